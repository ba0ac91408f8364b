import os
import pathlib
import pty
import subprocess

import pytest

QUESTION = "Is IMAP available?"

CUSTOMER = f"""From: Tyler Hannigan <tyler@example.com>
To: support@example.org
Date: Mon, 02 Mar 2026 09:30:00 +0000
Subject: Mail
Message-ID: <original-1@example.com>

Hello John,

{QUESTION}

Tyler
"""

# A top-posted reply: an error in every style that knows the rule.
BAD_BODY = f"""Yes, IMAP is available on every account.

> {QUESTION}
"""

GOOD_BODY = f"""Hi Tyler,

On Mon, 2 Mar 2026 09:30:00 +0000, Tyler Hannigan wrote:

> {QUESTION}

Yes, IMAP is available on every account of yours, on port 993 with TLS.

John
"""

HEADER = """From: John <john@example.org>
To: Tyler Hannigan <tyler@example.com>
Subject: Re: Mail
Message-ID: <reply-1@example.org>
In-Reply-To: <original-1@example.com>
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--replylint", required=True, help="the program to test")


@pytest.fixture
def run(request: pytest.FixtureRequest, tmp_path: pathlib.Path):
    """Runs the program in an empty folder, with no configuration and no notmuch in reach."""
    program = os.path.abspath(request.config.getoption("--replylint"))

    def run_program(*arguments, stdin="", env=None, timeout=60):
        environment = {"PATH": str(tmp_path / "bin"), "HOME": str(tmp_path), "TERM": "xterm"}
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        environment |= env or {}
        if isinstance(stdin, str):
            stdin = stdin.encode()
        result = subprocess.run([program, *map(str, arguments)], input=stdin, cwd=tmp_path,
                                env=environment, capture_output=True, timeout=timeout)
        result.out = result.stdout.decode()
        result.err = result.stderr.decode()
        return result

    return run_program


@pytest.fixture
def on_a_terminal(request: pytest.FixtureRequest, tmp_path: pathlib.Path):
    """Runs the program as `run` does; gives back what it writes to a terminal."""
    program = os.path.abspath(request.config.getoption("--replylint"))

    def run_program(*arguments, stdin=b"", env=None):
        primary, secondary = pty.openpty()
        process = subprocess.Popen(
            [program, *map(str, arguments)], cwd=tmp_path, stdin=subprocess.PIPE, stdout=secondary,
            stderr=secondary, env={"HOME": str(tmp_path), "TERM": "xterm"} | (env or {}))
        os.close(secondary)
        process.stdin.write(stdin)
        process.stdin.close()
        output = b""
        while True:
            try:
                piece = os.read(primary, 65536)
            except OSError:  # nobody has the other end open any more
                break
            if not piece:
                break
            output += piece
        process.wait()
        os.close(primary)
        return output.decode()

    return run_program


@pytest.fixture
def files(tmp_path: pathlib.Path):
    """Writes files into the folder in which the program runs."""
    def write(**contents):
        for name, content in contents.items():
            path = tmp_path / name.replace("_", ".")
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    write(customer_eml=CUSTOMER, bad_txt=BAD_BODY, good_txt=GOOD_BODY,
          bad_eml=HEADER + "\n" + BAD_BODY, good_eml=HEADER + "\n" + GOOD_BODY)
    return write
