// Prints how replylint divides text into words and sentences, for the scripts beside this file.
// Each line of the input is a JSON string; each line of the output is
// {"words": [[start, end, kind, folded], …], "sentences": [[first word, end word], …],
//  "forms": [form of each sentence, with 4 for a question mark, …]}.
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "replylint/text.h"

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    // With a line end, so that the learned ends of lost lines stay out.
    const std::string body = nlohmann::json::parse(line).get<std::string>() + '\n';
    const replylint::Span whole{0, body.size()};
    const replylint::Text text = replylint::analyze(body, std::span(&whole, 1));
    nlohmann::json words = nlohmann::json::array();
    for (const replylint::Word& word : text.words)
      words.push_back({word.span.start, word.span.end, static_cast<int>(word.kind), word.folded});
    nlohmann::json sentences = nlohmann::json::array();
    nlohmann::json forms = nlohmann::json::array();
    for (const replylint::Sentence& sentence : text.sentences) {
      sentences.push_back({sentence.first_word, sentence.end_word});
      forms.push_back(static_cast<int>(sentence.form) | (sentence.question_mark ? 4 : 0));
    }
    std::cout << nlohmann::json{{"words", words}, {"sentences", sentences}, {"forms", forms}}.dump()
              << '\n';
  }
}
