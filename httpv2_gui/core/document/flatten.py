"""Names every value inside a value: the columns of a table, as HTTP V2's widget makes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from httpv2_gui.core.model.json_text import Json, Members


def flatten(row: Json) -> Iterator[tuple[str, Json]]:
    """Yield path and value of each scalar and each empty object or list, in document order.

    Keys and 0-based positions are joined by dots. A path that comes twice, by equal keys or by a
    key that has a dot, gets a number the second time: `a`, `a (2)`.
    """
    seen: set[str] = set()
    for path, value in _walk(row):
        name = path
        count = 1
        while name in seen:
            count += 1
            name = f"{path} ({count})"
        seen.add(name)
        yield name, value


def _walk(row: Json) -> Iterator[tuple[str, Json]]:
    open_ones = [_entries(row)]
    prefixes = [""]
    while open_ones:  # not by recursion: a row may be nested deeper than Python calls
        entry = next(open_ones[-1], None)
        if entry is None:
            open_ones.pop()
            prefixes.pop()
        elif isinstance(entry[1], list) and entry[1]:
            open_ones.append(_entries(entry[1]))
            prefixes.append(f"{prefixes[-1]}{entry[0]}.")
        else:
            yield prefixes[-1] + entry[0], entry[1]


def _entries(value: Json) -> Iterator[tuple[str, Json]]:
    entries: Iterable[tuple[str, Json]]
    if isinstance(value, Members):
        entries = value
    elif isinstance(value, list):
        entries = ((str(index), item) for index, item in enumerate(value))
    else:
        entries = (("", value),)
    return iter(entries)
