#include "parse/salutation.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "parse/letters.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/word_set.h"

namespace replylint {
namespace {

// Case folded; longer phrases before their beginnings.
constexpr std::string_view greetings[] = {
    // English
    "good morning", "good afternoon", "good evening", "good day", "greetings", "dearest", "my dear",
    "sir/madam", "madam/sir", "sir or madam", "hello again", "hello there", "hello", "hi again",
    "hi there", "hi", "hey there", "hey", "dear", "hiya", "howdy", "welcome back",
    "to whom it may concern", "morning", "afternoon", "evening", "g'day",
    // German
    "sehr geehrte", "sehr geehrter", "sehr geehrtes", "liebe", "lieber", "liebes", "guten morgen",
    "guten tag", "guten abend", "hallo zusammen", "hallo", "hallöchen", "moin moin", "moin",
    "servus", "grüss gott", "grüezi", "grüss gott", "werte", "werter", "tag",
    // Dutch
    "geachte", "beste", "goedemorgen", "goedemiddag", "goedenavond", "goedendag", "goeie", "hoi",
    "dag", "lieve",
    // French
    "bonjour", "bonsoir", "cher", "chère", "chers", "chères", "salut", "madame", "monsieur",
    "mesdames", "coucou", "re-bonjour",
    // Spanish, Catalan, Galician
    "buenos días", "buenos dias", "buen día", "buen dia", "buenas tardes", "buenas noches",
    "buenas", "estimado", "estimada", "estimados", "estimadas", "querido", "querida", "queridos",
    "queridas", "hola", "muy buenas", "bon dia", "benvolgut", "benvolguda", "bos días", "apreciado",
    "apreciada",
    // Portuguese
    "bom dia", "boa tarde", "boa noite", "olá", "ola", "oi", "caro", "cara", "caros", "prezado",
    "prezada", "prezados", "querido", "exmo", "exma", "exmos", "viva",
    // Italian
    "buongiorno", "buon giorno", "buonasera", "buona sera", "ciao", "salve", "gentile",
    "gentilissimo", "gentilissima", "egregio", "egregia", "spettabile", "carissimo", "carissima",
    "gent.mo", "gent.ma",
    // Nordic
    "hej", "hejsan", "hei", "heisann", "hallå", "god morgon", "god morgen", "god dag", "god kväll",
    "god ettermiddag", "bästa", "bäste", "kära", "käre", "kære", "kjære", "hallo igen", "goddag",
    "halló", "hæ", "sæl", "sæll", "kæri", "kæra", "hyvää päivää", "hyvä", "hyvää huomenta", "moi",
    "terve", "moikka", "morjens", "tere", "lugupeetud", "tervist",
    // Baltic
    "sveiki", "labdien", "labrīt", "labvakar", "cienījamais", "cienījamā", "laba diena", "labas",
    "gerbiamas", "gerbiama", "labas rytas",
    // Polish, Czech, Slovak, Slovenian, Croatian, Serbian
    "szanowny", "szanowna", "szanowni", "dzień dobry", "dzien dobry", "witam", "witaj", "cześć",
    "czesc", "drogi", "droga", "hejka", "dobrý den", "dobry den", "vážený", "vážená", "vážení",
    "ahoj", "milý", "milá", "zdravím", "dobré ráno", "dobrý deň", "pozdravljeni", "spoštovani",
    "spoštovana", "živjo", "zdravo", "poštovani", "poštovana", "dragi", "draga", "dobar dan", "bok",
    "поштовани", "поштована", "здраво", "добар дан", "драги",
    // Russian, Ukrainian, Bulgarian, Belarusian
    "здравствуйте", "здравствуй", "добрый день", "доброе утро", "добрый вечер", "привет",
    "уважаемый", "уважаемая", "уважаемые", "дорогой", "дорогая", "доброго дня",
    "доброго времени суток", "добрий день", "доброго ранку", "вітаю", "привіт", "шановний",
    "шановна", "шановні", "здрастуйте", "здравейте", "здравей", "уважаеми", "уважаема", "добър ден",
    "добро утро", "скъпи", "добры дзень", "вітаю",
    // Hungarian, Romanian, Greek, Turkish
    "tisztelt", "kedves", "szia", "sziasztok", "üdv", "üdvözlöm", "jó napot", "jó reggelt", "helló",
    "bună ziua", "buna ziua", "bună dimineața", "bună seara", "bună", "buna", "salutare", "stimate",
    "stimată", "dragă", "draga", "γεια σασ", "γεια σου", "γεια", "αγαπητέ", "αγαπητή", "αγαπητοί",
    "αξιότιμε", "αξιότιμη", "καλημέρα", "καλησπέρα", "καλημερα", "χαίρετε", "merhaba", "merhabalar",
    "selam", "sayın", "sevgili", "değerli", "günaydın", "iyi günler", "iyi akşamlar",
    // Arabic, Hebrew, Persian, Urdu
    "السلام عليكم", "مرحبا", "مرحباً", "مرحبًا", "أهلا", "أهلاً", "اهلا", "عزيزي", "عزيزتي", "السيد",
    "السيدة", "صباح الخير", "مساء الخير", "تحية طيبة", "שלום", "היי", "הי", "בוקר טוב", "ערב טוב",
    "צהריים טובים", "לכבוד", "יקר", "سلام", "با سلام", "درود", "جناب آقای", "سرکار خانم", "محترم",
    // Hindi, Thai, Vietnamese, Indonesian, Malay, Filipino
    "नमस्ते", "नमस्कार", "प्रिय", "आदरणीय", "สวัสดี", "สวัสดีครับ", "สวัสดีค่ะ", "เรียน", "kính gửi", "xin chào",
    "chào", "thân gửi", "halo", "selamat pagi", "selamat siang", "selamat sore", "selamat malam",
    "yth", "kepada yth", "salam", "kumusta", "magandang araw",
    // Chinese, Japanese, Korean
    "您好", "你好", "尊敬的", "亲爱的", "親愛的", "各位", "大家好", "早上好", "下午好", "晚上好",
    "早安", "お世話になっております", "お世話になります", "いつもお世話になっております",
    "こんにちは", "こんばんは", "おはようございます", "拝啓", "안녕하세요", "안녕하십니까",
    "친애하는", "존경하는",
    // Swahili, Afrikaans, Irish, Welsh, Basque, Esperanto
    "habari", "goeie môre", "goeie dag", "a chara", "dia duit", "annwyl", "kaixo", "saluton"};

// Words that may stand in place of a name, or beside one: nobody is named by them.
constexpr std::string_view not_names[] = {
    "all",        "there",       "team",       "everyone",  "everybody",   "folks",
    "guys",       "gang",        "list",       "friends",   "friend",      "colleagues",
    "customer",   "client",      "user",       "users",     "valued",      "sir",
    "sirs",       "madam",       "ma'am",      "or",        "and",         "again",
    "to",         "both",        "developers", "support",   "you",         "ladies",
    "gentlemen",  "my",          "the",        "mr",        "mrs",         "ms",
    "miss",       "dr",          "prof",       "professor", "herr",        "herrn",
    "frau",       "damen",       "herren",     "und",       "zusammen",    "alle",
    "allerseits", "kolleginnen", "kollegen",   "team",      "mijnheer",    "meneer",
    "mevrouw",    "heer",        "allemaal",   "en",        "heren",       "dames",
    "à",          "tous",        "toutes",     "et",        "madame",      "monsieur",
    "mesdames",   "messieurs",   "mme",        "m",         "le",          "la",
    "équipe",     "l'équipe",    "señor",      "señora",    "señores",     "sr",
    "sra",        "sres",        "a",          "todos",     "y",           "cliente",
    "equipo",     "don",         "doña",       "amigo",     "amigos",      "senhor",
    "senhora",    "e",           "prezado",    "equipe",    "doutor",      "signor",
    "signora",    "signori",     "signore",    "sig",       "sig.ra",      "dott",
    "dott.ssa",   "tutti",       "ciao",       "gentile",   "ingegner",    "alla",
    "på",         "dig",         "er",         "där",       "kaikki",      "kaikille",
    "asiakas",    "och",         "og",         "ja",        "alle",        "kunde",
    "herra",      "rouva",       "panie",      "pani",      "pan",         "państwo",
    "i",          "wszystkim",   "wszyscy",    "pane",      "paní",        "všem",
    "a",          "všichni",     "vsem",       "всем",      "коллеги",     "и",
    "господин",   "госпожа",     "г-н",        "г-жа",      "всім",        "колеги",
    "пан",        "пані",        "пане",       "друзья",    "úr",          "uram",
    "hölgyem",    "mindenki",    "cím",        "domnule",   "doamnă",      "doamna",
    "domnul",     "tuturor",     "și",         "κύριε",     "κυρία",       "κύριοι",
    "και",        "σε",          "όλουσ",      "bey",       "hanım",       "herkese",
    "yetkili",    "ve",          "müşterimiz", "الجميع",    "السيد",       "السيدة",
    "و",          "العميل",      "רב",         "לכולם",     "לך",          "מר",
    "גב'",        "ו",           "anh",        "chị",       "quý",         "khách",
    "các",        "bạn",         "và",         "ông",       "bà",          "bapak",
    "ibu",        "semua",       "dan",        "pak",       "bu",          "tuan",
    "puan",       "wb",          "&",          "+",         "/",           "members",
    "experts",    "helpers",     "gurus",      "readers",   "subscribers", "listers",
    "people",     "devs",        "admins",     "hackers",   "maintainers", "community",
    "group",      "gals",        "ladies",     "girls",     "boys",        "mates",
    "peeps",      "pessoal",     "gente",      "leute",     "先生",        "女士",
    "同事",       "客户",        "여러분",     "고객님",    "others",      "al"};

bool in(const std::string_view* begin, const std::string_view* end, std::string_view word) {
  return std::find(begin, end, word) != end;
}

// Capitalised words with a comma that begin a sentence or answer, and name nobody.
constexpr std::string_view openers[] = {"yes",
                                        "no",
                                        "yep",
                                        "nope",
                                        "sure",
                                        "ok",
                                        "okay",
                                        "well",
                                        "also",
                                        "however",
                                        "finally",
                                        "unfortunately",
                                        "sorry",
                                        "thanks",
                                        "thank",
                                        "thankyou",
                                        "cheers",
                                        "first",
                                        "second",
                                        "third",
                                        "firstly",
                                        "secondly",
                                        "lastly",
                                        "next",
                                        "then",
                                        "so",
                                        "oh",
                                        "ah",
                                        "hmm",
                                        "hm",
                                        "right",
                                        "correct",
                                        "exactly",
                                        "indeed",
                                        "agreed",
                                        "true",
                                        "done",
                                        "fixed",
                                        "fyi",
                                        "note",
                                        "please",
                                        "otherwise",
                                        "therefore",
                                        "meanwhile",
                                        "anyway",
                                        "anyways",
                                        "btw",
                                        "thx",
                                        "tnx",
                                        "ty",
                                        "um",
                                        "uh",
                                        "ps",
                                        "update",
                                        "solution",
                                        "answer",
                                        "question",
                                        "problem",
                                        "example",
                                        "regards",
                                        "best",
                                        "sincerely",
                                        "great",
                                        "perfect",
                                        "absolutely",
                                        "certainly",
                                        "certainty",
                                        "congratulations",
                                        "apologies",
                                        "today",
                                        "yesterday",
                                        "tomorrow",
                                        "now",
                                        "here",
                                        "there",
                                        "actually",
                                        "basically",
                                        "generally",
                                        "usually",
                                        "again",
                                        "and",
                                        "but",
                                        "or",
                                        "if",
                                        "this",
                                        "that",
                                        "these",
                                        "it",
                                        "what",
                                        "why",
                                        "how",
                                        "when",
                                        "where",
                                        "who",
                                        "which",
                                        "summary",
                                        "background",
                                        "details",
                                        "steps",
                                        "result",
                                        "results",
                                        "error",
                                        "warning",
                                        "important",
                                        "todo",
                                        "attention",
                                        "re",
                                        "fw",
                                        "fwd",
                                        "subject",
                                        "from",
                                        "date",
                                        "sent",
                                        "cc",
                                        "hence",
                                        "thus",
                                        "additionally",
                                        "furthermore",
                                        "moreover",
                                        "instead",
                                        "still",
                                        "yet",
                                        "i",
                                        "we",
                                        "you",
                                        "he",
                                        "she",
                                        "they",
                                        "ja",
                                        "nein",
                                        "nee",
                                        "oui",
                                        "non",
                                        "sí",
                                        "si",
                                        "sim",
                                        "não",
                                        "danke",
                                        "merci",
                                        "gracias",
                                        "obrigado",
                                        "obrigada",
                                        "grazie",
                                        "tack",
                                        "takk",
                                        "tak",
                                        "kiitos",
                                        "dzięki",
                                        "dziękuję",
                                        "díky",
                                        "děkuji",
                                        "спасибо",
                                        "да",
                                        "нет",
                                        "дякую",
                                        "так",
                                        "ні",
                                        "ok",
                                        "genau",
                                        "leider",
                                        "naja",
                                        "also",
                                        "ausserdem",
                                        "d'accord",
                                        "bien",
                                        "vale",
                                        "bueno",
                                        "bem",
                                        "allora",
                                        "ecco",
                                        "interesting",
                                        "nice",
                                        "good",
                                        "cool",
                                        "awesome",
                                        "excellent",
                                        "wow",
                                        "sadly",
                                        "fortunately",
                                        "luckily",
                                        "hopefully",
                                        "ideally",
                                        "similarly",
                                        "likewise",
                                        "specifically",
                                        "alternatively",
                                        "currently",
                                        "recently",
                                        "previously",
                                        "lol",
                                        "hah",
                                        "haha"};

constexpr WordSet not_names_set(std::to_array(not_names));
constexpr WordSet openers_set(std::to_array(openers));

bool is_terminator(char32_t c) {
  return c == ',' || c == '!' || c == ':' || c == ';' || c == '.' || c == 0x2013 || c == 0x2014 ||
         c == 0xFF0C || c == 0xFF01 || c == 0xFF1A || c == 0x3001 || c == 0x3002 || c == 0x060C ||
         c == 0x55A;
}

bool is_conjunction(std::string_view folded) {
  return folded == "and" || folded == "or" || folded == "&" || folded == "+" || folded == "/";
}

// Small words inside family names: "van der Berg".
bool is_particle(std::string_view folded) {
  static constexpr auto particles =
      word_set("al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le",
               "ter", "van", "von", "zu");
  return particles.has(folded);
}

// The words from `offset` to the end of the name or the line; at most `limit`.
std::size_t skip_spaces(std::string_view body, std::size_t offset, std::size_t end) {
  while (offset < end) {
    const char byte = body[offset];
    if (static_cast<unsigned char>(byte) < 0x80) {
      if (byte != ' ' && byte != '*' && !(byte >= '\t' && byte <= '\r')) return offset;
      ++offset;
      continue;
    }
    std::size_t next = offset;
    const char32_t c = next_code_point(body, next);
    const bool invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
    if (!invisible && !u_isUWhiteSpace(static_cast<UChar32>(c))) return offset;
    offset = next;
  }
  return offset;
}

bool is_digit(char32_t c) {
  return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : u_isdigit(static_cast<UChar32>(c)) != 0;
}

// A word of a name: letters with "." "-" "'" "’" inside, a full stop behind an initial or title.
Span read_word(std::string_view body, std::size_t offset, std::size_t end) {
  std::size_t i = offset;
  bool letters = false;
  while (i < end) {
    if (is_ascii_letter(body[i])) {
      letters = true;
      ++i;
      continue;
    }
    std::size_t next = i;
    const char32_t c = next_code_point(body, next);
    // "J?rg": a letter that was lost on the way.
    const bool inner =
        letters && (c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == '?') && next < end;
    if (inner) {
      std::size_t after = next;
      if (!is_letter(next_code_point(body, after))) break;
    } else if (!is_letter(c) && !(letters && is_digit(c))) {
      break;
    }
    letters = true;
    i = next;
  }
  if (i == offset && i < end && (body[i] == '&' || body[i] == '+' || body[i] == '/')) ++i;
  return {offset, i};
}

// Where a run of words of small letters that begins at `offset` ends; `offset` if none does.
std::size_t small_words_end(std::string_view body, std::size_t offset, std::size_t end) {
  constexpr std::size_t longest = 40;
  std::size_t last = offset;
  for (std::size_t i = offset; i < end && i < offset + longest;) {
    const Span word = read_word(body, i, end);
    if (word.empty() || starts_upper(slice(body, word))) break;
    last = word.end;
    i = skip_spaces(body, word.end, end);
  }
  return last;
}

bool is_plural(std::string_view folded) {
  static constexpr auto plurals = word_set(
      "team", "users", "developers", "members", "experts", "helpers", "gurus", "readers", "list",
      "folks", "friends", "listers", "subscribers", "people", "devs", "admins", "group", "support",
      "hackers", "guys", "maintainers", "community", "gang", "colleagues");
  return plurals.has(folded);
}

bool is_title(std::string_view folded) {
  static constexpr auto titles =
      word_set("mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "sres", "srta", "sig", "dott",
               "m", "mme", "mlle", "ing", "exmo", "exma", "yth", "hr", "fr", "mgr", "bc", "inż",
               "mag", "dipl", "г", "jr", "dhr", "mevr", "mw");
  return titles.has(folded);
}

// Where the greeting ends that stands at `start` in a line that ends at `end`; `start` if none
// does.
std::size_t greeting_end(std::string_view body, std::size_t start, std::size_t end) {
  constexpr std::size_t longest_greeting = 60;
  const std::string_view text = slice(body, {start, end});
  if (!greeting_openings().may_start(text)) return start;
  const ComparableText folded = comparable(head(text, longest_greeting));
  const std::size_t length = greeting_openings().longest_start(folded);
  const std::size_t at =
      length == 0 ? std::string_view::npos
                  : match_phrase(body, start, std::string_view(folded).substr(0, length));
  return at == std::string_view::npos ? start : at;
}

// More of those addressed, and nothing else, from `offset` to the end of the line: "Dana, Tyler:",
// "hi list,", "et al.": where the first of them begins; npos if there are none. An ordinary word
// may be a name ("Will") only in front of a comma or colon, or of any mark behind a greeting alone.
std::size_t more_addressed(std::string_view body, std::size_t offset, std::size_t end,
                           bool behind_greeting = false) {
  constexpr std::size_t most_words = 8;
  std::size_t first = std::string_view::npos;
  std::size_t i = skip_spaces(body, offset, end);
  bool comma = true, ordinary = false;
  for (std::size_t words = 0; i < end && words < most_words; ++words) {
    if (comma) i = skip_spaces(body, greeting_end(body, i, end), end);
    const Span word = read_word(body, i, end);
    if (word.empty()) break;
    const ComparableText folded = comparable(slice(body, word));
    const bool title = is_title(folded);
    if (!title && !not_names_set.has(folded)) {
      if (!starts_upper(slice(body, word)) || openers_set.has(folded))
        return std::string_view::npos;
      ordinary |= is_ordinary_word(folded);
    }
    if (first == std::string_view::npos) first = word.start;
    i = skip_spaces(body, word.end, end);
    if ((title || word.size() == 1) && i < end && body[i] == '.') i = skip_spaces(body, i + 1, end);
    comma = i < end && body[i] == ',';
    if (comma) i = skip_spaces(body, i + 1, end);
  }
  const bool ends_salutation = comma || (i < end && (behind_greeting || body[i] == ':'));
  for (std::size_t next = i; i < end; i = next)
    if (const char32_t c = next_code_point(body, next); !is_terminator(c) && c != '-') break;
  // "Hi Dana, Confirmed."
  const bool only = skip_spaces(body, i, end) == end && (ends_salutation || !ordinary);
  return only ? first : std::string_view::npos;
}

// Where the interjection ends that stands in front of those addressed ("OK gang:", "Well, all,");
// `start` if none does.
std::size_t interjection_end(std::string_view body, std::size_t start, std::size_t end) {
  static constexpr std::string_view interjections[] = {"ok", "okay", "well", "alright", "so"};
  const std::string_view line = trimmed(slice(body, {start, end}));
  if (line.back() != ',' && line.back() != ':') return start;
  const Span word = read_word(body, start, end);
  if (!in(std::begin(interjections), std::end(interjections), comparable(slice(body, word))))
    return start;
  const std::size_t behind = word.end + (word.end < end && body[word.end] == ',' ? 1 : 0);
  return more_addressed(body, behind, end) == std::string_view::npos ? start : behind;
}

// "佐藤様", "김민수님,": a line that is a name and the title of respect behind it.
std::optional<SalutationText> read_respectful_name(std::string_view body, Span line) {
  static constexpr std::string_view titles[] = {"様",   "さま", "さん", "殿", "御中", "先生",
                                                "女士", "小姐", "님께", "님", "귀하"};
  constexpr std::size_t max_name = 60;
  const std::size_t start = skip_spaces(body, line.start, line.end);
  if (start >= line.end || line.end - start > max_name || is_ascii(slice(body, {start, line.end})))
    return std::nullopt;
  std::size_t name_end = start;
  bool terminated = false;
  for (std::size_t i = start; i < line.end;) {
    const char32_t c = next_code_point(body, i);
    if (is_letter(c) && !terminated)
      name_end = i;
    else if (is_terminator(c))
      terminated = true;
    else if (c != ' ' && c != 0x3000 && c != '\r')
      return std::nullopt;
  }
  const std::string_view words = body.substr(start, name_end - start);
  for (const std::string_view title : titles) {
    if (!words.ends_with(title) || words.size() == title.size()) continue;
    SalutationText found;
    found.whole = {start, line.end};
    found.name = {start, name_end - title.size()};
    while (found.name.end > start && body[found.name.end - 1] == ' ') --found.name.end;
    found.alone = true;
    found.greeting = true;
    return found;
  }
  return std::nullopt;
}

// Those who are addressed: the words behind a greeting, or a bare name.
struct Addressed {
  std::size_t words = 0, names = 0, people = 0;
  std::size_t ordinary = 0, first_names = 0;  // of the names without a greeting
  Span name;
  std::size_t last = 0;  // the end of the last word, with the full stop of a title
  std::size_t end = 0;   // where what ends the salutation may stand
};

// Nothing where they are none.
std::optional<Addressed> read_addressed(std::string_view body, std::size_t at, std::size_t end,
                                        bool greeting) {
  Addressed found;
  found.name = {at, at};
  found.last = at;
  bool parted = false;  // "and" or a comma stands between
  bool again = false;   // one more word of greeting stands between
  std::size_t i = skip_spaces(body, at, end);
  while (i < end && found.words < 8) {
    const Span word = read_word(body, i, end);
    if (word.empty()) break;
    const ComparableText folded = comparable(slice(body, word));
    const bool other = not_names_set.has(folded);
    // "Dear Mrs. van der Berg,"
    if (greeting && found.words > 0 && !starts_upper(slice(body, word)) && is_particle(folded)) {
      i = skip_spaces(body, word.end, end);
      continue;
    }
    if (!other && !starts_upper(slice(body, word))) break;
    if (!greeting && !other && openers_set.has(folded)) return std::nullopt;
    const bool joins = is_conjunction(folded);
    found.words += !joins;
    const bool title = is_title(folded);
    if (joins) {
      parted = true;
    } else if (!other && !title) {
      if (found.names == 0) found.name = word;
      if (!again) found.name.end = word.end;
      if (!greeting) {
        found.ordinary += is_ordinary_word(folded);
        found.first_names += is_first_name(folded);
      }
      ++found.names;
    } else if (other && !title) {
      ++found.people;
      // "Dear Linux users": no person.
      if (found.names > 0 && !parted && found.name.end + 1 == word.start && is_plural(folded))
        found.names = 0;
    }
    found.last = word.end;
    i = skip_spaces(body, word.end, end);
    if (title && i < end && body[i] == '.') i = skip_spaces(body, i + 1, end), found.last = i;
    // "Dear K. Papadakis,"
    if (!title && word.size() == 1 && i == word.end && i < end && body[i] == '.') {
      const std::size_t next = skip_spaces(body, i + 1, end);
      const Span family = read_word(body, next, end);
      const std::size_t behind = skip_spaces(body, family.end, end);
      if (!family.empty() && starts_upper(slice(body, family)) &&
          (behind == end || body[behind] == ',' || body[behind] == ':'))
        i = next;
    }
    // "Hi Tyler, Dana," "Dear Tyler, dear all,"
    if (i < end && body[i] == ',') {
      const std::size_t next = more_addressed(body, i + 1, end);
      if (next == std::string_view::npos) break;
      again |= next > skip_spaces(body, i + 1, end);
      parted = true;
      i = next;
    }
  }
  found.end = i;
  return found;
}

// Names that their bearers' friends write small: "hi tyler", "Hello linux users," "tyler,".
struct SmallNames {
  bool opener = false;  // a word that begins a sentence, and no name
  std::size_t end = 0;  // behind the mark that ends them
};
std::optional<SmallNames> read_small_names(std::string_view body, std::size_t i, std::size_t end,
                                           bool greeting) {
  const std::size_t small = small_words_end(body, i, end);
  if (small <= i) return std::nullopt;
  const std::size_t more = count_words(body.substr(i, small - i));
  const std::size_t stop = skip_spaces(body, small, end);
  const bool marked = stop < end && skip_spaces(body, stop + 1, end) == end &&
                      (body[stop] == ',' || body[stop] == ':' || body[stop] == '-');
  const ComparableText names = comparable(body.substr(i, small - i));
  const bool opener = openers_set.has(names);
  // "jeff:", "jeff -" need to be known for names.
  const bool bare = !greeting && marked && more == 1 && names.size() > 1 && !opener &&
                    (body[stop] == ',' || is_first_name(names));
  const bool greeted = greeting && ((marked && more <= 2) || (more == 1 && stop == end));
  if (!bare && !greeted) return std::nullopt;
  return SmallNames{opener, marked ? stop + 1 : small};
}

// Behind the marks that end a salutation.
std::size_t terminators_end(std::string_view body, std::size_t at, std::size_t end) {
  while (at < end) {
    std::size_t next = at;
    const char32_t c = next_code_point(body, next);
    if (!is_terminator(c) && !(c == '-' && (next >= end || body[next] == ' ' || body[next] == '-' ||
                                            body[next] == '\r')))
      break;
    at = next;
  }
  return at;
}

}  // namespace

const PhraseTable& greeting_openings() {
  static const auto* table = new PhraseTable(greetings);
  return *table;
}

std::optional<SalutationText> read_salutation(std::string_view body, Span line) {
  std::size_t start = skip_spaces(body, line.start, line.end);
  // "¡Hola Ana!"
  if (body.substr(start, line.end - start).starts_with("¡")) start += std::string_view("¡").size();
  if (start >= line.end) return std::nullopt;
  const std::size_t end = line.end;
  if (const auto respectful = read_respectful_name(body, line)) return respectful;
  SalutationText found;
  std::size_t at = greeting_end(body, start, end);
  found.greeting = at > start;
  if (!found.greeting) at = interjection_end(body, start, end);
  // "Hi, Tyler," "Hi, all,": those addressed may follow the comma.
  if (found.greeting && at < end && body[at] == ',') {
    const std::size_t name = more_addressed(body, at + 1, end, true);
    if (name != std::string_view::npos) at = name;
  }
  const std::optional<Addressed> addressed = read_addressed(body, at, end, found.greeting);
  if (!addressed) return std::nullopt;
  const auto& [words, names, people, ordinary, first_names, name, last, i] = *addressed;
  std::optional<SmallNames> small;
  if (found.greeting || words == 0) small = read_small_names(body, i, end, found.greeting);
  if (small) {
    if (found.greeting && small->opener) return std::nullopt;
    found.alone = true;
    found.whole = {start, small->end};
    found.name = {found.whole.end, found.whole.end};
    return found;
  }
  std::size_t behind = terminators_end(body, i, end);
  const bool terminated = behind > i;
  std::size_t rest = skip_spaces(body, behind, end);
  // "Maria, good morning,": the greeting may follow those addressed.
  if (!found.greeting && terminated && body[i] == ',' && names + people > 0 && ordinary < words) {
    const std::size_t greeted = greeting_end(body, rest, end);
    const std::size_t marked = terminators_end(body, greeted, end);
    const std::size_t next = skip_spaces(body, marked, end);
    if (greeted > rest && (marked > greeted || next >= end)) {
      found.greeting = true;
      behind = marked;
      rest = next;
    }
  }
  const std::string_view tail = trimmed(body.substr(rest, end - rest));
  // "Hi Tyler :-)" and "Hi Alan, *," are salutations as well.
  const bool decoration =
      tail.size() <= 4 && !tail.empty() &&
      std::none_of(tail.begin(), tail.end(), [](char c) { return is_word_byte(c); });
  found.alone = rest >= end || decoration;
  found.whole = {start, found.alone ? std::max(behind, last) : (terminated ? behind : last)};
  if (decoration) found.whole.end = rest + tail.size();
  if (names > 0)
    found.name = name;
  else
    found.name = {found.whole.end, found.whole.end};
  if (found.greeting) {
    // "Dear" and its like need somebody; "tag", "cara" and the like are words as well.
    if (!found.alone && !terminated && names == 0 && people == 0) {
      const ComparableText greeting = comparable(body.substr(start, at - start));
      if (greeting != "hi" && greeting != "hello" && greeting != "hey" && greeting != "hallo" &&
          greeting != "hola" && greeting != "bonjour" && greeting != "您好" && greeting != "你好")
        return std::nullopt;
    }
    if (words > 6) return std::nullopt;
    return found;
  }
  // A bare name: "Tyler," "John and Carey," "To All:".
  if (!found.alone || words == 0 || words > 4 || names + people == 0) return std::nullopt;
  const char mark = terminated ? body[i] : '.';
  found.unmarked = mark == '.' || mark == '!';
  const bool named =
      found.unmarked ? people == 0 && names == first_names : mark == ',' || ordinary == 0;
  return named ? std::optional(found) : std::nullopt;
}

}  // namespace replylint
