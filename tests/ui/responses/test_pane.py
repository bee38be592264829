"""The pane from the outside: results, runs, failures, protected bodies, copies."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from httpv2_gui.core.model.result import Comparison, Contact, Failure, Received
from httpv2_gui.ui.responses.reading import read
from httpv2_gui.ui.responses.status_line import StatusLine
from tests.ui.parts import part
from tests.ui.responses.results import PEOPLE, result
from tests.ui.waiting import signal, until


async def test_a_list_opens_as_a_table_and_an_object_as_a_tree(pane, show) -> None:
    await show(result(PEOPLE))
    assert pane.tabs().current() == "Table"
    await show(result({"a": 1}))
    assert pane.tabs().current() == "Tree"


async def test_only_tabs_with_something_to_show_are_enabled(pane, show) -> None:
    await show(result(b"plain", content_type="text/plain"))
    assert pane.tabs().enabled() == ["Text", "Headers", "Timeline", "Hex"]


async def test_the_choice_of_a_tab_is_remembered_for_its_request(pane, show) -> None:
    await show(result(PEOPLE), "a")
    pane.tabs().open("Headers")
    await show(result(PEOPLE), "b")
    assert pane.tabs().current() == "Table"
    await show(result({"a": 1}), "a")
    assert pane.tabs().current() == "Headers"


async def test_a_late_reading_of_an_older_result_is_dropped(pane) -> None:
    pane.show_result(result(PEOPLE * 5000))
    newer = result({"a": 1})
    pane.show_result(newer)
    await signal(pane.viewed)
    assert pane.result() is newer
    assert pane.tabs().current() == "Tree"


async def test_while_running_the_last_result_stays(pane, show) -> None:
    await show(result(PEOPLE))
    pane.show_running("Waiting for h.test…")
    pane.show_progress(12345, None)
    assert part(pane, QLabel, "running_text").text() == "Waiting for h.test… 12 KB received"
    assert pane.tabs().isVisible()
    pane.show_progress(512, 1024)
    assert part(pane, QLabel, "running_text").text() == "Receiving, 512 bytes of 1.0 KB"


async def test_a_cancelled_run_says_so(pane, show) -> None:
    pane.show_running("Waiting…")
    pane.show_cancelled()
    assert part(pane, QWidget, "empty_state").accessibleName() == "Cancelled"
    await show(result(PEOPLE))
    pane.show_running("Waiting…")
    pane.show_cancelled()
    assert part(pane, QLabel, "note").text() == "Cancelled. This is the response before it."
    assert not part(pane, QWidget, "running").isVisible()


async def test_the_empty_pane_teaches(pane) -> None:
    assert "Ctrl+Enter" in part(pane, QWidget, "empty_state").accessibleDescription()


async def test_a_failure_is_told_over_what_did_arrive(pane, show) -> None:
    failure = Failure(kind="status", message="401 <b>denied</b>", hint="Test the connection.")
    await show(result({"error": "denied"}, status=401, failure=failure))
    message = part(pane, QLabel, "failure_message")
    assert message.text() == "401 <b>denied</b>"
    assert message.textFormat() == Qt.TextFormat.PlainText
    assert part(pane, QLabel, "failure_hint").text() == "Test the connection."
    assert pane.tabs().current() == "Tree"


async def test_a_failure_without_answer(pane, show) -> None:
    failure = Failure(kind="dns", message="The host was not found.")
    await show(result(exchanges=(), failure=failure))
    assert part(pane, QWidget, "failure").isVisible()
    assert pane.tabs().enabled() == []


async def test_what_was_expected_can_be_compared_with_what_was_sent(pane, show) -> None:
    both = Comparison(title="Canonical request", theirs="GET\n/a", ours="GET\n/b")
    await show(result(b"no", status=403, failure=Failure(kind="s", message="No", comparison=both)))
    compare, lines = part(pane, QPushButton, "compare"), part(pane, QPlainTextEdit, "comparison")
    assert compare.isVisible()
    assert not lines.isVisible()
    compare.click()
    assert lines.isVisible()
    assert lines.toPlainText().splitlines() == ["  GET", "− /a", "+ /b"]
    part(part(pane, QWidget, "failure"), QToolButton).click()
    assert "Expected:\nGET\n/a" in QGuiApplication.clipboard().text()
    compare.click()
    assert not lines.isVisible()
    await show(result(b"no", status=403, failure=Failure(kind="s", message="No")))
    assert not compare.isVisible()


async def test_a_challenge_says_what_was_offered(pane, show) -> None:
    [final] = result(b"ok").exchanges
    offered = (("WWW-Authenticate", 'Digest realm="r"'),)
    challenge = dataclasses.replace(
        final,
        purpose="challenge",
        received=Received(status=401, reason="No", http_version="HTTP/1.1", headers=offered),
        contact=Contact(proxy="http://p:1"),
    )
    await show(result(b"ok", exchanges=(challenge, final)))
    pane.tabs().open("Timeline")
    texts = [label.text() for label in pane.findChildren(QLabel)]
    assert 'The server asked for: Digest realm="r"' in texts
    assert "Through the proxy http://p:1" in texts


async def test_warnings_can_be_put_away(pane, show) -> None:
    await show(result(PEOPLE, warnings=("Two fields have that name.",)))
    strip = part(pane, QWidget, "warnings")
    assert strip.accessibleDescription() == "Two fields have that name."
    part(strip, QAbstractButton, "dismiss_warnings").click()
    assert not strip.isVisible()


async def test_a_protected_body_is_shown_after_asking_twice(pane, show) -> None:
    await show(result(b"evil words", content_type="text/plain", protected=True))
    assert pane.tabs().enabled() == ["Headers", "Timeline"]
    button = part(pane, QPushButton, "show_anyway")
    button.click()
    assert "Text" not in pane.tabs().enabled()
    button.click()
    await signal(pane.viewed)
    assert "Text" in pane.tabs().enabled()


async def test_the_error_of_a_protected_download_is_shown(pane, show) -> None:
    await show(result({"error": 1}, status=404, protected=True))
    assert pane.tabs().current() == "Tree"


async def test_a_body_is_saved_where_the_person_says(pane, show, answers, tmp_path: Path) -> None:
    await show(result(b"\0\1\2", content_type="application/octet-stream"))
    answers.next(tmp_path / "body.bin")
    part(pane, StatusLine).save_body.emit()
    assert (await signal(pane.said)).startswith("Saved ")
    assert (tmp_path / "body.bin").read_bytes() == b"\0\1\2"


async def test_a_folder_that_is_not_there_is_told(pane, show, answers, tmp_path: Path) -> None:
    await show(result({"a": 1}))
    answers.next(tmp_path / "gone" / "x.json", None)
    part(pane, StatusLine).save_body.emit()
    await until(lambda: len(answers.asked) == 2)
    assert "not saved" in answers.asked[1].title


async def test_copies(pane, show) -> None:
    await show(result(PEOPLE))
    part(pane, QAbstractButton, "copy_body").click()
    assert json.loads(QGuiApplication.clipboard().text()) == PEOPLE
    part(pane, StatusLine).copy_json.emit()
    await signal(pane.said)
    assert json.loads(QGuiApplication.clipboard().text())["response_code"] == 200


async def test_the_window_is_not_held_up_by_a_megabyte(pane, show) -> None:
    rows = [{"id": number, "text": "x" * 100, "more": {"a": [1, 2]}} for number in range(7000)]
    shown = result(rows)
    assert read(shown).shape == "table"
    await show(shown)
    assert pane.tabs().current() == "Table"
