"""Twice the input takes at most 2.2 times the time, and memory is limited."""

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
import shapes

# The smaller: more prose than twice that is not looked at, and would seem to cost nothing.
SIZES = [60_000, 500_000]
REPEATED = 48
MEGABYTE = 1_000_000
CORPUS = Path(__file__).parents[2] / "corpus" / "pathological" / "shapes.json"

# What is shorter is made of starting the program, and of chance.
LEAST_SECONDS = 0.25
MOST_GROWTH = 2.2
MOST_MEMORY = 12  # bytes for each byte of the inputs, beside what the program itself takes
MOST_MEMORY_OF = {
    "quoted lines and answers in turn": 16,  # each of 75,000 blocks, and of 13,000 findings
    "tables that never close": 18,  # and each of 60,000 cells its element
    "a sentence of clauses that ask": 16,
    "an element with a long name": 20,  # each of 100,000 runs of text has a place and a name
}


class Run(NamedTuple):
    status: int
    seconds: float
    peak: int  # bytes
    size: int  # bytes of all inputs


def texts() -> dict[str, dict]:
    return {shape["name"]: shape for shape in json.loads(CORPUS.read_text())}


def text_of(shape: dict, size: int) -> shapes.Input:
    def side(name: str, otherwise: str) -> str:
        if name not in shape:
            return otherwise
        part = shape[name]
        return part.get("start", "") + shapes.to_size(part["repeat"], size) + part.get("end", "")

    return shapes.Input(side("customer", shapes.CUSTOMER), side("draft", shapes.DRAFT))


@pytest.fixture
def check(request: pytest.FixtureRequest, tmp_path: Path):
    program = os.path.abspath(request.config.getoption("--replylint"))

    def run(given: shapes.Input) -> Run:
        size = 0
        for name in ("customer", "draft", "style"):
            content = getattr(given, name)
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
            size += len(data)
        command = [program, "check", "--format", "json", "--customer", "customer", "draft"]
        if given.style:
            command += ["--style", "./style"]
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, size)

    return run


def check_growth(check, make, size: int, most_memory: int = MOST_MEMORY) -> None:
    half, whole = check(make(size)), check(make(2 * size))
    assert half.status in (0, 1)
    assert whole.status == half.status
    assert whole.peak <= most_memory * whole.size + 40 * MEGABYTE
    # A busy machine: measured again before it is believed.
    for _ in range(3):
        if whole.seconds < LEAST_SECONDS or whole.seconds <= MOST_GROWTH * half.seconds:
            break
        half, whole = check(make(size)), check(make(2 * size))
    assert whole.seconds < LEAST_SECONDS or whole.seconds <= MOST_GROWTH * half.seconds


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", texts())
def test_text(check, name: str, size: int) -> None:
    check_growth(check, lambda size: text_of(texts()[name], size), size,
                 MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_message(check, name: str) -> None:
    check_growth(check, shapes.SHAPES[name], SIZES[-1], MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("seed", range(REPEATED))
def test_repeated(check, seed: int) -> None:
    check_growth(check, shapes.repeated(seed), SIZES[0])
