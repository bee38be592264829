"""httpbin judges Digest with SHA-256, SHA-512 and auth-int: no package of Debian does."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.servers.child import free_ports, open_folder, running


@dataclass(frozen=True)
class Httpbin:
    """A running httpbin: `/digest-auth/<qop>/<user>/<password>/<algorithm>`, GET only."""

    port: int

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextlib.contextmanager
def run_httpbin() -> Iterator[Httpbin]:
    """Start httpbin under gunicorn until the block ends."""
    [port] = free_ports()
    with open_folder("httpv2-httpbin-") as folder:
        command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", "--threads", "8"]
        command += ["--bind", f"127.0.0.1:{port}", "--worker-tmp-dir", str(folder)]
        command += ["--no-control-socket", "httpbin:app"]
        with running(command, ports=[port], log=folder / "log"):
            yield Httpbin(port)
