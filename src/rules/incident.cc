#include "rules/incident.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "rules/shortened.h"
#include "text/promises.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// "It is fixed", "everything works again": the problem is said to be over, wholly or in part.
const WordPhrases& solved() {
  static const WordPhrases phrases{
      "is|are|be|was|were|been|'s|it's|everything's|should|has|have|now|again|all * fixed|resolved|solved|restored|repaired|corrected|sorted|cured",
      "is|are|be|'s|it's|everything's|should|been|comes|came * working|up|back|online|reachable|accessible|available|operational|running|stable|normal|fine|ok|okay|healthy|live|flowing|responding|loading|green",
      "works|work|loads|runs|responds|opens|resolves|starts|connects|answers|prints|boots|load|run|respond|flows|syncs fine|well|normally|properly|correctly|again|now|as|once|without",
      "it|this|that|everything|site|server|shop|mail|page|login|service now|again? works|loads|runs|responds",
      "should|will work|be|load|run|respond|start|connect|open|resolve|print fine|normally|again|now|ok|able|good|back|properly|correctly|as",
      "i|we|they have|'ve|has? now|just|already|since|also? fixed|resolved|solved|corrected|repaired|sorted|cured|cleared",
      "we've|i've now|just|already|since|also? fixed|resolved|solved|corrected|repaired|sorted|cured|cleared",
      "taken care of",
      "back to normal",
      "went|goes|go|going|gone|come|came|comes|coming through|fine|smoothly|normally|in|again|out",
      "succeeded|succeeds|successful|successfully",
      "stable|stays|stayed|remained since|up|stable|online",
      "up and running",
      "problem|issue|error|bug|fault is|has|was gone|over|history|fixed|solved|resolved",
      "all set|good|clear|well|done",
      "can|could|able|should now|again|be? log|access|connect|send|receive|open|use|reach|print|able",
      "you|they can now|again",
      "fixed|resolved|solved the|this|that|your|it|both|all",
      "is|are|was|has been? now|all? done|completed|complete",
  };
  return phrases;
}

// "Partly", "still": said of how far it is.
const WordPhrases& in_part() {
  static const WordPhrases phrases{
      "partly|partially|mostly",
      "in part",
      "still down|broken|failing|open|unavailable|affected|slow|not|unsolved|unresolved",
      "not yet|resolved|fixed|solved|working",
      "isn't|aren't * yet|resolved|fixed|solved|working",
      "please|kindly also|now|then? check|test|verify|try|retry",
      "confirmed|verified|tested|checked|confirm that|it|the|this|with|from|both|all|and|everything",
      "no longer",
      "for the moment|time",
      "until then",
  };
  return phrases;
}

// "We restarted it", "the disk was replaced": a deed, claimed.
const WordPhrases& deed() {
  static const WordPhrases phrases{
      "i|we|they|i've|we've|technician|technicians|engineer|engineers|team|colleague|colleagues|provider|was|were|been|is|are have|has|had? now|just|already|also|then|since|therefore? restarted|rebooted|replaced|edited|raised|changed|moved|migrated|removed|added|reverted|rolled|rewrote|rewritten|reinstalled|installed|updated|upgraded|downgraded|increased|reduced|lowered|extended|cleaned|cleared|emptied|deleted|reset|re-enabled|enabled|disabled|renewed|reissued|repaired|rebuilt|restored|reconfigured|configured|adjusted|corrected|patched|switched|swapped|unblocked|whitelisted|delisted|freed|flushed|purged|recreated|regenerated|resent|refunded|credited|reconnected|rerouted|recovered|unlocked|expanded|resized|doubled|rotated|redeployed|resynced|refreshed|relaunched|redirected|exchanged|rewired|reseated|reactivated",
  };
  return phrases;
}

// Work on something with a name; "fixed it" says nothing of what was done.
const WordPhrases& worked_on() {
  static const WordPhrases phrases{
      "i|we|they|he|she|team|engineers|engineer|technicians|technician|colleagues|provider|vendor|have|has|had|'ve|i've|we've|was|were|been|be|is|are|and|by|then|now|just|already|so|,|also|therefore * restarted|rebooted|replaced|edited|raised|changed|moved|migrated|removed|added|reverted|rolled|rewrote|rewritten|reinstalled|installed|updated|upgraded|downgraded|increased|reduced|lowered|extended|cleaned|cleared|emptied|deleted|reset|re-enabled|enabled|disabled|renewed|reissued|repaired|rebuilt|restored|reconfigured|configured|adjusted|corrected|patched|switched|swapped|blocked|unblocked|whitelisted|delisted|freed|flushed|purged|stopped|started|set|created|recreated|regenerated|resent|refunded|credited|reconnected|rerouted|recovered|unlocked|expanded|resized|doubled|rotated|recompiled|redeployed|deployed|opened|closed|put|took|taken|turned|synced|resynced|refreshed|relaunched|shipped|sent|isolated|redirected|exchanged|rewired|reseated|pointed|renamed|granted|activated|reactivated|killed|terminated|imported|reimported|limited|separated|split|merged|tightened|loosened|bumped|corrected",
      "fixed|fix|corrected|repaired|resolved|solved|fixing|correcting|repairing|restarting|rebooting|replacing|changing|removing|adding|reverting|updating|upgrading|clearing|deleting|resetting|disabling|enabling|renewing|raising|increasing|moving|restoring|reinstalling * permissions|typo|configuration|config|setting|settings|record|records|script|file|files|entry|rule|path|cable|switch|disk|line|code|query|index|address|certificate|zone|template|table|version|limit|quota|cache|module|plugin|driver|firewall|route|password|account|database|server|service|data|link|links|form|mapping|link|spelling",
      "you|please|could|should|need|needs|have|must * change|update|upgrade|clear|delete|restart|reboot|set|remove|add|replace|edit|reinstall|install|reset|use|switch|log|renew|adjust|select|choose|enter|open|turn",
      "solution|fix|workaround|remedy|repair is|was|for|consists",
      "by|with|through|via * replacing|restarting|rebooting|changing|moving|adding|removing|increasing|raising|reverting|updating|upgrading|clearing|disabling|enabling|renewing|restoring|editing|resetting",
      "a|an|the|new * patch|release|hotfix|update|version was|has|is|fixes|contains|corrects|with",
  };
  return phrases;
}

const WordPhrases& cause() {
  static const WordPhrases phrases{
      "because",
      "due|owing|thanks to",
      "caused|causing|cause|causes|reason|reasons|culprit|root|trigger|triggered|explains|explanation",
      "turned|turns out",
      "led|leading|resulted|resulting|stemmed|came to|in|from",
      "as a result",
      "result of",
      "after|following|during a|an|the|our|last|yesterday's|tonight's|routine|scheduled * update|upgrade|change|migration|restart|reboot|outage|maintenance|failure|attack|deployment|release|move|switch|power|storm|import",
      "there was|were|had|has|is|are been? a|an|some|two|three|too|no|not|several|many|heavy|high|still|another",
      "was|were|is|are|had|has|been|be|became|got|gets|ran|went * full|expired|misconfigured|corrupt|corrupted|overloaded|stuck|wrong|missing|broken|exhausted|blocked|disabled|damaged|outdated|incorrect|faulty|defective|loose|unplugged|frozen|hung|deadlocked|down|offline|dead|locked|blacklisted|listed|removed|deleted|overwritten|renamed|revoked|suspended|cancelled|invalid|incompatible|cut|flooded|throttled|out|unpaid|changed|set|hacked|compromised|duplicated|rejected|unreadable|typed|mistyped|misspelled|switched|hit|attacked|too",
      "had|has|have|'d failed|crashed|filled|stopped|hung|died|expired|run|been|lost|broken|changed|overheated|frozen|dropped|moved|forgotten|reached|exceeded|not|grown",
      "failed|crashed|died|hung|overheated|leaked|broke|expired|froze|stalled|collided|exceeded|reached|overflowed|filled|blew|tripped",
      "ran out|into|low",
      "lost power|connection|its|the|contact|network",
      "did|does|could|was not|n't|no longer|never",
      "didn't|couldn't|wasn't|weren't|hadn't|doesn't|can't|don't|hasn't|isn't",
      "bug|typo|mistake|misconfiguration|outage|overload|deadlock|leak|conflict|mismatch|attack|incompatibility|spike|hiccup|glitch|failure|defect|fault|flaw|oversight|timeout|spam|fire|flood|storm in|on|of|at|with|between|from|had|was|made|by|kept|to|that|which",
      "blocked|rejected|refused|dropped|locked|overwrote|prevented|took|brought|knocked|used|filled|consumed|hit|cut|kept|held|made by|the|your|all|our|it|every|new|incoming|out|a|some",
      "since the|your|our|a|an|it|that|you",
      "forgot|forgotten|missed|neglected|overlooked",
      "our mistake|fault|error|side",
      "we|they do|did not yet? know",
      "we|they don't|didn't|couldn't yet? know|find|identify",
      "found|noticed|discovered|identified|saw|see|detected|traced|diagnosed that|a|an|the|two|some|it|out",
      "unknown|unclear",
  };
  return phrases;
}

const WordPhrases& prevention() {
  static const WordPhrases phrases{
      "happen|happens|occur|occurs|recur|fail|break|fill|come|return|reoccur|appear|expire|see|seen|run again|back|anymore|once",
      "recur|recurs|recurrence|reoccur|reoccurrence|reoccurs|reappear|recurring",
      "in|for the? future",
      "prevent|prevents|prevented|preventing|prevention|avoid|avoids|avoided|avoiding|guard|guards",
      "monitor|monitors|monitored|monitoring|alert|alerts|alerted|alarm|alarms|warning|watch|watching|check|checks|notify|notified|eye * automatically|added|set|every|for|on|now|at|if|when|before|us|closely|daily|hourly|it|this|regularly",
      "added|set|put|installed|configured|created * monitor|monitors|monitoring|alert|alerts|alarm|alarms|check|checks|watchdog|cron|test|tests|reminder|limit|safeguard",
      "from now|here on",
      "permanent|permanently|automatically|for good",
      "one-off|one-time|isolated|exceptional|rare|unlikely|once-only",
      "one off|time|single",
      "make|making|made|ensure|ensures|ensured|ensuring sure|certain|that|the|it|this|we|you|a",
      "so that|it|this|the|they|you|we|such",
      "next time",
      "will|would|should|can|does not|never|no",
      "won't|wouldn't|shouldn't|cannot|can't",
      "no longer|more",
      "as long as",
      "if|should|when|whenever|in * again|recur|recurs|returns|reappears|reoccurs|comes|case|similar",
      "every|each week|day|night|month|hour|minute|morning|time|restart|year",
      "keep an|watching|monitoring",
      "again|recur|return|repeat unless|if|until|only|when|as",
      "scheduled|planned for|next|to|a|an|the|on",
      "tip|recommend|recommends|recommendation|advise|suggest|best",
      "enough for|room|space",
  };
  return phrases;
}

// A question about the incident itself, not one of its own that the report is the background of.
bool asks_about_incident(Words words) {
  static const WordPhrases phrases{
      "why|cause|caused|causing|reason|happened|happening|happen|wrong|matter",
      "when|how|what * fixed|fix|back|working|resolved|restored|long|soon|solved|eta|solve|up",
      "is|are|any|can|could|will * fixed|up|back|again|resolved|outage|down|known|eta|look|issue|problem|help|fix|wrong",
      "look|help|fix|restart|check|investigate|repair|solve|idea|ideas|update|news|suggestions",
  };
  return phrases.in(words);
}

void note_parts(const Text& text, IncidentParts& parts) {
  for (const Sentence& sentence : text.sentences) {
    const Words words = text.words_of(sentence);
    if (words.empty()) continue;
    parts.cause = parts.cause || cause().in(words);
    parts.fix = parts.fix || worked_on().in(words);
    parts.status = parts.status || solved().in(words) || in_part().in(words);
    parts.prevention = parts.prevention || prevention().in(words);
  }
}

// What we said before: our own words in the customer's quotes, and our messages of the thread.
void note_history(const Context& context, IncidentParts& parts) {
  std::vector<Span> quotes;
  for (const Block& block : context.inquiry.blocks)
    if (block.kind == BlockKind::quote) quotes.push_back(block.span);
  if (!quotes.empty()) note_parts(analyze(context.customer.body, quotes), parts);
  quotes.clear();
  for (const Block& block : context.draft.blocks)
    if (block.kind == BlockKind::quote && block.depth >= 2) quotes.push_back(block.span);
  if (!quotes.empty()) note_parts(analyze(context.message.body, quotes), parts);
  for (const EarlierMessage& earlier : context.thread)
    if (earlier.side == Side::us) note_parts(earlier.draft.text, parts);
}

const Item* reported_problem(const Context& context) {
  const Item* problem = nullptr;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const Words words =
        context.inquiry.text.words_of(context.inquiry.text.sentences[item.sentence]);
    if (item.kind == ItemKind::problem && item.confidence >= 0.6 && !problem) problem = &item;
    if (item.kind == ItemKind::question && !asks_about_incident(words)) return nullptr;
  }
  return problem;
}

}  // namespace

std::optional<Incident> find_incident(const Context& context) {
  if (!context.has_inquiry() || context.inquiry.items.empty()) return std::nullopt;
  const Item* problem = reported_problem(context);
  if (problem == nullptr) return std::nullopt;

  const Text& text = context.draft.text;
  Incident incident;
  incident.problem = problem;
  for (const Sentence& sentence : text.sentences) {
    const Words words = text.words_of(sentence);
    if (words.empty()) continue;
    // Work that is open makes it an interim reply, a question of ours the customer's turn.
    if (is_open_with_us(words)) return std::nullopt;
    const bool verifies = solved().in(words) || in_part().in(words);
    if (waits_for_customer(context.body(), text, sentence) && !verifies) return std::nullopt;
    const bool question = context.body()[sentence.span.end - 1] == '?';
    const double confidence = question ? 0 : solved().in(words) ? 0.8 : deed().in(words) ? 0.65 : 0;
    if (confidence > incident.confidence) {
      incident.confidence = confidence;
      incident.claim = sentence.span;
    }
  }
  if (incident.confidence == 0) return std::nullopt;
  note_parts(text, incident.parts);
  note_history(context, incident.parts);
  return incident;
}

void report_missing_part(const Context& context, bool IncidentParts::*part, std::string_view lacks,
                         std::string_view advice, Findings& findings) {
  const auto incident = find_incident(context);
  if (!incident || incident->parts.*part) return;
  Diagnostic& diagnostic = findings.add(
      incident->claim,
      fmt::format("“{}” {} “{}”: {}", shortened(slice(context.body(), incident->claim)), lacks,
                  shortened(slice(context.customer.body, incident->problem->span)), advice));
  diagnostic.item = incident->problem->id;
  diagnostic.confidence = incident->confidence * incident->problem->confidence;
}

}  // namespace replylint
