#!/usr/bin/env python3
"""Builds src/models/english_acts.bin: `train_acts.py FEATURES OUT`.

The sentences in acts/*.txt were written for this. A line is "LABELS: sentence"; each label is the
letter of a speech act (src/rules/acts.h), "q" a question, "x" anything else. "C" stands before the
customer's message that is answered, and is not learned from; "---" parts two replies. FEATURES is the
program of act_features.cc. A multinomial logistic regression over words and what they mean together;
the same inputs give the same bytes.
Prints how well it does on replies left out.
"""
import os
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix

ROWS, SCALE, FOLDS = 1 << 15, 24.0, 5
DIMENSIONS, MEANING_ONE, MEANING_SCALE = 128, 4096, 8.0  # src/match/word_vectors.h, src/rules/acts.cc
STRETCH = 2.0  # of the meaning, against a word that stands there or not
ACTS = "cfspwdox"  # in the order of the enumerators
HERE = os.path.dirname(os.path.abspath(__file__))


def sentences():
    """(labels, sentence, number of the reply)."""
    folder = os.path.join(HERE, "acts")
    reply = 0
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            lines = [line.strip() for line in file if line.strip()]
        for line in lines:
            if line == "---" or "---" not in lines:
                reply += 1
            if line != "---" and not line.startswith("C:"):
                labels, sentence = line.split(":", 1)
                yield labels.replace("q", "x"), sentence.strip(), reply
        reply += 1


class Examples:
    """Of the rows (labels, sentence, number of the reply), by the letters of the acts in order."""

    def __init__(self, program, rows, letters):
        printed = subprocess.run([program], input="".join(row[1] + "\n" for row in rows), check=True,
                                 capture_output=True, text=True).stdout.splitlines()
        words, meanings = zip(*(line.split("|") for line in printed))
        features = [np.array(line.split(), dtype=np.int64) for line in words]
        index = np.concatenate(features)
        of = np.repeat(np.arange(len(rows)), [len(f) for f in features])
        self.words = csr_matrix((np.ones(len(of)), (of, index)), shape=(len(rows), ROWS))
        self.meaning = np.array([line.split() for line in meanings], float) * STRETCH / MEANING_ONE
        self.target = np.array([[act in labels for act in letters] for labels, _, _ in rows], float)
        self.target /= self.target.sum(1, keepdims=True)
        self.reply = np.array([reply for _, _, reply in rows])

    def likely(self, weights):
        sums = self.words @ weights[:ROWS] + self.meaning @ weights[ROWS:]
        odds = np.exp(sums - sums.max(1, keepdims=True))
        return odds / odds.sum(1, keepdims=True)

    def learn(self, keep, rounds=150, rate=0.1):
        """Adam on all sentences that are kept."""
        penalty = np.repeat((2.0, 1.0), (ROWS, DIMENSIONS))[:, None]
        weights = np.zeros((ROWS + DIMENSIONS, self.target.shape[1]))
        first, second = np.zeros_like(weights), np.zeros_like(weights)
        for step in range(1, rounds + 1):
            error = (self.likely(weights) - self.target) * keep[:, None]
            gradient = penalty * weights + np.vstack((self.words.T @ error, self.meaning.T @ error))
            first = 0.9 * first + 0.1 * gradient
            second = 0.999 * second + 0.001 * gradient ** 2
            weights -= rate * (first / (1 - 0.9 ** step)) / (
                np.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
        return weights

    def left_out(self):
        """How likely each act is by a table that has not seen the reply."""
        replies = np.random.RandomState(0).permutation(np.unique(self.reply))
        fold = dict(zip(replies, np.arange(len(replies)) % FOLDS))
        folds = np.array([fold[reply] for reply in self.reply])
        result = np.zeros_like(self.target)
        for k in range(FOLDS):
            weights = self.learn((folds != k).astype(float))
            result[folds == k] = self.likely(weights)[folds == k]
        return result


def auc(scores, truth):
    """How often a sentence with the act scores above one without."""
    order = np.argsort(np.argsort(scores))
    with_act = truth.sum()
    return (order[truth].sum() - with_act * (with_act - 1) / 2) / (
        with_act * (len(truth) - with_act))


def table(weights):
    weights = np.vstack((weights[:ROWS] * SCALE, weights[ROWS:] * STRETCH * MEANING_SCALE))
    return np.clip(np.round(weights), -127, 127).astype(np.int8)


def main():
    features, out = sys.argv[1:3]
    examples = Examples(features, list(sentences()), ACTS)
    likely = examples.left_out()
    print(f"{len(likely)} sentences")
    for act, letter in enumerate(ACTS):
        truth = examples.target[:, act] > 0
        found = likely[:, act] > 0.5
        print(f"  {letter}: ranked right {auc(likely[:, act], truth):.3f}, precision "
              f"{truth[found].mean():.2f}, recall {found[truth].mean():.2f} of {truth.sum()}; "
              f"recall at 0.2 {(likely[truth, act] > .2).mean():.2f}, false "
              f"{(likely[~truth, act] > .2).mean():.3f}")
    with open(os.path.join(out, "english_acts.bin"), "wb") as file:
        file.write(table(examples.learn(np.ones(len(likely)))).tobytes())


if __name__ == "__main__":
    main()
