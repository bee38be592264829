"""What a run writes down as it goes, redacted before anybody can read it."""

from __future__ import annotations

import asyncio
import dataclasses
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.result import (
    Attempt,
    Comparison,
    Exchange,
    Failure,
    Headers,
    Received,
    Sent,
    TlsFacts,
)

_LARGE = 1_000_000
"""Bodies from this size on are redacted in a thread."""
_KEPT_ATTEMPTS = 1000


@dataclass
class Journal:
    """Exchanges of the attempt under way, warnings of the whole run."""

    redactor: Redactor
    tell: Callable[[Event], None]
    attempt: int = 0
    exchanges: list[Exchange] = field(default_factory=list[Exchange])
    """Redacted."""
    warnings: list[str] = field(default_factory=list[str])
    attempts: deque[Attempt] = field(default_factory=lambda: deque(maxlen=_KEPT_ATTEMPTS))
    """The attempts of a wait that are over, the latest of them."""

    @property
    def final(self) -> Exchange | None:
        """The last exchange of the request itself, else the last one of the attempt."""
        counted = (one for one in reversed(self.exchanges) if one.counts)
        return next(counted, self.exchanges[-1] if self.exchanges else None)

    def begin_attempt(self) -> None:
        self.attempt += 1
        self.exchanges.clear()

    def learn(self, *known: Known) -> None:
        """Remember more secrets, for everything written from now on."""
        self.redactor.learn(*known)

    def warn(self, *sentences: str) -> None:
        """Note sentences for the person, each once."""
        for sentence in sentences:
            shown = self.redactor.text(sentence)
            if shown not in self.warnings:
                self.warnings.append(shown)

    def answered(self, since: int) -> None:
        """Note that the exchanges from `since` on were refusals which a new token answered."""
        self.exchanges[since:] = [
            dataclasses.replace(one, purpose="challenge") if one.counts else one
            for one in self.exchanges[since:]
        ]

    def write(self, exchange: Exchange) -> None:
        """Note an exchange."""
        self.exchanges.append(self._redacted(exchange))

    async def write_large(self, exchange: Exchange) -> None:
        """Note an exchange whose bodies may take a while to look through."""
        received = exchange.received
        size = len(exchange.sent.body) + (len(received.body) if received else 0)
        if size < _LARGE:
            self.write(exchange)
        else:
            self.exchanges.append(await asyncio.to_thread(self._redacted, exchange))

    def redacted(self, failure: Failure) -> Failure:
        """Give a failure that can be shown."""
        return dataclasses.replace(
            failure,
            message=self.redactor.text(failure.message),
            hint=self.redactor.text(failure.hint),
            comparison=self._comparison(failure.comparison),
        )

    def _comparison(self, one: Comparison | None) -> Comparison | None:
        if one is None:
            return None
        theirs, ours = self.redactor.text(one.theirs), self.redactor.text(one.ours)
        return Comparison(title=one.title, theirs=theirs, ours=ours)

    def _redacted(self, exchange: Exchange) -> Exchange:
        return dataclasses.replace(
            exchange,
            sent=self._sent(exchange.sent),
            received=self._received(exchange.received) if exchange.received else None,
            tls=self._tls(exchange.tls),
            contact=dataclasses.replace(
                exchange.contact, host=self.redactor.text(exchange.contact.host)
            ),
            withheld=tuple(self.redactor.text(text) for text in exchange.withheld),
        )

    def _sent(self, sent: Sent) -> Sent:
        return dataclasses.replace(
            sent,
            url=self.redactor.text(sent.url),
            headers=self._headers(sent.headers),
            body=self.redactor.bytes(sent.body),
        )

    def _received(self, received: Received) -> Received:
        return dataclasses.replace(
            received,
            reason=self.redactor.text(received.reason),
            headers=self._headers(received.headers),
            body=self.redactor.received(received.body),
        )

    def _tls(self, facts: TlsFacts | None) -> TlsFacts | None:
        """Redact the one text that is ours: a placeholder may stand in a host name."""
        if facts is None:
            return None
        return dataclasses.replace(facts, server_name=self.redactor.text(facts.server_name))

    def _headers(self, headers: Headers) -> Headers:
        return tuple((name, self.redactor.text(value)) for name, value in headers)
