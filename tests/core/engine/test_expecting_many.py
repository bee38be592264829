"""Waits of an hour with tokens, and many waits at once."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest

from httpv2_gui.core.auth import oauth2_grants
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.auth.oauth2 import OAuth2
from httpv2_gui.core.engine import held_tokens
from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder
from tests.core.engine.times import Time
from tests.core.engine.waits import DONE, EXPECTED, RUNNING, pauses

# ---- credentials on the way ---------------------------------------------------------------------


async def test_an_hour_of_polls_fetches_a_token_for_each_and_shows_none(
    expect: Run, home: Recorder, told: list[Event]
) -> None:
    tokens = [Answer(body=b'{"access_token": "hush-%04d-hush"}' % n) for n in range(60)]
    home.answer("/token", *tokens)
    home.answer("/job", *[Answer(echo=True)] * 59, DONE)
    auth = DedicatedAuth(url=home.url("/token"), body=Secret("{}"), token_field="access_token")
    result = await expect(
        Connection(name="D", test_url=home.url("/"), auth=auth),
        url=home.url("/job"),
        headers='{"Authorization": "Bearer {{integration.token}}"}',
        poll=Poll(interval_s=60, timeout_s=3600),
    )
    assert (result.succeeded, result.attempts) == (True, 60)
    sent = [one.header("authorization") for one in home.seen if one.target == "/job"]
    assert len(set(sent)) == 60
    assert "-hush" not in repr((result, told))


async def test_an_hour_of_polls_renews_a_token_of_ten_minutes_when_it_is_due(
    expect: Run, home: Recorder, time: Time, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = datetime.now(UTC)

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return begin + timedelta(seconds=time.now)

    for module in (held_tokens, oauth2_grants):
        monkeypatch.setattr(module, "datetime", Simulated)
    tokens = [b'{"access_token": "hush-%04d-hush", "expires_in": 600}' % n for n in range(20)]
    home.answer("/token", *(Answer(body=body) for body in tokens))
    home.answer("/job", *[RUNNING] * 59, DONE)
    auth = OAuth2(
        grant="client_credentials",
        client_id="me",
        client_secret=Secret("hush-hush-42"),
        access_token_url=home.url("/token"),
    )
    result = await expect(
        Connection(name="O", test_url=home.url("/"), auth=auth),
        url=home.url("/job"),
        poll=Poll(interval_s=60, timeout_s=3600),
    )
    assert (result.succeeded, result.attempts) == (True, 60)
    sent = [one.header("authorization") for one in home.seen if one.target == "/job"]
    # ten minutes are ten polls; the token is renewed a minute or so before it expires
    assert 6 <= len(set(sent)) <= 8
    assert [one.target for one in home.seen].count("/token") == len(set(sent))
    assert "hush-0" not in repr((result, told))


# ---- many waits ---------------------------------------------------------------------------------

MANY = 60


async def test_waits_cost_nothing_between_polls(
    send: Run, home: Recorder, told: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One timer each, no thread each, and nothing that wakes the loop up."""
    home.answer("/job", RUNNING)
    loop: Any = asyncio.get_running_loop()
    threads, wait = _worker_threads(), [Wait() for _ in range(MANY)]
    values = {"url": home.url("/job"), "expected_values": EXPECTED, "tell": told.append}
    async with asyncio.TaskGroup() as group:
        running = [group.create_task(send(**values, wait=one)) for one in wait]
        while len(pauses(told)) < MANY:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        turns: list[object] = []
        run_once = loop._run_once
        monkeypatch.setattr(loop, "_run_once", lambda: (turns.append(1), run_once()))
        await asyncio.sleep(1)
        timers = [one for one in loop._scheduled if not one.cancelled()]
        monkeypatch.undo()
        for one in wait:
            one.stop()
    assert len(turns) <= 3  # this test's own sleep among them
    assert MANY <= len(timers) <= MANY + 2
    assert _worker_threads() - threads <= 32  # what asyncio.to_thread shares, however many wait
    assert {one.result().attempts for one in running} == {1}


def _worker_threads() -> int:
    return sum(one.name.startswith("asyncio_") for one in threading.enumerate())
