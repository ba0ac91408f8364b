#!/usr/bin/env python3
"""Builds src/models/english_incomplete.bin: `train_incomplete.py FEATURES OUT`.

Which sentences of a reply are no whole ones, by the features of asks. Learned from sentences/, a
folder for each who wrote them, where whole.txt only looks like it, against the sentences of good
replies. With --cross-validate each writer is left out once, and a third of the replies.
"""
import argparse
import json
import os
import re
import subprocess

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from answered_mail import answered_mail
from train_asks import HERE, ROWS, UNIT

STRENGTH, MAIL_WEIGHT = 0.3, 0.3  # the replies of answered_mail/ hold some half sentences
THRESHOLDS = (0.5, 0.55, 0.7, 0.9)  # src/rules/incomplete_sentence.cc suggests from the second on


def lines(*path):
    with open(os.path.join(HERE, *path), encoding="utf-8") as file:
        return [line.strip() for line in file]


def examples():
    """(who wrote it, text, label, weight)"""
    folder = os.path.join(HERE, "sentences")
    for writer in sorted(os.listdir(folder)):
        for file in sorted(os.listdir(os.path.join(folder, writer))):
            name = file.removesuffix(".txt")
            for line in lines(folder, writer, file):
                yield writer, line, name == "incomplete", 1
    for k, line in enumerate(lines("tone", "good_replies", "plain.txt")):
        yield f"good{k % 3}", line, False, 1
    for k, mail in enumerate(answered_mail()):
        yield f"mail{k % 3}", re.sub(r"^>.*$", "", mail.reply(), flags=re.M), False, MAIL_WEIGHT


def sentences(program):
    """(who wrote it, rows, label, weight) of each sentence."""
    every = list(examples())
    text = "".join(json.dumps(e[1]) + "\n" for e in every).encode()
    printed = subprocess.run([program, "--reply"], input=text, stdout=subprocess.PIPE, check=True).stdout
    for (writer, _, label, weight), line in zip(every, printed.splitlines()):
        for sentence in json.loads(line):
            if not sentence["mark"]:
                yield writer, sentence["features"], label, weight


def matrix(rows):
    bounds = np.cumsum([0] + [len(row) for row in rows])
    made = csr_matrix((np.ones(bounds[-1], np.float32), np.concatenate(rows), bounds), shape=(len(rows), ROWS))
    made.sum_duplicates()
    return made


def fit(found, strength=STRENGTH):
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1, fit_intercept=False)
    model.fit(matrix([row for _, row, _, _ in found]), [label for _, _, label, _ in found],
              sample_weight=[weight for _, _, _, weight in found])
    return np.clip(np.rint(model.coef_[0] / UNIT), -127, 127).astype(np.int8)


def cross_validate(found):
    names = {writer for writer, *_ in found if not re.match(r"(good|mail)\d", writer)}
    scores = {}
    for k, writer in enumerate(sorted(names)):
        left = {writer, f"good{k % 3}", f"mail{k % 3}"}
        table = fit([f for f in found if f[0] not in left])
        for own, row, label, _ in found:
            if own in left:
                kind = "incomplete" if label else "whole" if own == writer else own[:4]
                scores.setdefault(kind, []).append(1 / (1 + np.exp(-table[row].sum(dtype=int) * UNIT)))
    for threshold in THRESHOLDS:
        print(f"from {threshold}: " + ", ".join(f"{kind} {np.mean(np.array(own) >= threshold):.4f}"
                                                for kind, own in sorted(scores.items())))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    found = list(sentences(arguments.features))
    if arguments.cross_validate:
        cross_validate(found)
    else:
        fit(found).tofile(os.path.join(arguments.out, "english_incomplete.bin"))


if __name__ == "__main__":
    main()
