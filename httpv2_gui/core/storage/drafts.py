"""Unsaved records, kept over a crash: files like those of a workspace, without secrets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage import codec, files
from httpv2_gui.core.storage.file_problem import WorkspaceError

_KEY = "draft_of"
Draft = Connection | Request | Block
_ENDINGS: dict[str, type[Connection] | type[Request] | type[Block]] = {
    ".connection": Connection,
    ".request": Request,
    ".block": Block,
}


class Drafts:
    """Keeps one draft for each key; a key says which record of the workspace is being edited."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, workspace_id: str, key: str, record: Draft) -> None:
        """Keep the record as it is being typed; on the disk when this returns."""
        path = self._path(workspace_id, key, type(record))
        files.private_folder(path.parent)
        self._folder.chmod(files.PRIVATE_FOLDER)
        files.replace(path, codec.encode(record, path, extras={_KEY: key}), private=True)

    def drop(self, workspace_id: str, key: str) -> None:
        """Forget a draft: it was saved, or given up."""
        for cls in _ENDINGS.values():
            self._path(workspace_id, key, cls).unlink(missing_ok=True)

    def load(self, workspace_id: str) -> dict[str, Draft]:
        """Give the drafts of a workspace by key; damaged ones stay where they are."""
        found: dict[str, Draft] = {}
        folder = self._folder / _hashed(workspace_id)
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
            try:
                reading = codec.read(_class_of(path), path.read_bytes(), path, (_KEY,))
            except (OSError, WorkspaceError):
                continue
            if _KEY in reading.extras:
                found[reading.extras[_KEY]] = reading.record
        return found

    def _path(self, workspace_id: str, key: str, cls: type) -> Path:
        ending = next(ending for ending, kind in _ENDINGS.items() if kind is cls)
        return self._folder / _hashed(workspace_id) / f"{_hashed(key)}{ending}.toml"


def _class_of(path: Path) -> type[Connection] | type[Request] | type[Block]:
    return _ENDINGS.get(Path(path.stem).suffix, Request)


def _hashed(text: str) -> str:
    """Give a file name that no id out of a stranger's workspace can misuse."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
