"""Which pages have something that is not saved; one page is asked at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Unsaved(QObject):
    """The keys of pages with changes; a page of a long text is not cheap to ask.

    Signals:
        changed: other keys than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: set[str] = set()

    def note(self, key: str, is_modified: bool) -> None:
        """Take what a page says of itself."""
        if is_modified != (key in self._keys):
            self._keys ^= {key}
            self.changed.emit()

    def forget(self, key: str) -> None:
        """Forget a page that is closed or has another key now."""
        self.note(key, False)

    def slugs(self, prefix: str) -> set[str]:
        """Give the keys that begin so, without their beginning."""
        return {key.removeprefix(prefix) for key in self._keys if key.startswith(prefix)}
