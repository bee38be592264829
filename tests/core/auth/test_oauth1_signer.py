from __future__ import annotations

import re

import httpx
import pytest
from oauthlib.oauth1 import Client

from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.auth.oauth1_signer import Fresh, OAuth1Signer, Signing
from httpv2_gui.core.model.secret import Secret

FRESH = Fresh("1191242096", "kllo9940pd9333jh1234")


def signed(request: httpx.Request, signing: Signing) -> str:
    flow = OAuth1Signer(signing, fresh=lambda: FRESH).sync_auth_flow(request)
    return next(flow).headers["authorization"]


def signing(method: str = "HMAC-SHA256", **more: object) -> Signing:
    values: dict[str, object] = {
        "consumer_key": "c k",
        "consumer_secret": Secret("c&s"),
        "method": method,
        "token": Secret("t/k"),
        "token_secret": Secret("t=s"),
    }
    return Signing(**(values | more))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("method", ["HMAC-SHA256", "HMAC-SHA1", "PLAINTEXT"])
@pytest.mark.parametrize("realm", ["", "1234567_SB1"])
@pytest.mark.parametrize("query", ["", "?a=1&a=0&b=", "?q=a%20b+c&%C3%A4=%E2%82%AC"])
@pytest.mark.parametrize("form", ["", "x=1&x=%2B&y="])
def test_header_is_the_one_that_oauthlib_makes(
    method: str, realm: str, query: str, form: str
) -> None:
    url = f"https://API.example.com:443/v1/r{query}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    client = Client(
        "c k",
        client_secret="c&s",
        resource_owner_key="t/k",
        resource_owner_secret="t=s",
        signature_method=method,
        realm=realm or None,
        nonce=FRESH.nonce,
        timestamp=FRESH.timestamp,
    )
    _url, theirs, _body = client.sign(url, "POST", form or None, dict(headers))
    ours = signed(
        httpx.Request("POST", url, headers=headers, content=form.encode()),
        signing(method, realm=realm),
    )
    assert parts(ours) == parts(theirs["Authorization"])


def parts(header: str) -> list[str]:
    assert header.startswith("OAuth ")
    return sorted(header.removeprefix("OAuth ").split(", "))


def test_every_send_has_a_nonce_and_a_time_of_its_own() -> None:
    signer = OAuth1Signer(signing())
    request = httpx.Request("GET", "http://h/")
    headers = [next(signer.sync_auth_flow(request)).headers["authorization"] for _ in range(20)]
    nonces = {re.findall('oauth_nonce="([0-9a-f]{24})"', one)[0] for one in headers}
    assert len(nonces) == 20
    assert len(request.headers.get_list("authorization")) == 1


def test_blank_token_is_left_out_or_sent_and_the_key_is_the_same() -> None:
    request = httpx.Request("GET", "http://h/")
    stray = Secret("a token secret without its token")
    without = signed(request, signing("PLAINTEXT", token=None, token_secret=stray))
    blank = signed(request, signing("PLAINTEXT", token=Secret(), token_secret=stray))
    assert "oauth_token" not in without
    assert 'oauth_token=""' in blank
    assert 'oauth_signature="c%2526s%26"' in without
    assert 'oauth_signature="c%2526s%26"' in blank


@pytest.mark.parametrize(("choice", "expected"), [("omit", None), ("include", 'oauth_token=""')])
def test_the_scheme_hands_on_what_was_chosen(choice: str, expected: str | None) -> None:
    scheme = OAuth1(consumer_key="k", consumer_secret=Secret("s"), blank_access_token=choice)
    request = next(scheme.signer().sync_auth_flow(httpx.Request("GET", "http://h/")))
    found = re.search('oauth_token=""', request.headers["authorization"])
    assert (found.group() if found else None) == expected


def test_query_is_signed_but_not_copied_into_the_header() -> None:
    plain = signed(httpx.Request("GET", "http://h/"), signing())
    asked = signed(httpx.Request("GET", "http://h/?script=17&deploy=1"), signing())
    assert "script" not in asked
    assert asked != plain


def test_json_is_not_signed() -> None:
    one, two = (
        signed(httpx.Request("POST", "http://h/", json=body), signing()) for body in ([1], [2])
    )
    assert one == two
    assert "oauth_body_hash" not in one


def test_realm_is_not_signed() -> None:
    request = httpx.Request("GET", "http://h/")
    with_realm = signed(request, signing(realm="ACME"))
    assert with_realm == signed(request, signing()).replace("OAuth ", 'OAuth realm="ACME", ')


def test_preview_has_labels_for_what_is_new_in_each_send() -> None:
    scheme = OAuth1(consumer_key="k", consumer_secret=Secret("s"), realm="R")
    request = next(scheme.preview_signer().sync_auth_flow(httpx.Request("GET", "http://h/")))
    assert request.headers["authorization"] == (
        'OAuth realm="R", oauth_consumer_key="k", oauth_signature_method="HMAC-SHA256", '
        'oauth_timestamp="<timestamp>", oauth_nonce="<nonce>", oauth_version="1.0", '
        'oauth_signature="<signature>"'
    )
