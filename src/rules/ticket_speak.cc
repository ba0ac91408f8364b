#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "parse/comparable.h"
#include "rules/excuses.h"
#include "rules/participants.h"
#include "rules/phrases.h"
#include "rules/reply_shape.h"
#include "rules/tone_evidence.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” is the voice of a form letter, and tells the customer that no person has answered; "
    "write to them in your own words.";

constexpr std::string_view message_without_name =
    "“{match}” is the voice of a form letter, and tells the customer that no person has answered; "
    "write to them by name, in your own words.";

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

// "Thank you for your enquiry about the tour": whatever the mail is called, a person may thank for
// it. The learned table knows some of the names only.
bool is_plain_thanks(const Context& context, const ToneEvidence& evidence) {
  static const WordPhrases thanks{
      "thank|thanks you? very|so? much? for your|the kind|recent|detailed|further? "
      "inquiry|enquiry|query|message|mail|email|e-mail|letter|note|question|questions|interest|"
      "request",
  };
  constexpr std::size_t reach = 3;  // words behind it, of what it is about
  const Text& text = context.draft.text;
  const auto words = text.words_of(text.sentences[evidence.sentence]);
  const auto match = thanks.find(words);
  return match && words[match->first].span.start <= evidence.span.start &&
         words[std::min(match->end + reach, words.size()) - 1].span.end >= evidence.span.end;
}

// "Thank you for being with us since 2019."
bool is_dated_thanks(const Context& context, const ToneEvidence& evidence) {
  const Text& text = context.draft.text;
  return names_year_of_loyalty(text.words_of(text.sentences[evidence.sentence]));
}

constexpr auto names_of_tickets = word_set("ticket", "tickets", "case", "cases", "incident");

// "My parking ticket", "our tickets for the show", "I was fined": a ticket is a thing here, and no
// entry of a help desk.
bool speaks_of_thing(const Text& text) {
  static constexpr auto desks = word_set("support", "service", "help", "helpdesk", "trouble");
  static const WordPhrases phrases{
      "fined|penalty|parked",
      "a|the|this|my|our fine of|for|from",
      "ticket|tickets to the|a|an",
      "ticket|tickets for parking|standing|stopping|speeding",
      "court|law|legal|civil|criminal|insurance|display|glasses|guitar|phone|pillow case|cases",
      "concert|opera|theatre|theater|cinema|museum|festival|raffle|lottery|passenger",
      "the|your|our|my|a|tonight's|next show|film|train|flight|match|game",
  };
  const auto& words = text.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (phrases.match_at(words, i)) return true;
    const bool ticket = words[i].folded == "ticket" || words[i].folded == "tickets";
    if (ticket && i > 0 && words[i - 1].tag == Tag::noun && !desks.has(words[i - 1])) return true;
  }
  return false;
}

// The customer speaks of a ticket or case of theirs: "is my ticket still open?"
bool speaks_of_ticket(const Text& text) {
  static const WordPhrases phrases{
      "my|our|the|this|that|a|an * ticket|tickets|case|cases|incident",
      "ticket|tickets|case number|no|nr|id|#|is|was|has|still|closed|open",
  };
  static const WordPhrases in_case{"in|just|any the|this|that|a? case|cases"};
  const auto& words = text.words;
  for (auto match = phrases.find(words); match; match = phrases.find(words, match->first + 1))
    if (match->first == 0 || !in_case.match_at(words, match->first - 1)) return true;
  return false;
}

struct CustomersTickets {
  bool thing = false;  // no entry of a help desk
  bool own = false;
};

CustomersTickets find_customers_tickets(const Context& context) {
  return {speaks_of_thing(context.inquiry.text), speaks_of_ticket(context.inquiry.text)};
}

// "Ticket 4411" where the customer speaks of tickets too: those of a theatre, or their own, which
// is said to be over.
bool is_thing_of_customer(const Context& context, const ToneEvidence& evidence) {
  static constexpr auto endings = word_set("closed", "resolved", "reopened", "re-opened");
  if (evidence.phrase == nullptr) return false;
  const Text& text = context.draft.text;
  const auto& told = context.inquiry.text.words;
  // "The cable came loose when the case was closed.": of a laptop.
  static constexpr auto moments = word_set("as", "before", "until", "when", "while");
  const Words said = text.words_of(text.sentences[evidence.sentence]);
  for (std::size_t i = 1; i < said.size(); ++i)
    if (said[i].span.start == evidence.span.start && moments.has(said[i - 1])) return true;
  bool named = false;
  bool of_desk = false;
  bool over = false;
  for (const Word& word : said) {
    if (!evidence.span.contains(word.span.start)) continue;
    of_desk = of_desk || word.folded == "your" || word.folded == "been";
    over = over || endings.has(word);
    named = named || names_of_tickets.has(word);
    // "Works 1690, case 1760" where they asked from which year it is.
    if (!of_desk && word.kind == WordKind::number &&
        std::any_of(told.begin(), told.end(),
                    [&](const Word& other) { return other.folded == word.folded; }))
      return true;
  }
  if (!named) return false;
  const CustomersTickets& tickets = context.once(find_customers_tickets);
  return tickets.thing || ((!of_desk || over) && tickets.own);
}

// "Dear customer,": everybody, where the name of this one is known.
bool greets_everybody(const Context& context, std::string_view greeting) {
  static constexpr auto everybody =
      std::to_array<std::string_view>({"customer", "client", "user", "member", "guest",
                                       "subscriber", "account holder", "requester"});
  return customer_of(context).known() &&
         std::any_of(everybody.begin(), everybody.end(), [&](std::string_view words) {
           const std::size_t at = greeting.find(' ');
           return at != std::string_view::npos && greeting.substr(at + 1).starts_with(words) &&
                  greeting.find_first_not_of(" ,:!.-", at + 1 + words.size()) ==
                      std::string_view::npos;
         });
}

// "Dear valued customer,"
void check_salutation(const Context& context, Findings& findings) {
  static constexpr auto anybody = std::to_array<std::string_view>(
      {"valued customer", "valued client", "valued user", "valued member", "valued guest",
       "valued subscriber", "valued partner", "esteemed customer", "esteemed client"});
  const auto& salutation = greeting_of(context);
  if (!salutation) return;
  const ComparableText greeting = comparable(slice(context.body(), salutation->whole));
  if (std::none_of(
          anybody.begin(), anybody.end(),
          [&](std::string_view words) { return greeting.find(words) != std::string::npos; }) &&
      !greets_everybody(context, greeting))
    return;
  Span span = salutation->whole;
  while (!span.empty() && !is_word_byte(context.body()[span.end - 1])) --span.end;
  findings.add(span, with_match(message_without_name, slice(context.body(), span)));
}

void check(const Context& context, Findings& findings) {
  if (is_internal(context)) return;  // colleagues need the number of the case
  check_salutation(context, findings);
  const bool by_name = !salutation_of(context).names.empty();
  for (const ToneEvidence& evidence : find_tone(context, "ticket-speak", Tone::form_letter))
    if (!is_thing_of_customer(context, evidence) &&
        !confirms_receipt_as_asked(context, evidence.sentence) &&
        !is_dated_thanks(context, evidence) &&
        (evidence.phrase != nullptr ||
         (!tells_where(context, evidence) && !is_plain_thanks(context, evidence))))
      report_tone(context, evidence, "ticket-speak", by_name ? message : message_without_name,
                  findings);
}

}  // namespace

extern const Rule ticket_speak{
    "ticket-speak", Severity::warning, "tone", "Form-letter language in place of a person's words.",
    check,
};

}  // namespace replylint::catalogue
