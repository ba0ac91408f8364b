#include <algorithm>

#include "rules/asks.h"
#include "rules/fields.h"
#include "rules/shortened.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

Text words_of(const std::string& text) {
  const Span whole{0, text.size()};
  return analyze(text, std::span(&whole, 1), "en");
}

// All words of a topic or field, side by side.
bool holds(Words words, Words wanted) {
  if (wanted.empty()) return false;
  for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i)
    if (std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                   [](const Word& left, const Word& right) { return left.folded == right.folded; }))
      return true;
  return false;
}

bool is_on_topic(const Context& context, const Intake& intake) {
  const Text subject = words_of(context.customer.subject);
  return std::any_of(intake.topics.begin(), intake.topics.end(), [&](const std::string& topic) {
    const Text wanted = words_of(topic);
    return holds(context.inquiry.text.words, wanted.words) || holds(subject.words, wanted.words);
  });
}

// Asks for the field, by its name, by other words for it, or by what it is.
bool asks_for(const Context& context, const std::vector<Ask>& asks, const IntakeField& field,
              const std::vector<Field>& known_fields) {
  for (const Ask& ask : asks) {
    const Words words = ask.words(context);
    const std::vector<Field> asked = fields_named(words);
    for (const Field each : known_fields)
      if (std::find(asked.begin(), asked.end(), each) != asked.end()) return true;
    if (holds(words, words_of(field.name).words)) return true;
    for (const std::string& other : field.words)
      if (holds(words, words_of(other).words)) return true;
  }
  return false;
}

bool is_told(const Told& told, const IntakeField& field, const std::vector<Field>& known_fields) {
  const Text name = words_of(field.name);
  for (const Field each : known_fields)
    if (told.find(each, name.words)) return true;
  if (!known_fields.empty()) return false;
  if (told.mentions(name.words)) return true;
  return std::any_of(field.words.begin(), field.words.end(), [&](const std::string& other) {
    return told.mentions(words_of(other).words);
  });
}

// "When I know that, I will have some further questions."
void check_announced(const Context& context, Findings& findings) {
  static const WordPhrases more{
      "further|more|other|another|next|additional two|few|couple? "
      "question|questions|details|things|thing|points|point|request|requests",
      "question|questions|thing|things more|later",
      "ask|need|want|have|be * * one|two|a|some or? two|few|couple? more|further|other? "
      "question|questions|things|details",
      "the rest",
  };
  static const WordPhrases later{"when|once|after|afterwards|then|later", "as soon as",
                                 "first|firstly of? all?", "for now|today"};
  static const WordPhrases ours{"i|we will|shall|would * ask|need|have|come|want|send",
                                "i'll|we'll|i'd|we'd * ask|need|have|come|want|send",
                                "there will be * more|further|other|question|questions"};
  // "Should you have further questions", "I will answer your other questions"
  static const WordPhrases theirs{
      "you|your have|further|other|more|next|remaining",
      "i|we|will|i'll|we'll|to|before|also|by|can * answer|answers|answering",
      "if|should you|there"};
  const Text& text = context.draft.text;
  for (const Sentence& sentence : text.sentences) {
    const Words words = text.words_of(sentence);
    if (!more.in(words) || !later.in(words) || !ours.in(words) || theirs.in(words)) continue;
    findings.add(sentence.span,
                 formatted("“{}” announces questions for later, and the customer is asked again "
                           "and again; ask for all that is needed at once.",
                           shortened(slice(context.body(), sentence.span))));
    return;
  }
}

void check(const Context& context, Findings& findings) {
  check_announced(context, findings);
  if (!findings.list().empty() || context.style.intakes.empty() || !context.has_inquiry()) return;
  const std::vector<Ask>& asks = asks_of(context);
  if (asks.empty()) return;
  for (const Intake& intake : context.style.intakes) {
    if (!is_on_topic(context, intake)) continue;
    const Told told(context);
    std::string missing;
    for (const IntakeField& field : intake.fields) {
      const Text name = words_of(field.name);
      const std::vector<Field> known_fields = fields_named(name.words);
      if (asks_for(context, asks, field, known_fields) || is_told(told, field, known_fields))
        continue;
      missing += (missing.empty() ? "" : ", ") + field.name;
    }
    if (missing.empty()) continue;
    // The question that asks for some of it, to point at.
    const auto some = std::find_if(asks.begin(), asks.end(), [&](const Ask& ask) {
      return std::any_of(intake.fields.begin(), intake.fields.end(), [&](const IntakeField& field) {
        return asks_for(context, {ask}, field, fields_named(words_of(field.name).words));
      });
    });
    const Span span = (some == asks.end() ? asks.front() : *some).span;
    findings.add(span,
                 formatted("“{}” asks for some of what this kind of incident needs, and not for: "
                           "{}; the customer would be asked again and again, so ask for all of it "
                           "at once.",
                           shortened(slice(context.body(), span)), missing));
    return;
  }
}

}  // namespace

extern const Rule piecemeal_questions{
    "piecemeal-questions",
    Severity::suggestion,
    "substance",
    "The reply asks for only a part of the style's question list for the incident.",
    check,
};

}  // namespace replylint::catalogue
