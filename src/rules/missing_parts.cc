#include "rules/missing_parts.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>

#include "rules/acts.h"
#include "rules/own_passages.h"
#include "rules/shortcoming_features.h"
#include "rules/substance.h"
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

// "It was off because of a typo": the cause, in so many words.
bool tells_cause(Words words) {
  static const WordPhrases phrases{"because", "due|owing to"};
  constexpr std::size_t long_name = 6;  // words: "of a temporary technical issue …"
  const auto match = phrases.find(words);
  if (!match) return false;
  const Words behind = words.subspan(match->end);
  return !names_any_cause(behind.first(std::min(behind.size(), long_name)));
}

// Of each act the two surest sentences and that none does it, and how long the reply is.
constexpr std::size_t features_of_act = 3;
constexpr std::size_t said_feature_count = features_of_act * act_count + 1;
using SaidFeatures = std::array<float, said_feature_count>;

SaidFeatures said_features(const Text& text, const SentenceActs& acts, SentenceRange range) {
  constexpr float unlikely = -6;  // logits
  constexpr float likely_told = 2;
  constexpr double most_likely = 0.98;
  constexpr double rarest = 1e-3;
  constexpr float usual_sentences = 10;
  std::array<std::array<float, features_of_act>, act_count> said{};
  said.fill({unlikely, unlikely, 1});
  for (std::size_t s = range.first; s < range.end; ++s) {
    ActLogits logits = acts.in_incident(s);
    const Words words = text.words_of(text.sentences[s]);
    float& cause = logits[static_cast<std::size_t>(Act::cause)];
    if (tells_cause(words))
      cause = std::max(cause, likely_told);
    else if (names_any_cause(words))
      cause = unlikely;
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
  *next = static_cast<float>(range.end - range.first) / usual_sentences;
  return features;
}

// From where on a part counts as missing, in logits: what the table finds, beyond its own
// threshold, and below what the surest sentence must stay. The less likely that one says it, the
// less must the table find, by `slope`.
struct Bounds {
  float missing;
  float said;
  float slope;
};
constexpr float any = 99;
constexpr Bounds fix_bounds{-0.75, -0.5, 0};
constexpr Bounds status_bounds{0, any, 0};
constexpr Bounds cause_bounds{1.5, any, 1.3F};
constexpr Bounds prevention_bounds{-0.75, -1, 0};
// Of one passage of several.
constexpr Bounds cause_bounds_there{-1, -1, 0};
constexpr Bounds prevention_bounds_there{-1, -1.5, 0};
// From where on it is no mere suspicion: a style may make an error of it.
constexpr std::array<Bounds, incident_part_count> sure_bounds{
    {{0, -0.75, 0}, {0, -0.5, 0}, {0, any, 0}, {0, -0.75, 0}}};

class Table {
 public:
  Table() : rows_(embedded_table("english_missing_parts", incident_part_count * sizeof(Row))) {}

  [[nodiscard]] bool exists() const { return rows_ != nullptr; }

  [[nodiscard]] bool finds_missing(IncidentPart part, const SaidFeatures& said,
                                   const Bounds& bounds) const {
    const auto index = static_cast<std::size_t>(part);
    Row row;
    std::memcpy(row.data(), rows_ + index * sizeof(Row), sizeof(Row));
    const float missing = std::inner_product(said.begin(), said.end(), row.begin(), row.back());
    const float surest = said[features_of_act * index];
    return missing - bounds.slope * surest > bounds.missing && surest < bounds.said;
  }

 private:
  // Of what is said, and one that is always added.
  using Row = std::array<float, said_feature_count + 1>;
  const signed char* rows_;
};

// The one passage under the quote of the problem, where several are.
std::optional<SentenceRange> passage_about(const Context& context, const Item& problem) {
  const auto index = static_cast<std::size_t>(&problem - context.inquiry.items.data());
  std::optional<SentenceRange> found;
  const auto& passages = own_passages(context);
  if (passages.size() < 2) return std::nullopt;
  for (const OwnPassage& passage : passages) {
    if (std::none_of(passage.items.begin(), passage.items.end(),
                     [&](const PassageItem& item) { return item.quoted && item.index == index; }))
      continue;
    if (found) return std::nullopt;
    found = SentenceRange{passage.first_sentence, passage.end_sentence};
  }
  return found;
}

}  // namespace

MissingParts find_missing_parts(const Context& context, const Item& problem) {
  static const Table table;
  MissingParts missing{};
  const Text& text = context.draft.text;
  if (!table.exists() || !text.english || text.sentences.size() > most_judged_sentences)
    return missing;
  const auto find = [&](IncidentPart part, const SaidFeatures& said, const Bounds& bounds) {
    auto& found = missing.found[static_cast<std::size_t>(part)];
    found = found || table.finds_missing(part, said, bounds);
  };
  const SaidFeatures said = said_features(text, *context.acts, {0, text.sentences.size()});
  for (std::size_t part = 0; part < incident_part_count; ++part)
    missing.sure[part] =
        table.finds_missing(static_cast<IncidentPart>(part), said, sure_bounds[part]);
  find(IncidentPart::fix, said, fix_bounds);
  find(IncidentPart::status, said, status_bounds);
  find(IncidentPart::prevention, said, prevention_bounds);
  // What was done about it may well be told under the quote of a request, but not its cause.
  if (const auto passage = passage_about(context, problem)) {
    const SaidFeatures there = said_features(text, *context.acts, *passage);
    find(IncidentPart::cause, there, cause_bounds_there);
    find(IncidentPart::prevention, there, prevention_bounds_there);
  } else {
    find(IncidentPart::cause, said, cause_bounds);
  }
  return missing;
}

}  // namespace replylint
