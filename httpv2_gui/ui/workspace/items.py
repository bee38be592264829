"""What the sidebar lists, as plain values: the tree and its delegate know nothing of files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import Qt

from httpv2_gui.ui.base.tested import Tested


class Section(StrEnum):
    """A heading of the sidebar."""

    CONNECTIONS = "connections"
    REQUESTS = "requests"
    BLOCKS = "blocks"

    @property
    def heading(self) -> str:
        return self.value.capitalize()

    @property
    def one(self) -> str:
        """The noun for one of them."""
        return self.value.removesuffix("s")


class Role(IntEnum):
    """Where an item of the tree keeps its facts."""

    SECTION = Qt.ItemDataRole.UserRole
    SLUG = Qt.ItemDataRole.UserRole + 1
    METHOD = Qt.ItemDataRole.UserRole + 2
    TESTED = Qt.ItemDataRole.UserRole + 3
    MODIFIED = Qt.ItemDataRole.UserRole + 4
    WAITING = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True)
class Row:
    """One line under a heading."""

    slug: str
    name: str
    method: str = ""
    """Of a request; empty for a connection and a block."""
    tested: Tested | None = None
    """Of a connection: how its last test went."""
    modified: bool = False
    """Has changes that are not saved."""
    waiting: bool = False
    """A request that waits for its expected values just now."""
    tip: str = ""

    @property
    def spoken(self) -> str:
        """What the badges and signs of the line say, for people who hear it after its name."""
        parts = [self.method, self.tested.words() if self.tested else ""]
        parts += ["waiting" if self.waiting else "", "not saved" if self.modified else ""]
        return ", ".join(part for part in parts if part)
