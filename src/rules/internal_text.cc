#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "rules/asides.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/phrases.h"
#include "rules/quotations.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t longest_label = 60;  // bytes
constexpr std::size_t label_words = 7;

// --- labels ------------------------------------------------------------------------------------

// "Private note:", "Draft reply", "[Internal only]": what a help desk or a colleague puts above
// words. A label is one of the first words, and at its end one of the second.
constexpr auto label_qualifiers =
    word_set("private", "internal", "internally", "draft", "drafted", "proposed", "suggested",
             "confidential", "staff", "agent", "agents", "team", "backoffice", "intern", "interne",
             "entwurf", "brouillon", "borrador");
constexpr auto label_nouns =
    word_set("note", "notes", "comment", "comments", "reply", "replies", "response", "answer",
             "message", "email", "mail", "version", "text", "remark", "remarks", "discussion",
             "only", "use", "wording", "proposal", "approval", "review", "approved", "checked",
             "reviewed", "check", "notiz", "antwort", "hinweis");
// These say it alone: "Internal:", "Draft:", "Note to self:", "For internal use only".
constexpr auto labels_alone = word_set("internal", "draft", "entwurf", "intern");
constexpr auto label_middle = word_set(
    "for", "to", "use", "customer", "first", "second", "final", "of", "the", "a", "do", "not",
    "share", "ticket", "case", "request", "number", "no", "by", "please", "and", "on", "before",
    "sending", "above", "below", "here", "line", "this", "mr", "mrs", "ms", "dr");
// "Reply to ticket 8821", "Reviewed by Ben".
constexpr auto replies = word_set("reply", "answer", "response", "proposal");
constexpr auto tickets = word_set("ticket", "case", "request", "number", "no", "the", "customer");
constexpr auto reviewed = word_set("reviewed", "checked", "approved", "proofread");

// --- sentences ---------------------------------------------------------------------------------

// What a sentence for colleagues says.
enum class Remark {
  note_to_me,  // "note to me", which the customer may be asked to send
  of_crm,      // "see the CRM notes", which the customer may have asked about
  note,        // "note to self"
  unsent,      // "do not send", at the end of its sentence
  sending,     // "do not tell the customer"
  question,    // "can someone check"
  customer,    // the customer in the third person
};

struct RemarkPhrase {
  Remark remark;
  std::string_view words;
};

// One table, so that a sentence is looked through once.
constexpr auto remark_phrases = std::to_array<RemarkPhrase>({
    {Remark::note_to_me, "note|reminder|memo to me"},
    {Remark::note, "note|reminder|memo to self|myself"},
    {Remark::note,
     "note|message|nb to|for the? team|support|sales|colleagues|agents|l1|l2|l3|tier"},
    {Remark::note, "for internal use|eyes|reference|purposes only?"},
    {Remark::note, "internal use only"},
    {Remark::note, "not for the? customer|customers|client|clients"},
    {Remark::note, "fyi team|support|all|everybody|everyone|guys|colleagues"},
    {Remark::of_crm, "per|see the? crm note|notes|entry"},
    {Remark::of_crm,
     "she|he|they|she's|he's|they're is|are|was? a high|big|real|serious? churn risk"},
    {Remark::unsent, "do not|don't send to? customer|client?"},
    {Remark::unsent, "do not|don't send this|it yet?"},
    {Remark::unsent, "before sending this|it out"},
    {Remark::unsent, "before you|we|i send this|it out"},
    {Remark::unsent, "before i|we send this"},
    {Remark::unsent, "ok|okay|good to send"},
    {Remark::sending, "do not|don't send this|it to the|this customer|client"},
    {Remark::sending, "don't|do not|never * tell|show|mention|forward * the|this customer|client"},
    {Remark::sending, "keep|make|leave it|this|that short|vague|brief with|w/|for him|her|them"},
    {Remark::sending, "remove|delete|proofread before sending"},
    {Remark::sending, "what do you think|say we|i should|to him|her"},
    {Remark::sending, "shall|should i|we tell|answer|offer|refund|ask him|her|them"},
    {Remark::sending, "shall|should i|we tell|answer|offer|refund|ask the|this customer|client"},
    {Remark::question,
     "can|could|would someone|somebody|anyone|anybody * check|confirm|review|approve|proofread|"
     "verify|look|take|have|answer|reply|tell|jump|pick"},
    {Remark::question,
     "log|book|charge|bill|invoice * h|hrs|hour|hours|min|minutes on|to|against the|this|their|"
     "his|her"},
    {Remark::customer, "tell|inform|ask|advise|let|remind the|this customer|client"},
    {Remark::customer,
     "the|this customer|client always|constantly? is|was|seems|sounds|wants|says|said|asks|asked|claims|claimed|"
     "complains|complained|wrote|writes|has|needs|thinks|insists|demands|refuses|doesn't|"
     "did|didn't|keeps|must|should|will"},
    {Remark::customer, "reply|respond|write|answer to the|this customer|client"},
    {Remark::customer,
     "customer is|was|seems|sounds|wants|says|claims|insists|demands|has|had|keeps"},
    {Remark::customer, "this|that|he|she is the customer|client who|that"},
    {Remark::customer, "customer|client must|should|may|can not know|hear|learn|see|find"},
    {Remark::customer, "customer|client mustn't|shouldn't|cannot|can't know|hear|learn"},
    {Remark::customer, "keep|hide this|it|that away? from the|this? customer|client"},
});

const WordPhrases& remarks() {
  static const WordPhrases phrases = [] {
    std::array<std::string_view, remark_phrases.size()> words;
    std::transform(remark_phrases.begin(), remark_phrases.end(), words.begin(),
                   [](const RemarkPhrase& each) { return each.words; });
    return WordPhrases(words);
  }();
  return phrases;
}

// --- an assistant's own words ------------------------------------------------------------------

constexpr auto made_texts = word_set("reply", "response", "email", "e-mail", "mail", "message",
                                     "draft", "version", "answer", "text", "rewrite", "template");
// Of a text that somebody has made for somebody else to send; "a quick reply" is none.
constexpr auto made_how =
    word_set("draft", "polished", "revised", "rewritten", "improved", "professional", "polite",
             "friendly", "suggested", "proposed", "possible", "sample", "concise", "empathetic",
             "updated", "refined", "formal", "casual", "shorter", "clear", "warm", "courteous",
             "tactful", "customer-facing", "ready-to-send", "well-crafted", "potential",
             "friendlier", "softer", "cleaned-up", "edited", "corrected");
constexpr auto consents = word_set("certainly", "sure", "absolutely", "course", "gladly", "okay",
                                   "ok", "alright", "understood", "happy", "great");

const WordPhrases& presents() {
  static const WordPhrases phrases = {"here is|are",
                                      "here's",
                                      "below is",
                                      "this is",
                                      "here you go",
                                      "i've|i have drafted|written|prepared|rewritten|composed|"
                                      "crafted|revised"};
  return phrases;
}

const WordPhrases& to_be_sent() {
  static const WordPhrases phrases = {
      "you can|could|may|might send|use|copy|paste|adapt",
      "to|for the|your|this customer|client|them",
      "ready|that you to send",
      "you can send",
      "copy and paste",
  };
  return phrases;
}

const WordPhrases& assistants_words() {
  static const WordPhrases phrases = {
      "as an? ai|artificial",
      "as a language model",
      "let me know if|whether|should you'd|you|i * adjust|change|tweak|rephrase|shorten|soften|"
      "modify|revise|refine|rewrite it|this|the * tone|wording|length|style|draft|formal|shorter",
      "make it * formal|friendlier|casual|concise|empathetic|warmer|professional",
      "make it shorter|longer or|and|please",
      "make it * or|and shorter|longer",
      "like me to make it shorter|longer",
      "if|should|whether|let|like|want|happy|glad|feel * adjust|change|tweak|soften|modify the "
      "tone|wording",
      "feel free to adjust|modify|customize|customise|personalize|personalise|edit|tweak|adapt "
      "it|this|the * draft|reply|response|message|tone|wording|email|needed|text",
      "i hope this draft|response|reply|version helps|works|captures|meets",
      "replace the? placeholders|brackets|bracketed",
      "would you like me to adjust|rewrite|shorten|rephrase|soften|revise|draft|make it|this|the|a?",
  };
  return phrases;
}

// --- mentions ----------------------------------------------------------------------------------

// A sentence about accounts shows handles; it addresses nobody.
constexpr auto handle_words =
    word_set("twitter", "handle", "username", "user", "account", "mentions", "follow", "tag",
             "tagged", "instagram", "mastodon", "github", "x", "telegram", "slack", "symbol",
             "decorator", "annotation", "package", "scope", "import", "mentioning", "bluesky");

bool is_name_byte(char c) {
  return is_word_byte(c) || c == '_' || c == '-' || c == '.';
}

class InternalText {
 public:
  InternalText(const Context& context, Findings& findings)
      : context_(context), body_(context.body()), text_(context.draft.text), findings_(findings) {}

  void check() {
    check_words();
    check_labels();
    check_sentences();
    check_capitals();
    check_assistant();
    check_mentions();
    for (const Aside& aside : find_asides(context_))
      if (!is_quoted(aside.span))
        add(aside.span, "is said to a colleague",
            aside.certain ? std::nullopt : std::optional(Severity::suggestion));
  }

 private:
  void add(Span span, std::string_view what, std::optional<Severity> severity = std::nullopt) {
    constexpr std::size_t most_findings = 20;
    if (findings_.list().size() >= most_findings) return;
    // What stands in the same line is one finding.
    for (const Diagnostic& other : findings_.list())
      if (other.span.overlaps(span)) return;
    findings_.add(span,
                  "“" + shortened(slice(body_, span)) + "” " + std::string(what) +
                      ", and the customer would read it; take it out.",
                  severity);
  }

  // The words on the style's list, without regard to ASCII case.
  void check_words() {
    for (const std::string& entry : context_.style.internal_words.entries) {
      for (const Block& block : context_.draft.blocks) {
        if (entry.empty() || !is_own_text(block)) continue;
        const std::string_view text = slice(body_, block.span);
        const std::size_t found = find_ignoring_case(text, entry);
        if (found == std::string_view::npos) continue;
        const std::size_t start = block.span.start + found;
        const std::size_t end = start + entry.size();
        const bool inside =
            (start > 0 && is_word_byte(body_[start - 1]) && is_word_byte(entry[0])) ||
            (end < body_.size() && is_word_byte(body_[end]) && is_word_byte(entry.back()));
        if (inside) continue;
        add({start, end}, "is on the style's list of internal words");
        break;
      }
    }
  }

  // Lines of the writer that are a label, or begin with one.
  void check_labels() {
    bool first = true;
    for (const Block& block : context_.draft.blocks) {
      const bool subject = block.kind == BlockKind::header && first;
      if (block.depth > 0 || block.kind == BlockKind::quote) continue;
      if (!subject && !is_own_text(block) && block.kind != BlockKind::attribution) continue;
      if (block.kind == BlockKind::preformatted) continue;
      bool begins = true;  // a paragraph
      Span top;
      std::size_t lines = 0;
      each_line(body_, block.span, [&](Span line) {
        if (lines++ == 0) top = line;
        check_label(line, begins);
        begins = trimmed(slice(body_, line)).empty();
      });
      // "Subject: Re: your order" on top is of an assistant, which writes whole mails.
      if (first && lines == 1 && trimmed(slice(body_, top)).starts_with("Subject: "))
        add(trimmed_span(top), "is the subject of a mail that was made elsewhere");
      first = false;
    }
  }

  void check_label(Span line, bool begins) {
    Span span = trimmed_span(line);
    while (!span.empty() &&
           std::string_view("*[(#_-=> ").find(body_[span.start]) != std::string_view::npos)
      ++span.start;
    const std::string_view text = slice(body_, span);
    if (!may_be_label(text)) return;
    static constexpr ByteSet marks(":]()*");
    // Further on there may be anything.
    const std::string_view front = text.substr(0, longest_label + std::string_view(" – ").size());
    const std::size_t end =
        std::min({marks.find_in(front), front.find(" - "), front.find(" – "), front.find(" — ")});
    std::size_t size = end;
    if (end == std::string_view::npos) {
      if (text.size() > longest_label) return;
      size = text.size();
      while (size > 0 && !is_word_byte(text[size - 1])) --size;
    }
    if (size == 0 || size > longest_label) return;
    // "--- internal ---"
    const bool framed = span.start > trimmed_span(line).start && size < text.size();
    const bool remark = end != std::string_view::npos && text[end] == '(';
    const bool colon = (end != std::string_view::npos && !remark) || framed;
    // "Suggested answer (checked by Ben)", and nothing else in the line.
    if (remark && !trimmed(text).ends_with(')') && !trimmed(text).ends_with("):")) return;
    const bool capital = begins && text.front() >= 'A' && text.front() <= 'Z';
    if (!is_label(comparable(text.substr(0, size)), colon, capital) || asks_for_wording()) return;
    add({span.start, span.start + size}, "is a label for colleagues");
  }

  // By the first word: most lines begin with one that no label begins with.
  static bool may_be_label(std::string_view text) {
    std::array<char, 16> word{};
    std::size_t size = 0;
    std::size_t at = 0;
    while (at < text.size() && word_bytes[static_cast<unsigned char>(text[at])] == 0) ++at;
    for (; at < text.size() && size < word.size(); ++at) {
      const unsigned char byte = word_bytes[static_cast<unsigned char>(text[at])];
      if (byte >= 0x80 || text[at] == '*') return true;
      if (byte == 0) break;
      word[size++] = static_cast<char>(byte);
    }
    const std::string_view first(word.data(), size);
    return first == "for" || label_nouns.has(first) || label_qualifiers.has(first) ||
           reviewed.has(first);
  }

  // `begins`: with a capital, and the paragraph with it.
  static bool is_label(std::string_view label, bool colon, bool begins) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < label.size();) {
      while (i < label.size() && !is_word_byte(label[i])) ++i;
      const std::size_t start = i;
      while (i < label.size() && is_word_byte(label[i])) ++i;
      if (i > start) words.push_back(label.substr(start, i - start));
    }
    if (words.empty() || words.size() > label_words) return false;
    if (words.front() == "for") words.erase(words.begin());
    // "Response to customer:"
    if (colon && words.size() > 1 && words.size() <= 4 && label_nouns.has(words.front()) &&
        (words.back() == "customer" || words.back() == "client"))
      return true;
    if (words.size() > 2 && begins && reviewed.has(words.front()) && words[1] == "by" &&
        is_first_name(words[2]))
      return true;
    const auto is_number = [](std::string_view word) {
      return std::all_of(word.begin(), word.end(), is_ascii_digit);
    };
    if (words.size() > 2 && begins && replies.has(words.front()) &&
        (words[1] == "to" || words[1] == "for") && is_number(words.back()) &&
        std::all_of(words.begin() + 2, words.end() - 1,
                    [](std::string_view word) { return tickets.has(word); }))
      return true;
    if (words.empty() || !label_qualifiers.has(words.front())) return false;
    if (words.size() == 1) return colon && labels_alone.has(words.front());
    bool noun = false;
    for (const std::string_view word : std::span(words).subspan(1)) {
      if (label_nouns.has(word)) {
        noun = true;
      } else if (!label_middle.has(word) && !label_qualifiers.has(word) && !is_first_name(word) &&
                 !is_number(word.substr(word.front() == 'v' ? 1 : 0))) {
        return false;
      }
    }
    // "Draft v2:"
    return noun || (colon && labels_alone.has(words.front()));
  }

  void check_sentences() {
    for (const Sentence& sentence : text_.sentences) {
      const Words words = text_.words_of(sentence);
      for (auto match = remarks().find(words); match; match = remarks().find(words, match->end)) {
        const Span span = span_of(words, *match);
        const Remark remark = remark_phrases[match->phrase].remark;
        if (remark == Remark::note_to_me && !begins_remark(words, match->first)) continue;
        if (remark == Remark::of_crm && speaks_of_crm()) continue;
        if (remark == Remark::note && is_of_medicine(words)) continue;
        if (words[match->first].folded == "customer" && !is_jotted_down(words, *match)) continue;
        if (remark == Remark::customer &&
            (is_program(words, match->first) || is_habit(words, match->first)))
          continue;
        const std::string_view what = meaning(remark, words, match->end);
        if (what.empty() || is_quoted(span)) continue;
        add(span, what);
        break;
      }
    }
  }

  // "PLS CHECK W/ GROUND OPS IF WE OWE COMP HERE, DON'T OFFER ANYTHING YET": a whole sentence in
  // capitals, with what nobody says to the customer.
  void check_capitals() {
    static const WordPhrases for_colleagues{
        "if|whether we owe|should|must|are|can",
        "don't|do|never not? offer|promise|mention|refund|admit|tell|comp|compensate * "
        "yet|anything|nothing|him|her|them|until|till|unless",
        "pls|plz|please check|ask|confirm|clear w",
    };
    static constexpr auto customers_own =
        word_set("you", "your", "yours", "you're", "you've", "you'll");
    constexpr std::size_t least = 5;  // words
    for (const Sentence& sentence : text_.sentences) {
      const std::string_view written = slice(body_, sentence.span);
      if (std::any_of(written.begin(), written.end(), is_ascii_lower)) continue;
      const Words words = text_.words_of(sentence);
      if (words.size() < least || !for_colleagues.in(words) || is_quoted(sentence.span) ||
          std::any_of(words.begin(), words.end(),
                      [](const Word& word) { return customers_own.has(word); }))
        continue;
      add(sentence.span, "is said to a colleague");
    }
  }

  // With nothing but a bracket or a dash before it.
  [[nodiscard]] static bool begins_remark(Words words, std::size_t first) {
    return first == 0 || words[first - 1].kind == WordKind::symbol;
  }

  // "Customer is difficult.", "(customer wants a discount)": what they feel or want, without an
  // article; terms and lists tell what a customer is, or what a field is called.
  [[nodiscard]] static bool is_jotted_down(Words words, WordPhrases::Match match) {
    static constexpr auto brackets = word_set("(", "[");
    static constexpr auto wishes = word_set("wants", "says", "claims", "insists", "demands");
    static constexpr auto terms =
        word_set("role", "roles", "term", "terms", "clause", "clauses", "label", "labels", "field",
                 "fields", "column", "columns", "card", "cards", "status", "state", "states");
    static const WordPhrases moods = {
        "very|really|quite|so|rather|pretty|clearly|extremely|already|still|getting|being|a|not? "
        "difficult|angry|upset|annoyed|furious|rude|unhappy|happy|frustrated|vip|impatient|"
        "confused|demanding|lying|picky|touchy|irate|aggressive|threatening|disappointed|pain|"
        "nuisance|nasty|nervous|mad|wrong|cheap|livid|abusive|important|churn",
        "on the|a|our blacklist|blocklist|watchlist",
        "low|high|top priority|prio|maintenance",
    };
    if (match.first > 0 && !brackets.has(words[match.first - 1])) return false;
    if (std::any_of(words.begin(), words.end(), [&](const Word& word) { return terms.has(word); }))
      return false;
    static constexpr auto learns = word_set("find", "hear", "know", "learn", "see");
    if (learns.has(words[match.end - 1])) return true;
    // "Customer has paid late twice before"
    static const WordPhrases deeds = {
        "already|also|been|not|never|again|only|just? paid|called|complained|refused|threatened|sent|"
        "written|rung|phoned|contacted|cancelled|returned|claimed|asked|paying|calling|complaining|"
        "writing|asking|changing"};
    static constexpr auto auxiliaries = word_set("had", "has", "keeps");
    if (auxiliaries.has(words[match.end - 1])) return deeds.match_at(words, match.end).has_value();
    if (wishes.has(words[match.end - 1]))
      return match.end < words.size() && words[match.end].kind != WordKind::symbol;
    return moods.match_at(words, match.end).has_value();
  }

  // "This is for internal use only, says the label on the tube."
  [[nodiscard]] static bool is_of_medicine(Words words) {
    static constexpr auto internal = word_set("internal");
    static constexpr auto medicine = word_set(
        "cream", "dose", "drops", "external", "gel", "label", "leaflet", "medicine", "ointment",
        "packaging", "pill", "pills", "skin", "swallow", "syrup", "tablet", "tablets", "tube");
    const auto any = [&](const auto& set) {
      return std::any_of(words.begin(), words.end(),
                         [&](const Word& word) { return set.has(word); });
    };
    return any(internal) && any(medicine);
  }

  [[nodiscard]] bool speaks_of_crm() const {
    static constexpr auto theirs = word_set("crm", "churn", "salesforce", "hubspot");
    return inquiry_has(theirs);
  }

  // "setting it in the client keeps …", and where the customer speaks of a client: the program.
  [[nodiscard]] bool is_program(Words words, std::size_t first) const {
    static constexpr auto places = word_set("in", "inside", "into", "of", "on", "by", "from",
                                            "with", "through", "via", "between");
    if (first + 1 >= words.size() || words[first + 1].folded != "client") return false;
    if (first > 0 && places.has(words[first - 1])) return true;
    const auto& theirs = context_.inquiry.text.words;
    return std::any_of(theirs.begin(), theirs.end(), [](const Word& word) {
      return word.folded == "client" || word.folded == "clients";
    });
  }

  // "before anything is deducted, we write to the customer", "they now have to ask the customer":
  // what is done with all of them.
  [[nodiscard]] static bool is_habit(Words words, std::size_t first) {
    static constexpr auto doers = word_set("they", "always", "first", "now");
    static constexpr auto obliging = word_set("has", "have", "must", "to");
    if (first > 0 && words[first - 1].folded == "we") return true;
    while (first > 0 && obliging.has(words[first - 1])) --first;
    return first > 0 && doers.has(words[first - 1]);
  }

  // What is wrong with a remark that ends before words[end]; empty if nothing is.
  std::string_view meaning(Remark remark, Words words, std::size_t end) {
    static constexpr auto customers_own = word_set("you", "your", "yours", "you're", "be");
    switch (remark) {
      case Remark::note_to_me:
      case Remark::of_crm:
      case Remark::note:
        return "is meant for colleagues";
      case Remark::unsent: {
        const Words rest = words.subspan(end);
        const bool last = std::all_of(rest.begin(), rest.end(), [](const Word& word) {
          return word.kind == WordKind::symbol;
        });
        return last ? "is about the reply, and for colleagues" : "";
      }
      case Remark::sending:
        return "is about the reply, and for colleagues";
      case Remark::question: {
        const bool own = std::any_of(words.begin(), words.end(),
                                     [](const Word& word) { return customers_own.has(word); });
        return own ? "" : "asks a colleague";
      }
      case Remark::customer:
        return mentions_customers() ? "" : "speaks about the customer to somebody else";
    }
    return {};
  }

  // An assistant presents its text before it, and offers to change it behind.
  void check_assistant() {
    const auto& sentences = text_.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const Words words = text_.words_of(sentences[i]);
      if (i < 3 && presents_text(i)) {
        const bool consent = i == 1 && consents_alone(0);
        add({sentences[consent ? 0 : i].span.start, sentences[i].span.end},
            "is an assistant's introduction of the text");
      }
      if (const auto match = assistants_words().find(words); match && !asks_for_wording())
        add(sentences[i].span, "is an assistant's remark about the text");
    }
  }

  bool consents_alone(std::size_t i) const {
    const Words words = text_.words_of(text_.sentences[i]);
    return words.size() <= 4 && std::any_of(words.begin(), words.end(),
                                            [](const Word& word) { return consents.has(word); });
  }

  // "Here is a polished reply you can send:", "Sure! Here's the response:"
  bool presents_text(std::size_t i) const {
    const Words words = text_.words_of(text_.sentences[i]);
    const auto start = presents().find(words);
    if (!start || start->first > 6) return false;
    const Words rest =
        words.subspan(start->end, std::min<std::size_t>(words.size() - start->end, 10));
    bool made = false;
    std::size_t noun = 0;
    for (; noun < rest.size() && !made_texts.has(rest[noun]); ++noun)
      if (made_how.has(rest[noun])) made = true;
    if (noun == rest.size()) return false;
    if (rest[noun].folded == "draft") made = true;
    // "the response from our developers", "the message that you asked for"
    const Words behind = words.subspan(start->end + noun + 1);
    static const WordPhrases somebodys = {
        "from|of|by|that|which|you asked|requested|wanted|sent|we", "i|we * got|received"};
    const bool to_send = to_be_sent().in(behind);
    const bool consent =
        (i > 0 && consents_alone(i - 1)) ||
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(start->first),
                    [](const Word& word) { return consents.has(word); });
    if (to_send) return made || consent || !asks_for_wording();
    if (somebodys.in(behind) || asks_for_wording()) return false;
    return made || (consent && slice(body_, text_.sentences[i].span).ends_with(':'));
  }

  // "@anna can you check this?"
  void check_mentions() {
    constexpr std::size_t most_mentions = 100;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text_.sentences.size(); ++i) {
      const Sentence& sentence = text_.sentences[i];
      const std::string_view text = body_.substr(0, sentence.span.end);
      for (std::size_t at = text.find('@', sentence.span.start);
           at != std::string_view::npos && ++seen <= most_mentions; at = text.find('@', at + 1)) {
        std::size_t end = at + 1;
        while (end < sentence.span.end && is_name_byte(body_[end])) ++end;
        while (end > at + 1 && !is_word_byte(body_[end - 1])) --end;
        const std::string_view name = slice(body_, {at + 1, end});
        const char after = end < body_.size() ? body_[end] : ' ';
        if (name.size() < 2 || std::string_view("/(@={").find(after) != std::string_view::npos)
          continue;
        if (std::any_of(name.begin(), name.end(), is_ascii_digit) && !asks_behind(sentence, end))
          continue;
        const bool asked = after == ':' || asks_behind(sentence, end);
        const bool told = asked || after == ',';
        // "(@Jari: no refund)", not "(@shop)" or "(@shop, in Leeds)"
        const bool in_brackets = asked && at > 0 && body_[at - 1] == '(';
        if (!in_brackets && !addresses_somebody(sentence, at)) continue;
        if (is_shown(sentence, {at, end}, name)) continue;
        // Without a request it may be somebody who reads along.
        add({at, end}, "addresses a colleague",
            told ? std::nullopt : std::optional(Severity::suggestion));
      }
    }
  }

  // "@tier2 please look"
  [[nodiscard]] bool asks_behind(const Sentence& sentence, std::size_t end) const {
    static constexpr auto asks = word_set("please", "can", "could", "fyi", "will", "would", "what",
                                          "any", "pls", "check", "verify");
    const Words words = text_.words_of(sentence);
    const auto next = std::find_if(words.begin(), words.end(), [&](const Word& word) {
      return word.span.start >= end && word.kind == WordKind::word;
    });
    return next != words.end() && asks.has(*next);
  }

  // At the start of a sentence or line, or behind "cc", "fyi", "please" and the like.
  [[nodiscard]] bool addresses_somebody(const Sentence& sentence, std::size_t at) const {
    std::size_t start = at;
    while (start > sentence.span.start && is_text_space(body_[start - 1])) --start;
    if (start == sentence.span.start ||
        body_.substr(start, at - start).find('\n') != std::string_view::npos)
      return true;
    if (start == at) return false;
    std::size_t word = start;
    while (word > sentence.span.start && !is_text_space(body_[word - 1]) && start - word < 20)
      --word;
    static constexpr auto leads = word_set(
        "cc", "cc:", "fyi", "fyi,", "ping", "hey", "hi", "hello", "please", "ask", "and", "thanks",
        "for", "to", "by", "with", "from", "-", "–", "asking", "loop", "looping", "adding", "+");
    return leads.has(comparable(slice(body_, {word, start})));
  }

  bool is_shown(const Sentence& sentence, Span span, std::string_view name) {
    const Words words = text_.words_of(sentence);
    if (is_quoted(span) || context_.customer.body.find(slice(body_, span)) != std::string::npos)
      return true;
    // Backticks around it, or a line of code.
    const std::size_t line = body_.rfind('\n', span.start) + 1;
    const std::string_view before = slice(body_, {line, span.start});
    if (std::count(before.begin(), before.end(), '`') % 2 == 1) return true;
    if (std::any_of(words.begin(), words.end(),
                    [](const Word& word) { return handle_words.has(word); }))
      return true;
    return customer_of(context_).is_called(fold_name(name)) ||
           takes_part(context_.draft.blocks, body_, name) ||
           takes_part(context_.inquiry.blocks, context_.customer.body, name);
  }

  // Whoever is greeted, signs or is quoted reads the reply as the customer does.
  static bool takes_part(const std::vector<Block>& blocks, std::string_view body,
                         std::string_view name) {
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      const bool people = block.kind == BlockKind::salutation ||
                          block.kind == BlockKind::attribution || block.kind == BlockKind::header ||
                          block.kind == BlockKind::closing || block.kind == BlockKind::signature;
      return people && slice(body, block.span).find(name) != std::string_view::npos;
    });
  }

  // The customer's own customers, or a text that the customer wants to have.
  bool mentions_customers() {
    if (!has_customers_) {
      static constexpr auto words =
          word_set("customer", "customers", "client", "clients", "customer's", "client's", "buyer",
                   "buyers", "guest", "guests", "visitor", "visitors", "patient", "patients",
                   "shop", "store", "webshop", "tenant", "tenants", "checkout", "reseller");
      has_customers_ = inquiry_has(words);
    }
    return *has_customers_;
  }
  bool asks_for_wording() const {
    if (!wants_text_) {
      static constexpr auto words =
          word_set("draft", "drafts", "wording", "template", "templates", "phrase", "phrasing",
                   "rewrite", "proofread", "formulate", "copy", "text", "internal", "letter");
      wants_text_ = inquiry_has(words);
    }
    return *wants_text_;
  }
  bool inquiry_has(const auto& set) const {
    const auto& words = context_.inquiry.text.words;
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return set.has(word); });
  }

  bool is_quoted(Span span) {
    const std::vector<Span>& quotations = quotations_of(context_);
    const auto next =
        std::upper_bound(quotations.begin(), quotations.end(), span.start,
                         [](std::size_t start, Span quotation) { return start < quotation.start; });
    return next != quotations.begin() && std::prev(next)->contains(span);
  }

  [[nodiscard]] Span trimmed_span(Span line) const {
    while (line.start < line.end && is_text_space(body_[line.start])) ++line.start;
    while (line.end > line.start && is_text_space(body_[line.end - 1])) --line.end;
    return line;
  }

  static Span span_of(Words words, const WordPhrases::Match& match) {
    return {words[match.first].span.start, words[match.end - 1].span.end};
  }

  const Context& context_;
  std::string_view body_;
  const Text& text_;
  Findings& findings_;
  std::optional<bool> has_customers_;
  mutable std::optional<bool> wants_text_;
};

void check(const Context& context, Findings& findings) {
  if (!has_own_prose(context.draft) || is_forward(context)) return;
  check_phrase_rule(context, "internal-text", findings);
  InternalText(context, findings).check();
}

}  // namespace

extern const Rule internal_text{"internal-text", Severity::warning, "sending",
                                "Words that are meant for colleagues.", check};

}  // namespace replylint::catalogue
