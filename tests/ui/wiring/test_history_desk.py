"""The results that are kept of the request in front."""

from __future__ import annotations

import pytest

from httpv2_gui.core.storage.history import HistoryEntry
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.wiring.bench import Bench
from httpv2_gui.ui.wiring.history_desk import DIFF
from httpv2_gui.ui.wiring.sender import result_pane
from tests.ui.conftest import Answers
from tests.ui.waiting import until


@pytest.fixture
async def page(bench: Bench) -> RequestPage:
    """A request that has two results."""
    opened = bench.requests.open("me")
    result = await bench.desk.run(opened.editor.request(), None, lambda event: None)
    for _time in range(2):
        await bench.desk.remember("me", result, "Me")
    bench.history.follow()
    await until(lambda: len(entries(bench)) == 2)
    return opened


def entries(bench: Bench) -> list[HistoryEntry]:
    return bench.history.panel._entries


async def test_it_is_there_with_a_request_only(bench: Bench, page: RequestPage) -> None:
    assert bench.history.panel.isVisible()
    bench.case_wall.open()
    assert not bench.history.panel.isVisible()


async def test_one_is_shown_again(bench: Bench, page: RequestPage) -> None:
    bench.history.panel.opened.emit(entries(bench)[1])
    await until(lambda: result_pane(page).result())


async def test_two_are_compared(bench: Bench, page: RequestPage) -> None:
    newer, older = entries(bench)
    for _time in range(2):
        bench.history.panel.diff_requested.emit(older, newer)
        await until(lambda: bench.tabs.current_key() == DIFF)
    assert bench.tabs.keys() == ["request:me", DIFF]


async def test_one_that_is_gone_is_told(bench: Bench, page: RequestPage) -> None:
    (entry, _other) = entries(bench)
    bench.desk.history.forget("me")
    bench.history.panel.opened.emit(entry)
    await until(lambda: "no longer in the history" in bench.notice.text)


@pytest.mark.parametrize(("yes", "left"), [(True, 0), (False, 2)])
async def test_forgetting_asks(
    bench: Bench, page: RequestPage, answers: Answers, yes: bool, left: int
) -> None:
    answers.next(yes)
    bench.history.panel.forget_requested.emit()
    await until(lambda: answers.asked and not bench.tasks.is_running("forget"))
    await until(lambda: not bench.tasks.is_running("list history"))
    assert len(entries(bench)) == left
