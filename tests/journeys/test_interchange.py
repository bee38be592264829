"""A step of a playbook comes, is edited, goes back and is compared; a curl command is pasted."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.base import dialogs
from tests.journeys.conftest import Arrive
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person

STEP = Path(__file__).parents[1] / "core/interchange/examples/steps/search_tickets_1c9e2.yaml"


def let_go(person: Person, path: Path) -> None:
    """Drag a file over the window and let it go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    bench = person.window.bench
    assert bench is not None
    QApplication.sendEvent(bench, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(bench, QDropEvent(QPointF(5, 5), copy, mime, left, none))


async def choose(person: Person, entry: str) -> None:
    await person.click("Menu")
    await person.pick(entry)


async def paste_url(person: Person, text: str) -> None:
    url = await person.find("URL Path", QLineEdit)
    url.setFocus()
    url.selectAll()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(url, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


async def test_import_a_step_edit_it_export_it_and_compare(
    arrive: Arrive, folder: Path, tmp_path: Path
) -> None:
    step, back = tmp_path / STEP.name, tmp_path / "back.yaml"
    shutil.copy(STEP, step)
    person = await arrive(folder)
    let_go(person, step)
    await person.read("Will come: 1 request.")
    assert [row[0] for row in await person.cells("What comes")] == ["Requests  1"]
    await person.answer("Import")
    await person.lines_are("Requests", "Search tickets")
    url = await person.find("URL Path", QLineEdit)
    await person.comes(lambda: "tickets.example.com" in url.text())

    await choose(person, "Compare with the file…")
    await person.read("Search tickets is as in the file")
    await person.answer("Close")

    await person.type("URL Path", url.text().replace("tickets.example.com", "new.example.com"))
    await choose(person, "Export…")
    await person.read(f"One file: {STEP.name}")
    before, dialogs.door.answer = dialogs.door.answer, lambda asked: back
    await person.answer("Choose where…")
    await person.read("Exported Search tickets to ")
    dialogs.door.answer = before
    changed = set(back.read_text().splitlines()) - set(STEP.read_text().splitlines())
    assert "new.example.com" in "".join(changed)
    assert "A Parameter Of The Future" in back.read_text()
    assert len(changed) < 15  # the one long value, folded anew

    await choose(person, "Compare with the file…")
    await person.read("Search tickets differs from the file.")
    shown = await person.find("Comparison", QPlainTextEdit)
    marks = {line[:1]: line for line in shown.toPlainText().splitlines() if "example.com" in line}
    assert "tickets.example.com" in marks["−"]
    assert "new.example.com" in marks["+"]
    await person.answer("Close")


async def test_paste_a_curl_command_and_send_it(
    arrive: Arrive, folder: Path, practice: PracticeServer, own_keyring: MemoryKeyring
) -> None:
    person = await arrive(folder)
    await person.click("New request")
    user = f"{secrets.USERNAME}:{secrets.PASSWORD}"
    await paste_url(
        person,
        f"curl --silent -u '{user}' \\\n  -H 'Accept: application/json' {practice.base_url}/me",
    )
    await person.read("its secrets go to the system's keyring")
    assert not person.shows(secrets.PASSWORD)
    await person.answer("Make the connection")
    await person.lines_are("Connections", "127.0.0.1")
    await person.read("The request was made from a curl command.")
    if person.shows("What the command says beyond the request"):
        await person.answer("Close")
    await person.click("Send")
    await person.read("200 OK")
    kept = [one.read_text() for one in folder.rglob("*.toml")]
    assert not any(secrets.PASSWORD in one for one in kept)

    await person.click("Undo")
    await person.lines_are("Connections")
    url = await person.find("URL Path", QLineEdit)
    await person.comes(lambda: not url.text())
