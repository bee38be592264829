"""The line at the bottom."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from httpv2_gui.core.model.connection import Connection, Proxy, Tls
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from httpv2_gui.ui.workspace.status_bar import StatusBar


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show()
    return made


def said(bar: StatusBar, name: str) -> str:
    label = bar.findChild(QLabel, name)
    assert label is not None
    return label.text()


async def test_it_says_which_folder_is_open(bar: StatusBar, desk: OpenWorkspace) -> None:
    bar.show_workspace(desk)
    assert said(bar, "workspace_folder").endswith("acme")
    assert said(bar, "practice_api") == ""
    bar.show_workspace(None)
    assert said(bar, "workspace_folder") == ""


@pytest.mark.parametrize(
    ("connection", "words", "tone"),
    [
        (Connection(), "Verify SSL: on", ""),
        (Connection(tls=Tls(verify=False)), "Verify SSL: OFF", "warn"),
        (None, "", None),
    ],
)
def test_it_warns_when_nobody_is_verified(bar: StatusBar, connection, words, tone) -> None:
    bar.show_connection(connection)
    assert said(bar, "tls_state") == words
    label = bar.findChild(QLabel, "tls_state")
    assert label is not None
    assert label.property("tone") == tone


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (Connection(), ""),
        (Connection(proxy=Proxy(url="http://me:hush@p.test:3128")), "Proxy: http://p.test:3128"),
        (Connection(proxy=Proxy(system=True, url="http://unused:1")), "System's proxy"),
        (
            Connection(
                proxy=Proxy(url="socks5://p:1"), tls=Tls(client_certificate="a certificate")
            ),
            "Proxy: socks5://p:1, Client certificate",
        ),
        (None, ""),
    ],
)
def test_it_says_what_is_in_between(bar: StatusBar, connection, words) -> None:
    bar.show_connection(connection)
    assert said(bar, "way") == words


def test_a_sentence_goes_when_it_is_said_to(bar: StatusBar) -> None:
    bar.say("Opening…")
    assert bar.currentMessage() == "Opening…"
    bar.say("")
    assert bar.currentMessage() == ""


def test_the_button_offers_the_other_theme(
    bar: StatusBar, qtbot: QtBot, qapp: QApplication
) -> None:
    (button,) = bar.findChildren(QToolButton)
    assert button.accessibleName() == "Dark theme"
    with qtbot.waitSignal(bar.theme_wanted) as wanted:
        button.click()
    assert wanted.args == ["dark"]
    theme.apply(qapp, "dark")
    assert button.accessibleName() == "Light theme"
    theme.apply(qapp, "light")
