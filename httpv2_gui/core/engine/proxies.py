"""Which proxy a URL goes through: none, the one of the connection, or as the system says.

The system is its environment variables (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, in either
case), or the settings of Windows and macOS. Scripts that choose a proxy (PAC) are not run.
"""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.model.connection import PROXY_SCHEMES, Proxy
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.secret import Secret

_DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


@dataclass(frozen=True)
class ProxyServer:
    """One proxy and what it is told about us."""

    scheme: str
    """`http`, `https`, `socks5` (names are looked up here) or `socks5h` (the proxy does)."""
    host: str
    port: int
    username: str = ""
    password: Secret = Secret()

    @property
    def is_socks(self) -> bool:
        return self.scheme.startswith("socks")

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


async def find_proxy(settings: Proxy, scheme: str, host: str, port: int) -> ProxyServer | None:
    """Do as `proxy_for`, off the loop where the system is asked: Windows looks up names for it."""
    if settings.system:
        return await asyncio.to_thread(proxy_for, settings, scheme, host, port)
    return proxy_for(settings, scheme, host, port)


def proxy_for(settings: Proxy, scheme: str, host: str, port: int) -> ProxyServer | None:
    """Give the proxy for a URL with these parts; None: none. Raises ProxyTrouble.

    The system is asked each time: a VPN that comes up changes what it says.
    """
    if not settings.system:
        return _server(settings.url, settings) if settings.url.strip() else None
    found = urllib.request.getproxies()
    url = found.get(scheme) or found.get("all")
    shown = f"[{host}]" if ":" in host else host
    if not url or urllib.request.proxy_bypass(f"{shown}:{port}"):
        return None
    return _server(url if "://" in url else f"http://{url}", settings)


def system_secrets(settings: Proxy) -> Iterator[Known]:
    """Yield the passwords that stand in the system's own proxy settings."""
    for url in urllib.request.getproxies().values() if settings.system else ():
        parts = _parts(url)
        if parts is not None and parts.password:
            yield Known("Proxy Password", unquote(parts.password), unquote(parts.username or ""))
            yield Known("Proxy Password", parts.password)


def _server(url: str, settings: Proxy) -> ProxyServer:
    parts = _parts(url)
    if parts is None or not parts.hostname or parts.scheme not in _DEFAULT_PORTS:
        where = "The system's proxy setting" if settings.system else "Proxy URL"
        message = f"{where} cannot be used: it is no address of a proxy."
        raise ProxyTrouble("", message, f"It begins with {', '.join(PROXY_SCHEMES)}.")
    username, password = settings.username, settings.password
    if parts.username is not None and not username:
        username, password = unquote(parts.username), Secret(unquote(parts.password or ""))
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    return ProxyServer(parts.scheme, parts.hostname, port, username, password)


def _parts(url: str) -> SplitResult | None:
    """Take a URL apart; None where that is not possible."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts
