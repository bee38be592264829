"""Moves, adds and removes the `[[tables]]` of a TOML text, each with its comments.

What stands above a header, without a blank line between, belongs to it and travels with it.
Afterwards the text has as many elements as the record, in its order; what is in them is still as
it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.storage import toml_places
from httpv2_gui.core.storage.layout import inner_of, parts_of
from httpv2_gui.core.storage.toml_places import Path, Places

Fresh = Callable[[Record, Path], str]
"""Writes an element that is new: its header, its keys, what is inside it."""


def aligned(text: str, old: Record, new: Record, fresh: Fresh, at: Path = ()) -> str:
    """Give the text with the elements of `new` in their order; `old` is what it says now."""
    for inner in inner_of(type(new)):
        before, after = parts_of(old, inner), parts_of(new, inner)
        origins: list[int | None] = _origins(before, after) if inner.many else [0]
        if inner.many:
            text = _arranged(text, (*at, inner.name), origins, (after, fresh))
        for index, origin in enumerate(origins):
            if origin is not None:
                place = (*at, inner.name, index) if inner.many else (*at, inner.name)
                text = aligned(text, before[origin], after[index], fresh, place)
    return text


def _origins(before: Sequence[Record], after: Sequence[Record]) -> list[int | None]:
    """Say of each new element which old one it was; None: it is new."""
    origins: list[int | None] = [None] * len(after)
    for same in (_equal, _same_name):
        for index, one in enumerate(after):
            if origins[index] is None:
                found = (i for i, old in enumerate(before) if i not in origins and same(old, one))
                origins[index] = next(found, None)
    for index, origin in _renamed(origins, len(before)):
        origins[index] = origin
    return origins


def _renamed(origins: list[int | None], count: int) -> list[tuple[int, int]]:
    """Pair what is left: in order where as many are left, else what stands where it stood."""
    new = [index for index, origin in enumerate(origins) if origin is None]
    old = [index for index in range(count) if index not in origins]
    if len(new) == len(old):
        return list(zip(new, old, strict=True))
    return [(index, index) for index in new if index in old]


def _equal(old: Record, new: Record) -> bool:
    return old == new


def _same_name(old: Record, new: Record) -> bool:
    name = getattr(old, "name", None)
    return name is not None and name == getattr(new, "name", None)


def _arranged(
    text: str, at: Path, origins: list[int | None], new: tuple[Sequence[Record], Fresh]
) -> str:
    places = toml_places.places_in(text)
    count = sum(1 for path in places.headers if path[:-1] == at and isinstance(path[-1], int))
    if count == 0 or origins == list(range(count)) or not origins:
        return text  # none to move; one that is empty from now on is deleted by its key
    lines = text.split("\n")
    spans = [_span(places, lines, (*at, index)) for index in range(count)]
    chunks = [lines[start:end] for start, end in spans]
    records, fresh = new
    written = [
        chunks[origin] if origin is not None else fresh(records[index], at).split("\n")
        for index, origin in enumerate(origins)
    ]
    return "\n".join(_replaced(lines, spans, written))


def _replaced(
    lines: list[str], spans: list[tuple[int, int]], written: list[list[str]]
) -> list[str]:
    """Put the new chunks where the old ones were; more than there were follow the last."""
    kept: list[str] = []
    done = 0
    for index, (start, end) in enumerate(spans):
        kept += lines[done:start]
        is_last = index == len(spans) - 1
        for chunk in written[index:] if is_last else written[index : index + 1]:
            kept += _spaced(kept, chunk)
        done = end
    return kept + _below(kept, lines[done:])


def _below(above: list[str], rest: list[str]) -> list[str]:
    """Give what follows the last chunk with one blank line between, where anything follows."""
    is_spaced = not above or not above[-1].strip()
    if is_spaced and rest and not rest[0].strip():
        return rest[1:]
    return rest if is_spaced or not rest or not rest[0].strip() else ["", *rest]


def _spaced(before: list[str], chunk: list[str]) -> list[str]:
    """Give a chunk with a blank line above it, and none at its end."""
    while chunk and not chunk[-1].strip():
        chunk = chunk[:-1]
    return ["", *chunk] if before and before[-1].strip() else chunk


def _span(places: Places, lines: list[str], path: Path) -> tuple[int, int]:
    """Give the lines of an element as a slice: its comments first, then all that is in it."""
    last = last_line(places, path)
    return first_line(places, lines, path) - 1, last


def first_line(places: Places, lines: list[str], path: Path) -> int:
    """Give the line where a header begins, 1-based, with the comments right above it."""
    line = places.headers[path].first
    while line > 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def last_line(places: Places, path: Path) -> int:
    """Give the last line of what is in a table and in the tables inside it."""
    everything = [*places.keys.items(), *places.headers.items()]
    return max(place.last for at, place in everything if at[: len(path)] == path)


def names_of(at: Path) -> str:
    """Give a path as a header writes it: without the numbers of elements."""
    return ".".join(str(name) for name in at if isinstance(name, str))
