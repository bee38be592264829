"""What placeholders stand for in one attempt, and what is wrong with those that stand for nothing.

`{{integration.token}}` needs a dedicated flow, `[Input.name]` needs a value. Braces and brackets
that only look like a placeholder, as in a template or a regular expression, go out as typed.

A token is one opaque value, so it is escaped for the place where it stands: JSON, URL, form, XML;
so are a scheme's own values, though a scheme may want its as they are in the URL. An input may also
be a whole path or fragment, as on the platform: outside JSON strings and typed forms it goes in as
it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, quote_plus

from httpv2_gui.core.auth.scheme import PlacedValue
from httpv2_gui.core.model import json_text, placeholders
from httpv2_gui.core.model.fields import Problem, Severity
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.placeholders import PASSWORD, TOKEN, USERNAME
from httpv2_gui.core.model.secret import Secret

_MARK = "zqMarkOfTheTokenqz"
_NONE: Mapping[str, PlacedValue] = MappingProxyType({})
_NEEDED_SCHEMES = {
    TOKEN: ("fetches no token", "the dedicated flow"),
    USERNAME: ("has no user name to place", "Custom"),
    PASSWORD: ("has no password to place", "Custom"),
}

_OF_THE_PLATFORM = re.compile(
    r"\[(?:Input|Alert|Event|Case|Entity|Loop)\.|\.(?:JsonResult|ScriptResult|is_success|ReturnValue)\b"
)


@dataclass(frozen=True)
class Pair:
    """One member of a JSON pane, filled."""

    name: str
    value: Json
    holds: str = ""
    """The placeholder of the connection that went into it."""


@dataclass(frozen=True)
class Filling:
    """The values of one attempt."""

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    placed: Mapping[str, PlacedValue] = field(default_factory=dict[str, PlacedValue])
    """Those of `values` that are the connection's."""

    @classmethod
    def of(
        cls,
        inputs: Mapping[str, str],
        token: str | None,
        scheme_values: Mapping[str, PlacedValue] = _NONE,
    ) -> Filling:
        """Give what inputs, a fetched token and a scheme's own placeholders stand for.

        An input's name that begins with a bracket is a whole placeholder.
        """
        placed = dict(scheme_values)
        if token is not None:
            placed[TOKEN] = PlacedValue(text=Secret(token))
        values = {_placeholder(name): value for name, value in inputs.items()}
        return cls(values | {name: one.text.reveal() for name, one in placed.items()}, placed)

    def text(self, text: str) -> str:
        return self._filled(text, self.values)

    def json(self, text: str) -> str:
        return json_text.writable(placeholders.fill_json(text, self.values))

    def url(self, text: str) -> str:
        encoded = {
            name: quote(self.values[name], safe="", errors="replace")
            for name, one in self.placed.items()
            if one.encoded_in_url
        }
        return self._filled(text, {**self.values, **encoded})

    def xml(self, text: str) -> str:
        escaped = {name: html.escape(self.values[name]) for name in self.placed}
        return self._filled(text, {**self.values, **escaped})

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
        holds = [""] * len(members)
        for placeholder in self.placed:
            if placeholder in text:
                holds = list(self._holding(placeholder, text, holds))
        return [Pair(name, value, held) for (name, value), held in zip(members, holds, strict=True)]

    def _holding(self, placeholder: str, text: str, holds: list[str]) -> Iterator[str]:
        """Note which members the placeholder went into: all, when that cannot be told."""
        try:
            filled = placeholders.fill_json(text, {**self.values, placeholder: _MARK})
            marked = [name + json_text.dump(v) for name, v in _members(json_text.parse(filled))]
        except JsonError:
            marked = [_MARK] * len(holds)
        for held, member in zip(holds, marked, strict=True):
            yield placeholder if _MARK in member else held

    def problems(self, place: str, label: str, text: str) -> Iterator[Problem]:
        """Yield a problem for each placeholder that stands for nothing."""
        for found in placeholders.find(text):
            if found.text in self.values:
                continue
            judged = self._short_for(found.text) or _judged(found.text)
            if judged is not None:
                severity, message = judged
                line, column = json_text.place(text, found.start)
                yield Problem(place, label, message, severity, line, column)

    def _short_for(self, text: str) -> tuple[Severity, str] | None:
        """Judge `{{username}}`, where `{{integration.username}}` is known."""
        full = "{{integration." + text.removeprefix("{{").lower()
        if full not in self.values:
            return None
        return "warning", f"{text} goes out as typed. Is {full} meant?"


def _placeholder(name: str) -> str:
    return name if name.startswith("[") else f"[Input.{name}]"


def _members(value: Json) -> Members:
    if not isinstance(value, Members):
        raise JsonError('A JSON object is needed here: { "name": "value" }.', 1, 1)
    return value


def _judged(text: str) -> tuple[Severity, str] | None:
    if text in _NEEDED_SCHEMES:
        lack, scheme = _NEEDED_SCHEMES[text]
        return "error", (
            f"{text} stands here, but the connection {lack}. Choose a connection with {scheme}."
        )
    if text.startswith("{{integration."):
        return "error", f"{text} is unknown; the names are {', '.join(_NEEDED_SCHEMES)}."
    if text.startswith("{{"):
        return "warning", f"{text} is no placeholder of this program: it goes out as typed."
    if text.startswith("[Input."):
        return "error", f"{text} has no value."
    if _OF_THE_PLATFORM.search(text):
        return "error", f"{text} has no value outside the platform."
    return None
