"""The window: greets, opens, closes, tells of crashes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.sample import practice_port
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.main_window import MainWindow
from tests.ui.conftest import Answers
from tests.ui.waiting import until


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "config", tmp_path / "data")


@pytest.fixture
async def window(places: Places) -> AsyncIterator[MainWindow]:
    made = MainWindow(places=places, settings=Settings(places.settings_file))
    made.show()
    yield made
    made.close()
    await made.closed.wait()
    made.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Workspace.create(tmp_path / "acme", "Acme").folder


async def opened(window: MainWindow, folder: Path) -> None:
    window.start(folder, sample=False)
    await until(lambda: window.bench)
    await until(lambda: not window.tasks.is_running("open"))


def settings(places: Places) -> Settings:
    return Settings(places.settings_file)


async def test_it_greets_without_a_workspace(window: MainWindow) -> None:
    window.start(None, sample=False)
    assert window.bench is None
    assert window.windowTitle() == ""


async def test_what_is_open_is_remembered(window: MainWindow, folder: Path, places: Places) -> None:
    await opened(window, folder)
    assert window.windowTitle() == "Acme"
    assert settings(places).last_workspace == folder
    window.close()
    await window.closed.wait()
    assert settings(places).last_workspace == folder


async def test_what_was_closed_is_offered(window: MainWindow, folder: Path, places: Places) -> None:
    await opened(window, folder)
    window._menu.close_wanted.emit()
    await until(lambda: window.bench is None)
    await until(lambda: not window.tasks.is_running("close workspace"))
    assert settings(places).last_workspace is None
    assert settings(places).recent_workspaces == (folder,)


async def test_another_workspace_takes_its_place(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    await opened(window, folder)
    other = Workspace.create(tmp_path / "other", "Other").folder
    window._welcome.recent_wanted.emit(other)
    await until(lambda: window.windowTitle() == "Other")
    await until(lambda: not window.tasks.is_running("open"))


async def test_the_sample_is_made_once(window: MainWindow, places: Places) -> None:
    window.start(None, sample=True)
    await until(lambda: window.bench)
    port = practice_port(places.sample)
    window._menu.sample_wanted.emit()
    await until(lambda: not window.tasks.is_running("open sample"))
    assert practice_port(places.sample) == port


async def test_a_sample_that_cannot_be_made(
    window: MainWindow, places: Places, answers: Answers
) -> None:
    places.sample.mkdir(parents=True)
    (places.sample / "somebody's file").write_text("")
    answers.next(None)
    window.start(None, sample=True)
    await until(lambda: answers.asked)
    assert "is not empty" in answers.asked[0].text


async def test_a_folder_that_is_gone_is_not_offered_again(
    window: MainWindow, places: Places, tmp_path: Path, answers: Answers
) -> None:
    settings(places).opened(tmp_path / "gone")
    answers.next(None)
    window.start(tmp_path / "gone", sample=False)
    await until(lambda: answers.asked)
    assert answers.asked[0].title == "This folder could not be opened as a workspace"
    assert not [one for one in window.findChildren(QLabel) if one.text() == "Open again"]


async def test_a_new_workspace_in_a_folder_that_has_one(
    window: MainWindow, folder: Path, answers: Answers
) -> None:
    answers.next(folder, "Again", None)
    window._welcome.new_wanted.emit()
    await until(lambda: len(answers.asked) == 3)
    assert answers.asked[2].title == "The workspace was not made"


async def test_nothing_happens_when_one_thinks_again(
    window: MainWindow, answers: Answers, folder
) -> None:
    answers.next(None, None, folder, None)
    for wanted in (window._welcome.folder_wanted, window._welcome.new_wanted):
        wanted.emit()
        await until(lambda: not window.tasks.is_running("open folder"))
        await until(lambda: not window.tasks.is_running("new workspace"))
    window._welcome.new_wanted.emit()
    await until(lambda: len(answers.asked) == 4)
    assert window.bench is None


async def test_a_crash_is_told_without_its_text(window: MainWindow, answers: Answers) -> None:
    async def fail() -> None:
        raise RuntimeError("the text may hold a secret")

    answers.next(None)
    window.tasks.start(fail(), "some work")
    await until(lambda: answers.asked)
    assert "RuntimeError" in answers.asked[0].text
    assert "in fail" in answers.asked[0].text
    assert "secret" not in answers.asked[0].text


async def test_the_theme_is_remembered(window: MainWindow, places: Places, qapp) -> None:
    window._menu.theme_wanted.emit("dark")
    assert theme.tokens().name == "dark"
    await until(lambda: settings(places).theme == "dark")
    theme.apply(qapp, "light")


async def test_about(window: MainWindow, answers: Answers) -> None:
    answers.next(None)
    window._menu.about_wanted.emit()
    await until(lambda: answers.asked)
    assert answers.asked[0].title.startswith("HTTP V2 GUI ")


async def test_damaged_settings_are_told(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings_file.write_text("not = TOML = at all")
    window = MainWindow(places=places, settings=settings(places))
    window.start(None, sample=False)
    assert "were damaged" in window.statusBar().currentMessage()
    window.close()
    await window.closed.wait()
    window.deleteLater()


async def test_it_closes_while_a_question_is_open(window: MainWindow, folder: Path) -> None:
    await opened(window, folder)
    window._menu.about_wanted.emit()
    await until(lambda: window.tasks.is_running("about"))
    window.close()
    await window.closed.wait()
    assert not window.tasks.is_running("about")


async def test_it_closes_while_a_workspace_opens(window: MainWindow, folder: Path) -> None:
    window.start(folder, sample=False)
    window.close()
    await window.closed.wait()
    assert window.bench is None
