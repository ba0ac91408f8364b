// What a reply seems to lack, by learned tables, where no rule by itself is sure of it.
#ifndef REPLYLINT_RULES_SHORTCOMINGS_H
#define REPLYLINT_RULES_SHORTCOMINGS_H

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/span.h"

#include "match/evidence.h"
#include "match/traits.h"
#include "rules/acts.h"
#include "text/tone.h"

namespace replylint {

struct Context;

// All that the tables judge by.
struct JudgedReply {
  const Inquiry& inquiry;
  const Draft& draft;
  const Coverage& coverage;
  std::span<const Traits> traits;     // of the sentences of the draft
  std::span<const ToneScores> tones;  // of the same
  const SentenceActs& acts;           // of the same
  const SharedEvidence& evidence;
};

// None where the tables do not judge: another language, nothing asked, or too long a reply.
[[nodiscard]] std::optional<JudgedReply> judged_reply(const Context& context);

// Longer replies and inquiries are not judged: those that the tables know have half a page.
inline constexpr std::size_t most_judged_sentences = 40;
inline constexpr std::size_t most_judged_items = 24;

// Of the reply as a whole: how surely its sentences do what (acts.h), the two surest and all
// together; how long it is; what is asked; the strongest tones.
inline constexpr std::size_t reply_feature_count = 84;
using ReplyFeatures = std::array<float, reply_feature_count>;
[[nodiscard]] ReplyFeatures reply_features(const JudgedReply& reply);

// Of one of its sentences, besides its words and their meaning: what it does, what the sentences
// before and behind it do, and all others. No quote, nor what is answered, has a part in it: a fix
// changes these, and nothing may be suspected after it that was not before.
inline constexpr std::size_t sentence_feature_count = 104;
using SentenceFeatures = std::array<float, sentence_feature_count>;
[[nodiscard]] std::vector<SentenceFeatures> sentence_features(const JudgedReply& reply);

// Of an item of the customer: what it is and wants, how well the sentences of the reply answer it,
// and how well they answer the others; the same of the sentences below its quote and of the items
// quoted with it, and what speaks for these sentences.
inline constexpr std::size_t item_feature_count = 49 + evidence_count;
using ItemFeatures = std::array<float, item_feature_count>;
[[nodiscard]] std::vector<ItemFeatures> item_features(const JudgedReply& reply);

// Not praise, nor put off, nor quoted above what answers all, nor what only points back to other
// items.
[[nodiscard]] bool is_judged(const JudgedReply& reply, std::size_t item);

// What a sentence may do wrong, by the rule that would find it: the columns of the table.
inline constexpr std::array<std::string_view, 22> sentence_shortcomings{"arguing",
                                                                        "asks-for-known",
                                                                        "blame",
                                                                        "condescension",
                                                                        "denial",
                                                                        "dodged-answer",
                                                                        "empty-promise",
                                                                        "hollow-sympathy",
                                                                        "incomplete-sentence",
                                                                        "missing-eta",
                                                                        "missing-example",
                                                                        "no-solution",
                                                                        "process-lecture",
                                                                        "rude",
                                                                        "runaround",
                                                                        "sarcasm",
                                                                        "single-option",
                                                                        "threat",
                                                                        "ticket-speak",
                                                                        "unexplained-question",
                                                                        "vague-answer",
                                                                        "vague-eta"};
using ShortcomingScores = std::array<float, sentence_shortcomings.size()>;

// Of each sentence, by how much each shortcoming is likelier than it must be to be told, in logits:
// above 0 it is suspected. By a learned table (src/models/README.md).
[[nodiscard]] std::vector<ShortcomingScores> shortcoming_scores(const JudgedReply& reply);

// The same of each item, for that it is passed over.
[[nodiscard]] std::vector<float> passed_over_scores(const JudgedReply& reply);

struct SuspectedShortcoming {
  std::string_view rule;
  Span span;
  std::string message;
  std::optional<int> item;
  double confidence = 0;
  bool sure = false;  // hardly a good reply is as likely to have it
};

// The likeliest of what a sentence does wrong, and the item that is likeliest passed over, where
// they are likely enough and their rules have `found` nothing by themselves.
[[nodiscard]] std::vector<SuspectedShortcoming> suspect_shortcomings(
    const Context& context, const std::vector<Diagnostic>& found);

}  // namespace replylint

#endif
