"""Follows the request that is being typed and shows what Google SecOps would do with it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QToolButton

from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from httpv2_gui.core.platforms.finding import Fix
from httpv2_gui.ui.base.own_tasks import OwnTasks
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.platform_counter import show_count
from httpv2_gui.ui.requests.platform_look import Asked, Looked, look
from httpv2_gui.ui.requests.platform_panel import PlatformPanel

PAUSE_MS, LONG_PAUSE_MS = 250, 1000
"""How long nothing changes before it is worked out anew; in a thread, never twice at a time."""
LARGE_BODY = 100_000
"""From so many characters on the long pause is kept: a thread takes its time from the window."""

Values = dict[str, Any]


class PlatformWatch(QObject):
    """Between the editor, the counter and the panel.

    Signals:
        panel_made: The panel is opened for the first time. arg: it, to make room for.
        changed_by_fix: Fields are to get other values, as if typed. arg: values by field name.
        looked: The counter shows what is there now.
    """

    panel_made = Signal(object)
    changed_by_fix = Signal(dict)
    looked = Signal()

    def __init__(self, counter: QToolButton, tasks: Tasks, owner: QObject) -> None:
        super().__init__(owner)
        self._own = OwnTasks(self, tasks)
        self._counter = counter
        self._panel: PlatformPanel | None = None
        """Made when it is first opened."""
        self._asked: Asked | None = None
        self._done: Asked | None = None
        self._result: Result | None = None
        self._looked: Looked | None = None
        self._way_back: tuple[Values, Values] | None = None
        """What a fix changed: the values before it, and those it gave."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._start)
        counter.toggled.connect(self._open)

    def follow(self, asked: Asked) -> None:
        """Work this out as soon as nothing changes for a moment."""
        self._asked = replace(asked, result=self._result, with_bytes=self._counter.isChecked())
        if self._asked != self._done:
            is_large = len(asked.request.body) > LARGE_BODY
            self._pause.start(LONG_PAUSE_MS if is_large else PAUSE_MS)
        if self._way_back is not None and not _has(asked.request, self._way_back[1]):
            self._forget_way_back()

    def follow_result(self, result: Result | None) -> None:
        """Take what the last run gave into account."""
        self._result = result
        if self._asked is not None:
            self.follow(self._asked)

    def stop(self) -> None:
        """End what still runs."""
        self._pause.stop()
        self._own.cancel("platform")

    def _start(self) -> None:
        if not self._own.is_running("platform"):
            self._own.start(self._look(), "platform")

    async def _look(self) -> None:
        """Work out until what was worked out is what is there now."""
        while self._asked is not None and self._asked != self._done:
            asked = self._asked
            looked = await asyncio.to_thread(look, asked)
            self._done, self._looked = asked, looked
            show_count(self._counter, looked.findings)
            if self._panel is not None and self._counter.isChecked():
                self._panel.show_looked(looked)
            self.looked.emit()

    def _open(self, wanted: bool) -> None:
        panel = self._panel or self._make()
        panel.setVisible(wanted)
        if wanted and self._looked is not None:
            panel.show_looked(self._looked)
        if wanted and self._asked is not None:
            self._asked = replace(self._asked, with_bytes=True)
            self._start()
        (panel.findings if wanted else self._counter).setFocus()

    def _make(self) -> PlatformPanel:
        panel = self._panel = PlatformPanel()
        panel.closed.connect(lambda: self._counter.setChecked(False))
        panel.findings.fix_wanted.connect(self._fix)
        panel.undo_wanted.connect(self._undo)
        self.panel_made.emit(panel)
        return panel

    def _fix(self, fix: Fix) -> None:
        """Change what the fix changes; what was typed since then stays."""
        if self._looked is None or self._asked is None:
            return
        before, after = _difference(self._looked.request, fix.request)
        if not _has(self._asked.request, before):
            return  # it was changed a moment ago: the findings follow
        self._way_back = before, after
        self.changed_by_fix.emit(after)
        self._say_fixed(fix.label)

    def _undo(self) -> None:
        if self._way_back is not None:
            before, _after = self._way_back
            self._forget_way_back()
            self.changed_by_fix.emit(before)

    def _forget_way_back(self) -> None:
        self._way_back = None
        self._say_fixed("")

    def _say_fixed(self, label: str) -> None:
        if self._panel is not None:
            self._panel.say_fixed(label)


def _difference(old: Request, new: Request) -> tuple[Values, Values]:
    names = [one.name for one in fields_of(Request)] + ["parts", "poll"]
    changed = [name for name in names if getattr(old, name) != getattr(new, name)]
    return (
        {name: getattr(old, name) for name in changed},
        {name: getattr(new, name) for name in changed},
    )


def _has(request: Request, values: Values) -> bool:
    return all(getattr(request, name) == value for name, value in values.items())
