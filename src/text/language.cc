#include "text/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/ascii.h"
#include "text/feature_hash.h"
#include "text/utf8.h"
#include "text/word_set.h"

namespace replylint {

namespace {

struct Language {
  std::string_view tag;
  std::string_view words;  // its small words, with a space before and behind each
};

// Languages told apart by their small words. Words that two languages share vote for both; those
// that English has as well ("die", "me", "in") are mostly left out of the others.
constexpr auto languages = std::to_array<Language>({
    {"en",
     " the a am and you is to of for that it with this are we have your not be on as was can will i my "
     "please thanks if at has would our but there from do any or an what when how all so by could "
     "they just been which get does did "},
    {"de",
     " der das und ist nicht ich sie wir mit den von auf für ein eine zu im dem dass auch es sich "
     "haben wird bei nach bitte aus oder aber wie noch ihre ihr mir uns kann sind werden habe wenn "
     "nur danke einen einem "},
    {"fr",
     " le la les des est et vous je nous pas que une pour dans avec sur ce qui votre il ne plus "
     "au du mais cette merci bonjour notre sont été être fait ou cordialement avez de en à aux se si "
     "son sa ses leur mon ma mes nos vos très aussi tout tous sans après bonsoir madame monsieur "},
    {"es",
     " el la los las que y de en un una por con para no es se su del al lo como más pero está "
     "gracias hola le ha mi nos tiene puede este esta ya si usted muy son mes sus sin hay también "
     "sobre hasta buenos buenas días estimado estimada saludos "},
    {"pt",
     " o os as que e de em um uma por com para não é se do da no na ao como mais mas você está "
     "obrigado olá ou seu sua foi isso já tem pode dos das bom à às nos pelo pela são sem boa dia "
     "temos prezado prezada "},
    {"it",
     " il lo la gli che e di un una per con non è si del della sono come più ma anche questo "
     "grazie ho ha mi al nel alla ciao le dei buongiorno può sul se si ci nella delle dal dalla "
     "nostro nostra vostro vostra gentile saluti "},
    {"nl",
     " de het een en van ik niet dat is op te zijn met voor wij we je er maar ook naar bij heb u "
     "kan wordt nog aan uw als deze dit dank hebben geen om graag "},
    {"sv",
     " och att det är som en på för med inte jag har den av vi till kan ni om men ett från "
     "hej tack mvh du var så ska eller "},
    {"da",
     " og at det er som en på for med ikke jeg har den af vi til kan de om men et fra hej tak du "
     "var så skal eller hvad nogle være venlig "},
    {"no",
     " og at det er som en på for med ikke jeg har den av vi til kan de om men et fra hei takk du "
     "var så skal eller hva noen være vennlig "},
    {"fi",
     " ja on ei se että en olen ovat oli kun mutta myös sekä tai jos niin hei kiitos voi voiko "
     "tämä meidän teidän minun ole että kanssa vain "},
    {"pl",
     " i w nie na się że jest do to z co jak po czy dla od ale proszę dzień dobry dziękuję przez "
     "mam jestem oraz są tego ten mi już tylko "},
    {"cs",
     " a v se na je že to s z do o ale jako za jsem jsou by děkuji dobrý den prosím který nebo "
     "pro tak není jsme ve při už "},
    {"hu",
     " a az és hogy nem egy van ez de meg már csak kérem köszönöm vagy ha mert nekem lesz "
     "volt szeretném üdvözlettel el fel "},
    {"ro",
     " și în la de cu nu pe este că un o din sunt pentru mai care am ai vă mulțumesc bună ziua "
     "dar sau să fi prin ca "},
    {"tr",
     " ve bir bu da de için ile çok ne var mı mi değil ben siz ama olarak gibi daha merhaba "
     "teşekkürler teşekkür lütfen olan sonra kadar "},
    {"ru", " и в не на я что с это как по но к у из за вы мы от для же бы так ли есть был "},
    {"uk", " і в не на я що з це як по але до у за ви ми від для та є й чи також дякую "},
    {"bg", " и в не на аз че с това как по но към от за вие ние са се да ли е при "},
    {"ar", " في من على إلى عن أن لا ما هذا هذه مع كان التي الذي "},
    {"fa", " در از به که این را با است برای آن یک می و "},
});

// The votes of at most this many words.
constexpr std::size_t enough = 300;

// The languages of each small word, a bit each.
class SmallWords {
 public:
  consteval SmallWords() {
    for (std::size_t k = 0; k < languages.size(); ++k) {
      std::string_view rest = languages[k].words.substr(1);
      while (!rest.empty()) {
        const std::size_t size = rest.find(' ');
        Slot& slot = slots_[place(hash_bytes(rest.substr(0, size)))];
        slot.hash = hash_bytes(rest.substr(0, size));
        slot.languages |= std::uint32_t{1} << k;
        rest.remove_prefix(size + 1);
      }
    }
  }

  [[nodiscard]] std::uint32_t languages_of(const Word& word) const noexcept {
    return slots_[place(word.hash)].languages;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // of the word
    std::uint32_t languages = 0;
  };
  static constexpr unsigned bits = 11;

  [[nodiscard]] constexpr std::size_t place(std::uint32_t hash) const noexcept {
    std::size_t at = hash >> (32U - bits);
    while (slots_[at].languages != 0 && slots_[at].hash != hash) at = (at + 1) % slots_.size();
    return at;
  }

  std::array<Slot, std::size_t{1} << bits> slots_{};
};

constexpr SmallWords small_words;

enum Script : std::uint8_t {
  other_script,
  latin_script,
  cyrillic_script,
  greek_script,
  hebrew_script,
  arabic_script,
  devanagari_script,
  thai_script,
  armenian_script,
  han_script,
  kana_script,
  hangul_script,
  script_count,
};

Script script_of(std::string_view word) noexcept {
  std::size_t at = 0;
  const char32_t c = next_code_point(word, at);
  const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c < 0x250 || in(0x1E00, 0x1EFF)) return latin_script;
  if (in(0x400, 0x52F)) return cyrillic_script;
  if (in(0x370, 0x3FF) || in(0x1F00, 0x1FFF)) return greek_script;
  if (in(0x530, 0x58F)) return armenian_script;
  if (in(0x590, 0x5FF)) return hebrew_script;
  if (in(0x600, 0x77F)) return arabic_script;
  if (in(0x900, 0x97F)) return devanagari_script;
  if (in(0xE00, 0xE7F)) return thai_script;
  if (in(0x3040, 0x30FF)) return kana_script;
  if (in(0x3400, 0x9FFF)) return han_script;
  if (in(0xAC00, 0xD7AF) || in(0x1100, 0x11FF)) return hangul_script;
  return other_script;
}

// How many of the words that are looked at have letters beyond ASCII.
std::size_t count_accented(std::span<const Word> words) noexcept {
  std::size_t count = 0;
  std::size_t accented = 0;
  for (const Word& word : words) {
    if (word.kind != WordKind::word) continue;
    if (++count > enough) break;
    accented +=
        static_cast<std::size_t>(std::any_of(word.folded.begin(), word.folded.end(), [](char c) {
          return static_cast<unsigned char>(c) >= 0x80;
        }));
  }
  return accented;
}

// A word in small letters with one that no word of English has, borrowed or not: "hazır".
bool has_foreign_letters(std::string_view body, std::span<const Word> words) noexcept {
  constexpr std::u32string_view letters = U"ışğășțţłąęőűđřěůżźśćńčšžėįųūāēīļņķģßħ";
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    if (word.kind != WordKind::word || slice(body, word.span) != word.folded) return false;
    for (std::size_t i = 0; i < word.folded.size();)
      if (const char32_t c = next_code_point(word.folded, i);
          c >= 0x80 && letters.find(c) != std::u32string_view::npos)
        return true;
    return false;
  });
}

}  // namespace

bool is_foreign_greeting(std::string_view first_word) noexcept {
  static constexpr auto greetings = word_set(
      "hallo", "guten", "sehr", "liebe", "lieber", "moin", "servus", "bonjour", "bonsoir", "salut",
      "cher", "chère", "chers", "hola", "buenos", "buenas", "estimado", "estimada", "estimados",
      "querido", "querida", "olá", "bom", "boa", "prezado", "prezada", "caro", "ciao", "buongiorno",
      "buonasera", "salve", "gentile", "beste", "geachte", "hoi", "goedemorgen", "goedemiddag",
      "goedendag", "hej", "hejsan", "hei", "moi", "terve", "tere", "sveiki", "labas", "laba",
      "cześć", "dzień", "witam", "szanowny", "szanowna", "ahoj", "dobrý", "dobry", "dobar",
      "zdravo", "bok", "pozdravljeni", "živjo", "poštovani", "poštovana", "kedves", "szia",
      "tisztelt", "bună", "buna", "dragă", "stimate", "stimată", "merhaba", "sayın", "selam",
      "halo", "selamat", "yth", "xin", "chào", "kính", "kumusta", "habari", "përshëndetje", "góðan",
      "halló", "sæll", "sæl", "kaixo", "benvolgut", "benvolguda", "bonan", "saluton", "god", "kära",
      "kære", "kjære");
  return greetings.has(first_word);
}

bool is_foreign_closing(std::string_view first_word) noexcept {
  static constexpr auto closings = word_set(
      "mit", "viele", "liebe", "beste", "schöne", "freundliche", "herzliche", "grüße", "gruß", "lg",
      "mfg", "cordialement", "bien", "salutations", "amicalement", "bonne", "saludos",
      "atentamente", "atenciosamente", "cumprimentos", "abraço", "abraços", "obrigado", "obrigada",
      "gracias", "merci", "danke", "grazie", "cordiali", "distinti", "cordialmente", "saluti",
      "met", "groet", "groeten", "groetjes", "hälsningar", "mvh", "vänliga", "med", "hilsen",
      "venlig", "vennlig", "ystävällisin", "terveisin", "pozdrawiam", "pozdravem", "pozdrav", "lep",
      "srdačan", "üdvözlettel", "saygılarımla", "saygılar", "lugupidamisega", "tervitades",
      "pagarbiai", "salam", "hormat", "terima", "trân", "kveðja", "salutacions", "agur");
  return closings.has(first_word);
}

std::string_view guess_language(std::span<const Word> words) noexcept {
  if (words.empty()) return {};
  std::array<std::size_t, script_count> scripts{};
  std::array<std::size_t, languages.size()> votes{};
  std::size_t count = 0;
  for (const Word& word : words) {
    if (word.kind != WordKind::word) continue;
    if (++count > enough) break;
    ++scripts[script_of(word.folded)];
    for (std::uint32_t rest = small_words.languages_of(word); rest != 0; rest &= rest - 1)
      ++votes[static_cast<std::size_t>(std::countr_zero(rest))];
  }
  const auto most = std::max_element(scripts.begin(), scripts.end());
  if (*most == 0) return {};
  constexpr std::string_view undetermined = "und";
  switch (static_cast<Script>(most - scripts.begin())) {
    case greek_script:
      return "el";
    case hebrew_script:
      return "he";
    case devanagari_script:
      return "hi";
    case thai_script:
      return "th";
    case armenian_script:
      return "hy";
    case kana_script:
      return "ja";
    case han_script:
      return scripts[kana_script] * 10 > scripts[han_script] ? "ja" : "zh";
    case hangul_script:
      return "ko";
    case other_script:
      return undetermined;
    default:
      break;
  }
  // A name may be a small word of some language: a vote alone tells little in a longer text.
  const auto best = std::max_element(votes.begin(), votes.end());
  if (*best == 0 || *best * 8 < count || std::count(votes.begin(), votes.end(), *best) > 1)
    return count_accented(words) * 4 > count || *most != scripts[latin_script] ? undetermined
                                                                               : std::string_view{};
  return languages[static_cast<std::size_t>(best - votes.begin())].tag;
}

std::string_view settle_language(std::string_view body, std::span<const Word> words,
                                 std::string_view guessed, std::string_view answered,
                                 bool framed_foreign) {
  constexpr std::size_t few_words = 10;
  // That English has as well, or that names begin with.
  static constexpr auto shared = word_set(
      "al", "am", "care", "col", "come", "con", "da", "de", "del", "della", "den", "der", "di",
      "die", "do", "dos", "du", "el", "fel", "ha", "ho", "jest", "la", "las", "le", "les", "los",
      "ma", "men", "met", "mi", "no", "non", "per", "plus", "pour", "pro", "se", "si", "sin", "son",
      "sue", "te", "ten", "till", "to", "van", "var", "vi", "von");
  // Of these, that English has.
  static constexpr auto english =
      word_set("am", "care", "come", "den", "die", "do", "men", "met", "no", "per", "plus", "pro",
               "son", "sue", "ten", "till", "to", "van");
  if (guessed.empty() && words.size() < 2 * few_words &&
      (framed_foreign || has_foreign_letters(body, words)))
    return answered.empty() || answered == "en" ? "und" : answered;
  // A single word may be a name: "Ben".
  const auto is_small_word = [](const Word& word) { return small_words.languages_of(word) != 0; };
  if (words.size() == 1 && is_small_word(words.front()) &&
      is_ascii_upper(body[words.front().span.start]))
    return answered.empty() ? "en" : answered;
  if (answered == "en") {
    const auto language = std::find_if(languages.begin(), languages.end(),
                                       [&](const Language& each) { return each.tag == guessed; });
    if (language == languages.end()) return guessed;
    const std::uint32_t bit = std::uint32_t{1} << (language - languages.begin());
    // Two of them are no chance ("La camera costa 80 euro per notte."), unless English has both, or
    // names begin with them.
    bool foreign = false;
    const Word* first = nullptr;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if ((small_words.languages_of(words[i]) & bit) == 0) continue;
      if (!shared.has(words[i].folded)) return guessed;
      const char next = i + 1 < words.size() ? body[words[i + 1].span.start] : ' ';
      if (is_ascii_upper(next)) continue;
      foreign = foreign || !english.has(words[i].folded);
      if (first == nullptr) first = &words[i];
      if (foreign && words[i].folded != first->folded) return guessed;
    }
    return answered;
  }
  return guessed.empty() && answered != "und" && words.size() < few_words ? answered : guessed;
}

}  // namespace replylint
