"""A Block: named steps, each a Request, with the Inputs that it asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, Record
from httpv2_gui.core.model.request import Request

NEVER_IN_INPUT = re.compile(r'[\[\]"|\n]')
"""What would end `[Input.name]` before its end."""
STEP_NAME = re.compile(r'[A-Za-z][^\[\]"{}:,|.\n]*')
"""A name that `[name.JsonResult| "path"]` can hold."""


@dataclass(frozen=True, kw_only=True)
class Input(Record):
    """One named value that a block asks for; `[Input.name]` stands for it, name verbatim."""

    name: str = fields.text("Name", required=True)
    description: str = fields.long_text("Description", help="What to fill in.")
    default: str = fields.long_text(
        "Default", help="Used when nothing is filled in.", when={"secret": False}
    )
    required: bool = fields.flag("Required", False)
    secret: bool = fields.flag(
        "Secret", False, help="Asked for each time, shown as dots, stored nowhere."
    )

    def unstored(self) -> frozenset[str]:
        return frozenset({"default"}) if self.secret else frozenset()

    def check(self) -> Iterable[Problem]:
        if self.name != self.name.strip():
            yield Problem("name", "Name", "The name begins or ends with a space.")
        elif NEVER_IN_INPUT.search(self.name):
            message = 'A placeholder cannot hold this name: it has one of [ ] " | or a line break.'
            yield Problem("name", "Name", message)
        if self.secret and self.default:
            message = "A secret has no default: it would stand in the file for all to read."
            yield Problem("default", "Default", message)


@dataclass(frozen=True, kw_only=True)
class Block(Record):
    """Steps in order; a later one may use what an earlier one gave."""

    name: str = fields.text("Name", required=True)
    description: str = fields.long_text("Description", help="What this block is for.")
    output: str = fields.long_text(
        "Output",
        help="A text with placeholders, filled in at the end.",
        hint='Ticket [Create ticket.JsonResult| "response_data.id"]',
    )
    inputs: tuple[Input, ...] = ()
    steps: tuple[Request, ...] = ()

    def check(self) -> Iterable[Problem]:
        yield from _inside("inputs", self.inputs)
        yield from _doubles("inputs", "input", self.inputs)
        yield from _inside("steps", self.steps)
        yield from _doubles("steps", "step", self.steps)
        yield from _unspeakable(self.steps)
        if not self.steps:
            yield Problem("steps", "Steps", "A block needs at least one step.")

    @property
    def secret_inputs(self) -> frozenset[str]:
        """Names of the inputs that are stored nowhere."""
        return frozenset(one.name for one in self.inputs if one.secret)


def _inside(place: str, records: Iterable[Input | Request]) -> Iterator[Problem]:
    for index, one in enumerate(records):
        for problem in fields.problems(one):
            yield problem.within(f"{place}.{index}")


def _doubles(place: str, noun: str, records: tuple[Input | Request, ...]) -> Iterator[Problem]:
    counts = Counter(one.name for one in records if one.name.strip())
    seen: set[str] = set()
    for index, one in enumerate(records):
        if counts[one.name] > 1 and one.name in seen:
            message = f"There is another {noun} “{one.name}”: no placeholder could tell them apart."
            yield Problem(f"{place}.{index}.name", "Name", message)
        seen.add(one.name)


def _unspeakable(steps: tuple[Request, ...]) -> Iterator[Problem]:
    for index, step in enumerate(steps):
        name = step.name.strip()
        if name == "Input":
            message = "A step cannot be called Input: [Input.…] stands for the block's inputs."
            yield Problem(f"steps.{index}.name", "Name", message)
        elif name and not STEP_NAME.fullmatch(step.name):
            message = (
                "No placeholder can refer to this step: its name must begin with a letter and "
                'have none of [ ] " { } : , | . in it.'
            )
            yield Problem(f"steps.{index}.name", "Name", message, "warning")
