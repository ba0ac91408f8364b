#include <algorithm>

#include "rules/asks.h"
#include "rules/excuses.h"
#include "rules/fields.h"
#include "rules/shortened.h"
#include "rules/trouble.h"
#include "text/blank_line.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

// What customers do not expect to be asked for: secrets and private matters, access, and what
// costs them work.
const WordPhrases& unusual() {
  static const WordPhrases phrases{
      "password|passwords|passphrase|pin|credentials|passcode",
      "login|admin|root|ssh|ftp|remote|database access|credentials|data|details|rights|account|login",
      "access to|for your|the",
      "teamviewer|anydesk",
      "passport|id-card|driving licence|license?",
      "id|identity|identification card|document|proof|photo",
      "proof|copy of your|the? identity|id|passport|address|residence|purchase|payment|income|ownership",
      "date|place of birth",
      "birth date|certificate",
      "social security",
      "ssn|tax|vat number|id|return|certificate",
      "bank|card|payment details|statement|statements|account|data",
      "credit|debit card",
      "cvv|iban|bic",
      "salary|income|turnover|revenue|employer|profession|age|gender|nationality|religion",
      "marital|medical|health",
      "copy|dump|backup|export|snapshot of your|the database|system|server|disk|site|mailbox|customer|customers|table|data",
      "source code",
      "memory|core|database dump|dumps",
      "packet|network capture|captures|trace|traces",
      "video|recording of",
      "photo|picture|photograph of your|the|yourself",
      "number of employees|staff|computers|customers",
      "contract|certificate with|from|of",
      "mother's maiden",
      "home address|telephone|phone",
      "names|list|addresses of all|every|everyone|everybody|those|people|your",
      "how much * weigh|weighs",
      "how much does|do? each|everyone|all of? * weigh|weighs",
      "weight|height|age of each|every|everyone|everybody|all|the",
      "how many people|persons|adults * household|live|lives|sleep",
      "your household|flatmates|roommates|colleagues",
      "floor plan|plans",
      "organisation|organization|org chart",
      "screenshot|copy|photo of your bank|calendar|phone|inbox|fridge|garage|bedroom|kitchen|meter|"
      "fuse|roof",
      "previous|former landlord|employer|insurer|school|doctor|owner",
      "shoe|dress|clothes|waist|collar size|sizes",
      "your calendar|diary|itinerary|whereabouts|messages|chats",
      "utility|phone|electricity|gas bill|bills",
      "your signature",
      "photo|picture|photograph|selfie|image|video of|with|showing you|yourself|your|him|her|the "
      "face|passport|house|flat|family|child|children|son|daughter|husband|wife|card",
      "photo|picture|photograph|selfie of you|yourself|him|her",
      "selfie",
      "identity|id|insurance|residence card|paper|papers|permit",
      "lives|sleeps|living with|next|below|above|in|at|under|there|opposite",
      "who * lives|live|living|sleeps|stays|works with|next|below|above|in|at|under|there|opposite",
      "neighbour|neighbours|neighbor|neighbors|neighbour's|landlord|landlord's|boss",
      "have|has|had|expect|expecting|got|plan|planning * child|children|baby|kids|pregnant",
      "are|is|been|be you|she|your|pregnant|married|divorced|single|widowed|religious|employed|"
      "unemployed|insured|vaccinated * pregnant|married|divorced|single|widowed|religious|employed|"
      "unemployed|insured|vaccinated|sick|ill",
      "many|any|your children|child|kids",
      "earn|earns|earned|make|makes * a|per|each|month|year|money",
      "monthly|annual|yearly|net|gross|household income|salary|pay|earnings|rent",
      "religion|religious|faith|denomination|confession|church|political|party|ethnic|ethnicity|"
      "citizenship|maiden|blood|fingerprint|fingerprints|marital|pregnant|pregnancy",
      "weigh|weight|tall are|do|is|of you|your|she|he",
      "how old are|is you|she|he|your",
      "smoke|smokes|drink|drinks alcohol|cigarettes|daily|regularly|at|or|and",
      "live|lives|are|is|at alone|home",
      "illness|illnesses|disease|diseases|medication|medicines|tablets|diagnosis|disability",
      "debts|debt|loans|criminal|convictions|conviction|bankruptcy",
      "facebook|instagram|linkedin|tiktok|social media? account|profile|name|page|accounts|profiles",
      "online|bank|banking banking|login|log-in|access",
      "number plate|of your|his|her * car",
      "mother|father|husband|wife|partner|daughter|son|neighbour|boss|friend * number|phone|"
      "mobile|address|birthday|name|employer|income",
      "key|keys|code to|of|for your|the house|flat|door|home|alarm|safe|apartment",
  };
  return phrases;
}

// What is asked for in the course of things: where money goes, who is insured, booked or taught.
bool is_usual(const Context& context, Words thing) {
  static const WordPhrases bank{"iban|bic", "bank|account details|account|data|number"};
  static const WordPhrases paid{
      "refund|refunded|refunds|reimburse|reimbursed|transfer|transferred|credit|credited|pay|paid|"
      "payment|payout|deposit|debit|salary|money|back|compensation"};
  static const WordPhrases person{"date|day|place of birth",
                                  "birth date|certificate",
                                  "how old",
                                  "age|nationality|gender|weight",
                                  "weigh|weighs|weight|height|tall|size",
                                  "passport|licence|license|id|identity|card|photo|picture"};
  static const WordPhrases enrolled{
      "insurance|insure|insured|policy|register|registration|enrol|enroll|membership|visa|passport|"
      "flight|fly|rental|rent|hire|licence|license|id|identity|patient|clinic|doctor|vaccination|"
      "dose|course|class|school|nursery|camp|driver|ski|skis|bike|harness|size|permit|marriage|"
      "wedding|birth|certificate|name|photo|picture|account|locked"};
  const auto spoken = [&](const WordPhrases& phrases) {
    return phrases.in(context.inquiry.text.words) || phrases.in(context.draft.text.words);
  };
  // The law wants to see who inherits.
  static const WordPhrases inherited{
      "death|birth|marriage? certificate|certificates|probate|will|heirs|"
      "executor"};
  if (bank.in(thing)) return spoken(paid);
  if (inherited.in(thing) && is_grave(context)) return true;
  return person.in(thing) && enrolled.in(context.inquiry.text.words);
}

// A reason that may stand before the question.
bool gives_reason_before(Words words) {
  static const WordPhrases phrases{
      "because|needs|requires|require|required|law|verify|verification|identify|identity|security|legal|"
      "regulation|authority|authorities|registry|insurer|customs|demands|need",
      "to be? sure|certain|able|check|prove|find|see|compare|calculate",
      "it|this|that depends",
      "depends|depend on",
      "only|must|may|can|has|have * if|with|who|for|be",
  };
  return phrases.in(words);
}

bool are_one_paragraph(const Context& context, const Sentence& left, const Sentence& right) {
  return !holds_blank_line(
      slice(context.body(), {left.span.end, std::max(left.span.end, right.span.start)}));
}

// Why it is needed: a purpose, a reason, or what it makes possible.
bool gives_reason(Words words) {
  static const WordPhrases phrases{
      "because|since|as|so "
      "that|we|i|the|our|this|some|it|there|they|he|she|his|her|these|you|your",
      "because|therefore|otherwise",
      "so that|i|we|our|they|the",
      "in order to",
      "for that|this|security|verification|identification|legal|tax|customs|insurance",
      "to be? verify|verified|check|find|see|confirm|identify|compare|trace|look|rule|reproduce|make|avoid|prevent|prove|process|complete|match|protect|reset|restore|investigate|understand|tell|send|issue|calculate|establish|narrow|help|be|search|test|read|debug|simulate|refund|transfer|ship|fix|set|follow|exclude|determine|work|copy|open|run|create|repair|recover|examine|analyse|analyze",
      "this|that|it|which|they|we|i helps|help|allows|allow|lets|let|tells|tell|shows|show|proves|enables|is|are|can|could|will required|needed|necessary|by|us|me|whether|which|then|only|that",
      "required by|under",
      "the law|regulation|bank|authorities|registry|insurer|customs requires|require|demands|asks|wants",
      "with it|that|this|these|them",
      "needed|necessary|need it|them|this|that? to|for",
      "without it|that|this|these|them",
      "reason|purpose",
      "protects|protect|safe|safely",
      "to|with|for|from which|whom we|i|it|the",
      // "Then I can tell you the price.", "If you send it to me, I can tell which it is."
      "then|so|, i|we can|could",
  };
  return phrases.in(words);
}

// Every wish of the customer is met, nothing is broken, and no answer is needed for anything.
bool is_settled(const Context& context) {
  const auto& items = context.inquiry.items;
  bool any = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == ItemKind::problem || items[i].wants == Wanted::reason) return false;
    if (items[i].kind != ItemKind::question && items[i].kind != ItemKind::request) continue;
    if (context.coverage.items[i].state != ItemState::answered) return false;
    any = true;
  }
  return any;
}

// What may be asked for without a word when all is done: how it went, what one would like, whether
// all is well, and what is to be sent, signed or paid next.
bool is_follow_up(Words words, std::size_t ask) {
  // "Before you come, would you …": the clause that asks.
  std::size_t first = ask;
  while (first > 0 && words[first - 1].kind != WordKind::symbol) --first;
  words = words.subspan(first);
  ask -= first;
  static const WordPhrases phrases{
      "like|liked|prefer|want|wish|suit|suits|choose|think|feel|feedback|opinion|thoughts|idea|ideas|better|improve|rather|instead|else|further|again|next|works|help|helps|helped|would|should|shall|whether|if|invoice|order|form|quote|deposit|payment|contract|agreement|confirm|confirmation|ticket|appointment|delivery|deliver|size|colour|color|mind|happy|satisfied|question|questions|receive|received|date|slot|address|postcode|number",
      "let us|me know",
      "how did|does|was|is|are|do",
      "will|need|needs|needed|plan|planning|arrive|arriving|come|coming|start|begin|expect|use|uses",
      "once|until|unless|waiting|wait",
      "reach|call|contact you",
      "sign|signed|pay|book|register|apply|return|send it|them|back",
      "the|this|these file|files|document|documents|parcel|item|items|goods|key|keys|part|parts",
  };
  // "Would you send me …": only how it is asked.
  static constexpr auto polite = word_set("would", "should", "shall");
  for (auto match = phrases.find(words); match; match = phrases.find(words, match->first + 1))
    if (match->first >= ask || match->end > match->first + 1 || !polite.has(words[match->first]))
      return true;
  return false;
}

bool is_personal(Words words) {
  static constexpr auto customers = word_set("you", "you've", "your", "yours");
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return customers.has(word); });
}

// What it asks about has not come up, neither in the mail nor in the rest of the reply.
bool is_new(const Context& context, std::size_t sentence, Words words) {
  constexpr std::size_t shortest = 4;
  static constexpr auto general =
      word_set("thing", "things", "moment", "request", "question", "side", "mail", "reply", "line",
               "answer", "note", "word", "title", "last", "list", "photo", "picture", "copy");
  const auto same = [](const Word& left, const Word& right) {
    const auto singular = [](std::string_view word) {
      return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
    };
    return singular(left.folded) == singular(right.folded);
  };
  const Text& draft = context.draft.text;
  bool any = false;
  for (const Word& word : words) {
    if (!is_noun(word.tag) || word.folded.size() < shortest || general.has(word)) continue;
    const auto is_same = [&](const Word& other) { return same(word, other); };
    if (std::any_of(context.inquiry.text.words.begin(), context.inquiry.text.words.end(), is_same))
      return false;
    for (std::size_t i = 0; i < draft.sentences.size(); ++i) {
      if (i == sentence) continue;
      const Words others = draft.words_of(draft.sentences[i]);
      if (std::any_of(others.begin(), others.end(), is_same)) return false;
    }
    any = true;
  }
  return any;
}

// None of what support teams ask for, but for a picture.
bool asks_for_no_field(Words asked) {
  const std::vector<Field> fields = fields_named(asked);
  return std::all_of(fields.begin(), fields.end(),
                     [](Field field) { return field == Field::screenshot; });
}

// Something that is not the customer's usual business with us: what they own, did, saw or know
// beyond it, and other people.
bool is_beyond(Words words) {
  static const WordPhrases phrases{
      "photo|picture|photograph|image|video|copy|list|names|name|receipt|proof|scan of",
      "how many|much|often|old|far|long",
      "write|note|jot down",
      "exact|exactly time|minute|hour|moment|place",
      "what|where was|were|did|have|has",
      "who|whom",
      "every|everyone|everybody|everything|all",
      "you were|did|had|ate|went|gave|saw",
      "you have|had ever|also? been|eaten|done|seen|used|bought|travelled|traveled|visited|stayed|lived|worked|met",
      "at home|work",
      "company|family|household|building|street|house|office|neighbours|neighbors|staff|employees",
  };
  return phrases.in(words);
}

// "May I offer you breakfast for the trouble?": gives, and asks for nothing.
bool is_offer(Words words) {
  static const WordPhrases phrases{
      "may|can|could|shall|should i|we offer|give|invite|send|bring|show|keep|reserve|book|treat you",
      "may|can|could i|we offer|invite"};
  return phrases.match_at(words, 0).has_value();
}

// By the learned table.
bool is_unusual(const Context& context, std::size_t sentence) {
  constexpr float likely = 0.8F;
  return context.acts->may_be(sentence, AnswerAct::unusual_question) &&
         context.acts->of(sentence, AnswerAct::unusual_question) >= likely;
}

// "Reply with a photo of your face.", "I need his diagnosis": what is nobody's business without a
// reason.
const WordPhrases& most_private() {
  static const WordPhrases phrases{
      "diagnosis", "bank|banking details", "birth|marriage certificate",
      "photo|picture|photograph|selfie|scan of your|his|her|the face|passport|id|identity|bank"};
  return phrases;
}

bool requests_private(const Sentence& sentence, Words words) {
  static const WordPhrases requests{
      "please|kindly also|just|then? reply|answer|send|bring|attach|upload|mail|email|show|give",
      "reply|answer|respond with", "send|give|show me|us", "and reply|answer|send|attach|upload"};
  const auto request = requests.find(words);
  return request && !sentence.question_mark && most_private().find(words, request->end);
}

// Those that phrases know, and other questions that the learned table holds for unusual.
std::vector<Ask> all_asks(const Context& context) {
  std::vector<Ask> asks = asks_of(context);
  const Text& text = context.draft.text;
  std::vector<bool> known(text.sentences.size(), false);
  for (const Ask& ask : asks) known[ask.sentence] = true;
  for (std::size_t i = 0; text.english && i < text.sentences.size(); ++i)
    if (!known[i] && ((text.sentences[i].question_mark && !context.traits[i].courtesy &&
                       is_unusual(context, i)) ||
                      requests_private(text.sentences[i], text.words_of(text.sentences[i]))))
      asks.push_back({i, 0, text.words_of(text.sentences[i]).size(), text.sentences[i].span});
  return asks;
}

void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const std::vector<Ask> asks = all_asks(context);
  // Whoever asks what is needed expects to be asked, yet not for everything.
  const bool expected = !asks.empty() && asks_what_is_needed(context);
  constexpr std::size_t most_looked_up = 8;
  std::size_t looked_up = 0;
  const bool settled = text.english && !asks.empty() && is_settled(context);
  for (const Ask& ask : asks) {
    // "Who lives there, and at what number?" asks for two things.
    const bool question = text.sentences[ask.sentence].question_mark;
    const Words asked = question ? text.words_of(text.sentences[ask.sentence]) : ask.words(context);
    auto match = unusual().find(asked);
    // The customer spoke of it first.
    constexpr std::size_t shortest = 3;
    if (match) {
      const Word& last = asked[match->end - 1];
      const auto& inquiry = context.inquiry.text.words;
      if (last.folded.size() >= shortest &&
          std::any_of(inquiry.begin(), inquiry.end(),
                      [&](const Word& word) { return word.folded == last.folded; }))
        match.reset();
    }
    if (expected && !(match && most_private().in(asked))) continue;
    const Words whole = text.words_of(text.sentences[ask.sentence]);
    const bool table = !match && is_unusual(context, ask.sentence);
    if (!match && !table &&
        !(settled && asks_for_no_field(asked) &&
          (is_beyond(asked) || (is_personal(ask.words(context)) && looked_up++ < most_looked_up &&
                                is_new(context, ask.sentence, whole))) &&
          !is_follow_up(whole, ask.first)))
      continue;
    if (is_usual(context, asked) || asks_for_opinion(whole) || is_offer(whole) ||
        is_mostly_quoted(context, ask.sentence))
      continue;
    const Sentence& sentence = text.sentences[ask.sentence];
    bool explained = gives_reason(text.words_of(sentence));
    constexpr std::size_t reach = 2;
    for (std::size_t i = ask.sentence + 1; i <= ask.sentence + reach && i < text.sentences.size() &&
                                           are_one_paragraph(context, sentence, text.sentences[i]);
         ++i)
      explained = explained || gives_reason(text.words_of(text.sentences[i]));
    if (ask.sentence > 0 && are_one_paragraph(context, text.sentences[ask.sentence - 1], sentence))
      explained = explained || gives_reason_before(text.words_of(text.sentences[ask.sentence - 1]));
    if (explained) continue;
    const Span span = ask.span;
    if (!match) {
      findings
          .add(span,
               formatted(
                   "“{}” asks for something {}, and does not say why: it makes the customer "
                   "wary; say what it is needed for.",
                   shortened(slice(context.body(), span)),
                   table ? "that customers do not expect to be asked for" : "when all is done"))
          .confidence = 0.5;
      return;
    }
    const Span thing{asked[match->first].span.start, asked[match->end - 1].span.end};
    Diagnostic& diagnostic = findings.add(
        span,
        formatted("“{}” asks for something that a customer does not expect to be asked for (“{}”) "
                  "and does not say why: it makes them wary; say what it is needed for.",
                  shortened(slice(context.body(), span)), shortened(slice(context.body(), thing))));
    diagnostic.confidence = 0.6;
    return;
  }
}

}  // namespace

extern const Rule unexplained_question{
    "unexplained-question",
    Severity::suggestion,
    "substance",
    "The reply asks the customer for something unusual, and does not say why it is needed.",
    check,
};

}  // namespace replylint::catalogue
