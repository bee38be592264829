"""Compares the host of a request's URL with the one its connection is meant for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from httpv2_gui.core.engine import address
from httpv2_gui.core.model.connection import Connection


@dataclass(frozen=True)
class HostNote:
    """What the shield in the URL field says."""

    tone: Literal["ok", "warn", "err"]
    sentence: str


def host_of(url: str) -> str:
    """Give the host as the engine reads it, so that the shield and the guard agree."""
    origin = address.origin_of(url)
    return origin.host if origin else ""


def note_on(url: str, connection: Connection | None) -> HostNote | None:
    """Say whether the connection's credentials would go where they belong."""
    if connection is None:
        return None
    own, called = host_of(connection.test_url), host_of(url)
    if not own or not called:
        return None
    if own == called:
        return HostNote("ok", f"Same host as the Test URL of {connection.name}: {own}.")
    different = f"{called} is not {own}, the host of the Test URL of {connection.name}."
    if connection.restrict_domain:
        return HostNote("err", f"{different} Restrict Domain is on, so this would not be sent.")
    return HostNote("warn", f"{different} The credentials of this connection would go there too.")
