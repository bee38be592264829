from __future__ import annotations

import httpcore
import pytest

from httpv2_gui.core.engine.http_tunnel import authorization, open_tunnel
from httpv2_gui.core.engine.proxies import ProxyServer
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.model.secret import Secret

PROXY = ProxyServer("http", "p.example", 3128)


class Stream(httpcore.AsyncMockStream):
    """Says what it was made with, and keeps what it was told."""

    def __init__(self, *said: bytes) -> None:
        super().__init__(list(said))
        self.told = b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.told += buffer


async def test_connect_names_host_and_port() -> None:
    stream = Stream(b"HTTP/1.0 200 Connection established\r\n", b"Via: x\r\n\r\n")
    await open_tunnel(stream, PROXY, "api.example.com", 443)
    assert stream.told == (
        b"CONNECT api.example.com:443 HTTP/1.1\r\nHost: api.example.com:443\r\n\r\n"
    )


async def test_address_of_version_6_is_in_brackets() -> None:
    stream = Stream(b"HTTP/1.1 200 OK\r\n\r\n")
    await open_tunnel(stream, PROXY, "::1", 8443)
    assert stream.told.startswith(b"CONNECT [::1]:8443 ")


async def test_credentials_are_utf8() -> None:
    server = ProxyServer("http", "p.example", 3128, "jörg", Secret("päss:wörd"))
    stream = Stream(b"HTTP/1.1 200 OK\r\n\r\n")
    await open_tunnel(stream, server, "h", 443)
    assert b"\r\nProxy-Authorization: Basic asO2cmc6cMOkc3M6d8O2cmQ=\r\n" in stream.told
    assert authorization(PROXY) is None


async def test_head_without_end_is_bounded() -> None:
    endless = [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n" * 1000 for _ in range(20)]]
    await open_tunnel(Stream(*endless), PROXY, "h", 443)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (b"403 Filtered", "does not connect to h:443 (403 Filtered)"),
        (b"407 Who are you", "wants credentials (407 Who are you)"),
        (b"502 Bad Gateway", "does not connect to h:443 (502 Bad Gateway)"),
    ],
)
async def test_refusal_is_in_the_proxys_own_words(status: bytes, words: str) -> None:
    with pytest.raises(ProxyTrouble) as raised:
        await open_tunnel(Stream(b"HTTP/1.1 " + status + b"\r\n\r\n"), PROXY, "h", 443)
    assert words in raised.value.failure.message
    assert raised.value.failure.hint
