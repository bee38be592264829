"""The page that greets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.workspace.welcome import WelcomePage


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    made = WelcomePage()
    qtbot.addWidget(made)
    made.show()
    return made


def button(page: WelcomePage, name: str) -> QPushButton:
    found = [one for one in page.findChildren(QPushButton) if one.accessibleName() == name]
    return found[-1]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Open the sample", "sample_wanted"),
        ("New workspace", "new_wanted"),
        ("Open a folder", "folder_wanted"),
    ],
)
def test_three_ways_in(page: WelcomePage, qtbot: QtBot, name: str, wanted: str) -> None:
    with qtbot.waitSignal(getattr(page, wanted)):
        button(page, name).click()
    assert button(page, name).accessibleDescription()


def test_the_last_five_can_be_opened_again(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([Path(f"/w/{number}") for number in range(7)])
    with qtbot.waitSignal(page.recent_wanted) as wanted:
        button(page, "4").click()
    assert wanted.args == [Path("/w/4")]
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "5"]


def test_another_list_replaces_the_first(page: WelcomePage, qtbot: QtBot) -> None:
    page.show_recent([Path("/w/old")])
    page.show_recent([])
    qtbot.waitUntil(
        lambda: not [one for one in page.findChildren(QPushButton) if one.text() == "old"]
    )


def test_the_keyboard_is_on_the_first(page: WelcomePage) -> None:
    page.focus_first()
    assert page.focusWidget() is button(page, "Open the sample")
