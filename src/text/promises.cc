#include "text/promises.h"

#include <span>
#include <string_view>

#include "text/number_words.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Who is about to do something. What is said is "<subject> <work>".
Phrases will_do() {
  static constexpr std::string_view phrases[] = {
      "i|we will|shall",
      "i'll|we'll",
      "i|we am|are going|about|planning to",
      "i'm|we're going|about|planning to",
      "i|we intend|plan to",
      "i|we still? need|have to",
      "let me",
      "our|the|my engineers|engineer|team|technicians|technician|developers|colleagues|colleague|staff|department|accounting|billing|sales|logistics|warehouse|support|manager|administrators|office will",
      "he'll|she'll|they'll",
      "someone|somebody will",
  };
  return phrases;
}

// "It will be replaced": said of the thing, not of us.
Phrases will_be_done() {
  static constexpr std::string_view phrases[] = {
      "will|shall be fixed|resolved|solved|repaired|replaced|restored|investigated|refunded|credited|shipped|dispatched|processed|sorted|completed|looked|checked|reviewed|corrected",
      "will|shall be back in|to|with",
      "needs to be fixed|resolved|solved|repaired|replaced|restored|investigated|looked|checked|reviewed|corrected",
  };
  return phrases;
}

// "Will look into it.": the subject left out, at the start of the sentence.
const WordPhrases& will_without_subject() {
  static const WordPhrases phrases{"will|shall|gonna"};
  return phrases;
}

// What is done next for a customer. "We will be there" and "I will say that" are no promise.
const WordPhrases& work() {
  static const WordPhrases phrases{
      "look|looking at|into|this|it|for|again|up|through|closer",
      "take|have a? closer|quick|another|second? look",
      "investigate|investigated|analyse|analyze|diagnose|debug|trace|research|check|checked|recheck|examine|inspect|review|reviewed|verify|test|retest|reproduce|monitor",
      "find|figure|sort|work|track out|it|this|that|the|down|on",
      "get|come|be|report|write|circle back",
      "get in|on touch|it|this|that",
      "get|have the|your|it|this|that * fixed|done|sorted|resolved|ready|replaced|back|running",
      "let you|everyone|everybody know",
      "keep you|everyone posted|informed|updated|in",
      "update|notify|inform|tell|contact|call|ring|email|mail|message|ping you|the|them|our|him|her",
      "reply|respond|answer|follow|update up?",
      "write|report|call|mail|reply again|to",
      "fix|repair|resolve|solve|correct|patch|restore|replace|restart|reboot|reset|rebuild|reinstall|migrate|move|upgrade|install|deploy|release|rerun|repeat|retry|swap|change|add|remove|enable|disable|apply|create|configure|prepare|arrange|schedule|process|refund|credit|ship|handle|finish|complete|adjust|increase|extend|delete|cancel|merge|clean",
      "roll it|this|that|the|back|out",
      "set it|this|that|the|up|your",
      "send|forward|escalate|raise|ask|discuss|open|file|submit|provide|share|post|publish|talk|speak|consult",
      "pass|hand it|this|that|the|your|them on|to|along",
      "do that|this|it|so|the|our|some|what",
      "start|begin|continue|try|attempt",
      "make sure|certain|the|a|an|that|this",
      "see what|if|whether|to",
      "work on|with|through",
  };
  return phrases;
}

// Said without "will".
Phrases under_way() {
  static constexpr std::string_view phrases[] = {
      "i|we am|are still|currently|now|already|presently|actively? looking|working|investigating into|on|at|to|this|it|the|your|what|why",
      "i'm|we're still|currently|now|already|presently|actively? looking|working|investigating into|on|at|to|this|it|the|your|what|why",
      "i|we am|are still|currently|now|presently checking|trying|waiting|testing|debugging|preparing|analysing|analyzing|rebuilding|restoring|replacing|tracing|reviewing|discussing|investigating|repairing|moving|migrating",
      "i'm|we're still|currently|now|presently checking|trying|waiting|testing|debugging|preparing|analysing|analyzing|rebuilding|restoring|replacing|tracing|reviewing|discussing|investigating|repairing|moving|migrating",
      "i|we am|are investigating|checking with|this|it|the|that|what|why|your",
      "i'm|we're investigating|checking with|this|it|the|that|what|why|your",
      "engineers|engineer|team|technicians|technician|developers|colleagues|colleague|staff|vendor|carrier|supplier|provider is|are still|currently|now|already? looking|working|investigating|checking|trying|testing into|on|at|with|to|it|this|that|the|your|why|what",
      "is|are|still being looked|investigated|worked|checked|reviewed|processed|repaired|replaced|restored|rebuilt|handled",
      "is|are still|currently|now? under investigation|review",
      "is|are still|currently|now? in progress|work",
      "has|have been|now escalated|forwarded|passed|handed|referred|assigned to",
      "i|we have now|just|already|also? escalated|forwarded|passed|handed|referred|assigned this|it|your|the|that|to",
      "i've|we've now|just|already|also? escalated|forwarded|passed|handed|referred|assigned this|it|your|the|that|to",
      "i|we escalated|forwarded|passed|handed|referred this|it|your|the|that|to",
      "i|we have now|just|already|also? asked|contacted|informed|notified the|our|my|a|an",
      "i've|we've now|just|already|also? asked|contacted|informed|notified the|our|my|a|an",
      "you will|should hear from us|me|our|him|her",
      "you'll hear from us|me|our|him|her",
      "you will|should have|get|receive an|a|the|our|more answer|reply|response|update|news|result|results|solution|explanation",
      "you'll have|get|receive an|a|the|our|more answer|reply|response|update|news|result|results|solution|explanation",
  };
  return phrases;
}

// The same without a subject: "Looking into it now."
Phrases under_way_without_subject() {
  static constexpr std::string_view phrases[] = {
      "looking into this|it|that|the|your",
      "working on it|this|that|the|your|a",
  };
  return phrases;
}

// Those of open work, as they are looked up.
namespace open {
enum Group : std::size_t { is_under_way, is_under_way_without_subject, is_to_be_done, begins };
const WordPhraseGroups& groups() {
  static const WordPhraseGroups groups{under_way(), under_way_without_subject(), will_be_done(),
                                       will_do()};
  return groups;
}
}  // namespace open

// "We passed your address to the carrier": a thing that was handed on, and no case.
const WordPhrases& handed_over() {
  static const WordPhrases phrases{
      "forwarded|passed|handed|assigned your|the * "
      "address|addresses|data|key|keys|letter|letters|luggage|money|name|names|number|numbers|"
      "parcel|parcels|payment|photo|photos|tickets to",
  };
  return phrases;
}

// "Looking into it", "will ask our developers", "you will have an answer"
const WordPhrases& finding_out() {
  static const WordPhrases phrases{
      "look|looking into",
      "investigate|investigating it|this|that|the|your|what|why|how",
      "check|checking this|it|that|with|what|why|how|whether|if",
      "ask|asking our|the|my|a",
      "find|figure out",
      "get|come|be|write|report|call back|again",
      "get|be in touch",
      "write to you",
      "let you know",
      "tell|update|inform you",
      "keep you posted|informed|updated",
      "hear from us|me|our|him|her",
      "have|get|receive an|a|the|our|more answer|reply|response|update|news|explanation",
  };
  return phrases;
}

const WordPhrases& answers_to_come() {
  static const WordPhrases phrases{
      "will|shall|i'll|we'll|he'll|she'll|they'll|you'll also|then? "
      "bring|email|forward|get|give|have|mail|receive|send|write you? * answers",
      "will|shall|i'll|we'll|he'll|she'll|they'll also|then? answer all|both|each|every|the|these|"
      "them|your|those",
  };
  return phrases;
}

// "once you confirm": our step comes after theirs.
Phrases after_customer() {
  static constexpr std::string_view phrases[] = {
      "once|after|when|if|until|till|unless you|you've|you'd|your * confirm|confirmed|send|sent|reply|replied|tell|told|decide|decided|agree|agreed|approve|approved|let|like|want|wish|prefer|have|give|gave|provide|choose|pick|say|answer|need|can|could|sign|pay|see|try|tried|bring|brought|come|came|collect|drop|visit|arrive|return",
      "as soon as you|you've|we've|we|i have|get|send|confirm|hear|receive|tell|reply|let",
      "waits|waiting|wait for|on you|your",
      "hear|hearing back? from you",
      "your confirmation|approval|decision|go-ahead|answer|reply|permission",
      "up to you",
      "at your convenience",
  };
  return phrases;
}

// What the customer is asked for; the first two may stand anywhere in a sentence.
Phrases asks() {
  static constexpr std::string_view phrases[] = {
      "please also|then|now? send|provide|tell|give|confirm|check|try|test|let|reply|attach|run|restart|reboot|update|upgrade|forward|share|post|paste|choose|verify|contact|call|log|clear|change|open|click|install|make|have|use|set|see|look|visit|go|report",
      "let us|me know if|whether|which|what|when|how|where|who|once|that|the",
      "could|can|would|will you",
      "send|tell|give|show us|me",
      "we|i|i'd|we'd will|would|still? need|require|like your|you|to know|the|a",
      "do|did|does|have|are|is|was|were you|your|it|this",
      "what|which|when|where|who|how is|are|do|did|does|have|version|exactly|operating|browser|time|error",
  };
  return phrases;
}
constexpr std::size_t asks_anywhere = 2;

Phrases courtesy() {
  static constexpr std::string_view phrases[] = {
      "let us|me know if|should you have|need|run|see|notice|want|require|experience|encounter|find",
      "if|should you have|need any|further|more|other|additional|anything",
      "if|should there is|are|anything|any else|anything|other|further",
      "any|further|other|more|additional questions|question|concerns|issues|problems|queries|help|assistance",
      "anything else",
      "don't|not hesitate",
      "feel free",
  };
  return phrases;
}

// Those that tell whether the customer has to answer.
namespace waiting {
enum Group : std::size_t { is_courtesy, comes_after_customer, is_asked };
const WordPhraseGroups& groups() {
  static const WordPhraseGroups groups{courtesy(), after_customer(), asks()};
  return groups;
}
}  // namespace waiting

// "We're looking at roughly 300 euros", "at early May": an estimate, and no work.
bool estimates(Words words, std::size_t end) {
  static constexpr auto about = word_set("about", "approximately", "around", "between", "maybe",
                                         "only", "perhaps", "probably", "roughly", "some");
  static constexpr auto sums = word_set("$", "£", "€", "eur", "gbp", "usd");
  if (words[end - 1].folded != "at") return false;
  while (end < words.size() && about.has(words[end])) ++end;
  if (end == words.size()) return false;
  if (words[end].kind == WordKind::number || is_number_word(words[end]) || sums.has(words[end]))
    return true;
  const auto time = find_time(words.subspan(end));
  return time && time->start == words[end].span.start;
}

bool is_adverb(std::string_view word) {
  return word == "also" || word == "then" || word == "now" || word == "still" || word == "just" ||
         word == "of" || word == "course" || word == "first" || word == "all" || word == "both" ||
         word == "therefore" || (word.size() > 4 && word.ends_with("ly"));
}

}  // namespace

std::optional<Span> find_open_work(Words words) {
  if (words.empty()) return std::nullopt;
  const auto span = [&](std::size_t first, std::size_t end) {
    return Span{words[first].span.start, words[end - 1].span.end};
  };
  const FoundPhrases found(open::groups(), words);
  if (const auto match = found.find(open::is_under_way);
      match && !handed_over().in(words) && !estimates(words, match->end))
    return span(match->first, match->end);
  // "Many clients keep working on a recipe" has another subject.
  if (const auto match = found.find(open::is_under_way_without_subject);
      match &&
      (match->first == 0 || words[match->first - 1].kind == WordKind::symbol ||
       words[match->first - 1].tag == Tag::adverb || words[match->first - 1].folded == "and"))
    return span(match->first, match->end);
  if (const auto match = found.find(open::is_to_be_done)) return span(match->first, match->end);
  auto subject = will_without_subject().match_at(words, 0);
  if (!subject) subject = found.find(open::begins);
  for (; subject; subject = found.find(open::begins, subject->first + 1)) {
    for (std::size_t verb = subject->end; verb < words.size(); ++verb) {
      if (const auto match = work().match_at(words, verb)) return span(subject->first, match->end);
      if (!is_adverb(words[verb].folded)) break;
    }
  }
  return std::nullopt;
}

bool puts_off(Words words) {
  return is_open_with_us(words) && finding_out().in(words);
}

bool promises_answers(Words words) {
  return answers_to_come().in(words);
}

bool waits_for_customer(std::string_view body, const Text& text, const Sentence& sentence) {
  const Words words = text.words_of(sentence);
  const FoundPhrases found(waiting::groups(), words);
  if (found.has(waiting::is_courtesy)) return false;
  if (found.has(waiting::comes_after_customer)) return true;
  if (body[sentence.span.end - 1] == '?') return true;
  const auto match = found.find(waiting::is_asked);
  if (!match) return false;
  // "… which version you run" within a statement asks nothing.
  return match->first < 3 || match->phrase < asks_anywhere;
}

}  // namespace replylint
