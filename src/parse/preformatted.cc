#include "parse/preformatted.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "parse/comparable.h"
#include "parse/session.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/word_set.h"

namespace replylint {
namespace {

enum class Look { prose, doubtful, code };

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && text.front() == start.front() && text.starts_with(start);
}

// "$ ls", "# systemctl restart x", "user@host:~$ ls", "[root@host ~]# ls", "C:\> dir", "mysql>
// show"
// Without `signs` the line has no "@".
bool is_prompt(std::string_view text, bool signs) {
  static constexpr ByteSet marks("$#>%");
  // What there is in front of the mark: an address, a drive, or the name of a program.
  static constexpr ByteSet openings("$MPbfimprs");
  if (!openings.has(text.front()) && text.substr(1, 2) != ":\\" &&
      (!signs || text.find('@') == std::string_view::npos))
    return false;
  if (starts_with(text, "$ ") && text.size() > 3 &&
      (is_ascii_letter(text[2]) || text[2] == '/' || text[2] == '.'))
    return true;
  const std::size_t at = marks.find_in(text.substr(0, 62));
  if (at == std::string_view::npos || at == 0 || at + 1 >= text.size() || at > 60) return false;
  if (text[at + 1] != ' ') return false;
  const std::string_view front = text.substr(0, at);
  if (front.find('@') != std::string_view::npos && front.find('@') > 0 && count_words(front) <= 2 &&
      text[at] != '>')
    return true;
  if (text[at] == '>')
    return starts_with(front, "mysql") || starts_with(front, "MariaDB") ||
           starts_with(front, "sqlite") || starts_with(front, "PS ") ||
           (front.size() >= 3 && front[1] == ':' && front[2] == '\\') ||
           starts_with(front, "ftp") || starts_with(front, "redis") || starts_with(front, "irb");
  return text[at] == '#' && (starts_with(front, "bash") || starts_with(front, "sh-") ||
                             starts_with(front, "postgres="));
}

// "sudo systemctl restart nginx", "apt-get install mutt", "git pull": without a prompt.
bool is_shell_command(std::string_view text) {
  constexpr std::size_t most_words = 12;
  static constexpr auto programs =
      word_set("apt", "apt-get", "yum", "dnf", "zypper", "pacman", "brew", "snap", "dpkg", "rpm",
               "pip", "pip3", "npm", "yarn", "docker", "kubectl", "git", "systemctl", "service",
               "make", "cmake", "curl", "wget", "ssh", "scp", "rsync", "tar", "chmod", "chown",
               "mkdir", "rm", "cp", "mv", "ls", "cat", "tail", "grep", "dig", "nslookup", "ping",
               "traceroute", "openssl", "python", "python3", "php", "mysql", "psql", "certbot",
               "composer", "ufw", "iptables", "nginx", "a2enmod", "crontab");
  if (!is_ascii_lower(text.front())) return false;
  const char last = text.back();
  if (last == '.' || last == ',' || last == '?' || last == '!' || last == ':') return false;
  const std::string_view line = text;
  const bool root = starts_with(text, "sudo ");
  if (root) text = trimmed(text.substr(5));
  const std::size_t space = text.find(' ');
  if (!programs.has(text.substr(0, space))) return false;
  const std::size_t words = count_words(line);
  if (words < 2 || words > most_words) return false;
  if (root) return true;
  // Without arguments that only a command has, its name may be a word: "make it so".
  static constexpr std::string_view actions[] = {
      "install", "update", "upgrade", "remove",  "restart", "reload",  "status",
      "start",   "stop",   "pull",    "clone",   "push",    "commit",  "run",
      "build",   "logs",   "enable",  "disable", "exec",    "checkout"};
  const std::string_view arguments = trimmed(text.substr(space));
  return arguments.find_first_of("-/") == 0 || arguments.find(" -") != std::string_view::npos ||
         arguments.find('/') != std::string_view::npos ||
         std::find(std::begin(actions), std::end(actions),
                   arguments.substr(0, arguments.find(' '))) != std::end(actions);
}

// "for f in *.log; do", "if [ -f x ]; then": what goes on until "done" and "fi".
bool opens_shell_block(std::string_view text) {
  return text.ends_with("; do") || text.ends_with("; then");
}

// "gzip "$f"", "rm ${old}": a variable, and no price.
bool has_variable(std::string_view text) {
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    const char before = at > 0 ? text[at - 1] : ' ';
    const char behind = at + 1 < text.size() ? text[at + 1] : ' ';
    if ((before == ' ' || before == '"') &&
        (is_ascii_lower(behind) || behind == '{' || behind == '('))
      return true;
  }
  return false;
}

// "done", "fi": small, and nothing else on the line.
bool closes_shell_block(std::string_view text) {
  return text == "done" || text == "fi" || text == "esac" || text == "else";
}

// "RewriteEngine On", "PermitRootLogin no": a name of several words in one, and its value.
bool is_directive(std::string_view text) {
  constexpr std::size_t shortest_name = 8, most_words = 3;
  const std::size_t end = std::min(text.find(' '), text.size());
  if (end < shortest_name || end == text.size() || !is_ascii_upper(text.front()) ||
      count_words(text) > most_words)
    return false;
  bool hump = false;
  for (std::size_t i = 1; i < end; ++i) {
    if (!is_ascii_letter(text[i])) return false;
    hump |= is_ascii_upper(text[i]) && is_ascii_lower(text[i - 1]);
  }
  return hump;
}

// "0 3 * * * /usr/local/bin/backup.sh": when cron is to run what.
bool is_crontab_entry(std::string_view text) {
  return (is_ascii_digit(text.front()) || text.front() == '*') &&
         text.find(" * ") != std::string_view::npos && text.find(" /") != std::string_view::npos;
}

// What R prints: "[1] TRUE", "[12] "a" "b"", "Warning message:", "Error in f(x) : no such file".
bool is_r_output(std::string_view text) {
  static constexpr std::string_view headings[] = {"Warning message:",
                                                  "Warning messages:",
                                                  "locale:",
                                                  "attached base packages:",
                                                  "other attached packages:",
                                                  "loaded via a namespace (and not attached):"};
  static constexpr ByteSet openings("[WlaoER");
  if (!openings.has(text.front())) return false;
  if (std::find(std::begin(headings), std::end(headings), text) != std::end(headings)) return true;
  if (starts_with(text, "Error in ") && text.find(" :") != std::string_view::npos) return true;
  if (starts_with(text, "R version ") && text.find('(') != std::string_view::npos) return true;
  if (text.front() != '[') return false;
  const std::size_t close = text.find_first_not_of("0123456789", 1);
  if (close == 1 || close == std::string_view::npos || !starts_with(text.substr(close), "] "))
    return false;
  const std::string_view value = trimmed(text.substr(close + 2));
  return !value.empty() &&
         (value.front() == '"' || value.front() == '-' || is_ascii_digit(value.front()) ||
          value.find("  ") != std::string_view::npos || value.find('_') != std::string_view::npos ||
          starts_with(value, "TRUE") || starts_with(value, "FALSE") || starts_with(value, "NA"));
}

// "2025-06-02 09:00:01", "Jun  2 09:00:01 host", "[02/Jun/2025:09:00:01", "09:00:01.123"
bool starts_with_time(std::string_view text) {
  if (!text.empty() && (text.front() == '[' || text.front() == '<')) text.remove_prefix(1);
  const auto digit = [&](std::size_t i) { return i < text.size() && is_ascii_digit(text[i]); };
  const auto clock = [&](std::size_t i) {
    return digit(i) && digit(i + 1) && i + 7 < text.size() && text[i + 2] == ':' && digit(i + 3) &&
           digit(i + 4) && text[i + 5] == ':' && digit(i + 6) && digit(i + 7);
  };
  if (clock(0)) return true;
  if (digit(0) && digit(1) && digit(2) && digit(3) && text.size() > 18 &&
      (text[4] == '-' || text[4] == '/') && (clock(11)))
    return true;
  if (digit(0) && digit(1) && text.size() > 20 && text[2] == '/' && (clock(12) || clock(11)))
    return true;
  if (text.size() > 15 && is_ascii_letter(text[0]) && is_ascii_letter(text[1]) &&
      is_ascii_letter(text[2]) && text[3] == ' ' && (digit(4) || text[4] == ' ') && digit(5) &&
      text[6] == ' ' && clock(7))
    return true;
  return text.size() > 20 && is_ascii_letter(text[0]) && text[3] == ' ' && clock(11);
}

constexpr std::size_t longest_line = 2000;

// How many symbols a line has, and whether it has a tab.
struct Symbols {
  std::size_t count = 0;
  bool tabs = false;
};

// Of how many bytes of `text` `are_ones` has all bits; of a space it has none.
template <typename AreOnes>
std::size_t count_bytes(std::string_view text, const AreOnes& are_ones) {
  if (text.size() < sizeof(Bytes)) return sum(-are_ones(bytes_at(padded_with_spaces(text).data())));
  return count_places(text, [&](const char* place) { return are_ones(bytes_at(place)); });
}

Symbols count_symbols(std::string_view text) {
  Bytes tabs{};
  const std::size_t count = count_bytes(text, [&](Bytes bytes) {
    tabs |= equal_to(bytes, '\t');
    const Bytes letters = between(bytes | ('a' - 'A'), 'a', 'z');
    return (between(bytes, '@', '~') & ~letters) | between(bytes, '#', '&') |
           between(bytes, '(', '+') | equal_to(bytes, '/') | between(bytes, ';', '>');
  });
  return {count, any(tabs)};
}

// How many bytes are no white space.
std::size_t count_visible(std::string_view text) {
  return count_bytes(text,
                     [](Bytes bytes) { return ~(equal_to(bytes, ' ') | equal_to(bytes, '\t')); });
}

std::size_t count_digits(std::string_view text) {
  return count_bytes(text, [](Bytes bytes) { return between(bytes, '0', '9'); });
}

std::size_t count(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

// How many runs of three spaces or more stand inside `text`, which is trimmed.
std::size_t count_gaps(std::string_view text) {
  constexpr std::size_t least = 3;
  const auto begin_gaps = [](const char* place) {
    return equal_to(bytes_at(place), ' ') & equal_to(bytes_at(place + 1), ' ') &
           equal_to(bytes_at(place + 2), ' ');
  };
  if (text.size() >= sizeof(Bytes) + least &&
      !has_any(text.substr(0, text.size() - least), begin_gaps))
    return 0;
  std::size_t gaps = 0;
  // Every such run covers one of each three bytes.
  for (std::size_t i = 2; i < text.size(); i += 3) {
    if (text[i] != ' ') continue;
    std::size_t first = i;
    while (first > 0 && text[first - 1] == ' ') --first;
    while (i < text.size() && text[i] == ' ') ++i;
    gaps += static_cast<std::size_t>(i - first >= 3);
  }
  return gaps;
}

constexpr std::string_view code_starts[] = {"diff --git",
                                            "@@ -",
                                            "+++ ",
                                            "--- a/",
                                            "index ",
                                            "Index: ",
                                            "Traceback (most recent",
                                            "File \"",
                                            "at java.",
                                            "at org.",
                                            "at com.",
                                            "Caused by:",
                                            "#include",
                                            "#define",
                                            "#!/",
                                            "import ",
                                            "from ",
                                            "def ",
                                            "class ",
                                            "function ",
                                            "return ",
                                            "if (",
                                            "for (",
                                            "while (",
                                            "} else",
                                            "public ",
                                            "private ",
                                            "static ",
                                            "const ",
                                            "let ",
                                            "var ",
                                            "SELECT ",
                                            "INSERT ",
                                            "UPDATE ",
                                            "CREATE ",
                                            "ALTER ",
                                            "DELETE ",
                                            "-A ",
                                            "-N ",
                                            "-P ",
                                            ":INPUT",
                                            ":OUTPUT",
                                            ":FORWARD",
                                            "*filter",
                                            "*nat",
                                            "COMMIT",
                                            "Chain ",
                                            "iptables ",
                                            "ip6tables ",
                                            "pass ",
                                            "block ",
                                            "sudo ",
                                            "RewriteCond ",
                                            "RewriteRule ",
                                            "<VirtualHost",
                                            "</",
                                            "<?xml",
                                            "<?php",
                                            "<!--",
                                            "//",
                                            "/*",
                                            "*/",
                                            "echo ",
                                            "export ",
                                            "set ",
                                            "GET /",
                                            "POST /",
                                            "HTTP/1",
                                            "PING ",
                                            "64 bytes from",
                                            "traceroute to",
                                            "--More--",
                                            "ACCEPT ",
                                            "DROP ",
                                            "REJECT ",
                                            "tcp ",
                                            "udp ",
                                            "inet ",
                                            "Received: ",
                                            "Message-ID:",
                                            "Return-Path:",
                                            "MIME-Version:",
                                            "Content-Type:",
                                            "DKIM-Signature:",
                                            "X-"};
constexpr std::string_view word_starts[] = {
    "import ", "from ",  "class ", "return ", "public ", "private ", "static ",   "let ",
    "pass ",   "block ", "set ",   "index ",  "echo ",   "export ",  "function ", "def ",
    "const ",  "var ",   "sudo ",  "Chain ",  "tcp ",    "udp "};

// Words of prose as well count only with `words`.
bool begins_like_code(std::string_view text, bool words) {
  static constexpr PairLists beginnings(code_starts);
  if (text.size() < 2) return false;
  for (std::size_t i = beginnings.first(text[0], text[1]); i != beginnings.none;
       i = beginnings.next(i)) {
    const std::string_view start = code_starts[i];
    if (text.starts_with(start) &&
        (words ||
         std::find(std::begin(word_starts), std::end(word_starts), start) == std::end(word_starts)))
      return true;
  }
  return false;
}

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    indent += c == ' ' ? 1 : 4;
  }
  return indent;
}

// The lines of a configuration, indented and each begun with the same word: "ipfw add ...".
bool is_listing(std::string_view body, std::span<const Line> lines) {
  std::string_view first;
  for (const Line& line : lines) {
    const std::string_view text = line.trimmed_text(body);
    const std::string_view word = text.substr(0, text.find(' '));
    if (first.empty()) first = word;
    if (word.size() < 2 || word.size() == text.size() || word != first ||
        !is_word_byte(word.front()) || indent_of(slice(body, line.span)) < 4)
      return false;
  }
  return lines.size() >= 2;
}

Look look_at(std::string_view body, const Line& line) {
  const std::string_view text = line.trimmed_text(body);
  if (text.size() > longest_line) return Look::doubtful;
  const Symbols symbols = count_symbols(text);
  const char last = text.back();
  const bool sentence_end = last == '.' || last == '?' || last == '!' || last == ',' || last == ':';
  const auto indent = [&] { return indent_of(slice(body, line.span)); };
  // Most lines of prose have nothing but words.
  if (symbols.count == 0 && !symbols.tabs && !line.signs && !line.beyond_ascii) {
    if (begins_like_code(text, false) || is_shell_command(text)) return Look::code;
    if (closes_shell_block(text) || (!sentence_end && is_directive(text))) return Look::doubtful;
    const std::size_t gaps = count_gaps(text);
    if (sentence_end) return gaps >= 2 ? Look::doubtful : Look::prose;
    if (gaps >= 2) return Look::code;
    return gaps == 1 || indent() >= 4 ? Look::doubtful : Look::prose;
  }
  // A prompt ends in a symbol, and a statement has one.
  const std::size_t marks = symbols.count;
  if ((marks > 0 && (is_prompt(text, line.signs) || is_statement(text) || opens_shell_block(text) ||
                     is_crontab_entry(text))) ||
      (line.signs && starts_with_time(text)) || is_shell_command(text) || is_r_output(text))
    return Look::code;
  const auto words = [&] { return count_words(text); };
  // Rules of a table, box drawing.
  if (starts_with(text, "+-") && last == '+') return Look::code;
  if ((text.front() == '|' || last == '|') && count(text, '|') >= 2) return Look::code;
  if (line.beyond_ascii && (starts_with(text, "\xE2\x94") || starts_with(text, "\xE2\x95")))
    return Look::code;
  if (begins_like_code(text, (marks >= 2 && !sentence_end) || last == ';' || last == '{'))
    return Look::code;
  if (last == ';' && (marks >= 2 || words() <= 6)) return Look::code;
  if (last == '{' || text == "}" || text == "};" || text == "});" || text == "]" || text == "],")
    return Look::code;
  const bool dense = marks > 0 && !sentence_end && marks * 100 >= count_visible(text) * 14;
  if (dense && indent() >= 4) return Look::code;
  if (starts_with(text, "at ") && text.find('(') != std::string_view::npos && last == ')' &&
      indent() > 0)
    return Look::code;
  // "key = value", "key=value" without spaces around.
  const std::size_t equals = marks > 0 && !sentence_end ? text.find('=') : std::string_view::npos;
  if (equals != std::string_view::npos && equals > 0 && words() <= 6 &&
      count_words(text.substr(0, equals)) == 1 && text.find("://") == std::string_view::npos)
    return Look::code;
  // Columns.
  const std::size_t gaps = count_gaps(text), tabs = symbols.tabs ? count(text, '\t') : 0;
  if ((gaps >= 2 || tabs >= 2) && !sentence_end) return Look::code;
  if (gaps + tabs >= 2) return Look::doubtful;
  if (marks >= 4 && marks * 100 >= count_visible(text) * 25 && words() >= 2 &&
      text.find("://") == std::string_view::npos)
    return Look::code;
  if (dense && text.find("://") == std::string_view::npos) return Look::doubtful;
  if (marks > 0 && !sentence_end && has_variable(text)) return Look::doubtful;
  if (!sentence_end && indent() >= 4) return Look::doubtful;
  if (line.signs && count_digits(text) * 3 >= count_visible(text) && words() >= 3)
    return Look::doubtful;
  if (gaps + tabs >= 1 && !sentence_end) return Look::doubtful;
  return Look::prose;
}

}  // namespace

std::vector<bool> find_preformatted(std::string_view body, const std::vector<Line>& lines,
                                    std::size_t first, std::size_t last) {
  std::vector<bool> found;
  const std::size_t count = last - first;
  const auto look = [&](std::size_t i) {
    return i < count ? look_at(body, lines[first + i]) : Look::prose;
  };
  const auto text_of = [&](std::size_t i) { return lines[first + i].trimmed_text(body); };
  // A command stands at a prompt, is announced by a colon, or is a paragraph of its own.
  const auto is_lone_command = [&](std::size_t i) {
    const std::size_t line = first + i;
    const std::string_view text = text_of(i);
    if (text.size() > longest_line) return false;
    if (is_prompt(text, lines[line].signs)) return true;
    const bool announced = line > 0 && lines[line - 1].trimmed_text(body).ends_with(':');
    const bool paragraph =
        lines[line].after_blank && (line + 1 == lines.size() || lines[line + 1].after_blank);
    return (announced || paragraph) && is_shell_command(text);
  };
  const auto add = [&](std::size_t begin, std::size_t end) {
    found.resize(count);
    std::fill(found.begin() + static_cast<std::ptrdiff_t>(begin),
              found.begin() + static_cast<std::ptrdiff_t>(end), true);
  };
  if (count == 1 && !is_lone_command(0)) return found;
  Look next = look(0);  // at the line at hand
  for (std::size_t i = 0; i < count;) {
    if (next == Look::prose) {
      // The second line below first: between two lines of prose, all that may stand alone is a
      // command.
      const Look second = look(i + 2);
      if (second == Look::prose) {
        if (i + 1 < count && is_lone_command(i + 1)) add(i + 1, i + 2);
        i += 2;
        continue;
      }
      next = look(++i);
      if (next == Look::prose) {
        next = second;
        ++i;
      }
      continue;
    }
    std::size_t code = 0, end = i;
    // Across a blank line only code goes on.
    while (next != Look::prose &&
           (end == i || !lines[first + end].after_blank || next == Look::code)) {
      code += next == Look::code;
      next = look(++end);
    }
    // Trailing doubt belongs to the code only on adjoining lines.
    if ((end - i >= 2 && code >= 2) || (end - i >= 3 && code >= 1) ||
        (end - i == 1 && code == 1 && is_lone_command(i)) ||
        is_listing(body, std::span(lines).subspan(first + i, end - i)))
      add(i, end);
    i = end;
  }
  return found;
}

bool begins_patch(std::string_view line) {
  return starts_with(line, "diff --git ") || starts_with(line, "diff -") ||
         starts_with(line, "@@ -") || starts_with(line, "Index: ") ||
         (starts_with(line, "--- ") && line.find_first_of("/.") != std::string_view::npos &&
          line.back() != '-');
}

}  // namespace replylint
