#include "fingerprint.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

#include "parse/item_by_id.h"
#include "text/byte_set.h"
#include "text/utf8.h"

namespace replylint {

namespace {

class Hash {  // FNV-1a
 public:
  void add(char byte) {
    value_ ^= static_cast<unsigned char>(byte);
    value_ *= 0x100000001B3U;
  }
  void add(std::string_view bytes) {
    for (const char c : bytes) add(c);
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

// The words of texts, with a space between two.
class WordHash {
 public:
  explicit WordHash(Hash& hash) : hash_(hash) {}

  void add(std::string_view text) {
    constexpr std::size_t most = 2000;
    bool inside = false;
    const auto begin_word = [&] {
      if (!inside && any_) hash_.add(' ');
      inside = any_ = true;
    };
    for (std::size_t offset = 0; offset < text.size() && offset < most;) {
      if (const auto byte = static_cast<unsigned char>(text[offset]); byte < 0x80) {
        ++offset;
        if (word_bytes[byte] == 0) {
          inside = false;
          continue;
        }
        begin_word();
        hash_.add(static_cast<char>(word_bytes[byte]));
        continue;
      }
      const auto c = static_cast<UChar32>(next_code_point(text, offset));
      if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) {
        inside = false;
        continue;
      }
      begin_word();
      std::string folded;
      append_code_point(folded, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
      hash_.add(folded);
    }
  }

 private:
  Hash& hash_;
  bool any_ = false;
};

// The span with all of the sentences that it touches; where it is empty and touches none, the next
// sentence, else the one before.
Span with_sentences(Span span, const std::vector<Sentence>& sentences) {
  if (sentences.empty()) return span;
  auto first = std::lower_bound(
      sentences.begin(), sentences.end(), span.start,
      [](const Sentence& sentence, std::size_t start) { return sentence.span.end <= start; });
  if (span.empty() && (first == sentences.end() || first->span.start > span.start)) {
    if (first == sentences.end()) --first;
    return first->span;
  }
  for (; first != sentences.end() && first->span.start < std::max(span.end, span.start + 1);
       ++first)
    span = {std::min(span.start, first->span.start), std::max(span.end, first->span.end)};
  return span;
}

}  // namespace

std::uint64_t fingerprint_of(const Diagnostic& diagnostic, std::string_view body,
                             const Draft& draft, std::string_view customer_body,
                             const Inquiry& inquiry) {
  Hash hash;
  hash.add(diagnostic.rule);
  hash.add('\n');
  WordHash words(hash);
  words.add(slice(body, with_sentences(diagnostic.span, draft.text.sentences)));
  if (diagnostic.item) {
    if (const Item* item = item_by_id(inquiry.items, *diagnostic.item))
      words.add(slice(customer_body, item->span));
  }
  return hash.value();
}

}  // namespace replylint
