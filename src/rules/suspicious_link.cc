#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <unicode/uidna.h>
#include <unicode/uspoof.h>

#include "parse/comparable.h"
#include "rules/links.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/utf8.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

constexpr std::size_t longest_host = 253;  // RFC 1035

// Services that hide where a link leads. Not the ones that a company runs for its own pages
// (youtu.be, aka.ms, g.co).
constexpr auto shorteners = word_set(
    "bit.ly", "bitly.com", "j.mp", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd",
    "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at", "tiny.cc", "rb.gy", "t.ly", "bl.ink",
    "lnkd.in", "soo.gd", "adf.ly", "shorte.st", "bc.vc", "dlvr.it", "trib.al", "short.io", "s.id",
    "snip.ly", "clck.ru", "vk.cc", "x.co", "tr.im", "su.pr", "u.to", "shorturl.com", "tny.im",
    "kutt.it", "urlz.fr", "kurzelinks.de", "tinu.be", "l.ead.me", "qrco.de", "dub.sh", "1url.com",
    "bit.do", "gg.gg", "cutt.us", "tiny.one", "shrtco.de", "surl.li", "zpr.io", "tinylink.net",
    "rotf.lol", "lnkd.co", "qr.net", "shor.by", "shortlink.de", "t2m.io", "tiny.pl", "goo.su");

// The names that follow the last dot of a host. Those that are file names as well ("install.sh",
// "README.md", "archive.zip") are left out: text without a scheme is then no host.
constexpr auto top_domains = word_set(
    "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "name", "pro", "io", "co",
    "dev", "app", "cloud", "online", "site", "store", "shop", "tech", "xyz", "blog", "news",
    "email", "support", "help", "host", "hosting", "systems", "agency", "digital", "software",
    "example", "test", "eu", "us", "uk", "ca", "au", "nz", "ie", "de", "at", "ch", "fr", "be", "nl",
    "lu", "es", "pt", "it", "se", "no", "dk", "fi", "pl", "cz", "sk", "hu", "ro", "gr", "bg", "hr",
    "si", "ee", "lv", "lt", "ru", "ua", "by", "tr", "il", "in", "cn", "jp", "kr", "tw", "hk", "sg",
    "my", "th", "vn", "id", "ph", "br", "ar", "mx", "cl", "pe", "za", "ng", "ke", "eg", "ae", "sa",
    "ir", "tv", "me", "ly", "gg", "fm");

// Gateways that rewrite links: the true target is in the address.
constexpr auto gateways = std::to_array<std::string_view>(
    {"safelinks.protection.outlook.com", "urldefense.proofpoint.com", "urldefense.com",
     "www.google.com", "google.com", "linkprotect.cudasvc.com", "protect-us.mimecast.com",
     "protect-eu.mimecast.com"});

bool is_host_byte(char c) {
  return is_word_byte(c) || c == '-' || c == '.';
}

std::string_view without_www(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

// "example.com" of "pay.example.com"; "example.co.uk" of "pay.example.co.uk".
std::string_view site_of(std::string_view host) {
  std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return host;
  const std::string_view top = host.substr(dot + 1);
  std::size_t second = host.rfind('.', dot - 1);
  if (second == std::string_view::npos) return host;
  const std::string_view label = host.substr(second + 1, dot - second - 1);
  constexpr auto shared =
      word_set("co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "gob");
  if (top.size() == 2 && shared.has(label)) {
    second = second == 0 ? std::string_view::npos : host.rfind('.', second - 1);
    if (second == std::string_view::npos) return host;
  }
  return host.substr(second + 1);
}

// The host that the text of a link shows: "https://pay.example.com/x", "www.example.com",
// "pay.example.com/x"; empty if it shows none.
std::string shown_host(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 2000 || text.find_first_of(" \t\n@") != std::string_view::npos) return {};
  if (text.find("://") != std::string_view::npos) return host_of(text);
  const std::string_view host = text.substr(0, text.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() > longest_host) return {};
  if (!std::all_of(host.begin(), host.end(), is_host_byte)) return {};
  std::string folded = to_lower(host);
  if (!folded.starts_with("www.") && !top_domains.has(std::string_view(folded).substr(dot + 1)))
    return {};
  return folded;
}

// The host as `convert` of ICU writes it; as it is where that cannot be.
std::string by_idna(const std::string& host, std::uint32_t options,
                    decltype(&uidna_nameToASCII_UTF8) convert) {
  if (host.size() > longest_host) return host;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, decltype(&uidna_close)> idna(uidna_openUTS46(options, &error),
                                                            uidna_close);
  if (U_FAILURE(error)) return host;
  std::array<char, 1200> buffer{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const std::int32_t size =
      convert(idna.get(), host.data(), static_cast<std::int32_t>(host.size()), buffer.data(),
              static_cast<std::int32_t>(buffer.size()), &info, &error);
  if (U_FAILURE(error) || size <= 0 || size > static_cast<std::int32_t>(buffer.size())) return host;
  return {buffer.data(), static_cast<std::size_t>(size)};
}

// "münchen.example" as "xn--mnchen-3ya.example", which is what resolves.
std::string to_ascii(const std::string& host) {
  if (is_ascii(host)) return host;
  return by_idna(host, UIDNA_NONTRANSITIONAL_TO_ASCII, uidna_nameToASCII_UTF8);
}

std::string to_unicode(const std::string& host) {
  if (host.find("xn--") == std::string::npos) return host;
  return by_idna(host, UIDNA_NONTRANSITIONAL_TO_UNICODE, uidna_nameToUnicodeUTF8);
}

// Two hosts that are spelled differently and look the same ("paypal.com" with a Cyrillic "а").
bool look_alike(const std::string& left, const std::string& right) {
  if (left.size() > 2 * longest_host || right.size() > 2 * longest_host) return false;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&error),
                                                                        uspoof_close);
  if (U_FAILURE(error)) return false;
  const std::int32_t same =
      uspoof_areConfusableUTF8(checker.get(), left.data(), static_cast<std::int32_t>(left.size()),
                               right.data(), static_cast<std::int32_t>(right.size()), &error);
  return U_SUCCESS(error) && same != 0;
}

// The target that a gateway wraps: the first parameter that is a URL.
std::string unwrapped(std::string_view url) {
  const std::string host = host_of(url);
  const bool wrapped = std::any_of(gateways.begin(), gateways.end(), [&](std::string_view gateway) {
    return host == gateway ||
           (host.ends_with(gateway) && host[host.size() - gateway.size() - 1] == '.');
  });
  if (!wrapped) return std::string(url);
  for (std::size_t at = url.find_first_of("?&"); at != std::string_view::npos;
       at = url.find('&', at + 1)) {
    std::string_view pair = url.substr(at + 1);
    pair = pair.substr(0, pair.find('&'));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view value = pair.substr(equals + 1);
    std::string decoded;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (value[i] == '%' && i + 2 < value.size() && hex_value(value[i + 1]) >= 0 &&
          hex_value(value[i + 2]) >= 0) {
        decoded += static_cast<char>(hex_value(value[i + 1]) * 16 + hex_value(value[i + 2]));
        i += 2;
      } else {
        decoded += value[i];
      }
    }
    if (decoded.starts_with("http://") || decoded.starts_with("https://")) return decoded;
  }
  return std::string(url);
}

bool is_private_ipv4(std::string_view host) {
  std::array<int, 4> part{};
  std::size_t count = 0;
  int value = -1;
  for (const char c : host) {
    if (is_ascii_digit(c)) {
      value = std::max(value, 0) * 10 + (c - '0');
      if (value > 255) return false;
    } else if (c == '.' && value >= 0 && count < 3) {
      part[count++] = value;
      value = -1;
    } else {
      return false;
    }
  }
  if (count != 3 || value < 0) return false;
  part[3] = value;
  return part[0] == 10 || part[0] == 127 || part[0] == 0 || (part[0] == 192 && part[1] == 168) ||
         (part[0] == 172 && part[1] >= 16 && part[1] <= 31) || (part[0] == 169 && part[1] == 254) ||
         (part[0] == 100 && part[1] >= 64 && part[1] <= 127);  // RFC 1918, 3927, 6598
}

// A host that nobody outside the network reaches.
bool is_private(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  for (const std::string_view top :
       {".local", ".internal", ".intranet", ".intern", ".intra", ".lan", ".corp", ".home",
        ".localdomain", ".private", ".home.arpa"})
    if (host.size() > top.size() && host.ends_with(top)) return true;
  if (host.find(':') != std::string_view::npos)
    return host == "::1" || host.starts_with("fe80:") || host.starts_with("fc") ||
           host.starts_with("fd");
  return is_private_ipv4(host);
}

// "http://intranet/prices": a name that only our own network knows. Not what stands for any name.
bool is_single_name(std::string_view host) {
  static constexpr auto stand_ins =
      word_set("host", "hostname", "server", "servername", "example", "domain", "yourdomain",
               "yourserver", "yourhost", "ip", "address", "site", "url", "name", "router", "device",
               "website", "foo", "bar", "test", "your-server", "your-domain", "your-host", "my");
  return host.size() > 2 && host.find_first_of(".:_%$<>{}") == std::string_view::npos &&
         std::any_of(host.begin(), host.end(), is_ascii_lower) && !stand_ins.has(host);
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
         host == "::1";
}

// A program of the customer's own answers there: somebody speaks of running one.
bool speaks_of_programs(const Context& context) {
  static constexpr auto words =
      word_set("install", "installed", "installing", "run", "running", "docker", "npm", "terminal",
               "server", "command", "local", "locally", "container", "router", "script", "compose",
               "daemon", "developer", "code", "build", "repository", "api");
  for (const Text* text : {&context.inquiry.text, &context.draft.text})
    if (std::any_of(text->words.begin(), text->words.end(),
                    [](const Word& word) { return words.has(word); }))
      return true;
  return false;
}

// The customer says that they run it themselves: a program, or what stands in their own network.
bool runs_it_themselves(const Text& customer, bool loopback) {
  static const WordPhrases anywhere{
      "docker|container|localhost|locally|self-hosted|selfhosted",
      "i|we host|hosting|deployed|run * it|server|service|script|instance|program|app",
      "hosted|host|run|runs|running * ourselves|myself",
  };
  static const WordPhrases on_this_machine{
      "installed|installing|install|installer|installation|compiled|npm|sandbox|callback|developing|"
      "developer",
      "i|we|am|are build|building|develop|testing",
      "your|the api",
  };
  static const WordPhrases in_this_network{
      "router|modem|fritzbox|nas|repeater|raspberry",
      "access point",
      "my|our|own|home * network|server|wifi|wlan|lan",
      "server at home",
  };
  return anywhere.in(customer.words) ||
         (loopback ? on_this_machine : in_this_network).in(customer.words);
}

// "    proxy_pass http://127.0.0.1:8080;": a line of configuration or a command, of the machine
// that it is for.
bool stands_in_code(const Context& context, Span link) {
  const auto& blocks = context.draft.blocks;
  if (std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.kind == BlockKind::preformatted && block.span.contains(link);
      }))
    return true;
  const std::string_view before = context.body().substr(0, link.start);
  const std::size_t end = before.find_last_of('\n');
  const std::string_view line = end == std::string_view::npos ? before : before.substr(end + 1);
  return (line.starts_with("    ") || line.starts_with('\t')) &&
         line.find_first_not_of(" \t") != std::string_view::npos;
}

// What is local is the customer's own: their words, or the writer's "on your router".
bool is_customers_own(const Context& context, const Link& link, const std::string& host) {
  if (context.customer.body.find(host) != std::string::npos) return true;
  if (runs_it_themselves(context.inquiry.text, is_loopback(host))) return true;
  if (is_loopback(host) && stands_in_code(context, link.span)) return true;
  static const WordPhrases local = {
      "router|modem|fritzbox|repeater|access",
      "locally",
      "local|own|development|dev|test network|machine|computer|server|copy|environment|"
      "installation|instance|address|build",
      "your * network|machine|server|box|lan|host|container|vm|printer|camera|gateway|firewall|"
      "nas|workstation",
      "same machine|computer|server|network|host",
      "on|from the pc|computer|laptop|machine|server where|that|which|with",
      "on|from the * server|machine|host|computer|device|itself",
      "run|start|starts|started|listens|listening|tunnel|forward|forwarding",
  };
  const Text& text = context.draft.text;
  const auto next = std::upper_bound(
      text.sentences.begin(), text.sentences.end(), link.span.start,
      [](std::size_t start, const Sentence& sentence) { return start < sentence.span.start; });
  if (next == text.sentences.begin()) return false;
  // What is on our machine only cannot be seen on theirs, unless they run it themselves.
  static const WordPhrases computers = {"your * computer|laptop|pc|desktop|device|phone|tablet"};
  const bool runs_it = !is_loopback(host) || speaks_of_programs(context);
  const auto is_local = [&](const Sentence& each) {
    const auto words = text.words_of(each);
    const bool named = std::any_of(words.begin(), words.end(), [&](const Word& word) {
      return word.folded == "localhost" && !link.span.contains(word.span);
    });
    return named || local.in(words) || (runs_it && computers.in(words));
  };
  const auto sentence = std::prev(next);
  return is_local(*sentence) ||
         (sentence != text.sentences.begin() && is_local(*std::prev(sentence)));
}

// "localhost:3000/shop", "wiki.corp/prices", "bit.ly/3xK9s", "\\\\nas01\\scans": addresses to go to
// that the text names without a scheme. `found` is called with the whole and its host.
void each_bare_address(const Context& context, const auto& found) {
  const std::string_view body = context.body();
  static constexpr ByteSet ends(" \t\r\n<>\"'`()[]{}|,;");
  const auto are_marks = [](Bytes bytes) {
    return equal_to(bytes, '/') | equal_to(bytes, ':') | equal_to(bytes, '\\');
  };
  for (const Block& block : context.draft.blocks) {
    if (!is_own_prose(block)) continue;
    const std::string_view text = body.substr(0, block.span.end);
    for (std::size_t at = block.span.start; at < text.size();) {
      const std::size_t mark = find_byte(text, at, are_marks);
      if (mark == std::string_view::npos) break;
      std::size_t start = mark;
      while (start > at && !ends.has(text[start - 1])) --start;
      std::size_t end = std::min(ends.find_in(text, mark), text.size());
      at = std::max(end, mark + 1);
      const std::string_view word = text.substr(start, end - start);
      if (word.find("://") != std::string_view::npos || word.find('@') != std::string_view::npos)
        continue;
      while (end > start && std::string_view(".:?!").find(text[end - 1]) != std::string_view::npos)
        --end;
      // In quotation marks it is shown.
      const bool apart =
          start == block.span.start || text[start - 1] == ' ' || text[start - 1] == '\n';
      const bool share = apart && word.starts_with("\\\\");
      const std::size_t first = share ? 2 : 0;
      if (word.size() < first + 4) continue;
      const std::size_t close = word.find_first_of(share ? "\\" : "/:", first);
      if (close == std::string_view::npos || close + 1 >= end - start) continue;
      const std::string host = to_lower(word.substr(first, close - first));
      found(Span{start, end}, host, word.substr(close, end - start - close), share);
    }
  }
}

bool serves_web(std::string_view url) {
  constexpr std::array<std::string_view, 3> schemes = {"http://", "https://", "ftp://"};
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) {
    return starts_with_ignoring_case(url, scheme);
  });
}

void report_shortened(Span span, std::string_view host, Findings& findings) {
  findings.add(span, "“" + shortened(host) +
                         "” hides where the link goes, and filters and careful customers distrust "
                         "it; write the whole address.");
}

void report_private(Span span, std::string_view address, Findings& findings) {
  findings.add(span, "“" + shortened(address) +
                         "” is reached from inside our own network only, and the customer gets an "
                         "error page; give an address that is public.");
}

void check(const Context& context, Findings& findings) {
  constexpr std::size_t most_links = 200;
  std::size_t seen = 0;
  each_bare_address(
      context, [&](Span span, const std::string& host, std::string_view path, bool share) {
        const auto is_letter = [](char c) { return is_word_byte(c) && !is_ascii_digit(c); };
        if (share) {
          if (++seen <= most_links && is_word_byte(host[0]) &&
              !is_customers_own(context, {span, {}}, host))
            report_private(span, slice(context.body(), span), findings);
          return;
        }
        // "10.0.0.0/8" and "10.0.0.7:22" are networks and ports; a page has a name.
        const bool page = path.size() > 1 && path.front() == '/' && is_letter(path[1]);
        const bool port = path.size() > 1 && path.front() == ':' && is_ascii_digit(path[1]);
        if (path.front() == '/' && path.size() > 4 && shorteners.has(without_www(host))) {
          if (++seen <= most_links) report_shortened(span, host, findings);
        } else if ((page || (port && host == "localhost")) && is_private(host)) {
          if (++seen <= most_links && !is_customers_own(context, {span, {}}, host))
            report_private(span, slice(context.body(), span), findings);
        }
      });
  for (const Link& link : own_links(context)) {
    if (++seen > most_links) return;
    if (link.to.starts_with("file://")) {
      // "file:///C:/plan.pdf"; not the folders of a program.
      const bool file = link.to.find('.') != std::string_view::npos ||
                        link.to.find(':', 5) != std::string_view::npos;
      if (file && !is_customers_own(context, link, std::string(link.to)))
        report_private(link.span, link.to, findings);
      continue;
    }
    if (!serves_web(link.to)) continue;
    const std::string host = host_of(link.to);
    if (host.empty()) continue;
    const std::string_view words = slice(context.body(), link.span);

    if (link.marked) {
      const std::string shown = shown_host(words);
      const std::string target = host_of(unwrapped(link.to));
      if (!shown.empty()) {
        const std::string shown_ascii = to_ascii(shown);
        const std::string target_ascii = to_ascii(target);
        if (site_of(without_www(shown_ascii)) != site_of(without_www(target_ascii))) {
          const bool alike = look_alike(to_unicode(shown), to_unicode(target));
          findings.add(link.span,
                       "The link shows “" + shortened(shown) + "” and goes to “" +
                           shortened(target_ascii) +
                           (alike ? "”, which looks the same and is another host, as in a forged "
                                    "mail; link to the host that the text names."
                                  : "”, as in a forged mail, so that a careful customer does not "
                                    "open it; let the text name the host that it goes to."));
          continue;
        }
      }
    }
    if (shorteners.has(without_www(host))) {
      report_shortened(link.span, host, findings);
    } else if ((is_private(host) || is_single_name(host)) &&
               !is_customers_own(context, link, host)) {
      report_private(link.span, link.to, findings);
    }
  }
}

}  // namespace

extern const Rule suspicious_link{
    "suspicious-link", Severity::warning, "sending",
    "A link that hides its target, shows another one, or works only inside the company.", check};

}  // namespace replylint::catalogue
