from __future__ import annotations

import base64
import hashlib
from typing import cast
from urllib.parse import parse_qsl, urlsplit

import pytest

from httpv2_gui.core.auth import oauth2_grants
from httpv2_gui.core.auth.grant import Fetch, Grant, GrantError, Listen, Reply, Visit
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.model.fields import NameValue
from httpv2_gui.core.model.result import header
from httpv2_gui.core.model.secret import Secret

BACK = "http://127.0.0.1:4711/callback"
TOKENS = b'{"access_token": "new-access", "refresh_token": "new-refresh", "expires_in": 60}'


def scheme(**values: object) -> OAuth2:
    made = OAuth2(
        client_id="me",
        client_secret=Secret("a:/+ %ß"),
        authorization_url="https://login.example/authorize?tenant=1",
        access_token_url="https://login.example/token",
        scope="read  api://x/.default",
    )
    return made.with_values(**values)


def reply(body: bytes = TOKENS, status: int = 200) -> Reply:
    return Reply(status=status, reason="", headers=(), body=body)


def end(grant: Grant, answer: object) -> OAuth2:
    with pytest.raises(StopIteration) as ended:
        grant.send(answer)
    return cast("OAuth2", ended.value.value)


def visited(one: OAuth2) -> tuple[Grant, Visit]:
    grant = oauth2_grants.authorization_code(one)
    assert isinstance(next(grant), Listen)
    step = grant.send(BACK)
    assert isinstance(step, Visit)
    return grant, step


def query(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def form(step: object) -> list[tuple[str, str]]:
    assert isinstance(step, Fetch)
    return parse_qsl(step.body.decode(), keep_blank_values=True)


def fetched(one: OAuth2) -> tuple[Fetch, Visit]:
    grant, step = visited(one)
    state = dict(query(step.url))["state"]
    fetch = grant.send(f"{BACK}?code=the-code&state={state}")
    assert isinstance(fetch, Fetch)
    return fetch, step


def test_the_authorization_url_keeps_its_query_and_every_parameter() -> None:
    more = (NameValue("audience", "a b"), NameValue("audience", "c&d"))
    _grant, step = visited(scheme(authorization_parameters=more))
    pairs = query(step.url)
    assert [name for name, _value in pairs] == [
        *("tenant", "response_type", "client_id", "redirect_uri", "scope", "state"),
        *("code_challenge", "code_challenge_method", "audience", "audience"),
    ]
    assert dict(pairs)["scope"] == "read  api://x/.default"
    assert pairs[-2:] == [("audience", "a b"), ("audience", "c&d")]
    assert "+" not in step.url


def test_the_listener_is_asked_for_as_it_is_filled_in() -> None:
    one = scheme(redirect_port=8400, redirect_uri="")
    assert next(oauth2_grants.authorization_code(one)) == Listen(port=8400)
    own = scheme(redirect_uri=" https://elsewhere.example/back ")
    step = next(oauth2_grants.authorization_code(own))
    assert step == Listen(redirect_uri="https://elsewhere.example/back")


def test_pkce_proves_that_the_code_is_ours() -> None:
    fetch, step = fetched(scheme())
    verifier = dict(form(fetch))["code_verifier"]
    assert 43 <= len(verifier) <= 128
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert dict(query(step.url))["code_challenge"] == challenge
    assert {known.text for known in fetch.secrets} >= {"the-code", verifier}


def test_pkce_can_be_off() -> None:
    fetch, step = fetched(scheme(pkce=False))
    assert "code_challenge" not in step.url
    assert "code_verifier" not in dict(form(fetch))


def test_state_and_verifier_are_new_each_time() -> None:
    first, second = (dict(query(visited(scheme())[1].url)) for _ in range(2))
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]


def test_the_code_is_changed_for_a_token() -> None:
    fetch, _step = fetched(scheme(pkce=False))
    assert (fetch.method, fetch.url) == ("POST", "https://login.example/token")
    assert header(fetch.headers, "accept") == "application/json"
    assert header(fetch.headers, "content-type") == "application/x-www-form-urlencoded"
    assert form(fetch) == [
        ("grant_type", "authorization_code"),
        ("code", "the-code"),
        ("redirect_uri", BACK),
        ("client_id", "me"),
        ("client_secret", "a:/+ %ß"),
    ]


def test_password() -> None:
    one = scheme(
        grant="password", username="jürgen", password=Secret("p&w"), client_secret=Secret()
    )
    assert form(next(oauth2_grants.password(one))) == [
        ("grant_type", "password"),
        ("username", "jürgen"),
        ("password", "p&w"),
        ("scope", "read  api://x/.default"),
        ("client_id", "me"),
    ]


def test_client_credentials_with_repeated_parameters() -> None:
    more = (NameValue("resource", "a"), NameValue("resource", "b"))
    one = scheme(grant="client_credentials", scope=" ", access_token_parameters=more)
    assert form(next(oauth2_grants.client_credentials(one))) == [
        ("grant_type", "client_credentials"),
        ("client_id", "me"),
        ("client_secret", "a:/+ %ß"),
        ("resource", "a"),
        ("resource", "b"),
    ]


@pytest.mark.parametrize(
    ("how", "pair"), [("basic", "me:a%3A%2F%2B+%25%C3%9F"), ("basic_raw", "me:a:/+ %ß")]
)
def test_basic_is_never_in_the_body_too(how: str, pair: str) -> None:
    one = scheme(grant="client_credentials", client_authentication=how)
    fetch = next(oauth2_grants.client_credentials(one))
    assert isinstance(fetch, Fetch)
    scheme_name, _space, encoded = header(fetch.headers, "authorization").partition(" ")
    assert (scheme_name, base64.b64decode(encoded).decode()) == ("Basic", pair)
    assert not {"client_id", "client_secret"} & dict(form(fetch)).keys()
    assert [known.text for known in fetch.secrets] == [encoded]


def test_refresh_leaves_scope_out_and_authenticates_in_its_own_way() -> None:
    one = scheme(refresh_token=Secret("old-refresh"), refresh_authentication="basic")
    grant = oauth2_grants.refresh(one)
    fetch = next(grant)
    assert form(fetch) == [("grant_type", "refresh_token"), ("refresh_token", "old-refresh")]
    renewed = end(grant, reply())
    assert renewed.access_token == Secret("new-access")
    assert renewed.refresh_token == Secret("new-refresh")


def test_a_refresh_token_that_is_not_replaced_stays() -> None:
    grant = oauth2_grants.refresh(scheme(refresh_token=Secret("old-refresh")))
    next(grant)
    assert end(grant, reply(b'{"access_token": "x"}')).refresh_token == Secret("old-refresh")


def test_refresh_names_the_scope_when_the_server_wants_it() -> None:
    grant = oauth2_grants.refresh(scheme(refresh_token=Secret("old")))
    next(grant)
    again = grant.send(reply(b'{"error": "invalid_scope"}', 400))
    assert ("scope", "read  api://x/.default") in form(again)


@pytest.mark.parametrize(("error", "scope"), [("invalid_grant", "read"), ("invalid_scope", " ")])
def test_a_refused_refresh_says_generate(error: str, scope: str) -> None:
    grant = oauth2_grants.refresh(scheme(refresh_token=Secret("old"), scope=scope))
    next(grant)
    with pytest.raises(GrantError, match=error):
        grant.send(reply(b'{"error": "%s"}' % error.encode(), 400))


def test_a_refused_refresh_of_the_password_grant_asks_with_the_password() -> None:
    one = scheme(grant="password", username="u", refresh_token=Secret("old"))
    grant = oauth2_grants.refresh(one)
    next(grant)
    again = grant.send(reply(b'{"error": "invalid_grant"}', 400))
    assert dict(form(again))["grant_type"] == "password"
    assert end(grant, reply()).access_token == Secret("new-access")
