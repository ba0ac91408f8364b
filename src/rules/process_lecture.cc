#include <algorithm>
#include <vector>

#include "rules/answering_passage.h"
#include "rules/tone_evidence.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::string_view message =
    "“{match}” explains how you are organised where an answer belongs, and the "
    "customer is no further; say what you found or will do, and by when.";

// The customer asks about rules, terms or how things are done here.
bool is_asked_for(const Context& context) {
  static const WordPhrases phrases{
      "policy|policies|procedure|procedures|process|processes|terms|sla|slas|guideline|guidelines|"
      "rule|rules|limit|limits|allowed|certified|certification|iso|quality|escalate|escalation|"
      "tier|tiers|workflow|contract|conditions|regulations|compliance",
      "how do|does|is|are you|your|it|the|this|support|tickets|requests handle|handled|work|"
      "organised|organized|process|processed|decide|prioritise|prioritize",
      "how long have|has you",
      "who handles|decides|approves",
      "which|what section|paragraph|clause|article|chapter",
  };
  const Text& text = context.inquiry.text;
  return std::any_of(
      context.inquiry.items.begin(), context.inquiry.items.end(),
      [&](const Item& item) { return phrases.in(text.words_of(text.sentences[item.sentence])); });
}

// "We open at nine on every day of the week", where the customer asks when: what is asked for
// stands in it.
bool says_what_is_wanted(const Context& context, std::size_t sentence) {
  const Traits& traits = context.traits[sentence];
  return std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                     [&](const Item& item) {
                       return (item.wants == Wanted::time && traits.time) ||
                              (item.wants == Wanted::quantity && traits.number) ||
                              (item.wants == Wanted::place && traits.place);
                     });
}

// "Every report is logged, graded and released by two departments": how a house is organised, told
// in general and not of what the customer brought.
bool describes_organisation(std::span<const Word> words) {
  static constexpr auto bodies = word_set(
      "accounting", "approval", "approvals", "audit", "auditor", "auditors", "board", "boards",
      "bodies", "body", "categories", "category", "channel", "channels", "checklist", "checklists",
      "checkpoint", "checkpoints", "committee", "committees", "compliance", "concept", "control",
      "controls", "countersigns", "culture", "dealt", "department", "departments", "desk",
      "directive", "directives", "division", "divisions", "enterprise", "function", "functions",
      "guideline", "guidelines", "handbook", "inspection", "inspections", "inspector", "inspectors",
      "iso", "level", "levels", "line", "lines", "manual", "matrix", "norm", "norms", "panel",
      "phase", "phases", "policies", "policy", "principle", "principles", "priorities", "priority",
      "procedure", "procedures", "process", "processes", "protocol", "protocols", "quality",
      "queue", "queues", "regime", "register", "registry", "rota", "rules", "signature",
      "signatures", "sign-off", "signoff", "specialist", "specialists", "stage", "stages",
      "standard", "standards", "station", "stations", "step", "steps", "supervisor", "team",
      "teams", "tier", "tiers", "triage", "unit", "units", "workflow", "workflows");
  static constexpr auto handling = word_set(
      "analysed", "analyzed", "approved", "approves", "archived", "assessed", "assigned", "audited",
      "calibrated", "catalogued", "categorised", "categorized", "certified", "checked", "checks",
      "classified", "clustered", "collected", "countersigned", "discussed", "documented",
      "documents", "entered", "escalated", "evaluated", "examined", "filed", "forwarded", "graded",
      "handled", "inspected", "logged", "looks", "monitored", "passed", "passes", "prioritised",
      "prioritized", "processed", "ranked", "recorded", "registered", "released", "reviewed",
      "reviews", "routed", "sampled", "scored", "signed", "sorted", "sorts", "stamped", "tracked",
      "triaged", "verified", "verifies", "weighed", "weighted");
  static constexpr auto in_general =
      word_set("all", "always", "any", "before", "each", "every", "generally", "here", "house",
               "internally", "normally", "only", "our", "strictly", "such", "usually", "we");
  // What is said of the customer's own case is news to them.
  static constexpr auto of_this_case =
      word_set("he", "i", "i'll", "i've", "she", "today", "tomorrow", "you", "you'll", "your",
               "yesterday", "yours", "because", "failed", "missed", "now", "since", "was", "were");
  std::size_t named = 0;
  std::size_t handled = 0;
  bool general = false;
  for (const Word& word : words) {
    if (of_this_case.has(word)) return false;
    named += bodies.has(word) ? 1 : 0;
    handled += handling.has(word) ? 1 : 0;
    general = general || in_general.has(word);
  }
  constexpr std::size_t least = 3;
  constexpr std::size_t least_named = 4;
  return general && ((handled > 0 && named + handled >= least) || named >= least_named);
}

// The writer's own story, or the firm's.
const WordPhrases& story() {
  static const WordPhrases phrases{
      "when|since i|we started|began|joined|trained here|at|in|as|out|this|with",
      "when my|our grandfather|grandmother|father|mother|predecessor|old",
      "my|our grandfather|grandmother|great-grandfather|father * laid|founded|started|opened|said|"
      "used|taught",
      "reminds me|us of",
      "i|we am|are reminded of",
      "i|we still? remember|recall a|an|one|the|my|when lady|gentleman|customer|client|guest|man|"
      "woman|case|year|winter|summer|first",
      "in|back in my|the early|first|old|younger? days|years|time|youth|apprenticeship",
      "same|similar|very thing|trouble|story * happened|befell to? my|me|a|our",
      "i|we had the|that very? same? problem|trouble|treatment|thing",
      "from that|those time|day|days on? i|we",
      "for|over|in|of * generations|decades",
      "are|as a family business|firm|company",
      "we|firm|company|house|business|family|committee * founded|established in|after|since|by",
      "spinning|brewing|baking|making|weaving|printing|serving since",
      "it all began|started",
      "in|back|since|of 1800|1888|1890|1900|1910|1920|1930|1950|1955|1960|1965|1970|1972|1975|1978|"
      "1980|1982|1985|1987|1988|1990|1991|1992|1993|1994|1995|1996|1997|1998|1999|2000|2001|2002|"
      "2003|2004|2005|2006|2007|2008|2009 , i|we|my|our",
      "we|i have|had a saying",
      "as i|we * tell|told|say|always my|our|all",
      "i've|i|we've|we have? been in|with|doing|at|a|working|here this|the|trade|business|it|job|"
      "here|teacher|firm|company|for * years|decades|since",
      "in|with|after my|our|over|more|all|the|than twenty|thirty|forty|twenty-five|fifteen|ten|25|"
      "30|20|40|15|long|many|these|than years|career|decades|of|year|in|as|here",
      "back in the|those day|days",
      "when|as i was a|an|young|still|small|younger|little|working",
      "years|decades|ages ago , we|i|a|there|one|another",
      "a|one|another customer|client|guest|lady|gentleman|colleague|patient|tenant|woman|man|"
      "couple * once",
      "my uncle|aunt|neighbour|neighbor|cousin|brother-in-law|sister-in-law|father-in-law|friend|"
      "colleague|brother|sister|grandmother|wife|husband of|mine? once|had|also|bought|lost|swears|"
      "always",
      "interesting|long|funny|old story|anecdote behind|about|here|from",
      "our mission|vision|philosophy|motto|values|credo|ethos|guiding|statement is|are|has|have|"
      "principle|statement|,",
      "let|allow me|us * how * our|we|the works|work|organised|organized|operate|team|system|"
      "process",
      "the way|how we|it|things|this work|works|operate|do|go here|internally|things|is|in|at",
      "part of our|the continuous|commitment|quality|strategy|ongoing|dedication|programme|"
      "philosophy",
      "behind the scenes",
      "we|our|it follow|follows|apply|applies|adhere|operate|use|have|has to? a|an|the|our strict|"
      "rigorous|strictly|standardised|standardized|multi-stage|two-stage|three-stage|four-eyes|"
      "structured|tiered|proven|documented|clear procedure|process|system|principle|protocol|"
      "policy|method|hierarchy|order|sequence|approach|chain|defined",
      "four-eyes|two-person|first-come|first-in|blameless principle|review|,",
      "goes|go|going|passes|pass|passed|travels|moves|wanders through * levels|tiers|stages|hands|"
      "instances|departments|steps|gates|desks|checks|inspections|scans|bodies|channels|committees|"
      "teams|phases",
      "support|service|department|process|procedure|approval|matrix|handling|guideline|team * has|"
      "have|consists|split|divided|organised|distinguishes|works|knows * two|three|four|five|six|"
      "seven|several levels|tiers|stages|departments|categories|teams|classes|divisions|units|"
      "committees|lines|types|queues",
      "laid|set|written|prescribed|foreseen|regulated|stipulated|governed|enshrined down|out? in|"
      "by our|section|the|a|chapter|paragraph * handbook|manual|directive|guideline|guidelines|"
      "matrix|rules|regulations|policy|charter|statutes|procedure|code|constitution|section|"
      "chapter",
      "certified|accredited|audited according|to|under|since|by|for|every|annually|in * iso|"
      "standard|norm|standards|year|tüv|auditors",
      "quality|safety|service|tradition|security is|has|comes|stands|means|to * us|first|chain|"
      "tradition|everything|priority|here|important|culture",
      "proud|pride ourselves|of our|on",
      "years of history|experience|tradition",
      "a|one word about our",
      "of which i|we am|are|have|has|is|quietly",
      "it may|might|will|would interest you",
      "one has|needs|must to? know|understand",
      "history|story|tradition|philosophy|culture|heritage|roots of|at|in|behind our|this|the "
      "house|firm|company|brewery|hotel|school|practice",
  };
  return phrases;
}

// The sentences that tell of the house or of the writer, and of nothing that the customer brought.
std::vector<ToneEvidence> find_digressions(const Context& context) {
  constexpr double confidence = 0.85;
  std::vector<ToneEvidence> evidence = find_tone(context, story(), confidence);
  std::erase_if(evidence, [&](const ToneEvidence& told) {
    const Traits& traits = context.traits[told.sentence];
    return traits.asks || traits.instruction;
  });
  const Text& text = context.draft.text;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const bool told = std::any_of(evidence.begin(), evidence.end(),
                                  [&](const ToneEvidence& other) { return other.sentence == i; });
    if (told || context.traits[i].asks || context.traits[i].instruction) continue;
    if (describes_organisation(text.words_of(text.sentences[i])))
      evidence.push_back({i, text.sentences[i].span, nullptr, confidence});
  }
  std::sort(evidence.begin(), evidence.end(),
            [](const auto& left, const auto& right) { return left.sentence < right.sentence; });
  return evidence;
}

// "Yes, they are. Section 4 of the contract says …": what follows the answer is its ground.
bool has_verdict_before(const Context& context, const Item& item,
                        const std::vector<bool>& lecture) {
  static const WordPhrases verdict{"yes|no|certainly|sure ,|.|!", "of course"};
  const Text& text = context.draft.text;
  return item.wants == Wanted::verdict && !lecture.empty() && !lecture.front() &&
         verdict.match_at(text.words_of(text.sentences.front()), 0);
}

// "You can; paragraph 7 of the lease allows it.", "Yes, one dog is allowed under our house rules.":
// what the answer in front of it rests on.
bool is_ground_of_answer(const Context& context, const ToneEvidence& evidence) {
  static constexpr auto persons = word_set("he", "it", "it's", "she", "that's", "they", "they're",
                                           "we", "you", "your", "yours");
  static constexpr auto auxiliaries = word_set("are", "can", "do", "does", "has", "have", "is",
                                               "may", "must", "should", "was", "were", "will");
  static constexpr auto separators = word_set(",", ";", ":", "(", "-", "\u2013", "\u2014");
  static const WordPhrases verdict{"yes|no|certainly|sure|never|gladly", "of course"};
  static const WordPhrases numbered{"section|paragraph|clause|article"};
  static constexpr std::size_t longest = 8;  // words of the answer
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[evidence.sentence]);
  const auto separator = std::find_if(words.begin(), words.end(),
                                      [](const Word& word) { return separators.has(word); });
  const auto end = std::find_if(separator, words.end(), [&](const Word& word) {
    return word.span.end > evidence.span.start;
  });
  if (separator == words.begin() || end == words.end() ||
      separator - words.begin() > static_cast<std::ptrdiff_t>(longest))
    return false;
  const bool agrees = verdict.match_at(words, 0).has_value();
  const auto cited = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return numbered.match_at({&word, 1}, 0) && &word != &words.back() &&
           std::next(&word)->kind == WordKind::number;
  });
  if (cited != words.end())
    return agrees || persons.has(words.front()) || auxiliaries.has(*std::prev(separator));
  constexpr std::ptrdiff_t least = 3;
  return agrees && words.front().folded != "no" && end - separator > least &&
         std::any_of(separator, end, [](const Word& word) { return word.tag == Tag::finite_verb; });
}

// Nothing but the lecture stands where an item should be answered.
bool stands_for_answer(const Context& context, const std::vector<bool>& lecture) {
  const auto& sentences = context.draft.text.sentences;
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i) {
    if (context.inquiry.items[i].kind == ItemKind::praise ||
        has_verdict_before(context, context.inquiry.items[i], lecture))
      continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state != ItemState::answered) return true;
    bool other = coverage.evidence.empty();
    for (std::size_t s = 0; s < sentences.size() && !other; ++s)
      other = !lecture[s] && !context.traits[s].courtesy && answers(coverage, sentences[s].span);
    if (!other) return true;
  }
  return false;
}

void check(const Context& context, Findings& findings) {
  std::vector<ToneEvidence> evidence = find_tone(context, "process-lecture", Tone::process);
  std::erase_if(evidence, [&](const ToneEvidence& words) {
    return words.phrase == nullptr ? says_what_is_wanted(context, words.sentence)
                                   : is_ground_of_answer(context, words);
  });
  const std::vector<ToneEvidence> digressions = find_digressions(context);
  if ((evidence.empty() && digressions.empty()) || is_asked_for(context)) return;
  std::vector<bool> lecture(context.draft.text.sentences.size(), false);
  for (const ToneEvidence& words : evidence) lecture[words.sentence] = true;
  // Beside an answer, too, a digression of some length is one.
  std::size_t digression_words = 0;
  for (const ToneEvidence& words : digressions) {
    lecture[words.sentence] = true;
    digression_words += context.traits[words.sentence].words;
  }
  const auto sentences = std::count(lecture.begin(), lecture.end(), true);
  std::size_t lecture_words = 0;
  std::size_t other_words = 0;
  for (std::size_t i = 0; i < lecture.size(); ++i) {
    if (lecture[i])
      lecture_words += context.traits[i].words;
    else if (!context.traits[i].courtesy)
      other_words += context.traits[i].words;
  }
  // A sentence of background beside the answer is no lecture; half the reply is one.
  const bool outweighs = sentences >= 2 && lecture_words >= other_words;
  constexpr std::size_t long_digression = 14;
  const bool digresses = digression_words >= long_digression;
  const bool answers = !context.has_inquiry() || !stands_for_answer(context, lecture);
  if (!outweighs && !digresses && answers) return;
  const bool by_digression = evidence.empty() || (digresses && !outweighs && answers);
  report_tone(context, by_digression ? digressions.front() : evidence.front(), "process-lecture",
              message, findings);
}

}  // namespace

extern const Rule process_lecture{
    "process-lecture",
    Severity::warning,
    "tone",
    "Explains policy, process or the writer's own story where an answer belongs.",
    check,
};

}  // namespace replylint::catalogue
