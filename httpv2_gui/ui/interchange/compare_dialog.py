"""What would be written now, beside the file that it came from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.core.model.result import Comparison
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import primary_button
from httpv2_gui.ui.base.comparison_view import ComparisonView, Sides
from httpv2_gui.ui.base.dialogs import SIDE, Asked
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.interchange.differences import Pair, parts
from httpv2_gui.ui.interchange.notes_box import notes_box

TITLE = "Compare with the file"
SIDES = Sides(
    theirs="In the file",
    ours="Here",
    key="− only in the file    + only here",
    same="Nothing differs: exporting would write the same bytes.",
)


async def show_comparison(
    parent: QWidget, name: str, pairs: Sequence[Pair], notes: Sequence[str] = ()
) -> None:
    """Show it until it is closed."""

    async def show() -> None:
        await dialogs.run_dialog(CompareDialog(parent, name, pairs, notes))

    differing = tuple(one.name for one in pairs if one.differs)
    await dialogs.door.ask(Asked("compare", TITLE, summary(name, pairs), differing), show)


def summary(name: str, pairs: Sequence[Pair]) -> str:
    """Say how many files differ."""
    count = sum(one.differs for one in pairs)
    if not count:
        return f"{name} is as in the file: exporting would write the same bytes."
    if len(pairs) == 1:
        return f"{name} differs from the file."
    return f"{name} differs from {count} of {len(pairs)} files."


class CompareDialog(QDialog):
    """Lines that only the file has are marked −, lines that only we have +."""

    def __init__(
        self, parent: QWidget, name: str, pairs: Sequence[Pair], notes: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setObjectName("compare_dialog")
        self.setMinimumSize(760, 380)
        self._pairs = sorted(pairs, key=lambda one: not one.differs)  # what differs comes first
        self._view = ComparisonView(parts, self, SIDES)
        self._file = QComboBox()
        self._file.setAccessibleName("File")
        self._file.addItems([_title(one) for one in self._pairs])
        self._file.setVisible(len(self._pairs) > 1)
        self._file.currentIndexChanged.connect(self._show)
        close = primary_button("Close")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 22, SIDE, 20)
        column.setSpacing(10)
        column.addWidget(words(TITLE, "heading"))
        column.addWidget(words(summary(name, pairs), ""))
        column.addWidget(self._file)
        column.addWidget(self._view)
        column.addWidget(notes_box(notes))
        column.addStretch()
        column.addLayout(buttons)
        self._show(0)
        close.setFocus()

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._pairs):
            one = self._pairs[index]
            self._view.show_comparison(Comparison(title=one.name, theirs=one.theirs, ours=one.ours))


def _title(pair: Pair) -> str:
    return pair.name if pair.differs else f"{pair.name} (the same)"
