"""microsocks is a SOCKS5 proxy, with user name and password or open to anybody."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers.child import free_ports, open_folder, program, running

USERNAME = "tester"
PASSWORD = "socks-s3cret"


@dataclass(frozen=True)
class Microsocks:
    """Two running proxies."""

    port: int
    """Wants USERNAME and PASSWORD."""
    open_port: int
    """Takes anybody."""

    def url(self, scheme: str = "socks5") -> str:
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def open_url(self) -> str:
        return f"socks5h://127.0.0.1:{self.open_port}"


@contextlib.contextmanager
def run_microsocks() -> Iterator[Microsocks]:
    """Start both until the block ends."""
    binary = program("microsocks", "microsocks")
    port, open_port = free_ports(2)
    with open_folder("httpv2-microsocks-") as folder, contextlib.ExitStack() as stack:
        for one, more in ((port, ["-u", USERNAME, "-P", PASSWORD]), (open_port, [])):
            command = [binary, "-i", "127.0.0.1", "-p", str(one), *more]
            log = folder / f"{one}.log"
            stack.enter_context(running(command, ports=[one], log=log))
        yield Microsocks(port, open_port)
