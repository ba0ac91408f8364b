#!/usr/bin/env python3
"""Builds src/models/english_incomplete.bin: `train_incomplete.py FEATURES OUT`.

Which sentences of a reply are no whole ones, by the features of asks. Learned from sentences/, a
folder for each who wrote them, where whole.txt only looks like it; from the half sentences of
shortcomings/; and from the sentences of good replies, whole and without their verb. With
--cross-validate each quarter of the writers is left out once.
"""
import argparse
import json
import os
import random
import re
import subprocess
import zlib

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from good_sentences import divided, good_sentences, lines
from shortcomings import replies
from train_asks import HERE, ROWS, UNIT

STRENGTH, FOLDS = 0.1, 4
GOOD_WEIGHT, MADE_WEIGHT = 0.5, 0.5
FALSE_ALARMS = (0.001, 0.002, 0.003, 0.004)  # src/rules/incomplete_sentence.cc suggests from the third on

LONGEST_TELEGRAM = 14  # words
JOINTS = (r"\b(which|that|who|if|when|because|and|but|so|while|where|how|what|whether|unless|until)\b|[;:]")
SUBJECT_AND_VERB = (r"(?:I|We|It|They|You|He|She|That|This)"
                    r"(?:['’](?:ve|ll|m|re|s)| have| has| will| am| are| is| was| were| had)(?: been)? (.+)")
OPENING = (r"(?:There (?:is|are|was|were|will be)|It (?:costs|takes|lasts|holds|has)|You (?:have|need|get|can have)|"
           r"We (?:have|offer|need|keep|sell)|They (?:have|are|cost)) (.+)")
AUXILIARY = (r"((?!(?:I|We|It|You|They|He|She|There|This|That|What|Here|If|As)\b)(?:\S+ ){1,6}?)"
             r"(?:is|are|was|were|has been|have been|will be|can be|is being|are being) (.+)")


def telegram(sentence, chance):
    """The sentence as one notes it down, or nothing: "The belt was changed today", "Belt changed today"."""
    if not 4 <= len(sentence.split()) <= LONGEST_TELEGRAM or re.search(JOINTS, sentence):
        return None
    short = re.fullmatch(SUBJECT_AND_VERB, sentence) if chance.random() < 0.5 else None
    short = short or re.fullmatch(OPENING, sentence) or re.fullmatch(AUXILIARY, sentence)
    if not short:
        return None
    text = "".join(short.groups())
    if chance.random() < 0.4:
        text = re.sub(r"^(the|your|our|an?) ", "", text, flags=re.I)
    if chance.random() < 0.3:
        text = re.sub(r" (the|your|our|a) ", " ", text, count=1)
    return text[:1].upper() + text[1:] if len(text.split()) >= 3 else None


def examples():
    """(who wrote it, text, label, weight, where it is from)"""
    folder = os.path.join(HERE, "sentences")
    for writer in sorted(os.listdir(folder)):
        for file in sorted(os.listdir(os.path.join(folder, writer))):
            label = file == "incomplete.txt"
            for line in lines("sentences", writer, file):
                yield writer, line, label, 1, "written" if label else "written whole"
    for writer, rule, _, reply, words in replies():
        if rule == "incomplete-sentence":
            for sentence in (s for line in reply.split("\n") for s in divided(line)):
                if words in sentence:
                    yield writer, sentence, True, 1, "flaws"
    chance = random.Random(1)
    for writer, sentence in good_sentences():
        yield writer, sentence + ".", False, GOOD_WEIGHT, "good"
        short = telegram(sentence, chance)
        if short:
            yield writer, short + ".", True, MADE_WEIGHT, "made"


def sentences(program):
    """(who wrote it, rows, label, weight, where it is from) of each sentence."""
    every = list(examples())
    text = "".join(json.dumps(e[1]) + "\n" for e in every).encode()
    printed = subprocess.run([program, "--reply"], input=text, stdout=subprocess.PIPE, check=True).stdout
    for (writer, _, label, weight, source), line in zip(every, printed.splitlines()):
        divided_again = json.loads(line)
        if len(divided_again) == 1 and not divided_again[0]["mark"]:
            yield writer, divided_again[0]["features"], label, weight, source


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
    scores = {}
    for fold in range(FOLDS):
        left = [zlib.crc32(b"writer " + f[0].encode()) % FOLDS == fold for f in found]
        table = fit([f[:4] for f, out in zip(found, left) if not out])
        for (_, row, _, _, source), out in zip(found, left):
            if out:
                scores.setdefault(source, []).append(1 / (1 + np.exp(-table[row].sum(dtype=int) * UNIT)))
    good = np.sort(scores.pop("good"))[::-1]
    for share in FALSE_ALARMS:
        bound = good[int(len(good) * share)]
        print(f"from {bound:.2f}: {share:.1%} of {len(good)} good ones, " +
              ", ".join(f"{source} {np.mean(np.array(own) > bound):.1%}" for source, own in sorted(scores.items())))


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
        fit([f[:4] for f in found]).tofile(os.path.join(arguments.out, "english_incomplete.bin"))


if __name__ == "__main__":
    main()
