"""`run --data`: a block once for each row of a data file, so many at a time."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from httpv2_gui.core.document.data_file import DataFile
from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.document.results_file import HasResultsError, Results, json_line
from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine import block_rows as engine_rows
from httpv2_gui.core.engine.block_rows import Work, shown_inputs
from httpv2_gui.core.engine.block_run import run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import DataError, Row, Shard
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.block_given import given, refuse_missing
from httpv2_gui.runner.block_means import Listening, Means, means_of
from httpv2_gui.runner.block_running import REFUSED, record_files, refuse_wrong
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, printable_json, say

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

    def skip(self) -> None:
        self.skipped += 1

    def conclude(self, path: Path | None) -> None:
        before = f" {self.skipped} were done before." if self.skipped else ""
        where = f" The results are in {path}." if path is not None else ""
        say(f"{_rows(self.done)} done, {self.failed} of them failed.{before}{where}")


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


class _Printed:
    """Results as JSON lines on stdout."""

    path = None

    def __init__(self, inputs: list[str]) -> None:
        self._inputs = inputs

    def has(self, row: Row) -> bool:
        return False

    def write(self, row: Row, values: Mapping[str, str], result: BlockResult) -> None:
        shown = {name: values.get(name, "") for name in self._inputs}
        line = printable_json(json_line(row, shown, result))
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


def run_rows(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> Exit:
    """Do the command; raises Refusal before anything is sent."""
    if arguments.output is not None:
        raise Refusal("--output takes one Result. With --data, write to --results FILE.")
    if arguments.resume and arguments.results is None:
        raise Refusal("--resume needs --results FILE: it skips the rows that are in there.")
    refuse_wrong(entry)
    try:
        return _run(arguments, opened, entry)
    except HasResultsError as error:
        raise Refusal(str(error), "Add --resume to go on, or move it away.") from error
    except DataError as error:
        raise Refusal(*filter(None, (str(error), error.hint))) from error


def _run(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> Exit:
    inputs = given(entry, arguments.inputs)
    data = DataFile(arguments.data)
    _compare_columns(entry, inputs, data)
    means = means_of(opened, entry.record, REFUSED, quiet=True)
    folders = (arguments.workspace, arguments.save_to or opened.workspace.case_wall)
    shard, tally = arguments.shard or Shard(), _Tally()
    rows = (row for row in data.rows() if shard.has(row.number))
    with _results(arguments, shown_inputs(entry.record)) as results:

        def done(row: Row, _values: Mapping[str, str], result: BlockResult) -> None:
            record_files(result, folders[1])
            tally.count(row, result)

        async def all_rows() -> None:
            async with Clients() as clients:
                one = _runner(entry.record, means, folders, clients)
                work = Work(entry.record, inputs, results, one, done, tally.skip)
                await engine_rows.run_rows(rows, work, arguments.parallel)

        try:
            asyncio.run(all_rows())
        except KeyboardInterrupt:
            _say_how_to_go_on(tally, results.path)
            raise
    tally.conclude(results.path)
    return Exit.FAILED if tally.failed else Exit.SUCCEEDED


def _results(
    arguments: argparse.Namespace, shown: list[str]
) -> AbstractContextManager[Results | _Printed]:
    if arguments.results is None:
        return nullcontext(_Printed(shown))
    return Results(arguments.results, shown, resume=arguments.resume)


def _runner(
    block: Block, means: Means, folders: tuple[Path, Path], clients: Clients
) -> Callable[[Mapping[str, str]], Awaitable[BlockResult]]:
    """Give what runs the block once; `folders`: where relative paths start, the case wall."""
    return lambda values: run_block(
        block,
        means.connections,
        clients=clients,
        json_result=result_json,
        tell=Listening(block, means, quiet=True),
        root=folders[0],
        case_wall=folders[1],
        inputs=values,
    )


def _compare_columns(entry: Entry[Block], inputs: dict[str, str], data: DataFile) -> None:
    """Say which columns are no inputs; raise Refusal for inputs that nothing brings."""
    if not data.is_csv:
        return
    refuse_missing(entry, inputs, data.columns)
    columns = {name: "" for name in data.columns if name}
    for sentence in block_inputs.unknown(entry.record, columns):
        say(f"Note: {sentence} That column is left out.")


def _say_how_to_go_on(tally: _Tally, path: Path | None) -> None:
    how = f" They are in {path}; --resume goes on after them." if path is not None else ""
    say(f"{_rows(tally.done)} done.{how}")
