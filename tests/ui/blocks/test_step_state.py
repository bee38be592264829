"""One word for how far a step is."""

from __future__ import annotations

from httpv2_gui.core.engine.block_events import Begun, Ended
from httpv2_gui.core.engine.events import Sending, Waiting
from httpv2_gui.core.model.block_result import StepResult
from httpv2_gui.core.model.poll import Finding, Verdict
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.blocks.step_state import StepState, of_event, of_step
from tests.ui.blocks.blocks import result


def test_events() -> None:
    assert of_event(Begun()) == StepState("running", "Running")
    assert of_event(Ended(result())) == StepState("done", "Done · 12 ms")
    token = Sending(purpose="token", method="POST", url="https://acme.example", attempt=1)
    assert of_event(token) == StepState("running", "Fetching the token")
    again = Sending(purpose="request", method="GET", url="https://acme.example", attempt=3)
    assert of_event(again) == StepState("running", "Attempt 3")


def test_a_wait_says_what_is_met() -> None:
    findings = (
        Finding(key="state", expected='"done"', met=False),
        Finding(key="id", expected="1", met=True),
    )
    waiting = Waiting(
        attempt=2,
        next_in_s=30,
        elapsed_s=60,
        left_s=600,
        calls_left=20,
        verdict=Verdict(findings=findings),
    )
    state = of_event(waiting)
    assert state is not None
    assert state.kind == "waiting"
    assert state.words == "Waiting, attempt 2 · 1 of 2 values as expected · next in 30 s"


def test_ends() -> None:
    failure = Failure(kind="status", message="404 Not Found")
    assert of_step(StepResult(name="a", skipped=True)).kind == "skipped"
    assert of_step(StepResult(name="a")).kind == "failed"
    assert of_step(StepResult(name="a", result=result())).kind == "done"
    failed = of_step(StepResult(name="a", result=result(failure)))
    assert failed == StepState("failed", "Failed · 404 Not Found")
