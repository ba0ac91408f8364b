"""Diagnostics for replies to customers, before they are sent.

    >>> import replylint
    >>> report = replylint.check(
    ...     "Hi, what does the large plan cost?\\n\\nTyler\\n",
    ...     "Hi Tyler,\\n\\nThank you for your message.\\n\\nJohn\\n",
    ... )
    >>> [each.rule for each in report.diagnostics]
    ['missing-quote', 'unanswered-question']

Spans are byte offsets into a text as UTF-8; ``span.indices(text)`` makes them a slice of a str.
Everything but ``Baseline`` is immutable; all may be shared between threads. ``check``, ``fix`` and
``parse`` release the global interpreter lock; a baseline counts as it is when the check begins.
Everything but ``Baseline`` can be pickled, for the same version of replylint, and so sent to other
processes: ``pool.starmap(Linter().check, pairs)`` of ``multiprocessing`` checks an archive. A style
that names others for some customers is pickled with their names, and finds their files again.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from datetime import datetime
from email.message import Message as EmailMessage
from typing import Literal, Optional, Union

from . import _core
from ._core import (
    AppliedFix,
    Baseline,
    Block,
    Diagnostic,
    Edit,
    Fix,
    Fixed,
    Item,
    Message,
    Parsed,
    ParsedItem,
    Report,
    Sentence,
    Span,
    Style,
    StyleError,
    __version__,
    builtin_styles,
    replace_body,
    rules,
    style_schema,
)

__all__ = [
    "AnyMessage",
    "AnyStyle",
    "AppliedFix",
    "Baseline",
    "Block",
    "Diagnostic",
    "Edit",
    "Fix",
    "Fixed",
    "Item",
    "Linter",
    "Message",
    "Parsed",
    "ParsedItem",
    "Report",
    "Sentence",
    "Span",
    "Style",
    "StyleError",
    "__version__",
    "builtin_styles",
    "check",
    "fix",
    "parse",
    "replace_body",
    "rules",
    "style_schema",
]

#: What stands for a message: a ``str`` is always a body, so that spans are places in it, even one
#: that begins with header fields. ``bytes`` are a file, as for the command line: a message if they
#: begin with header fields, else a body. An ``email.message.EmailMessage`` is a message. So of an
#: .eml file pass ``path.read_bytes()``, not ``path.read_text()``.
AnyMessage = Union[str, bytes, EmailMessage, Message]


#: A Style, the name of a built-in one, or the path of a TOML file.
AnyStyle = Union[str, os.PathLike[str], Style]


def _message(value: AnyMessage) -> Message:
    if isinstance(value, Message):
        return value
    if isinstance(value, str):
        # A lone surrogate has no UTF-8; the library turns what is left of it into U+FFFD.
        return Message.from_text(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, bytes):
        return Message.from_bytes(value)
    if isinstance(value, EmailMessage):
        return Message.from_bytes(_bytes_of(value))
    raise TypeError(f"a message is str, bytes or email.message.EmailMessage, not {type(value).__name__}")


def _bytes_of(message: EmailMessage) -> bytes:
    try:
        return message.as_bytes()
    except (UnicodeEncodeError, LookupError):
        # Made from a str: its text is not what its header fields say.
        return message.as_string().encode("utf-8", "surrogateescape")


def _messages(thread: Iterable[AnyMessage]) -> list[Message]:
    if isinstance(thread, (str, bytes, EmailMessage, Message)):
        raise TypeError(f"thread is several messages, not one {type(thread).__name__}")
    return [_message(message) for message in thread]


def _instant(time: Optional[datetime]) -> Optional[tuple[int, int]]:
    """Seconds since 1970 UTC, and seconds east of UTC."""
    if time is None:
        return None
    if not isinstance(time, datetime):
        raise TypeError(f"now is a datetime.datetime, not {type(time).__name__}")
    aware = time.astimezone()
    offset = (time if time.tzinfo else aware).utcoffset()
    return int(aware.timestamp()), int(offset.total_seconds()) if offset else 0


# Each chunk of a Pool comes with a linter of its own; those of one style share what is made of it.
_unpickled: dict[tuple[str, Optional[str]], tuple[Style, _core.Linter]] = {}
_most_unpickled = 8


def _unpickle(name: str, toml: Optional[str]) -> tuple[Style, _core.Linter]:
    found = _unpickled.get((name, toml))
    if found is None:
        style = Style.load(name) if toml is None else Style.parse(toml, name)
        found = style, _core.Linter(style)
        if len(_unpickled) >= _most_unpickled:
            _unpickled.clear()
        _unpickled[name, toml] = found
    return found


class Linter:
    """Checks drafts by one style. Make one and keep it; it may be shared between threads."""

    def __init__(self, style: AnyStyle = "default") -> None:
        """``style`` is the name of a built-in style, the path of a TOML file, or a Style.

        Raises StyleError if it is none of them, or if its content cannot be used.
        """
        self._style = style if isinstance(style, Style) else Style.load(os.fspath(style))
        self._builtin = isinstance(style, str) and style in builtin_styles()
        self._linter = _core.Linter(self._style)

    # By the style, as the C++ part cannot be pickled; of a subclass, with what it holds besides.
    def __getstate__(self) -> tuple[str, Optional[str], dict[str, object]]:
        toml = None if self._builtin else self._style.to_toml()
        ours = ("_style", "_builtin", "_linter")
        held = {name: value for name, value in self.__dict__.items() if name not in ours}
        return self._style.name, toml, held

    def __setstate__(self, state: tuple[str, Optional[str], dict[str, object]]) -> None:
        name, toml, held = state
        self.__dict__.update(held)
        self._builtin = toml is None
        self._style, self._linter = _unpickle(name, toml)

    @property
    def style(self) -> str:
        """The name of the style."""
        return self._linter.style

    def check(
        self,
        customer: AnyMessage,
        draft: AnyMessage,
        *,
        ignore: Union[str, Iterable[str]] = (),
        thread: Iterable[AnyMessage] = (),
        now: Optional[datetime] = None,
        baseline: Optional[Baseline] = None,
    ) -> Report:
        """Checks ``draft``, the reply to ``customer``.

        A ``str`` is a body, even if it begins with header fields; pass a whole message as ``bytes``
        or as an ``email.message.EmailMessage``.

        ``ignore`` names rules to leave out (a ``str`` is one), ``thread`` holds earlier messages in
        any order, and ``baseline`` the reviewed findings to leave out. ``now`` (a naive one is local
        time) is the time of the check for a draft without a Date header field; where neither is
        known, what depends on the time is not judged. Never fails on the content of a message. Raises
        ValueError for an unknown rule and TypeError for what is no message. Takes time linear in
        the size of both.
        """
        return self._linter.check(
            _message(customer),
            _message(draft),
            self._known(ignore),
            _messages(thread),
            _instant(now),
            baseline,
        )

    def fix(
        self,
        customer: AnyMessage,
        draft: AnyMessage,
        *,
        unsafe: bool = False,
        ignore: Union[str, Iterable[str]] = (),
        thread: Iterable[AnyMessage] = (),
        now: Optional[datetime] = None,
        baseline: Optional[Baseline] = None,
    ) -> Fixed:
        """Makes the fixes of ``draft`` until none is left, and checks what came of it.

        Only safe ones, which cannot change what the reply says, unless ``unsafe``. A draft made
        from HTML stays as it is. ``replace_body`` puts the text back into the bytes of a message;
        of a draft given as bytes or as an ``email.message.EmailMessage`` only fixes are made for
        which it can, and ``Fixed.barred`` names the others. The other arguments and errors are those of ``check``.
        """
        return self._linter.fix(
            _message(customer),
            _message(draft),
            self._known(ignore),
            _messages(thread),
            _instant(now),
            baseline,
            unsafe,
        )

    def _known(self, ignore: Union[str, Iterable[str]]) -> list[str]:
        ignored = [ignore] if isinstance(ignore, str) else list(ignore)
        known = {*rules(), *self._linter.own_rules} if ignored else set()
        for rule in ignored:
            if rule not in known:
                near = difflib.get_close_matches(rule, known, 1)
                hint = f"did you mean {near[0]!r}?" if near else "replylint.rules() lists them"
                raise ValueError(f"unknown rule {rule!r}; {hint}")
        return ignored

    def __repr__(self) -> str:
        return f"Linter({self.style!r})"


_builtin_linters: dict[str, Linter] = {}


def _linter_of(style: AnyStyle) -> Linter:
    if not isinstance(style, str) or style not in builtin_styles():
        return Linter(style)
    if style not in _builtin_linters:
        _builtin_linters[style] = Linter(style)
    return _builtin_linters[style]


def check(
    customer: AnyMessage,
    draft: AnyMessage,
    *,
    style: AnyStyle = "default",
    ignore: Union[str, Iterable[str]] = (),
    thread: Iterable[AnyMessage] = (),
    now: Optional[datetime] = None,
    baseline: Optional[Baseline] = None,
) -> Report:
    """Checks one draft; see Linter.check. For many, make a Linter with your style and keep it."""
    return _linter_of(style).check(
        customer, draft, ignore=ignore, thread=thread, now=now, baseline=baseline
    )


def fix(
    customer: AnyMessage,
    draft: AnyMessage,
    *,
    style: AnyStyle = "default",
    unsafe: bool = False,
    ignore: Union[str, Iterable[str]] = (),
    thread: Iterable[AnyMessage] = (),
    now: Optional[datetime] = None,
    baseline: Optional[Baseline] = None,
) -> Fixed:
    """Makes the fixes of one draft; see Linter.fix."""
    return _linter_of(style).fix(
        customer, draft, unsafe=unsafe, ignore=ignore, thread=thread, now=now, baseline=baseline
    )


def parse(message: AnyMessage, *, role: Literal["draft", "inquiry"] = "draft") -> Parsed:
    """Takes a message apart into blocks and sentences, and an inquiry also into items.

    Never fails on content. Raises ValueError for another role, TypeError for what is no message.
    """
    if role not in ("draft", "inquiry"):
        raise ValueError(f"role is 'draft' or 'inquiry', not {role!r}")
    return _core.parse(_message(message), role == "inquiry")
