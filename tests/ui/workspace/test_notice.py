"""The line at the top of the work area."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.workspace.notice import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def press(bar: NoticeBar, name: str) -> None:
    buttons = bar.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == name and not one.isHidden()).click()


def test_it_is_hidden_until_something_happens(bar: NoticeBar) -> None:
    assert bar.isHidden()
    bar.tell("Something happened.")
    assert not bar.isHidden()
    assert bar.text == bar.accessibleDescription() == "Something happened."


def test_the_answer_is_done_once(bar: NoticeBar) -> None:
    done: list[int] = []
    bar.tell("Deleted A.", answer="Undo", do=lambda: done.append(1))
    press(bar, "Undo")
    bar.answer()
    assert done == [1]
    assert bar.isHidden()


def test_dismissing_shows_what_was_hidden(bar: NoticeBar) -> None:
    bar.tell("A file is broken.", "err")
    bar.tell("Deleted A.")
    bar.tell("Deleted B.")
    press(bar, "Dismiss notice")
    assert bar.text == "A file is broken."
    press(bar, "Dismiss notice")
    assert bar.isHidden()


def test_what_is_not_true_any_more_goes(bar: NoticeBar) -> None:
    bar.tell("A file is broken.", "err")
    bar.tell("Deleted A.")
    bar.take_back("A file is broken.")
    assert bar.text == "Deleted A."
    press(bar, "Dismiss notice")
    assert bar.text == ""
