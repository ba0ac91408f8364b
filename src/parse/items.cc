#include "parse/items.h"

#include <algorithm>

#include "text/word_phrases.h"
#include "text/word_set.h"

namespace replylint {

namespace {

// Words past these are no sentence that anybody wrote, and every clause is looked at in the light
// of the whole sentence: the limit keeps time linear.
constexpr std::size_t longest_sentence = 256;

bool is_symbol(const Word& word) {
  return word.kind == WordKind::symbol;
}

bool joins(std::string_view word) {
  return word == "and" || word == "but" || word == "so";
}

// A mark that parts clauses. A dash within a word ("re-send") does not.
bool parts(Words words, std::size_t at) {
  const Word& word = words[at];
  if (!is_symbol(word)) return false;
  if (word.folded == "-")
    return at == 0 || words[at - 1].span.end < word.span.start ||
           (at + 1 < words.size() && word.span.end < words[at + 1].span.start);
  return (word.folded == "," || word.folded == ";" || word.folded == ":" || word.folded == "–" ||
          word.folded == "—" || word.folded == "..." || word.folded == "…" || word.folded == "--");
}

std::size_t content_words(Words words, std::size_t first, std::size_t end) {
  return static_cast<std::size_t>(
      std::count_if(words.begin() + static_cast<std::ptrdiff_t>(first),
                    words.begin() + static_cast<std::ptrdiff_t>(std::min(end, words.size())),
                    [](const Word& word) { return !is_symbol(word); }));
}

// Where clauses may begin: the start of the sentence, and behind a comma or a conjunction.
struct ClauseStart {
  std::size_t at = 0;
  std::size_t cut = 0;  // where the clause before ends
  bool conjunction = false;
  bool mark = false;
};

// Calls take(start) for each of them.
template <typename Take>
void each_clause_start(Words words, const Take& take) {
  const std::size_t first = skip_lead_in(words);
  take(ClauseStart{first, 0, false, true});
  for (std::size_t i = first; i + 1 < words.size(); ++i) {
    const bool mark = parts(words, i);
    if (!mark && !joins(words[i].folded)) continue;
    std::size_t next = i + 1;
    bool conjunction = !mark;
    while (next < words.size() && (parts(words, next) || joins(words[next].folded) ||
                                   words[next].folded == "also" || words[next].folded == "then")) {
      conjunction = conjunction || words[next].folded == "and";
      ++next;
    }
    if (next >= words.size()) break;
    take(ClauseStart{next, i, conjunction, mark});
    i = next - 1;
  }
}

// The question mark that ends a sentence, before quotation marks and brackets.
std::optional<std::size_t> final_mark(Words words) {
  for (std::size_t i = words.size(); i-- > 0 && is_symbol(words[i]);)
    if (words[i].folded.starts_with('?')) return i;
  return std::nullopt;
}

// "It is fine (or would Friday be better?)": what stands in the brackets that hold words[mark].
std::optional<Span> find_brackets(Words words, std::size_t mark) {
  if (mark + 1 >= words.size() || words[mark + 1].folded != ")") return std::nullopt;
  for (std::size_t i = mark; i-- > 0;)
    if (words[i].folded == "(") return Span{i + 1, mark + 1};
  return std::nullopt;
}

// "How big is it?- the other point is …": the text goes on behind the mark without a space.
std::optional<std::size_t> inner_question_mark(Words words, std::size_t first) {
  if (!opens_question(words, first, true)) return std::nullopt;
  for (std::size_t i = first + 2; i < words.size(); ++i)
    if (is_symbol(words[i]) && words[i].folded.front() == '?') return i;
  return std::nullopt;
}

// The elliptic half of "how much is it, and the shipping?", "when does it start and for how long?":
// behind ", and" a noun phrase, or behind "and" a question word, to the end of the sentence.
std::optional<std::size_t> elliptic_half(Words words, std::size_t first) {
  static constexpr auto nouns = word_set("any", "for", "if", "its", "the");
  std::size_t commas = 0;
  std::optional<std::size_t> half;
  for (std::size_t i = first + 1; i + 1 < words.size(); ++i) {
    if (words[i].folded == ",") ++commas;
    // "and", but not that of "how and why"
    if (words[i].folded != "and" || is_question_word(words[i - 1].folded)) continue;
    const bool comma = words[i - 1].folded == ",";
    std::size_t next = i + 1;
    if (words[next].tag == Tag::preposition && next + 1 < words.size()) ++next;
    const bool asks = is_question_word(words[next].folded) || words[next].folded == "whether";
    if (asks || (comma && nouns.has(words[i + 1]))) half = comma ? i - 1 : i;
  }
  return commas <= 1 ? half : std::nullopt;
}

// Which words stand in quotation marks: in most sentences none.
class QuotedWords {
 public:
  bool operator[](std::size_t word) const { return word < quoted_.size() && quoted_[word]; }
  void add(std::size_t first, std::size_t end) {
    quoted_.resize(first);
    quoted_.resize(end, true);
  }

 private:
  std::vector<bool> quoted_;  // up to the last of them
};

// Marks without a partner ("17\"") are none.
QuotedWords find_quoted(Words words) {
  static constexpr auto opening = word_set("\"", "“", "„", "«");
  static constexpr auto closing = word_set("\"", "”", "“", "»");
  QuotedWords quoted;
  const std::size_t none = words.size();
  std::size_t open = none;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (open != none && closing.has(words[i])) {
      quoted.add(open, i);
      open = none;
    } else if (opening.has(words[i]) &&
               (i == 0 || words[i - 1].span.end < words[i].span.start || is_symbol(words[i - 1]))) {
      open = i;
    }
  }
  return quoted;
}

// A clause that depends on another: "if it fails, …".
bool is_subordinate(std::string_view opening) {
  static constexpr auto words =
      word_set("after", "as", "because", "before", "for", "if", "in", "once", "since", "thanks",
               "to", "unless", "until", "when", "whenever", "while");
  return words.has(opening);
}

// "It is fine (or would Friday be better?)."
std::optional<FoundItem> find_question_in_brackets(Words words) {
  const auto mark = final_mark(words);
  const auto brackets = mark ? find_brackets(words, *mark) : std::nullopt;
  if (!brackets) return std::nullopt;
  const Words inside = words.subspan(brackets->start, brackets->size());
  if (!opens_question(inside, skip_lead_in(inside), true)) return std::nullopt;
  return FoundItem{ItemKind::question, brackets->start, brackets->end, 0.8};
}

// What a clause asks for, from its first words.
class ClauseReader {
 public:
  ClauseReader(Words words, bool marked)
      : words_(words), marked_(marked), start_(skip_lead_in(words)) {
    const std::string_view opening = words[start_].folded;
    subordinate_ = is_subordinate(opening);
    const std::string_view next = start_ + 1 < words.size() ? words[start_ + 1].folded : "";
    own_condition_ = opening == "if" && (next == "i" || next == "we");
  }

  [[nodiscard]] std::optional<FoundItem> read(const ClauseStart& clause,
                                              const std::vector<FoundItem>& before) {
    const std::size_t at = clause.at;
    const bool first = at == start_;
    // Behind a clause that asks for nothing, a bare verb is no imperative: "I will look and send
    // it", "we met him, called her"; but it is behind "if it fails,". Nor is it behind a wish: "I
    // want it to stop and restart it".
    const bool imperative = first || (!before.empty() && !wish_) || (clause.mark && subordinate_);
    const bool after_question = !before.empty() && before.back().kind == ItemKind::question;
    if (const auto request = request_at(words_, at, imperative)) {
      // "How do I do it where I want to start twice?"
      if (marked_ && after_question && request->wish) return std::nullopt;
      double confidence = request->confidence;
      if (request->wish && own_condition_) confidence -= 0.25;
      ItemKind kind = request->information ? ItemKind::question : ItemKind::request;
      // "Start with the first file?" proposes; "Send me the first file?" asks.
      if (marked_ && first && request->bare && !concerns_writer(words_, at))
        kind = ItemKind::question;
      // "Please, what can I do?"
      if (marked_ && at + 1 < words_.size() && is_question_word(words_[at + 1].folded))
        kind = ItemKind::question;
      if (marked_) confidence = std::max(confidence, 0.8);
      wish_ = request->wish;
      indirect_ = request->information;
      return FoundItem{kind, at, 0, confidence};
    }
    // "Could you stop the queue and purge it?"
    const bool verb = words_[at].tag == Tag::base_verb || words_[at].tag == Tag::imperative;
    if (verb && clause.conjunction && !wish_ && !before.empty() &&
        before.back().kind == ItemKind::request)
      return FoundItem{ItemKind::request, at, 0, before.back().confidence};
    if (!opens(clause)) return std::nullopt;
    if (!first && marked_ && is_tag(at)) return std::nullopt;
    wish_ = false;
    indirect_ = indirect_ && after_question;
    return FoundItem{ItemKind::question, at, 0, marked_ ? 0.97 : 0.8};
  }

  [[nodiscard]] bool wishes() const { return wish_; }

 private:
  // "which is what I want, isn't it?", "… is that right?": asks about what stands before it; not
  // "and will it stop?".
  [[nodiscard]] bool is_tag(std::size_t at) const {
    static constexpr auto opinions = word_set("agree", "believe", "mind", "say", "think");
    const std::size_t count = content_words(words_, at, words_.size());
    return count < 3 ||
           (count == 3 && (words_[at + 2].tag != Tag::base_verb || opinions.has(words_[at + 2])));
  }

  [[nodiscard]] bool opens(const ClauseStart& clause) const {
    const std::size_t at = clause.at;
    if (at == start_) return opens_question(words_, at, marked_);
    const bool question_word = is_question_word(words_[at].folded);
    // "let me know when it starts and how long it takes"
    if (clause.conjunction && indirect_ && (question_word || words_[at].folded == "whether"))
      return true;
    // Deeper in a statement a verb and its subject open a question: not "…, what was worse", nor
    // "… and how it relates to them?"
    if (!marked_) return is_inverted(words_, at) && opens_question(words_, at, false);
    // "… and what happens if it fails?"
    const bool of_subject = at + 1 < words_.size() && words_[at + 1].tag == Tag::finite_verb;
    return opens_question(words_, at, true) &&
           (!question_word || !clause.conjunction || of_subject ||
            opens_question(words_, at, false) ||
            words_[at].folded.find('\'') != std::string_view::npos);
  }

  Words words_;
  bool marked_;
  std::size_t start_;
  bool subordinate_ = false;
  bool own_condition_ = false;  // "if I have to choose, …"
  bool wish_ = false;           // the last clause that asked was a wish
  bool indirect_ = false;       // it was an indirect question
};

// "find and fix the bug", "how and why it happened": two words, and no clause between them.
bool joins_words(Words words, const ClauseStart& clause) {
  if (clause.cut == 0 || clause.mark) return false;
  // "When will it start and can you tell the others?"
  if (is_inverted(words, clause.at) ||
      (is_question_word(words[clause.at].folded) && is_inverted(words, clause.at + 1)))
    return false;
  const Word& before = words[clause.cut - 1];
  return before.tag == Tag::base_verb || before.tag == Tag::imperative ||
         is_question_word(before.folded);
}

// Where a clause ends before a cut: without the "and if" of "…, and if so, how much is it?".
std::size_t end_before(Words words, std::size_t first, std::size_t cut) {
  static constexpr auto links = word_set("and", "if", "or", ",");
  while (cut > first + 1 && links.has(words[cut - 1])) --cut;
  return cut;
}

// "What does it cost", "do you deliver"; not "which I must send by the 27th".
bool asks_by_itself(Words words, std::size_t at) {
  constexpr std::size_t longest_opening = 3;  // "how many weeks"
  if (is_inverted(words, at)) return true;
  if (!is_question_word(words[at].folded)) return false;
  for (std::size_t i = at + 1; i < words.size() && i <= at + longest_opening; ++i)
    if (is_inverted(words, i)) return true;
  return at + 1 < words.size() && words[at + 1].tag == Tag::finite_verb;
}

// Every clause that asks.
std::vector<FoundItem> read_clauses(Words words, bool marked, const QuotedWords& quoted) {
  std::vector<FoundItem> items;
  // "What does it cost, do you deliver, and …?": those behind a comma, which ask for themselves
  // where another with "and" follows. Of each where the one before ends.
  std::vector<std::pair<FoundItem, std::size_t>> listed;
  const auto add = [&](const FoundItem& item, std::size_t cut) {
    if (!items.empty()) items.back().end = end_before(words, items.back().first, cut);
    items.push_back(item);
    items.back().end = words.size();
  };
  ClauseReader reader(words, marked);
  each_clause_start(words, [&](const ClauseStart& start) {
    if (quoted[start.at] || joins_words(words, start)) return;
    const bool wish = reader.wishes();
    auto found = reader.read(start, items);
    if (!found) return;
    if (!items.empty()) {
      // One sentence asks twice only where both halves are clauses: "…, and how much is it?"
      const std::size_t least = found->kind == ItemKind::request ? 2 : 3;
      const bool enough = content_words(words, items.back().first, start.cut) >= 2 &&
                          content_words(words, start.at, words.size()) >= least;
      if (!enough || !start.conjunction) {
        // "I want to keep my number, how does that work?"
        const bool asks =
            marked && found->kind == ItemKind::question && is_inverted(words, start.at);
        if (asks && wish) items.back().kind = ItemKind::question;
        if (asks && !wish && enough && asks_by_itself(words, items.back().first))
          listed.emplace_back(*found, start.cut);
        return;
      }
      for (const auto& [item, cut] : listed) add(item, cut);
    }
    listed.clear();
    add(*found, start.cut);
  });
  // "How are you, and is it done?"
  if (items.size() > 1)
    std::erase_if(items, [&](const FoundItem& item) {
      return is_empty_question(words.subspan(item.first, item.end - item.first));
    });
  return items;
}

// A request within the sentence: "if it fails please restart it".
std::optional<FoundItem> find_inner_request(Words words, std::size_t start,
                                            const QuotedWords& quoted) {
  static constexpr auto openings =
      word_set("can", "could", "i'd", "kindly", "let", "please", "pls", "plz", "we'd", "would");
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!openings.has(words[i]) || quoted[i]) continue;
    if (const auto request = request_at(words, i, false); request && request->confidence > 0.5)
      return FoundItem{ItemKind::request, start, words.size(), request->confidence - 0.05};
  }
  return std::nullopt;
}

// What a sentence asks for without a clause that does: by its mark, its form, or indirectly.
std::optional<FoundItem> read_sentence(Words words, const Sentence& sentence, bool marked,
                                       std::size_t start, const QuotedWords& quoted) {
  static constexpr auto conditions = word_set("had", "should", "were");
  const auto question = [&](double confidence) {
    return FoundItem{ItemKind::question, start, words.size(), confidence};
  };
  if (marked) return question(0.9);
  if (sentence.form == SentenceForm::interrogative && !sentence.question_mark &&
      !conditions.has(words[start]) && !quoted[start])
    return question(0.75);
  if (const auto indirect = find_indirect_question(words); indirect && !quoted[indirect->first]) {
    FoundItem found = question(indirect->confidence);
    // "It has failed twice, so I wonder whether …"
    each_clause_start(words, [&](const ClauseStart& clause) {
      if (clause.at > 0 && clause.at <= indirect->first && joins(words[clause.at - 1].folded))
        found.first = clause.at;
    });
    return found;
  }
  return find_inner_request(words, start, quoted);
}

void split_elliptic_half(Words words, std::vector<FoundItem>& items) {
  const std::size_t first = items[0].first;
  const auto half = elliptic_half(words, first);
  if (!half || content_words(words, first, *half) < 3) return;
  items[0].end = *half;
  const std::size_t next = *half + (words[*half].folded == "," ? 2 : 1);
  items.push_back({ItemKind::question, next, words.size(), 0.7});
}

// "I'd like to know when it starts, roughly how long it takes, and whether lunch is included.": all
// the clauses of an indirect question, where the last of them is joined by "and".
void split_indirect_list(Words words, std::vector<FoundItem>& items) {
  static constexpr auto adverbs = word_set("about", "also", "approximately", "exactly", "maybe",
                                           "perhaps", "possibly", "roughly", "then");
  static constexpr auto relatives = word_set("which", "who", "whom", "whose");
  static constexpr auto first_words = word_set("if", "when", "where", "whether");
  static const WordPhrases conditions{"if so|yes|not|possible ,?"};
  constexpr std::size_t least_words = 2;  // "when it", "how much"
  const auto asks = [&](std::size_t at) {
    return at < words.size() &&
           (is_question_word(words[at].folded) || words[at].folded == "whether");
  };
  const auto comma_from = [&](std::size_t at) {
    return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at), words.end(),
                       [](const Word& word) { return word.folded == ","; });
  };
  struct Part {
    std::size_t first = 0;
    std::size_t cut = 0;  // where the one before it ends
  };
  std::vector<Part> parts;
  std::size_t joined = 0;  // how many of them, up to the last that is joined by "and"
  std::size_t last = items.front().first;
  while (last < words.size() && !asks(last) && !first_words.has(words[last])) ++last;
  for (std::size_t i = last + 1; i < words.size(); ++i) {
    std::size_t first = i;
    if (const auto condition = conditions.match_at(words, i); condition && asks(condition->end))
      i = condition->end;
    else if (adverbs.has(words[i - 1]))
      --first;
    const bool conjunction = words[first - 1].folded == "and";
    // "… and if it can be replaced", not "and if you need more, call me".
    const bool asks_if = conjunction && words[i].folded == "if" && !comma_from(i);
    if (!asks(i) && !asks_if) continue;
    // "the room, which has two beds, and …" tells of the room.
    if (!conjunction && (words[first - 1].folded != "," || relatives.has(words[i]))) continue;
    std::size_t cut = first - 1;
    if (conjunction && cut > 0 && words[cut - 1].folded == ",") --cut;
    if (cut < last + least_words || content_words(words, i, words.size()) < least_words) continue;
    parts.push_back({i, cut});
    last = i;
    if (conjunction) joined = parts.size();
  }
  parts.resize(joined);
  if (parts.size() < items.size()) return;
  constexpr double confidence = 0.75;
  items.resize(1);
  for (const Part& part : parts) {
    items.back().end = part.cut;
    items.push_back({ItemKind::question, part.first, words.size(), confidence});
  }
}

// "Could you please", before a list of what.
bool is_bare_plea(Words words, std::size_t start) {
  static const WordPhrases pleas{"can|could|would|will you also? please|kindly? also?"};
  const auto match = pleas.match_at(words, start);
  return match && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(match->end), words.end(),
                              is_symbol);
}

std::vector<FoundItem> find_in(Words words, const Sentence& sentence, bool marks_lost) {
  std::vector<FoundItem> items;
  const std::size_t start = skip_lead_in(words);
  const bool has_words =
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(start), words.end(),
                  [](const Word& word) { return word.kind == WordKind::word; });
  if (!has_words) return items;
  const auto quoted = find_quoted(words);
  const bool marked = !marks_lost && asks_by_mark(words, sentence);
  if (const auto question = find_question_in_brackets(words);
      question && !marked && !marks_lost && sentence.question_mark)
    return {*question};
  if (is_empty_question(words) || is_bare_plea(words, start)) return items;
  items = read_clauses(words, marked, quoted);

  if (const auto mark = inner_question_mark(words, start); mark && !marked && !marks_lost)
    items.assign({{ItemKind::question, start, *mark + 1, 0.85}});

  if (items.empty()) {
    if (const auto found = read_sentence(words, sentence, marked, start, quoted))
      items.push_back(*found);
  } else if (!marked && items.size() == 1 && find_indirect_question(words)) {
    // "Please let me know whether …" asks for an answer, not for a deed.
    items[0].kind = ItemKind::question;
  }
  if (items.size() == 1 && items[0].kind == ItemKind::question &&
      (marked || find_indirect_question(words)))
    split_elliptic_half(words, items);
  const auto is_question = [](const FoundItem& item) { return item.kind == ItemKind::question; };
  if (!items.empty() && std::all_of(items.begin(), items.end(), is_question) &&
      find_indirect_question(words))
    split_indirect_list(words, items);

  // "I want to apply, but the form fails": the wish is the background of the problem.
  constexpr double faint_wish = 0.5;
  if (items.size() == 1 && items[0].kind == ItemKind::request &&
      items[0].confidence <= faint_wish && problem_confidence(words) > 0)
    items.clear();

  // What stands before the first clause that asks: a report, or its lead-in.
  const std::size_t lead = items.empty() ? words.size() : items.front().first;
  if (const Words before = words.first(lead); !before.empty()) {
    if (const double problem = problem_confidence(before); problem > 0)
      items.insert(items.begin(), {ItemKind::problem, 0, lead, problem});
    else if (const double complaint = complaint_confidence(before); complaint > 0)
      items.insert(items.begin(), {ItemKind::complaint, 0, lead, complaint});
    else if (const double praise = praise_confidence(before); praise > 0)
      items.insert(items.begin(), {ItemKind::praise, 0, lead, praise});
    else if (!items.empty() && !is_empty_question(before))
      items.front().first = start;
  }
  return items;
}

}  // namespace

bool asks_by_mark(Words words, const Sentence& sentence) {
  const auto mark = sentence.question_mark ? final_mark(words) : std::nullopt;
  if (!mark) return sentence.question_mark;
  const auto brackets = find_brackets(words, *mark);
  return !find_quoted(words)[*mark] && (!brackets || brackets->start <= 1);
}

std::optional<std::size_t> find_question_clause(Words words) {
  std::optional<std::size_t> found;
  each_clause_start(words.first(std::min(words.size(), longest_sentence)),
                    [&](const ClauseStart& clause) {
                      if (!found && clause.mark && is_inverted(words, clause.at)) found = clause.at;
                    });
  return found;
}

std::vector<FoundItem> find_items(Words words, const Sentence& sentence, bool marks_lost) {
  const std::size_t looked_at = std::min(words.size(), longest_sentence);
  std::vector<FoundItem> items = find_in(words.first(looked_at), sentence, marks_lost);
  if (!items.empty() && items.back().end == looked_at) items.back().end = words.size();
  return items;
}

}  // namespace replylint
