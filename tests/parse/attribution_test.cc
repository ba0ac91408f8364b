#include <algorithm>

#include <doctest/doctest.h>

#include "outline.h"

namespace replylint {
namespace {

// Whether the lines between an answer and a quote are one attribution, also without any mark
// below it.
bool is_attribution(std::string_view line) {
  const std::string text(line);
  std::string shown = text;
  for (char& c : shown)
    if (c == '\n') c = '\\';
  const std::string marked = outline("Yes, it is.\n\n" + text + "\n\n> Is it up?\n");
  const std::string bare = outline("Yes, it is.\n\n" + text + "\n\nIs it up?\n");
  INFO(marked, bare);
  return marked == "answer: Yes, it is.\nattribution: " + shown + "\nquote/1: > Is it up?\n" &&
         bare == "answer: Yes, it is.\nattribution: " + shown + "\noriginal/1: Is it up?\n";
}

}  // namespace

TEST_CASE("attributions of the usual clients") {
  for (const char* line : {
           "On Mon, 2 Jun 2025 at 09:00, Dana Customer <dana@example.com> wrote:",
           "On Mon, Jun 2, 2025 at 9:00 AM Dana Customer <\ndana@example.com> wrote:",
           "On Mon, Jun 2, 2025 at 9:00 AM\nDana Customer-Longname\n<dana@example.com> wrote:",
           "On 6/2/25 09:00, Dana Customer wrote:",
           "On 2025-06-02 09:00, Dana Customer wrote:",
           "On Mon Jun 2, 2025 at 9:00 AM UTC, Dana Customer wrote:",
           "Dana Customer <dana@example.com> writes:",
           "\"Customer, Dana\" <dana@example.com> writes:",
           "At 09:00 02/06/2025, Dana Customer wrote:",
           "--- On Mon, 6/2/25, Dana Customer <dana@example.com> wrote:",
           "2025/06/02 Dana Customer <dana@example.com>:",
           "2025-06-02 9:00 GMT+02:00 Dana Customer <dana@example.com>:",
           "dana@example.com wrote:",
           "---- Dana Customer wrote ----",
           "Monday, 2 June 2025, 9:00 AM +0200 from Dana <dana@example.com>:",
           ">>> Dana Customer <dana@example.com> 6/2/2025 9:00 AM >>>",
           ">>> Dana Customer 02.06.2025 09:00 >>>",
       }) {
    CAPTURE(std::string(line));
    CHECK(is_attribution(line));
  }
}

TEST_CASE("attributions in other languages") {
  for (const char* line : {
           "Am 02.06.2025 um 09:00 schrieb Dana Kundin:",
           "Dana Kundin <dana@example.com> schrieb am Mo., 2. Juni 2025, 09:00:",
           "Le lun. 2 juin 2025 à 09:00, Dana Cliente <dana@example.com> a écrit :",
           "El lun, 2 jun 2025 a las 9:00, Dana Cliente (<dana@example.com>) escribió:",
           "Em seg., 2 de jun. de 2025 às 09:00, Dana Cliente <dana@example.com> escreveu:",
           "Il giorno lun 2 giu 2025 alle ore 09:00 Dana Cliente <dana@example.com> ha scritto:",
           "Op ma 2 jun 2025 om 09:00 schreef Dana Klant <dana@example.com>:",
           "Op 2 jun. 2025, om 09:00 heeft Dana Klant <dana@example.com> het volgende geschreven:",
           "Den mån 2 juni 2025 kl 09:00 skrev Dana Kund <dana@example.com>:",
           "Den man. 2. jun. 2025 kl. 09.00 skrev Dana Kunde <dana@example.com>:",
           "Missatge de Dana <dana@example.com> del dia dl., 2 de juny 2025 a les 9:00:",
           "Op Ma. 2 Jun. 2025 om 09:00 het Dana <dana@example.com> geskryf:",
           "Mnamo Jum, 2 Jun 2025 saa 09:00 Dana <dana@example.com> aliandika:",
           "Noong Lun, Hun 2, 2025 nang 9:00 AM, isinulat ni Dana <dana@example.com> ang:",
           "Wiadomość napisana przez Dana <dana@example.com> w dniu 2 cze 2025, o godz. 09:00:",
           "Dana <dana@example.com> szerint (2025. jún. 2.; 9:00):",
           "2025-06-02 오전 9:00에 Dana 이(가) 쓴 글:",
           "Dana escribió el lunes, 2 de junio de 2025 a las 09:00:",
           "man. 2. juni 2025 kl. 09:00 skrev Dana Kunde <dana@example.com>:",
           "ma 2. kesäk. 2025 klo 9.00 Dana Asiakas (dana@example.com) kirjoitti:",
           "Kontakt Dana Klient (<dana@example.com>) kirjutas kuupäeval E, 2. juuni 2025 kell "
           "09:00:",
           "pon., 2 cze 2025 o 09:00 Dana Klient <dana@example.com> napisał(a):",
           "W dniu 02.06.2025 o 09:00, Dana Klient pisze:",
           "po 2. 6. 2025 v 9:00 odesílatel Dana Novák <dana@example.com> napsal:",
           "Dňa 2. 6. 2025 o 9:00 Dana Zákazník <dana@example.com> napísala:",
           "V V pon., 2. jun. 2025 ob 09:00 je oseba Dana <dana@example.com> napisala:",
           "Dana Kupac <dana@example.com> je napisao (2. lip 2025. 09:00):",
           "Dne 3. 03. 25 ob 09:01 je Dana Kupec napisal(a):",
           "Am 03. 03. 25 um 09:01 schrieb Dana Kundin:",
           "Dana Ügyfél <dana@example.com> ezt írta (időpont: 2025. jún. 2., H, 9:00):",
           "În lun., 2 iun. 2025 la 09:00, Dana Client <dana@example.com> a scris:",
           "пн, 2 июн. 2025 г. в 09:00, Дана Клиент <dana@example.com>:",
           "2 июня 2025 г., 09:00, Дана Клиент <dana@example.com> написал:",
           "пн, 2 черв. 2025 р. о 09:00 Дана Клієнт <dana@example.com> пише:",
           "На пн, 2.06.2025 г. в 9:00 Дана Клиент <dana@example.com> написа:",
           "Στις Δευ 2 Ιουν 2025 στις 9:00 π.μ., ο χρήστης Dana <dana@example.com> έγραψε:",
           "Dana Müşteri <dana@example.com>, 2 Haz 2025 Pzt, 09:00 tarihinde şunu yazdı:",
           "في الاثنين، 2 يونيو 2025 في 9:00 ص تمت كتابة ما يلي بواسطة دانا <dana@example.com>:",
           "\xE2\x80\xABבתאריך יום ב׳, 2 ביוני 2025 ב-9:00 מאת \xE2\x80\xAA"
           "Dana\xE2\x80\xAC\xE2\x80\x8F "
           "<\xE2\x80\xAA"
           "dana@example.com\xE2\x80\xAC\xE2\x80\x8F>:",
           "Vào Th 2, 2 thg 6, 2025 vào lúc 09:00 Dana <dana@example.com> đã viết:",
           "Pada tanggal Sen, 2 Jun 2025 pukul 09.00 Dana <dana@example.com> menulis:",
           "เมื่อ จ. 2 มิ.ย. 2025 เวลา 09:00 Dana <dana@example.com> เขียนว่า:",
           "Dana Customer <dana@example.com> 于2025年6月2日周一 09:00写道：",
           "在 2025年6月2日，上午9:00，Dana Customer <dana@example.com> 写道：",
           "Dana Customer <dana@example.com> 於 2025年6月2日 週一 上午9:00寫道：",
           "2025年6月2日(月) 9:00 Dana Customer <dana@example.com>:",
           "2025/06/02 9:00、Dana Customer <dana@example.com>のメール:",
           "2025년 6월 2일 (월) 오전 9:00, Dana Customer <dana@example.com>님이 작성:",
           "सोम, 2 जून 2025 को 9:00 पर Dana <dana@example.com> ने लिखा:",
           "در تاریخ دوشنبه ۲ ژوئن ۲۰۲۵ ساعت ۹:۰۰ Dana <dana@example.com> نوشت:",
       }) {
    CAPTURE(std::string(line));
    CHECK(is_attribution(line));
  }
}

TEST_CASE("attributions that are wrapped before their verb, or behind the name") {
  for (
      const char* line : {
          "2025-06-02, pr, 09:00 Dana Klientas <dana@example.com>\nrašė:",
          "2. 6. 2025, o 9:00, Dana\nZákazník <dana@example.com>\nnapísal(a):",
          "2025. 6. 2. 오전 9:00, Dana Customer <dana@example.com>\n작성:",
          "2 जून 2025 को 9:00 am बजे, Dana Customer <dana@example.com>\nने लिखा:",
          "सोम, 2 जून 2025 रोजी 9:00 AM वाजता Dana Customer <dana@example.com>\nने लिहिले:",
          "திங்., 2 ஜூன், 2025 அன்று முற்பகல் 9:00 மணிக்கு, Dana <dana@example.com>\nஎழுதியது:",
          "Wiadomość napisana przez Dana\nKlient <dana@example.com> w\ndniu 2 cze 2025, o godz. 09:00:",
          "Missatge de Dana Client <dana@example.com> del dia dl., 2 de juny 2025 a les 9:00:",
      }) {
    CAPTURE(std::string(line));
    CHECK(is_attribution(line));
  }
  // Without an address, above a quote.
  for (const std::string line : {
           "Dana Cliente escreveu (segunda,\n2/06/2025 à(s) 09:00):",
           "Dana Vevő ezt írta (időpont:\n2025. jún. 2., H, 9:00):",
           "Dana Kupac je napisao/la dana\n02. 06. 2025. u 09:00:",
           "Wiadomość napisana przez Dana Klient w\ndniu 2 cze 2025, o godz. 09:00:",
       }) {
    CAPTURE(line);
    std::string shown = line;
    std::replace(shown.begin(), shown.end(), '\n', '\\');
    CHECK(outline("Yes, it is.\n\n" + line + "\n> Is it up?\n") ==
          "answer: Yes, it is.\nattribution: " + shown + "\nquote/1: > Is it up?\n");
  }
  // The writer's own words above an attribution are no part of it.
  CHECK(
      outline("Thank you for what you wrote,\nOn 2 June 2025 at 9:00 Dana wrote:\n> Is it up?\n") ==
      "answer: Thank you for what you wrote,\n"
      "attribution: On 2 June 2025 at 9:00 Dana wrote:\nquote/1: > Is it up?\n");
}

TEST_CASE("short attributions need the quote below them") {
  CHECK(outline("dana wrote:\n> Is it up?\n\nIt is.\n") ==
        "attribution: dana wrote:\nquote/1: > Is it up?\nanswer: It is.\n");
  CHECK(outline("Quoting Dana Customer (2025-06-02 09:00:00)\n> Is it up?\n\nIt is.\n") ==
        "attribution: Quoting Dana Customer (2025-06-02 09:00:00)\n"
        "quote/1: > Is it up?\nanswer: It is.\n");
  CHECK(outline("* Dana <dana@example.com>:\n> Is it up?\n\nIt is.\n") ==
        "attribution: * Dana <dana@example.com>:\nquote/1: > Is it up?\nanswer: It is.\n");
  for (const char* line :
       {"Dana Customer wrote", "Dana asked:", "Dana Customer sagte:", "Dana a dit :", "Quoth Dana:",
        "Thus spake Dana Customer:", "From: Dana Customer",
        "Dana Customer <dana@example.com> wrote in message news:abc@example.com...",
        "\"Dana Customer\" <dana@example.com> wrote in message\nnews:abc@example.com..."}) {
    std::string shown = line;
    std::replace(shown.begin(), shown.end(), '\n', '\\');
    CHECK(outline("It was down.\n\n" + std::string(line) + "\n> Is it up?\n\nIt is.\n") ==
          "answer: It was down.\nattribution: " + shown +
              "\nquote/1: > Is it up?\nanswer: It is.\n");
    CHECK(outline("It was down.\n\n" + std::string(line) + "\n\nIs it up?\n").find("original") ==
          std::string::npos);
  }
  CHECK(outline("Your note said:\n\nThe plan was changed and this is what we did.\n") ==
        "answer: Your note said:\nanswer: The plan was changed and this is what we did.\n");
}

TEST_CASE("an attribution above a quote of which the first lines were cut") {
  for (const char* cut : {"[...]", "<snip>", "...", "[snip]\n\n[...]"}) {
    const std::string text =
        outline("Dana wrote:\n" + std::string(cut) + "\n> Is it up?\n\nIt is.\n");
    CAPTURE(text);
    CHECK(text.starts_with("attribution: Dana wrote:\n"));
    CHECK(text.ends_with("\nquote/1: > Is it up?\nanswer: It is.\n"));
  }
}

TEST_CASE("an attribution whose letters were lost, or whose address an archive rewrote") {
  CHECK(
      outline("It is up.\n\n? Mon, 2 Jun 2025 09:00:00 +0000\n"
              "Dana Customer <dana at example.com> ?????:\n\n> Is it up?\n") ==
      "answer: It is up.\n"
      "attribution: ? Mon, 2 Jun 2025 09:00:00 +0000\\Dana Customer <dana at example.com> ?????:\n"
      "quote/1: > Is it up?\n");
  CHECK(outline("It is up.\n\nDana Customer\n<dana at example.com> writes:\n\nIs it up?\n") ==
        "answer: It is up.\n"
        "attribution: Dana Customer\\<dana at example.com> writes:\noriginal/1: Is it up?\n");
}

TEST_CASE("what programs write above an original") {
  CHECK(outline("It is up.\n\nDana Customer ---02/06/2025 09:00:00 AM---Is it\n\nIs it up?\n") ==
        "answer: It is up.\nattribution: Dana Customer ---02/06/2025 09:00:00 AM---Is it\n"
        "original/1: Is it up?\n");
  CHECK(outline("It is up.\n\n----- Message from dana@example.com ---------\n\nIs it up?\n") ==
        "answer: It is up.\nattribution: ----- Message from dana@example.com ---------\n"
        "original/1: Is it up?\n");
  CHECK(outline("The port --- 80 --- is open.\n\nIt is up.\n") ==
        "answer: The port --- 80 --- is open.\nanswer: It is up.\n");
}

TEST_CASE("an attribution line that the text above runs into") {
  CHECK(outline("It is up.\nAm 02.06.2025 um 09:00 schrieb Dana Kundin:\n> Läuft er?\n") ==
        "answer: It is up.\nattribution: Am 02.06.2025 um 09:00 schrieb Dana Kundin:\n"
        "quote/1: > Läuft er?\n");
}

TEST_CASE("an attribution that shares its first line with the reply") {
  CHECK(outline("Sounds good. On Mon, Jun 2, 2025 at 9:00 AM Dana Customer <dana@example.com> "
                "wrote:\n> Is it up?\n") ==
        "answer: Sounds good.\n"
        "attribution: On Mon, Jun 2, 2025 at 9:00 AM Dana Customer <dana@example.com> wrote:\n"
        "quote/1: > Is it up?\n");
  CHECK(outline("It is up, and the disk is new! Am 02.06.2025 um 09:00 schrieb Dana Kundin\n"
                "<dana@example.com>:\n\nLäuft er?\n") ==
        "answer: It is up, and the disk is new!\n"
        "attribution: Am 02.06.2025 um 09:00 schrieb Dana Kundin\\<dana@example.com>:\n"
        "original/1: Läuft er?\n");
  CHECK(outline("Yes, it is--- On Mon, Jun 2, 2025 at 9:00 AM, dana@example.com wrote:\n> Up?\n") ==
        "answer: Yes, it is\n"
        "attribution: On Mon, Jun 2, 2025 at 9:00 AM, dana@example.com wrote:\nquote/1: > Up?\n");
  // Nothing but marks, or a word that the client wrote twice, in front.
  CHECK(outline("It is.\n\n--- On Mon, 6/2/25, Dana <dana@example.com> wrote:\n> Up?\n") ==
        "answer: It is.\nattribution: --- On Mon, 6/2/25, Dana <dana@example.com> wrote:\n"
        "quote/1: > Up?\n");
  CHECK(
      outline(
          "Sí.\n\nEl El lun, 2 jun 2025 a las 9:00, Dana <dana@example.com> escribió:\n> ¿Va?\n") ==
      "answer: Sí.\n"
      "attribution: El El lun, 2 jun 2025 a las 9:00, Dana <dana@example.com> escribió:\n"
      "quote/1: > ¿Va?\n");
  // Prose that tells what somebody wrote.
  CHECK(outline("It is slow. On 2 June at 9:00 the vendor wrote:\n\nThe disk is full.\n") ==
        "answer: It is slow. On 2 June at 9:00 the vendor wrote:\nanswer: The disk is full.\n");
}

TEST_CASE("an address of an attribution that is wrapped before its bracket is no quote") {
  CHECK(outline("It is.\n\nOn Mon, Jun 2, 2025 at 9:00 AM Dana Customer <dana@example.com\n> "
                "wrote:\n\n> Is it up?\n") ==
        "answer: It is.\n"
        "attribution: On Mon, Jun 2, 2025 at 9:00 AM Dana Customer <dana@example.com\\> wrote:\n"
        "quote/1: > Is it up?\n");
  CHECK(outline("It is.\n\nOn Mon, 2 Jun 2025 at 09:00 Dana Customer\n\n<\n"
                "mailto:Dana Customer <dana@example.com>\n> wrote:\n\nIs it up?\n") ==
        "answer: It is.\n"
        "attribution: On Mon, 2 Jun 2025 at 09:00 Dana Customer\n"
        "attribution: <\\mailto:Dana Customer <dana@example.com>\\> wrote:\n"
        "original/1: Is it up?\n");
}

TEST_CASE("a tracker's line that parts the reply from what it replies to") {
  for (const char* line :
       {"##- Please type your reply above this line -##", "-- REPLY ABOVE THIS LINE --",
        "--- Bitte geben Sie Ihre Antwort oberhalb dieser Zeile ein ---",
        "=== Veuillez écrire votre réponse au-dessus de cette ligne ===",
        "Reply above this line."}) {
    CAPTURE(std::string(line));
    CHECK(outline("It is up.\n\n" + std::string(line) + "\n\nIs it up?\n") ==
          "answer: It is up.\nattribution: " + std::string(line) + "\noriginal/1: Is it up?\n");
  }
  CHECK(outline("Please type your reply above this line and send it.\n\nIt is up.\n") ==
        "answer: Please type your reply above this line and send it.\nanswer: It is up.\n");
}

TEST_CASE("prose that only looks like an attribution") {
  for (
      const char* text : {
          "On the other hand, as you wrote, the server was down for the whole night.",
          "You wrote that the order 4711 of 2 June was late; here is what we found:",
          "Am Montag schrieb ich, dass der Server läuft:",
          "The log of 2025-06-02 09:00 has this line:",
          "dana@host-4.7.0.0:~/logs$ ssh root@192.0.2.1\n<root@192.0.2.1>",
          "changed in version 4, and I get an error:",
          "Both went from 2.0.5 to 3.1.5 on Sunday evening. Ever since lamps 3-9 are dark, it says:",
          "Urgency: low\nChanged-By: Dana <dana@example.com>\nDescription:",
      }) {
    CAPTURE(std::string(text));
    std::string shown = text;
    std::replace(shown.begin(), shown.end(), '\n', '\\');
    CHECK(outline(std::string(text) + "\n\nIt is up again.\n") ==
          "answer: " + shown + "\nanswer: It is up again.\n");
  }
}

TEST_CASE("a rule below the writer's own words makes no notification of them") {
  CHECK(outline("It was changed, and I see this:\n------------\nIt is down.\n")
            .starts_with("answer: It was changed, and I see this:\\"));
  CHECK(outline("Dana commented on PAGE-12:\n------------\nIt is down.\n")
            .starts_with("attribution: Dana commented on PAGE-12:\n"));
}

TEST_CASE("the writer's text below an attribution whose quote was deleted") {
  CHECK(outline("On Mon, 2 Jun 2025 at 09:00, Dana <dana@example.com> wrote:\n\nIt is up.\n") ==
        "attribution: On Mon, 2 Jun 2025 at 09:00, Dana <dana@example.com> wrote:\n"
        "answer: It is up.\n");
}

}  // namespace replylint
