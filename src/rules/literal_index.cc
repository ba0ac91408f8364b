#include "rules/literal_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <vector>

namespace replylint {

namespace {

constexpr std::size_t longest_literal = 255;

std::uint64_t hash_of(std::string_view pattern) {
  std::uint64_t hash = pattern.size();
  const auto add = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  };
  std::uint64_t bytes = 0;
  for (; pattern.size() >= sizeof bytes; pattern.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, pattern.data(), sizeof bytes);
    add(bytes);
  }
  bytes = 0;
  std::memcpy(&bytes, pattern.data(), pattern.size());
  add(bytes);
  return hash;
}

}  // namespace

// What the bytes begin with; they are numbers as this machine has them.
struct LiteralIndex::Header {
  struct Section {
    std::uint32_t start = 0;
    std::uint32_t count = 0;
  };
  struct OfTable {
    Section seen;
    Section slots;
    Section first;
  };

  OfTable short_table;
  OfTable long_table;
  Section hashes;
  Section by_hash;
  Section further;
  Section known;
  Section texts;
};

namespace {

template <typename Element>
std::span<const Element> section(std::string_view bytes, const auto& of) {
  return {reinterpret_cast<const Element*>(bytes.data() + of.start), of.count};
}

}  // namespace

LiteralIndex::LiteralIndex(std::string_view bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const auto take = [&](auto& table, const Header::OfTable& of) {
    table.seen = section<std::uint64_t>(bytes, of.seen);
    table.slots = section<Slot>(bytes, of.slots);
    table.first = section<std::uint32_t>(bytes, of.first);
    table.seen_shift = static_cast<unsigned>(64 - std::countr_zero(64 * table.seen.size()));
    table.bucket_shift = static_cast<unsigned>(64 - std::countr_zero(table.first.size() - 1));
  };
  take(short_, header.short_table);
  take(long_, header.long_table);
  hashes_ = section<std::uint64_t>(bytes, header.hashes);
  by_hash_ = section<std::uint32_t>(bytes, header.by_hash);
  further_ = section<std::uint32_t>(bytes, header.further);
  known_ = section<std::uint8_t>(bytes, header.known);
  texts_ = bytes.substr(header.texts.start, header.texts.count);
}

std::optional<std::uint32_t> LiteralIndex::find(std::string_view pattern,
                                                std::uint32_t likely) const {
  const std::uint64_t hash = hash_of(pattern);
  if (likely < hashes_.size() && hashes_[likely] == hash) return likely;
  const auto found = std::lower_bound(
      by_hash_.begin(), by_hash_.end(), hash,
      [&](std::uint32_t number, std::uint64_t wanted) { return hashes_[number] < wanted; });
  if (found == by_hash_.end() || hashes_[*found] != hash) return std::nullopt;
  return *found;
}

// How common runs of three bytes are in the literals, and so in what is searched.
class LiteralIndex::RunCounts {
 public:
  void add(std::string_view literal) {
    for (std::size_t at = 0; at + shortest_literal <= literal.size(); ++at)
      ++counts_[place_of(literal, at)];
  }
  // Where in a literal its rarest run stands.
  [[nodiscard]] std::size_t find_rarest(std::string_view literal) const {
    std::size_t best = 0;
    for (std::size_t at = 1; at + shortest_literal <= literal.size(); ++at)
      if (counts_[place_of(literal, at)] < counts_[place_of(literal, best)]) best = at;
    return best;
  }

 private:
  static constexpr unsigned place_bits = 14;
  static std::size_t place_of(std::string_view literal, std::size_t at) {
    return Table<shortest_literal>::hash(eight_bytes(literal.substr(at, 8))) >> (64U - place_bits);
  }

  std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(std::size_t{1} << place_bits);
};

// Literals with the bytes by which each is found.
template <unsigned width>
class LiteralIndex::TableMaker {
 public:
  // Of `count` literals.
  explicit TableMaker(std::size_t count, const RunCounts& runs)
      : runs_(runs),
        bucket_bits_(std::min(static_cast<unsigned>(std::bit_width(count)) + 3, 13U)),
        seen_((std::size_t{1} << seen_bits()) / 64),
        first_((std::size_t{1} << bucket_bits_) + 1),
        load_(std::size_t{1} << bucket_bits_) {
    slots_.reserve(count);
    buckets_.reserve(count);
  }

  void add(std::string_view literal, std::size_t text, std::uint32_t pattern, bool opens) {
    const auto bucket = [&](std::size_t at) {
      return static_cast<std::uint32_t>(hash(eight_bytes(literal.substr(at, 8))) >>
                                        (64U - bucket_bits_));
    };
    std::size_t best = 0;
    if constexpr (width == shortest_literal) {
      best = runs_.find_rarest(literal);
    } else {
      std::uint32_t least = load_[bucket(0)];
      for (std::size_t at = 1; least > 0 && at + width <= literal.size(); ++at) {
        if (load_[bucket(at)] >= least) continue;
        best = at;
        least = load_[bucket(at)];
      }
    }
    Slot slot;
    slot.bytes = eight_bytes(literal.substr(best, 8));
    slot.literal = static_cast<std::uint32_t>(text);
    slot.pattern = pattern;
    slot.size = static_cast<std::uint8_t>(literal.size());
    slot.key = static_cast<std::uint8_t>(best);
    slot.bytes_kept = static_cast<std::uint8_t>(std::min<std::size_t>(8, literal.size() - best));
    slot.opens = opens ? 1 : 0;
    slots_.push_back(slot);
    buckets_.push_back(bucket(best));
    ++load_[buckets_.back()];
    const std::uint64_t bit = hash(slot.bytes) >> (64U - seen_bits());
    seen_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  // Puts the slots in the order of their buckets.
  void finish() {
    for (const std::uint32_t bucket : buckets_) ++first_[bucket + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<Slot> sorted(slots_.size());
    std::vector<std::uint32_t> next = first_;
    for (std::size_t i = 0; i < slots_.size(); ++i) sorted[next[buckets_[i]]++] = slots_[i];
    slots_.swap(sorted);
  }

  [[nodiscard]] const auto& seen() const { return seen_; }
  [[nodiscard]] const auto& slots() const { return slots_; }
  [[nodiscard]] const auto& first() const { return first_; }

 private:
  static std::uint64_t hash(std::uint64_t bytes) { return Table<width>::hash(bytes); }
  [[nodiscard]] unsigned seen_bits() const { return bucket_bits_ + (width == 8 ? 5 : 3); }

  const RunCounts& runs_;
  unsigned bucket_bits_;
  std::vector<std::uint64_t> seen_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> load_;     // of each bucket
  std::vector<std::uint32_t> buckets_;  // of the slots as they were added
};

std::string LiteralIndex::make(std::span<const std::string_view> patterns) {
  struct Literal {
    std::string text;
    std::uint32_t pattern;
    bool opens;
  };
  std::vector<Literal> literals;  // of the first group of each
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> further;
  std::vector<std::uint8_t> known;
  std::string texts;
  for (const std::string_view pattern : patterns) {
    const auto number = static_cast<std::uint32_t>(hashes.size());
    hashes.push_back(hash_of(pattern));
    further.push_back(static_cast<std::uint32_t>(texts.size()));
    known.push_back(0);
    for (const RequiredLiteral& literal : required_literals(pattern)) {
      known.back() = 1;
      const std::string text = literal.text.substr(0, longest_literal);
      if (literal.group == 0)
        literals.push_back({text, number, literal.opens});
      else
        texts.append({static_cast<char>(literal.group), static_cast<char>(text.size())}) += text;
    }
  }
  further.push_back(static_cast<std::uint32_t>(texts.size()));

  const auto is_long = [](const Literal& each) { return each.text.size() >= Table<8>::width; };
  const auto longs = std::count_if(literals.begin(), literals.end(), is_long);
  RunCounts runs;
  for (const Literal& literal : literals) runs.add(literal.text);
  TableMaker<8> long_table(static_cast<std::size_t>(longs), runs);
  TableMaker<shortest_literal> short_table(literals.size() - static_cast<std::size_t>(longs), runs);
  for (const Literal& literal : literals) {
    const auto [text, pattern, opens] = literal;
    if (is_long(literal))
      long_table.add(text, texts.size(), pattern, opens);
    else
      short_table.add(text, texts.size(), pattern, opens);
    texts += text;
  }

  std::vector<std::uint32_t> by_hash(hashes.size());
  std::iota(by_hash.begin(), by_hash.end(), 0);
  std::sort(by_hash.begin(), by_hash.end(),
            [&](std::uint32_t left, std::uint32_t right) { return hashes[left] < hashes[right]; });

  Header header;
  std::string bytes(sizeof header, 0);
  const auto put = [&](const auto& elements) {
    constexpr std::size_t alignment = alignof(std::uint64_t);
    bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
    const Header::Section section{static_cast<std::uint32_t>(bytes.size()),
                                  static_cast<std::uint32_t>(elements.size())};
    bytes.append(reinterpret_cast<const char*>(elements.data()),
                 elements.size() * sizeof elements[0]);
    return section;
  };
  const auto put_table = [&](auto& table) {
    table.finish();
    return Header::OfTable{put(table.seen()), put(table.slots()), put(table.first())};
  };
  header.short_table = put_table(short_table);
  header.long_table = put_table(long_table);
  header.hashes = put(hashes);
  header.by_hash = put(by_hash);
  header.further = put(further);
  header.known = put(known);
  header.texts = put(texts);
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace replylint
