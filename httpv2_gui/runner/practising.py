"""Keeps a sample workspace's practice API running while a command needs it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.runner.terminal import say


@contextmanager
def practising(folder: Path) -> Generator[None]:
    """Serve the practice API unless another program does; nothing for other workspaces.

    Commands that come at the same time wait for each other: none may lose another's server.
    """
    if Workspace.open(folder).practice_port is None:
        yield
        return
    from httpv2_gui.practice.sample import serve_sample  # a web server: only samples need it

    server = serve_sample(folder, lasting=False)
    if server is None:
        yield
        return
    try:
        say(f"The practice API answers on {server.base_url} until this command ends.")
        yield
    finally:
        server.stop()
