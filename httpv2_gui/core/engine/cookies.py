"""Received cookies, and which of them go back (RFC 6265).

Stricter than the RFC in one thing, on purpose: a cookie that came from a port of its own goes to
that port only. The servers of a developer's machine differ by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from httpv2_gui.core.engine import cookie_rules, set_cookie, wire
from httpv2_gui.core.engine.address import Address
from httpv2_gui.core.engine.kept_cookie import KeptCookie, RefusedError, judged

MOST_OF_A_DOMAIN = 50
MOST = 3000
"""So many are kept (RFC 6265 §6.1); those that were sent longest ago go first."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class _Entry:
    cookie: KeptCookie
    created: int
    used: int


class Cookies:
    """The cookies of one connection, or of one run."""

    def __init__(self, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self._count = 0
        self._entries: dict[object, _Entry] = {}

    def remember(self, address: Address, answer: httpx.Response) -> tuple[str, ...]:
        """Take what Set-Cookie headers say; gives a sentence for each cookie that is refused."""
        refused: list[str] = []
        for name, text in wire.texts(answer.headers.raw):
            if name.lower() != "set-cookie":
                continue
            said = set_cookie.read(text, self._now())
            if said is None:
                continue
            try:
                self._keep(judged(said, address), address)
            except RefusedError as reason:
                refused.append(f"The cookie “{said.name}” is not kept: {reason}.")
        return tuple(refused)

    def header(self, address: Address) -> str:
        """Give the text of the Cookie header for a request; empty when there is none (§5.4)."""
        self._drop_expired()
        fitting = [one for one in self._entries.values() if one.cookie.is_for(address)]
        fitting.sort(key=lambda one: (-len(one.cookie.path), one.created))
        for one in fitting:
            one.used = self._next()
        return "; ".join(f"{one.cookie.name}={one.cookie.value}" for one in fitting)

    def kept(self) -> tuple[KeptCookie, ...]:
        """Give what is kept now, the oldest first."""
        self._drop_expired()
        return tuple(one.cookie for one in self._entries.values())

    def forget(self, cookie: KeptCookie) -> None:
        """Drop one; nothing happens when it is gone already."""
        self._entries.pop(cookie.key, None)

    def clear(self) -> None:
        self._entries.clear()

    def _keep(self, cookie: KeptCookie, address: Address) -> None:
        if address.origin.scheme != "https" and self._would_hide_a_secure_one(cookie):
            raise RefusedError("a Secure cookie of that name is kept, and this one came over http")
        created = self._next()
        old = self._entries.get(cookie.key)
        if old is not None:
            created = old.created
        self._entries[cookie.key] = _Entry(cookie, created, self._next())
        self._drop_expired()
        mine = [one for one in self._entries.values() if one.cookie.domain == cookie.domain]
        self._drop_oldest(mine, MOST_OF_A_DOMAIN)
        self._drop_oldest(self._entries.values(), MOST)

    def _would_hide_a_secure_one(self, cookie: KeptCookie) -> bool:
        """Whether who listens on the way could put a cookie in place of a protected one."""
        return any(
            one.cookie.secure
            and one.cookie.name == cookie.name
            and one.cookie.port == cookie.port
            and _overlap(one.cookie.domain, cookie.domain)
            and cookie_rules.path_matches(cookie.path, one.cookie.path)
            for one in self._entries.values()
        )

    def _drop_expired(self) -> None:
        now = self._now()
        for key, one in list(self._entries.items()):
            if one.cookie.expires is not None and one.cookie.expires <= now:
                del self._entries[key]

    def _drop_oldest(self, among: Iterable[_Entry], limit: int) -> None:
        by_use = sorted(among, key=lambda one: one.used)
        for one in by_use[: max(0, len(by_use) - limit)]:
            self.forget(one.cookie)

    def _next(self) -> int:
        self._count += 1
        return self._count


class IgnoredCookies(Cookies):
    """Remembers nothing."""

    def remember(self, address: Address, answer: httpx.Response) -> tuple[str, ...]:
        return ()


def merged(typed: str, received: str) -> str:
    """Join typed and received cookies; a typed one wins over a received one of its name."""
    names = {one.partition("=")[0].strip() for one in typed.split(";")}
    more = [one for one in received.split("; ") if one and one.partition("=")[0] not in names]
    return "; ".join([typed, *more] if typed else more)


def _overlap(one: str, other: str) -> bool:
    return cookie_rules.domain_matches(one, other) or cookie_rules.domain_matches(other, one)
