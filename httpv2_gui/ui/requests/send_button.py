"""Send with a menu beside it; while a request runs the same button is Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import ghost_button, opens_menu, primary_button, rename
from httpv2_gui.ui.base.icons import set_icon

WIDTH = 122


class SendButton(QWidget):
    """The one filled button of a request: `button`, and `more` with other ways to send.

    They are two buttons that look like one: assistive technology can press each by its name.

    Signals:
        send_requested: Pressed while nothing runs.
        cancel_requested: Pressed while a request runs.
    """

    send_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("send")
        self.setFixedWidth(WIDTH)  # Cancel takes the room of both: nothing beside it jumps
        self._menu = QMenu(self)
        self._running = False
        self._problem = ""
        self.button = primary_button("Send", "send")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more = ghost_button("chevron-down", "Other ways to send", size=14)
        self.more.setProperty("kind", "primary")
        self.more.setProperty("joined", "right")
        set_icon(self.more, "chevron-down", "on_acc")
        opens_menu(self.more, self._menu)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.button)
        across.addWidget(self.more)
        self.button.clicked.connect(self._press)
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
        self.button.setToolTip(self._tip())

    def _press(self) -> None:
        (self.cancel_requested if self._running else self.send_requested).emit()

    def _show(self) -> None:
        name, icon = ("Cancel", "stop") if self._running else ("Send", "send")
        rename(self.button, name, icon, "on_acc")
        self.button.setToolTip(self._tip())
        self.more.setVisible(not self._running)
        theme.restyle(self.button, joined="" if self._running else "left")

    def _tip(self) -> str:
        if self._running:
            return "Cancel this request (Esc)"
        return self._problem or "Send this request (Ctrl+Enter)"
