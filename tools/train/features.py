"""The features of the learned tables, as src/text/tagger.cc computes them."""
import json
import subprocess

MASK = 0xFFFFFFFF
TAGS = ["other", "noun", "proper_noun", "pronoun", "determiner", "adjective", "adverb", "preposition",
        "subordinator", "conjunction", "question_word", "finite_verb", "base_verb", "imperative",
        "participle", "gerund"]
OTHER, NOUN, PROPER, PRONOUN, DETERMINER, ADJECTIVE, ADVERB, PREPOSITION, SUBORDINATOR, CONJUNCTION, \
    QUESTION_WORD, FINITE, BASE, IMPERATIVE, PARTICIPLE, GERUND = range(16)
BEFORE, BEHIND = 16, 17  # the tags outside a sentence

_hashes = {}


def hash_bytes(text):
    """FNV-1a, 32 bits."""
    h = _hashes.get(text)
    if h is None:
        h = 2166136261
        for byte in text:
            h = ((h ^ byte) * 16777619) & MASK
        _hashes[text] = h
    return h


def mix(value, salt):
    h = (value ^ (salt * 0x9E3779B1)) & MASK
    h ^= h >> 15
    h = (h * 0x85EBCA6B) & MASK
    return h ^ (h >> 13)


class Word:
    """One word: what the features see of it."""
    __slots__ = ("start", "end", "kind", "folded", "hash", "suffix3", "suffix2", "shape")

    def __init__(self, row, body):
        self.start, self.end, self.kind, folded = row
        text = folded.encode()
        if self.kind == 1:
            text = b"#"
        elif self.kind == 2:
            text = b"@"
        self.folded = text
        self.hash = hash_bytes(text)
        self.suffix3 = hash_bytes(text[-3:])
        self.suffix2 = hash_bytes(text[-2:])
        first = body[self.start]
        second = body[self.start + 1] if self.end - self.start > 1 else 0
        upper = lambda c: 65 <= c <= 90
        self.shape = self.kind | upper(first) << 2 | upper(second) << 3 | (b"-" in text[1:]) << 4


OUTSIDE = (hash_bytes(b"<"), hash_bytes(b">"))


def static_features(words, i):
    """The features of word i that need no tag."""
    n = len(words)
    w = lambda k: words[k].hash if 0 <= k < n else OUTSIDE[k >= n]
    s = lambda k: words[k].suffix3 if 0 <= k < n else OUTSIDE[k >= n]
    x = words[i]
    shape = x.shape | (i == 0) << 5
    return [mix(x.hash, 1), mix(x.suffix3, 2), mix(x.suffix2 ^ shape << 8, 3), mix(w(i - 1), 4),
            mix(w(i + 1), 5), mix(w(i - 2), 6), mix(w(i + 2), 7), mix(s(i - 1), 8), mix(s(i + 1), 9),
            mix(mix(w(i - 1), 13) ^ x.hash, 13), mix(mix(w(i + 1), 14) ^ x.hash, 14),
            mix(mix(w(i - 1), 15) ^ w(i + 1), 15)]


def tag_features(words, i, previous, second):
    return [mix(previous, 10), mix(previous << 5 | second, 11), mix(words[i].hash ^ previous << 3, 12)]


def form_features(words, tags):
    """The features of a whole sentence."""
    visible = [k for k in range(len(words)) if words[k].kind != 3]
    n = len(visible)
    out = [mix(0, 101), mix(min(n, 12), 102)]
    tag = lambda j: tags[visible[j]] if 0 <= j < n else (BEFORE if j < 0 else BEHIND)
    word = lambda j: words[visible[j]].hash if 0 <= j < n else OUTSIDE[j >= n]
    for j in range(min(n, 5)):
        out.append(mix(tag(j) << 3 | j, 103))
    out.append(mix(word(0), 104))
    out.append(mix(mix(word(0), 105) ^ word(1), 105))
    out.append(mix(word(0) ^ tag(1), 106))
    out.append(mix(tag(0) << 10 | tag(1) << 5 | tag(2), 107))
    out.append(mix(word(1), 119))
    question = any(b"?" in words[k].folded for k in range(len(words)) if words[k].kind == 3)
    out.append(mix(question, 108))
    finite = opened = free = first = 0
    imperative = False
    opener = BEFORE
    opener_word = OUTSIDE[0]
    seen = 0
    for j in range(n):
        t = tag(j)
        out.append(mix(tag(j - 1) << 5 | t, 109))
        seen |= 1 << t
        if t in (SUBORDINATOR, QUESTION_WORD):
            opened += 1
            opener, opener_word = t, word(j)
        elif t in (FINITE, IMPERATIVE):
            if t == FINITE:
                finite += 1
                if not first:
                    first = 1
                    out.append(mix(tag(j - 1) << 10 | t << 5 | tag(j + 1), 110))
                    out.append(mix(opener_word, 111))
                    out.append(mix(word(j), 112))
                    out.append(mix(min(j, 8), 113))
            elif not imperative:
                imperative = True
                out.append(mix(opener << 5 | tag(j - 1), 114))
                out.append(mix(word(j), 115))
                out.append(mix(min(j, 6) << 2 | min(finite, 2), 116))
            if opener == BEFORE:
                free += 1
            opener, opener_word = BEFORE, OUTSIDE[0]
    out.append(mix(min(finite, 3) << 6 | min(opened, 3) << 3 | min(free, 2), 117))
    out.append(mix(min(free, 1) << 3 | min(finite, 1) << 2 | imperative << 1 | question, 118))
    for t in range(16):
        if not seen >> t & 1:
            out.append(mix(t, 120))
    return out


def divide(program, texts):
    """How replylint divides the texts, by the program built from words.cc."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def words_of(program, texts):
    """For each text its words."""
    return [[Word(word, text.encode()) for word in row["words"]]
            for text, row in zip(texts, divide(program, texts))]
