"""What is said when something cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import ChangedOnDisk, FileProblem, WorkspaceError
from httpv2_gui.ui.wiring import refusals
from tests.ui.conftest import Answers

PROBLEM = FileProblem(Path("/w/requests/a.toml"), "The disk is full.")
SECRET = [one for one in fields_of(BasicAuth) if one.kind.is_secret]


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_connection_that_is_not_there() -> None:
    result = refusals.unknown_connection("Acme")
    assert not result.succeeded
    assert result.failure is not None
    assert "no connection named Acme" in result.failure.message


def test_missing_secrets_are_named() -> None:
    failure = refusals.missing_secrets("Acme", SECRET, None).failure
    assert failure is not None
    assert "Acme lacks Basic Auth Password" in failure.message


def test_the_keyring_is_blamed_when_it_is_to_blame() -> None:
    locked = KeyringUnavailable("The system keyring is locked.", "Unlock it.")
    failure = refusals.missing_secrets("Acme", SECRET, locked).failure
    assert failure is not None
    assert (failure.kind, failure.hint) == ("keyring", "Unlock it.")
    assert failure.message.startswith("The system keyring is locked.")


class Disk:
    """Refuses to write until it may overwrite."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.asked: list[bool] = []

    async def write(self, overwrite: bool) -> str:
        self.asked.append(overwrite)
        if self.errors:
            raise self.errors.pop(0)
        return "entry"


async def test_writing_needs_no_question(parent: QWidget) -> None:
    disk = Disk()
    assert await refusals.written(parent, "A", disk.write) == "entry"
    assert disk.asked == [False]


@pytest.mark.parametrize(("yes", "given"), [(True, "entry"), (False, None)])
async def test_a_change_of_somebody_else_is_asked_about(
    parent: QWidget, answers: Answers, yes: bool, given: str | None
) -> None:
    disk = Disk(ChangedOnDisk(PROBLEM))
    answers.next(yes)
    assert await refusals.written(parent, "A", disk.write) == given
    assert disk.asked == ([False, True] if yes else [False])


async def test_a_known_change_is_asked_about_first(parent: QWidget, answers: Answers) -> None:
    disk = Disk()
    answers.next(False)
    assert await refusals.written(parent, "A", disk.write, asks=True) is None
    assert disk.asked == []


async def test_what_the_disk_refuses_is_said(parent: QWidget, answers: Answers) -> None:
    disk = Disk(ChangedOnDisk(PROBLEM), WorkspaceError(PROBLEM))
    answers.next(True, None)
    assert await refusals.written(parent, "A", disk.write) is None
    assert "The disk is full." in answers.asked[-1].text


@pytest.mark.parametrize(("answer", "given"), [("Save", "Save"), (None, "Cancel")])
async def test_closing_the_question_keeps_the_page(
    parent: QWidget, answers: Answers, answer: str | None, given: str
) -> None:
    answers.next(answer)
    assert await refusals.ask_about_changes(parent, "A") == given
