"""A block once for each row of a data file, so many at a time; no more rows are in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult, StepResult
from httpv2_gui.core.model.data_row import DataError, Row
from httpv2_gui.core.model.result import Failure


class Results(Protocol):
    """Where the results of rows go: `core.document.results_file`, or a terminal."""

    def has(self, row: Row) -> bool: ...

    def write(self, row: Row, values: Mapping[str, str], result: BlockResult) -> None: ...


@dataclass(frozen=True)
class Work:
    """What every row needs, and who hears of it.

    `run` runs the block with all its inputs. `done` is told after a row is written, on the loop;
    `skipped` for each row that the results have, in another thread.
    """

    block: Block
    given: Mapping[str, str]
    """Values for all rows; a row may have its own."""
    results: Results
    run: Callable[[Mapping[str, str]], Awaitable[BlockResult]]
    done: Callable[[Row, Mapping[str, str], BlockResult], None]
    skipped: Callable[[], None]


def shown_inputs(block: Block) -> list[str]:
    """Give the names of the inputs whose values may be written."""
    return [one.name for one in block.inputs if not one.secret]


def errors(block: Block) -> list[str]:
    """Give what would refuse every row, whatever its inputs are."""
    found = (*fields.problems(block.with_values(name=block.name or "Block")), *lint(block))
    return list(dict.fromkeys(str(one) for one in found if one.severity == "error"))


async def run_rows(rows: Iterable[Row], work: Work, parallel: int) -> None:
    """Let `parallel` workers take one row after the other; raises DataError.

    Cancelling drops the rows under way: they are not in the results, so they are done again.
    """
    to_do, reading = _to_do(rows, work), asyncio.Lock()
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(parallel):
                group.create_task(_worker(to_do, reading, work))
    except* DataError as trouble:
        raise trouble.exceptions[0] from None


def _to_do(rows: Iterable[Row], work: Work) -> Iterator[Row]:
    for row in rows:
        if work.results.has(Row(row.number, _values(row, work))):
            work.skipped()
        else:
            yield row


def _values(row: Row, work: Work) -> dict[str, str]:
    """Give the row's values over those that all rows have, defaults included."""
    return block_inputs.completed(work.block, {**work.given, **row.values})


async def _worker(to_do: Iterator[Row], reading: asyncio.Lock, work: Work) -> None:
    while (row := await _next(to_do, reading)) is not None:
        values = _values(row, work)
        result = _unread(work.block, row) if row.problem else await work.run(values)
        work.results.write(row, values, result)
        work.done(row, values, result)


async def _next(to_do: Iterator[Row], reading: asyncio.Lock) -> Row | None:
    """Read on in a thread: while a million rows are skipped, other runs go on."""
    async with reading:
        return await asyncio.to_thread(next, to_do, None)


def _unread(block: Block, row: Row) -> BlockResult:
    return BlockResult(
        succeeded=False,
        steps=tuple(StepResult(name=step.name, skipped=True) for step in block.steps),
        failure=Failure(kind="data", message=row.problem, hint="Correct the data file."),
        started=datetime.now(UTC),
    )
