// Learns the tables of src/models (README.md beside this file):
//
//   train-tables divide             the sentences of texts: JSON strings to lists of strings, by
//   line train-tables DATA WORK OUT      from the labelled sets in the folder DATA and what the
//   scripts
//                                   have made of them in the folder WORK, the tables in OUT
//
// The same inputs give the same bytes. Prints what cross-validation over documents measures.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "replylint/text.h"

#include "text/boundary_features.h"
#include "text/english_tables.h"
#include "text/lexicon.h"
#include "text/sentences.h"
#include "text/tagger.h"
#include "text/words.h"

namespace {

using namespace replylint;
using nlohmann::json;

constexpr std::array<const char*, 3> genres{"email", "newsgroup", "answers"};
constexpr std::size_t folds = 4;

std::vector<json> read(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << "train-tables: cannot read " << path << '\n';
    std::exit(2);
  }
  std::vector<json> rows;
  for (std::string line; std::getline(file, line);) rows.push_back(json::parse(line));
  return rows;
}

// What the parser says of a sentence, and the line ends of mail, count less than labels.
constexpr double parsed_weight = 0.03;
constexpr double part_weight = 0.4;
constexpr double mail_weight = 0.02;
// These make precision and recall alike.
constexpr double fragment_bias = 0.3;
constexpr double imperative_bias = 1;
constexpr double boundary_bias = 0.3;

// The same order on every machine.
template <class Item>
void shuffle(std::vector<Item>& items, std::mt19937& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random() % i]);
}

// --- tagger ------------------------------------------------------------------------------------

struct Gold;

// A sentence as the parser sees it.
struct Parsed {
  std::string text;
  Text words;
  std::vector<std::uint8_t> tags;
  std::size_t fold = 0;
  const Gold* gold = nullptr;  // of a labelled sentence
  bool fragment = false;
  bool imperative = false;
};

// The tag of each of our words, which may cover several of the parser's tokens.
std::vector<std::uint8_t> aligned(const Text& text, const json& tokens) {
  std::vector<std::uint8_t> tags;
  std::size_t k = 0;
  for (const Word& word : text.words) {
    while (k < tokens.size() && tokens[k][1].get<std::size_t>() <= word.span.start) ++k;
    int best = -1;
    const auto rank = [](int tag) {
      if (tag == static_cast<int>(Tag::finite_verb)) return 2;
      return tag == static_cast<int>(Tag::imperative) ? 1 : 0;
    };
    for (std::size_t q = k; q < tokens.size() && tokens[q][0].get<std::size_t>() < word.span.end;
         ++q)
      if (const int tag = tokens[q][2]; best < 0 || rank(tag) > rank(best)) best = tag;
    if (word.kind == WordKind::number || word.kind == WordKind::symbol) best = 0;
    tags.push_back(static_cast<std::uint8_t>(std::max(best, 0)));
  }
  return tags;
}

std::vector<signed char> quantized(const std::vector<double>& weights, double share) {
  std::vector<double> sizes;
  for (const double w : weights)
    if (w != 0) sizes.push_back(std::abs(w));
  std::vector<signed char> table(weights.size());
  if (sizes.empty()) return table;
  const auto at = static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * share);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
  for (std::size_t i = 0; i < weights.size(); ++i)
    table[i] = static_cast<signed char>(
        std::clamp(std::lround(weights[i] * 127 / sizes[at]), -127L, 127L));
  return table;
}

// --- lexicon -----------------------------------------------------------------------------------

// `words` is the output of word_classes.py.
std::vector<signed char> make_lexicon(const std::vector<const Parsed*>& sentences,
                                      const std::string& path) {
  struct Known {
    int count = 0;
    int lower = 0;
    int upper = 0;  // behind the first word
    std::array<int, tag_count> tags{};
    std::uint32_t use = 0;
    bool name = false;
  };
  std::map<std::string, Known> words;
  for (const Parsed* s : sentences)
    for (std::size_t i = 0; i < s->tags.size(); ++i) {
      const Word& word = s->words.words[i];
      if (word.kind != WordKind::word) continue;
      Known& known = words[std::string(word.folded)];
      ++known.count;
      ++known.tags[s->tags[i]];
      const char first = s->text[word.span.start];
      if (first >= 'a' && first <= 'z') ++known.lower;
      if (i > 0 && first >= 'A' && first <= 'Z') ++known.upper;
    }
  std::ifstream file(path);
  std::string word;
  for (int use = 0, name = 0; file >> word >> use >> name;) {
    words[word].use = static_cast<std::uint32_t>(use);
    words[word].name = name != 0;
  }
  // The most frequent ones first: where slots run out, the rare ones stay out.
  std::vector<std::pair<int, const std::pair<const std::string, Known>*>> order;
  for (const auto& entry : words)
    if (entry.second.count >= 3 || entry.second.use > 0 || entry.second.name)
      order.emplace_back(-entry.second.count - (entry.second.name ? 5 : 0), &entry);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<std::uint32_t> slots(lexicon_slots);
  for (const auto& [rank, entry] : order) {
    const Known& known = entry->second;
    const auto tag = std::max_element(known.tags.begin(), known.tags.end());
    const int cased = known.lower + known.upper;
    LexiconEntry::Facts facts;
    facts.use = known.use;
    facts.tag = static_cast<std::uint32_t>(tag - known.tags.begin());
    facts.one_tag = known.count >= 30 && *tag >= 0.99 * known.count;
    facts.lower = cased >= 2 && known.lower >= 0.8 * cased;
    facts.upper = cased >= 2 && known.upper >= 0.8 * cased;
    facts.first_name = known.name && known.lower < 0.2 * cased + 2;
    const std::uint32_t hash = hash_bytes(entry->first);
    const std::size_t slot = lexicon_slot(hash);
    for (std::size_t way = 0; way < 4; ++way)
      if (slots[slot + way] == 0) {
        slots[slot + way] = LexiconEntry(hash, facts).bits();
        break;
      }
  }
  std::vector<signed char> table;
  for (const std::uint32_t bits : slots)
    for (int k = 0; k < 4; ++k) table.push_back(static_cast<signed char>(bits >> (8 * k) & 255U));
  return table;
}

// Two bytes a weight.
std::vector<signed char> quantized(const std::vector<double>& weights) {
  double most = 1e-9;
  for (const double w : weights) most = std::max(most, std::abs(w));
  std::vector<signed char> table;
  for (const double w : weights) {
    const auto number = static_cast<std::uint32_t>(std::lround(w * 32767 / most));
    table.push_back(static_cast<signed char>(number & 255U));
    table.push_back(static_cast<signed char>(number >> 8 & 255U));
  }
  return table;
}

std::vector<signed char> train_tagger(const EnglishTables& tables,
                                      std::vector<const Parsed*> sentences) {
  constexpr int epochs = 4;
  std::vector<SeenWord> seen;
  std::vector<std::int32_t> weights(tagger_rows * tag_count);
  std::vector<std::int64_t> updates(tagger_rows * tag_count);
  std::mt19937 random(1);
  std::int64_t step = 1;
  std::vector<std::size_t> rows;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    shuffle(sentences, random);
    for (const Parsed* sentence : sentences) {
      std::uint32_t previous = tag_before;
      std::uint32_t second = tag_before;
      const std::vector<Word>& words = sentence->words.words;
      seen.assign(words.size() + 2 * seen_margin, seen_outside(hash_before));
      std::fill(seen.end() - seen_margin, seen.end(), seen_outside(hash_behind));
      for (std::size_t i = 0; i < words.size(); ++i)
        seen[i + seen_margin] = see(tables, sentence->text, words[i], i == 0);
      for (std::size_t i = 0; i < sentence->tags.size(); ++i) {
        const WordKind kind = sentence->words.words[i].kind;
        std::uint32_t guess = 0;
        const std::uint32_t truth = sentence->tags[i];
        const LexiconEntry entry = seen[i + seen_margin].entry;
        if (entry.has_one_tag()) {
          guess = entry.tag();
        } else if (kind != WordKind::symbol && kind != WordKind::number) {
          rows.clear();
          tagger_features(&seen[i + seen_margin], previous, second, [&](std::uint32_t f) {
            rows.push_back((f & (tagger_rows - 1)) * tag_count);
          });
          std::array<std::int32_t, tag_count> scores{};
          for (const std::size_t row : rows)
            for (std::size_t t = 0; t < tag_count; ++t) scores[t] += weights[row + t];
          guess = static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) -
                                             scores.begin());
          if (guess != truth) {
            for (const std::size_t row : rows) {
              ++weights[row + truth];
              --weights[row + guess];
              updates[row + truth] += step;
              updates[row + guess] -= step;
            }
          }
          ++step;
        }
        second = previous;
        // The first round learns from true neighbours, the others from its own.
        previous = epoch == 0 ? truth : guess;
      }
    }
  }
  std::vector<double> average(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i)
    average[i] = weights[i] - static_cast<double>(updates[i]) / static_cast<double>(step);
  return quantized(average, 0.999);
}

// --- linear models -----------------------------------------------------------------------------

struct Example {
  std::vector<std::uint32_t> rows;
  bool label = false;
  double weight = 1;
};

struct Fit {
  int epochs = 6;
  double rate = 0.1;
  double decay = 0.02;
  int least = 3;
};

// Logistic regression by AdaGrad, without features seen in fewer than `least` examples.
std::vector<double> fit(std::size_t size, const std::vector<const Example*>& examples, Fit how) {
  std::vector<int> count(size);
  for (const Example* e : examples)
    for (const std::uint32_t row : std::set<std::uint32_t>(e->rows.begin(), e->rows.end()))
      ++count[row];
  std::vector<double> weights(size);
  std::vector<double> total(size);
  std::vector<double> squares(size, 1e-3);
  std::vector<const Example*> order = examples;
  std::mt19937 random(1);
  for (int epoch = 0; epoch < how.epochs; ++epoch) {
    shuffle(order, random);
    for (const Example* e : order) {
      double z = 0;
      for (const std::uint32_t row : e->rows) z += weights[row];
      const double slope =
          (1 / (1 + std::exp(-std::clamp(z, -30.0, 30.0))) - (e->label ? 1 : 0)) * e->weight;
      for (const std::uint32_t row : e->rows) {
        if (count[row] < how.least) continue;
        const double step = slope + how.decay * weights[row];
        squares[row] += step * step;
        weights[row] -= how.rate * step / std::sqrt(squares[row]);
      }
    }
    if (epoch >= how.epochs / 2)
      for (std::size_t i = 0; i < size; ++i) total[i] += weights[i];
  }
  for (double& w : total) w /= how.epochs - how.epochs / 2;
  return total;
}

std::vector<const Example*> pointers_to(const std::vector<Example>& examples) {
  std::vector<const Example*> pointers;
  for (const Example& e : examples) pointers.push_back(&e);
  return pointers;
}

struct Count {
  int hits = 0;
  int wrong = 0;
  int missed = 0;
  void add(bool truth, bool found) {
    hits += truth && found;
    wrong += !truth && found;
    missed += truth && !found;
  }
  [[nodiscard]] double recall() const { return 1.0 * hits / std::max(1, hits + missed); }
  [[nodiscard]] double f1() const { return 2.0 * hits / std::max(1, 2 * hits + wrong + missed); }
};

// --- labelled sets -----------------------------------------------------------------------------

struct Gold {
  std::string text;
  std::string doc;
  std::size_t genre = 0;
  std::size_t fold = 0;
  bool fragment = false;
  bool imperative = false;
  bool whole = false;  // judged as a fragment or none
};

struct Paragraph {
  std::string text;
  std::string doc;
  std::size_t genre = 0;
  std::size_t fold = 0;
  std::vector<Span> spans;
};

struct Data {
  std::map<std::string, Gold> gold;
  std::vector<Paragraph> paragraphs;
};

Data read_labelled(const std::string& folder) {
  Data data;
  std::set<std::string> docs;
  for (std::size_t genre = 0; genre < genres.size(); ++genre) {
    for (const json& row : read(folder + "/ud_ewt_" + genres[genre] + "_sentences.jsonl")) {
      Gold gold{row["text"], row["doc"], genre, 0, row["is_fragment"], row["is_imperative"], false};
      const std::string& text = gold.text;
      int words = 0;
      bool space = true;
      for (const char c : text) {
        words += space && c != ' ';
        space = c == ' ';
      }
      gold.whole = words >= 3 && std::string(".!?").find(text.back()) != std::string::npos;
      docs.insert(gold.doc);
      data.gold.emplace(row["sent_id"], gold);
    }
    for (const json& row : read(folder + "/ud_ewt_" + genres[genre] + "_paragraphs.jsonl")) {
      Paragraph p{row["text"], row["doc"], genre, 0, {}};
      std::vector<std::size_t> offset{0};
      for (std::size_t i = 0; i < p.text.size(); ++i)
        if ((static_cast<unsigned char>(p.text[i]) & 0xC0U) != 0x80U && i > 0) offset.push_back(i);
      offset.push_back(p.text.size());
      for (const json& span : row["spans"]) p.spans.push_back({offset[span[0]], offset[span[1]]});
      docs.insert(p.doc);
      data.paragraphs.push_back(p);
    }
  }
  std::map<std::string, std::size_t> fold;
  for (const std::string& doc : docs) fold.emplace(doc, fold.size() % folds);
  for (auto& [key, gold] : data.gold) gold.fold = fold[gold.doc];
  for (Paragraph& p : data.paragraphs) p.fold = fold[p.doc];
  return data;
}

// --- forms -------------------------------------------------------------------------------------

// Of the sentence tagged last.
std::vector<std::uint32_t> form_rows_of(Tagger& tagger, const std::vector<Word>& words) {
  std::vector<std::uint32_t> rows;
  tagger.features(words, [&](std::uint32_t f) {
    rows.push_back(static_cast<std::uint32_t>(f & (form_rows - 1)));
  });
  return rows;
}

struct Tables {
  std::vector<signed char> tags;
  std::vector<signed char> forms;
  std::vector<signed char> boundaries;
  std::vector<signed char> lexicon;
  [[nodiscard]] EnglishTables view() const {
    const auto data = [](const std::vector<signed char>& t) {
      return t.empty() ? nullptr : t.data();
    };
    return {data(tags), data(forms), data(boundaries), data(lexicon)};
  }
};

struct FormExample {
  Example example;
  std::size_t fold = 0;
  bool fragment = false;
  bool imperative = false;
  double fragment_weight = parsed_weight;
  double imperative_weight = parsed_weight;
};

// From all folds but one.
std::vector<signed char> train_forms(const std::vector<FormExample>& all, std::size_t held_out) {
  std::vector<double> table(form_rows * form_columns);
  for (std::size_t column = 0; column < form_columns; ++column) {
    std::vector<Example> examples;
    for (const FormExample& form : all) {
      if (form.fold == held_out) continue;
      Example& e = examples.emplace_back(form.example);
      e.label = column == 0 ? form.fragment : form.imperative;
      e.weight = column == 0 ? form.fragment_weight : form.imperative_weight;
    }
    std::vector<double> weights = fit(form_rows, pointers_to(examples), {8, 0.1, 0.005, 3});
    weights[mix(0, 101) & (form_rows - 1)] += column == 0 ? fragment_bias : imperative_bias;
    for (std::size_t i = 0; i < form_rows; ++i) table[i * form_columns + column] = weights[i];
  }
  return quantized(table);
}

// --- boundaries --------------------------------------------------------------------------------

// The places of a text of one line where a sentence can end.
struct Line {
  std::vector<Example> examples;
  std::size_t fold = 0;
};

// The lines that the writer of a mail did not quote, up to the signature.
std::vector<std::string> own_lines(const std::string& body) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at <= body.size()) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    std::string line = body.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.pop_back();
    if (line == "--" || line.rfind("_____", 0) == 0) break;
    const std::size_t first = line.find_first_not_of(" \t");
    const bool quoted = first != std::string::npos && (line[first] == '>' || line[first] == '|');
    const bool wrote =
        line.rfind("On ", 0) == 0 || (line.size() > 6 && line.substr(line.size() - 6) == "wrote:");
    lines.push_back(quoted || wrote ? "" : line);
  }
  return lines;
}

// Prose of mail with its line ends: what learned tables cannot see in a text of one line.
std::vector<std::string> read_prose(const std::string& folder) {
  std::vector<std::string> texts;
  std::set<std::string> known;
  for (const char* name :
       {"mailing_replies_interleaved", "mailing_replies_other_styles", "zoning_webis"}) {
    for (const json& row : read(folder + "/" + name + ".jsonl")) {
      for (const char* field : {"body", "parent_body", "text"}) {
        if (!row.contains(field) || !row[field].is_string()) continue;
        std::string paragraph, text;
        int lines = 0, open = 0, count = 0;
        std::vector<std::string> own = own_lines(row[field]);
        own.push_back("");
        own.push_back("\f");
        for (const std::string& line : own) {
          if (!line.empty() && line != "\f") {
            paragraph += line + '\n';
            ++lines;
            const char last = line.back();
            if (line.size() < 45 && std::string(".,:?!)-").find(last) == std::string::npos) ++open;
            continue;
          }
          if (lines > 0) {
            int letters = 0, others = 0;
            for (const char c : paragraph) {
              if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                ++letters;
              else if (c != ' ' && c != '\n')
                ++others;
            }
            const bool prose =
                letters > 8 * others && open <= 2 && paragraph[0] != ' ' && paragraph[0] != '\t';
            if (prose) {
              text += paragraph + '\n';
              ++count;
            }
            paragraph.clear();
            lines = open = 0;
          }
          if (!text.empty() && (line == "\f" || count >= 3)) {
            if (known.insert(text).second) texts.push_back(text);
            text.clear();
            count = 0;
          }
        }
      }
    }
  }
  return texts;
}

Line line_of(const Paragraph& p, const EnglishTables& tables, double weight = 1) {
  Tagger tagger(tables);
  Text text;
  text.storage.reserve(folded_capacity(p.text.size()));
  append_words(p.text, {0, p.text.size()}, text);
  append_sentences(p.text, {0, p.text.size()}, 0, text.words.size(), "en", text);
  std::vector<std::size_t> begins;
  for (const Sentence& s : text.sentences) {
    begins.push_back(s.first_word);
    tagger.tag(p.text, std::span(text.words).subspan(s.first_word, s.end_word - s.first_word));
  }
  std::set<std::size_t> starts;
  for (const Span span : p.spans) starts.insert(span.start);
  Line line;
  line.fold = p.fold;
  BoundaryView view(p.text, text.words, begins, tables);
  for (std::size_t i = 1; i < text.words.size(); ++i) {
    const bool truth = starts.count(text.words[i].span.start) != 0;
    if (!view.is_ruled(i) && view.is_candidate(i)) {
      Example& e = line.examples.emplace_back();
      view.features(i, [&](std::uint32_t f) {
        e.rows.push_back(static_cast<std::uint32_t>(f & (boundary_rows - 1)));
      });
      e.label = truth;
      e.weight = weight;
    }
    if (truth || view.is_ruled(i)) view.restart(i);
  }
  return line;
}

// Its line ends tell where sentences end; then they are taken away.
Line line_of_mail(const std::string& prose, std::size_t fold, const EnglishTables& tables) {
  Text text;
  text.storage.reserve(folded_capacity(prose.size()));
  append_words(prose, {0, prose.size()}, text);
  append_sentences(prose, {0, prose.size()}, 0, text.words.size(), "en", text);
  Paragraph p;
  p.text = prose;
  p.fold = fold;
  std::replace(p.text.begin(), p.text.end(), '\n', ' ');
  for (const Sentence& s : text.sentences) p.spans.push_back(s.span);
  return line_of(p, tables, mail_weight);
}

// From all folds but one.
std::vector<signed char> train_boundaries(const std::vector<Line>& lines, std::size_t held_out) {
  std::vector<const Example*> examples;
  for (const Line& line : lines)
    if (line.fold != held_out)
      for (const Example& e : line.examples) examples.push_back(&e);
  std::vector<double> weights = fit(boundary_rows, examples, {6, 0.1, 0.01, 8});
  weights[mix(0, 1) & (boundary_rows - 1)] += boundary_bias;
  return quantized(weights);
}

void write(const std::string& path, const std::vector<signed char>& table) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(table.data()),
             static_cast<std::streamsize>(table.size()));
}

int divide() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::string body = json::parse(line).get<std::string>() + '\n';
    const Span whole{0, body.size()};
    json sentences = json::array();
    const Text text = analyze_with({}, body, std::span(&whole, 1), "en");
    for (const Sentence& s : text.sentences) sentences.push_back(slice(body, s.span));
    std::cout << sentences.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
  return 0;
}

std::vector<Parsed> read_parsed(const std::string& path, const Data& data) {
  std::vector<Parsed> sentences;
  for (const json& row : read(path)) {
    Parsed s;
    s.text = row["text"];
    s.words.storage.reserve(folded_capacity(s.text.size()));
    append_words(s.text, {0, s.text.size()}, s.words);
    if (s.words.words.empty()) continue;
    s.tags = aligned(s.words, row["tokens"]);
    s.fragment = row["fragment"];
    s.imperative = row["imperative"];
    s.fold = sentences.size() % folds;
    if (!row["key"].is_null()) {
      s.gold = &data.gold.at(row["key"]);
      s.fold = s.gold->fold;
    }
    sentences.push_back(std::move(s));
  }
  return sentences;
}

// What the sentences and lines of one fold teach, tagged by tables that have not seen them.
void add_examples(const EnglishTables& tables, std::size_t fold,
                  const std::vector<Parsed>& sentences, const Data& data,
                  const std::vector<std::string>& prose, std::vector<FormExample>& forms,
                  std::vector<Line>& lines) {
  Tagger tagger(tables);
  Count same;
  Count finite;
  Count imperative;
  for (const Parsed& s : sentences) {
    if (s.fold != fold) continue;
    std::vector<Word> words = s.words.words;
    tagger.tag(s.text, words);
    FormExample form{{form_rows_of(tagger, words), false, 1}, fold, s.fragment, s.imperative};
    if (s.gold != nullptr) {
      form.fragment = s.gold->fragment;
      form.imperative = s.gold->imperative;
      form.fragment_weight = s.gold->whole ? 1 : part_weight;
      form.imperative_weight = 1;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].kind != WordKind::word) continue;
        const auto truth = static_cast<Tag>(s.tags[i]);
        same.add(true, words[i].tag == truth);
        finite.add(truth == Tag::finite_verb, words[i].tag == Tag::finite_verb);
        imperative.add(truth == Tag::imperative, words[i].tag == Tag::imperative);
      }
    }
    forms.push_back(std::move(form));
  }
  for (const Paragraph& p : data.paragraphs)
    if (p.fold == fold) lines.push_back(line_of(p, tables));
  for (std::size_t i = fold; i < prose.size(); i += folds)
    lines.push_back(line_of_mail(prose[i], fold, tables));
  std::cout << "fold " << fold << ": " << same.recall()
            << " of the parser's tags, F1 of finite verbs " << finite.f1() << ", of imperatives "
            << imperative.f1() << std::endl;
}

// Counts of what tables get right that have not seen these documents.
struct Measured {
  std::array<Count, genres.size()> fragments, imperatives;
  std::array<Count, genres.size()> paragraphs;  // of several sentences, all boundaries right

  void add(const EnglishTables& tables, std::size_t fold, const Data& data, bool show) {
    for (const auto& [key, gold] : data.gold) {
      if (gold.fold != fold) continue;
      const Span whole{0, gold.text.size()};
      const Text text = analyze_with(tables, gold.text, std::span(&whole, 1), "en");
      const auto check = [&](Count& count, SentenceForm form, bool truth) {
        const bool found = std::any_of(text.sentences.begin(), text.sentences.end(),
                                       [&](const Sentence& s) { return s.form == form; });
        count.add(truth, found);
        if (show && found != truth)
          std::cout << (truth ? "missed " : "no ") << to_string(form) << ' ' << genres[gold.genre]
                    << ": " << gold.text << '\n';
      };
      if (gold.whole) check(fragments[gold.genre], SentenceForm::fragment, gold.fragment);
      check(imperatives[gold.genre], SentenceForm::imperative, gold.imperative);
    }
    for (const Paragraph& p : data.paragraphs) {
      if (p.fold != fold || p.spans.size() < 2) continue;
      const Span whole{0, p.text.size()};
      const Text text = analyze_with(tables, p.text, std::span(&whole, 1), "en");
      std::set<std::size_t> mine;
      std::set<std::size_t> theirs;
      for (const Sentence& s : text.sentences) mine.insert(s.span.start);
      for (const Span s : p.spans) theirs.insert(s.start);
      paragraphs[p.genre].add(true, mine == theirs);
      if (show && mine != theirs) print(p, mine, theirs);
    }
  }

  // "|" where both divide, "{+}" where only we do, "{-}" where only the label does.
  static void print(const Paragraph& p, const std::set<std::size_t>& mine,
                    const std::set<std::size_t>& theirs) {
    std::cout << "paragraph " << genres[p.genre] << ": ";
    std::set<std::size_t> all = mine;
    all.insert(theirs.begin(), theirs.end());
    for (auto at = all.begin(); at != all.end(); ++at) {
      if (at != all.begin())
        std::cout << (mine.count(*at) == 0 ? " {-} " : theirs.count(*at) == 0 ? " {+} " : " | ");
      const std::size_t next = std::next(at) == all.end() ? p.text.size() : *std::next(at);
      std::cout << p.text.substr(*at, next - *at);
    }
    std::cout << '\n';
  }

  void print() const {
    for (std::size_t g = 0; g < genres.size(); ++g)
      std::cout << genres[g] << ", cross-validated: F1 of fragments " << fragments[g].f1()
                << ", of imperatives " << imperatives[g].f1() << "; whole paragraphs "
                << paragraphs[g].recall() << '\n';
  }
};

int train(const std::string& folder, const std::string& work, const std::string& out, bool show) {
  const Data data = read_labelled(folder);
  const std::vector<Parsed> sentences = read_parsed(work + "/parsed.jsonl", data);
  const std::vector<std::string> prose = read_prose(folder);
  // The last tables learn from everything.
  std::array<Tables, folds + 1> tables;
  std::vector<FormExample> forms;
  std::vector<Line> lines;
  for (std::size_t k = 0; k <= folds; ++k) {
    std::vector<const Parsed*> others;
    for (const Parsed& s : sentences)
      if (s.fold != k) others.push_back(&s);
    tables[k].lexicon = make_lexicon(others, work + "/words.tsv");
    tables[k].tags = train_tagger(tables[k].view(), others);
    if (k < folds) add_examples(tables[k].view(), k, sentences, data, prose, forms, lines);
  }
  Measured measured;
  for (std::size_t k = 0; k <= folds; ++k) {
    tables[k].forms = train_forms(forms, k);
    tables[k].boundaries = train_boundaries(lines, k);
    if (k < folds) measured.add(tables[k].view(), k, data, show);
  }
  measured.print();
  write(out + "/english_lexicon.bin", tables[folds].lexicon);
  write(out + "/english_tagger.bin", tables[folds].tags);
  write(out + "/english_forms.bin", tables[folds].forms);
  write(out + "/english_lost_lines.bin", tables[folds].boundaries);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "divide") return divide();
  const bool show = arguments.size() == 4 && arguments[3] == "--show";
  if (arguments.size() == 3 || show) return train(arguments[0], arguments[1], arguments[2], show);
  std::cerr << "usage: train-tables divide | train-tables DATA WORK OUT [--show]\n";
  return 2;
}
