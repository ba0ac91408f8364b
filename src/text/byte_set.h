// Sets of bytes that are known when the program is compiled.
#ifndef REPLYLINT_TEXT_BYTE_SET_H
#define REPLYLINT_TEXT_BYTE_SET_H

#include <array>
#include <cstddef>
#include <string_view>

namespace replylint {

// One look at a table for each byte of a text, where std::string_view searches its list for each.
class ByteSet {
 public:
  consteval explicit ByteSet(std::string_view bytes) {
    for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
  }

  [[nodiscard]] constexpr bool has(char c) const noexcept {
    return has_[static_cast<unsigned char>(c)];
  }
  // The first byte of the set from `from` on; npos if there is none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text,
                                              std::size_t from = 0) const noexcept {
    for (std::size_t i = from; i < text.size(); ++i)
      if (has(text[i])) return i;
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

// The ASCII lower case of the letters and digits of words; each byte beyond ASCII as it is; 0 for
// what stands between words.
inline constexpr std::array<unsigned char, 256> word_bytes = [] {
  std::array<unsigned char, 256> bytes{};
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80)
      bytes[c] = static_cast<unsigned char>(upper ? c + ('a' - 'A') : c);
  }
  return bytes;
}();

}  // namespace replylint

#endif
