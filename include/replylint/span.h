// A half-open range of bytes in a UTF-8 text.
#ifndef REPLYLINT_SPAN_H
#define REPLYLINT_SPAN_H

#include <cstddef>
#include <string_view>

namespace replylint {

/// Bytes [start, end) of a UTF-8 text that the place of use names. start <= end, both on code
/// point boundaries. An empty span is a position.
struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  [[nodiscard]] constexpr std::size_t size() const noexcept { return end - start; }
  [[nodiscard]] constexpr bool empty() const noexcept { return start == end; }
  [[nodiscard]] constexpr bool contains(std::size_t position) const noexcept {
    return start <= position && position < end;
  }
  [[nodiscard]] constexpr bool contains(Span other) const noexcept {
    return start <= other.start && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const noexcept {
    return start < other.end && other.start < end;
  }
  friend constexpr bool operator==(Span, Span) = default;
};

/// The bytes of `text` that `span` covers; a view into `text`.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) noexcept {
  return span.start <= text.size() ? text.substr(span.start, span.size()) : std::string_view{};
}

}  // namespace replylint

#endif
