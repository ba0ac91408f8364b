#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "rules/own_passages.h"
#include "rules/reply_shape.h"
#include "rules/short_answers.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// "Right, you need to run", with the command below: the words lead in to something that is shown.
bool leads_in(std::string_view words, std::size_t count) {
  constexpr std::size_t least_lead_in = 4;
  const char last = words.empty() ? '.' : words.back();
  if (last == ':') return true;
  const bool open = last == ',' || is_ascii_lower(last);
  return open && count >= least_lead_in;
}

// "It opens at nine on Sundays.", "Yes, IMAP is in every plan.": a sentence that says what is asked
// in words of its own, however few.
bool is_full(const Traits& traits, std::span<const Word> words) {
  constexpr std::size_t least_words = 4;
  constexpr std::size_t least_nouns = 2;
  std::size_t nouns = 0;
  bool verb = false;
  for (const Word& word : words) {
    verb = verb || word.tag == Tag::finite_verb || word.tag == Tag::imperative;
    if (is_noun(word.tag)) ++nouns;
  }
  return verb && traits.words >= least_words &&
         (nouns >= least_nouns || traits.number || traits.time || traits.place);
}

// "No, not a single one.", "Yes, from three o'clock.": says more than yes or no. Not what only says
// it again: "Yes, of course.", "Yes, he can do that."
bool is_verdict_with_content(const Traits& traits, std::span<const Word> words) {
  static const WordPhrases verdict{"yes|yep|yeah|no|nope|never"};
  static const WordPhrases again{
      "of course",
      "sure|certainly|definitely|absolutely|indeed|correct|exactly|please",
      "no|not|without any? problem|problems|trouble|worries|doubt",
      "not at all|really|quite|exactly",
      "at all",
      "thank|thanks you?",
      "in fact",
  };
  constexpr std::size_t least_words = 3;
  constexpr std::size_t least_words_of_number = 2;
  const auto is_symbol = [](const Word& word) { return word.kind == WordKind::symbol; };
  // "None of them.", "Nothing at all."
  static const WordPhrases none{"none|nothing|nobody|neither"};
  if (none.match_at(words, 0) && traits.words > 1) return true;
  const auto opening = verdict.match_at(words, 0);
  if (!opening || opening->end == words.size() || !is_symbol(words[opening->end])) return false;
  auto rest = words.subspan(opening->end);
  for (;;) {
    while (!rest.empty() && is_symbol(rest.front())) rest = rest.subspan(1);
    const auto empty = again.match_at(rest, 0);
    if (!empty) break;
    rest = rest.subspan(empty->end);
  }
  const auto count = static_cast<std::size_t>(
      std::count_if(rest.begin(), rest.end(), [&](const Word& word) { return !is_symbol(word); }));
  if (rest.size() > 1 && rest[0].tag == Tag::pronoun && rest[1].tag == Tag::finite_verb)
    return false;
  return count >= (traits.number || traits.time ? least_words_of_number : least_words);
}

// "It is attached as a PDF.": the answer is what is attached.
bool says_attached(Words words) {
  static const WordPhrases phrases{"attached|enclosed|attachment|enclosure"};
  return phrases.in(words);
}

// "Here is what I found.", above a quote: the answers are below.
bool announces_answers(Words words) {
  static const WordPhrases phrases{"here|below is|are|you|follows", "here's|here're",
                                   "answers|replies|details|findings * below|inline|in"};
  return phrases.in(words);
}

// "[1] 1.414214", "<snip>", "# end": shown, and not said.
bool begins_as_output(std::string_view words) {
  return std::string_view("[<#$").find(words.front()) != std::string_view::npos;
}

// Nothing around the answers: no salutation, no closing, no name.
bool is_bare(const Context& context) {
  return std::none_of(
      context.draft.blocks.begin(), context.draft.blocks.end(), [](const Block& block) {
        return block.depth == 0 &&
               (block.kind == BlockKind::salutation || block.kind == BlockKind::closing ||
                block.kind == BlockKind::signature);
      });
}

// "No.", "600 requests per minute.": a paragraph of a few words without a verb, among others that
// are whole.
bool is_paragraph_of_few_words(const Context& context, std::size_t index) {
  constexpr std::size_t most_words = 5;
  const Text& text = context.draft.text;
  const Sentence& sentence = text.sentences[index];
  const Traits& traits = context.traits[index];
  const Words words = text.words_of(sentence);
  return !traits.courtesy && !traits.asks && !traits.covers_all && traits.words <= most_words &&
         (traits.verdict || traits.number) && words.back().folded == "." &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) {
                        return word.tag == Tag::finite_verb || word.tag == Tag::imperative;
                      }) &&
         (index == 0 || opens_paragraph(context, index)) && index + 1 < text.sentences.size() &&
         opens_paragraph(context, index + 1);
}

// "270 euro. We do. 35 each. Certificate attached.": a telegram, each part of which may be right.
std::optional<Span> find_telegram(const Context& context) {
  constexpr std::size_t least = 3;       // sentences
  constexpr std::size_t most_words = 3;  // of each
  const Text& text = context.draft.text;
  const std::vector<OwnPassage>& passages = own_passages(context);
  if (!text.english || std::any_of(passages.begin(), passages.end(), [](const OwnPassage& each) {
        return each.under_quote || each.preformatted;
      }))
    return std::nullopt;
  std::size_t count = 0;
  Span span;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Traits& traits = context.traits[i];
    if (traits.courtesy) continue;
    const Words words = text.words_of(text.sentences[i]);
    if (words.empty() || traits.words > most_words || traits.asks || words.back().folded != "." ||
        std::any_of(words.begin(), std::prev(words.end()),
                    [](const Word& word) { return word.kind == WordKind::symbol; }))
      return std::nullopt;
    const Span each = text.sentences[i].span;
    span = count == 0 ? each : Span{span.start, each.end};
    ++count;
  }
  return count >= least ? std::optional(span) : std::nullopt;
}

constexpr double usual_least_words = 8;

void check(const Context& context, Findings& findings) {
  if (has_answers_in_history(context)) return;
  // No parts of speech are known of another language.
  constexpr std::size_t least_foreign_words = 3;
  const double least = context.parameter("terse-reply", "min-words");
  // A style that asks for more words than usual means all replies, full sentences as well.
  const bool strict = least > usual_least_words;
  const Text& text = context.draft.text;
  // Where a word says as much as several of English, or nothing stands between them.
  static constexpr auto compact = word_set("zh", "ja", "th", "ko", "he", "ar", "fa", "hi");
  if (compact.has(text.language)) return;
  const auto report = [&](Span span) {
    findings.add(
        span, formatted("“{}” is the whole reply to this, and so short that it reads as curt; add "
                        "what was done, why it is so, or what comes next.",
                        shortened(slice(context.body(), span))));
  };
  if (const auto telegram = find_telegram(context)) return report(*telegram);
  for (const OwnPassage& passage : own_passages(context)) {
    if (passage.preformatted || passage.items.empty()) continue;
    if (passage.under_quote &&
        is_done_please_test(context, passage.first_sentence, passage.end_sentence))
      continue;
    std::size_t words = 0;
    bool full = false;
    bool announced = false;
    Span span;
    for (std::size_t i = passage.first_sentence; i < passage.end_sentence; ++i) {
      const Traits& traits = context.traits[i];
      if (traits.courtesy) continue;
      if (words == 0) span.start = text.sentences[i].span.start;
      span.end = text.sentences[i].span.end;
      words += traits.words;
      const auto said = text.words_of(text.sentences[i]);
      full = full || (!text.english && traits.words >= least_foreign_words) ||
             says_attached(said) || is_full(traits, said) || is_verdict_with_content(traits, said);
      announced = announced || announces_answers(said);
    }
    // "Thursday ok. Colours yes, same machine.": the same for each of several.
    constexpr std::size_t most_counted = 3;
    const double few = least * static_cast<double>(std::min(passage.items.size(), most_counted));
    const bool quote_below = passage.end_sentence < text.sentences.size();
    // "Too much water. Once a week is enough.": whole sentences, and nothing else for several
    // items.
    constexpr std::size_t several = 2;
    constexpr double few_of_bare = 2;  // times the fewest words
    if (!passage.under_quote && text.english)
      for (std::size_t i = passage.first_sentence; i < passage.end_sentence; ++i)
        if (is_paragraph_of_few_words(context, i)) report(text.sentences[i].span);
    const bool bare = !passage.under_quote && context.inquiry.items.size() >= several &&
                      text.english && static_cast<double>(words) < few_of_bare * least &&
                      is_bare(context);
    const bool curt = bare || ((!full || strict) && static_cast<double>(words) < few);
    if (words == 0 || !curt || (announced && quote_below)) continue;
    if (begins_as_output(slice(context.body(), span))) continue;
    if (leads_in(slice(context.body(), span), words)) continue;
    report(span);
  }
}

}  // namespace

extern const Rule terse_reply{
    "terse-reply",
    Severity::suggestion,
    "sentences",
    "The reply to an item is a few words.",
    check,
    {{"min-words", usual_least_words, 1, 100, "the fewest words of a reply to an item"}},
};

}  // namespace replylint::catalogue
