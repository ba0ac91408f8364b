#include "rules/missing_parts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "rules/acts.h"
#include "rules/shortcoming_features.h"
#include "text/feature_hash.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

bool names_any_cause(std::span<const Word> words) {
  static const WordPhrases phrases{
      "a|an|some small|little|minor|brief|slight|temporary|short|momentary|tiny? "
      "technical|internal|unexpected|unforeseen|general? "
      "glitch|glitches|hiccup|hiccups|issue|issues|problem|problems|difficulty|difficulties|error|"
      "errors|fault|disruption|malfunction|trouble",
      "the small|little|minor|brief|slight|temporary|short? glitch|glitches|hiccup|hiccups",
      "unforeseen|unexpected|technical|various|certain "
      "circumstances|events|reasons|difficulties|problems|issues|conditions",
  };
  static const WordPhrases nowhere{
      "on|at|from our|their side|end|part",
      "in|with|on|within our|the system|systems|platform|service|services|side|end",
  };
  const auto named = phrases.find(words);
  if (!named) return false;
  std::size_t end = named->end;
  if (const auto match = nowhere.match_at(words, end)) end = match->end;
  if (end == words.size()) return true;
  const Word& next = words[end];
  if (next.folded == ",") {
    // "…, which we have resolved", but not "…, the disk was full".
    static constexpr auto goes_on =
        word_set("and", "but", "it", "it's", "its", "now", "so", "that", "this", "we", "which");
    return end + 1 < words.size() && goes_on.has(words[end + 1]);
  }
  if (next.kind == WordKind::symbol) return next.folded == "." || next.folded == "!";
  static constexpr auto tells_more =
      word_set("in", "with", "of", "on", "at", "where", "that", "when", "after", "during", "from",
               "by", "between", "because", "as", "since", "inside", "within");
  return !tells_more.has(next);
}

namespace {

// Of each act the two surest sentences and that none does it, and how long the reply is.
constexpr std::size_t features_of_act = 3;
constexpr std::size_t said_feature_count = features_of_act * act_count + 1;
using SaidFeatures = std::array<float, said_feature_count>;

SaidFeatures said_features(const Text& text, const SentenceActs& acts) {
  constexpr float unlikely = -6;  // logits
  constexpr double most_likely = 0.98;
  constexpr double rarest = 1e-3;
  constexpr float usual_sentences = 10;
  std::array<std::array<float, features_of_act>, act_count> said{};
  said.fill({unlikely, unlikely, 1});
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    ActLogits logits = acts.in_incident(s);
    if (names_any_cause(text.words_of(text.sentences[s])))
      logits[static_cast<std::size_t>(Act::cause)] = unlikely;
    for (std::size_t act = 0; act < act_count; ++act) {
      auto& [first, second, none] = said[act];
      const double likely = 1 / (1 + std::exp(-static_cast<double>(logits[act])));
      none *= static_cast<float>(1 - std::min(likely, most_likely));
      second = std::max(second, std::min(logits[act], first));
      first = std::max(first, logits[act]);
    }
  }
  SaidFeatures features{};
  auto next = features.begin();
  for (const auto& [first, second, none] : said) {
    *next++ = first;
    *next++ = second;
    *next++ = std::log(none + static_cast<float>(rarest));
  }
  *next = static_cast<float>(text.sentences.size()) / usual_sentences;
  return features;
}

// The logit of the sentence that says a part surest.
float surest(const SaidFeatures& said, std::size_t part) {
  return said[features_of_act * part];
}

}  // namespace

MissingParts find_missing_parts(const Context& context) {
  // A part is missing where the table of whole replies finds that likely, and no sentence by itself
  // is likely to say it. Logits: of the table, beyond its own threshold, and of the sentence.
  struct Bounds {
    float missing;
    float said;
  };
  constexpr std::array<Bounds, incident_part_count> bounds{
      {{-0.5, -0.75}, {-0.75, -0.5}, {0, 9}, {-1.25, -0.75}}};
  // Of what is said, and one that is always added.
  using Weights = std::array<float, said_feature_count + 1>;
  MissingParts missing{};
  static const signed char* const table =
      embedded_table("english_missing_parts", missing.size() * sizeof(Weights));
  if (table == nullptr || !context.draft.text.english ||
      context.draft.text.sentences.size() > most_judged_sentences)
    return missing;
  const SaidFeatures said = said_features(context.draft.text, *context.acts);
  for (std::size_t part = 0; part < missing.size(); ++part) {
    Weights weights;
    std::memcpy(weights.data(), table + part * sizeof(weights), sizeof(weights));
    const float score =
        std::inner_product(said.begin(), said.end(), weights.begin(), weights.back());
    missing[part] = score > bounds[part].missing && surest(said, part) < bounds[part].said;
  }
  return missing;
}

}  // namespace replylint
