#include "parse/attribution.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "parse/comparable.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/words.h"

namespace replylint {
namespace {

std::size_t find_digit(std::string_view text, std::size_t from = 0) {
  return find_byte(text, from, [](Bytes bytes) { return between(bytes, '0', '9'); });
}

constexpr std::size_t max_lines = 4;
constexpr std::size_t max_words = 40;
constexpr std::size_t most_words_in_front = 8;  // of a date, an address or a quoted name

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
    // Hindi, Marathi, Bengali, Gujarati, Punjabi, Tamil, Telugu, Kannada, Malayalam, Amharic
    "ने लिखा", "लिखा", "ने लिहिले", "লিখেছেন", "એ લખ્યું", "ਨੇ ਲਿਖਿਆ", "எழுதியது", "రాసారు", "వ్రాశారు",
    "ಬರೆದಿದ್ದಾರೆ", "എഴുതി", "ጻፈ", "ጽፏል",
    // Kazakh, Georgian, Armenian, Albanian, Breton, Gaelic, Frisian, Nynorsk
    "жазды", "წერს", "დაწერა", "գրեց", "գրել է", "shkroi", "en deus skrivet", "he deus skrivet",
    "sgrìobh", "skreau", "skreiv", "idatzi zuen", "піша", "napsal/a", "napísal/a", "написав(-ла)",
    // Thai, Vietnamese, Indonesian, Malay, Filipino
    "เขียนว่า", "เขียน", "đã viết", "viết", "menulis", "tulis", "sumulat",
    // Chinese, Japanese, Korean
    "写道", "寫道", "撰写", "写到", "来信", "寫了", "のメッセージ", "は書きました",
    "さんは書きました", "が書きました", "のメール", "からのメール", "작성", "님이 작성", "썼습니다",
    "쓰다", "님의 말", "보낸 메시지", "쓴 글", "aliandika", "geskryf", "szerint"};

constexpr std::string_view last_two_bytes(std::string_view text) {
  return text.substr(text.size() - 2);
}

constexpr PairLists<std::size(verbs)> verb_endings(verbs, last_two_bytes);

bool ends_with_verb(std::string_view text) {
  if (text.size() < 2) return false;
  for (std::size_t i = verb_endings.first(text[text.size() - 2], text.back());
       i != verb_endings.none; i = verb_endings.next(i))
    if (ends_with_phrase(text, verbs[i])) return true;
  return false;
}

// Verbs that introduce what somebody said, but only right above the words in quote marks.
constexpr std::string_view verbs_above_quotes[] = {
    "asked",    "asks",  "commented", "comments", "stated", "states", "fragt",
    "fragte",   "sagte", "sagt",      "a dit",    "dit",    "dijo",   "disse",
    "ha detto", "pravi", "a répondu", "sanoi",    "säger",  "sier",   "siger",
    "vraagt",   "zei",   "сказал",    "сказала",  "dixit",  "mówi",   "řekl"};

// Phrases that open an attribution without a verb at its end.
constexpr std::string_view quoting[] = {"quoting",
                                        "zitat von",
                                        "quote from",
                                        "citando",
                                        "cituji",
                                        "цитирую",
                                        "en réponse à",
                                        "according to",
                                        "citerar",
                                        "citat från",
                                        "citat fra",
                                        "cytowanie",
                                        "begin quote from",
                                        "quoth",
                                        "also sprach",
                                        "missatge de",
                                        "wiadomość napisana przez",
                                        "noong",
                                        "thus spake",
                                        "thus spoke",
                                        "thus wrote",
                                        "thus said",
                                        "thus quoth"};

// What trackers write between the new text and the old, in the midst of marks such as "##-".
constexpr std::string_view reply_markers[] = {"reply above this line",
                                              "your reply above this line",
                                              "write above this line",
                                              "reply above the line",
                                              "reply above this email",
                                              "responder por encima de esta línea",
                                              "respuesta por encima de esta línea",
                                              "responda acima desta linha",
                                              "resposta acima desta linha",
                                              "antwort oberhalb dieser linie",
                                              "antwort oberhalb dieser zeile",
                                              "antwort bitte oberhalb dieser linie",
                                              "antwort über dieser zeile",
                                              "oberhalb dieser linie antworten",
                                              "oberhalb dieser zeile antworten",
                                              "réponse au-dessus de cette ligne",
                                              "répondre au-dessus de cette ligne",
                                              "réponse au dessus de cette ligne",
                                              "risposta sopra questa linea",
                                              "risposta sopra questa riga",
                                              "antwoord boven deze lijn",
                                              "antwoord boven deze regel",
                                              "svar ovanför den här raden",
                                              "svar over denne linje",
                                              "svar over denne linjen",
                                              "odpowiedź powyżej tej linii",
                                              "odpověď nad tento řádek",
                                              "ответ выше этой строки",
                                              "ответ над этой строкой",
                                              "yanıtınızı bu satırın üzerine"};

// The capitalised words with which the clients' attributions begin, in front of the date: where one
// begins that shares its first line with the text above it.
constexpr std::string_view openings[] = {"on",   "am",  "le",     "el",  "em",   "il",
                                         "op",   "den", "på",     "pe",  "vào",  "pada",
                                         "dnia", "dne", "w dniu", "dňa", "στισ", "no dia"};

}  // namespace

const PhraseTable& reply_marker_openings() {
  static const auto* table = new PhraseTable(reply_markers);
  return *table;
}

const PhraseTable& quoting_openings() {
  static constexpr std::string_view from[] = {"from"};
  static const auto* table = new PhraseTable{quoting, from};
  return *table;
}

namespace {

// What numbers of a text stand for.
struct Numbers {
  bool time = false;  // "9:00", "9.00", "9h00"
  bool date = false;  // "2/6/25", "2.6.2025", "02-06-25", "2. 06. 25"
  bool year = false;  // "1998", "2025"
};

Numbers numbers_of(std::string_view text) {
  Numbers found;
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const auto end_of = [&](std::size_t i) {
    while (is_ascii_digit(at(i))) ++i;
    return i;
  };
  for (std::size_t i = find_digit(text); i != std::string_view::npos;) {
    const std::size_t end = end_of(i);
    found.year |= end - i == 4 && (text.substr(i, 2) == "19" || text.substr(i, 2) == "20");
    // The next number, behind one mark.
    const char mark = at(end);
    const std::size_t next_end = end_of(end + 1);
    const std::size_t next_size = next_end - (end + 1);
    found.time |= (mark == ':' || mark == '.' || mark == 'h') && next_size == 2;
    found.date |= (mark == '/' || mark == '.' || mark == '-') && next_size >= 1 && next_size <= 2 &&
                  at(next_end) == mark && is_ascii_digit(at(next_end + 1));
    if (mark == '.' && at(end + 1) == ' ') {
      const std::size_t month_end = end_of(end + 2);
      const std::size_t month_size = month_end - (end + 2);
      found.date |= month_size >= 1 && month_size <= 2 && at(month_end) == '.' &&
                    at(month_end + 1) == ' ' && end_of(month_end + 2) >= month_end + 4;
    }
    i = find_digit(text, end);
  }
  return found;
}

bool has_address(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
    if (at > 0 && at + 1 < text.size() && is_word_byte(text[at - 1]) &&
        (is_word_byte(text[at + 1]) || text[at + 1] == '['))
      return true;
  // "<dana at example.com>", as archives write it.
  if (text.find('<') == std::string_view::npos) return false;
  for (std::size_t at = text.find(" at ", 1); at != std::string_view::npos;
       at = text.find(" at ", at + 1)) {
    const std::size_t start = text.rfind(' ', at - 1) + 1;
    const std::size_t end = std::min(text.find(' ', at + 4), text.size());
    const std::string_view host = text.substr(at + 4, end - at - 4);
    if (text[start] == '<' && host.find('>') != std::string_view::npos &&
        host.find('.') != std::string_view::npos)
      return true;
  }
  return false;
}

// "dana wrote in <news:...>", "napisał w wiadomości ...", "wrote (mon, 2 jun 2025)".
bool is_name_or_reference(std::string_view text) {
  if (text.empty()) return true;
  if (count_words(text) > 10) return false;
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
  std::string_view text;  // without dashes and a colon at its end

  [[nodiscard]] std::size_t words() const { return count_words(text); }
};

// `text` is comparable(). A verb is looked for only where it can tell: beside a time, a date or an
// address, or above a quote.
// Without `signs` there are no numbers in it, and no address.
Shape shape_of(std::string_view text, bool signs, bool above_quote) {
  Shape shape;
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
  if (!text.empty() && text.back() == ':') {
    shape.colon = true;
    text.remove_suffix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  }
  shape.text = text;
  if (signs) {
    const Numbers numbers = numbers_of(text);
    shape.time = numbers.time;
    shape.date = numbers.date || numbers.year;
    shape.address = has_address(text);
  }
  if (!shape.time && !shape.date && !shape.address && !above_quote) return shape;
  shape.verb = shape.verb_last = ends_with_verb(text);
  if (shape.verb || !shape.colon) return shape;
  const PairsOf pairs(text);
  for (const std::string_view verb : verbs) {
    if (shape.verb) break;
    if (!pairs.may_have(verb)) continue;
    const std::size_t at = find_phrase(text, verb);
    if (at == std::string_view::npos) continue;
    std::string_view rest = text.substr(at + verb.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    shape.verb = is_name_or_reference(rest);
  }
  return shape;
}

const PhraseTable& openings_table() {
  static const auto* table = new PhraseTable(openings);
  return *table;
}

bool begins_with_opening(std::string_view text) {
  return openings_table().longest_start(text) > 0;
}

// The beginnings of numbers, addresses and quoted names.
Bytes are_evidence(Bytes bytes) {
  return between(bytes, '0', '9') | equal_to(bytes, '<') | equal_to(bytes, '@') |
         equal_to(bytes, '"');
}

// Where the first digit, address or quoted name stands: near the front in every attribution.
bool begins_like_attribution(std::string_view text) {
  // "? Mon, 29 Dec 2025": a word whose letters were lost on the way.
  while (text.starts_with('?')) text.remove_prefix(1);
  const std::size_t evidence = find_byte(text, 0, are_evidence);
  if (evidence == std::string_view::npos) return true;
  if (count_words(text.substr(0, evidence)) > most_words_in_front) return false;
  // No sentence ends in front of it.
  const std::string_view front = text.substr(0, evidence);
  for (const std::string_view end : {"! ", "? ", "; "})
    if (front.find(end) != std::string_view::npos) return false;
  // The prompt of a shell: "dana@host:~/logs$ ssh root@192.0.2.1".
  if (text.find("$ ") != std::string_view::npos) return false;
  for (std::size_t dot = front.find(". "); dot != std::string_view::npos;
       dot = front.find(". ", dot + 1)) {
    std::size_t word = front.rfind(' ', dot);
    word = word == std::string_view::npos ? 0 : word + 1;
    if (dot - word > 5) return false;  // "Di.", "janv.", "Mr." are no sentences
    if (begins_with_opening(front.substr(dot + 2))) return false;
  }
  return true;
}

// At a glance at the first line as it is written: more words stand in front of the first sign than
// begins_like_attribution() allows.
bool begins_like_prose(std::string_view line) {
  static constexpr ByteSet frame("-_. ?");
  while (!line.empty() && frame.has(line.front())) line.remove_prefix(1);
  // "Comment #2 from Dana"
  if (line.empty() || line.front() == 'c' || line.front() == 'C') return false;
  const std::size_t size = find_byte(line, 0, [&](Bytes bytes) {
    return are_evidence(bytes) | ~between(bytes, ' ', '\x7F') | equal_to(bytes, '*');
  });
  constexpr std::string_view signs = "0123456789<@\"";
  return size != std::string_view::npos && signs.find(line[size]) != std::string_view::npos &&
         size >= 2 * most_words_in_front && count_words(line.substr(0, size)) > most_words_in_front;
}

// The writer tells something: "On 2 June 2025 at 9:00 I got this from ...:"
bool has_own_pronoun(std::string_view text) {
  for (const std::string_view own : {"i", "we", "you", "ich", "wir", "je", "nous", "yo", "io"})
    if (find_phrase(text, own) != std::string_view::npos) return true;
  return false;
}

// "We went to 3.1.5 on Sunday evening. Ever since the panel says:", "On 12.3. the lamp says:": the
// writer shows something, and nobody is quoted.
bool shows_something(std::string_view raw, std::string_view text) {
  if (find_phrase(text, "says") != std::string_view::npos) return true;
  constexpr std::size_t longest_abbreviation = 4;  // letters: "sept.", "janv."
  for (std::size_t end = raw.find(". "); end != std::string_view::npos;
       end = raw.find(". ", end + 1)) {
    std::size_t word = end;
    while (word > 0 && is_ascii_lower(raw[word - 1])) --word;
    if (end - word > longest_abbreviation && end + 2 < raw.size() && is_ascii_upper(raw[end + 2]))
      return true;
  }
  return false;
}

// Trackers write "Dana Customer commented on PAGE-12:" above a rule, "dana@example.com changed:".
bool is_notification(std::string_view text, bool address, std::size_t last, std::string_view body,
                     const std::vector<Line>& lines) {
  const bool ruled = last + 1 < lines.size() && [&] {
    const std::string_view next = lines[last + 1].trimmed_text(body);
    return next.size() >= 10 && next.find_first_not_of('-') == std::string_view::npos;
  }();
  if (!ruled && !address) return false;
  // Of more colons than the last one it is a list of fields.
  if (count_words(text) > 12 || text.find(':') + 1 < text.size() || has_own_pronoun(text))
    return false;
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

constexpr ByteSet frames_of_markers("-#=*_~<[(\xE2");

constexpr std::size_t shortest_marker =
    std::min_element(std::begin(reply_markers), std::end(reply_markers),
                     [](std::string_view a, std::string_view b) { return a.size() < b.size(); })
        ->size();

bool is_reply_marker(std::string_view line) {
  constexpr std::size_t longest = 160;
  if (line.size() < shortest_marker || line.size() > longest) return false;
  const bool framed = frames_of_markers.has(line.front());
  if ((!framed && !reply_marker_openings().may_start(line)) ||
      line.find(' ') == std::string_view::npos)
    return false;
  const ComparableText text = comparable(line);
  if (!framed) return reply_marker_openings().longest_start(text) > 0;
  // Other words may stand in front: "##- Please type your reply above this line -##".
  static constexpr PairSet beginnings(reply_markers);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (!beginnings.may_start(text[i], text[i + 1])) continue;
    const char before = i > 0 ? text[i - 1] : ' ';
    const bool within_word = is_ascii_digit(before) || is_ascii_letter(before);
    if (!within_word && reply_marker_openings().longest_start(text.substr(i)) > 0) return true;
  }
  return false;
}

// "Dana Customer ---02/06/2025 09:00:00 AM---Is the server": name, date and first words of a
// message, as Lotus Notes writes them.
bool is_notes_summary(std::string_view line) {
  const std::size_t dashes = line.find("---");
  if (dashes == 0 || dashes == std::string_view::npos) return false;
  const std::string_view date = line.substr(dashes + 3, line.find("---", dashes + 3) - dashes - 3);
  if (date.size() > 24 || date.empty() || !is_ascii_digit(date.front())) return false;
  const Numbers numbers = numbers_of(date);
  return numbers.date && numbers.time && dashes + 3 + date.size() < line.size();
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

namespace {

// What an attribution without a quote below it has, or what is not plain enough to tell at a
// glance.
bool has_evidence(std::string_view line) {
  static constexpr ByteSet dashes("-_. \t");
  if (!line.empty() && dashes.has(line.front())) return true;
  static constexpr ByteSet signs("0123456789<@\"*");
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return signs.has(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// At a glance at what ends a sentence above a quote: plain, without an address in angle brackets,
// and of more words than an attribution that ends in no verb.
bool is_long_prose(std::span<const std::string_view> lines) {
  constexpr std::size_t most_words = 16;
  std::size_t words = 0;
  for (const std::string_view line : lines) words += count_words(line);
  if (words <= most_words) return false;
  const auto is_plain = [](std::string_view line) {
    return !has_any(line, [](const char* place) {
      const Bytes bytes = bytes_at(place);
      return ~between(bytes, ' ', '\x7F') | equal_to(bytes, '*') | equal_to(bytes, '<');
    });
  };
  if (!std::all_of(lines.begin(), lines.end(), is_plain)) return false;
  const char front = lines.front().front();
  return std::string_view("-_. ").find(front) == std::string_view::npos;
}

bool may_be_ruled(std::string_view body, const std::vector<Line>& lines, std::size_t line) {
  return line < lines.size() && lines[line].trimmed_text(body).starts_with('-');
}

// An address in angle brackets that line `at` takes up, after "<dana@example.com" at the end of the
// line above or below "<" alone, and after which an attribution goes on: "> wrote:" is no quote.
// Empty if it does not.
std::string_view rest_of_address(std::string_view body, const std::vector<Line>& lines,
                                 std::size_t at, std::span<const std::string_view> above) {
  if (at >= lines.size() || lines[at].marks == 0) return {};
  const std::string_view whole = trimmed(slice(body, lines[at].span));
  if (whole.empty() || whole.front() != '>' || whole.back() != ':' || count_words(whole) > 4)
    return {};
  std::ptrdiff_t open = 0;
  for (const std::string_view line : above)
    open += std::count(line.begin(), line.end(), '<') - std::count(line.begin(), line.end(), '>');
  return open > 0 ? whole : std::string_view();
}

// In a colon, or framed.
bool is_last_character(char c) {
  static constexpr ByteSet marks(":>-_*");
  return marks.has(c) || static_cast<unsigned char>(c) >= 0x80;
}

// Lines that may be an attribution, and what stands around them.
struct Candidate {
  std::string_view raw;
  std::string_view text;  // comparable, without dashes
  std::size_t lines = 0;
  std::size_t last = 0;  // the index of its last line
  bool signs = false;    // see Line
  bool quoted = false;   // a quote stands below it
  bool dashed = false;   // it is framed
  bool alone = false;    // it is a paragraph
};

// By its words. Nothing if more lines may tell.
std::optional<Attribution> read_candidate(const Candidate& words, std::string_view body,
                                          const std::vector<Line>& lines) {
  const std::string_view text = words.text;
  const bool quoted = words.quoted;
  const auto found = [&](bool sure) { return Attribution{words.lines, sure}; };
  const Shape shape = shape_of(text, words.signs, quoted || words.dashed);
  const bool named = shape.address || shape.date || shape.time;

  if (shape.verb && (shape.colon || (shape.verb_last && (quoted || words.dashed)))) {
    if (!quoted && !shape.address && shows_something(words.raw, text)) return Attribution{};
    if (named) return found(shape.date || shape.address);
    if (quoted && shape.colon && shape.words() <= 12) return found(false);
    if (quoted && shape.words() > 1 && shape.words() <= 4 &&
        text.find("://") == std::string_view::npos)
      return found(false);
    if (words.dashed && shape.words() <= 6) return found(true);
  }
  if (words.dashed && shape.address && shape.words() <= 6 &&
      starts_with_phrase(text, "message from"))
    return found(true);
  if (shape.verb_last && shape.address && shape.date && words.alone) return found(true);
  if (quoted && shape.colon && shape.words() <= 16 && named) return found(shape.address);
  if (shape.colon && is_notification(text, shape.address, words.last, body, lines))
    return found(false);
  // "Monday, 2 June 2025, 9:00 AM +0200 from Dana <dana@example.com>:"
  if (shape.colon && shape.address && shape.date && shape.time && shape.words() <= 14 &&
      text.find(">:") != std::string_view::npos &&
      count_words(text.substr(0, text.find_first_of("0123456789"))) <= 3 && !has_own_pronoun(text))
    return found(true);
  if (shape.address && shape.date && shape.words() <= 14 &&
      (shape.colon || quoted || text.back() == '>') && (is_ascii_digit(text.front()) || quoted) &&
      !(text.front() == '<'))
    return found(shape.colon || quoted);
  static const auto* leads = new PhraseTable(quoting);
  if (leads->longest_start(text) > 0 && shape.words() <= 18 &&
      (shape.colon || (quoted && (named || shape.words() <= 6))) && (quoted || shape.address))
    return found(quoted || shape.date);
  if (quoted && shape.words() <= 6 &&
      (starts_with_phrase(text, "from") && (shape.colon || text.starts_with("from:"))))
    return found(false);
  // "Dana asked:"
  if (quoted && shape.colon && shape.words() <= 6 && !starts_with_phrase(text, "i") &&
      !starts_with_phrase(text, "we") &&
      std::any_of(std::begin(verbs_above_quotes), std::end(verbs_above_quotes),
                  [&](std::string_view verb) {
                    return ends_with_phrase(trimmed(text.substr(0, text.size() - 1)), verb);
                  }))
    return found(false);
  // "Dana <dana@example.com> wrote in message news:abc@example.com..."
  if (quoted && shape.words() <= 16 &&
      (find_phrase(text, "wrote in message") != std::string_view::npos ||
       text.find(" news:") != std::string_view::npos))
    return found(false);
  // A line that ends a sentence or a paragraph ends the search as well.
  // "Dana ezt írta (időpont:" goes on.
  const std::size_t bracket = text.rfind('(');
  const bool open =
      bracket != std::string_view::npos && text.find(')', bracket) == std::string_view::npos;
  if (shape.colon && !named && !open) return Attribution{};
  return std::nullopt;
}

// Whether quote marks stand below line `last`: at once, or, below a colon, under lines that say
// what was cut.
bool is_quoted_below(std::string_view body, const std::vector<Line>& lines, std::size_t last,
                     int marks) {
  std::size_t below = last + 1;
  const bool level = below < lines.size() && lines[below].marks == marks;
  const bool colon = level && lines[last].trimmed_text(body).ends_with(':');
  while (colon && below < lines.size() && below <= last + 2 && lines[below].marks == marks &&
         is_cut_mark(lines[below].text(body)))
    ++below;
  return below < lines.size() && lines[below].marks > marks;
}

// "rašė:", "ने लिखा:": the line below is the verb of an attribution, and the colon.
bool goes_on_with_verb(std::string_view body, const std::vector<Line>& lines, std::size_t last) {
  if (last + 1 >= lines.size()) return false;
  const Line& below = lines[last + 1];
  constexpr std::size_t most_verb_words = 4, longest_verb = 60;
  if (below.after_blank || below.marks != lines[last].marks) return false;
  const std::string_view text = below.trimmed_text(body);
  if (text.size() > longest_verb || !is_last_character(text.back())) return false;
  ComparableText words = comparable(text);
  if (words.back() != ':' || count_words(words) > most_verb_words) return false;
  return ends_with_verb(trimmed(std::string_view(words).substr(0, words.size() - 1)));
}

// "Dana Customer escreveu (segunda,", "Wiadomość napisana przez Dana": who wrote, above the date
// and a colon.
bool names_writer_above_date(std::string_view body, const std::vector<Line>& lines,
                             std::size_t first) {
  constexpr std::size_t most_writer_words = 8, longest_opening = 16;
  const Line& line = lines[first];
  const auto goes_on = [&](std::size_t at) {
    return at < lines.size() && !lines[at].after_blank && lines[at].marks == line.marks;
  };
  if (!goes_on(first + 1) || !lines[first + 1].signs) return false;
  const auto ends_in_colon = [&](std::size_t at) {
    return goes_on(at) && lines[at].trimmed_text(body).ends_with(':');
  };
  if (!ends_in_colon(first + 1) && !ends_in_colon(first + 2)) return false;
  const std::string_view words = line.trimmed_text(body);
  if (words.size() > max_phrase_line || count_words(words) > most_writer_words) return false;
  const ComparableText text = comparable(words);
  if (quoting_openings().longest_start(text) > 0) return true;
  // Another attribution begins below: what stands above is the writer's own.
  const std::string_view below = lines[first + 1].trimmed_text(body);
  if (begins_with_opening(comparable(head(below, longest_opening)))) return false;
  const PairsOf pairs(text);
  return std::any_of(std::begin(verbs), std::end(verbs), [&](std::string_view verb) {
    if (!pairs.may_have(verb)) return false;
    const std::size_t at = find_phrase(text, verb);
    return at != std::string_view::npos && !has_own_pronoun(text.substr(0, at)) &&
           !has_own_pronoun(text.substr(at + verb.size()));
  });
}

// By its first line alone. Nothing if it has one of the cheap signs that every attribution has.
std::optional<Attribution> read_first_line(std::string_view body, const std::vector<Line>& lines,
                                           std::size_t first, std::size_t from) {
  const Line& start = lines[first];
  const std::string_view text = trimmed(slice(body, {from, start.span.end}));
  if (text.empty()) return Attribution{};
  if (is_reply_marker(text) || (start.signs && is_notes_summary(text))) return Attribution{1, true};
  const bool address_below = first + 1 < lines.size() && !lines[first + 1].after_blank &&
                             lines[first + 1].text(body).starts_with('<');
  static constexpr ByteSet signs("0123456789<@:");
  const bool whole = start.marks == 0 && from == start.content;
  const bool sign = (start.signs && (whole || signs.find_in(text) != std::string_view::npos)) ||
                    text.substr(0, 2) == "--" || static_cast<unsigned char>(text.back()) >= 0x80 ||
                    (static_cast<unsigned char>(text.front()) >= 0x80 && text.size() < 120) ||
                    address_below || is_quoted_below(body, lines, first, start.marks) ||
                    (whole && names_writer_above_date(body, lines, first));
  if (!sign || begins_like_prose(text)) return Attribution{};
  return std::nullopt;
}

// The attribution whose first line begins at `from`.
Attribution read_attribution(std::string_view body, const std::vector<Line>& lines,
                             std::size_t first, std::size_t from) {
  const Line& start = lines[first];
  if (start.span.end - from > max_phrase_line) return {};
  if (const auto found = read_first_line(body, lines, first, from)) return *found;
  std::array<std::string_view, max_lines> parts;  // one a line, so far
  std::size_t count = 0;
  char front = '\0', end = '\0';  // of all that is visible so far
  bool signs = false;             // somewhere in it
  for (std::size_t last = first; last < lines.size() && last < first + max_lines; ++last) {
    const Line& line = lines[last];
    std::string_view more = last == first ? slice(body, {from, line.span.end}) : line.text(body);
    if (last > first) {
      if (line.span.size() > max_phrase_line) break;
      if (const std::string_view rest =
              rest_of_address(body, lines, last, std::span(parts).first(count));
          !rest.empty()) {
        more = rest;
      } else if (line.marks != start.marks || (line.after_blank && trimmed(more) != "<")) {
        break;
      }
    }
    parts[count++] = more;
    signs |= line.signs || line.beyond_ascii;
    if (const std::string_view visible = trimmed(more); !visible.empty()) {
      if (front == '\0') front = visible.front();
      end = visible.back();
    }
    const bool quoted = is_quoted_below(body, lines, last, start.marks);
    const bool ends_paragraph = last + 1 == lines.size() || lines[last + 1].after_blank;
    // It goes on unless it ends in a colon, framed in dashes, above a quote or with its paragraph.
    const auto so_far = std::span(parts).first(count);
    const auto has_at = [](std::string_view part) {
      return part.find('@') != std::string_view::npos;
    };
    if (!quoted && !is_last_character(end) && front != '-' &&
        !(ends_paragraph && start.after_blank && std::any_of(so_far.begin(), so_far.end(), has_at)))
      continue;
    if (quoted && (end == '.' || end == '?' || end == '!') && is_long_prose(so_far)) return {};
    // A colon alone, with no quote or rule below it, introduces the writer's own words.
    if (!quoted && !may_be_ruled(body, lines, last + 1) &&
        std::none_of(so_far.begin(), so_far.end(), has_evidence)) {
      if (end == ':') return {};
      continue;
    }
    std::string joined;
    for (std::size_t i = 0; count > 1 && i < count; ++i) {
      if (!joined.empty()) joined += ' ';
      joined += parts[i];
    }
    const std::string_view raw = count > 1 ? std::string_view(joined) : parts[0];
    const ComparableText whole = comparable(raw);
    const std::string_view text = without_dashes(whole);
    if (text.empty()) return {};
    if (text.size() != whole.size() && shape_of_comment(text)) return {count, false};
    const bool dashed = text.size() != whole.size() && whole.compare(0, 2, "--") == 0;
    if (!begins_like_attribution(text)) return {};
    // A word and its space are two bytes at least.
    if (text.size() >= 2 * max_words && count_words(text) > max_words) return {};
    if (!rest_of_address(body, lines, last + 1, so_far).empty()) continue;
    const char last_character = text.back();
    if (last_character != ':' && last_character != '>' && !quoted && !dashed && !ends_paragraph)
      continue;
    if (!quoted && last_character == '>' && goes_on_with_verb(body, lines, last)) continue;
    const Candidate words{raw,   text,   count,  last,
                          signs, quoted, dashed, ends_paragraph && start.after_blank};
    if (const auto found = read_candidate(words, body, lines)) return *found;
  }
  return {};
}

// Whether an attribution that begins at line `first` may end where lines end: in a mark, above a
// quote, or with an address in a paragraph of its own.
bool may_end(std::string_view body, const std::vector<Line>& lines, std::size_t first) {
  const Line& start = lines[first];
  const std::size_t end = std::min(lines.size(), first + max_lines);
  for (std::size_t last = first; last < end; ++last) {
    const Line& line = lines[last];
    if (last > first && line.after_blank) return line.trimmed_text(body) == "<";
    if (last > first && line.span.size() > max_phrase_line) return false;
    if (is_last_character(body[line.visible.end - 1]) || body[start.visible.start] == '-')
      return true;
    const bool ends_text = last + 1 == lines.size();
    if (!ends_text && lines[last + 1].marks > 0) return true;
    if (start.after_blank && (ends_text || lines[last + 1].after_blank) &&
        slice(body, {start.content, line.span.end}).find('@') != std::string_view::npos)
      return true;
  }
  return false;
}

// At a glance at words alone above a quote, plain ASCII without a sign: they end in a verb, or tell
// where they wrote.
bool may_be_wordy(std::string_view words) {
  static constexpr ByteSet left_out("-_.*");
  return words.size() < 2 || left_out.has(words.front()) || left_out.has(words.back()) ||
         verb_endings.first(to_lower(words[words.size() - 2]), to_lower(words.back())) !=
             verb_endings.none ||
         words.find('*') != std::string_view::npos ||
         find_ignoring_case(words, "wrote") != std::string_view::npos;
}

// At a glance: false for most lines of prose.
bool may_begin(std::string_view body, const std::vector<Line>& lines, std::size_t first) {
  const Line& line = lines[first];
  if (line.marks > 0) return true;
  if (line.span.end - line.content > max_phrase_line) return false;
  const std::string_view text = line.trimmed_text(body);
  const bool framed = frames_of_markers.has(text.front());
  if (framed && text.starts_with("--")) return text.size() > std::string_view("--").size();
  if (framed && text.size() >= shortest_marker) return true;
  if (line.openings.may_be(Opening::reply_marker)) return true;
  const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const auto evidence_below = [&] {
    if (first + 1 == lines.size()) return false;
    const Line& below = lines[first + 1];
    return below.marks > 0 || (!below.after_blank && body[below.content] == '<');
  };
  if (!line.signs && !is_beyond_ascii(text.front()) && !is_beyond_ascii(text.back()) &&
      !evidence_below())
    return names_writer_above_date(body, lines, first);
  if (!line.signs && !line.beyond_ascii && !line.openings.may_be(Opening::quoting) &&
      lines[first + 1].marks > 0 && !may_be_wordy(text))
    return false;
  return may_end(body, lines, first) || (line.signs && is_notes_summary(text));
}

// "We keep them for 30 days.", "Tom": the writer's own, above "On Tue, Nov 4, 2025 … wrote:", which
// needs nothing above it.
bool begins_on_later_line(std::string_view body, const std::vector<Line>& lines, std::size_t first,
                          const Attribution& found) {
  constexpr std::size_t longest_opening = 16, longest_way_to_date = 30;
  for (std::size_t later = first + 1; later < first + found.lines; ++later) {
    const std::string_view text = lines[later].trimmed_text(body);
    const std::string_view above = lines[later - 1].trimmed_text(body);
    if (text.empty() || above.empty()) continue;
    const bool ends_sentence = std::string_view(".!?").find(above.back()) != std::string_view::npos;
    // Not "AM +0200 from Dana", nor the Greek "στις" before the time.
    const bool capital = is_upper_case_at(text, 0) && text.size() > 1 && !is_ascii_upper(text[1]);
    const bool opens = capital && begins_with_opening(comparable(head(text, longest_opening))) &&
                       find_digit(head(text, longest_way_to_date), 0) != std::string_view::npos;
    if (!opens && !(ends_sentence && is_ascii_digit(text.front()))) continue;
    if (names_writer_above_date(body, lines, later - 1)) continue;
    const Attribution rest = read_attribution(body, lines, later, lines[later].content);
    if (rest.lines > 0 && later + rest.lines == first + found.lines) return true;
  }
  return false;
}

}  // namespace

Attribution find_attribution(std::string_view body, const std::vector<Line>& lines,
                             std::size_t first) {
  if (!may_begin(body, lines, first)) return {};
  const Attribution found = read_attribution(body, lines, first, lines[first].content);
  return begins_on_later_line(body, lines, first, found) ? Attribution{} : found;
}

std::size_t find_shared_attribution(std::string_view body, const std::vector<Line>& lines,
                                    std::size_t at) {
  constexpr std::size_t most_tries = 4, longest_opening = 16, longest_way_to_date = 30;
  constexpr std::size_t none = std::string_view::npos;
  const Line& line = lines[at];
  const std::size_t end = line.span.end;
  std::size_t i = std::max(line.content, end - std::min(end, max_phrase_line)) + 1;
  std::size_t digit = 0;  // the next behind `i`
  const auto begins_word = [&] { return body[i - 1] == ' ' || body[i - 1] == '-'; };
  for (std::size_t tries = 0; i < end && tries < most_tries; ++i) {
    if (!begins_word()) continue;
    if (digit <= i) digit = find_digit(body.substr(0, end), i);
    if (digit == none) break;
    // From here on it is near.
    constexpr std::size_t longest_character = 4;
    i = std::max(i, digit - std::min(digit, longest_way_to_date + longest_character));
    const bool capital = is_ascii_upper(body[i]);
    const bool letter = capital || (static_cast<unsigned char>(body[i]) & 0xC0) == 0xC0;
    if (!letter || !begins_word()) continue;
    const std::string_view rest = slice(body, {i, end});
    if (digit - i >= head(rest, longest_way_to_date).size()) continue;
    if (!openings_table().may_start(rest) ||
        !begins_with_opening(comparable(head(rest, longest_opening))))
      continue;
    ++tries;
    // Marks alone in front are the attribution's own: "--- On Mon, 2 Jun 2025, Dana wrote:"; a word
    // is less than a sentence: "El El vie, 3 mar 2025".
    const std::string_view front = trimmed(slice(body, {line.content, i}));
    std::string_view words = front;
    while (!words.empty() && (words.back() == '-' || words.back() == '_' || words.back() == ' '))
      words.remove_suffix(1);
    if (is_blank(words) ||
        (std::string_view(".!?,;)-").find(front.back()) == none && count_words(words) < 3))
      continue;
    const Attribution attribution = read_attribution(body, lines, at, i);
    if (attribution.lines == 0) continue;
    const std::size_t last = at + attribution.lines - 1;
    const bool quoted = last + 1 < lines.size() && lines[last + 1].marks > 0;
    if (quoted || has_address(slice(body, {i, lines[last].span.end}))) return i;
  }
  return none;
}

bool is_groupwise_attribution(std::string_view line) {
  constexpr std::string_view mark = ">>>";
  line = trimmed(line);
  if (line.size() > max_phrase_line || line.size() <= 2 * mark.size() || !line.starts_with(mark) ||
      !line.ends_with(mark))
    return false;
  const Numbers numbers = numbers_of(line);
  return numbers.time && (numbers.date || numbers.year);
}

}  // namespace replylint
