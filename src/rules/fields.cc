#include "rules/fields.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/time_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

struct Names {
  Field field;
  WordPhrases phrases;
};

// How the fields are called in a question.
const std::vector<Names>& names() {
  static const std::vector<Names> table = {
      {Field::version, {"version|versions|release|build", "version|build|release number|string"}},
      {Field::operating_system,
       {"operating system|systems", "os", "platform", "distribution|distro",
        "version of windows|linux|macos|android|ios", "windows|linux|macos|android|ios version"}},
      {Field::browser, {"browser|browsers", "web browser"}},
      {Field::error_text,
       {"error message|messages|text|texts|code|codes|output",
        "message|text|wording|code of the|this|that error|message",
        "what * error|message say|says|read|reads",
        "what the|her|his|your|its message|error|screen|display|notice * say|says|shows",
        "which|what error|errors", "copy|paste|quote * message|wording",
        "message|wording into|in your next|answer|reply|mail", "stack trace",
        "stacktrace|traceback|backtrace"}},
      {Field::log, {"log|logs|logfile|logfiles", "log file|files|output"}},
      {Field::screenshot,
       {"screenshot|screenshots|screen-shot", "screen shot", "picture|photo|image of"}},
      {Field::steps,
       {"steps|step * reproduce|take|took|lead|leads|do|did|error|problem", "steps",
        "how|what to reproduce", "reproduce"}},
      {Field::time,
       {"when did|does it|this|that|the|they|these|you * start|started|begin|began|happen|occur|notice|stop|appear|fail",
        "since when", "when was|were",
        "time|date|day of the|this|that * call|error|problem|failure|incident|outage|crash|attempt|payment|order|transfer",
        "time|date|day when|it|at|on"}},
      {Field::order_number,
       {"order|purchase number|no|id|reference|code", "number of|for your|the|this order",
        "number|reference|code|no on|from your|the|that order|purchase|receipt|confirmation",
        "reference|number|code did? you? order|ordered|bought|buy"}},
      {Field::invoice_number, {"invoice number|no|id", "number of your|the|that|this invoice"}},
      {Field::customer_number,
       {"customer|client|member|membership number|no|id", "number of your|the membership"}},
      {Field::account_number, {"account number|no|id", "number of your|the account", "iban"}},
      {Field::ticket_number,
       {"ticket|case|reference|incident|support number|no|id", "number of your|the ticket|case"}},
      {Field::serial_number,
       {"serial|device number|no|id|numbers", "serial",
        "number of|on the|your device|unit|machine"}},
      {Field::tracking_number, {"tracking|shipment|parcel number|no|id|code"}},
      {Field::contract_number,
       {"contract|policy|licence|license|booking|reservation|registration number|no|id|key|code",
        "reference|number|code did? you? book|booked|reserve|reserved"}},
      {Field::email_address,
       {"email|e-mail|mail address|addresses", "email|e-mail", "address of the account"}},
      {Field::telephone_number,
       {"phone|telephone|mobile|cell|callback|contact number|numbers", "number * call|reach you",
        "reach|call|ring you|him|her by|on|at? phone|telephone|mobile"}},
      {Field::postal_address,
       {"postal|delivery|shipping|mailing|street|home|billing|your|full|new|right address",
        "postcode", "post|postal|zip code", "where * send|deliver|ship|post it|them|the",
        "address * deliver|delivered|ship|shipped|send|sent"}},
      {Field::ip_address,
       {"ip", "ip address|addresses|number",
        "address|target|ip|host * should|shall|must|to|can|will? "
        "point|points|lead|leads|resolve|resolves",
        "where should|shall|does|do|must * point|lead|resolve"}},
      {Field::web_address,
       {"url|urls|domain|link", "domain name|names", "web address",
        "which|what site|website|domain|page|shop|hostname", "which|what host name",
        "address|name|url|link of|to the|your site|website|page|domain|shop"}},
  };
  return table;
}

constexpr auto systems =
    word_set("windows", "linux", "macos", "os", "ubuntu", "debian", "fedora", "centos", "rhel",
             "suse", "opensuse", "android", "ios", "ipados", "chromeos", "mac", "osx", "freebsd",
             "openbsd", "mint", "arch", "redhat", "rocky", "almalinux", "solaris", "raspbian");
constexpr auto browsers = word_set("firefox", "chrome", "chromium", "safari", "edge", "opera",
                                   "brave", "vivaldi", "explorer");

std::size_t digits_in(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_ascii_digit));
}

// "4", "4.2.1", "v4.2", "11.0-rc1"; no date, clock or amount.
bool is_version_number(Words words, std::size_t at) {
  std::string_view word = words[at].folded;
  if (word.size() > 1 && word.front() == 'v') word.remove_prefix(1);
  if (word.empty() || word.front() < '0' || word.front() > '9') return false;
  if (word.find_first_of(":/,") != std::string_view::npos || word.size() > 20) return false;
  // "PHP 8.2" is no eighth of February.
  static constexpr auto products =
      word_set("php", "python", "mysql", "mariadb", "node", "ruby", "java", "perl", "go", "drupal",
               "typo3", "debian", "ubuntu", "version", "release", "build", "v", "tls");
  const bool named = at > 0 && products.has(words[at - 1]);
  if ((!named && date_at(words, at)) || clock_at(words, at) || duration_at(words, at)) return false;
  static constexpr auto units =
      word_set("%", "gb", "mb", "kb", "tb", "users", "people", "euros", "euro", "dollars", "times",
               "items", "files", "pages", "o'clock", "percent", "licences", "licenses", "seats",
               "machines", "pm", "am", "rows", "computers", "devices", "of");
  return at + 1 >= words.size() || !units.has(words[at + 1]);
}

// "192.0.2.1": four numbers of a byte each.
bool has_form_of_ip_address(std::string_view word) {
  std::size_t parts = 0;
  for (std::size_t start = 0; start <= word.size(); ++parts) {
    const std::size_t end = std::min(word.find('.', start), word.size());
    const std::string_view part = word.substr(start, end - start);
    if (part.empty() || part.size() > 3 || digits_in(part) != part.size() ||
        (part.size() == 3 && part > "255"))
      return false;
    start = end + 1;
  }
  return parts == 4;
}

// Not of "Mailboard 4.2.1.0": a name with a capital stands before a version.
bool is_ip_address(const std::string& body, Words words, std::size_t at) {
  static constexpr auto holders =
      word_set("ip", "ipv4", "dns", "a", "address", "server", "host", "gateway", "record");
  static constexpr auto versions = word_set("version", "v", "release", "build");
  if (!has_form_of_ip_address(words[at].folded)) return false;
  if (at > 1 && words[at - 1].folded == "is") --at;
  if (at == 0) return true;
  const Word& name = words[at - 1];
  const char first = body[name.span.start];
  const bool capital = is_ascii_upper(first) && (is_noun(name.tag) || name.tag == Tag::other);
  return holders.has(name) || (!capital && !versions.has(name));
}

std::string text_of(const std::string& body, Words words, std::size_t first, std::size_t end) {
  return std::string(slice(body, {words[first].span.start, words[end - 1].span.end}));
}

// Words too general to tell one product from another.
bool is_general_product(std::string_view word) {
  static constexpr auto general = word_set(
      "a", "an", "and", "app", "application", "are", "client", "current", "do", "exact", "full",
      "in", "installed", "is", "it", "its", "new", "of", "or", "our", "product", "program",
      "software", "system", "that", "the", "this", "tool", "use", "used", "using", "version",
      "what", "which", "you", "your", "running", "package", "plugin", "server", "have", "number");
  return general.has(word);
}

// What has the version: "firefox" of "which version of Firefox", "which PHP version"; empty: not
// said.
std::string_view product_in(Words asked) {
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string_view word = asked[i].folded;
    // "…, so that I pick the matching build"
    if (word == ",") break;
    if (word != "version" && word != "versions" && word != "release" && word != "build") continue;
    const Tag tag = i > 0 ? asked[i - 1].tag : Tag::other;
    if (i > 0 && !is_general_product(asked[i - 1].folded) && asked[i - 1].kind == WordKind::word &&
        (is_noun(tag) || tag == Tag::other || i == 1))
      return asked[i - 1].folded;
    if (i + 1 < asked.size() && asked[i + 1].folded == "of")
      for (std::size_t next = i + 2; next < std::min(asked.size(), i + 5); ++next)
        if (!is_general_product(asked[next].folded)) return asked[next].folded;
  }
  return {};
}

std::optional<std::string> find_version(const std::string& body, Words told, Words asked) {
  const std::string_view product = product_in(asked);
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!is_version_number(told, i) || is_ip_address(body, told, i)) continue;
    std::size_t before = i;
    const auto named = [&](std::string_view word) {
      return word == "version" || word == "v" || word == "release" || word == "build";
    };
    bool version = told[i].folded.front() == 'v' ||
                   std::count(told[i].folded.begin(), told[i].folded.end(), '.') >= 2;
    if (before > 0 &&
        (named(told[before - 1].folded) ||
         (told[before - 1].folded == "is" && before > 1 && named(told[before - 2].folded)))) {
      version = true;
      before -= told[before - 1].folded == "is" ? 2 : 1;
    }
    // The name of what has it stands before: "Mailboard 4.2", "version 4.2 of Mailboard".
    const std::string_view name = before > 0 ? told[before - 1].folded : std::string_view{};
    const bool capital = before > 0 && told[before - 1].span.start < body.size() &&
                         is_ascii_upper(body[told[before - 1].span.start]);
    const bool behind = i + 2 < told.size() && told[i + 1].folded == "of";
    if (!product.empty()) {
      const bool same = name == product || (before > 1 && told[before - 2].folded == product) ||
                        (behind && (told[i + 2].folded == product ||
                                    (i + 3 < told.size() && told[i + 3].folded == product)));
      if (same) return text_of(body, told, std::min(before - (name == product ? 1 : 0), i), i + 1);
      continue;
    }
    // Of nothing in particular: the number of a system or browser is not what is asked for.
    if (systems.has(name) || browsers.has(name) ||
        (before > 1 && (systems.has(told[before - 2]) || browsers.has(told[before - 2]))))
      continue;
    const bool product_number =
        capital && before > 1 && told[i].folded.find('.') != std::string_view::npos;
    if (version || product_number)
      return text_of(body, told, product_number ? before - 1 : std::min(before, i), i + 1);
  }
  return std::nullopt;
}

std::optional<std::string> find_word(const std::string& body, Words told, const auto& set) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (!set.has(told[i]) || told[i].folded == "os") continue;
    // "Edge" and "Opera" are words, too; "mac" is one in an address.
    const char first = body[told[i].span.start];
    const bool common =
        told[i].folded == "edge" || told[i].folded == "opera" || told[i].folded == "brave" ||
        told[i].folded == "explorer" || told[i].folded == "mint" || told[i].folded == "arch" ||
        told[i].folded == "rocky" || told[i].folded == "windows" || told[i].folded == "chrome" ||
        told[i].folded == "safari" || told[i].folded == "mac";
    if (common && !is_ascii_upper(first)) continue;
    const bool numbered = i + 1 < told.size() && is_version_number(told, i + 1);
    return text_of(body, told, i, numbered ? i + 2 : i + 1);
  }
  return std::nullopt;
}

// "order 10458", "order no. A-1045", "customer number: 20313", "#10458".
std::optional<std::string> find_number(const std::string& body, Words told,
                                       const WordPhrases& nouns) {
  static constexpr auto between = word_set("number", "no", "nr", "id", "#", ":", ".", "=", "(",
                                           "is", "code", "key", "reference", "ref", "numbers", "-");
  for (auto match = nouns.find(told); match; match = nouns.find(told, match->first + 1)) {
    for (std::size_t i = match->end; i < std::min(told.size(), match->end + 4); ++i) {
      if (digits_in(told[i].folded) >= 3 && told[i].kind != WordKind::symbol && !date_at(told, i))
        return text_of(body, told, match->first, i + 1);
      if (!between.has(told[i])) break;
    }
  }
  return std::nullopt;
}

const WordPhrases* nouns_of(Field field) {
  static const WordPhrases order{"order|orders|purchase"};
  static const WordPhrases invoice{"invoice|bill"};
  static const WordPhrases customer{"customer|client|member|membership"};
  static const WordPhrases account{"account|iban"};
  static const WordPhrases ticket{"ticket|case|incident|reference|ref"};
  static const WordPhrases serial{"serial|s/n|sn"};
  static const WordPhrases tracking{"tracking|shipment|parcel"};
  static const WordPhrases contract{
      "contract|policy|licence|license|booking|reservation|registration"};
  switch (field) {
    case Field::order_number:
      return &order;
    case Field::invoice_number:
      return &invoice;
    case Field::customer_number:
      return &customer;
    case Field::account_number:
      return &account;
    case Field::ticket_number:
      return &ticket;
    case Field::serial_number:
      return &serial;
    case Field::tracking_number:
      return &tracking;
    case Field::contract_number:
      return &contract;
    default:
      return nullptr;
  }
}

// Words in quotation marks behind "error", "says" and the like.
std::optional<std::string> find_quoted_error(const std::string& body, const Text& text) {
  static const WordPhrases said{
      "error|errors|message|exception|warning|with",
      "says|say|saying|said|shows|reads|reading|displays|get|gets|getting|got|gives|fails|stops",
  };
  constexpr std::string_view opening[] = {"\"", "\u201c", "\u201e", "`", "'"};
  for (const Sentence& sentence : text.sentences) {
    if (!said.in(text.words_of(sentence))) continue;
    const std::string_view words = slice(body, sentence.span);
    for (const std::string_view mark : opening) {
      const std::size_t start = words.find(mark);
      if (start == std::string_view::npos) continue;
      if (mark == "'" && start > 0 && words[start - 1] != ' ') continue;
      const std::size_t from = start + mark.size();
      const std::size_t end = std::min({words.find('"', from), words.find("\u201d", from),
                                        words.find('`', from), words.find("' ", from)});
      if (end != std::string_view::npos && end > from + 5 &&
          words.substr(from, end - from).find(' ') != std::string_view::npos)
        return std::string(words.substr(from, end - from));
    }
  }
  return std::nullopt;
}

bool has_error_words(std::string_view text) {
  for (const char* word :
       {"rror", "xception", "ailed", "atal", "enied", "raceback", "ERROR", "refused"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

std::optional<std::string> find_attachment(const Message& message,
                                           std::initializer_list<std::string_view> endings) {
  for (const Attachment& attachment : message.attachments)
    for (const std::string_view ending : endings)
      if (attachment.name.ends_with(ending)) return attachment.name;
  return std::nullopt;
}

std::optional<std::string> find_telephone_number(const std::string& body) {
  // Digits with the marks that divide them: at least seven, on one line.
  for (std::size_t start = 0; start < body.size(); ++start) {
    const char c = body[start];
    const bool opens = c == '+' || c == '(' || is_ascii_digit(c);
    const char before = start > 0 ? body[start - 1] : ' ';
    if (!opens) continue;
    std::size_t end = start;
    std::size_t digits = 0;
    while (end < body.size() &&
           (std::string_view("+()-/. ").find(body[end]) != std::string_view::npos ||
            is_ascii_digit(body[end]))) {
      digits += is_ascii_digit(body[end]);
      ++end;
    }
    const std::string_view number = std::string_view(body).substr(start, end - start);
    const bool divided = number.find_first_of("+( -/") != std::string_view::npos;
    if (digits >= 7 && digits <= 15 && divided &&
        (before == ' ' || before == '\n' || before == ':') &&
        (number.starts_with('+') || number.starts_with('(') || number.starts_with('0')))
      return std::string(number.substr(0, number.find_last_of("0123456789") + 1));
    start = end;
  }
  return std::nullopt;
}

std::optional<std::string> find_address(const std::string& body, Words told, Field field) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    const std::string_view word = told[i].folded;
    if (told[i].kind != WordKind::address && field != Field::ip_address) continue;
    const bool mail = word.find('@') != std::string_view::npos;
    const bool digits = word.find_first_not_of("0123456789.") == std::string_view::npos;
    const bool ip = digits && std::count(word.begin(), word.end(), '.') == 3;
    const bool web =
        !mail && !ip && word.find('.') != std::string_view::npos &&
        (word.find("://") != std::string_view::npos || word.find('/') == std::string_view::npos);
    if ((field == Field::email_address && mail) || (field == Field::ip_address && ip) ||
        (field == Field::web_address && web))
      return text_of(body, told, i, i + 1);
  }
  return std::nullopt;
}

bool is_capital(const std::string& body, const Word& word) {
  const char first = body[word.span.start];
  return word.kind == WordKind::word && is_ascii_upper(first);
}

// "HX7 8AB": the two halves of a British post code.
bool is_british_code(std::string_view outer, std::string_view inner) {
  constexpr std::size_t longest = 4;
  if (inner.size() != 3 || !is_ascii_digit(inner[0]) || !is_ascii_upper(inner[1]) ||
      !is_ascii_upper(inner[2]))
    return false;
  return outer.size() >= 2 && outer.size() <= longest && is_ascii_upper(outer[0]) &&
         (is_ascii_digit(outer[1]) ||
          (outer.size() > 2 && is_ascii_upper(outer[1]) && is_ascii_digit(outer[2])));
}

std::optional<std::string> find_street(const std::string& body, Words told) {
  static const WordPhrases street{
      "street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|court"};
  constexpr std::size_t house_digits = 5;
  constexpr std::size_t code_digits = 4;
  constexpr std::size_t reach = 8;
  for (std::size_t i = 0; i < told.size(); ++i) {
    // "11 Mill Rise, Hebden Bridge, HX7 8AB"
    if (i > 0 && is_british_code(slice(body, told[i - 1].span), slice(body, told[i].span))) {
      std::size_t house = i - 1;
      while (house > 0 && i - house < reach && told[house].kind != WordKind::number) --house;
      return text_of(body, told, told[house].kind == WordKind::number ? house : i - 1, i + 1);
    }
    if (told[i].kind != WordKind::number || digits_in(told[i].folded) > house_digits) continue;
    // "Via Padova 112, 20132 Milano"
    if (i > 0 && i + 3 < told.size() && is_capital(body, told[i - 1]) &&
        told[i + 1].folded == "," && told[i + 2].kind == WordKind::number &&
        digits_in(told[i + 2].folded) == told[i + 2].folded.size() &&
        digits_in(told[i + 2].folded) >= code_digits && is_capital(body, told[i + 3])) {
      const bool two_words = i > 1 && is_capital(body, told[i - 2]);
      return text_of(body, told, i - (two_words ? 2 : 1), i + 4);
    }
    // "12 Mill Road"
    for (std::size_t j = i + 2; j < std::min(told.size(), i + 4); ++j)
      if (is_capital(body, told[i + 1]) && street.match_at(told, j))
        return text_of(body, told, i, j + 1);
  }
  return std::nullopt;
}

// When it happened: "since Monday", "yesterday at 14:05".
std::optional<std::string> find_past_time(const std::string& body, const Text& text, bool exact) {
  static const WordPhrases past{
      "since|from monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last|this|the|about|around|noon|midnight|today",
      "yesterday|today",
      "this morning|afternoon",
      "last night|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend",
      "days|hours|weeks|minutes|day|week|hour ago",
      "on monday|tuesday|wednesday|thursday|friday|saturday|sunday",
  };
  for (const Sentence& sentence : text.sentences) {
    const Words words = text.words_of(sentence);
    bool clock = false;
    for (std::size_t i = 0; i < words.size(); ++i) clock = clock || clock_at(words, i).has_value();
    const auto match = past.find(words);
    if ((match || clock) && (clock || !exact) && sentence.form != SentenceForm::interrogative)
      return std::string(
          slice(body, match ? Span{words[match->first].span.start, words[match->end - 1].span.end}
                            : sentence.span));
  }
  return std::nullopt;
}

bool asks_for_all_of_it(Words asked) {
  static const WordPhrases exact{"exact|exactly|full|complete|whole|entire|precise|precisely"};
  return exact.in(asked);
}

}  // namespace

std::vector<Field> fields_named(Words words) {
  std::vector<Field> fields;
  for (const Names& entry : names())
    if (entry.phrases.in(words)) fields.push_back(entry.field);
  // "Which Windows version" asks for the system, "e-mail address" for no other address.
  const auto has = [&](Field field) {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
  };
  if (has(Field::operating_system)) std::erase(fields, Field::version);
  if (has(Field::ip_address) || has(Field::email_address)) std::erase(fields, Field::web_address);
  if (has(Field::error_text) && fields.size() > 1) std::erase(fields, Field::time);
  return fields;
}

bool names_version(const std::string& body, Words words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!is_version_number(words, i)) continue;
    const std::string_view name = words[i - 1].folded;
    const char first = body[words[i - 1].span.start];
    // Not "Ticket 48213", nor "Room 4".
    static constexpr auto counted =
        word_set("building", "case", "call", "chapter", "customer", "floor", "incident", "line",
                 "no", "number", "order", "page", "port", "room", "step", "ticket", "user");
    constexpr std::size_t longest_number = 3;
    const bool capital = is_ascii_upper(first) && words[i - 1].kind == WordKind::word &&
                         !counted.has(name) && month_named(name) == 0 &&
                         (words[i].folded.find('.') != std::string_view::npos ||
                          words[i].folded.size() <= longest_number);
    if (capital || name == "version" || name == "v" || name == "release" || name == "build" ||
        words[i].folded.front() == 'v')
      return true;
  }
  return false;
}

Told::Told(const Context& context) {
  const auto add = [&](const Message& message, std::span<const Block> blocks) {
    std::vector<Span> regions;
    std::vector<Span> pasted;
    for (const Block& block : blocks) {
      if (block.depth > 0) continue;
      if (block.kind == BlockKind::preformatted) pasted.push_back(block.span);
      if (block.kind == BlockKind::answer || block.kind == BlockKind::preformatted ||
          block.kind == BlockKind::closing || block.kind == BlockKind::signature)
        regions.push_back(block.span);
    }
    parts_.push_back({&message, analyze(message.body, regions), std::move(pasted)});
  };
  for (const EarlierMessage& earlier : context.thread)
    if (earlier.side == Side::customer) add(*earlier.message, earlier.draft.blocks);
  add(context.customer, context.inquiry.blocks);
}

std::optional<std::string> Told::find(Field field, Words asked) const {
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    const std::string& body = part->message->body;
    const Words told = part->text.words;
    std::optional<std::string> found;
    switch (field) {
      case Field::version:
        found = find_version(body, told, asked);
        break;
      case Field::operating_system:
        found = find_word(body, told, systems);
        break;
      case Field::browser:
        found = find_word(body, told, browsers);
        break;
      case Field::error_text:
        for (const Span pasted : part->pasted)
          if (has_error_words(slice(body, pasted)))
            found = std::string(slice(body, pasted).substr(0, slice(body, pasted).find('\n')));
        if (!found) found = find_quoted_error(body, part->text);
        break;
      case Field::log:
        found = find_attachment(*part->message, {".log", ".txt", ".gz", ".zip"});
        break;
      case Field::screenshot:
        found = find_attachment(
            *part->message, {".png", ".jpg", ".jpeg", ".gif", ".heic", ".webp", ".PNG", ".JPG"});
        break;
      case Field::time:
        found = find_past_time(body, part->text, asks_for_all_of_it(asked));
        break;
      case Field::telephone_number:
        found = find_telephone_number(body);
        break;
      case Field::email_address:
      case Field::ip_address:
      case Field::web_address:
        found = find_address(body, told, field);
        break;
      case Field::postal_address:
        found = find_street(body, told);
        break;
      case Field::steps:
        break;
      default:
        found = find_number(body, told, *nouns_of(field));
        if (!found && !part->message->subject.empty()) {
          const std::string& subject = part->message->subject;
          const Span whole{0, subject.size()};
          found =
              find_number(subject, analyze(subject, std::span(&whole, 1)).words, *nouns_of(field));
        }
        break;
    }
    if (found) return found;
  }
  return std::nullopt;
}

bool Told::mentions(Words words) const {
  for (const Part& part : parts_) {
    const Words told = part.text.words;
    const bool all = std::all_of(words.begin(), words.end(), [&](const Word& word) {
      return word.folded.size() <= 3 ||
             std::any_of(told.begin(), told.end(),
                         [&](const Word& other) { return other.folded == word.folded; });
    });
    if (all) return true;
  }
  return false;
}

}  // namespace replylint
