#include "rules/shortcomings.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "rules/excuses.h"
#include "rules/open_items.h"
#include "rules/own_passages.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortcoming_features.h"
#include "rules/shortened.h"
#include "text/formatted.h"

namespace replylint {

constexpr std::array<SentenceShortcoming, sentence_shortcoming_count> sentence_shortcomings{{
    {"arguing",
     "“{}” seems to argue with the customer: grant what is true in what they wrote, and say what "
     "you will do."},
    {"asks-for-known",
     "“{}” seems to ask for what the customer told already: look it up in what they wrote."},
    {"blame",
     "“{}” may read as if the customer were at fault: say what happened, and what helps now."},
    {"condescension",
     "“{}” may read as if you talked down to the customer: say only what helps them."},
    {"denial",
     "“{}” seems to doubt what the customer saw: take it as given, and say what you look at or need "
     "to find its cause."},
    {"dodged-answer",
     "“{}” seems to stand where an answer belongs, and the customer would have to ask again: say "
     "yes or no, or name what is asked for, first."},
    {"empty-promise",
     "“{}” seems to promise without an act behind it: write who does what, and by when."},
    {"hollow-sympathy",
     "“{}” seems to offer feeling where the customer wants something done: write what you do about "
     "it, or leave it out."},
    {"incomplete-sentence", "“{}” seems to be no whole sentence: complete it."},
    {"missing-eta",
     "“{}” seems to leave something to be done, without a time: say when it is done, or when the "
     "customer hears of it."},
    {"missing-example",
     "“{}” seems to tell what to do without showing it: add the line to type, the button to press, "
     "or a sample."},
    {"no-solution",
     "“{}” seems to say no, and nothing behind it clearly shows a way forward: offer one, or better "
     "two, with what speaks for each."},
    {"process-lecture",
     "“{}” seems to explain how you work where the customer wants to know what becomes of their "
     "matter: answer that first, and leave out what it does not need."},
    {"rude", "“{}” may read as rude: say the same in the words you would use to their face."},
    {"runaround",
     "“{}” seems to hand the customer on, and nobody is left who answers: do it yourself, or write "
     "who acts, what they do next, and when the customer hears of it."},
    {"sarcasm", "“{}” may read as mockery: say plainly what you mean."},
    {"single-option",
     "“{}” seems to leave the customer one way only: offer a second, with what speaks for each."},
    {"threat",
     "“{}” may read as a threat: say what happens, why, and how the customer can avoid it."},
    {"ticket-speak", "“{}” sounds like a form letter: write to this customer, in your own words."},
    {"unexplained-question",
     "“{}” seems to ask for something that customers do not expect to be asked for: say what it is "
     "needed for."},
    {"vague-answer",
     "“{}” seems to name nothing of what it answers, and the customer cannot tell what is meant: "
     "name it."},
    {"vague-eta",
     "“{}” seems to name no time that the customer can rely on: give a day or an hour."},
}};

namespace {

// None where the tables do not judge: another language, nothing asked, or too long a reply.
std::optional<JudgedReply> judged_reply(const Context& context) {
  if (!context.draft.text.english || !context.inquiry.text.english ||
      context.inquiry.items.empty() || context.traits.size() > most_judged_sentences)
    return std::nullopt;
  return JudgedReply{context.inquiry, context.draft, context.coverage, context.traits,
                     context.tones,   *context.acts, *context.evidence};
}

double confidence_of(float above) {
  return 1 / (1 + std::exp(-static_cast<double>(above)));
}

bool has_found(const std::vector<Diagnostic>& found, std::string_view rule) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.rule == rule; });
}

// One gap, one finding.
bool is_told(const std::vector<Diagnostic>& found, std::string_view rule) {
  return has_found(found, rule) || (rule == "missing-eta" && has_found(found, "vague-eta")) ||
         (rule == "vague-eta" && has_found(found, "missing-eta"));
}

// The likeliest that no rule has found anything of.
std::optional<SuspectedShortcoming> suspect_sentence(const Context& context,
                                                     const JudgedReply& reply,
                                                     const std::vector<Diagnostic>& found) {
  constexpr std::size_t longest_judged = 60;  // words, whose weights add up
  // What is wrong with the sentence may be told: a sentence that does another thing wrong looks
  // like one of these as well.
  static constexpr std::array told_alone{"dodged-answer", "missing-eta", "rude", "sarcasm",
                                         "threat"};
  const auto is_found = [&](std::size_t s, std::string_view rule) {
    if (std::find(told_alone.begin(), told_alone.end(), rule) == told_alone.end()) return false;
    const Span span = context.draft.text.sentences[s].span;
    return std::any_of(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
      return !diagnostic.span.empty() && span.contains(diagnostic.span);
    });
  };
  const std::vector<LikelyShortcoming> likely = likely_shortcomings(reply);
  const auto likeliest =
      std::find_if(likely.begin(), likely.end(), [&](const LikelyShortcoming& each) {
        const std::string_view rule = sentence_shortcomings.at(each.shortcoming).rule;
        return reply.traits[each.sentence].words <= longest_judged && !is_told(found, rule) &&
               !is_excused(context, rule, each.sentence) && !is_found(each.sentence, rule);
      });
  if (likeliest == likely.end() || likeliest->score <= 0) return std::nullopt;
  const std::size_t sentence = likeliest->sentence;
  const auto& [rule, message] = sentence_shortcomings.at(likeliest->shortcoming);
  SuspectedShortcoming result;
  result.rule = rule;
  result.span = context.draft.text.sentences[sentence].span;
  result.message = formatted(fmt::runtime(message), shortened(slice(context.body(), result.span)));
  result.confidence = confidence_of(likeliest->score);
  // Mail among experts is not what the table knows: there a warning at the bare margin was mostly
  // wrong, and so was one about a long sentence, whose words add up. What is wrong with the
  // sentence may be what a rule found in it.
  constexpr float beyond = 1;     // logits
  constexpr float confident = 2;  // logits, by the trees
  constexpr std::size_t most_words = 30;
  result.sure =
      likeliest->above >= sure_score(likeliest->shortcoming) + beyond &&
      likeliest->score >= confident && reply.traits[sentence].words <= most_words &&
      std::none_of(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
        return diagnostic.severity != Severity::suggestion && diagnostic.span.overlaps(result.span);
      });
  return result;
}

struct PassedOver {
  std::string_view rule;
  std::string_view message;
};

PassedOver passed_over(ItemKind kind) {
  if (kind == ItemKind::question)
    return {"unanswered-question",
            "Nothing in the draft clearly takes up “{}”; the customer would have to ask again: "
            "answer it here, or say when they will have the answer."};
  if (kind == ItemKind::request)
    return {"unaddressed-request",
            "Nothing in the draft clearly takes up “{}”; the customer cannot tell whether it is "
            "done: say here that it is, when it will be, or why it cannot be."};
  return {
      "unaddressed-problem",
      "Nothing in the draft clearly takes up “{}”; the customer cannot tell whether you saw it: "
      "say here what you found, or when they will hear of it."};
}

// Its own quote stands above a passage of ours, and no other item's.
bool is_quoted_alone(const Context& context, std::size_t item) {
  const auto& passages = own_passages(context);
  return std::any_of(passages.begin(), passages.end(), [&](const OwnPassage& passage) {
    const auto quoted = std::count_if(passage.items.begin(), passage.items.end(),
                                      [](const PassageItem& each) { return each.quoted; });
    return quoted == 1 &&
           std::any_of(passage.items.begin(), passage.items.end(),
                       [&](const PassageItem& each) { return each.quoted && each.index == item; });
  });
}

std::optional<SuspectedShortcoming> suspect_item(const Context& context, const JudgedReply& reply,
                                                 const std::vector<Diagnostic>& found) {
  // What stands under the quote of one item alone mostly is its answer.
  constexpr float sure_where_alone = 0.5;  // logits
  const std::vector<float> scores = passed_over_scores(reply);
  std::optional<std::size_t> likeliest;
  float most = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] <= most || !is_judged(reply, i) ||
        (scores[i] < sure_where_alone && is_quoted_alone(context, i)))
      continue;
    most = scores[i];
    likeliest = i;
  }
  if (!likeliest) return std::nullopt;
  const Item& item = context.inquiry.items[*likeliest];
  if (may_only_explain(context, item) ||
      (item.kind == ItemKind::request && is_settled_before(context, item)))
    return std::nullopt;
  const auto [rule, message] = passed_over(item.kind);
  const bool told = std::any_of(found.begin(), found.end(), [&](const Diagnostic& diagnostic) {
    return diagnostic.item == item.id;
  });
  if (told || has_found(found, rule)) return std::nullopt;
  SuspectedShortcoming result;
  const std::size_t place = context.coverage.items[*likeliest].place;
  result.rule = rule;
  result.span = {place, place};
  result.item = item.id;
  result.message =
      formatted(fmt::runtime(message), shortened(slice(context.customer.body, item.span)));
  result.confidence = confidence_of(most);
  return result;
}

}  // namespace

std::vector<SuspectedShortcoming> suspect_shortcomings(const Context& context,
                                                       const std::vector<Diagnostic>& found) {
  std::vector<SuspectedShortcoming> suspected;
  const std::optional<JudgedReply> reply = judged_reply(context);
  if (!reply || has_answers_in_history(context)) return suspected;
  if (auto sentence = suspect_sentence(context, *reply, found))
    suspected.push_back(*std::move(sentence));
  if (auto item = suspect_item(context, *reply, found)) suspected.push_back(*std::move(item));
  return suspected;
}

}  // namespace replylint
