"""Two results side by side."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from httpv2_gui.core.model.result import Exchange, Received, Result, Sent
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.history.diff_view import DiffView
from tests.ui.waiting import until

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def result(body: bytes, status: int = 200, kind: str = "application/json") -> Result:
    received = Received(
        status=status,
        reason="",
        http_version="HTTP/1.1",
        headers=(("Content-Type", kind), ("X-Id", str(status))),
        body=body,
    )
    sent = Sent(method="GET", url="https://h.test/")
    exchanges = (Exchange(sent=sent, received=received, started=NOW),)
    return Result(succeeded=True, message="", exchanges=exchanges, started=NOW)


@pytest.fixture
async def view(qtbot, tasks):
    made = DiffView(tasks)
    qtbot.addWidget(made)
    yield made
    made.stop()


async def compared(view, before: Result, after: Result) -> str:
    view.show_results(before, after)
    verdict = view.findChild(QLabel, "verdict")
    await until(lambda: verdict.text() != "Comparing…")
    return verdict.text()


def rows(view, name: str) -> list[list[str]]:
    model = view.findChild(Grid, name).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


async def test_json_is_compared_by_structure(view) -> None:
    words = await compared(view, result(b'{"a": 1, "b": 2}'), result(b'{"a": 1.0, "c": 3}'))
    assert words == "Different: 3 values."
    assert rows(view, "body_changes")[0] == ["a", "changed", "1", "1.0"]


async def test_status_and_headers(view) -> None:
    words = await compared(view, result(b"{}"), result(b"{}", 201))
    assert words == "Different: the status, 1 header."
    assert rows(view, "headers_changes") == [["X-Id", "changed", "200", "201"]]


async def test_text_is_compared_by_line_and_far_lines_are_left_out(view) -> None:
    same = b"".join(b"line %d\n" % number for number in range(50))
    kind = "text/plain"
    await compared(view, result(same + b"old\n", kind=kind), result(same + b"new\n", kind=kind))
    shown = rows(view, "lines_changes")
    assert [row[2] for row in shown][-2:] == ["removed", "added"]
    assert len(shown) == 5


async def test_no_difference(view) -> None:
    assert (await compared(view, result(b"1"), result(b"1"))).startswith("Nothing differs")


async def test_back(view, qtbot) -> None:
    with qtbot.waitSignal(view.closed):
        view.findChild(QPushButton, "back").click()
