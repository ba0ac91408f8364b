"""The shared libraries show what the installed headers declare, and no more."""

import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]


@pytest.mark.parametrize("library", ["core", "mail"])
def test_only_the_interface_is_visible(request: pytest.FixtureRequest, library: str) -> None:
    path = Path(request.config.getoption("--build")) / f"libreplylint-{library}.so"
    if not path.exists():
        pytest.skip("the libraries are static")
    listed = subprocess.run(["nm", "--dynamic", "--defined-only", "--demangle", path],
                            check=True, capture_output=True, text=True).stdout
    symbols = [line.split(maxsplit=2)[2] for line in listed.splitlines()]
    own = [symbol for symbol in symbols if symbol.startswith("replylint::")]
    assert any(symbol.startswith("replylint::") for symbol in own)
    headers = "".join(path.read_text() for path in (TOP / "include/replylint").glob("*.h"))
    declared = set(re.findall(r"\w+", headers))
    for path in (TOP / "src").rglob("*.h"):  # what one of the libraries is given by the other
        declared |= set(re.findall(r"REPLYLINT_EXPORT [\w:]+ (\w+)\(", path.read_text()))
    hidden = [symbol for symbol in own
              if not set(re.match(r"[\w:~]+", symbol)[0].replace("~", "").split("::")) <= declared]
    assert hidden == []
