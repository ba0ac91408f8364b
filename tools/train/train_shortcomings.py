#!/usr/bin/env python3
"""Builds english_shortcomings.bin and english_likeliest_shortcoming.bin:
`train_shortcomings.py FEATURES OUT`.

What a sentence of a reply does wrong (src/rules/shortcomings.h): logistic regressions over what FEATURES,
the program shortcoming-features, prints. Learned from the replies in shortcomings/, against all other
sentences there, those of the near-misses and good replies of corpus/ and, with less weight, those of
answered_mail/.

The table holds, for each feature of words, a whole number a shortcoming, in units of 1/PER_LOGIT; then, as
floats of four bytes, a row for each number of the meaning, each feature of the sentence and of the reply,
one that is always added, and from what score on each is sure; each row is filled up to COLUMNS. What is
always added holds a threshold: with each writer left out of what judges theirs, as many flaws more are
found than MISTAKE times as many good replies suspected, of which at most MISTAKES may be; and no near-miss
is suspected.

Which of the likeliest of them is right, if any, is told by decision trees, which see what goes with what: of
each the score, those of its sentence and of the reply for all others, and the features of both. They are
learned from the scores that are found with each writer left out. With --cross-validate nothing is written.
"""
import argparse
import json
import os
import re
import subprocess
from collections import Counter

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from answered_mail import answered_mail
from decision_trees import trees, written
from shortcomings import firing, near_misses
from shortcomings import replies as written_replies

# In the order of the columns.
RULES = ["arguing", "asks-for-known", "blame", "condescension", "denial", "dodged-answer",
         "empty-promise", "hollow-sympathy", "incomplete-sentence", "missing-eta", "missing-example",
         "no-solution", "process-lecture", "rude", "runaround", "sarcasm", "single-option", "threat",
         "ticket-speak", "unexplained-question", "vague-answer", "vague-eta"]
PARTS = ["missing-cause", "missing-fix", "missing-status", "missing-prevention"]  # in the order of ACTS (train_acts.py)
ROWS = 1 << 15
COLUMNS = 24
PER_LOGIT = 24
MISTAKE = 1  # what a good reply that is suspected weighs against a flaw that is found
MISTAKES = 0.004  # of the good replies
FOLDS = 5
STRENGTH = 0.03  # how far weights may go
OF_WORDS = 6.0  # how much further those of words
NEAR_MISS, MAIL = 6.0, 0.5  # what a sentence counts; of shortcomings/ 2 a mail
EXCEPTIONS = 1  # good replies that may be as likely to have a shortcoming as one is sure from
ROUNDING = 0.25  # how far whole numbers, and header fields that are not known here, may take it
LACKING = 4.0  # how much more one that is a flaw
CANDIDATES, FARTHEST, NOTHING = 4, -2.5, -10.0  # as in src/rules/shortcoming_scores.cc
OF_TREES = {"learning_rate": 0.04, "min_samples_leaf": 40, "max_features": 0.3}
SUSPECTED = 0.045  # of the good replies
REAL = 3.0  # what a good reply of corpus/ or answered_mail/ counts
USUAL_SENTENCES = 5  # of a reply; as in shortcoming_scores.cc
RARER = 1.5  # logits, for each e-fold more


def rows():
    """(who wrote it, the rule that should find it or none, customer's mail, reply, words or page)."""
    yield from written_replies()
    for page, customer, reply in near_misses():
        yield "corpus", "", customer, reply, page
    for part in PARTS:
        for customer, reply in firing(part):
            yield "pages", part, customer, reply, ""
    for mail in answered_mail():
        yield "mail", "", mail.customer, mail.reply(), ""


def features(program, examples):
    lines = "".join(json.dumps({"customer": row[2], "draft": row[3]}) + "\n" for row in examples)
    printed = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in printed.stdout.splitlines()]


def plain(text):
    return re.sub(r"[\s>]+", " ", text).strip()


def is_flaw(sentence, words):
    """The words of a flaw stand in the sentence, or the sentence among them."""
    text = plain(sentence)
    parts = [part.strip(' "“”') for part in re.split(r"\s*(?:\.\.\.|…|/|\|)\s+", plain(words))]
    return any(len(part) > 3 and (part in text or len(text) > 8 and text in part) for part in parts)


def folds(writers):
    """Each writer is left out with others, the other replies by turns."""
    of_writers = sorted(set(writers) - {"corpus", "pages", "mail"})
    fold = np.array([of_writers.index(w) % FOLDS if w in of_writers else -1 for w in writers])
    rest = np.flatnonzero(fold < 0)
    fold[rest] = np.arange(len(rest)) % FOLDS
    return fold


class Standard:
    """Numbers, each made to spread alike; its weights are turned back for the numbers as they are."""
    def __init__(self, values):
        self.mean, self.spread = values.mean(0), np.maximum(values.std(0), 0.05)
        self.values = (values - self.mean) / self.spread

    def back(self, weights, constant):
        weights = weights / self.spread
        return weights, constant - weights @ self.mean


def regression(strength):
    return LogisticRegression(C=strength, solver="liblinear", max_iter=300)


def fitted(model, values, lacking, counts):
    return model.fit(values, lacking, sample_weight=counts * np.where(lacking, LACKING, 1))


def highest(scores, of_reply, replies):
    """Of each reply."""
    top = np.full(replies, -np.inf)
    np.maximum.at(top, of_reply, scores)
    return top


def best_threshold(top, good, mine, mistakes):
    """From the highest scores of replies."""
    wrong = np.sort(top[good])[::-1][:int(mistakes * good.sum()) + 1]
    found = [(top[mine] > threshold).sum() for threshold in wrong]
    return wrong[np.argmax(np.array(found) - MISTAKE * np.arange(len(wrong)))]


def beyond_usual(judged, of_reply, replies):
    """What is taken off each score: of many sentences one looks more often like what it is not."""
    sentences = np.bincount(of_reply, judged, replies)
    return RARER * np.log(np.maximum(sentences, USUAL_SENTENCES) / USUAL_SENTENCES)[of_reply]


def learn(model, values, lacking, counts, fold, judged, of_reply, good, mine, near, mistakes, taken_off=0):
    """The model, its threshold, and the scores of those left out above it."""
    scores = np.zeros(len(lacking))
    for k in range(FOLDS):
        train, test = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        fitted(model, values[train], lacking[train], counts[train])
        scores[test] = model.decision_function(values[test])
    scores = np.where(judged, scores - taken_off, -np.inf)
    threshold = best_threshold(highest(scores, of_reply, len(good)), good, mine, mistakes)
    fitted(model, values, lacking, counts)
    own = np.where(judged, model.decision_function(values) - taken_off, -np.inf)
    threshold = max(threshold, highest(own, of_reply, len(good))[near].max() + ROUNDING)
    return model, threshold, scores - threshold


def sure_from(above, of_reply, good):
    """Above all good replies but EXCEPTIONS."""
    return max(np.sort(highest(above, of_reply, len(good))[good])[::-1][EXCEPTIONS], 0) + ROUNDING


def show(name, scores, lacking, of_reply, good, mine):
    top = highest(scores, of_reply, len(good))
    right = {reply for reply in of_reply[(scores > 0) & lacking]}
    print(f"{name}, of {mine.sum()}: {(top[mine] > 0).sum()} found, {len(right)} of them in their "
          f"place; wrong of {good.sum()} good replies {(top[good] > 0).sum()}, of the others "
          f"{(top[~good & ~mine] > 0).sum()}")


class Candidates:
    """Of each reply the likeliest shortcomings, each in its likeliest sentence, and what is known of them, as in
    src/rules/shortcoming_scores.cc."""
    def __init__(self, above, of_reply, replies, features):
        starts = np.searchsorted(of_reply, np.arange(replies + 1))
        found, known = [], []
        for reply, (first, end) in enumerate(zip(starts, starts[1:])):
            if first == end:
                continue
            scores = np.maximum(above[:, first:end], NOTHING)
            sentence, most = scores.argmax(1), scores.max(1)
            order = np.argsort(-most, kind="stable")[:CANDIDATES + 1]
            for rank, each in enumerate(order[:CANDIDATES]):
                if most[each] < FARTHEST:
                    break
                place = sentence[each]
                elsewhere = np.delete(scores[each], place).max(initial=NOTHING)
                found.append((reply, each, first + place))
                known.append([most[each], rank, most[each] - most[order[0]], most[each] - most[order[rank + 1]],
                              elsewhere, each, end - first, place, *scores[:, place], *most,
                              *features[first + place]])
        self.reply, self.shortcoming, self.sentence = np.array(found).T
        self.values = np.array(known, np.float32)

    def likeliest(self, scores, replies):
        """Of each reply the highest score, and the shortcoming that has it."""
        top, which = np.full(replies, -np.inf), np.zeros(replies, int)
        order = np.argsort(scores, kind="stable")
        top[self.reply[order]], which[self.reply[order]] = scores[order], self.shortcoming[order]
        return top, which


def learn_likeliest(candidates, own, flaw, replies):
    """The trees and their threshold; `own` are the candidates by the models that have seen all replies."""
    rules, good, count = replies.rules, replies.good, len(replies.rows)
    right = (np.array(RULES)[candidates.shortcoming] == rules[candidates.reply]) & flaw[candidates.sentence]
    alone = good & np.isin(replies.writers, ["corpus", "mail"])
    counts = np.where(alone, REAL, 1)[candidates.reply] * replies.counts[candidates.reply]
    fold = replies.fold[candidates.reply]
    scores = np.zeros(len(right))
    for k in range(FOLDS):
        learned_from = fold != k
        model = trees(**OF_TREES).fit(candidates.values[learned_from], right[learned_from], counts[learned_from])
        scores[~learned_from] = model.decision_function(candidates.values[~learned_from])
    top, which = candidates.likeliest(scores, count)
    threshold = np.sort(top[good])[::-1][int(SUSPECTED * good.sum())]
    model = trees(**OF_TREES).fit(candidates.values, right, counts)
    near = own.likeliest(model.decision_function(own.values), count)[0][replies.writers == "corpus"]
    named = np.array(RULES)[which] == rules
    print(f"thresholds of trees: {threshold:.2f}, of near-misses {np.sort(near)[::-1][:8].round(2)}")
    for wrong in (.01, .02, .03, .045, .06):
        told = top > np.sort(top[good])[::-1][int(wrong * good.sum())]
        print(f"by trees: the likeliest is right in {(told & named).sum()} of {np.isin(rules, RULES).sum()}, wrong "
              f"in {(told & ~named & ~good).sum()} more, in {(told & good).sum()} good replies and "
              f"{(told & alone).sum()} of {alone.sum()} alone")
    return model, max(threshold, near.max() + ROUNDING)


class Replies:
    """All that there is to learn from, and what FEATURES prints of it."""
    def __init__(self, program, more=()):
        self.rows = [*rows(), *more]
        self.printed = features(program, self.rows)
        self.writers = np.array([row[0] for row in self.rows])
        self.rules = np.array([row[1] for row in self.rows])
        self.good = self.rules == ""
        replies_to = Counter(row[2] for row in self.rows)
        self.counts = np.select(
            [self.writers == "mail", self.writers == "corpus", self.writers == "pages"],
            [MAIL, NEAR_MISS, 1.0], [2 / replies_to[row[2]] for row in self.rows])
        self.fold = folds(list(self.writers))


def chosen_options(doc):
    options = argparse.ArgumentParser(description=doc.partition("\n")[0])
    options.add_argument("features")
    options.add_argument("out")
    options.add_argument("--cross-validate", action="store_true")
    return options.parse_args()


def main():
    chosen = chosen_options(__doc__)
    replies = Replies(chosen.features)
    examples, printed, rules, good = replies.rows, replies.printed, replies.rules, replies.good
    counts, fold, writers = replies.counts, replies.fold, replies.writers

    sentences = [(reply, each) for reply, row in enumerate(printed) for each in row["sentences"]]
    of_reply = np.array([reply for reply, _ in sentences])
    flaw = np.array([bool(rules[reply]) and is_flaw(each["text"], examples[reply][4])
                     for reply, each in sentences])
    judged = np.array([not each["courtesy"] for _, each in sentences])
    taken_off = beyond_usual(judged, of_reply, len(examples))
    lengths = [len(each["rows"]) for _, each in sentences]
    words = csr_matrix((np.ones(sum(lengths), np.float32),
                        (np.repeat(np.arange(len(sentences)), lengths),
                         np.concatenate([each["rows"] for _, each in sentences]).astype(int))),
                       shape=(len(sentences), ROWS))
    known = np.array([[*each["features"], *printed[reply]["reply"]] for reply, each in sentences])
    numbers = Standard(np.hstack([np.array([each["meaning"] for _, each in sentences]) / 4096, known]))
    values = hstack([words * OF_WORDS, csr_matrix(numbers.values)]).tocsr()
    learned = Parallel(2)(delayed(learn)(
        regression(STRENGTH), values, flaw & (rules[of_reply] == rule), counts[of_reply], fold[of_reply],
        judged, of_reply, good, rules == rule, writers == "corpus", MISTAKES, taken_off) for rule in RULES)
    of_words = np.zeros((ROWS, COLUMNS))
    of_numbers = np.zeros((numbers.values.shape[1] + 1, COLUMNS))
    scores = np.zeros((len(RULES), len(sentences)))
    own = np.zeros_like(scores)
    sure = np.zeros(COLUMNS)
    for k, (model, threshold, above) in enumerate(learned):
        weights = model.coef_[0]
        of_words[:, k] = weights[:ROWS] * OF_WORDS
        of_numbers[:-1, k], of_numbers[-1, k] = numbers.back(weights[ROWS:], model.intercept_[0] - threshold)
        scores[k] = above
        own[k] = np.where(judged, model.decision_function(values) - taken_off - threshold, -np.inf)
        sure[k] = sure_from(above, of_reply, good)
        show(RULES[k], above, flaw & (rules[of_reply] == RULES[k]), of_reply, good, rules == RULES[k])
    top = np.array([highest(each, of_reply, len(examples)) for each in scores])
    first = top.argmax(0)
    right = (top.max(0) > 0) & (np.array(RULES)[first] == rules)
    print(f"the likeliest is right in {right.sum()} of {np.isin(rules, RULES).sum()}, wrong in "
          f"{((top.max(0) > 0) & ~right & ~good).sum()} more and in {((top.max(0) > 0) & good).sum()} "
          f"of {good.sum()} good replies")
    surest = np.array([top[k] - sure[k] for k in range(len(RULES))])
    is_sure = (top.max(0) > 0) & (surest[first, np.arange(len(first))] > 0)
    print(f"sure of {(is_sure & right).sum()} that are right, and {(is_sure & ~right & ~good).sum()} and "
          f"{(is_sure & good).sum()} that are wrong")

    model, threshold = learn_likeliest(*(Candidates(each, of_reply, len(examples), known) for each in (scores, own)),
                                       flaw, replies)
    if chosen.cross_validate:
        return
    with open(os.path.join(chosen.out, "english_shortcomings.bin"), "wb") as out:
        out.write(np.clip(np.rint(of_words * PER_LOGIT), -127, 127).astype(np.int8).tobytes())
        out.write(np.vstack([of_numbers, sure]).astype("<f4").tobytes())
    with open(os.path.join(chosen.out, "english_likeliest_shortcoming.bin"), "wb") as out:
        out.write(written(model, threshold))


if __name__ == "__main__":
    main()
