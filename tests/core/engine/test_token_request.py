from __future__ import annotations

import pytest

from httpv2_gui.core.auth import TokenFlow
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.token_request import prepare
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

BODY = '{"client_id": "me", "client_secret": "a b"}'
BEARER = '{"Authorization": "Bearer {{integration.token}}"}'


def flow(**values: str) -> TokenFlow:
    defaults = {"method": "POST", "url": "https://h/token", "headers": "", "body": BODY}
    return TokenFlow(**{**defaults, "token_field": "access_token", **values})


def type_of(made: object) -> str:
    lines = getattr(made, "lines", ())
    return next((line.value for line in lines if line.named("content-type")), "")


@pytest.mark.parametrize(
    ("headers", "content_type", "body"),
    [
        ("", "application/x-www-form-urlencoded", b"client_id=me&client_secret=a+b"),
        (
            '{"Content-type": "application/x-www-form-urlencoded; charset=utf-8"}',
            "application/x-www-form-urlencoded; charset=utf-8",
            b"client_id=me&client_secret=a+b",
        ),
        ('{"CONTENT-TYPE": "Application/JSON"}', "Application/JSON", BODY.encode()),
    ],
)
def test_body_is_made_by_content_type(headers: str, content_type: str, body: bytes) -> None:
    made = prepare(flow(headers=headers))
    assert (type_of(made), made.body) == (content_type, body)


def test_no_body_has_no_type() -> None:
    made = prepare(flow(method="GET", body=""))
    assert (type_of(made), made.body) == ("", b"")


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"headers": "{"}, "auth.headers"),
        ({"headers": '{"X": "a\\nb"}'}, "auth.headers"),
        ({"body": "[1]"}, "auth.body"),
        ({"url": "https://a b/"}, "auth.url"),
    ],
)
def test_problems_name_their_place(values: dict[str, str], place: str) -> None:
    with pytest.raises(NotSendable) as refused:
        prepare(flow(**values))
    assert refused.value.problems[0].place == place


async def test_headers_of_the_token_request_stay_with_it(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=b'{"access_token": "tok-0123456789"}'))
    auth = DedicatedAuth(
        url=home.url("/token"),
        headers=Secret('{"X-Client": "hush-client", "Content-Type": "application/json"}'),
        body=Secret(BODY),
        token_field="access_token",
    )
    result = await send(Connection(name="c", auth=auth), url=home.url("/"), headers=BEARER)
    token, action = home.seen
    assert token.header("x-client") == "hush-client"
    assert action.header("x-client") is None
    assert action.header("content-type") is None
    assert action.header("authorization") == "Bearer tok-0123456789"
    assert "hush-client" not in repr(result)
    assert "tok-0123456789" not in repr(result)


async def test_refused_login_is_said_in_the_servers_words(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    home.answer("/token", Answer(401, body=b'{"error": "invalid_client"}'))
    result = await send(dedicated, url=home.url("/"), headers=BEARER)
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "An error occurred: 401 Unauthorized" in result.failure.message
    assert "invalid_client" in result.failure.message
    assert [one.target for one in home.seen] == ["/token"]


async def test_missing_field_does_not_show_the_answer(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    home.answer("/token", Answer(body=b'{"data": {"access_token": "tok-0123456789"}}'))
    result = await send(dedicated, url=home.url("/"), headers=BEARER)
    assert result.failure is not None
    assert "Couldn't retrieve the access token" in result.failure.message
    assert "tok-0123456789" not in repr(result)
    assert result.answer is None


async def test_restrict_domain_holds_for_the_token_url(
    send: Run, home: Recorder, dedicated: Connection
) -> None:
    elsewhere = dedicated.with_values(
        restrict_domain=True, auth=dedicated.auth.with_values(url="https://evil.example/token")
    )
    result = await send(elsewhere, url=home.url("/"), headers=BEARER)
    assert result.failure is not None
    assert result.failure.kind == "restricted_domain"
    assert "Dedicated Auth API Request URL" in result.failure.message


async def test_clash_is_a_warning(send: Run, home: Recorder, dedicated: Connection) -> None:
    home.answer("/token", Answer(body=b'{"access_token": "one-12345", "access": {"token": "x"}}'))
    result = await send(dedicated, url=home.url("/"), headers=BEARER)
    assert result.succeeded
    assert "fits 2 places" in result.warnings[0]
