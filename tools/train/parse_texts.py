#!/usr/bin/env python3
"""Parses the texts that the tables of English learn from: `parse_texts.py DATA MODEL TABLES OUT`.

DATA is the folder of the labelled sets (README.md beside this file names those that are read),
MODEL a spaCy model, TABLES the program train-tables, which divides texts as the library does, OUT
the file to write:
one JSON object a line, {"key", "text", "tokens": [[start, end, tag], …], "fragment",
"imperative"}, where `key` is the sentence id of a treebank sentence or null, start and end are
byte offsets and tag is a replylint::Tag. The same inputs give the same bytes.
"""
import json
import os
import re
import subprocess
import sys

import spacy

OTHER, NOUN, PROPER, PRONOUN, DETERMINER, ADJECTIVE, ADVERB, PREPOSITION, SUBORDINATOR, CONJUNCTION, \
    QUESTION_WORD, FINITE, BASE, IMPERATIVE, PARTICIPLE, GERUND = range(16)
GENRES = ("email", "newsgroup", "answers")
FINITE_TAGS = {"VBD", "VBZ", "VBP", "MD"}
PENN = {"NN": NOUN, "NNS": NOUN, "NNP": PROPER, "NNPS": PROPER, "PRP": PRONOUN, "EX": PRONOUN,
        "DT": DETERMINER, "PDT": DETERMINER, "PRP$": DETERMINER, "WP$": DETERMINER,
        "JJ": ADJECTIVE, "JJR": ADJECTIVE, "JJS": ADJECTIVE, "RB": ADVERB, "RBR": ADVERB,
        "RBS": ADVERB, "RP": ADVERB, "IN": PREPOSITION, "TO": PREPOSITION, "CC": CONJUNCTION,
        "WDT": QUESTION_WORD, "WP": QUESTION_WORD, "WRB": QUESTION_WORD, "VB": BASE,
        "VBN": PARTICIPLE, "VBG": GERUND}


def rows(data, name):
    with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def own_lines(body):
    """The lines that the writer of a mail did not quote, and no signature."""
    lines = body.split("\n")
    cut = next((i for i, line in enumerate(lines) if re.match(r"-- ?$|_{5}", line)), len(lines))
    return "\n".join("" if re.match(r"\s*[>|]|On .*wrote:$", line) else line
                     for line in lines[:cut])[:6000]


def read_bodies(data):
    """Texts of several sentences."""
    bodies = []
    for name in ("interleaved", "other_styles"):
        for row in rows(data, "mailing_replies_" + name):
            bodies += [own_lines(row["body"]), own_lines(row.get("parent_body") or "")]
    bodies += [own_lines(row["text"]) for row in rows(data, "zoning_webis")]
    for row in rows(data, "semeval2015_cqa"):
        bodies += [row["question"], row["comment"]]
    for name in ("stackexchange", "wikipedia"):
        bodies += [row["text"] for row in rows(data, "politeness_" + name)]
    bodies += [row["text"][:600] for row in rows(data, "toxicr_code_review")]
    for row in rows(data, "question_avoidance"):
        bodies += [row["question"], row["reply"]]
    return list(dict.fromkeys(body for body in bodies if body.strip()))


def read_sentences(data):
    """Texts that are one sentence."""
    texts = [row["text"] for name in ("email_intent_parakweet", "bc3_sentences")
             for row in rows(data, name)]
    texts += [edu["text"] for row in rows(data, "molweni_ubuntu_discourse") for edu in row["edus"]]
    for name in ("wikiqa_dev", "trecqa_dev"):
        for row in rows(data, name):
            texts += [row["question"], row["sentence"]]
    return texts


def divided(program, bodies):
    """The sentences of the bodies."""
    lines = "".join(json.dumps(body) + "\n" for body in bodies)
    done = subprocess.run([program, "divide"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [sentence for line in done.stdout.splitlines() for sentence in json.loads(line)]


def is_prose(text):
    words = text.split()
    plain = sum(re.fullmatch(r"[(\"'*_]*[A-Za-z][A-Za-z'’-]*[.,;:!?)\"'*_]*", word) is not None
                for word in words)
    return 2 <= len(words) <= 60 and plain >= 0.6 * len(words) and len(text) < 500


def has_verb(root):
    """Is the root of a tree, or an auxiliary of it, finite?"""
    return root.tag_ in FINITE_TAGS or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE_TAGS for c in root.children)


def is_imperative(verb):
    """Is a base form that of an order?"""
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") or c.tag_ == "TO" or
           (c.dep_ in ("aux", "auxpass") and c.lower_ not in ("do", "please"))
           for c in verb.children):
        return False
    if verb.dep_ == "conj":
        if verb.head.tag_ == "VB":
            return is_imperative(verb.head)
        # "The server works, but please restart it."
        return verb.head.tag_ in FINITE_TAGS and any(
            t.lower_ in ("please", "but", "so") for t in verb.doc[max(0, verb.i - 2):verb.i])
    return verb.dep_ in ("ROOT", "ccomp", "dep", "parataxis")


def parsed(doc):
    """The tags of a parsed text, and whether it is a fragment and an imperative."""
    tags = []
    for token in doc:
        tag = PENN.get(token.tag_, OTHER)
        if token.tag_ in FINITE_TAGS:
            tag = FINITE
        elif token.tag_ == "IN" and token.dep_ == "mark":
            tag = SUBORDINATOR
        if token.tag_ == "VB" and is_imperative(token):
            tag = IMPERATIVE
        tags.append(tag)
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return tags, True, False
    imperative = tags[root.i] == IMPERATIVE
    return tags, not imperative and not has_verb(root), imperative


def corrected(tags, doc, gold):
    """The tags, where the labels of the treebank overrule the parser."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if gold["is_imperative"] and root is not None and root.tag_ in ("VB", "VBP", "NN", "VBD"):
        tags[root.i] = IMPERATIVE
    if not gold["has_imperative"] and not gold["is_imperative"]:
        tags = [BASE if tag == IMPERATIVE else tag for tag in tags]
    if gold["no_finite_verb"]:
        other = {"VBD": PARTICIPLE, "VBZ": NOUN, "VBP": BASE}
        tags = [other.get(token.tag_, OTHER) if tag == FINITE else tag for tag, token in zip(tags, doc)]
    elif not gold["is_fragment"] and not gold["is_imperative"] and FINITE not in tags and \
            root is not None and root.tag_ in ("VB", "VBN"):
        tags[root.i] = FINITE
    return tags


def main():
    data, model, program, out = sys.argv[1:5]
    parser = spacy.load(model, exclude=["ner", "lemmatizer"])
    gold = {row["sent_id"]: row for genre in GENRES for row in rows(data, f"ud_ewt_{genre}_sentences")}
    texts = [(key, row["text"]) for key, row in gold.items()]
    known = {row["text"] for row in gold.values()}
    silver = [" ".join(text.split()) for text in read_sentences(data) + divided(program, read_bodies(data))]
    silver = [text for text in dict.fromkeys(silver) if text not in known and is_prose(text)]
    texts += [(None, text) for text in silver]
    print(f"{len(gold)} labelled sentences, {len(texts) - len(gold)} others", file=sys.stderr)
    with open(out, "w", encoding="utf-8") as file:
        for (key, text), doc in zip(texts, parser.pipe((text for _, text in texts), batch_size=256)):
            tags, fragment, imperative = parsed(doc)
            if key is not None:
                tags = corrected(tags, doc, gold[key])
            offset = [0]
            for c in text:
                offset.append(offset[-1] + len(c.encode()))
            tokens = [[offset[t.idx], offset[t.idx + len(t.text)], tag]
                      for t, tag in zip(doc, tags) if not t.is_space]
            json.dump({"key": key, "text": text, "tokens": tokens, "fragment": fragment,
                       "imperative": imperative}, file, ensure_ascii=False, separators=(",", ":"))
            file.write("\n")


if __name__ == "__main__":
    main()
