#include "rules/handed_on.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/draft.h"

#include "parse/header_block.h"
#include "parse/known_words.h"
#include "parse/people.h"
#include "rules/domains.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/recipients.h"
#include "rules/reply_shape.h"

namespace replylint {

namespace {

using Blocks = std::vector<Block>;

// "Jane Poole <jane@poole.example>", "Poole, Jane [mailto:jane@poole.example]", "Jane Poole",
// "jane@poole.example (Jane Poole)", "Jane Poole @ Acme".
Address read_address(std::string_view value) {
  constexpr std::string_view around = " \t*\"'";
  const auto strip = [&](std::string_view text) {
    const std::size_t first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return std::string();
    return std::string(text.substr(first, text.find_last_not_of(around) - first + 1));
  };
  constexpr std::string_view ends = " \t<>[]():*,;\"";
  const auto is_within = [&](std::size_t place) {
    return place < value.size() && ends.find(value[place]) == std::string_view::npos;
  };
  std::size_t at = value.find('@');
  while (at != std::string_view::npos && !(at > 0 && is_within(at - 1) && is_within(at + 1)))
    at = value.find('@', at + 1);
  if (at == std::string_view::npos) return {strip(value), {}};
  const std::size_t before = value.find_last_of(ends, at);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t name_end = std::min(value.find_first_of("<[("), start);
  const std::size_t end = std::min(value.find_first_of(ends, at), value.size());
  std::string name = strip(value.substr(0, name_end));
  const std::size_t open = value.find('(', end);
  if (name.empty() && open != std::string_view::npos)
    name = strip(value.substr(open + 1, value.find(')', open) - open - 1));
  return {std::move(name), std::string(value.substr(start, end - start))};
}

// "WordPress", "Booking.com Guest", "support@firm.example"; not "Bob Lang".
bool is_program(const Address& sender) {
  const std::string_view name = sender.name;
  return is_role(sender.address) || is_unread(sender.address) ||
         !is_first_name(fold_name(name.substr(0, name.find(' '))));
}

// Who handed the message on is of the writer's house.
bool is_colleague(const Address& sender, const Message& received, const Message& draft) {
  if (!draft.from.empty()) return is_same_side(sender, draft.from.front());
  return !received.to.empty() &&
         std::all_of(received.to.begin(), received.to.end(),
                     [&](const Address& recipient) { return is_same_side(sender, recipient); });
}

// The draft goes to the colleague, who may get a copy of one to the author as well; where it has
// no header fields, it greets the colleague.
bool answers_colleague(const Address& colleague, const Address& author, const Message& draft) {
  if (has_recipients(draft)) {
    Mailboxes to;
    to.add(draft.to);
    return to.has(colleague) && !(!author.address.empty() && to.has(author));
  }
  const auto greeting = find_salutation(draft.body, parse_blocks(draft));
  if (!greeting) return false;
  Message from;
  from.from.push_back(colleague);
  const Person person = sender(from, {});
  const std::string_view name = slice(draft.body, greeting->name);
  for (std::size_t start = 0; start < name.size();) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    if (person.is_called(fold_name(name.substr(start, end - start)))) return true;
    start = end + 1;
  }
  return false;
}

// The fields at the top of the message, or those below the words of who hands it on; Apple Mail
// quotes them with what they stand above.
struct Fields {
  Span span;
  bool quoted = false;
};

std::optional<Fields> find_fields(const Blocks& blocks) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::header) return Fields{block.span};
    if (block.kind == BlockKind::quote) return Fields{block.span, true};
    if (block.depth > 0) return std::nullopt;
  }
  return std::nullopt;
}

Address author_in(std::string_view body, const Fields& fields) {
  if (!fields.quoted) return read_address(sender_in(slice(body, fields.span)));
  constexpr std::size_t most_lines = 6;
  std::string text;
  std::size_t lines = 0;
  each_line(body, fields.span, [&](Span line) {
    if (++lines <= most_lines) text.append(without_quote_marks(slice(body, line))).append("\n");
  });
  return read_address(sender_in(text));
}

// What the markup knows, with all above the customer's words as a notice and header fields, and
// what is below as the customer's own.
std::vector<MarkupZone> zones_below(const Message& received, Span fields) {
  std::vector<MarkupZone> zones;
  if (fields.start > 0) zones.push_back({{0, fields.start}, BlockKind::notice, 0});
  zones.push_back({fields, BlockKind::header, 0});
  for (MarkupZone zone : received.zones) {
    if (zone.span.start < fields.end || zone.depth < 2) continue;
    --zone.depth;
    zones.push_back(zone);
  }
  return zones;
}

}  // namespace

std::optional<Message> handed_on_message(const Message& received, const Message& draft) {
  if (received.from.empty()) return std::nullopt;
  const Address& sender = received.from.front();
  const bool colleague = is_colleague(sender, received, draft);
  const bool program = is_program(sender);
  // At a glance: what is no forward begins with the fields of the form.
  constexpr std::size_t top = 500;  // bytes
  if (!colleague && (!program || sender_in(std::string_view(received.body).substr(0, top)).empty()))
    return std::nullopt;

  const Blocks blocks = parse_blocks(received);
  const std::optional<Fields> fields = find_fields(blocks);
  if (!fields) return std::nullopt;
  Address author = author_in(received.body, *fields);
  const bool named = !author.name.empty() || !author.address.empty();
  if (!named || is_same_mailbox(author, sender) || is_same_side(author, sender))
    return std::nullopt;
  const bool forwarded = looks_forwarded(received, blocks);
  // More fields than "From:" and "Subject:" are those of a mail that somebody pasted.
  constexpr std::size_t most_fields = 2;
  const bool on_top = !fields->quoted && fields->span.start == blocks.front().span.start;
  const bool few = on_top && lines_of(received.body, fields->span).size() <= most_fields;
  const bool is_form = few || (on_top && colleague);
  const bool is_forward = colleague && (forwarded || (program && !fields->quoted));
  if (!is_form && !is_forward) return std::nullopt;
  // Nobody means to answer the program of a form, though it is of the house.
  const bool meant = colleague && !(program && few);
  if (meant && answers_colleague(sender, author, draft)) return std::nullopt;

  Message message = received;
  message.from.insert(message.from.begin(), std::move(author));
  if (is_form) return message;
  // The header fields are those of the forward.
  if (!fields->quoted) message.zones = zones_below(received, fields->span);
  message.reply_to.clear();
  message.cc.clear();
  message.date.reset();
  return message;
}

}  // namespace replylint
