#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "replylint/text.h"

using namespace replylint;

namespace {

SentenceForm form(std::string_view sentence) {
  const Span whole{0, sentence.size()};
  const Text text = analyze(sentence, std::span(&whole, 1));
  REQUIRE(text.sentences.size() == 1);
  return text.sentences.front().form;
}

}  // namespace

TEST_CASE("declarative sentences") {
  CHECK(form("The server is up.") == SentenceForm::declarative);
  CHECK(form("We've added the record.") == SentenceForm::declarative);
}

TEST_CASE("questions") {
  CHECK(form("Is the server up?") == SentenceForm::interrogative);
  CHECK(form("can you restart it") == SentenceForm::interrogative);
}

TEST_CASE("question marks") {
  const auto marked = [](std::string_view body) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1)).sentences.front().question_mark;
  };
  CHECK(marked("Any news?"));
  CHECK(marked("Did he say \"really?\""));
  CHECK(marked("Is it up?? :-)"));
  CHECK(!marked("Did it work"));
  CHECK(!marked("It says \"why?\" here."));
}

TEST_CASE("imperatives") {
  CHECK(form("Please restart the server.") == SentenceForm::imperative);
  CHECK(form("Let us know how it goes.") == SentenceForm::imperative);
}

TEST_CASE("imperatives of all kinds") {
  for (const std::string_view body :
       {"Send us the log file.", "Don't delete the mailbox yet.", "If it fails, call us.",
        "Click on Save and wait a minute.", "Have a nice day."}) {
    CAPTURE(body);
    CHECK(form(body) == SentenceForm::imperative);
  }
}

TEST_CASE("statements that begin like imperatives") {
  for (const std::string_view body : {"Changes need an hour.", "You send us the log file.",
                                      "We would like to send the file.", "The test is over."}) {
    CAPTURE(body);
    CHECK(form(body) == SentenceForm::declarative);
  }
}

TEST_CASE("tags") {
  const std::string_view body = "The server works, but please restart it.";
  const Span whole{0, body.size()};
  const Text text = analyze(body, std::span(&whole, 1));
  CHECK(text.english);
  CHECK(text.words[0].tag == Tag::determiner);
  CHECK(text.words[1].tag == Tag::noun);
  CHECK(text.words[2].tag == Tag::finite_verb);
  CHECK(text.words[6].tag == Tag::imperative);
  CHECK(text.words[7].tag == Tag::pronoun);
}

TEST_CASE("only punctuation tells the form of other languages") {
  const auto analyzed = [](std::string_view body, std::string_view language) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1), language);
  };
  for (const std::string_view language : {"", "de"}) {
    const Text text = analyzed("Der Server ist nicht erreichbar. Wann geht das wieder?", language);
    CHECK(!text.english);
    REQUIRE(text.sentences.size() == 2);
    CHECK(text.sentences[0].form == SentenceForm::declarative);
    CHECK(text.sentences[1].form == SentenceForm::interrogative);
    CHECK(text.words[0].tag == Tag::other);
  }
  CHECK(analyzed("No idea.", "en-GB").english);
}

TEST_CASE("fragments") {
  CHECK(form("Any news?") == SentenceForm::fragment);
  CHECK(form("Sorry for the delay.") == SentenceForm::fragment);
  CHECK(form("No idea.") == SentenceForm::fragment);
  CHECK(form("Fixed.") == SentenceForm::fragment);
}

TEST_CASE("the language of a text") {
  const auto language = [](std::string_view body) {
    const Span whole{0, body.size()};
    return analyze(body, std::span(&whole, 1)).language;
  };
  CHECK(language("We have restarted the server, and it is up again.") == "en");
  CHECK(language("A single is 60 euros, a double 90, and breakfast is included.") == "en");
  CHECK(language("Wir haben den Server neu gestartet, er läuft wieder.") == "de");
  CHECK(language("Nous avons redémarré le serveur et il fonctionne.") == "fr");
  CHECK(language("La commande de mars est en cours de livraison, je la bloque.") == "fr");
  CHECK(language("Vous trouverez la facture de février en pièce jointe.") == "fr");
  CHECK(language("La factura de febrero va en el adjunto.") == "es");
  CHECK(language("Hemos reiniciado el servidor y ya funciona.") == "es");
  CHECK(language("Reiniciámos o servidor e já não há problema.") == "pt");
  CHECK(language("Abbiamo riavviato il server e ora funziona.") == "it");
  CHECK(language("We hebben de server herstart en hij werkt weer.") == "nl");
  CHECK(language("Vi har startat om servern och den fungerar igen.") == "sv");
  CHECK(language("Zrestartowaliśmy serwer i już działa.") == "pl");
  CHECK(language("Újraindítottuk a szervert, és a levelezés ismét működik.") == "hu");
  CHECK(language("Restartovali jsme server a pošta zase funguje.") == "cs");
  CHECK(language("Мы перезапустили сервер, и он снова работает.") == "ru");
  CHECK(language("Ми перезапустили сервер, і він знову працює.") == "uk");
  CHECK(language("サーバーを再起動しました。") == "ja");
  CHECK(language("服务器已经重新启动。") == "zh");
  CHECK(language("서버를 다시 시작했습니다.") == "ko");
  CHECK(language("Επανεκκινήσαμε τον διακομιστή.") == "el");
  CHECK(language("Fixed.") == "");
  CHECK(language("სერვერი მუშაობს.") == "und");
}

TEST_CASE("the finite verb and its subject") {
  const auto verb = [](std::string_view body, bool subject) {
    const Span whole{0, body.size()};
    const Text text = analyze(body, std::span(&whole, 1));
    const Sentence& sentence = text.sentences.front();
    CHECK(sentence.has_subject == subject);
    return sentence.finite_verb == Sentence::no_word
               ? std::string()
               : std::string(text.words[sentence.finite_verb].folded);
  };
  CHECK(verb("The server that failed is up again.", true) == "is");
  CHECK(verb("If it fails, we replace the disk.", true) == "replace");
  CHECK(verb("Will do.", false) == "will");
  CHECK(verb("It's done.", true) == "it's");
  CHECK(verb("No problem.", false) == "");
}
