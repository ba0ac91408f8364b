#include "rules/quoting.h"

#include <algorithm>
#include <span>

#include "parse/comparable.h"
#include "rules/attribution_line.h"
#include "rules/participants.h"
#include "rules/reply_shape.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

// How long a quote of this is, in most cases.
std::size_t room_for_quote(Span stretch) {
  constexpr std::size_t usual_line = 40;
  return stretch.size() + 4 * (1 + stretch.size() / usual_line);
}

}  // namespace

std::string as_quote(std::string_view body, Span stretch, std::string_view line_end) {
  std::string text;
  text.reserve(room_for_quote(stretch));
  each_line(body, stretch, [&](Span line) {
    if (!text.empty()) text += line_end;
    const std::string_view words = slice(body, line);
    const bool quoted = words.starts_with('>');
    text += quoted || is_blank(words) ? ">" : "> ";
    if (!is_blank(words)) text += quoted ? words : trimmed(words);
  });
  return text;
}

namespace {

// Lines of a stretch that begins within one: the words stay, and lines of usual width are made of
// them, as the first would be left with a few.
std::string rewrapped(std::string_view body, Span stretch, std::string_view line_end) {
  constexpr std::size_t width = 72;  // bytes
  std::string text;
  text.reserve(room_for_quote(stretch));
  std::size_t column = 0;
  each_line(body, stretch, [&](Span line) {
    std::string_view words = slice(body, line);
    for (words = trimmed(words); !words.empty();) {
      const std::string_view word = words.substr(0, words.find(' '));
      if (column == 0 || column + 1 + word.size() > width) {
        if (!text.empty()) text += line_end;
        text += "> ";
        column = 1;
      } else {
        text += ' ';
      }
      text += word;
      column += 1 + word.size();
      words = trimmed(words.substr(word.size()));
    }
  });
  return text;
}

// Its first line is a part of one, others follow, and it is of one paragraph of plain words.
bool begins_within_line(std::string_view body, Span stretch) {
  if (stretch.start == 0 || body[stretch.start - 1] == '\n') return false;
  std::size_t lines = 0;
  bool plain = true;
  each_line(body, stretch, [&](Span line) {
    const std::string_view words = slice(body, line);
    plain = plain && !is_blank(words) && !words.starts_with('>');
    ++lines;
  });
  return plain && lines > 1;
}

// "Where is it?", "Can you reset them?", "How do I delete one?": what that is stands in a sentence
// before.
bool refers_back(std::span<const Word> words) {
  static constexpr auto pronouns = word_set("it", "they", "them");
  static constexpr auto of_nothing =  // "is it possible", "how long does it take"
      word_set("possible", "ok", "okay", "true", "normal", "necessary", "worth", "take", "takes");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_noun(words[i].tag)) return false;
    const bool last = i + 1 == words.size();
    if (pronouns.has(words[i].folded)) return last || !of_nothing.has(words[i + 1].folded);
    if (last && words[i].folded == "one") return true;
  }
  return false;
}

// The item, with the sentence above it in its paragraph where it cannot be understood by itself.
Span with_antecedent(const Context& context, const Item& item) {
  const Text& text = context.inquiry.text;
  const std::size_t s = item.sentence;
  if (s == 0 || s >= text.sentences.size() || item.span.start > text.sentences[s].span.start ||
      !refers_back(text.words_of(text.sentences[s])))
    return item.span;
  const Span before = text.sentences[s - 1].span;
  if (before.end > item.span.start) return item.span;
  const std::string_view gap = slice(context.customer.body, {before.end, item.span.start});
  const bool same_paragraph = is_blank(gap) && std::count(gap.begin(), gap.end(), '\n') <= 1;
  return same_paragraph ? Span{before.start, item.span.end} : item.span;
}

}  // namespace

std::string quote_items(const Context& context, const std::vector<std::size_t>& items,
                        std::string_view line_end) {
  const std::string_view body = context.customer.body;
  std::size_t room = 0;
  for (const std::size_t item : items) room += room_for_quote(context.inquiry.items[item].span);
  std::string text;
  text.reserve(room);
  Span stretch;
  const auto finish = [&] {
    if (stretch.empty()) return;
    if (!text.empty()) text.append(line_end).append(">").append(line_end);
    text += begins_within_line(body, stretch) ? rewrapped(body, stretch, line_end)
                                              : as_quote(body, stretch, line_end);
  };
  std::size_t sentence = 0;  // of the item before
  for (const std::size_t item : items) {
    Span span = with_antecedent(context, context.inquiry.items[item]);
    // What it refers to is quoted already.
    if (!stretch.empty() && span.start < stretch.end) span = context.inquiry.items[item].span;
    const bool behind = !stretch.empty() && span.start >= stretch.end;
    const bool same_sentence = behind && context.inquiry.items[item].sentence == sentence;
    const bool adjacent = behind && is_blank(slice(body, {stretch.end, span.start})) &&
                          slice(body, {stretch.end, span.start}).size() <= 2;
    sentence = context.inquiry.items[item].sentence;
    if (!adjacent && !same_sentence) {
      finish();
      stretch = span;
    }
    stretch.end = span.end;
  }
  finish();
  return text;
}

std::string gap_under_attribution(const Context& context, std::string_view line_end) {
  std::string gap(line_end);
  if (context.parameter("blank-lines", "blank-line-above-quote") != 0) gap += line_end;
  return gap;
}

std::string introduction_line(const Context& context) {
  const std::string_view language = language_of_reply(context);
  std::string line = attribution_line(context.customer, language);
  if (line.empty() && context.customer.from.empty()) {
    Message signed_only;
    signed_only.from.push_back({customer_of(context).signed_as, {}});
    line = attribution_line(signed_only, language);
  }
  return line.empty() && language == "en" ? "You wrote:" : line;
}

std::string introduction(const Context& context, std::string_view line_end) {
  std::string line = introduction_line(context);
  return line.empty() ? line : line.append(gap_under_attribution(context, line_end));
}

std::string gap_above(std::string_view body, std::size_t place) {
  const std::string_view above = body.substr(0, place);
  if (above.empty() || above.back() != '\n') return {};
  const std::size_t start = above.substr(0, above.size() - 1).rfind('\n') + 1;  // npos + 1 is 0
  return trimmed(above.substr(start, above.size() - 1 - start)).empty()
             ? std::string()
             : std::string(line_end(body));
}

}  // namespace replylint
