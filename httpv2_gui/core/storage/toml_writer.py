"""Writes a record into TOML so that comments, order and layout of a person survive.

Keys that are there are changed in place by tomlkit. New ones are put into the text after the key
that comes before them in the declaration: tomlkit would put them behind the comment that belongs
to the next table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast

import tomlkit
from tomlkit.items import AoT
from tomlkit.items import Table as Header

from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.storage import toml_places
from httpv2_gui.core.storage.folding import Folded
from httpv2_gui.core.storage.layout import Inner, Row, inner_of, parts_of, rows_of
from httpv2_gui.core.storage.toml_text import item_of, text_of

Container = dict[str, Any]
"""What tomlkit's documents and tables are for us."""

Extras = Mapping[str, str | None]
"""Keys of the file that are not the record's, such as `id`; None: the key must not be there."""


def write(record: Record, before: str, extras: Extras) -> str:
    """Give `before` with the record's values; it must be a text that reads as such a record."""
    folded = Folded(before)
    document = tomlkit.parse(folded.text)
    top = _with_extras(rows_of(record), extras)
    inners = inner_of(type(record))
    missing: list[tuple[toml_places.Path, list[Row]]] = [((), top)]
    _change(cast("Container", document), top, folded, keep={inner.name for inner in inners})
    for inner in inners:
        parts = parts_of(record, inner)
        if inner.many:
            _change_array(cast("Container", document), inner, parts, folded)
        elif inner.name in document:
            rows = rows_of(parts[0])
            table = cast("Container", document[inner.name])
            _change(table, rows, folded)
            if isinstance(document[inner.name], Header):
                missing.append(((inner.name,), rows))
            else:
                _add(table, rows)
    text = folded.unfolded(document.as_string())
    for path, rows in missing:
        text = _insert(text, path, rows)
    return text + _new_tables(record, [one for one in inners if one.name not in document], text)


def write_new(record: Record, extras: Extras) -> str:
    """Give the text of a file that did not exist: keys in the order of their declaration."""
    top = _lines(_with_extras(rows_of(record), extras))
    return top + _new_tables(record, inner_of(type(record)), top)


def _with_extras(rows: list[Row], extras: Extras) -> list[Row]:
    """Put the file's own keys after the first row, which is the name."""
    own = [Row(key, value, is_default=value is None) for key, value in extras.items()]
    return [*rows[:1], *own, *rows[1:]]


def _new_tables(record: Record, inners: tuple[Inner, ...] | list[Inner], above: str) -> str:
    blocks: list[str] = []
    for inner in inners:
        header = f"[[{inner.name}]]" if inner.many else f"[{inner.name}]"
        for part in parts_of(record, inner):
            lines = _lines(rows_of(part))
            if lines or inner.many:
                blocks.append(f"{header}\n{lines}")
    gap = "\n" if above and not above.endswith("\n") else ""
    return gap + "".join(("\n" if above or index else "") + b for index, b in enumerate(blocks))


def _lines(rows: list[Row]) -> str:
    return "".join(
        f"{row.key} = {text_of(row.value)}\n"
        for row in rows
        if row.value is not None and not row.is_default
    )


def _change(table: Container, rows: list[Row], folded: Folded, keep: Collection[str] = ()) -> None:
    """Update the keys that are there; what neither a row nor `keep` knows goes."""
    wanted = {row.key: row.value for row in rows}
    for key in [str(key) for key in table]:
        if key in keep:
            continue
        value = wanted.get(key)
        if value is None:
            del table[key]
        elif folded.value(table[key]) != value:
            table[key] = item_of(value)


def _add(table: Container, rows: list[Row]) -> None:
    for row in rows:
        if row.key not in table and row.value is not None and not row.is_default:
            table[row.key] = item_of(row.value)


def _change_array(
    document: Container, inner: Inner, parts: tuple[Record, ...], folded: Folded
) -> None:
    """Update `[[tables]]` one by one; an array without headers is written anew below."""
    array = document.get(inner.name)
    if not isinstance(array, AoT) or not parts:
        document.pop(inner.name, None)
        return
    tables = cast("list[Container]", array)
    del tables[len(parts) :]
    for index, part in enumerate(parts):
        if index == len(tables):
            tables.append(cast("Container", tomlkit.table()))
        _change(tables[index], rows_of(part), folded)
        _add(tables[index], rows_of(part))


def _insert(text: str, path: toml_places.Path, rows: list[Row]) -> str:
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
