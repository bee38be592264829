"""Writes a record into TOML so that comments, order and layout of a person survive.

First whole `[[tables]]` are moved (`toml_arrays`). Then keys that are there are changed in place by
tomlkit. New ones are put into the text after the key that comes before them in the declaration:
tomlkit would put them behind the comment that belongs to the next table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

import tomlkit
from tomlkit.items import AoT
from tomlkit.items import Table as Header

from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.storage import toml_arrays, toml_places
from httpv2_gui.core.storage.folding import Folded
from httpv2_gui.core.storage.layout import Inner, Row, inner_of, parts_of, rows_of
from httpv2_gui.core.storage.toml_arrays import last_line, names_of
from httpv2_gui.core.storage.toml_places import Path
from httpv2_gui.core.storage.toml_text import item_of, text_of

Container = dict[str, Any]
"""What tomlkit's documents and tables are for us."""

Extras = Mapping[str, str | None]
"""Keys of the file that are not the record's, such as `id`; None: the key must not be there."""


def write(record: Record, old: Record, before: str, extras: Extras) -> str:
    """Give `before`, which says `old`, with the record's values."""
    text = toml_arrays.aligned(before, old, record, _fresh)
    folded = Folded(text)
    document = cast("Container", tomlkit.parse(folded.text))
    edit = _Edit(folded)
    edit.table(document, record, (), _with_extras(rows_of(record), extras))
    text = folded.unfolded(cast("tomlkit.TOMLDocument", document).as_string())
    for path, rows in edit.lacking:
        text = _insert(text, path, rows)
    for path, one, inners in edit.without:
        text = _insert_tables(text, path, one, inners)
    return text


def write_new(record: Record, extras: Extras) -> str:
    """Give the text of a file that did not exist: keys in the order of their declaration."""
    top = _lines(_with_extras(rows_of(record), extras))
    return _joined([top, *_new_tables(record, inner_of(type(record)), ())])


def _with_extras(rows: list[Row], extras: Extras) -> list[Row]:
    """Put the file's own keys after the first row, which is the name."""
    own = [Row(key, value, is_default=value is None) for key, value in extras.items()]
    return [*rows[:1], *own, *rows[1:]]


# ---- text that is new


def _fresh(record: Record, at: Path) -> str:
    """Write one element of an array of tables, with what is inside it."""
    head = f"[[{names_of(at)}]]\n{_lines(rows_of(record))}"
    return _joined([head, *_new_tables(record, inner_of(type(record)), at)])


def _new_tables(record: Record, inners: Sequence[Inner], at: Path) -> list[str]:
    found: list[str] = []
    for inner in inners:
        place = (*at, inner.name)
        for part in parts_of(record, inner):
            if inner.many:
                found.append(_fresh(part, place))
                continue
            inside = _new_tables(part, inner_of(type(part)), place)
            lines = _lines(rows_of(part))
            found += [f"[{names_of(place)}]\n{lines}", *inside] if lines else inside
    return found


def _joined(chunks: list[str]) -> str:
    return "\n".join(chunk for chunk in chunks if chunk)


def _lines(rows: list[Row]) -> str:
    return "".join(
        f"{row.key} = {text_of(row.value)}\n"
        for row in rows
        if row.value is not None and not row.is_default
    )


# ---- what is there already


class _Edit:
    """Changes tables in place, and notes what has to be put into the text afterwards."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self.lacking: list[tuple[Path, list[Row]]] = []
        """Tables, with all rows that they should have."""
        self.without: list[tuple[Path, Record, list[Inner]]] = []
        """Tables, with the tables that should be inside them and are not."""

    def table(self, table: Container, record: Record, at: Path, rows: list[Row]) -> None:
        inners = inner_of(type(record))
        self._change(table, rows, keep={inner.name for inner in inners})
        if not at or isinstance(table, Header):
            self.lacking.append((at, rows))
        else:
            _add(table, rows)
        for inner in inners:
            if inner.name in table:
                self._inner(table, inner, parts_of(record, inner), (*at, inner.name))
        without = [inner for inner in inners if inner.name not in table]
        self.without.append((at, record, without))

    def _inner(self, table: Container, inner: Inner, parts: tuple[Record, ...], at: Path) -> None:
        there = table[inner.name]
        if not inner.many:
            self.table(cast("Container", there), parts[0], at, rows_of(parts[0]))
        elif isinstance(there, AoT) and parts:
            elements = cast("list[Container]", there)
            for index, (element, part) in enumerate(zip(elements, parts, strict=True)):
                self.table(element, part, (*at, index), rows_of(part))
        else:  # without headers, or empty from now on: what is left of it is written anew
            table.pop(inner.name)

    def _change(self, table: Container, rows: list[Row], keep: Collection[str]) -> None:
        """Update the keys that are there; what neither a row nor `keep` knows goes."""
        wanted = {row.key: row.value for row in rows}
        for key in [str(key) for key in table]:
            if key in keep:
                continue
            value = wanted.get(key)
            if value is None:
                del table[key]
            elif self._folded.value(table[key]) != value:
                table[key] = item_of(value)


def _add(table: Container, rows: list[Row]) -> None:
    for row in rows:
        if row.key not in table and row.value is not None and not row.is_default:
            table[row.key] = item_of(row.value)


def _insert(text: str, path: Path, rows: list[Row]) -> str:
    """Put the rows that the table lacks into the text, each after the one declared before it."""
    lines = text.split("\n")
    places = toml_places.places_in(text)
    header = places.headers.get(path)
    after = header.last if header else 0
    prefix = "" if header else "".join(f"{name}." for name in path)  # as in tls.verify = true
    inserts: list[tuple[int, str]] = []
    for row in rows:
        place = places.keys.get((*path, row.key))
        if place is not None:
            after = place.last
        elif row.value is not None and not row.is_default:
            inserts.append((after, f"{prefix}{row.key} = {text_of(row.value)}"))
    for position, line in reversed(inserts):
        lines.insert(position, line)
    return "\n".join(lines)


def _insert_tables(text: str, path: Path, record: Record, inners: list[Inner]) -> str:
    """Put tables into the text: at the end of the one they belong to, or of the file."""
    new = _joined(_new_tables(record, inners, path))
    if not new:
        return text
    if not path:
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}{new}"
    position = last_line(toml_places.places_in(text), path)
    lines = text.split("\n")
    lines[position:position] = ["", *new.rstrip("\n").split("\n")]
    return "\n".join(lines)
