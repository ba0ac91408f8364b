#!/usr/bin/env python3
"""Builds src/models/english_tone.bin: `train_tone.py DATA WORDS OUT`.

The sentences with a tone are those of the folder tone/ beside this file, one file a tone, written
for this. Against them stand plain.txt, written for this too, and sentences of DATA that have none:
the writers' own lines of list mail, e-mail of three collections, and the polite quarter of two
request corpora. The features are those of src/text/tone.cc. The same inputs give the same bytes.
"""
import json
import os
import random
import re
import sys

import numpy as np

from features import MASK, divide, hash_bytes, mix

ROWS = 1 << 15
PER_LOGIT = 24
TONES = ("rude", "sarcasm", "threat", "arguing", "blame", "condescension", "denial", "sympathy",
         "promise", "process", "handoff", "form_letter")
OFFENCES = 7  # the first of them
# How many of the background sentences each tone may be found in by mistake, those of plain.txt and
# the polite ones counted thrice. Sympathy and process are only evidence, which the rules weigh.
MISTAKES = [0.0006] * OFFENCES + [0.002, 0.0004, 0.0004, 0.0004, 0.0006]
SECOND = set("u you you'd you'll you're you've your yours yourself".split())
FIRST = set("i i'll i'm i've me my our us we we'll we're we've".split())
NEGATION = set("cannot never no nobody none not nothing without".split())


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def seen(kind, folded):
    text = folded.encode()
    if kind == 1:
        return b"#"
    if kind == 2:
        return b"@"
    if kind == 3:
        return text[:1] if text[:1] in (b".", b",") and text[:2] != b".." else text[:2]
    return text


def features(words, form):
    """Of a sentence: its words as (start, end, kind, folded), its form with 4 for a question mark."""
    words = words[:80]
    texts = [seen(kind, folded) for _, _, kind, folded in words]
    out = []
    previous = hash_bytes(b"<")
    for text in texts:
        value = hash_bytes(text)
        if text not in (b".", b","):
            out.append(mix(value, 201))
        if len(text) > 5:
            out.append(mix(hash_bytes(text[:5]), 202))
        out.append(mix(mix(previous, 203) ^ value, 203))
        previous = value
    out.append(mix(mix(previous, 203) ^ hash_bytes(b">"), 203))
    folded = {word[3] for word in words}
    you, we = bool(folded & SECOND), bool(folded & FIRST)
    negation = bool(folded & NEGATION) or any(word.endswith("n't") for word in folded)
    out += [mix(0, 204), mix(form, 205), mix(you, 206),
            mix(form << 3 | you << 2 | we << 1 | negation, 207), mix(min(len(words), 24) // 3, 208)]
    return np.array([feature & (ROWS - 1) for feature in out])


def sentences(program, texts):
    """The features of each sentence of the texts, by text."""
    found = []
    for text, row in zip(texts, divide(program, texts)):
        found.append([features(row["words"][first:end], form)
                      for (first, end), form in zip(row["sentences"], row["forms"]) if end > first])
    return found


def background(data, program):
    mail = ["\n".join("" if re.match(r">|On .*wrote:$|-- ?$|_{5}", line) else line
                      for line in r["body"].split("\n"))[:6000]
            for name in ("interleaved", "other_styles") for r in rows(data, "mailing_replies_" + name)]
    texts = {"mail": mail,
             "treebank": [r["text"] for r in rows(data, "ud_ewt_email_sentences")],
             "bc3": [r["text"] for r in rows(data, "bc3_sentences") if not r["is_quoted"]],
             "enron": [r["text"] for r in rows(data, "email_intent_parakweet")],
             "polite": [r["text"] for name in ("stackexchange", "wikipedia")
                        for r in rows(data, "politeness_" + name) if r["cls"] == "polite"]}
    most = {"mail": 9000, "treebank": 3000, "bc3": 1000, "enron": 2000, "polite": 5000}
    found = []
    for name, own in texts.items():
        every = [s for text in sentences(program, own) for s in text]
        random.Random(3).shuffle(every)
        found += [(s, name == "polite") for s in every[:most[name]]]
    return found


def fit(index, labels, weights, epochs=6, rate=0.1, decay=0.005):
    """Logistic regression of all tones at once, by AdaGrad."""
    tones = labels.shape[1]
    table = np.zeros((ROWS, tones), dtype=np.float32)
    squares = np.full((ROWS, tones), 1e-3, dtype=np.float32)
    total = np.zeros((ROWS, tones), dtype=np.float32)
    order = list(range(len(index)))
    shuffle = random.Random(1).shuffle
    for epoch in range(epochs):
        shuffle(order)
        for i in order:
            own = np.unique(index[i])
            values = table[own]
            z = np.clip(values.sum(0), -30, 30)
            step = (1 / (1 + np.exp(-z)) - labels[i]) * weights[i] + decay * values
            squares[own] += step * step
            table[own] = values - rate * step / np.sqrt(squares[own])
        if epoch >= epochs // 2:
            total += table
    return total / (epochs - epochs // 2)


def score(table, index):
    return table[index].sum(0)


def main():
    data, program, out = sys.argv[1:4]
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tone")
    index, tone = [], []
    for number, name in enumerate(TONES + ("plain",)):
        with open(os.path.join(here, name + ".txt"), encoding="utf-8") as lines:
            own = [line.strip() for line in lines if line.strip()]
        for text in sentences(program, own):
            for sentence in text:
                index.append(sentence)
                tone.append(number)
    written = len(index)
    mail = background(data, program)
    index += [sentence for sentence, _ in mail]
    polite = np.array([False] * written + [is_polite for _, is_polite in mail])
    tone = np.array(tone + [len(TONES)] * len(mail))
    labels = (tone[:, None] == np.arange(len(TONES))).astype(np.float32)
    plain = tone == len(TONES)
    own_plain = plain & (np.arange(len(index)) < written)
    # The few that are near count more than the many that are far.
    weights = np.where(labels > 0, 2, 1).astype(np.float32)
    weights[own_plain] *= 2
    weights[polite] *= 3
    print(f"{written} sentences written for this, {len(mail)} of mail")

    folds = 5
    fold = np.arange(len(index)) % folds
    np.random.RandomState(0).shuffle(fold)
    scores = np.zeros((len(index), len(TONES)))
    for k in range(folds):
        train = np.flatnonzero(fold != k)
        table = fit([index[i] for i in train], labels[train], weights[train])
        for i in np.flatnonzero(fold == k):
            scores[i] = score(table, index[i])
    thresholds = []
    for t, name in enumerate(TONES):
        mistakes = np.sort(np.concatenate([scores[plain & ~own_plain & ~polite, t]] +
                                          [scores[own_plain | polite, t]] * 3))[::-1]
        threshold = mistakes[int(MISTAKES[t] * len(mistakes))]
        thresholds.append(threshold)
        spread = [np.mean(scores[(tone == t) & (fold == k), t] > threshold) for k in range(folds)]
        print(f"{name:14} threshold {threshold:5.2f}  found, cross-validated: "
              f"{np.mean(spread):.2f} (folds {min(spread):.2f} to {max(spread):.2f})")
    above = scores[:, :OFFENCES] > np.array(thresholds[:OFFENCES])
    print(f"any offence found in {above[tone < OFFENCES].any(1).mean():.3f} of the sentences with one, "
          f"{above[own_plain].any(1).mean():.4f} of the plain ones, "
          f"{above[plain & ~own_plain & ~polite].any(1).mean():.4f} of the mail, "
          f"{above[polite].any(1).mean():.4f} of the polite ones")
    table = fit(index, labels, weights)
    table[mix(0, 204) & (ROWS - 1)] -= np.array(thresholds)
    np.clip(np.rint(table * PER_LOGIT), -127, 127).astype(np.int8).tofile(
        os.path.join(out, "english_tone.bin"))


if __name__ == "__main__":
    main()
