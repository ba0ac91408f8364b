#include "parse/header_block.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "parse/comparable.h"
#include "text/ascii.h"
#include "text/byte_set.h"

namespace replylint {
namespace {

constexpr std::size_t max_lines = 40;

enum Field : unsigned { from = 1, date = 2, to = 4, subject = 8, other = 16, technical = 32 };

struct Name {
  std::string_view text;  // case folded
  Field field;
};

constexpr Name names[] = {
    // English
    {"from", from},
    {"sent", date},
    {"date", date},
    {"to", to},
    {"subject", subject},
    {"cc", other},
    {"bcc", other},
    {"reply-to", other},
    {"reply to", other},
    {"sent by", other},
    {"attachments", other},
    {"attachment", other},
    {"importance", other},
    {"priority", other},
    {"organization", other},
    {"newsgroups", other},
    {"sender", from},
    {"received", technical},
    {"return-path", technical},
    {"message-id", technical},
    {"mime-version", technical},
    {"content-type", technical},
    {"delivered-to", technical},
    {"x-mailer", technical},
    {"date sent", date},
    {"message du", date},
    {"message of", date},
    {"send to", to},
    {"copies to", other},
    {"resent-from", other},
    // German
    {"von", from},
    {"gesendet", date},
    {"datum", date},
    {"an", to},
    {"betreff", subject},
    {"kopie", other},
    {"blindkopie", other},
    {"antwort an", other},
    {"anlagen", other},
    {"gesendet am", date},
    {"wichtigkeit", other},
    {"priorität", other},
    {"absender", from},
    {"empfänger", to},
    {"betr.", subject},
    {"betrifft", subject},
    {"thema", subject},
    // French
    {"de", from},
    {"envoyé", date},
    {"envoye", date},
    {"envoyé le", date},
    {"à", to},
    {"a", to},
    {"objet", subject},
    {"sujet", subject},
    {"copie à", other},
    {"pièces jointes", other},
    {"répondre à", other},
    {"expéditeur", from},
    {"date d'envoi", date},
    {"destinataire", to},
    // Spanish, Catalan, Galician
    {"enviado", date},
    {"enviado el", date},
    {"fecha", date},
    {"para", to},
    {"asunto", subject},
    {"responder a", other},
    {"enviada el", date},
    {"enviado a las", date},
    {"data", date},
    {"assumpte", subject},
    {"per a", to},
    {"enviat", date},
    {"assunto", subject},
    {"asunto:", subject},
    // Portuguese
    {"enviada em", date},
    {"enviado em", date},
    {"enviada", date},
    {"remetente", from},
    {"destinatário", to},
    {"responder para", other},
    {"anexos", other},
    // Italian
    {"da", from},
    {"inviato", date},
    {"inviata", date},
    {"oggetto", subject},
    {"mittente", from},
    {"destinatario", to},
    {"rispondi a", other},
    {"data invio", date},
    {"per conoscenza", other},
    // Dutch
    {"van", from},
    {"verzonden", date},
    {"aan", to},
    {"onderwerp", subject},
    {"beantwoorden", other},
    {"verstuurd", date},
    {"antwoord aan", other},
    {"verzonden op", date},
    // Swedish, Danish, Norwegian
    {"från", from},
    {"skickat", date},
    {"till", to},
    {"ämne", subject},
    {"kopia", other},
    {"fra", from},
    {"sendt", date},
    {"til", to},
    {"emne", subject},
    {"dato", date},
    {"kopi", other},
    {"svar til", other},
    {"skickat den", date},
    // Finnish, Estonian, Latvian, Lithuanian
    {"lähettäjä", from},
    {"lähetetty", date},
    {"päivämäärä", date},
    {"vastaanottaja", to},
    {"aihe", subject},
    {"kopio", other},
    {"saatja", from},
    {"saadetud", date},
    {"kellele", to},
    {"teema", subject},
    {"kuupäev", date},
    {"no", from},
    {"nosūtīts", date},
    {"kam", to},
    {"tēma", subject},
    {"datums", date},
    {"nuo", from},
    {"išsiųsta", date},
    {"kam", to},
    {"tema", subject},
    {"data", date},
    {"siuntėjas", from},
    {"gavėjas", to},
    // Polish, Czech, Slovak, Slovenian, Croatian
    {"od", from},
    {"nadawca", from},
    {"adresat", to},
    {"wysłano", date},
    {"wysłane", date},
    {"do", to},
    {"temat", subject},
    {"dw", other},
    {"odesláno", date},
    {"komu", to},
    {"předmět", subject},
    {"kopie:", other},
    {"odoslané", date},
    {"predmet", subject},
    {"poslano", date},
    {"za", to},
    {"zadeva", subject},
    {"prima", to},
    {"poslano:", date},
    {"kome", to},
    {"dátum", date},
    {"dňa", date},
    {"wysłano:", date},
    {"šalje", from},
    {"poslato", date},
    // Icelandic, Albanian, Basque
    {"frá", from},
    {"efni", subject},
    {"nga", from},
    {"dërguar", date},
    {"për", to},
    {"nork", from},
    {"bidaltze-data", date},
    {"bidalia", date},
    {"nori", to},
    {"gaia", subject},
    // Hungarian, Romanian
    {"feladó", from},
    {"küldve", date},
    {"elküldve", date},
    {"címzett", to},
    {"tárgy", subject},
    {"másolat", other},
    {"másolatot kap", other},
    {"de la", from},
    {"trimis", date},
    {"către", to},
    {"catre", to},
    {"subiect", subject},
    {"trimis:", date},
    // Russian, Ukrainian, Bulgarian, Serbian
    {"от", from},
    {"отправлено", date},
    {"дата", date},
    {"кому", to},
    {"тема", subject},
    {"копия", other},
    {"отправитель", from},
    {"получатель", to},
    {"від", from},
    {"надіслано", date},
    {"відправлено", date},
    {"копія", other},
    {"изпратено", date},
    {"до", to},
    {"относно", subject},
    {"послато", date},
    {"шаље", from},
    {"за", to},
    {"датум", date},
    {"наслов", subject},
    {"од", from},
    {"предмет", subject},
    {"от кого", from},
    // Greek, Turkish
    {"από", from},
    {"απο", from},
    {"στάλθηκε", date},
    {"ημερομηνία", date},
    {"προσ", to},
    {"θέμα", subject},
    {"κοιν", other},
    {"κοιν.", other},
    {"αποστολή", date},
    {"αποστολέασ", from},
    {"kimden", from},
    {"gönderen", from},
    {"gönderildi", date},
    {"gönderme tarihi", date},
    {"tarih", date},
    {"kime", to},
    {"alıcı", to},
    {"konu", subject},
    {"bilgi", other},
    // Arabic, Hebrew, Persian
    {"من", from},
    {"مرسل", from},
    {"المرسل", from},
    {"تاريخ الإرسال", date},
    {"أرسل", date},
    {"أُرسلت", date},
    {"التاريخ", date},
    {"تاريخ", date},
    {"إلى", to},
    {"الى", to},
    {"الموضوع", subject},
    {"موضوع", subject},
    {"نسخة", other},
    {"מאת", from},
    {"נשלח", date},
    {"תאריך", date},
    {"אל", to},
    {"נושא", subject},
    {"עותק", other},
    {"از", from},
    {"به", to},
    {"ارسال شده", date},
    {"فرستنده", from},
    {"گیرنده", to},
    // Vietnamese, Indonesian, Thai, Hindi
    {"từ", from},
    {"người gửi", from},
    {"đã gửi", date},
    {"ngày", date},
    {"gửi", date},
    {"đến", to},
    {"tới", to},
    {"chủ đề", subject},
    {"tiêu đề", subject},
    {"daripada", from},
    {"dihantar", date},
    {"dari", from},
    {"dikirim", date},
    {"terkirim", date},
    {"judul", subject},
    {"tanggal", date},
    {"kepada", to},
    {"ke", to},
    {"perihal", subject},
    {"subjek", subject},
    {"จาก", from},
    {"ส่ง", date},
    {"ส่งเมื่อ", date},
    {"วันที่", date},
    {"ถึง", to},
    {"เรื่อง", subject},
    {"हवा", other},
    {"प्रेषक", from},
    {"भेजा गया", date},
    {"दिनांक", date},
    {"प्रति", to},
    {"विषय", subject},
    // Chinese, Japanese, Korean
    {"发件人", from},
    {"寄件者", from},
    {"寄件人", from},
    {"发送时间", date},
    {"发送日期", date},
    {"日期", date},
    {"寄件日期", date},
    {"傳送時間", date},
    {"時間", date},
    {"时间", date},
    {"收件人", to},
    {"收件者", to},
    {"主题", subject},
    {"主旨", subject},
    {"主題", subject},
    {"抄送", other},
    {"副本", other},
    {"差出人", from},
    {"送信元", from},
    {"送信日時", date},
    {"日時", date},
    {"日付", date},
    {"送信日", date},
    {"宛先", to},
    {"件名", subject},
    {"보낸 사람", from},
    {"보낸사람", from},
    {"보낸 날짜", date},
    {"보낸날짜", date},
    {"날짜", date},
    {"받는 사람", to},
    {"받는사람", to},
    {"제목", subject},
    {"참조", other},
    {"发自", from},
    {"发件时间", date},
    {"送信者", from}};

// What stands between the dashes of "-----Original Message-----" and its like.
constexpr std::string_view separators[] = {"original message",
                                           "original-message",
                                           "original appointment",
                                           "forwarded message",
                                           "forwarded by",
                                           "forwarded mail",
                                           "forwarded email",
                                           "begin forwarded message",
                                           "reply message",
                                           "reply separator",
                                           "original mail",
                                           "original email",
                                           "forwarded message from",
                                           "forward message",
                                           "message original",
                                           "ursprüngliche nachricht",
                                           "ursprungliche nachricht",
                                           "originalnachricht",
                                           "original-nachricht",
                                           "original nachricht",
                                           "ursprüngliche mail",
                                           "weitergeleitete nachricht",
                                           "anfang der weitergeleiteten nachricht",
                                           "anfang der weitergeleiteten e-mail",
                                           "weitergeleitet von",
                                           "antwort nachricht",
                                           "reply nachricht",
                                           "message d'origine",
                                           "message original",
                                           "message transféré",
                                           "message transmis",
                                           "début du message réexpédié",
                                           "début du message transféré",
                                           "e-mail d'origine",
                                           "mail original",
                                           "courriel original",
                                           "message transféré",
                                           "mensaje original",
                                           "mensaje reenviado",
                                           "inicio del mensaje reenviado",
                                           "correo original",
                                           "missatge original",
                                           "missatge reenviat",
                                           "mensagem original",
                                           "mensagem encaminhada",
                                           "mensagem reenviada",
                                           "início da mensagem encaminhada",
                                           "início da mensagem reencaminhada",
                                           "mensaxe orixinal",
                                           "messaggio originale",
                                           "messaggio inoltrato",
                                           "inizio messaggio inoltrato",
                                           "oorspronkelijk bericht",
                                           "origineel bericht",
                                           "doorgestuurd bericht",
                                           "begin doorgestuurd bericht",
                                           "ursprungligt meddelande",
                                           "ursprungsmeddelande",
                                           "originalmeddelande",
                                           "vidarebefordrat meddelande",
                                           "vidarebefordrat brev",
                                           "vidarebefordrat mejl",
                                           "oprindelig meddelelse",
                                           "oprindelig besked",
                                           "videresendt besked",
                                           "videresendt meddelelse",
                                           "start på videresendt besked",
                                           "opprinnelig melding",
                                           "videresendt melding",
                                           "videresendt e-post",
                                           "original melding",
                                           "alkuperäinen viesti",
                                           "edelleenlähetetty viesti",
                                           "välitetty viesti",
                                           "välitetty viesti alkaa",
                                           "algne kiri",
                                           "originaalkiri",
                                           "edastatud kiri",
                                           "sākotnējais ziņojums",
                                           "pārsūtīta ziņa",
                                           "originalus pranešimas",
                                           "pirminis laiškas",
                                           "persiųstas pranešimas",
                                           "oryginalna wiadomość",
                                           "wiadomość oryginalna",
                                           "wiadomość pierwotna",
                                           "wiadomość przekazana dalej",
                                           "przekazana wiadomość",
                                           "początek przekazywanej wiadomości",
                                           "treść przekazanej wiadomości",
                                           "původní zpráva",
                                           "původní e-mail",
                                           "puvodni zprava",
                                           "přeposlaná zpráva",
                                           "přeposlaný e-mail",
                                           "pôvodná správa",
                                           "preposlaná správa",
                                           "izvirno sporočilo",
                                           "posredovano sporočilo",
                                           "izvorna poruka",
                                           "originalna poruka",
                                           "proslijeđena poruka",
                                           "originalna poruka",
                                           "prosleđena poruka",
                                           "eredeti üzenet",
                                           "továbbított üzenet",
                                           "továbbított levél",
                                           "mesaj original",
                                           "mesaj redirecționat",
                                           "mesajul original",
                                           "mesaj transmis",
                                           "исходное сообщение",
                                           "исходное письмо",
                                           "оригинальное сообщение",
                                           "первоначальное сообщение",
                                           "пересылаемое сообщение",
                                           "пересланное сообщение",
                                           "начало переадресованного сообщения",
                                           "начало пересылаемого сообщения",
                                           "перенаправленное сообщение",
                                           "вихідне повідомлення",
                                           "оригінальне повідомлення",
                                           "переслане повідомлення",
                                           "пересланий лист",
                                           "початок переадресованого повідомлення",
                                           "первинне повідомлення",
                                           "оригинално съобщение",
                                           "препратено съобщение",
                                           "оригинална порука",
                                           "прослеђена порука",
                                           "αρχικό μήνυμα",
                                           "προωθημένο μήνυμα",
                                           "προωθούμενο μήνυμα",
                                           "πρωτότυπο μήνυμα",
                                           "özgün ileti",
                                           "orijinal ileti",
                                           "orijinal mesaj",
                                           "iletilen ileti",
                                           "yönlendirilmiş ileti",
                                           "iletilmiş mesaj",
                                           "iletilen mesaj",
                                           "الرسالة الأصلية",
                                           "رسالة أصلية",
                                           "رسالة معاد توجيهها",
                                           "رسالة محولة",
                                           "الرسالة المعاد توجيهها",
                                           "الرسالة الأصليه",
                                           "ההודעה המקורית",
                                           "הודעה מקורית",
                                           "הודעה שהועברה",
                                           "תחילת ההודעה שהועברה",
                                           "پیام اصلی",
                                           "پیام ارسال‌شده",
                                           "پیام هدایت شده",
                                           "thư gốc",
                                           "tin nhắn gốc",
                                           "tin nhắn được chuyển tiếp",
                                           "thư đã chuyển tiếp",
                                           "thư được chuyển tiếp",
                                           "pesan asli",
                                           "pesan terusan",
                                           "pesan yang diteruskan",
                                           "mesej asal",
                                           "ข้อความต้นฉบับ",
                                           "ข้อความดั้งเดิม",
                                           "ข้อความที่ส่งต่อ",
                                           "मूल संदेश",
                                           "अग्रेषित संदेश",
                                           "फ़ॉरवर्ड किया गया संदेश",
                                           "原始邮件",
                                           "原邮件",
                                           "转发的邮件",
                                           "邮件原件",
                                           "已转发邮件",
                                           "轉寄的郵件",
                                           "原始郵件",
                                           "轉寄郵件",
                                           "下面是被转发的邮件",
                                           "以下是轉寄的郵件",
                                           "开始转发的邮件",
                                           "原始信息",
                                           "转发邮件信息",
                                           "回复的原邮件",
                                           "元のメッセージ",
                                           "転送メッセージ",
                                           "オリジナルメッセージ",
                                           "転送されたメッセージ",
                                           "転送元メッセージ",
                                           "以下は転送されたメールです",
                                           "転送メール",
                                           "원본 메시지",
                                           "원본 메일",
                                           "원본 이메일",
                                           "전달된 메시지",
                                           "전달된 메일",
                                           "전달된 이메일",
                                           "원본메시지"};

const std::unordered_map<std::string_view, Field>& fields() {
  static const auto* table = [] {
    auto* map = new std::unordered_map<std::string_view, Field>;
    map->reserve(std::size(names));
    for (const Name& name : names) map->emplace(name.text, name.field);
    return map;
  }();
  return *table;
}

}  // namespace

const PhraseTable& field_name_openings() {
  static const auto* table = [] {
    std::array<std::string_view, std::size(names)> texts;
    std::transform(std::begin(names), std::end(names), texts.begin(),
                   [](const Name& name) { return name.text; });
    return new PhraseTable{texts};
  }();
  return *table;
}

const PhraseTable& separator_openings() {
  static const auto* table = new PhraseTable(separators);
  return *table;
}

namespace {

struct ReadField {
  unsigned field = 0;    // 0: the line is no header field
  bool value = false;    // something stands behind the colon
  bool goes_on = false;  // the value ends as a list that has more
  bool address = false;
  bool digit = false;
  std::string_view text = {};  // the value
};

ReadField read_field(std::string_view text) {
  text = trimmed(text);
  // "Key:" near the front, by any sort of colon.
  constexpr std::string_view full_width = "\xEF\xBC\x9A";
  const std::string_view front = text.substr(0, 64);
  std::size_t colon = front.find(':');
  std::size_t width = 1;
  if (const std::size_t wide = front.find(full_width); wide < colon) {
    colon = wide;
    width = full_width.size();
  }
  if (colon == std::string_view::npos || colon == 0) return {};
  static constexpr ByteSet frame("|- _");
  std::string_view label = text;
  while (frame.has(label.front())) label.remove_prefix(1);
  if (!field_name_openings().may_start(label)) return {};
  const ComparableText key = comparable(text.substr(0, colon));
  std::string_view name = key;
  while (!name.empty() && frame.has(name.front())) name.remove_prefix(1);
  while (!name.empty() && (name.back() == ' ' || name.back() == '_')) name.remove_suffix(1);
  const auto found = fields().find(name);
  if (found == fields().end()) return {};
  ReadField read;
  read.field = found->second;
  std::string_view value = text.substr(colon + width);
  while (!value.empty() && (value.front() == '*' || value.front() == ' ' || value.front() == '\t'))
    value.remove_prefix(1);
  value = trimmed(value);
  read.text = value;
  read.value = !is_blank(value);
  read.address = value.find('@') != std::string_view::npos;
  read.digit = std::any_of(value.begin(), value.end(), is_ascii_digit);
  read.goes_on = !value.empty() && (value.back() == ',' || value.back() == ';');
  return read;
}

// "From: Dana <dana@example.com> Sent: Monday, 2 June 2025 To: Support Subject: Server": a header
// block whose line ends were lost.
bool is_header_on_one_line(std::string_view text) {
  constexpr std::size_t longest_name = 24;
  if (text.size() > max_phrase_line || text.find('@') == std::string_view::npos ||
      read_field(text).field == 0)
    return false;
  unsigned seen = 0;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    // The words in front of the colon, from one up to three.
    std::size_t start = colon;
    for (int words = 0; words < 3 && colon - start < longest_name; ++words) {
      while (start > 0 && text[start - 1] == ' ') --start;
      while (start > 0 && is_word_byte(text[start - 1]) && !is_ascii_digit(text[start - 1]))
        --start;
      const auto found = fields().find(comparable(text.substr(start, colon - start)));
      if (found != fields().end()) seen |= found->second;
      if (start == 0 || text[start - 1] != ' ') break;
    }
  }
  return (seen & from) != 0 && (seen & to) != 0 && (seen & (date | subject)) != 0;
}

bool is_rule(std::string_view text, std::string_view characters, std::size_t least) {
  text = trimmed(text);
  return text.size() >= least && text.find_first_not_of(characters) == std::string_view::npos;
}

struct Separator {
  std::size_t lines = 0;
  bool lotus_notes = false;
  bool words = false;  // says "Original Message" or the like, not only a rule of dashes
};

// "02/18/2000 10:10 AM"
bool is_lotus_date(std::string_view text) {
  if (text.empty() || text.size() > 24 || !is_ascii_digit(text.front())) return false;
  std::size_t digits = 0, slashes = 0, colons = 0;
  for (const char c : text) {
    digits += is_ascii_digit(c);
    slashes += c == '/' || c == '.' || c == '-';
    colons += c == ':';
  }
  return digits >= 6 && digits <= 14 && slashes == 2 && colons >= 1 && colons <= 2;
}

// Where the date begins with which a line of Lotus Notes ends; npos if it does not.
std::size_t lotus_date_start(std::string_view text) {
  if (text.size() < 16 || text.size() > 160) return std::string_view::npos;
  if (text.back() != 'M' && !is_ascii_digit(text.back())) return std::string_view::npos;
  static constexpr ByteSet marks("/.-: APM");
  std::size_t start = text.size();
  while (start > 0 && text.size() - start < 24 &&
         (is_ascii_digit(text[start - 1]) || marks.has(text[start - 1])))
    --start;
  while (start < text.size() && !is_ascii_digit(text[start])) ++start;
  if (start == text.size() || start == 0 || text[start - 1] != ' ') return std::string_view::npos;
  return is_lotus_date(text.substr(start)) ? start : std::string_view::npos;
}

// "From:  Dana Example      02/06/2025 09:00 AM"
bool ends_with_lotus_date(std::string_view text) {
  text = trimmed(text);
  const std::size_t start = lotus_date_start(text);
  return start != std::string_view::npos &&
         ((start >= 2 && text[start - 2] == ' ') || text.find(" on ") != std::string_view::npos);
}

constexpr ByteSet frames_of_separators("-_=<#~*>");

Separator find_separator(std::string_view body, const std::vector<Line>& lines, std::size_t first) {
  const Line& line = lines[first];
  if (line.span.size() > 160) return {};
  std::string_view text = line.trimmed_text(body);
  if (text.empty()) return {};
  if ((text.front() == '-' || text.front() == '_') && is_rule(text, "_-", 10))
    return {1, false, false};
  // Between marks, or a paragraph of its own.
  if (!frames_of_separators.has(text.front()) &&
      !(text.size() <= 80 && (line.after_blank || text.back() == ':') &&
        separator_openings().may_start(text)))
    return {};
  const ComparableText whole = comparable(text);
  std::string_view inner = whole;
  const auto is_edge = [](char c) {
    return c == '-' || c == ' ' || c == '_' || c == '=' || c == '>' || c == '<' || c == '#' ||
           c == '~';
  };
  while (!inner.empty() && is_edge(inner.front())) inner.remove_prefix(1);
  // comparable() leaves asterisks out.
  const std::size_t before = text.starts_with("**") ? 2 : whole.size() - inner.size();
  const bool open_end = !inner.empty() && !is_edge(inner.back());
  while (!inner.empty() && is_edge(inner.back())) inner.remove_suffix(1);
  const bool colon = !inner.empty() && inner.back() == ':';
  if (colon) inner.remove_suffix(1);
  while (!inner.empty() && inner.back() == ' ') inner.remove_suffix(1);
  if (inner.empty() || inner.size() > 120) return {};
  if (before >= 2 && starts_with_phrase(inner, "forwarded by") && inner.size() > 14) {
    // Lotus Notes: "------ Forwarded by Dana/Office on 02/06/2025 09:00 AM ------", often wrapped.
    std::size_t count = 1;
    if (open_end || (first + 1 < lines.size() && is_rule(lines[first + 1].text(body), "-", 10)))
      if (first + 1 < lines.size() && !lines[first + 1].after_blank) {
        const std::string_view next = lines[first + 1].trimmed_text(body);
        if (next.size() >= 3 && next.substr(next.size() - 3) == "---") count = 2;
      }
    return {count, true, true};
  }
  // QQ Mail's "------------------ Original ------------------"
  if (inner == "original" && before >= 10 && !open_end) return {1, false, true};
  const bool framed = before >= 2 || colon;
  const std::size_t phrase = separator_openings().longest_start(inner);
  // Bare words need the fields below them.
  if (phrase == inner.size() && (framed || line.after_blank)) return {1, false, framed};
  if (phrase > 0 && before >= 2 && inner.size() < phrase + 60) return {1, false, true};
  return {};
}

// Where the fields end that Lotus Notes writes as a table, each name and value on a line of its own
// ("To", "support@example.com", "cc", "Subject", "Server"), and of which the first is at line
// `first`; `first` if there are none.
std::size_t notes_table_end(std::string_view body, const std::vector<Line>& lines,
                            std::size_t first) {
  constexpr std::size_t most_lines = 16, longest_name = 24;
  const auto field_named = [&](std::size_t line) {
    const std::string_view text = lines[line].trimmed_text(body);
    if (lines[line].marks != lines[first].marks || text.empty() || text.size() > longest_name)
      return 0U;
    const auto found = fields().find(comparable(text));
    return found == fields().end() ? 0U : static_cast<unsigned>(found->second);
  };
  if (first >= lines.size() || field_named(first) != to) return first;
  for (std::size_t i = first + 1; i < lines.size() && i < first + most_lines; ++i) {
    if (lines[i].marks != lines[first].marks) break;
    if (field_named(i) != subject) continue;
    const bool value = i + 1 < lines.size() && !lines[i + 1].after_blank;
    return value ? i + 2 : i + 1;
  }
  return first;
}

// At a glance: whether a line can be the date that Lotus Notes writes below the sender, or "Sent
// by:".
bool may_be_sent_line(std::string_view body, const Line& line) {
  const std::string_view text = line.trimmed_text(body);
  if (line.after_blank || text.size() < 2 || !(line.signs || line.beyond_ascii)) return false;
  const auto may_be = [](char c, char expected) {
    return to_lower(c) == expected || c == '*' || static_cast<unsigned char>(c) >= 0x80;
  };
  return is_ascii_digit(text[0]) || (may_be(text[0], 's') && may_be(text[1], 'e')) ||
         text[0] == '*' || static_cast<unsigned char>(text[0]) >= 0x80;
}

// At a glance: what announces a message, a field, or who and when as Lotus Notes writes it.
bool may_begin(std::string_view body, const std::vector<Line>& lines, std::size_t first) {
  const Line& line = lines[first];
  if (line.visible.empty()) return true;
  if (line.openings.may_be(Opening::field_name) || line.openings.may_be(Opening::separator))
    return true;
  const std::string_view text = line.trimmed_text(body);
  return (text.size() > 2 && frames_of_separators.has(text.front())) ||
         (line.signs && (text.back() == 'M' || is_ascii_digit(text.back()))) ||
         (first + 1 < lines.size() && may_be_sent_line(body, lines[first + 1]));
}

HeaderBlock read_header_block(std::string_view body, const std::vector<Line>& lines,
                              std::size_t first) {
  const int marks = lines[first].marks;
  HeaderBlock block;
  if (marks == 0 && lines[first].signs && is_header_on_one_line(lines[first].text(body))) {
    block.lines = 1;
    return block;
  }
  std::size_t at = first;
  const Separator separator = find_separator(body, lines, first);
  // Fields have colons, and the lines of Lotus Notes have dates.
  if (separator.lines == 0 && !lines[first].signs && !lines[first].beyond_ascii &&
      !(first + 1 < lines.size() && may_be_sent_line(body, lines[first + 1])))
    return block;
  at += separator.lines;
  // Lotus Notes: who and when, on a line of their own each or on one, above "To:"; the former also
  // with who sent it in whose name and where to reply.
  std::size_t notes = 0;
  const auto to_follows = [&](std::size_t line) {
    for (std::size_t i = line; i < lines.size() && i < line + 2; ++i) {
      const ReadField field = read_field(lines[i].text(body));
      if (field.field == to && !(field.field & technical)) return true;
      if (field.field == 0 && i > line) return false;
    }
    return false;
  };
  if (at < lines.size() && lines[at].marks == marks && lines[at].span.size() <= 120) {
    const std::string_view one = lines[at].trimmed_text(body);
    const auto begins = [&](std::size_t line, std::string_view phrase) {
      return line < lines.size() && !lines[line].after_blank &&
             match_phrase(lines[line].trimmed_text(body), 0, phrase) != std::string_view::npos;
    };
    std::size_t next = at + 1;
    next += begins(next, "sent by:");
    const bool dated = next < lines.size() && lines[next].span.size() <= 60 &&
                       !lines[next].after_blank && is_lotus_date(lines[next].trimmed_text(body));
    next += dated;
    next += begins(next, "please respond to");
    if (dated && read_field(one).field == 0) {
      // "Please respond to" may have its address on a line below.
      for (std::size_t table = next; table <= next + 1; ++table) {
        const std::size_t end = notes_table_end(body, lines, table);
        if (end > table) return {table - first, end - first, true, true};
      }
    }
    if (dated && read_field(one).field == 0 && to_follows(next))
      notes = next - at;
    else if (const std::size_t date_at = lotus_date_start(one);
             at + 1 < lines.size() && date_at > 2 && date_at != std::string_view::npos &&
             read_field(one).field == 0) {
      // "Dana Example      02/06/2025 09:00 AM", "Dana <dana@example.com> on 02/06/2025 09:00:00
      // AM"
      const bool reply_to = match_phrase(lines[at + 1].trimmed_text(body), 0,
                                         "please respond to") != std::string_view::npos;
      if (to_follows(at + (reply_to ? 2 : 1))) notes = reply_to ? 2 : 1;
    }
  }
  at += notes;
  unsigned seen = 0;
  std::size_t count = 0;
  bool open = false;
  bool address = false, digit = false;
  const std::size_t fields_start = at;
  bool notes_field = false;
  for (; at < lines.size() && at < fields_start + max_lines; ++at) {
    const Line& line = lines[at];
    if (line.marks != marks) break;
    const ReadField field = line.span.size() > 100000 ? ReadField{} : read_field(line.text(body));
    if (field.field == 0) {
      // A value wrapped onto the next line.
      if (count == 0 || line.after_blank || line.span.size() > 400) break;
      const bool indented = line.content > line.span.start && marks == 0 &&
                            (body[line.span.start] == ' ' || body[line.span.start] == '\t');
      const std::string_view text = line.text(body);
      const bool continues =
          open || indented ||
          (text.find('@') != std::string_view::npos && count_words(text) <= 12) ||
          (at + 1 < lines.size() && !lines[at + 1].after_blank &&
           read_field(lines[at + 1].text(body)).field != 0);
      if (!continues) break;
      open = !text.empty() && (trimmed(text).back() == ',' || trimmed(text).back() == ';');
      continue;
    }
    if (line.after_blank && count > 0 && (seen & subject) != 0 &&
        ((field.field & date) == 0 || (seen & date) != 0))
      break;
    if (line.after_blank && count > 0 && (seen & field.field) != 0) break;
    if (count == 0 && notes == 0 && (field.field & (other | technical)) != 0) break;
    if ((seen & field.field & (from | date | to | subject)) != 0) break;
    seen |= field.field;
    const bool date_below = field.field == from && at + 1 < lines.size() &&
                            !lines[at + 1].after_blank && lines[at + 1].span.size() <= 60 &&
                            is_lotus_date(lines[at + 1].trimmed_text(body));
    if (field.field == from && (date_below || ends_with_lotus_date(line.text(body)))) {
      notes_field = true;
      seen |= date;
      digit = true;
      at += date_below;
    }
    address |= field.address;
    digit |= field.digit && (field.field & date) != 0;
    open = field.goes_on || !field.value;
    ++count;
  }
  const bool whole =
      (seen & technical) == 0 &&
      (((seen & from) && (seen & (to | subject | date)) && count >= 3) ||
       ((seen & to) && (seen & subject) && (count >= 3 || notes > 0 || separator.words)) ||
       ((seen & from) && (seen & date) && (digit || separator.words)) ||
       ((seen & from) && (seen & subject) && (address || separator.words)) ||
       (separator.words && count >= 1 && (seen & (from | to | date))) || (notes > 0 && count >= 1));
  if (whole) {
    block.separator_lines = separator.lines + notes;
    block.lines = at - first;
    block.lotus_notes = separator.lotus_notes || notes > 0 || notes_field;
    block.dated = (seen & date) != 0 || notes > 0;
    block.announced = separator.lines > 0 || notes > 0 || notes_field;
  } else if (separator.words) {
    block.separator_lines = block.lines = separator.lines;
    block.lotus_notes = separator.lotus_notes;
    block.announced = true;
  }
  return block;
}

}  // namespace

HeaderBlock find_header_block(std::string_view body, const std::vector<Line>& lines,
                              std::size_t first) {
  return may_begin(body, lines, first) ? read_header_block(body, lines, first) : HeaderBlock{};
}

std::string_view sender_in(std::string_view fields) {
  for (std::size_t start = 0; start < fields.size();) {
    const std::size_t end = std::min(fields.find('\n', start), fields.size());
    const ReadField field = read_field(fields.substr(start, end - start));
    if (field.field == from) return field.text;
    start = end + 1;
  }
  return {};
}

}  // namespace replylint
