// Questions for a phone number, a mail address or a bank account, which only that answers.
#ifndef REPLYLINT_MATCH_ASKED_DATA_H
#define REPLYLINT_MATCH_ASKED_DATA_H

#include <optional>

#include "text/words.h"

namespace replylint {

enum class Datum { phone_number, mail_address, bank_account };

[[nodiscard]] std::optional<Datum> asked_datum(Words question);

// The sentence has one: enough digits in a row, or an address with "@".
[[nodiscard]] bool holds(Datum datum, Words sentence);

// The sentence may say where it stands, or that there is none: it names what the question names,
// beside the phone or the mail that a talk may have gone by.
[[nodiscard]] bool speaks_of(Datum datum, Words question, Words sentence);

// The question wants an amount of money: "What does it cost?", "How much is a ticket?"
[[nodiscard]] bool asks_price(std::span<const Word> question);
// The same, and names nothing whose price it is: "What do you charge?"
[[nodiscard]] bool asks_any_price(std::span<const Word> question);
// "euros", "£", "quid".
[[nodiscard]] bool is_currency(const Word& word);
// The sentence names an amount of money: "£780 a month", "140 francs".
[[nodiscard]] bool names_amount(std::span<const Word> sentence);
// The sentence may tell one, or why there is none: an amount or any figure that is no time, "free",
// "not", a link.
[[nodiscard]] bool may_tell_price(std::span<const Word> sentence);

}  // namespace replylint

#endif
