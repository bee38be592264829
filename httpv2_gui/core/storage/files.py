"""Writes files so that a crash leaves the old content or the new one, never half of it."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_USUAL_FILE = 0o666  # less the umask, which the system applies


def replace(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` in `path` at once and on the disk; the temporary file is a hidden neighbour.

    A link is followed, so that it stays a link; an existing file keeps its permissions.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write(temporary, content, PRIVATE_FILE if private else _mode_of(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def append_line(path: Path, line: str) -> None:
    """Add one line at the end, on the disk when this returns; half a line before it is closed."""
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(end - 1, 0))
        is_closed = file.read() in (b"", b"\n")
        file.write(("" if is_closed else "\n").encode() + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may open, and give it."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    return folder


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, _USUAL_FILE if mode is None else mode), "wb") as file:
        if mode is not None:
            path.chmod(mode)  # the umask took its share of it
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk too, where the system can (Windows cannot open a folder)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
