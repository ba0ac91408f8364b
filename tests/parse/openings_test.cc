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

TEST_CASE("a line may be what it begins like") {
  CHECK(read_openings("Kind regards, Dana").may_be(Opening::closing));
  CHECK(read_openings("- *Kind* regards").may_be(Opening::closing));
  CHECK(read_openings("Kind\t regards").may_be(Opening::closing));
  CHECK(read_openings("Subject: lamps").may_be(Opening::field_name));
  CHECK(read_openings("Original Message").may_be(Opening::separator));
  CHECK(read_openings("Sent from my phone").may_be(Opening::mobile_signature));
  CHECK(read_openings("This e-mail and any attachments").may_be(Opening::notice));
  CHECK(read_openings("Confidentiality matters").may_be(Opening::notice));
  CHECK(read_openings("Caution external mail").may_be(Opening::program_note));
  CHECK(read_openings("Quoting Dana:").may_be(Opening::quoting));
}

TEST_CASE("most lines begin like nothing") {
  for (const std::string_view line : {"The lamp is back in stock.", "We sent it on Monday, 2 June.",
                                      "kind of you", "(see below)", "- the red one"}) {
    CAPTURE(line);
    for (int bit = 0; bit < 9; ++bit)
      CHECK(!read_openings(line).may_be(static_cast<Opening>(1 << bit)));
  }
}

TEST_CASE("a line whose first words are not sure may be all") {
  for (const std::string_view line : {"", "----", "Ki*nd regards", "\u201CKind regards", "Grüße"}) {
    CAPTURE(line);
    CHECK(read_openings(line).may_be(Opening::closing));
    CHECK(read_openings(line).may_be(Opening::program_note));
  }
}

TEST_CASE("the second word may stand in the next line") {
  CHECK(read_openings("Kind").may_be(Opening::closing));
  CHECK(read_openings("Kind ").may_be(Opening::closing));
  CHECK(!read_openings("Kind,").may_be(Opening::closing));
}

// What the tables may start with, the line may be, whatever stands between the words.
TEST_CASE("each phrase of the tables is met") {
  const auto check = [](const PhraseTable& table, Opening opening) {
    for (const std::string_view phrase : table.phrases()) {
      CAPTURE(phrase);
      CHECK(read_openings(phrase).may_be(opening));
      CHECK(read_openings(std::string(phrase) + ", and more").may_be(opening));
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

}  // namespace
