"""TLS contexts, made off the loop and kept, and the facts of a TLS connection."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any, cast

from httpv2_gui.core.engine import certificates
from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.result import Certificate, TlsFacts


class Contexts:
    """One TLS context for each way to judge certificates: making one takes about 25 ms."""

    def __init__(self) -> None:
        self._made: dict[Tls, ssl.SSLContext] = {}

    async def get(self, tls: Tls) -> ssl.SSLContext:
        """Give the context for these settings; raises CertificateError."""
        if tls not in self._made:
            self._made[tls] = await asyncio.to_thread(make_context, tls)
        return self._made[tls]


def make_context(tls: Tls) -> ssl.SSLContext:
    """Make a context that judges as the record says; raises CertificateError."""
    if not tls.verify:
        return _trusting()
    ca = tls.ca_certificate.strip()
    context = ssl.create_default_context(cadata=certificates.as_pem(ca) if ca else None)
    # The same rules on every Python: 3.13 made STRICT the default, which refuses many private
    # CAs, and PARTIAL_CHAIN, which lets a person trust an intermediate or the server itself.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=None)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def facts_of(ssl_object: ssl.SSLObject, *, verified: bool) -> TlsFacts:
    """Say what was agreed on a connection."""
    cipher = ssl_object.cipher()
    return TlsFacts(
        version=ssl_object.version() or "",
        cipher=cipher[0] if cipher else "",
        chain=_chain(ssl_object),
        verified=verified,
    )


def _chain(ssl_object: ssl.SSLObject) -> tuple[Certificate, ...]:
    try:
        return tuple(certificates.facts_of_der(der) for der in _chain_as_der(ssl_object))
    except ValueError:  # a certificate that OpenSSL takes and cryptography does not
        return ()


def _chain_as_der(ssl_object: ssl.SSLObject) -> list[bytes]:
    public = getattr(ssl_object, "get_unverified_chain", None)  # Python 3.13
    if public is not None:
        return cast("list[bytes]", public())
    inner: Any = getattr(ssl_object, "_sslobj", None)  # the same, before it was public
    if inner is None or not hasattr(inner, "get_unverified_chain"):
        own = ssl_object.getpeercert(binary_form=True)
        return [own] if own else []
    encoding_der = 2  # _ssl.ENCODING_DER
    return [one.public_bytes(encoding_der) for one in inner.get_unverified_chain() or ()]
