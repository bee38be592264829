"""Writes the sample workspace and keeps its files pointed at the practice API."""

from __future__ import annotations

import os
import re
import tempfile
import time
import tomllib
import uuid
from pathlib import Path

from httpv2_gui import resources
from httpv2_gui.practice.serve import PracticeServer, is_practice, lasts

_BASE = "http://127.0.0.1:0"
_FOREIGN = "http://localhost:0"
"""What stands in the templates for the two origins."""
_ID = 'id = "sample"'
_PATIENCE_S = 60.0
"""So long a command of another program is waited for."""


def create_sample(folder: Path) -> PracticeServer:
    """Start a practice API and write a sample workspace for it; the caller stops the server.

    Raises FileExistsError when the folder has something in it, OSError when it cannot be written.
    """
    _must_be_empty(folder)
    server = PracticeServer()
    server.start()
    try:
        write_sample(folder, server.base_url, server.foreign_url)
    except BaseException:
        server.stop()
        raise
    return server


def write_sample(folder: Path, base_url: str, foreign_url: str) -> None:
    """Write a sample workspace of its own identity whose requests go to these origins."""
    _must_be_empty(folder)
    templates = resources.path("samples")
    for template in sorted(templates.rglob("*")):
        if template.is_file():
            target = folder / template.relative_to(templates)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_filled(template, base_url, foreign_url))


def _must_be_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty. Choose a new or an empty folder.")


def _filled(template: Path, base_url: str, foreign_url: str) -> bytes:
    if template.suffix != ".toml":
        return template.read_bytes()
    text = template.read_text("utf-8").replace(_BASE, base_url).replace(_FOREIGN, foreign_url)
    if template.name == "workspace.toml":
        port = base_url.rpartition(":")[2]
        text = text.replace("port = 0", f"port = {port}").replace(_ID, f'id = "{uuid.uuid4()}"')
    return text.encode()


def practice_port(folder: Path) -> int | None:
    """Give the port that a sample workspace expects; None for any other workspace."""
    try:
        with (folder / "workspace.toml").open("rb") as file:
            port = tomllib.load(file).get("practice", {}).get("port")
    except (OSError, ValueError, AttributeError):
        return None
    return port if isinstance(port, int) and 0 <= port <= 65535 else None


def serve_sample(folder: Path, *, lasting: bool = True) -> PracticeServer | None:
    """Start the practice API that a sample workspace expects; the caller stops it.

    Gives None when there is nothing to start: another program serves it already, and goes on. When
    a stranger has the port, a free one is taken and the workspace's files are changed to it.
    """
    while port := practice_port(folder):
        if is_practice(port):
            if _goes_on(port):
                return None
            continue
        server = PracticeServer(port, lasts=lasting)
        try:
            server.start()
        except OSError:
            if not _is_just_starting(port):
                break
        else:
            return server
    return _serve_elsewhere(folder, lasting=lasting)


def _goes_on(port: int) -> bool:
    """Wait for one that serves a single command; whether there is one to rely on afterwards."""
    until = time.monotonic() + _PATIENCE_S
    while lasts(port) is False and time.monotonic() < until:
        time.sleep(0.05)
    return is_practice(port)


def _serve_elsewhere(folder: Path, *, lasting: bool) -> PracticeServer:
    server = PracticeServer(lasts=lasting)
    server.start()
    try:
        moved(folder, server.port)
    except BaseException:
        server.stop()
        raise
    return server


def _is_just_starting(port: int) -> bool:
    """Whether another program took the port a moment ago to serve the same sample."""
    for _ in range(10):
        if is_practice(port):
            return True
        time.sleep(0.05)
    return False


def moved(folder: Path, port: int) -> tuple[Path, ...]:
    """Point the files of a sample workspace to another port; gives the files that changed."""
    old = practice_port(folder)
    if old is None or old == port:
        return ()
    origin = re.compile(rf"(http://127\.0\.0\.1:){old}(?!\d)")
    own_port = re.compile(rf"^(\s*port\s*=\s*){old}\b", re.MULTILINE)
    changed: list[Path] = []
    files = [*folder.glob("*/*.toml"), folder / "workspace.toml"]
    for path in files:  # workspace.toml last: what is cut short here is finished the next time
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        other = origin.sub(rf"\g<1>{port}", text)
        if path.name == "workspace.toml":
            other = own_port.sub(rf"\g<1>{port}", other)
        if other != text:
            _replace(path, other.encode("utf-8", "surrogateescape"))
            changed.append(path)
    return tuple(changed)


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file and swap, so that nobody ever reads half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
