"""A server process that listens on the loopback and dies with the test run."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0
SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin", "/sbin")
_PR_SET_PDEATHSIG = 1


class ServerNotStartedError(Exception):
    """A server that cannot start fails the tests that need it: it never skips them."""


def program(name: str, package: str) -> str:
    """Find a program of the system, also where only root's PATH leads."""
    places = os.pathsep.join((os.environ.get("PATH", ""), *SYSTEM_FOLDERS))
    found = shutil.which(name, path=places)
    if found is None:
        raise ServerNotStartedError(
            f"{name} is not installed. ./scripts/test installs it where it may; "
            f"else: sudo apt-get install {package}"
        )
    return found


def free_ports(count: int = 1) -> list[int]:
    """Give ports of 127.0.0.1 that nobody listens on now."""
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


@contextlib.contextmanager
def open_folder(prefix: str) -> Iterator[Path]:
    """Make a folder that a server's own user may read; pytest's tmp_path is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def running(
    command: Sequence[str], *, ports: Sequence[int], log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server in the foreground until the block ends; entered when every port answers."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
    try:
        for port in ports:
            _wait_until_it_answers(process, port, log)
        yield process
    finally:
        _end(process)


@contextlib.contextmanager
def running_site(
    name: str,
    *arguments: object,
    ports: Sequence[int],
    log: Path,
    env: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Run a module of this package in a process of its own, as `running` runs a program."""
    command = [sys.executable, "-m", f"tests.servers.{name}", *map(str, arguments)]
    own = {**os.environ, **(env or {}), "PYTHONPATH": str(CHECKOUT)}
    with running(command, ports=ports, log=log, env=own):
        yield


def _die_with_parent() -> None:
    """Ask Linux to end the server when the test run is killed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            raise ServerNotStartedError(f"{process.args!r} ended at once:\n{_end_of(log)}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise ServerNotStartedError(
        f"{process.args!r} did not answer on port {port} in {PATIENCE_S:.0f} s:\n{_end_of(log)}"
    )


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2000:]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(5)
