#include <algorithm>
#include <array>
#include <utility>

#include "rules/rule.h"

namespace replylint {

namespace {

// Mockery, insult and blame in the same words are one offence: the gravest is reported.
void keep_gravest_tone(std::vector<Diagnostic>& diagnostics) {
  constexpr std::array<std::string_view, 3> tones = {"sarcasm", "blame", "rude"};  // ever graver
  struct Tone {
    std::size_t index;
    Span span;
    std::pair<Severity, std::ptrdiff_t> gravity;
  };
  std::vector<Tone> found;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const auto tone = std::find(tones.begin(), tones.end(), diagnostics[i].rule);
    if (tone != tones.end())
      found.push_back({i, diagnostics[i].span, {diagnostics[i].severity, tone - tones.begin()}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Tone& left, const Tone& right) {
    return left.span.start < right.span.start;
  });
  std::vector<bool> dropped(diagnostics.size(), false);
  for (std::size_t i = 1, kept = 0; i < found.size(); ++i) {
    if (!found[i].span.overlaps(found[kept].span)) {
      kept = i;
    } else if (found[i].gravity > found[kept].gravity) {
      dropped[found[kept].index] = true;
      kept = i;
    } else {
      dropped[found[i].index] = true;
    }
  }
  std::size_t index = 0;
  std::erase_if(diagnostics, [&](const Diagnostic&) { return dropped[index++]; });
}

}  // namespace

void apply_precedence(std::vector<Diagnostic>& diagnostics) {
  keep_gravest_tone(diagnostics);
}

}  // namespace replylint
