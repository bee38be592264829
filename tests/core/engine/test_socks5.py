from __future__ import annotations

import pytest

from httpv2_gui.core.engine.proxies import ProxyServer
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.engine.socks5 import open_tunnel
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.test_http_tunnel import Stream

ANYBODY = ProxyServer("socks5h", "p.example", 1080)
NAMED = ProxyServer("socks5h", "p.example", 1080, "me", Secret("hush"))
DONE = b"\x05\x00\x00\x01\x7f\x00\x00\x01\x04\x38"


class Piecemeal(Stream):
    """Gives what is asked for, as a socket does, however it was split."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._left = getattr(self, "_left", b"") or await super().read(max_bytes)
        part, self._left = self._left[:max_bytes], self._left[max_bytes:]
        return part


async def told(server: ProxyServer, host: str, *said: bytes) -> bytes:
    stream = Piecemeal(*said)
    await open_tunnel(stream, server, host, 443)
    return stream.told


async def test_name_is_left_to_the_proxy() -> None:
    asked = await told(ANYBODY, "h.example", b"\x05\x00", DONE)
    assert asked == b"\x05\x01\x00" + b"\x05\x01\x00\x03\x09h.example\x01\xbb"


async def test_addresses() -> None:
    assert (await told(ANYBODY, "127.0.0.1", b"\x05\x00", DONE)).endswith(
        b"\x01\x7f\x00\x00\x01\x01\xbb"
    )
    assert b"\x04" + bytes(15) + b"\x01" in await told(ANYBODY, "::1", b"\x05\x00", DONE)


async def test_credentials_are_sent_when_they_are_wanted() -> None:
    asked = await told(NAMED, "h", b"\x05", b"\x02", b"\x01\x00", DONE)
    assert asked.startswith(b"\x05\x02\x00\x02" + b"\x01\x02me\x04hush")
    assert b"hush" not in await told(NAMED, "h", b"\x05\x00", DONE)


@pytest.mark.parametrize("bound", [b"\x03\x02ab\x00\x00", b"\x04" + bytes(18)])
async def test_reply_with_a_name_or_a_long_address(bound: bytes) -> None:
    await told(ANYBODY, "h", b"\x05\x00", b"\x05\x00\x00" + bound)


@pytest.mark.parametrize(
    ("server", "said", "words"),
    [
        (ANYBODY, [b"\x05\xff"], "wants credentials"),
        (NAMED, [b"\x05\xff"], "takes neither"),
        (NAMED, [b"\x05\x02", b"\x01\x01"], "does not accept the credentials"),
        (NAMED, [b"\x05\x02"], "closed the connection"),
        (ANYBODY, [b"HTTP/1.1 400"], "is no SOCKS5 proxy"),
        (ANYBODY, [b"\x05\x00", b"\x05\x02\x00\x01"], "its rules do not allow it"),
        (ANYBODY, [b"\x05\x00", b"\x05\x63\x00\x01"], "it answered 99"),
    ],
)
async def test_refusals(server: ProxyServer, said: list[bytes], words: str) -> None:
    with pytest.raises(ProxyTrouble) as raised:
        await told(server, "h", *said)
    assert words in raised.value.failure.message
    assert raised.value.failure.hint


async def test_password_that_is_too_long_is_not_cut() -> None:
    server = ProxyServer("socks5", "p", 1080, "me", Secret("x" * 256))
    with pytest.raises(ProxyTrouble, match="255 bytes"):
        await told(server, "h", b"\x05\x02")
