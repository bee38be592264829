"""What is known of a run over a data file: counted by the engine, looked at by the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import Row

MOST_ROWS = 1000
"""Rows that are shown, the last ones; the results file has all."""
LONGEST = 65_536
"""Characters of a text that are kept for the window; the results file has all."""


@dataclass(frozen=True)
class Plan:
    """What a person wants to run."""

    block: Block
    given: Mapping[str, str]
    """Values for all rows."""
    data: Path
    results: Path
    parallel: int
    resume: bool


@dataclass(frozen=True)
class RowTold:
    """One row that is done, without secrets."""

    number: int
    inputs: tuple[str, ...]
    succeeded: bool
    text: str
    """The output, or why it failed."""


class RowsInbox:
    """Takes rows in one thread and gives them in another; each number has one writer."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self.inputs = tuple(inputs)
        self.done = self.failed = self.skipped = 0
        self._fresh: deque[RowTold] = deque(maxlen=MOST_ROWS)

    def put(self, row: Row, values: Mapping[str, str], result: BlockResult) -> None:
        """Take a row that is in the results file."""
        failure = result.failure
        text = result.output if failure is None else f"{failure.message}\n{failure.hint}".strip()
        shown = tuple(cut(values.get(name, "")) for name in self.inputs)
        self._fresh.append(RowTold(row.number, shown, failure is None, cut(text)))
        self.done += 1
        self.failed += failure is not None

    def skip(self) -> None:
        """Count a row that was done before."""
        self.skipped += 1

    def take(self) -> list[RowTold]:
        """Give the rows that came since the last time."""
        return [self._fresh.popleft() for _ in range(len(self._fresh))]

    def words(self, rows: int) -> str:
        """Say how far it is: `12 of 3,000, 1 failed`."""
        before = f", {self.skipped:,} done before" if self.skipped else ""
        return f"{self.done + self.skipped:,} of {rows:,}, {self.failed:,} failed{before}"


def cut(text: str) -> str:
    """Give a text no longer than the window keeps."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… The results file has all of it."
