from __future__ import annotations

import pytest

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.request import Request

STEP = Request(name="Read", url="https://a.example")


def said(block: Block) -> list[str]:
    return [f"{one.severity} {one.place}: {one.message}" for one in problems(block)]


def test_a_block_needs_a_name_and_a_step():
    assert said(Block()) == [
        "error name: This field is needed.",
        "error steps: A block needs at least one step.",
    ]


def test_names_are_verbatim():
    inputs = (Input(name="URL Params (Optional)"), Input(name="a/b.c: d, {e}"))
    assert said(Block(name="B", inputs=inputs, steps=(STEP,))) == []


@pytest.mark.parametrize("name", ["a]b", "a[b", 'a"b', "a|b", "a\nb", " a", "a ", ""])
def test_a_name_that_no_placeholder_can_hold_is_a_problem(name: str):
    [problem] = problems(Block(name="B", inputs=(Input(name=name),), steps=(STEP,)))
    assert (problem.place, problem.severity) == ("inputs.0.name", "error")


def test_names_are_unique():
    block = Block(name="B", inputs=(Input(name="a"), Input(name="a")), steps=(STEP, STEP))
    assert [one.place for one in problems(block)] == ["inputs.1.name", "steps.1.name"]
    assert "another input “a”" in said(block)[0]


def test_problems_of_a_step_have_their_place():
    block = Block(name="B", steps=(STEP, Request(name="Two", headers="{")))
    assert [one.place for one in problems(block)] == ["steps.1.url", "steps.1.headers"]


def test_a_secret_has_no_default():
    block = Block(name="B", inputs=(Input(name="key", default="x", secret=True),), steps=(STEP,))
    assert said(block) == [
        "error inputs.0.default: A secret has no default: it would stand in the file for all "
        "to read."
    ]
    assert block.secret_inputs == {"key"}
    assert block.inputs[0].unstored() == {"default"}


@pytest.mark.parametrize("name", ["1st", "a.b", "Step 1: read", "a|b", "{a}"])
def test_a_step_that_nobody_can_refer_to_is_warned_about(name: str):
    [problem] = problems(Block(name="B", steps=(STEP.with_values(name=name),)))
    assert (problem.place, problem.severity) == ("steps.0.name", "warning")


def test_a_step_is_not_called_input():
    [problem] = problems(Block(name="B", steps=(STEP.with_values(name="Input"),)))
    assert problem.severity == "error"
