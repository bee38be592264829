"""Renames an input or a step of a block, and with it every placeholder that means it."""

from __future__ import annotations

import re
from collections.abc import Callable

from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.expression import INPUT
from httpv2_gui.core.model.fields import Kind, Record, fields_of
from httpv2_gui.core.model.json_text import PLACEHOLDER
from httpv2_gui.core.model.request import Request

_OF_TEXT = (Kind.TEXT, Kind.LONG_TEXT, Kind.URL, Kind.JSON_OBJECT)
_NEVER_FILLED = ("name", "description", "connection")


def rename_input(block: Block, index: int, name: str) -> Block:
    """Give the block with another name for one input, in its placeholders too."""
    old = block.inputs[index].name
    inputs = list(block.inputs)
    inputs[index] = inputs[index].with_values(name=name)
    meant = re.compile(rf"\[{INPUT}\.{re.escape(old)}(?=\s*[|\]])")
    changed = _replaced(block, meant, f"[{INPUT}.{name}") if old else block
    return changed.with_values(inputs=tuple(inputs))


def rename_step(block: Block, index: int, name: str) -> Block:
    """Give the block with another name for one step, in the placeholders of the others too."""
    old = block.steps[index].name
    meant = re.compile(rf"\[{re.escape(old)}\.")
    changed = _replaced(block, meant, f"[{name}.") if old else block
    steps = list(changed.steps)
    steps[index] = steps[index].with_values(name=name)
    return changed.with_values(steps=tuple(steps))


def _replaced(block: Block, meant: re.Pattern[str], new: str) -> Block:
    def other(text: str) -> str:
        return PLACEHOLDER.sub(lambda found: meant.sub(lambda _: new, found.group()), text)

    steps = tuple(_step(step, other) for step in block.steps)
    return block.with_values(steps=steps, output=other(block.output))


def _step(step: Request, other: Callable[[str], str]) -> Request:
    parts = tuple(part.with_values(**_texts(part, other)) for part in step.parts)
    poll = step.poll.with_values(**_texts(step.poll, other))
    return step.with_values(**_texts(step, other, _NEVER_FILLED), parts=parts, poll=poll)


def _texts(
    record: Record, other: Callable[[str], str], but: tuple[str, ...] = ()
) -> dict[str, object]:
    return {
        declared.name: other(getattr(record, declared.name))
        for declared in fields_of(record)
        if declared.kind in _OF_TEXT and declared.name not in but
    }
