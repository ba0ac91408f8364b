#include <algorithm>

#include "rules/excuses.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "rules/tone_evidence.h"
#include "rules/trouble.h"
#include "text/formatted.h"
#include "text/verb_stem.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” denies what the customer sees in place of a check; write what you "
    "checked, when, and what it showed, or ask for the detail that is missing.";

// "Please clear your cache and try again": what is told whoever reports whatever.
bool is_usual_advice(std::span<const Word> words) {
  static const WordPhrases phrases{
      "clear|clearing|empty|emptying|delete|deleting your|the|its|all? browser's|browser? cache|"
      "cookies|history",
      "try|trying|retry|use|using a|another|different|other browser|computer|device|machine",
      "try|trying it|this|that? again|once? more|later",
      "check|checking your own|internet connection|internet|network|settings|side|end",
      "restart|restarting|reboot|rebooting|turn|turning|switch|switching|unplug|power your|the|it "
      "router|modem|computer|browser|device|phone|pc|machine|off",
      "refresh|refreshing|reload|reloading the|your|it page|browser|.|,|and",
      "log|sign out|off and in|back|on",
  };
  return phrases.in(words);
}

// Said near it is what was looked at, what the customer may try, or what is missing to know more:
// then the writer is at work, and denies nothing.
bool is_at_work(const Context& context, std::size_t sentence) {
  constexpr std::size_t reach = 2;
  const auto near = sentences_near(context, sentence, reach);
  for (std::size_t i = near.first; i < near.end; ++i) {
    const Traits& traits = context.traits[i];
    const Words words = context.draft.text.words_of(context.draft.text.sentences[i]);
    const bool told = i != sentence && (traits.asks || traits.instruction);
    if (told && is_usual_advice(words)) continue;
    if (told || states_check(words) || (i != sentence && traits.deferral)) return true;
  }
  return false;
}

// The sentence owns up, thanks, instructs or gives the reason for what it says.
bool concedes(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{
      "but|however|although|though|yet|except|nevertheless",
      "only with|in|at the|its|one",
      "sorry|apologise|apologize|mistake|mistakenly|our fault|unfortunately",
      "because|since|after|until|now|again|if|whether|unless|when|once",
      "as you write|say|describe|wrote|said|noticed|suspected",
      "thank|thanks|grateful|glad",
      "should have|not",
      "you're|you|were|are right",
      "there is|are|was|were indeed a|an|one|some|something|two",
      "please",
      "failed|refunded|replaced|repaired|fixed|credited",
  };
  const Sentence& where = context.draft.text.sentences[sentence];
  return where.question_mark || context.traits[sentence].instruction ||
         phrases.in(context.draft.text.words_of(where));
}

// "Is something wrong with the file?": whoever is told that nothing is hears what they asked.
bool is_asked(const Context& context, std::size_t sentence) {
  static const WordPhrases wrong{"wrong|broken"};
  static const WordPhrases asks{"anything|something|it wrong|broken"};
  const Text& text = context.inquiry.text;
  return wrong.in(context.draft.text.words_of(context.draft.text.sentences[sentence])) &&
         std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return item.wants == Wanted::verdict &&
                              asks.in(text.words_of(text.sentences[item.sentence]));
                     });
}

// "The site is up again and everything works": it agrees that it did not before. Not "I looked
// again and everything works".
bool states_recovery(Words words) {
  static const WordPhrases phrases{
      "is|are|been|runs|run|works|work|opens|loads|flows|up|back|online|running|reachable|available|"
      "accessible|live|stable|open again",
      "now is|are|runs|run|works|work|opens|loads|flows",
      "runs|run|works|work|opens|loads|up|back|online|running|reachable|available now",
      "is|are|been back|restored|repaired",
  };
  return phrases.in(words);
}

// "Our engineers fixed a bug."
bool admits_fault(Words words) {
  static const WordPhrases phrases{
      "fixed|mended|repaired|corrected a|an|the|this|that bug|bugs|error|errors|fault|faults|defect|"
      "mistake|problem"};
  return phrases.in(words);
}

// "Nothing was taken": that no harm came of it, and not of what the customer reports.
bool reassures(const Context& context, Words words) {
  static const WordPhrases phrases{
      "nothing|nobody|none|no money|amount|payment|data? was|were|has|have been? taken|stolen|spent|"
      "debited|charged|withdrawn|lost|booked|used|harmed|hurt|copied"};
  const auto match = phrases.find(words);
  if (!match) return false;
  const std::string_view stem = verb_stem(words[match->end - 1].folded);
  const Words told = context.inquiry.text.words;
  return std::none_of(told.begin(), told.end(),
                      [&](const Word& word) { return verb_stem(word.folded) == stem; });
}

// What sets a conclusion, a rule of the house or its own praise against the report: a denial
// whatever stands beside it.
const WordPhrases& flat_denial() {
  static const WordPhrases phrases{
      "so|therefore|hence|consequently|thus|accordingly|means it|there|they|this|the|your * cannot|"
      "can't|couldn't have been|come|happened|had|failed|gone|left|occurred|taken|broken|leaked|"
      "arrived",
      "so|therefore|hence|consequently|thus|accordingly|means it|there|they|this|the|your * could|"
      "can not|hardly|scarcely have been|come|happened|had|failed|gone|left|occurred|taken|broken|"
      "leaked|arrived",
      "it|this|that will not have been|happened",
      "so|therefore|hence|consequently|thus|accordingly it|there|that|this|they|you can|could|will "
      "hardly|scarcely|not be",
      "there|it|that cannot|can't|couldn't have been|happened",
      "there|it|that can|could not|hardly|scarcely have been|happened",
      "what|as you describe|describes|report|saw|heard|noticed|mention|claim|felt * does|did|do|"
      "cannot|can't|can|could|is|was|doesn't|didn't|isn't|wasn't|won't|will * happen|exist|"
      "possible|occur|be|true|here",
      "whatever you saw|heard|noticed|smelled|felt|found",
      "your experience|impression|observation|report did|does|is|was|cannot|can't not|be",
      "does|do|did|will|would not happen|occur|arise here|at|with|on our|us|this? .|,",
      "doesn't|don't|didn't|wouldn't happen|occur|arise here|at|with|on our|us|this? .|,",
      "does|do not happen|occur .|,",
      "something|thing|anything * our|the|we|this * does|do not|never|doesn't do",
      "does not|doesn't|never do|does this|that",
      "it|that|this|what is|are ruled|excluded|impossible|inconceivable out",
      "may|can|must safely|surely|certainly|therefore? be excluded|ruled",
      "is|are always correct|right|accurate|exact|punctual|precise|reliable|courteous|polite|there|"
      "clean|on",
      "is|are never lost|wrong|mistaken|late|dirty|rude|inaccurate|off|out|empty|full",
      "free of|from error|errors|fault|faults|mistakes",
      "keep|keeps|stick|sticks to the|their timetable|schedule|plan|rules",
      "are|is|you're|were the first|only one|customer|household|person|guest|reader|tenant|parent|"
      "patient|member|user? to|who complain|complains|complained|say|says|claim|claims|think|"
      "object|dislike|find",
      "should|would|will|must ever? have been the first|one to|who know|notice|hear|learn",
      "hard|difficult to believe|credit|imagine|accept",
      "hardly|scarcely believe|possible|likely|squares|credible|conceivable|be",
      "best|finest|strictest|highest|safest|cleanest|fastest|newest|leading * in|on the|its class|"
      "market|region|country|world|trade|industry",
      "our|the most|finest|strictest|safest|cleanest modern|reliable|secure|advanced|precise? "
      "laboratory|network|backbone|kitchen|workshop|team|system|systems|technicians|doctors|"
      "teachers|router|printer|product|fleet|staff|equipment|machine|machines|standards|quality",
      "best-seller|bestseller|award-winning|award",
      "number one|1 in|on the",
      "german|swiss|japanese workmanship|engineering|quality|precision",
      "at a loss",
      "rather|which|that settles|settle the|it matter",
      "nothing|not|no|nowhere|no-one|nobody one? * support|supports|supported|indicate|indicates|"
      "indicated|suggest|suggests|suggested|points|pointed|shows that|to|the|any|a",
      "the|our plan|sheet|list|log|screen|record|records|protocol|status|schedule|map|report says|"
      "is|say|reads so|ticked",
      "which|that|it|this tells|shows|proves|means|demonstrates|confirms|proof me|us? that|there|"
      "your|the * in good|perfect|working|best|order|no|not|fine|nothing|right|well|all",
      "and ok|okay|green|done means",
      "without a|any hitch|incident|complaint|complaints , which|so|therefore",
      "see|have no reason|cause to doubt|question",
      "have|has|with every|full|complete|total|great|no confidence|faith|trust|doubts|doubt in|"
      "about",
      "stand|stands by|behind|up our|my|the instructors|staff|product|products|drivers|team|work|"
      "quality|technicians|colleagues|figures|result",
      "would not|never|hardly have|be signed|passed|approved|certified|accredited|possible",
      "our reputation|record|reviews|ratings|success * speak|speaks|hardly|proves|squares",
      "our|the records|system|data|files|documents clearly|plainly|only? show|shows|say|says|state|"
      "states|prove|proves otherwise|differently|the|that|clearly|another|nothing",
      "no evidence|indication|sign|trace|proof|record of|that|for|whatsoever|in any|such|a|this|it|"
      "the|our|your",
      "not|never how|what our|the * behaves|does|works|do",
      "never been|had|known|seen a|an|any|one * issue|problem|complaint|case",
      "in|for|over|after all|the|our|my|more|twenty|thirty|ten|fifteen|forty|many|so|five * years|"
      "decades|history|time , not|never|nobody|no|nothing|have|has",
      "never in|once|before|ever our|my|the|in|has|have|had history|years|life|career|this|that|"
      "one",
      "works|working|worked|behaves|functions|performs|runs exactly|perfectly|just|working? as it|"
      "they|intended|designed should|must|is|are",
      "machines|computers|machine|computer|system|systems|software|scanner|till|tills|sensors|"
      "sensor|robot do|does|don't|doesn't|never|cannot|can't not? err|lie|make|mistakes|miscount",
      "software|system|program|machine|lock|door|app|till|database would|will|does|could not|never "
      "allow|permit|let|accept|do",
      "technically|physically|practically|simply|quite|absolutely|mathematically|utterly|entirely "
      "impossible|inconceivable|unthinkable|excluded",
      "impossible for our|the|a|any|this",
      "is|are immune|incapable|above|beyond to|of|against|criticism|reproach|doubt",
      "must|can|may|might|has|could only? to? be|have|been a|some|an misunderstanding|confusion|"
      "mistaken|imagination|illusion|coincidence|mix-up",
      "strict|strictest|rigorous|stringent controls|checks|control|inspection|inspections|"
      "standards|guidelines|procedures , so|which|therefore|hence|and|rule",
      "make|makes|making|made that|this|it|such impossible",
      "customers|guests|clients|patients|members|parents|tenants * love|adore|delighted|satisfied|"
      "enthusiastic|praise|thrilled|rave about|with|it|the|our|this|them|us",
      "five|5 star|stars",
      "best|highest|top|most rated|awarded|certified|reliable|trusted|popular|tested|modern in|on|"
      "of the|its|all",
      "99.9|99.99|99.999|99,9 percent|per|% cent? availability|uptime|of",
      "dashboard|monitor|monitoring|status|lights|light|board|panel|everything|systems|system page|"
      "is|are|shows|was|were|all|on * green",
      "statistically|in theory|theoretically|technically|officially you|the|this|it|that|there|"
      "your|impossible|speaking",
      "and|so therefore|consequently|accordingly|hence * not|no|is|are|was|were|opens|works",
      "we have|run|use|own|operate|employ the best|finest|largest|biggest|strictest|newest|safest",
      "and|is for that|this reason * not|no|is|are|was|were|free",
      "no issue|issues|fault|faults|error|errors|problem|problems|defect|defects is|was|were|been|"
      "could|be? found|detected|seen|visible|observed|from|on at|from|on|by|in|here? our|my|us|"
      "here? side|end|.|,",
      "nothing wrong|amiss|unusual|irregular with|on|at|about|in",
      "from|by where|all i|we|the sit|stand|data|accounts|records",
      "guests|customers|patients|members rave about",
      "there is|are no * issue|issues|problem|problems|case|fault to|for|that look|investigate|pursue|"
      "discuss|resolve|solve|us|we",
      "not among|one|something the|of the? things|our",
      "not had|seen one|anyone|anybody|any react|complain|complaint",
  };
  return phrases;
}

// "Our ovens do not burn": of our own thing or work, in general, that it does no harm.
bool denies_in_general(std::span<const Word> words) {
  static constexpr auto harms = word_set(
      "bend", "bite", "bites", "bleed", "break", "breaks", "burn", "burns", "charge", "crack",
      "cracks", "crash", "crashes", "damage", "damages", "delete", "deletes", "drip", "drips",
      "drop", "drops", "fade", "fades", "fail", "fails", "flicker", "flickers", "forget", "forgets",
      "freeze", "freezes", "hang", "hangs", "jam", "jams", "leak", "leaks", "lie", "lose", "loses",
      "miscalculate", "miscalculates", "miscount", "mix", "mixes", "overbook", "overcharge",
      "overheat", "overheats", "peel", "peels", "rattle", "rust", "rusts", "sag", "sags", "scratch",
      "scratches", "shrink", "shrinks", "skip", "skips", "slip", "smell", "smells", "squeak",
      "stain", "stall", "stick", "sticks", "swap", "tear", "tears", "wobble", "wobbles");
  static constexpr auto ours = word_set("our", "this", "the", "we", "such");
  static constexpr auto not_general =
      word_set("again", "anymore", "now", "if", "when", "once", "until", "unless", "so", "that",
               "because", "since", "please", "longer", "you", "yet", "may", "although", "but");
  if (words.size() < 3 || !ours.has(words.front())) return false;
  bool denies = false;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (not_general.has(words[i])) return false;
    static constexpr auto negated = word_set("don't", "doesn't", "never");
    static constexpr auto of_charge = word_set("anything", "extra", "for", "more");
    const bool negation =
        negated.has(words[i]) || (words[i].folded == "not" &&
                                  (words[i - 1].folded == "do" || words[i - 1].folded == "does"));
    // "We do not charge for the wash": what it costs.
    const bool of_price =
        i + 2 < words.size() && words[i + 1].folded == "charge" && of_charge.has(words[i + 2]);
    denies = denies || (negation && harms.has(words[i + 1]) && !of_price);
  }
  return denies;
}

// The customer tells what was or what is, and does not only ask whether something can be done.
bool tells_something(const Context& context) {
  static constexpr auto told = word_set("arrived", "are", "came", "did", "got", "had", "has",
                                        "have", "is", "keeps", "said", "saw", "was", "were", "you");
  const Text& text = context.inquiry.text;
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& sentence) {
    if (sentence.form != SentenceForm::declarative || sentence.question_mark) return false;
    const Words words = text.words_of(sentence);
    return std::any_of(words.begin(), words.end(), [](const Word& word) { return told.has(word); });
  });
}

// "You pay us so that this does not happen": what is to be, and not what is.
bool is_purpose(const Context& context, const ToneEvidence& evidence) {
  static const WordPhrases purposes{"so that", "in order that"};
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[evidence.sentence]);
  const auto purpose = purposes.find(words);
  return purpose && words[purpose->first].span.start < evidence.span.start;
}

void check_flat_denial(const Context& context, Findings& findings) {
  constexpr double confidence = 0.85;
  std::vector<ToneEvidence> evidence = find_tone(context, flat_denial(), confidence);
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (denies_in_general(text.words_of(text.sentences[i])))
      evidence.push_back({i, text.sentences[i].span, nullptr, confidence});
  const auto denied = std::find_if(evidence.begin(), evidence.end(), [&](const auto& words) {
    return !concedes(context, words.sentence) && !is_purpose(context, words);
  });
  if (denied != evidence.end()) report_tone(context, *denied, "denial", message, findings);
}

// What is no denial by itself: it is one where the customer reports the opposite, and it is all.
void check_unlike_report(const Context& context, Findings& findings) {
  static const WordPhrases phrases{
      "works|working|loads|opens|runs fine|ok|okay|well|perfectly|great|normally|correctly? for me|us",
      "works|working|loads|opens|runs fine|ok|okay|well|perfectly|great|normally|correctly with me|us",
      "works|working|loads|opens|runs fine|ok|okay|well|perfectly|great|normally|correctly? here",
      "works|loads|opens|runs|looks|is fine|ok|okay|good|normal on|at|from my|our machine|computer|"
      "end|side|phone|browser|laptop|pc|systems",
      "works|working|loads|loading|opens|opening|runs|running fine|ok|okay|well|perfectly|great|"
      "normally|correctly|properly? on|at|from my|our end|side",
      "works|working|runs|running as expected|intended|usual on|at|from my|our end|side",
      "is|are|and fine|ok|okay|up|running on|at|from my|our end|side",
      "everything|all looks|seems|appears|is|works fine|ok|okay|good|normal|perfect|normally",
      "i|we do? not|don't|can't|cannot see|find|detect|notice any|a|the? problem|problems|issue|"
      "issues|fault|faults|error|errors|outage|anything|such",
      "i|we can not see|find|detect|notice any|a|the? problem|problems|issue|issues|fault|faults|"
      "error|errors|outage|anything|such",
      "i|we see|find|notice no|nothing problem|problems|issue|issues|wrong|unusual|fault|error",
      "nobody|noone else has|have|had|is|sees|reports|reported|complains|seems",
      "no one else has|have|had|is|sees|reports|reported|complains|seems",
      "should|ought|supposed to? work|be|run working|fine|ok|okay .",
      "should work .",
      "never happened|happens",
      "are you really|absolutely|quite? sure that|it|this|the|your",
      "i|we doubt that|it|this",
      "there is|are no|nothing known? problem|problems|issue|issues|fault|outage|wrong",
      "that|this|it is completely|perfectly|quite normal",
  };
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    const auto match = phrases.find(words);
    if (!match || context.traits[i].done || states_cause(words)) continue;
    static const WordPhrases now{"now", "again", "please", "if|once|when|until|after|because",
                                 "only with|in|at the|its|one"};
    if (now.in(words) || is_at_work(context, i)) continue;
    // "Use whatever works for you": said of something else.
    static constexpr auto relative = word_set("that", "what", "whatever", "which");
    if (match->first > 0 && relative.has(words[match->first - 1])) continue;
    // "Any day from Thursday on works for us": a date is agreed.
    if (words[match->first].folded == "works" &&
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(match->first),
                    is_time_word))
      continue;
    const Span span{words[match->first].span.start, words[match->end - 1].span.end};
    Diagnostic& diagnostic = findings.add(
        span,
        formatted("“{}” sets your word against what the customer sees, and helps neither; "
                  "write what you checked and when, or ask for the detail that is missing.",
                  shortened(slice(context.body(), span))),
        Severity::suggestion);
    diagnostic.confidence = 0.7;
    return;
  }
}

void check(const Context& context, Findings& findings) {
  // Who asked whether something can be done, and hears that it cannot, is denied nothing.
  if (context.has_inquiry() && !reports_something_wrong(context)) {
    if (tells_something(context)) check_flat_denial(context, findings);
    return;
  }
  const Text& text = context.draft.text;
  for (const ToneEvidence& denied : find_tone(context, "denial", Tone::denial)) {
    const Words words = text.words_of(text.sentences[denied.sentence]);
    if (!is_at_work(context, denied.sentence) && !is_asked(context, denied.sentence) &&
        !states_recovery(words) &&
        (denied.phrase != nullptr ||
         (!feels_with_customer(words) && !admits_fault(words) && !reassures(context, words))))
      report_tone(context, denied, "denial", message, findings);
  }
  if (findings.list().empty()) check_flat_denial(context, findings);
  if (findings.list().empty() && reports_something_wrong(context))
    check_unlike_report(context, findings);
}

}  // namespace

extern const Rule denial{
    "denial", Severity::warning, "tone", "Denies what the customer sees, in place of a check.",
    check,
};

}  // namespace replylint::catalogue
