"""Looked-for values in a table: sign and word, what was found and where."""

from __future__ import annotations

import pytest

from httpv2_gui.core.model import json_text, poll
from httpv2_gui.core.model.poll import Verdict
from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.base.rows_model import TONE

RESPONSE = '{"jobs": [{"state": "done", "count": 100}]}'


@pytest.fixture
def table(qtbot) -> FindingsTable:
    made = FindingsTable("Values")
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def verdict(wanted: str) -> Verdict:
    return poll.judge(json_text.members(wanted), json_text.parse(RESPONSE))


def rows(table: FindingsTable) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_each_state_has_a_sign_and_a_word(table: FindingsTable) -> None:
    expected = verdict('{"state": "done", "count": "100", "other": 1}')
    table.show_verdicts(expected, verdict('{"state": "error", "count": 100}'))
    assert rows(table) == [
        ["✓ met", "state", '"done"', '"done"', "jobs[0].state"],
        [
            "✕ not met",
            "count",
            '"100"',
            "100",
            'jobs[0].count · Only the type differs: "100" is not 100.',
        ],
        ["– absent", "other", "1", "", "not in the response"],
        ["○ no failure", "state", '"error"', '"done"', "jobs[0].state"],
        ["! failure", "count", "100", "100", "jobs[0].count"],
    ]
    tones = [table.model().index(row, 0).data(TONE) for row in range(5)]
    assert tones == ["ok", "warn", "warn", None, "err"]


def test_it_is_as_high_as_its_rows_and_all_columns_can_be_seen(table: FindingsTable) -> None:
    table.show_verdicts(verdict('{"state": "d"}'), None)
    low = table.sizeHint().height()
    long_text = "x" * 400
    many = ", ".join(f'"key {number}": "{long_text}"' for number in range(50))
    table.show_verdicts(verdict(f"{{{many}}}"), None)
    assert low < table.sizeHint().height() < 10 * low
    assert sum(table.columnWidth(column) for column in range(4)) < 500
