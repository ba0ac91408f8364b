#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "parse/salutation.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/quotations.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/blank_line.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/times.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t longest_placeholder = 90;  // bytes
constexpr std::size_t most_candidates = 100;
constexpr std::size_t most_words = 14;  // "[insert a short description of …]"

// What a template leaves a gap for.
constexpr auto gaps = word_set(
    "name", "names", "firstname", "lastname", "fullname", "surname", "fname", "lname", "yourname",
    "customername", "clientname", "username", "companyname", "agentname", "customer", "client",
    "recipient", "date", "time", "day", "weekday", "month", "deadline", "amount", "price", "number",
    "link", "url", "company", "product", "productname", "plan", "reason", "agent", "representative",
    "signature", "placeholder", "eta", "timeframe", "timeline", "duration", "ordernumber",
    "orderid", "ticketid", "ticketnumber", "datum", "uhrzeit", "betrag", "preis", "frist", "termin",
    "anrede", "kundenname", "nachname", "vorname", "nom", "prénom", "montant", "heure", "nombre",
    "fecha", "importe", "naam", "bedrag", "nome", "importo", "tbd", "tbc", "todo", "fixme");

// What it is about; alone they may as well be a remark in brackets.
constexpr auto subjects =
    word_set("address", "email", "phone", "order", "ticket", "invoice", "case", "reference",
             "account", "title", "position", "role", "department", "team", "topic", "subject",
             "issue", "problem", "solution", "steps", "request", "question", "details",
             "description", "version", "feature", "service", "city", "country", "location",
             "attachment", "tracking", "delivery", "contact", "refund", "file", "id", "code",
             "message", "text", "signature", "job", "manager", "project", "website", "page");

// Words that stand beside them.
constexpr auto modifiers = word_set(
    "your", "my", "our", "the", "a", "an", "of", "first", "last", "full", "given", "family", "here",
    "new", "current", "specific", "relevant", "estimated", "expected", "due", "next", "start",
    "end", "brief", "short", "or", "and", "if", "to", "be", "confirmed", "for", "with", "from",
    "this", "s", "no", "nr", "support", "customer's", "business", "working", "in", "as", "e", "g",
    "example", "applicable", "needed", "ihr", "ihre", "votre", "su");

// A template tells its user what to do: "[insert link]".
constexpr auto commands = word_set(
    "insert", "add", "enter", "fill", "put", "paste", "specify", "describe", "choose", "select",
    "mention", "include", "attach", "explain", "summarize", "summarise", "optional", "delete",
    "remove", "personalize", "personalise", "customize", "customise");

// What ends the name of a gap, whatever stands before it: "[coupon code]", "[part no.]".
constexpr auto heads = word_set("name", "number", "no", "id", "code", "date", "time", "link", "url",
                                "address", "amount", "price", "total");

// "[Your title]" is the writer's; "<your domain>" is for the customer to fill in.
constexpr auto writers_own =
    word_set("name", "title", "position", "role", "signature", "company", "department", "team",
             "phone", "number", "email", "job", "organization", "organisation");

// Variables of Windows, and elements of HTML and XML.
constexpr auto environment_variables = word_set("username", "date", "time", "name", "number");
constexpr auto elements = word_set("title", "link", "address", "time", "date", "name", "customer",
                                   "product", "price", "url", "description", "amount", "order");

// What a number is of.
constexpr auto units =
    word_set("hour", "hours", "day", "days", "minute", "minutes", "week", "weeks", "euro", "euros",
             "eur", "usd", "gbp", "dollars", "percent", "months", "business", "working", "am", "pm",
             "gb", "mb", "tb", "january", "february", "march", "april", "may", "june", "july",
             "august", "september", "october", "november", "december");

// What stands before a value that is missing: "at [slot]", "your [plan]", "costs (amount)".
constexpr auto value_leads =
    word_set("in", "at", "on", "of", "for", "to", "from", "with", "by", "until", "till", "between",
             "before", "after", "since", "within", "about", "regarding", "around", "via", "a", "an",
             "your", "our", "my", "is", "are", "was", "be", "costs", "cost", "hi", "hello", "dear",
             "und", "am", "um", "bis", "von", "vom", "zum", "für", "mit", "ist", "beträgt");
// Those before which a value in round brackets is no remark: "on (date)".
constexpr auto strong_leads = word_set("at", "on", "of", "for", "by", "until", "till", "between",
                                       "costs", "dear", "hi", "hello", "within", "from");
// The gaps among them.
constexpr auto bare_gaps = word_set("name", "date", "time", "day", "weekday", "amount", "price",
                                    "number", "address", "link", "deadline", "tbc", "tbd");

// Brackets around what the customer sees: keys, buttons, marks in subjects and logs.
const WordPhrases& shows_screen() {
  static const WordPhrases phrases = {
      "press|click|clicking|tap|tick|hit|hold|choose|select|selecting|open|type|enter|key|keys|"
      "keyboard|button|buttons|menu|tab|tabs|field|fields|option|switch|screen|display|displays|"
      "log|logs|subject|labelled|labeled|marked|called|named|says|reads|shows|folder|section|"
      "channel|list|prefix|tagged",
  };
  return phrases;
}
constexpr auto marks =
    word_set("solved", "resolved", "closed", "urgent", "external", "spam", "info", "error", "warn",
             "warning", "debug", "note", "ok", "sic", "fyi", "pdf", "patch", "rfc", "bug", "ctrl",
             "alt", "shift", "tab", "esc", "enter", "del", "home", "end", "todo", "done", "new",
             "update", "updated", "fixed", "fatal", "notice", "announce", "off-topic");

// What a setting is put to: "Set [ipv6] to [off]".
constexpr auto setting_values = word_set(
    "on", "off", "yes", "no", "true", "false", "enabled", "disabled", "enable", "disable", "active",
    "inactive", "auto", "automatic", "manual", "default", "custom", "always", "never", "ask", "all",
    "any", "none", "low", "medium", "high", "fast", "slow", "strict", "public", "private",
    "visible", "left", "right", "local", "remote", "static", "dynamic");

// Words by which a sentence speaks of a placeholder, or shows the customer what to fill in.
const WordPhrases& explains() {
  static const WordPhrases phrases = {
      "placeholder|placeholders|template|templates|syntax|variable|variables",
      "merge|template|form tag|tags|field|fields|code|codes",
      "replace|replacing|replaced|substitute|substituting",
      "stands for",
      "in place of",
      "instead of",
      "tag|tags|element|elements|attribute|attributes",
      "angle|square|curly bracket|brackets|braces",
      "where it|the says|stands|reads",
      "is|are|was|were|be spelt|spelled|written",
  };
  return phrases;
}

// "the [Name] field": what is on the customer's screen.
constexpr auto controls = word_set("field", "fields", "box", "button", "column", "columns", "tab",
                                   "menu", "key", "option", "checkbox", "section", "entry");

// Words in a salutation that programs write where a name is missing.
constexpr auto empty_values = word_set("undefined", "null", "none", "nan", "firstname", "lastname",
                                       "fullname", "name", "customername", "username");

constexpr auto greetings = word_set("dear", "hi", "hello", "hey", "hallo", "hola");

// "customer's FirstName" as "customer", "s", "first", "name", in small letters.
std::vector<std::string> words_of(std::string_view content) {
  std::vector<std::string> words;
  bool in_word = false;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (!is_word_byte(c)) {
      in_word = false;
      continue;
    }
    const bool hump = in_word && is_ascii_upper(c) && is_ascii_lower(content[i - 1]);
    if (!in_word || hump) words.emplace_back();
    words.back() += to_lower(c);
    in_word = true;
    if (words.size() > most_words) break;
  }
  return words;
}

// "XX", "xxxx", "???", "...": a gap without a word. Not the "x" of a check box.
bool is_filler(std::string_view content) {
  if (content.size() < 2) return false;
  const char first = to_lower(content.front());
  return (first == 'x' || first == '?' || first == '_') &&
         std::all_of(content.begin(), content.end(), [&](char c) { return to_lower(c) == first; });
}

// "CUSTNO", "SHIP_REF", "ORDER_ID": the name of a field of a program, which is nobody's word.
bool is_field_name(std::string_view content) {
  constexpr std::size_t shortest = 5;
  if (content.size() < shortest || !std::all_of(content.begin(), content.end(), [](char c) {
        return is_ascii_upper(c) || c == '_' || is_ascii_digit(c);
      }))
    return false;
  constexpr std::string_view beginnings[] = {
      "CUST",    "CLIENT_", "ORDER", "INVOICE",  "INV_",    "ACCT",   "ACCOUNT", "TICKET", "CASE_",
      "CONTACT", "AGENT",   "SHIP",  "DELIVERY", "BOOKING", "MEMBER", "PATIENT", "REFUND"};
  constexpr std::string_view endings[] = {"NO",     "NR",    "NUM",   "REF",   "AMT",
                                          "AMOUNT", "TOTAL", "PRICE", "_DATE", "_NAME"};
  const auto begins = [&](std::string_view part) { return content.starts_with(part); };
  const auto ends = [&](std::string_view part) { return content.ends_with(part); };
  return std::any_of(std::begin(beginnings), std::end(beginnings), begins) ||
         std::any_of(std::begin(endings), std::end(endings), ends);
}

// "ORDERNUMBER", "BOOKING_ID": what a template calls a number or a date, with its noun before it.
bool is_named_value(std::string_view content) {
  constexpr std::string_view nouns[] = {
      "ORDER",    "INVOICE",  "TICKET",   "CASE",      "BOOKING", "CUSTOMER",    "CLIENT",
      "ACCOUNT",  "CONTRACT", "TRACKING", "REFERENCE", "MEMBER",  "RESERVATION", "PARCEL",
      "DELIVERY", "REFUND",   "POLICY",   "PATIENT",   "PRODUCT", "SHIPMENT",    "SHIPPING"};
  constexpr auto values = word_set("NUMBER", "NO", "NR", "NUM", "ID", "DATE", "TIME", "NAME",
                                   "AMOUNT", "TOTAL", "CODE", "LINK", "URL", "REF", "PRICE");
  return std::any_of(std::begin(nouns), std::end(nouns), [&](std::string_view noun) {
    if (!content.starts_with(noun)) return false;
    std::string_view rest = content.substr(noun.size());
    if (rest.starts_with('_')) rest.remove_prefix(1);
    return values.has(rest);
  });
}

bool is_in_capitals(std::string_view word) {
  return word.size() > 2 && std::all_of(word.begin(), word.end(), is_ascii_upper);
}

enum class Brackets {
  square,
  angle,
  round,
  curly,
  percent,   // and "#AMOUNT#"
  capitals,  // "##TICKET##"
  markup,    // of a template language: "{{…}}", "*|…|*", "<%…%>"
};

bool is_element(std::string_view content) {
  const std::vector<std::string> words = words_of(content);
  return words.size() == 1 && elements.has(words.front());
}

bool is_identifier(std::string_view content) {
  bool letter = false;
  for (const char c : content) {
    if (!is_word_byte(c) && std::string_view(" .|:'_-#/()!?,=").find(c) == std::string_view::npos)
      return false;
    letter = letter || (is_word_byte(c) && !is_ascii_digit(c));
  }
  return letter;
}

// Is what stands in the brackets the name of a gap?
bool names_gap(std::string_view content, Brackets brackets) {
  if (brackets == Brackets::markup) return is_identifier(content);
  if (brackets == Brackets::capitals && gaps.has(content)) return true;
  if (brackets == Brackets::capitals)
    return content.size() > 2 && std::all_of(content.begin(), content.end(), [](char c) {
             return is_ascii_upper(c) || c == '_' || is_ascii_digit(c);
           });
  if (brackets == Brackets::percent && is_field_name(content)) return true;
  // "{$order_no}"
  if (brackets == Brackets::curly && content.size() > 1 && content.front() == '$')
    content.remove_prefix(1);
  if (is_filler(content)) return brackets == Brackets::square || brackets == Brackets::curly;
  std::vector<std::string> words = words_of(content);
  if (words.empty() || words.size() > most_words) return false;
  if (content.ends_with('#')) words.emplace_back("number");
  if (words.size() > 1 && words.back() == "here") words.pop_back();
  const std::string& first = words.front();
  if (content.find_first_of("=;\\@\"$") != std::string_view::npos) return false;
  // "[DATE/TIME]", no path.
  if (content.find('/') != std::string_view::npos &&
      !std::all_of(words.begin(), words.end(), [](const std::string& w) { return gaps.has(w); }))
    return false;
  if (commands.has(first) && (brackets != Brackets::round || first != "delete"))
    return words.size() >= 2 && (brackets != Brackets::round || first == "insert") &&
           brackets != Brackets::percent;
  if (brackets == Brackets::round && first == "delete" && words.size() > 1)
    return words[1] == "as" || words[1] == "if" || words[1] == "where";
  if (brackets == Brackets::round)
    return words.size() <= 6 && (first == "tbd" || first == "todo" || first == "fixme") &&
           is_ascii_upper(content.front());
  const bool one_word = words.size() == 1;
  if (brackets == Brackets::percent) {
    const bool identifier = std::all_of(content.begin(), content.end(),
                                        [](char c) { return is_word_byte(c) || c == '.'; });
    if (!identifier || (one_word && environment_variables.has(first))) return false;
  }
  if (first == "your" && (words.size() > 5 || !writers_own.has(words.back()))) return false;
  // "[link to article]", "[reason for the delay]"
  if (words.size() > 2 && words.size() <= 6 && gaps.has(first) &&
      (words[1] == "to" || words[1] == "of" || words[1] == "for"))
    return true;
  const bool letters = std::all_of(content.begin(), content.end(), [](char c) {
    return (is_word_byte(c) && !is_ascii_digit(c)) || c == ' ' || c == '_' || c == '-' ||
           c == '.' || c == '#';
  });
  if (letters && words.size() > 1 && words.size() <= 3 && heads.has(words.back()) &&
      !modifiers.has(first))
    return true;
  const auto is_named = [](const std::string& word) {
    return gaps.has(word) || subjects.has(word) || modifiers.has(word);
  };
  if (!std::all_of(words.begin(), words.end(), is_named)) return false;
  if (std::any_of(words.begin(), words.end(), [](const std::string& w) { return gaps.has(w); }))
    return true;
  // "[Your Title]", "{ORDER_ID}", "[order id]"
  const bool shouted = content.find('_') != std::string_view::npos ||
                       std::none_of(content.begin(), content.end(), is_ascii_lower);
  const auto named = std::count_if(words.begin(), words.end(),
                                   [](const std::string& word) { return subjects.has(word); });
  return words.size() > 1 && (first == "your" || shouted || named > 1);
}

class Placeholders {
 public:
  Placeholders(const Context& context, Findings& findings)
      : context_(context), body_(context.body()), findings_(findings) {}

  void check() {
    find_shown();
    bool first = true;
    bool greeted = false;  // the block above is a salutation
    for (const Block& block : context_.draft.blocks) {
      if (!is_own_text(block) || block.kind == BlockKind::preformatted) continue;
      if (first) check_salutation(block.span);
      if (greeted && block.kind == BlockKind::answer) check_second_salutation(block);
      greeted = block.kind == BlockKind::salutation;
      in_prose_ = block.kind == BlockKind::answer;
      greets_ = first;
      in_signature_ = block.kind == BlockKind::signature;
      signs_ = in_signature_ || block.kind == BlockKind::closing;
      each_line(body_, block.span, [&](Span line) {
        check_line(line);
        greets_ = false;
      });
      first = false;
    }
    report_found();
  }

 private:
  // Do the words before a block present what the customer is to copy: "Copy this into the box:"?
  [[nodiscard]] bool is_for_copying(Span block) const {
    static const WordPhrases copying{
        "copy|paste|put|use|enter|type|insert this|that|these|it|the",
        "template|example|pattern|wording|snippet",
    };
    std::string_view above = body_.substr(0, block.start);
    above = above.substr(0, above.find_last_not_of(" \t\r\n") + 1);
    if (!above.ends_with(':')) return false;
    const auto& sentences = context_.draft.text.sentences;
    const auto next = std::upper_bound(
        sentences.begin(), sentences.end(), above.size() - 1,
        [](std::size_t end, const Sentence& each) { return end < each.span.start; });
    if (next == sentences.begin()) return false;
    // "Just like this:" to "How do I write that in the template?"
    static const WordPhrases shown{"like this", "as follows", "this is how"};
    static constexpr auto markup = word_set("template", "templates", "html", "markup", "snippet");
    const Words words = context_.draft.text.words_of(*std::prev(next));
    const auto& theirs = context_.inquiry.text.words;
    return copying.in(words) ||
           (shown.in(words) && std::any_of(theirs.begin(), theirs.end(),
                                           [](const Word& word) { return markup.has(word); }));
  }

  // The paragraphs and blocks that the customer is to copy, with gaps in them.
  void find_shown() {
    for (const Block& block : context_.draft.blocks) {
      if (block.depth > 0 || block.kind == BlockKind::quote) continue;
      const std::string_view text = slice(body_, block.span);
      const auto open_gaps = [](Bytes bytes) {
        return equal_to(bytes, '{') | equal_to(bytes, '[') | equal_to(bytes, '<') |
               equal_to(bytes, '%');
      };
      if (find_byte(text, 0, open_gaps) == std::string_view::npos) continue;
      for (std::size_t at = 0; at < text.size();) {
        const Span blank = find_blank_line(text, at);
        const Span part{block.span.start + at, block.span.start + blank.start};
        if (is_for_copying(part)) shown_.push_back(part);
        at = blank.end;
      }
    }
  }

  // Stands in what the customer is to copy, or is spoken of beside it.
  [[nodiscard]] bool is_of_shown(Span span) const {
    return std::any_of(shown_.begin(), shown_.end(), [&](Span part) {
      return part.contains(span) ||
             slice(body_, part).find(slice(body_, span)) != std::string_view::npos;
    });
  }

  void add(Span span) { found_.push_back(span); }

  // Of two that overlap the first.
  void report_found() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](Span left, Span right) { return left.start < right.start; });
    std::size_t done = 0;
    for (const Span span : found_) {
      if (span.start < done) continue;
      done = span.end;
      findings_.add(span, "“" + shortened(slice(body_, span)) +
                              "” is left over from a template or a first version, and shows the "
                              "customer that nobody read the reply; write what belongs there.");
    }
  }

  // "Mr/Mrs", "Herr/Frau", "Mr./Ms."
  static bool are_several_titles(std::string_view word) {
    static constexpr auto titles =
        word_set("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "herr", "frau");
    std::size_t count = 0;
    for (std::size_t start = 0; start <= word.size(); ++count) {
      const std::size_t end = std::min(word.find('/', start), word.size());
      if (!titles.has(to_lower(word.substr(start, end - start)))) return false;
      start = end + 1;
    }
    return count > 1;
  }

  // "Hi ,", "Dear Mr. ,", "Hello undefined,"
  void check_salutation(Span block) {
    const Span line = lines_of(body_, block).front();
    // "Hello undefined,", "Dear customer_name,", "Dear $CUSTOMER_NAME,": one word that is no name.
    const std::string_view text = trimmed(slice(body_, line));
    const std::size_t space = text.find(' ');
    if (space != std::string_view::npos && text.back() == ',' &&
        greetings.has(comparable(text.substr(0, space)))) {
      const std::string_view word = trimmed(text.substr(space, text.size() - 1 - space));
      const std::size_t start = static_cast<std::size_t>(word.data() - body_.data());
      const bool variable = word.find('_') != std::string_view::npos || word.starts_with('$');
      // "moth_king" is what some go by.
      const bool gap = variable && word.find_first_of(" <[{") == std::string_view::npos &&
                       context_.customer.body.find(word) == std::string::npos;
      // "Dear Mr/Mrs,"
      if (are_several_titles(word)) return add({start, start + word.size()});
      // "Hi xxx,"
      const bool crosses = word.size() > 2 && is_filler(word);
      if (!word.empty() && (gap || crosses || is_empty_value(word)) && !signs_with(word))
        return add({start, start + word.size()});
    }
    if (text.find(" ,") == std::string_view::npos && text.find("\t,") == std::string_view::npos)
      return;
    const auto salutation = read_salutation(body_, line);
    if (!salutation || !salutation->greeting || !salutation->name.empty()) return;
    const std::string_view whole = slice(body_, salutation->whole);
    if (whole.size() >= 3 && whole.ends_with(',') && is_space_or_tab(whole[whole.size() - 2]))
      findings_.add(salutation->whole,
                    "“" + shortened(whole) +
                        "” names nobody: the name is missing before the comma, and the customer "
                        "sees a form letter; write their name.");
  }

  // "Hi Ann,", "Dear customer,": the salutation of a template below the writer's own.
  void check_second_salutation(const Block& block) {
    static constexpr auto formal =
        word_set("dear", "sehr", "cher", "chère", "estimado", "estimada");
    const Span line = lines_of(body_, block.span).front();
    const std::string_view text = trimmed(slice(body_, line));
    if (!text.ends_with(',') || !formal.has(comparable(text.substr(0, text.find(' '))))) return;
    const auto salutation = read_salutation(body_, line);
    if (!salutation || !salutation->greeting || !salutation->alone) return;
    // "Dear Mr Brown," begins a letter to somebody else, which is shown.
    const Person& customer = customer_of(context_);
    const std::vector<std::string> names = words_of(slice(body_, salutation->name));
    const auto is_called = [&](const std::string& name) {
      return customer.is_called(fold_name(name));
    };
    const bool family_known = customer.names.size() > 1;
    if (!names.empty() && family_known && std::none_of(names.begin(), names.end(), is_called))
      return;
    // "Dear customer," is told by another rule.
    if (std::any_of(context_.phrase_hits.begin(), context_.phrase_hits.end(),
                    [&](const PhraseHit& hit) { return line.contains(hit.span); }))
      return;
    findings_.add(salutation->whole,
                  "“" + shortened(slice(body_, salutation->whole)) +
                      "” greets once more, as a template does, and shows the customer that nobody "
                      "read the reply; take one of the salutations out.");
  }

  // "undefined", "null", "Name": what programs write where nothing is known.
  [[nodiscard]] bool is_empty_value(std::string_view name) const {
    std::string folded;
    for (const char c : name)
      if (c != ' ') folded += to_lower(c);
    return empty_values.has(folded) && !customer_of(context_).is_called(folded);
  }

  // "… Best, None Miller", "Is the shop open? Nan", "Name: Nan Goldberg": some are called so. Where
  // their name stands, and with its capital; "Value: None" is none.
  [[nodiscard]] bool signs_with(std::string_view name) const {
    if (!is_ascii_upper(name.front())) return false;
    const std::string_view theirs = context_.customer.body;
    for (std::size_t at = theirs.find(name); at != std::string_view::npos;
         at = theirs.find(name, at + name.size())) {
      // Not farther than a name and what leads to it: the line may be of any length.
      const std::size_t reach = std::min(at, longest_placeholder);
      std::string_view lead = theirs.substr(at - reach, reach);
      lead = trimmed(lead.substr(lead.rfind('\n') + 1));
      std::string_view after = theirs.substr(at + name.size(), longest_placeholder);
      const std::size_t end = after.find('\n');
      if (end == std::string_view::npos && after.size() == longest_placeholder) continue;
      after = after.substr(0, end);
      const bool family = after.size() > 2 && after.front() == ' ' && is_ascii_upper(after[1]) &&
                          std::all_of(after.begin() + 2, after.end(), is_word_byte);
      const bool alone = trimmed(after).find_first_not_of(".-") == std::string_view::npos;
      if (!family && !alone) continue;
      constexpr std::size_t longest_lead = 8;  // "name is"
      std::string folded(lead.substr(lead.size() - std::min(lead.size(), longest_lead)));
      for (char& c : folded) c = to_lower(c);
      if (lead.empty() || std::string_view(".!?,-").find(lead.back()) != std::string_view::npos ||
          folded.ends_with("name:") || folded.ends_with("name is") || folded.ends_with("from:"))
        return true;
    }
    return false;
  }

  void check_line(Span line) {
    scan_line(line);
    if (in_prose_) {
      if (may_have_value_) check_values(line);
      if (may_have_mark_) check_markup(line);
    } else if (is_own_name(line)) {
      add(line);
    }
  }

  // "Your Name" where the writer signs.
  [[nodiscard]] bool is_own_name(Span line) const {
    static constexpr auto names = word_set("your name", "ihr name", "votre nom", "tu nombre");
    return signs_ && names.has(comparable(trimmed(slice(body_, line))));
  }

  // Where a value is missing: behind "on", behind "order", behind "costs"; a remark to oneself
  // stands anywhere.
  enum Place : unsigned { for_day = 1, for_thing = 2, for_amount = 4, anywhere = 8 };
  struct Value {
    std::string_view text;
    unsigned places;
  };
  static constexpr auto values = std::to_array<Value>({{"undefined", for_day | for_thing},
                                                       {"null", for_thing},
                                                       {"NaN", for_thing | for_amount},
                                                       {"Invalid Date", for_day},
                                                       {"Invalid date", for_day},
                                                       {"dd/mm/yyyy", for_day},
                                                       {"DD/MM/YYYY", for_day},
                                                       {"mm/dd/yyyy", for_day},
                                                       {"MM/DD/YYYY", for_day},
                                                       {"TT.MM.JJJJ", for_day},
                                                       {"00/00/0000", for_day},
                                                       {"(check!)", anywhere}});

  // "on undefined", "number null", "on dd/mm/yyyy": what a program or a template writes where the
  // value is missing.
  void check_values(Span line) {
    const std::string_view text = slice(body_, line);
    const bool has_slash = text.find('/') != std::string_view::npos;
    for (const Value& value : values) {
      if (!has_slash && value.text[2] == '/') continue;
      for (std::size_t at = text.find(value.text, 1);
           at != std::string_view::npos && candidates_ <= most_candidates;
           at = text.find(value.text, at + 1))
        check_value(value, at, line);
    }
  }

  // "null and void", "undefined behaviour": what follows makes a word of the language of it.
  [[nodiscard]] bool goes_on_as_word(std::size_t end, Span line) const {
    static constexpr auto ends =
        word_set("after", "and", "as", "at", "before", "between", "but", "by", "for", "from", "has",
                 "have", "in", "is", "of", "on", "or", "since", "to", "until", "via", "was", "will",
                 "with", "within");
    const std::string_view rest = trimmed(slice(body_, {end, line.end}));
    if (rest.empty() || !is_word_byte(rest.front())) return false;
    const std::string next = word_after(end, line);
    return !ends.has(next) || to_lower(rest.substr(0, 8)) == "and void";
  }

  // What the word before the value says belongs there.
  [[nodiscard]] static unsigned places_behind(std::string_view lead) {
    static constexpr auto days =
        word_set("on", "by", "until", "till", "before", "since", "am", "bis", "vom", "zum", "le");
    static constexpr auto things = word_set("number", "order", "invoice", "ticket", "booking",
                                            "tracking", "parcel", "reference", "total", "amounts");
    static constexpr auto amounts = word_set("costs", "pay");
    return (days.has(lead) ? for_day : 0U) | (things.has(lead) ? for_thing : 0U) |
           (amounts.has(lead) ? for_amount : 0U);
  }

  void check_value(const Value& value, std::size_t at, Span line) {
    const std::string_view text = slice(body_, line);
    const Span span{line.start + at, line.start + at + value.text.size()};
    const bool remark = value.places == anywhere;
    if (!remark) {
      const bool spaced = is_space_or_tab(text[at - 1]);
      const bool money = (value.places & for_amount) != 0;  // "€NaN"
      if (!spaced && !money) return;
      if ((places_behind(word_before(span.start, line)) & value.places) == 0) return;
    }
    const bool word = value.text == "undefined" || value.text == "null";
    if (word && goes_on_as_word(span.end, line)) return;
    if (++candidates_ > most_candidates || (!remark && is_technical(span.start)) ||
        is_shown(span, line))
      return;
    add(span);
  }

  // "with DHL.<br>It needs a signature.&nbsp;", "Terms &amp; Conditions", "[cid:image001.png@…]":
  // marks of HTML in plain text.
  static constexpr auto marks_of_html =
      std::to_array<std::string_view>({"<br>", "<br/>", "<br />", "&nbsp;", "&amp;", "[cid:"});
  void check_markup(Span line) {
    if (!context_.message.html.empty()) return;
    const std::string_view text = slice(body_, line);
    for (const std::string_view mark : marks_of_html)
      for (std::size_t at = text.find(mark, 1);
           at != std::string_view::npos && candidates_ <= most_candidates;
           at = text.find(mark, at + 1))
        if (!check_mark(mark, at, line)) break;
  }

  // False where no other mark of this kind need be looked at.
  bool check_mark(std::string_view mark, std::size_t at, Span line) {
    const std::string_view text = slice(body_, line);
    std::size_t end = at + mark.size();
    const char before = text[at - 1];
    const char after = end < text.size() ? text[end] : ' ';
    if (mark == "[cid:") {
      constexpr std::size_t longest = 200;  // bytes
      const std::size_t close = text.substr(end, longest).find(']');
      if (close == std::string_view::npos ||
          text.substr(end, close).find('@') == std::string_view::npos)
        return true;
      end += close + 1;
    } else if (mark == "&amp;") {
      if (before != ' ' || after != ' ') return true;
    } else if (std::string_view(".,!?").find(before) == std::string_view::npos) {
      return true;
    }
    const Span span{line.start + at, line.start + end};
    if (++candidates_ > most_candidates || shows_code() ||
        context_.customer.body.find(mark) != std::string::npos)
      return false;
    if (!is_technical(span.start)) add(span);
    return true;
  }

  // What may begin with a byte.
  enum Beginning : std::uint8_t { of_placeholder = 1, of_value = 2, of_date = 4, of_mark = 8 };
  static constexpr auto begins = [] {
    std::array<std::uint8_t, 256> table{};
    const auto add = [&](char c, Beginning beginning) {
      table[static_cast<unsigned char>(c)] |= beginning;
    };
    for (const char c : std::string_view("[{<(%*_#@?$\xC2TFXLIlxADMPOBCRSW"))
      add(c, of_placeholder);
    for (const Value& each : values) add(each.text.front(), of_value);
    add('/', of_date);
    for (const std::string_view each : marks_of_html) add(each.front(), of_mark);
    return table;
  }();

  // Looks for placeholders, and whether anything else may stand in the line.
  void scan_line(Span line) {
    const std::string_view text = slice(body_, line);
    const bool has_ticks = text.find('`') != std::string_view::npos;
    std::size_t ticks = 0;
    std::size_t counted = line.start;
    std::size_t done = line.start;
    std::uint8_t all = 0;
    static constexpr PairSet value_beginnings(values, &Value::text);
    const auto are_signs = [](Bytes bytes) {
      return ~(are_letters(bytes) | are_digits(bytes) | between(bytes, 0, ' '));
    };
    each_start(text, are_letters, are_signs, [&](std::size_t offset) {
      const std::uint8_t beginning = begins[static_cast<unsigned char>(text[offset])];
      if (beginning == 0) return;
      if ((beginning & of_value) == 0 || value_beginnings.may_start(text.substr(offset)))
        all |= beginning;
      const std::size_t start = line.start + offset;
      if ((beginning & of_placeholder) == 0 || start < done) return;
      if (has_ticks) {
        const std::string_view passed = slice(body_, {counted, start});
        ticks += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '`'));
      }
      counted = start;
      const Span found = ticks % 2 == 0 ? candidate(start, line) : Span{};
      if (found.empty()) return;
      add(found);
      done = found.end;
    });
    may_have_value_ = (all & (of_value | of_date)) != 0;
    may_have_mark_ = (all & of_mark) != 0;
  }

  // A placeholder that begins at `start`, or an empty span.
  Span candidate(std::size_t start, Span line) {
    struct Form {
      std::string_view open;
      std::string_view close;
      Brackets brackets;
    };
    static constexpr auto forms = std::to_array<Form>({
        {"[[", "]]", Brackets::square},
        {"{{", "}}", Brackets::markup},
        {"{%", "%}", Brackets::markup},
        {"*|", "|*", Brackets::markup},
        {"<%", "%>", Brackets::markup},
        {"<<", ">>", Brackets::angle},
        {"%%", "%%", Brackets::markup},
        {"##", "##", Brackets::capitals},
        {"@@", "@@", Brackets::capitals},
        {"[", "]", Brackets::square},
        {"{", "}", Brackets::curly},
        {"<", ">", Brackets::angle},
        {"(", ")", Brackets::round},
        {"%", "%", Brackets::percent},
        {"#", "#", Brackets::percent},
        {"«", "»", Brackets::angle},
    });
    const std::string_view rest = body_.substr(start, line.end - start);
    const char c = rest.front();
    if (is_word_byte(c) && static_cast<unsigned char>(c) < 0x80) {
      static constexpr PairSet beginnings(
          std::to_array<std::string_view>({"TO", "TB", "FI", "IN", "In", "LO", "Lo", "lO", "lo"}));
      if (to_lower(c) == 'x' || beginnings.may_start(rest))
        if (const Span word = bare_word(start, line); !word.empty()) return word;
      return is_ascii_upper(c) && rest.size() > 2 && is_ascii_upper(rest[1])
                 ? bare_name(start, line)
                 : Span{};
    }
    if (c == '$') return variable(start, line);
    if (c == '_') return blank(start, line);
    if (c == '?' || rest.starts_with("%s")) return unknown_value(start, line);
    for (const Form& form : forms) {
      if (form.open.front() != c || !rest.starts_with(form.open)) continue;
      const std::string_view inside =
          rest.substr(form.open.size(), longest_placeholder + form.close.size());
      const std::size_t end = inside.find(form.close);
      if (end == std::string_view::npos || end == 0) continue;
      const std::string_view content = trimmed(inside.substr(0, end));
      // "#price #cheap"
      if (form.open == "#" && content.size() != end) continue;
      if (content.empty() || content.find_first_of("[]{}<>") != std::string_view::npos) continue;
      if (!names_gap(content, form.brackets) &&
          !is_named_by_place(content, start, form.brackets, line) &&
          !(form.open == "<" && is_contact_gap(content, start, line)))
        continue;
      const Span span{start, start + form.open.size() + end + form.close.size()};
      if (form.brackets == Brackets::angle && is_element(content) && in_prose_) {
        // "arrives on <date>" needs a value; "the <date> of the feed" is an element of a page.
        static constexpr auto leads = word_set(
            "dear", "hi", "hello", "hey", "on", "by", "until", "at", "before", "since", "is", "was",
            "of", "to", "for", "from", "within", "in", "cost", "costs", "see", "visit", "pay",
            "paid", "pays", "owe", "charge", "charged", "refund", "refunded", "about", "than");
        if (!leads.has(word_before(start, line))) return {};
      }
      return is_shown(span, line) ? Span{} : span;
    }
    return {};
  }

  // "[X] days", "at [TIME SLOT]", "on (date)": what stands around the brackets asks for a value.
  bool is_named_by_place(std::string_view content, std::size_t start, Brackets brackets,
                         Span line) {
    const std::size_t end = start + content.size() + 2;
    if (brackets == Brackets::curly)  // "{0}"
      return in_prose_ && content.size() == 1 && is_ascii_digit(content.front()) &&
             start > line.start && is_space_or_tab(body_[start - 1]) &&
             (end >= line.end || !is_word_byte(body_[end]));
    // "on %DATE%", the same name as a variable of Windows, where a value belongs; "until
    // %CLOSING_TIME%"
    if (brackets == Brackets::percent)
      return (is_in_capitals(content) ? environment_variables.has(to_lower(content))
                                      : in_prose_ && names_gap(content, Brackets::capitals) &&
                                            content.find('_') != std::string_view::npos) &&
             value_leads.has(word_before(start, line)) && ++candidates_ <= most_candidates &&
             !is_technical(start);
    if (brackets != Brackets::square && brackets != Brackets::angle && brackets != Brackets::round)
      return false;
    if (brackets == Brackets::square) {
      if (content == "X" || content == "x" || content == "N" || content == "#")
        return start > line.start && units.has(word_after(end, line));
      if (content == "..." || content == "…")
        return in_prose_ && value_leads.has(word_before(start, line)) &&
               units.has(word_after(start + content.size(), line));
    }
    const bool words_only = std::all_of(content.begin(), content.end(), [](char c) {
      return (is_word_byte(c) && !is_ascii_digit(c)) || c == ' ' || c == '-' || c == '/' ||
             c == '.' || c == '\'';
    });
    const std::string lead = word_before(start, line);
    if (!words_only || (brackets == Brackets::round && !(in_prose_ && strong_leads.has(lead))))
      return false;
    constexpr std::size_t most = 4;
    const std::vector<std::string> words = words_of(content);
    if (words.empty() || words.size() > most) return false;
    const char before = start > line.start ? body_[start - 1] : ' ';
    const bool money = before == '$' || slice(body_, {line.start, start}).ends_with("€") ||
                       slice(body_, {line.start, start}).ends_with("£");
    if (brackets == Brackets::round)
      return words.size() <= 2 && bare_gaps.has(words.back()) &&
             (words.size() == 1 || gaps.has(words.front()) || subjects.has(words.front()));
    if (words.size() == 1 && subjects.has(words.front()) && value_leads.has(lead) &&
        brackets == Brackets::square && content.find('-') == std::string_view::npos)
      return true;
    if (!in_prose_ || marks_or_screen(words, start)) return false;
    // "[INFO] [IMAGE LOADER]", "table[row][column]"
    if (before == ']' || before == ')' ||
        (is_space_or_tab(before) && start - line.start > 1 && body_[start - 2] == ']'))
      return false;
    const bool capitals =
        content.size() > 2 && std::none_of(content.begin(), content.end(), is_ascii_lower);
    const bool placed = value_leads.has(lead) || money;
    if (brackets == Brackets::angle)
      return (capitals && (placed || words.size() > 1)) || is_described(content, start, line);
    // "[TIME SLOT]" says it anywhere, "[slot]" where a value belongs.
    return (capitals && words.size() > 1) || placed ||
           (lead == words.back() && is_space_or_tab(before));  // "row [row]"
  }

  // "It comes with <haulage firm> on Monday": a gap that its own words describe, amid a sentence.
  [[nodiscard]] bool is_described(std::string_view content, std::size_t start, Span line) const {
    static constexpr auto leads = word_set("with", "by", "via", "through", "until", "till");
    const bool plain = std::all_of(content.begin(), content.end(),
                                   [](char c) { return is_ascii_lower(c) || c == ' '; });
    const std::string_view whole = slice(body_, line);
    return plain && content.find(' ') != std::string_view::npos && !content.starts_with("your") &&
           leads.has(word_before(start, line)) && start > line.start && body_[start - 1] == ' ' &&
           std::count(whole.begin(), whole.end(), '<') == 1 &&
           whole.find_first_of("`=$|") == std::string_view::npos;
  }

  // "It went out to <email>": where it went is not filled in. Not the field of a mail, "To:
  // <email>".
  [[nodiscard]] bool is_contact_gap(std::string_view content, std::size_t start, Span line) {
    static constexpr auto contacts =
        word_set("email", "e-mail", "mail", "phone", "address", "mobile");
    static constexpr auto leads = word_set("to", "at", "on", "from", "under", "via");
    return in_prose_ && contacts.has(content) && leads.has(word_before(start, line)) &&
           start > line.start + 1 && body_[start - 1] == ' ' && is_word_byte(body_[start - 2]) &&
           ++candidates_ <= most_candidates && !is_technical(start);
  }

  [[nodiscard]] Words sentence_around(std::size_t at) const {
    const auto& sentences = context_.draft.text.sentences;
    const auto behind = std::upper_bound(
        sentences.begin(), sentences.end(), at,
        [](std::size_t place, const Sentence& each) { return place < each.span.start; });
    return behind == sentences.begin() ? Words{} : context_.draft.text.words_of(*std::prev(behind));
  }

  // The sentence speaks of columns, variables and the like, whose names are in capitals.
  [[nodiscard]] bool is_technical(std::size_t at) const {
    static const WordPhrases phrases{
        "column|columns|field|fields|sort|sorts|sorted|sorting|filter|filters|filtered|group|"
        "grouped|query|queries|table|sql|type|types|format|function|functions|cell|cells|header|"
        "headers|variable|variables|parameter|parameters|attribute|environment|shell|script|"
        "command|commands|echo|export|set|sets|config|syntax|template|templates|placeholder|code|"
        "xml|html|json|csv|value|values|tag|tags|element|key|option|menu|button|select|choose|"
        "press|click|type|enter|git|database|string|argument|arguments|label|labelled|label",
        "order|ordered|index|indexed|search by|on",
    };
    return phrases.in(sentence_around(at));
  }

  // How many words of the sentence are in capitals: in SQL, and where somebody shouts, several are.
  [[nodiscard]] std::size_t count_capitals(std::size_t at) const {
    const Words words = sentence_around(at);
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [&](const Word& word) {
          return word.kind == WordKind::word && is_in_capitals(slice(body_, word.span));
        }));
  }

  // "The tickets go out on DATE.", "your order ORDERNUMBER": a name in capitals where its value
  // belongs.
  Span bare_name(std::size_t start, Span line) {
    const char before = start > line.start ? body_[start - 1] : '\n';
    // "ORDER BY DATE"
    const bool shouted = start > line.start + 1 && is_ascii_upper(body_[start - 2]);
    if (!in_prose_ || before != ' ' || shouted) return {};
    std::size_t end = start;
    while (end < line.end && (is_ascii_upper(body_[end]) || body_[end] == '_')) ++end;
    const char after = end < line.end ? body_[end] : '\n';
    if (std::string_view(" .,;!?\n").find(after) == std::string_view::npos) return {};
    const std::string_view name = slice(body_, {start, end});
    const bool compound = is_named_value(name);
    if (!compound && !is_date_or_amount(name)) return {};
    if (compound ? !names_its_value(start, line) : !lacks_its_value(name, start, end, line))
      return {};
    constexpr std::size_t most_capitals = 2;  // "DHL brings it on DATE."
    if (++candidates_ > most_candidates || count_capitals(start) > most_capitals ||
        is_technical(start))
      return {};
    const Span span{start, end};
    return is_shown(span, line) ? Span{} : span;
  }

  [[nodiscard]] static bool is_date_or_amount(std::string_view name) {
    static constexpr auto names =
        word_set("DATE", "WEEKDAY", "DEADLINE", "TIME", "AMOUNT", "PRICE");
    return names.has(name);
  }

  // "order ORDERNUMBER", "number INVOICENO", "for CUSTOMERNAME"; "the ORDERNUMBER" is what somebody
  // is to look for.
  [[nodiscard]] bool names_its_value(std::size_t start, Span line) const {
    static constexpr auto nouns =
        word_set("order", "invoice", "ticket", "case", "booking", "account", "contract", "tracking",
                 "reference", "reservation", "parcel", "delivery", "refund", "policy", "number",
                 "no", "nr", "shipment", "is", "was", "product", "customer", "member");
    const std::string lead = word_before(start, line);
    return nouns.has(lead) || strong_leads.has(lead);
  }

  // "on DATE.", "at TIME on Monday", "pay AMOUNT by Friday", ", DATE."
  [[nodiscard]] bool lacks_its_value(std::string_view name, std::size_t start, std::size_t end,
                                     Span line) const {
    static constexpr auto days = word_set("on", "by", "until", "till", "from", "before", "after",
                                          "since", "am", "bis", "vom", "le", "du");
    static constexpr auto times =
        word_set("at", "until", "till", "from", "before", "after", "by", "um");
    static constexpr auto amounts =
        word_set("of", "costs", "cost", "pay", "paid", "refund", "refunded", "is", "was", "for");
    static constexpr auto followers = word_set("and", "at", "on", "to", "between", "in", "with",
                                               "by", "from", "or", "for", "until");
    const std::string lead = word_before(start, line);
    const char mark = start > line.start + 1 ? body_[start - 2] : ' ';
    const std::string next = word_after(end, line);
    const char after = end < line.end ? body_[end] : '\n';
    const bool ends = after != ' ';
    if (!ends && !followers.has(next)) return false;
    // "to the address on your order, DATE."
    if (name == "DATE" && mark == ',') return after == '.';
    if (!is_word_byte(mark)) return false;
    if (name == "TIME") return times.has(lead);
    if (name == "AMOUNT" || name == "PRICE") return amounts.has(lead);
    return days.has(lead);
  }

  // "It was sent to $EMAIL": what a program should have replaced. Where the reply shows more than
  // one, or code, it is about them.
  Span variable(std::size_t start, Span line) {
    std::size_t end = start + 1;
    while (end < line.end && (is_ascii_upper(body_[end]) || body_[end] == '_')) ++end;
    const std::string_view name = slice(body_, {start + 1, end});
    const char before = start > line.start ? body_[start - 1] : ' ';
    if (!in_prose_ || name.size() < 4 || before != ' ' ||
        (end < line.end && (is_word_byte(body_[end]) || body_[end] == '(')))
      return {};
    const std::vector<std::string> words = words_of(name);
    static constexpr auto leads =
        word_set("to", "at", "on", "of", "for", "by", "until", "from", "order", "invoice", "ticket",
                 "case", "booking", "number", "dear", "hi", "hello");
    const bool named = std::all_of(words.begin(), words.end(), [](const std::string& word) {
      return gaps.has(word) || subjects.has(word);
    });
    if (!named || !leads.has(word_before(start, line)) || ++candidates_ > most_candidates ||
        shows_code() || is_technical(start))
      return {};
    const Span span{start, end};
    return is_shown(span, line) ? Span{} : span;
  }

  [[nodiscard]] bool shows_code() const {
    return body_.find('`') != std::string_view::npos ||
           body_.find("$(") != std::string_view::npos ||
           std::any_of(context_.draft.blocks.begin(), context_.draft.blocks.end(),
                       [](const Block& block) {
                         return block.kind == BlockKind::preformatted && block.depth == 0;
                       });
  }

  // A key, a button, a mark in a log: the sentence says so, or the word itself.
  bool marks_or_screen(const std::vector<std::string>& words, std::size_t start) {
    if (++candidates_ > most_candidates) return true;
    if (std::any_of(words.begin(), words.end(),
                    [](const std::string& word) { return marks.has(word); }))
      return true;
    if (words.size() == 1 && setting_values.has(words.front())) return true;
    const auto& sentences = context_.draft.text.sentences;
    const auto behind =
        std::upper_bound(sentences.begin(), sentences.end(), start,
                         [](std::size_t at, const Sentence& each) { return at < each.span.start; });
    if (behind == sentences.begin()) return false;
    const auto around = context_.draft.text.words_of(*std::prev(behind));
    const auto inside = std::find_if(around.begin(), around.end(),
                                     [&](const Word& word) { return word.span.end > start; });
    // "Set [ipv6] to [relaxed]": a name of the file in brackets, and what to put it to.
    static constexpr auto settings =
        word_set("set", "change", "put", "turn", "edit", "switch", "leave", "keep", "add", "move");
    const std::size_t verb = !around.empty() && around.front().folded == "please" ? 1 : 0;
    if (verb + 1 < around.size() && settings.has(around[verb]) && around[verb + 1].folded == "[" &&
        around[verb + 1].span.start < start)
      return true;
    return shows_screen().in(around.first(static_cast<std::size_t>(inside - around.begin())));
  }

  // "TBD means that …", "lorem ipsum is filler text"
  [[nodiscard]] bool is_spoken_of(std::size_t end, Span line) const {
    static constexpr auto verbs = word_set("abbreviates", "comes", "is", "means", "stands", "was");
    return verbs.has(word_after(end, line));
  }

  // "The date is TBA; the band tells us on 3 May, and I write to you that day.": it is not known
  // yet, and the sentence goes on to say when it is.
  [[nodiscard]] bool is_told_later(std::size_t start, std::size_t end, Span line) const {
    const std::string lead = word_before(start, line);
    if (lead != "is" && lead != "still") return false;
    const std::string_view rest = slice(body_, {end, line.end});
    if (rest.empty() || std::string_view(";:,").find(rest.front()) == std::string_view::npos)
      return false;
    const Words words = sentence_around(start);
    const auto behind = std::find_if(words.begin(), words.end(),
                                     [&](const Word& word) { return word.span.start > end; });
    return names_time({behind, words.end()});
  }

  // "The room is TBD until 4 May": it is not known yet, and the reader learns until when.
  [[nodiscard]] bool is_date_given(std::size_t end, Span line) const {
    static constexpr auto limits = word_set("till", "until");
    const std::string_view rest = slice(body_, {end, line.end});
    const std::string after = word_after(end, line);
    return limits.has(after) && rest.size() > after.size() + 2 &&
           trimmed(rest.substr(after.size() + 1)).find_first_of("0123456789") !=
               std::string_view::npos;
  }

  // "TODO", "XXX", "lorem ipsum"
  Span bare_word(std::size_t start, Span line) {
    const char before = start > line.start ? body_[start - 1] : ' ';
    if (is_word_byte(before) && static_cast<unsigned char>(before) < 0x80) return {};
    if (std::string_view("-./_@#%*&\\=:").find(before) != std::string_view::npos) return {};
    const bool money = before == '$' || slice(body_, {line.start, start}).ends_with("€") ||
                       slice(body_, {line.start, start}).ends_with("£");
    if (static_cast<unsigned char>(before) >= 0x80 && !money) return {};
    constexpr std::size_t longest = 64;  // bytes: what is longer is no gap
    const std::size_t farthest = std::min(line.end, start + longest);
    std::size_t end = start;
    while (end < farthest && is_word_byte(body_[end])) ++end;
    const std::string_view word = body_.substr(start, end - start);
    const std::string_view rest = body_.substr(end, line.end - end);
    const char after = rest.empty() ? ' ' : rest.front();
    const char second = rest.size() < 2 ? ' ' : rest[1];
    // A part of a name, a path or a masked number.
    if (const Span date = masked_date(start, line); !date.empty()) return date;
    if (const Span number = unknown_phone(start, line); !number.empty()) return number;
    if (std::string_view("-/_@=*&\\(").find(after) != std::string_view::npos) return {};
    if ((after == '.' || after == ':') && is_word_byte(second) && !(money && second == 'X'))
      return {};
    if ((word.size() == 5) && (word[0] == 'L' || word[0] == 'l')) {
      constexpr std::string_view ipsum = "lorem ipsum";
      const std::string_view text = body_.substr(start, ipsum.size());
      const bool equal = text.size() == ipsum.size() &&
                         std::equal(text.begin(), text.end(), ipsum.begin(),
                                    [](char left, char right) { return to_lower(left) == right; });
      const Span span{start, start + ipsum.size()};
      return equal && span.end <= line.end && !is_spoken_of(span.end, line) && !is_shown(span, line)
                 ? span
                 : Span{};
    }
    const Span span{start, end};
    if (word == "TODO" || word == "FIXME" || word == "TBD" || word == "TBC" || word == "TBA") {
      static constexpr auto things =
          word_set("list", "lists", "item", "items", "file", "files", "app", "comment", "comments",
                   "entry", "entries", "board", "tag", "tags", "label", "column", "plugin",
                   "manager", "marker", "markers", "section", "note", "notes", "in");
      static constexpr auto determiners =
          word_set("the", "a", "an", "your", "my", "our", "this", "that", "any", "every", "in");
      if (determiners.has(word_before(start, line)) || things.has(word_after(end, line))) return {};
      if (is_spoken_of(end, line) || is_date_given(end, line) || is_told_later(start, end, line))
        return {};
      return is_shown(span, line) ? Span{} : span;
    }
    // "INSERT PRICE HERE"
    if (word == "INSERT" && is_ascii_upper(second) && in_prose_) {
      const auto is_shouted = [&](std::size_t at) {
        return at < line.end && is_ascii_upper(body_[at]);
      };
      std::size_t last = end;
      while (last < line.end && body_[last] == ' ' && is_shouted(last + 1) &&
             (last + 2 >= line.end || !is_ascii_lower(body_[last + 2])))
        for (++last; last < line.end && is_word_byte(body_[last]);) ++last;
      const std::vector<std::string> gap = words_of(slice(body_, {end, last}));
      const bool named = !gap.empty() &&
                         (gap.back() == "here" || gaps.has(gap.back()) || subjects.has(gap.back()));
      return named ? Span{start, last} : Span{};
    }
    if (word == "Insert" && in_prose_ && starts_sentence(start)) {
      const Span gap = named_gap(start, line);
      return gap.empty() || is_shown(gap, line) ? Span{} : gap;
    }
    static constexpr auto ordinals = word_set("XXst", "XXnd", "XXrd", "XXth");
    if (ordinals.has(word) && in_prose_ && word_before(start, line) == "the" &&
        word_after(end, line) != "century")
      return is_shown(span, line) ? Span{} : span;
    const bool crosses = word.size() <= 12 && std::all_of(word.begin(), word.end(), [&](char x) {
                           return x == word.front() && to_lower(x) == 'x';
                         });
    return crosses && crosses_are_gap(span, line, money) ? span : Span{};
  }

  // "within X days", "on xx March", "in row XX", "$XX": not a size, a numeral or a masked number.
  bool crosses_are_gap(Span span, Span line, bool money) {
    const std::string_view word = slice(body_, span);
    const std::string previous = word_before(span.start, line);
    const std::string next = word_after(span.end, line);
    if (word.size() == 1 || word.front() == 'x') {
      static constexpr auto leads =
          word_set("within", "in", "on", "until", "by", "for", "costs", "another", "takes", "after",
                   "from", "at", "is", "of", "and", "to", "about");
      const auto is_blank = [&](std::size_t at) { return is_space_or_tab(body_[at]); };
      return in_prose_ && leads.has(previous) && units.has(next) &&
             (span.start == line.start || is_blank(span.start - 1)) &&
             (span.end == line.end || is_blank(span.end)) && !is_shown(span, line);
    }
    static constexpr auto masked =
        word_set("ending", "card", "ip", "rated", "size", "sizes", "width", "fit", "chapter",
                 "louis", "part", "system", "class");
    if (money) return true;
    if (is_number_or_crosses(previous) || is_number_or_crosses(next) || masked.has(previous))
      return false;
    // "in row XX"; "chapter XX" is the twentieth.
    static constexpr auto places = word_set(
        "row", "seat", "room", "gate", "platform", "locker", "desk", "bay", "floor", "cabin",
        "berth", "order", "ticket", "invoice", "booking", "number", "pitch", "lane", "reihe",
        "platz", "zimmer", "gleis", "rang", "siège", "chambre", "quai", "fila", "asiento");
    if (word.size() == 2 && !units.has(next) &&
        !(in_prose_ && word.front() == 'X' && places.has(previous)))
      return false;
    return !is_shown(span, line);
  }

  // "ring her on 0161 XXX XXXX": a number to call that is not whole. Not one that is masked.
  [[nodiscard]] Span unknown_phone(std::size_t start, Span line) const {
    const auto is_gap = [&](std::size_t from, std::size_t to) {
      return to - from >= 3 && std::all_of(body_.begin() + static_cast<std::ptrdiff_t>(from),
                                           body_.begin() + static_cast<std::ptrdiff_t>(to),
                                           [](char c) { return to_lower(c) == 'x'; });
    };
    if (!in_prose_ || start == line.start || !is_space_or_tab(body_[start - 1])) return {};
    const std::string before = word_before(start, line);
    if (before.empty() || !is_ascii_digit(before.back())) return {};
    std::size_t end = start;
    for (std::size_t at = start; at < line.end;) {
      std::size_t next = at;
      while (next < line.end && is_word_byte(body_[next])) ++next;
      if (!is_gap(at, next)) break;
      end = next;
      at = next < line.end && body_[next] == ' ' ? next + 1 : line.end;
    }
    if (end == start) return {};
    const std::string after = word_after(end, line);
    if (!after.empty() && is_ascii_digit(after.front())) return {};
    constexpr std::size_t farthest = 80;  // bytes
    std::string front(slice(body_, {start - std::min(farthest, start - line.start), start}));
    for (char& c : front) c = to_lower(c);
    const auto speaks_of = [&](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return front.find(word) != std::string::npos;
      });
    };
    const bool to_call = speaks_of({"call ", "ring ", "phone", "dial ", "text ", "tel", "mobile",
                                    "reach ", "fax", "line on "});
    const bool masked = speaks_of({"your number", "your phone", "your mobile", "called", "phoned",
                                   "begin", "start", "ending", "card", "account"});
    return to_call && !masked ? Span{start, end} : Span{};
  }

  // "XX/XX/XXXX", not "DD/MM/YYYY"; "until XX:XX", "XX.XX euros", "EUR XX,XX", "on XX.XX.2026".
  [[nodiscard]] Span masked_date(std::size_t start, Span line) const {
    std::size_t end = start;
    std::size_t slashes = 0;
    std::size_t dots = 0;
    while (end < line.end &&
           std::string_view("Xx/.:,").find(body_[end]) != std::string_view::npos) {
      slashes += body_[end] == '/' ? 1 : 0;
      dots += body_[end] == '/' || to_lower(body_[end]) == 'x' ? 0 : 1;
      ++end;
    }
    static constexpr auto currencies =
        word_set("eur", "euro", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "rs", "cost");
    static constexpr auto days = word_set("on", "until", "by", "from", "till");
    const std::string_view crosses = slice(body_, {start, end});
    const std::string before = word_before(start, line);
    constexpr std::size_t year = 4;
    if (in_prose_ && (crosses == "XX.XX." || crosses == "XX/XX/") && days.has(before) &&
        line.end - end >= year &&
        std::all_of(body_.begin() + static_cast<std::ptrdiff_t>(end),
                    body_.begin() + static_cast<std::ptrdiff_t>(end + year), is_ascii_digit))
      return {start, end + year};
    if (end < line.end && is_word_byte(body_[end])) return {};
    if (slashes == 2 && end - start >= 8) return {start, end};
    // "La commande part XX/XX."
    static constexpr auto leaving = word_set(
        "on", "until", "by", "from", "till", "le", "du", "au", "part", "arrive", "am", "vom", "bis",
        "el", "dal", "il", "leaves", "arrives", "lundi", "mardi", "mercredi", "jeudi", "vendredi",
        "samedi", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    const std::string_view day = trimmed_marks(crosses);
    if (in_prose_ && (day == "XX/XX" || crosses == "XX.XX.") && leaving.has(before))
      return {start, start + day.size()};
    while (end > start && to_lower(body_[end - 1]) != 'x') dots -= body_[--end] == '/' ? 0 : 1;
    // Longer ones are addresses of machines.
    if (!in_prose_ || slashes > 0 || dots != 1 || end - start != 5) return {};
    if (to_lower(body_[start + 2]) == 'x') return {};
    const bool is_time = body_[start + 2] == ':' && value_leads.has(before);
    const std::string_view front = slice(body_, {line.start, start});
    const bool is_price =
        body_[start + 2] != ':' && (currencies.has(before) || front.ends_with("€") ||
                                    front.ends_with("£") || front.ends_with('$'));
    return is_time || is_price || units.has(word_after(end, line)) ? Span{start, end} : Span{};
  }

  [[nodiscard]] bool starts_sentence(std::size_t at) const {
    const Words words = sentence_around(at);
    return !words.empty() && words.front().span.start == at;
  }

  // "Insert phone number here": what goes there has no determiner, as it has in words to the
  // customer ("Insert the coin here").
  [[nodiscard]] Span named_gap(std::size_t start, Span line) const {
    constexpr std::size_t longest = 48;  // bytes
    const std::string_view rest = slice(body_, {start, std::min(line.end, start + longest)});
    const std::size_t here = rest.find(" here");
    if (here == std::string_view::npos) return {};
    const std::size_t end = here + std::string_view(" here").size();
    if (end < rest.size() && is_word_byte(rest[end])) return {};
    const std::vector<std::string> words = words_of(rest.substr(0, here));
    bool gap = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
      gap = gap || gaps.has(words[i]);
      if (!gaps.has(words[i]) && !subjects.has(words[i])) return {};
    }
    return gap ? Span{start, start + end} : Span{};
  }

  // "XX/XX" of "XX/XX."
  static std::string_view trimmed_marks(std::string_view crosses) {
    while (!crosses.empty() && to_lower(crosses.back()) != 'x') crosses.remove_suffix(1);
    return crosses;
  }

  // "on ?? March", "at ??:??", "€??", and the "%s" of a program's text: "Hello %s,".
  [[nodiscard]] Span unknown_value(std::size_t start, Span line) const {
    constexpr std::size_t longest = 12;
    const std::string_view rest = body_.substr(start, std::min(line.end - start, longest));
    const std::string_view before = slice(body_, {line.start, start});
    if (before.ends_with('?')) return {};
    if (rest.starts_with("%s")) {
      const char after = rest.size() > 2 ? rest[2] : ' ';
      static constexpr auto leads = word_set("hi", "hello", "dear", "hey");
      return is_space_or_tab(after) || !leads.has(word_before(start, line)) || is_word_byte(after)
                 ? Span{}
                 : Span{start, start + 2};
    }
    const std::size_t size = std::min(rest.find_first_not_of("?:."), rest.size());
    const std::string_view value = trimmed(rest.substr(0, size));
    const bool money = before.ends_with("€") || before.ends_with("£") || before.ends_with('$');
    if (!value.starts_with("??") || !in_prose_) return {};
    if (money) return {start, start + 2};
    if (!before.empty() && !is_space_or_tab(before.back())) return {};
    // "on ???,", "on ??.??"
    static constexpr auto days =
        word_set("on", "until", "till", "by", "before", "after", "since", "am", "bis", "vom", "le");
    std::string_view gap = value;
    while (!gap.empty() && gap.back() != '?') gap.remove_suffix(1);
    const bool in_line = start + gap.size() < line.end && body_[start + gap.size()] != ')';
    if ((gap == "??.??" || gap == "???" || gap == "??") && in_line &&
        days.has(word_before(start, line)))
      return {start, start + gap.size()};
    if (value == "??:??" && value_leads.has(word_before(start, line)))
      return {start, start + value.size()};
    const bool ends = value.size() == size && start + size < line.end &&
                      is_space_or_tab(body_[start + size]) &&
                      units.has(word_after(start + size, line));
    return ends && value.find_first_not_of('?') == std::string_view::npos
               ? Span{start, start + size}
               : Span{};
  }

  // "your order ____ was sent": a gap to fill in, not a form for the customer, nor emphasis.
  Span blank(std::size_t start, Span line) {
    std::size_t end = start;
    while (end < line.end && body_[end] == '_') ++end;
    if (start == line.start) return {end, end};
    constexpr std::size_t longest = 30;  // a longer one divides
    const std::string_view before = trimmed(slice(body_, {line.start, start}));
    const std::string_view after = trimmed(slice(body_, {end, line.end}));
    const char last = before.empty() ? ' ' : before.back();
    const bool free = (is_space_or_tab(body_[start - 1]) || last == '#' || last == '$') &&
                      (end == line.end || !is_word_byte(body_[end]));
    // "__ORDER_ID__"
    if (end - start == 2 && end < line.end && is_ascii_upper(body_[end])) {
      const std::size_t close = body_.substr(0, line.end).find("__", end);
      if (close != std::string_view::npos && is_field_name(slice(body_, {end, close})))
        return {start, close + 2};
    }
    if (end - start < 3 || end - start > longest || in_signature_) return {end, end};
    if (!free || !(is_word_byte(last) || last == '#' || last == '$')) return {end, end};
    const bool several =
        after.find('_') != std::string_view::npos || before.find('_') != std::string_view::npos;
    // Nothing behind it: a form that the customer fills in.
    return several || (after.empty() && in_prose_) ? Span{end, end} : Span{start, end};
  }

  static bool is_number_or_crosses(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(),
                                        [](char c) { return c == 'x' || is_ascii_digit(c); });
  }

  // The word that ends before `at`, in small letters.
  [[nodiscard]] std::string word_before(std::size_t at, Span line) const {
    std::size_t end = at;
    while (end > line.start && at - end < longest_placeholder && !is_word_byte(body_[end - 1]))
      --end;
    std::size_t start = end;
    while (start > line.start && is_word_byte(body_[start - 1]) && end - start < 40) --start;
    std::string word(body_.substr(start, end - start));
    for (char& c : word) c = to_lower(c);
    return word;
  }
  [[nodiscard]] std::string word_after(std::size_t at, Span line) const {
    std::size_t start = at;
    while (start < line.end && start - at < longest_placeholder && !is_word_byte(body_[start]))
      ++start;
    std::size_t end = start;
    while (end < line.end && is_word_byte(body_[end]) && end - start < 40) ++end;
    std::string word(body_.substr(start, end - start));
    for (char& c : word) c = to_lower(c);
    return word;
  }

  // The text is shown to the customer as it is: in quotation marks, as a part of a path, a command
  // or a link, in a sentence that explains it, or because the customer wrote it first.
  bool is_shown(Span span, Span line) {
    if (++candidates_ > most_candidates || is_of_shown(span)) return true;
    const char before = span.start > line.start ? body_[span.start - 1] : ' ';
    const char after = span.end < line.end ? body_[span.end] : ' ';
    const char second = span.end + 1 < line.end ? body_[span.end + 1] : ' ';
    constexpr std::string_view glue_before = "/\\=@_.&?-$`";
    constexpr std::string_view glue_after = "/\\=@_(`[{<";
    const bool currency = before == '$' && (body_[span.start] == '[' || body_[span.start] == '{');
    // "{{#if express}}It goes by express.{{/if}}"
    const std::string_view opening = slice(body_, span).substr(0, 3);
    const bool of_text = opening == "{{#" || opening == "{{/" || opening.starts_with("{%");
    if (!of_text && ((is_word_byte(before) && static_cast<unsigned char>(before) < 0x80) ||
                     (glue_before.find(before) != std::string_view::npos && !currency) ||
                     (is_word_byte(after) && static_cast<unsigned char>(after) < 0x80) ||
                     glue_after.find(after) != std::string_view::npos ||
                     ((after == '.' || after == '-') && is_word_byte(second))))
      return true;
    if (in_prose_ && !(greets_ && is_in_greeting(span, line))) {
      const std::vector<Span>& quotations = quotations_of(context_);
      const auto next = std::upper_bound(
          quotations.begin(), quotations.end(), span.start,
          [](std::size_t start, Span quotation) { return start < quotation.start; });
      if (next != quotations.begin() && std::prev(next)->contains(span)) return true;
      const auto& sentences = context_.draft.text.sentences;
      const auto sentence = std::upper_bound(
          sentences.begin(), sentences.end(), span.start,
          [](std::size_t start, const Sentence& each) { return start < each.span.start; });
      if (sentence != sentences.begin() && explained_in(*std::prev(sentence), span)) return true;
      if (context_.customer.body.find(slice(body_, span)) != std::string::npos) return true;
      if (asked_about_such(span)) return true;
    }
    // HTML that links these words.
    const auto& runs = context_.message.html_runs;
    const auto run =
        std::upper_bound(runs.begin(), runs.end(), span.start,
                         [](std::size_t start, const HtmlRun& r) { return start < r.text.start; });
    return run != runs.begin() && std::prev(run)->text.contains(span) &&
           !std::prev(run)->link.empty();
  }

  // "Hi {{customer_name}}," at the top is for the customer's own name, whatever they ask about.
  [[nodiscard]] bool is_in_greeting(Span span, Span line) const {
    const std::string_view text = slice(body_, line);
    const std::string_view before = trimmed(slice(body_, {line.start, span.start}));
    const std::size_t behind = text.find_first_not_of("}])>|*% ", span.end - line.start);
    return greetings.has(comparable(before.substr(0, before.find_first_of(" {")))) &&
           std::count(before.begin(), before.end(), ' ') < 3 &&
           before.find_first_of(",;!") == std::string_view::npos &&
           (behind == std::string_view::npos ||
            std::string_view(",!:").find(text[behind]) != std::string_view::npos);
  }

  // "How do I loop in Jinja?", "Which merge tag is the first name?"
  [[nodiscard]] bool asks_about_templates() const {
    static const WordPhrases phrases{
        "ansible|django|erb|handlebars|helm|jinja|jinja2|liquid|mailchimp|moustache|mustache|twig|"
        "templating|placeholder|placeholders|shortcode|shortcodes",
        "merge|template tag|tags|field|fields|variable|variables", "github|gitlab actions|ci"};
    return phrases.in(context_.inquiry.text.words);
  }

  // The customer writes of fields of a template language.
  [[nodiscard]] bool asked_about_such(Span span) const {
    const bool inner = span.start > 0 && slice(body_, {span.start - 1, span.start + 1}) == "{{";
    const std::string_view mark = body_.substr(inner ? span.start - 1 : span.start, 2);
    return (mark == "{{" || mark == "{%" || mark == "*|" || mark == "<%" || mark == "%%") &&
           (asks_about_templates_ || context_.customer.body.find(mark) != std::string::npos);
  }

  // Words of the sentence outside the brackets say that they are a placeholder.
  [[nodiscard]] bool explained_in(const Sentence& sentence, Span span) const {
    const auto words = context_.draft.text.words_of(sentence);
    const auto inside = std::find_if(words.begin(), words.end(),
                                     [&](const Word& word) { return word.span.end > span.start; });
    const auto behind = std::find_if(inside, words.end(),
                                     [&](const Word& word) { return word.span.start >= span.end; });
    const auto front = static_cast<std::size_t>(inside - words.begin());
    const auto back = static_cast<std::size_t>(behind - words.begin());
    if (back < words.size() && controls.has(words[back])) return true;
    // "ssh HOST, where [name] is"; "the field [Name]"
    if (front > 0 && (words[front - 1].folded == "where" || controls.has(words[front - 1])))
      return true;
    // "Write {{first_name}} where the name should go."
    static constexpr auto puts =
        word_set("write", "type", "put", "insert", "use", "enter", "paste");
    static constexpr auto places = word_set("where", "wherever", "anywhere");
    if (front > 0 && back < words.size() && puts.has(words[front - 1]) && places.has(words[back]))
      return true;
    // "Type <your name> in the first field"
    static constexpr auto types = word_set("type", "enter", "write");
    static constexpr auto fields = word_set("in", "into", "under");
    if (front > 0 && back < words.size() && types.has(words[front - 1]) &&
        fields.has(words[back]) && comparable(slice(body_, span)).find("your") != std::string::npos)
      return true;
    return explains().in(words.subspan(0, front)) || explains().in(words.subspan(back));
  }

  const Context& context_;
  std::string_view body_;
  Findings& findings_;
  std::vector<Span> shown_;
  std::size_t candidates_ = 0;
  std::vector<Span> found_;
  bool in_prose_ = false;
  bool may_have_value_ = false;  // the line
  bool may_have_mark_ = false;
  bool greets_ = false;  // the first line
  const bool asks_about_templates_ = asks_about_templates();
  bool in_signature_ = false;
  bool signs_ = false;  // a closing or a signature
};

void check(const Context& context, Findings& findings) {
  if (!has_own_prose(context.draft)) return;
  Placeholders(context, findings).check();
}

}  // namespace

extern const Rule leftover_placeholder{"leftover-placeholder", Severity::error, "sending",
                                       "A part of a template or a first version is left over.",
                                       check};

}  // namespace replylint::catalogue
