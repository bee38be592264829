"""Tells that a wait is over while the person looks at something else."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.storage.settings import Settings

SHOWN_MS = 10_000

_ENDS = {
    "out_of_time": "Time was out before the expected values came",
    "failure_value": "A failure value came",
}


class WaitNotice(QObject):
    """Shows a desktop notification where there is a tray, else lets the taskbar call.

    It names the request and how the wait ended; nothing of the response stands in it.
    """

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._tray: QSystemTrayIcon | None = None
        self._away = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._away.timeout.connect(self._put_away)

    def tell(self, name: str, result: Result) -> None:
        """Tell it, unless the window is in front or it is switched off."""
        if not self._settings.notifies or not self._is_in_background():
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._show(f"The wait is over: {name}", sentence(result))

    def _is_in_background(self) -> bool:
        return QApplication.activeWindow() is None or self._window.isMinimized()

    def _show(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._come_to_front)
            self._tray.activated.connect(lambda _why: self._come_to_front())
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon(), SHOWN_MS)
        self._away.start()

    def _come_to_front(self) -> None:
        self._put_away()
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _put_away(self) -> None:
        """The icon is there for the message only."""
        self._away.stop()
        if self._tray is not None:
            self._tray.hide()


def sentence(result: Result) -> str:
    """Say how a wait ended, without a word of the response."""
    after = f"after {spoken.count(result.attempts, 'attempt')}"
    if result.failure is None:
        return f"The expected values came {after}."
    return f"{_ENDS.get(result.failure.kind, 'It ended as failed')}, {after}."
