"""The stubs say what the extension module holds, and the package is typed throughout."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "examples"


def run(*arguments: str) -> None:
    result = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


# What pybind11 gives every class, and no stub says: its metaclass, an __init__ that refuses, and
# how it is pickled.
PYBIND11 = r"""
replylint\._core\.[A-Z]\w+
replylint\._core\.[A-Z]\w+\.__init__
replylint\._core\.[A-Z]\w+\._pybind11_conduit_v1_
replylint\._core\.[A-Z]\w+\.__(getstate|setstate)__
"""


def test_stubs_match_the_module(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.write_text(PYBIND11)
    run("mypy.stubtest", "replylint", "--allowlist", str(allowed), "--ignore-unused-allowlist")


def test_the_package_and_the_example_are_typed() -> None:
    run("mypy", "--strict", "-p", "replylint")
    run("mypy", "--strict", "--ignore-missing-imports", str(EXAMPLES / "lint_folder.py"))
