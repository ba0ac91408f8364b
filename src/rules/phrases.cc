#include "rules/phrases.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include <re2/re2.h>
#include <re2/set.h>
#include <unicode/uchar.h>

#include "parse/comparable.h"
#include "rules/literal_index.h"
#include "rules/quotations.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/invisible.h"
#include "text/lower_plain.h"
#include "text/prefetch.h"
#include "text/utf8.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

// One pattern in one sentence: enough for people, and a bound on hostile text.
constexpr int most_hits = 16;
constexpr int most_tries = 64;

re2::RE2::Options pattern_options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{1} << 21U);
  return options;
}

// How much of the expressions of a style may stay compiled, in instructions of their programs of
// 16 bytes each; built-in styles need less.
class CompiledRoom {
 public:
  // False where there is none left for this one.
  [[nodiscard]] bool take(const re2::RE2& expression) {
    constexpr int least = 256;  // of the smallest, with all that belongs to it
    return left_.fetch_sub(least + expression.ProgramSize(), std::memory_order_relaxed) > 0;
  }

 private:
  std::atomic<std::int64_t> left_{std::int64_t{1} << 19U};
};

// A regular expression that is compiled when it is first needed, and stays so while there is room.
class Pattern {
 public:
  Pattern(const std::string& source, CompiledRoom& room) : source_(&source), room_(&room) {}

  // False if there is no match at or behind `offset`, or the pattern is none.
  bool find(std::string_view text, std::size_t offset, Span& match) const {
    return find(plain_, "", "", text, offset, match);
  }

  // The same among matches that begin and end at the edge of a word of ASCII letters.
  bool find_words(std::string_view text, std::size_t offset, Span& match) const {
    return find(bounded_, "\\b(?:", ")\\b", text, offset, match);
  }

  [[nodiscard]] const std::string& source() const noexcept { return *source_; }

 private:
  struct Lazy {
    std::once_flag once;
    std::unique_ptr<re2::RE2> expression;
  };

  bool find(Lazy& lazy, const char* before, const char* after, std::string_view text,
            std::size_t offset, Span& match) const {
    std::unique_ptr<re2::RE2> passing;
    const auto compile = [&] {
      passing = std::make_unique<re2::RE2>(before + *source_ + after, pattern_options());
    };
    std::call_once(lazy.once, [&] {
      compile();
      if (room_->take(*passing)) lazy.expression = std::move(passing);
    });
    if (lazy.expression == nullptr && passing == nullptr) compile();
    const re2::RE2& expression = passing != nullptr ? *passing : *lazy.expression;
    re2::StringPiece words;
    if (!expression.ok() || !expression.Match({text.data(), text.size()}, offset, text.size(),
                                              re2::RE2::UNANCHORED, &words, 1))
      return false;
    match.start = static_cast<std::size_t>(words.data() - text.data());
    match.end = match.start + words.size();
    return true;
  }

  const std::string* source_;
  CompiledRoom* room_;
  mutable Lazy plain_;
  mutable Lazy bounded_;
};

// The runs of three bytes in a text: most literals that do not stand in it are missing one.
class ByteRuns {
 public:
  explicit ByteRuns(std::string_view text) {
    std::uint32_t run = 0;
    for (const char c : text) has_[place_of(run = with(run, c))] = true;
  }

  [[nodiscard]] bool may_hold(std::string_view literal) const {
    std::uint32_t run = with(with(0, literal[0]), literal[1]);
    for (const char c : literal.substr(2)) {
      run = with(run, c);
      if (!has_[place_of(run)]) return false;
    }
    return true;
  }

  // Whether the text may hold a literal of each group.
  [[nodiscard]] bool may_hold_each(FurtherLiterals literals) const {
    bool found = true;
    std::uint8_t group = 0;
    for (FurtherLiteral literal; literals.next(literal);) {
      if (std::exchange(group, literal.group) != literal.group && !std::exchange(found, false))
        return false;
      found = found || may_hold(literal.text);
    }
    return found;
  }

 private:
  static constexpr unsigned index_bits = 10;

  // The run that ends with the next byte, in the higher three.
  static std::uint32_t with(std::uint32_t run, char next) {
    return (run | static_cast<unsigned char>(next)) << 8U;
  }
  static std::size_t place_of(std::uint32_t run) {
    return (run * 0x9E3779B1U) >> (32U - index_bits);
  }

  std::array<bool, std::size_t{1} << index_bits> has_{};
};

struct Entry {
  Entry(const Phrase& the_phrase, const std::string& source, std::size_t the_exceptions,
        CompiledRoom& room)
      : phrase(&the_phrase), pattern(source, room), exceptions(the_exceptions) {}

  const Phrase* phrase;
  Pattern pattern;
  std::size_t exceptions;  // index into Data::unless
};

constexpr std::array<char, 256> lower_case = [] {
  std::array<char, 256> table{};
  for (int c = 0; c < 256; ++c)
    table[static_cast<std::size_t>(c)] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return table;
}();

char lower(char c) {
  return lower_case[static_cast<unsigned char>(c)];
}

// The prose as patterns see it: the sentences, each followed by a line end.
struct Prose {
  std::string text;
  std::string lower;                // `text` in ASCII lower case
  std::vector<std::size_t> starts;  // of each sentence in `text`, and the end of all
  // Stretches of `text` that stand in the body like this: where they start here, and there.
  std::vector<std::pair<std::size_t, std::size_t>> stretches;

  // Where a byte of `text` stands in the body.
  [[nodiscard]] std::size_t origin(std::size_t at) const {
    const auto behind = std::partition_point(stretches.begin(), stretches.end(),
                                             [&](const auto& each) { return each.first <= at; });
    const auto [here, there] = *std::prev(behind);
    return there + (at - here);
  }

  // A sentence of `text` or `lower`.
  [[nodiscard]] std::string_view sentence(std::string_view all, std::size_t index) const {
    return all.substr(starts[index], starts[index + 1] - 1 - starts[index]);
  }
};

// The ASCII character that patterns see in place of a typographic one; 0: the character itself.
char plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x00B4:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
    case 0x3000:
      return ' ';
    default:
      return 0;
  }
}

Prose prepare(std::string_view body, const Text& text) {
  Prose prose;
  std::size_t size = 0;
  for (const Sentence& sentence : text.sentences) size += sentence.span.size() + 1;
  // No character becomes longer.
  prose.text.resize(size);
  prose.lower.resize(size);
  prose.starts.reserve(text.sentences.size() + 1);
  prose.stretches.reserve(2 * text.sentences.size());
  char* const written = prose.text.data();
  char* const lowered = prose.lower.data();
  std::size_t end = 0;
  std::string one;  // a letter
  const auto comes_from = [&](std::size_t from) {
    if (prose.stretches.empty() ||
        from - prose.stretches.back().second != end - prose.stretches.back().first)
      prose.stretches.emplace_back(end, from);
  };
  const auto put = [&](char c, std::size_t from) {
    comes_from(from);
    written[end] = c;
    lowered[end++] = lower(c);
  };
  for (const Sentence& sentence : text.sentences) {
    const std::size_t first = end;
    prose.starts.push_back(first);
    const auto put_space = [&](std::size_t from) {
      if (end > first && written[end - 1] != ' ') put(' ', from);
    };
    for (std::size_t at = sentence.span.start; at < sentence.span.end;) {
      const std::string_view rest = slice(body, {at, sentence.span.end});
      if (const std::size_t plain = lower_plain(rest, lowered + end); plain > 0) {
        rest.copy(written + end, plain);
        comes_from(at);
        at += plain;
        end += plain;
        continue;
      }
      const std::size_t from = at;
      const char byte = body[at];
      if (static_cast<unsigned char>(byte) < 0x80) {
        ++at;
        if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
          put_space(from);
        else
          put(byte, from);
        continue;
      }
      const char32_t c = next_code_point(body, at);
      if (is_invisible(c)) continue;
      if (end > first && is_combining(c)) {
        const std::size_t letter = code_point_start(prose.text, end - 1);
        std::size_t read = letter;
        if (const char32_t composed = compose(next_code_point(prose.text, read), c)) {
          // No longer than the letter and its mark.
          one.clear();
          append_code_point(one, composed);
          one.copy(written + letter, one.size());
          one.copy(lowered + letter, one.size());
          end = letter + one.size();
          continue;
        }
      }
      const char sign = plain(c);
      if (sign == ' ' && end > 0 && written[end - 1] == ' ') continue;
      if (sign != 0)
        put(sign, from);
      else
        for (std::size_t i = from; i < at; ++i) put(body[i], i);
    }
    put('\n', sentence.span.end);
  }
  prose.starts.push_back(end);
  prose.text.resize(end);
  prose.lower.resize(end);
  return prose;
}

bool is_word_character(char32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

// Whether `offset` stands between two characters of one word.
bool inside_word(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size()) return false;
  std::size_t before = code_point_start(text, offset - 1);
  return is_word_character(next_code_point(text, before)) &&
         is_word_character(next_code_point(text, offset));
}

}  // namespace

std::string pattern_error(const std::string& pattern) {
  const re2::RE2 expression(pattern, pattern_options());
  return expression.ok() ? std::string() : expression.error();
}

namespace {

// A pattern that may stand in a sentence.
struct Candidate {
  std::size_t sentence;
  std::uint32_t entry;
  FurtherLiterals further;
};

constexpr std::uint32_t no_entry = static_cast<std::uint32_t>(-1);

// Literals of patterns, and which entry each of these patterns is.
struct Indexed {
  LiteralIndex index;
  std::vector<std::uint32_t> entries;  // by the number of the pattern in the index
};

// What the writer only quotes, and the inside of addresses: no phrase of theirs.
class ForeignWords {
 public:
  ForeignWords(std::string_view body, const Text& text) : body_(body), text_(text) {}

  [[nodiscard]] bool have(Span span, std::size_t sentence) {
    return is_quoted(span) || is_in_address(span, text_.sentences[sentence]);
  }

 private:
  bool is_quoted(Span span) {
    if (!std::exchange(looked_, true)) quotations_ = find_quotations(body_, text_);
    const auto next = std::upper_bound(
        quotations_.begin(), quotations_.end(), span.start,
        [](std::size_t start, const Span& quotation) { return start < quotation.start; });
    return next != quotations_.begin() && std::prev(next)->contains(span) &&
           std::prev(next)->start < span.start;
  }

  [[nodiscard]] bool is_in_address(Span span, const Sentence& where) const {
    const auto words = text_.words_of(where);
    auto word = std::lower_bound(
        words.begin(), words.end(), span.start,
        [](const Word& candidate, std::size_t start) { return candidate.span.end <= start; });
    for (; word != words.end() && word->span.start < span.end; ++word)
      if (word->kind == WordKind::address && !span.contains(word->span)) return true;
    return false;
  }

  std::string_view body_;
  const Text& text_;
  bool looked_ = false;  // for quotations
  std::vector<Span> quotations_;
};

// The places of a pattern in a sentence, one behind the other, as whole words.
class PatternPlaces {
 public:
  PatternPlaces(const Pattern& pattern, std::string_view sentence)
      : pattern_(pattern), sentence_(sentence) {}

  // False where there is no other.
  bool next(Span& match) {
    for (; tries_ < most_tries && from_ <= sentence_.size(); ++tries_) {
      if (!(words_only_ ? pattern_.find_words(sentence_, from_, match)
                        : pattern_.find(sentence_, from_, match)))
        return false;
      if (inside_word(sentence_, match.start) || inside_word(sentence_, match.end)) {
        // Another alternative of the pattern may match whole words at the same place.
        from_ = words_only_ ? behind(match.start) : match.start;
        words_only_ = true;
        continue;
      }
      from_ = match.empty() ? behind(match.end) : match.end;
      // An optional word of the pattern may leave the space beside it.
      while (!match.empty() && sentence_[match.start] == ' ') ++match.start;
      while (!match.empty() && sentence_[match.end - 1] == ' ') --match.end;
      if (match.empty()) continue;
      ++tries_;
      return true;
    }
    return false;
  }

 private:
  [[nodiscard]] std::size_t behind(std::size_t offset) const {
    return next_code_point_start(sentence_, offset + 1);
  }

  const Pattern& pattern_;
  std::string_view sentence_;
  std::size_t from_ = 0;
  int tries_ = 0;
  bool words_only_ = false;
};

}  // namespace

struct PhraseMatcher::Data {
  CompiledRoom room;
  std::deque<Entry> entries;
  std::vector<std::vector<std::unique_ptr<Pattern>>> unless;  // by phrase
  std::vector<Indexed> literals;               // of the built-in styles, then of others
  std::string own_index;                       // the bytes of the latter
  std::vector<std::uint32_t> without_literal;  // entries

  void index_literals();

  // The patterns without a literal are tried together.
  mutable std::once_flag set_compiled;
  mutable std::unique_ptr<re2::RE2::Set> set;

  // The entries without a literal that may match the sentence.
  void match_set(std::string_view sentence, std::vector<int>& matches) const {
    std::call_once(set_compiled, [this] {
      auto options = pattern_options();
      options.set_max_mem(std::int64_t{1} << 24U);
      auto candidate = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
      bool complete = true;
      for (const std::uint32_t entry : without_literal) {
        const std::string& source = entries[entry].pattern.source();
        complete = complete &&
                   candidate->Add(re2::StringPiece(source.data(), source.size()), nullptr) >= 0;
      }
      if (complete && candidate->Compile()) set = std::move(candidate);
    });
    matches.clear();
    re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
    if (set != nullptr &&
        (set->Match(re2::StringPiece(sentence.data(), sentence.size()), &matches, &error) ||
         error.kind == re2::RE2::Set::kNoError))
      return;
    // Too many or too large patterns for one automaton: each may match.
    matches.resize(without_literal.size());
    for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = static_cast<int>(i);
  }

  // Each pattern that may stand in a sentence, once a sentence.
  [[nodiscard]] std::vector<Candidate> find_candidates(const Prose& prose) const {
    constexpr std::size_t usual_candidates = 64;
    std::vector<Candidate> candidates;
    candidates.reserve(usual_candidates);
    std::vector<bool> found(entries.size());  // in this sentence
    for (const Indexed& indexed : literals) {
      std::size_t sentence = 0;
      std::size_t first_candidate = candidates.size();  // of this sentence
      const auto go_to_next_sentence = [&] {
        for (; first_candidate < candidates.size(); ++first_candidate)
          found[candidates[first_candidate].entry] = false;
        ++sentence;
      };
      indexed.index.scan(prose.lower, [&](std::uint32_t pattern, std::size_t offset) {
        const std::uint32_t entry = indexed.entries[pattern];
        if (entry == no_entry) return;
        // They come in order, as none goes beyond its sentence.
        while (offset >= prose.starts[sentence + 1]) go_to_next_sentence();
        if (found[entry]) return;
        found[entry] = true;
        candidates.push_back({sentence, entry, indexed.index.further_of(pattern)});
        prefetch(candidates.back().further.place());
      });
    }
    drop_without_further(prose, candidates);
    if (without_literal.empty()) return candidates;
    std::vector<int> matches;
    for (std::size_t i = 0; i + 1 < prose.starts.size(); ++i) {
      match_set(prose.sentence(prose.text, i), matches);
      for (const int match : matches)
        candidates.push_back({i, without_literal[static_cast<std::size_t>(match)], {}});
    }
    return candidates;
  }

  // Those whose sentence lacks another literal of the pattern.
  void drop_without_further(const Prose& prose, std::vector<Candidate>& candidates) const {
    std::optional<ByteRuns> runs;
    std::size_t sentence_of_runs = 0;
    std::erase_if(candidates, [&](const Candidate& candidate) {
      if (candidate.further.empty()) return false;
      if (!runs || std::exchange(sentence_of_runs, candidate.sentence) != candidate.sentence)
        runs.emplace(prose.sentence(prose.lower, candidate.sentence));
      return !runs->may_hold_each(candidate.further);
    });
  }

  void find_hits(const Candidate& candidate, const Prose& prose, ForeignWords& foreign,
                 std::vector<PhraseHit>& hits) const {
    const Entry& entry = entries[candidate.entry];
    const std::string_view words = prose.sentence(prose.text, candidate.sentence);
    const std::size_t base = prose.starts[candidate.sentence];
    const std::size_t first_hit = hits.size();
    PatternPlaces places(entry.pattern, words);
    for (Span match; hits.size() < first_hit + most_hits && places.next(match);) {
      const Span span{prose.origin(base + match.start), prose.origin(base + match.end)};
      if (foreign.have(span, candidate.sentence)) continue;
      if (hits.size() == first_hit && is_excepted(entry, words)) break;
      hits.push_back({entry.phrase, span, candidate.sentence});
    }
  }

  [[nodiscard]] bool is_excepted(const Entry& entry, std::string_view words) const {
    Span ignored;
    const auto& exceptions = unless[entry.exceptions];
    return std::any_of(exceptions.begin(), exceptions.end(),
                       [&](const auto& exception) { return exception->find(words, 0, ignored); });
  }
};

// The patterns of the built-in styles are in the index that was made with the library. Others, and
// what a second phrase looks for, come into one of their own.
void PhraseMatcher::Data::index_literals() {
  const LiteralIndex& builtin = builtin_literals();
  std::vector<std::uint32_t> of_builtin(builtin.patterns(), no_entry);
  std::vector<std::uint32_t> of_own;
  std::vector<std::string_view> own;
  std::uint32_t next = 0;
  for (std::uint32_t entry = 0; entry < entries.size(); ++entry) {
    const std::string_view pattern = entries[entry].pattern.source();
    const auto number = builtin.find(pattern, next);
    if (number && of_builtin[*number] == no_entry) {
      of_builtin[*number] = entry;
      next = *number + 1;
    } else {
      of_own.push_back(entry);
      own.push_back(pattern);
    }
  }
  const auto add = [&](const LiteralIndex& index, std::vector<std::uint32_t> of_pattern) {
    for (std::uint32_t pattern = 0; pattern < of_pattern.size(); ++pattern)
      if (of_pattern[pattern] != no_entry && !index.has_literal(pattern))
        without_literal.push_back(of_pattern[pattern]);
    literals.push_back({index, std::move(of_pattern)});
  };
  if (own.size() < entries.size()) add(builtin, std::move(of_builtin));
  if (own.empty()) return;
  own_index = LiteralIndex::make(own);
  add(LiteralIndex(own_index), std::move(of_own));
}

PhraseMatcher::PhraseMatcher(const StyleData& style) : data_(std::make_unique<Data>()) {
  for (const Phrase& phrase : style.phrases) {
    const bool wanted = phrase.required_by.empty()
                            ? severity_in(style, phrase).has_value()
                            : severity_in(style, phrase.required_by).has_value();
    if (!wanted) continue;
    const std::size_t exceptions = data_->unless.size();
    auto& unless = data_->unless.emplace_back();
    for (const std::string& exception : phrase.unless)
      unless.push_back(std::make_unique<Pattern>(exception, data_->room));
    for (const std::string& source : phrase.patterns)
      data_->entries.emplace_back(phrase, source, exceptions, data_->room);
  }
  data_->index_literals();
}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

std::vector<PhraseHit> PhraseMatcher::find(std::string_view body, const Text& text) const {
  std::vector<PhraseHit> hits;
  if (text.sentences.empty() || data_->entries.empty()) return hits;
  const Prose prose = prepare(body, text);
  const std::vector<Candidate> candidates = data_->find_candidates(prose);
  if (candidates.empty()) return hits;
  ForeignWords foreign(body, text);
  for (const Candidate& candidate : candidates) data_->find_hits(candidate, prose, foreign, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const PhraseHit& left, const PhraseHit& right) {
    return std::pair(left.span.start, right.span.end) < std::pair(right.span.start, left.span.end);
  });
  return hits;
}

namespace {

// A pattern with the words in the place of each "{match}".
std::string filled(std::string_view pattern, std::string_view words) {
  constexpr std::string_view name = "{match}";
  std::string result;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern.substr(at, name.size()) == name) {
      result += words;
      at += name.size();
    } else {
      result += pattern[at++];
    }
  }
  return result;
}

// "by {time}", "on [date]": words in brackets for which something has to be written.
bool has_gap(std::string_view text) {
  static const re2::RE2 gap(R"(\{\s*\pL[\pL\d _-]*\}|\[\s*\pL[\pL _-]*\]|<\s*\pL[\pL _-]*>)");
  return re2::RE2::PartialMatch({text.data(), text.size()}, gap);
}

}  // namespace

std::string with_match(std::string_view message, std::string_view words) {
  static constexpr auto open_words = word_set(
      "a", "an", "the", "your", "our", "my", "his", "her", "its", "their", "this", "that", "being",
      "to", "of", "for", "in", "on", "at", "by", "with", "from", "and", "or", "as");
  std::string shown = shortened(words);
  if (open_words.has(comparable(shown.substr(shown.rfind(' ') + 1)))) shown += "…";
  return filled(message, shown);
}

namespace {

// The words found, whole: a pattern may end at the hyphen of one ("e" of "e-mail").
std::string_view whole_words(const Context& context, const PhraseHit& hit) {
  const Text& text = context.draft.text;
  const auto words = text.words_of(text.sentences[hit.sentence]);
  Span span = hit.span;
  auto word =
      std::lower_bound(words.begin(), words.end(), span.start,
                       [](const Word& each, std::size_t start) { return each.span.end <= start; });
  for (; word != words.end() && word->span.start < hit.span.end; ++word) {
    span.start = std::min(span.start, word->span.start);
    span.end = std::max(span.end, word->span.end);
  }
  return slice(context.body(), span);
}

}  // namespace

namespace {

// All letters are capitals.
bool is_in_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (continues_code_point(text[i])) continue;
    if (is_lower_case_at(text, i)) return false;
    any = any || is_upper_case_at(text, i);
  }
  return any;
}

// The first letters as capitals, those of ASCII.
std::string in_capitals(std::string text, std::size_t count) {
  for (char& c : std::span(text).first(std::min(count, text.size())))
    if (is_ascii_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

// The replacement in the case of the words that it stands for: “Use” for “Utilize”, “USE” in a
// sentence in capitals. A word that is in capitals by itself (“ASAP”) tells the case of no other,
// unless the sentence begins with it. Where it would be the same word again, the style is about its
// case.
std::string in_case_of(const Context& context, const PhraseHit& hit, std::string text) {
  const std::string_view words = slice(context.body(), hit.span);
  if (text.empty() || words.empty() || !is_upper_case_at(words, 0)) return text;
  const Sentence& sentence = context.draft.text.sentences[hit.sentence];
  const auto first = context.draft.text.words_of(sentence);
  const bool begins = !first.empty() && first.front().span.start >= hit.span.start;
  const bool stressed = is_in_capitals(words);
  constexpr std::size_t longest = 500;  // bytes that are looked at for each hit
  std::string result = text;
  if (stressed && sentence.span.size() <= longest && sentence.span.size() > words.size() + 1 &&
      is_in_capitals(slice(context.body(), sentence.span)))
    result = in_capitals(text, text.size());
  else if (begins || !stressed)
    result = in_capitals(text, 1);
  return result == words ? text : result;
}

}  // namespace

Diagnostic& report_phrase(const Context& context, const PhraseHit& hit, Findings& findings,
                          std::string_view message) {
  const std::string_view words = slice(context.body(), hit.span);
  const Phrase& phrase = *hit.phrase;
  if (!phrase.message.empty()) message = phrase.message;
  if (message.empty()) message = "“{match}” is not to be used in replies.";
  std::string said = with_match(message, whole_words(context, hit));
  const std::string text = in_case_of(context, hit, filled(phrase.replace, words));
  // What is still to be filled in is advice: put in by itself, it would be left over.
  const bool to_fill_in = !phrase.replace.empty() && has_gap(filled(phrase.replace, ""));
  if (to_fill_in) said += formatted(" Write “{}”.", shortened(text));
  Diagnostic& diagnostic = findings.add(hit.span, std::move(said), phrase.severity);
  if (!text.empty() && !to_fill_in)
    diagnostic.fixes.push_back({formatted("Write “{}”.", text), false, {{hit.span, text}}});
  return diagnostic;
}

void check_phrase_rule(const Context& context, std::string_view id, Findings& findings) {
  std::vector<const PhraseHit*> hits;
  for (const PhraseHit& hit : context.phrase_hits)
    if (hit.phrase->id == id) hits.push_back(&hit);
  check_phrase_rule(context, hits, findings);
}

void check_phrase_rule(const Context& context, std::span<const PhraseHit* const> hits,
                       Findings& findings) {
  Span last;
  for (const PhraseHit* hit : hits) {
    // Hits are in order, the longer of two that begin together first.
    if (!last.empty() && hit->span.start < last.end) continue;
    last = hit->span;
    report_phrase(context, *hit, findings);
  }
}

}  // namespace replylint
