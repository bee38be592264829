from __future__ import annotations

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.block_renaming import rename_input, rename_step
from httpv2_gui.core.model.request import Part, Poll, Request

BLOCK = Block(
    name="B",
    inputs=(Input(name="id (x)"), Input(name="id")),
    steps=(
        Request(name="Read", url="u/[Input.id (x)]/[Input.id]"),
        Request(
            name="Read it",
            description="[Read.is_success]",
            url='[Read.JsonResult| "a" | filter("k", "=", "[Input.id | toUpper()]")]',
            parts=(Part(content="[Read.is_success]"),),
            poll=Poll(failure_values='{"s": "[Input.id]"}'),
        ),
    ),
    output='[Read it.is_success] [Read.JsonResult| "[Read.x"] [Input.idx] Read.',
)


def test_an_input_takes_its_placeholders_along():
    block = rename_input(BLOCK, 1, r"new \1")

    assert [one.name for one in block.inputs] == ["id (x)", r"new \1"]
    assert block.steps[0].url == r"u/[Input.id (x)]/[Input.new \1]"
    assert r'"[Input.new \1 | toUpper()]")]' in block.steps[1].url
    assert block.steps[1].poll.failure_values == r'{"s": "[Input.new \1]"}'
    assert block.output == BLOCK.output


def test_a_step_takes_its_placeholders_along():
    block = rename_step(BLOCK, 0, "Get")

    assert [one.name for one in block.steps] == ["Get", "Read it"]
    assert block.steps[1].url.startswith('[Get.JsonResult| "a"')
    assert block.steps[1].parts[0].content == "[Get.is_success]"
    assert block.steps[1].description == "[Read.is_success]"
    assert block.output.startswith("[Read it.is_success] [Get.JsonResult|")
    assert block.output.endswith("[Input.idx] Read.")


def test_what_has_no_name_yet_is_in_no_placeholder():
    block = Block(inputs=(Input(),), steps=(Request(url="[.x] [Input.]"),))

    assert rename_input(block, 0, "a").steps == block.steps
    assert rename_step(block, 0, "a").steps[0].url == "[.x] [Input.]"
