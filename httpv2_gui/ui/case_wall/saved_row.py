"""A saved file as the cells of a row."""

from __future__ import annotations

from datetime import datetime

from httpv2_gui.core.model import spoken
from httpv2_gui.core.storage.case_wall import CaseWallEntry
from httpv2_gui.ui.base.rows_model import Cell

PASSWORD = "infected"  # noqa: S105 - public: it keeps scanners and double clicks away
TITLES = ("File", "Type", "Size", "Zip", "Saved", "Request", "SHA-256", "MD5")


def cells(entry: CaseWallEntry, now: datetime) -> tuple[Cell, ...]:
    """Give one cell for each of `TITLES`."""
    return (
        Cell(entry.entry or entry.path.name, tip=str(entry.path)),
        Cell(entry.kind),
        Cell(spoken.size(entry.bytes), tip=f"{entry.bytes:,} bytes", right=True),
        _zip(entry),
        Cell(spoken.age(entry.when, now), tip=f"{entry.when.astimezone():%Y-%m-%d %H:%M:%S}"),
        Cell(entry.source),
        Cell(entry.sha256),
        Cell(entry.md5),
    )


def _zip(entry: CaseWallEntry) -> Cell:
    if entry.protected:
        return Cell(f"password: {PASSWORD}", "warn", tip=f"Encrypted; the password is {PASSWORD}")
    return Cell("no password", "plain", tip="A zip without a password")
