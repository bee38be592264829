"""Body Payload to bytes as HTTP V2 16.0 makes them (as published 2026-09-29).

A form only where a header is spelt exactly `Content-Type` and its value is exactly
`application/x-www-form-urlencoded`. Anything else: as JSON, written again, when it parses as JSON;
else what a lenient Base64 decoder makes of it; else the text.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from httpv2_gui.core.platforms import python_form, python_json
from httpv2_gui.core.platforms.python_json import NotJsonError, PyJson

CONTENT_TYPE = "Content-Type"
FORM = "application/x-www-form-urlencoded"

Way = Literal["none", "form", "json", "base64", "text", "refused"]


@dataclass(frozen=True, kw_only=True)
class Shaped:
    """What becomes of a payload."""

    way: Way
    content: bytes = b""
    content_type: str = ""
    """Added when none is there yet."""
    why: str = ""
    """Of a refused one: what it fails with."""

    @property
    def words(self) -> str:
        """How it is sent, for people."""
        return {
            "none": "No body is sent",
            "form": "Sent as a form",
            "json": "Sent as JSON, written again",
            "base64": "Decoded as Base64",
            "text": "Sent as text",
            "refused": "Nothing is sent",
        }[self.way]


def shaped(payload: str, headers: Mapping[str, PyJson]) -> Shaped:
    """Shape a payload whose placeholders are filled, by the headers as they are typed."""
    payload = payload.strip()
    if not payload:
        return Shaped(way="none")
    if headers.get(CONTENT_TYPE) == FORM:
        return _form(payload)
    try:
        value = python_json.read(payload)
    except NotJsonError:
        return _other(payload)
    return _json(value)


def guessed(payload: str) -> bytes | None:
    """Decode Base64 leniently, every other character skipped; None when that raises."""
    try:
        return base64.b64decode(payload.strip())
    except (binascii.Error, ValueError):
        return None


def _form(payload: str) -> Shaped:
    try:
        value = python_json.read(payload)
    except NotJsonError:
        return Shaped(way="refused", why="A form needs a payload that is JSON.")
    if value is None or value == {}:
        return Shaped(way="none")
    if not isinstance(value, dict):
        return Shaped(way="refused", why="A form needs a JSON object.")
    content = python_form.encode(value).encode()
    return Shaped(way="form", content=content, content_type=FORM)


def _json(value: PyJson) -> Shaped:
    if value is None:
        return Shaped(way="none")
    try:
        content = python_json.write(value).encode()
    except NotJsonError:
        return Shaped(way="refused", why="JSON has no NaN and no Infinity.")
    return Shaped(way="json", content=content, content_type="application/json")


def _other(payload: str) -> Shaped:
    decoded = guessed(payload)
    if decoded is None:
        return Shaped(way="text", content=payload.encode("utf-8", "replace"))
    return Shaped(way="base64" if decoded else "none", content=decoded)
