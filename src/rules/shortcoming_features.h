// What the tables of shortcomings look at: a reply, its sentences and the customer's items.
#ifndef REPLYLINT_RULES_SHORTCOMING_FEATURES_H
#define REPLYLINT_RULES_SHORTCOMING_FEATURES_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "replylint/coverage.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"

#include "match/evidence.h"
#include "match/traits.h"
#include "rules/acts.h"
#include "text/tone.h"

namespace replylint {

// Longer replies and inquiries are not judged: those that the tables know have half a page.
inline constexpr std::size_t most_judged_sentences = 40;
inline constexpr std::size_t most_judged_items = 24;

// All that the tables judge by.
struct JudgedReply {
  const Inquiry& inquiry;
  const Draft& draft;
  const Coverage& coverage;
  std::span<const Traits> traits;     // of the sentences of the draft
  std::span<const ToneScores> tones;  // of the same
  const SentenceActs& acts;           // of the same
  const SharedEvidence& evidence;

  // How many sentences of the draft are judged: the first ones.
  [[nodiscard]] std::size_t judged_sentences() const noexcept {
    return std::min(traits.size(), most_judged_sentences);
  }
};

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
struct ItemFeatures {
  std::array<float, item_feature_count> numbers{};
  bool quoted_with_others = false;  // two or more items stand in one quote, with one answer below
};
[[nodiscard]] std::vector<ItemFeatures> item_features(const JudgedReply& reply);

// Not praise, nor put off, nor quoted above what answers all, nor what only points back to other
// items or says when they are needed.
[[nodiscard]] bool is_judged(const JudgedReply& reply, std::size_t item);

}  // namespace replylint

#endif
