"""Which connection's cookies are shown first, and that the list follows what happens."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QTableView

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.practice.serve import PracticeServer
from httpv2_gui.ui.connections.cookies import CookiesDialog
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from tests.ui.connections.test_cookies import part
from tests.ui.waiting import until

SET = "/cookies/set?session=c0ffee"


async def opened(bench: Bench) -> CookiesDialog:
    bench.cookies.open()
    bench.cookies.open()  # once is enough
    return await until(lambda: bench.findChild(CookiesDialog))


def chosen(dialog: CookiesDialog) -> str:
    return part(dialog, QComboBox).currentText()


async def test_connection_of_the_page_in_front_comes_first(bench: Bench) -> None:
    page = bench.connections.new(Connection(name="Bank"))
    dialog = await opened(bench)
    assert chosen(dialog) == "Bank"
    dialog.reject()
    page.revert()


async def test_runs_are_followed_while_the_list_is_open(
    bench: Bench, practice: PracticeServer
) -> None:
    keeps = Connection(name="Keeps", cookie_scope="global")
    await bench.desk.save_connection(Connection(name="A"), None)
    await bench.desk.save_connection(keeps, None)
    request = Request(name="Login", url=practice.base_url + SET, connection="Keeps")
    entry = await bench.desk.save_request(request, None)
    bench.requests.open(entry.slug)
    page = await until(bench.tabs.current_request_page)
    dialog = await opened(bench)
    assert chosen(dialog) == "Keeps"
    assert "c0ffee" not in repr(bench.tasks)
    page.editor.send()
    await until(lambda: part(dialog, QTableView).model().rowCount() == 1)
    part(dialog, QTableView).actions()[-1].trigger()  # Delete
    await until(lambda: part(dialog, QTableView).model().rowCount() == 0)
    dialog.reject()
    await until(lambda: bench.findChild(CookiesDialog) is None)
    bench.cookies.refresh()


async def test_workspace_without_connections_opens_too(bench: Bench) -> None:
    for one in bench.desk.contents.connections:
        await bench.desk.delete(Section.CONNECTIONS, one.slug)
    dialog = await opened(bench)
    assert chosen(dialog) == ""
    dialog.reject()
