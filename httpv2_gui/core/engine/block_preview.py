"""A dry run: every step of a block as it would be sent, with words for what only a run gives."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from httpv2_gui.core.engine.block_inputs import missing
from httpv2_gui.core.engine.fillable import fillables
from httpv2_gui.core.engine.prepare import PREVIEW_LIMIT, Preview, preview
from httpv2_gui.core.model import expression, placeholders
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.expression import INPUT, ExpressionError
from httpv2_gui.core.model.expression import Path as JsonPath
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.placeholders import StandIn
from httpv2_gui.core.model.references import References, UnfilledError, source_of
from httpv2_gui.core.model.request import Request

_NO_INPUTS: Mapping[str, str] = MappingProxyType({})
_UNSAFE = re.compile(r"[^\w.]+")
_SOMEWHERE = "https://host.invalid/"
"""In place of a URL whose beginning only a run gives (RFC 2606 §2)."""


def preview_block(
    block: Block,
    connections: Mapping[str, Connection],
    *,
    root: Path | None = None,
    inputs: Mapping[str, str] = _NO_INPUTS,
    limit: int | None = PREVIEW_LIMIT,
) -> tuple[Preview, ...]:
    """Preview all steps, in their order. Nothing is sent.

    Inputs that are not given have their default, else a word that names them, as have required ones
    that are blank; secret ones always have the word, so that no value of theirs is shown.
    """
    lacking = {one.label for one in missing(block, inputs)}
    values = {
        one.name: inputs.get(one.name, one.default)
        for one in block.inputs
        if not one.secret and one.name not in lacking and (one.name in inputs or one.default)
    }
    dry = _DryRun(block, values)
    return tuple(
        dry.step(index, step, connections, root, limit) for index, step in enumerate(block.steps)
    )


@dataclass(frozen=True)
class _DryRun:
    block: Block
    inputs: Mapping[str, str]

    def step(
        self,
        index: int,
        step: Request,
        connections: Mapping[str, Connection],
        root: Path | None,
        limit: int | None,
    ) -> Preview:
        sources = {one.name for one in self.block.steps[:index]} | {INPUT}
        values = dict(self._values(step, sources))
        to_send, is_elsewhere = _with_host(step, values)
        name = step.connection.strip()
        shown = preview(to_send, connections.get(name), root=root, inputs=values, limit=limit)
        problems = [one for one in shown.problems if not (is_elsewhere and one.place == "url")]
        if name and name not in connections:
            message = f"There is no connection “{name}”."
            problems.append(Problem("connection", "Connection", message))
        return dataclasses.replace(shown, problems=tuple(problems))

    def _values(self, step: Request, sources: set[str]) -> Iterator[tuple[str, str]]:
        found = (found.text for one in fillables(step) for found in placeholders.find(one.text))
        for placeholder in dict.fromkeys(found):
            if placeholder.startswith("[") and source_of(placeholder)[0] in sources:
                value = self._value(placeholder)
                if value is not None:
                    yield placeholder, value

    def _value(self, placeholder: str) -> str | None:
        """Give what is known already, else a word for it; None: it is no input of this block."""
        if self._is_known(placeholder):
            try:
                return References(self.inputs).fill(placeholder)
            except UnfilledError:
                return StandIn(_word(placeholder))
        source, what = source_of(placeholder)
        if source == INPUT and not any(one.name == what for one in self.block.inputs):
            return None
        return StandIn(_word(placeholder))

    def _is_known(self, placeholder: str) -> bool:
        source, what = source_of(placeholder)
        if source != INPUT or what not in self.inputs:
            return False
        try:
            texts = expression.parse(placeholder).texts
        except ExpressionError:
            return True
        return all(
            self._is_known(nested.text) for one in texts for nested in placeholders.find(one.text)
        )


def _with_host(step: Request, values: Mapping[str, str]) -> tuple[Request, bool]:
    url = step.url.lstrip()
    for placeholder, value in values.items():
        if isinstance(value, StandIn) and url.startswith(placeholder):
            return step.with_values(url=_SOMEWHERE + url), True
    return step, False


def _word(placeholder: str) -> str:
    """Give a word that may stand in a URL, a header or a body: `Read-ticket.response_data.id`."""
    source, what = source_of(placeholder)
    try:
        stages = expression.parse(placeholder).stages
    except ExpressionError:
        stages = ()
    path = next((one.path.text for one in stages if isinstance(one, JsonPath)), what)
    return _UNSAFE.sub("-", f"{source}.{path}").strip("-.")
