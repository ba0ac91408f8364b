#include "rules/asks.h"

#include <algorithm>

#include "parse/reading.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Words that ask to be told or given what stands behind them.
const WordPhrases& asking() {
  static const WordPhrases phrases{
      "please also|then|kindly|just? send|provide|tell|give|share|attach|include|post|paste|forward|specify|state|mention|describe|supply|submit",
      "kindly send|provide|tell|give|share|attach|include|post|paste|forward|specify|state|describe",
      "could|can|would|will you also|please|kindly|perhaps|maybe|possibly|just? send|provide|tell|give|share|attach|include|post|paste|forward|specify|state|mention|describe|say|supply",
      "would you mind sending|providing|telling|giving|sharing|posting",
      "send|tell|give|show|forward us|me",
      "please also|just|then? write|mail|text to? us|me",
      "let us|me know what|which|when|where|how|who|whose|your|the",
      "i|we would|will|also|still|only|just|do? still|also|only? need|require",
      "i|we would like to know|have|see",
      "i'd|we'd|i'll|we'll need|require",
      "i'd|we'd like to know|have|see",
      "may|can|could|might i|we please|also? have|get|know|see|ask",
      "do you still|also|perhaps|maybe|by? have|know|remember",
      "waiting for your|the",
      // What is still missing.
      "what|all|thing|piece|one|bit|detail|point i|we still|now|do|would|also|only? need|lack|miss "
      "is|are",
      "thing|piece|one|bit|detail|information i|we * don't|not|lack|missing|need * is|are",
      "i'm|we're still|only|just? missing|lacking",
      "i|we am|are still|only|just? missing|lacking",
      "i|we still|do? lack|miss",
      // Wishes to be told.
      "let me|us have|see",
      "i'd|we'd also|still? love|like to also? hear|learn|get",
      "i|we would also|still? love|like to also? hear|learn|get",
      "i|we have|must to? know",
      "please reply|answer|write|mail with|back? with? the|a|your|his|her",
      "could|can|would|will you also|please|kindly? copy|bring|list|name",
      "i|we also need to know",
      "i'd|we'd appreciate",
      "i|we would|should appreciate",
      "i|we'd|i'd|would be glad|grateful|happy|thankful for|of|to have|hear|know|get",
      "i|we ask you to also|please? tell|send|give|write|state|name|list|bring|let|note|describe",
      "ask|trouble|bother you for",
      "write us|me|down",
      "note down for? us|me?",
      "remind me|us of|which|what|how|when|where",
      "help|helps|good|useful us|me? to know",
  };
  return phrases;
}

// Questions for a fact, each at the beginning of a sentence or clause.
const WordPhrases& question_words() {
  static const WordPhrases phrases{
      "which|what",
      "what's|whats",
      "when did|does|was|will",
      "since when",
      "how long|often|many|much|old|heavy|big|tall|wide|high|large|far|deep",
      "how can|may|could|do * reach|call|contact|ring",
      "where do|did|does|is|are|can|should|shall",
      "who is|was|has",
  };
  return phrases;
}

// Invitations, and conditions.
const WordPhrases& courtesy() {
  static const WordPhrases phrases{
      "let us|me know if|whether|when|once|should|how it|that|this|you|there|anything|i|we",
      "if you need|have|want|prefer|would|like|wish",
      "what can|could|may|else i|we",
      "what|how about",
      "which is|was|means",
      "what|which you can|need|could|should|want",
  };
  return phrases;
}

bool begins_clause(Words words, std::size_t at) {
  static constexpr auto openers = word_set("and", "also", "so", "but", "then", "please", "or", "in",
                                           "on", "for", "under", "from", "at", "with", "to");
  for (std::size_t i = at; i > 0; --i) {
    if (words[i - 1].kind == WordKind::symbol) return true;
    if (!openers.has(words[i - 1])) return false;
  }
  return true;
}

std::size_t end_of_sentence(Words words) {
  std::size_t end = words.size();
  while (end > 0 && words[end - 1].kind == WordKind::symbol) --end;
  return end;
}

// What a sentence asks for: the words behind those that ask.
bool find_ask(Words words, Ask& ask) {
  ask.end = end_of_sentence(words);
  const bool question = !words.empty() && words.back().folded.starts_with('?');
  if (question && !courtesy().match_at(words, 0)) {
    for (auto match = question_words().find(words); match;
         match = question_words().find(words, match->first + 1)) {
      if (!begins_clause(words, match->first) || courtesy().match_at(words, match->first)) continue;
      ask.first = match->first;
      return ask.first < ask.end;
    }
  }
  const auto match = asking().find(words);
  if (!match || courtesy().in(words)) return false;
  // "We need to test it first": what the writer does.
  static const WordPhrases own_work{"need|require to",
                                    "need|require some|a|more|further time|work|testing|tests"};
  static const WordPhrases to_be_told{
      "need to know|see|have|get|ask|check|verify|confirm|look|understand|find"};
  if (own_work.match_at(words, match->end - 1) && !to_be_told.match_at(words, match->end - 1))
    return false;
  ask.first = match->end;
  return ask.first < ask.end;
}

constexpr std::size_t most_asks = 100;  // each is looked for in all that the customer wrote

std::vector<Ask> find_asks(const Context& context) {
  std::vector<Ask> asks;
  const Text& text = context.draft.text;
  bool list = false;  // the entries of a list that was asked for
  for (std::size_t i = 0; i < text.sentences.size() && asks.size() < most_asks; ++i) {
    const Sentence& sentence = text.sentences[i];
    const Words words = text.words_of(sentence);
    if (words.empty()) continue;
    Ask ask{i, 0, 0, sentence.span};
    if (find_ask(words, ask)) {
      asks.push_back(ask);
      list = words.back().folded == ":";
    } else if (words.back().folded == ":" && asking().in(words)) {
      list = true;  // "Please send us:"
    } else if (list && is_list_entry(context.body(), sentence.span.start)) {
      const auto first = std::find_if(words.begin(), words.end(),
                                      [](const Word& word) { return word.kind == WordKind::word; });
      if (first == words.end()) continue;
      asks.push_back({i,
                      static_cast<std::size_t>(first - words.begin()),
                      end_of_sentence(words),
                      {first->span.start, words[end_of_sentence(words) - 1].span.end}});
    } else {
      list = false;
    }
  }
  return asks;
}

}  // namespace

const std::vector<Ask>& asks_of(const Context& context) {
  return context.once(find_asks);
}

bool asks_what_is_needed(const Context& context) {
  static const WordPhrases needed{
      "what|which|anything|something * do|does|would|will|should|must * need|require|want|send|bring",
      "anything|something you|we need|require|want",
      "need|require|want|needs anything|something from|of me|us",
      "let me|us know what you need|require|want"};
  const Text& inquiry = context.inquiry.text;
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return needed.in(inquiry.words_of(inquiry.sentences[item.sentence]));
                     });
}

}  // namespace replylint
