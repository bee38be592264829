"""A folder of readable files: connections, requests and blocks, in the order people gave them."""

from __future__ import annotations

import contextlib
import threading
import uuid
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage import workspace_file
from httpv2_gui.core.storage.file_problem import ChangedOnDisk, FileProblem, WorkspaceError
from httpv2_gui.core.storage.record_folder import Entry, R, RecordFolder
from httpv2_gui.core.storage.workspace_file import RecordKind, WorkspaceRecord

__all__ = ["ChangedOnDisk", "Contents", "Entry", "FileProblem", "Workspace", "WorkspaceError"]

CASE_WALL = "case_wall"


@dataclass(frozen=True)
class Contents:
    """Everything in a workspace, in order."""

    connections: tuple[Entry[Connection], ...]
    requests: tuple[Entry[Request], ...]
    unreadable: tuple[FileProblem, ...]
    """Files that stay as they are until a person has corrected them."""
    blocks: tuple[Entry[Block], ...] = ()


class Workspace:
    """Reads and writes one workspace folder; one caller at a time, from any thread."""

    def __init__(self, folder: Path) -> None:
        """Use `open` or `create`."""
        self.folder = folder
        self._record: WorkspaceRecord = workspace_file.read(folder)
        self._connections = RecordFolder(folder / "connections", Connection)
        self._requests = RecordFolder(folder / "requests", Request)
        self._blocks = RecordFolder(folder / "blocks", Block)
        self._lock = threading.RLock()
        self._is_loaded = False

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open an existing workspace; raises WorkspaceError when there is none."""
        return cls(folder)

    @classmethod
    def create(cls, folder: Path, name: str) -> Self:
        """Make a workspace of a folder, which may exist and have files."""
        with _told(folder):
            workspace_file.create(
                folder,
                WorkspaceRecord(name=name, id=uuid.uuid4().hex, format=workspace_file.FORMAT),
            )
        return cls(folder)

    @property
    def name(self) -> str:
        return self._record.name

    @property
    def id(self) -> str:
        return self._record.id

    @property
    def practice_port(self) -> int | None:
        """Where the practice API of a sample workspace listens; None for all others."""
        return self._record.practice.port

    @property
    def case_wall(self) -> Path:
        """Where zips are saved unless a person picked another folder."""
        return self.folder / CASE_WALL

    def load(self) -> Contents:
        """Read all files anew."""
        with self._lock:
            self._record = workspace_file.read(self.folder)
            self._connections.load()
            self._requests.load()
            self._blocks.load()
            self._is_loaded = True
            return self._contents()

    def save_connection(
        self, record: Connection, slug: str | None = None, *, overwrite: bool = False
    ) -> Entry[Connection]:
        """Write a connection without its secrets; without a slug it is a new one.

        Raises ChangedOnDisk when the file was changed since it was loaded: ask, then `overwrite`.
        """
        return self._save("connections", record, slug, overwrite=overwrite)

    def save_request(
        self, record: Request, slug: str | None = None, *, overwrite: bool = False
    ) -> Entry[Request]:
        """Write a request, as `save_connection` does."""
        return self._save("requests", record, slug, overwrite=overwrite)

    def save_block(
        self, record: Block, slug: str | None = None, *, overwrite: bool = False
    ) -> Entry[Block]:
        """Write a block, as `save_connection` does; a secret input's default is left out."""
        return self._save("blocks", record, slug, overwrite=overwrite)

    def delete(self, entry: Entry[R]) -> Callable[[], Entry[R]]:
        """Remove a record's file; what is returned brings file and place in the order back."""
        kind, folder = self._place_of(entry)
        with self._loaded(), _told(entry.path):
            order = list(workspace_file.order_of(self._record, kind))
            content = folder.remove(entry.slug)
            self._write_order(kind, [slug for slug in order if slug != entry.slug])

        def undo() -> Entry[R]:
            with self._loaded(), _told(entry.path):
                restored = folder.restore(entry, content)
                if entry.slug in order:
                    now = list(workspace_file.order_of(self._record, kind))
                    now.insert(order.index(entry.slug), restored.slug)
                    self._write_order(kind, now)
                return restored

        return undo

    def reorder(self, kind: RecordKind, slugs: Sequence[str]) -> None:
        """Write the order of one kind into `workspace.toml`."""
        with self._loaded(), _told(self.folder):
            self._write_order(kind, slugs)

    def repoint(self, old_name: str, new_name: str) -> tuple[Entry[Request], ...]:
        """Let requests and steps of a renamed connection follow it; gives the requests."""
        with self._loaded():
            self._repoint_blocks(old_name, new_name)
            users = [one for one in self._requests.entries if one.record.connection == old_name]
            return tuple(
                self.save_request(one.record.with_values(connection=new_name), one.slug)
                for one in users
            )

    def _repoint_blocks(self, old_name: str, new_name: str) -> None:
        for one in self._blocks.entries:
            steps = tuple(
                step.with_values(connection=new_name) if step.connection == old_name else step
                for step in one.record.steps
            )
            if steps != one.record.steps:
                self.save_block(one.record.with_values(steps=steps), one.slug)

    @contextlib.contextmanager
    def _loaded(self) -> Generator[None]:
        with self._lock:
            if not self._is_loaded:
                self.load()
            yield

    def _contents(self) -> Contents:
        return Contents(
            _ordered(self._connections.entries, self._record.order.connections),
            _ordered(self._requests.entries, self._record.order.requests),
            tuple(
                self._connections.unreadable + self._requests.unreadable + self._blocks.unreadable
            ),
            _ordered(self._blocks.entries, self._record.order.blocks),
        )

    def _place_of(self, entry: Entry[R]) -> tuple[RecordKind, RecordFolder[R]]:
        kind: RecordKind = _KINDS[type(entry.record)]
        return kind, cast("RecordFolder[R]", self._folder_of(kind))

    def _folder_of(self, kind: RecordKind) -> RecordFolder[Any]:
        return {
            "connections": self._connections,
            "requests": self._requests,
            "blocks": self._blocks,
        }[kind]

    def _save(self, kind: RecordKind, record: R, slug: str | None, *, overwrite: bool) -> Entry[R]:
        folder: RecordFolder[R] = self._folder_of(kind)
        with self._loaded(), _told(self.folder / kind):
            entry = folder.save(record, slug, overwrite=overwrite)
            order = list(workspace_file.order_of(self._record, kind))
            if slug in order:
                order[order.index(slug)] = entry.slug
            elif order and slug is None:
                order.append(entry.slug)
            self._write_order(kind, order)
            return entry

    def _write_order(self, kind: RecordKind, slugs: Sequence[str]) -> None:
        workspace_file.write_order(self.folder, kind, slugs)
        self._record = workspace_file.read(self.folder)


_KINDS: dict[type, RecordKind] = {
    Connection: "connections",
    Request: "requests",
    Block: "blocks",
}


def _ordered(entries: Sequence[Entry[R]], order: Sequence[str]) -> tuple[Entry[R], ...]:
    places = {slug: place for place, slug in enumerate(order)}

    def place(entry: Entry[R]) -> tuple[int, str, str]:
        return (places.get(entry.slug, len(places)), entry.record.name.casefold(), entry.slug)

    return tuple(sorted(entries, key=place))


@contextlib.contextmanager
def _told(path: Path) -> Generator[None]:
    """Say which file the disk refused, and why."""
    try:
        yield
    except OSError as error:
        at = Path(error.filename) if isinstance(error.filename, str) else path
        message = f"The disk refused: {error.strerror or error}. Check permissions and free space."
        raise WorkspaceError(FileProblem(at, message)) from error
