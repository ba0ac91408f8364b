#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "match/evidence.h"
#include "parse/ask_model.h"
#include "rules/excuses.h"
#include "rules/own_passages.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/number_words.h"
#include "text/pronouns.h"
#include "text/time_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// How a sentence begins that mail accepts without a verb: thanks, answers, good wishes, and what
// hangs on the sentence before it.
constexpr auto accepted_beginnings = std::to_array<std::string_view>(
    {"absolutely", "again",      "agreed",       "alright",   "also",
     "and",        "any",        "anyway",       "anyways",   "apologies",
     "as",         "best",       "better",       "but",       "bye",
     "certainly",  "cheers",     "conceptually", "congrats",  "congratulations",
     "correct",    "definitely", "especially",   "exactly",   "finally",
     "first",      "firstly",    "glad",         "good",      "great",
     "happy",      "hello",      "hey",          "hi",        "hm",
     "hmm",        "including",  "indeed",       "just",      "kind",
     "kindly",     "last",       "le",           "like",      "looking",
     "many",       "more",       "much",         "my",        "nice",
     "not",        "now",        "of",           "oh",        "ok",
     "okay",       "option",     "or",           "otherwise", "perhaps",
     "please",     "probably",   "regards",      "right",     "same",
     "secondly",   "see",        "sincerely",    "so",        "sorry",
     "sure",       "thank",      "thanks",       "then",      "though",
     "thx",        "too",        "version",      "welcome",   "well",
     "whatever",   "yep",        "yes",          "yours"});

// What follows "no" in accepted answers: "No problem.", "No, not yet.".
constexpr auto accepted_after_no = std::to_array<std::string_view>(
    {"",        ",",    "doubt",  "need",    "problem",   "problems", "worries",
     "hurry",   "rush", "shame",  "hard",    "judgement", "judgment", "offence",
     "offense", "harm", "thanks", "apology", "bother",    "trouble"});

// Wishes, thanks and cries, long or short: "All good wishes for the house.", "Poor cat."
constexpr auto kind_words = word_set(
    "wishes", "wish", "regards", "greetings", "thanks", "congratulations", "birthday", "christmas",
    "luck", "cheers", "luego", "apologies", "sympathy", "condolences", "year", "travels", "weekend",
    "evening", "welcome", "sorry", "hugs", "joy", "love", "pleasure");
constexpr auto cries = word_set("poor", "what", "how", "mea", "rest", "lucky", "dear", "bravo",
                                "well", "long", "hats", "fair", "fingers");

constexpr auto dropped_subject_verbs = std::to_array<std::string_view>(
    {"can", "can't", "cannot", "could", "couldn't", "has", "hasn't", "have", "haven't", "might",
     "must", "should", "was", "wasn't", "were", "will", "won't", "would"});

// Longer ones are more often a sentence misread than one without a verb.
constexpr std::size_t most_words = 12;

// A sentence of plain words with a full stop, none of the shapes that need no verb. `is_first`:
// the first of the reply, which may go on in small letters behind the salutation.
bool is_plain_sentence(std::string_view body, const Sentence& sentence, std::span<const Word> words,
                       std::size_t most, bool is_first) {
  if (sentence.question_mark || words.size() < 2 || words.back().folded != ".") return false;
  if (words.front().kind != WordKind::word) return false;
  const char first = body[sentence.span.start];
  if (!is_ascii_upper(first) && !(is_first && is_ascii_lower(first))) return false;
  if (words[words.size() - 2].span.end != words.back().span.start) return false;
  std::size_t count = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& word = words[i];
    const char letter = body[word.span.start];
    if (word.kind == WordKind::word) ++count;
    if (is_ascii_upper(letter)) ++capitals;
    if (word.kind != WordKind::symbol) continue;
    if (word.folded == ":" && i > 1 && i + 3 < words.size()) continue;
    if (word.folded != "," && word.folded != "'" && word.folded != "\"") return false;
  }
  // Many capitals are a name, a title or a postal address.
  return count > 0 && count <= most && (count == 1 || capitals * 2 <= count + 1);
}

bool has_colon(Words words) {
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.folded == ":"; });
}

// "From our side, yes.", "Not at all, since we open at nine."
bool answers_in_short(std::span<const Word> words) {
  static constexpr auto verdicts = word_set("no", "not", "yes");
  static const WordPhrases openings{"not at all", "not in the least|slightest",
                                    "sadly|unfortunately|regrettably|alas not"};
  const std::size_t size = words.size();
  return openings.match_at(words, 0) ||
         (size > 3 && verdicts.has(words[size - 2]) && words[size - 3].folded == ",");
}

// "Now to the second question.", "On to your invoice."
bool turns_to_next(std::span<const Word> words) {
  static const WordPhrases phrases{"and|so? now|on|back|next to the|your|my|our|what|how|why"};
  constexpr std::size_t longest = 9;
  return words.size() <= longest && phrases.match_at(words, 0);
}

bool is_accepted(std::span<const Word> words) {
  if (cries.has(words[0])) return true;
  // "Screens, eh."
  const std::string_view end = words[words.size() - 2].folded;
  if (end == "eh" || end == "huh") return true;
  if (is_one_of(accepted_beginnings, words[0].folded)) return true;
  if (words[1].folded == "too") return true;  // "You too."
  // "Stupid of me."
  static constexpr auto writer = word_set("me", "us");
  if (words.size() == 4 && words[1].folded == "of" && writer.has(words[2])) return true;
  if (answers_in_short(words) || turns_to_next(words)) return true;
  // "IEEE Trans. Inform. Theory, vol. 20": a part of a reference.
  const std::string_view last = words[words.size() - 2].folded;
  if (words.size() > 2 && abbreviation(last, "en") == Abbreviation::numbering) return true;
  if (words[0].folded == "no" &&
      (words[1].folded == "." || is_one_of(accepted_after_no, words[1].folded)))
    return true;
  // A name, an address or a number by itself.
  return std::all_of(words.begin(), words.end(), [](const Word& word) {
    return word.tag == Tag::proper_noun || word.tag == Tag::other;
  });
}

// "Will do.", "Has been fixed.": an auxiliary at the beginning, and no subject behind it.
bool lacks_subject(std::span<const Word> words) {
  if (!is_one_of(dropped_subject_verbs, words[0].folded)) return false;
  const Tag next = words[1].tag;
  return next == Tag::base_verb || next == Tag::participle || next == Tag::adverb ||
         words[1].folded == "be" || words[1].folded == "been" || words[1].folded == "do";
}

// "Was built in 1920 and …" may be a misread part of a longer one.
bool is_past_of_be(const Word& word) {
  static constexpr auto forms = word_set("was", "wasn't", "were");
  return forms.has(word);
}

// The subject that such a sentence may get: "Has been fixed." and "Should work now." speak of the
// thing, "Will do." of us.
std::string_view missing_subject(std::span<const Word> words) {
  static constexpr auto singular = word_set("has", "hasn't", "was", "wasn't");
  static constexpr auto of_things =
      word_set("arrive", "be", "been", "come", "happen", "help", "run", "take", "work");
  if (words[0].folded == "were") return "They";
  return singular.has(words[0]) || of_things.has(words[1]) ? "It" : "We";
}

// "A pipe burst.": a past form that looks like a noun, behind a subject. "Press and hold.": what to
// do.
bool is_short_clause(std::span<const Word> words) {
  static constexpr auto pasts = word_set("broke", "burst", "came", "fell", "froze", "jammed",
                                         "leaked", "shut", "slipped", "snapped", "split", "stuck");
  static constexpr auto deeds =
      word_set("click", "copy", "drag", "drop", "hold", "lift", "paste", "press", "pull", "push",
               "release", "shake", "slide", "squeeze", "stop", "tap", "turn", "twist", "wait");
  const std::size_t count = words.size() - 1;  // without the full stop
  if (count == 3 && words[0].tag == Tag::determiner && pasts.has(words[2])) return true;
  return count == 3 && deeds.has(words[0]) && words[1].folded == "and" && deeds.has(words[2]);
}

// "Sunglasses help.", "Both run every day in June.": several, and a verb that stands by itself and
// looks like a noun.
bool tells_of_several(std::span<const Word> words) {
  static constexpr auto verbs =
      word_set("apply", "begin", "bite", "bloom", "break", "change", "close", "come", "cost",
               "count", "differ", "dry", "end", "exist", "expire", "fade", "fail", "fall", "fit",
               "float", "fly", "follow", "go", "grow", "happen", "hatch", "help", "hurt", "last",
               "leak", "leave", "live", "matter", "melt", "move", "occur", "open", "park", "pay",
               "play", "remain", "run", "rust", "shrink", "sink", "sleep", "sound", "start", "stay",
               "stop", "suffice", "swim", "taste", "travel", "vary", "wait", "walk", "work");
  static constexpr auto several =
      word_set("all", "both", "children", "few", "many", "men", "most", "people", "some", "women");
  constexpr std::size_t reach = 3;  // words of the subject
  for (std::size_t i = 1; i < std::min(words.size(), reach + 1); ++i) {
    if (!verbs.has(words[i])) continue;
    const Word& subject = words[i - 1];
    const bool plural = subject.kind == WordKind::word && is_noun(subject.tag) &&
                        subject.folded.ends_with('s') && !subject.folded.ends_with("ss");
    // "Repairs start dates": what goes on as a noun does.
    const bool ends = i + 1 == words.size() || words[i + 1].kind == WordKind::symbol ||
                      words[i + 1].tag == Tag::preposition || words[i + 1].tag == Tag::adverb ||
                      words[i + 1].tag == Tag::determiner;
    if (ends && (plural || (i == 1 && several.has(subject)))) return true;
  }
  return false;
}

bool lacks_verb(const Sentence& sentence, std::span<const Word> words) {
  if (sentence.form != SentenceForm::fragment || is_short_clause(words) || tells_of_several(words))
    return false;
  if (words.size() == 2)  // one word: "Fixed.", but not "Monday."
    return words[0].tag == Tag::participle || words[0].folded == "done" ||
           words[0].folded.ends_with("ed");
  // Longer ones are held for sentences whose verb was not recognised, but for those that begin as
  // no sentence does: "Moved to the new server.", "Under investigation since noon."
  constexpr std::size_t surely_short = 4;
  const Tag first = words[0].tag;
  const bool begins_without_subject = first == Tag::participle || first == Tag::preposition ||
                                      words[0].folded == "no" ||
                                      (first == Tag::adverb && words[1].tag == Tag::participle);
  if (words.size() > (begins_without_subject ? 2 * surely_short : surely_short)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.tag == Tag::finite_verb || word.tag == Tag::imperative) return false;
    if (i == 0) continue;
    // "The alias delivers": a noun to the tagger and a verb to the reader.
    const Word& before = words[i - 1];
    // "On Sundays we open at ten."
    static constexpr auto subjects = word_set("he", "i", "she", "they", "we");
    if (subjects.has(before) && word.kind == WordKind::word) return false;
    const bool behind_noun =
        before.kind != WordKind::word || is_noun(before.tag) || before.tag == Tag::pronoun;
    if (behind_noun && (word.folded.ends_with("s") || word.folded.ends_with("ed"))) return false;
    if (word.tag == Tag::base_verb && before.folded != "to") return false;
  }
  return true;
}

// "Until noon calls cost a penny.": where a plural stands before it, what the tagger takes for a
// noun may be the verb, if it has something behind it.
bool may_hold_verb(std::span<const Word> words) {
  for (std::size_t i = 2; i + 2 < words.size(); ++i) {
    const Word& word = words[i];
    const Word& before = words[i - 1];
    const Tag next = words[i + 1].tag;
    static constexpr auto amounts = word_set("nothing", "something", "more", "less", "extra");
    if (word.kind == WordKind::word && (word.tag == Tag::noun || word.tag == Tag::adjective) &&
        before.kind == WordKind::word && before.tag != Tag::determiner &&
        before.folded.ends_with("s") && !before.folded.ends_with("ss") &&
        (next == Tag::determiner || next == Tag::pronoun || next == Tag::adverb ||
         words[i + 1].kind == WordKind::number || amounts.has(words[i + 1])))
      return true;
  }
  return false;
}

// --- longer ones -------------------------------------------------------------------------------

constexpr std::size_t least_long = 6;      // words
constexpr std::size_t least_quantity = 7;  // with the full stop
constexpr std::size_t most_long = 22;

bool opens_clause(std::span<const Word> words, std::size_t i) {
  const Word& word = words[i];
  // "Hopefully, that helps": a pronoun.
  if (word.folded == "that" && (i < 2 || words[i - 1].folded == ",")) return false;
  return word.tag == Tag::subordinator || word.tag == Tag::question_word ||
         word.folded == "provided" || word.folded == "when";
}

// Index of a verb that may be that of the main clause; words.size() if there is none. What follows
// "because", "which" and the like up to the next comma is no main clause.
std::size_t main_verb(std::span<const Word> words) {
  bool main = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.folded == ",") main = true;
    if (opens_clause(words, i)) main = false;
    if (!main) continue;
    // "your aunt's my kind of woman"
    if (word.folded.ends_with("'s") || word.folded.ends_with("’s")) return i;
    if (word.tag == Tag::finite_verb || word.tag == Tag::imperative) return i;
    if (i == 0) continue;
    const Word& before = words[i - 1];
    if (word.tag == Tag::base_verb && before.folded != "to") return i;
    // A verb that the tagger takes for a noun: "the parking costs four euros", "guests keep".
    const bool behind_noun = is_noun(before.tag) || before.tag == Tag::pronoun;
    const bool verb_ending = word.folded.ends_with("s") || word.folded.ends_with("ed");
    const bool any_word = word.tag != Tag::determiner && word.tag != Tag::adverb &&
                          word.tag != Tag::preposition && word.tag != Tag::pronoun &&
                          word.tag != Tag::conjunction;
    if (behind_noun && word.kind == WordKind::word && any_word &&
        (verb_ending || (word.tag == Tag::noun && before.folded.ends_with("s"))))
      return i;
  }
  return words.size();
}

// "Found a spare one for you as well, with a stand.": a past tense at the front, and nobody who did
// it.
bool drops_writer(const Sentence& sentence, std::span<const Word> words) {
  const std::size_t verb = words[0].tag == Tag::adverb ? 1 : 0;
  if (sentence.has_subject || sentence.form != SentenceForm::declarative) return false;
  const Word& word = words[verb];
  const Word& next = words[verb + 1];
  // "Found it, and you were right."
  static const WordPhrases cry{"found|got|spotted it|them ,|!|.|:"};
  if (cry.match_at(words, verb)) return false;
  static constexpr auto pasts =
      word_set("found", "sent", "spoke", "put", "made", "took", "got", "gave", "told", "wrote",
               "rang", "left", "brought", "kept", "saw", "did", "bought", "built", "let", "went");
  const bool past = word.folded.ends_with("ed") || pasts.has(word);
  if (!past || (word.tag != Tag::finite_verb && word.tag != Tag::participle)) return false;
  // "Found in 1920, the club …", "Sent parcels are …"
  const bool object = next.tag == Tag::determiner || next.tag == Tag::pronoun ||
                      (word.tag == Tag::finite_verb && next.tag == Tag::preposition);
  if (!object || next.folded == "you" || next.folded == "by") return next.folded == "you" && object;
  const Words rest = words.subspan(verb + 1);
  const Words front = rest.first(main_verb(rest));
  // "Checked the invoice and corrected the discount.", "Sent the form, so they have it by noon."
  return front.size() == rest.size() ||
         std::any_of(front.begin(), front.end(),
                     [](const Word& each) { return each.tag == Tag::conjunction; });
}

// "Checked with the yard this morning, and they open at seven.": what follows "and" has a subject,
// and what stands before it has none. Not "Based on the plan, the crane is free, and …".
bool drops_writer_before_and(std::span<const Word> words) {
  static constexpr auto steps = word_set("asked", "called", "checked", "looked", "phoned", "rang",
                                         "searched", "spoke", "talked", "went");
  if (!steps.has(words[0]) || words[1].tag != Tag::preposition || words[1].folded == "by")
    return false;
  const auto comma =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.folded == ","; });
  return comma != words.end() && std::next(comma) != words.end() &&
         std::next(comma)->tag == Tag::conjunction;
}

// "Hope that gets you going.": nobody who hopes.
bool drops_who_hopes(std::span<const Word> words) {
  static constexpr auto things = word_set("all", "everything", "it", "that", "the", "these", "they",
                                          "this", "those", "we", "you", "your");
  return (words[0].folded == "hope" || words[0].folded == "hoping") && things.has(words[1]);
}

// "Because the gate stays locked.", "Which also goes for the second one.": a clause that hangs on
// the sentence before.
bool is_torn_off(std::span<const Word> words) {
  static constexpr auto openers = word_set("although", "because", "whereas");
  // "Except on Mondays, when the house is cleaned."
  static constexpr auto cases = word_set("at", "for", "if", "in", "on", "that", "when", "where");
  if (words[0].folded == "except") return cases.has(words[1]);
  const auto is_finite = [](const Word& word) { return word.tag == Tag::finite_verb; };
  if (words[0].folded == "which") {
    const std::size_t verb = words[1].tag == Tag::adverb && words.size() > 3 ? 2 : 1;
    return is_finite(words[verb]);
  }
  return openers.has(words[0]) && words[1].folded != "of" &&
         std::any_of(words.begin(), words.end(), is_finite) &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return word.folded == ","; });
}

// "Depends on the weather, but …": a verb in the third person at the front.
bool drops_thing(const Sentence& sentence, Words words) {
  // Those that are hardly a noun: "Walks in Wales are …" has a subject.
  static constexpr auto verbs = word_set(
      "depends", "seems", "looks", "takes", "comes", "includes", "belongs", "goes", "varies",
      "requires", "contains", "applies", "happens", "consists", "arrives", "opens", "needs");
  const Word& next = words[1];
  return !sentence.has_subject && sentence.form == SentenceForm::declarative &&
         words[0].tag == Tag::finite_verb && verbs.has(words[0]) &&
         (next.tag == Tag::preposition || next.tag == Tag::determiner);
}

// "Not before Friday, since the part comes from afar.", "Two of them still in stock."
bool lacks_verb_at_length(std::span<const Word> words) {
  static constexpr auto left_alone = word_set(
      "many", "best", "kind", "kindly", "happy", "glad", "good", "great", "nice", "looking", "see",
      "all", "as", "and", "but", "or", "so", "also", "then", "like", "including", "especially",
      "my", "please", "again", "any", "right", "oh", "re", "nothing", "yours", "sincerely", "hello",
      "hi", "hey", "better", "one", "more", "much", "in", "on", "at", "with", "to", "for", "after",
      "before", "hopefully", "very", "rather", "most", "ouch", "of", "just", "ok", "okay",
      "honestly", "second", "third", "if", "when", "while", "yes", "thank", "per", "until", "by",
      "from", "within");
  const Word& first = words[0];
  const Word& second = words[1];
  // "Only if the part fits do we …"
  if (first.folded == "only" && opens_clause(words, 1)) return false;
  if (first.folded == "not" && (second.folded == "sure" || second.folded == "really")) return false;
  if (left_alone.has(first) || opens_clause(words, 0)) return false;
  if (first.folded == "no") {
    // "No problem, with a call half an hour before."
    const bool problem = second.folded == "problem" && words[2].folded == ",";
    if (!problem || words[3].tag != Tag::preposition) return false;
  } else {
    const bool predicate =
        (first.tag == Tag::adjective || first.tag == Tag::participle) &&
        (second.tag == Tag::preposition || second.tag == Tag::adverb || second.folded == ",");
    const bool adverbial = first.tag == Tag::adverb && second.kind == WordKind::word;
    if (!predicate && !adverbial) return false;
  }
  return main_verb(words) == words.size();
}

// "As to the gate: noted in the drivers' book.", "Invoice: sent again this morning.": a heading,
// and behind the colon what was done, without who did it.
bool lacks_doer_behind_colon(Words words) {
  static constexpr auto openers = word_set("as", "about", "concerning", "on", "re", "regarding");
  static constexpr auto deeds = word_set(
      "added", "arranged", "booked", "cancelled", "canceled", "changed", "checked", "cleared",
      "corrected", "deleted", "done", "fixed", "forwarded", "moved", "noted", "ordered", "passed",
      "put", "refunded", "removed", "renewed", "repaired", "replaced", "reset", "restarted",
      "restored", "sent", "set", "solved", "sorted", "switched", "taken", "updated", "written");
  const auto colon =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.folded == ":"; });
  const auto head = static_cast<std::size_t>(colon - words.begin());
  constexpr std::size_t longest_head = 6;
  constexpr std::size_t short_head = 3;
  if (colon == words.end() || head > longest_head) return false;
  if (head > short_head && !openers.has(words.front())) return false;
  const Words tail = words.subspan(head + 1);
  // "Status: closed.": a value.
  if (tail.size() < 4 || !deeds.has(tail.front())) return false;
  return std::none_of(words.begin(), words.end(),
                      [](const Word& word) {
                        return word.tag == Tag::imperative || word.folded == "is" ||
                               word.folded == "are" || word.folded == "was" ||
                               word.folded == "were";
                      }) &&
         std::none_of(tail.begin() + 1, tail.end(),
                      [](const Word& word) { return word.tag == Tag::finite_verb; });
}

// "Tried it again last night: the hall was warm.": what drops_writer() tells of the part before the
// colon.
bool drops_writer_before_colon(const Sentence& sentence, Words words) {
  const auto colon =
      std::find_if(words.begin(), words.end(), [](const Word& word) { return word.folded == ":"; });
  const auto head = static_cast<std::size_t>(colon - words.begin());
  if (colon == words.end() || head < 3 || sentence.form != SentenceForm::declarative) return false;
  static constexpr auto pasts =
      word_set("asked", "called", "changed", "checked", "compared", "counted", "did", "fixed",
               "found", "looked", "made", "measured", "moved", "ran", "repaired", "replaced",
               "spoke", "tested", "took", "tried", "went");
  const Tag next = words[1].tag;
  return pasts.has(words.front()) &&
         (next == Tag::determiner || next == Tag::pronoun || words[1].folded == "with") &&
         words[1].folded != "you" && main_verb(words.subspan(1, head - 1)) == head - 1;
}

// "Five years from the date on the receipt.", "About forty pounds for both.": how much, how long or
// when, as one says it, without the sentence around it.
bool is_bare_quantity(const Sentence& sentence, Words words) {
  static constexpr auto numbers =
      word_set("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
               "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty",
               "hundred", "half", "several");
  static constexpr auto about =
      word_set("about", "around", "roughly", "approximately", "usually", "normally", "from",
               "between", "within", "until", "only", "up", "anywhere", "not", "at");
  static constexpr auto joints = word_set("for", "from", "of", "on", "per", "to", "until", "with",
                                          "after", "before", "and", "by", "a", "at", "plus");
  if (sentence.form != SentenceForm::fragment || sentence.has_subject) return false;
  const auto is_number = [](const Word& word) {
    return word.kind == WordKind::number || numbers.has(word);
  };
  const bool leads =
      about.has(words[0]) && (is_number(words[1]) || (words.size() > 3 && is_number(words[2])));
  if (!is_number(words[0]) && !leads) return false;
  // "Two minutes later", "One more thing"
  static constexpr auto others = word_set("more", "last", "other", "thing", "things", "question",
                                          "note", "remark", "later", "point", "tip", "wishes");
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return joints.has(word); }) &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) {
                        return others.has(word) || word.folded == ":" ||
                               word.tag == Tag::finite_verb || word.tag == Tag::imperative;
                      }) &&
         main_verb(words) == words.size();
}

// "In stock, and ready to be sent.", "Free of charge, and open all night.": how something is.
bool is_bare_state(const Sentence& sentence, Words words) {
  static const WordPhrases states{
      "free|available|ready|open|valid|possible of|in|for|until|from|"
      "on|at|to|with|within|all|every|again|since",
      "in stock|place|use|progress|transit", "on order|loan|sale|offer", "out of stock|print|date"};
  return sentence.form == SentenceForm::fragment && states.match_at(words, 0) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) {
           return word.tag == Tag::finite_verb || word.tag == Tag::imperative ||
                  word.tag == Tag::question_word || word.folded == ":";
         });
}

// "Answers below.", "My answers in line.": where the answers stand, as "See below." says it too.
bool leads_to_answers(Words words) {
  static const WordPhrases leads{
      "my|our? answer|answers|reply|replies|comments|notes below|inline|underneath|follow",
      "my|our? answer|answers|reply|replies|comments in line"};
  constexpr std::size_t longest = 5;
  return words.size() <= longest && leads.match_at(words, 0);
}

// "Two small questions.", "One thing more.": what follows is announced.
bool announces_next(Words words) {
  static const WordPhrases phrases{
      "a|an|one|two|three|another|just|only one|another|a? "
      "final|further|last|little|more|other|quick|short|small? "
      "favour|favours|note|notes|plea|point|points|question|questions|remark|remarks|request|"
      "requests|thing|things|warning more|first|though|only|before|from?",
  };
  const auto match = phrases.match_at(words, 0);
  return match && match->end + 1 == words.size();
}

// "All five bounced.", "Both arrived.": how many, and what they did.
bool counts_and_tells(Words words) {
  static constexpr auto amounts =
      word_set("all", "both", "some", "many", "most", "several", "few", "none", "two", "three",
               "four", "five", "six", "seven", "eight", "nine", "ten", "twelve");
  if (!amounts.has(words[0])) return false;
  std::size_t at = 1;
  while (at < words.size() && (amounts.has(words[at]) || words[at].kind == WordKind::number)) ++at;
  constexpr std::size_t shortest = 4;
  return at < words.size() && words[at].folded.size() >= shortest &&
         words[at].folded.ends_with("ed") &&
         (at + 1 == words.size() || words[at + 1].kind == WordKind::symbol ||
          words[at + 1].tag == Tag::adverb);
}

// "No need to leave a key with the neighbours.": said so in whole sentences' company, too.
bool says_no_need(Words words) {
  static const WordPhrases openings{"no need|hurry|rush to|for"};
  return openings.match_at(words, 0).has_value();
}

bool is_kind(std::span<const Word> words) {
  static const WordPhrases wishes{"all the best"};
  // "No red face, please."
  const bool pleads = words.size() > 2 && words[words.size() - 2].folded == "please" &&
                      words[words.size() - 3].folded == ",";
  return pleads || wishes.in(words) ||
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return kind_words.has(word); });
}

// The line in which a sentence begins. Sentences are asked for in order, so that a line that holds
// thousands of them is searched once.
class LineCursor {
 public:
  explicit LineCursor(std::string_view body) : body_(body) { begin(0); }

  void move_to(const Sentence& sentence) {
    const std::string_view front = body_.substr(0, sentence.span.start);
    for (std::size_t end = front.find('\n', at_); end != std::string_view::npos;
         end = front.find('\n', end + 1))
      begin(end + 1);
    at_ = std::max(at_, sentence.span.start);
  }
  [[nodiscard]] std::size_t start() const { return start_; }
  [[nodiscard]] std::size_t text() const { return text_; }  // behind the indentation

 private:
  void begin(std::size_t line) {
    start_ = line;
    text_ = std::min(body_.find_first_not_of(" \t", line), body_.size());
  }

  std::string_view body_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::size_t text_ = 0;
};

// Does the sentence begin its line behind a mark of a list, or follow a line that introduces one?
bool is_in_list(std::string_view body, const Sentence& sentence, const LineCursor& line) {
  if (line.text() != sentence.span.start) {
    const char mark = body[line.text()];
    if (mark == '-' || mark == '*' || mark == '+' || is_ascii_digit(mark) ||
        static_cast<unsigned char>(mark) >= 0x80)
      return true;
  }
  return line.text() > line.start() + 1;  // indented
}

// Does the line above begin or end something pasted: "-----", "====="?
bool follows_ruler(std::string_view body, const LineCursor& line) {
  constexpr std::size_t farthest = 200;  // bytes
  const std::size_t from = line.start() > farthest ? line.start() - farthest : 0;
  std::string_view above = body.substr(from, line.start() - from);
  above = above.substr(0, above.find_last_not_of(" \t\r\n") + 1);
  above.remove_prefix(above.rfind('\n') + 1);
  constexpr std::size_t shortest = 4;
  return above.size() >= shortest &&
         above.find_first_not_of(" \t-=_*#~+") == std::string_view::npos;
}

// Does the text around sentence `index` leave it whole? A neighbour without a full stop, or one
// that goes on in lower case or with a number, is a part torn off.
bool stands_alone(std::string_view body, const Text& text, std::size_t index) {
  const auto blank_line = [&](std::size_t from, std::size_t to) {
    return std::count(body.begin() + static_cast<std::ptrdiff_t>(from),
                      body.begin() + static_cast<std::ptrdiff_t>(to), '\n') > 1;
  };
  const Span span = text.sentences[index].span;
  if (index > 0) {
    const Sentence& before = text.sentences[index - 1];
    const Word& last = text.words[before.end_word - 1];
    if (!blank_line(before.span.end, span.start) && last.kind != WordKind::symbol) return false;
  }
  if (index + 1 < text.sentences.size()) {
    const Span next = text.sentences[index + 1].span;
    const char first = body[next.start];
    if (!blank_line(span.end, next.start) && !is_ascii_upper(first)) return false;
  }
  return true;
}

// What none of the above knows: of a thousand sentences of good replies some five are from here on,
// most of which are left alone for another reason.
constexpr double least_score = 0.74;

// "Paying by card in shops costs nothing extra.": what is done is the subject, and its verb looks
// like a noun. "Checking the parts lists for you." has no verb.
bool has_deed_for_subject(Words words) {
  if (words[0].tag != Tag::gerund) return false;
  const std::size_t verb = main_verb(words);
  if (verb + 1 >= words.size() || verb == 0 || !words[verb].folded.ends_with("s") ||
      words[verb].folded.ends_with("'s") || words[verb].folded.ends_with("’s"))
    return false;
  static constexpr auto amounts =
      word_set("nothing", "something", "about", "more", "less", "extra");
  const Word& object = words[verb + 1];
  return object.tag == Tag::determiner || object.kind == WordKind::number || amounts.has(object);
}

// "She retired in March.": a participle to the tagger, and behind "she" a verb.
bool tells_who_did(Words words) {
  static constexpr auto doers = word_set("he", "i", "she", "they", "we");
  return doers.has(words[0]) && words[1].folded.ends_with("ed");
}

// "Children under six travel free of charge.": who it is, by age or number, and what they do.
bool tells_of_group(Words words) {
  static const WordPhrases groups{
      "children|kids|babies|students|pupils|pensioners|seniors|adults|people|members|guests|dogs|"
      "groups|parties|toddlers|teenagers under|over|above|below|from|aged|of|up to?",
  };
  const auto group = groups.match_at(words, 0);
  if (!group || group->end + 2 >= words.size()) return false;
  static constexpr auto verbs =
      word_set("are", "come", "drink", "eat", "enter", "fly", "get", "go", "have", "live", "need",
               "pay", "play", "ride", "sit", "sleep", "stay", "swim", "travel", "walk");
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(group->end) + 1, words.end(),
                     [](const Word& word) { return verbs.has(word); });
}

// Whether the learned table is asked. Of what has the form of a whole sentence it finds none of
// 78,000 in replies incomplete.
bool may_be_incomplete(const Sentence& sentence, Words words) {
  const bool whole_form = sentence.form == SentenceForm::imperative ||
                          (sentence.form == SentenceForm::declarative && sentence.has_subject);
  return !whole_form && !(words[0].folded == "no" && is_accepted(words)) &&
         !answers_in_short(words) && !turns_to_next(words) && !has_deed_for_subject(words) &&
         !tells_who_did(words) && !tells_of_group(words) && !tells_of_several(words);
}

// "And the rest goes to the.", "It is now on our list, so that.": a full stop where more belongs.
bool stops_short(Words words) {
  static constexpr auto openers = word_set("although", "and", "because", "if", "my", "our", "the",
                                           "their", "than", "unless", "until", "whereas", "your");
  static const WordPhrases purposes{"so that", "such that", "in order to|that"};
  constexpr std::size_t least_words = 4;
  if (words.size() < least_words || words.back().folded != ".") return false;
  const Words said = words.first(words.size() - 1);
  return openers.has(said.back()) || purposes.match_at(said, said.size() - 2);
}

// "…, who only.", "…, which after you have first.": who or what it is gets no verb of its own.
bool breaks_off_relative(Words words) {
  static constexpr auto relatives = word_set("who", "which");
  static constexpr auto times = word_set("after", "before", "once", "until", "when", "while");
  static constexpr auto adverbs = word_set("again", "also", "already", "always", "first", "just",
                                           "never", "not", "now", "often", "only", "still", "then");
  constexpr std::size_t longest = 6;  // words behind the comma
  constexpr std::size_t least_words = 4;
  if (words.size() < least_words || words.back().folded != ".") return false;
  std::size_t at = words.size() - 1;
  while (at > 1 && words[at - 1].folded != "," && words.size() - at < longest + 1) --at;
  const Words said = words.first(words.size() - 1);
  if (at + 1 >= said.size() || words[at - 1].folded != "," || !relatives.has(said[at]))
    return false;
  Words rest = said.subspan(at + 1);
  // The verb of "after you have" is not that of "which".
  if (rest.size() > 2 && times.has(rest[0]) && is_subject_pronoun(rest[1]) &&
      rest[2].tag == Tag::finite_verb)
    rest = rest.subspan(3);
  return std::all_of(rest.begin(), rest.end(), [](const Word& word) { return adverbs.has(word); });
}

// "…, so this sort of thing": what follows from it has no verb yet.
bool lacks_what_follows(Words words) {
  constexpr std::size_t longest = 7;  // words behind "so"
  for (std::size_t i = words.size(); i-- > 2;) {
    if (words[i - 1].folded != "so" || words[i - 2].folded != ",") continue;
    const Words rest = words.subspan(i);
    return rest.size() <= longest && rest.front().tag == Tag::determiner &&
           rest.back().kind == WordKind::word &&
           std::none_of(rest.begin(), rest.end(),
                        [](const Word& word) { return word.tag == Tag::finite_verb; });
  }
  return false;
}

// What stands behind a sentence: more of its paragraph or of what it leads in to, the end of the
// paragraph, or that and a quote, which may be what a program printed.
enum class Behind : std::uint8_t { more, end, quote };

Behind behind(std::string_view body, const Sentence& sentence) {
  const std::size_t next = body.find_first_not_of(" \t\r\n", sentence.span.end);
  if (next == std::string_view::npos) return Behind::end;
  const std::string_view gap = body.substr(sentence.span.end, next - sentence.span.end);
  if (std::count(gap.begin(), gap.end(), '\n') < 2) return Behind::more;
  if (body[next] == '>') return Behind::quote;
  return is_upper_case_at(body, next) ? Behind::end : Behind::more;
}

// Does the draft mark the ends of its sentences? Who never does breaks off less than it looks.
bool marks_ends(const Text& text) {
  constexpr std::size_t least_marked = 2;
  return std::count_if(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
           const std::string_view end = text.words[sentence.end_word - 1].folded;
           return end == "." || end == "!" || end == "?";
         }) >= static_cast<std::ptrdiff_t>(least_marked);
}

// "The engineer will", "Please make sure that", "It was locked by": what must go on, where nothing
// before it stands for the rest ("as fast as the engineer can", "the box it came in").
bool stops_before_rest(Words words) {
  static constexpr auto auxiliaries = word_set("are", "has", "have", "is", "must", "shall",
                                               "should", "was", "were", "will", "would");
  static constexpr auto before_that =
      word_set("afraid", "believe", "confirm", "ensure", "hope", "note", "sure", "think");
  static constexpr auto prepositions = word_set("at", "by", "into", "of");
  static constexpr auto standing_for =
      word_set("all", "anything", "as", "everything", "how", "than", "that", "what", "whatever",
               "where", "which", "who");
  // "It costs", "Please bring"
  static constexpr auto transitives =
      word_set("contains", "costs", "includes", "means", "needs", "requires", "takes");
  static constexpr auto asked =
      word_set("bring", "enclose", "find", "give", "keep", "make", "put", "send", "take", "use");
  const Word& last = words.back();
  const Word& before = words[words.size() - 2];
  const Words front = words.first(words.size() - 1);
  if (std::any_of(front.begin(), front.end(),
                  [](const Word& word) { return standing_for.has(word); }))
    return false;
  if (words.size() == 2)
    return (before.folded == "please" && asked.has(last)) ||
           ((before.folded == "it" || before.folded == "this") && transitives.has(last));
  return (auxiliaries.has(last) && is_noun(before.tag)) ||
         (transitives.has(last) && is_noun(before.tag)) ||
         (last.folded == "also" && auxiliaries.has(before)) ||
         (last.folded == "that" && before_that.has(before)) ||
         (prepositions.has(last) &&
          (before.tag == Tag::participle || before.tag == Tag::finite_verb));
}

// "Unfortunately,", "However, on Sundays,": a comma where the sentence was to go on.
bool breaks_off_at_comma(Words words) {
  static constexpr auto openers =
      word_set("although", "also", "because", "however", "if", "since", "unfortunately", "when");
  constexpr std::size_t longest = 7;  // longer ones lead in to what is shown below
  return words.size() <= longest && words.back().folded == "," && openers.has(words.front());
}

// "You can pay by card or": the last words before a blank line or the end, and no list behind them.
// `marked`: the draft marks the ends of its sentences.
bool breaks_off(std::string_view body, const Text& text, std::size_t index, bool marked) {
  static constexpr auto openers = word_set("a", "an", "and", "because", "but", "if", "my", "or",
                                           "our", "than", "the", "their", "your");
  // "Send it back, please", "the shop that I had it from" may end so.
  static constexpr auto endings = word_set("from", "please", "to", "with");
  static constexpr auto joints = word_set("and", "but", "or", "then");
  constexpr std::size_t least_words = 3;
  const auto words = text.words_of(text.sentences[index]);
  if (stops_short(words) || breaks_off_relative(words)) return true;
  if (marked && breaks_off_at_comma(words))
    return behind(body, text.sentences[index]) == Behind::end;
  if (words.size() < least_words)
    return words.size() == 2 && marked && stops_before_rest(words) &&
           behind(body, text.sentences[index]) == Behind::end;
  // "and if you", "at any time by"; not "we hope to see you", "feel free to stop by".
  static constexpr auto before_subjects =
      word_set("as", "because", "but", "if", "once", "unless", "until", "when", "whether", "while");
  static constexpr auto limits = word_set("by", "till", "until");
  const Word& before = words[words.size() - 2];
  if (!openers.has(words.back()) && !(endings.has(words.back()) && joints.has(before)) &&
      !(is_subject_pronoun(words.back()) && before_subjects.has(before)) &&
      !(limits.has(words.back()) && before.tag == Tag::noun) && !lacks_what_follows(words) &&
      !(marked && stops_before_rest(words)))
    return false;
  // "Thank you from the team and": a name of the closing follows on the next line.
  return behind(body, text.sentences[index]) != Behind::more;
}

// "She is welcome to.", "You get back what you paid for", "as much as we can", "Both of you can.",
// "the box it came in": what ends so goes without saying, and stands before it.
bool leaves_end_unsaid(Words said, bool stopped) {
  static constexpr auto particles =
      word_set("about", "at", "away", "back", "by", "down", "for", "from", "in", "of", "off", "on",
               "out", "over", "through", "to", "up", "with");
  static constexpr auto verbs =
      word_set("am", "are", "be", "can", "cannot", "can't", "could", "did", "do", "does", "had",
               "has", "have", "is", "like", "may", "might", "must", "need", "should", "want", "was",
               "were", "will", "would");
  static constexpr auto openers =
      word_set("all", "anything", "as", "everything", "how", "if", "than", "that", "what",
               "whatever", "when", "whenever", "where", "wherever", "which", "who", "whom");
  // "We do, and you can."
  static constexpr auto between = word_set("also", "and", "both", "but", "too", "yes", ",");
  if (std::all_of(said.begin(), said.end(), [](const Word& word) {
        return verbs.has(word) || is_subject_pronoun(word) || between.has(word);
      }))
    return true;
  const bool on_particle = particles.has(said.back());
  if (stopped && (on_particle || said.front().folded == "yes")) return true;
  static constexpr auto shares = word_set("all", "both", "each", "most", "neither", "none", "some");
  if (stopped && verbs.has(said.back()) && shares.has(said.front())) return true;
  if (!on_particle && !verbs.has(said.back()) && said.back().tag != Tag::base_verb) return false;
  for (std::size_t i = 1; i + 1 < said.size(); ++i)
    if (openers.has(said[i]) || (is_subject_pronoun(said[i]) && said[i - 1].tag == Tag::noun))
      return true;
  return false;
}

// A word in front of a full stop with which the learned table finds none of 96,000 sentences of
// replies broken off: most end so.
bool ends_whole(const Word& word) {
  return is_noun(word.tag) || word.tag == Tag::pronoun || word.tag == Tag::adverb ||
         word.tag == Tag::participle || word.tag == Tag::other;
}

// What the learned tables say of a sentence, found out when it is first asked for.
class TableScores {
 public:
  TableScores(Words words, const Sentence& sentence) : words_(words), sentence_(sentence) {}

  [[nodiscard]] double incomplete() { return scores().incomplete; }
  [[nodiscard]] double broken_off() { return scores().broken_off; }

 private:
  const StatementScores& scores() {
    if (!std::exchange(asked_, true)) scores_ = statement_scores(words_, sentence_);
    return scores_;
  }

  Words words_;
  const Sentence& sentence_;
  bool asked_ = false;
  StatementScores scores_;
};

// "We will send the key with the", "It is lying in the blue.": how likely a sentence that began as
// one does, and has its verb, ends before it is through.
double breaking_off_score(std::string_view body, const Text& text, std::size_t index,
                          TableScores& scores) {
  constexpr std::size_t least_words = 5;
  const Sentence& sentence = text.sentences[index];
  const Words words = text.words_of(sentence);
  if (words.size() < least_words || !is_upper_case_at(body, sentence.span.start)) return 0;
  if (sentence.form == SentenceForm::fragment || sentence.question_mark) return 0;
  const bool stopped = words.back().folded == ".";
  const Words said = words.first(words.size() - (stopped ? 1 : 0));
  // "Sleep well, Kofi from the shop", "A row would read: 0412;345050"
  const bool ends_on_name = !stopped && said.back().tag == Tag::proper_noun;
  if (ends_on_name || has_colon(words) || leaves_end_unsaid(said, stopped)) return 0;
  if (stopped && ends_whole(said.back())) return 0;
  return scores.broken_off();
}

// Without a mark at the end, which few lack, one of a hundred whole sentences is taken for broken
// off; with a full stop, of a thousand not one.
constexpr double least_unmarked = 0.7;
constexpr double surely_unmarked = 0.93;
constexpr double least_marked = 0.97;

// "With the cars.", "Seconds, as an integer.": what is asked for, and no deed ("Added."). Of what
// is quoted above it, or of what the mail asks at all.
bool names_what_is_asked(const Context& context, const OwnPassage& passage, Words words,
                         bool quoted) {
  static constexpr auto openings =
      word_set("at", "by", "for", "from", "in", "on", "to", "until", "via", "with", "within");
  const bool names = openings.has(words.front()) || words.front().kind == WordKind::number ||
                     is_noun(words.front().tag) || words.front().tag == Tag::determiner;
  return names && std::any_of(passage.items.begin(), passage.items.end(), [&](const auto& item) {
           const Wanted wants = context.inquiry.items[item.index].wants;
           return (item.quoted || !quoted) && wants != Wanted::verdict && wants != Wanted::act &&
                  wants != Wanted::reason && wants != Wanted::manner;
         });
}

// "From 3 pm." right under "What time can we get in?": the quote says what is so. Without a number
// only where more is said behind it.
std::vector<bool> completed_by_quotes(const Context& context) {
  constexpr std::size_t longest = 6;
  const Text& text = context.draft.text;
  std::vector<bool> completed(text.sentences.size(), false);
  for (const OwnPassage& passage : own_passages(context)) {
    if (!passage.under_quote || passage.first_sentence == passage.end_sentence) continue;
    const std::span<const Word> words = text.words_of(text.sentences[passage.first_sentence]);
    const bool has_number = std::any_of(
        words.begin(), words.end(), [](const Word& word) { return word.kind == WordKind::number; });
    const bool has_number_word = std::any_of(words.begin(), words.end(), is_number_word);
    const bool goes_on = passage.first_sentence + 1 < passage.end_sentence;
    completed[passage.first_sentence] =
        words.size() <= longest &&
        (has_number ||
         ((goes_on || has_number_word) && names_what_is_asked(context, passage, words, true)));
  }
  return completed;
}

// "Until six." to "How long are you open?", without a quote: as one says it, a little curt.
bool answers_unquoted(const Context& context, std::size_t sentence) {
  const std::vector<OwnPassage>& passages = own_passages(context);
  return std::any_of(passages.begin(), passages.end(), [&](const OwnPassage& passage) {
    return !passage.under_quote && passage.first_sentence == sentence &&
           names_what_is_asked(context, passage,
                               context.draft.text.words_of(context.draft.text.sentences[sentence]),
                               false);
  });
}

// "Up to 25 MB.", "At most three."
bool names_limit(Words words) {
  static const WordPhrases limits{"up to", "at most|least",
                                  "about|around|roughly|under|over|almost|nearly|exactly",
                                  "no|not more|less|longer|larger|bigger|heavier than"};
  constexpr std::size_t longest = 7;
  const auto match = limits.match_at(words, 0);
  return match && words.size() <= longest && match->end < words.size() &&
         (words[match->end].kind == WordKind::number || is_number_word(words[match->end]));
}

// "No big dogs there." to "I'm a bit afraid of big dogs.": what is feared is not there.
bool allays_fear(const Context& context, Words words) {
  static const WordPhrases fears{
      "afraid|scared|frightened|terrified|fear|fears|nervous|worried|worry", "allergic to",
      "allergy|phobia"};
  return words.front().folded == "no" && fears.in(context.inquiry.text.words) &&
         std::all_of(words.begin(), words.end(),
                     [&](const Word& word) {
                       return !is_noun(word.tag) || is_customers_word(context, word);
                     }) &&
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return is_noun(word.tag); });
}

// "Four of twenty." to the only question, "How many are left?"; "Nothing at all." and "From ten."
// to one of yes or no.
bool answers_only_question(const Context& context, std::size_t sentence) {
  static const WordPhrases denials{"nothing|none|nobody|never|nowhere|always|only"};
  static constexpr auto bounds = word_set("at", "before", "after", "from", "until", "till", "in");
  const std::vector<OwnPassage>& passages = own_passages(context);
  const auto passage = std::find_if(passages.begin(), passages.end(), [&](const OwnPassage& each) {
    return each.first_sentence == sentence;
  });
  if (passage == passages.end()) return false;
  const Words words = context.draft.text.words_of(context.draft.text.sentences[sentence]);
  const auto& items = context.inquiry.items;
  const auto fits = [&](const Item& item) {
    if (item.kind != ItemKind::question) return false;
    if (item.wants == Wanted::quantity && names_limit(words)) return true;
    if (item.wants == Wanted::quantity)
      return words.front().kind == WordKind::number || is_number_word(words.front());
    if (item.wants == Wanted::thing || item.wants == Wanted::choice)
      return (words.size() == 3 && words[1].kind == WordKind::number) || names_limit(words);
    if (item.wants != Wanted::verdict || words.size() < 3) return false;
    // "From Shetland, all of it." to "Is your wool from Britain?"
    const Words asked = words_of(context.inquiry, item);
    const auto is_asked = [&](const Word& word) { return word.folded == words.front().folded; };
    return denials.match_at(words, 0) ||
           (bounds.has(words.front()) &&
            (words[1].kind == WordKind::number || is_number_word(words[1]) ||
             std::any_of(asked.begin(), asked.end(), is_asked)));
  };
  if (passage->under_quote)
    return std::any_of(passage->items.begin(), passage->items.end(), [&](const PassageItem& item) {
      return item.quoted && fits(items[item.index]);
    });
  return items.size() == 1 && fits(items.front());
}

// "Monday to Friday, nine to five. Saturdays until one." to "When is the kiosk open?" or "Could you
// tell me your opening hours?"
bool lists_hours(const Context& context, std::size_t sentence) {
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[sentence]);
  std::string_view day = words.front().folded;
  if (day.ends_with('s')) day.remove_suffix(1);
  static const WordPhrases hours{"opening|office|business? hours|times"};
  const auto& items = context.inquiry.items;
  return weekday_named(day) &&
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) {
                       return is_number_word(word) || word.folded == "one" ||
                              word.kind == WordKind::number;
                     }) &&
         (hours.in(context.inquiry.text.words) ||
          std::any_of(items.begin(), items.end(),
                      [](const Item& item) { return item.wants == Wanted::time; }));
}

// "Ring twice.", "Guests park free." under a quoted "How does that work?": what looks like a noun
// there may well be a verb.
bool tells_how(const Context& context, std::size_t sentence) {
  constexpr std::size_t longest = 5;
  const Sentence& told = context.draft.text.sentences[sentence];
  const std::vector<OwnPassage>& passages = own_passages(context);
  return context.draft.text.words_of(told).size() <= longest &&
         std::any_of(passages.begin(), passages.end(), [&](const OwnPassage& passage) {
           return passage.under_quote && passage.first_sentence == sentence &&
                  std::any_of(passage.items.begin(), passage.items.end(), [&](const auto& item) {
                    return item.quoted && context.inquiry.items[item.index].wants == Wanted::manner;
                  });
         });
}

// "Adjunto el manual.": too few words to tell a language by, in answer to a mail that is not in
// English.
bool may_be_foreign(const Context& context) {
  return context.draft.text.language.empty() && !context.inquiry.text.english;
}

// Is the sentence one whose parts may be missed, by its shape and by what stands around it?
bool is_judged(std::string_view body, const Text& text, std::size_t index, const LineCursor& line) {
  const Sentence& sentence = text.sentences[index];
  const Words words = text.words_of(sentence);
  if (!is_plain_sentence(body, sentence, words, most_long, index == 0) || is_kind(words) ||
      leads_to_answers(words) || counts_and_tells(words) || says_no_need(words))
    return false;
  if (index + 1 < text.sentences.size() && announces_next(words)) return false;
  if (is_in_list(body, sentence, line) || follows_ruler(body, line) ||
      !stands_alone(body, text, index))
    return false;
  const bool begins_small = body[sentence.span.start] >= 'a';
  return !begins_small || is_bare_quantity(sentence, words);
}

// What is wrong with a sentence.
struct Flaw {
  std::string message;
  double confidence = 0;
  std::optional<Severity> severity = std::nullopt;  // in place of the rule's
};

using MessageOfWords = fmt::format_string<std::string>;

Flaw sure_flaw(MessageOfWords message, std::string_view quoted, double confidence) {
  return {formatted(message, excerpt(quoted)), confidence};
}

Flaw likely_flaw(MessageOfWords message, std::string_view quoted, double confidence) {
  return {formatted(message, excerpt(quoted)), confidence, Severity::suggestion};
}

std::optional<Flaw> breaking_off(std::string_view body, const Text& text, std::size_t index,
                                 bool in_list, bool marked_elsewhere, TableScores& scores) {
  constexpr std::string_view message =
      "“{}” breaks off: the customer does not learn what was to follow; finish the sentence.";
  const std::string_view quoted = slice(body, text.sentences[index].span);
  if (breaks_off(body, text, index, marked_elsewhere)) return sure_flaw(message, quoted, 0.8);
  const double score = in_list ? 0 : breaking_off_score(body, text, index, scores);
  if (score < least_unmarked) return std::nullopt;
  const Word& last = text.words_of(text.sentences[index]).back();
  if (last.folded == ".")
    return score >= least_marked ? std::optional(likely_flaw(message, quoted, score))
                                 : std::nullopt;
  const Behind next = behind(body, text.sentences[index]);
  if (last.kind != WordKind::word || next == Behind::more) return std::nullopt;
  if (!marked_elsewhere && score < least_marked) return std::nullopt;
  return next == Behind::end && marked_elsewhere && score >= surely_unmarked
             ? sure_flaw(message, quoted, score)
             : likely_flaw(message, quoted, score);
}

constexpr std::string_view note_to_oneself =
    "“{}” does not say who did it, and reads as a note to oneself; begin with “I” or “we”.";

std::optional<Flaw> flaw_around_colon(const Sentence& sentence, Words words,
                                      std::string_view quoted) {
  if (lacks_doer_behind_colon(words))
    return likely_flaw(
        "“{}” does not say who did it, and reads as a note to oneself; write a whole sentence, "
        "with “I” or “we”.",
        quoted, 0.7);
  if (drops_writer_before_colon(sentence, words)) return sure_flaw(note_to_oneself, quoted, 0.8);
  return std::nullopt;
}

// Something that is left out, as in notes and in talk, of which its place tells what it was.
std::optional<Flaw> dropped_part(const Sentence& sentence, Words words, bool is_long,
                                 std::string_view quoted) {
  if (is_long && drops_writer(sentence, words)) return sure_flaw(note_to_oneself, quoted, 0.8);
  if (is_long && drops_writer_before_and(words)) return likely_flaw(note_to_oneself, quoted, 0.7);
  if (words.size() > 3 && drops_who_hopes(words))
    return likely_flaw(
        "“{}” does not say who hopes, and reads as if jotted down; begin with “I” or “We”.", quoted,
        0.7);
  if (words.size() > 4 && is_torn_off(words))
    return likely_flaw(
        "“{}” is a clause without its sentence; join it to the one before with a comma.", quoted,
        0.7);
  if (is_long && drops_thing(sentence, words))
    return likely_flaw("“{}” does not say what it is about; begin with its name, or with “It”.",
                       quoted, 0.8);
  if (words.size() >= least_quantity && is_bare_quantity(sentence, words))
    return likely_flaw(
        "“{}” is not a whole sentence, and reads as if jotted down; say what it is: “It costs …”, "
        "“It lasts …”.",
        quoted, 0.7);
  if (is_long && is_bare_state(sentence, words))
    return likely_flaw(
        "“{}” does not say what is so, and reads as if jotted down; begin with its name, or with "
        "“It is”.",
        quoted, 0.6);
  return std::nullopt;
}

std::optional<Flaw> flaw_of(const Sentence& sentence, Words words, std::string_view quoted,
                            TableScores& scores) {
  if (has_colon(words)) return flaw_around_colon(sentence, words, quoted);
  const bool is_long = words.size() > least_long && !cries.has(words[0]);
  if (auto flaw = dropped_part(sentence, words, is_long, quoted)) return flaw;

  const bool is_short = words.size() <= most_words + 1 && !is_accepted(words);
  if ((is_short || (is_long && !is_past_of_be(words[0]))) && lacks_subject(words))
    return Flaw{formatted("“{}” has no subject, and reads as curt to a customer; write “{} {}…”",
                          shortened(quoted), missing_subject(words), words[0].folded),
                0.8};
  const bool is_brief = is_short && lacks_verb(sentence, words);
  if (is_brief || (is_long && lacks_verb_at_length(words))) {
    // In longer ones the tags of the words are less to be relied on.
    const bool sure = (is_brief && !may_hold_verb(words)) || words[0].tag == Tag::participle ||
                      words[0].folded == "no";
    return Flaw{formatted("“{}” is not a whole sentence, so the customer has to guess the rest; "
                          "write a whole one: who did what, or what is so.",
                          is_brief ? shortened(quoted) : excerpt(quoted)),
                0.7, sure ? std::nullopt : std::optional(Severity::suggestion)};
  }
  if (may_be_incomplete(sentence, words) && scores.incomplete() >= least_score)
    return likely_flaw(
        "“{}” is not a whole sentence, and reads as if jotted down; write a whole one: who did "
        "what, or what is so.",
        quoted, scores.incomplete());
  return std::nullopt;
}

// Whole sentences around it make a single half sentence ("Done. It counts from May on.") a matter
// of style; several, or nothing else below a quote, read as notes.
bool is_among_whole_sentences(const Context& context, std::size_t flawed) {
  constexpr std::size_t least_whole = 3;
  const auto whole_sentences = [&](std::size_t first, std::size_t end) {
    std::size_t whole = 0;
    for (std::size_t i = first; i < end; ++i) {
      const Sentence& sentence = context.draft.text.sentences[i];
      whole += i != flawed && !context.traits[i].courtesy && sentence.has_subject &&
               sentence.finite_verb != Sentence::no_word;
    }
    return whole;
  };
  const std::vector<OwnPassage>& passages = own_passages(context);
  // "Done, from 1 April to the end of May, at no charge." says what is so.
  constexpr std::size_t least_told = 6;
  const bool told = context.traits[flawed].words >= least_told;
  const bool alone =
      !told && std::any_of(passages.begin(), passages.end(), [&](const OwnPassage& passage) {
        return passage.first_sentence <= flawed && flawed < passage.end_sentence &&
               whole_sentences(passage.first_sentence, passage.end_sentence) == 0;
      });
  return !alone && whole_sentences(0, context.draft.text.sentences.size()) >= least_whole;
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const std::string_view body = context.body();
  if (!text.english || may_be_foreign(context)) return;
  const std::vector<bool> completed = completed_by_quotes(context);
  const bool marked = marks_ends(text);
  LineCursor line(body);
  std::size_t found = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const std::string_view quoted = slice(body, sentence.span);
    line.move_to(sentence);
    TableScores scores(text.words_of(sentence), sentence);
    std::optional<Flaw> flaw =
        breaking_off(body, text, i, is_in_list(body, sentence, line), marked, scores);
    const bool broken = flaw.has_value();
    if (!broken && !completed[i] && !opens_with_reason(context, i) &&
        is_judged(body, text, i, line))
      flaw = flaw_of(sentence, text.words_of(sentence), quoted, scores);
    if (!flaw) continue;
    if (!broken && (answers_only_question(context, i) || lists_hours(context, i) ||
                    allays_fear(context, text.words_of(sentence))))
      continue;
    if (!broken && (answers_unquoted(context, i) || tells_how(context, i)))
      flaw->severity = Severity::suggestion;
    findings.add(sentence.span, std::move(flaw->message), flaw->severity).confidence =
        flaw->confidence;
    found += broken ? 2 : 1;
    last = i;
  }
  if (found == 1 && is_among_whole_sentences(context, last)) findings.suggest_last();
}

}  // namespace

extern const Rule incomplete_sentence{
    "incomplete-sentence",
    Severity::warning,
    "sentences",
    "A sentence without a finite verb, or without a subject.",
    check,
};

}  // namespace replylint::catalogue
