// What must hold of every result, whatever the input: the fuzzers stop where it does not.
#ifndef REPLYLINT_FUZZ_INVARIANTS_H
#define REPLYLINT_FUZZ_INVARIANTS_H

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#include "replylint/block.h"
#include "replylint/inquiry.h"
#include "replylint/message.h"
#include "replylint/report.h"
#include "replylint/span.h"
#include "replylint/text.h"

#include "text/utf8.h"

namespace replylint::fuzz {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "invariant broken: %s\n", what);
  std::abort();
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// In range, and on the boundaries of code points.
inline void require_sound(std::string_view text, Span span, const char* what) {
  const auto boundary = [&](std::size_t at) {
    return at == text.size() || (at < text.size() && !continues_code_point(text[at]));
  };
  require(span.start <= span.end && boundary(span.start) && boundary(span.end), what);
}

inline void require_sound(std::string_view body, std::span<const Block> blocks) {
  std::size_t last = 0;
  for (const Block& block : blocks) {
    require_sound(body, block.span, "the span of a block");
    require(block.span.start >= last && !block.span.empty(), "blocks are in order");
    require(block.depth >= 0, "a depth is not negative");
    last = block.span.end;
  }
}

inline void require_sound(std::string_view body, const Text& text) {
  std::size_t last = 0;
  for (const Word& word : text.words) {
    require_sound(body, word.span, "the span of a word");
    require(word.span.start >= last, "words are in order");
    last = word.span.end;
  }
  last = 0;
  for (const Sentence& sentence : text.sentences) {
    require_sound(body, sentence.span, "the span of a sentence");
    require(sentence.span.start >= last, "sentences are in order");
    require(sentence.first_word <= sentence.end_word && sentence.end_word <= text.words.size(),
            "the words of a sentence");
    last = sentence.span.end;
  }
}

inline void require_sound(std::string_view body, std::span<const Item> items) {
  std::size_t last = 0;
  for (const Item& item : items) {
    require_sound(body, item.span, "the span of an item");
    require(item.span.start >= last, "items are in order");
    require(item.confidence >= 0 && item.confidence <= 1, "a confidence is a probability");
    last = item.span.end;
  }
}

// UTF-8 without lone surrogates, overlong forms or code points past U+10FFFF.
inline bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) {
      return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U;
    };
    const unsigned first = byte(i);
    const std::size_t length = first < 0x80                     ? 1
                               : first >= 0xC2 && first <= 0xDF ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if (!continues_code_point(text[i + k])) return false;
    const unsigned second = byte(i + 1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
      return false;
    i += length;
  }
  return true;
}

// No control character, C1 neither, nor what changes the direction or the lines of a text: nothing
// that a terminal obeys but the line feeds and tabs of an output of several lines.
inline void require_harmless(std::string_view output, bool has_lines) {
  require(is_utf8(output), "output is UTF-8");
  for (std::size_t i = 0; i < output.size();) {
    const char32_t c = next_code_point(output, i);
    const bool is_command =
        c < 0x20 ? !has_lines || (c != '\n' && c != '\t') : c >= 0x7F && c < 0xA0;
    const bool is_hidden = c == 0x61C || c == 0x200E || c == 0x200F ||
                           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    require(!is_command && !is_hidden, "no command reaches a terminal");
  }
}

inline void require_sound(const Message& message) {
  require(is_utf8(message.body), "a body is UTF-8");
  require(is_utf8(message.subject), "a subject is UTF-8");
  require(is_utf8(message.html), "HTML is UTF-8");
  for (const HeaderField& field : message.headers)
    require(is_utf8(field.name) && is_utf8(field.value), "header fields are UTF-8");
  for (const Attachment& attachment : message.attachments)
    require(is_utf8(attachment.name), "names of attachments are UTF-8");
  std::size_t last = 0;
  for (const HtmlRun& run : message.html_runs) {
    require_sound(message.body, run.text, "the text of a run of HTML");
    require_sound(message.html, run.source, "the source of a run of HTML");
    require(run.text.start >= last, "runs of HTML are in order");
    last = run.text.end;
  }
}

inline void require_sound(const Report& report) {
  require_sound(report.text(), report.blocks());
  require_sound(report.customer_text(), report.items());
  require(report.coverage().items.size() == report.items().size(), "each item has its coverage");
  for (const ItemCoverage& entry : report.coverage().items) {
    require(entry.score >= 0 && entry.score <= 1, "a score is from 0 to 1");
    for (const Span span : entry.evidence) require_sound(report.text(), span, "evidence");
    for (const Span span : entry.quotes) require_sound(report.text(), span, "a quote of an item");
  }
  std::size_t last = 0;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    require_sound(report.text(), diagnostic.span, "the span of a diagnostic");
    require(diagnostic.span.start >= last, "diagnostics are in order");
    require(is_utf8(diagnostic.message), "messages are UTF-8");
    require(diagnostic.message.find('\n') == std::string::npos, "a message is one line");
    last = diagnostic.span.start;
    for (const Fix& fix : diagnostic.fixes) {
      std::size_t done = 0;
      for (const Edit& edit : fix.edits) {
        require_sound(report.text(), edit.span, "the span of an edit");
        require(edit.span.start >= done, "edits are in order");
        require(is_utf8(edit.text), "edits are UTF-8");
        done = edit.span.end;
      }
    }
  }
}

}  // namespace replylint::fuzz

#endif
