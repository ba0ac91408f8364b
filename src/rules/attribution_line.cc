#include "rules/attribution_line.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "rules/name_forms.h"
#include "rules/spoken_name.h"
#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/invisible.h"
#include "text/utf8.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

constexpr std::int64_t day_seconds = 86400;

// Days since 1970-01-01 as a day of the calendar, and back: Howard Hinnant's civil_from_days and
// days_from_civil. Years begin in March, eras have 400 of them.
NamedDay day_at(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * march_month + 2) / 5 + 1;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

std::int64_t day_number(std::int64_t seconds) {
  const std::int64_t days = seconds / day_seconds;
  return seconds % day_seconds < 0 ? days - 1 : days;
}

// How the names of the months begin in the common languages; folded by fold_name().
struct MonthName {
  std::string_view start;
  int month;
};
constexpr auto month_names = std::to_array<MonthName>({
    {"jan", 1},  {"ene", 1},   {"gen", 1},   {"styc", 1}, {"янв", 1},   {"oca", 1},  {"feb", 2},
    {"fev", 2},  {"lut", 2},   {"фев", 2},   {"helm", 2}, {"mar", 3},   {"maa", 3},  {"mrz", 3},
    {"mrt", 3},  {"мар", 3},   {"apr", 4},   {"avr", 4},  {"abr", 4},   {"kwi", 4},  {"апр", 4},
    {"huht", 4}, {"may", 5},   {"mai", 5},   {"maj", 5},  {"mei", 5},   {"mag", 5},  {"мая", 5},
    {"май", 5},  {"touk", 5},  {"jun", 6},   {"giu", 6},  {"juin", 6},  {"cze", 6},  {"июн", 6},
    {"kesa", 6}, {"lip", 6},   {"jul", 7},   {"lug", 7},  {"juil", 7},  {"lip", 7},  {"июл", 7},
    {"hein", 7}, {"aug", 8},   {"ago", 8},   {"aou", 8},  {"sie", 8},   {"авг", 8},  {"elok", 8},
    {"sep", 9},  {"set", 9},   {"wrz", 9},   {"сен", 9},  {"syys", 9},  {"oct", 10}, {"okt", 10},
    {"ott", 10}, {"out", 10},  {"paz", 10},  {"окт", 10}, {"loka", 10}, {"lis", 10}, {"nov", 11},
    {"ноя", 11}, {"lis", 11},  {"marr", 11}, {"dec", 12}, {"dez", 12},  {"dic", 12}, {"gru", 12},
    {"дек", 12}, {"joul", 12},
});

// "lis" is October to Croats and November to Poles.
std::vector<int> months_of(std::string_view word) {
  const std::string folded = fold_name(word);
  std::vector<int> months;
  std::size_t longest = 0;
  for (const MonthName& name : month_names) {
    if (!folded.starts_with(name.start) || name.start.size() < longest) continue;
    if (name.start.size() > longest) months.clear();
    longest = name.start.size();
    months.push_back(name.month);
  }
  return months;
}

bool is_day_or_month(std::string_view word) {
  static constexpr auto short_days =
      word_set("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "mo", "di",
               "mi", "do", "fr", "sa", "so");
  const ComparableText folded = comparable(word);
  return short_days.has(folded) || is_month(folded);
}

struct Piece {
  Span span;
  int number = -1;  // a whole number of up to four digits
  char before = ' ';
  bool capital = false;
};

// Without what nobody sees around it: Gmail writes direction marks around what is read from left
// to right.
Span without_invisible_ends(std::string_view body, Span span) {
  for (std::size_t next = span.start; next < span.end; span.start = next)
    if (!is_invisible(next_code_point(body, next))) break;
  while (!span.empty()) {
    const std::size_t last = code_point_start(body, span.end - 1);
    std::size_t next = last;
    if (!is_invisible(next_code_point(body, next))) break;
    span.end = last;
  }
  return span;
}

// The words and numbers of an attribution.
std::vector<Piece> pieces_of(std::string_view body, Span span) {
  std::vector<Piece> pieces;
  const std::string_view text = body.substr(0, span.end);
  for (std::size_t i = span.start; i < span.end;) {
    if (!is_word_byte(text[i])) {
      ++i;
      continue;
    }
    Piece piece;
    piece.before = i > span.start ? text[i - 1] : ' ';
    const std::size_t start = i;
    const bool digits = is_ascii_digit(text[i]);
    const auto goes_on = [&](std::size_t at) {
      return at < span.end && is_word_byte(text[at]) && is_ascii_digit(text[at]) == digits;
    };
    // The apostrophe of "O'Neill" is within the word, as the typographic one is.
    while (goes_on(i) || (!digits && text[i] == '\'' && goes_on(i + 1))) ++i;
    piece.span = without_invisible_ends(text, {start, i});
    if (piece.span.empty()) continue;
    if (digits && i - start <= 4) {
      piece.number = 0;
      for (const char c : slice(text, piece.span)) piece.number = piece.number * 10 + (c - '0');
    }
    piece.capital = !digits && is_upper_case_at(text, piece.span.start);
    pieces.push_back(piece);
  }
  return pieces;
}

bool is_valid(const NamedDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 &&
         (day.year == 0 || (day.year >= 1980 && day.year < 2100));
}

int full_year(int year) {
  return year < 100 ? (year < 80 ? 2000 + year : 1900 + year) : year;
}

// "3/4/2026", "2026-03-04", "4.3.26": three numbers with the same mark between them;
// "2026年3月4日".
void add_numeric(std::string_view body, const std::vector<Piece>& pieces,
                 std::vector<NamedDay>& days) {
  const auto add = [&](int year, int month, int day) {
    const NamedDay named{full_year(year), month, day};
    if (is_valid(named)) days.push_back(named);
  };
  for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
    const Piece& first = pieces[i];
    const Piece& second = pieces[i + 1];
    const Piece& third = pieces[i + 2];
    if (first.number < 0 || second.number < 0 || third.number < 0) continue;
    if (second.span.start - first.span.end > 2 || third.span.start - second.span.end > 2) continue;
    const char mark = body[first.span.end];
    if ((mark != '/' && mark != '.' && mark != '-') || body[second.span.end] != mark) continue;
    if (first.span.size() == 4) {
      add(first.number, second.number, third.number);
    } else if (third.span.size() == 4 || third.span.size() == 2) {
      add(third.number, second.number, first.number);
      add(third.number, first.number, second.number);
      if (third.span.size() == 2) add(first.number, second.number, third.number);
    }
    if (!days.empty()) return;
  }
  const std::string_view year_sign = "年";
  for (std::size_t i = 0; i + 4 < pieces.size(); ++i)
    if (pieces[i].span.size() == 4 && pieces[i].number > 0 &&
        slice(body, pieces[i + 1].span).starts_with(year_sign) && pieces[i + 2].number > 0 &&
        pieces[i + 4].number > 0)
      return add(pieces[i].number, pieces[i + 2].number, pieces[i + 4].number);
}

// "15 Dec 2003", "December 15, 2003"; the weekday "mar." of French is no month before "3 févr.".
void add_named(std::string_view body, const std::vector<Piece>& pieces,
               std::vector<NamedDay>& days) {
  // "at 9:12 AM Maria", "kl. 14.03 Marie": of the time of day.
  const auto is_of_time = [&](std::size_t i) {
    const auto joined = [&](std::size_t left) {
      return left + 1 < pieces.size() && pieces[left + 1].number >= 0 && pieces[left].number >= 0 &&
             pieces[left].span.end + 1 == pieces[left + 1].span.start &&
             (pieces[left + 1].before == ':' || pieces[left + 1].before == '.');
    };
    return joined(i) || (i > 0 && joined(i - 1));
  };
  const auto is_day = [&](std::size_t i) {
    return i < pieces.size() && pieces[i].number >= 1 && pieces[i].number <= 31 &&
           pieces[i].span.size() <= 2 && !is_of_time(i);
  };
  const auto year_from = [&](std::size_t i) {
    for (std::size_t end = std::min(i + 3, pieces.size()); i < end; ++i)
      if (pieces[i].span.size() == 4 && pieces[i].number > 1979) return pieces[i].number;
    return 0;
  };
  std::vector<NamedDay> behind;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view word = slice(body, pieces[i].span);
    if (pieces[i].number >= 0) continue;
    const std::vector<int> months = months_of(word);
    if (months.empty()) continue;
    for (std::size_t back = 1; back <= 2 && back <= i; ++back) {  // "3 de marzo", "3rd March"
      if (!is_day(i - back)) continue;
      for (const int month : months)
        days.push_back({year_from(i + 1), month, pieces[i - back].number});
      // "On Nov 10, Martin wrote:"
      if (is_first_name(fold_name(word))) days.insert(days.end(), behind.begin(), behind.end());
      return;
    }
    // Before the day a name may stand as well ("Martin, 3 ...").
    if (behind.empty() && is_day(i + 1) && is_day_or_month(word))
      for (const int month : months)
        behind.push_back({year_from(i + 2), month, pieces[i + 1].number});
  }
  days.insert(days.end(), behind.begin(), behind.end());
}

bool is_address_byte(char c) {
  return is_word_byte(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

// "You wrote:" names nobody.
bool is_pronoun(std::string_view word) {
  static constexpr auto pronouns =
      word_set("You", "Sie", "Du", "Ihr", "Vous", "Tu", "Usted", "Lei", "Você", "Customer");
  return pronouns.has(word);
}

// "AM", "CET", "UTC", "GMT": of the time.
bool is_zone(std::string_view word) {
  return word.size() <= 5 && std::all_of(word.begin(), word.end(), is_ascii_upper);
}

// Attributions as mail clients write them in a language; its tag is that of guess_language().
struct Form {
  std::string_view language;
  std::string_view dated;
  std::string_view undated;
};
constexpr Form forms[] = {
    {"en", "On {english}, {name} wrote:", "{name} wrote:"},
    {"de", "Am {d:02}.{m:02}.{y} schrieb {name}:", "{name} schrieb:"},
    {"fr", "Le {d:02}/{m:02}/{y}, {name} a écrit :", "{name} a écrit :"},
    {"es", "El {d:02}/{m:02}/{y}, {name} escribió:", "{name} escribió:"},
    {"pt", "Em {d:02}/{m:02}/{y}, {name} escreveu:", "{name} escreveu:"},
    {"it", "Il {d:02}/{m:02}/{y}, {name} ha scritto:", "{name} ha scritto:"},
    {"nl", "Op {d:02}-{m:02}-{y} schreef {name}:", "{name} schreef:"},
    {"sv", "Den {y}-{m:02}-{d:02} skrev {name}:", "{name} skrev:"},
    {"da", "Den {d:02}.{m:02}.{y} skrev {name}:", "{name} skrev:"},
    {"no", "Den {d:02}.{m:02}.{y} skrev {name}:", "{name} skrev:"},
    {"fi", "{d}.{m}.{y} {name} kirjoitti:", "{name} kirjoitti:"},
    {"pl", "W dniu {d:02}.{m:02}.{y} {name} pisze:", "{name} pisze:"},
    {"cs", "Dne {d:02}. {m:02}. {y} {name} napsal(a):", "{name} napsal(a):"},
    {"hu", "{y}. {m:02}. {d:02}. dátummal {name} ezt írta:", "{name} ezt írta:"},
    {"ro", "Pe {d:02}.{m:02}.{y}, {name} a scris:", "{name} a scris:"},
    {"tr", "{d:02}.{m:02}.{y} tarihinde {name} şunu yazdı:", "{name} şunu yazdı:"},
    {"ru", "{d:02}.{m:02}.{y}, {name} пишет:", "{name} пишет:"},
    {"uk", "{d:02}.{m:02}.{y}, {name} пише:", "{name} пише:"},
    {"bg", "На {d:02}.{m:02}.{y}, {name} написа:", "{name} написа:"},
};

// "On Monday you wrote:", "In your last mail you asked:" names nobody.
bool is_said_by_you(std::string_view body, const std::vector<Piece>& pieces) {
  static constexpr auto verbs = word_set("ask", "asked", "mention", "mentioned", "report",
                                         "reported", "said", "say", "write", "wrote");
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
    if (fold_name(slice(body, pieces[i].span)) == "you" &&
        verbs.has(fold_name(slice(body, pieces[i + 1].span))))
      return true;
  return false;
}

}  // namespace

AttributionParts read_attribution(std::string_view body, Span attribution) {
  AttributionParts parts;
  const std::string_view text = body.substr(0, attribution.end);
  for (std::size_t at = text.find('@', attribution.start); at != std::string_view::npos;
       at = text.find('@', at + 1)) {
    Span address{at, at + 1};
    while (address.start > attribution.start && is_address_byte(body[address.start - 1]))
      --address.start;
    while (address.end < attribution.end && is_address_byte(body[address.end])) ++address.end;
    while (address.end > at + 1 && !is_word_byte(body[address.end - 1])) --address.end;
    address = without_invisible_ends(body, address);
    if (address.start < at && body.substr(at, address.end - at).find('.') != std::string_view::npos)
      parts.addresses.push_back(address);
  }
  // "-----Original Message-----" names nobody.
  if (slice(body, attribution).starts_with('-')) return parts;
  const std::vector<Piece> pieces = pieces_of(body, attribution);
  add_numeric(body, pieces, parts.days);
  if (parts.days.empty()) add_named(body, pieces, parts.days);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Span span = pieces[i].span;
    const std::string_view word = slice(body, span);
    if (!pieces[i].capital || word.size() < 2 || is_day_or_month(word) || is_zone(word) ||
        is_pronoun(word))
      continue;
    // "On", "Am", "Le": the word that opens it, before a date.
    if (i == 0 && word.size() <= 3 && !parts.days.empty()) continue;
    if (std::any_of(parts.addresses.begin(), parts.addresses.end(),
                    [&](Span address) { return address.contains(span); }))
      continue;
    parts.names.push_back(span);
  }
  if (is_said_by_you(body, pieces)) parts.names.clear();
  return parts;
}

bool is_day_of(const std::vector<NamedDay>& days, const Date& date) {
  // The readers sit between UTC-12 and UTC+14.
  const std::int64_t first = day_number(date.seconds - 12 * 3600);
  const std::int64_t last = day_number(date.seconds + 14 * 3600);
  for (std::int64_t number = first; number <= last; ++number) {
    const NamedDay day = day_at(number);
    if (std::any_of(days.begin(), days.end(), [&](const NamedDay& named) {
          return named.month == day.month && named.day == day.day &&
                 (named.year == 0 || named.year == day.year);
        }))
      return true;
  }
  return false;
}

std::string day_of(const Date& date) {
  constexpr std::array<std::string_view, 7> weekdays = {"Thu", "Fri", "Sat", "Sun",
                                                        "Mon", "Tue", "Wed"};
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t days = day_number(date.seconds + date.utc_offset);
  const NamedDay day = day_at(days);
  return formatted("{}, {} {} {}", weekdays[static_cast<std::size_t>((days % 7 + 7) % 7)], day.day,
                   months[static_cast<std::size_t>(day.month - 1)], day.year);
}

std::string attribution_line(const Message& quoted, std::string_view language) {
  if (quoted.from.empty()) return {};
  const Address& sender = quoted.from.front();
  const std::string name = sender.name.empty() ? sender.address : in_spoken_order(sender.name);
  if (name.empty()) return {};
  const auto form = std::find_if(std::begin(forms), std::end(forms),
                                 [&](const Form& each) { return each.language == language; });
  if (form == std::end(forms)) return {};
  if (!quoted.date) return formatted(fmt::runtime(form->undated), fmt::arg("name", name));
  const NamedDay day = day_at(day_number(quoted.date->seconds + quoted.date->utc_offset));
  return formatted(fmt::runtime(form->dated), fmt::arg("name", name), fmt::arg("y", day.year),
                   fmt::arg("m", day.month), fmt::arg("d", day.day),
                   fmt::arg("english", day_of(*quoted.date)));
}

}  // namespace replylint
