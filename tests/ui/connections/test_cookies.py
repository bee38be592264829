"""The list of kept cookies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.connections.cookie_words import COVERED
from httpv2_gui.ui.connections.cookies import CookiesDialog
from tests.ui.parts import part

LEFT = Qt.MouseButton.LeftButton
SHOP = Connection(name="Shop", cookie_scope="global")
BANK = Connection(name="Bank")
SESSION = KeptCookie(name="session", value="c0ffee", domain="shop.example", path="/", secure=True)
THEME = KeptCookie(
    name="theme",
    value="dark",
    domain="127.0.0.1",
    port=8765,
    path="/",
    expires=datetime.now(UTC) + timedelta(days=3, hours=1),
    host_only=False,
    same_site="Lax",
    http_only=True,
)


@pytest.fixture
def dialog(qtbot: QtBot) -> CookiesDialog:
    made = CookiesDialog([BANK, SHOP], 1)
    qtbot.addWidget(made)
    made.show()
    made.show_cookies(SHOP, (SESSION, THEME))
    return made


def grid(dialog: CookiesDialog) -> QTableView:
    return part(dialog, QTableView)


def rows(dialog: CookiesDialog) -> list[list[str]]:
    model = grid(dialog).model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def button(dialog: CookiesDialog, name: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)


def test_where_each_goes_and_how_long_it_lives(dialog: CookiesDialog) -> None:
    assert rows(dialog) == [
        ["session", COVERED, "shop.example", "/", "on closing", "Secure, host only"],
        ["theme", COVERED, "127.0.0.1:8765", "/", "in 3 days", "HttpOnly, SameSite=Lax"],
    ]
    assert part(dialog, QLabel, "count").text() == "2 cookies"


def test_values_are_covered_until_they_are_asked_for(dialog: CookiesDialog, qtbot: QtBot) -> None:
    grid(dialog).setCurrentIndex(grid(dialog).model().index(0, 1))
    qtbot.keyClick(grid(dialog), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "c0ffee" not in QGuiApplication.clipboard().text()
    part(dialog, QCheckBox).setChecked(True)
    assert [row[1] for row in rows(dialog)] == ["c0ffee", "dark"]
    dialog.show_cookies(SHOP, (THEME,))
    assert rows(dialog)[0][1] == "dark"


@pytest.mark.parametrize("way", ["key", "button"])
def test_selected_one_is_deleted(dialog: CookiesDialog, qtbot: QtBot, way: str) -> None:
    qtbot.mouseClick(
        grid(dialog).viewport(),
        LEFT,
        pos=grid(dialog).visualRect(grid(dialog).model().index(1, 0)).center(),
    )
    with qtbot.waitSignal(dialog.forget_wanted) as heard:
        if way == "key":
            qtbot.keyClick(grid(dialog), Qt.Key.Key_Delete)
        else:
            button(dialog, "Delete").click()
    assert heard.args == [SHOP, (THEME,)]
    dialog.show_cookies(SHOP, (SESSION,))
    assert grid(dialog).selectionModel().isRowSelected(0)


def test_all_are_deleted(dialog: CookiesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.forget_wanted) as heard:
        button(dialog, "Delete all").click()
    assert heard.args == [SHOP, (SESSION, THEME)]


def test_names_are_copied(dialog: CookiesDialog) -> None:
    grid(dialog).selectAll()
    copy = next(one for one in grid(dialog).actions() if one.text() == "Copy name")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "session\ntheme"


def test_none_says_why(dialog: CookiesDialog) -> None:
    dialog.show_cookies(SHOP, ())
    why = part(dialog, QLabel, "why_none")
    assert "come with the answers" in why.text()
    assert not grid(dialog).isVisible()
    assert not button(dialog, "Delete all").isEnabled()
    part(dialog, QComboBox).setCurrentIndex(0)
    dialog.show_cookies(BANK, ())
    assert "“Each run starts without cookies”" in why.text()


def test_another_connection_is_asked_for(dialog: CookiesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.wanted) as heard:
        part(dialog, QComboBox).setCurrentIndex(0)
    assert heard.args == [BANK]
    dialog.show_cookies(BANK, ())
    dialog.show_cookies(SHOP, (SESSION,))  # came late: another one is chosen now
    assert rows(dialog) == []


def test_names_that_are_read_out(dialog: CookiesDialog) -> None:
    names = {one.accessibleName() for one in dialog.findChildren(QWidget)}
    assert {"Kept cookies", "Connection", "Show values", "Delete", "Delete all", "Close"} <= names


def test_workspace_without_connections(qtbot: QtBot) -> None:
    empty = CookiesDialog([], 0)
    qtbot.addWidget(empty)
    empty.refresh()
    assert part(empty, QLabel, "why_none").isVisibleTo(empty)
