"""The case wall while it is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from httpv2_gui.ui.case_wall.pane import CaseWallPane
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.case_wall_desk import KEY
from tests.ui.conftest import Answers
from tests.ui.waiting import until


@pytest.fixture
async def pane(bench: Bench) -> CaseWallPane:
    """The list of one zip."""
    page = bench.requests.open("me")
    request = page.editor.request().with_values(connection="", fail_on_error=False)
    url = request.url.replace("/me", "/files/report.pdf")
    result = await bench.desk.run(
        request.with_values(url=url, save_to_case_wall=True), None, lambda event: None
    )
    await bench.desk.remember("me", result, "Me")
    bench.case_wall.open()
    shown = bench.tabs.page(KEY)
    assert isinstance(shown, CaseWallPane)
    await until(lambda: shown._entries)
    return shown


async def test_it_opens_once(bench: Bench, pane: CaseWallPane) -> None:
    bench.requests.open("me")
    bench.case_wall.open()
    assert bench.tabs.current_key() == KEY
    assert bench.tabs.page(KEY) is pane


async def test_deleting_removes_the_zip(bench: Bench, pane: CaseWallPane) -> None:
    (entry,) = pane._entries
    pane.delete_requested.emit(entry)
    await bench.case_wall.settle()
    assert not entry.path.exists()
    assert pane._entries == []


async def test_what_cannot_be_deleted_is_told(
    bench: Bench, pane: CaseWallPane, answers: Answers
) -> None:
    (entry,) = pane._entries
    entry.path.unlink()
    entry.path.mkdir()
    answers.next(None)
    pane.delete_requested.emit(entry)
    await bench.case_wall.settle()
    assert answers.asked[0].title == "The file was not deleted"


async def test_without_a_file_manager_the_folder_is_said(
    bench: Bench, pane: CaseWallPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    said = []
    bench.said.connect(said.append)
    pane.open_folder_requested.emit()
    assert said[0].endswith(f"The folder is {bench.desk.zip_folder}.")


async def test_new_zips_go_where_one_says(
    bench: Bench, pane: CaseWallPane, answers: Answers, tmp_path: Path
) -> None:
    answers.next(None, tmp_path)
    for _time in range(2):
        pane.choose_folder_requested.emit()
        await until(lambda: not bench.tasks.is_running("choose case wall folder"))
    assert bench.desk.zip_folder == tmp_path


async def test_closing_it_finishes_a_delete(bench: Bench, pane: CaseWallPane) -> None:
    (entry,) = pane._entries
    pane._going = entry
    bench.tabs.close_page(KEY)
    await bench.case_wall.settle()
    assert not entry.path.exists()
