#include "replylint/fix.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "parse/item_by_id.h"

namespace replylint {

namespace {

// Each round makes all fixes that do not overlap; what is left after these is for people.
constexpr int most_rounds = 16;
// Fixes of a round that fails as a whole are tried one by one.
constexpr std::size_t most_single_tries = 24;

struct Candidate {
  const Diagnostic* diagnostic;
  const Fix* fix;
};

// Fixes that are not made, by the fingerprint of their finding and their title.
using Refused = std::set<std::pair<std::uint64_t, std::string>>;

bool touch(const Fix& left, const Fix& right) {
  for (const Edit& a : left.edits)
    for (const Edit& b : right.edits)
      if (a.span.start <= b.span.end && b.span.start <= a.span.end) return true;
  return false;
}

// Room for the answer to an item of the customer: the answer is still missing then.
bool makes_room(const Candidate& candidate) {
  return candidate.diagnostic->item.has_value() && !candidate.fix->safe;
}

// There is such a room already.
bool has_room(const Report& report, const Candidate& candidate) {
  const std::string& text = candidate.fix->edits.front().text;
  return makes_room(candidate) && report.text().find(text) != std::string_view::npos;
}

// The fixes of one round, the most important first.
std::vector<Candidate> choose(const Report& report, const FixOptions& options,
                              const Refused& refused) {
  std::vector<Candidate> candidates;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    const auto usable =
        std::find_if(diagnostic.fixes.begin(), diagnostic.fixes.end(), [&](const Fix& fix) {
          return (fix.safe || options.unsafe) && !fix.edits.empty() &&
                 !refused.contains({diagnostic.fingerprint, fix.title});
        });
    if (usable == diagnostic.fixes.end()) continue;
    if (const Candidate candidate{&diagnostic, &*usable}; !has_room(report, candidate))
      candidates.push_back(candidate);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& left, const Candidate& right) {
                     return std::pair(left.diagnostic->severity, left.diagnostic->confidence) >
                            std::pair(right.diagnostic->severity, right.diagnostic->confidence);
                   });
  constexpr std::size_t most = 200;  // they are compared with one another
  std::vector<Candidate> chosen;
  for (const Candidate& candidate : candidates) {
    if (chosen.size() == most) break;
    const bool free = std::none_of(chosen.begin(), chosen.end(), [&](const Candidate& other) {
      return touch(*candidate.fix, *other.fix);
    });
    if (free) chosen.push_back(candidate);
  }
  return chosen;
}

// All edits of fixes that do not touch, as one fix; its lines end as those of the text do.
Fix together(const std::vector<Candidate>& fixes, std::string_view text) {
  Fix all;
  for (const Candidate& candidate : fixes)
    all.edits.insert(all.edits.end(), candidate.fix->edits.begin(), candidate.fix->edits.end());
  std::stable_sort(all.edits.begin(), all.edits.end(), [](const Edit& left, const Edit& right) {
    return left.span.start < right.span.start;
  });
  const std::size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos || line_end == 0 || text[line_end - 1] != '\r') return all;
  for (Edit& edit : all.edits) {
    std::string lines;
    for (std::size_t i = 0; i < edit.text.size(); ++i) {
      if (edit.text[i] == '\n' && (i == 0 || edit.text[i - 1] != '\r')) lines += '\r';
      lines += edit.text[i];
    }
    edit.text = std::move(lines);
  }
  return all;
}

enum class Effect { better, same, worse };

// How many of each severity. What was suspected of an item and is plain afterwards counts as it did
// in `before`: to quote the item made it plain.
std::array<std::size_t, 3> weigh(const Report& report, const Report& before) {
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& each : report.diagnostics()) {
    std::optional<Severity> suspected;
    for (const Diagnostic& earlier : before.diagnostics())
      if (each.item && earlier.item == each.item)
        suspected = std::max(suspected.value_or(earlier.severity), earlier.severity);
    switch (suspected ? std::min(*suspected, each.severity) : each.severity) {
      case Severity::error:
        ++counts[0];
        break;
      case Severity::warning:
        ++counts[1];
        break;
      default:
        ++counts[2];
    }
  }
  return counts;
}

// The gravest severity of a report; nothing where it has no findings.
std::optional<Severity> gravest(const Report& report) {
  std::optional<Severity> severity;
  for (const Diagnostic& each : report.diagnostics())
    severity = std::max(severity.value_or(each.severity), each.severity);
  return severity;
}

Effect effect(const Report& before, const Report& after, bool safe) {
  if (after.diagnostics().size() > before.diagnostics().size()) return Effect::worse;
  if (gravest(after) > gravest(before)) return Effect::worse;
  const auto order = weigh(after, safe ? after : before) <=> weigh(before, before);
  return order < 0 ? Effect::better : order == 0 ? Effect::same : Effect::worse;
}

// No fix answers the customer: an item that is open and named is so afterwards.
bool hides_open_item(const Report& before, const Report& after) {
  return std::any_of(
      before.diagnostics().begin(), before.diagnostics().end(), [&](const Diagnostic& each) {
        if (!each.item) return false;
        const std::optional<std::size_t> index = item_index(before.items(), *each.item);
        return index && before.coverage().items[*index].state == ItemState::unanswered &&
               std::none_of(after.diagnostics().begin(), after.diagnostics().end(),
                            [&](const Diagnostic& other) { return other.item == each.item; });
      });
}

class Mender {
 public:
  Mender(const Linter& linter, const Message& customer, const Message& draft,
         const CheckOptions& check, const FixOptions& options)
      : linter_(linter), customer_(customer), check_(check), options_(options) {
    result_.draft = draft;
    result_.report = linter.check(customer, draft, check);
  }

  FixResult mend() {
    if (!result_.draft.html.empty()) return std::move(result_);
    for (int round = 0; round < most_rounds; ++round) {
      const std::vector<Candidate> chosen = choose(result_.report, options_, refused_);
      if (chosen.empty()) break;
      if (make(chosen)) continue;
      if (!make_singly(chosen)) break;
    }
    return std::move(result_);
  }

 private:
  // Makes the fixes if they help.
  bool make(const std::vector<Candidate>& fixes) {
    Message draft = result_.draft;
    draft.body = apply_fix(together(fixes, draft.body), draft.body);
    Report report = linter_.check(customer_, draft, check_);
    const bool safe = std::all_of(fixes.begin(), fixes.end(),
                                  [](const Candidate& each) { return each.fix->safe; });
    const Effect what = effect(result_.report, report, safe);
    const bool room = std::all_of(fixes.begin(), fixes.end(), makes_room);
    if (what == Effect::worse || (what == Effect::same && !room)) return false;
    if (hides_open_item(result_.report, report)) return false;
    if (options_.carries && !options_.carries(draft.body)) return make_carried(fixes);
    // What did not help before may help now. Those that left their finding as it is are not made
    // twice.
    for (const Candidate& each : fixes) {
      result_.applied.push_back({each.diagnostic->rule, each.fix->title, each.fix->safe});
      if (makes_room(each)) made_.emplace(each.diagnostic->fingerprint, each.fix->title);
    }
    refused_ = made_;
    result_.draft = std::move(draft);
    result_.report = std::move(report);
    return true;
  }

  // Makes those of the fixes that the draft can carry; the others are not tried again.
  bool make_carried(const std::vector<Candidate>& fixes) {
    const std::string& body = result_.draft.body;
    std::vector<Candidate> carried;
    for (const Candidate& each : fixes) {
      if (options_.carries(apply_fix(together({each}, body), body))) {
        carried.push_back(each);
        continue;
      }
      result_.barred.push_back({each.diagnostic->rule, each.fix->title, each.fix->safe});
      made_.emplace(each.diagnostic->fingerprint, each.fix->title);
    }
    refused_.insert(made_.begin(), made_.end());
    return !carried.empty() && carried.size() < fixes.size() && make(carried);
  }

  // The first that helps alone; false if none does.
  bool make_singly(const std::vector<Candidate>& fixes) {
    std::size_t tries = 0;
    for (const Candidate& each : fixes) {
      if (++tries > most_single_tries) return false;
      const std::pair key(each.diagnostic->fingerprint, each.fix->title);
      if (fixes.size() > 1 && make({each})) return true;
      refused_.insert(key);
    }
    // Others may have stood back for these.
    return !choose(result_.report, options_, refused_).empty();
  }

  const Linter& linter_;
  const Message& customer_;
  const CheckOptions& check_;
  const FixOptions& options_;
  FixResult result_;
  Refused made_;     // those that the draft cannot carry, too
  Refused refused_;  // in the draft as it is; all of the others, too
};

}  // namespace

std::string apply_fix(const Fix& fix, std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : fix.edits) {
    result.append(text.substr(done, edit.span.start - done)).append(edit.text);
    done = edit.span.end;
  }
  return result.append(text.substr(done));
}

FixResult fix(const Linter& linter, const Message& customer, const Message& draft,
              const CheckOptions& check, const FixOptions& options) {
  return Mender(linter, customer, draft, check, options).mend();
}

}  // namespace replylint
