// Words of the draft that carry a tone, by the phrases of the style and by the learned table.
#ifndef REPLYLINT_RULES_TONE_EVIDENCE_H
#define REPLYLINT_RULES_TONE_EVIDENCE_H

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "rules/rule.h"
#include "text/tone.h"
#include "text/word_phrases.h"

namespace replylint {

struct ToneEvidence {
  std::size_t sentence = 0;  // index into Draft::text.sentences
  Span span;
  const PhraseHit* phrase = nullptr;  // null: by the table alone
  double confidence = 1;              // 0 to 1
};

// In the order of the draft: the phrases with this id, and sentences without one that the table
// holds for the tone. Of the tones that offend, a sentence has the strongest alone, and no tone by
// the table where a phrase of one that offends stands.
[[nodiscard]] std::vector<ToneEvidence> find_tone(const Context& context, std::string_view id,
                                                  Tone tone);

// The first of the phrases in each sentence, outside quotation marks, in the order of the draft.
[[nodiscard]] std::vector<ToneEvidence> find_tone(const Context& context,
                                                  const WordPhrases& phrases, double confidence);

// "Feel free to ask me anything else.", and nothing besides: no tone that offends.
[[nodiscard]] bool is_invitation(std::span<const Word> words);

// "If it takes longer, drop us a line, and we'll extend it.": what the customer may say, and
// nothing harsh besides.
[[nodiscard]] bool invites_to_say(std::span<const Word> words);

// "Unless I hear otherwise by noon, I will make the 14 inch one.", "If you would prefer the money,
// refuse the parcel", "when we get a chance": the customer chooses, or waits, and nothing is held
// over them. Of no other tone than a threat or mockery.
[[nodiscard]] bool leaves_choice(std::span<const Word> words, Tone tone);

// Reports a phrase by its own message, else by `message`, which holds "{match}" for the words. What
// the table alone holds for a tone is never an error, and a suggestion where it is not sure.
Diagnostic& report_tone(const Context& context, const ToneEvidence& evidence, std::string_view id,
                        std::string_view message, Findings& findings);

// Reports all the evidence.
void check_tone_rule(const Context& context, std::string_view id, Tone tone,
                     std::string_view message, Findings& findings);

}  // namespace replylint

#endif
