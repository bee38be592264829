"""What a connection adds to a curl command: proxy, TLS, a sign-in that belongs to the line."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.interchange.shell import Variables, quoted
from httpv2_gui.core.model.connection import Connection, Proxy, Tls

_OWN_PORT = {"http": 80, "https": 443}
"""Where curl would take 1080."""
_OLD = "1.2"
"""The lowest version of TLS that curl speaks unasked."""


class Way(NamedTuple):
    """Options, and in words what no option carries."""

    options: list[str]
    notes: list[str]


def way_of(connection: Connection | None, url: str, variables: Variables) -> Way:
    """Give how curl gets to `url` as this connection does; files are variables to be set.

    curl reads certificates and keys from files, which a connection has not: their text is copied
    out of the fields by whoever runs the command.
    """
    way = Way([], [])
    if connection is None:
        return way
    to_proxy = _add_proxy(connection.proxy, variables, way)
    if url.lower().startswith("https:"):
        _add_tls(connection.tls, variables, way)
    elif not connection.tls.verify:
        way.options.append("--insecure")  # a redirect that somebody follows may lead to https
    if to_proxy == "https":
        _add_trust(connection.tls, variables, way, "--proxy-cacert", "--proxy-insecure")
    if connection.http_version == "1.1":
        way.options.append("--http1.1")
    _add_sign_in(connection, variables, way)
    return way


def _add_proxy(proxy: Proxy, variables: Variables, way: Way) -> str:
    """Give the scheme of the proxy; blank: none that is known here."""
    if proxy.system:
        way.notes.append("curl takes the proxy of HTTPS_PROXY and its like, not of other settings.")
    url = "" if proxy.system else proxy.url.strip()
    if url:
        # curl heeds NO_PROXY even so; a connection's own proxy is for every host.
        way.options.extend([f"--proxy {quoted(_with_port(url))}", "--noproxy ''"])
    if proxy.username and (url or proxy.system):
        user, password = quoted(proxy.username), variables.name("Proxy Password")
        way.options.append(f'--proxy-user {user}:"${password}"')
    return urlsplit(url).scheme.lower()


def _with_port(url: str) -> str:
    parts = urlsplit(url)
    usual = _OWN_PORT.get(parts.scheme.lower())
    if usual is None or parts.port is not None:
        return url
    return f"{parts.scheme}://{parts.netloc.rstrip(':')}:{usual}"


def _add_tls(tls: Tls, variables: Variables, way: Way) -> None:
    _add_trust(tls, variables, way, "--cacert", "--insecure")
    if tls.client_certificate.strip():
        certificate = variables.name("Client SSL Certificate as a PEM file")
        key = variables.name("Client Key as a PEM file")
        way.options.extend([f'--cert "${certificate}"', f'--key "${key}"'])
        way.notes.append("curl asks for Client Key Password when the key is encrypted.")
    if tls.minimum_version > _OLD:
        way.options.append(f"--tlsv{tls.minimum_version}")
    elif tls.minimum_version < _OLD:
        way.options.extend([f"--tlsv{tls.minimum_version}", "--ciphers 'DEFAULT:@SECLEVEL=0'"])
    if tls.maximum_version < "1.3":
        way.options.append(f"--tls-max {tls.maximum_version}")
    if tls.server_name.strip():
        name = " ".join(tls.server_name.split())
        way.notes.append(f"curl asks for the URL's host, this connection for {name} (SNI).")


def _add_trust(tls: Tls, variables: Variables, way: Way, trust: str, trust_all: str) -> None:
    if not tls.verify:
        way.options.append(trust_all)
        return
    own, more = tls.ca_certificate.strip(), tls.trusted_certificate.strip()
    if own or more:
        label = "CA Certificate" if own else "Trust SSL Server Certificate"
        way.options.append(f'{trust} "${variables.name(f"{label} as a PEM file")}"')
    if own and more:
        way.notes.append("The file for --cacert has Trust SSL Server Certificate in it, too.")
    elif more:
        way.notes.append("With --cacert curl trusts that file in place of the roots.")
    elif tls.roots == "bundled" and not own:
        way.notes.append("curl trusts the system's roots, this connection Mozilla's.")


def _add_sign_in(connection: Connection, variables: Variables, way: Way) -> None:
    scheme = scheme_of(connection)
    if not isinstance(scheme, NegotiateAuth):
        return
    if scheme.mode == "ntlm" and not scheme.use_signed_in_user:
        domain = scheme.domain.strip()
        user = quoted(f"{domain}\\{scheme.username}" if domain else scheme.username)
        way.options.append(f'--ntlm --user {user}:"${variables.name("Password")}"')
        return
    way.options.append(f"--{'ntlm' if scheme.mode == 'ntlm' else 'negotiate'} --user ':'")
    if not scheme.use_signed_in_user:
        way.notes.append("curl takes the Kerberos ticket of kinit, not User Name and Password.")
