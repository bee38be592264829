"""Somebody looks at the cookies that a connection keeps, and throws them away."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.journeys.person import Person


async def look(person: Person) -> None:
    """Open the list from the page of the connection."""
    await person.open_line("No Authentication")
    await person.click("Show kept cookies…")


async def test_cookies_of_a_run_are_listed_and_deleted(at_sample: Person) -> None:
    await look(at_sample)
    await at_sample.read("No cookies are kept")
    await at_sample.click("Close")
    await at_sample.open_line("Get cookies")
    await at_sample.click("Send")
    await at_sample.read("200 OK")
    await look(at_sample)
    cells = await at_sample.cells("Kept cookies")
    assert [row[0] for row in cells] == ["session", "theme"]
    assert not at_sample.shows("c0ffee")
    await at_sample.click("Show values")
    await at_sample.comes(lambda: at_sample.rows("Kept cookies")[0][1] == "c0ffee")
    await at_sample.click_row("Kept cookies", 0)
    at_sample.key(Qt.Key.Key_Delete)
    await at_sample.comes(lambda: [row[0] for row in at_sample.rows("Kept cookies")] == ["theme"])
    await at_sample.click("Delete all")
    await at_sample.read("No cookies are kept")
    await at_sample.click("Close")
    await at_sample.open_line("See what arrives")
    await at_sample.click("Send")
    await at_sample.read("200 OK")
    assert not at_sample.shows("theme=dark")
