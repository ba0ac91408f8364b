#include "rules/praise.h"

#include <algorithm>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Words that praise whatever they are said of.
const WordPhrases& admiring() {
  static const WordPhrases phrases{
      "was|were|is|are|are|look|looks|looked|taste|tasted|sounds|been|'s|he's|she's|it's|they're "
      "so|really|absolutely|just|simply|all|truly|utterly|also? "
      "gorgeous|wonderful|brilliant|superb|fantastic|amazing|awesome|excellent|marvellous|"
      "marvelous|outstanding|terrific|impeccable|delicious|splendid|stunning|fabulous|delightful|"
      "exceptional|heavenly|spotless|faultless|flawless|magnificent|exquisite|divine|phenomenal|"
      "incredible|first-class|top-notch|spectacular|sublime",
      "was|were|been|is|are so|very|really|incredibly|extremely|most|unbelievably "
      "kind|helpful|patient|friendly|attentive|professional|thoughtful|lovely|welcoming|gentle|"
      "courteous|polite|obliging|understanding|beautiful|tasty",
      "is|are|was|were|looks|look|looked|smells|tastes lovely|beautiful|fab|adorable",
      "how well|kindly|patiently|beautifully|helpfully|nicely|lovingly|carefully|gently|"
      "brilliantly|smoothly|clearly your|you|the|he|she|they|mr|mrs|ms|dr",
      "how kind|helpful|patient|friendly|lovely|good|beautiful|nice|pleasant|attentive "
      "your|you|the|he|she|they|it|everything|everybody|everyone|mr|mrs|ms|dr",
      "best|finest|nicest|kindest|friendliest * i|we|i've|we've ever|have|had|know",
      "never|not once|regret|regretted|have|had|been|seen|met|experienced * "
      "regret|regretted|better|complaint|complaints|nicer|friendlier",
      "not one|a|single * regret|regretted",
      "i|we|my|our * love|loved|adore|adored|enjoyed the|your|it|this|every|how|working|our|them",
      "i|we like|liked your",
      "loves|adores|enjoys|enjoyed your|the|it|her|his|every|them",
      "over the moon|blown away",
      "delighted|thrilled|overjoyed|enchanted|chuffed|impressed|amazed with|by|at|about|how",
      "couldn't|can't|cannot|could be|not|hardly|never? happier|better|recommend|praise|fault|thank",
      "hats off",
      "kudos|bravo|chapeau|compliments|compliment|praise to|for|on|goes|your|from|deserve|deserves",
      "my|our|big|huge|sincere compliments|compliment|praise|congratulations",
      "well done",
      "keep up the|it",
      "highly|warmly|gladly|happily|already|always recommend|recommended|recommending",
      "recommend|recommended|recommending you|your|it|them to all|everyone|everybody|friends|our|my",
      "like butter|clockwork|magic|new",
      "like a charm|dream",
      "without a hitch",
      "worked|works|work a treat",
      "saved|made|makes|saves my|our|the|us|me day|week|weekend|life|wedding|holiday|party",
      "pleasure|joy|delight to deal|work|use|read|visit|stay|be|see|watch",
      "perfect|perfectly|great|super|spot|lovely as|again|job|work|service|stay|evening|time|on",
      "had|have|was|were|is|are|what a|an|such|truly|really|absolutely? "
      "great|lovely|wonderful|fantastic|perfect|brilliant|super|amazing|superb|excellent|delightful "
      "time|stay|evening|day|service|team|staff|course|job|work|host|place|shop|hotel|holiday|"
      "teacher|meal|product|app|garden|weekend|experience|concert|tour|visit",
      "big|huge|great fan|fans|admirer of",
      "happy|glad|pleased|satisfied|content|grateful|thankful with|about|that|to|for "
      "your|the|how|it|you|everything|be|all",
      "thank|thanks|thx|cheers you? so|very? much|again|also? to * "
      "crew|team|colleagues|staff|everyone|everybody|ladies|gentlemen|nurses|drivers",
      "thank|thanks|thx you? so|very? much|again|also? for * "
      "lovely|wonderful|great|excellent|brilliant|fantastic|super|amazing|superb|marvellous",
      "finally|at last understand|understood|works|sleep|slept|feel",
      "ever since|happily|faithfully|loyal",
      "can't|cannot|couldn't imagine|do|live * without",
  };
  return phrases;
}

// "Your competitor has been great", "we had a great weekend at the lake": is not about us.
bool is_of_others(Words words) {
  static constexpr auto others = word_set("competitor", "competitors", "competition", "rival");
  static constexpr auto leisure = word_set("weekend", "holiday", "holidays", "vacation");
  static constexpr auto ours =
      word_set("you", "your", "you've", "you're", "staff", "team", "hotel", "stay", "service",
               "host", "guide", "course", "thank", "thanks");
  const auto has = [&](const auto& set) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return set.has(word); });
  };
  return has(others) || (has(leisure) && !has(ours));
}

// What is wished for, in doubt or asked is no praise; nor what was good until it broke.
bool is_praise(const Sentence& sentence, Words words) {
  static constexpr auto doubts =
      word_set("if", "would", "could", "should", "unless", "but", "however", "although", "until",
               "wish", "hope", "whether", "advance", "unfortunately", "sadly", "disappointed");
  static const WordPhrases soured{
      "not|never|less|n't|isn't|wasn't|aren't|weren't|don't * "
      "happy|pleased|satisfied|great|impressed|love|enjoy|recommend|helpful|kind|friendly|perfect|"
      "amused|content|excellent|good",
  };
  if (is_of_others(words)) return false;
  if (sentence.question_mark || sentence.form == SentenceForm::interrogative) return false;
  if (std::any_of(words.begin(), words.end(), [](const Word& word) { return doubts.has(word); }))
    return false;
  return admiring().in(words) && !soured.in(words);
}

std::optional<Praise> find_praise(const Context& context) {
  const std::vector<Item>& items = context.inquiry.items;
  const Text& text = context.inquiry.text;
  for (const Item& item : items)
    if (item.kind == ItemKind::praise &&
        !is_of_others(text.words_of(text.sentences[item.sentence])))
      return Praise{item.span, &item, item.confidence};
  if (!text.english) return std::nullopt;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    if (!is_praise(sentence, text.words_of(sentence))) continue;
    const auto same = std::find_if(items.begin(), items.end(), [&](const Item& item) {
      return item.sentence == i && item.kind != ItemKind::problem;
    });
    // Praise beside a request in one sentence may be all about that request.
    constexpr double alone = 0.7;
    constexpr double beside = 0.5;
    return Praise{sentence.span, nullptr, same == items.end() ? alone : beside};
  }
  return std::nullopt;
}

}  // namespace

const std::optional<Praise>& praise_of(const Context& context) {
  return context.once(find_praise);
}

bool passes_praise_on(Words words) {
  static const WordPhrases phrases{
      "passed|handed|forwarded|pass|forward your kind|warm|nice? "
      "praise|thanks|compliment|compliments|words|greetings"};
  return phrases.in(words);
}

}  // namespace replylint
