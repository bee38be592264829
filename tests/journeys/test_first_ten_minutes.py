"""What a newcomer does first: the sample opens, a green check, send, table, tree, protected zip."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt

from httpv2_gui.core.storage.places import Places
from tests.journeys.person import Person

CTRL = Qt.KeyboardModifier.ControlModifier


async def test_a_machine_without_workspace_offers_three_ways_in(person: Person) -> None:
    for name in ("Open the sample", "New workspace", "Open a folder"):
        await person.find(name)


async def test_green_check_then_a_table(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("Basic Authentication Flow")
    await person.click("Test connection")
    assert "200 OK from 127.0.0.1" in await person.read("Connected")

    await person.open_line("List tickets")
    await person.click("Send")
    await person.read("200 OK")
    rows = await person.cells("Records")
    assert len(rows) == 40
    assert rows[0][0] == "INC0010001"


async def test_a_red_cross_says_what_the_api_said_and_what_to_try(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("Wrong password")
    await person.click("Test connection")
    assert "401 Unauthorized" in await person.read("HTTP/1.1 401")
    await person.read("check Basic Auth Username and Basic Auth Password")


async def test_an_edit_makes_the_check_stale(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("API Key Flow")
    await person.click("Test connection")
    await person.read("Connected")
    await person.type("API Key Field Name", "X-Other-Key")
    await person.read("Edited since it was tested")


async def test_the_dedicated_flow_fetches_a_token(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("Dedicated Authentication Flow")
    await person.click("Test connection")
    await person.read("Connected")
    await person.read("/token")


async def test_a_tree_and_numbers_as_written(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("Read an alert")
    await person.click("Send")
    await person.read("200 OK")
    rows = await person.cells("Tree")
    assert len(rows) > 3
    await person.open_tab("Text")
    await person.read("18446744073709551617")


async def test_a_protected_zip_that_7z_opens(
    person: Person, places: Places, tmp_path: Path
) -> None:
    await person.click("Open the sample")
    await person.open_line("Download malware (protected zip)")
    await person.click("Send")
    await person.read("200 OK")
    (saved,) = (places.sample / "case_wall").glob("*.zip")
    wrong = ["7z", "t", "-pwrong", str(saved)]
    assert subprocess.run(wrong, capture_output=True, check=False).returncode != 0
    right = ["7z", "x", "-pinfected", f"-o{tmp_path / 'out'}", str(saved)]
    subprocess.run(right, capture_output=True, check=True)
    assert list((tmp_path / "out").iterdir())


async def test_the_case_wall_lists_what_was_saved(person: Person) -> None:
    await person.click("Open the sample")
    await person.open_line("Download malware (protected zip)")
    await person.click("Send")
    await person.read("200 OK")
    person.key(Qt.Key.Key_J, CTRL)
    rows = await person.cells("Saved files")
    assert "password: infected" in rows[0]
