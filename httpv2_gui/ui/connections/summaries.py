"""What a folded section of a connection holds, in a few words."""

from __future__ import annotations

from typing import NamedTuple

from httpv2_gui.core.model.connection import Connection, Proxy, Timeouts, Tls


class Summary(NamedTuple):
    """The words, and `warn` where somebody should look twice."""

    words: str
    tone: str = ""


def of_tls(tls: Tls) -> Summary:
    """Say which versions, who is trusted, and whether we show a certificate."""
    if not tls.verify:
        return Summary(f"Verify SSL is off: anybody in between can listen{_ours(tls)}", "warn")
    same = tls.minimum_version == tls.maximum_version
    versions = f"TLS {tls.minimum_version}" + ("" if same else f"–{tls.maximum_version}")
    roots = "system roots" if tls.roots == "system" else "Mozilla's roots"
    trusted = "own CA" if tls.ca_certificate.strip() else roots
    also = ", one more certificate" if tls.trusted_certificate.strip() else ""
    old = tls.minimum_version < "1.2"
    return Summary(f"{versions}, {trusted}{also}{_ours(tls)}", "warn" if old else "")


def of_proxy(proxy: Proxy) -> Summary:
    """Say what requests go through."""
    if proxy.system:
        return Summary("The system's proxy")
    url = proxy.url.strip()
    if not url:
        return Summary("No proxy")
    as_whom = f", as {proxy.username}" if proxy.username.strip() else ""
    return Summary(f"{_without_password(url)}{as_whom}")


def of_more(connection: Connection, timeouts: Timeouts) -> Summary:
    """Say what is not as it usually is, or that everything is."""
    said: list[str] = []
    if timeouts.connect_ms is not None:
        said.append(f"connect {_wait(timeouts.connect_ms)}")
    if timeouts.read_ms is not None:
        said.append(f"read {_wait(timeouts.read_ms)}")
    cookies = {"global": "cookies are kept", "ignored": "cookies are ignored"}
    said.append(cookies.get(connection.cookie_scope, ""))
    said.append("HTTP/1.1 only" if connection.http_version == "1.1" else "")
    words = ", ".join(one for one in said if one)
    return Summary(words[:1].upper() + words[1:] if words else "Description, cookies, timeouts")


def _ours(tls: Tls) -> str:
    return ", client certificate" if tls.client_certificate.strip() else ""


def _wait(ms: int) -> str:
    return f"{ms} ms" if ms else "without limit"


def _without_password(url: str) -> str:
    """Leave out what somebody wrote before an @."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}"
