"""Twice the input takes at most 2.2 times the time, and memory is limited."""

import json
import os
import resource
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

# Beside the start of the program; what is shorter is made of chance.
LEAST_SECONDS = 0.08
MOST_GROWTH = 2.2
CHANCE = 0.02  # seconds between two runs of the same
MOST_RUNS = 20  # of a busy machine: measured again before it is believed
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


@pytest.fixture(scope="session")
def start_up() -> list[float]:
    """The seconds of a check of nothing much, once they are known."""
    return []


@pytest.fixture
def check_growth(check, start_up: list[float]):
    if not start_up:
        start_up.append(min(check(shapes.Input()).seconds for _ in range(5)))

    def run(make, size: int, most_memory: int = MOST_MEMORY) -> None:
        half, whole = check(make(size)), check(make(2 * size))
        assert half.status in (0, 1)
        assert whole.status == half.status
        # What is counted for a process begins with the memory of the one that started it: of us.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        assert whole.peak <= max(most_memory * whole.size + 40 * MEGABYTE, own)

        def seconds(runs: list[Run]) -> float:
            return max(min(run.seconds for run in runs) - start_up[0], 0)

        halves, wholes = [half], [whole]

        def is_linear() -> bool:
            least, most = LEAST_SECONDS, MOST_GROWTH * seconds(halves) + CHANCE
            return seconds(wholes) <= max(least, most)

        while not is_linear() and len(wholes) < MOST_RUNS:
            halves.append(check(make(size)))
            wholes.append(check(make(2 * size)))
        assert is_linear(), (seconds(halves), seconds(wholes))

    return run


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", texts())
def test_text(check_growth, name: str, size: int) -> None:
    check_growth(lambda size: text_of(texts()[name], size), size,
                 MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_message(check_growth, name: str) -> None:
    check_growth(shapes.SHAPES[name], SIZES[-1], MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("seed", range(REPEATED))
def test_repeated(check_growth, seed: int) -> None:
    check_growth(shapes.repeated(seed), SIZES[0])
