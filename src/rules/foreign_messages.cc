#include "rules/foreign_messages.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "parse/comparable.h"
#include "rules/attribution_line.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"
#include "text/ascii.h"

namespace replylint {

namespace {

constexpr std::size_t most_words = 4096;  // of the message that is looked at
constexpr std::size_t most_introductions = 16;

// Calls take(word) for each word, folded as a name, with the dots and hyphens of addresses apart.
template <typename Take>
void each_word(std::string_view text, const Take& take) {
  const auto in_word = [](char c) {
    return is_word_byte(c) || static_cast<unsigned char>(c) > 0x7F;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && in_word(text[at])) ++at;
    if (!take(fold_name(text.substr(start, at - start)))) return;
  }
}

// All words of the exchange, with those of its names and addresses.
class Exchange {
 public:
  explicit Exchange(const Context& context) {
    add(context.customer);
    for (const EarlierMessage& earlier : context.thread) add(*earlier.message);
    add_people(context.message);
  }
  [[nodiscard]] bool has(const std::string& word) const { return words_.count(word) > 0; }

 private:
  void add(std::string_view text) {
    each_word(text, [&](std::string word) {
      words_.insert(std::move(word));
      return true;
    });
  }
  void add_people(const Message& message) {
    for (const auto* list :
         {&message.from, &message.reply_to, &message.to, &message.cc, &message.bcc})
      for (const Address& address : *list) {
        add(address.name);
        add(std::string_view(address.address)
                .substr(0, std::min(address.address.find('@'), address.address.size())));
      }
  }
  void add(const Message& message) {
    add_people(message);
    add(message.subject);
    add(message.body);
  }

  std::unordered_set<std::string> words_;
};

// Of a header block the line that says who wrote: its first field.
Span author_line(std::string_view body, const Block& introduction) {
  if (introduction.kind != BlockKind::header) return introduction.span;
  for (const Span line : lines_of(body, introduction.span)) {
    const std::string_view text = slice(body, line);
    if (text.find(':') != std::string_view::npos && !text.starts_with('-')) return line;
  }
  return {};
}

// Nobody of the exchange is named; somebody is.
bool names_stranger(const Context& context, const Exchange& exchange, Span author, bool is_header) {
  const std::string_view body = context.body();
  if (author.empty()) return false;
  // "From: …": the name of the field is no name.
  const std::size_t field = is_header ? body.find(':', author.start) + 1 : author.start;
  const AttributionParts parts = read_attribution(body, {field, author.end});
  if (parts.names.empty() && parts.addresses.empty()) return false;
  if (std::any_of(parts.names.begin(), parts.names.end(),
                  [&](Span name) { return exchange.has(fold_name(slice(body, name))); }))
    return false;
  // "On Friday, Karl wrote:" may be a nickname of theirs.
  if (parts.names.size() < 2 && parts.addresses.empty()) return false;
  return std::none_of(parts.addresses.begin(), parts.addresses.end(), [&](Span span) {
    const Address address{"", std::string(slice(body, span))};
    if (is_role(address.address) || is_unread(address.address)) return true;
    for (const auto* list :
         {&context.customer.from, &context.customer.reply_to, &context.customer.to,
          &context.customer.cc, &context.message.from, &context.message.to, &context.message.cc})
      for (const Address& known : *list)
        if (is_same_mailbox(known, address)) return true;
    bool known = false;
    each_word(address.address.substr(0, address.address.find('@')), [&](const std::string& word) {
      known = word.size() > 2 && exchange.has(word);
      return !known;
    });
    return known;
  });
}

// The words below are new to the exchange, and do not speak to the customer by name.
bool is_foreign(const Context& context, const Exchange& exchange, Span below) {
  constexpr std::size_t least_letters = 4;
  constexpr std::size_t least_words = 4;
  constexpr double most_known = 0.5;
  const Person& customer = customer_of(context);
  std::size_t seen = 0;
  std::size_t words = 0;
  std::size_t known = 0;
  bool names_customer = false;
  each_word(slice(context.body(), below), [&](const std::string& word) {
    names_customer = std::any_of(customer.names.begin(), customer.names.end(),
                                 [&](const Name& name) { return name.folded == word; });
    if (word.size() >= least_letters) {
      ++words;
      known += exchange.has(word) ? 1 : 0;
    }
    return !names_customer && ++seen < most_words;
  });
  return !names_customer && words >= least_words &&
         static_cast<double>(known) <= most_known * static_cast<double>(words);
}

}  // namespace

std::optional<Span> find_foreign_message(const Context& context) {
  const auto& blocks = context.draft.blocks;
  std::optional<Exchange> exchange;
  std::size_t introductions = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_introduction(blocks[i]) || blocks[i].depth > 0) continue;
    // "-----Original Message-----" may stand as a line of its own above the fields.
    if (i + 1 < blocks.size() && is_introduction(blocks[i + 1])) continue;
    if (++introductions > most_introductions) return std::nullopt;
    std::size_t end = i + 1;
    while (end < blocks.size() && !is_introduction(blocks[end]) && !is_own_text(blocks[end])) ++end;
    if (end == i + 1) continue;
    // "The price is that of the old contract:"
    if (i > 0 && is_own(blocks[i - 1]) && slice(context.body(), blocks[i - 1].span).ends_with(':'))
      continue;
    if (!exchange) exchange.emplace(context);
    const Span author = author_line(context.body(), blocks[i]);
    if (names_stranger(context, *exchange, author, blocks[i].kind == BlockKind::header) &&
        is_foreign(context, *exchange, {blocks[i].span.end, blocks[end - 1].span.end}))
      return author;
  }
  return std::nullopt;
}

}  // namespace replylint
