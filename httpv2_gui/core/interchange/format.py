"""What formats give and take: records come out, files go in; the caller saves and stores secrets.

Nothing here reads a keyring or writes a file. What a format cannot carry over it says in `notes`,
sentences without secrets for the person who imports or exports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from httpv2_gui.core.interchange.curl import Sendable
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result

Files = Mapping[str, bytes]
"""Contents by relative path, `/` between folders; never absolute, never with `..`."""

Noun = Literal["request", "connection", "block", "result"]


class InterchangeError(ValueError):
    """Why a file cannot be read or written, in a sentence, with the place (1-based)."""

    def __init__(
        self, message: str, *, path: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        super().__init__(message)

    def at(self, path: str) -> InterchangeError:
        """Give the same error with the file it is about."""
        return InterchangeError(
            self.message, path=self.path or path, line=self.line, column=self.column
        )

    def __str__(self) -> str:
        places = (
            self.path,
            f"line {self.line}" if self.line is not None else "",
            f"column {self.column}" if self.column is not None else "",
        )
        where = ", ".join(filter(None, places))
        return f"{where}: {self.message}" if where else self.message


@dataclass(frozen=True, kw_only=True)
class Imported:
    """Records out of a file; secrets are in the connections as `Secret`s."""

    requests: tuple[Request, ...] = ()
    connections: tuple[Connection, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    """What was not carried over, and what to do."""
    origins: Mapping[str, Files] = field(default_factory=dict[str, Files])
    """The documents of the request or block of that name, to be handed to `write` again.

    They hold what our records do not: whoever keeps them loses nothing on the way back."""


@dataclass(frozen=True, kw_only=True)
class Exported:
    """Files to write, and what they do not hold."""

    files: Files
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What is to be written: one of the four nouns, and what the caller knows around it."""

    request: Request | None = None
    block: Block | None = None
    connection: Connection | None = None
    """The thing itself, or that of the request."""
    result: Result | None = None
    preview: Sendable | None = None
    """The request as it would go out, with labels for secrets: `engine.prepare.preview`."""
    origin: Files = field(default_factory=dict[str, bytes])
    """What `Imported.origins` had of it."""


Fits = Callable[[Path, bytes], float]
"""How well a path and the first 64 kB of its file fit: 0 not at all, 1 certainly."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One way to write things down. `read` raises InterchangeError, and so does `write`."""

    name: str
    """For the runner's `--format`; never changes."""
    title: str
    """For menus."""
    patterns: tuple[str, ...]
    """Of file names, for file dialogs; `*/` is a folder."""
    fits: Fits
    read: Callable[[Path], Imported] | None = None
    write: Callable[[Thing], Exported] | None = None
    writes: tuple[Noun, ...] = ()
