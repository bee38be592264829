"""The values of a block's inputs: what was given, else the default; what is missing is named."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from httpv2_gui.core.model import expression
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.expression import INPUT, Expression, Pipe
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.references import source_of


def completed(block: Block, given: Mapping[str, str]) -> dict[str, str]:
    """Give a value for every declared input; one without default is an empty text."""
    return {
        one.name: given.get(one.name, "" if one.secret else one.default) for one in block.inputs
    }


def missing(block: Block, given: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each required input that has no value."""
    values = completed(block, given)
    for index, one in enumerate(block.inputs):
        if one.required and not values[one.name].strip():
            message = f"The input “{one.name}” needs a value."
            yield Problem(f"inputs.{index}", one.name, message)


def unknown(block: Block, given: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each given name that the block does not declare."""
    names = [one.name for one in block.inputs]
    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            advice = f" Did you mean “{near[0]}”?" if near else ""
            yield f"The block has no input “{name}”.{advice}"


def known_inputs(block: Block, values: Mapping[str, str]) -> Iterator[Known]:
    """Yield what must not be shown: the values of secret inputs."""
    for name in sorted(block.secret_inputs):
        yield Known(name, values.get(name, ""))


def derived_secrets(block: Block, values: Mapping[str, str]) -> Iterator[Known]:
    """Yield what paths and pipes made of secret inputs; `values` are by placeholder.

    A number of items or an answer to a question is no secret: hiding every 1 would help nobody.
    """
    for placeholder, value in values.items():
        if source_of(placeholder)[0] == INPUT:
            parsed = expression.parse(placeholder)
            if parsed.what in block.secret_inputs and not _tells_little(parsed):
                yield Known(parsed.what, value)


def _tells_little(parsed: Expression) -> bool:
    names = {stage.name.lower() for stage in parsed.stages if isinstance(stage, Pipe)}
    return not parsed.stages or not names.isdisjoint(("count", "ifthenelse"))
