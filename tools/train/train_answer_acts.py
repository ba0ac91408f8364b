#!/usr/bin/env python3
"""Builds src/models/english_answer_acts.bin: `train_answer_acts.py FEATURES OUT`.

What the sentences of a reply do with what was asked (AnswerAct in src/rules/acts.h). The sentences in
answer_acts/ were written for this, a file for each who wrote them; a line is "LETTER: sentence".
Against them stand the sentences of plain good replies and, with less weight, of answered_mail/, which
are none of "w", "u", "g" and "y"; what else they are is not known, and a table of the others tells. The table is that of train_acts.py. With
--cross-validate each writer is left out once, and a third of the replies.
"""
import argparse
import os
import re

import numpy as np

from answered_mail import answered_mail
from train_acts import HERE, Examples, table

ACTS = "dowuvgyx"  # in the order of the enumerators
PLAIN, MAIL = 0.5, 0.2  # what their sentences count
GOOD = "dovx"  # what they may be
DOUBT = 0.7  # how far a table is believed that knows nothing of them
TIME = re.compile(r"\d|day\b|today|tonight|tomorrow|noon|week|month|hour|minute|morning|evening|afternoon", re.I)
STEP = re.compile(r"\b(will|shall|going to|is being|are being)\b|'ll\b", re.I)
THRESHOLDS = (0.3, 0.5, 0.7, 0.9)


def is_step(sentence):
    """One of ours with a time: whether there is one is not for the table to say."""
    return STEP.search(sentence) and TIME.search(sentence)


def rows():
    """(letter, sentence, who wrote it, weight)."""
    folder = os.path.join(HERE, "answer_acts")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for line in file:
                letter, sentence = line.strip().split(": ", 1)
                if letter != "x" or not is_step(sentence):
                    yield letter, sentence, name, 1
    with open(os.path.join(HERE, "tone", "good_replies", "plain.txt"), encoding="utf-8") as file:
        for k, line in enumerate(file):
            if not is_step(line):
                yield "good", line.strip(), f"plain{k % 3}", PLAIN
    for k, mail in enumerate(answered_mail()):
        for part in re.split(r"(?<=[.!?])\s+", re.sub(r"^>.*$", "", mail.reply(), flags=re.M)):
            if not is_step(part):
                yield "good", " ".join(part.split()), f"mail{k % 3}", MAIL


def learn(examples, letters, weight):
    """The sentences of good replies are "x" in part, and in part what the first table makes of them."""
    good = np.array([letter == "good" for letter in letters])
    likely = examples.likely(examples.learn(np.where(good, 0, weight))) * [act in GOOD for act in ACTS]
    likely /= likely.sum(1, keepdims=True)
    only_other = np.array([act == "x" for act in ACTS], float)
    examples.target[good] = (DOUBT * likely + (1 - DOUBT) * only_other)[good]
    return examples.learn(weight)


def cross_validate(examples, letters, who, weight):
    writers = [name for name in sorted(set(who)) if name.endswith(".txt")]
    found = {}
    for k, writer in enumerate(writers):
        left = np.isin(who, [writer, f"plain{k % 3}", f"mail{k % 3}"])
        likely = examples.likely(learn(examples, letters, np.where(left, 0, weight)))
        for row in np.flatnonzero(left):
            of = letters[row] if who[row] == writer else who[row][:-1]
            found.setdefault(of, []).append(likely[row])
    for act, letter in enumerate(ACTS):
        for threshold in THRESHOLDS:
            print(f"{letter} from {threshold}: " + ", ".join(
                f"{of} {np.mean(np.array(scores)[:, act] >= threshold):.3f}"
                for of, scores in sorted(found.items())))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    every = list(rows())
    letters, _, who, weight = zip(*every)
    examples = Examples(arguments.features, [(row[0].replace("good", "x"), row[1], 0) for row in every], ACTS)
    weight = np.array(weight, float)
    if arguments.cross_validate:
        cross_validate(examples, letters, np.array(who), weight)
        return
    with open(os.path.join(arguments.out, "english_answer_acts.bin"), "wb") as file:
        file.write(table(learn(examples, letters, weight)).tobytes())


if __name__ == "__main__":
    main()
