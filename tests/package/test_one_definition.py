"""A type is defined once: two of one name cross where the library is linked statically."""

import re
from collections import defaultdict
from pathlib import Path

TOP = Path(__file__).parents[2]


def definitions(text: str) -> list[str]:
    """Types at the level of a named namespace: ours are not indented."""
    named = re.sub(r"^namespace \{$.*?^\}  // namespace$", "", text, flags=re.M | re.S)
    space = "::".join(re.findall(r"^namespace ([\w:]+) \{$", named, flags=re.M))
    types = re.findall(r"^(?:struct|class|enum class) (?:REPLYLINT_EXPORT )?(\w+)(?: final)?(?: : [^;{]*)? \{$", named,
                       flags=re.M)
    return [f"{space}::{name}" for name in types]


def test_each_type_has_one_definition() -> None:
    places: dict[str, list[Path]] = defaultdict(list)
    for folder in ("include", "src"):
        for pattern in ("*.h", "*.cc"):
            for path in (TOP / folder).rglob(pattern):
                for name in definitions(path.read_text()):
                    places[name].append(path.relative_to(TOP))
    assert "replylint::Linter" in places
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
