"""What NTLM and Kerberos have in common: Apache with mod_auth_gssapi, and a log of connections."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.servers import apache_head
from tests.servers.child import free_ports, program, running

CONFIGURATION = (
    apache_head.head("auth_gssapi")
    + """KeepAlive On
KeepAliveTimeout 30
LogFormat "%{{remote}}p %>s %U %{{Authorization}}i" connections
CustomLog {folder}/access.log connections
Header always set X-User "expr=%{{REMOTE_USER}}"
{locations}
"""
)


@dataclass(frozen=True)
class Logged:
    """One request as the server saw it."""

    port: int
    """The client's: one TCP connection has one."""
    status: int
    path: str
    signed: bool


@dataclass(frozen=True)
class GssapiApache:
    """A running Apache; its pages answer with the user in the header X-User."""

    port: int
    folder: Path

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def forget(self) -> None:
        """Empty the log, so that a test finds only its own requests."""
        (self.folder / "access.log").write_bytes(b"")

    def logged(self) -> list[Logged]:
        lines = (self.folder / "access.log").read_text().splitlines()
        parts = [line.split(" ", 3) for line in lines]
        return [
            Logged(int(port), int(status), path, auth != "-") for port, status, path, auth in parts
        ]


@contextlib.contextmanager
def run_gssapi_apache(
    folder: Path, locations: str, pages: list[str], env: Mapping[str, str]
) -> Iterator[GssapiApache]:
    """Start Apache in a folder with `<Location>` sections of one's own until the block ends."""
    binary = program("apache2", "apache2-bin")
    [port] = free_ports()
    (folder / "htdocs").mkdir()
    for name in pages:
        (folder / "htdocs" / name).write_text(f'{{"ok": true, "path": "/{name}"}}\n')
    text = CONFIGURATION.format(folder=folder, port=port, locations=locations)
    (folder / "httpd.conf").write_text(text)
    command = [binary, "-f", str(folder / "httpd.conf"), "-DFOREGROUND"]
    with running(command, ports=[port], log=folder / "error.log", env=env):
        yield GssapiApache(port, folder)
