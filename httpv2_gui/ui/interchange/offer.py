"""What an import would bring, line by line, and under which names: nothing of Qt, nothing saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from httpv2_gui.core.interchange.format import Imported
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request

Kind = Literal["requests", "connections", "blocks"]
KINDS: tuple[Kind, ...] = ("connections", "requests", "blocks")
"""Connections come first: the others name theirs."""
Record = Connection | Request | Block
Taken = Mapping[Kind, Collection[str]]
"""Names that the workspace has already."""
R = TypeVar("R", Request, Block)


@dataclass(frozen=True)
class Line:
    """One record on offer."""

    kind: Kind
    record: Record
    name: str
    """Under which it would be kept."""
    clashes: bool
    """Whether the workspace has something of the name that it came with."""
    replaces: bool = False
    """Whether it takes the place of that."""

    @property
    def summary(self) -> str:
        """Say in a few words what it is."""
        if isinstance(self.record, Request):
            return f"{self.record.method} {self.record.url}"
        if isinstance(self.record, Block):
            return _count(len(self.record.steps), "step")
        return self.record.test_url

    @property
    def fate(self) -> str:
        """Say what importing it does."""
        if self.replaces:
            return "Replaces the one of this name"
        return f"Comes as {self.name}" if self.name != self.record.name else "New"


def lines_of(imported: Imported, taken: Taken, *, replaces: bool = False) -> tuple[Line, ...]:
    """List what came. A name that is taken gets `-2` behind it unless it replaces what has it."""
    found: list[Line] = []
    for kind in KINDS:
        names = set(taken.get(kind, ()))
        used: set[str] = set()
        for record in getattr(imported, kind):
            clashes = record.name in names
            over = replaces and clashes and record.name not in used
            name = record.name if over else free_name(record.name, names | used)
            used.add(name)
            found.append(Line(kind, record, name, clashes, over))
    return tuple(found)


def free_name(name: str, taken: Collection[str]) -> str:
    """Give this name, or one with `-2`, `-3` … behind it that nothing has yet."""
    if name not in taken:
        return name
    tries = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in tries if one not in taken)


def renamed(chosen: Sequence[Line]) -> tuple[Line, ...]:
    """Give every record its name; requests and steps follow the connections that came with them."""
    moved = {one.record.name: one.name for one in chosen if one.kind == "connections"}
    return tuple(replace(one, record=_renamed(one, moved)) for one in chosen)


def title_of(lines: Sequence[Line]) -> str:
    """Say how many of what there are: `2 requests, 1 connection`."""
    return ", ".join(_counts(lines)) or "nothing"


def _counts(lines: Sequence[Line]) -> Iterator[str]:
    for kind in KINDS:
        count = sum(one.kind == kind for one in lines)
        if count:
            yield _count(count, kind.removesuffix("s"))


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _renamed(line: Line, moved: Mapping[str, str]) -> Record:
    record = line.record.with_values(name=line.name)
    if isinstance(record, Request):
        return _pointed(record, moved)
    if isinstance(record, Block):
        return record.with_values(steps=tuple(_pointed(one, moved) for one in record.steps))
    return record


def _pointed(request: Request, moved: Mapping[str, str]) -> Request:
    name = moved.get(request.connection, request.connection)
    return request.with_values(connection=name)
