#include "rules/shortcoming_features.h"

#include <cassert>
#include <numeric>
#include <optional>

#include "rules/answering_passage.h"
#include "rules/open_items.h"

namespace replylint {

namespace {

constexpr std::size_t acts_of_both = 2 * act_count;
using Likelihoods = std::array<float, acts_of_both>;

constexpr std::size_t index_of(Act act) {
  return static_cast<std::size_t>(act);
}
constexpr std::size_t index_of(AnswerAct act) {
  return act_count + static_cast<std::size_t>(act);
}

// Of the sentences that are judged.
std::vector<Likelihoods> likelihoods_of(const JudgedReply& reply) {
  std::vector<Likelihoods> result(reply.judged_sentences());
  for (std::size_t s = 0; s < result.size(); ++s)
    for (std::size_t act = 0; act < act_count; ++act) {
      result[s][act] = reply.acts.of(s, static_cast<Act>(act));
      result[s][act_count + act] = reply.acts.of(s, static_cast<AnswerAct>(act));
    }
  return result;
}

// Of all sentences but courtesies.
Likelihoods sum_of(const JudgedReply& reply, const std::vector<Likelihoods>& sentences) {
  Likelihoods sum{};
  for (std::size_t s = 0; s < sentences.size(); ++s)
    for (std::size_t act = 0; act < acts_of_both && !reply.traits[s].courtesy; ++act)
      sum[act] += sentences[s][act];
  return sum;
}

template <std::size_t Count>
class FeatureWriter {
 public:
  void add(double value) {
    if (next_ < features_.size()) features_[next_++] = static_cast<float>(value);
  }
  void add(const Likelihoods& values) {
    for (const float value : values) add(static_cast<double>(value));
  }
  // 1 at one of `kinds` places, 0 at the others.
  void add_kind(std::size_t kind, std::size_t kinds) {
    for (std::size_t i = 0; i < kinds; ++i) add(i == kind ? 1 : 0);
  }
  // After all have been added.
  [[nodiscard]] const std::array<float, Count>& features() const {
    assert(next_ == Count);
    return features_;
  }

 private:
  std::array<float, Count> features_{};
  std::size_t next_ = 0;
};

using ReplyWriter = FeatureWriter<reply_feature_count>;

// The highest from a sentence on.
float most_from(const std::vector<Likelihoods>& sentences, std::size_t first, std::size_t act) {
  float most = 0;
  for (std::size_t s = first; s < sentences.size(); ++s) most = std::max(most, sentences[s][act]);
  return most;
}

void add_acts(const JudgedReply& reply, ReplyWriter& writer) {
  std::vector<Likelihoods> sentences = likelihoods_of(reply);
  const Likelihoods sum = sum_of(reply, sentences);
  std::size_t said = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s)
    if (!reply.traits[s].courtesy) sentences[said++] = sentences[s];
  sentences.resize(said);
  Likelihoods first{};
  Likelihoods second{};
  std::size_t refusal = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t act = 0; act < acts_of_both; ++act) {
      const float value = sentences[s][act];
      second[act] = std::max(second[act], std::min(value, first[act]));
      first[act] = std::max(first[act], value);
    }
    if (sentences[s][index_of(AnswerAct::refusal)] >
        sentences[refusal][index_of(AnswerAct::refusal)])
      refusal = s;
  }
  for (const Likelihoods& values : {first, second, sum}) writer.add(values);
  // What comes behind the "no".
  double offers = 0;
  for (std::size_t s = refusal + 1; s < sentences.size(); ++s)
    offers += static_cast<double>(sentences[s][index_of(AnswerAct::offer)]);
  writer.add(static_cast<double>(most_from(sentences, refusal + 1, index_of(AnswerAct::offer))));
  writer.add(offers);
  writer.add(static_cast<double>(most_from(sentences, refusal + 1, index_of(Act::option))));
}

constexpr std::array<bool Traits::*, 11> kinds_of_traits{
    &Traits::asks,     &Traits::verdict,    &Traits::done,   &Traits::time,
    &Traits::number,   &Traits::place,      &Traits::reason, &Traits::instruction,
    &Traits::deferral, &Traits::covers_all, &Traits::bare};

void add_traits(const JudgedReply& reply, ReplyWriter& writer) {
  constexpr double usual_words = 50;
  std::array<int, kinds_of_traits.size()> counts{};
  std::size_t words = 0;
  int said = 0;
  int open = 0;
  int imperatives = 0;
  for (std::size_t s = 0; s < reply.judged_sentences(); ++s) {
    const Traits& traits = reply.traits[s];
    words += traits.words;
    if (traits.courtesy) continue;
    ++said;
    open += traits.open_work ? 1 : 0;
    imperatives += reply.draft.text.sentences[s].form == SentenceForm::imperative ? 1 : 0;
    for (std::size_t kind = 0; kind < counts.size(); ++kind)
      counts[kind] += traits.*kinds_of_traits[kind] ? 1 : 0;
  }
  writer.add(said);
  writer.add(static_cast<double>(words) / usual_words);
  writer.add(open);
  writer.add(imperatives);
  for (const int count : counts) writer.add(count);
  writer.add(std::any_of(reply.draft.blocks.begin(), reply.draft.blocks.end(),
                         [](const Block& block) {
                           return block.kind == BlockKind::preformatted && block.depth == 0;
                         })
                 ? 1
                 : 0);
}

constexpr double farthest_tone = 6;  // logits

double tone_of(const ToneScores& scores, std::size_t tone) {
  return std::clamp(static_cast<double>(scores[static_cast<Tone>(tone)]) / ToneScores::per_logit,
                    -farthest_tone, farthest_tone);
}
constexpr std::size_t item_kinds = 5;

constexpr double farthest_link = 9;

double clamped_link(double link) {
  return std::clamp(link, -farthest_link, farthest_link);
}

// What the features of all items of a passage need.
struct PassageSummary {
  int said = 0;  // sentences, courtesies left out
  double words = 0;
  std::vector<double> links;    // of each item, the highest with one of the sentences
  std::vector<double> weighed;  // of `AnsweringPassage::links`
};

// `links` are those of all items.
PassageSummary summary_of(const JudgedReply& reply, const AnsweringPassage& passage,
                          std::span<const double> links) {
  const std::size_t sentences = links.size() / reply.inquiry.items.size();
  const std::size_t weighed = passage.links.size() / passage.items.size();
  PassageSummary summary;
  for (std::size_t s = passage.first; s < passage.end; ++s) {
    if (reply.traits[s].courtesy) continue;
    ++summary.said;
    summary.words += static_cast<double>(reply.traits[s].words);
  }
  for (std::size_t place = 0; place < passage.items.size(); ++place) {
    double& link = summary.links.emplace_back(-farthest_link);
    for (std::size_t s = passage.first; s < passage.end; ++s)
      if (!reply.traits[s].courtesy)
        link = std::max(link, clamped_link(links[passage.items[place] * sentences + s]));
    double& most = summary.weighed.emplace_back(-farthest_link);
    for (const double each : std::span(passage.links).subspan(place * weighed, weighed))
      most = std::max(most, clamped_link(each));
  }
  return summary;
}

// The highest of all but one.
double highest_of_others(std::span<const double> links, std::size_t own) {
  double highest = -farthest_link;
  for (std::size_t i = 0; i < links.size(); ++i)
    if (i != own) highest = std::max(highest, links[i]);
  return highest;
}

// The sentence that answers an item best, and how well; and how well the next best does.
struct BestAnswer {
  std::optional<std::size_t> sentence;
  double first = -farthest_link;
  double second = -farthest_link;
};

// `links` are those of the item.
BestAnswer best_answer(const JudgedReply& reply, std::span<const double> links) {
  BestAnswer best;
  for (std::size_t s = 0; s < links.size(); ++s) {
    if (reply.traits[s].courtesy) continue;
    const double value = clamped_link(links[s]);
    if (!best.sentence || value > best.first) {
      best.second = best.first;
      best.first = value;
      best.sentence = s;
    } else {
      best.second = std::max(best.second, value);
    }
  }
  return best;
}

// What the features of all items need.
struct ItemSummary {
  std::vector<BestAnswer> best;  // of each
  double mean_link = 0;          // of the best
  double mean_score = 0;
  double words = 0;     // of the reply
  bool quotes = false;  // it has any
};

// `links` are those of all items.
ItemSummary summary_of_items(const JudgedReply& reply, std::span<const double> links) {
  const std::size_t items = reply.inquiry.items.size();
  const std::size_t sentences = links.size() / items;
  const auto share = [&](double value) { return value / static_cast<double>(items); };
  ItemSummary summary;
  summary.best.reserve(items);
  for (std::size_t i = 0; i < items; ++i) {
    const BestAnswer& best =
        summary.best.emplace_back(best_answer(reply, links.subspan(i * sentences, sentences)));
    summary.mean_link += share(best.first);
    summary.mean_score += share(reply.coverage.items[i].score);
  }
  for (const Traits& traits : reply.traits) summary.words += static_cast<double>(traits.words);
  summary.quotes = std::any_of(reply.draft.blocks.begin(), reply.draft.blocks.end(),
                               [](const Block& b) { return b.kind == BlockKind::quote; });
  return summary;
}

// What the item is, and what was found of its answer.
void add_coverage(const JudgedReply& reply, const ItemSummary& summary, std::size_t index,
                  FeatureWriter<item_feature_count>& writer) {
  constexpr std::size_t wants = 10;
  constexpr std::size_t states = 3;
  const Item& item = reply.inquiry.items[index];
  const ItemCoverage& coverage = reply.coverage.items[index];
  const bool quoted = !coverage.quotes.empty();
  writer.add(item.confidence);
  writer.add(coverage.score);
  writer.add(item.confidence * (1 - coverage.score));
  writer.add_kind(static_cast<std::size_t>(coverage.state), states);
  writer.add(quoted ? 1 : 0);
  writer.add(summary.quotes ? 1 : 0);
  writer.add(summary.quotes && !quoted ? 1 : 0);
  writer.add_kind(static_cast<std::size_t>(item.kind), item_kinds);
  writer.add_kind(static_cast<std::size_t>(item.wants), wants);
  writer.add(static_cast<double>(reply.inquiry.items.size()));
  writer.add(static_cast<double>(coverage.evidence.size()));
}

// How well it is answered beside the others, and how many of those share its answer.
void add_rivals(const JudgedReply& reply, const ItemSummary& summary, std::span<const double> links,
                std::size_t index, FeatureWriter<item_feature_count>& writer) {
  const std::size_t items = reply.inquiry.items.size();
  const std::size_t sentences = links.size() / items;
  const ItemCoverage& coverage = reply.coverage.items[index];
  const BestAnswer& best = summary.best[index];
  int sharing = 0;
  double rival = -farthest_link;
  for (std::size_t other = 0; other < items; ++other) {
    if (other == index) continue;
    const auto& evidence = reply.coverage.items[other].evidence;
    const bool shares = std::any_of(evidence.begin(), evidence.end(),
                                    [&](Span span) { return answers(coverage, span); });
    sharing += shares ? 1 : 0;
    if (best.sentence)
      rival = std::max(rival, clamped_link(links[other * sentences + *best.sentence]));
  }
  writer.add(sharing);
  writer.add(best.first);
  writer.add(best.second);
  writer.add(items > 1 ? best.first - rival : 0);
}

// How long the item and the reply are, where the item stands, and how well all are answered.
void add_lengths(const JudgedReply& reply, const ItemSummary& summary, std::size_t index,
                 FeatureWriter<item_feature_count>& writer) {
  constexpr double most_words = 30;
  constexpr double usual_words = 10;
  constexpr double usual_sentences = 10;
  constexpr double usual_length = 50;
  const auto& items = reply.inquiry.items;
  const auto share = [&](double value) { return value / static_cast<double>(items.size()); };
  const auto words = static_cast<double>(words_of(reply.inquiry, items[index]).size());
  const auto sentences = static_cast<double>(reply.traits.size());
  writer.add(std::min(words, most_words) / usual_words);
  writer.add(share(static_cast<double>(index)));
  writer.add(sentences / usual_sentences);
  writer.add(share(sentences));
  writer.add(summary.words / usual_length);
  writer.add(summary.mean_link);
  writer.add(summary.best[index].first - summary.mean_link);
  writer.add(summary.mean_score);
  writer.add(index + 1 == items.size() ? 1 : 0);
}

// Of the sentences that stand where the answer to the item belongs, and of the items that belong
// there with it.
void add_passage(const AnsweringPassage& passage, const PassageSummary& summary, std::size_t item,
                 FeatureWriter<item_feature_count>& writer) {
  constexpr double usual_words = 10;
  const std::vector<std::size_t>& items = passage.items;
  const auto place =
      static_cast<std::size_t>(std::lower_bound(items.begin(), items.end(), item) - items.begin());
  writer.add(static_cast<double>(items.size()));
  writer.add(place + 1 == items.size() ? 1 : 0);
  writer.add(summary.said);
  writer.add(summary.words / usual_words);
  writer.add(summary.links[place]);
  writer.add(highest_of_others(summary.links, place));
  writer.add(passage.unanswered[place]);
  writer.add(summary.weighed[place]);
  writer.add(highest_of_others(summary.weighed, place));
  const std::size_t weighed = passage.links.size() / items.size();
  writer.add(static_cast<double>(weighed));
  for (const float evidence : passage.strongest[place]) writer.add(static_cast<double>(evidence));
}

// "You can do both.", below its quote
bool is_among_all(const JudgedReply& reply, const ItemCoverage& coverage) {
  if (coverage.quotes.empty()) return false;
  for (std::size_t s = 0; s < reply.traits.size(); ++s)
    if (reply.traits[s].covers_all &&
        std::find(coverage.evidence.begin(), coverage.evidence.end(),
                  reply.draft.text.sentences[s].span) != coverage.evidence.end())
      return true;
  return false;
}

}  // namespace

ReplyFeatures reply_features(const JudgedReply& reply) {
  ReplyWriter writer;
  add_acts(reply, writer);
  add_traits(reply, writer);
  std::array<int, item_kinds> kinds{};
  for (const Item& item : reply.inquiry.items) ++kinds.at(static_cast<std::size_t>(item.kind));
  for (const int count : kinds) writer.add(count);
  for (std::size_t tone = 0; tone < tone_count; ++tone) {
    double most = -farthest_tone;
    for (std::size_t s = 0; s < reply.judged_sentences(); ++s)
      most = std::max(most, tone_of(reply.tones[s], tone));
    writer.add(most);
  }
  return writer.features();
}

std::vector<SentenceFeatures> sentence_features(const JudgedReply& reply) {
  constexpr double usual_words = 10;
  constexpr double usual_sentences = 10;
  constexpr double usual_tone = 3;
  constexpr std::size_t forms = 4;
  const std::vector<Likelihoods> acts = likelihoods_of(reply);
  const Likelihoods sum = sum_of(reply, acts);
  std::vector<SentenceFeatures> result;
  result.reserve(acts.size());
  for (std::size_t s = 0; s < acts.size(); ++s) {
    const Traits& traits = reply.traits[s];
    const Sentence& sentence = reply.draft.text.sentences[s];
    FeatureWriter<sentence_feature_count> writer;
    writer.add(acts[s]);
    for (std::size_t tone = 0; tone < tone_count; ++tone)
      writer.add(tone_of(reply.tones[s], tone) / usual_tone);
    writer.add(traits.courtesy ? 1 : 0);
    for (const auto kind : kinds_of_traits) writer.add(traits.*kind ? 1 : 0);
    writer.add(traits.open_work ? 1 : 0);
    writer.add(static_cast<double>(traits.words) / usual_words);
    writer.add_kind(static_cast<std::size_t>(sentence.form) + (sentence.question_mark ? forms : 0),
                    2 * forms);
    writer.add(s > 0 ? acts[s - 1] : Likelihoods{});
    writer.add(s + 1 < acts.size() ? acts[s + 1] : Likelihoods{});
    Likelihoods rest = sum;
    for (std::size_t act = 0; act < acts_of_both && !traits.courtesy; ++act)
      rest[act] -= acts[s][act];
    writer.add(rest);
    for (const std::size_t act :
         {index_of(Act::option), index_of(AnswerAct::offer), index_of(AnswerAct::refusal)})
      writer.add(static_cast<double>(most_from(acts, s + 1, act)));
    writer.add(static_cast<double>(s) / usual_sentences);
    writer.add(static_cast<double>(acts.size() - s) / usual_sentences);
    writer.add(static_cast<double>(acts.size()) / usual_sentences);
    result.push_back(writer.features());
  }
  return result;
}

std::vector<ItemFeatures> item_features(const JudgedReply& reply) {
  const auto& items = reply.inquiry.items;
  std::vector<ItemFeatures> result;
  if (items.empty() || items.size() > std::min(most_judged_items, compared_items)) return result;
  std::vector<std::size_t> all(items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::span<const double> links = reply.evidence.links_of(all);
  const std::vector<AnsweringPassage> passages = answering_passages(reply);
  std::vector<PassageSummary> summaries;
  summaries.reserve(passages.size());
  for (const AnsweringPassage& passage : passages)
    summaries.push_back(summary_of(reply, passage, links));
  const ItemSummary summary = summary_of_items(reply, links);
  for (std::size_t i = 0; i < items.size(); ++i) {
    FeatureWriter<item_feature_count> writer;
    add_coverage(reply, summary, i, writer);
    add_rivals(reply, summary, links, i, writer);
    add_lengths(reply, summary, i, writer);
    const auto passage = std::find_if(passages.begin(), passages.end(), [&](const auto& other) {
      return std::binary_search(other.items.begin(), other.items.end(), i);
    });
    add_passage(*passage, summaries[static_cast<std::size_t>(passage - passages.begin())], i,
                writer);
    result.push_back({writer.features(), passage->quoted && passage->items.size() > 1});
  }
  return result;
}

bool is_judged(const JudgedReply& reply, std::size_t item) {
  const Item& judged = reply.inquiry.items[item];
  const Text& text = reply.inquiry.text;
  return judged.kind != ItemKind::praise && !is_among_all(reply, reply.coverage.items[item]) &&
         reply.coverage.items[item].state != ItemState::deferred &&
         !points_back(text.words_of(text.sentences[judged.sentence]));
}

}  // namespace replylint
