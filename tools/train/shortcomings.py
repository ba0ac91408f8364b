"""Pairs of a customer's mail and a reply, of which it is known what the reply lacks."""
import email
import email.policy
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shortcomings")
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpus")


def read(*path):
    with open(os.path.join(*path), encoding="utf-8", errors="replace") as file:
        return file.read()


def changed(reply, text):
    """The reply with the words behind "- " replaced by those behind "+ ", and the words behind "! "."""
    old, new, words = re.match(r"- (.*)\n\+ ?(.*)\n! ?(.*)", text).groups()
    return reply.replace(old.strip() + (" " if not new and old.strip() + " " in reply else ""), new.strip()), words


def replies(folder=FOLDER):
    """(who wrote it, the rule that should find it or none, customer's mail, reply, and the words that are
    the flaw: of the reply or, where something is left out, of the customer)."""
    for name in sorted(os.listdir(folder)):
        for case in re.split(r"^=== ", read(folder, name), flags=re.M)[1:]:
            rule, *parts = re.split(r"\n--- ?(.*)\n", case)
            parts = list(zip(parts[::2], parts[1::2]))
            part = {title: text.strip() for title, text in parts}
            customer, good = part["customer"] + "\n", part["good"] + "\n"
            yield name, "", customer, good, ""
            if "flawed" in part:
                yield name, rule, customer, part["flawed"] + "\n", part["words"]
            for title, text in parts:
                if title.startswith("flaw "):
                    reply, words = changed(good, text)
                    yield name, title.split()[1], customer, reply, words.strip()


def body(message):
    """Without header fields."""
    return message.split("\n\n", 1)[-1] if re.match(r"[A-Z][A-Za-z-]+: ", message) else message


def examples(*page):
    """(whether the rule fires, customer's mail, reply, diagnostics) of the examples of a page of corpus/."""
    for example in re.split(r"^### ", read(CORPUS, *page), flags=re.M)[1:]:
        blocks = dict(re.findall(r"^```(\w+)[^\n]*\n(.*?)^```", example, flags=re.S | re.M))
        if "customer" in blocks and "draft" in blocks and "style" not in blocks:
            fires = example.startswith("Fires") or bool(blocks.get("diagnostics", "").strip())
            yield fires, body(blocks["customer"]), body(blocks["draft"]), blocks.get("diagnostics", "")


def firing(rule):
    """(customer's mail, reply) of the examples of its page in which the rule fires."""
    return [mails for fires, *mails, _ in examples("rules", rule + ".md") if fires]


def passed_over_in_pages(rule):
    """(who wrote it, rule, customer's mail, reply, what is passed over) of the examples of its page."""
    for fires, customer, reply, diagnostics in examples("rules", rule + ".md"):
        words = re.findall(rf'^{rule} "" about "(.*)"$', diagnostics, flags=re.M)
        if fires and len(words) == 1:
            yield "pages", rule, customer, reply, words[0]


def plain_text(*path):
    """The body, or nothing where no part is plain text."""
    if not path[-1].endswith(".eml"):
        return body(read(*path))
    with open(os.path.join(*path), "rb") as file:
        part = email.message_from_binary_file(file, policy=email.policy.default).get_body(("plain",))
    return part and part.get_content()


def near_misses():
    """(page, customer's mail, reply) of the examples in which a rule does not fire, and the good replies
    of corpus/clean."""
    pages = [("rules", name) for name in sorted(os.listdir(os.path.join(CORPUS, "rules")))]
    for page in [*pages, ("regression.md",)]:
        yield from ((page[-1], *mails) for fires, *mails, _ in examples(*page) if not fires)
    clean = os.path.join(CORPUS, "clean")
    for name in sorted(os.listdir(clean)):
        title, side, kind = name.rsplit(".", 2) if name.count(".") > 1 else (name, "", "")
        if side == "draft":
            customer = next(other for other in (f"{title}.customer.{kind}", f"{title}.customer.txt",
                                                f"{title}.customer.eml")
                            if os.path.exists(os.path.join(clean, other)))
            mails = plain_text(clean, customer), plain_text(clean, name)
            if all(mails):
                yield "clean", *mails
