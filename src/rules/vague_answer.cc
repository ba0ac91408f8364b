#include <algorithm>

#include "match/evidence.h"
#include "match/pro_forms.h"
#include "rules/excuses.h"
#include "rules/own_passages.h"
#include "rules/short_answers.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr double sure_answer = 0.85;

// How many of a passage's items the words must tell apart. "This is done" answers all requests of
// one quote, be it two records or ten.
std::size_t items_to_tell_apart(const Context& context, const OwnPassage& passage) {
  std::size_t requests = 0;
  std::size_t others = 0;
  for (const auto& [index, quoted] : passage.items) {
    if (passage.under_quote && !quoted) continue;
    const ItemKind kind = context.inquiry.items[index].kind;
    if (kind == ItemKind::praise) continue;
    ++(kind == ItemKind::request ? requests : others);
  }
  return passage.under_quote && requests > 0 ? others + 1 : others + requests;
}

// Questions and requests of the customer.
std::size_t asked(const Context& context) {
  const auto& items = context.inquiry.items;
  return static_cast<std::size_t>(std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question || item.kind == ItemKind::request;
  }));
}

// How many of the things asked have only this sentence for an answer, or no sure one.
std::size_t left_to(const Context& context, Span sentence) {
  std::size_t left = 0;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemKind kind = context.inquiry.items[i].kind;
    if (kind != ItemKind::question && kind != ItemKind::request) continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    const std::vector<Span>& evidence = coverage.evidence;
    if (coverage.score < sure_answer ||
        std::all_of(evidence.begin(), evidence.end(),
                    [&](Span span) { return sentence.contains(span); }))
      ++left;
  }
  return left;
}

// "Here is exactly what was wrong and what we did.": what is behind it says so.
bool announces(Words words) {
  static const WordPhrases phrases{"here is|are", "here's|below"};
  return phrases.match_at(words, 0).has_value();
}

// "Yes, we are." to "Are you aware of it? When will it be mended?": says by its verb which of the
// questions it answers.
bool echoes_only_question(const Context& context, Words words) {
  const auto& items = context.inquiry.items;
  constexpr std::size_t looked_at = 16;
  if (items.size() > looked_at) return false;
  const auto echoed = std::count_if(items.begin(), items.end(), [&](const Item& item) {
    return item.kind == ItemKind::question && item.wants == Wanted::verdict &&
           echoes_verb(words_of(context.inquiry, item), words);
  });
  const auto verdicts = std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question && item.wants == Wanted::verdict;
  });
  return echoed == 1 && verdicts == 1;
}

// How many sentences are held against all that was asked, of which a hostile mail has thousands.
constexpr std::size_t most_held_against_all = 64;

// One sentence among others that agrees to several things at once: "That is all fine the way you
// have it."
struct Sweeping {
  Span span;
  bool sure = false;  // not only behind words that say what it is about, or by the learned table
};
std::optional<Sweeping> sweeping_sentence(const Context& context, const OwnPassage& passage) {
  constexpr std::size_t fewest_words = 4;  // "Yes, certainly." begins an answer that goes on
  std::size_t held_against_all = 0;
  for (std::size_t i = passage.first_sentence; i < passage.end_sentence; ++i) {
    const Sentence& sentence = context.draft.text.sentences[i];
    const auto words = context.draft.text.words_of(sentence);
    if (words.size() < fewest_words || announces(words) || echoes_only_question(context, words))
      continue;
    std::optional<Span> span = vague_span(context, i, i + 1, true);
    const bool sure = span.has_value();
    if (!span && !sentence.question_mark && is_vague_clause(words)) span = sentence.span;
    if (!span) span = unspecific_span(context, i, i + 1);
    if (!span) continue;
    if (speaks_of_several(words)) return Sweeping{*span, sure};
    if (++held_against_all > most_held_against_all) break;
    if (left_to(context, *span) > 1) return Sweeping{*span, sure};
  }
  return std::nullopt;
}

// How many of the things asked have no answer, a weak one, or this sentence.
std::size_t open_beside(const Context& context, Span sentence) {
  constexpr double weak = 0.6;
  std::size_t open = 0;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemKind kind = context.inquiry.items[i].kind;
    if (kind != ItemKind::question && kind != ItemKind::request) continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    open += coverage.state == ItemState::unanswered || coverage.score < weak ||
                    std::all_of(coverage.evidence.begin(), coverage.evidence.end(),
                                [&](Span span) { return sentence.contains(span); })
                ? 1
                : 0;
  }
  return open;
}

// "Nothing to worry about on any of these, it'll all be handled": speaks of all that was asked, and
// names nothing of it, where most of it has no other answer.
std::optional<Span> sentence_for_all(const Context& context, const OwnPassage& passage) {
  static constexpr auto all =
      word_set("all", "any", "anything", "both", "count", "everything", "lot", "matters", "other",
               "others", "points", "rest", "these", "things", "those", "whole");
  constexpr std::size_t fewest_words = 6;
  constexpr std::size_t shortest = 4;
  constexpr float may_be = 0.1F;
  std::size_t held_against_all = 0;
  const auto is_named = [&](const Word& word) {
    if (word.kind == WordKind::number || word.kind == WordKind::address ||
        word.tag == Tag::proper_noun)
      return true;
    return word.tag == Tag::noun && word.folded.size() >= shortest && !all.has(word) &&
           is_customers_word(context, word);
  };
  for (std::size_t i = passage.first_sentence; i < passage.end_sentence; ++i) {
    const Sentence& sentence = context.draft.text.sentences[i];
    const auto words = context.draft.text.words_of(sentence);
    if (words.size() < fewest_words || announces(words) || sentence.question_mark ||
        context.traits[i].courtesy || context.traits[i].asks || context.traits[i].number ||
        context.traits[i].place)
      continue;
    const bool of_all =
        std::any_of(words.begin(), words.end(), [](const Word& word) { return all.has(word); });
    if ((!of_all && context.acts->of(i, AnswerAct::unspecific) < may_be) ||
        std::any_of(words.begin(), words.end(), is_named))
      continue;
    constexpr std::size_t several = 2;
    if (++held_against_all > most_held_against_all) break;
    const std::size_t open = open_beside(context, sentence.span);
    if (open >= several && open + 1 >= asked(context)) return sentence.span;
  }
  return std::nullopt;
}

// "Yes to both.", below what is quoted
bool is_of_all(const Context& context, const OwnPassage& passage) {
  return std::any_of(context.traits.begin() + static_cast<std::ptrdiff_t>(passage.first_sentence),
                     context.traits.begin() + static_cast<std::ptrdiff_t>(passage.end_sentence),
                     [](const Traits& traits) { return traits.covers_all; });
}

// "Of course you can.", "That's fine." to "Can I bring my bike?": the verdict on the only thing
// that the customer brought up, in the words of one.
bool permits_only_question(const Context& context, Span span) {
  static const WordPhrases asked{"can|could|may|might|am i|we",
                                 "is|would it|that be? ok|okay|fine|alright|possible|a"};
  static const WordPhrases verdict{
      "you can|could|may|are", "that's|it's perfectly|absolutely|quite? fine|ok|okay|alright",
      "that|it is|would be? perfectly|absolutely|quite? fine|ok|okay|alright"};
  const auto& items = context.inquiry.items;
  if (items.size() != 1 || items[0].kind != ItemKind::question ||
      items[0].wants != Wanted::verdict || !asked.match_at(words_of(context.inquiry, items[0]), 0))
    return false;
  const auto& sentences = context.draft.text.sentences;
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return sentence.span.overlaps(span) && verdict.in(context.draft.text.words_of(sentence));
  });
}

// "No to both.", "That would be me!": tells all that was asked, whatever it names.
bool tells_what_was_asked(const Context& context, Span span) {
  if (permits_only_question(context, span)) return true;
  const auto& sentences = context.draft.text.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (sentences[i].span.overlaps(span) &&
        (gives_verdict_for_each(context, i) || names_person_asked_for(context, i)))
      return true;
  return false;
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || context.inquiry.items.empty()) return;
  for (const OwnPassage& passage : own_passages(context)) {
    if (passage.preformatted) continue;
    auto span = vague_span(context, passage.first_sentence, passage.end_sentence);
    const std::size_t items = items_to_tell_apart(context, passage);
    // A longer one is vague where there are several things that it may agree to.
    const bool whole = own_passages(context).size() == 1;
    const bool several = passage.under_quote ? items > 1 : whole && asked(context) > 1;
    if (!span && several)
      span = vague_span(context, passage.first_sentence, passage.end_sentence, true);
    bool sure = span.has_value();
    if (!span && several)
      span = unspecific_span(context, passage.first_sentence, passage.end_sentence);
    if (!span && several && !passage.under_quote)
      if (const auto sweeping = sweeping_sentence(context, passage)) {
        span = sweeping->span;
        sure = sweeping->sure;
      }
    if (!span && several && !passage.under_quote) {
      span = sentence_for_all(context, passage);
      sure = false;
    }
    if (!span || (passage.under_quote && (items < 2 || is_of_all(context, passage)))) continue;
    if (!passage.under_quote && tells_what_was_asked(context, *span)) continue;
    const std::string words = shortened(slice(context.body(), *span));
    findings.add(
        *span,
        passage.under_quote
            ? formatted("“{}” stands for {} things that are quoted above it, and the customer "
                        "cannot tell which it answers; answer each under its own quote.",
                        words, items)
            : formatted("“{}” names nothing of what it answers, and nothing is quoted above it; "
                        "quote the customer's words, or say what it is about.",
                        words),
        sure ? std::nullopt : std::optional(Severity::suggestion));
    return;
  }
}

}  // namespace

extern const Rule vague_answer{
    "vague-answer", Severity::warning, "coverage", "An answer does not say what it answers.", check,
};

}  // namespace replylint::catalogue
