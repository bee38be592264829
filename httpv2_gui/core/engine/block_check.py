"""What is wrong with a block before it runs: inputs, references between steps, pipes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from httpv2_gui.core.engine.fillable import Fillable, fillables
from httpv2_gui.core.model import expression, json_path, json_text, pipes, placeholders
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.expression import (
    INPUT,
    RESULT,
    SUCCESS,
    Expression,
    ExpressionError,
    Path,
)
from httpv2_gui.core.model.fields import Problem, Severity
from httpv2_gui.core.model.pipes import PipeError
from httpv2_gui.core.model.references import source_of
from httpv2_gui.core.model.request import FIELDS_TO_RETURN, Request

OUTPUT = "Output"
_OF_A_STEP = (RESULT, SUCCESS)
_OTHERS_OF_A_STEP = ("ScriptResult", "ReturnValue")
_OF_THE_PLATFORM = ("Alert", "Event", "Case", "Entity", "Loop")


def lint(block: Block) -> list[Problem]:
    """Say what is wrong with the placeholders of a block, each with line and column.

    Places are those of the block: `steps.0.url`, `output`, `inputs.1` for one that nobody uses.
    What is wrong with single fields is `fields.problems(block)`.
    """
    reader = _Reader(block)
    for index, step in enumerate(block.steps):
        for one in fillables(step):
            label = f"{step.name.strip() or f'Step {index + 1}'}, {one.label}"
            reader.read(index, Fillable(f"steps.{index}.{one.place}", label, one.text))
    reader.read(len(block.steps), Fillable("output", OUTPUT, block.output))
    return [*reader.problems, *_unused(block, reader.used)]


def _unused(block: Block, used: Iterable[str]) -> Iterator[Problem]:
    for index, one in enumerate(block.inputs):
        if one.name.strip() and one.name not in used:
            message = f"Nothing uses the input “{one.name}”: [Input.{one.name}] stands nowhere."
            yield Problem(f"inputs.{index}", f"Input {one.name}", message, "warning")


@dataclass
class _Reader:
    """Reads one text after the other."""

    block: Block
    problems: list[Problem] = field(default_factory=list[Problem])
    used: set[str] = field(default_factory=set[str])

    def read(self, index: int, where: Fillable) -> None:
        """Read a text of the step at `index`; the output is read as a step after all."""
        for found in placeholders.find(where.text):
            if found.text.startswith("["):
                _Look(self, index, where, found.start).at(found.text)


@dataclass(frozen=True)
class _Look:
    """At one placeholder, and at those inside it."""

    reader: _Reader
    index: int
    where: Fillable
    start: int

    @property
    def _steps(self) -> tuple[Request, ...]:
        return self.reader.block.steps

    def at(self, placeholder: str) -> None:
        source, what = source_of(placeholder)
        if source == INPUT:
            self._input(what)
        elif not self._step(source, what) and not self._stranger(placeholder, source, what):
            return  # brackets that only look like a placeholder go out as typed
        try:
            parsed = expression.parse(placeholder)
        except ExpressionError as error:
            self._say(f"{placeholder}: {error.message}", error.offset)
            return
        self._pipes(parsed)
        self._result(parsed)
        for text in parsed.texts:
            for nested in placeholders.find(text.text):
                if nested.text.startswith("["):
                    start = self.start + text.offset + nested.start
                    _Look(self.reader, self.index, self.where, start).at(nested.text)

    def _input(self, name: str) -> None:
        names = [one.name for one in self.reader.block.inputs]
        if name in names:
            self.reader.used.add(name)
            return
        near = _nearest(name, names)
        meant = f" Did you mean [Input.{near}]?" if near else " Add it to the inputs."
        self._say(f"The block has no input “{name}”.{meant}")

    def _step(self, source: str, what: str) -> bool:
        """Look at a reference to a step; gives whether it may be filled."""
        names = [step.name for step in self._steps]
        if source not in names:
            return False
        if names.index(source) >= self.index:
            which = "is this step itself" if names.index(source) == self.index else "comes later"
            self._say(f"“{source}” {which}: a step can use what an earlier one gave.")
            return True
        if what not in _OF_A_STEP:
            self._say(f"A step gives {RESULT} and {SUCCESS} here, and no “{what}”.")
        return True

    def _stranger(self, placeholder: str, source: str, what: str) -> bool:
        """Look at what is no input and no step; gives whether it is a placeholder at all."""
        if source in _OF_THE_PLATFORM:
            self._say(f"{placeholder} has no value outside the platform.")
            return False
        if what in (*_OF_A_STEP, *_OTHERS_OF_A_STEP):
            earlier = [step.name for step in self._steps[: self.index]]
            near = _nearest(source, earlier)
            meant = f" Did you mean “{near}”?" if near else ""
            self._say(f"There is no step “{source}” before this.{meant}")
            return True
        if source.lower() == INPUT.lower() or _is_input(what, self.reader.block):
            self._say(
                f"{placeholder} goes out as typed. Did you mean [{INPUT}.{what}]?", 0, "warning"
            )
        return False

    def _pipes(self, parsed: Expression) -> None:
        for stage in parsed.stages:
            if not isinstance(stage, Path):
                try:
                    pipes.known(stage.name, len(stage.arguments))
                except PipeError as error:
                    self._say(str(error), stage.offset)

    def _result(self, parsed: Expression) -> None:
        """Look whether the path begins with something that the step returns."""
        step = next((one for one in self._steps if one.name == parsed.source), None)
        first = parsed.stages[0] if parsed.stages else None
        if step is None or parsed.what != RESULT or not isinstance(first, Path):
            return
        names = json_path.names_of(first.path.text)
        if not names or "[" in names[0] or names[0] in step.fields_to_return:
            return
        path = first.path.text
        if names[0] in FIELDS_TO_RETURN:
            message = f"“{names[0]}” is not among Fields To Return of the step “{step.name}”."
        else:
            message = (
                f"The result of “{step.name}” begins with one of "
                f"{', '.join(step.fields_to_return)}. Did you mean “response_data.{path}”?"
            )
        self._say(message, first.path.offset)

    def _say(self, message: str, offset: int = 0, severity: Severity = "error") -> None:
        line, column = json_text.place(self.where.text, self.start + offset)
        problem = Problem(self.where.place, self.where.label, message, severity, line, column)
        self.reader.problems.append(problem)


_TELLING = 2
"""A name of no more letters is part of nearly any other."""


def _is_input(name: str, block: Block) -> bool:
    return any(one.name == name for one in block.inputs)


def _nearest(name: str, names: list[str]) -> str:
    """Give the name that is meant: by its letters, or because it begins or ends so."""
    lower = {one.lower(): one for one in reversed(names)}
    near = difflib.get_close_matches(name.lower(), lower, 1, 0.55)
    if near:
        return lower[near[0]]
    inside = (one for one in names if name.lower() in one.lower() or one.lower() in name.lower())
    return next(inside, "") if len(name) > _TELLING else ""
