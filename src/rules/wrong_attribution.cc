#include <algorithm>
#include <string>

#include "parse/known_words.h"
#include "rules/attribution_line.h"
#include "rules/foreign_messages.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/quoted_lines.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"

namespace replylint::catalogue {

namespace {

// What stands under the attribution, up to the next one, holds a line of the customer's own, or a
// part of one, that is long enough to be nobody else's.
bool introduces_customer(const std::vector<QuotedLine>& quoted, const LineSet& own,
                         std::size_t first_block, std::size_t end_block) {
  constexpr std::size_t least_bytes = 12, least_part = 24, most_lines = 12;
  const auto before = [](const QuotedLine& line, std::size_t block) { return line.block < block; };
  const auto first = std::lower_bound(quoted.begin(), quoted.end(), first_block, before);
  const auto end = std::lower_bound(first, quoted.end(), end_block, before);
  return std::any_of(first, end,
                     [&](const QuotedLine& line) {
                       return line.text.size() >= least_bytes && own.contains(line.text);
                     }) ||
         std::any_of(first, first + std::min<std::ptrdiff_t>(end - first, most_lines),
                     [&](const QuotedLine& line) {
                       return line.text.size() >= least_part && own.contains_part(line.text);
                     });
}

// "Clara Richter" for Clara Reiter: a first name of theirs, and behind it a family name that is
// not, or one of their names misspelled.
bool misnames(const Person& customer, std::string_view body, const std::vector<Span>& names) {
  std::vector<std::string> written;
  written.reserve(names.size());
  for (const Span name : names) written.push_back(fold_name(slice(body, name)));
  const auto is_theirs = [&](const std::string& word) { return customer.is_called(word); };
  if (names.size() == 2 && customer.names.size() >= 2 && is_theirs(written[0]) &&
      names[0].end + 1 == names[1].start && written[1].size() > 1)
    return !is_theirs(written[1]);
  return std::any_of(written.begin(), written.end(), [&](const std::string& word) {
    return !is_theirs(word) &&
           std::any_of(customer.names.begin(), customer.names.end(), [&](const Name& name) {
             return is_misspelling(word, name.folded) &&
                    std::find(written.begin(), written.end(), name.folded) == written.end();
           });
  });
}

// "Bob Diaz" for Ana Diaz: another first name before the right family name.
bool misnames_first(const Person& customer, std::string_view body, const std::vector<Span>& names) {
  if (names.size() != 2 || customer.names.size() < 2 || names[0].end + 1 != names[1].start)
    return false;
  const std::string first = fold_name(slice(body, names[0]));
  return fold_name(slice(body, names[1])) == customer.names.back().folded &&
         !customer.is_called(first) && is_first_name(first) &&
         is_first_name(customer.names.front().folded);
}

bool is_english(std::string_view attribution) {
  return attribution.ends_with("wrote:");
}

// What the attribution says that is not so; empty if nothing.
std::string contradiction(const Context& context, const Person& customer,
                          const AttributionParts& parts) {
  const Message& message = context.customer;
  const std::string_view body = context.body();
  bool same = false;
  std::string other_address;
  for (const Span address : parts.addresses) {
    const std::string_view text = slice(body, address);
    for (const auto* list : {&message.from, &message.reply_to})
      for (const Address& known : *list)
        same = same || (!known.address.empty() && is_same_mailbox(known, {"", std::string(text)}));
    other_address = text;
  }
  const bool address_known =
      std::any_of(message.from.begin(), message.from.end(),
                  [](const Address& address) { return !address.address.empty(); });
  const bool named = std::any_of(parts.names.begin(), parts.names.end(), [&](Span name) {
    return customer.is_called(fold_name(slice(body, name)));
  });
  // Of "Jun", who only signs, "Sato" may be the family name.
  const bool comparable = parts.names.size() > 1 || customer.names.size() > 1;
  if (!parts.names.empty() && customer.certain && comparable &&
      ((!same && (!named || misnames_first(customer, body, parts.names))) ||
       misnames(customer, body, parts.names))) {
    const Span names{parts.names.front().start, parts.names.back().end};
    return "names “" + shortened(slice(body, names)) + "”, who did not write the words under it";
  }
  if (!parts.addresses.empty() && !same && address_known)
    return "names the address “" + shortened(other_address) +
           "”, from which the words under it did not come";
  if (message.date && !parts.days.empty() && !is_day_of(parts.days, *message.date))
    return "names another day than that of the words under it";
  return {};
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || context.customer_from_quotes) return;
  if (is_forward(context) || context.customer.from.empty()) return;
  if (!is_internal(context)) {
    if (const auto foreign = find_foreign_message(context)) {
      findings.add(*foreign, "“" + excerpt(slice(context.body(), *foreign)) +
                                 "” brings in a message of somebody who has no part in this "
                                 "exchange, and the customer can read it; take it out.");
      return;
    }
  }
  const auto& blocks = context.draft.blocks;
  const auto is_attribution = [](const Block& block) {
    return block.kind == BlockKind::attribution && block.depth == 0;
  };
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_attribution);
  if (first == blocks.end()) return;

  const LineSet own = customer_lines(context, {BlockKind::answer, BlockKind::preformatted});
  const std::vector<QuotedLine>& quoted = quoted_lines(context);
  const Person& customer = customer_of(context);
  for (auto attribution = first; attribution != blocks.end();) {
    const auto next = std::find_if(attribution + 1, blocks.end(), is_attribution);
    const auto index = static_cast<std::size_t>(attribution - blocks.begin());
    const auto end = static_cast<std::size_t>(next - blocks.begin());
    const Span span = attribution->span;
    attribution = next;
    if (!introduces_customer(quoted, own, index, end)) continue;
    const AttributionParts parts = read_attribution(context.body(), span);
    const std::string wrong = contradiction(context, customer, parts);
    if (wrong.empty()) continue;
    const std::string right = attribution_line(context.customer, "en");
    Diagnostic& diagnostic = findings.add(
        span, "“" + shortened(slice(context.body(), span)) + "” " + wrong +
                  ", and misleads whoever reads them later; write “" + shortened(right) + "”.");
    if (is_english(slice(context.body(), span)))
      diagnostic.fixes.push_back({"Write “" + right + "”", true, {{span, right}}});
    return;
  }
}

}  // namespace

extern const Rule wrong_attribution{
    "wrong-attribution", Severity::warning, "etiquette",
    "The attribution names another person, address or day than the customer's message.", check};

}  // namespace replylint::catalogue
