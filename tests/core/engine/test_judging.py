from __future__ import annotations

import pytest

from httpv2_gui.core.engine import judging
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.engine.judging import Wanted, failure_of_values
from httpv2_gui.core.model.redact import Known, Redactor
from httpv2_gui.core.model.request import Poll, Request

REQUEST = Request(
    expected_values='{"state": "[Input.end]"}',
    poll=Poll(failure_values='{"state": "failed", "error": true}'),
)


def wanted(end: str = "done") -> Wanted:
    return Wanted.of(REQUEST, Filling.of({"end": end}, None))


@pytest.mark.parametrize("size", [0, 100_000])
async def test_small_and_large_bodies_are_judged_alike(size: int) -> None:
    body = b'{"job": {"state": "done", "error": true}, "x": "%s"}' % (b"x" * size)
    found = await wanted().judge(body, Redactor())
    assert found.expected.met
    assert found.failed_on is not None
    failure = failure_of_values(found.failed_on)
    assert failure.kind == "failure_value"
    assert failure.message == "The response holds a failure value: “job.error” is true."


@pytest.mark.parametrize(("size", "calls"), [(100, 0), (100_000, 1)])
async def test_only_large_bodies_cost_a_thread(
    monkeypatch: pytest.MonkeyPatch, size: int, calls: int
) -> None:
    seen: list[object] = []
    real = judging.asyncio.to_thread

    async def to_thread(*what):
        seen.append(what)
        return await real(*what)

    monkeypatch.setattr(judging.asyncio, "to_thread", to_thread)
    await wanted().judge(b'{"x": "%s"}' % (b"x" * size), Redactor())
    assert len(seen) == calls


async def test_no_secret_is_left_in_what_is_shown() -> None:
    redactor = Redactor([Known("token", "hush-hush-42")])
    body = b'{"state": "hush-hush-42", "hush-hush-42": 1}'
    found = await wanted("HUSH-HUSH-42").judge(body, redactor)
    assert "hush-hush-42" not in repr(found)


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        (Request(expected_values='{"a": [Input.end]}'), "expected_values"),
        (
            Request(expected_values="{}", poll=Poll(failure_values='{"a": [Input.end]}')),
            "poll.failure_values",
        ),
    ],
)
def test_what_is_no_json_once_it_is_filled_is_refused(request_: Request, place: str) -> None:
    with pytest.raises(NotSendable) as caught:
        Wanted.of(request_, Filling.of({"end": "not json"}, None))
    assert [problem.place for problem in caught.value.problems] == [place]
