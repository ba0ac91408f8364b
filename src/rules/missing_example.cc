#include <algorithm>

#include "rules/answering_passage.h"
#include "rules/rule.h"
#include "rules/shortened.h"
#include "text/ascii.h"
#include "text/blank_line.h"
#include "text/byte_set.h"
#include "text/bytes.h"
#include "text/formatted.h"
#include "text/verb_stem.h"
#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint::catalogue {

namespace {

// Something to copy or to look at: an address, a number, words in quotation marks, a name that is
// written like code, a menu path, or what is called an example.
bool is_concrete(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{
      "for example|instance",
      "such as",
      "e.g|eg|example|examples|like|namely",
      "button|menu|tab|field|icon|link|checkbox|dialog|box",
      "attached|attachment|screenshot|below|following|enclosed",
      "tap|press|swipe|unscrew the|on|it|twice|your|both",
  };
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[sentence]);
  if (phrases.in(words)) return true;
  bool first = true;
  for (const Word& word : words) {
    if (word.kind == WordKind::number || word.kind == WordKind::address) return true;
    const std::string_view as_written = slice(context.body(), word.span);
    if (as_written == "\"" || as_written == "`" || as_written == ">" || as_written == "\u201c" ||
        as_written == "\u201e" || as_written == "\u2192" || as_written == "->" || as_written == "=")
      return true;
    if (as_written.find_first_of("_{}()[]<>$\\") != std::string_view::npos) return true;
    // "Settings" in the midst of a sentence, "maxRows".
    const bool inner_capital =
        std::any_of(as_written.begin() + (first ? 1 : 0), as_written.end(), is_ascii_upper);
    if (word.kind == WordKind::word && as_written != "I" && inner_capital &&
        !as_written.starts_with("I'"))
      return true;
    first = false;
  }
  return false;
}

// "A quarter turn", "count to ten": as good as an example.
bool says_how_much(Words words) {
  static constexpr auto numbers =
      word_set("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
               "dozen", "twenty", "half", "third", "quarter", "eighth", "twice", "double");
  return std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return numbers.has(word); });
}

// Why it is so, or is done: or what is done first and then.
bool explains(Words words) {
  static const WordPhrases phrases{
      "because|since|therefore|thus|otherwise|so|then|first|next|afterwards|finally|why|reason",
      "in order to",
      "this|that|it|which makes|keeps|lets|allows|prevents|means|ensures|helps",
  };
  return phrases.in(words);
}

// What nobody writes right without having seen one: "a condition", "the configuration file".
std::size_t hard_things(Words words) {
  static constexpr auto things = word_set(
      "argument", "arguments", "clause", "command", "commands", "condition", "conditional",
      "conditions", "config", "configuration", "cron", "crontab", "directive", "directives",
      "entry", "expression", "expressions", "flag", "flags", "formula", "formulas", "function",
      "functions", "header", "headers", "macro", "macros", "operator", "option", "options",
      "parameter", "parameters", "pattern", "patterns", "placeholder", "placeholders", "query",
      "queries", "record", "records", "regex", "rule", "rules", "script", "scripts", "selector",
      "snippet", "statement", "stylesheet", "syntax", "template", "templates", "variable",
      "variables", "wildcard");
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return things.has(word); }));
}

// What such things are made of.
std::size_t parts_of_hard_things(Words words) {
  static constexpr auto parts =
      word_set("column", "columns", "directory", "field", "fields", "file", "files", "folder",
               "interval", "key", "keys", "line", "lines", "path", "value", "values");
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const Word& word) { return parts.has(word); }));
}

// Something that can be copied: words as a program reads them, or what is called an example.
bool is_shown(const Context& context, std::size_t sentence) {
  static const WordPhrases phrases{"for example|instance", "such as",
                                   "e.g|eg|example|examples|namely|attached|below|following"};
  const Words words = context.draft.text.words_of(context.draft.text.sentences[sentence]);
  if (phrases.in(words)) return true;
  static constexpr ByteSet signs("_{}[]<>$\\=`|");
  const auto are_signs = [](Bytes bytes) {
    return between(bytes, '[', ']') | between(bytes, '_', '`') | between(bytes, '{', '}') |
           between(bytes, '<', '>') | equal_to(bytes, '$');
  };
  const std::string_view whole = slice(context.body(), context.draft.text.sentences[sentence].span);
  const bool has_signs = find_byte(whole, 0, are_signs) != std::string_view::npos;
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    const std::string_view as_written = slice(context.body(), word.span);
    // ".htaccess" names a file.
    if (word.kind == WordKind::address) return !as_written.starts_with('.');
    return as_written == "\"" || as_written == "\u201c" || as_written == "\u201e" ||
           (has_signs && signs.find_in(as_written) != std::string_view::npos);
  });
}

// "I changed three records": done for the customer, who does not learn which or why.
const WordPhrases& changed_things() {
  static const WordPhrases phrases{
      "changed|edited|adjusted|modified|adapted|updated|added|set|rewrote|rewritten|altered|tuned|"
      "corrected|reworked two|three|four|five|six|some|several|few|the|all|your|a|both|number|of * "
      "records|settings|entries|rules|parameters|values|lines|permissions|options|flags|scripts|"
      "headers|policies|variables|templates|queries|formulas|configuration",
  };
  return phrases;
}

bool says_why(Words words) {
  static const WordPhrases phrases{
      "because|therefore|otherwise|why|reason",
      "so that|your|the|it|they",
      "this|that|it|which|they makes|make|keeps|lets|let|allows|allow|prevents|means|ensures|tells|"
      "tell|names|name",
  };
  return phrases.in(words);
}

void report(const Context& context, const Item& item, Span span, std::string_view what,
            Findings& findings) {
  Diagnostic& diagnostic = findings.add(
      span, formatted("“{}” {} “{}” in general words: the customer still has to find out how; add "
                      "an example, a command or the place to click, or say why.",
                      shortened(slice(context.body(), span)), what,
                      shortened(slice(context.customer.body, item.span))));
  diagnostic.item = item.id;
  diagnostic.confidence = 0.5;
}

// The words of a trade that works with settings: what one has to have seen to set it right.
constexpr auto settings = word_set(
    "alias", "allowance", "archive", "buffer", "burst", "cache", "client", "configuration", "cron",
    "curve", "database", "dkim", "dmarc", "endpoint", "evaluation", "exclude", "filter", "filters",
    "firewall", "formula", "function", "gateway", "header", "helper", "host", "index", "indexes",
    "instance", "interval", "isolation", "join", "key", "keys", "layer", "level", "limit",
    "limiting", "lookup", "loop", "mask", "memory", "mode", "module", "mount", "node", "offset",
    "parallelism", "parameter", "parameters", "partition", "pattern", "patterns", "permissions",
    "pivot", "policy", "pool", "port", "prefix", "pressure", "proxy", "queries", "query", "queue",
    "quota", "range", "rate", "ratio", "record", "records", "replica", "route", "rsync", "rule",
    "rules", "schema", "script", "selector", "selectors", "sensitivity", "session", "signing",
    "slope", "snapshot", "speed", "spf", "storage", "string", "subdomain", "subnet", "suffix",
    "syntax", "table", "tempdb", "temperature", "threshold", "timeout", "token", "trigger", "ttl",
    "tunnel", "limits", "levels", "thresholds", "policies", "modes", "buffers", "value", "values",
    "variable", "view", "weight", "zone");
std::size_t settings_in(Words words) {
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](const Word& word) { return settings.has(word); }));
}

// Several settings are changed, as "I raised the cache, cut the timeout and set the pool to 40",
// and none of it explained: the first sentence of them.
std::optional<Span> changes_settings(const Context& context) {
  static constexpr auto changes = word_set(
      "added", "adjusted", "altered", "changed", "cut", "decreased", "disabled", "enabled", "gave",
      "halved", "increased", "limited", "lowered", "moved", "published", "raised", "reduced",
      "replaced", "rewrote", "set", "shortened", "split", "switched", "tuned", "turned", "widened");
  static constexpr auto reasons =
      word_set("as", "because", "otherwise", "since", "so", "therefore", "to", "which", "why");
  static constexpr auto writers = word_set("i", "i've", "we", "we've");
  constexpr std::size_t several_changes = 3;
  constexpr std::size_t several_settings = 2;
  constexpr std::size_t many_settings = 4;
  const Text& text = context.draft.text;
  std::size_t changed = 0;
  std::size_t named = 0;
  Span first;
  for (const Sentence& sentence : text.sentences) {
    const Words words = text.words_of(sentence);
    static const WordPhrases supposed{"if|when|whenever|unless i|we"};
    if (std::none_of(words.begin(), words.end(),
                     [](const Word& word) { return writers.has(word); }) ||
        supposed.in(words))
      continue;
    std::size_t here = 0;
    bool reason = says_why(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      const bool verb = word.tag == Tag::finite_verb || word.tag == Tag::participle;
      here += verb && changes.has(word) ? 1 : 0;
      // "so that", "to keep it warm", ", as the rooms were cold"
      // but not "set the policy to quarantine"
      const bool value =
          i > 0 && (settings.has(words[i - 1]) || words[i - 1].kind != WordKind::word ||
                    words[i - 1].tag == Tag::proper_noun);
      const bool purpose = i + 1 < words.size() && words[i + 1].tag == Tag::base_verb && !value;
      reason = reason || (reasons.has(word) && (word.folded != "to" || purpose));
    }
    if (here == 0) continue;
    // What one change was for tells of the others.
    if (reason && here + 1 >= several_changes) return std::nullopt;
    if (reason) continue;
    named += settings_in(words);
    if (first.empty()) first = sentence.span;
    changed += here;
  }
  const bool many = changed >= several_changes && named >= several_settings;
  const bool dense = changed + 1 >= several_changes && named >= many_settings;
  if (!many && !dense) return std::nullopt;
  const Span paragraph = paragraph_around(context.body(), first);
  for (std::size_t i = 0; i < text.sentences.size(); ++i) {
    if (!paragraph.contains(text.sentences[i].span) || text.sentences[i].span.end < first.end)
      continue;
    if (says_why(text.words_of(text.sentences[i])) || is_shown(context, i)) return std::nullopt;
  }
  return first;
}

// Several steps in one sentence, each in words of the trade: "run it in archive mode, anchor the
// patterns, and link it against the last snapshot".
bool lists_hard_steps(const Context& context, std::size_t sentence) {
  constexpr std::size_t several_steps = 3;
  constexpr std::size_t several_things = 3;
  const Text& text = context.draft.text;
  const Words words = text.words_of(text.sentences[sentence]);
  if (says_why(words)) return false;
  static constexpr auto starts = word_set(",", "and", "then", ":", ";", "or", "please");
  static constexpr auto step_verbs =
      word_set("add", "anchor", "build", "call", "change", "combine", "compute", "copy", "create",
               "define", "drop", "enable", "export", "filter", "give", "group", "have", "hide",
               "import", "join", "keep", "leave", "let", "limit", "link", "list", "load", "lower",
               "make", "map", "mark", "merge", "mount", "move", "name", "point", "publish", "put",
               "raise", "rename", "replace", "route", "run", "select", "set", "sign", "sort",
               "split", "switch", "test", "turn", "use", "wrap", "write");
  std::size_t steps = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Tag tag = words[i].tag;
    const bool verb = tag == Tag::imperative || tag == Tag::base_verb ||
                      (step_verbs.has(words[i]) && tag != Tag::participle);
    steps += verb && (i == 0 || starts.has(words[i - 1])) ? 1 : 0;
  }
  if (steps < several_steps) return false;
  return hard_things(words) + parts_of_hard_things(words) + settings_in(words) >= several_things;
}

// "Is there a formula that …": asks for the thing itself.
bool asks_for_hard_thing(const Context& context, const Item& item) {
  static const WordPhrases phrases{
      "formula|command|function|regex|expression|macro|query|snippet|script|syntax"};
  const Text& text = context.inquiry.text;
  return item.kind == ItemKind::question &&
         phrases.in(text.words_of(text.sentences[item.sentence]));
}

// Things that need an example are explained, or were changed, and none is shown anywhere.
bool shows_none_of_hard_things(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const auto is_open = [](const ItemCoverage& item) { return item.state != ItemState::answered; };
  const auto& covered = context.coverage.items;
  if (!covered.empty() && !std::all_of(covered.begin(), covered.end(), is_open))
    if (const auto changes = changes_settings(context)) {
      const auto done = std::find_if_not(covered.begin(), covered.end(), is_open);
      report(context, context.inquiry.items[static_cast<std::size_t>(done - covered.begin())],
             *changes, "tells what was done for", findings);
      return true;
    }
  constexpr std::size_t most_looked_at = 8;
  std::size_t looked_at = 0;
  for (std::size_t s = 0; s < text.sentences.size() && looked_at < most_looked_at; ++s) {
    if (!lists_hard_steps(context, s)) continue;
    ++looked_at;
    const Span paragraph = paragraph_around(context.body(), text.sentences[s].span);
    bool shown = false;
    for (std::size_t other = 0; other < text.sentences.size(); ++other)
      shown = shown || (paragraph.contains(text.sentences[other].span) && is_shown(context, other));
    if (shown) continue;
    for (std::size_t i = 0; i < covered.size(); ++i) {
      const Item& item = context.inquiry.items[i];
      const bool near = answers(covered[i], paragraph);
      if (is_open(covered[i]) || !near || item.kind != ItemKind::question) continue;
      report(context, item, text.sentences[s].span, "explains", findings);
      return true;
    }
  }
  for (std::size_t s = 0; s < text.sentences.size(); ++s)
    if (is_shown(context, s)) return false;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    const bool manner = (item.kind == ItemKind::question && item.wants == Wanted::manner) ||
                        asks_for_hard_thing(context, item);
    if (coverage.state != ItemState::answered || coverage.evidence.empty() ||
        (!manner && item.kind != ItemKind::request))
      continue;
    std::size_t things = 0;
    std::size_t parts = 0;
    std::size_t first = text.sentences.size();
    bool instructs = false;
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const Sentence& sentence = text.sentences[s];
      const Words words = text.words_of(sentence);
      const bool evidence = answers(coverage, sentence.span);
      const std::size_t here = hard_things(words);
      things += here;
      parts += parts_of_hard_things(words);
      if (here > 0) first = std::min(first, s);
      instructs =
          instructs || context.traits[s].instruction || sentence.form == SentenceForm::imperative;
      if (evidence && !manner && changed_things().in(words) && !says_why(words)) {
        report(context, item, sentence.span, "tells what was done for", findings);
        return true;
      }
    }
    // One of them alone may be named in passing.
    constexpr std::size_t several = 2;
    constexpr std::size_t enough = 4;
    constexpr std::size_t many = 3;
    if (!manner || things < several || things + parts < enough || (!instructs && things < many) ||
        first == text.sentences.size())
      continue;
    report(context, item, text.sentences[first].span, "explains", findings);
    return true;
  }
  return false;
}

// "There's an app for this.", "Just run the descaling programme." to "How do I descale it?": that
// there is a way, or the question as a command, and no step.
bool names_no_step(const Context& context, const Item& item, Words words) {
  static const WordPhrases there_is{
      "there is|are a|an|another * app|function|option|programme|program|role|setting|settings|"
      "switch|tool|way for|to that|this|it|do",
      "there's a|an|another * app|function|option|programme|program|role|setting|switch|tool|way "
      "for|to that|this|it|do"};
  constexpr std::size_t longest = 9;  // with the full stop
  if (words.size() > longest || words.empty() || words.back().folded != ".") return false;
  if (const auto match = there_is.match_at(words, 0)) return match->end + 2 >= words.size();
  static constexpr auto general = word_set(
      "a", "an", "can", "do", "easily", "first", "function", "have", "it", "just", "make", "must",
      "need", "option", "perform", "please", "procedure", "process", "program", "programme", "run",
      "simply", "start", "that", "the", "them", "this", "to", "use", "you", "your", ".", ",");
  static constexpr auto commands = word_set("just", "simply", "please", "you");
  const Words asked = words_of(context.inquiry, item);
  // "… by pulling or pushing?"
  static const WordPhrases choice{"or"};
  if (choice.in(asked)) return false;
  bool named = false;
  for (const Word& word : words) {
    if (general.has(word)) continue;
    const std::string_view stem = verb_stem(word.folded);
    if (std::none_of(asked.begin(), asked.end(),
                     [&](const Word& other) { return verb_stem(other.folded) == stem; }))
      return false;
    named = true;
  }
  return named && (commands.has(words.front()) || words.front().tag == Tag::imperative ||
                   words.front().tag == Tag::base_verb);
}

// The only sentence of the reply that says anything.
std::optional<std::size_t> only_sentence(const Context& context) {
  std::optional<std::size_t> only;
  for (std::size_t s = 0; s < context.traits.size(); ++s) {
    if (context.traits[s].courtesy) continue;
    if (only) return std::nullopt;
    only = s;
  }
  return only;
}

// With just this span.
std::optional<std::size_t> sentence_at(const Text& text, Span span) {
  const auto found = std::partition_point(
      text.sentences.begin(), text.sentences.end(),
      [&](const Sentence& sentence) { return sentence.span.start < span.start; });
  if (found == text.sentences.end() || found->span != span) return std::nullopt;
  return static_cast<std::size_t>(found - text.sentences.begin());
}

void check_named_way(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  const auto& items = context.inquiry.items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (item.kind != ItemKind::question || item.wants != Wanted::manner) continue;
    const ItemCoverage& coverage = context.coverage.items[i];
    std::optional<std::size_t> told;
    if (items.size() == 1) told = only_sentence(context);
    if (!told && coverage.evidence.size() == 1) told = sentence_at(text, coverage.evidence.front());
    if (!told || !names_no_step(context, item, text.words_of(text.sentences[*told]))) continue;
    // The steps may stand behind it.
    const bool steps = *told + 1 < text.sentences.size() && !context.traits[*told + 1].courtesy &&
                       (context.traits[*told + 1].instruction || is_concrete(context, *told + 1));
    if (steps) continue;
    report(context, item, text.sentences[*told].span, "answers", findings);
    return;
  }
}

// A question for the manner of something, "how do I …", with an answer in general words.
void check(const Context& context, Findings& findings) {
  const Text& text = context.draft.text;
  if (!text.english || context.inquiry.items.empty() ||
      std::any_of(context.draft.blocks.begin(), context.draft.blocks.end(), [](const Block& block) {
        return block.depth == 0 && block.kind == BlockKind::preformatted;
      }))
    return;
  if (!context.message.attachments.empty() || shows_none_of_hard_things(context, findings)) return;
  check_named_way(context, findings);
  if (!findings.list().empty()) return;
  for (std::size_t i = 0; i < context.inquiry.items.size(); ++i) {
    const Item& item = context.inquiry.items[i];
    const ItemCoverage& coverage = context.coverage.items[i];
    if (item.kind != ItemKind::question || item.wants != Wanted::manner ||
        coverage.state != ItemState::answered || coverage.evidence.empty())
      continue;
    Span span;
    std::size_t words = 0;
    std::size_t hard = 0;  // whoever turns a key needs no example
    bool helped = false;
    bool concrete = false;
    bool instructs = false;
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
      const Sentence& sentence = text.sentences[s];
      const bool evidence = answers(coverage, sentence.span);
      if (!evidence) continue;
      span = span.empty() ? sentence.span : Span{span.start, sentence.span.end};
      words += context.traits[s].words;
      const Words here = text.words_of(sentence);
      concrete = concrete || is_concrete(context, s) || context.traits[s].asks ||
                 context.traits[s].time || context.traits[s].deferral ||
                 sentence.form == SentenceForm::imperative ||
                 says_how_much(text.words_of(sentence));
      helped = helped || is_concrete(context, s) || explains(here) || context.traits[s].asks;
      hard += hard_things(here) + settings_in(here) + parts_of_hard_things(here);
      instructs =
          instructs || context.traits[s].instruction || sentence.form == SentenceForm::imperative;
    }
    // A word or two are another rule's, and a long answer explains itself.
    constexpr std::size_t shortest = 6;
    constexpr std::size_t longest = 60;
    constexpr std::size_t wordy = 24;
    if (!concrete && words >= wordy && words <= longest) {
      report(context, item, span, "explains", findings);
      return;
    }
    if (helped || !instructs || hard == 0 || words < shortest || words > longest) continue;
    report(context, item, span, "explains", findings);
    return;
  }
}

}  // namespace

extern const Rule missing_example{
    "missing-example",
    Severity::suggestion,
    "substance",
    "Something that is not trivial is explained without an example, a command or a reason.",
    check,
};

}  // namespace replylint::catalogue
