#!/usr/bin/env python3
"""Builds src/models/english_broken_off.bin: `train_broken_off.py FEATURES OUT`.

Which sentences of a reply end before they are through, by the features of asks. Learned from the
sentences of good replies: each one whole, and cut behind a word drawn at random, both with a full
stop and without. With --cross-validate each quarter of the writers is left out once.
"""
import argparse
import json
import os
import random
import subprocess
import zlib

import numpy as np

from good_sentences import good_sentences
from train_asks import UNIT
from train_incomplete import fit

STRENGTH, FOLDS = 0.03, 4
LEAST_WORDS = 5  # shorter sentences are not cut
FALSE_ALARMS = (0.0003, 0.001, 0.003, 0.01)


def examples():
    """(who wrote it, text, whether it is cut)"""
    chance = random.Random(1)
    for writer, sentence in good_sentences():
        words = sentence.split()
        texts = [(sentence, False)]
        if len(words) >= LEAST_WORDS:
            texts.append((" ".join(words[:chance.randrange(3, len(words))]).rstrip(",;:."), True))
        for text, label in texts:
            yield writer, text, label
            yield writer, text + ".", label


def features(program):
    """(who wrote it, rows, label, weight, whether it has a full stop)"""
    every = list(examples())
    text = "".join(json.dumps(e[1]) + "\n" for e in every).encode()
    printed = subprocess.run([program, "--reply"], input=text, stdout=subprocess.PIPE, check=True).stdout
    for (writer, text, label), line in zip(every, printed.splitlines()):
        divided = json.loads(line)
        if len(divided) == 1:
            yield writer, divided[0]["features"], label, 1, text.endswith(".")


def cross_validate(found):
    scores = {}
    for fold in range(FOLDS):
        left = [zlib.crc32(f[0].encode()) % FOLDS == fold for f in found]
        table = fit([f[:4] for f, out in zip(found, left) if not out], STRENGTH)
        for (_, row, label, _, stop), out in zip(found, left):
            if out:
                scores.setdefault((stop, label), []).append(table[row].sum(dtype=int) * UNIT)
    for stop in (True, False):
        whole = np.sort(scores[stop, False])[::-1]
        for share in FALSE_ALARMS:
            bound = whole[int(len(whole) * share)]
            print(f"{'with' if stop else 'without'} a full stop, from {bound:.2f}: {share:.2%} of {len(whole)} whole ones, "
                  f"{np.mean(np.array(scores[stop, True]) > bound):.1%} of the cut ones")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    found = list(features(arguments.features))
    if arguments.cross_validate:
        cross_validate(found)
    else:
        fit([f[:4] for f in found], STRENGTH).tofile(os.path.join(arguments.out, "english_broken_off.bin"))


if __name__ == "__main__":
    main()
