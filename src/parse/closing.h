// Lines that say goodbye, and the name signed under them.
#ifndef REPLYLINT_PARSE_CLOSING_H
#define REPLYLINT_PARSE_CLOSING_H

#include <optional>
#include <string_view>

#include "replylint/span.h"

#include "parse/comparable.h"

namespace replylint {

enum class Farewell {
  valediction,  // "Best regards": nothing else says so
  thanks,       // "Thanks,": may also be a sentence of its own
  wish,         // "Hope this helps": is a sentence; closes only above a name or with a comma
};

struct ClosingText {
  Span name;  // "Dana" of "Cheers, Dana"; empty if the line names nobody
  Farewell farewell = Farewell::valediction;
};

// The valediction that covers the whole of `line`: "Best regards,", "Mit freundlichen Grüßen",
// "Thanks, Dana", in some forty languages.
[[nodiscard]] std::optional<ClosingText> read_closing(std::string_view body, Span line);

// What closings begin with.
[[nodiscard]] const PhraseTable& closing_openings();

// The name that the whole of `line` is: "Dana", "- Dana", "--dana", "/Dana", "Dana K. Example".
// Empty if it is none.
[[nodiscard]] Span read_signed_name(std::string_view body, Span line);

// The same where `line` may go on behind the name with what somebody does or where: "Callum,
// Mortgages", "Mo from Clapperboard Kitchen".
[[nodiscard]] Span read_signer(std::string_view body, Span line);

// "Your Example team", "The Example support team": a team that signs, in some languages.
[[nodiscard]] bool is_signing_team(std::string_view line);

}  // namespace replylint

#endif
