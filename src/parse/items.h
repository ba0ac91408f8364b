// What one sentence of a customer brings up. parse_inquiry puts it together.
#ifndef REPLYLINT_PARSE_ITEMS_H
#define REPLYLINT_PARSE_ITEMS_H

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "replylint/inquiry.h"
#include "replylint/text.h"

namespace replylint {

// Words [first, end) of a sentence that bring something up.
struct FoundItem {
  ItemKind kind = ItemKind::question;
  std::size_t first = 0;
  std::size_t end = 0;
  double confidence = 1;
};

// The first word behind words that only lead in ("so", "and", "also", "hi John,", "1)").
[[nodiscard]] std::size_t skip_lead_in(std::span<const Word> words, std::size_t first = 0);

// A question word or an inverted verb at words[at] that opens a question: "how do I", "is there".
// `marked`: the sentence ends in a question mark, so that less is enough.
[[nodiscard]] bool opens_question(std::span<const Word> words, std::size_t at, bool marked);

// "what", "how", "where's".
[[nodiscard]] bool is_question_word(std::string_view word);

// "Can I", "is there": a verb and its subject in the order of a question.
[[nodiscard]] bool is_inverted(std::span<const Word> words, std::size_t at);

// Where a clause behind a comma or a colon asks: "two came, which one is it".
[[nodiscard]] std::optional<std::size_t> find_question_clause(std::span<const Word> words);

// "…, isn't it?", "… am I?"
[[nodiscard]] bool ends_with_tag(std::span<const Word> words);

// Questions that want no answer: greetings ("how are you?"), rhetorical questions.
[[nodiscard]] bool is_empty_question(std::span<const Word> words);

// The confidence of what says in so many words that an answer is wanted: "I was wondering whether
// …". The model does not doubt it.
inline constexpr double explicit_question = 0.95;

// An indirect question: "I was wondering whether", "let me know which", "not sure how to". The
// first of its words and the confidence, or nothing.
struct Asking {
  std::size_t first = 0;
  double confidence = 1;
  bool information = false;  // asks to be told something: a question
  bool bare = false;         // a verb alone, without "please" or another form of asking
  bool wish = false;         // "we need", "I would like to"
};
[[nodiscard]] std::optional<Asking> find_indirect_question(std::span<const Word> words);

// A request that begins at words[at]: "could you restart", "please restart", "we need", "restart
// the server". An imperative is only taken at the start of a clause, which `at` must be then.
[[nodiscard]] std::optional<Asking> request_at(std::span<const Word> words, std::size_t at,
                                               bool clause_start);

// "Please find attached", "if you have any questions, call us", "do not hesitate", and what a
// notice asks of whoever gets the mail.
[[nodiscard]] bool is_courtesy(std::span<const Word> words);

// One of the writer's own side ("me", "our") is among the next words.
[[nodiscard]] bool concerns_writer(std::span<const Word> words, std::size_t first);

// A report that something does not work, dissatisfaction, or praise of the one who is written to:
// the confidence, or 0.
[[nodiscard]] double problem_confidence(std::span<const Word> words);
[[nodiscard]] double complaint_confidence(std::span<const Word> words);
[[nodiscard]] double praise_confidence(std::span<const Word> words);

// "It no longer fails", "the problem is solved", "to avoid errors": no report, whatever is named.
[[nodiscard]] bool denies_problem(std::span<const Word> words);

// "Also, …", "The mobile app also …", "Another thing: …": not more about what stands before.
[[nodiscard]] bool opens_another_matter(std::span<const Word> words);

// A question mark asks for the sentence as a whole: not one in "he asked “Is it done?”" or "we
// renamed it (politely?)".
[[nodiscard]] bool asks_by_mark(std::span<const Word> words, const Sentence& sentence);

// All that a sentence brings up, in order, not overlapping. `marks_lost`: its question marks stand
// for characters that got lost.
[[nodiscard]] std::vector<FoundItem> find_items(std::span<const Word> words,
                                                const Sentence& sentence, bool marks_lost = false);

}  // namespace replylint

#endif
