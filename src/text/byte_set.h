// Sets of bytes that are known when the program is compiled.
#ifndef REPLYLINT_TEXT_BYTE_SET_H
#define REPLYLINT_TEXT_BYTE_SET_H

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
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

// The first two bytes of some texts: what begins otherwise is passed over at a glance.
class PairSet {
 public:
  template <typename Entries, typename TextOf = std::identity>
  consteval explicit PairSet(const Entries& entries, TextOf text_of = {}) {
    for (const auto& entry : entries) {
      const std::string_view text = std::invoke(text_of, entry);
      seconds_[static_cast<unsigned char>(text[0])] |= bit(text[1]);
    }
  }

  // True for some others as well.
  [[nodiscard]] constexpr bool may_start(std::string_view text) const noexcept {
    return text.size() >= 2 && may_start(text[0], text[1]);
  }
  [[nodiscard]] constexpr bool may_start(char first, char second) const noexcept {
    return (seconds_[static_cast<unsigned char>(first)] & bit(second)) != 0;
  }

 private:
  static constexpr std::uint64_t bit(char c) noexcept {
    return std::uint64_t{1} << (static_cast<unsigned char>(c) % 64U);
  }

  std::array<std::uint64_t, 256> seconds_{};  // by the first; a bit for the lower six of the second
};

// Texts by their first two bytes: with which of them something may begin.
template <std::size_t count>
class PairLists {
 public:
  template <typename Entries, typename TextOf = std::identity>
  consteval explicit PairLists(const Entries& entries, TextOf text_of = {}) {
    first_.fill(none);
    for (std::size_t i = count; i-- > 0;) {
      const std::string_view text = std::invoke(text_of, entries[i]);
      std::uint16_t& first = first_[list_of(text[0], text[1])];
      next_[i] = first;
      first = static_cast<std::uint16_t>(i);
    }
  }

  static constexpr std::uint16_t none = 0xffff;
  // The first entry that may begin with these bytes, and the one behind it, in their order.
  [[nodiscard]] constexpr std::size_t first(char one, char two) const noexcept {
    return first_[list_of(one, two)];
  }
  [[nodiscard]] constexpr std::size_t next(std::size_t entry) const noexcept {
    return next_[entry];
  }

 private:
  static constexpr std::size_t list_of(char one, char two) noexcept {
    return (static_cast<unsigned char>(one) * 31U + static_cast<unsigned char>(two)) % 512U;
  }

  std::array<std::uint16_t, 512> first_{};
  std::array<std::uint16_t, count> next_{};
};
template <typename Entry, std::size_t count>
PairLists(const Entry (&)[count]) -> PairLists<count>;
template <typename Entry, std::size_t count, typename TextOf>
PairLists(const std::array<Entry, count>&, TextOf) -> PairLists<count>;

// The pairs of bytes of a text: a phrase of which it lacks one need not be looked for in it.
class PairsOf {
 public:
  explicit PairsOf(std::string_view text) noexcept {
    for (std::size_t i = 1; i < text.size(); ++i) pairs_.set(number(text[i - 1], text[i]));
  }

  // True for some others as well.
  [[nodiscard]] bool may_have(std::string_view phrase) const noexcept {
    return phrase.size() < 2 || (pairs_[number(phrase[0], phrase[1])] &&
                                 pairs_[number(phrase[phrase.size() - 2], phrase.back())]);
  }

 private:
  static std::size_t number(char first, char second) noexcept {
    return (static_cast<unsigned char>(first) * 31U + static_cast<unsigned char>(second)) % 1024U;
  }

  std::bitset<1024> pairs_;
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
