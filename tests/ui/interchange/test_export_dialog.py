"""The choice of a format."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from httpv2_gui.core.interchange.format import Exported, Format
from httpv2_gui.ui.interchange.export_dialog import ExportDialog, Way, choose_way
from tests.ui.conftest import Answers
from tests.ui.interchange.finding import find


def format_of(title: str) -> Format:
    return Format(name=title.lower(), title=title, patterns=(), fits=lambda path, head: 0)


WAYS = (
    Way(format_of("Refused"), refusal="It would hold a secret (API Key)."),
    Way(format_of("Step"), Exported(files={"a.yaml": b""}, notes=("No cookies.",))),
    Way(format_of("Block"), Exported(files={"b/x": b"", "b/y": b""})),
)


def labels(made: ExportDialog) -> list[str]:
    return [one.text() for one in made.findChildren(QLabel) if one.isVisible()]


def test_it_begins_at_the_first_that_can_be_written(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ExportDialog(parent, "Me", WAYS)
    made.show()
    assert made.chosen() is WAYS[1]
    assert "One file: a.yaml" in labels(made)
    find(made, QComboBox).setCurrentIndex(2)
    assert "2 files: b/x, b/y" in labels(made)


def test_what_is_refused_cannot_be_chosen(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ExportDialog(parent, "Me", WAYS)
    made.show()
    find(made, QComboBox).setCurrentIndex(0)
    assert "It would hold a secret (API Key)." in labels(made)
    buttons = {one.accessibleName(): one for one in made.findChildren(QPushButton)}
    assert not buttons["Choose where…"].isEnabled()


async def test_the_answer_is_a_way(qapp, answers: Answers) -> None:
    answers.next("Block", "Refused", None)
    parent = QWidget()
    assert await choose_way(parent, "Me", WAYS) is WAYS[2]
    assert await choose_way(parent, "Me", WAYS) is None
    assert await choose_way(parent, "Me", WAYS) is None
