#include "text/times.h"

#include <algorithm>
#include <string_view>

#include "text/pronouns.h"
#include "text/time_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

const WordPhrases& named_times() {
  static const WordPhrases phrases{
      "today",
      "tonight",
      "tomorrow",
      "overnight",
      "this morning|afternoon|evening|week|weekend|month|quarter",
      "that very|same? morning|afternoon|evening|night|day|week|month",
      "next week|month|quarter|year|weekend|hour|morning|business|working|maintenance",
      "next few|couple|two|three hours|days|weeks|minutes|of",
      "next monday|tuesday|wednesday|thursday|friday|saturday|sunday",
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
      "by|in|on|with monday's|tuesday's|wednesday's|thursday's|friday's|saturday's|sunday's",
      "on|by|until|till|next|this|before mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun",
      "noon|midday|midnight|lunchtime",
      "eod|cob|close of business|play",
      "end of the? day|week|month|business|afternoon|quarter|shift",
      "first thing",
      "o'clock",
      "half|quarter|five|ten|twenty|twenty-five past|to one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
      "at|by|before|from half|quarter past|to?",
      "right now|away",
      "immediately",
      "at once",
      "by then",
      "within the|an|this hour|day|week|month",
      "the very? same|next day|week|morning|evening",
      "the day|morning|week after",
      "same day",
      "every hour|day|morning|night|minute|week",
  };
  return phrases;
}

// Times that the calendar and the day give to everybody, or that both sides know: seasons, feasts,
// holidays, meals, "at the next service", "before your flight".
const WordPhrases& occasions() {
  static const WordPhrases phrases{
      "in|by|until|till|before|after|during|over|from|this|next the? "
      "early|late|mid|coming|following? spring|summer|autumn|winter",
      "in|by|until|this|next the? early|late? fall",
      "early|late|mid spring|summer|autumn|winter",
      "mid-spring|mid-summer|mid-autumn|mid-winter|midsummer|midwinter",
      "end|beginning|start|middle|half of the|this|next? "
      "spring|summer|autumn|winter|year|term|semester|season|holidays",
      "in|by|until|during|from|for the first|second|third|fourth|last|next quarter|half",
      "in|by|until|during|from|of|this|next q1|q2|q3|q4",
      "at|by|before|after|around|over|for|on|until|till|from|during|near|towards|this|next "
      "christmas|xmas|easter|whitsun|pentecost|thanksgiving|halloween|carnival|ramadan|eid|"
      "passover|hanukkah|diwali|midsummer|payday|hogmanay",
      "new year's|years eve|day",
      "in|at|by|before|after|until|over|around the new year",
      "on|by|before|after|until boxing|christmas|independence|labour|labor|pay|new|mother's|"
      "father's|your|his|her|their|my|our year's? eve|day|birthday|anniversary|wedding",
      "before|after|during|until|till|over|in the? school|summer|easter|christmas|winter|autumn|"
      "half-term|public|bank|your? holidays|holiday|vacation|recess|half-term",
      "before|after|during|until|till|over|in the? school|summer|easter|christmas|winter|spring "
      "break",
      "in|by|before|after|until|during|this|next the? next|coming|school? term|semester|season",
      "before|after|at|by|during|over|around|until|till breakfast|lunch|dinner|supper|lunchtime|"
      "teatime|dusk|dawn|sunrise|sunset|sundown|nightfall|daybreak|bedtime",
      "at|by|before|after|around tea time|break",
      "with|before|after|between|at your|the|every|each? meal|meals",
      "a|one|two|three|every|next|per fortnight|fortnights",
      "in|with|by|on|for this|next|our|the? monday's|tuesday's|wednesday's|thursday's|friday's|"
      "saturday's|sunday's|tomorrow's|tonight's|week's|month's",
      "at|with|on|during|by|before|after|until|for|in the|your|our|its|his|her|their|my next "
      "annual|regular|yearly|monthly|weekly|routine|scheduled|planned? "
      "appointment|check|check-up|checkup|class|delivery|inspection|issue|lesson|maintenance|"
      "meeting|release|round|service|session|visit",
      "on|before|after|until|in the|your|his|her|their|our time? for? the|your|his|her|their|our? "
      "arrival|departure|flight|holiday|journey|trip|visit|wedding",
      "in time for the|your|his|her|their|our|my",
      "next time i|we|you|he|she|they",
      "the day|night|week|morning|evening before you|your|the",
      "the week|month|weekend|year after next",
      "later this year",
      "at|over|for|until|by the weekend",
      "by the time school|you|your|the",
      "on the first|last|1st|15th day? of the|each|every month",
  };
  return phrases;
}

// "In May", "from late June on", "before December"; not "the plug-in may fail".
bool is_in_month(Words words, std::size_t at) {
  static constexpr auto prepositions =
      word_set("in", "by", "until", "early", "late", "before", "after", "around", "during",
               "through", "till", "next", "this", "towards");
  static constexpr auto before_short = word_set("in", "by", "until", "early", "late");
  if (!prepositions.has(words[at]) || at + 1 == words.size()) return false;
  const Word& month = words[at + 1];
  if (month_named(month) == 0) return false;
  constexpr std::size_t short_name = 3;
  if (month.folded != "may") return before_short.has(words[at]) || month.folded.size() > short_name;
  if (month.tag == Tag::proper_noun || at + 2 == words.size()) return true;
  static constexpr auto of_verb = word_set("also", "be", "even", "have", "i", "it", "never", "not",
                                           "only", "still", "they", "this", "we", "well", "you");
  const Word& behind = words[at + 2];
  return behind.tag != Tag::base_verb && behind.tag != Tag::adverb && !of_verb.has(behind);
}

// "With the June issue", "in version 3.2", "in week 24".
std::size_t words_of_edition(Words words, std::size_t at) {
  static constexpr auto prepositions = word_set("by", "from", "in", "with");
  static constexpr auto editions = word_set("edition", "issue", "number");
  static constexpr auto words_before = word_set("calendar", "our", "the");
  static constexpr auto versions = word_set("release", "version", "week");
  if (!prepositions.has(words[at])) return 0;
  std::size_t next = at + 1;
  if (next < words.size() && words_before.has(words[next])) ++next;
  if (next + 1 >= words.size()) return 0;
  const bool edition = month_named(words[next]) > 0 && editions.has(words[next + 1]);
  const bool version = versions.has(words[next]) && words[next + 1].kind == WordKind::number;
  return edition || version ? next + 2 - at : 0;
}

// "On Monday we restarted it", "this morning, they were down": told, and not to come.
bool is_told_behind(Words words, std::size_t at) {
  static constexpr auto past_verbs =
      word_set("began", "came", "did", "found", "gave", "got", "had", "made", "put", "sent", "saw",
               "took", "was", "went", "were", "wrote");
  if (at < words.size() && words[at].folded == ",") ++at;
  if (at + 1 >= words.size() || !is_subject_pronoun(words[at])) return false;
  const std::string_view verb = words[at + 1].folded;
  return past_verbs.has(verb) ||
         (verb.size() > 4 && verb.ends_with("ed") && !verb.ends_with("eed"));
}

// Words that may open the subject of a clause.
bool opens_subject(const Word& word) {
  return word.tag == Tag::determiner || word.tag == Tag::pronoun || is_noun(word.tag) ||
         word.tag == Tag::adjective;
}

}  // namespace

bool names_event(Words words) {
  static const WordPhrases openings{
      "when|once|until|till|before|after|whenever",
      "as soon as",
      "by the time",
      "the minute|moment|second|day|instant|week|night|morning that?",
  };
  constexpr std::size_t reach = 6;  // words of the subject
  for (auto match = openings.find(words); match; match = openings.find(words, match->end)) {
    if (match->end >= words.size() || !opens_subject(words[match->end])) continue;
    const std::size_t last = std::min(words.size(), match->end + 1 + reach);
    for (std::size_t i = match->end + 1; i < last && words[i].kind != WordKind::symbol; ++i)
      if (words[i].tag == Tag::finite_verb) return true;
  }
  return false;
}

std::optional<Span> find_time(Words words) {
  const auto span = [&](std::size_t first, std::size_t count) {
    return Span{words[first].span.start, words[first + count - 1].span.end};
  };
  bool since = false;  // "since we moved in spring": told
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    since = word == "since" || (since && words[i].kind != WordKind::symbol);
    // "a while ago" and "yesterday at 16:00" are past.
    if (word == "yesterday" || word == "last") {
      i += word == "last" ? 1 : 0;
      while (i + 1 < words.size() && (words[i + 1].folded == "at" || words[i + 1].folded == ":" ||
                                      begins_with_digit(words[i + 1].folded)))
        ++i;
      continue;
    }
    if (may_begin_time(words[i])) {
      if (const auto duration = duration_at(words, i)) return span(i, duration->words);
      if (const auto date = date_at(words, i)) return span(i, date->words);
      if (const auto clock = clock_at(words, i)) return span(i, clock->words);
    }
    if (const auto match = named_times().match_at(words, i)) {
      if (!is_told_behind(words, match->end)) return span(match->first, match->end - match->first);
      i = match->end - 1;
      continue;
    }
    if (!since && is_in_month(words, i)) return span(i, 2);
    if (const auto match = occasions().match_at(words, i)) {
      if (!since && !is_told_behind(words, match->end))
        return span(match->first, match->end - match->first);
      i = match->end - 1;
      continue;
    }
    // "We're looking at spring 2027."
    static constexpr auto seasons = word_set("autumn", "fall", "spring", "summer", "winter");
    constexpr std::size_t digits_of_year = 4;
    if (seasons.has(words[i]) && i + 1 < words.size() && words[i + 1].kind == WordKind::number &&
        words[i + 1].folded.size() == digits_of_year)
      return span(i, 2);
    if (const std::size_t count = words_of_edition(words, i)) return span(i, count);
    // "At the end of August", "in the first week of May", "mid-June".
    static constexpr auto part_of_month =
        word_set("end", "beginning", "start", "middle", "half", "week", "days", "part");
    if (part_of_month.has(words[i]) && i + 2 < words.size() && words[i + 1].folded == "of" &&
        month_named(words[i + 2]) > 0)
      return span(i, 3);
    if (word == "mid" && i + 1 < words.size() && month_named(words[i + 1]) > 0) return span(i, 2);
    if (word.starts_with("mid-") && month_named(word.substr(4)) > 0) return span(i, 1);
    if (word == "from" && i + 2 < words.size() && month_named(words[i + 1]) > 0 &&
        (words[i + 2].folded == "on" || words[i + 2].folded.starts_with("onward")))
      return span(i, 3);
  }
  return std::nullopt;
}

}  // namespace replylint
