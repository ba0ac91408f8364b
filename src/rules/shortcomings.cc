#include "rules/shortcomings.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include "rules/acts.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/feature_hash.h"

namespace replylint {

namespace {

constexpr std::size_t acts_of_both = 2 * act_count;
// Longer replies are not judged: those that the table knows have half a page.
constexpr std::size_t most_sentences = 20;

using Likelihoods = std::array<float, acts_of_both>;

Likelihoods likelihoods_of(const SentenceActs& acts, std::size_t sentence) {
  Likelihoods result{};
  for (std::size_t act = 0; act < act_count; ++act) {
    result[act] = acts.of(sentence, static_cast<Act>(act));
    result[act_count + act] = acts.of(sentence, static_cast<AnswerAct>(act));
  }
  return result;
}

constexpr std::size_t index_of(AnswerAct act) {
  return act_count + static_cast<std::size_t>(act);
}

class FeatureWriter {
 public:
  void add(double value) {
    if (next_ < features_.size()) features_[next_++] = static_cast<float>(value);
  }
  [[nodiscard]] const ShortcomingFeatures& features() const { return features_; }

 private:
  ShortcomingFeatures features_{};
  std::size_t next_ = 0;
};

void add_acts(const std::vector<Likelihoods>& sentences, FeatureWriter& writer) {
  Likelihoods first{};
  Likelihoods second{};
  Likelihoods sum{};
  std::size_t refusal = 0;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t act = 0; act < acts_of_both; ++act) {
      const float value = sentences[s][act];
      sum[act] += value;
      second[act] = std::max(second[act], std::min(value, first[act]));
      first[act] = std::max(first[act], value);
    }
    if (sentences[s][index_of(AnswerAct::refusal)] >
        sentences[refusal][index_of(AnswerAct::refusal)])
      refusal = s;
  }
  for (const Likelihoods& values : {first, second, sum})
    for (const float value : values) writer.add(static_cast<double>(value));
  // What comes behind the "no".
  float offer = 0;
  float offers = 0;
  float option = 0;
  for (std::size_t s = refusal + 1; s < sentences.size(); ++s) {
    offer = std::max(offer, sentences[s][index_of(AnswerAct::offer)]);
    offers += sentences[s][index_of(AnswerAct::offer)];
    option = std::max(option, sentences[s][static_cast<std::size_t>(Act::option)]);
  }
  writer.add(static_cast<double>(offer));
  writer.add(static_cast<double>(offers));
  writer.add(static_cast<double>(option));
}

void add_traits(const Draft& draft, std::span<const Traits> traits, FeatureWriter& writer) {
  constexpr double usual_words = 50;
  constexpr std::array<bool Traits::*, 11> kinds{
      &Traits::asks,     &Traits::verdict,    &Traits::done,   &Traits::time,
      &Traits::number,   &Traits::place,      &Traits::reason, &Traits::instruction,
      &Traits::deferral, &Traits::covers_all, &Traits::bare};
  std::array<int, kinds.size()> counts{};
  std::size_t words = 0;
  int said = 0;
  int open = 0;
  int imperatives = 0;
  for (std::size_t s = 0; s < traits.size(); ++s) {
    words += traits[s].words;
    if (traits[s].courtesy) continue;
    ++said;
    open += traits[s].open_work ? 1 : 0;
    imperatives += draft.text.sentences[s].form == SentenceForm::imperative ? 1 : 0;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
      counts[kind] += traits[s].*kinds[kind] ? 1 : 0;
  }
  writer.add(said);
  writer.add(static_cast<double>(words) / usual_words);
  writer.add(open);
  writer.add(imperatives);
  for (const int count : counts) writer.add(count);
  const auto stands = [&](BlockKind kind, bool own) {
    return std::any_of(draft.blocks.begin(), draft.blocks.end(), [&](const Block& block) {
      return block.kind == kind && (block.depth == 0) == own;
    });
  };
  writer.add(stands(BlockKind::quote, false) ? 1 : 0);
  writer.add(stands(BlockKind::preformatted, true) ? 1 : 0);
}

// How far the strongest of each tone lies above its threshold, in logits.
void add_tones(std::span<const ToneScores> tones, FeatureWriter& writer) {
  constexpr double farthest = 6;
  for (std::size_t tone = 0; tone < tone_count; ++tone) {
    double most = -farthest;
    for (const ToneScores& sentence : tones)
      most = std::max(
          most, static_cast<double>(sentence[static_cast<Tone>(tone)]) / ToneScores::per_logit);
    writer.add(std::min(most, farthest));
  }
}

void add_items(const Inquiry& inquiry, const Coverage& coverage, FeatureWriter& writer) {
  std::array<int, 5> kinds{};
  std::array<int, 3> states{};
  double least_score = 1;
  double most_doubt = 0;
  for (std::size_t i = 0; i < inquiry.items.size(); ++i) {
    ++kinds.at(static_cast<std::size_t>(inquiry.items[i].kind));
    ++states.at(static_cast<std::size_t>(coverage.items[i].state));
    least_score = std::min(least_score, coverage.items[i].score);
    most_doubt = std::max(most_doubt, inquiry.items[i].confidence * (1 - coverage.items[i].score));
  }
  for (const int count : kinds) writer.add(count);
  for (const int count : states) writer.add(count);
  writer.add(least_score);
  writer.add(most_doubt);
}

}  // namespace

ShortcomingFeatures shortcoming_features(const Inquiry& inquiry, const Draft& draft,
                                         const Coverage& coverage, std::span<const Traits> traits,
                                         std::span<const ToneScores> tones,
                                         const SentenceActs& acts) {
  traits = traits.first(std::min(traits.size(), most_sentences));
  std::vector<Likelihoods> sentences;
  sentences.reserve(traits.size());
  for (std::size_t s = 0; s < traits.size(); ++s)
    if (!traits[s].courtesy) sentences.push_back(likelihoods_of(acts, s));
  FeatureWriter writer;
  add_acts(sentences, writer);
  add_traits(draft, traits, writer);
  add_items(inquiry, coverage, writer);
  add_tones(tones.first(std::min(tones.size(), most_sentences)), writer);
  return writer.features();
}

std::array<float, shortcoming_count> shortcoming_scores(const ShortcomingFeatures& features) {
  // A row for each shortcoming: its weights, and a constant.
  constexpr std::size_t columns = shortcoming_feature_count + 1;
  static const signed char* const table =
      embedded_table("english_shortcomings", shortcoming_count * columns * sizeof(float));
  std::array<float, shortcoming_count> scores{};
  if (table == nullptr) return scores;
  for (std::size_t row = 0; row < scores.size(); ++row) {
    std::array<float, columns> weights;
    std::memcpy(weights.data(), table + row * sizeof(weights), sizeof(weights));
    float logit = weights.back();
    for (std::size_t i = 0; i < features.size(); ++i) logit += weights[i] * features[i];
    scores[row] = 1 / (1 + std::exp(-logit));
  }
  return scores;
}

namespace {

// Where a shortcoming is shown: in the sentence that most likely does something, or for an item
// that is asked for and least surely answered.
struct Kind {
  std::string_view rule;
  float least = 1;  // likelihood from which it is suspected
  std::optional<AnswerAct> act = std::nullopt;
  std::optional<Tone> tone = std::nullopt;
  std::optional<ItemKind> item = std::nullopt;
  std::string_view message = {};
};

Kind of_act(std::string_view rule, float least, AnswerAct act, std::string_view message) {
  return {rule, least, act, std::nullopt, std::nullopt, message};
}
Kind of_tone(std::string_view rule, float least, Tone tone, std::string_view message) {
  return {rule, least, std::nullopt, tone, std::nullopt, message};
}
Kind of_item(std::string_view rule, float least, ItemKind item, std::string_view message) {
  return {rule, least, std::nullopt, std::nullopt, item, message};
}

// In the order of Shortcoming. What cross-validation finds wrong more often than right is left to
// its rule.
const std::array<Kind, shortcoming_count>& all_kinds() {
  static const std::array<Kind, shortcoming_count> kinds{
      of_act("no-solution", 0.4F, AnswerAct::refusal,
             "“{}” seems to say no, and nothing behind it clearly shows a way forward: offer one, "
             "or better two, with what speaks for each."),
      Kind{"single-option"},
      of_act("dodged-answer", 0.5F, AnswerAct::evasion,
             "“{}” seems to stand where an answer belongs, and the customer would have to ask "
             "again: say yes or no, or name what is asked for, first."),
      of_act("unexplained-question", 0.7F, AnswerAct::unusual_question,
             "“{}” seems to ask for something that customers do not expect to be asked for: say "
             "what it is needed for."),
      of_act("vague-answer", 0.4F, AnswerAct::unspecific,
             "“{}” seems to name nothing of what it answers, and the customer cannot tell what is "
             "meant: name it."),
      Kind{"missing-eta"},
      of_item("unanswered-question", 0.5F, ItemKind::question,
              "Nothing in the draft clearly takes up “{}”; the customer would have to ask again: "
              "answer it here, or say when they will have the answer."),
      of_item("unaddressed-request", 0.5F, ItemKind::request,
              "Nothing in the draft clearly takes up “{}”; the customer cannot tell whether it is "
              "done: say here that it is, when it will be, or why it cannot be."),
      Kind{"unaddressed-problem"},
      Kind{"missing-example"},
      of_tone("process-lecture", 0.4F, Tone::process,
              "“{}” seems to explain how you work where the customer wants to know what becomes of "
              "their matter; answer that first, and leave out what it does not need."),
      of_tone("runaround", 0.4F, Tone::handoff,
              "“{}” seems to hand the customer on, and nobody is left who answers; do it yourself, "
              "or write who acts, what they do next, and when the customer hears of it."),
  };
  return kinds;
}

std::optional<std::size_t> strongest_tone(const Context& context, Tone tone) {
  std::optional<std::size_t> strongest;
  for (std::size_t s = 0; s < std::min(context.tones.size(), most_sentences); ++s)
    if (!context.traits[s].courtesy &&
        (!strongest || context.tones[s][tone] > context.tones[*strongest][tone]))
      strongest = s;
  return strongest;
}

std::optional<std::size_t> likeliest_sentence(const Context& context, AnswerAct act) {
  constexpr float least = 0.3F;
  std::optional<std::size_t> likeliest;
  float most = least;
  for (std::size_t s = 0; s < std::min(context.traits.size(), most_sentences); ++s) {
    if (context.traits[s].courtesy || context.acts->of(s, act) <= most) continue;
    likeliest = s;
    most = context.acts->of(s, act);
  }
  return likeliest;
}

// What is asked for is open, or little more than the sentence stands for its answer.
bool stands_for_answer(const Context& context, Span sentence) {
  constexpr std::size_t little = 3;  // sentences
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemKind kind = context.inquiry.items[i].kind;
    const ItemCoverage& coverage = context.coverage.items[i];
    if (kind != ItemKind::question && kind != ItemKind::request) continue;
    if (coverage.state == ItemState::unanswered ||
        (coverage.evidence.size() <= little &&
         std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                     [&](Span each) { return each.overlaps(sentence); })))
      return true;
  }
  return false;
}

std::optional<std::size_t> least_answered(const Context& context, ItemKind kind) {
  std::optional<std::size_t> least;
  double most_doubt = 0;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    const double doubt = item.confidence * (1 - coverage.score);
    if (item.kind != kind || coverage.state == ItemState::deferred || doubt <= most_doubt) continue;
    least = i;
    most_doubt = doubt;
  }
  return least;
}

}  // namespace

std::optional<SuspectedShortcoming> suspect_shortcoming(const Context& context,
                                                        const std::vector<Diagnostic>& found) {
  if (!context.draft.text.english || !context.inquiry.text.english ||
      context.inquiry.items.empty() || context.traits.size() > most_sentences ||
      has_answers_in_history(context))
    return std::nullopt;
  const auto scores =
      shortcoming_scores(shortcoming_features(context.inquiry, context.draft, context.coverage,
                                              context.traits, context.tones, *context.acts));
  // What the reply's own sentences show comes first: a fix that quotes changes nothing about it. Of
  // items, quotes tell more than the table.
  const bool quotes =
      std::any_of(context.draft.blocks.begin(), context.draft.blocks.end(),
                  [](const Block& block) { return block.kind == BlockKind::quote; });
  std::size_t likeliest = scores.size();
  float most = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Kind& kind = all_kinds().at(i);
    const float above = scores[i] - kind.least + (kind.item ? 0.0F : 1.0F);
    if (scores[i] < kind.least || above <= most || (kind.item && quotes)) continue;
    likeliest = i;
    most = above;
  }
  if (likeliest == scores.size()) return std::nullopt;
  const Kind& kind = all_kinds().at(likeliest);
  if (std::any_of(found.begin(), found.end(),
                  [&](const Diagnostic& diagnostic) { return diagnostic.rule == kind.rule; }))
    return std::nullopt;
  SuspectedShortcoming result;
  result.rule = kind.rule;
  result.confidence = static_cast<double>(scores[likeliest]);
  if (kind.act || kind.tone) {
    const auto sentence =
        kind.act ? likeliest_sentence(context, *kind.act) : strongest_tone(context, *kind.tone);
    if (!sentence || (kind.act == AnswerAct::evasion &&
                      !stands_for_answer(context, context.draft.text.sentences[*sentence].span)))
      return std::nullopt;
    result.span = context.draft.text.sentences[*sentence].span;
    result.message =
        fmt::format(fmt::runtime(kind.message), shortened(slice(context.body(), result.span)));
  } else {
    const auto index = kind.item ? least_answered(context, *kind.item) : std::nullopt;
    if (!index) return std::nullopt;
    const Item& item = context.inquiry.items[*index];
    const std::size_t place = context.coverage.items[*index].place;
    result.span = {place, place};
    result.item = item.id;
    result.message =
        fmt::format(fmt::runtime(kind.message), shortened(slice(context.customer.body, item.span)));
  }
  return result;
}

}  // namespace replylint
