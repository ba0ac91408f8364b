import gzip
import json
import os
import re
import resource
import subprocess
import sys

import pytest

from conftest import BAD_BODY, CUSTOMER, GOOD_BODY, HEADER, QUESTION

GNU_LINE = re.compile(r"^[^:]+:\d+:\d+: (error|warning|suggestion): .+ \[[a-z-]+\]$")


def test_exit_0_for_a_good_reply(run, files):
    result = run("check", "--customer", "customer.eml", "good.txt")
    assert result.returncode == 0, result.out
    assert "error" not in result.out


def test_exit_1_for_an_error(run, files):
    result = run("check", "--customer", "customer.eml", "bad.txt")
    assert result.returncode == 1
    assert "[top-posting]" in result.out
    assert result.err == ""


def test_output_is_gnu_where_there_is_no_terminal(run, files):
    lines = run("check", "--customer", "customer.eml", "bad.txt").out.splitlines()
    assert lines and all(GNU_LINE.match(line) for line in lines)
    assert lines[0].startswith("bad.txt:1:1: ")


def test_draft_from_standard_input(run, files):
    result = run("check", "--customer", "customer.eml", "-", stdin=BAD_BODY)
    assert result.returncode == 1
    assert result.out.startswith("stdin:1:1: ")


def test_lines_are_those_of_the_file(run, files):
    result = run("check", "--customer", "customer.eml", "bad.eml")
    line = (HEADER + "\n").count("\n") + 1
    assert any(each.startswith(f"bad.eml:{line}:1: error: ") for each in result.out.splitlines())


@pytest.mark.parametrize("threshold, status", [
    ("error", 1), ("warning", 1), ("suggestion", 1), ("never", 0)])
def test_fail_on(run, files, threshold, status):
    result = run("check", "--customer", "customer.eml", "--fail-on", threshold, "bad.txt")
    assert result.returncode == status
    assert "[top-posting]" in result.out


@pytest.mark.parametrize("words, severity, statuses", [
    ("Your site will be back soon.", "warning", [0, 1, 1]),
    ("We hope this helps!!!", "suggestion", [0, 0, 1])])
def test_fail_on_each_severity(run, files, words, severity, statuses):
    files(draft_txt=GOOD_BODY.replace("\n\nJohn", f"\n\n{words}\n\nJohn"))
    common = ("check", "--customer", "customer.eml", "draft.txt")
    found = json.loads(run(*common, "--format", "json").out)["diagnostics"]
    assert max((each["severity"] for each in found),
               key=["suggestion", "warning", "error"].index) == severity
    assert [run(*common, "--fail-on", threshold).returncode
            for threshold in ("error", "warning", "suggestion")] == statuses


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_a_draft_in_utf_16(run, files, charset):
    files(draft_txt=("\ufeff" + BAD_BODY).encode(charset),
          draft_eml=("\ufeff" + HEADER + "\n" + BAD_BODY).encode(charset))
    common = ("check", "--customer", "customer.eml")
    for name in "txt", "eml":
        expected = run(*common, f"bad.{name}")
        result = run(*common, f"draft.{name}")
        assert (result.returncode, result.err) == (1, expected.err)
        assert result.out == expected.out.replace(f"bad.{name}", f"draft.{name}")
    # What does not fit in there is not written.
    before = run("check", "--format", "json", "draft.txt").out
    run("fix", "--customer", "customer.eml", "draft.txt")
    assert run("check", "--format", "json", "draft.txt").out == before


def test_ignored_rules_are_left_out(run, files):
    result = run("check", "--customer", "customer.eml", "--ignore", "top-posting", "bad.txt")
    assert "[top-posting]" not in result.out
    result = run("check", "--ignore", "unanswered-question,top-posting", "bad.txt")
    assert "[top-posting]" not in result.out


def test_header_of_the_draft_suppresses(run, files):
    files(off_eml="X-Replylint: off\n" + HEADER + "\n" + BAD_BODY,
          some_eml="X-Replylint-Ignore: rude, top-posting\n" + HEADER + "\n" + BAD_BODY)
    result = run("check", "--customer", "customer.eml", "off.eml")
    assert (result.returncode, result.out) == (0, "")
    assert "[top-posting]" not in run("check", "--customer", "customer.eml", "some.eml").out


def test_a_draft_that_is_not_checked_is_not_called_clean(run, files):
    files(off_eml="X-Replylint: off\n" + HEADER + "\n" + BAD_BODY,
          skip_toml="[[customers]]\naddress = '*@example.com'\nskip = true\n")
    common = ("check", "--customer", "customer.eml")
    for more, why in ((("off.eml",), "X-Replylint: off"),
                      (("--style", "skip.toml", "bad.eml"), "[[customers]] skip = true")):
        result = run(*common, "--format", "text", *more)
        assert (result.returncode, result.out, result.err) == (
            0, f"{more[-1]}: not checked ({why})\n", "")
        assert run(*common, *more).err == f"replylint: note: not checked ({why})\n"
        assert f"not checked ({why})" in run(*common, "--format", "html", *more).out
        report = json.loads(run(*common, "--format", "json", *more).out)
        assert (report["skipped"], report["diagnostics"]) == (why, [])
    assert "skipped" not in json.loads(run(*common, "--format", "json", "good.eml").out)
    assert run("fix", "off.eml").err.endswith("off.eml: not checked (X-Replylint: off)\n")


def test_another_message_than_the_one_replied_to_is_noted(run, files):
    files(other_eml=CUSTOMER.replace("original-1@", "original-2@"),
          old_eml=CUSTOMER.replace("Message-ID", "X-Old-ID"),
          later_eml=HEADER.replace("In-Reply-To: <original-1@example.com>",
                                   "References: <original-1@example.com> <original-3@example.com>")
          + "\n" + GOOD_BODY)
    note = ("replylint: note: good.eml replies to another message than other.eml, by its In-Reply-To "
            "and References\n")
    for command in ("check",), ("check", "--format", "json"), ("fix",):
        result = run(*command, "--customer", "other.eml", "good.eml")
        assert result.returncode == 0 and result.err.startswith(note)
    for customer, draft in (("customer.eml", "good.eml"), ("customer.eml", "later.eml"),
                            ("old.eml", "good.eml"), ("other.eml", "good.txt")):
        assert run("check", "--customer", customer, draft).err == ""
    same = run("check", "--customer", "good.eml", "./good.eml")
    assert same.err == ("replylint: note: good.eml and ./good.eml are the same file, given as the "
                        "customer's message and as the draft\n")


def test_an_unknown_rule_in_the_header_is_noted(run, files):
    files(draft_eml="X-Replylint-Ignore: rude, top-postin, ünknown\n" + HEADER + "\n" + BAD_BODY)
    common = ("check", "--customer", "customer.eml")
    result = run(*common, "--format", "gnu", "draft.eml")
    assert "replylint: note: X-Replylint-Ignore: “top-postin” is not a rule; did you mean" in result.err
    assert "note" not in result.out
    assert "“rude”" not in result.err
    text = run(*common, "--format", "text", "draft.eml")
    assert "note: X-Replylint-Ignore: “top-postin” is not a rule" in text.out
    report = json.loads(run(*common, "--format", "json", "draft.eml").out)
    assert report["unknown_rules"] == ["top-postin", "ünknown"]
    assert "unknown_rules" not in json.loads(run(*common, "--format", "json", "bad.txt").out)


def test_a_wrong_switch_in_the_header_is_noted(run, files):
    files(draft_eml="X-Replylint: of\n" + HEADER + "\n" + BAD_BODY)
    common = ("check", "--customer", "customer.eml")
    result = run(*common, "draft.eml")
    assert result.returncode == 1
    assert ("replylint: note: X-Replylint: “of” does nothing; write “off”, or name rules in "
            "X-Replylint-Ignore\n") in result.err
    assert json.loads(run(*common, "--format", "json", "draft.eml").out)["unknown_switch"] == "of"


def test_a_reply_in_another_language_is_noted_in_one_line(run, files):
    files(german_txt="Hallo Tyler,\n\nja, das ist in allen Paketen enthalten, und Sie können es "
                     "sofort nutzen.\n\nViele Grüße\nJohn\n")
    text = run("check", "--customer", "customer.eml", "--format", "text", "german.txt")
    assert text.out.count("note: the reply is not in English (de)") == 1
    good = run("check", "--customer", "customer.eml", "--format", "text", "bad.txt")
    assert "not in English" not in good.out


def test_json(run, files):
    result = run("check", "--customer", "customer.eml", "--format", "json", "bad.txt")
    assert result.returncode == 1
    report = json.loads(result.out)
    assert report["version"] == 1
    assert report["style"] == "default"
    assert report["text"] == BAD_BODY
    assert report["customer"] == {"source": "file"}
    assert [item["kind"] for item in report["items"]] == ["question"]
    assert report["items"][0]["text"] == QUESTION
    assert {"kind", "depth", "start", "end"} == set(report["blocks"][0])
    found = next(d for d in report["diagnostics"] if d["rule"] == "top-posting")
    assert found["severity"] == "error"
    assert (found["line"], found["column"]) == (1, 1)
    assert report["summary"]["errors"] >= 1


def test_text_for_people(run, files):
    result = run("check", "--customer", "customer.eml", "--format", "text", "bad.txt")
    assert "bad.txt:1:1: error [top-posting]" in result.out
    assert "    1 | Yes, IMAP is available on every account." in result.out
    assert "| ^^^^^" in result.out
    assert result.out.splitlines()[-1].startswith("bad.txt: ")
    assert "\033" not in result.out


def test_on_a_terminal_it_is_coloured_text(on_a_terminal, files):
    output = on_a_terminal("check", "--customer", "customer.eml", "bad.txt")
    assert "\033[1;31merror\033[0m [top-posting]" in output


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(on_a_terminal, files, env):
    output = on_a_terminal("check", "--customer", "customer.eml", "bad.txt", env=env)
    assert "error [top-posting]" in output
    assert "\033" not in output


def test_escapes_in_the_mail_never_reach_the_terminal(run, files):
    files(evil_txt="Yes \033]0;owned\007 \u202e it is \u009b31m available on every account.\n\n> "
          + QUESTION + "\n")
    for form in "text", "gnu":
        result = run("check", "--customer", "customer.eml", "--format", form, "evil.txt")
        assert "[top-posting]" in result.out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", result.out + result.err)


def test_style_by_name_and_by_file(run, files):
    files(mine_toml='extends = ["default"]\n[rules]\ntop-posting = "off"\n')
    result = run("check", "--customer", "customer.eml", "--style", "mine.toml", "bad.txt")
    assert "[top-posting]" not in result.out
    result = run("check", "--customer", "customer.eml", "--style", "default", "bad.txt")
    assert "[top-posting]" in result.out


def test_style_of_the_folder(run, files, tmp_path):
    (tmp_path / ".replylint.toml").write_text(
        'extends = ["default"]\n[rules]\ntop-posting = "off"\n')
    assert "[top-posting]" not in run("check", "--customer", "customer.eml", "bad.txt").out


def test_a_saved_web_page_is_read_as_html(run, files):
    page = f"<!DOCTYPE html>\n<html><body><p>Hi Tyler,</p><blockquote>{QUESTION}</blockquote></body>"
    files(draft_html=page)
    result = run("check", "--customer", "customer.eml", "--format", "json", "draft.html")
    assert json.loads(result.out)["text"] == f"Hi Tyler,\n\n> {QUESTION}\n"


@pytest.mark.parametrize("page", [
    "<div>Hi Tyler,</div><div>Yes, it is.</div>", "<body><p>Hi Tyler,</p><p>Yes, it is.</p></body>",
    '<?xml version="1.0"?>\n<html><p>Hi Tyler,</p><p>Yes, it is.</p>',
    "<!-- made by a program --><p>Hi Tyler,</p>\n<p>Yes, it is.</p>\n"])
def test_a_piece_of_a_web_page_is_read_as_html(run, files, page):
    files(draft_html=page)
    text = json.loads(run("check", "--format", "json", "draft.html").out)["text"]
    assert "Yes, it is." in text and "<" not in text


@pytest.mark.parametrize("body", ["<div> is not closed here.\n", "<dana@example.com> wrote:\n> x\n"])
def test_text_that_begins_with_a_tag_is_none(run, files, body):
    files(draft_txt=body)
    assert json.loads(run("check", "--format", "json", "draft.txt").out)["text"] == body


def test_a_misspelt_field_is_noted(run, files):
    files(draft_eml="From: a@b.example\nX-Replylint-Ignor: rude\n\nHi Ana,\n\nIt is done.\n\nBen\n")
    result = run("check", "--format", "json", "draft.eml")
    assert json.loads(result.out)["unknown_fields"] == ["X-Replylint-Ignor"]
    note = "the header field “X-Replylint-Ignor” does nothing; did you mean “X-Replylint-Ignore”?"
    assert note in run("check", "draft.eml").err


def test_a_customers_message_without_text(run, files):
    files(photo_eml="From: tyler@example.com\nSubject: see\n\n")
    result = run("check", "--customer", "photo.eml", "good.txt")
    assert result.returncode == 0
    assert "customer's message has no text" in result.err


class TestCustomer:
    """Where the customer's message comes from if it is not named."""

    @staticmethod
    def source(run, *arguments, env=None):
        result = run("check", "--format", "json", *arguments, env=env)
        assert result.returncode in (0, 1), result.err
        report = json.loads(result.out)
        return report["customer"]["source"], [item["text"] for item in report["items"]]

    def test_rebuilt_from_the_quotes(self, run, files):
        assert self.source(run, "bad.txt") == ("quotes", [QUESTION])
        assert "quotes in the draft" in run("check", "bad.txt").err

    def test_none(self, run, files):
        files(new_txt="Hi Ana,\n\nYour server moves to another rack on Monday.\n\nJohn\n")
        assert self.source(run, "new.txt") == ("none", [])

    def test_in_an_mbox(self, run, files, tmp_path):
        files(box="From tyler@example.com Mon Mar  2 09:30:00 2026\n" + CUSTOMER)
        assert self.source(run, "--mail", "box", "good.eml") == ("mailbox", [QUESTION])

    def test_in_a_maildir(self, run, files, tmp_path):
        for folder in "cur", "new", "tmp":
            (tmp_path / "Mail" / folder).mkdir(parents=True)
        (tmp_path / "Mail/cur/1.host:2,S").write_text(CUSTOMER)
        assert self.source(run, "--mail", "Mail", "good.eml") == ("mailbox", [QUESTION])

    def test_a_message_of_ones_own_is_no_customers(self, run, files, tmp_path):
        own = ("From: John <john@example.org>\nTo: Tyler <tyler@example.com>\n"
               "Message-ID: <original-1@example.com>\n\nHi Tyler,\n\nthe disk is in. Does it work?\n")
        files(box=own, form=own.replace("To: Tyler <tyler@example.com>", "To: john@example.org"))
        assert self.source(run, "--mail", "box", "good.eml") == ("none", [])
        assert self.source(run, "--mail", "form", "good.eml")[0] == "mailbox"

    def test_by_notmuch(self, run, files, tmp_path):
        (tmp_path / "bin").mkdir()
        notmuch = tmp_path / "bin" / "notmuch"
        notmuch.write_text(f"""#!{sys.executable}
import sys
if any("original-1@example.com" in word for word in sys.argv[1:]):
    if "show" in sys.argv:
        sys.stdout.write(open({str(tmp_path / "customer.eml")!r}).read())
    else:
        print({str(tmp_path / "customer.eml")!r})
""")
        notmuch.chmod(0o755)
        assert self.source(run, "good.eml") == ("notmuch", [QUESTION])


class TestUnusable:
    """What cannot be used: exit status 2 and one line that says what, where, and what to do."""

    @staticmethod
    def complaint(run, *arguments, stdin=""):
        result = run(*arguments, stdin=stdin)
        assert result.returncode == 2
        assert result.out == ""
        lines = result.err.splitlines()
        assert len(lines) == 1, result.err
        assert lines[0].startswith("replylint: ")
        return lines[0]

    def test_no_such_draft(self, run, files):
        line = self.complaint(run, "check", "nowhere.txt")
        assert "nowhere.txt" in line and "No such file" in line

    def test_draft_without_permission(self, run, files, tmp_path):
        if os.geteuid() == 0:
            pytest.skip("root may read everything")
        (tmp_path / "bad.txt").chmod(0)
        assert "Permission denied" in self.complaint(run, "check", "bad.txt")

    def test_folder_in_place_of_a_draft(self, run, files, tmp_path):
        (tmp_path / "folder").mkdir()
        assert "directory: folder" in self.complaint(run, "check", "folder")

    def test_empty_draft(self, run, files):
        assert "draft is empty: stdin" in self.complaint(run, "check", "-")
        assert "draft is empty" in self.complaint(run, "check", "-", stdin=" \n\r\n\t")

    def test_binary_draft(self, run, files):
        files(image_png=b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
        assert "image.png" in self.complaint(run, "check", "image.png")

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_mailbox_in_place_of_a_message(self, run, files, line_end):
        message = "From tyler@example.com Mon Mar  2 09:30:00 2026\n" + CUSTOMER + "\n"
        files(box=(2 * message).replace("\n", line_end), one=message.replace("\n", line_end))
        assert "mailbox of several messages: box" in self.complaint(run, "check", "box")
        line = self.complaint(run, "check", "--customer", "box", "bad.txt")
        assert "customer's message is a mailbox" in line
        assert run("check", "--customer", "one", "bad.txt").returncode == 1

    def test_no_such_customer(self, run, files):
        line = self.complaint(run, "check", "--customer", "nowhere.eml", "bad.txt")
        assert "customer's message" in line and "nowhere.eml" in line

    def test_no_such_mailbox(self, run, files):
        assert "--mail nowhere" in self.complaint(run, "check", "--mail", "nowhere", "good.eml")

    @pytest.mark.parametrize("content", [
        b"root:x:0:0:root:/root:/bin/sh\n", gzip.compress(b"From a Mon Mar  2 09:30:00 2026\n")])
    def test_no_mailbox(self, run, files, content):
        files(box=content)
        for more in (), ("--customer", "customer.eml"):
            line = self.complaint(run, "check", "--mail", "box", *more, "good.eml")
            assert "not a mailbox: --mail box; " in line

    def test_draft_without_text(self, run, files):
        fields = "From: john@host.example\nTo: anna@shop.example\n\n"
        assert "has header fields and no text: stdin" in self.complaint(
            run, "check", "-", stdin=fields + " \n")

    def test_empty_mailbox(self, run, files):
        files(box="")
        assert run("check", "--mail", "box", "good.eml").returncode == 0

    def test_unknown_rule(self, run, files):
        line = self.complaint(run, "check", "--ignore", "top-postin", "bad.txt")
        assert "top-postin" in line and "did you mean “top-posting”?" in line

    def test_unknown_severity(self, run, files):
        assert "--fail-on fatal" in self.complaint(run, "check", "--fail-on", "fatal", "bad.txt")

    def test_unknown_style(self, run, files):
        assert "defaul" in self.complaint(run, "check", "--style", "defaul", "bad.txt")

    def test_broken_style(self, run, files):
        files(broken_toml="[rules\n")
        assert "broken.toml:1" in self.complaint(run, "check", "--style", "broken.toml", "bad.txt")

    def test_unknown_key_of_a_style(self, run, files):
        files(wrong_toml='extends = ["default"]\n\n[rulez]\n')
        line = self.complaint(run, "check", "--style", "wrong.toml", "bad.txt")
        assert "wrong.toml:3" in line and "rulez" in line

    def test_unknown_format(self, run, files):
        line = self.complaint(run, "check", "--format", "xml", "bad.txt")
        assert "check: --format: xml is unknown; use one of text, gnu, json, " in line

    @pytest.mark.parametrize("number", ["0", "many", "1025", "2x", "-1"])
    def test_wrong_number(self, run, files, number):
        line = self.complaint(run, "check", "--jsonl", "--jobs", number)
        assert f"check: --jobs: {number} is not a number from 1 to 1024; see" in line

    def test_option_twice(self, run, files):
        line = self.complaint(run, "check", "--customer", "a", "--customer", "b", "bad.txt")
        assert "check: --customer is given more than once; see" in line

    def test_unknown_option(self, run, files):
        line = self.complaint(run, "check", "--nonsense", "bad.txt")
        assert "unknown option: --nonsense" in line and "did you mean" not in line
        assert line.endswith("see “replylint check --help”")

    @pytest.mark.parametrize("written", [
        ["--custmer", "customer.eml", "bad.txt"], ["--custmer=customer.eml", "bad.txt"],
        ["bad.txt", "-customer", "customer.eml"]])
    def test_misspelt_option(self, run, files, written):
        line = self.complaint(run, "check", *written)
        assert "did you mean “--customer”?" in line and "bad.txt" not in line
        assert line.endswith("see “replylint check --help”")

    def test_misspelt_option_before_any_command(self, run, files):
        assert "did you mean “--version”?" in self.complaint(run, "--verson")

    def test_unknown_command(self, run, files):
        assert "did you mean “check”?" in self.complaint(run, "chekc")
        assert "did you mean “check”?" in self.complaint(run, "help", "chekc")

    def test_no_command(self, run, files):
        assert "no command given" in self.complaint(run)

    def test_no_draft(self, run, files):
        what_to_do = "no draft given; name its file, or - for standard input"
        assert self.complaint(run, "check").endswith(f"check: {what_to_do}")
        assert self.complaint(run, "fix").endswith(f"fix: {what_to_do}")
        assert "explain: no rule given" in self.complaint(run, "explain")

    def test_two_drafts(self, run, files):
        line = self.complaint(run, "check", "bad.txt", "good.txt")
        assert "unexpected argument: good.txt" in line

    def test_option_without_its_value(self, run, files):
        line = self.complaint(run, "check", "bad.txt", "--customer")
        assert "check: --customer needs a value; see" in line

    @pytest.mark.parametrize("command", ["check", "fix"])
    @pytest.mark.parametrize("others", [["--customer", "-"], ["--thread", "-"]])
    def test_two_messages_from_standard_input(self, run, files, command, others):
        line = self.complaint(run, command, *others, "-", stdin=BAD_BODY)
        assert "only one message can come from standard input" in line

    def test_another_format_in_batch_mode(self, run, files):
        assert "--format" in self.complaint(run, "check", "--jsonl", "--format", "text")
        assert run("check", "--jsonl", "--format", "json").returncode == 0

    @pytest.mark.parametrize("fix", [["--diff", "bad.txt"], ["--fix", "-"]])
    @pytest.mark.parametrize("other", [["--format", "json"], ["--write-baseline", "reviewed.jsonl"]])
    def test_findings_beside_a_change(self, run, files, fix, other):
        line = self.complaint(run, "check", *other, *fix, stdin=BAD_BODY)
        assert "leave out --format and --write-baseline" in line

    def test_files_of_one_draft_in_batch_mode(self, run, files):
        assert "--jsonl" in self.complaint(run, "check", "--jsonl", "--customer", "customer.eml")

    def test_escapes_in_a_file_name(self, run, files):
        assert "\\u{1b}[2J" in self.complaint(run, "check", "\033[2Jx")


@pytest.mark.parametrize("arguments", [["check", "bad.txt"], ["fix", "-"], ["rules"]])
def test_output_that_cannot_be_written(run, files, request, tmp_path, arguments):
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [os.path.abspath(request.config.getoption("--replylint")), *arguments],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, input=BAD_BODY.encode())
    assert result.returncode == 2
    assert result.stderr.endswith(b"cannot write the output: No space left on device\n")
    assert b"made" not in result.stderr  # no fix is, if the draft is not written


def test_a_megabyte_in_one_line(run, files):
    result = run("check", "--customer", "customer.eml", "-", stdin="word " * 200_000)
    assert result.returncode in (0, 1)


def test_help_and_version(run):
    assert run("--version").out.startswith("replylint ")
    for command in ("check", "fix", "parse", "rules", "explain", "styles", "init", "sendmail"):
        assert command in run("--help").out
        result = run(command, "--help")
        assert result.returncode == 0
        assert result.out
        assert run("help", command).out == result.out
    assert run("help").out == run("--help").out


@pytest.mark.parametrize("command", ["check", "fix", "parse", "rules", "explain", "styles", "init"])
def test_help_names_the_values_of_options(run, command):
    text = run(command, "--help").out
    assert not re.search("TEXT|UINT|REQUIRED|\\.\\.\\.", text), text


class TestThread:
    """Earlier messages: named by the user, found by their ids, or part of a request."""

    PROMISE = """From: John <john@example.org>
To: Tyler Hannigan <tyler@example.com>
Date: Sun, 01 Mar 2026 09:30:00 +0000
Message-ID: <promise-1@example.org>

Hi Tyler,

We are looking into it and will write again by 16:00 today.

John
"""
    DRAFT = HEADER + """References: <promise-1@example.org> <original-1@example.com>
Date: Mon, 02 Mar 2026 10:00:00 +0000

Hi Tyler,

We are still looking into IMAP.

John
"""

    def test_named(self, run, files):
        files(promise=self.PROMISE, still=self.DRAFT)
        arguments = ["check", "--customer", "customer.eml", "still"]
        assert "[missed-eta]" not in run(*arguments).out
        result = run(*arguments, "--thread", "good.eml", "--thread", "promise")
        assert result.returncode == 1
        assert "[missed-eta]" in result.out and "Sun 1 Mar 2026 16:00" in result.out

    def test_customer_among_those_named(self, run, files):
        files(promise=self.PROMISE, still=self.DRAFT)
        thread = ["--thread", "promise", "--thread", "customer.eml"]
        result = run("check", "--format", "json", *thread, "still")
        customer = run("check", "--format", "json", "--customer", "customer.eml",
                       "--thread", "promise", "still")
        found, named = json.loads(result.out), json.loads(customer.out)
        assert found.pop("customer") == {"source": "thread"}
        assert named.pop("customer") == {"source": "file"}
        assert found == named
        assert "found among those of --thread" in run("check", *thread, "still").err

    def test_found_in_the_mailbox(self, run, files, tmp_path):
        files(still=self.DRAFT)
        (tmp_path / "Mail/cur").mkdir(parents=True)
        (tmp_path / "Mail/cur/1.host:2,S").write_text(CUSTOMER)
        (tmp_path / "Mail/cur/2.host:2,S").write_text(self.PROMISE)
        assert "[missed-eta]" in run("check", "--mail", "Mail", "still").out

    def test_found_behind_thousands_of_ids(self, run, files, tmp_path):
        ids = [" ".join(f"<{name}{i}>" for i in range(6000)) for name in "abc"]
        fields = f"References: {ids[0]}\nIn-Reply-To: {ids[1]}\n"
        files(still=self.DRAFT.replace("References: ", f"References: {ids[2]} "))
        (tmp_path / "Mail/cur").mkdir(parents=True)
        (tmp_path / "Mail/cur/1.host:2,S").write_text(fields + CUSTOMER)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run("check", "--mail", "Mail", "still")
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 0.5

    def test_part_of_a_request(self, run):
        message = {"from": "john@example.org", "body": "We are still looking into IMAP.\n"}
        request = {"id": 1, "customer": {"from": "tyler@example.com", "body": QUESTION},
                   "draft": message,
                   "thread": [{"from": "john@example.org", "date": "2026-03-01T09:30:00Z",
                               "body": "I will write again by 16:00 today.\n"}]}

        def rules(**more):
            result = run("check", "--jsonl", stdin=json.dumps(request | more) + "\n")
            return [each["rule"] for each in json.loads(result.out)["diagnostics"]]

        assert "missed-eta" in rules(now="2026-03-01T17:00:00Z")
        assert "missed-eta" not in rules(now="2026-03-01T15:00:00Z")
        assert "missed-eta" not in rules()

    def test_unreadable(self, run, files):
        result = run("check", "--thread", "nowhere.eml", "good.txt")
        assert result.returncode == 2 and "nowhere.eml" in result.err


class TestNobodyReads:
    """Standard output is closed before all is written, as by "| head -1"."""

    @pytest.fixture
    def piped(self, request, tmp_path):
        program = os.path.abspath(request.config.getoption("--replylint"))

        def run(*arguments, stdin=b"", ignored=False):
            ours, theirs = os.pipe()
            os.close(ours)
            with open(theirs, "wb") as closed:
                result = subprocess.run([program, *arguments], input=stdin, stdout=closed,
                                        stderr=subprocess.PIPE, cwd=tmp_path, timeout=60,
                                        restore_signals=not ignored)
            return result.returncode, result.stderr.decode()
        return run

    @pytest.mark.parametrize("ignored", [False, True], ids=["", "SIGPIPE ignored"])
    @pytest.mark.parametrize("arguments, status", [
        (["check", "--format", "json", "--customer", "customer.eml", "bad.txt"], 1),
        (["check", "--customer", "customer.eml", "bad.txt"], 1),
        (["check", "--customer", "customer.eml", "good.txt"], 0),
        (["rules"], 0), (["explain", "top-posting"], 0), (["styles", "all"], 0), (["--help"], 0),
        (["parse", "good.txt"], 0), (["sendmail", "--help"], 0)])
    def test_the_exit_status_is_the_same_and_nothing_is_said(self, piped, files, arguments, status,
                                                             ignored):
        assert piped(*arguments, ignored=ignored) == (status, "")

    def test_a_run_of_many_lines_ends(self, piped):
        line = json.dumps({"id": 1, "draft": {"body": GOOD_BODY}}).encode() + b"\n"
        assert piped("check", "--jsonl", "--jobs", "4", stdin=2000 * line) == (0, "")

    def test_a_fixed_draft_that_reaches_nobody_is_told(self, piped):
        status, said = piped("fix", "-", stdin=b"Hi,\n\nIt is done.\n")
        assert status == 2 and "cannot write the draft" in said
