"""What messages and styles hold never reaches a terminal as a command."""

import re

import pytest

from conftest import QUESTION

# For a terminal, a title, a colour by C1, directions, and what ends lines or lets them be seen.
EVIL = "\033]0;owned\007 \u009b31m \u202e \u2066 \u0085 \u2028 \x7f \x00"

# What a terminal obeys. It writes line feeds with a carriage return, and our colours are escapes.
COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]"
                      "|\r(?![\r\n])")
COLOURS = re.compile(r"\033\[(0|1|2|1;3\d)m")

DRAFT = f"Hi Tyler,\r\n\r\n> {QUESTION}\r\n\r\nYes, IMAP {EVIL} is on, ASAP.\r\n\r\nJohn\r\n".encode()

STYLE = """\
extends = ["default"]
internal = ["*.internal\u009b\u202e"]

[[phrase]]
id = "own"
pattern = "is on\u009b"
message = "say \u009b31m \u202e \u2066 \u0085 \u2028 \\u001b"
replace = "\u202e"

[[response]]
id = "other"
topic = "pop\u202e"
require = "\u009bx"
suggest = "y\u2028"
"""


@pytest.fixture
def evil(files):
    files(evil_txt=DRAFT, evil_toml=STYLE,
          evil_eml=b"Subject: x\n\n" + DRAFT.replace(b"\0", b""),
          broken_toml=STYLE + f"\n# {EVIL}\n[rules]\nx\u202e = 1\n")


@pytest.mark.parametrize("arguments", [
    ("fix", "-"),
    ("fix", "--diff", "evil.eml"),
    ("check", "--fix", "-"),
    ("check", "evil.eml"),
    ("check", "--style", "evil.toml", "--format", "text", "evil.eml"),
    ("check", "--style", "evil.toml", "--format", "gnu", "evil.eml"),
    ("check", "--style", "evil.toml", "--format", "json", "evil.eml"),
    ("check", "--style", "evil.toml", "--explain-config"),
    ("check", "--style", "broken.toml", "evil.eml"),
    ("check", "no\033[31m\u202e.eml"),
    ("check", "--no\033[31m\u202e"),
    ("no\033[31m\u202e",),
    ("parse", "evil.eml"),
    ("parse", "--format", "json", "evil.eml"),
    ("rules", "--style", "evil.toml"),
    ("rules", "--style", "evil.toml", "--format", "json"),
    ("explain", "--style", "evil.toml", "own"),
    ("explain", "--style", "evil.toml", "other"),
    ("styles", "evil.toml"),
    ("styles", "--source", "./evil.toml"),
    ("styles", "--source", "./evil.txt"),
    ("styles", "./broken.toml"),
    ("init", "new\033[31m\u202e.toml"),
], ids=" ".join)
def test_no_command_reaches_a_terminal(on_a_terminal, evil, arguments):
    stdin = DRAFT.replace(b"\0", b"") if arguments[-1] == "-" else b""
    output = COLOURS.sub("", on_a_terminal(*arguments, stdin=stdin))
    assert output
    assert not COMMANDS.search(output), COMMANDS.search(output)


def test_line_ends_of_a_draft_are_no_escapes_on_a_terminal(on_a_terminal, evil):
    output = on_a_terminal("fix", "-", stdin=DRAFT.replace(b"\0", b""))
    assert "Hi Tyler,\r\n" in output and "\\u{202e}" in output and "\\u{d}" not in output


def test_elsewhere_bytes_stay_as_they_are(run, evil):
    draft = DRAFT.replace(b"\0", b"")
    assert run("fix", "--ignore", "missing-attribution", "-", stdin=draft).stdout == draft
    assert run("styles", "--source", "./evil.txt").stdout == DRAFT
    assert "\u202e".encode() in run("styles", "./evil.toml").stdout
