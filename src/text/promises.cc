#include "text/promises.h"

#include "text/word_phrases.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// A first person and what they are about to do. What is said is "<subject> <verb>".
const WordPhrases& will_do() {
  static const WordPhrases phrases{
      "i|we will|shall also|then|now|still|certainly|definitely|gladly|personally|both?",
      "i'll|we'll also|then|now|still|certainly|definitely|gladly|personally|both?",
      "i|we am|are going|about|planning to",
      "i'm|we're going|about|planning to",
      "i|we still? need|have|want|hope|intend|plan to",
      "i'd|we'd like to",
      "will|shall also|then|now|still?",
      "let me|us",
      "our|the engineers|engineer|team|technicians|technician|developers|colleagues|staff will",
      "he|she|they|somebody|someone|it|this|that will be?",
      "he'll|she'll|they'll",
  };
  return phrases;
}

// What is done next for a customer; "we will be there" and "I will say that" are no promise.
const WordPhrases& work() {
  static const WordPhrases phrases{
      "look|looking at|into|this|it|for|again|up|through|closer",
      "take|have a? closer|quick|another|second? look",
      "investigate|investigated|analyse|analyze|diagnose|debug|trace|research|check|checked|"
      "recheck|examine|inspect|review|reviewed|verify|test|retest|reproduce|monitor",
      "find|figure|sort|work|track out|it|this|that|the|down|on",
      "get|come|be|report|write|circle back",
      "get in|on touch|it|this|that",
      "get|have the|your|it|this|that * fixed|done|sorted|resolved|ready|replaced|back|running",
      "let you|everyone|everybody know",
      "keep you|everyone posted|informed|updated|in",
      "update|notify|inform|tell|contact|call|ring|email|mail|message|ping "
      "you|the|them|our|him|her",
      "reply|respond|answer|follow|update up?",
      "fix|fixed|repair|repaired|resolve|resolved|solve|solved|correct|corrected|patch|patched|"
      "restore|restored|replace|replaced|restart|restarted|reboot|rebooted|reset|rebuild|rebuilt|"
      "reinstall|migrate|migrated|move|moved|upgrade|upgraded|install|installed|deploy|deployed|"
      "release|released|rerun|repeat|retry|roll|rolled|swap|swapped|change|changed|add|added|"
      "remove|removed|enable|enabled|disable|disabled|apply|applied|create|created|set|configure|"
      "configured|prepare|prepared|arrange|schedule|process|processed|refund|refunded|credit|"
      "credited|ship|shipped|handle|handled|finish|finished|complete|completed|adjust|adjusted|"
      "increase|extend|delete|cancel|cancelled|merge|merged|clean|cleaned",
      "send|sent|forward|forwarded|pass|passed|escalate|escalated|raise|ask|discuss|open|file|"
      "submit|provide|share|post|publish|talk|speak|consult|need to",
      "send|sent|forward|forwarded|pass|passed|escalate|escalated|raise|ask|discuss|open|file|"
      "submit|provide|share|post|publish|talk|speak|consult",
      "do|done that|this|it|so|the|our|some|what|for|as|by",
      "start|begin|begun|started|continue|try|attempt",
      "make sure|certain|the|a|an|that|this",
      "see what|if|whether|to",
      "work|working on|with|through",
  };
  return phrases;
}

// Said without "will".
const WordPhrases& under_way() {
  static const WordPhrases phrases{
      "i|we am|are still|currently|now|already|presently|actively? "
      "looking|working|investigating|checking|trying|waiting|testing|debugging|preparing|analysing|"
      "analyzing|rebuilding|restoring|replacing|tracing|reviewing|discussing|running|moving|"
      "migrating",
      "i'm|we're still|currently|now|already|presently|actively? "
      "looking|working|investigating|checking|trying|waiting|testing|debugging|preparing|analysing|"
      "analyzing|rebuilding|restoring|replacing|tracing|reviewing|discussing|running|moving|"
      "migrating",
      "engineers|engineer|team|technicians|technician|developers|colleagues|staff|vendor is|are "
      "still|currently|now|already? looking|working|investigating|checking|trying|testing|on",
      "is|are|still being "
      "looked|investigated|worked|checked|reviewed|processed|repaired|replaced|restored|rebuilt|"
      "handled",
      "is|are|still under|in investigation|review|progress|work",
      "has|have been|now escalated|forwarded|passed|handed|referred|assigned|scheduled",
      "i|we have now|just|already|also? "
      "escalated|forwarded|passed|handed|referred|assigned|scheduled",
      "i've|we've now|just|already|also? "
      "escalated|forwarded|passed|handed|referred|assigned|scheduled",
      "i|we escalated|forwarded|passed|handed|referred",
      "i|we have now|just|already|also? asked|contacted|informed|notified the|our|my|a|an",
      "i've|we've now|just|already|also? asked|contacted|informed|notified the|our|my|a|an",
      "is|are pending|awaiting",
      "looking into this|it|that|the|your",
      "working on it|this|that|the|your|a",
  };
  return phrases;
}

// "once you confirm": our step comes after theirs.
const WordPhrases& after_customer() {
  static const WordPhrases phrases{
      "once|after|when|if|until|till|unless you|you've|you'd|your * "
      "confirm|confirmed|send|sent|reply|replied|tell|told|decide|decided|agree|agreed|approve|"
      "approved|let|like|want|wish|prefer|have|give|gave|provide|choose|pick|say|answer|need|can|"
      "could|sign|pay|see|try|tried",
      "as soon as you|we've|we|i have|get|send|confirm|hear|receive|tell|reply|let",
      "waits|waiting|wait for|on you|your",
      "hear|hearing back? from you",
      "your confirmation|approval|decision|go-ahead|answer|reply|permission",
      "up to you",
      "at your convenience",
  };
  return phrases;
}

const WordPhrases& asks() {
  static const WordPhrases phrases{
      "please also|then|now? "
      "send|provide|tell|give|confirm|check|try|test|let|reply|attach|run|restart|reboot|update|"
      "upgrade|forward|share|post|paste|choose|verify|contact|call|log|clear|change|open|click|"
      "install|make|have|use|set|see|look|visit|go|report",
      "could|can|would|will you",
      "let us|me know if|whether|which|what|when|how|where|who|once|that|the",
      "send|tell|give|show us|me",
      "we|i|i'd|we'd will|would|still? need|require|like your|you|to know|the|a",
      "do|did|does|have|are|is|was|were you|your|it|this",
      "what|which|when|where|who|how "
      "is|are|do|did|does|have|version|exactly|operating|browser|time|error",
  };
  return phrases;
}

const WordPhrases& courtesy() {
  static const WordPhrases phrases{
      "let us|me know if|should you "
      "have|need|run|see|notice|want|require|experience|encounter|find|find",
      "if|should you have|need any|further|more|other|additional|anything",
      "if|should there is|are|anything|any else|anything|other|further",
      "any|further|other|more|additional "
      "questions|question|concerns|issues|problems|queries|help|assistance",
      "anything else",
      "don't|not hesitate",
      "feel free",
  };
  return phrases;
}

bool is_negation(std::string_view word) {
  return word == "not" || word == "never" || word == "no" || word == "cannot" || word == "n't";
}

}  // namespace

std::optional<Span> find_open_work(Words words) {
  if (const auto match = under_way().find(words))
    return Span{words[match->first].span.start, words[match->end - 1].span.end};
  for (std::size_t from = 0; from < words.size();) {
    const auto subject = will_do().find(words, from);
    if (!subject) break;
    std::size_t verb = subject->end;
    from = subject->first + 1;
    if (verb >= words.size() || is_negation(words[verb].folded)) continue;
    // "will you", "if you will": the customer's own will.
    const bool theirs = subject->first > 0 && words[subject->first - 1].folded == "you";
    if (theirs) continue;
    // An adverb or two: "will gladly look", "will of course check".
    for (std::size_t skipped = 0; skipped < 3 && verb < words.size(); ++skipped, ++verb) {
      if (words[verb].kind == WordKind::symbol || words[verb].folded == "you") break;
      if (const auto match = work().match_at(words, verb))
        return Span{words[subject->first].span.start, words[match->end - 1].span.end};
    }
  }
  return std::nullopt;
}

bool waits_for_customer(std::string_view body, const Text& text, const Sentence& sentence) {
  const Words words = text.words_of(sentence);
  if (after_customer().in(words) && !courtesy().in(words)) return true;
  if (courtesy().in(words)) return false;
  if (body[sentence.span.end - 1] == '?') return true;
  const auto match = asks().find(words);
  if (!match) return false;
  // "… which version you run" inside a statement asks nothing: only "please …", "let us know" may
  // stand later in the sentence.
  return match->first < 3 || match->phrase == 0 || match->phrase == 2;
}

}  // namespace replylint
