"""Ends the work of a widget that goes away."""

from __future__ import annotations

from PySide6.QtCore import QObject

from httpv2_gui.ui.base.tasks import Tasks


def cancel_with(owner: QObject, tasks: Tasks, *names: str) -> None:
    """Cancel these tasks when `owner` is deleted: they would go on to touch what is gone."""

    def cancel() -> None:
        for name in names:
            tasks.cancel(name)

    owner.destroyed.connect(cancel)
