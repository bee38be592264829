"""SOCKS5 (RFC 1928) with user name and password (RFC 1929)."""

from __future__ import annotations

import ipaddress

from httpcore import AsyncNetworkStream

from httpv2_gui.core.engine.proxies import ProxyServer
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble

_VERSION = 5
_NO_AUTHENTICATION, _PASSWORD, _NONE_SUITS = 0, 2, 0xFF
_CONNECT = 1
_IPV4, _NAME, _IPV6 = 1, 3, 4
_CHECK = "Check Proxy User Name and Proxy Password."
_REPLIES = {
    1: ("it failed", "Its log knows why."),
    2: ("its rules do not allow it", "Ask who runs the proxy."),
    3: ("it finds no way to that network", "Check host and port of the URL."),
    4: ("it cannot reach the host, or does not know its name", "Check the host of the URL."),
    5: ("the host refused the connection", "Check the port of the URL."),
    6: ("it took too long", "Check host and port of the URL."),
    7: ("it cannot do what was asked", "Check Proxy URL."),
    8: ("it does not know that kind of address", "Try socks5h:// in Proxy URL."),
}


async def open_tunnel(
    stream: AsyncNetworkStream, server: ProxyServer, host: str, port: int
) -> None:
    """Ask the proxy to pass on whatever follows to host and port; raises ProxyTrouble.

    `host` is a name or an address; a name is looked up by the proxy.
    """
    methods = [_NO_AUTHENTICATION, _PASSWORD] if server.username else [_NO_AUTHENTICATION]
    await stream.write(bytes((_VERSION, len(methods), *methods)))
    version, method = await _read(stream, 2, server)
    if version != _VERSION:
        raise ProxyTrouble(
            str(server),
            f"What answers at {server} is no SOCKS5 proxy.",
            "Check Proxy URL: its beginning and its port.",
        )
    if method == _PASSWORD and server.username:
        await _log_in(stream, server)
    elif method != _NO_AUTHENTICATION:
        raise _not_let_in(server)
    await stream.write(bytes((_VERSION, _CONNECT, 0)) + _address(host) + port.to_bytes(2, "big"))
    await _read_reply(stream, server, f"{host}:{port}")


def _not_let_in(server: ProxyServer) -> ProxyTrouble:
    if server.username:
        message = f"The proxy {server} takes neither a user name and password nor nothing."
        return ProxyTrouble(str(server), message, "Ask who runs the proxy.")
    message = f"The proxy {server} wants credentials."
    return ProxyTrouble(str(server), message, "Fill in Proxy User Name and Proxy Password.")


async def _log_in(stream: AsyncNetworkStream, server: ProxyServer) -> None:
    username, password = server.username.encode(), server.password.reveal().encode()
    if max(len(username), len(password)) > 255:
        message = "SOCKS5 has no room for more than 255 bytes of user name or password."
        raise ProxyTrouble(str(server), message, _CHECK)
    await stream.write(bytes((1, len(username))) + username + bytes((len(password),)) + password)
    _version, status = await _read(stream, 2, server)
    if status != 0:
        raise ProxyTrouble(
            str(server), f"The proxy {server} does not accept the credentials.", _CHECK
        )


def _address(host: str) -> bytes:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode("ascii")
        return bytes((_NAME, len(name))) + name
    return bytes((_IPV4 if address.version == 4 else _IPV6,)) + address.packed


async def _read_reply(stream: AsyncNetworkStream, server: ProxyServer, target: str) -> None:
    _version, reply, _reserved, kind = await _read(stream, 4, server)
    if reply != 0:
        why, hint = _REPLIES.get(reply, (f"it answered {reply}", "Its log knows why."))
        raise ProxyTrouble(
            str(server), f"The proxy {server} does not connect to {target}: {why}.", hint
        )
    length = {_IPV4: 4, _IPV6: 16}.get(kind)
    if length is None:
        [length] = await _read(stream, 1, server)
    await _read(stream, length + 2, server)


async def _read(stream: AsyncNetworkStream, count: int, server: ProxyServer) -> bytes:
    """Read so many bytes and not one more: what follows is the host's."""
    content = b""
    while len(content) < count:
        part = await stream.read(count - len(content))
        if not part:
            raise ProxyTrouble(
                str(server),
                f"The proxy {server} closed the connection without an answer.",
                f"It may not take these credentials, or be no SOCKS5 proxy. {_CHECK}",
            )
        content += part
    return content
