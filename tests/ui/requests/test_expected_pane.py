"""Expected Response Values: editing, picking, and the verdict on the last response."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QLabel, QListWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.requests import live_verdict
from httpv2_gui.ui.requests.expected_pane import ExpectedPane
from httpv2_gui.ui.requests.pickable import LONGEST, MOST, pickable
from httpv2_gui.ui.requests.value_picker import ValuePicker
from tests.ui.waiting import settled, until

ANSWER = b'{"jobs": [{"state": "running", "count": 1.10}], "state": "other"}'
REQUEST = Request(
    name="Search",
    expected_values='{"state": "done"}',
    poll=Poll(
        interval_s=45, timeout_s=90, failure_values='{"e": 1}', keep_waiting=True, repeat="safe"
    ),
)


@pytest.fixture
async def pane(qtbot, tasks):
    made = ExpectedPane(tasks)
    qtbot.addWidget(made)
    made.resize(560, 700)
    made.show()
    return made


def words(pane) -> str:
    return pane.findChild(QLabel, "verdict_words").text()


async def test_what_is_loaded_is_given_back(pane) -> None:
    pane.show_request(REQUEST)
    values = pane.values()
    assert values["expected_values"] == REQUEST.expected_values
    assert values["poll"] == REQUEST.poll


async def test_a_blank_pane_asks_for_no_times(pane) -> None:
    assert not pane.options.isVisible()
    pane.show_request(REQUEST)
    assert pane.options.isVisible()


async def test_the_verdict_follows_typing(pane) -> None:
    pane.show_answer(ANSWER)
    pane.show_request(REQUEST)
    await until(lambda: "does not have these values yet" in words(pane))
    pane.wanted.replace_text('{"state": "running"}')
    await until(lambda: "the wait would be over" in words(pane))
    pane.failing.replace_text('{"count": 1.1}')
    await until(lambda: "end the wait as failed" in words(pane))
    model = pane.findChild(FindingsTable).model()
    assert [model.index(row, 0).data() for row in (0, 1)] == ["✓ met", "! failure"]
    assert model.index(0, 4).data() == "jobs[0].state"
    pane.show_answer(b"<html>")
    await until(lambda: "not JSON" in words(pane))


async def test_placeholders_are_not_filled_in_here(pane) -> None:
    pane.show_answer(ANSWER)
    pane.show_request(REQUEST.with_values(expected_values='{"state": "[Input.state]"}'))
    await until(lambda: "Placeholders count here as they are typed" in words(pane))


async def test_without_an_answer_there_is_a_hint(pane) -> None:
    pane.show_request(REQUEST)
    await until(lambda: "Send the request once" in words(pane))
    assert not pane.pick.isEnabled()


async def test_a_large_answer_is_judged_elsewhere_and_not_twice_at_once(
    pane, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, most = 0, 0
    judge = live_verdict.poll.judge_both

    def slow(*given):
        nonlocal running, most
        running += 1
        most = max(most, running)
        result = judge(*given)
        running -= 1
        return result

    monkeypatch.setattr(live_verdict.poll, "judge_both", slow)
    monkeypatch.setattr(live_verdict, "PAUSE_MS", 0)
    pane.verdict._pause.setInterval(0)
    rows = [{"id": number, "text": "x" * 50} for number in range(50_000)]
    pane.show_answer(json.dumps({"rows": rows, "state": "done"}).encode())
    for number in range(10):
        pane.wanted.replace_text(f'{{"state": {number}}}')
        await settled(20)
    pane.wanted.replace_text('{"state": "done"}')
    await until(lambda: "the wait would be over" in words(pane), 20)
    assert most == 1


async def test_a_value_replaces_the_one_of_its_name(pane) -> None:
    pane.show_request(REQUEST.with_values(expected_values='{"state": "done", "n": 1.10}'))
    pane.wait_for("state", '"running"')
    assert pane.wanted.text() == '{\n  "n": 1.10,\n  "state": "running"\n}'


async def test_broken_text_is_not_thrown_away(pane) -> None:
    pane.show_request(REQUEST.with_values(expected_values='{"state": '))
    pane.wait_for("state", "1")
    assert pane.wanted.text() == '{"state": '


async def test_values_are_picked(pane) -> None:
    pane.show_request(REQUEST)
    pane.show_answer(ANSWER)
    pane.pick.click()
    picker = pane.findChild(ValuePicker)
    await until(picker.isVisible)
    values = picker.findChild(QListWidget)
    assert [values.item(row).text() for row in range(values.count())] == [
        'jobs.0.state: "running"',
        "jobs.0.count: 1.10",
    ]
    checked = values.item(0).checkState().Checked
    assert values.item(0).checkState() == checked  # it is waited for already
    values.item(1).setCheckState(checked)
    assert '"count": 1.10' in pane.wanted.text()
    values.item(0).setCheckState(checked.Unchecked)
    assert "state" not in pane.wanted.text()
    picker.close()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("poll.timeout_s", "poll.timeout_s"),
        ("poll.repeat", "poll.repeat"),
        ("poll.interval_s", "poll.interval_s"),
        ("poll.failure_values", "poll.failure_values"),
        ("expected_values", "expected_values"),
    ],
)
async def test_a_problem_is_gone_to(pane, place: str, name: str) -> None:
    pane.show_request(REQUEST)
    pane.go_to_problem(Problem(place, "Label", "Wrong.", line=1, column=1))
    assert pane.focusWidget().objectName() == name


async def test_a_post_is_warned_of_in_words(pane) -> None:
    warning = pane.findChild(QLabel, "repeat_warning")
    pane.show_request(REQUEST)
    assert not warning.isVisible()
    pane.follow_method("POST")
    assert "this POST will not be sent" in warning.text()
    pane.options.repeat.setCurrentIndex(0)
    pane.options.repeat.activated.emit(0)
    assert warning.text().startswith("POST: each attempt sends the whole request again, up to 2")
    assert warning.isVisible()


def test_names_that_count_are_listed_once() -> None:
    content = b'{"a": {"b": 1}, "b": 2, "c": [], "d": [{"b": 3, "e": null}], "a": 4}'
    found = [(one.key, one.path, one.raw) for one in pickable(content)]
    assert found == [("b", "a.b", "1"), ("e", "d.0.e", "null")]


def test_a_list_of_values_has_bounds() -> None:
    many = {f"key {number}": number for number in range(MOST + 50)}
    assert len(pickable(json.dumps(many).encode())) == MOST
    assert pickable(json.dumps({"a": "x" * LONGEST}).encode()) == ()
    assert pickable(b"\xff") == ()
