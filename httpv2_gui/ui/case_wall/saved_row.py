"""What the pane needs to know of a saved file, and how it says it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.rows_model import Cell

PASSWORD = "infected"  # noqa: S105 - public: it keeps scanners and double clicks away
TITLES = ("File", "Type", "Size", "Zip", "SHA-256", "MD5", "Request", "Saved")


class Saved(Protocol):
    """A zip on disk with its one entry."""

    @property
    def path(self) -> Path: ...
    @property
    def entry(self) -> str: ...
    @property
    def bytes(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def md5(self) -> str: ...
    @property
    def protected(self) -> bool: ...
    @property
    def kind(self) -> str: ...


class SavedRow(Protocol):
    """A saved file, the request it came from, and when."""

    @property
    def file(self) -> Saved: ...
    @property
    def source(self) -> str: ...
    @property
    def when(self) -> datetime: ...


def cells(row: SavedRow, now: datetime) -> tuple[Cell, ...]:
    """Give one cell for each of `TITLES`."""
    file = row.file
    return (
        Cell(file.entry, tip=str(file.path)),
        Cell(file.kind),
        Cell(spoken.size(file.bytes), tip=f"{file.bytes:,} bytes", right=True),
        _zip(file),
        Cell(file.sha256),
        Cell(file.md5),
        Cell(row.source),
        Cell(spoken.age(row.when, now), tip=f"{row.when.astimezone():%Y-%m-%d %H:%M:%S}"),
    )


def _zip(file: Saved) -> Cell:
    if file.protected:
        return Cell(f"password: {PASSWORD}", "warn", tip=f"AES-256 zip, password {PASSWORD}")
    return Cell("not protected", "plain", tip="A zip without a password")
