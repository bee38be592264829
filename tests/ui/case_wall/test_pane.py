"""The case wall as a person uses it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.storage.case_wall import CaseWallEntry
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.case_wall.pane import CaseWallPane


def entry(name: str, minutes: int = 0, protected: bool = True) -> CaseWallEntry:
    return CaseWallEntry(
        path=Path(f"/w/case_wall/{name}.zip"),
        bytes=68,
        sha256="ab" * 32,
        md5="cd" * 16,
        kind="Text",
        entry=name,
        protected=protected,
        source="Download",
        when=datetime.now(UTC) - timedelta(minutes=minutes),
    )


@pytest.fixture
def pane(qtbot):
    pane = CaseWallPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_entries([entry("old.txt", 60, protected=False), entry("eicar.com")])
    return pane


def names(pane) -> list[str]:
    model = pane.findChild(Grid).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(pane, name: str) -> None:
    pane.findChild(QWidget, name).click()


def test_the_newest_is_first_and_the_password_is_told(pane) -> None:
    model = pane.findChild(Grid).model()
    assert names(pane) == ["eicar.com", "old.txt"]
    assert [model.index(row, 3).data() for row in (0, 1)] == ["password: infected", "no password"]


def test_hashes_and_path_are_copied(pane) -> None:
    pane.select_file(Path("/w/case_wall/eicar.com.zip"))
    for button, text in (("copy_sha_256", "ab" * 32), ("copy_md5", "cd" * 16)):
        press(pane, button)
        assert QGuiApplication.clipboard().text() == text
    press(pane, "copy_path")
    assert QGuiApplication.clipboard().text() == str(Path("/w/case_wall/eicar.com.zip"))


def test_nothing_selected_nothing_to_do(pane) -> None:
    assert not pane.findChild(QWidget, "copy_md5").isEnabled()
    pane.findChild(Grid).selectRow(0)
    assert pane.findChild(QWidget, "copy_md5").isEnabled()


def test_a_hash_that_nobody_knows_is_not_copied(pane, qtbot) -> None:
    QGuiApplication.clipboard().setText("before")
    pane.show_entries([dataclasses.replace(entry("strange.bin"), sha256="")])
    pane.findChild(Grid).selectRow(0)
    with qtbot.waitSignal(pane.said) as told:
        press(pane, "copy_sha_256")
    assert "not known" in told.args[0]
    assert QGuiApplication.clipboard().text() == "before"


def test_a_delete_can_be_taken_back(pane, qtbot) -> None:
    pane.findChild(Grid).selectRow(0)
    with qtbot.assertNotEmitted(pane.delete_requested):
        press(pane, "delete")
        assert names(pane) == ["old.txt"]
        press(pane, "undo")
    assert names(pane) == ["eicar.com", "old.txt"]


def test_a_delete_that_nobody_takes_back_happens(pane, qtbot) -> None:
    pane.findChild(Grid).selectRow(0)
    press(pane, "delete")
    with qtbot.waitSignal(pane.delete_requested) as asked:
        pane.finish_delete()
    assert asked.args[0].entry == "eicar.com"
    pane.finish_delete()


def test_dismissing_the_offer_deletes(pane, qtbot) -> None:
    pane.findChild(Grid).selectRow(1)
    press(pane, "delete")
    with qtbot.waitSignal(pane.delete_requested) as asked:
        press(pane, "dismiss")
    assert asked.args[0].entry == "old.txt"


def test_the_folder_is_asked_for(pane, qtbot) -> None:
    with qtbot.waitSignal(pane.open_folder_requested):
        press(pane, "open_folder")
