#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/word_phrases.h"

namespace replylint::catalogue {

namespace {

using WordSpan = std::span<const Word>;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What people attach to mail; servers, volumes and policies are attached in another sense.
constexpr auto documents = std::to_array<std::string_view>(
    {"agreement",    "archive",       "attachment",   "chart",        "code",
     "config",       "configuration", "contract",     "copies",       "copy",
     "csv",          "details",       "diagram",      "diff",         "document",
     "documents",    "draft",         "dump",         "example",      "figure",
     "figures",      "file",          "files",        "form",         "forms",
     "guide",        "image",         "images",       "instructions", "invoice",
     "invoices",     "letter",        "list",         "log",          "logfile",
     "logs",         "manual",        "memo",         "notes",        "output",
     "overview",     "page",          "pages",        "paper",        "patch",
     "patches",      "pdf",           "photo",        "photos",       "picture",
     "pictures",     "plan",          "plot",         "plots",        "powerpoint",
     "presentation", "program",       "proposal",     "quotation",    "quote",
     "receipt",      "report",        "reports",      "results",      "schedule",
     "scan",         "screenshot",    "screenshots",  "script",       "scripts",
     "sheet",        "slides",        "snippet",      "spreadsheet",  "statement",
     "summary",      "table",         "tarball",      "template",     "text",
     "trace",        "transcript",    "version",      "xls",          "zip",
     "graph",        "graphs",        "snapshot",     "snapshots",    "label",
     "map",          "offer",         "price",        "flowgraph",    "drawing",
     "drawings",     "certificate",   "certificates", "leaflet",      "brochure",
     "timetable",    "catalogue",     "catalog",      "sketch",       "sketches",
     "calculation",  "estimate",      "photograph",   "photographs",  "measurements",
     "voucher",      "tickets",       "programme",    "menu",         "datasheet",
     "checklist",    "confirmation",  "itinerary",    "video",        "recording",
     "floorplan",    "flyer",         "licence",      "license",      "artwork",
     "specification"});

// Those that are a file of their own, and no text that a mail may hold as well.
constexpr auto files = std::to_array<std::string_view>(
    {"pdf",         "drawing",      "drawings",   "plan",        "plans",     "photo",
     "photos",      "picture",      "pictures",   "image",       "images",    "report",
     "certificate", "certificates", "form",       "forms",       "invoice",   "invoices",
     "chart",       "map",          "file",       "files",       "document",  "documents",
     "spreadsheet", "sheet",        "screenshot", "screenshots", "scan",      "scans",
     "contract",    "receipt",      "timetable",  "leaflet",     "brochure",  "manual",
     "label",       "calculation",  "photograph", "photographs", "video",     "sketch",
     "diagram",     "log",          "logs",       "catalogue",   "catalog",   "datasheet",
     "slides",      "presentation", "statement",  "voucher",     "floorplan", "flyer",
     "quotation",   "agreement"});

constexpr auto negations = std::to_array<std::string_view>(
    {"not",      "no",      "never",  "without", "cannot",  "didn't",    "don't", "haven't",
     "hasn't",   "isn't",   "aren't", "wasn't",  "weren't", "won't",     "can't", "couldn't",
     "wouldn't", "nothing", "none",   "neither", "forgot",  "forgotten", "if",    "unless",
     "whether",  "once",    "when",   "will",    "i'll",    "we'll",     "would", "could",
     "should",   "nicht",   "kein",   "keine",   "keinen",  "wenn",      "falls", "pas",
     "aucun",    "aucune",  "non",    "nessun",  "não",     "geen",      "niet",  "inte",
     "ikke",     "nie",     "не"});

constexpr auto customers_own = std::to_array<std::string_view>(
    {"you",  "you've", "you'd",  "your",  "yours", "u",     "they",  "he",     "she",    "customer",
     "ihr",  "ihre",   "ihrem",  "ihren", "ihrer", "dein",  "deine", "deinem", "deinen", "sie",
     "du",   "votre",  "vos",    "vous",  "ton",   "ta",    "tes",   "tu",     "su",     "sus",
     "suo",  "tuo",    "vostro", "seu",   "sua",   "uw",    "jouw",  "je",     "u",      "din",
     "ditt", "dit",    "twoim",  "twój",  "вашем", "вашим", "вы",    "твоём"});

// "You will find it in the attachment" is no attachment of the customer's.
constexpr auto finding = std::to_array<std::string_view>(
    {"find", "finden", "findest", "trouverez", "trouveras", "encontrará", "encontrarás", "encontra",
     "trova", "troverà", "vindt", "hittar", "finder"});

constexpr auto earlier = std::to_array<std::string_view>(
    {"yesterday", "earlier", "previous", "previously", "already", "before", "ago", "last"});

constexpr auto mail_words = std::to_array<std::string_view>(
    {"email", "e-mail", "mail", "message", "reply", "response", "note", "letter"});

// What the customer did with an attachment of their own.
const WordPhrases& customer_sent() {
  static const WordPhrases phrases = {
      "you|you've|you'd have|had|just|kindly|already? sent|attached|provided|gave|uploaded|included|"
      "forwarded|mailed|emailed|shared|posted|submitted|enclosed|supplied|made|wrote",
      "your mail|email|e-mail|message|last|first",
  };
  return phrases;
}

constexpr auto determiners = std::to_array<std::string_view>(
    {"the", "your", "our", "a", "an", "it", "its", "them", "that", "each", "every", "any", "my",
     "both", "another", "one", "port", "eth0"});

constexpr auto writers = std::to_array<std::string_view>(
    {"i", "i've", "i'm", "we", "we've", "we're", "have", "am", "also", "are", "just", "and"});

bool has(WordSpan words, const auto& list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return is_one_of(list, word.folded); });
}

WordSpan before(WordSpan words, std::size_t at, std::size_t count) {
  const std::size_t first = at > count ? at - count : 0;
  return words.subspan(first, at - first);
}

WordSpan after(WordSpan words, std::size_t at, std::size_t count) {
  return words.subspan(std::min(at + 1, words.size()),
                       std::min(count, words.size() - std::min(at + 1, words.size())));
}

// "attached to your server": to something that is no mail.
bool attached_elsewhere(WordSpan words, std::size_t at) {
  const WordSpan rest = after(words, at, 12);
  for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
    if (rest[i].folded != "to" && rest[i].folded != "on" && rest[i].folded != "onto") continue;
    if (has(after(rest, i, 3), mail_words)) return false;
    if (rest[i + 1].folded == "this") return false;
    return is_one_of(determiners, rest[i + 1].folded) || i == 0;
  }
  return false;
}

enum class Claim { none, weak, strong };  // weak: it may be the customer's attachment

// Does the word at `at` say that this mail has an attachment?
Claim claim(WordSpan words, std::size_t at) {
  const std::string_view word = words[at].folded;
  const std::string_view next = at + 1 < words.size() ? words[at + 1].folded : "";
  const std::string_view previous = at > 0 ? words[at - 1].folded : "";

  if (word == "attached" || word == "enclosed" || word == "attaching" || word == "enclosing") {
    if (attached_elsewhere(words, at)) return Claim::none;
    const WordSpan object = after(words, at, 5);
    // "I've attached the log."
    const bool writer =
        is_one_of(writers, previous) &&
        has(before(words, at, 4),
            std::to_array<std::string_view>({"i", "i've", "i'm", "we", "we've", "we're"}));
    if (writer && has(after(words, at, 8), documents)) return Claim::strong;
    const bool ends = object.empty() || object.front().kind == WordKind::symbol;
    const bool it = next == "it" || next == "them" || next == "both";
    if (writer && (ends || (it && (object.size() < 2 || object[1].kind == WordKind::symbol))))
      return Claim::strong;
    // "Please find attached ...", "see attached"
    if (has(before(words, at, 4), std::to_array<std::string_view>({"find"}))) return Claim::strong;
    if (previous == "see" ||
        (previous == "the" && has(before(words, at, 2), std::to_array<std::string_view>({"see"})) &&
         (has(object, documents) || object.empty() || object.front().kind == WordKind::symbol)))
      return Claim::strong;
    // "Attached is the log.", "Attached please find ..."
    const bool opens = at == 0 || (at == 1 && (previous == "also" || previous == "and"));
    if (opens && (has(object, documents) || next == "is" || next == "are" || next == "please" ||
                  next == "you" || next == "find"))
      return Claim::strong;
    // "It is attached to this mail."
    static const WordPhrases to_mail = {"to|with this|the|my mail|email|e-mail|message|reply"};
    if (at + 1 < words.size() && to_mail.match_at(words, at + 1)) return Claim::strong;
    // "The log is attached.", "(screenshot attached)"
    const bool said_of = previous == "(" || previous == "is" || previous == "are" ||
                         previous == "been" || is_one_of(documents, previous);
    if (said_of && has(before(words, at, 8), documents)) return Claim::strong;
    // "I am sending you the times in the attached file"
    static const WordPhrases sends = {"i'm|we're sending", "i|we am|are sending", "i|we send",
                                      "here is|are"};
    if (is_one_of(documents, next) && sends.in(words.first(at))) return Claim::strong;
    // "the attached file"
    if (is_one_of(documents, next)) return Claim::weak;
    return Claim::none;
  }
  if ((word == "attach" || word == "enclose") && (previous == "i" || previous == "we") &&
      has(after(words, at, 6), documents))
    return Claim::strong;
  // "the drawing that I have put into this mail", "the form that comes with this message"
  if ((word == "this" || word == "my") && is_one_of(mail_words, next)) {
    static const WordPhrases puts = {
        "put|placed|added|included|comes|come|goes|send|sending|get|receive|enclose|enclosed|"
        "inserted|packed",
        "at the bottom|end|foot of",
        "in|as the annex|appendix of|to",
    };
    const bool joined = previous == "with" || previous == "to" || previous == "in" ||
                        previous == "into" || previous == "of";
    const WordSpan front = before(words, at, 14);
    const WordSpan rest = after(words, at, 10);
    if (joined && (puts.in(front) || (front.size() < 2 && puts.in(rest))) &&
        (has(front, files) || has(rest, files)))
      return Claim::strong;
  }
  if ((word == "attachment" || word == "attachments") && next != "folder" && next != "directory") {
    const WordSpan front = before(words, at, 3);
    const bool refers = has(front, std::to_array<std::string_view>({"see", "in", "as", "find"}));
    const bool other =
        has(front, std::to_array<std::string_view>({"send", "sent", "open", "that"}));
    if (refers && !other) return previous == "an" ? Claim::strong : Claim::weak;
  }
  return Claim::none;
}

// The same in other languages.
const WordPhrases& other_languages() {
  static const WordPhrases phrases = {"im anhang",
                                      "als anhang",
                                      "anbei",
                                      "angehängt",
                                      "beigefügt",
                                      "beigefügte",
                                      "beigefügten",
                                      "in der anlage",
                                      "ci joint",
                                      "ci jointe",
                                      "ci joints",
                                      "ci jointes",
                                      "ci-joint",
                                      "ci-jointe",
                                      "ci-joints",
                                      "ci-jointes",
                                      "en pièce jointe",
                                      "en pièces jointes",
                                      "en pj",
                                      "te|le|les|os adjunto",
                                      "he adjuntado",
                                      "archivo|fichero|documento adjunto",
                                      "adjunto el|la|los|las|un|una",
                                      "adjunto encontrará|encontrarás|va|envío",
                                      "en el adjunto",
                                      "se adjunta|adjuntan",
                                      "in allegato",
                                      "ho allegato",
                                      "ti|le|vi allego",
                                      "allego",
                                      "em anexo",
                                      "segue|seguem anexo|anexa|anexos",
                                      "anexei",
                                      "in de bijlage",
                                      "als bijlage",
                                      "bijgevoegd",
                                      "bijgevoegde",
                                      "bifogar",
                                      "bifogat",
                                      "bifogad",
                                      "bifogade",
                                      "vedhæftet",
                                      "vedhæftede",
                                      "vedlagt",
                                      "vedlagte",
                                      "w załączniku",
                                      "w załączeniu",
                                      "załączam",
                                      "во вложении",
                                      "в приложении",
                                      "прилагаю",
                                      "прикрепил",
                                      "прикрепила",
                                      "liitteenä"};
  return phrases;
}

// The words of a sentence that say that this mail has an attachment.
std::optional<Span> claimed(WordSpan words, SentenceForm form, bool customer_attached) {
  if (const auto match = other_languages().find(words)) {
    const WordSpan front = before(words, match->end, 8);
    if (!has(front, negations) && (!has(front, customers_own) || has(front, finding)))
      return Span{words[match->first].span.start, words[match->end - 1].span.end};
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Claim found = claim(words, i);
    if (found == Claim::none || (found == Claim::weak && customer_attached)) continue;
    const WordSpan front = before(words, i, 6);
    const bool finds = has(front, finding);
    if (has(front, negations) && !finds) continue;
    // "of your line in the attached file"
    const bool adjective = i > 0 && words[i - 1].folded == "the" && i + 1 < words.size() &&
                           is_one_of(documents, words[i + 1].folded);
    if (has(before(words, i, adjective ? 2 : 4), customers_own) && !finds) continue;
    // "the attached file you sent"
    static constexpr auto theirs = std::to_array<std::string_view>({"you", "you've", "your"});
    if (found == Claim::weak &&
        (adjective ? customer_sent().in(after(words, i, 9)) : has(after(words, i, 6), theirs)))
      continue;
    // "Please reply with the signed form attached."
    static constexpr auto returns = std::to_array<std::string_view>(
        {"reply", "send", "return", "answer", "mail", "upload", "forward", "respond", "write"});
    if (form == SentenceForm::imperative && has(words.first(i), returns)) continue;
    return words[i].span;
  }
  return std::nullopt;
}

void check(const Context& context, Findings& findings) {
  if (!context.message.attachments_known || !context.message.attachments.empty()) return;
  const auto& blocks = context.draft.blocks;
  const bool pasted = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::preformatted && block.depth == 0;
  });
  const auto pasted_words = std::to_array<std::string_view>(
      {"below", "inline", "following", "underneath", "unten", "ci-dessous", "abajo", "hieronder"});
  const auto attach_words = std::to_array<std::string_view>(
      {"attached", "attachment", "attachments", "attach", "attaching", "enclosed"});
  const bool customer_attached =
      !context.customer.attachments.empty() || has(context.inquiry.text.words, attach_words);

  for (const Sentence& sentence : context.draft.text.sentences) {
    const WordSpan words = context.draft.text.words_of(sentence);
    const std::optional<Span> span = claimed(words, sentence.form, customer_attached);
    if (!span || has(words, earlier)) continue;
    if (has(words, pasted_words) && (pasted || slice(context.body(), sentence.span).ends_with(':')))
      continue;
    // "I've attached it here: https://..."
    if (std::any_of(words.begin(), words.end(), [](const Word& word) {
          return word.kind == WordKind::address &&
                 word.folded.find("://") != std::string_view::npos;
        }))
      continue;
    findings
        .add(*span, "“" + excerpt(slice(context.body(), *span)) +
                        "” says that something is attached and nothing is, so the customer has to "
                        "ask for it; attach it, or take the words out.")
        .confidence = 0.95;
    return;
  }
}

}  // namespace

extern const Rule missing_attachment{"missing-attachment", Severity::error, "etiquette",
                                     "The reply speaks of an attachment and has none.", check};

}  // namespace replylint::catalogue
