"""The three ways of being used from C++: find_package, pkg-config, add_subdirectory."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HEADER = HERE.parents[1] / "include" / "replylint" / "replylint.h"


def run(*command: object, **environment: str) -> str:
    result = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert result.returncode == 0, result.stdout
    return result.stdout


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    folder = tmp_path_factory.mktemp("prefix")
    run("cmake", "--install", pytestconfig.getoption("--build"), "--prefix", folder)
    return folder


def library_folder(prefix: Path) -> Path:
    return next(prefix.rglob("libreplylint-core.so")).parent


def build(source: Path, folder: Path, *options: str) -> Path:
    run("cmake", "-G", "Ninja", "-S", source, "-B", folder, *options)
    run("cmake", "--build", folder)
    return folder / "consumer"


def test_the_schema_of_styles_is_installed(prefix: Path) -> None:
    schema = json.loads((prefix / "share/replylint/style.schema.json").read_text())
    assert "top-posting" in schema["properties"]["rules"]["properties"]


def test_the_man_page_and_the_completion_are_installed(prefix: Path) -> None:
    page = (prefix / "share/man/man1/replylint.1").read_text()
    assert ".SS replylint sendmail" in page
    assert "Exit status: 0 done, and nothing wrong found; 1 check" in page
    completion = prefix / "share/bash-completion/completions/replylint"
    run("bash", "-n", completion)


def test_find_package(prefix: Path, tmp_path: Path) -> None:
    program = build(HERE / "find_package", tmp_path, f"-DCMAKE_PREFIX_PATH={prefix}")
    assert "unanswered-question" in run(program)


def compile_with_pkg_config(prefix: Path, source: Path, program: Path) -> None:
    path = {"PKG_CONFIG_PATH": str(library_folder(prefix) / "pkgconfig")}
    flags = run("pkg-config", "--cflags", "--libs", "replylint-mail", **path).split()
    assert not [flag for flag in flags if flag.startswith("-l") and "replylint" not in flag]
    run("c++", "-std=c++20", source, "-o", program, *flags)


def test_pkg_config(prefix: Path, tmp_path: Path) -> None:
    program = tmp_path / "consumer"
    compile_with_pkg_config(prefix, HERE / "consumer" / "main.cc", program)
    assert "unanswered-question" in run(program, LD_LIBRARY_PATH=str(library_folder(prefix)))


def test_the_example_of_the_header(prefix: Path, tmp_path: Path) -> None:
    comment = HEADER.read_text().split("#ifndef")[0]
    (example,) = re.findall(r"^///     #include.*?^///     }$", comment, re.M | re.S)
    source, program = tmp_path / "example.cc", tmp_path / "example"
    source.write_text(re.sub(r"^///(?:     )?", "", example, flags=re.M) + "\n")
    compile_with_pkg_config(prefix, source, program)
    assert "unanswered-question" in run(program, LD_LIBRARY_PATH=str(library_folder(prefix)))


def test_add_subdirectory_static(pytestconfig: pytest.Config) -> None:
    # Compiled as the tree under test is, and beside it, so that a compiler cache has it all.
    folder = Path(pytestconfig.getoption("--build")).parent / "static-consumer"
    shutil.rmtree(folder, ignore_errors=True)
    options = ("-DCMAKE_BUILD_TYPE=Release", "-DREPLYLINT_WARNINGS_AS_ERRORS=ON")
    program = build(HERE / "add_subdirectory", folder, *options)
    assert "unanswered-question" in run(program)
    assert "libreplylint" not in run("ldd", program)


def test_only_the_public_interface_is_exported(prefix: Path) -> None:
    symbols = run("nm", "-DC", "--defined-only", library_folder(prefix) / "libreplylint-core.so")
    names = [line.split(maxsplit=2)[2] for line in symbols.splitlines() if " T " in line]
    assert names
    assert not [name for name in names if not name.startswith("replylint::")]
    assert not [name for name in names if "catalogue" in name or "PhraseMatcher" in name]


def test_core_needs_only_icu_and_re2(prefix: Path) -> None:
    dynamic = run("readelf", "-d", library_folder(prefix) / "libreplylint-core.so")
    needed = [line.split("[")[1].split("]")[0] for line in dynamic.splitlines() if "NEEDED" in line]
    allowed = ("libicu", "libre2", "libstdc++", "libm.", "libgcc_s", "libc.", "ld-linux")
    assert not [name for name in needed if not name.startswith(allowed)]


def test_the_installed_program_runs(prefix: Path) -> None:
    output = run(prefix / "bin" / "replylint", "--version", LD_LIBRARY_PATH=str(library_folder(prefix)))
    assert "0.1.0" in output
