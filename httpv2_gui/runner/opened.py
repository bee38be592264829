"""One workspace, opened for one command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.file_problem import FileProblem
from httpv2_gui.core.storage.slugs import slug_of
from httpv2_gui.core.storage.workspace import Contents, Entry, Workspace
from httpv2_gui.runner.refusal import Refusal, unknown

R = TypeVar("R", Connection, Request, Block)


@dataclass(frozen=True)
class Opened:
    """A workspace and what was in its files when it was opened."""

    workspace: Workspace
    contents: Contents

    @classmethod
    def at(cls, folder: Path) -> Opened:
        """Open the workspace; raises WorkspaceError when there is none."""
        workspace = Workspace.open(folder)
        return cls(workspace, workspace.load())

    def request(self, name: str) -> Entry[Request]:
        """Find a request by name or slug; raises Refusal."""
        entry = _find(self.contents.requests, name)
        if entry is None:
            raise self._missing("request", "requests", name, _names(self.contents.requests))
        return entry

    def block(self, name: str) -> Entry[Block]:
        """Find a block by name or slug; raises Refusal."""
        entry = _find(self.contents.blocks, name)
        if entry is None:
            raise self._missing("block", "blocks", name, _names(self.contents.blocks))
        return entry

    def runnable(self, name: str) -> Entry[Request] | Entry[Block]:
        """Find a request or a block; `requests/x` and `blocks/x` say which; raises Refusal."""
        request = _find(self.contents.requests, name)
        block = _find(self.contents.blocks, name)
        if request is not None and block is not None:
            raise Refusal(
                f"“{name}” is both a request and a block.",
                f"Say requests/{request.slug} or blocks/{block.slug}.",
            )
        found = request or block
        if found is not None:
            return found
        folder, _slash, slug = name.partition("/")
        if folder in ("requests", "blocks") and slug:
            return self.block(slug) if folder == "blocks" else self.request(slug)
        if self.unreadable_file("blocks", name) is not None:
            return self.block(name)
        if not self.contents.blocks:
            return self.request(name)
        names = [*_names(self.contents.requests), *_names(self.contents.blocks)]
        raise self._missing("request or block", "requests", name, names)

    def has_connection(self, name: str) -> bool:
        """Whether there is a connection of that name."""
        return _find(self.contents.connections, name) is not None

    def connection(self, name: str) -> Entry[Connection]:
        """Find a connection by name or slug; raises Refusal."""
        entry = _find(self.contents.connections, name)
        if entry is None:
            names = _names(self.contents.connections)
            raise self._missing("connection", "connections", name, names)
        return entry

    def connection_of(self, request: Request, noun: str = "request") -> Entry[Connection] | None:
        """Find the connection that a request, or a step, names; None when it names none."""
        name = request.connection.strip()
        if not name:
            return None
        entry = _find(self.contents.connections, name)
        if entry is None:
            names = _names(self.contents.connections)
            refusal = self._missing("connection", "connections", name, names)
            raise Refusal(
                f"The {noun} “{request.name}” needs the connection “{name}”.", str(refusal)
            )
        return entry

    def unreadable_file(self, folder: str, name: str) -> FileProblem | None:
        """Give the file that would have held this name, if it could not be read."""
        stems = {name, slug_of(name)}
        for problem in self.contents.unreadable:
            if problem.path.parent.name == folder and problem.path.stem in stems:
                return problem
        return None

    def _missing(self, noun: str, folder: str, name: str, names: Iterable[str]) -> Refusal:
        problem = self.unreadable_file(folder, name)
        if problem is not None:
            return Refusal(str(problem))
        refusal = unknown(noun, name, names)
        others = [str(one) for one in self.contents.unreadable if one.path.parent.name == folder]
        if others:
            return Refusal(str(refusal), "These files cannot be read:", *others)
        return refusal


def _find(entries: Iterable[Entry[R]], name: str) -> Entry[R] | None:
    """Find by exact name first, then by slug, then by name without regard to case."""
    listed = list(entries)
    exact = (entry for entry in listed if entry.record.name == name)
    slugs = (entry for entry in listed if entry.slug == name)
    loose = (entry for entry in listed if entry.record.name.casefold() == name.casefold())
    return next(chain(exact, slugs, loose), None)


def _names(entries: Iterable[Entry[R]]) -> list[str]:
    return [entry.record.name or entry.slug for entry in entries]
