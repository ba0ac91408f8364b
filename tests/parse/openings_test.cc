#include "parse/openings.h"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "parse/attribution.h"
#include "parse/closing.h"
#include "parse/header_block.h"
#include "parse/signature.h"

namespace {

using namespace replylint;

Openings openings_of(std::string_view line) {
  return read_openings(line, {0, line.size()});
}

TEST_CASE("a line may be what it begins like") {
  CHECK(openings_of("Kind regards, Dana").may_be(Opening::closing));
  CHECK(openings_of("- *Kind* regards").may_be(Opening::closing));
  CHECK(openings_of("Kind\t regards").may_be(Opening::closing));
  CHECK(openings_of("Subject: lamps").may_be(Opening::field_name));
  CHECK(openings_of("Original Message").may_be(Opening::separator));
  CHECK(openings_of("Sent from my phone").may_be(Opening::mobile_signature));
  CHECK(openings_of("This e-mail and any attachments").may_be(Opening::notice));
  CHECK(openings_of("Confidentiality matters").may_be(Opening::notice));
  CHECK(openings_of("Caution external mail").may_be(Opening::program_note));
  CHECK(openings_of("Quoting Dana:").may_be(Opening::quoting));
}

TEST_CASE("most lines begin like nothing") {
  for (const std::string_view line : {"The lamp is back in stock.", "We sent it on Monday, 2 June.",
                                      "kind of you", "(see below)", "- the red one"}) {
    CAPTURE(line);
    for (int bit = 0; bit < 9; ++bit)
      CHECK(!openings_of(line).may_be(static_cast<Opening>(1 << bit)));
  }
}

TEST_CASE("a line whose first words are not sure may be all") {
  for (const std::string_view line : {"", "----", "Ki*nd regards", "\u201CKind regards", "Grüße"}) {
    CAPTURE(line);
    CHECK(openings_of(line).may_be(Opening::closing));
    CHECK(openings_of(line).may_be(Opening::program_note));
  }
}

TEST_CASE("the second word may stand in the next line") {
  CHECK(openings_of("Kind").may_be(Opening::closing));
  CHECK(openings_of("Kind ").may_be(Opening::closing));
  CHECK(!openings_of("Kind,").may_be(Opening::closing));
}

// What the tables may start with, the line may be, whatever stands between the words.
TEST_CASE("each phrase of the tables is met") {
  const auto check = [](const PhraseTable& table, Opening opening) {
    for (const std::string_view phrase : table.phrases()) {
      CAPTURE(phrase);
      CHECK(openings_of(phrase).may_be(opening));
      CHECK(openings_of(std::string(phrase) + ", and more").may_be(opening));
    }
  };
  check(closing_openings(), Opening::closing);
  check(field_name_openings(), Opening::field_name);
  check(separator_openings(), Opening::separator);
  check(reply_marker_openings(), Opening::reply_marker);
  check(quoting_openings(), Opening::quoting);
  check(mobile_signature_openings(), Opening::mobile_signature);
  check(footer_openings(), Opening::footer);
  check(notice_openings(), Opening::notice);
  check(program_note_openings(), Opening::program_note);
}

TEST_CASE("the words of the next line are not those of the line") {
  const std::string_view body = "Kind\nregards, Dana, and everybody else here";
  CHECK(read_openings(body, {0, 4}).may_be(Opening::closing));  // they may stand there
  CHECK(!read_openings("Kindly\nregards", {0, 6}).may_be(Opening::closing));
  CHECK(!read_openings("Kind \nof a surprise, isn't it?", {0, 3}).may_be(Opening::closing));
}

}  // namespace
