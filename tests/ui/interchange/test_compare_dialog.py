"""The file beside what would be written."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from httpv2_gui.ui.interchange.compare_dialog import CompareDialog, summary
from httpv2_gui.ui.interchange.differences import Pair, pairs_of, parts
from tests.ui.interchange.finding import find

SAME, OTHER = Pair("a", "x\n", "x\n"), Pair("b", "1\n2\n", "1\n3\n")


def test_it_says_how_much_differs() -> None:
    assert summary("Me", [SAME]).startswith("Me is as in the file")
    assert summary("Me", [OTHER]) == "Me differs from the file."
    assert summary("Me", [SAME, OTHER]) == "Me differs from 1 of 2 files."


def test_what_differs_is_shown_first(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = CompareDialog(parent, "Me", [SAME, OTHER])
    made.show()
    files = find(made, QComboBox)
    assert (files.accessibleName(), files.currentText()) == ("File", "b")
    shown = find(made, QPlainTextEdit, "comparison")
    assert shown.toPlainText() == "  1\n− 2\n+ 3"
    files.setCurrentIndex(1)
    assert shown.toPlainText().startswith("Nothing differs")


def test_files_are_paired_by_name() -> None:
    assert pairs_of({"a": b"1", "b": b"2"}, {"b": b"3", "c": b"4"}) == (
        Pair("a", "1", ""),
        Pair("b", "2", "3"),
        Pair("c", "", "4"),
    )


def test_only_what_differs_and_a_little_around_it() -> None:
    before = [str(number) for number in range(20)]
    after = [*before[:10], "new", *before[11:]]
    found = [one.text for one in parts("\n".join(before), "\n".join(after))]
    assert found == ["⋯", "7", "8", "9", "10", "new", "11", "12", "13", "⋯"]
