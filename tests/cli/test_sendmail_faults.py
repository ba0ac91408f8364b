"""The hook where something breaks: a message is sent exactly once, or the client keeps the draft.

A client keeps a draft where the program does not exit with 0. The program that sends speaks SMTP to
a server in this process, which counts what arrives.
"""

import fcntl
import os
import resource
import signal
import socketserver
import subprocess
import sys
import threading
import time

import pytest

from conftest import BAD_BODY, GOOD_BODY, HEADER

BAD = (HEADER + "\n" + BAD_BODY).encode()
GOOD = (HEADER + "\n" + GOOD_BODY).encode()


class SmtpServer(socketserver.ThreadingTCPServer):
    """Takes mail, and keeps the text of each message."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), SmtpSession)
        self.messages: list[bytes] = []


class SmtpSession(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                if not lines or not lines[-1].endswith(b"\n"):
                    return
                self.server.messages.append(b"".join(lines))
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")


SENDER = f"""#!{sys.executable}
import os, smtplib, sys, time
time.sleep(float(os.environ.get("MTA_DELAY", "0")))
if os.environ.get("MTA_STATUS"):
    sys.exit(int(os.environ["MTA_STATUS"]))
message = sys.stdin.buffer.read()
with smtplib.SMTP("127.0.0.1", int(os.environ["MTA_PORT"])) as server:
    server.sendmail("john@example.org", sys.argv[-1], message)
"""


@pytest.fixture
def server():
    with SmtpServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def start(request, tmp_path, server):
    """Starts the hook on a message; the caller waits for it."""
    program = os.path.abspath(request.config.getoption("--replylint"))
    (tmp_path / "mta").write_text(SENDER)
    (tmp_path / "mta").chmod(0o755)

    def start_hook(message, *options, limits=None, stderr=subprocess.PIPE, **environment):
        def set_limits():
            for name, value in (limits or {}).items():
                resource.setrlimit(name, (value, value))

        process = subprocess.Popen(
            [program, "sendmail", f"--mta={tmp_path}/mta", *options, "--", "tyler@example.com"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, cwd=tmp_path,
            preexec_fn=set_limits if limits else None,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path),
                 "MTA_PORT": str(server.server_address[1]), **environment})
        try:
            process.stdin.write(message)
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdin = None
        return process

    return start_hook


def is_safe(server, status):
    """Sent once and said so; or not said so. Never twice, never half."""
    whole = all(b"IMAP is available" in message for message in server.messages)
    sent = len(server.messages)
    return whole and sent <= 1 and (status != 0 or sent == 1)


def test_without_a_fault_it_is_sent_once(start, server):
    process = start(GOOD)
    assert process.wait() == 0
    assert len(server.messages) == 1
    assert b"IMAP is available on every account" in server.messages[0]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGHUP,
                                    signal.SIGPIPE, signal.SIGQUIT])
def test_a_signal_at_every_stage(start, server, number):
    """From before the message is read to after it has been handed over."""
    unsent = 0
    for step in range(24):
        server.messages.clear()
        process = start(GOOD, MTA_DELAY="0.01")
        time.sleep(0.004 * step)
        process.send_signal(number)
        status = process.wait()
        assert is_safe(server, status), (step, status, len(server.messages))
        unsent += not server.messages
    # SIGPIPE is ignored almost from the start.
    assert unsent > 0 or number == signal.SIGPIPE


def children(process):
    path = f"/proc/{process.pid}/task/{process.pid}/children"
    with open(path) as file:
        return [int(number) for number in file.read().split()]


def test_the_check_is_killed(start, server):
    """Only the process that checks: the message is sent unchecked, and the user is told."""
    process = start(BAD + b"> Is it on? It is not on.\n" * 40_000, "--timeout=30")
    while process.poll() is None and not children(process):
        time.sleep(0.001)
    for child in children(process):
        os.kill(child, signal.SIGKILL)
    assert process.wait() == 0
    assert len(server.messages) == 1
    assert b"sent as it is: the check ended without a verdict" in process.stderr.read()


def is_running(process_id):
    try:
        with open(f"/proc/{process_id}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_check_ends_with_the_hook(start, server, tmp_path, number):
    os.mkfifo(tmp_path / "style.toml")  # nobody writes into it: the check waits
    process = start(BAD, "--timeout=30", "--style=./style.toml")
    while process.poll() is None and not (found := children(process)):
        time.sleep(0.001)
    process.send_signal(number)
    assert process.wait() == -number
    deadline = time.monotonic() + 5
    while any(is_running(child) for child in found) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(is_running(child) for child in found)


def test_the_hook_sleeps_past_its_time(start, server, tmp_path):
    """On a busy machine, or a laptop that is closed: a verdict that lies ready counts."""
    os.mkfifo(tmp_path / "style.toml")  # the check waits until somebody writes into it
    process = start(BAD, "--style=./style.toml")
    while not (found := children(process)):
        time.sleep(0.001)
    process.send_signal(signal.SIGSTOP)
    (tmp_path / "style.toml").write_text('extends = "default"\n')
    while any(is_running(child) for child in found):
        time.sleep(0.01)
    time.sleep(1.1)  # --timeout is 1
    process.send_signal(signal.SIGCONT)
    assert process.wait() == 65
    assert not server.messages
    assert b"top-posting" in process.stderr.read()


@pytest.mark.parametrize("megabytes", [8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 160, 192, 256])
def test_out_of_memory(start, server, megabytes):
    process = start(GOOD, limits={resource.RLIMIT_AS: megabytes << 20})
    assert is_safe(server, process.wait())


@pytest.mark.parametrize("kilobytes", [0, 1, 64])
def test_a_full_disk(start, server, kilobytes):
    """No file may be longer than this: the most that a full disk can do."""
    process = start(GOOD + b"a line of it\n" * 20_000, limits={resource.RLIMIT_FSIZE: kilobytes << 10})
    assert is_safe(server, process.wait())


def test_no_more_processes_and_files(start, server):
    for most in range(3, 12):
        server.messages.clear()
        process = start(GOOD, limits={resource.RLIMIT_NOFILE: most})
        assert is_safe(server, process.wait()), most


def test_a_style_that_vanishes(start, server):
    process = start(GOOD, "--style=gone.toml")
    assert process.wait() == 0
    assert len(server.messages) == 1
    assert b"not checked" in process.stderr.read()


def test_a_style_that_vanishes_and_strict(start, server):
    process = start(GOOD, "--style=gone.toml", "--strict")
    assert process.wait() != 0
    assert not server.messages


def test_the_program_that_sends_fails(start, server):
    process = start(GOOD, MTA_STATUS="75")
    assert process.wait() == 75
    assert not server.messages


def test_the_program_that_sends_is_slow(start, server):
    process = start(GOOD, "--timeout=0.5", MTA_DELAY="1.5")
    assert process.wait() == 0
    assert len(server.messages) == 1


def test_nobody_reads_what_is_said(start, server):
    """Standard error is closed: a stopped message stays stopped, a good one is sent."""
    read, write = os.pipe()
    os.close(read)
    for message, sent in ((GOOD, 1), (BAD, 0)):
        server.messages.clear()
        process = start(message, "--style=gone.toml" if sent else "--fail-on=error", stderr=write)
        assert (process.wait() == 0) == bool(sent)
        assert len(server.messages) == sent
    os.close(write)


@pytest.fixture
def full_pipe():
    """A pipe that takes nothing more, and that nobody reads."""
    read, write = os.pipe()
    fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, 4096)
    os.write(write, b"x" * 4096)
    yield write
    assert os.get_blocking(write)  # others have this pipe as well
    os.close(read)
    os.close(write)


@pytest.mark.parametrize("message, options, status", [
    (GOOD, [], 0), (GOOD, ["--style=gone.toml"], 0), (GOOD, ["--mta=/gone"], 69),
    (BAD, [], 65), (BAD, ["--dry-run"], 65), (BAD, ["--strict", "--style=gone.toml"], 70)])
def test_standard_error_is_full(start, server, full_pipe, message, options, status):
    process = start(message, *options, stderr=full_pipe)
    assert process.wait(timeout=10) == status
    assert len(server.messages) == (status == 0)


def test_a_client_that_waits_before_it_reads(start, server):
    """What a pipe holds is enough for all that is said, however much is found."""
    bad = "".join(f"You are an idiot, number {number}.\n\n" for number in range(400))
    process = start((HEADER + "\nHi Tyler,\n\n" + bad).encode(), "--timeout=30")
    begin = time.monotonic()
    assert process.wait(timeout=60) == 65
    assert time.monotonic() - begin < 20
    said = process.stderr.read().decode()
    assert len(said) < 16_384
    assert said.count("error [rude]") == 20
    assert "more findings are not shown; “replylint check” shows all" in said
    assert "message NOT sent" in said.splitlines()[-1]
    assert not server.messages


def test_a_client_that_dies_while_it_writes(start, server):
    """The pipe ends early: what came is a message as far as anybody can know."""
    process = start(GOOD[: len(HEADER) // 2])
    assert process.wait() == 0 or not server.messages
