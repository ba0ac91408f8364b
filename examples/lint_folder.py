#!/usr/bin/env python3
"""Checks every draft of a folder and prints what is wrong, with a progress bar if tqdm is there.

    lint_folder.py FOLDER [STYLE]
    lint_folder.py --help

A draft is NAME.draft.txt or NAME.draft.eml; the customer's message, if it is known, stands beside
it as NAME.customer.txt or NAME.customer.eml. Exit status: 1 if a draft has an error, 2 if there is
nothing to check, or no such style.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import replylint

try:
    from tqdm import tqdm
except ImportError:

    def tqdm(paths: list[Path], **_: object) -> Iterable[Path]:  # type: ignore[no-redef,unused-ignore]
        return paths


def customer_of(draft: Path) -> bytes:
    stem = draft.name.split(".draft.")[0]
    for suffix in ("txt", "eml"):
        path = draft.with_name(f"{stem}.customer.{suffix}")
        if path.exists():
            return path.read_bytes()
    return b""


def main(folder: Path, style: str) -> int:
    drafts = sorted(folder.glob("*.draft.*"))
    if not drafts:
        print(f"{folder}: no drafts (NAME.draft.txt, NAME.draft.eml) here", file=sys.stderr)
        return 2
    try:
        linter = replylint.Linter(style)
    except replylint.StyleError as error:
        print(error, file=sys.stderr)
        return 2
    found: Counter[str] = Counter()
    errors = 0
    for path in tqdm(drafts, unit="draft", disable=None):
        report = linter.check(customer_of(path), path.read_bytes())
        errors += report.errors
        found.update(diagnostic.rule for diagnostic in report.diagnostics)
        for line in str(report).splitlines():
            print(f"{path.name}: {line}")
    for rule, count in found.most_common():
        print(f"{count:6d}  {rule}")
    print(f"{len(drafts)} drafts, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments in (["--help"], ["-h"]):
        print(__doc__)
        sys.exit(0)
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(arguments[0]), arguments[1] if len(arguments) > 1 else "default"))
