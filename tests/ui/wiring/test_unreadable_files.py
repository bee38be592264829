"""Files that cannot be read are told of when there is news."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from httpv2_gui.core.storage.workspace import FileProblem
from httpv2_gui.ui.wiring.unreadable_files import UnreadableFiles
from httpv2_gui.ui.workspace.notice import NoticeBar

FIRST = FileProblem(Path("/w/requests/a.toml"), "Unknown key.", line=3, key="colour")
SECOND = FileProblem(Path("/w/requests/b.toml"), "Not TOML.", line=1)


@pytest.fixture
def notice(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_file_and_line_are_named(notice: NoticeBar) -> None:
    UnreadableFiles(notice).show([FIRST, SECOND])
    assert "/w/requests/a.toml, line 3: Unknown key." in notice.text
    assert "1 more like this" in notice.text


def test_what_was_dismissed_does_not_come_again(notice: NoticeBar) -> None:
    files = UnreadableFiles(notice)
    files.show([FIRST])
    notice.dismiss()
    files.show([FIRST])
    assert notice.text == ""
    files.show([FIRST, SECOND])
    assert notice.text


def test_it_goes_when_all_can_be_read(notice: NoticeBar) -> None:
    files = UnreadableFiles(notice)
    files.show([FIRST])
    notice.tell("Something else.")
    files.show([])
    assert notice.text == "Something else."
    notice.dismiss()
    assert notice.text == ""
