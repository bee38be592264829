"""Redirects: credentials stay with their host, and the window says so."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from httpv2_gui.core.storage.places import Places
from httpv2_gui.practice import secrets
from tests.journeys.person import Person


async def what_arrived(person: Person) -> dict:
    """Give what /echo says it received."""
    await person.open_tab("Text")
    text = await person.comes(lambda: _echo_in(person))
    return json.loads(text)


def _echo_in(person: Person) -> str:
    shown = (one.toPlainText() for one in person.window.findChildren(QPlainTextEdit))
    return next((one for one in shown if '"body_sha256"' in one), "")


async def test_a_foreign_host_gets_no_credentials(at_sample: Person) -> None:
    await at_sample.open_line("Redirect to a foreign host")
    await at_sample.click("Send")
    await at_sample.read("Credentials withheld")
    await at_sample.read("1 redirect")
    arrived = await what_arrived(at_sample)
    assert arrived["url"].startswith("http://localhost")
    assert "authorization" not in arrived["headers"]
    assert secrets.PASSWORD not in json.dumps(arrived)


async def test_the_same_host_keeps_them(at_sample: Person) -> None:
    await at_sample.open_line("Redirect on the same host")
    await at_sample.click("Send")
    await at_sample.read("200 OK")
    arrived = await what_arrived(at_sample)
    assert arrived["headers"]["authorization"] == "••••••••" or "Basic" in str(arrived["headers"])
    assert not at_sample.shows("Credentials withheld")


async def test_restrict_domain_refuses_and_names_both_hosts(at_sample: Person) -> None:
    await at_sample.open_line("Redirect refused by Restrict Domain")
    await at_sample.click("Send")
    await at_sample.read("The redirect's domain is not aligned")
    said = await at_sample.read("Restrict Domain allows")
    assert "localhost" in said
    assert "127.0.0.1" in said


async def test_restrict_domain_holds_for_the_first_request_too(at_sample: Person) -> None:
    await at_sample.open_line("Filter tickets")
    await at_sample.type("URL Path", "http://localhost:1/tickets")
    await at_sample.click("Send")
    said = await at_sample.read("Restrict Domain allows")
    assert "localhost" in said
    assert "127.0.0.1" in said


async def test_nothing_of_it_is_on_the_disk(at_sample: Person, places: Places) -> None:
    await at_sample.open_line("Redirect to a foreign host")
    await at_sample.click("Send")
    await at_sample.read("Credentials withheld")
    await at_sample.cells("Results")
    assert not [path for path in _files(places.data) if _holds(path, secrets.PASSWORD)]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _holds(path: Path, text: str) -> bool:
    return text.encode() in path.read_bytes()
