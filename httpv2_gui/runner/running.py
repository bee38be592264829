"""`run`: sends one request, or the steps of a block, and writes the Result."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import nullcontext
from pathlib import Path
from typing import cast

from httpv2_gui.core.document.block_json import block_json
from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.polling import OUT_OF_TIME
from httpv2_gui.core.engine.run import run as send
from httpv2_gui.core.engine.waiting import STOPPED, Wait
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage import files
from httpv2_gui.core.storage.case_wall import CaseWall
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.block_rows import run_rows
from httpv2_gui.runner.block_running import conclude, run_once
from httpv2_gui.runner.credentials import ready
from httpv2_gui.runner.interrupting import interruptible
from httpv2_gui.runner.keeping import Keeping
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import refuse_problems
from httpv2_gui.runner.practising import practising
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, put_json, say

PROBLEM = "problem"
"""Kind of the Failure of records that cannot be sent."""

_REFUSED = "Nothing was sent. Correct this and run it again:"


def run(arguments: argparse.Namespace) -> Exit:
    """Do the command."""
    _refuse_bad_output(arguments.output)
    with practising(arguments.workspace):
        opened = Opened.at(arguments.workspace)
        found = opened.runnable(arguments.name)
        if isinstance(found.record, Block):
            return _run_block(arguments, opened, cast("Entry[Block]", found))
        entry = cast("Entry[Request]", found)
        _refuse_data(arguments)
        refuse_problems(entry, entry.record, _REFUSED)
        connected = opened.connection_of(entry.record)
        connection = ready(opened.workspace, connected)
        if connected is not None and connection is not None:
            refuse_problems(connected, connection, _REFUSED)
        case_wall = arguments.save_to or opened.workspace.case_wall
        keeping = Keeping(opened.workspace, connected, connection)
        result = asyncio.run(
            _send(
                entry.record,
                connection,
                (arguments.workspace, case_wall),
                arguments.inputs,
                keeping,
            )
        )
    _refuse_unfilled(result, entry.path)
    _record_files(result, case_wall, entry.record.name)
    _write(result_json(result), arguments.output)
    _conclude(result)
    keeping.say_token_variable(result.failure)
    return _exit_of(result)


def _run_block(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> Exit:
    """Run a block once, or once for each row of a data file."""
    if arguments.data is not None:
        return run_rows(arguments, opened, entry)
    _refuse_without_data(arguments)
    result = run_once(arguments, opened, entry)
    _write(block_json(result), arguments.output)
    return conclude(result)


def _refuse_data(arguments: argparse.Namespace) -> None:
    if arguments.data is not None:
        raise Refusal(
            "--data needs a block, and this is a request.",
            "Make a block with this request as its only step.",
        )
    _refuse_without_data(arguments)


def _refuse_without_data(arguments: argparse.Namespace) -> None:
    """Say what a person forgot: without --data the others would silently do nothing."""
    others = {
        "--results": arguments.results,
        "--resume": arguments.resume,
        "--shard": arguments.shard,
    }
    for name, value in others.items():
        if value:
            raise Refusal(f"{name} goes with --data FILE.")


async def _send(
    request: Request,
    connection: Connection | None,
    folders: tuple[Path, Path],
    inputs: list[tuple[str, str]],
    tell: Keeping,
) -> Result:
    root, case_wall = folders
    wait = Wait()
    with tell, interruptible(wait.stop) if request.waits else nullcontext():
        async with Clients() as clients:
            return await send(
                request,
                connection,
                clients=clients,
                tell=tell,
                root=root,
                case_wall=case_wall,
                inputs=dict(inputs),
                wait=wait,
            )


def _refuse_bad_output(path: Path | None) -> None:
    """Say so before anything is sent, not after."""
    if path is None:
        return
    if path.is_dir():
        raise Refusal(f"{path} is a folder; --output needs a file.")
    if not path.parent.is_dir():
        raise Refusal(f"There is no folder {path.parent} for --output.")


def _refuse_unfilled(result: Result, path: Path) -> None:
    """Raise Refusal when nothing was sent because of what was filled in: there is no Result."""
    failure = result.failure
    if failure is None or failure.kind != PROBLEM or result.exchanges:
        return
    lines = [f"{path}: {line}" for line in failure.message.splitlines()]
    if "[Input." in failure.message:
        lines.append("Give an input its value with --input NAME=VALUE.")
    raise Refusal(_REFUSED, *lines)


def _record_files(result: Result, folder: Path, source: str) -> None:
    for file in result.saved_files:
        CaseWall(folder).add(file, source)


def _write(text: str, path: Path | None) -> None:
    if path is None:
        put_json(text)
    else:
        files.replace(path, text.encode("utf-8", "backslashreplace") + b"\n")
        say(f"The Result is in {path}.")


def _conclude(result: Result) -> None:
    """Say in the last lines how it went, the third party's words included."""
    answer = result.answer
    took = spoken.duration(result.elapsed_ms)
    if answer is not None:
        reason = f" {one_line(answer.reason)}" if answer.reason else ""
        say(f"{answer.status}{reason}, {spoken.size(len(answer.body))} in {took}")
    for warning in result.warnings:
        say(f"Warning: {one_line(warning)}")
    if result.failure is not None:
        say(f"Failed: {one_line(result.failure.message)}")
        if result.failure.hint:
            say(one_line(result.failure.hint))
    elif not result.succeeded:
        say(one_line(result.message))


def _exit_of(result: Result) -> Exit:
    if result.failure is None:
        return Exit.SUCCEEDED
    if result.failure.kind == OUT_OF_TIME:
        return Exit.OUT_OF_TIME
    if result.failure.kind == STOPPED:
        return Exit.INTERRUPTED
    return Exit.FAILED
