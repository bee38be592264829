"""One folder of a workspace: a file for each record, an id that outlives every file name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage import codec, files
from httpv2_gui.core.storage.file_problem import ChangedOnDisk, FileProblem, WorkspaceError
from httpv2_gui.core.storage.slugs import free_slug, slug_of
from httpv2_gui.core.storage.toml_reader import ID

R = TypeVar("R", Connection, Request, Block)

_ENDING = ".toml"


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and its file."""

    slug: str
    record: R
    """Without its secrets: they are in the SecretStore."""
    path: Path
    id: str
    """Stays when the record is renamed: keyring, history and drafts go by it."""


@dataclass(frozen=True)
class _Loaded(Generic[R]):
    entry: Entry[R]
    content: bytes
    """The file as it was read or written last."""


class RecordFolder(Generic[R]):
    """Loads, saves and removes the files of one folder; an unreadable one is left alone."""

    def __init__(self, folder: Path, cls: type[R]) -> None:
        self._folder = folder
        self._cls = cls
        self._loaded: dict[str, _Loaded[R]] = {}
        self._unreadable: list[FileProblem] = []

    @property
    def entries(self) -> list[Entry[R]]:
        """What was readable, by file name."""
        return [loaded.entry for loaded in self._loaded.values()]

    @property
    def unreadable(self) -> list[FileProblem]:
        return list(self._unreadable)

    def load(self) -> None:
        """Read every file anew."""
        self._loaded, self._unreadable = {}, []
        for path in self._paths():
            try:
                loaded = self._read(path)
                self._refuse_double_id(loaded.entry)
            except WorkspaceError as error:
                self._unreadable.append(error.problem)
            else:
                self._loaded[loaded.entry.slug] = loaded

    def save(self, record: R, slug: str | None, *, overwrite: bool) -> Entry[R]:
        """Write a new record, or the one at `slug`; with a new name its file gets a new name.

        Raises ChangedOnDisk when the file is not what was loaded, unless it may be overwritten.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        if slug is None:
            slug = free_slug(record.name, self._used())
            return self._write(record, slug, slug, before=None)
        old = self._known(slug).entry
        before = self._unchanged(slug, overwrite=overwrite)
        new_slug = slug
        if slug_of(record.name) != slug_of(old.record.name):
            new_slug = free_slug(record.name, self._used(besides=old))
        entry = self._write(record, slug, old.id, before, final_slug=new_slug)
        return entry if new_slug == slug else self._move(entry, new_slug)

    def remove(self, slug: str) -> bytes:
        """Remove the file and give its content, for `restore`."""
        loaded = self._known(slug)
        try:
            content = loaded.entry.path.read_bytes()
        except FileNotFoundError:
            content = loaded.content
        loaded.entry.path.unlink(missing_ok=True)
        del self._loaded[slug]
        return content

    def restore(self, entry: Entry[R], content: bytes) -> Entry[R]:
        """Bring a removed file back as it was, or beside a newer one of its name."""
        is_id_free = entry.id not in {one.id for one in self.entries}
        if is_id_free and not entry.path.exists():
            files.replace(entry.path, content)
            restored = self._read(entry.path)
            self._loaded[entry.slug] = restored
            return restored.entry
        slug = free_slug(entry.slug, self._used())
        return self._write(entry.record, slug, entry.id if is_id_free else slug, content)

    def _paths(self) -> list[Path]:
        return sorted(
            path for path in self._folder.glob(f"*{_ENDING}") if not path.name.startswith(".")
        )

    def _path(self, slug: str) -> Path:
        return self._folder / (slug + _ENDING)

    def _used(self, besides: Entry[R] | None = None) -> set[str]:
        """Give every slug and id that a new file name could be mistaken for."""
        others = [entry for entry in self.entries if entry != besides]
        on_disk = {path.stem for path in self._paths()} - ({besides.slug} if besides else set())
        return on_disk | {path.lower() for path in on_disk} | {entry.id for entry in others}

    def _read(self, path: Path) -> _Loaded[R]:
        try:
            content = path.read_bytes()
        except OSError as error:
            message = f"The file cannot be read: {error.strerror or error}."
            raise WorkspaceError(FileProblem(path, message)) from error
        reading = codec.read(self._cls, content, path, extras=(ID,))
        own_id = reading.extras.get(ID) or path.stem
        return _Loaded(Entry(path.stem, reading.record, path, own_id), content)

    def _refuse_double_id(self, entry: Entry[R]) -> None:
        """Two records of one id would share secrets and history: the second is not loaded."""
        for other in self.entries:
            if other.id == entry.id:
                message = (
                    f"The id “{entry.id}” is that of {other.path.name} already. "
                    f"Write another one into this file, such as {ID} = “{entry.id}-2”."
                )
                raise WorkspaceError(FileProblem(entry.path, message, key=ID))

    def _known(self, slug: str) -> _Loaded[R]:
        if slug not in self._loaded:
            message = "This file was not loaded, so it is not changed. Load the workspace again."
            raise WorkspaceError(FileProblem(self._path(slug), message))
        return self._loaded[slug]

    def _unchanged(self, slug: str, *, overwrite: bool) -> bytes | None:
        """Give the file as it is now; None when it is gone and may be written again."""
        path = self._path(slug)
        now = path.read_bytes() if path.exists() else None
        if now != self._loaded[slug].content and not overwrite:
            done = "deleted" if now is None else "changed"
            message = (
                f"The file was {done} by another program since it was loaded. "
                "Load it again, or overwrite it."
            )
            raise ChangedOnDisk(FileProblem(path, message))
        return now

    def _write(
        self, record: R, slug: str, own_id: str, before: bytes | None, final_slug: str | None = None
    ) -> Entry[R]:
        path = self._path(slug)
        written_id = own_id if own_id != (final_slug or slug) else None
        content = codec.encode(record, path, before, {ID: written_id})
        files.replace(path, content)
        entry = Entry(slug, codec.read(self._cls, content, path, (ID,)).record, path, own_id)
        self._loaded[slug] = _Loaded(entry, content)
        return entry

    def _move(self, entry: Entry[R], slug: str) -> Entry[R]:
        """Rename last: whenever the power fails, there is one file with the right id in it."""
        path = self._path(slug)
        entry.path.rename(path)
        moved = Entry(slug, entry.record, path, entry.id)
        self._loaded[slug] = _Loaded(moved, self._loaded.pop(entry.slug).content)
        return moved
