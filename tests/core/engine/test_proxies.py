from __future__ import annotations

import pytest

from httpv2_gui.core.engine.proxies import ProxyServer, proxy_for
from httpv2_gui.core.engine.proxy_trouble import ProxyTrouble
from httpv2_gui.core.model.connection import Proxy
from httpv2_gui.core.model.secret import Secret

SYSTEM = Proxy(system=True)


def chosen(settings: Proxy, scheme: str = "https", host: str = "api.example.com") -> str:
    found = proxy_for(settings, scheme, host, 443 if scheme == "https" else 80)
    return str(found) if found is not None else "none"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", "none"),
        ("http://proxy.example.com:3128", "http://proxy.example.com:3128"),
        (" HTTP://Proxy.example.com ", "http://proxy.example.com:80"),
        ("https://proxy.example.com/", "https://proxy.example.com:443"),
        ("socks5://127.0.0.1", "socks5://127.0.0.1:1080"),
        ("socks5h://[::1]:9050", "socks5h://[::1]:9050"),
    ],
)
def test_typed_proxy(url: str, shown: str) -> None:
    assert chosen(Proxy(url=url)) == shown


def test_typed_proxy_is_used_for_every_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("HTTPS_PROXY", "http://other.example:1")
    assert chosen(Proxy(url="http://p.example:1"), host="localhost") == "http://p.example:1"
    assert chosen(Proxy()) == "none"


@pytest.mark.parametrize(
    ("variables", "scheme", "host", "shown"),
    [
        ({}, "https", "api.example.com", "none"),
        ({"HTTPS_PROXY": "http://s:1"}, "https", "api.example.com", "http://s:1"),
        ({"HTTPS_PROXY": "http://s:1"}, "http", "api.example.com", "none"),
        ({"http_proxy": "p:8080"}, "http", "api.example.com", "http://p:8080"),
        ({"ALL_PROXY": "socks5h://a:1080"}, "https", "api.example.com", "socks5h://a:1080"),
        (
            {"HTTPS_PROXY": "http://s:1", "NO_PROXY": "example.com"},
            "https",
            "api.example.com",
            "none",
        ),
        (
            {"HTTPS_PROXY": "http://s:1", "NO_PROXY": "x.org"},
            "https",
            "api.example.com",
            "http://s:1",
        ),
        ({"HTTPS_PROXY": "http://s:1", "NO_PROXY": "127.0.0.1"}, "https", "127.0.0.1", "none"),
        ({"HTTPS_PROXY": "http://s:1", "NO_PROXY": "h.org:443"}, "https", "h.org", "none"),
        ({"HTTPS_PROXY": "http://s:1", "NO_PROXY": "h.org:8443"}, "https", "h.org", "http://s:1"),
    ],
)
def test_systems_proxy(
    variables: dict[str, str], scheme: str, host: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert chosen(SYSTEM, scheme, host) == shown


def test_credentials_in_the_systems_setting_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://via%40x:hush%3A@s:1")
    assert proxy_for(SYSTEM, "https", "h", 443) == ProxyServer(
        "http", "s", 1, "via@x", Secret("hush:")
    )
    typed = SYSTEM.with_values(username="me", password=Secret("mine"))
    assert proxy_for(typed, "https", "h", 443) == ProxyServer("http", "s", 1, "me", Secret("mine"))


@pytest.mark.parametrize("url", ["ftp://s:1", "http://:1", "http://s:port", "http://hush:hush@"])
def test_setting_that_is_no_proxy_is_named_and_not_shown(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)
    with pytest.raises(ProxyTrouble, match="The system's proxy setting") as raised:
        proxy_for(SYSTEM, "https", "h", 443)
    assert "hush" not in str(raised.value.failure)
    with pytest.raises(ProxyTrouble, match="Proxy URL"):
        proxy_for(Proxy(url=url), "https", "h", 443)
