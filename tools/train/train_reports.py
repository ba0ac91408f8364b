#!/usr/bin/env python3
"""Builds src/models/english_reports.bin: `train_reports.py DATA FEATURES OUT`.

What a customer reports as a problem, by the features of asks: the arguments are those of
train_asks.py. Learned from reports/*.txt and from the customers' messages in acts/ and
answered_mail/, all written for this, against real mail that reports nothing.
"""
import argparse
import os

import numpy as np

from answered_mail import answered_mail, overlap
from train_asks import (HERE, UNIT, Example, Table, folds_of, labelled_inquiries, labelled_texts,
                        read_sentences, report, written_lines)

# How much a sentence of a source counts. Real mail holds reports too, though few: what phrases take
# for one is left out, and the rest counts little.
WEIGHTS = {"written": 1, "customers": 1, "mails": 0.2, "background": 0.5, "tells": 0.5, "inquiries": 1,
           "enron": 0.15, "bc3": 0.1, "email": 0.15, "newsgroup": 0.1, "answers": 0.1}
# From this probability on a sentence in which phrases find nothing reports a problem
# (src/parse/inquiry.cc).
LEAST_ADDED = 0.6


def written(kind, name, source, label):
    return [Example(source, line, line, label) for line in written_lines(kind, name)]


def answered_reports():
    """The customers' messages that the replies in acts/ answer."""
    for name in sorted(os.listdir(os.path.join(HERE, "acts"))):
        with open(os.path.join(HERE, "acts", name), encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("C:"):
                    text = line[2:].strip()
                    yield Example("customers", text, text, True)


def written_sentences():
    examples = written("reports", "reports", "written", True)
    examples += written("reports", "tells", "written", False)
    examples += written("reports", "background", "background", False)
    examples += answered_reports()
    examples += [Example("mails", mail.name, mail.customer, mail) for mail in answered_mail()]
    return examples + labelled_inquiries() + written("asks", "tells", "tells", False)


def entries_of(example):
    """What phrases take for something else is left out where nobody has labelled reports."""
    for sentence in example.sentences:
        if example.source != "written" and (
                sentence["asks"] or (sentence["reports"] and example.source != "customers")):
            continue
        if example.source == "mails":
            listed = {number for number, text in example.label.items.items() if overlap(sentence["text"], text)}
            if not listed:
                yield example.source, sentence["features"], False, WEIGHTS["mails"]
            elif listed <= example.label.problems:
                yield example.source, sentence["features"], True, WEIGHTS["customers"]
            continue
        if example.source == "inquiries":
            if len(example.sentences) == 1:
                yield example.source, sentence["features"], "p" in example.label, WEIGHTS["inquiries"]
            continue
        label = example.label and example.source in ("written", "customers")
        # All that was written for this has one bias: else it would tell reports from their background.
        source = "written" if example.source in ("background", "tells") else example.source
        yield source, sentence["features"], label, WEIGHTS[example.source]


def probability(weights, sentence):
    return 1 / (1 + np.exp(-weights[sentence["features"]].sum(dtype=int) * UNIT))


def fit(examples, strength):
    return Table([entry for e in examples for entry in entries_of(e)], list(WEIGHTS)).fit(strength)


def is_report(weights, sentence):
    return bool(sentence["reports"]) or (
        not sentence["asks"] and probability(weights, sentence) >= LEAST_ADDED)


def cross_validate(examples, strength, count=10):
    folds = folds_of(examples, count)
    table, phrases, labelled, added = [], [], [], {}
    for k in range(count):
        weights = fit([e for e, fold in zip(examples, folds) if fold != k], strength)
        for example, fold in zip(examples, folds):
            if fold != k or not example.sentences:
                continue
            found = any(is_report(weights, s) for s in example.sentences)
            if example.source in ("written", "customers"):
                if example.source == "customers" and any(s["asks"] for s in example.sentences):
                    continue
                table.append((example.label, found))
                phrases.append((example.label, any(s["reports"] > 0 for s in example.sentences)))
            elif example.source == "inquiries":
                if not any(s["asks"] for s in example.sentences):
                    labelled.append(("p" in example.label, found))
            elif example.source != "mails":
                added.setdefault(example.source, []).append(
                    any(not s["reports"] and not s["asks"] and is_report(weights, s)
                        for s in example.sentences))
    report("written", table)
    report("written, phrases alone", phrases)
    report("inquiries", labelled)
    for source, found in added.items():
        print(f"{source}: added to {np.mean(found):.4f} of {len(found)} sentences")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    strength = 0.1
    examples = written_sentences() + [e for e in labelled_texts(arguments.data)
                                      if e.source in WEIGHTS]
    read_sentences(arguments.features, examples)
    if arguments.cross_validate:
        cross_validate(examples, strength)
    else:
        fit(examples, strength).tofile(os.path.join(arguments.out, "english_reports.bin"))


if __name__ == "__main__":
    main()
