#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/promises.h"
#include "text/times.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

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

bool has_time_near(const Context& context, std::size_t index) {
  const Text& text = context.draft.text;
  const Sentence& sentence = text.sentences[index];
  if (names_time(text.words_of(sentence))) return true;
  if (index > 0 && !is_parted(context, text.sentences[index - 1], sentence) &&
      names_time(text.words_of(text.sentences[index - 1])))
    return true;
  return index + 1 < text.sentences.size() &&
         !is_parted(context, sentence, text.sentences[index + 1]) &&
         names_time(text.words_of(text.sentences[index + 1]));
}

std::optional<int> deferred_item(const Context& context, Span words) {
  std::optional<int> open;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state != ItemState::deferred) continue;
    if (!open) open = context.inquiry.items[i].id;
    for (const Span evidence : coverage.evidence)
      if (evidence.overlaps(words)) return context.inquiry.items[i].id;
  }
  return open;
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  std::optional<Span> open;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const Words words = text.words_of(sentence);
    if (words.empty()) continue;
    // A time anywhere in what we promise is a time for the next step; and once we have asked the
    // customer for something, the next step is theirs.
    if (waits_for_customer(context.body(), text, sentence)) return;
    const auto work = find_open_work(words);
    if (!work || is_conditional(words) || is_no_promise(context.body(), sentence, words, *work))
      continue;
    if (has_time_near(context, i)) return;
    if (!open) open = work;
  }
  if (!open) return;
  Diagnostic& diagnostic = findings.add(
      *open,
      fmt::format("“{}” leaves the next step open without a time: the customer does not know "
                  "when to expect it and has to ask again; name a day or an hour.",
                  shortened(slice(context.body(), *open))));
  diagnostic.item = deferred_item(context, *open);
  diagnostic.confidence = 0.75;
}

}  // namespace

extern const Rule missing_eta{
    "missing-eta", Severity::warning,
    "substance",   "Something is still open with us, and no time is given for the next step.",
    check,
};

}  // namespace replylint::catalogue
