#include "rules/responses.h"

#include <algorithm>

#include "rules/answering_passage.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

#define REPLYLINT_DONE_VERBS                                                                    \
  "added|adjusted|allowed|applied|assigned|blocked|bounced|changed|closed|completed|"           \
  "configured|corrected|created|cycled|deleted|directed|disabled|edited|enabled|fixed|"         \
  "inserted|installed|made|modified|moved|opened|pointed|power-cycled|put|rebooted|redirected|" \
  "removed|replaced|reset|restarted|set|switched|updated|upgraded"

// The sentence says that its writer has done something in this reply.
bool says_done(const Sentence& sentence, std::span<const Word> words) {
  static const WordPhrases done = {
      "i|we|i've|we've have|just|now|also? just|now|also|gone? " REPLYLINT_DONE_VERBS,
      "has|have|is|are|was|were been|now|all? now|all? " REPLYLINT_DONE_VERBS,
      "this|it|that|all|everything|both|these|they has|have|is|are now|all? been? "
      "done|complete|completed|finished|ready|live",
      "it's|that's now|all? done|complete|completed|finished",
      "is|are now? in place|effect",
      "is|are back up|online",
  };
  // It happened by itself, or did not happen, or is yet to happen.
  static const WordPhrases not_ours = {"by itself|themselves",
                                       "on its|their own",
                                       "automatically",
                                       "not",
                                       "never",
                                       "will",
                                       "hasn't|haven't|isn't|aren't|wasn't|weren't|didn't|won't",
                                       "yesterday",
                                       "last night|week|month",
                                       "kernel panic",
                                       "power outage|failure",
                                       "crash|crashed",
                                       "earlier this week",
                                       "ago"};
  static const WordPhrases condition = {"if|once|when|whenever|after|before|until|unless"};
  if (words.empty() || sentence.form == SentenceForm::interrogative) return false;
  if (not_ours.in(words) || condition.match_at(words, 0)) return false;
  if (done.in(words)) return true;
  static const WordPhrases fragment = {REPLYLINT_DONE_VERBS "|done|finished"};
  return words.size() <= 6 && fragment.match_at(words, 0).has_value();
}
#undef REPLYLINT_DONE_VERBS

// A topic is words with spaces between; its last may be in the plural.
bool holds_topic(std::span<const Word> words, std::string_view topic) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string_view rest = topic;
    std::size_t at = first;
    while (!rest.empty() && at < words.size()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      const std::string_view wanted = rest.substr(0, space);
      rest.remove_prefix(std::min(rest.size(), space + 1));
      std::string_view word = words[at++].folded;
      const bool plural = rest.empty() && word.size() == wanted.size() + 1 && word.back() == 's';
      if (plural) word.remove_suffix(1);
      if (word != wanted) break;
      if (rest.empty()) return true;
    }
  }
  return false;
}

bool holds_a_topic(std::span<const Word> words, const Response& response) {
  return std::any_of(response.topics.begin(), response.topics.end(),
                     [&](const std::string& topic) { return holds_topic(words, topic); });
}

// The item of the customer that the sentence answers is on the topic.
bool answers_the_topic(const Context& context, const Sentence& sentence,
                       const std::vector<bool>& on_topic) {
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i)
    if (on_topic[i] && answers(context.coverage.items[i], sentence.span)) return true;
  return false;
}

// Pasted text of the writer's own, with a line of prose right above it.
bool has_introduced_block(const Context& context) {
  const auto& blocks = context.draft.blocks;
  for (std::size_t i = 1; i < blocks.size(); ++i)
    if (blocks[i].kind == BlockKind::preformatted && blocks[i].depth == 0 &&
        blocks[i - 1].kind == BlockKind::answer)
      return true;
  return false;
}

bool is_fulfilled(const Context& context, const Response& response) {
  const bool said =
      response.require.empty() ||
      std::any_of(context.phrase_hits.begin(), context.phrase_hits.end(),
                  [&](const PhraseHit& hit) { return hit.phrase->required_by == response.id; });
  return said && (!response.require_preformatted || has_introduced_block(context));
}

}  // namespace

std::vector<MissingResponse> missing_responses(const Context& context) {
  std::vector<MissingResponse> missing;
  const Text& text = context.draft.text;
  const Inquiry& inquiry = context.inquiry;
  for (const Response& response : context.style.responses) {
    if (!severity_in(context.style, response.id) || is_fulfilled(context, response)) continue;
    std::vector<bool> on_topic;
    on_topic.reserve(inquiry.items.size());
    for (const Item& item : inquiry.items)
      on_topic.push_back(
          item.sentence < inquiry.text.sentences.size() &&
          holds_a_topic(inquiry.text.words_of(inquiry.text.sentences[item.sentence]), response));
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const Sentence& sentence = text.sentences[s];
      const auto words = text.words_of(sentence);
      if (response.when == "done" && !says_done(sentence, words)) continue;
      if (!holds_a_topic(words, response) && !answers_the_topic(context, sentence, on_topic))
        continue;
      missing.push_back({&response, s});
      break;
    }
  }
  return missing;
}

}  // namespace replylint
