// Divides a body into blocks. Two steps: the structure of the message (quote marks, attributions,
// header blocks, fences) line by line; then, in each stretch of one writer's text, what stands at
// its beginning and its end (salutation, closing, signature) and what is pasted.
#include <algorithm>
#include <string>

#include "replylint/draft.h"

#include "parse/attribution.h"
#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/lines.h"
#include "parse/preformatted.h"
#include "parse/salutation.h"
#include "parse/signature.h"

namespace replylint {
namespace {

struct Role {
  BlockKind kind = BlockKind::answer;
  int depth = 0;
  bool divider = false;     // belongs to no block
  bool fenced = false;      // goes on across blank lines
  bool structured = false;  // an original whose own parts are to be told apart
};

// "...", "[...]", "[snip]", "<snip>"
bool is_cut_mark(std::string_view text) {
  if (text.size() > 12) return false;
  const std::string folded = comparable(text);
  return folded.find("...") != std::string::npos || folded.find("snip") != std::string::npos ||
         folded.find("\xE2\x80\xA6") != std::string::npos ||
         folded.find("cut") != std::string::npos;
}

class BlockParser {
 public:
  explicit BlockParser(const Message& message)
      : message_(message), body_(message.body), lines_(split_lines(body_)), roles_(lines_.size()) {}

  std::vector<Block> parse() {
    read_structure();
    read_regions();
    return blocks();
  }

 private:
  void read_structure();
  // Marked lines follow, at once or below a line such as "[...]" that says what was cut.
  [[nodiscard]] bool marked_from(std::size_t line) const {
    while (line < lines_.size() && lines_[line].marks == 0 && is_cut_mark(text(line))) ++line;
    return line < lines_.size() && lines_[line].marks > 0;
  }
  [[nodiscard]] std::size_t armor_lines(std::size_t first) const;
  void read_regions();
  void read_region(std::size_t first, std::size_t end, bool is_first, bool is_last);
  std::size_t cut_signature(std::size_t first, std::size_t end, bool is_last);
  std::size_t cut_footer(std::size_t first, std::size_t end);
  std::size_t cut_sign_off(std::size_t first, std::size_t end, bool is_last, bool text_above);
  std::size_t cut_unannounced_signature(std::size_t first, std::size_t end, bool quote_above);
  [[nodiscard]] std::vector<Block> blocks() const;

  [[nodiscard]] std::string_view text(std::size_t line) const {
    return trimmed(lines_[line].text(body_));
  }
  // The disclaimer's own words may stand on its second line.
  [[nodiscard]] bool begins_notice(std::size_t line) const {
    const std::size_t last = std::min(line + 2, lines_.size() - 1);
    return is_notice(
        body_.substr(lines_[line].content, lines_[last].span.end - lines_[line].content));
  }
  void set(std::size_t line, BlockKind kind) { roles_[line].kind = kind; }
  void set_signature(std::size_t first, std::size_t end);

  const Message& message_;
  std::string_view body_;
  std::vector<Line> lines_;
  std::vector<Role> roles_;
};

bool is_fence(std::string_view text) {
  return text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~";
}

// ">>> print(x)" of a Python session is no quote of depth 3.
bool is_python_prompt(std::string_view raw, std::string_view content) {
  return raw.substr(0, 4) == ">>> " && content.find_first_of("=(") != std::string_view::npos;
}

// A sentence or a part of one, in contrast to the short lines of a signature.
bool is_sentence(std::string_view text) {
  if (text.size() > 90) return true;
  const std::size_t words = count_words(text);
  if (words >= 10) return true;
  // "Example Hosting Services, Inc." ends no sentence.
  std::size_t small = 0;
  for (std::size_t i = 1; i < text.size(); ++i)
    small += text[i - 1] == ' ' && !(text[i] >= 'A' && text[i] <= 'Z') && is_word_byte(text[i]) &&
             !is_ascii_digit(text[i]);
  return words >= 4 && small >= 2 &&
         (text.back() == '.' || text.back() == '?' || text.back() == '!') &&
         text.find('@') == std::string_view::npos;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return true;
  const char last = text.back();
  return last == '.' || last == '?' || last == '!' || last == ')' || last == ':' || last == '"' ||
         last == '>' || static_cast<unsigned char>(last) >= 0x80;
}

void BlockParser::read_structure() {
  // Closing fences, known beforehand: an opening one without it is no fence.
  std::size_t last_fence = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (lines_[i].marks == 0 && is_fence(text(i))) last_fence = i;

  std::size_t zone = 0;
  int depth = 0;  // of the unmarked message that goes on here; 0: the writer's own
  bool structured = false;
  bool own_text = false;
  for (std::size_t i = 0; i < lines_.size();) {
    const Line& line = lines_[i];
    const std::vector<MarkupZone>& zones = message_.zones;
    while (zone < zones.size() && zones[zone].span.end <= line.span.start) ++zone;
    if (zone < zones.size() && zones[zone].span.start < line.span.end) {
      roles_[i].kind = zones[zone].kind;
      roles_[i].depth = zones[zone].depth;
      ++i;
      continue;
    }
    const auto plain = [&](std::size_t at) {
      roles_[at].kind = depth > 0 ? BlockKind::original : BlockKind::answer;
      roles_[at].depth = depth;
      roles_[at].structured = structured;
      own_text |= depth == 0;
    };
    if (line.marks > 0) {
      const bool alone = (i == 0 || lines_[i - 1].marks == 0) &&
                         (i + 1 >= lines_.size() || lines_[i + 1].marks == 0);
      const std::string_view raw = slice(body_, line.span);
      const bool escaped_from = alone && !line.after_blank && raw.substr(0, 6) == ">From ";
      if (is_python_prompt(raw, line.text(body_)) && (i == 0 || lines_[i - 1].marks != 2)) {
        roles_[i].kind = BlockKind::preformatted;
        roles_[i].depth = depth;
      } else if (escaped_from) {
        plain(i);
      } else {
        roles_[i].kind = BlockKind::quote;
        roles_[i].depth = depth + line.marks;
      }
      ++i;
      continue;
    }
    if (const std::size_t armor = armor_lines(i); armor > 0) {
      for (std::size_t j = i; j < i + armor; ++j) {
        const bool head = text(i).find("SIGNED") != std::string_view::npos;
        roles_[j].kind = head ? BlockKind::header : BlockKind::signature;
        roles_[j].depth = depth;
      }
      i += armor;
      continue;
    }
    if (is_fence(text(i)) && i < last_fence) {
      std::size_t close = i + 1;
      while (close < last_fence && !(lines_[close].marks == 0 && is_fence(text(close)))) ++close;
      for (std::size_t j = i; j <= close; ++j) {
        roles_[j].kind = depth > 0 ? BlockKind::original : BlockKind::preformatted;
        roles_[j].depth = depth;
        roles_[j].fenced = true;
      }
      own_text = true;
      i = close + 1;
      continue;
    }
    if (const HeaderBlock header = find_header_block(body_, lines_, i); header.lines > 0) {
      for (std::size_t j = 0; j < header.lines; ++j) {
        Role& role = roles_[i + j];
        role.depth = depth;
        role.kind = j < header.separator_lines ? BlockKind::attribution : BlockKind::header;
        role.divider = j == 0 && header.separator_lines > 0 && is_divider_line(text(i));
      }
      // The head of a patch made by git.
      if (header.separator_lines == 0 && i > 0 && !line.after_blank &&
          slice(body_, lines_[i - 1].span).substr(0, 5) == "From ") {
        for (std::size_t j = i - 1; j < i + header.lines; ++j)
          if (depth == 0) set(j, BlockKind::preformatted);
        i += header.lines;
        continue;
      }
      i += header.lines;
      // The fields of a web form above the customer's own words introduce nobody else's.
      const bool fields = header.lines > header.separator_lines;
      if ((own_text || depth > 0 || header.announced) && (fields || !marked_from(i))) {
        ++depth;
        structured = header.lotus_notes;
      }
      continue;
    }
    if (const Attribution attribution = find_attribution(body_, lines_, i); attribution.lines > 0) {
      for (std::size_t j = 0; j < attribution.lines; ++j) {
        roles_[i + j].kind = BlockKind::attribution;
        roles_[i + j].depth = depth;
      }
      i += attribution.lines;
      if (!marked_from(i) && attribution.sure && (own_text || depth > 0)) {
        ++depth;
        structured = false;
      }
      continue;
    }
    // The end of a quoted line that was wrapped without a mark.
    if (i > 0 && i + 1 < lines_.size() && !line.after_blank && !lines_[i + 1].after_blank &&
        lines_[i - 1].marks > 0 && lines_[i + 1].marks == lines_[i - 1].marks &&
        line.span.size() <= 60 && roles_[i - 1].kind == BlockKind::quote && !text(i - 1).empty()) {
      const char front = text(i).front();
      const char before = text(i - 1).back();
      const bool sentence_goes_on = lines_[i - 1].span.size() >= 60 && line.span.size() <= 40 &&
                                    front >= 'a' && front <= 'z' && before != '.' &&
                                    before != '?' && before != '!' && before != ':';
      const auto count = [&](std::size_t at, char c) {
        const std::string_view where = text(at);
        return std::count(where.begin(), where.end(), c);
      };
      const bool bracket_goes_on =
          count(i - 1, '(') > count(i - 1, ')') && count(i, ')') > count(i, '(');
      if (sentence_goes_on || bracket_goes_on) {
        roles_[i] = roles_[i - 1];
        ++i;
        continue;
      }
    }
    plain(i);
    ++i;
  }
}

// "-----BEGIN PGP SIGNED MESSAGE-----" and "Hash: ..."; a PGP signature from its first line to its
// last. How many lines it takes; 0: there is none.
std::size_t BlockParser::armor_lines(std::size_t first) const {
  constexpr std::string_view begin = "-----BEGIN PGP ";
  constexpr std::size_t most_lines = 80;
  if (text(first).substr(0, begin.size()) != begin) return 0;
  const std::string_view rest = text(first).substr(begin.size());
  if (rest == "SIGNED MESSAGE-----") {
    const bool hash = first + 1 < lines_.size() && text(first + 1).substr(0, 5) == "Hash:";
    return hash ? 2 : 1;
  }
  if (rest != "SIGNATURE-----") return 0;
  for (std::size_t i = first + 1; i < lines_.size() && i < first + most_lines; ++i)
    if (text(i) == "-----END PGP SIGNATURE-----") return i - first + 1;
  return 0;
}

void BlockParser::set_signature(std::size_t first, std::size_t end) {
  bool notice = false;
  for (std::size_t i = first; i < end; ++i) {
    if (is_divider_line(text(i)) || read_delimiter(slice(body_, lines_[i].span)) != Delimiter::none)
      roles_[i].divider = true;
    else if (lines_[i].after_blank || i == first || roles_[i - 1].divider)
      notice = begins_notice(i) || (notice && is_sentence(text(i)));
    set(i, notice ? BlockKind::notice : BlockKind::signature);
  }
}

void BlockParser::read_regions() {
  struct Region {
    std::size_t first = 0, end = 0;
  };
  std::vector<Region> regions;
  const auto is_text = [&](std::size_t i) {
    const BlockKind kind = roles_[i].kind;
    return (kind == BlockKind::answer && roles_[i].depth == 0) || kind == BlockKind::original;
  };
  for (std::size_t i = 0; i < lines_.size();) {
    if (!is_text(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines_.size() && is_text(end) && roles_[end].kind == roles_[i].kind &&
           roles_[end].depth == roles_[i].depth)
      ++end;
    regions.push_back({i, end});
    i = end;
  }
  // Footers and announced signatures first: what a list adds below a quote is not the end of the
  // writer's text.
  std::size_t first_own = lines_.size(), last_own = 0;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    Region& region = regions[i];
    const bool own = roles_[region.first].depth == 0;
    region.end = cut_signature(region.first, region.end, !own || i + 1 == regions.size());
    region.end = cut_footer(region.first, region.end);
    if (!own || region.end == region.first) continue;
    first_own = std::min(first_own, region.first);
    last_own = region.first;
  }
  for (const Region& region : regions) {
    if (region.first == region.end) continue;
    const Role& role = roles_[region.first];
    const bool whole = role.depth > 0;  // every original is a message of its own
    const bool structured = role.structured;
    read_region(region.first, region.end, whole || region.first == first_own,
                whole || region.first == last_own);
    if (!whole || structured) continue;
    for (std::size_t i = region.first; i < region.end; ++i)
      if (roles_[i].kind == BlockKind::salutation || roles_[i].kind == BlockKind::closing)
        set(i, BlockKind::original);
  }
}

// A signature behind a delimiter: where the text above it ends.
std::size_t BlockParser::cut_signature(std::size_t first, std::size_t end, bool is_last) {
  constexpr std::size_t most_lines = 16;
  std::size_t found = end;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view raw = slice(body_, lines_[i].span);
    if (raw.size() > 8) continue;
    const Delimiter delimiter = read_delimiter(raw);
    if (delimiter == Delimiter::none) continue;
    if (delimiter == Delimiter::exact) {
      found = i;
      break;
    }
    if (found != end || end - i > most_lines || (!is_last && end - i > 6)) continue;
    std::size_t prose = 0;
    for (std::size_t j = i + 1; j < end && !is_divider_line(text(j)); ++j)
      prose += is_sentence(text(j));
    if (prose <= 3) found = i;
  }
  if (found == end) return end;
  set_signature(found, end);
  return found;
}

// What lists, programs and companies add: where the text above it ends.
std::size_t BlockParser::cut_footer(std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 30;
  const auto is_footer = [&](std::size_t i) { return is_list_footer(text(i)); };
  const std::size_t begin = end > first + most_lines ? end - most_lines : first;
  for (std::size_t i = first; i < end; ++i) {
    // A frame at the top: "-----", "This is an automatically generated e-mail.", "-----".
    if (i == first && is_divider_line(text(i)) && i + 2 < end && is_footer(i + 1)) {
      std::size_t close = i + 2;
      while (close < end && close < i + 5 && !is_divider_line(text(close))) ++close;
      if (close < end && close < i + 5 && close + 1 < end) {
        set_signature(i, close + 1);
        i = close;
        continue;
      }
    }
    if (i < begin && (!lines_[i].after_blank || lines_[i].span.size() > 80)) continue;
    const std::string_view line = text(i);
    const bool own = roles_[i].depth == 0;
    if (is_divider_line(line) && i >= begin) {
      bool footer = i + 1 == end;
      for (std::size_t j = i + 1; j < end && j < i + 4; ++j)
        footer |= is_footer(j) || begins_notice(j);
      // Short lines with a number or address among them, to the end.
      bool contacts = end - i <= 16, short_lines = true;
      std::size_t found = 0;
      for (std::size_t j = i + 1; j < end && short_lines; ++j) {
        short_lines =
            !is_sentence(text(j)) && text(j).find_first_of("{};=<") == std::string_view::npos;
        found += is_contact_line(text(j));
      }
      contacts = contacts && short_lines && found > 0 && own;
      if (!footer && !contacts && !(own && line.front() == '_' && i > first)) continue;
      std::size_t from = i;
      // An advertisement in a frame of its own above the footer.
      for (std::size_t above = i; footer && above > first && above + 9 > i;) {
        --above;
        if (text(above).size() < 60 || !is_divider_line(text(above))) continue;
        for (std::size_t j = above + 1; j < i; ++j)
          if (text(j).find("http") != std::string_view::npos) from = above;
        break;
      }
      set_signature(from, end);
      return from;
    }
    if (i >= begin && line.size() > 20 && line.substr(0, 5) == "-----" && is_footer(i)) {
      set_signature(i, end);
      return i;
    }
    if (!own) continue;
    if ((i == first || lines_[i].after_blank || i + 9 >= end) && is_mobile_signature(line)) {
      set(i, BlockKind::signature);
      if (i > first && end - i <= 9) {
        set_signature(i + 1, end);
        return i;
      }
      continue;
    }
    if (i > first && i >= begin && lines_[i].after_blank && begins_notice(i)) {
      for (std::size_t j = i; j < end; ++j) {
        set(j, BlockKind::notice);
        roles_[j].divider = is_divider_line(text(j));
      }
      return i;
    }
  }
  return end;
}

// The closing and what stands below it: where the text above it ends.
std::size_t BlockParser::cut_sign_off(std::size_t first, std::size_t end, bool is_last,
                                      bool text_above) {
  constexpr std::size_t most_lines = 16;
  const std::size_t reach = is_last ? most_lines : 3;
  for (std::size_t i = end > first + reach ? end - reach : first; i < end; ++i) {
    const auto closing = read_closing(body_, {lines_[i].content, lines_[i].span.end});
    if (!closing) continue;
    if (i == first && !text_above && (closing->thanks || end - i == 1)) continue;
    // The last word of a wrapped sentence is no valediction.
    if (i > first && !lines_[i].after_blank) {
      const char front = text(i).front();
      if (front >= 'a' && front <= 'z' && text(i - 1).size() > 50 && !ends_sentence(text(i - 1)) &&
          text(i - 1).back() != ',')
        continue;
    }
    std::size_t below = i + 1;
    bool named = !closing->name.empty();
    while (below < end && below <= i + 3) {
      const Span line{lines_[below].content, lines_[below].span.end};
      if (read_closing(body_, line)) {
        ++below;
        continue;
      }
      if (named || read_signed_name(body_, line).empty()) break;
      named = true;
      ++below;
    }
    // Prose behind thanks: no farewell yet.
    std::size_t prose = end;
    for (std::size_t j = below; j < end; ++j)
      if (is_sentence(text(j)) && !is_list_footer(text(j)) && !is_contact_line(text(j))) {
        prose = j;
        break;
      }
    if (prose < end && (closing->thanks || !named)) continue;
    if (!is_last && !named && closing->thanks) continue;
    for (std::size_t j = i; j < below; ++j) set(j, BlockKind::closing);
    set_signature(below, prose);
    return i;
  }
  return end;
}

// A name, or a name and contact lines, without any announcement: where the text above it ends.
std::size_t BlockParser::cut_unannounced_signature(std::size_t first, std::size_t end,
                                                   bool quote_above) {
  constexpr std::size_t most_lines = 14;
  std::size_t start = end;
  bool contact = false;
  std::size_t contact_lines = 0;
  // Paragraph by paragraph from the end.
  while (start > first && end - start < most_lines) {
    std::size_t top = start - 1;
    while (top > first && !lines_[top].after_blank && !is_sentence(text(top - 1))) --top;
    if (end - top > most_lines) break;
    std::size_t contacts = 0;
    bool short_lines = true;
    for (std::size_t i = top; i < start; ++i) {
      contacts += is_contact_line(text(i));
      short_lines &= !is_sentence(text(i)) && text(i).back() != ':';
    }
    if (!short_lines) break;
    const Span name = read_signed_name(body_, {lines_[top].content, lines_[top].span.end});
    if (contacts > 0) {
      if (top == first) break;
      // A URL or number that the text announces is its content.
      if (name.empty() && text(top - 1).back() == ':') break;
      contact_lines += contacts;
      contact |= contact_lines >= 2 || start - top >= 3 || !name.empty();
      start = top;
      if (!name.empty()) break;
      continue;
    }
    // A name alone; below it titles and companies where contact lines follow.
    if (name.empty() || (start - top > 1 && contact_lines == 0)) break;
    // Below a quote that nothing answers, a name is still the writer's, and no answer.
    if (top == first) {
      if (quote_above && count_words(slice(body_, name)) <= 3) start = top;
      break;
    }
    if (text(top - 1).back() == ':') break;
    if (!lines_[top].after_blank && !ends_sentence(text(top - 1))) break;
    start = top;
    break;
  }
  if (start < end) {
    const Span name = read_signed_name(body_, {lines_[start].content, lines_[start].span.end});
    if (name.empty() && !contact) return end;
    set_signature(start, end);
    // "Dana" signs; "Dana Example" above a title or a number is the head of the signature.
    const bool alone = start + 1 == end || lines_[start + 1].after_blank;
    if (!name.empty() && (alone || count_words(slice(body_, name)) == 1))
      set(start, BlockKind::closing);
    return start;
  }
  // "... on Monday.\nDana"
  if (end - first >= 2) {
    const std::size_t last = end - 1;
    const Span name = read_signed_name(body_, {lines_[last].content, lines_[last].span.end});
    const std::string_view above = text(last - 1);
    if (!name.empty() && count_words(slice(body_, name)) <= 3 && above.back() != ':' &&
        (ends_sentence(above) || name.start > lines_[last].content) && is_sentence(above)) {
      set(last, BlockKind::closing);
      return last;
    }
  }
  return end;
}

void BlockParser::read_region(std::size_t first, std::size_t end, bool is_first, bool is_last) {
  const std::size_t whole = end;
  end = cut_signature(first, end, is_last);
  end = cut_footer(first, end);
  while (end > first && is_divider_line(text(end - 1))) {
    if (whole > end || is_last)
      roles_[--end].divider = true;
    else
      break;
  }
  std::size_t begin = first;
  while (begin < end && roles_[begin].kind == BlockKind::signature) ++begin;
  // The salutation: on the first line; a greeting alone also on one of the next.
  for (std::size_t i = begin; i < end && i < begin + 3; ++i) {
    if (i > begin && !lines_[i].after_blank) continue;
    const auto salutation = read_salutation(body_, {lines_[i].content, lines_[i].span.end});
    if (!salutation || !salutation->alone) continue;
    if (!salutation->greeting && (i > begin || !is_first || i + 1 >= whole)) continue;
    set(i, BlockKind::salutation);
    if (i == begin) ++begin;
    break;
  }
  // A postscript stands below the name, and is prose.
  for (std::size_t i = end; i > begin + 1 && end - i < 8;) {
    --i;
    if (!lines_[i].after_blank || !starts_with_phrase(comparable(head(text(i), 4)), "ps")) {
      if (text(i).substr(0, 4) != "P.S.") continue;
    }
    end = i;
    break;
  }
  const std::size_t before = end;
  const bool text_above = !is_first || begin > first;
  end = cut_sign_off(begin, end, is_last, text_above);
  if (end == before && is_last && end > begin)
    end = cut_unannounced_signature(begin, end, !is_first);
  const bool own = roles_[first].depth == 0;
  if (!own) return;
  const std::vector<bool> preformatted = find_preformatted(body_, lines_, begin, end);
  for (std::size_t i = begin; i < end; ++i)
    if (preformatted[i - begin] && roles_[i].kind == BlockKind::answer)
      set(i, BlockKind::preformatted);
}

std::vector<Block> BlockParser::blocks() const {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Role& role = roles_[i];
    if (role.divider) continue;
    const bool goes_on =
        i > 0 && !roles_[i - 1].divider && roles_[i - 1].kind == role.kind &&
        roles_[i - 1].depth == role.depth &&
        (!lines_[i].after_blank || (role.fenced && roles_[i - 1].fenced && !is_fence(text(i - 1))));
    if (goes_on)
      blocks.back().span.end = lines_[i].span.end;
    else
      blocks.push_back({role.kind, role.depth, lines_[i].span});
  }
  return blocks;
}

}  // namespace

std::vector<Block> parse_blocks(const Message& message) {
  return BlockParser(message).parse();
}

}  // namespace replylint
