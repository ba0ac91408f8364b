#!/usr/bin/env python3
"""Builds english_passed_over.bin: `train_passed_over.py FEATURES OUT`.

Which item of the customer a reply passes over (src/rules/shortcomings.h): boosted decision trees over what
FEATURES, the program shortcoming-features, prints. Learned from the replies that train_shortcomings.py
learns from and those in passed_over/, where several items stand in one quote, against all other items there;
from the examples of the rules' pages; and from each passage that quotes several sentences as a mail of its own.

The trees look at the features of an item (decision_trees.py). What they always add holds a threshold (see
train_shortcomings.py), and no near-miss of these rules is suspected. With --cross-validate nothing is written.
"""
import os
import re

import numpy as np

from decision_trees import trees, written
from shortcomings import passed_over_in_pages
from shortcomings import replies as written_replies
from train_shortcomings import Replies, chosen_options, learn, plain, show

RULES = ["unanswered-question", "unaddressed-request", "unaddressed-problem"]
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "passed_over")
MISTAKES = 0.06  # of the good replies
BY_ITSELF = 1.0  # logits, by which an item that is not quoted with others is easier; as in shortcoming_scores.cc
NEAR_MISS = 24.0  # what an item of one counts


def passages(reply):
    """(quote without its marks, answer below it) of an interleaved reply, the last with its closing."""
    quote, answer, found = [], [], []
    for line in reply.split("\n") + [">"]:
        if line.startswith(">"):
            if "".join(answer).strip():
                if quote:
                    found.append(("\n".join(quote).strip(), "\n".join(answer).strip()))
                quote, answer = [], []
            quote.append(line[1:].removeprefix(" "))
        else:
            answer.append(line)
    return found


def single_passages(replies):
    """Each passage of the replies that quotes several sentences, as a short mail and its reply. Where something
    is left out, only the passage that quotes it."""
    for writer, rule, customer, reply, words in replies:
        signed = customer.strip().split("\n")[-1]
        opening = reply.split("\n", 1)[0]
        attribution = re.search(r"^.*wrote:$", reply, flags=re.M)
        if not attribution or rule and rule not in RULES:
            continue
        for quote, answer in passages(reply):
            if rule and " ".join(words.split()) not in " ".join(quote.split()):
                continue
            if len(re.findall(r"[.?!](?= |$)|, and ", quote, flags=re.M)) < 2:
                continue
            marked = "".join(f"> {line}".strip() + "\n" for line in quote.split("\n"))
            closing = "" if reply.strip().endswith(answer) else "\n\nKind regards,\nAlex"
            yield (writer, rule, f"Hello,\n\n{quote}\n\n{signed}\n",
                   f"{opening}\n\n{attribution[0]}\n\n{marked}\n{answer}{closing}\n", words)


def is_passed_over(item, words):
    text, words = plain(item), plain(words)
    own = set(text.lower().split())
    return bool(words) and (text in words or words in text or
                            len(own & set(words.lower().split())) > 0.6 * len(own))


def main():
    chosen = chosen_options(__doc__)
    together = [*written_replies(FOLDER), *(reply for rule in RULES for reply in passed_over_in_pages(rule))]
    short = list(single_passages([*written_replies(), *together]))
    replies = Replies(chosen.features, [*together, *short])
    whole = np.arange(len(replies.rows)) < len(replies.rows) - len(short)
    rules, good = np.where(whole, replies.rules, "short"), replies.good & whole
    items = [(reply, each) for reply, row in enumerate(replies.printed) for each in row["items"]]
    of_reply = np.array([reply for reply, _ in items])
    open_items = np.array([replies.rules[reply] in RULES and is_passed_over(each["text"], replies.rows[reply][4])
                           for reply, each in items])
    # A near-miss of another rule may well leave something open.
    near = (replies.writers == "corpus") & np.isin(
        [row[4] for row in replies.rows], [*(rule + ".md" for rule in RULES), "regression.md", "clean"])
    values = np.array([each["features"] for _, each in items])
    counts = np.where(near, NEAR_MISS, replies.counts)
    taken_off = np.where([each["quoted_with_others"] for _, each in items], 0, -BY_ITSELF)
    model, threshold, above = learn(
        trees(learning_rate=0.05, min_samples_leaf=30), values, open_items, counts[of_reply], replies.fold[of_reply],
        np.array([each["judged"] for _, each in items]), of_reply, good, np.isin(rules, RULES), near, MISTAKES,
        taken_off)
    for rule in RULES:
        show(rule, above, open_items & (rules[of_reply] == rule), of_reply, good, rules == rule)
    if chosen.cross_validate:
        return
    with open(os.path.join(chosen.out, "english_passed_over.bin"), "wb") as out:
        out.write(written(model, threshold))


if __name__ == "__main__":
    main()
