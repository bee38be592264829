"""`preview` of a block: every step as it would be sent, with words for what only a run gives."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.core.platforms.preview import PlatformPreview
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.block_given import given
from httpv2_gui.runner.block_means import connected
from httpv2_gui.runner.credentials import filled
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import sentence
from httpv2_gui.runner.platform_view import platform_preview
from httpv2_gui.runner.previewing import fields_of, lines
from httpv2_gui.runner.refusal import Exit, Refusal
from httpv2_gui.runner.terminal import one_line, put, put_json, say


def preview_of_block(arguments: argparse.Namespace, opened: Opened, entry: Entry[Block]) -> Exit:
    """Do the command; raises Refusal when the block would be refused."""
    block = entry.record
    inputs = given(entry, arguments.inputs)
    if arguments.platform is not None:
        return _as_platform(arguments, opened, block, inputs)
    connections = {name: one.record for name, one in connected(opened, block)}
    shown = preview_block(block, connections, root=arguments.workspace, inputs=inputs, limit=None)
    _refuse(entry, shown)
    if arguments.json:
        put_json(_json(block, shown))
    else:
        put("\n".join(_text(block, shown)))
    _warn(block, shown, inputs)
    return Exit.SUCCEEDED


def _as_platform(
    arguments: argparse.Namespace, opened: Opened, block: Block, inputs: dict[str, str]
) -> Exit:
    """Show what the platform would send in each step; what earlier steps give stays a word."""
    entries = dict(connected(opened, block))
    shown: list[PlatformPreview] = []
    for step in block.steps:
        entry = entries.get(step.connection.strip())
        ready = filled(opened.workspace, entry).connection if entry is not None else None
        shown.append(platform_preview(step, ready, inputs, step.name))
    if arguments.json:
        put_json(_json(block, shown))
    else:
        put("\n".join(_text(block, shown)))
    for step, one in zip(block.steps, shown, strict=True):
        for note in one.notes:
            say(f"Note: {one_line(step.name)}: {one_line(note)}")
    return Exit.SUCCEEDED


def _refuse(entry: Entry[Block], shown: tuple[Preview, ...]) -> None:
    found = problems_of_block(entry.record, shown)
    errors = [sentence(entry.path, one) for one in found if one.severity == "error"]
    if errors:
        headline = "This block would be refused."
        raise Refusal(headline, *dict.fromkeys(errors), code=Exit.FAILED)


def problems_of_block(block: Block, shown: tuple[Preview, ...]) -> Iterator[Problem]:
    """Give what is wrong, each place once: fields, then references, then what previews find."""
    kept: dict[tuple[str, int | None, int | None], Problem] = {}
    for one in [*problems(block), *lint(block), *of_steps(shown)]:
        kept.setdefault((one.place, one.line, one.column), one)
    yield from kept.values()


def of_steps(shown: tuple[Preview, ...]) -> Iterator[Problem]:
    """Give the problems of previews with their places in the block."""
    for index, one in enumerate(shown):
        for problem in one.problems:
            yield problem.within(f"steps.{index}")


def _json(block: Block, shown: Sequence[Preview | PlatformPreview]) -> str:
    steps: list[dict[str, Any]] = [
        {"name": step.name, **fields_of(one)} for step, one in zip(block.steps, shown, strict=True)
    ]
    return json.dumps({"steps": steps}, ensure_ascii=False, indent=2)


def _text(block: Block, shown: Sequence[Preview | PlatformPreview]) -> Iterator[str]:
    for index, (step, one) in enumerate(zip(block.steps, shown, strict=True)):
        if index:
            yield ""
        yield one_line(f"### Step {index + 1} of {len(shown)}: {step.name}")
        yield from lines(one)


def _warn(block: Block, shown: tuple[Preview, ...], inputs: dict[str, str]) -> None:
    for one in block_inputs.missing(block, inputs):
        say(f"Note: {one_line(one.message)} Its name stands in its place.")
    for problem in problems_of_block(block, shown):
        say(f"Warning: {one_line(str(problem))}")
    for step, one in zip(block.steps, shown, strict=True):
        for warning in one.warnings:
            say(f"Warning: {one_line(step.name)}: {one_line(warning)}")
