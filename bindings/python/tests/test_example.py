"""The example program, as a user runs it."""

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[3] / "examples" / "lint_folder.py"

GOOD = "Hi Tyler,\n\n> is IMAP available on the small plan?\n\nYes, IMAP is available on every plan.\n\nJohn\n"
BAD = "Hi Tyler,\n\nNot my problem.\n\nJohn\n"


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, str(EXAMPLE), str(folder)], capture_output=True, text=True)


def test_lints_pairs_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "1.customer.txt").write_text("Hi,\n\nis IMAP available on the small plan?\n\nTyler\n")
    (tmp_path / "1.draft.txt").write_text(GOOD)
    (tmp_path / "2.draft.txt").write_text(BAD)
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "2.draft.txt" in result.stdout and "[rude]" in result.stdout
    assert "2 drafts" in result.stdout.splitlines()[-1]


def test_helps() -> None:
    result = subprocess.run([sys.executable, str(EXAMPLE), "--help"], capture_output=True, text=True)
    assert result.returncode == 0
    assert "lint_folder.py FOLDER" in result.stdout
    wrong = subprocess.run([sys.executable, str(EXAMPLE), "--colour"], capture_output=True, text=True)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_says_what_is_missing(tmp_path: Path) -> None:
    result = lint(tmp_path)
    assert result.returncode == 2
    assert "no drafts" in result.stderr
    (tmp_path / "1.draft.txt").write_text(GOOD)
    result = subprocess.run(
        [sys.executable, str(EXAMPLE), str(tmp_path), "nosuch"], capture_output=True, text=True)
    assert result.returncode == 2
    assert "nosuch" in result.stderr and "Traceback" not in result.stderr
