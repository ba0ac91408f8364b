"""The sentences of good replies, once each, with who wrote them."""
import os
import re

from answered_mail import answered_mail
from shortcomings import FOLDER, replies

HERE = os.path.dirname(FOLDER)
MAIL_WRITERS = 4


def lines(*path):
    with open(os.path.join(HERE, *path), encoding="utf-8") as file:
        return [line.strip() for line in file]


def good_replies():
    """(who wrote it, text)"""
    for line in lines("tone", "good_replies", "plain.txt"):
        yield "plain", line
    for k, mail in enumerate(answered_mail()):
        yield f"mail{k % MAIL_WRITERS}", mail.reply()
    for writer, rule, _, reply, _ in replies():
        if not rule:
            yield writer, reply


def divided(text):
    """At the ends of sentences that a capital letter follows."""
    return re.split(r"(?<=[.!?]) +(?=[A-Z\"“])", text.strip())


def good_sentences():
    """(who wrote it, sentence) of each statement, without its full stop."""
    seen = set()
    for writer, reply in good_replies():
        for line in reply.split("\n"):
            for sentence in divided(line) if line[:1] != ">" else ():
                if sentence.endswith(".") and sentence not in seen:
                    seen.add(sentence)
                    yield writer, sentence.rstrip(".")
