#include "parse/attribution.h"

#include <algorithm>
#include <string>

#include "parse/comparable.h"

namespace replylint {
namespace {

constexpr std::size_t max_lines = 4;
constexpr std::size_t max_words = 40;

// Case folded. "wrote" stands at the end in some languages and before the name in others.
constexpr std::string_view verbs[] = {
    // English
    "wrote", "writes", "said", "says", "sent", "has written", "wrote in message", "replied",
    "write", "posted",
    // German, Dutch
    "schrieb", "schreibt", "schrieben", "geschrieben", "geschreven", "meinte", "schreef",
    "schrijft",
    // French, Italian, Spanish, Catalan, Galician, Portuguese, Romanian
    "a écrit", "a ecrit", "écrit", "écrivait", "ha scritto", "scrisse", "scrive", "hai scritto",
    "escribió", "escribio", "escribe", "escribieron", "ha escrito", "va escriure", "ha escrit",
    "escribiu", "escreveu", "escreve", "escreveram", "a scris", "scrie",
    // Swedish, Norwegian, Danish, Icelandic, Finnish, Estonian, Latvian, Lithuanian
    "skrev", "skrev följande", "skrev følgende", "skriver", "skrifaði", "kirjoitti", "kirjoittaa",
    "kirjutas", "rakstīja", "rašė", "parašė",
    // Polish, Czech, Slovak, Slovenian, Croatian, Serbian
    "napisał", "napisała", "napisał(a)", "napisali", "pisze", "pisał", "pisał(a)", "napsal",
    "napsala", "napsal(a)", "píše", "napísal", "napísala", "napísal(a)", "napisal", "napisala",
    "napisao", "je napisal", "je napisala", "je napisal/a", "je napisao", "je napisao/la",
    "napisao je", "napisala je", "piše", "написао је", "је написао", "је написао/ла",
    // Russian, Ukrainian, Belarusian, Bulgarian
    "написал", "написала", "написал(а)", "написали", "пишет", "писал", "писал(а)", "написав",
    "написала", "написав(ла)", "пише", "написаў", "написа", "напиша",
    // Hungarian, Greek, Turkish, Irish, Welsh, Basque, Esperanto
    "írta", "ezt írta", "írt", "έγραψε", "έγραψεσ", "έγραψαν", "γράφει", "yazdı", "şunu yazdı",
    "şunları yazdı", "yazmış", "scríobh", "ysgrifennodd", "idatzi du", "skribis",
    // Arabic, Hebrew, Persian, Urdu
    "تمت كتابة ما يلي بواسطة", "كتب", "كتبت", "كتب/كتبت", "كتب/ت", "كَتَبَ", "מאת", "כתב", "כתבה",
    "כתב/ה", "כתב(ה)", "נכתב", "نوشت", "نوشته است", "نوشته", "لکھا",
    // Hindi, Bengali, Thai, Vietnamese, Indonesian, Malay, Filipino
    "ने लिखा", "लिखा", "লিখেছেন", "เขียนว่า", "เขียน", "đã viết", "viết", "menulis", "tulis", "sumulat",
    // Chinese, Japanese, Korean
    "写道", "寫道", "撰写", "写到", "来信", "寫了", "のメッセージ", "は書きました",
    "さんは書きました", "が書きました", "のメール", "からのメール", "작성", "님이 작성", "썼습니다",
    "쓰다", "님의 말", "보낸 메시지"};

// Phrases that open an attribution without a verb.
constexpr std::string_view quoting[] = {
    "quoting",   "zitat von",    "quote from",      "citando", "cituji",
    "цитирую",   "en réponse à", "according to",    "citerar", "citat från",
    "citat fra", "cytowanie",    "begin quote from"};

// The words that a client writes in front of the date. They save a sentence such as "At 10:30
// the vendor wrote:" from nothing: it is an attribution in form.
bool has_time(std::string_view text) {
  for (std::size_t i = 1; i + 2 < text.size(); ++i)
    if ((text[i] == ':' || text[i] == '.' || text[i] == 'h') && is_ascii_digit(text[i - 1]) &&
        is_ascii_digit(text[i + 1]) && is_ascii_digit(text[i + 2]) &&
        (i + 3 == text.size() || !is_ascii_digit(text[i + 3])))
      return true;
  return false;
}

bool has_year(std::string_view text) {
  for (std::size_t i = 0; i + 3 < text.size(); ++i) {
    if (i > 0 && is_ascii_digit(text[i - 1])) continue;
    if (!((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] == '0')))
      continue;
    if (is_ascii_digit(text[i + 2]) && is_ascii_digit(text[i + 3]) &&
        (i + 4 == text.size() || !is_ascii_digit(text[i + 4])))
      return true;
  }
  return false;
}

// 2/6/25, 2.6.2025, 02-06-25
bool has_numeric_date(std::string_view text) {
  for (std::size_t i = 1; i + 3 < text.size(); ++i) {
    const char c = text[i];
    if ((c != '/' && c != '.' && c != '-') || !is_ascii_digit(text[i - 1])) continue;
    std::size_t j = i + 1;
    while (j < text.size() && is_ascii_digit(text[j])) ++j;
    if (j == i + 1 || j - i > 3) continue;
    if (j + 1 < text.size() && text[j] == c && is_ascii_digit(text[j + 1])) return true;
  }
  return false;
}

bool has_address(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
    if (at > 0 && at + 1 < text.size() && is_word_byte(text[at - 1]) &&
        (is_word_byte(text[at + 1]) || text[at + 1] == '['))
      return true;
  return false;
}

// "dana wrote in <news:...>", "napisał w wiadomości ...", "wrote (mon, 2 jun 2025)".
bool is_name_or_reference(std::string_view text) {
  if (text.empty()) return true;
  if (count_words(text) > 9) return false;
  // A clause goes on: "schrieb ich, dass ..."
  for (const std::string_view clause :
       {", dass ", ", dass ", ", att ", ", at ", ", że ", ", что ", ", že ", ", hogy ", ", dat "})
    if (text.find(clause) != std::string_view::npos) return false;
  for (const std::string_view own : {"ich", "wir", "sie uns", "jag", "jeg", "vi", "ja", "я", "мы"})
    if (starts_with_phrase(text, own)) return false;
  return true;
}

struct Shape {
  bool verb = false;
  bool verb_last = false;
  bool colon = false;
  bool date = false;
  bool time = false;
  bool address = false;
  std::size_t words = 0;
};

// `text` is comparable().
Shape shape_of(std::string_view text) {
  Shape shape;
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
  if (!text.empty() && text.back() == ':') {
    shape.colon = true;
    text.remove_suffix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  }
  shape.words = count_words(text);
  for (const std::string_view verb : verbs)
    if (ends_with_phrase(text, verb)) {
      shape.verb = shape.verb_last = true;
      break;
    }
  for (const std::string_view verb : verbs) {
    if (shape.verb || !shape.colon) break;
    const std::size_t at = find_phrase(text, verb);
    if (at == std::string_view::npos) continue;
    std::string_view rest = text.substr(at + verb.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    shape.verb = is_name_or_reference(rest);
  }
  shape.time = has_time(text);
  shape.date = has_numeric_date(text) || has_year(text);
  shape.address = has_address(text);
  return shape;
}

// Where the first digit, address or quoted name stands: near the front in every attribution.
bool begins_like_attribution(std::string_view text) {
  const std::size_t evidence = text.find_first_of("0123456789<@\"");
  if (evidence == std::string_view::npos) return true;
  if (count_words(text.substr(0, evidence)) > 8) return false;
  // No sentence ends in front of it.
  const std::string_view front = text.substr(0, evidence);
  for (const std::string_view end : {"! ", "? ", "; "})
    if (front.find(end) != std::string_view::npos) return false;
  for (std::size_t dot = front.find(". "); dot != std::string_view::npos;
       dot = front.find(". ", dot + 1)) {
    std::size_t word = front.rfind(' ', dot);
    word = word == std::string_view::npos ? 0 : word + 1;
    if (dot - word > 5) return false;  // "Di.", "janv.", "Mr." are no sentences
  }
  return true;
}

// The writer tells something: "On 2 June 2025 at 9:00 I got this from ...:"
bool has_own_pronoun(std::string_view text) {
  for (const std::string_view own : {"i", "we", "you", "ich", "wir", "je", "nous", "yo", "io"})
    if (find_phrase(text, own) != std::string_view::npos) return true;
  return false;
}

// Trackers write "Dana Customer commented on PAGE-12:" above a rule, "dana@example.com changed:".
bool is_notification(std::string_view text, bool address, std::size_t last, std::string_view body,
                     const std::vector<Line>& lines) {
  if (count_words(text) > 12) return false;
  const bool ruled = last + 1 < lines.size() && [&] {
    const std::string_view next = trimmed(lines[last + 1].text(body));
    return next.size() >= 10 && next.find_first_not_of('-') == std::string_view::npos;
  }();
  if (!ruled && !address) return false;
  for (const std::string_view verb : {"commented on", "updated", "changed", "created", "reopened",
                                      "resolved", "closed", "added a comment"})
    if (find_phrase(text, verb) != std::string_view::npos) return true;
  return false;
}

// "--- Comment #2 from Dana <dana@example.com> ---"
bool shape_of_comment(std::string_view text) {
  return starts_with_phrase(text, "comment") && text.find(" from ") != std::string_view::npos &&
         text.find('#') != std::string_view::npos && count_words(text) <= 12;
}

std::string_view without_dashes(std::string_view text) {
  while (!text.empty() &&
         (text.front() == '-' || text.front() == ' ' || text.front() == '_' || text.front() == '.'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == '-' || text.back() == ' ' || text.back() == '_'))
    text.remove_suffix(1);
  return text;
}

}  // namespace

Attribution find_attribution(std::string_view body, const std::vector<Line>& lines,
                             std::size_t first) {
  const Line& start = lines[first];
  if (start.span.size() > max_phrase_line) return {};
  const auto marked_below = [&](std::size_t last) {
    return last + 1 < lines.size() && lines[last + 1].marks > start.marks;
  };
  // Cheap signs, of which every attribution has one on its first line.
  {
    const std::string_view text = trimmed(start.text(body));
    if (text.empty()) return {};
    const bool sign =
        text.back() == ':' || text.find_first_of("0123456789<@:") != std::string_view::npos ||
        text.substr(0, 2) == "--" || static_cast<unsigned char>(text.back()) >= 0x80 ||
        (static_cast<unsigned char>(text.front()) >= 0x80 && text.size() < 120);
    if (!sign) return {};
  }
  std::string raw;
  for (std::size_t last = first; last < lines.size() && last < first + max_lines; ++last) {
    const Line& line = lines[last];
    if (last > first &&
        (line.after_blank || line.marks != start.marks || line.span.size() > max_phrase_line))
      break;
    if (last > first) raw += ' ';
    raw += line.text(body);
    const std::string whole = comparable(raw);
    const std::string_view text = without_dashes(whole);
    if (text.empty()) return {};
    if (text.size() != whole.size() && shape_of_comment(text)) return {last - first + 1, false};
    const bool dashed = text.size() != whole.size() && whole.compare(0, 2, "--") == 0;
    if (count_words(text) > max_words) return {};
    if (!begins_like_attribution(text)) return {};
    const bool quoted = marked_below(last);
    const bool ends_paragraph = last + 1 == lines.size() || lines[last + 1].after_blank;
    // It goes on: an attribution ends in a colon, or where its paragraph does.
    const char last_character = text.back();
    if (last_character != ':' && last_character != '>' && !quoted && !dashed && !ends_paragraph)
      continue;
    const Shape shape = shape_of(text);
    const std::size_t count = last - first + 1;
    const bool named = shape.address || shape.date || shape.time;

    if (shape.verb && (shape.colon || (shape.verb_last && (quoted || dashed)))) {
      if (named) return {count, (shape.date || shape.address)};
      if (quoted && shape.words <= 12) return {count, false};
      if (dashed && shape.words <= 6) return {count, true};
    }
    if (shape.verb_last && shape.address && shape.date && ends_paragraph && start.after_blank)
      return {count, true};
    if (quoted && shape.colon && shape.words <= 16 && named) return {count, shape.address};
    if (shape.colon && is_notification(text, shape.address, last, body, lines))
      return {count, false};
    // "Monday, 2 June 2025, 9:00 AM +0200 from Dana <dana@example.com>:"
    if (shape.colon && shape.address && shape.date && shape.time && shape.words <= 14 &&
        text.find(">:") != std::string_view::npos &&
        count_words(text.substr(0, text.find_first_of("0123456789"))) <= 3 &&
        !has_own_pronoun(text))
      return {count, true};
    if (shape.address && shape.date && shape.words <= 14 &&
        (shape.colon || quoted || last_character == '>') &&
        (is_ascii_digit(text.front()) || quoted) && !(text.front() == '<'))
      return {count, shape.colon || quoted};
    for (const std::string_view lead : quoting)
      if (starts_with_phrase(text, lead) && shape.words <= 14 &&
          (shape.colon || (quoted && (named || shape.words <= 6))) && (quoted || shape.address))
        return {count, quoted};
    if (quoted && shape.colon && starts_with_phrase(text, "from") && shape.words <= 5)
      return {count, false};
    // A line that ends a sentence or a paragraph ends the search as well.
    if (shape.colon && !named) return {};
  }
  return {};
}

}  // namespace replylint
