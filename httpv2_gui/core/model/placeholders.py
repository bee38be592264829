"""Finds and fills placeholders: `{{integration.token}}`, `[Input.name]`.

A value that lands inside a JSON string is escaped, so that quotes and line breaks in a token or an
input cannot change the document around it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from httpv2_gui.core.model.json_text import PLACEHOLDER

TOKEN = "{{integration.token}}"  # noqa: S105 - the placeholder, not a token
USERNAME = "{{integration.username}}"
PASSWORD = "{{integration.password}}"  # noqa: S105 - as above
_OF_CONNECTION = "{{integration."


@dataclass(frozen=True)
class Found:
    """One placeholder in a text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find(text: str) -> Iterator[Found]:
    """Yield the placeholders of a text from left to right."""
    for match in PLACEHOLDER.finditer(text):
        yield Found(match.group(), match.start())


def uses_token(*texts: str) -> bool:
    """Whether any text asks for the token of the dedicated flow."""
    return any(TOKEN in text for text in texts)


def uses_connection(*texts: str) -> bool:
    """Whether any text asks for a value of the connection, its token among them."""
    return any(_OF_CONNECTION in text for text in texts)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace each known placeholder by its value; unknown ones stay as they are."""
    return PLACEHOLDER.sub(lambda match: values.get(match.group(), match.group()), text)


_STRING_OR_PLACEHOLDER = re.compile(
    rf'"(?>{PLACEHOLDER.pattern}|[^"\\\n]|\\.)*+"?|{PLACEHOLDER.pattern}'
)


class StandIn(str):
    """A word in place of a value that only a run gives; outside JSON strings it gets its quotes."""

    __slots__ = ()


def fill_json(text: str, values: Mapping[str, str]) -> str:
    """Replace placeholders in JSON text: escaped inside strings, verbatim elsewhere.

    In one pass: a value that looks like a placeholder is a value.
    """
    escaped = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    plain = {
        name: f'"{escaped[name]}"' if isinstance(value, StandIn) else value
        for name, value in values.items()
    }

    def filled(match: re.Match[str]) -> str:
        found = match.group()
        return fill(found, escaped) if found.startswith('"') else plain.get(found, found)

    return _STRING_OR_PLACEHOLDER.sub(filled, text)
