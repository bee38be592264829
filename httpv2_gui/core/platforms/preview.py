"""The exact request that HTTP V2 16.0 would send for a Request (as published 2026-09-29).

Strings are trimmed, so a line break alone is blank. Inputs go in as they are. The token stands for
its placeholder in header values only, and only in the dedicated flow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.model import placeholders
from httpv2_gui.core.model.result import Headers
from httpv2_gui.core.platforms import bodies, python_url
from httpv2_gui.core.platforms.bodies import Shaped
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.lines import lines_of
from httpv2_gui.core.platforms.refusals import refusals


@dataclass(frozen=True, kw_only=True)
class PlatformPreview:
    """What would go out, with labels in place of secrets."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""
    sent_as: str = ""
    notes: tuple[str, ...] = ()
    """Sentences about what cannot be shown."""
    refused: tuple[str, ...] = ()
    """Why nothing would be sent, in HTTP V2's words where it has some; empty when it is sent."""


def preview_of(case: Case) -> PlatformPreview:
    """Work it out; nothing is sent and no file is read."""
    shaped = case.shaped
    refused = tuple(refusals(case))
    try:
        url = python_url.url_of(case.filled(case.request.url), case.params)
    except AddressError as error:
        return PlatformPreview(
            method=case.request.method,
            url=case.request.url.strip(),
            refused=(str(error), *refused),
        )
    shown = _as_typed(case, shaped)
    return PlatformPreview(
        method=case.request.method,
        url=url,
        headers=lines_of(case, url, shown),
        body=shown.content,
        sent_as=shown.words,
        notes=tuple(_notes(case)),
        refused=refused,
    )


def _as_typed(case: Case, shaped: Shaped) -> Shaped:
    """Show placeholders that have no value yet as they stand, not the digits put in for them."""
    if case.payload == case.readable_payload:
        return shaped
    content_type = shaped.content_type
    return bodies.Shaped(way=shaped.way, content=case.payload.encode(), content_type=content_type)


def _notes(case: Case) -> Iterator[str]:
    open_ones = [
        one.text
        for text in (case.request.url, case.request.params, case.request.headers, case.payload)
        for one in placeholders.find(case.filled(text))
        if one.text.startswith("[")
    ]
    for one in dict.fromkeys(open_ones):
        yield f"The platform puts a value in the place of {one} first."
    if case.request.body_source == "file":
        yield "The file is not sent: HTTP V2 takes a body from Body Payload only."
    if case.request.parts:
        yield "The parts are not sent: HTTP V2 takes a body from Body Payload only."
