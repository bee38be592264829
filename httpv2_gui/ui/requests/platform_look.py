"""What is worked out for the platform panel, in a thread: findings, and both sets of bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model import poll
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Headers, Result
from httpv2_gui.core.platforms.finding import PlatformFinding
from httpv2_gui.core.platforms.preview import PlatformPreview
from httpv2_gui.core.platforms.secops_v16 import VERSION, findings, preview_as, verdict_as
from httpv2_gui.ui.requests.raw_request import raw_text


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as it is typed, and what is known around it."""

    request: Request
    connection: Connection | None = None
    result: Result | None = None
    root: Path | None = None
    with_bytes: bool = False
    """Whether the panel is open, where the bytes are seen."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What came of it."""

    request: Request
    """The request that was looked at: a fix belongs to it."""
    findings: tuple[PlatformFinding, ...] = ()
    ours: str = ""
    """The message as it goes out here."""
    theirs: str = ""
    """The message as the platform would send it, its headers in our order."""
    refused: tuple[str, ...] = ()
    """Why the platform would send nothing."""
    verdict: str = ""
    """What the last response means for expected values, there and here; blank without either."""


def look(asked: Asked) -> Looked:
    """Work it out; nothing is sent."""
    found = findings(asked.request, asked.connection, result=asked.result)
    if not asked.with_bytes:
        return Looked(request=asked.request, findings=found)
    mine = preview(asked.request, asked.connection, root=asked.root)
    there = preview_as(asked.request, asked.connection)
    return Looked(
        request=asked.request,
        findings=found,
        ours=raw_text(mine),
        theirs=raw_text(_in_order_of(there, mine.headers)),
        refused=there.refused,
        verdict=_verdict(asked),
    )


def _verdict(asked: Asked) -> str:
    answer = asked.result.answer if asked.result is not None else None
    expected = poll.expected_members(asked.request.expected_values)
    if answer is None or expected is None:
        return ""
    there = verdict_as(asked.request.expected_values, answer.body, asked.request)
    if there is None:
        return ""
    here = "be over" if poll.judge_bytes(expected, answer.body).met else "go on"
    what = "stop waiting and report success" if there.met else "go on waiting"
    return f"On the last response: here the wait would {here}; {VERSION} would {what}. {there}"


@dataclass(frozen=True)
class _Ordered:
    method: str
    url: str
    headers: Headers
    body: bytes


def _in_order_of(shown: PlatformPreview, headers: Headers) -> _Ordered:
    """Put equal names on one line: the order of different headers means nothing."""
    ordered = tuple(_ordered(shown.headers, [name.lower() for name, _value in headers]))
    return _Ordered(shown.method, shown.url, ordered, shown.body)


def _ordered(headers: Headers, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from sorted(
        headers,
        key=lambda one: names.index(one[0].lower()) if one[0].lower() in names else len(names),
    )
