#include <algorithm>

#include "rules/excuses.h"
#include "rules/praise.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// The customer says something kind, praise or thanks for something done.
bool is_kind(const Context& context) {
  static const WordPhrases thanks{
      "thanks|thank|grateful * for * help|helping|quick|fast|great|good|support|work|service|"
      "fixing|solving|everything|all|patience|effort|kind",
      "happy|glad|pleased|love|loved|great|excellent|awesome|fantastic|wonderful|perfect|amazing|"
      "impressed|enjoy|enjoyed|recommend|recommended|gorgeous|beautiful|lovely|brilliant|superb|"
      "stunning|delicious|splendid|marvellous|terrific",
      "i|we really|very|so|do? like|liked",
      "was|were|been|is|are * kind|friendly|polite|charming|courteous|sweet",
      "praise|compliment|compliments|kudos",
      "going|goes|went|sells|selling|working|running down? very|really|so? well|nicely|smoothly",
  };
  const Text& text = context.inquiry.text;
  return praise_of(context) ||
         std::any_of(text.sentences.begin(), text.sentences.end(),
                     [&](const Sentence& sentence) { return thanks.in(text.words_of(sentence)); });
}

// Gratitude or joy of the writer, and what customers are thanked for who are happy.
bool thanks_for_praise(Words words) {
  static const WordPhrases joy{
      "thank|thanks|thankful|grateful|gratitude|appreciate|appreciated|appreciation|honoured|"
      "honored|touched|flattered|proud|privileged|pleased|delighted|delight|glad|happy|thrilled|"
      "joy|pleasure|wonderful|lovely|great|nice|warms|delightful|gratifying|encouraging|humbled|"
      "splendid|charmed|cheers|moved|hug|treasure|cherish|means|mean|smile|blushed",
      "over the moon",
      "made our|my day|week",
      "tickled pink",
      "music to",
      "balm for",
  };
  static const WordPhrases praised{
      "praise|compliment|compliments|applause|recognition|acclaim|accolade|tribute|esteem",
      "kind|lovely|warm|beautiful|encouraging|nice|generous|flattering|positive|friendly|sweet "
      "words|word|remarks|comments|lines|message|feedback|review|opinion|impressions|rating|mail",
      "positive|glowing|wonderful|lovely|kind|great|warm|generous|nice|fantastic|good|amazing "
      "feedback|review|reviews|rating|appreciation|report|comments",
      "continued|valued|unwavering|long-standing|longstanding|ongoing|constant|steadfast|great|"
      "continuing|your|generous loyalty|trust|support|patronage|confidence|custom|faith|fidelity|"
      "devotion|enthusiasm|friendship|affection|constancy|passion|appreciation|attachment|"
      "fondness|kindness|faithfulness",
      "your * loyalty|enthusiasm|devotion|fondness|affection|fidelity|attachment|passion|esteem|"
      "delight|goodwill|generosity",
      "recommending|recommendation|choosing|trusting|believing|sticking|rooting|loving|appreciating|"
      "preferring us|our|with|for|in|me",
      "staying|being true|loyal|faithful|with|such|a|one",
      "faith|trust|confidence in our|us",
      "confidence|trust you|that have|you|has",
      "placed|place|put|placing in our|us|me",
      "you|you're|you've|your|clients|customers|guests|members|household|everyone|family "
      "are|have|feel|felt|been|were|find|found|seem|all? so|very|really|quite|evidently|such|that|"
      "more|most? like|liked|love|loved|enjoy|enjoyed|enjoying|happy|pleased|satisfied|content|"
      "delighted|fond|thrilled|impressed|helpful|loyal|faithful|convinced|comfortable",
      "you like|liked|love|loved|enjoy|enjoyed|appreciate|value|count|chose|think|feel|had * "
      "it|us|our|the|so|good|great|super|perfect|pleasant|on|with|highly",
      "such|so|as|most|more|our|loyal|regular|faithful|devoted "
      "satisfied|happy|loyal|faithful|regular|devoted|valued "
      "customer|customers|client|clients|guest|guests|member|members|reader|readers|passengers|as",
      "customers|clients|guests|members|fans|people|patrons|friends like you",
      "satisfied|happy|loyal|contented|faithful|devoted customer|customers|client|clients|guest|"
      "guests|member|members|readers|patrons",
      "to your|you liking|satisfaction|taste",
      "earned|won a|your * place|heart|trust|admirer",
      "banked|been|stayed|shopped with us so|all|for|since",
      "part of our family",
      "many years * with us|you've",
      "thumbs up",
      "with|to have you beside|with|as|on * us|customer|board|member|guest|client",
      "chosen us|our",
      "turned|turn to us first|so",
      "kind opinion|of you to say",
      "too kind",
      "you find|found * worth|helpful|useful|good|great|pleasant|convincing",
      "keeping|kept faith",
      "you continue to believe|trust|rely|count",
      "such|so high|warm|kind? regard|terms|generously",
      "convinced you",
      "evidently so",
      "so much joy|pleasure",
      "you entrust|entrusted",
      "can't|cannot imagine",
      "of your most|more devoted",
  };
  static const WordPhrases conditional{"if|when|should|whether you|you're|your|it"};
  return joy.in(words) && praised.in(words) && !conditional.in(words);
}

// "Your praise has made the rounds": nobody praised.
const WordPhrases& your_praise() {
  static const WordPhrases phrases{
      "your kind|warm|lovely|generous|wonderful|high|great|much-appreciated? "
      "praise|compliment|compliments|applause|devotion|enthusiasm|loyalty|fidelity|fondness",
      "your kind|warm|lovely|generous|wonderful|nice|friendly|encouraging|positive "
      "words|feedback|remarks|comments|lines|review|opinion|message",
      "to hear|know|read|see|have from|of|as|that so? such? clients|customers|guests|members as",
      "so * praise|kind feedback",
      "fan|fans|admirer like|of you|ours",
      "customers|clients|guests|members|people like you are the reason why|that? we|i|our",
      "customers|clients|guests|members|people like you are the "
      "best|heart|ones|kind|sort|backbone|soul|foundation|core|pillar|joy|very|nicest|greatest",
      "your trust|confidence|bond|attachment|friendship honours|honors|means|with|to us|our|a",
      "evidently so content|happy|pleased|fond",
      "one of our most|very? devoted|loyal|faithful|regular|satisfied",
      "vote of confidence",
  };
  return phrases;
}

// "I am fed up", "this is the third time".
bool is_angry(const Context& context) {
  static const WordPhrases anger{
      "fed up",
      "third|fourth|fifth|sixth|tenth|nth time",
      "ridiculous|unacceptable|outrageous|disgraceful|disgrace|outrage|furious|angry",
      "sick and tired|fed",
      "sick of",
      "had|have enough of",
      "done|tired|weary of? waiting|hoping",
      "waited|waiting long enough",
      "lost|losing|out of|no my|our|more? patience",
      "patience is|has|ran|runs|wears|wearing",
      "last straw"};
  const Text& text = context.inquiry.text;
  return anger.in(text.words) && !praise_of(context);
}

// "Thank you for your patience" to one who has none left, or in words that lay it on.
void check_patience(const Context& context, Findings& findings) {
  static const WordPhrases plain{
      "thank|thanks you? * for your|the * patience|understanding|forbearance",
      "appreciate your * patience|understanding|forbearance"};
  static const WordPhrases effusive{
      "thank|thanks you? so|very much for * your|the * patience|forbearance",
      "thank|thanks you? * for your great|wonderful|kind|extraordinary|infinite|valued|amazing "
      "patience|understanding|forbearance",
      "thank|thanks you? * for your|the understanding|patience and your|the? "
      "great|wonderful|kind|extraordinary|endless|infinite|valued|amazing|much "
      "patience|understanding|forbearance"};
  const bool angry = is_angry(context);
  if (!angry && is_kind(context)) return;
  const Text& text = context.draft.text;
  for (const Sentence& sentence : text.sentences) {
    const auto words = text.words_of(sentence);
    const auto match = (angry ? plain : effusive).find(words);
    if (!match) continue;
    const Span span{words[match->first].span.start, words[match->end - 1].span.end};
    const std::string thanks = shortened(slice(context.body(), span));
    Diagnostic& diagnostic = findings.add(
        span,
        angry ? formatted("“{}” thanks the customer for what they say they have lost, and reads as "
                          "mockery; leave it out, or say that they waited too long.",
                          thanks)
              : formatted("“{}” thanks for more than the customer has shown, and reads as a stock "
                          "line; leave it out, or thank for what they did.",
                          thanks));
    diagnostic.confidence = 0.6;
    return;
  }
}

// "We would be glad to have you on 16 May", "I'd be happy to call you tomorrow": what is to come,
// and "we were glad to have you" to one who leaves.
bool speaks_of_another_time(const Context& context, Words words, Words match) {
  static const WordPhrases to_come{"to have|call|serve you"};
  static const WordPhrases gone{"was|were glad|happy|proud|pleased|delighted|lucky|grateful to"};
  static const WordPhrases leaving{
      "cancel|cancels|cancelled|canceled|cancellation|terminate|leave|"
      "leaving|unsubscribe|close|end"};
  static const WordPhrases named{"call you our|a|one|an"};
  if (!to_come.in(match) || named.in(words)) return false;
  return match.back().folded == "you" &&
         (names_time(words) ||
          std::any_of(match.begin(), match.end(),
                      [](const Word& word) { return word.folded == "call"; }) ||
          (gone.in(words) && leaving.in(context.inquiry.text.words)));
}

// "Both are great, and our customers love them": praise for what we sell, and no thanks.
bool tells_what_others_like(Words words) {
  static const WordPhrases phrases{
      "our|most|many|other|all|some customers|clients|guests|members|readers|buyers|users "
      "really|both|all? love|like|enjoy|prefer|choose"};
  static constexpr auto addressing =
      word_set("you", "your", "you're", "you've", "yours", "thank", "thanks", "grateful", "glad",
               "happy", "pleased", "delighted");
  return phrases.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return addressing.has(word); });
}

void check(const Context& context, Findings& findings) {
  static const WordPhrases phrases{
      "happy|glad|proud|pleased|delighted|honoured|honored|lucky|grateful|thankful|privileged to "
      "have|call|count|serve you|your",
      "happy|glad|proud|pleased|delighted|honoured|honored|lucky|grateful|thankful that "
      "you're|you've|you are|have|chose",
      "glad|happy|pleased|delighted|great|nice|good|wonderful to hear|know|read|see|learn "
      "that|about|of|how you|you're|you've|your have|are|had|like|love|enjoy|been|good|great",
      "thanks|thank you? for staying|choosing|trusting",
      "thanks|thank you? for being a|such|our|part|with|loyal|so|one",
      "thanks|thank you? for your business|loyalty|custom|trust|patronage|confidence",
      "we|i really|truly|greatly|very|do|so? much? appreciate|value your "
      "business|loyalty|custom|trust|patronage|confidence",
      "appreciate|value having you",
      "valued|loyal|great|wonderful|favourite|favorite|best customer|client",
      "for|of your continued|long|many|ongoing|kind loyalty|business|trust|support|words|custom",
  };
  if (!context.has_inquiry()) return;
  check_patience(context, findings);
  if (!findings.list().empty() || is_kind(context)) return;
  // "Good to hear that you are thinking of us": a plan of theirs.
  static const WordPhrases plans{
      "you're still? thinking|considering|planning|coming|moving|joining|interested|looking|going|"
      "opening|back",
      "you are still? thinking|considering|planning|coming|moving|joining|interested|looking|"
      "going|opening|back"};
  const Text& text = context.draft.text;
  for (const Sentence& sentence : text.sentences) {
    const auto words = text.words_of(sentence);
    auto match = phrases.find(words);
    if (!match) match = your_praise().find(words);
    Span span = sentence.span;
    if (match)
      span = {words[match->first].span.start, words[match->end - 1].span.end};
    else if (!thanks_for_praise(words))
      continue;
    if (match && speaks_of_another_time(context, words,
                                        words.subspan(match->first, match->end - match->first)))
      continue;
    if (plans.in(words) || tells_what_others_like(words) || names_year_of_loyalty(words)) continue;
    Diagnostic& diagnostic = findings.add(
        span, formatted("“{}” answers praise that the customer did not give, and reads as a "
                        "stock line; keep it for a customer who says that they are happy.",
                        shortened(slice(context.body(), span))));
    diagnostic.confidence = 0.7;
    return;
  }
}

}  // namespace

extern const Rule unearned_thanks{
    "unearned-thanks",
    Severity::suggestion,
    "tone",
    "Thanks for loyalty or praise where the customer praised nothing.",
    check,
};

}  // namespace replylint::catalogue
