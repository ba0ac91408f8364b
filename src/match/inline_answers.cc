#include "match/inline_answers.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "match/alignment.h"
#include "parse/comparable.h"
#include "parse/own_prose.h"
#include "text/ascii.h"
#include "text/language.h"

namespace replylint {

namespace {

// A line of the included message.
struct Line {
  std::size_t block = 0;
  Span span;
  std::string_view color;  // of all its text; empty if it has several or none
  std::size_t first_word = 0;
  std::size_t words = 0;
  std::size_t repeated = 0;      // of them, the customer's
  std::uint32_t last_place = 0;  // in the customer's message, of the last one
  bool is_answer = false;
};

// The blocks [first, end) of a message that answers may stand in; none: end is first.
struct Included {
  std::size_t first = 0;
  std::size_t end = 0;
  bool quoted = false;  // all of it bears the mark of a quote, answers too: colour alone tells them
};

// The message that stands below the first header block, up to an older one; none if it carries
// quote marks that somebody typed. In HTML, where there is no header block, the first quote.
Included included_message(const Message& message, const std::vector<Block>& blocks) {
  std::size_t first = 0;
  while (first < blocks.size() && blocks[first].depth == 0 &&
         blocks[first].kind != BlockKind::header && blocks[first].kind != BlockKind::quote)
    ++first;
  const bool html = !message.html.empty();
  if (first == blocks.size() || (blocks[first].kind != BlockKind::header && !html)) return {};
  const bool quoted = blocks[first].kind == BlockKind::quote;
  if (!quoted) ++first;
  const BlockKind kind = html ? BlockKind::quote : BlockKind::original;
  std::size_t end = first;
  while (end < blocks.size() && blocks[end].kind == kind && blocks[end].depth == 1) ++end;
  return {first, end, quoted};
}

// Marks in a body that was made from HTML are the renderer's.
std::size_t behind_mark(std::string_view body, Span line) {
  std::size_t at = line.start;
  if (at < line.end && body[at] == '>') ++at;
  while (at < line.end && is_space(body[at])) ++at;
  return at;
}

std::string_view color_of(const Message& message, Span line) {
  const auto& runs = message.html_runs;
  auto run = std::lower_bound(
      runs.begin(), runs.end(), line.start,
      [](const HtmlRun& left, std::size_t start) { return left.text.end <= start; });
  if (run == runs.end() || run->text.start >= line.end) return {};
  const std::string_view color = run->color;
  for (; run != runs.end() && run->text.start < line.end; ++run)
    if (run->color != color) return {};
  return color;
}

class IncludedMessage {
 public:
  IncludedMessage(const Message& customer, const Inquiry& inquiry, const Message& message,
                  std::vector<Block>& blocks)
      : customer_(customer), inquiry_(inquiry), message_(message), blocks_(blocks) {}

  // Whether some of its lines are answers; the blocks tell which.
  bool find_answers() {
    const auto [first, end, quoted] = included_message(message_, blocks_);
    for (std::size_t i = first; i < end; ++i) add_lines(i);
    if (lines_.empty()) return false;
    compare();
    mark_answers(quoted);
    if (std::none_of(lines_.begin(), lines_.end(), [](const Line& line) { return line.is_answer; }))
      return false;
    divide(first, end);
    return true;
  }

 private:
  void add_lines(std::size_t block) {
    const std::string_view body = message_.body;
    const Span span = blocks_[block].span;
    for (std::size_t start = span.start; start < span.end;) {
      const std::size_t end = std::min(body.find('\n', start), span.end);
      const std::size_t stop = end > start && body[end - 1] == '\r' ? end - 1 : end;
      const Span line{behind_mark(body, {start, stop}), stop};
      if (!line.empty())
        lines_.push_back({.block = block, .span = line, .color = color_of(message_, line)});
      start = end + 1;
    }
  }

  void compare() {
    std::vector<Token> source;
    add_tokens(customer_.body, {0, customer_.body.size()}, source);
    std::vector<Token> words;
    std::vector<std::uint32_t> line_of;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      add_tokens(message_.body, lines_[i].span, words);
      lines_[i].first_word = line_of.size();
      lines_[i].words = words.size() - line_of.size();
      line_of.resize(words.size(), static_cast<std::uint32_t>(i));
    }
    PairIndex index(source);
    const std::vector<std::uint32_t> aligned = align(source, index, words, line_of);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (aligned[i] == not_aligned) continue;
      Line& line = lines_[line_of[i]];
      ++line.repeated;
      line.last_place = source[aligned[i]].start;
    }
    // An answer takes up words that stand in the line above it as well: these are not counted.
    std::vector<bool> covered(source.size(), false);
    const auto each_repeated = [&](const Line& line, const auto& take) {
      for (std::size_t i = line.first_word; i < line.first_word + line.words; ++i)
        if (aligned[i] != not_aligned) take(aligned[i]);
    };
    for (const Line& line : lines_)
      if (is_customers(line))
        each_repeated(line, [&](std::uint32_t place) { covered[place] = true; });
    for (Line& line : lines_)
      if (!is_customers(line))
        each_repeated(line, [&](std::uint32_t place) { line.repeated -= covered[place]; });
  }

  [[nodiscard]] static bool is_customers(const Line& line) {
    return line.words > 0 && line.repeated * 10 >= line.words * 9;
  }

  // Another version of a message has lines that this one has not: "[image: logo]", an address
  // alone. The same of "CAUTION: …", which stands above all the rest.
  [[nodiscard]] bool says_something(const Line& line) const {
    const std::string_view text = slice(message_.body, line.span);
    const bool enclosed =
        (text.front() == '[' && text.back() == ']') || (text.front() == '<' && text.back() == '>');
    const bool address = text.find(' ') == std::string_view::npos &&
                         text.find_first_of("@/") != std::string_view::npos;
    return line.words > 0 && !enclosed && !address;
  }

  // The customer's own words end there.
  [[nodiscard]] std::size_t end_of_prose() const {
    std::size_t end = 0;
    for (const Block& block : inquiry_.blocks)
      if (is_own_prose(block)) end = block.span.end;
    return end;
  }

  void mark_answers(bool quoted) {
    const std::size_t prose_end = end_of_prose();
    std::set<std::string_view> colors;  // of the customer's lines
    std::size_t last = 0;               // the last of these
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_customers(lines_[i])) continue;
      colors.insert(lines_[i].color);
      last = i;
    }
    bool below_prose = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (is_customers(line)) {
        if (line.last_place >= prose_end) return;  // the sign-off
        below_prose = true;
        continue;
      }
      const bool colored = !line.color.empty() && !colors.contains(line.color);
      // The last lines may be what a program or a list adds.
      const bool own_words = line.repeated * 2 < line.words;
      line.is_answer = below_prose && says_something(line) &&
                       (quoted ? colored && own_words : colored || (i < last && own_words));
    }
  }

  // Makes blocks of the lines: the answers, and quotes around them.
  void divide(std::size_t first, std::size_t end) {
    std::vector<Block> divided(blocks_.begin(),
                               blocks_.begin() + static_cast<std::ptrdiff_t>(first));
    const Line* above = nullptr;
    for (const Line& line : lines_) {
      const bool goes_on = above != nullptr && above->block == line.block &&
                           above->is_answer == line.is_answer &&
                           (!line.is_answer || message_.html.empty());
      above = &line;
      if (goes_on) {
        divided.back().span.end = line.span.end;
        continue;
      }
      const std::size_t line_start = line.is_answer ? line.span.start : start_of(line.span.start);
      divided.push_back(line.is_answer ? Block{BlockKind::answer, 0, {line_start, line.span.end}}
                                       : Block{BlockKind::quote, 1, {line_start, line.span.end}});
    }
    divided.insert(divided.end(), blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                   blocks_.end());
    blocks_ = std::move(divided);
  }

  [[nodiscard]] std::size_t start_of(std::size_t place) const {
    const std::size_t end = message_.body.rfind('\n', place);
    return end == std::string::npos ? 0 : end + 1;
  }

  const Message& customer_;
  const Inquiry& inquiry_;
  const Message& message_;
  std::vector<Block>& blocks_;
  std::vector<Line> lines_;
};

// The reply greets or says goodbye in another language than English.
bool is_framed_foreign(std::string_view body, const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    if (block.depth > 0) return false;
    const bool greets = block.kind == BlockKind::salutation;
    if (!greets && block.kind != BlockKind::closing) return false;
    constexpr std::size_t longest = 40;  // bytes
    const ComparableText text = comparable(slice(body, block.span).substr(0, longest));
    const std::string_view words = text;
    const std::string_view first = words.substr(0, words.find_first_of(" ,.!:"));
    return greets ? is_foreign_greeting(first) : is_foreign_closing(first);
  });
}

}  // namespace

Draft parse_draft_beside(const Message& customer, const Inquiry& inquiry, const Message& message) {
  Draft draft;
  draft.blocks = parse_blocks(message);
  IncludedMessage(customer, inquiry, message, draft.blocks).find_answers();
  const std::vector<Span> prose = own_prose(draft.blocks);
  draft.text = analyze(message.body, prose);
  const std::string_view language =
      settle_language(message.body, draft.text.words, draft.text.language, inquiry.text.language,
                      is_framed_foreign(message.body, draft.blocks));
  if (language != draft.text.language) draft.text = analyze(message.body, prose, language);
  return draft;
}

}  // namespace replylint
