#include "rules/reply_shape.h"

#include <algorithm>
#include <array>

#include "parse/attribution.h"
#include "parse/comparable.h"
#include "parse/header_block.h"
#include "parse/lines.h"
#include "rules/domains.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/recipients.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/utf8.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// What mail clients put before the subject of a forwarded message.
constexpr auto forward_prefixes =
    std::to_array<std::string_view>({"fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "vs:", "vb:",
                                     "doorst:", "fwd :", "tr :", "i:", "pd:", "[fwd:"});

// What they write above it.
constexpr auto forward_words = std::to_array<std::string_view>(
    {"forwarded message", "forwarded by", "begin forwarded", "fwd:", "weitergeleitete",
     "message transf", "mensaje reenviado", "mensagem encaminhada", "messaggio inoltrato",
     "doorgestuurd bericht", "vidarebefordrat", "videresendt", "edelleenl", "przekazana wiadomo"});

}  // namespace

bool is_introduction(const Block& block) {
  return block.kind == BlockKind::attribution || block.kind == BlockKind::header;
}

bool is_own(const Block& block) {
  return is_own_prose(block) || (block.kind == BlockKind::preformatted && block.depth == 0);
}

bool is_own_text(const Block& block) {
  return is_own(block) || (block.depth == 0 && (block.kind == BlockKind::salutation ||
                                                block.kind == BlockKind::closing ||
                                                block.kind == BlockKind::signature));
}

bool has_own_prose(const Draft& draft) {
  return std::any_of(draft.blocks.begin(), draft.blocks.end(), is_own_prose);
}

namespace {

History find_history(const Context& context) {
  const std::vector<Block>& blocks = context.draft.blocks;
  History history;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const bool quoted =
        block.depth > 0 || block.kind == BlockKind::quote || block.kind == BlockKind::original;
    if (!is_introduction(block) && !quoted) continue;
    if (!history.found) {
      history.found = true;
      history.first_block = i;
      history.span.start = block.span.start;
    }
    history.end_block = i + 1;
    history.span.end = block.span.end;
    history.depth = std::max(history.depth, block.depth);
    if (!quoted || is_introduction(block)) continue;
    if (!history.has_previous && history.depth <= 1)
      history.marked = block.kind == BlockKind::quote;
    if (!history.has_previous && block.depth <= 1 && count_lines(context.body(), block.span) > 0)
      history.has_previous = true;
  }
  return history;
}

bool draft_looks_forwarded(const Context& context) {
  return looks_forwarded(context.message, context.draft.blocks);
}

}  // namespace

bool looks_forwarded(const Message& message, const std::vector<Block>& blocks) {
  for (const std::string_view prefix : forward_prefixes)
    if (starts_with_ignoring_case(message.subject, prefix)) return true;
  for (const Block& block : blocks) {
    if (block.depth > 0) continue;
    if (block.kind == BlockKind::quote) return false;
    if (!is_introduction(block)) continue;
    const std::string text = to_lower(slice(message.body, block.span));
    return std::any_of(forward_words.begin(), forward_words.end(), [&](std::string_view words) {
      return text.find(words) != std::string::npos;
    });
  }
  return false;
}

const History& history_of(const Context& context) {
  return context.once(find_history);
}

bool is_forward(const Context& context) {
  return context.once(draft_looks_forwarded);
}

namespace {

// All recipients are the address that the draft comes from: a reply that goes back to its writer,
// as a program addresses it where it was sent from once, and no mail to a colleague.
bool goes_to_writer_alone(const Context& context) {
  const Message& message = context.message;
  for (const auto* list : {&message.to, &message.cc, &message.bcc})
    for (const Address& address : *list)
      if (!is_same_mailbox(address, message.from.front())) return false;
  if (!is_role(message.from.front().address)) return true;
  // Into the queue of the team, where a colleague takes it: unless it greets the customer.
  const std::vector<Span>& names = salutation_of(context).names;
  return std::any_of(names.begin(), names.end(), [&](Span name) {
    return customer_of(context).is_called(fold_name(slice(context.body(), name)));
  });
}

}  // namespace

bool is_internal(const Context& context) {
  const Message& message = context.message;
  if (message.from.empty() || message.to.empty()) return false;
  const std::string own = domain_of(message.from.front());
  if (own.empty() || is_public_domain(own)) return false;
  if (context.has_inquiry() && context.customer.from.empty()) return false;
  if (context.has_inquiry() && !is_forward(context) && goes_to_writer_alone(context)) return false;
  // To the program that sent a contact form: a slip.
  if (context.handed_on && message.to.size() == 1 && message.cc.empty() && message.bcc.empty() &&
      message.to.front().address == context.customer.from.back().address)
    return false;
  const auto is_customer = [&](const Address& address) {
    return !context.customer.from.empty() &&
           address.address == context.customer.from.front().address;
  };
  const auto is_colleague = [&](const Address& address) {
    return (domain_of(address) == own && !is_unread(address.address)) ||
           matches_address(context.style.internal.entries, address.address);
  };
  for (const auto* list : {&message.to, &message.cc, &message.bcc})
    for (const Address& address : *list)
      if (!is_colleague(address) || is_customer(address)) return false;
  return true;
}

bool has_answers_in_history(const Context& context) {
  static const WordPhrases phrases{
      "see|find|read|have|has|put|wrote|written|added|inserted|placed|marked|gave|given * "
      "answer|answers|comment|comments|reply|replies|response|responses|note|notes|remark|remarks",
      "answer|answers|answered|comment|comments|commented|reply|replies|replied|response|responses|"
      "responded|note|notes|remarks|written|wrote|see|text * "
      "inline|below|inside|underneath|beneath|interspersed|embedded",
      "answer|answers|answered|comment|comments|commented|reply|replies|replied|response|responses|"
      "responded|note|notes|remarks|written|wrote|see|text|mine * in|between|after|behind|under "
      "line|your|each|the|blue|green|red|purple|orange|colour|color|bold|italics|capitals",
  };
  const History& history = history_of(context);
  if (!history.found) return false;
  const auto& blocks = context.draft.blocks;
  // In a body that was made from HTML, the marks of what stands below a header block are ours.
  const bool marked = history.marked && (context.message.html.empty() ||
                                         blocks[history.first_block].kind != BlockKind::header);
  const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(history.first_block);
  if (marked || std::any_of(first, blocks.end(), is_own_prose)) return false;
  const Text& text = context.draft.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    return sentence.span.start < history.span.start && phrases.in(text.words_of(sentence));
  });
}

bool is_deep_exchange(const Context& context) {
  const auto depth = static_cast<std::size_t>(
      std::max(1.0, context.parameter("top-posting", "deep-thread-depth")));
  std::size_t quoted = 0;
  std::size_t attributions = 0;
  for (const Block& block : context.inquiry.blocks) {
    quoted = std::max(quoted, static_cast<std::size_t>(std::max(0, block.depth)));
    attributions += is_introduction(block) ? 1 : 0;
  }
  return quoted + 1 >= depth || attributions >= depth ||
         context.customer.references.size() + 1 >= depth || context.thread.size() >= depth;
}

bool is_short_answer(const Context& context) {
  const std::vector<Word>& words = context.draft.text.words;
  const auto own_words = std::count_if(
      words.begin(), words.end(), [](const Word& word) { return word.kind != WordKind::symbol; });
  return static_cast<double>(own_words) <= context.parameter("top-posting", "short-answer-words");
}

namespace {

// A long exchange: quotes nested `depth` deep, or at least that many attributions and header blocks
// below the new one on top.
bool is_deep(const Context& context, int depth) {
  const History& history = history_of(context);
  if (!history.found || history.depth >= depth) return history.found;
  int introductions = 0;
  const Block* previous = nullptr;
  for (std::size_t i = history.first_block; i < history.end_block; ++i) {
    const Block& block = context.draft.blocks[i];
    // "-----Original Message-----" and the header fields under it are one.
    const bool continues = previous != nullptr && previous->kind == BlockKind::attribution &&
                           block.kind == BlockKind::header;
    if (is_introduction(block) && i > history.first_block && !continues) ++introductions;
    previous = &block;
  }
  if (introductions >= depth) return true;
  // Those that carry quote marks themselves.
  const std::string_view body = context.body();
  const std::vector<Line> lines = split_lines(body.substr(0, history.span.end));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].marks == 0 || lines[i].span.start < history.span.start) continue;
    std::size_t count = find_attribution(body, lines, i).lines;
    if (count == 0) count = find_header_block(body, lines, i).lines;
    if (count == 0) continue;
    if (++introductions >= depth) return true;
    i += count - 1;
  }
  return false;
}

bool answers_shortly_on_top(const Context& context) {
  const History& history = history_of(context);
  if (!history.found || !is_short_answer(context)) return false;
  if (!history.has_previous && !context.inquiry.text.sentences.empty()) return false;
  const auto& blocks = context.draft.blocks;
  if (std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(history.first_block), blocks.end(),
                  is_own))
    return false;
  const auto depth = static_cast<int>(context.parameter("top-posting", "deep-thread-depth"));
  return static_cast<int>(context.thread.size()) >= depth || is_deep(context, depth);
}

}  // namespace

bool is_short_answer_on_top(const Context& context) {
  return context.once(answers_shortly_on_top);
}

std::vector<Span> lines_of(std::string_view body, Span span) {
  constexpr std::size_t usual_line = 40;
  std::vector<Span> lines;
  lines.reserve(1 + span.size() / usual_line);
  each_line(body, span, [&](Span line) { lines.push_back(line); });
  return lines;
}

std::string_view without_quote_marks(std::string_view line) {
  while (!line.empty() && is_text_space(line.front())) line.remove_prefix(1);
  line.remove_prefix(behind_initials(line));
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '>' || line[i] == '|')
      end = i + 1;
    else if (!is_text_space(line[i]))
      break;
  }
  line.remove_prefix(end);
  while (!line.empty() && is_text_space(line.front())) line.remove_prefix(1);
  return line;
}

std::size_t count_lines(std::string_view body, Span span) {
  std::size_t count = 0;
  each_line(body, span, [&](Span line) {
    if (!is_blank(without_quote_marks(slice(body, line)))) ++count;
  });
  return count;
}

std::string_view line_end(std::string_view body) {
  const std::size_t end = body.find('\n');
  return end != std::string_view::npos && end > 0 && body[end - 1] == '\r' ? "\r\n" : "\n";
}

std::string_view language_of_reply(const Context& context) {
  constexpr std::size_t few_words = 10;
  const Text& reply = context.draft.text;
  const Text& customer = context.inquiry.text;
  const bool tells = !reply.language.empty() && reply.words.size() >= few_words;
  const std::string_view language = tells || customer.language.empty()
                                        ? std::string_view(reply.language)
                                        : std::string_view(customer.language);
  return language.empty() ? "en" : primary_language(language);
}

bool speaks_to_customer(std::span<const Word> words) {
  static constexpr auto customer = word_set("you", "you're", "you've", "your", "yours", "yourself");
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return customer.has(word); });
}

std::string excerpt(std::string_view words, std::size_t limit) {
  std::string result;
  std::size_t boundary = 0;
  for (const char c : words) {
    if (is_text_space(c)) {
      if (result.empty() || result.back() == ' ') continue;
      boundary = result.size();
      result += ' ';
    } else {
      result += c;
    }
    if (result.size() > limit + 3) {
      const std::size_t cut = boundary > limit / 2 ? boundary : limit;
      result.resize(code_point_start(result, cut));
      return result + "…";
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace replylint
