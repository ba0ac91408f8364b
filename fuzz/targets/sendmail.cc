// What goes out is what came in, but for our own header fields.
#include <string>

#include "cli/raw_message.h"
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace replylint;
  const std::string_view input = fuzz::view(data, size);
  std::string sent;
  std::size_t last = 0;
  for (const std::string_view piece : cli::without_own_fields(input).pieces) {
    const auto at = static_cast<std::size_t>(piece.data() - input.data());
    fuzz::require(at >= last && at + piece.size() <= input.size(), "pieces are in order");
    // What is left out are whole header fields of our own.
    const std::string_view cut = input.substr(last, at - last);
    if (!cut.empty()) {
      constexpr std::string_view own = "x-replylint";
      const bool whole = cut.back() == '\n' || cut.back() == '\r' || at == input.size();
      // Behind a line that ends with CR alone, the LF stays.
      const bool but_line_end =
          last > 0 && at < input.size() && input[at] == '\n' && input[last - 1] == '\r';
      fuzz::require(cut.size() > own.size() && (whole || but_line_end), "whole lines are left out");
      for (std::size_t i = 0; i < own.size(); ++i)
        fuzz::require((cut[i] | 0x20) == own[i] || cut[i] == own[i], "only our own are left out");
    }
    sent += piece;
    last = at + piece.size();
  }
  fuzz::require(last == input.size() || sent.size() < input.size(), "nothing is lost at the end");
  // A line "From …" that has come to the top is the envelope of a message that had none.
  fuzz::require(sent.starts_with("From ") || cli::without_own_fields(sent).pieces.size() <= 1,
                "nothing of ours is left");
  return 0;
}
