"""The zips that requests saved, with what is known of them in a hidden index beside them."""

from __future__ import annotations

import contextlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from httpv2_gui.core.model.result import SavedFile
from httpv2_gui.core.storage import files

INDEX = ".index.jsonl"

_ENCRYPTED = 0x1  # general purpose bit 0 of an entry, APPNOTE.TXT 4.4.4


@dataclass(frozen=True, kw_only=True)
class CaseWallEntry:
    """One saved zip. Size and hashes are those of the content, not of the zip."""

    path: Path
    bytes: int
    sha256: str
    """Empty, as `md5` and `kind` are, for a zip that somebody else put there."""
    md5: str
    kind: str
    entry: str
    """Name of the content inside the zip."""
    protected: bool
    source: str
    """Name of the request that saved it."""
    when: datetime


class CaseWall:
    """Lists the zips of one folder, and those that were saved elsewhere from here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def add(self, saved: SavedFile, source: str) -> CaseWallEntry:
        """Remember a zip that was saved; it is on the disk already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        entry = CaseWallEntry(
            path=saved.path.absolute(),
            bytes=saved.bytes,
            sha256=saved.sha256,
            md5=saved.md5,
            kind=saved.kind,
            entry=saved.entry,
            protected=saved.protected,
            source=source,
            when=datetime.now(UTC),
        )
        files.append_line(self._index, self._line(entry))
        return entry

    def entries(self) -> tuple[CaseWallEntry, ...]:
        """List the zips that are there, the newest first."""
        known = {path: entry for path, entry in self._indexed().items() if path.is_file()}
        for path in self.folder.glob("*.zip"):
            if path not in known and path.is_file() and not path.name.startswith("."):
                known[path] = _unknown(path)
        return tuple(sorted(known.values(), key=lambda one: (one.when, one.path), reverse=True))

    def delete(self, entry: CaseWallEntry) -> None:
        """Remove a zip and what is known of it."""
        entry.path.unlink(missing_ok=True)
        known = self._indexed()
        if known.pop(entry.path, None) is not None:
            lines = "".join(self._line(one) + "\n" for one in known.values())
            files.replace(self._index, lines.encode())

    @property
    def _index(self) -> Path:
        return self.folder / INDEX

    def _indexed(self) -> dict[Path, CaseWallEntry]:
        """Read the index; a line that is no line of ours is passed over."""
        known: dict[Path, CaseWallEntry] = {}
        for line in self._lines():
            with contextlib.suppress(ValueError):
                entry = self._entry(json.loads(line))
                known[entry.path] = entry
        return known

    def _lines(self) -> Iterator[str]:
        with contextlib.suppress(FileNotFoundError):
            yield from self._index.read_text("utf-8", errors="replace").split("\n")

    def _line(self, entry: CaseWallEntry) -> str:
        inside = entry.path.is_relative_to(self.folder)
        path = entry.path.relative_to(self.folder) if inside else entry.path
        return json.dumps(asdict(entry) | {"path": str(path), "when": entry.when.isoformat()})

    def _entry(self, data: Any) -> CaseWallEntry:
        if not _is_ours(data):
            raise ValueError("not a line of ours")
        values = cast("dict[str, Any]", data)
        path = self.folder / values.pop("path")
        if path.suffix != ".zip":  # a stranger's index must not list, and so delete, other files
            raise ValueError("not a zip")
        when = datetime.fromisoformat(values.pop("when")).astimezone(UTC)
        return CaseWallEntry(path=path, when=when, **values)


_LINE: dict[str, type] = {
    **dict.fromkeys(("path", "sha256", "md5", "kind", "entry", "source", "when"), str),
    "bytes": int,
    "protected": bool,
}


def _is_ours(data: Any) -> bool:
    if not isinstance(data, dict):
        return False
    items = cast("dict[object, object]", data).items()
    return {key: type(value) for key, value in items} == _LINE


def _unknown(path: Path) -> CaseWallEntry:
    """Say of a zip what it says itself."""
    found = path.stat()
    name, size, is_protected = "", found.st_size, False
    with contextlib.suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as archive:
        for info in archive.infolist()[:1]:
            name, size = info.filename, info.file_size
            is_protected = bool(info.flag_bits & _ENCRYPTED)
    return CaseWallEntry(
        path=path,
        bytes=size,
        sha256="",
        md5="",
        kind="",
        entry=name,
        protected=is_protected,
        source="",
        when=datetime.fromtimestamp(found.st_mtime, UTC),
    )
