#include <algorithm>
#include <array>

#include "parse/items.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

template <std::size_t N>
bool one_of(std::string_view word, const WordSet<N>& words) {
  return words.has(word);
}

constexpr WordSet question_words(std::to_array<std::string_view>(
    {"what", "what's", "whats", "when", "when's", "where", "where's", "wheres", "which", "who",
     "who's", "whom", "whose", "why", "how", "how's", "hows"}));

constexpr WordSet auxiliaries(std::to_array<std::string_view>(
    {"is",     "are",    "was",      "were",  "am",       "do",        "does",
     "did",    "have",   "has",      "had",   "can",      "could",     "will",
     "would",  "shall",  "should",   "may",   "might",    "must",      "isn't",
     "aren't", "wasn't", "weren't",  "don't", "doesn't",  "didn't",    "haven't",
     "hasn't", "can't",  "couldn't", "won't", "wouldn't", "shouldn't", "isnt",
     "dont",   "doesnt", "didnt",    "cant",  "wont",     "r"}));

constexpr WordSet subjects(std::to_array<std::string_view>(
    {"i",       "you",     "u",        "we",       "he",     "she",   "it",
     "they",    "there",   "this",     "that",     "these",  "those", "anyone",
     "anybody", "someone", "somebody", "everyone", "people", "ya",    "y'all"}));

constexpr WordSet determiners(std::to_array<std::string_view>({"the", "a", "an", "my", "your",
                                                               "our", "any", "his", "her", "their",
                                                               "its", "either", "all", "some"}));

bool is_symbol(const Word& word) {
  return word.kind == WordKind::symbol;
}

// "would a longer hose reach", "do the lamps have a switch": behind the auxiliary a subject
// of several words, then a verb without an ending. Not "do the update first".
bool inverts_subject(Words words, std::size_t at) {
  static constexpr auto modals =
      word_set("can", "could", "couldn't", "did", "didn't", "do", "does", "doesn't", "don't",
               "must", "will", "won't", "would", "wouldn't");
  constexpr std::size_t longest_subject = 8;
  if (!modals.has(words[at].folded) || at + 2 >= words.size() || is_symbol(words[at + 1]))
    return false;
  const Word& first = words[at + 1];
  const bool opens_subject = one_of(first.folded, determiners) || first.folded == "these" ||
                             first.folded == "those" || first.folded == "this" ||
                             first.folded == "that" || is_noun(first.tag) ||
                             first.tag == Tag::adjective;
  if (!opens_subject) return false;
  for (std::size_t i = at + 2; i < words.size() && i <= at + longest_subject; ++i) {
    if (is_symbol(words[i]) && words[i].folded != "-") return false;
    if (words[i].tag == Tag::base_verb) return words[i - 1].folded != "to";
    if (words[i].tag == Tag::finite_verb)
      return words[i].folded == "be" || words[i].folded == "have";
  }
  return false;
}

// "What happens to the deposit", "which of the two fits the older frame": the question word is the
// subject, and no second verb makes a subject of all this ("What happens next is unclear").
bool asks_for_subject(Words words, std::size_t at) {
  if (at > 0 || at + 2 >= words.size()) return false;
  const std::string_view next = words[at + 1].folded;
  const auto verbs = std::count_if(words.begin(), words.end(),
                                   [](const Word& word) { return word.tag == Tag::finite_verb; });
  if (words[at].folded == "which")
    return verbs <= 1 &&
           (next == "one" || next == "ones" || (next == "of" && words[at + 2].folded != "course"));
  return words[at].folded == "what" && verbs == 1 && words[at + 1].tag == Tag::finite_verb &&
         !one_of(next, auxiliaries);
}

}  // namespace

std::size_t skip_lead_in(Words words, std::size_t first) {
  static const WordPhrases phrases{
      "so|and|but|also|or|well|ok|okay|then|now|oh|ah|hey|hi|hello|hmm|um|anyway|anyways|plus|yes|no|yeah|sorry|therefore|however|otherwise|meanwhile|again|finally|lastly|first|firstly|second|secondly|third|thirdly|further|furthermore|moreover|additionally|btw|fyi|ps|p.s|alternatively|next|besides|dear|alas|thus|hence|instead|if",
      "hi|hello|hey|dear all|dear|everybody|everyone|folks|guys|madam|sir|sirs|support|team|there",
      "oh god|my|no|yes|well",
      "by the way",
      "in addition|that|this|short|particular|general|other case|words?",
      "for example|instance",
      "and|or also|then|so|if",
      "quick|one|another|last|my|next|first|second|stupid|dumb|general more|last|final|other? question|questions|thing|point",
      "my|the next|first|second|last|other|main|only? question|questions is|are",
      "more|most specifically|precisely|importantly|generally",
      "roughly|approximately|approx",
      "thanks|thank you?",
      "if so|not|yes|no|possible",
      "on|at the same|other|one? hand|note|time",
      "just curious|wondering|checking",
      "out of curiosity|interest",
      "as a|an|another side? note|aside|reminder",
      "in the? meantime",
      "when|whenever you get|have|can a?|the? chance|moment|time|minute|second",
  };
  static constexpr auto greetings = word_set("hi", "hello", "hey", "dear");
  std::size_t at = first;
  bool greeted = false;  // by the word before
  for (int rounds = 0; rounds < 6 && at < words.size(); ++rounds) {
    const std::size_t before = at;
    while (at < words.size() && is_symbol(words[at]) && words[at].folded != "?") ++at;
    if (at == words.size()) return first;
    greeted = greeted && at == before;
    // "1)", "a.", "Q2)": a number or a letter with its mark.
    if (at + 1 < words.size() && words[at].folded.size() <= 2 && words[at].folded != "i" &&
        is_symbol(words[at + 1]) &&
        (words[at + 1].folded == ")" || words[at + 1].folded == "." ||
         words[at + 1].folded == ":")) {
      at += 2;
      continue;
    }
    const auto match = phrases.match_at(words, at);
    // "if" opens a clause of its own and is no lead-in, except in "if so".
    if (match && words[match->end - 1].folded != "if" && match->end < words.size()) {
      greeted = greetings.has(words[at].folded);
      at = match->end;
      continue;
    }
    // "John, could you", "Dear Box Office team, could you": a form of address before a comma.
    if (at != first && !greeted) break;
    const std::size_t longest_address = greeted ? 4 : 2;
    for (std::size_t length = 1; length <= longest_address && at + length < words.size();
         ++length) {
      const Word& last = words[at + length - 1];
      if (words[at].kind != WordKind::word || (greeted && one_of(last.folded, auxiliaries))) break;
      if (words[at + length].folded == "," || words[at + length].folded == ":") {
        at += length + 1;
        break;
      }
    }
    if (at == before) break;
  }
  return at < words.size() ? at : first;
}

// "Should you need more, …", "Had I known, …": a condition, and its consequence behind a comma.
bool is_conditional_inversion(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  if (word != "should" && word != "had" && word != "were") return false;
  for (std::size_t i = at + 2; i + 2 < words.size(); ++i)
    if (words[i].folded == ",") return words[i + 1].folded != "and" && words[i + 1].folded != "or";
  return false;
}

// Whether a sentence without a question mark asks by the question word at `at`.
bool asks_by_question_word(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  const auto folded = [&](std::size_t i) {
    return i < words.size() ? words[i].folded : std::string_view{};
  };
  if (word == "which" && at + 1 < words.size() && one_of(words[at + 1].folded, auxiliaries))
    return false;  // "which is why", "which means"
  if (word == "when" || word == "what" || word == "where" || word == "who" || word == "why" ||
      word == "how" || word == "which" || word == "whose" || word == "whom") {
    if (word == "why" && folded(at + 1) == "not") return true;
    // "How long before I can move in", "how much for both"
    static constexpr auto measures = word_set("far", "long", "many", "much", "often", "soon");
    static constexpr auto behind =
        word_set("after", "before", "for", "in", "till", "until", "with", "without");
    if (word == "how" && measures.has(folded(at + 1)) && behind.has(folded(at + 2))) return true;
    // "Who pays the storage": no statement begins so.
    if (word == "who" && (at == 0 || words[at - 1].folded != ",") && at + 2 < words.size() &&
        words[at + 1].tag == Tag::finite_verb && !one_of(words[at + 1].folded, auxiliaries))
      return true;
    // "What means this alarm"
    if (word == "what" && folded(at + 1) == "means") return true;
    if (asks_for_subject(words, at)) return true;
    if (word == "how" && (folded(at + 1) == "about" || folded(at + 1) == "come")) return true;
    if (word == "what" && (folded(at + 1) == "about" || folded(at + 1) == "if")) return true;
    for (std::size_t i = at + 1; i < words.size() && i <= at + 4; ++i) {
      if (is_symbol(words[i])) return false;
      if (!one_of(words[i].folded, auxiliaries)) {
        // "When I", "what they": no inversion comes after a subject.
        if (one_of(words[i].folded, subjects)) return false;
        continue;
      }
      // "where PATH is the path": only these ask for a thing that stands before the verb.
      if (i > at + 1 && word != "what" && word != "which" && word != "how" && word != "whose")
        return false;
      if (i == at + 1) {
        // "What is odd is that", "what happened was": a subject, not a question.
        const std::string_view next = folded(i + 1);
        // "How does late January sound": no statement begins with "how does".
        static constexpr auto asking_verbs =
            word_set("can", "could", "did", "do", "does", "should", "will", "would");
        static constexpr auto of_ways = word_set("how", "when", "where", "why");
        const bool asks = of_ways.has(words[at]) && asking_verbs.has(words[i]) &&
                          i + 2 < words.size() && !is_symbol(words[i + 1]);
        if (asks || one_of(next, subjects) || one_of(next, determiners))
          return std::none_of(
              words.begin() + static_cast<std::ptrdiff_t>(i) + 2,
              std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i) + 2, words.end(),
                           is_symbol),
              [](const Word& later) { return later.folded == "is" || later.folded == "was"; });
        return false;
      }
      return one_of(folded(i + 1), subjects) || one_of(folded(i + 1), determiners);
    }
    return false;
  }
  return word.size() > 4;  // "what's", "how's", "where's"
}

// Whether a sentence without a question mark asks by the auxiliary at `at`.
bool asks_by_inversion(Words words, std::size_t at) {
  const std::string_view word = words[at].folded;
  const std::string_view next = at + 1 < words.size() ? words[at + 1].folded : std::string_view{};
  if (is_conditional_inversion(words, at)) return false;
  if (inverts_subject(words, at)) return true;
  if (word == "should" || word == "had" || word == "were" || word == "may" || word == "might" ||
      word == "must")
    return (word == "should" || word == "may" || word == "must") &&
           (next == "i" || next == "we" || (word == "must" && one_of(next, subjects)));
  if (word == "have" || word == "don't" || word == "dont")
    return next == "you" || next == "we" || next == "they" || next == "i" || next == "u";
  if (word == "do")
    return one_of(next, subjects) && next != "it" && next != "this" && next != "that" &&
           next != "these" && next != "those";
  if (word == "am") return next == "i";
  // "Did a clean install": the subject is left out.
  if (word == "did" && (next == "a" || next == "an" || next == "some" || next == "all"))
    return false;
  return one_of(next, subjects) ||
         ((word == "is" || word == "are" || word == "does" || word == "did" || word == "can" ||
           word == "will" || word == "has" || word == "would" || word == "could" ||
           word == "doesn't" || word == "isn't" || word == "aren't" || word == "wouldn't" ||
           word == "couldn't") &&
          one_of(next, determiners));
}

bool opens_question(Words words, std::size_t at, bool marked) {
  if (at >= words.size()) return false;
  const std::string_view word = words[at].folded;
  if (one_of(word, question_words)) return marked || asks_by_question_word(words, at);
  const std::string_view next = at + 1 < words.size() ? words[at + 1].folded : std::string_view{};
  // "Any news on the refund", "any workaround as we cannot go back"
  static constexpr auto hoped_for =
      word_set("alternative", "chance", "discount", "eta", "news", "option", "plans", "possibility",
               "progress", "update", "updates", "way", "word", "workaround");
  if (word == "any" && hoped_for.has(next)) return true;
  if (!one_of(word, auxiliaries)) return false;
  if (marked) {
    // "Have a look at it, ok?"
    return !next.empty() && !(word == "have" && next == "a") && !is_symbol(words[at + 1]);
  }
  return asks_by_inversion(words, at);
}

bool ends_with_tag(Words words) {
  std::size_t end = words.size();
  while (end > 0 && is_symbol(words[end - 1])) --end;
  return end >= 2 && one_of(words[end - 2].folded, auxiliaries) &&
         one_of(words[end - 1].folded, subjects);
}

bool is_empty_question(Words words) {
  static const WordPhrases phrases{
      "how are|r you|u|things|ya|y'all",
      "how are you doing|all|guys|today",
      "how have you been",
      "how do you do",
      "how's|hows|how is it|everything|life going?|there?",
      "how was|were your|the weekend|vacation|holiday|holidays|trip|day|evening|christmas",
      "what's|whats|what is up|new",
      "who|why would|wouldn't|in|the want|need|do|wants|believe|buy",
      "who knows|cares",
      "who would|could have|ever|of thought|guessed|imagined|known|expected",
      "who'd|whod have thought|guessed",
      "why bother",
      "what's|what is the point",
      "are you kidding|serious|joking",
      "can you believe|imagine",
      "guess what",
      "how hard|difficult can|could it|that be",
      "what on|in earth|world",
      "what the hell|heck",
      "what gives",
      "who does|do * think",
      "really|seriously|huh|eh|what|ok|okay|see|remember|hello|anyone|anybody",
  };
  // "Is this how you treat customers?": an insult, or a reproach beside a report that is read.
  static const WordPhrases reproaches{
      "are you people|guys|lot|all? actually|really|just|completely|totally? "
      "stupid|dumb|idiots|morons|insane|crazy|blind|deaf|incompetent|asleep|mad|thick|brainless",
      "do|does|did|can you|anyone|anybody people|guys? even|ever|actually read|check|look|listen "
      "at|to? these|this|my|our|your|the? mails|mail|emails|email|messages|message|letters|tickets",
      "do|does|did|can you|anyone|anybody people|guys? even|ever listen|care|think",
      "what|what's|whats is? the? wrong|matter with you people|guys|lot|all?",
      "is this|that how|the? way? you people|guys? treat|run your|a|all? "
      "customers|customer|people|business|clients",
  };
  // "How many times must I write it?"
  static const WordPhrases in_vain{
      "how many times must|should|shall i|we "
      "ask|complain|explain|mention|remind|repeat|report|say|tell|write it|this|that|you|them",
      "how many times do|will i|we have|need to "
      "ask|complain|explain|mention|remind|repeat|report|say|tell|write it|this|that|you|them",
      "how often must|should|shall i|we complain|explain|remind|repeat|say|tell "
      "it|this|that|you|them",
  };
  const std::size_t first = skip_lead_in(words);
  std::size_t end = words.size();
  while (end > first && is_symbol(words[end - 1])) --end;
  if (const auto reproach = reproaches.match_at(words, first)) return reproach->end == end;
  if (const auto vain = in_vain.match_at(words, first)) return end - vain->end <= 2;
  // "Before we sign, may I put a few questions?": they follow.
  static const WordPhrases announcing{
      "may|can|could|might|let i|we|me just|quickly? ask|put|pose you? "
      "a|some|two|three|four|five|several few|couple|quick|short|brief? of? questions|things",
      "i|we have|had|'ve|'d also|just|still? a|some|two|three|four|five|several "
      "few|couple|quick|short|brief? of? questions|requests|things",
      "want|like|need|wanted to know|ask two|three|four|five|some|several things",
  };
  static const WordPhrases answers_wanted{
      "and i|we? want|need|expect|hope|'d|would * answer|answers|reply|replies"};
  if (const auto announced = announcing.find(words)) {
    const auto behind = words.subspan(announced->end);
    const bool ends = std::all_of(behind.begin(), behind.end(), is_symbol);
    if (ends || answers_wanted.match_at(behind, 0)) return true;
  }
  // "Could have?": the words of the other, which are taken up in doubt.
  static const WordPhrases echoes{
      "can|could|may|might|must|ought|shall|should|will|would not? to? have|be not? been?"};
  if (const auto echo = echoes.match_at(words, first)) return echo->end >= end;
  const auto match = phrases.match_at(words, first);
  if (!match) return false;
  const std::string_view opening = words[first].folded;
  // A greeting stands alone or with a name; "how are you going to fix this?" goes on, and so does
  // "how do you do this?".
  static constexpr auto objects = word_set("it", "that", "these", "this", "those");
  const bool alone = match->end >= end || is_symbol(words[match->end]);
  if (opening.starts_with("how"))
    return match->end >= end ||
           (end - match->end <= 2 && !(end - match->end == 1 && objects.has(words[end - 1])));
  if (match->end - match->first == 1) return alone && end - first == 1;
  return true;
}

bool is_question_word(std::string_view word) {
  return one_of(word, question_words);
}

bool is_inverted(Words words, std::size_t at) {
  static constexpr auto verbs =
      word_set("are", "aren't", "can", "can't", "could", "couldn't", "did", "didn't", "do", "does",
               "doesn't", "don't", "have", "haven't", "is", "isn't", "may", "shall", "should",
               "will", "won't", "would", "wouldn't");
  static constexpr auto pronouns = word_set("anybody", "anyone", "i", "it", "somebody", "someone",
                                            "there", "they", "u", "we", "you");
  if (at + 1 >= words.size()) return false;
  // "…, how long does that take", "…: which one is it", but not "…, what is a pity"
  static constexpr auto of_ways = word_set("how", "when", "where", "why");
  static constexpr auto of_things = word_set("what", "which", "who", "whom", "whose");
  static constexpr auto marks = word_set(",", "-", ":", ";", "–", "—");
  constexpr std::size_t longest_opening = 3;  // "how many weeks"
  const bool way = of_ways.has(words[at]);
  if ((way || of_things.has(words[at])) && at > 0 && marks.has(words[at - 1]))
    for (std::size_t i = at + 1; i + 1 < words.size() && i <= at + longest_opening; ++i)
      if (verbs.has(words[i]))
        return pronouns.has(words[i + 1]) || (way && (one_of(words[i + 1].folded, determiners) ||
                                                      one_of(words[i + 1].folded, subjects)));
  // "…, will the frames fit"
  static constexpr auto modals = word_set("can", "could", "does", "will", "would");
  return (verbs.has(words[at]) && pronouns.has(words[at + 1])) ||
         (modals.has(words[at]) && one_of(words[at + 1].folded, determiners)) ||
         inverts_subject(words, at);
}

namespace {

// In the order of how sure they are that an answer is wanted.
const WordPhrases& indirect_questions() {
  static const WordPhrases phrases{
      "wondering|wonder|wonders|wondered if|whether|how|what|why|when|where|which|who|about",
      "wondering|wonder|know|tell|ask at|by|for|from|in|on|to|until|till|with what|when|which|whom|how",
      "ask|asks|asked|asking myself|ourselves|himself|herself|themselves|you|also? "
      "if|whether|how|what|why|when|where|which|who",
      "my|our colleague|colleagues|boss|manager|wife|husband|partner|client|clients|customer|customers|"
      "team|mother|father|son|daughter|neighbour|neighbor|tenant|guests|guest asks|asked|wonders|ask|"
      "wonder if|whether|how|what|why|when|where|which|who",
      "let us|me know please? if|whether|which|what|when|how|where|who|why",
      "tell|advise|inform|remind me|us? please? if|whether|which|what|when|how|where|who|why|about",
      "explain|clarify|confirm|specify|indicate to? me|us? if|whether|which|what|when|how|where|who|why|that",
      "like|want|love|need|wanted|curious|interested|eager|keen|trying|looking to know|learn|find|understand|ask|see|hear out? if|whether|which|what|when|how|where|who|why|about|more",
      "would|'d like to ask",
      "be|is good|great|nice|helpful|useful|interesting|important to know|learn|understand|hear",
      "can't|cannot|couldn't|unable figure|work|make|find|to out|figure|find? out? if|whether|which|what|when|how|where|who|why",
      "can not figure|work|find out? if|whether|which|what|when|how|where|who|why",
      "can't|cannot|couldn't|nowhere find|see|tell|make|work|figure|read|learn * if|whether",
      "can|could not find|see|tell|make|work|figure|read|learn * if|whether",
      "not|isn't|wasn't|aren't|weren't sure|clear|certain if|whether|which|what|when|how|where|who|why",
      "not|n't quite|entirely|totally|exactly|really|fully|so|too|very sure|clear|certain * if|whether|which|what|when|how|where|who|why",
      "unsure|unclear|uncertain * if|whether|which|what|when|how|where|who|why",
      "i|we don't|dont|do|didn't not? know|understand|see|get which|what|how|where|when|who|whether to|i|we",
      "i|we don't|dont|do|didn't|did not? understand|see|get why|how|what|where",
      "i|we don't|dont|do|didn't|did not? know if|whether",
      "i|we meant|forgot|wanted to ask * if|whether|how|what|why|when|where|which|who",
      "no idea|clue why|how|what|where|when|which|whether|if",
      "my|our|one|another|main|next|first|second|only question|questions is|are|was",
      "i|we've|have|had|a|another|one|further|quick|some|few|couple|more question|questions about|regarding|concerning|on|is|are|for",
      "any|some|your|other|further|more|have|are idea|ideas|clue|suggestions|thoughts|advice|pointers|hint|hints|tips how|why|what|where|if|whether|on|about|for|are|is|would|will|welcome|appreciated",
      "ideas|suggestions|thoughts|advice|pointers|hints|tips are|is|would|will be? very|much|greatly|highly|always|also|most? welcome|appreciated|helpful|needed|wanted",
      "ideas|suggestions|thoughts|advice|pointers|hints|tips welcome|appreciated|needed|wanted",
      "does|do anybody|anyone|somebody|someone know",
      "curious if|whether|how|what|why|when|where|about",
      "i'm|i am|we're curious|wondering|puzzled|confused about|by|why|how|what|if|whether|as",
      "seeking|appreciate|welcome your|any|some opinion|advice|input|feedback|thoughts|comments|suggestions",
      "please? advise",
      "what * do you suggest|recommend|think",
      "help me understand",
      "the question is",
      "it is|it's|is unclear|not * clear|known|obvious * if|whether|which|what|when|how|where|why",
      "i ask|asking if|whether|how|what|about|because",
      "am i|we right|correct|wrong",
  };
  return phrases;
}

// "Let me know if you need anything.", "no questions"
bool is_stock_courtesy(Words words) {
  static const WordPhrases phrases{
      "let us|me know if|whether you * have|need|want|require|see|find|would|wish|notice|run any|anything|more|other|further|some|help|additional",
      "let us|me know if there's|there is|are anything|any",
      "let us|me know if i|we can|could|may be|help|do|assist|provide",
      "let us|me know how it|that|this|things goes|go|went",
      "see|hear|know how it|that|this|things goes|go|works|turns|develops|evolves",
      "if|should you have|need any|other|further",
      "i|we don't|do not? know if|whether|what|how you",
      "no question|questions",
      "any questions|concerns",
  };
  return phrases.in(words);
}

// "If you are unsure whether …", "you need to learn about …"
bool wonders_for_others(Words words) {
  static const WordPhrases phrases{
      "if|when|whenever|whether you|they|he|she|anyone|anybody|people are|is|were? unsure|uncertain|unclear|not|don't|wonder|wondering|know|understand|curious|interested",
      "you|they|he|she|people|will|would need|needs|want|wants|like|love to learn|find|understand|ask|see|know",
  };
  static constexpr auto writers = word_set("i", "we");
  const auto match = phrases.find(words);
  // "I would like to know"
  return match && (match->first == 0 || !writers.has(words[match->first - 1]));
}

const WordPhrases& explicit_wishes() {
  static const WordPhrases phrases{
      "i|we was|am|were|are|have|had? been? also|just|still|only|merely? wondering|wonder if|whether|how|what|why|when|where|which|who",
      "i'm|we're|i've|we've been? also|just|still|only? wondering if|whether|how|what|why|when|where|which|who",
      "i|we|i'd|we'd also|just|still? would? also|really? like|love to know if|whether|how|what|why|when|where|which|who",
      "please let|tell|inform|advise me|us know? if|whether|how|what|why|when|where|which|who",
  };
  return phrases;
}

// "They asked me to tell you whether …", "I cannot confirm that": told of, where the words before
// the question say so.
bool is_told_of(Words words, std::size_t first) {
  static constexpr auto tellings =
      word_set("advise", "clarify", "confirm", "explain", "let", "tell");
  static constexpr auto before =
      word_set("can't", "cannot", "couldn't", "he", "i'll", "not", "she", "they", "to", "will");
  if (first == 0 || !tellings.has(words[first])) return false;
  return before.has(words[first - 1]) ||
         (first > 1 && words[first - 1].folded == "you" && words[first - 2].folded == "if");
}

double confidence_of(Words words, const WordPhrases::Match& match) {
  // Deep in a long sentence it is told more often than asked.
  constexpr std::size_t deep = 12;
  const std::string_view opening = words[match.first].folded;
  const std::string_view last = words[match.end - 1].folded;
  if (opening == "i" || opening == "we") return 0.65;
  if (opening == "idea" || opening == "ideas" || opening == "question" || opening == "questions")
    return 0.7;
  // "Not sure if that matters": a doubt that may be no more than told.
  if ((opening == "not" || opening == "isn't") && (last == "if" || last == "whether")) return 0.55;
  return match.first > deep ? 0.55 : 0.85;
}

}  // namespace

std::optional<Asking> find_indirect_question(Words words) {
  constexpr std::size_t surest_place = 6;
  const auto match = indirect_questions().find(words);
  if (!match || is_stock_courtesy(words) || wonders_for_others(words)) return std::nullopt;
  const std::string_view opening = words[match->first].folded;
  const std::string_view before = match->first > 0 ? words[match->first - 1].folded : "";
  // "It may indicate that the disk is full" reports.
  if ((opening == "indicate" || opening == "specify" || opening == "confirm" ||
       opening == "explain") &&
      words[match->end - 1].folded == "that" && before != "please" && before != "you")
    return std::nullopt;
  if (const auto wish = explicit_wishes().find(words);
      wish && wish->end == match->end && wish->first <= surest_place)
    return Asking{match->first, explicit_question};
  if (is_told_of(words, match->first)) return std::nullopt;
  return Asking{match->first, confidence_of(words, *match)};
}

}  // namespace replylint
