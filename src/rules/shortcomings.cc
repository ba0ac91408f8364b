#include "rules/shortcomings.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numeric>

#include "match/word_vectors.h"
#include "rules/answering_passage.h"
#include "rules/asks.h"
#include "rules/open_items.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/feature_hash.h"
#include "text/formatted.h"
#include "text/multiversion.h"
#include "text/prefetch.h"
#include "text/word_set.h"

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

std::size_t judged_sentences(const JudgedReply& reply) {
  return std::min(reply.traits.size(), most_judged_sentences);
}

// Of the sentences that are judged.
std::vector<Likelihoods> likelihoods_of(const JudgedReply& reply) {
  std::vector<Likelihoods> result(judged_sentences(reply));
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
  for (std::size_t s = 0; s < judged_sentences(reply); ++s) {
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
    for (std::size_t s = 0; s < judged_sentences(reply); ++s)
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

namespace {

constexpr double farthest_link = 9;

double clamped_link(double link) {
  return std::clamp(link, -farthest_link, farthest_link);
}

// Of the sentences that stand where the answer to the item belongs, and of the items that belong
// there with it.
void add_passage(const JudgedReply& reply, const AnsweringPassage& passage, std::size_t item,
                 std::span<const double> links, FeatureWriter<item_feature_count>& writer) {
  constexpr double usual_words = 10;
  const std::size_t sentences = links.size() / reply.inquiry.items.size();
  const std::vector<std::size_t>& items = passage.items;
  const auto place =
      static_cast<std::size_t>(std::lower_bound(items.begin(), items.end(), item) - items.begin());
  double own = -farthest_link;
  double others = -farthest_link;
  int said = 0;
  double words = 0;
  for (std::size_t s = passage.first; s < passage.end; ++s) {
    if (reply.traits[s].courtesy) continue;
    ++said;
    words += static_cast<double>(reply.traits[s].words);
    for (const std::size_t each : items) {
      double& most = each == item ? own : others;
      most = std::max(most, clamped_link(links[each * sentences + s]));
    }
  }
  writer.add(static_cast<double>(items.size()));
  writer.add(place + 1 == items.size() ? 1 : 0);
  writer.add(said);
  writer.add(words / usual_words);
  writer.add(own);
  writer.add(others);
  writer.add(passage.unanswered[place]);
  const std::size_t weighed = passage.links.size() / items.size();
  double own_weighed = -farthest_link;
  double others_weighed = -farthest_link;
  for (std::size_t i = 0; i < passage.links.size(); ++i) {
    double& most = i / weighed == place ? own_weighed : others_weighed;
    most = std::max(most, clamped_link(passage.links[i]));
  }
  writer.add(own_weighed);
  writer.add(others_weighed);
  writer.add(static_cast<double>(weighed));
  for (const float evidence : passage.strongest[place]) writer.add(static_cast<double>(evidence));
}

}  // namespace

std::vector<ItemFeatures> item_features(const JudgedReply& reply) {
  constexpr std::size_t wants = 10;
  constexpr std::size_t states = 3;
  const auto& items = reply.inquiry.items;
  std::vector<ItemFeatures> result;
  if (items.empty() || items.size() > std::min(most_judged_items, compared_items)) return result;
  std::vector<std::size_t> all(items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const std::span<const double> links = reply.evidence.links_of(all);
  const std::size_t sentences = links.size() / items.size();
  const std::vector<AnsweringPassage> passages = answering_passages(reply);
  const auto link = [&](std::size_t item, std::size_t sentence) {
    return clamped_link(links[item * sentences + sentence]);
  };
  // The sentence that answers each item best, and how well; and how well the next best does.
  struct Best {
    std::optional<std::size_t> sentence;
    double first = -farthest_link;
    double second = -farthest_link;
  };
  std::vector<Best> best(items.size());
  double mean_link = 0;
  double mean_score = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t s = 0; s < sentences; ++s) {
      if (reply.traits[s].courtesy) continue;
      const double value = link(i, s);
      if (!best[i].sentence || value > best[i].first) {
        best[i].second = best[i].first;
        best[i].first = value;
        best[i].sentence = s;
      } else {
        best[i].second = std::max(best[i].second, value);
      }
    }
    mean_link += best[i].first / static_cast<double>(items.size());
    mean_score += reply.coverage.items[i].score / static_cast<double>(items.size());
  }
  double words = 0;
  for (const Traits& traits : reply.traits) words += static_cast<double>(traits.words);
  const bool quotes = std::any_of(reply.draft.blocks.begin(), reply.draft.blocks.end(),
                                  [](const Block& b) { return b.kind == BlockKind::quote; });
  const auto share = [&](double value) { return value / static_cast<double>(items.size()); };
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const ItemCoverage& coverage = reply.coverage.items[i];
    const bool quoted = !coverage.quotes.empty();
    FeatureWriter<item_feature_count> writer;
    writer.add(item.confidence);
    writer.add(coverage.score);
    writer.add(item.confidence * (1 - coverage.score));
    writer.add_kind(static_cast<std::size_t>(coverage.state), states);
    writer.add(quoted ? 1 : 0);
    writer.add(quotes ? 1 : 0);
    writer.add(quotes && !quoted ? 1 : 0);
    writer.add_kind(static_cast<std::size_t>(item.kind), item_kinds);
    writer.add_kind(static_cast<std::size_t>(item.wants), wants);
    writer.add(static_cast<double>(items.size()));
    writer.add(static_cast<double>(coverage.evidence.size()));
    int sharing = 0;
    double rival = -farthest_link;
    for (std::size_t other = 0; other < items.size(); ++other) {
      if (other == i) continue;
      const auto& evidence = reply.coverage.items[other].evidence;
      sharing +=
          std::any_of(evidence.begin(), evidence.end(),
                      [&](Span span) {
                        return std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                                           [&](Span own) { return own.overlaps(span); });
                      })
              ? 1
              : 0;
      if (best[i].sentence) rival = std::max(rival, link(other, *best[i].sentence));
    }
    writer.add(sharing);
    writer.add(best[i].first);
    writer.add(best[i].second);
    writer.add(items.size() > 1 ? best[i].first - rival : 0);
    constexpr double most_words = 30;
    constexpr double usual_words = 10;
    constexpr double usual_sentences = 10;
    constexpr double usual_length = 50;
    writer.add(std::min(static_cast<double>(words_of(reply.inquiry, item).size()), most_words) /
               usual_words);
    writer.add(share(static_cast<double>(i)));
    writer.add(static_cast<double>(reply.traits.size()) / usual_sentences);
    writer.add(share(static_cast<double>(reply.traits.size())));
    writer.add(words / usual_length);
    writer.add(mean_link);
    writer.add(best[i].first - mean_link);
    writer.add(mean_score);
    writer.add(i + 1 == items.size() ? 1 : 0);
    const auto passage = std::find_if(passages.begin(), passages.end(), [&](const auto& other) {
      return std::binary_search(other.items.begin(), other.items.end(), i);
    });
    add_passage(reply, *passage, i, links, writer);
    result.push_back(writer.features());
  }
  return result;
}

namespace {

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

bool is_judged(const JudgedReply& reply, std::size_t item) {
  const Item& judged = reply.inquiry.items[item];
  const Text& text = reply.inquiry.text;
  return judged.kind != ItemKind::praise && !is_among_all(reply, reply.coverage.items[item]) &&
         reply.coverage.items[item].state != ItemState::deferred &&
         !points_back(text.words_of(text.sentences[judged.sentence]));
}

namespace {

// The table of what sentences do wrong: whole numbers, a row for each feature of their words; then
// floats, a row for each number of their meaning, each feature of the sentence and of the reply,
// one that is always added, and from what score on each is sure. Rows are filled up to `columns`.
constexpr std::size_t columns = 24;
using Sums = std::array<float, columns>;
constexpr std::size_t float_rows =
    MeaningSum::dimensions + sentence_feature_count + reply_feature_count + 2;
constexpr std::size_t bytes_of_words = act_rows * columns;

const signed char* sentence_table() {
  static const signed char* const table =
      embedded_table("english_shortcomings", bytes_of_words + float_rows * sizeof(Sums));
  return table;
}

// The floats, which may stand at any address in it.
const std::vector<Sums>& float_table() {
  static const std::vector<Sums> rows = [] {
    std::vector<Sums> read(float_rows);
    std::memcpy(read.data(), sentence_table() + bytes_of_words, float_rows * sizeof(Sums));
    return read;
  }();
  return rows;
}

REPLYLINT_MULTIVERSION void add_rows(const Sums* rows, const float* values, std::size_t count,
                                     Sums& sums) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t column = 0; column < columns; ++column)
      sums[column] += values[i] * rows[i][column];
}

REPLYLINT_MULTIVERSION void add_words(const signed char* const* rows, std::size_t count,
                                      std::array<std::int32_t, columns>& sums) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t column = 0; column < columns; ++column) sums[column] += rows[i][column];
}

}  // namespace

namespace {

// Of many sentences one looks more often like what it is not: so much is taken off each, in logits.
// As in tools/train/train_shortcomings.py.
float beyond_usual(const JudgedReply& reply) {
  constexpr float usual = 5;  // sentences
  constexpr float rarer = 1.5F;
  std::size_t judged = 0;
  for (std::size_t s = 0; s < judged_sentences(reply); ++s)
    judged += reply.traits[s].courtesy ? 0 : 1;
  return rarer * std::log(std::max(static_cast<float>(judged), usual) / usual);
}

}  // namespace

std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply) {
  constexpr float per_logit = 24;  // of the table's whole numbers
  const signed char* const table = sentence_table();
  std::vector<ShortcomingScores> result;
  if (table == nullptr) return result;
  const std::vector<Sums>& floats = float_table();
  const Sums* const of_meaning = floats.data();
  const Sums* const of_sentence = of_meaning + MeaningSum::dimensions;
  const Sums* const of_reply = of_sentence + sentence_feature_count;
  Sums whole = of_reply[reply_feature_count];
  const ReplyFeatures all = reply_features(reply);
  add_rows(of_reply, all.data(), all.size(), whole);
  const float taken_off = beyond_usual(reply);
  for (float& each : whole) each -= taken_off;
  const std::vector<SentenceFeatures> sentences = sentence_features(reply);
  result.resize(sentences.size());
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    std::array<std::int32_t, columns> words{};
    RowsAhead found([&](std::span<const signed char* const> waiting) {
      add_words(waiting.data(), waiting.size(), words);
    });
    for (const std::uint32_t row : reply.acts.rows_of(s)) found.add(table + row * columns);
    found.read_waiting();
    Sums sums = whole;
    std::array<float, MeaningSum::dimensions> meaning{};
    const Meaning meant = reply.acts.meaning_of(s);
    for (std::size_t i = 0; i < meaning.size(); ++i)
      meaning[i] = static_cast<float>(meant.vector()[i]) / Meaning::one;
    add_rows(of_meaning, meaning.data(), meaning.size(), sums);
    add_rows(of_sentence, sentences[s].data(), sentences[s].size(), sums);
    for (std::size_t column = 0; column < result[s].size(); ++column)
      result[s][column] = sums[column] + static_cast<float>(words[column]) / per_logit;
  }
  return result;
}

namespace {

// The table of what is passed over: decision trees, of which each adds the number of the leaf that
// an item comes to, and a number that is always added.
struct Node {
  float number;         // what a leaf adds, or the most that goes to the left
  std::int8_t feature;  // of those of an item; below 0 in a leaf
  std::uint8_t left;    // the node for what has at most `number` of the feature,
  std::uint8_t right;   // and for what has more
  std::uint8_t unused;
};
static_assert(item_feature_count <= 128, "a feature must fit into a node");
constexpr std::size_t tree_count = 300;
constexpr std::size_t most_nodes = 31;
using Tree = std::array<Node, most_nodes>;
struct PassedOverTable {
  std::array<Tree, tree_count> trees;
  float constant;
};

const PassedOverTable* passed_over_table() {
  static const std::unique_ptr<const PassedOverTable> table = [] {
    std::unique_ptr<PassedOverTable> read;
    const signed char* const bytes = embedded_table("english_passed_over", sizeof(PassedOverTable));
    if (bytes == nullptr) return read;
    read = std::make_unique<PassedOverTable>();
    std::memcpy(read.get(), bytes, sizeof(PassedOverTable));
    return read;
  }();
  return table.get();
}

float leaf_of(const Tree& tree, const ItemFeatures& features) {
  const Node* node = tree.data();
  while (node->feature >= 0) {
    const float value = features[static_cast<std::size_t>(node->feature)];
    node = &tree[value <= node->number ? node->left : node->right];
  }
  return node->number;
}

}  // namespace

std::vector<float> passed_over_scores(const JudgedReply& reply) {
  std::vector<float> result;
  const PassedOverTable* const table = passed_over_table();
  if (table == nullptr) return result;
  for (const ItemFeatures& features : item_features(reply)) {
    float& score = result.emplace_back(table->constant);
    for (const Tree& tree : table->trees) score += leaf_of(tree, features);
  }
  return result;
}

namespace {

// In the order of sentence_shortcomings.
constexpr std::array<std::string_view, sentence_shortcomings.size()> messages{
    "“{}” seems to argue with the customer: grant what is true in what they wrote, and say what "
    "you will do.",
    "“{}” seems to ask for what the customer told already: look it up in what they wrote.",
    "“{}” may read as if the customer were at fault: say what happened, and what helps now.",
    "“{}” may read as if you talked down to the customer: say only what helps them.",
    "“{}” seems to doubt what the customer saw: take it as given, and say what you look at or need "
    "to find its cause.",
    "“{}” seems to stand where an answer belongs, and the customer would have to ask again: say "
    "yes or no, or name what is asked for, first.",
    "“{}” seems to promise without an act behind it: write who does what, and by when.",
    "“{}” seems to offer feeling where the customer wants something done: write what you do about "
    "it, or leave it out.",
    "“{}” seems to be no whole sentence: complete it.",
    "“{}” seems to leave something to be done, without a time: say when it is done, or when the "
    "customer hears of it.",
    "“{}” seems to tell what to do without showing it: add the line to type, the button to press, "
    "or a sample.",
    "“{}” seems to say no, and nothing behind it clearly shows a way forward: offer one, or better "
    "two, with what speaks for each.",
    "“{}” seems to explain how you work where the customer wants to know what becomes of their "
    "matter: answer that first, and leave out what it does not need.",
    "“{}” may read as rude: say the same in the words you would use to their face.",
    "“{}” seems to hand the customer on, and nobody is left who answers: do it yourself, or write "
    "who acts, what they do next, and when the customer hears of it.",
    "“{}” may read as mockery: say plainly what you mean.",
    "“{}” seems to leave the customer one way only: offer a second, with what speaks for each.",
    "“{}” may read as a threat: say what happens, why, and how the customer can avoid it.",
    "“{}” sounds like a form letter: write to this customer, in your own words.",
    "“{}” seems to ask for something that customers do not expect to be asked for: say what it is "
    "needed for.",
    "“{}” seems to name nothing of what it answers, and the customer cannot tell what is meant: "
    "name it.",
    "“{}” seems to name no time that the customer can rely on: give a day or an hour."};

double confidence_of(float above) {
  return 1 / (1 + std::exp(-static_cast<double>(above)));
}

bool has_found(const std::vector<Diagnostic>& found, std::string_view rule) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.rule == rule; });
}

// "Exchange them, or have a voucher", but not "on the 24th or later"
bool names_two_ways(std::span<const Word> words) {
  static constexpr auto degrees =
      word_set("earlier", "four", "less", "later", "more", "newer", "older", "so", "three", "two");
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].folded == "or" && !degrees.has(words[i + 1])) return true;
  return false;
}

// The likeliest that no rule has found anything of.
std::optional<SuspectedShortcoming> suspect_sentence(const Context& context,
                                                     const JudgedReply& reply,
                                                     const std::vector<Diagnostic>& found) {
  constexpr std::size_t longest_judged = 60;  // words, whose weights add up
  const std::vector<ShortcomingScores> scores = shortcoming_scores(reply);
  std::size_t likeliest = 0;
  std::size_t sentence = 0;
  float most = 0;
  for (std::size_t s = 0; s < scores.size(); ++s)
    for (std::size_t i = 0; i < scores[s].size(); ++i) {
      if (scores[s][i] <= most || reply.traits[s].courtesy ||
          reply.traits[s].words > longest_judged)
        continue;
      const Text& text = context.draft.text;
      if (sentence_shortcomings[i] == "single-option" &&
          names_two_ways(text.words_of(text.sentences[s])))
        continue;
      if (sentence_shortcomings[i] == "unexplained-question" && asks_what_is_needed(context))
        continue;
      // "Yes to both."
      if (sentence_shortcomings[i] == "vague-answer" && reply.traits[s].covers_all) continue;
      most = scores[s][i];
      likeliest = i;
      sentence = s;
    }
  const std::string_view rule = sentence_shortcomings.at(likeliest);
  if (most <= 0 || has_found(found, rule)) return std::nullopt;
  SuspectedShortcoming result;
  result.rule = rule;
  result.span = context.draft.text.sentences[sentence].span;
  result.message = formatted(fmt::runtime(messages.at(likeliest)),
                             shortened(slice(context.body(), result.span)));
  result.confidence = confidence_of(most);
  // Mail among experts is not what the table knows: there a warning at the bare margin was mostly
  // wrong, and so was one about a long sentence, whose words add up. What is wrong with the
  // sentence may be what a rule found in it.
  constexpr float beyond = 1;  // logits
  constexpr std::size_t most_words = 30;
  result.sure =
      most >= float_table().back().at(likeliest) + beyond &&
      reply.traits[sentence].words <= most_words &&
      std::none_of(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
        return diagnostic.severity != Severity::suggestion && diagnostic.span.overlaps(result.span);
      });
  return result;
}

struct PassedOver {
  std::string_view rule;
  std::string_view message;
};

PassedOver passed_over(ItemKind kind) {
  if (kind == ItemKind::question)
    return {"unanswered-question",
            "Nothing in the draft clearly takes up “{}”; the customer would have to ask again: "
            "answer it here, or say when they will have the answer."};
  if (kind == ItemKind::request)
    return {"unaddressed-request",
            "Nothing in the draft clearly takes up “{}”; the customer cannot tell whether it is "
            "done: say here that it is, when it will be, or why it cannot be."};
  return {
      "unaddressed-problem",
      "Nothing in the draft clearly takes up “{}”; the customer cannot tell whether you saw it: "
      "say here what you found, or when they will hear of it."};
}

std::optional<SuspectedShortcoming> suspect_item(const Context& context, const JudgedReply& reply,
                                                 const std::vector<Diagnostic>& found) {
  const std::vector<float> scores = passed_over_scores(reply);
  std::optional<std::size_t> likeliest;
  float most = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] <= most || !is_judged(reply, i)) continue;
    most = scores[i];
    likeliest = i;
  }
  if (!likeliest) return std::nullopt;
  const Item& item = context.inquiry.items[*likeliest];
  const auto [rule, message] = passed_over(item.kind);
  const bool told = std::any_of(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
    return diagnostic.item == item.id;
  });
  if (told || has_found(found, rule)) return std::nullopt;
  SuspectedShortcoming result;
  const std::size_t place = context.coverage.items[*likeliest].place;
  result.rule = rule;
  result.span = {place, place};
  result.item = item.id;
  result.message =
      formatted(fmt::runtime(message), shortened(slice(context.customer.body, item.span)));
  result.confidence = confidence_of(most);
  return result;
}

}  // namespace

std::optional<JudgedReply> judged_reply(const Context& context) {
  if (!context.draft.text.english || !context.inquiry.text.english ||
      context.inquiry.items.empty() || context.traits.size() > most_judged_sentences)
    return std::nullopt;
  return JudgedReply{context.inquiry, context.draft, context.coverage, context.traits,
                     context.tones,   *context.acts, *context.evidence};
}

std::vector<SuspectedShortcoming> suspect_shortcomings(const Context& context,
                                                       const std::vector<Diagnostic>& found) {
  std::vector<SuspectedShortcoming> suspected;
  const std::optional<JudgedReply> reply = judged_reply(context);
  if (!reply || has_answers_in_history(context)) return suspected;
  if (auto sentence = suspect_sentence(context, *reply, found))
    suspected.push_back(*std::move(sentence));
  if (auto item = suspect_item(context, *reply, found)) suspected.push_back(*std::move(item));
  return suspected;
}

}  // namespace replylint
