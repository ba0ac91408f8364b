#include "rules/limitation.h"

#include <algorithm>
#include <charconv>

#include "match/evidence.h"
#include "rules/answering_passage.h"
#include "rules/incident.h"
#include "rules/open_work.h"
#include "rules/own_passages.h"
#include "text/blank_line.h"
#include "text/promises.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

bool is_no_welcome(const Context& context, const Item& item) {
  static const WordPhrases duty{"do|does|must|should|will i|we|they|she|he need|have to?",
                                "must i|we|she|he|they"};
  static const WordPhrases harm{
      "affected|lose|losing|lost|void|expire|expires|hurt|harm|harmful|dangerous|damage|damaged|"
      "worse|disappear|interrupted|deleted|erased",
      "is|are|will there be? a|an|any fee|charge|penalty|surcharge|fine for|if|in|on|when|.|?",
      "do|does|will you|we|i|they|it be? charge|charged|penalise|penalised|penalized|fined",
      "bonus|premium|rating|score go|goes|drop|drops|fall|falls"};
  if (item.kind != ItemKind::question) return false;
  const Text& text = context.inquiry.text;
  const Words words = text.words_of(text.sentences[item.sentence]);
  return duty.in(words) || harm.in(words);
}

namespace {

// What the item asks for can be refused: a request, "can I …", "is it possible …", "do you offer".
bool can_be_refused(const Context& context, const Item& item) {
  static const WordPhrases wishes{
      "can|could|may|might",
      "is|would it? be? possible|available|feasible|allowed",
      "is|are there a|an|any",
      "do|does|will|would you|your|it|the * offer|support|have|sell|provide|ship|deliver|accept|do|plan|include|allow|work|run|take|give|make",
      "do|does|will a|an|it|this|they|these|my|our|dogs|children|guests * "
      "fit|work|go|hold|come|count|apply|stay|last",
      "will the|our|my|this",
      "i|we|i'd|we'd would? want|like|need|wish",
      "any way|chance|possibility|option",
      "how can|do|could i|we",
  };
  // Nobody says no to these; "that cannot be" is another rule's matter.
  static const WordPhrases help{"look|check|investigate|help|advise|why|know|tell|explain|say"};
  if (item.wants == Wanted::reason || item.wants == Wanted::time ||
      item.wants == Wanted::quantity || item.wants == Wanted::person || item.wants == Wanted::place)
    return false;
  if (item.kind != ItemKind::request && item.kind != ItemKind::question) return false;
  const Text& text = context.inquiry.text;
  const Words words = text.words_of(text.sentences[item.sentence]);
  if (is_no_welcome(context, item)) return false;
  return !help.in(words) && (item.kind == ItemKind::request || wishes.in(words));
}

// "There is no charge", "no longer a problem": good news.
bool is_good_news(Words words) {
  static const WordPhrases good{
      "no|without|nothing|any|not extra|further|additional|more? "
      "charge|charges|cost|costs|difference|doubt|fee|fees|harm|hurry|limit|minimum|need|obligation|"
      "problem|"
      "reason|rush|surcharge|trouble|worry|wait|risk|danger|extra|hassle|strings",
      "no|nothing longer? a|to problem|worry|pay|fear|do",
  };
  return good.in(words);
}

// "Bob no longer has access" to "Please remove Bob": done.
bool is_taken_away(const Context& context, const Item& item, Words words) {
  static const WordPhrases gone{"no longer", "not|n't|never * anymore|again", "not|n't * any more",
                                "off the|our|your list|lists|register|plan|account"};
  static const WordPhrases take_away{
      "remove|delete|revoke|cancel|stop|unsubscribe|block|close|disable|deactivate|withdraw|end|"
      "switch|turn|take|erase"};
  const Text& text = context.inquiry.text;
  return item.kind == ItemKind::request && gone.in(words) &&
         take_away.in(text.words_of(text.sentences[item.sentence]));
}

// Says no, or names a limit, in words: whatever else the sentence says.
bool says_no(Words words) {
  static const WordPhrases phrases{
      "is|are|was|be|'s|it's|that's|not|sadly|unfortunately|simply|currently not|n't? "
      "impossible|unavailable|discontinued|infeasible",
      "is|are|was|be|'s|it's|that's not|no|never longer|yet|currently|really|quite|even? "
      "possible|available|feasible|allowed|permitted|offered|supported|foreseen|intended|included|"
      "sold|made|open|able|in",
      "isn't|aren't|wasn't|won't|not be? "
      "possible|available|feasible|allowed|permitted|offered|supported|included|able",
      "not able|allowed to",
      "unable|unwilling to",
      "i|we|it|they|the|our do|does not|never|no|longer "
      "offer|support|sell|ship|deliver|stock|make|have|take|keep|accept|repair|provide|rent|lend|"
      "exist|work|allow|include|run|open|do|carry|cover|serve|cut|reach",
      "don't|doesn't|won't "
      "offer|support|sell|ship|deliver|stock|carry|accept|repair|provide|rent|lend|serve|cover",
      "we|i|they|he|she have|has none|no",
      "there is|are|'s no|none|nothing|nobody",
      "there's|there'll no|none|nothing|nobody",
      "is|are|has|have been? sold|discontinued",
      "is|are all|already|completely|fully sold|booked|full|taken|gone|reserved",
      "there is|are|'s a limit|maximum|minimum",
      "at most|maximum",
      "no way|possibility|chance|means|option to|of|for",
      "no longer",
      "limited|restricted to",
      "only up|within|until|from|for|with|on to|the|a",
      "unfortunately|afraid|sadly|regret|regrettably",
      // Rules.
      "may|must not|never be|come|enter|go|have|bring|use|take|stand|leave|keep|park|plant|put|"
      "stay|carry|wear|cross|touch",
      "forbid|forbids|forbidden|prohibit|prohibits|prohibited|banned|ban|excludes|excluded|exclude|"
      "rules|ruled|rule * out|dogs|animals|children|guests|it|this|that|them|the|a|any|by|in|for|from",
      "is|are closed to|for",
      "is|are reserved|kept|meant for members|residents|guests|staff|patients|customers|holders",
      "out of the question",
      "a no-go",
      "must|to be free of",
      "out of season|stock|print",
      "keeps|keep|has|have|must|need|needs to? stay? out|outside",
      "against the|our|house rules|law|terms|policy",
      "not part of",
      "part of no",
      // What does not go.
      "will|would|does|do|did simply|unfortunately|therefore|just? "
      "not|never work|do|fit|go|suffice|reach|help|hold|last|pass|be",
      "won't|wouldn't|doesn't|don't work|do|fit|go|suffice|reach|help|hold|last|pass",
      "will|would be no|none|nothing",
      "nothing|nobody|no we|i|that|one|to",
      "says|said no",
      "decided|decide against",
      "is|are|it's far? too "
      "narrow|small|heavy|late|early|big|large|old|short|long|far|wide|tall|thin|weak|low|high|"
      "young|tight|soft",
      "is|are full|taken|booked|out|gone|occupied until|till|by|with",
      // Limits.
      "holds|takes|keeps|allows|carries|seats|fits|accepts only|no",
      "no more|later|earlier|longer|further|other|larger|smaller than",
      "not more|later|earlier|longer than",
      "no|without room|space|seat|seats|place|places|table|tables|slot|slots|bed|beds",
      "refuses|refuse|rejects|prevents|prevent|blocks the|it|this|that|such|them|all|any",
  };
  static const WordPhrases cannot{"cannot|can't"};
  if (is_good_news(words)) return false;
  static const WordPhrases harmless{
      "cannot|can't have been|seen",
      "cannot|can't miss|wait|hurt|harm|damage|go|fail|lose|break|happen|see|read|reproduce|tell|"
      "find|remember|imagine|comment|think"};
  // "When there is no lift": a case, and no answer.
  static const WordPhrases in_case{"if|when|where|whenever|because|since|as there is|are|'s no"};
  return (phrases.in(words) && !in_case.in(words)) || (cannot.in(words) && !harmless.in(words));
}

// The item asks that somebody does something, or may do it; not only what there is.
bool wishes_deed(const Context& context, const Item& item) {
  static const WordPhrases phrases{"can|could|may|might|would you|we|i|our|my|they|it|the",
                                   "possible to",
                                   "way to|of",
                                   "i|we|i'd|we'd would? want|like|need|wish",
                                   "will|does|do the|our|my|this|it * fit|go|pass|work|reach|hold",
                                   "will the|our|my|this"};
  static const WordPhrases manner{"how can|do|could|does|may|to"};
  const Text& text = context.inquiry.text;
  const Words words = text.words_of(text.sentences[item.sentence]);
  return (item.kind == ItemKind::request || phrases.in(words)) && !manner.in(words);
}

// What stands in the way of a deed, in words that say no to nothing else: "we are closed on
// Sundays", "in English and French only", "the limit is the same for all".
bool bars_deed(Words words) {
  static const WordPhrases phrases{
      "not|neither among|amongst",
      "could not|couldn't",
      "nobody|no-one can|could|may|gets",
      "beyond|outside what|our",
      "beyond|outside the area|range|radius|reach|scope",
      "no free place|places|seat|seats|slot|slots|room|table",
      "the same for all|everybody|everyone|every|each",
      "knows|know|speaks|speak only|nothing|neither",
      "not * let us|me|anybody|anyone|you",
      "doesn't|don't|won't let us|me|anybody|anyone|you",
      "does|do|will not|never make|pass|fit|go",
  };
  // "I could not find it": a search; "that could not be easier".
  static const WordPhrases searched{
      "could not|couldn't find|see|reproduce|reach|detect|help|agree|wait|make|be|tell|locate|"
      "resist|read|imagine|have"};
  if (phrases.in(words)) return !searched.in(words);
  // "Papers leave our office in English and French only."
  static constexpr auto asking = word_set("please", "use", "we'll", "i'll", "will");
  if (std::any_of(words.begin(), words.end(), [](const Word& word) { return asking.has(word); }))
    return false;
  for (std::size_t i = 2; i + 1 < words.size(); ++i)
    if (words[i].folded == "only" && (words[i + 1].folded == "." || words[i + 1].folded == ",") &&
        (is_noun(words[i - 1].tag) || words[i - 1].tag == Tag::adjective))
      return true;
  return false;
}

// A noun of the item stands in the sentence: "Sunday", "Sundays".
bool shares_noun(const Context& context, const Item& item, Words words) {
  constexpr std::size_t shortest = 4;
  const auto singular = [](std::string_view word) {
    return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  };
  const Text& text = context.inquiry.text;
  const Words asked = text.words_of(text.sentences[item.sentence]);
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return is_noun(word.tag) && word.folded.size() >= shortest &&
           std::any_of(asked.begin(), asked.end(), [&](const Word& other) {
             return singular(other.folded) == singular(word.folded);
           });
  });
}

// "We are closed on Sundays", of something that is wanted on a Sunday.
bool is_closed_then(const Context& context, const Item& item, Words words) {
  static const WordPhrases closed{"is|are closed on|at|in|over|during|from|after"};
  return closed.in(words) && shares_noun(context, item, words);
}

// A plain "no", whatever else the reply speaks of.
bool refuses(Words words) {
  static const WordPhrases phrases{
      "cannot|can't|unable|impossible", "could not|couldn't", "out of the question",
      "not|isn't|aren't able|possible|allowed|permitted|available|feasible"};
  static const WordPhrases harmless{"cannot|can't wait|miss|see|tell|find"};
  return (phrases.in(words) && !harmless.in(words)) || bars_deed(words);
}

// Of each sentence of the draft, whether it does.
std::vector<bool> find_refusals(const Context& context) {
  const Text& text = context.draft.text;
  std::vector<bool> refusals;
  refusals.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences)
    refusals.push_back(refuses(text.words_of(sentence)));
  return refusals;
}

// Whether a sentence has a word that a "no" is made of: the learned table takes some for one that
// have none.
bool is_negative(Words words) {
  static constexpr auto negative =
      word_set("afraid", "but", "cannot", "ended", "except", "excluded", "however", "impossible",
               "limit", "limited", "neither", "never", "no", "nobody", "none", "nor", "not",
               "nothing", "only", "out", "refused", "regret", "regrettably", "sadly", "sorry",
               "stopped", "too", "unable", "unavailable", "unfortunately", "unless", "without");
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return negative.has(word) || word.folded.ends_with("n't");
  });
}

// Nothing will be mended: said of a problem, too.
bool gives_up(Words words) {
  static const WordPhrases phrases{
      "will|would be no|none|nothing",
      "cannot|can't|can not|no be|longer repaired|mended|saved|restored|recovered|brought|undone|"
      "helped|made|bought|had",
      "nothing to|we|i|that be|can|could",
      "ended|stopped|dropped|discontinued support|production|making|the",
  };
  return phrases.in(words);
}

// What a number is worth; 0 for a year and for what is none.
double value_of(const Word& word) {
  double value = 0;
  const char* const end = word.folded.data() + word.folded.size();
  if (word.kind != WordKind::number) return 0;
  if (std::from_chars(word.folded.data(), end, value).ec != std::errc()) return 0;
  constexpr double first_year = 1900;
  constexpr double last_year = 2100;
  return value >= first_year && value <= last_year ? 0 : value;
}

// The sentence tells how much goes at most, and the customer has more: "up to 25 MB" of a file of
// 38 MB.
bool is_below_need(const Context& context, const Item& item, Words words) {
  static const WordPhrases phrases{
      "holds|takes|keeps|seats|carries|stores|fits|accepts|has|have up|only|just|about? to?",
      "up|limited|restricted to", "at most|maximum", "more than"};
  // More than that is another matter.
  constexpr double widest = 20;
  for (auto match = phrases.find(words); match; match = phrases.find(words, match->first + 1)) {
    const double limit = match->end < words.size() ? value_of(words[match->end]) : 0;
    if (limit <= 0) continue;
    const Word* const unit = match->end + 1 < words.size() ? &words[match->end + 1] : nullptr;
    bool above = false;
    bool within = false;
    for (const Item& each : context.inquiry.items) {
      const Words told =
          context.inquiry.text.words_of(context.inquiry.text.sentences[each.sentence]);
      for (std::size_t i = 0; i < told.size(); ++i) {
        const double need = value_of(told[i]);
        if (need < limit / widest || need > limit * widest) continue;
        if (each.sentence != item.sentence &&
            (unit == nullptr || i + 1 >= told.size() || told[i + 1].folded != unit->folded))
          continue;
        (need > limit ? above : within) = true;
      }
    }
    if (above && !within) return true;
  }
  return false;
}

// "I asked the cook": a step on the way to the answer.
bool looks_for_answer(Words words) {
  static const WordPhrases phrases{
      "i|we|i've|we've have? just|now|also? "
      "looked|asked|checked|went|gone|rang|called|spoke|spoken|tried|searched|read|consulted|"
      "talked|compared|measured|phoned|written|wrote"};
  return phrases.in(words);
}

// Offers a way forward in words: whatever the learned table makes of the sentence.
bool offers(Words words) {
  static const WordPhrases phrases{
      "you|one|customers|they can|could|may|might|should",
      "you'll|you'd",
      "instead|alternatively|alternative|alternatives|workaround|otherwise|option|options|unless|meanwhile|rather",
      "i|we offer|recommend|suggest|propose|advise",
      "i'd|we'd|i'll|we'll",
      "would|could|shall|should you|it|that|i|we",
      "let me|us know",
      "if you",
      "but|however|though|until|till",
      "try|use|please|contact|ask|choose|consider|switch|upgrade",
      "for that|this|these|it",
      "either",
      "in the meantime",
      "another|other|second|easiest|only way|option|possibility|choice|idea|thing is|would|to|out",
      "what works|helps|remains|goes|we|you",
      "way round|out|around",
      "gladly|happily",
      "is|are|be free|welcome|open|available|possible",
      "you get|reach|have * by|through|with",
  };
  if (phrases.in(words)) return true;
  // "I can well see why" offers nothing.
  static const WordPhrases ours{"i|we can|could|would|will|may|might"};
  static constexpr auto idle =
      word_set("believe", "hear", "imagine", "not", "only", "say", "see", "tell", "think",
               "understand", "never", "no", "sympathise", "feel");
  for (auto match = ours.find(words); match; match = ours.find(words, match->first + 1)) {
    std::size_t verb = match->end;
    while (verb < words.size() && words[verb].tag == Tag::adverb && !idle.has(words[verb])) ++verb;
    if (verb < words.size() && !idle.has(words[verb])) return true;
  }
  return false;
}

}  // namespace

bool offers_way_out(Words words) {
  static const WordPhrases phrases{
      "you|we|i|one|they can|could|may|might",
      "you would|will have|need|use|go|do|take|get|order|choose|send|bring|want",
      "you'd|you'll have|need|use|go|do|take|get|order|choose|send|bring|want",
      "you need|have to",
      "would|will have|need to",
      "you are|you're welcome|free to",
      "you get|reach|have * by|through|with",
      "what works|helps|remains|we|you|can|could",
      "can be",
      "way round|out|around|in",
      "only way|thing|choice|remedy|option",
      "there is|are a|an|another|one|room|space|also",
      "there's a|an|another|one|room|space|also",
      "a|the move|switch|change|upgrade|swap|exchange to|for",
      "takes|take|took its|their|his|the place|away|care",
      "takes|take|lifts|removes|solves|avoids * away|it|this|that|problem|limit|cap",
      "whom|who|which|where you|he|she|it|they can|could|may",
      "sends|sell|sells|ships|takes|take|offers|offer|does|do our|it|them|these|this|that|a|such",
      "has|have no limit|cap|such",
      "costs|cost nothing|less",
      "does|do|serves the|that|your same|job|trick|purpose",
  };
  return phrases.in(words);
}

namespace {

// What is said of another matter: "You may pay yearly" for "can I pay yearly?", beside the "no" to
// something else.
bool is_about_other(const Context& context, std::size_t sentence, std::size_t item,
                    std::size_t refusal) {
  const Text& text = context.draft.text;
  const auto covers = [&](const ItemCoverage& coverage, std::size_t s) {
    return answers(coverage, text.sentences[s].span);
  };
  const auto is_of_other = [&](std::size_t s, bool questions_only = false) {
    if (covers(context.coverage.items[item], s)) return false;
    for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
      const ItemKind kind = context.inquiry.items[i].kind;
      if (i != item &&
          (kind == ItemKind::question || (kind == ItemKind::request && !questions_only)) &&
          covers(context.coverage.items[i], s))
        return true;
    }
    return false;
  };
  const auto apart = [&](std::size_t left, std::size_t right) {
    const std::size_t end = text.sentences[left].span.end;
    return holds_blank_line(
        slice(context.body(), {end, std::max(end, text.sentences[right].span.start)}));
  };
  if (sentence == refusal) return false;
  if (sentence > refusal && offers_way_out(text.words_of(text.sentences[sentence]))) {
    constexpr std::size_t farthest = 12;  // sentences
    std::size_t s = sentence;
    while (s > refusal && sentence - s < farthest && !apart(s - 1, s)) --s;
    if (s == refusal) return false;
  }
  // A plain offer is a way out, whatever else it answers.
  constexpr float surely = 0.7F;
  if (sentence > refusal && context.acts->of(sentence, Act::option) >= surely &&
      !is_of_other(sentence, true))
    return false;
  if (is_of_other(sentence)) return true;
  // The rest of a paragraph that began with another matter.
  constexpr std::size_t longest = 12;  // sentences
  const std::size_t begin = sentence - std::min(sentence, longest);
  for (std::size_t s = sentence; s > begin && !apart(s - 1, s); --s) {
    if (s - 1 == refusal || covers(context.coverage.items[item], s - 1)) return false;
    if (is_of_other(s - 1)) return true;
  }
  return false;
}

// Loose words offer something only where a learned table does not hold them for something else.
bool may_offer(const Context& context, std::size_t sentence) {
  constexpr float least = 0.1F;
  const SentenceActs& acts = *context.acts;
  return acts.of(sentence, Act::option) >= least || acts.of(sentence, AnswerAct::offer) >= least ||
         (acts.of(sentence, Act::promise) >= least &&
          !is_negative(context.draft.text.words_of(context.draft.text.sentences[sentence]))) ||
         waits_for_customer(context.body(), context.draft.text,
                            context.draft.text.sentences[sentence]);
}

bool is_way_forward(const Context& context, std::size_t sentence, std::size_t refusal) {
  const bool limits = sentence == refusal;
  // What says no offers something only behind a turn: "…, but we can repair it".
  static const WordPhrases turn{
      "but|however|though|although|instead|alternatively|unless|until|otherwise",
      "you|i|we can|could|may|might",
      "if you|it|the",
      "or|either",
      "so|and|then you|you'd|you'll|please",
      "please|costs|cost",
  };
  constexpr float likely = 0.3F;
  const Sentence& each = context.draft.text.sentences[sentence];
  static const WordPhrases invitation{"welcome|free to"};
  if (context.traits[sentence].courtesy && !invitation.in(context.draft.text.words_of(each)))
    return false;
  // "All are taken until June" offers nothing.
  static const WordPhrases occupied{"full|taken|booked|out|gone until|till"};
  // "By post or by mail": what leads up to the "no" leaves no choice.
  static const WordPhrases names_choice{"or|only"};
  constexpr std::size_t longest_lead = 25;  // words
  const Words words = context.draft.text.words_of(each);
  if (limits) {
    // "In that field, however, they may not be planted": the turn is the "no" itself.
    const auto turned = turn.find(words);
    if (occupied.in(words) || !turned ||
        (turned->phrase == 0 && says_no(words.subspan(turned->end))))
      return false;
  }
  // "Please give them our congratulations."
  static constexpr auto kind = word_set("congratulations", "regards", "greetings", "wishes", "love",
                                        "wish", "hope", "well", "luck");
  // "EquiTrack does it well."
  static const WordPhrases in_praise{"does|do|works it|them|that? well"};
  if (std::any_of(words.begin(), words.end(), [](const Word& word) { return kind.has(word); }) &&
      !in_praise.in(words) && context.acts->of(sentence, Act::option) < likely)
    return false;
  return each.form == SentenceForm::imperative || each.form == SentenceForm::interrogative ||
         (context.traits[sentence].place && !is_negative(words) &&
          context.acts->of(sentence, Act::cause) < likely) ||
         (offers(words) && (limits || may_offer(context, sentence))) ||
         (!limits && offers_way_out(words)) ||
         (names_choice.in(words) && (sentence + 1 != refusal || words.size() > longest_lead)) ||
         context.acts->of(sentence, Act::option) >= likely ||
         context.acts->of(sentence, AnswerAct::offer) >= likely ||
         (context.acts->of(sentence, Act::promise) >= likely && !is_negative(words));
}

// "Cancelled" where they asked to "cancel" it.
bool is_past_of(std::string_view past, std::string_view base) {
  if (base.ends_with("e") || base.ends_with("y")) base.remove_suffix(1);
  constexpr std::size_t least = 3;
  constexpr std::size_t longest_ending = 3;  // "-ped" of "shipped"
  return base.size() >= least && past.starts_with(base) && past.ends_with("ed") &&
         past.size() <= base.size() + longest_ending;
}

// What a customer asks for, done.
constexpr auto deeds =
    word_set("activated", "added", "adjusted", "arranged", "attached", "booked", "brought", "built",
             "cancelled", "canceled", "changed", "cleaned", "cleared", "connected", "copied",
             "corrected", "created", "credited", "cut", "deleted", "doubled", "enabled", "entered",
             "exchanged", "extended", "filled", "fixed", "gave", "given", "granted", "increased",
             "installed", "issued", "lifted", "lowered", "made", "merged", "moved", "ordered",
             "paid", "posted", "printed", "put", "raised", "refunded", "removed", "renamed",
             "renewed", "repaired", "replaced", "reserved", "reset", "restored", "returned", "sent",
             "set", "shipped", "split", "swapped", "switched", "taken", "took", "translated",
             "turned", "unblocked", "unlocked", "updated", "upgraded", "waived", "wrote");
// Said of what is so anyhow: "it is booked", "the limit is set".
constexpr auto states =
    word_set("booked", "built", "changed", "cut", "filled", "fixed", "given", "made", "ordered",
             "paid", "printed", "put", "reserved", "set", "split", "taken", "turned");

bool is_asked_for(const Word& word, Words asked) {
  return std::any_of(asked.begin(), asked.end(), [&](const Word& other) {
    return other.kind == WordKind::word && is_past_of(word.folded, other.folded);
  });
}

// What the words ask for is done: "I cancelled it", "both are added", "it is on its way", "you are
// in room 7 now". Whatever else is said then only tells how far it reaches.
bool is_done(Words words, Words asked) {
  static const WordPhrases writer{"i|we|i've|we've have|had? now|just|already|also|both|then?"};
  static const WordPhrases passive{
      "is|are|was|were|it's|they're now|both|all|already|also?",
      "has|have|it's|they've now|just|already|also? been now|just|already?",
  };
  static const WordPhrases anyhow{"by|for|only|until|till|when|if|once|every|each"};
  static const WordPhrases under_way{"it|they left|went our|the|us|out|off|to|today|this",
                                     "the|your * left|went our|us|out|off|today|this",
                                     "you are now? on|in", "you're now? on|in",
                                     "here it|they|you is|are"};
  static const WordPhrases on_the_way{"is|are|it's|they're on its|their|his|her|the way"};
  static const WordPhrases now{"it|they|you|both|all|he|she * is|are * now",
                               "it's|they're|you're|he's|she's * now"};
  static constexpr auto occupied =
      word_set("booked", "closed", "full", "gone", "reserved", "sold", "taken", "discontinued");
  if (words.size() > 1 && deeds.has(words[0]) && words[1].kind == WordKind::symbol) return true;
  if (under_way.match_at(words, 0) || on_the_way.in(words)) return true;
  for (auto match = writer.find(words); match; match = writer.find(words, match->first + 1))
    if (match->end < words.size() &&
        (deeds.has(words[match->end]) || is_asked_for(words[match->end], asked)))
      return true;
  for (auto match = passive.find(words); match; match = passive.find(words, match->first + 1)) {
    if (match->end == words.size() || anyhow.match_at(words, match->end + 1)) continue;
    const Word& verb = words[match->end];
    const bool happened = match->phrase == 1;
    const bool of_it = match->first > 0 && words[match->first - 1].tag == Tag::pronoun;
    if (happened ? deeds.has(verb) || is_asked_for(verb, asked)
                 : !states.has(verb) && (is_asked_for(verb, asked) || (of_it && deeds.has(verb))))
      return true;
  }
  for (auto match = now.find(words); match; match = now.find(words, match->first + 1)) {
    const Words state = words.subspan(match->first, match->end - match->first);
    if (!is_negative(state) && std::none_of(state.begin(), state.end(),
                                            [](const Word& word) { return occupied.has(word); }))
      return true;
  }
  return false;
}

// "Yes, we ship to Iceland."
bool is_yes(Words words) {
  static const WordPhrases yes{"yes|yep|sure|certainly|gladly|absolutely",
                               "of|with course|pleasure"};
  return yes.match_at(words, 0).has_value();
}

// Where the item is answered; without evidence anywhere.
bool is_evidence(const ItemCoverage& coverage, const Sentence& sentence) {
  return coverage.evidence.empty() || answers(coverage, sentence.span);
}

// "Is there a limit?": a yes is a no to more.
bool asks_for_limit(const Context& context, const Item& item) {
  static const WordPhrases phrases{"limit|maximum|restriction|cap|quota"};
  if (item.kind != ItemKind::question) return false;
  const Text& text = context.inquiry.text;
  return phrases.in(text.words_of(text.sentences[item.sentence]));
}

// "Unfortunately not, the Sunday group is full.", "No, sorry, it is no longer made."
bool opens_with_no(Words words) {
  static const WordPhrases refusals{"no ,|;|-|–|.", "unfortunately|sadly|regrettably",
                                    "i'm|i am? afraid"};
  return refusals.match_at(words, 0).has_value();
}

// "The coin box was full, so that the last coin could not fall.": why something went wrong, which
// says no to nothing.
bool tells_incident(const Context& context, std::size_t sentence) {
  constexpr float very_likely = 2;  // logits
  const auto& items = context.inquiry.items;
  return std::any_of(items.begin(), items.end(), is_surely_problem) &&
         context.acts->in_incident(sentence)[static_cast<std::size_t>(Act::cause)] > very_likely;
}

// "The nonce is no longer cached.": how it is now that it is mended, or what keeps it so.
bool tells_improvement(const Context& context, std::size_t sentence, Words words) {
  static const WordPhrases no_longer{"no longer", "not|n't * anymore|again", "not|n't * any more"};
  constexpr float likely = 0.5F;
  float improved = 0;
  for (const Act act : {Act::fix, Act::status, Act::prevention})
    improved += context.acts->of(sentence, act);
  const auto& items = context.inquiry.items;
  return improved >= likely && no_longer.in(words) &&
         std::any_of(items.begin(), items.end(), is_surely_problem);
}

// How likely a sentence of the draft says no to an item, and how likely it is only the cause of a
// problem.
struct Refusal {
  float denial = 0;
  float cause = 0;
};
Refusal refusal_in(const Context& context, std::size_t sentence, const Item& item,
                   const ItemCoverage& coverage, bool only_one) {
  constexpr float by_words = 0.6F;
  const Text& text = context.draft.text;
  if (context.traits[sentence].courtesy) return {};
  const Words words = text.words_of(text.sentences[sentence]);
  const bool evidence =
      is_evidence(coverage, text.sentences[sentence]) ||
      (context.once(find_refusals)[sentence] && shares_noun(context, item, words));
  if (!evidence && !only_one) return {};
  const bool problem = item.kind == ItemKind::problem;
  const bool why = item.kind == ItemKind::question && item.wants == Wanted::reason;
  Refusal refusal;
  if (is_yes(words)) {
    if (asks_for_limit(context, item) && evidence) refusal.denial = by_words;
    return refusal;
  }
  if ((opens_with_no(words) && asks_for_limit(context, item)) ||
      tells_improvement(context, sentence, words))
    return refusal;
  if (evidence && !why && is_negative(words) && !is_good_news(words))
    refusal.denial = context.acts->of(sentence, Act::denial);
  if (evidence && !why && !problem && wishes_deed(context, item) && !is_good_news(words)) {
    // "Somebody else sent advertising, so the machine was blocked" tells a cause.
    constexpr float may_be_cause = 0.4F;
    constexpr float very_likely = 0.85F;
    const float refused = context.acts->of(sentence, AnswerAct::refusal);
    if (refused >= very_likely && context.acts->of(sentence, Act::cause) < may_be_cause)
      refusal.denial = std::max(refusal.denial, refused);
  }
  if (evidence && problem && !coverage.evidence.empty())
    refusal.cause = context.acts->of(sentence, Act::cause);
  // By words alone only where a "no" can be the answer.
  const bool says = problem || why
                        ? gives_up(words)
                        : says_no(words) || is_below_need(context, item, words) ||
                              (evidence && wishes_deed(context, item) &&
                               (bars_deed(words) || is_closed_then(context, item, words)) &&
                               !tells_incident(context, sentence));
  const bool begins_with_no = !problem && !why && evidence && words.size() > 1 &&
                              words[0].folded == "no" && words[1].folded == ",";
  if (says || begins_with_no) refusal.denial = std::max(refusal.denial, by_words);
  return refusal;
}

// The reply gives what is asked for. Where more is asked for, only what answers this item counts.
bool is_granted(const Context& context, const Item& item, const ItemCoverage& coverage,
                bool only_one) {
  static const WordPhrases turn{
      "but|however|though|although|unfortunately|sadly|only|see|know|understand"};
  const Text& text = context.draft.text;
  constexpr std::size_t most_asked = 100;  // words: each is compared with all of the draft's
  Words asked = context.inquiry.text.words_of(context.inquiry.text.sentences[item.sentence]);
  asked = asked.first(std::min(asked.size(), most_asked));
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    const Words words = text.words_of(sentence);
    if (!only_one && !is_evidence(coverage, sentence)) return false;
    return is_done(words, asked) || is_taken_away(context, item, words) ||
           (is_yes(words) && !turn.in(words));
  });
}

// What answers another question settles nothing of this item.
bool is_of_other_question(const Context& context, std::size_t sentence, std::size_t item) {
  const Sentence& each = context.draft.text.sentences[sentence];
  const auto& items = context.coverage.items;
  if (answers(items[item], each.span)) return false;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (i != item && context.inquiry.items[i].kind == ItemKind::question &&
        answers(items[i], each.span))
      return true;
  return false;
}

// The sentences of the draft that may offer a way out of what a sentence refuses: where it says
// plainly no under a quote, those that stand there, else all.
struct Reach {
  std::size_t first = 0;
  std::size_t end = 0;
};
Reach reach_of(const Context& context, std::size_t sentence) {
  const Text& text = context.draft.text;
  if (!opens_with_no(text.words_of(text.sentences[sentence]))) return {0, text.sentences.size()};
  for (const OwnPassage& passage : own_passages(context))
    if (passage.under_quote && passage.first_sentence <= sentence &&
        sentence < passage.end_sentence)
      return {passage.first_sentence, passage.end_sentence};
  return {0, text.sentences.size()};
}

// What the draft says no to of this item, or explains and leaves.
std::optional<Limitation> limitation_of_item(const Context& context, std::size_t index,
                                             bool only_one) {
  constexpr float likely = 0.5F;
  // A cause alone is often all that there is to say.
  constexpr float very_likely = 0.85F;
  const Item& item = context.inquiry.items[index];
  const ItemCoverage& coverage = context.coverage.items[index];
  if (coverage.state == ItemState::unanswered) return std::nullopt;
  const bool problem = item.kind == ItemKind::problem;
  const bool why = item.kind == ItemKind::question && item.wants == Wanted::reason;
  if (!problem && !why &&
      (!can_be_refused(context, item) ||
       (!asks_for_limit(context, item) && is_granted(context, item, coverage, only_one))))
    return std::nullopt;
  std::optional<Limitation> found;
  for (std::size_t s = 0; s < context.draft.text.sentences.size(); ++s) {
    const auto [denial, cause] = refusal_in(context, s, item, coverage, !problem && only_one);
    if (denial < likely && cause < very_likely) continue;
    if (found && std::max(denial, cause) <= static_cast<float>(found->confidence)) continue;
    found = Limitation{&item,          s,  static_cast<double>(std::max(denial, cause)),
                       cause > denial, {}, false};
  }
  return found;
}

// Says that the problem is mended, or that it works again, whatever else it tells.
bool settles_problem(const Context& context, std::size_t sentence) {
  const ActLogits logits = context.acts->in_incident(sentence);
  return logits[static_cast<std::size_t>(Act::fix)] > 0 ||
         logits[static_cast<std::size_t>(Act::status)] > 0;
}

// The ways out that the draft offers, and whether it is settled anyhow.
void find_ways_out(const Context& context, std::size_t item, bool only_one,
                   Limitation& limitation) {
  const Text& text = context.draft.text;
  const auto [first, end] = reach_of(context, limitation.sentence);
  const auto work = open_work(context);
  limitation.solved =
      std::any_of(work.begin(), work.end(), [&, first = first, end = end](const OpenWork& each) {
        return each.sentence >= first && each.sentence < end;
      });
  const bool several = !only_one && context.once(find_refusals)[limitation.sentence];
  for (std::size_t s = first; s < end; ++s) {
    if (several && is_about_other(context, s, item, limitation.sentence)) continue;
    if (is_way_forward(context, s, limitation.sentence)) limitation.options.push_back(s);
    if (limitation.solved || is_of_other_question(context, s, item)) continue;
    // How something is settles a problem, and no wish.
    const bool problem = limitation.item->kind == ItemKind::problem;
    const float settled = problem ? 0.15F : 0.5F;
    const bool fixed = (problem || s != limitation.sentence) &&
                       context.acts->of(s, Act::fix) >= settled &&
                       (problem || !looks_for_answer(text.words_of(text.sentences[s])));
    limitation.solved =
        fixed ||
        (problem && (context.acts->of(s, Act::status) >= settled || settles_problem(context, s)));
  }
}

// Of what is asked for, before what is only told: the first that is left without a way out, or the
// first.
std::optional<Limitation> find_limitation(const Context& context) {
  if (!context.draft.text.english || !context.has_inquiry()) return std::nullopt;
  const auto& items = context.inquiry.items;
  const auto wishes = std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question || item.kind == ItemKind::request;
  });
  const bool only_one = wishes <= 1;
  std::optional<Limitation> first;
  for (const bool problems : {false, true}) {
    for (std::size_t i = 0; i < std::min(items.size(), compared_items); ++i) {
      if ((items[i].kind == ItemKind::problem) != problems) continue;
      auto found = limitation_of_item(context, i, wishes == 1);
      if (!found) continue;
      find_ways_out(context, i, only_one, *found);
      if (!first || (!found->solved && found->options.empty() &&
                     opens_with_no(context.draft.text.words_of(
                         context.draft.text.sentences[found->sentence]))))
        first = std::move(found);
    }
    if (first) break;
  }
  return first;
}

}  // namespace

const std::optional<Limitation>& limitation_of(const Context& context) {
  return context.once(find_limitation);
}

}  // namespace replylint
