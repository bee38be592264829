"""The order in which steps run, by the links between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Linked(Protocol):
    """A step with its links."""

    @property
    def identifier(self) -> str: ...
    @property
    def parents(self) -> tuple[str, ...]: ...


L = TypeVar("L", bound=Linked)


def in_order(steps: Sequence[L]) -> tuple[list[L], bool]:
    """Give the steps, each behind its parents, else as they were; and whether none is in a circle.

    A parent that is not there, such as one inside a loop's container, does not hold a step back.
    """
    present = {step.identifier for step in steps}
    waiting = list(steps)
    done: list[L] = []
    passed: set[str] = set()
    while waiting:
        ready = [
            step
            for step in waiting
            if all(one in passed or one not in present for one in step.parents)
        ]
        if not ready:
            return done + waiting, False
        done += ready
        passed.update(step.identifier for step in ready)
        taken = {id(step) for step in ready}
        waiting = [step for step in waiting if id(step) not in taken]
    return done, True
