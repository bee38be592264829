"""What is kept: the last results of a request, and the files it saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.storage.places import Places
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.journeys.person import Person
from tests.ui.conftest import Answers

SHA_256 = 6
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def sent_twice(person: Person) -> None:
    """Send a request, and then again for fewer tickets."""
    await person.open_line("List tickets")
    await person.click("Send")
    await person.read("1 result")
    url = await person.find("URL Path", QLineEdit)
    await person.type("URL Path", f"{url.text()}?limit=3")
    await person.click("Send")
    await person.read("2 results")


async def test_open_an_earlier_result_again(at_sample: Person) -> None:
    await at_sample.open_line("List tickets")
    await at_sample.click("Send")
    await at_sample.read("1 result")
    await at_sample.type("URL Path", "http://127.0.0.1:1/")
    await at_sample.click("Send")
    await at_sample.read("Connection refused")
    await at_sample.read("2 results")
    await at_sample.click_row("Results", 1)
    await at_sample.click("Show again")
    await at_sample.read("200 OK")
    assert len(await at_sample.cells("Records")) == 40


async def test_compare_two(at_sample: Person) -> None:
    await sent_twice(at_sample)
    await at_sample.click_row("Results", 0)
    await at_sample.click_row("Results", 1, CTRL)
    await at_sample.click("Diff")
    await at_sample.read("Different: ")
    assert "Diff" in at_sample.tab_names()
    rows = await at_sample.cells("Body changes")
    assert len(rows) == 37
    assert {row[1] for row in rows} == {"removed"}
    await at_sample.click("Back")
    await at_sample.comes(lambda: "Diff" not in at_sample.tab_names())


async def test_it_is_there_the_next_time(at_sample: Person, arrive: Arrive) -> None:
    await sent_twice(at_sample)
    await at_sample.leave()
    again = await arrive()
    await again.open_line("List tickets")
    await again.read("2 results")


async def test_forget_all(at_sample: Person, answers: Answers, places: Places) -> None:
    await sent_twice(at_sample)
    answers.next(True)
    await at_sample.click("Forget all")
    await at_sample.read("Each time you send this request its result is kept here")
    assert [path for path in places.history.rglob("*") if path.is_file()] == []


async def test_results_of_a_new_request_stay_with_it_when_it_is_saved(
    arrive: Arrive, folder: Path, practice: PracticeServer, answers: Answers
) -> None:
    person = await arrive(folder)
    person.key(Qt.Key.Key_N, CTRL)
    await person.type("URL Path", f"{practice.base_url}/tickets")
    await person.click("Send")
    await person.read("1 result")
    answers.next("Tickets")
    person.key(Qt.Key.Key_S, CTRL)
    await person.lines_are("Requests", "Tickets")
    await person.click_row("Results", 0)
    await person.click("Show again")
    await person.read("200 OK")
    assert person.shows("1 result")

    person.key(Qt.Key.Key_N, CTRL)
    await person.read("Each time you send this request its result is kept here")


async def saved_two(person: Person) -> None:
    for line in ("Download a report", "Download malware (protected zip)"):
        await person.open_line(line)
        await person.click("Send")
        await person.read("1 saved file")
    person.key(Qt.Key.Key_J, CTRL)
    await person.read("2 files")
    await person.comes(lambda: all(len(row[SHA_256]) == 64 for row in person.rows("Saved files")))


async def test_copy_the_hash_of_a_saved_file(at_sample: Person) -> None:
    await saved_two(at_sample)
    await at_sample.click_row("Saved files", 0)
    await at_sample.click("Copy SHA-256")
    assert len(QGuiApplication.clipboard().text()) == 64


async def test_delete_a_saved_file_and_take_it_back(at_sample: Person, places: Places) -> None:
    await saved_two(at_sample)
    await at_sample.click_row("Saved files", 0)
    at_sample.key(Qt.Key.Key_Delete)
    await at_sample.read("1 file")
    await at_sample.click("Undo")
    await at_sample.read("2 files")
    assert len(list((places.sample / "case_wall").glob("*.zip"))) == 2


async def test_what_is_deleted_is_gone_when_the_window_closes(
    at_sample: Person, places: Places
) -> None:
    await saved_two(at_sample)
    await at_sample.click_row("Saved files", 0)
    await at_sample.click("Delete")
    await at_sample.read("1 file")
    await at_sample.leave()
    assert len(list((places.sample / "case_wall").glob("*.zip"))) == 1
