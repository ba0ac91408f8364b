#include <doctest/doctest.h>

#include "replylint/report.h"

#include "report/terminal_text.h"

namespace {

using namespace replylint;

TEST_CASE("plain text is printable as it is") {
  CHECK(printable("It is done – naïve 日本 😀 e\u0301\n\tyes") ==
        "It is done – naïve 日本 😀 e\u0301\n\tyes");
  CHECK(printable("").empty());
}

TEST_CASE("what a terminal would obey becomes visible") {
  CHECK(printable("\033[31mred") == "\\u{1b}[31mred");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\\u{0}b");
  CHECK(printable("a\rb\bc\x7f") == "a\\u{d}b\\u{8}c\\u{7f}");
  CHECK(printable("\u009b31m") == "\\u{9b}31m");  // C1: the same as ESC [
  CHECK(printable("\u202eabc\u202c") == "\\u{202e}abc\\u{202c}");
  CHECK(printable("\u2066a\u2069\u200f\u061c") == "\\u{2066}a\\u{2069}\\u{200f}\\u{61c}");
  CHECK(printable("a\u200bb\ufeff\u00ad") == "a\\u{200b}b\\u{feff}\\u{ad}");
  CHECK(printable("a\u2028b") == "a\\u{2028}b");
  CHECK(printable("\U000e0041") == "\\u{e0041}");  // a tag character: invisible
  CHECK(printable("a\ufffe\uffff\ufdd0\U0001fffe\ufffd") ==
        "a\\u{fffe}\\u{ffff}\\u{fdd0}\\u{1fffe}\ufffd");
}

TEST_CASE("bytes that are not UTF-8 become visible") {
  CHECK(printable("caf\xe9!") == "caf\\x{e9}!");
  CHECK(printable("\xe2\x80") == "\\x{e2}\\x{80}");
  CHECK(printable("\xc0\xaf") == "\\x{c0}\\x{af}");             // overlong
  CHECK(printable("\xed\xa0\x80") == "\\x{ed}\\x{a0}\\x{80}");  // a surrogate
  CHECK(printable("\xf5\x80\x80\x80") == "\\x{f5}\\x{80}\\x{80}\\x{80}");
}

TEST_CASE("columns on a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("naïve") == 5);
}

TEST_CASE("text is wrapped at blanks") {
  std::string out = "  ";
  append_wrapped(out, "one two three four", 11, 2, 2);
  CHECK(out == "  one two\n  three\n  four\n");
  out.clear();
  append_wrapped(out, "日本 日本 日本", 9, 0, 0);
  CHECK(out == "日本 日本\n日本\n");
  out.clear();
  append_wrapped(out, "a-very-long-word b", 5, 2, 0);
  CHECK(out == "a-very-long-word\n  b\n");
  out.clear();
  append_wrapped(out, "not wrapped at all", 0, 0, 0);
  CHECK(out == "not wrapped at all\n");
}

}  // namespace
