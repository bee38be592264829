"""How the last test of a connection went: an icon, a tone, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from httpv2_gui.core.model import spoken

State = Literal["ok", "failed", "stale", "unknown"]

_ICONS: dict[State, tuple[str, str]] = {
    "ok": ("check-circle", "ok"),
    "failed": ("x-circle", "err"),
    "stale": ("alert-circle", "mid"),
    "unknown": ("alert-circle", "mid"),
}
_WORDS: dict[State, str] = {
    "ok": "Worked when tested",
    "failed": "Failed when tested",
    "stale": "Edited since its last test",
    "unknown": "Not tested yet",
}


@dataclass(frozen=True)
class Tested:
    """The outcome of a connection's last test; an edit makes it stale."""

    state: State = "unknown"
    when: datetime | None = None

    @property
    def icon(self) -> str:
        return _ICONS[self.state][0]

    @property
    def tone(self) -> str:
        return _ICONS[self.state][1]

    def words(self, now: datetime | None = None) -> str:
        """Say the outcome and its age."""
        said = _WORDS[self.state]
        if self.when is None:
            return f"{said}."
        return f"{said}, {spoken.age(self.when, now or datetime.now(UTC))}."
