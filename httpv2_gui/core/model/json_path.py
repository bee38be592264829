"""Finds one value in JSON by its path, as placeholders write it: `response_data.items.0.id`.

Names and indexes are separated by dots; an index counts from 0 and may also stand in brackets:
`items[0].id`. A name that has dots itself is found too. A name at a list stands for the list of
that name's values in its items, as on the platform.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from httpv2_gui.core.model.json_text import Json, Members

_BRACKETS = re.compile(r"\[(\d+)\]")
_INDEX = re.compile(r"\d{1,9}")


@dataclass(frozen=True)
class PathError(LookupError):
    """A path leads nowhere; says how far it led and what is there."""

    message: str

    def __str__(self) -> str:
        return self.message


def names_of(path: str) -> list[str]:
    """Split a path: `a[0].b` is `a`, `0`, `b`."""
    text = _BRACKETS.sub(r".\1", path.strip())
    return [name for name in text.removeprefix("$").strip(".").split(".") if name]


def find(value: Json, path: str) -> Json:
    """Give what stands at the path, the whole value for an empty one; raises PathError."""
    here, names, gone = value, names_of(path), list[str]()
    while names:
        found = _step(here, names)
        if found is None:
            raise PathError(_explained(here, gone, names[0]))
        count, here = found
        gone, names = gone + names[:count], names[count:]
    return here


def _step(here: Json, names: list[str]) -> tuple[int, Json] | None:
    """Give how many names lead on, and where to."""
    if isinstance(here, Members):
        return _in_object(dict(here), names)
    if not isinstance(here, list):
        return None
    if _INDEX.fullmatch(names[0]):
        index = int(names[0])
        return (1, here[index]) if index < len(here) else None
    return _in_items(here, names)


def _in_object(entries: dict[str, Json], names: list[str]) -> tuple[int, Json] | None:
    for count in range(1, len(names) + 1):
        name = ".".join(names[:count])
        if name in entries:
            return count, entries[name]
    return None


def _in_items(items: list[Json], names: list[str]) -> tuple[int, Json] | None:
    steps = [_step(item, names) for item in items if isinstance(item, Members)]
    found = [step for step in steps if step is not None]
    if not found:
        return None
    count = found[0][0]
    return count, [value for taken, value in found if taken == count]


def _explained(here: Json, gone: list[str], name: str) -> str:
    place = f"“{'.'.join(gone)}”" if gone else "the result"
    if isinstance(here, Members):
        return f"{place} has no “{name}”; it has {_few([key for key, _ in here])}."
    if isinstance(here, list):
        return f"{place} is a list of {len(here)}: there is no “{name}” in it."
    return f"{place} is no object, so it has no “{name}”."


_FEW = 8


def _few(names: list[str]) -> str:
    known = list(dict.fromkeys(names))
    if not known:
        return "nothing"
    rest = f" and {len(known) - _FEW} more" if len(known) > _FEW else ""
    return ", ".join(known[:_FEW]) + rest
