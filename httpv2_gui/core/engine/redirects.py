"""Follows redirects hop by hop, by provenance: what came from the connection stays at home.

Home is the origin (scheme, host, port) of the first request. On any other origin nothing of the
connection travels: no signature, no client certificate, no typed header that holds the token or a
secret, no typed Authorization or Cookie. Once a hop was elsewhere, credentials do not come back
even if a later hop returns. Whatever was withheld is written on the exchange and told.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.engine import guard
from httpv2_gui.core.engine.address import Address, AddressError, Origin
from httpv2_gui.core.engine.events import Redirected
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.journal import Journal
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.engine.sending import Sender, Way
from httpv2_gui.core.model.result import Exchange, Failure, header

MOST = 20
"""So many hops are followed."""

_STATUSES = (301, 302, 303, 307, 308)
_OF_A_BODY = (
    *("content-type", "content-encoding", "content-language", "content-location"),
    *("content-md5", "content-disposition", "digest"),
)


@dataclass
class Journey:
    """One request and where it is sent on to."""

    sender: Sender
    way: Way
    scheme: Scheme
    follow: bool = True

    async def travel(self, first: Prepared) -> Exchange:
        """Send, follow, and give the raw final exchange; raises Stopped."""
        home, hop, way = first.address.origin, first, self.way
        for count in range(MOST + 1):
            exchange = await self.sender.send(hop, way)
            location = _location(exchange) if self.follow else None
            if location is None:
                return exchange
            if count == MOST:
                raise Stopped(_too_many(str(first.address)))
            hop, way = self._next(hop, way, exchange, location, home)
        raise AssertionError("the loop returns or raises")

    def _next(
        self, hop: Prepared, way: Way, exchange: Exchange, location: str, home: Origin
    ) -> tuple[Prepared, Way]:
        target = self._target(hop, location)
        onward = _redirected(hop, target, exchange.status)
        purpose = "token" if way.purpose == "token" else "redirect"
        way = dataclasses.replace(way, purpose=purpose)
        if target.origin != home:
            self._refuse_leak(onward, location)
        if target.origin != home or way.withheld or self._is_away(way):
            onward, way = self._stripped(onward, way, target, home)
        self._tell(exchange, target, way)
        return onward, way

    def _target(self, hop: Prepared, location: str) -> Address:
        try:
            target = hop.address.joined(location)
            target.as_httpx()
        except (AddressError, ValueError) as error:
            raise Stopped(_unreadable(location, str(error))) from error
        refused = guard.refusal(str(target), self.sender.connection, "The redirect's")
        if refused is not None:
            raise Stopped(refused)
        return target

    def _refuse_leak(self, onward: Prepared, location: str) -> None:
        """Stop where following would itself hand a secret to a stranger."""
        redactor = self._journal.redactor
        if any(
            redactor.finds(text) for text in {location, unquote(location), unquote_plus(location)}
        ):
            raise Stopped(_withheld(onward.address, "the Location itself carries a secret"))
        private = onward.body_private or redactor.bytes(onward.body) != onward.body
        if onward.body and private:
            raise Stopped(_withheld(onward.address, "the body holds a secret of the connection"))

    def _is_away(self, way: Way) -> bool:
        return way.cookies is not self.way.cookies

    def _stripped(
        self, onward: Prepared, way: Way, target: Address, home: Origin
    ) -> tuple[Prepared, Way]:
        withheld = dict.fromkeys(way.withheld)
        if way.signer is not None:
            withheld.update(dict.fromkeys(self.scheme.adds()))
        if self._shows_certificate:
            withheld["client certificate"] = None
        withheld.update(dict.fromkeys(line.private for line in onward.lines if line.private))
        kept = tuple(line for line in onward.lines if not line.private and not line.named("host"))
        if withheld:
            self._journal.warn(
                f"Not sent to {target.origin} after a redirect: {', '.join(withheld)}. "
                f"Credentials stay with {home}."
            )
        cookies = way.cookies if self._is_away(way) else type(way.cookies)()
        away = dataclasses.replace(
            way, signer=None, withheld=tuple(withheld), cookies=cookies, foreign=True
        )
        return dataclasses.replace(onward, lines=kept), away

    def _tell(self, exchange: Exchange, target: Address, way: Way) -> None:
        redactor = self._journal.redactor
        withheld = tuple(redactor.text(text) for text in way.withheld)
        self._journal.tell(Redirected(exchange.status, redactor.text(str(target)), withheld))

    @property
    def _shows_certificate(self) -> bool:
        connection = self.sender.connection
        return connection is not None and bool(connection.tls.client_certificate.strip())

    @property
    def _journal(self) -> Journal:
        return self.sender.journal


def _location(exchange: Exchange) -> str | None:
    if exchange.received is None or exchange.received.status not in _STATUSES:
        return None
    return header(exchange.received.headers, "location").strip() or None


def _redirected(hop: Prepared, target: Address, status: int) -> Prepared:
    """Change method and body as requests and browsers do (RFC 9110 §15.4)."""
    method = _method(hop.method, status)
    if method == hop.method:
        return dataclasses.replace(hop, address=target)
    lines = tuple(line for line in hop.lines if not line.named(*_OF_A_BODY))
    return dataclasses.replace(
        hop, address=target, method=method, body=b"", body_private=False, lines=lines
    )


def _method(method: str, status: int) -> str:
    if status in (302, 303) and method != "HEAD":
        return "GET"
    if status == 301 and method == "POST":
        return "GET"
    return method


def _too_many(url: str) -> Failure:
    return Failure(
        kind="too_many_redirects",
        message=f"There were too many redirects: more than {MOST} after {url}.",
        hint="The server sends the request in a circle, often because a cookie or a login is "
        "missing. Switch Follow Redirects off to see the first answer.",
    )


def _unreadable(location: str, reason: str) -> Failure:
    return Failure(
        kind="redirect",
        message=f"The server redirects to “{location}”, which cannot be followed. {reason}",
        hint="Switch Follow Redirects off to see the answer itself.",
    )


def _withheld(target: Address, reason: str) -> Failure:
    return Failure(
        kind="redirect_withheld",
        message=f"The redirect to {target.origin} was not followed: {reason}.",
        hint="Credentials stay with their own host. If you trust the other one, call it directly "
        "with a connection of its own.",
    )
