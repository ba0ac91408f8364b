// Lines that introduce the message a reply or a forward carries below itself.
#ifndef REPLYLINT_MAIL_REPLY_HEADER_H
#define REPLYLINT_MAIL_REPLY_HEADER_H

#include <optional>
#include <string_view>

namespace replylint {

// "From: Dana <dana@example.com>", "Von: …", "Sent: Monday": a line of a header block as mail
// programs write it into the text, in the writer's language.
struct ReplyHeaderField {
  bool is_sender = false;  // it names who wrote the message
};

[[nodiscard]] std::optional<ReplyHeaderField> reply_header_field(std::string_view line) noexcept;

// "-----Original Message-----", "---------- Forwarded message ---------", "____".
[[nodiscard]] bool is_separator_line(std::string_view line) noexcept;

// "On 4 May 2026, Dana <dana@example.com> wrote:": ends with a colon and holds an address or a
// date. Only to be asked where a quote begins below.
[[nodiscard]] bool is_attribution(std::string_view line) noexcept;

}  // namespace replylint

#endif
