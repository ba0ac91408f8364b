#include "rules/tone_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "rules/phrases.h"
#include "rules/quotations.h"
#include "text/word_set.h"

namespace replylint {

namespace {

struct Offence {
  std::string_view id;
  Tone tone;
};
constexpr auto offences = std::to_array<Offence>({{"rude", Tone::rude},
                                                  {"sarcasm", Tone::sarcasm},
                                                  {"threat", Tone::threat},
                                                  {"arguing", Tone::arguing},
                                                  {"blame", Tone::blame},
                                                  {"condescension", Tone::condescension},
                                                  {"denial", Tone::denial}});

bool is_offence(std::string_view id) {
  return std::any_of(offences.begin(), offences.end(),
                     [&](const Offence& offence) { return offence.id == id; });
}

// No other tone that offends is stronger in the sentence.
bool is_strongest(const ToneScores& scores, Tone tone) {
  return std::all_of(offences.begin(), offences.end(), [&](const Offence& offence) {
    return offence.tone == tone || scores[offence.tone] <= scores[tone];
  });
}

// How far below its threshold a tone is still suggested. The thresholds are for sentences that were
// written to look like the tone; few of those that agents write do.
int least_score(Tone tone) {
  constexpr double less = 0.7;  // logits
  constexpr double more = 1.4;
  switch (tone) {
    case Tone::condescension:
    case Tone::sarcasm:
      return -static_cast<int>(less * ToneScores::per_logit);
    case Tone::arguing:
    case Tone::handoff:
      return -static_cast<int>(more * ToneScores::per_logit);
    default:
      return 0;
  }
}

// Of many sentences one looks more often like what it is not: how much farther above a threshold
// it must lie, so that a long reply is suspected no more often than a usual one.
int beyond_usual(std::size_t sentences) {
  constexpr double usual = 6;
  const double times = std::max(static_cast<double>(sentences), usual) / usual;
  return static_cast<int>(std::log(times) * ToneScores::per_logit);
}

// The table was fitted so that its logit at the threshold is about one of two.
double confidence_of(int score) {
  return 1 / (1 + std::exp(-static_cast<double>(score) / ToneScores::per_logit));
}
constexpr double sure = 0.95;

// Somebody else's words.
bool is_quoted(const Context& context, Span span) {
  const std::vector<Span>& quotations = quotations_of(context);
  const auto next =
      std::lower_bound(quotations.begin(), quotations.end(), span.start,
                       [](Span quotation, std::size_t start) { return quotation.end <= start; });
  return next != quotations.end() && next->start < span.end;
}

// "You can.": too few words for the table to tell a tone by.
constexpr std::size_t least_words = 3;

}  // namespace

bool is_invitation(std::span<const Word> words) {
  static const WordPhrases phrases{
      "feel free to ask|call|contact|email|e-mail|mail|message|phone|reply|ring|text|write",
      "free to reach out",
      "free to get in|back",
      "ask|call|contact|write me|us",
      "write|call to? me|us",
  };
  // All that such a sentence has beside them; what sneers has other words.
  static constexpr auto plain = word_set(
      "feel", "free", "to", "ask", "call", "contact", "email", "e-mail", "mail", "message", "phone",
      "reply", "ring", "text", "write", "reach", "out", "get", "in", "touch", "back", "me", "us",
      "again", "anything", "something", "else", "any", "more", "further", "other", "question",
      "questions", "about", "this", "that", "it", "at", "time", "anytime", "whenever", "you",
      "like", "need", "want", "wish", "have", "know", "if", "or", "and", "by", "with", "for", "is",
      "are", "there", "comes", "come", "up", "unclear", "help", "please", "do", "just", "should",
      "a", "the", "line", "here", "still", "also", "always", "so", "then", "directly", "i", "i'm",
      "we", "we're", "happy", "glad", "be", "will", "can", "your", "my", "our", "number", "day",
      "remains");
  return phrases.in(words) && std::all_of(words.begin(), words.end(), [](const Word& word) {
           return word.kind != WordKind::word || plain.has(word);
         });
}

bool invites_to_say(std::span<const Word> words) {
  static const WordPhrases condition{"if|should|whenever", "in case"};
  static const WordPhrases invitation{"drop|give|send me|us a|your|the", "let me|us know",
                                      "tell|write|mail|call|ring|text|phone|email me|us",
                                      "just? say so|when"};
  // "If you can even read, tell us"
  static constexpr auto harsh =
      word_set("again", "ban", "bother", "cancel", "close", "complain", "court", "delete",
               "dislike", "elsewhere", "even", "ever", "finally", "idiot", "lawyer", "listen",
               "police", "read", "really", "report", "simply", "understand");
  return condition.match_at(words, 0) && invitation.find(words, 1) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) { return harsh.has(word); });
}

bool leaves_choice(std::span<const Word> words, Tone tone) {
  static const WordPhrases otherwise{
      "unless i|we hear otherwise|differently|from",
      "unless you tell|write|say|let|object|prefer",
      "if i|we do|have not|don't|haven't hear|heard otherwise|differently|from",
  };
  // These also begin a sneer.
  static const WordPhrases choice{
      "if you|you'd would? rather|prefer",
      "when|once|if|whenever we|i get|have|find a|the? chance|time|moment|minute",
  };
  // What the customer gets: "Your deposit is paid back if your visa is refused."
  static const WordPhrases favours{
      "is|are|be|get paid|refunded|returned|reimbursed|credited back|in|the|your|you|to",
      "we|i pay|refund|return|reimburse|credit back|in|the|your|you|to",
      "get|gets|have|has|receive|receives * back if|when|unless",
      // How it stands with a place, and what is all that comes.
      "otherwise|or the|your seat|place|room|table|slot|ticket|bed goes|passes|is to|given|offered",
      ", gladly|happily",
      "that|it is|will|would be? the|all|everything whole? bill|cost|price|sum|fee",
  };
  // What could be held over them.
  static constexpr auto harms = word_set(
      "account", "alone", "assume", "authorities", "ban", "banned", "blacklist", "block", "blocked",
      "cancel", "cancelled", "charge", "charged", "charges", "close", "closed", "collection",
      "complain", "consequences", "consider", "court", "delete", "deleted", "destroy", "dispose",
      "else", "elsewhere", "fee", "fees", "fine", "forever", "forfeit", "gone", "happens", "lawyer",
      "lawyers", "legal", "lock", "locked", "lose", "lost", "pay", "payment", "penalty", "police",
      "regret", "report", "reported", "resolved", "sorry", "sue", "suspend", "suspended",
      "terminate", "terminated", "throw", "wrong", "yourself");
  if (tone != Tone::threat && tone != Tone::sarcasm) return false;
  return (otherwise.in(words) || (tone == Tone::threat && (choice.in(words) || favours.in(words) ||
                                                           invites_to_say(words)))) &&
         std::none_of(words.begin(), words.end(), [](const Word& word) { return harms.has(word); });
}

std::vector<ToneEvidence> find_tone(const Context& context, std::string_view id, Tone tone) {
  std::vector<ToneEvidence> evidence;
  const bool offends = is_offence(id);
  const Text& text = context.draft.text;
  const int threshold = beyond_usual(text.sentences.size());
  const int least = threshold + least_score(tone);
  const bool by_table =
      text.english && std::any_of(context.tones.begin(), context.tones.end(),
                                  [&](const ToneScores& scores) { return scores[tone] > least; });
  std::vector<bool> taken(by_table ? text.sentences.size() : 0, false);
  Span last;
  for (const PhraseHit& hit : context.phrase_hits) {
    const bool own = hit.phrase->id == id;
    if (by_table && (own || is_offence(hit.phrase->id))) taken[hit.sentence] = true;
    // Hits are in order, the longer of two that begin together first.
    if (!own || (!last.empty() && hit.span.start < last.end)) continue;
    last = hit.span;
    evidence.push_back({hit.sentence, hit.span, &hit, 1});
  }
  const auto by_phrase = static_cast<std::ptrdiff_t>(evidence.size());
  for (std::size_t i = 0; by_table && i < context.tones.size(); ++i) {
    if (taken[i] || context.tones[i][tone] <= least) continue;
    if (offends && !is_strongest(context.tones[i], tone)) continue;
    if (context.traits[i].words < least_words) continue;
    const auto words = text.words_of(text.sentences[i]);
    if (offends && (is_invitation(words) || leaves_choice(words, tone))) continue;
    const ToneWords run = tone_words(words, tone);
    const Span span{words[run.first].span.start, words[run.end - 1].span.end};
    if (is_quoted(context, span)) continue;
    evidence.push_back({i, span, nullptr, confidence_of(context.tones[i][tone] - threshold)});
  }
  std::inplace_merge(evidence.begin(), evidence.begin() + by_phrase, evidence.end(),
                     [](const ToneEvidence& left, const ToneEvidence& right) {
                       return left.span.start < right.span.start;
                     });
  return evidence;
}

std::vector<ToneEvidence> find_tone(const Context& context, const WordPhrases& phrases,
                                    double confidence) {
  std::vector<ToneEvidence> evidence;
  const Text& text = context.draft.text;
  if (!text.english) return evidence;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const auto words = text.words_of(text.sentences[i]);
    for (auto match = phrases.find(words); match; match = phrases.find(words, match->first + 1)) {
      const Span span{words[match->first].span.start, words[match->end - 1].span.end};
      if (is_quoted(context, span)) continue;
      evidence.push_back({i, span, nullptr, confidence});
      break;
    }
  }
  return evidence;
}

Diagnostic& report_tone(const Context& context, const ToneEvidence& evidence, std::string_view id,
                        std::string_view message, Findings& findings) {
  if (evidence.phrase != nullptr)
    return report_phrase(context, *evidence.phrase, findings, message);
  const Severity most = evidence.confidence >= sure ? Severity::warning : Severity::suggestion;
  const Severity severity = std::min(most, severity_in(context.style, id).value_or(most));
  Diagnostic& diagnostic = findings.add(
      evidence.span, with_match(message, slice(context.body(), evidence.span)), severity);
  diagnostic.confidence = evidence.confidence;
  return diagnostic;
}

void check_tone_rule(const Context& context, std::string_view id, Tone tone,
                     std::string_view message, Findings& findings) {
  for (const ToneEvidence& evidence : find_tone(context, id, tone))
    report_tone(context, evidence, id, message, findings);
}

}  // namespace replylint
