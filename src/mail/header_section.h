// The header fields at the beginning of a message, as bytes.
#ifndef REPLYLINT_MAIL_HEADER_SECTION_H
#define REPLYLINT_MAIL_HEADER_SECTION_H

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace replylint {

// More fields than that are not read: real messages have fewer than 200.
constexpr std::size_t most_header_fields = 1000;
// Of a longer value, these bytes or little more are read.
constexpr std::size_t longest_header_value = 64'000;

struct RawField {
  std::string_view name;
  std::string value;  // unfolded, not decoded
};

struct HeaderSection {
  std::size_t start = 0;       // where the first field begins: behind a byte order mark and "From "
  std::size_t end = 0;         // where the fields end: the empty or separating line
  std::size_t body = 0;        // behind that line
  bool editor_buffer = false;  // that line is "--text follows this line--" of Emacs
};

// Nothing if the bytes do not begin with header fields.
[[nodiscard]] std::optional<HeaderSection> find_header_section(std::string_view bytes) noexcept;

// The name of the field that begins in this line; empty if none does.
[[nodiscard]] std::string_view field_name(std::string_view line) noexcept;

// The next field at or behind `start`, from its name to the line end of its last line; moves
// `start` behind it. Lines that are no field are skipped. Empty if there is none any more. All that
// is done with fields, reading and cutting, takes them from here, so that it agrees on where they
// end.
[[nodiscard]] std::string_view take_field(std::string_view header_section,
                                          std::size_t& start) noexcept;

// The first fields, most_header_fields at most.
[[nodiscard]] std::vector<RawField> read_fields(std::string_view header_section);

// The line that separates two messages in an mbox file: "From dana@example.com Mon May  4 …".
[[nodiscard]] bool is_mbox_separator(std::string_view line) noexcept;

// Of an mbox the first message: what comes before the next separator. Else all.
[[nodiscard]] std::string_view first_message(std::string_view bytes,
                                             const HeaderSection& section) noexcept;

// The ID that somebody gave, with or without angle brackets: without.
[[nodiscard]] std::string_view bare_message_id(std::string_view message_id) noexcept;

// Message-IDs without angle brackets, in order.
[[nodiscard]] std::vector<std::string> message_ids(std::string_view value);

}  // namespace replylint

#endif
