"""Pairs of a customer's mail and a reply, of which it is known what the reply lacks."""
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shortcomings")
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpus")
PARTS = re.compile(r"(\S+)\n--- customer\n(.*?)\n--- good\n(.*?)\n--- flawed\n(.*?)\n--- words\n?(.*)$", re.S)


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", errors="replace") as file:
        return file.read()


def pairs():
    """(who wrote it, the rule that should find it, customer's mail, good reply, flawed reply)."""
    for name in sorted(os.listdir(FOLDER)):
        for chunk in re.split(r"^=== ", read(FOLDER, name), flags=re.M)[1:]:
            rule, customer, good, flawed, _ = PARTS.match(chunk).groups()
            yield (name, rule, *(part.strip() + "\n" for part in (customer, good, flawed)))


def body(message):
    """Without header fields."""
    return message.split("\n\n", 1)[-1] if re.match(r"[A-Z][A-Za-z-]+: ", message) else message


def near_misses():
    """(customer's mail, reply) of the examples in which a rule does not fire, and the good replies of
    corpus/clean."""
    pages = [("rules", name) for name in sorted(os.listdir(os.path.join(CORPUS, "rules")))]
    for page in [*pages, ("regression.md",)]:
        for example in re.split(r"^### ", read(CORPUS, *page), flags=re.M)[1:]:
            blocks = dict(re.findall(r"^```(\w+)[^\n]*\n(.*?)^```", example, flags=re.S | re.M))
            fires = example.startswith("Fires") or blocks.get("diagnostics", "").strip()
            if not fires and "customer" in blocks and "draft" in blocks and "style" not in blocks:
                yield body(blocks["customer"]), body(blocks["draft"])
    clean = os.path.join(CORPUS, "clean")
    for name in sorted(os.listdir(clean)):
        if name.endswith(".draft.txt"):
            yield body(read(clean, name.replace(".draft.", ".customer."))), body(read(clean, name))
