"""Where imported requests and blocks came from, as long as the workspace is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from httpv2_gui.core.interchange import reading
from httpv2_gui.core.interchange.format import Files, Format, Imported, InterchangeError
from httpv2_gui.core.interchange.formats import best_for


@dataclass(frozen=True)
class Origin:
    """The file or folder that a record was read from, and the documents in it."""

    path: Path
    format: Format
    files: Files = field(default_factory=dict[str, bytes])


def read(path: Path, formats: Sequence[Format]) -> tuple[Format, Imported]:
    """Read a file or folder in the format that it is in; raises InterchangeError."""
    found = best_for(path, formats)
    return found, found.read(path) if found.read else Imported()


async def origin_in(path: Path, formats: Sequence[Format], name: str) -> Origin | None:
    """Give what is in a file of that record; None where nothing of the kind can be read."""
    try:
        found, imported = await asyncio.to_thread(read, path, formats)
    except (InterchangeError, OSError):
        return None
    files = imported.origins.get(name) or next(iter(imported.origins.values()), {})
    return Origin(path, found, files)


def on_disk(path: Path, names: tuple[str, ...]) -> Mapping[str, bytes]:
    """Read the files of these names in a folder, or the one file that `path` is.

    Raises InterchangeError, also when `path` has gone.
    """
    if not path.is_dir():
        return {names[0] if len(names) == 1 else path.name: reading.read_bytes(path)}
    there = (name for name in names if (path / name).is_file())
    return {name: reading.read_bytes(path / name) for name in there}
