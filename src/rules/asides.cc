#include "rules/asides.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "parse/known_words.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

constexpr std::size_t longest_aside = 40;  // words
constexpr std::size_t most_names = 50;     // that are looked up

constexpr auto customers_own = word_set("you", "your", "yours", "you're", "you've", "you'll");

// What is asked of somebody: "Ben, please …", "Ben, can you …".
constexpr auto requests = word_set(
    "please", "pls", "can", "could", "would", "will", "check", "confirm", "verify", "add", "ask",
    "fill", "update", "remove", "delete", "shorten", "reword", "rephrase", "double-check",
    "correct", "complete", "insert", "attach", "book", "log", "call", "ring", "send");
// "(Ben, is the blue one back?)"
constexpr auto questions =
    word_set("is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "what", "when",
             "which", "who", "where", "how", "should", "shall", "any", "may", "isn't", "aren't");

// Those who are asked without a name.
constexpr auto departments =
    word_set("sales", "legal", "accounting", "accounts", "finance", "billing", "marketing",
             "warehouse", "dispatch", "logistics", "planning", "engineering", "purchasing",
             "workshop", "stock", "stores", "management", "boss", "colleague", "colleagues");
constexpr auto decisions = word_set("approve", "check", "confirm", "decide", "review", "add",
                                    "verify", "fill", "complete", "ok", "clarify");
constexpr auto checks = word_set("check", "verify", "confirm", "recheck", "double-check", "ask",
                                 "clarify", "doublecheck");
// A reviewer's words about the text.
constexpr auto edits = word_set("reword", "rephrase", "soften", "shorten", "proofread", "rewrite");

// What only a colleague knows: "should we …?"
const WordPhrases& asked_of_us() {
  static const WordPhrases phrases = {
      "do|did|have|are|were|should|shall|can|could we|i",
      "is|was this|that right|correct|true|still|ok|okay|allowed|up",
      "does|has anybody|anyone|somebody|someone",
  };
  return phrases;
}

// "not sure, please check", "needs to be approved"
const WordPhrases& to_be_checked() {
  static const WordPhrases phrases = {
      "not sure here|this|that|please? ask|check",
      "not sure about|of this|that ,|;|- need|must|have|will to? ask|check|look",
      "are we sure",
      "need|needs|have|has|must|still to be? check|checked|confirm|confirmed|approve|approved|ask|"
      "verify|verified",
      "to be checked|approved|reviewed|verified by|with|before",
  };
  return phrases;
}

// "reviewed by Ben"
const WordPhrases& checked_by() {
  static const WordPhrases phrases = {"checked|approved|reviewed|proofread by"};
  return phrases;
}

// --- the customer in the third person, once a colleague is addressed ---------------------------

constexpr auto customer_as_object = word_set("him", "her", "them", "his", "their");
constexpr auto groups = word_set("team", "support", "all", "everybody", "everyone", "guys", "folks",
                                 "staff", "committee", "office", "board", "crew");
// May stand before an imperative: "just give him what he wants".
constexpr auto before_imperatives =
    word_set("just", "simply", "so", "also", "better", "maybe", "then", "and", "do", "please");
constexpr auto negations = word_set("don't", "never", "not");
// "Mike, see him on the photo, built it" shows him; "let's say" says nothing.
constexpr auto no_orders = word_set("see", "meet", "let's", "say", "be", "thank", "thanks");

// What is told to nobody but a colleague.
const WordPhrases& secrets() {
  static const WordPhrases phrases = {
      "don't|do|never not? tell|show|give|offer|promise|send|let him|her|them",
      "don't|do|never not? mention|say|show|promise|admit|offer * to him|her|them",
      "don't|do|never not? mention|admit|say|bill|charge the|that|this|it|a|any|anything|him|her|them",
      "don't|do|never not? let that|this|it|them|him|her get|slip|know|see|find|hear",
      "make|be sure he|she|they|that * don't|doesn't|not|never see|sees|know|knows|find|finds|hear|"
      "hears|notice|notices",
      "nothing in writing",
      "off the record|books",
      "he|she|they never|won't|don't check|checks|notice|notices|know|ask",
      "before this|it goes|leaves out|the|us",
  };
  return phrases;
}

// What is said of a customer, and hardly of the colleague who has just been named.
const WordPhrases& customers_ways() {
  static const WordPhrases phrases = {
      "he|she|they is|are|was|were still|only|not? on the|a|an|our * plan|contract|tariff|package|"
      "rate|trial|blacklist|list|subscription",
      "he's|she's|they're still|only|not? on the|a|an|our * plan|contract|tariff|package|rate|trial|"
      "blacklist|list|subscription",
      "he|she|they keeps|keep asking|calling|writing|complaining|saying|sending|changing|coming",
      "he|she|they wants|want his|her|their money|refund|deposit",
      "he|she|they wants|want a|the refund|discount",
      "he|she|they hasn't|haven't|didn't paid|pay",
      "he|she|they owes|owe|insists|insist|threatens|threaten|complained|demands|demand",
      "he|she|they is|are so|very|really|quite|still? angry|annoyed|upset|furious|rude|unhappy|wrong|"
      "lying|impossible",
      "he's|she's|they're so|very|really|quite|still? angry|annoyed|upset|furious|rude|unhappy|wrong|"
      "lying|impossible",
      "this|that guy|man|woman|lady|bloke|chap|customer|client|one is|was|has|had|wants|keeps|says|"
      "said|called|wrote|asked|needs|doesn't|hasn't|will|won't|again",
  };
  return phrases;
}

class Asides {
 public:
  explicit Asides(const Context& context)
      : context_(context), body_(context.body()), text_(context.draft.text) {}

  std::vector<Aside> find() {
    if (!text_.english) return {};
    for (std::size_t i = 0; i < text_.sentences.size(); ++i) {
      in_brackets(i);
      to_a_name(text_.sentences[i]);
    }
    return std::move(found_);
  }

 private:
  static bool is_symbol(const Word& word, std::string_view symbol) {
    return word.kind == WordKind::symbol && word.folded == symbol;
  }
  static bool names_end(const Word& word) {
    return word.kind == WordKind::symbol &&
           (word.folded == "," || word.folded == ":" || word.folded == "-" || word.folded == "–" ||
            word.folded == "—");
  }

  // "(…)" and "[…]" of a sentence; the words may go on in the next, for a mark ends a sentence.
  void in_brackets(std::size_t sentence) {
    const Words words = text_.words_of(text_.sentences[sentence]);
    const std::size_t first = text_.sentences[sentence].first_word;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool round = is_symbol(words[i], "(");
      if (!round && !is_symbol(words[i], "[")) continue;
      const std::string_view close = round ? ")" : "]";
      const Words rest = std::span(text_.words).subspan(first + i + 1);
      const Words near = rest.first(std::min(rest.size(), longest_aside));
      const auto end = std::find_if(near.begin(), near.end(),
                                    [&](const Word& word) { return is_symbol(word, close); });
      if (end == near.end()) continue;
      const Words inside = near.first(static_cast<std::size_t>(end - near.begin()));
      const Span span{words[i].span.start, end->span.end};
      if (is_aside(inside))
        found_.push_back({span, true});
      else if (const auto certain = is_about_customer(inside))
        found_.push_back({span, *certain});
    }
  }

  [[nodiscard]] bool is_aside(Words words) {
    if (words.size() < 2) return false;
    const bool asks = words.back().folded.ends_with('?');
    if (const std::size_t behind = behind_name(words); behind > 0) {
      const Words rest = words.subspan(behind);
      if (!rest.empty() && (requests.has(rest.front()) || (asks && questions.has(rest.front())) ||
                            asks_kindly(rest)))
        return true;
    }
    if (std::any_of(words.begin(), words.end(),
                    [](const Word& word) { return customers_own.has(word); }))
      return false;
    // "(is this right, Ben?)"
    if (asks && words.size() > 3 && is_symbol(words[words.size() - 3], ",") &&
        is_colleague(words[words.size() - 2], Named::likely))
      return true;
    if (edits.has(words.front()) && words.size() <= 12) return true;
    if (to_be_checked().match_at(words, 0)) return words.size() <= 12;
    if (asked_of_us().match_at(words, 0)) return asks;
    if (const auto match = checked_by().match_at(words, 0))
      return match->end < words.size() && is_colleague(words[match->end], Named::likely) &&
             words.size() <= match->end + 3;
    // "legal to approve this"
    if (words.size() > 2 && words[1].folded == "to" && decisions.has(words[2]) &&
        (departments.has(words.front()) || is_colleague(words.front(), Named::likely)))
      return true;
    return checks_with_colleague(words);
  }

  // "Mike, just give him what he wants", "Anna: he is on the old plan, don't tell him": true if
  // nobody but a colleague can be meant.
  [[nodiscard]] std::optional<bool> is_about_customer(Words words) {
    if (words.size() < 4) return std::nullopt;
    // "between us: don't offer her a refund"
    static const WordPhrases confided{"between us|ourselves :|,|-"};
    if (confided.match_at(words, 0) && (secrets().in(words) || customers_ways().in(words)))
      return true;
    std::size_t behind = 0;
    // "team: …", "committee only: …"
    const std::size_t colon = words[1].folded == "only" ? 2 : 1;
    if (is_symbol(words[colon], ":") &&
        (departments.has(words.front()) || groups.has(words.front()))) {
      if (colon > 1) return true;
      behind = 2;
    } else {
      behind = behind_name(words);
    }
    if (behind == 0 || behind >= words.size()) return std::nullopt;
    // "note for Bengt: …", "to Jens only: …"
    if (behind > 2 && words.front().folded != "hey") return true;
    const Words rest = words.subspan(behind);
    if (secrets().in(rest)) return true;
    if (std::any_of(rest.begin(), rest.end(),
                    [](const Word& word) { return customers_own.has(word); }))
      return std::nullopt;
    if (is_order_about_customer(rest)) return true;
    if (is_order(rest)) return is_colleague(words[behind - 2], Named::surely);
    if (customers_ways().match_at(rest, 0) || is_told_of_customer(rest)) return false;
    return std::nullopt;
  }

  // "take the ones with the scratched caps"
  static bool is_order(Words rest) {
    const Word& verb = rest.front();
    const bool may_order = verb.tag == Tag::imperative || verb.tag == Tag::base_verb ||
                           (verb.tag == Tag::finite_verb && !verb.folded.ends_with("s") &&
                            !verb.folded.ends_with("ed"));
    return rest.size() > 2 && may_order && !no_orders.has(verb);
  }

  // "just give him what he wants", "waive his fee", "don't send her the new one"
  static bool is_order_about_customer(Words rest) {
    std::size_t at = 0;
    while (at < 2 && at < rest.size() && before_imperatives.has(rest[at])) ++at;
    const bool forbids = at < rest.size() && negations.has(rest[at]);
    if (forbids) ++at;
    if (at >= rest.size() || no_orders.has(rest[at])) return false;
    // "refund them": no noun has a pronoun behind it.
    static constexpr auto objects = word_set("him", "them");
    const bool order =
        rest[at].tag == Tag::imperative || rest[at].tag == Tag::base_verb ||
        (at + 1 < rest.size() && rest[at].tag == Tag::noun && objects.has(rest[at + 1]));
    if (!order) return false;
    constexpr std::size_t farthest = 4;
    for (std::size_t i = at + 1; i < rest.size() && i <= at + farthest; ++i) {
      if (rest[i].kind == WordKind::symbol) return false;
      if (customer_as_object.has(rest[i])) return true;
    }
    return false;
  }

  // "we should refund him", "I already told her"; "I think" may be put in anywhere.
  static bool is_told_of_customer(Words rest) {
    static const WordPhrases tells = {
        "i|we|i've|we've|i'd|we'd|i'll|we'll already|just|have|had|would|should|could|can|cannot|"
        "can't|won't|wouldn't? already|just|never|not? tell|told|give|gave|given|refund|refunded|"
        "offer|offered|ask|asked|send|sent|let|charge|charged|owe|promised|warned him|her",
    };
    return tells.match_at(rest, 0).has_value();
  }

  // "check with Ben", "ask sales about the price"
  [[nodiscard]] bool checks_with_colleague(Words words) {
    std::size_t at = words.front().folded == "please" || words.front().folded == "to" ? 1 : 0;
    if (at >= words.size() || !checks.has(words[at])) return false;
    const bool ask = words[at].folded == "ask";
    ++at;
    if (at < words.size() && words[at].folded == "with") {
      ++at;
    } else if (!ask) {
      return false;
    }
    if (at < words.size() && words[at].tag == Tag::determiner) ++at;
    return at < words.size() &&
           (departments.has(words[at]) || is_colleague(words[at], Named::likely));
  }

  static bool asks_kindly(Words words) {
    static const WordPhrases phrases = {"please|pls", "can|could|would|will you"};
    return phrases.in(words.first(std::min<std::size_t>(words.size(), 12)));
  }

  // Index of what is behind "Ben," or "FYI Ben:"; 0 if the words address nobody.
  [[nodiscard]] std::size_t behind_name(Words words, bool capital_is_enough = true) {
    static constexpr auto leads =
        word_set("fyi", "fao", "attn", "cc", "hey", "nb", "note", "reminder");
    static constexpr auto directions = word_set("for", "to");
    std::size_t at = leads.has(words.front()) ? 1 : 0;
    const bool lead = at > 0;
    const bool directed = at < words.size() && directions.has(words[at]);
    if (directed) ++at;
    std::size_t end = at + 1;
    const bool only = end < words.size() && words[end].folded == "only";
    if (only) ++end;
    // "Luca pls check …"
    static constexpr auto pleas = word_set("pls", "plz");
    if (end < words.size() && pleas.has(words[end]) && is_colleague(words[at], Named::likely))
      return end;
    if (end + 1 >= words.size() || !names_end(words[end])) return 0;
    if (directed && !lead && !is_symbol(words[end], ":")) return 0;
    // "Cash only, I'm afraid."
    static const WordPhrases regrets{"i|we am|are? afraid|sorry", "i'm|we're afraid|sorry",
                                     "sorry|unfortunately|sadly|please|thanks"};
    if (only && regrets.match_at(words, end + 1)) return 0;
    // "Note for Rutger:" needs no name that is known; "For Windows:" is for nobody.
    const bool noted = (lead && words.front().folded != "hey") || only;
    const bool sure = (directed && !lead && !only) || !capital_is_enough;
    const Named how = noted ? Named::whatever : sure ? Named::surely : Named::likely;
    return is_colleague(words[at], how) ? end + 1 : 0;
  }

  void to_a_name(const Sentence& sentence) {
    const Words words = text_.words_of(sentence);
    if (words.size() < 4 || words.front().kind != WordKind::word) return;
    const std::size_t behind = behind_name(words, false);
    if (behind == 0) return;
    const Words rest = words.subspan(behind);
    const bool asks = rest.back().folded.ends_with('?');
    // "Note for Ben: …" is for Ben, whatever it says.
    const bool noted = behind > 2 && words.front().folded != "hey";
    const bool secret = secrets().in(rest) &&
                        std::none_of(rest.begin(), rest.end(),
                                     [](const Word& word) { return customers_own.has(word); });
    const bool asked = requests.has(rest.front()) || (asks && questions.has(rest.front()));
    if (!noted && !secret && !asked) return;
    found_.push_back({sentence.span, noted || secret});
  }

  // How sure it must be that a word with a capital is a name.
  enum class Named { surely, likely, whatever };

  // A person who is not of the exchange.
  [[nodiscard]] bool is_colleague(const Word& word, Named how) {
    const std::string_view written = slice(body_, word.span);
    if (word.kind != WordKind::word || written.empty() || written.front() < 'A' ||
        written.front() > 'Z')
      return false;
    const bool named =
        is_first_name(word.folded) ||
        (how != Named::surely && (how == Named::whatever || word.tag == Tag::proper_noun) &&
         !is_ordinary_word(word.folded));
    return named && ++seen_ <= most_names && !takes_part(written);
  }

  [[nodiscard]] bool takes_part(std::string_view name) const {
    if (context_.customer.body.find(name) != std::string::npos) return true;
    if (customer_of(context_).is_called(fold_name(name))) return true;
    for (const Message* message : {&context_.customer, &context_.message})
      for (const auto* people : {&message->from, &message->to, &message->cc, &message->reply_to})
        for (const Address& each : *people)
          if (each.name.find(name) != std::string::npos) return true;
    return std::any_of(
        context_.draft.blocks.begin(), context_.draft.blocks.end(), [&](const Block& block) {
          return block.kind != BlockKind::answer && block.kind != BlockKind::preformatted &&
                 slice(body_, block.span).find(name) != std::string_view::npos;
        });
  }

  const Context& context_;
  std::string_view body_;
  const Text& text_;
  std::vector<Aside> found_;
  std::size_t seen_ = 0;
};

}  // namespace

std::vector<Aside> find_asides(const Context& context) {
  return Asides(context).find();
}

}  // namespace replylint
