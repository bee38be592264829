from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.engine.block_check import lint
from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Part, Request


def block(body: str = "", *, output: str = "", url: str = "u", **second: object) -> Block:
    """A block of two steps whose second has this body."""
    return Block(
        name="B",
        inputs=(Input(name="ticket id"), Input(name="URL Path (Required)")),
        steps=(
            Request(name="Read ticket", url="u/[Input.ticket id]/[Input.URL Path (Required)]"),
            Request(name="Comment", url=url, body=body).with_values(**second),
        ),
        output=output,
    )


def said(of: Block) -> list[str]:
    return [f"{one.severity} {one.place} {one.line}:{one.column} {one.message}" for one in lint(of)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        '{"n": "[Read ticket.JsonResult| "response_data.n"]"}',
        "[Read ticket.JsonResult|response_code]",
        "[Read ticket.is_success]",
        '[Read ticket.JsonResult| "response_data.rows" | filter("k", "=", "[Input.ticket id]")]',
        "[Input.ticket id | toLower()]",
        "{{integration.token}}",
        "[a-z.]+ [1.5, 2] [x.y]",
    ],
)
def test_nothing_to_say(body: str):
    assert said(block(body)) == []


@pytest.mark.parametrize(
    ("body", "column", "message"),
    [
        (
            "[Input.ticketid]",
            1,
            "The block has no input “ticketid”. Did you mean [Input.ticket id]?",
        ),
        ("x [Input.zzz]", 3, "The block has no input “zzz”. Add it to the inputs."),
        (
            "[Input.URL Path]",
            1,
            "The block has no input “URL Path”. Did you mean [Input.URL Path (Required)]?",
        ),
        (
            '[Read tickt.JsonResult| "response_data"]',
            1,
            "There is no step “Read tickt” before this. Did you mean “Read ticket”?",
        ),
        ("[Nobody.is_success]", 1, "There is no step “Nobody” before this."),
        (
            "[Comment.is_success]",
            1,
            "“Comment” is this step itself: a step can use what an earlier one gave.",
        ),
        (
            "[Read ticket.ScriptResult]",
            1,
            "A step gives JsonResult and is_success here, and no “ScriptResult”.",
        ),
        ("[Alert.Name]", 1, "[Alert.Name] has no value outside the platform."),
        (
            '[Read ticket.JsonResult| "response_data" | frist(1)]',
            44,
            "There is no pipe “frist”. Did you mean first(n)?",
        ),
        (
            '[Read ticket.JsonResult| "response_data" | join()]',
            44,
            "“join” is used as join(separator); here it has 0 arguments.",
        ),
        (
            '[Read ticket.JsonResult| "result.number"]',
            27,
            "The result of “Read ticket” begins with one of response_data, redirects, "
            "response_code, response_cookies, response_headers, apparent_encoding. "
            "Did you mean “response_data.result.number”?",
        ),
        (
            '[Read ticket.JsonResult| "response_data" | setIfEmpty("[Input.tcket id]")]',
            56,
            "The block has no input “tcket id”. Did you mean [Input.ticket id]?",
        ),
        (
            '[Read ticket.JsonResult| "response_data" first()]',
            42,
            '[Read ticket.JsonResult| "response_data" first()]: A | is missing before this.',
        ),
    ],
)
def test_an_error_has_its_place_and_says_what_is_meant(body: str, column: int, message: str):
    assert said(block(f"\n{body}")) == [f"error steps.1.body 2:{column} {message}"]


def test_a_later_step_gives_nothing_yet():
    turned = block()
    first = turned.steps[0].with_values(body="[Comment.is_success]")
    assert said(turned.with_values(steps=(first, turned.steps[1]))) == [
        "error steps.0.body 1:1 “Comment” comes later: a step can use what an earlier one gave."
    ]


def test_the_output_may_use_every_step():
    assert said(block(output="[Comment.is_success] [Read ticket.is_success]")) == []
    assert said(block(output="[Coment.is_success]")) == [
        "error output 1:1 There is no step “Coment” before this. Did you mean “Comment”?"
    ]


def test_a_field_that_is_not_returned():
    short = block('[Read ticket.JsonResult| "response_headers.date"]')
    first = short.steps[0].with_values(fields_to_return=("response_data",))
    assert said(short.with_values(steps=(first, short.steps[1]))) == [
        "error steps.1.body 1:27 “response_headers” is not among Fields To Return of the step "
        "“Read ticket”."
    ]


def test_an_input_in_other_case_goes_out_as_typed():
    assert said(block("[input.ticket id]")) == [
        "warning steps.1.body 1:1 [input.ticket id] goes out as typed. "
        "Did you mean [Input.ticket id]?"
    ]


def test_an_input_that_nobody_uses_is_a_warning():
    unused = block().with_values(
        inputs=(Input(name="ticket id"), Input(name="x"), Input(name="URL Path (Required)"))
    )
    assert said(unused) == [
        "warning inputs.1 None:None Nothing uses the input “x”: [Input.x] stands nowhere."
    ]


def test_every_place_is_read():
    steps = block(
        headers='{"a": "[Input.h]"}',
        expected_values='{"a": "[Input.e]"}',
        parts=(Part(source="text", content="[Input.p]"),),
        url="[Input.u]",
    )
    places = ["url", "headers", "parts.0.content", "expected_values"]
    assert [one.place for one in lint(steps)] == [f"steps.1.{place}" for place in places]
    assert lint(steps)[0].label == "Comment, URL Path"


WORDS = (
    '[Input. [Read ticket. JsonResult is_success | " \\ ] [ a.b ) first( filter( , { } ticket id'
)
PIECES = st.sampled_from(["[Read ticket.", "{{integration.token}}", " ", "\n", *WORDS.split()])


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_typed_is_judged_with_a_place_inside_it(text: str):
    typed = block(text, output=text, headers='{"Content-Type": "application/json"}')

    for problem in lint(typed):
        if problem.line is not None:
            lines = text.split("\n")
            assert 1 <= problem.line <= len(lines)
            assert 1 <= (problem.column or 1) <= len(lines[problem.line - 1]) + 1
    assert len(preview_block(typed, {})) == 2
