"""The inputs of a block, from the command line and, for secret ones, from the environment."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable

from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.storage.secrets import environment_name
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.refusal import Refusal
from httpv2_gui.runner.terminal import say


def given(entry: Entry[Block], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give what `--input` and the environment say; raises Refusal for an unknown name."""
    values = dict(pairs)
    wrong = list(block_inputs.unknown(entry.record, values))
    if wrong:
        raise Refusal(*wrong, *_listed(entry.record))
    for name in sorted(entry.record.secret_inputs):
        variable = environment_name(entry.slug, name)
        if name in values:
            say(f"Note: --input shows “{name}” to whoever lists processes; {variable} does not.")
        elif variable in os.environ:
            values[name] = os.environ[variable]
    return values


def refuse_missing(
    entry: Entry[Block], values: dict[str, str], columns: Collection[str] = ()
) -> None:
    """Raise Refusal that names each required input without a value; a column may bring one."""
    lacking = [
        entry.record.inputs[int(one.place.rpartition(".")[2])]
        for one in block_inputs.missing(entry.record, values)
        if one.label not in columns
    ]
    lines = [f"The block “{entry.record.name}” needs a value for each of these inputs:"]
    for one in lacking:
        how = environment_name(entry.slug, one.name) if one.secret else f'--input "{one.name}=…"'
        said = f" {one.description.strip()}" if one.description.strip() else ""
        lines.append(f"{one.name}:{said} Give it with {how}.")
    if lacking:
        raise Refusal(*lines)


def _listed(block: Block) -> list[str]:
    names = ", ".join(f"“{one.name}”" for one in block.inputs)
    return [f"Its inputs are {names}."] if names else ["It has no inputs at all."]
