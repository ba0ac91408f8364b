"""Twice the input takes at most 2.2 times the time, and memory is limited.

A machine shared with others makes the time of short runs doubtful. Where it seems to grow too fast, the
instructions decide: they are nearly the same in each run, but take fifty times as long to count.
"""

import json
import os
import re
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
MOST_RUNS = 5  # of a busy machine, before its instructions are counted
MOST_MEMORY = 12  # bytes for each byte of the inputs, beside what the program itself takes
MOST_MEMORY_OF = {
    "lists inside lists": 16,  # the text is twice as long, and each of 100,000 items an element
    "a style of phrases that all match": 16,  # of which 1,000 are told
}
# What makes more of its input than a check does.
COMMANDS = {
    "fix": (["fix", "--diff", "--unsafe-fixes", "--style", "all"], "a\n\n\n\n\nb\n", 16),
    "parse": (["parse"], "> a\na\n", MOST_MEMORY),
    "parse as JSON": (["parse", "--format", "json"], "> a\na\n", MOST_MEMORY),
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


class Program:
    """The program to test, in a folder of its own."""

    def __init__(self, path: str, folder: Path) -> None:
        self.path = os.path.abspath(path)
        self.folder = folder

    def command(self, given: shapes.Input) -> tuple[list[str], int]:
        """The command that checks what is given, and the bytes of its inputs."""
        size = 0
        for name in ("customer", "draft", "style"):
            content = getattr(given, name)
            data = content if isinstance(content, bytes) else content.encode()
            (self.folder / name).write_bytes(data)
            size += len(data)
        command = [self.path, "check", "--format", "json", "--customer", "customer", "draft"]
        return command + (["--style", "./style"] if given.style else []), size

    def check(self, given: shapes.Input) -> Run:
        return self.run(*self.command(given))

    def run(self, command: list[str], size: int) -> Run:
        process = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, size)

    def instructions(self, given: shapes.Input) -> int:
        counter = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
        done = subprocess.run(counter + self.command(given)[0], cwd=self.folder, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        counted = re.search(r"refs: +([\d,]+)", done.stderr)
        assert counted, done.stderr
        return int(counted[1].replace(",", ""))


@pytest.fixture
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Program:
    return Program(request.config.getoption("--replylint"), tmp_path)


@pytest.fixture(scope="session")
def start_up() -> list[float]:
    """The seconds of a check of nothing much, once they are known."""
    return []


@pytest.fixture
def check_growth(program: Program, start_up: list[float]):
    if not start_up:
        start_up.append(min(program.check(shapes.Input()).seconds for _ in range(5)))

    def run(make, size: int, most_memory: int = MOST_MEMORY) -> None:
        half, whole = program.check(make(size)), program.check(make(2 * size))
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
            halves.append(program.check(make(size)))
            wholes.append(program.check(make(2 * size)))
        if not is_linear():
            least, few, many = (program.instructions(make(n)) for n in (size // 2, size, 2 * size))
            assert many - few <= MOST_GROWTH * (few - least), (seconds(halves), seconds(wholes))

    return run


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", texts())
def test_text(check_growth, name: str, size: int) -> None:
    check_growth(lambda size: text_of(texts()[name], size), size,
                 MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_message(check_growth, name: str) -> None:
    check_growth(shapes.SHAPES[name], SIZES[-1], MOST_MEMORY_OF.get(name, MOST_MEMORY))


@pytest.mark.parametrize("name", COMMANDS)
def test_command(program: Program, name: str) -> None:
    arguments, piece, most_memory = COMMANDS[name]
    (program.folder / "draft").write_text(shapes.to_size(piece, MEGABYTE))
    run = program.run([program.path, *arguments, "draft"], MEGABYTE)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert run.status in (0, 1)
    assert run.peak <= max(most_memory * MEGABYTE + 40 * MEGABYTE, own)


@pytest.mark.parametrize("seed", range(REPEATED))
def test_repeated(check_growth, seed: int) -> None:
    check_growth(shapes.repeated(seed), SIZES[0])
