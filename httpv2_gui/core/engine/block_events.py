"""What a run of a block tells while it lasts: the events of its steps, each with its step."""

from __future__ import annotations

from dataclasses import dataclass

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.model.result import Result


@dataclass(frozen=True)
class Begun:
    """A step begins."""


@dataclass(frozen=True)
class Ended:
    """A step ended; its Result is all there is of it when the block is stopped later."""

    result: Result


@dataclass(frozen=True)
class InStep:
    """Something happened in one step."""

    index: int
    """From 0."""
    name: str
    event: Event | Begun | Ended


def ignore_steps(event: InStep) -> None:
    """Listen to nothing."""
