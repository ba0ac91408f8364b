#include <algorithm>
#include <utility>

#include "rules/asks.h"
#include "rules/fields.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/verb_stem.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// "Is it still 4.2?", "please confirm", "which other version": not the same again.
bool asks_to_confirm(Words words) {
  static const WordPhrases phrases{
      "confirm|confirming|correct|double-check|verify|still|really|indeed|another|other|else|again|different|both|actual|new|newer|older|previous|before|exactly which",
      "you wrote|mentioned|said|sent|gave|named|quoted|told",
      "is|was that|it right",
      "how many|much * short|missing|left|more|fewer|less|extra",
  };
  return phrases.in(words);
}

// A number or a name, "3rd", "two", "no": what stands beside a noun to tell which or how many.
bool is_value(const Context& context, const Word& word) {
  static constexpr auto values = word_set(
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "first", "second", "third", "fourth", "fifth", "ground", "top", "black", "white",
      "red", "green", "blue", "yellow", "brown", "grey", "gray", "orange", "pink", "purple");
  if (word.kind == WordKind::symbol || word.kind == WordKind::address) return false;
  const std::string_view as_written = slice(context.customer.body, word.span);
  return word.kind == WordKind::number || values.has(word) ||
         as_written.find_first_of("0123456789") != std::string_view::npos;
}

// One word in two numbers: "floor", "floors".
bool is_same_noun(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  return left == right || (right.size() == left.size() + 1 && right.ends_with('s') &&
                           right.starts_with(left) && left.size() > 2);
}

// The customer's words for what a noun of the question asks for: "3rd floor" of "on which floor",
// "no lift" of "whether there is a lift", "4 guests" of "how many guests".
std::optional<Span> told_value(const Context& context, std::string_view noun, bool count,
                               bool existence) {
  static constexpr auto having = word_set("a", "an", "has", "have", "no", "without");
  static constexpr auto between =
      word_set(":", "no", "number", "is", "#", ".", "reads", "shows", "says", "stands");
  static constexpr auto quote_marks = word_set("\"", "\u201c", "\u201e", "`");
  const Words told = context.inquiry.text.words;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!is_same_noun(told[i].folded, noun)) continue;
    const auto span = [&](std::size_t first, std::size_t last) {
      return Span{told[first].span.start, told[last].span.end};
    };
    if (existence) {
      if (i > 0 && having.has(told[i - 1])) return span(i - 1, i);
      continue;
    }
    // "3 lamps" does not tell which.
    const bool several = !count && told[i].folded.ends_with('s') && told[i].folded != noun;
    if (i > 0 && !several && is_value(context, told[i - 1])) return span(i - 1, i);
    // "The Pro plan"
    if (i > 0 && !count && told[i - 1].tag == Tag::proper_noun) return span(i - 1, i);
    if (i > 1 && told[i - 1].tag == Tag::adjective && is_value(context, told[i - 2]))
      return span(i - 2, i);
    if (count) continue;
    std::size_t next = i + 1;
    while (next < told.size() && next < i + 3 && between.has(told[next])) ++next;
    if (next < told.size() && is_value(context, told[next])) return span(i, next);
    // "scope \"write\""
    if (next + 2 < told.size() && !several && quote_marks.has(told[next]) &&
        told[next + 1].kind == WordKind::word)
      return span(i, next + 1);
    // "Model GS 640"
    if (next + 1 < told.size() && told[next].tag == Tag::proper_noun &&
        is_value(context, told[next + 1]))
      return span(i, next + 1);
  }
  return std::nullopt;
}

// The number of whatever the question names: "claim 2025-771" of "your claim number", "of the
// number on your claim".
std::optional<Span> told_number(const Context& context, Words asked) {
  static constexpr auto numbers = word_set("number", "no", "reference", "ref", "id", "code");
  static constexpr auto joints = word_set("of", "on", "for", "from", "in");
  static constexpr auto between = word_set("number", "no", "nr", "id", "#", ":", ".", "(", "is",
                                           "code", "reference", "ref", "-");
  static constexpr auto purchases = word_set("purchase", "po", "order");
  static const WordPhrases own_number{"our|my|the|correct|right one|number? is|:"};
  constexpr std::size_t least_digits = 3;
  constexpr std::size_t reach = 4;
  const Words told = context.inquiry.text.words;
  const auto is_told = [&](std::size_t i) {
    const std::string_view word = told[i].folded;
    const auto digits = std::count_if(word.begin(), word.end(), is_ascii_digit);
    return digits >= static_cast<std::ptrdiff_t>(least_digits) && !date_at(told, i);
  };
  const auto own = own_number.find(told);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (!numbers.has(asked[i])) continue;
    std::size_t noun = asked.size();
    if (i > 0 && is_noun(asked[i - 1].tag)) {
      noun = i - 1;
    } else if (i + 2 < asked.size() && joints.has(asked[i + 1])) {
      noun = i + 2;
      while (noun < asked.size() && !is_noun(asked[noun].tag) && noun < i + reach) ++noun;
      while (noun + 1 < asked.size() && is_noun(asked[noun + 1].tag)) ++noun;
    }
    if (noun >= asked.size() || !is_noun(asked[noun].tag)) continue;
    for (std::size_t at = 0; at < told.size(); ++at) {
      // A "PO number" is that of the purchase order.
      const bool purchase = asked[noun].folded == "purchase" && purchases.has(told[at]);
      if (!purchase && !is_same_noun(told[at].folded, asked[noun].folded)) continue;
      for (std::size_t j = at + 1; j < std::min(told.size(), at + reach); ++j) {
        if (is_told(j)) return Span{told[at].span.start, told[j].span.end};
        if (!between.has(told[j])) break;
      }
      // "Must the purchase number stand on it? Our number is 4500-7781."
      if (own && own->first > at + 1 && numbers.has(told[at + 1]) && own->end < told.size() &&
          is_told(own->end))
        return Span{told[own->first].span.start, told[own->end].span.end};
    }
  }
  return std::nullopt;
}

// "The invoice has a wrong NIP. Correct is 5261040828." of "the right NIP".
std::optional<Span> told_correction(const Context& context, Words asked) {
  static const WordPhrases heads{"right|correct|proper"};
  static const WordPhrases corrections{"correct|right one|number? is|:"};
  const auto head = heads.find(asked);
  if (!head || head->end >= asked.size() || asked[head->end].kind != WordKind::word)
    return std::nullopt;
  const Words told = context.inquiry.text.words;
  const auto named = std::find_if(told.begin(), told.end(), [&](const Word& word) {
    return is_same_noun(word.folded, asked[head->end].folded);
  });
  if (named == told.end()) return std::nullopt;
  const auto behind = static_cast<std::size_t>(named - told.begin());
  const auto match = corrections.find(told, behind);
  if (!match || match->end >= told.size() || !is_value(context, told[match->end]) ||
      date_at(told, match->end))
    return std::nullopt;
  return Span{told[match->first].span.start, told[match->end].span.end};
}

// "Config attached in ticket 8121." of "could you send us the config?"; nothing where the draft
// says what is the matter with it.
std::optional<Span> told_attachment(const Context& context, Words asked) {
  static const WordPhrases sent{"send|attach|share|forward me|us? the|your", "the|your"};
  static const WordPhrases attached{"attached|enclosed", "is|are attached|enclosed"};
  static const WordPhrases trouble{
      "is|are|was|were|did|does|do|can|could not",
      "wasn't|weren't|isn't|aren't|didn't|doesn't|can't|cannot|couldn't|without|missing|lost|empty|"
      "broken|failed|unreadable|again|other|new|newer|current",
      "no attachment|file"};
  constexpr std::size_t longest = 7;  // words
  const auto head = sent.find(asked);
  if (asked.size() > longest || !head || head->end >= asked.size() ||
      !is_noun(asked[head->end].tag) || trouble.in(context.draft.text.words))
    return std::nullopt;
  const Words told = context.inquiry.text.words;
  for (std::size_t i = 0; i + 1 < told.size(); ++i)
    if (is_same_noun(told[i].folded, asked[head->end].folded))
      if (const auto match = attached.match_at(told, i + 1))
        return Span{told[i].span.start, told[match->end - 1].span.end};
  return std::nullopt;
}

// "I paid 49 pounds" of "how much did you pay?".
std::optional<Span> told_amount(const Context& context) {
  static const WordPhrases paid{
      "paid|pay|charged|charge|took|taken|debited|billed|cost|invoice|bill"};
  static constexpr auto currencies =
      word_set("pounds", "euros", "euro", "dollars", "\u20ac", "\u00a3", "$", "eur", "usd", "gbp",
               "francs", "kroner");
  const Text& text = context.inquiry.text;
  for (const Sentence& sentence : text.sentences) {
    const Words told = text.words_of(sentence);
    if (sentence.question_mark || !paid.in(told)) continue;
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (told[i].kind != WordKind::number) continue;
      if (i > 0 && currencies.has(told[i - 1]))
        return Span{told[i - 1].span.start, told[i].span.end};
      if (i + 1 < told.size() && currencies.has(told[i + 1]))
        return Span{told[i].span.start, told[i + 1].span.end};
    }
  }
  return std::nullopt;
}

// "My login is maud77" of "what is your user name?".
std::optional<Span> told_login(const Context& context) {
  static const WordPhrases named{"login|username|user|account name|id? is|:"};
  const Words told = context.inquiry.text.words;
  for (auto match = named.find(told); match; match = named.find(told, match->first + 1)) {
    std::size_t value = match->end;
    while (value < told.size() && told[value].kind == WordKind::symbol && value < match->end + 2)
      ++value;
    if (value < told.size() && told[value].kind != WordKind::symbol &&
        (slice(context.customer.body, told[value].span).find_first_of("0123456789_.@-") !=
             std::string_view::npos ||
         value > match->end))
      return Span{told[match->first].span.start, told[value].span.end};
  }
  return std::nullopt;
}

// What the machine shows: "it shows E:22", "error 301".
std::optional<Span> told_code(const Context& context) {
  static const WordPhrases shown{
      "shows|show|showing|showed|displays|displaying|says|reads|blinks|flashes|gives|error|code|"
      "fault|message"};
  const Words told = context.inquiry.text.words;
  for (auto match = shown.find(told); match; match = shown.find(told, match->first + 1)) {
    constexpr std::size_t reach = 5;
    for (std::size_t i = match->end; i < std::min(told.size(), match->end + reach); ++i) {
      if (told[i].folded == "." || date_at(told, i) || duration_at(told, i)) break;
      if (told[i].kind == WordKind::word && !is_value(context, told[i])) continue;
      if (is_value(context, told[i])) return Span{told[match->first].span.start, told[i].span.end};
    }
  }
  return std::nullopt;
}

// The day of something that the question names too: "we move on 30 August" of "when do you move".
std::optional<Span> told_day(const Context& context, Words asked) {
  const Text& text = context.inquiry.text;
  constexpr std::size_t shortest = 4;
  static constexpr auto general =
      word_set("come", "date", "have", "does", "this", "that", "there", "then", "when", "what",
               "which", "would", "with", "your", "from", "tell", "could", "possible", "please");
  static const WordPhrases bought{"buy|bought|purchase|purchased|order|ordered"};
  static const WordPhrases visiting{
      "come|coming|arrive|arriving|arrival|visit|visiting|stay|staying|trip|excursion", "check in"};
  const bool buying = bought.in(asked);
  const bool visit = visiting.in(asked);
  for (const Sentence& sentence : text.sentences) {
    if (sentence.question_mark) continue;
    const Words told = text.words_of(sentence);
    const bool same = (buying && bought.in(told)) || (visit && visiting.in(told)) ||
                      std::any_of(asked.begin(), asked.end(), [&](const Word& word) {
                        return word.folded.size() >= shortest && word.kind == WordKind::word &&
                               !general.has(word) && word.tag != Tag::question_word &&
                               std::any_of(told.begin(), told.end(), [&](const Word& other) {
                                 return is_same_noun(word.folded, other.folded);
                               });
                      });
    if (!same) continue;
    for (std::size_t i = 0; i < told.size(); ++i)
      if (const auto date = date_at(told, i))
        return Span{told[i].span.start, told[i + date->words - 1].span.end};
    // "Bought in May 2025", "ordered on Sunday"
    for (std::size_t i = 0; buying && i < told.size(); ++i) {
      const bool month =
          month_named(told[i]) != 0 && i + 1 < told.size() && told[i + 1].kind == WordKind::number;
      const auto weekday = weekday_named(told[i].folded);
      if (month) return Span{told[i].span.start, told[i + 1].span.end};
      if (weekday && !weekday->short_name) return told[i].span;
    }
  }
  return std::nullopt;
}

// A maker's or a series' name and a number or code: "Nokia G42", "model GV-640"; no error code.
std::optional<Span> told_model(const Context& context) {
  static constexpr auto lead = word_set("model", "type", "my", "our", "the", "series");
  static constexpr auto no_model =
      word_set("error", "errors", "code", "fault", "message", "gb", "mb", "euros", "euro", "times",
               "years", "days", "hours", "minutes", "percent", "people", "o'clock", ":", "/");
  static constexpr auto no_name = word_set(
      "android", "windows", "ios", "macos", "room", "flat", "house", "order", "invoice", "chapter",
      "version", "platform", "gate", "line", "table", "floor", "street", "road", "row", "lane");
  const Words told = context.inquiry.text.words;
  for (std::size_t i = 1; i < told.size(); ++i) {
    const std::string_view code = slice(context.customer.body, told[i].span);
    const bool digits = code.find_first_of("0123456789") != std::string_view::npos;
    if (!digits || told[i].kind == WordKind::symbol || told[i].kind == WordKind::address ||
        date_at(told, i) || clock_at(told, i) || duration_at(told, i) ||
        (i + 1 < told.size() && no_model.has(told[i + 1])))
      continue;
    const Word& before = told[i - 1];
    const bool letters = is_ascii_upper(code.front());
    const bool named = before.tag == Tag::proper_noun && !no_name.has(before) &&
                       month_named(before) == 0 && !weekday_named(before.folded) &&
                       (letters || code.size() <= 4);
    if (named || (letters && lead.has(before))) return Span{before.span.start, told[i].span.end};
  }
  return std::nullopt;
}

// How many come: "18 children", "we are five".
std::optional<Span> told_company(const Context& context) {
  static constexpr auto people =
      word_set("adults", "children", "kids", "people", "persons", "guests", "pupils", "students",
               "participants", "colleagues", "friends", "players", "members", "passengers");
  static const WordPhrases we{"we|we'll|there|us are|be|is|will? be?", "party|table|group of|for",
                              "we're"};
  const Words told = context.inquiry.text.words;
  for (std::size_t i = 0; i + 1 < told.size(); ++i)
    if (is_value(context, told[i]) && people.has(told[i + 1]))
      return Span{told[i].span.start, told[i + 1].span.end};
  for (auto match = we.find(told); match; match = we.find(told, match->first + 1))
    if (match->end < told.size() && is_value(context, told[match->end]) &&
        (match->end + 1 == told.size() || told[match->end + 1].kind == WordKind::symbol ||
         told[match->end + 1].folded == "and" || told[match->end + 1].folded == "of"))
      return Span{told[match->first].span.start, told[match->end].span.end};
  return std::nullopt;
}

const WordPhrases& company_asked() {
  static const WordPhrases phrases{"how many of you|us",
                                   "how many people|persons|guests|participants|seats|places",
                                   "how many of? you|them? there? are|you|will",
                                   "how many are you",
                                   "how many will|do|would you|come|be",
                                   "size of the|your group|party|class",
                                   "number of people|persons|guests|participants|children"};
  return phrases;
}

// Told in words of their own: an age, a birth, measures, colours, what somebody cannot eat.
std::optional<Span> told_otherwise(const Context& context, Words asked) {
  static const WordPhrases age{"how old", "age of", "what|the|your|his|her|its|their age"};
  static const WordPhrases weight{"how heavy", "weight of|and|is",
                                  "the|your|his|her|its|and weight", "how much * weigh|weighs"};
  static constexpr auto weights = word_set("kg", "kilos", "kilograms", "g", "grams", "lb", "lbs",
                                           "pounds", "stone", "tons", "tonnes", "t");
  static const WordPhrases birth{"date|day of birth", "birth date|day", "when * born"};
  static const WordPhrases measures{"measurements|measures|dimensions|length|width|height|size of",
                                    "how long|wide|high|big|tall is|are",
                                    "the|what measurements|dimensions"};
  static const WordPhrases colour{"colour|color|colours|colors", "colour|color of"};
  static const WordPhrases allergy{"allergy|allergies|allergic|intolerance|intolerances"};
  static constexpr auto units = word_set("cm", "mm", "m", "metres", "meters", "inches", "inch",
                                         "feet", "ft", "x", "\u00d7", "m\u00b2", "m\u00b3");
  static constexpr auto colours =
      word_set("black", "white", "red", "green", "blue", "yellow", "brown", "grey", "gray",
               "orange", "pink", "purple", "beige", "silver", "turquoise");
  static constexpr auto sick =
      word_set("allergic", "allergy", "allergies", "coeliac", "celiac", "intolerant", "vegan");
  static constexpr auto periods = word_set("years", "year", "months", "month", "weeks", "days");
  const Words told = context.inquiry.text.words;
  const auto find = [&](const WordPhrases& wanted, std::size_t words,
                        const auto& fits) -> std::optional<Span> {
    if (!wanted.in(asked)) return std::nullopt;
    for (std::size_t i = 0; i + words <= told.size(); ++i)
      if (fits(i)) return Span{told[i].span.start, told[i + words - 1].span.end};
    return std::nullopt;
  };
  if (auto found = find(age, 3, [&](std::size_t i) {
        return is_value(context, told[i]) && periods.has(told[i + 1]) &&
               told[i + 2].folded == "old";
      }))
    return found;
  if (auto found = find(weight, 2, [&](std::size_t i) {
        return told[i].kind == WordKind::number && weights.has(told[i + 1]);
      }))
    return found;
  // "between 6 and 9", "aged 7"
  if (auto found = find(age, 4, [&](std::size_t i) {
        return told[i].folded == "between" && is_value(context, told[i + 1]) &&
               told[i + 2].folded == "and" && is_value(context, told[i + 3]);
      }))
    return found;
  if (auto found = find(age, 2, [&](std::size_t i) {
        return told[i].folded == "aged" && is_value(context, told[i + 1]);
      }))
    return found;
  if (company_asked().in(asked)) return told_company(context);
  static const WordPhrases model{
      "which|what * phone|mobile|smartphone|printer|device|machine|laptop|computer|tablet|camera|"
      "car|bike|router|tv|boiler|model|make|brand|type|dishwasher|oven|fridge|washer|scanner",
      "the|your * make|model|brand", "make|brand|type and|or|of model|type|the|your",
      "model of|is"};
  if (model.in(asked)) return told_model(context);
  if (auto found = find(birth, 3, [&](std::size_t i) {
        return told[i].folded == "born" && (date_at(told, i + 1) || date_at(told, i + 2));
      }))
    return found;
  if (auto found = find(measures, 2, [&](std::size_t i) {
        return told[i].kind == WordKind::number && units.has(told[i + 1]);
      }))
    return found;
  if (auto found = find(colour, 1, [&](std::size_t i) { return colours.has(told[i]); }))
    return found;
  return find(allergy, 1, [&](std::size_t i) { return sick.has(told[i]); });
}

// What the question leaves to the customer's choice, or what only they can find out now.
bool asks_to_choose(Words asked) {
  static const WordPhrases phrases{
      "like|want|wish|prefer|suit|suits|choose|instead|rather|alternative|try|possible|convenient|"
      "next|now|then|best|should|shall|either|more|left|right|missing",
      "suits|fits you|him|her|them"};
  return phrases.in(asked);
}

// What the customer wrote of what a question asks for, whatever it is.
std::optional<Span> told_of(const Context& context, Words asked) {
  static const WordPhrases day{"when", "which|what day|date", "since when", "date of|on|when",
                               "date of your|the visit|arrival|stay|trip"};
  static const WordPhrases code{"which|what|the error|fault? code|number|sign|symbol",
                                "what * display|screen|machine|panel * show|shows|say|says",
                                "what comes|is|appears|stands|can|do|you|see * "
                                "on|in the|your|its display|screen|panel"};
  static const WordPhrases amount{
      "how much was|were|did|has|have|is * "
      "taken|charged|pay|paid|debited|billed",
      "amount that|you|which|was|of * paid|charged|taken|billed"};
  static const WordPhrases login{"your|the login|username", "your|the user|account name|id"};
  static const WordPhrases heads{"which|what|whose",
                                 "how many",
                                 "is|are there a|an|any",
                                 "there is|are a|an|any",
                                 "have|has you|it|he|she|they? a|an|any",
                                 "your"};
  constexpr std::size_t quantity = 1;
  constexpr std::size_t first_of_existence = 2;
  constexpr std::size_t end_of_existence = 5;
  // What day they want to come is known, however politely it is asked.
  static const WordPhrases visit{"want|like|wish|plan|planning to come|arrive|visit|stay",
                                 "date of your|the visit|arrival|stay|trip",
                                 "day|date would you come|arrive|visit"};
  if (day.in(asked) && visit.in(asked)) return told_day(context, asked);
  // What it is for is no part of what is asked: "…, so that I can choose games".
  const auto purpose = std::find_if(asked.begin(), asked.end(), [](const Word& word) {
    return word.folded == "," || word.folded == "so" || word.folded == "because";
  });
  if (purpose != asked.begin()) asked = Words(asked.begin(), purpose);
  // "For how many people should I book it?"
  static const WordPhrases others{"more|other|else|next|maximum|most|min|minimum"};
  if (company_asked().in(asked) && !others.in(asked))
    if (const auto told = told_company(context)) return told;
  // "Which plan do you have now?"
  static constexpr auto present = word_set("now", "currently", "present", "today");
  const Words all = asked;
  while (asked.size() > 2 && present.has(asked.back())) asked = asked.first(asked.size() - 1);
  const bool of_now = asked.size() < all.size();
  if (const auto told = told_correction(context, asked)) return told;
  if (const auto told = told_attachment(context, asked)) return told;
  if (asks_to_choose(asked)) return std::nullopt;
  if (const auto told = told_number(context, asked)) return told;
  if (amount.in(asked))
    if (const auto told = told_amount(context)) return told;
  if (login.in(asked))
    if (const auto told = told_login(context)) return told;
  if (code.in(asked) && !of_now)
    if (const auto told = told_code(context)) return told;
  for (auto head = heads.find(asked); head; head = heads.find(asked, head->first + 1)) {
    std::size_t noun = head->end;
    while (noun < asked.size() && asked[noun].tag == Tag::adjective) ++noun;
    if (noun >= asked.size() || !is_noun(asked[noun].tag)) continue;
    while (noun + 1 < asked.size() && asked[noun + 1].tag == Tag::noun) ++noun;
    static constexpr auto general =
        word_set("address", "answer", "code", "date", "day", "error", "hour", "kind", "message",
                 "name", "number", "part", "problem", "question", "reason", "sort", "thing", "time",
                 "times", "version", "way", "order", "mail", "e-mail", "email", "week", "month");
    if (general.has(asked[noun])) continue;
    const bool existence = head->phrase >= first_of_existence && head->phrase < end_of_existence;
    if (const auto told =
            told_value(context, asked[noun].folded, head->phrase == quantity, existence))
      return told;
  }
  if (auto told = told_otherwise(context, asked)) return told;
  if (day.in(asked)) return told_day(context, asked);
  return std::nullopt;
}

// "your new address", of which the customer has named the old one.
bool asks_for_another(const Context& context, Words asked) {
  static const WordPhrases phrases{"new|future|forwarding address"};
  return phrases.in(asked) && !phrases.in(context.inquiry.text.words);
}

// "If that does not help, please send us the message that you get then": what is not known yet.
bool asks_for_later(Words words) {
  static const WordPhrases phrases{"if|once|when|whenever|after|should|unless|next|otherwise",
                                   "and|but|then if|once|when|after|should|next"};
  const auto condition = phrases.match_at(words, 0);
  return condition && !words.back().folded.starts_with('?');
}

// What the customer has done already: "I held the power button for 40 seconds" of "have you pressed
// the power button?", "I restarted it twice" of "did you try restarting it?".
std::optional<Span> told_deed(const Context& context, Words asked) {
  static const WordPhrases heads{
      "have|has you|she|he|they|anyone|anybody already|ever|also|perhaps? tried|try? to?",
      "did you|she|he|they already|ever|also|perhaps? try|tried? to?"};
  static constexpr auto general =
      word_set("been", "got", "had", "seen", "heard", "thought", "known", "done", "used", "noticed",
               "considered", "found", "received", "tried", "try", "see", "have", "get");
  static constexpr auto subjects = word_set("i", "i've", "we", "we've", "she", "he", "they");
  const auto head = heads.find(asked);
  if (!head || head->end >= asked.size() || head->first > 3) return std::nullopt;
  std::size_t verb = head->end;
  while (verb + 1 < asked.size() && asked[verb].tag == Tag::adverb) ++verb;
  if (general.has(asked[verb]) || asked[verb].folded.size() < 4) return std::nullopt;
  const std::string_view stem = verb_stem(asked[verb].folded);
  const Words rest = asked.subspan(verb + 1);
  const bool names_things =
      std::any_of(rest.begin(), rest.end(), [](const Word& word) { return is_noun(word.tag); });
  const Text& text = context.inquiry.text;
  for (const Sentence& sentence : text.sentences) {
    if (sentence.question_mark) continue;
    const Words told = text.words_of(sentence);
    const auto subject =
        std::find_if(told.begin(), told.end(), [](const Word& word) { return subjects.has(word); });
    if (subject == told.end()) continue;
    std::size_t shared = 0;
    bool pair = false;
    bool before = false;
    for (const Word& word : rest) {
      const bool noun = is_noun(word.tag);
      const bool here = noun && std::any_of(subject, told.end(), [&](const Word& other) {
                          return is_same_noun(word.folded, other.folded);
                        });
      shared += here ? 1 : 0;
      pair = pair || (here && before);
      before = here;
    }
    static constexpr auto pronouns = word_set("it", "them", "both", "that", "this");
    if (names_things && shared == 0 &&
        std::none_of(subject, told.end(), [](const Word& word) { return pronouns.has(word); }))
      continue;
    const auto deed = std::find_if(subject, told.end(), [&](const Word& word) {
      const bool past = word.tag == Tag::participle || word.tag == Tag::gerund ||
                        (word.tag == Tag::finite_verb &&
                         (word.folded.ends_with("ed") || word.folded == "held" ||
                          word.folded == "ran" || word.folded == "took" || word.folded == "sent"));
      return past && (pair || verb_stem(word.folded) == stem);
    });
    if (deed != told.end()) return Span{subject->span.start, told[told.size() - 1].span.end};
  }
  return std::nullopt;
}

// Words of a question that say what it is about.
bool has_content(const Word& word) {
  return is_noun(word.tag) || word.tag == Tag::adjective || word.kind == WordKind::number ||
         word.kind == WordKind::address;
}

// "cancelled" and "cancel"
bool is_same_verb(std::string_view left, std::string_view right) {
  left = verb_stem(left);
  right = verb_stem(right);
  if (left.size() < right.size()) std::swap(left, right);
  return left == right || (left.size() == right.size() + 1 && left.starts_with(right) &&
                           !right.empty() && left.back() == right.back());
}

// "I asked the neighbours." of "Did you ask the neighbours?": the same deed, and all that the
// question says of it.
std::optional<Span> told_same_deed(const Context& context, Words asked) {
  static const WordPhrases heads{"did|have you already?"};
  static constexpr auto subjects = word_set("i", "i've", "we", "we've");
  constexpr std::size_t longest = 10;
  const auto head = heads.match_at(asked, 0);
  if (!head || head->end + 1 >= asked.size() || asked.size() > longest) return std::nullopt;
  const Word& verb = asked[head->end];
  const Words rest = asked.subspan(head->end + 1);
  if (std::none_of(rest.begin(), rest.end(), [](const Word& word) { return is_noun(word.tag); }))
    return std::nullopt;
  const Text& text = context.inquiry.text;
  for (const Sentence& sentence : text.sentences) {
    const Words told = text.words_of(sentence);
    if (sentence.question_mark || told.empty() || !subjects.has(told.front())) continue;
    const auto deed = std::find_if(told.begin() + 1, told.end(), [&](const Word& word) {
      return word.folded.ends_with("ed") && is_same_verb(word.folded, verb.folded);
    });
    if (deed == told.end() || deed - told.begin() > 3) continue;
    if (std::all_of(rest.begin(), rest.end(), [&](const Word& word) {
          return !has_content(word) || std::any_of(deed, told.end(), [&](const Word& other) {
            return is_same_noun(word.folded, other.folded);
          });
        }))
      return Span{told.front().span.start, told.back().span.end};
  }
  return std::nullopt;
}

// "I cancelled on 4 February" of "When did you cancel?", "I could start on the first of next
// month" of "When could you start?"
std::optional<Span> told_when(const Context& context, Words asked) {
  static const WordPhrases heads{"when did|could|can|will|would|do you"};
  static constexpr auto subjects = word_set("i", "we");
  static constexpr auto leads = word_set("at", "before", "from", "in", "on", "since");
  constexpr std::size_t longest = 6;  // words: what stands behind the verb asks for more
  constexpr std::ptrdiff_t reach = 8;
  const auto head = heads.match_at(asked, 0);
  if (!head || head->end >= asked.size() || asked.size() > longest) return std::nullopt;
  const Word& deed = asked[head->end];
  const Words rest = asked.subspan(head->end + 1);
  if (std::any_of(rest.begin(), rest.end(), has_content)) return std::nullopt;
  const Text& text = context.inquiry.text;
  for (const Sentence& sentence : text.sentences) {
    const Words told = text.words_of(sentence);
    if (sentence.question_mark) continue;
    for (std::size_t i = 0; i + 2 < told.size(); ++i) {
      if (!subjects.has(told[i])) continue;
      static constexpr auto modals = word_set("can", "could", "have", "will");
      const std::size_t verb = modals.has(told[i + 1]) ? i + 2 : i + 1;
      if (verb + 1 >= told.size() || !leads.has(told[verb + 1]) ||
          !is_same_verb(told[verb].folded, deed.folded))
        continue;
      const auto end =
          std::find_if(told.begin() + static_cast<std::ptrdiff_t>(verb) + 1,
                       told.begin() + std::min(static_cast<std::ptrdiff_t>(told.size()),
                                               static_cast<std::ptrdiff_t>(verb) + reach),
                       [](const Word& word) { return word.kind == WordKind::symbol; });
      const Words when(told.begin() + static_cast<std::ptrdiff_t>(verb) + 1, end);
      if (!when.empty() && names_time(when)) return Span{told[i].span.start, when.back().span.end};
    }
  }
  return std::nullopt;
}

// "Tried on two computers." of "Could you try it on another computer?"
std::optional<Span> told_second_try(const Context& context, Words asked) {
  static const WordPhrases heads{
      "could|can|would|did|have you please|also|perhaps|maybe? try|tried|test|tested * "
      "another|different|second|other"};
  static const WordPhrases tried{
      "tried|tested|used|same * two|both|three|another|different|second|several|other"};
  const auto head = heads.match_at(asked, 0);
  if (!head || head->end >= asked.size() || !is_noun(asked[head->end].tag)) return std::nullopt;
  const Text& text = context.inquiry.text;
  for (const Sentence& sentence : text.sentences) {
    const Words told = text.words_of(sentence);
    const auto match = tried.find(told);
    if (!match || sentence.question_mark || match->end >= told.size()) continue;
    if (is_same_noun(asked[head->end].folded, told[match->end].folded))
      return Span{told[match->first].span.start, told[match->end].span.end};
  }
  return std::nullopt;
}

// "My new address is below." of "What is your new address?"
std::optional<Span> told_address(const Context& context, Words asked) {
  static const WordPhrases wanted{"what is|was your new|current|postal|home|full? address",
                                  "what's your new|current|postal|home|full? address"};
  static const WordPhrases told{
      "my|our new|current|postal|home|full? address is|stands|follows|comes now? "
      "below|as|under|at|here|above",
      "my|our new|current|postal|home|full? address follows|below"};
  if (!wanted.match_at(asked, 0)) return std::nullopt;
  const auto& words = context.inquiry.text.words;
  const auto match = told.find(words);
  if (!match) return std::nullopt;
  return Span{words[match->first].span.start, words[match->end - 1].span.end};
}

void check(const Context& context, Findings& findings) {
  // What is not quoted of the customer's message is not known then: but what is quoted was told.
  if (!context.has_inquiry()) return;
  const std::vector<Ask>& asks = asks_of(context);
  const Text& text = context.draft.text;
  const auto add = [&](Span span, std::string_view known) {
    Diagnostic& diagnostic = findings.add(
        span,
        formatted(
            "“{}” asks for what the customer has already told you (“{}”), as if the message had "
            "not been read; use it, or quote it and ask whether it still holds.",
            shortened(slice(context.body(), span)), shortened(known)));
    diagnostic.confidence = 0.75;
  };
  const auto is_reported = [&](Span span) {
    return std::any_of(
        findings.list().begin(), findings.list().end(),
        [&](const Diagnostic& diagnostic) { return diagnostic.span.overlaps(span); });
  };
  constexpr std::size_t most_questions = 100;
  std::size_t questions = 0;
  if (text.english)
    for (const Sentence& sentence : text.sentences) {
      if (!sentence.question_mark || asks_to_confirm(text.words_of(sentence))) continue;
      if (++questions > most_questions) break;
      for (const auto& told : {told_deed, told_same_deed, told_when, told_second_try, told_address})
        if (const auto known = told(context, text.words_of(sentence))) {
          add(sentence.span, slice(context.customer.body, *known));
          break;
        }
    }
  std::optional<Told> told;
  for (const Ask& ask : asks) {
    const Sentence& sentence = text.sentences[ask.sentence];
    // What stands far before the question is about something else.
    constexpr std::size_t before = 4;
    const Words words = text.words_of(sentence);
    if (asks_to_confirm(words.subspan(ask.first - std::min(ask.first, before))) ||
        asks_for_later(words))
      continue;
    const Words asked = ask.words(context);
    if (asks_for_another(context, asked)) continue;
    bool reported = false;
    const auto report = [&](std::string_view known) {
      // The customer's own word beside the question shows that it was read.
      if (reported || is_reported(ask.span) ||
          slice(context.body(), sentence.span).find(known) != std::string_view::npos)
        return;
      add(ask.span, known);
      reported = true;
    };
    for (const Field field : fields_named(asked)) {
      if (!told) told.emplace(context);
      const auto known = told->find(field, asked);
      if (known) report(*known);
    }
    if (const auto known = told_of(context, asked)) report(slice(context.customer.body, *known));
  }
}

}  // namespace

extern const Rule asks_for_known{
    "asks-for-known",
    Severity::suggestion,
    "substance",
    "The reply asks for something that the customer has already written.",
    check,
};

}  // namespace replylint::catalogue
