#include "parse/people.h"

#include <doctest/doctest.h>

#include "outline.h"

namespace replylint {
namespace {

std::string greeted(std::string_view body) {
  const Message message = Message::from_text(body);
  const auto found = find_salutation(message.body, parse_blocks(message));
  if (!found) return "nothing";
  return std::string(slice(message.body, found->whole)) + '|' +
         std::string(slice(message.body, found->name));
}

std::string signed_by(std::string_view body) {
  const Message message = Message::from_text(body);
  const auto found = find_sign_off(message.body, parse_blocks(message));
  if (!found) return "nothing";
  return std::string(slice(message.body, found->name));
}

}  // namespace

TEST_CASE("salutations and their names") {
  const std::pair<const char*, const char*> cases[] = {
      {"Hi Tyler,", "Tyler"},
      {"Hi, Tyler!", "Tyler"},
      {"Dear Mr. O'Brien:", "O'Brien"},
      {"Dear K. Papadakis,", "K. Papadakis"},
      {"Hi R. Dobbs", "R. Dobbs"},
      {"Dear Anna-Lena Müller,", "Anna-Lena Müller"},
      {"Hello all,", ""},
      {"Hi there,", ""},
      {"Tyler,", "Tyler"},
      {"Tyler;", "Tyler"},
      {"Hi, all,", ""},
      {"hi tyler,", ""},
      {"hello tyler", ""},
      {"tyler,", ""},
      {"Dear list members,", ""},
      {"Dear Linux users,", ""},
      {"Tyler, Dana:", "Tyler, Dana"},
      {"John and Carey,", "John and Carey"},
      {"Good morning Tyler,", "Tyler"},
      {"Tyler, good morning,", "Tyler"},
      {"Tyler and Dana, good afternoon!", "Tyler and Dana"},
      {"Dr. Müller, guten Tag", "Müller"},
      {"María, buenos días:", "María"},
      {"Hi, Tyler", "Tyler"},
      {"Hi, Will.", "Will"},
      {"Hi Tyler, hi list,", "Tyler"},
      {"Dear Tyler, dear Dana,", "Tyler"},
      {"Dear Tyler, R-users list,", "Tyler, R-users"},
      {"Hello Tyler, Hello everyone", "Tyler"},
      {"Hi, Tyler, et al.:", "Tyler"},
      {"Tyler, Dana and others,", "Tyler, Dana"},
      {"Hi J?rgen,", "J?rgen"},
      {"OK gang:", ""},
      {"Well, Tyler,", "Tyler"},
      {"Tyler/Dana/Laura:", "Tyler/Dana/Laura"},
      {"Brian/Laura", "Brian/Laura"},
      {"Brian, Laura & Tyler -", "Brian, Laura & Tyler"},
      {"Dear Mrs. van der Berg,", "Berg"},
      {"Dear Jan de Vries,", "Jan de Vries"},
      {"tyler:", ""},
      {"hey tyler -", ""},
      {"Laura!", "Laura"},
      {"Laura", "Laura"},
      {"Laura and Brian", "Laura and Brian"},
      {"Sehr geehrte Frau Weiß,", "Weiß"},
      {"Sehr geehrte Damen und Herren,", ""},
      {"Hallo Jörg,", "Jörg"},
      {"Bonjour Amélie,", "Amélie"},
      {"Chère Madame Durand,", "Durand"},
      {"Estimado señor García:", "García"},
      {"Hola Lucía:", "Lucía"},
      {"Prezada Maria,", "Maria"},
      {"Gentile signora Rossi,", "Rossi"},
      {"Geachte heer De Vries,", "De Vries"},
      {"Hej Åsa!", "Åsa"},
      {"Kjære Ola,", "Ola"},
      {"Hei Matti,", "Matti"},
      {"Szanowny Panie Kowalski,", "Kowalski"},
      {"Dobrý den, Jano,", "Jano"},
      {"Tisztelt Kovács Úr!", "Kovács"},
      {"Bună ziua, Ana,", "Ana"},
      {"Уважаемый Иван Петрович!", "Иван Петрович"},
      {"Здравствуйте, Анна!", "Анна"},
      {"Добрий день, Олено!", "Олено"},
      {"Αγαπητέ Γιώργο,", "Γιώργο"},
      {"Merhaba Ayşe,", "Ayşe"},
      {"مرحبا دانا،", "دانا"},
      {"שלום דנה,", "דנה"},
      {"Chào Linh,", "Linh"},
      {"您好，", ""},
      {"お世話になっております。", ""},
      {"안녕하세요,", ""},
      {"佐藤様", "佐藤"},
      {"김민수님,", "김민수"},
      {"王先生：", "王"},
  };
  for (const auto& [line, name] : cases) {
    CAPTURE(std::string(line));
    const std::string body = std::string(line) + "\n\nthe server is up again.\n";
    CHECK(outline(body) ==
          "salutation: " + std::string(line) + "\nanswer: the server is up again.\n");
    const std::string found = greeted(body);
    CHECK(found.substr(found.find('|') + 1) == name);
  }
}

TEST_CASE("lines above prose that greet nobody") {
  for (const char* line : {"Update:", "Because:", "Device address:", "Thx Tyler, all,", "Done",
                           "Windows", "Backup", "Hi Tyler, Confirmed.", "Hi Tyler, Thanks!",
                           "OK Great,", "Well done,", "X310.", "done:", "Done!", "summary -"}) {
    CAPTURE(std::string(line));
    CHECK(outline(std::string(line) + "\n\nthe server is up again.\n") ==
          "answer: " + std::string(line) + "\nanswer: the server is up again.\n");
  }
}

TEST_CASE("a name alone greets where the writer answers below it, and is signed where not") {
  CHECK(outline("Tyler,\n\nOn Mon, 2 Jun 2025, Tyler wrote:\n> Is it up?\n\nIt is.\n") ==
        "salutation: Tyler,\nattribution: On Mon, 2 Jun 2025, Tyler wrote:\n"
        "quote/1: > Is it up?\nanswer: It is.\n");
  CHECK(outline("Tyler,\n\n> Is it up?\n\nIt is.\n") ==
        "salutation: Tyler,\nquote/1: > Is it up?\nanswer: It is.\n");
  CHECK(outline("Laura\nis on holiday.\n").starts_with("answer: "));
  CHECK(outline("> Is it up?\n\nIt is.\n\nLaura\n") ==
        "quote/1: > Is it up?\nanswer: It is.\nclosing: Laura\n");
  CHECK(outline("Hi Tyler\n,\n\nit is up.\n") == "salutation: Hi Tyler\\,\nanswer: it is up.\n");
}

TEST_CASE("a salutation at the start of prose") {
  CHECK(greeted("Hi Tyler, thanks for the report.\n") == "Hi Tyler,|Tyler");
  CHECK(outline("Hi Tyler, thanks for the report.\n") ==
        "answer: Hi Tyler, thanks for the report.\n");
  CHECK(greeted("Thanks for the report.\n") == "nothing");
  CHECK(greeted("Yes,\n\nit is up.\n") == "nothing");
  CHECK(greeted("> Hi Sam,\n\nIt is up.\n") == "nothing");
}

TEST_CASE("closings with a name") {
  const std::pair<const char*, const char*> cases[] = {
      {"Best regards,\nSam", "Sam"},
      {"Thanks,\n\nSam", "Sam"},
      {"Cheers, Sam", "Sam"},
      {"--sam", "sam"},
      {"- Sam", "Sam"},
      {"+ sam", "sam"},
      {"J?rgen", "J?rgen"},
      {"Hope this helps,\nSam", "Sam"},
      {"HTH, Sam", "Sam"},
      {"Good luck!\nSam", "Sam"},
      {"Have a wonderful day!\nSam", "Sam"},
      {"Happy Friday!\nSam", "Sam"},
      {"Many thanks in advance\nSam", "Sam"},
      {"Freundlichst\nSam", "Sam"},
      {"Thanks and regards,\nSam", "Sam"},
      {"Mit freundlichen Grüßen / Best regards\nSam", "Sam"},
      {"Greetings from Berlin\nSam", "Sam"},
      {"Regards,\\\nSam\\", "Sam"},
      {"Sam", "Sam"},
      {"Mit freundlichen Grüßen\nSven Groß", "Sven Groß"},
      {"LG, Eva", "Eva"},
      {"Cordialement,\nAmélie", "Amélie"},
      {"Un saludo,\nLucía", "Lucía"},
      {"Atenciosamente,\nJoão", "João"},
      {"Cordiali saluti,\nGiulia", "Giulia"},
      {"Met vriendelijke groet,\nJan", "Jan"},
      {"Med vänlig hälsning\nÅsa", "Åsa"},
      {"Med venlig hilsen\nSøren", "Søren"},
      {"Ystävällisin terveisin\nMatti", "Matti"},
      {"Pozdrawiam,\nŁukasz", "Łukasz"},
      {"S pozdravem\nJana", "Jana"},
      {"Üdvözlettel,\nZsófia", "Zsófia"},
      {"Cu stimă,\nAna", "Ana"},
      {"С уважением,\nИван", "Иван"},
      {"З повагою,\nОлена", "Олена"},
      {"Με εκτίμηση,\nΓιώργος", "Γιώργος"},
      {"Saygılarımla,\nAyşe", "Ayşe"},
      {"مع أطيب التحيات،\nدانا", "دانا"},
      {"בברכה,\nדנה", "דנה"},
      {"Trân trọng,\nLinh", "Linh"},
      {"此致\n李明", "李明"},
      {"よろしくお願いいたします。\n田中", "田中"},
      {"감사합니다.\n김민수", "김민수"},
  };
  for (const auto& [lines, name] : cases) {
    CAPTURE(std::string(lines));
    const std::string body = "The server is up again since this morning.\n\n" + std::string(lines);
    CHECK(signed_by(body + "\n") == name);
    const std::string found = outline(body + "\n");
    CHECK(found.find("answer: The server is up again since this morning.\nclosing: ") == 0);
    CHECK(found.find("signature") == std::string::npos);
  }
}

TEST_CASE("a closing at the end of the last line of prose") {
  CHECK(signed_by("Where is my parcel? Thanks, Sam\n") == "Sam");
  CHECK(signed_by("Hello,\n\nit was due on Monday.\nIs it lost? Best regards, Sam.\n") == "Sam");
  CHECK(signed_by("Is it up? Thanks Sam\n") == "nothing");
  CHECK(signed_by("Hi Sam, is it up? Thanks, Sam\n") == "nothing");
  CHECK(signed_by("It is up. Thanks, everybody, for waiting\n") == "nothing");
  CHECK(signed_by("It is up? Thanks, Sam\n\nNo, it went down again.\n") == "nothing");
  CHECK(signed_by("Is it up? Please write in bigger print. Dorothy Kimble\n") == "Dorothy Kimble");
  CHECK(signed_by("It was opened by two people. Granite Bridge\n") == "nothing");
  CHECK(signed_by("Is it up? Dorothy\n") == "nothing");
  CHECK(signed_by("?") == "nothing");
}

TEST_CASE("what is no closing") {
  CHECK(signed_by("Is it up?\n\nYes\n") == "nothing");
  CHECK(outline("Thanks,\n\nI will look at the log and write again today.\n") ==
        "answer: Thanks,\nanswer: I will look at the log and write again today.\n");
  CHECK(signed_by("The two servers are:\n\nAlpha\n") == "nothing");
  CHECK(outline("Thanks!\n") == "answer: Thanks!\n");
  CHECK(outline("It is up.\n\nHope this helps!\n") ==
        "answer: It is up.\nanswer: Hope this helps!\n");
  CHECK(outline("It is up.\n\nGood luck!\n\nRegards,\nSam\n") ==
        "answer: It is up.\nanswer: Good luck!\nclosing: Regards,\\Sam\n");
}

}  // namespace replylint
