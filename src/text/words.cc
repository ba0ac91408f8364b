#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/feature_hash.h"
#include "text/utf8.h"

namespace replylint {

namespace {

enum class CharacterClass : std::uint8_t {
  space,
  letter,
  digit,
  mark,         // a combining mark: belongs to the letter before
  ideograph,    // a word of its own
  kana,         // runs of its own
  emoji,        // pictures and their joiners
  punctuation,  // all the rest
};

constexpr std::array<CharacterClass, 128> ascii_classes = [] {
  std::array<CharacterClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (c <= ' ' || c == 127)
      classes[c] = CharacterClass::space;
    else if (c >= '0' && c <= '9')
      classes[c] = CharacterClass::digit;
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
      classes[c] = CharacterClass::letter;
    else
      classes[c] = CharacterClass::punctuation;
  }
  return classes;
}();

CharacterClass class_beyond_ascii(char32_t c) noexcept {
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 ||
      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
    return CharacterClass::ideograph;
  if ((c >= 0x3041 && c <= 0x309F) || (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) ||
      (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D))
    return CharacterClass::kana;
  if ((c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
      c == 0x200D || (c >= 0x2B00 && c <= 0x2BFF))
    return CharacterClass::emoji;
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((mask & U_GC_L_MASK) != 0) return CharacterClass::letter;
  if ((mask & U_GC_M_MASK) != 0) return CharacterClass::mark;
  if ((mask & U_GC_ND_MASK) != 0) return CharacterClass::digit;
  // Format characters (bidi marks, byte order marks, soft hyphens) separate nothing visible.
  if ((mask & (U_GC_Z_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) != 0) return CharacterClass::space;
  return CharacterClass::punctuation;
}

CharacterClass class_of(char32_t c) noexcept {
  return c < 0x80 ? ascii_classes[c] : class_beyond_ascii(c);
}

// The ASCII that a word goes on with, also "_", in lower case; 0 for all else.
constexpr std::array<char, 256> word_characters = [] {
  std::array<char, 256> characters{};
  for (std::size_t c = 0; c < ascii_classes.size(); ++c)
    if (ascii_classes[c] == CharacterClass::letter || ascii_classes[c] == CharacterClass::digit)
      characters[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return characters;
}();
bool is_ascii_alphanumeric(char c) noexcept {
  return word_characters[static_cast<unsigned char>(c)] != 0;
}

// The last labels that make "name.label" a host or a file. Top-level domains that are everyday
// words ("it", "is", "me", "so") are left out: "I did it.So" is a forgotten space.
constexpr auto final_labels = std::to_array<std::string_view>(
    {"7z",   "aspx",  "at",   "au",  "avi",  "bak",  "bat",  "bin",  "biz",     "bz2", "ca",
     "cc",   "cfg",   "ch",   "cmd", "cn",   "co",   "com",  "conf", "cpp",     "crt", "css",
     "csv",  "cz",    "dat",  "db",  "de",   "deb",  "dev",  "diff", "dk",      "dll", "doc",
     "docx", "edu",   "eml",  "es",  "eu",   "exe",  "fi",   "fr",   "gif",     "gov", "gz",
     "hpp",  "htm",   "html", "hu",  "ie",   "info", "ini",  "int",  "io",      "iso", "jar",
     "java", "jp",    "jpeg", "jpg", "js",   "json", "key",  "kr",   "local",   "log", "lua",
     "md",   "mil",   "mov",  "mp3", "mp4",  "msg",  "msi",  "net",  "nl",      "nz",  "odt",
     "org",  "patch", "pdf",  "pem", "php",  "pl",   "png",  "ppt",  "pptx",    "ps",  "pst",
     "py",   "rar",   "rb",   "rpm", "rs",   "rtf",  "ru",   "se",   "service", "sh",  "sk",
     "sql",  "sys",   "tar",  "tex", "tgz",  "tif",  "tiff", "toml", "ts",      "tv",  "txt",
     "uk",   "us",    "wav",  "xls", "xlsm", "xlsx", "xml",  "xz",   "yaml",    "yml", "zip"});
static_assert(std::is_sorted(final_labels.begin(), final_labels.end()));

bool is_final_label(std::string_view label) noexcept {
  if (label.size() < 2 || label.size() > 7) return false;
  std::array<char, 8> folded{};
  for (std::size_t i = 0; i < std::min(label.size(), folded.size()); ++i)
    folded[i] = to_lower(label[i]);
  return std::binary_search(final_labels.begin(), final_labels.end(),
                            std::string_view(folded.data(), label.size()));
}

// The faces people draw after a sentence.
constexpr auto emoticons = std::to_array<std::string_view>(
    {":-)", ":-(", ";-)", ":-D", ":-P", ":-p", ":-/", ":-|", ":'(", ":)", ":(", ";)",
     ":D",  ":P",  ":p",  ":/",  ":|",  ":o",  ":O",  "=)",  "=D",  "<3", "^^"});

class Tokenizer {
 public:
  Tokenizer(std::string_view body, Span region, Text& text)
      : body_(body.substr(0, region.end)), at_(region.start), begin_(region.start), text_(text) {
    // Never beyond what was reserved: the words point into it.
    const std::size_t used = text.storage.size();
    text.storage.resize(std::min(text.storage.capacity(), used + folded_capacity(region.size())));
    folded_ = text.storage.data() + used;
  }
  ~Tokenizer() { text_.storage.resize(static_cast<std::size_t>(folded_ - text_.storage.data())); }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  void run() {
    while (at_ < body_.size()) {
      const auto byte = static_cast<unsigned char>(body_[at_]);
      std::size_t next = at_;
      const char32_t c = byte < 0x80 ? (++next, byte) : next_code_point(body_, next);
      const CharacterClass kind = class_of(c);
      if (kind == CharacterClass::space) {
        at_ = next;
        continue;
      }
      if (kind == CharacterClass::letter && c < 0x80 && add_plain_word()) continue;
      if (at_ >= no_address_before_ && c < 0x80) {
        if (const std::size_t end = address_end(); end > at_) {
          add(WordKind::address, end);
          continue;
        }
      }
      switch (kind) {
        case CharacterClass::letter:
        case CharacterClass::mark:
          add(WordKind::word, word_end(next));
          break;
        case CharacterClass::digit:
          add(WordKind::number, number_end());
          break;
        case CharacterClass::ideograph:
          add(WordKind::word, next);
          break;
        case CharacterClass::kana:
          add(WordKind::word, run_of(CharacterClass::kana, next));
          break;
        case CharacterClass::emoji:
          add(WordKind::symbol, run_of(CharacterClass::emoji, next));
          break;
        default:
          add(WordKind::symbol, symbol_end(next));
          break;
      }
    }
  }

 private:
  [[nodiscard]] char byte(std::size_t i) const noexcept {
    return i < body_.size() ? body_[i] : '\0';
  }

  [[nodiscard]] CharacterClass class_at(std::size_t i, std::size_t& next) const noexcept {
    next = i;
    if (i >= body_.size()) return CharacterClass::space;
    return class_of(next_code_point(body_, next));
  }

  // Adds the word that begins here if it is ASCII up to a space, as most are: no address.
  bool add_plain_word() {
    char* last = folded_;
    std::uint32_t hash = empty_hash;
    std::size_t end = at_;
    for (; end < body_.size(); ++end) {
      const char c = word_characters[static_cast<unsigned char>(body_[end])];
      if (c == 0) break;
      *last++ = c;
      hash = hash_with(hash, c);
    }
    if (end < body_.size() && body_[end] != ' ' && body_[end] != '\n') return false;
    append(WordKind::word, end, last, hash);
    return true;
  }

  void add(WordKind kind, std::size_t end) {
    char* const first = folded_;
    char* last = first;  // not in the object, which writing a char might change
    std::uint32_t hash = empty_hash;
    std::size_t i = at_;
    for (; i < end && static_cast<unsigned char>(body_[i]) < 0x80; ++i) {
      const char c = to_lower(body_[i]);
      *last++ = c;
      hash = hash_with(hash, c);
    }
    folded_ = last;
    while (i < end) push_folded(next_code_point(body_, i));
    hash = hash_bytes({last, static_cast<std::size_t>(folded_ - last)}, hash);
    last = std::exchange(folded_, first);
    append(kind, end, last, hash);
  }

  // The word up to `end`, folded up to `last`.
  void append(WordKind kind, std::size_t end, char* last, std::uint32_t hash) {
    const std::string_view folded(folded_, static_cast<std::size_t>(last - folded_));
    text_.words.push_back({{at_, end}, kind, Tag::other, hash, folded});
    folded_ = last;
    at_ = end;
  }

  void push_folded(char32_t c) {
    const auto push = [&](char32_t byte) { *folded_++ = static_cast<char>(byte); };
    if (c == 0x2019 || c == 0x2018 || c == 0x02BC) return push('\'');
    c = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    if (c < 0x80) return push(c);
    if (c < 0x800) {
      push(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        push(0xE0 | c >> 12);
      } else {
        push(0xF0 | c >> 18);
        push(0x80 | (c >> 12 & 0x3F));
      }
      push(0x80 | (c >> 6 & 0x3F));
    }
    push(0x80 | (c & 0x3F));
  }

  [[nodiscard]] std::size_t run_of(CharacterClass kind, std::size_t i) const noexcept {
    for (std::size_t next = i; class_at(i, next) == kind && i < body_.size();) i = next;
    return i;
  }

  [[nodiscard]] bool letter_at(std::size_t i) const noexcept {
    std::size_t next = i;
    const CharacterClass kind = class_at(i, next);
    return kind == CharacterClass::letter || kind == CharacterClass::mark;
  }

  // From behind the first letter. Apostrophes, hyphens and the like belong inside only.
  [[nodiscard]] std::size_t word_end(std::size_t i) const noexcept {
    while (i < body_.size()) {
      if (is_ascii_alphanumeric(body_[i])) {
        ++i;
        continue;
      }
      const char c = body_[i];
      if (c == ' ' || c == '\n') break;
      std::size_t next = i;
      const CharacterClass kind = class_at(i, next);
      if (kind == CharacterClass::letter || kind == CharacterClass::mark ||
          kind == CharacterClass::digit) {
        i = next;
        continue;
      }
      if (c == '\'' && letter_at(i + 1)) {
        i += 1;
      } else if (c == '-' && (letter_at(i + 1) || is_ascii_digit(byte(i + 1)))) {
        i += 1;
      } else if (c == '&' && i + 1 < body_.size() && is_ascii_upper(byte(i + 1)) &&
                 is_ascii_upper(byte(i - 1))) {
        i += 1;  // AT&T
      } else if (c == '\xE2' &&
                 (body_.compare(i, 3, "\u2019") == 0 || body_.compare(i, 3, "\u2010") == 0 ||
                  body_.compare(i, 3, "\u2011") == 0) &&
                 letter_at(i + 3)) {
        i += 3;
      } else if (c == '.' && single_letter_before(i) && single_letter_after(i + 1)) {
        i += 1;  // U.S, e.g, p.m: the last full stop is a symbol
      } else {
        break;
      }
    }
    return i;
  }

  // Is the letter before `i` the word's first, or alone between full stops?
  [[nodiscard]] bool single_letter_before(std::size_t i) const noexcept {
    const std::size_t letter = code_point_start(body_, i - 1);
    return letter == at_ || body_[letter - 1] == '.';
  }
  [[nodiscard]] bool single_letter_after(std::size_t i) const noexcept {
    std::size_t next = i;
    if (class_at(i, next) != CharacterClass::letter) return false;
    std::size_t after = next;
    const CharacterClass kind = class_at(next, after);
    return kind != CharacterClass::letter && kind != CharacterClass::digit &&
           kind != CharacterClass::mark && byte(next) != '\'';
  }

  // "8", "1,000.50", "12:30", "3.11.2-rc1", "5th", "07/10/2000".
  [[nodiscard]] std::size_t number_end() const noexcept {
    std::size_t i = at_;
    while (i < body_.size()) {
      std::size_t next = i;
      const CharacterClass kind = class_at(i, next);
      if (kind == CharacterClass::digit || kind == CharacterClass::letter ||
          kind == CharacterClass::mark) {
        i = next;
        continue;
      }
      const char c = body_[i];
      const bool inner = c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == '\'';
      if (!inner) break;
      std::size_t after = i + 1;
      if (class_at(i + 1, after) == CharacterClass::digit ||
          (c == '-' && class_at(i + 1, after) == CharacterClass::letter)) {
        i = after;
        continue;
      }
      break;
    }
    return i;
  }

  // A run of one symbol, or an emoticon.
  [[nodiscard]] std::size_t symbol_end(std::size_t next) const noexcept {
    static constexpr PairSet faces(emoticons);
    if (faces.may_start(body_.substr(at_))) {
      for (const std::string_view face : emoticons) {
        if (body_.compare(at_, face.size(), face) != 0) continue;
        const char after = byte(at_ + face.size());
        const bool letters = is_ascii_letter(face.back()) || is_ascii_digit(face.back());
        const bool before_ok = at_ == begin_ || !is_ascii_digit(byte(at_ - 1));
        // ":/" is met in addresses and ":p" in code; letters want a free place.
        const bool free_after = after == '\0' || after == ' ' || after == '\n' || after == '\r' ||
                                after == '\t' || after == '.' || after == ',' || after == ')' ||
                                after == '!';
        if (before_ok && (letters || face.back() == '/' ? free_after : after != '/'))
          return at_ + face.size();
      }
    }
    const std::size_t size = next - at_;
    if (byte(next) != byte(at_)) return next;
    while (next + size <= body_.size() && body_.compare(next, size, body_, at_, size) == 0)
      next += size;
    return next;
  }

  // The end of the address that begins here, or `at_`. Each stretch without white space is looked
  // at once: a stretch without an address is remembered in no_address_before_.
  std::size_t address_end() {
    bool dot = false;
    bool at_sign = false;
    bool slash = false;
    bool scheme = false;
    std::size_t end = at_;
    for (; end < body_.size(); ++end) {
      const char c = body_[end];
      if (is_ascii_alphanumeric(c)) continue;
      if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' ||
          c == '(' || c == '[' || c == '{' || c == '`')
        break;
      if (c == '/' || c == '\\') {
        slash = true;
        scheme = scheme || (byte(end - 1) == ':' && byte(end + 1) == '/' && end > at_);
      } else if (c == '@') {
        at_sign = true;
      } else if (c == '.') {
        dot = true;
      } else if (!slash && !scheme && (c == ',' || c == ';' || c == ')' || c == '=')) {
        break;
      }
    }
    if (end == at_) return at_;
    if (!dot && !at_sign && !slash) {
      no_address_before_ = end;
      return at_;
    }
    scheme = scheme && is_ascii_letter(body_[at_]);
    if (scheme) end = scheme_end(end);
    const bool bracket = body_.substr(at_, end - at_).find('(') != std::string_view::npos;
    std::size_t last = end;
    while (last > at_ && is_trailing_punctuation(body_[last - 1], bracket)) --last;
    if (last > at_ && is_address(body_.substr(at_, last - at_), scheme)) return last;
    // What follows an opening mark may still be one: "'/etc/hosts'", "*user@host*".
    const auto begins_address = [](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || c == '/' || c == '.' || c == '~';
    };
    const bool opener = !begins_address(body_[at_]) && begins_address(byte(at_ + 1));
    no_address_before_ = opener ? at_ + 1 : end;
    return at_;
  }

  // A URL goes on over brackets, but not over those it stands in.
  [[nodiscard]] std::size_t scheme_end(std::size_t end) const noexcept {
    while (end < body_.size()) {
      const char c = body_[end];
      if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' ||
          c == '`')
        break;
      ++end;
    }
    return end;
  }

  [[nodiscard]] static bool is_trailing_punctuation(char c, bool bracket) noexcept {
    if (c == ')') return !bracket;
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' ||
           c == '*' || c == ']' || c == '}' || c == '(';
  }

  [[nodiscard]] static bool is_address(std::string_view chunk, bool scheme) noexcept {
    if (scheme) return true;
    if (chunk.size() < 3) return false;
    const auto has = [&](char c) { return chunk.find(c) != std::string_view::npos; };
    if (chunk.size() > 4 && to_lower(chunk[0]) == 'w' && to_lower(chunk[1]) == 'w' &&
        to_lower(chunk[2]) == 'w' && chunk[3] == '.')
      return true;
    const auto good = [](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    if (const std::size_t sign = chunk.find('@'); sign != std::string_view::npos)
      return sign > 0 && sign + 1 < chunk.size() && good(chunk[sign - 1]) && good(chunk[sign + 1]);
    static constexpr ByteSet slashes("/\\");
    const std::size_t slash = slashes.find_in(chunk);
    if (slash != std::string_view::npos) {
      const bool rooted =
          slash == 0 && chunk.size() > 2 && (good(chunk[1]) || chunk[1] == '.' || chunk[1] == '\\');
      if (rooted) return true;
      if (slash == 1 && (chunk[0] == '~' || chunk[0] == '.')) return true;
      if (slash == 2 && (chunk.substr(0, 2) == ".." || chunk[1] == ':')) return true;
      if (is_ascii_digit(chunk[0]) && !has_letter(chunk)) return is_ip(chunk.substr(0, slash));
      const std::string_view host = chunk.substr(0, slash);
      if (ends_in_final_label(host)) return true;
      return ends_in_final_label(chunk) || (chunk.find('/', slash + 1) != std::string_view::npos &&
                                            (has('_') || has('.') || has('~')));
    }
    if (is_ip(chunk)) return true;
    static constexpr ByteSet marks(":=,'");
    if (marks.find_in(chunk) != std::string_view::npos) {
      const std::size_t colon = chunk.find(':');
      return colon != std::string_view::npos && colon + 1 < chunk.size() &&
             std::all_of(chunk.begin() + static_cast<std::ptrdiff_t>(colon) + 1, chunk.end(),
                         is_ascii_digit) &&
             (is_ip(chunk.substr(0, colon)) || ends_in_final_label(chunk.substr(0, colon)));
    }
    return ends_in_final_label(chunk);
  }

  [[nodiscard]] static bool has_letter(std::string_view chunk) noexcept {
    return std::any_of(chunk.begin(), chunk.end(), is_ascii_letter);
  }

  [[nodiscard]] static bool is_ip(std::string_view chunk) noexcept {
    return std::count(chunk.begin(), chunk.end(), '.') == 3 && chunk.size() <= 15 &&
           std::all_of(chunk.begin(), chunk.end(),
                       [](char c) { return is_ascii_digit(c) || c == '.'; });
  }

  // "example.com", "report.pdf"; not "sent.PDF" after a forgotten space.
  [[nodiscard]] static bool ends_in_final_label(std::string_view chunk) noexcept {
    const std::size_t dot = chunk.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    const std::string_view label = chunk.substr(dot + 1);
    if (!is_final_label(label)) return false;
    const bool capitalized = is_ascii_upper(label[0]) && !is_ascii_upper(label[1]);
    if (capitalized && !is_ascii_upper(chunk[0])) return false;
    return std::none_of(chunk.begin(), chunk.end(),
                        [](char c) { return c == '?' || c == '!' || c == '*'; });
  }

  std::string_view body_;
  std::size_t at_;
  std::size_t begin_;
  std::size_t no_address_before_ = 0;
  char* folded_ = nullptr;  // where the next word goes
  Text& text_;
};

}  // namespace

void append_words(std::string_view body, Span region, Text& text) {
  Tokenizer(body, region, text).run();
}

bool is_upper_case_at(std::string_view body, std::size_t offset) noexcept {
  const char c = body[offset];
  if (static_cast<unsigned char>(c) < 0x80) return is_ascii_upper(c);
  const auto point = static_cast<UChar32>(next_code_point(body, offset));
  return u_isUUppercase(point) || u_istitle(point);
}

bool is_lower_case_at(std::string_view body, std::size_t offset) noexcept {
  const char c = body[offset];
  if (static_cast<unsigned char>(c) < 0x80) return is_ascii_lower(c);
  return u_isULowercase(static_cast<UChar32>(next_code_point(body, offset)));
}

}  // namespace replylint
