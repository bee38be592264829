"""The findings of a platform as a list of sentences, each with its place and its fix."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.platforms.finding import Fix, PlatformFinding
from httpv2_gui.ui.base.buttons import link_button, outline_button
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.requests.declared import REQUEST

NOTHING = "Nothing found that it would do otherwise. Below or beside is what it would send."
SCROLL_BAR = 14
WIDEST = 460
"""So much room the buttons of a row may ask for."""
_ICONS = {"warning": ("alert-triangle", "warn"), "note": ("info", "mid")}


class PlatformFindings(QScrollArea):
    """A row for each finding.

    Signals:
        fix_wanted: arg: the Fix.
        place_wanted: arg: a Problem that names the place.
    """

    fix_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("platformFindings")
        self.setAccessibleName("Notes for Google SecOps")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[PlatformFinding, ...] | None = None
        self.show_findings(())

    def show_findings(self, findings: Sequence[PlatformFinding]) -> None:
        """Show these; the same ones keep their rows and the focus in them."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        inside = QWidget()
        inside.setProperty("kind", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for finding in findings:
            column.addWidget(self._row(finding))
        if not findings:
            column.addWidget(words(NOTHING, "help"))
        column.addStretch(1)
        self.setWidget(inside)
        self.setMinimumWidth(min(inside.minimumSizeHint().width() + SCROLL_BAR, WIDEST))

    def _row(self, finding: PlatformFinding) -> QWidget:
        row = QWidget()
        row.setObjectName(finding.rule)
        sign, sentence = QLabel(), words(finding.message, "")
        set_icon(sign, *_ICONS[finding.severity])
        sign.setAccessibleName(finding.severity)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = QHBoxLayout()
        below.setSpacing(10)
        place = link_button(label_of(finding.place), "Go there")
        place.setAccessibleName(f"Go to {label_of(finding.place)}")
        place.clicked.connect(lambda: self.place_wanted.emit(problem_at(finding)))
        below.addWidget(place)
        if finding.fix is not None:
            below.addWidget(self._fix_button(finding, finding.fix))
        below.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(sentence)
        column.addLayout(below)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        return row

    def _fix_button(self, finding: PlatformFinding, fix: Fix) -> QWidget:
        button = outline_button(fix.label)
        button.setObjectName(f"fix.{finding.rule}")
        button.setAccessibleName(f"Fix: {fix.label}")
        button.clicked.connect(lambda: self.fix_wanted.emit(fix))
        return button


def label_of(place: str) -> str:
    """Give what people call a place."""
    name = place.partition(".")[0]
    if name in ("connection", "parts", "poll"):
        return {"connection": "Connection", "parts": "Body", "poll": "Expected values"}[name]
    return REQUEST[name].label if name in REQUEST else name


def problem_at(finding: PlatformFinding) -> Problem:
    """Give the place in the form in which the editor goes to places."""
    return Problem(finding.place, label_of(finding.place), finding.message, "warning")
