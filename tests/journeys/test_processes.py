"""The program as a process: killed while one types, closed while everything runs."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from httpv2_gui.core.model.request import Request
from httpv2_gui.core.storage.places import Places
from httpv2_gui.core.storage.workspace import Workspace
from httpv2_gui.practice.serve import PracticeServer
from tests.journeys.conftest import Arrive
from tests.servers.keyring_session import CHECKOUT

TYPED = "https://typed.example/and/not/saved"
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The places that a process of its own finds too."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Places.of_user()


@pytest.fixture
def start(places: Places) -> Iterator[Start]:
    """Start the program with somebody on an errand."""
    started: list[subprocess.Popen[str]] = []

    def begin(errand: str, folder: Path, *words: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-W",
            "default",
            "-m",
            "tests.journeys.visit",
            errand,
            str(folder),
        ]
        pipe = subprocess.PIPE
        started.append(
            subprocess.Popen([*command, *words], cwd=CHECKOUT, stdout=pipe, stderr=pipe, text=True)
        )
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def killed(process: subprocess.Popen[str]) -> None:
    """Wait until the errand says that it is ready, then kill."""
    assert process.stdout is not None
    answer = process.stdout.readline()
    assert answer, process.communicate()[1]
    process.send_signal(signal.SIGKILL)
    process.wait()


async def test_what_was_typed_is_there_after_a_kill(
    start: Start, arrive: Arrive, folder: Path, places: Places
) -> None:
    Workspace.open(folder).save_request(Request(name="Users", url="https://acme.example/users"))
    before = {path: path.read_bytes() for path in folder.rglob("*.toml")}
    killed(start("type_and_stay", folder, "Users", TYPED))
    assert {path: path.read_bytes() for path in folder.rglob("*.toml")} == before

    person = await arrive(folder)
    await person.read("not saved when the program ended")
    assert (await person.find("URL Path", QLineEdit)).text() == TYPED
    assert person.unsaved() == 1
    await person.click("Save")
    await person.comes(lambda: person.unsaved() == 0)
    await person.comes(lambda: not list(places.drafts.rglob("*.toml")))
    assert tomllib.loads((folder / "requests" / "users.toml").read_text())["url"] == TYPED


async def test_a_connection_comes_back_without_its_secret(
    start: Start, arrive: Arrive, folder: Path, places: Places
) -> None:
    killed(start("type_connection_and_stay", folder, TYPED, "never-in-a-draft-5521"))
    texts = [path.read_text() for path in places.drafts.rglob("*.toml")]
    assert len(texts) == 1
    assert "never-in-a-draft" not in texts[0]

    person = await arrive(folder)
    assert (await person.find("Test URL", QLineEdit)).text() == TYPED
    assert (await person.find("Basic Auth Password", QLineEdit)).text() == ""
    assert person.unsaved() == 1


async def test_a_draft_comes_back_only_until_it_is_thrown_away(
    start: Start, arrive: Arrive, folder: Path
) -> None:
    killed(start("type_connection_and_stay", folder, TYPED, "x"))
    person = await arrive(folder)
    await person.find("Test URL")
    await person.leave()
    again = await arrive(folder)
    await again.read("Nothing is open")


def test_the_process_ends_within_a_second_while_everything_runs(
    start: Start, folder: Path, practice: PracticeServer
) -> None:
    workspace = Workspace.open(folder)
    for name in ("One", "Two", "Three"):
        workspace.save_request(Request(name=name, url=f"{practice.base_url}/slow?seconds=60"))
    process = start("send_all_and_close", folder)
    assert process.stdout is not None
    assert json.loads(process.stdout.readline()) == "running"
    begun = time.monotonic()
    _output, errors = process.communicate(timeout=10)
    assert time.monotonic() - begun < 1
    assert process.returncode == 0
    assert errors == ""
