#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "parse/comparable.h"
#include "rules/quotations.h"
#include "rules/tone_evidence.h"
#include "rules/trouble.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” reads as mockery, and the customer stops reading; say plainly what "
    "happened.";

using namespace std::string_view_literals;

bool is_letter(char c) {
  return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

// One or two plain words in quotation marks: no name, number, command or file.
bool is_plain(std::string_view inside) {
  std::size_t words = 1;
  for (const char c : inside) {
    if (c == ' ')
      ++words;
    else if (!is_letter(c) || is_ascii_upper(c))
      return false;
  }
  return words <= 2 && inside.size() >= 3;
}

std::string_view without_marks(std::string_view quotation) {
  const auto first = std::find_if(quotation.begin(), quotation.end(), is_ascii_letter);
  auto last = quotation.end();
  while (last != first && !is_ascii_letter(*std::prev(last))) --last;
  return {quotation.data() + (first - quotation.begin()), static_cast<std::size_t>(last - first)};
}

// Code, not mockery: `~/.bashrc`.
bool is_code(std::string_view quotation) {
  return quotation.starts_with('`');
}

// Claims that quotation marks doubt, also in the customer's own words: your "urgent" order.
constexpr auto doubted_claims = word_set(
    "accident", "bargain", "busy", "crisis", "disaster", "emergencies", "emergency", "expert",
    "experts", "facts", "genius", "important", "injury", "lawyer", "logic", "mistake", "priority",
    "problem", "problems", "proof", "research", "tragedy", "urgent", "urgently");

// your "urgent" order, another of your "emergencies", you were "busy"
bool is_held_against_customer(std::span<const Word> before) {
  constexpr std::size_t reach = 3;
  bool claimed = false;
  for (const Word& word : before.last(std::min(reach, before.size()))) {
    if (word.kind != WordKind::word) claimed = false;
    claimed = claimed || word.folded == "your" || word.folded == "you" || word.folded == "those" ||
              word.folded == "you're";
  }
  return claimed;
}

// What may follow a noun: then the words in quotation marks are no name of a part of a screen, as
// in: your "sent" folder.
constexpr std::array<std::string_view, 24> after_noun = {
    "and"sv,  "are"sv, "at"sv,     "but"sv,   "did"sv,   "does"sv, "for"sv,  "has"sv,
    "have"sv, "in"sv,  "is"sv,     "isn't"sv, "of"sv,    "on"sv,   "or"sv,   "that"sv,
    "to"sv,   "was"sv, "wasn't"sv, "were"sv,  "which"sv, "will"sv, "with"sv, "would"sv};

// your "expert", her so-called "fix": words held at arm's length.
void check_scare_quotes(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  std::size_t at = 0;
  for (const Span quotation : quotations_of(context)) {
    while (at < text.words.size() && text.words[at].span.start < quotation.start) ++at;
    if (at == 0 || at >= text.words.size()) continue;
    if (is_code(slice(context.body(), quotation))) continue;
    const std::string_view before = text.words[at - 1].folded;
    const bool so_called = before == "so-called" ||
                           (before == "called" && at > 1 && text.words[at - 2].folded == "so");
    const std::string_view inside = without_marks(slice(context.body(), quotation));
    const bool doubted =
        doubted_claims.has(inside) && is_held_against_customer(std::span(text.words).first(at));
    if (before != "your" && !so_called && !doubted) continue;
    if (!is_plain(inside)) continue;
    // The customer's own word may be quoted.
    if (!doubted && context.customer.body.find(inside) != std::string::npos) continue;
    std::size_t next = at;
    while (next < text.words.size() && text.words[next].span.start < quotation.end) ++next;
    if (next < text.words.size() && text.words[next].kind == WordKind::word &&
        !std::binary_search(after_noun.begin(), after_noun.end(), text.words[next].folded))
      continue;
    findings.add(quotation,
                 formatted("The quotation marks around “{0}” mock it, and the customer hears "
                           "that; leave them out, or say what is wrong with it.",
                           inside));
  }
}

// "Please accept our condolences" where somebody has died, "it is very generous of you to give it
// to us" where something is given.
bool is_meant_as_said(const Context& context, Words words) {
  static const WordPhrases sympathy{"condolence|condolences|sympathy", "your loss"};
  static const WordPhrases thanks{"generous|kind|good|thoughtful|nice of you to"};
  static const WordPhrases offers{"give|offer|offered|donate|donation|gift|lend|pass on?|have it",
                                  "give|giving it|them|this|that? away"};
  return (sympathy.in(words) && is_grave(context)) ||
         (thanks.in(words) && offers.in(context.inquiry.text.words));
}

// "Good luck with that!" to "I run my first marathon on Sunday.": meant as said.
bool wishes_luck(const Context& context, std::string_view mocked) {
  static constexpr auto events = word_set(
      "audition", "championship", "championships", "competition", "concert", "contest", "debut",
      "exam", "examination", "exams", "interview", "marathon", "match", "performance", "premiere",
      "race", "recital", "thesis", "tournament", "triathlon", "viva", "wedding");
  const auto& words = context.inquiry.text.words;
  return comparable(mocked).starts_with("good luck with that") &&
         std::any_of(words.begin(), words.end(), [](const Word& word) { return events.has(word); });
}

// "Wow, great job." to a customer to whom something went wrong, and who has done nothing else.
void check_applause(const Context& context, Findings& findings) {
  static const WordPhrases applause{
      "wow|oh|ah|gee|bravo ,|! great|nice|good|brilliant|excellent|amazing|fantastic|awesome|superb "
      "job|work|going|move|effort|one|thinking .|!",
      "great|nice|good|brilliant|excellent|amazing|fantastic|awesome|superb going|move .|!",
      "wow|oh|gee , well done .|!", "slow clap"};
  static const WordPhrases slips{
      "accidentally|mistakenly|inadvertently|stupidly|foolishly", "by accident|mistake",
      "i|we deleted|broke|dropped|lost|forgot|overwrote|erased|wiped|smashed|spilled|spilt|crashed",
      "i've|we've deleted|broken|dropped|lost|forgotten|overwritten|erased|wiped|smashed|spilt"};
  if (!slips.in(context.inquiry.text.words)) return;
  constexpr double confidence = 0.95;
  for (const ToneEvidence& evidence : find_tone(context, applause, confidence)) {
    if (evidence.span.start != context.draft.text.sentences[evidence.sentence].span.start) continue;
    report_tone(context, evidence, "sarcasm", message, findings);
    return;
  }
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "sarcasm", Tone::sarcasm))
    if (evidence.phrase != nullptr
            ? !wishes_luck(context, slice(context.body(), evidence.span))
            : !is_meant_as_said(context, text.words_of(text.sentences[evidence.sentence])))
      report_tone(context, evidence, "sarcasm", message, findings);
  if (findings.list().empty()) check_applause(context, findings);
  check_scare_quotes(context, findings);
}

}  // namespace

extern const Rule sarcasm{
    "sarcasm", Severity::warning, "tone", "Mocks the customer, or somebody else, politely.", check,
};

}  // namespace replylint::catalogue
