#include "parse/form_prompts.h"

#include <algorithm>
#include <vector>

#include "parse/lines.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

constexpr std::size_t most_lines = 60;
constexpr std::size_t longest_entry = 60;  // bytes

// "Name: Carl", "E-mail: carl@firm.example"
bool is_field(std::string_view line) {
  static constexpr auto labels =
      word_set("name", "full name", "first name", "last name", "your name", "email", "e-mail",
               "email address", "e-mail address", "your email", "phone", "phone number",
               "telephone", "subject", "message", "your message", "comment", "comments");
  const std::size_t colon = line.find(':');
  constexpr std::size_t longest_label = 16;
  return colon != std::string_view::npos && colon <= longest_label &&
         labels.has(comparable(line.substr(0, colon)));
}

// Behind "Message:" and "How can we help?" the customer speaks.
bool invites_message(std::string_view line) {
  static constexpr auto labels =
      word_set("message", "your message", "comment", "comments", "how can we help",
               "how can we help you", "what is your question", "your question", "question");
  return labels.has(comparable(line.substr(0, line.find_first_of(":?"))));
}

// "Yes", "None": nobody answers a question of their own so.
bool is_choice(std::string_view entry) {
  static constexpr auto choices = word_set("yes", "no", "none", "n/a", "true", "false");
  return choices.has(comparable(trimmed(entry)));
}

// "What's your name?", "What is your e-mail address?": only a form asks so.
bool asks_who(Words words) {
  static const WordPhrases phrases{
      "what|what's is? your full|first|last? name|email|e-mail|phone|telephone|number"};
  return phrases.match_at(words, 0).has_value();
}

}  // namespace

void drop_form_prompts(Inquiry& inquiry, std::string_view body) {
  const bool asked = std::any_of(inquiry.items.begin(), inquiry.items.end(),
                                 [](const Item& item) { return item.kind == ItemKind::question; });
  if (!asked) return;
  std::vector<Line> lines = split_lines(body.substr(0, body.find("\n-- \n")));
  if (lines.size() < 2) return;
  lines.resize(std::min(lines.size(), most_lines));

  std::size_t fields = 0;
  std::size_t end = lines.size();  // of the form; the message follows
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view line = lines[i].trimmed_text(body);
    fields += is_field(line) ? 1 : 0;
    if (invites_message(line)) end = i + 1;
  }
  const Text& text = inquiry.text;
  const auto words_of_item = [&](const Item& item) {
    return text.words_of(text.sentences[item.sentence]);
  };
  const auto identities =
      std::count_if(inquiry.items.begin(), inquiry.items.end(),
                    [&](const Item& item) { return asks_who(words_of_item(item)); });
  constexpr std::size_t least_fields = 2;
  if (fields + static_cast<std::size_t>(identities) * 2 < least_fields) return;

  const auto is_prompt = [&](const Item& item) {
    const Span sentence = text.sentences[item.sentence].span;
    if (item.kind != ItemKind::question || !text.sentences[item.sentence].question_mark)
      return false;
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& each) {
      return each.visible.start == sentence.start && each.marks == 0;
    });
    if (line == lines.end()) return false;
    const bool above_message = line < lines.begin() + static_cast<std::ptrdiff_t>(end);
    if (sentence.end < line->visible.end) {  // the entry on the same line
      const std::string_view entry = slice(body, {sentence.end, line->visible.end});
      return is_choice(entry) || (above_message && entry.size() <= longest_entry &&
                                  entry.find('?') == std::string_view::npos);
    }
    const auto next = line + 1;
    return next != lines.end() && !next->after_blank &&
           (above_message || is_choice(next->trimmed_text(body)));
  };
  std::erase_if(inquiry.items, is_prompt);
  for (std::size_t i = 0; i < inquiry.items.size(); ++i)
    inquiry.items[i].id = static_cast<int>(i) + 1;
}

}  // namespace replylint
