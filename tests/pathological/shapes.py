"""Whole messages and styles built to break replylint, of any size; corpus/pathological has the
shapes that are plain texts."""

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass

HEADER = "From: Anna <anna@example.com>\nTo: support@example.org\nSubject: Mail\nMIME-Version: 1.0\n"
CUSTOMER = HEADER + "\nHello John,\n\nIs IMAP available?\n\nAnna\n"
DRAFT = "Hi Anna,\n\n> Is IMAP available?\n\nYes, IMAP is available on every plan.\n\nJohn\n"


@dataclass
class Input:
    customer: str | bytes = CUSTOMER
    draft: str | bytes = DRAFT
    style: str = ""


def to_size(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()) + 1)


def growing_depth(size: int) -> str:
    """Quotes, each a level deeper than the one above."""
    lines, length = [], 0
    while length < size:
        lines.append(">" * (len(lines) + 1) + f" line {len(lines)}\n")
        length += len(lines[-1])
    return "".join(lines)


def nested_multiparts(size: int) -> str:
    count = size // 70
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(count))
    return HEADER + opened + "Content-Type: text/plain\n\nIs it on?\n"


def nested_messages(size: int) -> str:
    return HEADER + "Content-Type: message/rfc822\n\n" * (size // 30) + "\nIs it on?\n"


def attachments(size: int) -> str:
    part = "--b\nContent-Disposition: attachment; filename=a.txt\n\nx\n"
    return (HEADER + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nIs it on?\n"
            + to_size(part, size) + "--b--\n")


def encoded(size: int, text: str) -> str:
    body = base64.encodebytes(to_size(text, size * 3 // 4).encode()).decode()
    return (HEADER + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + body)


def html(size: int, piece: str, before: str = "", after: str = "") -> str:
    return (HEADER + "Content-Type: text/html; charset=utf-8\n\n<html><body>" + before
            + to_size(piece, size) + after)


def numbered(size: int, line: str) -> str:
    count = size // len(line)
    return "".join(line.format(i) for i in range(count))


def copies(size: int, name: str) -> str:
    """Cc: with addresses of which none is there twice."""
    addresses = ", ".join(f"{name}{{0}}x{i}@example.net" for i in range(50))
    return numbered(size, f"Cc: {addresses}\n")


def phrases(size: int) -> str:
    rule = '[[phrase]]\nid = "own-{0}"\npattern = "(?i)\\\\bword{0}\\\\b"\nmessage = "Not word{0}."\n\n'
    return numbered(size, rule)


def matching_phrases(size: int) -> str:
    return numbered(size, '[[phrase]]\nid = "own-{0}"\npattern = "imap"\nmessage = "Not {0}."\n\n')


def exceptions(size: int) -> str:
    words = numbered(size, '"word{0}", ')
    return f'[[phrase]]\nid = "own"\npattern = "imap"\nmessage = "No."\nunless = [{words}]\n'


WORDS = """a I you we it they he the of your our my is was are will can could would do did has have
had not no never yes please if when what which how who why where there once so but and or with to
for by on in at from as that this still yet also again too sorry thank thanks glad unfortunately
hope know send sent attached see look looking check checked fixed refund cancel order invoice number
version account server password problem error broken fails wrong answer question customer colleague
today tomorrow Monday 5pm Friday hours days week Mr. Dr. e.g. Anna Hi Dear Hello Regards, Anna,
can't don't I'll we'll isn't won't NOT NEVER TODO XX [name] {{x}} <b> $5 €5 12.50 4111 2026-03-02
#12 E:22 GV-640 a@b.example https://a.example/b?c=d www.a.example /etc/a.conf 10.0.0.1 sk-x
On wrote: From: To: Subject: Sent: > >> | -- --- === * - 1. 2) a) (i) • ``` ` $ ( ) [ ] { } " “ ” ' ’
« ? ?? ?! ! !! . ... … , ; : / \\ _ ** ~ = € £ x X n't 's :) 🙂 é 你好 ¿Qué nicht \u200b \x7f""".split()
BETWEEN = [" "] * 6 + ["", "\n", "\n\n", ", ", ". ", "? ", "! ", ": ", "\n> ", "\n\n> ", "\n- ", "\xa0"]
ELEMENTS = """<p> </p> <div> </div> <br> <b> </b> <blockquote> </blockquote> <span> </span> <ul> <li>
<table> <tr> <td> </table> <hr> <pre> </pre> <a&nbsp;href=b> </a> <img&nbsp;alt=a> <!-- --> &amp;
&nbsp; <font&nbsp;color=red> <div&nbsp;class=gmail_quote> <style> </style> <script> < >""".split()


def a_piece(chance: random.Random, tokens: list[str]) -> str:
    chosen = chance.choices(tokens, k=chance.randint(2, 5))
    between = chance.choice([BETWEEN, [" "]])
    return "".join(token + chance.choice(between) for token in chosen)


def repeated(seed: int) -> Callable[[int], Input]:
    """A few tokens again and again, as the customer's message, the draft, or both."""
    chance = random.Random(seed)
    side = chance.choice(["customer", "draft", "both", "both, the same", "html"])
    if side == "html":
        tokens = [element.replace("&nbsp;", " ") for element in ELEMENTS]
        piece = a_piece(chance, tokens * 4 + WORDS)
        as_draft = chance.random() < 0.5
        return lambda n: Input(draft=html(n, piece)) if as_draft else Input(customer=html(n, piece))
    piece, other = a_piece(chance, WORDS), a_piece(chance, WORDS)
    if side == "customer":
        return lambda n: Input(customer=to_size(piece, n))
    if side == "draft":
        return lambda n: Input(draft="Hi Anna,\n\n" + to_size(piece, n))
    if side == "both":
        return lambda n: Input(customer=to_size(piece, n), draft=to_size(other, n))
    return lambda n: Input(customer=to_size(piece, n), draft=to_size(piece, n))


SHAPES: dict[str, Callable[[int], Input]] = {
    "quotes of growing depth": lambda n: Input(draft=growing_depth(n)),
    "almost attributions": lambda n: Input(draft=to_size("On Mon, 2 Mar 2026, Anna wrote\n", n)),
    "emoji sequences": lambda n: Input(draft=to_size("👨‍👩‍👧‍👦🏳️‍🌈", n)),
    "base64-looking lines": lambda n: Input(draft=to_size("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n", n)),
    "nested multiparts": lambda n: Input(customer=nested_multiparts(n)),
    "nested messages": lambda n: Input(customer=nested_messages(n)),
    "attachments": lambda n: Input(customer=attachments(n)),
    "attachments of the draft": lambda n: Input(draft=attachments(n)),
    "a body in base64": lambda n: Input(customer=encoded(n, "Is it on? ")),
    "header fields": lambda n: Input(customer=to_size("X-A: b\n", n) + CUSTOMER),
    "a folded header field": lambda n: Input(customer="Subject: a\n" + to_size(" a\n", n) + CUSTOMER),
    "recipients on both sides": lambda n: Input(
        customer=copies(n, "a") + CUSTOMER,
        draft="To: anna@example.com\n" + copies(n, "b") + "\n" + DRAFT),
    "recipients whom the text may name": lambda n: Input(
        customer=CUSTOMER + to_size("b1x1@e ", n),
        draft="From: support@example.org\n" + copies(n, "b") + "\n" + DRAFT),
    "encoded words": lambda n: Input(customer="Subject: a\n" + to_size(" =?utf-8?q?a?=\n", n) + CUSTOMER),
    "nested elements": lambda n: Input(customer=html(n, "<div>", after="Is it on?")),
    "nested quotes of HTML": lambda n: Input(customer=html(n, "<blockquote>", after="Is it on?")),
    "tables that never close": lambda n: Input(customer=html(n, "<table><tr><td>a")),
    "list items": lambda n: Input(draft=html(n, "<ul><li>It is on.")),
    "attributes": lambda n: Input(customer=html(n, " a=b", before="<p", after=">Is it on?")),
    "an element with a long name": lambda n: Input(
        customer=html(n, "x<!-- -->", before=f"<{'a' * n}>")),
    "references": lambda n: Input(customer=html(n, "&amp;&#x1f600;&bogus;")),
    "comments that never end": lambda n: Input(customer=html(n, "<!-- a ")),
    "angle brackets": lambda n: Input(customer=html(n, "<")),
    "10,000 questions, as many answers": lambda n: Input(
        customer=numbered(n, "Is the server number {} on the new plan?\n"),
        draft=numbered(n, "The server number {} is on the new plan.\n")),
    "NUL": lambda n: Input(draft=HEADER + "\nYes" + to_size("\0", n)),
    "escape sequences": lambda n: Input(draft=to_size("\x1b[31m", n)),
    "bytes that are no UTF-8": lambda n: Input(draft=b"a" + b"\xff\xfe\x80" * (n // 3)),
    "a style of 10,000 phrases": lambda n: Input(style=phrases(n)),
    "a style of phrases that all match": lambda n: Input(style=matching_phrases(n)),
    "a style of exceptions": lambda n: Input(style=exceptions(n)),
    "quotes of HTML, each with text": lambda n: Input(
        draft=html(n, "<blockquote>a<p>b</p>")),
    "paragraphs inside many elements": lambda n: Input(
        customer=html(n // 2, "<b>", after=to_size("<p>a", n // 2))),
    "lists inside lists": lambda n: Input(customer=html(n, "<ol><li>a")),
    "lines of preformatted HTML": lambda n: Input(customer=html(n, "Is it on?\n", before="<pre>")),
    "passwords": lambda n: Input(draft=numbered(n, "password: Xy{0}#zQ! ")),
}
