"""Blocks in the window: from inputs to output, made of a request, put in order, corrected."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QTableView, QTableWidget

from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.journeys.person import Person

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(folder: Path, practice: PracticeServer) -> Path:
    """A workspace with a request and a block of two steps."""
    url = practice.base_url
    workspace = Workspace.open(folder)
    workspace.save_request(Request(name="Read a ticket", url=f"{url}/tickets/INC0010002"))
    steps = (
        Request(name="Find", url=f"{url}/tickets?limit=1"),
        Request(name="Read", url=f'{url}/tickets/[Find.JsonResult| "response_data.0.id"]'),
    )
    workspace.save_block(Block(name="Look up", inputs=(Input(name="Who"),), steps=steps))
    return folder


def in_file(folder: Path, slug: str) -> dict:
    return tomllib.loads((folder / "blocks" / f"{slug}.toml").read_text())


async def cards(person: Person, name: str = "Steps") -> QListWidget:
    return await person.find(name, QListWidget)


def states(view: QListWidget) -> list[str]:
    return [view.item(row).toolTip() for row in range(view.count())]


async def test_from_inputs_to_output(at_sample: Person) -> None:
    person = at_sample
    await person.open_line("Raise a ticket")
    await person.click("Run")
    await person.read("Fill in ticket id: the block needs it.")
    await person.type("ticket id", "INC0010002")
    await person.type("severity", "high")
    await person.click("Run")
    await person.read("Succeeded")
    output = await person.find("Output of the run", QPlainTextEdit)
    assert output.toPlainText().startswith("INC0010002 was ")
    assert output.toPlainText().endswith(" and is now high.")
    steps = await cards(person, "Steps of the run")
    assert [one.split(" · ")[1] for one in states(steps)] == ["200", "200"]
    await person.click("Copy output")
    await person.read("Copied the output.")
    steps.setCurrentRow(0)
    await person.read("200 OK")


async def test_make_a_request_a_block(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Read a ticket")
    await person.click("Other ways to send")
    await person.pick("Make this request a block…")
    table = await person.find("Values that could be inputs", QTableWidget)
    name, value = table.item(0, 0), table.item(0, 1)
    assert name is not None
    assert value is not None
    assert value.text() == "INC0010002"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    name.setText("Ticket")
    await person.answer("Make block")
    await person.find("Block name")
    await person.click("Save")
    await person.lines_are("Blocks", "Look up", "Read a ticket")
    file = in_file(folder, "read-a-ticket")
    assert file["inputs"][0]["name"] == "Ticket"
    assert file["steps"][0]["url"].endswith("/tickets/[Input.Ticket]")
    await person.click("Run")
    await person.read("Succeeded")


async def test_put_steps_in_order_and_see_what_that_breaks(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Look up")
    view = await cards(person)
    view.setFocus()
    view.setCurrentRow(0)
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert [view.item(row).text() for row in range(2)] == ["Read", "Find"]
    problems = await person.find("Problems and warnings", QListWidget)
    await person.comes(lambda: "comes later" in problems.item(0).text())
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    await person.comes(
        lambda: (
            not any("comes later" in problems.item(row).text() for row in range(problems.count()))
        )
    )
    person.key(Qt.Key.Key_S, CTRL)
    assert [one["name"] for one in in_file(folder, "look-up")["steps"]] == ["Find", "Read"]


async def test_a_misspelt_input_leads_to_its_place(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Look up")
    await person.open_tab("Output")
    await person.type("Output", "For\n[Input.Wo]")
    problems = await person.find("Problems and warnings", QListWidget)
    await person.comes(lambda: "Did you mean [Input.Who]?" in problems.item(0).text())
    await person.open_tab("Steps")
    QTest.mouseClick(
        problems.viewport(),
        Qt.MouseButton.LeftButton,
        pos=problems.visualItemRect(problems.item(0)).center(),
    )
    output = await person.find("Output", QPlainTextEdit)
    assert output.hasFocus()
    assert output.textCursor().blockNumber() == 1


async def test_a_new_block_by_keyboard(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    person.key(Qt.Key.Key_N, CTRL, ALT)
    await person.type("Block name", "Mine")
    await person.open_tab("Inputs")
    await person.click("Add input")
    table = await person.find("Inputs", QTableView)
    QTest.keyClicks(table.focusWidget(), "Case")
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    await person.comes(lambda: person.rows("Inputs")[0][0] == "Case")
    await person.open_tab("Steps")
    await person.click("Add step")
    await person.pick("Read a ticket")
    person.key(Qt.Key.Key_S, CTRL)
    await person.lines_are("Blocks", "Look up", "Mine")
    assert in_file(folder, "mine")["steps"][0]["name"] == "Read a ticket"


async def test_a_dry_run_by_keyboard(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.open_line("Look up")
    person.key(Qt.Key.Key_Return, CTRL, Qt.KeyboardModifier.ShiftModifier)
    steps = await cards(person, "Steps of the run")
    await person.comes(lambda: states(steps)[0].startswith("GET http"))
    steps.setCurrentRow(1)
    await person.read("GET /tickets/Find.response_data.0.id HTTP/1.1")


async def test_delete_and_undo(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.current_line("Look up")
    person.key(Qt.Key.Key_Delete)
    await person.lines_are("Blocks")
    await person.click("Undo")
    await person.lines_are("Blocks", "Look up")
