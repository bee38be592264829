"""A block runs on the engine; its page shows every step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.step_tools import ResponseOfStep
from tests.ui.parts import part
from tests.ui.waiting import until

SECRET = "hunter2-9931"


@pytest.fixture
def block(practice: PracticeServer) -> Block:
    url = practice.base_url
    return Block(
        name="Two",
        output='[Look.JsonResult| "response_data.id"] for [Input.Who]',
        inputs=(Input(name="Who", required=True), Input(name="Key", secret=True)),
        steps=(
            Request(name="List", connection="Acme", url=f"{url}/tickets?limit=1"),
            Request(
                name="Look",
                connection="Acme",
                url=f'{url}/tickets/[List.JsonResult| "response_data.0.id"]?key=[Input.Key]',
            ),
        ),
    )


async def opened(bench: Bench, block: Block) -> BlockPage:
    entry = await bench.desk.save_block(block, None)
    return bench.blocks.open(entry.slug)


def fill_in(page: BlockPage, name: str, text: str) -> None:
    fields = page.run_tab.form.findChildren(QLineEdit)
    next(one for one in fields if one.accessibleName() == name).setText(text)


def words(page: BlockPage) -> list[str]:
    cards = page.run_tab.progress
    return [cards.item(row).toolTip() for row in range(cards.count())]


def output(page: BlockPage) -> str:
    return part(page.run_tab.outcome, QPlainTextEdit).toPlainText()


async def over(page: BlockPage) -> None:
    await until(lambda: page.head.is_running)
    await until(lambda: not page.head.is_running)


async def test_from_inputs_to_output(bench: Bench, block: Block) -> None:
    page = await opened(bench, block)
    fill_in(page, "Who", "Ada")
    fill_in(page, "Key", SECRET)
    page.run()
    await over(page)
    assert [one.split(" · ")[:2] for one in words(page)] == [["Done", "200"], ["Done", "200"]]
    assert output(page).startswith("INC")
    assert output(page).endswith(" for Ada")
    shown = part(page, ResponseOfStep).pane.result()
    assert shown is not None
    assert shown.succeeded
    assert SECRET not in repr(shown)


async def test_inputs_are_remembered_but_no_secret(bench: Bench, block: Block) -> None:
    page = await opened(bench, block)
    fill_in(page, "Who", "Ada")
    fill_in(page, "Key", SECRET)
    page.run()
    await over(page)
    bench.tabs.close_page("block:two")
    page = bench.blocks.open("two")
    await until(lambda: page.run_tab.form.values()["Who"] == "Ada")
    assert page.run_tab.form.values()["Key"] == ""
    kept = bench.desk.block_memory.load(bench.desk.contents.blocks[0].id)
    assert kept == {"Who": "Ada"}


async def test_a_dry_run_sends_nothing(bench: Bench, block: Block) -> None:
    page = await opened(bench, block)
    fill_in(page, "Key", SECRET)
    page.dry_run()
    await until(lambda: words(page)[0].startswith("GET http"))
    page.run_tab.progress.choose(1)
    preview = part(page, ResponseOfStep).preview.text.toPlainText()
    assert "GET /tickets/List.response_data.0.id" in preview
    assert SECRET not in preview
    assert not page.head.is_running


async def test_stop_keeps_what_was_done(
    bench: Bench, block: Block, practice: PracticeServer
) -> None:
    slow = Request(name="Slow", connection="Acme", url=f"{practice.base_url}/slow?seconds=60")
    page = await opened(bench, block.with_values(output="", steps=(block.steps[0], slow)))
    fill_in(page, "Who", "Ada")
    page.run()
    await until(lambda: words(page)[0].startswith("Done") and words(page)[1] == "Running")
    page.stop_requested.emit()
    await until(lambda: not page.head.is_running)
    assert words(page)[0].startswith("Done")
    assert words(page)[1].startswith("Stopped")


async def test_a_step_waits_and_can_be_asked_at_once(
    bench: Bench, practice: PracticeServer
) -> None:
    step = Request(
        name="Wait",
        connection="Acme",
        url=f"{practice.base_url}/tickets",
        expected_values='{"state": "never"}',
        poll=Poll(interval_s=60, timeout_s=600),
    )
    page = await opened(bench, Block(name="Two", steps=(step,)))
    page.run()
    await until(lambda: words(page)[0].startswith("Waiting, attempt 1"))
    pane = part(page, ResponseOfStep).live
    pane.check_now.emit()
    await until(lambda: words(page)[0].startswith("Waiting, attempt 2"))
    pane.stop_waiting.emit()
    await until(lambda: not page.head.is_running)


async def test_a_missing_connection_is_named_and_nothing_runs(bench: Bench, block: Block) -> None:
    lost = tuple(one.with_values(connection="Nobody") for one in block.steps)
    page = await opened(bench, block.with_values(steps=lost))
    fill_in(page, "Who", "Ada")
    page.run()
    await until(lambda: page.run_tab.outcome.isVisible())
    assert "Nobody" in page.run_tab.outcome._trouble.accessibleName()


async def test_a_page_that_is_closed_stops_its_run(
    bench: Bench, block: Block, practice: PracticeServer
) -> None:
    slow = Request(name="Slow", connection="Acme", url=f"{practice.base_url}/slow?seconds=60")
    page = await opened(bench, block.with_values(output="", inputs=(), steps=(slow,)))
    page.run()
    await until(lambda: words(page) == ["Running"])
    bench.tabs.close_page("block:two")
    await until(lambda: not any("run block" in name for name in bench.tasks._running))
