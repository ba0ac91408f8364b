#include "cli/request_line.h"

#include <cstddef>
#include <utility>

#include "replylint/message.h"

#include "report/json_writer.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

// Escapes of surrogates that have no partner stand for no character: they become U+FFFD.
std::string repair_surrogates(std::string line) {
  const auto surrogate_at = [&](std::size_t i) -> char {  // 'h'igh, 'l'ow or 0
    if (i + 6 > line.size() || line[i] != '\\' || line[i + 1] != 'u' || (line[i + 2] | 0x20) != 'd')
      return 0;
    const char digit = static_cast<char>(line[i + 3] | 0x20);
    if (digit == '8' || digit == '9' || digit == 'a' || digit == 'b') return 'h';
    return digit >= 'c' && digit <= 'f' ? 'l' : '\0';
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') continue;
    const char kind = surrogate_at(i);
    if (kind == 'h' && surrogate_at(i + 6) == 'l') {
      i += 11;
    } else if (kind != 0) {
      line.replace(i + 2, 4, "fffd");
      i += 5;
    } else {
      ++i;  // the escaped character
    }
  }
  return line;
}

// The levels of lists and objects in a request, and the values in them: in a tree each takes many
// times the bytes that it is written with.
constexpr std::size_t deepest = 32;
constexpr std::size_t most_values = 50'000;

// What can be told of a line without making a tree of it, and what a tree does not keep: how the
// numbers of the "id" are written.
class Scan : public nlohmann::json_sax<json> {
 public:
  [[nodiscard]] bool is_object() const { return is_object_; }
  [[nodiscard]] bool is_too_deep() const { return is_too_deep_; }
  [[nodiscard]] bool has_too_many_values() const { return values_ > most_values; }
  [[nodiscard]] bool has_huge_number() const { return has_huge_number_; }
  std::string take_id() {
    std::string id = id_.take();
    return id.empty() ? "null" : id;
  }

  bool null() override { return scalar("null"); }
  bool boolean(bool truth) override { return scalar(truth ? "true" : "false"); }
  bool number_integer(std::int64_t number) override { return scalar(formatted("{}", number)); }
  bool number_unsigned(std::uint64_t number) override { return scalar(formatted("{}", number)); }
  bool number_float(double /*number*/, const std::string& written) override {
    return scalar(written);
  }
  bool string(std::string& text) override {
    ++values_;
    if (in_id_) id_.value(std::string_view(text));
    return true;
  }
  bool binary(json::binary_t& /*bytes*/) override { return false; }  // not of JSON
  bool key(std::string& name) override {
    if (depth_ == 1) {
      // The last of several members of a name counts, as in the tree.
      in_id_ = name == "id";
      if (in_id_) id_ = JsonWriter();
    } else if (in_id_) {
      id_.any_key(name);
    }
    return true;
  }
  bool start_object(std::size_t /*size*/) override {
    if (depth_ == 0) is_object_ = true;
    if (in_id_) id_.begin_object();
    enter();
    return true;
  }
  bool end_object() override {
    --depth_;
    if (in_id_ && depth_ > 0) id_.end_object();
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    if (in_id_) id_.begin_array();
    enter();
    return true;
  }
  bool end_array() override {
    --depth_;
    if (in_id_) id_.end_array();
    return true;
  }
  bool parse_error(std::size_t /*place*/, const std::string& /*token*/,
                   const json::exception& error) override {
    constexpr int number_overflow = 406;
    has_huge_number_ = error.id == number_overflow;
    return false;
  }

 private:
  void enter() {
    ++values_;
    if (++depth_ <= deepest) return;
    is_too_deep_ = true;
    if (in_id_) id_ = JsonWriter();
    in_id_ = false;
  }

  bool scalar(std::string_view written) {
    ++values_;
    if (in_id_) id_.raw(written);
    return true;
  }

  JsonWriter id_;
  bool in_id_ = false;
  std::size_t depth_ = 0;  // brackets that are open
  std::size_t values_ = 0;
  bool is_object_ = false;
  bool is_too_deep_ = false;
  bool has_huge_number_ = false;
};

}  // namespace

RequestLine read_request_line(std::string_view line) {
  RequestLine result;
  std::string repaired;
  Scan scan;
  bool is_json = json::sax_parse(line, &scan);
  if (!is_json && !scan.has_huge_number()) {
    repaired = repair_surrogates(Message::from_text(line).body);
    line = repaired;
    scan = Scan();
    is_json = json::sax_parse(line, &scan);
  }
  if (scan.has_huge_number())
    result.problem = "a number is too large; write it as a string";
  else if (!is_json)
    result.problem = "this is not JSON; write one object per line";
  else if (!scan.is_object())
    result.problem = "this is not a JSON object; write one object per line";
  if (!result.problem.empty()) return result;
  result.id = scan.take_id();
  if (scan.is_too_deep())
    result.problem = formatted("values are nested too deep, in more than {} levels", deepest);
  else if (scan.has_too_many_values())
    result.problem =
        formatted("there are more than {} values; divide it into several requests", most_values);
  else
    result.request = json::parse(line);
  return result;
}

}  // namespace replylint::cli
