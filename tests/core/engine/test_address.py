from __future__ import annotations

import pytest

from httpv2_gui.core.engine.address import AddressError, origin_of, read


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://h", "https://h/"),
        (" https://H.Example:443/a ", "https://h.example/a"),
        ("http://h:8080?a", "http://h:8080/?a"),
        ("https://h/a/../b/./c", "https://h/a/../b/./c"),
        ("https://h/%7efoo?q=[1]&r=a|b c", "https://h/%7efoo?q=[1]&r=a%7Cb%20c"),
        ("https://h/100%", "https://h/100%25"),
        ("https://bücher.de/ü", "https://xn--bcher-kva.de/%C3%BC"),
        ("http://[::1]:80/", "http://[::1]/"),
    ],
)
def test_url_goes_out_as_typed_where_it_is_valid(url: str, shown: str) -> None:
    assert str(read(url)) == shown


@pytest.mark.parametrize(
    "url",
    [
        *("", "h/path", "ftp://h", "https://", "https:///path", "http://h:0/", "http://h:99999/"),
        *("http://h:x/", "http://a b/", "http://h\r\nx/", "http://good.com%2eevil.com/"),
        *("http://[::", "http://a..b/", "http://./", f"http://{'a' * 64}.b/"),
    ],
)
def test_what_is_no_url_says_so(url: str) -> None:
    with pytest.raises(AddressError, match=r"\.$"):
        read(url)


@pytest.mark.parametrize(("url", "what"), [("http://[::1/", "host name"), ("http://h:x/", "port")])
def test_what_is_wrong_with_a_url_is_named(url: str, what: str) -> None:
    with pytest.raises(AddressError, match=what):
        read(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.virustotal.com@evil.com/",
        "https://www.virustotal.com\\@evil.com/",
        "https://www.virustotal.com:443@evil.com",
        "https://evil.com#@www.virustotal.com/",
        "https://evil.com?@www.virustotal.com/",
    ],
)
def test_host_is_the_one_that_is_contacted(url: str) -> None:
    address = read(url)
    assert address.host == "evil.com"
    assert address.as_httpx().host == "evil.com"


def test_userinfo_is_taken_apart() -> None:
    assert read("https://me%40x:p:w@h/").userinfo == ("me@x", "p:w")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://h/p", "http://h/p?a=1"),
        ("http://h/p?", "http://h/p?a=1"),
        ("http://h/p?x=%20&x=2#f", "http://h/p?x=%20&x=2&a=1#f"),
        ("http://h/p?x&", "http://h/p?x&a=1"),
    ],
)
def test_query_is_appended_before_the_fragment(url: str, expected: str) -> None:
    assert str(read(url).with_query("a=1")) == expected


def test_nothing_to_append_changes_nothing() -> None:
    assert str(read("http://h/p?").with_query("")) == "http://h/p?"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/x", "http://h/x#f"),
        ("x?y", "http://h/a/x?y#f"),
        ("//other/x", "http://other/x#f"),
        ("https://other/x#g", "https://other/x#g"),
        ("/\\evil.com", "http://h/%5Cevil.com#f"),
    ],
)
def test_location_is_joined(location: str, expected: str) -> None:
    assert str(read("http://h/a/b#f").joined(location)) == expected


def test_origin_normalises_default_ports() -> None:
    assert origin_of("https://H:443/x") == origin_of("https://h")
    assert origin_of("https://h") != origin_of("http://h:443")
    assert origin_of("nonsense") is None


def test_url_that_httpx_refuses_says_so() -> None:
    with pytest.raises(AddressError):
        read("http://h/" + "a" * 70_000).as_httpx()
