"""Judges Cortex XSOAR keys as the product's own example in Python makes them; see xsoar_site."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers.child import free_ports, open_folder, running_site

STANDARD_ID, STANDARD_KEY = "7", "Kst4ndard-0123456789abcdefABCDEF"
ADVANCED_ID, ADVANCED_KEY = "9", "Kadv4nced-0123456789abcdefABCDEF"
OLD_KEY = "0123456789ABCDEF0123456789ABCDEF"
"""Of XSOAR 6."""
LATE_S = 600


@dataclass(frozen=True)
class Xsoar:
    """A running tenant; the clock behind `late_port` is ten minutes slow."""

    port: int
    late_port: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def late_url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.late_port}{path}"


@contextlib.contextmanager
def run_xsoar() -> Iterator[Xsoar]:
    """Start the tenant in a process of its own until the block ends."""
    port, late_port = free_ports(2)
    with open_folder("httpv2-xsoar-") as folder:
        ports = [port, late_port]
        with running_site("xsoar_site", *ports, ports=ports, log=folder / "log"):
            yield Xsoar(port, late_port)
