// Prints what the table of shortcomings sees: for each line of the input, {"customer", "draft"}, a
// line of numbers.
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "replylint/coverage.h"

#include "match/evidence.h"
#include "match/match.h"
#include "rules/acts.h"
#include "rules/shortcomings.h"

int main() {
  using namespace replylint;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto request = nlohmann::json::parse(line);
    const Message customer = Message::from_text(request["customer"].get<std::string>());
    const Message message = Message::from_text(request["draft"].get<std::string>());
    const Inquiry inquiry = parse_inquiry(customer);
    const Draft draft = parse_draft(message);
    const std::vector<Traits> traits = traits_of(draft.text);
    const SentenceMeanings meanings(draft.text);
    const SharedEvidence evidence(inquiry, message, draft, traits, meanings);
    const Coverage coverage = match(customer, inquiry, message, draft, traits, evidence);
    const SentenceActs acts(draft.text, traits, &meanings);
    for (const float value :
         shortcoming_features(inquiry, draft, coverage, traits, tone_scores(draft.text), acts))
      std::cout << value << ' ';
    std::cout << '\n';
  }
}
