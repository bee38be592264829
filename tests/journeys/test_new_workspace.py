"""A workspace from nothing: a connection is typed in, saved, and there again the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.storage.places import Places
from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.journeys.memory_keyring import MemoryKeyring
from tests.journeys.person import Person
from tests.ui.conftest import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
FORM = '{"Content-Type": "application/x-www-form-urlencoded"}'
CLIENT = f'{{"client_id": "{secrets.CLIENT_ID}", "client_secret": "{secrets.CLIENT_SECRET}"}}'

SCHEMES = {
    "No auth": {},
    "Basic": {"Basic Auth Username": secrets.USERNAME, "Basic Auth Password": secrets.PASSWORD},
    "API key": {"API Key Field Name": secrets.API_KEY_HEADER, "API Key Secret": secrets.API_KEY},
    "Dedicated (OAuth)": {
        "Dedicated Auth API Request URL": "{base}/token",
        "Dedicated Auth API Request Headers": FORM,
        "Dedicated Auth API Request Body": CLIENT,
        "Dedicated Auth API Request Token Field Name": "access_token",
    },
}
SECRETS = (secrets.PASSWORD, secrets.API_KEY, secrets.CLIENT_SECRET)


async def fill_in(person: Person, scheme: str, server: PracticeServer) -> None:
    """Type a connection that the practice API accepts."""
    await person.click("New connection")
    await person.type("Name", "Acme")
    path = "/practice" if scheme == "No auth" else "/me"
    if scheme != "Dedicated (OAuth)":
        await person.type("Test URL", server.base_url + path)
    await person.choose("Scheme", scheme)
    for label, text in SCHEMES[scheme].items():
        await person.type(label, text.replace("{base}", server.base_url))


async def test_a_new_workspace_is_a_folder_of_files(
    person: Person, tmp_path: Path, answers: Answers
) -> None:
    answers.next(tmp_path / "new one", "My workspace")
    await person.click("New workspace")
    await person.read("Nothing is open")
    assert person.window.windowTitle() == "My workspace"
    assert 'name = "My workspace"' in (tmp_path / "new one" / "workspace.toml").read_text()


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_typed_by_hand_tested_saved_and_there_the_next_time(
    arrive: Arrive,
    folder: Path,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
    scheme: str,
) -> None:
    person = await arrive(folder)
    await fill_in(person, scheme, practice)
    await person.click("Test connection")
    await person.read("Connected")
    await person.click("Save")
    await person.lines_are("Connections", "Acme")
    await person.comes(lambda: not person.unsaved())
    await person.leave()

    again = await arrive()
    await again.open_line("Acme")
    for label, text in SCHEMES[scheme].items():
        shown = await again.find(label, QLineEdit) if "Request " not in label else None
        assert shown is None or shown.text() == text.replace("{base}", practice.base_url)
    await again.click("Test connection")
    await again.read("Connected")


@pytest.mark.parametrize("scheme", SCHEMES)
async def test_files_hold_no_secret_and_the_keyring_does(
    arrive: Arrive,
    folder: Path,
    places: Places,
    own_keyring: MemoryKeyring,
    practice: PracticeServer,
    scheme: str,
) -> None:
    person = await arrive(folder)
    await fill_in(person, scheme, practice)
    person.key(Qt.Key.Key_S, CTRL)
    await person.comes(lambda: not person.unsaved())
    await person.leave()

    written = b"".join(one.read_bytes() for one in every_file(folder, places.config, places.data))
    assert not [one for one in SECRETS if one.encode() in written]
    kept = " ".join(own_keyring.entries.values())
    typed = " ".join(SCHEMES[scheme].values())
    assert [one for one in SECRETS if one in kept] == [one for one in SECRETS if one in typed]


async def test_another_machine_asks_for_the_secret_and_then_works(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring, practice: PracticeServer
) -> None:
    person = await arrive(folder)
    await fill_in(person, "Basic", practice)
    await person.click("Save")
    await person.comes(lambda: not person.unsaved())
    await person.leave()
    own_keyring.entries.clear()  # that of the other machine

    colleague = await arrive(folder)
    await colleague.open_line("Acme")
    await colleague.read("missing on this computer: Basic Auth Password")
    await colleague.type("Basic Auth Password", secrets.PASSWORD)
    await colleague.click("Save")
    await colleague.gone("missing on this computer")
    await colleague.click("Test connection")
    await colleague.read("Connected")


async def test_a_test_before_saving_counts_once_it_is_saved(
    arrive: Arrive, folder: Path, own_keyring: MemoryKeyring, practice: PracticeServer
) -> None:
    person = await arrive(folder)
    await fill_in(person, "Basic", practice)
    await person.click("Test connection")
    await person.read("Connected")
    await person.click("Save")
    await person.comes(lambda: "Worked when tested" in person.tip_of_line("Acme"))


def every_file(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
