#include <algorithm>
#include <array>
#include <span>

#include "rules/praise.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "rules/trouble.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}”: feeling for the customer takes more room in this reply than help "
    "does, and reads as a substitute for it; keep one short line, and use the rest to say "
    "what was found, done or comes next.";

constexpr std::string_view message_of_overblown =
    "“{match}” is more feeling than the matter calls for, and the customer does not believe it; "
    "keep one plain line at most, and use the rest to say what was found, done or comes next.";

// Sentences that are words of form, promise or procedure help the customer no more than sympathy.
struct Idle {
  std::string_view id;
  Tone tone;
};
constexpr auto idle_tones = std::to_array<Idle>({{"empty-promise", Tone::promise},
                                                 {"process-lecture", Tone::process},
                                                 {"runaround", Tone::handoff},
                                                 {"ticket-speak", Tone::form_letter}});

// What is too much for any errand but a death, whatever else the reply holds.
const WordPhrases& overblown() {
  static const WordPhrases phrases{
      "my|our heart|hearts|soul aches|ache|ached|bleeds|bleed|bled|breaks|break|broke|goes|go|went|"
      "weeps|weep|is|are|was|were",
      "apologise|apologize|sorry|regret|feel * bottom of my|our heart|hearts",
      "through|in|to my|our hearts|heart",
      "with * heavy|heaviest|aching|bleeding of? heart|hearts",
      "with|together all my|our heart|hearts|compassion|empathy|sympathy",
      "my|our deepest|sincerest|heartfelt|profound|undivided compassion|empathy|sympathy|dismay|"
      "sorrow|regret|respect|remorse|admiration",
      "my|our compassion|sorrow|empathy|dismay|anguish|remorse",
      "what a|an great|true|rare|real? honour|honor|privilege",
      "what a|an great|true|rare|real? joy to|it",
      "a|an|the absolute|true|real|great|rare|immense|particular privilege|honour|honor|joy to|of|"
      "that",
      "an|a|the honour|honor|privilege|joy to|of help|helping|assist|assisting|serve|serving|reply|"
      "answer|answering|deal|dealing|hear|support",
      "an|a absolute|true|utter|sheer pleasure|delight to|that",
      "delighted|honoured|honored|thrilled|overjoyed|excited|eager|ecstatic to serve|assist|help|"
      "support|reply|answer|be|stand * always|again|you",
      "absolutely|truly|utterly|beyond|so|very|deeply|profoundly|genuinely|simply honoured|honored|"
      "devastated|heartbroken|mortified|overjoyed|crestfallen|ashamed|moved|touched|humbled|"
      "saddened|shaken|dismayed|horrified|gutted|distressed",
      "heartbroken|crestfallen|inconsolable|overjoyed",
      "nothing * delight|delights|delighted|brighten|brightens|pleases|please * me|us|my|our|you",
      "brighten|brightens|brightened|made|makes my|our day|week",
      "feel|feels|feeling with|for you|each|every|all",
      "suffer|suffers|grieve|weep|cry|mourn|hurt|hurting|ache|rejoice with|for you",
      "pains|hurts|saddens|grieves|shames me|us|personally",
      "shaken to my|our|the core",
      "words cannot|can't|fail|could|alone",
      "more than words|i|we can|could? say|express|tell",
      "cannot|can't begin to describe|express|tell|imagine|say|thank|apologise|apologize",
      "cannot|can't tell|express|describe|say * how sorry|ashamed|deeply|glad|happy|sad|terrible",
      "cannot|can't express|describe my|our|the",
      "cannot|can't apologise|apologize|thank * enough",
      "no words|word|sum|gesture|apology can|could|will",
      "at your complete|full|entire|absolute disposal",
      "stand|standing|walk|walking|be by|at your side",
      "walk|with|at|there every step of",
      "my|our thoughts|prayers are|go|remain * you|your",
      "thought|thinking of|about you * all|whole|every|night",
      "emotional journey|moment|time|rollercoaster",
      "difficult|trying|testing|painful moment|hour|time|times for you",
      "your feelings|emotions|pain|suffering|sorrow|heartache|anguish * valid|matter|matters|is|"
      "are|to",
      "your courage|bravery|strength|resilience|kindness in|is|has|to",
      "how brave|courageous|dreadful|dreadfully|deeply|terribly|heartbreaking|awful you|for|of|"
      "that",
      "hold|holding space",
      "lost|losing sleep over?",
      "sleepless night|nights",
      "lump to|in my|our|the throat",
      "tears to|in|into my|our|the eyes",
      "brings|brought|moved|close tears|tear|to tears|me|us",
      "oh , you poor thing|soul|dear !",
      "send|sending you * hug|hugs|embrace",
      "sorry * so|very|truly|deeply|terribly|sincerely sorry",
      "apologise|apologize|apologies * and|again|once apologise|apologize|apologies|again|more",
      "so , so|very|very|truly sorry",
      "beg|begging|implore|plead you|your|for? forgiveness|pardon",
      "please forgive|pardon us|me , please",
      "truly|deeply|sincerely|profoundly|bitterly|immensely regret|regrets",
      "regret|sorry * the|all distress|heartache|anguish|suffering|sorrow|agony|ordeal",
      "feel|felt terrible|awful|dreadful|wretched|horrible about",
      "you|everyone deserve|deserves so much|far better",
      "lies|close|dear|near to|in my|our heart|hearts",
      "wonderful|lovely|beautiful|amazing question|person|customer|soul|human",
      "please know that * care|feel|thoughts|sorry|here",
      "love hearing|helping from|you|our",
      "i|we wish i|we could|had turn|take|undo|hug|magic|been",
      "my|our heart|hearts go|goes out",
      "only|scarcely|hardly|barely|well|vividly|all too imagine * how|what the? devastating|"
      "heartbreaking|dreadful|horrible|painful|distressing|awful|terrible|upsetting|you",
      "i|we want you to know that|how",
      "i|we hear|see you ,|.|and",
      "you are|feel|were * heard and|, seen|valued|understood",
      "in this together",
      "mean|means the world|everything|so to us",
      "part of our|the * family",
      "nothing matters more|is more|gives|makes|could|would * important|joy|happier|us|me|than",
      "fills|filled|fill me|us|my|our heart? with sadness|joy|sorrow|shame|pride|dismay|happiness|"
      "regret|gratitude",
      "beside myself|ourselves with",
      "could|nearly|almost cry|cried|wept|weep",
      "hang our heads|head",
      "a|ten thousand|million|hundred apologies|thanks|pardons",
      "most humble|abject|heartfelt|profound|sincere|grovelling apologies|apology|regrets",
      "loss for words",
      "lost for words",
      "stay|be|keep strong",
      "an|such inspiration to|for",
      "unimaginable|unbearable|unspeakable pain|distress|stress|ordeal|experience",
      "must|may|might * have|be|leave you * devastating|devastated|heartbreaking|heartbroken|empty|"
      "traumatic|crushed|shattered",
      "what you have|had|must|went|are * endured|suffered|endure|through|suffering",
      "eternally|forever|endlessly|infinitely grateful|sorry|thankful|indebted|in",
      "from the depths",
      "upsetting|frustrating|stressful|disappointing|annoying|inconvenient|exhausting|painful ,|"
      "and upsetting|frustrating|stressful|disappointing|annoying|inconvenient|exhausting|worrying",
  };
  return phrases;
}

// A reply to thanks and greetings alone may be as warm as it likes.
bool wants_help(const Context& context) {
  const auto& items = context.inquiry.items;
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.kind != ItemKind::praise; });
}

// The words of a sentence that stand in another clause than its sympathy, and tell something of
// their own: "We are sorry for the delay, and your parcel is at the depot in Leeds now."
std::size_t words_beside(std::span<const Word> words, Span sympathy) {
  static constexpr auto feeling =
      word_set("apologies", "apologise", "apologize", "appreciate", "assure", "concern", "feel",
               "frustrating", "frustration", "happy", "hope", "inconvenience", "inconvenienced",
               "glad", "patience", "sorry", "thank", "thanks", "understand", "upset", "value");
  constexpr std::size_t least_words = 4;
  constexpr std::size_t least_named = 3;  // "ask for Lea"
  std::size_t beside = 0;
  std::size_t count = 0;
  bool verb = false;
  bool noun = false;
  bool named = false;  // somebody, or a number to call
  bool other = true;   // the clause has none of the sympathy
  const auto end_clause = [&] {
    if (other && verb && (noun || named) && count >= (named ? least_named : least_words))
      beside += count;
    count = 0;
    verb = noun = named = false;
    other = true;
  };
  for (const Word& word : words) {
    if (word.kind == WordKind::symbol || word.folded == "but") {
      end_clause();
      continue;
    }
    ++count;
    verb = verb || word.tag == Tag::finite_verb || word.tag == Tag::imperative;
    noun = noun || is_noun(word.tag);
    named = named || word.tag == Tag::proper_noun || word.kind != WordKind::word;
    other = other && !feeling.has(word) && !word.span.overlaps(sympathy);
  }
  end_clause();
  return beside;
}

// "I'm sending you the form with this mail."
bool hands_over(std::span<const Word> words) {
  static const WordPhrases phrases{
      "i|we am|are sending|attaching|enclosing|posting|returning|shipping",
      "i'm|we're sending|attaching|enclosing|posting|returning|shipping"};
  static constexpr auto feelings = word_set("energy", "heart", "hug", "hugs", "love", "prayers",
                                            "strength", "sympathy", "thoughts", "warmth", "wishes");
  return phrases.in(words) && std::none_of(words.begin(), words.end(),
                                           [](const Word& word) { return feelings.has(word); });
}

// Feeling that takes more room than help, or comes again and again.
void check_amount(const Context& context, Findings& findings) {
  const auto evidence = find_tone(context, "hollow-sympathy", Tone::sympathy);
  if (evidence.empty()) return;
  std::vector<bool> sympathy(context.draft.text.sentences.size(), false);
  std::vector<Span> feeling(sympathy.size());  // from the first words of sympathy to the last
  for (const ToneEvidence& words : evidence) {
    const bool first = !sympathy[words.sentence];
    sympathy[words.sentence] = true;
    Span& span = feeling[words.sentence];
    span = {first ? words.span.start : span.start, std::max(span.end, words.span.end)};
  }
  std::vector<bool> idle(sympathy.size(), false);
  for (const Idle& other : idle_tones)
    for (const ToneEvidence& words : find_tone(context, other.id, other.tone))
      idle[words.sentence] = true;

  const Text& text = context.draft.text;
  std::size_t sympathy_sentences = 0;
  std::size_t sympathy_words = 0;
  std::size_t substance_words = 0;
  for (std::size_t i = 0; i < sympathy.size(); ++i) {
    const Traits& traits = context.traits[i];
    const auto words = text.words_of(text.sentences[i]);
    // "I am sorry that the shop was down for two hours; the disk was full": an act or a cause in
    // the same sentence makes it substance.
    const bool substance = states_act(words) || states_check(words) || states_cause(words) ||
                           traits.place || hands_over(words);
    if (sympathy[i] && !substance) {
      const std::size_t beside = std::min(words_beside(words, feeling[i]), traits.words);
      ++sympathy_sentences;
      sympathy_words += traits.words - beside;
      substance_words += beside;
    } else if (substance || (!idle[i] && !traits.courtesy)) {
      substance_words += traits.words;
    }
  }
  // One short line beside help is welcome; more of it, or more than help, is not.
  constexpr std::size_t short_line = 12;
  constexpr std::size_t long_line = 16;
  constexpr std::size_t least_help = 3;
  const bool one_short_line =
      sympathy_sentences == 1 && sympathy_words < long_line && substance_words >= least_help;
  const bool outweighs = sympathy_words > 4 && sympathy_words >= substance_words && !one_short_line;
  const bool repeats =
      sympathy_sentences >= 3 || (sympathy_sentences == 2 && sympathy_words > short_line &&
                                  sympathy_words * 2 > substance_words);
  if ((!outweighs && !repeats) || (substance_words >= least_help && is_grave(context))) return;
  // The finding points at the first line that is too many, and not at one that others report.
  const auto first = evidence.begin() + (outweighs || evidence.size() == 1 ? 0 : 1);
  const auto plain = std::find_if(first, evidence.end(),
                                  [&](const ToneEvidence& words) { return !idle[words.sentence]; });
  report_tone(context, plain == evidence.end() ? *first : *plain, "hollow-sympathy", message,
              findings);
}

// Several sentences of apology or feeling, and not one of anything else: whatever the customer
// wrote, it is not helped.
void check_nothing_else(const Context& context, Findings& findings) {
  // "I am sorry that you are ill" is said of what is nobody's fault.
  static const WordPhrases apology{"apologise|apologize|apology|apologies"};
  constexpr std::size_t several = 2;
  const Text& text = context.draft.text;
  if (!context.inquiry.items.empty() || praise_of(context) || is_grave(context)) return;
  const auto evidence = find_tone(context, "hollow-sympathy", Tone::sympathy);
  if (evidence.empty()) return;
  std::vector<bool> feels(text.sentences.size(), false);
  for (const ToneEvidence& words : evidence) feels[words.sentence] = true;
  std::size_t feeling = 0;
  bool at_fault = false;
  for (std::size_t i = 0; i < feels.size(); ++i) {
    const auto words = text.words_of(text.sentences[i]);
    const bool apologises = apology.in(words);
    at_fault = at_fault || apologises;
    if (states_act(words) || states_check(words) || states_cause(words) ||
        (!feels[i] && !apologises))
      return;
    ++feeling;
  }
  if (at_fault && feeling >= several)
    report_tone(context, evidence.front(), "hollow-sympathy", message, findings);
}

// "Your words made my week", to praise.
bool answers_praise(const Context& context, const ToneEvidence& evidence) {
  static const WordPhrases delight{"brightened|made|makes my|our day|week"};
  const Text& text = context.draft.text;
  return praise_of(context) && delight.in(text.words_of(text.sentences[evidence.sentence]));
}

void check(const Context& context, Findings& findings) {
  if (context.has_inquiry() && !wants_help(context)) {
    check_nothing_else(context, findings);
    return;
  }
  check_amount(context, findings);
  if (!findings.list().empty() || is_grave(context)) return;
  constexpr double confidence = 0.85;
  const auto evidence = find_tone(context, overblown(), confidence);
  const auto hollow = std::find_if(evidence.begin(), evidence.end(), [&](const auto& words) {
    return !answers_praise(context, words);
  });
  if (hollow != evidence.end())
    report_tone(context, *hollow, "hollow-sympathy", message_of_overblown, findings);
}

}  // namespace

extern const Rule hollow_sympathy{
    "hollow-sympathy",
    Severity::warning,
    "tone",
    "Sympathy, delight or apology outweighs help, or is repeated.",
    check,
};

}  // namespace replylint::catalogue
