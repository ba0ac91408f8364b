// What a finding is known by wherever it stands.
#ifndef REPLYLINT_FINGERPRINT_H
#define REPLYLINT_FINGERPRINT_H

#include <cstdint>
#include <string_view>

#include "replylint/diagnostic.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"

namespace replylint {

// As include/replylint/baseline.h defines it.
[[nodiscard]] std::uint64_t fingerprint_of(const Diagnostic& diagnostic, std::string_view body,
                                           const Draft& draft, std::string_view customer_body,
                                           const Inquiry& inquiry);

}  // namespace replylint

#endif
