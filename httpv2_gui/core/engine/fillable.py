"""The texts of a request that may hold placeholders: every one that a person can type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model import placeholders
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Part, Request


class Fillable(NamedTuple):
    """One text with its place."""

    place: str
    label: str
    text: str


def fillables(request: Request) -> Iterator[Fillable]:
    """Yield every text that may hold placeholders, with its place."""
    yield Fillable("url", "URL Path", request.url)
    yield Fillable("params", "URL Params", request.params)
    yield Fillable("headers", "Headers", request.headers)
    yield Fillable("cookies", "Cookie", request.cookies)
    yield from _of_body(request)
    yield Fillable("expected_values", "Expected Response Values", request.expected_values)
    yield Fillable("poll.failure_values", "Failure Values", request.poll.failure_values)


def uses_token(request: Request) -> bool:
    """Whether the token of the dedicated flow stands anywhere in the request."""
    return placeholders.uses_token(*(one.text for one in fillables(request)))


def uses_connection(request: Request) -> bool:
    """Whether a value of the connection stands anywhere in the request."""
    return placeholders.uses_connection(*(one.text for one in fillables(request)))


def body_uses_connection(request: Request) -> bool:
    """Whether what goes out after the headers holds a value of the connection."""
    return placeholders.uses_connection(*(one.text for one in _of_body(request)))


def unfilled(request: Request, filling: Filling) -> Iterator[Problem]:
    """Yield a problem for each placeholder that stands for nothing."""
    for one in fillables(request):
        yield from filling.problems(one.place, one.label, one.text)


def _of_body(request: Request) -> Iterator[Fillable]:
    if request.body_source == "file":
        yield Fillable("body_file", "Body File", request.body_file)
    else:
        yield Fillable("body", "Body Payload", request.body)
    for index, part in enumerate(request.parts):
        yield from _of_part(f"parts.{index}", part)


def _of_part(place: str, part: Part) -> Iterator[Fillable]:
    yield Fillable(f"{place}.name", "Field Name", part.name)
    yield Fillable(f"{place}.filename", "File Name", part.filename)
    if part.source == "file":
        yield Fillable(f"{place}.file", "File", part.file)
    else:
        yield Fillable(f"{place}.content", "Base64 or Text", part.content)
