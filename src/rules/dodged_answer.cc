#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rules/acts.h"
#include "rules/open_items.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"
#include "rules/wanted_answer.h"
#include "text/blank_line.h"
#include "text/formatted.h"
#include "text/number_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// What is said where no answer is given: praise of one's own goods, and what holds of everything.
const WordPhrases& generalities() {
  static const WordPhrases phrases = {
      // praise
      "one of the * best|strongest|finest|leading|most|safest|largest|quietest|fastest|toughest",
      "among the * best|strongest|finest|leading|most|safest",
      "in its|their class|category|segment|field",
      "wide|broad|whole|large|great range|variety|choice|spectrum of",
      "range|variety|number of * in mind",
      "with * in mind",
      "at the very? heart|centre|center|core|forefront|top of",
      "great|utmost|particular|much|a lot of importance|value|weight|emphasis|care|attention",
      "very? seriously",
      "take|takes pride",
      "won|received|earned * awards|prizes|praise|reputation",
      "enjoys|enjoy|has|have a|an? excellent|good|great|high reputation|name",
      "proud|known|famous|renowned|praised|loved of|for|by",
      "from the very? first|beginning|start|outset",
      "highest|high|strict|strictest|latest|modern|proven standards|standard|quality|technology",
      "years|decades of experience",
      "committed|dedicated|devoted|strive|strives|striving to",
      "constantly|continuously|always improving|working|looking|evolving|striving|developing",
      "our|a|the top|first|highest|main priority",
      "a fixed|integral|essential|key|central|important part of",
      "designed|developed|engineered|made|built|created|conceived with|for|to * comfort|needs|"
      "demands|customers|families|users|surfaces|situations|uses|years|people|everyday",
      "many|most|thousands|hundreds of|all of? our|satisfied|happy customers|clients|guests|"
      "families|users|members",
      "customers|clients|guests|users|members * love|appreciate|trust|value|enjoy|praise",
      "excellent|outstanding|good|best reputation|reviews|feedback|value|track",
      // what holds of everything
      "depends|depend on many|several|various|different|a|the individual? number|factors|things|"
      "circumstances|case|situation",
      "factors|aspects|circumstances|considerations * role|play|matter|count|considered|account",
      "varies|vary|differs|differ from|with|between|by|greatly|widely|considerably",
      "every|each case|customer|situation|person|home|house|child|animal|business is|has|needs",
      "individual|personal needs|circumstances|situation|requirements|preferences",
      "a|an point|matter|topic|subject|aspect|issue|question to? that|which? every|each|all? owner|"
      "owners|reader|readers|members|customers|people|one|many|"
      "everyone|everybody|parents|owners|we|that|which|to",
      "careful thought|consideration|attention|planning",
      "worth|important|advisable|wise|sensible|good to? consider|considering|think|thinking|weigh|"
      "weighing|reflect|bear|keep|look",
      "should be * considered|weighed|borne|thought|kept|discussed|assessed|taken",
      "should|must|need|needs|ought * consider|reflect|weigh|think|bear",
      "there are many|various|several|different|two|pros|arguments|good",
      "opinions|views|experiences differ|vary",
      "is|are often|frequently|regularly|sometimes asked|discussed|debated",
      "interesting|good|great|common|frequent|excellent|important|valid question|point|topic",
      "hard|difficult|impossible to say|tell|predict in general|generally",
      "generally speaking",
      "in general",
  };
  return phrases;
}

// Words by which a sentence gives a verdict after all.
constexpr auto verdicts = word_set(
    "yes", "no", "not", "can", "can't", "cannot", "may", "mustn't", "needn't", "never", "only",
    "without", "possible", "impossible", "allowed", "permitted", "free", "included", "includes",
    "available", "isn't", "aren't", "doesn't", "don't", "won't", "wasn't", "hasn't", "until",
    "unless", "except", "both", "neither", "nothing", "none", "welcome", "forbidden", "enough",
    "fits", "works", "suitable", "covered", "safe", "correct", "correctly", "true", "right",
    "wrong", "please", "half", "stops", "holds", "stands");

// "It does", "They are, and …"
bool opens_with_verdict(std::span<const Word> words) {
  static constexpr auto verbs = word_set("do", "does", "did", "is", "are", "will", "has", "have",
                                         "was", "were", "would", "should", "must");
  return words.size() > 2 && words[0].tag == Tag::pronoun && verbs.has(words[1]) &&
         words[2].kind == WordKind::symbol;
}

// Some sentence near it that stands for no answer may be one after all.
bool says_something_else(const Context& context, Span near) {
  constexpr float hardly = 0.3F;
  const auto& sentences = context.draft.text.sentences;
  std::vector<bool> answers(sentences.size(), false);
  for (const ItemCoverage& item : context.coverage.items)
    for (const Span evidence : item.evidence) {
      const auto first = std::partition_point(
          sentences.begin(), sentences.end(),
          [&](const Sentence& sentence) { return sentence.span.end <= evidence.start; });
      if (first != sentences.end())
        answers[static_cast<std::size_t>(first - sentences.begin())] = true;
    }
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (!answers[i] && !context.traits[i].courtesy && near.contains(sentences[i].span) &&
        context.acts->of(i, AnswerAct::evasion) < hardly)
      return true;
  return false;
}

// The sentences that stand for the answer say nothing of what is asked.
bool is_dodged(const Context& context, const Item& item, const ItemCoverage& coverage) {
  constexpr std::size_t most_sentences = 3;
  if (item.kind != ItemKind::question || coverage.state != ItemState::answered ||
      coverage.evidence.empty() || coverage.evidence.size() > most_sentences)
    return false;
  const Text& text = context.draft.text;
  const bool wants_words = item.wants == Wanted::verdict || item.wants == Wanted::choice ||
                           item.wants == Wanted::thing || item.wants == Wanted::manner ||
                           item.wants == Wanted::reason;
  bool general = false;
  bool evasive = false;
  // Beside a sentence that surely evades the question, what may evade it does.
  constexpr float surely = 0.85F;
  constexpr float maybe = 0.25F;
  float most = 0;
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (std::any_of(coverage.evidence.begin(), coverage.evidence.end(),
                    [&](Span each) { return each == text.sentences[i].span; }))
      most = std::max(most, context.acts->of(i, AnswerAct::evasion));
  for (const Span evidence : coverage.evidence) {
    const auto sentence = std::find_if(text.sentences.begin(), text.sentences.end(),
                                       [&](const Sentence& each) { return each.span == evidence; });
    if (sentence == text.sentences.end()) return false;  // something pasted
    const auto index = static_cast<std::size_t>(sentence - text.sentences.begin());
    const Traits& traits = context.traits[index];
    const auto words = text.words_of(*sentence);
    // What stands under the quoted question is more likely an answer to it.
    const float likely = coverage.quotes.empty() ? 0.45F : 0.75F;
    if (context.acts->of(index, AnswerAct::evasion) >= (most >= surely ? maybe : likely)) {
      evasive = true;
      continue;
    }
    if (opens_with_verdict(words) || traits.instruction || traits.place || traits.asks ||
        traits.deferral)
      return false;
    if (!wants_words && (traits.time || traits.number)) return false;
    if (item.wants == Wanted::reason && traits.reason) return false;
    if (std::any_of(words.begin(), words.end(), [](const Word& word) {
          return verdicts.has(word) || word.kind == WordKind::number || is_number_word(word);
        }))
      return false;
    general = general || generalities().in(words);
  }
  // What answers a question that is quoted stands below it.
  if (evasive && !coverage.quotes.empty()) return true;
  const Span paragraph = paragraph_around(
      context.body(), {coverage.evidence.front().start, coverage.evidence.back().end});
  return general || (evasive && !says_something_else(context, paragraph));
}

// "We are moving the servers this week."
bool tells_deed_under_way(std::span<const Word> words) {
  static constexpr auto be =
      word_set("am", "are", "is", "being", "i'm", "we're", "they're", "he's", "she's", "it's");
  // "We are looking into it", "It is working again"
  static constexpr auto tells_nothing =
      word_set("analysing", "analyzing", "checking", "going", "investigating", "looking", "running",
               "sending", "trying", "working");
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!be.has(words[i])) continue;
    const std::size_t verb =
        words[i + 1].tag == Tag::adverb && i + 2 < words.size() ? i + 2 : i + 1;
    if (words[verb].tag == Tag::gerund && !tells_nothing.has(words[verb]) && !be.has(words[verb]))
      return true;
  }
  return false;
}

// "I have refunded the second charge.": what was done, how it is now, or what comes. Of what else
// stands under its quote, "The second charge is the deposit" and "We are moving the servers" may
// say why.
bool tells_outcome_alone(const Context& context, std::size_t sentence) {
  constexpr float surely = 0.75F;
  const Text& text = context.draft.text;
  if (tells_deed_under_way(text.words_of(text.sentences[sentence]))) return false;
  float outcome = 0;
  for (const Act act : {Act::fix, Act::status, Act::prevention, Act::promise})
    outcome += context.acts->of(sentence, act);
  return outcome >= surely;
}

// "To save power it switches off."
bool opens_with_purpose(std::span<const Word> words) {
  static const WordPhrases in_order{"in order to", "so as to", "so that"};
  return in_order.match_at(words, 0) ||
         (words.size() > 1 && words[0].folded == "to" && words[1].tag == Tag::base_verb);
}

// "Why was I charged twice?", and in all of the reply no sentence that may say why.
bool lacks_reason(const Context& context, const Item& item, const ItemCoverage& coverage) {
  constexpr float may_be_cause = 0.15F;
  static constexpr auto others =
      word_set("intentional", "mistake", "purpose", "since", "was", "were", "why");
  // "You went over your 5 GB, so we billed one more."
  static const WordPhrases so{",|;|and so"};
  static const WordPhrases why{"why", "how come", "for what reason"};
  const Text& asked = context.inquiry.text;
  if (item.kind != ItemKind::question || item.wants != Wanted::reason ||
      coverage.state != ItemState::answered || has_answers_in_history(context) ||
      !why.in(asked.words_of(asked.sentences[item.sentence])))
    return false;
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const auto words = text.words_of(text.sentences[i]);
    if (context.traits[i].courtesy) continue;
    if (context.traits[i].asks || context.traits[i].deferral || context.traits[i].place ||
        (!coverage.quotes.empty() && !tells_outcome_alone(context, i)) ||
        context.acts->of(i, Act::cause) >= may_be_cause ||
        context.acts->of(i, Act::denial) >= may_be_cause || so.in(words) ||
        opens_with_purpose(words) || std::any_of(words.begin(), words.end(), [](const Word& word) {
          return is_reason_word(word) || others.has(word);
        }))
      return false;
  }
  return true;
}

// "An M." under "Which size?": a few words for each question, and nothing beside them. How curt
// that is, another rule says.
bool answers_in_few_words(const Context& context) {
  constexpr std::size_t few_words = 4;
  if (!std::all_of(context.coverage.items.begin(), context.coverage.items.end(),
                   [](const ItemCoverage& coverage) { return coverage.quotes.empty(); }))
    return false;
  const Text& text = context.draft.text;
  std::size_t answers = 0;
  for (std::size_t s = 0; s < context.traits.size(); ++s) {
    const Traits& traits = context.traits[s];
    if (traits.courtesy) continue;
    if (traits.asks || traits.deferral || traits.words > few_words ||
        generalities().in(text.words_of(text.sentences[s])))
      return false;
    ++answers;
  }
  const auto& items = context.inquiry.items;
  const auto asked = std::count_if(items.begin(), items.end(), [](const Item& item) {
    return item.kind == ItemKind::question || item.kind == ItemKind::request;
  });
  return static_cast<std::ptrdiff_t>(answers) == asked;
}

void check(const Context& context, Findings& findings) {
  if (answers_in_few_words(context)) return;
  report_doubtful_items(context,
                        "may have no answer: nothing in the draft clearly takes it up, and the "
                        "customer would have to ask again; quote it and answer below, or name what "
                        "the answer is about",
                        findings);
  if (!context.draft.text.english || context.customer_from_quotes) return;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    const bool reported =
        std::any_of(findings.list().begin(), findings.list().end(),
                    [&](const Diagnostic& other) { return other.item == item.id; });
    if (reported) continue;
    const auto report = [&](Span span, std::string message) {
      Diagnostic& diagnostic = findings.add(span, std::move(message));
      diagnostic.item = item.id;
      diagnostic.confidence = 0.6;
    };
    const auto asked = [&] { return shortened(slice(context.customer.body, item.span)); };
    const auto said = [&](Span span) { return shortened(slice(context.body(), span)); };
    const Span place{coverage.place, coverage.place};
    if (lacks_reason(context, item, coverage)) {
      report(place, formatted("“{}” may have no answer: nothing in the draft says why; give the "
                              "reason, or say that it is not known yet and when it will be.",
                              asked()));
    } else if (const auto lacked = lacks_wanted(context, i)) {
      report(lacked->span,
             formatted("“{}” does not say {}, which “{}” asks; the customer would have to ask "
                       "again: say it here, or say that it is not known yet and when it will be.",
                       said(lacked->span), lacked->what, asked()));
    } else if (const auto beside = passed_over_in_quote(context, i)) {
      report(place, formatted("“{}” may have no answer: “{}” speaks of what is quoted beside it; "
                              "answer each of them, or quote them one by one.",
                              asked(), said(*beside)));
    } else if (is_dodged(context, item, coverage)) {
      const Span evidence{coverage.evidence.front().start, coverage.evidence.back().end};
      report(evidence,
             formatted("“{}” speaks in general, and does not say what “{}” asks; the customer "
                       "would have to ask again: say yes or no, or name it, first.",
                       said(evidence), asked()));
    }
  }
}

}  // namespace

extern const Rule dodged_answer{
    "dodged-answer", Severity::suggestion,
    "coverage",      "What the draft says may not answer what the customer asked.",
    check,
};

}  // namespace replylint::catalogue
