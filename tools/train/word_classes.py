#!/usr/bin/env python3
"""Groups words by use: `word_classes.py MODEL PARSED OUT`.

MODEL is a spaCy model with word vectors, PARSED the output of parse_texts.py. Each line of OUT is a
word in lower case, its class from 1 to 255, by k-means over the vectors of the model, or 0, and 1
for a first name, else 0. First names are those of the census lists in the package `names`. The same
inputs give the same bytes.
"""
import json
import re
import sys

import names
import numpy as np
import spacy

CLASSES = 255


def read_first_names():
    """Those that at least 4 in 100 000 people bear."""
    found = set()
    for path in (names.FILES["first:male"], names.FILES["first:female"]):
        with open(path, encoding="ascii") as lines:
            rows = [line.split() for line in lines]
        found |= {row[0].lower() for row in rows if float(row[1]) >= 0.004}
    return found


def main():
    model, parsed, out = sys.argv[1:4]
    vocab = spacy.load(model, exclude=["parser", "tagger", "ner", "lemmatizer", "attribute_ruler", "senter",
                                       "tok2vec"]).vocab
    with open(parsed, encoding="utf-8") as lines:
        words = sorted({word for line in lines
                        for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", json.loads(line)["text"].lower())})
    first_names = read_first_names()
    words = sorted(set(words) | first_names)
    row = vocab.vectors.key2row
    known = [(word.replace("’", "'"), row[vocab.strings[word]]) for word in words if vocab.strings[word] in row]
    used = sorted({r for _, r in known})
    vectors = vocab.vectors.data[used].astype(np.float64)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    centers = vectors[np.random.default_rng(1).choice(len(vectors), CLASSES, replace=False)]
    for _ in range(20):
        nearest = np.argmax(vectors @ centers.T, axis=1)
        for k in range(CLASSES):
            if (nearest == k).any():
                center = vectors[nearest == k].sum(0)
                centers[k] = center / np.linalg.norm(center)
    number = {r: k + 1 for r, k in zip(used, nearest.tolist())}
    with open(out, "w", encoding="utf-8") as file:
        classes = {word: number[r] for word, r in known}
        for word in sorted(classes.keys() | first_names):
            file.write(f"{word}\t{classes.get(word, 0)}\t{int(word in first_names)}\n")
    print(len(words), "words,", len(known), "with a class,", len(used), "vectors")


if __name__ == "__main__":
    main()
