"""Looks at a server's certificates before anything is entrusted to it: a handshake, no HTTP."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass

from cryptography import x509

from httpv2_gui.core.engine import address, certificates, guard
from httpv2_gui.core.engine.address import Address, AddressError
from httpv2_gui.core.engine.certificates import CertificateError
from httpv2_gui.core.engine.failures import failure_of
from httpv2_gui.core.engine.network import Network, Probe, current_probe, note_handshake
from httpv2_gui.core.engine.proxied_network import ThroughProxy
from httpv2_gui.core.engine.proxies import find_proxy
from httpv2_gui.core.engine.sending import limits
from httpv2_gui.core.engine.tls import chain_as_der, facts_of, for_strangers, make_context, watch
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.result import Certificate, Failure, TlsFacts

_TRUST_HELPS = (18, 19, 20, 21)
"""OpenSSL's reasons that go away when the certificate itself is trusted."""


@dataclass(frozen=True, kw_only=True)
class Peeked:
    """What a server shows of itself."""

    host: str = ""
    certificates: tuple[Certificate, ...] = ()
    """As the server sent them, its own first."""
    untrusted: str = ""
    """Why they would not be trusted with this connection's settings; blank: they would be."""
    hint: str = ""
    """What to do about that."""
    trusted_certificate: str = ""
    """For Trust SSL Server Certificate: the server's own certificate; blank where trusting it does
    not help: it has expired, or is another host's."""
    version: str = ""
    """Such as `TLSv1.3`."""
    client_certificate_asked: bool | None = None
    """None: nobody could look."""
    failure: Failure | None = None
    """Why nothing could be seen."""


async def peek(url: str, connection: Connection | None) -> Peeked:
    """Look at the certificates of a URL's server, through the proxy too. Trouble comes back.

    The client certificate is not shown, and nothing is sent after the handshake.
    """
    connection = connection or Connection()
    try:
        target = address.read(url)
    except AddressError as error:
        return Peeked(failure=Failure(kind="problem", message=str(error)))
    refused = guard.refusal(url, connection, "The URL's")
    if refused is not None:
        return Peeked(host=target.host, failure=refused)
    if target.origin.scheme != "https":
        message = "There are no certificates to see: the URL begins with http://."
        return Peeked(host=target.host, failure=Failure(kind="problem", message=message))
    return await _Look(target, connection).carry_out()


@dataclass
class _Look:
    target: Address
    connection: Connection

    async def carry_out(self) -> Peeked:
        plain = for_strangers(self.connection.tls)
        plain = plain.with_values(server_name=self.connection.tls.server_name)
        try:
            seen, own = await self._shake_hands(plain.with_values(verify=False))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return Peeked(host=self.target.host, failure=self._failure(error))
        why, hint, helps = await self._doubt(plain.with_values(verify=True))
        return Peeked(
            host=self.target.host,
            certificates=seen.chain,
            untrusted=why,
            hint=hint,
            trusted_certificate=own if helps else "",
            version=seen.version,
            client_certificate_asked=seen.client_certificate_asked,
        )

    async def _doubt(self, tls: Tls) -> tuple[str, str, bool]:
        """Give why the certificates are not trusted, what to do, and whether trusting one helps."""
        try:
            await self._shake_hands(tls)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            failure = self._failure(error)
            return failure.message, failure.hint, _code(error) in _TRUST_HELPS
        return "", "", False

    async def _shake_hands(self, tls: Tls) -> tuple[TlsFacts, str]:
        """Give what was agreed, and the server's own certificate as text for a field."""
        probe = Probe()
        token = current_probe.set(probe)
        try:
            context = await asyncio.to_thread(make_context, tls)
            watch(context, note_handshake)
            context.set_alpn_protocols(["h2", "http/1.1"])
            return await self._connect(context, tls, probe)
        finally:
            current_probe.reset(token)

    async def _connect(
        self, context: ssl.SSLContext, tls: Tls, probe: Probe
    ) -> tuple[TlsFacts, str]:
        origin = self.target.origin
        limit = limits(self.connection.timeouts)["connect"]
        network = await self._network(tls)
        stream = await network.connect_tcp(origin.host, origin.port, limit)
        try:
            stream = await stream.start_tls(context, origin.host, limit)
            ssl_object: ssl.SSLObject = stream.get_extra_info("ssl_object")
            found = facts_of(ssl_object, verified=tls.verify, asked=probe.asked)
            own = [x509.load_der_x509_certificate(der) for der in chain_as_der(ssl_object)[:1]]
            return found, certificates.as_field(own)
        finally:
            await stream.aclose()

    async def _network(self, tls: Tls) -> Network:
        origin, name = self.target.origin, tls.server_name.strip()
        server = await find_proxy(self.connection.proxy, origin.scheme, origin.host, origin.port)
        if server is None:
            return Network(server_name=name)
        context = await asyncio.to_thread(make_context, for_strangers(self.connection.tls))
        return ThroughProxy(server, context, server_name=name)

    def _failure(self, error: Exception) -> Failure:
        if isinstance(error, CertificateError):
            return Failure(kind="certificate", message=f"Certificate Error: {error}")
        return failure_of(error, str(self.target), "tls")


def _code(error: BaseException) -> int:
    """Give OpenSSL's number of the reason; 0 when it is none of a certificate."""
    one: BaseException | None = error
    while one is not None:
        if isinstance(one, ssl.SSLCertVerificationError):
            return one.verify_code
        one = one.__cause__ or one.__context__
    return 0
