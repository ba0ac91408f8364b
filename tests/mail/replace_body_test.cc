// A new body in a message: what does not change stays byte for byte.
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/mail.h"

namespace {

using namespace replylint;

// The message after "old words" in its body have become `words`.
std::string with(std::string_view message, std::string_view words) {
  std::string body = read_message(message).body;
  const std::size_t place = body.find("old words");
  REQUIRE(place != std::string::npos);
  body.replace(place, 9, words);
  return replace_body(message, body);
}

std::string problem(std::string_view message, std::string_view words = "new words") {
  try {
    (void)with(message, words);
  } catch (const BodyError& error) {
    return error.what();
  }
  return {};
}

const std::string fields =
    "From: Jo <jo@example.org>\nX-Odd:   two  spaces \n\tfolded\nSubject: =?utf-8?q?caf=C3=A9?=\n";

TEST_CASE("a file that is only a body") {
  CHECK(with("Hi,\r\n\r\nold words\r\n", "new\r\nwords") == "Hi,\r\n\r\nnew\r\nwords\r\n");
  CHECK(with("old words", "né") == "né");
  // Its charset is not known, but what does not change need not be.
  CHECK(with("caf\xe9\nold words\n", "new") == "caf\xe9\nnew\n");
  CHECK(replace_body("as it is", "as it is") == "as it is");
}

TEST_CASE("plain messages") {
  const std::string head = fields + "Content-Type: text/plain; charset=utf-8\n\n";
  CHECK(with(head + "Hé,\n\nold words \n", "é") == head + "Hé,\n\né \n");
  CHECK(with(fields + "\nHi,\nold words\n", "new") == fields + "\nHi,\nnew\n");
  CHECK(problem(fields + "\nHi,\nold words\n", "né") ==
        "its charset (us-ascii) has not all characters of the new text");
  const std::string latin = fields + "Content-Type: text/plain; charset=iso-8859-1\n\n";
  CHECK(with(latin + "caf\xe9\nold words\n", "né") == latin + "caf\xe9\nn\xe9\n");
  CHECK(problem(latin + "caf\xe9\nold words\n", "日本") ==
        "its charset (iso-8859-1) has not all characters of the new text");
}

TEST_CASE("quoted-printable keeps the lines that do not change") {
  const std::string head = fields +
                           "Content-Type: text/plain; charset=utf-8\n"
                           "Content-Transfer-Encoding: quoted-printable\n\n";
  // Encoded in ways that we would not choose.
  const std::string odd = "=48=69 caf=C3=A9, this line=\n goes on\n\n";
  CHECK(with(head + odd + "old words=20\nend=\n", "né = 1") ==
        head + odd + "n=C3=A9 =3D 1=20\nend=\n");
  const std::string words(200, 'x');
  const std::string message = with(head + odd + "old words\n", words);
  for (std::size_t start = 0; start < message.size();) {
    const std::size_t end = std::min(message.find('\n', start), message.size());
    CHECK(end - start <= 76);
    start = end + 1;
  }
  const std::string crlf =
      "Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHi=2C\r\nold words\r\n";
  CHECK(with(crlf, "a=\r\nb") ==
        "Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHi=2C\r\na=3D\r\nb\r\n");
}

TEST_CASE("base64 is encoded anew") {
  const std::string head = fields +
                           "Content-Type: text/plain; charset=utf-8\n"
                           "Content-Transfer-Encoding: base64\n\n";
  const std::string mended = with(head + "SGksCgpvbGQgd29yZHMK\n", std::string(100, 'y') + "é");
  CHECK(mended.starts_with(head));
  CHECK(read_message(mended).body == "Hi,\n\n" + std::string(100, 'y') + "é\n");
}

TEST_CASE("format=flowed keeps the paragraphs that do not change") {
  const std::string head = fields + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n";
  const std::string paragraph = "This goes \non and \non.\n> a quote \n> of two lines\n";
  CHECK(with(head + paragraph + "old words\n-- \nJo\n", "> new\n  words") ==
        head + paragraph + "> new\n   words\n-- \nJo\n");
}

TEST_CASE("the text of a message with attachments") {
  const std::string before = fields +
                             "Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n"
                             "Content-Type: text/plain; charset=utf-8\n\nHi,\n";
  const std::string after =
      "\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
      "JVBERi0=\n--b--\nepilogue\n";
  CHECK(with(before + "old words" + after, "é\nmore") == before + "é\nmore" + after);
}

TEST_CASE("the first message of an mbox") {
  const std::string from = "From jo@example.org Mon May  4 09:12:33 2026\n";
  const std::string second = "\n" + from + "Subject: two\n\nthe second, of old words\n";
  const std::string plain = from + fields + "\nHi,\n";
  CHECK(with(plain + "old words\n" + second, "new") == plain + "new\n" + second);
  const std::string base64 = from + fields + "Content-Transfer-Encoding: base64\n\n";
  const std::string mended = with(base64 + "SGksCgpvbGQgd29yZHMK\n" + second, "new");
  CHECK(mended == base64 + "SGksCgpuZXcK\n" + second);
  // Without its line end the body would run into the next message.
  CHECK_THROWS_AS((void)replace_body(plain + "old words\n" + second, "Hi,\nnew"), BodyError);
}

TEST_CASE("what cannot be mapped back is refused") {
  CHECK(problem("Content-Type: text/html\n\n<p>old words</p>\n") == "its text is made from HTML");
  CHECK(problem("Content-Type: multipart/alternative; boundary=b\n\n--b\n\nold words\n--b\n"
                "Content-Type: text/html\n\n<p>old words</p>\n--b--\n") ==
        "it has no single part of text");
  CHECK(problem("Content-Type: multipart/signed; boundary=b\n\n--b\n\nold words\n--b\n"
                "Content-Type: application/pgp-signature\n\nx\n--b--\n") ==
        "it has no single part of text");
  CHECK(problem("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nold words\n--b\n\nmore\n--b--"
                "\n") == "it has no single part of text");
  CHECK(!problem("one\rold words\rthree\r").empty());
}

}  // namespace
