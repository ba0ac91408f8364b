#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "parse/people.h"
#include "rules/attribution_line.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/thread.h"
#include "text/formatted.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// Where a salutation belongs: before everything that the writer says or quotes.
std::size_t beginning(const Draft& draft) {
  return draft.blocks.empty() ? 0 : draft.blocks.front().span.start;
}

// Whether we have written to the customer on the day of this reply, where the style asks for one
// greeting a day.
bool greeted_today(const Context& context) {
  if (context.parameter("missing-salutation", "once-a-day") == 0) return false;
  const std::optional<Date>& today = context.now;
  if (!today) return false;
  const std::string day = day_of(*today);
  return std::any_of(context.thread.begin(), context.thread.end(),
                     [&](const EarlierMessage& earlier) {
                       return earlier.side == Side::us && earlier.message->date &&
                              day_of({earlier.message->date->seconds, today->utc_offset}) == day;
                     });
}

struct Greeting {
  std::string_view language;
  std::string_view before;  // the name
  std::string_view behind;
};
// How one greets by name in languages that leave the name as it is.
constexpr Greeting greetings[] = {
    {"en", "Hi ", ","},         {"de", "Hallo ", ","},   {"fr", "Bonjour ", ","},
    {"es", "Hola ", ","},       {"pt", "Olá ", ","},     {"it", "Buongiorno ", ","},
    {"nl", "Hallo ", ","},      {"sv", "Hej ", ","},     {"da", "Hej ", ","},
    {"no", "Hei ", ","},        {"fi", "Hei ", ","},     {"hu", "Kedves ", "!"},
    {"ro", "Bună ziua, ", ","}, {"tr", "Merhaba ", ","}, {"ru", "Здравствуйте, ", "!"},
};

// The name to greet by. Outside of English, a first name alone is for those who sign with it alone.
std::string greeted_name(const Context& context, const Person& customer,
                         std::string_view language) {
  if (language == "en" || customer.called.empty()) return customer.called;
  const auto sign_off = find_sign_off(context.customer.body, context.inquiry.blocks);
  const std::string_view signed_name =
      sign_off ? slice(context.customer.body, sign_off->name) : std::string_view();
  constexpr std::size_t most_names = 3;
  const bool is_full = count_words(signed_name) > 1 && count_words(signed_name) <= most_names &&
                       signed_name.starts_with(customer.called) &&
                       signed_name.find('\n') == std::string_view::npos;
  return is_full ? std::string(signed_name) : customer.called;
}

// Empty where the name or the words of the language are not known.
std::string greeting_of(const Context& context, const Person& customer) {
  const std::string_view language = language_of_reply(context);
  if (customer.by_family_name)
    return language == "en" && !customer.title.empty()
               ? formatted("Dear {} {},", customer.title, customer.called)
               : std::string();
  const auto greeting =
      std::find_if(std::begin(greetings), std::end(greetings),
                   [&](const Greeting& each) { return each.language == language; });
  if (greeting == std::end(greetings) || customer.called.empty()) return {};
  return std::string(greeting->before)
      .append(greeted_name(context, customer, language))
      .append(greeting->behind);
}

// A line of its own above the prose that turns to somebody in words that no list has: "Dear
// resident of 8 Mill Road,", "Wa alaikum salaam Mr Aziz,", "Ana, hello!".
bool addresses_somebody(const Context& context) {
  const auto& blocks = context.draft.blocks;
  const auto prose = std::find_if(blocks.begin(), blocks.end(), is_own_text);
  if (prose == blocks.end() || prose != blocks.begin()) return false;
  constexpr std::size_t longest = 60;  // bytes
  const std::vector<Span> lines = lines_of(context.body(), prose->span);
  const std::string_view line = trimmed(slice(context.body(), lines.front()));
  const bool alone = lines.size() == 1 || trimmed(slice(context.body(), lines[1])).empty();
  if (!alone || line.empty() || line.size() > longest) return false;
  if (line.ends_with(',')) {
    static constexpr auto statements =
        word_set("thank", "thanks", "yes", "no", "sorry", "regarding", "unfortunately", "best",
                 "kind", "regards");
    return !statements.has(comparable(line.substr(0, line.find_first_of(" ,"))));
  }
  // "Thanks for your mail, Ana."
  const std::size_t comma = line.rfind(", ");
  if ((line.ends_with('.') || line.ends_with('!')) && line.starts_with("Thank") &&
      comma != std::string_view::npos &&
      is_first_name(comparable(line.substr(comma + 2, line.size() - comma - 3))))
    return true;
  static const WordPhrases hails = {
      "happy monday|tuesday|wednesday|thursday|friday|saturday|sunday|easter|new|holidays",
      "hello|hi|hey|hola|salaam|salam|shalom|namaste|ahoy|greetings|"
      "welcome|dear|morning|afternoon|evening"};
  const auto& sentences = context.draft.text.sentences;
  return line.ends_with('!') && !sentences.empty() &&
         sentences.front().span.start <= lines.front().end &&
         hails.in(context.draft.text.words_of(sentences.front()));
}

// What stands between spaces and punctuation.
std::vector<Span> words_of(std::string_view body, Span span) {
  constexpr std::string_view gaps = " \t\r\n.,;:!?()<>\"";
  constexpr std::size_t most = 12;
  std::vector<Span> words;
  for (std::size_t at = span.start; at < span.end && words.size() < most;) {
    const std::size_t start = std::min(body.find_first_not_of(gaps, at), span.end);
    at = std::min(body.find_first_of(gaps, start), span.end);
    if (start < at) words.push_back({start, at});
  }
  return words;
}

// The word of the salutation that is a name of the customer, though it could be another word:
// "Don", "Al"; in small letters: "Hi tom,". Nothing if there is none.
std::optional<Span> customers_name(const Context& context, const Person& customer, Span greeting) {
  const auto sign_off = find_sign_off(context.customer.body, context.inquiry.blocks);
  std::vector<std::string> names;
  names.reserve(customer.names.size());
  for (const Name& name : customer.names) names.push_back(name.folded);
  const auto add = [&](std::string_view text) {
    for (const Span word : words_of(text, {0, text.size()}))
      names.push_back(fold_name(slice(text, word)));
  };
  if (sign_off) add(slice(context.customer.body, sign_off->name));
  for (const Address& address : context.customer.from) add(address.name);
  const std::vector<Span> words = words_of(context.body(), greeting);
  const auto found = std::find_if(words.rbegin(), words.rend(), [&](Span word) {
    return std::find(names.begin(), names.end(), fold_name(slice(context.body(), word))) !=
           names.end();
  });
  return found == words.rend() ? std::nullopt : std::optional(*found);
}

// "Good afternoon," to a customer whose name is known. Several people are greeted without names.
void check_name(const Context& context, const Person& customer, const Salutation& salutation,
                Findings& findings) {
  static constexpr auto nobody = word_set("sir", "sirs", "madam", "madame", "mesdames");
  const bool named = std::any_of(salutation.names.begin(), salutation.names.end(), [&](Span name) {
    return !nobody.has(fold_name(slice(context.body(), name)));
  });
  if (named || salutation.span.empty()) return;
  if (!customer.certain || customer.called.empty()) return;
  const std::string_view words = slice(context.body(), salutation.span);
  // Other scripts join a name and its honorific: "佐藤様".
  if (std::any_of(words.begin(), words.end(),
                  [](char c) { return static_cast<unsigned char>(c) > 0xC6; }))
    return;
  const ComparableText greeting = comparable(words);
  static constexpr auto several = word_set(
      "all", "both", "everyone", "everybody", "team", "folks", "guys", "customer", "client",
      "ladies", "gentlemen", "together", "two", "colleagues", "family", "friends", "you", "user",
      "subscriber", "member", "again", "zusammen", "tous", "todos",
      // In French the polite way to greet one person.
      "monsieur", "madame", "mademoiselle");
  std::size_t count = 0;
  for (std::size_t at = 0; at < greeting.size();) {
    const std::size_t end = std::min(greeting.find(' ', at), greeting.size());
    std::string_view word = std::string_view(greeting).substr(at, end - at);
    while (!word.empty() && !is_word_byte(word.back())) word.remove_suffix(1);
    if (several.has(word)) return;
    ++count;
    at = end + 1;
  }
  if (const auto name = customers_name(context, customer, salutation.span)) {
    const std::string_view written = slice(context.body(), *name);
    const bool small =
        written == fold_name(written) && context.customer.body.find(written) == std::string::npos;
    if (small && fold_name(customer.called) == written)
      findings.add(*name,
                   "“" + std::string(words) + "” writes the name of " + customer.called +
                       " with a small letter, which looks careless; write “" + customer.called +
                       "”.",
                   Severity::suggestion);
    return;
  }
  constexpr std::size_t most_words = 4;
  const bool alone = context.body().find('\n', salutation.span.start) <=
                     context.body().find_first_not_of(" \t\r", salutation.span.end);
  if (count > most_words || !alone) return;
  // The first words may name the customer: "Good morning,\n\nthank you, Ana, for …"
  const auto& sentences = context.draft.text.sentences;
  if (sentences.empty()) return;
  const auto is_customer = [&](const Word& word) {
    const std::string folded = fold_name(slice(context.body(), word.span));
    return std::any_of(customer.names.begin(), customer.names.end(),
                       [&](const Name& name) { return name.folded == folded; });
  };
  const auto first_words = context.draft.text.words_of(sentences.front());
  if (std::any_of(first_words.begin(), first_words.end(), is_customer)) return;
  findings.add(salutation.span,
               "“" + std::string(words) +
                   "” greets nobody in particular and reads as a form letter to " +
                   customer.called + "; greet by name.",
               Severity::suggestion);
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() && !history_of(context).found) return;
  if (!has_own_prose(context.draft) || is_forward(context)) return;
  const Person& customer = customer_of(context);
  const Salutation& salutation = salutation_of(context);
  if (salutation.found && !greeted_today(context))
    check_name(context, customer, salutation, findings);
  if (salutation.found || greeted_today(context) || addresses_somebody(context)) return;

  const std::size_t start = beginning(context.draft);
  const std::string greeting = greeting_of(context, customer);
  Diagnostic& diagnostic = findings.add(
      {start, start},
      greeting.empty()
          ? "The reply begins without a salutation, which reads as curt; greet the customer by "
            "name."
          : "The reply begins without a salutation, which reads as curt; begin with “" + greeting +
                "”.");
  if (greeting.empty()) return;
  const std::string_view end = line_end(context.body());
  diagnostic.fixes.push_back({"Begin with “" + greeting + "”",
                              true,
                              {{{start, start}, greeting + std::string(end).append(end)}}});
}

}  // namespace

extern const Rule missing_salutation{
    "missing-salutation",
    Severity::warning,
    "etiquette",
    "The reply does not greet the customer.",
    check,
    {{"once-a-day", 0, 0, 1, "only the first reply of a day has to greet"}},
};

}  // namespace replylint::catalogue
