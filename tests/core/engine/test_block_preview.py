from __future__ import annotations

import json

import pytest

from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request

BLOCK = Block(
    name="B",
    inputs=(
        Input(name="id"),
        Input(name="kind", default="note"),
        Input(name="key", secret=True),
    ),
    steps=(
        Request(name="Read it", url="https://a.example/[Input.id]?k=[Input.key]"),
        Request(
            name="Comment",
            method="POST",
            url="https://a.example/c/[Read it.JsonResult| response_data.id]",
            headers='{"Content-Type": "application/json"}',
            body='{"n": [Read it.JsonResult| "response_data.n"], "k": "[Input.kind]", '
            '"f": "[Read it.JsonResult| "response_data.rows" | filter("k", "=", "[Input.id]")]"}',
        ),
    ),
)


def previews(block: Block = BLOCK, *connections: Connection, **inputs: str) -> tuple[Preview, ...]:
    return preview_block(block, {one.name: one for one in connections}, inputs=inputs)


def test_every_step_is_shown():
    first, second = previews(id="a b", key="hush-hush")

    assert first.url == "https://a.example/a%20b?k=Input.key"
    assert second.url == "https://a.example/c/Read-it.response_data.id"
    assert json.loads(second.body) == {
        "n": "Read-it.response_data.n",
        "k": "note",
        "f": "Read-it.response_data.rows",
    }
    assert first.sendable
    assert second.sendable


def test_inputs_that_are_not_given_have_their_name():
    first, _second = previews()

    assert first.url == "https://a.example/Input.id?k=Input.key"


def test_a_required_input_that_is_blank_has_its_name():
    required = BLOCK.with_values(inputs=(Input(name="id", required=True), *BLOCK.inputs[1:]))

    assert previews(required, id=" ")[0].url == "https://a.example/Input.id?k=Input.key"
    assert previews(id="")[0].url == "https://a.example/?k=Input.key"


@pytest.mark.parametrize("url", ["[Input.id]/x", '[Read it.JsonResult| "response_data.next"]'])
def test_a_whole_url_that_only_a_run_gives_is_no_problem(url: str):
    step = BLOCK.steps[1].with_values(url=url)
    second = previews(BLOCK.with_values(steps=(BLOCK.steps[0], step)))[1]

    assert second.sendable
    assert second.url.startswith("https://host.invalid/")


def test_what_refers_to_a_later_step_is_a_problem():
    first, _second = previews(BLOCK.with_values(steps=BLOCK.steps[::-1]), id="1")

    assert not first.sendable


def test_an_undeclared_input_is_a_problem():
    [shown] = previews(Block(name="B", steps=(Request(name="S", url="https://a/[Input.x]"),)))

    assert [one.message for one in shown.problems] == ["[Input.x] has no value."]


def test_a_connection_that_is_not_there_is_a_problem():
    step = Request(name="S", url="https://a.example", connection="Gone")

    [shown] = previews(Block(name="B", steps=(step,)))

    assert [one.message for one in shown.problems] == ["There is no connection “Gone”."]


def test_pipes_of_given_inputs_are_done_and_broken_ones_are_named():
    steps = (Request(name="S", url="https://a.example/[Input.id | toUpper()]/[Input.id | nope()]"),)

    [shown] = previews(Block(name="B", inputs=BLOCK.inputs, steps=steps), id="x")

    assert shown.url == "https://a.example/X/Input.id"
