"""What Google SecOps would do: found beside Send, read, fixed, taken back, asked of an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from tests.journeys.person import Person

NOTES = "2 notes for Google SecOps"
WRONG = "so it would send JSON instead of a form"


async def sent_there(person: Person) -> QPlainTextEdit:
    return await person.find("Sent by: HTTP V2 16.0", QPlainTextEdit)


async def test_a_note_is_read_fixed_and_taken_back(at_sample: Person) -> None:
    await at_sample.open_line("SecOps: form as JSON")
    await at_sample.click(NOTES)
    await at_sample.read(WRONG)
    there = await sent_there(at_sample)
    here = await at_sample.find("Sent by: Here", QPlainTextEdit)
    await at_sample.comes(lambda: here.toPlainText().endswith("title=A+form&severity=medium"))
    assert there.toPlainText().endswith('{"title": "A form", "severity": "medium"}')
    await at_sample.click("Fix: Write Content-Type")
    await at_sample.read("Done: Write Content-Type")
    await at_sample.comes(lambda: there.toPlainText().endswith("title=A+form&severity=medium"))
    await at_sample.read("1")
    await at_sample.click("Undo")
    await at_sample.comes(lambda: there.toPlainText().endswith('"medium"}'))
    await at_sample.read(WRONG)


async def test_an_answer_adds_a_note(at_sample: Person) -> None:
    await at_sample.open_line("Redirect refused by Restrict Domain")
    await at_sample.find("1 note for Google SecOps")
    await at_sample.click("Send")
    await at_sample.read("Restrict Domain")
    await at_sample.click(NOTES)
    await at_sample.read("HTTP V2 16.0 would send the API key there, too")


async def test_by_keyboard(at_sample: Person) -> None:
    await at_sample.open_line("SecOps: form as JSON")
    counter = await at_sample.find(NOTES)
    counter.setFocus()
    at_sample.key(Qt.Key.Key_Space)
    await at_sample.read(WRONG)
    at_sample.key(Qt.Key.Key_Escape)
    await at_sample.comes(lambda: counter.hasFocus())
