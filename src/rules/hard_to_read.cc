#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/byte_set.h"
#include "text/formatted.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view id = "hard-to-read";

bool is_plain_word(const Word& word) noexcept {
  return word.kind == WordKind::word;
}

// Writing systems without spaces: a character is no word.
bool has_spaces(std::string_view language) noexcept {
  return language != "zh" && language != "ja" && language != "th";
}

// Where a long sentence can end: behind the comma before "and", "but", "which", or at a semicolon,
// with a verb on either side; the one nearest to the middle.
std::optional<std::size_t> split_place(std::span<const Word> words) {
  static constexpr auto joints = std::to_array<std::string_view>(
      {"and", "as", "because", "but", "or", "since", "so", "though", "where", "which", "while"});
  std::size_t first_verb = words.size();
  std::size_t last_verb = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].tag != Tag::finite_verb) continue;
    first_verb = std::min(first_verb, i);
    last_verb = i;
  }
  const std::size_t middle = words.size() / 2;
  std::optional<std::size_t> best;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string_view mark = words[i].folded;
    const bool joint =
        mark == ";" || mark == "-" || mark == "–" || mark == "—" ||
        (mark == "," && std::binary_search(joints.begin(), joints.end(), words[i + 1].folded));
    if (!joint || first_verb > i || last_verb < i) continue;
    const auto distance = [&](std::size_t k) { return k > middle ? k - middle : middle - k; };
    if (!best || distance(i + 1) < distance(*best)) best = i + 1;
  }
  return best;
}

std::string words_from(std::string_view body, std::span<const Word> words, std::size_t first) {
  constexpr std::size_t shown = 3;  // words
  const std::size_t last = std::min(words.size() - 1, first + shown - 1);
  return shortened(slice(body, Span{words[first].span.start, words[last].span.end}));
}

void check_length(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const double most = context.parameter(id, "max-sentence-words");
  if (!has_spaces(text.language)) return;
  for (const Sentence& sentence : text.sentences) {
    if (static_cast<double>(sentence.end_word - sentence.first_word) <= most) continue;
    const std::span<const Word> words = text.words_of(sentence);
    std::size_t plain = 0;
    std::size_t named = 0;  // names and numbers: an enumeration is no hard sentence
    for (const Word& word : words) {
      plain += static_cast<std::size_t>(is_plain_word(word));
      named +=
          static_cast<std::size_t>(word.kind == WordKind::number ||
                                   word.kind == WordKind::address || word.tag == Tag::proper_noun);
    }
    if (static_cast<double>(plain) <= most || named * 3 > words.size()) continue;
    std::string advice = "say it in two or three";
    if (const auto place = text.english ? split_place(words) : std::nullopt)
      advice = formatted("end it before “{}”", words_from(context.body(), words, *place));
    findings
        .add(sentence.span,
             formatted("“{}” runs to {} words, and the customer has to keep them all in mind to "
                       "understand one; {}.",
                       shortened(slice(context.body(), sentence.span)), plain, advice))
        .confidence = 0.9;
  }
}

// --- reading level -----------------------------------------------------------------------------

// Groups of vowels, without a silent "e" at the end.
std::size_t syllables_of(std::string_view word) noexcept {
  static constexpr ByteSet vowels("aeiouy");
  const auto is_vowel = [](char c) { return vowels.has(c); };
  std::size_t count = 0;
  bool inside = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    count += static_cast<std::size_t>(vowel && !inside);
    inside = vowel;
  }
  const bool silent = word.size() > 2 && word.back() == 'e' && !is_vowel(word[word.size() - 2]) &&
                      !word.ends_with("le");
  if (silent && count > 1) --count;
  return std::max<std::size_t>(count, 1);
}

struct Level {
  std::size_t words = 0;
  double grade = 0;  // years of school, by Flesch and Kincaid
};

Level level_of(const Text& text) {
  Level level;
  std::size_t syllables = 0;
  std::size_t sentences = 0;
  for (const Sentence& sentence : text.sentences) {
    std::size_t count = 0;
    for (const Word& word : text.words_of(sentence)) {
      if (!is_plain_word(word)) continue;
      ++count;
      syllables += syllables_of(word.folded);
    }
    level.words += count;
    sentences += static_cast<std::size_t>(count > 0);
  }
  if (level.words == 0) return level;
  const auto words = static_cast<double>(level.words);
  level.grade = 0.39 * words / static_cast<double>(sentences) +
                11.8 * static_cast<double>(syllables) / words - 15.59;
  return level;
}

// Words of four syllables and more that the customer does not use: three of them at most.
std::string heavy_words(const Context& context) {
  constexpr std::size_t shown = 3;
  constexpr std::size_t heavy = 4;  // syllables
  std::unordered_set<std::string_view> known;
  for (const Word& word : context.inquiry.text.words) known.insert(word.folded);
  std::vector<std::string_view> found;
  for (const Word& word : context.draft.text.words) {
    if (!is_plain_word(word) || word.tag == Tag::proper_noun || found.size() == shown) continue;
    if (syllables_of(word.folded) < heavy ||
        std::find(found.begin(), found.end(), word.folded) != found.end())
      continue;
    if (!known.contains(word.folded)) found.push_back(word.folded);
  }
  std::string list;
  for (const std::string_view word : found)
    list += formatted("{}“{}”", list.empty() ? "" : ", ", word);
  return list;
}

void check_level(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const Text& customer = context.inquiry.text;
  if (text.language != "en" || customer.language != "en") return;
  // A grade of few words is chance.
  constexpr std::size_t least_own = 80;
  constexpr std::size_t least_of_customer = 40;
  constexpr double hard = 12;  // whoever has finished school reads up to here
  const Level own = level_of(text);
  if (own.words < least_own || own.grade < hard) return;
  const Level theirs = level_of(customer);
  if (theirs.words < least_of_customer ||
      own.grade - theirs.grade < context.parameter(id, "max-grade-gap"))
    return;
  const Sentence& hardest = *std::max_element(text.sentences.begin(), text.sentences.end(),
                                              [](const Sentence& left, const Sentence& right) {
                                                return left.end_word - left.first_word <
                                                       right.end_word - right.first_word;
                                              });
  const std::string words = heavy_words(context);
  findings
      .add(
          hardest.span,
          formatted(
              "Your text takes about {:.0f} years of school to read and the customer's own {:.0f}, "
              "so they may not follow it; shorten sentences such as “{}”{}{}.",
              own.grade, std::max(theirs.grade, 1.0),
              shortened(slice(context.body(), hardest.span)),
              words.empty() ? "" : ", and find plainer words for ", words))
      .confidence = 0.6;
}

void check(const Context& context, Findings& findings) {
  check_length(context, findings);
  if (findings.list().empty()) check_level(context, findings);
}

}  // namespace

extern const Rule hard_to_read{
    id,
    Severity::suggestion,
    "sentences",
    "A sentence too long to follow, or prose far harder than the customer's own.",
    check,
    {{"max-sentence-words", 35, 10, 500, "the most words of a sentence"},
     {"max-grade-gap", 6, 1, 30, "years of school that the prose may be above the customer's"}},
};

}  // namespace replylint::catalogue
