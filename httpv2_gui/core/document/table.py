"""A list of objects as rows and columns that hold every value as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from httpv2_gui.core.document import delimited
from httpv2_gui.core.document.flatten import flatten
from httpv2_gui.core.document.search import Test, Wanted, test_for
from httpv2_gui.core.document.sort_key import sort_key
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, Members, Number

CellKind = Literal["missing", "null", "flag", "number", "text", "object"]

COLUMN_LIMIT = 1000
"""More columns than a person can look at; what is beyond stands in one more column."""
OTHERS = "(other columns)"
_SHOWN_OTHERS = 20
_COUNTED = 1_000_000
_KEPT_CELLS = 200_000


class Cell(NamedTuple):
    """What one cell shows."""

    text: str
    """As written; text without quotes, nothing when missing, JSON when nested."""
    kind: CellKind


MISSING = Cell("", "missing")


@dataclass(frozen=True)
class Filter:
    """Which rows to keep."""

    text: str
    regex: bool = False
    match_case: bool = False
    column: int | str | None = None
    """None: any cell of the row."""


class Table:
    """Rows in document order; columns are the union of flattened paths, as they first appear."""

    def __init__(self, rows: Sequence[Json], limit: int = COLUMN_LIMIT) -> None:
        self._rows = rows
        self._named, others = _columns(rows, limit)
        self.other_column_count = others
        """Columns beyond the limit: the last column holds their values as JSON objects."""
        self.columns = (*self._named, *([_unused(OTHERS, self._named)] if others else []))
        self._kept: dict[int, dict[str, Json]] = {}
        self._kept_cells = 0

    @classmethod
    def of(cls, root: Json, limit: int = COLUMN_LIMIT) -> Table | None:
        """Make the table of a list in which every item is an object or a list, else None."""
        if isinstance(root, Members) or not isinstance(root, list) or not is_table(root):
            return None
        return cls(root, limit)

    @property
    def row_count(self) -> int:
        return len(self._rows)

    def row(self, row: int) -> Json:
        """Give the row's value as it is in the document."""
        return self._rows[row]

    def cell(self, row: int, column: int | str) -> Cell:
        """Give what one cell shows: all of it, but for the many values of the last column."""
        value = self._cells(row).get(self._name(column), MISSING)
        if isinstance(value, Members) and len(value) > _SHOWN_OTHERS:
            start = json_text.dump(Members(value[:_SHOWN_OTHERS]))[:-1]
            return Cell(f"{start} … and {len(value) - _SHOWN_OTHERS:,} more", "object")
        return value if isinstance(value, Cell) else _cell(value)

    def whole_cell(self, row: int, column: int | str) -> Cell:
        """Give a cell with its whole text, to be copied or shown alone."""
        value = self._cells(row).get(self._name(column), MISSING)
        return value if isinstance(value, Cell) else _cell(value)

    def order(
        self, column: int | str, descending: bool = False, rows: Iterable[int] | None = None
    ) -> list[int]:
        """Sort rows by a column; equal ones stay in order, null and missing are always last."""
        name = self._name(column)
        present: list[tuple[tuple[int, int, int, str], int]] = []
        nulls: list[int] = []
        missing: list[int] = []
        for row in self._all(rows):
            cells = self._cells(row)
            if name not in cells:
                missing.append(row)
            elif cells[name] is None:
                nulls.append(row)
            else:
                present.append((sort_key(cells[name]), row))
        present.sort(key=lambda pair: pair[0], reverse=descending)
        return [row for _key, row in present] + nulls + missing

    def matching(self, *filters: Filter, rows: Iterable[int] | None = None) -> list[int]:
        """Give the rows that all filters keep, in order; raises `search.PatternError`."""
        tests = [
            (test_for(Wanted(one.text, one.regex, one.match_case)), one.column) for one in filters
        ]
        return [
            row
            for row in self._all(rows)
            if all(self._passes(row, test, column) for test, column in tests)
        ]

    def as_csv(
        self,
        rows: Iterable[int] | None = None,
        columns: Sequence[int | str] | None = None,
        neutralise: bool = True,
    ) -> str:
        """Give rows as CSV (RFC 4180) with a line of names, what is shown and as it is written.

        `neutralise` puts an apostrophe before text that a spreadsheet would run as a formula.
        """
        return "".join(self.csv_lines(rows, columns, neutralise))

    def csv_lines(
        self,
        rows: Iterable[int] | None = None,
        columns: Sequence[int | str] | None = None,
        neutralise: bool = True,
    ) -> Iterator[str]:
        """Yield the lines of `as_csv`, to be written one after the other."""
        return delimited.lines(self._records(rows, columns), ",", neutralise)

    def as_tsv(
        self,
        rows: Iterable[int] | None = None,
        columns: Sequence[int | str] | None = None,
        neutralise: bool = False,
    ) -> str:
        """Give rows as text between tabs, which spreadsheets take from the clipboard."""
        return "".join(delimited.lines(self._records(rows, columns), "\t", neutralise))

    def _records(
        self, rows: Iterable[int] | None, columns: Sequence[int | str] | None
    ) -> Iterator[list[tuple[str, str]]]:
        names = [self._name(one) for one in (self.columns if columns is None else columns)]
        yield [(json_text.writable(name), "text") for name in names]
        for row in self._all(rows):
            yield [self.whole_cell(row, name) for name in names]

    def _passes(self, row: int, test: Test, column: int | str | None) -> bool:
        cells = self._cells(row)
        if column is None:
            return any(test(json_text.plain(value)) for value in cells.values())
        name = self._name(column)
        return name in cells and test(json_text.plain(cells[name]))

    def _all(self, rows: Iterable[int] | None) -> Iterable[int]:
        return range(self.row_count) if rows is None else rows

    def _name(self, column: int | str) -> str:
        return self.columns[column] if isinstance(column, int) else column

    def _cells(self, row: int) -> dict[str, Json]:
        if row in self._kept:
            return self._kept[row]
        cells = dict(flatten(self._rows[row]))
        size = len(cells)
        if self.other_column_count:
            cells = self._limited(cells)
        if self._kept_cells > _KEPT_CELLS:
            self._kept.clear()
            self._kept_cells = 0
        self._kept[row] = cells
        self._kept_cells += size
        return cells

    def _limited(self, cells: dict[str, Json]) -> dict[str, Json]:
        shown = {name: value for name, value in cells.items() if name in self._named}
        if len(shown) < len(cells):
            others = Members(pair for pair in cells.items() if pair[0] not in self._named)
            shown[self.columns[-1]] = others
        return shown


def is_table(root: Json) -> bool:
    """Whether HTTP V2's widget shows a value as a table: all items are nested, or there is none."""
    return (
        isinstance(root, list)
        and not isinstance(root, Members)
        and all(isinstance(item, list) for item in root)
    )


def _columns(rows: Sequence[Json], limit: int) -> tuple[dict[str, None], int]:
    names: dict[str, None] = {}
    others: set[str] = set()
    for row in rows:
        for name, _value in flatten(row):
            if name in names:
                continue
            if len(names) < limit:
                names[name] = None
            elif len(others) < _COUNTED:
                others.add(name)
    return names, len(others)


def _unused(name: str, names: Iterable[str]) -> str:
    while name in names:
        name = f"({name})"
    return name


def _cell(value: Json) -> Cell:
    return Cell(json_text.plain(value), _cell_kind(value))


def _cell_kind(value: Json) -> CellKind:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, str):
        return "number" if isinstance(value, Number) else "text"
    return "object"
