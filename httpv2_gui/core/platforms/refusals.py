"""What HTTP V2 16.0 refuses before it sends anything (as published 2026-09-29).

A pane that is no JSON object, an unknown name in Fields To Return, a header value that is no text,
a timeout of nothing, a host that Restrict Domain does not allow.
"""

from __future__ import annotations

from collections.abc import Iterator

from httpv2_gui.core.engine import address
from httpv2_gui.core.model.request import FIELDS_TO_RETURN
from httpv2_gui.core.platforms import python_json
from httpv2_gui.core.platforms.case import Case
from httpv2_gui.core.platforms.python_json import NotJsonError

_PANES = (
    ("params", "URL Params"),
    ("headers", "Headers"),
    ("cookies", "Cookie"),
    ("expected_values", "Expected Response Values"),
)


def refusals(case: Case) -> Iterator[str]:
    """Yield a sentence for each reason; none when the request would be sent."""
    for name, label in _PANES:
        if not _is_object(case.readable(getattr(case.request, name))):
            yield f'Invalid parameter "{label}". The JSON structure is invalid.'
    if not case.request.fields_to_return:
        yield "Missing mandatory parameter Fields To Return."
    for name in case.request.fields_to_return:
        if name not in FIELDS_TO_RETURN:
            yield f"Fields To Return has an unknown name: {name}."
    for name, value in case.headers.items():
        if value is not None and not isinstance(value, str):
            yield f"The value of {name} is no text: the action ends with an error of Python."
    if case.request.timeout_s == 0:
        yield "Request Timeout is 0: no request can be made in no time."
    if case.shaped.way == "refused":
        yield case.shaped.why
    yield from _wrong_domain(case)


def _is_object(text: str) -> bool:
    if not text.strip():
        return True
    try:
        return isinstance(python_json.read(text), dict)
    except NotJsonError:
        return False


def _wrong_domain(case: Case) -> Iterator[str]:
    connection = case.connection
    if connection is None or not connection.restrict_domain:
        return
    allowed = address.origin_of(connection.test_url)
    wanted = address.origin_of(case.filled(case.request.url))
    if wanted is not None and (allowed is None or allowed.host != wanted.host):
        yield (
            '"URL Path" domain is not aligned with domain provided in the "Test URL" parameter of '
            "integration configuration."
        )
