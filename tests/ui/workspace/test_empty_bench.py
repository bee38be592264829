"""What stands where tabs would be."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.workspace.empty_bench import EmptyBench


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("New request", "new_request_wanted"), ("New connection", "new_connection_wanted")],
)
def test_two_beginnings(qtbot: QtBot, name: str, wanted: str) -> None:
    page = EmptyBench(is_sample=False)
    qtbot.addWidget(page)
    buttons = {one.accessibleName(): one for one in page.findChildren(QPushButton)}
    with qtbot.waitSignal(getattr(page, wanted)):
        buttons[name].click()


@pytest.mark.parametrize(
    ("is_sample", "words"), [(True, "Open List tickets and press Send"), (False, "begin with")]
)
def test_it_says_what_to_do_first(qtbot: QtBot, is_sample: bool, words: str) -> None:
    page = EmptyBench(is_sample=is_sample)
    qtbot.addWidget(page)
    assert any(words in one.text() for one in page.findChildren(QLabel))
