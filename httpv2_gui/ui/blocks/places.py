"""Reads where a problem of a block is: which tab, which row, what in it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.blocks.inputs_model import COLUMNS, NAME

_TABS = {"steps": "Steps", "inputs": "Inputs", "output": "Output", "description": "Description"}


@dataclass(frozen=True)
class Place:
    """Where to go."""

    tab: str = ""
    """Blank: over the tabs."""
    row: int | None = None
    column: int = NAME
    """Of the table of inputs."""
    inside: Problem | None = None
    """The problem as the step itself has it."""


def read(problem: Problem) -> Place:
    """Take a place such as `steps.1.body` apart."""
    name, _dot, rest = problem.place.partition(".")
    tab = _TABS.get(name, "")
    number, _dot, inside = rest.partition(".")
    if not number.isdecimal():
        return Place(tab)
    names = [one.name for one in COLUMNS]
    column = names.index(inside) if name == "inputs" and inside in names else NAME
    within = dataclasses.replace(problem, place=inside) if inside and name == "steps" else None
    return Place(tab, int(number), column, within)
