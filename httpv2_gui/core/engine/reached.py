"""What became of a connection: who was reached, what TLS agreed on, why it broke off."""

from __future__ import annotations

import ssl
from typing import cast

import httpx
from httpcore import AsyncNetworkStream

from httpv2_gui.core.engine import tls
from httpv2_gui.core.engine.address import Address
from httpv2_gui.core.engine.failures import failure_of
from httpv2_gui.core.engine.network import Probe
from httpv2_gui.core.engine.tls_failures import broken_after_asking
from httpv2_gui.core.model.result import Contact, Failure, TlsFacts


def contact_of(answer: httpx.Response | None, probe: Probe) -> Contact:
    """Say who was connected to, also for a connection that was kept from before."""
    stream = _stream_of(answer)
    kept: Contact | None = stream.get_extra_info("contact") if stream is not None else None
    return kept or probe.contact


def tls_of(answer: httpx.Response) -> TlsFacts | None:
    """Say what was agreed; None without TLS. To be called while the answer is open."""
    stream = _stream_of(answer)
    if stream is None:
        return None
    ssl_object: ssl.SSLObject | None = stream.get_extra_info("ssl_object")
    if ssl_object is None:
        return None
    return tls.facts_of(ssl_object, verified=True, asked=stream.get_extra_info("asked"))


def _stream_of(answer: httpx.Response | None) -> AsyncNetworkStream | None:
    if answer is None:
        return None
    return cast("AsyncNetworkStream | None", answer.extensions.get("network_stream"))


def failure_at(error: Exception, address: Address, probe: Probe, *, shows: bool) -> Failure:
    """Say why an exchange broke off before its answer.

    In TLS 1.3 a server judges the client certificate after the handshake. Its alert is often lost
    (it closes at once, and what we send meanwhile resets the connection): then it just breaks.
    """
    failure = failure_of(error, str(address), probe.phase)
    if failure.kind == "reset" and probe.asked and probe.phase in ("send", "wait"):
        return broken_after_asking(address.host, shown=shows)
    return failure
