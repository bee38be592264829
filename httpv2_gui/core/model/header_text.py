"""What may stand in a header line, in sentences (RFC 9110 §5.5 and §5.6.2)."""

from __future__ import annotations

import re

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def name_error(name: str) -> str | None:
    """Say why a text cannot name a header; None when it can."""
    if _NAME.fullmatch(name):
        return None
    shown = _CONTROL.sub("?", name)
    return f"“{shown}” cannot name a header: no spaces, no colon, letters of ASCII only."


def value_error(value: str, what: str) -> str | None:
    """Say why `what` cannot be a header's value, without the value itself; None when it can."""
    if not _CONTROL.search(value):
        return None
    return f"{what} has a line break or another control character, which no header can hold."


def whole_value_error(value: str, what: str) -> str | None:
    """Say the same of a secret that is all of a header's value: spaces at its ends get lost."""
    if value != value.strip() and value_error(value.strip(), what) is None:
        return f"{what} begins or ends with a space or a line break, which no header can hold."
    return value_error(value, what)
