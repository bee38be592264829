from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.secops_losses import (
    credentials_in,
    losses_in_block,
    losses_of_request,
    losses_of_step,
)
from httpv2_gui.core.interchange.secops_step import read
from httpv2_gui.core.model.request import Part, Poll, Request


def of_step(more: str) -> str:
    step = read(f"type: action\nparameters: []\n{more}".encode())
    return " ".join(losses_of_step(step.document.root, step))


def test_a_plain_step_loses_nothing() -> None:
    assert of_step("previous_result_condition: '{}'\nparallel_actions: []") == ""


def test_each_thing_that_a_step_has_beyond_a_request() -> None:
    assert "loop" in of_step("start_loop_step_id: x")
    assert "branch" in of_step("""previous_result_condition: '{"a": "1"}'""")
    assert "a person" in of_step("is_automatic: false")
    assert of_step("auto_skip_on_failure: true") == ""
    assert "beside" in of_step("parallel_actions: [a]")


@pytest.mark.parametrize(("skips", "said"), [("true", "it stops the block"), ("false", "")])
def test_a_failure_that_the_platform_skips_is_told_of_blocks(skips: str, said: str) -> None:
    step = read(f"type: action\nparameters: []\nauto_skip_on_failure: {skips}".encode())
    assert said in (told := " ".join(losses_in_block(step.document.root)))
    assert bool(told) == bool(said)


def test_a_plain_request_loses_nothing() -> None:
    assert list(losses_of_request(Request(name="a", expected_values='{"a": 1}'))) == []


def test_each_thing_that_a_request_has_beyond_a_step() -> None:
    request = Request(
        name="Up",
        connection="Mine",
        body_source="file",
        parts=(Part(),),
        headers_off="{}",
        timeout_s=0,
        poll=Poll(failure_values='{"a": 1}', keep_waiting=True, repeat="safe"),
    )
    said = " ".join(losses_of_request(request))

    for word in (
        "a file",
        "parts",
        "switched off",
        "“Mine”",
        "no limit",
        "Failure",
        "5xx",
        "any method",
    ):
        assert word in said


def test_credentials_in_headers_are_told_without_them() -> None:
    typed = """{"Authorization": "Bearer hunter22", "X-Api-Key": "hunter22", "Cookie": "",
      "X-Auth-Token": "{{integration.token}}", "private-token": "[Input.key]", "Accept": "a"}"""
    said = list(credentials_in(Request(headers=typed)))

    assert [one.split()[2] for one in said] == ["Authorization", "X-Api-Key"]
    assert "hunter22" not in "".join(said)
