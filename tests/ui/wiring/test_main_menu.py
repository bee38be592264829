"""The menu behind the three dots."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.connections.cookies import CookiesDialog
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.main_menu import MainMenu
from tests.ui.waiting import until


class Window(QMainWindow):
    """As much of a window as a menu needs."""

    bench: Bench | None = None


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menu(window: Window) -> MainMenu:
    made = MainMenu(window)  # pyright: ignore[reportArgumentType]
    made.follow(None)
    return made


def actions(menu: MainMenu) -> dict[str, QAction]:
    return {one.text(): one for one in menu.menu.actions() if one.text()}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Open the sample", "sample_wanted"),
        ("New workspace…", "new_wanted"),
        ("Open a folder…", "folder_wanted"),
        ("About", "about_wanted"),
        ("Quit", "quit_wanted"),
    ],
)
def test_always_there(menu: MainMenu, qtbot: QtBot, name: str, wanted: str) -> None:
    with qtbot.waitSignal(getattr(menu, wanted)):
        actions(menu)[name].trigger()


def test_work_needs_a_workspace(menu: MainMenu) -> None:
    off = {name for name, one in actions(menu).items() if not one.isEnabled()}
    assert {"New request", "Save", "Test connection", "Case wall", "Close workspace"} <= off


async def test_work_in_a_workspace(menu: MainMenu, window: Window, bench: Bench) -> None:
    window.bench = bench
    menu.follow(bench)
    actions(menu)["New request"].trigger()
    actions(menu)["New connection"].trigger()
    actions(menu)["Case wall"].trigger()
    assert len(bench.tabs.keys()) == 3
    assert {"Send", "Close tab", "Next tab"} <= set(actions(menu))


async def test_kept_cookies_are_shown(menu: MainMenu, window: Window, bench: Bench) -> None:
    window.bench = bench
    menu.follow(bench)
    actions(menu)["Kept cookies…"].trigger()
    dialog = await until(lambda: bench.findChild(CookiesDialog))
    dialog.reject()


def test_every_key_is_used_once(menu: MainMenu) -> None:
    keys = [one.shortcut().toString() for one in actions(menu).values()]
    used = [key for key in keys if key]
    assert len(used) == len(set(used)) > 8


def test_the_theme_in_use_is_checked(menu: MainMenu, qtbot: QtBot, qapp) -> None:
    looks = actions(menu)["Theme"].menu()
    assert isinstance(looks, QMenu)
    choices = {one.text(): one for one in looks.actions()}
    looks.aboutToShow.emit()
    assert theme.choice() == "light"
    assert choices["Light"].isChecked()
    with qtbot.waitSignal(menu.theme_wanted) as wanted:
        choices["Dark"].trigger()
    assert wanted.args == ["dark"]
