"""The work area of an open workspace."""

from __future__ import annotations

import shutil

from PySide6.QtWidgets import QPushButton

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace
from tests.ui.conftest import Answers
from tests.ui.waiting import until


def press(bench: Bench, name: str) -> None:
    found = (one for one in bench.findChildren(QPushButton) if one.accessibleName() == name)
    next(one for one in found if one.isVisible()).click()


async def test_without_tabs_it_says_how_to_begin(bench: Bench) -> None:
    assert not bench.tabs.isVisible()
    press(bench, "New request")
    assert bench.tabs.isVisible()
    assert isinstance(bench.tabs.current_request_page(), RequestPage)


async def test_the_sidebar_follows_the_tab_in_front(bench: Bench) -> None:
    bench.requests.open("me")
    await bench.connections.open_filled("acme")
    assert bench.sidebar.tree.current() == (Section.CONNECTIONS, "acme")
    bench.tabs.show_page("request:me")
    assert bench.sidebar.tree.current() == (Section.REQUESTS, "me")


async def test_save_saves_what_is_in_front(bench: Bench) -> None:
    page = bench.requests.open("me")
    page.editor.url.setText("https://typed.example")
    bench.save_current()
    await until(lambda: not page.editor.modified)
    connection = await bench.connections.open_filled("acme")
    assert connection is not None
    bench.save_current()
    await until(lambda: not bench.tasks.is_running(f"save {id(connection):x}"))


async def test_drafts_are_told_when_it_starts(desk: OpenWorkspace, bench: Bench) -> None:
    workspace = desk.workspace.id
    request = desk.contents.requests[0].record.with_values(url="https://typed.example")
    desk.drafts.keep(workspace, "request:me", request)
    desk.drafts.keep(workspace, "new connection:x", Connection(name="Typed"))
    await bench.start()
    assert bench.notice.text.startswith("2 pages were not saved")
    assert sorted(bench.tabs.keys()) == ["new connection:x", "request:me"]


async def test_the_folder_may_go(bench: Bench, answers: Answers) -> None:
    shutil.rmtree(bench.desk.workspace.folder)
    answers.next(None)
    bench.desk.changed_on_disk.emit()
    await until(lambda: answers.asked)
    assert answers.asked[0].title == "That did not work"


async def test_what_has_gone_meanwhile_is_read_again(bench: Bench) -> None:
    bench.sidebar.delete_wanted.emit(Section.REQUESTS, "gone long ago")
    await until(lambda: not bench.tasks.is_running("delete"))
    assert len(bench.desk.contents.requests) == 2


async def test_the_sidebar_can_be_hidden(bench: Bench) -> None:
    bench.toggle_left()
    assert not bench.sidebar.isVisible()
    bench.toggle_left()
    assert bench.sidebar.isVisible()


async def test_delete_and_undo_by_the_notice(bench: Bench) -> None:
    bench.sidebar.delete_wanted.emit(Section.REQUESTS, "me")
    await until(lambda: bench.notice.text == "Deleted Me.")
    press(bench, "Undo")
    await until(lambda: len(bench.desk.contents.requests) == 2)
