"""moto with IAM enforced judges AWS signatures: IAM, STS, S3 and DynamoDB on one port."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.servers.child import (
    PATIENCE_S,
    ServerNotStartedError,
    free_ports,
    open_folder,
    running_site,
)


@dataclass(frozen=True)
class Moto:
    """A running moto, and the keys of its administrator."""

    port: int
    access_key: str
    secret_key: str

    def url(self, target: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{target}"


@contextlib.contextmanager
def run_moto() -> Iterator[Moto]:
    """Start it in a process of its own until the block ends."""
    [port] = free_ports()
    with open_folder("httpv2-moto-") as folder:
        keys, log = folder / "keys.json", folder / "log"
        with running_site("moto_site", port, keys, ports=[port], log=log):
            yield Moto(port, **_read(keys, log))


def _read(keys: Path, log: Path) -> dict[str, str]:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if keys.exists():
            return json.loads(keys.read_text())
        time.sleep(0.02)
    raise ServerNotStartedError(f"moto made no keys:\n{log.read_text(errors='replace')[-2000:]}")
