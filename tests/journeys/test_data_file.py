"""A block with a data file: three rows, one fails, stopped and gone on with."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive

ROWS = "Path,note\ntickets/INC0010002,one\ntickets/INC0019999,two\n{last},three\n"


@pytest.fixture
def folder(folder: Path, practice: PracticeServer) -> Path:
    """A workspace with a block that reads whatever path a row names."""
    step = Request(name="Read", url=f"{practice.base_url}/[Input.Path]")
    inputs = (Input(name="Path", required=True),)
    block = Block(name="Look up", inputs=inputs, steps=(step,), output="read [Input.Path]")
    Workspace.open(folder).save_block(block)
    return folder


async def test_three_rows_one_fails_stop_and_resume(
    arrive: Arrive, folder: Path, tmp_path: Path
) -> None:
    data, results = tmp_path / "rows.csv", tmp_path / "rows-results.csv"
    data.write_text(ROWS.format(last="slow?seconds=60"), "utf-8")
    person = await arrive(folder)
    await person.open_line("Look up")
    await person.open_tab("Data file")
    await person.type("Data file", str(data))
    (await person.find("Results file")).setFocus()
    await person.read("3 rows. From the file: Path.")
    await person.read("no input “note”. That column is left out.")
    await person.click("Start")
    await person.read("2 of 3, 1 failed")
    await person.click("Stop")
    await person.read("Stopped: 2 of 3, 1 failed")
    await person.click_row("Rows that are done", 0)
    message = await person.find("Message of the row", QPlainTextEdit)
    await person.comes(lambda: "404 Not Found" in message.toPlainText())

    data.write_text(ROWS.format(last="tickets/INC0010003"), "utf-8")
    await person.click("Resume")
    await person.read("Finished: 3 of 3, 0 failed, 2 done before")
    assert [one[:3] for one in person.rows("Rows that are done")] == [
        ["3", "tickets/INC0010003", "✓ succeeded"]
    ]
    with results.open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert [(one["row"], one["succeeded"]) for one in lines] == [
        ("1", "true"),
        ("2", "false"),
        ("3", "true"),
    ]
