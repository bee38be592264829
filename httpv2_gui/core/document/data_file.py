"""Reads a data file row by row: CSV with a header, or JSON lines; never all of it at once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.data_row import DataError, Row
from httpv2_gui.core.model.json_text import JsonError, Members

if TYPE_CHECKING:
    from _csv import Reader

_LARGEST_CELL = 64 * 1024 * 1024
_DELIMITERS = ",;\t"


MOST_NAMES = 200
"""Names that are told of JSON lines."""


@dataclass(frozen=True)
class Overview:
    """What a data file brings."""

    names: tuple[str, ...]
    """The header of a CSV file, or the keys of JSON lines."""
    rows: int


def overview(path: Path) -> Overview:
    """Read the file once from end to end; raises DataError."""
    data, count = DataFile(path), 0
    names = dict.fromkeys(name for name in data.columns if name)
    for row in data.rows():
        count += 1
        if not data.is_csv and len(names) < MOST_NAMES:
            names.update(dict.fromkeys(row.values))
    return Overview(tuple(names), count)


class DataFile:
    """A data file; its text is read again for each `rows()`."""

    def __init__(self, path: Path) -> None:
        """Look at its beginning; raises DataError when it is no data file."""
        self.path = path
        self.is_csv = not _is_json_lines(path)
        self.columns = self._columns() if self.is_csv else ()
        """The header of a CSV file; none are known of JSON lines."""

    def rows(self) -> Iterator[Row]:
        """Yield the rows; raises DataError when it is no text in UTF-8."""
        try:
            with _opened(self.path) as file:
                yield from self._csv(file) if self.is_csv else _json(file)
        except UnicodeDecodeError as error:
            raise DataError(f"{self.path} is no text in UTF-8. Save it as UTF-8.") from error

    def _columns(self) -> tuple[str, ...]:
        try:
            with _opened(self.path) as file:
                header = next(_reader(file), list[str]())
        except (UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{self.path} has no header that can be read: {error}.") from error
        names = tuple(name.strip() for name in header)
        if not any(names):
            raise DataError(f"{self.path} is empty: its first line names the inputs.")
        double = next((one for one in names if names.count(one) > 1), None)
        if double is not None:
            raise DataError(f"{self.path} has two columns “{double}”.")
        return names

    def _csv(self, file: TextIO) -> Iterator[Row]:
        reader = _reader(file)
        next(reader, None)
        number = 0
        while True:
            begins = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(number + 1, problem=f"Line {begins}: {error}.")
                return
            if cells:
                number += 1
                yield self._row(number, begins, cells)

    def _row(self, number: int, line: int, cells: list[str]) -> Row:
        if len(cells) != len(self.columns):
            problem = f"Line {line} has {len(cells)} cells, the header has {len(self.columns)}."
            return Row(number, problem=problem)
        cells_by_name = zip(self.columns, cells, strict=True)
        return Row(number, {name: cell for name, cell in cells_by_name if cell})


def _opened(path: Path) -> TextIO:
    try:
        return path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error


def _is_json_lines(path: Path) -> bool:
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        return True
    if path.suffix.lower() in (".csv", ".tsv"):
        return False
    with _opened(path) as file:
        try:
            return file.read(1024).lstrip().startswith("{")
        except UnicodeDecodeError:
            return False


def _reader(file: TextIO) -> Reader:
    """Read with the delimiter that the header has most often."""
    csv.field_size_limit(_LARGEST_CELL)
    header = file.readline()
    delimiter = max(_DELIMITERS, key=header.count)
    return csv.reader(chain([header] if header else [], file), delimiter=delimiter, strict=True)


def _json(file: TextIO) -> Iterator[Row]:
    number = 0
    for line, text in enumerate(file, 1):
        if not text.strip():
            continue
        number += 1
        try:
            value = json_text.parse(text)
        except JsonError as error:
            yield Row(number, problem=f"Line {line}, column {error.column}: {error.message}")
            continue
        if not isinstance(value, Members):
            yield Row(number, problem=f"Line {line}: a JSON object is needed in each line.")
            continue
        given = {name: json_text.plain(one) for name, one in value if one is not None}
        yield Row(number, given)
