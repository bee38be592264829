"""*Generate*: walks a connection's grant with a person, and gives the connection's new token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine import outcome
from httpv2_gui.core.engine.attempt import refuse_problems
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Event, ignore
from httpv2_gui.core.engine.failures import NotSendable, Stopped
from httpv2_gui.core.engine.grants import Person, Walk
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.known import known_secrets
from httpv2_gui.core.engine.opening import opened
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.result import Exchange, Failure


@dataclass(frozen=True, kw_only=True)
class Generated:
    """A scheme with a new token, or why there is none."""

    scheme: Scheme | None = None
    failure: Failure | None = None
    exchanges: tuple[Exchange, ...] = ()
    """What was sent and answered, redacted: the raw token reply is the last one's."""
    warnings: tuple[str, ...] = ()


async def generate(
    connection: Connection,
    *,
    clients: Clients,
    tell: Callable[[Event], None] = ignore,
    person: Person,
) -> Generated:
    """Get a token as the connection's scheme does it. Trouble comes back; cancelling cancels."""
    journal = Journal(Redactor(known_secrets(connection)), tell)
    journal.begin_attempt()
    made: Scheme | None = None
    failure: Failure | None = None
    try:
        made = await _made(connection, clients, journal, person)
    except Stopped as stopped:
        failure = journal.redacted(stopped.failure)
    except NotSendable as refused:
        broken = outcome.broken_json(None, connection)
        failure = journal.redacted(outcome.problem_failure(refused.problems, broken))
    return Generated(
        scheme=made,
        failure=failure,
        exchanges=tuple(journal.exchanges),
        warnings=tuple(journal.warnings),
    )


async def _made(
    connection: Connection, clients: Clients, journal: Journal, person: Person
) -> Scheme:
    scheme = scheme_of(connection)
    refuse_problems(None, connection)
    grant = scheme.generation()
    if grant is None:
        raise Stopped(_nothing_to_generate(scheme))
    async with opened(connection, clients, journal) as sender:
        return await Walk(scheme, sender, clients.cookies(connection), person).through(grant)


def _nothing_to_generate(scheme: Scheme) -> Failure:
    return Failure(
        kind="token",
        message=f"{scheme.title} has no token to generate as it is filled in.",
        hint="Client Credentials fetch theirs when a request needs one; others take none.",
    )
