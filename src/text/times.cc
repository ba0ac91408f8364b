#include "text/times.h"

#include <string_view>

#include "text/ascii.h"
#include "text/pronouns.h"
#include "text/time_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

bool begins_with_digit(std::string_view word) {
  return !word.empty() && is_ascii_digit(word.front());
}

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

}  // namespace

std::optional<Span> find_time(Words words) {
  const auto span = [&](std::size_t first, std::size_t count) {
    return Span{words[first].span.start, words[first + count - 1].span.end};
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    // "a while ago" and "yesterday at 16:00" are past.
    if (word == "yesterday" || word == "last") {
      i += word == "last" ? 1 : 0;
      while (i + 1 < words.size() && (words[i + 1].folded == "at" || words[i + 1].folded == ":" ||
                                      begins_with_digit(words[i + 1].folded)))
        ++i;
      continue;
    }
    if (const auto duration = duration_at(words, i)) return span(i, duration->words);
    if (const auto date = date_at(words, i)) return span(i, date->words);
    if (const auto clock = clock_at(words, i)) return span(i, clock->words);
    if (const auto match = named_times().match_at(words, i)) {
      if (!is_told_behind(words, match->end)) return span(match->first, match->end - match->first);
      i = match->end - 1;
      continue;
    }
    if ((word == "in" || word == "by" || word == "until" || word == "early" || word == "late") &&
        i + 1 < words.size() && words[i + 1].folded != "may" &&
        month_named(words[i + 1].folded) > 0)
      return span(i, 2);
    // "At the end of August", "in the first week of May", "mid-June".
    static constexpr auto part_of_month =
        word_set("end", "beginning", "start", "middle", "half", "week", "days", "part");
    if (part_of_month.has(words[i]) && i + 2 < words.size() && words[i + 1].folded == "of" &&
        month_named(words[i + 2].folded) > 0)
      return span(i, 3);
    if (word == "mid" && i + 1 < words.size() && month_named(words[i + 1].folded) > 0)
      return span(i, 2);
    if (word.starts_with("mid-") && month_named(word.substr(4)) > 0) return span(i, 1);
    if (word == "from" && i + 2 < words.size() && month_named(words[i + 1].folded) > 0 &&
        (words[i + 2].folded == "on" || words[i + 2].folded.starts_with("onward")))
      return span(i, 3);
  }
  return std::nullopt;
}

}  // namespace replylint
