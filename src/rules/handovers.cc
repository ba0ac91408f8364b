#include "rules/handovers.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "rules/excuses.h"
#include "rules/phrases.h"
#include "rules/praise.h"
#include "rules/reply_shape.h"
#include "rules/substance.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Who acts next: a named person, or the writer.
bool names_actor(Words words) {
  static const WordPhrases writer{
      "i|we will|shall|am|are|have|need|must",
      "i'll|we'll|i'm|we're|i've|we've",
      "knows|has your|about|the|all",
  };
  static const WordPhrases person{
      "our|my accountant|bookkeeper|caretaker|driver|electrician|engineer|fitter|gardener|mechanic|"
      "plumber|secretary|technician|treasurer"};
  if (writer.in(words) || person.in(words)) return true;
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].tag == Tag::proper_noun && words[i].kind == WordKind::word &&
        month_named(words[i]) == 0 && !weekday_named(words[i].folded))
      return true;
  return false;
}

// Whom customers are sent to. Not those that only the customer can ask: their bank, their doctor.
constexpr auto offices = word_set(
    "department", "departments", "team", "teams", "section", "office", "offices", "desk", "billing",
    "bookkeeping", "accounts", "accounting", "accountants", "finance", "sales", "hotline",
    "helpdesk", "manufacturer", "maker", "supplier", "vendor", "dealer", "reseller", "importer",
    "courier", "carrier", "airline", "agency", "landlord", "registrar", "authority", "warehouse",
    "depot", "workshop", "group", "unit", "marketplace", "provider", "operator", "caterer",
    "contractor", "insurer", "switchboard", "headquarters", "administration", "administrator",
    "franchise", "colleagues", "specialists", "partner", "secretary", "reception", "author",
    "installer", "issuer", "leaseholder", "management", "managers", "hr", "firm", "company",
    "engineering", "radiology", "tier", "level", "colleague", "owner", "district", "customs",
    "facilities", "adjuster", "squad", "gateway", "store");

// "Ask your colleagues", "your own HR department": people of the customer, whom nobody else can
// ask.
bool is_their_own(Words words, std::size_t from, std::size_t office) {
  static constexpr auto own = word_set("accountants", "colleagues", "department", "hr",
                                       "management", "managers", "office", "secretary", "team");
  return own.has(words[office]) &&
         std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                     words.begin() + static_cast<std::ptrdiff_t>(office),
                     [](const Word& word) { return word.folded == "your"; });
}

// An office follows that is to be asked in place of the writer.
Phrases sends_to() {
  static constexpr std::string_view phrases[] = {
      "you|you'd|you'll|please|kindly|best|better|should|must|would|do|have|need directly|to? "
      "approach|ask|contact|consult|call|ring|email|phone|try|visit|see|use",
      "you|please|kindly|to|best|would|should|and speak|talk|write|turn|reach|apply out? to|with",
      "refer|direct|point|commend|redirect you? to",
      "best|better|directed|addressed addressed|directed|to",
      "clarify|check|enquire|inquire|dispute|log|raise|settle|take|register it|that|this|up? with",
      "get|getting in touch|contact with",
      "try your luck with|at",
      "ones|one|people|place|address|contact to|for turn|ask|call|approach|contact|write",
  };
  return phrases;
}
constexpr std::size_t complete = 7;  // names the office by itself

// "That is a matter for the network group": an office follows, and it is none of the writer's.
Phrases is_others() {
  static constexpr std::string_view phrases[] = {
      "a|one|the matter|question|case|business|responsibility|thing|topic|task|job for|of",
      "is|are handled|decided|run|managed|processed|covered|answered|issued by|with|through",
      "is|are dealt|looked with|after by",
      "lies|lie|rests|sits|sit|now with",
      "is|'s|it's up to|for",
  };
  return phrases;
}

// "Not our department": whoever's it may be.
Phrases is_not_ours() {
  static constexpr std::string_view phrases[] = {
      "not our|my department|area|field|desk|job|business",
      "not of|for ours|us",
      "not something our|we|this * deals|deal|handle|handles|do|does",
      "we|i only|merely do|handle|deal|sell|lease|look|rent|fitted * here|and|so|the",
      "another team|department|office|desk|group|unit",
      "not|don't|doesn't belong to us",
      "not ours|mine but",
      "kicked|bumped|pushed|sent|passed|moved it|this|that|them|your upstairs",
      "up the chain|ladder|line",
      "is|are for the|a|another|them|him|her * to deal|decide|handle|judge|settle",
      "in|on their|his|her tray|queue|inbox|pile|desk",
      "them|him|they|he you|you'd would|will|should|must|need|have|best * "
      "call|ask|contact|write|turn|approach",
      "run|done|handled separately",
  };
  return phrases;
}

// "It has been given over to": an office follows, to which the message went.
Phrases given_over() {
  static constexpr std::string_view phrases[] = {
      "given|passed|handed|moved|transferred|forwarded|routed|reassigned|escalated|referred|"
      "carried|assigned|gave|sent|logged it|this|that|your|over|on|along|up * to|into|with",
      "given|passed|handed|moved|transferred|forwarded|routed|reassigned|escalated|referred|"
      "assigned to|into",
      "message|mail|case|request|letter|matter|file|ticket|question|complaint|issue has|is "
      "now|already|duly? gone|with to?",
  };
  return phrases;
}

// "The legal team has your records": an office stands before.
Phrases office_acts() {
  static constexpr std::string_view phrases[] = {
      "decides|decide|handles|handle|answers|looks on|for|these|this|that|such|all|returns|after",
      "who|that|which looks|look|handles|handle|decides|decide|deals|deal|answers|answer|settles|"
      "settle|repairs|repair",
      "is|are|would|should be? responsible|your|competent|in",
      "can|could|will|would|may tell|advise|answer|help you|have|has",
      "has|have taken over",
      "would|will|has|have|must have|need to? correct|sort|explain|decide|answer|hear",
  };
  return phrases;
}

// All of these, as they are looked up in a sentence.
enum Group : std::size_t { sending, theirs, given, not_ours, acting };
const WordPhraseGroups& handovers() {
  static const WordPhraseGroups groups{sends_to(), is_others(), given_over(), is_not_ours(),
                                       office_acts()};
  return groups;
}

// Where the reply sends the customer or the message on in plain words, needless or not.
std::optional<Span> find_named_handover(Words words) {
  const auto span = [&](std::size_t first, std::size_t end) {
    return Span{words[first].span.start, words[end - 1].span.end};
  };
  constexpr std::size_t reach = 5;
  const FoundPhrases found(handovers(), words);
  for (const Group group : {sending, theirs, given})
    for (auto match = found.find(group); match; match = found.find(group, match->first + 1)) {
      // "It was given over to them"
      if (group == given && match->end < words.size() && words[match->end].folded == "them" &&
          words[match->end - 1].folded != "with")
        return span(match->first, match->end + 1);
      // "Let me check this with the factory."
      static constexpr auto writers = word_set("i", "i'll", "me", "us", "we", "we'll");
      if (group == sending && match->first > 0 && writers.has(words[match->first - 1])) continue;
      // "Ask us at the office."
      static constexpr auto ours = word_set("us", "me");
      if (group == sending && match->end < words.size() && ours.has(words[match->end])) continue;
      if (group == sending && match->phrase >= complete) return span(match->first, match->end);
      for (std::size_t i = match->end; i < std::min(words.size(), match->end + reach); ++i) {
        if (words[i].kind == WordKind::symbol || words[i].tag == Tag::finite_verb) break;
        // "Your team" is the customer's own.
        if (offices.has(words[i]) && words[i - 1].folded != "your") {
          if (group == sending && is_their_own(words, match->end, i)) break;
          return span(match->first, i + 1);
        }
      }
    }
  static const WordPhrases in_one_place{"only|merely do|handle it|this|that|them|these|those"};
  if (const auto match = found.find(not_ours); match && !in_one_place.in(words))
    return span(match->first, match->end);
  // "My department", but not "our billing department".
  static constexpr auto own = word_set("my", "our", "this");
  for (auto match = found.find(acting); match; match = found.find(acting, match->first + 1))
    if (match->first > 0 && offices.has(words[match->first - 1]) &&
        (match->first == 1 || !own.has(words[match->first - 2])))
      return span(match->first - 1, match->end);
  return std::nullopt;
}

// The same where it is not said to be needless.
std::optional<Span> find_handover(Words words) {
  static const WordPhrases needless{"needn't|unnecessary", "don't|not need|have to", "no need to"};
  const std::optional<Span> found = find_named_handover(words);
  return found && needless.in(words) ? std::nullopt : found;
}

// "Please ask for the key at the desk", "collect the towels from reception": where a thing is had,
// and not an answer.
bool fetches_thing(Words words) {
  static const WordPhrases phrases{
      "ask|asks|asking|call|ring|apply for",
      "collect|fetch|get|borrow|buy|rent|pick|leave|return|drop|hand|pay|take|bring|show|order up|"
      "back|off|in|over?",
  };
  // "Ask for the billing team", "for advice at the bank"
  static constexpr auto answers =
      word_set("advice", "answer", "answers", "assistance", "clarification", "decision", "details",
               "explanation", "help", "information", "permission", "quote", "refund", "somebody",
               "someone", "support", "touch", "whoever");
  static constexpr auto articles = word_set("a", "an", "another", "it", "the", "them", "your");
  static constexpr auto places = word_set("at", "from", "in", "to");
  for (auto match = phrases.find(words); match; match = phrases.find(words, match->first + 1)) {
    std::size_t i = match->end;
    if (i >= words.size() || !articles.has(words[i])) continue;
    for (++i; i < words.size() && words[i].kind == WordKind::word; ++i) {
      if (places.has(words[i])) return true;
      if (answers.has(words[i]) || offices.has(words[i])) break;
    }
  }
  return false;
}

// "You can borrow bikes from us; just ask at the front desk.": a thing that is theirs to have, and
// where in the house.
bool says_where_to_get(Words words) {
  static const WordPhrases offered{
      "you|guests|everybody|everyone|anybody|anyone can|may|could * borrow|rent|hire|get|have|buy|"
      "use|order|take|collect|pick|leave|pay|park|book|swap|exchange|return|fetch"};
  static const WordPhrases places{
      "ask|asking|call|ring|come|pop|go|drop|over? at|by|to|in|into the|our front|main|ticket|"
      "information|reception|service? desk|reception|counter|bar|till|kiosk|lobby|porter|concierge|"
      "gate|entrance|cloakroom|shop"};
  const auto offer = offered.find(words);
  return offer && places.find(words, offer->end).has_value();
}

// "Please ask at the desk for Hanna, who has your key.": by name, and what they have or do.
bool names_who_acts(Words words) {
  static const WordPhrases acts{
      ", who has|holds|keeps|gives|hands|knows|will|is|does|made|makes|runs|repairs|repaired"};
  for (auto match = acts.find(words); match; match = acts.find(words, match->first + 1))
    if (match->first > 0 && words[match->first - 1].tag == Tag::proper_noun) return true;
  return false;
}

// "I have forwarded all fourteen to you.": nobody else is to answer.
bool passes_to_customer(Words words) {
  static const WordPhrases phrases{
      "forwarded|forward|passed|pass|handed|hand|sent|send|transferred|transfer|moved|move * to you",
      "forwarded|forward|sent|send you"};
  return phrases.in(words);
}

// "You will find the matter handed to a collection agency.": a threat, which is another rule's.
bool hands_to_collectors(Words words) {
  static const WordPhrases phrases{
      "collection|collections|debt|recovery|inkasso agency|agencies|agent|agents|company|collector|"
      "collectors|office|firm",
      "to|with our|a|the|my? lawyer|lawyers|solicitor|solicitors|attorney|attorneys|bailiff|"
      "bailiffs|court|courts"};
  return phrases.in(words);
}

// The hand-over says who acts and when, or what is known and asked for there. An address to write
// to is neither.
bool is_accounted_for(const Context& context, std::size_t sentence) {
  constexpr std::size_t reach = 2;
  const Text& text = context.draft.text;
  const auto near = sentences_near(context, sentence, reach);
  bool when = false;
  bool who = false;
  for (std::size_t i = std::max(near.first, sentence); i < near.end; ++i) {
    const Words words = text.words_of(text.sentences[i]);
    when = when || names_time(words);
    who = who || names_actor(words);
  }
  return when && who;
}

// "It is good to read that; I handed it to Ida.": praise, whatever words it had.
bool is_pleased(const Context& context, std::size_t sentence) {
  static const WordPhrases pleased{
      "good|great|lovely|nice|wonderful|kind|pleasure|delightful to hear|read|know",
      "glad|happy|pleased|delighted|thrilled|lovely|good that|you * "
      "like|liked|enjoyed|enjoy|love|loved|helped|pleased",
      "lovely|nice|kind words|of",
  };
  const Text& text = context.draft.text;
  return pleased.in(text.words_of(text.sentences[sentence])) ||
         (sentence > 0 && pleased.in(text.words_of(text.sentences[sentence - 1])));
}

// "Please contact accounting@shop.example.", and nothing else, where nobody asked whom to write to.
bool hands_to_address(const Context& context, std::size_t sentence, Words words) {
  static const WordPhrases contact{
      "please|kindly? contact|mail|email|e-mail|write|turn|address to?",
      "please|kindly? get|reach out|in to|touch with?"};
  constexpr std::size_t longest = 10;
  const auto& items = context.inquiry.items;
  return words.size() <= longest && contact.match_at(words, 0) && holds_mail_address(words) &&
         !items.empty() &&
         std::all_of(items.begin(), items.end(),
                     [](const Item& item) { return item.kind != ItemKind::question; }) &&
         std::count_if(context.traits.begin(), context.traits.end(),
                       [](const Traits& traits) { return !traits.courtesy; }) == 1 &&
         !context.traits[sentence].courtesy;
}

// Something that was asked or reported is open: then it may be what is handed on.
bool leaves_open(const Context& context) {
  const auto& items = context.inquiry.items;
  const auto& covered = context.coverage.items;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].kind != ItemKind::praise && covered[i].state == ItemState::unanswered) return true;
  return false;
}

// "I have passed your kind words on to Ana.", "That made our morning, and I've passed it on to
// Wanda."
bool hands_praise_on(const Context& context, std::size_t sentence, Words words) {
  static const WordPhrases passed_on{
      "pass|passed|hand|handed|forward|forwarded it|this|that|them|your on|to"};
  static const WordPhrases praise{
      "passed|handed|forwarded|pass|forward your|the|that|these|this "
      "kind|warm|nice|lovely|friendly praise|thanks|compliment|compliments|words|word|greetings",
      "makes|made|brightened my|our|her|his|their|everyone's "
      "day|morning|afternoon|week|evening|weekend",
      "made|makes me|us|him|her|them|everyone smile|laugh|happy|proud|blush"};
  return passes_praise_on(words) || praise.in(words) ||
         (passed_on.in(words) &&
          (is_pleased(context, sentence) || (praise_of(context) && !leaves_open(context))));
}

}  // namespace

std::vector<Handover> find_handovers(const Context& context) {
  std::vector<Handover> found;
  if (is_internal(context) || is_forward(context)) return found;
  const Text& text = context.draft.text;
  for (const ToneEvidence& handoff : find_tone(context, "runaround", Tone::handoff)) {
    if (is_accounted_for(context, handoff.sentence)) continue;
    const Words words = text.words_of(text.sentences[handoff.sentence]);
    if (hands_praise_on(context, handoff.sentence, words)) continue;
    static const WordPhrases needless{"don't|not need|have to", "no need to"};
    if (needless.in(words) || passes_to_customer(words) || says_where_to_get(words) ||
        names_who_acts(words) || names_contact_asked_for(context, handoff.sentence) ||
        (handoff.phrase == nullptr && fetches_thing(words)))
      continue;
    found.push_back({handoff.sentence, handoff});
  }
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    const bool handover = find_handover(words) || hands_to_address(context, i, words);
    if (!handover || passes_to_customer(words) || names_who_acts(words) ||
        hands_to_collectors(words) || fetches_thing(words) || did_it_in_person(words) ||
        says_where_to_get(words) || names_contact_asked_for(context, i) ||
        is_accounted_for(context, i) || hands_praise_on(context, i, words))
      continue;
    found.push_back({i, std::nullopt});
  }
  return found;
}

}  // namespace replylint
