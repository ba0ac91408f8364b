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
FALSE_ALARMS = (0.001, 0.002, 0.003, 0.004)

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


def sentences(program, every):
    """(who wrote it, rows, label, weight, where it is from) of each example that is one sentence."""
    text = "".join(json.dumps(example[1]) + "\n" for example in every).encode()
    printed = subprocess.run([program, "--reply"], input=text, stdout=subprocess.PIPE, check=True).stdout
    for (writer, _, label, weight, source), line in zip(every, printed.splitlines()):
        found = json.loads(line)
        if len(found) == 1 and not found[0]["mark"]:
            yield writer, found[0]["features"], label, weight, source


def matrix(rows):
    bounds = np.cumsum([0] + [len(row) for row in rows])
    made = csr_matrix((np.ones(bounds[-1], np.float32), np.concatenate(rows), bounds), shape=(len(rows), ROWS))
    made.sum_duplicates()
    return made


def fit(found, strength):
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1, fit_intercept=False)
    model.fit(matrix([each[1] for each in found]), [each[2] for each in found],
              sample_weight=[each[3] for each in found])
    return np.clip(np.rint(model.coef_[0] / UNIT), -127, 127).astype(np.int8)


def cross_validate(found, strength, whole, shares):
    """Prints how many of each source are found where a share of those of the source `whole` is. Each
    quarter of the writers is judged by the others."""
    scores = {}
    for fold in range(FOLDS):
        left = [zlib.crc32(b"writer " + each[0].encode()) % FOLDS == fold for each in found]
        table = fit([each for each, out in zip(found, left) if not out], strength)
        for (_, row, _, _, source), out in zip(found, left):
            if out:
                scores.setdefault(source, []).append(1 / (1 + np.exp(-table[row].sum(dtype=int) * UNIT)))
    wrong = np.sort(scores.pop(whole))[::-1]
    for share in shares:
        bound = wrong[int(len(wrong) * share)]
        print(f"from {bound:.3f}: {share:.2%} of {len(wrong)} {whole}, " +
              ", ".join(f"{source} {np.mean(np.array(own) > bound):.1%}" for source, own in sorted(scores.items())))


def learn(name, every, strength, comparisons):
    """The command line of a script that learns a table; `comparisons`: the sources that are to be left
    alone, and the shares of them that may be found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    found = list(sentences(arguments.features, every))
    if not arguments.cross_validate:
        fit(found, strength).tofile(os.path.join(arguments.out, name))
        return
    for whole, shares in comparisons:
        cross_validate(found, strength, whole, shares)


if __name__ == "__main__":
    learn("english_incomplete.bin", list(examples()), STRENGTH, [("good", FALSE_ALARMS)])
