"""What the window's tests share: the theme, tasks that end, dialogs that answer by script."""

from __future__ import annotations

from collections import deque

import pytest

from httpv2_gui.ui.base import dialogs, theme
from httpv2_gui.ui.base.tasks import Tasks


def pytest_collection_modifyitems(items):
    """The offscreen platform says that it raises no window and grabs no keyboard: it need not."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if "ui" in item.path.parts or "journeys" in item.path.parts:
            item.add_marker(quiet)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    """The light theme once: dressing an application takes a tenth of a second."""
    qapp.setQuitOnLastWindowClosed(False)
    theme.apply(qapp, "light")


@pytest.fixture
async def tasks():
    """A Tasks object that is empty again after the test."""
    made = Tasks()
    yield made
    await made.cancel_all()


class Answers:
    """What a person would answer, in order; `asked` are the questions that came."""

    def __init__(self) -> None:
        self.asked: list[dialogs.Asked] = []
        self._next: deque[object] = deque()

    def next(self, *answers: object) -> None:
        self._next.extend(answers)

    def __call__(self, asked: dialogs.Asked) -> object:
        self.asked.append(asked)
        assert self._next, f"nobody expected this question: {asked}"
        return self._next.popleft()


@pytest.fixture
def answers():
    """Stands in for every dialog of the test."""
    scripted = Answers()
    dialogs.door.answer = scripted
    yield scripted
    dialogs.door.answer = None
