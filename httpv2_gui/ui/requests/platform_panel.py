"""What Google SecOps would do with the request: findings with fixes, and both sets of bytes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from httpv2_gui.core.platforms.secops_v16 import VERSION
from httpv2_gui.ui.base.banner import Banner
from httpv2_gui.ui.base.buttons import ghost_button, link_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.requests.platform_findings import PlatformFindings
from httpv2_gui.ui.requests.platform_look import Looked
from httpv2_gui.ui.requests.side_by_side import SideBySide

NARROW = 900
"""Below this width the bytes stand under the findings."""


class PlatformPanel(Card):
    """Hidden until it is asked for.

    Signals:
        undo_wanted: The last fix is to be taken back.
        closed: A person has closed it.
    """

    undo_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, spacing=8)
        self.setObjectName("platformPanel")
        self.setAccessibleName("What Google SecOps would do")
        self.findings = PlatformFindings()
        self.bytes = SideBySide("Here", VERSION)
        self.refused = Banner()
        self.verdict = words("", "result")
        self.verdict.setObjectName("platformVerdict")
        self.fixed = Banner()
        self.fixed.setObjectName("platformFixed")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._lay_out()
        self.verdict.hide()
        self.hide()

    def show_looked(self, looked: Looked) -> None:
        """Show what was worked out."""
        self.findings.show_findings(looked.findings)
        if not looked.ours:
            return  # worked out while it was closed: the bytes follow
        self.bytes.show_texts(looked.ours, looked.theirs)
        self.verdict.setText(looked.verdict)
        self.verdict.setVisible(bool(looked.verdict))
        title = f"{VERSION} would refuse it and send nothing" if looked.refused else ""
        self.refused.say(title, "\n".join(looked.refused), "warn")

    def say_fixed(self, label: str) -> None:
        """Tell what was done, with a way back; blank hides it."""
        self.fixed.say(f"Done: {label}" if label else "", tone="ok")

    def _lay_out(self) -> None:
        close = ghost_button("x", "Close what Google SecOps would do", "Close (Esc)", size=16)
        close.clicked.connect(self.closed)
        undo = link_button("Undo", "Take the change back (Ctrl+Z)")
        undo.setObjectName("undoFix")
        undo.clicked.connect(self.undo_wanted)
        self.fixed.add_button(undo)
        top = QHBoxLayout()
        heading = words("What Google SecOps would do", "heading")
        heading.setWordWrap(False)
        top.addWidget(heading)
        top.addWidget(words(f"By the rules of {VERSION}. Nothing is sent.", "help"), 1)
        top.addWidget(close)
        self._split.addWidget(self.findings)
        self._split.addWidget(self.bytes)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 3)
        self.body.addLayout(top)
        self.body.addWidget(self.fixed)
        self.body.addWidget(self.refused)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self._split, 1)
        for keys, signal in (("Esc", self.closed), ("Ctrl+Z", self.undo_wanted)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= NARROW
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        super().resizeEvent(event)
