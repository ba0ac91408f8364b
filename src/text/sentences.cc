#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

enum class Mark : std::uint8_t {
  none,
  full_stop,
  ellipsis,
  strong,  // ! ?
  always,  // those of scripts that have no other use for them
};

constexpr auto always_marks = std::to_array<std::string_view>(
    {"。", "！", "？", "｡", "．", "؟", "۔", "।", "॥", "።", "፧", "፨", "։", "။", "។", "།"});
constexpr auto closing_marks = std::to_array<std::string_view>(
    {")", "]", "}", "\"", "”", "’", "'", "''", "»", "›", "」", "』", "）", "】", "》", "“"});
constexpr auto opening_marks =
    std::to_array<std::string_view>({"(", "[",  "{",  "\"", "“",  "‘",  "'", "``", "«", "‹",
                                     "„", "「", "『", "（", "【", "《", "¿", "¡",  "*", "_"});
constexpr auto bullets =
    std::to_array<std::string_view>({"•", "⁃", "◦", "▪", "‣", "●", "○", "■", "□", "➢", "✓"});

bool is_all_of(std::string_view text, std::string_view characters) noexcept {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

class Segmenter {
 public:
  Segmenter(std::string_view body, Span region, std::size_t first_word, std::size_t end_word,
            std::string_view language, Text& text)
      : body_(body.substr(0, region.end)),
        text_(text),
        words_(text.words),
        first_(first_word),
        end_(end_word),
        start_(first_word),
        language_(language.substr(0, language.find('-'))),
        english_(language_.empty() || language_ == "en"),
        line_start_(region.start),
        ascii_(is_ascii(slice(body, region))) {}

  void run() {
    if (first_ == end_) return;
    measure_paragraph(first_);
    for (std::size_t i = first_; i < end_;) {
      if (i > first_) {
        const int lines = line_ends_before(i);
        if (lines > 0) {
          const std::size_t previous_line = line_start_;
          line_start_ = line_start_of(i);
          if (lines > 1) {
            finish(i);
            measure_paragraph(i);
          } else if (i > start_ && line_ends_sentence(i, previous_line)) {
            finish(i);
          }
        } else if (i > start_ && structure_begins(i)) {
          finish(i);
        }
      }
      if (i == start_) note_list_marker(i);
      note_quotation(i);
      if (const Mark mark = mark_of(i); mark != Mark::none) {
        const Cluster cluster = cluster_at(i, mark);
        if (cluster.end == end_ || ends_sentence(i, cluster)) finish(cluster.end);
        i = cluster.end;
        continue;
      }
      // "It is broken :( Can you help?"
      if (i > start_ && english_ && is_face(i) && space_before(i + 1) && begins_anew(i + 1))
        finish(i + 1);
      ++i;
    }
    finish(end_);
  }

 private:
  // A terminator with all that belongs to it.
  struct Cluster {
    std::size_t end = 0;  // behind the closing quotes, brackets, notes and faces
    Mark mark = Mark::none;
    bool closed = false;  // by a quote or a bracket
  };

  [[nodiscard]] std::string_view folded(std::size_t i) const noexcept { return words_[i].folded; }
  [[nodiscard]] bool is_word(std::size_t i) const noexcept {
    return i < end_ && words_[i].kind == WordKind::word;
  }
  [[nodiscard]] bool is_number(std::size_t i) const noexcept {
    return i < end_ && words_[i].kind == WordKind::number;
  }
  [[nodiscard]] bool is(std::size_t i, std::string_view word) const noexcept {
    return i < end_ && words_[i].folded == word;
  }
  [[nodiscard]] bool upper(std::size_t i) const noexcept {
    return i < end_ && is_upper_case_at(body_, words_[i].span.start);
  }
  [[nodiscard]] bool lower(std::size_t i) const noexcept {
    return i < end_ && is_lower_case_at(body_, words_[i].span.start);
  }
  // "The", "Also": a capital that no name explains. "I" has one anywhere, and "OF" for its stress.
  [[nodiscard]] bool begins_anew(std::size_t i) const noexcept {
    if (!upper(i) || is(i, "i")) return false;
    const Span span = words_[i].span;
    const bool stressed = span.size() > 1 && is_upper_case_at(body_, span.start + 1);
    return !stressed && begins_sentences(folded(i));
  }
  [[nodiscard]] bool space_before(std::size_t i) const noexcept {
    return i == first_ || i >= end_ || words_[i - 1].span.end < words_[i].span.start;
  }

  // The line ends between word i - 1 and word i: 0, 1, or 2 for a blank line.
  [[nodiscard]] int line_ends_before(std::size_t i) const noexcept {
    int count = 0;
    for (std::size_t k = words_[i - 1].span.end; k < words_[i].span.start && count < 2; ++k)
      if (body_[k] == '\n') ++count;
    return count;
  }
  [[nodiscard]] bool same_line(std::size_t i) const noexcept {
    return i < end_ && line_ends_before(i) == 0;
  }
  [[nodiscard]] std::size_t line_start_of(std::size_t i) const noexcept {
    std::size_t k = words_[i].span.start;
    while (k > words_[i - 1].span.end && body_[k - 1] != '\n') --k;
    return k;
  }

  void finish(std::size_t end) {
    if (end <= start_) return;
    add_sentence(start_, end, text_);
    start_ = end;
    quotation_end_ = 0;
  }

  // --- lines -----------------------------------------------------------------------------------

  // The width of the widest line up to the next without a word, and whether lines are wrapped. The
  // paragraph begins with word i, on the line at hand.
  void measure_paragraph(std::size_t i) noexcept {
    paragraph_width_ = 0;
    wrapped_ = true;
    for (std::size_t offset = line_start_; offset < body_.size();) {
      const std::size_t line_end = std::min(body_.find('\n', offset), body_.size());
      const std::size_t first = i;
      while (i < end_ && words_[i].span.start < line_end) ++i;
      if (i == first) break;
      const std::size_t width = width_of(offset, line_end);
      paragraph_width_ = std::max(paragraph_width_, width);
      constexpr std::size_t wide = 110;  // hardly a program lets a word begin behind it
      if (width > wide && width_of(offset, last_word_of(offset, line_end)) > wide) wrapped_ = false;
      offset = line_end + 1;
    }
  }
  // Where the last word of the line begins.
  [[nodiscard]] std::size_t last_word_of(std::size_t begin, std::size_t end) const noexcept {
    const auto blank = [&](std::size_t i) { return static_cast<unsigned char>(body_[i]) <= ' '; };
    while (end > begin && blank(end - 1)) --end;
    while (end > begin && !blank(end - 1)) --end;
    return end;
  }
  [[nodiscard]] std::size_t width_of(std::size_t begin, std::size_t end) const noexcept {
    while (end > begin && static_cast<unsigned char>(body_[end - 1]) <= ' ') --end;
    return ascii_ ? end - begin : count_code_points(body_.substr(begin, end - begin));
  }

  // Does the sentence end with the line before word i, though no mark ends it there? A line that
  // had room for the next word was not wrapped: it was ended on purpose.
  [[nodiscard]] bool line_ends_sentence(std::size_t i, std::size_t previous_line) const noexcept {
    if (is_list_marker(i) || is_ruler(i) || is_ruler(i - 1)) return true;
    const Word& last = words_[i - 1];
    if (last.folded == "," || last.folded == "-" || last.folded == "(") return false;
    // What stands below a line that its writer ended goes on with a small letter, if at all; but
    // some write nothing else.
    if (!wrapped_ && !joins_previous(i) && (!lower(i) || lower(start_))) return true;
    // "… what is up with that / Do I keep my rate?", but "read / The Salt Path"
    if (english_ && begins_anew(i) && is(i - 1, "that")) return true;
    if (joins_next(i - 1)) return false;
    constexpr std::size_t narrow = 45;  // no mail program wraps so early
    if (paragraph_width_ < narrow) return last.folded == ":" || !joins_previous(i);
    if (english_ && is_word(i - 1) && begins_anew(i)) return true;
    const std::size_t width = width_of(previous_line, last.span.end);
    std::size_t next_end = words_[i].span.end;
    while (next_end < body_.size() && static_cast<unsigned char>(body_[next_end]) > ' ') ++next_end;
    const std::size_t needed = width + 1 + width_of(words_[i].span.start, next_end);
    if (needed > paragraph_width_) return false;
    if (last.folded == ":") return true;
    return !lower(i) && width * 10 < paragraph_width_ * 7;
  }

  // A word after which no line of its own ends.
  [[nodiscard]] bool joins_next(std::size_t i) const noexcept {
    static constexpr auto joining = std::to_array<std::string_view>(
        {"a",  "an", "and", "are", "as",  "at",   "but", "by", "for", "from", "if",  "in",
         "is", "my", "of",  "or",  "our", "that", "the", "to", "was", "with", "your"});
    return words_[i].kind == WordKind::word &&
           std::binary_search(joining.begin(), joining.end(), words_[i].folded);
  }

  // A word with which no line of its own begins.
  [[nodiscard]] bool joins_previous(std::size_t i) const noexcept {
    static constexpr auto joining = std::to_array<std::string_view>(
        {"and", "are", "as",   "at",   "because", "but", "by",  "for",  "from",
         "if",  "in",  "is",   "of",   "on",      "or",  "so",  "than", "that",
         "to",  "was", "were", "when", "which",   "who", "with"});
    return lower(i) && std::binary_search(joining.begin(), joining.end(), words_[i].folded);
  }

  // --- lists and other structure ---------------------------------------------------------------

  // "-----", "=====", "*****".
  [[nodiscard]] bool is_ruler(std::size_t i) const noexcept {
    return words_[i].kind == WordKind::symbol && words_[i].folded.size() >= 4 &&
           is_all_of(words_[i].folded, "-=_*#~+");
  }
  [[nodiscard]] bool is_bullet(std::size_t i) const noexcept {
    return words_[i].kind == WordKind::symbol && is_one_of(bullets, words_[i].folded);
  }

  // The number of a "1.", "2)", "b)", "(c)", "iv)" at word i; -1 where there is none.
  [[nodiscard]] int list_number(std::size_t i) const noexcept {
    if (is(i, "(") && i + 2 < end_ && is(i + 2, ")")) return ordinal(i + 1);
    if (i + 1 >= end_ || space_before(i + 1)) return -1;
    const bool full_stop = is(i + 1, ".");
    if (!full_stop && !is(i + 1, ")")) return -1;
    const int number = ordinal(i);
    if (number < 0) return -1;
    std::size_t behind = i + 2;
    if (full_stop && is(behind, ")") && !space_before(behind)) ++behind;
    return behind < end_ && space_before(behind) && same_line(behind) ? number : -1;
  }
  [[nodiscard]] int ordinal(std::size_t i) const noexcept {
    const std::string_view text = words_[i].folded;
    if (words_[i].kind == WordKind::number) {
      if (text.size() > 3 || !is_all_of(text, "0123456789")) return -1;
      int number = 0;
      for (const char c : text) number = number * 10 + (c - '0');
      return number;
    }
    if (words_[i].kind != WordKind::word) return -1;
    if (text.size() == 1 && is_ascii_lower(text[0])) return 1000 + text[0];
    if (text.size() <= 4 && is_all_of(text, "ivx")) return 2000;
    return -1;
  }

  // At the start of a line.
  [[nodiscard]] bool is_list_marker(std::size_t i) const noexcept {
    if (is_bullet(i)) return true;
    if (words_[i].kind == WordKind::symbol && i + 1 < end_ && space_before(i + 1) &&
        same_line(i + 1) &&
        (is(i, "-") || is(i, "*") || is(i, "–") || is(i, "—") || is(i, "+") || is(i, "--")))
      return true;
    return list_number(i) >= 0;
  }

  // Is this the marker behind the last one: "2." behind "1."?
  [[nodiscard]] bool continues_list(std::size_t i) const noexcept {
    return list_number_ >= 0 && i < end_ && list_number(i) == list_number_ + 1;
  }

  void note_list_marker(std::size_t i) noexcept {
    if (is_bullet(i) && i + 1 < end_) ++i;
    if (const int number = list_number(i); number >= 0) {
      list_number_ = number;
      list_marker_ = i;
    }
  }

  // Does a new part begin with word i in the middle of a line?
  [[nodiscard]] bool structure_begins(std::size_t i) const noexcept {
    if (words_[i].kind == WordKind::symbol && !is(i, "("))
      return is_bullet(i) || (is_ruler(i) && space_before(i));
    if (is_ruler(i - 1) && space_before(i)) return true;
    return space_before(i) && continues_list(i) && !is(i - 1, ",") && !is_month(folded(i - 1));
  }

  // --- quotations ------------------------------------------------------------------------------

  // A quotation in the middle of a sentence belongs to it whole: 'It says "Failed. Try again."'.
  void note_quotation(std::size_t i) noexcept {
    if (i < quotation_end_ || i == start_ || words_[i].kind != WordKind::symbol) return;
    std::string_view closing;
    if (is(i, "\"") && space_before(i)) closing = "\"";
    if (is(i, "“")) closing = "”";
    if (is(i, "„")) closing = "“";
    if (is(i, "«")) closing = "»";
    if (is(i, "「")) closing = "」";
    if (is(i, "（")) closing = "）";
    if (is(i, "(")) closing = ")";
    if (closing.empty()) return;
    constexpr std::size_t longest = 80;
    const std::size_t limit = std::min(end_, i + longest);
    for (std::size_t k = i + 1; k < limit; ++k) {
      if (words_[k].kind == WordKind::symbol && words_[k].folded == closing) {
        quotation_end_ = k;
        return;
      }
    }
  }

  // --- terminators -----------------------------------------------------------------------------

  [[nodiscard]] Mark mark_of(std::size_t i) const noexcept {
    if (words_[i].kind != WordKind::symbol) return Mark::none;
    const std::string_view text = words_[i].folded;
    switch (text[0]) {
      case '.':
        return text.size() == 1 ? Mark::full_stop : Mark::ellipsis;
      case '!':
      case '?':
        return Mark::strong;
      case ':':
        return language_ == "hy" || language_ == "ar" || language_ == "fa" ? Mark::always
                                                                           : Mark::none;
      case ';':
        return language_ == "el" ? Mark::strong : Mark::none;
      default:
        break;
    }
    if (static_cast<unsigned char>(text[0]) < 0x80) return Mark::none;
    if (text.starts_with("…")) return Mark::ellipsis;
    for (const std::string_view mark : always_marks)
      if (text.starts_with(mark)) return Mark::always;
    return Mark::none;
  }

  [[nodiscard]] bool is_face(std::size_t i) const noexcept {
    if (words_[i].kind != WordKind::symbol || words_[i].folded.size() < 2) return false;
    const std::string_view text = words_[i].folded;
    return text[0] == ':' || text[0] == ';' || text[0] == '=' || text == "<3" || text == "^^" ||
           text.starts_with("\xF0\x9F") || text.starts_with("\xE2\x98") ||
           text.starts_with("\xE2\x9C") || text.starts_with("\xE2\x9D");
  }

  [[nodiscard]] Cluster cluster_at(std::size_t i, Mark mark) const noexcept {
    Cluster cluster{i + 1, mark, false};
    std::size_t& k = cluster.end;
    if (mark == Mark::full_stop) {  // ". . ."
      std::size_t dots = k;
      while (dots < end_ && is(dots, ".") && same_line(dots)) ++dots;
      if (dots >= i + 3) {
        k = dots;
        cluster.mark = Mark::ellipsis;
      }
    }
    while (k < end_ && !space_before(k) && words_[k].kind == WordKind::symbol) {
      if (const Mark next = mark_of(k); next != Mark::none) {
        if (next != Mark::full_stop) cluster.mark = std::max(cluster.mark, next);
      } else if (is_one_of(closing_marks, folded(k))) {
        // An opening quote at the beginning of the next sentence is no closing one.
        if (is(k, "“") && language_ != "de") break;
        cluster.closed = true;
      } else {
        break;
      }
      ++k;
    }
    // The number of a note: "consultation.11 Take".
    if (mark == Mark::full_stop && k == i + 1 && k < end_ && is_number(k) && !space_before(k) &&
        i > start_ && is_word(i - 1) && folded(k).size() <= 2 && space_before(k + 1)) {
      std::size_t behind = k + 1;
      while (behind < end_ && is_number(behind) && folded(behind).size() <= 2 && same_line(behind))
        ++behind;
      if (behind < end_ && upper(behind) && folded(i - 1).size() > 2) {
        k = behind;
        cluster.mark = Mark::strong;
      }
    }
    while (k < end_ && is_face(k) && same_line(k)) ++k;
    return cluster;
  }

  // The first word behind quotes and brackets that open at word i.
  [[nodiscard]] std::size_t behind_opening(std::size_t i) const noexcept {
    while (i + 1 < end_ && words_[i].kind == WordKind::symbol &&
           is_one_of(opening_marks, folded(i)) && !space_before(i + 1))
      ++i;
    return i;
  }

  [[nodiscard]] bool ends_sentence(std::size_t i, const Cluster& cluster) const noexcept {
    const std::size_t next = cluster.end;
    if (i < quotation_end_ && next <= quotation_end_) return false;
    if (is(next, ",") || is(next, ";") || (is(next, ":") && !space_before(next))) return false;
    if (cluster.mark == Mark::always) return true;
    if (line_ends_before(next) > 1) return true;
    switch (cluster.mark) {
      case Mark::full_stop:
        return full_stop_ends(i, cluster);
      case Mark::ellipsis:
        return ellipsis_ends(i, cluster);
      default:
        return strong_mark_ends(i, cluster);
    }
  }

  [[nodiscard]] bool strong_mark_ends(std::size_t i, const Cluster& cluster) const noexcept {
    const std::size_t next = cluster.end;
    if (!space_before(next)) {
      if (i == start_ || space_before(i)) return false;  // "!important"
      return upper(next) && !(is_word(i - 1) && upper(i - 1)) && is_word(next);
    }
    // "Why? - she asked.": who says it belongs to what is said.
    const bool dash = is(next, "-") || is(next, "–") || is(next, "—");
    if (dash && same_line(next) && space_before(next + 1) && lower(next + 1)) return false;
    const std::size_t word = behind_opening(next);
    if (!lower(word)) return true;
    if (cluster.closed) return false;
    // "http://x.example/?q=up? for details": the mark is one of the query.
    if (i > start_ && !space_before(i) && words_[i - 1].kind == WordKind::address &&
        folded(i - 1).find('?') != std::string_view::npos)
      return false;
    // "Yahoo! in": a name.
    return folded(i)[0] != '!' || i == start_ || !upper(i - 1) || i == start_ + 1;
  }

  [[nodiscard]] bool ellipsis_ends(std::size_t i, const Cluster& cluster) const noexcept {
    const std::size_t next = cluster.end;
    if (i == start_ || is(i - 1, "[")) return false;  // "[...]": a cut
    const std::size_t word = behind_opening(next);
    if (is_list_marker(next) && !same_line(next)) return true;
    // "I" is a capital anywhere; four dots are a full stop as well.
    if (is(word, "i") && english_ && folded(i).size() < 4) return false;
    return upper(word);
  }

  [[nodiscard]] bool full_stop_ends(std::size_t i, const Cluster& cluster) const noexcept {
    const std::size_t next = cluster.end;
    if (i == start_) return false;
    const std::size_t previous = i - 1;
    if (previous == list_marker_) return false;
    if (space_before(i) && i + 1 < end_ && !space_before(i + 1)) return false;  // ".NET"
    if (!space_before(next)) return forgotten_space(previous, next);
    if (continues_list(next) || is(next, "¿") || is(next, "¡")) return true;
    const std::size_t word = behind_opening(next);
    const bool next_upper = upper(word);
    const bool next_lower = lower(word);
    if (cluster.closed) return !next_lower && !is_citation(next);
    if (!same_line(next) && is_list_marker(next)) return true;
    if (is_number(previous)) return number_ends(previous, word, next_lower);
    if (is(previous, "°") || is(previous, "º")) return !next_lower && !is_number(word);
    if (!is_word(previous)) return !next_lower || words_[previous].kind == WordKind::address;
    if (is_letter(previous)) return letter_ends(previous, word, next_upper);

    const std::string_view text = without_article(folded(previous));
    const bool beginning = english_ && next_upper && begins_sentences(folded(word));
    Abbreviation kind = abbreviation(text, language_);
    if (kind == Abbreviation::none && text.find('.') != std::string_view::npos)
      kind = Abbreviation::trailing;
    // "I sat. …" is no Saturday.
    if (kind == Abbreviation::trailing && english_ && is_everyday(text) && !upper(previous))
      kind = Abbreviation::none;
    switch (kind) {
      case Abbreviation::leading:
        return beginning && !is_title(text);
      case Abbreviation::trailing:
        if (text == "etc" || text == "usw" || !english_) return next_upper;
        if (beginning) return true;
        return (text == "a.m" || text == "p.m") && next_upper && is_title(folded(word)) &&
               previous - start_ > 4;
      case Abbreviation::numbering:
        if (is_number(word)) return false;
        break;
      case Abbreviation::none:
        break;
    }
    if (!english_ && is_roman(previous)) return false;
    if (!next_lower) return true;
    // Some write without capitals; unknown abbreviations are short.
    return english_ && word == next && !is_one_of(short_words, text) ? text.size() >= 4
                                                                     : english_ && word == next;
  }

  // "Avv" of "l'Avv": an article or preposition before an apostrophe is no part of the
  // abbreviation.
  [[nodiscard]] std::string_view without_article(std::string_view text) const noexcept {
    if (language_ != "it" && language_ != "fr") return text;
    return text.substr(text.rfind('\'') + 1);
  }

  // "(Smith 55)." behind a quotation: the full stop behind it ends both.
  [[nodiscard]] bool is_citation(std::size_t i) const noexcept {
    if (!is(i, "(")) return false;
    constexpr std::size_t longest = 40;
    const std::size_t limit = std::min(end_, i + longest);
    for (++i; i + 1 < limit; ++i)
      if (is(i, ")")) return is(i + 1, ".") && !space_before(i + 1);
    return false;
  }

  static constexpr auto short_words = std::to_array<std::string_view>(
      {"all", "do",  "her", "him", "in",  "is", "it", "me",  "now", "off", "on",
       "one", "out", "so",  "too", "two", "up", "us", "way", "yet", "you"});

  // "sent.Please": words with a space forgotten between them; not "System.Out".
  [[nodiscard]] bool forgotten_space(std::size_t previous, std::size_t next) const noexcept {
    if (!is_word(previous) || !is_word(next) || !upper(next)) return false;
    if (folded(previous).size() < 2 || upper(next + 1)) return false;
    // A name of a program: "as.Date(x)".
    if (!space_before(next + 1) && (is(next + 1, "(") || is(next + 1, "."))) return false;
    // A file: "normalise.R", "see make.Rules, line 4".
    const bool goes_on = !space_before(next + 1) &&
                         (is(next + 1, ",") || is(next + 1, ";") || is(next + 1, ")")) &&
                         !begins_sentences(folded(next));
    if (goes_on || (is_letter(next) && !is(next, "i") && !is(next, "a"))) return false;
    if (abbreviation(folded(previous), language_) != Abbreviation::none) return false;
    const std::size_t last = code_point_start(body_, words_[previous].span.end - 1);
    return is_lower_case_at(body_, last) && (begins_sentences(folded(next)) || lower(previous));
  }

  [[nodiscard]] bool number_ends(std::size_t previous, std::size_t word,
                                 bool next_lower) const noexcept {
    const std::string_view text = folded(previous);
    const bool ordinal = text.size() <= 2 && is_all_of(text, "0123456789");
    if (!english_ && ordinal && is_month(folded(word))) return false;
    return !next_lower;
  }

  [[nodiscard]] bool is_letter(std::size_t i) const noexcept {
    std::size_t offset = words_[i].span.start;
    const std::size_t end = words_[i].span.end;
    if (end - offset > 4) return false;
    (void)next_code_point(body_, offset);
    return offset == end;
  }

  // "J. K. Rowling", "plan B. We …", "you and I. Did …".
  [[nodiscard]] bool letter_ends(std::size_t previous, std::size_t word,
                                 bool next_upper) const noexcept {
    if (previous == start_) return false;
    if (!english_ || !next_upper) return false;
    if (is(previous, "i") && !(previous > start_ + 1 && upper(previous - 1))) return true;
    return begins_sentences(folded(word)) && !is_letter(word);
  }

  [[nodiscard]] bool is_roman(std::size_t i) const noexcept {
    return upper(i) && folded(i).size() <= 5 && is_all_of(folded(i), "ivxlc");
  }

  // Abbreviations of names' beginnings and of what explains: the sentence always goes on.
  [[nodiscard]] static bool is_title(std::string_view text) noexcept {
    static constexpr auto titles = std::to_array<std::string_view>(
        {"capt", "cf",     "col", "dr",  "e.g", "eg",   "gen", "gov", "hon", "hr",  "i.e",
         "lt",   "messrs", "mr",  "mrs", "ms",  "prof", "rep", "sen", "sgt", "viz", "vs"});
    return std::binary_search(titles.begin(), titles.end(), text);
  }
  [[nodiscard]] static bool is_everyday(std::string_view text) noexcept {
    static constexpr auto words = std::to_array<std::string_view>(
        {"am", "amt", "co", "cont", "corp", "dec", "fri", "jan", "jun", "kg", "mar", "mon", "pm",
         "sat", "sec", "sun", "wed"});
    return std::binary_search(words.begin(), words.end(), text) && text != "pm" && text != "co" &&
           text != "corp" && text != "kg";
  }

  std::string_view body_;
  Text& text_;
  const std::vector<Word>& words_;
  std::size_t first_;
  std::size_t end_;
  std::size_t start_;  // the first word of the sentence at hand
  std::string_view language_;
  bool english_;
  std::size_t line_start_;
  bool ascii_;  // the region is
  std::size_t paragraph_width_ = 0;
  bool wrapped_ = true;
  std::size_t quotation_end_ = 0;
  int list_number_ = -1;
  std::size_t list_marker_ = static_cast<std::size_t>(-1);
};

}  // namespace

void add_sentence(std::size_t first, std::size_t end, Text& text) {
  const auto words = std::span(text.words).subspan(first, end - first);
  const bool has_content = std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind != WordKind::symbol || !is_all_of(word.folded, ".,;:!?\"'()");
  });
  if (!has_content) return;
  Sentence& sentence = text.sentences.emplace_back();
  sentence.span = {words.front().span.start, words.back().span.end};
  sentence.first_word = first;
  sentence.end_word = end;
}

void append_sentences(std::string_view body, Span region, std::size_t first_word,
                      std::size_t end_word, std::string_view language, Text& text) {
  Segmenter(body, region, first_word, end_word, language, text).run();
}

}  // namespace replylint
