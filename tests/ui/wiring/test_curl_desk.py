"""Pasting a curl command into the URL bar, and from the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import UNTITLED
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.curl_desk import LEAVE_OUT, OTHER, USE
from httpv2_gui.ui.wiring.imported_records import SESSION
from tests.ui.conftest import Answers
from tests.ui.waiting import until

POST = "curl 'https://api.example/tickets' \\\n  -H 'Accept: text/plain' \\\n  -d '{\"a\": 1}'"


def paste(page: RequestPage, command: str) -> None:
    QGuiApplication.clipboard().setText(command)
    page.editor.url.setFocus()
    page.editor.url.selectAll()
    QTest.keyClick(page.editor.url, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


async def pasted(bench: Bench, page: RequestPage, command: str) -> None:
    paste(page, command)
    await until(lambda: not bench.tasks.is_running(f"curl {page.key}"))


async def test_a_pasted_command_becomes_the_request(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    answers.next(None)
    await pasted(bench, page, POST)
    request = page.editor.request()
    assert (request.method, request.url) == ("POST", "https://api.example/tickets")
    assert "text/plain" in request.headers
    assert request.name == "Me"
    assert page.editor.modified


async def test_it_is_undone_at_once(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    before = page.editor.request()
    answers.next(None)
    await pasted(bench, page, POST)
    bench.notice.answer()
    await until(lambda: page.editor.request() == before)
    assert not page.editor.modified


async def test_a_url_is_pasted_as_ever(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    paste(page, "https://example.com/curl")
    assert page.editor.url.text() == "https://example.com/curl"


async def test_what_was_not_understood_is_listed(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    answers.next(None)
    await pasted(bench, page, "curl https://api.example/ --no-such-thing")
    assert "--no-such-thing" in answers.asked[0].text


async def test_a_command_without_url_changes_nothing(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    before = page.editor.request()
    answers.next(None)
    await pasted(bench, page, "curl -d x -X POST")
    assert answers.asked[0].title == "This command cannot be taken over"
    assert page.editor.request() == before


async def test_credentials_become_a_connection(bench: Bench, answers: Answers) -> None:
    page = bench.requests.new()
    answers.next(True, SESSION)  # the tests have no keyring
    await pasted(bench, page, "curl -u analyst:swordfish-1 https://api.example/me")
    connection = bench.desk.connection("api.example")
    assert connection is not None
    await until(lambda: page.editor.request().connection == "api.example")
    filled = (await bench.desk.with_secrets(connection)).connection
    assert isinstance(filled.auth, BasicAuth)
    assert filled.auth.password.reveal() == "swordfish-1"
    assert "swordfish" not in answers.asked[0].text

    bench.notice.answer()
    await until(lambda: bench.desk.connection("api.example") is None)


async def test_credentials_can_be_left_out(bench: Bench, answers: Answers) -> None:
    page = bench.requests.open("me")
    answers.next(False)
    await pasted(bench, page, "curl -u analyst:swordfish-1 https://api.example/me")
    assert page.editor.request().connection == "Acme"
    assert bench.desk.connection("api.example") is None


@pytest.mark.parametrize(
    ("answered", "given"),
    [((USE,), "body.json"), ((LEAVE_OUT,), ""), ((OTHER, "/x/other.json"), "/x/other.json")],
)
async def test_files_are_asked_about(
    bench: Bench, answers: Answers, answered: tuple[str, ...], given: str
) -> None:
    page = bench.requests.open("me")
    answers.next(*answered, None, None)
    await pasted(bench, page, "curl --data-binary @body.json https://api.example/me")
    assert answers.asked[0].title == "Send the file body.json?"
    assert page.editor.request().body_file == given


async def test_closing_the_question_about_a_file_changes_nothing(
    bench: Bench, answers: Answers
) -> None:
    page = bench.requests.open("me")
    before = page.editor.request()
    answers.next(None)
    await pasted(bench, page, "curl -F file=@body.json https://api.example/me")
    assert page.editor.request() == before


async def test_the_menu_takes_the_clipboard_or_asks(bench: Bench, answers: Answers) -> None:
    QGuiApplication.clipboard().setText("curl https://api.example/one -L")
    await bench.curl.paste()
    QGuiApplication.clipboard().setText("nothing of the kind")
    answers.next("curl https://api.example/two -L", None)
    await bench.curl.paste()
    await bench.curl.paste()
    urls = [one.editor.request().url for one in bench.tabs.request_pages()]
    assert urls == ["https://api.example/one", "https://api.example/two"]
    assert all(one.editor.request().name != UNTITLED for one in bench.tabs.request_pages())
