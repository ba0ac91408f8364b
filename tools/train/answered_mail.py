"""The support mails of answered_mail/: which part of the reply answers which item of the customer."""
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "answered_mail")


class AnsweredMail:
    """`items` are the customer's words by number, `problems` the numbers of those that report one.
    `segments` are the parts of the reply with the numbers of the items that they answer."""

    def __init__(self, chunk):
        self.name, rest = chunk.split("\n", 1)
        self.customer, listed, reply = re.split(r"^---$", rest, flags=re.M)
        self.customer = self.customer.strip() + "\n"
        self.items, self.problems = {}, set()
        for line in listed.strip().split("\n"):
            kind, number, text = re.match(r"([qrp])(\d+): (.*)$", line).groups()
            self.items[int(number)] = text
            if kind == "p":
                self.problems.add(int(number))
        self.segments, end = [], 0
        for m in re.finditer(r"\{(d?\d+(?:,d?\d+)*)\}(.*?)\{/\}", reply, flags=re.S):
            numbers = {int(n.strip("d")) for n in m[1].split(",")}
            self.segments += [(set(), reply[end:m.start()]), (numbers, m[2])]
            end = m.end()
        self.segments.append((set(), reply[end:]))

    def reply(self, without=()):
        """Whole, or without the segments of these indices."""
        text = "".join(part for k, (_, part) in enumerate(self.segments) if k not in without)
        return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", text)).strip() + "\n"


def answered_mail(names=None):
    """Of the files with these names, or of all."""
    for name in names or sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
            for chunk in re.split(r"^=== ", file.read(), flags=re.M)[1:]:
                yield AnsweredMail(chunk)


def solid(text):
    return re.sub(r"[\s>]+", "", text).lower()


def overlap(left, right):
    """One of the texts holds the other, whatever their wraps and quote marks."""
    left, right = solid(left), solid(right)
    return bool(left) and bool(right) and (left in right or right in left)
