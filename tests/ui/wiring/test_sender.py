"""Requests of open pages are sent; what comes back stands in their page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from httpv2_gui.core.engine.events import Receiving, Redirected, Sending
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.sender import result_pane, show_event
from tests.ui.waiting import settled, signal, until


def running_text(page: RequestPage) -> str:
    label = result_pane(page).findChild(QLabel, "running_text")
    assert label is not None
    return label.text()


async def test_the_result_is_shown_and_kept(bench: Bench) -> None:
    page = bench.requests.open("me")
    page.editor.send()
    assert await signal(bench.requests.history_changed) is page
    result = result_pane(page).result()
    assert result is not None
    assert result.succeeded
    assert len(bench.desk.history.entries("me")) == 1
    assert not page.editor.send_button.is_running


async def test_cancel_leaves_the_page_ready(bench: Bench) -> None:
    page = bench.requests.open("slow")
    page.editor.send()
    await until(lambda: page.editor.send_button.is_running)
    bench.tabs.cancel_requested.emit(page)
    await until(lambda: not page.editor.send_button.is_running)
    assert result_pane(page).result() is None


async def test_a_closed_page_is_not_touched_any_more(bench: Bench) -> None:
    page = bench.requests.open("slow")
    page.editor.send()
    await until(lambda: page.editor.send_button.is_running)
    bench.tabs.close_page("request:slow")
    await until(lambda: not any(name.startswith("send") for name in bench.tasks._running))


@pytest.mark.parametrize(
    ("connection", "password"),
    [("Nobody", "x"), ("Acme", "")],
    ids=["no such connection", "no secret and no keyring"],
)
async def test_what_cannot_be_sent_is_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, connection: str, password: str
) -> None:
    monkeypatch.setenv("HTTPV2_SECRET_ACME_PASSWORD", password)
    page = bench.requests.open("me")
    request = page.editor.request().with_values(connection=connection)
    bench.tabs.send_requested.emit(page, request)
    await until(lambda: result_pane(page).result())
    result = result_pane(page).result()
    assert result is not None
    assert result.failure is not None
    assert "Nothing was sent." in result.failure.message
    assert bench.desk.history.entries("me") == ()


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Sending("token", "POST", "https://a.example/token", 1), "Fetching the token from"),
        (Sending("request", "GET", "https://a.example/", 1), "Waiting for https://a.example"),
        (Redirected(302, "https://b.example/", ()), "302: going on to https://b.example/"),
        (Receiving(2048, None), "2.0 KB received"),
    ],
)
async def test_events_in_words(bench: Bench, event, words: str) -> None:
    page = bench.requests.open("me")
    pane = result_pane(page)
    pane.show_running("Waiting")
    show_event(pane, event)
    await settled()
    assert words in running_text(page)
    pane.show_cancelled()
