#include "rules/answering_passage.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "match/answer_chain.h"
#include "match/answer_model.h"
#include "match/clauses.h"
#include "match/word_vectors.h"
#include "rules/shortcoming_features.h"

namespace replylint {

namespace {

// The first sentence at or behind the place, of those that are compared.
std::size_t sentence_from(const JudgedReply& reply, std::size_t place, std::size_t compared) {
  const auto& sentences = reply.draft.text.sentences;
  const auto next =
      std::partition_point(sentences.begin(), sentences.end(),
                           [&](const Sentence& sentence) { return sentence.span.start < place; });
  return std::min(static_cast<std::size_t>(next - sentences.begin()), compared);
}

// Where the next quote below it parts the sentences.
std::size_t end_of_passage(const JudgedReply& reply, std::size_t first, std::size_t compared) {
  if (first == compared) return compared;
  const std::size_t start = reply.draft.text.sentences[first].span.start;
  for (const Block& block : reply.draft.blocks)
    if (block.kind == BlockKind::quote && block.span.start > start)
      return sentence_from(reply, block.span.start, compared);
  return compared;
}

std::vector<AnsweringPassage> passages_of(const JudgedReply& reply, std::size_t compared) {
  std::vector<AnsweringPassage> passages;
  const auto& items = reply.coverage.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool quoted = !items[i].quotes.empty();
    const std::size_t first =
        quoted ? sentence_from(reply, items[i].quotes.back().end, compared) : 0;
    auto passage = std::find_if(passages.begin(), passages.end(), [&](const auto& other) {
      return other.quoted == quoted && other.first == first;
    });
    if (passage == passages.end())
      passage = passages.insert(passages.end(),
                                {quoted,
                                 {},
                                 first,
                                 quoted ? end_of_passage(reply, first, compared) : compared,
                                 {},
                                 {},
                                 {}});
    passage->items.push_back(i);
  }
  return passages;
}

// Whether no sentence answers each item of the passage, if they answer nothing else.
// [item * sentences + sentence]: what links them.
std::vector<double> unanswered(const JudgedReply& reply, const AnsweringPassage& passage,
                               std::vector<double> links, std::vector<bool> opens_paragraph) {
  Lattice lattice;
  lattice.items = passage.items.size();
  lattice.sentences = opens_paragraph.size();
  if (lattice.sentences == 0) return std::vector<double>(lattice.items, 1);
  lattice.links = std::move(links);
  lattice.opens_paragraph = std::move(opens_paragraph);
  for (std::size_t i = 0; i < lattice.items; ++i)
    lattice.asked_together.push_back(i + 1 < lattice.items &&
                                     reply.inquiry.items[passage.items[i]].sentence ==
                                         reply.inquiry.items[passage.items[i + 1]].sentence);
  return unanswered_probabilities(lattice, english_answers().steps);
}

void weigh_sentences(const JudgedReply& reply, std::span<const std::size_t> all,
                     AnsweringPassage& passage) {
  const std::span<const double> links = reply.evidence.links_of(all);
  const std::size_t compared = links.size() / all.size();
  std::vector<double> own;
  for (const std::size_t item : passage.items) {
    const auto row = links.subspan(item * compared + passage.first, passage.end - passage.first);
    own.insert(own.end(), row.begin(), row.end());
    if (row.size() == compared) {
      passage.strongest.push_back(reply.evidence.strongest_of(all)[item].evidence());
      continue;
    }
    StrongestEvidence strongest;
    for (std::size_t s = passage.first; s < passage.end; ++s)
      strongest.add(reply.evidence.of(all).find(item, s, reply.traits[s]), reply.traits[s]);
    passage.strongest.push_back(strongest.evidence());
  }
  std::vector<bool> opens_paragraph(passage.end - passage.first, false);
  for (const Paragraph& paragraph : reply.evidence.paragraphs())
    if (paragraph.first >= passage.first && paragraph.first < passage.end)
      opens_paragraph[paragraph.first - passage.first] = true;
  passage.links = own;
  passage.unanswered = unanswered(reply, passage, std::move(own), std::move(opens_paragraph));
}

// Each clause may answer another item.
void weigh_clauses(const JudgedReply& reply, AnsweringPassage& passage) {
  const Draft draft = clauses_of(reply.draft, passage.first, passage.end);
  const std::vector<Traits> traits = traits_of(draft.text);
  const SentenceMeanings meanings(draft.text);
  const std::array<Paragraph, 1> whole{Paragraph{0, traits.size()}};
  const ComparedSentences clauses(reply.evidence.asked(), draft, traits, meanings, whole);
  const EvidenceFinder finder(passage.items, clauses);
  for (std::size_t i = 0; i < passage.items.size(); ++i) {
    StrongestEvidence strongest;
    for (std::size_t s = 0; s < traits.size(); ++s) {
      const EvidenceVector found = finder.find(i, s, traits[s]);
      passage.links.push_back(english_answers().link(found));
      strongest.add(found, traits[s]);
    }
    passage.strongest.push_back(strongest.evidence());
  }
  passage.unanswered =
      unanswered(reply, passage, passage.links, std::vector<bool>(traits.size(), false));
}

}  // namespace

bool answers(const ItemCoverage& coverage, Span sentence) {
  // They are in order, and may be a thousand.
  const auto found =
      std::lower_bound(coverage.evidence.begin(), coverage.evidence.end(), sentence.start,
                       [](Span each, std::size_t start) { return each.end <= start; });
  return found != coverage.evidence.end() && found->overlaps(sentence);
}

std::vector<AnsweringPassage> answering_passages(const JudgedReply& reply) {
  std::vector<std::size_t> all(reply.inquiry.items.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<AnsweringPassage> passages =
      passages_of(reply, reply.evidence.links_of(all).size() / all.size());
  for (AnsweringPassage& passage : passages) {
    if (passage.quoted && passage.items.size() > 1 && passage.first < passage.end)
      weigh_clauses(reply, passage);
    else
      weigh_sentences(reply, all, passage);
  }
  return passages;
}

}  // namespace replylint
