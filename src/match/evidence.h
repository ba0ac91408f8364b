// What speaks for a sentence of the draft as the answer to an item of the customer.
#ifndef REPLYLINT_MATCH_EVIDENCE_H
#define REPLYLINT_MATCH_EVIDENCE_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/message.h"

#include "match/nearest_words.h"
#include "match/similarity.h"
#include "match/traits.h"
#include "match/word_vectors.h"
#include "text/words.h"

namespace replylint {

// The evidence that is weighed; the learned weights are in this order. 0 to 1 where nothing else is
// said, and mostly 0 or 1.
enum class Evidence : std::size_t {
  any,  // always 1
  // Words and meaning that the sentence shares with the item.
  shared_words,
  shared_words_rather,  // ... more than with the other items: -1 to 1
  shared_words_here,    // ... more than other sentences share with the item
  shared_words_around,  // ... with the item and the sentences around it
  shared_in_paragraph,  // how much of the item the whole paragraph repeats
  meaning,              // cosine
  meaning_rather,       // ... more than with the other items
  meaning_here,         // ... more than other sentences share with the item
  meaning_around,       // with the sentences around the item
  meaning_around_rather,
  meaning_of_paragraph,
  meaning_of_paragraph_rather,
  meaning_of_paragraph_here,
  nearest_words,  // mean cosine of the item's words with their nearest in the sentence
  nearest_words_rather,
  nearest_words_here,
  shared_entities,  // names, numbers, addresses of the item
  shared_entities_around,
  // What the item wants, and whether the sentence has it.
  verdict,
  no_verdict,
  choice,
  time,
  no_time,
  quantity,
  no_quantity,
  place,
  no_place,
  person,
  no_person,
  reason,
  no_reason,
  manner,
  no_manner,
  act,
  no_act,
  thing,
  price,  // the item asks for money, the sentence speaks of it
  no_price,
  duration,
  date,
  possibility,   // "can I": "you may", "is not supported"
  report,        // a request: "I have put", "is attached"
  same_ordinal,  // "2)" before both
  other_ordinal,
  general,  // the item asks about the message as a whole
  request,  // the item is a request
  problem,  // ... or a problem or complaint
  // What the sentence is, whatever the item.
  courtesy,
  asks,
  deferral,
  instruction,
  done_something,
  opens_with_verdict,
  leans_back,  // opens with "it", "this", "they"
  opens_paragraph,
  first_sentence,
  length,  // the logarithm of its words over 4
  // Where both stand.
  distance,  // of their places in the mails, as shares of their lengths
  // How close the sentence is to where answers to the item are expected. Last: in training they
  // come from what was learned without the mail itself.
  answer_meaning,
  answer_meaning_rather,
  answer_meaning_here,
  count,
};
constexpr std::size_t evidence_count = static_cast<std::size_t>(Evidence::count);
using EvidenceVector = std::array<float, evidence_count>;

// The most that speaks for any of some sentences, courtesies left out.
class StrongestEvidence {
 public:
  void add(const EvidenceVector& found, const Traits& traits) noexcept;
  // All zero where there is none.
  [[nodiscard]] const EvidenceVector& evidence() const noexcept { return most_; }

 private:
  EvidenceVector most_{};
  bool any_ = false;
};

// The words of an item: its own, where the sentence holds more.
[[nodiscard]] Words words_of(const Inquiry& inquiry, const Item& item);

// Sentences [first, end) of the draft, between blank lines or quotes.
struct Paragraph {
  std::size_t first = 0;
  std::size_t end = 0;
};

// Of the first `sentences` of a text.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(std::string_view body, const Text& text,
                                                   std::size_t sentences);

// More items and sentences than these are not compared by meaning: hostile input must not cost more
// than time linear in its size.
constexpr std::size_t compared_items = 64;
constexpr std::size_t compared_sentences = 400;

// What the items of an inquiry mean, found out when it is first asked for, and what all that are
// compared with them have in common. Not to be shared between threads.
class ItemMeanings {
 public:
  struct Each {
    Meaning own;
    Meaning of_answers;
    Meaning around;  // of its sentence and the two beside it
  };

  explicit ItemMeanings(const Inquiry& inquiry)
      : inquiry_(inquiry), sentences_(inquiry.text), kept_(inquiry.items.size()) {}

  [[nodiscard]] const Inquiry& inquiry() const noexcept { return inquiry_; }
  [[nodiscard]] const Each& of(std::size_t item) const;
  // Numbers words, those of the inquiry and of others.
  [[nodiscard]] ContentWords& content_words() const;
  [[nodiscard]] WordMeanings& word_meanings() const noexcept { return word_meanings_; }

 private:
  const Inquiry& inquiry_;
  SentenceMeanings sentences_;
  mutable std::vector<std::unique_ptr<const Each>> kept_;
  mutable std::unique_ptr<ContentWords> content_words_;
  mutable WordMeanings word_meanings_;
};

// [first, end) of the hashes of names, numbers and addresses.
struct Entities {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

// What evidence looks at in the sentences of a draft, and what each item has in common with them,
// whatever else is asked: found out once for all choices of items. Not to be shared between
// threads.
class ComparedSentences {
 public:
  // The traits and meanings are those of the draft, the paragraphs those of its sentences that are
  // compared. `asked` must outlive it.
  ComparedSentences(const ItemMeanings& asked, const Draft& draft, std::span<const Traits> traits,
                    const SentenceMeanings& meanings, std::span<const Paragraph> paragraphs);

  struct Facts {
    std::size_t paragraph = 0;
    int ordinal = 0;
    float position = 0;
    float length = 0;  // the logarithm of its words over 4
    bool opens_paragraph = false;
    bool opens_with_verdict = false;
    bool leans_back = false;
    bool price = false;
    bool duration = false;
    bool date = false;
    bool place = false;
    bool person = false;
    bool possibility = false;
    bool manner = false;
    bool report = false;
    Entities entities;
  };

  [[nodiscard]] const ItemMeanings& asked() const noexcept { return asked_; }
  [[nodiscard]] std::size_t count() const noexcept { return facts_.size(); }
  [[nodiscard]] const Facts& operator[](std::size_t sentence) const { return facts_[sentence]; }
  [[nodiscard]] std::span<const Words> words() const noexcept { return words_; }
  [[nodiscard]] std::span<const Paragraph> paragraphs() const noexcept { return paragraphs_; }
  [[nodiscard]] std::span<const std::uint32_t> entities_of(Entities entities) const noexcept {
    return std::span(entities_).subspan(entities.first, entities.end - entities.first);
  }

  // How near an item comes to each sentence; the last: to each paragraph.
  enum class Nearness : std::size_t {
    meaning,
    answer_meaning,
    meaning_around,
    nearest_words,
    meaning_of_paragraph,
  };
  // Of an item of the inquiry, after compare().
  [[nodiscard]] std::span<const float> near(std::size_t item, Nearness kind) const {
    const std::span<const float> all = near_[item];
    const auto rest = all.subspan(static_cast<std::size_t>(kind) * count());
    return kind == Nearness::meaning_of_paragraph ? rest : rest.first(count());
  }
  void compare(std::span<const std::size_t> items) const;

 private:
  const ItemMeanings& asked_;
  std::vector<Paragraph> paragraphs_;
  std::vector<Facts> facts_;
  std::vector<Words> words_;
  std::vector<std::uint32_t> entities_;  // those of one sentence together and sorted
  std::vector<Meaning> meanings_;
  std::vector<Meaning> paragraph_meanings_;
  NearestWords nearest_words_;
  mutable std::vector<std::vector<float>> near_;  // by item; empty: not compared yet
};

// The evidence between the items of an inquiry and the sentences of a draft.
class EvidenceFinder {
 public:
  // `items` are indices into those of the inquiry. The sentences must outlive it.
  EvidenceFinder(std::span<const std::size_t> items, const ComparedSentences& sentences);

  // `item` is an index into `items`; the traits are those of the sentence.
  [[nodiscard]] EvidenceVector find(std::size_t item, std::size_t sentence,
                                    const Traits& traits) const;

  // The same number stands before both: "2)".
  [[nodiscard]] bool same_ordinal(std::size_t item, std::size_t sentence) const noexcept {
    return items_[item].ordinal > 0 && items_[item].ordinal == sentences_[sentence].ordinal;
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> entities_of(Entities entities) const noexcept {
    return std::span(entities_).subspan(entities.first, entities.end - entities.first);
  }

  struct ItemFacts {
    ItemKind kind = ItemKind::question;
    Wanted wants = Wanted::thing;
    bool general = false;
    bool price = false;
    bool duration = false;
    bool possibility = false;
    int ordinal = 0;     // 2 for "2)" before it; 0: none
    float position = 0;  // 0 to 1
    Entities entities;
    Entities entities_around;
  };
  // Of each item with each sentence or paragraph, and what the others have.
  class Grid {
   public:
    Grid() = default;
    Grid(std::size_t items, std::size_t columns) : columns_(columns), cells_(items * columns) {}
    Grid(std::size_t columns, std::vector<float> cells)
        : columns_(columns), cells_(std::move(cells)) {}
    void set(std::size_t item, std::span<const float> row) {
      std::copy(row.begin(), row.end(),
                cells_.begin() + static_cast<std::ptrdiff_t>(item * columns_));
    }
    float& at(std::size_t item, std::size_t column) { return cells_[item * columns_ + column]; }
    [[nodiscard]] float at(std::size_t item, std::size_t column) const {
      return cells_[item * columns_ + column];
    }
    void finish(std::size_t items);
    // Less the highest of the other items; 0 for a single item.
    [[nodiscard]] float rather(std::size_t item, std::size_t column) const;
    // Less the mean of all columns.
    [[nodiscard]] float here(std::size_t item, std::size_t column) const {
      return at(item, column) - row_means_[item];
    }

   private:
    struct Best {
      float first = 0;
      float second = 0;
      std::size_t item = 0;  // that has the first
    };
    std::size_t columns_ = 0;
    std::size_t items_ = 0;
    std::vector<float> cells_;
    std::vector<Best> best_;  // of each column
    std::vector<float> row_means_;
  };

  const ComparedSentences& sentences_;
  Similarity shared_words_;
  std::vector<ItemFacts> items_;
  std::vector<std::uint32_t> entities_;  // of the items, those of one text together and sorted
  Grid words_;
  Grid words_around_;
  Grid meaning_;
  Grid answer_meaning_;
  Grid meaning_around_;
  Grid meaning_of_paragraph_;
  Grid shared_in_paragraph_;
  Grid nearest_words_;
};

// The evidence of one reply, of each choice of items found out once. Not to be shared between
// threads.
class SharedEvidence {
 public:
  // The traits and meanings are those of the draft. All must outlive it.
  SharedEvidence(const Inquiry& inquiry, const Message& message, const Draft& draft,
                 std::span<const Traits> traits, const SentenceMeanings& meanings);

  [[nodiscard]] const ItemMeanings& asked() const noexcept { return asked_; }
  // Of the sentences that are compared.
  [[nodiscard]] std::span<const Paragraph> paragraphs() const noexcept { return paragraphs_; }

  // `items` are indices into those of the inquiry. The result lasts as long as this.
  [[nodiscard]] const EvidenceFinder& of(std::span<const std::size_t> items) const {
    return *found(items).finder;
  }

  // What links each of these items to each sentence that is compared, as AnswerModel::link() has
  // it: [item * sentences + sentence].
  [[nodiscard]] std::span<const double> links_of(std::span<const std::size_t> items) const {
    return linked(items).links;
  }
  // For each of these items the most that speaks for any of these sentences.
  [[nodiscard]] std::span<const StrongestEvidence> strongest_of(
      std::span<const std::size_t> items) const {
    return linked(items).strongest;
  }

 private:
  struct Found {
    std::vector<std::size_t> items;
    std::unique_ptr<const EvidenceFinder> finder;
    // Where they were asked for.
    std::vector<double> links;
    std::vector<StrongestEvidence> strongest;
  };
  Found& found(std::span<const std::size_t> items) const;
  const Found& linked(std::span<const std::size_t> items) const;

  ItemMeanings asked_;
  const Draft& draft_;
  std::span<const Traits> traits_;
  const SentenceMeanings& meanings_;
  std::vector<Paragraph> paragraphs_;
  mutable std::unique_ptr<const ComparedSentences> sentences_;  // where they were asked for
  mutable std::vector<Found> found_;
};

}  // namespace replylint

#endif
