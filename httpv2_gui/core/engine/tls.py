"""TLS contexts, made off the loop and kept, and the facts of a TLS connection."""

from __future__ import annotations

import asyncio
import contextlib
import os
import ssl
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import certifi

from httpv2_gui.core.engine import certificates, client_certificates
from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.model.connection import Tls
from httpv2_gui.core.model.result import Certificate, TlsFacts

Told = Callable[[bool], None]

_VERSIONS = {
    "1.0": ssl.TLSVersion.TLSv1,
    "1.1": ssl.TLSVersion.TLSv1_1,
    "1.2": ssl.TLSVersion.TLSv1_2,
    "1.3": ssl.TLSVersion.TLSv1_3,
}
_HANDSHAKE = 22
_CERTIFICATE_REQUEST = 13
"""Numbers of the kind of content and of the message (RFC 8446 §5.1, §4)."""


class Contexts:
    """One TLS context for each way to judge certificates: making one takes about 25 ms.

    With `told` each handshake is watched, see `watch`.
    """

    def __init__(self, told: Told | None = None) -> None:
        self._made: dict[Tls, ssl.SSLContext] = {}
        self._told = told

    async def get(self, tls: Tls) -> ssl.SSLContext:
        """Give the context for these settings; raises CertificateError."""
        if tls not in self._made:
            context = await asyncio.to_thread(make_context, tls)
            if self._told is not None:
                watch(context, self._told)
            self._made[tls] = context
        return self._made[tls]


def make_context(tls: Tls) -> ssl.SSLContext:
    """Make a context that judges and shows what the record says; raises CertificateError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if tls.verify:
        _trust(context, tls)
        # The same rules on every Python: 3.13 made STRICT the default, which refuses many private
        # CAs, and PARTIAL_CHAIN, which lets a person trust an intermediate or the server itself.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    _set_versions(context, tls)
    client_certificates.load_into(context, tls)
    _log_keys(context)
    return context


def for_strangers(tls: Tls) -> Tls:
    """Give the settings for a host that the connection does not name: nothing of ours is shown."""
    return tls.with_values(
        client_certificate="",
        client_key=type(tls.client_key)(),
        client_key_password=type(tls.client_key_password)(),
        server_name="",
    )


def _trust(context: ssl.SSLContext, tls: Tls) -> None:
    if tls.ca_certificate.strip():
        context.load_verify_locations(cadata=_pem("CA Certificate", tls.ca_certificate))
    elif tls.roots == "bundled":
        context.load_verify_locations(cafile=certifi.where())
    else:
        context.load_default_certs()
        if not _system_has_roots(context):
            context.load_verify_locations(cafile=certifi.where())
    if tls.trusted_certificate.strip():
        trusted = _pem("Trust SSL Server Certificate", tls.trusted_certificate)
        context.load_verify_locations(cadata=trusted)


def _pem(label: str, text: str) -> str:
    try:
        return certificates.as_pem(text)
    except CertificateError as error:
        raise CertificateError(f"{label}: {error}") from error


def _system_has_roots(context: ssl.SSLContext) -> bool:
    """Whether there is anything to trust; a Python from python.org has nothing on macOS."""
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    listed = folder is not None and folder.is_dir() and next(folder.iterdir(), None) is not None
    return listed or context.cert_store_stats()["x509_ca"] > 0


def _set_versions(context: ssl.SSLContext, tls: Tls) -> None:
    if tls.minimum_version >= "1.2":
        _limit(context, tls)
        return
    with warnings.catch_warnings():  # the person is told in `doubts`
        warnings.simplefilter("ignore", DeprecationWarning)
        _limit(context, tls)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")  # OpenSSL 3 refuses their SHA-1 otherwise


def _limit(context: ssl.SSLContext, tls: Tls) -> None:
    context.minimum_version = _VERSIONS[tls.minimum_version]
    context.maximum_version = _VERSIONS[tls.maximum_version]


def _log_keys(context: ssl.SSLContext) -> None:
    """Do as browsers and `ssl.create_default_context` do: people look into their own traffic."""
    file = os.environ.get("SSLKEYLOGFILE")
    if file:
        context.keylog_filename = file


def watch(context: ssl.SSLContext, told: Told) -> None:
    """Call `told` at each message of a handshake: whether it asks for a client certificate.

    `_msg_callback` is a debugging aid of the standard library, without a promise: where it is
    missing, `told` is never called.
    """

    def look(*message: Any) -> None:
        _connection, direction, _version, content, kind, _data = message
        if direction == "read" and content == _HANDSHAKE:
            told(kind == _CERTIFICATE_REQUEST)

    with contextlib.suppress(AttributeError, TypeError):
        context._msg_callback = look  # noqa: SLF001  # pyright: ignore


def facts_of(ssl_object: ssl.SSLObject, *, verified: bool, asked: bool | None = None) -> TlsFacts:
    """Say what was agreed on a connection."""
    cipher = ssl_object.cipher()
    return TlsFacts(
        version=ssl_object.version() or "",
        cipher=cipher[0] if cipher else "",
        chain=_chain(ssl_object),
        verified=verified,
        server_name=str(ssl_object.server_hostname or ""),
        client_certificate_asked=asked,
    )


def _chain(ssl_object: ssl.SSLObject) -> tuple[Certificate, ...]:
    try:
        return tuple(certificates.facts_of_der(der) for der in chain_as_der(ssl_object))
    except ValueError:  # a certificate that OpenSSL takes and cryptography does not
        return ()


def chain_as_der(ssl_object: ssl.SSLObject) -> list[bytes]:
    """Give the certificates that the server sent, its own first."""
    public = getattr(ssl_object, "get_unverified_chain", None)  # Python 3.13
    if public is not None:
        return cast("list[bytes]", public())
    inner: Any = getattr(ssl_object, "_sslobj", None)  # the same, before it was public
    if inner is None or not hasattr(inner, "get_unverified_chain"):
        own = ssl_object.getpeercert(binary_form=True)
        return [own] if own else []
    encoding_der = 2  # _ssl.ENCODING_DER
    return [one.public_bytes(encoding_der) for one in inner.get_unverified_chain() or ()]
