"""A secret is seen in its own field and nowhere else: not in a file, not on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from httpv2_gui.core.auth import SCHEMES, NoAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.canaries import TEXTS, caged
from tests.journeys.conftest import Arrive
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person

LINES = ("Good", "Refused", "Redirected", "Echoed", "Unreachable")
WITHOUT_SECRETS = {NoAuth}


def test_every_scheme_is_here() -> None:
    assert {type(one.scheme) for one in caged("").values()} == set(SCHEMES) - WITHOUT_SECRETS


@pytest.fixture(params=list(caged("")))
def canaries(
    request: pytest.FixtureRequest,
    folder: Path,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
) -> tuple[str, ...]:
    """Set up a workspace with one scheme; give the texts that may be seen nowhere."""
    base = practice.base_url
    one = caged(base)[request.param]
    workspace = Workspace.open(folder)
    workspace.save_connection(Connection(name="Own", test_url=f"{base}/echo", auth=one.scheme))
    for name, text in one.secrets():
        own_keyring.set_password("httpv2-gui", f"{workspace.id}/own/{name}", text)
    urls = ("/tickets?limit=2", "/status/401", "/redirect/foreign", "/echo")
    for line, url in zip(
        LINES, (*(base + one for one in urls), "http://127.0.0.1:1/"), strict=True
    ):
        workspace.save_request(Request(name=line, connection="Own", url=url, headers=one.headers))
    return TEXTS


def said_by(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text of the window: shown, hidden, read out, in tables and tips."""
    for one in [window, *window.findChildren(QWidget), *QApplication.topLevelWidgets()]:
        yield (
            repr(one),
            " ".join(
                (
                    one.windowTitle(),
                    one.accessibleName(),
                    one.accessibleDescription(),
                    one.toolTip(),
                )
            ),
        )
        yield repr(one), _text(one)
        interface = QAccessible.queryAccessibleInterface(one)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
            yield repr(one), interface.text(kind) if interface else ""
        model = getattr(one, "model", None)
        if callable(model) and (shown := model()) is not None:
            yield repr(one), " ".join(_cells(shown, 40))


def _text(widget: QWidget) -> str:
    for name in ("toPlainText", "text", "currentText", "currentMessage"):
        give = getattr(widget, name, None)
        if callable(give):
            return str(give())
    return ""


def _cells(model, most: int) -> Iterator[str]:
    for row in range(min(model.rowCount(), most)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for column in range(columns):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(role))


def leaks(person: Person, canaries: tuple[str, ...], *own: str) -> list[str]:
    """Name the widgets that tell a canary, but for its own field."""
    return [
        who
        for who, text in said_by(person.window)
        if any(one in text for one in canaries) and not any(name in who for name in own)
    ]


async def test_nothing_tells_the_secret(
    arrive: Arrive, folder: Path, places: Places, canaries: tuple[str, ...]
) -> None:
    person = await arrive(folder)
    for line in LINES:
        await person.open_line(line)
        await person.click("Send")
        await person.read("1 result")
        assert leaks(person, canaries) == [], line
        await person.open_tab("Preview")
        for button in ("Copy as curl", "Copy raw", "Copy body"):
            if person.can_click(button):
                await person.click(button)
                assert not [one for one in canaries if one in QGuiApplication.clipboard().text()]
        assert leaks(person, canaries) == [], line
    assert leaks(person, ("http://127.0.0.1:1/",))  # it would be found
    person.window.show_crash(_error_with(canaries[0]), canaries[0])
    await person.read("Something went wrong in HTTP V2 GUI")
    assert leaks(person, canaries) == []
    await person.answer("Close")
    await person.leave()
    assert files_with(canaries, folder, places.config, places.data) == []


async def test_the_page_of_a_connection_tells_it_in_its_field_only(
    arrive: Arrive, folder: Path, places: Places, canaries: tuple[str, ...]
) -> None:
    person = await arrive(folder)
    await person.open_line("Own")
    await person.click("Test connection")
    await person.read("Connected")
    fields = {repr(one) for one in person.window.findChildren(QWidget) if _is_secret_field(one)}
    assert fields
    assert set(leaks(person, canaries)) <= fields
    await person.leave()
    assert files_with(canaries, folder, places.config, places.data) == []


def _is_secret_field(widget: QWidget) -> bool:
    hidden = isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal
    return hidden or widget.objectName() in ("headers", "body")


def _error_with(secret: str) -> Exception:
    try:
        raise RuntimeError(f"it has {Secret(secret)} and {secret}")
    except RuntimeError as error:
        return error


def files_with(canaries: tuple[str, ...], *folders: Path) -> list[Path]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if any(one.encode() in path.read_bytes() for one in canaries)]
