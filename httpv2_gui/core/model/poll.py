"""Expected Response Values: which key was found where, what it was, and whether that is enough.

Each expected key is looked for in the whole response, in document order and inside lists; the first
occurrence counts, an absent key is not met. Values are equal as JSON values: `"100"` is not `100`.
Several keys must all be met; a list of expected values means any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeGuard

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members, Number


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What became of one expected key."""

    key: str
    expected: str
    """As JSON text."""
    path: str | None = None
    """Where the key was found, such as `data.jobs[0].state`; None when it is absent."""
    actual: str | None = None
    """As JSON text."""
    met: bool = False
    hint: str = ""
    """Why it nearly matched, when only the type or the case differs."""

    def __str__(self) -> str:
        if self.path is None:
            return f"“{self.key}” is not in the response, expected {self.expected}."
        state = "as expected" if self.met else f"expected {self.expected}"
        return f"“{self.path}” is {self.actual}, {state}.{' ' + self.hint if self.hint else ''}"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a response means for a poll."""

    findings: tuple[Finding, ...] = ()
    note: str = ""
    """Why nothing could be looked up, for instance because the response is not JSON."""

    @property
    def met(self) -> bool:
        """Whether every expected key was found with an expected value."""
        return not self.note and all(finding.met for finding in self.findings)

    def __str__(self) -> str:
        return self.note or " ".join(str(finding) for finding in self.findings)


def expected_members(text: str) -> Members | None:
    """Read the pane; None when it asks for nothing: blank, `{}`, or not an object."""
    return json_text.members(text) or None


def judge_bytes(expected: Members, content: bytes) -> Verdict:
    """Judge a response body as it came in, whatever its Content-Type says."""
    try:
        value = json_text.parse_bytes(content)
    except JsonError:
        return Verdict(note="The response is not JSON, so it has no expected value.")
    return judge(expected, value)


def judge(expected: Members, response: Json) -> Verdict:
    """Judge a parsed response."""
    return Verdict(findings=tuple(_finding(key, wanted, response) for key, wanted in expected))


def _finding(key: str, wanted: Json, response: Json) -> Finding:
    expected = _spoken(wanted)
    found = _first(key, response)
    if found is None:
        return Finding(key=key, expected=expected)
    path, actual = found
    met = _satisfies(wanted, actual)
    return Finding(
        key=key,
        expected=expected,
        path=path,
        actual=json_text.dump(actual),
        met=met,
        hint="" if met else _hint(wanted, actual),
    )


def _spoken(wanted: Json) -> str:
    if _is_list(wanted):
        return " or ".join(json_text.dump(one) for one in wanted) or "one of no values"
    return json_text.dump(wanted)


def _is_list(value: Json) -> TypeGuard[list[Json]]:
    return isinstance(value, list) and not isinstance(value, Members)


def _first(key: str, response: Json) -> tuple[str, Json] | None:
    """Find the first occurrence in document order; a stack, so no depth is too deep."""
    waiting: list[tuple[str, str | None, Json]] = [("", None, response)]
    while waiting:
        path, name, value = waiting.pop()
        if name == key:
            return path, value
        if isinstance(value, Members):
            inside = [(f"{path}.{name}" if path else name, name, item) for name, item in value]
            waiting.extend(reversed(inside))
        elif isinstance(value, list):
            items = [(f"{path}[{index}]", None, item) for index, item in enumerate(value)]
            waiting.extend(reversed(items))
    return None


def _satisfies(wanted: Json, actual: Json) -> bool:
    if _is_list(actual):
        # The seed's own note shows a list: it counts when every item is an expected value.
        return _same(wanted, actual) or (
            bool(actual) and all(_satisfies(wanted, item) for item in actual)
        )
    if _is_list(wanted):
        return any(_same(one, actual) for one in wanted)
    return _same(wanted, actual)


def _same(wanted: Json, actual: Json) -> bool:
    """Equal as JSON values; an expected object matches one that has at least its members."""
    if isinstance(wanted, Members):
        return isinstance(actual, Members) and _holds(wanted, actual)
    if isinstance(wanted, list):
        return (
            _is_list(actual)
            and len(wanted) == len(actual)
            and all(_same(one, other) for one, other in zip(wanted, actual, strict=True))
        )
    if isinstance(wanted, Number):
        return isinstance(actual, Number) and _number(wanted) == _number(actual)
    return type(wanted) is type(actual) and wanted == actual


def _holds(wanted: Members, actual: Members) -> bool:
    have = dict(reversed(actual))
    return all(key in have and _same(value, have[key]) for key, value in wanted)


def _number(text: Number) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _hint(wanted: Json, actual: Json) -> str:
    for one in wanted if _is_list(wanted) else [wanted]:
        if isinstance(one, Members | list) or isinstance(actual, Members | list):
            continue
        if json_text.plain(one) == json_text.plain(actual):
            return f"Only the type differs: {json_text.dump(one)} is not {json_text.dump(actual)}."
        if json_text.plain(one).lower() == json_text.plain(actual).lower():
            return "Only upper and lower case differ."
    return ""
