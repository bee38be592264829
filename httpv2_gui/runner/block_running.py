"""`run` of a block: its steps one after the other, once, or once for each row of a data file."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.engine.block_run import run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.polling import OUT_OF_TIME
from httpv2_gui.core.engine.waiting import STOPPED, Wait
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.storage.case_wall import CaseWall
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.block_given import given, refuse_missing
from httpv2_gui.runner.block_means import Listening, Means, means_of
from httpv2_gui.runner.interrupting import interruptible
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import refuse_problems, sentence
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, say

REFUSED = "Nothing was sent. Correct this and run it again:"


def run_once(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> BlockResult:
    """Run the block once; raises Refusal before anything is sent."""
    refuse_wrong(entry)
    inputs = given(entry, arguments.inputs)
    refuse_missing(entry, inputs)
    means = means_of(opened, entry.record, REFUSED)
    case_wall = arguments.save_to or opened.workspace.case_wall
    result = asyncio.run(_run(entry.record, means, inputs, (arguments.workspace, case_wall)))
    record_files(result, case_wall)
    return result


async def _run(
    block: Block, means: Means, inputs: dict[str, str], folders: tuple[Path, Path]
) -> BlockResult:
    wait = Wait()
    with interruptible(wait.stop):
        async with Clients() as clients:
            return await run_block(
                block,
                means.connections,
                clients=clients,
                json_result=result_json,
                tell=Listening(block, means),
                root=folders[0],
                case_wall=folders[1],
                inputs=inputs,
                wait=wait,
            )


def refuse_wrong(entry: Entry[Block]) -> None:
    """Raise Refusal when the block has errors: fields, inputs, references."""
    refuse_problems(entry, entry.record, REFUSED)
    errors = [sentence(entry.path, one) for one in lint(entry.record) if one.severity == "error"]
    if errors:
        raise Refusal(REFUSED, *dict.fromkeys(errors))


def record_files(result: BlockResult, folder: Path) -> None:
    """Put what was saved on the case wall's list."""
    for step in result.steps:
        for file in step.result.saved_files if step.result is not None else ():
            CaseWall(folder).add(file, step.name)


def conclude(result: BlockResult) -> Exit:
    """Say in the last lines how it went; gives the exit code."""
    for step in result.steps:
        if step.result is not None:
            for warning in step.result.warnings:
                say(f"Warning: Step “{one_line(step.name)}”: {one_line(warning)}")
    if result.output:
        say(one_line(f"Output: {result.output}"))
    if result.failure is None:
        many = len(result.steps)
        say(f"{many} step{'' if many == 1 else 's'} in {spoken.duration(result.elapsed_ms)}")
        return Exit.SUCCEEDED
    say(f"Failed: {one_line(result.failure.message)}")
    if result.failure.hint:
        say(one_line(result.failure.hint))
    codes = {OUT_OF_TIME: Exit.OUT_OF_TIME, STOPPED: Exit.INTERRUPTED}
    return codes.get(result.failure.kind, Exit.FAILED)
