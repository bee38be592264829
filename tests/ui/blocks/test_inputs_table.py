"""The table of inputs under the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from httpv2_gui.core.model.block import Input
from httpv2_gui.ui.blocks.inputs_table import InputsTable

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(qtbot) -> InputsTable:
    made = InputsTable()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_inputs([Input(name="A"), Input(name="B"), Input(name="C")])
    made.show()
    return made


def names(table: InputsTable) -> list[str]:
    return [one.name for one in table.inputs()]


def test_alt_and_arrows_move(table: InputsTable) -> None:
    table.go_to(0)
    QTest.keyClick(table.view, Qt.Key.Key_Down, ALT)
    assert names(table) == ["B", "A", "C"]
    QTest.keyClick(table.view, Qt.Key.Key_Down, ALT)
    QTest.keyClick(table.view, Qt.Key.Key_Down, ALT)
    assert names(table) == ["B", "C", "A"]


def test_space_ticks(table: InputsTable) -> None:
    table.go_to(1, 3)
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert table.inputs()[1].required
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    assert not table.inputs()[1].required


def test_what_is_removed_can_be_taken_back(table: InputsTable) -> None:
    table.go_to(1)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    assert names(table) == ["A", "C"]
    undo = next(one for one in table.findChildren(QPushButton) if one.text() == "Undo")
    undo.click()
    assert names(table) == ["A", "B", "C"]


def test_the_blank_row_is_neither_moved_nor_removed(table: InputsTable) -> None:
    table.go_to(3)
    QTest.keyClick(table.view, Qt.Key.Key_Delete)
    QTest.keyClick(table.view, Qt.Key.Key_Up, ALT)
    assert names(table) == ["A", "B", "C"]
