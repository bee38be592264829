"""Walks every page: everything one can use has a name; both themes; no warning from Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from httpv2_gui.ui.base import theme
from tests.journeys.person import Person

CTRL = Qt.KeyboardModifier.ControlModifier
USABLE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
CONNECTIONS = ("Basic Authentication Flow", "API Key Flow", "Dedicated Authentication Flow")
PANES = ("Params", "Headers", "Cookies", "Body", "Expected values", "Options", "Preview", "Notes")


def nameless(window: QWidget) -> set[str]:
    """Name what can be used and seen, but has nothing to be read out."""
    found = set()
    for one in window.findChildren(QWidget):
        if one.isVisible() and isinstance(one, USABLE) and not isinstance(one, QHeaderView):
            found.add(one)
    unnamed = (one for one in found if not (one.accessibleName() or _read_out(one)))
    return {
        f"{type(one).__name__} {one.objectName()} {one.toolTip()}"
        for one in unnamed
        if not _is_part(one)
    }


def _read_out(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def _is_part(widget: QWidget) -> bool:
    """Whether Qt made it inside something that has a name: a clear button, a corner button."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or (
        isinstance(parent, QComboBox | QLineEdit | QAbstractItemView)
        and bool(parent.accessibleName())
    )


async def walk(person: Person):
    """Open one page after the other; stop at each."""
    yield "nothing open"
    for name in CONNECTIONS:
        await person.open_line(name)
        await person.find("Test connection")
        await person.click("More")
        yield name
    await person.click("Test connection")
    await person.read("Connected")
    yield "a green check"
    async for page in walk_requests(person):
        yield page
    async for page in walk_blocks(person):
        yield page
    person.key(Qt.Key.Key_J, CTRL)
    await person.cells("Saved files")
    yield "the case wall"


async def walk_blocks(person: Person):
    await person.open_line("Raise a ticket")
    for tab in ("Steps", "Inputs", "Output", "Description", "Data file", "Run"):
        await person.open_tab(tab)
        yield f"a block, {tab}"
    await person.type("ticket id", "INC0010002")
    await person.click("Dry run")
    await person.read("GET /tickets/INC0010002")
    yield "a block, dry run"
    await person.click("Run")
    await person.read("Succeeded")
    yield "a block, its result"
    person.key(Qt.Key.Key_N, CTRL, Qt.KeyboardModifier.AltModifier)
    await person.find("New step")
    yield "a new block"


async def walk_requests(person: Person):
    for line in ("Upload several parts (multipart)", "Create a ticket (JSON)"):
        await person.open_line(line)
        for pane in PANES:
            await person.open_tab(pane)
            yield f"{line}, {pane}"
    for line, status in (
        ("List tickets", "200 OK"),
        ("Redirect to a foreign host", "Credentials withheld"),
        ("Show a screenshot", "200 OK"),
        ("Failure 404, not found", "404 Not Found"),
        ("Download malware (protected zip)", "1 saved file"),
        ("Get cookies", "200 OK"),
    ):
        await person.open_line(line)
        await person.click("Send")
        await person.read(status)
        yield f"{line}, its result"


@pytest.mark.usefixtures("light_again")
async def test_everything_one_can_use_has_a_name(person: Person) -> None:
    missing = {"welcome": nameless(person.window)}
    await person.click("Open the sample")
    await person.find("Workspace")
    async for page in walk(person):
        missing[page] = nameless(person.window)
    assert {page: names for page, names in missing.items() if names} == {}


@pytest.mark.usefixtures("light_again")
async def test_the_theme_changes_while_everything_is_open(person: Person, qapp) -> None:
    await person.click("Open the sample")
    await person.find("Workspace")
    seen = 0
    async for _page in walk(person):
        seen += 1
        if seen % 6 == 0:  # each time everything that is open is dressed anew
            theme.apply(qapp, "dark" if theme.tokens().name == "light" else "light")
        assert not person.window.grab().isNull()
    assert seen > 20


@pytest.mark.usefixtures("light_again")
async def test_the_theme_button_and_the_next_start(at_sample: Person, arrive) -> None:
    await at_sample.click("Dark theme")
    assert theme.tokens().name == "dark"
    await at_sample.find("Light theme")
    await at_sample.leave()
    again = await arrive()
    await again.click("Light theme")
    assert theme.tokens().name == "light"
