"""Digest through the whole engine: polls, redirects, typed headers, cookies of the challenge."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth import challenges
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.digest_signer import DOUBTFUL
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder, Seen

ASKS = Answer(401, (("www-authenticate", 'Digest realm="r", nonce="n1", qop="auth"'),), b"no")
OK = Answer()


@pytest.fixture
def digest(home: Recorder) -> Connection:
    auth = DigestAuth(username="tester", password=Secret("hush-hush"))
    return Connection(name="D", test_url=home.url("/me"), auth=auth)


def signed(seen: Seen) -> tuple[str, str]:
    """Give uri and nc of what arrived; blank where nothing was signed."""
    [read] = challenges.read([seen.header("authorization") or "None"])
    return read.get("uri"), read.get("nc")


async def no_time(seconds: float) -> None:
    """Sleep in no time."""


async def test_each_poll_is_signed_afresh(send: Run, home: Recorder, digest: Connection) -> None:
    home.answer("/job", ASKS, OK, OK, Answer(body=b'{"state": "done"}'))
    result = await send(
        digest,
        url=home.url("/job"),
        expected_values='{"state": "done"}',
        poll=Poll(interval_s=1, timeout_s=60),
        clock=Clock(sleep=no_time),
    )
    assert result.succeeded
    assert [signed(one)[1] for one in home.seen] == ["", "00000001", "00000002", "00000003"]


async def test_each_hop_at_home_is_signed_for_its_own_target(
    send: Run, home: Recorder, digest: Connection
) -> None:
    home.answer("/go", ASKS, Answer(307, (("location", "/landing?a=%20"),)))
    result = await send(digest, url=home.url("/go"), method="POST", body="{}")
    assert [signed(one) for one in home.seen] == [
        ("", ""),
        ("/go", "00000001"),
        ("/landing?a=%20", "00000002"),
    ]
    assert [one.purpose for one in result.exchanges] == ["challenge", "request", "redirect"]
    assert [one.body for one in home.seen] == [b"{}"] * 3


async def test_stranger_gets_no_answer_to_its_challenge(
    send: Run, home: Recorder, stranger: Recorder, digest: Connection
) -> None:
    home.answer("/go", ASKS, Answer(302, (("location", stranger.url("/trap")),)))
    stranger.answer("/trap", ASKS)
    result = await send(digest, url=home.url("/go"))
    assert [one.header("authorization") for one in stranger.seen] == [None]
    assert "Authorization header (Digest)" in result.withheld
    assert result.failure is not None


async def test_wrong_proof_of_the_server_is_a_warning(
    send: Run, home: Recorder, digest: Connection
) -> None:
    home.answer("/", ASKS, Answer(headers=(("authentication-info", 'rspauth="00"'),)))
    result = await send(digest, url=home.url("/"))
    assert result.succeeded
    assert DOUBTFUL in result.warnings


async def test_refusal_shows_both_exchanges_and_no_secret(
    send: Run, home: Recorder, digest: Connection
) -> None:
    home.answer("/", ASKS)
    result = await send(digest, url=home.url("/"))
    assert [one.purpose for one in result.exchanges] == ["challenge", "request"]
    assert result.failure is not None
    assert "check User Name and Password" in result.failure.hint
    assert "hush" not in repr(result)


async def test_cookie_of_the_challenge_goes_with_the_answer(
    send: Run, home: Recorder, digest: Connection
) -> None:
    """By it a load balancer finds the server whose nonce it is."""
    asks = Answer(401, (*ASKS.headers, ("set-cookie", "node=7")))
    stale = Answer(
        401,
        (
            ("www-authenticate", 'Digest realm="r", nonce="n2", qop="auth", stale=true'),
            ("set-cookie", "node=8"),
        ),
    )
    home.answer("/", asks, stale, OK)
    result = await send(digest, url=home.url("/"), cookies='{"a": "1"}')
    assert [one.header("cookie") for one in home.seen] == ["a=1", "a=1; node=7", "a=1; node=8"]
    assert result.warnings == ()


async def test_ignored_cookies_are_not_sent_with_the_answer(
    send: Run, home: Recorder, digest: Connection
) -> None:
    home.answer("/", Answer(401, (*ASKS.headers, ("set-cookie", "node=7"))), OK)
    await send(digest.with_values(cookie_scope="ignored"), url=home.url("/"))
    assert [one.header("cookie") for one in home.seen] == [None, None]
