#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <span>

#include "rules/open_work.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

// What we promised with a time, in the words of the thread.
struct Promise {
  const EarlierMessage* message;
  Span words;
  Deadline deadline;
  bool certain = true;  // false: said of a result, which may be another than what is waited for
};

// "You will have the fix by Friday", "The correction goes live tonight": said of what is to come
// and of nobody's work, it promises where a time to come stands in the same sentence.
bool announces_result(const Text& text, const Sentence& sentence) {
  static const WordPhrases phrases{
      "i|we should|expect|hope|will|shall to? have|get|bring|finish",
      "i'll|we'll have|finish",
      "you will|shall|should|can have|get|receive|expect",
      "you'll have|get|receive",
      "will|shall|should|it'll|they'll|that'll|he'll|she'll be "
      "done|ready|finished|live|fixed|up|back|online|available|with|there|repaired|complete|"
      "completed|resolved|solved|working|delivered|installed|replaced|restored|corrected|in|out|sent",
      "it'll|they'll|that'll arrive|follow|work",
      "expect|expected the|a|an|it|your|to|by|on|this|that|them",
      "goes|go live|out|online",
      "is|are due|scheduled|planned|expected for|on|by|to|in|tomorrow|today|tonight",
      "will|should|shall arrive|follow|reach",
  };
  // What is denied, hangs on something, comes again and again, or is the writer's own time off.
  static const WordPhrases others{
      "not|never|if|unless|whether|cannot|can't|won't|nothing|please",
      "once|after|when|until|till you|you've|your|we|the|it",
      "as soon as",
      "on holiday|holidays|vacation|leave",
      "out of office",
      "every|each day|night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
  };
  const auto words = text.words_of(sentence);
  return !sentence.question_mark && phrases.in(words) && !others.in(words);
}

// The last promise of a message whose time is the latest; nothing if it has none with a time.
std::optional<Promise> promise_in(const EarlierMessage& earlier,
                                  const std::vector<OpenWork>& open) {
  std::optional<Promise> latest;
  const Text& text = earlier.draft.text;
  const Date& written = *earlier.message->date;
  const auto add = [&](std::size_t sentence, const std::optional<Deadline>& deadline,
                       bool certain) {
    if (deadline && (!latest || deadline->latest >= latest->deadline.latest))
      latest = {&earlier, text.sentences[sentence].span, *deadline, certain};
  };
  for (const OpenWork& work : open) add(work.sentence, deadline_of(text, work, written), true);
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (announces_result(text, text.sentences[i]))
      if (const auto deadline = find_deadline(text.words_of(text.sentences[i]), written);
          deadline && deadline->latest > instant_of(written))
        add(i, deadline, std::any_of(open.begin(), open.end(), [&](const OpenWork& work) {
              return work.sentence == i;
            }));
  return latest;
}

// "Priya is still checking", "the carrier has not answered yet", "no news so far": nothing has come
// of it, whoever is at work.
bool tells_of_waiting(std::span<const Word> words) {
  static const WordPhrases phrases{
      "is|are|am|i'm|we're|he's|she's|they're still "
      "checking|looking|investigating|waiting|testing|trying|tracing|reviewing|analysing|analyzing|"
      "examining|searching|debugging|pending",
      "is|are|am|i'm|we're|he's|she's|they're still working|busy on|with",
      "has|have not * yet",
      "hasn't|haven't * yet",
      "still|is|are|have|has|had no news|answer|answers|reply|response|result|results|update "
      "yet|so|from",
      "no|nothing news|answer|answers|reply|response|result|results|update|new yet|so",
  };
  return phrases.in(words);
}

// A message that does or tells something, beyond thanks and promises.
bool has_substance(const Text& text, const std::vector<OpenWork>& open) {
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const auto words = text.words_of(text.sentences[i]);
    const bool promises = std::any_of(open.begin(), open.end(),
                                      [&](const OpenWork& work) { return work.sentence == i; });
    if (!promises && !tells_of_waiting(words) && !traits_of(text.sentences[i].form, words).courtesy)
      return true;
  }
  return false;
}

// What of our promises no later message of ours has kept or renewed.
std::optional<Promise> outstanding_promise(const Context& context) {
  std::optional<Promise> outstanding;
  for (const EarlierMessage& earlier : context.thread) {
    if (earlier.side != Side::us || !earlier.message->date) continue;
    const std::vector<OpenWork> open = find_open_work(earlier.message->body, earlier.draft.text);
    if (auto promise = promise_in(earlier, open))
      outstanding = promise;
    else if (open.empty() && has_substance(earlier.draft.text, open))
      outstanding.reset();
  }
  return outstanding;
}

// "Tue 3 Mar 2026 16:00 UTC+1", as the clock of the draft's writer shows it.
std::string written_time(std::chrono::sys_seconds instant, const Date& now) {
  constexpr std::string_view weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // A day ends at the midnight behind it.
  const auto local =
      zone_of(now).to_local(instant - std::chrono::seconds(1)) + std::chrono::seconds(1);
  const auto day = std::chrono::floor<std::chrono::days>(local - std::chrono::seconds(1));
  const std::chrono::year_month_day date(day);
  const auto minute = std::chrono::floor<std::chrono::minutes>(local - day).count();
  const int offset = now.utc_offset / 60;
  const int minutes = std::abs(offset);
  const std::string zone =
      offset == 0 ? "UTC"
      : minutes % 60 == 0
          ? formatted("UTC{}{}", offset < 0 ? "-" : "+", minutes / 60)
          : formatted("UTC{}{}:{:02}", offset < 0 ? "-" : "+", minutes / 60, minutes % 60);
  return formatted("{} {} {} {} {:02}:{:02} {}", weekdays[std::chrono::weekday(day).c_encoding()],
                   static_cast<unsigned>(date.day()),
                   months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                   minute / 60, minute % 60, zone);
}

void check(const Context& context, Findings& findings) {
  if (!context.now || context.thread.empty()) return;
  const auto promise = outstanding_promise(context);
  if (!promise || promise->deadline.latest >= instant_of(*context.now)) return;

  const Text& text = context.draft.text;
  if (text.sentences.empty()) return;
  const std::vector<OpenWork> open = open_work(context);
  const auto waiting = std::find_if(
      text.sentences.begin(), text.sentences.end(),
      [&](const Sentence& sentence) { return tells_of_waiting(text.words_of(sentence)); });
  for (const Sentence& sentence : text.sentences) {
    // A new time is given, or the next step is the customer's.
    const auto words = text.words_of(sentence);
    const auto deadline = find_deadline(words, *context.now);
    if (deadline && deadline->latest > instant_of(*context.now)) return;
    // A question is none where we wait for somebody else as well.
    const bool asks = context.body()[sentence.span.end - 1] == '?';
    if ((!asks || waiting == text.sentences.end()) &&
        waits_for_customer(context.body(), text, sentence))
      return;
  }
  // The draft brings what was promised.
  if (open.empty() && has_substance(text, open)) return;

  const Span words = !open.empty()                     ? open.front().words
                     : waiting != text.sentences.end() ? waiting->span
                                                       : text.sentences.front().span;
  Diagnostic& diagnostic = findings.add(
      words,
      formatted("“{}” was promised for {}, which is over, and “{}” names no new time: a "
                "customer who was let down once needs to know by when; name it, and say "
                "why it took longer.",
                shortened(slice(promise->message->message->body, promise->words)),
                written_time(promise->deadline.latest, *context.now),
                shortened(slice(context.body(), words))),
      promise->certain ? std::nullopt : std::optional(Severity::warning));
  if (!open.empty())
    if (const Item* item = deferred_item(context, open.front())) diagnostic.item = item->id;
  diagnostic.confidence = 0.8;
}

}  // namespace

extern const Rule missed_eta{
    "missed-eta", Severity::error,
    "substance",  "An earlier promise is past its time, and no new time is given.",
    check,
};

}  // namespace replylint::catalogue
