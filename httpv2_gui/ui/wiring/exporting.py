"""Writes what is in front in another program's format; a known secret is never written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.interchange.format import (
    Exported,
    Format,
    InterchangeError,
    Noun,
    Thing,
)
from httpv2_gui.core.interchange.scan import refuse_secrets
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.storage import files
from httpv2_gui.ui.interchange.export_dialog import Way

Write = Callable[[Thing], Exported]


def ways(
    things: Sequence[tuple[Noun, Thing]], formats: Iterable[Format], known: Sequence[Known]
) -> list[Way]:
    """Give each format that fits one of the things, with what it would write."""
    found: list[Way] = []
    for one in formats:
        fitting = (thing for noun, thing in things if noun in one.writes)
        thing = next(fitting, None)
        if thing is not None and one.write is not None:
            found.append(_way(one, one.write, thing, known))
    return found


def _way(format: Format, write: Write, thing: Thing, known: Sequence[Known]) -> Way:
    try:
        exported = write(thing)
        refuse_secrets(exported.files, known)
    except InterchangeError as error:
        return Way(format, refusal=str(error))
    return Way(format, exported)


def secrets_of_all(connections: Iterable[Connection]) -> Iterator[Known]:
    """Yield every secret of these connections, by the connection's name and the field's."""
    for connection in connections:
        for one in known_secrets(connection):
            yield Known(f"{one.label} of {connection.name}", one.text, one.basic_user)


def with_preview(thing: Thing, root: Path) -> Thing:
    """Add the request as it would go out, with labels for secrets."""
    if thing.request is None:
        return thing
    shown = preview(thing.request, thing.connection, root=root, limit=None)
    return Thing(
        request=thing.request,
        connection=thing.connection,
        result=thing.result,
        preview=shown,
        origin=thing.origin,
    )


def write(folder: Path, exported: Exported, name: str = "") -> tuple[Path, ...]:
    """Write the files below a folder; the only one of them as `name`, if given. Raises OSError."""
    written: list[Path] = []
    for relative, content in exported.files.items():
        path = folder / (name or PurePosixPath(relative))
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace(path, content)
        written.append(path)
    return tuple(written)
