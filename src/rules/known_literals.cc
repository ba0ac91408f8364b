#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/phrase_literals.h"
#include "text/embedded.h"
#include "text/feature_hash.h"

namespace replylint {

std::vector<RequiredLiteral> find_literals(std::string_view pattern) {
  // Its layout: rules/literals_of_styles.cc.
  const std::string_view table = embedded_phrase_literals().front().contents;
  const auto* bytes = reinterpret_cast<const signed char*>(table.data());
  const std::size_t count = number_at<std::uint32_t>(bytes, 0);
  const signed char* hashes = bytes + sizeof(std::uint32_t);
  const signed char* starts = hashes + count * sizeof(std::uint64_t);
  const signed char* literals = starts + count * sizeof(std::uint32_t);
  const std::uint64_t wanted = hash_of_pattern(pattern);
  std::size_t low = 0;
  for (std::size_t high = count; low < high;) {
    const std::size_t middle = (low + high) / 2;
    if (number_at<std::uint64_t>(hashes, middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == count || number_at<std::uint64_t>(hashes, low) != wanted)
    return required_literals(pattern);
  const signed char* at = literals + number_at<std::uint32_t>(starts, low);
  std::vector<RequiredLiteral> found(number_at<std::uint16_t>(at, 0));
  at += sizeof(std::uint16_t);
  for (RequiredLiteral& literal : found) {
    literal.opens = (at[0] & 1) != 0;
    literal.group = static_cast<std::uint8_t>(at[0] >> 1);
    const std::size_t size = static_cast<unsigned char>(at[1]);
    literal.text.assign(reinterpret_cast<const char*>(at) + 2, size);
    at += 2 + size;
  }
  return found;
}

}  // namespace replylint
