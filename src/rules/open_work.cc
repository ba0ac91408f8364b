#include "rules/open_work.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "rules/praise.h"
#include "rules/substance.h"
#include "text/ascii.h"
#include "text/promises.h"
#include "text/time_words.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// "If it happens again, we will look further": nothing is open now.
Phrases conditions() {
  static constexpr std::string_view phrases[] = {
      "if|should|unless|whenever it|this|that|you|the|they|there|we|your|anything|something|any|nobody|noone|anyone|someone|possible|needed|necessary|not|he|she|somebody|anybody",
      "you|just|only|simply * and i'll|we'll",
      "say|give|drop|send|answer|reply * and i'll|we'll",
      "in case",
      "next time",
      "would have",
  };
  return phrases;
}

// "They were waiting for it", "the shell process": no "we're" and no "she'll" without its
// apostrophe.
bool is_other_word(std::string_view body, Span work) {
  static constexpr auto others = word_set("were", "shell", "well", "hell", "ill", "wed", "id");
  const std::size_t end = body.find_first_of(" \n", work.start);
  return others.has(to_lower(body.substr(work.start, end - work.start)));
}

// What the words say is no promise: "let me add that …", "we need to guess", "and I'll review it"
// behind what the customer is to do, "will replace it" within a pasted text.
bool is_no_promise(std::string_view body, const Sentence& sentence, Words words, Span work) {
  static const WordPhrases said_now{
      "let me also|just|quickly|briefly|only|further? "
      "add|reply|answer|respond|explain|share|start|begin|continue|say|provide|tell|inform|ask",
      "i|we need|have to",
      "i|we am|are working on a|an|some|many|various|several|new",
      "i'm|we're working on a|an|some|many|various|several|new",
      "i'll|we'll tell|thank|greet him|her|them you|she|he|they|how|of",
      "i|we will|shall tell|thank|greet him|her|them you|she|he|they|how|of",
      "i'll|we'll|will|shall|would|i'd|we'd gladly|happily "
      "answer|explain|advise|help|tell|show|talk|discuss|go",
      "i|we will|shall|would gladly|happily "
      "answer|explain|advise|help|tell|show|talk|discuss|go",
  };
  const auto first = std::find_if(words.begin(), words.end(),
                                  [&](const Word& word) { return word.span.start >= work.start; });
  const auto at = static_cast<std::size_t>(first - words.begin());
  if (said_now.match_at(words, at)) return true;
  // "You can set it yourself, or I'll gladly do it for you": waits for their word.
  static const WordPhrases offers{
      "i'll|we'll|will|shall|would|i'd|we'd gladly|happily",
      "i|we will|shall|would gladly|happily",
  };
  static const WordPhrases for_them{"for you"};
  if (offers.match_at(words, at) && for_them.in(words.subspan(at))) return true;
  if (sentence.form == SentenceForm::imperative && at > 1 &&
      (words[at - 1].folded == "and" || words[at - 1].folded == "then"))
    return true;
  const bool opens = at == 0 && is_ascii_lower(body[work.start]);
  if (opens && words[0].folded == "will") return true;
  // "I'll do some testing now."
  return std::any_of(first, words.end(), [&](const Word& word) {
    return word.span.start >= work.end && (word.folded == "now" || word.folded == "immediately");
  });
}

// "I'd like to ring them beforehand", "on our next round": the time of something else.
Phrases other_times() {
  static constexpr std::string_view phrases[] = {
      "after|before|during it|that|this|them|which|then",
      "beforehand|afterwards",
      "nearer the|to",
      "on|at|with my|our|his|her|the|your next round|visit|trip|tour|delivery|meeting",
  };
  return phrases;
}

// A quote or another block that is no prose stands between two sentences.
bool is_parted(const Context& context, const Sentence& left, const Sentence& right) {
  const auto& blocks = context.draft.blocks;
  auto block = std::lower_bound(
      blocks.begin(), blocks.end(), left.span.end,
      [](const Block& other, std::size_t position) { return other.span.start < position; });
  for (; block != blocks.end() && block->span.start < right.span.start; ++block)
    if (block->kind != BlockKind::answer) return true;
  return false;
}

// What customers wait for somebody to do.
constexpr auto deeds =
    word_set("adjust", "amend", "analyse", "analyze", "approach", "arrange", "ask", "bring", "call",
             "change", "chase", "check", "clarify", "clean", "collect", "compare", "connect",
             "consult", "contact", "correct", "credit", "discuss", "dispatch", "email", "enquire",
             "examine", "exchange", "file", "find", "fix", "forward", "get", "inform", "inquire",
             "inspect", "investigate", "issue", "lay", "look", "mail", "mention", "notify", "open",
             "order", "organise", "organize", "pass", "patch", "phone", "post", "prepare", "print",
             "pull", "raise", "reach", "recover", "refund", "reimburse", "reissue", "relay",
             "repair", "replace", "reply", "report", "reprint", "request", "resend", "return",
             "review", "ring", "send", "ship", "sort", "speak", "study", "submit", "supply", "swap",
             "talk", "test", "trace", "transfer", "try", "update", "visit", "write");
constexpr auto done_deeds = word_set(
    "adjusted", "amended", "analysed", "analyzed", "applied", "arranged", "built", "changed",
    "checked", "clarified", "collected", "compared", "compensated", "corrected", "credited",
    "delivered", "dispatched", "discussed", "examined", "exchanged", "fitted", "fixed", "forwarded",
    "gone", "installed", "investigated", "issued", "looked", "mailed", "mended", "ordered",
    "organised", "organized", "patched", "posted", "prepared", "printed", "processed", "produced",
    "reimbursed", "refunded", "reissued", "relayed", "repaired", "replaced", "reprinted", "resent",
    "resolved", "restored", "returned", "reviewed", "rewritten", "sent", "settled", "shipped",
    "sorted", "supplied", "swapped", "translated", "updated", "upgraded", "worked");

// A deed follows: said by us, then of somebody else.
Phrases before_deed() {
  static constexpr std::string_view phrases[] = {
      "i|we will|shall",
      "i'll|we'll",
      "i|we want|mean|intend|plan|hope|need|wish|still to",
      "i|we am|are going|about|trying to",
      "i'm|we're going|about|trying to",
      "i'd|we'd like|want to",
      "i|we would like to",
      "someone|somebody|colleague|technician|technicians|engineer|engineers|plumber|fitter|"
      "electrician|mechanic|joiner|carpenter|painter|roofer|gardener|driver|designer|architect|"
      "lawyer|surveyor|translator|editor|librarian|teacher|chef|tailor|developers|programmers|"
      "pharmacist|vet|dentist|doctor|nurse|manager|boss|supplier|manufacturer|maker|wholesaler|"
      "importer|publisher|insurer|landlord|bookkeeper|bookkeeping|accounting|accountant|team|"
      "office|department|contractor|caretaker|courier|carrier|workshop|warehouse|firm|garage|"
      "laboratory|lab|kitchen|crew "
      "will|shall|wants|want|has|have|is|are going|about|still? to?",
      "he|she|they will|shall|is|are going|about? to?",
      "he'll|she'll|they'll",
      "our * will|shall|is|are going|about? to?",
  };
  return phrases;
}
constexpr std::size_t own_deeds = 5;

// What such people do at the customer's.
const WordPhrases& deed_phrases() {
  static const WordPhrases phrases{
      "put|fit|build|install|mount the|a|an|another|new|it|them|this|that|your|one|up|in",
      "put|fit|build|install|mount * in|on|up",
      "take care",
      "make you|a|an|another|new|it|them",
      "dig it|them|that|this|one",
      "draw|cut|sew|bake|print|paint|write it|you|them|a|an|another|new",
      "see to it|that|this|them|the|your",
      "hand|give it|them|one over|to",
      // Not "up the stairs".
      "take it|this|that up with|internally|and|today|tomorrow|again|,|.|;|!",
      "deal|see with|to",
      "be|come round|along|over|out|by|back",
      "come and",
      "give us|you a|an|the date|answer|decision|time|quote|price",
      "get|have the|it|your|them|one|a|an|another * "
      "fixed|done|mended|repaired|replaced|looked|checked|ready|from",
  };
  return phrases;
}

// "will be" before "mailed".
Phrases before_done() {
  static constexpr std::string_view phrases[] = {
      "will|shall|'ll be",
      "is|are going to be",
      "is|are|remains|remain|needs|need still|yet? to be",
  };
  return phrases;
}

// Work that is said to be under way, or in the hands of others.
Phrases in_progress() {
  static constexpr std::string_view phrases[] = {
      "is|are|'s|it's still|now|already? on order|backorder",
      "is|are|'s|it's still|now|already? on back order",
      "is|are|'s|it's|i'm still|now|already? on the|your case|matter",
      "is|are|'s|it's|have it|this|that? well? in hand",
      "is|are|'s|it's now|already|still? being dealt|seen|taken|attended with|to|care",
      "am|is|are|'m|i'm|we're|he's|she's now|already|still? "
      "taking|seeing|dealing|looking care|to|with|after of? it|this|that|your",
      "is|are still|now|already|currently? under consideration|investigation|examination",
      "is|are in the works|pipeline|making",
      "i|we|i'm|we're am|are? still|now|currently|already|also? "
      "awaiting|chasing|clarifying|arranging|organising|organizing|enquiring|inquiring",
      "i|we|i'm|we're am|are? still|now|currently|already|also? waiting for|on",
      "i|we|i'm|we're am|are? still|now|currently|already|also? in contact|touch|talks with",
      "i|we|i'm|we're am|are? asking|checking|talking|trying|searching|analysing|analyzing|sorting "
      "the|this|that|your|it|to|with|what|why|whether|if|for|out",
      "developers|programmers|engineers|technicians|mechanics|colleagues|experts|specialists|"
      "accountants|lawyers|team|department|committee|board|manager|supplier|manufacturer|"
      "contractor|caretaker|plumber|pharmacist|joiner|workshop|warehouse|support|bookkeeping|"
      "accounting is|are still|now|currently|already|also? "
      "analysing|analyzing|asking|building|changing|checking|clarifying|comparing|considering|"
      "correcting|discussing|fixing|investigating|looking|mending|on|preparing|rebuilding|"
      "repairing|replacing|restoring|reviewing|rewriting|searching|seeing|sorting|talking|testing|"
      "tracing|trying|working",
      "i|we have now|just|already|also? "
      "filed|submitted|applied|requested|ordered|commissioned|flagged|chased|initiated|reassigned "
      "the|this|that|your|it|for|a|an|them|him|her",
      // Not "raised the limit".
      "have|i've|we've now|just|already|also? raised it|this|that|your with|as|to",
      "have|i've|we've now|just|already|also? raised a|an|the|this|that|your "
      "case|ticket|issue|request|query|question|concern|complaint|matter|incident|bug|claim|point",
      "i've|we've now|just|already|also? "
      "filed|submitted|applied|requested|ordered|commissioned|flagged|chased|initiated|reassigned "
      "the|this|that|your|it|for|a|an|them|him|her",
      "has|have now|just|already|also? been "
      "asked|commissioned|contacted|informed|initiated|lodged|notified|ordered|requested",
      "trace|investigation|case|claim|query|search has|was been? opened|started|launched",
      "leave it|this|that with me|us",
      "will|shall|i'll|we'll take it|this|that up "
      "with|internally|and|today|tomorrow|again|,|.|;|!",
      "more|details on about|on|to? * follow",
      "steps are being taken",
  };
  return phrases;
}

// "Our engineers have got it on their board."
Phrases on_list() {
  static constexpr std::string_view phrases[] = {
      "engineers|developers|technicians|colleagues|team|they|we|programmers have|has got? "
      "it|this|that on|in their|our|the board|list|backlog|radar|roadmap|agenda|desk|plate|queue",
      "they've|we've got? it|this|that on|in their|our|the "
      "board|list|backlog|radar|roadmap|agenda|desk|plate|queue",
  };
  return phrases;
}

// The same in words that also tell how things go: less certain.
Phrases with_others() {
  static constexpr std::string_view phrases[] = {
      // "Your file is with our doctor", "the claim is at the insurer".
      "it|this|that|report|case|claim|file|request|matter|order|complaint|application|part|form|"
      "quote|draft|letter|sample|question|query is|are|'s now|still|currently? with|at|before "
      "our|my|mr|mrs|ms|dr|the|a",
      "it's now|still|currently? with|before our|my|mr|mrs|ms|dr|the",
      "gone|went|going|goes|handed|passed|given to|into|over to? our|my|the|mr|mrs|ms|dr? "
      "workshop|lab|laboratory|maker|manufacturer|supplier|insurer|board|committee|firm|fitter|"
      "technician|repair|garage|developers|lawyers|department|team",
      "i|we wait for|on the|our|a|an|their|his|her|its|word|news",
      "waiting for|on the|our|a|an|their|his|her|its|word|news",
      "awaiting the|a|an|their|his|her|its|word|news|delivery|approval",
      "in the hands of",
      "lies|rests|sits|is now|still? with our|the|my bank|board|registry|accounts|office|team|"
      "supplier|carrier|insurer|maker|lawyers|department|bookkeeper|workshop|laboratory|lab",
      "needs|need|requires|require the|a|an * approval|signature|consent|permission|okay of|from|by",
      "i|we have|'ve not yet? heard|had from|an|any|word|news",
      "i|we haven't|hadn't yet? heard|had from|an|any|word|news",
      "i've|we've not yet? heard|had from|an|any|word|news",
      // On its way to us.
      "is|are|'s|it's on its|their|the way|road to|from us|the|our|a|maker|manufacturer|factory",
      "in the post|mail to us",
      "placed|made|put in? a|an|the order|request|claim|enquiry|inquiry",
      "i|we am|are getting|having|expecting a|an|one|the|it|them|your|another",
      "i'm|we're getting|having|expecting a|an|one|the|it|them|your|another",
      "is|are|'s|was|were now? ordered|commissioned from|at|with",
      "is|are|'s|it's coming|driving|going out|round|over to you|look|see|check",
      "rings|calls|phones you to|about|for arrange|agree|fix|make|set|the|a|an",
      "i|we put|added|have|have|'ve put|noted? you|it|this|your|them * on|to|down the|our|my|for|on "
      "list|schedule|rota|plan|round|agenda|calendar",
      "i've|we've put|added|noted you|it|this|your|them * on|to|down the|our|my|for list|schedule|"
      "rota|plan|round|agenda|calendar",
      // Somebody has to do something first.
      "board|committee|council|landlord|insurer|manager|management|boss|department|team|maker|"
      "manufacturer|supplier|owner|director|accountants|lawyers|office "
      "has|have|must|needs|need|still to? "
      "agree|approve|confirm|decide|release|sign|authorise|authorize|check|clear|pay|vote|look",
      "still|yet has|have|needs|need? to be? "
      "changed|replaced|repaired|mended|fixed|fitted|done|found|checked|tested|printed|written|"
      "ordered|decided|agreed|approved|signed|made|built|corrected|cleared|installed|sent|shipped|"
      "delivered|paid|released",
      "has|have|needs|need still to be? "
      "changed|replaced|repaired|mended|fixed|fitted|done|found|checked|tested|printed|written|"
      "ordered|decided|agreed|approved|signed|made|built|corrected|cleared|installed|sent|shipped|"
      "delivered|paid|released",
      "has|have been ordered|sought|requested|booked|commissioned|invited|engaged",
  };
  return phrases;
}

// "You get it from me once it has passed our tests": the time of it is open.
Phrases awaited_event() {
  static constexpr std::string_view phrases[] = {"once it|this|that|they|he|she|we|i|the|our"};
  return phrases;
}
const WordPhrases& depending() {
  static const WordPhrases phrases{
      "you|you'll will|should? get|receive|hear|have",
      "i|we|i'll|we'll will|shall? * "
      "activate|add|bring|change|connect|credit|deliver|enable|mail|move|open|pay|post|publish|"
      "release|replace|send|set|ship|start|switch|unlock|update|upload|write",
  };
  return phrases;
}

// What everybody may expect, or comes after something that the customer does.
Phrases habits() {
  static constexpr std::string_view phrases[] = {
      "always|usually|normally|generally|automatically|every|each|any|all|anyone|everyone",
      "then|afterwards|thereafter|otherwise|instead|gladly|happily|never",
      "your|the order|payment|deposit|signature|form|answer|reply|go-ahead|approval|confirmation",
      "after|when|once|until|unless|before you|you've|you're|your",
      "thanks|praise|compliment|compliments|greetings|regards|wishes|kind|warm",
      "from now|here|today on",
  };
  return phrases;
}

// The table of acts, which costs more, is asked only of such sentences.
bool looks_ahead(Words words) {
  static constexpr auto ahead =
      word_set("about", "am", "being", "going", "i'll", "i'm", "i've", "let", "mean", "means",
               "need", "shall", "still", "to", "want", "we'll", "we're", "we've", "will", "wants");
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return ahead.has(word); });
}

// Words that look to the future and announce nothing of ours.
bool is_no_work(Words words) {
  static const WordPhrases phrases{
      "look|looking forward",
      "you would|need|can|could|should|must|may|might|have",
      "you'd|you'll need|have|want|like",
      "see|meet|miss|enjoy you",
      "nobody|nothing|none",
  };
  return phrases.in(words);
}

bool is_filler(const Word& word) {
  static constexpr auto fillers =
      word_set("also", "then", "now", "still", "just", "first", "all", "both", "therefore", "soon",
               "certainly", "of", "course", "duly", "probably");
  return fillers.has(word);
}

// Without a subject: "Checking with the bank.", "Part ordered.".
const WordPhrases& short_progress() {
  static const WordPhrases phrases{
      "checking|looking|working|waiting|asking|chasing|going with|into|on|to|for|them|it",
      "part|parts|replacement|refund|spare|repair ordered|initiated|requested|arranged",
      "on it",
      "leave it with me|us",
      "repairs|repair|replacement|visit are|is planned",
  };
  return phrases;
}

// "Is being reworked": any deed but what only lasts.
std::optional<std::size_t> end_of_being_done(Words words) {
  static constexpr auto lasting = word_set("billed", "charged", "held", "kept", "paid", "used");
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].folded != "is" && words[i].folded != "are") continue;
    std::size_t at = i + 1;
    while (at < words.size() && words[at].tag == Tag::adverb) ++at;
    if (at + 1 >= words.size() || words[at].folded != "being") continue;
    ++at;
    while (at < words.size() && words[at].tag == Tag::adverb) ++at;
    if (at >= words.size() || words[at].tag != Tag::participle || lasting.has(words[at])) continue;
    // "Is being shut out by our filter" tells of a cause.
    if ((at + 1 < words.size() && words[at + 1].folded == "by") ||
        (at + 2 < words.size() && words[at + 2].folded == "by"))
      continue;
    return at + 1;
  }
  return std::nullopt;
}

// "I passed it to Rosa, who built it in": what came of it is told.
bool tells_result(Words words, Span work) {
  static constexpr auto past =
      word_set("built", "came", "confirms", "did", "found", "gave", "got", "had", "made", "put",
               "said", "saw", "says", "sent", "showed", "told", "took", "was", "were", "wrote");
  constexpr std::size_t reach = 5;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].span.start < work.end) continue;
    if (words[i].folded != "and" && words[i].folded != "who") continue;
    const std::size_t subject = words[i].folded == "and" ? 1 : 0;
    for (std::size_t verb = i + 1 + subject; verb < std::min(i + reach, words.size()); ++verb) {
      if (words[verb].kind == WordKind::symbol) break;
      if (words[verb].tag != Tag::finite_verb) continue;
      const bool perfect = (words[verb].folded == "has" || words[verb].folded == "have") &&
                           verb + 1 < words.size() && words[verb + 1].tag == Tag::participle;
      if (perfect || past.has(words[verb]) || words[verb].folded.ends_with("ed")) return true;
      break;
    }
  }
  return false;
}

// "The switch has yet to be set", "our office still has to countersign it", "its index remains to
// be rebuilt": a step that somebody has not taken yet, whatever it is. Not what the customer has to
// do.
Phrases missing_step() {
  static constexpr std::string_view phrases[] = {
      "still|first has|have|needs|need to be?",
      "has|have|needs|need still|first to be?",
      "has|have|is|are yet to be?",
      "remains|remain to be",
      "is|are still to be",
      "has|have to * first",
  };
  return phrases;
}

// All of these, as they are looked up in a sentence.
enum Group : std::size_t {
  has_condition,
  is_habit,
  follows_another_time,
  is_in_progress,
  announces_deed,
  announces_done,
  misses_step,
  is_with_others,
  awaits_event,
  is_listed
};
const WordPhraseGroups& phrase_groups() {
  static const WordPhraseGroups groups{
      conditions(),  habits(),       other_times(), in_progress(),   before_deed(),
      before_done(), missing_step(), with_others(), awaited_event(), on_list()};
  return groups;
}
bool has_phrase(Words words, Group group) {
  return phrase_groups().in(words, std::uint32_t{1} << group) != 0;
}

std::optional<std::size_t> end_of_missing_step(Words words, const FoundPhrases& found,
                                               std::size_t& first) {
  static constexpr auto customers =
      word_set("you", "you'll", "customer", "customers", "everyone", "everybody", "guests", "one");
  for (auto match = found.find(misses_step); match;
       match = found.find(misses_step, match->first + 1)) {
    std::size_t subject = match->first;
    while (subject > 0 && words[subject - 1].tag == Tag::adverb) --subject;
    if (subject == 0 || customers.has(words[subject - 1])) continue;
    if (subject > 1 && words[subject - 2].folded == "your") continue;
    std::size_t verb = match->end;
    while (verb < words.size() && words[verb].tag == Tag::adverb) ++verb;
    if (verb >= words.size()) continue;
    static constexpr auto states = word_set("be", "have", "seen", "see", "say", "said", "know",
                                            "wait", "happen", "come", "like", "love", "understand");
    const Tag tag = words[verb].tag;
    if (states.has(words[verb]) || (tag != Tag::base_verb && tag != Tag::participle)) continue;
    first = match->first;
    return verb + 1;
  }
  return std::nullopt;
}

// Words [first, end) of a sentence that announce work in other words than find_open_work() knows.
struct Announcement {
  std::size_t first = 0;
  std::size_t end = 0;
  bool certain = false;
  bool pending = false;
};
std::optional<Announcement> find_announcement(Words words, const FoundPhrases& phrases) {
  if (const auto match = phrases.find(is_in_progress))
    return Announcement{match->first, match->end, true, true};
  const auto followed = [&](Group group, const auto& set,
                            std::size_t certain) -> std::optional<Announcement> {
    for (auto match = phrases.find(group); match; match = phrases.find(group, match->first + 1)) {
      // "Your landlord will replace it.", "Nothing will be sent twice."
      static constexpr auto others = word_set("your", "nothing", "nobody", "none");
      if (match->first > 0 && others.has(words[match->first - 1])) continue;
      std::size_t verb = match->end;
      while (verb < words.size() && is_filler(words[verb])) ++verb;
      if (verb < words.size() && set.has(words[verb]))
        return Announcement{match->first, verb + 1, match->phrase < certain};
      if (certain != 0)
        if (const auto deed = deed_phrases().match_at(words, verb))
          return Announcement{match->first, deed->end, false};
    }
    return std::nullopt;
  };
  if (auto deed = followed(announces_deed, deeds, own_deeds)) return deed;
  if (auto done = followed(announces_done, done_deeds, 0)) return done;
  if (const auto end = end_of_being_done(words)) return Announcement{*end - 3, *end, false};
  if (std::size_t first = 0; const auto end = end_of_missing_step(words, phrases, first))
    return Announcement{first, *end, false, true};
  if (const auto match = phrases.find(is_with_others))
    return Announcement{match->first, match->end, false, true};
  if (const auto match = short_progress().match_at(words, 0))
    return Announcement{match->first, match->end, false};
  if (const auto event = phrases.find(awaits_event))
    if (const auto step = depending().find(words)) {
      const auto [first, last] =
          std::minmax(*event, *step,
                      [](const auto& left, const auto& right) { return left.first < right.first; });
      return Announcement{first.first, last.end, false};
    }
  return std::nullopt;
}

// The words from the clause on that holds `work`: "it was scanned on Monday, and a trace has been
// opened" says when something else was.
Words clause_with(Words words, Span work) {
  std::size_t first = 0;
  bool verb = false;
  for (std::size_t i = 0; i < words.size() && words[i].span.start < work.start; ++i) {
    verb = verb || words[i].tag == Tag::finite_verb;
    if (words[i].kind != WordKind::symbol || !verb) continue;
    first = i + 1;
    verb = false;
  }
  // "It has been passed on, and the page has been right since Sunday": the time of something else.
  static const WordPhrases ahead{"will|shall|should|expect|within|by|until|before|can|may",
                                 "you'll|it'll|we'll|i'll|they'll|he'll|she'll",
                                 "is|are going|due|planned|booked|to|coming|arriving"};
  const auto after = [&](std::size_t i) { return words[i].span.start >= work.end; };
  for (std::size_t i = first; i + 2 < words.size(); ++i) {
    if (!after(i) || words[i].folded != "," || words[i + 1].tag != Tag::conjunction) continue;
    const Words rest = words.subspan(i + 2);
    const bool clause = std::any_of(rest.begin(), rest.end(),
                                    [](const Word& word) { return word.tag == Tag::finite_verb; });
    if (clause && !ahead.in(rest)) return words.subspan(first, i - first);
  }
  return words.subspan(first);
}

// "I opened it on Sunday": the time of what was.
bool tells_past(Words words) {
  static constexpr auto ahead =
      word_set("will", "shall", "by", "until", "within", "should", "tomorrow", "tonight");
  static constexpr auto past = word_set("was", "were", "had", "came", "left", "found", "sent",
                                        "went", "took", "made", "got", "did", "wrote");
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) {
                       return word.tag == Tag::finite_verb &&
                              (past.has(word) || word.folded.ends_with("ed"));
                     }) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) {
           return ahead.has(word) || word.folded.ends_with("'ll");
         });
}

// A time in a sentence beside it. "Once it is in, that takes an hour" tells how long something else
// lasts, from a day that nobody names.
bool dates_it(Words words) {
  static const WordPhrases relative{
      "once|when|after it|that|this|they|he|she|the|her|his|their|one",
      "once|after that's|it's|they're|they've", "then take|takes|last|lasts|need|needs"};
  const bool from_then = relative.in(words);
  for (auto time = find_time(words); time; time = find_time(words)) {
    const auto at = static_cast<std::size_t>(
        std::find_if(words.begin(), words.end(),
                     [&](const Word& word) { return word.span.start >= time->start; }) -
        words.begin());
    const auto duration = duration_at(words, at);
    if (!from_then || !duration) return true;
    words = words.subspan(at + duration->words);
  }
  return false;
}

// "We will call you to arrange a time": nobody knows yet when.
bool is_to_be_arranged(Words words) {
  static const WordPhrases phrases{
      "to arrange|agree|schedule a|the|your|another? time|date|day|appointment|slot|delivery",
      "to arrange|agree|schedule a|the|your|another? collection|pickup|visit|repair|fitting",
      "to find|set|fix|book|settle a|the|your|another? time|date|day|appointment|slot",
  };
  return phrases.in(words);
}

// "It left the factory today", "the repair takes two hours": not when the next step is taken.
bool is_other_time(Words words) {
  static constexpr auto lasts = word_set("take", "takes", "last", "lasts");
  return tells_past(words) ||
         std::any_of(words.begin(), words.end(), [](const Word& word) { return lasts.has(word); });
}

// "We will adjust it every spring.": from now on, and no step that is open.
bool recurs(Words words) {
  static const WordPhrases phrases{
      "every|each day|night|morning|evening|week|weekend|month|quarter|season|year|spring|summer|"
      "autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|"
      "march|april|may|june|july|august|september|october|november|december|time",
      "once|twice a|every day|night|week|month|quarter|season|year",
  };
  return phrases.in(words);
}

// Adds what the words of a sentence promise, unless it is none of ours to do.
void add_open_work(std::string_view body, const Text& text, std::size_t index, Span work,
                   std::vector<OpenWork>& result) {
  const Sentence& sentence = text.sentences[index];
  const Words words = text.words_of(sentence);
  if (!has_phrase(words, has_condition) && !recurs(words) &&
      !is_no_promise(body, sentence, words, work) && !is_other_word(body, work))
    result.push_back({index, work});
}

}  // namespace

std::vector<OpenWork> find_open_work(std::string_view body, const Text& text) {
  std::vector<OpenWork> result;
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (const auto work = find_open_work(text.words_of(text.sentences[i])))
      add_open_work(body, text, i, *work, result);
  return result;
}

std::vector<OpenWork> open_work(const Context& context) {
  std::vector<OpenWork> result;
  for (std::size_t i = 0; i < context.traits.size(); ++i)
    if (context.traits[i].open_work)
      add_open_work(context.body(), context.draft.text, i, *context.traits[i].open_work, result);
  std::erase_if(result, [&](const OpenWork& work) {
    const float prevention = context.acts->of(work.sentence, Act::prevention);
    constexpr float likely = 0.4F;
    return prevention >= likely && prevention > context.acts->of(work.sentence, Act::promise);
  });
  return result;
}

std::vector<OpenWork> announced_work(const Context& context) {
  static const WordPhrases passed_on{
      "pass|passed|handed|forwarded|read it|this|that|them|your on|to|mail|words"};
  std::vector<OpenWork> result = open_work(context);
  const Text& text = context.draft.text;
  // Praise is passed on and done with.
  const bool praised = praise_of(context).has_value();
  std::erase_if(result, [&](const OpenWork& work) {
    const Words words = text.words_of(text.sentences[work.sentence]);
    return tells_result(words, work.words) || has_phrase(words, follows_another_time) ||
           (praised && passed_on.in(words)) || passes_praise_on(words);
  });
  if (!text.english) return result;
  constexpr float likely = 0.4F;
  constexpr float likely_open = 0.75F;
  constexpr float surely_open = 0.7F;
  constexpr float plainly_open = 0.97F;
  constexpr float works = 0.5F;  // "Your shop is working again."
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const Words words = text.words_of(sentence);
    static const WordPhrases waiting{
        "once|as soon as it|it's|they|they've|he|she|the|we|we've|i|that"};
    const bool waits = waiting.match_at(words, 0).has_value();
    if ((sentence.form == SentenceForm::imperative && !waits) || sentence.question_mark ||
        context.traits[i].open_work)
      continue;
    const FoundPhrases phrases(phrase_groups(), words);
    if (phrases.has(has_condition)) continue;
    // Below both thresholds wherever it is not likelier than not.
    const float open = context.acts->may_be(i, AnswerAct::open_step)
                           ? context.acts->of(i, AnswerAct::open_step)
                           : 0;
    if ((phrases.has(is_habit) || phrases.has(follows_another_time)) && open < surely_open)
      continue;
    if (const auto found = find_announcement(words, phrases)) {
      const Span span{words[found->first].span.start, words[found->end - 1].span.end};
      if ((found->pending || !is_no_promise(context.body(), sentence, words, span)) &&
          !tells_result(words, span) && !is_other_word(context.body(), span))
        result.push_back({i, span, found->certain, found->pending});
    } else if (const auto listed = phrases.find(is_listed); listed && !is_no_work(words)) {
      result.push_back(
          {i, {words[listed->first].span.start, words[listed->end - 1].span.end}, false, true});
    } else if (!tells_result(words, {}) && open >= likely_open &&
               context.acts->of(i, Act::status) < works) {
      result.push_back({i, sentence.span, false, open >= plainly_open});
    } else if (!tells_result(words, {}) && looks_ahead(words) && !is_no_work(words) &&
               context.acts->of(i, Act::promise) >= likely) {
      result.push_back({i, sentence.span, false});
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const OpenWork& left, const OpenWork& right) {
    return left.sentence < right.sentence;
  });
  return result;
}

bool has_time(const Context& context, const OpenWork& work) {
  const Text& text = context.draft.text;
  const std::size_t index = work.sentence;
  const Sentence& sentence = text.sentences[index];
  const Words words = text.words_of(sentence);
  if (names_time(clause_with(words, work.words))) return true;
  // "You will have it by 13:30; I will send you a line then", "… the moment it is there."
  static const WordPhrases pointing_back{"then", "the moment|minute|day it|they|that",
                                         "as soon as it|they|that", "when|once it's|they're|that's",
                                         "when|once it|they|that|this is|are"};
  const auto promise = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.span.start >= work.words.start;
  });
  if (pointing_back.in({promise, words.end()}) &&
      names_time(words.first(static_cast<std::size_t>(promise - words.begin()))))
    return true;
  const bool to_be_arranged = is_to_be_arranged(words);
  const auto tells_of_it = [&](Words beside) {
    return dates_it(beside) && (!work.pending || !tells_past(beside)) &&
           (!to_be_arranged || !is_other_time(beside));
  };
  if (index > 0) {
    const Sentence& before = text.sentences[index - 1];
    // What stands in a paragraph of its own is about something else.
    if (!opens_paragraph(context, index) && !is_parted(context, before, sentence) &&
        tells_of_it(text.words_of(before)))
      return true;
  }
  if (index + 1 == text.sentences.size()) return false;
  const Words next = text.words_of(text.sentences[index + 1]);
  return !is_parted(context, sentence, text.sentences[index + 1]) && tells_of_it(next);
}

std::optional<Deadline> deadline_of(const Text& text, const OpenWork& work, const Date& written) {
  const Words words = text.words_of(text.sentences[work.sentence]);
  const auto promise = std::find_if(words.begin(), words.end(), [&](const Word& word) {
    return word.span.start >= work.words.start;
  });
  if (const auto behind =
          find_deadline(words.subspan(static_cast<std::size_t>(promise - words.begin())), written))
    return behind;
  // "By Friday we will …"
  return find_deadline(words.first(static_cast<std::size_t>(promise - words.begin())), written);
}

const Item* deferred_item(const Context& context, const OpenWork& work) {
  const Item* first = nullptr;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const ItemCoverage& coverage = context.coverage.items[i];
    if (coverage.state != ItemState::deferred) continue;
    if (first == nullptr) first = &context.inquiry.items[i];
    for (const Span evidence : coverage.evidence)
      if (evidence.overlaps(work.words)) return &context.inquiry.items[i];
  }
  return first;
}

}  // namespace replylint
