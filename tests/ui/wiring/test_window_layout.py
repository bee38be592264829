"""Sizes over a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.ui.requests import split
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.window_layout import LEAST, SIZE, WindowLayout
from tests.ui.waiting import until


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.toml")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def size(window: QMainWindow) -> tuple[int, int]:
    return window.width(), window.height()


def test_a_first_start_has_a_good_size(window: QMainWindow, settings: Settings) -> None:
    WindowLayout(window, settings).place_window()
    assert size(window) == SIZE


def test_the_window_comes_back_as_it_was(window: QMainWindow, settings: Settings) -> None:
    window.resize(LEAST[0], LEAST[1] + 30)  # the screen of these tests is no wider
    window.show()
    WindowLayout(window, settings).keep_window()
    window.resize(*SIZE)
    WindowLayout(window, Settings(settings._path)).place_window()
    assert size(window) == (LEAST[0], LEAST[1] + 30)


async def test_gaps_come_back(bench: Bench, window: QMainWindow, settings: Settings) -> None:
    layout = WindowLayout(window, settings)
    bench.across.setSizes([400, 990])
    wanted = bench.across.sizes()
    split.remember_sizes({"vertical": [300, 200]})
    layout.keep(bench)
    bench.across.setSizes([300, 1090])
    split.remember_sizes({"vertical": [1, 1]})
    layout.restore(bench)
    assert bench.across.sizes() == wanted
    assert split.remembered_sizes()["vertical"] == [300, 200]


async def test_a_hidden_history_is_not_kept_as_nothing(
    bench: Bench, window: QMainWindow, settings: Settings
) -> None:
    layout = WindowLayout(window, settings)
    bench.requests.open("me")
    bench.left.setSizes([500, 290])
    layout.keep(bench)
    bench.tabs.close_page("request:me")
    layout.keep(bench)
    layout.restore(bench)
    bench.requests.open("me")
    await until(lambda: bench.history.panel.height() > 100)


@pytest.mark.parametrize("kept", [b"", b"nonsense", b"[1]", b'{"across": [0, 5]}'])
async def test_what_somebody_else_wrote_is_left_alone(
    bench: Bench, window: QMainWindow, settings: Settings, kept: bytes
) -> None:
    settings.put_geometry("gaps", kept)
    before = bench.across.sizes()
    WindowLayout(window, settings).restore(bench)
    assert bench.across.sizes() == before
