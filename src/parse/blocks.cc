// Divides a body into blocks. Two steps: the structure of the message (quote marks, attributions,
// header blocks, fences) line by line; then, in each stretch of one writer's text, what stands at
// its beginning and its end (salutation, closing, signature) and what is pasted.
#include <algorithm>
#include <string>

#include "replylint/draft.h"

#include "parse/attribution.h"
#include "parse/body.h"
#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/letters.h"
#include "parse/preformatted.h"
#include "parse/salutation.h"
#include "parse/session.h"
#include "parse/sign_off.h"
#include "parse/signature.h"

namespace replylint {
namespace {

class BlockParser {
 public:
  explicit BlockParser(const Message& message)
      : message_(message), body_{message.body, split_lines(message.body), {}} {
    divide_shared_lines();
    body_.roles.resize(body_.lines.size());
  }

  std::vector<Block> parse() {
    read_structure();
    read_regions();
    return blocks();
  }

 private:
  void divide_shared_lines();
  [[nodiscard]] std::size_t find_last_fence() const;
  void read_structure();
  // Marked lines follow, at once or below a line such as "[...]" that says what was cut.
  [[nodiscard]] bool marked_from(std::size_t line) const {
    while (line < body_.lines.size() && body_.lines[line].marks == 0 &&
           is_cut_mark(body_.line(line)))
      ++line;
    return line < body_.lines.size() && body_.lines[line].marks > 0;
  }
  // The same, or an attribution stands above them.
  [[nodiscard]] bool quote_from(std::size_t line) const {
    if (line < body_.lines.size() && body_.lines[line].marks == 0)
      line += find_attribution(body_.text, body_.lines, line).lines;
    return marked_from(line);
  }
  [[nodiscard]] std::size_t armor_lines(std::size_t first) const;
  [[nodiscard]] std::size_t note_lines(std::size_t first) const;
  // At a glance at both ends of the line.
  [[nodiscard]] bool may_be_program_note(std::size_t line) const {
    const std::string_view text = body_.line(line);
    return body_.may_be(line, Opening::program_note) || text.front() == '[' || text.back() == '}';
  }
  // Words that neither a header block nor an attribution begins with, above words: at a glance, for
  // most lines.
  [[nodiscard]] bool begins_nothing(std::size_t line) const;
  [[nodiscard]] bool is_letterhead(std::size_t line) const;
  void read_regions();
  [[nodiscard]] bool is_addressed(std::size_t line, std::size_t end,
                                  const SalutationText& salutation) const;
  void read_region(std::size_t first, std::size_t end, bool is_first, bool is_last);
  [[nodiscard]] std::vector<Block> blocks() const;

  const Message& message_;
  Body body_;
};

bool is_fence(std::string_view text) {
  if (!text.starts_with('`') && !text.starts_with('~')) return false;
  return text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~";
}

// "PS: ...", "P.S. ...", "[1] https://..."
bool is_postscript(std::string_view text) {
  if (text.starts_with("P.S.") || text.starts_with("[1]")) return true;
  const bool may_be_ps = text[0] == 'P' || text[0] == 'p' || text[0] == '*' ||
                         static_cast<unsigned char>(text[0]) >= 0x80;
  return may_be_ps && starts_with_phrase(comparable(head(text, 4)), "ps");
}

// A few marks and no words.
bool is_punctuation(std::string_view text) {
  constexpr std::size_t longest = 8;
  if (text.size() > longest) return false;
  const ComparableText marks = comparable(text);
  return std::none_of(marks.begin(), marks.end(), is_word_byte);
}

// "====", "***"
bool is_short_rule(std::string_view text) {
  return text.size() >= 3 &&
         std::string_view("-=_*~#").find(text.front()) != std::string_view::npos &&
         text.find_first_not_of(text.front()) == std::string_view::npos;
}

// Makes two lines of one that holds text and, behind it, the beginning of an attribution.
void BlockParser::divide_shared_lines() {
  constexpr std::size_t most_lines = 4;  // of an attribution
  std::vector<Line> divided;
  std::size_t taken = 0;
  const std::size_t count = body_.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    // It has a date, and the colon at its end is near.
    const Line& line = body_.lines[i];
    if (line.marks > 0 || !line.signs) continue;
    const auto ends = [&](std::size_t at) {
      const char c = body_.line(at).back();
      return c == ':' || static_cast<unsigned char>(c) >= 0x80;
    };
    std::size_t last = i;
    while (!ends(last) && last + 1 < count && last + 1 < i + most_lines &&
           !body_.lines[last + 1].after_blank && body_.lines[last + 1].marks == 0)
      ++last;
    if (!ends(last)) continue;
    const std::size_t at = find_shared_attribution(body_.text, body_.lines, i);
    if (at == std::string_view::npos) continue;
    divided.insert(divided.end(), body_.lines.begin() + static_cast<std::ptrdiff_t>(taken),
                   body_.lines.begin() + static_cast<std::ptrdiff_t>(i));
    taken = i + 1;
    Line text = body_.lines[i];
    text.span.end = at;
    while (body_.text[text.span.end - 1] == ' ' || body_.text[text.span.end - 1] == '-')
      --text.span.end;
    Line attribution = body_.lines[i];
    attribution.span.start = attribution.content = at;
    attribution.after_blank = false;
    read_text(body_.text, text);
    read_text(body_.text, attribution);
    divided.push_back(text);
    divided.push_back(attribution);
  }
  if (divided.empty()) return;
  divided.insert(divided.end(), body_.lines.begin() + static_cast<std::ptrdiff_t>(taken),
                 body_.lines.end());
  body_.lines = std::move(divided);
}

bool BlockParser::begins_nothing(std::size_t line) const {
  const Line& at = body_.lines[line];
  if (at.signs || at.beyond_ascii || !is_ascii_letter(body_.text[at.visible.start]) ||
      at.openings.may_be(Opening::field_name) || at.openings.may_be(Opening::separator) ||
      at.openings.may_be(Opening::reply_marker))
    return false;
  if (line + 1 == body_.lines.size()) return true;
  const Line& below = body_.lines[line + 1];
  if (below.marks > 0) return false;
  // "Sent by: Dana" belongs to the name above it.
  const char front = body_.text[below.visible.start];
  return below.after_blank || (is_ascii_letter(front) && front != 's' && front != 'S');
}

std::size_t BlockParser::find_last_fence() const {
  if (body_.text.find("```") == std::string_view::npos &&
      body_.text.find("~~~") == std::string_view::npos)
    return 0;
  for (std::size_t i = body_.lines.size(); i-- > 0;)
    if (body_.lines[i].marks == 0 && is_fence(body_.line(i))) return i;
  return 0;
}

void BlockParser::read_structure() {
  // Closing fences, known beforehand: an opening one without it is no fence.
  const std::size_t last_fence = find_last_fence();

  const std::vector<bool> session = find_sessions(body_.text, body_.lines);
  bool introduced = false;  // an attribution or a header block, above somebody else's words
  std::size_t zone = 0;
  int depth = 0;  // of the unmarked message that goes on here; 0: the writer's own
  bool structured = false;
  bool own_text = false;
  const std::vector<MarkupZone>& zones = message_.zones;
  const bool has_session = !session.empty();
  const std::size_t line_count = body_.lines.size();
  for (std::size_t i = 0; i < line_count;) {
    const Line& line = body_.lines[i];
    while (zone < zones.size() && zones[zone].span.end <= line.span.start) ++zone;
    if (zone < zones.size() && zones[zone].span.start < line.span.end) {
      body_.roles[i].kind = zones[zone].kind;
      body_.roles[i].depth = zones[zone].depth;
      ++i;
      continue;
    }
    const auto plain = [&](std::size_t at) {
      body_.roles[at].kind = depth > 0 ? BlockKind::original : BlockKind::answer;
      body_.roles[at].depth = depth;
      body_.roles[at].structured = structured;
      own_text |= depth == 0;
    };
    const auto introduce = [&](std::size_t at, std::size_t lines, bool sure) {
      for (std::size_t j = at; j < at + lines; ++j) {
        body_.roles[j].kind = BlockKind::attribution;
        body_.roles[j].depth = depth;
      }
      introduced = true;
      if (marked_from(at + lines) || !sure || (!own_text && depth == 0)) return;
      ++depth;
      structured = false;
    };
    if (has_session && session[i]) {
      body_.roles[i].kind = depth > 0 ? BlockKind::original : BlockKind::preformatted;
      body_.roles[i].depth = depth;
      own_text |= depth == 0;
      ++i;
      continue;
    }
    if (line.marks == 3 && is_groupwise_attribution(slice(body_.text, line.span))) {
      introduce(i, 1, true);
      ++i;
      continue;
    }
    if (line.marks > 0) {
      const bool escaped_from = line.marks == 1 && !line.after_blank &&
                                slice(body_.text, line.span).starts_with(">From ") &&
                                (i == 0 || body_.lines[i - 1].marks == 0) &&
                                (i + 1 >= body_.lines.size() || body_.lines[i + 1].marks == 0);
      if (escaped_from) {
        plain(i);
      } else {
        body_.roles[i].kind = BlockKind::quote;
        body_.roles[i].depth = depth + line.marks;
      }
      ++i;
      continue;
    }
    const std::string_view text = body_.line(i);
    if (const std::size_t armor = text.front() == '-' ? armor_lines(i) : 0; armor > 0) {
      for (std::size_t j = i; j < i + armor; ++j) {
        body_.roles[j].kind = BlockKind::notice;
        body_.roles[j].depth = depth;
      }
      i += armor;
      continue;
    }
    if (i < last_fence && is_fence(text)) {
      std::size_t close = i + 1;
      while (close < last_fence && !(body_.lines[close].marks == 0 && is_fence(body_.line(close))))
        ++close;
      for (std::size_t j = i; j <= close; ++j) {
        body_.roles[j].kind = depth > 0 ? BlockKind::original : BlockKind::preformatted;
        body_.roles[j].depth = depth;
        body_.roles[j].fenced = true;
      }
      own_text = true;
      i = close + 1;
      continue;
    }
    if (const std::size_t note =
            may_be_program_note(i) && is_program_note(text) ? note_lines(i) : 0;
        note > 0) {
      for (std::size_t j = i; j < i + note; ++j) {
        body_.roles[j].kind = BlockKind::notice;
        body_.roles[j].depth = depth;
      }
      i += note;
      continue;
    }
    const bool may_begin = !begins_nothing(i);
    if (const HeaderBlock header =
            may_begin ? find_header_block(body_.text, body_.lines, i) : HeaderBlock{};
        header.lines > 0) {
      for (std::size_t j = 0; j < header.lines; ++j) {
        Role& role = body_.roles[i + j];
        role.depth = depth;
        role.kind = j < header.separator_lines ? BlockKind::attribution : BlockKind::header;
        role.divider = j == 0 && header.separator_lines > 0 && is_divider_line(body_.line(i));
      }
      // The head of a patch made by git.
      if (header.separator_lines == 0 && i > 0 && !line.after_blank &&
          slice(body_.text, body_.lines[i - 1].span).substr(0, 5) == "From ") {
        for (std::size_t j = i - 1; j < i + header.lines; ++j)
          if (depth == 0) body_.set(j, BlockKind::preformatted);
        i += header.lines;
        continue;
      }
      // Lotus Notes writes the sender's company above the fields.
      if (header.lotus_notes && header.separator_lines == 0 && i > 0 && is_letterhead(i - 1)) {
        body_.set(i - 1, BlockKind::signature);
        body_.roles[i - 1].depth = depth + 1;
      }
      // A rule above the fields, shorter than one that announces them by itself.
      if (i > 0 && body_.lines[i - 1].marks == 0 && is_short_rule(body_.line(i - 1)))
        body_.roles[i - 1].divider = true;
      i += header.lines;
      // The fields of a web form above the customer's own words introduce nobody else's.
      const bool fields = header.lines > header.separator_lines;
      if ((own_text || depth > 0 || header.announced) && (fields || !quote_from(i))) {
        ++depth;
        structured = header.lotus_notes;
        introduced = true;
      }
      continue;
    }
    if (const Attribution attribution =
            may_begin ? find_attribution(body_.text, body_.lines, i) : Attribution{};
        attribution.lines > 0) {
      introduce(i, attribution.lines, attribution.sure);
      i += attribution.lines;
      continue;
    }
    // The end of a quoted line that was wrapped without a mark.
    if (i > 0 && i + 1 < body_.lines.size() && !line.after_blank &&
        !body_.lines[i + 1].after_blank && body_.lines[i - 1].marks > 0 &&
        body_.lines[i + 1].marks == body_.lines[i - 1].marks && line.span.size() <= 60 &&
        body_.roles[i - 1].kind == BlockKind::quote && !body_.line(i - 1).empty()) {
      const char front = body_.line(i).front();
      const char before = body_.line(i - 1).back();
      const bool sentence_goes_on =
          body_.lines[i - 1].span.size() >= 60 && line.span.size() <= 40 && front >= 'a' &&
          front <= 'z' && before != '.' && before != '?' && before != '!' && before != ':';
      const auto count = [&](std::size_t at, char c) {
        const std::string_view where = body_.line(at);
        return std::count(where.begin(), where.end(), c);
      };
      const bool bracket_goes_on =
          count(i - 1, '(') > count(i - 1, ')') && count(i, ')') > count(i, '(');
      const bool quotation_goes_on =
          front >= 'a' && front <= 'z' && count(i - 1, '"') % 2 == 1 && count(i, '"') % 2 == 1;
      if (sentence_goes_on || bracket_goes_on || quotation_goes_on) {
        body_.roles[i] = body_.roles[i - 1];
        ++i;
        continue;
      }
    }
    plain(i);
    ++i;
  }
  if (!introduced) return;
  // In a message that quotes, the prompts of R are quote marks as well.
  for (std::size_t i = 0; i < session.size(); ++i) {
    const int marks = body_.lines[i].marks;
    Role& role = body_.roles[i];
    if (!session[i] || marks > 1) continue;
    role.kind = marks > 0        ? BlockKind::quote
                : role.depth > 0 ? BlockKind::original
                                 : BlockKind::answer;
    role.depth += marks;
  }
}

// "-----BEGIN PGP SIGNED MESSAGE-----" and "Hash: ..."; a PGP signature from its first line to its
// last. How many lines it takes; 0: there is none.
std::size_t BlockParser::armor_lines(std::size_t first) const {
  constexpr std::string_view begin = "-----BEGIN PGP ";
  constexpr std::size_t most_lines = 80;
  if (body_.line(first).substr(0, begin.size()) != begin) return 0;
  const std::string_view rest = body_.line(first).substr(begin.size());
  if (rest == "SIGNED MESSAGE-----") {
    const bool hash =
        first + 1 < body_.lines.size() && body_.line(first + 1).substr(0, 5) == "Hash:";
    return hash ? 2 : 1;
  }
  if (rest != "SIGNATURE-----") return 0;
  for (std::size_t i = first + 1; i < body_.lines.size() && i < first + most_lines; ++i)
    if (body_.line(i) == "-----END PGP SIGNATURE-----") return i - first + 1;
  return 0;
}

// A program's note about the message, which begins at line `first`: its line, the lines that it is
// wrapped over, and the fields of what it took out ("Name: not available").
std::size_t BlockParser::note_lines(std::size_t first) const {
  constexpr std::size_t most_lines = 8;
  std::size_t end = first + 1;
  for (; end < body_.lines.size() && end < first + most_lines; ++end) {
    if (body_.lines[end].after_blank || body_.lines[end].marks != body_.lines[first].marks) break;
    static constexpr std::string_view fields[] = {"Name:",      "Type:",    "Size:", "Desc:",
                                                  "Url:",       "URL:",     "URL :", "text/",
                                                  "multipart/", "Filename:"};
    const bool field =
        std::any_of(std::begin(fields), std::end(fields),
                    [&](std::string_view name) { return body_.line(end).starts_with(name); });
    const char last = body_.line(end - 1).back();
    const bool wrapped = body_.line(end - 1).size() > 50 && (is_word_byte(last) || last == ',');
    if (!field && !wrapped && !is_program_note(body_.line(end))) break;
  }
  return end - first;
}

bool BlockParser::is_letterhead(std::size_t line) const {
  constexpr std::size_t longest = 60;
  const std::string_view raw = slice(body_.text, body_.lines[line].span);
  return body_.lines[line].marks == 0 && body_.lines[line].after_blank && raw.size() <= longest &&
         (raw.front() == '\t' || raw.front() == ' ') && !is_sentence(body_.line(line));
}

void BlockParser::read_regions() {
  struct Region {
    std::size_t first = 0, end = 0;
  };
  std::vector<Region> regions;
  regions.reserve(8);  // most messages have fewer
  const auto is_text = [&](std::size_t i) {
    const BlockKind kind = body_.roles[i].kind;
    return (kind == BlockKind::answer && body_.roles[i].depth == 0) || kind == BlockKind::original;
  };
  for (std::size_t i = 0; i < body_.lines.size();) {
    if (!is_text(i)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < body_.lines.size() && is_text(end) &&
           body_.roles[end].kind == body_.roles[i].kind &&
           body_.roles[end].depth == body_.roles[i].depth)
      ++end;
    regions.push_back({i, end});
    i = end;
  }
  // Footers and announced signatures first: what a list adds below a quote is not the end of the
  // writer's text.
  std::size_t first_own = body_.lines.size(), last_own = 0;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    Region& region = regions[i];
    const bool own = body_.roles[region.first].depth == 0;
    region.end = cut_attachments(body_, region.first, region.end);
    // Twice: what a company adds may stand above what the list adds.
    for (int round = 0; round < 2; ++round) {
      const std::size_t before = region.end;
      region.end = cut_signature(body_, region.first, region.end, !own || i + 1 == regions.size());
      region.end = cut_footer(body_, region.first, region.end);
      if (region.end == before) break;
    }
    const bool rule = region.end == region.first + 1 &&
                      (is_divider_line(body_.line(region.first)) ||
                       read_delimiter(body_.line(region.first)) != Delimiter::none);
    if (!own || region.end == region.first || rule) continue;
    first_own = std::min(first_own, region.first);
    last_own = region.first;
  }
  for (const Region& region : regions) {
    if (region.first == region.end) continue;
    const Role& role = body_.roles[region.first];
    const bool whole = role.depth > 0;  // every original is a message of its own
    const bool structured = role.structured;
    read_region(region.first, region.end, whole || region.first == first_own,
                whole || region.first == last_own);
    if (!whole || structured) continue;
    for (std::size_t i = region.first; i < region.end; ++i)
      if (body_.roles[i].kind == BlockKind::salutation || body_.roles[i].kind == BlockKind::closing)
        body_.set(i, BlockKind::original);
  }
}

// Whether a name alone on line `line` greets: text goes on below it in the region that ends at
// `end`, or, if it is marked as a salutation, what it is an answer to. A name with neither is
// signed.
bool BlockParser::is_addressed(std::size_t line, std::size_t end,
                               const SalutationText& salutation) const {
  if (salutation.unmarked && body_.roles[line].depth > 0) return false;
  if (line + 1 < end) return !salutation.unmarked || body_.lines[line + 1].after_blank;
  if (salutation.unmarked || end >= body_.lines.size()) return false;
  const BlockKind below = body_.roles[end].kind;
  return below == BlockKind::attribution || below == BlockKind::quote;
}

void BlockParser::read_region(std::size_t first, std::size_t end, bool is_first, bool is_last) {
  const std::size_t whole = end;
  while (end > first && is_divider_line(body_.line(end - 1))) {
    if (whole > end || is_last)
      body_.roles[--end].divider = true;
    else
      break;
  }
  std::size_t begin = first;
  while (begin < end && body_.roles[begin].kind == BlockKind::signature) ++begin;
  // The salutation: on the first line; a greeting alone also on one of the next.
  for (std::size_t i = begin; i < end && i < begin + 3; ++i) {
    if (i > begin && !body_.lines[i].after_blank) continue;
    const auto salutation = read_salutation(body_.text, body_.line_span(i));
    if (!salutation || !salutation->alone) continue;
    if (!salutation->greeting && (i > begin || !is_first || !is_addressed(i, whole, *salutation)))
      continue;
    body_.set(i, BlockKind::salutation);
    if (i != begin) break;
    ++begin;
    // Its comma on a line of its own.
    for (; begin < end && !body_.lines[begin].after_blank && is_punctuation(body_.line(begin));
         ++begin)
      body_.set(begin, BlockKind::salutation);
    break;
  }
  // A postscript or a reference stands below the name, and is the writer's text.
  for (std::size_t i = end; i > begin + 1 && end - i < 8;) {
    --i;
    if (!body_.lines[i].after_blank || !is_postscript(body_.line(i))) continue;
    const Span above = body_.line_span(i - 1);
    if (read_signed_name(body_.text, above).empty() &&
        !(body_.may_be(i - 1, Opening::closing) && read_closing(body_.text, above)) &&
        !is_contact_line(body_.line(i - 1)))
      continue;
    end = i;
    break;
  }
  const std::size_t before = end;
  const bool text_above = !is_first || begin > first;
  end = cut_sign_off(body_, begin, end, is_last, text_above);
  if (end == before && is_last && end > begin)
    end = cut_unannounced_signature(body_, begin, end, !is_first);
  const bool own = body_.roles[first].depth == 0;
  if (!own) return;
  const std::vector<bool> preformatted = find_preformatted(body_.text, body_.lines, begin, end);
  for (std::size_t i = begin; i < begin + preformatted.size(); ++i)
    if (preformatted[i - begin] && body_.roles[i].kind == BlockKind::answer)
      body_.set(i, BlockKind::preformatted);
}

std::vector<Block> BlockParser::blocks() const {
  std::vector<Block> blocks;
  blocks.reserve(8);  // most messages have fewer
  const Role* above = nullptr;
  for (std::size_t i = 0; i < body_.roles.size(); ++i) {
    const Role& role = body_.roles[i];
    const Line& line = body_.lines[i];
    const bool goes_on =
        above != nullptr && above->kind == role.kind && above->depth == role.depth &&
        (!line.after_blank || (role.fenced && above->fenced && !is_fence(body_.line(i - 1))));
    above = role.divider ? nullptr : &role;
    if (role.divider) continue;
    if (goes_on)
      blocks.back().span.end = line.span.end;
    else
      blocks.push_back({role.kind, role.depth, line.span});
  }
  return blocks;
}

}  // namespace

std::vector<Block> parse_blocks(const Message& message) {
  return BlockParser(message).parse();
}

}  // namespace replylint
