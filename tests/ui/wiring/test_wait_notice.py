"""A wait that ends in the background is told, without a word of the response."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from httpv2_gui.core.model.result import Failure
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.base.icons import icon
from httpv2_gui.ui.wiring.wait_notice import WaitNotice, sentence
from tests.ui.responses.results import result

DONE = result({"token": "response data"}, attempts=3)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.toml")


@pytest.fixture
def alerts(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    called: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", called.append)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    return called


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What a desktop with a tray would show."""
    shown: list[tuple[str, str]] = []

    for name in ("isSystemTrayAvailable", "supportsMessages"):
        monkeypatch.setattr(QSystemTrayIcon, name, lambda: True)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _tray, title, text, *_: shown.append((title, text))
    )
    return shown


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setWindowIcon(icon("clock"))
    made.show()
    return made


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_a_desktop_with_a_tray_shows_it(window, settings, alerts, messages) -> None:
    WaitNotice(window, settings).tell("Search", DONE)
    assert messages == [("The wait is over: Search", "The expected values came after 3 attempts.")]


def test_without_a_tray_the_taskbar_calls(window, settings, alerts) -> None:
    WaitNotice(window, settings).tell("Search", DONE)
    assert alerts == [window]


def test_a_window_in_front_needs_no_telling(
    window, settings, alerts, messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window)
    WaitNotice(window, settings).tell("Search", DONE)
    assert (alerts, messages) == ([], [])


def test_it_can_be_switched_off(window, settings, alerts, messages) -> None:
    settings.notifies = False
    WaitNotice(window, settings).tell("Search", DONE)
    assert (alerts, messages) == ([], [])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("out_of_time", "Time was out before the expected values came, after 1 attempt."),
        ("failure_value", "A failure value came, after 1 attempt."),
        ("status", "It ended as failed, after 1 attempt."),
    ],
)
def test_how_it_ended(kind: str, said: str) -> None:
    failure = Failure(kind=kind, message="secret words of the response")
    assert sentence(result({}, failure=failure)) == said
