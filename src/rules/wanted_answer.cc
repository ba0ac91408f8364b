#include "rules/wanted_answer.h"

#include <algorithm>
#include <vector>

#include "match/asked_data.h"
#include "match/evidence.h"
#include "match/traits.h"
#include "rules/acts.h"
#include "rules/answering_passage.h"
#include "rules/shortcoming_features.h"
#include "text/feature_hash.h"
#include "text/number_words.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/verb_stem.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

// What stands under the quote, sentence by sentence; more than this may hold anything.
constexpr std::size_t most_below_quote = 3;

// How many words an expression of time takes that begins here; 0 for none.
std::size_t time_at(Words words, std::size_t at) {
  if (const auto duration = duration_at(words, at)) return duration->words;
  if (const auto date = date_at(words, at)) return date->words;
  if (const auto clock = clock_at(words, at)) return clock->words;
  const auto weekday = weekday_named(words[at].folded);
  return is_time_word(words[at]) || (weekday && !weekday->short_name) ? 1 : 0;
}

// "9 to 11"
bool is_span_of_numbers(Words words, std::size_t at) {
  return at + 2 < words.size() && words[at].kind == WordKind::number &&
         (words[at + 1].folded == "to" || words[at + 1].folded == "and") &&
         words[at + 2].kind == WordKind::number;
}

bool is_number(const Word& word) {
  return word.kind == WordKind::number || is_number_word(word);
}

// "12 Mill Street"
bool is_house_number(const Context& context, Words words, std::size_t at) {
  return at + 1 < words.size() && words[at + 1].kind == WordKind::word &&
         is_upper_case_at(context.body(), words[at + 1].span.start) &&
         !is_time_word(words[at + 1]) && month_named(words[at + 1]) == 0;
}

bool names_any_time(const Context& context, Words words) {
  static constexpr auto times = word_set(
      "after", "afternoons", "again", "age", "aged", "ages", "ago", "alongside", "already",
      "always", "annual", "anytime", "april", "as", "asap", "at", "autumn", "before", "born",
      "centuries", "century", "christmas", "clock", "date", "dates", "dawn", "daytime", "decade",
      "decades", "delay", "during", "dusk", "earlier", "early", "easter", "end", "ended",
      "evenings", "ever", "every", "expired", "fall", "fast", "finish", "first", "for", "forever",
      "fortnight", "fortnightly", "from", "holiday", "holidays", "if", "in", "indefinitely",
      "installments", "instalments", "instant", "last", "late", "later", "life", "long", "lunch",
      "lunchtime", "midnight", "midweek", "moment", "mornings", "never", "next", "nightly",
      "nights", "noon", "old", "on", "once", "over", "overnight", "past", "permanent", "quarterly",
      "quick", "quickly", "ready", "right", "same", "season", "short", "shortly", "since", "spring",
      "still", "straight", "summer", "sundown", "sunrise", "sunset", "term", "then", "there",
      "till", "time", "times", "together", "under", "unlimited", "until", "up-front", "upfront",
      "upon", "weekend", "weekends", "when", "whenever", "while", "winter", "with", "without",
      "yet", "young");
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "The branch is at 12 Mill Street"
    if (words[i].folded == "at" && i + 1 < words.size() &&
        (words[i + 1].kind == WordKind::number || words[i + 1].tag == Tag::determiner))
      continue;
    if (time_at(words, i) > 0 || times.has(words[i]) ||
        (is_number(words[i]) && !is_house_number(context, words, i)))
      return true;
  }
  return names_time(words);
}

bool names_any_place(const Context& context, Words words) {
  static constexpr auto places =
      word_set("abroad", "anywhere", "behind", "beside", "between", "called", "downstairs",
               "elsewhere", "everywhere", "here", "home", "inside", "left", "named", "near",
               "nearby", "next", "nowhere", "online", "opposite", "outside", "same", "somewhere",
               "there", "under", "upstairs", "where", "wherever", "within",
               // "Where is my parcel?", "It arrives today."
               "arrive", "arrived", "arrives", "comes", "delivered", "due", "gone", "leaves",
               "lost", "moved", "posted", "ready", "sent", "shipped", "way");
  static constexpr auto relations =
      word_set("about", "above", "across", "along", "among", "around", "at", "before", "below",
               "beneath", "beyond", "by", "down", "from", "in", "into", "of", "off", "on", "onto",
               "over", "past", "through", "to", "towards", "via", "with");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const std::size_t time = time_at(words, i)) {
      i += time - 1;
      continue;
    }
    const Word& word = words[i];
    if (places.has(word) || is_number(word)) return true;
    if (i > 0 && is_upper_case_at(context.body(), word.span.start) && word.folded != "i")
      return true;
    if (!relations.has(word)) continue;
    if (i + 1 == words.size()) return true;
    std::size_t next = i + 1;
    if (words[next].tag == Tag::determiner && next + 1 < words.size()) ++next;
    const bool of_verb = word.folded == "to" && words[next].tag == Tag::base_verb;
    if (!of_verb && words[next].kind != WordKind::symbol && time_at(words, next) == 0) return true;
  }
  return false;
}

bool names_any_amount(Words words, bool money) {
  static constexpr auto amounts = word_set(
      "all", "any", "anybody", "anyone", "as", "bill", "booked", "both", "budget", "charge",
      "charged", "cheap", "cheaper", "complimentary", "cost", "costs", "countless", "couple",
      "courtesy", "covered", "depends", "discount", "double", "each", "enough", "every",
      "everybody", "everyone", "everything", "expensive", "extra", "family", "fee", "fees", "few",
      "free", "full", "gift", "gratis", "half", "handful", "house", "included", "includes", "just",
      "less", "limit", "loads", "lots", "many", "maximum", "minimum", "more", "most", "much",
      "none", "nothing", "numerous", "once", "one", "only", "own", "paid", "pair", "pay", "pays",
      "plenty", "present", "price", "priced", "prices", "quote", "rate", "rates", "rent", "same",
      "scores", "several", "single", "sold", "tons", "twice", "unlimited", "up", "us", "voucher",
      "waived", "warranty", "whole", "without", "zero");
  // "The guarantee takes care of it", "Entry is by donation"
  static constexpr auto payments =
      word_set("care", "donation", "donations", "fortune", "grand", "guarantee", "insurance",
               "insurer", "like", "ours", "peanuts", "with");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (money && !is_number(words[i]) && time_at(words, i) > 0) continue;
    if (money)
      if (const auto duration = duration_at(words, i)) {
        i += duration->words - 1;
        continue;
      }
    if (amounts.has(words[i]) || is_currency(words[i]) || is_number(words[i]) ||
        (money && payments.has(words[i])))
      return true;
    // "You get a key to the house": one; "Your key and your wife's": two.
    if (!money && (words[i].folded == "a" || words[i].folded == "an" || words[i].folded == "and" ||
                   time_at(words, i) > 0))
      return true;
  }
  return false;
}

// "How far is it?", "How high is the deposit?"
bool names_any_measure(Words words) {
  static constexpr auto measures = word_set(
      "across", "adjacent", "all", "any", "around", "as", "away", "beside", "between", "big",
      "carries", "ceiling", "close", "corner", "deep", "depends", "dimensions", "distance", "door",
      "double", "enough", "far", "fast", "fit", "fits", "flat", "floor", "full", "fully", "half",
      "heavier", "heavy", "high", "higher", "holds", "huge", "just", "kilometre", "large", "larger",
      "length", "less", "light", "lighter", "lightweight", "like", "limit", "little", "low",
      "lower", "maximum", "metre", "mile", "minimum", "month's", "more", "most", "much", "narrow",
      "near", "nearby", "next", "not", "only", "opposite", "outside", "passes", "price", "reaches",
      "rent", "room", "salary", "same", "seats", "serves", "shallow", "short", "single", "size",
      "sizes", "slight", "slightly", "slow", "slowly", "small", "smaller", "space", "steps", "stop",
      "stops", "street", "takes", "tall", "than", "through", "tiny", "twice", "unlimited", "very",
      "wages", "walk", "walking", "week's", "weighs", "weight", "wide", "within", "year's");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_number(words[i]) || is_currency(words[i]) || time_at(words, i) > 0 ||
        measures.has(words[i]))
      return true;
  return false;
}

// Stems of all that the customer says, sorted.
std::vector<std::uint32_t> told_stems(const Context& context) {
  std::vector<std::uint32_t> stems;
  stems.reserve(context.inquiry.text.words.size());
  for (const Word& word : context.inquiry.text.words)
    stems.push_back(hash_bytes(verb_stem(word.folded)));
  std::sort(stems.begin(), stems.end());
  return stems;
}

// Nothing is said that the customer did not say, but when it is so, or that it can be done.
bool says_nothing_new(const Context& context, Words words) {
  static constexpr auto empty =
      word_set("anybody", "anyone", "anytime", "easily", "easy", "everybody", "everyone",
               "possible", "quickly", "simple", "simply", "user", "users");
  const std::vector<std::uint32_t>& told = context.once(told_stems);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_span_of_numbers(words, i)) i += 3;
    if (i >= words.size()) break;
    if (const std::size_t time = time_at(words, i)) {
      i += time - 1;
      continue;
    }
    const Word& word = words[i];
    if (word.kind == WordKind::symbol) continue;
    switch (word.tag) {
      case Tag::pronoun:
      case Tag::determiner:
      case Tag::preposition:
      case Tag::conjunction:
        continue;
      default:
        break;
    }
    static constexpr auto auxiliaries = word_set("are", "be", "been", "can", "could", "do", "does",
                                                 "had", "has", "have", "is", "may", "was", "were");
    if (auxiliaries.has(word) || empty.has(word)) continue;
    if (!std::binary_search(told.begin(), told.end(), hash_bytes(verb_stem(word.folded))))
      return false;
  }
  return true;
}

// "It is Sunday."
bool tells_what_day_it_is(Words words) {
  static const WordPhrases it_is{"it|today|that is|was", "it's|that's"};
  const auto match = it_is.match_at(words, 0);
  return match && match->end < words.size() && time_at(words, match->end) > 0;
}

// "To save power", "since the disk was full"; not "from 9 to 11", "since this morning".
bool gives_reason(Words words) {
  static constexpr auto others = word_set("for", "so", "when", "while");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_reason_word(words[i]) || others.has(words[i])) return true;
    if (i + 1 == words.size()) continue;
    if (words[i].folded == "to" && words[i + 1].tag == Tag::base_verb) return true;
    if (words[i].folded == "since" && !is_number(words[i + 1]) && time_at(words, i + 1) == 0 &&
        (i + 2 == words.size() || time_at(words, i + 2) == 0))
      return true;
  }
  return false;
}

bool names_somebody(const Context& context, Words words) {
  static constexpr auto persons =
      word_set("anybody", "anyone", "both", "each", "either", "everybody", "everyone", "he", "her",
               "him", "i", "i'll", "i'm", "me", "mine", "one", "ours", "she", "somebody", "someone",
               "they", "us", "we", "we'll", "we're", "who", "whoever", "you", "you'll", "yours");
  const std::vector<std::uint32_t>& told = context.once(told_stems);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool noun =
        is_noun(word.tag) || (i > 0 && is_upper_case_at(context.body(), word.span.start));
    if (persons.has(word) || word.kind == WordKind::number ||
        (noun && !std::binary_search(told.begin(), told.end(), hash_bytes(verb_stem(word.folded)))))
      return true;
  }
  return false;
}

bool tells_way(Words words) {
  static constexpr auto ways = word_set("as", "by", "from", "in", "on", "through", "under", "using",
                                        "via", "with", "when", "if", "to");
  static constexpr auto agents = word_set("anyone", "anybody", "everyone", "the", "user", "users");
  for (std::size_t i = 0; i < words.size(); ++i)
    if (ways.has(words[i]) &&
        !(words[i].folded == "by" && i + 1 < words.size() && agents.has(words[i + 1])))
      return true;
  return false;
}

// How it is now: no word of why, nor of what was done about it, which may tell what was wrong.
bool tells_only_outcome(const Context& context, std::size_t sentence, Words words) {
  constexpr float likely = 0.1F;
  constexpr float surely = 0.8F;
  return context.acts->of(sentence, Act::cause) < likely &&
         context.acts->of(sentence, Act::status) + context.acts->of(sentence, Act::promise) +
                 context.acts->of(sentence, Act::prevention) >=
             surely &&
         !gives_reason(words);
}

// "What happened?", "What was wrong with it?"; not "What happened to Mr Lee?"
bool asks_what_was_wrong(Words asked) {
  static const WordPhrases wrong{"what|what's go|goes|going|went|gone? wrong", "what was|is wrong",
                                 "what caused|causes"};
  static const WordPhrases happened{"what happened"};
  static constexpr auto behind =
      word_set("at", "here", "last", "on", "then", "there", "today", "yesterday");
  if (wrong.in(asked)) return true;
  const auto match = happened.find(asked);
  return match && (match->end == asked.size() || asked[match->end].kind == WordKind::symbol ||
                   behind.has(asked[match->end]));
}

// "how far"
std::string_view measure_asked_for(Words asked) {
  static constexpr std::string_view measures[] = {"how big",   "how deep", "how far",   "how fast",
                                                  "how heavy", "how high", "how large", "how small",
                                                  "how tall",  "how wide"};
  static const WordPhrases phrases{std::span<const std::string_view>(measures)};
  const auto match = phrases.find(asked);
  return match ? measures[match->phrase] : std::string_view{};
}

// By the question word that it opens with: "what the shop opens" is read as "thing" where all is
// guessed, and then nothing is sure to be wanted.
std::string_view lacked(const Context& context, std::size_t index, const OwnPassage& passage) {
  // "When using the API, does it …" asks for no time.
  static const WordPhrases when{
      "when can|could|do|does|did|has|have|is|are|was|were|will|would|shall|should|"
      "may|might|must|am",
      "when .|?", "how long|soon|quickly|late|early|often|frequently", "what|which time|day|date"};
  static const WordPhrases price{"how much is|are|was|were|will|would|do|does|for",
                                 "what|what's * cost|costs|price|prices|fee"};
  static const WordPhrases amount{"how many"};
  static const WordPhrases where{
      "where can|could|do|does|did|has|have|is|are|was|were|will|would|shall|should|may|might|must|"
      "am|to",
      "where .|?"};
  static const WordPhrases who{"who|who's"};
  static const WordPhrases how{"how do|can|could|should|to i|we|you|one?"};
  static const WordPhrases why{"why", "how come", "for what reason"};
  const Item& item = context.inquiry.items[index];
  const Words asked = words_of(context.inquiry, item);
  const Text& text = context.draft.text;
  const auto none = [&](const auto& holds) {
    for (std::size_t s = passage.first_sentence; s < passage.end_sentence; ++s)
      if (!context.traits[s].courtesy && holds(s, text.words_of(text.sentences[s]))) return false;
    return true;
  };
  if (asks_what_was_wrong(asked))
    return none([&](std::size_t s, Words words) { return !tells_only_outcome(context, s, words); })
               ? "what was wrong"
               : "";
  switch (item.wants) {
    case Wanted::time:
      return when.in(asked) &&
                     none([&](std::size_t, Words words) { return names_any_time(context, words); })
                 ? "when"
                 : "";
    case Wanted::place:
      return where.in(asked) && none([&](std::size_t, Words words) {
               return names_any_place(context, words) || !says_nothing_new(context, words);
             })
                 ? "where"
                 : "";
    case Wanted::quantity: {
      if (const std::string_view measure = measure_asked_for(asked); !measure.empty())
        return none([](std::size_t, Words words) { return names_any_measure(words); }) ? measure
                                                                                       : "";
      const bool money = price.in(asked);
      return (money || amount.in(asked)) &&
                     none([&](std::size_t, Words words) { return names_any_amount(words, money); })
                 ? (money ? "how much" : "how many")
                 : "";
    }
    case Wanted::person:
      return who.in(asked) &&
                     none([&](std::size_t, Words words) { return names_somebody(context, words); })
                 ? "who"
                 : "";
    case Wanted::reason:
      return why.in(asked) && none([&](std::size_t, Words words) {
               return gives_reason(words) || tells_what_day_it_is(words) ||
                      !says_nothing_new(context, words);
             })
                 ? "why"
                 : "";
    case Wanted::manner:
      return how.in(asked) && none([&](std::size_t, Words words) {
               return tells_way(words) || !says_nothing_new(context, words);
             })
                 ? "how"
                 : "";
    case Wanted::verdict:
    case Wanted::choice:
    case Wanted::thing:
    case Wanted::act:
      break;
  }
  return {};
}

// It may be an answer whatever is wanted: there is none, another question comes first, or it stands
// elsewhere.
bool may_answer_otherwise(const Context& context, std::size_t sentence, Words words) {
  static constexpr auto others = word_set(
      "attached", "below", "cannot", "can't", "depends", "details", "didn't", "doesn't", "don't",
      "enclosed", "haven't", "isn't", "link", "list", "never", "no", "nobody", "nothing", "not",
      "page", "see", "table", "unknown", "unsure", "varies", "wasn't", "website", "won't", "yes");
  const Traits& traits = context.traits[sentence];
  return traits.asks || traits.deferral || traits.place ||
         context.draft.text.sentences[sentence].form == SentenceForm::imperative ||
         std::any_of(words.begin(), words.end(), [](const Word& word) { return others.has(word); });
}

bool is_content(const Word& word) {
  switch (word.tag) {
    case Tag::noun:
    case Tag::proper_noun:
    case Tag::adjective:
    case Tag::base_verb:
    case Tag::finite_verb:
    case Tag::imperative:
    case Tag::participle:
    case Tag::gerund:
      break;
    default:
      return word.kind == WordKind::number || word.kind == WordKind::address;
  }
  static constexpr auto auxiliaries = word_set(
      "am", "are", "be", "been", "can", "could", "did", "do", "does", "had", "has", "have", "is",
      "may", "might", "must", "please", "shall", "should", "was", "were", "will", "would");
  return !auxiliaries.has(word);
}

// How many words of what is asked are said, in any form.
std::size_t count_shared(Words asked, Words said) {
  constexpr std::size_t looked_at = 64;
  asked = asked.first(std::min(asked.size(), looked_at));
  said = said.first(std::min(said.size(), looked_at));
  const auto stem = [](const Word& word) { return verb_stem(word.folded); };
  return static_cast<std::size_t>(std::count_if(asked.begin(), asked.end(), [&](const Word& word) {
    return is_content(word) && std::any_of(said.begin(), said.end(), [&](const Word& other) {
             return stem(other) == stem(word);
           });
  }));
}

// "Yes, there is a meeting." to "Is the meeting on Monday or Tuesday?": no word of either, and none
// that may stand for one.
bool leaves_choice_open(const Context& context, const Item& item, const OwnPassage& passage) {
  static constexpr auto choices = word_set(
      "afternoon", "all", "always", "another", "any", "anything", "both", "depends", "each",
      "either", "evening", "first", "former", "last", "later", "latter", "like", "morning",
      "neither", "next", "no", "none", "noon", "not", "now", "one", "other", "same", "second",
      "soon", "this", "today", "tomorrow", "tonight", "whatever", "whichever", "wish");
  // "Can I pay by card or cash?": a yes may mean both.
  static const WordPhrases inclusive{
      "can|could|may|might|would",
      "do|does|did you|they|we|i|it|the|your? "
      "accept|carry|deliver|do|have|offer|provide|run|sell|send|serve|ship|speak|stock|support|take",
      "is|are|have|has there|you any? a|an|any|some|got|had|seen|tried"};
  static const WordPhrases clause{
      "or is|are|was|were|do|does|did|will|would|should|shall|must|can"};
  const Words asked = words_of(context.inquiry, item);
  const auto either = std::find_if(asked.begin(), asked.end(),
                                   [](const Word& word) { return word.folded == "or"; });
  const Text& text = context.draft.text;
  const Words opening = text.words_of(text.sentences[passage.first_sentence]);
  if (either == asked.end() || opening.empty() || opening.front().folded != "yes" ||
      inclusive.in(asked))
    return false;
  // The word that tells an alternative stands next to the "or", unless both are clauses.
  const auto at = static_cast<std::size_t>(either - asked.begin());
  const bool clauses = clause.match_at(asked, at).has_value();
  std::size_t first = clauses ? 0 : at;
  while (first > 0 && !is_content(asked[first - 1])) --first;
  if (first > 0) --first;
  std::size_t end = at + 1;
  while (end < asked.size() && !is_content(asked[end])) ++end;
  const Words alternatives =
      asked.subspan(first, (clauses ? asked.size() : std::min(end + 1, asked.size())) - first);
  for (std::size_t s = passage.first_sentence; s < passage.end_sentence; ++s) {
    const Words words = text.words_of(text.sentences[s]);
    if (context.traits[s].courtesy || context.traits[s].asks || context.traits[s].deferral ||
        count_shared(alternatives, words) > 0)
      return false;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (choices.has(words[i]) || is_number(words[i]) || weekday_named(words[i].folded) ||
          month_named(words[i]) != 0 ||
          (i > 0 && is_upper_case_at(context.body(), words[i].span.start) &&
           words[i].folded != "i"))
        return false;
  }
  return true;
}

// "Is it repaired?", "Does that help?": about what stands beside it.
bool points_to_other(Words asked) {
  static constexpr auto pointers = word_set("it", "one", "ones", "so", "that", "them", "there",
                                            "these", "they", "this", "those");
  static constexpr auto be = word_set("are", "is", "was", "were");
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const bool existential = asked[i].folded == "there" && i > 0 && be.has(asked[i - 1]);
    if (pointers.has(asked[i]) && !existential) return true;
  }
  return false;
}

// "What does it cost?"
bool speaks_of_it(Words words) {
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.folded == "it"; });
}

// One clause, that names what it speaks of, and is no verdict on all that was asked.
bool says_one_thing(const Context& context, std::size_t sentence) {
  static constexpr auto pointers =
      word_set("all", "and", "both", "but", "either", "everything", "neither", "or", "so", "that",
               "them", "these", "they", "this", "those", "too", "which", "you");
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[sentence]);
  return !context.traits[sentence].covers_all && !context.traits[sentence].verdict &&
         !may_answer_otherwise(context, sentence, words) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) {
           return pointers.has(word) || word.folded == "," || word.folded == ";";
         });
}

// Where the item is answered under its quote and nowhere else, which may answer it as well.
const OwnPassage* only_passage_under_quote(const Context& context, std::size_t item) {
  const OwnPassage* under = nullptr;
  for (const OwnPassage& passage : own_passages(context))
    for (const PassageItem& answered : passage.items) {
      if (answered.index != item) continue;
      if (under != nullptr || !answered.quoted || passage.preformatted) return nullptr;
      under = &passage;
    }
  return under;
}

std::vector<AnsweringPassage> passages_of(const Context& context) {
  return answering_passages({context.inquiry, context.draft, context.coverage, context.traits,
                             context.tones, *context.acts, *context.evidence});
}

}  // namespace

bool is_reason_word(const Word& word) {
  static constexpr auto reasons = word_set("as", "because", "cause", "caused", "due", "otherwise",
                                           "reason", "reasons", "therefore", "unless");
  return reasons.has(word);
}

std::optional<LackedAnswer> lacks_wanted(const Context& context, std::size_t item) {
  const auto& items = context.inquiry.items;
  if (items.size() > most_judged_items || items[item].kind != ItemKind::question ||
      context.coverage.items[item].state != ItemState::answered)
    return std::nullopt;
  const OwnPassage* under = only_passage_under_quote(context, item);
  if (under == nullptr || under->end_sentence - under->first_sentence > most_below_quote)
    return std::nullopt;
  for (const PassageItem& other : under->items)
    if (other.index != item && (items[other.index].kind == ItemKind::question ||
                                items[other.index].kind == ItemKind::request))
      return std::nullopt;
  const Text& text = context.draft.text;
  const Span prose{text.sentences[under->first_sentence].span.start,
                   text.sentences[under->end_sentence - 1].span.end};
  if (items[item].wants == Wanted::choice)
    return leaves_choice_open(context, items[item], *under)
               ? std::optional(LackedAnswer{"which of the two", prose})
               : std::nullopt;
  bool said = false;
  for (std::size_t s = under->first_sentence; s < under->end_sentence; ++s) {
    if (context.traits[s].courtesy) continue;
    said = true;
    if (may_answer_otherwise(context, s, text.words_of(text.sentences[s]))) return std::nullopt;
  }
  const std::string_view what = said ? lacked(context, item, *under) : std::string_view{};
  if (what.empty()) return std::nullopt;
  return LackedAnswer{what, prose};
}

std::optional<Span> passed_over_in_quote(const Context& context, std::size_t item) {
  constexpr double surely = 0.85;
  const auto& items = context.inquiry.items;
  if (items.size() > most_judged_items || context.traits.size() > most_judged_sentences ||
      context.coverage.items[item].state != ItemState::answered)
    return std::nullopt;
  const OwnPassage* under = only_passage_under_quote(context, item);
  if (under == nullptr) return std::nullopt;
  const bool asked_for = items[item].wants == Wanted::verdict ||
                         items[item].wants == Wanted::choice ||
                         items[item].kind == ItemKind::request;
  if (!asked_for &&
      (items[item].kind != ItemKind::question || lacked(context, item, *under).empty()))
    return std::nullopt;
  const Text& text = context.draft.text;
  std::optional<std::size_t> only;
  for (std::size_t s = under->first_sentence; s < under->end_sentence; ++s) {
    if (context.traits[s].courtesy) continue;
    if (only) return std::nullopt;
    only = s;
  }
  if (!only || !says_one_thing(context, *only)) return std::nullopt;
  const Words said = text.words_of(text.sentences[*only]);
  const Words asked = words_of(context.inquiry, items[item]);
  if (points_to_other(asked) || count_shared(asked, said) != 0) return std::nullopt;
  const bool other_taken_up =
      std::any_of(under->items.begin(), under->items.end(), [&](const PassageItem& other) {
        return other.index != item && other.quoted &&
               items[other.index].kind != ItemKind::problem &&
               count_shared(words_of(context.inquiry, items[other.index]), said) > 0 &&
               (!speaks_of_it(said) || speaks_of_it(words_of(context.inquiry, items[other.index])));
      });
  if (!other_taken_up) return std::nullopt;
  for (const AnsweringPassage& passage : context.once(passages_of))
    for (std::size_t k = 0; k < passage.items.size(); ++k)
      if (passage.items[k] == item && passage.quoted && passage.items.size() > 1 &&
          passage.unanswered[k] >= surely)
        return text.sentences[*only].span;
  return std::nullopt;
}

}  // namespace replylint
