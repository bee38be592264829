"""Django REST framework judges the dedicated token flow: login, then `Authorization: Token x`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import free_ports, open_folder, running

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Drf:
    """A running site: POST /auth/token or /auth/nested, then GET /auth/me."""

    port: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextlib.contextmanager
def run_drf() -> Iterator[Drf]:
    """Start the site in a process of its own until the block ends."""
    [port] = free_ports()
    with open_folder("httpv2-drf-") as folder:
        command = [sys.executable, "-m", "tests.servers.drf_site"]
        command += [str(folder / "db.sqlite3"), str(port)]
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        with running(command, ports=[port], log=folder / "log", env=env):
            yield Drf(port)
