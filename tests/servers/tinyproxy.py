"""tinyproxy lets through who knows a user name and a password, or anybody."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers.child import free_ports, open_folder, program, running

USERNAME = "tester"
PASSWORD = "proxy-s3cret"

CONFIGURATION = """
Port {port}
Listen 127.0.0.1
Allow 127.0.0.1
Timeout 60
MaxClients 50
LogLevel Connect
LogFile "{folder}/{port}.log"
{more}
"""


@dataclass(frozen=True)
class Tinyproxy:
    """Two running proxies."""

    port: int
    """Wants USERNAME and PASSWORD."""
    open_port: int
    """Takes anybody."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def open_url(self) -> str:
        return f"http://127.0.0.1:{self.open_port}"


@contextlib.contextmanager
def run_tinyproxy() -> Iterator[Tinyproxy]:
    """Start both until the block ends."""
    binary = program("tinyproxy", "tinyproxy-bin")
    port, open_port = free_ports(2)
    with open_folder("httpv2-tinyproxy-") as folder, contextlib.ExitStack() as stack:
        # tinyproxy gives up its rights when root starts it: let it write its log all the same.
        folder.chmod(0o777)
        for one, more in ((port, f"BasicAuth {USERNAME} {PASSWORD}"), (open_port, "")):
            file = folder / f"{one}.conf"
            file.write_text(CONFIGURATION.format(port=one, folder=folder, more=more))
            log = folder / f"{one}.out"
            stack.enter_context(running([binary, "-d", "-c", str(file)], ports=[one], log=log))
        yield Tinyproxy(port, open_port)
