"""The engine walks a signer's flow without waiting on it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import ClassVar

import httpx
import pytest

from httpv2_gui.core.auth import Scheme, signing
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.request import Request
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder


@dataclass
class Slow(httpx.Auth):
    """Signs in steps that block."""

    step_s: float = 0.0
    error: Exception | None = None
    threads: list[int] = field(default_factory=list[int])
    goes_on: threading.Event = field(default_factory=threading.Event)
    """Ends a step before its time."""
    steps_done: int = 0
    blocks: ClassVar[bool] = True

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        answer = yield request
        while answer.status_code == 401:
            self.threads.append(threading.get_ident())
            self.goes_on.wait(self.step_s)
            self.steps_done += 1
            if self.error is not None:
                raise self.error
            signing.learn(request, Known("slow token", "slow-0123456789"))
            signing.warn(request, "It took a while.")
            request.headers["Authorization"] = "Slow slow-0123456789"
            answer = yield request


@dataclass(frozen=True, kw_only=True)
class SlowAuth(Scheme):
    name: ClassVar[str] = "slow"
    made: ClassVar[Slow] = Slow()

    def signer(self) -> httpx.Auth:
        return self.made


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    signer = Slow()
    monkeypatch.setattr(SlowAuth, "made", signer)
    return signer


def connection(home: Recorder) -> Connection:
    home.answer("/", Answer(401), Answer(200))
    return Connection(name="c", test_url=home.url("/"), auth=SlowAuth())


async def test_steps_that_block_leave_the_loop_alone(send: Run, home: Recorder, slow: Slow) -> None:
    slow.step_s = 0.3
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.01)

    async with asyncio.TaskGroup() as group:
        other = group.create_task(turn())
        result = await send(connection(home), url=home.url("/"))
        other.cancel()
    assert result.succeeded
    assert turns > 10
    assert threading.get_ident() not in slow.threads


async def test_what_a_signer_learns_is_blanked_and_its_warning_is_shown(
    send: Run, home: Recorder, slow: Slow
) -> None:
    result = await send(connection(home), url=home.url("/"))
    assert home.last.header("authorization") == "Slow slow-0123456789"
    assert "slow-0123456789" not in repr(result)
    assert "Slow <slow token>" in repr(result.exchanges[-1].sent)
    assert [one.purpose for one in result.exchanges] == ["challenge", "request"]
    assert "It took a while." in result.warnings


async def test_signer_that_gives_up_says_why(send: Run, home: Recorder, slow: Slow) -> None:
    slow.error = signing.SigningError("No key.", "Fill in Key.")
    result = await send(connection(home), url=home.url("/"))
    assert result.failure is not None
    assert result.failure.kind == "sign_in"
    assert (result.failure.message, result.failure.hint) == ("No key.", "Fill in Key.")
    assert [one.status for one in result.exchanges] == [401]


async def test_stopping_does_not_wait_for_a_step(home: Recorder, slow: Slow) -> None:
    slow.step_s = 20.0
    async with Clients() as clients, asyncio.TaskGroup() as group:
        sending = run(Request(url=home.url("/")), connection(home), clients=clients)
        running = group.create_task(sending)
        while not slow.threads:
            await asyncio.sleep(0.01)
        running.cancel()
    assert running.cancelled()
    assert slow.steps_done == 0
    slow.goes_on.set()


PATIENT = """
import asyncio, sys
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from tests.core.engine.test_signing_flow import SlowAuth

async def main(url):
    SlowAuth.made.step_s = 60
    connection = Connection(name="c", test_url=url, auth=SlowAuth())
    async with Clients() as clients:
        result = await run(Request(url=url, timeout_s=1), connection, clients=clients)
    print(result.failure.kind)

asyncio.run(main(sys.argv[1]))
"""


def test_program_that_ends_does_not_wait_for_a_step(home: Recorder) -> None:
    home.answer("/", Answer(401))
    command = [sys.executable, "-c", PATIENT, home.url("/")]
    done = subprocess.run(command, capture_output=True, timeout=20, check=True)
    assert done.stdout.strip() == b"timeout"


async def test_time_out_says_what_it_was_doing(send: Run, home: Recorder, slow: Slow) -> None:
    slow.step_s = 2.0
    result = await send(connection(home), url=home.url("/"), timeout_s=1)
    assert result.failure is not None
    assert result.failure.kind == "timeout"
    assert "signing in" in result.failure.message
