#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "parse/items.h"
#include "rules/domains.h"
#include "rules/fields.h"
#include "rules/reply_shape.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/ascii.h"
#include "text/formatted.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// All that the colleague can read: the draft's own prose, what it forwards or quotes, its subject.
struct Visible {
  std::string text;
  Text parts;
};

Visible visible_text(const Context& context) {
  Visible visible;
  visible.text = context.message.subject + "\n\n" + context.message.body;
  const std::size_t offset = context.message.subject.size() + 2;
  std::vector<Span> regions = {{0, context.message.subject.size()}};
  for (const Block& block : context.draft.blocks)
    if (!is_introduction(block) && block.kind != BlockKind::notice)
      regions.push_back({block.span.start + offset, block.span.end + offset});
  visible.parts = analyze(visible.text, regions, "en");
  return visible;
}

// "ticket 48213", "#48213", "INC-0042", "case no. 7712".
bool has_reference(const Visible& visible) {
  static const WordPhrases nouns{
      "ticket|case|ref|reference|incident|call|log|order|request|sr|issue|bug|task|job|rma",
  };
  const Words words = visible.parts.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    const auto digits = std::count_if(word.begin(), word.end(), is_ascii_digit);
    if (digits < 3) continue;
    // "INC0042", "AB-1234"
    const char first = visible.text[words[i].span.start];
    if (is_ascii_upper(first) && words[i].kind != WordKind::address) return true;
    if (i > 0 && words[i - 1].folded == "#") return true;
    for (std::size_t back = 1; back <= std::min<std::size_t>(i, 4); ++back)
      if (nouns.match_at(words, i - back)) return true;
  }
  return false;
}

bool has_problem(const Context& context, const Visible& visible) {
  static const WordPhrases phrases{"error|exception|failure|crash|crashes|fails|wrong|broken|bug",
                                   "instead of", "does|do|did|is|are|was|can not"};
  for (const Sentence& sentence : visible.parts.sentences) {
    const Words words = visible.parts.words_of(sentence);
    constexpr std::size_t enough = 5;  // "It is broken" is not exact
    if (words.size() > enough && (problem_confidence(words) > 0 || phrases.in(words))) return true;
  }
  // The customer's own words, or a log.
  return std::any_of(context.draft.blocks.begin(), context.draft.blocks.end(),
                     [](const Block& block) {
                       constexpr std::size_t a_sentence = 25;  // bytes
                       return block.kind == BlockKind::preformatted ||
                              ((block.kind == BlockKind::quote ||
                                block.kind == BlockKind::original || block.depth > 0) &&
                               block.span.size() > a_sentence);
                     });
}

// "1. …", "2. …": a list of what to do.
bool has_numbered_list(std::string_view text) {
  bool first = false;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t start = std::min(text.find_first_not_of(" \t>", line), text.size());
    const std::string_view mark = text.substr(start, 2);
    if (mark == "1." || mark == "1)") first = true;
    if (first && (mark == "2." || mark == "2)")) return true;
    const std::size_t end = text.find('\n', line);
    if (end == std::string_view::npos) break;
    line = end + 1;
  }
  return false;
}

bool has_steps(const Visible& visible) {
  static const WordPhrases phrases{
      "reproduce|reproduced|reproducible|repro|steps",
      "when|whenever|if|once|after|as|customer|user * open|opens|opened|click|clicks|clicked|press|"
      "presses|save|saves|send|sends|log|logs|start|starts|upload|uploads|select|selects|try|tries|"
      "enter|enters|run|runs|call|calls|print|prints|export|exports|import|imports|add|adds|change|"
      "changes",
      "when|whenever|after|on|by opening|clicking|pressing|saving|sending|logging|starting|"
      "uploading|selecting|entering|running|calling|printing|exporting|importing|adding|changing",
      "click|press|select|open|choose on|the|in",
      "to see|trigger|get it|this|the",
  };
  return phrases.in(visible.parts.words) || has_numbered_list(visible.text);
}

bool has_attempts(const Visible& visible) {
  static const WordPhrases phrases{
      "tried|attempted|ruled",
      "so far",
      "did|does|makes|made not|no help|change|difference|work",
      "no effect|success|luck|change|difference",
      "same result|error|problem|behaviour|behavior",
      "without success|effect|result",
  };
  for (const Sentence& sentence : visible.parts.sentences) {
    const Words words = visible.parts.words_of(sentence);
    if (phrases.in(words) || states_check(words) || states_act(words)) return true;
  }
  return false;
}

// Hands a customer's case to a colleague: a forward, an escalation, or a customer's message in
// hand. Not every mail among colleagues does.
bool is_handoff(const Context& context) {
  if (!is_internal(context) || context.draft.text.sentences.empty()) return false;
  if (is_forward(context)) return true;
  const bool of_customer =
      !context.customer.from.empty() &&
      !is_same_side(context.customer.from.front(), context.message.from.front());
  if (of_customer) return true;
  static const WordPhrases phrases{
      "escalate|escalating|escalation|handover|hand-over",
      "hand|handing|pass|passing|forward|forwarding|assign|assigning|transfer|transferring * to you|second|level|your|development|engineering",
      "take over",
      "second|2nd|third|3rd level",
      "can|could|would you * look|check|investigate|handle * customer|client|ticket|case",
  };
  return phrases.in(context.draft.text.words);
}

void check(const Context& context, Findings& findings) {
  if (!is_handoff(context)) return;
  const Visible visible = visible_text(context);
  std::vector<std::string_view> missing;
  if (!has_reference(visible)) missing.emplace_back("the reference number");
  if (!has_problem(context, visible)) missing.emplace_back("what exactly the problem is");
  if (!names_version(visible.text, visible.parts.words))
    missing.emplace_back("product and version");
  if (!has_steps(visible)) missing.emplace_back("the steps to reproduce it");
  if (!has_attempts(visible)) missing.emplace_back("what has been tried");
  if (missing.empty()) return;

  const Span words = context.draft.text.sentences.front().span;
  Diagnostic& diagnostic = findings.add(
      words,
      formatted("“{}” hands the case on without {}: the colleague has to ask, and the "
                "customer waits; add what is missing, so that nothing has to be found out twice.",
                shortened(slice(context.body(), words)), joined(missing, ", ")));
  diagnostic.confidence = 0.8;
}

}  // namespace

extern const Rule thin_handoff{
    .id = "thin-handoff",
    .severity = Severity::warning,
    .section = "substance",
    .summary = "A case is handed to a colleague without what is needed to work on it.",
    .check = check,
    .for_colleagues = true,
};

}  // namespace replylint::catalogue
