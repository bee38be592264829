"""What is exported of the page in front, in the formats that there are."""

from __future__ import annotations

import json
from pathlib import Path

from httpv2_gui.core.interchange.format import Noun, Thing
from httpv2_gui.core.interchange.formats import FORMATS
from httpv2_gui.ui.wiring import exporting
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.in_front import Front, in_front
from httpv2_gui.ui.wiring.sender import result_pane
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers
from tests.ui.waiting import until

BLOCK = Path(__file__).parents[2] / "core/interchange/examples/enrich_ticket"


def titles(bench: Bench, front: Front) -> list[str]:
    root = bench.desk.workspace.folder
    things: list[tuple[Noun, Thing]] = [
        (noun, exporting.with_preview(thing, root)) for noun, thing in front.things()
    ]
    found = exporting.ways(things, FORMATS, tuple(exporting.secrets_of_all(front.known)))
    return [one.format.name for one in found if one.exported]


async def test_nothing_is_in_front(bench: Bench) -> None:
    assert await in_front(bench.desk, bench.tabs) is None
    bench.case_wall.open()
    assert await in_front(bench.desk, bench.tabs) is None


async def test_a_request_with_its_connection_and_last_result(bench: Bench) -> None:
    page = bench.requests.open("me")
    front = await in_front(bench.desk, bench.tabs)
    assert front is not None
    assert titles(bench, front) == ["secops", "curl"]
    page.editor.send()
    await until(lambda: result_pane(page).result())
    front = await in_front(bench.desk, bench.tabs)
    assert front is not None
    assert titles(bench, front) == ["secops", "curl", "har"]


async def test_a_connection(bench: Bench) -> None:
    await bench.connections.open_filled("acme")
    front = await in_front(bench.desk, bench.tabs)
    assert front is not None
    assert titles(bench, front) == ["httpv2-parameters", "httpv2-parameters-json"]


async def test_a_request_that_has_no_file(bench: Bench) -> None:
    bench.requests.new()
    front = await in_front(bench.desk, bench.tabs)
    assert front is not None
    assert front.id == ""


async def test_a_block_comes_as_a_folder_and_goes_as_one(
    bench: Bench, answers: Answers, tmp_path: Path
) -> None:
    answers.next(BLOCK, True)
    await bench.interchange.import_folder()
    [entry] = bench.desk.contents.blocks
    await until(lambda: bench.tabs.current_key() == f"block:{entry.slug}")
    answers.next("Google SecOps block (folder)", tmp_path)
    await bench.interchange.export()
    assert (tmp_path / "definition.yaml").read_bytes() == (BLOCK / "definition.yaml").read_bytes()
    answers.next("Google SecOps block (folder)", tmp_path, False)
    await bench.interchange.export()
    assert answers.asked[-1].title.startswith("Replace ")
    answers.next(None)
    await bench.interchange.compare()
    assert answers.asked[-1].text.endswith("exporting would write the same bytes.")
    bench.sidebar.delete_wanted.emit(Section.BLOCKS, entry.slug)
    await until(lambda: not bench.desk.contents.blocks)


async def test_a_har_file_holds_no_secret(bench: Bench, answers: Answers, tmp_path: Path) -> None:
    page = bench.requests.open("me")
    page.editor.send()
    await until(lambda: result_pane(page).result())
    answers.next("HTTP Archive (HAR 1.2)", tmp_path / "run.har")
    await bench.interchange.export()
    assert json.loads((tmp_path / "run.har").read_text())["log"]["version"] == "1.2"
