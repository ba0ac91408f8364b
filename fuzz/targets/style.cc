// Any bytes as a style: it loads, or says in one line why not.
#include "replylint/style.h"

#include <string>

#include "replylint/linter.h"

#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  try {
    const Linter linter(Style::parse(fuzz::view(data, size)));
    fuzz::require_sound(linter.check("Is IMAP available?\n\nAnna\n",
                                     "Hi Anna,\n\n> Is IMAP available?\n\nYes, it is ASAP.\n"));
  } catch (const StyleError& error) {
    const std::string_view what = error.what();
    fuzz::require(!what.empty() && what.find('\n') == std::string_view::npos,
                  "an error is one line");
  }
  return 0;
}
