"""The other side's own words, what usually causes them, and what was called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.document.line_diff import line_changes
from httpv2_gui.core.model.result import Comparison
from httpv2_gui.ui.base.buttons import link_button
from httpv2_gui.ui.base.comparison_view import ComparisonView
from httpv2_gui.ui.base.fonts import mono_font
from httpv2_gui.ui.base.theme import restyle

SHORT_LINES = 6
LONG_LINES = 14


class AnswerCard(QWidget):
    """A few lines of an answer at first, all of it on demand, and words around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = QPlainTextEdit()
        self.message.setObjectName("message")
        self.message.setAccessibleName("Answer of the other side")
        self.message.setReadOnly(True)
        self.message.setTabChangesFocus(True)
        self.message.setProperty("kind", "bare")
        self.message.setFont(mono_font(12))
        self.message.document().setDocumentMargin(0)
        self.hint = told("", "hint")
        self.comparison = ComparisonView(line_changes, self)
        self.warnings = told("", "warnings")
        restyle(self.warnings, tone="warn")
        self.called = told("help", "called")
        self.more = link_button("Show all")
        self.more.setObjectName("show_all")
        self.more.clicked.connect(self._toggle)
        self._is_long = False
        self._lay_out()

    def show_answer(
        self,
        message: str,
        hint: str = "",
        *,
        comparison: Comparison | None = None,
        warnings: Sequence[str] = (),
        called: Sequence[str] = (),
    ) -> None:
        """Show what there is; the rest takes no room."""
        self.message.setPlainText(message)
        self.message.setVisible(bool(message))
        _say(self.hint, hint)
        self.comparison.show_comparison(comparison)
        _say(self.warnings, "\n".join(warnings))
        _say(self.called, "\n".join(f"Called {one}" for one in called))
        self._is_long = False
        self._fit()

    def text(self) -> str:
        """Give all words, to copy."""
        said = (self.message.toPlainText(), self.hint.text(), self.warnings.text())
        parts = (*said, self.comparison.text(), self.called.text())
        return "\n\n".join(part for part in parts if part)

    def _toggle(self) -> None:
        self._is_long = not self._is_long
        self._fit()

    def _fit(self) -> None:
        """Give the message the lines it needs, a few at first."""
        lines = sum(1 + len(line) // 90 for line in self.message.toPlainText().split("\n"))
        most = LONG_LINES if self._is_long else SHORT_LINES
        height = self.message.fontMetrics().lineSpacing()
        self.message.setFixedHeight(height * min(lines, most) + 4)
        policy = Qt.ScrollBarPolicy
        scrolls = lines > most
        self.message.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        self.more.setVisible(lines > SHORT_LINES)
        self.more.setText("Show less" if self._is_long else "Show all")
        self.more.setAccessibleName(self.more.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch()
        column.addLayout(row)
        for widget in (self.hint, self.comparison, self.warnings, self.called):
            column.addWidget(widget)


def told(kind: str, name: str) -> QLabel:
    """Give words that can be selected and copied."""
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
