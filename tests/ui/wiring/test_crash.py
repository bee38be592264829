"""What is told of a mistake in this program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.wiring import crash
from tests.ui.conftest import Answers


def mistake() -> Exception:
    try:
        raise RuntimeError("the text may hold a secret")
    except RuntimeError as error:
        return error


def test_kind_and_place_but_not_the_text() -> None:
    said = crash.where(mistake())
    assert said.startswith("RuntimeError\ntest_crash.py, line ")
    assert said.endswith("in mistake")
    assert "secret" not in said


async def test_a_mistake_without_an_error(qtbot: QtBot, answers: Answers) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers.next(None)
    await crash.show(parent, None, "Task was destroyed.")
    assert answers.asked[0].text.startswith("Task was destroyed.")
