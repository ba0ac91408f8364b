#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/known_words.h"
#include "parse/pasted.h"
#include "rules/quotations.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "text/ascii.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// Acronyms that everybody meets outside the trade, units, and what letters and parcels use.
constexpr auto everyday = word_set(
    "ok", "pdf", "usb", "faq", "id", "ids", "pin", "tv", "pc", "pcs", "cd", "dvd", "sms", "gps",
    "eu", "us", "usa", "uk", "uae", "un", "vat", "tax", "iban", "bic", "asap", "fyi", "ceo", "cfo",
    "hr", "it", "pr", "am", "pm", "cet", "cest", "gmt", "utc", "est", "edt", "pst", "pdt", "cst",
    "bst", "eur", "usd", "gbp", "chf", "kb", "mb", "gb", "tb", "kg", "km", "cm", "mm", "diy",
    "rsvp", "ps", "nb", "eg", "ie", "etc", "aka", "vip", "vs", "re", "fw", "fwd", "cc", "bcc",
    "inc", "llc", "ltd", "gmbh", "ag", "sa", "plc", "dhl", "ups", "gls", "dpd", "fedex", "usps",
    "ibm", "bmw", "sap", "aol", "gmx", "wifi", "wi-fi", "lan", "www", "html", "jpg", "jpeg", "png",
    "gif", "mp3", "mp4", "zip", "xls", "doc", "csv", "app", "apps", "url", "urls", "q1", "q2", "q3",
    "q4", "a4", "a5", "no", "not", "and", "or", "yes", "all", "new", "now", "a", "i", "we", "you",
    "the", "to", "in", "of", "on", "is", "led", "atm", "dob", "po", "tba", "tbd", "tbc", "todo",
    "xxx", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec", "b2b", "eta", "gdpr", "qr", "sim", "hdmi", "mac",
    "ios", "nasa", "bbc", "cnn", "ibm's", "kpi", "mwst", "dr", "mr", "mrs", "ms", "btw", "lol",
    "fwiw", "imho", "imo", "afaik", "afaics", "iirc", "tia", "hth", "ymmv", "tldr", "wrt", "phd",
    "msc", "bsc", "mba", "hp", "lg", "amd", "cpu", "ram", "os", "hz", "khz", "mhz", "ghz", "kwh",
    "kw", "mbit", "gbit", "mbps", "gbps", "nsw", "ny", "nyc", "la", "dc", "av", "dj", "er", "uni",
    "cv", "nda", "svg", "isbn", "nhs", "hmrc", "dvla", "bacs", "irs", "gp", "hd", "lcd", "pet",
    "uht", "uv", "iso", "sd", "co", "co2", "readme", "tiff", "tif", "wav", "heic", "docx", "xlsx",
    "pptx", "rip", "sos", "bbq", "mot", "mri", "suv", "abs", "ac", "pe", "pta", "otc", "eco",
    "esim", "esims", "auto", "dwp", "gcse", "5g", "4g", "lte", "bc", "mp", "mps", "nw", "sw", "st",
    "rd", "vw", "kfc", "tgv", "pm's", "mph", "kph", "ft", "lb", "lbs", "hrs", "min", "pt", "pts",
    "mrsa", "hiv", "hpv", "ecg", "ekg", "icu", "adhd", "covid", "xl", "xs", "xxl", "dvds", "cds",
    "tvs", "nz", "ml", "kj", "aaa", "aa", "php");

// Words of people who know the trade without being terms; several of them show one.
constexpr auto trade_words = word_set(
    "linux", "unix", "debian", "ubuntu", "fedora", "centos", "redhat", "windows", "python", "java",
    "perl", "php", "javascript", "git", "github", "compile", "compiled", "compiler", "compiling",
    "build", "builds", "install", "installed", "installing", "package", "packages", "library",
    "libraries", "source", "script", "scripts", "command", "log", "logs", "config", "configuration",
    "configure", "configured", "module", "modules", "function", "functions", "parameter",
    "parameters", "directory", "path", "output", "device", "driver", "drivers", "port", "ports",
    "protocol", "server", "servers", "database", "databases", "query", "queries", "memory",
    "bandwidth", "packet", "packets", "frequency", "signal", "sample", "samples", "interface",
    "code", "bug", "bugs", "branch", "release", "version", "versions", "patch", "debug", "cores",
    "thread", "threads", "variable", "array", "object", "class", "binary", "binaries", "kernel",
    "root", "default", "stack", "buffer", "hardware", "software", "firmware", "backup", "backups",
    "node", "nodes", "domain", "domains", "hosting", "certificate", "certificates", "encryption",
    "format", "formats", "upload", "export", "import", "proxy", "firewall", "router", "deb", "debs",
    "rpm", "rpms", "repo", "staging", "merge", "merged", "deploy", "deployed");

// Terms of the trade in small letters. Shape finds acronyms and names of programs; these look like
// any other word.
constexpr auto terms = word_set(
    // networks and names
    "nameserver", "nameservers", "subdomain", "subnet", "subnets", "netmask", "cname", "resolver",
    "recursor", "dnssec", "traceroute", "multicast", "vlan", "uplink", "peering", "anycast",
    "handshake", "cipher", "ciphers", "keepalive", "loopback", "hostname", "hostnames",
    "tunnelling", "latency", "throughput", "jitter", "mtu", "greylisting", "greylisted",
    "blackhole", "blocklist", "smarthost", "bounceback", "backscatter",
    // machines
    "daemon", "daemons", "cron", "cronjob", "cronjobs", "crontab", "kernel", "inode", "inodes",
    "symlink", "symlinks", "chroot", "sudo", "chmod", "chown", "filesystem", "filesystems",
    "hypervisor", "initramfs", "oom", "segfault", "coredump", "bootloader", "failover", "sharding",
    "replica", "replicas", "replication", "rollback", "provisioned", "provisioning",
    "deprovisioned", "virtualization", "virtualisation", "kubernetes", "docker", "systemd", "nginx",
    "apache", "haproxy", "redis", "memcached", "postgres", "postgresql", "mysql", "mariadb",
    "mongodb", "elasticsearch", "rsync", "lsof", "strace",
    // programs
    "regex", "regexp", "webhook", "webhooks", "endpoint", "endpoints", "payload", "payloads",
    "middleware", "namespace", "namespaces", "mutex", "deadlock", "deadlocks", "idempotent",
    "deserialization", "serialization", "stacktrace", "cookie-less", "async", "asynchronous",
    "asynchronously", "refactored", "refactoring", "repo", "repos", "hotfix", "changelog", "stdout",
    "stderr", "opcode", "opcache", "minified", "transpiled", "monkeypatch", "backtrace", "nullable",
    "boolean", "parser", "parsers", "tokenizer", "linter", "schema", "schemas", "normalized",
    "denormalized", "localhost", "cors", "oauth", "saml", "ldap", "kerberos", "keytab", "hashing",
    "nonce", "checksum", "checksums", "bytecode", "plaintext", "base64", "utf-8", "ascii", "mime",
    "ndjson", "yaml", "json", "xml", "toml", "ini", "sql", "subquery", "subqueries", "rowset",
    // money and law
    "chargeback", "chargebacks", "dunning", "accrual", "accruals", "amortised", "amortized",
    "escrow", "indemnity", "indemnification", "subrogation", "novation", "proration", "prorated",
    "remittance", "debenture", "lien", "estoppel", "acquirer", "tokenised", "tokenized", "annuity",
    "amortisation", "amortization", "actuarial", "collateralised", "collateralized", "fungible",
    "encumbrance", "encumbrances", "easement", "easements", "usufruct", "tortious", "leaseback",
    "factoring", "subordination", "arbitrage", "covenantor",
    // freight and customs
    "demurrage", "consignee", "consignor", "incoterms", "incoterm", "drayage", "cabotage",
    "groupage", "deconsolidation", "waybill", "transshipment",
    // health
    "contraindicated", "contraindication", "occlusal", "occlusion", "periodontal", "periodontitis",
    "endodontic", "bruxism", "prophylaxis", "prophylactic", "analgesic", "analgesics", "haematoma",
    "hematoma", "oedema", "edema", "idiopathic", "titration", "titrate", "subcutaneous",
    "intramuscular", "bilateral", "tachycardia", "hypertensive", "perioperative", "intraocular",
    "myopia", "presbyopia", "anamnesis", "palliation", "sublingual", "lipoma", "osteoarthritis",
    "tympanic", "debridement", "postprandial", "postprandially", "preprandial", "cholecystectomy",
    "dysplasia", "stenosis",
    // houses and machines
    "soffit", "soffits", "purlin", "purlins", "spandrel", "interstitial", "hygroscopic",
    "thermostatic", "galvanic", "efflorescence", "underpinning", "intumescent", "condensate",
    "plenum", "solenoid", "commutator", "potentiometer", "modulating", "hysteresis", "gasketed",
    "torquing", "tribology", "busbar", "varistor",
    // print and sound
    "kerning", "imposition", "letterspacing", "dithering", "halftone", "downmix", "dither");

// Two words that are one term.
const WordPhrases& term_phrases() {
  static const WordPhrases phrases = {
      "a|aaaa|mx|txt|ptr|srv|ns|spf|soa|dns|cname record|records",
      "load balancer|balancers|balancing",
      "cluster|compute|worker|server|storage|backend|exit|primary|secondary|faulty node|nodes",
      "node|nodes went|was|were down|evicted|drained|rebooted|restarted|replaced",
      "reverse proxy|dns|lookup",
      "name server|servers",
      "race condition|conditions",
      "garbage collection|collector",
      "stack|heap trace|dump|overflow|pointer",
      "null pointer|reference",
      "memory leak|leaks",
      "cache invalidation|miss|misses",
      "dns|zone|record propagation",
      "zone file|files",
      "hash|lookup table|function",
      "foreign|primary|composite key|keys",
      "join|query plan|planner",
      "connection pool|pooling",
      "message|job|task queue|queues|broker",
      "environment variable|variables",
      "exit|return|status code",
      "root|intermediate certificate|certificates",
      "certificate chain|authority",
      "private|public key",
      "read|write replica|replicas|lock",
      "feature flag|flags",
      "dead letter",
      "rate limiting|limiter",
      "exponential backoff",
      "round robin",
      "cold|warm standby|start",
      "split brain",
      "disk|io throttling|quota",
      "packet loss",
      "default gateway",
      "port forwarding",
      "brute force",
      "bill of lading",
      "feed-in tariff",
      "loan to value",
      "tenancy|tenants in common",
      "joint and several",
      "negative equity",
      "bleed|crop marks|area",
      "colour|color profile|space|gamut",
      "thermal bridge|bridging",
      "residual current",
      "circuit impedance",
      "anticipatory breach",
      "force majeure",
      "retention of title",
      "reverse charge",
      "chart of accounts",
      "double entry",
      "root canal treatment|therapy",
  };
  return phrases;
}

// "Class IIa", "type XIb": a numeral.
bool is_numbered_class(std::string_view written) {
  const std::size_t end = written.find_first_not_of("IVX");
  return end > 0 && end + 1 == written.size() && is_ascii_lower(written.back());
}

// "TTL", "IPv6", "mTLS", "SSDs": two capitals or more, nothing but letters and digits, short. Not
// what stands on a button or a sign (HOME, OUTAGE), nor a code of letters and digits (LS9, FB01).
bool is_acronym(std::string_view written) {
  if (written.size() < 2 || written.size() > 7 || is_numbered_class(written)) return false;
  const auto capitals = std::count_if(written.begin(), written.end(), is_ascii_upper);
  const auto small = std::count_if(written.begin(), written.end(), is_ascii_lower);
  const bool plain = std::all_of(written.begin(), written.end(), [](char c) {
    return is_ascii_upper(c) || is_ascii_lower(c) || is_ascii_digit(c);
  });
  if (!plain || capitals < 2 || small > 2) return false;
  const std::string folded = to_lower(written);
  // "PDFs"
  if (written.back() == 's' && everyday.has(std::string_view(folded).substr(0, folded.size() - 1)))
    return false;
  // Without a vowel it is no word, whatever the lexicon knows of it.
  const bool unspoken = folded.find_first_of("aeiouy") == std::string::npos;
  return small > 0 || (!is_ascii_digit(written.back()) && (unspoken || !is_ordinary_word(folded)));
}

// "Q-factor", "U-value": a measure that is named by a letter.
bool is_lettered_measure(std::string_view written) {
  static constexpr auto measures = word_set("coefficient", "factor", "index", "number", "ratio",
                                            "rating", "score", "value", "values");
  constexpr std::string_view everyday_letters = "AaEe";  // "A-rating", "E-number"
  return written.size() > 4 && written[1] == '-' &&
         (is_ascii_upper(written[0]) || is_ascii_lower(written[0])) &&
         everyday_letters.find(written[0]) == std::string_view::npos &&
         measures.has(written.substr(2));
}

// "max_connections", "innodbBuffer", "libssl3", "k8s": what programs call things.
bool is_identifier(std::string_view written) {
  if (written.size() < 3 || written.size() > 40) return false;
  const std::size_t underscore = written.find('_');
  if (underscore != std::string_view::npos)
    return underscore > 0 && underscore + 1 < written.size();
  if (!is_ascii_lower(written.front())) return false;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    // "maxPoolSize"; not "iPhone"
    if (i > 1 && is_ascii_lower(written[i - 1]) && is_ascii_upper(written[i]) &&
        is_ascii_lower(written[i + 1]))
      return true;
    if (is_ascii_lower(written[i - 1]) && is_ascii_digit(written[i]) &&
        is_ascii_lower(written[i + 1]))
      return true;
  }
  return false;
}

// A term of one word at `i`, by its shape or the list.
bool is_term(std::string_view body, const Word& word) {
  if (word.kind != WordKind::word || everyday.has(word)) return false;
  const std::string_view written = slice(body, word.span);
  return is_acronym(written) || is_identifier(written) || is_lettered_measure(written) ||
         terms.has(word);
}

// A mark of a specialist that is no word: a path, an IP address, a port, a version.
bool is_technical(const Word& word) {
  const std::string_view text = word.folded;
  // The address of a router, which stands in its manual.
  if (text.starts_with("192.168.")) return false;
  if (word.kind == WordKind::number)
    return text.size() < 12 && std::count(text.begin(), text.end(), '.') >= 2;
  if (word.kind != WordKind::address) return false;
  // A web or mail address is everybody's.
  if (text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos ||
      text.starts_with("www."))
    return false;
  return text.front() == '/' || text.find(':') != std::string_view::npos ||
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_ascii_digit(c) || c == '.'; });
}

// "401s", "a 502", "550 relay not permitted": the replies of servers.
bool is_status_code(Words words, std::size_t at) {
  constexpr std::size_t digits = 3;
  const std::string_view written = words[at].folded;
  if (written.size() < digits || (written[0] != '4' && written[0] != '5') ||
      !is_ascii_digit(written[1]) || !is_ascii_digit(written[2]))
    return false;
  if (written.size() == digits)
    return at > 0 && at + 1 < words.size() && words[at - 1].folded == "\"" &&
           words[at + 1].kind == WordKind::word;
  return written.substr(digits) == "s";
}

// How technical the customer writes, by what only somebody of the trade puts into a letter: pasted
// output, terms, paths, and several words of the trade. What the exchange so far holds counts too.
bool writes_like_specialist(const Context& context) {
  constexpr double trade_word = 0.5;  // two of them are as good as a term
  constexpr std::size_t most_words = 2000;
  const auto pasted = [](const Block& block) { return block.kind == BlockKind::preformatted; };
  const std::vector<Block>& blocks = context.inquiry.blocks;
  if (std::any_of(blocks.begin(), blocks.end(), pasted)) return true;
  std::vector<std::string_view> seen;
  double score = 0;
  const auto see = [&](std::string_view body, const Text& text) {
    for (std::size_t i = 0; i < text.words.size() && i < most_words && score < 1; ++i) {
      const Word& word = text.words[i];
      const bool strong = is_technical(word) || is_term(body, word) ||
                          is_status_code(text.words, i) ||
                          term_phrases().match_at(text.words, i).has_value();
      if (!strong && !trade_words.has(word)) continue;
      if (std::find(seen.begin(), seen.end(), word.folded) != seen.end()) continue;
      seen.push_back(word.folded);
      score += strong ? 1 : trade_word;
    }
  };
  see(context.customer.body, context.inquiry.text);
  std::vector<Span> quoted;
  for (const Block& block : blocks)
    if (block.depth > 0) quoted.push_back(block.span);
  if (score < 1 && !quoted.empty())
    see(context.customer.body, analyze(context.customer.body, quoted));
  return score >= 1;
}

// What most know, and those who ask what a word means may not.
constexpr auto semi_technical = word_set(
    "aggregate", "authenticator", "cache", "credential", "credentials", "deductible", "dhcp",
    "enclave", "fido2", "firmware", "keychain", "nic", "occurrence", "protocol", "tls", "totp");

// "I'm 76", "I don't understand “excess”.": who says so needs plain words.
bool asks_for_plain_words(const Context& context) {
  static const WordPhrases phrases{
      "do|did not understand|know what|the|this|that|a|your|\"|\u201c|these",
      "don't|didn't understand the|this|that|a|your|\"|\u201c|these|what",
      "don't know what a|an|the * is|are|means",
      "no idea what|how",
      "not|no|isn't|aren't very|so? good|expert|specialist with|at|in computers|technology|internet",
      "in|with plain|simple|easy words|english|language|terms",
  };
  static const WordPhrases age{"i am", "i'm"};
  const Words words = context.inquiry.text.words;
  if (phrases.in(words)) return true;
  const auto match = age.find(words);
  if (!match || match->end + 1 >= words.size()) return false;
  const std::string_view number = words[match->end].folded;
  // "I'm 76 and …", "I am 76."; not "I am 76 km away".
  static constexpr auto behind = word_set(".", ",", "and", "years", "now", ";", "!");
  return number.size() == 2 && number[0] >= '6' && number[0] <= '9' && is_ascii_digit(number[1]) &&
         behind.has(words[match->end + 1]);
}

struct Term {
  std::size_t first = 0;  // words [first, end) of Draft::text
  std::size_t end = 0;
  std::size_t sentence = 0;
};

// Is the term explained where it stands? "X (a cache)", "the expiry time (X)", "X, which is",
// "X means", "so-called X", "in other words".
bool is_explained(const Context& context, const Term& term) {
  const std::string_view body = context.body();
  const Text& text = context.draft.text;
  const Sentence& sentence = text.sentences[term.sentence];
  const Words words = text.words_of(sentence);
  const std::size_t first = term.first - sentence.first_word;
  const std::size_t end = term.end - sentence.first_word;
  const auto is = [&](std::size_t i, std::string_view word) {
    return i < words.size() && words[i].folded == word;
  };
  // In brackets behind its plain words.
  if (first > 0 && words[first - 1].folded == "(") return true;
  // Brackets, a dash or a comma with an explanation behind it.
  std::size_t next = end;
  if (next < words.size() && (words[next].folded == "\"" || words[next].folded == "”")) ++next;
  if (is(next, "(")) return true;
  static const WordPhrases explanations = {
      "is|are|was|means|meaning a|an|the|how|what|that|where|our|your",
      "means|meaning",
      "stands|stand for",
      "which|that is|are|means|says|tells|keeps|decides",
      "that is|means",
      "i e",
      "ie|i.e|e.g|eg",
      "a|an|the",
      "in other|plain|simple words",
      "or",
  };
  if (next < words.size()) {
    const std::string_view mark = words[next].folded;
    const bool parted =
        mark == "," || mark == "-" || mark == "–" || mark == "—" || mark == ":" || mark == "--";
    const std::size_t start_at = parted ? next + 1 : next;
    const auto match = start_at < words.size() ? explanations.match_at(words, start_at)
                                               : std::optional<WordPhrases::Match>();
    if (match) {
      const std::string_view start = words[match->first].folded;
      const bool needs_mark = start == "a" || start == "an" || start == "the" || start == "or" ||
                              start == "that" || start == "which" || start == "ie";
      if (parted || !needs_mark) return true;
    }
  }
  static const WordPhrases introductions = {
      "what is|are called|known|meant|named",
      "what we|people|experts call|mean|name",
      "in other|plain|simple|everyday words",
      "in plain english",
      "think of",
      "simply put",
      "put simply",
      "that is to say",
      "like a|an",
      "explained",
  };
  if (introductions.in(words)) return true;
  // Right before it: "so-called X", "named the X".
  static const WordPhrases names = {"so? called|named", "so-called", "known as", "we|people call"};
  constexpr std::size_t reach = 4;
  const std::size_t near = first > reach ? first - reach : 0;
  if (names.in(words.subspan(near, first - near))) return true;
  // The next sentence explains: "This is the …", "It tells …", "In other words".
  if (term.sentence + 1 < text.sentences.size()) {
    const Words behind = text.words_of(text.sentences[term.sentence + 1]);
    static const WordPhrases sequels = {
        "this|that|it|these|they is|are|means|mean|tells|says|decides|keeps|works|stands|was * the|a|"
        "an|how|what|where|like|for",
        "in other|plain|simple words",
        "think of",
        "simply put",
    };
    if (sequels.match_at(behind, 0)) return true;
  }
  // "X is a …" at another place.
  const std::string_view written =
      slice(body, {text.words[term.first].span.start, text.words[term.end - 1].span.end});
  for (const std::string_view pattern : {" is the ", " is a ", " is an ", " means "})
    if (body.find(std::string(written) + std::string(pattern)) != std::string_view::npos)
      return true;
  return false;
}

class Jargon {
 public:
  explicit Jargon(const Context& context)
      : context_(context),
        quotations_(quotations_of(context)),
        plain_(asks_for_plain_words(context)) {}

  // The terms that the customer has not used and the reply does not explain, each once.
  std::vector<Term> find() {
    const Text& text = context_.draft.text;
    std::vector<Term> found;
    std::vector<std::string_view> seen;
    for (std::size_t s = 0; s < text.sentences.size() && found.size() < most_terms; ++s) {
      const Sentence& sentence = text.sentences[s];
      if (looks_like_code(slice(context_.body(), sentence.span))) continue;
      for (std::size_t i = sentence.first_word;
           i < sentence.end_word && found.size() < most_terms;) {
        const std::size_t end = end_of_term(i, sentence.end_word);
        if (end == i) {
          ++i;
          continue;
        }
        const Term term{i, end, s};
        const std::string_view name = text.words[i].folded;
        i = end;
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
        if (seen.size() >= most_names) return found;
        seen.push_back(name);
        if (is_customers(term) || is_quoted(text.words[term.first].span) || is_name(term) ||
            is_explained(context_, term))
          continue;
        found.push_back(term);
      }
    }
    return found;
  }

 private:
  static constexpr std::size_t most_terms = 4;   // that are named
  static constexpr std::size_t most_names = 64;  // that are looked at

  [[nodiscard]] std::size_t end_of_term(std::size_t i, std::size_t limit) const {
    const Words words = std::span(context_.draft.text.words).subspan(0, limit);
    if (const auto match = term_phrases().match_at(words, i)) return match->end;
    return is_term(context_.body(), words[i]) || (plain_ && semi_technical.has(words[i])) ? i + 1
                                                                                          : i;
  }

  // The customer's message has the words, or what they quote of ours.
  [[nodiscard]] bool is_customers(const Term& term) const {
    const auto& words = context_.draft.text.words;
    const std::string_view body = context_.customer.body;
    for (std::size_t i = term.first; i < term.end; ++i) {
      const std::string_view written = slice(context_.body(), words[i].span);
      if (find_ignoring_case(body, written) == std::string_view::npos) return false;
    }
    return true;
  }

  // "16 kVA" is a measure, "hold FEED" and "text PAC to 65075" are to be typed or pressed, and "Ina
  // Holm RVN" is who signs. "a record" is no A record.
  [[nodiscard]] bool is_name(const Term& term) const {
    const auto& words = context_.draft.text.words;
    const Sentence& sentence = context_.draft.text.sentences[term.sentence];
    const Word& word = words[term.first];
    if (word.folded == "a") return slice(context_.body(), word.span) != "A";
    if (term.first == sentence.first_word) return false;
    const Word& before = words[term.first - 1];
    // "your own FTP account": what the customer has, they know.
    static constexpr auto belongings =
        word_set("account", "accounts", "login", "password", "user", "card", "number");
    if ((before.folded == "your" || before.folded == "own") && term.end < sentence.end_word &&
        belongings.has(words[term.end]))
      return true;
    // "GB33 BUKB 2020 1555": a part of a number.
    if (term.end < sentence.end_word && words[term.end].kind == WordKind::number &&
        before.folded.find_first_of("0123456789") != std::string_view::npos)
      return true;
    // "LH 1174", "form CN 23": which of many.
    constexpr std::size_t least_digits = 2;
    if (is_acronym(slice(context_.body(), word.span)) && term.end == term.first + 1 &&
        term.end < sentence.end_word && words[term.end].kind == WordKind::number &&
        words[term.end].span.start <= word.span.end + 1 &&
        words[term.end].folded.size() >= least_digits &&
        std::all_of(words[term.end].folded.begin(), words[term.end].folded.end(), is_ascii_digit))
      return true;
    constexpr std::size_t longest_unit = 4;
    if (before.kind == WordKind::number && word.span.size() <= longest_unit) return true;
    static constexpr auto handling =
        word_set("press", "hold", "holding", "pressing", "text", "send", "enter", "type", "key",
                 "button", "switch", "code", "codes", "labelled", "marked", "says", "reads",
                 "choose", "select", "tap", "click", "menu");
    constexpr std::size_t reach = 3;
    const std::size_t start = term.first - std::min(reach, term.first - sentence.first_word);
    const std::string_view written = slice(context_.body(), word.span);
    if (is_acronym(written)) {
      for (std::size_t i = start; i < term.first; ++i)
        if (handling.has(words[i])) return true;
      static constexpr auto devices = word_set("button", "key", "switch", "light", "lamp", "tab");
      if (term.end < sentence.end_word && devices.has(words[term.end])) return true;
    }
    // At the end of a line of names.
    const std::string_view body = context_.body();
    const std::size_t end = word.span.end;
    const bool ends_line = end == body.size() || body[end] == '\n' || body[end] == '\r';
    const std::size_t line = body.rfind('\n', word.span.start) + 1;
    if (!ends_line || term.first - sentence.first_word < 2) return false;
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(sentence.first_word),
                       words.begin() + static_cast<std::ptrdiff_t>(term.first),
                       [&](const Word& each) {
                         return each.span.start < line || each.kind == WordKind::symbol ||
                                is_ascii_upper(body[each.span.start]);
                       });
  }

  [[nodiscard]] bool is_quoted(Span span) const {
    const auto next =
        std::upper_bound(quotations_.begin(), quotations_.end(), span.start,
                         [](std::size_t start, Span quotation) { return start < quotation.start; });
    return next != quotations_.begin() && std::prev(next)->contains(span);
  }

  const Context& context_;
  const std::vector<Span>& quotations_;
  bool plain_;  // the customer asks for plain words
};

void check(const Context& context, Findings& findings) {
  constexpr std::size_t least_words = 12;  // of the customer: fewer show nothing
  if (!context.has_inquiry() || context.customer_from_quotes || is_forward(context)) return;
  if (!context.draft.text.english || !context.inquiry.text.english) return;
  if ((context.inquiry.text.words.size() < least_words && !asks_for_plain_words(context)) ||
      writes_like_specialist(context))
    return;
  const std::vector<Term> terms_found = Jargon(context).find();
  if (terms_found.empty()) return;
  const auto& words = context.draft.text.words;
  const auto span_of = [&](const Term& term) {
    return Span{words[term.first].span.start, words[term.end - 1].span.end};
  };
  std::string names;
  for (const Term& term : terms_found) {
    if (!names.empty()) names += ", ";
    names += "“" + std::string(slice(context.body(), span_of(term))) + "”";
  }
  findings
      .add(span_of(terms_found.front()),
           names + (terms_found.size() > 1 ? " are terms" : " is a term") +
               " of the trade that the customer has not used, and nothing says what " +
               (terms_found.size() > 1 ? "they mean" : "it means") +
               "; say it in plain words, or explain it in brackets.")
      .confidence = 0.7;
}

}  // namespace

extern const Rule unexplained_jargon{"unexplained-jargon", Severity::suggestion, "sentences",
                                     "A term that the customer may not know is not explained.",
                                     check};

}  // namespace replylint::catalogue
