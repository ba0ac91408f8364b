#include "match/quotes.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace replylint {

namespace {

constexpr std::uint32_t none = 0xffffffff;
constexpr std::size_t candidates_per_word = 16;
constexpr std::size_t longest_comparison = 24;  // words
constexpr std::size_t nearby = 8;               // words between two quoted words of one text
constexpr std::size_t least_foreign_words = 4;
constexpr std::size_t least_unmarked_words = 6;
constexpr std::size_t short_line_window = 256;  // words searched for a line of one word
constexpr std::size_t most_owned_lines = 60;    // of a list that an item introduces
constexpr std::size_t least_owned_words = 2;

struct Token {
  std::uint32_t hash = 0;
  std::uint32_t start = 0;
};

bool in_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

// Words as runs of letters and digits, ASCII case folded: punctuation, quote marks and line
// breaks do not matter.
void add_tokens(std::string_view body, Span span, std::vector<Token>& tokens) {
  for (std::size_t i = span.start; i < span.end;) {
    if (!in_word(static_cast<unsigned char>(body[i]))) {
      ++i;
      continue;
    }
    std::uint32_t hash = 2166136261U;
    const std::size_t start = i;
    for (; i < span.end; ++i) {
      auto c = static_cast<unsigned char>(body[i]);
      if (!in_word(c)) break;
      if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + 32);
      hash = (hash ^ c) * 16777619U;
    }
    tokens.push_back({hash, static_cast<std::uint32_t>(start)});
  }
}

// Positions of the pairs of neighbouring words, in order.
class PairIndex {
 public:
  explicit PairIndex(const std::vector<Token>& tokens) : next_(tokens.size(), none) {
    const std::size_t size = std::bit_ceil(tokens.size() * 2 + 2);
    mask_ = size - 1;
    slots_.resize(size);
    for (std::size_t i = tokens.size(); i-- > 1;) {
      const std::uint32_t hash = pair_hash(tokens[i - 1], tokens[i]);
      Slot& slot = find(hash);
      next_[i - 1] = slot.first;
      slot.hash = hash;
      slot.first = static_cast<std::uint32_t>(i - 1);
      slot.cursor = slot.first;
    }
  }

  // The first position of the pair from `from` on, else its first one at all; a bounded search.
  std::uint32_t at_or_after(const Token& left, const Token& right, std::size_t from) {
    Slot& slot = find(pair_hash(left, right));
    if (slot.first == none) return none;
    if (slot.cursor > from) slot.cursor = slot.first;
    for (std::size_t step = 0; step < candidates_per_word && slot.cursor < from; ++step) {
      if (next_[slot.cursor] == none) return slot.first;
      slot.cursor = next_[slot.cursor];
    }
    return slot.cursor;
  }
  [[nodiscard]] std::uint32_t next(std::uint32_t position) const { return next_[position]; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t first = none;
    std::uint32_t cursor = none;  // where the last search ended: quotes mostly go forward
  };
  static std::uint32_t pair_hash(const Token& left, const Token& right) {
    return left.hash * 0x9e3779b1U ^ (right.hash + 0x7f4a7c15U);
  }
  Slot& find(std::uint32_t hash) {
    for (std::size_t i = (hash * 0x85ebca6bU) & mask_;; i = (i + 1) & mask_) {
      Slot& slot = slots_[i];
      if (slot.first == none || slot.hash == hash) return slot;
    }
  }

  std::vector<std::uint32_t> next_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

// For each quoted word the word of the customer that it repeats, or none.
std::vector<std::uint32_t> align(const std::vector<Token>& source, PairIndex& index,
                                 const std::vector<Token>& quoted,
                                 const std::vector<std::uint32_t>& line_of) {
  std::vector<std::uint32_t> aligned(quoted.size(), none);
  if (source.empty() || quoted.empty()) return aligned;
  std::size_t budget = (source.size() + quoted.size()) * 16;  // words compared in all
  std::size_t expected = 0;  // position in the source after the last aligned word
  for (std::size_t i = 0; i < quoted.size();) {
    const bool last_of_line = i + 1 == quoted.size() || line_of[i + 1] != line_of[i];
    const bool alone = last_of_line && (i == 0 || line_of[i - 1] != line_of[i]);
    std::size_t best = none;
    std::size_t best_length = 0;
    if (expected > 0 && expected < source.size() && source[expected].hash == quoted[i].hash) {
      best = expected;
      best_length = 1;
    } else if (i + 1 < quoted.size()) {
      std::uint32_t candidate = index.at_or_after(quoted[i], quoted[i + 1], expected);
      for (std::size_t k = 0; k < candidates_per_word && candidate != none; ++k) {
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

// The lines of a quote block, without their marks.
void add_lines(std::string_view body, Span block, std::vector<QuotedLine>& lines) {
  for (std::size_t start = block.start; start < block.end;) {
    std::size_t end = std::min(body.find('\n', start), block.end);
    const std::size_t next = end + 1;
    while (end > start && (body[end - 1] == ' ' || body[end - 1] == '\t' || body[end - 1] == '\r'))
      --end;
    std::size_t text = start;
    while (text < end &&
           (body[text] == '>' || body[text] == '|' || body[text] == ' ' || body[text] == '\t'))
      ++text;
    lines.push_back({{text, end}, end, 0, 0});
    start = next;
  }
}

// Sentences of the writer that are the customer's words without quote marks.
std::vector<bool> find_unmarked(const std::vector<Token>& source, PairIndex& index,
                                const Message& message, const Draft& draft) {
  const std::vector<Sentence>& sentences = draft.text.sentences;
  std::vector<bool> unmarked(sentences.size(), false);
  std::vector<Token> words;
  std::vector<std::uint32_t> sentence_of;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    add_tokens(message.body, sentences[i].span, words);
    sentence_of.resize(words.size(), static_cast<std::uint32_t>(i));
  }
  const std::vector<std::uint32_t> aligned = align(source, index, words, sentence_of);
  for (std::size_t i = 0; i < words.size();) {
    const std::uint32_t sentence = sentence_of[i];
    std::size_t count = 0;
    std::size_t repeated = 0;
    for (; i < words.size() && sentence_of[i] == sentence; ++i) {
      ++count;
      repeated += aligned[i] != none;
    }
    unmarked[sentence] = count >= least_unmarked_words && repeated * 10 >= count * 9;
  }
  return unmarked;
}

// "[...]", "(...)", "[snip]": words of the customer are left out here; nobody's prose.
bool is_cut_mark(std::span<const Word> words) {
  return std::all_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind == WordKind::symbol || word.folded == "snip" || word.folded == "snipped" ||
           word.folded == "cut" || word.folded == "trimmed" || word.folded == "deleted" ||
           word.folded == "omitted";
  });
}

// All quoted lines of the draft in order, with or without marks, divided into passages.
void find_lines(const Message& message, const Draft& draft, Quotes& quotes) {
  const std::vector<Sentence>& sentences = draft.text.sentences;
  bool own_between = true;
  std::size_t next_sentence = 0;
  std::size_t last_end = 0;
  const auto place_from = [&](std::size_t first_line) {
    for (std::size_t i = first_line; i < quotes.lines.size(); ++i) {
      QuotedLine& line = quotes.lines[i];
      std::size_t group = i == 0 ? 0 : quotes.lines[i - 1].group;
      if (own_between) {
        quotes.passages.push_back(line.span);
        ++group;
      } else if (i == first_line) {
        const std::string_view gap =
            std::string_view(message.body).substr(last_end, line.span.start - last_end);
        if (std::count(gap.begin(), gap.end(), '\n') > 1) ++group;
      }
      own_between = false;
      last_end = line.end;
      line.group = group;
      line.passage = quotes.passages.size() - 1;
      quotes.passages.back().end = line.end;
    }
  };
  const auto pass_sentences = [&](std::size_t end) {
    for (; next_sentence < sentences.size() && sentences[next_sentence].span.start < end;
         ++next_sentence) {
      if (!quotes.unmarked[next_sentence]) {
        own_between |= !is_cut_mark(draft.text.words_of(sentences[next_sentence]));
        continue;
      }
      const Span span = sentences[next_sentence].span;
      quotes.lines.push_back({span, span.end, 0, 0});
      place_from(quotes.lines.size() - 1);
    }
  };
  for (const Block& block : draft.blocks) {
    pass_sentences(block.span.start);
    if (block.kind == BlockKind::preformatted && block.depth == 0) own_between = true;
    if (block.kind != BlockKind::quote) continue;
    const std::size_t first_line = quotes.lines.size();
    add_lines(message.body, block.span, quotes.lines);
    place_from(first_line);
  }
  pass_sentences(message.body.size());
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// "- ", "1. ", "2) ": the line is an entry of a list.
bool is_entry(std::string_view line) {
  const std::size_t mark = line.find_first_not_of("0123456789");
  if (mark == std::string_view::npos || mark > 3 || mark + 1 >= line.size()) return false;
  const bool numbered = mark > 0 && (line[mark] == '.' || line[mark] == ')');
  const bool bullet = mark == 0 && (line[0] == '-' || line[0] == '*' || line[0] == '+');
  return (numbered || bullet) && line[mark + 1] == ' ';
}

// "Please add these records:" owns the list, the table or the pasted lines that follow it: up to
// where the end of that is. Other items take their own words of it.
std::size_t end_of_owned(std::string_view body, Span item, std::size_t limit) {
  if (item.empty() || body[item.end - 1] != ':') return item.end;
  std::size_t end = item.end;
  std::size_t start = body.find('\n', item.end);
  if (start == std::string_view::npos || !is_blank(body.substr(item.end, start - item.end)))
    return item.end;
  bool parted = false;
  for (std::size_t lines = 0; ++start < limit && lines < most_owned_lines; ++lines) {
    const std::size_t line_end = std::min(body.find('\n', start), limit);
    const std::string_view line = body.substr(start, line_end - start);
    if (is_blank(line)) {
      parted = true;
    } else {
      const bool indented = line.front() == ' ' || line.front() == '\t';
      if (parted && !indented && !is_entry(line)) break;
      end = line_end;
    }
    start = line_end;
  }
  return end;
}

}  // namespace

Quotes find_quotes(const Message& customer, const Inquiry& inquiry, const Message& message,
                   const Draft& draft, std::size_t item_limit) {
  Quotes quotes;
  const std::size_t item_count = std::min(inquiry.items.size(), item_limit);
  quotes.items.resize(inquiry.items.size());
  std::vector<Token> source;
  source.reserve(customer.body.size() / 5);
  add_tokens(customer.body, {0, customer.body.size()}, source);
  PairIndex index(source);
  quotes.unmarked = find_unmarked(source, index, message, draft);
  find_lines(message, draft, quotes);
  if (quotes.lines.empty() || item_count == 0) return quotes;

  std::vector<Token> quoted;
  std::vector<std::uint32_t> line_of;
  for (std::size_t i = 0; i < quotes.lines.size(); ++i) {
    add_tokens(message.body, quotes.lines[i].span, quoted);
    line_of.resize(quoted.size(), static_cast<std::uint32_t>(i));
  }
  const std::vector<std::uint32_t> aligned = align(source, index, quoted, line_of);

  for (std::size_t i = 0; i < quoted.size();) {
    const std::uint32_t line = line_of[i];
    std::size_t count = 0;
    bool known = false;
    for (; i < quoted.size() && line_of[i] == line; ++i, ++count) known |= aligned[i] != none;
    quotes.lines[line].foreign = !known && count >= least_foreign_words;
  }

  // The item each word of the customer belongs to.
  std::vector<std::uint32_t> item_of(source.size(), none);
  std::vector<std::uint32_t> owner_of(source.size(), none);
  std::vector<std::size_t> item_words(item_count, 0);
  std::size_t owned_end = 0;
  std::uint32_t owner = none;
  for (std::size_t i = 0, item = 0; i < source.size(); ++i) {
    while (item < item_count && inquiry.items[item].span.end <= source[i].start) {
      const std::size_t end =
          end_of_owned(customer.body, inquiry.items[item].span, customer.body.size());
      if (end > inquiry.items[item].span.end && end > owned_end) {
        owned_end = end;
        owner = static_cast<std::uint32_t>(item);
      }
      ++item;
    }
    if (source[i].start < owned_end) owner_of[i] = owner;
    if (item == item_count || source[i].start < inquiry.items[item].span.start) continue;
    item_of[i] = static_cast<std::uint32_t>(item);
    ++item_words[item];
  }
  const auto add_quoted_word = [&](std::uint32_t item, std::uint32_t line_index, bool owned) {
    const QuotedLine& line = quotes.lines[line_index];
    std::vector<ItemQuote>& list = quotes.items[item];
    if (list.empty() || list.back().passage != line.passage)
      list.push_back({line.passage, line.group, line_index, line_index, 0, 0, 0});
    list.back().group = line.group;
    list.back().last_line = line_index;
    ++(owned ? list.back().owned_words : list.back().words);
  };
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (aligned[i] == none) continue;
    if (const std::uint32_t item = item_of[aligned[i]]; item != none)
      add_quoted_word(item, line_of[i], false);
    if (const std::uint32_t item = owner_of[aligned[i]]; item != none)
      add_quoted_word(item, line_of[i], true);
  }
  for (std::size_t item = 0; item < item_count; ++item) {
    for (ItemQuote& quote : quotes.items[item])
      quote.share =
          std::min(1.0, static_cast<double>(quote.words) /
                            static_cast<double>(std::max<std::size_t>(1, item_words[item])));
    // A word or two that happens to be quoted elsewhere is no quote of the item.
    std::erase_if(quotes.items[item], [](const ItemQuote& quote) {
      return quote.share < 0.5 && !(quote.words >= 4 && quote.share >= 0.25) &&
             quote.owned_words < least_owned_words;
    });
  }
  return quotes;
}

}  // namespace replylint
