"""Connections while they are open: made, saved, their secrets put away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFrame

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.connections.page import ConnectionPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.workspace.items import Section
from tests.ui.conftest import Answers
from tests.ui.waiting import until

OWN = Connection(name="Own", auth=BasicAuth(username="u", password=Secret("own secret")))


async def opened(bench: Bench) -> ConnectionPage:
    page = await bench.connections.open_filled("acme")
    assert page is not None
    return page


def edited(page: ConnectionPage, **values) -> ConnectionPage:
    page.fields.set_connection(page.connection().with_values(**values))
    page.fields.changed.emit()
    return page


def banner(page: ConnectionPage, name: str) -> str:
    found = page.findChild(QFrame, name)
    assert found is not None
    return "" if found.isHidden() else found.accessibleName()


async def test_it_opens_with_its_secrets(bench: Bench) -> None:
    page = await opened(bench)
    password = page.connection().auth
    assert isinstance(password, BasicAuth)
    assert password.password
    assert not page.modified
    assert bench.connections.current_slug() == "acme"


async def test_it_opens_once(bench: Bench) -> None:
    bench.connections.open_named("Acme")
    await until(lambda: bench.tabs.keys() == ["connection:acme"])
    bench.connections.open_named("Acme")
    assert bench.tabs.keys() == ["connection:acme"]


async def test_no_name_makes_a_new_one(bench: Bench) -> None:
    bench.connections.open_named("")
    page = bench.tabs.page(bench.tabs.current_key())
    assert isinstance(page, ConnectionPage)
    assert page.connection().name == "New connection"


async def test_one_that_is_deleted_while_the_keyring_is_asked(bench: Bench) -> None:
    opening = bench.connections.open_filled("acme")
    coroutine = bench.tasks.start(opening, "opening")
    await bench.desk.delete(Section.CONNECTIONS, "acme")
    await coroutine
    bench.tabs.close_page("connection:acme")
    assert bench.tabs.keys() == []


async def test_an_edit_is_marked_in_tab_and_sidebar(bench: Bench) -> None:
    page = edited(await opened(bench), name="Europe")
    assert bench.connections.modified() == {"acme"}
    assert bench.tabs.bar.tabText(0) == "Europe"
    page.revert()
    assert bench.connections.modified() == set()


async def test_a_new_name_moves_the_file(bench: Bench) -> None:
    page = edited(await opened(bench), name="Europe")
    assert await bench.connections.save(page, page.connection())
    assert bench.tabs.keys() == ["connection:europe"]
    assert not page.modified
    assert bench.desk.contents.requests[0].record.connection == "Europe"


async def test_what_has_no_name_gets_one(bench: Bench) -> None:
    page = edited(bench.connections.new(), name=" ", description="half filled")
    assert await bench.connections.save(page, page.connection())
    assert bench.desk.connection("New connection") is not None
    assert page.connection().name == "New connection"
    assert not page.modified


async def test_a_secret_that_no_keyring_takes_stays_unsaved(bench: Bench) -> None:
    page = bench.connections.new(OWN)
    assert not await bench.connections.save(page, page.connection())
    assert page.modified
    assert "There is no system keyring" in banner(page, "keyring")
    page.keep_for_session_requested.emit()
    await until(lambda: banner(page, "keyring") == "")
    assert not page.modified
    entry = bench.desk.connection("Own")
    assert entry is not None
    assert (await bench.desk.with_secrets(entry)).connection == OWN


async def test_other_edits_stay_unsaved_when_a_secret_is_kept(bench: Bench) -> None:
    page = bench.connections.new(OWN)
    await bench.connections.save(page, page.connection())
    edited(page, description="typed since")
    page.keep_for_session_requested.emit()
    await until(lambda: banner(page, "keyring") == "")
    assert page.modified
    assert page.connection().description == "typed since"


@pytest.mark.parametrize(
    ("answer", "closes"), [("Save", True), ("Discard", True), ("Cancel", False), (None, False)]
)
async def test_closing_asks(bench: Bench, answers: Answers, answer: str, closes: bool) -> None:
    edited(await opened(bench), description="typed")
    answers.next(answer)
    assert await bench.tabs.close_asking("connection:acme") is closes
    entry = bench.desk.connection("Acme")
    assert entry is not None
    assert entry.record.description == ("typed" if answer == "Save" else "")


async def test_closing_waits_for_the_keyring(bench: Bench, answers: Answers) -> None:
    page = bench.connections.new(OWN)
    answers.next("Save")
    assert not await bench.tabs.close_all_asking()
    assert "There is no system keyring" in banner(page, "keyring")
    answers.next("Discard")
    assert await bench.tabs.close_all_asking()


async def test_a_draft_comes_back_with_the_stored_secret(bench: Bench) -> None:
    stored = (await opened(bench)).connection()
    bench.tabs.close_page("connection:acme")
    draft = stored.with_values(test_url="https://typed.example", auth=BasicAuth(username="analyst"))
    assert await bench.connections.recover("connection:acme", draft)
    page = bench.tabs.page("connection:acme")
    assert isinstance(page, ConnectionPage)
    assert page.connection() == stored.with_values(test_url="https://typed.example")
    page.revert()
    assert page.connection() == stored


async def test_a_draft_that_says_nothing_new(bench: Bench) -> None:
    entry = bench.desk.connection("Acme")
    assert entry is not None
    assert not await bench.connections.recover("connection:acme", entry.record)


async def test_missing_secrets_are_asked_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HTTPV2_SECRET_ACME_PASSWORD")
    page = await opened(bench)
    assert "missing on this computer: Basic Auth Password" in banner(page, "missing")
    assert "There is no system keyring" in banner(page, "keyring")
