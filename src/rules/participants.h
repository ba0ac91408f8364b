// Who is who: the names of the customer and of the writer, and whom a salutation names.
#ifndef REPLYLINT_RULES_PARTICIPANTS_H
#define REPLYLINT_RULES_PARTICIPANTS_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/people.h"
#include "rules/rule.h"

namespace replylint {

struct Name {
  std::string written;  // "José"
  std::string folded;   // "jose", see fold_name
};

// What is known of the names of a person.
struct Person {
  std::string called;               // how to address them: the name they sign with, else their
                                    // first name; empty if not known
  std::string title;                // "Mr.", where `called` is the family name alone
  bool by_family_name = false;      // only that is known, beside initials and a title: "J. Smith"
  std::string signed_as;            // the name below their message as it stands there, with titles
  std::string initial;              // of a first name that they do not sign with: "t" of "T. Ray"
  std::vector<Name> names;          // that they use for themselves: From:, sign-off, signature
  std::vector<Name> address_parts;  // of the address before the "@", and of role names: weak
  bool certain = false;             // a display name, or a capitalised name signed

  [[nodiscard]] bool known() const noexcept { return !names.empty(); }
  // True if the folded name is one of theirs, in any of its forms.
  [[nodiscard]] bool is_called(std::string_view folded) const;
};

// The sender of a message; `blocks` are those of its body.
[[nodiscard]] Person sender(const Message& message, const std::vector<Block>& blocks);

// The sender of the customer's message.
[[nodiscard]] const Person& customer_of(const Context& context);

// The sender of the draft, by its header fields alone.
[[nodiscard]] const Person& writer_of(const Context& context);

struct Salutation {
  bool found = false;
  Span span;                // in the draft's body: "Hi Mr. Hannigan"
  std::vector<Span> names;  // "Hannigan"; empty where nobody is named ("Hello,", "Hi all,")
  bool has_title = false;   // "Mr.", "Frau"
};

// The words with which a draft greets.
[[nodiscard]] const std::optional<NamedSpan>& greeting_of(const Context& context);

// The salutation of a draft: a line of its own, or the beginning of its prose ("Hi Tyler, this is
// done."). The customer's own name in the first line of the prose ("Thanks Tyler, ...") is one too.
[[nodiscard]] const Salutation& salutation_of(const Context& context);

// True if the draft ends with the name of its writer: "--john", "Best regards,\nJohn", a signature.
[[nodiscard]] bool is_signed(const Context& context);

}  // namespace replylint

#endif
