"""The only door to the system's browser."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


class Browser:
    """Opens pages; tests put a function in place of the system's browser."""

    def __init__(self) -> None:
        self.opener: Callable[[str], bool] | None = None

    def open(self, url: str) -> bool:
        """Open a page of the web; False: there is no browser, or it is no web address."""
        if not url.lower().startswith(("http://", "https://")):
            return False  # Anything else could start a program.
        if self.opener is not None:
            return self.opener(url)
        return QDesktopServices.openUrl(QUrl(url))


browser = Browser()
