from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.oauth2_grants import holding
from httpv2_gui.core.auth.oauth2_replies import TokenReply
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import NameValue
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Exchange, Headers, Received, Sent
from httpv2_gui.core.model.secret import Secret

LATER = datetime(2030, 1, 1, tzinfo=UTC)


def scheme(**values: object) -> OAuth2:
    made = OAuth2(
        client_id="me",
        client_secret=Secret("hush-hush-42"),
        authorization_url="https://login.example/authorize",
        access_token_url="https://login.example/token",
    )
    return made.with_values(**values)


def held(refresh_token: str = "refresh-0123", **values: object) -> OAuth2:
    tokens = TokenReply(
        access_token="tok-0123456789",
        refresh_token=refresh_token,
        token_type="Bearer",
        expires_at=LATER,
    )
    return holding(scheme(**values), tokens)


def refused(status: int, challenge: str = "") -> Exchange:
    headers: Headers = (("WWW-Authenticate", challenge),) if challenge else ()
    return Exchange(
        sent=Sent(method="GET", url="https://h/"),
        received=Received(status=status, reason="", http_version="HTTP/1.1", headers=headers),
        started=LATER,
    )


def test_it_signs_with_the_token() -> None:
    request = next(held().signer().sync_auth_flow(httpx.Request("GET", "https://h/")))
    assert request.headers["authorization"] == "Bearer tok-0123456789"


def test_the_state_of_a_generated_token() -> None:
    state = held().token_state()
    assert (state.present, state.needed, state.stale, state.renewable) == (True, True, False, True)
    assert state.expires_at == LATER
    assert state.obtained_at is not None
    assert datetime.now(UTC) - state.obtained_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    "edit",
    [
        {"scope": "write"},
        {"client_secret": Secret("other")},
        {"pkce": False},
        {"access_token_parameters": (NameValue("a", "b"),)},
        {"grant": "password"},
    ],
)
def test_any_edit_makes_it_stale(edit: dict[str, object]) -> None:
    edited = held().with_values(**edit)
    assert edited.token_state().stale
    assert edited.token_state().renewable == (edited.grant == "password")


def test_a_pasted_token_is_used_as_it_is() -> None:
    pasted = held().with_values(access_token=Secret("pasted"), scope="write")
    state = pasted.token_state()
    assert (state.present, state.stale, state.expires_at) == (True, False, None)


@pytest.mark.parametrize(
    ("grant", "generates", "renews"),
    [
        ("authorization_code", True, False),
        ("password", True, True),
        ("client_credentials", False, True),
    ],
)
def test_who_can_get_a_token_without_a_person(grant: str, generates: bool, renews: bool) -> None:
    one = scheme(grant=grant)
    assert (one.generation() is not None) == generates
    assert (one.renewal() is not None) == renews
    assert one.token_state().renewable == renews


def test_the_word_bearer_may_be_pasted_along() -> None:
    pasted = scheme(access_token=Secret("Bearer pasted-token"))
    request = next(pasted.signer().sync_auth_flow(httpx.Request("GET", "https://h/")))
    assert request.headers["authorization"] == "Bearer pasted-token"
    assert [one.severity for one in fields.problems(pasted)] == ["warning"]
    assert Redactor(pasted.known_secrets()).text("x pasted-token") == "x <Access Token>"


def test_an_answer_that_did_not_come_explains_nothing() -> None:
    sent = Sent(method="GET", url="https://h/")
    assert held().explain(Exchange(sent=sent, started=LATER)) is None


def test_without_its_token_it_is_what_was_filled_in() -> None:
    assert held().without_token() == scheme()


def test_the_preview_shows_where_the_token_goes() -> None:
    for one in (scheme(), held(), scheme(grant="client_credentials")):
        connection = Connection(name="c", auth=one)
        shown = preview(Request(name="r", url="https://h/"), connection)
        assert dict(shown.headers)["Authorization"] == "Bearer <Access Token>"


def test_the_client_secret_is_known_in_every_form() -> None:
    redactor = Redactor(held().known_secrets())
    assert redactor.text("Basic bWU6aHVzaC1odXNoLTQy") == "Basic <Client Secret>"
    assert redactor.text("x tok-0123456789 refresh-0123") == "x <Access Token> <Refresh Token>"


@pytest.mark.parametrize(
    ("values", "place", "severity"),
    [
        ({"access_token_url": "login.example/token"}, "access_token_url", "error"),
        ({"authorization_url": "ftp://x/"}, "authorization_url", "error"),
        ({"redirect_uri": "127.0.0.1/callback"}, "redirect_uri", "error"),
        ({"redirect_uri": "http://[::1"}, "redirect_uri", "error"),
        ({"redirect_uri": "http://h/#x"}, "redirect_uri", "error"),
        ({"redirect_uri": "http://h:1/", "redirect_port": 1}, "redirect_port", "warning"),
        ({"redirect_port": 65536}, "redirect_port", "error"),
        ({"client_id": "a:b", "client_authentication": "basic_raw"}, "client_id", "error"),
        ({"client_id": "a:b", "refresh_authentication": "basic_raw"}, "client_id", "error"),
        ({"client_id": "me "}, "client_id", "warning"),
        ({"client_secret": Secret(" x")}, "client_secret", "warning"),
        ({"access_token": Secret("a\nb")}, "access_token", "error"),
        (
            {"authorization_parameters": (NameValue("state", "x"),)},
            "authorization_parameters",
            "warning",
        ),
    ],
)
def test_problems_name_their_field(values: dict[str, object], place: str, severity: str) -> None:
    [problem] = fields.problems(scheme(**values))
    assert (problem.place, problem.severity) == (place, severity)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"client_id": "a:b", "client_authentication": "basic"},
        {"redirect_uri": "com.example.app:/back"},
        {"authorization_parameters": (NameValue("prompt", "login"),)},
        {"grant": "client_credentials", "authorization_url": "", "redirect_uri": "nonsense"},
        {
            "grant": "client_credentials",
            "client_id": "a:b",
            "refresh_authentication": "basic_raw",
        },
    ],
)
def test_what_is_right_is_no_problem(values: dict[str, object]) -> None:
    assert fields.problems(scheme(**values)) == []


def test_a_refused_token_is_explained_in_the_servers_words() -> None:
    challenge = 'Bearer realm="x", error="invalid_token", error_description="It has expired."'
    explained = held().explain(refused(401, challenge))
    assert explained is not None
    assert "(invalid_token, It has expired.)" in explained.hint
    assert "Generate" in explained.hint
    robot = scheme(grant="client_credentials").explain(refused(401))
    assert robot is not None
    assert "Generate" not in robot.hint


def test_a_scope_that_is_too_small_is_explained() -> None:
    explained = held().explain(refused(403, 'Bearer error="insufficient_scope", scope="write"'))
    assert explained is not None
    assert "It needs write. Change Scope." in explained.hint
    assert held().explain(refused(403)) is None
