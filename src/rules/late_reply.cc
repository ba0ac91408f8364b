#include <algorithm>
#include <chrono>
#include <string>

#include "rules/open_work.h"
#include "rules/shortened.h"
#include "styles/business_time.h"
#include "styles/service_level.h"
#include "text/formatted.h"
#include "text/promises.h"

namespace replylint::catalogue {

namespace {

bool is_ours_to_answer(const Item& item) {
  return item.kind != ItemKind::praise;
}

// Every item has its answer, and nothing is still open with us.
bool resolves(const Context& context, const std::vector<OpenWork>& open) {
  if (!open.empty()) return false;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i)
    if (is_ours_to_answer(context.inquiry.items[i]) &&
        context.coverage.items[i].state != ItemState::answered)
      return false;
  return true;
}

// A time to come stands anywhere in it.
bool gives_time(const Context& context) {
  const Text& text = context.draft.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    const auto deadline = find_deadline(text.words_of(sentence), *context.now);
    return deadline && deadline->latest > instant_of(*context.now);
  });
}

// It tells or asks something: more than thanks, sympathy and promises.
bool is_actionable(const Context& context, const std::vector<OpenWork>& open) {
  for (std::size_t i = 0; i < context.traits.size(); ++i) {
    const bool promises = std::any_of(open.begin(), open.end(),
                                      [&](const OpenWork& work) { return work.sentence == i; });
    if (!promises && !context.traits[i].courtesy) return true;
  }
  return false;
}

// "3 h 20 min", "2 days".
std::string age(std::chrono::seconds time) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  if (minutes < 60) return formatted("{} min", minutes);
  if (minutes < 48 * 60)
    return minutes % 60 == 0 ? formatted("{} h", minutes / 60)
                             : formatted("{} h {} min", minutes / 60, minutes % 60);
  return formatted("{} days", minutes / (24 * 60));
}

void check(const Context& context, Findings& findings) {
  const auto& items = context.inquiry.items;
  if (!context.now || !context.customer.date || context.draft.text.sentences.empty() ||
      std::none_of(items.begin(), items.end(), is_ours_to_answer))
    return;
  const ServiceLevel* level = service_level_of(
      context.style, context.message.from.empty() ? "" : context.message.from.front().address);
  if (level == nullptr) return;

  const std::vector<OpenWork> open = open_work(context);
  if (resolves(context, open) || gives_time(context)) return;
  const bool actionable = is_actionable(context, open);
  struct Target {
    std::optional<std::int64_t> seconds;
    std::string_view purpose;
  };
  const Target targets[] = {
      {actionable ? std::nullopt : level->acknowledge, "to acknowledge a message"},
      {level->actionable, "for an actionable answer"},
      {level->resolve, "for a solution"}};
  const BusinessTime time(*level, zone_of(*context.now));
  const auto received = instant_of(*context.customer.date);
  const Target* passed = nullptr;
  for (const Target& target : targets)
    if (target.seconds &&
        time.due(received, std::chrono::seconds(*target.seconds)) < instant_of(*context.now))
      passed = &target;
  if (passed == nullptr) return;

  const Span words = context.draft.text.sentences.front().span;
  findings.add(
      words, formatted("The customer has waited {}, and the target {} is {}; “{}” neither "
                       "settles the matter nor says when it will be settled: name the "
                       "time of the next step.",
                       age(instant_of(*context.now) - received), passed->purpose,
                       write_duration(*passed->seconds), shortened(slice(context.body(), words))));
}

}  // namespace

extern const Rule late_reply{
    "late-reply",
    Severity::warning,
    "substance",
    "The reply comes later than the style's target, and neither solves nor names a time.",
    check,
};

}  // namespace replylint::catalogue
