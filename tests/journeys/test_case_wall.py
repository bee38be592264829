"""Saved files: into the folder that a person picked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.person import Person
from tests.ui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier


async def test_zips_go_to_the_folder_that_was_picked(
    person: Person, answers, tmp_path: Path
) -> None:
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    answers.next(evidence)
    await person.click("Open the sample")
    await person.open_line("Download a report")
    person.key(Qt.Key.Key_J, CTRL)
    await person.click("Save to…")
    await person.read(f"New zips go to {evidence}")

    await person.open_line("Download a report")
    await person.click("Send")
    await person.read("200 OK")

    await until(lambda: list(evidence.glob("*.zip")))
    person.key(Qt.Key.Key_J, CTRL)
    assert len(await person.cells("Saved files")) == 1
