#include <algorithm>
#include <vector>

#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” promises what nobody can keep, and nothing here says what was changed "
    "to keep it; say what was changed so that it does not happen again, or leave it out.";

constexpr std::string_view message_without_measure =
    "“{match}” promises more than anybody can keep, whatever was done; say what was "
    "changed and what you do if it should happen again.";

// "Version 5 does this by itself, so it will not happen again": the promise follows from a fact.
bool is_conclusion(std::span<const Word> words, Span promise) {
  constexpr std::size_t clause = 3;
  for (std::size_t i = clause; i < words.size() && words[i].span.start < promise.start; ++i)
    if (words[i].folded == "so" || words[i].folded == "therefore") return true;
  return false;
}

// Beside the promise stands what makes it more than words: an act, or the day of one.
bool is_backed(const Context& context, std::size_t sentence, Span promise) {
  constexpr std::size_t reach = 2;
  const Text& text = context.draft.text;
  if (is_conclusion(text.words_of(text.sentences[sentence]), promise)) return true;
  const auto near = sentences_near(context, sentence, reach);
  for (std::size_t i = near.first; i < near.end; ++i) {
    const auto words = text.words_of(text.sentences[i]);
    if (states_act(words) || (context.traits[i].deferral && names_time(words))) return true;
  }
  return false;
}

// A refusal to promise, a fact in figures, a warning or an instruction: no promise at all.
bool is_modest(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{
      "cannot|can't|can|could|couldn't|won't|nobody|not not? guarantee|promise|assure|swear|vouch|"
      "rule|say|exclude|guaranteed|certain|sure",
      "if|unless|should",
      "ask|asks you|your",
      "warranty|sla|contract|clause|refund|money",
      "broken|old|false|wrong|your|his|her|their promise|promises",
      "sorry|apologise|apologize|failed",
      "our|my own? mistake|fault|failure",
      "must|please never|always|not",
  };
  const Sentence& where = context.draft.text.sentences[sentence];
  return where.form == SentenceForm::imperative || where.form == SentenceForm::interrogative ||
         where.question_mark || phrases.in(context.draft.text.words_of(where));
}

// "Our illustrator is going to be over the moon": how one of us will feel.
bool tells_joy(std::span<const Word> words) {
  static const WordPhrases joys{
      "be so|very|really|absolutely|quite? delighted|thrilled|chuffed|pleased|glad|happy|overjoyed",
      "be over the moon",
  };
  static const WordPhrases of_customer{"you'll|you|customer|customers * be"};
  return joys.in(words) && !of_customer.in(words);
}

// "We will always have an apron for you.": a thing that lies ready.
bool keeps_thing(std::span<const Word> words) {
  static const WordPhrases phrases{
      "have|keep a|an|the|one|enough|some apron|aprons|bed|bike|chair|coffee|copy|cup|helmet|key|"
      "place|room|seat|table|towel|towels for you"};
  return phrases.in(words);
}

// "Everything will be fine if you keep it cool", "I promise you the place until Friday": under a
// condition that the customer meets, or up to a time that is named.
bool is_bounded(std::span<const Word> words, Span promise) {
  static const WordPhrases bounds{"if|provided|unless you", "as long as you", "until|till"};
  const auto behind = std::find_if(
      words.begin(), words.end(), [&](const Word& word) { return word.span.start >= promise.end; });
  const std::span<const Word> rest(behind, words.end());
  const auto bound = bounds.find(rest);
  return bound && (bound->phrase < 2 || names_time(rest.subspan(bound->end)));
}

// What nobody can keep, whatever was done: no act that stands beside it makes it true.
const WordPhrases& without_measure() {
  static const WordPhrases phrases{
      "never|ever , ever again?",
      "never ever|again|once shall|will|does|do|has|have|can|could|lets|let|fails|fail|happen",
      "never again",
      "a|the second|third|next time , ever",
      "will|shall|can|could|does|do|would * ever again",
      "no|none of * will|shall|can|could ever",
      "in|for your|this|a|the whole? lifetime again?",
      "in|for your|this|a whole? life again?",
      "stay|stays|hold|holds|last|lasts|repaired|fixed|solved|gone|works|safe|remain|remains|over "
      "* forever|eternity",
      "for|until all time|eternity",
      "for as long as you are|stay|live|remain|bank|shop with|here",
      "mark my words",
      "you have|you've|take|on|give|gives|gave you? my|our solemn|full|firm? word",
      "full|complete|total|absolute|hundred assurance",
      "swear|sworn to you|ourselves|myself",
      "i|we swear that|you",
      "ironclad|watertight|airtight|bulletproof|unconditional|unlimited|unwavering|unending|"
      "absolute guarantee|certainty|promise|commitment|assurance|reliability|vigilance|and",
      "nothing|no|not whatsoever|at|absolutely|ever|possibly|whatever all? can|will|could|shall",
      "nothing|none * can|could|will|shall|is * ever|possibly|going to? * wrong|fail|happen|"
      "between",
      "nothing|none can|could|will|shall * go wrong",
      "nothing|none of? like|the it|this|that|kind|sort ever|never? again? happens|happen|occurs|"
      "occur|recurs",
      "not|without * a|one single error|mistake|fault|complaint|flaw|typo|defect|problem|delay|"
      "minute|hitch|second|drop|cent",
      "most|very definitely|certainly|surely|assuredly always|never|be|stay|not",
      "will|shall|would|can|could|may * absolutely|definitely|certainly|positively|assuredly not|"
      "never|always",
      "absolutely|definitely|positively always|never",
      "absolutely|definitely|positively no * more|again|future|ever|any",
      "put|set|lay|leave|cast|throw|banish|drop|forget all? your|any all? worries|worry|fears|fear|"
      "concerns|doubts",
      "sleep|rest * peacefully|soundly|easy|easily|calmly",
      "no ifs",
      "no matter what * ,|.|!|happens|comes|we|will|you|it",
      "come|happen what may|will",
      "shadow|trace of|of? a? doubt",
      "beyond|without all|any|a|every|the|slightest|shadow? * doubt|question",
      "as sure|certain|inevitable as",
      "a thing of the past",
      "belong|belongs|consigned|confined|relegated|word to|from the past|history",
      "ceased|cease|ceases to exist",
      "excluded|impossible|unthinkable in|for|from|now the? future|on|now",
      "stake|bet|wager my|our",
      "vouch for every|each|all|everyone|everything|any|that|it",
      "one|a|single|slightest|no|zero chance|risk|danger in|of|that|whatsoever",
      "one|a chance in a million|billion",
      "one|a|1 hundred|100|thousand percent|per|% cent? sure|certain|guaranteed|confident|positive|"
      "safe|reliable|flawless|perfect|satisfied",
      "you can|may|will * be one|a|absolutely|completely|totally|entirely|perfectly hundred? "
      "percent|per|% cent? certain|sure|confident",
      "can|may|will be absolutely|completely|totally|entirely|perfectly certain|sure",
      ", guaranteed|promised|definitely|period .|!",
      "from|as now|today|here|this of|on|moment|day|onwards|henceforth * on|onwards|today|moment * "
      "perfect|flawless|never|always|every|nothing|no|peacefully|forever|impossible",
      "henceforth",
      "always|never on|a|be|get|perfect|flawless * time|late|fresh|mistake|mistakes|error|errors|"
      "right|wrong|day",
      "perfect|flawless|faultless from now|here|today on?",
      "a flawless|faultless|perfect stream|service|day|experience|stay|delivery|event",
      "you will|shall have? nothing|no reason|need? to fear|worry|regret ever|again",
      "you'll|you never|not|won't regret|be disappointed|look|want|need again|ever|another|it|,|.",
      "will|shall * be error-free|flawless|faultless|perfect|impeccable|bulletproof|unbreakable|"
      "infallible|spotless from|now|every|always|and|forever|for|in",
      "impossible|unthinkable that|for|from from|now|it|this|that? on",
      "i|we would|will|should put|lay|bet my hand|life|money|reputation|job|house",
      "my|our|personal personal|honour|honor|solemn guarantee|promise|word|vow|oath",
      "on my|our honour|honor|life|name",
      "on my|our mother's grave|honour|honor|life|name",
      "day and night|, round|around",
      "rain or shine",
      "at|under all|any|no|every costs|cost|circumstances|price , will|shall|be|happen",
      "leave|leaves|left|leaving nothing to chance",
      "leave|leaves|left|leaving no|little room for? error|errors|doubt|mistakes",
      "always|forever be|remain|stay * best|fairest|cheapest|fastest|safest|there|perfect|happy",
      "absolutely|completely|totally|perfectly|one safe|secure|fail-safe|foolproof|certain|safe|"
      "risk-free|trouble-free from|now|forever|in|for|at",
      "has|have|had been eradicated|eliminated|banished|abolished|exterminated|wiped * once|"
      "forever|good|all|for",
      "for good and",
      "every single|last day|driver|time|one|parcel|order|night|guest|delivery|minute|hour|visit",
      "zero risk|worries|surprises|compromises|bugs|mistakes|errors|problems",
      "no more? risk|worries|surprises|doubts|bugs|mistakes|errors|problems * ever|guaranteed|"
      "promised",
      "happy|satisfied|delighted|perfect|well|fine in|at the end",
      "win|work|works|succeed|hold|happen|arrive * for sure",
      "the last time * definitely|ever|promise|guaranteed",
  };
  return phrases;
}

// "Don't worry, it happens to everyone who has the old remote.": comfort, and no promise.
bool comforts(std::span<const Word> words) {
  static const WordPhrases phrases{"it|this|that happens|happened to",
                                   "it|this|that can|does happen to",
                                   "it's|that's easily|easy|common|quite|not|no|very"};
  static constexpr auto ahead =
      word_set("will", "shall", "we'll", "i'll", "it'll", "never", "again");
  return phrases.in(words) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) { return ahead.has(word); });
}

void check(const Context& context, Findings& findings) {
  std::vector<bool> reported(context.draft.text.sentences.size(), false);
  for (const ToneEvidence& promise : find_tone(context, "empty-promise", Tone::promise)) {
    const auto words = context.draft.text.words_of(context.draft.text.sentences[promise.sentence]);
    if (is_backed(context, promise.sentence, promise.span) || tells_joy(words) || comforts(words) ||
        (promise.phrase == nullptr && (keeps_thing(words) || is_bounded(words, promise.span))))
      continue;
    report_tone(context, promise, "empty-promise", message, findings);
    reported[promise.sentence] = true;
  }
  constexpr double confidence = 0.85;
  for (const ToneEvidence& promise : find_tone(context, without_measure(), confidence))
    if (!reported[promise.sentence] && !is_modest(context, promise.sentence))
      report_tone(context, promise, "empty-promise", message_without_measure, findings);
}

}  // namespace

extern const Rule empty_promise{
    "empty-promise", Severity::warning, "tone", "Promises what nobody can keep, without an act.",
    check,
};

}  // namespace replylint::catalogue
