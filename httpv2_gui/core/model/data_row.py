"""One row of a data file, and which rows a process takes."""

from __future__ import annotations

from dataclasses import dataclass, field


class DataError(Exception):
    """A data file or a results file cannot be used; says why, and in `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Row:
    """One run: values by the names of the inputs."""

    number: int
    """From 1; blank lines do not count."""
    values: dict[str, str] = field(default_factory=dict[str, str])
    """Without those that are blank in a CSV file, or null."""
    problem: str = ""
    """Why the line cannot be read."""


@dataclass(frozen=True)
class Shard:
    """Every `count`-th row, from the `index`-th on: the work of one process among several."""

    index: int = 1
    count: int = 1

    def has(self, row: int) -> bool:
        return (row - self.index) % self.count == 0
