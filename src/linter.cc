#include "replylint/linter.h"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "replylint/baseline.h"
#include "replylint/draft.h"
#include "replylint/inquiry.h"

#include "fingerprint.h"
#include "match/inline_answers.h"
#include "match/match.h"
#include "match/word_vectors.h"
#include "parse/item_by_id.h"
#include "rules/handed_on.h"
#include "rules/phrases.h"
#include "rules/reply_shape.h"
#include "rules/rule.h"
#include "rules/shortcomings.h"
#include "rules/tone_evidence.h"
#include "styles/style_data.h"
#include "text/ascii.h"
#include "text/sentence_features.h"
#include "text/tone.h"

namespace replylint {

namespace {

// The entry of [[customers]] for the one who gets the reply: who wrote the customer's message or,
// where that is not known, a recipient of the draft.
const CustomerStyle* style_of_customer(const StyleData& style, const Message& customer,
                                       const Message& draft) {
  const bool known = !customer.from.empty() || !customer.reply_to.empty();
  const auto& first = known ? customer.from : draft.to;
  const auto& second = known ? customer.reply_to : draft.cc;
  for (const CustomerStyle& entry : style.customers)
    for (const auto* list : {&first, &second})
      for (const Address& address : *list)
        if (matches_address(entry.addresses, address.address)) return &entry;
  return nullptr;
}

// "X-Replylint-Ignor", "X-Reply-Lint"
bool means_replylint(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (c != '-' && c != '_') letters += to_lower(c);
  return letters.starts_with("xreplylint");
}

// The rules that nobody wants to hear of: by the options, and by the header of the draft itself.
class Suppression {
 public:
  Suppression(const Message& draft, const CheckOptions& options) {
    for (const std::string& id : options.ignore) rules_.insert(id);
    for (const HeaderField& field : draft.headers) {
      std::string_view rest = field.value;
      const bool all = equals_ignoring_case(field.name, "X-Replylint");
      if (!all && !equals_ignoring_case(field.name, "X-Replylint-Ignore")) {
        if (means_replylint(field.name)) unknown_fields_.push_back(field.name);
        continue;
      }
      bool is_off = false;
      while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find_first_of(", \t"));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (all)
          is_off = is_off || equals_ignoring_case(word, "off");
        else if (!word.empty() && rules_.insert(word).second)
          of_draft_.push_back(word);
      }
      if (is_off) off_ = true;
      if (all && !is_off) unknown_switch_ = field.value;
    }
  }

  // The whole check.
  [[nodiscard]] bool off() const { return off_; }
  [[nodiscard]] bool covers(std::string_view rule) const { return rules_.contains(rule); }
  // The value of an X-Replylint that is not "off"; empty if there is none.
  [[nodiscard]] std::string_view unknown_switch() const { return unknown_switch_; }
  // Names of other fields that are meant for replylint, in order.
  [[nodiscard]] const std::vector<std::string>& unknown_fields() const { return unknown_fields_; }
  // Those that the header of the draft names, in order.
  [[nodiscard]] const std::vector<std::string_view>& of_draft() const { return of_draft_; }

 private:
  bool off_ = false;
  std::string_view unknown_switch_;
  std::set<std::string_view> rules_;
  std::vector<std::string_view> of_draft_;
  std::vector<std::string> unknown_fields_;
};

// Mail among colleagues is judged by its tone, and by what a handoff must hold.
bool judges_colleagues(const Rule& rule) {
  return rule.section == "tone" || rule.for_colleagues;
}

// The style without the [[response]] entries that nobody wants to hear of; nothing where there are
// none of those. Their findings are of "expected-phrase", so they are not to be told by their rule.
std::optional<StyleData> without_ignored_responses(const StyleData& style,
                                                   const Suppression& suppression) {
  const auto ignored = [&](const Response& response) { return suppression.covers(response.id); };
  if (std::none_of(style.responses.begin(), style.responses.end(), ignored)) return std::nullopt;
  StyleData rest = style;
  std::erase_if(rest.responses, ignored);
  return rest;
}

// Of these names the ones that are no rule: of the catalogue, or of these styles.
std::vector<std::string> find_unknown(const std::vector<std::string_view>& names,
                                      std::initializer_list<const Style*> styles) {
  std::vector<std::string> unknown;
  if (names.empty()) return unknown;
  std::set<std::string, std::less<>> own;
  for (const Style* style : styles)
    for (const std::string& id : style->own_rules()) own.insert(id);
  for (const std::string_view name : names)
    if (find_rule(name) == nullptr && !own.contains(name)) unknown.emplace_back(name);
  return unknown;
}

// A style, ready to check by.
struct Checker {
  explicit Checker(Style the_style) : style(std::move(the_style)), phrases(data_of(style)) {
    for (const Rule* rule : all_rules())
      if (const auto severity = style.severity(rule->id)) rules.emplace_back(rule, *severity);
    for (const Phrase& phrase : data_of(style).phrases)
      if (phrase.required_by.empty() && find_rule(phrase.id) == nullptr)
        if (const auto severity = severity_in(data_of(style), phrase))
          own_rules.emplace(phrase.id, *severity);
  }

  // Of a rule of the catalogue; none where it is off.
  [[nodiscard]] std::optional<Severity> severity_of(std::string_view id) const {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& each) { return each.first->id == id; });
    return rule == rules.end() ? std::nullopt : std::optional(rule->second);
  }

  Style style;
  PhraseMatcher phrases;
  // Those that are on, in the order in which they are asked.
  std::vector<std::pair<const Rule*, Severity>> rules;
  std::map<std::string, Severity, std::less<>> own_rules;
};

// A customer's message and the reply to it, and what is made of them before any rule is asked.
struct Exchange {
  Exchange(const Message& of_customer, const Message& of_draft, const Checker& checker,
           const CheckOptions& options)
      : customer(of_customer),
        message(of_draft),
        inquiry(parse_inquiry(customer)),
        draft(parse_draft_beside(customer, inquiry, message)),
        traits(traits_of(draft.text)),
        meanings(draft.text),
        evidence(inquiry, message, draft, traits, meanings),
        coverage(match(customer, inquiry, message, draft, traits, evidence)),
        features(draft.text),
        tones(tone_scores(draft.text, features)),
        phrase_hits(checker.phrases.find(message.body, draft.text)),
        acts(draft.text, traits, &meanings, &features),
        now(message.date ? message.date : options.now),
        thread(read_thread(customer, message, options.thread, now)) {}
  // What is made of one part looks at others.
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  const Message& customer;
  const Message& message;
  Inquiry inquiry;
  Draft draft;
  std::vector<Traits> traits;
  SentenceMeanings meanings;
  SharedEvidence evidence;
  Coverage coverage;
  SharedFeatures features;
  std::vector<ToneScores> tones;
  std::vector<PhraseHit> phrase_hits;
  SentenceActs acts;
  std::optional<Date> now;
  std::vector<EarlierMessage> thread;
};

void keep(std::string_view rule, Severity severity, Findings& findings,
          std::vector<Diagnostic>& diagnostics) {
  findings.grade(severity);
  for (Diagnostic& diagnostic : findings.list()) {
    diagnostic.rule = rule;
    diagnostics.push_back(std::move(diagnostic));
  }
}

// What the rules that are on find, the style's own behind those of the catalogue. `complete` is
// made false where there is more of it.
std::vector<Diagnostic> run_rules(const Checker& checker, const Context& context, bool internal,
                                  bool& complete) {
  std::vector<Diagnostic> diagnostics;
  for (const auto& [rule, severity] : checker.rules) {
    if (internal && !judges_colleagues(*rule)) continue;
    Findings findings;
    rule->check(context, findings);
    complete = complete && findings.complete();
    keep(rule->id, severity, findings, diagnostics);
  }
  // Of the style's own rules, which may be thousands, those whose words were found.
  std::map<std::string_view, std::vector<const PhraseHit*>> found;
  for (const PhraseHit& hit : context.phrase_hits)
    if (checker.own_rules.contains(hit.phrase->id)) found[hit.phrase->id].push_back(&hit);
  const std::size_t most = diagnostics.size() + Findings::most;
  for (const auto& [id, hits] : found) {
    if (diagnostics.size() >= most) complete = false;
    if (diagnostics.size() >= most) break;
    Findings findings;
    check_phrase_rule(context, hits, findings);
    complete = complete && findings.complete();
    keep(id, checker.own_rules.find(id)->second, findings, diagnostics);
  }
  return diagnostics;
}

bool invites(const Text& text, Span sentence) {
  return std::any_of(text.sentences.begin(), text.sentences.end(), [&](const Sentence& each) {
    return each.span == sentence && is_invitation(text.words_of(each));
  });
}

// What the learned tables suspect where the rules have found nothing.
void add_suspected(const Checker& checker, const Context& context,
                   std::vector<Diagnostic>& diagnostics) {
  // What is that long is no letter such as their tables were made from, and known in part only.
  if (!context.inquiry.text.complete) return;
  for (const SuspectedShortcoming& suspected : suspect_shortcomings(context, diagnostics)) {
    const std::optional<Severity> of_rule = checker.severity_of(suspected.rule);
    if (!of_rule || invites(context.draft.text, suspected.span)) continue;
    Findings findings;
    const Severity severity =
        suspected.sure ? std::min(*of_rule, Severity::warning) : Severity::suggestion;
    Diagnostic& diagnostic = findings.add(suspected.span, suspected.message, severity);
    diagnostic.item = suspected.item;
    diagnostic.confidence = suspected.confidence;
    keep(suspected.rule, *of_rule, findings, diagnostics);
  }
}

void take_back_answer(ItemCoverage& item, double confidence) {
  if (item.state == ItemState::unanswered) return;
  item.state = ItemState::unanswered;
  item.score = std::min(item.score, 1 - confidence);
  item.evidence.clear();
}

// What is told to be passed over is not called answered beside it.
void take_back_answers(const std::vector<Diagnostic>& diagnostics, const Inquiry& inquiry,
                       Coverage& coverage) {
  constexpr std::array rules{"unanswered-question", "unaddressed-request", "unaddressed-problem",
                             "dodged-answer"};
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.item || std::find(rules.begin(), rules.end(), diagnostic.rule) == rules.end())
      continue;
    if (const auto index = item_index(inquiry.items, *diagnostic.item))
      take_back_answer(coverage.items[*index], diagnostic.confidence);
  }
}

// Whether what the rule finds leaves this item without an answer, where nothing else answers it:
// "Please ring the porting team.", "We will do our utmost." Where `in_part`, whatever else does:
// the rest of what answers "When will it be repaired?" says something else about it.
bool is_no_answer(std::string_view rule, const Item& item, bool in_part) {
  const bool question = item.kind == ItemKind::question;
  const bool request = item.kind == ItemKind::request;
  if (rule == "vague-eta") return item.wants == Wanted::time;
  if (rule == "denial") return item.kind == ItemKind::problem;
  if (rule == "empty-promise") return request;
  if (rule == "vague-answer") return question && !in_part;
  return (rule == "runaround" || rule == "dodged-answer") && (question || request) && !in_part;
}

// A request that is only promised, and for no time.
bool is_deferred_by(std::string_view rule, const Item& item) {
  return (rule == "missing-eta" || rule == "vague-eta") && item.kind == ItemKind::request;
}

void take_back_empty_answers(const std::vector<Diagnostic>& diagnostics, const Inquiry& inquiry,
                             Coverage& coverage) {
  constexpr std::size_t most_looked_at = 16;  // findings, each of which is held against all items
  constexpr std::array rules{"denial",    "dodged-answer", "empty-promise", "missing-eta",
                             "runaround", "vague-answer",  "vague-eta"};
  std::size_t looked_at = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.span.empty() ||
        std::find(rules.begin(), rules.end(), diagnostic.rule) == rules.end() ||
        ++looked_at > most_looked_at)
      continue;
    for (std::size_t i = 0; i < coverage.items.size(); ++i) {
      ItemCoverage& item = coverage.items[i];
      const Item& asked = inquiry.items[i];
      const auto empty = std::count_if(item.evidence.begin(), item.evidence.end(),
                                       [&](Span each) { return each.overlaps(diagnostic.span); });
      if (empty == 0) continue;
      const bool in_part = empty < static_cast<std::ptrdiff_t>(item.evidence.size());
      if (is_no_answer(diagnostic.rule, asked, in_part))
        take_back_answer(item, diagnostic.confidence);
      else if (is_deferred_by(diagnostic.rule, asked) && !in_part &&
               item.state == ItemState::answered)
        item.state = ItemState::deferred;
    }
  }
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return std::pair(left.span.start, left.span.end) <
                            std::pair(right.span.start, right.span.end);
                   });
}

void add_fingerprints(const Exchange& exchange, std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics)
    diagnostic.fingerprint = fingerprint_of(diagnostic, exchange.message.body, exchange.draft,
                                            exchange.customer.body, exchange.inquiry);
}

// Fixes are of the text: they cannot be made in HTML, nor in what was put together from parts.
void drop_fixes_beyond_text(const Message& message, std::vector<Diagnostic>& diagnostics) {
  if (message.html.empty() && message.body_is_one_part) return;
  for (Diagnostic& diagnostic : diagnostics) diagnostic.fixes.clear();
}

}  // namespace

struct Linter::Data {
  explicit Data(Style style) : general(std::move(style)) {
    for (const CustomerStyle& entry : data_of(general.style).customers)
      if (entry.data != nullptr) special.try_emplace(entry.data.get(), Style(entry.data));
  }

  // The one to check by; nullptr: this customer's replies are not checked.
  [[nodiscard]] const Checker* checker(const Message& customer, const Message& draft) const {
    const CustomerStyle* entry = style_of_customer(data_of(general.style), customer, draft);
    if (entry == nullptr) return &general;
    const auto found = special.find(entry->data.get());
    return found == special.end() ? nullptr : &found->second;
  }

  // Takes what it reports out of the exchange.
  [[nodiscard]] Report make_report(const Checker& checker, const Suppression& suppression,
                                   Exchange& exchange, std::vector<Diagnostic> diagnostics) const {
    Report report;
    report.text_ = exchange.message.body;
    report.customer_text_ = exchange.customer.body;
    report.style_ = checker.style.name();
    const Text& text = exchange.draft.text;
    const Text& asked = exchange.inquiry.text;
    if (!text.language.empty()) report.language_ = text.language;
    if (!asked.language.empty()) report.customer_language_ = asked.language;
    report.unknown_switch_ = suppression.unknown_switch();
    report.unknown_fields_ = suppression.unknown_fields();
    report.unknown_rules_ = find_unknown(suppression.of_draft(), {&checker.style, &general.style});
    report.complete_ = text.complete && asked.complete && exchange.coverage.complete;
    report.items_ = std::move(exchange.inquiry.items);
    report.coverage_ = std::move(exchange.coverage);
    report.blocks_ = std::move(exchange.draft.blocks);
    report.diagnostics_ = std::move(diagnostics);
    return report;
  }

  Checker general;
  std::map<const StyleData*, Checker> special;  // of [[customers]]
};

Linter::Linter(Style style) : data_(std::make_unique<Data>(std::move(style))) {}
Linter::~Linter() = default;
Linter::Linter(Linter&&) noexcept = default;
Linter& Linter::operator=(Linter&&) noexcept = default;

const Style& Linter::style() const noexcept {
  return data_->general.style;
}

Report Linter::check(std::string_view customer, std::string_view draft,
                     const CheckOptions& options) const {
  return check(Message::from_text(customer), Message::from_text(draft), options);
}

Report Linter::check(const Message& received, const Message& message,
                     const CheckOptions& options) const {
  const std::optional<Message> handed_on = handed_on_message(received, message);
  const Message& customer = handed_on ? *handed_on : received;
  const Checker* chosen = data_->checker(customer, message);
  const Checker& checker = chosen != nullptr ? *chosen : data_->general;
  const Suppression suppression(message, options);
  const std::optional<StyleData> reduced =
      without_ignored_responses(data_of(checker.style), suppression);
  Exchange exchange(customer, message, checker, options);
  const Context context{
      .customer = customer,
      .message = message,
      .inquiry = exchange.inquiry,
      .draft = exchange.draft,
      .coverage = exchange.coverage,
      .style = reduced ? *reduced : data_of(checker.style),
      .phrase_hits = exchange.phrase_hits,
      .traits = exchange.traits,
      .thread = exchange.thread,
      .customer_from_quotes = options.customer_from_quotes,
      .handed_on = handed_on.has_value(),
      .now = exchange.now,
      .tones = exchange.tones,
      .acts = &exchange.acts,
      .evidence = &exchange.evidence,
  };

  const bool internal = is_internal(context);
  bool complete = true;
  std::vector<Diagnostic> diagnostics = run_rules(checker, context, internal, complete);
  apply_precedence(context, diagnostics);
  if (!internal) add_suspected(checker, context, diagnostics);
  take_back_answers(diagnostics, exchange.inquiry, exchange.coverage);
  take_back_empty_answers(diagnostics, exchange.inquiry, exchange.coverage);

  const std::string_view skipped = suppression.off()   ? "X-Replylint: off"
                                   : chosen == nullptr ? "[[customers]] skip = true"
                                                       : "";
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
    return !skipped.empty() || suppression.covers(diagnostic.rule);
  });
  sort_by_place(diagnostics);
  add_fingerprints(exchange, diagnostics);
  drop_fixes_beyond_text(message, diagnostics);
  if (options.baseline != nullptr)
    std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
      return options.baseline->contains(diagnostic);
    });

  Report report = data_->make_report(checker, suppression, exchange, std::move(diagnostics));
  report.skipped_ = skipped;
  report.complete_ = report.complete_ && complete;
  return report;
}

}  // namespace replylint
