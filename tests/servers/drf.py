"""Django REST framework judges the dedicated token flow: login, then `Authorization: Token x`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers.child import free_ports, open_folder, running_site


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
        database = folder / "db.sqlite3"
        with running_site("drf_site", database, port, ports=[port], log=folder / "log"):
            yield Drf(port)
