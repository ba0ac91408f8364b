#include "rules/open_items.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "match/asked_data.h"
#include "match/clauses.h"
#include "match/evidence.h"
#include "rules/answering_passage.h"
#include "rules/blank_numbers.h"
#include "rules/handovers.h"
#include "rules/mailing_list.h"
#include "rules/own_passages.h"
#include "rules/quoting.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/blank_line.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

// Below this the item is too doubtful, or its answer too likely, for a finding. A warning needs
// less than an error, and so does what the writer quotes and leaves without an answer.
constexpr double least_confidence = 0.85;
constexpr double least_confidence_problem = 0.5;
constexpr double least_confidence_quoted = 0.3;
// The same for an error, where the writer quotes it by itself.
constexpr double least_confidence_alone = 0.5;
// The same for a suggestion, where all else is quoted and answered piece by piece.
constexpr double least_confidence_left_out = 0.4;
constexpr double least_confidence_choice = 0.88;
// Of a finding about what is only handed on.
constexpr double confidence_handed_on = 0.6;
// From here on a doubt is worth a suggestion. Where several things are asked, a weak answer is
// often that to another one, and two doubts in three below this would be wrong.
constexpr double least_doubt = 0.6;
constexpr double least_doubt_of_only_item = 0.5;

double least_doubt_of(const Context& context) {
  const auto asked = std::count_if(
      context.inquiry.items.begin(), context.inquiry.items.end(), [](const Item& item) {
        return item.kind == ItemKind::question || item.kind == ItemKind::request;
      });
  return asked > 1 ? least_doubt : least_doubt_of_only_item;
}

// That the item has no answer: 0 to 1.
double confidence_of(const Item& item, const ItemCoverage& coverage) {
  return item.confidence * (1.0 - coverage.score);
}

double least_confidence_of(const Item& item, const ItemCoverage& coverage) {
  if (!coverage.quotes.empty()) return least_confidence_quoted;
  return item.kind == ItemKind::question || item.kind == ItemKind::request
             ? least_confidence
             : least_confidence_problem;
}

// "Any ideas?", "Can anybody help?": whatever the reply says of the matter may be the answer.
bool asks_for_anything(const Context& context, const Item& item) {
  static const WordPhrases pleas{
      "any|other|more|better suggestion|suggestions|idea|ideas|advice|thought|thoughts|help|hint|hints|"
      "pointer|pointers|clue|guidance|recommendation|recommendations|feedback|comment|comments|"
      "insight|insights|input|info|information",
      "can|could|does|do|did|would|will|has|have|is|if|might anyone|anybody|someone|somebody",
      "please|kindly|urgently help|advise|assist",
      "help|guide|enlighten me|us",
      "provide|give|need|offer|appreciate me|us|some|any|your|the? "
      "guidance|help|assistance|support|advice",
      "point me|us to|in|at|towards",
      "what|what's|whats is|am|are|was|could|can|might|may|be|i|we|the|going|doing * "
      "wrong|problem|issue|matter|missing",
      "am|are|do|did i|we doing|missing|overlooking|misunderstanding|forgetting",
      "reading|understanding|doing|getting this|that|it right|correctly|wrong",
      "encounter|encountered|same|similar problem|problems|issue|issues|experience|experiences",
      "i * suspect|believe|guess|presume",
      "my opinion|guess|impression",
      "would|do|could you suggest|recommend|advise",
      "the|a best|better|easiest|right|recommended way|method|approach to|of",
  };
  const Text& text = context.inquiry.text;
  return item.sentence < text.sentences.size() &&
         pleas.in(text.words_of(text.sentences[item.sentence]));
}

// "May I do it myself, or must you look first?", "Could you extend it? Or refund the rest?": is
// answered in words that are neither half's.
bool is_choice(const Context& context, const Item& item) {
  if (item.wants == Wanted::choice) return true;
  const Text& text = context.inquiry.text;
  if (item.sentence >= text.sentences.size()) return false;
  const auto words = text.words_of(text.sentences[item.sentence]);
  return !words.empty() && words.front().folded == "or";
}

// "Any chance?", "What now?", "Please put it right": names nothing that an answer could be known
// by.
bool names_nothing(const Context& context, const Item& item) {
  static constexpr auto loose =
      word_set("chance", "chances", "matter", "point", "points", "question", "questions", "right",
               "thing", "things", "way");
  const Words words = words_of(context.inquiry, item);
  return std::none_of(words.begin(), words.end(), [&](const Word& word) {
    // "IMAP", of which the tags know nothing; not the "I" and the first word.
    const bool name = word.span.size() > 1 && word.span.start > item.span.start &&
                      is_upper_case_at(context.customer.body, word.span.start);
    return name || word.kind == WordKind::number || (is_noun(word.tag) && !loose.has(word));
  });
}

// More is said than was asked: one of the sentences may answer what names nothing.
bool says_more_than_asked(const Context& context) {
  const auto said = std::count_if(context.traits.begin(), context.traits.end(),
                                  [](const Traits& traits) { return !traits.courtesy; });
  return said > static_cast<std::ptrdiff_t>(context.inquiry.items.size());
}

// "Which version do you use?" takes up a question that nobody can answer before they know.
bool asks_back(const Context& context) {
  return std::any_of(context.traits.begin(), context.traits.end(),
                     [](const Traits& traits) { return traits.asks && !traits.courtesy; });
}

// "Four days to Sylt." may be what "Do you deliver to islands?" asks.
bool may_name_place(std::span<const Word> question, std::span<const Word> sentence) {
  constexpr std::size_t looked_at = 64;  // hostile sentences must not cost more than linear time
  question = question.first(std::min(question.size(), looked_at));
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    if (sentence[i].tag != Tag::preposition || sentence[i + 1].tag != Tag::proper_noun) continue;
    for (std::size_t k = 0; k + 1 < question.size(); ++k)
      if (question[k].folded == sentence[i].folded && question[k + 1].tag == Tag::noun) return true;
  }
  return false;
}

// The parts of the sentence that has most: "There is free parking, dogs are welcome, and you can
// check in from 11 on.", "Anna Blum, on 555 0122, from 9 to 5."
std::size_t count_most_parts(const Context& context) {
  std::size_t most = 0;
  for (std::size_t s = 0; s < context.traits.size(); ++s)
    if (!context.traits[s].courtesy) most = std::max(most, count_parts(context.draft, s));
  return most;
}

// "You can camp free of charge.", "He passed with a B.": what stands behind a preposition is new,
// and may answer what is asked besides.
bool adds_circumstance(const Context& context) {
  constexpr std::size_t reach = 3;  // words behind the preposition
  const Text& text = context.draft.text;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    if (context.traits[s].courtesy) continue;
    std::size_t left = 0;  // words that may still belong to the preposition
    for (const Word& word : text.words_of(text.sentences[s])) {
      if (word.tag == Tag::preposition) {
        left = reach;
      } else if (left > 0) {
        --left;
        if ((word.kind == WordKind::number || is_noun(word.tag)) &&
            !is_customers_word(context, word))
          return true;
      }
    }
  }
  return false;
}

// "on our channel", "behind the church": where a thing is.
bool may_tell_place(Words sentence) {
  static constexpr auto prepositions = word_set("at", "behind", "beside", "by", "in", "inside",
                                                "near", "next", "on", "opposite", "under", "via");
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i)
    if (prepositions.has(sentence[i]) && sentence[i + 1].kind == WordKind::word) return true;
  return false;
}

// "It", "they", "one": what was asked before stands for it.
bool leans_on_question_before(Words question) {
  static constexpr auto pronouns =
      word_set("it", "it's", "one", "ones", "that", "them", "they", "they're", "this", "those");
  return std::any_of(question.begin(), question.end(),
                     [](const Word& word) { return pronouns.has(word); });
}

// "Can you repair it? What would it cost?": the answer to the second may well stand for both.
bool may_be_implied(const Context& context, std::size_t index) {
  const auto& items = context.inquiry.items;
  const std::size_t next = index + 1;
  return items[index].wants == Wanted::verdict && next < items.size() &&
         context.coverage.items[next].state != ItemState::unanswered &&
         leans_on_question_before(words_of(context.inquiry, items[next]));
}

// "Is there a bus? How often does it run?": who says how often has said that there is one. Not "Do
// you have it in blue? What does it cost?"
bool is_implied(const Context& context, std::size_t index) {
  static const WordPhrases phrases{"is|are|was|were|will there be?",
                                   "do|have you have|sell|offer|got|run|keep|stock"};
  static constexpr auto of_kind = word_set("as", "in", "of", "with", "without");
  const Words words = words_of(context.inquiry, context.inquiry.items[index]);
  return phrases.match_at(words, 0) && may_be_implied(context, index) &&
         context.coverage.items[index + 1].state == ItemState::answered &&
         context.inquiry.items[index + 1].wants != Wanted::verdict &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return of_kind.has(word); });
}

// "Do you ship to Norway? How long does it take?": nothing is left to be answered behind a no.
bool is_moot(const Context& context, std::size_t index) {
  static const WordPhrases refusals{"no|nope ,|;|.|:|-|–|—|we|i|not|there", "sadly|unfortunately"};
  if (index == 0) return false;
  const Item& item = context.inquiry.items[index];
  const ItemCoverage& before = context.coverage.items[index - 1];
  if (before.state != ItemState::answered || before.evidence.empty() ||
      context.inquiry.items[index - 1].wants != Wanted::verdict || !names_nothing(context, item) ||
      !leans_on_question_before(words_of(context.inquiry, item)))
    return false;
  const Text& text = context.draft.text;
  const std::size_t start = before.evidence.front().start;
  const auto sentence =
      std::lower_bound(text.sentences.begin(), text.sentences.end(), start,
                       [](const Sentence& each, std::size_t at) { return each.span.start < at; });
  return sentence != text.sentences.end() && sentence->span.start == start &&
         refusals.match_at(text.words_of(*sentence), 0);
}

// "We do, for 24 euros.": where a reply has fewer sentences than it was asked questions, one that
// holds what a question wants may answer it beside another, and one of as many parts any.
bool may_share_sentence(const Context& context, const Item& item) {
  const auto says_something = [](const Traits& traits) { return !traits.courtesy; };
  const auto sentences =
      std::count_if(context.traits.begin(), context.traits.end(), says_something);
  const auto& items = context.inquiry.items;
  const auto questions = std::count_if(items.begin(), items.end(), [](const Item& other) {
    return other.kind == ItemKind::question || other.kind == ItemKind::request;
  });
  if (sentences >= questions) return false;
  const bool is_told_by_words = item.wants != Wanted::quantity && item.wants != Wanted::time;
  if (is_told_by_words && static_cast<std::ptrdiff_t>(context.once(count_most_parts)) >= questions)
    return true;
  if (is_told_by_words && context.once(adds_circumstance)) return true;
  const Words asked = item.sentence < context.inquiry.text.sentences.size()
                          ? words_of(context.inquiry, item)
                          : Words{};
  const bool price = asks_price(asked);
  for (std::size_t s = 0; s < context.traits.size(); ++s) {
    const Traits& traits = context.traits[s];
    // "From six in the morning" is no price.
    const bool amount =
        traits.number &&
        (!price || may_tell_price(context.draft.text.words_of(context.draft.text.sentences[s])));
    if ((item.wants == Wanted::quantity && amount) || (item.wants == Wanted::time && traits.time) ||
        (item.wants == Wanted::place && !traits.courtesy &&
         (traits.place ||
          may_tell_place(context.draft.text.words_of(context.draft.text.sentences[s])))) ||
        (item.wants == Wanted::verdict && !traits.courtesy &&
         may_name_place(asked, context.draft.text.words_of(context.draft.text.sentences[s]))))
      return true;
  }
  return false;
}

// Below several quotes in a row as much is said as they ask, which may answer all of them.
bool may_be_answered_with_next_quote(const Context& context, std::size_t index) {
  constexpr std::size_t most_in_row = 16;
  const auto& sentences = context.draft.text.sentences;
  const auto& items = context.coverage.items;
  const std::size_t end = items[index].quotes.back().end;
  const auto& passages = own_passages(context);
  const auto passage =
      std::partition_point(passages.begin(), passages.end(), [&](const OwnPassage& each) {
        return each.first_sentence < sentences.size() &&
               sentences[each.first_sentence].span.start < end;
      });
  if (passage == passages.end() || passage->first_sentence == passage->end_sentence) return false;
  const std::size_t below = sentences[passage->first_sentence].span.start;
  std::size_t quoted = 1;
  for (std::size_t i = index + 1; i < items.size() && quoted <= most_in_row; ++i, ++quoted)
    if (items[i].quotes.empty() || items[i].quotes.back().start < end ||
        items[i].quotes.back().end > below)
      break;
  const auto first = context.traits.begin() + static_cast<std::ptrdiff_t>(passage->first_sentence);
  const auto said = std::count_if(
      first, first + static_cast<std::ptrdiff_t>(passage->end_sentence - passage->first_sentence),
      [](const Traits& traits) { return !traits.courtesy; });
  return quoted > 1 && quoted <= most_in_row && said >= static_cast<std::ptrdiff_t>(quoted);
}

// Some sentence says nothing where something was asked: what it stands for is dodged, not
// forgotten.
bool evades(const Context& context) {
  constexpr float likely = 0.5F;
  for (std::size_t s = 0; s < context.draft.text.sentences.size(); ++s)
    if (!context.traits[s].courtesy && context.acts->of(s, AnswerAct::evasion) >= likely)
      return true;
  return false;
}

// The reply has as many sentences as there are things to answer, and the one at the item's place
// answers nothing else: it may be an answer in words that nothing links to the question.
// What is reported may be left to the answers to what is asked.
std::optional<std::size_t> sentence_in_order(const Context& context, std::size_t index,
                                             bool asked_only = false) {
  constexpr std::size_t most_items = 6;
  const auto& items = context.inquiry.items;
  if (items.size() > most_items || !context.coverage.items[index].quotes.empty())
    return std::nullopt;
  std::vector<std::size_t> said;
  for (std::size_t s = 0; s < context.traits.size(); ++s) {
    const Traits& traits = context.traits[s];
    if (traits.courtesy) continue;
    if (traits.deferral || traits.asks || said.size() == most_items) return std::nullopt;
    said.push_back(s);
  }
  const auto in_place = [&](const auto& counts) -> std::optional<std::size_t> {
    if (!counts(items[index]) ||
        std::count_if(items.begin(), items.end(), counts) != std::ssize(said))
      return std::nullopt;
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(index);
    return said[static_cast<std::size_t>(std::count_if(items.begin(), end, counts))];
  };
  const auto sentence =
      asked_only ? in_place([](const Item& item) {
        return item.kind == ItemKind::question || item.kind == ItemKind::request;
      })
                 : in_place([](const Item& item) { return item.kind != ItemKind::praise; });
  if (!sentence || context.once(evades)) return std::nullopt;
  const Span span = context.draft.text.sentences[*sentence].span;
  const auto& covered = context.coverage.items;
  const bool taken = std::any_of(covered.begin(), covered.end(), [&](const ItemCoverage& other) {
    return &other != &covered[index] && other.state != ItemState::unanswered &&
           answers(other, span);
  });
  return taken ? std::nullopt : sentence;
}

// "Put it on the room." to "Who pays for the taxi?", "They go with the first cold nights." to "When
// do the swallows leave?": a pronoun stands for what was asked about, or the customer is told what
// to do.
bool speaks_of_question(const Sentence& sentence, Words words) {
  static constexpr auto pronouns = word_set("he", "he's", "her", "him", "it", "it's", "one", "ones",
                                            "she", "she's", "that's", "them", "they", "they're");
  return sentence.form == SentenceForm::imperative ||
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return pronouns.has(word); });
}

bool may_be_answered_in_order(const Context& context, std::size_t index, double confidence) {
  auto sentence = sentence_in_order(context, index);
  if (confidence < least_confidence) return sentence.has_value();
  if (!sentence) sentence = sentence_in_order(context, index, true);
  if (!sentence) return false;
  const Text& text = context.draft.text;
  return speaks_of_question(text.sentences[*sentence], text.words_of(text.sentences[*sentence]));
}

// That a question or request is open is told by the shape of the reply, or by a question that
// little but its own answer settles. Where other words may settle it, the finding is a suggestion.
bool is_plainly_open(const Context& context, std::size_t index, double confidence) {
  const Item& item = context.inquiry.items[index];
  const ItemCoverage& coverage = context.coverage.items[index];
  if (item.kind != ItemKind::question && item.kind != ItemKind::request) return true;
  if (!has_substance(context)) return true;
  if (asks_for_anything(context, item)) return false;
  // "Deal?", "It is not necessary?", "Maybe it's too hard?": half a thought of one's own.
  constexpr std::size_t short_thought = 6;
  if (item.kind == ItemKind::question && item.form != SentenceForm::interrogative &&
      words_of(context.inquiry, item).size() <= short_thought)
    return false;
  if (short_quote_of(context, coverage) != nullptr)
    return confidence >= least_confidence_alone && !may_be_answered_with_next_quote(context, index);
  return item.kind == ItemKind::question && !context.once(asks_back) &&
         !may_share_sentence(context, item) && !may_be_implied(context, index) &&
         confidence >= (is_choice(context, item) ? least_confidence_choice : least_confidence);
}

// "Why …?", "What went wrong?", "How could that happen?"
bool asks_for_cause(const Context& context, const Item& item) {
  static const WordPhrases phrases{
      "why",
      "what|how * go|goes|gone|went wrong",
      "what|what's|whats|is|was|be|something|anything * wrong",
      "what|what's * happen|happened|happening|cause|causes|caused|causing|led|behind|trouble",
      "what is|are|was|were the * problem|issue|fault|trouble|matter|reason|cause",
      "how|what|what's come|comes|came",
      "how * happen|happened|be",
      "the|a|any cause|reason|explanation of|for|why|behind",
      "explain|explanation",
  };
  const Text& text = context.inquiry.text;
  return item.wants == Wanted::reason || (item.sentence < text.sentences.size() &&
                                          phrases.in(text.words_of(text.sentences[item.sentence])));
}

// "We had mixed up two orders": what was before is told to say why.
bool is_past_perfect(std::span<const Word> words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].folded == "had" &&
        (words[i + 1].tag == Tag::participle || words[i + 1].folded.ends_with("ed")))
      return true;
  return false;
}

// A cause is told, in whatever words: those of the question are seldom among them.
bool tells_cause(const Context& context) {
  static const WordPhrases phrases{
      "the|a|its|real|main|root cause|reason|culprit|mistake|fault|error|explanation is|was|lies|lay",
      "is|was|be|came|comes|went|goes|all down|back to|from",
      "due|owing|thanks to",
      "because|caused",
      "by|in mistake|accident|error|oversight",
      "came|comes|stems|stemmed|resulted|results|arose from",
      "our|my mistake|fault|oversight|error",
      "forgot|overlooked|mistook|confused|mistyped|misread",
  };
  constexpr float likely = 0.4F;
  const Text& text = context.draft.text;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    if (context.traits[s].courtesy || context.traits[s].asks) continue;
    const auto words = text.words_of(text.sentences[s]);
    if (phrases.in(words) || is_past_perfect(words) || context.acts->of(s, Act::cause) >= likely)
      return true;
  }
  return false;
}

// "Can you look into it?", "Please find out what happened.": what is found says that we looked.
bool asks_to_look(const Context& context, const Item& item) {
  static const WordPhrases phrases{
      "look|looking|check|checking|peek what|why|where|whether|if|how|at|into|it|this|that|there|"
      "please|up|again",
      "have|take|taking a quick|close|closer|second? look|peek",
      "look|check|check|see there|what|why|whether|if",
      "find|figure|work out",
      "investigate|examine|inspect|trace|diagnose|review",
      "get to the bottom",
  };
  const Text& text = context.inquiry.text;
  return item.kind == ItemKind::request && item.sentence < text.sentences.size() &&
         phrases.in(text.words_of(text.sentences[item.sentence]));
}

// What was wrong, what was done or how it is now.
bool tells_outcome(const Context& context) {
  constexpr float likely = 0.5F;
  for (std::size_t s = 0; s < context.draft.text.sentences.size(); ++s) {
    if (context.traits[s].courtesy || context.traits[s].asks) continue;
    for (const Act act : {Act::cause, Act::fix, Act::status})
      if (context.acts->of(s, act) >= likely) return true;
  }
  return false;
}

// Which of two rules tells of a question that nothing clearly answers.
bool may_be_dodged(const Context& context, const Item& item, const ItemCoverage& coverage) {
  return item.kind == ItemKind::question &&
         (coverage.state == ItemState::answered || context.once(evades));
}

// The only quote is of the item beside it, in one paragraph: the answer to all of it may follow.
bool is_rest_of_quoted(const Context& context, std::size_t item) {
  const auto& passages = own_passages(context);
  if (std::count_if(passages.begin(), passages.end(),
                    [](const OwnPassage& passage) { return passage.under_quote; }) > 1)
    return false;
  const auto& items = context.inquiry.items;
  const auto is_one_paragraph = [&](std::size_t first) {
    const Span gap{items[first].span.end, items[first + 1].span.start};
    return gap.start > gap.end || !holds_blank_line(slice(context.customer.body, gap));
  };
  const auto is_quoted = [&](std::size_t i) { return !context.coverage.items[i].quotes.empty(); };
  return (item > 0 && is_quoted(item - 1) && is_one_paragraph(item - 1)) ||
         (item + 1 < items.size() && is_quoted(item + 1) && is_one_paragraph(item));
}

// "Questions of payment are dealt with by our colleagues in accounts.": all that stands for an
// answer hands the customer on, and leaves the item open.
bool is_handed_on(const Context& context, const Item& item, const ItemCoverage& coverage) {
  if (coverage.state != ItemState::answered || coverage.evidence.empty() ||
      (item.kind != ItemKind::question && item.kind != ItemKind::request))
    return false;
  const auto& sentences = context.draft.text.sentences;
  const auto hands_on = [&](Span evidence) {
    const std::vector<Handover>& handovers = context.once(find_handovers);
    return std::any_of(handovers.begin(), handovers.end(), [&](const Handover& handover) {
      return sentences[handover.sentence].span.overlaps(evidence);
    });
  };
  return std::all_of(coverage.evidence.begin(), coverage.evidence.end(), hands_on);
}

// A time, an amount or a price is asked for, and the reply names none at all.
bool lacks_figure(const Context& context, const Item& item) {
  const bool price = asks_price(words_of(context.inquiry, item));
  if (!price && item.wants != Wanted::time && item.wants != Wanted::quantity) return false;
  const Text& text = context.draft.text;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    const Traits& traits = context.traits[s];
    if (price ? may_tell_price(text.words_of(text.sentences[s])) : traits.number || traits.time)
      return false;
  }
  return true;
}

// The reply is a table, a listing or the like and nothing else: its words are not read, and may
// well answer.
bool answers_by_paste(const Context& context) {
  const auto& blocks = context.draft.blocks;
  return !has_substance(context) &&
         std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
           return block.kind == BlockKind::preformatted && block.depth == 0;
         });
}

// The item as a quote with an empty paragraph for its answer. Items stand in their order: below the
// room for one before it, where there is such.
Edit make_room(const Context& context, std::size_t item) {
  const std::size_t default_place = context.coverage.items[item].place;
  std::size_t place = default_place;
  for (std::size_t i = 0; i < item; ++i)
    if (const ItemCoverage& before = context.coverage.items[i]; !before.quotes.empty())
      place = std::max(place, before.place);
  const std::string_view line = line_end(context.body());
  const std::string gap = std::string(line).append(line);
  const std::string quote = quote_items(context, {item}, line);
  // Above a farewell, at the beginning of its line, and above the room for one behind it.
  if (place > 0 && context.body()[place - 1] == '\n') {
    for (std::size_t i = item + 1; i < context.coverage.items.size(); ++i)
      if (const auto& quotes = context.coverage.items[i].quotes; !quotes.empty())
        place = std::min(place, context.body().rfind('\n', quotes.front().start) + 1);
    return {{place, place}, quote + gap + gap};
  }
  return {{place, place}, place == default_place ? gap + quote + gap : gap + gap + quote};
}

// "It's just around the corner, next to the bakery.", "Never, and neither do our suppliers.",
// "Number 6 from the station": the reply begins with what the only question asks for.
bool begins_with_answer(const Context& context, const Item& item) {
  static const WordPhrases lies{
      "it's|they're|that's|you'll just|right? around|at|behind|beside|by|in|inside|near|next|on|"
      "opposite|outside|under|with|find",
      "it|they|that is|are just|right? around|at|behind|beside|by|in|inside|near|next|on|opposite|"
      "outside|under|with"};
  static const WordPhrases how_often{"never|always|sometimes|often|seldom|rarely ,|.|;|:"};
  static const WordPhrases owner{"it's|they're|that's yours|ours|mine|theirs|his|hers",
                                 "it|they|that is|are yours|ours|mine|theirs|his|hers"};
  const auto& items = context.inquiry.items;
  const auto is_other = [&](const Item& other) {
    return other.id != item.id && other.kind != ItemKind::praise;
  };
  if (item.kind != ItemKind::question || std::any_of(items.begin(), items.end(), is_other))
    return false;
  const auto& traits = context.traits;
  const auto first =
      std::find_if(traits.begin(), traits.end(), [](const Traits& each) { return !each.courtesy; });
  if (first == traits.end()) return false;
  const Text& text = context.draft.text;
  const Words words =
      text.words_of(text.sentences[static_cast<std::size_t>(first - traits.begin())]);
  if (item.wants == Wanted::place) return lies.match_at(words, 0).has_value();
  if (item.wants == Wanted::verdict) return how_often.match_at(words, 0).has_value();
  if (item.wants == Wanted::person && owner.match_at(words, 0)) return true;
  // "The bridge is ours to look after."
  static const WordPhrases duty{"is|are|that's|it's yours|ours|mine|theirs|his|hers to"};
  if (item.wants == Wanted::person && duty.in(words)) return true;
  static const WordPhrases which{"which"};
  return which.in(words_of(context.inquiry, item)) && words.size() > 2 &&
         words[0].folded == "number" && words[1].kind == WordKind::number;
}

// "> Is there parking?", "> Is it free?", and below both "Yes, there are 40 places, and they are
// free.": the second question points back to the first.
bool is_answered_below_next(const Context& context, std::size_t item) {
  static const WordPhrases points_back{"is|are|was|were|does|do|did|can|will|has|have it|they"};
  static const WordPhrases verdict{"yes|no ,"};
  static const WordPhrases joint{", and|but|though"};
  constexpr std::size_t longest = 6;
  const auto& items = context.inquiry.items;
  const auto& covered = context.coverage.items;
  if (item + 1 >= items.size() || covered[item].quotes.empty() ||
      covered[item + 1].quotes.empty() || covered[item + 1].state != ItemState::answered ||
      items[item].wants != Wanted::verdict || items[item + 1].wants != Wanted::verdict)
    return false;
  const Words next = words_of(context.inquiry, items[item + 1]);
  if (next.size() > longest || !points_back.match_at(next, 0)) return false;
  const Span gap{covered[item].quotes.back().end, covered[item + 1].quotes.front().start};
  if (gap.start > gap.end ||
      slice(context.body(), gap).find_first_not_of("> \t\r\n") != std::string_view::npos)
    return false;
  const Span below = prose_below(context, covered[item + 1].place);
  const Text& text = context.draft.text;
  const auto first =
      std::find_if(text.sentences.begin(), text.sentences.end(),
                   [&](const Sentence& sentence) { return below.contains(sentence.span); });
  return first != text.sentences.end() && verdict.match_at(text.words_of(*first), 0) &&
         joint.in(text.words_of(*first));
}

}  // namespace

bool has_substance(const Context& context) {
  return std::any_of(context.traits.begin(), context.traits.end(),
                     [](const Traits& traits) { return !traits.courtesy; });
}

bool points_back(std::span<const Word> words) {
  static const WordPhrases phrases{
      "can|could|will|would|may both|those|these|it|this|that|they two|things|matters? be "
      "arranged|done|fixed|helped|managed|mended|repaired|settled|solved|sorted",
      "who|somebody|someone|anybody|anyone|you can|could|will|would "
      "arrange|fix|handle|mend|repair|settle|solve|sort both|those|these|it|this|that|them",
      "do the needful",
      "can|could|will|would you|somebody|someone|anybody|anyone please? "
      "arrange|do|fix|handle|help|mend|repair|settle|solve|sort with? "
      "both|those|these|it|this|that|them",
      "can|could|may|will|would we|i have|get|receive both|those|these|it|this|that|them",
  };
  // What it is needed for: "We need it for the fair in May."
  static const WordPhrases need{
      "we|i|they|he|she need|needs both|those|these|it|this|that|them "
      "for|by|before|until|till|on|because|as|since|today|tomorrow|urgently|soon|quickly"};
  constexpr std::size_t longest = 9;
  constexpr std::size_t longest_need = 16;
  // "Could you repair this lamp?" names what it asks for.
  const auto match = phrases.find(words);
  const bool names_thing =
      match && match->end < words.size() &&
      (is_noun(words[match->end].tag) || words[match->end].tag == Tag::adjective ||
       words[match->end].kind == WordKind::number);
  return (words.size() <= longest && match && !names_thing) || only_says_when(words) ||
         (words.size() <= longest_need && need.match_at(words, 0));
}

bool is_settled_before(const Context& context, const Item& item) {
  const Text& text = context.inquiry.text;
  const auto& items = context.inquiry.items;
  if (item.sentence >= text.sentences.size() ||
      !points_back(text.words_of(text.sentences[item.sentence])))
    return false;
  constexpr double surely = 0.6;
  bool answered = false;
  for (std::size_t i = 0; i < items.size() && items[i].id != item.id; ++i) {
    if (items[i].kind == ItemKind::praise) continue;
    const ItemCoverage& before = context.coverage.items[i];
    if (before.state != ItemState::answered || before.score < surely) return false;
    answered = true;
  }
  return answered;
}

const Block* short_quote_of(const Context& context, const ItemCoverage& coverage) {
  constexpr std::size_t short_quote = 3;   // lines
  constexpr std::size_t short_text = 300;  // bytes, where a line is a whole paragraph
  if (coverage.quotes.empty()) return nullptr;
  const auto& blocks = context.draft.blocks;
  const std::size_t start = coverage.quotes.back().start;
  const auto quote = std::lower_bound(
      blocks.begin(), blocks.end(), start,
      [](const Block& block, std::size_t place) { return block.span.end <= place; });
  if (quote == blocks.end() || !quote->span.contains(start) || quote->span.size() > short_text ||
      count_lines(context.body(), quote->span) > short_quote)
    return nullptr;
  return &*quote;
}

bool may_only_explain(const Context& context, const Item& item) {
  constexpr double sure_request = 0.9;
  if (item.kind == ItemKind::question ||
      (item.kind == ItemKind::request && item.confidence >= sure_request))
    return false;
  const auto& blocks = context.inquiry.blocks;
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::quote || block.kind == BlockKind::preformatted;
  });
}

// The writer quotes what comes before and behind the report, each with its answer below, and
// nothing stands elsewhere that could take it up.
bool is_left_out(const Context& context, std::size_t left_out) {
  const auto& items = context.inquiry.items;
  const auto is_quoted = [&](std::size_t i) {
    return short_quote_of(context, context.coverage.items[i]) != nullptr;
  };
  const auto is_quoted_beside = [&](std::size_t i) {
    return i < items.size() && items[i].kind != ItemKind::praise && is_quoted(i);
  };
  // First, as it is mostly false, and the rest looks at all items.
  if (!is_quoted_beside(left_out - 1) && !is_quoted_beside(left_out + 1)) return false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == left_out || items[i].kind == ItemKind::praise) continue;
    const bool reported =
        items[i].kind == ItemKind::problem || items[i].kind == ItemKind::complaint;
    if (!reported && !is_quoted(i)) return false;
  }
  const auto& passages = own_passages(context);
  return std::all_of(passages.begin(), passages.end(), [&](const OwnPassage& passage) {
    if (passage.under_quote) return !passage.preformatted;
    for (std::size_t s = passage.first_sentence; s < passage.end_sentence; ++s)
      if (!context.traits[s].courtesy) return false;
    return true;
  });
}

void report_open_items(const Context& context, ItemKind kind, const OpenItemWords& words,
                       Findings& findings,
                       bool (*is_excused)(const Context& context, const Item& item)) {
  if (context.inquiry.items.empty() || has_answers_in_history(context)) return;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != kind) continue;
    constexpr double least_certain = 0.5;
    if (const auto blank = blank_number_of(context, item);
        blank && item.confidence >= least_certain &&
        (kind == ItemKind::question || kind == ItemKind::request)) {
      Diagnostic& diagnostic =
          findings.add(*blank, formatted("“{}” {}: nothing stands behind its number; {}.",
                                         shortened(slice(context.customer.body, item.span)),
                                         words.missing, words.advice));
      diagnostic.item = item.id;
      diagnostic.confidence = item.confidence;
      continue;
    }
    if (is_handed_on(context, item, coverage)) {
      const Span passed = coverage.evidence.front();
      Diagnostic& diagnostic = findings.add(
          passed,
          formatted("“{}” {} “{}”, which only hands it on; {}.",
                    shortened(slice(context.customer.body, item.span)), words.not_enough,
                    shortened(slice(context.body(), passed)), words.advice),
          Severity::suggestion);
      diagnostic.item = item.id;
      diagnostic.confidence = confidence_handed_on;
      continue;
    }
    if (coverage.state != ItemState::unanswered) continue;
    if (is_excused != nullptr && is_excused(context, item)) continue;
    if (is_answered_below_next(context, i) || begins_with_answer(context, item)) continue;
    if (coverage.quotes.empty() && answers_by_paste(context)) continue;
    if (coverage.quotes.empty() && (is_moot(context, i) || is_implied(context, i))) continue;
    const double confidence = confidence_of(item, coverage);
    if (may_be_answered_in_order(context, i, confidence)) continue;
    const bool may_be_left_out = coverage.quotes.empty() &&
                                 confidence >= least_confidence_left_out &&
                                 (kind == ItemKind::question || kind == ItemKind::request) &&
                                 !asks_for_anything(context, item) && is_left_out(context, i);
    const bool rest_of_quoted =
        may_be_left_out && is_rest_of_quoted(context, i) && !lacks_figure(context, item);
    const bool left_out = may_be_left_out && confidence >= least_confidence && !rest_of_quoted;
    const bool doubtful = !left_out && confidence < least_confidence_of(item, coverage);
    if (doubtful && !may_be_left_out &&
        ((kind != ItemKind::question && kind != ItemKind::request) || !coverage.quotes.empty() ||
         confidence < context.once(least_doubt_of) ||
         (asks_for_cause(context, item) && context.once(tells_cause)) ||
         may_be_dodged(context, item, coverage)))
      continue;

    const std::string asked = shortened(slice(context.customer.body, item.span));
    const Span below = coverage.quotes.empty() ? Span{} : prose_below(context, coverage.place);
    std::string message =
        doubtful ? formatted("Nothing in the draft clearly takes up “{}”; {}.", asked, words.advice)
        : below.empty() ? formatted("“{}” {}; {}.", asked, words.missing, words.advice)
                        : formatted("“{}” {} “{}”; {}.", asked, words.not_enough,
                                    shortened(slice(context.body(), below)), words.advice);
    const bool told =
        (asks_to_look(context, item) && context.once(tells_outcome)) ||
        (coverage.quotes.empty() && asks_for_cause(context, item) && context.once(tells_cause));
    const bool unknown = coverage.quotes.empty() && names_nothing(context, item) &&
                         context.once(says_more_than_asked);
    const bool plainly_open = left_out || (!doubtful && is_plainly_open(context, i, confidence));
    const auto severity =
        plainly_open && !told && !unknown && !rest_of_quoted && !context.once(is_on_mailing_list)
            ? std::nullopt
            : std::optional(Severity::suggestion);
    if (severity && kind == ItemKind::request && may_only_explain(context, item)) continue;
    Diagnostic& diagnostic =
        findings.add({coverage.place, coverage.place}, std::move(message), severity);
    diagnostic.item = item.id;
    diagnostic.confidence = confidence;
    // A problem that stands quoted with nothing below it is not reported any more.
    if (!coverage.quotes.empty() || kind == ItemKind::problem || kind == ItemKind::complaint)
      continue;
    // Below a reply that may well answer it, a quote with nothing under it would make a gap.
    if (severity == Severity::suggestion) continue;
    // Below a reply that quotes nothing, a quote would be taken for the history under it.
    if (!history_of(context).found) continue;
    diagnostic.fixes.push_back(
        {formatted("Quote the {}, with room for the answer", to_string(kind)),
         false,
         {make_room(context, i)}});
  }
}

void report_doubtful_items(const Context& context, std::string_view words, Findings& findings) {
  // Of many doubts the surest: a reply that takes up none of many things answers them another way.
  constexpr std::size_t most_doubts = 2;
  if (has_answers_in_history(context)) return;
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if ((item.kind != ItemKind::question && item.kind != ItemKind::request) ||
        coverage.state == ItemState::deferred || !coverage.quotes.empty())
      continue;
    const double confidence = confidence_of(item, coverage);
    if (confidence < context.once(least_doubt_of)) continue;
    // Those of report_open_items().
    if (coverage.state == ItemState::unanswered &&
        (confidence >= least_confidence || !may_be_dodged(context, item, coverage)))
      continue;
    if (asks_for_cause(context, item) && context.once(tells_cause)) continue;
    // One of yes or no that names what was asked about may still be talked around.
    if (begins_with_answer(context, item) ||
        (item.wants != Wanted::verdict && sentence_in_order(context, i)))
      continue;
    doubtful.push_back(i);
  }
  if (doubtful.size() > most_doubts) {
    const auto confidence = [&](std::size_t i) {
      return confidence_of(context.inquiry.items[i], context.coverage.items[i]);
    };
    std::stable_sort(doubtful.begin(), doubtful.end(), [&](std::size_t left, std::size_t right) {
      return confidence(left) > confidence(right);
    });
    doubtful.resize(most_doubts);
    std::sort(doubtful.begin(), doubtful.end());
  }
  for (const std::size_t i : doubtful) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    Diagnostic& diagnostic = findings.add(
        {coverage.place, coverage.place},
        formatted("“{}” {}.", shortened(slice(context.customer.body, item.span)), words));
    diagnostic.item = item.id;
    diagnostic.confidence = confidence_of(item, coverage);
  }
}

}  // namespace replylint
