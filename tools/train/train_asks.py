#!/usr/bin/env python3
"""Builds src/models/english_asks.bin: `train_asks.py DATA FEATURES OUT`.

DATA is the folder of the labelled sets, FEATURES the program built from ask_features.cc, OUT the
folder of the tables. Needs numpy, scipy and scikit-learn (requirements.txt). With --cross-validate
it measures instead of building. The same inputs give the same bytes.
"""
import argparse
import glob
import json
import os
import random
import re
import subprocess

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from answered_mail import answered_mail, overlap
from features import mix

ROWS = 1 << 17  # ask_rows of src/parse/ask_model.h
UNIT = 1 / 32  # ask_unit
BIAS = mix(0, 200) & (ROWS - 1)  # the feature that all sentences have
GENRES = ("email", "newsgroup", "answers")
# How much an example of a set counts. The sets differ in what they hold for a request, and in how
# many there are: each has a bias of its own while the weights of the words are shared.
WEIGHTS = {"enron": 1, "bc3": 1.5, "chat": 0.5, "email": 0.5, "newsgroup": 0.4, "answers": 0.4,
           "list": 0.3, "unmarked": 0.3, "support": 1, "customers": 0.2, "inquiries": 0.5}
# How often list mail asks where phrases find something, by their confidence: judged by hand on 313
# sentences. Where they find nothing and no question mark stands, it hardly ever does.
LIST_PRECISION = ((0.9, 0.96), (0.8, 0.8))
UNASKED_WEIGHT = 0.1
# From these probabilities on something is an item (src/parse/inquiry.cc): where phrases found it, and
# where only the table does.
LEAST_KEPT, LEAST_ADDED = 0.33, 0.4


# The Enron set also counts for an intent what is no item of an inquiry: "I shall call you on Monday",
# "Please find it attached".
PROMISE = re.compile(r"(?:\w+, |yes,? |ok,? |so |and |also,? |then )?(?:i|we)(?:'ll| will| shall)\b(?!.*\?)", re.I)
SURE = 0.8  # phrases that find something with less confidence often find advice in a chat


class Example:
    """A text with its sentences. `label`: does one of them ask? Or, where it is known, the list of what
    is asked."""

    def __init__(self, source, document, text, label):
        self.source, self.document, self.text, self.label = source, document, text, label
        self.sentences = []


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def treebank_label(row):
    """Questions ask; in posts, what is neither a question nor near a request does not."""
    if row["is_question"] or row["modal_you_inversion"]:
        return True
    if row["genre"] == "email":
        return True if row["is_imperative"] and row["has_please"] else None
    words = set(row["text"].lower().replace("'", " ").split())
    wishes = {"need", "want", "like", "looking", "help", "hope", "appreciate", "wonder",
              "wondering", "know", "sure"}
    return None if row["has_imperative"] or row["has_please"] or words & wishes else False


def labelled_texts(data):
    examples = []
    for k, row in enumerate(rows(data, "email_intent_parakweet")):
        examples.append(Example("enron", str(k), row["text"], row["intent"]))
    for row in rows(data, "bc3_sentences"):
        if not row["is_quoted"]:
            examples.append(Example("bc3", row["thread"], row["text"], "req" in row["votes"]))
    for genre in GENRES:
        for row in rows(data, f"ud_ewt_{genre}_sentences"):
            label = treebank_label(row)
            if label is not None:
                examples.append(Example(genre, row["doc"], row["text"], label))
            if row["is_question"]:
                examples.append(Example("unmarked", row["doc"], row["text"].replace("?", ""), None))
    for row in rows(data, "molweni_ubuntu_discourse"):
        asks = {q for q, _ in row["qa_pairs"]}
        asks |= {r["y"] for r in row["relations"]
                 if r["type"] in ("Clarification_question", "Q-Elab")}
        for k, unit in enumerate(row["edus"]):
            examples.append(Example("chat", row["id"], unit["text"], k in asks or "?" in unit["text"]))
    return examples


HERE = os.path.dirname(os.path.abspath(__file__))


def written_lines(kind, name):
    """The lines of a file in each writer's folder."""
    for path in sorted(glob.glob(os.path.join(HERE, kind, "*", name + ".txt"))):
        with open(path, encoding="utf-8") as lines:
            yield from (line.strip() for line in lines)


def support_mail():
    """Sentences as customers write them, written for this: what asks, and what only looks like it.
    And whole mails of customers."""
    examples = []
    for name, label in (("asks", True), ("tells", False)):
        for line in written_lines("asks", name):
            examples.append(Example("support", line, line, label))
    for mail in answered_mail():
        asked = [text for number, text in mail.items.items() if number not in mail.problems]
        examples.append(Example("customers", mail.name, mail.customer, asked))
    return examples


def inquiries():
    """(who wrote it, (codes, sentence) of each) of the mails in inquiries/: q a question, r a request, p a
    problem or complaint, x praise, n nothing."""
    folder = os.path.join(HERE, "inquiries")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for mail in file.read().split("\n\n"):
                yield name, [line.split(" ", 1) for line in mail.strip().split("\n")]


def labelled_inquiries():
    """Each sentence stands alone, as it was labelled."""
    return [Example("inquiries", name, sentence, codes) for name, mail in inquiries()
            for codes, sentence in mail]


def list_mail(data):
    """Messages of mailing lists: no labels, but it is known how often the phrases are right."""
    bodies = {row["parent_body"]: row["message_id"] for name in ("interleaved", "other_styles")
              for row in rows(data, "mailing_replies_" + name) if row.get("parent_body")}
    return [Example("list", document, body, None) for body, document in bodies.items()]


def read_sentences(program, examples):
    lines = "".join(json.dumps(e.text) + "\n" for e in examples)
    done = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for example, line in zip(examples, done.stdout.split(b"\n")):
        example.sentences = json.loads(line)


def weighed_sentences(example):
    """(features, label, weight) of an example; a doubtful sentence stands there with both labels."""
    weight = WEIGHTS[example.source]
    for sentence in example.sentences:
        features = sentence["features"]
        if example.source == "customers":
            yield features, any(overlap(sentence["text"], text) for text in example.label), weight
            continue
        if example.source == "inquiries":
            # One that the mail goes on with may be divided.
            if len(example.sentences) == 1:
                yield features, bool(set(example.label) & set("qr")), weight
            continue
        if example.label and not sentence["asks"] and example.source in ("enron", "bc3") and (
                sentence["courtesy"] or PROMISE.match(sentence["text"])):
            continue
        if example.source == "chat" and not example.label and 0 < sentence["asks"] < SURE:
            continue
        if example.source == "unmarked":
            # A question that has lost its mark still asks, if it opens like one.
            if sentence["asks"] >= SURE:
                yield features, True, weight
        elif example.source != "list":
            # Which of several sentences asks is not known.
            if not example.label or len(example.sentences) == 1:
                yield features, bool(example.label), weight / len(example.sentences)
        elif sentence["asks"] >= SURE:
            precision = next(p for least, p in LIST_PRECISION if sentence["asks"] >= least)
            yield features, True, weight * precision
            yield features, False, weight * (1 - precision)
        elif not sentence["asks"] and not sentence["mark"]:
            yield features, False, UNASKED_WEIGHT


class Table:
    """Sentences as a matrix, from (source, features, label, weight) of each."""

    def __init__(self, entries, names):
        sources, features, labels, weights = zip(*((names.index(e[0]), *e[1:]) for e in entries))
        self.labels, self.weights = np.array(labels, dtype=int), np.array(weights)
        count = len(entries)
        bounds = np.cumsum([0] + [len(f) for f in features])
        self.matrix = csr_matrix((np.ones(bounds[-1], np.float32), np.concatenate(features),
                                  bounds), shape=(count, ROWS))
        self.matrix.sum_duplicates()
        self.biases = csr_matrix((np.ones(count, np.float32), (np.arange(count), sources)),
                                 shape=(count, len(names)))

    def fit(self, strength=0.1):
        """The weights of the rows: logistic regression on features scaled by how unevenly the two
        classes have them."""
        asks = self.matrix.T @ (self.weights * self.labels) + 1
        tells = self.matrix.T @ (self.weights * (1 - self.labels)) + 1
        scale = np.abs(np.log(asks / asks.sum() / (tells / tells.sum())))
        scale[np.asarray((self.matrix > 0).sum(0)).ravel() < 2] = 0
        kept = np.flatnonzero(scale)
        scaled = self.matrix[:, kept].multiply(scale[kept][None, :])
        model = LogisticRegression(C=strength, solver="liblinear", random_state=1,
                                   intercept_scaling=5)
        model.fit(hstack([scaled, self.biases]).tocsr(), self.labels, sample_weight=self.weights)
        weights = np.zeros(ROWS)
        weights[kept] = model.coef_[0, :len(kept)] * scale[kept]
        weights[BIAS] += model.intercept_[0] + model.coef_[0, len(kept)]  # that of the first source
        return np.clip(np.rint(weights / UNIT), -127, 127).astype(np.int8)


def asks(example):
    return bool(set(example.label) & set("qr") if example.source == "inquiries" else example.label)


def table_of_asks(examples):
    return Table([(e.source, *entry) for e in examples for entry in weighed_sentences(e)],
                 list(WEIGHTS))


def is_item(weights, sentence):
    probability = 1 / (1 + np.exp(-weights[sentence["features"]].sum(dtype=int) * UNIT))
    if sentence["asks"]:
        return probability >= LEAST_KEPT
    return probability >= LEAST_ADDED and not sentence["courtesy"]


def folds_of(examples, count):
    documents = sorted({e.source + e.document for e in examples})
    random.Random(1).shuffle(documents)
    fold = {document: k % count for k, document in enumerate(documents)}
    return [fold[e.source + e.document] for e in examples]


def report(name, pairs):
    right = sum(label and found for label, found in pairs)
    labels, finds = sum(label for label, _ in pairs), sum(found for _, found in pairs)
    print(f"{name}: P {right / max(finds, 1):.3f} R {right / max(labels, 1):.3f} "
          f"F1 {2 * right / max(labels + finds, 1):.3f}")


def cross_validate(examples, count=5):
    """With the table, and with phrases alone."""
    folds = folds_of(examples, count)
    pairs = {source: ([], []) for source in ("enron", "bc3", "chat", "support", "inquiries")}
    for k in range(count):
        weights = table_of_asks([e for e, fold in zip(examples, folds) if fold != k]).fit()
        for example, fold in zip(examples, folds):
            if fold == k and example.source in pairs:
                sentences, label = example.sentences, asks(example)
                table, phrases = pairs[example.source]
                table.append((label, any(is_item(weights, s) for s in sentences)))
                phrases.append((label, any(s["asks"] > 0 for s in sentences)))
    for source, (table, phrases) in pairs.items():
        report(source, table)
        report(source + ", phrases alone", phrases)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("features")
    parser.add_argument("out")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    examples = (labelled_texts(arguments.data) + support_mail() + labelled_inquiries() +
                list_mail(arguments.data))
    read_sentences(arguments.features, examples)
    if arguments.cross_validate:
        cross_validate(examples)
    else:
        table_of_asks(examples).fit().tofile(os.path.join(arguments.out, "english_asks.bin"))


if __name__ == "__main__":
    main()
