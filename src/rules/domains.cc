#include "rules/domains.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace replylint {

namespace {

constexpr auto public_domains = std::to_array<std::string_view>(
    {"gmail.com",  "googlemail.com", "yahoo.com",  "hotmail.com",    "outlook.com", "live.com",
     "icloud.com", "me.com",         "aol.com",    "gmx.de",         "gmx.net",     "web.de",
     "mail.ru",    "yandex.ru",      "proton.me",  "protonmail.com", "qq.com",      "163.com",
     "free.fr",    "orange.fr",      "t-online.de"});

}  // namespace

std::string domain_of(const Address& address) {
  const std::size_t at = address.address.rfind('@');
  if (at == std::string::npos) return {};
  return to_lower(std::string_view(address.address).substr(at + 1));
}

bool is_public_domain(const std::string& domain) noexcept {
  return std::find(public_domains.begin(), public_domains.end(), domain) != public_domains.end();
}

bool is_same_address(const Address& left, const Address& right) {
  return !left.address.empty() && equals_ignoring_case(left.address, right.address);
}

bool is_same_side(const Address& left, const Address& right) {
  if (is_same_address(left, right)) return true;
  const std::string domain = domain_of(left);
  return !domain.empty() && domain == domain_of(right) && !is_public_domain(domain);
}

}  // namespace replylint
