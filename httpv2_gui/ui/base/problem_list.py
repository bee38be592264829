"""What is wrong with something and what to know about it, in sentences that lead to their place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.icons import icon

TALLEST = 132
_PLACE = Qt.ItemDataRole.UserRole


class ProblemList(QListWidget):
    """Errors first, then warnings; as tall as they need, hidden when there are none.

    Signals:
        chosen: A problem was clicked, or Enter pressed on it. arg: the Problem.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setAccessibleName("Problems and warnings")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self._shown: tuple[tuple[Problem, ...], tuple[str, ...]] = ((), ())
        theme.notifier().changed.connect(self._fill)
        self.hide()

    def show_all(self, problems: Sequence[Problem], warnings: Sequence[str]) -> None:
        shown = (tuple(problems), tuple(warnings))
        if shown != self._shown:
            self._shown = shown
            self._fill()

    def _fill(self) -> None:
        self.clear()
        problems, warnings = self._shown
        for problem in sorted(problems, key=lambda one: one.severity != "error"):
            self._add(str(problem), problem.severity, problem)
        for warning in warnings:
            self._add(warning, "warning", None)
        self.setVisible(self.count() > 0)
        self._fit()

    def _add(self, sentence: str, severity: str, problem: Problem | None) -> None:
        is_error = severity == "error"
        picture = icon("alert-circle", "err") if is_error else icon("alert-triangle", "warn")
        item = QListWidgetItem(picture, sentence)
        item.setData(_PLACE, problem)
        if problem is not None:
            item.setToolTip("Click to go there")
        self.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        if (problem := item.data(_PLACE)) is not None:
            self.chosen.emit(problem)

    def _fit(self) -> None:
        tall = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(tall + 6, TALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
