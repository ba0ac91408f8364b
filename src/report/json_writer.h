// Writes JSON straight into a string: no tree in between.
#ifndef REPLYLINT_REPORT_JSON_WRITER_H
#define REPLYLINT_REPORT_JSON_WRITER_H

#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace replylint {

// Calls must make up a JSON text: begin and end in pairs, and in an object a key before each
// value. Commas are set by the writer. Strings must be UTF-8.
class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  void key(std::string_view name) {
    separate();
    append_string(name);
    out_ += ':';
    comma_ = false;
  }

  void value(std::string_view text) {
    separate();
    append_string(text);
  }
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::size_t number) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
  }
  void value(int number) {
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
  }
  void value(double number) {
    if (!std::isfinite(number)) return raw("null");
    separate();
    fmt::format_to(std::back_inserter(out_), "{}", number);
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

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void begin(char bracket) {
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

  // Control characters are escaped, C1 too: a terminal takes them for commands.
  void append_string(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;  // where the stretch begins that needs no escape
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool c1 =
          byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
      if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F && !c1) continue;
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
        if (c1) ++i;
        fmt::format_to(std::back_inserter(out_), "\\u{:04x}",
                       static_cast<unsigned>(static_cast<unsigned char>(text[i])));
      }
      plain = i + 1;
    }
    out_ += text.substr(plain);
    out_ += '"';
  }

  std::string out_;
  bool comma_ = false;
};

}  // namespace replylint

#endif
