#include "rules/phrase_literals.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "text/ascii.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using Strings = std::vector<std::string>;

// The first byte of a string that stands where the match begins.
constexpr char opening = '\1';

const std::string opening_only(1, opening);

std::string_view without_opening(std::string_view string) {
  return string.starts_with(opening) ? string.substr(1) : string;
}

constexpr std::size_t most_strings = 32;
constexpr int deepest_group = 50;

// What is known of the texts that a part of a pattern matches.
struct Known {
  std::optional<Strings> exact;  // it matches these and nothing else
  // Else: it holds one of each group of these. Those that tell most come first.
  std::vector<Strings> groups = {};
};

std::size_t shortest(const Strings& strings) {
  std::size_t size = strings.empty() ? 0 : without_opening(strings.front()).size();
  for (const std::string& string : strings) size = std::min(size, without_opening(string).size());
  return size;
}

// Words that nearly every reply holds: they tell little.
constexpr auto common_words =
    word_set("a", "all", "an", "and", "any", "are", "be", "can", "do", "for", "have", "i", "in",
             "is", "it", "my", "no", "not", "of", "on", "our", "so", "that", "the", "this", "to",
             "was", "we", "will", "with", "you", "your");

// How much a literal tells: the letters of its words, of a common one only its first.
std::size_t told_by(std::string_view literal) {
  literal = without_opening(literal);
  if (literal.size() < shortest_literal) return literal.size();
  std::size_t told = shortest_literal;
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t end = std::min(literal.find(' ', at), literal.size());
    const std::string_view word = literal.substr(at, end - at);
    told += common_words.has(word) ? 1 : word.size();
    at = end + 1;
  }
  return told;
}

std::size_t told_by(const Strings& strings) {
  std::size_t least = strings.empty() ? 0 : told_by(strings.front());
  for (const std::string& string : strings) least = std::min(least, told_by(string));
  return least;
}

// All groups; the strings that are matched and nothing else are one.
std::vector<Strings> groups_of(Known known) {
  if (known.exact) known.groups = {std::move(*known.exact)};
  return std::move(known.groups);
}

Known exactly(Strings strings) {
  return {std::move(strings)};
}
// The first of these groups that tell something.
Known with_groups(std::vector<Strings> groups) {
  std::erase_if(groups, [](const Strings& group) { return shortest(group) == 0; });
  groups.resize(std::min<std::size_t>(groups.size(), most_groups));
  return {std::nullopt, std::move(groups)};
}
Known anything() {
  return with_groups({});
}

template <typename Element>
void append(std::vector<Element>& all, const std::vector<Element>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// Each of `heads` followed by each of `tails`.
void append_each(Strings& heads, Strings tails) {
  if (tails.size() == 1) {
    for (std::string& head : heads) head += tails.front();
    return;
  }
  if (heads.size() == 1 && heads.front().empty()) {
    heads = std::move(tails);
    return;
  }
  Strings joined;
  joined.reserve(heads.size() * tails.size());
  for (const std::string& head : heads)
    for (const std::string& tail : tails) joined.push_back(head + tail);
  heads = std::move(joined);
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  std::vector<RequiredLiteral> parse() {
    Known known = alternatives(0, true);
    if (!understood_ || !rest_.empty()) return {};
    std::vector<RequiredLiteral> literals;
    std::uint8_t group = 0;
    for (const Strings& strings : groups_of(std::move(known))) {
      if (shortest(strings) < shortest_literal) continue;
      if (group > 0 && strings.size() > most_strings) continue;
      add(strings, group, literals);
      ++group;
    }
    return literals;
  }

 private:
  static void add(const Strings& strings, std::uint8_t group,
                  std::vector<RequiredLiteral>& literals) {
    const auto first = static_cast<std::ptrdiff_t>(literals.size());
    for (const std::string& string : strings)
      literals.push_back(
          {std::string(without_opening(string)), string.starts_with(opening), group});
    // Of two alike the one that may stand anywhere.
    std::sort(literals.begin() + first, literals.end(), [](const auto& left, const auto& right) {
      return std::tie(left.text, left.opens) < std::tie(right.text, right.opens);
    });
    const auto end =
        std::unique(literals.begin() + first, literals.end(),
                    [](const auto& left, const auto& right) { return left.text == right.text; });
    literals.erase(end, literals.end());
  }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  Known give_up() {
    understood_ = false;
    rest_ = {};
    return anything();
  }

  // `opens`: where it stands, the match begins.
  Known alternatives(int depth, bool opens) {
    Known all = sequence(depth, opens);
    while (take('|')) {
      Known next = sequence(depth, opens);
      if (all.exact && next.exact && all.exact->size() + next.exact->size() <= most_strings) {
        append(*all.exact, *next.exact);
        continue;
      }
      // Each text is of the one side or of the other: it holds a string of one of two groups.
      std::vector<Strings> left = groups_of(std::move(all));
      std::vector<Strings> right = groups_of(std::move(next));
      left.resize(std::min(left.size(), right.size()));
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (shortest(left[i]) == 0 || shortest(right[i]) == 0 ||
            left[i].size() + right[i].size() > 1000)
          left[i].clear();
        else
          append(left[i], right[i]);
      }
      all = with_groups(std::move(left));
    }
    return all;
  }

  // What the pattern goes on with, up to the first sign or capital; without the last letter if
  // something is said of it ("s?").
  [[nodiscard]] std::string_view plain_letters() const {
    const auto is_plain = [](char c) {
      return is_ascii_lower(c) || is_ascii_digit(c) || c == ' ' || c == '\'';
    };
    std::size_t size = 0;
    while (size < rest_.size() && is_plain(rest_[size])) ++size;
    if (size > 0 && size < rest_.size() &&
        std::string_view("?*+{").find(rest_[size]) != std::string_view::npos)
      --size;
    return rest_.substr(0, size);
  }

  // A run of exact parts is kept apart, so that "x \w+ good day" is known by "good day".
  Known sequence(int depth, bool opens) {
    std::vector<Strings> groups;
    Known run = exactly({opens ? std::string(1, opening) : ""});
    bool only_run = true;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      if (const std::string_view letters = plain_letters(); !letters.empty()) {
        for (std::string& string : *run.exact) string += letters;
        rest_.remove_prefix(letters.size());
        continue;
      }
      // A group at the beginning has alternatives that begin there themselves.
      const bool group_opens =
          rest_.front() == '(' && run.exact->size() == 1 && run.exact->front() == opening_only;
      if (group_opens) run.exact->front().clear();
      Known next = repeated(depth, group_opens);
      if (!understood_) return anything();
      if (next.exact && run.exact->size() * next.exact->size() <= most_strings) {
        append_each(*run.exact, std::move(*next.exact));
        continue;
      }
      only_run = false;
      // The space behind all words of a run stands before the next one: " no" tells more than "no".
      const bool spaced = std::all_of(run.exact->begin(), run.exact->end(),
                                      [](const auto& string) { return string.ends_with(' '); });
      groups.push_back(std::move(*run.exact));
      if (next.exact) {
        run = exactly({spaced ? " " : ""});
        append_each(*run.exact, std::move(*next.exact));
      } else {
        append(groups, next.groups);
        run = exactly({""});
      }
    }
    if (only_run) return run;
    groups.push_back(std::move(*run.exact));
    std::stable_sort(groups.begin(), groups.end(), [](const Strings& left, const Strings& right) {
      return told_by(left) > told_by(right);
    });
    return with_groups(std::move(groups));
  }

  Known repeated(int depth, bool opens) {
    Known known = atom(depth, opens);
    while (!rest_.empty()) {
      const char sign = rest_.front();
      if (sign == '?') {
        rest_.remove_prefix(1);
        if (known.exact && known.exact->size() < most_strings)
          known.exact->emplace_back(opens ? opening_only : "");
        else
          known = anything();
      } else if (sign == '*') {
        rest_.remove_prefix(1);
        known = anything();
      } else if (sign == '+') {
        rest_.remove_prefix(1);
        known = with_groups(groups_of(std::move(known)));
      } else if (sign == '{') {
        const std::size_t end = rest_.find('}');
        const std::string_view range =
            end == std::string_view::npos ? std::string_view() : rest_.substr(1, end - 1);
        if (range.empty() || range.find_first_not_of("0123456789,") != std::string_view::npos)
          return give_up();
        rest_.remove_prefix(end + 1);
        const bool optional = range.front() == '0' || range.front() == ',';
        known = optional ? anything() : with_groups(groups_of(std::move(known)));
      } else {
        break;
      }
      take('?');  // not greedy: no other texts
    }
    return known;
  }

  Known atom(int depth, bool opens) {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case '(':
        return group(depth, opens);
      case '[':
        return char_class();
      case '\\':
        return escape();
      case '.':
        return anything();
      case '^':
      case '$':
        return exactly({""});
      case '*':
      case '+':
      case '?':
      case '{':
        return give_up();
      default:
        return literal(c);
    }
  }

  static Known literal(char c) {
    // Other scripts have more than one way to write a letter in the other case.
    if (static_cast<unsigned char>(c) >= 0x80 || c == opening) return anything();
    return exactly({std::string(1, to_lower(c))});
  }

  Known group(int depth, bool opens) {
    if (depth > deepest_group) return give_up();
    if (take('?')) {
      // (?:, (?i:, (?P<name>: what follows the first ':' or '>'. Flags alone change what follows.
      const std::size_t end = rest_.find_first_of(":>)");
      if (end == std::string_view::npos || rest_[end] == ')') return give_up();
      rest_.remove_prefix(end + 1);
    }
    Known inside = alternatives(depth + 1, opens);
    if (!take(')')) return give_up();
    return inside;
  }

  Known char_class() {
    Strings members;
    bool small = !take('^');
    bool first = true;
    while (!rest_.empty() && (first || rest_.front() != ']')) {
      first = false;
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '[' && !rest_.empty() && rest_.front() == ':') return give_up();
      if (c == '\\') {
        if (rest_.empty()) return give_up();
        c = rest_.front();
        rest_.remove_prefix(1);
        if (std::string_view("pPxQ").find(c) != std::string_view::npos) return give_up();
        if (is_ascii_letter(c) || is_ascii_digit(c)) small = false;
      }
      if (c == '-' && !rest_.empty() && rest_.front() != ']' && !members.empty()) small = false;
      if (static_cast<unsigned char>(c) >= 0x80 || c == opening || members.size() > 6)
        small = false;
      if (small) members.push_back(std::move(literal(c).exact->front()));
    }
    if (!take(']')) return give_up();
    return small && !members.empty() ? exactly(std::move(members)) : anything();
  }

  Known escape() {
    if (rest_.empty()) return give_up();
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (std::string_view("bBAz").find(c) != std::string_view::npos) return exactly({""});
    if (std::string_view("wWdDsSnrtfv").find(c) != std::string_view::npos) return anything();
    if (is_ascii_letter(c) || is_ascii_digit(c)) return give_up();
    return literal(c);
  }

  std::string_view rest_;
  bool understood_ = true;
};

}  // namespace

std::vector<RequiredLiteral> required_literals(std::string_view pattern) {
  return Parser(pattern).parse();
}

}  // namespace replylint
