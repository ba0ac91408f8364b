// Applies every fix that the examples of the rule pages (corpus/rules/*.md) come with, and those of
// good replies (corpus/clean) that were damaged on purpose: edits are in order, do not overlap, lie
// on code point boundaries and use the line ends of the draft, and the mended draft has fewer
// findings, unless the answer is still to be written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/fix.h"
#include "replylint/linter.h"
#include "replylint/mail.h"

#include "page_examples.h"
#include "parse/people.h"

namespace {

using namespace replylint;

bool on_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U);
}

// The body with the edits applied; nothing if they do not apply.
std::optional<std::string> apply(const std::string& body, const Fix& fix) {
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : fix.edits) {
    if (edit.span.start < done || edit.span.end < edit.span.start) return std::nullopt;
    if (!on_boundary(body, edit.span.start) || !on_boundary(body, edit.span.end))
      return std::nullopt;
    result.append(body, done, edit.span.start - done).append(edit.text);
    done = edit.span.end;
  }
  return result.append(body, done);
}

std::ptrdiff_t count(const Report& report, const Diagnostic& like) {
  return std::count_if(report.diagnostics().begin(), report.diagnostics().end(),
                       [&](const Diagnostic& diagnostic) {
                         return diagnostic.rule == like.rule && diagnostic.item == like.item;
                       });
}

// An item that the one report calls open, more than a doubt, and the other does not name: 0 if
// there is none.
int hidden_item(const Report& before, const Report& after) {
  for (const Diagnostic& open : before.diagnostics())
    if (open.item && names_open_item(open.rule) && open.severity != Severity::suggestion &&
        std::none_of(after.diagnostics().begin(), after.diagnostics().end(),
                     [&](const Diagnostic& each) { return each.item == open.item; }))
      return *open.item;
  return 0;
}

TEST_CASE("every fix of the pages applies and mends what it is for") {
  std::size_t fixes = 0;
  for (const auto& page :
       std::filesystem::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/rules")) {
    for (const MendedExample& example : examples_of(page.path())) {
      CAPTURE(example.title);
      const Linter linter(Style::load(example.style));
      const Message customer = read_message(example.customer);
      const Message draft = read_message(example.draft);
      const Report report = linter.check(customer, draft);
      for (const Diagnostic& diagnostic : report.diagnostics()) {
        for (const Fix& fix : diagnostic.fixes) {
          CAPTURE(diagnostic.rule);
          CAPTURE(fix.title);
          ++fixes;
          CHECK(!fix.edits.empty());
          Message mended = draft;
          const std::optional<std::string> body = apply(draft.body, fix);
          REQUIRE(body.has_value());
          mended.body = *body;
          CAPTURE(mended.body);
          // The fix of a gap in the coverage quotes the item and leaves room for the answer.
          const Report after = linter.check(customer, mended);
          if (!diagnostic.item) CHECK(count(after, diagnostic) < count(report, diagnostic));
          CHECK(hidden_item(report, after) == 0);
        }
      }
    }
  }
  CHECK(fixes > 190);
}

// --- good replies, damaged -----------------------------------------------------------------------

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// A good reply, and what can be done to it.
struct GoodReply {
  std::string body;
  std::vector<Block> blocks;
  std::string customer;

  [[nodiscard]] std::string without(std::initializer_list<BlockKind> kinds) const {
    std::string result;
    std::size_t done = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (std::find(kinds.begin(), kinds.end(), blocks[i].kind) == kinds.end()) continue;
      result.append(body, done, blocks[i].span.start - done);
      done = i + 1 < blocks.size() ? blocks[i + 1].span.start : body.size();
    }
    return result.append(body, done);
  }
  // No blank line between parts of different kinds.
  [[nodiscard]] std::string without_gaps() const {
    std::string result;
    std::size_t done = 0;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
      if (blocks[i].kind == blocks[i + 1].kind) continue;
      result.append(body, done, blocks[i].span.end - done).append("\n");
      done = blocks[i + 1].span.start;
    }
    return result.append(body, done);
  }
  // Other words in place of the first block of a kind.
  [[nodiscard]] std::string with(BlockKind kind, std::string_view words) const {
    for (const Block& block : blocks)
      if (block.kind == kind)
        return std::string(body, 0, block.span.start).append(words).append(body, block.span.end);
    return body;
  }
  [[nodiscard]] std::string quoted_customer() const {
    std::string text;
    std::istringstream lines(customer);
    for (std::string line; std::getline(lines, line);)
      text += (text.empty() ? "> " : "\n> ") + line;
    return text;
  }
  [[nodiscard]] std::string top_posted() const {
    return without({BlockKind::quote, BlockKind::attribution}) +
           "\nOn Mon, 2 Mar 2026, the customer wrote:\n\n" + quoted_customer() + "\n";
  }
  [[nodiscard]] std::string with_outlook_history() const {
    return without({BlockKind::quote, BlockKind::attribution}) +
           "\n-----Original Message-----\nFrom: Customer <someone@customer.example>\n"
           "Sent: Monday, March 2, 2026 9:00 AM\nTo: Support\nSubject: Question\n\n" +
           customer;
  }
  [[nodiscard]] std::string with_altered_quote() const {
    for (const Block& block : blocks) {
      if (block.kind != BlockKind::quote || block.depth != 1) continue;
      std::size_t space = body.find(' ', block.span.start + 2);
      for (int word = 0; word < 2 && space < block.span.end; ++word)
        space = body.find(' ', space + 1);
      if (space < block.span.end)
        return std::string(body, 0, space).append(" never ever").append(body, space);
    }
    return body;
  }
};

struct Damage {
  std::string_view name;
  std::string (*apply)(const GoodReply& reply);
};

const Damage damages[] = {
    {"no salutation", [](const GoodReply& r) { return r.without({BlockKind::salutation}); }},
    {"no attribution", [](const GoodReply& r) { return r.without({BlockKind::attribution}); }},
    {"no closing",
     [](const GoodReply& r) {
       return r.without({BlockKind::closing, BlockKind::signature});
     }},
    {"no gaps", [](const GoodReply& r) { return r.without_gaps(); }},
    {"no quotes",
     [](const GoodReply& r) {
       return r.without({BlockKind::quote, BlockKind::attribution});
     }},
    {"top-posted", [](const GoodReply& r) { return r.top_posted(); }},
    {"Outlook's history", [](const GoodReply& r) { return r.with_outlook_history(); }},
    {"all quoted",
     [](const GoodReply& r) { return r.with(BlockKind::quote, r.quoted_customer()); }},
    {"another name",
     [](const GoodReply& r) { return r.with(BlockKind::salutation, "Dear Ms Featherstone,"); }},
    {"another attribution",
     [](const GoodReply& r) {
       return r.with(BlockKind::attribution, "On Fri, 2 Jan 2026, Ann Featherstone wrote:");
     }},
    {"altered quote", [](const GoodReply& r) { return r.with_altered_quote(); }},
};

TEST_CASE("every fix of a damaged good reply applies and leaves fewer findings") {
  std::vector<Linter> linters;
  for (const char* style : {"default", "johncompanies"}) linters.emplace_back(Style::load(style));
  std::map<std::string, std::size_t> fixes;  // by rule
  for (const auto& entry :
       std::filesystem::directory_iterator(REPLYLINT_SOURCE_DIR "/corpus/clean")) {
    const std::string file = entry.path().filename().string();
    if (!file.ends_with(".draft.txt")) continue;
    const std::string name = file.substr(0, file.size() - 10);
    GoodReply reply;
    reply.body = read_file(entry.path());
    reply.customer = read_file(entry.path().parent_path() / (name + ".customer.txt"));
    if (reply.customer.empty()) continue;
    reply.blocks = parse_blocks(Message::from_text(reply.body));
    const auto greeting = find_salutation(reply.body, reply.blocks);
    const std::string greeted =
        greeting ? std::string(slice(reply.body, greeting->name)) : std::string();
    const Message customer =
        read_message("From: " + greeted + " <someone@customer.example>\n\n" + reply.customer);
    for (const Damage& damage : damages) {
      const std::string body = damage.apply(reply);
      for (const std::string_view form : {"LF", "CRLF", "flowed"}) {
        CAPTURE(name);
        CAPTURE(damage.name);
        CAPTURE(form);
        std::string text = "From: Wanda Ö <wanda@support.example>\n";
        if (form == "flowed")
          text += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n";
        text += "\n" + (form == "CRLF" ? replace_all(body, "\n", "\r\n") : body);
        const Message draft = read_message(text);
        for (const Linter& linter : linters) {
          const Report report = linter.check(customer, draft);
          for (const Diagnostic& diagnostic : report.diagnostics()) {
            for (const Fix& fix : diagnostic.fixes) {
              CAPTURE(diagnostic.rule);
              CAPTURE(diagnostic.message);
              ++fixes[diagnostic.rule];
              REQUIRE(!fix.edits.empty());
              Message mended = draft;
              const std::optional<std::string> result = apply(draft.body, fix);
              REQUIRE(result.has_value());
              mended.body = *result;
              CAPTURE(mended.body);
              if (draft.body.find("\r\n") != std::string::npos)
                CHECK(replace_all(mended.body, "\r\n", "").find('\n') == std::string::npos);
              else
                CHECK(mended.body.find('\r') == std::string::npos);
              const Report after = linter.check(customer, mended);
              CHECK(hidden_item(report, after) == 0);
              if (diagnostic.item) continue;
              CHECK(count(after, diagnostic) < count(report, diagnostic));
              CHECK(after.diagnostics().size() < report.diagnostics().size());
            }
          }
        }
      }
    }
  }
  for (const char* rule : {"top-posting", "missing-quote", "overquoting", "altered-quote",
                           "missing-attribution", "wrong-attribution", "missing-salutation",
                           "wrong-name", "missing-closing", "blank-lines"}) {
    CAPTURE(rule);
    CHECK(fixes[rule] > 0);
  }
}

TEST_CASE("the customer's words are put back whole, wherever the changed word stands") {
  const auto restored = [](const std::string& customer, const std::string& quote) -> std::string {
    const Report report =
        Linter().check(customer, "Hi Ana,\n\n> " + quote + "\n\nYes, it is.\n\nBen\n");
    for (const Diagnostic& each : report.diagnostics())
      if (each.rule == "altered-quote")
        return each.fixes.empty() ? "no fix" : each.fixes.front().edits.front().text;
    return {};
  };
  const std::string lamps = "I ordered two lamps.\n";
  CHECK(restored(lamps, "I ordered ten lamps.") == "I ordered two lamps.");
  CHECK(restored(lamps, "I ordered two chairs.") == "I ordered two lamps.");
  CHECK(restored("Good morning. I want three beds. Thank you.", "I want four beds.") ==
        "I want three beds.");
  CHECK(restored("Hello. Is lunch included? I hope so.", "Is parking included?") ==
        "Is lunch included?");
  CHECK(restored("Is lunch included for us?", "Is parking included?").empty());
  CHECK(restored("We have two cats. We have two dogs.", "We have two birds.") == "no fix");
  CHECK(restored("We have two cats. Ben has two cats. We have two cats.", "We have two birds.") ==
        "We have two cats.");
  const std::string lunch = "Hello. Is lunch included in the price of the room? I hope so.\n";
  CHECK(restored(lunch, "Is parking included in the price of the room?") ==
        "Is lunch included in the price of the room?");
  CHECK(restored(lunch, "Was lunch included in the price of the room?") ==
        "Is lunch included in the price of the room?");
  CHECK(restored(lunch, "Is lunch included in the price of the house?") ==
        "Is lunch included in the price of the room?");
  CHECK(restored(lunch, "Is lunch included in the price of the room now?") ==
        "Is lunch included in the price of the room?");
  CHECK(restored(lunch, "and is lunch included in the price of the room?") ==
        "Is lunch included in the price of the room?");
}

TEST_CASE("a sentence without its first word begins with a capital") {
  const auto mended = [](const std::string& words) {
    const std::string question = "How do I change the blade?";
    const std::string draft = "Hi Ana,\n\n> " + question + "\n\n" + words + "\n\nBen\n";
    const Message customer = Message::from_text(question);
    const Report report = Linter().check(customer, Message::from_text(draft));
    for (const Diagnostic& each : report.diagnostics())
      if (each.rule == "condescension")
        return apply_fix(each.fixes.front(), draft).substr(draft.size() - words.size() - 6);
    return std::string();
  };
  CHECK(mended("Just change it as you would on any saw.") ==
        "Change it as you would on any saw.\n\nBen\n");
  CHECK(mended("JUST change it.") == "Change it.\n\nBen\n");
  CHECK(mended("Please JUST change it.") == "Please change it.\n\nBen\n");
  CHECK(mended("Please just change it.") == "Please change it.\n\nBen\n");
}

TEST_CASE("the edits of a fix are made in its text") {
  const std::string_view text = "Hi,\nit is up.\n";
  CHECK(apply_fix({}, text) == text);
  CHECK(apply_fix({"", true, {{{2, 2}, " Ana"}, {{4, 6}, "IMAP"}, {{13, 14}, ""}}}, text) ==
        "Hi Ana,\nIMAP is up.");
  CHECK(apply_fix({"", true, {{{0, 14}, "Yes.\n"}}}, text) == "Yes.\n");
}

}  // namespace
