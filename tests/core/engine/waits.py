"""Answers of a job, and what is told of a wait for it."""

from __future__ import annotations

from httpv2_gui.core.engine.events import Attempted, Event, Waiting
from tests.core.engine.recorder import Answer

RUNNING = Answer(body=b'{"job": {"state": "running", "done": 10}}')
DONE = Answer(body=b'{"job": {"state": "done", "done": 100}}')
FAILED = Answer(body=b'{"job": {"state": "failed", "done": 10}}')
EXPECTED = '{"state": "done"}'
BUSY = Answer(503)


def raw(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
        len(body),
        body,
    )


def attempts(told: list[Event]) -> list[Attempted]:
    return [event for event in told if isinstance(event, Attempted)]


def pauses(told: list[Event]) -> list[Waiting]:
    return [event for event in told if isinstance(event, Waiting)]
