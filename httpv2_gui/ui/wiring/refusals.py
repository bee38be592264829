"""What is said when something cannot be done: saved, found, read from the keyring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.model.fields import Declared
from httpv2_gui.core.model.result import Failure, Result
from httpv2_gui.core.storage.secrets import KeyringUnavailable
from httpv2_gui.core.storage.workspace import WorkspaceError
from httpv2_gui.ui.base import dialogs


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


async def may_overwrite(parent: QWidget, name: str) -> bool:
    """Ask about a file that somebody else has changed."""
    return await dialogs.confirm(
        parent,
        f"{name} was changed by another program",
        "Saving now replaces that change with what is typed here.",
        "Replace it",
        danger=True,
    )


async def show_not_saved(parent: QWidget, name: str, error: WorkspaceError) -> None:
    """Say why a file could not be written; what was typed stays in its page."""
    await dialogs.show_problem(
        parent, f"{name} was not saved", str(error), "What you typed is still here, unsaved."
    )


def _refused(kind: str, message: str, hint: str) -> Result:
    return Result(
        succeeded=False,
        message=message,
        failure=Failure(kind=kind, message=message, hint=hint),
        started=datetime.now(UTC),
    )
