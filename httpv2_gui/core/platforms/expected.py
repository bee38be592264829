"""What HTTP V2 16.0 concludes from an answer on Expected Response Values (published 2026-09-29).

It walks every key of the response. A key that nobody asked for passes, so an absent one counts as
matched; one that was asked for must be right wherever it occurs. Only a text, or a list of values,
can match. A value that is an object is descended into and passes, an empty list passes, a list
matches when all its items are expected. A response that is no object never matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.platforms import python_json
from httpv2_gui.core.platforms.python_json import NotJsonError, PyJson


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What becomes of one expected key."""

    key: str
    met: bool
    message: str
    found: int = 0
    """How often the key occurs."""


@dataclass(frozen=True, kw_only=True)
class PlatformVerdict:
    """Whether the platform would stop waiting."""

    judged: tuple[Judged, ...] = ()
    note: str = ""
    """Why it can never match, whatever the keys are."""

    @property
    def met(self) -> bool:
        """Whether it would stop waiting and report success."""
        return not self.note and all(one.met for one in self.judged)

    def __str__(self) -> str:
        return self.note or " ".join(one.message for one in self.judged)


def verdict_of(expected: Mapping[str, PyJson], body: bytes, request: Request) -> PlatformVerdict:
    """Judge the body of an answer; `expected` has at least one key."""
    note = _never(request)
    if note:
        return PlatformVerdict(note=note)
    try:
        response = python_json.read(body.decode("utf-8-sig", "replace"))
    except NotJsonError:
        return PlatformVerdict(note="The response is not JSON: it never matches.")
    if not isinstance(response, dict):
        return PlatformVerdict(note="The response is no object: it never matches.")
    found = list(_walk(response))
    return PlatformVerdict(
        judged=tuple(_judged(key, wanted, found) for key, wanted in expected.items())
    )


def never_matches(wanted: PyJson) -> bool:
    """Whether a value can match nowhere: a number, true, false, null by itself."""
    return not isinstance(wanted, str | list | dict)


def _never(request: Request) -> str:
    if "response_data" not in request.fields_to_return:
        return "response_data is not in Fields To Return: the response is not looked at."
    if request.base64_output:
        return "With Base64 Output the response is one text: it never matches."
    return ""


def _walk(value: PyJson) -> Iterator[tuple[str, PyJson]]:
    """Yield every key with its value, in document order."""
    waiting: list[tuple[str | None, PyJson]] = [(None, value)]
    while waiting:
        name, item = waiting.pop()
        if name is not None:
            yield name, item
        if isinstance(item, dict):
            waiting.extend(reversed(list(item.items())))
        elif isinstance(item, list):
            waiting.extend((None, one) for one in reversed(item) if isinstance(one, dict | list))


def _judged(key: str, wanted: PyJson, found: list[tuple[str, PyJson]]) -> Judged:
    values = [value for name, value in found if name == key]
    if not values:
        return Judged(key=key, met=True, message=f"“{key}” is absent: that counts as matched.")
    wrong = [value for value in values if not _matches(wanted, value)]
    count = len(values)
    if not wrong:
        return Judged(key=key, met=True, message=f"“{key}” matches.", found=count)
    if never_matches(wanted):
        why = f"“{key}” never matches: {python_json.write(wanted)} is no text and in no list."
    elif len(wrong) < count:
        why = f"“{key}” occurs {count} times, but only {count - len(wrong)} match: all must."
    else:
        why = f"“{key}” does not match."
    return Judged(key=key, met=False, message=why, found=count)


def _matches(wanted: PyJson, actual: PyJson) -> bool:
    if isinstance(wanted, dict) or isinstance(actual, dict):
        return True  # not compared; what is inside is walked anyway
    if isinstance(actual, list):
        return all(_matches(wanted, item) for item in actual)
    if isinstance(wanted, list):
        return actual in wanted
    return isinstance(wanted, str) and actual == wanted
