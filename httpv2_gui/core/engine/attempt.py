"""One attempt: token first, then the request and where it is redirected to, within its time."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncGenerator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from httpv2_gui.core.auth import Scheme, scheme_of
from httpv2_gui.core.engine import guard, token_request
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.failures import NotSendable, Stopped, failure_of
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.fillable import uses_connection, uses_token
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.opening import opened
from httpv2_gui.core.engine.prepare import Prepared, prepare
from httpv2_gui.core.engine.redirects import Journey
from httpv2_gui.core.engine.renewing import Renewing
from httpv2_gui.core.engine.sending import Sender, Way
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Failure


@dataclass
class Doing:
    """What every attempt of one run needs."""

    request: Request
    connection: Connection | None
    scheme: Scheme
    clients: Clients
    sender: Sender
    cookies: Cookies
    files: Files
    inputs: Mapping[str, str]

    @classmethod
    @asynccontextmanager
    async def start(
        cls,
        request: Request,
        connection: Connection | None,
        clients: Clients,
        journal: Journal,
        files: Files,
        inputs: Mapping[str, str],
    ) -> AsyncGenerator[Doing]:
        """Gather the parts, the TLS context among them; raises Stopped."""
        scheme, cookies = scheme_of(connection), clients.cookies(connection)
        async with opened(connection, clients, journal) as sender:
            yield cls(request, connection, scheme, clients, sender, cookies, files, inputs)

    async def check(self) -> None:
        """Find problems and refusals before even a token is asked for.

        Raises Stopped or NotSendable.
        """
        flow = self.scheme.token_flow()
        if flow is not None:
            token_request.prepare(flow)
            await self._prepare("x" * 8)
        self.sender.journal.warn(
            *doubts(self.connection), *_placeholder_doubts(self.request, self.scheme)
        )

    async def attempt(self, limit_s: float | None) -> Exchange:
        """Do it once, token first, within Request Timeout and `limit_s`; gives the raw answer."""
        self.sender.journal.begin_attempt()
        try:
            async with within(self.request.timeout_s, limit_s):
                return await self._attempt()
        except TimeoutError as error:
            raise Stopped(self._out_of_time(error)) from error

    async def _attempt(self) -> Exchange:
        token = await self.fetch_token()
        prepared = await self._prepare(token)
        self.sender.journal.warn(*prepared.warnings)
        self.sender.journal.warn(*(str(problem) for problem in prepared.problems))
        self.sender.journal.warn(*self.scheme.doubts(str(prepared.address)))
        scheme = await self.tokens.usable()
        begun = len(self.sender.journal.exchanges)
        answer = await self._travel(prepared, scheme)
        if not _refuses_token(answer, prepared):
            return answer
        other = await self.tokens.other_than(scheme)
        if other is None:
            return answer
        self.sender.journal.answered(begun)
        return await self._travel(prepared, other)

    async def _travel(self, prepared: Prepared, scheme: Scheme) -> Exchange:
        way = Way(purpose="request", signer=self.clients.signer(scheme), cookies=self.cookies)
        journey = Journey(self.sender, way, scheme, self.request.follow_redirects)
        return await journey.travel(prepared)

    @property
    def tokens(self) -> Renewing:
        """The scheme's own token, where it holds one."""
        return Renewing(self.scheme, self.clients.tokens, self.sender, self.cookies)

    async def fetch_token(self) -> str | None:
        """Fetch the token of a dedicated flow; None when the scheme has none."""
        flow = self.scheme.token_flow()
        if flow is None:
            return None
        token = await token_request.fetch(flow, self.sender, self.cookies)
        self.sender.journal.learn(Known("token", token.text))
        self.sender.journal.warn(*token.warnings)
        return token.text

    async def _prepare(self, token: str | None) -> Prepared:
        filling = Filling.of(self.inputs, token, self.scheme.values())
        redactor = self.sender.journal.redactor
        prepared = await asyncio.to_thread(prepare, self.request, filling, redactor, self.files)
        if prepared.secret is not None:
            self.sender.journal.learn(prepared.secret)
        for refusal in guard.refusals(prepared.address, prepared.lines, self.connection):
            raise Stopped(refusal)
        return prepared

    def _out_of_time(self, error: TimeoutError) -> Failure:
        exchanges = self.sender.journal.exchanges
        url = exchanges[-1].sent.url if exchanges else self.request.url
        failure = failure_of(error, url, self.sender.phase)
        limit = f"Request Timeout is {self.request.timeout_s} s."
        return dataclasses.replace(failure, message=f"{failure.message} {limit}")


def _refuses_token(answer: Exchange, prepared: Prepared) -> bool:
    """Whether another token may help: it was sent there, and not replaced by a typed header."""
    is_typed = any(line.named("authorization") for line in prepared.lines)
    return answer.status == 401 and not answer.withheld and not is_typed


def refuse_problems(request: Request | None, connection: Connection | None) -> None:
    """Raise NotSendable when a record has errors. Neither need be saved: no name needed."""
    found: list[Problem] = []
    if request is not None:
        found += fields.problems(request.with_values(name=request.name or "Request"))
    if connection is not None:
        found += fields.problems(connection.with_values(name=connection.name or "Connection"))
    errors = tuple(problem for problem in found if problem.severity == "error")
    if errors:
        raise NotSendable(errors)


def within(
    request_timeout_s: int, limit_s: float | None
) -> AbstractAsyncContextManager[asyncio.Timeout]:
    """Limit what happens inside: 0 is no limit."""
    limits = [limit for limit in (request_timeout_s or None, limit_s) if limit is not None]
    return asyncio.timeout(min(limits) if limits else None)


def doubts(connection: Connection | None) -> list[str]:
    """Give warnings about what works but may not be meant."""
    found: list[str] = []
    if connection is None:
        return found
    if not connection.tls.verify:
        found.append(
            "Verify SSL is off: anybody between you and the server can read and change everything."
        )
    if connection.tls.minimum_version < "1.2":
        found.append(
            f"TLS {connection.tls.minimum_version} is allowed, which is broken, and with it weak "
            "ciphers: set Minimum TLS Version to 1.2 unless this server has nothing better."
        )
    if scheme_of(connection).signer() is not None and not connection.test_url.strip():
        found.append(
            "The connection has no Test URL. Its credentials are used here; "
            "HTTP V2 would silently leave them out."
        )
    return found


def _placeholder_doubts(request: Request, scheme: Scheme) -> list[str]:
    if scheme.token_flow() is not None and not uses_token(request):
        return ["A token is fetched, but {{integration.token}} stands nowhere in the request."]
    if scheme.values() and not uses_connection(request):
        names = " nor ".join(scheme.values())
        return [f"Neither {names} stands in the request: it is sent without credentials."]
    return []
