"""Walks a grant: sends its requests, listens for the browser, asks the person."""

from __future__ import annotations

import asyncio
import dataclasses
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.form_reply import secrets_in_reply
from httpv2_gui.core.auth.grant import Fetch, Grant, GrantError, Listen, Reply, Visit
from httpv2_gui.core.engine import address, guard
from httpv2_gui.core.engine.address import AddressError
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.loopback import Loopback, listen
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.engine.private_request import private_request, token_exchange
from httpv2_gui.core.engine.sending import Sender
from httpv2_gui.core.model.result import Failure, Received

GIVEN_UP = "given_up"
"""The kind of failure of a person who closed the dialog: nothing went wrong."""


class PersonGaveUp(Exception):  # noqa: N818 - a decision, no error
    """The dialog was closed before access was allowed."""


class Person(Protocol):
    """Who can look at a page in a browser."""

    async def visit(self, visit: Visit, redirect_uri: str) -> str:
        """Open the page, and give what came of it: the redirected URL, or the PIN.

        Cancelled when the browser came back by itself. Raises PersonGaveUp.
        """
        ...


@dataclass
class Walk:
    """One grant under way. No Request Timeout holds while a person thinks."""

    scheme: Scheme
    sender: Sender
    cookies: Cookies
    person: Person | None = None
    """None where nobody is there to look at a page."""

    async def through(self, grant: Grant) -> Scheme:
        """Walk to the end and give the scheme with its token; raises Stopped."""
        self._loopback: Loopback | None = None
        self._redirect_uri = ""
        answer: Reply | str | None = None
        async with AsyncExitStack() as self._stack:
            try:
                while True:
                    answer = await self._do(grant.send(answer))
            except StopIteration as ended:
                return _learnt(ended.value, self.sender)
            except GrantError as error:
                failure = Failure(kind=error.kind, message=error.message, hint=error.hint)
                raise Stopped(failure) from error
            finally:
                grant.close()

    async def _do(self, step: Fetch | Listen | Visit) -> Reply | str:
        if isinstance(step, Fetch):
            return await self._fetch(step)
        if isinstance(step, Listen):
            self._loopback = await self._stack.enter_async_context(listen(step))
            here = self._loopback.redirect_uri if self._loopback else ""
            self._redirect_uri = here or step.redirect_uri.strip()
            return self._redirect_uri
        return await self._visit(step)

    # A request of the protocol

    async def _fetch(self, step: Fetch) -> Reply:
        for known in step.secrets:
            self.sender.journal.learn(known)
        try:
            received = await self._received(_prepared(step), step)
        except Stopped as stopped:
            raise Stopped(_of_field(stopped.failure, step.label)) from stopped
        return Reply(
            status=received.status,
            reason=received.reason,
            headers=received.headers,
            body=received.body,
        )

    async def _received(self, prepared: Prepared, step: Fetch) -> Received:
        self._refuse_foreign(str(prepared.address), step.label)
        exchange = await token_exchange(
            prepared,
            self.sender,
            self.cookies,
            self._learn,
            signer=step.signer,
            scheme=self.scheme,
        )
        assert exchange.received is not None  # noqa: S101 - else it had raised
        return exchange.received

    def _refuse_foreign(self, url: str, label: str) -> None:
        refused = guard.refusal(url, self.sender.connection, f'"{label}"')
        if refused is not None:
            raise Stopped(refused)

    def _learn(self, received: Received) -> None:
        only_named = received.status >= 400
        self.sender.journal.learn(*secrets_in_reply(received.body, only_named=only_named))

    # A person in a browser

    async def _visit(self, step: Visit) -> str:
        if self.person is None:
            raise Stopped(_nobody())
        if step.then_url:
            self._refuse_foreign(step.then_url, step.then_label)
        came = await self._first_of(self.person, step)
        if came is None:
            raise Stopped(_given_up())
        return came

    async def _first_of(self, person: Person, step: Visit) -> str | None:
        """Wait for the browser or for the person, whoever is first; None for giving up."""
        loopback = self._loopback if step.wants == "redirect" else None
        if loopback is None:
            return await self._asked(person, step)
        async with asyncio.TaskGroup() as group:
            asked = group.create_task(self._asked(person, step), name="person")
            heard = group.create_task(loopback.redirected(), name="loopback")
            await asyncio.wait((asked, heard), return_when=asyncio.FIRST_COMPLETED)
            came = heard.result() if heard.done() else await asked
            asked.cancel()
            heard.cancel()
        return came

    async def _asked(self, person: Person, step: Visit) -> str | None:
        try:
            return await person.visit(step, self._redirect_uri)
        except PersonGaveUp:
            return None


def _learnt(scheme: Scheme, sender: Sender) -> Scheme:
    for known in scheme.known_secrets():
        sender.journal.learn(known)
    return scheme


def _prepared(step: Fetch) -> Prepared:
    try:
        target = address.read(step.url)
        target.as_httpx()
    except AddressError as error:
        hint = "Nothing was sent. Correct the field that is named, and try again."
        raise Stopped(Failure(kind="problem", message=str(error), hint=hint)) from error
    lines = [Line(name, value) for name, value in step.headers]
    return private_request(step.method, target, lines, step.body)


def _of_field(failure: Failure, label: str) -> Failure:
    """Name the field that led there, unless the failure does."""
    if failure.kind == "restricted_domain":
        return failure
    return dataclasses.replace(failure, message=f"{label}: {failure.message}")


def _nobody() -> Failure:
    return Failure(
        kind="token",
        message="Access has to be allowed in a browser, by a person.",
        hint="Open the connection in the window and press Generate.",
    )


def _given_up() -> Failure:
    return Failure(
        kind=GIVEN_UP,
        message="Access was not allowed: the dialog was closed before the browser came back.",
        hint="Press Generate to begin again.",
    )
