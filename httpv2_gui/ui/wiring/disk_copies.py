"""What the files of open pages hold, so that what others write into them is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request

R = TypeVar("R", Connection, Request, Block)


class DiskCopies(Generic[R]):
    """The record of each open page's file as it was last read or written here."""

    def __init__(self) -> None:
        self._known: dict[str, R] = {}
        self._overtaken: set[str] = set()

    def note(self, key: str, record: R) -> None:
        """Remember what was read, or written by us on the way."""
        self._known[key] = record

    def written(self, key: str, record: R) -> None:
        """Remember what the person saved: whatever others wrote before is replaced."""
        self._known[key] = record
        self._overtaken.discard(key)

    def known(self, key: str) -> R | None:
        return self._known.get(key)

    def move(self, old: str, new: str) -> None:
        """Know a page by another key."""
        if old in self._known:
            self._known[new] = self._known.pop(old)
        if old in self._overtaken:
            self._overtaken.remove(old)
            self._overtaken.add(new)

    def forget(self, key: str) -> None:
        """Forget a page that is closed."""
        self._known.pop(key, None)
        self._overtaken.discard(key)

    def overtake(self, key: str) -> None:
        """Note that the file has something that the page's person did not see."""
        self._overtaken.add(key)

    def is_overtaken(self, key: str) -> bool:
        return key in self._overtaken

    def news(self, now: Mapping[str, R]) -> Iterator[tuple[str, R | None]]:
        """Yield what others wrote since, each change once; None: the file is gone."""
        for key, before in list(self._known.items()):
            record = now.get(key)
            if record is None:
                self.forget(key)
                yield key, None
            elif record != before:
                self._known[key] = record
                yield key, record
