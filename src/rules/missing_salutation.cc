#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "parse/comparable.h"
#include "parse/people.h"
#include "rules/attribution_line.h"
#include "rules/people.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/thread.h"

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
  const auto greeting =
      std::find_if(std::begin(greetings), std::end(greetings),
                   [&](const Greeting& each) { return each.language == language; });
  if (greeting == std::end(greetings) || customer.called.empty()) return {};
  return std::string(greeting->before)
      .append(greeted_name(context, customer, language))
      .append(greeting->behind);
}

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() && !find_history(context.draft, context.body()).found) return;
  if (!has_own_prose(context.draft) || is_forward(context)) return;
  const Person customer = sender(context.customer, context.inquiry.blocks);
  if (salutation_of(context, customer).found || greeted_today(context)) return;

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
