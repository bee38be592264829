"""The CONNECT method of an HTTP proxy (RFC 9110 §9.3.6)."""

from __future__ import annotations

import base64
import re

from httpcore import AsyncNetworkStream

from httpv2_gui.core.engine import proxy_trouble
from httpv2_gui.core.engine.proxies import ProxyServer
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble

_LONGEST_HEAD = 65_536
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ?([^\r\n]*)")


def authorization(server: ProxyServer) -> str | None:
    """Give the value of Proxy-Authorization: Basic, RFC 7617. Only the proxy may see it."""
    if not server.username:
        return None
    pair = f"{server.username}:{server.password.reveal()}"
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


async def open_tunnel(
    stream: AsyncNetworkStream, server: ProxyServer, host: str, port: int
) -> None:
    """Ask the proxy to pass on whatever follows to host and port; raises ProxyTrouble."""
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    credentials = authorization(server)
    if credentials is not None:
        lines.append(f"Proxy-Authorization: {credentials}")
    await stream.write("\r\n".join((*lines, "", "")).encode("ascii"))
    status, reason = _read_status(await _head(stream, server), server)
    if not 200 <= status < 300:
        raise proxy_trouble.refused(
            str(server), status, reason, target, anonymous=credentials is None
        )


async def _head(stream: AsyncNetworkStream, server: ProxyServer) -> bytes:
    head = bytearray()
    while b"\r\n\r\n" not in head and b"\n\n" not in head:
        part = await stream.read(4096)
        head += part
        if not part or len(head) > _LONGEST_HEAD:
            break
    if not head:
        message = f"The proxy {server} closed the connection without an answer."
        raise ProxyTrouble(str(server), message, "Check that Proxy URL is that of an HTTP proxy.")
    return bytes(head)


def _read_status(head: bytes, server: ProxyServer) -> tuple[int, str]:
    found = _STATUS.match(head)
    if found is None:
        message = f"What answers at {server} is no HTTP proxy."
        raise ProxyTrouble(str(server), message, "Check Proxy URL: its beginning and its port.")
    return int(found[1]), found[2].decode("latin-1").strip()
