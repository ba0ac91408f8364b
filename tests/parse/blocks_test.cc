#include <chrono>

#include <doctest/doctest.h>

#include "outline.h"

namespace replylint {

TEST_CASE("an interleaved reply") {
  CHECK(outline("Hi Dana,\n"
                "\n"
                "On Mon, 2 Jun 2025 at 09:00, Dana Customer <dana@example.com> wrote:\n"
                "> Is the server up?\n"
                "> It was down.\n"
                "\n"
                "It is up again since 9:15.\n"
                "\n"
                "> > And the backup?\n"
                "\n"
                "The backup ran at noon.\n"
                "\n"
                "Best regards,\n"
                "Sam\n"
                "\n"
                "-- \n"
                "Sam Agent, Example Hosting\n") ==
        "salutation: Hi Dana,\n"
        "attribution: On Mon, 2 Jun 2025 at 09:00, Dana Customer <dana@example.com> wrote:\n"
        "quote/1: > Is the server up?\\> It was down.\n"
        "answer: It is up again since 9:15.\n"
        "quote/2: > > And the backup?\n"
        "answer: The backup ran at noon.\n"
        "closing: Best regards,\\Sam\n"
        "signature: Sam Agent, Example Hosting\n");
}

TEST_CASE("a reply above an unmarked original") {
  CHECK(outline("Yes, it is up.\n"
                "\n"
                "________________________________\n"
                "From: Dana Customer <dana@example.com>\n"
                "Sent: Monday, 2 June 2025 9:00\n"
                "To: Support\n"
                "Subject: Server\n"
                "\n"
                "Hello,\n"
                "\n"
                "is it up?\n") ==
        "answer: Yes, it is up.\n"
        "header: From: Dana Customer <dana@example.com>\\Sent: Monday, 2 June 2025 9:00\\"
        "To: Support\\Subject: Server\n"
        "original/1: Hello,\n"
        "original/1: is it up?\n");
}

TEST_CASE("line ends of CR LF are in no span") {
  const Message message = Message::from_text("Hi Dana,\r\n\r\n> one\r\n> two\r\n\r\nFixed now.\r\n");
  const std::vector<Block> blocks = parse_blocks(message);
  REQUIRE(blocks.size() == 3);
  CHECK(slice(message.body, blocks[0].span) == "Hi Dana,");
  CHECK(slice(message.body, blocks[1].span) == "> one\r\n> two");
  CHECK(slice(message.body, blocks[2].span) == "Fixed now.");
}

TEST_CASE("empty and blank bodies have no blocks") {
  CHECK(outline("") == "");
  CHECK(outline("\n\r\n  \t\n") == "");
}

}  // namespace replylint
