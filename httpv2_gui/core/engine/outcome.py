"""HTTP V2's own sentences about how it went."""

from __future__ import annotations

import dataclasses

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.engine.status_hints import status_hint
from httpv2_gui.core.engine.tls_failures import said_in_http
from httpv2_gui.core.model import fields, json_text
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure, Received
from httpv2_gui.core.model.secret import Secret

SUCCEEDED = "Successfully executed API request."
WAITING = "Successfully executed API request. Waiting for expected response values."

_FAILED = "Failed to execute API request. Error: {}"
_SHOWN = 10_000
"""So many characters of a third party's answer stand in a message; the whole is in the Result."""


def failed(failure: Failure) -> str:
    """Give the message of a failed run."""
    return _FAILED.format(failure.message)


def not_ok(status: int) -> str:
    """Give the message when 4xx and 5xx do not fail."""
    return (
        f"Successfully executed API request, but status code {status} was returned. "
        "Please check the request or try again later."
    )


def status_failure(exchange: Exchange, kind: str = "status") -> Failure:
    """Give the failure of an answer with 4xx or 5xx: the third party's own words first."""
    received = exchange.received
    if received is None:
        raise ValueError("there is no answer to speak of")
    status = f"{received.status} {received.reason}".strip()
    message = f"An error occurred: {status} for {exchange.sent.url} {shown_body(received)}"
    return Failure(
        kind=kind, message=message.strip(), hint=status_hint(received.status, received.body)
    )


def explained(failure: Failure, exchange: Exchange, scheme: Scheme) -> Failure:
    """Let the scheme say what a refusal means, in place of what the status says to anybody."""
    received = exchange.received
    if exchange.status not in (400, 401, 402, 403, 404) or received is None:
        return failure
    if said_in_http(received.status, received.body) is not None:
        return failure
    if exchange.withheld and received.status in (401, 403):
        return dataclasses.replace(failure, hint=_elsewhere(exchange))
    explanation = scheme.explain(exchange)
    if explanation is None:
        return failure
    return dataclasses.replace(
        failure, hint=explanation.hint or failure.hint, comparison=explanation.comparison
    )


def _elsewhere(exchange: Exchange) -> str:
    return (
        f"A redirect led here, to another host: it was not sent {', '.join(exchange.withheld)}. "
        "If you trust it, call it directly with a connection of its own."
    )


def shown_body(received: Received) -> str:
    """Give a body as far as a message can hold it; bytes that are no text show as such."""
    text = received.body[: _SHOWN * 4].decode("utf-8", "replace").strip()
    if "\0" in text:
        return f"({len(received.body)} bytes that are not text)"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def problem_failure(problems: tuple[Problem, ...], broken_json: frozenset[str]) -> Failure:
    """Give the failure of records that cannot be sent: every problem, none of the values."""
    sentences = [_problem_sentence(problem, broken_json) for problem in problems]
    return Failure(
        kind="problem",
        message="\n".join(dict.fromkeys(sentences)) or "The request cannot be sent.",
        hint="Nothing was sent. Correct the named fields and send again.",
    )


def broken_json(request: Request | None, connection: Connection | None) -> frozenset[str]:
    """Give the places whose text should be a JSON object and is none, as problems name them."""
    own = [("", request)] if request is not None else []
    records = [*own, *((f"{name}.", part) for name, part in _parts(connection))]
    return frozenset(
        f"{prefix}{declared.name}"
        for prefix, record in records
        for declared in fields.fields_of(record)
        if declared.kind.is_json and _is_broken(getattr(record, declared.name))
    )


def _is_broken(value: str | Secret) -> bool:
    text = value.reveal() if isinstance(value, Secret) else value
    return json_text.object_error(text) is not None


def _parts(connection: Connection | None) -> tuple[tuple[str, fields.Record], ...]:
    return connection.parts if connection is not None else ()


def _problem_sentence(problem: Problem, broken_json: frozenset[str]) -> str:
    if problem.message == "This field is needed.":
        return f"Missing mandatory parameter {problem.label}"
    if problem.place in broken_json and problem.line is not None:
        where = f"Line {problem.line}, column {problem.column}: {problem.message}"
        return f'Invalid parameter "{problem.label}". The JSON structure is invalid. {where}'
    return str(problem)
