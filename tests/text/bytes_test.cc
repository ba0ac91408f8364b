#include "text/bytes.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "text/lower_plain.h"

namespace {

using namespace replylint;

// Each size up to some steps, with one digit at each place, and with none.
template <typename Check>
void for_each_place(const Check& check) {
  for (std::size_t size = 0; size <= 67; ++size) {
    const std::string plain(size, 'a');
    CAPTURE(size);
    check(plain, std::string_view::npos);
    for (std::size_t place = 0; place < size; ++place) {
      std::string text = plain;
      text[place] = '7';
      CAPTURE(place);
      check(text, place);
    }
  }
}

TEST_CASE("what stands in a text is found wherever it stands") {
  for_each_place([](std::string_view text, std::size_t place) {
    const auto digits_at = [](const char* at) { return are_digits(bytes_at(at)); };
    CHECK(has_any(text, digits_at) == (place != std::string_view::npos));
    CHECK(find_byte(text, 0, are_digits) == place);
    if (place != std::string_view::npos) {
      CHECK(find_byte(text, place, are_digits) == place);
      CHECK(find_byte(text, place + 1, are_digits) == std::string_view::npos);
    }
    if (text.size() >= sizeof(Bytes))
      CHECK(count_places(text, digits_at) == (place == std::string_view::npos ? 0 : 1));
  });
}

TEST_CASE("the highest bit of each byte is a bit, the first the lowest") {
  std::string text(sizeof(Bytes), 'a');
  CHECK(highest_bits(bytes_at(text.data())) == 0);
  CHECK(!any(bytes_at(text.data())));
  for (std::size_t place = 0; place < text.size(); ++place) {
    CAPTURE(place);
    text[place] = '\xFF';
    const Bytes bytes = bytes_at(text.data());
    CHECK(highest_bits(bytes) == 1U << place);
    CHECK(any(bytes));
    CHECK(first_of(bytes) == place);
    text[place] = 'a';
  }
  CHECK(highest_bits(Bytes{} + 0xFF) == 0xFFFF);
  CHECK(sum(Bytes{} + 0xFF) == 16U * 0xFF);
  CHECK(sum(bytes_at("0123456789abcdef")) == 10 * '0' + 45 + 6 * 'a' + 15);
}

TEST_CASE("bytes are between others without a sign") {
  const auto is_between = [](char c, char first, char last) {
    return any(between(Bytes{} + static_cast<std::uint8_t>(c), first, last));
  };
  CHECK(is_between('a', 'a', 'z'));
  CHECK(is_between('z', 'a', 'z'));
  CHECK(!is_between('`', 'a', 'z'));
  CHECK(!is_between('{', 'a', 'z'));
  CHECK(!is_between('\x80', ' ', '~'));
  CHECK(!is_between('\xFF', ' ', '~'));
}

TEST_CASE("more places are counted than a byte can count") {
  for (const std::size_t size : {16U, 255U * 16, 255U * 16 + 1, 255U * 16 + 15, 10000U}) {
    CAPTURE(size);
    const std::string text(size, '1');
    CHECK(count_places(text, [](const char* at) { return are_digits(bytes_at(at)); }) == size);
  }
}

TEST_CASE("the first bytes are kept") {
  const std::string_view text = "0123456789abcdef";
  for (std::size_t count = 0; count <= text.size(); ++count) {
    const Bytes first = first_bytes(bytes_at(text.data()), count);
    for (std::size_t i = 0; i < text.size(); ++i) CHECK(first[i] == (i < count ? text[i] : 0));
  }
}

TEST_CASE("plain text becomes lower case as far as it is plain") {
  const std::string text = "The Lamp is back, and costs 12.50 IN our shop (as of today).";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    CAPTURE(size);
    const std::string_view part = std::string_view(text).substr(0, size);
    std::string lower(size, '?');
    const std::size_t plain = lower_plain(part, lower.data());
    CHECK(plain == (size > sizeof(Bytes) ? size : 0));
    CHECK(std::equal(lower.begin(), lower.begin() + static_cast<std::ptrdiff_t>(plain),
                     part.begin(), [](char l, char c) {
                       return l == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
                     }));
  }
  // Up to what is not plain, at most.
  for (const std::string_view odd : {"  ", "*", "\t", "\u00E4"})
    for (std::size_t place = 1; place < text.size(); ++place) {
      CAPTURE(place);
      std::string mixed = text;
      mixed.insert(place, odd);
      std::string lower(mixed.size(), '?');
      CHECK(lower_plain(mixed, lower.data()) <= place + 1);
    }
}

TEST_CASE("words begin behind what is no letter, and signs stand alone") {
  std::string text = "(ab) c,d  efghijklmnopqrstuvw xyz{{A1b}}";
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto are_braces = [](Bytes bytes) { return equal_to(bytes, '{') | equal_to(bytes, '}'); };
  for (; !text.empty(); text.erase(0, 1)) {
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '{' || text[i] == '}' ||
          (is_letter(text[i]) && (i == 0 || !is_letter(text[i - 1]))))
        expected.push_back(i);
    std::vector<std::size_t> found;
    each_start(text, are_letters, are_braces, [&](std::size_t at) { found.push_back(at); });
    CHECK(found == expected);
  }
}

}  // namespace
