#include "rules/phrases.h"

#include <re2/re2.h>

namespace replylint {

struct PhraseMatcher::Data {
  const std::vector<Phrase>* phrases;
  std::vector<std::unique_ptr<re2::RE2>> patterns;
};

PhraseMatcher::PhraseMatcher(const std::vector<Phrase>& phrases) : data_(std::make_unique<Data>()) {
  data_->phrases = &phrases;
  for (const Phrase& phrase : phrases)
    data_->patterns.push_back(std::make_unique<re2::RE2>("(?i)" + phrase.pattern));
}
PhraseMatcher::~PhraseMatcher() = default;
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;

std::vector<PhraseHit> PhraseMatcher::find(std::string_view body, const Text& text) const {
  std::vector<PhraseHit> hits;
  for (std::size_t s = 0; s < text.sentences.size(); ++s) {
    const std::string_view words = slice(body, text.sentences[s].span);
    for (std::size_t p = 0; p < data_->patterns.size(); ++p) {
      re2::StringPiece match;
      if (!data_->patterns[p]->Match({words.data(), words.size()}, 0, words.size(),
                                     re2::RE2::UNANCHORED, &match, 1))
        continue;
      const auto start = static_cast<std::size_t>(match.data() - body.data());
      hits.push_back({&(*data_->phrases)[p], {start, start + match.size()}, s});
    }
  }
  return hits;
}

void check_phrase_rule(const Context& context, std::string_view id, Findings& findings) {
  for (const PhraseHit& hit : context.phrase_hits)
    if (hit.phrase->id == id) findings.add(hit.span, hit.phrase->message);
}

}  // namespace replylint
