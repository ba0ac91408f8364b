#include "rules/substance.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Participles and past tenses of what is no act for the customer.
constexpr auto idle_verbs = word_set(
    "acknowledged", "advised", "apologised", "apologized", "appreciated", "asked", "assigned",
    "assured", "been", "caused", "classified", "closed", "committed", "concerned", "confirmed",
    "considered", "dedicated", "delighted", "disappointed", "escalated", "experienced", "felt",
    "forwarded", "founded", "got", "guaranteed", "had", "handled", "happened", "heard", "hoped",
    "informed", "kept", "known", "learned", "logged", "loved", "needed", "noted", "noticed",
    "notified", "opened", "passed", "pleased", "prioritised", "prioritized", "processed",
    "promised", "read", "received", "referred", "registered", "reported", "responded", "reviewed",
    "said", "saddened", "saw", "seen", "shocked", "talked", "taken", "thought", "told", "tried",
    "understood", "wanted", "was", "were", "wished", "worked");

constexpr auto irregular_acts =
    word_set("bought", "brought", "built", "cut", "found", "gave", "given", "made", "paid", "put",
             "ran", "rebuilt", "redid", "repaid", "rerun", "reset", "rewritten", "rewrote", "sent",
             "set", "shut", "split", "swapped", "took", "undid", "withdrew", "written", "wrote");

bool is_past(std::string_view word) {
  if (idle_verbs.has(word)) return false;
  return irregular_acts.has(word) || (word.size() > 4 && word.ends_with("ed"));
}

// "I have done it", "we did both": what was asked for, not "we have done our best".
bool is_done_as_asked(Words words, std::size_t verb) {
  static constexpr auto asked = word_set("both", "it", "so", "that", "them", "this");
  return (words[verb].folded == "done" || words[verb].folded == "did") && verb + 1 < words.size() &&
         asked.has(words[verb + 1]);
}

bool is_adverb(const Word& word) {
  return word.tag == Tag::adverb || word.folded == "also" || word.folded == "now" ||
         word.folded == "just" || word.folded == "already" || word.folded == "both";
}

}  // namespace

bool states_act(Words words) {
  // "we (have) (now) replaced", "Tom moved", "the disk was replaced".
  static constexpr auto doers =
      word_set("i", "i've", "he", "he's", "she", "she's", "they", "they've", "we", "we've", "who");
  static constexpr auto auxiliaries =
      word_set("are", "been", "had", "has", "have", "is", "was", "were");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& word = words[i];
    const bool subject = doers.has(word) || word.tag == Tag::proper_noun;
    if (!subject && !auxiliaries.has(word)) continue;
    std::size_t verb = i + 1;
    while (verb < words.size() &&
           (is_adverb(words[verb]) || (subject && auxiliaries.has(words[verb]))))
      ++verb;
    if (verb < words.size() && words[verb].kind == WordKind::word &&
        (words[verb].tag == Tag::participle || words[verb].tag == Tag::finite_verb) &&
        (is_past(words[verb].folded) || (subject && is_done_as_asked(words, verb))))
      return true;
  }
  return false;
}

bool states_check(Words words) {
  static const WordPhrases phrases{
      "i|we|i've|we've|have|has|had|was|were|been|and|then|also|just|colleague|engineer|team * "
      "checked|tested|tried|measured|verified|compared|traced|monitored|pinged|inspected|"
      "reproduced|examined|searched|looked|opened|ran|loaded|called|repeated|logged",
      "log|logs|graph|graphs|trace|capture|dump|screenshot|records|header|headers|test|tests|"
      "measurement|measurements|counter|counters|report|history * show|shows|showed|say|says|"
      "confirm|confirms|lists|list|hold|holds|contain|contains|has|have|is|are|was|were",
      "according to the|our log|logs|records|graph|graphs|trace|headers",
      "in|from|by|see the|our|your|this log|logs|graph|graphs|trace|headers",
  };
  return phrases.in(words);
}

bool states_cause(Words words) {
  static const WordPhrases phrases{
      "because",        "due to",           "caused by", "reason is|was|for",
      "as a result of", "turned|turns out", "which had", "so the|that|it|your|our|all",
  };
  return phrases.in(words);
}

bool opens_paragraph(const Context& context, std::size_t sentence) {
  if (sentence == 0) return false;
  const auto& sentences = context.draft.text.sentences;
  const std::size_t end = sentences[sentence - 1].span.end;
  const std::string_view gap =
      slice(context.body(), {end, std::max(end, sentences[sentence].span.start)});
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

SentenceRange sentences_near(const Context& context, std::size_t sentence, std::size_t reach) {
  const auto& sentences = context.draft.text.sentences;
  const auto& blocks = context.draft.blocks;
  // A block that is no prose of the writer's own stands between two neighbours.
  const auto parted = [&](std::size_t left) {
    const std::size_t start = sentences[left].span.end;
    const std::size_t end = sentences[left + 1].span.start;
    auto block = std::lower_bound(
        blocks.begin(), blocks.end(), start,
        [](const Block& other, std::size_t position) { return other.span.start < position; });
    return block != blocks.end() && block->span.start < end &&
           (block->kind != BlockKind::answer || block->depth != 0);
  };
  SentenceRange range{sentence, sentence + 1};
  while (range.first > 0 && sentence - range.first < reach && !parted(range.first - 1))
    --range.first;
  while (range.end < sentences.size() && range.end - sentence <= reach && !parted(range.end - 1))
    ++range.end;
  return range;
}

namespace {

std::vector<std::string_view> sorted_words_of_customer(const Context& context) {
  std::vector<std::string_view> words;
  words.reserve(context.inquiry.text.words.size());
  for (const Word& word : context.inquiry.text.words) words.push_back(word.folded);
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

bool is_customers_word(const Context& context, const Word& word) {
  const auto& words = context.once(sorted_words_of_customer);
  return std::binary_search(words.begin(), words.end(), word.folded);
}

}  // namespace replylint
