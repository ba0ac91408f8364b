// What the model of lost lines looks at (lost_lines.h). The library scores with these functions
// and tools/train learns with them, so that both see the same.
#ifndef REPLYLINT_TEXT_BOUNDARY_FEATURES_H
#define REPLYLINT_TEXT_BOUNDARY_FEATURES_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/text.h"

#include "text/english_tables.h"
#include "text/feature_hash.h"

namespace replylint {

// The tagged words of one line, and where rules end its sentences.
class BoundaryView {
 public:
  // `begins` holds the first word of each sentence, by rules, in order.
  BoundaryView(std::string_view body, std::span<const Word> words,
               std::span<const std::size_t> begins, const EnglishTables& tables);

  // A sentence begins with word `start`; the candidates behind it are asked for in order.
  void restart(std::size_t start) noexcept;
  // Does a sentence begin with word `i` by rule?
  [[nodiscard]] bool is_ruled(std::size_t i) const noexcept { return seen_[i].rule; }
  // Can one begin there all the same?
  [[nodiscard]] bool is_candidate(std::size_t i) noexcept;

  // Calls `add` with each feature of the place before word `i`, in the sentence of restart().
  template <class Add>
  void features(std::size_t i, Add feature);

 private:
  struct Seen {
    std::uint32_t hash = 0;
    std::uint32_t finite = 0;  // finite verbs and imperatives before this word
    std::uint32_t next = 0;    // the next word that begins a sentence by rule, or the end
    std::uint8_t kind = 0;
    std::uint8_t tag = 0;
    std::uint8_t use = 0;  // LexiconEntry::use()
    bool space = false;    // stands before it
    bool rule = false;     // a sentence begins with it by rule
  };

  void advance(std::size_t i) noexcept;
  [[nodiscard]] bool is_capital(std::size_t i) const noexcept;

  std::vector<Seen> seen_;
  std::uint32_t total_ = 0;  // finite verbs and imperatives
  std::size_t start_ = 0;
  std::size_t until_ = 0;     // words before it have been looked at
  bool lower_ = false;        // one of them is in lower case
  std::uint32_t open_ = 0;    // brackets
  std::uint32_t quotes_ = 0;  // quotation marks, odd or even
};

template <class Add>
void BoundaryView::features(std::size_t i, Add feature) {
  advance(i);
  constexpr std::uint32_t outside = 250;
  const auto at = [&](std::ptrdiff_t offset) -> const Seen* {
    const auto index = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset);
    return index < seen_.size() ? &seen_[index] : nullptr;
  };
  const auto k = [&](std::ptrdiff_t offset) -> std::uint32_t {
    const Seen* const word = at(offset);
    return word != nullptr ? word->kind : outside + (offset < 0 ? 0U : 1U);
  };
  const auto h = [&](std::ptrdiff_t offset) {
    const Seen* const word = at(offset);
    return word != nullptr ? word->hash : 0U;
  };
  const auto t = [&](std::ptrdiff_t offset) -> std::uint32_t {
    const Seen* const word = at(offset);
    return word != nullptr ? word->tag : 30U;
  };
  const auto add = [&](std::uint32_t value, std::uint32_t salt) { feature(mix(value, salt)); };
  const Seen& word = seen_[i];
  const std::uint32_t before = k(-1);
  const std::uint32_t here = k(0);
  const auto distance = static_cast<std::uint32_t>(std::min<std::size_t>(i - start_, 6));
  const auto rest = static_cast<std::uint32_t>(std::min<std::size_t>(seen_.size() - i, 4));
  const std::uint32_t low = lower_ ? 1 : 0;
  const std::uint32_t verbs = std::min(word.finite - seen_[start_].finite, 2U);
  const std::uint32_t ahead_end = word.next;
  const std::uint32_t ahead_verbs =
      std::min((ahead_end < seen_.size() ? seen_[ahead_end].finite : total_) - word.finite, 2U);
  const std::uint32_t ahead = std::min(ahead_end - static_cast<std::uint32_t>(i), 6U);
  const std::uint32_t ahead_mark = ahead_end > 0 ? seen_[ahead_end - 1].kind : 0U;
  std::uint32_t run = 0;  // capitalised words before
  while (run < 4 && i >= start_ + 1 + run && is_capital(i - 1 - run)) ++run;
  std::uint32_t next = 0;  // and from here on
  while (next < 4 && i + next < seen_.size() && is_capital(i + next)) ++next;
  const std::uint32_t space = word.space ? 1 : 0;

  add(0, 1);
  for (std::ptrdiff_t offset = -3; offset < 4; ++offset)
    add(k(offset), static_cast<std::uint32_t>(10 + offset));
  add(before << 8 | here, 20);
  add(k(-2) << 16 | before << 8 | here, 21);
  add(before << 16 | here << 8 | k(1), 22);
  add(here << 16 | k(1) << 8 | k(2), 23);
  add(k(-2) << 24 ^ before << 16 ^ here << 8 ^ k(1), 24);
  add(h(-1), 25);
  add(h(0), 26);
  add(h(1), 27);
  add(h(-1) ^ here, 28);
  add(h(0) ^ before, 29);
  add(distance << 4 | low << 3 | run, 30);
  add(distance << 12 | low << 11 | run << 8 | here, 31);
  add(run << 12 | next << 8 | before, 32);
  add(rest << 8 | here, 33);
  add(run << 11 | next << 8 | k(1), 34);
  add(mix(h(0), 35) ^ k(1), 35);
  add(mix(h(-1), 36) ^ h(0), 36);
  add(k(-3) << 24 ^ k(-2) << 16 ^ before << 8 ^ here, 37);
  add(distance << 9 | low << 8 | before, 38);
  add(h(-2), 39);
  // Clauses on either side.
  add(t(-1) << 5 | t(0), 40);
  add(t(-2) << 10 | t(-1) << 5 | t(0), 41);
  add(t(-1) << 10 | t(0) << 5 | t(1), 42);
  add(t(0) << 10 | t(1) << 5 | t(2), 43);
  add(verbs << 8 | ahead_verbs << 6 | distance << 3 | ahead, 44);
  add(verbs << 17 | ahead_verbs << 15 | before, 45);
  add(verbs << 17 | ahead_verbs << 15 | here, 46);
  add(ahead << 17 | ahead_mark << 9 | here, 47);
  add(ahead << 17 | ahead_mark << 9 | before, 48);
  add(std::min(open_, 2U) << 9 | quotes_ << 8 | before, 49);
  add(std::min(open_, 2U) << 9 | quotes_ << 8 | here, 50);
  add(space << 16 | before << 8 | here, 51);
  add(std::uint32_t{seen_[start_].kind} << 8 ^ distance << 16 ^ here, 52);
  add(seen_[start_].hash ^ distance << 16, 53);
  add(verbs << 20 | ahead_verbs << 18 | before << 9 | here, 54);
  add(h(0) ^ verbs << 3, 55);
  const auto u = [&](std::ptrdiff_t offset) -> std::uint32_t {
    const Seen* const w = at(offset);
    return w != nullptr ? w->use : 0U;
  };
  add(u(0), 58);
  add(u(-1) << 8 | here, 59);
  add(u(-1) << 8 | u(0), 60);
  add(u(0) << 8 | before, 61);
  // The whole of what stands before, if it is short: "Thanks, Kim", "Kim,".
  if (i - start_ <= 5) {
    std::uint32_t shape = 0;
    for (std::size_t j = start_; j < i; ++j) shape = shape * 31 + seen_[j].kind;
    add(shape ^ here << 20, 62);
    add(mix(shape, 63) ^ h(0), 63);
    add(mix(shape, 64) ^ k(1) ^ here << 8, 64);
    add(mix(shape, 65) ^ (start_ > 0 ? seen_[start_ - 1].kind : 0U) << 8 ^ here, 65);
    add(mix(shape, 66) ^ ahead_verbs << 8 ^ ahead, 66);
  }
  // The whole of what comes up to the next end by rules, if it is short.
  if (ahead < 6) {
    std::uint32_t shape = 0;
    for (std::size_t j = i; j < ahead_end; ++j) shape = shape * 31 + seen_[j].kind;
    add(mix(shape, 67) ^ before, 67);
    add(mix(shape, 68) ^ h(-1), 68);
  }
}

}  // namespace replylint

#endif
