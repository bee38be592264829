"""Send with a menu; while a request runs the same button is Cancel."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import rename


class SendButton(QToolButton):
    """The one filled button of a request.

    Signals:
        send_requested: Pressed while nothing runs.
        cancel_requested: Pressed while a request runs.
    """

    send_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("send")
        self.setProperty("kind", "primary")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(16, 16))
        self._menu = QMenu(self)
        self._running = False
        self._problem = ""
        self.clicked.connect(self._press)
        self._show()

    @property
    def is_running(self) -> bool:
        return self._running

    def add_to_menu(self, action: QAction) -> None:
        self._menu.addAction(action)

    def set_running(self, running: bool) -> None:
        """Turn into Cancel and back."""
        if running != self._running:
            self._running = running
            self._show()

    def set_problem(self, sentence: str) -> None:
        """Say in the tooltip why Send would not send; blank: nothing is in the way."""
        self._problem = sentence
        self.setToolTip(self._tip())

    def _press(self) -> None:
        (self.cancel_requested if self._running else self.send_requested).emit()

    def _show(self) -> None:
        rename(
            self,
            "Cancel" if self._running else "Send",
            "stop" if self._running else "send",
            "on_acc",
        )
        self.setToolTip(self._tip())
        self.setMenu(cast("QMenu", None if self._running else self._menu))
        self.setPopupMode(
            QToolButton.ToolButtonPopupMode.DelayedPopup
            if self._running
            else QToolButton.ToolButtonPopupMode.MenuButtonPopup
        )
        theme.restyle(self)

    def _tip(self) -> str:
        if self._running:
            return "Cancel this request (Esc)"
        return self._problem or "Send this request (Ctrl+Enter)"

    def sizeHint(self) -> QSize:
        """Cancel is as wide as Send with its menu: nothing beside it jumps."""
        return super().sizeHint().expandedTo(QSize(120, 0))
