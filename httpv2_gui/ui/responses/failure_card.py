"""Why a run failed: the third party's words first, then what to try."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from httpv2_gui.core.document.line_diff import line_changes
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.base.buttons import ghost_button, link_button
from httpv2_gui.ui.base.comparison_view import ComparisonView
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.base.theme import restyle

COMPARE, HIDE = "Compare with what was expected", "Hide the comparison"
LONGEST = 480
"""Characters of the message that are shown; a page of HTML is in the tabs below."""


class FailureCard(QFrame):
    """A red banner with kind, message and hint; everything is plain text and can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failure")
        self.setProperty("kind", "banner")
        self.setProperty("tone", "err")
        self._failure: Failure | None = None
        self._icon = QLabel()
        set_icon(self._icon, "alert-circle", "err", 18)
        self._message = _words("failure_message", "strong")
        self._hint = _words("failure_hint")
        self._copy = ghost_button("copy", "Copy failure", "Copy what went wrong")
        self._copy.clicked.connect(self._copy_words)
        self._compare = link_button(COMPARE)
        self._compare.setObjectName("compare")
        self._compare.clicked.connect(self._toggle_comparison)
        self._comparison = ComparisonView(line_changes, self)
        self._arrange()
        self.hide()

    def show_failure(self, failure: Failure | None) -> None:
        """Show it; None hides the card."""
        self._failure = failure
        self.setVisible(failure is not None)
        if failure is None:
            return
        # What a person stopped is nothing that went wrong.
        tone = "warn" if failure.kind == "stopped" else "err"
        restyle(self, tone=tone)
        set_icon(self._icon, "info" if tone == "warn" else "alert-circle", tone, 18)
        self._message.setText(_cut(failure.message))
        self._message.setToolTip(
            plain_tip(failure.message) if len(failure.message) > LONGEST else ""
        )
        self._hint.setText(failure.hint)
        self._hint.setVisible(bool(failure.hint))
        self._compare.setVisible(failure.comparison is not None)
        self._comparison.show_comparison(failure.comparison)
        self._unfold(False)
        self.setAccessibleName(f"Failed ({failure.kind})")
        self.setAccessibleDescription(f"{failure.message} {failure.hint}".strip())

    def _copy_words(self) -> None:
        if self._failure is not None:
            text = f"{self._failure.message}\n{self._failure.hint}\n({self._failure.kind})"
            both = self._comparison.text()
            QGuiApplication.clipboard().setText(f"{text}\n\n{both}" if both else text)

    def _toggle_comparison(self) -> None:
        self._unfold(self._comparison.isHidden())

    def _unfold(self, unfolded: bool) -> None:
        self._comparison.setVisible(unfolded)
        self._compare.setText(HIDE if unfolded else COMPARE)
        self._compare.setAccessibleName(self._compare.text())

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        words.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._comparison)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 8, 9)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"


def _words(name: str, kind: str = "") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
