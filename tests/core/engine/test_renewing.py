from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest

from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.auth.oauth2_grants import holding
from httpv2_gui.core.auth.oauth2_replies import TokenReply
from httpv2_gui.core.engine.events import Event, Renewed
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

FRESH = b'{"access_token": "new-access-0123", "refresh_token": "new-refresh-0123"}'
SHORT = b'{"access_token": "short-lived-0123", "refresh_token": "next-0123456", "expires_in": 0}'


def scheme(home: Recorder, **values: object) -> OAuth2:
    made = OAuth2(
        client_id="me",
        client_secret=Secret("hush-hush-42"),
        authorization_url=home.url("/authorize"),
        access_token_url=home.url("/token"),
    )
    return made.with_values(**values)


def expired(home: Recorder) -> OAuth2:
    tokens = TokenReply(
        access_token="old-access-0123",
        refresh_token="old-refresh-0123",
        token_type="",
        expires_at=datetime.now(UTC) - timedelta(seconds=5),
    )
    return holding(scheme(home), tokens)


def connection(auth: OAuth2, **values: object) -> Connection:
    return Connection(name="c", test_url="http://127.0.0.1/", auth=auth).with_values(**values)


def targets(home: Recorder) -> list[str]:
    return [one.target for one in home.seen]


async def test_twenty_runs_refresh_once(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    one = connection(expired(home))
    results = await asyncio.gather(*(send(one, url=home.url("/api")) for _ in range(20)))
    assert all(result.succeeded for result in results)
    assert targets(home).count("/token") == 1
    assert {one.header("authorization") for one in home.seen if one.target == "/api"} == {
        "Bearer new-access-0123"
    }
    for result in results:
        assert "new-access-0123" not in repr(result)


async def test_twenty_refusals_refresh_once(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    home.lock("/api", "Bearer new-access-0123")
    auth = scheme(home, access_token=Secret("pasted-01234"), refresh_token=Secret("r-0123456"))
    one = connection(auth)
    results = await asyncio.gather(*(send(one, url=home.url("/api")) for _ in range(20)))
    assert targets(home).count("/token") == 1
    assert all(result.succeeded for result in results)


async def test_a_renewal_ahead_of_time_that_fails_is_a_warning(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(400, body=b'{"error": "invalid_grant"}'))
    now = datetime.now(UTC)
    auth = expired(home)
    facts = json.loads(auth.token_facts.reveal())
    facts["obtained_at"] = (now - timedelta(hours=1)).isoformat()
    facts["expires_at"] = (now + timedelta(seconds=30)).isoformat()
    soon = auth.with_values(token_facts=Secret(json.dumps(facts)))
    result = await send(connection(soon), url=home.url("/api"))
    assert result.succeeded
    [warning] = result.warnings
    assert "could not be renewed" in warning
    assert "press Generate" in warning


async def test_the_new_token_is_told_before_the_request_goes_on(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    told: list[Event] = []
    await send(connection(expired(home)), url=home.url("/api"), tell=told.append)
    [renewed] = [event.scheme for event in told if isinstance(event, Renewed)]
    assert isinstance(renewed, OAuth2)
    assert renewed.refresh_token == Secret("new-refresh-0123")
    assert "new-refresh-0123" not in repr(told)


async def test_client_credentials_are_nobodys_to_keep(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    told: list[Event] = []
    auth = scheme(home, grant="client_credentials")
    await send(connection(auth), url=home.url("/api"), tell=told.append)
    assert not any(isinstance(event, Renewed) for event in told)


async def test_a_poll_renews_on_its_way(send: Run, home: Recorder) -> None:
    async def sleep(_seconds: float) -> None:
        pass

    home.answer("/token", Answer(body=SHORT))
    home.answer("/job", *[Answer(body=b'{"state": "busy"}')] * 2, Answer(body=b'{"state": "done"}'))
    result = await send(
        connection(expired(home)),
        url=home.url("/job"),
        expected_values='{"state": "done"}',
        poll=Poll(interval_s=60, timeout_s=3600),
        clock=Clock(lambda: 0.0, sleep),
    )
    assert result.succeeded
    assert targets(home) == ["/token", "/job"] * 3


async def test_it_is_sent_again_only_once(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    home.answer("/api", Answer(401))
    result = await send(connection(expired(home)), url=home.url("/api"))
    assert targets(home) == ["/token", "/api", "/token", "/api"]
    assert result.failure is not None
    assert result.failure.kind == "status"
    assert result.redirects == (home.url("/api"),)


async def test_a_typed_header_is_not_renewed(send: Run, home: Recorder) -> None:
    home.answer("/api", Answer(401))
    auth = scheme(home, access_token=Secret("pasted-01234"), refresh_token=Secret("r-0123456"))
    headers = '{"Authorization": "Bearer mine"}'
    await send(connection(auth), url=home.url("/api"), headers=headers)
    assert targets(home) == ["/api"]


async def test_a_foreign_hosts_refusal_costs_no_token(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/api", stranger.url("/there"))
    stranger.answer("/there", Answer(401))
    auth = scheme(home, access_token=Secret("pasted-01234"), refresh_token=Secret("r-0123456"))
    result = await send(connection(auth), url=home.url("/api"))
    assert targets(home) == ["/api"]
    assert stranger.last.header("authorization") is None
    assert result.withheld == ("Authorization header (Bearer)",)


async def test_a_body_is_sent_again_whole(send: Run, home: Recorder) -> None:
    home.answer("/token", Answer(body=FRESH))
    home.answer("/api", Answer(401), Answer())
    auth = scheme(home, access_token=Secret("pasted-01234"), refresh_token=Secret("r-0123456"))
    result = await send(
        connection(auth),
        method="POST",
        url=home.url("/api"),
        headers='{"Content-Type": "application/json"}',
        body='{"a": 1.10}',
    )
    assert [one.body for one in home.seen if one.target == "/api"] == [b'{"a": 1.10}'] * 2
    assert [one.purpose for one in result.exchanges] == ["challenge", "token", "request"]


@pytest.mark.parametrize("body", [b"<html>Sign in</html>", b'{"token": "secret-0123456"}'])
async def test_the_raw_reply_is_shown_without_its_secrets(
    send: Run, home: Recorder, body: bytes
) -> None:
    home.answer("/token", Answer(body=body))
    auth = scheme(home, grant="client_credentials")
    result = await send(connection(auth), url=home.url("/api"))
    assert result.failure is not None
    assert result.failure.kind == "token"
    assert "There is no access_token in the reply" in result.failure.message
    assert body.decode()[:6] in result.failure.message
    assert "secret-0123456" not in repr(result)
    assert targets(home) == ["/token"]


async def test_restrict_domain_holds_for_the_token_endpoint(send: Run, home: Recorder) -> None:
    auth = scheme(home, grant="client_credentials", access_token_url="https://evil.example/token")
    one = connection(auth, restrict_domain=True)
    result = await send(one, url=home.url("/api"))
    assert result.failure is not None
    assert result.failure.kind == "restricted_domain"
    assert '"Access Token URL"' in result.failure.message
    assert home.seen == []
