"""Events of a wait, made by hand."""

from __future__ import annotations

import json
from typing import Any

from httpv2_gui.core.engine.events import Attempted, Waiting
from httpv2_gui.core.model import poll
from httpv2_gui.core.model.request import Poll, Request
from tests.ui.responses.results import NOW, exchange

SEARCH = Request(
    name="Search",
    url="https://h.test/x",
    expected_values='{"state": "done"}',
    poll=Poll(interval_s=60, timeout_s=3600, failure_values='{"state": "error"}'),
)


def attempted(number: int, state: str | None = "running", **changes: Any) -> Attempted:
    """Give an attempt that found this state; None: it had no answer."""
    body = json.dumps({"state": state, "padding": changes.pop("padding", "")}).encode()
    answered = state is not None
    wanted = poll.expected_members(SEARCH.expected_values)
    failing = poll.expected_members(SEARCH.poll.failure_values)
    assert wanted is not None
    assert failing is not None
    values: dict[str, Any] = {
        "attempt": number,
        "started": NOW,
        "status": 200 if answered else 0,
        "elapsed_ms": 12.0,
        "verdict": poll.judge_bytes(wanted, body) if answered else None,
        "failing": poll.judge_bytes(failing, body) if answered else None,
        "failed_on": None,
        "note": "",
        "exchange": exchange(body) if answered else None,
    }
    return Attempted(**(values | changes))


def waiting(number: int, **changes: Any) -> Waiting:
    values: dict[str, Any] = {
        "attempt": number,
        "next_in_s": 60.0,
        "elapsed_s": 0.0,
        "left_s": 3600.0,
        "calls_left": 58,
        "verdict": None,
    }
    return Waiting(**(values | changes))
