#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "rules/quotations.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/bytes.h"
#include "text/formatted.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

using namespace std::string_view_literals;

// Common words that are no acronym, keyword or name when they stand in capitals among others.
constexpr auto common_words = word_set(
    "about", "above", "absolutely", "after", "again", "all", "already", "also", "always", "am",
    "an", "and", "answer", "any", "anything", "are", "aren't", "ask", "asked", "at", "be",
    "because", "been", "before", "being", "broken", "but", "by", "call", "can", "can't", "cannot",
    "care", "change", "completely", "could", "did", "didn't", "do", "does", "doesn't", "don't",
    "done", "down", "each", "email", "ever", "every", "everything", "first", "fix", "fixed", "for",
    "from", "get", "give", "go", "going", "had", "happy", "has", "hasn't", "hate", "have",
    "haven't", "he", "help", "here", "how", "i'm", "i've", "if", "ignore", "immediately",
    "important", "in", "into", "is", "isn't", "it", "it's", "its", "just", "know", "last", "late",
    "let", "like", "listen", "look", "love", "make", "many", "may", "me", "more", "most", "must",
    "my", "need", "needs", "never", "new", "no", "nobody", "nor", "not", "nothing", "now", "of",
    "off", "on", "once", "one", "only", "or", "other", "our", "out", "over", "own", "people",
    "please", "problem", "read", "really", "right", "said", "same", "say", "see", "send", "sent",
    "she", "should", "simply", "so", "some", "stop", "stupid", "sure", "tell", "than", "that",
    "that's", "the", "their", "them", "then", "there", "these", "they", "think", "this", "those",
    "time", "to", "today", "told", "tomorrow", "too", "totally", "try", "under", "understand",
    "until", "up", "use", "very", "wait", "want", "was", "wasn't", "we", "we're", "were", "what",
    "when", "where", "which", "who", "why", "will", "with", "without", "won't", "work", "working",
    "worse", "would", "wouldn't", "wrong", "yes", "yet", "you", "you're", "your");

// Words that shout even alone: nothing but emphasis puts them in capitals.
constexpr auto emphatic_words =
    word_set("absolutely", "again", "already", "always", "anything", "before", "both", "can't",
             "cannot", "completely", "didn't", "doesn't", "don't", "ever", "every", "everybody",
             "everyone", "everything", "exactly", "immediately", "must", "neither", "never",
             "nobody", "not", "nothing", "only", "please", "really", "should", "somebody", "stop",
             "twice", "very", "whole", "without", "your", "yourself");

constexpr std::array<std::string_view, 16> query_words = {
    "ALTER"sv, "CREATE"sv, "DELETE"sv,  "DROP"sv,   "EXISTS"sv, "GRANT"sv,  "INSERT"sv, "INTO"sv,
    "JOIN"sv,  "NULL"sv,   "REPLACE"sv, "SELECT"sv, "TABLE"sv,  "UPDATE"sv, "VALUES"sv, "WHERE"sv};

constexpr std::array<std::string_view, 8> reproach_words = {
    "again"sv, "didn't"sv, "don't"sv, "ignored"sv, "never"sv, "nobody"sv, "seriously"sv, "why"sv};

// "That is great news!!" is loud with joy; "not good!!" is not.
constexpr auto glad_words =
    word_set("amazing", "awesome", "brilliant", "bravo", "cheers", "congrats", "congratulations",
             "correct", "cool", "delighted", "excellent", "fantastic", "glad", "good", "great",
             "happy", "hooray", "hurray", "love", "lovely", "nice", "perfect", "superb", "thank",
             "thanks", "welcome", "wonderful", "wow", "yay");
constexpr auto negations = word_set("cannot", "hardly", "never", "no", "not", "nothing");
constexpr auto smileys = std::to_array<std::string_view>(
    {":)", ":-)", ":d", ":-d", ";)", ";-)", "=)", "\xF0\x9F\x98", "\xE2\x98\xBA"});

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Letters A to Z in capitals, and apostrophes.
bool is_capital(std::string_view word) {
  if (!word.empty() && is_ascii_lower(word.front())) return false;
  bool letter = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (is_ascii_upper(word[i]))
      letter = true;
    else if (word[i] != '\'' && word.substr(i, 3) != "’" &&
             (i < 1 || word.substr(i - 1, 3) != "’") && (i < 2 || word.substr(i - 2, 3) != "’"))
      return false;
  }
  return letter;
}

// Part of a constant, an option, a file name or an expression: MAX_NOT, --NOT, X=NOT, NOT(.
bool is_glued(std::string_view body, Span span) {
  constexpr std::string_view glue = "_-/\\=<>$%&#@(){}[]*+:.";
  const char before = span.start > 0 ? body[span.start - 1] : ' ';
  const char after = span.end < body.size() ? body[span.end] : ' ';
  const char second = span.end + 1 < body.size() ? body[span.end + 1] : ' ';
  const bool opened = glue.find(before) != std::string_view::npos && before != '(' &&
                      before != '*' && before != '_' && before != '-' && before != ':';
  const bool ended = after != ')' && after != '*' && after != '.' && after != ':' && after != '-' &&
                     after != '_' && after != '/' && glue.find(after) != std::string_view::npos;
  const bool joined = (glue.find(after) != std::string_view::npos && is_word_byte(second)) ||
                      (glue.find(before) != std::string_view::npos && span.start > 1 &&
                       is_word_byte(body[span.start - 2]));
  return opened || ended || joined;
}

class Shouts {
 public:
  Shouts(const Context& context, Findings& findings)
      : body_(context.body()),
        text_(context.draft.text),
        quotations_(quotations_of(context)),
        findings_(findings) {}

  void check() {
    for (const Sentence& sentence : text_.sentences) {
      const auto words = text_.words_of(sentence);
      const bool capitals = std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return word.kind == WordKind::word && word.span.size() > 1 &&
               is_capital(slice(body_, word.span)) &&
               (common_words.has(word) || emphatic_words.has(word));
      });
      if (capitals && !is_in_query(sentence.span)) check_capitals(words);
      check_marks(sentence);
    }
  }

 private:
  // Whether the sentence stands in a paragraph that holds a query. They are asked for in order.
  [[nodiscard]] bool is_in_query(Span sentence) {
    if (sentence.start >= paragraph_.end) {
      paragraph_ = paragraph_around(sentence);
      query_ = holds_query(slice(body_, paragraph_));
    }
    return query_;
  }

  // Spans are asked in order of their start within a sentence, and nearly so over all.
  [[nodiscard]] bool is_quoted(Span span) const {
    const auto next = std::upper_bound(
        quotations_.begin(), quotations_.end(), span.start,
        [](std::size_t start, const Span& quotation) { return start < quotation.start; });
    return next != quotations_.begin() && std::prev(next)->contains(span);
  }

  // Between blank lines, wherever its lines are taken for code and hold no sentence.
  [[nodiscard]] Span paragraph_around(Span sentence) const {
    std::string blank(line_end(body_));
    blank += line_end(body_);
    const std::size_t before = body_.rfind(blank, sentence.start);
    const std::size_t after = body_.find(blank, sentence.end);
    return {before == std::string_view::npos ? 0 : before,
            after == std::string_view::npos ? body_.size() : after};
  }

  // Of a database.
  static bool holds_query(std::string_view paragraph) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < paragraph.size();) {
      std::size_t end = i;
      while (end < paragraph.size() && is_word_byte(paragraph[end])) ++end;
      if (is_one_of(query_words, paragraph.substr(i, end - i))) ++count;
      i = end + 1;
    }
    return count >= 2;
  }

  void check_capitals(std::span<const Word> words) {
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = i;
      std::size_t capitals = 0;
      std::size_t common = 0;
      std::size_t last = i;
      bool emphatic = false;
      while (end < words.size()) {
        const Word& word = words[end];
        const std::string_view letters = slice(body_, word.span);
        if (word.kind != WordKind::word || !is_capital(letters)) break;
        if (is_glued(body_, word.span) || is_quoted(word.span)) break;
        last = end;
        if (letters.size() > 1) ++capitals;
        if (letters.size() > 1 && common_words.has(word)) ++common;
        emphatic = emphatic || emphatic_words.has(word);
        ++end;
      }
      // Two common words side by side, or one that only emphasis puts in capitals.
      const bool run = common >= 2 && common * 3 >= capitals;
      const bool alone = emphatic && capitals == 1;
      // "ABSOLUTELY NO WARRANTY": the law writes like that, and nobody means it.
      const bool legal = std::any_of(
          words.begin() + static_cast<std::ptrdiff_t>(i),
          words.begin() + static_cast<std::ptrdiff_t>(end),
          [](const Word& word) { return word.folded == "warranty" || word.folded == "liability"; });
      if ((run || alone) && !legal && !is_inscription(words.first(i)) &&
          !warns_of_danger(words, i, last + 1)) {
        // "I" belongs to every sentence.
        const Span span{words[i].span.start, words[last].span.end};
        // One word is a habit of many careful writers; a run of them is a raised voice.
        findings_.add(span,
                      formatted("“{}” reads as shouting at the customer; write it in small "
                                "letters and let the words carry the weight.",
                                shortened(slice(body_, span))),
                      run ? std::nullopt : std::optional(Severity::suggestion));
      }
      i = std::max(end, i + 1);
    }
  }

  // "The label said DO NOT BEND", "tubes marked DO NOT BEND": what stands on a thing.
  static bool is_inscription(std::span<const Word> before) {
    static constexpr auto leads = word_set(
        "button", "called", "entitled", "key", "label", "labelled", "labeled", "mark", "marked",
        "named", "option", "printed", "read", "reading", "reads", "said", "saying", "says", "sign",
        "stamp", "stamped", "sticker", "switch", "titled", "words");
    return !before.empty() && leads.has(before.back());
  }

  // "DO NOT open the valve while it is hot.": safety may be loud.
  static bool warns_of_danger(std::span<const Word> words, std::size_t first, std::size_t end) {
    static constexpr auto bans = word_set("do", "don't", "must", "never", "not");
    static constexpr auto dangers =
        word_set("acid", "bleach", "boiling", "breathe", "burn", "burns", "children", "current",
                 "drink", "electric", "explode", "explodes", "explosion", "eyes", "fire", "flame",
                 "flames", "flammable", "fumes", "gas", "hot", "ingest", "inhale", "live", "mains",
                 "petrol", "plugged", "poison", "poisonous", "pressure", "scald", "shock",
                 "swallow", "toxic", "voltage");
    constexpr std::size_t reach = 16;  // words: of a clause or two, not of a hostile sentence
    const auto banned = words.subspan(first, end - first);
    const auto behind = words.subspan(end, std::min(reach, words.size() - end));
    return std::all_of(banned.begin(), banned.end(),
                       [](const Word& word) { return bans.has(word); }) &&
           std::any_of(behind.begin(), behind.end(),
                       [](const Word& word) { return dangers.has(word); });
  }

  // How a sentence that ends in marks is said.
  struct Manner {
    bool glad = false;
    bool to_customer = false;
    bool reproachful = false;
    bool negative = false;
  };

  // Joy in the sentence, or a smiley behind it.
  [[nodiscard]] bool is_glad(const Sentence& sentence, bool negative) const {
    const auto words = text_.words_of(sentence);
    if (std::any_of(words.begin(), words.end(),
                    [](const Word& word) { return glad_words.has(word); }))
      return !negative;
    constexpr std::size_t longest_smiley = 5;  // with the space in front of it
    return std::any_of(smileys.begin(), smileys.end(), [&](std::string_view smiley) {
      const std::string_view where =
          body_.substr(sentence.span.start, sentence.span.size() + longest_smiley);
      return std::search(where.begin(), where.end(), smiley.begin(), smiley.end(),
                         [](char c, char small) {
                           return c == small || (c == 'D' && small == 'd');
                         }) != where.end();
    });
  }

  [[nodiscard]] Manner manner_of(const Sentence& sentence) const {
    const auto words = text_.words_of(sentence);
    Manner manner;
    manner.to_customer = speaks_to_customer(words);
    for (const Word& word : words) {
      manner.reproachful = manner.reproachful || is_one_of(reproach_words, word.folded);
      manner.negative = manner.negative || negations.has(word) || word.folded.ends_with("n't");
    }
    manner.glad = is_glad(sentence, manner.negative);
    return manner;
  }

  // "Which one??" is often only haste, and a suggestion where it is said to the customer; "Why did
  // nobody look??" is not.
  [[nodiscard]] bool is_loud(Span marks, const Manner& manner) const {
    return !manner.glad &&
           (manner.reproachful || slice(body_, marks).find('?') == std::string_view::npos);
  }

  // "Who does such a thing???": three marks or more are no slip of the finger; yet in "How was this
  // overlooked???" the writer is with the customer. Where marks stand for letters that were lost on
  // the way, they end no sentence.
  [[nodiscard]] bool is_insistent(Span marks, const Sentence& sentence,
                                  const Manner& manner) const {
    static constexpr auto reproachful = word_set("who", "why");
    constexpr std::size_t least_words = 3;
    const auto words = text_.words_of(sentence);
    return marks.size() >= 3 && !manner.glad && marks.end == sentence.span.end && marks.start > 0 &&
           is_ascii_letter(body_[marks.start - 1]) && words.size() >= least_words &&
           (reproachful.has(words.front()) || manner.to_customer);
  }

  // A reproach, or said to the customer; other runs of marks are only eager.
  [[nodiscard]] bool is_aimed(const Sentence& sentence, const Manner& manner) const {
    return sentence.form == SentenceForm::imperative || !text_.english || manner.to_customer ||
           manner.reproachful || manner.negative;
  }

  void check_marks(const Sentence& sentence) {
    const auto words = text_.words_of(sentence);
    const auto marks = [](Bytes bytes) { return equal_to(bytes, '!') | equal_to(bytes, '?'); };
    constexpr std::size_t least_asked = 4;  // words
    const std::string_view front = body_.substr(0, sentence.span.end);
    std::optional<Manner> manner;
    for (std::size_t at = find_byte(front, sentence.span.start, marks); at < sentence.span.end;
         at = find_byte(front, at + 1, marks)) {
      std::size_t end = at;
      while (end < sentence.span.end && (body_[end] == '!' || body_[end] == '?')) ++end;
      const Span span{at, end};
      at = end;
      if (span.size() < 2) continue;
      if (!manner) manner = manner_of(sentence);
      const bool insistent = is_insistent(span, sentence, *manner);
      // "Would Friday suit you???"; two are a habit of courteous people as well.
      const bool eager = span.size() > 2 && span.end == sentence.span.end && manner->to_customer &&
                         words.size() >= least_asked && !manner->glad;
      if (!insistent && !eager && !is_loud(span, *manner)) continue;
      // Code and addresses: "!!x", "a ?? b", "?!?=1".
      if (end < body_.size() &&
          (is_word_byte(body_[end]) || body_[end] == '=' || body_[end] == '(' || body_[end] == '$'))
        continue;
      if (span.start == sentence.span.start || body_[span.start - 1] == ' ') {
        if (end < sentence.span.end) continue;
      }
      const auto word = std::lower_bound(
          words.begin(), words.end(), span.start,
          [](const Word& candidate, std::size_t start) { return candidate.span.end <= start; });
      if (word != words.end() && word->kind == WordKind::address) continue;
      if (is_quoted(span)) continue;
      findings_.add(span,
                    formatted("“{}” reads as shouting at the customer; one mark says the same.",
                              shortened(slice(body_, span))),
                    insistent || (is_loud(span, *manner) && is_aimed(sentence, *manner))
                        ? std::nullopt
                        : std::optional(Severity::suggestion));
    }
  }

  std::string_view body_;
  const Text& text_;
  const std::vector<Span>& quotations_;
  Findings& findings_;
  Span paragraph_;  // of the sentence that was asked for last
  bool query_ = false;
};

void check(const Context& context, Findings& findings) {
  Shouts(context, findings).check();
}

}  // namespace

extern const Rule shouting{
    "shouting", Severity::warning, "tone", "Capitals for emphasis, or runs of “!” or “?”.", check,
};

}  // namespace replylint::catalogue
