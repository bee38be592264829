"""What placeholders stand for in one attempt, and what is wrong with those that stand for nothing.

`{{integration.token}}` needs a dedicated flow, `[Input.name]` needs a value. Braces and brackets
that only look like a placeholder, as in a template or a regular expression, go out as typed.

A token is one opaque value, so it is escaped for the place where it stands: JSON, URL, form, XML.
An input may also be a whole path or fragment, as on the platform: outside JSON strings and typed
forms it goes in as it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

from httpv2_gui.core.model import json_text, placeholders
from httpv2_gui.core.model.fields import Problem, Severity
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.placeholders import TOKEN

_MARK = "zqMarkOfTheTokenqz"

_OF_THE_PLATFORM = re.compile(
    r"\[(?:Input|Alert|Event|Case|Entity|Loop)\.|\.(?:JsonResult|ScriptResult|is_success|ReturnValue)\b"
)


@dataclass(frozen=True)
class Pair:
    """One member of a JSON pane, filled."""

    name: str
    value: Json
    holds_token: bool


@dataclass(frozen=True)
class Filling:
    """The values of one attempt."""

    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, inputs: Mapping[str, str], token: str | None) -> Filling:
        """Give what inputs and a fetched token stand for."""
        values = {f"[Input.{name}]": value for name, value in inputs.items()}
        return cls(values if token is None else {**values, TOKEN: token})

    def text(self, text: str) -> str:
        return self._filled(text, self.values)

    def json(self, text: str) -> str:
        return json_text.writable(placeholders.fill_json(text, self.values))

    def url(self, text: str) -> str:
        return self._filled(text, self._with_token(lambda token: quote(token, safe="")))

    def xml(self, text: str) -> str:
        return self._filled(text, self._with_token(html.escape))

    def form(self, text: str) -> str:
        """Fill a form that was typed as `a=1&b=2`."""
        encoded = {name: quote_plus(value, errors="replace") for name, value in self.values.items()}
        return self._filled(text, encoded)

    def _filled(self, text: str, values: Mapping[str, str]) -> str:
        return json_text.writable(placeholders.fill(text, values))

    def pairs(self, text: str) -> list[Pair]:
        """Read a JSON pane with its placeholders filled; raises JsonError."""
        if not text.strip():
            return []
        members = _members(json_text.parse(self.json(text)))
        marked = self._marked(text) if TOKEN in text else None
        return [
            Pair(
                name,
                value,
                TOKEN in text and (marked is None or _MARK in marked[index]),
            )
            for index, (name, value) in enumerate(members)
        ]

    def _with_token(self, escaped: Callable[[str], str]) -> Mapping[str, str]:
        token = self.values.get(TOKEN)
        return self.values if token is None else {**self.values, TOKEN: escaped(token)}

    def _marked(self, text: str) -> list[str] | None:
        """Show which members the token went into, or None when that cannot be told."""
        try:
            filled = placeholders.fill_json(text, {**self.values, TOKEN: _MARK})
            return [
                name + json_text.dump(value) for name, value in _members(json_text.parse(filled))
            ]
        except JsonError:
            return None

    def problems(self, place: str, label: str, text: str) -> Iterator[Problem]:
        """Yield a problem for each placeholder that stands for nothing."""
        for found in placeholders.find(text):
            if found.text in self.values:
                continue
            judged = _judged(found.text)
            if judged is not None:
                severity, message = judged
                line, column = json_text.place(text, found.start)
                yield Problem(place, label, message, severity, line, column)


def _members(value: Json) -> Members:
    if not isinstance(value, Members):
        raise JsonError('A JSON object is needed here: { "name": "value" }.', 1, 1)
    return value


def _judged(text: str) -> tuple[Severity, str] | None:
    if text == TOKEN:
        return "error", (
            f"{TOKEN} stands here, but the connection fetches no token. "
            "Choose a connection with the dedicated flow."
        )
    if text.startswith("{{integration."):
        return "error", f"{text} is unknown; the only name here is {TOKEN}."
    if text.startswith("{{"):
        return "warning", f"{text} is no placeholder of this program: it goes out as typed."
    if text.startswith("[Input."):
        return "error", f"{text} has no value."
    if _OF_THE_PLATFORM.search(text):
        return "error", f"{text} has no value outside the platform."
    return None
