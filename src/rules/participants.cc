#include "rules/participants.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "parse/known_words.h"
#include "parse/people.h"
#include "parse/salutation.h"
#include "parse/signature.h"
#include "rules/name_forms.h"
#include "rules/reply_shape.h"
#include "rules/spoken_name.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// All lists are folded (fold_name).

constexpr auto titles = std::to_array<std::string_view>(
    {"mr",     "mrs",      "ms",        "miss",  "mx",      "dr",     "doctor",   "prof",
     "rev",    "herr",     "professor", "herrn", "frau",    "madame", "monsieur", "mme",
     "mlle",   "senor",    "senora",    "sr",    "sra",     "signor", "signora",  "sig",
     "sigra",  "dott",     "dottore",   "ing",   "dhr",     "mevr",   "mevrouw",  "heer",
     "meneer", "senhor",   "senhora",   "pan",   "pani",    "herra",  "rouva",    "bey",
     "don",    "dona",     "dipl",      "sir",   "captain", "capt",   "sister",   "father",
     "pastor", "господин", "госпожа"});

// Display names with these are of a role or a company.
constexpr auto role_words = std::to_array<std::string_view>(
    {"support",    "team",       "sales",        "info",        "billing", "admin",
     "customer",   "service",    "services",     "helpdesk",    "office",  "accounts",
     "contact",    "list",       "inc",          "llc",         "ltd",     "gmbh",
     "corp",       "company",    "group",        "department",  "noreply", "mail",
     "webmaster",  "postmaster", "root",         "operations",  "desk",    "hosting",
     "systems",    "solutions",  "media",        "studio",      "shop",    "store",
     "consulting", "software",   "technologies", "association", "club",    "school",
     "university", "users",      "help",         "web",         "bot",     "reply",
     "newsletter"});

// Parts of a family name and letters behind a name that are nobody's name alone, and what stands
// between two names.
constexpr auto name_particles = std::to_array<std::string_view>(
    {"von", "van", "der", "den", "de",  "da",  "di",  "la",  "le",  "del",
     "dos", "bin", "al",  "el",  "jr",  "ii",  "iii", "phd", "md",  "msc",
     "bsc", "esq", "via", "zu",  "ter", "ten", "du",  "and", "und", "et",
     "y",   "e",   "och", "og",  "ja",  "en",  "i",   "и",   "or",  "oder"});

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(static_cast<char>(c));
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  // General punctuation to symbols, CJK punctuation, full-width marks, the replacement character.
  if (c >= 0x2000 && c < 0x2C00) return false;
  if (c >= 0x3000 && c < 0x3040) return false;
  return c < 0xFE00 || (c >= 0x10000 && c < 0x1F000) || c >= 0x20000;
}

// Apostrophes and hyphens between letters, and accents that are characters of their own.
bool joins_letters(char32_t c) {
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 ||
         (c >= 0x300 && c <= 0x36F);
}

// The words of a stretch, at most `limit` of them.
std::vector<Span> words_of(std::string_view body, Span span, std::size_t limit = 12) {
  std::vector<Span> words;
  const std::string_view text = body.substr(0, span.end);
  for (std::size_t i = span.start; i < span.end && words.size() < limit;) {
    const std::size_t start = i;
    if (!is_letter(next_code_point(text, i))) continue;
    std::size_t end = i;
    while (i < span.end) {
      const char32_t c = next_code_point(text, i);
      if (is_letter(c))
        end = i;
      else if (!joins_letters(c))
        break;
    }
    words.push_back({start, end});
    i = end;
  }
  return words;
}

bool begins_small(std::string_view word) {
  return !word.empty() && is_ascii_lower(word[0]);
}

icu::UnicodeString to_unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// "JOHN SMITH", as programs and forms write names.
bool is_in_capitals(std::string_view words) {
  const icu::UnicodeString text = to_unicode(words);
  return icu::UnicodeString(text).toUpper(icu::Locale::getRoot()) == text &&
         icu::UnicodeString(text).toLower(icu::Locale::getRoot()) != text;
}

// A name as one writes it: "John" for "john" and "JOHN".
std::string capitalized(std::string_view word) {
  std::string result(word);
  if (begins_small(word)) result[0] = static_cast<char>(result[0] - 'a' + 'A');
  constexpr std::size_t longest_initials = 2;  // "JP"
  if (word.size() <= longest_initials || !is_in_capitals(word)) return result;
  result.clear();
  return to_unicode(word).toTitle(nullptr, icu::Locale::getRoot()).toUTF8String(result);
}

// "JR", "TH": no way to address somebody.
bool are_initials(std::string_view word) {
  return word.size() < 2 || (word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) {
                               return is_ascii_upper(c);
                             }));
}

void add_name(std::vector<Name>& names, std::string_view written) {
  std::string folded = fold_name(written);
  if (folded.empty() || is_one_of(name_particles, folded)) return;
  for (const Name& name : names)
    if (name.folded == folded) return;
  names.push_back({std::string(written), std::move(folded)});
  // Both halves of "Jean-Pierre".
  if (const std::size_t hyphen = written.find('-');
      hyphen != std::string_view::npos && hyphen > 1 && hyphen + 2 < written.size()) {
    add_name(names, written.substr(0, hyphen));
    add_name(names, written.substr(hyphen + 1));
  }
}

// The name in a display name, without what a list or a company adds to it.
std::string_view personal_part(std::string_view display) {
  for (const std::string_view cut : {" via ", " (", " <", " [", " |", " at ", " @", " / "})
    display = display.substr(0, display.find(cut));
  return display;
}

// Where the given name begins in "Hannigan, Tyler", as companies' address books write it; npos
// where what stands behind the comma is none: "Robert Smith, PhD", "Acme, Inc.".
std::size_t given_name_behind_comma(std::string_view display) {
  const std::size_t comma = display.find(',');
  if (comma == std::string_view::npos) return std::string_view::npos;
  const std::size_t end = std::min(display.find(',', comma + 1), display.size());
  const std::vector<Span> family = words_of(display, {0, comma}, 8);
  const std::vector<Span> given = words_of(display, {comma, end}, 8);
  constexpr std::size_t most_names = 4;
  if (family.empty() || given.empty() || given.size() > most_names) return std::string_view::npos;
  const std::string_view first = slice(display, given.front());
  const auto folded = [&](Span word) { return fold_name(slice(display, word)); };
  for (const Span word : given)
    if (is_one_of(role_words, folded(word)) ||
        (given.size() == 1 && is_one_of(name_particles, folded(word))))
      return std::string_view::npos;
  // "Robert Smith, CEO", "Robert Smith, Head of Lettings": the name is whole before it.
  if (family.size() > 1 && !is_first_name(folded(given.front())) &&
      ((first.size() > 1 && are_initials(first)) ||
       std::any_of(given.begin(), given.end(),
                   [&](Span word) { return is_ordinary_word(folded(word)); })))
    return std::string_view::npos;
  return given.front().start;
}

// "WorkCentre", not "McDonald": no given name.
bool has_inner_capital(std::string_view word) {
  for (std::size_t i = 3; i < word.size(); ++i)
    if (is_ascii_upper(word[i]) && is_ascii_lower(word[i - 1])) return true;
  return false;
}

// "Ngozi Adeyemi"; not for certain "Hotel Linde", "Reception", "annab".
bool is_persons_name(std::string_view display, const std::vector<Span>& words) {
  if (words.empty()) return false;
  const auto is_known = [&](Span word) { return is_first_name(fold_name(slice(display, word))); };
  if (is_known(words.front())) return true;
  return words.size() > 1 && std::none_of(words.begin(), words.end(), [&](Span word) {
           return is_common_word(fold_name(slice(display, word)));
         });
}

void add_display_name(Person& person, std::string_view display) {
  if (display.find('@') != std::string_view::npos) return;
  display = personal_part(display);
  std::vector<Span> words = words_of(display, {0, display.size()}, 8);
  const bool role = std::any_of(words.begin(), words.end(), [&](Span word) {
    return is_one_of(role_words, fold_name(slice(display, word)));
  });
  // "Hannigan, Tyler"
  if (const std::size_t given = given_name_behind_comma(display); given != std::string_view::npos)
    std::rotate(
        words.begin(),
        std::find_if(words.begin(), words.end(), [&](Span word) { return word.start >= given; }),
        words.end());
  const bool of_person = is_persons_name(display, words);
  const bool in_capitals = is_in_capitals(display);  // then "ANA" are no initials
  std::string title;
  bool initials = false;
  for (const Span span : words) {
    const std::string_view word = slice(display, span);
    const std::string folded = fold_name(word);
    if (words.size() > 1 && is_one_of(titles, folded)) {
      if (title.empty()) title = std::string(word) + (display[span.end] == '.' ? "." : "");
      continue;
    }
    add_name(role ? person.address_parts : person.names, word);
    if (!role && of_person) person.certain = true;
    if (role || !person.called.empty() || is_one_of(name_particles, folded)) continue;
    constexpr std::size_t shortest_name = 3;
    if (are_initials(word) && !(in_capitals && word.size() >= shortest_name)) {
      initials = true;
      continue;
    }
    // "DUPONT Jean", "XEROX WorkCentre"
    const bool family = is_in_capitals(word) && word.size() > shortest_name;
    if (!in_capitals && words.size() > 1 &&
        ((family && !is_first_name(folded)) || has_inner_capital(word)))
      continue;
    person.called = capitalized(word);
    person.by_family_name =
        initials || (!title.empty() && span == words.back() && !is_first_name(folded));
    person.title = title;
  }
}

void add_words(std::vector<Name>& names, std::string_view text) {
  for (const Span word : words_of(text, {0, text.size()})) add_name(names, slice(text, word));
}

void add_address(Person& person, std::string_view address) {
  add_words(person.address_parts, address.substr(0, address.find('@')));
}

}  // namespace

namespace {

// "小龙" of "李小龙", "철수" of "김철수": the family name comes first, one character or two.
bool is_part_of_joined_name(std::string_view folded, std::string_view name) {
  constexpr std::size_t character = 3;  // bytes
  constexpr std::size_t most = 5;       // characters
  if (name.size() > most * character || name.size() <= folded.size()) return false;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (!(c >= 0x3400 && c <= 0x9FFF) && !(c >= 0xAC00 && c <= 0xD7AF)) return false;
  }
  return name.ends_with(folded) && name.size() - folded.size() <= 2 * character;
}

}  // namespace

bool Person::is_called(std::string_view folded) const {
  if (folded.empty()) return false;
  for (const Name& name : names) {
    if (is_part_of_joined_name(folded, name.folded)) return true;
    if (same_name(folded, name.folded)) return true;
    // An initial: "Hi J.," for "John".
    if (folded.size() == 1 && name.folded.starts_with(folded)) return true;
    if (name.folded.size() == 1 && folded.starts_with(name.folded)) return true;
  }
  return std::any_of(address_parts.begin(), address_parts.end(), [&](const Name& part) {
    if (same_name(folded, part.folded)) return true;
    return folded.size() >= 3 && part.folded.find(folded) != std::string::npos;
  });
}

std::string in_spoken_order(std::string_view display) {
  const std::string_view name = personal_part(display);
  const std::size_t given = given_name_behind_comma(name);
  if (given == std::string_view::npos || name.find(',', given) != std::string_view::npos)
    return std::string(display);
  std::string_view family = name.substr(0, name.find(','));
  family.remove_prefix(std::min(family.find_first_not_of(' '), family.size()));
  std::string_view rest = name.substr(given);
  rest = rest.substr(0, rest.find_last_not_of(' ') + 1);
  // "Smith, Robert - Sales"
  if (rest.find(" - ") != std::string_view::npos || rest.find(" – ") != std::string_view::npos)
    return std::string(display);
  return std::string(rest).append(" ").append(family.substr(0, family.find_last_not_of(' ') + 1));
}

namespace {

// The "T" of "T. Haverkamp" in front of a name, in small letters; else zero.
char initial_before(std::string_view body, std::size_t name) {
  if (name < 3 || body[name - 1] != ' ' || body[name - 2] != '.' || !is_ascii_upper(body[name - 3]))
    return '\0';
  const bool begins = name == 3 || body[name - 4] == '\n' || body[name - 4] == ' ';
  return begins ? to_lower(body[name - 3]) : '\0';
}

}  // namespace

Person sender(const Message& message, const std::vector<Block>& blocks) {
  Person person;
  for (const auto* list : {&message.from, &message.reply_to}) {
    if (list->empty()) continue;
    add_display_name(person, list->front().name);
    add_address(person, list->front().address);
  }
  // Who handed the message on, or wrote it as well.
  constexpr std::size_t most_senders = 8;
  for (std::size_t i = 1; i < std::min(message.from.size(), most_senders); ++i) {
    add_words(person.address_parts, message.from[i].name);
    add_address(person, message.from[i].address);
  }
  if (const auto sign_off = find_sign_off(message.body, blocks)) {
    std::string called;
    bool called_behind_initials = false;
    constexpr std::size_t most_words = 4;
    const std::vector<Span> words = words_of(message.body, sign_off->name, most_words);
    for (const Span word : words) {
      const std::string_view written = slice(message.body, word);
      if (words.size() > 1 && is_one_of(titles, fold_name(written))) continue;
      add_name(person.names, written);
      if (called.empty() && !are_initials(written)) {
        called = capitalized(written);
        called_behind_initials = word != words.front();
      }
      if (!begins_small(written)) person.certain = true;
    }
    if (const char initial = initial_before(message.body, sign_off->name.start); initial != '\0') {
      person.initial = initial;
      called_behind_initials = true;
    }
    if (!called.empty()) {
      // "J. Smith"
      const bool first = !called_behind_initials;
      person.by_family_name = !first && (person.by_family_name || person.called.empty());
      if (first || person.called.empty()) person.called = called;
      person.signed_as = called;
      if (words.size() > 1 && words.size() < most_words)
        person.signed_as = slice(message.body, {words.front().start, words.back().end});
    }
  }
  return person;
}

namespace {

// "Hello, this is Gwendolyn Achebe, we have hired the tent": who signs with no name may tell it.
Span find_introduced_name(const Context& context) {
  static const WordPhrases introductions{"this is", "my name is|'s", "i am", "i'm"};
  // "Gwendolyn Achebe, we have …"; not "I am Charlotte Street resident".
  static constexpr auto behind_name =
      word_set("and", "at", "calling", "from", "here", "of", "speaking", "writing");
  constexpr std::size_t looked_at = 16;  // words
  const Text& text = context.inquiry.text;
  const std::string_view body = context.customer.body;
  const Words words = Words(text.words).first(std::min(looked_at, text.words.size()));
  const auto match = introductions.find(words);
  if (!match || match->end + 1 >= words.size()) return {};
  const Word& first = words[match->end];
  const Word& second = words[match->end + 1];
  if (match->end + 2 < words.size() && words[match->end + 2].kind == WordKind::word &&
      !behind_name.has(words[match->end + 2]))
    return {};
  const bool is_name = first.kind == WordKind::word && second.kind == WordKind::word &&
                       is_first_name(first.folded) && !begins_small(slice(body, first.span)) &&
                       !begins_small(slice(body, second.span)) && !second.folded.ends_with("s'") &&
                       second.folded.find("'s") == std::string_view::npos;
  return is_name ? Span{first.span.start, second.span.end} : Span{};
}

Person find_customer(const Context& context) {
  Person person = sender(context.customer, context.inquiry.blocks);
  if (!person.names.empty()) return person;
  const std::string_view body = context.customer.body;
  if (const Span introduced = find_introduced_name(context); !introduced.empty()) {
    const std::vector<Span> words = words_of(body, introduced);
    for (const Span word : words) add_name(person.names, slice(body, word));
    person.called = slice(body, words.front());
    person.signed_as = slice(body, introduced);
    person.certain = true;
  }
  return person;
}

Person find_writer(const Context& context) {
  return sender(context.message, {});
}

std::optional<NamedSpan> find_greeting(const Context& context) {
  return find_salutation(context.body(), context.draft.blocks);
}

Salutation find_salutation_of(const Context& context) {
  const std::string_view body = context.body();
  const auto& blocks = context.draft.blocks;
  Salutation salutation;
  auto found = greeting_of(context);
  // A line above it that does not belong to the reply ("Draft:") hides none.
  const auto greets = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::salutation && block.depth == 0;
  });
  if (!found && greets != blocks.end()) found = find_salutation(body, {*greets});
  if (found) {
    salutation.found = true;
    salutation.span = found->whole;
    for (const Span word : words_of(body, found->whole)) {
      const std::string folded = fold_name(slice(body, word));
      if (is_one_of(titles, folded))
        salutation.has_title = true;
      else if (found->name.contains(word) && !is_one_of(name_particles, folded))
        salutation.names.push_back(word);
    }
    return salutation;
  }
  const auto prose = std::find_if(blocks.begin(), blocks.end(), is_own_prose);
  const std::vector<Name>& names = customer_of(context).names;
  if (prose == blocks.end() || names.empty()) return salutation;
  const Span line{prose->span.start, std::min(body.find('\n', prose->span.start), prose->span.end)};
  for (const Span word : words_of(body, line, 30)) {
    const std::string_view written = slice(body, word);
    const std::string folded = fold_name(written);
    if (begins_small(written) || folded.size() < 2) continue;
    if (std::any_of(names.begin(), names.end(),
                    [&](const Name& name) { return name.folded == folded; })) {
      salutation.found = true;
      salutation.span = word;
      salutation.names.push_back(word);
      break;
    }
  }
  return salutation;
}

}  // namespace

const Person& customer_of(const Context& context) {
  return context.once(find_customer);
}

const Person& writer_of(const Context& context) {
  return context.once(find_writer);
}

const std::optional<NamedSpan>& greeting_of(const Context& context) {
  return context.once(find_greeting);
}

const Salutation& salutation_of(const Context& context) {
  return context.once(find_salutation_of);
}

namespace {

// A line near the end that is nothing but a name of the writer, whatever stands around it
// ("~tom", "Niels.").
bool has_name_line(const Context& context) {
  constexpr std::size_t last_lines = 12;
  const Person& writer = writer_of(context);
  std::string initials;  // "mdl", "A."
  for (const Name& name : writer.names) initials += name.folded.substr(0, 1);
  const auto& blocks = context.draft.blocks;
  std::size_t seen = 0;
  for (auto block = blocks.rbegin(); block != blocks.rend() && seen < last_lines; ++block) {
    if (block->depth > 0 || block->kind == BlockKind::quote) continue;
    const std::vector<Span> lines = lines_of(context.body(), block->span);
    for (auto line = lines.rbegin(); line != lines.rend() && seen < last_lines; ++line, ++seen) {
      const std::vector<Span> words = words_of(context.body(), *line, 4);
      if (words.size() == 1 && line->size() < 10 &&
          initials.starts_with(fold_name(slice(context.body(), words.front()))))
        return true;
      if (!words.empty() && words.size() <= 3 && line->size() < 40 &&
          std::all_of(words.begin(), words.end(), [&](Span word) {
            const std::string folded = fold_name(slice(context.body(), word));
            return folded.size() > 1 && writer.is_called(folded);
          }))
        return true;
    }
  }
  return false;
}

}  // namespace

bool is_signed(const Context& context) {
  const std::string_view body = context.body();
  const auto& blocks = context.draft.blocks;
  if (std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::signature && block.depth == 0 &&
               !is_mobile_signature(slice(body, block.span));
      }))
    return true;
  if (const auto sign_off = find_sign_off(body, blocks); sign_off && !sign_off->name.empty())
    return true;
  return has_name_line(context);
}

}  // namespace replylint
