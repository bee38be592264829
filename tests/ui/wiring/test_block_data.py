"""Rows of a data file run on the engine: refused as a whole, stopped, gone on with."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Request
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.wiring.bench import Bench
from tests.ui.waiting import until

SECRET = "hunter2-9931"


@pytest.fixture
def block(practice: PracticeServer) -> Block:
    step = Request(
        name="Look",
        connection="Acme",
        url=f"{practice.base_url}/[Input.Path]?key=[Input.Key]",
    )
    inputs = (Input(name="Path", required=True), Input(name="Key", secret=True))
    return Block(name="Rows", output="got [Input.Path]", inputs=inputs, steps=(step,))


async def ready(bench: Bench, block: Block, data: Path, text: str) -> BlockPage:
    data.write_text(text, "utf-8")
    entry = await bench.desk.save_block(block, None)
    page = bench.blocks.open(entry.slug)
    page.tabs.open_named("Data file")
    page.data_tab.data.path.setText(str(data))
    page.data_tab.data.entered.emit()
    await until(page.data_tab.start.isEnabled)
    return page


async def over(page: BlockPage, word: str) -> str:
    """Wait until the rows ended with that word; give all that is said of them."""
    await until(lambda: page.data_tab.rows.progress.text().startswith(word))
    return page.data_tab.rows.progress.text()


def words(page: BlockPage) -> str:
    return " ".join(one.text() for one in page.data_tab.findChildren(QLabel))


def written(data: Path) -> list[dict[str, str]]:
    with data.with_name("rows-results.csv").open(newline="") as file:
        return list(csv.DictReader(file))


async def test_a_secret_is_asked_once_and_never_written(
    bench: Bench, block: Block, tmp_path: Path
) -> None:
    data = tmp_path / "rows.csv"
    page = await ready(bench, block, data, "Path\ntickets\nnowhere\n")
    fields = page.data_tab.form.findChildren(QLineEdit)
    next(one for one in fields if one.isVisible()).setText(SECRET)
    page.data_tab.start.click()
    assert await over(page, "Finished") == "Finished: 2 of 2, 1 failed"
    assert [one["succeeded"] for one in written(data)] == ["true", "false"]
    assert SECRET not in data.with_name("rows-results.csv").read_text()
    page.data_tab.start.click()
    await over(page, "Not started")
    assert "has results already. Press Resume" in words(page)


async def test_closing_the_page_ends_the_rows(bench: Bench, block: Block, tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    page = await ready(bench, block, data, "Path\ntickets\nslow?seconds=60&x=\n")
    page.data_tab.start.click()
    await until(lambda: page.data_tab.rows.table.model().rowCount() == 1)
    bench.tabs.close_page("block:rows")
    await until(lambda: not bench.tabs.keys())
    page = bench.blocks.open("rows")
    assert [one["Path"] for one in written(data)] == ["tickets"]


async def test_a_wrong_block_or_a_missing_connection_sends_nothing(
    bench: Bench, block: Block, tmp_path: Path
) -> None:
    lost = (block.steps[0].with_values(connection="Nobody"),)
    data = tmp_path / "rows.csv"
    page = await ready(bench, block.with_values(steps=lost), data, "Path\ntickets\n")
    page.data_tab.start.click()
    await until(lambda: "Nobody" in words(page))
    page.output.text.insertPlainText("[Input.Pth]")
    page.data_tab.start.click()
    await until(lambda: "Pth" in words(page))
    assert not data.with_name("rows-results.csv").exists()


async def test_the_data_file_is_never_the_results_file(
    bench: Bench, block: Block, tmp_path: Path
) -> None:
    data = tmp_path / "rows.csv"
    page = await ready(bench, block, data, "Path\ntickets")
    page.data_tab.results.path.setText(str(data))
    page.data_tab.resume.click()
    await until(lambda: "The results file is the data file." in words(page))
    assert data.read_text() == "Path\ntickets"
