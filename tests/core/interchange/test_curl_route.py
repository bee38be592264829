from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.curl_command import parse
from httpv2_gui.core.interchange.curl_route import route_of


@pytest.mark.parametrize(
    ("option", "url"),
    [
        ("-x p", "http://p:1080"),
        ("-x p:3128", "http://p:3128"),
        ("-x https://p", "https://p:443"),
        ("--proxy socks5h://p:9/", "socks5h://p:9"),
        ("--socks5 p", "socks5://p:1080"),
    ],
)
def test_proxies(option: str, url: str) -> None:
    assert route_of(parse(f"curl h {option}"))["proxy"].url == url


def test_no_proxy_and_nothing_else() -> None:
    assert route_of(parse("curl h -x '' --noproxy '*'")) == {}


def test_files_are_named_without_their_passwords() -> None:
    command = parse("curl h --cert c.pem:hunter22 --pass hunter22 --key k")
    assert route_of(command) == {}
    assert "hunter22" not in "".join(command.notes)
    assert len(command.notes) == 3
