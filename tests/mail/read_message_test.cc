#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/mail.h"

#include "../cpu_time.h"
#include "mail/flowed.h"
#include "text/utf8.h"

using namespace replylint;

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

double seconds_for(std::string_view bytes) {
  Message message;
  const double seconds = cpu_seconds([&] { message = read_message(bytes); });
  CHECK(is_utf8(message.body));
  return seconds;
}

TEST_CASE("whether another body can be put in the place of this one") {
  CHECK(read_message("It is up.\n").body_is_one_part);
  CHECK(read_message("Subject: x\n\nIt is up.\n").body_is_one_part);
  CHECK(read_message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt is up.\n--b\n"
                     "Content-Type: application/pdf\n\nx\n--b--\n")
            .body_is_one_part);
  CHECK(!read_message("Content-Type: multipart/alternative; boundary=b\n\n--b\n\nIt is up.\n--b\n"
                      "Content-Type: text/html\n\n<p>It is up.</p>\n--b--\n")
             .body_is_one_part);
  CHECK(!read_message("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIt is up.\n--b\n\n"
                      "And fast.\n--b--\n")
             .body_is_one_part);
}

TEST_CASE("UTF-16 with a byte order mark") {
  using namespace std::string_literals;
  const auto in_utf16 = [](std::string_view ascii, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) bytes += big ? "\0"s + c : c + "\0"s;
    return bytes;
  };
  for (const bool big : {false, true}) {
    const Message body = read_message(in_utf16("Hi,\n\nit is up.\n", big));
    CHECK(body.body == "Hi,\n\nit is up.\n");
    CHECK(!body.body_offset);
    const Message message = read_message(in_utf16("Subject: IMAP\n\nIt is up.\n", big));
    CHECK(message.subject == "IMAP");
    CHECK(message.body == "It is up.\n");
    CHECK(!message.body_offset);
  }
}

}  // namespace

TEST_CASE("what begins with header fields is a message, all else a body") {
  CHECK(begins_with_headers("Subject: x\n\nbody"));
  CHECK(
      begins_with_headers("\xEF\xBB\xBF"
                          "From: a@example.com\r\n\r\nbody"));
  CHECK(begins_with_headers("From a@example.com Mon May  4 09:00:00 2026\nSubject: x\n\nbody"));
  CHECK(begins_with_headers("X-Replylint: off\n\nbody"));
  CHECK(begins_with_headers("Subject: x\n folded\nTo: a\nCc: b\nbroken line\nDate: now\n\nbody"));
  CHECK_FALSE(begins_with_headers("Hi Dana,\n\nDate: tomorrow"));
  CHECK_FALSE(begins_with_headers("Note: this is a text\n\nbody"));
  CHECK_FALSE(begins_with_headers("Date: tomorrow suits me.\nSee you there\n\nJohn"));
  CHECK_FALSE(begins_with_headers("https://example.com/\n\nbody"));
  CHECK_FALSE(begins_with_headers("From the beginning it worked.\n\nDana"));
  CHECK_FALSE(begins_with_headers(""));
  CHECK_FALSE(begins_with_headers("\n\nSubject: x\n\n"));
  const Message body = read_message(
      "Hi Dana,\r\n\r\nGr\xFC\xDF"
      "e\r\n");
  CHECK_FALSE(body.has_headers);
  CHECK(body.body == "Hi Dana,\r\n\r\nGrüße\r\n");
}

TEST_CASE("header fields become values") {
  const Message message = read_message(
      "From: =?utf-8?Q?J=C3=BCrgen_Weber?= <j.weber@example.com>\n"
      "To: Support <support@example.com>, team: a@example.com, \"B, C\" <b@example.com>;\n"
      "Cc: c@example.com\nReply-To: r@example.com\n"
      "Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\n =?utf-8?B?IGF1cw==?= Wien\n"
      "Date: Mon, 4 May 2026 09:12:33 +0200\nMessage-ID: <one@example.com>\n"
      "In-Reply-To: Your message <zero@example.com>\n"
      "References: <a@example.com>\n\t<zero@example.com>\nContent-Type: text/plain\n\nHi\n");
  CHECK(message.has_headers);
  REQUIRE(message.from.size() == 1);
  CHECK(message.from[0].name == "Jürgen Weber");
  CHECK(message.from[0].address == "j.weber@example.com");
  REQUIRE(message.to.size() == 3);
  CHECK(message.to[2].name == "B, C");
  CHECK(message.cc.size() == 1);
  CHECK(message.reply_to.size() == 1);
  CHECK(message.subject == "Grüße aus Wien");
  CHECK(message.message_id == "one@example.com");
  CHECK(message.in_reply_to == std::vector<std::string>{"zero@example.com"});
  CHECK(message.references == std::vector<std::string>{"a@example.com", "zero@example.com"});
  REQUIRE(message.date);
  CHECK(message.date->seconds == 1777878753);
  CHECK(message.date->utc_offset == 7200);
  REQUIRE(message.header("content-TYPE") != nullptr);
  CHECK(message.headers.size() == 10);
  CHECK(message.body == "Hi\n");
  CHECK(message.body_line == 14);
}

TEST_CASE("a Date that is none is not known") {
  for (const char* date : {"", "0", "yesterday afternoon", "Tue, 33 Mar 2026 10:12:00 +0000",
                           "Tue, 99 Foo 2026 99:99:99", "10:12:00", "Mar 2026"})
    CHECK_FALSE(read_message("From: a@example.com\nDate: " + std::string(date) + "\n\nHi\n").date);
}

TEST_CASE("raw 8-bit headers") {
  CHECK(read_message("Subject: Grüße\n\n").subject == "Grüße");
  CHECK(read_message("Subject: Gr\xFC\xDF"
                     "e\n\n")
            .subject == "Grüße");
}

TEST_CASE("transfer encodings and charsets") {
  CHECK(read_message("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                     "Content-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe =\naus Wien\n")
            .body == "Grüße aus Wien\n");
  CHECK(read_message("Content-Type: text/plain; charset=\"ISO-8859-1\"\n\nsp\xE1"
                     "ce \x80\n")
            .body == "spáce €\n");
  // Truncated base64 gives what there is.
  CHECK(read_message("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8gd29y")
            .body == "Hello wor");
  CHECK(read_message("Content-Type: text/plain; charset=us-ascii\n\nGrüße\n").body == "Grüße\n");
  CHECK(read_message("Content-Type: text/plain; charset=nonsense-9\n\ncaf\xE9\n").body == "café\n");
  CHECK(read_message("Content-Type: text/plain; charset=iso-2022-jp\n\n\x1B$B$3$s\x1B(B\n").body ==
        "こん\n");
  CHECK(
      read_message("Content-Type: text/plain; charset=koi8-r\n\n\xF0\xD2\xC9\xD7\xC5\xD4\n").body ==
      "Привет\n");
  CHECK(
      is_utf8(read_message("Content-Type: text/plain; charset=utf-8\n\nGrüße \xFF Grüße\n").body));
  CHECK(read_message("Content-Type: text/plain; charset=utf-8\n\nGrüße \xFF Grüße\n").body ==
        "Grüße \uFFFD Grüße\n");
}

TEST_CASE("charsets that nothing names") {
  const auto body = [](const std::string& text) {
    return read_message("From: a@b.example\n\n" + text).body;
  };
  CHECK(body("\x1B$B$3$s\x1B(B\n") == "こん\n");
  // "Когда придёт заказ?" in KOI8-R, Windows-1251 and ISO-8859-5.
  CHECK(body("\xEB\xCF\xC7\xC4\xC1 \xD0\xD2\xC9\xC4\xA3\xD4 \xDA\xC1\xCB\xC1\xDA?\n") ==
        "Когда придёт заказ?\n");
  CHECK(body("\xCA\xEE\xE3\xE4\xE0 \xEF\xF0\xE8\xE4\xB8\xF2 \xE7\xE0\xEA\xE0\xE7?\n") ==
        "Когда придёт заказ?\n");
  CHECK(body("\xBA\xDE\xD3\xD4\xD0 \xDF\xE0\xD8\xD4\xF1\xE2 \xD7\xD0\xDA\xD0\xD7?\n") ==
        "Когда придёт заказ?\n");
  CHECK(body("\xCA\xE1\xEB\xE7\xEC\xDD\xF1\xE1, \xF0\xFC\xF4\xE5 \xE8\xE1 "
             "\xDD\xF1\xE8\xE5\xE9 \xE7 \xF0\xE1\xF1\xE1\xE3\xE3\xE5\xEB\xDF\xE1 "
             "\xEC\xEF\xF5;\n") == "Καλημέρα, πότε θα έρθει η παραγγελία μου;\n");
  CHECK(body("\xF9\xEC\xE5\xED, \xEE\xFA\xE9 \xFA\xE2\xE9\xF2 \xE4\xE4\xE6\xEE\xF0\xE4 "
             "\xF9\xEC\xE9? \xFA\xE5\xE3\xE4 \xF8\xE1\xE4\n") ==
        "שלום, מתי תגיע ההזמנה שלי? תודה רבה\n");
  CHECK(body("\xCA\xC7\xD1\xCA\xB4\xD5\xA4\xC3\xD1\xBA \xA2\xCD\xBA\xA4\xD8\xB3\n") ==
        "สวัสดีครับ ขอบคุณ\n");
  // Latin letters with a few others, and charsets of more bytes a letter, are what they were.
  CHECK(body("Sch\xF6ne Gr\xFC\xDF"
             "e\n") == "Schöne Grüße\n");
  CHECK(body("\xC4\xE3\xBA\xC3\xA3\xAC\xCE\xD2\xB5\xC4\xB6\xA9\xB5\xA5\xCA\xB2\xC3\xB4"
             "\xCA\xB1\xBA\xF2\xB5\xBD\xA3\xBF\n") == "你好，我的订单什么时候到？\n");
}

TEST_CASE("a stray byte in UTF-8 is one stray byte") {
  const auto body = [](const std::string& fields, const std::string& text) {
    return read_message("From: a@b.example\n" + fields + "\n" + text).body;
  };
  const std::string utf8 = "Content-Type: text/plain; charset=utf-8\n";
  CHECK(body("", "It’s slow. Why don’t you?\n\nAna \xA0\n") ==
        "It’s slow. Why don’t you?\n\nAna \uFFFD\n");
  CHECK(body("", "Es war ö – – ü ß \xFF\n") == "Es war ö – – ü ß \uFFFD\n");
  CHECK(body(utf8, "Why don’t you open the Caf\xE9?\n") == "Why don’t you open the Caf\uFFFD?\n");
  // Other charsets stay what they are, though two bytes of them may be UTF-8.
  CHECK(body("", "UN MARCH\xC9\xBB, d\xE9j\xE0 vu\n") == "UN MARCHÉ», déjà vu\n");
  CHECK(body(utf8, "caf\xE9 cr\xE8me\n") == "café crème\n");
}

TEST_CASE("multipart/alternative: the plain part, else the HTML") {
  const auto alternative = [](std::string_view plain, std::string_view html) {
    return read_message(
        "Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
        "Content-Type: text/plain\n\n" +
        std::string(plain) +
        "\n--b\n"
        "Content-Type: text/html\n\n" +
        std::string(html) + "\n--b--\n");
  };
  const Message plain = alternative("plain text", "<p>html text</p>");
  CHECK(plain.body == "plain text");
  CHECK(plain.html.empty());
  CHECK(plain.body_line == 7);
  const Message html = alternative(" \n ", "<p>html text</p>");
  CHECK(html.body == "html text\n");
  CHECK(html.html == "<p>html text</p>");
  CHECK(html.body_line == 1);
  CHECK(html.html_runs.size() == 1);
}

TEST_CASE("whether the lines of the body are those of the file") {
  const auto read = [](std::string_view fields, std::string_view body) {
    return read_message("Subject: x\n" + std::string(fields) + "\n" + std::string(body));
  };
  CHECK(read_message("Hello,\nit is done.\n").lines_of_file);
  CHECK(read("", "Hello\n").lines_of_file);
  CHECK(read("Content-Type: text/plain; charset=iso-8859-1\n", "Gr\xFC\xDF Gott\n").lines_of_file);
  const std::string quoted = "Content-Transfer-Encoding: quoted-printable\n";
  const Message short_lines = read(quoted, "Gr=C3=BC=C3=9Fe,\nJohn\n");
  CHECK(short_lines.lines_of_file);
  CHECK(short_lines.body_line == 4);
  CHECK_FALSE(short_lines.body_offset.has_value());
  CHECK_FALSE(read(quoted, "Hel=\nlo\n").lines_of_file);
  CHECK_FALSE(read(quoted, "Hel= \nlo\n").lines_of_file);
  CHECK_FALSE(read(quoted, "Hello=0AJohn\n").lines_of_file);
  CHECK_FALSE(read("Content-Transfer-Encoding: base64\n", "SGVsbG8K\n").lines_of_file);
  CHECK_FALSE(read("Content-Type: text/plain; format=flowed\n", "Hel \nlo\n").lines_of_file);
  CHECK_FALSE(read("Content-Type: text/html\n", "<p>Hello</p>\n").lines_of_file);
  CHECK_FALSE(read_message("<html><p>Hello</p></html>").lines_of_file);
}

TEST_CASE("attachments of an alternative that is not shown are listed") {
  const Message message = read_message(
      "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nplain\n"
      "--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x</p>\n"
      "--b\nContent-Type: application/pdf; name=a.pdf\n\nx\n--b--\n--a--\n");
  CHECK(message.body == "plain");
  CHECK(message.html.empty());
  REQUIRE(message.attachments.size() == 1);
  CHECK(message.attachments[0].name == "a.pdf");
}

TEST_CASE("multipart/mixed: texts one after the other, the rest are attachments") {
  const Message message = read_message(
      "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n\nfirst\n--b\n"
      "Content-Type: application/pdf; name*0=\"in\"; name*1=\"voice.pdf\"\n"
      "Content-Transfer-Encoding: base64\n\nAAAA\n--b\n"
      "Content-Type: text/html\n\n<p>second <font color=red>red</font></p>\n--b\n"
      "Content-Type: text/plain\nContent-Disposition: attachment; "
      "filename*=utf-8''r%C3%A9sum%C3%A9.txt\n\nnot body\n--b\n"
      "Content-Type: message/rfc822\n\nSubject: inner\n\ninner body\n--b--\nepilogue\n");
  CHECK(message.body == "first\nsecond red\n");
  REQUIRE(message.attachments.size() == 3);
  CHECK(message.attachments[0].name == "invoice.pdf");
  CHECK(message.attachments[0].media_type == "application/pdf");
  CHECK(message.attachments[0].size == 4);
  CHECK(message.attachments[1].name == "résumé.txt");
  CHECK(message.attachments[2].name == "inner");
  CHECK(message.attachments[2].media_type == "message/rfc822");
  REQUIRE(message.html_runs.size() == 2);
  CHECK(slice(message.body, message.html_runs[1].text) == "red");
  CHECK(slice(message.html, message.html_runs[1].source) == "red");
}

TEST_CASE("signed messages: the signed part") {
  const Message message = read_message(
      "Content-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\n\n--b\n"
      "Content-Type: text/plain\n\nsigned text\n--b\nContent-Type: application/pgp-signature\n\n"
      "xx\n--b--\n");
  CHECK(message.body == "signed text");
  CHECK(message.attachments.empty());
}

TEST_CASE("format=flowed") {
  CHECK(unflow("one \ntwo\nthree\n", false) == "one two\nthree\n");
  CHECK(unflow("one \r\ntwo\r\n", false) == "one two\r\n");
  CHECK(unflow("auto\xE6 \nmobil\n", true) == "auto\xE6mobil\n");
  CHECK(unflow("> quo \n> ted\n>> older \n>> text\nmine\n", false) ==
        "> quo ted\n>> older text\nmine\n");
  CHECK(unflow("> open \nmine\n", false) == "> open\nmine\n");
  CHECK(unflow(" >not quoted\n From here\n", false) == ">not quoted\nFrom here\n");
  CHECK(unflow("text \n-- \nJohn\n", false) == "text\n-- \nJohn\n");
  CHECK(unflow("last ", false) == "last ");
  CHECK(read_message("Content-Type: text/plain; format=Flowed; delsp=yes\n\n> long \n> line\n")
            .body == "> longline\n");
}

TEST_CASE("separators of editors and mailboxes") {
  const Message buffer = read_message("To: a@example.com\n--text follows this line--\nHi\n");
  CHECK(buffer.body == "Hi\n");
  CHECK(buffer.body_line == 3);
  CHECK(buffer.attachments_known);
  CHECK(buffer.attachments.empty());
  const Message with_tags = read_message(
      "To: a@example.com\n--text follows this line--\nHi\n"
      "<#part type=\"application/pdf\" filename=\"/home/b/the prices.pdf\" disposition=attachment>\n"
      "<#/part>\n<#part filename=~/a.txt>\n<#part\n<#part type=text/plain>\n");
  REQUIRE(with_tags.attachments.size() == 2);
  CHECK(with_tags.attachments[0].name == "the prices.pdf");
  CHECK(with_tags.attachments[1].name == "a.txt");
  const Message mbox = read_message(
      "From a@example.com Mon May  4 09:00:00 2026\nSubject: one\n\nHi\n\n"
      "From b@example.com Mon May  4 10:00:00 2026\nSubject: two\n\nNo\n");
  CHECK(mbox.subject == "one");
  CHECK(mbox.body == "Hi\n");
  CHECK(mbox.body_line == 4);
  CHECK(read_message("Subject: x\r\rHi\rthere\r").body == "Hi\nthere\n");
}

TEST_CASE("the lines of a header end with LF, CR LF, CR CR LF or CR") {
  for (const std::string_view bytes :
       {"To: a@example.com\rSubject: x\n y\r\n\nHi\n",
        "To: a@example.com\r\nSubject: x\r y\r\rHi\n",
        "To: a@example.com\r\r\nSubject: x\r\r\n y\r\r\n\r\r\nHi\n"}) {
    const Message message = read_message(bytes);
    REQUIRE(message.to.size() == 1);
    CHECK(message.to[0].address == "a@example.com");
    CHECK(message.subject == "x y");
    CHECK(message.body == "Hi\n");
  }
}

TEST_CASE("any bytes are read") {
  CHECK(read_message(std::string("Subject: a\0b\n\nx\0y\n", 18)).has_headers);
  CHECK(read_message("Subject: x\nContent-Type: multipart/mixed\n\nno boundary\n").has_headers);
  CHECK(read_message("Subject: x\nContent-Type: ;;;=\n\ntext\n").body == "text\n");
  CHECK(read_message("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n").body.empty());
  CHECK(read_message("Subject: x\nDate: yesterday\nMessage-ID: <\n\n").message_id.empty());
  CHECK(read_message("From: " + repeat(":", 1000) + "\n\n").has_headers);
}

TEST_CASE("hostile messages are read in time") {
  std::string nested = "Subject: x\n";
  for (int i = 0; i < 50'000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(seconds_for(nested) < 0.3);
  CHECK(seconds_for("Subject: x\n" + repeat("Content-Type: message/rfc822\n\n", 100'000)) < 0.5);
  CHECK(seconds_for(repeat("Received: by example.com\n", 100'000) + "Subject: x\n\nbody\n") < 1);
  CHECK(seconds_for("Subject: " + std::string(1'000'000, 'x') + "\n\n") < 1);
  CHECK(seconds_for("From: " + repeat("a@example.com, ", 100'000) + "\n\n") < 1);
  CHECK(seconds_for("To: " + repeat("(", 100'000) + "\n\n") < 1);
  CHECK(seconds_for("To: " + repeat("<", 100'000) + "\n\n") < 1);
  CHECK(seconds_for("Subject: " + repeat("=?utf-8?Q?a?=", 100'000) + "\n\n") < 1);
  CHECK(seconds_for("References: " + repeat("<a@b>", 100'000) + "\n\n") < 1);
  CHECK(seconds_for("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" +
                    repeat("--b\n\n", 100'000)) < 2);
  CHECK(seconds_for("From a b 1:00 2026\nSubject: x\n\n" + repeat("\n\nFrom ", 100'000)) < 1);
}

TEST_CASE("messages are read in several threads at once") {
  std::vector<std::thread> threads;
  std::vector<std::string> bodies(8);
  for (std::string& body : bodies)
    threads.emplace_back([&body] {
      for (int i = 0; i < 50; ++i)
        body = read_message("Subject: =?utf-8?Q?x?=\nContent-Transfer-Encoding: base64\n\nSGk=\n")
                   .body;
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& body : bodies) CHECK(body == "Hi");
}

TEST_CASE("text that looks like a field of addresses is kept whole") {
  const std::string start =
      "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
      "--b\nContent-Type: text/plain\n\n";
  for (const std::string first : {"", "Hello,\n\n"}) {
    const std::string body = first + "To: all of you" + repeat(" a:", 2000) + "\n";
    CHECK(read_message(start + body + "\n--b--\n").body == body);
  }
}

TEST_CASE("groups of addresses within groups do not exhaust the stack") {
  const std::string field = "To: " + repeat("a:", 100'000) + "\n b:\n\nhello\n";
  CHECK(read_message(field).body == "hello\n");
  CHECK(read_message("Content-Type: message/rfc822\n\n" + field).has_headers);
  CHECK(read_message("Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
                     "message/rfc822\n\n" +
                     field + "--x--\n")
            .has_headers);
  CHECK(read_message("Content-Type: multipart/digest; boundary=x\n\n--x\n\n" + field + "--x--\n")
            .has_headers);
  CHECK(read_message("Content-Type: multipart/mixed; boundary=x\n\n--x\n" +
                     repeat("Content-Type:\n message/rfc822\n\n", 10) + field + "--x--\n")
            .has_headers);
}
