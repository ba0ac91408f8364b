#include "match/done_deed.h"

#include <algorithm>
#include <string_view>

#include "text/verb_stem.h"
#include "text/word_set.h"
#include "text/words.h"

namespace replylint {

namespace {

using Words = std::span<const Word>;

// Verbs that ask for anything: "can you do something", "please help me".
constexpr auto general =
    word_set("advise", "arrange", "ask", "be", "check", "confirm", "do", "ensure", "explain",
             "find", "get", "give", "have", "help", "know", "let", "look", "make", "need", "say",
             "see", "set", "show", "take", "tell", "try", "want");

std::size_t find_verb(Words request) {
  return static_cast<std::size_t>(std::find_if(request.begin(), request.end(),
                                               [](const Word& word) {
                                                 return (word.tag == Tag::base_verb ||
                                                         word.tag == Tag::imperative) &&
                                                        word.folded != "please";
                                               }) -
                                  request.begin());
}

// "I have unlocked", "your account is unlocked", not "it cannot be unlocked", "unlocked doors".
bool says_done(Words sentence, std::string_view stem) {
  static constexpr auto undone =
      word_set("cannot", "can't", "could", "not", "never", "if", "once", "to", "will", "would",
               "haven't", "hasn't", "isn't", "wasn't", "i'll", "we'll", "it'll", "when");
  static constexpr auto before = word_set("been", "have", "has", "i", "i've", "is", "are", "was",
                                          "were", "we", "we've", "now", "just", "already");
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Word& word = sentence[i];
    if (undone.has(word)) return false;
    const bool past = word.tag == Tag::participle || word.tag == Tag::finite_verb;
    if (past && i > 0 && before.has(sentence[i - 1]) && verb_stem(word.folded) == stem) return true;
  }
  return false;
}

// What is asked for, up to the end of the clause: "the door" of "fix the door and call me".
bool names_object(Words sentence, Words behind_verb) {
  constexpr std::size_t same = 4;  // letters that inflections leave alike
  bool any = false;
  for (const Word& word : behind_verb) {
    if (word.kind == WordKind::symbol || word.folded == "and") break;
    if (word.kind != WordKind::word || !is_noun(word.tag)) continue;
    any = true;
    const std::string_view start = word.folded.substr(0, same);
    if (std::any_of(sentence.begin(), sentence.end(),
                    [&](const Word& said) { return said.folded.starts_with(start); }))
      return true;
  }
  return !any;
}

}  // namespace

std::optional<std::size_t> find_done_deed(Words request, const Text& reply,
                                          std::span<const Traits> traits) {
  const std::size_t verb = find_verb(request);
  if (verb == request.size() || general.has(request[verb])) return std::nullopt;
  const std::string_view stem = verb_stem(request[verb].folded);
  for (std::size_t s = 0; s < traits.size(); ++s) {
    if (traits[s].courtesy || traits[s].asks || traits[s].deferral) continue;
    const Words sentence = reply.words_of(reply.sentences[s]);
    if (says_done(sentence, stem) && names_object(sentence, request.subspan(verb + 1))) return s;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_linked_document(Words request, const Text& reply,
                                                std::span<const Traits> traits) {
  static constexpr auto sending =
      word_set("email", "forward", "get", "give", "have", "mail", "provide", "send", "share");
  const auto verb = std::find_if(request.begin(), request.end(),
                                 [](const Word& word) { return sending.has(word); });
  const auto noun = std::find_if(verb, request.end(), [](const Word& word) {
    return word.kind == WordKind::word && is_noun(word.tag);
  });
  if (noun == request.end()) return std::nullopt;
  // "The price list as PDF": the last word of the name says what it is.
  const auto end = std::find_if(noun, request.end(), [](const Word& word) {
    return word.kind == WordKind::symbol || word.tag == Tag::preposition ||
           word.tag == Tag::conjunction || word.tag == Tag::subordinator ||
           word.tag == Tag::determiner || word.tag == Tag::adverb;
  });
  const std::string_view document = std::prev(end)->folded;
  for (std::size_t s = 0; s < traits.size(); ++s) {
    const Words sentence = reply.words_of(reply.sentences[s]);
    const auto named = std::find_if(sentence.begin(), sentence.end(),
                                    [&](const Word& word) { return word.folded == document; });
    if (std::any_of(named, sentence.end(), [](const Word& word) {
          return word.kind == WordKind::address && word.folded.find('@') == std::string_view::npos;
        }))
      return s;
  }
  return std::nullopt;
}

}  // namespace replylint
