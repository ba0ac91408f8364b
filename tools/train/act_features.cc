// Prints what the table of acts sees: for each line of the input one of row numbers and, behind a
// bar, the numbers of its meaning.
#include <iostream>
#include <string>

#include "replylint/text.h"

#include "match/word_vectors.h"
#include "rules/acts.h"

int main() {
  using namespace replylint;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const Span whole{0, line.size()};
    const Text text = analyze(line, std::span(&whole, 1), "en");
    for (const Sentence& sentence : text.sentences)
      for (const std::uint32_t row : act_features(text, sentence)) std::cout << row << ' ';
    std::cout << '|';
    const Meaning meaning(text.words);
    for (const int number : meaning.vector()) std::cout << ' ' << number;
    std::cout << '\n';
  }
}
