"""What differs between two texts, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

COMPARED = 2000
"""So many lines are matched one to one; a longer part that differs is shown as replaced."""


@dataclass(frozen=True)
class Line:
    """One line of a comparison."""

    kind: Literal["same", "added", "removed"]
    before: int | None
    """1-based number in the first text."""
    after: int | None
    text: str


def line_changes(before: str, after: str) -> tuple[Line, ...]:
    """Give all lines of both texts, removed ones before added ones; none when they are equal."""
    if before == after:
        return ()
    return tuple(_lines(before.splitlines(), after.splitlines()))


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for kind, i1, i2, j1, j2 in opcodes(old, new):
        if kind == "equal":
            for index in range(i2 - i1):
                yield Line("same", i1 + index + 1, j1 + index + 1, old[i1 + index])
            continue
        for index in range(i1, i2):
            yield Line("removed", index + 1, None, old[index])
        for index in range(j1, j2):
            yield Line("added", None, index + 1, new[index])


def opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield difflib's opcodes; what is equal at both ends costs no search."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    old_end, new_end = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    if max(old_end, new_end) - start > COMPARED:
        yield "replace", start, old_end, start, new_end
    else:
        matcher = SequenceMatcher(None, old[start:old_end], new[start:new_end], autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            yield kind, start + i1, start + i2, start + j1, start + j2
    if end:
        yield "equal", old_end, len(old), new_end, len(new)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
