// A text taken apart: lines, words, sentences. Computed once, shared by all that look at it.
#ifndef REPLYLINT_TEXT_H
#define REPLYLINT_TEXT_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/export.h"
#include "replylint/span.h"

namespace replylint {

/// The shape of a sentence. The names in JSON are those of the enumerators.
enum class SentenceForm {
  declarative,    ///< "The server is up."
  interrogative,  ///< "Is the server up?", "how do I log in"
  imperative,     ///< "Please restart the server."
  fragment,       ///< "Fixed.", "Any news?" - no finite verb, and no imperative
};

/// "declarative", "interrogative", ...: static storage.
[[nodiscard]] REPLYLINT_EXPORT std::string_view to_string(SentenceForm form) noexcept;

enum class WordKind : std::uint8_t {
  word,     ///< letters, with inner apostrophes and hyphens: "don't", "re-install"
  number,   ///< "8", "1,000", "3.11.2", "12:30"
  address,  ///< a URL, e-mail address, host, path or file name: "https://…", "a@b.c", "/etc/hosts"
  symbol,   ///< one mark of punctuation or one symbol, or a run of the same: ",", "...", "!!"
};

/// The part of speech of a word of English prose; elsewhere all are other. A contraction with a
/// finite verb ("I'm", "don't") is a finite_verb.
enum class Tag : std::uint8_t {
  other,  ///< numbers, symbols, interjections
  noun,
  proper_noun,
  pronoun,
  determiner,  ///< "the", "this", "my", "no"
  adjective,
  adverb,
  preposition,    ///< also "to" before a verb
  subordinator,   ///< "if", "because", "that" before a clause
  conjunction,    ///< "and", "but"
  question_word,  ///< "what", "how"; also "which" and "who" of relative clauses
  finite_verb,    ///< "is", "works", "sent", "can"
  base_verb,      ///< "to send", "can send"
  imperative,     ///< "Send us the log."
  participle,     ///< "was sent"
  gerund,         ///< "sending"
};

/// A word of the text.
struct Word {
  Span span;
  WordKind kind = WordKind::word;
  Tag tag = Tag::other;
  std::uint32_t hash = 0;   ///< FNV-1a of `folded`
  std::string_view folded;  ///< case-folded, apostrophes as ', owned by the Text
};

/// A sentence: a run of words of one region, possibly over several hard-wrapped lines.
struct Sentence {
  Span span;  ///< without white space at either end
  SentenceForm form = SentenceForm::declarative;
  std::size_t first_word = 0;  ///< words [first_word, end_word) of Text::words
  std::size_t end_word = 0;
  /// A question mark ends it. Not all of those are interrogative ("Any news?" is a fragment), and
  /// not all that are interrogative have one.
  bool question_mark = false;
  /// The finite verb of the main clause, an index into Text::words; no_word where there is none or
  /// the prose is not English. Right for about nine of ten sentences.
  std::size_t finite_verb = no_word;
  /// A subject stands with it: not in "Will do." and "Should work now.".
  bool has_subject = false;

  static constexpr std::size_t no_word = static_cast<std::size_t>(-1);
};

/// The analysis of some regions of a body. Movable, not copyable: `folded` points inside.
struct REPLYLINT_EXPORT Text {
  std::vector<Word> words;
  std::vector<Sentence> sentences;
  /// The primary language subtag of BCP 47 ("en", "de"): the one given, else a guess by the script
  /// and the small words: "und" where they only tell that it is not English, empty where they tell
  /// nothing.
  std::string language;
  /// English, or nothing speaks for another language. Then tags and forms are those of a learned
  /// model; else nothing is tagged, and only punctuation tells the form.
  bool english = true;
  /// False where the regions are longer than most_analyzed, or hold more than most_sentences: the
  /// rest of them was not looked at.
  bool complete = true;

  Text() = default;
  Text(Text&&) noexcept = default;
  Text& operator=(Text&&) noexcept = default;
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  ~Text() = default;

  /// The words of a sentence.
  [[nodiscard]] std::span<const Word> words_of(const Sentence& sentence) const noexcept {
    return std::span(words).subspan(sentence.first_word, sentence.end_word - sentence.first_word);
  }

  std::vector<char> storage;  ///< where the folded words live
};

/// Bytes of prose that analyze() looks at: more than people write in a mail, and a bound for its
/// memory.
constexpr std::size_t most_analyzed = 128 * 1024;
/// Sentences that it finds in them.
constexpr std::size_t most_sentences = 10000;

/// Takes apart the given regions of `body` (valid UTF-8; regions in order, not overlapping). A
/// sentence never crosses the end of a region. `language` is a BCP 47 tag or empty for not known.
/// Linear in the size of the regions, of which the first most_analyzed bytes are looked at; any
/// content.
[[nodiscard]] REPLYLINT_EXPORT Text analyze(std::string_view body, std::span<const Span> regions,
                                            std::string_view language = {});

}  // namespace replylint

#endif
