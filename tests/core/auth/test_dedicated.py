from __future__ import annotations

import pytest

from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.secret import Secret
from tests.core.auth.hints import hint_of

AUTH = DedicatedAuth(
    url=" https://api.example.com/oauth2/token ",
    headers=Secret('{"Content-Type": "application/x-www-form-urlencoded", "X-Id": "id-123456"}'),
    body=Secret(
        '{"client_id": "me-123456", "grant_type": "client_credentials", "n": ["in-list-1"]}'
    ),
    token_field=" access_token ",
)


def test_token_flow_holds_what_was_typed() -> None:
    flow = AUTH.token_flow()
    assert (flow.method, flow.url) == ("POST", "https://api.example.com/oauth2/token")
    assert flow.token_field == "access_token"


def test_values_are_secrets_but_not_what_every_request_has() -> None:
    redactor = Redactor(AUTH.known_secrets())
    assert redactor.text("me-123456 id-123456 in-list-1") == "<client_id> <X-Id> <n>"
    assert redactor.text("application/x-www-form-urlencoded") == "application/x-www-form-urlencoded"
    assert redactor.text("client_credentials") == "client_credentials"


def test_who_somebody_is_and_everyday_words_stay_readable() -> None:
    body = Secret('{"username": "admin-name", "remember": "true", "n": "1", "password": "p4s"}')
    redactor = Redactor(AUTH.with_values(body=body).known_secrets())
    assert redactor.text("admin-name true 1 p4s") == "admin-name true 1 <password>"


def test_text_that_is_no_json_is_one_secret() -> None:
    redactor = Redactor(AUTH.with_values(body=Secret("{broken-hush")).known_secrets())
    assert "hush" not in redactor.text("{broken-hush")


def test_url_without_scheme_is_a_problem() -> None:
    assert [p.place for p in problems(AUTH.with_values(url="api.example.com"))] == ["url"]


def test_headers_that_cannot_be_sent_are_problems_that_do_not_show_their_values() -> None:
    headers = Secret('{"X Id": "1", "X-Key": "hush\\r\\nX: 1", "X-Fine": ["a", null]}')
    found = problems(AUTH.with_values(headers=headers))
    assert [one.place for one in found] == ["headers", "headers"]
    assert "hush" not in "".join(one.message for one in found)


@pytest.mark.parametrize(("status", "explains"), [(401, True), (403, True), (400, False)])
def test_refusal_says_what_to_check(status: int, explains: bool) -> None:
    hint = hint_of(AUTH, status)
    assert bool(hint) is explains
    assert ("{{integration.token}}" in hint) is explains
