from __future__ import annotations

import pytest

from httpv2_gui.core.engine import cookie_rules


@pytest.mark.parametrize(
    ("host", "domain", "matches"),
    [
        ("example.com", "example.com", True),
        ("www.example.com", "example.com", True),
        ("a.b.example.com", "example.com", True),
        ("badexample.com", "example.com", False),
        ("example.com", "www.example.com", False),
        ("1.2.3.4", "1.2.3.4", True),
        ("1.2.3.4", "3.4", False),
        ("::1", "::1", True),
    ],
)
def test_domain_match(host: str, domain: str, matches: bool) -> None:
    assert cookie_rules.domain_matches(host, domain) is matches


@pytest.mark.parametrize(
    ("path", "cookie_path", "matches"),
    [
        ("/", "/", True),
        ("/foo", "/foo", True),
        ("/foo/bar", "/foo", True),
        ("/foo/bar", "/foo/", True),
        ("/foobar", "/foo", False),
        ("/fo", "/foo", False),
        ("/foo", "/foo/", False),
        ("/anything", "/", True),
    ],
)
def test_path_match(path: str, cookie_path: str, matches: bool) -> None:
    assert cookie_rules.path_matches(path, cookie_path) is matches


@pytest.mark.parametrize(
    ("target", "path"),
    [("/", "/"), ("/a", "/"), ("/a/", "/a"), ("/a/b", "/a"), ("/a/b?c/d", "/a"), ("/?x=/y", "/")],
)
def test_default_path(target: str, path: str) -> None:
    assert cookie_rules.default_path(target) == path


@pytest.mark.parametrize(
    ("domain", "public"),
    [
        *(("com", True), ("co.uk", True), ("github.io", True), ("localhost", True)),
        *(("example.com", False), ("intranet.corp", False), ("me.github.io", False)),
    ],
)
def test_public_suffixes(domain: str, public: bool) -> None:
    assert cookie_rules.is_public_suffix(domain) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "[::1]", "fe80::1"])
def test_addresses(host: str) -> None:
    assert cookie_rules.is_ip(host)
    assert not cookie_rules.is_ip(f"x{host}.example")
