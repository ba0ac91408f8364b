import itertools
import os
import re
import subprocess
import sys
import time

import pytest

from conftest import BAD_BODY, CUSTOMER, GOOD_BODY, HEADER, QUESTION

BAD = (HEADER + "\n" + BAD_BODY).encode()
GOOD = (HEADER + "\n" + GOOD_BODY).encode()

SENT, STOPPED = 0, 65  # EX_OK, EX_DATAERR

# What ends the lines of a message, one after the other.
LINE_ENDS = [("\n",), ("\r\n",), ("\r",), ("\r\r\n",), ("\n", "\r\n"), ("\r", "\n"), ("\n", "\r"),
             ("\r", "\r\n"), ("\r\n", "\r", "\n"), ("\r", "\r", "\n"), ("\n", "\n", "\r")]


def with_own_fields(places, ends):
    """A header with fields of replylint's at these places, and what is to be sent of it."""
    own = "X-Replylint-Ignore: rude,{} top-posting{}", "x-replylint : OFF{}"
    fields = ["From: a@example.org{}", "To: x@example.com,{}\ty@example.com{}", "Subject: s{}"]
    for place, field in zip(places, own):
        fields.insert(place, field)
    end = itertools.cycle(ends)
    message = expected = ""
    for field in fields:
        lines = field.format(*(next(end) for _ in range(field.count("{}"))))
        message += lines
        if field not in own:
            expected += lines
        elif expected.endswith("\r") and lines.endswith("\n"):
            expected += "\n"  # else the line above would go on
    # An LF behind a CR would be no empty line.
    empty = next(e for e in end if not (message.endswith("\r") and e == "\n"))
    return message + empty, expected + empty


@pytest.fixture
def mta(tmp_path):
    """A program that sends: notes its arguments and what it is given."""
    class Mta:
        path = tmp_path / "mta"

        def arguments(self):
            return (tmp_path / "arguments").read_text().split("\0")[:-1]

        def message(self):
            return (tmp_path / "message").read_bytes()

        def ran(self):
            return (tmp_path / "message").exists()

    (tmp_path / "mta").write_text(f"""#!{sys.executable}
import os, sys
folder = {str(tmp_path)!r}
open(os.path.join(folder, "arguments"), "w").write("".join(a + "\\0" for a in sys.argv[1:]))
open(os.path.join(folder, "message"), "wb").write(sys.stdin.buffer.read())
sys.exit(int(os.environ.get("MTA_STATUS", "0")))
""")
    (tmp_path / "mta").chmod(0o755)
    return Mta()


def test_a_good_message_is_sent_byte_for_byte(run, files, mta):
    result = run("sendmail", f"--mta={mta.path}", "-oi", "--", "tyler@example.com", stdin=GOOD)
    assert (result.returncode, result.err) == (SENT, "")
    assert mta.message() == GOOD
    assert mta.arguments() == ["-oi", "--", "tyler@example.com"]


@pytest.mark.parametrize("misspelt, meant", [
    (["--fail-no=warning"], "--fail-on"), (["--stlye=default"], "--style"),
    (["--stlye", "default"], "--style"), (["--ingore", "rude"], "--ignore"),
    (["--timout=3"], "--timeout")])
def test_a_misspelt_option_is_told_and_the_message_leaves(run, files, mta, misspelt, meant):
    """The program that sends would refuse it: it is left out, with its value."""
    rest = ["--host=mx.example.org", "--file=msmtprc", "--", "tyler@example.com"]
    result = run("sendmail", f"--mta={mta.path}", *misspelt, *rest, stdin=GOOD)
    assert result.returncode == SENT
    assert result.err == (f"replylint: not checked, and sent as it is: unknown option: {misspelt[0]}; "
                          f"did you mean “{meant}”?\n")
    assert mta.arguments() == rest
    assert mta.message() == GOOD
    strict = run("sendmail", "--strict", f"--mta={mta.path}", *misspelt, *rest, stdin=GOOD)
    assert strict.returncode == 70
    assert "NOT sent" in strict.err


def test_a_recipient_is_no_value_of_a_misspelt_option(run, files, mta):
    result = run("sendmail", f"--mta={mta.path}", "--stlye", "tyler@example.com", stdin=GOOD)
    assert result.returncode == SENT
    assert mta.arguments() == ["tyler@example.com"]


def test_a_message_that_is_read_in_part_is_not_passed_in_silence(run, files, mta):
    long = GOOD + b"\nAll is well with your account now." * 4700 + b"\nYou are an idiot.\n"
    words = "only the first 128 kB of its prose are read"
    common = ("--timeout=30", "--fail-on=error", f"--mta={mta.path}", "tyler@example.com")
    strict = run("sendmail", "--strict", *common, stdin=long)
    assert strict.returncode == 70
    assert "NOT sent" in strict.err and words in strict.err
    assert not mta.ran()
    result = run("sendmail", *common, stdin=long)
    assert (result.returncode, mta.message()) == (SENT, long)
    assert result.err.count("replylint: note: ") == result.err.count(words) == 1
    off = run("sendmail", "--strict", *common, stdin=b"X-Replylint: off\n" + long)
    assert (off.returncode, off.err) == (SENT, "")


def test_strict_is_meant_even_if_misspelt(run, files, mta):
    result = run("sendmail", f"--mta={mta.path}", "--strct", "tyler@example.com", stdin=GOOD)
    assert result.returncode == 70
    assert "did you mean “--strict”?" in result.err
    assert not mta.ran()


def test_a_message_with_an_error_is_stopped(run, files, mta):
    result = run("sendmail", f"--mta={mta.path}", "--", "tyler@example.com", stdin=BAD)
    assert result.returncode == STOPPED
    assert not mta.ran()
    assert result.out == ""
    assert "error [top-posting]" in result.err
    assert "\033" not in result.err
    last = result.err.splitlines()[-1]
    assert "NOT sent" in last and "X-Replylint-Ignore: " in last and "top-posting" in last
    assert all(len(line) <= 80 for line in result.err.splitlines()
               if not line.startswith("replylint: "))


class TestDryRun:
    """Shows all that is found, and never sends."""

    @pytest.mark.parametrize("message", [GOOD, BAD, b"X-Replylint: off\n" + BAD])
    @pytest.mark.parametrize("words", [[], ["--fail-on=never"], ["--strict"]])
    def test_never_sends(self, run, files, mta, message, words):
        result = run("sendmail", "--dry-run", *words, f"--mta={mta.path}", stdin=message)
        assert result.returncode == STOPPED
        assert not mta.ran()
        assert result.err.splitlines()[-1] == "replylint: checked only, NOT sent (--dry-run)."
        assert ("error [top-posting]" in result.err) == (message == BAD)

    def test_says_if_the_check_fails(self, run, files, mta):
        result = run("sendmail", "--dry-run", "--style=no-such-style", f"--mta={mta.path}",
                     stdin=GOOD)
        assert result.returncode == 70
        assert not mta.ran()
        assert result.err.startswith("replylint: not checked, and NOT sent (--dry-run): ")

    @pytest.mark.parametrize("option", ["--dryrun", "-dry-run", "-dryrun"])
    def test_is_meant_even_if_misspelt(self, run, files, mta, option):
        result = run("sendmail", option, f"--mta={mta.path}", "tyler@example.com", stdin=GOOD)
        assert result.returncode == 70
        assert "did you mean “--dry-run”?" in result.err
        assert not mta.ran()


@pytest.mark.parametrize("letters", ["-oi", "-ti", "-d0.1", "-fail-on", "-m", "-i"])
def test_letters_of_sendmail_are_its_own(run, files, mta, letters):
    result = run("sendmail", letters, f"--mta={mta.path}", "tyler@example.com", stdin=GOOD)
    assert result.returncode == 0
    assert letters in mta.arguments()


def test_the_status_of_the_program_is_passed_on(run, files, mta):
    for status in 0, 1, 67, 75:
        result = run("sendmail", f"--mta={mta.path}", "a@example.com", stdin=GOOD,
                     env={"MTA_STATUS": str(status)})
        assert result.returncode == status


class TestArguments:
    """What the program that sends is called with."""

    def called_with(self, run, mta, *arguments):
        result = run("sendmail", *arguments, stdin=GOOD)
        assert result.returncode == SENT, result.err
        return mta.arguments()

    def test_plain_sendmail_arguments(self, run, files, mta):
        words = ["-oem", "-oi", "-f", "john@example.org", "-N", "failure", "-B8BITMIME", "-F",
                 "John Q", "-t", "-bm", "--", "tyler@example.com", "ana@example.com"]
        assert self.called_with(run, mta, f"--mta={mta.path}", *words) == words
        assert self.called_with(run, mta, *words[:4], "--mta", mta.path, *words[4:]) == words

    def test_without_separator(self, run, files, mta):
        words = ["-i", "-fjohn@example.org", "tyler@example.com"]
        assert self.called_with(run, mta, f"--mta={mta.path}", *words) == words

    def test_program_behind_the_separator(self, run, files, mta):
        """mutt puts its options before the "--" of its $sendmail, and the recipients last."""
        assert self.called_with(
            run, mta, "--strict", "-B8BITMIME", "-f", "john@example.org", "-N", "failure", "--",
            mta.path, "--host=localhost", "tyler@example.com") == [
                "-B8BITMIME", "-f", "john@example.org", "-N", "failure", "--host=localhost",
                "tyler@example.com"]

    def test_own_options_anywhere_before_the_separator(self, run, files, mta):
        words = self.called_with(
            run, mta, "-f", "john@example.org", "--fail-on", "never", "--style=default", "-t",
            "--ignore", "top-posting", "--timeout", "5", "--strict", "--", mta.path)
        assert words == ["-f", "john@example.org", "-t"]

    def test_a_value_that_looks_like_an_own_option(self, run, files, mta):
        words = ["-F", "--strict", "-oi", "a@example.com"]
        assert self.called_with(run, mta, f"--mta={mta.path}", *words) == words

    def test_unknown_long_options_belong_to_the_program(self, run, files, mta):
        words = ["--host=localhost", "--tls", "-t"]
        assert self.called_with(run, mta, f"--mta={mta.path}", *words) == words

    def test_program_from_the_path(self, run, files, mta, tmp_path):
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "fake-msmtp").symlink_to(mta.path)
        assert self.called_with(run, mta, "-t", "--", "fake-msmtp", "-a", "work") == [
            "-t", "-a", "work"]

    def test_any_program_with_options_behind_the_separator(self, run, files, mta, tmp_path):
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "deliver").symlink_to(mta.path)
        assert self.called_with(run, mta, "-oi", "--", "deliver", "--tls", "--", "root") == [
            "-oi", "--tls", "--", "root"]

    def test_a_local_recipient_is_no_program(self, run, files, mta, tmp_path):
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "deliver").symlink_to(mta.path)
        # /usr/sbin/sendmail sends, if it is there, and fails on that configuration.
        result = run("sendmail", "-oi", "-C", "/no/such/file", "--", "deliver", stdin=GOOD)
        assert result.returncode != SENT
        assert not mta.ran()


@pytest.mark.parametrize("words", [["-bs"], ["-bp"], ["-q"], ["-q30m"], ["-bi"]])
def test_what_sends_no_message_goes_straight_through(run, files, mta, words):
    result = run("sendmail", f"--mta={mta.path}", *words, stdin=BAD)
    assert result.returncode == SENT
    assert mta.arguments() == words
    assert mta.message() == BAD


class TestOverride:
    """Header fields of the message that suppress; they are removed."""

    def test_off(self, run, files, mta):
        message = b"X-Replylint: off\n" + BAD
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == BAD

    def test_off_among_the_other_fields_with_crlf(self, run, files, mta):
        head, body = BAD.replace(b"\n", b"\r\n").split(b"\r\n\r\n", 1)
        message = head + b"\r\nx-replylint : OFF \r\nX-Other: 1\r\n\r\n" + body
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == head + b"\r\nX-Other: 1\r\n\r\n" + body

    def test_ignored_rules(self, run, files, mta):
        result = run("sendmail", f"--mta={mta.path}", stdin=BAD)
        ignore = re.search("X-Replylint-Ignore: ([a-z, -]+)", result.err.splitlines()[-1])[1]
        folded = ignore.replace(", ", ",\n\t")
        message = b"X-First: 1\n" + f"X-Replylint-Ignore: {folded}\n".encode() + BAD
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == b"X-First: 1\n" + BAD

    def test_a_name_that_is_no_rule_is_told(self, run, files, mta):
        field = b"X-Replylint-Ignore: top-postin\n"
        stopped = run("sendmail", f"--mta={mta.path}", stdin=field + BAD)
        assert stopped.returncode == STOPPED
        assert "note: X-Replylint-Ignore: “top-postin” is not a rule; did you mean “top-posting”?" in \
            " ".join(stopped.err.split())
        sent = run("sendmail", f"--mta={mta.path}", stdin=field + GOOD)
        assert sent.returncode == SENT
        assert mta.message() == GOOD
        assert sent.err == ("replylint: note: X-Replylint-Ignore: “top-postin” is not a rule; did you "
                            "mean “top-posting”?\n")

    def test_what_the_check_honours_is_removed(self, run, files, mta):
        """One reader of the header says what is a field, behind a line that is none as well."""
        head = HEADER.encode() + b"junk line here\n"
        message = head + b"X-Replylint: off\nX-Last: 1\n\n" + BAD_BODY.encode()
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == head + b"X-Last: 1\n\n" + BAD_BODY.encode()
        # More such lines are no header: a text, sent as it is.
        text = b"X-Replylint: off\njunk line here\n\n" + BAD_BODY.encode()
        assert run("sendmail", "--fail-on=never", f"--mta={mta.path}", stdin=text).returncode == SENT
        assert mta.message() == text

    @pytest.mark.parametrize("ends", LINE_ENDS, ids=repr)
    def test_exactly_the_own_fields_are_removed(self, run, files, ends):
        """Whatever ends the lines: all who read the header agree on it."""
        for places in (0,), (2,), (3,), (0, 1), (1, 2):
            message, expected = with_own_fields(places, ends)
            for body in "", "Hi,\n\nyes.\n", "Hi,\r\rX-Replylint: off\r":
                result = run("sendmail", "--fail-on=never", "--mta=/bin/cat", stdin=message + body)
                # As bytes: text of Python's knows but one line end.
                assert (result.returncode, result.stdout) == (SENT, (expected + body).encode())

    def test_fields_are_read_as_they_are_removed(self, run, files, mta):
        """What ends with CR alone is honoured no further than it is cut."""
        head = HEADER.replace("\n", "\r") + "{}\r" + BAD_BODY.replace("\n", "\r")
        for field, status in ("X-Replylint: off\r", SENT), ("X-Other: off\r", STOPPED):
            result = run("sendmail", f"--mta={mta.path}", stdin=head.format(field))
            assert result.returncode == status
        assert mta.message() == head.format("").encode()
        mixed = "X-Replylint-Ignore: rude\rTo: x@example.com\nSubject: s\n\nYou are an idiot.\n"
        result = run("sendmail", "--mta=/bin/cat", stdin=mixed)
        assert (result.returncode, result.stdout) == (SENT, mixed.partition("\r")[2].encode())
        # The continuation of a line that is no field is not one of the field above.
        junk = "To: x@example.com\nCc:\nX-Replylint: off\njunk\n more\nSubject: s\n\nhi\n"
        result = run("sendmail", "--mta=/bin/cat", stdin=junk)
        assert result.stdout == junk.replace("X-Replylint: off\n", "").encode()

    def test_only_in_the_header(self, run, files, mta):
        message = GOOD + b"\nX-Replylint: off\n"
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == message
        stopped = BAD.replace(b"\n\n", b"\n\nX-Replylint: off\n", 1)
        assert run("sendmail", f"--mta={mta.path}", stdin=stopped).returncode == STOPPED

    def test_similar_names_stay(self, run, files, mta):
        message = b"X-Replylinter: off\nX-Replylint-Ignore: rude\n" + GOOD
        assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
        assert mta.message() == b"X-Replylinter: off\n" + GOOD

    def test_a_wrong_switch_is_told(self, run, files, mta):
        result = run("sendmail", f"--mta={mta.path}", stdin=b"X-Replylint: of\n" + GOOD)
        assert result.returncode == SENT
        assert "note: X-Replylint: “of” does nothing" in result.err
        assert mta.message() == GOOD

    def test_off_even_if_the_check_cannot_run(self, run, files, mta):
        result = run("sendmail", "--strict", "--style=no-such-style", f"--mta={mta.path}",
                     stdin=b"X-Replylint: off\n" + BAD)
        assert result.returncode == SENT


@pytest.mark.parametrize("message", [
    b"", b"\n", b"\0\n\0", b"no header at all\n", b"Subject: x\n\nbody\0with\xff\xfebytes\r\r\n",
    b"From: a@example.org", b"From a@example.org\nSubject: x\n\nbody\n.\n", GOOD[:-1],
    b"Subject: =?utf-8?b?!!!?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x--\n",
], ids=range(9))
def test_any_bytes_stay_as_they_are(run, files, mta, message):
    result = run("sendmail", "--fail-on=never", f"--mta={mta.path}", stdin=message)
    assert result.returncode == SENT
    assert mta.message() == message


def test_a_large_message(run, files, mta):
    message = GOOD + b"Content\n" * 4_000_000
    result = run("sendmail", f"--mta={mta.path}", stdin=message)
    assert result.returncode in (SENT, STOPPED)
    if result.returncode == SENT:
        assert mta.message() == message


class TestFailure:
    """A fault of the check sends the message, unless it is strict."""

    FAULTS = [["--style=no-such-style"], ["--fail-on=fatal"], ["--ignore=no-such-rule"],
              ["--timeout=never"], ["--mail=no-such-folder"], ["--mail=good.txt"]]

    @pytest.mark.parametrize("words", FAULTS)
    def test_sends(self, run, files, mta, words):
        result = run("sendmail", *words, f"--mta={mta.path}", stdin=BAD)
        assert result.returncode == SENT
        assert mta.message() == BAD
        assert len(result.err.splitlines()) == 1
        assert result.err.startswith("replylint: not checked, and sent as it is: ")
        assert words[0].split("=")[1] in result.err

    @pytest.mark.parametrize("words", FAULTS)
    def test_strict_does_not(self, run, files, mta, words):
        result = run("sendmail", "--strict", *words, f"--mta={mta.path}", stdin=BAD)
        assert result.returncode == 70
        assert not mta.ran()
        assert "NOT sent" in result.err

    def test_time_is_over(self, run, files, mta, tmp_path):
        (tmp_path / "bin").mkdir()
        slow = tmp_path / "bin" / "notmuch"
        slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(30)\n")
        slow.chmod(0o755)
        start = time.monotonic()
        result = run("sendmail", "--timeout=0.5", f"--mta={mta.path}", stdin=BAD)
        assert time.monotonic() - start < 10
        assert result.returncode == SENT
        assert "longer than 0.5 s" in result.err
        assert run("sendmail", "--timeout=0.5", "--strict", f"--mta={mta.path}",
                   stdin=BAD).returncode == 70

    def test_no_program_that_sends(self, run, files):
        for words in ["--mta=/no/such/program"], ["-t", "--", "no-such-msmtp"]:
            result = run("sendmail", *words, stdin=GOOD)
            assert result.returncode == 69
            assert "NOT sent" in result.err and words[-1].split("=")[-1] in result.err

    @pytest.mark.parametrize("content", ["", "exit 0\n", "\x7fELF"])
    @pytest.mark.parametrize("by_name", [False, True])
    def test_a_file_that_is_no_program(self, run, files, mta, tmp_path, content, by_name):
        """A shell would run it, and say of an empty file that all went well."""
        (tmp_path / "bin").mkdir()
        broken = tmp_path / "bin" / "msmtp"
        broken.write_text(content)
        broken.chmod(0o755)
        result = run("sendmail", f"--mta={'msmtp' if by_name else broken}", stdin=GOOD)
        assert result.returncode == 69
        assert result.err.count("\n") == 1 and "NOT sent" in result.err
        assert "neither a program nor a script that begins with “#!”" in result.err

    def test_what_cannot_be_run_is_passed_over_in_the_path(self, run, files, mta, tmp_path):
        for name in "first", "second", "third/msmtp":
            (tmp_path / name).mkdir(parents=True)
        (tmp_path / "second" / "msmtp").write_text("#!/bin/sh\n")
        path = ":".join(f"{tmp_path}/{name}" for name in ("first", "mta", "second", "third"))
        result = run("sendmail", "--mta=msmtp", stdin=GOOD, env={"PATH": path})
        assert result.returncode == 69 and "Permission denied" in result.err
        (tmp_path / "msmtp").symlink_to(mta.path)
        for last in f":{tmp_path}", ":", f"::{tmp_path}/third":
            result = run("sendmail", "--mta=msmtp", stdin=GOOD, env={"PATH": path + last})
            assert (result.returncode, mta.message()) == (SENT, GOOD)
        result = run("sendmail", "--mta=no-such-msmtp", stdin=GOOD, env={"PATH": path})
        assert result.returncode == 69 and "No such file" in result.err

    def test_nobody_reads_what_is_said(self, request, mta, tmp_path):
        read, write = os.pipe()
        os.close(read)
        process = subprocess.run(
            [os.path.abspath(request.config.getoption("--replylint")), "sendmail",
             "--style=no-such-style", f"--mta={mta.path}"], input=GOOD, stderr=write, cwd=tmp_path)
        os.close(write)
        assert process.returncode == SENT
        assert mta.message() == GOOD

    def test_a_program_that_does_not_read(self, run, files):
        assert run("sendmail", "--mta=/bin/true", stdin=GOOD + b"x" * 1_000_000).returncode in (
            SENT, STOPPED)


def test_the_customer_is_found_in_the_mailbox(run, files, mta, tmp_path):
    """The reply leaves out a question that only the original shows."""
    for folder in "cur", "new", "tmp":
        (tmp_path / "Mail" / folder).mkdir(parents=True)
    (tmp_path / "Mail/cur/1.host:2,S").write_text(CUSTOMER.replace(
        QUESTION, f"{QUESTION}\n\nHow much does the large disk cost per month?"))
    result = run("sendmail", "--mail=Mail", f"--mta={mta.path}", stdin=GOOD)
    assert result.returncode == STOPPED
    assert "large disk" in result.err
    assert run("sendmail", f"--mta={mta.path}", stdin=GOOD).returncode == SENT


def test_a_new_message_is_not_asked_for_answers(run, files, mta):
    message = ("From: john@example.org\nTo: tyler@example.com\nSubject: Maintenance\n\nHi Tyler,\n\n"
               "We replace the disk of your server on Monday at 08:00. It is down for ten minutes.\n"
               "\nJohn\n").encode()
    assert run("sendmail", f"--mta={mta.path}", stdin=message).returncode == SENT
    assert mta.message() == message
