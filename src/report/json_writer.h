// Writes JSON straight into a string, or hands it on in pieces: no tree in between.
#ifndef REPLYLINT_REPORT_JSON_WRITER_H
#define REPLYLINT_REPORT_JSON_WRITER_H

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "text/bytes.h"
#include "text/formatted.h"
#include "text/utf8.h"

namespace replylint {

// Calls must make up a JSON text: begin and end in pairs, and in an object a key before each
// value. Commas are set by the writer. Strings must be UTF-8.
class JsonWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  JsonWriter() = default;
  // Hands what is written to `sink`, piece by piece; finish() hands on the rest.
  explicit JsonWriter(Sink sink) : sink_(std::move(sink)) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  // A name without any sign that would have to be escaped.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    comma_ = false;
  }

  // Any name.
  void any_key(std::string_view name) {
    value(name);
    out_ += ':';
    comma_ = false;
  }

  void value(std::string_view text) {
    separate();
    append_string(text);
  }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::size_t number) { whole_number(number); }
  void value(int number) { whole_number(number); }
  // Four digits: what is written is a likelihood, and no more of it is known.
  void value(double number) {
    if (!std::isfinite(number)) return raw("null");
    separate();
    append_formatted(out_, "{:.4g}", number);
  }
  void value(bool truth) { raw(truth ? "true" : "false"); }

  // A value that is JSON already.
  void raw(std::string_view json) {
    separate();
    out_ += json;
  }

  template <typename Value>
  void member(std::string_view name, const Value& content) {
    key(name);
    value(content);
  }

  // Members of an object that are JSON already, as “"a":1,"b":2”; or none.
  void raw_members(std::string_view json) {
    if (!json.empty()) raw(json);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }
  void finish() { sink_(out_); }

 private:
  static constexpr std::size_t piece_size = 1U << 16U;

  void begin(char bracket) {
    if (sink_ && out_.size() >= piece_size) {
      sink_(out_);
      out_.clear();
    }
    separate();
    out_ += bracket;
    comma_ = false;
  }
  void end(char bracket) {
    out_ += bracket;
    comma_ = true;
  }
  void separate() {
    if (comma_) out_ += ',';
    comma_ = true;
  }

  template <typename Number>
  void whole_number(Number number) {
    separate();
    std::array<char, 24> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out_.append(digits.data(), written.ptr);
  }

  // Control characters are escaped, C1 too: a terminal takes them for commands. So are marks that
  // change the direction or the lines of a text.
  void append_string(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;  // where the stretch begins that needs no escape
    for (std::size_t i = find_suspect(text, 0); i < text.size(); i = find_suspect(text, i + 1)) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x80 && !is_hidden(text, i)) continue;
      out_ += text.substr(plain, i - plain);
      if (byte == '"' || byte == '\\') {
        out_ += '\\';
        out_ += text[i];
      } else if (byte == '\n') {
        out_ += "\\n";
      } else if (byte == '\r') {
        out_ += "\\r";
      } else if (byte == '\t') {
        out_ += "\\t";
      } else {
        std::size_t end = i;
        append_formatted(out_, "\\u{:04x}", static_cast<unsigned>(next_code_point(text, end)));
        i = end - 1;
      }
      plain = i + 1;
    }
    out_ += text.substr(plain);
    out_ += '"';
  }

  // The next byte that is escaped, or with which a mark may begin that is.
  static std::size_t find_suspect(std::string_view text, std::size_t from) {
    return find_byte(text, from, [](Bytes bytes) {
      return between(bytes, '\0', '\x1F') | equal_to(bytes, '"') | equal_to(bytes, '\\') |
             equal_to(bytes, '\x7F') | equal_to(bytes, '\xC2') | equal_to(bytes, '\xD8') |
             equal_to(bytes, '\xE2');
    });
  }

  // Whether a C1 control, a line separator or a mark of direction stands there.
  static bool is_hidden(std::string_view text, std::size_t i) {
    const std::string_view next = text.substr(i + 1, 2);
    const auto byte = [&](std::size_t at) {
      return at < next.size() ? static_cast<unsigned char>(next[at]) : 0U;
    };
    const auto between = [&](unsigned first, unsigned last) {
      return byte(1) >= first && byte(1) <= last;
    };
    switch (static_cast<unsigned char>(text[i])) {
      case 0xC2:
        return byte(0) < 0xA0;
      case 0xD8:  // U+061C
        return byte(0) == 0x9C;
      case 0xE2:  // U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069
        return (byte(0) == 0x80 && (between(0x8E, 0x8F) || between(0xA8, 0xAE))) ||
               (byte(0) == 0x81 && between(0xA6, 0xA9));
      default:
        return false;
    }
  }

  Sink sink_;
  std::string out_;
  bool comma_ = false;
};

}  // namespace replylint

#endif
