#include <doctest/doctest.h>

#include "replylint/draft.h"

namespace {

using namespace replylint;

std::string rebuilt(std::string_view draft) {
  return quoted_message(Message::from_text(draft)).body;
}

TEST_CASE("the customer's message is rebuilt from the quotes of the draft") {
  CHECK(rebuilt("Hi Ana,\n\n> Is IMAP available?\n\nYes, it is.\n\n> What does it cost?\n\n"
                "Nothing.\n") == "Is IMAP available?\n\nWhat does it cost?\n");
}

TEST_CASE("older history is not the customer's message") {
  CHECK(rebuilt("> Is it done?\n> > We will do it on Monday.\n\nIt is done.\n") == "Is it done?\n");
}

TEST_CASE("a draft without quotes rebuilds nothing") {
  CHECK(rebuilt("Hi Ana,\n\nIt is done.\n").empty());
  CHECK(rebuilt("").empty());
}

TEST_CASE("whose message it is, where the attribution and To: agree") {
  const auto from = [](const std::string& to, const std::string& attribution) {
    Message draft = Message::from_text("Hi,\n\n" + attribution + "\n> Is it up?\n\nIt is.\n");
    draft.to = {{to, "a@c.example"}};
    const Message message = quoted_message(draft);
    return message.from.empty() ? std::string() : message.from.front().name;
  };
  CHECK(from("Ana Diaz", "On 3 March, Ana Diaz wrote:") == "Ana Diaz");
  CHECK(from("Ana Diaz", "On 3 March, Bob Diaz wrote:").empty());
  CHECK(from("Ana", "On 3 March, Ana Diaz wrote:").empty());
}

}  // namespace
