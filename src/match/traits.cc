#include "match/traits.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "text/promises.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/yes_or_no.h"

namespace replylint {

namespace {

using std::string_view;

constexpr auto verdict_openers =
    word_set("absolutely", "affirmative", "agreed", "certainly", "correct", "definitely", "exactly",
             "indeed", "maybe", "nah", "negative", "neither", "no", "nope", "not", "ok", "okay",
             "perhaps", "possibly", "precisely", "presumably", "probably", "right", "sadly", "sure",
             "true", "unfortunately", "unlikely", "wrong", "yeah", "yep", "yes");
constexpr auto done_words =
    word_set("activated", "added", "adjusted", "applied", "arranged", "cancelled", "canceled",
             "changed", "cleared", "completed", "configured", "corrected", "created", "deleted",
             "disabled", "done", "enabled", "extended", "fixed", "granted", "increased",
             "installed", "issued", "migrated", "moved", "opened", "patched", "pointed", "raised",
             "rebooted", "refunded", "removed", "renamed", "renewed", "replaced", "reset",
             "resolved", "restarted", "restored", "set", "updated", "upgraded");
constexpr auto time_words = word_set(
    "afternoon", "annually", "april", "august", "daily", "day", "days", "december", "evening",
    "february", "friday", "hour", "hourly", "hours", "immediately", "instantly", "january", "july",
    "june", "march", "midnight", "minute", "minutes", "monday", "month", "monthly", "months",
    "morning", "night", "noon", "november", "now", "october", "saturday", "second", "seconds",
    "september", "soon", "sunday", "thursday", "today", "tomorrow", "tonight", "tuesday",
    "wednesday", "week", "weekend", "weekly", "weeks", "year", "years", "yesterday");
constexpr auto number_words = word_set(
    "both", "dozen", "eight", "eleven", "every", "few", "five", "four", "free", "half", "hundred",
    "many", "million", "nine", "none", "once", "one", "only", "seven", "several", "six", "ten",
    "thousand", "three", "twelve", "twenty", "twice", "two", "unlimited", "zero");
constexpr auto reason_words = word_set("as", "because", "caused", "due", "for", "happened",
                                       "reason", "since", "so", "therefore", "thus", "why");

// The first two that are no symbols.
std::array<Word, 2> first_words(std::span<const Word> words) {
  std::array<Word, 2> first;
  std::size_t found = 0;
  for (std::size_t i = 0; i < words.size() && found < first.size(); ++i)
    if (words[i].kind != WordKind::symbol) first[found++] = words[i];
  return first;
}

// Said without an answer: thanks, sympathy, greetings, receipts, invitations to ask.
const WordPhrases& courtesies() {
  static const WordPhrases phrases{
      "thanks|cheers",
      "thank you",
      "many thanks",
      "i|we appreciate|thank",
      "i|we do? apologise|apologize|regret",
      "i|we am|are so|very|really|terribly? sorry|glad|happy|delighted|pleased",
      "i'm|we're so|very|really|terribly? sorry|glad|happy|delighted|pleased",
      "sorry|apologies",
      "our|my apologies",
      "i|we fully|completely|totally|do|can? understand|appreciate|realise|realize "
      "how|your|that|the",
      "i|we have? received|got your|the",
      "i've|we've received|got your|the",
      "your message|email|e-mail|mail|request|ticket|inquiry|enquiry|question has|was been? "
      "received",
      "is|are very? important to us",
      "your satisfaction|comfort|happiness is|remains our|my|the",
      "i|we really|truly|greatly|highly|do? value you|your|every|each|our",
      "i|we hope this|that|you|all|it|the|your|everyone|everybody|she|he|they",
      "hope this|that|you|it|your|the",
      "let me|us know if|whether you * questions|question|help|assistance|else|anything",
      "please? let me|us know if|whether you|there * "
      "questions|question|help|assistance|else|anything",
      "feel free to",
      "do not hesitate",
      "don't hesitate",
      "have a nice|great|good|lovely",
      "best|kind|warm regards|wishes",
      "looking forward to",
      "i|we look forward to",
      "happy to help|hear",
      "hth",
      "good|great question",
      "you're|you are? welcome",
      "great|good|nice|glad to know|hear|see",
  };
  return phrases;
}

Phrases verdicts() {
  static constexpr std::string_view phrases[] = {
      "i think so",         "i don't think",
      "i do not think",     "you can|can't|cannot|should|need|don't",
      "it is not",          "it isn't|does|doesn't",
      "there is|are|isn't", "we do|don't|cannot|can't",
      "not|is possible",    "you're|you are? welcome to",
  };
  return phrases;
}

Phrases instructions() {
  static constexpr std::string_view phrases[] = {
      "you can|need|should",
      "you have to",
      "try|use|please",
  };
  return phrases;
}

// "Both are.", "Yes to both.", "You can do both from there."
Phrases answers_to_all() {
  static constexpr std::string_view phrases[] = {
      "do both|either|all", "have|get|take|use|bring both", "answer to both|either|all is"};
  return phrases;
}

enum Said : std::size_t { says_verdict, instructs, answers_all };
const WordPhraseGroups& said_phrases() {
  static const WordPhraseGroups groups{verdicts(), instructions(), answers_to_all()};
  return groups;
}

// "You are welcome to bring your dog" says yes; "to write again" says nothing.
bool welcomes_to(std::span<const Word> words) {
  static const WordPhrases welcome{"you're|you are? welcome to"};
  static constexpr auto contact =
      word_set("ask", "call", "contact", "email", "e-mail", "get", "let", "mail", "message",
               "reach", "reply", "ring", "write");
  const auto found = welcome.find(words);
  return found && (found->end == words.size() || !contact.has(words[found->end]));
}

// "You do, sorry.", "Weekdays only, sorry."
bool adds_sorry(std::span<const Word> words, std::size_t at) {
  static constexpr auto interjections = word_set("again", "ah", "hello", "hey", "hi", "oh", "oops");
  return words[at].folded == "sorry" && words[at - 1].folded == "," &&
         !interjections.has(words.front()) &&
         std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end(),
                     [](const Word& word) { return word.kind == WordKind::symbol; });
}

// A courtesy opens its sentence and is all of it: "Thanks, the record was wrong and is now fixed."
// and "We are sorry, but the plan has no backups." go on.
bool is_courtesy(std::span<const Word> words, SentenceForm form, std::size_t count) {
  if (count == 0) return true;
  // "[[alternative HTML version deleted]]", "-- cut for clarity": a note about the message.
  const auto opens_with = [&](string_view mark) {
    return words.front().folded == mark ||
           (words.size() > 1 && mark.size() == 2 && words[0].folded == mark.substr(0, 1) &&
            words[1].folded == mark.substr(0, 1));
  };
  if (opens_with("[[") || opens_with("--")) return true;
  if (count == 1) {
    static constexpr auto cheers = word_set("awesome", "congratulations", "congrats", "cool",
                                            "excellent", "great", "nice", "perfect", "wonderful");
    if (cheers.has(words.front().folded)) return true;
  }
  // What is left of an attribution.
  if (words.size() > 1 && words.back().folded == ":" && words[words.size() - 2].folded == "wrote")
    return true;
  if (form == SentenceForm::fragment && count <= 2) {
    const string_view first = words.front().folded;
    if (first == "hi" || first == "hello" || first == "dear" || first == "hey") return true;
  }
  const auto match = courtesies().find(words);
  if (!match || match->first > 3) return false;
  if (count > 30 || welcomes_to(words)) return false;
  if (match->first > 0 && (words.front().folded == "not" || adds_sorry(words, match->first)))
    return false;
  for (std::size_t i = match->end; i < words.size(); ++i) {
    const string_view word = words[i].folded;
    // "Thank you so much for …", "and I am so sorry" go on as they began.
    const bool joins =
        word == "so" && !(i + 1 < words.size() &&
                          (words[i + 1].folded == "much" || words[i + 1].tag == Tag::adjective));
    if (word == "but" || word == "because" || word == "however" || joins) return false;
    if (words[i].kind == WordKind::number || words[i].kind == WordKind::address) return false;
  }
  return true;
}

// "9 am", "at 10 o'clock"
bool is_clock_time(const Word* number, std::span<const Word> words) {
  static constexpr auto marks = word_set("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock");
  return number != &words.back() && marks.has(number[1]);
}

// "Right outside customs", "right behind the church": where, and no "right" that agrees.
bool says_where(std::span<const Word> words) {
  static const WordPhrases phrases{
      "right across|after|around|at|before|behind|below|beside|by|here|in|inside|next|on|opposite|"
      "outside|there|under"};
  return phrases.match_at(words, 0).has_value();
}

// "We don't need any.", "You don't need anything.": none of what was asked for.
bool names_none(std::span<const Word> words) {
  static constexpr auto none = word_set("any", "anybody", "anyone", "anything", "anywhere");
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return none.has(word); });
}

// "Mornings are quiet", "whenever you like", "it's ready": when something can be had.
bool tells_when(std::span<const Word> words) {
  static constexpr auto times =
      word_set("afternoons", "anytime", "dawn", "dusk", "evenings", "fridays", "midday", "mondays",
               "mornings", "nights", "ready", "saturdays", "sundays", "thursdays", "tuesdays",
               "wednesdays", "weekdays", "weekends", "whenever");
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return times.has(word); });
}

// "In May", "after lunch", "tomorrow"; not "two days".
bool names_date(std::span<const Word> words) {
  const auto time = find_time(words);
  if (!time) return false;
  const auto first = std::find_if(words.begin(), words.end(),
                                  [&](const Word& word) { return word.span.start >= time->start; });
  return !duration_at(words, static_cast<std::size_t>(first - words.begin()));
}

// "Yes, thank you for asking."
bool has_thanks_behind_verdict(std::span<const Word> words, SentenceForm form, std::size_t count) {
  if (count < 2 || !is_yes_or_no(words.front()) || words[1].kind != WordKind::symbol) return false;
  return is_courtesy(words.subspan(2), form, count - 1);
}

}  // namespace

bool is_time_word(const Word& word) {
  return time_words.has(word);
}

bool only_says_when(std::span<const Word> words) {
  static const WordPhrases wanted{
      "need|needs|want|would|like|have it|this|that|them|these|those|one",
      "know|hear|told|answer|reply|response"};
  static constexpr auto limits = word_set("by", "before", "until", "till");
  static constexpr auto clauses = word_set("if", "whether", "that");
  const auto match = wanted.find(words);
  if (!match) return false;
  // "it framed by the 20th", not "this report by Friday"
  std::size_t at = match->end;
  if (at < words.size() && words[at].tag == Tag::participle) ++at;
  if (at >= words.size() || !limits.has(words[at])) return false;
  const auto behind = words.subspan(at);
  // "… to know before Friday whether you take dogs"
  return names_time(behind) && std::none_of(behind.begin(), behind.end(), [](const Word& word) {
           return word.tag == Tag::question_word || clauses.has(word);
         });
}

bool is_general(std::span<const Word> words) {
  static constexpr auto general_words = word_set(
      "a", "about", "advance", "advice", "advise", "all", "am", "an", "and", "any", "anybody",
      "anyone", "anything", "appreciated", "are", "asap", "assist", "at", "be", "been", "begin",
      "best", "can", "case", "check", "clarify", "clue", "clues", "comment", "comments", "confirm",
      "correct", "correctly", "could", "did", "do", "does", "doing", "earliest", "error", "ever",
      "experience", "explain", "explanation", "fix", "fixed", "for", "from", "get", "give", "go",
      "going", "had", "happen", "happening", "has", "have", "help", "here", "hint", "hints", "how",
      "i", "idea", "ideas", "if", "immediately", "in", "input", "into", "investigate", "is",
      "isn't", "issue", "it", "it's", "kindly", "know", "known", "let", "like", "look", "make",
      "me", "missing", "my", "next", "of", "on", "one", "opinion", "opinions", "or", "out", "plain",
      "plainly", "please", "pls", "plz", "pointer", "pointers", "possible", "problem", "proceed",
      "quickly", "reason", "recommend", "recommendation", "recommendations", "resolve", "right",
      "seen", "sense", "should", "simple", "simply", "so", "solution", "solve", "some", "somebody",
      "someone", "something", "soon", "sort", "start", "steps", "suggest", "suggestion",
      "suggestions", "take", "tell", "that", "that's", "the", "there", "these", "think", "this",
      "thought", "thoughts", "to", "try", "understand", "up", "urgent", "urgently", "us", "was",
      "way", "we", "what", "what's", "where", "why", "with", "work", "working", "would", "wrong",
      "you", "your");
  // "The reports are empty - can you have a look?" asks by its last clause.
  std::size_t clause = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view mark = words[i].folded;
    if (words[i].kind == WordKind::symbol &&
        (mark == "-" || mark == "--" || mark == "–" || mark == "—" || mark == ";"))
      clause = i + 1;
  }
  const auto asking = words.subspan(clause);
  return std::all_of(asking.begin(), asking.end(), [](const Word& word) {
    return word.kind == WordKind::symbol || general_words.has(word);
  });
}

Traits traits_of(SentenceForm form, std::span<const Word> words) {
  Traits traits;
  const auto [first, second] = first_words(words);
  traits.words = static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](const Word& word) { return word.kind != WordKind::symbol; }));
  traits.asks = form == SentenceForm::interrogative ||
                (!words.empty() && words.back().kind == WordKind::symbol &&
                 words.back().folded.starts_with('?'));
  const bool thanks_behind = has_thanks_behind_verdict(words, form, traits.words);
  traits.courtesy = !traits.asks && !thanks_behind && is_courtesy(words, form, traits.words);
  traits.open_work = find_open_work(words);
  traits.deferral = !traits.courtesy && traits.open_work.has_value();
  const FoundPhrases said(said_phrases(), words);
  traits.verdict = (verdict_openers.has(first) && !says_where(words)) || said.has(says_verdict);
  traits.instruction = form == SentenceForm::imperative || said.has(instructs);
  static constexpr auto all_words =
      word_set("all", "both", "each", "either", "everything", "neither", "none");
  constexpr std::size_t bare_words = 4;
  const bool names_all =
      std::any_of(words.begin(), words.end(), [](const Word& word) { return all_words.has(word); });
  traits.covers_all = all_words.has(first) || said.has(answers_all) ||
                      (verdict_openers.has(first) &&
                       (all_words.has(second) || (names_all && traits.words <= bare_words)));
  for (const Word& word : words) {
    switch (word.kind) {
      case WordKind::number:
        traits.number = true;
        traits.time |= word.folded.find(':') != string_view::npos || is_clock_time(&word, words);
        break;
      case WordKind::address:
        traits.place = true;
        break;
      case WordKind::word:
        traits.time |= time_words.has(word);
        // "There is no limit."
        traits.number |= number_words.has(word) ||
                         (word.folded == "no" && &word != &words.front() &&
                          &word != &words.back() && (&word + 1)->kind == WordKind::word);
        traits.reason |= reason_words.has(word);
        traits.done |= done_words.has(word);
        break;
      case WordKind::symbol:
        traits.number |= word.folded == "$" || word.folded == "€" || word.folded == "£";
        break;
    }
  }
  traits.date = names_date(words);
  traits.time = traits.time || traits.date || tells_when(words) || names_event(words);
  traits.bare = (traits.words <= bare_words || thanks_behind) && (traits.verdict || traits.done) &&
                !traits.number && !traits.place && !traits.time && !names_none(words);
  return traits;
}

std::vector<Traits> traits_of(const Text& text) {
  std::vector<Traits> traits;
  traits.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences)
    traits.push_back(traits_of(sentence.form, text.words_of(sentence)));
  return traits;
}

}  // namespace replylint
