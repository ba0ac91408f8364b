#include "match/alignment.h"

#include <algorithm>
#include <bit>

#include "text/byte_set.h"

namespace replylint {

namespace {

constexpr std::size_t candidates_per_word = 16;
constexpr std::size_t longest_comparison = 24;  // words
constexpr std::size_t nearby = 8;               // words between two quoted words of one text
constexpr std::size_t short_line_window = 256;  // words searched for a line of one word

std::uint32_t pair_hash(const Token& left, const Token& right) {
  return left.hash * 0x9e3779b1U ^ (right.hash + 0x7f4a7c15U);
}

// "’", "—", and spaces of other widths; "。", "？", "，": the marks of scripts that write no space
// behind them, nor between words. Each has three bytes.
bool is_mark_of_three_bytes(std::string_view text) {
  const auto third = [&](unsigned char first, unsigned char last) {
    const auto byte = static_cast<unsigned char>(text[2]);
    return byte >= first && byte <= last;
  };
  if (text.size() < 3) return false;
  const std::string_view lead = text.substr(0, 2);
  return lead == "\xE2\x80" || (lead == "\xE2\x81" && third(0x80, 0xAF)) ||
         (lead == "\xE3\x80" && (third(0x80, 0x83) || third(0x88, 0x9F))) ||
         (lead == "\xEF\xBC" && (third(0x81, 0x8F) || third(0x9A, 0xA0))) ||
         (lead == "\xEF\xBD" && third(0x9B, 0xA5));
}

}  // namespace

void add_tokens(std::string_view body, Span span, std::vector<Token>& tokens) {
  const auto at = [&](std::size_t i) -> std::uint32_t {
    return i < span.end ? word_bytes[static_cast<unsigned char>(body[i])] : 0U;
  };
  // How many bytes the mark takes that begins there; 0 for a letter.
  const auto mark_at = [&](std::size_t i, std::uint32_t byte) -> std::size_t {
    constexpr std::uint32_t first_of_mark = 0xC2;
    if (byte == 0) return 1;
    if (byte < first_of_mark) return 0;
    const std::string_view text = body.substr(i, span.end - i);
    if (text.starts_with("\u00a0")) return 2;
    constexpr std::size_t bytes = 3;
    return is_mark_of_three_bytes(text.substr(0, bytes)) ? bytes : 0;
  };
  for (std::size_t i = span.start; i < span.end;) {
    std::uint32_t byte = at(i);
    if (const std::size_t mark = mark_at(i, byte)) {
      i += mark;
      continue;
    }
    const std::size_t start = i;
    std::uint32_t hash = 2166136261U;
    for (; mark_at(i, byte) == 0; byte = at(++i)) hash = (hash ^ byte) * 16777619U;
    tokens.push_back({hash, static_cast<std::uint32_t>(start)});
  }
}

PairIndex::PairIndex(const std::vector<Token>& tokens) : next_(tokens.size(), not_aligned) {
  constexpr std::size_t most_at_first = 1024;
  slots_.resize(std::min(std::bit_ceil(tokens.size() * 2 + 2), most_at_first));
  std::size_t used = 0;
  for (std::size_t i = tokens.size(); i-- > 1;) {
    const std::uint32_t hash = pair_hash(tokens[i - 1], tokens[i]);
    Slot& slot = find(hash);
    const bool is_new = slot.first == not_aligned;
    next_[i - 1] = slot.first;
    slot.hash = hash;
    slot.first = static_cast<std::uint32_t>(i - 1);
    slot.cursor = slot.first;
    // Grown as needed: a long text repeats most of its pairs.
    if (is_new && ++used * 2 > slots_.size()) grow();
  }
}

void PairIndex::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old)
    if (slot.first != not_aligned) find(slot.hash) = slot;
}

std::uint32_t PairIndex::at_or_after(const Token& left, const Token& right, std::size_t from) {
  Slot& slot = find(pair_hash(left, right));
  if (slot.first == not_aligned) return not_aligned;
  if (slot.cursor > from) slot.cursor = slot.first;
  for (std::size_t step = 0; step < candidates_per_word && slot.cursor < from; ++step) {
    if (next_[slot.cursor] == not_aligned) return slot.first;
    slot.cursor = next_[slot.cursor];
  }
  return slot.cursor;
}

PairIndex::Slot& PairIndex::find(std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = (hash * 0x85ebca6bU) & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.first == not_aligned || slot.hash == hash) return slot;
  }
}

std::vector<std::uint32_t> align(const std::vector<Token>& source, PairIndex& index,
                                 const std::vector<Token>& quoted,
                                 const std::vector<std::uint32_t>& line_of) {
  std::vector<std::uint32_t> aligned(quoted.size(), not_aligned);
  if (source.empty() || quoted.empty()) return aligned;
  std::size_t budget = (source.size() + quoted.size()) * 16;  // words compared in all
  std::size_t expected = 0;  // position in the source after the last aligned word
  for (std::size_t i = 0; i < quoted.size();) {
    const bool last_of_line = i + 1 == quoted.size() || line_of[i + 1] != line_of[i];
    const bool alone = last_of_line && (i == 0 || line_of[i - 1] != line_of[i]);
    std::size_t best = not_aligned;
    std::size_t best_length = 0;
    if (expected > 0 && expected < source.size() && source[expected].hash == quoted[i].hash) {
      best = expected;
      best_length = 1;
    } else if (i + 1 < quoted.size()) {
      std::uint32_t candidate = index.at_or_after(quoted[i], quoted[i + 1], expected);
      for (std::size_t k = 0; k < candidates_per_word && candidate != not_aligned; ++k) {
        std::size_t length = 0;
        while (length < longest_comparison && i + length < quoted.size() &&
               candidate + length < source.size() &&
               source[candidate + length].hash == quoted[i + length].hash)
          ++length;
        const bool near = candidate >= expected && candidate - expected <= nearby;
        const bool whole_line =
            length >= 2 && (i + length == quoted.size() || line_of[i + length] != line_of[i]);
        if (length > best_length && (length >= 3 || near || whole_line)) {
          best = candidate;
          best_length = length;
        }
        if (budget < length + 1) break;
        budget -= length + 1;
        candidate = index.next(candidate);
      }
    }
    if (best_length == 0 && alone) {
      const std::size_t end = std::min(source.size(), expected + short_line_window);
      for (std::size_t k = expected; k < end && best_length == 0 && budget > 0; ++k, --budget) {
        if (source[k].hash != quoted[i].hash) continue;
        best = k;
        best_length = 1;
      }
    }
    if (best_length == 0) {
      ++i;
      continue;
    }
    while (i < quoted.size() && best < source.size() && source[best].hash == quoted[i].hash)
      aligned[i++] = static_cast<std::uint32_t>(best++);
    expected = best;
  }
  return aligned;
}

}  // namespace replylint
