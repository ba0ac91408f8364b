#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"

namespace replylint::catalogue {

namespace {

struct Color {
  int red = 0;
  int green = 0;
  int blue = 0;
};

struct NamedColor {
  std::string_view name;
  Color color;
};

// Of the CSS colours those that people give to text.
constexpr auto named_colors = std::to_array<NamedColor>({
    {"black", {0, 0, 0}},        {"red", {255, 0, 0}},          {"darkred", {139, 0, 0}},
    {"crimson", {220, 20, 60}},  {"firebrick", {178, 34, 34}},  {"orangered", {255, 69, 0}},
    {"tomato", {255, 99, 71}},   {"indianred", {205, 92, 92}},  {"maroon", {128, 0, 0}},
    {"blue", {0, 0, 255}},       {"navy", {0, 0, 128}},         {"darkblue", {0, 0, 139}},
    {"mediumblue", {0, 0, 205}}, {"royalblue", {65, 105, 225}}, {"steelblue", {70, 130, 180}},
    {"green", {0, 128, 0}},      {"darkgreen", {0, 100, 0}},    {"teal", {0, 128, 128}},
    {"purple", {128, 0, 128}},   {"indigo", {75, 0, 130}},      {"orange", {255, 165, 0}},
    {"gray", {128, 128, 128}},   {"grey", {128, 128, 128}},     {"dimgray", {105, 105, 105}},
    {"brown", {165, 42, 42}},    {"windowtext", {0, 0, 0}},     {"fuchsia", {255, 0, 255}},
    {"magenta", {255, 0, 255}},  {"olive", {128, 128, 0}},      {"white", {255, 255, 255}},
});

// "#c00", "#cc0000", "rgb(204, 0, 0)", "crimson"; nothing if it is none of these.
std::optional<Color> read_color(std::string_view written) {
  const std::string text = to_lower(trimmed(written.substr(0, 60)));
  for (const NamedColor& named : named_colors)
    if (text == named.name) return named.color;
  if (text.starts_with("rgb")) {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    for (std::size_t i = 3; i < text.size() && count < 3;) {
      if (!is_ascii_digit(text[i])) {
        ++i;
        continue;
      }
      int value = 0;
      for (; i < text.size() && is_ascii_digit(text[i]); ++i)
        value = std::min(value * 10 + (text[i] - '0'), 255);
      // A share of the whole, or digits behind a point.
      if (i < text.size() && text[i] == '%') value = value * 255 / 100;
      while (i < text.size() && text[i] != ',' && text[i] != ' ' && text[i] != ')') ++i;
      parts[count++] = value;
    }
    if (count == 3) return Color{parts[0], parts[1], parts[2]};
    return std::nullopt;
  }
  std::string_view digits = text;
  if (digits.starts_with('#')) digits.remove_prefix(1);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return hex_value(c) >= 0; }))
    return std::nullopt;
  if (digits.size() == 3 || digits.size() == 4)
    return Color{hex_value(digits[0]) * 17, hex_value(digits[1]) * 17, hex_value(digits[2]) * 17};
  if (digits.size() == 6 || digits.size() == 8)
    return Color{hex_value(digits[0]) * 16 + hex_value(digits[1]),
                 hex_value(digits[2]) * 16 + hex_value(digits[3]),
                 hex_value(digits[4]) * 16 + hex_value(digits[5])};
  return std::nullopt;
}

bool is_red(const Color& color) {
  return color.red >= 0x80 && color.green * 5 <= color.red * 2 && color.blue * 5 <= color.red * 2;
}

bool is_black(const Color& color) {
  return color.red < 0x48 && color.green < 0x48 && color.blue < 0x48;
}

bool equal(const Color& left, const Color& right) {
  constexpr int near = 0x20;
  return std::abs(left.red - right.red) < near && std::abs(left.green - right.green) < near &&
         std::abs(left.blue - right.blue) < near;
}

// The colour of most of the text of a stretch; black where none is set. Nothing if the markup of
// the stretch is not known, or its colour is not understood.
std::optional<Color> color_of(const Message& message, Span stretch) {
  std::map<std::string_view, std::size_t> bytes;
  const auto& runs = message.html_runs;
  auto run = std::lower_bound(
      runs.begin(), runs.end(), stretch.start,
      [](const HtmlRun& left, std::size_t start) { return left.text.end <= start; });
  for (; run != runs.end() && run->text.start < stretch.end; ++run)
    bytes[run->color] +=
        std::min(run->text.end, stretch.end) - std::max(run->text.start, stretch.start);
  if (bytes.empty()) return std::nullopt;
  const auto most = std::max_element(
      bytes.begin(), bytes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most->first.empty() ? Color{} : read_color(most->first);
}

void check(const Context& context, Findings& findings) {
  const Message& message = context.message;
  if (message.html_runs.empty() || is_forward(context)) return;

  // The answers below quotes; where there are several, they stand inline.
  std::optional<Color> quoted;
  std::vector<Span> answers;
  bool quote_above = false;
  for (const Block& block : context.draft.blocks) {
    if (block.kind == BlockKind::quote && block.depth == 1) {
      if (!quoted) quoted = color_of(message, block.span);
      quote_above = true;
    } else if (is_own_prose(block) && quote_above) {
      answers.push_back(block.span);
      quote_above = false;
    } else if (is_own_prose(block) && !answers.empty()) {
      answers.back().end = block.span.end;
    }
  }

  for (const Span answer : answers) {
    const std::optional<Color> color = color_of(message, answer);
    if (!color) continue;
    const std::string words = "“" + shortened(slice(context.body(), answer)) + "”";
    if (is_red(*color)) {
      findings.add(answer, words +
                               " is written in red, which looks like an alarm or a teacher's "
                               "correction; take another colour for your answers.");
      return;
    }
    if (answers.size() < 2) continue;
    const bool own = quoted ? !equal(*color, *quoted) : !is_black(*color);
    if (!own) {
      // Where mail programs draw a bar beside quotes, they tell answers apart as well.
      const bool bar = context.parameter("reply-color", "bar-suffices") != 0;
      findings.add(answer,
                   words +
                       " stands between the customer's lines in the same colour, so that "
                       "an answer is easily missed; give your answers a colour of their "
                       "own, but not red.",
                   bar ? std::optional(Severity::suggestion) : std::nullopt);
      return;
    }
  }
}

}  // namespace

extern const Rule reply_color{"reply-color",
                              Severity::warning,
                              "etiquette",
                              "Inline answers have no colour of their own, or are red.",
                              check,
                              {{"bar-suffices", 1, 0, 1,
                                "answers without a colour of their own are a suggestion, as the "
                                "bar beside a quote tells them apart"}}};

}  // namespace replylint::catalogue
