"""Where imported requests and blocks came from, as long as the workspace is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from httpv2_gui.core.interchange import reading
from httpv2_gui.core.interchange.format import Files, Format, Imported, InterchangeError

Read = Callable[[Path], Imported]


@dataclass(frozen=True)
class Origin:
    """The file or folder that a record was read from, and the documents in it."""

    path: Path
    format: Format
    files: Files = field(default_factory=dict[str, bytes])


def best_format(path: Path, formats: tuple[Format, ...]) -> tuple[Format, Read]:
    """Give the format that fits a file or folder best; raises InterchangeError when none does."""
    head = reading.head_of(path)
    able = [(one, one.read, one.fits(path, head)) for one in formats if one.read is not None]
    fitting = [one for one in able if one[2] > 0]
    if not fitting:
        known = ", ".join(one.title for one, _read, _score in able)
        message = f"Nothing here knows this kind of file. These are known: {known}."
        raise InterchangeError(message, path=path.name)
    found, reads, _score = max(fitting, key=lambda one: one[2])
    return found, reads


def read(path: Path, formats: tuple[Format, ...]) -> tuple[Format, Imported]:
    """Read a file or folder in the format that fits best; raises InterchangeError, OSError."""
    found, reads = best_format(path, formats)
    return found, reads(path)


async def origin_in(path: Path, formats: tuple[Format, ...], name: str) -> Origin | None:
    """Give what is in a file of that record; None where nothing of the kind can be read."""
    try:
        found, imported = await asyncio.to_thread(read, path, formats)
    except (InterchangeError, OSError):
        return None
    files = imported.origins.get(name) or next(iter(imported.origins.values()), {})
    return Origin(path, found, files)


def on_disk(path: Path, names: tuple[str, ...]) -> Mapping[str, bytes]:
    """Read the files of these names in a folder, or the one file that `path` is."""
    if path.is_file():
        return {names[0] if len(names) == 1 else path.name: reading.read_bytes(path)}
    there = (name for name in names if (path / name).is_file())
    return {name: reading.read_bytes(path / name) for name in there}
