#include "rules/act_phrases.h"

#include <string_view>

#include "rules/substance.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// "It is fixed", "everything works again": the problem is said to be over, wholly or in part.
Phrases solved() {
  static constexpr std::string_view phrases[] = {
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
Phrases in_part() {
  static constexpr std::string_view phrases[] = {
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
Phrases deed() {
  static constexpr std::string_view phrases[] = {
      "i|we|they|i've|we've|technician|technicians|engineer|engineers|team|colleague|colleagues|provider|was|were|been|is|are have|has|had? now|just|already|also|then|since|therefore? restarted|rebooted|replaced|edited|raised|changed|moved|migrated|removed|added|reverted|rolled|rewrote|rewritten|reinstalled|installed|updated|upgraded|downgraded|increased|reduced|lowered|extended|cleaned|cleared|emptied|deleted|reset|re-enabled|enabled|disabled|renewed|reissued|repaired|rebuilt|restored|reconfigured|configured|adjusted|corrected|patched|switched|swapped|unblocked|whitelisted|delisted|freed|flushed|purged|recreated|regenerated|resent|refunded|credited|reconnected|rerouted|recovered|unlocked|expanded|resized|doubled|rotated|redeployed|resynced|refreshed|relaunched|redirected|exchanged|rewired|reseated|reactivated",
  };
  return phrases;
}

// Work on something with a name; "fixed it" says nothing of what was done.
Phrases worked_on() {
  static constexpr std::string_view phrases[] = {
      "i|we|they|he|she|team|engineers|engineer|technicians|technician|colleagues|provider|vendor|have|has|had|'ve|i've|we've|was|were|been|be|is|are|and|by|then|now|just|already|so|,|also|therefore * restarted|rebooted|replaced|edited|raised|changed|moved|migrated|removed|added|reverted|rolled|rewrote|rewritten|reinstalled|installed|updated|upgraded|downgraded|increased|reduced|lowered|extended|cleaned|cleared|emptied|deleted|reset|re-enabled|enabled|disabled|renewed|reissued|repaired|rebuilt|restored|reconfigured|configured|adjusted|corrected|patched|switched|swapped|blocked|unblocked|whitelisted|delisted|freed|flushed|purged|stopped|started|set|created|recreated|regenerated|resent|refunded|credited|reconnected|rerouted|recovered|unlocked|expanded|resized|doubled|rotated|recompiled|redeployed|deployed|opened|closed|put|took|taken|turned|synced|resynced|refreshed|relaunched|shipped|sent|isolated|redirected|exchanged|rewired|reseated|pointed|renamed|granted|activated|reactivated|killed|terminated|imported|reimported|limited|separated|split|merged|tightened|loosened|bumped|corrected",
      "fixed|fix|corrected|repaired|resolved|solved|fixing|correcting|repairing|restarting|rebooting|replacing|changing|removing|adding|reverting|updating|upgrading|clearing|deleting|resetting|disabling|enabling|renewing|raising|increasing|moving|restoring|reinstalling * permissions|typo|configuration|config|setting|settings|record|records|script|file|files|entry|rule|path|cable|switch|disk|line|code|query|index|address|certificate|zone|template|table|version|limit|quota|cache|module|plugin|driver|firewall|route|password|account|database|server|service|data|link|links|form|mapping|link|spelling",
      "you|please|could|should|need|needs|have|must * change|update|upgrade|clear|delete|restart|reboot|set|remove|add|replace|edit|reinstall|install|reset|use|switch|log|renew|adjust|select|choose|enter|open|turn",
      "solution|fix|workaround|remedy|repair is|was|for|consists",
      "by|with|through|via * replacing|restarting|rebooting|changing|moving|adding|removing|increasing|raising|reverting|updating|upgrading|clearing|disabling|enabling|renewing|restoring|editing|resetting",
      "a|an|the|new * patch|release|hotfix|update|version was|has|is|fixes|contains|corrects|with",
  };
  return phrases;
}

Phrases cause() {
  static constexpr std::string_view phrases[] = {
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

Phrases prevention() {
  static constexpr std::string_view phrases[] = {
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

// The first kinds of act_phrases().
const WordPhraseGroups& groups() {
  static const WordPhraseGroups phrases{solved(),    in_part(), deed(),
                                        worked_on(), cause(),   prevention()};
  return phrases;
}
constexpr std::size_t group_count = 6;

}  // namespace

std::uint32_t act_phrases(Words words, bool open_with_us) {
  std::uint32_t found = groups().in(words);
  const bool others[] = {open_with_us, states_act(words), states_check(words), states_cause(words)};
  static_assert(group_count + std::size(others) == act_phrase_count);
  for (std::size_t i = 0; i < std::size(others); ++i)
    if (others[i]) found |= std::uint32_t{1} << (group_count + i);
  return found;
}

}  // namespace replylint
