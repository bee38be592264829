"""`run --data`: a block once for each row of a data file, so many at a time."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine.block_run import run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult, StepResult
from httpv2_gui.core.model.result import Failure
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.block_given import given, refuse_missing
from httpv2_gui.runner.block_means import Listening, Means, means_of
from httpv2_gui.runner.block_running import REFUSED, record_files, refuse_wrong
from httpv2_gui.runner.data_file import DataFile, Row, Shard
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.results_file import Results
from httpv2_gui.runner.terminal import one_line, say

TELL_EVERY_S = 2.0


@dataclass
class _Tally:
    """Counts what is done, and says so now and then."""

    done: int = 0
    failed: int = 0
    skipped: int = 0
    told: float = field(default_factory=time.monotonic)

    def count(self, row: Row, result: BlockResult) -> None:
        self.done += 1
        if result.failure is not None:
            self.failed += 1
            say(one_line(f"Row {row.number}: Failed: {result.failure.message}"))
        elif time.monotonic() - self.told >= TELL_EVERY_S:
            self.told = time.monotonic()
            say(f"{self.done} rows done, {self.failed} of them failed.")

    def conclude(self, path: Path | None) -> None:
        before = f" {self.skipped} were done before." if self.skipped else ""
        where = f" The results are in {path}." if path is not None else ""
        say(f"{_rows(self.done)} done, {self.failed} of them failed.{before}{where}")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


@dataclass(frozen=True)
class _Work:
    """What every row needs."""

    block: Block
    means: Means
    given: dict[str, str]
    folders: tuple[Path, Path]
    """Where relative file paths start, and the case wall."""
    results: Results
    tally: _Tally = field(default_factory=_Tally)


def run_rows(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> Exit:
    """Do the command; raises Refusal before anything is sent."""
    if arguments.output is not None:
        raise Refusal("--output takes one Result. With --data, write to --results FILE.")
    if arguments.resume and arguments.results is None:
        raise Refusal("--resume needs --results FILE: it skips the rows that are in there.")
    refuse_wrong(entry)
    inputs = given(entry, arguments.inputs)
    data = DataFile(arguments.data)
    _compare_columns(entry, inputs, data)
    means = means_of(opened, entry.record, REFUSED, quiet=True)
    shown = [one.name for one in entry.record.inputs if not one.secret]
    case_wall = arguments.save_to or opened.workspace.case_wall
    with Results(arguments.results, shown, resume=arguments.resume) as results:
        work = _Work(entry.record, means, inputs, (arguments.workspace, case_wall), results)
        rows = _to_do(data, arguments.shard or Shard(), work)
        try:
            asyncio.run(_all(rows, arguments.parallel, work))
        except KeyboardInterrupt:
            _say_how_to_go_on(work)
            raise
    work.tally.conclude(results.path)
    return Exit.FAILED if work.tally.failed else Exit.SUCCEEDED


def _compare_columns(entry: Entry[Block], inputs: dict[str, str], data: DataFile) -> None:
    """Say which columns are no inputs; raise Refusal for inputs that nothing brings."""
    if not data.is_csv:
        return
    refuse_missing(entry, inputs, data.columns)
    columns = {name: "" for name in data.columns if name}
    for sentence in block_inputs.unknown(entry.record, columns):
        say(f"Note: {sentence} That column is left out.")


def _to_do(data: DataFile, shard: Shard, work: _Work) -> Iterator[Row]:
    for row in data.rows():
        if not shard.has(row.number):
            continue
        if work.results.has(Row(row.number, _values(row, work))):
            work.tally.skipped += 1
        else:
            yield row


def _values(row: Row, work: _Work) -> dict[str, str]:
    """Give the row's values over those that all rows have, defaults included."""
    return block_inputs.completed(work.block, {**work.given, **row.values})


async def _all(rows: Iterator[Row], parallel: int, work: _Work) -> None:
    """Let `parallel` workers take one row after the other: no more are in memory."""
    async with Clients() as clients:
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(parallel):
                    group.create_task(_worker(rows, work, clients))
        except* Refusal as refused:
            raise refused.exceptions[0] from None


async def _worker(rows: Iterator[Row], work: _Work, clients: Clients) -> None:
    for row in rows:
        values = _values(row, work)
        result = _unread(work.block, row) if row.problem else await _one(values, work, clients)
        work.results.write(row, values, result)
        record_files(result, work.folders[1])
        work.tally.count(row, result)


async def _one(values: dict[str, str], work: _Work, clients: Clients) -> BlockResult:
    return await run_block(
        work.block,
        work.means.connections,
        clients=clients,
        json_result=result_json,
        tell=Listening(work.block, work.means, quiet=True),
        root=work.folders[0],
        case_wall=work.folders[1],
        inputs=values,
    )


def _unread(block: Block, row: Row) -> BlockResult:
    return BlockResult(
        succeeded=False,
        steps=tuple(StepResult(name=step.name, skipped=True) for step in block.steps),
        failure=Failure(kind="data", message=row.problem, hint="Correct the data file."),
        started=datetime.now(UTC),
    )


def _say_how_to_go_on(work: _Work) -> None:
    path = work.results.path
    how = f" They are in {path}; --resume goes on after them." if path is not None else ""
    say(f"{_rows(work.tally.done)} done.{how}")
