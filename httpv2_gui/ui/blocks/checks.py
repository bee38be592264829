"""What is wrong with a block, looked for a moment after the last keystroke."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Problem, problems
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.problem_list import ProblemList
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.blocks import places

PAUSE_MS = 250
"""How long nothing is typed before the block is checked."""


class BlockChecks(Card):
    """A list of problems that lead to their place; hidden when there are none.

    Signals:
        chosen: A problem was clicked, or Enter pressed on it. arg: the Problem.
        looking: The block is being checked. arg: the Block.
        looked: It was checked. arg: the graver severity of each step with problems, by row.
    """

    chosen = Signal(object)
    looking = Signal(object)
    looked = Signal(object)

    def __init__(
        self, tasks: Tasks, block: Callable[[], Block], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margin=3)
        self._own = OwnTasks(self, tasks)
        self._block = block
        self._found: list[Problem] = []
        self._list = ProblemList()
        self._list.chosen.connect(self.chosen)
        self.body.addWidget(self._list)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.hide()

    def look_soon(self) -> None:
        """Check the block once nobody types."""
        self._pause.start()

    def problems(self) -> list[Problem]:
        """Give what is wrong, as of the last look."""
        return list(self._found)

    def _look(self) -> None:
        block = self._block()
        self.looking.emit(block)
        self._own.start(self._check(block), "check", again="replace")

    async def _check(self, block: Block) -> None:
        self._found = await asyncio.to_thread(_all_problems, block)
        told = [one for one in self._found if one.place != "steps"]  # an empty block says so itself
        self._list.show_all(told, ())
        self.setVisible(bool(told))
        self.looked.emit(_graver(self._found))


def _all_problems(block: Block) -> list[Problem]:
    """Check fields and placeholders; each problem once."""
    return list(dict.fromkeys([*problems(block), *lint(block)]))


def _graver(found: Iterable[Problem]) -> dict[int, str]:
    graver: dict[int, str] = {}
    for one in found:
        place = places.read(one)
        if place.tab == "Steps" and place.row is not None and graver.get(place.row) != "error":
            graver[place.row] = one.severity
    return graver
