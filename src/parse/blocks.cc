// Divides a body into blocks. Two steps: the structure of the message (quote marks, attributions,
// header blocks, fences) line by line; then, in each stretch of one writer's text, what stands at
// its beginning and its end (salutation, closing, signature) and what is pasted.
#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "replylint/draft.h"

#include "parse/attribution.h"
#include "parse/body.h"
#include "parse/closing.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/known_words.h"
#include "parse/letters.h"
#include "parse/preformatted.h"
#include "parse/preformatted_zones.h"
#include "parse/salutation.h"
#include "parse/session.h"
#include "parse/sign_off.h"
#include "parse/signature.h"
#include "text/ascii.h"

namespace replylint {
namespace {

class BlockParser {
 public:
  BlockParser(const Message& message, PreformattedZones preformatted)
      : body_{message.body, split_lines(message.body)},
        zones_(message.zones),
        preformatted_zones_(preformatted) {
    divide_shared_lines();
  }

  std::vector<Block> parse() {
    read_structure();
    read_regions();
    return blocks();
  }

 private:
  void divide_shared_lines();
  void read_structure();
  [[nodiscard]] std::size_t find_last_fence() const;
  std::size_t last_fence();
  // What begins at line `first`, as the name says: takes its lines, and returns how many they are;
  // 0: it is something else. Tried in this order; from take_armor() on the line has no quote marks.
  std::size_t take_any(std::size_t first);
  std::size_t take_zone(std::size_t first);
  std::size_t take_session(std::size_t first);
  std::size_t take_quote(std::size_t first);
  std::size_t take_armor(std::size_t first);
  std::size_t take_fence(std::size_t first);
  std::size_t take_note(std::size_t first);
  std::size_t take_header(std::size_t first);
  std::size_t take_attribution(std::size_t first);
  std::size_t take_wrapped_quote(std::size_t first);
  std::size_t take_text(std::size_t first);
  void introduce(std::size_t first, std::size_t count, bool sure);
  void read_sessions_as_quotes();
  void mark(std::size_t first, std::size_t count, BlockKind kind) {
    for (std::size_t i = first; i < first + count; ++i) {
      body_.lines[i].role.kind = kind;
      body_.lines[i].role.depth = depth_;
    }
  }
  // What is of kind `own` where the writer has it is part of the message that goes on here.
  [[nodiscard]] BlockKind kind_here(BlockKind own) const {
    return depth_ > 0 ? BlockKind::original : own;
  }
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
  [[nodiscard]] bool is_escaped_from(std::size_t line) const;
  [[nodiscard]] bool is_head_of_patch(std::size_t first, const HeaderBlock& header) const;
  [[nodiscard]] bool is_letterhead(std::size_t line) const;
  [[nodiscard]] bool shows_fields(std::size_t first, const HeaderBlock& header) const;
  [[nodiscard]] bool is_wrapped_quote(std::size_t line) const;
  void read_regions();
  [[nodiscard]] bool is_addressed(std::size_t line, std::size_t end,
                                  const SalutationText& salutation) const;
  void read_region(std::size_t first, std::size_t end, bool is_first, bool is_last);
  [[nodiscard]] std::vector<Block> blocks() const;

  Body body_;

  // What is known of the structure where a line is read.
  std::span<const MarkupZone> zones_;  // those that do not end above
  PreformattedZones preformatted_zones_;
  std::vector<bool> sessions_;  // of all lines
  bool has_sessions_ = false;
  // The last closing fence, looked for at the first fence: an opening one without it is no fence.
  std::optional<std::size_t> last_fence_;
  int depth_ = 0;            // of the unmarked message that goes on here; 0: the writer's own
  bool structured_ = false;  // the parts of that message are to be told apart
  bool own_text_ = false;    // the writer's own text stands above
  bool introduced_ = false;  // an attribution or a header block, above somebody else's words
};

bool is_fence(std::string_view text) {
  if (!text.starts_with('`') && !text.starts_with('~')) return false;
  return text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~";
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
  const bool may_be_sent_by = (front == 's' || front == 'S') && (below.signs || below.beyond_ascii);
  return below.after_blank || (is_ascii_letter(front) && !may_be_sent_by);
}

std::size_t BlockParser::find_last_fence() const {
  for (std::size_t i = body_.lines.size(); i-- > 0;)
    if (body_.lines[i].marks == 0 && is_fence(body_.line(i))) return i;
  return 0;
}

std::size_t BlockParser::last_fence() {
  if (!last_fence_) last_fence_ = find_last_fence();
  return *last_fence_;
}

void BlockParser::read_structure() {
  sessions_ = find_sessions(body_.text, body_.lines);
  has_sessions_ = !sessions_.empty();
  const std::size_t count = body_.lines.size();
  for (std::size_t i = 0; i < count;) i += take_any(i);
  if (introduced_) read_sessions_as_quotes();
}

std::size_t BlockParser::take_any(std::size_t first) {
  if (const std::size_t lines = take_zone(first)) return lines;
  if (const std::size_t lines = take_session(first)) return lines;
  if (const std::size_t lines = take_quote(first)) return lines;
  if (const std::size_t lines = take_armor(first)) return lines;
  if (const std::size_t lines = take_fence(first)) return lines;
  if (const std::size_t lines = take_note(first)) return lines;
  if (!begins_nothing(first)) {
    if (const std::size_t lines = take_header(first)) return lines;
    if (const std::size_t lines = take_attribution(first)) return lines;
  }
  if (const std::size_t lines = take_wrapped_quote(first)) return lines;
  return take_text(first);
}

std::size_t BlockParser::take_zone(std::size_t first) {
  if (zones_.empty()) return 0;
  const Span line = body_.lines[first].span;
  while (!zones_.empty() && zones_.front().span.end <= line.start) zones_ = zones_.subspan(1);
  if (zones_.empty() || zones_.front().span.start >= line.end) return 0;
  if (zones_.front().kind == BlockKind::preformatted) {
    if (preformatted_zones_ == PreformattedZones::doubted) return 0;
    own_text_ = true;
  }
  body_.lines[first].role.kind = zones_.front().kind;
  body_.lines[first].role.depth = zones_.front().depth;
  return 1;
}

std::size_t BlockParser::take_session(std::size_t first) {
  if (!has_sessions_ || !sessions_[first]) return 0;
  mark(first, 1, kind_here(BlockKind::preformatted));
  own_text_ |= depth_ == 0;
  return 1;
}

// A line with quote marks, or with what only looks like them.
std::size_t BlockParser::take_quote(std::size_t first) {
  const Line& line = body_.lines[first];
  if (line.marks == 0) return 0;
  if (line.marks == 3 && is_groupwise_attribution(slice(body_.text, line.span))) {
    introduce(first, 1, true);
    return 1;
  }
  if (is_escaped_from(first)) return take_text(first);
  body_.lines[first].role.kind = BlockKind::quote;
  body_.lines[first].role.depth = depth_ + line.marks;
  return 1;
}

std::size_t BlockParser::take_armor(std::size_t first) {
  const std::size_t lines = body_.line(first).front() == '-' ? armor_lines(first) : 0;
  mark(first, lines, BlockKind::notice);
  return lines;
}

std::size_t BlockParser::take_fence(std::size_t first) {
  if (!is_fence(body_.line(first)) || first >= last_fence()) return 0;
  std::size_t close = first + 1;
  while (close < last_fence() && !(body_.lines[close].marks == 0 && is_fence(body_.line(close))))
    ++close;
  mark(first, close + 1 - first, kind_here(BlockKind::preformatted));
  for (std::size_t i = first; i <= close; ++i) body_.lines[i].role.fenced = true;
  own_text_ = true;
  return close + 1 - first;
}

std::size_t BlockParser::take_note(std::size_t first) {
  if (!may_be_program_note(first) || !is_program_note(body_.line(first))) return 0;
  const std::size_t lines = note_lines(first);
  mark(first, lines, BlockKind::notice);
  return lines;
}

std::size_t BlockParser::take_header(std::size_t first) {
  const HeaderBlock header = find_header_block(body_.text, body_.lines, first);
  if (header.lines == 0) return 0;
  if (shows_fields(first, header)) {
    mark(first, header.lines, kind_here(BlockKind::preformatted));
    return header.lines;
  }
  mark(first, header.separator_lines, BlockKind::attribution);
  mark(first + header.separator_lines, header.lines - header.separator_lines, BlockKind::header);
  body_.lines[first].role.divider =
      header.separator_lines > 0 && is_divider_line(body_.line(first));
  if (is_head_of_patch(first, header)) {
    for (std::size_t i = first - 1; i < first + header.lines; ++i)
      if (depth_ == 0) body_.set(i, BlockKind::preformatted);
    return header.lines;
  }
  // Lotus Notes writes the sender's company above the fields.
  if (header.lotus_notes && header.separator_lines == 0 && first > 0 && is_letterhead(first - 1)) {
    body_.set(first - 1, BlockKind::signature);
    body_.lines[first - 1].role.depth = depth_ + 1;
  }
  // A rule above the fields, shorter than one that announces them by itself.
  if (first > 0 && body_.lines[first - 1].marks == 0 && is_short_rule(body_.line(first - 1)))
    body_.lines[first - 1].role.divider = true;
  // The fields of a web form above the customer's own words introduce nobody else's.
  const bool fields = header.lines > header.separator_lines;
  if ((own_text_ || depth_ > 0 || header.announced) &&
      (fields || !quote_from(first + header.lines))) {
    ++depth_;
    structured_ = header.lotus_notes;
    introduced_ = true;
  }
  return header.lines;
}

std::size_t BlockParser::take_attribution(std::size_t first) {
  const Attribution attribution = find_attribution(body_.text, body_.lines, first);
  if (attribution.lines > 0) introduce(first, attribution.lines, attribution.sure);
  return attribution.lines;
}

std::size_t BlockParser::take_wrapped_quote(std::size_t first) {
  if (!is_wrapped_quote(first)) return 0;
  body_.lines[first].role = body_.lines[first - 1].role;
  return 1;
}

// What none of the others took.
std::size_t BlockParser::take_text(std::size_t first) {
  mark(first, 1, kind_here(BlockKind::answer));
  body_.lines[first].role.structured = structured_;
  own_text_ |= depth_ == 0;
  return 1;
}

// An attribution. If it is sure and no quote follows, the message that it names does.
void BlockParser::introduce(std::size_t first, std::size_t count, bool sure) {
  mark(first, count, BlockKind::attribution);
  introduced_ = true;
  if (marked_from(first + count) || !sure || (!own_text_ && depth_ == 0)) return;
  ++depth_;
  structured_ = false;
}

// In a message that quotes, the prompts of R are quote marks as well.
void BlockParser::read_sessions_as_quotes() {
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    const int marks = body_.lines[i].marks;
    Role& role = body_.lines[i].role;
    if (!sessions_[i] || marks > 1) continue;
    role.kind = marks > 0        ? BlockKind::quote
                : role.depth > 0 ? BlockKind::original
                                 : BlockKind::answer;
    role.depth += marks;
  }
}

// ">From the start": a program put the mark there, as mailboxes need it.
bool BlockParser::is_escaped_from(std::size_t line) const {
  const Line& at = body_.lines[line];
  return at.marks == 1 && at.content == at.span.start + 1 && !at.after_blank &&
         slice(body_.text, at.span).starts_with(">From ") &&
         (line == 0 || body_.lines[line - 1].marks == 0) &&
         (line + 1 >= body_.lines.size() || body_.lines[line + 1].marks == 0);
}

// Made by git, below a line such as "From 1a2b3c4 Mon Sep 17 00:00:00 2001".
bool BlockParser::is_head_of_patch(std::size_t first, const HeaderBlock& header) const {
  return header.separator_lines == 0 && first > 0 && !body_.lines[first].after_blank &&
         slice(body_.text, body_.lines[first - 1].span).substr(0, 5) == "From ";
}

// "Please send it like this:" above "From: …", "To: …", "Subject: …": fields without a date that
// the writer shows, and no message that is included.
bool BlockParser::shows_fields(std::size_t first, const HeaderBlock& header) const {
  return depth_ == 0 && own_text_ && !header.announced && !header.dated && first > 0 &&
         body_.lines[first - 1].marks == 0 && body_.line(first - 1).ends_with(':');
}

// The end of a quoted line that was wrapped without a mark.
bool BlockParser::is_wrapped_quote(std::size_t line) const {
  if (line == 0 || line + 1 >= body_.lines.size()) return false;
  const Line& at = body_.lines[line];
  const Line& above = body_.lines[line - 1];
  const Line& below = body_.lines[line + 1];
  if (at.after_blank || below.after_blank || above.marks == 0 || below.marks != above.marks ||
      at.span.size() > 60 || body_.lines[line - 1].role.kind != BlockKind::quote ||
      body_.line(line - 1).empty())
    return false;
  const std::string_view text = body_.line(line);
  const std::string_view text_above = body_.line(line - 1);
  const auto count = [](std::string_view where, char c) {
    return std::count(where.begin(), where.end(), c);
  };
  const bool begins_small = is_ascii_lower(text.front());
  const char before = text_above.back();
  const bool sentence_goes_on = above.span.size() >= 60 && at.span.size() <= 40 && begins_small &&
                                before != '.' && before != '?' && before != '!' && before != ':';
  const bool bracket_goes_on =
      count(text_above, '(') > count(text_above, ')') && count(text, ')') > count(text, '(');
  const bool quotation_goes_on =
      begins_small && count(text_above, '"') % 2 == 1 && count(text, '"') % 2 == 1;
  return sentence_goes_on || bracket_goes_on || quotation_goes_on;
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
  const auto is_text = [](const Role& role) {
    return (role.kind == BlockKind::answer && role.depth == 0) || role.kind == BlockKind::original;
  };
  const std::size_t count = body_.lines.size();
  for (std::size_t i = 0; i < count;) {
    const Role& role = body_.lines[i].role;
    if (!is_text(role)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < count && body_.lines[end].role.kind == role.kind &&
           body_.lines[end].role.depth == role.depth)
      ++end;
    regions.push_back({i, end});
    i = end;
  }
  // Footers and announced signatures first: what a list adds below a quote is not the end of the
  // writer's text.
  std::size_t first_own = body_.lines.size(), last_own = 0;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    Region& region = regions[i];
    const bool own = body_.lines[region.first].role.depth == 0;
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
    const Role& role = body_.lines[region.first].role;
    const bool whole = role.depth > 0;  // every original is a message of its own
    const bool structured = role.structured;
    read_region(region.first, region.end, whole || region.first == first_own,
                whole || region.first == last_own);
    if (!whole || structured) continue;
    for (std::size_t i = region.first; i < region.end; ++i)
      if (body_.lines[i].role.kind == BlockKind::salutation ||
          body_.lines[i].role.kind == BlockKind::closing)
        body_.set(i, BlockKind::original);
  }
}

// Whether a name alone on line `line` greets: text goes on below it in the region that ends at
// `end`, or, if it is marked as a salutation, what it is an answer to. A name with neither is
// signed.
bool BlockParser::is_addressed(std::size_t line, std::size_t end,
                               const SalutationText& salutation) const {
  if (salutation.unmarked && body_.lines[line].role.depth > 0) return false;
  if (line + 1 < end) return !salutation.unmarked || body_.lines[line + 1].after_blank;
  if (salutation.unmarked || end >= body_.lines.size()) return false;
  const BlockKind below = body_.lines[end].role.kind;
  return below == BlockKind::attribution || below == BlockKind::quote;
}

void BlockParser::read_region(std::size_t first, std::size_t end, bool is_first, bool is_last) {
  const std::size_t whole = end;
  while (end > first && is_divider_line(body_.line(end - 1))) {
    if (whole > end || is_last)
      body_.lines[--end].role.divider = true;
    else
      break;
  }
  std::size_t begin = first;
  while (begin < end && body_.lines[begin].role.kind == BlockKind::signature) ++begin;
  // The salutation: on the first line; a greeting alone also on one of the next.
  for (std::size_t i = begin; i < end && i < begin + 3; ++i) {
    if (i > begin && !body_.lines[i].after_blank) continue;
    const bool may_greet = body_.lines[i].beyond_ascii || body_.may_be(i, Opening::greeting);
    if (!may_greet && (i > begin || !is_first)) continue;
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
    if (!is_postscript(body_.line(i))) continue;
    const Span above = body_.line_span(i - 1);
    // Right below a name that stands alone.
    if (!body_.lines[i].after_blank &&
        !(body_.lines[i - 1].after_blank && is_first_name(comparable(body_.line(i - 1)))))
      continue;
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
  const bool own = body_.lines[first].role.depth == 0;
  if (!own) return;
  const std::vector<bool> preformatted = find_preformatted(body_.text, body_.lines, begin, end);
  for (std::size_t i = begin; i < begin + preformatted.size(); ++i)
    if (preformatted[i - begin] && body_.lines[i].role.kind == BlockKind::answer)
      body_.set(i, BlockKind::preformatted);
}

std::vector<Block> BlockParser::blocks() const {
  std::vector<Block> blocks;
  blocks.reserve(8);  // most messages have fewer
  const Line* above = nullptr;
  for (const Line& line : body_.lines) {
    const Role& role = line.role;
    const bool goes_on =
        above != nullptr && above->role.kind == role.kind && above->role.depth == role.depth &&
        (!line.after_blank ||
         (role.fenced && above->role.fenced && !is_fence(above->trimmed_text(body_.text))));
    above = role.divider ? nullptr : &line;
    if (role.divider) continue;
    if (goes_on) {
      blocks.back().span.end = line.span.end;
      continue;
    }
    if (blocks.size() == most_blocks) break;
    blocks.push_back({role.kind, role.depth, line.span});
  }
  return blocks;
}

}  // namespace

std::vector<Block> parse_blocks(const Message& message, PreformattedZones preformatted) {
  return BlockParser(message, preformatted).parse();
}

std::vector<Block> parse_blocks(const Message& message) {
  return parse_blocks(message, PreformattedZones::believed);
}

}  // namespace replylint
