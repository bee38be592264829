"""Whole runs of blocks against a real server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.engine.block_events import Begun, Ended, InStep
from httpv2_gui.core.engine.block_run import BlockResult, run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Sending
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Poll, Request
from tests.core.engine.recorder import Answer, Recorder

RunBlock = Callable[..., Coroutine[Any, Any, BlockResult]]

TICKET = (
    b'{"result": {"number": "INC1", "id": 18446744073709551617, "cost": 1.10, "o": {"a": [1]}}}'
)


@pytest.fixture
def do(clients: Clients) -> RunBlock:
    async def done(block: Block, *connections: Connection, **how: Any) -> BlockResult:
        named = {one.name: one for one in connections}
        return await run_block(block, named, clients=clients, json_result=result_json, **how)

    return done


@pytest.fixture
def block(home: Recorder) -> Block:
    """Two steps: the second sends what the first one read."""
    home.answer("/ticket/7", Answer(body=TICKET))
    return Block(
        name="Enrich",
        inputs=(Input(name="sys id", required=True), Input(name="note", default="a note")),
        steps=(
            Request(name="Read ticket", url=home.url("/ticket/[Input.sys id]")),
            Request(
                name="Comment",
                method="POST",
                url=home.url("/comment"),
                headers='{"Content-Type": "application/json"}',
                body='{"number": "[Read ticket.JsonResult| "response_data.result.number"]", '
                '"id": [Read ticket.JsonResult| "response_data.result.id"], '
                '"o": [Read ticket.JsonResult| "response_data.result.o"], '
                '"cost": [Read ticket.JsonResult| "response_data.result.cost"], '
                '"ok": [Read ticket.is_success], "note": "[Input.note]"}',
            ),
        ),
        output='[Read ticket.JsonResult| "response_data.result.number"]: [Comment.is_success]',
    )


async def test_a_step_sends_what_an_earlier_one_gave(do: RunBlock, block: Block, home: Recorder):
    result = await do(block, inputs={"sys id": "7", "note": 'say "hi"\n'})

    assert result.succeeded
    assert [one.name for one in result.steps] == ["Read ticket", "Comment"]
    assert home.last.body.decode() == (
        '{"number": "INC1", "id": 18446744073709551617, "o": {"a": [1]}, "cost": 1.10, '
        '"ok": true, "note": "say \\"hi\\"\\n"}'
    )
    assert result.output == "INC1: true"
    assert result.elapsed_ms > 0


async def test_a_default_is_used(do: RunBlock, block: Block, home: Recorder):
    await do(block, inputs={"sys id": "7"})

    assert json.loads(home.last.body)["note"] == "a note"


async def test_a_missing_input_is_named_and_nothing_is_sent(
    do: RunBlock, block: Block, home: Recorder
):
    result = await do(block)

    assert result.failure is not None
    assert result.failure.kind == "problem"
    assert "The input “sys id” needs a value." in result.failure.message
    assert [one.skipped for one in result.steps] == [True, True]
    assert home.seen == []


async def test_whatever_is_wrong_is_named_before_anything_is_sent(
    do: RunBlock, block: Block, home: Recorder
):
    first = block.steps[0].with_values(headers="{", connection="Gone", body="[Input.nope]")
    result = await do(block.with_values(steps=(first, block.steps[1])), inputs={"sys id": "7"})

    assert result.failure is not None
    assert "Headers" in result.failure.message
    assert "no input “nope”" in result.failure.message
    assert "needs the connection “Gone”" in result.failure.message
    assert home.seen == []


async def test_a_step_that_fails_ends_the_block(do: RunBlock, block: Block, home: Recorder):
    home.answer("/ticket/7", Answer(status=404, body=b'{"error": "no such ticket"}'))

    result = await do(block, inputs={"sys id": "7"})

    assert not result.succeeded
    assert result.failure is not None
    assert result.failure.kind == "status"
    assert result.failure.message.startswith("Step “Read ticket”: An error occurred: 404")
    assert result.steps[0].result is not None
    assert result.steps[1].skipped
    assert result.output == ""
    assert len(home.seen) == 1


async def test_a_404_without_fail_goes_on_and_is_no_success(
    do: RunBlock, block: Block, home: Recorder
):
    home.answer("/ticket/7", Answer(status=404, body=TICKET))
    first = block.steps[0].with_values(fail_on_error=False)

    result = await do(block.with_values(steps=(first, block.steps[1])), inputs={"sys id": "7"})

    assert result.succeeded
    assert json.loads(home.last.body)["ok"] is False


async def test_a_path_that_leads_nowhere_fails_the_step_that_asks(
    do: RunBlock, block: Block, home: Recorder
):
    home.answer("/ticket/7", Answer(body=b'{"result": {"nummer": 1}}'))

    result = await do(block, inputs={"sys id": "7"})

    assert result.failure is not None
    assert result.failure.kind == "reference"
    assert result.failure.message == (
        'Step “Comment”: [Read ticket.JsonResult| "response_data.result.number"]: '
        "“response_data.result” has no “number”; it has nummer."
    )
    assert "setIfEmpty" in result.failure.hint
    assert (result.steps[1].result, result.steps[1].skipped) == (None, False)


async def test_a_text_answer_is_one_text(do: RunBlock, home: Recorder):
    home.answer("/a", Answer(headers=(("content-type", "text/plain"),), body=b'say "hi"'))
    steps = (
        Request(name="One", url=home.url("/a")),
        Request(
            name="Two",
            method="PUT",
            url=home.url("/b"),
            body='{"x": "[One.JsonResult| "response_data"]"}',
        ),
    )

    assert (await do(Block(name="B", steps=steps))).succeeded
    assert json.loads(home.last.body) == {"x": 'say "hi"'}


async def test_events_name_their_step(do: RunBlock, block: Block):
    told: list[InStep] = []

    await do(block, inputs={"sys id": "7"}, tell=told.append)

    assert [(one.index, one.name) for one in told if isinstance(one.event, Begun)] == [
        (0, "Read ticket"),
        (1, "Comment"),
    ]
    assert [one.index for one in told if isinstance(one.event, Sending)] == [0, 1]
    ended = [one.event for one in told if isinstance(one.event, Ended)]
    assert [one.result.succeeded for one in ended] == [True, True]


async def test_what_was_done_is_told_before_a_cancellation(
    do: RunBlock, block: Block, home: Recorder
):
    told: list[InStep] = []
    waits = block.steps[1].with_values(expected_values='{"state": "done"}')
    run = asyncio.create_task(  # noqa: TID251 - awaited below
        do(
            block.with_values(steps=(block.steps[0], waits)),
            inputs={"sys id": "7"},
            tell=told.append,
        )
    )
    while len(home.seen) < 2:
        await asyncio.sleep(0.01)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    [ended] = [one.event for one in told if isinstance(one.event, Ended)]
    assert ended.result.succeeded


async def test_a_step_waits_inside_a_block(do: RunBlock, home: Recorder):
    home.answer("/job", Answer(body=b'{"state": "busy"}'), Answer(body=b'{"state": "done"}'))
    job = Request(
        name="Job",
        url=home.url("/job"),
        expected_values='{"state": "[Input.state]"}',
        poll=Poll(interval_s=60),
    )
    block = Block(name="B", inputs=(Input(name="state"),), steps=(job,))

    async def at_once(_seconds: float) -> None:
        await asyncio.sleep(0)

    result = await do(block, inputs={"state": "done"}, clock=Clock(sleep=at_once))

    assert result.succeeded
    assert result.steps[0].result is not None
    assert result.steps[0].result.attempts == 2


async def test_a_person_s_stop_keeps_the_last_answer(do: RunBlock, home: Recorder):
    home.answer("/job", Answer(body=b'{"state": "busy"}'))
    job = Request(name="Job", url=home.url("/job"), expected_values='{"state": "done"}')
    wait = Wait()

    def stop(event: InStep) -> None:
        if type(event.event).__name__ == "Waiting":
            wait.stop()

    result = await do(
        Block(name="B", steps=(job, job.with_values(name="Two"))), wait=wait, tell=stop
    )

    assert result.failure is not None
    assert result.failure.kind == "stopped"
    assert result.steps[0].result is not None
    assert result.steps[0].result.answer is not None
    assert result.steps[1].skipped


async def test_a_secret_input_is_sent_and_shown_nowhere(do: RunBlock, home: Recorder):
    home.answer("/a", Answer(body=b'{"you sent": "hush-hush-42"}'))
    steps = (
        Request(name="One", url=home.url("/a"), headers='{"X-Key": "[Input.key]"}'),
        Request(
            name="Two", url=home.url("/b?k=[Input.key]"), body='[One.JsonResult| "response_data"]'
        ),
    )
    block = Block(
        name="B",
        inputs=(Input(name="key", secret=True, required=True),),
        steps=steps,
        output='[Input.key] [One.JsonResult| "response_data.you sent"]',
    )
    told: list[InStep] = []

    result = await do(block, inputs={"key": "hush-hush-42"}, tell=told.append)

    assert result.succeeded
    assert home.seen[0].header("x-key") == "hush-hush-42"
    assert home.last.body == b'{"you sent": "hush-hush-42"}', "the value itself travels on"
    assert "hush-hush-42" not in repr(result) + repr(told)
    assert result.output == "<key> <key>"


async def test_a_connection_s_secret_in_an_answer_stays_hidden_in_later_steps(
    do: RunBlock, home: Recorder, keyed: Connection
):
    home.answer("/a", Answer(body=b'{"key": "k-0123456789"}'))
    steps = (
        Request(name="One", connection="Keyed", url=home.url("/a")),
        Request(name="Two", url=home.url("/b"), body='[One.JsonResult| "response_data.key"]'),
    )

    result = await do(Block(name="B", steps=steps), keyed)

    assert home.last.body == b"k-0123456789"
    assert "k-0123456789" not in repr(result)


async def test_an_answer_that_looks_like_a_placeholder_is_data(do: RunBlock, home: Recorder):
    home.answer("/a", Answer(body=b'{"x": "[Input.key]"}'))
    steps = (
        Request(name="One", url=home.url("/a")),
        Request(
            name="Two",
            url=home.url("/b/[Input.key]"),
            params='{"x": "[One.JsonResult| "response_data.x"]"}',
            body='{"x": "[One.JsonResult| "response_data.x"]"}',
        ),
    )
    block = Block(name="B", inputs=(Input(name="key"),), steps=steps)

    await do(block, inputs={"key": "hush"})

    assert home.last.body == b'{"x": "[Input.key]"}'
    assert home.last.target == "/b/hush?x=%5BInput.key%5D"


async def test_what_a_pipe_makes_of_a_secret_is_shown_nowhere_either(do: RunBlock, home: Recorder):
    home.answer("/a/HUSH-HUSH-42", Answer(echo=True))
    block = Block(
        name="B",
        inputs=(Input(name="key", secret=True),),
        steps=(Request(name="One", url=home.url("/a/[Input.key | toUpper()]")),),
        output='[Input.key | replace("hush", "quiet")]',
    )
    told: list[InStep] = []

    result = await do(block, inputs={"key": "hush-hush-42"}, tell=told.append)

    assert home.last.target == "/a/HUSH-HUSH-42"
    assert result.output == "<key>"
    assert "HUSH-HUSH" not in repr(result) + repr(told)


async def test_an_output_that_cannot_be_filled_is_a_failure(do: RunBlock, block: Block):
    output = '[Read ticket.JsonResult| "response_data.nope"]'
    result = await do(block.with_values(output=output), inputs={"sys id": "7"})

    assert not result.succeeded
    assert result.failure is not None
    assert result.failure.message.startswith("The output: [Read ticket.JsonResult|")
    assert all(one.result is not None for one in result.steps)


async def test_an_answer_that_is_too_deep_to_read_fails_the_step_that_gave_it(
    do: RunBlock, block: Block, home: Recorder
):
    home.answer("/ticket/7", Answer(body=b"[" * 5000 + b"]" * 5000))

    result = await do(block, inputs={"sys id": "7"})

    assert result.failure is not None
    assert result.failure.kind == "reference"
    assert "Step “" in result.failure.message
