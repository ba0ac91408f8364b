// Prints what the tables of shortcomings see: for each line of the input, {"customer", "draft"}, a
// line {"reply": numbers, "sentences": [{"text", "courtesy", "any_cause", "rows", "meaning",
// "features"}],
// "items": [{"text", "judged", "features"}]}.
#include "rules/shortcoming_features.h"

#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "replylint/coverage.h"

#include "match/evidence.h"
#include "match/match.h"
#include "match/word_vectors.h"
#include "rules/acts.h"
#include "rules/incident.h"
#include "rules/missing_parts.h"

int main() {
  using namespace replylint;
  using nlohmann::json;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto request = json::parse(line);
    const Message customer = Message::from_text(request["customer"].get<std::string>());
    const Message message = Message::from_text(request["draft"].get<std::string>());
    const Inquiry inquiry = parse_inquiry(customer);
    const Draft draft = parse_draft(message);
    const std::vector<Traits> traits = traits_of(draft.text);
    const std::vector<ToneScores> tones = tone_scores(draft.text);
    const SentenceMeanings meanings(draft.text);
    const SharedEvidence evidence(inquiry, message, draft, traits, meanings);
    const Coverage coverage = match(customer, inquiry, message, draft, traits, evidence);
    const SentenceActs acts(draft.text, traits, &meanings);
    const JudgedReply reply{inquiry, draft, coverage, traits, tones, acts, evidence};
    json printed{
        {"reply", reply_features(reply)}, {"sentences", json::array()}, {"items", json::array()}};
    const auto sentences = sentence_features(reply);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const Meaning meaning = acts.meaning_of(s);
      printed["sentences"].push_back(
          {{"text", slice(message.body, draft.text.sentences[s].span)},
           {"courtesy", traits[s].courtesy},
           {"any_cause", names_any_cause(draft.text.words_of(draft.text.sentences[s]))},
           {"rows", acts.rows_of(s)},
           {"meaning", meaning.vector()},
           {"features", sentences[s]}});
    }
    const auto items = item_features(reply);
    for (std::size_t i = 0; i < items.size(); ++i)
      printed["items"].push_back({{"text", slice(customer.body, inquiry.items[i].span)},
                                  {"judged", is_judged(reply, i)},
                                  {"problem", is_surely_problem(inquiry.items[i])},
                                  {"quoted_with_others", items[i].quoted_with_others},
                                  {"features", items[i].numbers}});
    std::cout << printed.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}
