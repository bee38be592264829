"""What differs between two JSON values, by structure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from httpv2_gui.core.document.line_diff import opcodes
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Members

ChangeKind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Change:
    """One value that differs."""

    path: str
    """Keys and 0-based positions joined by dots; a removed item has its old position."""
    kind: ChangeKind
    before: str | None
    """As JSON; None when it was not there."""
    after: str | None


class _Absent:
    """Stands for a value that is not there: None is JSON's null."""


_ABSENT = _Absent()


class _Pair(NamedTuple):
    path: str
    before: Json | _Absent
    after: Json | _Absent


def json_changes(before: Json, after: Json) -> Iterator[Change]:
    """Yield what differs, in document order.

    Numbers are compared as written: `1.0` is not `1`. The order of an object's keys is free; its
    n-th `a` is compared with the other's n-th `a`. Items of lists are matched as lines of a text.
    """
    to_compare = [_Pair("", before, after)]
    while to_compare:  # not by recursion: a document may be nested deeper than Python calls
        pair = to_compare.pop()
        inside = _inside(pair)
        if inside is not None:
            to_compare.extend(reversed(inside))
        elif (change := _change(pair)) is not None:
            yield change


def _inside(pair: _Pair) -> list[_Pair] | None:
    path, before, after = pair
    if isinstance(before, Members) and isinstance(after, Members):
        return _entries(path, before, after)
    if isinstance(before, Members) or isinstance(after, Members):
        return None
    if isinstance(before, list) and isinstance(after, list):
        return _items(path, before, after)
    return None


def _change(pair: _Pair) -> Change | None:
    before, after = _written(pair.before), _written(pair.after)
    if before == after:
        return None
    if before is None:
        return Change(pair.path, "added", None, after)
    return Change(pair.path, "removed" if after is None else "changed", before, after)


def _written(value: Json | _Absent) -> str | None:
    return None if isinstance(value, _Absent) else json_text.dump(value)


def _entries(path: str, before: Members, after: Members) -> list[_Pair]:
    old, new = _numbered(before), _numbered(after)
    pairs = [_Pair(_join(path, key[0]), old[key], new.get(key, _ABSENT)) for key in old]
    added = [_Pair(_join(path, key[0]), _ABSENT, new[key]) for key in new if key not in old]
    return pairs + added


def _numbered(members: Members) -> dict[tuple[str, int], Json]:
    counts: Counter[str] = Counter()
    numbered: dict[tuple[str, int], Json] = {}
    for key, value in members:
        numbered[key, counts[key]] = value
        counts[key] += 1
    return numbered


def _items(path: str, before: list[Json], after: list[Json]) -> list[_Pair]:
    pairs: list[_Pair] = []
    old, new = [json_text.dump(item) for item in before], [json_text.dump(item) for item in after]
    for kind, i1, i2, j1, j2 in opcodes(old, new):
        if kind == "equal":
            continue
        matched = min(i2 - i1, j2 - j1)
        for index in range(matched):
            pairs.append(_Pair(_join(path, j1 + index), before[i1 + index], after[j1 + index]))
        for index in range(i1 + matched, i2):
            pairs.append(_Pair(_join(path, index), before[index], _ABSENT))
        for index in range(j1 + matched, j2):
            pairs.append(_Pair(_join(path, index), _ABSENT, after[index]))
    return pairs


def _join(path: str, key: str | int) -> str:
    return f"{path}.{key}" if path else str(key)
