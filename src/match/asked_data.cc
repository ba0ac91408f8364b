#include "match/asked_data.h"

#include <algorithm>

#include "match/traits.h"
#include "text/ascii.h"
#include "text/number_words.h"
#include "text/word_phrases.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

// In a row: "0800 123 456", "+49 (30) 1234-5", "DE89 3704 …".
std::size_t most_digits(Words words) {
  static constexpr auto marks = word_set("+", "-", "/", "(", ")", ".", "–");
  std::size_t most = 0;
  std::size_t digits = 0;
  for (const Word& word : words) {
    const auto count = static_cast<std::size_t>(
        std::count_if(word.folded.begin(), word.folded.end(), is_ascii_digit));
    if (count > 0)
      digits += count;
    else if (!marks.has(word))
      digits = 0;
    most = std::max(most, digits);
  }
  return most;
}

}  // namespace

std::optional<Datum> asked_datum(Words question) {
  static const WordPhrases phrases{
      "what|what's|which is|are? the|your|a|our phone|telephone|mobile|cell|fax|hotline number|numbers",
      "what|what's|which is|are? the|your|a|our email|e-mail|mail address|addresses",
      "what|what's|which is|are? the|your|a|our bank? account|iban|details|connection",
  };
  const auto found = phrases.find(question);
  if (!found) return std::nullopt;
  if (found->phrase < 2) return static_cast<Datum>(found->phrase);
  const auto last = question[found->end - 1].folded;
  const auto before = question[found->end - 2].folded;
  if (last != "iban" && before != "bank") return std::nullopt;  // "what is your account?"
  return Datum::bank_account;
}

bool holds(Datum datum, Words sentence) {
  constexpr std::size_t of_phone = 5;
  constexpr std::size_t of_account = 8;
  if (datum == Datum::mail_address)
    return std::any_of(sentence.begin(), sentence.end(), [](const Word& word) {
      return word.kind == WordKind::address && word.folded.find('@') != std::string_view::npos;
    });
  return most_digits(sentence) >= (datum == Datum::phone_number ? of_phone : of_account);
}

bool speaks_of(Datum datum, Words question, Words sentence) {
  static constexpr auto ways =
      word_set("phone", "telephone", "mobile", "email", "e-mail", "mail", "bank");
  static constexpr auto places =
      word_set("below", "above", "signature", "page", "site", "website", "invoice", "card", "find",
               "none", "no", "not", "attached", "link", "here", "it", "them");
  constexpr std::size_t looked_at = 64;  // hostile sentences must not cost more than linear time
  const Words asked = question.first(std::min(question.size(), looked_at));
  return holds(datum, sentence) ||
         std::any_of(sentence.begin(), sentence.end(), [&](const Word& word) {
           return places.has(word) || word.kind == WordKind::address ||
                  (!ways.has(word) && word.kind == WordKind::word && is_noun(word.tag) &&
                   std::any_of(asked.begin(), asked.end(), [&](const Word& other) {
                     return other.folded.substr(0, 4) == word.folded.substr(0, 4);
                   }));
         });
}

bool asks_price(Words question) {
  static const WordPhrases phrases{
      "what does|do|did|will|would * cost",
      "how much does|do|did|will|would * cost",
      "how much is|are a|an|one|the ticket|tickets|room|shipping|delivery|postage|entry|admission",
      "how much is|are|would a|an|your",
      "what|what's is|are? the|your price|prices|fee|fees",
  };
  return phrases.in(question);
}

bool asks_any_price(Words question) {
  static const WordPhrases phrases{
      "what do|does|would|will you|it|this|that|they charge|cost|take|ask ?",
      "how much do|does|would|will you|it|this|that|they charge|cost|take|ask|want ?",
      "what is|are|would be? the|your price|prices|fee|fees|cost|costs|rate|rates ?",
      "what|what's the|your price|prices|fee|fees|cost|costs|rate|rates ?",
      "how much is|are it|that|this|they ?",
  };
  // Half of a question ends without its mark.
  static const WordPhrases whole{
      "what is|are the|your fee|fees|price|prices|cost|costs|rate|rates"};
  const auto match = whole.match_at(question, 0);
  return phrases.in(question) || (match && match->end == question.size());
}

bool is_currency(const Word& word) {
  static constexpr auto currencies =
      word_set("buck", "bucks", "cent", "cents", "chf", "crown", "crowns", "dkk", "dollar",
               "dollars", "eur", "euro", "euros", "fiver", "franc", "francs", "gbp", "kroner",
               "kronor", "nok", "pence", "pennies", "penny", "pound", "pounds", "quid", "sek",
               "tenner", "usd", "zloty", "€", "£", "$");
  return currencies.has(word);
}

bool names_amount(Words sentence) {
  static constexpr auto signs = word_set("$", "£", "€");
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    const bool figure = sentence[i].kind == WordKind::number || is_number_word(sentence[i]);
    if ((signs.has(sentence[i]) && sentence[i + 1].kind == WordKind::number) ||
        (figure && is_currency(sentence[i + 1])))
      return true;
  }
  return false;
}

bool may_tell_price(Words sentence) {
  static constexpr auto words_of_money =
      word_set("amount", "bill", "billed", "budget", "charge", "charged", "charges", "cheap",
               "cheaper", "complimentary", "cost", "costs", "discount", "estimate", "expensive",
               "extra", "fee", "fees", "free", "gratis", "half", "included", "includes", "invoice",
               "money", "offer", "paid", "pay", "payment", "price", "priced", "prices", "pricing",
               "quote", "quotation", "rate", "rates", "same", "tariff", "us", "waive", "waived");
  static constexpr auto others =
      word_set("afraid", "attached", "below", "cannot", "closed", "depends", "enclosed", "ended",
               "full", "gone", "here", "instead", "link", "list", "nothing", "never", "no", "none",
               "only", "page", "site", "sold", "sorry", "table", "unfortunately", "website");
  static constexpr auto before_hours =
      word_set("after", "at", "before", "between", "by", "from", "till", "to", "until");
  constexpr std::size_t near = 4;  // words: "six to eight days"
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Word& word = sentence[i];
    if (words_of_money.has(word) || is_currency(word) || others.has(word) ||
        word.kind == WordKind::address || word.folded == "not" || word.folded.ends_with("n't"))
      return true;
    const bool figure = std::any_of(word.folded.begin(), word.folded.end(), is_ascii_digit);
    if (!figure && word.folded != "one" && !is_number_word(word)) continue;
    const auto behind = sentence.subspan(i + 1, std::min(near, sentence.size() - i - 1));
    const bool time = word.folded.find(':') != std::string_view::npos ||
                      (i > 0 && before_hours.has(sentence[i - 1])) ||
                      std::any_of(behind.begin(), behind.end(), is_time_word);
    if (!time) return true;
  }
  return false;
}

}  // namespace replylint
