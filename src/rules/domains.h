// The domains of mail addresses.
#ifndef REPLYLINT_RULES_DOMAINS_H
#define REPLYLINT_RULES_DOMAINS_H

#include <string>

#include "replylint/message.h"

namespace replylint {

// What stands behind the "@", in small letters; empty if there is none.
[[nodiscard]] std::string domain_of(const Address& address);

// Strangers have addresses under it: "gmail.com".
[[nodiscard]] bool is_public_domain(const std::string& domain) noexcept;

// The same address, ASCII case ignored.
[[nodiscard]] bool is_same_address(const Address& left, const Address& right);

// The same address, or two of one domain that strangers do not share.
[[nodiscard]] bool is_same_side(const Address& left, const Address& right);

}  // namespace replylint

#endif
