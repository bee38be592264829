"""Requests of a token exchange: everything in them stays with the host that they are meant for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import httpx

from httpv2_gui.core.auth import NoAuth, Scheme
from httpv2_gui.core.engine import headers
from httpv2_gui.core.engine.address import Address
from httpv2_gui.core.engine.cookies import Cookies
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.engine.redirects import Journey
from httpv2_gui.core.engine.sending import Sender, Way
from httpv2_gui.core.model.result import Exchange, Received

_PRIVATE = "token request"


def private_request(
    method: str,
    target: Address,
    lines: Sequence[Line],
    body: bytes,
    left_out: frozenset[str] = frozenset(),
) -> Prepared:
    """Build a request whose lines and body are withheld from any other host."""
    own = list(lines)
    if target.userinfo is not None and not any(line.named("authorization") for line in own):
        own.append(headers.userinfo_line(target.userinfo))
    private = (Line(line.name, line.value, _PRIVATE) for line in own)
    return Prepared(
        method=method,
        address=target.without_userinfo(),
        lines=(*private, *headers.default_lines(own, left_out)),
        body=body,
        body_private=True,
    )


async def token_exchange(
    prepared: Prepared,
    sender: Sender,
    cookies: Cookies,
    learn: Callable[[Received], None],
    *,
    signer: httpx.Auth | None = None,
    scheme: Scheme | None = None,
) -> Exchange:
    """Send it, follow where it is redirected to; raises Stopped.

    `learn` sees each answer before it is written down, to name the secrets in it.
    """
    way = Way(purpose="token", signer=signer, cookies=cookies, learn=learn)
    return await Journey(sender, way, scheme or NoAuth()).travel(prepared)
