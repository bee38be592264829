from __future__ import annotations

import asyncio
import socket

import pytest

from httpv2_gui.core.auth.grant import Listen
from httpv2_gui.core.engine.failures import Stopped
from httpv2_gui.core.engine.loopback import Loopback, listen
from tests.core.engine.people import get
from tests.servers.child import free_ports


async def heard(loopback: Loopback | None) -> str:
    assert loopback is not None
    async with asyncio.timeout(5):
        return await loopback.redirected()


async def nothing_heard(loopback: Loopback) -> bool:
    try:
        async with asyncio.timeout(0.05):
            await loopback.redirected()
    except TimeoutError:
        return True
    return False


async def raw(loopback: Loopback, content: bytes) -> bytes:
    port = int(loopback.redirect_uri.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(content)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer


async def test_gives_the_url_and_shows_a_page_that_repeats_nothing_of_it() -> None:
    async with listen(Listen()) as loopback:
        assert loopback is not None
        url = f"{loopback.redirect_uri}?code=a%2Fb&state=%3Cscript%3E"
        page = await get(url)
        assert await heard(loopback) == url
    assert loopback.redirect_uri.startswith("http://127.0.0.1:")
    assert loopback.redirect_uri.endswith("/callback")
    assert "You can close this window" in page.text
    assert "script" not in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"


async def test_only_the_redirect_counts() -> None:
    async with listen(Listen()) as loopback:
        assert loopback is not None
        base = loopback.redirect_uri.removesuffix("/callback")
        assert (await get(f"{base}/favicon.ico")).status_code == 404
        assert (await get(f"{base}/?code=1")).status_code == 404
        assert (await get(f"{loopback.redirect_uri}?code=1", "POST")).status_code == 404
        head = await get(f"{loopback.redirect_uri}?code=1", "HEAD")
        assert (head.status_code, head.content) == (200, b"")
        assert (await get(loopback.redirect_uri)).status_code == 200
        assert await nothing_heard(loopback)
        await get(f"{loopback.redirect_uri}?code=1")
        assert await heard(loopback) == f"{loopback.redirect_uri}?code=1"


@pytest.mark.parametrize(
    "content",
    [b"", b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET /" + b"a" * 100_000],
)
async def test_rubbish_does_no_harm(content: bytes) -> None:
    async with listen(Listen()) as loopback:
        assert loopback is not None
        answer = await raw(loopback, content)
        assert answer == b"" or answer.startswith(b"HTTP/1.1 404")
        assert await nothing_heard(loopback)


async def test_a_silent_visitor_does_not_hold_it_up() -> None:
    async with listen(Listen()) as loopback:
        assert loopback is not None
        port = int(loopback.redirect_uri.split(":")[2].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        await get(f"{loopback.redirect_uri}?code=1")
        await heard(loopback)
    assert await reader.read() == b""
    writer.close()


async def test_it_is_closed_afterwards() -> None:
    async with listen(Listen()) as loopback:
        assert loopback is not None
    with pytest.raises(OSError):  # noqa: PT011 - refused, in whatever words
        await raw(loopback, b"GET / HTTP/1.1\r\n\r\n")


async def test_a_fixed_port() -> None:
    [port] = free_ports()
    async with listen(Listen(port=port)) as loopback:
        assert loopback is not None
        assert loopback.redirect_uri == f"http://127.0.0.1:{port}/callback"


async def test_a_redirect_uri_of_ones_own_is_kept_to_the_letter() -> None:
    [port] = free_ports()
    async with listen(Listen(redirect_uri=f"http://LocalHost:{port}/back")) as loopback:
        assert loopback is not None
        assert loopback.redirect_uri == f"http://LocalHost:{port}/back"
        await get(f"http://127.0.0.1:{port}/back?code=1")
        assert await heard(loopback) == f"http://127.0.0.1:{port}/back?code=1"


async def test_localhost_is_both_addresses() -> None:
    [port] = free_ports()
    async with listen(Listen(redirect_uri=f"http://localhost:{port}/")) as loopback:
        await get(f"http://[::1]:{port}/?code=2")
        assert "code=2" in await heard(loopback)


async def test_the_other_loopback_address() -> None:
    [port] = free_ports()
    async with listen(Listen(redirect_uri=f"http://[::1]:{port}/back")) as loopback:
        await get(f"http://[::1]:{port}/back?code=2")
        assert await heard(loopback) == f"http://[::1]:{port}/back?code=2"


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "https://platform.example/oauth2/callback",
        "https://127.0.0.1:8443/callback",
        "http://localhost/callback",
        "http://example.com:8080/callback",
        "http://[::1/callback",
        "http://127.0.0.1:x/",
        "app://callback",
    ],
)
async def test_what_leads_elsewhere_is_not_listened_to(redirect_uri: str) -> None:
    async with listen(Listen(redirect_uri=redirect_uri)) as loopback:
        assert loopback is None


@pytest.mark.parametrize(("own", "field"), [(False, "Callback Port"), (True, "Redirect URI")])
async def test_a_port_in_use_names_the_field(own: bool, field: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        uri = f"http://localhost:{port}/" if own else ""
        with pytest.raises(Stopped) as stopped:
            async with listen(Listen(port=port, redirect_uri=uri, label="Callback Port")):
                pass
    failure = stopped.value.failure
    assert failure.kind == "port_in_use"
    assert str(port) in failure.message
    assert field in failure.hint
