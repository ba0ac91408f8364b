// Prints the evidence between the items of a customer's message and the sentences of a draft, for
// train_answers.py. Each line of the input is {"customer", "draft"}; each line of the output is
// {"items": [[start, end, kind, sentence]...], "sentences": [[start, end]...], "opens": [...],
//  "evidence": [for each item [for each sentence [...]]], "item_meanings": [[...]...],
//  "sentence_meanings": [[...]...]}.
#include <algorithm>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "replylint/coverage.h"

#include "match/evidence.h"
#include "match/word_vectors.h"

int main() {
  using namespace replylint;
  using nlohmann::json;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const json request = json::parse(line);
    const Message customer = Message::from_text(request["customer"].get<std::string>());
    const Message message = Message::from_text(request["draft"].get<std::string>());
    const Inquiry inquiry = parse_inquiry(customer);
    const Draft draft = parse_draft(message);
    const std::vector<Traits> traits = traits_of(draft.text);
    const std::vector<Paragraph> paragraphs =
        paragraphs_of(message.body, draft.text, compared_sentences);
    const std::size_t sentence_count = paragraphs.empty() ? 0 : paragraphs.back().end;
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < inquiry.items.size() && indices.size() < compared_items; ++i)
      if (inquiry.items[i].kind != ItemKind::praise) indices.push_back(i);
    const SentenceMeanings meanings(draft.text);
    const ItemMeanings asked(inquiry);
    const ComparedSentences compared(asked, draft, traits, meanings, paragraphs);
    const EvidenceFinder finder(indices, compared);
    json items = json::array();
    json item_meanings = json::array();
    json sentence_meanings = json::array();
    json evidence = json::array();
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const Item& item = inquiry.items[indices[i]];
      items.push_back({item.span.start, item.span.end, to_string(item.kind), item.sentence});
      item_meanings.push_back(Meaning(words_of(inquiry, item)).vector());
      json row = json::array();
      for (std::size_t s = 0; s < sentence_count; ++s) row.push_back(finder.find(i, s, traits[s]));
      evidence.push_back(std::move(row));
    }
    json sentences = json::array();
    json opens = json::array();
    for (const Paragraph& paragraph : paragraphs)
      for (std::size_t s = paragraph.first; s < paragraph.end; ++s) {
        const Span span = draft.text.sentences[s].span;
        sentences.push_back({span.start, span.end});
        sentence_meanings.push_back(Meaning(draft.text.words_of(draft.text.sentences[s])).vector());
        opens.push_back(s == paragraph.first ? 1 : 0);
      }
    std::cout << json{{"items", items},
                      {"sentences", sentences},
                      {"opens", opens},
                      {"evidence", evidence},
                      {"item_meanings", item_meanings},
                      {"sentence_meanings", sentence_meanings},
                      {"customer", customer.body},
                      {"draft", message.body}}
                     .dump()
              << '\n';
  }
}
