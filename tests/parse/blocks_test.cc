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
  const Message message =
      Message::from_text("Hi Dana,\r\n\r\n> one\r\n> two\r\n\r\nFixed now.\r\n");
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

TEST_CASE("quote marks") {
  CHECK(outline("> > > >> deep\n> one\n>> two\n>three\n") ==
        "quote/5: > > > >> deep\nquote/1: > one\nquote/2: >> two\nquote/1: >three\n");
  CHECK(outline("DC> Is it up?\nDC> Really?\n\nIt is.\n") ==
        "quote/1: DC> Is it up?\\DC> Really?\nanswer: It is.\n");
  CHECK(outline("| Is it up?\n| Really?\n\nIt is.\n") ==
        "quote/1: | Is it up?\\| Really?\nanswer: It is.\n");
  CHECK(outline("> this line of the quote is long enough to be wrapped by the program\nthat "
                "sent it\n> and goes on\n\nIt is.\n") ==
        "quote/1: > this line of the quote is long enough to be wrapped by the program\\that sent "
        "it\\> and goes on\nanswer: It is.\n");
  CHECK(outline("> Is it up?\nIt is.\n> And the backup?\nDone at noon.\n") ==
        "quote/1: > Is it up?\nanswer: It is.\nquote/1: > And the backup?\n"
        "answer: Done at noon.\n");
}

TEST_CASE("signatures") {
  CHECK(outline("It is up again now.\n\nSent from my iPhone\n") ==
        "answer: It is up again now.\nsignature: Sent from my iPhone\n");
  for (const char* line : {"Von meinem iPhone gesendet",
                           "Gesendet mit der GMX Mail App",
                           "Envoyé de mon iPhone",
                           "Enviado desde mi iPhone",
                           "Enviado do meu iPhone",
                           "Inviato da iPhone",
                           "Verzonden vanaf mijn iPhone",
                           "Skickat från min iPhone",
                           "Sendt fra min iPhone",
                           "Lähetetty iPhonesta",
                           "Wysłane z iPhone'a",
                           "Odesláno z iPhonu",
                           "Отправлено с iPhone",
                           "Надіслано з iPhone",
                           "Trimis de pe iPhone-ul meu",
                           "Στάλθηκε από το iPhone μου",
                           "iPhone'umdan gönderildi",
                           "أُرسلت من الـ iPhone",
                           "נשלח מה-iPhone שלי",
                           "Được gửi từ iPhone của tôi",
                           "Dikirim dari iPhone saya",
                           "发自我的 iPhone",
                           "iPhoneから送信",
                           "나의 iPhone에서 보냄",
                           "Get Outlook for Android"}) {
    CAPTURE(std::string(line));
    CHECK(outline("It is up again now.\n\n" + std::string(line) + "\n") ==
          "answer: It is up again now.\nsignature: " + std::string(line) + "\n");
  }
  CHECK(outline("It is up again now.\n\nSam Agent\nExample Hosting, Inc.\nTel. +1 555 0100 200\n"
                "www.example.com\n") ==
        "answer: It is up again now.\n"
        "signature: Sam Agent\\Example Hosting, Inc.\\Tel. +1 555 0100 200\\www.example.com\n");
  CHECK(outline("It is up.\n\nBest,\nSam\nExample Hosting\nsam@example.com\n") ==
        "answer: It is up.\nclosing: Best,\\Sam\n"
        "signature: Example Hosting\\sam@example.com\n");
  CHECK(outline("> Up?\n\nIt is up.\n\n_______________________________________________\n"
                "users mailing list\nusers@lists.example.com\n") ==
        "quote/1: > Up?\nanswer: It is up.\n"
        "signature: users mailing list\\users@lists.example.com\n");
}

TEST_CASE("a short answer below the salutation is no name") {
  CHECK(outline("Hi Jo,\n\nNonsense\n") == "salutation: Hi Jo,\nanswer: Nonsense\n");
}

TEST_CASE("disclaimers") {
  CHECK(outline("It is up.\n\nBest,\nSam\n\nThis e-mail and any attachments are confidential and "
                "intended\nsolely for the addressee.\n") ==
        "answer: It is up.\nclosing: Best,\\Sam\n"
        "notice: This e-mail and any attachments are confidential and intended\\solely for the "
        "addressee.\n");
  CHECK(outline("This message and the log were sent to you by the panel.\n") ==
        "answer: This message and the log were sent to you by the panel.\n");
}

TEST_CASE("a postscript is prose") {
  CHECK(outline("It is up again now.\n\nBest,\nSam\n\nPS: I raised the limit as well.\n") ==
        "answer: It is up again now.\nclosing: Best,\\Sam\n"
        "answer: PS: I raised the limit as well.\n");
}

TEST_CASE("pasted text is preformatted") {
  CHECK(outline("These are the rules:\n\n-A INPUT -p tcp --dport 22 -j ACCEPT\n"
                "-A INPUT -j DROP\n\nThey are in force.\n") ==
        "answer: These are the rules:\n"
        "preformatted: -A INPUT -p tcp --dport 22 -j ACCEPT\\-A INPUT -j DROP\n"
        "answer: They are in force.\n");
  CHECK(outline("See the log:\n2025-06-02 09:00:01 kernel: oops\n2025-06-02 09:00:02 kernel: bye\n"
                "That was it.\n") ==
        "answer: See the log:\n"
        "preformatted: 2025-06-02 09:00:01 kernel: oops\\2025-06-02 09:00:02 kernel: bye\n"
        "answer: That was it.\n");
  CHECK(outline("Run this:\n\n$ sudo systemctl restart nginx\n\nIt takes a minute.\n") ==
        "answer: Run this:\npreformatted: $ sudo systemctl restart nginx\n"
        "answer: It takes a minute.\n");
  CHECK(outline("Use this:\n\n```\n> not a quote\n\nHi Sam,\n```\n\nThat is all.\n") ==
        "answer: Use this:\npreformatted: ```\\> not a quote\\\\Hi Sam,\\```\n"
        "answer: That is all.\n");
}

TEST_CASE("indented lines that begin alike are preformatted") {
  CHECK(outline("The rules are now:\n\n    allow from 192.0.2.7\n    allow from 192.0.2.9\n") ==
        "answer: The rules are now:\n"
        "preformatted:     allow from 192.0.2.7\\    allow from 192.0.2.9\n");
}

TEST_CASE("prose and lists are not preformatted") {
  for (const char* text : {
           "I did three things:\n- raised the limit\n- restarted the server\n- tested it",
           "1. Open the panel.\n2. Click on Records.\n3. Add the address 192.0.2.7.",
           "Please see https://www.example.com/panel?id=4711&lang=en\nand log in there.",
           "The plan costs $20 (not $15) a month; that is\n20% more than before.",
           "From now on it runs on two servers.\nImport the data again if you want to.",
       }) {
    CAPTURE(std::string(text));
    CHECK(outline(text).find("preformatted") == std::string::npos);
  }
}

TEST_CASE("markup zones go before the text") {
  Message message = Message::from_text("It is up.\n\nIs it up?\n\nReally?\n");
  message.zones.push_back({{11, 20}, BlockKind::quote, 1});
  const std::vector<Block> blocks = parse_blocks(message);
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1] == Block{BlockKind::quote, 1, {11, 20}});
  CHECK(blocks[2].kind == BlockKind::answer);
}

TEST_CASE("blocks are in order, inside the body, and never overlap") {
  const std::string pieces[] = {"> q\n",
                                "On 2 Jun 2025, A wrote:\n",
                                "--\n",
                                "-- \n",
                                "\n",
                                "Hi,\n",
                                "From: a@b.example\n",
                                "Sent: 2025\n",
                                "To: x\n",
                                "```\n",
                                "Best,\n",
                                "\xE2\x80\x8B\n",
                                "____________\n",
                                "\xC3\x9F:\n",
                                "|\n",
                                "\r\n",
                                "-----BEGIN PGP SIGNATURE-----\n",
                                "P.S. no\n",
                                "*\n",
                                ">>> f(x)\n"};
  unsigned seed = 7;
  for (int round = 0; round < 300; ++round) {
    std::string body;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525U + 1013904223U;
      body += pieces[(seed >> 16) % std::size(pieces)];
    }
    CAPTURE(body);
    std::size_t at = 0;
    for (const Block& block : parse_blocks(Message::from_text(body))) {
      CHECK(block.span.start >= at);
      CHECK(block.span.start < block.span.end);
      CHECK(block.span.end <= body.size());
      CHECK(block.depth >= 0);
      at = block.span.end;
    }
  }
}

TEST_CASE("time grows with the size of the body, no faster") {
  const auto seconds = [](const std::string& piece, std::size_t bytes) {
    std::string body;
    while (body.size() < bytes) body += piece;
    const Message message = Message::from_text(body);
    const auto start = std::chrono::steady_clock::now();
    CHECK(parse_blocks(message).size() < bytes);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const char* piece : {"> a quoted line of text\n",
                            "x",
                            "\n",
                            "To: a\n",
                            "cc: a\n",
                            "From: a@b.example\n",
                            "```\n",
                            "On 2 Jun 2025 a\n",
                            "wrote:\n",
                            "__________\n",
                            "-----\nunsubscribe\n",
                            "(",
                            "a@b ",
                            "-- \n",
                            "-----BEGIN PGP SIGNATURE-----\n",
                            ">",
                            "> ",
                            "Best,\n",
                            "\xE2\x80\x8B",
                            "|>"}) {
    CAPTURE(std::string(piece).substr(0, 40));
    const double small = seconds(piece, 100'000);
    const double large = seconds(piece, 800'000);
    CHECK((large < 0.2 || large < 24 * small));  // n * n would take 64 times as long
  }
}

}  // namespace replylint
