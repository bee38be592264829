from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.cookies import Cookies, IgnoredCookies, merged


def answer(url: str, *cookies: str) -> httpx.Response:
    headers = [(b"set-cookie", cookie.encode()) for cookie in cookies]
    return httpx.Response(200, headers=headers, request=httpx.Request("GET", url))


def remembered(url: str, *cookies: str) -> Cookies:
    jar = Cookies()
    jar.remember(read(url).origin, answer(url, *cookies))
    return jar


def header(jar: Cookies, url: str) -> str:
    return jar.header(read(url).origin, httpx.URL(url))


def test_cookie_goes_back_to_its_origin_and_path() -> None:
    jar = remembered("http://h:1/a/b", "x=1; Path=/a", "y=2; Path=/")
    assert header(jar, "http://h:1/a/c") == "x=1; y=2"
    assert header(jar, "http://h:1/") == "y=2"


@pytest.mark.parametrize("url", ["http://h:2/", "https://h:1/", "http://sub.h:1/", "http://i:1/"])
def test_cookie_goes_nowhere_else(url: str) -> None:
    assert header(remembered("http://h:1/", "x=1; Domain=h"), url) == ""


def test_cookie_may_have_any_letters() -> None:
    assert header(remembered("http://h/", "x=ü€"), "http://h/") == "x=ü€"


def test_host_that_idna_2008_does_not_know_has_cookies_too() -> None:
    jar = Cookies()
    request = httpx.Request("GET", "http://xn--i-7iq.ws/", headers={"Host": "xn--i-7iq.ws"})
    set_cookie = httpx.Response(200, headers={"set-cookie": "x=1"}, request=request)
    jar.remember(read(str(request.url)).origin, set_cookie)
    assert header(jar, "http://xn--i-7iq.ws/") == "x=1"


def test_deleted_cookie_is_gone() -> None:
    jar = remembered("http://h/", "x=1")
    jar.remember(read("http://h/").origin, answer("http://h/", "x=; Max-Age=0"))
    assert header(jar, "http://h/") == ""


def test_ignored_and_cleared_jars_are_empty() -> None:
    ignored = IgnoredCookies()
    ignored.remember(read("http://h/").origin, answer("http://h/", "x=1"))
    assert header(ignored, "http://h/") == ""
    jar = remembered("http://h/", "x=1")
    jar.clear()
    assert header(jar, "http://h/") == ""


def test_typed_cookie_wins() -> None:
    assert merged("a=typed; b=2", "a=old; c=3") == "a=typed; b=2; c=3"
    assert merged("", "a=1") == "a=1"
