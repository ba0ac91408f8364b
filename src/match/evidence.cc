#include "match/evidence.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "match/answer_model.h"
#include "text/ascii.h"
#include "text/feature_hash.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using std::string_view;

// Adds names, numbers and addresses, sorted. The first word of a sentence is no name for its
// capital alone.
void add_entities(std::span<const Word> words, std::vector<std::uint32_t>& entities) {
  const std::size_t first = entities.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool name = word.kind == WordKind::word && word.tag == Tag::proper_noun && i > 0;
    const bool number = word.kind == WordKind::number && word.folded.size() > 1;
    if (name || number || word.kind == WordKind::address) entities.push_back(word.hash);
  }
  std::sort(entities.begin() + static_cast<std::ptrdiff_t>(first), entities.end());
}

bool share_any(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) {
  for (std::size_t i = 0, k = 0; i < left.size() && k < right.size();) {
    if (left[i] == right[k]) return true;
    ++(left[i] < right[k] ? i : k);
  }
  return false;
}

// The number of "2)", "2." or "(2)" at the start of the words; 0 if there is none.
int ordinal_of(std::span<const Word> words) {
  std::size_t i = 0;
  if (i < words.size() && words[i].folded == "(") ++i;
  if (i + 1 >= words.size() || words[i].kind != WordKind::number || words[i].folded.size() > 2)
    return 0;
  const string_view mark = words[i + 1].folded;
  if (mark != ")" && mark != "." && mark != ":" && mark != "-") return 0;
  int number = 0;
  for (const char c : words[i].folded) {
    if (!is_ascii_digit(c)) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool leans_back(std::span<const Word> words) {
  static constexpr auto openers =
      word_set("he", "if", "it", "it's", "otherwise", "she", "that", "that's", "then", "these",
               "they", "they're", "this", "those");
  return !words.empty() && openers.has(words.front().folded);
}

bool opens_with_verdict(std::span<const Word> words) {
  static constexpr auto openers =
      word_set("absolutely", "certainly", "correct", "definitely", "exactly", "gladly", "indeed",
               "no", "nope", "not", "of", "sadly", "sure", "unfortunately", "yeah", "yep", "yes");
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 3); ++i)
    if (words[i].kind == WordKind::word) return openers.has(words[i]);
  return false;
}

constexpr auto price_words =
    word_set("billed", "charge", "charged", "charges", "cheap", "cheaper", "cost", "costs",
             "credit", "credited", "discount", "expensive", "fee", "fees", "money", "paid", "pay",
             "price", "prices", "pricing", "refund", "refunded", "refunds");
constexpr auto money_words = word_set(
    "$", "£", "€", "cent", "cents", "chf", "complimentary", "dollar", "dollars", "eur", "euro",
    "euros", "free", "gbp", "included", "includes", "pence", "pound", "pounds", "usd", "vat");
constexpr auto time_units =
    word_set("day", "days", "hour", "hours", "min", "minute", "minutes", "month", "months", "night",
             "nights", "second", "seconds", "week", "weeks", "year", "years");
constexpr auto date_words =
    word_set("afternoon", "april", "august", "december", "evening", "february", "friday", "january",
             "july", "june", "midnight", "monday", "morning", "noon", "november", "october",
             "saturday", "september", "sunday", "thursday", "today", "tomorrow", "tonight",
             "tuesday", "wednesday", "weekend", "yesterday");
constexpr auto possibility_words =
    word_set("able", "allow", "allowed", "allows", "available", "can", "can't", "cannot", "could",
             "enough", "fine", "impossible", "included", "includes", "may", "possible", "support",
             "supported", "supports", "unavailable", "welcome", "work", "works");
constexpr auto place_words =
    word_set("button", "desk", "directory", "folder", "here", "link", "menu", "office", "page",
             "settings", "site", "street", "tab", "website");
constexpr auto place_prepositions =
    word_set("at", "behind", "below", "beside", "in", "inside", "near", "on", "under");
constexpr auto person_words =
    word_set("administrator", "administrators", "admin", "admins", "anybody", "anyone", "colleague",
             "colleagues", "customer", "customers", "department", "everybody", "everyone",
             "employee", "employees", "he", "i", "manager", "managers", "me", "member", "members",
             "nobody", "officer", "only", "owner", "owners", "people", "she", "someone", "staff",
             "team", "technician", "user", "users", "visitors", "we", "you");

bool has_any(std::span<const Word> words, const auto& set) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return set.has(word); });
}

// "ten days", "2-3 weeks", "a few hours".
bool has_duration(std::span<const Word> words) {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (time_units.has(words[i]) &&
        (words[i - 1].kind == WordKind::number || words[i - 1].tag != Tag::determiner))
      return true;
  return false;
}

// "by 17:00", "on the 12th", "next Friday", "in May".
bool has_date(std::span<const Word> words) {
  if (has_any(words, date_words)) return true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::number) continue;
    const string_view number = words[i].folded;
    if (number.find(':') != string_view::npos || number.ends_with("th")) return true;
  }
  return false;
}

bool names_place(std::span<const Word> words) {
  if (has_any(words, place_words)) return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (place_prepositions.has(words[i]) && words[i + 1].tag == Tag::proper_noun) return true;
  return false;
}

// "Settings > Export"
bool has_menu_path(std::span<const Word> words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i].folded == ">" || words[i].folded == "→") return true;
  return false;
}

// Says what was done: "I have put a pair aside", "the form is attached", "was sent".
bool reports(std::span<const Word> words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].tag != Tag::finite_verb) continue;
    const std::size_t end = std::min(words.size(), i + 4);
    for (std::size_t k = i + 1; k < end; ++k)
      if (words[k].tag == Tag::participle) return true;
  }
  return words.size() > 1 && (words.front().folded == "i" || words.front().folded == "we") &&
         words[1].tag == Tag::finite_verb && words[1].folded.ends_with("ed");
}

// The item's sentence and the two beside it: [first, end) of the inquiry's.
struct Surroundings {
  std::size_t first = 0;
  std::size_t end = 0;
};
Surroundings surroundings_of(const Inquiry& inquiry, const Item& item) {
  return {item.sentence > 0 ? item.sentence - 1 : item.sentence,
          std::min(item.sentence + 2, inquiry.text.sentences.size())};
}

Words words_around(const Inquiry& inquiry, const Item& item) {
  const auto& all = inquiry.text.sentences;
  const auto [first, end] = surroundings_of(inquiry, item);
  return std::span(inquiry.text.words)
      .subspan(all[first].first_word, all[end - 1].end_word - all[first].first_word);
}

Meaning meaning_of(const SentenceMeanings& meanings, Surroundings sentences) {
  MeaningSum all;
  for (std::size_t i = sentences.first; i < sentences.end; ++i) all.add(meanings.of(i));
  return Meaning(all);
}

std::size_t end_of(std::span<const Paragraph> paragraphs) {
  return paragraphs.empty() ? 0 : paragraphs.back().end;
}

std::vector<Words> words_of_sentences(const Text& text, std::size_t count) {
  std::vector<Words> result;
  result.reserve(count);
  for (std::size_t s = 0; s < count; ++s) result.push_back(text.words_of(text.sentences[s]));
  return result;
}

// The items, and behind them what stands around each, with the sentences.
Similarity compare_words(std::span<const std::size_t> items, const ComparedSentences& sentences) {
  const Inquiry& inquiry = sentences.asked().inquiry();
  std::vector<Words> questions;
  questions.reserve(2 * items.size());
  for (const std::size_t i : items) questions.push_back(words_of(inquiry, inquiry.items[i]));
  for (const std::size_t i : items) questions.push_back(words_around(inquiry, inquiry.items[i]));
  return {questions, sentences.words(), sentences.asked().content_words()};
}

Entities take_entities(Words words, std::vector<std::uint32_t>& entities) {
  const auto first = static_cast<std::uint32_t>(entities.size());
  add_entities(words, entities);
  return {first, static_cast<std::uint32_t>(entities.size())};
}

}  // namespace

std::vector<Paragraph> paragraphs_of(std::string_view body, const Text& text,
                                     std::size_t sentences) {
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(std::min(sentences, text.sentences.size()) / 2 + 1);
  for (std::size_t i = 0; i < std::min(sentences, text.sentences.size()); ++i) {
    bool opens = i == 0;
    if (!opens) {
      const std::size_t from = text.sentences[i - 1].span.end;
      const string_view gap = body.substr(from, text.sentences[i].span.start - from);
      opens = std::count(gap.begin(), gap.end(), '\n') > 1;
    }
    if (opens)
      paragraphs.push_back({i, i + 1});
    else
      paragraphs.back().end = i + 1;
  }
  return paragraphs;
}

Words words_of(const Inquiry& inquiry, const Item& item) {
  const Words words = inquiry.text.words_of(inquiry.text.sentences[item.sentence]);
  const auto first = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.span.start >= item.span.start;
  });
  const auto end = std::find_if(first, words.end(),
                                [&](const Word& word) { return word.span.start >= item.span.end; });
  return {first, end};
}

void StrongestEvidence::add(const EvidenceVector& found, const Traits& traits) noexcept {
  if (traits.courtesy) return;
  if (!any_) most_ = found;
  for (std::size_t e = 0; e < evidence_count; ++e) most_[e] = std::max(most_[e], found[e]);
  any_ = true;
}

void EvidenceFinder::Grid::finish(std::size_t items) {
  items_ = items;
  best_.assign(columns_, {});
  row_means_.assign(items, 0);
  for (std::size_t i = 0; i < items; ++i) {
    for (std::size_t c = 0; c < columns_; ++c) {
      const float value = at(i, c);
      row_means_[i] += value;
      Best& best = best_[c];
      if (i == 0 || value > best.first) {
        best.second = i == 0 ? value : best.first;
        best.first = value;
        best.item = i;
      } else if (i == 1 || value > best.second) {
        best.second = value;
      }
    }
    if (columns_ > 0) row_means_[i] /= static_cast<float>(columns_);
  }
}

float EvidenceFinder::Grid::rather(std::size_t item, std::size_t column) const {
  if (items_ < 2) return 0;
  const Best& best = best_[column];
  return at(item, column) - (best.item == item ? best.second : best.first);
}

ContentWords& ItemMeanings::content_words() const {
  if (content_words_ == nullptr) {
    const std::size_t count = std::min(inquiry_.text.sentences.size(), compared_sentences);
    content_words_ = std::make_unique<ContentWords>(words_of_sentences(inquiry_.text, count));
  }
  return *content_words_;
}

const ItemMeanings::Each& ItemMeanings::of(std::size_t item) const {
  std::unique_ptr<const Each>& kept = kept_[item];
  if (kept == nullptr) {
    const Meaning own(words_of(inquiry_, inquiry_.items[item]));
    kept = std::make_unique<const Each>(
        Each{own, own.of_answers(),
             meaning_of(sentences_, surroundings_of(inquiry_, inquiry_.items[item]))});
  }
  return *kept;
}

ComparedSentences::ComparedSentences(const ItemMeanings& asked, const Draft& draft,
                                     std::span<const Traits> traits,
                                     const SentenceMeanings& meanings,
                                     std::span<const Paragraph> paragraphs)
    : asked_(asked),
      paragraphs_(paragraphs.begin(), paragraphs.end()),
      facts_(end_of(paragraphs)),
      words_(words_of_sentences(draft.text, facts_.size())),
      nearest_words_(words_, asked.word_meanings()),
      near_(asked.inquiry().items.size()) {
  meanings_.reserve(facts_.size());
  paragraph_meanings_.reserve(paragraphs_.size());
  for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
    const Paragraph& paragraph = paragraphs_[p];
    MeaningSum paragraph_sum;
    for (std::size_t s = paragraph.first; s < paragraph.end; ++s) {
      const Words words = words_[s];
      Facts& facts = facts_[s];
      facts.paragraph = p;
      facts.ordinal = ordinal_of(words);
      facts.position = static_cast<float>(s) / static_cast<float>(facts_.size());
      facts.length = std::log(static_cast<float>(traits[s].words + 1)) / 4;
      facts.opens_paragraph = s == paragraph.first;
      facts.opens_with_verdict = opens_with_verdict(words);
      facts.leans_back = leans_back(words);
      facts.price = has_any(words, price_words) || has_any(words, money_words);
      facts.duration = has_duration(words);
      facts.date = traits[s].date || has_date(words);
      facts.place = traits[s].place || names_place(words);
      facts.possibility = has_any(words, possibility_words);
      facts.manner = traits[s].instruction || has_menu_path(words);
      facts.report = traits[s].done || reports(words);
      facts.entities = take_entities(words, entities_);
      facts.person = has_any(words, person_words) ||
                     std::any_of(words.begin() + (words.empty() ? 0 : 1), words.end(),
                                 [](const Word& word) { return word.tag == Tag::proper_noun; });
      const MeaningSum& sum = meanings.of(s);
      meanings_.emplace_back(sum);
      paragraph_sum.add(sum);
    }
    paragraph_meanings_.emplace_back(paragraph_sum);
  }
}

void ComparedSentences::compare(std::span<const std::size_t> items) const {
  std::vector<std::size_t> unknown;
  std::vector<Words> words;
  unknown.reserve(items.size());
  words.reserve(items.size());
  for (const std::size_t item : items) {
    if (!near_[item].empty()) continue;
    unknown.push_back(item);
    words.push_back(words_of(asked_.inquiry(), asked_.inquiry().items[item]));
  }
  const std::vector<float> nearest = nearest_words_.of(words);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    const ItemMeanings::Each& meaning = asked_.of(unknown[i]);
    std::vector<float>& near = near_[unknown[i]];
    near.reserve(4 * count() + paragraph_meanings_.size());
    const auto add = [&](const Meaning& own, const std::vector<Meaning>& others) {
      for (const Meaning& other : others) near.push_back(own.similarity(other));
    };
    add(meaning.own, meanings_);
    add(meaning.of_answers, meanings_);
    add(meaning.around, meanings_);
    const auto row = std::span(nearest).subspan(i * count(), count());
    near.insert(near.end(), row.begin(), row.end());
    add(meaning.own, paragraph_meanings_);
  }
}

EvidenceFinder::EvidenceFinder(std::span<const std::size_t> items,
                               const ComparedSentences& sentences)
    : sentences_(sentences),
      shared_words_(compare_words(items, sentences)),
      items_(items.size()),
      words_(sentences.count(), shared_words_.scores(0, items.size())),
      words_around_(sentences.count(), shared_words_.scores(items.size(), 2 * items.size())),
      meaning_(items.size(), sentences.count()),
      answer_meaning_(items.size(), sentences.count()),
      meaning_around_(items.size(), sentences.count()),
      meaning_of_paragraph_(items.size(), sentences.paragraphs().size()),
      shared_in_paragraph_(items.size(), sentences.paragraphs().size()),
      nearest_words_(items.size(), sentences.count()) {
  const Inquiry& inquiry = sentences.asked().inquiry();
  using Nearness = ComparedSentences::Nearness;
  sentences.compare(items);
  const std::span<const Paragraph> paragraphs = sentences.paragraphs();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = inquiry.items[items[i]];
    const Words words = words_of(inquiry, item);
    ItemFacts& facts = items_[i];
    facts.kind = item.kind;
    facts.wants = item.wants;
    facts.general = is_general(words);
    facts.price = has_any(words, price_words);
    facts.duration = std::any_of(words.begin(), words.end(),
                                 [](const Word& word) { return word.folded == "long"; });
    facts.possibility = has_any(words, possibility_words);
    facts.ordinal = ordinal_of(inquiry.text.words_of(inquiry.text.sentences[item.sentence]));
    facts.position = static_cast<float>(i) / static_cast<float>(items.size());
    facts.entities = take_entities(words, entities_);
    facts.entities_around = take_entities(words_around(inquiry, item), entities_);
    meaning_.set(i, sentences.near(items[i], Nearness::meaning));
    answer_meaning_.set(i, sentences.near(items[i], Nearness::answer_meaning));
    meaning_around_.set(i, sentences.near(items[i], Nearness::meaning_around));
    meaning_of_paragraph_.set(i, sentences.near(items[i], Nearness::meaning_of_paragraph));
    nearest_words_.set(i, sentences.near(items[i], Nearness::nearest_words));
    for (std::size_t p = 0; p < paragraphs.size(); ++p)
      shared_in_paragraph_.at(i, p) =
          static_cast<float>(shared_words_.repeated(i, paragraphs[p].first, paragraphs[p].end));
  }
  // Of the others only the cells are looked at.
  for (Grid* grid : {&words_, &meaning_, &answer_meaning_, &meaning_around_, &meaning_of_paragraph_,
                     &nearest_words_})
    grid->finish(items.size());
}

EvidenceVector EvidenceFinder::find(std::size_t item, std::size_t sentence,
                                    const Traits& traits) const {
  EvidenceVector evidence{};
  const auto set = [&](Evidence which, float value) {
    evidence[static_cast<std::size_t>(which)] = value;
  };
  const auto flag = [&](Evidence which, bool value) { set(which, value ? 1.0F : 0.0F); };
  const ItemFacts& wanted = items_[item];
  const ComparedSentences::Facts& said = sentences_[sentence];

  set(Evidence::any, 1);
  set(Evidence::shared_words, words_.at(item, sentence));
  set(Evidence::shared_words_rather, words_.rather(item, sentence));
  set(Evidence::shared_words_here, words_.here(item, sentence));
  set(Evidence::shared_words_around, words_around_.at(item, sentence));
  set(Evidence::shared_in_paragraph, shared_in_paragraph_.at(item, said.paragraph));
  set(Evidence::meaning, meaning_.at(item, sentence));
  set(Evidence::meaning_rather, meaning_.rather(item, sentence));
  set(Evidence::meaning_here, meaning_.here(item, sentence));
  set(Evidence::meaning_around, meaning_around_.at(item, sentence));
  set(Evidence::meaning_around_rather, meaning_around_.rather(item, sentence));
  set(Evidence::meaning_of_paragraph, meaning_of_paragraph_.at(item, said.paragraph));
  set(Evidence::meaning_of_paragraph_rather, meaning_of_paragraph_.rather(item, said.paragraph));
  set(Evidence::meaning_of_paragraph_here, meaning_of_paragraph_.here(item, said.paragraph));
  set(Evidence::nearest_words, nearest_words_.at(item, sentence));
  set(Evidence::nearest_words_rather, nearest_words_.rather(item, sentence));
  set(Evidence::nearest_words_here, nearest_words_.here(item, sentence));
  const std::span<const std::uint32_t> named = sentences_.entities_of(said.entities);
  flag(Evidence::shared_entities, share_any(entities_of(wanted.entities), named));
  flag(Evidence::shared_entities_around, share_any(entities_of(wanted.entities_around), named));

  const bool verdict = said.opens_with_verdict || traits.verdict;
  switch (wanted.wants) {
    case Wanted::verdict:
      flag(Evidence::verdict, verdict);
      flag(Evidence::no_verdict, !verdict);
      break;
    case Wanted::choice:
      set(Evidence::choice, 1);
      break;
    case Wanted::time:
      flag(Evidence::time, traits.time);
      flag(Evidence::duration, wanted.duration && said.duration);
      flag(Evidence::date, !wanted.duration && said.date);
      flag(Evidence::no_time, !traits.time && !traits.number);
      break;
    case Wanted::quantity:
      flag(Evidence::quantity, traits.number);
      flag(Evidence::no_quantity, !traits.number);
      break;
    case Wanted::place:
      flag(Evidence::place, said.place);
      flag(Evidence::no_place, !said.place);
      break;
    case Wanted::person:
      flag(Evidence::person, said.person);
      flag(Evidence::no_person, !said.person);
      break;
    case Wanted::reason:
      flag(Evidence::reason, traits.reason);
      flag(Evidence::no_reason, !traits.reason);
      break;
    case Wanted::manner:
      flag(Evidence::manner, said.manner);
      flag(Evidence::no_manner, !said.manner);
      break;
    case Wanted::act:
      flag(Evidence::report, said.report);
      flag(Evidence::act, traits.done || traits.deferral);
      flag(Evidence::no_act, !traits.done && !traits.deferral);
      break;
    case Wanted::thing:
      set(Evidence::thing, 1);
      break;
  }
  flag(Evidence::price, wanted.price && said.price);
  flag(Evidence::no_price, wanted.price && !said.price);
  flag(Evidence::possibility,
       wanted.wants == Wanted::verdict && wanted.possibility && said.possibility);
  const bool ordinals = wanted.ordinal > 0 && said.ordinal > 0;
  flag(Evidence::same_ordinal, same_ordinal(item, sentence));
  flag(Evidence::other_ordinal, ordinals && !same_ordinal(item, sentence));
  flag(Evidence::general, wanted.general);
  flag(Evidence::request, wanted.kind == ItemKind::request);
  flag(Evidence::problem, wanted.kind == ItemKind::problem || wanted.kind == ItemKind::complaint);

  flag(Evidence::courtesy, traits.courtesy);
  flag(Evidence::asks, traits.asks);
  flag(Evidence::deferral, traits.deferral);
  flag(Evidence::instruction, traits.instruction);
  flag(Evidence::done_something, traits.done);
  flag(Evidence::opens_with_verdict, said.opens_with_verdict);
  flag(Evidence::leans_back, said.leans_back);
  flag(Evidence::opens_paragraph, said.opens_paragraph);
  flag(Evidence::first_sentence, sentence == 0);
  set(Evidence::length, said.length);
  set(Evidence::distance, std::abs(wanted.position - said.position));
  set(Evidence::answer_meaning, answer_meaning_.at(item, sentence));
  set(Evidence::answer_meaning_rather, answer_meaning_.rather(item, sentence));
  set(Evidence::answer_meaning_here, answer_meaning_.here(item, sentence));
  return evidence;
}

SharedEvidence::SharedEvidence(const Inquiry& inquiry, const Message& message, const Draft& draft,
                               std::span<const Traits> traits, const SentenceMeanings& meanings)
    : asked_(inquiry),
      draft_(draft),
      traits_(traits),
      meanings_(meanings),
      paragraphs_(inquiry.text.sentences.empty()
                      ? std::vector<Paragraph>{}
                      : paragraphs_of(message.body, draft.text, compared_sentences)) {}

SharedEvidence::Found& SharedEvidence::found(std::span<const std::size_t> items) const {
  for (Found& found : found_)
    if (std::equal(items.begin(), items.end(), found.items.begin(), found.items.end()))
      return found;
  if (sentences_ == nullptr)
    sentences_ =
        std::make_unique<const ComparedSentences>(asked_, draft_, traits_, meanings_, paragraphs_);
  found_.push_back({{items.begin(), items.end()},
                    std::make_unique<const EvidenceFinder>(items, *sentences_),
                    {},
                    {}});
  return found_.back();
}

const SharedEvidence::Found& SharedEvidence::linked(std::span<const std::size_t> items) const {
  Found& found = this->found(items);
  if (!found.links.empty()) return found;
  const AnswerModel& model = english_answers();
  const std::size_t sentences = end_of(paragraphs_);
  found.links.reserve(items.size() * sentences);
  found.strongest.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t s = 0; s < sentences; ++s) {
      const EvidenceVector evidence = found.finder->find(i, s, traits_[s]);
      found.links.push_back(model.link(evidence));
      found.strongest[i].add(evidence, traits_[s]);
    }
  return found;
}

}  // namespace replylint
