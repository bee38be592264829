"""A heading that shows and hides what is below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import object_name
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle


class More(QWidget):
    """Holds widgets that few people need."""

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
        self._content = QWidget(self)
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._content)
        self.show_content(False)

    def show_content(self, shown: bool) -> None:
        """Show or hide the content."""
        self.heading.setChecked(shown)
        self._content.setVisible(shown)
        set_icon(self.heading, "chevron-down" if shown else "chevron-right")
