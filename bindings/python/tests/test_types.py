"""The stubs say what the extension module holds, and the package is typed throughout."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

from replylint import _core

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


def test_each_property_says_the_same_in_the_stub_and_at_run_time() -> None:
    stub = ast.parse(Path(_core.__file__).with_name("_core.pyi").read_text())
    properties = [
        (owner.name, function)
        for owner in stub.body
        if isinstance(owner, ast.ClassDef)
        for function in owner.body
        if isinstance(function, ast.FunctionDef)
        and any(isinstance(each, ast.Name) and each.id == "property" for each in function.decorator_list)
    ]
    assert len(properties) > 50
    for owner, function in properties:
        said = inspect.getdoc(getattr(getattr(_core, owner), function.name))
        assert said and said == ast.get_docstring(function), f"{owner}.{function.name}"
