from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine.set_cookie import FUTURE, PAST, SetCookie, read

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def parsed(text: str) -> SetCookie:
    cookie = read(text, NOW)
    assert cookie is not None
    return cookie


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("SID=31d4d96e407aad42", "SID", "31d4d96e407aad42"),
        ("  a  =  b  ; Path=/", "a", "b"),
        ("a=", "a", ""),
        ("a=b=c", "a", "b=c"),
        ('a="b; c"', "a", '"b'),
        ("a=b,c d", "a", "b,c d"),
        ("ü=€", "ü", "€"),
    ],
)
def test_name_and_value(text: str, name: str, value: str) -> None:
    cookie = parsed(text)
    assert (cookie.name, cookie.value) == (name, value)


@pytest.mark.parametrize(
    "text", ["", "a", "=b", " =b", ";a=b", "a=b\x00", "a\nb=c", f"a={'x' * 4096}"]
)
def test_what_sets_no_cookie(text: str) -> None:
    assert read(text, NOW) is None


def test_attributes_in_any_case_and_order() -> None:
    cookie = parsed("a=b; HTTPONLY;secure ; pAtH = /x ;domain=.Example.COM; SameSite=lax; Odd=1")
    assert (cookie.path, cookie.domain, cookie.same_site) == ("/x", "example.com", "lax")
    assert cookie.secure
    assert cookie.http_only


@pytest.mark.parametrize(
    ("attributes", "expires"),
    [
        ("", None),
        ("Max-Age=60", NOW + timedelta(seconds=60)),
        ("Max-Age=0", PAST),
        ("Max-Age=-1", PAST),
        ("Max-Age=99999999999999", FUTURE),
        ("Max-Age=9999999999", NOW + timedelta(seconds=9999999999)),
        ("Max-Age=00000000000060", NOW + timedelta(seconds=60)),
        ("Max-Age=1.5", None),
        ("Max-Age=", None),
        ("Max-Age=٣", None),
        ("Expires=Wed, 09 Jun 2021 10:18:14 GMT", datetime(2021, 6, 9, 10, 18, 14, tzinfo=UTC)),
        ("Expires=whenever", None),
        ("Max-Age=60; Expires=Wed, 09 Jun 2021 10:18:14 GMT", NOW + timedelta(seconds=60)),
        ("Expires=Wed, 09 Jun 2021 10:18:14 GMT; Max-Age=60", NOW + timedelta(seconds=60)),
        ("Max-Age=1; Max-Age=2", NOW + timedelta(seconds=2)),
    ],
)
def test_max_age_wins_over_expires(attributes: str, expires: datetime | None) -> None:
    assert parsed(f"a=b; {attributes}").expires == expires


@pytest.mark.parametrize(
    ("attributes", "path"),
    [("Path=/a; Path=/b", "/b"), ("Path=a", ""), ("Path", ""), (f"Path=/{'x' * 2000}", "")],
)
def test_path(attributes: str, path: str) -> None:
    assert parsed(f"a=b; {attributes}").path == path


def test_value_is_in_no_repr() -> None:
    assert "hush" not in repr(parsed("a=hush"))


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_a_cookie_or_none(text: str) -> None:
    cookie = read(text, NOW)
    if cookie is not None:
        assert cookie.name
        assert ";" not in cookie.name + cookie.value
        assert read(f"{cookie.name}={cookie.value}", NOW) is not None


TOKENS = st.text("abcXYZ019-_.", min_size=1, max_size=10)


@given(TOKENS, TOKENS, st.integers(1, 10**6))
def test_what_a_server_writes_is_read_back(name: str, value: str, age: int) -> None:
    cookie = parsed(f"{name}={value}; Max-Age={age}; Path=/{value}; Secure")
    assert (cookie.name, cookie.value, cookie.path) == (name, value, f"/{value}")
    assert cookie.expires == NOW + timedelta(seconds=age)
