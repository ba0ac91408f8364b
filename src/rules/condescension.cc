#include <algorithm>

#include "rules/excuses.h"
#include "rules/shortened.h"
#include "rules/tone_evidence.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” talks down to the customer, who asks because it is not plain to them; "
    "leave it out, and give the step or the fact alone.";

// "Simply open the page", "you just click here": how easy it is said to be.
void check_belittled_step(const Context& context, Findings& findings) {
  // Not "just let us know", "just reply": an invitation is no lesson.
  static constexpr auto steps =
      word_set("add", "change", "check", "choose", "clear", "click", "connect", "copy", "create",
               "delete", "download", "edit", "enter", "fill", "follow", "go", "hit", "install",
               "log", "look", "open", "paste", "plug", "press", "push", "reboot", "remove",
               "rename", "replace", "reset", "restart", "run", "save", "scroll", "select", "set",
               "sign", "start", "switch", "tap", "turn", "type", "unplug", "update");
  const Text& text = context.draft.text;
  for (const Sentence& sentence : text.sentences) {
    const auto words = text.words_of(sentence);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i].folded != "simply" && words[i].folded != "just") continue;
      const Word& verb = words[i + 1];
      const std::string_view before = i > 0 ? words[i - 1].folded : std::string_view();
      const bool opens = i == 0 || before == "please" || before == "then" || before == "and" ||
                         before == "," || (before == "you" && i == 1);
      if (!opens || !steps.has(verb) || verb.tag == Tag::noun) continue;
      const Span span{words[i].span.start, verb.span.end};
      Diagnostic& diagnostic = findings.add(
          span,
          formatted("“{}” tells the customer how easy the step is, which is no comfort to one who "
                    "is stuck; give the step alone.",
                    shortened(slice(context.body(), span))),
          Severity::suggestion);
      diagnostic.confidence = 0.6;
      // "Just open it." is "Open it."
      const bool capital = i == 0 && words[i].folded.front() != context.body()[words[i].span.start];
      const char first = verb.folded.front();
      diagnostic.fixes.push_back({formatted("Remove “{}”.", slice(context.body(), words[i].span)),
                                  false,
                                  {capital ? Edit{{words[i].span.start, verb.span.start + 1},
                                                  {static_cast<char>(first - 'a' + 'A')}}
                                           : Edit{{words[i].span.start, verb.span.start}, ""}}});
      break;
    }
  }
}

// "The lid sticks a little at first", "It consists of oats, honey, and oil": how a thing is, which
// the learned table takes for a word on what the customer can grasp.
bool describes_thing(std::span<const Word> words) {
  static const WordPhrases degrees{"a little|bit", "slightly|somewhat", "consists|consist of",
                                   "is|are made|baked|built|sewn|woven of|from|with"};
  static constexpr auto of_customer =
      word_set("advanced", "anybody", "anyone", "child", "complex", "complicated", "dear",
               "everybody", "everyone", "hard", "mind", "patience", "people", "reading", "research",
               "some", "technical", "thinking", "thought", "we", "you", "you'd", "you'll", "you're",
               "you've", "your", "yourself");
  return degrees.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return of_customer.has(word); });
}

// "No harm is done, and all you need to do is delete it."
bool names_the_one_step(std::span<const Word> words) {
  static const WordPhrases one_step{"all you need to do now? is"};
  static constexpr auto belittling =
      word_set("just", "merely", "read", "simple", "simply", "think");
  return one_step.in(words) && std::none_of(words.begin(), words.end(),
                                            [](const Word& word) { return belittling.has(word); });
}

// "Just give me a time that suits you."
bool invites(std::span<const Word> words) {
  static const WordPhrases phrases{"just drop|give|ring|send|show|tell|write me|us"};
  return phrases.match_at(words, 0).has_value();
}

// "As a beginner you …" to who wrote "I am a beginner", and no word of how hard it is.
bool calls_customer_as_told(const Context& context, std::span<const Word> words, Span span) {
  static constexpr auto groups =
      word_set("amateur", "amateurs", "beginner", "beginners", "layman", "laymen", "layperson",
               "newbie", "newbies", "novice", "novices");
  static constexpr auto belittling =
      word_set("advanced", "cannot", "can't", "complex", "complicated", "difficult", "even",
               "grasp", "hard", "know", "much", "not", "simple", "simply", "technical", "too",
               "tricky", "understand", "worry");
  const auto singular = [](std::string_view word) {
    return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  };
  const auto group = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return span.contains(word.span) && groups.has(word);
  });
  const auto& told = context.inquiry.text.words;
  return group != words.end() &&
         std::none_of(words.begin(), words.end(),
                      [](const Word& word) { return belittling.has(word); }) &&
         std::any_of(told.begin(), told.end(), [&](const Word& theirs) {
           return singular(theirs.folded) == singular(group->folded);
         });
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  for (const ToneEvidence& evidence : find_tone(context, "condescension", Tone::condescension)) {
    const std::span<const Word> words = text.words_of(text.sentences[evidence.sentence]);
    if (calls_customer_as_told(context, words, evidence.span)) continue;
    if (evidence.phrase == nullptr && (describes_thing(words) || names_the_one_step(words) ||
                                       invites(words) || tells_own_deed(words)))
      continue;
    report_tone(context, evidence, "condescension", message, findings);
  }
  if (context.draft.text.english) check_belittled_step(context, findings);
}

}  // namespace

extern const Rule condescension{
    "condescension", Severity::warning, "tone", "Talks down to the customer.", check,
};

}  // namespace replylint::catalogue
