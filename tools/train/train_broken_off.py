#!/usr/bin/env python3
"""Builds src/models/english_broken_off.bin: `train_broken_off.py FEATURES OUT`.

Which sentences of a reply end before they are through, by the features of asks. Learned from the
sentences of good replies: each one whole, and cut behind a word drawn at random, both with a full
stop and without. With --cross-validate each quarter of the writers is left out once.
"""
import random

from good_sentences import good_sentences
from train_incomplete import learn

STRENGTH = 0.03
LEAST_WORDS = 5  # shorter sentences are not cut
FALSE_ALARMS = (0.0003, 0.001, 0.003, 0.01)


def examples():
    """(who wrote it, text, whether it is cut, weight, what it is)"""
    chance = random.Random(1)
    for writer, sentence in good_sentences():
        words = sentence.split()
        yield writer, sentence, False, 1, "whole"
        yield writer, sentence + ".", False, 1, "whole with a full stop"
        if len(words) >= LEAST_WORDS:
            cut = " ".join(words[:chance.randrange(3, len(words))]).rstrip(",;:.")
            yield writer, cut, True, 1, "cut"
            yield writer, cut + ".", True, 1, "cut with a full stop"


if __name__ == "__main__":
    learn("english_broken_off.bin", list(examples()), STRENGTH,
          [("whole", FALSE_ALARMS), ("whole with a full stop", FALSE_ALARMS)])
