"""Secrets in a real gnome-keyring: over a restart, locked, absent."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from httpv2_gui.practice import secrets
from httpv2_gui.practice.serve import PracticeServer
from tests.servers.keyring_session import KeyringSession, State

TROUBLE = (
    "Traceback",
    "ResourceWarning",
    "RuntimeWarning",
    "WARNING qt",
    "ERROR ",
    "never awaited",
)
"""What our program would say; the keyring's daemon has warnings of its own."""


def visit(session: KeyringSession, state: State, errand: str, folder: Path, *words: str) -> Any:
    """Log in, do an errand at the window, log out; give what the errand gives."""
    command = [sys.executable, "-W", "default", "-m", "tests.journeys.visit", errand, str(folder)]
    done = session.finished([*command, *words], state=state)
    assert done.returncode == 0, done.stderr
    assert not [word for word in TROUBLE if word in done.stderr], done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def clear_text_in(*folders: Path) -> list[Path]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if secrets.PASSWORD.encode() in path.read_bytes()]


def test_a_secret_is_there_after_logging_in_again(
    keyring_session: KeyringSession, folder: Path, practice: PracticeServer
) -> None:
    url = f"{practice.base_url}/me"
    saved = visit(keyring_session, "unlocked", "save_basic", folder, url, secrets.PASSWORD)
    assert saved["unsaved"] == 0
    assert clear_text_in(folder, keyring_session.home) == []
    assert "Connected: 200 OK" in visit(keyring_session, "unlocked", "test_acme", folder)


@pytest.mark.parametrize(
    ("state", "words"), [("locked", "locked"), ("absent", "There is no system keyring")]
)
def test_without_a_keyring_a_secret_is_kept_for_the_session(
    keyring_session: KeyringSession,
    folder: Path,
    practice: PracticeServer,
    state: State,
    words: str,
) -> None:
    url = f"{practice.base_url}/me"
    given = visit(keyring_session, state, "save_for_session", folder, url, secrets.PASSWORD)
    assert words in given["before"]["said"]
    assert given["before"]["unsaved"] == 1
    assert "Connected: 200 OK" in given["tested"]
    assert clear_text_in(folder, keyring_session.home) == []
    again = visit(keyring_session, state, "look_at_acme", folder)
    assert again == {"password": "", "missing": True, "said": again["said"]}
    assert words in again["said"]


def test_what_a_locked_keyring_holds_is_not_lost(
    keyring_session: KeyringSession, folder: Path, practice: PracticeServer
) -> None:
    url = f"{practice.base_url}/me"
    visit(keyring_session, "unlocked", "save_basic", folder, url, secrets.PASSWORD)
    locked = visit(keyring_session, "locked", "look_at_acme", folder)
    assert locked["password"] == ""
    assert "locked" in locked["said"]
    assert "Connected: 200 OK" in visit(keyring_session, "unlocked", "test_acme", folder)


def test_another_machine_asks_for_what_is_missing(
    keyring_session: KeyringSession, folder: Path, practice: PracticeServer, tmp_path: Path
) -> None:
    url = f"{practice.base_url}/me"
    visit(keyring_session, "unlocked", "save_basic", folder, url, secrets.PASSWORD)
    elsewhere = KeyringSession(tmp_path / "another machine")
    there = visit(elsewhere, "unlocked", "look_at_acme", folder)
    assert there == {"password": "", "missing": True, "said": there["said"]}
