#!/usr/bin/env python3
"""Builds src/models/english_lost_lines.bin: `train_lost_lines.py DATA WORDS OUT`.

The treebank's paragraphs are sentences joined by spaces, as mail is whose line ends were lost. The
model tells at which places without a full stop a sentence ends all the same; its features are
those of src/text/lost_lines.cc. The same inputs give the same bytes.
"""
import json
import os
import random
import re
import sys

import numpy as np

from features import MASK, divide, hash_bytes, mix

ROWS = 1 << 13
GENRES = ("email", "newsgroup", "answers")
GREETINGS = set("dear good greetings hello hey hi hiya howdy morning".split())
SIGN_OFFS = set("best cheers cordially regards respectfully sincerely thanks thx truly "
                "yours".split())
WEEKDAYS = set("monday tuesday wednesday thursday friday saturday sunday".split())
DATE, TIME, TELEPHONE, NUMBER, ADDRESS, HALF_DAY, LOWER, CASELESS, BEGINNING, GREETING, SIGN_OFF, \
    CALENDAR, LETTER, CAPITALS, CAPITALIZED = range(1, 16)
SYMBOL, OUTSIDE_BEFORE, OUTSIDE_BEHIND = 32, 160, 161


def list_of(source, name):
    """The words of a list in src/text/abbreviations.cc."""
    text = re.search(name + r" =.*?\{(.*?)\}\)", source, re.S).group(1)
    return set(re.findall(r'"([^"]+)"', text))


def kind_of(word, body, beginnings, months):
    start, end, kind, folded = word
    if kind == 3:
        return SYMBOL + (ord(folded[0]) & 127)
    if kind == 1:
        if "/" in folded:
            return DATE
        if ":" in folded:
            return TIME
        return TELEPHONE if sum("0" <= c <= "9" for c in folded) >= 7 else NUMBER
    if kind == 2:
        return ADDRESS
    if folded in ("am", "pm"):
        return HALF_DAY
    upper = lambda c: 65 <= c <= 90
    if not upper(body[start]):
        return LOWER if 97 <= body[start] <= 122 else CASELESS
    if folded in beginnings:
        return BEGINNING
    if folded in GREETINGS:
        return GREETING
    if folded in SIGN_OFFS:
        return SIGN_OFF
    if folded in months or folded in WEEKDAYS:
        return CALENDAR
    if end - start == 1:
        return LETTER
    return CAPITALS if upper(body[start + 1]) else CAPITALIZED


class Paragraph:
    def __init__(self, row, divided, beginnings, months):
        body = row["text"].encode()
        words = divided["words"]
        self.doc, self.genre, self.count = row["doc"], row["genre"], len(row["expected"])
        offset = [0]
        for c in row["text"]:
            offset.append(offset[-1] + len(c.encode()))
        starts = {offset[start] for start, _ in row["spans"][1:]}
        self.rules = {first for first, _ in divided["sentences"] if first > 0}
        self.gold = {i for i, word in enumerate(words) if word[0] in starts}
        self.whole = len(self.gold) == len(starts)
        self.kinds = [kind_of(word, body, beginnings, months) for word in words]
        self.hashes = [hash_bytes(word[3].encode()) for word in words]
        self.free = [i > 0 and words[i - 1][1] < words[i][0] and self.candidate(i)
                     for i in range(len(words))]

    def candidate(self, i):
        before, here = self.kinds[i - 1], self.kinds[i]
        if before in [SYMBOL + ord(c) for c in ".?!"] or here == SYMBOL + ord(","):
            return False
        ended = before in (ADDRESS, HALF_DAY, TELEPHONE, DATE) or \
            before in [SYMBOL + ord(c) for c in "-,:"]
        return here != LOWER or ended

    def features(self, i, start, lower_seen):
        n = len(self.kinds)
        k = lambda o: OUTSIDE_BEFORE if i + o < 0 else self.kinds[i + o] if i + o < n else OUTSIDE_BEHIND
        h = lambda o: self.hashes[i + o] if 0 <= i + o < n else 0
        capital = lambda kind: BEGINNING <= kind <= CAPITALIZED
        distance, rest = min(i - start, 6), min(n - i, 4)
        run = 0
        while run < 4 and i - 1 - run >= start and capital(k(-1 - run)):
            run += 1
        ahead = 0
        while ahead < 4 and i + ahead < n and capital(k(ahead)):
            ahead += 1
        rows = [(0, 1)] + [(k(o), 10 + o) for o in range(-3, 3)]
        rows += [(k(-1) << 8 | k(0), 20), (k(-2) << 16 | k(-1) << 8 | k(0), 21),
                 (k(-1) << 16 | k(0) << 8 | k(1), 22), (k(0) << 16 | k(1) << 8 | k(2), 23),
                 (k(-2) << 24 ^ k(-1) << 16 ^ k(0) << 8 ^ k(1), 24), (h(-1), 25), (h(0), 26),
                 (h(1), 27), (h(-1) ^ k(0), 28), (h(0) ^ k(-1), 29),
                 (distance << 4 | lower_seen << 3 | run, 30),
                 (distance << 12 | lower_seen << 11 | run << 8 | k(0), 31),
                 (run << 12 | ahead << 8 | k(-1), 32), (rest << 8 | k(0), 33),
                 (run << 11 | ahead << 8 | k(1), 34), (mix(h(0), 35) ^ k(1), 35),
                 (mix(h(-1), 36) ^ h(0), 36),
                 (k(-3) << 24 ^ k(-2) << 16 ^ k(-1) << 8 ^ k(0), 37),
                 (distance << 9 | lower_seen << 8 | k(-1), 38), (h(-2), 39)]
        return np.array([mix(value & MASK, salt) & (ROWS - 1) for value, salt in rows])

    def examples(self):
        start = lower_seen = 0
        for i in range(1, len(self.kinds)):
            lower_seen |= self.kinds[i - 1] == LOWER
            gold, rule = i in self.gold, i in self.rules
            if self.free[i] and not rule:
                yield self.features(i, start, lower_seen), gold
            if gold or rule:
                start, lower_seen = i, 0

    def divide(self, weights, threshold):
        start = lower_seen = 0
        found = set()
        for i in range(1, len(self.kinds)):
            lower_seen |= self.kinds[i - 1] == LOWER
            if i in self.rules or (self.free[i] and
                                   weights[self.features(i, start, lower_seen)].sum() > threshold):
                found.add(i)
                start, lower_seen = i, 0
        return found


def fit(paragraphs, epochs=6, rate=0.1, decay=0.01, least=3):
    """Logistic regression by AdaGrad, without features seen in fewer than `least` examples."""
    examples = [e for p in paragraphs for e in p.examples()]
    count = np.zeros(ROWS, dtype=int)
    for index, _ in examples:
        count[np.unique(index)] += 1
    rare = count < least
    weights = np.zeros(ROWS)
    total = np.zeros(ROWS)
    squares = np.full(ROWS, 1e-3)
    shuffle = random.Random(1).shuffle
    for epoch in range(epochs):
        shuffle(examples)
        for index, gold in examples:
            z = max(-30.0, min(30.0, weights[index].sum()))
            step = 1 / (1 + np.exp(-z)) - gold + decay * weights[index]
            np.add.at(squares, index, step * step)
            np.subtract.at(weights, index, rate * step / np.sqrt(squares[index]))
        weights[rare] = 0
        if epoch >= epochs // 2:
            total += weights
    return total / (epochs - epochs // 2)


def main():
    data, program, out = sys.argv[1:4]
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    with open(os.path.join(root, "src", "text", "abbreviations.cc"), encoding="utf-8") as file:
        source = file.read()
    beginnings, months = list_of(source, "sentence_beginnings"), list_of(source, "months")
    rows = []
    for genre in GENRES:
        with open(os.path.join(data, f"ud_ewt_{genre}_paragraphs.jsonl"), encoding="utf-8") as lines:
            rows += [dict(json.loads(line), genre=genre) for line in lines]
    paragraphs = [Paragraph(row, divided, beginnings, months)
                  for row, divided in zip(rows, divide(program, [row["text"] for row in rows]))]
    docs = sorted({p.doc for p in paragraphs})
    fold = {doc: k % 4 for k, doc in enumerate(docs)}
    threshold = 0.3
    right = {genre: [] for genre in GENRES}
    for k in range(4):
        weights = fit([p for p in paragraphs if fold[p.doc] != k])
        for p in paragraphs:
            if fold[p.doc] == k and p.count > 1:
                right[p.genre].append(p.whole and p.divide(weights, threshold) == p.gold)
    print("paragraphs right, cross-validated:",
          {genre: round(sum(r) / len(r), 3) for genre, r in right.items()})
    weights = fit(paragraphs)
    weights[mix(0, 1) & (ROWS - 1)] -= threshold
    scale = 127 / np.percentile(np.abs(weights[weights != 0]), 99.8)
    table = np.clip(np.rint(weights * scale), -127, 127).astype(np.int8)
    table.tofile(os.path.join(out, "english_lost_lines.bin"))


if __name__ == "__main__":
    main()
