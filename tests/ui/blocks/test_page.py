"""The page of a block: what it asks for, and what it shows of a run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.engine.block_events import Begun, Ended, InStep
from httpv2_gui.core.engine.events import Sending
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.block_result import BlockResult, StepResult
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.blocks.tools import Tools
from tests.ui.blocks.blocks import BLOCK, Editor, Results, result
from tests.ui.parts import part
from tests.ui.waiting import until


@pytest.fixture
async def page(tasks):
    made = BlockPage(tasks, Tools(Editor, Results))
    made.resize(1100, 700)
    made.set_block(BLOCK)
    made.show()
    yield made
    made.close()
    await tasks.cancel_all()
    made.deleteLater()


def editor(page: BlockPage) -> Editor:
    return part(page, Editor)


def right(page: BlockPage) -> str:
    return part(page, Results).text()


def words(page: BlockPage) -> list[str]:
    cards = page.run_tab.progress
    return [cards.item(row).toolTip() for row in range(cards.count())]


def fill_in(page: BlockPage, name: str, text: str) -> None:
    fields = page.run_tab.form.findChildren(QLineEdit)
    next(one for one in fields if one.accessibleName() == name).setText(text)


def ended(*steps: StepResult, failure: Failure | None = None, output: str = "") -> BlockResult:
    return BlockResult(
        succeeded=failure is None,
        steps=steps,
        failure=failure,
        output=output,
        started=datetime(2026, 1, 2, tzinfo=UTC),
    )


async def test_edits_make_another_block(page: BlockPage) -> None:
    assert not page.modified
    page.head.name.setText("Other")
    page.output.text.insertPlainText("Done")
    editor(page).type(url="https://acme.example/typed/[Input.Ticket]")
    assert page.modified
    assert (page.block().name, page.block().output) == ("Other", "Done")
    page.mark_saved(page.block())
    assert not page.modified


async def test_problems_come_while_one_types_and_lead_to_their_place(page: BlockPage) -> None:
    editor(page).type(url="https://acme.example/[Input.Tickt]")
    await until(lambda: any("Did you mean [Input.Ticket]?" in str(one) for one in page.problems()))
    page.tabs.open_named("Output")
    page.go_to(page.problems()[0])
    assert page.tabs.name_of(page.tabs.currentIndex()) == "Steps"
    assert editor(page).problems[0].place == "url"
    unused = next(one for one in page.problems() if one.place.startswith("inputs"))
    page.go_to(unused)
    assert page.tabs.name_of(page.tabs.currentIndex()) == "Inputs"
    assert page.inputs.view.currentIndex().row() == 0


async def test_a_run_asks_for_what_is_missing_first(page: BlockPage) -> None:
    asked: list[object] = []
    page.run_requested.connect(lambda block, given: asked.append((block, given)))
    page.run()
    assert asked == []
    fill_in(page, "Ticket", "7")
    page.send()
    assert asked == [(BLOCK, {"Ticket": "7"})]


async def test_a_run_from_step_to_step(page: BlockPage) -> None:
    page.show_started(BLOCK)
    page.send()  # it runs already
    page.hear(InStep(0, "Read", Begun()))
    assert right(page) == "begun Read"
    page.hear(InStep(0, "Read", Sending("request", "GET", "https://acme.example", 1)))
    assert words(page) == ["Running", "Not run yet"]
    page.hear(InStep(0, "Read", Ended(result())))
    assert right(page) == "result Enrich/0"
    page.hear(InStep(1, "Note", Begun()))
    assert page.run_tab.progress.currentRow() == 1
    steps = (StepResult(name="Read", result=result()), StepResult(name="Note", result=result()))
    page.show_result(ended(*steps, output="Done 7"))
    assert words(page) == ["Done · 12 ms", "Done · 12 ms"]
    assert right(page) == "result Enrich/1"
    page.run_tab.progress.choose(0)
    assert right(page) == "result Enrich/0"
    assert page.run_tab.outcome.isVisibleTo(page.run_tab)


async def test_a_person_may_look_at_another_step_meanwhile(page: BlockPage) -> None:
    page.show_started(BLOCK)
    page.hear(InStep(0, "Read", Begun()))
    page.hear(InStep(0, "Read", Ended(result())))
    page.hear(InStep(1, "Note", Begun()))
    page.run_tab.progress.choose(0)
    page.hear(InStep(1, "Note", Sending("request", "POST", "https://acme.example", 1)))
    assert right(page) == "result Enrich/0"
    page.run_tab.progress.choose(1)
    assert right(page) == "begun Note, Sending"


async def test_a_failure_skips_what_comes_after(page: BlockPage) -> None:
    failure = Failure(kind="status", message="404 Not Found " + "x" * 400, hint="Look there.")
    page.show_started(BLOCK)
    steps = (
        StepResult(name="Read", result=result(failure)),
        StepResult(name="Note", skipped=True),
    )
    page.show_result(ended(*steps, failure=failure))
    assert words(page)[1] == "Skipped"
    page.run_tab.progress.choose(1)
    assert "not sent" in right(page)
    assert not page.head.is_running


async def test_previews(page: BlockPage) -> None:
    asked: list[object] = []
    page.dry_run_requested.connect(lambda block, given: asked.append(given))
    page.dry_run()
    assert asked == [{"Ticket": ""}]
    page.show_previews(
        BLOCK, [Preview(method="GET", url="https://a/1"), Preview(method="POST", url="https://a/2")]
    )
    assert words(page) == ["GET https://a/1", "POST https://a/2"]
    page.run_tab.progress.choose(1)
    assert right(page) == "preview https://a/2"


async def test_steps_follow_a_renamed_connection(page: BlockPage) -> None:
    step = BLOCK.steps[0].with_values(connection="Acme")
    page.set_block(Block(name="B", inputs=(Input(name="Ticket"),), steps=(step,)))
    page.follow_connection("Acme", "Acme Europe")
    assert page.block().steps[0].connection == "Acme Europe"
    assert not page.modified


async def test_placeholders_follow_a_renamed_input(page: BlockPage) -> None:
    page.inputs.model.setData(page.inputs.model.index(0, 0), "Case")
    assert page.block().steps[0].url.endswith("/[Input.Case]")
    assert editor(page).shown.url.endswith("/[Input.Case]")


async def test_placeholders_follow_a_renamed_step(page: BlockPage) -> None:
    editor(page).type(name="Look")
    editor(page).rename("Read", "Look")
    assert '"[Look.JsonResult|' in page.block().steps[1].body


async def test_a_name_that_another_one_has_is_not_followed(page: BlockPage) -> None:
    editor(page).type(name="Note")
    editor(page).rename("Read", "Note")
    assert '"[Read.JsonResult|' in page.block().steps[1].body
