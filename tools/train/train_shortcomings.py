#!/usr/bin/env python3
"""Builds src/models/english_shortcomings.bin: `train_shortcomings.py FEATURES OUT`.

What a reply as a whole lacks (Shortcoming in src/rules/shortcomings.h): for each a logistic regression
over the features that FEATURES, the program shortcoming-features, prints. Learned from the pairs in
shortcomings/, against the near-misses and good replies of corpus/ and, with less weight, the replies of
answered_mail/. The table holds, as floats of four bytes, for each shortcoming a weight of each feature
and a constant. With --cross-validate each writer is left out once.
"""
import argparse
import json
import os
import subprocess

import numpy as np
from sklearn.linear_model import LogisticRegression

from answered_mail import answered_mail
from shortcomings import near_misses, pairs

# In the order of the enumerators.
RULES = ["no-solution", "single-option", "dodged-answer", "unexplained-question", "vague-answer",
         "missing-eta", "unanswered-question", "unaddressed-request", "unaddressed-problem",
         "missing-example", "process-lecture", "runaround"]
OF_ITEMS = {"unanswered-question", "unaddressed-request", "unaddressed-problem"}
# What quotes and states of items tell counts for the rules of items alone: a fix changes these, and
# nothing may be suspected after it that was not before.
CHANGED_BY_FIXES = [66, *range(73, 78)]
STRENGTH = 0.03  # how far weights may go
PAIR, NEAR_MISS, MAIL = 2.0, 6.0, 0.5  # what a reply counts
LACKING = 3.0  # how much more one counts that lacks what is learned
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def rows():
    """(who wrote it, the rule that should find it or none, customer's mail, reply)."""
    for writer, rule, customer, good, flawed in pairs():
        yield writer, "", customer, good
        yield writer, rule, customer, flawed
    for customer, reply in near_misses():
        yield "corpus", "", customer, reply
    for mail in answered_mail():
        yield "mail", "", mail.customer, mail.reply()


def features(program, examples):
    lines = "".join(json.dumps({"customer": customer, "draft": reply}) + "\n"
                    for _, _, customer, reply in examples)
    printed = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    return np.array([[float(number) for number in line.split()]
                     for line in printed.stdout.splitlines()])


def learn(values, rules, weights):
    """Weights and a constant, a row for each of RULES."""
    spread = np.maximum(values.std(0), 0.02)
    mean = values.mean(0)
    table = []
    for rule in RULES:
        model = LogisticRegression(C=STRENGTH, max_iter=5000)
        standard = (values - mean) / spread
        if rule not in OF_ITEMS:
            standard[:, CHANGED_BY_FIXES] = 0
        model.fit(standard, rules == rule, sample_weight=np.where(rules == rule, LACKING, 1) * weights)
        weight = model.coef_[0] / spread
        table.append([*weight, model.intercept_[0] - weight @ mean])
    return np.array(table, dtype="<f4")


def likely(table, values):
    return 1 / (1 + np.exp(-(values @ table[:, :-1].T + table[:, -1])))


def cross_validate(values, rules, weights, writers):
    scores = np.zeros((len(rules), len(RULES)))
    written = ~np.isin(writers, ["mail", "corpus"])
    for writer in sorted(set(writers[written])):
        out = writers == writer
        scores[out] = likely(learn(values[~out], rules[~out], weights[~out]), values[out])
    for k, rule in enumerate(RULES):
        lacking = written & (rules == rule)
        print(f"{rule}, of {lacking.sum()}:", ", ".join(
            f"from {threshold} {(lacking & (scores[:, k] >= threshold)).sum()} right, "
            f"{(written & ~lacking & (rules != '') & (scores[:, k] >= threshold)).sum()} and "
            f"{(written & (rules == '') & (scores[:, k] >= threshold)).sum()} wrong"
            for threshold in THRESHOLDS))


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("features")
    options.add_argument("out")
    options.add_argument("--cross-validate", action="store_true")
    chosen = options.parse_args()
    examples = list(rows())
    values = features(chosen.features, examples)
    rules = np.array([rule for _, rule, _, _ in examples])
    writers = np.array([writer for writer, _, _, _ in examples])
    weights = np.select([writers == "mail", writers == "corpus"], [MAIL, NEAR_MISS], PAIR)
    if chosen.cross_validate:
        cross_validate(values, rules, weights, writers)
        return
    learn(values, rules, weights).tofile(os.path.join(chosen.out, "english_shortcomings.bin"))


if __name__ == "__main__":
    main()
