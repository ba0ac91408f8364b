#include <algorithm>
#include <array>

#include "parse/items.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Verbs that open an imperative in a customer's message. Those that are as often nouns or
// adjectives
// ("file", "work", "note") only count where more of a request stands beside them.
constexpr WordSet imperative_verbs(std::to_array<std::string_view>(
    {"activate",  "add",      "adjust",      "advise",    "allow",       "answer",   "approve",
     "arrange",   "ask",      "assign",      "attach",    "bring",       "call",     "cancel",
     "change",    "check",    "clarify",     "clean",     "clear",       "close",    "come",
     "compare",   "complete", "configure",   "confirm",   "contact",     "convert",  "copy",
     "correct",   "create",   "deactivate",  "delete",    "deploy",      "describe", "disable",
     "disregard", "discuss",  "download",    "draft",     "email",       "enable",   "ensure",
     "enter",     "examine",  "exclude",     "explain",   "extend",      "fax",      "fill",
     "find",      "fix",      "follow",      "forward",   "get",         "give",     "go",
     "grant",     "help",     "hold",        "ignore",    "include",     "increase", "inform",
     "insert",    "install",  "investigate", "invite",    "join",        "keep",     "leave",
     "let",       "list",     "look",        "mail",      "make",        "meet",     "merge",
     "migrate",   "modify",   "move",        "notify",    "open",        "pass",     "pay",
     "pick",      "ping",     "point",       "post",      "prepare",     "print",    "process",
     "proceed",   "provide",  "publish",     "pull",      "push",        "put",      "raise",
     "read",      "reboot",   "redirect",    "reduce",    "refund",      "register", "reinstall",
     "remember",  "remind",   "remove",      "rename",    "renew",       "replace",  "reply",
     "resend",    "reset",    "resolve",     "respond",   "restart",     "restore",  "return",
     "review",    "revert",   "revise",      "run",       "save",        "schedule", "send",
     "set",       "share",    "ship",        "show",      "sign",        "skip",     "speak",
     "specify",   "stop",     "submit",      "suggest",   "suspend",     "swap",     "switch",
     "take",      "talk",     "tell",        "terminate", "test",        "track",    "transfer",
     "try",       "turn",     "undo",        "unlock",    "unsubscribe", "update",   "upgrade",
     "upload",    "use",      "verify",      "visit",     "wait",        "write"}));

bool is_condition(std::string_view word) {
  return word == "if" || word == "to" || word == "for" || word == "when" || word == "in" ||
         word == "unless" || word == "whenever";
}

// Polite forms that ask for nothing.
const WordPhrases& courtesies() {
  static const WordPhrases phrases{
      "please also? find|see|note|accept|refer|excuse|forgive|pardon|bear|enjoy|feel|understand attached|enclosed|below|that|for|with|free",
      "please also? find * attached|enclosed|below|herewith|here",
      "please note|see|excuse|forgive|pardon|accept|enjoy|understand",
      "please bear|be|do|don't not? with|aware|advised|hesitate",
      "please feel free",
      // Whatever the reply says, it is one.
      "please? reply|respond|answer before|by|until|within|soon|quickly|promptly|asap|today|urgently",
      "please just? hurry",
      "please act|be quickly|quick|fast",
      "please click here|on|below",
      "please? correct me",
      "please humor|humour|forgive|pardon",
      "ping|write|text|email|mail|call me|us if|should|whenever|anytime",
      "please let me to? introduce|explain|say",
      "please? bear with",
      "let|tell|call|contact|email|drop us|me know|a|line? if|should|with you have|need|want|run|see any|anything|more|other|further|some|help|additional|questions?",
      "let|call|contact|email|ping us|me know? with|should|if|whenever * questions|concerns|need|needed|wish",
      "let us|me know if there's|there",
      "let us|me know if i|we can|could|may",
      "feel free",
      "don't|not hesitate",
      "please? ignore|disregard|forget|skip my|our|the|this|that last|previous|earlier|first|other|old? mail|email|e-mail|message|ticket|request|question",
  };
  return phrases;
}

// What begins like an imperative and is none, or asks for nothing.
const WordPhrases& statements() {
  static const WordPhrases phrases{
      "see|find|look|attached|read|refer|note|enclosed below|above|attached|enclosed|that|the attached?",
      "call stack|execution|trace|log",
      "have a|fun|an",
      "take care|a?",
      "take it easy",
      "keep up",
      "keep in mind|touch",
      "mind you",
      "suppose|say|imagine|assume|consider|note|guess|think|recall|thank|thanks|enjoy|hope",
      "look|looks|looking forward|good|great|like",
      "call it|me old|crazy",
      "go figure|ahead?",
      "come on|to",
      "get|got well|it|the",
      "use case|of|at",
      "test|post|read|list|process|update|point|check|print|call|move|set|run|test|change|return|review|copy|track|mail|help|answer|contact|look|fix|hold|post is|was|are|were|has|have|had|of|for|in|on|at|by|from|with|will|would|can|failed|fails|works|result|results|page|file",
  };
  return phrases;
}

// "If you have any questions, please call us": an invitation, whatever it asks to do.
const WordPhrases& invitation() {
  static const WordPhrases phrases{
      "if|should|in|with|for you|there|case * any|other|further|more|additional|other questions|question|concerns|queries|comments|problems|difficulties|doubts",
      "if|should you|there|anyone have|has|is|are any|a|further|more|other|additional questions|question|concerns|queries|comments|problems|difficulties|doubts",
      "if you|there need|needs|want|require|is any|anything|more|further|additional|else|assistance",
      "if i|we can|could|may be? of? * assistance|help",
  };
  return phrases;
}

// "If you received this in error, please notify the sender": asked of whoever gets the mail.
const WordPhrases& disclaimer() {
  static const WordPhrases phrases{
      "received|receive|sent|delivered * in|by error|mistake",
      "intended|named recipient|recipients|addressee",
      "notify|inform|advise|contact the sender",
  };
  return phrases;
}

// The ways of asking for something, other than a verb alone.
enum class Way {
  reader,  // "could you", "can someone"
  please,  // "please"
  own,     // "could I get", "I would appreciate", "would you mind": always a request
  wish,    // "I would like", "we want": a request if the reader can fulfil it
  tell,    // "let me know"
  advise,  // "you should", "I suggest"
  let_us,  // "let's"
  help,    // "help" and no more
};

struct WayOfAsking {
  std::string_view phrase;
  Way way;
  double confidence;
};

constexpr auto ways_of_asking = std::to_array<WayOfAsking>({
    {"can|could|cld|would|wld|will|can't|couldn't|won't|wouldn't "
     "you|u|ya|y'all|someone|somebody|anyone|anybody|one "
     "please|kindly|pls|possibly|perhaps|maybe|also|just?",
     Way::reader, 0.95},
    {"please|pls|plz|kindly", Way::please, 0.93},
    {"would|do|could you mind", Way::own, 0.6},
    {"if you|u could|can|would|will please|kindly|also|just?", Way::own, 0.5},
    {"could|can|may|might i|we please|also|just? "
     "get|have|see|receive|request|ask|trouble|borrow|obtain",
     Way::own, 0.6},
    {"i|we would|'d * appreciate|grateful|thankful|obliged|glad if|it|your|any|a|some|for",
     Way::own, 0.8},
    {"i'd|we'd also? be? very|really|greatly|much|so? "
     "appreciate|grateful|thankful|obliged|glad|happy if|it|your|any|a|some|for",
     Way::own, 0.8},
    {"much|greatly|really|any|all|your|would "
     "be|help|assistance|comments|feedback|response|reply|advice "
     "be|is|would|much|greatly|really|very|highly? appreciated",
     Way::own, 0.6},
    {"i|we would|'d also|really|just|still|then? like|love|prefer", Way::wish, 0.6},
    {"i'd|we'd also|really|just|still|then? like|love|prefer", Way::wish, 0.6},
    {"i|we would|'d be interested in", Way::wish, 0.6},
    {"i'd|we'd be interested in", Way::wish, 0.6},
    {"i|we am|are|'m|'re requesting|asking|looking for|that|you|to?", Way::own, 0.6},
    {"i'm|we're requesting|asking|looking for|that|you", Way::own, 0.6},
    {"i|we want|need|require|request", Way::wish, 0.65},
    {"i|we really|also|just|urgently|still|now|only|will|would? want|need|require|request|like",
     Way::wish, 0.65},
    {"i'll|we'll need", Way::wish, 0.6},
    {"need|needs it|this|that|them|a|an|the|your|some|more", Way::wish, 0.6},
    {"looking|searching for", Way::own, 0.6},
    {"i|we hope|trust|expect|suggest|recommend|propose|urge|encourage|beg|ask|want|would|need|like "
     "you|that you",
     Way::own, 0.6},
    {"i|we further|also|kindly|therefore|hereby|herewith|please|now|thus? ask|request|beg you|that",
     Way::own, 0.85},
    {"i|we was|were hoping|thinking you|that|if|we|for", Way::own, 0.6},
    {"i|we expect|demand|insist|await at|on|a|an|the|your|my|our|you|to", Way::own, 0.6},
    {"let us|me know", Way::tell, 0.85},
    {"let's|lets", Way::let_us, 0.55},
    {"make|be sure", Way::own, 0.6},
    {"you should|must|need|may|might|have|are|can|will need|want|have|to|able|also? please|to",
     Way::advise, 0.35},
    {"is it possible for you|to", Way::own, 0.5},
    {"don't|do|never not? "
     "forget|hesitate|send|use|call|delete|remove|touch|change|restart|wait|reply|respond|make|do",
     Way::own, 0.6},
    {"why don't you|we", Way::own, 0.6},
    {"would|'d be great|nice|good|helpful|useful|wonderful|appreciated|kind if|to|.|,|!", Way::own,
     0.6},
    {"feedback|comments|suggestions|help|advice|input|thoughts "
     "needed|wanted|please|welcome|requested",
     Way::own, 0.6},
    {"help", Way::help, 0.6},
});

const WordPhrases& phrases_of_asking() {
  static const WordPhrases phrases = [] {
    std::array<std::string_view, ways_of_asking.size()> list;
    std::transform(ways_of_asking.begin(), ways_of_asking.end(), list.begin(),
                   [](const WayOfAsking& each) { return each.phrase; });
    return WordPhrases(list);
  }();
  return phrases;
}

// What is asked for is to be told something.
const WordPhrases& information() {
  static const WordPhrases phrases{
      "tell|inform|remind|advise|enlighten us|me|the|in",
      "let us|me know please? if|whether|which|what|when|how|where|who|why",
      "explain|clarify|elaborate|comment|describe|advise",
      "confirm|check|verify|specify|indicate|see if|whether|that|which|what|when|how|who|where",
      "confirm|specify|indicate this",
      "shed some|any|a|light",
      "give|provide|offer|suggest|recommend|point|share * idea|ideas|clue|advice|estimate|explanation|reason|suggestions|suggestion|details|hint|pointers|insight|information|info",
      "suggest|recommend",
  };
  return phrases;
}

// "Can you believe it?", "would you like some?", "can you emigrate?": no deed is asked for. The
// phrase "could you" ends before words[verb].
bool asks_for_deed(Words words, std::size_t at, std::size_t verb) {
  static constexpr auto states = word_set(
      "accept", "agree", "be", "believe", "consider", "do", "feel", "have", "imagine", "know",
      "like", "need", "prefer", "recall", "remember", "say", "still", "think", "want");
  const std::string_view before = words[verb - 1].folded;
  if (before == "please" || before == "kindly" || before == "pls") return true;
  if (states.has(words[verb])) return false;
  const std::string_view modal = words[at].folded;
  const bool polite = modal.starts_with("c") && modal[1] == 'o';  // "could"
  const std::string_view subject = words[at + 1].folded;
  if (polite || (subject != "you" && subject != "u")) return true;
  return imperative_verbs.has(words[verb]) || concerns_writer(words, verb);
}

// "I would like to thank you" asks for nothing, "I would like to start with …" hardly anything.
std::optional<Asking> wish_at(Words words, std::size_t at, std::size_t object, double confidence) {
  static constexpr auto said = word_set("add", "apologise", "apologize", "commend", "compliment",
                                        "congratulate", "introduce", "mention", "point", "praise",
                                        "remind", "say", "thank", "think", "welcome");
  static constexpr auto asked =
      word_set("ask", "find", "hear", "know", "learn", "see", "understand");
  static constexpr auto services = word_set(
      "activate", "add", "arrange", "ask", "book", "buy", "cancel", "change", "close", "discuss",
      "downgrade", "extend", "get", "have", "join", "make", "meet", "move", "open", "order", "pay",
      "receive", "register", "remove", "renew", "request", "reset", "return", "schedule", "see",
      "set", "sign", "speak", "switch", "talk", "transfer", "update", "upgrade");
  Asking wish{at, confidence};
  wish.wish = true;
  if (words[object].folded != "to" || object + 1 == words.size()) return wish;
  const std::string_view verb = words[object + 1].folded;
  if (said.has(verb)) return std::nullopt;
  wish.information = verb == "know" || verb == "hear" || verb == "learn" || verb == "understand" ||
                     (asked.has(verb) && object + 2 < words.size() &&
                      (words[object + 2].tag == Tag::question_word ||
                       words[object + 2].folded == "if" || words[object + 2].folded == "out"));
  // "I'd like to know when …"
  if (wish.information && object + 2 < words.size() &&
      (words[object + 2].tag == Tag::question_word || words[object + 2].folded == "if" ||
       words[object + 2].folded == "whether"))
    wish.confidence = explicit_question;
  const bool need = words[object - 1].folded == "need";
  if (!wish.information && !services.has(verb)) wish.confidence = need ? 0.4 : 0.5;
  return wish;
}

std::optional<Asking> ask_at(Words words, std::size_t at, const WordPhrases::Match& match,
                             bool clause_start) {
  const WayOfAsking& asking = ways_of_asking[match.phrase];
  const std::size_t end = match.end;
  if (asking.way == Way::help)
    return clause_start && words.size() - at <= 3 ? std::optional(Asking{at, asking.confidence})
                                                  : std::nullopt;
  if (end >= words.size()) return std::nullopt;
  Asking result{at, asking.confidence};
  switch (asking.way) {
    case Way::reader:
      if (!asks_for_deed(words, at, end)) return std::nullopt;
      result.information = information().match_at(words, end).has_value();
      return result;
    case Way::please: {
      // "to please everyone"
      if (at > 0 && (words[at - 1].folded == "to" || words[at - 1].folded == "will"))
        return std::nullopt;
      const bool symbol = words[end].kind == WordKind::symbol;
      // "Please, bear with me", "PLEASE!"; but "Do not tell them, please."
      const bool alone =
          symbol && at == 0 &&
          std::all_of(words.begin() + static_cast<std::ptrdiff_t>(end), words.end(),
                      [](const Word& word) { return word.kind == WordKind::symbol; });
      if (alone || (symbol && end + 1 < words.size() && words[end + 1].folded == "bear"))
        return std::nullopt;
      // "Please don't."
      if (end + 2 >= words.size() && words[end].folded.ends_with("n't")) return std::nullopt;
      if (symbol) result.confidence = 0.6;
      result.information = information().match_at(words, end).has_value();
      return result;
    }
    case Way::wish:
      return wish_at(words, at, end, asking.confidence);
    case Way::tell:
      result.information = information().match_at(words, at).has_value();
      return result;
    case Way::let_us:
      if (!clause_start) result.confidence = 0.3;
      return result;
    case Way::own:
    case Way::advise:
    case Way::help:
      break;
  }
  return result;
}

// A bare verb that asks: "Restart the mail server."
std::optional<Asking> imperative_at(Words words, std::size_t at) {
  const std::string_view verb = words[at].folded;
  // "Let me try another disk": what the writer does.
  if (verb == "let" && words[std::min(at + 1, words.size() - 1)].folded == "me" &&
      (at + 2 >= words.size() ||
       (words[at + 2].folded != "know" && words[at + 2].folded != "have")))
    return std::nullopt;
  if (!imperative_verbs.has(verb) || at + 1 >= words.size()) return std::nullopt;
  // A verb is followed by its object, a preposition or an adverb, not by another verb form.
  const Word& next = words[at + 1];
  if (next.kind == WordKind::symbol && next.folded != "\"" && next.folded != "'")
    return std::nullopt;
  if (next.folded.ends_with("ing") || next.folded == "'s" || next.folded == "-")
    return std::nullopt;
  // "Open MPI is …", "Test server was …": a name.
  for (std::size_t i = at + 2; i < words.size() && i <= at + 3; ++i)
    if (words[i].folded == "is" || words[i].folded == "was" || words[i].folded == "are" ||
        words[i].folded == "were")
      return std::nullopt;
  // "install R" on a line of its own is a note or a command more often than a request.
  const std::string_view last = words.back().folded;
  const bool closed = last.starts_with('.') || last.starts_with('!') || last.starts_with('?');
  Asking imperative{at, 0.7};
  imperative.bare = true;
  imperative.information = information().match_at(words, at).has_value();
  if (!closed && words.size() - at < 4) imperative.confidence = 0.4;
  // "If it asks for more, write a function": how something is done, more often than a request.
  else if (at > 3 && is_condition(words.front().folded))
    imperative.confidence = 0.5;
  return imperative;
}

}  // namespace

bool is_courtesy(Words words) {
  return courtesies().in(words) || invitation().in(words) || disclaimer().in(words);
}

bool concerns_writer(Words words, std::size_t first) {
  constexpr std::size_t near = 5;
  for (std::size_t i = first; i < std::min(words.size(), first + near); ++i) {
    const std::string_view word = words[i].folded;
    if (word == "me" || word == "us" || word == "my" || word == "our") return true;
  }
  return false;
}

std::optional<Asking> request_at(Words words, std::size_t at, bool clause_start) {
  if (at >= words.size()) return std::nullopt;
  std::optional<Asking> asking;
  if (const auto match = phrases_of_asking().match_at(words, at))
    asking = ask_at(words, at, *match, clause_start);
  else if (clause_start)
    asking = imperative_at(words, at);
  if (asking && (courtesies().match_at(words, at) || statements().match_at(words, at) ||
                 invitation().in(words) || disclaimer().in(words)))
    return std::nullopt;
  return asking;
}

}  // namespace replylint
