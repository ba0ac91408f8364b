#include "parse/signature.h"

#include <algorithm>
#include <array>
#include <string>

#include "parse/comparable.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"

namespace replylint {
namespace {

// How mobile signatures begin, case folded; the rest of the line is the device or program.
constexpr std::string_view mobile_starts[] = {"sent from my",
                                              "sent from",
                                              "sent using",
                                              "sent via",
                                              "sent by",
                                              "sent with",
                                              "sent on the go",
                                              "get outlook for",
                                              "download outlook for",
                                              "posted via",
                                              "powered by",
                                              "typed on my",
                                              "written on my",
                                              "from my iphone",
                                              "from my ipad",
                                              "from my mobile",
                                              "von meinem",
                                              "gesendet von",
                                              "gesendet mit",
                                              "gesendet über",
                                              "gesendet aus",
                                              "gesendet mit der",
                                              "von unterwegs gesendet",
                                              "diese nachricht wurde von meinem",
                                              "outlook für",
                                              "holen sie sich outlook",
                                              "laden sie outlook",
                                              "verzonden vanaf",
                                              "verzonden vanuit",
                                              "verstuurd vanaf",
                                              "verzonden met",
                                              "verstuurd met",
                                              "outlook voor",
                                              "download outlook voor",
                                              "ontvang outlook voor",
                                              "envoyé de mon",
                                              "envoyé depuis",
                                              "envoyé à partir",
                                              "envoyé de",
                                              "envoyé avec",
                                              "envoyé par",
                                              "envoye de mon",
                                              "obtenez outlook",
                                              "obtenir outlook",
                                              "télécharger outlook",
                                              "provenance :",
                                              "enviado desde",
                                              "enviado con",
                                              "enviado de",
                                              "enviado do",
                                              "enviado a partir",
                                              "enviado por",
                                              "enviado via",
                                              "enviado mediante",
                                              "enviada do",
                                              "enviada desde",
                                              "enviado com",
                                              "obtener outlook",
                                              "obtenga outlook",
                                              "obter o outlook",
                                              "baixar o outlook",
                                              "enviat des",
                                              "descarga outlook",
                                              "inviato da",
                                              "inviato dal",
                                              "inviata da",
                                              "inviato con",
                                              "inviato tramite",
                                              "ottieni outlook",
                                              "scarica outlook",
                                              "skickat från",
                                              "skickat med",
                                              "skickades från",
                                              "hämta outlook",
                                              "sendt fra",
                                              "sendt med",
                                              "hent outlook",
                                              "få outlook",
                                              "sent frå",
                                              "lähetetty",
                                              "hanki outlook",
                                              "saadetud minu",
                                              "nosūtīts no",
                                              "išsiųsta iš",
                                              "wysłane z",
                                              "wysłano z",
                                              "wyslane z",
                                              "wysłane przez",
                                              "pobierz program outlook",
                                              "pobierz outlook",
                                              "odesláno z",
                                              "odesláno ze",
                                              "získejte outlook",
                                              "odoslané z",
                                              "odoslané zo",
                                              "poslano z",
                                              "poslano s",
                                              "poslato sa",
                                              "послато са",
                                              "отправлено с",
                                              "отправлено из",
                                              "послано с",
                                              "отправлено со",
                                              "надіслано з",
                                              "відправлено з",
                                              "надіслано із",
                                              "изпратено от",
                                              "скачать outlook",
                                              "elküldve",
                                              "küldve",
                                              "az én iphone",
                                              "trimis de pe",
                                              "trimis din",
                                              "trimis cu",
                                              "στάλθηκε από",
                                              "εστάλη από",
                                              "απεσταλμένο από",
                                              "λήψη του outlook",
                                              "iphone'umdan gönderildi",
                                              "ipad'imden gönderildi",
                                              "gönderildi",
                                              "outlook'u edinin",
                                              "أرسلت من",
                                              "أُرسلت من",
                                              "أرسل من",
                                              "مرسل من",
                                              "تم الإرسال من",
                                              "אני שולח מ",
                                              "נשלח מה",
                                              "נשלח מ",
                                              "ارسال شده از",
                                              "ارسال از",
                                              "gửi từ",
                                              "đã gửi từ",
                                              "được gửi từ",
                                              "dikirim dari",
                                              "dikirim melalui",
                                              "dihantar dari",
                                              "ส่งจาก",
                                              "मेरे",
                                              "भेजा गया",
                                              "ipinadala mula",
                                              "发自我的",
                                              "發自我的",
                                              "从我的",
                                              "從我的",
                                              "发自",
                                              "來自我的",
                                              "寄自我的",
                                              "通过我的",
                                              "发送自",
                                              "iphoneから送信",
                                              "ipadから送信",
                                              "私のiphoneから",
                                              "スマートフォンから送信",
                                              "androidから送信",
                                              "나의 iphone",
                                              "나의 ipad",
                                              "내 iphone",
                                              "내 ipad",
                                              "아이폰에서"};

// With the writer's own device, of whatever make; case folded.
constexpr std::string_view own_device_starts[] = {"sent from my",
                                                  "gesendet von meinem",
                                                  "von meinem",
                                                  "verzonden vanaf mijn",
                                                  "verstuurd vanaf mijn",
                                                  "envoyé de mon",
                                                  "envoyé depuis mon",
                                                  "envoyé à partir de mon",
                                                  "enviado desde mi",
                                                  "enviado de mi",
                                                  "enviado do meu",
                                                  "enviado a partir do meu",
                                                  "inviato dal mio",
                                                  "skickat från min",
                                                  "sendt fra min",
                                                  "wysłane z mojego",
                                                  "odesláno z mého",
                                                  "odoslané z môjho",
                                                  "отправлено с моего",
                                                  "надіслано з мого",
                                                  "στάλθηκε από το",
                                                  "发自我的",
                                                  "發自我的"};

constexpr std::string_view mobile_ends[] = {"gesendet",  "から送信",         "から送信しました",
                                            "에서 보냄", "에서 전송",        "gönderildi",
                                            "küldve",    "से भेजा गया",        "发送的",
                                            "傳送",      "sent from iphone", "von iphone gesendet",
                                            "bidalia"};

constexpr std::string_view devices[] = {
    "iphone",      "iphon",    "ipad",     "android",    "blackberry", "samsung",    "galaxy",
    "mobile",      "mobil",    "handy",    "smartphone", "phone",      "nokia",      "windows",
    "outlook",     "gmail",    "yahoo",    "tablet",     "htc",        "huawei",     "xiaomi",
    "nexus",       "pixel",    "mail",     "ipod",       "motorola",   "lg ",        "sony",
    "t-mobile",    "verizon",  "at&t",     "acompli",    "mailbox",    "cloudmagic", "newton",
    "spark",       "apple",    "watch",    "device",     "web.de",     "gmx",        "proton",
    "telefon",     "móvil",    "movil",    "celular",    "portable",   "cellulare",  "téléphone",
    "dispositiv",  "тел",      "смартфон", "моб",        "почт",       "пошт",       "zimbra",
    "boxer",       "airmail",  "hey",      "palm",       "treo",       "app",        "mac",
    "thunderbird", "nine",     "front",    "superhuman", "手机",       "手機",       "웹",
    "telefoon",    "toestel",  "التطبيق",  "جوال",       "هاتف",       "הנייד",      "hotmail",
    "live",        "orange",   "sfr",      "virgin",     "wireless",   "handheld",   "oneplus",
    "oppo",        "vivo",     "meizu",    "redmi",      "mi phone",   "aquamail",   "k-9",
    "typemail",    "bluemail", "qq邮箱",   "网易邮箱",   "邮箱"};

constexpr std::string_view footer_phrases[] = {"mailing list",
                                               "unsubscribe",
                                               "mailman/listinfo",
                                               "mailman/options",
                                               "yahoo! groups",
                                               "yahoo groups",
                                               "google groups",
                                               "subscribed to",
                                               "you received this message because",
                                               "you received this message from",
                                               "you have received this e",
                                               "maillist",
                                               "you received this because",
                                               "you are receiving this",
                                               "to reply, visit",
                                               "this message is automatically generated",
                                               "this is an automatically generated",
                                               "view it on github",
                                               "reply to this email directly",
                                               "mute the thread",
                                               "if you think it was sent incorrectly",
                                               "for more information on jira",
                                               "configure bugmail",
                                               "list archives",
                                               "archives:",
                                               "sent via:",
                                               "list info",
                                               "sf.net email is sponsored",
                                               "sponsored by",
                                               "this sf.net",
                                               "to post to this group",
                                               "to view this discussion",
                                               "listserv",
                                               "majordomo",
                                               "list-unsubscribe",
                                               "do you yahoo",
                                               "yahoo! mail",
                                               "get your free",
                                               "msn",
                                               "hotmail",
                                               "download now",
                                               "opt out",
                                               "manage your subscription",
                                               "email preferences",
                                               "notification settings",
                                               "to change your",
                                               "more majordomo info",
                                               "please read the faq",
                                               "subscription",
                                               "your profile:",
                                               "'s profile:",
                                               "view this thread:",
                                               "posted via",
                                               "sent from the",
                                               "this email has been checked for viruses",
                                               "avast",
                                               "avg",
                                               "virus-free",
                                               "virus free",
                                               "scanned for viruses",
                                               "no virus found",
                                               "virus database",
                                               "delivered by zendesk",
                                               "email is a service from",
                                               "reply to this email to respond",
                                               "scanned by",
                                               "virus scanned",
                                               "antivirus",
                                               "___ ",
                                               "www.lkml.org",
                                               "vger.kernel.org",
                                               "lists.",
                                               "nntp",
                                               "sponsor",
                                               "mailto:",
                                               "powered by",
                                               "abmelden",
                                               "désabonner",
                                               "désinscrire",
                                               "cancelar la suscripción",
                                               "darse de baja",
                                               "afmelden",
                                               "avregistrera",
                                               "отписаться",
                                               "wypisać",
                                               "退订",
                                               "配信停止",
                                               "mute this topic",
                                               "stop getting updates",
                                               "to respond, reply to",
                                               "before posting, please read",
                                               "frequently asked questions",
                                               "read the posting guide"};

constexpr std::string_view footer_starts[] = {
    "yahoo! groups links",
    "you received this message because you are subscribed",
    "you are receiving this email because you are subscribed",
    "you are receiving this e-mail because you are subscribed",
    "you are receiving this because you are subscribed",
    "you are receiving this because you were mentioned",
    "you are currently subscribed to",
    "you have received this message because you are subscribed",
    "to remove yourself from this mailing list",
    "no virus found in this",
    "this email is a service from"};

constexpr std::string_view notice_starts[] = {"this e-mail and any",
                                              "this e-mail, and any",
                                              "this email, and any",
                                              "this message, and any",
                                              "this e-mail message and any",
                                              "this email and any",
                                              "this e-mail (and",
                                              "this email (and",
                                              "this message and any",
                                              "this message contains",
                                              "this email contains",
                                              "this e-mail contains",
                                              "this message is intended",
                                              "this email is intended",
                                              "this e-mail is intended",
                                              "this email is confidential",
                                              "this e-mail is confidential",
                                              "this message is confidential",
                                              "this communication",
                                              "this transmission",
                                              "this electronic",
                                              "the information contained",
                                              "the information in this",
                                              "the information transmitted",
                                              "the contents of this e",
                                              "confidentiality notice",
                                              "confidentiality note",
                                              "confidential",
                                              "disclaimer",
                                              "legal notice",
                                              "legal disclaimer",
                                              "notice of confidentiality",
                                              "privileged and confidential",
                                              "privileged/confidential",
                                              "important notice",
                                              "if you are not the intended",
                                              "if you have received this",
                                              "any views or opinions",
                                              "please consider the environment",
                                              "think before you print",
                                              "save a tree",
                                              "think green",
                                              "please think of the environment",
                                              "internet communications",
                                              "unless otherwise stated",
                                              "this message (including",
                                              "this message, including",
                                              "this email, including",
                                              "this e-mail, including",
                                              "e-mail disclaimer",
                                              "email disclaimer",
                                              "information in this e",
                                              "this e-mail may contain",
                                              "this email may contain",
                                              "this message may contain",
                                              "this mail may contain",
                                              "this message is for",
                                              "this email is for",
                                              "this e-mail is for",
                                              "this message and its attachments",
                                              "this mail and any",
                                              "this message is being sent",
                                              "registered office",
                                              "this email message",
                                              "this e-mail message",
                                              "the views expressed",
                                              "diese e-mail",
                                              "diese email",
                                              "diese nachricht enthält",
                                              "diese mail",
                                              "der inhalt dieser",
                                              "vertraulichkeitshinweis",
                                              "haftungsausschluss",
                                              "rechtlicher hinweis",
                                              "bitte denken sie an die umwelt",
                                              "bitte prüfen sie",
                                              "die in dieser e",
                                              "dit bericht",
                                              "deze e-mail",
                                              "de informatie",
                                              "aan dit bericht",
                                              "disclaimer:",
                                              "denk aan het milieu",
                                              "ce message",
                                              "cet e-mail",
                                              "cet email",
                                              "ce courriel",
                                              "les informations contenues",
                                              "avis de confidentialité",
                                              "pensez à l'environnement",
                                              "avant d'imprimer",
                                              "ce mail",
                                              "este mensaje",
                                              "este correo",
                                              "la información contenida",
                                              "aviso legal",
                                              "aviso de confidencialidad",
                                              "antes de imprimir",
                                              "esta mensagem",
                                              "este e-mail",
                                              "este email",
                                              "as informações contidas",
                                              "aviso legal",
                                              "aquest missatge",
                                              "questo messaggio",
                                              "questa e-mail",
                                              "questa email",
                                              "le informazioni contenute",
                                              "avviso di riservatezza",
                                              "ai sensi del",
                                              "prima di stampare",
                                              "detta meddelande",
                                              "detta e-postmeddelande",
                                              "det här meddelandet",
                                              "denne e-mail",
                                              "denne meddelelse",
                                              "denne e-posten",
                                              "denne meldingen",
                                              "tämä viesti",
                                              "tämä sähköposti",
                                              "ta wiadomość",
                                              "niniejsza wiadomość",
                                              "treść tej wiadomości",
                                              "tato zpráva",
                                              "tento e-mail",
                                              "obsah této zprávy",
                                              "táto správa",
                                              "данное сообщение",
                                              "это сообщение",
                                              "это электронное сообщение",
                                              "настоящее сообщение",
                                              "це повідомлення",
                                              "това съобщение",
                                              "ez az üzenet",
                                              "ez az e-mail",
                                              "acest mesaj",
                                              "acest e-mail",
                                              "αυτό το μήνυμα",
                                              "το παρόν μήνυμα",
                                              "bu e-posta",
                                              "bu mesaj",
                                              "bu elektronik posta",
                                              "هذه الرسالة",
                                              "هذا البريد",
                                              "הודעה זו",
                                              "دوא\"ל זה",
                                              "מסמך זה",
                                              "این پیام",
                                              "email này",
                                              "thư này",
                                              "email ini",
                                              "pesan ini",
                                              "本邮件",
                                              "此邮件",
                                              "本郵件",
                                              "此電子郵件",
                                              "このメール",
                                              "本メール",
                                              "이 메일은",
                                              "본 메일은",
                                              "이 이메일",
                                              "본 이메일"};

// How the notes of list software and mail gateways begin, behind brackets and the like.
constexpr std::string_view program_note_starts[] = {
    "alternative html version deleted",
    "alternative html version of message deleted",
    "an html attachment was scrubbed",
    "a non-text attachment was scrubbed",
    "an embedded message was scrubbed",
    "an embedded and charset-unspecified text was scrubbed",
    "next part --",
    "stripmime report",
    "picked text/plain from multipart",
    "skipped content of type",
    "non-text portions of this message have been removed",
    "this is a multi-part message in mime format",
    "this is a cryptographically signed message",
    "this is an openpgp/mime signed message",
    "message clipped",
    "caution: this email originated",
    "caution: this e-mail originated",
    "caution: this message originated",
    "caution: this email came from",
    "caution: this email is from outside",
    "caution: this email is from an external",
    "caution: this email was sent from outside",
    "caution: external",
    "caution external",
    "warning: this email originated",
    "warning: this e-mail originated",
    "warning: external email",
    "external] this email",
    "this email originated from outside",
    "this e-mail originated from outside",
    "this message originated from outside",
    "you don't often get email from",
    "achtung: diese e-mail stammt von",
    "attention : ce courriel provient"};

// All that stands between the brackets of a gateway's "[External Email]".
constexpr std::string_view external_banners[] = {
    "external",         "external email", "external e-mail", "external sender", "external mail",
    "external message", "extern",         "externe e-mail",  "externe mail",    "courriel externe"};

// Words of which a disclaimer's first lines hold one; the starts alone are also ordinary prose.
constexpr std::string_view notice_words[] = {
    "confidential",  "privileged",    "intended",       "recipient",    "disclos",
    "attachment",    "environment",   "legal",          "disclaim",     "addressee",
    "proprietary",   "virus",         "print",          "unauthor",     "opinions",
    "received this", "in error",      "vertraulich",    "bestimmt",     "empfänger",
    "umwelt",        "rechtlich",     "irrtümlich",     "adressat",     "vertrouwelijk",
    "bestemd",       "geadresseerde", "milieu",         "confidentiel", "destinat",
    "privilégi",     "environnement", "imprimer",       "confidencial", "imprimir",
    "legal",         "privilegiad",   "riservat",       "confidenzial", "stampa",
    "d.lgs",         "konfidenti",    "fortrolig",      "mottagare",    "modtager",
    "mottaker",      "luottamuksel",  "poufn",          "adresat",      "důvěrn",
    "dôvern",        "určen",         "конфиденциальн", "предназначен", "конфіденційн",
    "призначен",     "поверител",     "bizalmas",       "confidenţial", "confidențial",
    "εμπιστευτικ",   "gizli",         "kişiye özel",    "سري",          "סודי",
    "חסוי",          "محرمانه",       "bảo mật",        "rahasia",      "机密",
    "保密",          "機密",          "秘密",           "기밀",         "비밀"};

template <std::size_t n>
bool contains_any(std::string_view text, const std::string_view (&table)[n]) {
  const PairsOf pairs(text);
  return std::any_of(std::begin(table), std::end(table), [&](std::string_view phrase) {
    return pairs.may_have(phrase) && text.find(phrase) != std::string_view::npos;
  });
}

constexpr std::size_t max_line = 240;

}  // namespace

const PhraseTable& mobile_signature_openings() {
  static const auto* table = new PhraseTable{mobile_starts, own_device_starts};
  return *table;
}

const PhraseTable& footer_openings() {
  static const auto* table = new PhraseTable(footer_starts);
  return *table;
}

const PhraseTable& notice_openings() {
  static const auto* table = new PhraseTable(notice_starts);
  return *table;
}

const PhraseTable& program_note_openings() {
  static const auto* table = new PhraseTable(program_note_starts);
  return *table;
}

Delimiter read_delimiter(std::string_view line) noexcept {
  while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line == "-- ") return Delimiter::exact;
  const std::string_view text = trimmed(line);
  if (text == "--" || text == "\xE2\x80\x94" || text == "\xE2\x80\x93" || text == "- --" ||
      text == "*--*" || text == "-\xC2\xA0-")
    return Delimiter::approximate;
  return Delimiter::none;
}

bool is_divider_line(std::string_view line) noexcept {
  constexpr std::size_t least = 5;
  static constexpr ByteSet marks("-_*=~#+^"), between_marks(" ><");
  line = trimmed(line);
  if (line.size() < least) return false;
  std::size_t count = 0;
  for (const char c : line) {
    if (marks.has(c))
      ++count;
    else if (!between_marks.has(c))
      return false;
  }
  return count >= least;
}

bool may_end_mobile_signature(std::string_view line) noexcept {
  while (!line.empty() && (line.back() == '.' || line.back() == ' ')) line.remove_suffix(1);
  constexpr std::size_t size = 4;  // no end is shorter
  if (line.size() < size) return false;
  static constexpr PairSet ends(mobile_ends,
                                [](std::string_view end) { return end.substr(end.size() - 2); });
  const char* const last = line.data() + line.size() - size;
  if (!ends.may_start(to_lower(last[2]), to_lower(last[3]))) return false;
  const std::array<char, size> lower{to_lower(last[0]), to_lower(last[1]), to_lower(last[2]),
                                     to_lower(last[3])};
  return std::any_of(std::begin(mobile_ends), std::end(mobile_ends), [&](std::string_view phrase) {
    return phrase.ends_with({lower.data(), lower.size()});
  });
}

bool is_mobile_signature(std::string_view line) {
  static const auto* starts = new PhraseTable(mobile_starts);
  static const auto* own_devices = new PhraseTable(own_device_starts);
  static constexpr ByteSet frame("-([<_* ");
  line = trimmed(line);
  while (!line.empty() && frame.has(line.front())) line.remove_prefix(1);
  while (!line.empty() && (line.back() == '.' || line.back() == ' ')) line.remove_suffix(1);
  if (line.size() < 2 || line.size() > 160) return false;
  if (!mobile_signature_openings().may_start(line) && !may_end_mobile_signature(line)) return false;
  const ComparableText text = comparable(line);
  const std::size_t words = count_words(text);
  if (words > 16) return false;
  const auto device = [&] { return contains_any(std::string_view(text), devices); };
  if (starts->longest_start(text) > 0 && device()) return true;
  if (own_devices->longest_start(text) > 0 && words <= 8 &&
      text.find_first_of(".,;:") == std::string::npos)
    return true;
  // "Get BlueMail for Android"
  if (text.starts_with("get ") && words <= 6 &&
      (find_phrase(text, "for android") != std::string_view::npos ||
       find_phrase(text, "for ios") != std::string_view::npos))
    return true;
  return words <= 10 &&
         std::any_of(std::begin(mobile_ends), std::end(mobile_ends),
                     [&](std::string_view end) { return ends_with_phrase(text, end) && device(); });
}

bool is_list_footer(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 5 || line.size() > max_line) return false;
  return contains_any(comparable(line), footer_phrases);
}

bool announces_footer(std::string_view line) {
  constexpr std::size_t longest = 80;
  line = trimmed(line);
  return footer_openings().may_start(line) &&
         footer_openings().longest_start(comparable(head(line, longest))) > 0;
}

bool starts_notice(std::string_view line) {
  constexpr std::size_t longest_start = 64, longest = 1000;
  const PhraseTable& starts = notice_openings();
  while (!line.empty() && !is_word_byte(line.front())) line.remove_prefix(1);
  if (line.size() < 10 || !starts.may_start(line, false) ||
      starts.longest_start(comparable(head(line, longest_start)), false) == 0)
    return false;
  const ComparableText text = comparable(head(line, longest));
  return count_words(text) >= 4 && contains_any(std::string_view(text), notice_words);
}

bool is_notice_behind_firm(std::string_view text, std::size_t first_line) {
  constexpr std::size_t longest_firm = 200;
  constexpr std::string_view registered = "gistered in ", office = "gistered office";
  const std::string_view firm = head(text.substr(0, first_line), longest_firm);
  // "Registered in" or "registered in"
  const auto are_in_pairs = [](const char* place) {
    return equal_to(bytes_at(place), 'g') & equal_to(bytes_at(place + 1), 'i');
  };
  if (firm.size() < registered.size() ||
      (firm.size() > sizeof(Bytes) && !has_any(firm.substr(0, firm.size() - 1), are_in_pairs)))
    return false;
  std::size_t end = firm.find(registered);
  if (end == std::string_view::npos) end = firm.find(office);
  for (end = firm.find(". ", end); end != std::string_view::npos; end = firm.find(". ", end + 1))
    if (starts_notice(text.substr(end + 2))) return true;
  return false;
}

bool is_program_note(std::string_view line) {
  constexpr std::size_t longest_start = 64;
  line = trimmed(line);
  if (line.size() < 8 || line.size() > max_line) return false;
  const PhraseTable& starts = program_note_openings();
  std::string_view words = line;
  while (!words.empty() && !is_word_byte(words.front())) words.remove_prefix(1);
  const bool bracketed = line.front() == '[' && line.back() == ']';
  if (!bracketed && !starts.may_start(words, false))
    return line.ends_with("}}") && line.find("{{dropped") != std::string_view::npos;
  const ComparableText whole = comparable(head(line, longest_start));
  std::string_view text = whole;
  while (!text.empty() && !is_word_byte(text.front())) text.remove_prefix(1);
  if (starts.longest_start(text, false) > 0) return true;
  if (bracketed) {
    while (!text.empty() && !is_word_byte(text.back())) text.remove_suffix(1);
    return std::find(std::begin(external_banners), std::end(external_banners), text) !=
           std::end(external_banners);
  }
  return line.ends_with("}}") && line.find("{{dropped") != std::string_view::npos;
}

namespace {

// Whether `line` has what no contact line is without: a digit, the sign of an address or behind a
// label, or the "www." of a URL. True for some others as well.
bool may_be_contact(std::string_view line) {
  const auto may_tell = [](const char* place) {
    const Bytes bytes = bytes_at(place);
    return between(bytes, '0', ':') | between(bytes, '(', '+') | equal_to(bytes, '@') | bytes;
  };
  if (has_any(line, may_tell)) return true;
  for (std::size_t dot = line.find('.', 1); dot != std::string_view::npos;
       dot = line.find('.', dot + 1))
    if (to_lower(line[dot - 1]) == 'w') return true;
  return false;
}

}  // namespace

bool is_contact_line(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.size() > 120) return false;
  // "[1] https://www.example.com", "2. https://www.example.com": a reference.
  const std::size_t number = line.starts_with('[') ? 1 : 0;
  const std::size_t behind = line.find_first_not_of("0123456789", number);
  if (behind != std::string_view::npos && behind > number && behind < number + 3 &&
      (line[behind] == ']' || line.substr(behind, 2) == ". "))
    return false;
  if (!may_be_contact(line)) return false;
  const ComparableText text = comparable(line);
  const std::size_t words = count_words(text);
  // An address or URL that is most of the line.
  if (words <= 4 &&
      (text.find('@') != std::string::npos || text.find("http://") != std::string::npos ||
       text.find("https://") != std::string::npos || text.find("www.") != std::string::npos))
    return true;
  static constexpr std::string_view labels[] = {
      "tel",       "tel.",  "phone",   "ph",        "mobile",   "mob",      "mob.",
      "fax",       "cell",  "office",  "direct",    "web",      "website",  "email",
      "e-mail",    "mail",  "skype",   "twitter",   "linkedin", "telefon",  "mobil",
      "handy",     "tél",   "tél.",    "téléphone", "mobiel",   "telefoon", "tfn",
      "tlf",       "puh",   "тел",     "тел.",      "моб",      "t",        "m",
      "f",         "p",     "e",       "w",         "d",        "o",        "c",
      "url",       "blog",  "icq",     "jabber",    "pgp",      "gpg",      "telephone",
      "電話",      "电话",  "手机",    "전화",      "dir",      "hp",       "homepage",
      "facebook",  "móvil", "celular", "cellulare", "blog:",    "off.",     "toll free",
      "toll-free", "voice"};
  for (const std::string_view label : labels)
    if (text.starts_with(label.front()) && starts_with_phrase(text, label) &&
        text.size() > label.size()) {
      std::string_view rest = std::string_view(text).substr(label.size());
      while (!rest.empty() && (rest.front() == ' ' || rest.front() == '.')) rest.remove_prefix(1);
      if (rest.empty()) continue;
      if (rest.front() == ':' || rest.front() == '+' || rest.front() == '(' ||
          is_ascii_digit(rest.front()))
        return true;
    }
  // A phone number: seven digits or more, few letters.
  std::size_t digits = 0, letters = 0;
  for (const char c : text) {
    digits += is_ascii_digit(c);
    letters += is_word_byte(c) && !is_ascii_digit(c);
  }
  return digits >= 7 && letters <= 24 && words <= 9 && text.find('=') == std::string::npos;
}

}  // namespace replylint
