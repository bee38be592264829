from __future__ import annotations

import json
from datetime import UTC, datetime

from httpv2_gui.core.document.block_json import block_json
from httpv2_gui.core.model.block_result import BlockResult, StepResult
from httpv2_gui.core.model.result import Exchange, Failure, Received, Result, Sent

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ANSWER = Exchange(
    sent=Sent(method="GET", url="https://a.example"),
    received=Received(status=200, reason="OK", http_version="HTTP/1.1", body=b'{"n": 1.10}'),
    started=NOW,
)


def test_steps_output_and_run():
    done = Result(succeeded=True, message="ok", exchanges=(ANSWER,), started=NOW)
    failure = Failure(kind="reference", message="Step “Two”: no", hint="look")
    text = block_json(
        BlockResult(
            succeeded=False,
            steps=(
                StepResult(name='One "1"', result=done),
                StepResult(name="Two"),
                StepResult(name="Three", skipped=True),
            ),
            output="a\n\ud800",
            failure=failure,
            elapsed_ms=12.4,
            started=NOW,
        )
    )
    found = json.loads(text)

    assert '"response_data": {"n": 1.10}' in text
    assert list(found) == ["steps", "output", "run"]
    first, second, third = found["steps"]
    assert (first["name"], first["response_code"], first["skipped"]) == ('One "1"', 200, False)
    assert first["run"]["succeeded"] is True
    assert second == {"name": "Two", "skipped": False}
    assert third == {"name": "Three", "skipped": True}
    for key in ("name", "skipped", "response_data", "response_headers", "run"):
        assert f'\n      "{key}": ' in text
    assert '\n        "succeeded": true' in text
    assert found["output"] == "a\n\ud800"
    assert found["run"] == {
        "succeeded": False,
        "message": "Step “Two”: no",
        "elapsed_ms": 12,
        "failure": {"kind": "reference", "message": "Step “Two”: no", "hint": "look"},
    }


def test_a_block_that_succeeded():
    found = json.loads(block_json(BlockResult(succeeded=True, started=NOW)))
    assert found["run"]["failure"] is None
    assert found["run"]["message"] == "Every step was done."
