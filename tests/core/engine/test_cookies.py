from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from httpv2_gui.core.engine import cookies
from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.cookies import Cookies, IgnoredCookies, merged

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def answer(*texts: str) -> httpx.Response:
    return httpx.Response(200, headers=[(b"Set-Cookie", text.encode()) for text in texts])


def remembered(url: str, *texts: str, jar: Cookies | None = None) -> Cookies:
    jar = jar or Cookies(lambda: NOW)
    jar.remember(read(url), answer(*texts))
    return jar


def header(jar: Cookies, url: str) -> str:
    return jar.header(read(url))


def test_cookie_goes_back_to_its_host_and_path() -> None:
    jar = remembered("http://h:1/a/b", "x=1; Path=/a", "y=2; Path=/")
    assert header(jar, "http://h:1/a/c") == "x=1; y=2"
    assert header(jar, "http://h:1/") == "y=2"


@pytest.mark.parametrize("url", ["http://h:2/", "http://h/", "http://sub.h:1/", "http://i:1/"])
def test_cookie_goes_nowhere_else(url: str) -> None:
    assert header(remembered("http://h:1/", "x=1; Domain=h"), url) == ""


def test_examples_of_the_rfc() -> None:
    """RFC 6265 §3.1: a session, widened, then ended."""
    jar = remembered("https://www.example.com/", "SID=31d4d96e407aad42")
    assert header(jar, "https://www.example.com/x") == "SID=31d4d96e407aad42"
    remembered("https://www.example.com/", "SID=31d4; Path=/; Domain=example.com", jar=jar)
    assert header(jar, "https://shop.example.com/") == "SID=31d4"
    remembered("https://www.example.com/", "lang=en-US; Path=/; Domain=example.com", jar=jar)
    assert "lang=en-US" in header(jar, "https://shop.example.com/")
    gone = "lang=; Expires=Sun, 06 Nov 1994 08:49:37 GMT; Path=/; Domain=example.com"
    remembered("https://www.example.com/", gone, jar=jar)
    assert "lang" not in header(jar, "https://www.example.com/")


def test_longer_paths_first_then_the_older() -> None:
    texts = ("a=1; Path=/", "b=2; Path=/x/y", "c=3; Path=/x", "d=4; Path=/x")
    jar = remembered("http://h/x/y/z", *texts)
    assert header(jar, "http://h/x/y/") == "b=2; c=3; d=4; a=1"
    remembered("http://h/x/y/z", "c=9; Path=/x", jar=jar)
    assert header(jar, "http://h/x/y/") == "b=2; c=9; d=4; a=1"


def test_cookie_may_have_any_letters() -> None:
    assert header(remembered("http://h/", "x=ü€"), "http://h/") == "x=ü€"


def test_host_that_idna_2008_does_not_know_has_cookies_too() -> None:
    assert header(remembered("http://xn--i-7iq.ws/", "x=1"), "http://xn--i-7iq.ws/") == "x=1"


def test_expired_cookies_are_gone() -> None:
    moments = [NOW]
    jar = Cookies(lambda: moments[-1])
    remembered("http://h/", "x=1; Max-Age=60", "y=2", jar=jar)
    assert header(jar, "http://h/") == "x=1; y=2"
    moments.append(NOW + timedelta(seconds=60))
    assert header(jar, "http://h/") == "y=2"
    assert [one.name for one in jar.kept()] == ["y"]


def test_deleted_cookie_is_gone() -> None:
    jar = remembered("http://h/", "x=1")
    remembered("http://h/", "x=; Max-Age=0", jar=jar)
    assert header(jar, "http://h/") == ""


def test_what_is_no_cookie_is_passed_over() -> None:
    assert remembered("http://h/", "", "=x", "flag").kept() == ()


def test_refused_cookies_are_named_without_their_value() -> None:
    jar = Cookies(lambda: NOW)
    said = jar.remember(read("http://h/"), answer("sid=hush; Secure", "b=hush; Domain=i.com"))
    assert len(said) == 2
    assert "“sid” is not kept: it is Secure, and came over http." in said[0]
    assert "hush" not in repr(said)
    assert jar.kept() == ()


def test_plain_cookie_does_not_take_the_place_of_a_secure_one() -> None:
    jar = remembered("https://www.example.com/", "sid=1; Secure; Path=/; Domain=example.com")
    [said] = jar.remember(read("http://www.example.com/a/b"), answer("sid=evil; Path=/a"))
    assert "Secure" in said
    assert header(jar, "https://www.example.com/a") == "sid=1"
    assert jar.remember(read("http://www.example.com/"), answer("other=1")) == ()


def test_a_domain_has_only_so_many_cookies() -> None:
    jar = remembered("http://h/", *(f"c{number}=1" for number in range(cookies.MOST_OF_A_DOMAIN)))
    header(jar, "http://h/")
    remembered("http://h/", "new=1", jar=jar)
    names = [one.name for one in jar.kept()]
    assert len(names) == cookies.MOST_OF_A_DOMAIN
    assert names[-1] == "new"
    assert "c0" not in names


def test_there_are_only_so_many_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cookies, "MOST", 3)
    jar = Cookies(lambda: NOW)
    for host in ("a", "b", "c"):
        remembered(f"http://{host}/", "x=1", jar=jar)
    header(jar, "http://a/")
    remembered("http://d/", "x=1", jar=jar)
    assert [one.domain for one in jar.kept()] == ["a", "c", "d"]


def test_one_can_be_forgotten() -> None:
    jar = remembered("http://h/", "x=1", "y=2")
    first = jar.kept()[0]
    jar.forget(first)
    jar.forget(first)
    assert header(jar, "http://h/") == "y=2"


def test_ignored_and_cleared_jars_are_empty() -> None:
    ignored = IgnoredCookies()
    assert ignored.remember(read("http://h/"), answer("x=1; Secure")) == ()
    assert header(ignored, "http://h/") == ""
    jar = remembered("http://h/", "x=1")
    jar.clear()
    assert header(jar, "http://h/") == ""


def test_typed_cookie_wins() -> None:
    assert merged("a=typed; b=2", "a=old; c=3") == "a=typed; b=2; c=3"
    assert merged("", "a=1") == "a=1"
