#include "rules/incident.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "rules/act_phrases.h"
#include "rules/open_work.h"
#include "rules/shortened.h"
#include "rules/substance.h"
#include "text/formatted.h"
#include "text/promises.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// A question about the incident itself, not one of its own that the report is the background of.
bool asks_about_incident(Words words) {
  static const WordPhrases phrases{
      "why|cause|caused|causing|reason|happened|happening|happen|wrong|matter",
      "when|how|what * fixed|fix|back|working|resolved|restored|long|soon|solved|eta|solve|up",
      "is|are|any|can|could|will * fixed|up|back|again|resolved|outage|down|known|eta|look|issue|problem|help|fix|wrong",
      "look|help|fix|restart|check|investigate|repair|solve|idea|ideas|update|news|suggestions",
  };
  return phrases.in(words);
}

// From how likely on some sentence says a part, so that it is not missing: where about three of
// a hundred replies that do say it, in unusual words, are below.
constexpr double said_cause = 0.55;
constexpr double said_fix = 0.55;
constexpr double said_status = 0.55;
constexpr double said_prevention = 0.6;
constexpr float least_peak = 0.13F;
// Below this an act of ours is no cause.
constexpr double may_be_cause = 0.3;
// Below this what looks like a part by a phrase is none: "…, so that we notice it" is no cause.
constexpr float least_by_phrase = 0.03F;
// From here on a sentence closes the matter: it says what was done, or that it works.
constexpr float cause_alone = 0.6F;  // of a cause, against what closes the matter beside it
constexpr float least_fix_beside = 0.1F;
constexpr float closes = 0.32F;
// And from here on it does so even if it asks something of the customer.
constexpr float asked_to_try = 0.5F;
// Where it is closed for certain, and what keeps it from coming back is told, what is asked behind
// is another matter: "Send me the cost of the boxes."
constexpr double surely_closed = 0.85;

// "I have set a default", "an alert has been added", whatever follows; not "we have solved it",
// which does not say how, nor "lids are checked twice now", a habit.
bool has_acted(Words words) {
  static const WordPhrases perfect{"i|we have|had", "i've|we've", "we now? added|set|put|made"};
  static const WordPhrases passive{"has|have been"};
  static const WordPhrases empty{"fixed|resolved|solved|sorted|handled"};
  return (perfect.match_at(words, 0) || passive.in(words)) && !empty.in(words) && states_act(words);
}

// "…, so it won't happen again": beside an act it is said why.
bool rules_out_another(Words words) {
  static const WordPhrases phrases{
      "won't|cannot|can't|will|can|shall not|never|no? longer? happen|occur|recur|return|come|fail * "
      "again|back|more",
      "won't|cannot|can't|will not|never|no? longer? recur",
  };
  return phrases.in(words);
}

// "There was a small glitch.", "due to a technical issue on our side": a name for any cause. What
// goes on tells which: "a glitch in the new release", "a technical problem: the disk was full".
bool names_any_cause(Words words) {
  static const WordPhrases phrases{
      "a|an|some small|little|minor|brief|slight|temporary|short|momentary|tiny? "
      "technical|internal|unexpected|unforeseen|general? "
      "glitch|glitches|hiccup|hiccups|issue|issues|problem|problems|difficulty|difficulties|error|"
      "errors|fault|disruption|malfunction|trouble",
      "unforeseen|unexpected|technical|various|certain "
      "circumstances|events|reasons|difficulties|problems|issues|conditions",
  };
  static const WordPhrases nowhere{
      "on|at|from our|their side|end|part",
      "in|with|on|within our|the system|systems|platform|service|services|side|end",
  };
  const auto named = phrases.find(words);
  if (!named) return false;
  std::size_t end = named->end;
  if (const auto match = nowhere.match_at(words, end)) end = match->end;
  if (end == words.size()) return true;
  const Word& next = words[end];
  if (next.folded == ",") {
    // "…, which we have resolved", but not "…, the disk was full".
    static constexpr auto goes_on =
        word_set("and", "but", "it", "it's", "its", "now", "so", "that", "this", "we", "which");
    return end + 1 < words.size() && goes_on.has(words[end + 1]);
  }
  if (next.kind == WordKind::symbol) return next.folded == "." || next.folded == "!";
  static constexpr auto tells_more =
      word_set("in", "with", "of", "on", "at", "where", "that", "when", "after", "during", "from",
               "by", "between", "because", "as", "since", "inside", "within");
  return !tells_more.has(next);
}

// What a sentence of a reply is, of those that tell of an incident.
constexpr std::size_t part_count = 4;
constexpr std::size_t aside = part_count;
constexpr std::size_t edge = part_count + 1;  // before the first sentence, after the last
using PartWeights = std::array<double, part_count + 1>;

// How likely a sentence of one kind follows one of another: the cause mostly comes first, then the
// fix, then whether it works, and prevention last.
constexpr std::array<std::array<double, edge + 1>, edge + 1> follows = {{
    // cause, fix, status, prevention, aside, the end
    {0.08, 0.60, 0.17, 0.05, 0.06, 0.04},
    {0.09, 0.08, 0.55, 0.16, 0.06, 0.06},
    {0.09, 0.06, 0.08, 0.53, 0.06, 0.18},
    {0.03, 0.04, 0.05, 0.08, 0.09, 0.71},
    {0.52, 0.18, 0.08, 0.06, 0.10, 0.06},
    {0.36, 0.12, 0.07, 0.02, 0.43, 0},  // the beginning
}};

// What is hardly the part is not made one by its place: "I regret the queue", behind the cause.
constexpr double least_fit = 0.03;

// The order in which the parts are scored.
constexpr std::array<Act, part_count> part_acts = {Act::cause, Act::fix, Act::status,
                                                   Act::prevention};

// How well sentence `i` fits each kind.
PartWeights part_weights(const SentenceActs& acts, const Text& text, std::size_t i) {
  constexpr double least_weight = 1e-3;
  // The table was learned from about two sentences of anything else to one of each part.
  constexpr double share_of_rest = 2;
  const bool any_cause = names_any_cause(text.words_of(text.sentences[i]));
  PartWeights weights{};
  double rest = 1;
  for (std::size_t part = 0; part < part_count; ++part) {
    const auto fit = static_cast<double>(acts.of(i, part_acts[part]));
    const bool says = fit >= least_fit && !(part == 0 && any_cause);
    weights[part] = says ? fit : least_weight;
    if (says) rest -= fit;
  }
  weights[aside] = std::max(rest, least_weight) / share_of_rest;
  return weights;
}

// How well a sentence fits one part and then another one.
using TwoPartWeights = std::array<std::array<double, part_count>, part_count>;

// "The disk was full, and I have doubled it": two clauses, each of which may say a part of its own.
TwoPartWeights two_part_weights(const Text& text, const Sentence& sentence,
                                const PartWeights& whole) {
  static constexpr auto joiners =
      word_set("after", "and", "as", "because", "before", "but", "now", "since", "so", "until",
               "when", "where", "which", "while", ";");
  constexpr std::size_t least_words = 3, most_joiners = 4;
  // A clause by itself says too little to be sure of: the whole sentence must say the part as well,
  // but for what of the next time, which may be a word at its end.
  const auto may_say = [&](std::size_t part) {
    return whole[part] >= least_fit || part_acts[part] == Act::prevention;
  };
  // Learned from sentences, of which few say two parts; their clauses count for more.
  constexpr double two_clauses = 2;
  TwoPartWeights weights{};
  std::size_t found = 0;
  for (std::size_t i = sentence.first_word + least_words;
       i + least_words < sentence.end_word && found < most_joiners; ++i) {
    if (!joiners.has(text.words[i].folded)) continue;
    ++found;
    Sentence before = sentence;
    Sentence behind = sentence;
    before.end_word = i;
    behind.first_word = i + 1;
    const ActScores first = act_scores(text, before);
    const ActScores second = act_scores(text, behind);
    for (std::size_t left = 0; left < part_count; ++left)
      for (std::size_t right = 0; right < part_count; ++right)
        if (may_say(left) && may_say(right))
          weights[left][right] =
              std::max(weights[left][right],
                       two_clauses *
                           static_cast<double>(first[static_cast<std::size_t>(part_acts[left])] *
                                               second[static_cast<std::size_t>(part_acts[right])]));
  }
  if (names_any_cause(text.words_of(sentence))) {
    weights[0] = {};
    for (auto& row : weights) row[0] = 0;
  }
  return weights;
}

// How likely each part is said by some sentence: a hidden Markov chain runs over the sentences,
// once free and once for each part that it must leave out. `two_parts` are those of each sentence,
// or none.
std::array<double, part_count> likely_said(std::span<const PartWeights> fits,
                                           std::span<const TwoPartWeights> two_parts) {
  constexpr std::size_t free = part_count;  // the run that leaves nothing out
  std::array<PartWeights, part_count + 1> runs{};
  for (std::size_t i = 0; i < fits.size(); ++i) {
    double total = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
      PartWeights reached{};
      for (std::size_t kind = 0; kind < reached.size(); ++kind) {
        reached[kind] = i == 0 ? follows[edge][kind] : 0;
        for (std::size_t before = 0; before < reached.size(); ++before)
          reached[kind] += runs[run][before] * follows[before][kind];
      }
      PartWeights next{};
      for (std::size_t kind = 0; kind < next.size(); ++kind) {
        if (kind == run && run != free) continue;
        next[kind] += reached[kind] * fits[i][kind];
        if (two_parts.empty() || kind == aside) continue;
        for (std::size_t second = 0; second < part_count; ++second)
          if (second != kind && second != run)
            next[second] += reached[kind] * follows[kind][second] * two_parts[i][kind][second];
      }
      if (run == free)
        for (const double weight : next) total += weight;
      runs[run] = next;
    }
    for (PartWeights& run : runs)
      for (double& weight : run) weight /= total;
  }
  const auto ended = [](const PartWeights& run) {
    double sum = 0;
    for (std::size_t kind = 0; kind < run.size(); ++kind) sum += run[kind] * follows[kind][edge];
    return sum;
  };
  std::array<double, part_count> said{};
  for (std::size_t part = 0; part < part_count; ++part)
    said[part] = 1 - ended(runs[part]) / ended(runs[free]);
  return said;
}

void note_parts(const SentenceActs& acts, const Text& text, IncidentParts& parts) {
  static const WordPhrases we{"i|we"};
  if (!text.english || text.sentences.empty()) return;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Words words = text.words_of(text.sentences[i]);
    parts.cause = parts.cause || (states_cause(words) && !names_any_cause(words) &&
                                  acts.of(i, Act::cause) >= least_by_phrase);
    // What is done for the next time ("we have added a second disk") is done, and so is what "we
    // edited" before "all works again".
    const bool acted = has_acted(words) || (we.match_at(words, 0) && states_act(words) &&
                                            acts.of(i, Act::fix) >= least_fix_beside);
    parts.fix = parts.fix || (static_cast<double>(acts.of(i, Act::cause)) < may_be_cause && acted);
    parts.prevention = parts.prevention || (acted && rules_out_another(words));
    parts.status =
        parts.status || (states_outcome(words) && acts.of(i, Act::status) >= least_by_phrase);
  }
  std::vector<PartWeights> fits(text.sentences.size());
  for (std::size_t i = 0; i < fits.size(); ++i) fits[i] = part_weights(acts, text, i);
  // What no sentence says by itself is not made said by the order of the parts.
  std::array<float, part_count> peak{};
  for (std::size_t i = 0; i < fits.size(); ++i)
    for (std::size_t part = 0; part < part_count; ++part)
      peak[part] = std::max(peak[part], acts.of(i, part_acts[part]));
  // What remains to be done is told, too.
  for (std::size_t i = 0; i < fits.size(); ++i)
    peak[1] = std::max(peak[1], acts.of(i, Act::promise));
  const auto note = [&](const std::array<double, part_count>& said) {
    parts.cause = parts.cause || (said[0] >= said_cause && peak[0] >= least_peak);
    parts.fix = parts.fix || (said[1] >= said_fix && peak[1] >= least_peak);
    parts.status = parts.status || (said[2] >= said_status && peak[2] >= least_peak);
    parts.prevention = parts.prevention || said[3] >= said_prevention;
  };
  note(likely_said(fits, {}));
  if (parts.cause && parts.fix && parts.status && parts.prevention) return;
  std::vector<TwoPartWeights> two_parts;
  two_parts.reserve(fits.size());
  for (std::size_t i = 0; i < fits.size(); ++i)
    two_parts.push_back(two_part_weights(text, text.sentences[i], fits[i]));
  note(likely_said(fits, two_parts));
}

void note_parts(const Text& text, IncidentParts& parts) {
  note_parts(SentenceActs(text), text, parts);
}

// What we said before: our own words in the customer's quotes, and our messages of the thread.
void note_history(const Context& context, IncidentParts& parts) {
  std::vector<Span> quotes;
  for (const Block& block : context.inquiry.blocks)
    if (block.kind == BlockKind::quote) quotes.push_back(block.span);
  if (!quotes.empty()) note_parts(analyze(context.customer.body, quotes), parts);
  quotes.clear();
  for (const Block& block : context.draft.blocks)
    if (block.kind == BlockKind::quote && block.depth >= 2) quotes.push_back(block.span);
  if (!quotes.empty()) note_parts(analyze(context.message.body, quotes), parts);
  for (const EarlierMessage& earlier : context.thread)
    if (earlier.side == Side::us) note_parts(earlier.draft.text, parts);
}

// "Also, can the export run on the 3rd?": another matter, of which the report is no background.
bool is_another_matter(Words words) {
  static const WordPhrases phrases{
      "also|additionally|besides|separately|moreover|furthermore|unrelated|btw|secondly",
      "another|different|second thing|question|matter|request|point|topic",
      "by the way",
      "one more thing|question",
      "on another|a note",
      "while|when|as i am|have|write|'m",
  };
  return phrases.in(words);
}

const Item* reported_problem(const Context& context) {
  const Item* problem = nullptr;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const Words words =
        context.inquiry.text.words_of(context.inquiry.text.sentences[item.sentence]);
    if (item.kind == ItemKind::problem && item.confidence >= 0.55 && !problem) problem = &item;
    if (item.kind == ItemKind::question && !asks_about_incident(words) &&
        !(problem != nullptr && is_another_matter(words)))
      return nullptr;
  }
  return problem;
}

std::optional<Incident> find_incident(const Context& context) {
  if (!context.has_inquiry() || context.inquiry.items.empty()) return std::nullopt;
  const Item* problem = reported_problem(context);
  if (problem == nullptr) return std::nullopt;

  const Text& text = context.draft.text;
  double prevented = 0;
  Incident incident;
  incident.problem = problem;
  // Work that is open makes it an interim reply.
  if (!text.english || !open_work(context).empty()) return std::nullopt;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const Sentence& sentence = text.sentences[i];
    const Words words = text.words_of(sentence);
    const float prevention = context.acts->of(i, Act::prevention);
    const float cause = context.acts->of(i, Act::cause);
    const float fix = context.acts->of(i, Act::fix);
    // "We deleted old copies, because the disk was full."
    const float reason = fix >= least_fix_beside ? cause : 0;
    const float closing = fix + context.acts->of(i, Act::status) +
                          (has_acted(words) ? prevention : 0) + (states_act(words) ? reason : 0);
    // A question of ours makes it the customer's turn, unless it asks them to try what was done.
    if (waits_for_customer(context.body(), text, sentence) &&
        std::max(closing, prevention) < asked_to_try &&
        (incident.confidence < surely_closed || prevented < surely_closed))
      return std::nullopt;
    prevented = std::max(prevented, static_cast<double>(prevention));
    // "It must be something on your side", "it is a limit of the module": nothing was done.
    const float refuses =
        std::max(context.acts->of(i, Act::denial), states_act(words) ? 0 : cause * cause_alone);
    if (sentence.form != SentenceForm::interrogative && closing >= closes && closing > refuses &&
        closing > static_cast<float>(incident.confidence)) {
      incident.confidence = static_cast<double>(closing);
      incident.claim = sentence.span;
    }
  }
  if (incident.confidence == 0) return std::nullopt;
  note_parts(*context.acts, text, incident.parts);
  note_history(context, incident.parts);
  // "Why does that happen?": whatever answers it names the cause.
  for (std::size_t i = 0; i < context.coverage.items.size(); ++i)
    incident.parts.cause =
        incident.parts.cause || (context.inquiry.items[i].wants == Wanted::reason &&
                                 context.coverage.items[i].state == ItemState::answered);
  return incident;
}

}  // namespace

const std::optional<Incident>& incident_of(const Context& context) {
  return context.once(find_incident);
}

void report_missing_part(const Context& context, bool IncidentParts::*part, std::string_view lacks,
                         std::string_view advice, Findings& findings) {
  const std::optional<Incident>& incident = incident_of(context);
  if (!incident || incident->parts.*part) return;
  Diagnostic& diagnostic = findings.add(
      incident->claim,
      formatted("“{}” {} “{}”: {}", shortened(slice(context.body(), incident->claim)), lacks,
                shortened(slice(context.customer.body, incident->problem->span)), advice));
  diagnostic.item = incident->problem->id;
  diagnostic.confidence = incident->confidence * incident->problem->confidence;
}

}  // namespace replylint
