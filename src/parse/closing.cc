#include "parse/closing.h"

#include <algorithm>
#include <array>
#include <string>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "parse/letters.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/word_set.h"

namespace replylint {
namespace {

constexpr std::string_view valedictions[] = {
    // English
    "best regards", "kind regards", "warm regards", "with best regards", "with kind regards",
    "with regards", "with warm regards", "many regards", "regards", "kindest regards",
    "warmest regards", "best wishes", "with best wishes", "all the best", "all best", "best",
    "cheers", "sincerely", "yours sincerely", "sincerely yours", "yours faithfully", "yours truly",
    "yours", "respectfully", "cordially", "take care", "warmly", "with gratitude",
    "have a nice day", "have a great day", "have a good day", "have a good one",
    "have a great weekend", "have a nice weekend", "have a good weekend", "have a wonderful day",
    "have a lovely day", "have a great week", "have a good week", "have a nice evening",
    "have a good evening", "have a great evening", "have a wonderful weekend", "happy friday",
    "happy new year", "happy easter", "merry christmas", "season's greetings", "best rgds", "rgds",
    "brgds", "br", "b.r", "kr", "v/r", "rgrds", "regds", "love", "hugs", "xoxo", "xo", "xx",
    "see you", "see ya", "talk soon", "later", "ttyl", "peace", "happy hacking", "happy holidays",
    "gr", "mvh", "bye", "bye bye", "73", "cya", "ttfn", "tia", "adios", "sayonara", "very best",
    "faithfully", "faithfully yours", "very truly yours", "truly yours", "humbly", "greetings",
    "greets", "bests", "very best to all", "very best all", "best to all", "gratefully",
    "gratefully yours", "yours with thanks", "bw", "cu", "respectfully yours", "in christ",
    "greetz", "best greetings", "kind greetings",
    // German
    "mit freundlichen grüssen", "mit freundlichem gruss", "mit freundlichem grusse",
    "mit besten grüssen", "mit den besten grüssen", "mit herzlichen grüssen", "mit lieben grüssen",
    "mit vielen grüssen", "mit bestem gruss", "mit sonnigen grüssen", "freundliche grüsse",
    "freundlichen gruss", "freundlicher gruss", "beste grüsse", "besten gruss", "bester gruss",
    "schöne grüsse", "schönen gruss", "viele grüsse", "vielen gruss", "liebe grüsse",
    "lieben gruss", "lieber gruss", "herzliche grüsse", "herzlichen gruss", "herzlichst",
    "freundlichst", "gruss", "grüsse", "grüssle", "mfg", "m.f.g", "lg", "vg", "l.g", "v.g", "bg",
    "hg", "hochachtungsvoll", "mit freundlichen gruessen", "viele gruesse", "freundliche gruesse",
    "beste gruesse", "liebe gruesse", "schöne gruesse", "schoene gruesse", "gruesse", "gruss",
    "ciao", "tschüss", "tschüss", "servus", "bis bald", "bis dann", "alles gute",
    "schönen tag noch", "schönes wochenende",
    // Dutch
    "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet",
    "vriendelijke groeten", "hartelijke groet", "hartelijke groeten", "met hartelijke groet",
    "groet", "groeten", "groetjes", "hoogachtend", "mvg", "m.v.g", "met groet", "beste groeten",
    "gr.", "veel groeten", "lieve groet", "vr. gr", "tot ziens",
    // French
    "cordialement", "bien cordialement", "très cordialement", "sincères salutations", "salutations",
    "meilleures salutations", "bien à vous", "bien à toi", "bien a vous", "amicalement",
    "bonne journée", "bonne soirée", "bonne continuation", "bonne réception", "respectueusement",
    "cdlt", "cdt", "amitiés", "à bientôt", "a bientôt", "à plus", "a+", "à+", "bises", "bisous",
    "salutations distinguées", "bien amicalement", "sincèrement", "salutations cordiales",
    "bon week-end", "avec mes salutations", "cordiales salutations", "bonne fin de journée",
    "très bonne journée", "bonne chance",
    // Spanish, Catalan, Galician
    "saludos", "un saludo", "saludos cordiales", "un cordial saludo", "cordiales saludos",
    "cordial saludo", "atentamente", "muy atentamente", "atte", "un abrazo", "abrazos", "salu2",
    "muchos saludos", "reciba un cordial saludo", "reciban un cordial saludo", "sinceramente",
    "cordialmente", "saludos a todos", "hasta luego", "hasta pronto", "nos vemos", "besos",
    "salutacions", "salutacions cordials", "una salutació", "salut", "salud", "atentament",
    "saúdos", "slds", "que tengas un buen día", "buen día",
    // Portuguese
    "atenciosamente", "att", "cumprimentos", "com os melhores cumprimentos",
    "melhores cumprimentos", "os melhores cumprimentos", "cordiais saudações", "saudações",
    "abraços", "abraço", "um abraço", "grande abraço", "abs", "atentamente", "respeitosamente",
    "com cumprimentos", "at.te", "bjs", "beijos", "até logo", "até mais", "obrigado desde já",
    // Italian
    "cordiali saluti", "distinti saluti", "saluti", "un saluto", "un cordiale saluto",
    "cari saluti", "tanti saluti", "con i migliori saluti", "i migliori saluti",
    "i più cordiali saluti", "in fede", "a presto", "buona giornata", "buona serata", "buon lavoro",
    "cordialità", "porgo distinti saluti", "un abbraccio",
    // Swedish, Danish, Norwegian, Icelandic
    "med vänlig hälsning", "med vänliga hälsningar", "vänliga hälsningar", "vänlig hälsning",
    "hälsningar", "hälsning", "vänligen", "bästa hälsningar", "med venlig hilsen", "venlig hilsen",
    "venlige hilsner", "med venlige hilsner", "mange hilsner", "hilsen", "hilsner",
    "med vennlig hilsen", "vennlig hilsen", "vennlige hilsener", "beste hilsen", "mvh", "m.v.h",
    "dbh", "mange hilsener", "bedste hilsner", "de bedste hilsner", "kærlig hilsen", "kh", "vh",
    "vb", "kveðja", "með kveðju", "bestu kveðjur", "kær kveðja",
    // Finnish, Estonian, Latvian, Lithuanian
    "ystävällisin terveisin", "terveisin", "parhain terveisin", "terveiset", "t.", "yt",
    "yst. terv", "kiitoksin", "lugupidamisega", "parimate soovidega", "tervitades", "ar cieņu",
    "ar sveicieniem", "su pagarba", "pagarbiai", "geriausi linkėjimai", "linkėjimai",
    // Polish, Czech, Slovak, Slovenian, Croatian, Serbian
    "z poważaniem", "z powazaniem", "pozdrawiam", "pozdrawiam serdecznie", "serdecznie pozdrawiam",
    "pozdrowienia", "pozdr", "pzdr", "z wyrazami szacunku", "z pozdrowieniami",
    "serdeczne pozdrowienia", "s pozdravem", "s pozdravom", "s přátelským pozdravem",
    "s priateľským pozdravom", "se srdečným pozdravem", "zdravím", "hezký den", "pěkný den",
    "přeji hezký den", "s úctou", "srdečně", "lp", "lep pozdrav", "s spoštovanjem", "lijep pozdrav",
    "srdačan pozdrav", "s poštovanjem", "pozdrav", "pozdravi", "pozdravy", "srdačno", "поздрав",
    "с поштовањем", "срдачан поздрав",
    // Russian, Ukrainian, Bulgarian, Belarusian
    "с уважением", "с наилучшими пожеланиями", "с наилучшими", "всего доброго", "всего хорошего",
    "всего наилучшего", "до свидания", "с приветом", "удачи", "хорошего дня", "искренне ваш",
    "с найкращими побажаннями", "з повагою", "з найкращими побажаннями", "всього найкращого",
    "гарного дня", "щиро ваш", "поздрави", "с уважение", "сърдечни поздрави", "най-добри пожелания",
    "с най-добри пожелания", "хубав ден", "з павагай",
    // Hungarian, Romanian, Greek, Turkish, Albanian
    "üdvözlettel", "üdv", "tisztelettel", "szívélyes üdvözlettel", "baráti üdvözlettel",
    "köszönettel", "minden jót", "szép napot", "cu stimă", "cu stima", "cu respect",
    "toate cele bune", "numai bine", "o zi bună", "o zi buna", "cele mai bune urări", "salutări",
    "cu drag", "με εκτίμηση", "με εκτιμηση", "φιλικά", "χαιρετισμούσ", "με φιλικούσ χαιρετισμούσ",
    "με τιμή", "ευχαριστώ εκ των προτέρων", "καλή συνέχεια", "καλή σασ ημέρα",
    "φιλικούσ χαιρετισμούσ", "saygılarımla", "saygılarımızla", "saygılar", "iyi çalışmalar",
    "iyi günler", "selamlar", "sevgiler", "sevgilerimle", "en iyi dileklerimle", "kolay gelsin",
    "me respekt", "përshëndetje",
    // Arabic, Hebrew, Persian, Urdu
    "مع أطيب التحيات", "مع خالص التحيات", "مع التحية", "تحياتي", "مع فائق الاحترام", "أطيب التحيات",
    "خالص التحيات", "وتفضلوا بقبول فائق الاحترام", "مع تحياتي", "تحية طيبة", "بكل احترام",
    "والسلام عليكم", "مع الشكر", "بالتوفيق", "בברכה", "בכבוד רב", "בברכת חברים", "כל טוב",
    "יום טוב", "בהערכה", "בתודה", "להתראות", "שבוע טוב", "با احترام", "با تشکر", "با سپاس",
    "ارادتمند", "با تقدیم احترام",
    // Hindi, Thai, Vietnamese, Indonesian, Malay, Filipino
    "सादर", "धन्यवाद सहित", "शुभकामनाओं सहित", "भवदीय", "ขอแสดงความนับถือ", "ด้วยความเคารพ",
    "ด้วยความนับถือ", "trân trọng", "trân trọng kính chào", "thân ái", "thân mến", "kính thư",
    "chúc bạn một ngày tốt lành", "salam", "salam hormat", "hormat saya", "hormat kami",
    "salam hangat", "dengan hormat", "wassalam", "yang benar", "lubos na gumagalang",
    // Chinese, Japanese, Korean
    "此致", "敬礼", "敬禮", "祝好", "顺祝商祺", "此致 敬礼", "谨上", "敬上", "祝您生活愉快",
    "祝工作顺利", "祝顺利", "祝商祺", "順頌商祺", "顺颂商祺", "祝福", "よろしくお願いします",
    "よろしくお願いいたします", "宜しくお願いします", "宜しくお願い致します",
    "よろしくお願い致します", "どうぞよろしくお願いいたします", "以上", "敬具",
    "以上、よろしくお願いいたします", "以上、よろしくお願いします", "何卒よろしくお願いいたします",
    "今後ともよろしくお願いいたします", "引き続きよろしくお願いいたします", "草々", "감사합니다",
    "드림", "올림", "수고하세요", "안녕히 계세요", "좋은 하루 되세요", "감사드립니다", "고맙습니다",
    // Afrikaans, Irish, Welsh, Basque, Esperanto, Swahili
    "vriendelike groete", "groete", "is mise le meas", "le meas", "slán", "yn gywir",
    "cofion gorau", "agur bero bat", "agur", "adeitasunez", "salutas", "amike", "wako mwaminifu"};

constexpr std::string_view thanks[] = {"thanks",
                                       "thank you",
                                       "many thanks",
                                       "many thanks in advance",
                                       "thanks a lot",
                                       "thanks so much",
                                       "thanks very much",
                                       "thank you very much",
                                       "thank you so much",
                                       "thx",
                                       "thanx",
                                       "tnx",
                                       "thanks again",
                                       "thank you again",
                                       "thanks in advance",
                                       "thank you in advance",
                                       "thanks and regards",
                                       "thanks & regards",
                                       "thanks and best regards",
                                       "thanks & best regards",
                                       "thanks for your help",
                                       "thank you for your help",
                                       "thanks for your time",
                                       "thank you for your time",
                                       "with thanks",
                                       "with many thanks",
                                       "thanking you",
                                       "thanks a million",
                                       "thanks a bunch",
                                       "ta",
                                       "ty",
                                       "much appreciated",
                                       "much obliged",
                                       "thanks and kind regards",
                                       "thank you and regards",
                                       "thank you and best regards",
                                       "thank you for your understanding",
                                       "thank you for your patience",
                                       "thank you for your assistance",
                                       "thanks for your patience",
                                       "thank you for your cooperation",
                                       "thank you kindly",
                                       "so thank you very much",
                                       "thanks everyone",
                                       "thanks all",
                                       "thank you all",
                                       "thanks for the help",
                                       "thanks for any help",
                                       "thanks guys",
                                       "thnx",
                                       "thks",
                                       "thanks much",
                                       "tks",
                                       "thankyou",
                                       "thank u",
                                       "thanks for everything",
                                       "danke",
                                       "vielen dank",
                                       "besten dank",
                                       "herzlichen dank",
                                       "danke im voraus",
                                       "vielen dank im voraus",
                                       "danke und gruss",
                                       "danke und grüsse",
                                       "danke & gruss",
                                       "vielen dank und freundliche grüsse",
                                       "vielen dank und viele grüsse",
                                       "vielen dank und beste grüsse",
                                       "danke schön",
                                       "dankeschön",
                                       "merci vielmals",
                                       "bedankt",
                                       "dank je",
                                       "dank u",
                                       "dank u wel",
                                       "alvast bedankt",
                                       "hartelijk dank",
                                       "met dank",
                                       "bij voorbaat dank",
                                       "merci",
                                       "merci d'avance",
                                       "merci beaucoup",
                                       "merci par avance",
                                       "mille mercis",
                                       "avec mes remerciements",
                                       "en vous remerciant",
                                       "gracias",
                                       "muchas gracias",
                                       "mil gracias",
                                       "gracias de antemano",
                                       "gracias por todo",
                                       "gràcies",
                                       "moltes gràcies",
                                       "obrigado",
                                       "obrigada",
                                       "muito obrigado",
                                       "muito obrigada",
                                       "grato",
                                       "grata",
                                       "desde já agradeço",
                                       "obrigado pela atenção",
                                       "grazie",
                                       "grazie mille",
                                       "molte grazie",
                                       "grazie in anticipo",
                                       "tack",
                                       "tack på förhand",
                                       "tack så mycket",
                                       "tusen tack",
                                       "tack och hej",
                                       "takk",
                                       "tusen takk",
                                       "på forhånd takk",
                                       "mange takk",
                                       "tak",
                                       "mange tak",
                                       "på forhånd tak",
                                       "kiitos",
                                       "kiitos etukäteen",
                                       "kiitos paljon",
                                       "kiitoksia",
                                       "aitäh",
                                       "tänan",
                                       "paldies",
                                       "ačiū",
                                       "takk fyrir",
                                       "dziękuję",
                                       "dzięki",
                                       "z góry dziękuję",
                                       "dziekuje",
                                       "děkuji",
                                       "díky",
                                       "děkuji předem",
                                       "předem děkuji",
                                       "ďakujem",
                                       "vďaka",
                                       "hvala",
                                       "hvala lepa",
                                       "najlepša hvala",
                                       "hvala unaprijed",
                                       "хвала",
                                       "унапред хвала",
                                       "спасибо",
                                       "большое спасибо",
                                       "заранее спасибо",
                                       "благодарю",
                                       "спасибо заранее",
                                       "дякую",
                                       "щиро дякую",
                                       "заздалегідь дякую",
                                       "благодаря",
                                       "благодаря предварително",
                                       "дзякуй",
                                       "köszönöm",
                                       "köszi",
                                       "előre is köszönöm",
                                       "köszönöm szépen",
                                       "mulțumesc",
                                       "multumesc",
                                       "mulțumesc anticipat",
                                       "mersi",
                                       "ευχαριστώ",
                                       "ευχαριστώ πολύ",
                                       "σασ ευχαριστώ",
                                       "ευχαριστω",
                                       "teşekkürler",
                                       "teşekkür ederim",
                                       "çok teşekkürler",
                                       "şimdiden teşekkürler",
                                       "شكرا",
                                       "شكراً",
                                       "شكرًا",
                                       "شكرا جزيلا",
                                       "شكراً جزيلاً",
                                       "شكرا لك",
                                       "תודה",
                                       "תודה רבה",
                                       "תודה מראש",
                                       "ممنون",
                                       "متشکرم",
                                       "سپاس",
                                       "शुक्रिया",
                                       "धन्यवाद",
                                       "ขอบคุณ",
                                       "ขอบคุณครับ",
                                       "ขอบคุณค่ะ",
                                       "cảm ơn",
                                       "xin cảm ơn",
                                       "cảm ơn bạn",
                                       "terima kasih",
                                       "makasih",
                                       "salamat",
                                       "maraming salamat",
                                       "谢谢",
                                       "多谢",
                                       "感谢",
                                       "非常感谢",
                                       "謝謝",
                                       "谢谢您",
                                       "ありがとうございます",
                                       "ありがとうございました",
                                       "どうもありがとうございます",
                                       "eskerrik asko",
                                       "dankon",
                                       "asante",
                                       "dankie",
                                       "go raibh maith agat",
                                       "diolch"};

// Sentences that people often write in place of a valediction.
constexpr std::string_view wishes[] = {"hth",
                                       "hope this helps",
                                       "hope that helps",
                                       "hope it helps",
                                       "hope this helps you",
                                       "i hope this helps",
                                       "i hope that helps",
                                       "i hope it helps",
                                       "hope to hear from you soon",
                                       "looking forward to hearing from you",
                                       "looking forward to hearing from you soon",
                                       "look forward to hearing from you",
                                       "i look forward to hearing from you",
                                       "looking forward to your reply",
                                       "looking forward to your answer",
                                       "looking forward to it",
                                       "see you soon",
                                       "see you then",
                                       "see you there",
                                       "see you tomorrow",
                                       "talk to you soon",
                                       "talk to you later",
                                       "speak soon",
                                       "speak to you soon",
                                       "good luck",
                                       "best of luck",
                                       "enjoy",
                                       "have fun",
                                       "happy coding",
                                       "bye for now",
                                       "more later",
                                       "until then",
                                       "stay safe",
                                       "stay well",
                                       "thank you for your attention",
                                       "thanks for your attention",
                                       "thanks again for your help",
                                       "thank you again for your help",
                                       "thank you so much for your help",
                                       "thank you very much for your help",
                                       "thanks in advance for any help",
                                       "thanks in advance for your help",
                                       "any help is appreciated",
                                       "any help would be appreciated",
                                       "respectfully submitted",
                                       "hoffe, das hilft",
                                       "ich hoffe, das hilft",
                                       "ich hoffe, das hilft ihnen weiter",
                                       "bis später",
                                       "bis morgen",
                                       "viel erfolg",
                                       "en espérant vous avoir aidé",
                                       "dans l'attente de votre réponse",
                                       "à demain",
                                       "bon courage",
                                       "espero que ayude",
                                       "espero que sirva",
                                       "quedo a la espera de su respuesta",
                                       "quedo a su disposición",
                                       "hasta mañana",
                                       "aguardo retorno",
                                       "fico no aguardo",
                                       "espero ter ajudado",
                                       "resto in attesa",
                                       "in attesa di un vostro riscontro",
                                       "a domani"};

// Between two phrases: "Thanks and regards", "Mit freundlichen Grüßen / Best regards".
constexpr std::string_view conjunctions[] = {"and", "&",  "/", "|", "+",
                                             "und", "et", "y", "e", "en"};

// Behind a valediction, in front of where the writer is: "Greetings from Berlin".
constexpr std::string_view origins[] = {"from", "aus", "vom",    "desde",
                                        "från", "fra", "depuis", "uit"};

// Lower-case or capitalised words that stand alone on a last line and are nobody's name.
constexpr std::string_view not_signed[] = {
    "yes",        "no",        "ok",         "okay",        "done",
    "fixed",      "yep",       "nope",       "sure",        "agreed",
    "ditto",      "bump",      "ping",       "test",        "testing",
    "hello",      "hi",        "hey",        "thanks",      "please",
    "sorry",      "welcome",   "great",      "perfect",     "nice",
    "cool",       "good",      "correct",    "right",       "wrong",
    "true",       "false",     "none",       "nothing",     "nevermind",
    "maybe",      "yeah",      "yup",        "nah",         "lol",
    "fyi",        "example",   "examples",   "note",        "notes",
    "end",        "eof",       "todo",       "wow",         "huh",
    "hmm",        "oh",        "indeed",     "exactly",     "absolutely",
    "definitely", "resolved",  "closed",     "open",        "added",
    "removed",    "updated",   "changed",    "confirmed",   "approved",
    "rejected",   "accepted",  "working",    "works",       "attached",
    "enclosed",   "see",       "update",     "summary",     "conclusion",
    "monday",     "tuesday",   "wednesday",  "thursday",    "friday",
    "saturday",   "sunday",    "tomorrow",   "today",       "yesterday",
    "soon",       "now",       "never",      "always",      "ja",
    "nein",       "oui",       "non",        "si",          "sí",
    "sim",        "não",       "да",         "нет",         "так",
    "ні",         "start",     "stop",       "help",        "info",
    "important",  "warning",   "error",      "attachment",  "attachments",
    "patch",      "quote",     "unquote",    "snip",        "thoughts",
    "comments",   "ideas",     "opinions",   "suggestions", "anyone",
    "anybody",    "linux",     "windows",    "it",          "this",
    "that",       "there",     "here",       "the",         "and",
    "or",         "is",        "are",        "a",           "lgtm",
    "rtfm",       "imho",      "afaik",      "etc",         "congratulations",
    "enjoy",      "apologies", "regardless", "otherwise",   "however",
    "ship",       "looks",     "merged",     "committed",   "pushed",
    "applied",    "reviewed",  "sincerely",  "regards",     "interesting",
    "excellent",  "awesome",   "wonderful",  "fine",        "brilliant",
    "amen",       "cheers",    "happy",      "hope",        "my",
    "your",       "we",        "i",          "you",         "not",
    "to",         "be",        "will",       "can",         "what",
    "why",        "how",       "when",       "where",       "who",
    "which",      "if",        "of",         "in",          "on",
    "at",         "for",       "with",       "from",        "by",
    "as",         "but",       "so",         "do",          "does",
    "has",        "have",      "an",         "all",         "please"};

template <std::size_t n>
bool in(const std::string_view (&table)[n], std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

bool is_joiner(std::string_view folded) {
  static constexpr std::string_view joiners[] = {
      "and", "&",  "und", "et", "y",    "e",  "van", "von", "de",  "der", "den",
      "da",  "di", "del", "la", "le",   "el", "al",  "bin", "ibn", "ter", "ten",
      "dos", "du", "zu",  "of", "from", "i",  "och", "og",  "ja",  "@",   "at"};
  return in(joiners, folded);
}

}  // namespace

namespace {

// Does a conjunction follow on a phrase that ends at `at`?
bool goes_on(std::string_view text, std::size_t at) {
  const std::size_t word = text.find_first_not_of(" ,", at);
  if (word == std::string_view::npos) return false;
  const std::size_t word_end = std::min(text.find(' ', word), text.size());
  return in(conjunctions, comparable(text.substr(word, word_end - word)));
}

// Where what goes on behind a phrase that ends at `at` has its end: a conjunction and another
// valediction, or where the writer is; `at` if nothing goes on.
std::size_t second_phrase(std::string_view text, std::size_t at, const PhraseTable& farewells) {
  constexpr std::size_t most_place_words = 3;
  std::size_t word = text.find_first_not_of(" ,", at);
  if (word == std::string_view::npos) return at;
  std::size_t word_end = std::min(text.find(' ', word), text.size());
  const ComparableText folded = comparable(text.substr(word, word_end - word));
  const std::size_t next = text.find_first_not_of(' ', word_end);
  if (next == std::string_view::npos) return at;
  const ComparableText rest = comparable(text.substr(next));
  if (in(conjunctions, folded)) {
    const std::size_t length = farewells.longest_start(rest);
    const std::size_t end =
        length == 0 ? std::string_view::npos
                    : match_phrase(text, next, std::string_view(rest).substr(0, length));
    return end == std::string_view::npos ? at : end;
  }
  if (in(origins, folded) && count_words(rest) <= most_place_words) return text.size();
  return at;
}

}  // namespace

const PhraseTable& closing_openings() {
  static const auto* table = new PhraseTable{valedictions, thanks, wishes};
  return *table;
}

std::optional<ClosingText> read_closing(std::string_view body, Span line) {
  constexpr std::size_t max_closing = 100;
  std::size_t start = line.start, end = line.end;
  const std::string_view inner = trimmed(body.substr(start, end - start));
  if (inner.empty() || inner.size() > max_closing) return std::nullopt;
  start = static_cast<std::size_t>(inner.data() - body.data());
  end = start + inner.size();
  // "- Cheers", "~ Best", "/ Greetings": a dash in front of a valediction.
  while (start < end &&
         (body[start] == '/' || body[start] == '~' || body[start] == '.' || body[start] == '('))
    ++start;
  while (start < end && body[start] == ' ') ++start;
  const std::string_view view = body.substr(0, end);
  ClosingText found;
  static const auto* farewells = new PhraseTable(valedictions);
  const std::string_view line_text = view.substr(start);
  if (!closing_openings().may_start(line_text)) return std::nullopt;
  const ComparableText folded = comparable(line_text);
  const auto [longest, table] = closing_openings().find_start(folded);
  if (longest == 0) return std::nullopt;
  constexpr Farewell farewells_of_tables[] = {Farewell::valediction, Farewell::thanks,
                                              Farewell::wish};
  found.farewell = farewells_of_tables[table];
  std::size_t best = match_phrase(view, start, folded.substr(0, longest));
  if (best == std::string_view::npos) return std::nullopt;
  if (const std::size_t more = second_phrase(view, best, *farewells); more > best) {
    best = more;
    found.farewell = Farewell::valediction;
  }
  // Behind it: punctuation, then nothing or a name.
  std::size_t i = best;
  bool comma = false;
  const auto is_mark = [&](std::size_t at, std::size_t& next) {
    next = at;
    const char32_t c = next_code_point(body, next);
    return c == ',' || c == '.' || c == '!' || c == ';' || c == ':' || c == ' ' || c == '\t' ||
           c == '*' || c == '-' || c == '/' || c == ')' || c == '(' || c == 0x2013 || c == 0x2014 ||
           c == 0xFF0C || c == 0x3002 || c == 0xFF01 || c == 0xA0 || c == 0x3000 || c == 0x060C ||
           c == 0x2026 || c == 0x3001 || c == '\\' || c == '~' || c == '^' ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x1F300 && c <= 0x1FAFF) || c == 0x263A ||
           c == 0xFE0F;
  };
  for (std::size_t next = i; i < end && is_mark(i, next); i = next)
    if (body[i] == ',' || body[i] == '!' || body[i] == '-' || body[i] == '.') comma = true;
  if (i >= end) {
    found.name = {end, end};
    return found;
  }
  const Span name = read_signed_name(body, {i, end});
  // "best, ben"
  const bool small_name = comma && found.farewell == Farewell::valediction &&
                          is_first_name(comparable(slice(body, name)));
  if (!name.empty() && (small_name || starts_upper(slice(body, name))) &&
      count_words(slice(body, name)) <= (comma ? 3U : 2U) &&
      (comma || found.farewell != Farewell::valediction || best - start <= 8)) {
    found.name = name;
    return found;
  }
  // "Thanks for your help with this,", "All the best, and enjoy the new saddle,": a valediction by
  // its comma.
  constexpr std::size_t most_thanks = 8;  // words
  constexpr std::size_t most_joined = 14;
  const bool by_comma =
      body[end - 1] == ',' && (found.farewell == Farewell::thanks
                                   ? count_words(inner) <= most_thanks
                                   : found.farewell == Farewell::valediction &&
                                         goes_on(view, best) && count_words(inner) <= most_joined);
  if (by_comma) {
    found.name = {end, end};
    return found;
  }
  return std::nullopt;
}

namespace {

// The start of "Ben Hall" in "p.p. Ben Hall": who signs for somebody else.
std::size_t behind_mandate(std::string_view body, std::size_t start, std::size_t end) {
  const std::string_view text = slice(body, {start, end});
  if (!text.starts_with('p') && !text.starts_with('i')) return start;
  for (const std::string_view mandate :
       {"p.p. ", "pp. ", "pp ", "p. p. ", "i.A. ", "i. A. ", "i.V. ", "i. V. "})
    if (text.starts_with(mandate) && starts_upper(text.substr(mandate.size())))
      return start + mandate.size();
  return start;
}

// The end of "G. Hannigan (Mrs": how one wishes to be addressed is no part of the name.
std::size_t without_address(std::string_view body, std::size_t start, std::size_t end) {
  static constexpr auto addresses = word_set("mr", "mrs", "ms", "miss", "mx", "dr", "prof",
                                             "she/her", "he/him", "they/them", "herr", "frau");
  const std::string_view text = slice(body, {start, end});
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) return end;
  std::string inside = to_lower(trimmed(text.substr(open + 1)));
  if (inside.ends_with('.')) inside.pop_back();
  if (!addresses.has(inside)) return end;
  end = start + open;
  while (end > start && body[end - 1] == ' ') --end;
  return end;
}

// Where the name ends in front of ", Ph.D." or ", Jr."; `end` if nothing like it stands there.
std::size_t without_degree(std::string_view body, std::size_t start, std::size_t end) {
  static constexpr std::string_view degrees[] = {
      "phd", "ph.d", "ph. d", "md",  "m.d", "msc",   "m.sc", "bsc", "mba",
      "jr",  "sr",   "esq",   "cpa", "mph", "ms",    "ma",   "ba",  "rn",
      "llm", "ccie", "cissp", "rvn", "dvm", "mrcvs", "dds"};
  const std::size_t comma = slice(body, {start, end}).find(',');
  if (comma == std::string_view::npos) return end;
  const ComparableText degree = comparable(slice(body, {start + comma + 1, end}));
  std::string_view rest = degree;
  while (rest.ends_with('.')) rest.remove_suffix(1);
  return in(degrees, rest) ? start + comma : end;
}

// The end of "Dana" in "Dana xx", "Dana :)" and "Dana 🙂": kisses and smiles are no part of a
// name.
std::size_t without_affection(std::string_view body, std::size_t start, std::size_t end) {
  static constexpr auto signs =
      word_set("x", "xx", "xxx", "xxxx", "xo", "xoxo", "XX", "XXX", "XOXO", ":)", ":-)", ";)",
               ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", "=)", "^^", "<3");
  const auto is_emoji = [](std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const char32_t c = next_code_point(word, i);
      const bool joins = c == 0xFE0F || c == 0x200D;
      if (!joins && (c < 0x1F300 || c > 0x1FAFF) && (c < 0x2600 || c > 0x27BF)) return false;
    }
    return true;
  };
  for (;;) {
    const std::string_view text = trimmed(slice(body, {start, end}));
    const std::size_t space = text.rfind(' ');
    if (space == std::string_view::npos) return start + text.size();
    const std::string_view last = text.substr(space + 1);
    if (!signs.has(last) && !is_emoji(last)) return start + text.size();
    // "Enough :-)" is said, and nobody's name.
    if (is_ordinary_word(comparable(trimmed(text.substr(0, space))))) return start + text.size();
    end = start + space;
  }
}

}  // namespace

Span read_signed_name(std::string_view body, Span line) {
  constexpr std::size_t max_name = 60;
  const std::string_view inner = trimmed(body.substr(line.start, line.end - line.start));
  const Span none{line.end, line.end};
  if (inner.empty() || inner.size() > max_name) return none;
  std::size_t start = static_cast<std::size_t>(inner.data() - body.data());
  std::size_t end = start + inner.size();
  // "- Dana", "--dana", "~Dana", "/ Dana", "...D.", "(Dana)"
  while (start < end &&
         (body[start] == '-' || body[start] == '~' || body[start] == '/' || body[start] == '.' ||
          body[start] == ' ' || body[start] == '*' || body[start] == '_' || body[start] == '(' ||
          body[start] == '+' || body[start] == '\t'))
    ++start;
  if (body.substr(start, 3) == "\xE2\x80\x94" || body.substr(start, 3) == "\xE2\x80\x93")
    start += 3;
  while (start < end && body[start] == ' ') ++start;
  start = behind_mandate(body, start, end);
  end = without_affection(body, start, end);
  while (end > start && (body[end - 1] == '*' || body[end - 1] == ',' || body[end - 1] == ' ' ||
                         body[end - 1] == '-' || body[end - 1] == '_' || body[end - 1] == ')' ||
                         body[end - 1] == '\\'))
    --end;
  if (start >= end) return none;
  end = without_address(body, start, end);
  end = without_degree(body, start, end);
  if (end > start && body[end - 1] == '.') --end;
  if (start >= end) return none;
  // Letters, with "." "-" "'" inside, at most four words.
  std::size_t words = 0, letters = 0;
  bool first_upper = false, any_lower_word = false;
  for (std::size_t i = start; i < end;) {
    if (body[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t word = i;
    bool dotted = false;
    while (i < end && body[i] != ' ') {
      if (is_ascii_letter(body[i])) {
        ++letters;
        ++i;
        continue;
      }
      std::size_t next = i;
      const char32_t c = next_code_point(body, next);
      dotted |= c == '.';
      // "J?rg": a letter that was lost on the way.
      const bool lost = c == '?' && i > word && next < end && body[next] != ' ';
      const bool inside =
          c == '.' || c == '-' || c == '\'' || c == 0x2019 || c == '&' || c == '"' || lost;
      // "Dana @ Example"
      const bool place = c == '@' && i == word && words > 0 && next < end && body[next] == ' ';
      if (!is_letter(c) && !inside && !place && !(c >= '0' && c <= '9' && i > word)) return none;
      letters += is_letter(c);
      i = next;
    }
    const std::string_view text = body.substr(word, i - word);
    if (dotted) {
      const std::size_t dot = text.rfind('.');
      if (text.find_first_of("0123456789") != std::string_view::npos) return none;  // "report2.pdf"
      // "report.pdf": letters behind a full stop, more than the one of an initial.
      if (dot > 1 && text.size() - dot > 2 && text.size() - dot <= 5 &&
          is_ascii_lower(text[dot + 1]))
        return none;
    }
    if (++words > 4) return none;
    const bool upper = starts_upper(text);
    const ComparableText folded = comparable(text);
    if (words == 1) first_upper = upper;
    if (!upper && !is_joiner(folded)) any_lower_word = true;
    static constexpr WordSet not_signed_set(std::to_array(not_signed));
    const bool initial = words > 1 && text.size() == 1;  // "Dana A."
    if (not_signed_set.has(folded) && !is_joiner(folded) && !initial) return none;
    if ((words > 1 && any_lower_word && first_upper) ||
        (words > 2 && (any_lower_word || !first_upper)))
      return none;
  }
  return letters == 0 ? none : Span{start, end};
}

Span read_signer(std::string_view body, Span line) {
  constexpr std::size_t most_words = 7, most_name_words = 3;
  static constexpr ByteSet sentence_ends(".!?:;");
  const Span none{line.end, line.end};
  const std::string_view text = trimmed(slice(body, line));
  if (text.empty()) return none;
  const auto is_short = [&](Span name) {
    return !name.empty() && count_words(slice(body, name)) <= most_name_words;
  };
  if (const Span name = read_signed_name(body, line); is_short(name)) return name;
  if (count_words(text) > most_words || sentence_ends.has(text.back())) return none;
  const auto start = static_cast<std::size_t>(text.data() - body.data());
  for (const std::string_view mark : {", ", " from ", " at ", " | "}) {
    const std::size_t length = text.find(mark);
    if (length == std::string_view::npos) continue;
    const Span name = read_signed_name(body, {start, start + length});
    const std::string_view written = slice(body, name);
    const bool may_be_table = mark == " | ";  // "Monday | closed"
    if (is_short(name) && starts_upper(written) &&
        (!may_be_table || is_first_name(comparable(written.substr(0, written.find(' '))))))
      return name;
  }
  return none;
}

bool is_signing_team(std::string_view line) {
  static constexpr std::string_view leads[] = {"your", "the",   "ihr",   "euer", "dein",
                                               "das",  "votre", "notre", "uw",   "het",
                                               "su",   "tu",    "el",    "il",   "o"};
  static constexpr std::string_view teams[] = {"team",   "crew",   "staff",  "desk",   "helpdesk",
                                               "équipe", "equipo", "equipe", "squadra"};
  constexpr std::size_t most_words = 6, longest_lead = 5;
  line = trimmed(line);
  while (line.ends_with('.') || line.ends_with('*')) line.remove_suffix(1);
  const std::size_t lead_end = line.find(' ');
  if (lead_end > longest_lead || count_words(line) > most_words ||
      !in(leads, comparable(line.substr(0, lead_end))))
    return false;
  bool team = false;
  for (std::size_t i = lead_end + 1; i < line.size();) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    const std::string_view written = line.substr(i, end - i);
    i = end + 1;
    if (written.empty()) continue;
    const ComparableText word = comparable(written);
    const bool is_team = in(teams, word) || word.ends_with("-team");
    if (!is_team && !is_joiner(word) && !starts_upper(written)) return false;
    team |= is_team;
  }
  return team;
}

}  // namespace replylint
