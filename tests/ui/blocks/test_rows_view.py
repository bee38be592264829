"""Rows as they come: counted, the newest first, no more than the last ones, one whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.data_row import Row
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.blocks.rows_inbox import LONGEST, MOST_ROWS, RowsInbox
from httpv2_gui.ui.blocks.rows_view import RowsView
from tests.ui.waiting import until

LONG = "Step “Read”: " + "word " * 200 + "\nlast line"


@pytest.fixture
def view(qtbot) -> RowsView:
    made = RowsView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def put(inbox: RowsInbox, number: int, failure: Failure | None = None, output: str = "") -> None:
    result = BlockResult(
        succeeded=failure is None,
        failure=failure,
        output=output,
        started=datetime(2026, 1, 2, tzinfo=UTC),
    )
    inbox.put(Row(number), {"who": f"w{number}", "key": "hush"}, result)


def texts(view: RowsView, row: int) -> list[str]:
    model = view.table.model()
    return [model.index(row, one).data() for one in range(model.columnCount())]


async def test_rows_come_newest_first_without_secrets(view: RowsView) -> None:
    inbox = RowsInbox(["who"])
    view.begin(inbox, 3000)
    put(inbox, 1, output="fine")
    put(inbox, 2, Failure(kind="status", message="404"))
    await until(lambda: view.table.model().rowCount() == 2)
    assert texts(view, 0) == ["2", "w2", "✕ failed", "404"]
    assert texts(view, 1) == ["1", "w1", "✓ succeeded", "fine"]
    assert view.progress.text() == "2 of 3,000, 1 failed"
    inbox.skip()
    view.end("Stopped")
    assert view.progress.text() == "Stopped: 3 of 3,000, 1 failed, 1 done before"


async def test_the_last_thousand_rows_are_shown(view: RowsView) -> None:
    inbox = RowsInbox(["who"])
    view.begin(inbox, 5000)
    for number in range(1, 5001):
        put(inbox, number)
    view.end("Finished")
    assert view.table.model().rowCount() == MOST_ROWS
    assert texts(view, 0)[0] == "5000"
    assert view.progress.text() == "Finished: 5,000 of 5,000, 0 failed"


async def test_a_chosen_row_has_its_message_whole_and_stays_chosen(view: RowsView) -> None:
    inbox = RowsInbox(["who"])
    view.begin(inbox, 2)
    put(inbox, 1, Failure(kind="status", message=LONG, hint="Look there."))
    view.end("Finished")
    view.table.selectRow(0)
    (message,) = view.findChildren(QPlainTextEdit)
    assert message.toPlainText() == f"{LONG}\nLook there."
    put(inbox, 2)
    view.end("Finished")
    assert view.table.currentIndex().row() == 1
    assert message.toPlainText() == f"{LONG}\nLook there."


def test_a_huge_text_is_cut() -> None:
    inbox = RowsInbox(["who"])
    put(inbox, 1, output="x" * (LONGEST + 5))
    (told,) = inbox.take()
    assert told.text.endswith("… The results file has all of it.")
    assert inbox.take() == []
