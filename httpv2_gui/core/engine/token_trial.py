"""Tries the token request of a dedicated flow alone, to show where in the answer the token stands.

The person then picks a value, and its flattened name becomes the Token Field Name. So this works
while that field is still blank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from httpv2_gui.core.auth import TokenFlow, scheme_of
from httpv2_gui.core.auth.token_expiry import expiry
from httpv2_gui.core.auth.tokens import Leaf, leaves
from httpv2_gui.core.engine import outcome, token_request
from httpv2_gui.core.engine.attempt import Doing, within
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event, ignore
from httpv2_gui.core.engine.failures import NotSendable, Stopped, failure_of
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.model import fields, json_text
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure

_SHOWN = 60
"""So many characters of a value are shown."""
_TELLING = 24
"""Of a secret with so many characters the first four may be seen."""
_FIELD = "auth.token_field"


@dataclass(frozen=True, kw_only=True)
class TokenLeaf:
    """One value of the answer that may be picked."""

    path: tuple[str, ...]
    """Names and item numbers from the top."""
    field_name: str
    """What Token Field Name would be for it."""
    shown: str
    """The value, shortened; of what looks like a secret only how it begins and how long it is."""
    fits: int
    """How many values of the answer have this name: more than one is a clash."""


@dataclass(frozen=True, kw_only=True)
class TokenTrial:
    """What came of trying the token request."""

    exchange: Exchange | None = None
    """The request and its answer, redacted; None when nothing was sent."""
    failure: Failure | None = None
    leaves: tuple[TokenLeaf, ...] = ()
    """Every value of the answer in document order."""
    expires_at: datetime | None = None
    """None: the answer does not say."""
    expires_from: str = ""
    """How that is known, such as `expires_in in the answer`."""


async def try_token_flow(
    connection: Connection, *, clients: Clients, tell: Callable[[Event], None] = ignore
) -> TokenTrial:
    """Send the token request once; raises nothing but CancelledError."""
    scheme = scheme_of(connection)
    flow = scheme.token_flow()
    if flow is None:
        message = f"{scheme.title} has no token request that could be tried."
        return TokenTrial(failure=Failure(kind="problem", message=message))
    journal = Journal(Redactor(known_secrets(connection)), tell)
    failure: Failure | None = None
    try:
        _refuse_problems(connection)
        answer = await _send(flow, connection, clients, journal)
        return _read(flow, answer, journal)
    except Stopped as stopped:
        failure = journal.redacted(stopped.failure)
    except NotSendable as refused:
        broken = outcome.broken_json(Request(name="Token request"), connection)
        failure = outcome.problem_failure(refused.problems, broken)
    return TokenTrial(exchange=_last(journal), failure=failure)


def _refuse_problems(connection: Connection) -> None:
    """Raise NotSendable for what the token request needs: anything but its field, and Test URL."""
    found = tuple(
        problem
        for problem in fields.problems(connection.with_values(name=connection.name or "Connection"))
        if problem.severity == "error" and problem.place not in (_FIELD, "test_url")
    )
    if found:
        raise NotSendable(found)


async def _send(
    flow: TokenFlow, connection: Connection, clients: Clients, journal: Journal
) -> Exchange:
    """Give the raw answer; raises Stopped, NotSendable."""
    request = Request(name="Token request", url=flow.url)
    files = Files()
    async with Doing.start(request, connection, clients, journal, files, {}) as doing:
        journal.begin_attempt()
        try:
            async with within(request.timeout_s, None):
                return await token_request.ask(flow, doing.sender, doing.cookies)
        except TimeoutError as error:
            raise Stopped(failure_of(error, flow.url, doing.sender.phase)) from error


def _last(journal: Journal) -> Exchange | None:
    return journal.exchanges[-1] if journal.exchanges else None


def _read(flow: TokenFlow, answer: Exchange, journal: Journal) -> TokenTrial:
    """Say what may be picked; raises Stopped when nothing may."""
    received = answer.received
    try:
        found = tuple(leaves(json_text.parse_bytes(received.body if received else b"")))
    except JsonError as error:
        message = f"The answer of the token request is not JSON. {error}"
        raise Stopped(Failure(kind="token", message=message, hint=_NOT_JSON)) from error
    if not found:
        message = "The answer of the token request is empty: there is no value to pick."
        raise Stopped(Failure(kind="token", message=message, hint=_NOT_JSON))
    names = Counter(leaf.flat for leaf in found)
    chosen = [leaf for leaf in found if leaf.flat and leaf.flat == flow.token_field]
    chosen.sort(key=lambda leaf: leaf.path != (flow.token_field,))  # as `read_token` prefers
    answered = answer.started + timedelta(milliseconds=answer.timing.total_ms)
    until = expiry(found, chosen[0] if chosen else None, answered)
    return TokenTrial(
        exchange=_last(journal),
        leaves=tuple(
            TokenLeaf(
                path=leaf.path,
                field_name=leaf.flat,
                shown=_shown(leaf, journal.redactor),
                fits=names[leaf.flat],
            )
            for leaf in found
        ),
        expires_at=until.at if until else None,
        expires_from=until.source if until else "",
    )


_NOT_JSON = "The exchange shows what the server answered. Check the URL, the method and the body."


def _shown(leaf: Leaf, redactor: Redactor) -> str:
    text = json_text.plain(leaf.value)
    if redactor.finds(text):
        begin = text[:4] if len(text) >= _TELLING else ""
        return f"{begin}… ({len(text)} characters)"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
