"""Records to TOML and back, by their declared fields; secrets never pass through here."""

from __future__ import annotations

from pathlib import Path

import tomlkit.exceptions

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage import toml_reader, toml_writer
from httpv2_gui.core.storage.file_problem import FileProblem, WorkspaceError
from httpv2_gui.core.storage.layout import (
    Row,
    inner_of,
    parts_of,
    rows_of,
    secret_fields,
    secret_in,
)
from httpv2_gui.core.storage.toml_reader import Reading, read, source_of
from httpv2_gui.core.storage.toml_text import Plain
from httpv2_gui.core.storage.toml_writer import Extras

__all__ = ["Reading", "encode", "plain_of", "read", "split"]

PlainTable = dict[str, "Plain | PlainTable | list[PlainTable]"]


def split(connection: Connection) -> tuple[PlainTable, dict[str, Secret]]:
    """Part a connection in what its file holds and what the SecretStore holds."""
    secrets = {
        field.name: secret
        for field in secret_fields(connection)
        if (secret := secret_in(connection, field))
    }
    return plain_of(connection), secrets


def plain_of(record: Record) -> PlainTable:
    """Give what a file holds of a record, as its parsed tables: no defaults, no secrets."""
    table: PlainTable = {**_plain_rows(rows_of(record))}
    for inner in inner_of(type(record)):
        parts = [plain_of(part) for part in parts_of(record, inner)]
        if inner.many and parts:
            table[inner.name] = parts
        elif not inner.many and parts[0]:
            table[inner.name] = parts[0]
    return table


def _plain_rows(rows: list[Row]) -> dict[str, Plain]:
    return {row.key: row.value for row in rows if row.value is not None and not row.is_default}


def encode(
    record: Record, path: Path, before: bytes | None = None, extras: Extras | None = None
) -> bytes:
    """Give the content of the record's file; `before` is the file whose layout should survive.

    Raises WorkspaceError for text that UTF-8 cannot hold, and when `before` is unreadable.
    """
    extras = extras or {}
    text = toml_writer.write_new(record, extras)
    if before is not None:
        text = _edited(record, path, before, extras) or text
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        message = "A text holds half a character (a lone surrogate), which no file can. Remove it."
        raise WorkspaceError(FileProblem(path, message)) from error
    return content.replace(b"\n", b"\r\n") if before and b"\r\n" in before else content


def _edited(record: Record, path: Path, before: bytes, extras: Extras) -> str | None:
    """Edit the file as it is; None when tomlkit cannot do it without changing what is said."""
    old = read(type(record), before, path, extras).record
    try:
        text = toml_writer.write(record, old, source_of(before, path), extras)
        reading = toml_reader.read(type(record), text.encode(), path, extras)
    except (tomlkit.exceptions.TOMLKitError, UnicodeEncodeError, ValueError, WorkspaceError):
        return None
    wanted = {key: value for key, value in extras.items() if value is not None}
    is_same = plain_of(reading.record) == plain_of(record) and reading.extras == wanted
    return text if is_same else None
