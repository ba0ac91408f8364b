#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/comparable.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/utf8.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t most_findings = 20;
constexpr std::size_t longest_secret = 300;  // bytes
constexpr std::size_t longest_token = 1000;
constexpr std::string_view key_begins = "-----BEGIN ";
constexpr std::size_t least_token = 20;  // of those without a known prefix

struct Secret {
  Span span;
  std::string_view kind;  // "a private key"
};

bool is_alnum(char c) {
  static constexpr ByteSet letters_and_digits(
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  return letters_and_digits.has(c);
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool has_one_of(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return has(text, part); });
}

// "four-words-you-like", "a-name-of-yours": words joined by dashes that speak of what to put there.
bool describes_value(std::string_view small) {
  static constexpr auto says = word_set("word", "words", "phrase", "you", "yours", "like", "choose",
                                        "chosen", "pick", "want", "whatever", "own", "something",
                                        "here", "goes", "characters", "letters", "digits");
  constexpr std::size_t least = 2;
  std::size_t said = 0;
  while (!small.empty()) {
    const std::size_t end = std::min(small.find_first_of("-_"), small.size());
    said += says.has(small.substr(0, end)) ? 1 : 0;
    small.remove_prefix(std::min(end + 1, small.size()));
  }
  return said >= least;
}

// What stands in place of a secret in examples and instructions.
bool is_stand_in(std::string_view value) {
  static constexpr auto names = word_set("pass", "password", "passwd", "passwort", "secret",
                                         "token", "none", "null", "true", "false", "undefined");
  const std::string small = to_lower(value);
  if (names.has(small) || small.starts_with('$') || describes_value(small)) return true;
  for (const std::string_view word :
       {"example", "placeholder", "your",        "xxx",        "***",      "•••",       "...",
        "…",       "redacted",    "hidden",      "removed",    "changeme", "change-me", "change_me",
        "sample",  "dummy",       "secret_here", "<",          "[",        "{",         "__",
        "(",       "mypassword",  "my_password", "my-password"})
    if (has(small, word)) return true;
  // "0000000000", "abcabc…": a real one has many different characters.
  std::array<bool, 256> seen{};
  std::size_t different = 0;
  for (const char c : value) {
    bool& mark = seen[static_cast<unsigned char>(c)];
    if (!mark) ++different;
    mark = true;
  }
  return different < 3 || (value.size() >= 16 && different < 6);
}

// --- tokens with a prefix that their issuer documents ------------------------------------------

enum class Alphabet { alnum, base64url, hex, upper };

bool is_of(char c, Alphabet alphabet) {
  switch (alphabet) {
    case Alphabet::alnum:
      return is_alnum(c);
    case Alphabet::base64url:
      return is_alnum(c) || c == '-' || c == '_';
    case Alphabet::hex:
      return hex_value(c) >= 0;
    case Alphabet::upper:
      return is_ascii_digit(c) || is_ascii_upper(c);
  }
  return false;
}

struct Token {
  std::string_view prefix;
  Alphabet alphabet;
  std::size_t least;  // characters behind the prefix
  std::string_view kind;
};

// Sorted by nothing but issuer.
constexpr auto tokens = std::to_array<Token>({
    {"AKIA", Alphabet::upper, 16, "an AWS access key"},
    {"ASIA", Alphabet::upper, 16, "an AWS access key"},
    {"ghp_", Alphabet::alnum, 36, "a GitHub token"},
    {"gho_", Alphabet::alnum, 36, "a GitHub token"},
    {"ghu_", Alphabet::alnum, 36, "a GitHub token"},
    {"ghs_", Alphabet::alnum, 36, "a GitHub token"},
    {"ghr_", Alphabet::alnum, 36, "a GitHub token"},
    {"github_pat_", Alphabet::base64url, 50, "a GitHub token"},
    {"glpat-", Alphabet::base64url, 20, "a GitLab token"},
    {"xoxb-", Alphabet::base64url, 20, "a Slack token"},
    {"xoxp-", Alphabet::base64url, 20, "a Slack token"},
    {"xoxa-", Alphabet::base64url, 20, "a Slack token"},
    {"xoxr-", Alphabet::base64url, 20, "a Slack token"},
    {"xoxs-", Alphabet::base64url, 20, "a Slack token"},
    {"xapp-", Alphabet::base64url, 20, "a Slack token"},
    {"AIza", Alphabet::base64url, 35, "a Google API key"},
    {"GOCSPX-", Alphabet::base64url, 24, "a Google client secret"},
    {"ya29.", Alphabet::base64url, 30, "a Google access token"},
    {"sk_live_", Alphabet::alnum, 16, "a Stripe secret key"},
    {"rk_live_", Alphabet::alnum, 16, "a Stripe secret key"},
    {"sk_test_", Alphabet::alnum, 16, "a Stripe secret key"},
    {"whsec_", Alphabet::alnum, 24, "a webhook secret"},
    {"SG.", Alphabet::base64url, 20, "a SendGrid key"},
    {"npm_", Alphabet::alnum, 36, "an npm token"},
    {"pypi-", Alphabet::base64url, 50, "a PyPI token"},
    {"dop_v1_", Alphabet::hex, 64, "a DigitalOcean token"},
    {"sk-ant-", Alphabet::base64url, 24, "an API key"},
    {"sk-proj-", Alphabet::base64url, 24, "an API key"},
    {"sk-", Alphabet::alnum, 32, "an API key"},
    {"hf_", Alphabet::alnum, 30, "a Hugging Face token"},
    {"shpat_", Alphabet::hex, 32, "a Shopify token"},
    {"key-", Alphabet::hex, 32, "a Mailgun key"},
    {"EAAC", Alphabet::alnum, 60, "a Facebook access token"},
    {"eyJ", Alphabet::base64url, 20, "a signed token (JWT)"},
});

// --- what a value is called --------------------------------------------------------------------

struct Label {
  std::string_view word;
  std::string_view kind;
};
constexpr auto labels = std::to_array<Label>({
    {"password", "a password"},
    {"passwords", "a password"},
    {"passwd", "a password"},
    {"pwd", "a password"},
    {"passphrase", "a passphrase"},
    {"passcode", "a passcode"},
    {"pass", "a password"},
    {"pw", "a password"},
    {"pin", "a PIN"},
    {"passwort", "a password"},
    {"kennwort", "a password"},
    {"mot de passe", "a password"},
    {"contraseña", "a password"},
    {"senha", "a password"},
    {"wachtwoord", "a password"},
    {"hasło", "a password"},
    {"lösenord", "a password"},
    {"api key", "an API key"},
    {"api-key", "an API key"},
    {"apikey", "an API key"},
    {"api_key", "an API key"},
    {"api token", "an API token"},
    {"access token", "an access token"},
    {"auth token", "a token"},
    {"bearer token", "a token"},
    {"secret key", "a secret key"},
    {"secret access key", "a secret key"},
    {"client secret", "a client secret"},
    {"client_secret", "a client secret"},
    {"private key", "a private key"},
    {"private_key", "a private key"},
    {"privatekey", "a private key"},
    {"preshared key", "a shared key"},
    {"pre-shared key", "a shared key"},
    {"presharedkey", "a shared key"},
    {"psk", "a shared key"},
    {"secret_key", "a secret key"},
    {"secretkey", "a secret key"},
    {"client-secret", "a client secret"},
    {"clientsecret", "a client secret"},
    {"signing secret", "a secret"},
    {"webhook secret", "a secret"},
    {"encryption key", "an encryption key"},
    {"access key", "an access key"},
    {"recovery code", "a recovery code"},
    {"backup code", "a recovery code"},
    {"recovery key", "a recovery key"},
    {"bearer", "a token"},
    {"authorization: basic", "a password"},
    {"wi-fi key", "a network key"},
    {"wifi key", "a network key"},
    {"wlan key", "a network key"},
    {"network key", "a network key"},
    {"cvv", "a card's security code"},
    {"cvc", "a card's security code"},
    {"login", "a password"},
    {"log in", "a password"},
    {"credentials", "a password"},
    {"user", "a password"},
    {"username", "a password"},
    {"get in", "a password"},
    {"gets in", "a password"},
    {"sign in", "a password"},
    {"log on", "a password"},
    {"opens with", "a password"},
    {"unlock", "a password"},
});
constexpr PairLists label_beginnings(labels, &Label::word);

// Whether a token or a label may begin with these bytes: for most words, one glance says no.
bool may_begin(char first, char second) {
  constexpr auto with_case = [](char c) { return static_cast<unsigned char>(c | 0x20); };
  constexpr auto bit = [=](char c) { return std::uint64_t{1} << (with_case(c) % 64U); };
  static constexpr auto seconds = [=] {
    std::array<std::uint64_t, 256> by_first{};
    const auto add = [&](std::string_view text) { by_first[with_case(text[0])] |= bit(text[1]); };
    for (const Token& token : tokens) add(token.prefix);
    for (const Label& label : labels) add(label.word);
    return by_first;
  }();
  return (seconds[with_case(first)] & bit(second)) != 0;
}

class Secrets {
 public:
  explicit Secrets(std::string_view body) : body_(body), whole_(body) {}

  // The secrets of a stretch of the body, in order.
  void find(Span stretch) {
    stretch_start_ = stretch.start;
    stretch_end_ = stretch.end;
    const std::string_view text = slice(body_, stretch);
    has_key_ = has(text, key_begins);
    has_url_ = has(text, "://");
    has_parts_ = has(text, "_");
    for (std::size_t start = stretch.start; start < stretch.end;) {
      const std::size_t end = std::min(body_.find('\n', start), stretch.end);
      find_in_line({start, end});
      start = end + 1;
    }
  }

  [[nodiscard]] std::vector<Secret>& found() { return found_; }

 private:
  void add(Span span, std::string_view kind) {
    if (!found_.empty() && found_.back().span.end > span.start) return;
    found_.push_back({span, kind});
  }

  void find_in_line(Span line) {
    const std::string_view text = slice(body_, line);
    const std::size_t key = has_key_ ? text.find(key_begins) : std::string_view::npos;
    if (key != std::string_view::npos) {
      const std::string_view name = text.substr(key + key_begins.size(), 60);
      const std::size_t end = name.find("-----");
      if (end != std::string_view::npos && has(name.substr(0, end), "PRIVATE KEY"))
        add({line.start + key, line.start + key + key_begins.size() + end + 5}, "a private key");
      return;
    }
    std::size_t done = line.start;
    std::size_t word = line.start;
    const auto look_at_word = [&] {
      if (word < done) return;
      std::size_t end = word;
      while (end < line.end && is_alnum(body_[end])) ++end;
      done = std::max(done, long_token(word, end, line));
    };
    const auto are_alnum = [](Bytes bytes) { return are_letters(bytes) | are_digits(bytes); };
    const auto none = [](Bytes) { return Bytes{}; };
    each_start(text, are_alnum, none, [&](std::size_t offset) {
      const std::size_t start = line.start + offset;
      if (has_parts_ || start - word >= least_token) look_at_word();
      word = start;
      const bool begins = start + 1 < line.end && may_begin(body_[start], body_[start + 1]);
      if ((!begins && !has_url_ && !is_ascii_digit(body_[start])) || start < done) return;
      const std::size_t end = std::max({may_be_token(start, line) ? token_at(start, line) : 0,
                                        has_url_ ? url_at(start, line) : 0,
                                        is_ascii_digit(body_[start]) ? card_at(start, line) : 0,
                                        begins ? labelled_at(start, line) : 0});
      done = std::max(done, end);
    });
    look_at_word();
  }

  // At a glance at two bytes, as most words are of no interest.
  [[nodiscard]] bool may_be_token(std::size_t start, Span line) const {
    static constexpr PairSet beginnings(tokens, &Token::prefix);
    return line.end - start >= 16 && beginnings.may_start(body_[start], body_[start + 1]);
  }

  // Each of these gives the end of a secret that begins at `start`, the start of a word; or 0.

  std::size_t token_at(std::size_t start, Span line) {
    const std::string_view rest = body_.substr(start, std::min(line.end - start, longest_token));
    if (start < refused_until_) return 0;
    for (const Token& token : tokens) {
      if (rest[0] != token.prefix[0] || !rest.starts_with(token.prefix)) continue;
      std::size_t end = token.prefix.size();
      while (end < rest.size() && is_of(rest[end], token.alphabet)) ++end;
      if (end - token.prefix.size() < token.least) continue;
      // Read once, and not again from each "xoxb-" in it.
      refused_until_ = start + end;
      if (token.prefix == "eyJ") {
        // header.payload.signature
        const std::size_t second = end + 1;
        if (!rest.substr(end).starts_with(".eyJ")) continue;
        end = second;
        while (end < rest.size() && is_of(rest[end], token.alphabet)) ++end;
        if (end >= rest.size() || rest[end] != '.') continue;
        ++end;
        while (end < rest.size() && is_of(rest[end], token.alphabet)) ++end;
      } else if (token.alphabet == Alphabet::upper && end != token.prefix.size() + token.least) {
        continue;
      }
      if (end < rest.size() && is_alnum(rest[end])) continue;
      if (is_stand_in(rest.substr(token.prefix.size(), end - token.prefix.size()))) continue;
      add({start, start + end}, token.kind);
      return start + end;
    }
    return 0;
  }

  // "acme_live_…", "your key is …": letters and digits without any order, which begin at `start`
  // and whose first part ends at `first_end`. Gives their end where they can only be a token.
  std::size_t long_token(std::size_t start, std::size_t first_end, Span line) {
    if (line.end - start < least_token) return 0;
    if (first_end - start < least_token && (first_end == line.end || body_[first_end] != '_'))
      return 0;
    std::size_t end = first_end;
    while (end < line.end && end - start < longest_secret &&
           (is_alnum(body_[end]) || body_[end] == '_' || body_[end] == '-'))
      ++end;
    const std::string_view value = slice(body_, {start, end});
    const std::string_view random = value.substr(value.rfind('_') + 1);
    if (!is_random(random) || is_stand_in(value)) return 0;
    const std::string small = to_lower(value.substr(0, value.size() - random.size()));
    bool secret = false;
    for (const std::string_view part :
         {"_live_", "_prod_", "_secret_", "_token_", "_key_", "_pat_"})
      secret = secret || has(small, part);
    if (has(small, "pub") || small.starts_with("pk_")) return 0;
    if (!secret && !is_called_secret(start, line)) return 0;
    add({start, end}, "a token");
    return end;
  }

  // Letters of both cases and digits by turns.
  static bool is_random(std::string_view value) {
    constexpr std::size_t least = 16;
    constexpr std::size_t least_turns = 6;
    if (value.size() < least) return false;
    const auto class_of = [](char c) { return is_ascii_digit(c) ? 0 : c <= 'Z' ? 1 : 2; };
    std::array<std::size_t, 3> counts{};
    std::size_t turns = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!is_alnum(value[i])) return false;
      ++counts[static_cast<std::size_t>(class_of(value[i]))];
      if (i > 0 && class_of(value[i]) != class_of(value[i - 1])) ++turns;
    }
    constexpr std::size_t least_each = 2;
    return turns >= least_turns && std::all_of(counts.begin(), counts.end(), [](std::size_t count) {
             return count >= least_each;
           });
  }

  // "the token is …", "put this secret there: …", not a public key, a checksum or the like.
  [[nodiscard]] bool is_called_secret(std::size_t start, Span line) const {
    constexpr std::size_t farthest = 120;  // bytes
    const std::size_t reach = std::max(line.start, start - std::min(start, farthest));
    const std::string front = to_lower(slice(body_, {reach, start}));
    if (!has_one_of(front, {"token", "secret", " key", "bearer"}) ||
        has_one_of(front, {"public",  "publish", "site key",    "licen",    "serial",  "session",
                           "hash",    "commit",  "fingerprint", "checksum", "message", "track",
                           "activat", "product", "host key",    "order",    " id ",    " id,",
                           "the id",  "link",    "ssh-",        "/"}))
      return false;
    const std::string_view lead = trimmed(front);
    return lead.ends_with(':') || lead.ends_with('=') || lead.ends_with(" is") ||
           lead.ends_with(" use") || lead.ends_with(" to") || lead.ends_with(" now") ||
           lead.ends_with(" with") || lead.ends_with("key") || lead.ends_with("token") ||
           lead.ends_with("secret");
  }

  // "postgres://user:password@host", a webhook that anybody may post to.
  std::size_t url_at(std::size_t start, Span line) {
    const std::string_view rest = body_.substr(start, std::min(line.end - start, longest_secret));
    std::size_t scheme = 0;
    while (scheme < rest.size() && scheme < 20 && (is_alnum(rest[scheme]) || rest[scheme] == '+'))
      ++scheme;
    if (!rest.substr(scheme).starts_with("://")) return 0;
    const std::size_t host = scheme + 3;
    const std::size_t end = std::min(rest.find_first_of(" \t<>\"')", host), rest.size());
    const std::string_view authority =
        rest.substr(host, std::min(rest.find('/', host), end) - host);
    if (authority.starts_with("hooks.slack.com") && has(rest.substr(0, end), "/services/T")) {
      add({start, start + end}, "a webhook with its secret");
      return start + end;
    }
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return 0;
    const std::string_view password = authority.substr(colon + 1, at - colon - 1);
    if (password.size() < 4 || password == "password" || password == "pass" ||
        is_stand_in(password))
      return 0;
    const std::size_t first = start + host + colon + 1;
    add({first, first + password.size()}, "a password in an address");
    return start + end;
  }

  // A whole card number: a length and a beginning that an issuer uses, and the check digit of
  // ISO/IEC 7812 (Luhn).
  std::size_t card_at(std::size_t start, Span line) {
    constexpr std::size_t most_digits = 20;
    std::string digits;
    std::array<std::size_t, most_digits> sizes{};  // of the groups
    std::size_t count = 1;
    char separator = 0;
    std::size_t end = start;
    for (; end < line.end && digits.size() < most_digits; ++end) {
      const char c = body_[end];
      if (is_ascii_digit(c)) {
        digits += c;
        ++sizes[count - 1];
        continue;
      }
      const bool divides = (c == ' ' || c == '-') && end + 1 < line.end &&
                           is_ascii_digit(body_[end + 1]) && (separator == 0 || separator == c);
      if (!divides) break;
      separator = c;
      ++count;
    }
    const char before = start > line.start ? body_[start - 1] : ' ';
    const char after = end < line.end ? body_[end] : ' ';
    const std::size_t whole = end;
    const bool part = std::string_view("-_/.=#+,:@").find(before) != std::string_view::npos ||
                      is_word_byte(after) || after == '_' || after == '/' || after == '@' ||
                      (after == '-' && end + 1 < line.end && is_word_byte(body_[end + 1]));
    if (digits.size() < 13 || digits.size() > 19 || part) return digits.size() > 19 ? whole : 0;
    if (!is_issued(digits) || !has_check_digit(digits) || is_test_number(digits)) return 0;
    const auto groups = std::span(sizes).first(count);
    const auto has_groups = [&](std::initializer_list<std::size_t> wanted) {
      return std::equal(groups.begin(), groups.end(), wanted.begin(), wanted.end());
    };
    const bool grouped = has_groups({4, 4, 4, 4}) || has_groups({4, 6, 5}) || has_groups({4, 6, 4});
    const std::size_t reach = std::max(stretch_start_, start - std::min<std::size_t>(start, 60));
    const std::string front = to_lower(slice(body_, {reach, start}));
    if (has_one_of(front,
                   {"test card", "test number", "test visa", "sandbox", "dummy", "for testing"}))
      return 0;
    const bool card =
        has_one_of(front, {"card", "visa", "amex", "karte", "carte", "tarjeta", "carta"});
    if (!card &&
        (groups.size() > 1 ? !grouped
                           : has_one_of(front, {"order", "track", "invoice", "reference", "serial",
                                                "imei", "number", "id", "case", "ticket", "no.",
                                                "nr", "parcel", "shipment", "transaction"})))
      return 0;
    add({start, end}, "a whole card number");
    return end;
  }

  static bool is_issued(std::string_view digits) {
    const auto first = [&](std::size_t count) {
      int value = 0;
      for (const char c : digits.substr(0, count)) value = value * 10 + (c - '0');
      return value;
    };
    const std::size_t size = digits.size();
    const int two = first(2);
    const int three = first(3);
    const int four = first(4);
    if (digits.front() == '4') return size == 13 || size == 16 || size == 19;  // Visa
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))
      return size == 16;                            // Mastercard
    if (two == 34 || two == 37) return size == 15;  // American Express
    if (four == 6011 || two == 65 || (three >= 644 && three <= 649)) return size >= 16;  // Discover
    if ((three >= 300 && three <= 305) || two == 36 || two == 38) return size == 14;  // Diners Club
    if (four >= 3528 && four <= 3589) return size >= 16;                              // JCB
    return two == 62 && size >= 16;                                                   // UnionPay
  }

  // "4242 4242 4242 4242", "4000 0000 0000 0002": those that payment services name for tests.
  static bool is_test_number(std::string_view digits) {
    constexpr std::size_t most_different = 3;
    std::size_t different = 0;
    for (const char digit : std::string_view("0123456789"))
      different += digits.find(digit) == std::string_view::npos ? 0 : 1;
    return different <= most_different;
  }

  static bool has_check_digit(std::string_view digits) {
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
      const int value = (*digit - '0') * (twice ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  // "password: x", "your new password is x", "set the PIN to 4821".
  std::size_t labelled_at(std::size_t start, Span line) {
    const std::string_view rest = slice(body_, {start, line.end});
    for (std::size_t i = label_beginnings.first(to_lower(rest[0]), to_lower(rest[1]));
         i != label_beginnings.none; i = label_beginnings.next(i)) {
      const Label& label = labels[i];
      const std::string_view word = label.word;
      if (rest.size() < word.size() ||
          (rest.size() > word.size() && is_word_byte(rest[word.size()])))
        continue;
      if (!std::equal(word.begin(), word.end(), rest.begin(),
                      [](char left, char right) { return left == to_lower(right); }))
        continue;
      if (word == "pin" && rest.starts_with("pin")) continue;
      if (const auto value = value_beside(start, start + word.size(), line, word)) {
        add(*value, label.kind);
        return std::max(value->end, start + word.size());
      }
    }
    return 0;
  }

  std::optional<Span> value_beside(std::size_t start, std::size_t end, Span line,
                                   std::string_view label) {
    if (label == "login" || label == "log in" || label == "credentials")
      return value_in_pair(end, line);
    if (label == "user" || label == "username" || label == "get in" || label == "gets in" ||
        label == "sign in" || label == "log on" || label == "opens with" || label == "unlock")
      return value_of_entry(end, line);
    if (auto value = value_behind(end, line, label)) return value;
    if (auto value = value_of_new_one(end, line, label)) return value;
    if (auto value = value_before(start, line, label)) return value;
    // The line is wrapped: "the password\nfor the portal is …".
    constexpr std::size_t nearly_over = 30;
    const std::size_t next = line.end + 1;
    if (line.end - end > nearly_over || next >= stretch_end_) return std::nullopt;
    const std::size_t next_end = std::min(whole_.find('\n', next), stretch_end_);
    if (trimmed(slice(whole_, {next, next_end})).empty()) return std::nullopt;
    if (joined_.empty()) {
      joined_ = whole_;
      std::replace(joined_.begin(), joined_.end(), '\n', ' ');
      std::replace(joined_.begin(), joined_.end(), '\r', ' ');
    }
    body_ = joined_;
    auto value = value_behind(end, {line.start, next_end}, label);
    body_ = whole_;
    return value;
  }

  // "use Winter#2026 as the new password"
  [[nodiscard]] std::optional<Span> value_before(std::size_t start, Span line,
                                                 std::string_view label) const {
    if (label != "password" && label != "passphrase" && label != "pin") return std::nullopt;
    std::size_t at = start;
    const auto previous = [&]() -> Span {
      while (at > line.start && is_space_or_tab(body_[at - 1])) --at;
      const std::size_t end = at;
      while (at > line.start && !is_space_or_tab(body_[at - 1]) && end - at < longest_secret) --at;
      return {at, end};
    };
    static constexpr auto qualifiers = word_set("the", "your", "a", "new", "temporary", "initial",
                                                "his", "her", "their", "first", "our");
    Span word = previous();
    for (int i = 0; i < 3 && qualifiers.has(to_lower(slice(body_, word))); ++i) word = previous();
    if (slice(body_, word) != "as") return std::nullopt;
    return given_value(previous());
  }

  // "dana.west / Winter2026!", "dana:Winter2026!", "with dana and Winter2026!"
  [[nodiscard]] std::optional<Span> value_in_pair(std::size_t at, Span line) const {
    constexpr std::size_t most = 10;
    bool divided = false;
    for (std::size_t words = 0; words < most && at < line.end; ++words) {
      while (at < line.end && is_space_or_tab(body_[at])) ++at;
      const std::size_t start = at;
      while (at < line.end && !is_space_or_tab(body_[at]) && at - start < longest_secret) ++at;
      const Span span{start, at};
      const std::string_view word = slice(body_, span);
      if (word == "/" || word == "and" || word == "with" || word == "|") {
        divided = true;
        continue;
      }
      if (has(word, "://") || has(word, "www.")) return std::nullopt;
      const std::size_t mark = word.find_first_of("/:");
      if (mark != std::string_view::npos && mark > 0 && mark + 1 < word.size()) {
        const auto value = given_value({start + mark + 1, at});
        if (value && has_mark(slice(body_, *value))) return value;
      }
      if (divided) {
        const auto value = given_value(span);
        if (value && has_mark(slice(body_, *value))) return value;
      }
      divided = false;
    }
    return std::nullopt;
  }

  // "the user is dana, and you get in with Winter2026!": what nothing but a password looks like.
  [[nodiscard]] std::optional<Span> value_of_entry(std::size_t at, Span line) const {
    constexpr std::size_t most = 12;
    static constexpr auto leads =
        word_set("with", "and", "takes", "is", "enter", "type", "by", "using", "use", "/", "then");
    std::string_view before;
    for (std::size_t words = 0; words < most && at < line.end; ++words) {
      while (at < line.end && is_space_or_tab(body_[at])) ++at;
      const std::size_t start = at;
      while (at < line.end && !is_space_or_tab(body_[at]) && at - start < longest_secret) ++at;
      const auto value = given_value({start, at});
      if (value && (leads.has(before) || words == 0) && is_mixed(slice(body_, *value)))
        return value;
      before = slice(body_, {start, at});
    }
    return std::nullopt;
  }

  // "I have reset the password; the new one is Harbor-Mill-2291."
  [[nodiscard]] std::optional<Span> value_of_new_one(std::size_t at, Span line,
                                                     std::string_view label) const {
    if (!label.starts_with("pass")) return std::nullopt;
    constexpr std::size_t farthest = 120;  // bytes
    const std::size_t reach = std::min(line.end, at + farthest);
    const std::string behind = to_lower(slice(body_, {at, reach}));
    for (const std::string_view lead :
         {"new one is ", "it is now ", "it is ", "it's ", "one is now ", "set it to "}) {
      const std::size_t found = behind.find(lead);
      if (found == std::string::npos) continue;
      const std::size_t start = at + found + lead.size();
      std::size_t end = start;
      while (end < line.end && !is_space_or_tab(body_[end]) && end - start < longest_secret) ++end;
      if (const auto value = given_value({start, end})) return value;
    }
    // "Please use Winter2026! for the first login."
    const std::size_t use = behind.find(" use ");
    if (use == std::string::npos) return std::nullopt;
    const std::size_t start = at + use + 5;
    std::size_t end = start;
    while (end < line.end && !is_space_or_tab(body_[end]) && end - start < longest_secret) ++end;
    const auto value = given_value({start, end});
    return value && is_mixed(slice(body_, *value)) ? value : std::nullopt;
  }

  // Letters of both cases, digits, and a mark among them, as in no word and no name.
  static bool is_mixed(std::string_view value) {
    constexpr std::size_t least = 8;
    const auto has_any = [&](auto test) { return std::any_of(value.begin(), value.end(), test); };
    return value.size() >= least && has_any(is_ascii_digit) && has_any(is_ascii_upper) &&
           has_any(is_ascii_lower) && value.find_first_of("!#%^&+~?$*") != std::string_view::npos &&
           value.find_first_of("/=:()[]{}<>.,@\\|`") == std::string_view::npos;
  }

  static bool has_mark(std::string_view value) {
    return value.find_first_of("!#%^&+~?$*-_") != std::string_view::npos;
  }

  // A stretch without the quotation marks and punctuation around it.
  [[nodiscard]] Span without_marks(Span span) const {
    constexpr std::string_view around = "\"'`*";
    while (span.end > span.start &&
           (around.find(body_[span.end - 1]) != std::string_view::npos ||
            std::string_view(".,;:?)").find(body_[span.end - 1]) != std::string_view::npos))
      --span.end;
    while (span.start < span.end && around.find(body_[span.start]) != std::string_view::npos)
      ++span.start;
    return span;
  }

  // The value of such a stretch, if it can only be a secret.
  [[nodiscard]] std::optional<Span> given_value(Span span) const {
    span = without_marks(span);
    const std::string_view value = slice(body_, span);
    return is_strong(value) && !is_stand_in(value) ? std::optional(span) : std::nullopt;
  }

  // A place in a line that goes on word by word.
  struct Cursor {
    std::string_view body;
    std::size_t at;
    std::size_t end;

    [[nodiscard]] bool done() const { return at >= end; }
    [[nodiscard]] bool is_at(std::string_view marks) const {
      return at < end && marks.find(body[at]) != std::string_view::npos;
    }
    void skip_spaces() {
      while (at < end && (is_space_or_tab(body[at]) || body[at] == '*')) ++at;
    }
    bool skip_word(std::string_view word) {
      if (end - at < word.size() || to_lower(body.substr(at, word.size())) != word) return false;
      if (at + word.size() < end && is_word_byte(body[at + word.size()])) return false;
      at += word.size();
      skip_spaces();
      return true;
    }
    bool skip_one_of(std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return skip_word(word); });
    }
  };

  // How a line comes to a value: "password: x", "password is x".
  enum class Lead { none, mark, verb };

  // The value that a label at the left gives: behind ":", "=", "is", "to" and the like.
  std::optional<Span> value_behind(std::size_t at, Span line, std::string_view label) {
    Cursor cursor{body_, at, line.end};
    cursor.skip_spaces();
    if (const auto value = value_said_alone(cursor.at, line, label)) return value;
    if (label == "pin" || label == "cvv" || label == "cvc") {
      if (const auto value = digits_behind(cursor.at, line, label)) return value;
      if (label != "pin") return std::nullopt;
    }
    const Lead lead = read_lead(cursor, label);
    if (lead == Lead::none) return std::nullopt;
    return value_at(cursor.at, line, label, lead == Lead::mark);
  }

  // "user dana and password Winter#2026", "user dana, pw winter26"
  [[nodiscard]] std::optional<Span> value_said_alone(std::size_t at, Span line,
                                                     std::string_view label) const {
    const bool said_alone = label == "password" || label == "passwort" || label == "kennwort" ||
                            label == "passcode" || label == "passphrase" ||
                            label.ends_with("i key") || label == "network key";
    const bool shortened = label == "pw" || label == "pwd";
    if (!said_alone && !shortened) return std::nullopt;
    std::size_t end = at;
    while (end < line.end && end - at <= longest_secret && !is_space_or_tab(body_[end]) &&
           body_[end] != '\r')
      ++end;
    return said_alone ? given_value({at, end}) : value_beside_user({at, end}, line);
  }

  // Before the label stand "user dana", "login dana and", or words on an account and a mark: "user
  // dana, pw winter26" and not "in your account the new pw policy applies".
  static bool names_user(std::string_view before) {
    constexpr std::string_view marks = ",;:/|&(-=";
    static constexpr auto joining = word_set("and", "with", "und", "mit");
    static constexpr auto no_names = word_set("a", "an", "and", "as", "for", "has", "is", "needs",
                                              "new", "our", "the", "to", "with", "your");
    const auto last_word = [&] {
      const std::size_t end = before.find_last_not_of(" \t") + 1;
      before = before.substr(0, end);
      const std::size_t space = before.find_last_of(" \t");
      return before.substr(space == std::string_view::npos ? 0 : space + 1);
    };
    const auto drop = [&](std::size_t bytes) { before.remove_suffix(bytes); };
    const std::string_view label = last_word();
    drop(label.ends_with("pwd") ? 3 : std::min<std::size_t>(label.size(), 2));
    if (joining.has(last_word())) drop(last_word().size());
    const std::string_view value = last_word();
    if (value.empty()) return false;
    if (marks.find(value.back()) != std::string_view::npos)
      return has(before, "user") || has(before, "login") || has(before, "account");
    drop(value.size());
    const std::string_view title = last_word();
    return (has(title, "user") || has(title, "login")) && !no_names.has(value);
  }

  // Letters with digits where the line names the user before.
  [[nodiscard]] std::optional<Span> value_beside_user(Span value, Span line) const {
    constexpr std::size_t farthest = 120;  // bytes
    constexpr std::size_t least = 6;
    value = without_marks(value);
    const std::string_view text = slice(body_, value);
    const std::size_t start = std::max(line.start, value.start - std::min(value.start, farthest));
    const std::string before = to_lower(slice(body_, {start, value.start}));
    const bool mixed = std::any_of(text.begin(), text.end(), is_ascii_digit) &&
                       std::any_of(text.begin(), text.end(), is_ascii_letter);
    return mixed && text.size() >= least && !is_stand_in(text) && names_user(before)
               ? std::optional(value)
               : std::nullopt;
  }

  // "the PIN 4821"
  [[nodiscard]] std::optional<Span> digits_behind(std::size_t at, Span line,
                                                  std::string_view label) const {
    std::size_t end = at;
    while (end < line.end && is_ascii_digit(body_[end])) ++end;
    const std::size_t least = label == "pin" ? 4 : 3;
    const bool whole = end == line.end || is_space_or_tab(body_[end]) ||
                       std::string_view(".,;)").find(body_[end]) != std::string_view::npos;
    const bool secret = end - at >= least && end - at <= 8 && whole &&
                        !is_stand_in(slice(body_, {at, end})) &&
                        !counts(trimmed(slice(body_, {end, line.end})));
    return secret ? std::optional(Span{at, end}) : std::nullopt;
  }

  // Goes on to the value, over what stands between it and its label.
  static Lead read_lead(Cursor& cursor, std::string_view label) {
    if (cursor.is_at("(")) {
      // "Password (temporary): x"
      const std::size_t close =
          cursor.body.substr(0, std::min(cursor.end, cursor.at + 40)).find(')', cursor.at);
      if (close == std::string_view::npos) return Lead::none;
      cursor.at = close + 1;
      cursor.skip_spaces();
    }
    // "password for the panel is x", "password to x"
    if (label == "bearer" || label == "authorization: basic") return Lead::verb;
    for (std::size_t words = 0; words < 6 && !cursor.done(); ++words) {
      if (cursor.is_at(":=")) {
        ++cursor.at;
        if (cursor.is_at(">")) ++cursor.at;
        cursor.skip_spaces();
        return Lead::mark;
      }
      if (cursor.skip_one_of({"is", "was", "ist", "lautet", "est", "es", "to", "będzie"})) {
        while (cursor.skip_one_of(
            {"now", "be", "set", "to", "still", "as", "follows", "currently", "the", "jetzt"}))
          continue;
        if (!cursor.is_at(":=")) return Lead::verb;
        ++cursor.at;
        cursor.skip_spaces();
        return Lead::mark;
      }
      // Words between: "password for the control panel is".
      if (!is_word_byte(cursor.body[cursor.at])) return Lead::none;
      if (words == 0 && !cursor.skip_one_of({"for", "of", "will", "für", "has"})) return Lead::none;
      if (words > 0) {
        while (!cursor.done() && (is_word_byte(cursor.body[cursor.at]) || cursor.is_at("-.")))
          ++cursor.at;
        cursor.skip_spaces();
      }
    }
    return Lead::none;
  }

  // The value that begins here, quoted or not. `marked`: behind ":" or "=".
  [[nodiscard]] std::optional<Span> value_at(std::size_t at, Span line, std::string_view label,
                                             bool marked) const {
    bool quoted = false;
    std::string_view close;
    for (const auto& [open, end] :
         std::to_array<std::pair<std::string_view, std::string_view>>({{"\"", "\""},
                                                                       {"'", "'"},
                                                                       {"“", "”"},
                                                                       {"‘", "’"},
                                                                       {"`", "`"},
                                                                       {"„", "“"},
                                                                       {"«", "»"}})) {
      if (!body_.substr(at, line.end - at).starts_with(open)) continue;
      quoted = true;
      close = end;
      at += open.size();
      break;
    }
    std::size_t end = at;
    if (quoted) {
      const std::size_t limit = std::min(line.end, at + longest_secret + close.size());
      end = std::min(body_.substr(0, limit).find(close, at), line.end);
      if (end == line.end) return std::nullopt;
    } else {
      while (end < line.end && end - at <= longest_secret && !is_space_or_tab(body_[end]) &&
             std::string_view("\r\"'<>`").find(body_[end]) == std::string_view::npos)
        ++end;
    }
    if (end - at > longest_secret) return std::nullopt;
    if (!quoted)
      while (end > at &&
             std::string_view(".,;:!?)*").find(body_[end - 1]) != std::string_view::npos &&
             !(body_[end - 1] == '!' && end - at > 4 && marked &&
               (end == trimmed_end(line) || is_mixed(slice(body_, {at, end})))))
        --end;
    const Span span{at, end};
    const std::string_view value = slice(body_, span);
    // "passphrase: four words of it"
    if (label == "passphrase" && marked && !quoted) {
      const std::string_view all = trimmed(slice(body_, {at, line.end}));
      const bool words =
          std::all_of(all.begin(), all.end(), [](char c) { return is_ascii_lower(c) || c == ' '; });
      if (words && std::count(all.begin(), all.end(), ' ') >= 3) return Span{at, at + all.size()};
    }
    const std::string_view rest =
        trimmed(slice(body_, {std::min(end + close.size(), line.end), line.end}));
    return looks_secret(value, rest, label, marked, quoted) ? std::optional(span) : std::nullopt;
  }

  [[nodiscard]] std::size_t trimmed_end(Span line) const {
    std::size_t end = line.end;
    while (end > line.start && (is_space_or_tab(body_[end - 1]) || body_[end - 1] == '\r')) --end;
    return end;
  }

  // Letters and digits with a mark between them, or of both cases and long: no word of a sentence.
  static bool is_strong(std::string_view value) {
    const auto has_any = [&](auto test) { return std::any_of(value.begin(), value.end(), test); };
    const bool digit = has_any(is_ascii_digit);
    const bool upper = has_any(is_ascii_upper);
    const bool lower = has_any(is_ascii_lower);
    const bool mark = has_any(
        [](char c) { return std::string_view("!#%^&+~?$*").find(c) != std::string_view::npos; });
    const bool long_enough = value.size() >= 8;
    // "otterlamp7" is a word with a digit; "sha256" and "Q4" are names.
    const bool digit_last = !value.empty() && is_ascii_digit(value.back()) && value.size() >= 10 &&
                            value.find('.') == std::string_view::npos &&
                            value.find('/') == std::string_view::npos;
    return value.size() >= 6 && digit && lower && (mark || (upper && long_enough) || digit_last);
  }

  // `rest` is what follows the value on its line.
  static bool looks_secret(std::string_view value, std::string_view rest, std::string_view label,
                           bool marked, bool quoted) {
    if (value.size() < 4 || is_stand_in(value)) return false;
    if (has(value, "://") || (has(value, "@") && has(value.substr(value.find('@')), ".") &&
                              is_alnum(value.front()) && label != "password" && label != "pass"))
      return false;
    const bool digit = std::any_of(value.begin(), value.end(), is_ascii_digit);
    const bool letter = std::any_of(value.begin(), value.end(),
                                    [](char c) { return is_word_byte(c) && !is_ascii_digit(c); });
    if (label == "pin") return digit && !letter && value.size() <= 12 && !counts(rest);
    // "12 characters long", "8-16 characters", "2024": a length or a date, not a secret.
    if (!letter) return value.size() >= 5 && !counts(rest) && (marked || quoted);
    const bool upper_inside = std::any_of(value.begin() + 1, value.end(), is_ascii_upper) &&
                              std::any_of(value.begin(), value.end(), is_ascii_lower);
    const bool symbol = std::any_of(value.begin(), value.end(), [](char c) {
      return std::string_view("!#%^&+=~?@$*").find(c) != std::string_view::npos;
    });
    const bool mixed = digit || upper_inside || symbol;
    const bool needs_length = label.find("key") != std::string_view::npos ||
                              label.find("token") != std::string_view::npos ||
                              label.find("secret") != std::string_view::npos || label == "bearer" ||
                              label == "authorization: basic";
    if (needs_length) return mixed && value.size() >= 10;
    if (label == "pass" || label == "pw") return mixed && digit && (marked || quoted);
    if (mixed) return digit || symbol || marked || quoted || value.size() >= 8;
    // "blue-otter-lamp"
    if (std::count(value.begin(), value.end(), '-') >= 2 && value.size() >= 12) return true;
    // A plain word: only where it is given as a value, and is none of a form or a sentence.
    if (!marked && !quoted) return false;
    static constexpr auto words = word_set(
        "required", "optional", "unchanged", "none", "empty", "blank", "same", "incorrect", "wrong",
        "correct", "valid", "invalid", "expired", "reset", "change", "changed", "unknown", "leave",
        "please", "click", "enter", "choose", "this", "that", "the", "your", "you", "as", "with",
        "if", "and", "use", "see", "sent", "we", "password", "must", "should", "case-sensitive",
        "separately", "encrypted", "stored", "missing", "disabled", "enabled", "there", "it",
        "make", "don't", "do", "not", "at", "minimum", "from", "they", "when", "go", "open", "type",
        "what", "which", "follow", "first", "visit", "contact", "once", "also", "now", "then");
    const std::string small = to_lower(value);
    if (words.has(small)) return false;
    return quoted || rest.empty();
  }

  // "… characters", "… digits": what stands before is a number of things.
  static bool counts(std::string_view rest) {
    const std::string small = to_lower(rest.substr(0, 30));
    for (const std::string_view unit :
         {"character", "digit", "letter", "char", "time", "day", "hour", "minute", "attempt",
          "year", "symbol", "or more", "to ", "-", "of ", "month", "word", "bit"})
      if (small.starts_with(unit)) return true;
    return false;
  }

  std::string_view body_;
  std::string_view whole_;
  std::string joined_;  // the body with spaces for its line ends; made where a line is wrapped
  std::size_t stretch_start_ = 0;
  std::size_t stretch_end_ = 0;
  bool has_key_ = false;           // the stretch, something in capitals between hyphens
  bool has_url_ = false;           // an address
  bool has_parts_ = false;         // what is joined by underscores
  std::size_t refused_until_ = 0;  // what looks like a token up to there is none
  std::vector<Secret> found_;
};

// "WLAN-Passwort"
bool names_both(Words words) {
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.folded.starts_with("wlan-"); });
}

bool names_place(Words words) {
  static constexpr auto places =
      word_set("wifi", "wi-fi", "wlan", "wireless", "hotspot", "door", "gate", "garage", "keybox",
               "lockbox", "barrier", "entrance", "tür", "haustür", "tor", "schlüsselbox", "porte",
               "portail", "puerta", "deur", "poort", "drzwi");
  return names_both(words) || std::any_of(words.begin(), words.end(),
                                          [&](const Word& word) { return places.has(word); });
}

// "What's the wifi password?", "Which code opens the gate?": guests cannot set these by themselves.
// False where the customer speaks of another secret as well.
bool asks_for_house_code(const Context& context) {
  static constexpr auto secrets = word_set(
      "password", "passwords", "passcode", "code", "codes", "key", "pin", "passwort", "kennwort",
      "schlüssel", "passe", "contraseña", "clave", "senha", "wachtwoord", "hasło", "lösenord");
  const Text& text = context.inquiry.text;
  bool asked = false;
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    const auto words = text.words_of(text.sentences[i]);
    const auto speaks_of = [&](const auto& set) {
      return std::any_of(words.begin(), words.end(),
                         [&](const Word& word) { return set.has(word); });
    };
    const bool both = names_both(words);
    if (!both && !speaks_of(secrets)) continue;
    if (!names_place(words)) return false;
    asked = asked || std::any_of(context.inquiry.items.begin(), context.inquiry.items.end(),
                                 [&](const Item& item) { return item.sentence == i; });
  }
  return asked;
}

// The secret is given for what `asks_for_house_code` is about, and for no account: its sentence or
// the one before says so, or it is the only one.
bool is_of_house(const Context& context, Span secret, bool only) {
  static constexpr auto of_accounts = word_set(
      "account", "accounts", "admin", "administrator", "login", "user", "username", "konto",
      "benutzer", "benutzername", "compte", "cuenta", "conta", "usuario", "utilisateur");
  const Text& text = context.draft.text;
  const auto behind = std::upper_bound(
      text.sentences.begin(), text.sentences.end(), secret.start,
      [](std::size_t at, const Sentence& sentence) { return at < sentence.span.start; });
  if (behind == text.sentences.begin()) return only;
  const auto own = std::prev(behind);
  const Words words = text.words_of(*own);
  if (std::any_of(words.begin(), words.end(),
                  [](const Word& word) { return of_accounts.has(word); }))
    return false;
  return only || names_place(words) ||
         (own != text.sentences.begin() && names_place(text.words_of(*std::prev(own))));
}

// The first characters, so that whoever reads the finding does not get the secret as well.
std::string hint(std::string_view secret) {
  if (secret.starts_with("-----")) return std::string(secret);
  const std::size_t size = std::min<std::size_t>(secret.size() / 4, 4);
  return std::string(secret.substr(0, code_point_start(secret, size))) + "…";
}

void check(const Context& context, Findings& findings) {
  Secrets secrets(context.body());
  for (const Block& block : context.draft.blocks) {
    if (is_own_text(block)) secrets.find(block.span);
    if (secrets.found().size() > most_findings) break;
  }
  static constexpr auto of_houses =
      word_set("a password", "a passphrase", "a passcode", "a PIN", "a network key");
  const bool wanted = !secrets.found().empty() && asks_for_house_code(context);
  for (const Secret& secret : secrets.found()) {
    if (wanted && of_houses.has(secret.kind) &&
        is_of_house(context, secret.span, secrets.found().size() == 1))
      continue;
    const bool card = secret.kind == "a whole card number";
    findings.add(
        secret.span,
        "“" + hint(slice(context.body(), secret.span)) + "” looks like " +
            std::string(secret.kind) + ", and mail is read and kept in many places; " +
            (card ? "write the last four digits only."
                  : "take it out, and let the customer set it, or fetch it from a secure page."));
  }
}

}  // namespace

extern const Rule credential{"credential", Severity::error, "sending",
                             "A password, key, token or card number is in the reply.", check};

}  // namespace replylint::catalogue
