"""RFC 5849's own examples, and oauthlib's base string wherever oauthlib can read the request."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oauthlib.oauth1.rfc5849 import signature

from httpv2_gui.core.auth.oauth1_signature import (
    authorization,
    base_string,
    escape,
    form_pairs,
    hmac_signature,
    key_of,
)

judge: Any = signature
PHOTOS = "https://photos.example.net/initiate"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def rfc(*own: tuple[str, str]) -> list[tuple[str, str]]:
    method = ("oauth_signature_method", "HMAC-SHA1")
    return [("oauth_consumer_key", "dpf43f3p2l4k3l03"), method, *own]


EXAMPLES = [
    (
        httpx.Request("POST", PHOTOS),
        rfc(
            ("oauth_timestamp", "137131200"),
            ("oauth_nonce", "wIjqoS"),
            ("oauth_callback", "http://printer.example.com/ready"),
        ),
        "",
        "74KNZJeDHnMBp0EMJ9ZHt/XKycU=",
    ),
    (
        httpx.Request("POST", "https://photos.example.net/token"),
        rfc(
            ("oauth_token", "hh5s93j4hdidpola"),
            ("oauth_timestamp", "137131201"),
            ("oauth_nonce", "walatlh"),
            ("oauth_verifier", "hfdp7dh39dks9884"),
        ),
        "hdhd0244k9j7ao03",
        "gKgrFCywp7rO0OXSjdot/IHF7IU=",
    ),
    (
        httpx.Request("GET", "http://photos.example.net/photos?file=vacation.jpg&size=original"),
        rfc(
            ("oauth_token", "nnch734d00sl2jdk"),
            ("oauth_timestamp", "137131202"),
            ("oauth_nonce", "chapoH"),
        ),
        "pfkkdhi9sl3r4s00",
        "MdpQcU8iPSUjWoN/UDMsK2sui9I=",
    ),
]


@pytest.mark.parametrize(("request_", "protocol", "token_secret", "expected"), EXAMPLES)
def test_rfc_5849_section_1_2(
    request_: httpx.Request, protocol: list[tuple[str, str]], token_secret: str, expected: str
) -> None:
    key = key_of("kd94hf93k423kf44", token_secret)
    assert hmac_signature("HMAC-SHA1", key, base_string(request_, protocol)) == expected


def test_rfc_5849_section_3_4_1_1() -> None:
    request = httpx.Request(
        "POST",
        "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
        headers=FORM,
        content=b"c2&a3=2+q",
    )
    protocol = [
        ("oauth_consumer_key", "9djdj82h48djs9d2"),
        ("oauth_token", "kkk9d7dh3k39sjv7"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131201"),
        ("oauth_nonce", "7d8f3e4a"),
    ]
    assert base_string(request, protocol) == (
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D"
        "%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4"
        "a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7"
        "dh3k39sjv7"
    )


@pytest.mark.parametrize(
    ("method", "url", "expected"),
    [
        ("get", "http://EXAMPLE.COM:80/r%20v/X?id=123", "http://example.com/r%20v/X"),
        ("GET", "https://www.example.net:8080/?q=1", "https://www.example.net:8080/"),
        ("GET", "https://example.com:443/a", "https://example.com/a"),
        ("GET", "http://example.com:443/a", "http://example.com:443/a"),
        ("GET", "https://[2001:db8::1]/a;b=1", "https://[2001:db8::1]/a;b=1"),
        ("GET", "https://[2001:db8::1]:443/", "https://[2001:db8::1]/"),
        ("GET", "https://example.com", "https://example.com/"),
    ],
)
def test_rfc_5849_section_3_4_1_2(method: str, url: str, expected: str) -> None:
    begun = base_string(httpx.Request(method, url), []).split("&")[:2]
    assert begun == [method.upper(), escape(expected)]


def test_the_typed_host_header_counts_and_the_exact_target() -> None:
    request = httpx.Request(
        "GET",
        "http://127.0.0.1:8080/b",
        headers={"Host": "API.example.com"},
        extensions={"target": b"/a/../b?x=%7E&y=[1]"},
    )
    assert base_string(request, []) == "&".join(
        ("GET", escape("http://api.example.com/a/../b"), escape("x=~&y=%5B1%5D"))
    )


@pytest.mark.parametrize(
    ("content_type", "signed"),
    [
        ("application/x-www-form-urlencoded", True),
        ("Application/X-WWW-Form-Urlencoded; charset=UTF-8", True),
        ("application/json", False),
        ("text/xml", False),
        ("multipart/form-data; boundary=x", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_only_a_form_is_signed(method: str, content_type: str, signed: bool) -> None:
    headers = {"content-type": content_type} if content_type else {}
    request = httpx.Request(method, "http://h/", headers=headers, content=b"a=1")
    assert base_string(request, []).endswith("a%3D1") is signed


def test_sorted_by_encoded_name_then_value_with_blanks_and_duplicates() -> None:
    request = httpx.Request(
        "GET", "http://h/?b=2&a=%C3%A4&a=z&a=&&flag&A=1&a=z&%C3%A4=1&oauth_signature=x"
    )
    names = base_string(request, []).rpartition("&")[2]
    assert names == escape("%C3%A4=1&A=1&a=&a=%C3%A4&a=z&a=z&b=2&flag=")


def test_bytes_that_are_no_utf_8_stay_what_they_are() -> None:
    assert list(form_pairs(b"%FF=%e4&x=+%2B")) == [(b"\xff", b"\xe4"), (b"x", b" +")]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
pairs = st.lists(
    st.tuples(texts.filter(lambda text: not text.startswith("oauth_")), texts), max_size=6
)


def encoded(given: list[tuple[str, str]]) -> str:
    return "&".join(f"{escape(name)}={escape(value)}" for name, value in given)


@given(query=pairs, form=pairs, own=texts)
def test_base_string_is_oauthlibs(
    query: list[tuple[str, str]], form: list[tuple[str, str]], own: str
) -> None:
    url = f"https://api.example.com:8443/some%20path?{encoded(query)}"
    request = httpx.Request("POST", url, headers=FORM, content=encoded(form).encode())
    protocol = [("oauth_token", own), ("oauth_nonce", "n")]
    expected = judge.signature_base_string(
        "POST",
        judge.base_string_uri(url),
        judge.normalize_parameters([*query, *form, *protocol]),
    )
    assert base_string(request, protocol) == expected


@given(consumer=texts, token=texts, text=st.text("abc&%=", max_size=20))
@pytest.mark.parametrize(("method", "name"), [("HMAC-SHA1", "SHA-1"), ("HMAC-SHA256", "SHA-256")])
def test_signature_is_oauthlibs(
    method: str, name: str, consumer: str, token: str, text: str
) -> None:
    expected = judge._sign_hmac(name, text, consumer, token)
    assert hmac_signature(method, key_of(consumer, token), text) == expected


def test_key_without_a_token_ends_with_the_ampersand() -> None:
    assert key_of("djr9rjt0jd78jf88", "") == "djr9rjt0jd78jf88&"
    assert key_of("djr9rjt0jd78jf88", "jjd999tj88uiths3") == "djr9rjt0jd78jf88&jjd999tj88uiths3"
    assert key_of("djr9rjt0jd78jf88", "jjd99$tj88uiths3") == "djr9rjt0jd78jf88&jjd99%24tj88uiths3"


def test_realm_comes_first_and_as_it_is() -> None:
    assert authorization("1234567_SB1", [("a", "b")]) == 'OAuth realm="1234567_SB1", a="b"'
    assert authorization('a "b" \\ü', []) == 'OAuth realm="a \\"b\\" \\\\ü"'
    assert authorization("", [("a", "b")]) == 'OAuth a="b"'
