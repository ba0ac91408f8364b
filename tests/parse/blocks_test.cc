#include <algorithm>

#include <doctest/doctest.h>

#include "replylint/inquiry.h"

#include "../cpu_time.h"
#include "outline.h"

namespace replylint {

TEST_CASE("an interleaved reply") {
  CHECK(outline("Hi Dana,\n"
                "\n"
                "On Mon, 2 Jun 2025 at 09:00, Dana Customer <dana@example.com> wrote:\n"
                "> Is the server up?\n"
                "> It was down.\n"
                "\n"
                "It is up again since 9:15.\n"
                "\n"
                "> > And the backup?\n"
                "\n"
                "The backup ran at noon.\n"
                "\n"
                "Best regards,\n"
                "Sam\n"
                "\n"
                "-- \n"
                "Sam Agent, Example Hosting\n") ==
        "salutation: Hi Dana,\n"
        "attribution: On Mon, 2 Jun 2025 at 09:00, Dana Customer <dana@example.com> wrote:\n"
        "quote/1: > Is the server up?\\> It was down.\n"
        "answer: It is up again since 9:15.\n"
        "quote/2: > > And the backup?\n"
        "answer: The backup ran at noon.\n"
        "closing: Best regards,\\Sam\n"
        "signature: Sam Agent, Example Hosting\n");
}

TEST_CASE("a reply above an unmarked original") {
  CHECK(outline("Yes, it is up.\n"
                "\n"
                "________________________________\n"
                "From: Dana Customer <dana@example.com>\n"
                "Sent: Monday, 2 June 2025 9:00\n"
                "To: Support\n"
                "Subject: Server\n"
                "\n"
                "Hello,\n"
                "\n"
                "is it up?\n") ==
        "answer: Yes, it is up.\n"
        "header: From: Dana Customer <dana@example.com>\\Sent: Monday, 2 June 2025 9:00\\"
        "To: Support\\Subject: Server\n"
        "original/1: Hello,\n"
        "original/1: is it up?\n");
}

TEST_CASE("line ends of CR LF are in no span") {
  const Message message =
      Message::from_text("Hi Dana,\r\n\r\n> one\r\n> two\r\n\r\nFixed now.\r\n");
  const std::vector<Block> blocks = parse_blocks(message);
  REQUIRE(blocks.size() == 3);
  CHECK(slice(message.body, blocks[0].span) == "Hi Dana,");
  CHECK(slice(message.body, blocks[1].span) == "> one\r\n> two");
  CHECK(slice(message.body, blocks[2].span) == "Fixed now.");
}

TEST_CASE("empty and blank bodies have no blocks") {
  CHECK(outline("") == "");
  CHECK(outline("\n\r\n  \t\n") == "");
}

TEST_CASE("quote marks") {
  CHECK(outline("> > > >> deep\n> one\n>> two\n>three\n") ==
        "quote/5: > > > >> deep\nquote/1: > one\nquote/2: >> two\nquote/1: >three\n");
  CHECK(outline("DC> Is it up?\nDC> Really?\n\nIt is.\n") ==
        "quote/1: DC> Is it up?\\DC> Really?\nanswer: It is.\n");
  CHECK(outline("jane> Is it up?\njane>\njane> Really?\n\nIt is.\n") ==
        "quote/1: jane> Is it up?\\jane>\\jane> Really?\nanswer: It is.\n");
  CHECK(outline("KATHERINE> Is it up?\n> JD> Is it?\n\nIt is.\n") ==
        "quote/1: KATHERINE> Is it up?\nquote/2: > JD> Is it?\nanswer: It is.\n");
  // Prompts, and a way through menus.
  CHECK(outline("Then type:\n\nSQL> commit\n") == "answer: Then type:\nanswer: SQL> commit\n");
  CHECK(outline("Open the menu there:\nSettings> Mail> Accounts and so on.\n") ==
        "answer: Open the menu there:\\Settings> Mail> Accounts and so on.\n");
  CHECK(outline("| Is it up?\n| Really?\n\nIt is.\n") ==
        "quote/1: | Is it up?\\| Really?\nanswer: It is.\n");
  CHECK(outline("> this line of the quote is long enough to be wrapped by the program\nthat "
                "sent it\n> and goes on\n\nIt is.\n") ==
        "quote/1: > this line of the quote is long enough to be wrapped by the program\\that sent "
        "it\\> and goes on\nanswer: It is.\n");
  CHECK(outline("> The panel says \"we restart\nall servers tonight\"\n> and nothing else.\n") ==
        "quote/1: > The panel says \"we restart\\all servers tonight\"\\> and nothing else.\n");
  CHECK(outline("> Is it up?\nIt is.\n> And the backup?\nDone at noon.\n") ==
        "quote/1: > Is it up?\nanswer: It is.\nquote/1: > And the backup?\n"
        "answer: Done at noon.\n");
}

TEST_CASE("signatures") {
  CHECK(outline("It is up again now.\n\nSent from my iPhone\n") ==
        "answer: It is up again now.\nsignature: Sent from my iPhone\n");
  for (const char* line : {"Von meinem iPhone gesendet",
                           "Gesendet mit der GMX Mail App",
                           "Envoyé de mon iPhone",
                           "Enviado desde mi iPhone",
                           "Enviado do meu iPhone",
                           "Inviato da iPhone",
                           "Verzonden vanaf mijn iPhone",
                           "Skickat från min iPhone",
                           "Sendt fra min iPhone",
                           "Lähetetty iPhonesta",
                           "Wysłane z iPhone'a",
                           "Odesláno z iPhonu",
                           "Отправлено с iPhone",
                           "Надіслано з iPhone",
                           "Trimis de pe iPhone-ul meu",
                           "Στάλθηκε από το iPhone μου",
                           "iPhone'umdan gönderildi",
                           "أُرسلت من الـ iPhone",
                           "נשלח מה-iPhone שלי",
                           "Được gửi từ iPhone của tôi",
                           "Dikirim dari iPhone saya",
                           "发自我的 iPhone",
                           "iPhoneから送信",
                           "나의 iPhone에서 보냄",
                           "Get Outlook for Android"}) {
    CAPTURE(std::string(line));
    CHECK(outline("It is up again now.\n\n" + std::string(line) + "\n") ==
          "answer: It is up again now.\nsignature: " + std::string(line) + "\n");
  }
  CHECK(outline("It is up again now.\n\nSam Agent\nExample Hosting, Inc.\nTel. +1 555 0100 200\n"
                "www.example.com\n") ==
        "answer: It is up again now.\n"
        "signature: Sam Agent\\Example Hosting, Inc.\\Tel. +1 555 0100 200\\www.example.com\n");
  CHECK(outline("It is up.\n\nBest,\nSam\nExample Hosting\nsam@example.com\n") ==
        "answer: It is up.\nclosing: Best,\\Sam\n"
        "signature: Example Hosting\\sam@example.com\n");
  CHECK(outline("> Up?\n\nIt is up.\n\n_______________________________________________\n"
                "users mailing list\nusers@lists.example.com\n") ==
        "quote/1: > Up?\nanswer: It is up.\n"
        "signature: users mailing list\\users@lists.example.com\n");
}

TEST_CASE("a dash line that nothing stands above divides nothing") {
  CHECK(outline("--\nThe server is up again since noon.\nPlease test it.\n") ==
        "answer: --\\The server is up again since noon.\\Please test it.\n");
  CHECK(
      outline("--\nSam Agent\n\nOn Mon, 2 Jun 2025, Dana <dana@example.com> wrote:\n> Is it up?\n\n"
              "It is.\n")
          .starts_with("signature: Sam Agent\n"));
  CHECK(outline("-- \nSam Agent\n") == "signature: Sam Agent\n");
}

TEST_CASE("a mobile signature of whatever make, and what stands below it") {
  CHECK(outline("It is up again now.\n\nSent from my Acme 3000\n") ==
        "answer: It is up again now.\nsignature: Sent from my Acme 3000\n");
  CHECK(outline("It is up again now.\n\nSent from my iPhone\n\nHi Sam,\n"
                "could you tell me whether it is up again by now?\n") ==
        "answer: It is up again now.\nsignature: Sent from my iPhone\noriginal/1: Hi Sam,\\"
        "could you tell me whether it is up again by now?\n");
  CHECK(outline("The mail was sent from my account, as far as I can see.\n") ==
        "answer: The mail was sent from my account, as far as I can see.\n");
}

TEST_CASE("signatures that nothing announces") {
  CHECK(outline("It is up again.\n\nSam\n\nSam Agent\nExample Hosting\nTel. +1 555 0100 200\n") ==
        "answer: It is up again.\nclosing: Sam\n"
        "signature: Sam Agent\\Example Hosting\\Tel. +1 555 0100 200\n");
  CHECK(outline("It is up again.\n\nSam Agent\nSenior Engineer\nExample Hosting Inc.\n") ==
        "answer: It is up again.\nsignature: Sam Agent\\Senior Engineer\\Example Hosting Inc.\n");
  CHECK(outline("It is up again.\n\n-------------------\nSam Agent\nSenior Engineer\n") ==
        "answer: It is up again.\nsignature: Sam Agent\\Senior Engineer\n");
  CHECK(outline("It is.\n\n> Is it up?\n\nSam Agent\nhttps://www.example.com\n") ==
        "answer: It is.\nquote/1: > Is it up?\nsignature: Sam Agent\\https://www.example.com\n");
  CHECK(outline("It is up again.\n\nBest regards,\nSam Agent\nSenior Engineer\n") ==
        "answer: It is up again.\nclosing: Best regards,\nsignature: Sam Agent\\Senior Engineer\n");
  CHECK(outline("We changed two things:\n\nMail Server\nName Server\n") ==
        "answer: We changed two things:\nanswer: Mail Server\\Name Server\n");
}

TEST_CASE("names and teams that sign in their own ways") {
  for (const char* sign_off : {"Sam A.", "Sam from Acme"}) {
    CAPTURE(std::string(sign_off));
    CHECK(outline("The disk was full. It is up again.\n\n" + std::string(sign_off) + "\n") ==
          "answer: The disk was full. It is up again.\nclosing: " + std::string(sign_off) + "\n");
  }
  for (const char* sign_off :
       {"Sam @ Acme Support", "Your Acme team", "Your  Acme  team", "The Acme Support Team",
        "Votre équipe Acme", "---\nSam", "Sam Agent, Support Engineer, Acme Hosting",
        "*Sam Agent*\n_Support Engineer_"}) {
    CAPTURE(std::string(sign_off));
    const std::string found =
        outline("The disk was full. It is up again.\n\n" + std::string(sign_off) + "\n");
    CHECK(found.starts_with("answer: The disk was full. It is up again.\nsignature: "));
    CHECK(found.find("answer", 8) == std::string::npos);
  }
  CHECK(outline("It is up again.\n\nSam\nAcmetown\n") ==
        "answer: It is up again.\nclosing: Sam\nsignature: Acmetown\n");
  CHECK(outline("It is up.\nSam\n") == "answer: It is up.\nclosing: Sam\n");
  for (const char* text : {"The list of services:\n---\nSam", "We changed it.\n\n---\nBackup\nMail",
                           "These are up:\n\nThe Mail Team", "It is up.\n\nThe team is in.",
                           "Paris, Head Office, Closed", "It is up.\nWindows"}) {
    CAPTURE(std::string(text));
    const std::string found = outline("Hi Dana,\n\n" + std::string(text) + "\n");
    CHECK(found.find("signature") == std::string::npos);
    CHECK(found.find("closing") == std::string::npos);
  }
}

TEST_CASE("what lists and programs add") {
  for (const char* footer : {
           "__\nusers mailing list\nusers@lists.example.com",
           "-\nTo unsubscribe from this list: send the line \"unsubscribe users\" in\nthe body",
           "---\nThis email has been checked for viruses.\nhttps://www.example.com/antivirus",
           "--~--~---------~--~----~------------~-------~--~----~\n"
           "You received this message from the \"users\" maillist.",
           "------------------------------------------------------------------------------\n"
           "Example Cloud: the leader in everything.\nStart a free trial today.\n"
           "http://ads.example.com/click?id=4711",
       }) {
    CAPTURE(std::string(footer));
    const std::string found = outline("It is up again.\n\nSam\n\n" + std::string(footer) + "\n");
    CHECK(found.starts_with("answer: It is up again.\nclosing: Sam\nsignature: "));
    CHECK(found.find("answer", 8) == std::string::npos);
  }
  CHECK(outline(
            "The status is:\n\nName   | State\n-----------------\nmail   | up, mail@example.com\n")
            .find("signature") == std::string::npos);
  CHECK(outline("We changed this:\n\n-----------------\nThe backup runs at noon on Mondays only.\n"
                "See http://www.example.com/backup\n")
            .find("signature") == std::string::npos);
}

TEST_CASE("what stands above the writer's goodbye is the writer's") {
  for (const char* text :
       {"----------\nSubscription: Pro\nPrice: 10\n----------\n\nIt starts today.",
        "----------\nCall 555-1234-567 if it fails",
        "______________\nThe disk is full. It must be replaced.",
        "This email contains a virus, our scanner says. Please delete it.",
        "Caution: this email is not from us. Please delete it.",
        "You received this message because you are subscribed to our list.",
        "--\nIf it fails, call us.\nWe are here until six.",
        "Sent from my account, the mail was lost."}) {
    CAPTURE(std::string(text));
    const std::string found = outline("Hi Dana,\n\nplease see below.\n\n" + std::string(text) +
                                      "\n\nBest regards,\nSam\n");
    CHECK(found.find("signature") == std::string::npos);
    CHECK(found.find("notice") == std::string::npos);
    CHECK(found.ends_with("closing: Best regards,\\Sam\n"));
  }
  // Below it they are what they look like.
  CHECK(outline("It is up.\n\n--\nBest regards,\nSam\n") ==
        "answer: It is up.\nsignature: Best regards,\\Sam\n");
}

TEST_CASE("names that no position follows") {
  CHECK(outline("It is up again.\n\nLaura Miller\nBlue Whale\n") ==
        "answer: It is up again.\nsignature: Laura Miller\\Blue Whale\n");
  CHECK(outline("It is up again.\n\nLaura Miller\nBlue Whale Hotel\n") ==
        "answer: It is up again.\nsignature: Laura Miller\\Blue Whale Hotel\n");
  CHECK(outline("We hope you laugh a great deal.\n\nSigne\nBox office\n") ==
        "answer: We hope you laugh a great deal.\nclosing: Signe\nsignature: Box office\n");
  CHECK(outline("It is up again.\n\nOur best wishes to the couple!\nSigne\nClay & Kiln\n") ==
        "answer: It is up again.\nclosing: Our best wishes to the couple!\\Signe\n"
        "signature: Clay & Kiln\n");
  CHECK(outline("It is up again.\n\nSafe travels\nSigne, Box office\n") ==
        "answer: It is up again.\nclosing: Safe travels\\Signe, Box office\n");
  CHECK(outline("It is up again.\n\nSee you in the dark,\nSigne from Clay Kitchen\n") ==
        "answer: It is up again.\nclosing: See you in the dark,\\Signe from Clay Kitchen\n");
  CHECK(outline("This is done, please test.\nSigne\n") ==
        "answer: This is done, please test.\nclosing: Signe\n");
  CHECK(outline("Two of us are there.\n\nLaura Miller\nBrian Miller\n") ==
        "answer: Two of us are there.\nanswer: Laura Miller\\Brian Miller\n");
  CHECK(outline("We support several programs.\n\nBird Mail\nFox Mail\n") ==
        "answer: We support several programs.\nanswer: Bird Mail\\Fox Mail\n");
  CHECK(outline("Your contact there is:\n\nJohn Smith\nTel. 555-1234-567\n") ==
        "answer: Your contact there is:\nanswer: John Smith\\Tel. 555-1234-567\n");
}

TEST_CASE("notes of programs about the message") {
  CHECK(
      outline(
          "It is up.\n\n\t[[alternative HTML version deleted]]\n\n"
          "______________________________________________\nusers@lists.example.com mailing list\n") ==
      "answer: It is up.\nnotice: \t[[alternative HTML version deleted]]\n"
      "signature: users@lists.example.com mailing list\n");
  CHECK(
      outline("It is up.\n-------------- next part --------------\nA non-text attachment was "
              "scrubbed...\nName: log.png\nType: image/png\nURL: <https://example.com/a.png>\n") ==
      "answer: It is up.\nnotice: -------------- next part --------------\\A non-text attachment "
      "was scrubbed...\\Name: log.png\\Type: image/png\\URL: <https://example.com/a.png>\n");
  CHECK(outline("[EXTERNAL EMAIL]\n\nHi Sam,\n\nis it up?\n") ==
        "notice: [EXTERNAL EMAIL]\nsalutation: Hi Sam,\nanswer: is it up?\n");
  CHECK(outline("CAUTION: This email originated from outside of the organization. Do not click\n"
                "links unless you know the sender.\n\nIs it up?\n") ==
        "notice: CAUTION: This email originated from outside of the organization. Do not click\\"
        "links unless you know the sender.\nanswer: Is it up?\n");
  CHECK(
      outline("It is up.\n\nRegards,\nSam\n\nAcme Ltd. Registered in England no. 123. This message "
              "is intended for the addressee only and may be confidential.\n") ==
      "answer: It is up.\nclosing: Regards,\\Sam\nnotice: Acme Ltd. Registered in "
      "England no. 123. This message is intended for the addressee only and may be "
      "confidential.\n");
  CHECK(outline("External email accounts are not included.\n\n[external link]\n") ==
        "answer: External email accounts are not included.\nanswer: [external link]\n");
  CHECK(outline("It is up.\n\nSam\n\n - report.pdf\n - log.txt\n") ==
        "answer: It is up.\nclosing: Sam\nnotice:  - report.pdf\\ - log.txt\n");
  CHECK(outline("I sent two files:\n\n - report.pdf\n - log.txt\n").find("notice") ==
        std::string::npos);
}

TEST_CASE("armor of PGP is what a program adds") {
  CHECK(outline("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt is up.\n\nSam\n"
                "-----BEGIN PGP SIGNATURE-----\n\niQIcBAEBCAAGBQJQTJ2b\n=334e\n"
                "-----END PGP SIGNATURE-----\n") ==
        "notice: -----BEGIN PGP SIGNED MESSAGE-----\\Hash: SHA256\nanswer: It is up.\n"
        "closing: Sam\nnotice: -----BEGIN PGP SIGNATURE-----\n"
        "notice: iQIcBAEBCAAGBQJQTJ2b\\=334e\\-----END PGP SIGNATURE-----\n");
}

TEST_CASE("a patch below a signature, and the end of one") {
  CHECK(
      outline(
          "This is the fix.\n\n-- \nSam\n\n--- a/panel.c\n+++ b/panel.c\n@@ -1,2 +1,2 @@\n-x\n+y\n") ==
      "answer: This is the fix.\nsignature: Sam\n"
      "preformatted: --- a/panel.c\\+++ b/panel.c\\@@ -1,2 +1,2 @@\\-x\\+y\n");
  CHECK(outline("This is the fix.\n\n-- \n2.39.2\n") ==
        "answer: This is the fix.\npreformatted: 2.39.2\n");
}

TEST_CASE("sessions of interpreters with a prompt like a quote mark") {
  CHECK(outline("This fails:\n\n> library(panel)\n> x <- read(\"a\",\n+           \"b\")\n"
                "Error in read(\"a\", \"b\") : no such file\n> x\n[1] 1\n\nWhy?\n") ==
        "answer: This fails:\n"
        "preformatted: > library(panel)\\> x <- read(\"a\",\\+           \"b\")\\"
        "Error in read(\"a\", \"b\") : no such file\\> x\\[1] 1\n"
        "answer: Why?\n");
  CHECK(outline("Try this:\n\n>>> import panel\n>>> panel.restart()\n\nDoes it help?\n") ==
        "answer: Try this:\npreformatted: >>> import panel\\>>> panel.restart()\n"
        "answer: Does it help?\n");
  // A quote of a session, code that is answered, and a deep quote.
  CHECK(outline("Dana wrote:\n> library(panel)\n[1] 1\n\nIt works.\n") ==
        "attribution: Dana wrote:\nquote/1: > library(panel)\nanswer: [1] 1\nanswer: It works.\n");
  CHECK(outline("> x <- read(\"a\")\n\nThis reads the file.\n") ==
        "quote/1: > x <- read(\"a\")\nanswer: This reads the file.\n");
  CHECK(outline("> is it up (again)?\n> library(panel)\n[1] 1\n") ==
        "quote/1: > is it up (again)?\\> library(panel)\nanswer: [1] 1\n");
  CHECK(outline("> yes\n>>> was it down (as = before)?\n>> no\n") ==
        "quote/1: > yes\nquote/3: >>> was it down (as = before)?\nquote/2: >> no\n");
}

TEST_CASE("a short answer below the salutation is no name") {
  CHECK(outline("Hi Jo,\n\nNonsense\n") == "salutation: Hi Jo,\nanswer: Nonsense\n");
  CHECK(outline("Hi Jo,\n\nBen\n") == "salutation: Hi Jo,\nclosing: Ben\n");
}

TEST_CASE("disclaimers") {
  CHECK(outline("It is up.\n\nBest,\nSam\n\nThis e-mail and any attachments are confidential and "
                "intended\nsolely for the addressee.\n") ==
        "answer: It is up.\nclosing: Best,\\Sam\n"
        "notice: This e-mail and any attachments are confidential and intended\\solely for the "
        "addressee.\n");
  CHECK(outline("It is up.\n\n> Is it up?\n\nThis e-mail, and any attachments, is confidential and "
                "intended\nsolely for the addressee.\n") ==
        "answer: It is up.\nquote/1: > Is it up?\n"
        "notice: This e-mail, and any attachments, is confidential and intended\\solely for the "
        "addressee.\n");
  CHECK(outline("> Is it up?\n\nConfidential\n") == "quote/1: > Is it up?\nanswer: Confidential\n");
  CHECK(outline("This message and the log were sent to you by the panel.\n") ==
        "answer: This message and the log were sent to you by the panel.\n");
}

TEST_CASE("a postscript is prose") {
  CHECK(outline("It is up again now.\n\nBest,\nSam\n\nPS: I raised the limit as well.\n") ==
        "answer: It is up again now.\nclosing: Best,\\Sam\n"
        "answer: PS: I raised the limit as well.\n");
  CHECK(outline("It is up again now [1].\n\nSam\n\n[1] https://status.example.com\n") ==
        "answer: It is up again now [1].\nclosing: Sam\n"
        "answer: [1] https://status.example.com\n");
  CHECK(outline(
            "It is up [1] again [2].\n\n[1] https://a.example.com\n[2] https://b.example.com\n") ==
        "answer: It is up [1] again [2].\n"
        "answer: [1] https://a.example.com\\[2] https://b.example.com\n");
  CHECK(outline("It is up again now [1].\n\n[1] https://status.example.com\n\nBest,\nSam\n") ==
        "answer: It is up again now [1].\nanswer: [1] https://status.example.com\n"
        "closing: Best,\\Sam\n");
}

TEST_CASE("pasted text is preformatted") {
  CHECK(outline("These are the rules:\n\n-A INPUT -p tcp --dport 22 -j ACCEPT\n"
                "-A INPUT -j DROP\n\nThey are in force.\n") ==
        "answer: These are the rules:\n"
        "preformatted: -A INPUT -p tcp --dport 22 -j ACCEPT\\-A INPUT -j DROP\n"
        "answer: They are in force.\n");
  CHECK(outline("See the log:\n2025-06-02 09:00:01 kernel: oops\n2025-06-02 09:00:02 kernel: bye\n"
                "That was it.\n") ==
        "answer: See the log:\n"
        "preformatted: 2025-06-02 09:00:01 kernel: oops\\2025-06-02 09:00:02 kernel: bye\n"
        "answer: That was it.\n");
  CHECK(outline("Run this:\n\n$ sudo systemctl restart nginx\n\nIt takes a minute.\n") ==
        "answer: Run this:\npreformatted: $ sudo systemctl restart nginx\n"
        "answer: It takes a minute.\n");
  CHECK(outline("Use this:\n\n```\n> not a quote\n\nHi Sam,\n```\n\nThat is all.\n") ==
        "answer: Use this:\npreformatted: ```\\> not a quote\\\\Hi Sam,\\```\n"
        "answer: That is all.\n");
}

TEST_CASE("commands and code without a prompt are preformatted") {
  CHECK(outline("Please run this:\nsudo systemctl restart nginx\nIt takes a minute.\n") ==
        "answer: Please run this:\npreformatted: sudo systemctl restart nginx\n"
        "answer: It takes a minute.\n");
  CHECK(outline("Please run this.\n\napt-get install --reinstall mutt\n\nIt takes a minute.\n") ==
        "answer: Please run this.\npreformatted: apt-get install --reinstall mutt\n"
        "answer: It takes a minute.\n");
  CHECK(outline("This reads it:\n\nlibrary(panel)\nx <- read(\"a\")\n\nThat is all.\n") ==
        "answer: This reads it:\npreformatted: library(panel)\\x <- read(\"a\")\n"
        "answer: That is all.\n");
  CHECK(outline(
            "This is what I get:\n\nother attached packages:\n[1] panel_1.2 mail_0.9\n\nWhy?\n") ==
        "answer: This is what I get:\n"
        "preformatted: other attached packages:\\[1] panel_1.2 mail_0.9\nanswer: Why?\n");
  for (const char* text :
       {"It does so:\nmake it so that the disk is full\nand wait.",
        "These two:\n[1] our status page\n[2] the handbook",
        "We will:\nservice the machine on Monday", "We changed it.\n\nmove(s)"}) {
    CAPTURE(std::string(text));
    CHECK(outline(std::string(text) + "\n").find("preformatted") == std::string::npos);
  }
}

TEST_CASE("commands and code are found wherever they stand among prose") {
  const auto lines = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "It takes a minute.\n";
    return text;
  };
  for (std::size_t above = 1; above < 6; ++above) {
    for (std::size_t below = 0; below < 4; ++below) {
      CAPTURE(above);
      CAPTURE(below);
      CHECK(outline(lines(above) + "dana@box:~$ ls\n" + lines(below)).find("preformatted: dana") !=
            std::string::npos);
      CHECK(outline(lines(above) + "x = 1;\ny = 2;\n" + lines(below)).find("preformatted: x") !=
            std::string::npos);
      CHECK(outline(lines(above) + "x = 1;\n" + lines(below)).find("preformatted") ==
            std::string::npos);
    }
  }
}

TEST_CASE("blocks of a shell script, jobs of cron and rules of Apache are preformatted") {
  for (const std::string code :
       {"for f in *.log; do\n  gzip \"$f\"\ndone",
        "0 3 * * * /usr/local/bin/backup.sh\n30 4 * * 0 /usr/local/bin/prune.sh",
        "RewriteEngine On\nRewriteCond %{HTTPS} off\n"
        "RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [L,R=301]"}) {
    std::string shown = code;
    std::replace(shown.begin(), shown.end(), '\n', '\\');
    CHECK(outline("It is up again.\n\n" + code + "\n\nPlease test.\n") ==
          "answer: It is up again.\npreformatted: " + shown + "\nanswer: Please test.\n");
  }
}

TEST_CASE("indented lines that begin alike are preformatted") {
  CHECK(outline("The rules are now:\n\n    allow from 192.0.2.7\n    allow from 192.0.2.9\n") ==
        "answer: The rules are now:\n"
        "preformatted:     allow from 192.0.2.7\\    allow from 192.0.2.9\n");
}

TEST_CASE("prose and lists are not preformatted") {
  for (const char* text : {
           "I did three things:\n- raised the limit\n- restarted the server\n- tested it",
           "1. Open the panel.\n2. Click on Records.\n3. Add the address 192.0.2.7.",
           "Please see https://www.example.com/panel?id=4711&lang=en\nand log in there.",
           "The plan costs $20 (not $15) a month; that is\n20% more than before.",
           "From now on it runs on two servers.\nImport the data again if you want to.",
       }) {
    CAPTURE(std::string(text));
    CHECK(outline(text).find("preformatted") == std::string::npos);
  }
}

TEST_CASE("a line with a number above an attribution is the writer's own") {
  const std::string quote = "\n\n> How long do you keep them?\n";
  for (const std::string attribution :
       {"On Tue, Nov 4, 2025 at 2:03 PM Ana Kovac <ana@k.example> wrote:",
        "Am 04.11.2025 um 14:03 schrieb Ana Kovac:",
        "On Tue, Nov 4, 2025 at 2:03 PM Ana Kovac\n<ana@k.example> wrote:"}) {
    for (const std::string own : {"We keep them for 30 days.", "It costs 5 EUR"}) {
      CAPTURE(attribution);
      CAPTURE(own);
      const std::string body = own + "\n" + attribution + quote;
      const std::vector<Block> blocks = parse_blocks(Message::from_text(body));
      REQUIRE(blocks.size() == 3);
      CHECK(blocks[0].kind == BlockKind::answer);
      CHECK(slice(body, blocks[0].span) == own);
      CHECK(blocks[1].kind == BlockKind::attribution);
    }
  }
}

TEST_CASE("a name signs below a line without a mark at its end") {
  const auto signer = [](const std::string& body) {
    const std::vector<Block> blocks = parse_blocks(Message::from_text(body));
    const Block& last = blocks.back();
    return last.kind == BlockKind::closing ? std::string(slice(body, last.span)) : std::string();
  };
  CHECK(signer("gym card wont open the gate. can you fix\nJonny M\n") == "Jonny M");
  CHECK(signer("the card is gone\nand can I freeze my membership in july, im away then\nit is sad\n"
               "Maria\n") == "Maria");
  CHECK(signer("please call\nmy colleague who knows about it, he is called\nJonny\n").empty());
  // The line was full.
  CHECK(signer("Yesterday the courier left a parcel of ours with somebody whom we do not\n"
               "know, and the driver wrote that it was handed to a neighbour by name\nJonny\n")
            .empty());
}

TEST_CASE("header fields that the writer shows are no included message") {
  const std::string fields = "From: you@k.example\nTo: help@h.example\nSubject: Export\n\n";
  CHECK(outline("Please send it like this:\n\n" + fields + "I will do the rest.\n") ==
        "answer: Please send it like this:\n"
        "preformatted: From: you@k.example\\To: help@h.example\\Subject: Export\n"
        "answer: I will do the rest.\n");
  // With a date, or below no colon, it is one.
  for (const std::string& included :
       {"It is done.\n\n" + fields, "See this:\n\nSent: 4 Nov 2025 14:03\n" + fields}) {
    CAPTURE(included);
    const std::vector<Block> blocks = parse_blocks(Message::from_text(included + "Is it on?\n"));
    CHECK(blocks.back().kind == BlockKind::original);
  }
}

TEST_CASE("a closing in words of one's own, whatever a program adds below it") {
  for (
      const std::string below :
      {"",
       "\nThis e-mail and any attachments are confidential and intended solely for the addressee.\n",
       "\n________________________________\nFrom: Ana <a@x.example>\nSent: Tuesday, 4 November 2025 "
       "09:03\nTo: Support <s@y.example>\nSubject: Pump\n\nIs it on?\n"}) {
    CAPTURE(below);
    const std::string body =
        "Hi Ana,\n\nThe pump is on again.\n\nAll the best to you and the fish\nJan\n" + below;
    const std::vector<Block> blocks = parse_blocks(Message::from_text(body));
    REQUIRE(blocks.size() > 2);
    CHECK(blocks[2].kind == BlockKind::closing);
    CHECK(slice(body, blocks[2].span) == "All the best to you and the fish\nJan");
  }
}

TEST_CASE("markup zones go before the text") {
  Message message = Message::from_text("It is up.\n\nIs it up?\n\nReally?\n");
  message.zones.push_back({{11, 20}, BlockKind::quote, 1});
  const std::vector<Block> blocks = parse_blocks(message);
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1] == Block{BlockKind::quote, 1, {11, 20}});
  CHECK(blocks[2].kind == BlockKind::answer);
}

TEST_CASE("markup says what is preformatted in a draft, and a contact form's does not") {
  Message message = Message::from_text("It says:\n\nDone. Is it ready?\n\nBye\n");
  message.zones = {{{10, 28}, BlockKind::preformatted, 0}};
  const auto is_preformatted = [](const std::vector<Block>& blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::preformatted; });
  };
  CHECK(is_preformatted(parse_blocks(message)));
  const Inquiry inquiry = parse_inquiry(message);
  CHECK_FALSE(is_preformatted(inquiry.blocks));
  CHECK(inquiry.items.size() == 1);
}

TEST_CASE("blocks are in order, inside the body, and never overlap") {
  const std::string pieces[] = {"> q\n",
                                "On 2 Jun 2025, A wrote:\n",
                                "--\n",
                                "-- \n",
                                "\n",
                                "Hi,\n",
                                "From: a@b.example\n",
                                "Sent: 2025\n",
                                "To: x\n",
                                "```\n",
                                "Best,\n",
                                "\xE2\x80\x8B\n",
                                "____________\n",
                                "\xC3\x9F:\n",
                                "|\n",
                                "\r\n",
                                "-----BEGIN PGP SIGNATURE-----\n",
                                "P.S. no\n",
                                "*\n",
                                "Sam Agent\n",
                                "(\n",
                                ">>> f(x)\n"};
  unsigned seed = 7;
  for (int round = 0; round < 300; ++round) {
    std::string body;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525U + 1013904223U;
      body += pieces[(seed >> 16) % std::size(pieces)];
    }
    CAPTURE(body);
    std::size_t at = 0;
    for (const Block& block : parse_blocks(Message::from_text(body))) {
      CHECK(block.span.start >= at);
      CHECK(block.span.start < block.span.end);
      CHECK(block.span.end <= body.size());
      CHECK(block.depth >= 0);
      at = block.span.end;
    }
  }
}

TEST_CASE("of very many blocks the first are looked at") {
  std::string body;
  for (std::size_t i = 0; i < most_blocks; ++i) body += "> a\nb\n";
  const Draft draft = parse_draft(Message::from_text(body));
  CHECK(draft.blocks.size() == most_blocks);
  CHECK(!draft.text.complete);
}

TEST_CASE("time grows with the size of the body, no faster") {
  const auto seconds = [](const std::string& piece, std::size_t bytes) {
    std::string body;
    while (body.size() < bytes) body += piece;
    const Message message = Message::from_text(body);
    return cpu_seconds([&] { CHECK(parse_blocks(message).size() < bytes); });
  };
  for (const char* piece : {"> a quoted line of text\n",
                            "x",
                            "\n",
                            "To: a\n",
                            "cc: a\n",
                            "From: a@b.example\n",
                            "```\n",
                            "On 2 Jun 2025 a\n",
                            "wrote:\n",
                            "__________\n",
                            "-----\nunsubscribe\n",
                            "(",
                            "a@b ",
                            "-- \n",
                            "-----BEGIN PGP SIGNATURE-----\n",
                            ">",
                            "> ",
                            "Best,\n",
                            "> f(x)\n[1] 1\n",
                            "Sent from my iPhone\n",
                            "Up. On 1 On 1 On 1 a@b.example\n",
                            "a <b\n<\n",
                            "From: a@b.example To: b Subject: c To: d\n",
                            "[[alternative HTML version deleted]]\n",
                            "-- \n1.2.3\n\n--- a/b\n",
                            "\xE2\x80\x8B",
                            "|>"}) {
    CAPTURE(std::string(piece).substr(0, 40));
    const double small = seconds(piece, 100'000);
    const double large = seconds(piece, 800'000);
    CHECK((large < 0.2 || large < 24 * small));  // n * n would take 64 times as long
  }
}

}  // namespace replylint
