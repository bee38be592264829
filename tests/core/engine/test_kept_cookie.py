from __future__ import annotations

from datetime import UTC, datetime

import pytest

from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.kept_cookie import KeptCookie, RefusedError, judged
from httpv2_gui.core.engine.set_cookie import read as said

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def kept(url: str, text: str) -> KeptCookie:
    cookie = said(text, NOW)
    assert cookie is not None
    return judged(cookie, read(url))


def test_without_a_domain_it_is_the_hosts_alone() -> None:
    cookie = kept("https://www.example.com/a/b", "x=1")
    assert (cookie.domain, cookie.path, cookie.host_only) == ("www.example.com", "/a", True)
    assert not cookie.is_for(read("https://sub.www.example.com/a"))
    assert not cookie.is_for(read("https://example.com/a"))


def test_with_a_domain_it_is_for_all_hosts_in_it() -> None:
    cookie = kept("https://www.example.com/", "x=1; Domain=.example.com")
    assert not cookie.host_only
    assert all(
        cookie.is_for(read(f"http://{host}/")) for host in ("example.com", "a.b.example.com")
    )
    assert not cookie.is_for(read("https://badexample.com/"))


def test_domain_in_any_alphabet() -> None:
    cookie = kept("https://www.bücher.example/", "x=1; Domain=Bücher.example")
    assert cookie.domain == "xn--bcher-kva.example"
    assert cookie.is_for(read("https://bücher.example/"))


@pytest.mark.parametrize(
    ("url", "text", "reason"),
    [
        ("https://example.com/", "x=1; Domain=other.com", "other.com"),
        ("https://example.com/", "x=1; Domain=www.example.com", "www.example.com"),
        ("https://example.co.uk/", "x=1; Domain=co.uk", "public suffix"),
        ("https://a.localhost/", "x=1; Domain=localhost", "public suffix"),
        ("https://127.0.0.1/", "x=1; Domain=0.0.1", "0.0.1"),
        ("https://example.com/", "x=1; Domain=exa mple.com", "exa mple"),
        ("https://example.com/", "x=1; Domain=ü ü.com", "ü ü.com"),
        ("http://example.com/", "x=1; Secure", "over http"),
        ("http://example.com/", "__Secure-x=1; Secure", "over http"),
        ("https://example.com/", "__Secure-x=1", "Secure"),
        ("https://example.com/", "__secure-x=1", "Secure"),
        ("https://example.com/", "__Host-x=1; Secure", "Path=/"),
        ("https://example.com/", "__Host-x=1; Secure; Path=/a", "Path=/"),
        ("https://example.com/", "__Host-x=1; Path=/", "Secure"),
        ("https://example.com/", "__Host-x=1; Secure; Path=/; Domain=example.com", "no Domain"),
    ],
)
def test_refused_ones_say_why(url: str, text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        kept(url, text)


def test_prefixes_that_keep_their_promise() -> None:
    assert kept("https://h.example/", "__Host-x=1; Secure; Path=/").host_only
    assert kept("https://h.example/a", "__Secure-x=1; Secure").secure


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_own_name_as_domain_is_host_only_where_nobody_is_below(host: str) -> None:
    cookie = kept(f"http://{host}/", f"x=1; Domain={host.strip('[]')}")
    assert cookie.host_only
    assert cookie.is_for(read(f"http://{host}/"))


def test_secure_goes_over_https_only() -> None:
    cookie = kept("https://example.com/", "x=1; Secure")
    assert cookie.is_for(read("https://example.com/"))
    assert not cookie.is_for(read("http://example.com/"))


def test_a_port_of_its_own_keeps_its_cookies() -> None:
    cookie = kept("http://example.com:8080/", "x=1")
    assert cookie.port == 8080
    assert not cookie.is_for(read("http://example.com/"))
    assert not cookie.is_for(read("http://example.com:8081/"))
    assert kept("http://example.com/", "x=1").is_for(read("https://example.com/"))


def test_facts_are_kept() -> None:
    cookie = kept("https://h/", "x=hush; HttpOnly; SameSite=Strict; Max-Age=1")
    assert cookie.http_only
    assert cookie.same_site == "Strict"
    assert cookie.expires == NOW.replace(second=1)
    assert "hush" not in repr(cookie)
