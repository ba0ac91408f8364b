#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/unistr.h>

#include "parse/comparable.h"
#include "parse/known_words.h"
#include "rules/name_forms.h"
#include "rules/participants.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/byte_set.h"
#include "text/formatted.h"
#include "text/utf8.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

bool is_latin(std::string_view folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

// The name that is misspelled, or nullptr.
const Name* misspelled(const Person& customer, std::string_view written) {
  const Name* nearest = nullptr;
  std::size_t least = 0;
  for (const Name& name : customer.names) {
    if (!is_misspelling(written, name.folded)) continue;
    const std::size_t distance = name_distance(written, name.folded);
    if (nearest != nullptr && least <= distance) continue;
    nearest = &name;
    least = distance;
  }
  return nearest;
}

bool names_person(const std::vector<Address>& addresses, std::string_view folded) {
  return std::any_of(addresses.begin(), addresses.end(), [&](const Address& address) {
    Message message;
    message.from.push_back(address);
    return sender(message, {}).is_called(folded);
  });
}

bool holds_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  return false;
}

// The customer signs for that person as well: "Helen and Peter".
bool signs_for(const Context& context, std::string_view written) {
  return std::any_of(
      context.inquiry.blocks.begin(), context.inquiry.blocks.end(), [&](const Block& block) {
        return block.depth == 0 &&
               (block.kind == BlockKind::closing || block.kind == BlockKind::signature) &&
               holds_word(slice(context.customer.body, block.span), written);
      });
}

// True if the customer's own prose names that person ("I am writing for Anna"). Where nothing is
// known of the headers, the salutation may as well be for somebody earlier in the exchange.
bool is_mentioned(const Context& context, std::string_view written, std::string_view folded) {
  const auto& words = context.inquiry.text.words;
  if (std::any_of(words.begin(), words.end(), [&](const Word& word) {
        if (word.kind != WordKind::word) return false;
        std::string name = fold_name(word.folded);
        if (name == folded) return true;
        if (name.ends_with('s')) name.pop_back();
        return name == folded;
      }))
    return true;
  // Below a farewell in words of one's own: "Sláinte", "Fiachra".
  if (signs_for(context, written)) return true;
  if (!context.customer.from.empty()) return false;
  // Of somebody who signs with the first name, an attribution tells the family name.
  const auto is_in = [&](std::string_view text) {
    return text.find(written) != std::string_view::npos ||
           text.find(folded) != std::string_view::npos;
  };
  return std::any_of(context.inquiry.blocks.begin(), context.inquiry.blocks.end(),
                     [&](const Block& block) {
                       return (block.depth > 0 || block.kind == BlockKind::attribution) &&
                              is_in(slice(context.customer.body, block.span));
                     }) ||
         std::any_of(context.draft.blocks.begin(), context.draft.blocks.end(),
                     [&](const Block& block) {
                       return block.kind == BlockKind::attribution &&
                              is_in(slice(context.body(), block.span));
                     });
}

// The answer is to go to that person: "please write to her", "she takes over", "contact Sabine".
bool passes_on(const Context& context, std::string_view folded) {
  static const WordPhrases takers{
      "write|reply|answer|respond|turn|send|back to her|him|them",
      "contact|tell|ask|call|ring|phone|email|mail|let|answer her|him|them",
      "takes|take|taking|taken over",
      "deal|deals|handle|handles|decide|decides",
      "introduce|meet",
      "on|in behalf|charge",
      "directly",
  };
  static constexpr auto leads = word_set("to", "contact", "tell", "ask", "call", "ring", "phone",
                                         "email", "mail", "let", "answer", "meet", "write");
  const Words words = context.inquiry.text.words;
  if (takers.in(words)) return true;
  constexpr std::size_t reach = 3;  // "to my colleague Sabine"
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (fold_name(words[i].folded) != folded) continue;
    const Words before = words.subspan(i - std::min(i, reach), std::min(i, reach));
    if (std::any_of(before.begin(), before.end(), [](const Word& word) { return leads.has(word); }))
      return true;
  }
  return false;
}

// "My daughter Imogen", "your colleague Sabine": what the mail calls somebody whom it is about.
const Word* relation_of(const Context& context, std::string_view folded) {
  static constexpr auto relations = word_set(
      "daughter", "son", "wife", "husband", "mother", "mum", "mom", "father", "dad", "brother",
      "sister", "grandson", "granddaughter", "grandmother", "grandfather", "child", "baby", "boy",
      "girl", "dog", "cat", "horse", "pony", "rabbit", "partner", "fiancé", "fiancée", "colleague",
      "neighbour", "neighbor", "friend", "patient", "client", "tenant", "pupil", "aunt", "uncle",
      "nephew", "niece", "cousin", "flatmate", "roommate");
  const auto& words = context.inquiry.text.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].kind != WordKind::word) continue;
    const std::size_t before = words[i - 1].folded == "," && i > 1 ? i - 2 : i - 1;
    if (relations.has(words[before]) && fold_name(words[i].folded) == folded) {
      const bool ours = before > 0 && words[before - 1].folded == "your";
      return ours || !passes_on(context, folded) ? &words[before] : nullptr;
    }
  }
  return nullptr;
}

// A message below the customer's own, or an earlier one of the thread, is from that person or was
// sent to them, so they take part.
bool takes_part(const Context& context, std::string_view written, std::string_view folded) {
  const bool is_below = std::any_of(
      context.inquiry.blocks.begin(), context.inquiry.blocks.end(), [&](const Block& block) {
        return (block.depth > 0 || is_introduction(block) || block.kind == BlockKind::original) &&
               holds_word(slice(context.customer.body, block.span), written);
      });
  const auto has = [&](const Message& message) {
    return names_person(message.from, folded) || names_person(message.to, folded) ||
           names_person(message.cc, folded);
  };
  return is_below || has(context.customer) || has(context.message) ||
         std::any_of(context.thread.begin(), context.thread.end(),
                     [&](const EarlierMessage& earlier) { return has(*earlier.message); });
}

// "the blood test of Bruno", "Bruno's blood test": the first words of the mail that name them only
// as somebody else's owner or subject. Nothing where it names them in another way as well: "Bruno
// and I", "I am writing for Bruno", "on behalf of Bruno".
std::optional<Span> third_person(const Context& context, std::string_view folded) {
  static constexpr auto leads = word_set("of", "about", "called", "named");
  static constexpr auto speaks_for =
      word_set("behalf", "name", "place", "instead", "office", "secretary", "assistant", "stead",
               "account", "mailbox", "wife", "husband", "partner");
  static constexpr auto joining = word_set("and", "or", "&", "/");
  const Words words = context.inquiry.text.words;
  std::optional<Span> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::word) continue;
    std::string name = fold_name(words[i].folded);
    const bool owns = words[i].folded.ends_with("'s") && name == std::string(folded) + "s";
    if (name != folded && !owns) {
      if (name == std::string(folded) + "s") return std::nullopt;  // "Brunos" may be the family
      continue;
    }
    const bool joined =
        (i + 1 < words.size() && joining.has(words[i + 1])) || (i > 0 && joining.has(words[i - 1]));
    const bool led = i > 1 && leads.has(words[i - 1]) && !speaks_for.has(words[i - 2]);
    const bool possesses = owns && i + 1 < words.size() && words[i + 1].kind == WordKind::word &&
                           !speaks_for.has(words[i + 1]);
    if (joined || !(led || possesses)) return std::nullopt;
    if (!found)
      found = led ? Span{words[i - 1].span.start, words[i].span.end}
                  : Span{words[i].span.start, words[i + 1].span.end};
  }
  return found;
}

// What the mail calls somebody whom it only mentions: "daughter", "of Bruno"; empty where they may
// be greeted.
std::string mention_of(const Context& context, std::string_view written, std::string_view folded) {
  if (const Word* const relation = relation_of(context, folded))
    return std::string(relation->folded);
  if (passes_on(context, folded) || takes_part(context, written, folded)) return {};
  const auto span = third_person(context, folded);
  return span ? std::string(slice(context.customer.body, *span)) : std::string();
}

// The line that holds the salutation names the customer: "Dear Chris, Dirk, dear list,".
bool line_names(std::string_view body, Span salutation, const Person& customer) {
  const std::size_t end = std::min(body.find('\n', salutation.start), body.size());
  const std::string_view line = slice(body, {salutation.start, end});
  return std::any_of(customer.names.begin(), customer.names.end(), [&](const Name& name) {
    return name.written.size() > 1 && line.find(name.written) != std::string_view::npos;
  });
}

// Greetings of languages that decline names: "Dzień dobry Pani Agnieszko" greets Agnieszka.
bool declines_names(std::string_view salutation) {
  constexpr std::string_view greetings[] = {
      "dzień",  "szanown",   "witam", "witaj", "cześć",   "pani",   "pane",     "paní",  "bok",
      "drog",   "mił",       "dobr",  "vážen", "mil",     "ahoj",   "poštovan", "dragi", "draga",
      "zdravo", "spoštovan", "драг",  "шанов", "доброго", "привіт", "уважа",    "gerb",  "sveik",
      "laba",   "labas",     "cien",  "mīļ",   "αγαπητ",  "κύριε",  "stimat",   "bună",
  };
  std::string folded;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(salutation.data(), static_cast<std::int32_t>(salutation.size())));
  icu::UnicodeString(text).foldCase().toUTF8String(folded);
  return std::any_of(std::begin(greetings), std::end(greetings),
                     [&](std::string_view greeting) { return folded.starts_with(greeting); });
}

// The same name in another case: it differs in its last two letters at most.
bool same_stem(const Person& customer, std::string_view folded) {
  return std::any_of(customer.names.begin(), customer.names.end(), [&](const Name& name) {
    const std::size_t shorter = std::min(name.folded.size(), folded.size());
    const auto [left, right] = std::mismatch(
        folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(shorter), name.folded.begin());
    const auto shared = static_cast<std::size_t>(left - folded.begin());
    static_cast<void>(right);
    return shared >= 3 && folded.size() - shared <= 2 && name.folded.size() - shared <= 2;
  });
}

// "Ewo" calls Ewa, "Kasiu" Kasia, "Ivane" Ivan, "Tomku" Tomek: short names, and short forms of
// others.
bool is_called_in_vocative(const Person& customer, std::string_view folded) {
  const std::string stem(folded.substr(0, folded.size() - 1));
  const char last = folded.back();
  if (last == 'o' || last == 'u') {
    if (customer.is_called(stem + "a")) return true;
    if (stem.ends_with('k') && customer.is_called(stem.substr(0, stem.size() - 1) + "ek"))
      return true;
  }
  return (last == 'u' || last == 'e') && stem.size() >= 3 && customer.is_called(stem);
}

// A line of the customer's farewell is that name and nothing more.
bool signs_alone(const Context& context, const Name& name) {
  return std::any_of(
      context.inquiry.blocks.begin(), context.inquiry.blocks.end(), [&](const Block& block) {
        if (block.depth != 0 ||
            (block.kind != BlockKind::closing && block.kind != BlockKind::signature))
          return false;
        const std::string_view text = slice(context.customer.body, block.span);
        for (std::size_t at = text.find(name.written); at != std::string_view::npos;
             at = text.find(name.written, at + 1)) {
          const std::size_t end = at + name.written.size();
          if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n'))
            return true;
        }
        return false;
      });
}

// "Hi Blake" to James Blake: a family name by itself, as one calls a recruit. Nothing where the
// family name may come first.
const Name* bare_family_name(const Context& context, const Person& customer,
                             const Salutation& salutation) {
  if (salutation.has_title || salutation.names.size() != 1 || customer.names.size() < 2 ||
      !customer.certain)
    return nullptr;
  const std::string folded = fold_name(slice(context.body(), salutation.names.front()));
  const Name& first = customer.names.front();
  const Name& family = customer.names.back();
  // Whoever signs with it is called so.
  if (fold_name(customer.called) != first.folded || first.folded.size() < 2) return nullptr;
  const bool is_family = folded == family.folded || family.folded.ends_with("-" + folded);
  const bool is_other = std::none_of(customer.names.begin(), std::prev(customer.names.end()),
                                     [&](const Name& name) { return name.folded == folded; });
  if (!is_family || !is_other) return nullptr;
  return family.folded.size() > folded.size() || signs_alone(context, first) ? &family : nullptr;
}

// --- titles ------------------------------------------------------------------------------------

enum class Gender { unknown, female, male };

// Of titles that say it; "Dr", "Prof" and names do not.
Gender gender_of(std::string_view title) {
  static constexpr auto female = word_set("mrs", "ms", "miss", "frau", "mme", "madame", "mlle",
                                          "signora", "senora", "mevrouw", "senhora");
  static constexpr auto male =
      word_set("mr", "herr", "herrn", "monsieur", "signor", "senor", "meneer", "senhor");
  return female.has(title) ? Gender::female : male.has(title) ? Gender::male : Gender::unknown;
}

std::vector<Span> words_of(std::string_view body, Span stretch) {
  std::vector<Span> words;
  for (std::size_t at = stretch.start; at < stretch.end;) {
    const std::size_t start = at;
    while (at < stretch.end && is_word_byte(body[at])) ++at;
    if (at > start)
      words.push_back({start, at});
    else
      ++at;
  }
  return words;
}

// The title that a line of a few words gives the customer: "Mrs Laura King", "Laura King (Mrs)".
// Empty where it gives none, or two: "Mr and Mrs King".
std::string_view title_in(std::string_view text, Span line, const Person& customer) {
  constexpr std::size_t most = 6;
  std::string_view title;
  Gender gender = Gender::unknown;
  bool named = false;
  const std::vector<Span> words = words_of(text, line);
  if (words.size() < 2 || words.size() > most) return {};
  for (const Span word : words) {
    const std::string folded = fold_name(slice(text, word));
    named = named || (folded.size() > 1 && customer.is_called(folded));
    const Gender said = gender_of(folded);
    if (said == Gender::unknown) continue;
    if (gender != Gender::unknown && gender != said) return {};
    // "Miss" and "Frau" stand in front of a name or behind it, and not amid the line.
    const bool in_brackets = word.start > 0 && text[word.start - 1] == '(';
    if (word != words.front() && !in_brackets) return {};
    gender = said;
    title = slice(text, word);
  }
  return named ? title : std::string_view();
}

// The title that the customer bears in the header fields or signs with; empty where none is known.
std::string_view own_title(const Context& context, const Person& customer) {
  for (const auto* list : {&context.customer.from, &context.customer.reply_to}) {
    if (list->empty()) continue;
    const std::string_view name = list->front().name;
    if (const std::string_view title = title_in(name, {0, name.size()}, customer); !title.empty())
      return title;
  }
  const std::string_view body = context.customer.body;
  for (const Block& block : context.inquiry.blocks) {
    if (block.depth > 0 || (block.kind != BlockKind::closing && block.kind != BlockKind::signature))
      continue;
    for (const Span line : lines_of(body, block.span))
      if (const std::string_view title = title_in(body, line, customer); !title.empty())
        return title;
  }
  return {};
}

// "Dear Mr King" to somebody who signs as Mrs King: the title, which the customer's own words
// contradict and which stands nowhere in their mail.
std::optional<Span> wrong_title(const Context& context, const Person& customer,
                                const Salutation& salutation) {
  std::optional<Span> written;
  Gender gender = Gender::unknown;
  const std::vector<Span> words = words_of(context.body(), salutation.span);
  // "Bonjour M. Durand": in other languages an initial.
  static constexpr auto french = word_set("bonjour", "bonsoir", "cher", "chere");
  const bool in_french =
      !words.empty() && french.has(fold_name(slice(context.body(), words.front())));
  for (const Span word : words) {
    const std::string_view text = slice(context.body(), word);
    const bool is_monsieur = in_french && text == "M" && context.body().substr(word.end, 1) == ".";
    const Gender said = is_monsieur ? Gender::male : gender_of(fold_name(text));
    if (said == Gender::unknown) continue;
    if (written) return std::nullopt;  // "Dear Mr and Mrs King"
    written = word;
    gender = said;
  }
  if (!written || std::none_of(salutation.names.begin(), salutation.names.end(), [&](Span name) {
        return customer.is_called(fold_name(slice(context.body(), name)));
      }))
    return std::nullopt;
  const Gender own = gender_of(fold_name(own_title(context, customer)));
  if (own == Gender::unknown || own == gender) return std::nullopt;
  // "I write for my husband, Mr King."
  const std::string_view body = context.customer.body;
  const bool said_there = std::any_of(
      context.inquiry.blocks.begin(), context.inquiry.blocks.end(), [&](const Block& block) {
        if (block.depth > 0) return false;
        const std::vector<Span> said = words_of(body, block.span);
        return std::any_of(said.begin(), said.end(), [&](Span word) {
          return gender_of(fold_name(slice(body, word))) == gender;
        });
      });
  return said_there ? std::nullopt : written;
}

void report_title(const Context& context, const Person& customer, Span written,
                  Findings& findings) {
  const std::string_view title = own_title(context, customer);
  const std::string_view wrong = slice(context.body(), written);
  Diagnostic& diagnostic = findings.add(
      written,
      formatted("The salutation says “{}”, but the customer is “{} {}”; nobody likes to be taken "
                "for somebody else: write “{}”.",
                wrong, title, customer.names.back().written, title));
  diagnostic.confidence = 0.95;
  // In German and French other words of the salutation change with it.
  static constexpr auto english = word_set("mr", "mrs", "ms", "miss");
  if (english.has(fold_name(wrong)) && english.has(fold_name(title)))
    diagnostic.fixes.push_back(
        {formatted("Write “{}”", title), true, {{written, std::string(title)}}});
}

// --- the last line -----------------------------------------------------------------------------

// "See you then, Jack,", "Thanks again, Jack!": the name that a line of farewell calls; not the one
// that signs "Best, Jack", nor "our baker, Jack.".
std::optional<Span> called_in_farewell(std::string_view body, Span line) {
  static const WordPhrases farewells = {
      "see you",
      "until then|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow",
      "enjoy",
      "have a",
      "thanks|thank",
      "take care",
      "speak|talk soon",
      "good luck",
      "safe travels|trip|journey",
      "looking forward",
  };
  constexpr std::size_t most_words = 9;
  const std::string_view text = trimmed(slice(body, line));
  if (!text.ends_with(',') && !text.ends_with('!')) return std::nullopt;
  const std::size_t comma = text.substr(0, text.size() - 1).rfind(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  const std::vector<Span> words = words_of(body, line);
  const auto name_start = static_cast<std::size_t>(text.data() - body.data()) + comma + 2;
  const Span name{name_start, name_start + text.size() - comma - 3};
  if (words.size() > most_words || words.back() != name ||
      !is_first_name(fold_name(slice(body, name))))
    return std::nullopt;
  const Text parts = analyze(body, std::span(&line, 1), "en");
  const auto opening = farewells.match_at(parts.words, 0);
  // "Thanks to our baker, Jack!"
  const bool of_another = std::any_of(parts.words.begin(), parts.words.end(), [](const Word& word) {
    return word.folded == "to" || word.folded == "our" || word.folded == "my";
  });
  return opening && !of_another ? std::optional(name) : std::nullopt;
}

// The wrong name that the reply says goodbye to, above the line that the writer signs.
std::optional<Span> wrong_name_in_farewell(const Context& context, const Person& customer) {
  const Person& writer = writer_of(context);
  if (!customer.certain || !writer.certain) return std::nullopt;
  std::vector<Span> lines;
  for (const Block& block : context.draft.blocks)
    if (is_own_text(block))
      for (const Span line : lines_of(context.body(), block.span))
        if (!trimmed(slice(context.body(), line)).empty()) lines.push_back(line);
  const auto is_signer = [&](Span line) {
    const std::vector<Span> words = words_of(context.body(), line);
    constexpr std::size_t most_words = 3;
    return !words.empty() && words.size() <= most_words &&
           writer.is_called(fold_name(slice(context.body(), words.front())));
  };
  for (std::size_t i = lines.size(); i > 1; --i) {
    if (!is_signer(lines[i - 1])) continue;
    const auto name = called_in_farewell(context.body(), lines[i - 2]);
    if (!name) return std::nullopt;
    const std::string_view written = slice(context.body(), *name);
    const std::string folded = fold_name(written);
    const bool fits = customer.is_called(folded) || writer.is_called(folded) ||
                      is_mentioned(context, written, folded) ||
                      takes_part(context, written, folded) ||
                      std::count_if(lines.begin(), lines.end(), [&](Span line) {
                        return holds_word(slice(context.body(), line), written);
                      }) > 1;
    return fits ? std::nullopt : name;
  }
  return std::nullopt;
}

void report_farewell(const Context& context, const Person& customer, Span written,
                     Findings& findings) {
  Diagnostic& diagnostic = findings.add(
      written,
      formatted(
          "The farewell says “{}”, but the customer is “{}”; nobody likes to be called by the "
          "wrong name: write “{}”.",
          slice(context.body(), written), customer.called, customer.called),
      Severity::warning);
  diagnostic.confidence = 0.8;
  diagnostic.fixes.push_back(
      {"Write “" + customer.called + "”", false, {{written, customer.called}}});
}

void report_family_name(const Context& context, const Person& customer, Span name,
                        Findings& findings) {
  const std::string& right = customer.names.front().written;
  Diagnostic& diagnostic = findings.add(
      name,
      formatted("The salutation calls {} by the family name alone, “{}”, which sounds like an "
                "order: write “{}”, or a title before the name.",
                right, slice(context.body(), name), right),
      Severity::suggestion);
  diagnostic.confidence = 0.5;
}

// Somebody who is only mentioned, or only gets a copy, in place of the customer. False if not.
bool report_passed_over(const Context& context, const Person& customer, Span name,
                        Findings& findings) {
  const std::string_view written = slice(context.body(), name);
  const std::string folded = fold_name(written);
  if (signs_for(context, written)) return false;
  const std::string mention = mention_of(context, written, folded);
  const bool reads_along = mention.empty() && !writer_of(context).is_called(folded) &&
                           names_person(context.customer.cc, folded) &&
                           !names_person(context.message.to, folded) && !passes_on(context, folded);
  if (mention.empty() && !reads_along) return false;
  findings
      .add(name,
           formatted(
               "The salutation greets “{}”, {}; it was “{}” who wrote, and who will feel passed "
               "over: greet them.",
               written,
               mention.empty() ? "who only gets a copy of the mail"
                               : formatted("whom the mail only mentions (“{}”)", mention),
               customer.called),
           Severity::suggestion)
      .confidence = 0.6;
  return true;
}

// Whether the mail knows somebody of that name beside the customer.
bool is_another(const Context& context, std::string_view written, const std::string& folded) {
  return is_mentioned(context, written, folded) || names_person(context.message.to, folded) ||
         names_person(context.message.cc, folded) ||
         (names_person(context.customer.cc, folded) && !writer_of(context).is_called(folded));
}

// `meant` is the customer's name that this one is a slip for, or nullptr.
void report_wrong_name(const Context& context, Span name, const std::string& right,
                       const Name* meant, Findings& findings,
                       std::optional<Severity> severity = std::nullopt) {
  Diagnostic& diagnostic = findings.add(
      name,
      formatted("The salutation says “{}”, but the customer is “{}”; nobody likes to be called by "
                "the wrong name: write “{}”.",
                slice(context.body(), name), right, right),
      severity);
  diagnostic.confidence = meant != nullptr ? 1 : 0.9;
  diagnostic.fixes.push_back({"Write “" + right + "”", meant != nullptr, {{name, right}}});
}

// "Tom" may well be the T of "T. Haverkamp"; a title goes with the family name, and "Ms Tillmann"
// is somebody else.
bool may_begin_with_initial(const Person& customer, const std::string& folded, bool has_title) {
  return !has_title && !customer.initial.empty() && folded.starts_with(customer.initial) &&
         is_first_name(folded);
}

// The names that go with a title: without the initials before the family name.
Person without_initials(const Person& customer) {
  Person person = customer;
  if (person.names.size() > 1 && person.names.back().folded.size() > 1)
    std::erase_if(person.names, [](const Name& name) { return name.folded.size() == 1; });
  return person;
}

// "Bob" in "Hi Bob Diaz," to Ana Diaz: the family name is right, and the first name before it is
// another.
std::optional<Span> wrong_first_name(const Context& context, const Person& customer,
                                     const Salutation& salutation) {
  if (!customer.certain || salutation.names.size() != 2 || customer.names.size() < 2)
    return std::nullopt;
  const Span first = salutation.names.front();
  const Span second = salutation.names.back();
  const std::string_view written = slice(context.body(), first);
  const std::string folded = fold_name(written);
  const std::string family = fold_name(slice(context.body(), second));
  const bool wrong = first.end + 1 == second.start && family == customer.names.back().folded &&
                     is_first_name(customer.names.front().folded) && is_first_name(folded) &&
                     !customer.is_called(folded) && !is_another(context, written, folded) &&
                     !takes_part(context, written, folded) &&
                     misspelled(customer, folded) == nullptr;
  return wrong ? std::optional(first) : std::nullopt;
}

void check_names(const Context& context, const Person& person, const Salutation& salutation,
                 Findings& findings) {
  const Person customer = salutation.has_title ? without_initials(person) : person;
  const bool one_is_right =
      line_names(context.body(), salutation.span, customer) ||
      std::any_of(salutation.names.begin(), salutation.names.end(), [&](Span name) {
        return customer.is_called(fold_name(slice(context.body(), name)));
      });
  const bool latin = std::all_of(customer.names.begin(), customer.names.end(),
                                 [](const Name& name) { return is_latin(name.folded); });
  const bool declined = declines_names(slice(context.body(), salutation.span));
  for (const Span span : salutation.names) {
    const std::string_view written = slice(context.body(), span);
    const std::string folded = fold_name(written);
    if (folded.size() < 3 || customer.is_called(folded) || is_latin(folded) != latin) continue;
    // "Dear Uphoffs," to the whole family.
    if (folded.ends_with('s') && customer.names.size() > 1 &&
        folded.substr(0, folded.size() - 1) == customer.names.back().folded)
      continue;
    if (customer.certain && !customer.called.empty() && !one_is_right &&
        report_passed_over(context, customer, span, findings))
      return;
    if (is_another(context, written, folded) ||
        may_begin_with_initial(customer, folded, salutation.has_title))
      continue;
    if (declined && (same_stem(customer, folded) || is_called_in_vocative(customer, folded)))
      continue;

    const Name* meant = misspelled(customer, folded);
    if (meant == nullptr && (one_is_right || !customer.certain)) continue;
    std::string right = meant != nullptr ? meant->written : customer.called;
    if (meant == nullptr && salutation.has_title) right = customer.names.back().written;
    if (right.empty()) continue;
    report_wrong_name(context, span, right, meant, findings);
    return;
  }
}

// --- Japanese ----------------------------------------------------------------------------------

bool is_kanji(char32_t c) {
  constexpr char32_t repeated = 0x3005;  // 々
  return (c >= 0x4E00 && c <= 0x9FFF) || c == repeated;
}

// The run of kanji that ends the text: "佐藤" of "山田商事の佐藤".
std::string_view last_kanji(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0) {
    const std::size_t before = code_point_start(text, start - 1);
    std::size_t next = before;
    if (!is_kanji(next_code_point(text, next))) break;
    start = before;
  }
  return text.substr(start);
}

// "山田商事の" where a sentence may begin with who writes: "購入したのは京都店の" speaks of a
// thing, and "貴社の" of one of the writer's.
bool introduces_house(std::string_view before) {
  constexpr std::string_view ends[] = {"。", "！", "？", "\n"};
  constexpr std::string_view no_houses[] = {"は", "が", "を", "も", "貴", "御", "弊", "当", "本"};
  std::size_t start = 0;
  for (const std::string_view end : ends)
    if (const std::size_t at = before.rfind(end); at != std::string_view::npos)
      start = std::max(start, at + end.size());
  const std::string_view house = before.substr(start);
  const std::size_t first_stop = before.find("。");
  const bool on_top = first_stop == before.rfind("。");  // the first sentence, or the second
  return on_top && std::none_of(std::begin(no_houses), std::end(no_houses), [&](auto part) {
           return house.find(part) != std::string_view::npos;
         });
}

struct JapaneseName {
  std::string_view written;
  bool certain = false;  // "と申します"; a thing may be the word before "です"
};

// "佐藤" in "山田商事の佐藤です", "佐藤と申します": how the customer introduces themselves at the
// top.
JapaneseName japanese_name(std::string_view customer) {
  constexpr std::size_t top = 600;  // bytes
  constexpr std::size_t kanji = 3;  // bytes
  constexpr std::string_view houses[] = {"社の", "店の", "商事の", "部の", "課の", "院の", "所の",
                                         "会の", "校の", "堂の",   "館の", "局の", "業の", "産の"};
  // "社の件です", "店の質問です"
  constexpr std::string_view no_names[] = {"件", "質", "問", "予", "希", "望", "注", "文", "者",
                                           "方", "担", "当", "用", "品", "度", "金", "日", "時"};
  const std::string_view text = customer.substr(0, top);
  for (const std::string_view ending : {"と申します", "です", "でございます"}) {
    for (std::size_t at = text.find(ending); at != std::string_view::npos;
         at = text.find(ending, at + 1)) {
      const std::string_view front = text.substr(0, at);
      const std::string_view name = last_kanji(front);
      const std::string_view before = front.substr(0, front.size() - name.size());
      const bool of_house =
          std::any_of(std::begin(houses), std::end(houses),
                      [&](std::string_view house) { return before.ends_with(house); });
      const bool is_name = std::none_of(std::begin(no_names), std::end(no_names), [&](auto part) {
        return name.find(part) != std::string_view::npos;
      });
      const bool certain = ending == "と申します";
      if (name.size() >= 2 * kanji && name.size() <= 4 * kanji && is_name &&
          (certain || (of_house && introduces_house(before))))
        return {name, certain};
    }
  }
  return {};
}

// "田中" in "田中様" above the reply to 佐藤, where nothing in the exchange is called so.
std::optional<Span> wrong_japanese_name(const Context& context, std::string_view own) {
  constexpr std::string_view honorific = "様";
  constexpr std::string_view all[] = {"皆", "客", "担", "者", "各", "御"};
  constexpr std::size_t most_lines = 3;
  constexpr std::size_t least = 6;  // bytes: two kanji
  std::size_t seen = 0;
  for (const Block& block : context.draft.blocks) {
    if (!is_own_text(block)) return std::nullopt;
    for (const Span line : lines_of(context.body(), block.span)) {
      if (++seen > most_lines) return std::nullopt;
      const std::string_view text = trimmed(slice(context.body(), line));
      if (!text.ends_with(honorific)) continue;
      const std::string_view name = last_kanji(text.substr(0, text.size() - honorific.size()));
      const auto is_in = [&](std::string_view where) {
        return where.find(name) != std::string_view::npos;
      };
      const bool named =
          name.find(own) != std::string_view::npos || is_in(context.customer.body) || is_in(own);
      const bool unnamed = name.size() < least ||
                           std::any_of(std::begin(all), std::end(all), [&](std::string_view part) {
                             return name.find(part) != std::string_view::npos;
                           });
      const auto is_address = [&](const Address& address) { return is_in(address.name); };
      for (const auto* list : {&context.customer.from, &context.customer.reply_to,
                               &context.customer.cc, &context.message.to, &context.message.cc})
        if (std::any_of(list->begin(), list->end(), is_address)) return std::nullopt;
      if (named || unnamed) return std::nullopt;
      const auto start = static_cast<std::size_t>(name.data() - context.body().data());
      return Span{start, start + name.size()};
    }
  }
  return std::nullopt;
}

void check(const Context& context, Findings& findings) {
  const Person& customer = customer_of(context);
  if (is_forward(context)) return;
  if (const JapaneseName own = japanese_name(context.customer.body); !own.written.empty()) {
    if (const auto name = wrong_japanese_name(context, own.written))
      return report_wrong_name(context, *name, std::string(own.written), nullptr, findings,
                               own.certain ? std::nullopt : std::optional(Severity::suggestion));
  }
  if (!customer.known()) return;
  if (!customer.called.empty())
    if (const auto name = wrong_name_in_farewell(context, customer))
      report_farewell(context, customer, *name, findings);
  const Salutation& salutation = salutation_of(context);
  if (salutation.names.empty()) return;
  // "Run:" may be a heading.
  if (slice(context.body(), salutation.span).ends_with(':') &&
      salutation.names.front().start == salutation.span.start)
    return;
  // Of somebody who only signs, the family name is not known.
  const bool family_known =
      !context.customer.from.empty() || customer.names.size() > 1 || !customer.initial.empty();
  if (salutation.has_title && !family_known) return;

  if (bare_family_name(context, customer, salutation) != nullptr)
    report_family_name(context, customer, salutation.names.front(), findings);
  else if (const auto title = wrong_title(context, customer, salutation))
    report_title(context, customer, *title, findings);
  else if (const auto first = wrong_first_name(context, customer, salutation))
    report_wrong_name(context, *first, customer.names.front().written, nullptr, findings);
  else
    check_names(context, customer, salutation, findings);
}

}  // namespace

extern const Rule wrong_name{"wrong-name", Severity::error, "etiquette",
                             "The salutation names somebody other than the customer.", check};

}  // namespace replylint::catalogue
