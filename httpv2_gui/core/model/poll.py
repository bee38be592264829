"""Expected Response Values: which key was found where, what it was, and whether that is enough.

Each expected key is looked for in the whole response, in document order and inside lists; the first
occurrence counts, an absent key is not met. Values are equal as JSON values: `"100"` is not `100`.
Several keys must all be met; a list of expected values means any of them. Failure values are looked
for in the same way, but any one key that is met is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeGuard, cast

from httpv2_gui.core.model import brief_json, json_text, large_json
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


_NOTHING = Verdict()
_NOT_JSON = Verdict(note="The response is not JSON, so it has no expected value.")


def expected_members(text: str) -> Members | None:
    """Read the pane; None when it asks for nothing: blank, `{}`, or not an object."""
    return json_text.members(text) or None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one response means for a wait that knows expected values and failure values."""

    expected: Verdict
    failing: Verdict = _NOTHING

    @property
    def failed_on(self) -> Verdict | None:
        """The failure values that were met: any one is enough."""
        met = tuple(finding for finding in self.failing.findings if finding.met)
        return Verdict(findings=met) if met else None


def judge_bytes(expected: Members, content: bytes) -> Verdict:
    """Judge a response body as it came in, whatever its Content-Type says."""
    return judge_both(expected, Members(), content).expected


def judge_both(expected: Members, failing: Members, content: bytes) -> Judgement:
    """Judge a response body by both; a large one is read so that other threads go on."""
    try:
        with large_json.reading(content) as value:
            return Judgement(expected=judge(expected, value), failing=judge(failing, value))
    except JsonError:
        return Judgement(expected=_NOT_JSON, failing=_NOT_JSON if failing else _NOTHING)


def judge(expected: Members, response: Json) -> Verdict:
    """Judge a parsed response."""
    found = _firsts({key for key, _wanted in expected}, response)
    return Verdict(findings=tuple(_finding(key, wanted, found) for key, wanted in expected))


def changes(before: Judgement | None, after: Judgement) -> tuple[str, ...]:
    """Say what of the looked-for keys differs: `state: "running" → "done"`."""
    if before is None:
        return ()
    old, new = _found(before), _found(after)
    pairs = ((key, old.get(key, "absent"), new[key]) for key in new)
    return tuple(f"{key}: {_brief(was)} → {_brief(now)}" for key, was, now in pairs if was != now)


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}…"


_BRIEF = 100


def _found(judgement: Judgement) -> dict[str, str]:
    verdicts = (judgement.expected, judgement.failing)
    return {
        finding.key: "absent" if finding.actual is None else finding.actual
        for verdict in verdicts
        for finding in verdict.findings
    } | {"response": "not JSON" if judgement.expected.note else "JSON"}


def _finding(key: str, wanted: Json, found: Mapping[str, tuple[str, Json]]) -> Finding:
    expected = _spoken(wanted)
    if key not in found:
        return Finding(key=key, expected=expected)
    path, actual = found[key]
    met = _satisfies(wanted, actual)
    return Finding(
        key=key,
        expected=expected,
        path=path,
        actual=brief_json.dump(actual),
        met=met,
        hint="" if met else _hint(wanted, actual),
    )


def _spoken(wanted: Json) -> str:
    if _is_list(wanted):
        return " or ".join(json_text.dump(one) for one in wanted) or "one of no values"
    return json_text.dump(wanted)


def _is_list(value: Json) -> TypeGuard[list[Json]]:
    return isinstance(value, list) and not isinstance(value, Members)


def _firsts(keys: Set[str], response: Json) -> dict[str, tuple[str, Json]]:
    """Find the first occurrence of each key in document order, with its path, in one walk.

    A stack of iterators, so no depth is too deep: an object yields its names, a list its indexes.
    """
    found: dict[str, tuple[str, Json]] = {}
    trail: list[str | int] = []
    levels = [_entries(response)]
    while levels and len(found) < len(keys):
        for label, value in levels[-1]:
            if label in keys and label not in found:
                found[cast("str", label)] = _path([*trail, label]), value
            if isinstance(value, list) and value:
                levels.append(_entries(value))
                trail.append(label)
                break
        else:
            levels.pop()
            if trail:
                trail.pop()
    return found


def _entries(value: Json) -> Iterator[tuple[str | int, Json]]:
    if isinstance(value, Members):
        return iter(cast("list[tuple[str | int, Json]]", value))
    return enumerate(value) if isinstance(value, list) else iter(())


def _path(trail: list[str | int]) -> str:
    texts = (f"[{label}]" if isinstance(label, int) else f".{label}" for label in trail)
    return "".join(texts).removeprefix(".")


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
