#!/usr/bin/env python3
"""Builds english_incident_acts.bin and english_missing_parts.bin:
`train_incidents.py ACT_FEATURES SHORTCOMING_FEATURES OUT`.

The replies in incidents/*.txt, a file a writer, are those of shortcomings/ that answer a report of a
problem. Each begins with "= " and what it is: "I" where it takes the problem up as handled, with the
letters of what a lead would miss in it ("I-p"); "W" where work is still open; "N" otherwise. Then each
sentence, with the letters of all that it does (ACTS of train_acts.py).

The first table tells of each act how likely a sentence does it: logistic regressions over the features
that ACT_FEATURES, the program act-features, prints, in the layout of english_acts.bin with one row more
that is always added. The second tells which part is missing of what answers a problem
(src/rules/missing_parts.cc): for each part a weight of each number of what all sentences of the reply do,
and one that is always added; learned from all replies to a problem that SHORTCOMING_FEATURES, the program
shortcoming-features, knows. What is always added holds a threshold: with each writer left out of what
judges theirs, at most MISTAKES of the good replies are suspected.
"""
import os
import re
import sys

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack

from train_acts import ACTS, MEANING_ONE, MEANING_SCALE, ROWS, SCALE, STRETCH, Examples
from train_acts import sentences as sentences_of_acts
from train_shortcomings import FOLDS, LACKING, PARTS, Standard, features, folds, regression, rows

STRENGTH_OF_SENTENCES, STRENGTH_OF_PARTS = 0.1, 0.05
MISTAKES = 0.009  # of the good replies
NEAR_MISS = 24.0  # what one counts, and an example that must be found
UNLIKELY, SUREST, RAREST = -6.0, 0.98, 1e-3  # src/rules/missing_parts.cc
HERE = os.path.dirname(os.path.abspath(__file__))


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def labelled():
    """(who wrote it, what the reply is, [(letters, sentence)])."""
    folder = os.path.join(HERE, "incidents")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for reply in re.split(r"^= ", file.read(), flags=re.M)[1:]:
                kind, *lines = reply.strip().split("\n")
                yield name, kind, [line.split(": ", 1) for line in lines]


class Sentences:
    """That are labelled, and by which the acts of others are told."""
    def __init__(self, program):
        acts = list(sentences_of_acts())
        replies = list(labelled())
        lines = acts + [(*line, 0) for _, _, reply in replies for line in reply]
        examples = Examples(program, lines, ACTS)
        self.values = self.row(examples.words, examples.meaning)
        self.acts = np.array([[letter in line[0] for letter in ACTS] for line in lines])
        self.writers = np.array([""] * len(acts) + [name for name, _, reply in replies for _ in reply])

    @staticmethod
    def row(words, meaning):
        return hstack([words, csr_matrix(meaning)]).tocsr()

    def table(self, keep):
        """A row for each feature, each number of the meaning, and one that is always added."""
        models = Parallel(2)(delayed(regression(STRENGTH_OF_SENTENCES).fit)(self.values[keep], act)
                             for act in self.acts[keep].T)
        return np.array([[*model.coef_[0], model.intercept_[0]] for model in models]).T


def said_features(logits):
    """Of the sentences of a reply, a row each."""
    if not len(logits):
        logits = np.full((1, len(ACTS)), UNLIKELY)
    ordered = np.sort(np.vstack([np.full(len(ACTS), UNLIKELY), logits]), axis=0)
    likely = np.minimum(1 / (1 + np.exp(-logits)), SUREST)
    none = np.log(np.prod(1 - likely, axis=0) + RAREST)
    return np.vstack([ordered[-1], ordered[-2], none]).T.ravel()


def main():
    of_acts, of_shortcomings, out = sys.argv[1:4]
    sentences = Sentences(of_acts)
    examples = list(rows())
    printed = features(of_shortcomings, examples)
    writers = np.array([row[0] for row in examples])
    rules = np.array([row[1] for row in examples])
    good = rules == ""
    fold = folds(list(writers))

    each = [(reply, sentence) for reply, row in enumerate(printed) for sentence in row["sentences"]]
    of_reply = np.array([reply for reply, _ in each])
    lengths = [len(sentence["rows"]) for _, sentence in each]
    words = csr_matrix((np.ones(sum(lengths)), (np.repeat(np.arange(len(each)), lengths),
                                                np.concatenate([s["rows"] for _, s in each]).astype(int))),
                       shape=(len(each), ROWS))
    meaning = np.array([s["meaning"] for _, s in each]) * STRETCH / MEANING_ONE
    values = Sentences.row(words, meaning)
    of_writer = dict(zip(writers, fold))
    own_fold = np.array([of_writer.get(writer, -1) for writer in sentences.writers])
    logits = np.zeros((len(each), len(ACTS)))
    for k in range(FOLDS):
        table = sentences.table(own_fold != k)
        left_out = fold[of_reply] == k
        logits[left_out] = values[left_out] @ table[:-1] + table[-1]
    any_cause = np.array([s["any_cause"] for _, s in each])
    logits[any_cause, ACTS.index("c")] = UNLIKELY

    letters, kinds = {}, {}
    for writer, kind, reply in labelled():
        for codes, sentence in reply:
            letters[writer, sentence] = codes
            kinds[writer, sentence] = kind
    said = np.zeros((len(examples), len(PARTS)), bool)
    kind = [""] * len(examples)
    for reply, sentence in each:
        key = writers[reply], plain(sentence["text"])
        kind[reply] = kind[reply] or kinds.get(key, "")
        said[reply] |= [letter in letters.get(key, "") for letter in ACTS[:len(PARTS)]]
    closed = np.array([one.startswith("I") for one in kind])

    starts = np.searchsorted(of_reply, np.arange(len(examples) + 1))
    all_said = [said_features(logits[first:end]) for first, end in zip(starts, starts[1:])]
    spread = Standard(np.array([[*of_all, (end - first) / 10]
                                for of_all, first, end in zip(all_said, starts, starts[1:])]))
    judged = np.array([any(item["problem"] for item in row["items"]) for row in printed])
    counts = np.where((writers == "corpus") | (writers == "pages"), NEAR_MISS, np.where(writers == "mail", 0.5, 1.0))
    parts = []
    for k, part in enumerate(PARTS):
        lacking = ~said[:, k] & ((rules == part) | closed & [ACTS[k] in one[1:] for one in kind])
        clear = judged & (lacking | said[:, k] | ~closed)

        def learned(keep):
            weights = counts[keep] * np.where(lacking[keep], LACKING, 1)
            return regression(STRENGTH_OF_PARTS).fit(spread.values[keep], lacking[keep], sample_weight=weights)

        scores = np.full(len(examples), -np.inf)
        for f in range(FOLDS):
            left_out = judged & (fold == f)
            scores[left_out] = learned(clear & (fold != f)).decision_function(spread.values[left_out])
        threshold = np.sort(scores[good & ~lacking])[::-1][int(MISTAKES * good.sum())]
        model = learned(clear)
        pages = model.decision_function(spread.values[(writers == "pages") & (rules == part)])
        found = scores > threshold
        print(f"{part}, of {(lacking & ~good).sum()}: {(found & lacking & ~good).sum()} found; wrong of "
              f"{good.sum()} good replies {(found & good & ~lacking).sum()}, of other flaws "
              f"{(found & ~good & ~lacking).sum()}; of {len(pages)} examples {(pages > threshold).sum()}")
        parts.append([*spread.back(model.coef_[0], model.intercept_[0] - threshold)])

    table = sentences.table(np.ones(len(sentences.writers), bool))
    table = np.vstack([table[:ROWS] * SCALE, table[ROWS:-1] * STRETCH * MEANING_SCALE, table[-1:] * SCALE])
    with open(os.path.join(out, "english_incident_acts.bin"), "wb") as file:
        file.write(np.clip(np.rint(table), -127, 127).astype(np.int8).tobytes())
    with open(os.path.join(out, "english_missing_parts.bin"), "wb") as file:
        file.write(np.concatenate([[*weights, constant] for weights, constant in parts]).astype("<f4").tobytes())


if __name__ == "__main__":
    main()
