"""What a platform would do otherwise: a sentence with its place, and how to make it the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from httpv2_gui.core.model.request import Request

Severity = Literal["warning", "note"]
"""`warning`: it would fail, send or conclude something else; `note`: good to know."""


@dataclass(frozen=True, kw_only=True)
class Fix:
    """A change that makes the request mean the same here and there."""

    label: str
    """What it does, as words on a button."""
    request: Request
    """The corrected request."""


@dataclass(frozen=True, kw_only=True)
class PlatformFinding:
    """Something that the platform would do otherwise."""

    rule: str
    """Stable word, such as `secops.content-type-spelling`."""
    severity: Severity
    place: str
    """Dotted field name of the request, or of its connection after `connection.`."""
    message: str
    """A sentence. Holds no secret."""
    fix: Fix | None = None
