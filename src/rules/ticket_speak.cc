#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "parse/comparable.h"
#include "parse/people.h"
#include "rules/phrases.h"
#include "rules/reply_shape.h"
#include "rules/tone_evidence.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” is the voice of a form letter, and the customer reads that no person "
    "has answered; write to them by name, in your own words.";

// "Your shop has been back since nine": tells where it is, and not what was done with a ticket.
bool tells_where(const Context& context, const ToneEvidence& evidence) {
  const Text& text = context.draft.text;
  bool been = false;
  for (const Word& word : text.words_of(text.sentences[evidence.sentence])) {
    if (!evidence.span.contains(word.span.start)) continue;
    if (word.folded == "been")
      been = true;
    else if (word.tag == Tag::participle)
      return false;
  }
  return been;
}

// "Ticket 4411" where the customer speaks of tickets too: those of a theatre, or their own.
bool is_thing_of_customer(const Context& context, const ToneEvidence& evidence) {
  static constexpr auto names = word_set("ticket", "tickets", "case", "cases", "incident");
  if (evidence.phrase == nullptr) return false;
  const Text& text = context.draft.text;
  const auto& told = context.inquiry.text.words;
  bool named = false;
  for (const Word& word : text.words_of(text.sentences[evidence.sentence])) {
    if (!evidence.span.contains(word.span.start)) continue;
    if (word.folded == "your" || word.folded == "been") return false;
    named = named || names.has(word);
    // "Works 1690, case 1760" where they asked from which year it is.
    if (word.kind == WordKind::number &&
        std::any_of(told.begin(), told.end(),
                    [&](const Word& other) { return other.folded == word.folded; }))
      return true;
  }
  return named &&
         std::any_of(told.begin(), told.end(), [](const Word& word) { return names.has(word); });
}

// "Dear valued customer,"
void check_salutation(const Context& context, Findings& findings) {
  static constexpr auto anybody = std::to_array<std::string_view>(
      {"valued customer", "valued client", "valued user", "valued member", "valued guest",
       "valued subscriber", "valued partner", "esteemed customer", "esteemed client"});
  const auto salutation = find_salutation(context.body(), context.draft.blocks);
  if (!salutation) return;
  const std::string greeting = comparable(slice(context.body(), salutation->whole));
  if (std::none_of(anybody.begin(), anybody.end(), [&](std::string_view words) {
        return greeting.find(words) != std::string::npos;
      }))
    return;
  Span span = salutation->whole;
  while (!span.empty() && !is_word_byte(context.body()[span.end - 1])) --span.end;
  findings.add(span, with_match(message, slice(context.body(), span)));
}

void check(const Context& context, Findings& findings) {
  if (is_internal(context)) return;  // colleagues need the number of the case
  check_salutation(context, findings);
  for (const ToneEvidence& evidence : find_tone(context, "ticket-speak", Tone::form_letter))
    if (!is_thing_of_customer(context, evidence) &&
        (evidence.phrase != nullptr || !tells_where(context, evidence)))
      report_tone(context, evidence, "ticket-speak", message, findings);
}

}  // namespace

extern const Rule ticket_speak{
    "ticket-speak", Severity::warning, "tone", "Form-letter language in place of a person's words.",
    check,
};

}  // namespace replylint::catalogue
