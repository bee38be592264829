"""Above the form: which secrets this computer does not have, and what is wrong with the keyring."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.model.fields import Declared
from httpv2_gui.ui.base.banner import Banner
from httpv2_gui.ui.base.buttons import outline_button


class SecretNotices(QWidget):
    """Takes no room while there is nothing to say.

    Signals:
        keep_requested: Keep the secrets until the program ends, no keyring takes them.
    """

    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing, self._keyring = Banner(self), Banner(self)
        self._missing.setObjectName("missing")
        self._keyring.setObjectName("keyring")
        keep = outline_button("Keep for this session only")
        keep.clicked.connect(self.hide_keyring_trouble)
        keep.clicked.connect(self.keep_requested)
        self._keyring.add_button(keep)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addWidget(self._keyring)
        rows.addWidget(self._missing)
        self._follow()

    def clear(self) -> None:
        """Say nothing."""
        self.show_missing(())
        self.hide_keyring_trouble()

    def show_missing(self, missing: Sequence[Declared]) -> None:
        """Ask for secrets that this computer does not have."""
        names = ", ".join(one.label for one in missing)
        count = "A secret is" if len(missing) == 1 else f"{len(missing)} secrets are"
        advice = "Secrets are no part of a workspace. Fill them in and save."
        title = f"{count} missing on this computer: {names}" if missing else ""
        self._missing.say(title, advice, "warn")
        self._follow()

    def show_keyring_trouble(self, message: str, hint: str) -> None:
        """Say why the keyring takes no secrets, and offer to keep them for this session."""
        self._keyring.say(message, hint, "warn")
        self._follow()

    def hide_keyring_trouble(self) -> None:
        """The keyring works again, or the secrets are kept for the session."""
        self._keyring.say("")
        self._follow()

    def _follow(self) -> None:
        self.setHidden(self._missing.isHidden() and self._keyring.isHidden())
