#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include "match/alignment.h"
#include "parse/attribution.h"
#include "parse/comparable.h"
#include "parse/known_words.h"
#include "parse/lines.h"
#include "parse/own_prose.h"
#include "parse/pasted.h"
#include "parse/signature.h"
#include "rules/attribution_line.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/quoted_lines.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/utf8.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t most_findings = 10;
constexpr std::size_t most_compared_lines = 50;
constexpr std::size_t most_line_words = 60;
constexpr std::size_t most_searched_lines = 40;     // that are looked for in the whole message
constexpr std::size_t longest_searched_line = 200;  // bytes
constexpr std::size_t most_one_word_searches = 30;
constexpr std::size_t longest_one_word_line = 12;  // words
constexpr std::size_t window_margin = 40;  // words before and behind the nearest aligned ones

// A word's bytes in the body; half a Span, as a message may have a million of them.
struct WordSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  operator Span() const { return {start, end}; }
};

// Words of letters and digits, without regard to case, punctuation and apostrophes: a client that
// quotes may change quotation marks, dashes and white space.
struct Source {
  std::vector<Token> tokens;
  std::vector<WordSpan> spans;
  std::vector<bool> plain;  // letters and digits of ASCII only

  void add(std::string_view body, Span stretch) {
    const std::string_view text = body.substr(0, stretch.end);
    for (std::size_t i = stretch.start; i < stretch.end;) {
      if (text[i] == '<' && text.substr(i + 1, 4) == "http") {
        i = std::min(text.find_first_of("> \n", i), stretch.end);
        continue;
      }
      std::uint32_t hash = 2166136261U;
      // The last letter and the hash in front of it: a mark that follows is composed with it.
      char32_t last = 0;
      std::uint32_t before_last = hash;
      std::size_t start = i;
      std::size_t end = i;
      bool ascii = true;
      bool any = false;
      while (i < stretch.end) {
        const std::size_t at = i;
        // Most are words of ASCII letters.
        std::uint32_t byte = word_bytes[static_cast<unsigned char>(text[i])];
        if (byte != 0 && byte < 0x80) {
          if (!any) start = at;
          any = true;
          do {
            last = byte;
            before_last = hash;
            hash = (hash ^ byte) * 16777619U;
            byte = ++i < stretch.end ? word_bytes[static_cast<unsigned char>(text[i])] : 0U;
          } while (byte != 0 && byte < 0x80);
          end = i;
          continue;
        }
        char32_t c = next_code_point(text, i);
        if (any && is_combining(c))
          if (const char32_t composed = compose(last, c); composed != 0) {
            c = composed;
            hash = before_last;
          }
        if (any && (c == '\'' || c == 0x2019 || c == 0x2BC)) continue;
        const bool in_word =
            c < 0x80 ? is_word_byte(static_cast<char>(c)) : u_isalnum(static_cast<UChar32>(c));
        if (!in_word) {
          if (any) i = at;
          break;
        }
        if (!any) start = at;
        any = true;
        end = i;
        ascii = ascii && c < 0x80;
        const auto lower = c < 0x80 ? static_cast<std::uint32_t>(c >= 'A' && c <= 'Z' ? c + 32 : c)
                                    : static_cast<std::uint32_t>(
                                          u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        last = lower;
        before_last = hash;
        hash = (hash ^ lower) * 16777619U;
      }
      if (!any) continue;
      tokens.push_back({hash, static_cast<std::uint32_t>(start)});
      spans.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
      plain.push_back(ascii);
    }
  }
};

// Where a sentence of the customer's begins that has one other word than a line.
struct OneWordApart {
  std::size_t first = not_aligned;  // not_aligned: there is none
  bool several = false;             // and another one says something else
};

struct LineWords {
  std::size_t first = 0;  // words [first, end) of the quotes
  std::size_t end = 0;
  bool exact = false;
  std::optional<OneWordApart> apart = std::nullopt;  // where it is asked for
};

// What a line makes of the customer's words.
struct Comparison {
  std::size_t equal = 0;
  std::size_t added = 0;     // words of the line that the customer did not write there
  std::size_t left_out = 0;  // words of the customer between those of the line
  std::size_t first = 0;     // the customer's words [first, end) that the line stands for
  std::size_t end = 0;
  std::size_t lead = 0;   // added words before the first that is the customer's
  std::size_t trail = 0;  // and behind the last
};

// The cheapest way to make the line out of a stretch of the customer's words (semi-global
// alignment: what stands before and behind costs nothing). Of two that cost the same, the one with
// more of the line's words.
Comparison compare(std::span<const Token> line, std::span<const Token> window) {
  const std::size_t rows = line.size() + 1;
  const std::size_t columns = window.size() + 1;
  constexpr std::uint16_t far = std::numeric_limits<std::uint16_t>::max() / 2;
  constexpr std::uint16_t skip = 128;
  constexpr std::uint16_t add = skip + 1;
  static_assert(add * most_line_words < far && most_line_words < skip);
  std::vector<std::uint16_t> cost(rows * columns, far);
  for (std::size_t j = 0; j < columns; ++j) cost[j] = 0;
  for (std::size_t i = 1; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      std::uint16_t best = static_cast<std::uint16_t>(cost[(i - 1) * columns + j] + add);
      if (j > 0) {
        const bool same = line[i - 1].hash == window[j - 1].hash;
        best = std::min<std::uint16_t>(
            best,
            static_cast<std::uint16_t>(cost[(i - 1) * columns + j - 1] + (same ? 0 : add + skip)));
        best = std::min<std::uint16_t>(
            best, static_cast<std::uint16_t>(cost[i * columns + j - 1] + skip));
      }
      cost[i * columns + j] = best;
    }
  }
  const auto last = cost.end() - static_cast<std::ptrdiff_t>(columns);
  std::size_t j = static_cast<std::size_t>(std::min_element(last, cost.end()) - last);
  Comparison result;
  result.end = j;
  bool seen = false;  // the last word of the line that has a partner
  std::size_t skipped = 0;
  for (std::size_t i = rows - 1; i > 0;) {
    const std::uint16_t here = cost[i * columns + j];
    if (j > 0 && line[i - 1].hash == window[j - 1].hash &&
        here == cost[(i - 1) * columns + j - 1]) {
      if (!seen) {
        result.end = j;
        result.trail = result.lead;
      }
      if (seen) result.left_out += skipped;
      result.lead = 0;
      seen = true;
      skipped = 0;
      ++result.equal;
      result.first = j - 1;
      --i;
      --j;
    } else if (here == cost[(i - 1) * columns + j] + add) {
      ++result.added;
      ++result.lead;
      --i;
    } else if (j > 0 && here == cost[i * columns + j - 1] + skip) {
      ++skipped;
      --j;
    } else {
      ++result.added;
      ++result.lead;
      ++skipped;
      --i;
      --j;
    }
  }
  if (!seen) result.first = result.end;
  return result;
}

// The letters and digits of words, in small letters of ASCII.
std::string letters_of(std::string_view body, std::span<const WordSpan> words) {
  std::string letters;
  for (const Span word : words)
    for (const char c : slice(body, word))
      if (is_word_byte(c)) letters += to_lower(c);
  return letters;
}

// "[...]", "...", "…": the writer says that words are left out.
bool marks_cut(std::string_view between) {
  for (const std::string_view mark : {"..", "…", "[", "]", "--"})
    if (between.find(mark) != std::string_view::npos) return true;
  return false;
}

// What clients, gateways and lists rewrite on the way.
bool is_rewritten(std::string_view line) {
  for (const std::string_view sign : {"://", "@", "www.", "\xEF\xBF\xBD", "mailto:"})
    if (line.find(sign) != std::string_view::npos) return true;
  return false;
}

// Code and console sessions: "> x <- c(1, 2)" is a prompt and no quote.
bool is_code(std::string_view line) {
  if (looks_like_code(line)) return true;
  for (std::size_t at = line.find_first_of("([{=\\|$_"); at != std::string_view::npos;
       at = line.find_first_of("([{=\\|$_", at + 1)) {
    const char c = line[at];
    if (c != '(' && c != '[') return true;
    if (at > 0 && is_word_byte(line[at - 1])) return true;  // a call
  }
  return false;
}

// "PostgreSQL?s": a letter was lost on the way.
bool is_damaged(std::string_view line) {
  for (std::size_t at = line.find('?'); at != std::string_view::npos; at = line.find('?', at + 1))
    if (at == 0 || (at + 1 < line.size() && is_word_byte(line[at + 1]))) return true;
  return false;
}

// "Sent: …", "On 3 March, Dana wrote:", "# a comment", and where a letter was lost.
bool is_frame(std::string_view line) {
  if (line.ends_with(':') || line.starts_with('#') || line.starts_with("//")) return true;
  // Which lead in to a sentence, and name no field.
  static constexpr auto leads =
      word_set("also", "and", "but", "finally", "first", "firstly", "next", "now", "or", "question",
               "second", "secondly", "so", "then", "third", "thirdly");
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && colon < 16 &&
      line.substr(0, colon).find(' ') == std::string_view::npos &&
      !leads.has(to_lower(line.substr(0, colon))))
    return true;
  return is_damaged(line);
}

// A line of prose holds small words; output and commands do not.
bool is_prose(std::string_view body, std::span<const WordSpan> words) {
  static constexpr auto small =
      word_set("a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "could", "do", "does",
               "for", "from", "has", "have", "how", "i", "if", "in", "is", "it", "like", "me", "my",
               "no", "not", "of", "on", "or", "our", "please", "so", "that", "the", "there", "this",
               "to", "was", "we", "what", "when", "where", "which", "why", "will", "with", "would",
               "you", "your", "i'm", "it's", "don't", "any", "im", "dont");
  return std::any_of(words.begin(), words.end(),
                     [&](Span word) { return small.has(to_lower(slice(body, word))); });
}

// "recomend" for "recommend".
bool is_slip(std::string_view written, std::string_view meant) {
  // So frequent that the lexicon knows them.
  static constexpr auto frequent = word_set(
      "accessable", "adn", "adress", "agian", "allways", "alot", "avalible", "awfull", "becasue",
      "becouse", "becuase", "begining", "beleive", "beleived", "belive", "buisness", "calender",
      "carreer", "charachter", "cheif", "choosen", "comming", "commitee", "committment",
      "completly", "confortable", "convienient", "curiousity", "definately", "definetely",
      "definetly", "desparate", "developement", "diffrence", "dissapointed", "existance",
      "experiance", "familar", "foward", "greatful", "happend", "hopefuly", "hte", "independant",
      "knowledgable", "lenght", "neccessary", "noticable", "occassion", "occured", "occuring",
      "oportunity", "orginal", "orignal", "particulary", "payed", "plese", "possable", "prefered",
      "preferrably", "priviledge", "reccomend", "reccommend", "recieve", "recieved", "recomend",
      "refered", "refering", "relevent", "remeber", "seperate", "shoping", "similiar", "sincerly",
      "somthing", "succesfully", "sucess", "suprised", "surprize", "taht", "teh", "tommorow",
      "tomorow", "unfortunatelly", "untill", "usefull", "waht", "wether", "whant", "wich", "wierd",
      "wiht", "willl", "wnat");
  return is_misspelling(written, meant) && is_known_word(meant) &&
         (!is_known_word(written) || frequent.has(written));
}

class Quotes {
 public:
  Quotes(const Context& context, Findings& findings)
      : context_(context),
        findings_(findings),
        quoted_(quoted_lines(context)),
        customer_(customer_of(context)) {}

  void check() {
    const LineSet& customer = all_customer_lines(context_);
    LineSet thread;
    for (const EarlierMessage& earlier : context_.thread)
      thread.add(earlier.message->body, {0, earlier.message->body.size()});
    thread.sort();
    std::size_t exact = 0;
    lines_.reserve(quoted_.size());
    for (const QuotedLine& quoted : quoted_) {
      LineWords& line = lines_.emplace_back();
      line.exact = customer.contains(quoted.text) || thread.contains(quoted.text);
      exact += line.exact ? 1 : 0;
    }
    // A client that wraps lines anew leaves the words of a line together.
    if (lines_.size() - exact <= most_searched_lines)
      for (std::size_t i = 0; i < lines_.size(); ++i)
        if (!lines_[i].exact && is_within_line(quoted_[i].text)) {
          lines_[i].exact = true;
          ++exact;
        }
    if (exact == lines_.size()) return;

    source_.add(context_.customer.body, {0, context_.customer.body.size()});
    std::vector<std::uint32_t> line_of;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::size_t start =
          static_cast<std::size_t>(quoted_[i].text.data() - context_.body().data());
      lines_[i].first = words_.tokens.size();
      words_.add(context_.body(), {start, start + quoted_[i].text.size()});
      lines_[i].end = words_.tokens.size();
      line_of.resize(lines_[i].end, static_cast<std::uint32_t>(i));
      leave_marks_out(lines_[i]);
    }
    PairIndex index(source_.tokens);
    aligned_ = align(source_.tokens, index, words_.tokens, line_of);
    bool below_divider = false;
    bool below_header = false;
    std::size_t compared = 0;
    for (std::size_t first = 0; first < lines_.size();) {
      std::size_t end = first + 1;
      while (end < lines_.size() && quoted_[end].block == quoted_[first].block) ++end;
      if (below_divider) below_divider = !is_own(first);
      customers_ = is_customers(first, end);
      for (std::size_t i = first; i < end; ++i) {
        const std::string_view text = quoted_[i].text;
        const bool parted = i > first && quoted_[i].span.start - quoted_[i - 1].span.end > 2;
        below_header = is_header_field(text) || (below_header && !parted && i > first);
        below_divider =
            below_divider || is_divider_line(text) || read_delimiter(text) != Delimiter::none;
        // A footer that a list or a program adds, the fields of a header, a line that mbox marks.
        if (below_divider || below_header || is_mbox_mark(quoted_[i])) continue;
        if (lines_[i].exact || is_unchanged(lines_[i])) continue;
        if (++compared > most_compared_lines || findings_.list().size() >= most_findings) return;
        check_line(i);
      }
      first = end;
    }
  }

 private:
  // An own word stands between the quote that begins with that line and the one before.
  [[nodiscard]] bool is_own(std::size_t line) const {
    if (line == 0) return false;
    for (std::size_t block = quoted_[line - 1].block + 1; block < quoted_[line].block; ++block)
      if (is_own_prose(context_.draft.blocks[block])) return true;
    return false;
  }

  // Most words of these lines are the customer's, or an attribution above says that they are;
  // else they are quoted from elsewhere.
  [[nodiscard]] bool is_customers(std::size_t first, std::size_t end) {
    const std::size_t block = quoted_[first].block;
    if (is_led_in_as_others(block, customer_.known())) return false;
    std::size_t own = 0;
    for (std::size_t k = lines_[first].first; k < lines_[end - 1].end; ++k)
      own += aligned_[k] != not_aligned ? 1 : 0;
    if (own * 2 >= lines_[end - 1].end - lines_[first].first) return true;
    if (end - first == 1 && one_word_apart(lines_[first]).first != not_aligned &&
        !is_led_in_as_others(block, true))
      return true;
    if (block == 0 || context_.draft.blocks[block - 1].kind != BlockKind::attribution) return false;
    const AttributionParts parts =
        read_attribution(context_.body(), context_.draft.blocks[block - 1].span);
    // Another day is another message of theirs.
    return names_customer(parts) && context_.customer.date &&
           is_day_of(parts.days, *context_.customer.date);
  }

  [[nodiscard]] bool names_customer(const AttributionParts& parts) const {
    return std::any_of(parts.names.begin(), parts.names.end(), [&](Span name) {
      return customer_.is_called(fold_name(slice(context_.body(), name)));
    });
  }

  // "Marek Novak wrote:", "Our house rules say:": what stands above the quotes, of which the one in
  // `block` is one, says that they are not the customer's. `strict`: so does any name that is not
  // known for theirs.
  [[nodiscard]] bool is_led_in_as_others(std::size_t block, bool strict) const {
    const auto& blocks = context_.draft.blocks;
    while (block > 0 && blocks[block - 1].kind == BlockKind::quote) --block;
    if (block == 0) return false;
    const Block& above = blocks[block - 1];
    const std::string_view body = context_.body();
    if (above.kind == BlockKind::attribution) {
      const AttributionParts parts = read_attribution(body, above.span);
      if (!strict || parts.names.empty() || names_customer(parts)) return false;
      return std::none_of(parts.addresses.begin(), parts.addresses.end(), [&](Span address) {
        const auto& from = context_.customer.from;
        return std::any_of(from.begin(), from.end(), [&](const Address& each) {
          return equals_ignoring_case(slice(body, address), each.address);
        });
      });
    }
    if (!is_own_prose(above) || !trimmed(slice(body, above.span)).ends_with(':')) return false;
    static const WordPhrases theirs = {
        "your * question|questions|mail|email|e-mail|message|point|points|request|words|letter",
        "you asked|wrote|said|mentioned|reported|write|ask|say"};
    const auto& sentences = context_.draft.text.sentences;
    const auto next = std::upper_bound(
        sentences.begin(), sentences.end(), above.span.end - 1,
        [](std::size_t end, const Sentence& each) { return end < each.span.start; });
    return next == sentences.begin() || !theirs.in(context_.draft.text.words_of(*std::prev(next)));
  }

  static bool is_header_field(std::string_view line) {
    static constexpr auto fields = word_set("From", "To", "Cc", "CC", "Sent", "Date", "Subject",
                                            "Von", "An", "Gesendet", "Betreff", "De", "Para", "Da",
                                            "Asunto", "Objet", "Envoyé", "Reply-To", "Message-ID");
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon < 20 && fields.has(line.substr(0, colon));
  }

  [[nodiscard]] bool is_mbox_mark(const QuotedLine& line) const {
    return slice(context_.body(), line.span).starts_with(">From ");
  }

  // The line is a part of one of the customer's, whole words of it.
  [[nodiscard]] bool is_within_line(std::string_view text) const {
    if (text.size() > longest_searched_line) return false;
    const std::string_view body = context_.customer.body;
    const auto goes_on = [&](std::size_t at) {
      return at < body.size() && (is_word_byte(body[at]) || body[at] == '\'');
    };
    const std::size_t at = body.find(text);
    return at != std::string_view::npos && (at == 0 || !goes_on(at - 1)) &&
           !goes_on(at + text.size());
  }

  // Such a line may be too short for two neighbouring words of theirs.
  [[nodiscard]] const OneWordApart& one_word_apart(LineWords& line) {
    if (!line.apart) line.apart = find_one_word_apart(line);
    return *line.apart;
  }

  [[nodiscard]] OneWordApart find_one_word_apart(const LineWords& line) {
    OneWordApart found;
    const std::size_t count = line.end - line.first;
    if (count < 3 || count > longest_one_word_line || source_.tokens.size() < count ||
        ++one_word_searches_ > most_one_word_searches)
      return found;
    for (std::size_t at = 0; at + count <= source_.tokens.size(); ++at) {
      std::size_t others = 0;
      for (std::size_t k = 0; k < count && others < 2; ++k)
        others += source_.tokens[at + k].hash != words_.tokens[line.first + k].hash ? 1 : 0;
      if (others != 1 || (at > 0 && !ends_behind(at - 1)) ||
          (at + count < source_.tokens.size() && !ends_behind(at + count - 1)))
        continue;
      if (found.first == not_aligned) found.first = at;
      for (std::size_t k = 0; k < count; ++k)
        if (source_.tokens[at + k].hash != source_.tokens[found.first + k].hash)
          return {found.first, true};
    }
    return found;
  }

  // Its words follow one another in the customer's message.
  [[nodiscard]] bool is_unchanged(const LineWords& line) const {
    for (std::size_t k = line.first; k < line.end; ++k) {
      if (aligned_[k] == not_aligned) return false;
      if (k > line.first && aligned_[k] != aligned_[k - 1] + 1) return false;
    }
    return true;
  }

  // The customer's words around those that the line repeats, or that the lines beside it do.
  [[nodiscard]] std::pair<std::size_t, std::size_t> window_of(LineWords& line) {
    std::size_t place = not_aligned;  // where the line would begin
    std::size_t longest = 0;
    for (std::size_t k = line.first; k < line.end;) {
      std::size_t run = k + 1;
      if (aligned_[k] != not_aligned) {
        while (run < line.end && aligned_[run] == aligned_[run - 1] + 1) ++run;
        if (run - k > longest) {
          longest = run - k;
          place = aligned_[k] - std::min<std::size_t>(aligned_[k], k - line.first);
        }
      }
      k = run;
    }
    for (std::size_t back = 1; place == not_aligned && back <= window_margin; ++back) {
      if (line.first >= back && aligned_[line.first - back] != not_aligned)
        place = aligned_[line.first - back] + back;
      else if (line.end + back <= aligned_.size() && aligned_[line.end + back - 1] != not_aligned)
        place = aligned_[line.end + back - 1];
    }
    if (place == not_aligned) place = one_word_apart(line).first;
    if (place == not_aligned) return {0, 0};
    const std::size_t margin = window_margin + (line.end - line.first);
    return {place - std::min(place, margin),
            std::min(source_.tokens.size(), place + margin + (line.end - line.first))};
  }

  void check_line(std::size_t index) {
    LineWords& line = lines_[index];
    const std::string_view text = quoted_[index].text;
    const std::size_t words = line.end - line.first;
    if (words < 3 || words > most_line_words) return;
    if (context_.inquiry.text.english &&
        !is_prose(context_.body(), std::span(words_.spans).subspan(line.first, words)))
      return;
    if (!customers_) return;
    if (is_rewritten(text) || is_frame(text) || is_code(text)) return;
    // Letters that a client could not write.
    for (std::size_t k = line.first; k < line.end; ++k)
      if (aligned_[k] == not_aligned && !words_.plain[k]) return;
    const auto [low, high] = window_of(line);
    if (is_repeated(line, std::span(source_.spans).subspan(low, high - low))) return;
    const Comparison found = compare(std::span(words_.tokens).subspan(line.first, words),
                                     std::span(source_.tokens).subspan(low, high - low));
    const std::size_t start = static_cast<std::size_t>(text.data() - context_.body().data());
    const Span span{start, start + text.size()};
    if (is_attribution(quoted_[index].span.start)) return;
    if (found.equal * 2 < words) {
      if (words < 4) return;
      findings_
          .add(span, "“" + shortened(text) +
                         "” is marked as the customer's words, but is not in their message; "
                         "quote what they wrote, or take the mark off your own words.")
          .confidence = 0.7;
      return;
    }
    if (found.added == 0 && (found.left_out == 0 || marks_cut(text))) return;
    const std::size_t first = back_from(low + found.first, found.lead);
    const std::size_t end = on_from(low + found.end, found.trail);
    if (only_corrects_slips(line, first, end)) return;
    const std::string original = words_between(first, end);
    if (is_damaged(original)) return;
    if (one_word_apart(line).several) {
      findings_.add(span, "The quote says “" + shortened(text) +
                              "”, which the customer did not write in any of their sentences that "
                              "are like it; quote the one that is meant.");
      return;
    }
    Diagnostic& diagnostic = findings_.add(
        span,
        "The quote says “" + shortened(text) + "”, but the customer wrote “" + shortened(original) +
            "”; nobody likes to be given words that are not theirs. Quote what they wrote, and mark what "
            "you leave out with [...].");
    diagnostic.fixes.push_back(
        {"Restore the customer's words in the quote", false, {{span, original}}});
  }

  // The line differs from the customer's words [first, end) in slips of theirs alone.
  [[nodiscard]] bool only_corrects_slips(const LineWords& line, std::size_t first,
                                         std::size_t end) const {
    if (end - first != line.end - line.first) return false;
    for (std::size_t k = 0; k < end - first; ++k)
      if (source_.tokens[first + k].hash != words_.tokens[line.first + k].hash &&
          !corrects_slip(first + k, line.first + k))
        return false;
    return true;
  }

  // A capital within a sentence may be a name's, and a "not" must not come in.
  [[nodiscard]] bool corrects_slip(std::size_t customers, std::size_t quoted) const {
    static constexpr auto negations = word_set("cannot", "neither", "never", "no", "nobody", "none",
                                               "nor", "not", "nothing", "without");
    const std::string written = to_lower(slice(context_.customer.body, source_.spans[customers]));
    const std::string meant = to_lower(slice(context_.body(), words_.spans[quoted]));
    const bool within = customers > 0 && !ends_behind(customers - 1);
    return is_slip(written, meant) &&
           std::none_of(written.begin(), written.end(), is_ascii_digit) && !negations.has(meant) &&
           meant.find("n't") == std::string::npos &&
           !(within && is_upper_case_at(context_.customer.body, source_.spans[customers].start));
  }

  // The parts of the line between marks of a cut stand in the customer's message; words may run
  // together where a line ended.
  [[nodiscard]] bool is_repeated(const LineWords& line, std::span<const WordSpan> window) const {
    const std::string letters = letters_of(context_.customer.body, window);
    for (LineWords part{line.first, line.first}; part.first < line.end; part.first = part.end) {
      part.end = part.first + 1;
      while (part.end < line.end &&
             !marks_cut(slice(context_.body(),
                              {words_.spans[part.end - 1].end, words_.spans[part.end].start})))
        ++part.end;
      const auto words = std::span(words_.spans).subspan(part.first, part.end - part.first);
      if (!is_unchanged(part) &&
          letters.find(letters_of(context_.body(), words)) == std::string::npos)
        return false;
    }
    return true;
  }

  void leave_marks_out(LineWords& line) {
    if (line.first < line.end && is_list_mark(line.first)) ++line.first;
    // A smiley of Outlook, and not a letter in the place of a word of the customer's.
    if (line.first < line.end && slice(context_.body(), words_.spans[line.end - 1]) == "J" &&
        (line.end - line.first == 1 || may_smile_behind(words_.tokens[line.end - 2].hash)))
      --line.end;
  }

  // The customer's line ends with this word somewhere, or a smiley follows it.
  [[nodiscard]] bool may_smile_behind(std::uint32_t word) {
    if (smiled_behind_.empty()) {
      const std::string_view body = context_.customer.body;
      for (std::size_t k = 0; k < source_.tokens.size(); ++k) {
        const std::size_t next =
            k + 1 < source_.spans.size() ? source_.spans[k + 1].start : body.size();
        const std::string_view gap = slice(body, {source_.spans[k].end, next});
        if (next == body.size() || gap.find('\n') != std::string_view::npos ||
            gap.find(')') != std::string_view::npos || gap.find("☺") != std::string_view::npos ||
            gap.find("🙂") != std::string_view::npos || gap.find("😊") != std::string_view::npos)
          smiled_behind_.push_back(source_.tokens[k].hash);
      }
      std::sort(smiled_behind_.begin(), smiled_behind_.end());
    }
    return std::binary_search(smiled_behind_.begin(), smiled_behind_.end(), word);
  }

  // "2." and "o" of lists, which only the rendering of HTML adds.
  [[nodiscard]] bool is_list_mark(std::size_t word) const {
    const std::string_view mark = slice(context_.body(), words_.spans[word]);
    const std::size_t end = words_.spans[word].end;
    const char after = end < context_.body().size() ? context_.body()[end] : ' ';
    return (mark.size() <= 2 && is_ascii_digit(mark.front()) && (after == '.' || after == ')')) ||
           mark == "o";
  }

  // An attribution inside the quote, or the second line of one.
  [[nodiscard]] bool is_attribution(std::size_t start) {
    if (body_lines_.empty()) body_lines_ = split_lines(context_.body());
    const auto here = std::lower_bound(
        body_lines_.begin(), body_lines_.end(), start,
        [](const Line& line, std::size_t offset) { return line.span.end < offset; });
    const auto index = static_cast<std::size_t>(here - body_lines_.begin());
    for (std::size_t first = index - std::min<std::size_t>(index, 2); first <= index; ++first)
      if (first + find_attribution(context_.body(), body_lines_, first).lines > index) return true;
    return false;
  }

  // A sentence of the customer's, or a paragraph, ends between a word and the next.
  [[nodiscard]] bool ends_behind(std::size_t word) const {
    const std::string_view between =
        slice(context_.customer.body, {source_.spans[word].end, source_.spans[word + 1].start});
    return between.find_first_of(".?!") != std::string_view::npos ||
           std::count(between.begin(), between.end(), '\n') > 1;
  }

  // As many words before, or behind, as the line has others in their place: of the same sentence.
  [[nodiscard]] std::size_t back_from(std::size_t word, std::size_t count) const {
    while (count-- > 0 && word > 0 && !ends_behind(word - 1)) --word;
    return word;
  }
  [[nodiscard]] std::size_t on_from(std::size_t end, std::size_t count) const {
    while (count-- > 0 && end > 0 && end < source_.spans.size() && !ends_behind(end - 1)) ++end;
    return end;
  }

  // The customer's words on one line, with the punctuation behind the last one.
  [[nodiscard]] std::string words_between(std::size_t first, std::size_t end) const {
    if (first >= end) return {};
    const std::string_view body = context_.customer.body;
    std::size_t stop = source_.spans[end - 1].end;
    while (stop < body.size() &&
           std::string_view(".,;:!?)\"'").find(body[stop]) != std::string_view::npos)
      ++stop;
    return shortened(slice(body, {source_.spans[first].start, stop}), 1000);
  }

  const Context& context_;
  Findings& findings_;
  const std::vector<QuotedLine>& quoted_;
  const Person& customer_;
  std::vector<LineWords> lines_;
  std::vector<Line> body_lines_;
  std::vector<std::uint32_t> smiled_behind_;  // sorted hashes; empty: not yet looked for
  Source source_;
  Source words_;
  std::vector<std::uint32_t> aligned_;
  std::size_t one_word_searches_ = 0;
  bool customers_ = false;  // the quote that is looked at holds the customer's words
};

void check(const Context& context, Findings& findings) {
  if (!context.has_inquiry() || context.customer_from_quotes) return;
  if (is_forward(context)) return;
  Quotes(context, findings).check();
}

}  // namespace

extern const Rule altered_quote{"altered-quote", Severity::error, "etiquette",
                                "A quoted line is not what the customer wrote.", check};

}  // namespace replylint::catalogue
