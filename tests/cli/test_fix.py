"""Fixes, in files."""

import json
import os
import re
import resource
import shutil
import stat
import subprocess

import pytest

from conftest import HEADER, QUESTION

BODY = f"""On Mon, 2 Mar 2026 09:30:00 +0000, Tyler Hannigan wrote:

> {QUESTION}

Yes, IMAP is available on every account of yours, on port 993 with TLS.

John
"""

GREETING = "Hi Tyler,"


def test_fix_writes_the_file(run, files, tmp_path):
    files(draft_txt=BODY)
    os.chmod(tmp_path / "draft.txt", 0o640)
    result = run("fix", "--customer", "customer.eml", "draft.txt")
    assert (result.returncode, result.out) == (0, "")
    assert "[missing-salutation]" in result.err and "1 fix made" in result.err
    assert (tmp_path / "draft.txt").read_text() == f"{GREETING}\n\n{BODY}"
    assert stat.S_IMODE((tmp_path / "draft.txt").stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == sorted(
        ["customer.eml", "bad.txt", "good.txt", "bad.eml", "good.eml", "draft.txt"])
    again = run("fix", "--customer", "customer.eml", "draft.txt")
    assert "nothing to fix" in again.err


def test_fixes_that_help_nothing_by_themselves_are_not_offered(run, files):
    files(draft_txt=f"{GREETING}\n\nThe light on the front is blue now, as it should be.\n\nJohn\n",
          team_toml="[[phrase]]\nid = 'no-blue'\npattern = 'blue'\nreplace = 'dark blue'\n")
    common = ["--style", "team.toml", "draft.txt"]
    shown = run("check", "--format", "text", *common).out
    assert "[no-blue]" in shown and "fix:" not in shown
    result = run("fix", "--unsafe-fixes", "--diff", *common)
    assert result.out == "" and "no fix helps by itself" in result.err


def test_an_attribution_names_the_sender_as_people_do(run, files, tmp_path):
    quoted = f"> {QUESTION}\n\nYes, IMAP is available on every account of yours, on port 993.\n\nJohn\n"
    files(customer_eml="From: \"Hannigan, Tyler\" <tyler@shop.example>\nSubject: IMAP\n"
                       f"Date: Mon, 2 Mar 2026 09:30:00 +0000\n\n{QUESTION}\n",
          draft_txt=f"{GREETING}\n\n{quoted}")
    run("fix", "--customer", "customer.eml", "draft.txt")
    assert (tmp_path / "draft.txt").read_text() == (
        f"{GREETING}\n\nOn Mon, 2 Mar 2026, Tyler Hannigan wrote:\n{quoted}")


def test_check_with_fix_reports_what_is_left(run, files, tmp_path):
    files(draft_txt=BODY.replace("Yes,", "How surprising. Yes,"))
    before = run("check", "--customer", "customer.eml", "draft.txt")
    assert "[missing-salutation]" in before.out and "[sarcasm]" in before.out
    result = run("check", "--customer", "customer.eml", "--fix", "draft.txt")
    assert "[missing-salutation]" not in result.out and "[sarcasm]" in result.out
    assert (tmp_path / "draft.txt").read_text().startswith(GREETING)


@pytest.mark.parametrize("command", [["fix"], ["check"]])
def test_diff_changes_nothing_and_can_be_applied(run, files, tmp_path, command):
    files(draft_txt=BODY)
    result = run(*command, "--customer", "customer.eml", "--diff", "draft.txt")
    assert result.returncode == 0
    assert (tmp_path / "draft.txt").read_text() == BODY
    assert result.out.startswith("--- draft.txt\n+++ draft.txt\n@@ ")
    assert f"+{GREETING}\n" in result.out
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", "draft.txt"], input=result.stdout, cwd=tmp_path, check=True)
        assert (tmp_path / "draft.txt").read_text() == f"{GREETING}\n\n{BODY}"


def test_standard_input_goes_to_standard_output(run, files):
    result = run("fix", "--customer", "customer.eml", "-", stdin=BODY)
    assert result.out == f"{GREETING}\n\n{BODY}"


def test_unsafe_fixes_only_on_demand(run, files, tmp_path):
    top_posted = f"Hi Tyler,\n\nYes, IMAP is available on every account.\n\nJohn\n\n> {QUESTION}\n"
    files(draft_txt=top_posted)
    (tmp_path / "team.toml").write_text(
        "[[phrase]]\nid = 'no-account'\npattern = 'account'\nreplace = 'mailbox'\n")
    common = ["--customer", "customer.eml", "--style", "team.toml", "draft.txt"]
    run("fix", *common)
    assert "every account" in (tmp_path / "draft.txt").read_text()
    result = run("fix", "--unsafe-fixes", *common)
    assert "every mailbox" in (tmp_path / "draft.txt").read_text(), result.err


def test_lines_end_as_they_did(run, files, tmp_path):
    crlf = (HEADER + "\n" + BODY).replace("\n", "\r\n").encode()
    files(draft_eml=crlf)
    run("fix", "--customer", "customer.eml", "draft.eml")
    mended = (tmp_path / "draft.eml").read_bytes()
    assert mended == crlf.replace(b"\r\n\r\nOn", f"\r\n\r\n{GREETING}\r\n\r\nOn".encode(), 1)


def test_header_fields_and_encoding_stay(run, files, tmp_path):
    head = HEADER + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    # Encoded in ways of its own.
    body = BODY.replace("Yes, ", "=59es=2C=\n ")
    files(draft_eml=head + body)
    run("fix", "--customer", "customer.eml", "draft.eml")
    assert (tmp_path / "draft.eml").read_text() == head + f"{GREETING}\n\n" + body


def test_what_unsafe_fixes_could_be_made_is_counted(run, files, tmp_path):
    """And not the fixes that are offered: what they mend may be mended by another."""
    question = "When will the new certificate be there?"
    files(customer_eml="From: tyler@example.com\n\nIs IMAP available? " + question + "\n",
          team_toml="[[phrase]]\nid = 'no-soon'\npattern = 'really soon'\nreplace = 'today'\n"
                    "[[phrase]]\nid = 'no-really'\npattern = 'really'\nreplace = 'very'\n")
    files(draft_txt=f"{GREETING}\n\n> Is IMAP available? {question}\n\nYes, IMAP is available "
                    "on every account, and the certificate will be there really soon.\n\nJohn\n")
    common = ["--customer", "customer.eml", "--style", "team.toml", "draft.txt"]
    offered = run("check", "--format", "text", *common).out.count("unsafe fix:")
    more = re.search(r"; (\d+) (?:more|unsafe) with --unsafe-fixes", run("fix", *common).err)
    made = re.search(r"(\d+) fix(es)? made", run("fix", "--unsafe-fixes", *common).err)
    assert int(more[1]) == int(made[1]) < offered


def test_what_fix_mends_is_counted(run, files, tmp_path):
    files(draft_txt=BODY)
    before = run("check", "--format", "text", "--customer", "customer.eml", "draft.txt").out
    assert "  fix: Begin with “Hi Tyler,”" in before
    mends = re.search(r"“replylint fix” can fix (\d+)$", before.strip())
    gnu = ["check", "--format", "gnu", "--customer", "customer.eml", "draft.txt"]
    lines = len(run(*gnu).out.splitlines())
    run("fix", "--customer", "customer.eml", "draft.txt")
    assert lines - len(run(*gnu).out.splitlines()) == int(mends[1]) > 0


def test_no_fix_is_offered_for_html(run, files):
    files(draft_eml=HEADER + "Content-Type: text/html\n\n<p>Yes, IMAP is there.</p>\n")
    result = run("check", "--format", "text", "--customer", "customer.eml", "draft.eml")
    assert "[missing-salutation]" in result.out and "fix" not in result.out


def test_html_is_refused_in_one_line(run, files, tmp_path):
    html = HEADER + "Content-Type: text/html\n\n<p>Yes, IMAP is there on every account.</p>\n"
    files(draft_eml=html)
    for command in ["fix"], ["check", "--fix"]:
        result = run(*command, "--customer", "customer.eml", "draft.eml")
        assert result.returncode == 2
        assert len(result.err.splitlines()) == 1
        assert "draft.eml" in result.err and "HTML" in result.err
        assert (tmp_path / "draft.eml").read_text() == html


def test_what_the_charset_has_not_hinders_no_other_fix(run, files, tmp_path):
    draft = (HEADER + "Content-Type: text/plain; charset=iso-8859-1\n\n"
             f"> {QUESTION}\n\nYes, IMAP is available on every account, on port 993.\n\nJohn\n")
    files(customer_eml="From: =?utf-8?q?Zoe_=C5=81uk?= <zoe@shop.example>\n"
                       f"Date: Mon, 2 Mar 2026 09:30:00 +0000\n\n{QUESTION}\n",
          draft_eml=draft)
    common = ["--customer", "customer.eml", "draft.eml"]
    assert "1 " in run("check", "--format", "text", *common).out
    result = run("fix", *common)
    assert result.returncode == 0 and "1 fix made" in result.err
    assert ("not made, as its charset (iso-8859-1) has not all characters of the new text: "
            "Put “On Mon, 2 Mar 2026, Zoe Łuk wrote:” before the quote [missing-attribution]") in result.err
    assert (tmp_path / "draft.eml").read_text() == draft.replace("\n\n>", "\n\nHi Zoe,\n\n>")
    # What is left cannot be written at all.
    again = run("fix", *common)
    assert again.returncode == 2 and "charset (iso-8859-1)" in again.err


def test_a_file_that_cannot_be_written_stays(run, files, tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    files(draft_txt=BODY)
    os.chmod(tmp_path, 0o500)
    try:
        result = run("fix", "--customer", "customer.eml", "draft.txt")
    finally:
        os.chmod(tmp_path, 0o700)
    assert result.returncode == 2 and "cannot write the draft" in result.err
    assert (tmp_path / "draft.txt").read_text() == BODY


def test_a_link_stays_a_link(run, files, tmp_path):
    files(draft_txt=BODY)
    (tmp_path / "link.txt").symlink_to("draft.txt")
    run("fix", "--customer", "customer.eml", "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "draft.txt").read_text().startswith(GREETING)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(run, files, tmp_path):
    os.chown(tmp_path / "bad.txt", 12345, 54321)
    os.chmod(tmp_path / "bad.txt", 0o640)
    run("fix", "--customer", "customer.eml", "bad.txt")
    status = (tmp_path / "bad.txt").stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 54321, 0o640)


def test_new_files_heed_the_umask(run, files, tmp_path):
    before = os.umask(0o077)
    try:
        run("init", "own.toml")
        run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl", "bad.txt")
    finally:
        os.umask(before)
    for name in "own.toml", "reviewed.jsonl":
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_options_that_do_not_go_together(run, files):
    assert run("check", "--unsafe-fixes", "bad.txt").returncode == 2
    assert run("check", "--jsonl", "--fix").returncode == 2


OLD_FINDING = b'{"version":1,"rule":"sarcasm","fingerprint":"91c4d5a20c3be6f7","words":"wow"}\n'


class TestBaseline:
    def test_reviewed_findings_are_left_out(self, run, files, tmp_path):
        first = run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl",
                    "bad.txt")
        assert first.returncode == 1 and "[top-posting]" in first.out
        lines = (tmp_path / "reviewed.jsonl").read_text()
        count = len(first.out.splitlines())
        assert len(lines.splitlines()) == count
        assert f"note: {count} findings were written to reviewed.jsonl" in first.err
        again = run("check", "--customer", "customer.eml", "--baseline", "reviewed.jsonl",
                    "bad.txt")
        assert (again.returncode, again.out) == (0, "")
        assert f"note: {count} findings were left out, as reviewed.jsonl has them" in again.err
        # What is there already is not added again, and stays as the reviewer left it.
        (tmp_path / "reviewed.jsonl").write_text("\n" + lines)
        run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl", "bad.txt")
        assert (tmp_path / "reviewed.jsonl").read_text() == "\n" + lines

    def test_a_clean_draft_makes_an_empty_baseline(self, run, files, tmp_path):
        clean = ["check", "--customer", "customer.eml", "good.txt"]
        assert run(*clean, "--write-baseline", "reviewed.jsonl").returncode == 0
        assert (tmp_path / "reviewed.jsonl").read_bytes() == b""
        assert run(*clean, "--baseline", "reviewed.jsonl").returncode == 0
        assert run(*clean, "--write-baseline", "missing/reviewed.jsonl").returncode == 2

    def test_a_line_end_that_is_gone_is_made(self, run, files, tmp_path):
        run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl", "bad.txt")
        lines = (tmp_path / "reviewed.jsonl").read_text()
        (tmp_path / "reviewed.jsonl").write_text(lines.rstrip("\n"))
        files(worse_txt="How surprising.\n\n" + (tmp_path / "bad.txt").read_text())
        run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl", "worse.txt")
        written = (tmp_path / "reviewed.jsonl").read_text()
        assert written.startswith(lines)
        assert len(written) > len(lines)

    def test_a_new_finding_shows(self, run, files, tmp_path):
        run("check", "--customer", "customer.eml", "--write-baseline", "reviewed.jsonl", "bad.txt")
        files(worse_txt="How surprising.\n\n" + (tmp_path / "bad.txt").read_text())
        result = run("check", "--customer", "customer.eml", "--baseline", "reviewed.jsonl",
                     "worse.txt")
        assert "[sarcasm]" in result.out

    def test_in_batch_mode(self, run, files, tmp_path):
        import json
        request = json.dumps({"id": 1, "customer": {"body": QUESTION}, "draft": {
            "body": f"Yes, IMAP is available on every account.\n\n> {QUESTION}\n"}})
        run("check", "--jsonl", "--write-baseline", "reviewed.jsonl", stdin=request)
        result = run("check", "--jsonl", "--baseline", "reviewed.jsonl", stdin=request)
        assert json.loads(result.out)["diagnostics"] == []

    @pytest.mark.parametrize("batch", [False, True])
    @pytest.mark.parametrize("before", [None, b"", OLD_FINDING, OLD_FINDING.rstrip(b"\n")])
    def test_a_full_disk(self, request, files, tmp_path, batch, before):
        """No part of a line is left, nor a file that was not there."""
        baseline = tmp_path / "reviewed.jsonl"
        if before is not None:
            baseline.write_bytes(before)
        room = len(before or b"") + 40

        def limit_size():
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

        words = ["--jsonl"] if batch else ["--customer", "customer.eml", "bad.txt"]
        requests = 2 * (json.dumps({"draft": {"body": "You are an idiot.\n"}}) + "\n")
        result = subprocess.run(
            [os.path.abspath(request.config.getoption("--replylint")), "check",
             "--write-baseline", "reviewed.jsonl", *words], input=requests.encode(), cwd=tmp_path,
            capture_output=True, preexec_fn=limit_size,
            restore_signals=False)  # SIGXFSZ stays ignored: as on a full disk, the write fails
        assert result.returncode == 2
        assert b"cannot write the baseline: reviewed.jsonl" in result.stdout + result.stderr
        assert (baseline.read_bytes() if baseline.exists() else None) == before

    def test_a_draft_that_is_not_there(self, run, files, tmp_path):
        assert run("check", "--write-baseline", "reviewed.jsonl", "none.txt").returncode == 2
        assert not (tmp_path / "reviewed.jsonl").exists()

    def test_a_broken_one(self, run, files, tmp_path):
        (tmp_path / "broken.jsonl").write_text("no\n")
        result = run("check", "--baseline", "broken.jsonl", "bad.txt")
        assert result.returncode == 2
        assert "broken.jsonl:1" in result.err and len(result.err.splitlines()) == 1
        assert run("check", "--baseline", "none.jsonl", "bad.txt").returncode == 2


@pytest.mark.parametrize("kind", ["alternative", "signed"])
def test_no_fix_is_offered_where_the_text_is_not_alone(run, files, tmp_path, kind):
    other = "text/html" if kind == "alternative" else "application/pgp-signature"
    whole = (HEADER + f"Content-Type: multipart/{kind}; boundary=b\n\n--b\n"
             f"Content-Type: text/plain\n\n{BODY}--b\nContent-Type: {other}\n\n<p>Yes.</p>\n--b--\n")
    files(draft_eml=whole)
    result = run("check", "--format", "json", "--customer", "customer.eml", "draft.eml")
    found = json.loads(result.out)["diagnostics"]
    assert "missing-salutation" in [each["rule"] for each in found]
    assert all(each["fixes"] == [] for each in found)
    result = run("check", "--format", "text", "--customer", "customer.eml", "draft.eml")
    assert "[missing-salutation]" in result.out and "fix" not in result.out
    result = run("fix", "--customer", "customer.eml", "draft.eml")
    assert result.returncode == 2
    assert "it has no single part of text" in result.err and len(result.err.splitlines()) == 1
    assert (tmp_path / "draft.eml").read_text() == whole
