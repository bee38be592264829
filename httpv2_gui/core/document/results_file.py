"""Writes a line for each row as it comes, CSV or JSON lines, and reads which rows are done."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Self

from httpv2_gui.core.document.block_json import block_json
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import DataError, Row

OWN = ("row", "succeeded", "failure", "message", "elapsed_ms", "response_codes", "output")
"""Columns of a CSV file that are ours; the inputs stand after the first."""
_FIRST_LINE = re.compile(rb'\s*\{\s*"row"')
_LARGEST_CELL = 64 * 1024 * 1024


class HasResultsError(DataError):
    """The file has results, and nobody said to go on after them."""


class Results:
    """A results file; use it in a `with`.

    `inputs` are the names whose values are written: no secret is among them.
    """

    def __init__(self, path: Path, inputs: Sequence[str], *, resume: bool) -> None:
        """Open the file, with `resume` one that has results; raises DataError."""
        self.path = path
        self._inputs = tuple(inputs)
        self._is_csv = path.suffix.lower() == ".csv"
        self._columns = [OWN[0], *map(_column, self._inputs), *OWN[1:]]
        self._done: dict[int, int] = {}
        try:
            self._file = self._begin(path, resume=resume)
        except OSError as error:
            raise DataError(f"{path} cannot be written: {error.strerror or error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def has(self, row: Row) -> bool:
        """Whether the row is done; raises DataError when it was another row then."""
        before = self._done.get(row.number)
        if before is not None and before != self._mark(row.values):
            raise DataError(
                f"Row {row.number} has other inputs in {self.path}: the data has changed since.",
                "Write to another results file, or move this one away and start anew.",
            )
        return before is not None

    def write(self, row: Row, values: Mapping[str, str], result: BlockResult) -> None:
        """Add the line of a row; it is with the system when this returns."""
        shown = {name: values.get(name, "") for name in self._inputs}
        line = self._cells(row, shown, result) if self._is_csv else json_line(row, shown, result)
        try:
            self._file.write(line.encode("utf-8", "backslashreplace"))
            self._file.flush()
        except OSError as error:
            message = f"{self.path} cannot be written: {error.strerror or error}."
            raise DataError(message, "Make room, then go on after the rows it has.") from error

    def _begin(self, path: Path, *, resume: bool) -> BinaryIO:
        if path.is_dir() or not path.parent.is_dir():
            raise DataError(f"There is no folder {path.parent} for the results, or {path} is one.")
        has_content = path.is_file() and path.stat().st_size > 0
        if has_content and not resume:
            raise HasResultsError(f"{path} has results already.")
        if has_content:
            self._refuse_another(path)
            self._close_half_a_line(path)
            self._done = dict(self._read(path))
        file = path.open("ab")
        if self._is_csv and file.tell() == 0:
            file.write(_csv(self._columns).encode())
        return file

    def _refuse_another(self, path: Path) -> None:
        """Raise DataError for what does not begin as a results file: nothing is cut off it."""
        header = _csv(self._columns).encode().replace(b"\r\n", b"\n")
        with path.open("rb") as file:
            head = file.read(len(header) * 2 + 64).replace(b"\r\n", b"\n")[: len(header)]
        fits = header.startswith(head) if self._is_csv else _FIRST_LINE.match(head)
        if not fits:
            message = f"{path} is no results file of this block: it begins otherwise."
            raise DataError(message, "Write to another results file.")

    def _close_half_a_line(self, path: Path) -> None:
        """Cut off what a power failure left half written."""
        whole = length = 0
        is_quoted = False
        with path.open("rb") as file:
            for line in file:
                length += len(line)
                is_quoted ^= self._is_csv and line.count(b'"') % 2 == 1
                if line.endswith(b"\n") and not is_quoted:
                    whole = length
        if whole != length:
            os.truncate(path, whole)

    def _read(self, path: Path) -> Iterator[tuple[int, int]]:
        try:
            with path.open(encoding="utf-8", newline="") as file:
                yield from self._read_csv(file) if self._is_csv else self._read_json(file)
        except (UnicodeDecodeError, csv.Error, ValueError, KeyError) as error:
            message = f"{path} is no results file of this block: {error}."
            raise DataError(message, "Write to another results file.") from error

    def _read_csv(self, file: io.TextIOWrapper) -> Iterator[tuple[int, int]]:
        csv.field_size_limit(_LARGEST_CELL)
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames is not None and list(reader.fieldnames) != self._columns:
            raise ValueError(f"its columns are {', '.join(reader.fieldnames)}")
        for line in reader:
            values = {name: line[_column(name)] for name in self._inputs}
            yield int(line["row"]), self._mark(values)

    def _read_json(self, file: io.TextIOWrapper) -> Iterator[tuple[int, int]]:
        for line in file:
            data = json.loads(line)
            yield int(data["row"]), self._mark(data["inputs"])

    def _mark(self, values: Mapping[str, str]) -> int:
        """Give a number for the inputs of a row: millions of rows must fit into memory."""
        return hash(tuple(values.get(name) or "" for name in self._inputs))

    def _cells(self, row: Row, shown: Mapping[str, str], result: BlockResult) -> str:
        failure = result.failure
        return _csv(
            [
                str(row.number),
                *shown.values(),
                "true" if result.succeeded else "false",
                failure.kind if failure is not None else "",
                failure.message if failure is not None else "",
                str(round(result.elapsed_ms)),
                " ".join(_codes(result)),
                result.output,
            ]
        )


def _column(name: str) -> str:
    return f"input {name}" if name in OWN else name


def _codes(result: BlockResult) -> Iterator[str]:
    for step in result.steps:
        if step.result is not None and step.result.answer is not None:
            yield str(step.result.answer.status)


def _csv(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)  # RFC 4180
    return text.getvalue()


def json_line(row: Row, shown: Mapping[str, str], result: BlockResult) -> str:
    """Give the line of a row, a JSON object; `shown` are its inputs without secret ones."""
    inputs = ", ".join(
        f"{json_text.quoted(name)}: {json_text.quoted(value)}" for name, value in shown.items()
    )
    # A line break in JSON text is layout, never part of a value.
    result_text = block_json(result).replace("\r", " ").replace("\n", " ")
    return f'{{"row": {row.number}, "inputs": {{{inputs}}}, {result_text.lstrip("{ ")}\n'
