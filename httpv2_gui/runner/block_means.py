"""The connections of a block's steps, ready to be used, and who listens to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from httpv2_gui.core.engine.block_events import Begun, Ended, InStep
from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.workspace import Entry
from httpv2_gui.runner.credentials import ready
from httpv2_gui.runner.keeping import Keeping
from httpv2_gui.runner.opened import Opened
from httpv2_gui.runner.placed import refuse_problems
from httpv2_gui.runner.terminal import one_line, say


@dataclass
class Means:
    """By the name that steps have for it: each connection with its secrets, and its listener."""

    connections: dict[str, Connection] = field(default_factory=dict[str, Connection])
    keepers: dict[str, Keeping] = field(default_factory=dict[str, Keeping])


def means_of(opened: Opened, block: Block, headline: str, *, quiet: bool = False) -> Means:
    """Fill in the connections of all steps; raises Refusal, before anything is sent."""
    means = Means({}, {"": Keeping(opened.workspace, None, None, quiet=quiet)})
    for name, entry in connected(opened, block):
        connection = ready(opened.workspace, entry)
        if connection is not None:
            refuse_problems(entry, connection, headline)
            means.connections[name] = connection
            means.keepers[name] = Keeping(opened.workspace, entry, connection, quiet=quiet)
    return means


def connected(opened: Opened, block: Block) -> Iterable[tuple[str, Entry[Connection]]]:
    """Give each connection once, by the name that the steps have for it; raises Refusal."""
    names = dict.fromkeys(step.connection.strip() for step in block.steps)
    for name in names:
        step = next(one for one in block.steps if one.connection.strip() == name)
        entry = opened.connection_of(step, "step")
        if entry is not None:
            yield name, entry


class Listening:
    """Tells on stderr what the steps do, and lets each connection's listener keep its tokens."""

    def __init__(self, block: Block, means: Means, *, quiet: bool = False) -> None:
        self._block = block
        self._means = means
        self._quiet = quiet

    def __call__(self, told: InStep) -> None:
        keeper = self._means.keepers[self._block.steps[told.index].connection.strip()]
        if isinstance(told.event, Begun):
            if not self._quiet:
                say(one_line(f"Step {told.index + 1} of {len(self._block.steps)}: {told.name}"))
        elif isinstance(told.event, Ended):
            keeper.finish_line()
            if not self._quiet:
                say(one_line(f"{told.name}: {_ended(told.event.result)}"))
                keeper.say_token_variable(told.event.result.failure)
        else:
            keeper(told.event)


def _ended(result: Result) -> str:
    """Say how a step ended: `200 OK, 12 ms`."""
    answer = result.answer
    status = f"{answer.status} {answer.reason}".strip() if answer is not None else "no answer"
    return f"{status}, {spoken.duration(result.elapsed_ms)}"
