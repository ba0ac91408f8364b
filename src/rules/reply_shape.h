// Where the writer's own words and the quoted messages stand in a draft.
#ifndef REPLYLINT_RULES_REPLY_SHAPE_H
#define REPLYLINT_RULES_REPLY_SHAPE_H

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/own_prose.h"
#include "rules/rule.h"

namespace replylint {

// The quoted messages of a draft, from the first attribution, quote or header block to the last.
struct History {
  bool found = false;
  bool marked = true;           // false: the newest is included without quote marks (Outlook)
  std::size_t first_block = 0;  // indices into Draft::blocks: [first_block, end_block)
  std::size_t end_block = 0;
  Span span;
  int depth = 0;              // of the deepest quote
  int attributions = 0;       // attribution lines and header blocks, but for a new one on top
  bool has_previous = false;  // lines of depth 1 are kept
};

[[nodiscard]] const History& history_of(const Context& context);

// A line or header fields that say whose message follows.
[[nodiscard]] bool is_introduction(const Block& block);
// The writer's own words: an answer or something pasted, outside quotes.
[[nodiscard]] bool is_own(const Block& block);
// All that the writer wrote or pasted, outside quotes: greeting, prose, pasted text, closing,
// signature.
[[nodiscard]] bool is_own_text(const Block& block);
// True if the writer says anything in words of their own.
[[nodiscard]] bool has_own_prose(const Draft& draft);

// "Fwd:" in the subject, or "Forwarded message" above what the message carries below itself.
[[nodiscard]] bool looks_forwarded(const Message& message, const std::vector<Block>& blocks);

// A draft that hands on another message and does not answer it.
[[nodiscard]] bool is_forward(const Context& context);

// Mail among colleagues: all its recipients are of the writer's own domain, and the sender of the
// message it is about is none of them.
[[nodiscard]] bool is_internal(const Context& context);

// The writer says that answers stand in the history below ("see my answers in blue"), which is
// included without quote marks, and nothing shows which of its lines they are.
[[nodiscard]] bool has_answers_in_history(const Context& context);

// The exchange is long by what is known beside the draft: by what the customer's message quotes, by
// the messages that it refers to, or by the thread. How long is set at "top-posting".
[[nodiscard]] bool is_deep_exchange(const Context& context);

// The answer is so short that it may stand alone in such an exchange; set there as well.
[[nodiscard]] bool is_short_answer(const Context& context);

// The exception that "top-posting" makes: a short answer above a long exchange of which the last
// message is kept.
[[nodiscard]] bool is_short_answer_on_top(const Context& context);

// Calls take(line) for each line of a stretch of the body, without its line end.
template <typename Take>
void each_line(std::string_view body, Span span, const Take& take) {
  for (std::size_t start = span.start; start < span.end;) {
    std::size_t end = std::min(body.find('\n', start), span.end);
    const std::size_t next = end + 1;
    if (end > start && body[end - 1] == '\r') --end;
    take(Span{start, end});
    start = next;
  }
}
// These lines.
[[nodiscard]] std::vector<Span> lines_of(std::string_view body, Span span);
// The lines that hold more than white space and quote marks.
[[nodiscard]] std::size_t count_lines(std::string_view body, Span span);
// A line without its quote marks ("> ", ">>", "| ") and the space behind them.
[[nodiscard]] std::string_view without_quote_marks(std::string_view line);

// "\n", or "\r\n" where the body uses that.
[[nodiscard]] std::string_view line_end(std::string_view body);

// The language in which a fix has to put its words, as guess_language() names it: that of the
// reply, or of the customer where the reply has few words to tell it by; English where neither
// does.
[[nodiscard]] std::string_view language_of_reply(const Context& context);

// "you", "your", ...
[[nodiscard]] bool speaks_to_customer(std::span<const Word> words);

// Words to show in a message: one line, cut to about `limit` bytes on a word boundary.
[[nodiscard]] std::string excerpt(std::string_view words, std::size_t limit = 50);

}  // namespace replylint

#endif
