// Prints what the ask model sees, for train_asks.py and train_reports.py; with --reply, what it
// sees of the sentences of a reply, for train_incomplete.py and train_broken_off.py. Each line of
// the input is a JSON string, a message; each line of the output a list of its sentences: {"text":
// …, "asks": the highest confidence of a question or request that phrases find, "reports": that of
// a problem, "mark": …, "features": [row, …]}.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "replylint/inquiry.h"

#include "parse/ask_model.h"
#include "parse/reading.h"

int main(int count, char** arguments) {
  using namespace replylint;
  using nlohmann::json;
  std::ios::sync_with_stdio(false);
  const bool reply = count > 1 && std::string_view(arguments[1]) == "--reply";
  for (std::string line; std::getline(std::cin, line);) {
    const Message message = Message::from_text(json::parse(line).get<std::string>());
    const Inquiry inquiry = parse_inquiry(message);
    json sentences = json::array();
    for (const Reading& reading : read_sentences(message.body, inquiry.text)) {
      const Sentence& sentence = inquiry.text.sentences[reading.sentence];
      double asks = 0;
      double reports = 0;
      for (const FoundItem& found : reading.found) {
        if (found.kind == ItemKind::question || found.kind == ItemKind::request)
          asks = std::max(asks, found.confidence);
        if (found.kind == ItemKind::problem) reports = std::max(reports, found.confidence);
      }
      sentences.push_back(
          {{"text", slice(message.body, sentence.span)},
           {"asks", asks},
           {"reports", reports},
           {"courtesy", is_courtesy(inquiry.text.words_of(sentence))},
           {"mark", reading.marked},
           {"features", reply ? statement_features(inquiry.text.words_of(sentence), sentence)
                              : ask_features({inquiry.text.words_of(sentence), sentence,
                                              reading.found, reading.marked})}});
    }
    std::cout << sentences.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}
