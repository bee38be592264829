"""A heading that shows and hides what is below it, and says in a few words what that is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle


class More(QWidget):
    """Holds widgets that few people need.

    Signals:
        opened: The content is shown now.
    """

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QToolButton(self)
        self.heading.setObjectName(object_name(name))
        self.heading.setText(name)
        self.heading.setAccessibleName(name)
        self.heading.setCheckable(True)
        self.heading.setIconSize(QSize(14, 14))
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        restyle(self.heading, kind="disclosure")
        self.heading.toggled.connect(self.show_content)
        self._summary = ElidedText(parent=self)
        self._summary.setObjectName(f"{object_name(name)}.summary")
        self._summary.setProperty("kind", "help")
        self._content = QWidget(self)
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self._summary, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self._content)
        self.show_content(False)

    @property
    def is_open(self) -> bool:
        return self.heading.isChecked()

    def show_content(self, shown: bool) -> None:
        """Show or hide the content."""
        self.heading.setChecked(shown)
        self._content.setVisible(shown)
        set_icon(self.heading, "chevron-down" if shown else "chevron-right")
        if shown:
            self.opened.emit()

    def say(self, summary: str, tone: str = "") -> None:
        """Say in a few words what is inside; read out with the heading."""
        self._summary.setText(summary)
        restyle(self._summary, tone=tone)
        self.heading.setAccessibleDescription(summary)
