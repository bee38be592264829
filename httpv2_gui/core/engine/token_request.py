"""Fetches the token of a dedicated flow: a request of its own, whose headers stay its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import suppress

from httpv2_gui.core.auth import TokenFlow
from httpv2_gui.core.auth.form_reply import secrets_in_reply
from httpv2_gui.core.auth.tokens import FoundToken, TokenError, read_token
from httpv2_gui.core.engine import address, bodies, guard, headers, outcome
from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.failures import NotSendable, Stopped
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.headers import Line, Typed
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.engine.private_request import private_request, token_exchange
from httpv2_gui.core.engine.sending import Sender
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure, Received

_URL = "Dedicated Auth API Request URL"
_HEADERS = "Dedicated Auth API Request Headers"
_BODY = "Dedicated Auth API Request Body"
_FIELD = "Dedicated Auth API Request Token Field Name"
_REFUSED = (
    f"The token endpoint refuses what {_BODY} and {_HEADERS} hold: check the credentials in them, "
    "and the Content-Type, which decides whether the body goes out as a form or as JSON."
)
_MISSED = f"Check {_URL} and Dedicated Auth API Request Method."
_HINTS = {400: _REFUSED, 401: _REFUSED, 403: _REFUSED, 404: _MISSED, 405: _MISSED}


async def fetch(flow: TokenFlow, sender: Sender, cookies: Cookies) -> FoundToken:
    """Fetch a token; raises Stopped when there is none."""
    answer = await ask(flow, sender, cookies)
    try:
        return read_token(answer.received.body if answer.received else b"", flow.token_field)
    except TokenError as error:
        hint = f"Check {_FIELD} against the answer of the token request, in the Timeline."
        raise Stopped(Failure(kind="token", message=str(error), hint=hint)) from error


async def ask(flow: TokenFlow, sender: Sender, cookies: Cookies) -> Exchange:
    """Send the token request and give the raw answer.

    Raises NotSendable, and Stopped for a refusal. What of the answer is secret is learned.
    """
    prepared = prepare(flow)
    refused = guard.token_refusal(flow, sender.connection)
    if refused is not None:
        raise Stopped(refused)

    def learn(received: Received) -> None:
        _learn(flow, received, sender.journal.redactor)

    exchange = await token_exchange(prepared, sender, cookies, learn)
    if exchange.received is None or exchange.status >= 400:
        failure = outcome.status_failure(exchange, "token")
        raise Stopped(dataclasses.replace(failure, hint=_HINTS.get(exchange.status, failure.hint)))
    return exchange


def prepare(flow: TokenFlow) -> Prepared:
    """Build the token request; raises NotSendable. Everything in it is private."""
    typed = _typed(flow)
    content_type = typed.get("content-type") or bodies.FORM
    request = Request(method=flow.method, url=flow.url, headers=flow.headers, body=flow.body)
    try:
        body = bodies.build(request, content_type, Filling(), Files())
        target = address.read(flow.url)
    except NotSendable as refused:
        raise NotSendable(tuple(_of_body(refused.problems))) from refused
    except AddressError as error:
        raise NotSendable((Problem("auth.url", _URL, str(error)),)) from error
    lines = [line for line in typed.lines if not line.named("content-type")]
    if body.content:
        lines.append(Line("Content-Type", body.content_type or content_type))
    return private_request(flow.method, target, lines, body.content, typed.left_out)


def _typed(flow: TokenFlow) -> Typed:
    try:
        pairs = Filling().pairs(flow.headers)
    except JsonError as error:
        problem = Problem(
            "auth.headers", _HEADERS, error.message, line=error.line, column=error.column
        )
        raise NotSendable((problem,)) from error
    typed = headers.typed_headers(pairs, Redactor(), https=flow.url.lower().startswith("https:"))
    if typed.problems:
        raise NotSendable(
            tuple(
                dataclasses.replace(one, place="auth.headers", label=_HEADERS)
                for one in typed.problems
            )
        )
    return typed


def _of_body(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    for problem in problems:
        yield dataclasses.replace(problem, place="auth.body", label=_BODY)


def _learn(flow: TokenFlow, received: Received, redactor: Redactor) -> None:
    """Name the token before the answer is written down, and whatever else looks like one."""
    with suppress(TokenError):  # said later, in the words of the failure
        redactor.learn(Known("token", read_token(received.body, flow.token_field).text))
    redactor.learn(*secrets_in_reply(received.body, only_named=received.status >= 400))
