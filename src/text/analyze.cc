#include "replylint/text.h"

#include "text/english_tables.h"
#include "text/feature_hash.h"
#include "text/form.h"
#include "text/language.h"
#include "text/lexicon.h"
#include "text/lost_lines.h"
#include "text/sentences.h"
#include "text/tagger.h"
#include "text/utf8.h"
#include "text/words.h"

namespace replylint {

namespace {

void tag_from(std::string_view body, std::size_t first_sentence, Tagger& tagger, Text& text) {
  for (std::size_t i = first_sentence; i < text.sentences.size(); ++i) {
    Sentence& sentence = text.sentences[i];
    const std::span<Word> words =
        std::span(text.words).subspan(sentence.first_word, sentence.end_word - sentence.first_word);
    tagger.tag(body, words);
    sentence.form = english_form(words, tagger.form_scores(words));
    find_verb(text.words, sentence);
  }
}

// Divides anew what stands on one line in the sentences from `first` on.
void divide_from(const EnglishTables& tables, std::string_view body, std::size_t first,
                 std::size_t end_word, Tagger& tagger, Text& text) {
  std::vector<std::size_t> begins;
  const std::size_t first_word = text.sentences[first].first_word;
  for (std::size_t i = first; i < text.sentences.size(); ++i)
    begins.push_back(text.sentences[i].first_word - first_word);
  const auto words = std::span<const Word>(text.words).subspan(first_word, end_word - first_word);
  const std::vector<std::size_t> begins_now = divide_line(body, words, begins, tables);
  if (begins_now == begins) return;
  text.sentences.resize(first);
  for (std::size_t i = 0; i < begins_now.size(); ++i)
    add_sentence(first_word + begins_now[i],
                 i + 1 < begins_now.size() ? first_word + begins_now[i + 1] : end_word, text);
  tag_from(body, first, tagger, text);
}

}  // namespace

const EnglishTables& embedded_tables() {
  static const EnglishTables tables{
      embedded_table("english_tagger", tagger_rows * tag_count),
      embedded_table("english_forms", form_rows * form_columns * 2),
      embedded_table("english_lost_lines", boundary_rows * 2),
      embedded_table("english_lexicon", lexicon_slots * 4),
  };
  return tables;
}

Text analyze(std::string_view body, std::span<const Span> regions, std::string_view language) {
  return analyze_with(embedded_tables(), body, regions, language);
}

namespace {

// As much of the regions as is looked at, up to the end of a word.
std::vector<Span> within_limit(std::string_view body, std::span<const Span> regions) {
  std::vector<Span> result;
  std::size_t left = most_analyzed;
  for (const Span region : regions) {
    if (region.size() <= left) {
      result.push_back(region);
      left -= region.size();
      continue;
    }
    std::size_t end = region.start + left;
    const std::size_t space = body.substr(region.start, left).find_last_of(" \n");
    if (space != std::string_view::npos && left - space < 100) end = region.start + space;
    end = code_point_start(body, end);
    if (end > region.start) result.push_back({region.start, end});
    break;
  }
  return result;
}

}  // namespace

Text analyze_with(const EnglishTables& tables, std::string_view body,
                  std::span<const Span> all_regions, std::string_view language) {
  Text text;
  std::size_t size = 0;
  for (const Span region : all_regions) size += region.size();
  std::span<const Span> regions = all_regions;
  std::vector<Span> limited;
  if (size > most_analyzed) {
    limited = within_limit(body, all_regions);
    regions = limited;
    size = most_analyzed;
    text.complete = false;
  }
  text.storage.reserve(folded_capacity(size));
  text.words.reserve(size / 5);
  // By its words, before any is divided into sentences: each language has its abbreviations.
  std::vector<std::size_t> ends;
  ends.reserve(regions.size());
  for (const Span region : regions) {
    append_words(body, region, text);
    ends.push_back(text.words.size());
  }
  constexpr std::size_t usual_sentence = 12;  // words
  text.sentences.reserve(text.words.size() / usual_sentence + regions.size());
  text.language = language.empty() ? guess_language(text.words) : primary_language(language);
  text.english = text.language == "en" || text.language.empty();
  if (text.words.empty()) return text;
  // Where a body has line ends, none were lost.
  const bool one_line = body.find('\n') == std::string_view::npos;
  Tagger tagger(tables);
  std::size_t first_word = 0;
  for (std::size_t r = 0; r < regions.size() && text.sentences.size() <= most_sentences; ++r) {
    const std::size_t first = text.sentences.size();
    append_sentences(body, regions[r], first_word, ends[r], text.language, text);
    first_word = ends[r];
    if (!text.english || first == text.sentences.size()) continue;
    tag_from(body, first, tagger, text);
    if (one_line) divide_from(tables, body, first, ends[r], tagger, text);
  }
  if (text.sentences.size() > most_sentences) {
    text.sentences.resize(most_sentences);
    text.words.resize(text.sentences.back().end_word);
    text.complete = false;
  }
  for (Sentence& sentence : text.sentences) {
    const std::span<const Word> words = text.words_of(sentence);
    sentence.question_mark = has_question_mark(words);
    if (!text.english && sentence.question_mark) sentence.form = SentenceForm::interrogative;
  }
  return text;
}

}  // namespace replylint
