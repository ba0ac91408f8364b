// What each sentence of a reply does for the customer: its speech act.
#ifndef REPLYLINT_RULES_ACTS_H
#define REPLYLINT_RULES_ACTS_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "replylint/text.h"

#include "match/traits.h"
#include "rules/sentence_rows.h"

namespace replylint {

class Meaning;
class SharedFeatures;
class SentenceMeanings;

enum class Act : std::uint8_t {
  cause,       // says what was wrong: "The disk was full."
  fix,         // says what was done, or what the customer is to do: "I cleared the queue."
  status,      // says how it is now: "Mail is flowing again."
  prevention,  // says what of the next time: "An alert warns us from now on."
  promise,     // says what we will do: "I will write again by noon."
  denial,      // says no, or names a limit: "We don't ship outside Europe."
  option,      // offers a way forward: "You could use the web version instead."
  other,       // answers, asks, thanks
};
inline constexpr std::size_t act_count = 8;

// What it does with what was asked: another table, learned from other sentences.
enum class AnswerAct : std::uint8_t {
  refusal,           // says no, or names a limit: "Saturdays the yard is shut."
  offer,             // a way forward, or a choice: "A sworn translator could do it."
  open_step,         // what is still to be done by us, without a time: "It is with our bookkeeper."
  unusual_question,  // asks for what customers do not expect to be asked for, without a reason
  usual_question,    // asks for what any desk asks for, or says why
  unspecific,        // names nothing of what it answers: "Both are done."
  evasion,           // stands where an answer is due: "We take this choice very seriously."
  other,             // answers, thanks, tells a cause
};

// How likely each act is, by a learned table (src/models/README.md): from 0 to 1, together 1. A
// sentence of several acts divides it among them. All 0 where the text is not English: nothing is
// known of it then.
using ActScores = std::array<float, act_count>;

// By how much likelier than not a sentence does each, whatever else it does, in logits: by a table
// of its own, learned from replies to problem reports. All below 0 where the text is not English.
using ActLogits = std::array<float, act_count>;

// The acts of the sentences of a text, each found out when it is first asked for. Not to be shared
// between threads.
class SentenceActs {
 public:
  // `traits`, `meanings` and `features` are those of the sentences, or none if they are not known.
  explicit SentenceActs(const Text& text, std::span<const Traits> traits = {},
                        const SentenceMeanings* meanings = nullptr,
                        const SharedFeatures* features = nullptr)
      : text_(text), traits_(traits), meanings_(meanings), features_(features) {}

  [[nodiscard]] float of(std::size_t sentence, Act act) const;
  [[nodiscard]] float of(std::size_t sentence, AnswerAct act) const;
  // Whether an act may be likelier than not, by the words alone, without phrases and without what
  // they mean together: true for some of which it is not.
  [[nodiscard]] bool may_be(std::size_t sentence, AnswerAct act) const;
  // Of a reply to a problem report.
  [[nodiscard]] ActLogits in_incident(std::size_t sentence) const;
  // What its words mean together.
  [[nodiscard]] Meaning meaning_of(std::size_t sentence) const;
  // What its words add up to in the table of shortcomings, a number for each of its columns. Until
  // the acts of another sentence are asked for.
  [[nodiscard]] std::span<const std::int32_t> shortcomings_of(std::size_t sentence) const {
    return sums_of(sentence, shortcomings_over_words);
  }
  // The rows of the tables that the sentence adds up: only for tools/train. Until the same.
  [[nodiscard]] std::span<const std::uint32_t> rows_of(std::size_t sentence) const;

 private:
  struct Found {
    std::array<std::int32_t, columns_over_words> sums{};
    ActScores acts{};
    ActScores answer_acts{};
    bool knows_words = false;  // in the sums
    bool knows_phrases = false;
    bool knows_acts = false;

    [[nodiscard]] std::span<const std::int32_t> sums_of(const TableOverWords& table) const {
      return std::span(sums).subspan(table.first_column, table.columns);
    }
  };
  [[nodiscard]] std::span<const std::int32_t> sums_of(std::size_t sentence,
                                                      const TableOverWords& table) const {
    return find_sums(sentence).sums_of(table);
  }
  [[nodiscard]] const Traits* traits_of(std::size_t sentence) const {
    return traits_.empty() ? nullptr : &traits_[sentence];
  }
  void append_rows_of_words(std::size_t sentence) const;
  // With what the words add up to, with the phrases as well, and with the acts.
  [[nodiscard]] Found& find_words(std::size_t sentence) const;
  [[nodiscard]] Found& find_sums(std::size_t sentence) const;
  [[nodiscard]] const Found& find(std::size_t sentence) const;

  const Text& text_;
  std::span<const Traits> traits_;
  const SentenceMeanings* meanings_;
  const SharedFeatures* features_;
  mutable std::vector<Found> found_;
  mutable std::vector<std::uint32_t> rows_;  // in use while sums are found
};

// The rows of those tables that a sentence adds up, before those for its meaning: only for
// tools/train.
inline constexpr std::size_t act_rows = sentence_rows;
[[nodiscard]] std::vector<std::uint32_t> act_features(const Text& text, const Sentence& sentence);

}  // namespace replylint

#endif
