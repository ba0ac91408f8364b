#include "parse/items.h"

#include <algorithm>

namespace replylint {

namespace {

using Words = std::span<const Word>;

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

std::vector<ClauseStart> clause_starts(Words words) {
  std::vector<ClauseStart> starts;
  starts.push_back({skip_lead_in(words), 0, false, true});
  for (std::size_t i = starts.front().at; i + 1 < words.size(); ++i) {
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
    starts.push_back({next, i, conjunction, mark});
    i = next - 1;
  }
  return starts;
}

// "(politely?)": a doubt about a word, at the end of a statement.
bool is_aside(Words words) {
  std::size_t end = words.size();
  while (end > 0 && is_symbol(words[end - 1]) && words[end - 1].folded != "?") --end;
  if (end == 0 || end == words.size() || words[end].folded != ")") return false;
  std::size_t open = end;
  for (int steps = 0; open > 0 && steps < 4; ++steps)
    if (words[--open].folded == "(") return open > 0;
  return false;
}

// "How big is it?- the other point is …": the text goes on behind the mark without a space.
std::optional<std::size_t> inner_question_mark(Words words, std::size_t first) {
  if (!opens_question(words, first, true)) return std::nullopt;
  for (std::size_t i = first + 2; i < words.size(); ++i)
    if (is_symbol(words[i]) && words[i].folded.front() == '?') return i;
  return std::nullopt;
}

// The elliptic half of "how much is it, and the shipping?": a noun phrase behind the last ", and".
std::optional<std::size_t> elliptic_half(Words words, std::size_t first) {
  std::size_t commas = 0;
  std::optional<std::size_t> half;
  for (std::size_t i = first; i + 2 < words.size(); ++i) {
    if (words[i].folded != ",") continue;
    ++commas;
    if (words[i + 1].folded != "and") continue;
    const std::string_view next = words[i + 2].folded;
    if (next == "the" || next == "what" || next == "its" || next == "for" || next == "any" ||
        next == "if" || next == "when" || next == "how" || next == "where" || next == "by")
      half = i;
  }
  return commas == 1 ? half : std::nullopt;
}

std::vector<FoundItem> find_in(Words words, const Sentence& sentence) {
  std::vector<FoundItem> items;
  if (words.empty()) return items;
  const bool marked = sentence.question_mark && !is_aside(words);
  const auto starts = clause_starts(words);
  if (marked && is_empty_question(words)) return items;

  const std::string_view opening = words[starts.front().at].folded;
  const bool subordinate =
      opening == "if" || opening == "when" || opening == "once" || opening == "after" ||
      opening == "before" || opening == "until" || opening == "as" || opening == "since" ||
      opening == "to" || opening == "because" || opening == "unless" || opening == "whenever" ||
      opening == "while" || opening == "for" || opening == "in" || opening == "thanks";

  // Every clause that asks.
  for (const ClauseStart& start : starts) {
    const std::size_t at = start.at;
    const bool first = start.at == starts.front().at;
    std::optional<FoundItem> found;
    // Behind a clause that asks for nothing, a bare verb is no imperative: "I will look and send
    // it", "we met him, called her"; but it is behind "if it fails,".
    const bool imperative = first || !items.empty() || (start.mark && subordinate);
    if (const auto request = request_at(words, at, imperative)) {
      found = FoundItem{request->information ? ItemKind::question : ItemKind::request, at, 0,
                        marked ? std::max(request->confidence, 0.8) : request->confidence};
    } else if (opens_question(words, at, marked)) {
      // "which is what I want, isn't it?": a tag asks about what stands before it.
      const bool tag = !first && marked && content_words(words, at, words.size()) <= 3;
      if (!tag) found = FoundItem{ItemKind::question, at, 0, marked ? 0.97 : 0.8};
    }
    if (!found) continue;
    if (!items.empty()) {
      // One sentence asks twice only where both halves are clauses: "…, and how much is it?"
      const bool enough = content_words(words, items.back().first, start.cut) >= 2 &&
                          content_words(words, at, words.size()) >= 3;
      if (!enough || !start.conjunction) continue;
      items.back().end = start.cut;
    }
    items.push_back(*found);
    items.back().end = words.size();
  }

  if (const auto mark = inner_question_mark(words, starts.front().at); mark && !marked)
    items.assign({{ItemKind::question, starts.front().at, *mark + 1, 0.85}});

  if (items.empty()) {
    const auto indirect = find_indirect_question(words);
    if (marked) {
      items.push_back({ItemKind::question, starts.front().at, words.size(), 0.9});
    } else if (sentence.form == SentenceForm::interrogative) {
      items.push_back({ItemKind::question, starts.front().at, words.size(), 0.75});
    } else if (indirect) {
      items.push_back({ItemKind::question, starts.front().at, words.size(), indirect->confidence});
    } else {
      // A request within the sentence: "if it fails please restart it".
      for (std::size_t i = 0; i < words.size() && items.empty(); ++i) {
        const std::string_view word = words[i].folded;
        if (word != "please" && word != "pls" && word != "plz" && word != "kindly" &&
            word != "could" && word != "can" && word != "would" && word != "let" && word != "i'd" &&
            word != "we'd")
          continue;
        if (const auto request = request_at(words, i, false); request && request->confidence > 0.5)
          items.push_back(
              {ItemKind::request, starts.front().at, words.size(), request->confidence - 0.05});
      }
    }
  } else if (marked && items.size() == 1 && items[0].kind == ItemKind::question) {
    if (const auto half = elliptic_half(words, items[0].first);
        half && content_words(words, items[0].first, *half) >= 3) {
      items[0].end = *half;
      items.push_back({ItemKind::question, *half + 2, words.size(), 0.7});
    }
  } else if (!marked && items.size() == 1 && items[0].kind == ItemKind::request &&
             find_indirect_question(words)) {
    // "Please let me know whether …" asks for an answer, not for a deed.
    items[0].kind = ItemKind::question;
  }

  // What stands before the first clause that asks: a report, or its lead-in.
  const std::size_t lead = items.empty() ? words.size() : items.front().first;
  if (const Words before = words.first(lead); !before.empty()) {
    if (const double problem = problem_confidence(before); problem > 0)
      items.insert(items.begin(), {ItemKind::problem, 0, lead, problem});
    else if (const double complaint = complaint_confidence(before); complaint > 0)
      items.insert(items.begin(), {ItemKind::complaint, 0, lead, complaint});
    else if (const double praise = praise_confidence(before); praise > 0)
      items.insert(items.begin(), {ItemKind::praise, 0, lead, praise});
    else if (!items.empty())
      items.front().first = starts.front().at;
  }
  return items;
}

}  // namespace

std::vector<FoundItem> find_items(Words words, const Sentence& sentence) {
  const std::size_t looked_at = std::min(words.size(), longest_sentence);
  std::vector<FoundItem> items = find_in(words.first(looked_at), sentence);
  if (!items.empty() && items.back().end == looked_at) items.back().end = words.size();
  return items;
}

}  // namespace replylint
