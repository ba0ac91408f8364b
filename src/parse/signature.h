// What mail programs, lists and companies put under a message.
#ifndef REPLYLINT_PARSE_SIGNATURE_H
#define REPLYLINT_PARSE_SIGNATURE_H

#include <cstddef>
#include <string_view>

#include "parse/comparable.h"

namespace replylint {

// "-- " of RFC 3676, section 4.3, and the forms that programs leave of it: "--", a long dash.
enum class Delimiter { none, exact, approximate };
[[nodiscard]] Delimiter read_delimiter(std::string_view line) noexcept;

// A line of nothing but dashes, underscores, asterisks or the like, five or more of them.
[[nodiscard]] bool is_divider_line(std::string_view line) noexcept;

// "Sent from my iPhone", "Von meinem iPad gesendet", "Get Outlook for Android".
[[nodiscard]] bool is_mobile_signature(std::string_view line);

// "You are receiving this mail because", "To unsubscribe": what list software adds.
[[nodiscard]] bool is_list_footer(std::string_view line);

// A line with which such a footer begins that no rule of dashes divides from the text.
[[nodiscard]] bool announces_footer(std::string_view line);

// The first line of a disclaimer: "This e-mail and any attachments are confidential".
[[nodiscard]] bool starts_notice(std::string_view line);
// The same behind the name of a firm in the first line, which has so many bytes: "Acme Ltd.
// Registered in England. This message is …".
[[nodiscard]] bool is_notice_behind_firm(std::string_view text, std::size_t first_line);

// What a program wrote into the message about the message: "[[alternative HTML version deleted]]",
// "An HTML attachment was scrubbed...", "CAUTION: This email originated from outside".
[[nodiscard]] bool is_program_note(std::string_view line);

// A phone number, an address or URL that stands alone, "Tel:", "Skype:".
[[nodiscard]] bool is_contact_line(std::string_view line);

// At a glance at the end of the line, for those that begin in any way: false for most.
[[nodiscard]] bool may_end_mobile_signature(std::string_view line) noexcept;

// What they begin with.
[[nodiscard]] const PhraseTable& mobile_signature_openings();
[[nodiscard]] const PhraseTable& footer_openings();
[[nodiscard]] const PhraseTable& notice_openings();
[[nodiscard]] const PhraseTable& program_note_openings();

}  // namespace replylint

#endif
