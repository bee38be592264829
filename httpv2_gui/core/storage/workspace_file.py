"""`workspace.toml`: the workspace's name, its id, the order of its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.storage import codec, files
from httpv2_gui.core.storage.file_problem import FileProblem, WorkspaceError
from httpv2_gui.core.storage.slugs import slug_of

FILE_NAME = "workspace.toml"
FORMAT = 1

RecordKind = Literal["connections", "requests", "blocks"]
"""A folder of the workspace, and its key in `[order]`."""


@dataclass(frozen=True, kw_only=True)
class Order(Record):
    """Slugs in the order a person gave them; what is not listed comes last, by name."""

    connections: tuple[str, ...] = fields.several("Connections", (), ())
    requests: tuple[str, ...] = fields.several("Requests", (), ())
    blocks: tuple[str, ...] = fields.several("Blocks", (), ())


@dataclass(frozen=True, kw_only=True)
class Practice(Record):
    """Marks a sample workspace: where its practice API listens."""

    port: int | None = fields.number("Port", None, minimum=1)


@dataclass(frozen=True, kw_only=True)
class WorkspaceRecord(Record):
    """What `workspace.toml` says."""

    name: str = fields.text("Name")
    id: str = fields.text("Id", help="Part of the keyring entries' names; never changes.")
    format: int = fields.number("Format", 0, minimum=1)
    order: Order = field(default_factory=Order)
    practice: Practice = field(default_factory=Practice)


def read(folder: Path) -> WorkspaceRecord:
    """Read the folder's `workspace.toml`; a name or id left out comes from the folder's name."""
    path = folder / FILE_NAME
    record = codec.read(WorkspaceRecord, _content(path), path).record
    if record.format > FORMAT:
        message = f"This workspace has format {record.format}; this version reads {FORMAT}. Update."
        raise WorkspaceError(FileProblem(path, message, key="format"))
    name = record.name or folder.resolve().name
    return record.with_values(name=name, id=record.id or slug_of(name))


def create(folder: Path, record: WorkspaceRecord) -> None:
    """Write the `workspace.toml` of a new workspace; there must be none."""
    path = folder / FILE_NAME
    if path.exists():
        message = "There is a workspace in this folder already. Open it, or choose another folder."
        raise WorkspaceError(FileProblem(path, message))
    folder.mkdir(parents=True, exist_ok=True)
    files.replace(path, codec.encode(record, path))


def write_order(folder: Path, kind: RecordKind, slugs: Sequence[str]) -> None:
    """Put another order into the file as it is now on the disk."""
    path = folder / FILE_NAME
    content = _content(path)
    record = codec.read(WorkspaceRecord, content, path).record
    order = record.order.with_values(**{kind: tuple(slugs)})
    if order != record.order:
        files.replace(path, codec.encode(record.with_values(order=order), path, content))


def order_of(record: WorkspaceRecord, kind: RecordKind) -> tuple[str, ...]:
    """Give the slugs of one kind as they are listed."""
    order = record.order
    return {"connections": order.connections, "requests": order.requests, "blocks": order.blocks}[
        kind
    ]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = (
            f"There is no {FILE_NAME} in this folder, so it is not a workspace. "
            "Choose the folder that holds one, or make a new workspace here."
        )
        raise WorkspaceError(FileProblem(path, message)) from error
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        raise WorkspaceError(FileProblem(path, message)) from error
