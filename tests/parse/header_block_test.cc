#include <doctest/doctest.h>

#include "outline.h"

namespace replylint {
namespace {

// The last line of `head` belongs to a header block; what follows is another message.
bool opens_original(const std::string& head) {
  const std::string found = outline("Yes, it is.\n\n" + head + "\n\nIs it up?\n");
  INFO(found);
  return found.find("answer: Yes, it is.\n") == 0 &&
         found.find("original/1: Is it up?\n") != std::string::npos &&
         found.find("answer", 8) == std::string::npos;
}

}  // namespace

TEST_CASE("header fields in many languages") {
  for (const char* head : {
           "From: Dana <dana@example.com>\nSent: Monday, 2 June 2025 9:00\nTo: Help\nSubject: "
           "Server",
           "*From:* Dana <dana@example.com>\n*Sent:* Monday 9:00\n*To:* Help\n*Subject:* Server",
           "From: Dana [mailto:dana@example.com]\nDate: 2 June 2025\nTo: Help\nCc: A; "
           "B;\nC\nSubject: S",
           "Von: Dana <dana@example.com>\nGesendet: Montag, 2. Juni 2025 09:00\nAn: "
           "Hilfe\nBetreff: Server",
           "De : Dana <dana@example.com>\nEnvoyé : lundi 2 juin 2025 09:00\nÀ : Aide\nObjet : "
           "Serveur",
           "De: Dana <dana@example.com>\nEnviado: lunes, 2 de junio de 2025 9:00\nPara: "
           "Ayuda\nAsunto: Servidor",
           "De: Dana <dana@example.com>\nEnviada em: segunda-feira, 2 de junho de 2025\nPara: "
           "A\nAssunto: S",
           "Da: Dana <dana@example.com>\nInviato: lunedì 2 giugno 2025 09:00\nA: Aiuto\nOggetto: "
           "Server",
           "Van: Dana <dana@example.com>\nVerzonden: maandag 2 juni 2025 09:00\nAan: "
           "Hulp\nOnderwerp: Server",
           "Från: Dana <dana@example.com>\nSkickat: den 2 juni 2025 09:00\nTill: Hjälp\nÄmne: "
           "Server",
           "Fra: Dana <dana@example.com>\nSendt: 2. juni 2025 09:00\nTil: Hjelp\nEmne: Server",
           "Lähettäjä: Dana <dana@example.com>\nLähetetty: 2. kesäkuuta 2025\nVastaanottaja: "
           "Apu\nAihe: Palvelin",
           "Od: Dana <dana@example.com>\nWysłano: 2 czerwca 2025 09:00\nDo: Pomoc\nTemat: Serwer",
           "Od: Dana <dana@example.com>\nOdesláno: 2. června 2025 9:00\nKomu: Pomoc\nPředmět: "
           "Server",
           "Feladó: Dana <dana@example.com>\nElküldve: 2025. június 2. 9:00\nCímzett: "
           "Segítség\nTárgy: Szerver",
           "De la: Dana <dana@example.com>\nTrimis: 2 iunie 2025 09:00\nCătre: Ajutor\nSubiect: "
           "Server",
           "Šalje: Dana <dana@example.com>\nPoslato: 2. jun 2025. 9:00\nPrima: Pomoć\nTema: Server",
           "Siuntėjas: Dana <dana@example.com>\nIšsiųsta: 2025-06-02 9:00\nGavėjas: Pagalba\nTema: "
           "S",
           "Frá: Dana <dana@example.com>\nSent: 2. júní 2025 9:00\nTil: Hjálp\nEfni: Þjónn",
           "Nork: Dana <dana@example.com>\nBidalia: 2025-06-02 9:00\nNori: Laguntza\nGaia: Z",
           "Nga: Dana <dana@example.com>\nDërguar: 2 qershor 2025 9:00\nPër: Ndihmë\nTema: S",
           "От: Дана <dana@example.com>\nОтправлено: 2 июня 2025 г. 9:00\nКому: Помощь\nТема: "
           "Сервер",
           "Від: Дана <dana@example.com>\nНадіслано: 2 червня 2025 р. 9:00\nКому: Д\nТема: Сервер",
           "Από: Dana <dana@example.com>\nΣτάλθηκε: Δευτέρα 2 Ιουνίου 2025\nΠρος: Β\nΘέμα: Σ",
           "Kimden: Dana <dana@example.com>\nGönderildi: 2 Haziran 2025 09:00\nKime: Yardım\nKonu: "
           "Sunucu",
           "من: دانا <dana@example.com>\nتاريخ الإرسال: ٢ يونيو ٢٠٢٥\nإلى: الدعم\nالموضوع: خادم",
           "מאת: Dana <dana@example.com>\nנשלח: 2 יוני 2025 09:00\nאל: עזרה\nנושא: שרת",
           "Từ: Dana <dana@example.com>\nĐã gửi: 2 tháng 6 2025\nĐến: A\nChủ đề: B",
           "Dari: Dana <dana@example.com>\nTanggal: 2 Juni 2025\nKepada: A\nPerihal: B",
           "发件人: Dana <dana@example.com>\n发送时间: 2025年6月2日 9:00\n收件人: A\n主题: B",
           "寄件者：Dana <dana@example.com>\n寄件日期：2025年6月2日\n收件者：A\n主旨：B",
           "差出人: Dana <dana@example.com>\n送信日時: 2025年6月2日 9:00\n宛先: A\n件名: B",
           "보낸 사람: Dana <dana@example.com>\n보낸 날짜: 2025년 6월 2일\n받는 사람: A\n제목: B",
       }) {
    CAPTURE(std::string(head));
    CHECK(opens_original(head));
  }
}

TEST_CASE("separators in many languages") {
  for (const char* head : {
           "-----Original Message-----",
           "----- Original Message -----",
           "Begin forwarded message:",
           "---------- Forwarded message ---------",
           "**** Original message ****",
           "------------------ Original ------------------",
           "-----Ursprüngliche Nachricht-----",
           "-------- Weitergeleitete Nachricht --------",
           "-----Message d'origine-----",
           "---------- Message transféré ---------",
           "-----Mensaje original-----",
           "---------- Mensagem encaminhada ---------",
           "-----Messaggio originale-----",
           "-----Oorspronkelijk bericht-----",
           "-----Ursprungligt meddelande-----",
           "-----Oprindelig meddelelse-----",
           "-----Opprinnelig melding-----",
           "-----Alkuperäinen viesti-----",
           "-----Wiadomość oryginalna-----",
           "-----Původní zpráva-----",
           "-----Eredeti üzenet-----",
           "-----Исходное сообщение-----",
           "-------- Пересылаемое сообщение --------",
           "-----Αρχικό μήνυμα-----",
           "-----Özgün İleti-----",
           "-----الرسالة الأصلية-----",
           "-----ההודעה המקורית-----",
           "-----原始邮件-----",
           "-----元のメッセージ-----",
           "-----원본 메시지-----",
       }) {
    CAPTURE(std::string(head));
    CHECK(opens_original(head));
  }
}

TEST_CASE("fields that Lotus Notes wrote as a table") {
  CHECK(outline("Yes, it is.\n\nDana Customer/Acme@ACME\nSent by: users-bounces@example.com\n"
                "06/02/2025 09:00 AM\nPlease respond to\nusers@example.com\n\n\nTo\n"
                "users@example.com\ncc\n\nSubject\n[users] Server\n\nIs it up?\n") ==
        "answer: Yes, it is.\n"
        "attribution: Dana Customer/Acme@ACME\\Sent by: users-bounces@example.com\\"
        "06/02/2025 09:00 AM\\Please respond to\\users@example.com\n"
        "header: To\\users@example.com\\cc\nheader: Subject\\[users] Server\n"
        "original/1: Is it up?\n");
  for (
      const char* head :
      {"Dana <dana@example.com>\n06/02/2025 09:00 AM\n\nTo\nSam <sam@example.com>\ncc\n\nSubject",
       "Dana <dana@example.com>\n02.06.2025 09:00\n\nAn\nSam <sam@example.com>\nKopie\n\nThema\nS"}) {
    CAPTURE(std::string(head));
    CHECK(opens_original(head));
  }
  CHECK(outline("The backup of\n06/02/2025 09:00 AM\n\nTo\nwhom it may concern\n") ==
        "answer: The backup of\\06/02/2025 09:00 AM\nanswer: To\\whom it may concern\n");
  CHECK(outline("It is the original.\n\n--- Original ---\n\nIt stays.\n").find("original/") ==
        std::string::npos);
}

TEST_CASE("a separator above an attribution is no level of its own") {
  CHECK(outline("Yes, it is.\n\n------- Original Message -------\n"
                "On Monday, June 2nd, 2025 at 9:00 AM, Dana <dana@example.com> wrote:\n\n"
                "> Is it up?\n") ==
        "answer: Yes, it is.\nattribution: ------- Original Message -------\\"
        "On Monday, June 2nd, 2025 at 9:00 AM, Dana <dana@example.com> wrote:\n"
        "quote/1: > Is it up?\n");
}

TEST_CASE("a header block below another is one level deeper") {
  CHECK(outline("FYI\n\n-----Original Message-----\nFrom: Sam <sam@example.com>\n"
                "Sent: Monday, 2 June 2025 10:00\nTo: Dana\nSubject: RE: Server\n\nSee below.\n\n"
                "From: Dana <dana@example.com>\nSent: Monday, 2 June 2025 9:00\nTo: Sam\n"
                "Subject: Server\n\nIs it up?\n> no\n") ==
        "answer: FYI\n"
        "attribution: -----Original Message-----\n"
        "header: From: Sam <sam@example.com>\\Sent: Monday, 2 June 2025 10:00\\To: Dana\\"
        "Subject: RE: Server\n"
        "original/1: See below.\n"
        "header/1: From: Dana <dana@example.com>\\Sent: Monday, 2 June 2025 9:00\\To: Sam\\"
        "Subject: Server\n"
        "original/2: Is it up?\n"
        "quote/3: > no\n");
}

TEST_CASE("Lotus Notes: the parts of the included message are told apart") {
  CHECK(outline("Please have a look.\n\n"
                "---------------------- Forwarded by Sam Agent/Example on 06/02/2025 10:10 AM\n"
                "---------------------------\n\n"
                "Dana Customer\n06/02/2025 09:00 AM\nTo: Sam Agent/Example\ncc:\n"
                "Subject: Server\n\nSam,\n\nis it up?\n\nThanks,\nDana\n") ==
        "answer: Please have a look.\n"
        "attribution: ---------------------- Forwarded by Sam Agent/Example on 06/02/2025 10:10 "
        "AM\\---------------------------\n"
        "attribution: Dana Customer\\06/02/2025 09:00 AM\n"
        "header: To: Sam Agent/Example\\cc:\\Subject: Server\n"
        "salutation/1: Sam,\n"
        "original/1: is it up?\n"
        "closing/1: Thanks,\\Dana\n");
}

TEST_CASE("Lotus Notes: the sender's company, and who sent it in whose name") {
  CHECK(outline("Please have a look.\n\n\tExample Hosting Corp.\n\t\n"
                "\tFrom:  Dana Customer                           06/02/2025 09:00 AM\n\t\n\n"
                "To: Sam Agent/Example\ncc:\nSubject: Server\n\nIs it up?\n") ==
        "answer: Please have a look.\n"
        "signature/1: \tExample Hosting Corp.\n"
        "header: \tFrom:  Dana Customer                           06/02/2025 09:00 AM\n"
        "header: To: Sam Agent/Example\\cc:\\Subject: Server\n"
        "original/1: Is it up?\n");
  CHECK(outline("Please have a look.\n\nDana Customer <dana@example.com>\n"
                "Sent by: list-bounces@lists.example.com\n06/02/2025 09:00 AM\n"
                "Please respond to Users of the Example List\n\n        To:     Sam Agent/Example\n"
                "        Subject:        Server\n\nIs it up?\n") ==
        "answer: Please have a look.\n"
        "attribution: Dana Customer <dana@example.com>\\Sent by: list-bounces@lists.example.com\\"
        "06/02/2025 09:00 AM\\Please respond to Users of the Example List\n"
        "header:         To:     Sam Agent/Example\\        Subject:        Server\n"
        "original/1: Is it up?\n");
}

TEST_CASE("a header block whose line ends were lost") {
  CHECK(
      outline("It is.\n\nFrom: Dana <dana@example.com> Sent: Monday, 2 June 2025 9:00 To: Support "
              "Subject: Server\n\nIs it up?\n") ==
      "answer: It is.\n"
      "header: From: Dana <dana@example.com> Sent: Monday, 2 June 2025 9:00 To: Support Subject: "
      "Server\noriginal/1: Is it up?\n");
  CHECK(outline("From: the panel (panel@example.com) you can go to: the log.\n") ==
        "answer: From: the panel (panel@example.com) you can go to: the log.\n");
}

TEST_CASE("a short rule above the fields is no text") {
  CHECK(outline("It is.\n\n====\n\nFrom: Dana <dana@example.com>\nSent: Monday\nTo: Sam\n"
                "Subject: Server\n\nIs it up?\n") ==
        "answer: It is.\n"
        "header: From: Dana <dana@example.com>\\Sent: Monday\\To: Sam\\Subject: Server\n"
        "original/1: Is it up?\n");
}

TEST_CASE("fields that introduce no other message") {
  CHECK(outline("From: Dana <dana@example.com>\nSubject: Server\n\nIs it up?\n") ==
        "header: From: Dana <dana@example.com>\\Subject: Server\nanswer: Is it up?\n");
  CHECK(outline("Set these records:\n\nFrom: the panel\n\nIt is up.\n") ==
        "answer: Set these records:\nanswer: From: the panel\nanswer: It is up.\n");
  CHECK(outline("These are the steps.\n\n---\n\nRestart it.\n") ==
        "answer: These are the steps.\nanswer: ---\nanswer: Restart it.\n");
}

}  // namespace replylint
