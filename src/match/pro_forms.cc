#include "match/pro_forms.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using std::string_view;

// What it belongs to stands behind it: "both plans", "both of our plans", "neither Iceland nor …".
bool has_own_noun(Words behind) {
  static constexpr auto pronouns = word_set("them", "these", "those");
  if (behind.empty()) return false;
  if (behind.front().folded == "of") return behind.size() < 2 || !pronouns.has(behind[1]);
  switch (behind.front().tag) {
    case Tag::noun:
    case Tag::proper_noun:
    case Tag::adjective:
    case Tag::determiner:
    case Tag::pronoun:
      return true;
    default:
      return behind.front().kind == WordKind::number || behind.front().kind == WordKind::address;
  }
}

constexpr auto conjunctions = word_set("and", "or", "nor");

bool names_several(Words words) {
  static constexpr auto numerals = word_set("two", "three", "four", "five", "several");
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.kind == WordKind::number || numerals.has(word) || conjunctions.has(word);
  });
}

// "does", "doesn't" and "do" are one verb here.
string_view auxiliary(const Word& word) {
  struct Form {
    string_view word;
    string_view verb;
  };
  static constexpr auto forms = std::to_array<Form>(
      {{"am", "are"},      {"are", "are"},   {"can", "can"},    {"cannot", "can"},
       {"can't", "can"},   {"could", "can"}, {"did", "did"},    {"do", "do"},
       {"does", "do"},     {"don't", "do"},  {"had", "have"},   {"has", "have"},
       {"have", "have"},   {"is", "is"},     {"may", "can"},    {"was", "was"},
       {"were", "was"},    {"will", "will"}, {"won't", "will"}, {"would", "will"},
       {"doesn't", "do"},  {"isn't", "is"},  {"aren't", "are"}, {"hasn't", "have"},
       {"haven't", "have"}});
  const auto* const found = std::find_if(
      forms.begin(), forms.end(), [&](const Form& form) { return form.word == word.folded; });
  return found == forms.end() ? string_view{} : found->verb;
}

}  // namespace

std::optional<std::size_t> answered_together(Words sentence) {
  static const WordPhrases phrases{
      "both",         "neither",  "all|none of them|these|those",
      "all are|were", "all two",  "all three",
      "all four",     "all five",
  };
  constexpr std::size_t neither = 1;  // indices of phrases
  constexpr std::size_t all_two = 4;
  const auto found = phrases.find(sentence);
  if (!found) return std::nullopt;
  if (names_several(sentence.first(found->first))) return std::nullopt;
  const bool any = found->phrase > neither && found->phrase < all_two;
  constexpr std::size_t opening = 2;  // words before it: "Yes, all of them"
  if (any && found->first > opening) return std::nullopt;
  if (!any && has_own_noun(sentence.subspan(found->end))) return std::nullopt;
  return any ? 0 : found->phrase <= neither ? 2 : found->phrase - all_two + 2;
}

bool joins_things(Words question) {
  return std::any_of(question.begin(), question.end(),
                     [](const Word& word) { return conjunctions.has(word); });
}

bool echoes_verb(Words question, Words sentence) {
  static constexpr auto verdicts = word_set("no", "yes", "yep", "yeah", "sure", "certainly");
  static constexpr auto pronouns = word_set("he", "i", "it", "she", "that", "there", "these",
                                            "they", "this", "those", "we", "you");
  static constexpr auto adverbs = word_set("already", "also", "indeed", "not", "now", "still");
  constexpr std::size_t opening = 3;  // words, in which a yes/no question has its verb
  std::size_t at = 0;
  if (at < sentence.size() && verdicts.has(sentence[at])) ++at;
  if (at < sentence.size() && sentence[at].folded == ",") ++at;
  if (at + 1 >= sentence.size() || !pronouns.has(sentence[at])) return false;
  const string_view verb = auxiliary(sentence[++at]);
  if (verb.empty()) return false;
  ++at;
  if (at < sentence.size() && adverbs.has(sentence[at])) ++at;
  const auto first = question.first(std::min(question.size(), opening));
  // "I do not have it at present" to "Do you happen to have it?"
  const auto is_asked = [&](const Word& said) {
    constexpr std::size_t looked_at = 16;
    const auto head = question.first(std::min(question.size(), looked_at));
    return said.tag == Tag::base_verb &&
           std::any_of(head.begin(), head.end(), [&](const Word& word) {
             return word.tag == Tag::base_verb && word.folded == said.folded;
           });
  };
  if (at < sentence.size() && sentence[at].kind != WordKind::symbol &&
      sentence[at].folded != "and" && sentence[at].folded != "but" && !is_asked(sentence[at]))
    return false;
  const auto asked = std::find_if(first.begin(), first.end(),
                                  [](const Word& word) { return !auxiliary(word).empty(); });
  return asked != first.end() && auxiliary(*asked) == verb;
}

bool echoes_open_question(Words question, Words sentence) {
  static const WordPhrases asked{"where|how can|could|do|should|must|may i|we|you|one"};
  static const WordPhrases told{"you can|could|may|should"};
  constexpr std::size_t looked_at = 32;  // words: hostile questions must not take long
  const auto told_at = told.match_at(sentence, 0);
  if (!told_at || told_at->end + 1 >= sentence.size()) return false;
  const auto question_at = asked.find(question.first(std::min(question.size(), looked_at)));
  if (!question_at || question_at->end >= question.size()) return false;
  const Word& verb = sentence[told_at->end];
  return verb.folded == question[question_at->end].folded && verb.folded != "be" &&
         verb.folded != "do" &&
         std::any_of(sentence.begin() + static_cast<std::ptrdiff_t>(told_at->end), sentence.end(),
                     [](const Word& word) { return word.tag == Tag::preposition; });
}

LeadingVerdict leading_verdict(Words sentence) {
  static const WordPhrases verdicts{
      "yes|yeah|yep|no|nope|sure|certainly|absolutely|definitely|gladly|unfortunately",
      "of course not?", "with pleasure", "i'm|i afraid|am? not|no|afraid? not|no?"};
  static constexpr auto joints = word_set("and", "but");
  const auto ends_part = [&](const Word& word) {
    return word.kind == WordKind::symbol || joints.has(word);
  };
  const auto found = verdicts.match_at(sentence, 0);
  if (!found || found->end >= sentence.size() || !ends_part(sentence[found->end]))
    return LeadingVerdict::none;
  const Words rest = sentence.subspan(found->end + 1);
  if (joints.has(sentence[found->end]) || (!rest.empty() && joints.has(rest.front())))
    return LeadingVerdict::apart;
  const auto stop = std::find_if(rest.begin(), rest.end(), ends_part);
  const bool has_verb = std::any_of(rest.begin(), stop,
                                    [](const Word& word) { return word.tag == Tag::finite_verb; });
  constexpr std::ptrdiff_t least_behind = 2;  // words of another part
  return has_verb || rest.end() - stop <= least_behind ? LeadingVerdict::of_what_follows
                                                       : LeadingVerdict::apart;
}

}  // namespace replylint
