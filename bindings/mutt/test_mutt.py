"""replylint in a real neomutt: driven in tmux, with a Maildir and a fake mail transfer agent."""

import os
import shlex
import subprocess
import time
from pathlib import Path
from typing import Callable, Iterator

import pytest

CUSTOMER_MAIL = """\
From: Tyler Hannigan <tyler@customer.example>
To: support@hosting.example
Subject: Two questions
Date: Mon, 15 Dec 2025 09:12:44 +0000
Message-ID: <4711@customer.example>

Hello John,

is IMAP included in the small plan?

What does the large plan cost?

Tyler
"""

HEADER = """\
From: John Smith <john@hosting.example>
To: Tyler Hannigan <tyler@customer.example>
Subject: Re: Two questions
In-Reply-To: <4711@customer.example>
"""

# "café" makes mutt send ISO-8859-1.
OPEN_QUESTION = """\
Hi Tyler,

On Mon, 15 Dec 2025, Tyler Hannigan wrote:

> is IMAP included in the small plan?

Yes, IMAP is included in every plan, as we say in the café plan's description.

> What does the large plan cost?

John
"""

ANSWERED = OPEN_QUESTION.replace(
    "plan cost?\n", "plan cost?\n\nThe large plan costs 49 dollars a month.\n"
)


class Mutt:
    """A neomutt in a terminal of its own."""

    def __init__(self, folder: Path, program: Path) -> None:
        self.folder = folder
        self.program = program
        self.socket = str(folder / "tmux")
        self.handed_over = folder / "handed-over"  # what mutt gave to replylint
        self.sent = folder / "sent"  # what replylint gave to the mail transfer agent
        self.arguments = folder / "arguments"
        self.draft = folder / "next-draft"
        maildir = folder / "Maildir"
        for name in ("cur", "new", "tmp"):
            (maildir / name).mkdir(parents=True)
        (maildir / "new" / "1765789964.1.host").write_text(CUSTOMER_MAIL)
        self.script("editor", f'cp {self.draft} "$1"')
        self.script("mta", f'printf "%s\\n" "$@" > {self.arguments}\ncat > {self.sent}.part\nmv {self.sent}.part {self.sent}')
        self.script(
            "hook",
            f"cat > {self.handed_over}\n"
            f'exec {program} sendmail --mail {maildir} "$@" < {self.handed_over}',
        )
        (folder / "muttrc").write_text(
            f"""
set from = "john@hosting.example"
set realname = "John Smith"
set folder = {maildir}
set spoolfile = {maildir}
set record = {folder}/record
set editor = {folder}/editor
set sendmail = "{folder}/hook -- {folder}/mta --account=work"
set sendmail_wait = 0
set edit_headers = yes
set fast_reply = yes
set include = no
set abort_unmodified = no
set autoedit = yes
set wait_key = no
set confirmappend = no
set sort = date
"""
        )

    def script(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nset -e\n{body}\n")
        path.chmod(0o755)

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self.socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def start(self) -> None:
        environment = {"HOME": str(self.folder), "LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(self.folder)}
        command = f"env -u COLUMNS -u LINES neomutt -n -F {shlex.quote(str(self.folder / 'muttrc'))}"
        settings = [f"-e{key}={value}" for key, value in environment.items()]
        self.tmux("new-session", "-d", "-x", "110", "-y", "40", *settings, command)
        self.wait_for("Two questions")

    def stop(self) -> None:
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, f"{what} did not come; the screen:\n{self.screen()}"
            time.sleep(0.05)

    def wait_for(self, text: str) -> str:
        self.wait(lambda: text in self.screen(), repr(text))
        return self.screen()

    def write(self, body: str, header: str = "") -> None:
        self.draft.write_text(HEADER + header + "\n" + body)

    def reply(self) -> None:
        self.press("r")
        self.wait_for("y:Send  q:Abort")


@pytest.fixture
def mutt(tmp_path: Path, pytestconfig: pytest.Config) -> Iterator[Mutt]:
    mutt = Mutt(tmp_path, Path(pytestconfig.getoption("--replylint")).absolute())
    try:
        yield mutt
    finally:
        mutt.stop()


def test_a_bad_reply_is_stopped_and_the_mended_one_goes_out(mutt: Mutt) -> None:
    mutt.write(OPEN_QUESTION)
    mutt.start()
    mutt.reply()
    mutt.press("y")
    screen = mutt.wait_for("Output of the delivery process")
    assert "error [unanswered-question]" in screen
    assert "“What does the large plan cost?” has no answer" in screen
    assert "NOT sent" in screen
    assert not mutt.sent.exists()
    assert not (mutt.folder / "record").exists()
    # The draft is still there.
    mutt.press("i")
    mutt.wait_for("y:Send  q:Abort")

    mutt.write(ANSWERED)
    mutt.press("e")
    mutt.wait_for("y:Send  q:Abort")
    mutt.press("y")
    mutt.wait(mutt.sent.exists, "the mail")
    assert mutt.sent.read_bytes() == mutt.handed_over.read_bytes()
    assert b"caf\xe9" in mutt.sent.read_bytes()  # the charset that mutt chose is not UTF-8
    assert b"49 dollars" in mutt.sent.read_bytes()
    assert mutt.arguments.read_text().split() == ["--account=work", "tyler@customer.example"]


def add_macro(mutt: Mutt) -> None:
    """The macro of replylint.muttrc, with this test's program and Maildir."""
    lines = (Path(__file__).parent / "replylint.muttrc").read_text().replace("\\\n", "")
    (macro,) = [line for line in lines.splitlines() if line.startswith("macro compose L ")]
    macro = macro.replace("replylint sendmail", f"{mutt.program} sendmail")
    macro = macro.replace("~/Maildir", str(mutt.folder / "Maildir"))
    with (mutt.folder / "muttrc").open("a") as muttrc:
        # What mutt asks when it sends must not stop the macro half-way.
        muttrc.write(macro + "\nset copy = ask-yes abort_nosubject = ask-yes\n")


def test_the_key_that_checks_changes_nothing(mutt: Mutt) -> None:
    add_macro(mutt)
    mutt.write(OPEN_QUESTION)
    mutt.start()
    mutt.reply()
    for _ in range(2):
        mutt.press("L")
        screen = mutt.wait_for("checked only, NOT sent")
        assert "“What does the large plan cost?” has no answer" in screen
        mutt.press("i")
        mutt.wait_for("y:Send  q:Abort")
    assert not mutt.sent.exists()
    assert not (mutt.folder / "record").exists()
    seen = mutt.folder / "seen"
    mutt.script("editor", f'cp "$1" {seen}.part\nmv {seen}.part {seen}')
    mutt.press("e")
    mutt.wait(seen.exists, "the editor")
    assert seen.read_text().split("\n\n", 1)[1] == OPEN_QUESTION


def test_a_checked_reply_is_sent_as_before(mutt: Mutt) -> None:
    add_macro(mutt)
    mutt.write(ANSWERED)
    mutt.start()
    mutt.reply()
    mutt.press("L")
    mutt.wait_for("draft: nothing found")
    mutt.press("i")
    mutt.wait_for("y:Send  q:Abort")
    mutt.press("y")
    mutt.wait_for("Save a copy")
    mutt.press("y")
    mutt.wait((mutt.folder / "record").exists, "the copy")
    assert mutt.sent.read_bytes() == mutt.handed_over.read_bytes()
    assert b"49 dollars" in mutt.sent.read_bytes()


def test_the_header_that_switches_it_off_is_obeyed_and_removed(mutt: Mutt) -> None:
    mutt.write(OPEN_QUESTION, "X-Replylint: off\n")
    mutt.start()
    mutt.reply()
    mutt.press("y")
    mutt.wait(mutt.sent.exists, "the mail")
    handed_over = mutt.handed_over.read_bytes()
    assert b"X-Replylint: off\n" in handed_over
    assert mutt.sent.read_bytes() == handed_over.replace(b"X-Replylint: off\n", b"")


def test_one_rule_is_ignored_by_header(mutt: Mutt) -> None:
    mutt.write(OPEN_QUESTION, "X-Replylint-Ignore: unanswered-question\n")
    mutt.start()
    mutt.reply()
    mutt.press("y")
    mutt.wait(mutt.sent.exists, "the mail")
    assert b"X-Replylint" not in mutt.sent.read_bytes()


def test_a_broken_style_does_not_hold_up_mail(mutt: Mutt) -> None:
    (mutt.folder / "broken.toml").write_text("[rules]\nno-such-rule = 'off'\n")
    muttrc = mutt.folder / "muttrc"
    muttrc.write_text(muttrc.read_text().replace("hook --", f"hook --style {mutt.folder}/broken.toml --"))
    mutt.write(ANSWERED)
    mutt.start()
    mutt.reply()
    mutt.press("y")
    mutt.wait(mutt.sent.exists, "the mail")
    assert mutt.sent.read_bytes() == mutt.handed_over.read_bytes()


def test_batch_mode(mutt: Mutt) -> None:
    def send(body: str) -> "subprocess.CompletedProcess[str]":
        command = ["neomutt", "-n", "-F", str(mutt.folder / "muttrc"), "-s", "Re: Two questions"]
        command += ["-e", "my_hdr In-Reply-To: <4711@customer.example>", "tyler@customer.example"]
        environment = {**os.environ, "HOME": str(mutt.folder), "LANG": "C.UTF-8"}
        return subprocess.run(command, input=body, env=environment, capture_output=True, text=True)

    stopped = send(OPEN_QUESTION)
    assert stopped.returncode == 1
    assert "unanswered-question" in stopped.stderr
    assert not mutt.sent.exists()
    assert send(ANSWERED).returncode == 0
    assert b"49 dollars" in mutt.sent.read_bytes()
