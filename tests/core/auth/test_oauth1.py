from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.result import Exchange, Received, Sent
from httpv2_gui.core.model.secret import Secret

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def scheme(**more: object) -> OAuth1:
    return OAuth1(consumer_key="ck", consumer_secret=Secret("hush/ cs")).with_values(**more)


def found(one: OAuth1) -> list[tuple[str, str]]:
    return [(problem.place, problem.severity) for problem in problems(one)]


def test_signing_needs_no_url() -> None:
    assert not problems(scheme())


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"consumer_key": ""}, ("consumer_key", "error")),
        ({"consumer_secret": Secret()}, ("consumer_secret", "error")),
        ({"realm": "a\nb"}, ("realm", "error")),
        ({"request_token_url": "example.com/oauth"}, ("request_token_url", "warning")),
        ({"token_secret": Secret("x")}, ("token_secret", "warning")),
        ({"consumer_key": "ck "}, ("consumer_key", "warning")),
        ({"consumer_secret": Secret(" hush")}, ("consumer_secret", "warning")),
        ({"redirect_port": 70000}, ("redirect_port", "error")),
        (
            {"signature_method": "PLAINTEXT", "access_token_url": "http://h/"},
            ("access_token_url", "warning"),
        ),
    ],
)
def test_problems_name_their_field(values: dict[str, object], expected: tuple[str, str]) -> None:
    one = scheme(**values)
    assert found(one) == [expected]
    assert "hush" not in str(problems(one))


@pytest.mark.parametrize(
    ("method", "url", "warned"),
    [
        ("PLAINTEXT", "http://api.example.com/", True),
        ("PLAINTEXT", "https://api.example.com/", False),
        ("PLAINTEXT", "http://127.0.0.1:8000/", False),
        ("HMAC-SHA256", "http://api.example.com/", False),
    ],
)
def test_plaintext_without_tls_is_warned_of(method: str, url: str, warned: bool) -> None:
    assert bool(list(scheme(signature_method=method).doubts(url))) is warned


def test_secrets_are_found_as_plaintext_sends_them() -> None:
    one = scheme(
        signature_method="PLAINTEXT",
        access_token=Secret("hush/at"),
        token_secret=Secret("hush+ä ts"),
        token_facts=Secret("facts"),
    )
    request = next(one.signer().sync_auth_flow(httpx.Request("GET", "http://h/")))
    shown = Redactor(one.known_secrets()).text(request.headers["authorization"])
    assert "hush" not in shown
    assert 'oauth_signature="<Consumer Secret>%26<Token Secret>"' in shown
    assert "facts" not in [known.text for known in one.known_secrets()]


def exchange(
    status: int,
    body: bytes = b"",
    *,
    authorization: str = "OAuth x",
    server: datetime = NOW,
) -> Exchange:
    headers = (("Date", format_datetime(server, usegmt=True)),)
    return Exchange(
        sent=Sent(method="GET", url="http://h/", headers=(("Authorization", authorization),)),
        received=Received(
            status=status, reason="", http_version="HTTP/1.1", headers=headers, body=body
        ),
        started=NOW,
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (exchange(401, b"oauth_problem=signature_method_rejected"), "Choose another Signature"),
        (exchange(401), "When Access Token is blank"),
        (exchange(403), "may not do this"),
        (exchange(401, server=NOW - timedelta(minutes=10)), "10 minutes ahead of the server's"),
    ],
)
def test_a_refusal_is_explained(answer: Exchange, words: str) -> None:
    explanation = scheme().explain(answer)
    assert explanation is not None
    assert words in explanation.hint


def test_what_was_not_signed_is_not_explained() -> None:
    assert scheme().explain(exchange(401, authorization="Bearer x")) is None
    assert scheme().explain(exchange(400, b"no such field")) is None
    unanswered = Exchange(sent=Sent(method="GET", url="http://h/"), started=NOW)
    assert scheme().explain(unanswered) is None
    explanation = scheme(access_token=Secret("x")).explain(exchange(401))
    assert explanation is not None
    assert "blank" not in explanation.hint


def test_before_generate_a_refusal_is_no_wonder() -> None:
    explanation = scheme(authorization_url="https://h/authorize").explain(exchange(401))
    assert explanation is not None
    assert explanation.hint == "There is no Access Token yet: press Generate."
