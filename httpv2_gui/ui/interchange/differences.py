"""What differs between a file and what would be written, as parts with a few lines around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from httpv2_gui.core.document.line_diff import Line, line_changes

AROUND = 3
"""Equal lines that are shown before and after what differs."""


@dataclass(frozen=True)
class Pair:
    """A file: its text on the disk, and the text that would be written now."""

    name: str
    theirs: str
    ours: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.ours


def pairs_of(theirs: Mapping[str, bytes], ours: Mapping[str, bytes]) -> tuple[Pair, ...]:
    """Pair files by their name; one that only one side has is blank on the other."""
    names = dict.fromkeys((*theirs, *ours))
    return tuple(
        Pair(name, _text(theirs.get(name, b"")), _text(ours.get(name, b""))) for name in names
    )


def parts(theirs: str, ours: str) -> tuple[Line, ...]:
    """Give what differs with the lines around it; `⋯` stands for those between."""
    lines = line_changes(theirs, ours)
    near = {
        index
        for at, line in enumerate(lines)
        if line.kind != "same"
        for index in range(at - AROUND, at + AROUND + 1)
    }
    found: list[Line] = []
    for index, line in enumerate(lines):
        if index in near:
            found.append(line)
        elif index - 1 in near or index == 0:
            found.append(Line("same", None, None, "⋯"))
    return tuple(found)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
