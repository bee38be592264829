"""A value as a tree of nodes, each made when it is looked at and not before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, overload

from httpv2_gui.core.document import pretty
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Members, Number

NodeKind = Literal["object", "array", "string", "number", "flag", "null"]

_SHORTHAND = re.compile(r"[A-Za-z_\u0080-\U0010ffff][0-9A-Za-z_\u0080-\U0010ffff]*")


class Node:
    """One value and its place in the document."""

    __slots__ = ("_repeated", "index", "key", "parent", "value")

    def __init__(
        self, value: Json, key: str | int | None = None, parent: Node | None = None, index: int = 0
    ) -> None:
        self.value = value
        self.key = key
        """Name in an object, 0-based position in an array, None for the root."""
        self.parent = parent
        self.index = index
        """Position among the parent's children."""
        self._repeated: frozenset[str | int | None] | None = None

    @property
    def name(self) -> str:
        """The key as text; empty for the root."""
        return "" if self.key is None else json_text.writable(str(self.key))

    @property
    def kind(self) -> NodeKind:
        return kind_of_value(self.value)

    @property
    def text(self) -> str:
        """The value as written, text without its quotes; empty for what has children."""
        return "" if self.child_count else json_text.plain(self.value)

    @property
    def summary(self) -> str:
        """How much is inside, in words; empty for a value that is not nested."""
        if not isinstance(self.value, list):
            return ""
        one, many = ("entry", "entries") if self.kind == "object" else ("item", "items")
        count = self.child_count
        return f"1 {one}" if count == 1 else f"{count:,} {many}"

    @property
    def child_count(self) -> int:
        return len(self.value) if isinstance(self.value, list) else 0

    @property
    def children(self) -> Sequence[Node]:
        """The nodes inside, each made when it is asked for."""
        return _Children(self)

    def child(self, index: int) -> Node:
        """Make one of the nodes inside, in the same time whatever their number."""
        if isinstance(self.value, Members):
            key, value = self.value[index]
            return Node(value, key, self, index)
        if isinstance(self.value, list):
            return Node(self.value[index], index, self, index)
        raise IndexError(index)

    @property
    def is_repeated(self) -> bool:
        """Whether the object has this key more than once."""
        return self.parent is not None and self.key in self.parent.repeated_keys

    @property
    def repeated_keys(self) -> frozenset[str | int | None]:
        """Keys that this object has more than once."""
        if self._repeated is None:
            self._repeated = _repeated_keys(self.value)
        return self._repeated

    @property
    def path(self) -> str:
        """Keys and 0-based positions joined by dots: `data.0.id`."""
        return ".".join(str(key) for key in self.keys())

    @property
    def jsonpath(self) -> str:
        """RFC 9535: `$.data[0]['first name']`; equal keys have the same."""
        return "$" + "".join(_segment(key) for key in self.keys())

    @property
    def flat_name(self) -> str:
        """HTTP V2's name in the token field: joined by `_`, positions from 1: `data_1_id`."""
        return "_".join(str(key + 1 if isinstance(key, int) else key) for key in self.keys())

    def keys(self) -> tuple[str | int, ...]:
        """Give the way from the root to here."""
        found: list[str | int] = []
        node: Node | None = self
        while node is not None and node.key is not None:
            found.append(node.key)
            node = node.parent
        return tuple(reversed(found))

    def as_json(self) -> str:
        """Give the value as indented JSON, to be copied."""
        return pretty.written(self.value)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below, in document order."""
        yield self
        open_ones = [iter(self.children)]
        while open_ones:  # not by recursion: a document may be nested deeper than Python calls
            node = next(open_ones[-1], None)
            if node is None:
                open_ones.pop()
            else:
                yield node
                if node.child_count:
                    open_ones.append(iter(node.children))

    def __repr__(self) -> str:
        return f"Node({self.jsonpath})"


class _Children(Sequence[Node]):
    def __init__(self, parent: Node) -> None:
        self._parent = parent

    def __len__(self) -> int:
        return self._parent.child_count

    @overload
    def __getitem__(self, index: int) -> Node: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Node]: ...
    def __getitem__(self, index: int | slice) -> Node | Sequence[Node]:
        places = range(len(self))[index]
        if isinstance(places, range):
            return [self._parent.child(place) for place in places]
        return self._parent.child(places)


def kind_of_value(value: Json) -> NodeKind:
    """Name what JSON calls a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, str):
        return "number" if isinstance(value, Number) else "string"
    return "object" if isinstance(value, Members) else "array"


def _repeated_keys(value: Json) -> frozenset[str | int | None]:
    if not isinstance(value, Members):
        return frozenset()
    counts = Counter(key for key, _item in value)
    return frozenset(key for key, count in counts.items() if count > 1)


def _segment(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    if _SHORTHAND.fullmatch(key):
        return f".{key}"
    inside = json_text.quoted(key)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"['{inside}']"
