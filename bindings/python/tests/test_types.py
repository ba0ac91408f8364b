"""The stubs say what the extension module holds, and the package is typed throughout."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "examples"


def run(*arguments: str) -> None:
    result = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_stubs_match_the_module() -> None:
    run("mypy.stubtest", "replylint")


def test_the_package_and_the_example_are_typed() -> None:
    run("mypy", "--strict", "-p", "replylint")
    run("mypy", "--strict", "--ignore-missing-imports", str(EXAMPLES / "lint_folder.py"))
