"""What is told of a mistake in this program: where it is, never what the values were."""

from __future__ import annotations

import traceback
from pathlib import Path

from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.base import dialogs

FRAMES = 4


async def show(parent: QWidget, error: BaseException | None, message: str) -> None:
    """Tell of it in a dialog; what is open stays open."""
    detail = where(error) if error is not None else message
    await dialogs.show_problem(
        parent,
        "Something went wrong in HTTP V2 GUI",
        f"{detail}\n\nWhat you typed is still here.",
        "Please report this with the lines above.",
    )


def where(error: BaseException) -> str:
    """Give the kind of an error and the lines it came through; its text may hold a secret."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    lines = [f"{Path(one.filename).name}, line {one.lineno}, in {one.name}" for one in frames]
    return "\n".join([type(error).__name__, *lines])
