#!/usr/bin/env python3
"""Builds src/models/english_tone.bin: `train_tone.py DATA WORDS OUT`.

The sentences with a tone are those of the folders in tone/ beside this file, a folder for each who
wrote them for this, one file a tone. Against them stand those of plain*.txt, which only look like one,
and sentences that have none: the good replies of answered_mail/ and corpus/, and of DATA the writers' own lines of
list mail, e-mail of three collections, and the polite quarter of two request corpora. The features are
those of src/text/tone.cc. The same inputs give the same bytes.
"""
import glob
import json
import os
import random
import re
import sys

import numpy as np
from scipy.sparse import csr_matrix

from answered_mail import answered_mail
from features import MASK, divide, hash_bytes, mix

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 1 << 17
PER_LOGIT = 24
FOLDS = 9
TONES = ("rude", "sarcasm", "threat", "arguing", "blame", "condescension", "denial", "sympathy",
         "promise", "process", "handoff", "form_letter")
OFFENCES = 7  # the first of them
# How many of the background sentences each tone may be found in by mistake, those of plain.txt and
# the polite ones counted thrice. Sympathy and process are only evidence, which the rules weigh.
MISTAKES = [0.001] * OFFENCES + [0.002, 0.0004, 0.0004, 0.0004, 0.0006]
SECOND = set("u you you'd you'll you're you've your yours yourself".split())
FIRST = set("i i'll i'm i've me my our us we we'll we're we've".split())
NEGATION = set("cannot never no nobody none not nothing without".split())


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def seen(kind, folded):
    text = folded.encode()
    if kind == 1:
        return b"#"
    if kind == 2:
        return b"@"
    if kind == 3:
        return text[:1] if text[:1] in (b".", b",") and text[:2] != b".." else text[:2]
    return text


def features(words, form):
    """Of a sentence: its words as (start, end, kind, folded), its form with 4 for a question mark."""
    words = words[:80]
    texts = [seen(kind, folded) for _, _, kind, folded in words]
    out = []
    previous = hash_bytes(b"<")
    for text in texts:
        value = hash_bytes(text)
        if text not in (b".", b","):
            out.append(mix(value, 201))
        if len(text) > 5:
            out.append(mix(hash_bytes(text[:5]), 202))
        out.append(mix(mix(previous, 203) ^ value, 203))
        previous = value
    out.append(mix(mix(previous, 203) ^ hash_bytes(b">"), 203))
    run = [hash_bytes(text) for text in [b"<", *texts, b">"]]
    out += [mix(mix(mix(second, 214) ^ last, 214) ^ following, 214)
            for second, last, following in zip(run, run[1:], run[2:])]
    folded = {word[3] for word in words}
    you, we = bool(folded & SECOND), bool(folded & FIRST)
    negation = bool(folded & NEGATION) or any(word.endswith("n't") for word in folded)
    out += [mix(0, 204), mix(form, 205), mix(you, 206),
            mix(form << 3 | you << 2 | we << 1 | negation, 207), mix(min(len(words), 24) // 3, 208)]
    return np.array([feature & (ROWS - 1) for feature in out])


def sentences(program, texts):
    """The features of each sentence of the texts, by text."""
    found = []
    for text, row in zip(texts, divide(program, texts)):
        found.append([features(row["words"][first:end], form)
                      for (first, end), form in zip(row["sentences"], row["forms"]) if end > first])
    return found


def own_lines(text):
    """Without quotes, attributions and what stands around signatures."""
    return re.sub(r"^(>|On .*wrote:$|-- ?$|_{5}).*$", "", text, flags=re.M)[:6000]


def near_misses():
    """The drafts in corpus/ that nothing may fire on."""
    pages = os.path.join(HERE, "..", "..", "corpus", "**", "*.md")
    example = r"^### Does not fire.*?^```draft\n(.*?)^```\n```diagnostics\n```$"
    for page in sorted(glob.glob(pages, recursive=True)):
        with open(page, encoding="utf-8") as file:
            yield from re.findall(example, file.read(), flags=re.M | re.S)


def background(data, program):
    """(features, weight) of sentences without a tone: the weight of ordinary mail is 1."""
    texts = {"mail": [own_lines(r["body"]) for name in ("interleaved", "other_styles")
                      for r in rows(data, "mailing_replies_" + name)],
             "treebank": [r["text"] for r in rows(data, "ud_ewt_email_sentences")],
             "bc3": [r["text"] for r in rows(data, "bc3_sentences") if not r["is_quoted"]],
             "enron": [r["text"] for r in rows(data, "email_intent_parakweet")],
             "replies": [own_lines(mail.reply()) for mail in answered_mail()],
             "near-misses": [own_lines(draft) for draft in near_misses()],
             "polite": [r["text"] for name in ("stackexchange", "wikipedia")
                        for r in rows(data, "politeness_" + name) if r["cls"] == "polite"]}
    most = {"mail": 9000, "treebank": 3000, "bc3": 1000, "enron": 2000, "replies": 20000,
            "near-misses": 3000, "polite": 5000}
    weight = {"replies": 4, "near-misses": 20, "polite": 10}
    found = []
    for name, own in texts.items():
        every = [s for text in sentences(program, own) for s in text]
        random.Random(3).shuffle(every)
        found += [(s, weight.get(name, 1)) for s in every[:most[name]]]
    return found


def written(program):
    """(features, tone, folder) of the sentences written for this."""
    top = os.path.join(HERE, "tone")
    for folder in sorted(os.listdir(top)):
        for file in sorted(os.listdir(os.path.join(top, folder))):
            name = file.split(".")[0]
            tone = len(TONES) if name == "plain" else TONES.index(name)
            with open(os.path.join(top, folder, file), encoding="utf-8") as lines:
                own = [line.strip() for line in lines if line.strip()]
            for text in sentences(program, own):
                for sentence in text:
                    yield sentence, tone, folder


def fit(index, labels, weights, rounds=150, rate=0.1, penalty=0.25):
    """Logistic regression of all tones at once, by Adam."""
    of = np.repeat(np.arange(len(index)), [len(row) for row in index])
    features = csr_matrix((np.ones(len(of), np.float32), (of, np.concatenate(index))),
                          shape=(len(index), ROWS))
    transposed = features.T.tocsr()
    table = np.zeros((ROWS, labels.shape[1]), np.float32)
    first, second = np.zeros_like(table), np.zeros_like(table)
    for step in range(1, rounds + 1):
        error = (1 / (1 + np.exp(-np.clip(features @ table, -30, 30))) - labels) * weights
        gradient = penalty * table + transposed @ error
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient ** 2
        table -= rate * (first / (1 - 0.9 ** step)) / (
            np.sqrt(second / (1 - 0.999 ** step)) + 1e-8)
    return table


def score(table, index):
    return table[index].sum(0)


def main():
    data, program, out = sys.argv[1:4]
    own = list(written(program))
    mail = background(data, program)
    index = [sentence for sentence, _, _ in own] + [sentence for sentence, _ in mail]
    tone = np.array([tone for _, tone, _ in own] + [len(TONES)] * len(mail))
    folders = sorted({folder for _, _, folder in own})
    # Each folder is left out once, with others and a share of the mail.
    fold = np.array([folders.index(folder) % FOLDS for _, _, folder in own] +
                    [i % FOLDS for i in range(len(mail))])
    weight = np.array([1] * len(own) + [weight for _, weight in mail], np.float32)
    polite = weight > 1
    labels = (tone[:, None] == np.arange(len(TONES))).astype(np.float32)
    plain = tone == len(TONES)
    own_plain = plain & (np.arange(len(index)) < len(own))
    # The few that are near count more than the many that are far.
    weights = np.where(labels > 0, 2, 1).astype(np.float32)
    weights[own_plain] *= 2
    weights *= weight[:, None]
    print(f"{len(own)} sentences written for this, {len(mail)} of mail")

    scores = np.zeros((len(index), len(TONES)))
    for k in range(FOLDS):
        train = np.flatnonzero(fold != k)
        table = fit([index[i] for i in train], labels[train], weights[train])
        for i in np.flatnonzero(fold == k):
            scores[i] = score(table, index[i])
    thresholds = []
    for t, name in enumerate(TONES):
        mistakes = np.sort(np.concatenate([scores[plain & ~own_plain & ~polite, t]] +
                                          [scores[own_plain | polite, t]] * 3))[::-1]
        threshold = mistakes[int(MISTAKES[t] * len(mistakes))]
        thresholds.append(threshold)
        spread = [np.mean(scores[(tone == t) & (fold == k), t] > threshold)
                  for k in range(FOLDS) if ((tone == t) & (fold == k)).any()]
        print(f"{name:14} threshold {threshold:5.2f}  found of writers left out: "
              f"{np.mean(spread):.2f} ({min(spread):.2f} to {max(spread):.2f})")
    above = scores[:, :OFFENCES] > np.array(thresholds[:OFFENCES])
    print(f"any offence found in {above[tone < OFFENCES].any(1).mean():.3f} of the sentences with one, "
          f"{above[own_plain].any(1).mean():.4f} of the plain ones, "
          f"{above[plain & ~own_plain & ~polite].any(1).mean():.4f} of the mail, "
          f"{above[polite].any(1).mean():.4f} of the polite ones")
    table = fit(index, labels, weights)
    table[mix(0, 204) & (ROWS - 1)] -= np.array(thresholds)
    np.clip(np.rint(table * PER_LOGIT), -127, 127).astype(np.int8).tofile(
        os.path.join(out, "english_tone.bin"))


if __name__ == "__main__":
    main()
