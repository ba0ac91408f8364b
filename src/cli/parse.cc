#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <unicode/uloc.h>

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/mail.h"
#include "replylint/report.h"

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/request_members.h"
#include "cli/terminal.h"
#include "report/json_writer.h"
#include "report/position_cursor.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

// A body taken apart, as draft, inquiry or prose.
struct Parsed {
  std::vector<Block> blocks;
  std::vector<Item> items;
  Text text;
};

// The language that a BCP 47 tag names, in small letters. `where` is who gives it: "--lang".
std::string language_of(const std::string& tag, std::string_view where) {
  const std::string language = to_lower(std::string_view(tag).substr(0, tag.find_first_of("-_")));
  if (tag.empty() || language == "und") return language;
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known)
    if (language == *known) return language;
  throw UsageError(formatted(
      "unknown language: {} {}; give its code, as in en or de, or leave it out to have it found out",
      where, tag));
}

Parsed parse_as(const Message& message, const std::string& as, const std::string& language) {
  if (as == "draft") {
    Draft draft = parse_draft(message, language);
    return {std::move(draft.blocks), {}, std::move(draft.text)};
  }
  if (as == "inquiry") {
    Inquiry inquiry = parse_inquiry(message, language);
    return {std::move(inquiry.blocks), std::move(inquiry.items), std::move(inquiry.text)};
  }
  if (as == "prose") {
    const Span whole{0, message.body.size()};
    return {{}, {}, analyze(message.body, std::span(&whole, 1), language)};
  }
  throw UsageError(formatted("cannot parse as “{}”; use draft, inquiry or prose", as));
}

std::string to_json(const Message& message, const Parsed& parsed) {
  JsonWriter json_out;
  json_out.begin_object();
  json_out.member("text", message.body);
  json_out.key("blocks");
  json_out.begin_array();
  for (const Block& block : parsed.blocks) {
    json_out.begin_object();
    json_out.member("kind", to_string(block.kind));
    json_out.member("depth", block.depth);
    json_out.member("start", block.span.start);
    json_out.member("end", block.span.end);
    json_out.end_object();
  }
  json_out.end_array();
  json_out.key("items");
  json_out.begin_array();
  for (const Item& item : parsed.items) {
    json_out.begin_object();
    json_out.member("id", item.id);
    json_out.member("kind", to_string(item.kind));
    json_out.member("text", slice(message.body, item.span));
    json_out.member("start", item.span.start);
    json_out.member("end", item.span.end);
    json_out.member("confidence", item.confidence);
    json_out.member("wants", to_string(item.wants));
    json_out.member("form", to_string(item.form));
    json_out.end_object();
  }
  json_out.end_array();
  json_out.member("language", parsed.text.language.empty() ? "und" : parsed.text.language);
  json_out.key("sentences");
  json_out.begin_array();
  for (const Sentence& sentence : parsed.text.sentences) {
    json_out.begin_object();
    json_out.member("start", sentence.span.start);
    json_out.member("end", sentence.span.end);
    json_out.member("form", to_string(sentence.form));
    json_out.end_object();
  }
  json_out.end_array();
  json_out.end_object();
  return json_out.take();
}

// The tree for people: blocks, in them the sentences of the writer's own prose, in them the items.
class Tree {
 public:
  explicit Tree(const Message& message)
      : body_(message.body), lines_above_(message.body_line - 1), cursor_(body_) {}

  std::string write(const Parsed& parsed) {
    const auto& sentences = parsed.text.sentences;
    std::size_t next = 0;
    for (const Block& block : parsed.blocks) {
      while (next < sentences.size() && sentences[next].span.start < block.span.start)
        write_sentence(sentences[next++], parsed.items);
      write_block(block);
      const bool has_sentences =
          next < sentences.size() && sentences[next].span.start < block.span.end;
      if (!has_sentences) write_line("", "", block.span);
      while (next < sentences.size() && sentences[next].span.start < block.span.end)
        write_sentence(sentences[next++], parsed.items);
    }
    while (next < sentences.size()) write_sentence(sentences[next++], parsed.items);
    return std::move(out_);
  }

 private:
  void paint(std::string_view color, std::string_view text) {
    if (color_ && !color.empty())
      append_formatted(out_, "{}{}\033[0m", color, text);
    else
      out_ += text;
  }

  void write_block(const Block& block) {
    const std::size_t first = cursor_.at(block.span.start).line + lines_above_;
    const std::size_t last = cursor_.at(block.span.end).line + lines_above_;
    paint("\033[1m", to_string(block.kind));
    if (block.depth > 0) out_ += formatted(", depth {}", block.depth);
    out_ += first == last ? formatted(", line {}\n", first)
                          : formatted(", lines {} to {}\n", first, last);
  }

  void write_sentence(const Sentence& sentence, const std::vector<Item>& items) {
    write_line(to_string(sentence.form), "\033[2m", sentence.span);
    const auto first = std::lower_bound(
        items.begin(), items.end(), sentence.span.start,
        [](const Item& item, std::size_t offset) { return item.span.start < offset; });
    for (auto item = first; item != items.end() && item->span.start < sentence.span.end; ++item)
      write_line(formatted("  {} {}", item->id, to_string(item->kind)), "\033[1;36m", item->span);
  }

  // One line: a label, and the words of a span as far as they fit.
  void write_line(std::string_view label, std::string_view color, Span span) {
    constexpr std::size_t longest = 400;
    std::string words;
    for (const char c : slice(body_, span).substr(0, longest)) {
      const bool space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space || (!words.empty() && words.back() != ' ')) words += space ? ' ' : c;
    }
    const std::size_t room = width_ - 18;
    bool cut = span.size() > longest;
    if (words.size() > room) {
      words.resize(room);
      cut = true;
    }
    while (cut && !words.empty() && (static_cast<unsigned char>(words.back()) & 0x80U) != 0)
      words.pop_back();
    out_ += "  ";
    paint(color, formatted("{:<14}", label));
    out_ += formatted(" {}{}\n", printable(words), cut ? "…" : "");
  }

  std::string_view body_;
  std::size_t lines_above_;  // in the file
  PositionCursor cursor_;
  bool color_ = output_has_color();
  std::size_t width_ = output_width();
  std::string out_;
};

constexpr auto members = std::to_array<RequestMember>({
    {"id", MemberValue::any},
    {"as", MemberValue::string},
    {"text", MemberValue::string},
    {"html", MemberValue::string},
    {"eml", MemberValue::string},
    {"lang", MemberValue::string},
});

}  // namespace

std::string parse_request(const json& request, const ParseCommand& command) {
  std::vector<std::string> unknown;
  check_members(request, "", members, unknown);
  Message message;
  if (find_member(request, "eml") != nullptr)
    message = read_message(string_member(request, "eml"));
  else if (find_member(request, "html") != nullptr)
    message = read_html(string_member(request, "html"));
  else if (find_member(request, "text") != nullptr)
    message = Message::from_text(string_member(request, "text"));
  else
    throw UsageError(formatted("“text”, “html” or “eml” is missing{}; one of them is the message",
                               remark_on_unknown(unknown)));
  const std::string language = find_member(request, "lang") != nullptr
                                   ? language_of(string_member(request, "lang"), "“lang”")
                                   : command.language;
  std::string result =
      to_json(message, parse_as(message, string_member(request, "as", command.as), language));
  add_unknown_members(result, unknown);
  return result;
}

int parse(const ParseCommand& given) {
  ParseCommand command = given;
  command.language = language_of(given.language, "--lang");
  if (command.jsonl)
    return run_batch(command.file, command.jobs,
                     [&](const json& request) { return parse_request(request, command); });
  const Message message = read_message_from(command.file, "message");
  const Parsed parsed = parse_as(message, command.as, command.language);
  print(command.format == "json" ? to_json(message, parsed) + '\n' : Tree(message).write(parsed));
  return exit_clean;
}

}  // namespace replylint::cli
