#include "match/quotes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "match/alignment.h"
#include "parse/lines.h"
#include "text/ascii.h"

namespace replylint {

namespace {

constexpr std::uint32_t none = not_aligned;
constexpr std::size_t least_foreign_words = 4;
constexpr std::size_t least_unmarked_words = 6;
constexpr std::size_t most_owned_lines = 60;  // of a list that an item introduces
constexpr std::size_t least_owned_words = 2;

// The lines of a quote block, without their marks.
void add_lines(std::string_view body, Span block, std::vector<Quotes::Line>& lines) {
  for (std::size_t start = block.start; start < block.end;) {
    std::size_t end = std::min(body.find('\n', start), block.end);
    const std::size_t next = end + 1;
    while (end > start && (body[end - 1] == ' ' || body[end - 1] == '\t' || body[end - 1] == '\r'))
      --end;
    std::size_t text = start;
    while (text < end && (body[text] == ' ' || body[text] == '\t')) ++text;
    text += behind_initials(body.substr(text, end - text));
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
  words.reserve(draft.text.words.size());
  std::vector<std::uint32_t> sentence_of;
  sentence_of.reserve(draft.text.words.size());
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
  constexpr std::size_t usual_line = 40;
  std::size_t quoted = 0;  // bytes
  for (const Block& block : draft.blocks)
    if (block.kind == BlockKind::quote) quoted += block.span.size();
  quotes.lines.reserve(1 + quoted / usual_line);
  quotes.passages.reserve(draft.blocks.size());
  const auto place_from = [&](std::size_t first_line) {
    for (std::size_t i = first_line; i < quotes.lines.size(); ++i) {
      Quotes::Line& line = quotes.lines[i];
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
  if (start == std::string_view::npos || !trim(body.substr(item.end, start - item.end)).empty())
    return item.end;
  bool parted = false;
  for (std::size_t lines = 0; ++start < limit && lines < most_owned_lines; ++lines) {
    const std::size_t line_end = std::min(body.find('\n', start), limit);
    const std::string_view line = body.substr(start, line_end - start);
    if (trim(line).empty()) {
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
  std::size_t quoted_bytes = 0;
  for (const Quotes::Line& line : quotes.lines) quoted_bytes += line.span.size();
  quoted.reserve(quoted_bytes / 5);
  line_of.reserve(quoted_bytes / 5);
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
    const Quotes::Line& line = quotes.lines[line_index];
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
