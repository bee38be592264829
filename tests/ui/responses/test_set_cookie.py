"""Set-Cookie headers as rows."""

from __future__ import annotations

from httpv2_gui.ui.responses.set_cookie import cookies_of


def cookie(text: str):
    return cookies_of((("Set-Cookie", text),), "h.test")[0]


def test_attributes_in_any_case() -> None:
    row = cookie("sid=a=b; DOMAIN=x.test; path=/p; Secure; httponly; SameSite=Lax")
    assert (row.name, row.value, row.domain, row.path) == ("sid", "a=b", "x.test", "/p")
    assert row.flags == "Secure, HttpOnly, SameSite=Lax"


def test_how_long_it_lives() -> None:
    assert cookie("a=1").expires == "with the session"
    assert cookie("a=1; Max-Age=60; Expires=never").expires == "in 60 s"
    assert cookie("a=1; Expires=Wed, 01 Jan 2031").expires == "Wed, 01 Jan 2031"


def test_without_domain_it_belongs_to_the_host() -> None:
    assert cookie("a=1").domain == "h.test (this host only)"


def test_each_header_is_a_row_and_others_are_not() -> None:
    headers = (("Set-Cookie", "a=1"), ("X", "b=2"), ("set-cookie", "a=3"))
    assert [row.value for row in cookies_of(headers, "h")] == ["1", "3"]
