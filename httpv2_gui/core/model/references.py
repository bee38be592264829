"""What the placeholders of a block stand for: its inputs, and what its steps gave so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from httpv2_gui.core.model import expression, json_path, json_text, pipes, placeholders
from httpv2_gui.core.model.expression import (
    RESULT,
    SUCCESS,
    Expression,
    ExpressionError,
    Path,
    Pipe,
)
from httpv2_gui.core.model.json_path import PathError
from httpv2_gui.core.model.json_text import Json, JsonError
from httpv2_gui.core.model.pipes import PipeError


@dataclass(frozen=True)
class UnfilledError(ValueError):
    """A placeholder that cannot be filled, and why."""

    placeholder: str
    message: str

    def __str__(self) -> str:
        return f"{self.placeholder}: {self.message}"


@dataclass(frozen=True)
class StepValue:
    """What a step that is done gave."""

    json: Json
    """HTTP V2's result: an object with the keys of Fields To Return."""
    is_success: bool


@dataclass(frozen=True)
class References:
    """Gives the value of each placeholder that is the block's own."""

    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    steps: Mapping[str, StepValue] = field(default_factory=dict[str, StepValue])

    def values(self, texts: Iterable[str]) -> dict[str, str]:
        """Give the texts to fill in, by placeholder; raises UnfilledError.

        Placeholders of others, such as the connection's, are left out.
        """
        found = dict.fromkeys(one.text for text in texts for one in placeholders.find(text))
        return {
            placeholder: json_text.plain(self.value(placeholder))
            for placeholder in found
            if self._is_own(placeholder)
        }

    def fill(self, text: str) -> str:
        """Fill a text that is no JSON; raises UnfilledError."""
        return placeholders.fill(text, self.values([text]))

    def value(self, placeholder: str) -> Json:
        """Give the value of one placeholder, without loss; raises UnfilledError."""
        try:
            parsed = expression.parse(placeholder)
            return self._through(self._start(parsed), parsed.stages)
        except (ExpressionError, PathError, PipeError, JsonError) as error:
            raise UnfilledError(placeholder, str(error)) from error

    def _is_own(self, placeholder: str) -> bool:
        if not placeholder.startswith("["):
            return False
        source, what = source_of(placeholder)
        if source == expression.INPUT:
            return what in self.inputs
        return source in self.steps and what in (RESULT, SUCCESS)

    def _start(self, parsed: Expression) -> Json:
        if parsed.is_input:
            text = self.inputs[parsed.what]
            is_json = parsed.stages and isinstance(parsed.stages[0], Path)
            return json_text.parse(text) if is_json else text
        step = self.steps[parsed.source]
        return step.is_success if parsed.what == SUCCESS else step.json

    def _through(self, value: Json, stages: Sequence[Path | Pipe]) -> Json:
        for index, stage in enumerate(stages):
            if isinstance(stage, Path):
                try:
                    value = json_path.find(value, self.fill(stage.path.text))
                except PathError:
                    if not any(_takes_nothing(one) for one in stages[index + 1 :]):
                        raise
                    value = None
            else:
                arguments = [self.fill(one.text) for one in stage.arguments]
                value = pipes.apply(stage.name, value, arguments)
        return value


def source_of(placeholder: str) -> tuple[str, str]:
    """Give what stands before and after the first dot, without path and pipes."""
    head, bar, _rest = placeholder[1:-1].partition("|")
    source, _dot, what = head.partition(".")
    return source, what.rstrip() if bar else what


def _takes_nothing(stage: Path | Pipe) -> bool:
    return isinstance(stage, Pipe) and stage.name.lower() == "setifempty"
