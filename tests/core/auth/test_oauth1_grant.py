"""The grant fed by hand; test_oauth1_server.py walks it with a real provider."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from httpv2_gui.core.auth.grant import Fetch, Grant, GrantError, Listen, Reply, Visit
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.model.secret import Secret

CALLBACK = "http://127.0.0.1:49152/callback"
TEMPORARY = b"oauth_token=t%2Fmp&oauth_token_secret=hush-temp&oauth_callback_confirmed=true\n"
OLD = b"oauth_token=t%2Fmp&oauth_token_secret=hush-temp"
ACCESS = b"oauth_token=hush-at&oauth_token_secret=hush%2Bats&user_id=7"


def scheme(**more: object) -> OAuth1:
    return OAuth1(
        consumer_key="ck",
        consumer_secret=Secret("cs"),
        signature_method="PLAINTEXT",
        request_token_url="https://h/request",
        authorization_url="https://h/authorize?lang=en#top",
        access_token_url=" https://h/access ",
    ).with_values(**more)


def reply(body: bytes, status: int = 200, **headers: str) -> Reply:
    return Reply(status=status, reason="Reason", headers=tuple(headers.items()), body=body)


def header(fetch: Fetch) -> str:
    assert fetch.signer is not None
    request = httpx.Request(fetch.method, fetch.url, content=fetch.body)
    return next(fetch.signer.sync_auth_flow(request)).headers["authorization"]


def visited(grant: Grant, temporary: bytes = TEMPORARY) -> tuple[Fetch, Visit]:
    """Walk to the browser."""
    step = next(grant)
    if isinstance(step, Listen):
        step = grant.send(CALLBACK)
    assert isinstance(step, Fetch)
    visit = grant.send(reply(temporary))
    assert isinstance(visit, Visit)
    return step, visit


def ended(grant: Grant, answer: Any) -> OAuth1:
    with pytest.raises(StopIteration) as stopped:
        grant.send(answer)
    assert isinstance(stopped.value.value, OAuth1)
    return stopped.value.value


def refused(grant: Grant, answer: Any) -> GrantError:
    with pytest.raises(GrantError) as raised:
        grant.send(answer)
    return raised.value


def test_loopback() -> None:
    grant = scheme(redirect_port=8123).generation()
    assert next(grant) == Listen(port=8123, label="Callback Port")
    first = grant.send(CALLBACK)
    assert isinstance(first, Fetch)
    assert (first.method, first.url, first.body) == ("POST", "https://h/request", b"")
    assert 'oauth_callback="http%3A%2F%2F127.0.0.1%3A49152%2Fcallback"' in header(first)
    assert "oauth_token" not in header(first)
    visit = grant.send(reply(TEMPORARY))
    assert visit == Visit(
        url="https://h/authorize?lang=en&oauth_token=t%2Fmp",
        wants="redirect",
        then_url="https://h/access",
        then_label="Access Token URL",
    )
    last = grant.send(f"{CALLBACK}?oauth_token=t%2Fmp&oauth_verifier=v%261#x")
    assert isinstance(last, Fetch)
    assert (last.method, last.url) == ("POST", "https://h/access")
    assert 'oauth_token="t%2Fmp"' in header(last)
    assert 'oauth_verifier="v%261"' in header(last)
    assert 'oauth_signature="cs%26hush-temp"' in header(last)
    assert {"v&1", "hush-temp", "t/mp"} <= {known.text for known in last.secrets}
    made = ended(grant, reply(ACCESS))
    assert (made.access_token.reveal(), made.token_secret.reveal()) == ("hush-at", "hush+ats")
    assert made.without_token() == scheme(redirect_port=8123)
    state = made.token_state()
    assert state is not None
    assert not state.stale


def test_pin() -> None:
    grant = scheme(callback="oob", token_method="GET").generation()
    first, visit = visited(grant)
    assert first.method == "GET"
    assert 'oauth_callback="oob"' in header(first)
    assert visit.wants == "pin"
    last = grant.send(" 12345 \n")
    assert isinstance(last, Fetch)
    assert 'oauth_verifier="12345"' in header(last)


def test_what_the_page_shows_may_be_pasted_in_place_of_a_redirect_and_the_other_way_round() -> None:
    for callback, pasted in (
        ("loopback", "12345"),
        ("oob", f"{CALLBACK}?oauth_token=t/mp&oauth_verifier=12345"),
        ("oob", "oauth_token=t/mp&oauth_verifier=12345"),
    ):
        grant = scheme(callback=callback).generation()
        visited(grant)
        last = grant.send(pasted)
        assert isinstance(last, Fetch)
        assert 'oauth_verifier="12345"' in header(last)


def test_a_server_of_2007_is_told_the_callback_late_and_gives_no_verifier() -> None:
    grant = scheme().generation()
    _first, visit = visited(grant, OLD)
    assert visit.url.endswith(
        "&oauth_token=t%2Fmp&oauth_callback=http%3A%2F%2F127.0.0.1%3A49152%2Fcallback"
    )
    last = grant.send(f"{CALLBACK}?oauth_token=t/mp")
    assert isinstance(last, Fetch)
    assert "oauth_verifier" not in header(last)
    assert ended(grant, reply(ACCESS)).access_token


def test_a_server_of_2007_needs_no_pin() -> None:
    grant = scheme(callback="oob").generation()
    visited(grant, OLD)
    assert isinstance(grant.send(""), Fetch)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://h/a", "https://h/a?oauth_token=t%2Fmp"),
        ("https://h/a?", "https://h/a?oauth_token=t%2Fmp"),
        ("https://h/a?b=1&", "https://h/a?b=1&oauth_token=t%2Fmp"),
    ],
)
def test_authorization_url_keeps_its_query(url: str, expected: str) -> None:
    _first, visit = visited(scheme(authorization_url=url).generation())
    assert visit.url == expected


@pytest.mark.parametrize(
    ("came", "words", "kind"),
    [
        ("?oauth_token=other&oauth_verifier=v", "another oauth_token", "state"),
        ("?oauth_verifier=v", "another oauth_token", "state"),
        ("?oauth_token=t/mp", "without oauth_verifier", "token"),
        ("?denied=t/mp", "denied", "denied"),
        ("?oauth_problem=user_refused&oauth_token=t/mp", "user_refused", "denied"),
        ("?error=access_denied&error_description=She+said+no", "She said no", "denied"),
    ],
)
def test_what_the_browser_brings_is_judged(came: str, words: str, kind: str) -> None:
    grant = scheme().generation()
    visited(grant)
    error = refused(grant, CALLBACK + came)
    assert words in error.message
    assert error.hint
    assert error.kind == kind


def test_no_pin_is_no_verifier() -> None:
    grant = scheme(callback="oob").generation()
    visited(grant)
    assert "No PIN" in refused(grant, "  ").message


@pytest.mark.parametrize(
    ("answer", "message", "hint"),
    [
        (reply(b"error=invalid_client", 401), "401 Reason: invalid_client", "Consumer Key"),
        (reply(b"", 401), "401 Reason", "Consumer Secret"),
        (reply(b"<html>", 404), "404 Reason: (a web page)", "Check Request Token URL"),
        (reply(b"", 405), "405 Reason", "Token Request Method"),
        (reply(b"", 302), "302 Reason", "Check Request Token URL"),
        (reply(b"oops", 500), "500 Reason: oops", "Check Request Token URL"),
        (reply(b"<html>"), "without oauth_token: (a web page)", "Check Request Token URL"),
        (reply(b""), "nothing else either", "Check Request Token URL"),
        (reply(b"oauth_problem=nonce_used"), "nonce_used", "nonce"),
    ],
)
def test_refused_request_token(answer: Reply, message: str, hint: str) -> None:
    grant = scheme(callback="oob").generation()
    next(grant)
    error = refused(grant, answer)
    assert message in error.message
    assert hint in error.hint


def test_refused_access_token() -> None:
    grant = scheme(callback="oob").generation()
    visited(grant)
    grant.send("hush-pin")
    error = refused(grant, reply(b"Invalid verifier", 401))
    assert "Access Token URL refused the access token. 401 Reason: Invalid" in error.message
    assert "PIN" in error.hint
    assert "hush" not in f"{error} {error.hint}"


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("consumer_key", "Consumer Key"),
        ("request_token_url", "Request Token URL"),
        ("authorization_url", "Authorization URL"),
        ("access_token_url", "Access Token URL"),
    ],
)
def test_generate_says_what_it_lacks(field: str, label: str) -> None:
    with pytest.raises(GrantError, match=f"{label} is blank"):
        next(scheme(**{field: " "}).generation())


@pytest.mark.parametrize("field", ["request_token_url", "authorization_url", "access_token_url"])
@pytest.mark.parametrize("url", ["example.com/oauth", "file:///etc/passwd", "javascript:alert(1)"])
def test_only_web_addresses_are_visited(field: str, url: str) -> None:
    with pytest.raises(GrantError, match="no full URL"):
        next(scheme(**{field: url}).generation())
