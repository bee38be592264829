"""Waiting for Expected Response Values: three polls, a failure value, stop, two waits at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.model.request import Poll, Request
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.settings import Settings
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive

QUICK = Poll(interval_s=1, timeout_s=60, failure_values='{"state": "error"}')
SLOW = Poll(interval_s=40, timeout_s=3600)


@pytest.fixture
def folder(folder: Path, practice: PracticeServer) -> Path:
    """A workspace with searches that take a while, and one request to edit meanwhile."""
    workspace = Workspace.open(folder)
    jobs = f"{practice.base_url}/search/jobs"

    def wait(name: str, url: str, poll: Poll, **more: Any) -> None:
        expected = '{"state": "finished"}'
        workspace.save_request(
            Request(name=name, url=url, expected_values=expected, poll=poll, **more)
        )

    wait("Search", f"{jobs}/demo-a?seconds=1.5", QUICK)
    wait("Broken search", f"{jobs}/demo-b?seconds=0.5&outcome=error", QUICK)
    wait("Long search", f"{jobs}/demo-c?seconds=600", SLOW)
    wait("Start a search", jobs, SLOW, method="POST", body='{"seconds": 600}')
    wait("Short wait", f"{jobs}/demo-e?seconds=600", Poll(interval_s=1, timeout_s=1))
    workspace.save_request(Request(name="Plain", url=f"{jobs}/demo-d?seconds=0"))
    return folder


async def test_a_search_is_finished_at_the_third_attempt(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Search")
    await person.read("Waiting. ")
    await person.read("Attempt 2 in 1 s")
    [found] = [row for row in await person.cells("Looked-for values") if row[1] == "state"][:1]
    assert found[0] == "✕ not met"
    assert found[2:5] == ['"finished"', '"in_progress"', "state"]
    assert "waiting" in person.tip_of_tab("Search")
    await person.read("3 attempts")
    assert person.shows("200 OK")
    assert not person.shows("Waiting. ")
    await person.open_tab("Attempts")
    rows = await person.cells("Attempts")
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert 'state: "in_progress" → "finished"' in rows[0][4]
    assert "waiting" not in person.tip_of_tab("Search")


async def test_a_failure_value_ends_the_wait_as_failed(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Broken search")
    await person.read("Attempt 2 in")
    rows = person.rows("Looked-for values")
    assert [row[0] for row in rows] == ["✕ not met", "○ no failure"]
    assert [row[3] for row in rows] == ['"in_progress"', '"in_progress"']
    await person.read("The response holds a failure value")
    assert person.shows("Failure value")
    await person.open_tab("Attempts")
    assert len(await person.cells("Attempts")) == 2


async def test_time_that_runs_out_is_told(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Short wait")
    await person.read("The expected response values did not come within 1 s")
    assert person.shows("Out of time")
    assert person.shows("200 OK")
    [kept] = await person.cells("Results")
    assert kept[0] == "out of time"


async def test_notices_are_switched_off(arrive: Arrive, folder: Path, places: Places) -> None:
    person = await arrive(folder)
    await person.click("Menu")
    await person.pick("Notify when a wait ends")
    await person.comes(lambda: not Settings(places.settings_file).notifies)
    await person.click("Menu")
    await person.pick("Notify when a wait ends")
    await person.comes(lambda: Settings(places.settings_file).notifies)


async def test_a_wait_is_checked_now_and_stopped(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Long search")
    await person.read("Attempt 2 in")
    await person.read("at most 89 more calls")
    await person.click("Check now")
    await person.read("Attempt 3 in")
    assert [row[0] for row in await person.cells("Attempts so far")] == ["2", "1"]
    await person.click("Last answer")
    await person.open_tab("Tree")
    await person.click("Progress")
    await person.click_row("Attempts so far", 1)
    await person.find("Answer 1")
    await person.click("Stop")
    await person.read("Stopped before it came to its end.")
    assert person.shows("200 OK")  # the last answer is kept
    assert person.shows("Stopped")
    send_button = await person.find("Send")
    assert person.window.focusWidget() is send_button
    [kept] = await person.cells("Results")
    assert kept[0] == "stopped"


async def test_escape_stops_and_keeps_the_answer(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Long search")
    await person.read("Attempt 2 in")
    person.key(Qt.Key.Key_F5)
    await person.read("Attempt 3 in")
    person.key(Qt.Key.Key_Escape)
    await person.read("Stopped before it came to its end.")
    assert person.shows("200 OK")


async def test_two_wait_while_a_third_is_edited(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Long search")
    await person.read("Attempt 2 in")
    await person.send("Start a search")
    await person.read("Each attempt sends this POST again")
    await person.read("Attempt 2 in")
    await person.send("Plain")
    await person.read("200 OK")
    await person.type("URL Path", "https://example.com/edited")
    await person.comes(lambda: person.unsaved() == 1)
    for name in ("Long search", "Start a search"):
        assert "waiting" in person.tip_of_tab(name)
        await person.open_tab(name)
        await person.click("Check now")
        await person.read("Attempt 3 in")
    await person.click("Stop")
    await person.find("Send")
    await person.open_tab("Long search")
    await person.find("Cancel")
    assert person.can_click("Check now")


async def test_a_tab_can_be_closed_while_it_waits(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Long search")
    await person.read("Attempt 2 in")
    person.key(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    await person.comes(lambda: person.tab_names() == [])
    await person.send("Long search")
    await person.read("Attempt 2 in")


async def test_a_value_of_the_response_is_waited_for(arrive: Arrive, folder: Path) -> None:
    person = await arrive(folder)
    await person.send("Plain")
    await person.read("200 OK")
    await person.open_tab("Expected values")
    await person.click("Pick from the last response…")
    values = await person.comes(lambda: person.popup("Values of the last response"))
    texts = [values.item(row).text() for row in range(values.count())]
    assert 'percentage: "100"' in texts
    values.item(texts.index('percentage: "100"')).setCheckState(Qt.CheckState.Checked)
    values.window().close()
    await person.read('"percentage": "100"')
    await person.read("The last response has these values: the wait would be over.")
    await person.type("Expected Response Values", '{"percentage": 100}')
    await person.read("The last response does not have these values yet")
    rows = await person.cells("Verdict on the last response")
    assert "Only the type differs" in rows[0][4]
    await person.click("Send")
    await person.read("Waiting. ")
    await person.click("Stop")
    await person.find("Send")
