"""The line at the bottom: which folder, where secrets are, what holds for this request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import icons, theme
from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.theme import restyle

if TYPE_CHECKING:
    from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

SAID_MS = 6000


class StatusBar(QStatusBar):
    """Shows what is true all the time, and for some seconds what just happened.

    Signals:
        theme_wanted: `light` or `dark`.
    """

    theme_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._folder = _label("workspace_folder")
        self._practice = _label("practice_api")
        self._way = _label("way")
        self._tls = _label("tls_state")
        self._theme = ghost_button("moon", "Dark theme")
        self._theme.clicked.connect(self._switch)
        self.addWidget(self._folder)
        self.addPermanentWidget(self._practice)
        self.addPermanentWidget(self._way)
        self.addPermanentWidget(self._tls)
        self.addPermanentWidget(self._theme)
        theme.notifier().changed.connect(self._show_theme)
        self._show_theme()

    def say(self, sentence: str) -> None:
        """Say what just happened."""
        self.showMessage(sentence, SAID_MS)

    def show_workspace(self, opened: OpenWorkspace | None) -> None:
        """Say which folder is open and whether its practice API runs."""
        self._folder.setText(_short(opened.workspace.folder) if opened else "")
        self._folder.setToolTip(str(opened.workspace.folder) if opened else "")
        url = opened.practice_url if opened else ""
        self._practice.setText(f"Practice API: {url}" if url else "")
        if opened is None:
            self.show_connection(None)

    def show_connection(self, connection: Connection | None) -> None:
        """Say whether the other side's certificate is checked; off is in warning colour.

        Also what is in use beside it: a proxy, a client certificate.
        """
        self._way.setText(", ".join(_beside(connection)) if connection else "")
        if connection is None:
            self._tls.setText("")
            return
        verified = connection.tls.verify
        self._tls.setText("Verify SSL: on" if verified else "Verify SSL: OFF")
        restyle(self._tls, tone="" if verified else "warn")

    def _switch(self) -> None:
        self.theme_wanted.emit("light" if _is_dark() else "dark")

    def _show_theme(self) -> None:
        dark = _is_dark()
        name = "Light theme" if dark else "Dark theme"
        self._theme.setAccessibleName(name)
        self._theme.setToolTip(name)
        icons.set_icon(self._theme, "sun" if dark else "moon")


def _beside(connection: Connection) -> Iterator[str]:
    if connection.proxy.system:
        yield "System's proxy"
    elif connection.proxy.url.strip():
        yield f"Proxy: {_without_userinfo(connection.proxy.url.strip())}"
    if connection.tls.client_certificate.strip():
        yield "Client certificate"


def _without_userinfo(url: str) -> str:
    scheme, _mark, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(8, 0, 8, 0)
    return label


def _is_dark() -> bool:
    return theme.tokens().name == "dark"


def _short(folder: Path) -> str:
    try:
        return f"~/{folder.relative_to(Path.home())}"
    except ValueError:
        return str(folder)
