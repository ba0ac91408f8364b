// What support teams ask customers for, and whether a customer has told it already.
#ifndef REPLYLINT_RULES_FIELDS_H
#define REPLYLINT_RULES_FIELDS_H

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/asks.h"
#include "rules/rule.h"

namespace replylint {

enum class Field : std::uint8_t {
  version,
  operating_system,
  browser,
  error_text,
  log,
  screenshot,
  steps,
  time,  // when it happened, or began
  order_number,
  invoice_number,
  customer_number,
  account_number,
  ticket_number,
  serial_number,
  tracking_number,
  contract_number,
  email_address,
  telephone_number,
  postal_address,
  ip_address,
  web_address,
};

// The fields that some words name ("the exact error text"), each once.
[[nodiscard]] std::vector<Field> fields_named(std::span<const Word> words);

// Whether a product and its version are named: "Mailboard 4.2", "version 11 of the driver".
[[nodiscard]] bool names_version(const std::string& body, std::span<const Word> words);

// What the customer has told so far: in the message that is answered, and in the thread.
class Told {
 public:
  explicit Told(const Context& context);

  // The customer's own words for a field that `asked` asks for, as they stand in the message;
  // nothing if they did not tell it. For a file its name.
  [[nodiscard]] std::optional<std::string> find(Field field, std::span<const Word> asked) const;
  // Whether any of these words stand in what was told.
  [[nodiscard]] bool mentions(std::span<const Word> words) const;

 private:
  struct Part {
    const Message* message;
    Text text;
    std::vector<Span> pasted;
  };
  std::vector<Part> parts_;
};

}  // namespace replylint

#endif
