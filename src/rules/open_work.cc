#include "rules/open_work.h"

#include <algorithm>

#include "text/promises.h"
#include "text/times.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// "If it happens again, we will look further": nothing is open now.
bool is_conditional(Words words) {
  static const WordPhrases phrases{
      "if|should|unless|whenever it|this|that|you|the|they|there|we|your|anything|something|any|nobody|noone|anyone|someone|possible|needed|necessary|not",
      "in case",
      "next time",
      "would have",
  };
  return phrases.in(words);
}

// What the words say is no promise: "let me add that …", "we need to guess", "and I'll review it"
// behind what the customer is to do, "will replace it" within a pasted text.
bool is_no_promise(std::string_view body, const Sentence& sentence, Words words, Span work) {
  static const WordPhrases said_now{
      "let me also|just|quickly|briefly|only|further? "
      "add|reply|answer|respond|explain|share|start|begin|continue|say|provide|tell|inform|ask",
      "i|we need|have to",
      "i|we am|are working on a|an|some|many|various|several|new",
      "i'm|we're working on a|an|some|many|various|several|new",
  };
  const auto first = std::find_if(words.begin(), words.end(),
                                  [&](const Word& word) { return word.span.start >= work.start; });
  const auto at = static_cast<std::size_t>(first - words.begin());
  if (said_now.match_at(words, at)) return true;
  if (sentence.form == SentenceForm::imperative && at > 1 &&
      (words[at - 1].folded == "and" || words[at - 1].folded == "then"))
    return true;
  const bool opens = at == 0 && body[work.start] >= 'a' && body[work.start] <= 'z';
  if (opens && words[0].folded == "will") return true;
  // "I'll do some testing now."
  return std::any_of(first, words.end(), [&](const Word& word) {
    return word.span.start >= work.end && (word.folded == "now" || word.folded == "immediately");
  });
}

// A quote or another block that is no prose stands between two sentences.
bool is_parted(const Context& context, const Sentence& left, const Sentence& right) {
  const auto& blocks = context.draft.blocks;
  auto block = std::lower_bound(
      blocks.begin(), blocks.end(), left.span.end,
      [](const Block& other, std::size_t position) { return other.span.start < position; });
  for (; block != blocks.end() && block->span.start < right.span.start; ++block)
    if (block->kind != BlockKind::answer) return true;
  return false;
}

// Adds what the words of a sentence promise, unless it is none of ours to do.
void add_open_work(std::string_view body, const Text& text, std::size_t index, Span work,
                   std::vector<OpenWork>& result) {
  const Sentence& sentence = text.sentences[index];
  const Words words = text.words_of(sentence);
  if (!is_conditional(words) && !is_no_promise(body, sentence, words, work))
    result.push_back({index, work});
}

}  // namespace

std::vector<OpenWork> find_open_work(std::string_view body, const Text& text) {
  std::vector<OpenWork> result;
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (const auto work = find_open_work(text.words_of(text.sentences[i])))
      add_open_work(body, text, i, *work, result);
  return result;
}

std::vector<OpenWork> open_work(const Context& context) {
  std::vector<OpenWork> result;
  for (std::size_t i = 0; i < context.traits.size(); ++i)
    if (context.traits[i].open_work)
      add_open_work(context.body(), context.draft.text, i, *context.traits[i].open_work, result);
  std::erase_if(result, [&](const OpenWork& work) {
    const float prevention = context.acts->of(work.sentence, Act::prevention);
    constexpr float likely = 0.4F;
    return prevention >= likely && prevention > context.acts->of(work.sentence, Act::promise);
  });
  return result;
}

bool has_time(const Context& context, const OpenWork& work) {
  const Text& text = context.draft.text;
  const std::size_t index = work.sentence;
  const Sentence& sentence = text.sentences[index];
  if (names_time(text.words_of(sentence))) return true;
  if (index > 0 && !is_parted(context, text.sentences[index - 1], sentence) &&
      names_time(text.words_of(text.sentences[index - 1])))
    return true;
  return index + 1 < text.sentences.size() &&
         !is_parted(context, sentence, text.sentences[index + 1]) &&
         names_time(text.words_of(text.sentences[index + 1]));
}

std::optional<Deadline> deadline_of(const Text& text, const OpenWork& work, const Date& written) {
  const Words words = text.words_of(text.sentences[work.sentence]);
  const auto promise = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.span.start >= work.words.start;
  });
  if (const auto behind =
          find_deadline(words.subspan(static_cast<std::size_t>(promise - words.begin())), written))
    return behind;
  // "By Friday we will …"
  return find_deadline(words.first(static_cast<std::size_t>(promise - words.begin())), written);
}

const Item* deferred_item(const Context& context, const OpenWork& work) {
  const Item* first = nullptr;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state != ItemState::deferred) continue;
    if (first == nullptr) first = &context.inquiry.items[i];
    for (const Span evidence : coverage.evidence)
      if (evidence.overlaps(work.words)) return &context.inquiry.items[i];
  }
  return first;
}

}  // namespace replylint
