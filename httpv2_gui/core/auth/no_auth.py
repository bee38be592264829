"""No authentication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from httpv2_gui.core.auth.scheme import Scheme


@dataclass(frozen=True, kw_only=True)
class NoAuth(Scheme):
    """Adds nothing to a request."""

    name: ClassVar[str] = "none"
    title: ClassVar[str] = "No auth"
    summary: ClassVar[str] = "Requests go out as they are typed."
