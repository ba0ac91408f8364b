#include "parse/sign_off.h"

#include <algorithm>
#include <string>

#include "parse/closing.h"
#include "parse/known_words.h"
#include "parse/preformatted.h"
#include "parse/signature.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {
namespace {

// "Dana @ Example"
bool has_company(std::string_view name) {
  return name.find(" @ ") != std::string_view::npos;
}

bool is_organisation(std::string_view name) {
  static constexpr std::string_view last_words[] = {
      "inc",   "corp",     "corporation", "ltd",          "llc",      "gmbh",     "ag",
      "group", "company",  "technology",  "technologies", "systems",  "services", "solutions",
      "bank",  "software", "university",  "institute",    "networks", "energy",   "department"};
  const ComparableText folded = comparable(name);
  return std::any_of(std::begin(last_words), std::end(last_words), [&](std::string_view word) {
    return folded.size() > word.size() && folded.back() == word.back() &&
           ends_with_phrase(folded, word);
  });
}

// "2.39.2": what git writes below the "-- " at the end of a patch.
bool is_version(std::string_view text) {
  return text.size() >= 3 && is_ascii_digit(text.front()) &&
         text.find('.') != std::string_view::npos &&
         text.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
}

bool ends_sentence(std::string_view text) {
  if (text.empty()) return true;
  const char last = text.back();
  return last == '.' || last == '?' || last == '!' || last == ')' || last == ':' || last == '"' ||
         last == '>' || static_cast<unsigned char>(last) >= 0x80;
}

// The disclaimer's own words may stand on its second line.
bool begins_notice(const Body& body, std::size_t line) {
  const std::size_t last = std::min(line + 2, body.lines.size() - 1);
  const Span first_line = body.line_span(line);
  const std::string_view text = slice(body.text, {first_line.start, body.lines[last].span.end});
  return (body.may_be(line, Opening::notice) && starts_notice(text)) ||
         is_notice_behind_firm(text, first_line.size());
}

void set_signature(Body& body, std::size_t first, std::size_t end) {
  if (first == end) return;
  const auto is_delimiter = [&](std::size_t i) {
    return read_delimiter(slice(body.text, body.lines[i].span)) != Delimiter::none;
  };
  bool notice = false;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view line = body.line(i);
    if (i == first + 1 && is_version(line) && is_delimiter(first)) {
      body.set(i, BlockKind::preformatted);
      continue;
    }
    // A patch goes on to the end, and whoever sends one signs above it.
    if (body.lines[i].after_blank && body.lines[i].role.depth == 0 && begins_patch(line)) {
      for (; i < end; ++i) body.set(i, BlockKind::preformatted);
      return;
    }
    const bool short_rule = std::all_of(line.begin(), line.end(),
                                        [](char c) { return c == '_' || c == '-' || c == '='; });
    if (short_rule || is_divider_line(line) || is_delimiter(i))
      body.lines[i].role.divider = true;
    else if (body.lines[i].after_blank || i == first || body.lines[i - 1].role.divider)
      notice = begins_notice(body, i) || (notice && is_sentence(line));
    body.set(i, notice ? BlockKind::notice : BlockKind::signature);
  }
}

bool may_be_mobile_signature(const Body& body, std::size_t line) {
  return body.may_be(line, Opening::mobile_signature) || may_end_mobile_signature(body.line(line));
}

std::optional<ClosingText> closing_at(const Body& body, std::size_t line) {
  if (!body.may_be(line, Opening::closing)) return std::nullopt;
  return read_closing(body.text, body.line_span(line));
}

// How many lines below `line` the writer says goodbye, with a name; 0 if nowhere before `end`. What
// programs add stands below it.
std::size_t lines_to_farewell(const Body& body, std::size_t line, std::size_t end) {
  constexpr std::size_t most_lines = 30;
  for (std::size_t i = end; i > line + 1 && end - i < most_lines;) {
    --i;
    const auto closing = closing_at(body, i);
    if (!closing || closing->farewell == Farewell::wish) continue;
    if (!closing->name.empty()) return i - line;
    if (i + 1 < end && !read_signed_name(body.text, body.line_span(i + 1)).empty()) return i - line;
  }
  return 0;
}

// What the host of a list advertises, under a rule across the whole page: one last paragraph that
// ends in a URL, below a quote or a name.
bool is_advertisement(const Body& body, std::size_t first, std::size_t rule, std::size_t end) {
  constexpr std::size_t most_lines = 8, page_width = 60;
  if (body.line(rule).size() < page_width || end - rule > most_lines || rule + 2 > end)
    return false;
  for (std::size_t i = rule + 1; i < end; ++i)
    if (body.lines[i].after_blank) return false;
  if (body.line(end - 1).find("http") == std::string_view::npos) return false;
  if (rule == first) return rule > 0;
  return !read_signed_name(body.text, body.line_span(rule - 1)).empty() ||
         closing_at(body, rule - 1);
}

// A word for what somebody does or where, or a number of a house or a room.
bool names_position(std::string_view line) {
  if (line.find_first_of("0123456789") != std::string_view::npos) return true;
  static constexpr std::string_view words[] = {
      "engineer",      "manager",     "director",     "developer",   "specialist", "professor",
      "lecturer",      "president",   "founder",      "cofounder",   "officer",    "ceo",
      "cto",           "cfo",         "head",         "lead",        "consultant", "analyst",
      "assistant",     "coordinator", "architect",    "student",     "researcher", "scientist",
      "editor",        "support",     "sales",        "marketing",   "department", "dept",
      "division",      "office",      "team",         "university",  "institute",  "school",
      "college",       "center",      "centre",       "laboratory",  "lab",        "hospital",
      "library",       "ministry",    "association",  "foundation",  "inc",        "corp",
      "corporation",   "ltd",         "llc",          "gmbh",        "ag",         "company",
      "group",         "bank",        "services",     "solutions",   "systems",    "software",
      "technologies",  "technology",  "networks",     "hosting",     "industries", "international",
      "administrator", "customer",    "account",      "postdoc",     "leiter",     "leitung",
      "kundendienst",  "vertrieb",    "abteilung",    "universität", "institut",   "directeur",
      "responsable",   "gerente",     "departamento", "universidad", "street",     "road"};
  const ComparableText folded = comparable(line);
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return find_phrase(folded, word) != std::string_view::npos;
  });
}

// Short lines below a name of two to four words, as titles and companies are.
enum class Titles { none, plain, position };
Titles read_titles(const Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 6, longest = 50;
  if (end - first < 2 || end - first > most_lines) return Titles::none;
  const Span name = read_signed_name(body.text, body.line_span(first));
  const std::size_t words = count_words(slice(body.text, name));
  // One word that is no known name signs above a single line: "Signe", "Box Office".
  if (words < 2 && end - first > 2 && !is_first_name(comparable(slice(body.text, name))))
    return Titles::none;
  if (words > 4) return Titles::none;
  bool position = false;
  for (std::size_t i = first + 1; i < end; ++i) {
    std::string_view line = body.line(i);
    if (line.size() > longest || line.find("://") != std::string_view::npos ||
        line.find_first_of("=<>{}|\\") != std::string_view::npos)
      return Titles::none;
    while (line.starts_with('*') || line.starts_with('(') || line.starts_with('_'))
      line.remove_prefix(1);
    if (line.empty()) return Titles::none;
    const bool begins = (is_ascii_upper(line.front()) || is_ascii_digit(line.front()) ||
                         static_cast<unsigned char>(line.front()) >= 0x80);
    // "Example Inc." ends no sentence.
    constexpr std::size_t longest_abbreviation = 5;
    const std::size_t last_word = line.size() - (line.rfind(' ') + 1);
    const bool sentence = std::string_view("?!:;,").find(line.back()) != std::string_view::npos ||
                          (line.back() == '.' && last_word > longest_abbreviation);
    if (!begins || sentence) return Titles::none;
    position |= names_position(line);
  }
  return position ? Titles::position : Titles::plain;
}

// A name, and below it what the person does and where.
bool has_titles(const Body& body, std::size_t first, std::size_t end) {
  return read_titles(body, first, end) == Titles::position;
}

std::string_view last_word(std::string_view name) {
  return name.substr(name.rfind(' ') + 1);
}

bool begins_with_first_name(std::string_view name) {
  return is_first_name(comparable(name.substr(0, name.find(' '))));
}

// "Dana Example, Support Engineer, Example Hosting"
bool is_name_with_position(std::string_view line) {
  constexpr std::size_t most_words = 10;
  const std::size_t comma = line.find(", ");
  if (comma == std::string_view::npos || count_words(line) > most_words || is_sentence(line))
    return false;
  const std::string_view name = line.substr(0, comma);
  const std::size_t words = count_words(name);
  return words >= 2 && words <= 4 && begins_with_first_name(name) &&
         read_signed_name(name, {0, name.size()}).size() == name.size() &&
         names_position(line.substr(comma));
}

// "Dave 07700 900 144"
bool is_name_with_number(std::string_view line) {
  constexpr int least_digits = 6;
  const std::size_t number = line.find_first_of("+(0123456789");
  if (number == std::string_view::npos || number < 2 || line[number - 1] != ' ') return false;
  const std::string_view name = line.substr(0, number - 1);
  const std::string_view digits = line.substr(number);
  return digits.find_first_not_of("+()0123456789 -/.") == std::string_view::npos &&
         std::count_if(digits.begin(), digits.end(), is_ascii_digit) >= least_digits &&
         begins_with_first_name(name) &&
         read_signed_name(name, {0, name.size()}).size() == name.size();
}

// A short rule, and to the end no more than a name with what belongs to it: "---", "Dana".
bool is_rule_above_name(const Body& body, std::size_t line, std::size_t end) {
  constexpr std::size_t most_lines = 6, longest = 4;
  const std::string_view rule = body.line(line);
  if (rule.size() < 3 || rule.size() > longest ||
      rule.find_first_not_of("-_") != std::string_view::npos || line + 1 >= end ||
      end - line > most_lines || body.line(line - 1).ends_with(':'))
    return false;
  for (std::size_t i = line + 1; i < end; ++i)
    if (is_sentence(body.line(i)) || (i > line + 1 && body.lines[i].after_blank)) return false;
  return begins_with_first_name(
      slice(body.text, read_signed_name(body.text, body.line_span(line + 1))));
}

// A capital behind a comma: "Dana Example, Support", and not "Warm regards to you, and to your
// cat".
bool lists_names(std::string_view text) {
  for (std::size_t comma = text.find(", "); comma != std::string_view::npos;
       comma = text.find(", ", comma + 1))
    if (is_upper_case_at(text, comma + 2)) return true;
  return false;
}

// Nothing of the writer's follows: a disclaimer at most, or the message that is answered.
bool ends_message(const Body& body, std::size_t end) {
  if (end == body.lines.size()) return true;
  const BlockKind below = body.lines[end].role.kind;
  return below == BlockKind::notice || below == BlockKind::header ||
         below == BlockKind::attribution;
}

// "Have a good journey,", "Our best wishes to the couple!" or "Safe travels": a few words of one's
// own above a name that ends the text, alone or with a title or two below it.
bool announces_name(const Body& body, std::size_t line, std::size_t end) {
  constexpr std::size_t most_words = 10, most_below = 3;
  if (!body.lines[line].after_blank || line + 1 >= end || end - line - 1 > most_below) return false;
  const std::string_view text = body.line(line);
  const bool marked = text.back() == ',' || text.back() == '!';
  const bool bare = is_word_byte(text.back()) &&
                    is_upper_case_at(body.text, body.lines[line].content) &&
                    read_signed_name(body.text, body.line_span(line)).empty() &&
                    !lists_names(text) && ends_message(body, end);
  if (!(marked || bare) || count_words(text) > most_words) return false;
  if (read_signer(body.text, body.line_span(line + 1)).empty()) return false;
  for (std::size_t i = line + 1; i < end; ++i)
    if (body.lines[i].after_blank || is_sentence(body.line(i))) return false;
  return true;
}

// "… my membership in july, im away" above "Jonny M", to the end: a name below a line without a
// mark at its end, which is broken there on purpose and not because it was full.
bool signs_below_open_line(const Body& body, std::size_t first, std::size_t line, Span name) {
  static constexpr auto needs_more = word_set(
      "a", "about", "after", "an", "and", "as", "ask", "at", "before", "but", "by", "called", "dr",
      "for", "from", "in", "is", "like", "mr", "mrs", "ms", "my", "named", "of", "on", "or", "our",
      "over", "than", "the", "to", "until", "via", "was", "with", "your");
  constexpr std::size_t narrow = 50, page_width = 80, least_words_above = 3;
  const std::string_view above = body.line(line - 1);
  const std::string_view signer = slice(body.text, name);
  const bool initial = last_word(signer).size() == 1;
  if (line + 1 != body.lines.size() || name.end != body.lines[line].visible.end ||
      !is_word_byte(above.back()) || !(begins_with_first_name(signer) || initial) ||
      count_words(signer) > 2 || count_words(above) < least_words_above ||
      needs_more.has(comparable(last_word(above))))
    return false;
  std::size_t widest = 0;
  for (std::size_t i = first; i + 1 < line; ++i) widest = std::max(widest, body.line(i).size());
  const std::size_t with_name = above.size() + 1 + signer.substr(0, signer.find(' ')).size();
  return with_name <= widest || above.size() < narrow || above.size() > page_width;
}

// "Firm Ltd, 1 High Street, London. Registered in England no. 1234567.": what the law wants below
// the name.
bool is_registration(std::string_view line) {
  static constexpr std::string_view phrases[] = {"registered in",     "registered office",
                                                 "registered no",     "company no",
                                                 "company number",    "amtsgericht",
                                                 "handelsregister",   "ust-id",
                                                 "geschäftsführer",   "rcs",
                                                 "registro mercantil"};
  const ComparableText folded = comparable(line);
  return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) {
    return find_phrase(folded, phrase) != std::string_view::npos;
  });
}

}  // namespace

// A sentence or a part of one, in contrast to the short lines of a signature.
bool is_sentence(std::string_view text) {
  if (text.size() > 90) return true;
  const std::size_t words = count_words(text);
  if (words >= 10) return true;
  // "Example Hosting Services, Inc." ends no sentence.
  std::size_t small = 0;
  for (std::size_t i = 1; i < text.size(); ++i)
    small += text[i - 1] == ' ' && !is_ascii_upper(text[i]) && is_word_byte(text[i]) &&
             !is_ascii_digit(text[i]);
  return words >= 4 && small >= 2 &&
         (text.back() == '.' || text.back() == '?' || text.back() == '!') &&
         text.find('@') == std::string_view::npos;
}

bool is_postscript(std::string_view text) {
  if (text.empty()) return false;
  if (text.starts_with("P.S.") || text.starts_with("[1]")) return true;
  const bool may_be_ps = text[0] == 'P' || text[0] == 'p' || text[0] == '*' ||
                         static_cast<unsigned char>(text[0]) >= 0x80;
  return may_be_ps && starts_with_phrase(comparable(head(text, 4)), "ps");
}

// A signature behind a delimiter: where the text above it ends.
std::size_t cut_signature(Body& body, std::size_t first, std::size_t end, bool is_last) {
  constexpr std::size_t most_lines = 16;
  std::size_t found = end;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view raw = slice(body.text, body.lines[i].span);
    if (raw.size() > 8) continue;
    const Delimiter delimiter = read_delimiter(raw);
    if (delimiter == Delimiter::none && i > first && is_last && is_rule_above_name(body, i, end)) {
      found = i;
      break;
    }
    if (delimiter == Delimiter::none) continue;
    if (delimiter == Delimiter::exact) {
      found = i;
      break;
    }
    const bool all = i == 0 && end == body.lines.size();  // nothing else is there to be divided off
    if (all || found != end || end - i > most_lines || (!is_last && end - i > 6) ||
        lines_to_farewell(body, i, end) > 1)
      continue;
    std::size_t prose = 0;
    for (std::size_t j = i + 1; j < end && !is_divider_line(body.line(j)); ++j)
      prose += is_sentence(body.line(j));
    if (prose <= 3 || begins_notice(body, i + 1)) found = i;
  }
  if (found == end) return end;
  set_signature(body, found, end);
  return found;
}

// The names of attached files with which programs end a message (" - report.pdf"): where the text
// above them ends.
std::size_t cut_attachments(Body& body, std::size_t first, std::size_t end) {
  std::size_t top = end;
  while (top > first) {
    const std::string_view raw = slice(body.text, body.lines[top - 1].span);
    if (!raw.starts_with(" - ")) break;
    const std::size_t dot = raw.rfind('.');
    if (dot == std::string_view::npos || raw.size() - dot > 5) break;
    --top;
  }
  if (top == end || !body.lines[top].after_blank ||
      (top > first && body.line(top - 1).back() == ':'))
    return end;
  for (std::size_t i = top; i < end; ++i) body.set(i, BlockKind::notice);
  return top;
}

namespace {

bool is_footer(const Body& body, std::size_t line) {
  return is_list_footer(body.line(line));
}

// Only short lines below a rule, to the end, with a number, an address or a position among them.
bool is_business_card(const Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 15;
  if (end - first > most_lines) return false;
  bool contact = false;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view line = body.line(i);
    const bool address = line.find('@') != std::string_view::npos;
    if (is_sentence(line) ||
        line.find_first_of(address ? "{};=" : "{};=<") != std::string_view::npos)
      return false;
    contact |= is_contact_line(line);
  }
  return contact || has_titles(body, first, end);
}

// Whether a rule at line `rule` divides the text of [first, end) from what is added below it.
enum class Below { text, footer, other };
Below read_below_rule(const Body& body, std::size_t first, std::size_t rule, std::size_t end) {
  const std::string_view line = body.line(rule);
  static constexpr ByteSet marks("-_*=~#+^ ><");  // of which rules consist
  if (!marks.has(line.front())) return Below::text;
  // What is left of a long rule: "__" above "... mailing list".
  const bool remnant = line.size() < 5 && line.find_first_not_of("_-=") == std::string_view::npos &&
                       rule + 1 < end && is_footer(body, rule + 1);
  if (!remnant && !is_divider_line(line)) return Below::text;
  // The rule below the head of a table, and the one above a patch.
  if (rule > first && !body.lines[rule].after_blank &&
      body.line(rule - 1).find('|') != std::string_view::npos)
    return Below::text;
  if (rule + 1 < end && begins_patch(body.line(rule + 1))) return Below::text;
  if (rule + 1 == end) return Below::footer;
  for (std::size_t i = rule + 1; i < end && i < rule + 4; ++i)
    if (is_footer(body, i) || begins_notice(body, i)) return Below::footer;
  if (is_business_card(body, rule + 1, end) || is_advertisement(body, first, rule, end))
    return Below::other;
  // Underscores divide a signature off, if what follows is not all prose.
  if (body.lines[rule].role.depth > 0 || line.front() != '_' || rule == first) return Below::text;
  constexpr std::size_t most_prose = 3;
  std::size_t prose = 0;
  for (std::size_t i = rule + 1; i < end && prose <= most_prose; ++i)
    prose += is_sentence(body.line(i));
  return prose <= most_prose ? Below::other : Below::text;
}

// Where what is added begins whose footer stands below the rule at line `rule`: there, or at a rule
// above it that frames an advertisement.
std::size_t frame_above(const Body& body, std::size_t first, std::size_t rule) {
  constexpr std::size_t most_lines = 8, page_width = 60;
  for (std::size_t i = rule; i > first && rule - i < most_lines;) {
    --i;
    if (body.line(i).size() < page_width || !is_divider_line(body.line(i))) continue;
    for (std::size_t j = i + 1; j < rule; ++j)
      if (body.line(j).find("http") != std::string_view::npos) return i;
    break;
  }
  return rule;
}

// The end of a frame at the top: "-----", "This is an automatically generated e-mail.", "-----";
// `first` if there is none.
std::size_t frame_at_top(const Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 5;
  if (first + 2 >= end || !is_divider_line(body.line(first)) || !is_footer(body, first + 1))
    return first;
  for (std::size_t i = first + 2; i + 1 < end && i < first + most_lines; ++i)
    if (is_divider_line(body.line(i))) return i + 1;
  return first;
}

// What stands below a mobile signature is not the writer's any more: a signature of more lines, or
// in prose what the writer replies to.
void set_below_mobile_signature(Body& body, std::size_t first, std::size_t end) {
  bool prose = false;
  for (std::size_t i = first; i < end; ++i) prose |= is_sentence(body.line(i));
  if (!prose) return set_signature(body, first, end);
  for (std::size_t i = first; i < end; ++i) {
    body.set(i, BlockKind::original);
    body.lines[i].role.depth = std::max(body.lines[i].role.depth, 1);
  }
}

}  // namespace

std::size_t cut_footer(Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 30, most_below_mobile = 9, longest_heading = 80;
  const std::size_t begin = std::max(first, end - std::min(end, most_lines));
  std::size_t i = frame_at_top(body, first, end);
  set_signature(body, first, i);
  for (; i < end; ++i) {
    const std::string_view line = body.line(i);
    const bool after_blank = body.lines[i].after_blank;
    if (i < begin && (!after_blank || body.lines[i].span.size() > longest_heading)) continue;
    if (i >= begin) {
      if (const Below below = read_below_rule(body, first, i, end);
          below != Below::text && lines_to_farewell(body, i, end) <= 1) {
        const std::size_t from = below == Below::footer ? frame_above(body, first, i) : i;
        set_signature(body, from, end);
        return from;
      }
    }
    if ((i == first || after_blank || i + most_below_mobile >= end) &&
        may_be_mobile_signature(body, i) && is_mobile_signature(line)) {
      // The writer says goodbye right below.
      const std::size_t to_farewell = lines_to_farewell(body, i, end);
      if (to_farewell == 1 || to_farewell == 2) continue;
      body.set(i, BlockKind::signature);
      if (i == first || end - i > most_below_mobile) continue;
      end = cut_footer(body, i + 1, end);
      set_below_mobile_signature(body, i + 1, end);
      return i;
    }
    if (i < begin) continue;
    const bool below_quote = i == first && i > 0 && body.lines[i - 1].marks > 0;
    const bool added =
        (line.size() > 20 && line.starts_with("-----") && is_footer(body, i)) ||
        (after_blank && i > first && body.may_be(i, Opening::footer) && announces_footer(line)) ||
        (after_blank && (i > first || below_quote) && begins_notice(body, i));
    if (added && lines_to_farewell(body, i, end) == 0) {
      set_signature(body, i, end);
      return i;
    }
  }
  return end;
}

// The closing and what stands below it: where the text above it ends.
std::size_t cut_sign_off(Body& body, std::size_t first, std::size_t end, bool is_last,
                         bool text_above) {
  constexpr std::size_t most_lines = 16;
  const std::size_t reach = is_last ? most_lines : 3;
  for (std::size_t i = end > first + reach ? end - reach : first; i < end; ++i) {
    auto closing = closing_at(body, i);
    if (!closing && announces_name(body, i, end) && (i > first || body.line(i).back() == ','))
      closing = ClosingText{{}, Farewell::wish};
    if (!closing) continue;
    const bool sentence = closing->farewell != Farewell::valediction;
    if (i == first && !text_above && (sentence || end - i == 1)) continue;
    // The last word of a wrapped sentence is no valediction.
    if (i > first && !body.lines[i].after_blank) {
      const char front = body.line(i).front();
      if (is_ascii_lower(front) && body.line(i - 1).size() > 50 &&
          !ends_sentence(body.line(i - 1)) && body.line(i - 1).back() != ',')
        continue;
    }
    std::size_t below = i + 1;
    bool named = !closing->name.empty();
    bool farewell_below = false;
    while (below < end && below <= i + 3) {
      const Span line = body.line_span(below);
      if (const auto more = closing_at(body, below)) {
        farewell_below |= more->farewell == Farewell::valediction;
        ++below;
        continue;
      }
      const Span name = named ? Span{} : read_signer(body.text, line);
      if (name.empty()) break;
      named = true;
      // "Dana Example" above a title or a number is the head of the signature.
      const bool goes_on = below + 1 < end && !body.lines[below + 1].after_blank;
      if (goes_on && count_words(slice(body.text, name)) > 1) break;
      if (has_company(slice(body.text, name))) break;
      ++below;
    }
    // Prose behind thanks: no farewell yet.
    std::size_t prose = end;
    for (std::size_t j = below; j < end; ++j)
      if (is_sentence(body.line(j)) && !is_list_footer(body.line(j)) &&
          !is_contact_line(body.line(j)) &&
          (body.lines[j].after_blank || j == below || !is_registration(body.line(j)))) {
        prose = j;
        break;
      }
    if (prose < end && (sentence || !named)) continue;
    if (!is_last && !named && sentence) continue;
    if (closing->farewell == Farewell::wish && closing->name.empty() &&
        body.line(i).back() != ',' && (!named || farewell_below || body.lines[i + 1].after_blank))
      continue;
    for (std::size_t j = i; j < below; ++j) body.set(j, BlockKind::closing);
    set_signature(body, below, prose);
    return i;
  }
  return end;
}

// A name, or a name and contact lines, without any announcement: where the text above it ends.
std::size_t cut_unannounced_signature(Body& body, std::size_t first, std::size_t end,
                                      bool quote_above) {
  constexpr std::size_t most_lines = 14;
  std::size_t start = end;
  bool contact = false;
  std::size_t contact_lines = 0;
  // Some lines are asked for twice.
  auto signed_name = [&, read = body.lines.size(), name = Span{}](std::size_t line) mutable {
    if (line != read) name = read_signed_name(body.text, body.line_span(line));
    read = line;
    return name;
  };
  // Paragraph by paragraph from the end.
  while (start > first && end - start < most_lines) {
    std::size_t top = start - 1;
    while (top > first && !body.lines[top].after_blank && !is_sentence(body.line(top - 1))) --top;
    if (end - top > most_lines) break;
    static constexpr ByteSet code_marks("{};");
    const auto is_short = [&](std::size_t line) {
      const std::string_view text = body.line(line);
      return !is_sentence(text) && text.back() != ':' &&
             code_marks.find_in(text) == std::string_view::npos && !begins_patch(text);
    };
    std::size_t prose = top;
    while (prose < start && is_short(prose)) ++prose;
    if (prose < start) break;
    std::size_t contacts = 0;
    for (std::size_t i = top; i < start; ++i) contacts += is_contact_line(body.line(i));
    const Span name = signed_name(top);
    if (contacts == 1 && start - top == 1 && top > first && name.empty() &&
        body.line(top - 1).back() != ':' && is_name_with_number(body.line(top))) {
      start = top;
      contact = true;
      break;
    }
    if (contacts > 0) {
      // Nothing but a signature above what is forwarded.
      const bool forwarded =
          end < body.lines.size() && (body.lines[end].role.kind == BlockKind::header ||
                                      body.lines[end].role.kind == BlockKind::attribution);
      if (top == first) {
        if (!name.empty() && (quote_above || (forwarded && contacts >= 2)))
          start = top, contact = true;
        break;
      }
      // A URL or number that the text announces is its content.
      if (body.line(top - 1).back() == ':') break;
      contact_lines += contacts;
      contact |= contact_lines >= 2 || start - top >= 3 || !name.empty();
      start = top;
      if (!name.empty()) break;
      continue;
    }
    if (start - top == 1 && top > first && body.lines[top].after_blank &&
        body.line(top - 1).back() != ':' &&
        (is_signing_team(body.line(top)) || is_name_with_position(body.line(top)) ||
         (end == body.lines.size() && name.empty() &&
          !read_signer(body.text, body.line_span(top)).empty()))) {
      start = top;
      contact = true;
      break;
    }
    // A name alone; below it titles and companies where contact lines follow.
    if (name.empty()) break;
    // One line below it that is no name needs no word for a position: "Hotel at the Weir".
    if (start - top > 1 && contact_lines == 0) {
      const Titles titles =
          body.lines[top].after_blank ? read_titles(body, top, start) : Titles::none;
      const Span below = read_signed_name(body.text, body.line_span(top + 1));
      // "Sabine Weber", "Studio Elbufer", not "Laura Miller", "Brian Miller".
      const bool ends_reply =
          top > first && end == body.lines.size() && ends_sentence(body.line(top - 1)) &&
          last_word(slice(body.text, name)) != last_word(slice(body.text, below));
      const bool is_list =
          start - top > 2 || (!ends_reply && count_words(slice(body.text, below)) > 1 &&
                              (!begins_with_first_name(slice(body.text, name)) ||
                               begins_with_first_name(slice(body.text, below))));
      if (titles == Titles::none || (titles == Titles::plain && is_list)) break;
    }
    // Below a quote that nothing answers or a salutation, a name is still the writer's, and no
    // answer.
    if (top == first) {
      const bool greeting_above = first > 0 && body.lines[top].after_blank &&
                                  body.lines[first - 1].role.kind == BlockKind::salutation &&
                                  begins_with_first_name(slice(body.text, name));
      if ((quote_above || greeting_above) && count_words(slice(body.text, name)) <= 3) start = top;
      break;
    }
    if (body.line(top - 1).back() == ':') break;
    if (!body.lines[top].after_blank && !ends_sentence(body.line(top - 1))) break;
    start = top;
    break;
  }
  if (start < end) {
    const Span name = signed_name(start);
    if (name.empty() && !contact) return end;
    set_signature(body, start, end);
    // "Dana" signs; "Dana Example" above a title or a number is the head of the signature.
    const bool alone = start + 1 == end || body.lines[start + 1].after_blank;
    if (!name.empty() && !is_organisation(slice(body.text, name)) &&
        !has_company(slice(body.text, name)) &&
        (alone || count_words(slice(body.text, name)) == 1)) {
      body.set(start, BlockKind::closing);
      return start;
    }
    // "Dana" signs above "Dana Example" as well.
    if (start < first + 2 || !body.lines[start].after_blank || !body.lines[start - 1].after_blank)
      return start;
    const Span above = read_signed_name(body.text, body.line_span(start - 1));
    if (above.empty() || count_words(slice(body.text, above)) > 2) return start;
    body.set(start - 1, BlockKind::closing);
    return start - 1;
  }
  // "... on Monday.\nDana"
  if (end - first >= 2) {
    const std::size_t last = end - 1;
    const Span name = signed_name(last);
    const std::string_view above = body.line(last - 1);
    // "Carla, Hotel Sonne"
    const auto signs_with_house = [&] {
      if (!name.empty() || end != body.lines.size() || !lists_names(body.line(last)) ||
          (above.back() != '.' && above.back() != '!') || !is_sentence(above))
        return false;
      const Span signer = read_signer(body.text, body.line_span(last));
      return !signer.empty() && begins_with_first_name(slice(body.text, signer));
    };
    if (signs_with_house()) {
      body.set(last, BlockKind::closing);
      return last;
    }
    const bool below_sentence =
        (ends_sentence(above) || name.start > body.lines[last].content) &&
        (is_sentence(above) || is_first_name(comparable(slice(body.text, name))));
    if (!name.empty() && count_words(slice(body.text, name)) <= 3 && above.back() != ':' &&
        (below_sentence || signs_below_open_line(body, first, last, name))) {
      body.set(last, BlockKind::closing);
      return last;
    }
  }
  return end;
}

}  // namespace replylint
