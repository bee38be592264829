"""Blocks while they are open: made, saved, recovered, followed, made of a request."""

from __future__ import annotations

import asyncio
import tomllib

import pytest

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.proposed_inputs import candidates
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.step_tools import RequestAsStep
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers
from tests.ui.parts import part
from tests.ui.waiting import until

BLOCK = Block(
    name="Enrich",
    inputs=(Input(name="Who"),),
    steps=(Request(name="Me", connection="Acme", url="https://acme.example/[Input.Who]"),),
)


@pytest.fixture
async def stored(bench: Bench) -> BlockPage:
    """A block that has a file, open."""
    await bench.desk.save_block(BLOCK, None)
    return bench.blocks.open("enrich")


def in_file(bench: Bench, slug: str) -> dict:
    path = bench.desk.workspace.folder / "blocks" / f"{slug}.toml"
    return tomllib.loads(path.read_text())


def edit(page: BlockPage, name: str) -> None:
    page.head.name.setText(name)
    page.head.name_edited.emit()


async def test_a_new_block_gets_a_file(bench: Bench) -> None:
    page = bench.blocks.new()
    page.add_step(Request(name="Me", url="https://acme.example"))
    assert await bench.blocks.save(page, page.block())
    assert bench.blocks.current_slug() == "new-block"
    assert in_file(bench, "new-block")["steps"][0]["url"] == "https://acme.example"
    assert not page.modified
    assert bench.blocks.modified() == set()


async def test_a_block_without_a_name_gets_one(bench: Bench) -> None:
    page = bench.blocks.new()
    edit(page, " ")
    assert await bench.blocks.save(page, page.block())
    assert page.head.name.text() == "New block"


async def test_what_is_modified_is_told(bench: Bench, stored: BlockPage) -> None:
    told: list[set[str]] = []
    bench.blocks.modified_changed.connect(lambda: told.append(bench.blocks.modified()))
    edit(stored, "Other")
    assert await bench.blocks.save(stored, stored.block())
    assert told == [{"enrich"}, set()]


async def test_closing_asks(bench: Bench, stored: BlockPage, answers: Answers) -> None:
    edit(stored, "Other")
    answers.next("Cancel", "Discard")
    assert not await bench.tabs.close_asking("block:enrich")
    assert await bench.tabs.close_asking("block:enrich")
    assert in_file(bench, "enrich")["name"] == "Enrich"


async def test_a_draft_comes_back(bench: Bench, stored: BlockPage) -> None:
    edit(stored, "Typed")
    kept = await until(lambda: bench.desk.drafts.load(bench.desk.workspace.id))
    draft = kept["block:enrich"]
    assert isinstance(draft, Block)
    bench.tabs.close_page("block:enrich")
    assert bench.blocks.recover("block:enrich", draft)
    page = bench.blocks.current_page()
    assert page is not None
    assert page.block().name == "Typed"
    assert page.modified


async def test_a_draft_without_a_file_comes_back(bench: Bench) -> None:
    assert bench.blocks.recover("new block:abc", BLOCK)
    page = bench.blocks.current_page()
    assert page is not None
    assert page.block() == BLOCK


async def test_what_another_program_writes_is_followed(bench: Bench, stored: BlockPage) -> None:
    other = Workspace.open(bench.desk.workspace.folder)
    other.load()
    other.save_block(BLOCK.with_values(output="Done"), "enrich")
    await bench.desk.reload()
    bench.blocks.follow_disk()
    assert stored.block().output == "Done"
    assert not stored.modified


async def test_what_is_typed_is_never_replaced(bench: Bench, stored: BlockPage) -> None:
    warned: list[str] = []
    bench.blocks.warned.connect(warned.append)
    edit(stored, "Typed")
    other = Workspace.open(bench.desk.workspace.folder)
    other.load()
    other.save_block(BLOCK.with_values(output="Done"), "enrich")
    await bench.desk.reload()
    bench.blocks.follow_disk()
    assert stored.block().name == "Typed"
    assert "changed by another program" in warned[0]


async def test_a_renamed_connection_is_followed(bench: Bench, stored: BlockPage) -> None:
    await bench.desk.rename(Section.CONNECTIONS, "acme", "Acme Europe")
    bench.blocks.follow_disk()
    assert stored.block().steps[0].connection == "Acme Europe"
    assert not stored.modified
    assert in_file(bench, "enrich")["steps"][0]["connection"] == "Acme Europe"


async def test_renamed_duplicated_deleted_and_brought_back(
    bench: Bench, stored: BlockPage, answers: Answers
) -> None:
    answers.next("Look up")
    await bench.items.rename(Section.BLOCKS, "enrich")
    assert stored.head.name.text() == "Look up"
    assert not stored.modified
    await bench.items.duplicate(Section.BLOCKS, "look-up")
    assert [one.record.name for one in bench.desk.contents.blocks] == ["Look up", "Look up copy"]
    await bench.items.delete(Section.BLOCKS, "look-up")
    assert [one.record.name for one in bench.desk.contents.blocks] == ["Look up copy"]
    await bench.items.undo_delete()
    assert len(bench.desk.contents.blocks) == 2


async def test_a_copy_of_a_saved_request_becomes_a_step(bench: Bench, stored: BlockPage) -> None:
    stored.saved_wanted.emit("slow")
    assert [one.name for one in stored.block().steps] == ["Me", "Slow"]
    assert stored.block().steps[1].connection == "Acme"


async def test_a_request_becomes_a_block(bench: Bench, answers: Answers) -> None:
    request = Request(name="Slow", url="https://acme.example/slow?seconds=60")
    answers.next(None, candidates(request))
    assert await bench.blocks.make_of(request) is None
    page = await bench.blocks.make_of(request)
    assert page is not None
    block = page.block()
    assert block.name == "Slow"
    assert block.steps[0].url == "https://acme.example/slow?seconds=[Input.seconds]"
    assert block.inputs == (Input(name="seconds", default="60", required=True),)
    assert page.modified
    assert answers.asked[0].choices == ("seconds",)


async def test_the_preview_of_a_step_knows_the_inputs(bench: Bench, stored: BlockPage) -> None:
    step = part(stored, RequestAsStep)
    await asyncio.sleep(0.3)
    assert step.editor.problems() == []
    step.editor.url.setText("https://acme.example/[Input.Nobody]")
    step.editor.bar.changed.emit()
    await until(lambda: any("[Input.Nobody]" in str(one) for one in step.editor.problems()))


async def test_a_step_that_is_renamed_is_followed_before_it_is_saved(
    bench: Bench, stored: BlockPage
) -> None:
    stored.add_step(Request(name="Then", url='https://a.example/[Me.JsonResult| "a"]'))
    stored.steps.cards.choose(0)
    step = part(stored, RequestAsStep)
    step.name.setText("Who")
    step.name.textEdited.emit("Who")
    stored.save()
    await until(lambda: not stored.modified)
    assert in_file(bench, "enrich")["steps"][1]["url"] == 'https://a.example/[Who.JsonResult| "a"]'
