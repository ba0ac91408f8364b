#include <algorithm>
#include <chrono>

#include "rules/open_work.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// Work that needs its hour: agreed downtime, and what others bring.
bool is_scheduled(Words words) {
  static const WordPhrases phrases{
      "schedule|scheduled|scheduling|maintenance|downtime|appointment|window|night|overnight|outage",
      "restart|reboot|reset|rebooted|restarted|migrate|migrated|migration|switch over",
      "ship|shipped|ships|deliver|delivered|delivery|courier|visit|technician|arrive|arrives|part|parts",
      "registry|registrar|carrier|provider|vendor|manufacturer|supplier|bank",
  };
  return phrases.in(words);
}

// An answer that has to be found, in place of an act that can be done.
bool is_research(Words words) {
  static const WordPhrases phrases{
      "look|looking|check|checking|find out|into|at|with|for|what|why|how|whether",
      "investigate|investigating|analyse|analyze|analysing|analyzing|research|discuss|ask|reproduce|test",
      "let you know",
      "get|come back",
      "have|has|give|answer|reply|respond|update|inform|tell|write|report|contact you|an|again|by|to",
  };
  return phrases.in(words);
}

// The work is agreed with the customer, or waits for a word of theirs.
bool waits(const Context& context) {
  const Text& text = context.draft.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    return waits_for_customer(context.body(), text, sentence);
  });
}

// A message of the late evening may wait for the next morning.
bool came_at_night(const Context& context, const Deadline& deadline) {
  const std::optional<Date>& came = context.customer.date ? context.customer.date : context.now;
  if (!came || !context.now) return false;
  using std::chrono::hours;
  const auto local = zone_of(*context.now).to_local(instant_of(*came));
  const auto clock = local - std::chrono::floor<std::chrono::days>(local);
  constexpr hours morning(6);
  const std::chrono::duration<double, std::ratio<3600>> night(
      context.parameter("deferral", "night-shift-starts"));
  if (clock >= morning && clock < night) return false;
  const auto next_noon = std::chrono::floor<std::chrono::days>(local + hours(12)) + hours(12);
  return zone_of(*context.now).to_local(deadline.latest) <= next_noon;
}

// The promise is for another day than today, as far as its words tell.
std::optional<Deadline> later_day(const Context& context, const OpenWork& work) {
  const Text& text = context.draft.text;
  // Without a date of the draft only words that count from it can be told ("tomorrow").
  const Words words = text.words_of(text.sentences[work.sentence]);
  if (!context.now)
    for (std::size_t i = 0; i < words.size(); ++i)
      if (date_at(words, i)) return std::nullopt;
  const auto deadline = deadline_of(text, work, context.now.value_or(Date{}));
  if (!deadline || deadline->days < 1) return std::nullopt;
  return deadline;
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || waits(context)) return;
  const Text& text = context.draft.text;
  for (const OpenWork& work : open_work(context)) {
    const Words words = text.words_of(text.sentences[work.sentence]);
    const Item* item = deferred_item(context, work);
    const bool request = item != nullptr && item->kind == ItemKind::request;
    if (item != nullptr && item->kind == ItemKind::question) continue;
    if (is_scheduled(words) || (!request && is_research(words))) continue;
    if (item != nullptr &&
        is_scheduled(context.inquiry.text.words_of(context.inquiry.text.sentences[item->sentence])))
      continue;
    const auto deadline = later_day(context, work);
    if (!deadline && (item == nullptr || has_time(context, work))) continue;
    if (deadline && came_at_night(context, *deadline)) continue;

    const Span span{work.words.start,
                    deadline ? std::max(work.words.end, deadline->span.end) : work.words.end};
    Diagnostic& diagnostic = findings.add(
        span, formatted("“{}” puts off what can be done today: customers of this team have their "
                        "requests served the same day; do it now, and say that it is done.",
                        shortened(slice(context.body(), span))));
    if (item != nullptr) diagnostic.item = item->id;
    diagnostic.confidence = 0.7;
    return;
  }
}

}  // namespace

extern const Rule deferral{
    "deferral",
    Severity::warning,
    "substance",
    "Something that can be done today is put off.",
    check,
    {{"night-shift-starts", 22, 0, 24,
      "hour of the day from which a message may wait for morning"}},
    true,
};

}  // namespace replylint::catalogue
