"""What a test found: its steps, the other side's own words, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.buttons import ghost_button, link_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.connections.answer_card import AnswerCard
from httpv2_gui.ui.connections.phase_list import PhaseList

TALLEST = 330
"""Pixels; the form above must not vanish behind a long answer."""

MOST_OF_WINDOW = 0.42


class OutcomeDetails(Card):
    """Scrolls when there is more than fits; `fold` is a button that hides and shows it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: _Content | None = None
        self._headline = ""
        self.fold = ghost_button("chevron-down", "Hide details", size=16)
        self.fold.clicked.connect(lambda: self._show_details(self.isHidden()))
        self.clear()

    def clear(self) -> None:
        """Show nothing: there is no result."""
        self.hide()
        self.fold.hide()

    def _show_details(self, shown: bool) -> None:
        self.setVisible(shown)
        self.fold.show()
        name = "Hide details" if shown else "Show details"
        set_icon(self.fold, "chevron-down" if shown else "chevron-up")
        self.fold.setAccessibleName(name)
        self.fold.setToolTip(name)

    def show_report(self, report: TestReport) -> None:
        """Show what a test found."""
        if self._content is None:
            self._content = _Content()
            self._content.copy_requested.connect(self._copy)
            self._area = _Fitting(self._content)
            self.body.addWidget(self._area)
            tab_order.arrange(self)
        self._headline = report.headline
        self._content.show_report(report)
        self._show_details(True)
        self._area.verticalScrollBar().setValue(0)

    def _copy(self) -> None:
        if self._content is not None:
            QGuiApplication.clipboard().setText(f"{self._headline}\n\n{self._content.text()}")


class _Content(QWidget):
    """The steps and the answer.

    Signals:
        copy_requested: All of it is to go to the clipboard.
    """

    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._phases = PhaseList()
        self._answer = AnswerCard()
        copy = link_button("Copy all", "Copy the steps and the answer")
        copy.clicked.connect(self.copy_requested)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 10)
        self.column.setSpacing(8)
        self.column.addWidget(self._phases)
        self.column.addWidget(self._answer)
        self.column.addWidget(copy, 0, Qt.AlignmentFlag.AlignRight)

    def show_report(self, report: TestReport) -> None:
        """Show what a test found."""
        self._phases.show_steps(report.phases)
        failing = next((one for one in report.phases if one.state == "failed"), None)
        said_above = failing is not None and failing.hint == report.hint
        self._answer.show_answer(
            "" if report.succeeded and report.phases else report.message,
            "" if said_above else report.hint,
            comparison=report.comparison,
            warnings=report.warnings,
            called=report.called,
        )

    def text(self) -> str:
        """Give all words, to copy."""
        parts = (self._phases.text(), self._answer.text())
        return "\n\n".join(part for part in parts if part)


class _Fitting(QScrollArea):
    """As tall as its content, up to a limit."""

    def __init__(self, content: _Content) -> None:
        super().__init__()
        self._column = content.column
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            wanted = self._column.totalHeightForWidth(self.viewport().width())
            most = min(TALLEST, int(self.window().height() * MOST_OF_WINDOW))
            self.setFixedHeight(min(max(wanted, 40), most))
        return super().eventFilter(watched, event)
