#include "parse/sign_off.h"

#include <algorithm>
#include <string>

#include "parse/closing.h"
#include "parse/preformatted.h"
#include "parse/signature.h"

namespace replylint {
namespace {

bool is_organisation(std::string_view name) {
  constexpr std::string_view last_words[] = {
      "inc",   "corp",     "corporation", "ltd",          "llc",      "gmbh",     "ag",
      "group", "company",  "technology",  "technologies", "systems",  "services", "solutions",
      "bank",  "software", "university",  "institute",    "networks", "energy",   "department"};
  const std::string folded = comparable(name);
  return std::any_of(std::begin(last_words), std::end(last_words), [&](std::string_view word) {
    return ends_with_phrase(folded, word) && folded.size() > word.size();
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
  return is_notice(slice(body.text, {body.lines[line].content, body.lines[last].span.end}));
}

void set_signature(Body& body, std::size_t first, std::size_t end) {
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
    if (body.lines[i].after_blank && body.roles[i].depth == 0 && begins_patch(line)) {
      for (; i < end; ++i) body.set(i, BlockKind::preformatted);
      return;
    }
    if (line.find_first_not_of("_-=") == std::string_view::npos || is_divider_line(line) ||
        is_delimiter(i))
      body.roles[i].divider = true;
    else if (body.lines[i].after_blank || i == first || body.roles[i - 1].divider)
      notice = begins_notice(body, i) || (notice && is_sentence(line));
    body.set(i, notice ? BlockKind::notice : BlockKind::signature);
  }
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
  const Span above = body.line_span(rule - 1);
  return !read_signed_name(body.text, above).empty() || read_closing(body.text, above);
}

// A name of two or three words, and below it what the person does and where.
bool has_titles(const Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 6, longest = 50;
  if (end - first < 2 || end - first > most_lines) return false;
  const Span name = read_signed_name(body.text, body.line_span(first));
  const std::size_t words = count_words(slice(body.text, name));
  if (words < 2 || words > 4) return false;
  for (std::size_t i = first + 1; i < end; ++i) {
    std::string_view line = body.line(i);
    if (line.size() > longest || line.find("://") != std::string_view::npos ||
        line.find_first_of("=<>{}|\\") != std::string_view::npos)
      return false;
    while (line.starts_with('*') || line.starts_with('(')) line.remove_prefix(1);
    if (line.empty()) return false;
    const bool begins =
        ((line.front() >= 'A' && line.front() <= 'Z') || is_ascii_digit(line.front()) ||
         static_cast<unsigned char>(line.front()) >= 0x80);
    // "Example Inc." ends no sentence.
    constexpr std::size_t longest_abbreviation = 5;
    const std::size_t last_word = line.size() - (line.rfind(' ') + 1);
    const bool sentence = std::string_view("?!:;,").find(line.back()) != std::string_view::npos ||
                          (line.back() == '.' && last_word > longest_abbreviation);
    if (!begins || sentence) return false;
  }
  return true;
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
    small += text[i - 1] == ' ' && !(text[i] >= 'A' && text[i] <= 'Z') && is_word_byte(text[i]) &&
             !is_ascii_digit(text[i]);
  return words >= 4 && small >= 2 &&
         (text.back() == '.' || text.back() == '?' || text.back() == '!') &&
         text.find('@') == std::string_view::npos;
}

// A signature behind a delimiter: where the text above it ends.
std::size_t cut_signature(Body& body, std::size_t first, std::size_t end, bool is_last) {
  constexpr std::size_t most_lines = 16;
  std::size_t found = end;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view raw = slice(body.text, body.lines[i].span);
    if (raw.size() > 8) continue;
    const Delimiter delimiter = read_delimiter(raw);
    if (delimiter == Delimiter::none) continue;
    if (delimiter == Delimiter::exact) {
      found = i;
      break;
    }
    if (found != end || end - i > most_lines || (!is_last && end - i > 6)) continue;
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
    const std::size_t dot = raw.rfind('.');
    if (!raw.starts_with(" - ") || dot == std::string_view::npos || raw.size() - dot > 5) break;
    --top;
  }
  if (top == end || !body.lines[top].after_blank ||
      (top > first && body.line(top - 1).back() == ':'))
    return end;
  for (std::size_t i = top; i < end; ++i) body.set(i, BlockKind::notice);
  return top;
}

// What lists, programs and companies add: where the text above it ends.
std::size_t cut_footer(Body& body, std::size_t first, std::size_t end) {
  constexpr std::size_t most_lines = 30;
  const auto is_footer = [&](std::size_t i) { return is_list_footer(body.line(i)); };
  const std::size_t begin = end > first + most_lines ? end - most_lines : first;
  for (std::size_t i = first; i < end; ++i) {
    // A frame at the top: "-----", "This is an automatically generated e-mail.", "-----".
    if (i == first && is_divider_line(body.line(i)) && i + 2 < end && is_footer(i + 1)) {
      std::size_t close = i + 2;
      while (close < end && close < i + 5 && !is_divider_line(body.line(close))) ++close;
      if (close < end && close < i + 5 && close + 1 < end) {
        set_signature(body, i, close + 1);
        i = close;
        continue;
      }
    }
    if (i < begin && (!body.lines[i].after_blank || body.lines[i].span.size() > 80)) continue;
    const std::string_view line = body.line(i);
    const bool own = body.roles[i].depth == 0;
    // What is left of a long rule: "__" above "... mailing list".
    const bool short_rule = line.size() < 5 && i + 1 < end &&
                            line.find_first_not_of("_-=") == std::string_view::npos &&
                            is_footer(i + 1);
    if ((is_divider_line(line) || short_rule) && i >= begin) {
      // The rule below the head of a table.
      if (i > first && !body.lines[i].after_blank &&
          body.line(i - 1).find('|') != std::string_view::npos)
        continue;
      if (i + 1 < end && begins_patch(body.line(i + 1))) continue;
      bool footer = i + 1 == end;
      for (std::size_t j = i + 1; j < end && j < i + 4; ++j)
        footer |= is_footer(j) || begins_notice(body, j);
      // Short lines with a number or address among them, to the end.
      bool contacts = end - i <= 16, short_lines = true;
      std::size_t found = 0;
      for (std::size_t j = i + 1; j < end && short_lines; ++j) {
        const std::string_view code =
            body.line(j).find('@') == std::string_view::npos ? "{};=<" : "{};=";
        short_lines = !is_sentence(body.line(j)) &&
                      body.line(j).find_first_of(code) == std::string_view::npos;
        found += is_contact_line(body.line(j));
      }
      contacts = contacts && short_lines && (found > 0 || has_titles(body, i + 1, end));
      bool underscores = own && line.front() == '_' && i > first;
      for (std::size_t j = i + 1, prose = 0; j < end && underscores; ++j)
        underscores = (prose += is_sentence(body.line(j))) <= 3;
      if (!footer && !contacts && !underscores && !is_advertisement(body, first, i, end)) continue;
      std::size_t from = i;
      // An advertisement in a frame of its own above the footer.
      for (std::size_t above = i; footer && above > first && above + 9 > i;) {
        --above;
        if (body.line(above).size() < 60 || !is_divider_line(body.line(above))) continue;
        for (std::size_t j = above + 1; j < i; ++j)
          if (body.line(j).find("http") != std::string_view::npos) from = above;
        break;
      }
      set_signature(body, from, end);
      return from;
    }
    const bool announced = body.lines[i].after_blank && i > first && announces_footer(line);
    const bool framed = line.size() > 20 && line.substr(0, 5) == "-----" && is_footer(i);
    if (i >= begin && (announced || framed)) {
      set_signature(body, i, end);
      return i;
    }
    if ((i == first || body.lines[i].after_blank || i + 9 >= end) && is_mobile_signature(line)) {
      body.set(i, BlockKind::signature);
      if (i == first || end - i > 9) continue;
      end = cut_footer(body, i + 1, end);
      // Whatever stands below is not the writer's any more: prose is what the writer replies to.
      bool prose = false;
      for (std::size_t j = i + 1; j < end; ++j) prose |= is_sentence(body.line(j));
      if (prose)
        for (std::size_t j = i + 1; j < end; ++j)
          body.set(j, BlockKind::original), body.roles[j].depth = std::max(body.roles[j].depth, 1);
      else
        set_signature(body, i + 1, end);
      return i;
    }
    const bool below_quote = i == first && i > 0 && body.lines[i - 1].marks > 0;
    if ((i > first || below_quote) && i >= begin && body.lines[i].after_blank &&
        begins_notice(body, i)) {
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
    const auto closing = read_closing(body.text, body.line_span(i));
    if (!closing) continue;
    const bool sentence = closing->farewell != Farewell::valediction;
    if (i == first && !text_above && (sentence || end - i == 1)) continue;
    // The last word of a wrapped sentence is no valediction.
    if (i > first && !body.lines[i].after_blank) {
      const char front = body.line(i).front();
      if (front >= 'a' && front <= 'z' && body.line(i - 1).size() > 50 &&
          !ends_sentence(body.line(i - 1)) && body.line(i - 1).back() != ',')
        continue;
    }
    std::size_t below = i + 1;
    bool named = !closing->name.empty();
    bool farewell_below = false;
    while (below < end && below <= i + 3) {
      const Span line = body.line_span(below);
      if (const auto more = read_closing(body.text, line)) {
        farewell_below |= more->farewell == Farewell::valediction;
        ++below;
        continue;
      }
      const Span name = named ? Span{} : read_signed_name(body.text, line);
      if (name.empty()) break;
      named = true;
      // "Dana Example" above a title or a number is the head of the signature.
      const bool goes_on = below + 1 < end && !body.lines[below + 1].after_blank;
      if (goes_on && count_words(slice(body.text, name)) > 1) break;
      ++below;
    }
    // Prose behind thanks: no farewell yet.
    std::size_t prose = end;
    for (std::size_t j = below; j < end; ++j)
      if (is_sentence(body.line(j)) && !is_list_footer(body.line(j)) &&
          !is_contact_line(body.line(j))) {
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
  // Paragraph by paragraph from the end.
  while (start > first && end - start < most_lines) {
    std::size_t top = start - 1;
    while (top > first && !body.lines[top].after_blank && !is_sentence(body.line(top - 1))) --top;
    if (end - top > most_lines) break;
    std::size_t contacts = 0;
    bool short_lines = true;
    for (std::size_t i = top; i < start; ++i) {
      contacts += is_contact_line(body.line(i));
      short_lines &= !is_sentence(body.line(i)) && body.line(i).back() != ':' &&
                     body.line(i).find_first_of("{};") == std::string_view::npos &&
                     !begins_patch(body.line(i));
    }
    if (!short_lines) break;
    const Span name = read_signed_name(body.text, body.line_span(top));
    if (contacts > 0) {
      // Nothing but a signature above what is forwarded.
      const bool forwarded =
          end < body.lines.size() && (body.roles[end].kind == BlockKind::header ||
                                      body.roles[end].kind == BlockKind::attribution);
      if (top == first) {
        if (!name.empty() && (quote_above || (forwarded && contacts >= 2)))
          start = top, contact = true;
        break;
      }
      // A URL or number that the text announces is its content.
      if (name.empty() && body.line(top - 1).back() == ':') break;
      contact_lines += contacts;
      contact |= contact_lines >= 2 || start - top >= 3 || !name.empty();
      start = top;
      if (!name.empty()) break;
      continue;
    }
    // A name alone; below it titles and companies where contact lines follow.
    if (name.empty()) break;
    if (start - top > 1 && contact_lines == 0 &&
        !(body.lines[top].after_blank && has_titles(body, top, start)))
      break;
    // Below a quote that nothing answers, a name is still the writer's, and no answer.
    if (top == first) {
      if (quote_above && count_words(slice(body.text, name)) <= 3) start = top;
      break;
    }
    if (body.line(top - 1).back() == ':') break;
    if (!body.lines[top].after_blank && !ends_sentence(body.line(top - 1))) break;
    start = top;
    break;
  }
  if (start < end) {
    const Span name = read_signed_name(body.text, body.line_span(start));
    if (name.empty() && !contact) return end;
    set_signature(body, start, end);
    // "Dana" signs; "Dana Example" above a title or a number is the head of the signature.
    const bool alone = start + 1 == end || body.lines[start + 1].after_blank;
    if (!name.empty() && !is_organisation(slice(body.text, name)) &&
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
    const Span name = read_signed_name(body.text, body.line_span(last));
    const std::string_view above = body.line(last - 1);
    if (!name.empty() && count_words(slice(body.text, name)) <= 3 && above.back() != ':' &&
        (ends_sentence(above) || name.start > body.lines[last].content) && is_sentence(above)) {
      body.set(last, BlockKind::closing);
      return last;
    }
  }
  return end;
}

}  // namespace replylint
