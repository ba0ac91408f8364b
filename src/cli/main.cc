#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "replylint/replylint.h"

namespace {

using nlohmann::ordered_json;
using namespace replylint;

Message message_from(const ordered_json& request) {
  if (request.contains("eml")) return read_message(request["eml"].get<std::string>());
  if (request.contains("html")) return read_html(request["html"].get<std::string>());
  Message message =
      Message::from_text(request.value(request.contains("text") ? "text" : "body", std::string()));
  message.subject = request.value("subject", "");
  return message;
}

ordered_json parse(const ordered_json& request) {
  const Message message = message_from(request);
  const std::string as = request.value("as", "draft");
  ordered_json blocks = ordered_json::array();
  ordered_json items = ordered_json::array();
  ordered_json sentences = ordered_json::array();
  const auto add_sentences = [&](const Text& text) {
    for (const Sentence& sentence : text.sentences)
      sentences.push_back({{"start", sentence.span.start},
                           {"end", sentence.span.end},
                           {"form", to_string(sentence.form)}});
  };
  const auto add_blocks = [&](const std::vector<Block>& list) {
    for (const Block& block : list)
      blocks.push_back({{"kind", to_string(block.kind)},
                        {"depth", block.depth},
                        {"start", block.span.start},
                        {"end", block.span.end}});
  };
  if (as == "prose") {
    const Span whole{0, message.body.size()};
    add_sentences(analyze(message.body, std::span(&whole, 1), request.value("lang", "")));
  } else if (as == "inquiry") {
    const Inquiry inquiry = parse_inquiry(message);
    add_blocks(inquiry.blocks);
    add_sentences(inquiry.text);
    for (const Item& item : inquiry.items)
      items.push_back({{"id", item.id},
                       {"kind", to_string(item.kind)},
                       {"text", slice(message.body, item.span)},
                       {"start", item.span.start},
                       {"end", item.span.end}});
  } else {
    const Draft draft = parse_draft(message);
    add_blocks(draft.blocks);
    add_sentences(draft.text);
  }
  return {{"id", request["id"]},
          {"text", message.body},
          {"blocks", blocks},
          {"items", items},
          {"sentences", sentences}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  const Linter linter;
  for (std::string line; std::getline(std::cin, line);) {
    const ordered_json request = ordered_json::parse(line);
    ordered_json answer;
    if (verb == "parse") {
      answer = parse(request);
    } else {
      answer = ordered_json::parse(
          to_json(linter.check(message_from(request.value("customer", ordered_json::object())),
                               message_from(request.value("draft", ordered_json::object())))));
      answer["id"] = request["id"];
    }
    std::cout << answer.dump() << '\n';
  }
}
