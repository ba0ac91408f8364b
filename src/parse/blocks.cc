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
  void read_regions();
  void read_region(std::size_t first, std::size_t end, bool is_first, bool is_last);
  std::size_t cut_signature(std::size_t first, std::size_t end, bool is_last);
  std::size_t cut_footer(std::size_t first, std::size_t end);
  std::size_t cut_sign_off(std::size_t first, std::size_t end, bool is_last, bool text_above);
  std::size_t cut_unannounced_signature(std::size_t first, std::size_t end);
  [[nodiscard]] std::vector<Block> blocks() const;

  [[nodiscard]] std::string_view text(std::size_t line) const {
    return trimmed(lines_[line].text(body_));
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
  return words >= 4 && (text.back() == '.' || text.back() == '?' || text.back() == '!') &&
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
        role.divider = j < header.separator_lines && is_separator_line(text(i + j));
      }
      i += header.lines;
      // The fields of a web form above the customer's own words introduce nobody else's.
      if (own_text || depth > 0 || header.dated) {
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
      const bool marked = i < lines_.size() && lines_[i].marks > 0;
      if (!marked && attribution.sure && (own_text || depth > 0)) {
        ++depth;
        structured = false;
      }
      continue;
    }
    // The end of a quoted line that was wrapped without a mark.
    if (i > 0 && i + 1 < lines_.size() && !line.after_blank && !lines_[i + 1].after_blank &&
        lines_[i - 1].marks > 0 && lines_[i + 1].marks == lines_[i - 1].marks &&
        lines_[i - 1].span.size() >= 60 && line.span.size() <= 40 &&
        roles_[i - 1].kind == BlockKind::quote) {
      const char front = text(i).front();
      const char before = text(i - 1).back();
      if (front >= 'a' && front <= 'z' && before != '.' && before != '?' && before != '!' &&
          before != ':') {
        roles_[i] = roles_[i - 1];
        ++i;
        continue;
      }
    }
    plain(i);
    ++i;
  }
}

void BlockParser::set_signature(std::size_t first, std::size_t end) {
  bool notice = false;
  for (std::size_t i = first; i < end; ++i) {
    if (is_separator_line(text(i)))
      roles_[i].divider = true;
    else if (lines_[i].after_blank || i == first || roles_[i - 1].divider)
      notice = is_notice(text(i)) || (notice && is_sentence(text(i)));
    set(i, notice ? BlockKind::notice : BlockKind::signature);
  }
}

void BlockParser::read_regions() {
  const auto is_text = [&](std::size_t i) {
    const Role& role = roles_[i];
    return (role.kind == BlockKind::answer && role.depth == 0) ||
           (role.kind == BlockKind::original && role.structured);
  };
  std::size_t last_own = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i)
    if (roles_[i].kind == BlockKind::answer && roles_[i].depth == 0) last_own = i;
  bool first_own = true;
  for (std::size_t i = 0; i < lines_.size();) {
    if (!is_text(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < lines_.size() && is_text(end) && roles_[end].kind == roles_[i].kind &&
           roles_[end].depth == roles_[i].depth)
      ++end;
    const bool own = roles_[i].depth == 0;
    read_region(i, end, !own || first_own, !own || end > last_own);
    if (own) first_own = false;
    i = end;
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
    if (end - i <= most_lines && (is_last || end - i <= 6) && found == end) found = i;
  }
  if (found == end) return end;
  roles_[found].divider = true;
  set_signature(found + 1, end);
  return found;
}

// What lists, programs and companies add below: where the text above it ends.
std::size_t BlockParser::cut_footer(std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 30;
  for (std::size_t i = end > first + most_lines ? end - most_lines : first; i < end; ++i) {
    const std::string_view line = text(i);
    const bool separator = is_separator_line(line);
    if (separator && i > first) {
      for (std::size_t j = i + 1; j < end && j < i + 4; ++j) {
        if (!is_list_footer(text(j)) && !is_notice(text(j)) && !is_contact_line(text(j))) continue;
        roles_[i].divider = true;
        set_signature(i + 1, end);
        return i;
      }
      if (i + 1 == end || line.front() == '_') {
        roles_[i].divider = true;
        set_signature(i + 1, end);
        return i;
      }
    }
    if (!separator && line.size() > 20 && line.substr(0, 5) == "-----" && is_list_footer(line)) {
      set_signature(i, end);
      return i;
    }
    if (i == first || i + 9 >= end) {
      if (is_mobile_signature(line)) {
        set(i, BlockKind::signature);
        if (i > first) {
          set_signature(i + 1, end);
          return i;
        }
      }
    }
    if (i > first && lines_[i].after_blank && is_notice(line)) {
      for (std::size_t j = i; j < end; ++j) set(j, BlockKind::notice);
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
std::size_t BlockParser::cut_unannounced_signature(std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 14;
  std::size_t start = end;
  bool contact = false;
  // Paragraph by paragraph from the end.
  while (start > first && end - start < most_lines) {
    std::size_t top = start - 1;
    while (top > first && !lines_[top].after_blank) --top;
    if (end - top > most_lines) break;
    bool contacts = false, short_lines = true;
    for (std::size_t i = top; i < start; ++i) {
      contacts |= is_contact_line(text(i));
      short_lines &= !is_sentence(text(i)) && text(i).back() != ':';
    }
    if (!short_lines) break;
    const Span name = read_signed_name(body_, {lines_[top].content, lines_[top].span.end});
    if (contacts) {
      if (top == first) break;
      // A URL or number that the text announces is its content.
      if (name.empty() && text(top - 1).back() == ':') break;
      if (name.empty() && start == end && start - top == 1) break;
      start = top;
      contact = true;
      if (!name.empty()) break;
      continue;
    }
    if (name.empty() || start - top > 2 || (start - top > 1 && start == end && !contact)) break;
    if (top == first || text(top - 1).back() == ':') break;
    start = top;
    break;
  }
  if (start < end) {
    const Span name = read_signed_name(body_, {lines_[start].content, lines_[start].span.end});
    if (name.empty() && !contact) return end;
    set_signature(start, end);
    if (!name.empty()) set(start, BlockKind::closing);
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
  while (end > first && is_separator_line(text(end - 1))) {
    if (whole > end || is_last)
      roles_[--end].divider = true;
    else
      break;
  }
  std::size_t begin = first;
  if (begin < end && roles_[begin].kind == BlockKind::signature) ++begin;
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
  const std::size_t before = end;
  end = cut_sign_off(begin, end, is_last, !is_first || begin > first);
  if (end == before && is_last && end > begin) end = cut_unannounced_signature(begin, end);
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
