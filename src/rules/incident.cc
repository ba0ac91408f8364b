#include "rules/incident.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "rules/act_phrases.h"
#include "rules/missing_parts.h"
#include "rules/open_items.h"
#include "rules/open_work.h"
#include "rules/shortcoming_features.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/times.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// From here on a sentence closes the matter: it says what was done, or that it works.
constexpr float cause_alone = 0.6F;  // of a cause, against what closes the matter beside it
constexpr float least_fix_beside = 0.1F;
constexpr float closes = 0.32F;
// And from here on it tells what was done, whatever another only claims.
constexpr float sure_fix = 0.5F;
constexpr std::size_t bare_claim = 9;  // words, the stop among them
// And from here on it does so even if it asks something of the customer.
constexpr float asked_to_try = 0.5F;
// Where it is closed for certain, and what keeps it from coming back is told, what is asked behind
// is another matter: "Send me the cost of the boxes."
constexpr double surely_closed = 0.85;

struct Incident {
  const Item* problem = nullptr;
  Span claim;             // the sentence of the draft that takes the problem up as handled
  double confidence = 0;  // that the draft does take it up as handled
  MissingParts missing;   // neither in the draft, nor earlier by us

  [[nodiscard]] bool& lacks(IncidentPart part) {
    return missing.found[static_cast<std::size_t>(part)];
  }
  void surely_lacks(IncidentPart part) {
    lacks(part) = missing.sure[static_cast<std::size_t>(part)] = true;
  }
};

// "We have solved this problem.", "It is fixed now.": says that it was done, and not what.
bool claims_solved(Words words) {
  static const WordPhrases claims{
      "i|we|i've|we've have? now? fixed|resolved|solved|sorted|settled|handled it|that|this|the",
      "it|that|this|everything|all|problem|issue|error|fault is|was|has|have now|been? all|now|been? "
      "fixed|resolved|solved|sorted|settled",
  };
  return claims.in(words) && !states_cause(words);
}

// "I have set a default", "an alert has been added", whatever follows; not "we have solved it",
// which does not say how, nor "lids are checked twice now", a habit.
bool has_acted(Words words) {
  static const WordPhrases perfect{"i|we have|had", "i've|we've", "we now? added|set|put|made"};
  static const WordPhrases passive{"has|have been"};
  static const WordPhrases empty{"fixed|resolved|solved|sorted|handled"};
  return (perfect.match_at(words, 0) || passive.in(words)) && !empty.in(words) && states_act(words);
}

// What we said before: our own words in the customer's quotes, and our messages of the thread.
void note_said(const SentenceActs& acts, const Text& text, Incident& incident) {
  for (std::size_t i = 0; i < text.sentences.size() && i < most_judged_sentences; ++i) {
    const ActLogits logits = acts.in_incident(i);
    for (std::size_t part = 0; part < incident_part_count; ++part)
      if (logits[part] > 0) incident.missing.found[part] = false;
  }
}

void note_history(const Context& context, Incident& incident) {
  const auto note = [&](const Text& text) { note_said(SentenceActs(text), text, incident); };
  std::vector<Span> quotes;
  for (const Block& block : context.inquiry.blocks)
    if (block.kind == BlockKind::quote) quotes.push_back(block.span);
  if (!quotes.empty()) note(analyze(context.customer.body, quotes));
  quotes.clear();
  for (const Block& block : context.draft.blocks)
    if (block.kind == BlockKind::quote && block.depth >= 2) quotes.push_back(block.span);
  if (!quotes.empty()) note(analyze(context.message.body, quotes));
  for (const EarlierMessage& earlier : context.thread)
    if (earlier.side == Side::us) note(earlier.draft.text);
}

const Item* reported_problem(const Context& context) {
  const auto& items = context.inquiry.items;
  const auto problem = std::find_if(items.begin(), items.end(), is_surely_problem);
  return problem == items.end() ? nullptr : &*problem;
}

// That any sentence might, but not "The problem has been fixed."
bool may_name_cause(const Context& context) {
  constexpr float least = -3;  // logits
  constexpr std::size_t bare = 7;
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    if (words.size() <= bare && claims_solved(words)) continue;
    if (context.acts->in_incident(i)[static_cast<std::size_t>(Act::cause)] >= least) return true;
  }
  return false;
}

// What stands for the answer to "Why?" is no mere promise or thanks.
bool may_tell_cause(const Context& context, const ItemCoverage& coverage) {
  constexpr float least = -1.5;  // logits
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size() && i < most_judged_sentences; ++i) {
    const bool answers =
        std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                    [&](Span span) { return span.overlaps(text.sentences[i].span); });
    if (answers && context.acts->in_incident(i)[static_cast<std::size_t>(Act::cause)] >= least)
      return true;
  }
  return false;
}

// "There was a small glitch on our side.", and no other sentence that may say which.
bool names_only_any_cause(const Context& context) {
  static const WordPhrases as_cause{"there was|were", "by|had|experienced a|an|some|technical",
                                    "because of", "due|owing to", "was|is a|an|some"};
  constexpr float unlikely = -1;  // logits
  constexpr std::size_t short_sentence = 14;
  const Text& text = context.draft.text;
  bool any = false;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    if (words.size() <= short_sentence && as_cause.in(words) && names_any_cause(words))
      any = true;
    else if (states_cause(words) ||
             context.acts->in_incident(i)[static_cast<std::size_t>(Act::cause)] >= unlikely)
      return false;
  }
  return any;
}

// "There is a typo on your page": a slip of the hand, whose cause everybody knows.
bool is_slip_of_hand(const Context& context, const Item& problem) {
  static const WordPhrases slips{
      "typo|typos|misspelt|misspelled|misspelling|mistyped|misprint|misprints|misprinted",
      "spelling|spelled|spelt * mistake|mistakes|error|errors|wrong|incorrectly|wrongly",
      "printing|typing mistake|mistakes|error|errors"};
  const Text& text = context.inquiry.text;
  return slips.in(text.words_of(text.sentences[problem.sentence]));
}

// "I broke my leg", "I deleted the wrong row": what befell the customer, and nothing of ours.
bool befell_customer(const Context& context, const Item& problem) {
  static const WordPhrases phrases{
      "broke|broken|hurt|injured|sprained|twisted|fractured|tore|torn|cut|burnt|burned my|our|his|"
      "her|their left|right? leg|arm|foot|hand|wrist|ankle|knee|back|hip|finger|shoulder|collarbone|"
      "rib|ribs|toe|nose",
      "i|he|she|we am|is|was|are|got|fell|been ill|sick|injured|pregnant",
      "i'm ill|sick|injured|pregnant",
      "i|we|i've|we've have? accidentally|mistakenly|stupidly|foolishly? deleted|erased|overwrote|"
      "overwritten|forgot|forgotten|misplaced|mislaid|mistyped|dropped|spilled|spilt",
      "lost|mislaid|misplaced my|our|his|her|their|the * phone|key|keys|card|wallet|passport|purse|"
      "bag|password|pin|glasses|ring|ticket|tickets|receipt",
      "phone|key|keys|card|wallet|passport|purse|bag|laptop|bike|tools|van|car was|were|got|been "
      "stolen|nicked|pinched"};
  const Text& text = context.inquiry.text;
  return phrases.in(text.words_of(text.sentences[problem.sentence]));
}

// "The clock has been set to our own time zone.", "you can raise the limit": no longer only that
// it works.
bool tells_fix(Words words) {
  static const WordPhrases phrases{
      "has|have been * set|moved|replaced|corrected|changed|added|"
      "removed|rebuilt|restored|renewed to|from|with|by|in",
      "you can|could|may|should|need|have to? raise|set|change|use|turn|switch|add|remove|update|"
      "upgrade|install|reset|restart|clear|replace"};
  return phrases.in(words);
}

// "So that it cannot happen again", "it was a one-off": words of the next time.
bool tells_of_next_time(Words words) {
  static const WordPhrases phrases{
      "won't|can't|cannot|couldn't|wouldn't|shouldn't|never * "
      "return|recur|happen|repeat|repeated|again|back|twice",
      "will|can|could|would|should|does not|never|longer * "
      "return|recur|happen|repeat|repeated|again|back|twice",
      "keep|keeps|stop|stops|prevent|prevents|avoid|avoids * happening|recurring|repeating|coming "
      "again|back?",
      "from|so|and this|the? happening|recurring again?",
      "from now|today|tonight|tomorrow|here on?",
      "no * again",
      "next time",
      "in the? future",
      "one-off|one-time|isolated",
      "one off|time",
      "for good",
      "permanent|permanently|automatically",
      "by itself|themselves",
      "on|to the|our * checklist|check-list",
      "second person|pair|colleague"};
  return phrases.in(words);
}

// "It will be on your card in two to three working days.": how it stands with the money.
bool says_when_money_is_back(const Text& text) {
  static const WordPhrases phrases{
      "will|should be|arrive|reach|appear|show * on|in|to|your|the * card|account|bank|statement",
      "arrives|reaches|appears|shows * on|in|your|the * card|account|bank|statement",
      "on its|their|the way back"};
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    const Words words = text.words_of(sentence);
    return phrases.in(words) && names_time(words);
  });
}

// "I corrected the address on all of them", "we have refunded 30 pounds": done, and with it
// settled.
bool tells_settlement(Words words) {
  static const WordPhrases phrases{
      "refunded|credited|reimbursed|reissued|corrected|cancelled|canceled|undone|reversed"};
  return phrases.in(words);
}

// "You owe nothing.": how it stands with a bill.
bool says_nothing_is_owed(const Text& text) {
  static const WordPhrases phrases{"you owe|pay us? nothing", "nothing to pay|owe"};
  return std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& sentence) { return phrases.in(text.words_of(sentence)); });
}

// "The bath had drifted out of tolerance. Since Tuesday it is measured before every run.": why it
// happened and why it will not again, and nothing of what is done about this one.
std::optional<Incident> find_explained_only(const Context& context, const Item& problem) {
  constexpr float said = 1;  // logits
  constexpr float hardly_said = -1;
  constexpr float unsaid = -1.5;
  const Text& text = context.draft.text;
  std::array<float, act_count> surest;
  surest.fill(unsaid);
  Incident incident;
  incident.problem = &problem;
  incident.confidence = 0.5;
  for (std::size_t i = 0; i < text.sentences.size() && i < most_judged_sentences; ++i) {
    const ActLogits logits = context.acts->in_incident(i);
    for (std::size_t act = 0; act < act_count; ++act)
      surest[act] = std::max(surest[act], logits[act]);
    if (logits[static_cast<std::size_t>(Act::cause)] > said ||
        logits[static_cast<std::size_t>(Act::prevention)] > said)
      incident.claim = text.sentences[i].span;
  }
  const auto surest_of = [&](Act act) { return surest[static_cast<std::size_t>(act)]; };
  if (surest_of(Act::cause) <= said || surest_of(Act::prevention) <= said ||
      surest_of(Act::promise) > hardly_said || surest_of(Act::option) > 0)
    return std::nullopt;
  incident.lacks(IncidentPart::fix) = surest_of(Act::fix) < said;
  incident.lacks(IncidentPart::status) = surest_of(Act::status) <= unsaid;
  note_history(context, incident);
  return incident;
}

// How the draft takes a problem up as handled.
struct Closing {
  Span claim;             // the sentence that does so surest
  double confidence = 0;  // none where it does not
  bool waits = false;     // it is the customer's turn
  // "It is fixed" is all that is claimed of a deed, whatever is said of how things are now.
  bool solved = false;
  bool barely_solved = false;  // "This is settled.", and not a word more
  bool told = false;           // another sentence may tell what was done
  float surest_fix = 0;
};

Closing read_closing(const Context& context) {
  const Text& text = context.draft.text;
  Closing closing;
  double prevented = 0;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const Words words = text.words_of(sentence);
    const float prevention = context.acts->of(i, Act::prevention);
    const float cause = context.acts->of(i, Act::cause);
    const float fix = context.acts->of(i, Act::fix);
    // "We deleted old copies, because the disk was full."
    const float reason = fix >= least_fix_beside ? cause : 0;
    const float closed = fix + context.acts->of(i, Act::status) +
                         (has_acted(words) ? prevention : 0) + (states_act(words) ? reason : 0);
    if (sentence.form != SentenceForm::interrogative && claims_solved(words)) {
      closing.solved = true;
      closing.barely_solved = closing.barely_solved || words.size() <= bare_claim;
    } else {
      closing.told = closing.told || fix >= least_fix_beside;
      closing.surest_fix = std::max(closing.surest_fix, has_acted(words) ? 1 : fix);
    }
    // A question of ours makes it the customer's turn, unless it asks them to try what was done.
    if (waits_for_customer(context.body(), text, sentence) &&
        std::max(closed, prevention) < asked_to_try &&
        (closing.confidence < surely_closed || prevented < surely_closed)) {
      closing.waits = true;
      return closing;
    }
    prevented = std::max(prevented, static_cast<double>(prevention));
    // "It must be something on your side", "it is a limit of the module": nothing was done.
    const float refuses =
        std::max(context.acts->of(i, Act::denial), states_act(words) ? 0 : cause * cause_alone);
    if (sentence.form != SentenceForm::interrogative && closed >= closes && closed > refuses &&
        closed > static_cast<float>(closing.confidence)) {
      closing.confidence = static_cast<double>(closed);
      closing.claim = sentence.span;
    }
  }
  return closing;
}

// Takes back what is said in so many words, or needs no word.
void take_back_told(const Context& context, Incident& incident) {
  const Text& text = context.draft.text;
  const auto any = [&](bool (*tells)(Words)) {
    return std::any_of(text.sentences.begin(), text.sentences.end(),
                       [&](const Sentence& sentence) { return tells(text.words_of(sentence)); });
  };
  if (says_when_money_is_back(text) || says_nothing_is_owed(text) || any(tells_settlement))
    incident.lacks(IncidentPart::status) = false;
  if (any(tells_fix)) incident.lacks(IncidentPart::fix) = false;
  if (any(tells_of_next_time)) incident.lacks(IncidentPart::prevention) = false;
  if (is_slip_of_hand(context, *incident.problem))
    incident.lacks(IncidentPart::cause) = incident.lacks(IncidentPart::prevention) = false;
  // "Why does that happen?": what answers it names the cause.
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i)
    if (context.inquiry.items[i].wants == Wanted::reason &&
        context.coverage.items[i].state == ItemState::answered &&
        may_tell_cause(context, context.coverage.items[i]))
      incident.lacks(IncidentPart::cause) = false;
}

// The incident that the draft closes, if it closes one. None where work is still open with us
// (an interim reply), and where we wait for the customer.
std::optional<Incident> find_incident(const Context& context) {
  if (!context.has_inquiry() || context.inquiry.items.empty() || !context.draft.text.english)
    return std::nullopt;
  const Item* problem = reported_problem(context);
  if (problem == nullptr || befell_customer(context, *problem) ||
      may_only_explain(context, *problem) || !open_work(context).empty())
    return std::nullopt;
  const Closing closing = read_closing(context);
  if (closing.waits) return std::nullopt;
  if (closing.confidence == 0) return find_explained_only(context, *problem);
  Incident incident{problem, closing.claim, closing.confidence,
                    find_missing_parts(context, *problem)};
  // "My printer's dead, so send it by mail": nobody misses a part of what may be no report.
  constexpr double beyond_doubt = 0.85;
  if (problem->confidence < beyond_doubt) incident.missing.found = incident.missing.sure;
  // By so little the table cannot tell; but no cause is in it that could be looked for. "A small
  // glitch" is none, however sure the table is.
  if ((closing.solved && !closing.told && !may_name_cause(context)) ||
      names_only_any_cause(context))
    incident.surely_lacks(IncidentPart::cause);
  incident.lacks(IncidentPart::fix) |= closing.barely_solved && closing.surest_fix < sure_fix;
  note_history(context, incident);
  take_back_told(context, incident);
  return incident;
}

}  // namespace

bool is_surely_problem(const Item& item) {
  constexpr double least_confidence = 0.55;
  return item.kind == ItemKind::problem && item.confidence >= least_confidence;
}

void report_missing_part(const Context& context, IncidentPart part, std::string_view lacks,
                         std::string_view advice, Findings& findings) {
  const std::optional<Incident>& incident = context.once(find_incident);
  const auto index = static_cast<std::size_t>(part);
  if (!incident || !incident->missing.found.at(index)) return;
  Diagnostic& diagnostic = findings.add(
      incident->claim,
      formatted("“{}” {} “{}”: {}", shortened(slice(context.body(), incident->claim)), lacks,
                shortened(slice(context.customer.body, incident->problem->span)), advice),
      incident->missing.sure.at(index) ? std::nullopt : std::optional(Severity::suggestion));
  diagnostic.item = incident->problem->id;
  diagnostic.confidence = incident->confidence * incident->problem->confidence;
}

}  // namespace replylint
