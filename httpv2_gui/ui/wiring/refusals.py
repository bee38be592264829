"""What is said when something cannot be done: saved, found, read from the keyring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.fields import Declared
from httpv2_gui.core.model.result import Failure, Result
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import ChangedOnDisk, WorkspaceError
from httpv2_gui.ui.base import dialogs

T = TypeVar("T")

CHOICES = ("Save", "Discard", "Cancel")


def unknown_connection(name: str) -> Result:
    """Say that the workspace has no such connection."""
    return _refused(
        "unknown_connection",
        f"This workspace has no connection named {name}. Nothing was sent.",
        "Choose another connection left of the URL, or make one with this name.",
    )


def missing_secrets(
    name: str, missing: Sequence[Declared], unavailable: KeyringUnavailable | None
) -> Result:
    """Say which secrets this machine does not have."""
    labels = ", ".join(one.label for one in missing)
    if unavailable is not None:
        return _refused("keyring", f"{unavailable.message} Nothing was sent.", unavailable.hint)
    return _refused(
        "missing_secret",
        f"{name} lacks {labels} on this machine. Nothing was sent.",
        "Open the connection and type it in. A workspace carries no secrets to another machine.",
    )


def overtaken(name: str) -> str:
    """Say that somebody else changed what is being edited here."""
    return (
        f"{name} was changed by another program. What you typed is kept; "
        "saving asks before it replaces that change."
    )


def gone(name: str) -> str:
    """Say that the file of something open is not there any more, or cannot be read."""
    return (
        f"The file of {name} was deleted, renamed or broken by another program. What is shown "
        "here is kept; saving it writes a file again."
    )


async def written(
    parent: QWidget, name: str, write: Callable[[bool], Awaitable[T]], *, asks: bool = False
) -> T | None:
    """Write, asking before somebody else's change is replaced; None: it was not written.

    `write` is given whether it may overwrite; `asks` is for a change that is known already.
    """
    try:
        if asks:
            return await write(True) if await _may_overwrite(parent, name) else None
        try:
            return await write(False)
        except ChangedOnDisk:
            return await write(True) if await _may_overwrite(parent, name) else None
    except WorkspaceError as error:
        await dialogs.show_problem(
            parent,
            f"{name} was not saved",
            str(error),
            "What you typed is still here, unsaved.",
        )
        return None


async def ask_about_changes(parent: QWidget, name: str) -> str:
    """Ask what becomes of changes that are not saved: one of `CHOICES`."""
    answer = await dialogs.choose(
        parent,
        f"Save changes to {name}?",
        "It has changes that are not in its file.",
        CHOICES,
    )
    return answer or "Cancel"


async def may_leave_secrets(parent: QWidget, name: str, error: KeyringUnavailable) -> bool:
    """Ask whether a connection may go although its secrets cannot be deleted with it."""
    return await dialogs.confirm(
        parent,
        f"Delete {name} without its secrets?",
        f"{error.message} If it holds secrets of this connection, they stay there.",
        "Delete",
        danger=True,
    )


async def _may_overwrite(parent: QWidget, name: str) -> bool:
    return await dialogs.confirm(
        parent,
        f"{name} was changed by another program",
        "Saving now replaces that change with what is typed here.",
        "Replace it",
        danger=True,
    )


def _refused(kind: str, message: str, hint: str) -> Result:
    return Result(
        succeeded=False,
        message=message,
        failure=Failure(kind=kind, message=message, hint=hint),
        started=datetime.now(UTC),
    )
