#include <algorithm>

#include "parse/items.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

// "no longer fails", "if it crashes", "the problem is solved": not a report.
const WordPhrases& no_problem() {
  static const WordPhrases phrases{
      "no|not|without|never|any|n't a|any|more|further|longer|been? problem|problems|issue|issues|error|errors|trouble|failures|down|failing|crash|crashes",
      "didn't|don't|doesn't|haven't|hasn't have|see|get|find|had|seen any|a|the problem|problems|issue|issues|error|errors|trouble",
      "problem|issue|error|bug|trouble|outage is|was|has|got|seems now|been|to? solved|fixed|resolved|gone|sorted|over|be",
      "if|unless|should|whether|case * fail|fails|crash|crashes|down|error|errors|problem|problems|issue|issues",
      "solved|fixed|resolves|resolved|fixes|solves the|this|that|my|our|it",
      "works|working|worked fine|well|perfectly|great|again|now|ok|okay",
      "no longer fail|fails|failing|crash|crashes|hangs|happens|appears|occurs|a|an|any|down|broken",
      "if you received|receive|got",
      "used to fail|crash|hang|freeze|be|have|get",
      "to avoid|prevent",
      "problem|problems|issue|issues|error|errors|crash|crashes|fault|warning|noise has|have|hasn't|haven't never|not? stopped|come|happened|occurred|appeared|returned back|again|since?",
      "problem|problems|issue|issues|error|errors|warning|warnings|noise is|are|was gone|over|history",
      "nothing was|is|got damaged|broken|lost|missing|wrong",
      "as planned|intended|agreed|expected|described",
      "suppose|supposing",
      // To us, of their own.
      "sorry|apologies|apologise|apologize for|about the|this|that|any|all|my|so "
      "* trouble|fuss|bother|disturbance|inconvenience|confusion|hassle|mess",
  };
  return phrases;
}

}  // namespace

bool denies_problem(Words words) {
  // "It worked well until Monday, now it fails."
  static const WordPhrases turn{"but|until|except|however|suddenly"};
  return no_problem().in(words) && !turn.in(words);
}

bool opens_another_matter(Words words) {
  static const WordPhrases phrases{
      "also|another|besides|furthermore|moreover|additionally|secondly|second|third|thirdly|finally|lastly|plus",
      "then also|another|one|there|the second|third",
      "in|on addition|top|the",
      "apart|aside from",
      "one more|last|other",
      "by the way",
  };
  constexpr std::size_t opening = 5;  // "The mobile app also …"
  return !words.empty() &&
         (words[0].folded == "and" || phrases.in(words.first(std::min(words.size(), opening))));
}

double problem_confidence(Words words) {
  static const WordPhrases
      strong{
          "is|are|was|were|went|been|goes|be|being|still|keeps|'s|it's|gone completely|totally|again|still|now|currently|suddenly|all? down|broken|offline|unreachable|unavailable|dead|inaccessible|unresponsive|unusable|frozen|stuck|corrupt|corrupted|defaced|hacked|damaged|defective|faulty",
          "site|website|server|service|mail|email|page|database|system|network|connection|shop|store|app|host down|offline|unreachable|dead|broken",
          "isn't|aren't|wasn't|weren't|isnt|not|n't|never working|responding|loading|starting|booting|connecting|reachable|accessible|available|valid|syncing|showing|sending|receiving|resolving|delivered|arriving|playing|functioning|opening|printing|charging|coming|going|moving|answering|reacting|heating|cooling|ringing|updating|updated|refreshing|appearing|displaying|displayed|saving|saved|scanning|spinning|turning|recognized|recognised|accepted|visible|readable|correct",
          "doesn't|doesnt|don't|dont|didn't|didnt|won't|wont|not|n't answer|reply|come|react|ring|scan|update|refresh|close|heat|cool|fit|match|accept|appear|save|stay|stop|reach|work|load|start|boot|connect|open|respond|display|install|compile|build|resolve|arrive|sync|print|show|send|play|recognize|recognise|detect|charge|function|run|turn|finish|complete|log",
          "no longer work|works|working|valid|available|reachable|accessible|possible|visible|load|loads|start|starts|boot|boots|connect|connects|open|opens|respond|responds|get|receive|access",
          "can't|cannot|cant|couldn't|couldnt|unable|not able|to? log|login|connect|access|reach|open|send|receive|load|start|install|download|upload|reproduce|build|compile|sign|use|save|print|view|ping|mount|boot|resolve|update|upgrade|create|delete|run|allocate|complete|pay|order|read|write|make",
          "can not log|login|connect|access|reach|open|send|receive|load|start|install|download|upload|build|compile|sign|use|save|print|view|ping|mount|boot|resolve|update|run",
          "stopped|stops|quit|quits|ceased working|responding|loading|sending|receiving|connecting|syncing|functioning|arriving|beeping|blinking|charging|cooling|counting|draining|glowing|heating|humming|lighting|opening|printing|pumping|ringing|scanning|spinning|tracking|updating|to",
          "get|getting|got|gets|gives|give|gave|giving|see|seeing|saw|receive|receiving|received|receives|throws|throwing|returns|returning|returned|shows|showing|showed|reports|reported|produces|with|encountered|encounter|hit|hitting * error|errors|exception|exceptions|timeout|timeouts|warning|segfault|traceback|500|404|403|502|503|504|crash",
          "error|errors message|messages|code|500|404|403|502|503|504|occurred|occurs|appears|saying|when|while",
          "keep|keeps|kept|always|constantly|randomly|repeatedly|suddenly|often crashing|failing|restarting|disconnecting|freezing|dropping|timing|hanging|losing|getting|rebooting|crashes|fails|freezes|hangs|disconnects|crashed|failed|bouncing|rejecting",
          "fail|fails|failed|failing|fail's to|with|on|at|when|while|for|because|again|every|since|after|in",
          "crash|crashes|crashed|crashing|hangs|hung|freezes|froze|freezing|segfaults|segfaulted|stalls|stalled|aborts|aborted",
          "times|timed|timing out",
          "nobody|noone|none|somebody|everybody|everyone of? us? can|could|can't|cannot|couldn't|is|was not? able|to? log|login|connect|access|reach|open|send|receive|print|work|pay|order",
          "have|having|had|has|experiencing|experienced|encountering|encountered|facing|into|seeing|ran|reports|reporting|with|there's|is|am|see * problem|problems|issue|issues|trouble|troubles|difficulty|difficulties|bug|outage",
          "problem|problems|issue|trouble|bug|outage with|since|is|when|connecting|in",
          "went|gone|goes|is|going|something wrong",
          "lost|lose|losing|missing all|my|our|the|some|data|connection|access|packets|mails|emails|files",
          "never|not|n't been? arrived|arrives|arrive|received|receives|delivered|got|gotten|come|comes|came|worked|works|responded|responds|recovered|reaches|reached|loads|finishes|finished|starts|connects|rings|shows|run|shipped|synced|updated|credited|refunded|processed",
          "haven't|hasn't|havent not|yet|still? received|arrived|gotten|got|been|heard",
          "charged|billed|debited|deducted|invoiced|withdrew|withdrawn|paid * twice|double",
          "charged|billed|invoiced twice|double|wrong|wrongly|incorrectly|again|for",
          "bounces|bounced|bouncing|rejected|refused|denied|blacklisted|blocked",
          "very|extremely|too|so|really|terribly|painfully|incredibly|is|are|getting|become slow|sluggish|laggy",
          "prints|printed|shows|shown|sends|sent|appears|listed|delivered * twice|double",
          "make|makes|making|made|hear|hearing * noise|noises",
          "it|always|which|download|upload|installation|update|copy|progress|process|machine always|often? stops|stopped at|after|during|on",
          "take|takes|taking|took too|very|so|extremely long",
          "take|takes|taking|took forever|ages",
          "data loss|corruption",
          "dies|died after|every|when|within|again|while|during|in|on",
          "battery|phone|server|machine|laptop|screen|router|disk|drive|printer|pump|motor dies|died|died",
          "fell|fall|falls|falling|came|comes|coming apart|off|loose",
          "is|are|was|were|arrived|came|got|received completely|already|partly|a|it|them? scratched|cracked|torn|leaking|empty|incomplete|bent|dented|smashed|damaged|defective|missing|wrong|incorrect|expired|declined",
          "sent|send|got|received|delivered|ordered|shipped|has|have|had|with|contains|shows me|us|a|an|the? wrong|incorrect",
          "flickers|flickering|squeaks|squeaking|hums|buzzes|beeps|beeping|drips|dripping|jams|jammed|wobbles",
          "stays|stayed|remains|remained|goes|went|turns|turned|is black|blank|dark|white|silent|cold|empty|grey|gray|off",
          "blinks|blinking|flashes|flashing|lights|turns|glows up? red|orange|yellow|amber",
          "leaks|leaking|overheats|overheating|smokes|rattles|rattling",
          "says|say|saying|shows|displays|reads|tells|message|with * wrong|invalid|expired|denied|failed|declined|refused|exceeded|unknown|unavailable|incorrect",
          "logs|logged|logging|kicks|kicked|throws|thrown|locked|locks me|us|users|everyone? out",
          "a|the|only|an|completely|just white|black|blue|blank|empty page|screen|window",
          "to no avail",
          "does|did nothing",
          "broke|breaks|broken",
          "disappeared|vanished",
          "drops|dropped|disconnects|disconnected|lags|flickers|overheats|leaks|reboots|restarts every|all|constantly|again|randomly|after|while|when|from|by|several|once|twice|at|the|out|off",
          "is|are|was|were|got|been|now|still locked|blocked|suspended|deactivated|disabled|terminated|banned",
          "no connection|signal|access|internet|sound|picture|power|response|output|mail|mails since|any|on|in|at|for|from|to",
      };
  const auto match = strong.find(words);
  return match && !denies_problem(words) ? 0.75 : 0;
}

double complaint_confidence(Words words) {
  static const WordPhrases phrases{
      "i|we|i'm|we're|am|are|very|extremely|really|so|quite|not|deeply|rather|pretty disappointed|frustrated|upset|annoyed|unhappy|dissatisfied|angry|furious|fed|unimpressed|happy|satisfied|pleased|impressed up|with|about|at|by|that",
      "unacceptable|outrageous|ridiculous|inexcusable|appalling|disgraceful|unprofessional",
      "is|what|it's|that's|this|simply a|such? a|an? joke|disgrace|scandal|ripoff",
      "worst|terrible|awful|horrible|poor|lousy|bad|disgusting|pathetic|useless service|support|experience|company|host|hosting|customer|product|quality",
      "fed up",
      "rude|impolite|unfriendly|arrogant|disrespectful to|with|and|on|about|again",
      "hung up on",
      "sick and? of|tired",
      "waste of",
      "not|never good|happy|satisfied|acceptable|impressed|pleased enough|with|at|about?",
      "nobody|no|noone one? has|have|answers|answered|replies|replied|responds|responded|called|cares|helps|helped",
      "got|received|had|get no|never|without|not an|a|any|single? answer|reply|response|reaction|callback",
      "written|wrote|called|emailed|mailed|contacted|phoned * twice|three|four|five|several|many|multiple times?",
      "still|been no|not|haven't|waiting|nothing * answer|reply|response|refund|days|weeks|months|heard|solution|received",
      "waiting for|since|on|more * days|weeks|months|ages|hours|reply|answer|response|refund",
      "third|fourth|fifth|nth|umpteenth time i|we|this|now|that|in",
      "how many times",
      "let|letting me|us down",
      "taking|takes|took way|far? too|forever|ages long?",
      "demand|want a|my|our? refund|money|compensation",
  };
  static const WordPhrases contented{
      "i|we|i'm|we're|am|are|very|extremely|really|so|quite|deeply|rather|pretty happy|satisfied|pleased|impressed",
  };
  const auto match = phrases.find(words);
  if (!match) return 0;
  if (contented.in(words)) {
    // "not happy with": only a negation makes a complaint of it.
    static const WordPhrases negated{
        "not|n't|never|isn't|aren't|am|are|less * happy|satisfied|pleased|impressed"};
    bool negation = false;
    for (const Word& word : words)
      negation = negation || word.folded == "not" || word.folded.ends_with("n't") ||
                 word.folded == "never" || word.folded == "less";
    if (!negation) return 0;
  }
  return 0.7;
}

double praise_confidence(Words words) {
  static const WordPhrases phrases{
      "great|excellent|fantastic|amazing|wonderful|outstanding|superb|awesome|terrific|incredible|exceptional|brilliant|good|fabulous|nice|top|first-class service|support|job|work|customer|team|product|experience|company|hosting|host|staff|tool|software|stuff|help",
      "i|we|i'm|we're|am|are|been|very|extremely|really|so|quite|always|most|more happy|pleased|satisfied|impressed|delighted|thrilled|grateful with|by|at|about|to|for|than",
      "i|we really|absolutely|simply|just? love|loved|enjoy|adore your|the|this|how|it|working",
      "keep up the? good|great|excellent|fantastic",
      "best|fastest|friendliest|nicest * support|service|host|company|experience|decision|provider|hosting|ever",
      "well done",
      "you|you're|your guys|all|are|team|people|folks|support|service are|is|have|rock|rocks|been|great|awesome|amazing|fantastic|wonderful|the|excellent * best|great|awesome|amazing|fantastic|wonderful|rock|excellent|outstanding|helpful",
      "you guys? rock|rule",
      "works|working|worked|runs|running|is|been perfectly|great|beautifully|brilliantly|flawlessly|wonderfully|fantastically|amazingly",
      "thanks|thank|appreciate you|for|your|the * great|excellent|fantastic|amazing|wonderful|outstanding|superb|awesome|terrific",
      "kudos|bravo|hats",
      "highly recommend",
      "couldn't|can't|could be|not happier|ask|better",
  };
  const auto match = phrases.find(words);
  if (!match) return 0;
  for (const Word& word : words)
    if (word.folded == "not" || word.folded.ends_with("n't") || word.folded == "but" ||
        word.folded == "would" || word.folded == "if" || word.folded == "?")
      return 0;
  return 0.7;
}

}  // namespace replylint
