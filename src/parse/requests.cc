#include <algorithm>
#include <array>

#include "parse/items.h"
#include "text/word_phrases.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// Verbs that open an imperative in a customer's message. Those that are as often nouns or
// adjectives
// ("file", "work", "note") only count where more of a request stands beside them.
constexpr auto imperative_verbs = std::to_array<std::string_view>(
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
     "upload",    "use",      "verify",      "visit",     "wait",        "write"});

bool is_condition(std::string_view word) {
  return word == "if" || word == "to" || word == "for" || word == "when" || word == "in" ||
         word == "unless" || word == "whenever";
}

bool is_imperative_verb(std::string_view word) {
  return std::binary_search(imperative_verbs.begin(), imperative_verbs.end(), word);
}

// Polite forms that ask for nothing.
const WordPhrases& courtesies() {
  static const WordPhrases phrases{
      "please also? find|see|note|accept|refer|excuse|forgive|pardon|bear|enjoy|feel|do|be|understand attached|enclosed|below|that|the|my|our|me|for|with|free|not hesitate|aware?",
      "please find|note|see|excuse|forgive|pardon|accept|enjoy|understand",
      "please bear|be|do|don't not? with|aware|advised|hesitate",
      "please feel free",
      "please click here|on|below",
      "please? correct me",
      "please humor|humour|forgive|pardon",
      "ping|write|text|email|mail|call me|us if|should|whenever|anytime",
      "please let me to? introduce|explain|say",
      "please? bear with",
      "call stack|execution|trace|log",
      "let|tell|call|contact|email|drop us|me know|a|line? if|should|with you have|need|want|run|see any|anything|more|other|further|some|help|additional|questions?",
      "let|call|contact|email|ping us|me know? with|should|if|whenever * questions|concerns|need|needed|wish",
      "let us|me know if there's|there",
      "let us|me know if i|we can|could|may",
      "let me|us just|also|first|start|begin|explain|say|tell|clarify|describe|introduce|add|put|see|be|give|try|share|think|elaborate|illustrate|quote|rephrase|thank",
      "see|find|look|attached|read|refer|note|enclosed below|above|attached|enclosed|that|the attached?",
      "feel free",
      "don't|not hesitate",
      "have a|fun|an",
      "take care|a?",
      "take it easy",
      "keep up",
      "keep in mind|touch",
      "mind you",
      "suppose|say|imagine|assume|consider|note|guess|think|recall|thank|thanks|enjoy|hope|look|looking",
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

}  // namespace

std::optional<Asking> request_at(Words words, std::size_t at, bool clause_start) {
  // The phrase and how sure it is.
  static const WordPhrases strong{
      "can|could|cld|would|wld|will|can't|couldn't|won't|wouldn't you|u|ya|y'all|someone|somebody|anyone|anybody|one please|kindly|pls|possibly|perhaps|maybe|also|just?",
      "please|pls|plz|kindly",
      "would|do|could you mind",
      "if you|u could|can|would|will please|kindly|also|just?",
      "could|can|may|might i|we please|also|just? get|have|see|receive|request|ask|trouble|borrow|obtain",
      "i|we would|'d * appreciate|grateful|thankful|obliged|glad if|it|your|any|a|some",
      "i'd|we'd be? very|really|greatly|much|so? appreciate|grateful|thankful|obliged|glad|happy if|it|your|any|a|some",
      "much|greatly|really|any|all|your|would be|help|assistance|comments|feedback|response|reply|advice be|is|would|much|greatly|really|very|highly? appreciated",
      "i|we would|'d like|love|prefer you|to have|to get|to see|to request|to receive|to order|to ask|to cancel|to upgrade|to change",
      "i|we would|'d like|love|prefer",
      "i'd|we'd like|love|prefer",
      "i|we am|are|'m|'re requesting|asking|looking for|that|you|to?",
      "i|we want|need|require|request",
      "i|we really|also|just|urgently|still|now|only|will|would? want|need|require|request|like",
      "i'll|we'll need",
      "i'm|we're requesting|asking|looking for|that|you",
      "i|we hope|trust|expect|suggest|recommend|propose|urge|encourage|beg|ask|want|would|need|like you|that you",
      "let us|me know",
      "let's|lets",
      "make|be sure",
      "you should|must|need|may|might|have|are|can|will need|want|have|to|able|also? please|to",
      "is it possible for you|to",
      "don't|do|never not? forget|hesitate|send|use|call|delete|remove|touch|change|restart|wait|reply|respond|make|do",
      "why don't you|we",
      "would|'d be great|nice|good|helpful|useful|wonderful|appreciated|kind if|to",
      "feedback|comments|suggestions|help|advice|input|thoughts needed|wanted|please|welcome|requested",
      "help",
  };
  // What is asked for is to be told something.
  static const WordPhrases information{
      "tell|inform|remind|advise|enlighten us|me|the|in",
      "let us|me know please? if|whether|which|what|when|how|where|who|why",
      "explain|clarify|elaborate|comment|describe|advise",
      "confirm|check|verify|specify|indicate|see if|whether|that|which|what|when|how|who|where|this",
      "shed some|any|a|light",
      "give|provide|offer|suggest|recommend|point|share * idea|ideas|clue|advice|estimate|explanation|reason|suggestions|suggestion|details|hint|pointers|insight|information|info",
      "suggest|recommend",
  };
  // "Can you believe it?", "would you like some?", "will you be there?": no deed is asked for.
  static const WordPhrases of_the_reader{
      "be|have|know|say|think|like|want|believe|imagine|accept|recall|remember|feel|need|agree|do|prefer|consider|still",
  };
  if (at >= words.size()) return std::nullopt;
  if (courtesies().match_at(words, at) || invitation().in(words) || disclaimer().in(words))
    return std::nullopt;
  if (const auto match = strong.match_at(words, at)) {
    const std::string_view opening = words[at].folded;
    const std::string_view next = at + 1 < words.size() ? words[at + 1].folded : "";
    if (match->end >= words.size() && match->phrase != 26) return std::nullopt;
    switch (match->phrase) {
      case 0:
        if (of_the_reader.match_at(words, match->end) && words[match->end - 1].folded != "please")
          return std::nullopt;
        return Asking{at, 0.95, information.match_at(words, match->end).has_value()};
      case 1:
        // "to please everyone"
        if (at > 0 && (words[at - 1].folded == "to" || words[at - 1].folded == "will"))
          return std::nullopt;
        // "Please, bear with me", "PLEASE!"; but "Do not tell them, please."
        if (words[match->end].kind == WordKind::symbol &&
            ((at == 0 &&
              std::all_of(words.begin() + static_cast<std::ptrdiff_t>(match->end), words.end(),
                          [](const Word& word) { return word.kind == WordKind::symbol; })) ||
             (match->end + 1 < words.size() && words[match->end + 1].folded == "bear")))
          return std::nullopt;
        // "Please don't."
        if (match->end + 2 >= words.size() && words[match->end].folded.ends_with("n't"))
          return std::nullopt;
        return Asking{at, words[match->end].kind == WordKind::symbol ? 0.6 : 0.93,
                      information.match_at(words, match->end).has_value()};
      case 3:
        return Asking{at, 0.5};
      case 6:
      case 5:
        return Asking{at, 0.8};
      case 8:
      case 9:
      case 10: {
        // "I would like to thank you" is no request.
        const auto later = match->end + 1 < words.size() ? words[match->end + 1].folded : "";
        if (later == "thank" || later == "say" || later == "point" || later == "add" ||
            later == "mention" || later == "apologize" || later == "apologise" ||
            later == "think" || later == "remind" || later == "welcome" || later == "introduce" ||
            later == "know")
          return std::nullopt;
        return Asking{
            at, 0.6,
            later == "know" || later == "hear" || later == "learn" || later == "understand"};
      }
      case 12:
      case 13:
        return Asking{at, next == "to" || words[match->end].folded == "to" ? 0.45 : 0.65};
      case 18:
        return Asking{at, clause_start ? 0.55 : 0.3};
      case 17:
        return Asking{at, 0.85, information.match_at(words, at).has_value()};
      case 20:
        return Asking{at, 0.35};
      case 26:
        return clause_start && words.size() - at <= 3 ? std::optional(Asking{at, 0.6})
                                                      : std::nullopt;
      default:
        return Asking{at, opening == "is" ? 0.5 : 0.6};
    }
  }
  if (!clause_start) return std::nullopt;
  std::string_view verb = words[at].folded;
  if (!is_imperative_verb(verb) || at + 1 >= words.size()) return std::nullopt;
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
  if (!closed && words.size() - at < 4) return Asking{at, 0.4};
  // "If it asks for more, write a function": how something is done, more often than a request.
  if (at > 3 && is_condition(words.front().folded)) return Asking{at, 0.5};
  return Asking{at, 0.7};
}

}  // namespace replylint
