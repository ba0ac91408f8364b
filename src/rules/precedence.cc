// "Where rules meet" of the catalogue.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "parse/item_by_id.h"
#include "rules/rule.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

bool is(const Diagnostic& diagnostic, std::string_view rule) {
  return diagnostic.rule == rule;
}

bool has(const std::vector<Diagnostic>& diagnostics, std::string_view rule) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return is(diagnostic, rule); });
}

void drop(std::vector<Diagnostic>& diagnostics, std::string_view rule) {
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) { return is(diagnostic, rule); });
}

// The rule whose part a question of the customer asks for, or none.
std::string_view part_asked_for(Words words) {
  static const WordPhrases cause{
      "why|cause|caused|causing|reason",
      "what happened|happens|went|is|was|goes wrong?",
      "how could|did this|that|it happen",
  };
  static const WordPhrases prevention{
      "happen|happens|occur|occurs|recur|fail|fails again|back",
      "in|for the? future",
      "prevent|avoid",
  };
  static const WordPhrases eta{
      "when|eta",
      "how long|soon|much longer?",
      "by when",
      "until when",
  };
  static const WordPhrases fix{
      "what|how did|have|was|were you|it|they|done|this",
      "how * fix|solve|repair|fixed|solved",
      "what * done|do|changed",
  };
  static const WordPhrases status{
      "is|are|has|was it|this|that|everything|the|my|our",
      "is|does|do * work|working|fixed|solved|resolved|back|up",
      "still|status",
  };
  if (prevention.in(words)) return "missing-prevention";
  if (eta.in(words)) return "missing-eta";
  if (cause.in(words)) return "missing-cause";
  if (fix.in(words)) return "missing-fix";
  if (status.in(words)) return "missing-status";
  return {};
}

// One gap, one finding: an open question names the missing part already.
void open_question_wins(const Context& context, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string_view> asked;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!is(diagnostic, "unanswered-question") || !diagnostic.item) continue;
    const Item* item = item_by_id(context.inquiry.items, *diagnostic.item);
    if (item == nullptr) continue;
    const Sentence& sentence = context.inquiry.text.sentences[item->sentence];
    const auto part = part_asked_for(context.inquiry.text.words_of(sentence));
    if (!part.empty()) asked.push_back(part);
  }
  for (const std::string_view rule : asked) drop(diagnostics, rule);
}

// Of a problem that is not taken up at all no part is missing.
void unaddressed_problem_wins(std::vector<Diagnostic>& diagnostics) {
  constexpr auto parts = std::to_array<std::string_view>(
      {"missing-cause", "missing-fix", "missing-status", "missing-prevention"});
  std::vector<std::optional<int>> items;
  for (const Diagnostic& diagnostic : diagnostics)
    if (is(diagnostic, "unaddressed-problem")) items.push_back(diagnostic.item);
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return std::find(items.begin(), items.end(), diagnostic.item) != items.end() &&
           std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return is(diagnostic, part); });
  });
}

// Several tones in the same words are one offence: the gravest is reported.
void keep_gravest_tone(std::vector<Diagnostic>& diagnostics) {
  // Ever graver.
  constexpr auto tones = std::to_array<std::string_view>(
      {"condescension", "denial", "arguing", "sarcasm", "blame", "rude", "threat"});
  struct Tone {
    std::size_t index;
    Span span;
    std::pair<Severity, std::ptrdiff_t> gravity;
  };
  std::vector<Tone> found;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const auto tone = std::find(tones.begin(), tones.end(), diagnostics[i].rule);
    if (tone != tones.end())
      found.push_back({i, diagnostics[i].span, {diagnostics[i].severity, tone - tones.begin()}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Tone& left, const Tone& right) {
    return left.span.start < right.span.start;
  });
  std::vector<bool> dropped(diagnostics.size(), false);
  for (std::size_t i = 1, kept = 0; i < found.size(); ++i) {
    if (!found[i].span.overlaps(found[kept].span)) {
      kept = i;
    } else if (found[i].gravity > found[kept].gravity) {
      dropped[found[kept].index] = true;
      kept = i;
    } else {
      dropped[found[i].index] = true;
    }
  }
  std::size_t index = 0;
  std::erase_if(diagnostics, [&](const Diagnostic&) { return dropped[index++]; });
}

// A gap where a name belongs is no wrong name, jargon or form letter, and no missing salutation or
// closing.
void placeholder_wins(const Context& context, std::vector<Diagnostic>& diagnostics) {
  std::vector<Span> gaps;
  for (const Diagnostic& diagnostic : diagnostics)
    if (is(diagnostic, "leftover-placeholder")) gaps.push_back(diagnostic.span);
  if (gaps.empty()) return;
  const std::string_view body = context.body();
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    const std::size_t place = diagnostic.span.start;
    if (is(diagnostic, "wrong-name") || is(diagnostic, "unexplained-jargon") ||
        is(diagnostic, "ticket-speak"))
      return std::any_of(gaps.begin(), gaps.end(),
                         [&](Span gap) { return gap.overlaps(diagnostic.span); });
    if (is(diagnostic, "missing-salutation")) return gaps.front().start < body.find('\n', place);
    if (is(diagnostic, "missing-closing"))
      return gaps.back().end > body.substr(0, place).rfind('\n') + 1 || gaps.back().start >= place;
    return false;
  });
}

// Words for a colleague are none for the customer, whatever they sound like.
void internal_text_wins(std::vector<Diagnostic>& diagnostics) {
  std::vector<Span> internal;
  for (const Diagnostic& diagnostic : diagnostics)
    if (is(diagnostic, "internal-text")) internal.push_back(diagnostic.span);
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return (is(diagnostic, "ticket-speak") || is(diagnostic, "shouting")) &&
           std::any_of(internal.begin(), internal.end(),
                       [&](Span span) { return span.overlaps(diagnostic.span); });
  });
}

// Of two findings in one sentence the second is another name for the first.
struct Names {
  std::string_view fault;
  std::string_view other;
};
constexpr auto names = std::to_array<Names>({
    // What the customer has told already needs no reason to be asked for: it is not to be asked.
    {"asks-for-known", "unexplained-question"},
    // "Your incident has been routed to resolver group POS-L2.": a form letter hands nobody on.
    {"ticket-speak", "runaround"},
    {"ticket-speak", "unexplained-jargon"},
    {"unearned-thanks", "ticket-speak"},
    // How the desk works is not what the customer is to do.
    {"process-lecture", "missing-example"},
    // "That varies from case to case."
    {"vague-answer", "dodged-answer"},
});

void one_name_for_a_fault(const Context& context, std::vector<Diagnostic>& diagnostics) {
  const std::vector<Sentence>& sentences = context.draft.text.sentences;
  const auto sentence_of = [&](const Diagnostic& diagnostic) {
    return std::upper_bound(
               sentences.begin(), sentences.end(), diagnostic.span.start,
               [](std::size_t place, const Sentence& each) { return place < each.span.end; }) -
           sentences.begin();
  };
  for (const Names& both : names) {
    std::vector<std::ptrdiff_t> faulty;
    for (const Diagnostic& diagnostic : diagnostics)
      if (is(diagnostic, both.fault) && !diagnostic.span.empty())
        faulty.push_back(sentence_of(diagnostic));
    if (faulty.empty()) continue;
    std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
      return is(diagnostic, both.other) && !diagnostic.span.empty() &&
             std::find(faulty.begin(), faulty.end(), sentence_of(diagnostic)) != faulty.end();
    });
  }
}

}  // namespace

void apply_precedence(const Context& context, std::vector<Diagnostic>& diagnostics) {
  open_question_wins(context, diagnostics);
  placeholder_wins(context, diagnostics);
  internal_text_wins(diagnostics);
  one_name_for_a_fault(context, diagnostics);
  unaddressed_problem_wins(diagnostics);
  if (has(diagnostics, "missed-eta") || has(diagnostics, "vague-eta"))
    drop(diagnostics, "missing-eta");
  if (has(diagnostics, "top-posting")) drop(diagnostics, "overquoting");
  keep_gravest_tone(diagnostics);
}

}  // namespace replylint
