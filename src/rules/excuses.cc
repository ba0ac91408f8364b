#include "rules/excuses.h"

#include <algorithm>
#include <span>
#include <vector>

#include "rules/answering_passage.h"
#include "rules/asks.h"
#include "rules/fields.h"
#include "rules/limitation.h"
#include "rules/own_passages.h"
#include "rules/quotations.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "rules/trouble.h"
#include "text/pronouns.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/yes_or_no.h"

namespace replylint {

namespace {

Words words_of(const Context& context, std::size_t sentence) {
  return context.draft.text.words_of(context.draft.text.sentences[sentence]);
}

// "Exchange them, or have a voucher", but not "on the 24th or later"
bool names_two_ways(Words words) {
  static constexpr auto degrees =
      word_set("earlier", "four", "less", "later", "more", "newer", "older", "so", "three", "two");
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].folded == "or" && !degrees.has(words[i + 1])) return true;
  return false;
}

// "The app did not pass it on. That has been fixed since noon.": the sentence before says what.
bool points_to_cause(const Context& context, std::size_t sentence) {
  static const WordPhrases pointers{"that|this|it|these|those|both"};
  constexpr float likely = 0.4F;
  return sentence > 0 && pointers.match_at(words_of(context, sentence), 0) &&
         context.acts->of(sentence - 1, Act::cause) >= likely;
}

// "Sure thing. Ann has access since noon.": what is agreed to stands behind.
bool leads_to_deed(const Context& context, std::size_t sentence) {
  static const WordPhrases agrees{"sure|certainly|gladly|done|absolutely|alright",
                                  "of course",
                                  "with pleasure",
                                  "no problem",
                                  "all done",
                                  "will do"};
  constexpr std::size_t most_words = 3;
  constexpr std::size_t least_told = 4;
  if (context.traits[sentence].words > most_words || sentence + 1 >= context.traits.size() ||
      !agrees.match_at(words_of(context, sentence), 0))
    return false;
  const Traits& next = context.traits[sentence + 1];
  return next.words >= least_told && !next.courtesy && !next.asks && !next.deferral;
}

// "The lid is scratched. The rest is fine.": all but what stands before.
bool speaks_of_rest(const Context& context, std::size_t sentence) {
  static const WordPhrases rest{"the rest|others|remaining|other", "all|everything|nothing else"};
  return sentence > 0 && !context.traits[sentence - 1].courtesy &&
         rest.match_at(words_of(context, sentence), 0);
}

// "In most cases yes. A buzz often comes from the nut, which …": the verdict on the only question,
// and what it rests on, or what is asked back.
bool is_verdict_with_ground(const Context& context, std::size_t sentence) {
  constexpr std::size_t most_words = 8;
  constexpr std::size_t least_told = 6;
  const auto& items = context.inquiry.items;
  const auto asked = std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question || item.kind == ItemKind::request;
  });
  const bool of_verdict = std::any_of(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question && item.wants == Wanted::verdict;
  });
  const Words words = words_of(context, sentence);
  if (asked != 1 || !of_verdict || context.traits[sentence].words > most_words ||
      sentence + 1 >= context.traits.size() ||
      std::none_of(words.begin(), words.end(), is_yes_or_no))
    return false;
  const Traits& next = context.traits[sentence + 1];
  return next.words >= least_told && !next.courtesy && !next.deferral;
}

// One short line of feeling, with what was done right behind it.
bool is_short_line_before_help(const Context& context, std::size_t sentence) {
  constexpr std::size_t short_line = 12;
  return context.traits[sentence].words <= short_line && sentence == 0 &&
         sentence + 1 < context.traits.size() && states_act(words_of(context, sentence + 1));
}

Told what_is_told(const Context& context) {
  return Told(context);
}

// "The app crashes."
bool tells_next_to_nothing(const Context& context) {
  constexpr std::size_t few = 8;
  const auto& words = context.inquiry.text.words;
  return words.size() <= few && std::none_of(words.begin(), words.end(), [](const Word& word) {
           return word.kind == WordKind::number || word.kind == WordKind::address;
         });
}

// Asks for what support teams need to know, of which the customer has told nothing.
bool asks_for_untold(const Context& context, std::size_t sentence) {
  const Words words = words_of(context, sentence);
  const std::vector<Field> fields = fields_named(words);
  if (fields.empty()) return tells_next_to_nothing(context);
  const Told& told = context.once(what_is_told);
  return std::none_of(fields.begin(), fields.end(),
                      [&](Field field) { return told.find(field, words).has_value(); });
}

// "Add --json to it." shows what to add.
bool shows_something(const Context& context, std::size_t sentence) {
  const std::string_view written =
      slice(context.body(), context.draft.text.sentences[sentence].span);
  if (written.find(" --") != std::string_view::npos || written.find('`') != std::string_view::npos)
    return true;
  return std::any_of(
      context.draft.blocks.begin(), context.draft.blocks.end(),
      [](const Block& block) { return block.depth == 0 && block.kind == BlockKind::preformatted; });
}

// "Not yet. Many run it with Wine 9; https://… says how."
bool shows_way_behind(const Context& context, std::size_t sentence) {
  return sentence + 1 < sentences_near(context, sentence, 1).end &&
         context.traits[sentence + 1].place;
}

// "To find the cause, could you tell me which version you use?"
bool asks_for_usual(Words words) {
  static const WordPhrases purpose{
      "to|so|in|because|as|for * find|see|check|look|trace|know|tell|"
      "reproduce|order|that"};
  return purpose.match_at(words, 0) || !fields_named(words).empty();
}

// "Our coach will be waiting at ten to six."
bool tells_time_of_event(const Context& context, std::size_t sentence) {
  static const WordPhrases please{"please|kindly"};
  const Words words = words_of(context, sentence);
  return names_time(words) && !context.traits[sentence].asks &&
         context.draft.text.sentences[sentence].form != SentenceForm::imperative &&
         !please.in(words);
}

// "Is it used for work only, and do you have another desk?": asks back, and sends nobody anywhere.
bool asks_of_matter(const Context& context, std::size_t sentence) {
  static constexpr auto sending = word_set(
      "approach", "ask", "asked", "call", "called", "check", "checked", "consult", "contact",
      "contacted", "enquire", "raise", "raised", "reach", "ring", "see", "speak", "spoke", "spoken",
      "talk", "talked", "tried", "try", "turn", "turned", "write", "written");
  const Words words = words_of(context, sentence);
  return context.draft.text.sentences[sentence].question_mark &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return sending.has(word); });
}

// "He reports to you before he leaves.", "We'll send a sample before it ships.": tied to what comes
// by itself. "As soon as we know" and "once it is here" say nothing of when.
bool happens_before_event(Words words) {
  static const WordPhrases before{"before"};
  const auto match = before.find(words);
  return match && names_event(words.subspan(match->first));
}

// "Is the cake without nuts?", and not a word of what the customer saw.
bool only_asks(const Context& context) {
  constexpr std::size_t greeting = 3;  // words
  const Text& text = context.inquiry.text;
  const auto& items = context.inquiry.items;
  const auto is_question = [&](const Item& item) { return item.kind == ItemKind::question; };
  return !reports_something_wrong(context) &&
         ((text.sentences.size() == 1 && std::any_of(items.begin(), items.end(), is_question)) ||
          std::all_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
            return sentence.question_mark || text.words_of(sentence).size() <= greeting;
          }));
}

bool negates(const Word& word) {
  static constexpr auto negations =
      word_set("cannot", "never", "no", "nobody", "none", "nor", "not", "nothing");
  return negations.has(word) || word.folded.ends_with("n't");
}

// "They run a little small, so take one size up."
bool tells_size(Words words) {
  static const WordPhrases phrases{
      "a little|bit small|smaller|large|larger|big|bigger|wide|wider|narrow|narrower|long|longer|"
      "short|shorter|tight|tighter|loose|looser|heavy|heavier|dark|darker|light|lighter"};
  return phrases.in(words);
}

// "Not this spring, but the recordings go on sale on 1 June, and …": the way on is the next clause.
bool goes_on_to_way(Words words) {
  static const WordPhrases opening{", but|though|however"};
  static const WordPhrases ways{"you|i|we can|could|will|may",
                                "you'll|i'll|we'll",
                                "there is|are|will",
                                "there's",
                                "on sale",
                                "is|are|will|go|goes|opens|starts|begins|comes|come"};
  constexpr std::size_t least = 6;
  const auto turn = opening.find(words);
  if (!turn || words.size() < turn->end + least) return false;
  const Words rest = words.subspan(turn->end);
  return ways.in(rest) && names_time(rest) && std::none_of(rest.begin(), rest.end(), negates);
}

// "Dear [FIRST NAME],": a gap in the salutation, which another rule tells.
bool greets_gap(Words words) {
  static constexpr auto greetings = word_set("dear", "hello", "hey", "hi");
  static constexpr auto brackets = word_set("[", "{", "<", "(", "*|", "{{", "[[", "%");
  return words.size() > 1 && greetings.has(words.front()) && brackets.has(words[1]);
}

bool says_yes(Words words) {
  static const WordPhrases yes{"yes|yep|sure|certainly|gladly"};
  return yes.match_at(words, 0).has_value();
}

// "There is no fee": the answer to what nobody wishes.
bool brings_good_news(const Context& context, std::size_t sentence) {
  const auto& items = context.inquiry.items;
  const Span span = context.draft.text.sentences[sentence].span;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (answers(context.coverage.items[i], span) && is_no_welcome(context, items[i])) return true;
  return false;
}

}  // namespace

bool tells_absence(Words words) {
  static const WordPhrases phrases{
      "you didn't|couldn't|don't|can't read|see|open|check|answer|have on|in|at|during|from "
      "the|your beach|plane|train|mountains|holiday|holidays|leave|vacation|trip|flight|absence",
      "you did|could|do not read|see|open|check|answer|have on|in|at|during|from "
      "the|your beach|plane|train|mountains|holiday|holidays|leave|vacation|trip|flight|absence"};
  return phrases.in(words);
}

bool waives(Words words) {
  static const WordPhrases phrases{"will|do|shall|does not be? charge|charged|bill|billed",
                                   "won't|don't|doesn't be? charge|charged|bill|billed",
                                   "i'll|we'll|you'll not be? charge|charged|bill|billed"};
  static constexpr auto turned = word_set("but", "if", "otherwise", "unless", "until");
  return phrases.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return turned.has(word); });
}

bool harms_nobody(Words words) {
  static const WordPhrases phrases{
      "won't|not notice|feel|see|lose|miss a|any|the|it|anything|thing|difference|change|.|,",
      "nobody|nothing|none will be? notice|notices|lost|changes|change"};
  return phrases.in(words);
}

bool announces_decision(Words words) {
  static const WordPhrases news{
      "you will|shall? hear|have|get|receive our|my|the|her|his|their decision|answer|result|verdict",
      "you'll hear|have|get|receive our|my|the|her|his|their decision|answer|result|verdict"};
  const auto match = news.match_at(words, 0);
  return match && match->end < words.size() && words[match->end].kind == WordKind::symbol;
}

bool tells_own_deed(Words words) {
  static const WordPhrases ours{"i|we will|shall|have|had", "i'll|we'll|i've|we've"};
  return ours.match_at(words, 0) && std::none_of(words.begin(), words.end(), is_second_person);
}

bool did_it_in_person(Words words) {
  static const WordPhrases writer{"i|we|i've|we've"};
  static const WordPhrases self{"myself|ourselves|personally"};
  return writer.match_at(words, 0) && self.in(words) &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return word.folded == "your"; });
}

bool names_person_asked_for(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{"that|it would|will|is * me|us", "that's|it's|that'd me|us"};
  // "We do." to "Who pays for the return?"
  static const WordPhrases short_answers{
      "i|we|you|he|she|they do|does|did|will|would|can|have|has|are|am|is|must .|,"};
  const auto& items = context.inquiry.items;
  const Words words = words_of(context, sentence);
  if (items.size() == 1 && items.front().wants == Wanted::person &&
      short_answers.match_at(words, 0))
    return true;
  return phrases.match_at(words, 0) &&
         std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.wants == Wanted::person; });
}

bool owns_up_to_words(const Context& context, std::size_t sentence) {
  static const WordPhrases told{"as|since|because i|we told|promised|said|wrote|assured|quoted"};
  static const WordPhrases fault{"my|our|the|a mistake|fault|error|slip|oversight",
                                 "mistake|fault|error was|is mine|ours",
                                 "i|we was|were|am|are wrong"};
  return sentence > 0 && told.match_at(words_of(context, sentence), 0) &&
         fault.in(words_of(context, sentence - 1));
}

bool feels_with_customer(Words words) {
  static const WordPhrases imagine{"can't|cannot|can|only|well|hardly|could|not imagine how"};
  static constexpr auto feelings = word_set("must", "feel", "feels", "felt");
  const auto match = imagine.find(words);
  if (!match || match->end == words.size()) return false;
  const Tag next = words[match->end].tag;
  return next == Tag::adjective || next == Tag::participle ||
         std::any_of(words.begin() + static_cast<std::ptrdiff_t>(match->end), words.end(),
                     [](const Word& word) { return feelings.has(word); });
}

bool shares_feeling(Words words) {
  static const WordPhrases feelings{
      "make|makes|made|drive|drives|drove|annoy|annoys|annoyed|irritate|irritates|upset|upsets "
      "me|us|my|anybody|anyone",
      "on my|our nerves"};
  static const WordPhrases likewise{"too|also", "as well"};
  return feelings.in(words) && likewise.in(words);
}

bool clears_customer(Words words) {
  static const WordPhrases phrases{
      "you did|have|had|could not break|broken|damage|damaged|cause|caused|overlook|overlooked|"
      "lose|lost|misread",
      "you didn't|haven't|hadn't|couldn't break|broken|damage|damaged|cause|caused|overlook|"
      "overlooked|lose|lost|misread",
      "your * was|were|is|are all|perfectly|quite? fine|right|correct|valid|complete|good|ok|okay "
      ".|,|;",
      "your * was|were|is|are in|on perfect? order|time .|,|;",
      // Only we do that.
      "your * had|has|have been filed|misfiled|shelved|scanned|sorted|mislaid|misread|misrouted",
      "your * was|were filed|misfiled|shelved|scanned|sorted|mislaid|misread|misrouted"};
  static constexpr auto turned = word_set("but", "because", "except", "however", "if", "since",
                                          "then", "though", "unless", "until", "yet", "yourself");
  return phrases.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return turned.has(word); });
}

bool agrees_with_customer(Words words) {
  static const WordPhrases phrases{
      "you did|have|were|are|filled|set|used * everything|all|it|that|this? right|correctly|properly",
      "you did|have done? nothing wrong"};
  static constexpr auto turned = word_set("but", "except", "however", "if", "not", "unless");
  return phrases.in(words) && std::none_of(words.begin(), words.end(), [](const Word& word) {
           return turned.has(word) || word.folded.ends_with("n't");
         });
}

bool is_plain_no(const Context& context, std::size_t sentence) {
  static const WordPhrases no{
      "not|no|don't|won't|cannot|can't|doesn't|isn't|aren't * in|within the? near|nearest|foreseeable|"
      "immediate future",
      "not|no|don't|won't|cannot|can't|doesn't|isn't|aren't * * in|within the? near|nearest|"
      "foreseeable|immediate future",
      "not|no|don't|won't|cannot|can't|doesn't|isn't|aren't * any time|moment soon",
      "not|no|don't|won't|cannot|can't|doesn't|isn't|aren't * anytime soon",
  };
  const auto& items = context.inquiry.items;
  return no.in(words_of(context, sentence)) &&
         std::none_of(items.begin(), items.end(), [](const Item& item) {
           return item.wants == Wanted::time || item.kind == ItemKind::problem ||
                  item.kind == ItemKind::complaint;
         });
}

bool gives_verdict_for_each(const Context& context, std::size_t sentence) {
  static const WordPhrases to_all{"yes|no|yep|nope * to|on|for both|all|each", "both|all yes|no"};
  const Words words = words_of(context, sentence);
  const auto verdicts = std::count_if(words.begin(), words.end(), is_yes_or_no);
  const auto& items = context.inquiry.items;
  const auto asked = std::count_if(items.begin(), items.end(),
                                   [](const Item& item) { return item.kind != ItemKind::praise; });
  return (to_all.in(words) || (verdicts > 1 && verdicts >= asked)) &&
         std::all_of(items.begin(), items.end(), [](const Item& item) {
           return item.kind == ItemKind::praise || item.wants == Wanted::verdict;
         });
}

bool confirms_receipt_as_asked(const Context& context, std::size_t sentence) {
  static const WordPhrases receipt{
      "confirm|confirms|confirming|confirmed|acknowledge|acknowledging|acknowledgement|confirmation "
      "* receipt|received|receiving|got|arrived|have"};
  return receipt.in(words_of(context, sentence)) && receipt.in(context.inquiry.text.words);
}

bool names_year_of_loyalty(Words words) {
  static const WordPhrases with_us{"being|staying|been with us since"};
  const auto match = with_us.find(words);
  return match && match->end < words.size() && words[match->end].kind == WordKind::number;
}

bool asks_for_opinion(Words words) {
  static const WordPhrases phrases{
      "what|how do|would|did you think|say|feel",
      "how|what does|would|do that|this|it|these|they sound|look|suit",
      "does|would|do that|this|it|these|they * suit|work|help|sound",
      "which|what * would|do you like|prefer|rather",
      "is that|this|it okay|ok|fine|alright|acceptable",
  };
  constexpr std::size_t longest = 12;
  return words.size() <= longest && !words.empty() && words.back().folded.starts_with('?') &&
         phrases.match_at(words, 0);
}

bool has_second_offer_beside(const Context& context, std::size_t sentence) {
  static const WordPhrases second{"if you|you'd would? rather|prefer", "alternatively",
                                  "or , if you|you'd", "or if you|you'd"};
  constexpr std::size_t reach = 2;
  const auto near = sentences_near(context, sentence, reach);
  for (std::size_t i = near.first; i < near.end; ++i)
    if (i != sentence && second.in(words_of(context, i))) return true;
  return false;
}

bool opens_with_reason(const Context& context, std::size_t sentence) {
  static constexpr auto openers = word_set("because", "since", "as");
  const Words words = words_of(context, sentence);
  if (words.empty() || !openers.has(words.front())) return false;
  const std::vector<OwnPassage>& passages = own_passages(context);
  return std::any_of(passages.begin(), passages.end(),
                     [&](const OwnPassage& passage) { return passage.first_sentence == sentence; });
}

bool holds_mail_address(Words words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind == WordKind::address && word.folded.find('@') != std::string_view::npos;
  });
}

bool names_contact_asked_for(const Context& context, std::size_t sentence) {
  const auto& items = context.inquiry.items;
  const Words words = words_of(context, sentence);
  const bool address = holds_mail_address(words);
  const bool name = std::any_of(words.begin() + (words.empty() ? 0 : 1), words.end(),
                                [](const Word& word) { return word.tag == Tag::proper_noun; });
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    return item.wants == Wanted::person ? address || name : address && item.wants == Wanted::place;
  });
}

bool is_mostly_quoted(const Context& context, std::size_t sentence) {
  const Span whole = context.draft.text.sentences[sentence].span;
  const std::vector<Span>& quotations = quotations_of(context);
  auto next =
      std::lower_bound(quotations.begin(), quotations.end(), whole.start,
                       [](Span quotation, std::size_t start) { return quotation.end <= start; });
  std::size_t quoted = 0;
  for (; next != quotations.end() && next->start < whole.end; ++next)
    quoted += std::min(next->end, whole.end) - std::max(next->start, whole.start);
  return quoted * 2 > whole.size();
}

// "We cannot wait for the 21st!"
bool looks_forward(Words words) {
  static const WordPhrases phrases{"can't|cannot|couldn't wait for|to", "can not wait for|to"};
  return phrases.in(words);
}

bool is_excused(const Context& context, std::string_view rule, std::size_t sentence) {
  const Words words = words_of(context, sentence);
  static constexpr auto tones =
      word_set("arguing", "blame", "condescension", "denial", "rude", "sarcasm", "threat");
  if (tones.has(rule) && is_mostly_quoted(context, sentence)) return true;
  if (rule == "arguing") return owns_up_to_words(context, sentence) || agrees_with_customer(words);
  if (rule == "asks-for-known")
    return asks_for_untold(context, sentence) || context.once(asks_what_is_needed);
  if (rule == "blame") return clears_customer(words) || tells_absence(words);
  if (rule == "condescension") return tells_own_deed(words) || tells_size(words);
  if (rule == "denial") return feels_with_customer(words) || context.once(only_asks);
  // Who asks back wants to answer.
  if (rule == "dodged-answer") return context.traits[sentence].asks;
  if (rule == "hollow-sympathy")
    return context.once(is_grave) || is_short_line_before_help(context, sentence);
  if (rule == "incomplete-sentence") return opens_with_reason(context, sentence);
  if (rule == "missing-eta")
    return tells_time_of_event(context, sentence) || shares_feeling(words) ||
           happens_before_event(words);
  if (rule == "missing-example") return shows_something(context, sentence);
  if (rule == "no-solution")
    return says_yes(words) || looks_forward(words) || goes_on_to_way(words) ||
           shows_way_behind(context, sentence) || brings_good_news(context, sentence);
  if (rule == "rude") return invites_to_say(words);
  if (rule == "runaround")
    return names_contact_asked_for(context, sentence) || did_it_in_person(words) ||
           asks_of_matter(context, sentence);
  if (rule == "sarcasm") return leaves_choice(words, Tone::sarcasm);
  if (rule == "threat")
    return leaves_choice(words, Tone::threat) || shares_feeling(words) ||
           announces_decision(words) || waives(words) || harms_nobody(words);
  if (rule == "single-option")
    return names_two_ways(words) || context.traits[sentence].asks ||
           has_second_offer_beside(context, sentence);
  if (rule == "ticket-speak")
    return confirms_receipt_as_asked(context, sentence) || greets_gap(words);
  if (rule == "unexplained-question")
    return context.once(asks_what_is_needed) || asks_for_opinion(words) || asks_for_usual(words);
  if (rule == "vague-answer")
    return context.traits[sentence].covers_all || points_to_cause(context, sentence) ||
           gives_verdict_for_each(context, sentence) || leads_to_deed(context, sentence) ||
           speaks_of_rest(context, sentence) || is_verdict_with_ground(context, sentence) ||
           names_person_asked_for(context, sentence);
  return rule == "vague-eta" && is_plain_no(context, sentence);
}

}  // namespace replylint
