"""The C++ part of replylint. Use the package `replylint`, not this module."""

import os
from typing import Literal, Optional, Union, final

__version__: str

_Wanted = Literal[
    "verdict", "choice", "time", "quantity", "place", "person", "reason", "manner", "thing", "act"
]

class StyleError(ValueError):
    """A style that cannot be used; `others` has a line for each further mistake in it."""

    file: str
    line: int
    column: int
    others: list[str]

@final
class Span:
    """Bytes [start, end) of a text as UTF-8: of the draft, or of the customer's message for items."""

    def __init__(self, start: int, end: int) -> None:
        """Raises ValueError if ``end`` is less than ``start``."""

    @property
    def start(self) -> int:
        """The first byte: an offset into the text as UTF-8, from 0. `indices` gives code points."""
    @property
    def end(self) -> int:
        """The byte behind the last one: an offset into the text as UTF-8."""
    def indices(self, text: str) -> slice:
        """The same range as a slice of the str `text`, in code points.

        Takes time linear in the text. Raises ValueError if the span ends behind its end.
        """

    def __len__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Block:
    """Whole lines of one kind. `depth` is the quote depth; 0 is the writer's own."""

    @property
    def kind(
        self,
    ) -> Literal[
        "salutation",
        "attribution",
        "quote",
        "answer",
        "preformatted",
        "closing",
        "signature",
        "header",
        "notice",
        "original",
    ]:
        """What the lines are."""
    @property
    def depth(self) -> int:
        """The quote depth; 0 is the writer's own."""
    @property
    def span(self) -> Span:
        """Bytes of the text that was parsed, as UTF-8."""

@final
class Sentence:
    """A sentence of the writer's own prose."""

    @property
    def form(self) -> Literal["declarative", "interrogative", "imperative", "fragment"]:
        """How it is built; a "fragment" has no finite verb or no subject."""
    @property
    def span(self) -> Span:
        """Bytes of the text that was parsed, as UTF-8."""

@final
class ParsedItem:
    """What a customer brings up. `confidence` is from 0 to 1.

    `wants` is what an answer must hold; `form` is that of the sentence, or of the clause where a
    sentence holds several items.
    """

    @property
    def id(self) -> int:
        """Counts from 1, in the order of the text."""
    @property
    def kind(self) -> Literal["question", "request", "problem", "praise", "complaint"]:
        """What it is."""
    @property
    def span(self) -> Span:
        """Bytes of the customer's text as UTF-8."""
    @property
    def confidence(self) -> float:
        """From 0 to 1: how sure it is that this is an item."""
    @property
    def wants(self) -> _Wanted:
        """What an answer must hold: a time, a place, a yes or no."""
    @property
    def form(self) -> Literal["declarative", "interrogative", "imperative", "fragment"]:
        """That of the sentence, or of the clause where a sentence holds several items."""

@final
class Item:
    """What a customer brings up, and what the draft does about it.

    `span` is in the customer's text, `evidence` in the draft; `confidence` and `score` are from 0
    to 1. `wants` is what an answer must hold; `form` is that of the sentence, or of the clause
    where a sentence holds several items.
    """

    @property
    def id(self) -> int:
        """Counts from 1, in the order of the text."""
    @property
    def kind(self) -> Literal["question", "request", "problem", "praise", "complaint"]:
        """What it is."""
    @property
    def span(self) -> Span:
        """Bytes of the customer's text, `Report.customer_text`, as UTF-8."""
    @property
    def text(self) -> str:
        """The customer's words: those of `span`."""
    @property
    def confidence(self) -> float:
        """From 0 to 1: how sure it is that this is an item."""
    @property
    def wants(self) -> _Wanted:
        """What an answer must hold: a time, a place, a yes or no."""
    @property
    def form(self) -> Literal["declarative", "interrogative", "imperative", "fragment"]:
        """That of the sentence, or of the clause where a sentence holds several items."""
    @property
    def state(self) -> Literal["answered", "deferred", "unanswered"]:
        """What the draft does about it; "deferred" is put off to another time."""
    @property
    def score(self) -> float:
        """From 0 to 1: how well the evidence answers it."""
    @property
    def evidence(self) -> list[Span]:
        """The bytes of `Report.text` as UTF-8 that answer it; empty if nothing does."""

@final
class Edit:
    """Replaces the bytes of `span` of the draft by `text`."""

    @property
    def span(self) -> Span:
        """The bytes of the draft as UTF-8 that go; empty where text is put in between."""
    @property
    def text(self) -> str:
        """What comes in their place."""

@final
class Fix:
    """A way to mend a diagnostic: all its edits together. A safe one cannot change the meaning."""

    @property
    def title(self) -> str:
        """What it does, for people."""
    @property
    def safe(self) -> bool:
        """Whether it cannot change the meaning."""
    @property
    def edits(self) -> list[Edit]:
        """All its edits, to be made together, in the order of the draft; they do not overlap."""

@final
class Diagnostic:
    """What is wrong with a draft, and where. `item` is the Item.id it is about."""

    @property
    def rule(self) -> str:
        """The id of its rule, as in `rules()`."""
    @property
    def severity(self) -> Literal["suggestion", "warning", "error"]:
        """How grave it is in the style that checked."""
    @property
    def confidence(self) -> float:
        """From 0 to 1: how sure it is."""
    @property
    def message(self) -> str:
        """What is wrong, why it matters and what to write, for people."""
    @property
    def span(self) -> Span:
        """The bytes of `Report.text` as UTF-8 that it is about; empty where something is missing."""
    @property
    def item(self) -> Optional[int]:
        """The Item.id that it is about, or None."""
    @property
    def fixes(self) -> list[Fix]:
        """Ways to mend it, each by itself; mostly one, or none."""
    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits: of the rule and the words, wherever they stand."""

@final
class Report:
    """What a check found. `str(report)` is one line a finding.

    Lines in `str(report)`, `to_text`, `to_github` and `to_checkstyle` are those of the bytes or the
    message that the draft was, as of the command line; "FILE (body)" stands for a body that is
    encoded there. Spans are in `text`, the body.
    """

    @property
    def text(self) -> str:
        """The draft's body; spans count the bytes of its UTF-8. Never holds a lone surrogate."""
    @property
    def customer_text(self) -> str:
        """The body of the customer's message, which the spans of items are in."""
    @property
    def style(self) -> str:
        """The name of the style that checked."""
    @property
    def language(self) -> str:
        """The language of the draft's own prose: "en", "de", …; "und" where it is not known."""
    @property
    def customer_language(self) -> str:
        """The language of the customer's prose, as in `language`."""
    @property
    def complete(self) -> bool:
        """False where a message has more prose than is looked at, 128 kB."""
    @property
    def skipped(self) -> str:
        """Why the draft was not checked: its header, or the style. Mostly empty: it was."""
    @property
    def unknown_fields(self) -> list[str]:
        """Header fields of the draft that begin as X-Replylint does, and do nothing."""
    @property
    def unknown_rules(self) -> list[str]:
        """What "X-Replylint-Ignore" of the draft names and no rule is called, each once."""
    @property
    def notes(self) -> list[str]:
        """Where the check does not do all that one may expect of it, a sentence each.

        Only the beginning of a very long message is read; "X-Replylint-Ignore" names what is not a
        rule; the reply is in a language that is not judged by its words. Mostly empty.
        """

    @property
    def items(self) -> list[Item]:
        """What the customer brings up, in the order of their text."""
    @property
    def blocks(self) -> list[Block]:
        """The draft in blocks, in its order; they do not overlap."""
    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong, in the order of the draft."""
    @property
    def errors(self) -> int:
        """The number of diagnostics that are errors."""
    @property
    def warnings(self) -> int:
        """The number of diagnostics that are warnings."""
    @property
    def suggestions(self) -> int:
        """The number of diagnostics that are suggestions."""
    def to_json(self) -> str:
        """The JSON object of `replylint check --format json`, on one line."""

    def to_sarif(self, file: str = "draft") -> str:
        """SARIF 2.1.0; `file` names the draft.

        Places are those of the bytes or the message that the draft was, or of a nested artifact
        where the body is encoded there.
        """

    def to_text(self, file: str = "draft", width: int = 80) -> str:
        """For people at a terminal; `file` names the draft, lines have at most `width` columns.

        A `width` of 0 wraps nothing.
        """

    def to_html(self, file: str = "draft") -> str:
        """A page of the reply that needs nothing else; `file` is its title."""

    def to_github(self, file: str = "draft") -> str:
        """Annotations of GitHub Actions, one a line; `file` names the draft."""

    def to_checkstyle(self, file: str = "draft") -> str:
        """The XML of Checkstyle; `file` names the draft."""

@final
class AppliedFix:
    """A fix that was made."""

    @property
    def rule(self) -> str:
        """The id of the rule whose diagnostic it mends."""
    @property
    def title(self) -> str:
        """What it did, for people."""
    @property
    def safe(self) -> bool:
        """Whether it cannot have changed the meaning."""

@final
class Fixed:
    """A draft with its fixes made, and the report of what came of it."""

    @property
    def text(self) -> str:
        """The draft's body with the fixes made."""
    @property
    def report(self) -> Report:
        """The check of that body: what is left."""
    @property
    def applied(self) -> list[AppliedFix]:
        """The fixes that were made, in the order in which they were."""
    @property
    def barred(self) -> list[AppliedFix]:
        """Fixes that would help, but `replace_body` cannot put their text into the draft's bytes."""

@final
class Baseline:
    """A set of reviewed findings: JSON Lines, a finding a line. `diagnostic in baseline` works."""

    def __init__(self) -> None: ...
    @staticmethod
    def parse(json_lines: str, name: str = "baseline") -> Baseline:
        """Reads a file's contents; `name` stands for it in the message of a ValueError."""

    def add(self, report: Report) -> str:
        """Takes in all findings; returns the lines of those that were not there yet."""

    def __contains__(self, diagnostic: Diagnostic, /) -> bool: ...

@final
class Parsed:
    """A message taken apart; all spans are in `text`."""

    @property
    def text(self) -> str:
        """The body that the spans are in, as bytes of its UTF-8."""
    @property
    def blocks(self) -> list[Block]:
        """Its blocks, in order; they do not overlap."""
    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the writer's own prose, in order."""
    @property
    def items(self) -> list[ParsedItem]:
        """What a customer brings up in it, in order; empty unless parsed as an inquiry."""

@final
class Message:
    """A message as values: what `check` and `parse` make of a str, bytes or EmailMessage."""

    @staticmethod
    def from_text(body: bytes) -> Message:
        """A message that is only a body; what is not UTF-8 becomes U+FFFD."""

    @staticmethod
    def from_bytes(bytes: bytes) -> Message:
        """A message, if the bytes begin with header fields, else a body. Never fails."""

    @property
    def body(self) -> str:
        """The text, decoded; what cannot be is U+FFFD. Of HTML, the words without the marks."""
    @property
    def subject(self) -> str:
        """The decoded Subject, empty if there is none."""

@final
class Style:
    """House rules: which rules are on, how grave they are, and those of a team's own. Immutable."""

    @staticmethod
    def load(name_or_path: Union[str, os.PathLike[str]]) -> Style:
        """A built-in style by its name, or a TOML file by its path. Raises StyleError."""
    @staticmethod
    def parse(toml: str, name: str = "style") -> Style:
        """A style from TOML text; `name` stands for the file in errors. Raises StyleError."""
    @staticmethod
    def find(directory: str = ".") -> Style:
        """The style in force in a directory, as the command line finds it. Raises StyleError.

        That is `.replylint.toml` there or in the nearest parent, else the user's configuration, else
        "default".
        """
    @property
    def name(self) -> str:
        """The name that it was loaded by; a path for a file."""
    @property
    def own_rules(self) -> list[str]:
        """The ids of the rules that the style adds to the catalogue, sorted."""
    def severity(self, rule: str) -> Optional[Literal["suggestion", "warning", "error"]]:
        """The severity of a rule; None if it is off or not known."""
    def to_toml(self) -> str:
        """The style with all that it extends, as TOML that extends nothing."""

@final
class Linter:
    def __init__(self, style: Style) -> None: ...
    @property
    def style(self) -> str:
        """The name of its style."""
    @property
    def own_rules(self) -> list[str]:
        """The ids of the rules that its style adds to the catalogue, sorted."""
    def check(
        self,
        customer: Message,
        draft: Message,
        ignore: list[str],
        thread: list[Message],
        now: Optional[tuple[int, int]],
        baseline: Optional[Baseline],
    ) -> Report: ...
    def fix(
        self,
        customer: Message,
        draft: Message,
        ignore: list[str],
        thread: list[Message],
        now: Optional[tuple[int, int]],
        baseline: Optional[Baseline],
        unsafe: bool,
    ) -> Fixed: ...

def parse(message: Message, as_inquiry: bool) -> Parsed: ...
def replace_body(bytes: bytes, text: str) -> bytes:
    """The bytes of a message with `text` in place of its body; all else stays byte for byte.

    Raises ValueError where it cannot be: HTML, signed, several parts, a charset too small.
    """

def style_schema() -> str:
    """The JSON Schema of styles, for editors."""

def builtin_styles() -> list[str]:
    """Names of the built-in styles, sorted."""

def rules() -> dict[str, str]:
    """The rule catalogue: id to one line of what it finds."""
