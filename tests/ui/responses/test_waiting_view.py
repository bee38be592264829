"""A wait in the response pane: countdown, values, attempts, answers so far."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from httpv2_gui.core.model.result import Attempt, Failure
from httpv2_gui.ui.base.findings_table import FindingsTable
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.responses.waiting_page import WaitingPage
from httpv2_gui.ui.responses.waiting_strip import WaitingStrip
from tests.ui.responses.results import NOW, result
from tests.ui.responses.waits import SEARCH, attempted, waiting
from tests.ui.waiting import signal, until


@pytest.fixture
def wait(pane):
    """Tells of an attempt and of the pause after it."""
    pane.show_waiting(SEARCH)

    def tell(number: int, state: str | None = "running", **changes: object) -> None:
        pane.hear_wait(attempted(number, state, **changes))
        pane.hear_wait(waiting(number))

    return tell


def strip(pane) -> WaitingStrip:
    return pane.findChild(WaitingStrip)


def attempts(pane) -> Grid:
    return pane.findChild(WaitingPage).findChild(Grid, "attempts_so_far")


def column(grid: Grid, number: int) -> list[str]:
    model = grid.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def button(pane, name: str) -> QAbstractButton:
    found = strip(pane).findChildren(QAbstractButton)
    return next(one for one in found if one.accessibleName() == name)


async def test_values_and_attempts_are_shown(pane, wait) -> None:
    wait(1)
    wait(2, None, note="Connection dropped, asked again")
    await until(lambda: column(attempts(pane), 0) == ["2", "1"])
    assert column(attempts(pane), 2) == ["no answer", "200"]
    assert column(attempts(pane), 4) == ["Connection dropped, asked again", "the first answer"]
    values = pane.findChild(FindingsTable)
    assert column(values, 0) == ["✕ not met", "○ no failure"]
    assert pane.findChild(QLabel, "waiting_title").text() == "Waiting. Attempt 3 in 1 min"


async def test_nothing_lies_over_it(pane, wait) -> None:
    pane.show_running("Waiting for https://h.test/x")
    assert not pane.findChild(QLabel, "running_text").isVisible()
    await until(lambda: "h.test" in pane.findChild(QLabel, "waiting_title").text())
    pane.show_progress(2048, None)
    await until(lambda: "2.0 KB" in pane.findChild(QLabel, "waiting_title").text())


async def test_it_counts_down_only_while_it_is_seen(pane, wait) -> None:
    assert strip(pane).counts_down
    pane.hide()
    assert not strip(pane).counts_down
    pane.show()
    assert strip(pane).counts_down
    pane.show_result(result({"state": "done"}))
    assert not strip(pane).counts_down


async def test_it_paints_at_most_twenty_times_a_second(pane, wait, monkeypatch) -> None:
    page, shown = pane.findChild(WaitingPage), []
    monkeypatch.setattr(page, "show_log", shown.append)
    begun = asyncio.get_running_loop().time()
    for number in range(1, 400):
        wait(number)
        await asyncio.sleep(0.001)
    lasted = asyncio.get_running_loop().time() - begun
    assert len(shown) <= lasted * 20 + 1


async def test_an_answer_is_looked_at_meanwhile(pane, wait) -> None:
    wait(1, "first")
    wait(2, "second")
    button(pane, "Last answer").click()
    await signal(pane.viewed)
    assert b"second" in pane.result().answer.body
    wait(3, "third")  # it follows
    await signal(pane.viewed)
    assert b"third" in pane.result().answer.body
    button(pane, "Progress").click()
    grid = attempts(pane)
    grid.setCurrentIndex(grid.model().index(2, 0))
    grid.opened.emit(grid.currentIndex())
    await signal(pane.viewed)
    assert b"first" in pane.result().answer.body
    assert button(pane, "Answer 1").isVisible()
    wait(4, "fourth")  # it stays
    await until(lambda: len(column(grid, 0)) == 4)
    assert b"first" in pane.result().answer.body
    assert grid.selected_rows() == [3]


async def test_answers_are_handed_on_unseen(pane, wait) -> None:
    wait(1)
    assert b"running" in await signal(pane.answered)


async def test_a_protected_answer_is_not_handed_on(pane) -> None:
    pane.show_waiting(SEARCH.with_values(save_to_case_wall=True))
    pane.hear_wait(attempted(1))
    assert await signal(pane.answered) is None


async def test_check_now_is_for_pauses(pane, wait, qtbot) -> None:
    assert not button(pane, "Check now").isEnabled()
    wait(1)
    await until(button(pane, "Check now").isEnabled)
    with qtbot.waitSignal(pane.check_now):
        button(pane, "Check now").click()
    with qtbot.waitSignal(pane.stop_waiting):
        button(pane, "Stop").click()


async def test_a_post_is_warned_of(pane) -> None:
    pane.show_waiting(SEARCH.with_values(method="POST"))
    assert "POST" in pane.findChild(QLabel, "waiting_warning").text()


async def test_when_it_is_over_its_attempts_stay_to_be_read(pane, wait) -> None:
    wait(1)
    log = tuple(
        Attempt(number=number, started=NOW, status=200, changed=("state: 1 → 2",))
        for number in (1, 2)
    )
    stopped = Failure(kind="stopped", message="Stopped.")
    pane.show_result(result({"state": 2}, attempt_log=log, attempts=2, failure=stopped))
    await signal(pane.viewed)
    assert not strip(pane).isVisible()
    pane.tabs().open("Attempts")
    assert column(pane.tabs().findChild(Grid, "attempts"), 0) == ["2", "1"]
    pane.show_result(result({"state": 2}))
    await signal(pane.viewed)
    assert "Attempts" not in pane.tabs().enabled()


async def test_a_wait_that_is_cancelled_leaves_what_was_there(pane, show) -> None:
    await show(result({"before": 1}))
    pane.show_waiting(SEARCH)
    pane.show_cancelled()
    assert not strip(pane).isVisible()
    assert pane.tabs().isVisible()


async def test_a_value_of_the_tree_is_waited_for(pane, show) -> None:
    await show(result({"job": {"ids": [7], "state": "done"}}))
    tree = pane.findChild(object, "tree")
    job = tree.model().index(0, 0)
    asked = []
    pane.wait_for.connect(lambda *given: asked.append(given))
    action = next(one for one in tree.actions() if one.text() == "Wait for this value")
    for index in (
        tree.model().index(0, 0, tree.model().index(0, 0, job)),
        tree.model().index(1, 0, job),
        job,  # nested: nothing to wait for
    ):
        tree.setCurrentIndex(index)
        action.trigger()
    assert asked == [("ids", "7"), ("state", '"done"')]


async def test_a_value_of_the_table_is_waited_for(pane, show) -> None:
    await show(result([{"a": {"state": "done"}, "n": 1.10}]))
    grid = pane.findChild(Grid, "records")
    await until(lambda: grid.model().rowCount() == 1)
    asked = []
    pane.wait_for.connect(lambda *given: asked.append(given))
    action = next(one for one in grid.actions() if one.text() == "Wait for this value")
    for place in (0, 1):
        grid.setCurrentIndex(grid.model().index(0, place))
        action.trigger()
    assert asked == [("state", '"done"'), ("n", "1.1")]
