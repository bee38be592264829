"""The line over a result: what came of it as pills, its age, copy and save."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.core.model.result import Result
from httpv2_gui.ui.base.buttons import ghost_button, menu_action, opens_menu
from httpv2_gui.ui.base.pill import Pill
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.responses.facts import facts_of
from httpv2_gui.ui.responses.flow import Flow

AGE_REFRESH_MS = 20_000


class StatusLine(QWidget):
    """Shows a Result's facts.

    Signals:
        copy_body, copy_json, copy_csv, save_body, files_asked: what the person wants done.
    """

    copy_body = Signal()
    copy_json = Signal()
    copy_csv = Signal()
    save_body = Signal()
    files_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self.setAccessibleName("Result status")
        self._result: Result | None = None
        self._pills = QWidget()
        self._flow = Flow(self._pills)
        self._age = QLabel()
        self._age.setObjectName("age")
        self._age.setTextFormat(Qt.TextFormat.PlainText)
        self._age.setProperty("kind", "help")
        self._copy = ghost_button("copy", "Copy body", "Copy the body")
        self._copy.clicked.connect(self.copy_body)
        self._save = ghost_button("download", "Save and copy", "Save the body, copy the Result")
        opens_menu(self._save, self._menu())
        self._clock = QTimer(self)
        self._clock.setInterval(AGE_REFRESH_MS)
        self._clock.timeout.connect(self._tell_age)
        self._arrange()

    def show_result(self, result: Result) -> None:
        """Show the pills of this Result."""
        self._result = result
        self._flow.clear()
        for fact in facts_of(result, datetime.now(UTC)):
            pill = Pill(fact.text, fact.tone)
            pill.setToolTip(plain_tip(fact.tip))
            self._flow.addWidget(pill)
            pill.show()
        self._files.setVisible(bool(result.saved_files))
        self._tell_age()
        self._clock.start()

    def allow(self, *, body: bool, csv: bool) -> None:
        """Say what there is to copy and save; JSON always is."""
        for what in (self._save_body, self._copy_body, self._copy):
            what.setEnabled(body)
        self._copy_csv.setEnabled(csv)

    def texts(self) -> list[str]:
        """Give what the pills say."""
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        pills = [one.widget() for one in found if one is not None]
        return [pill.text() for pill in pills if isinstance(pill, Pill)]

    def _tell_age(self) -> None:
        if self._result is not None:
            self._age.setText(spoken.age(_ended(self._result), datetime.now(UTC)))
            self._age.setToolTip(f"{self._result.started.astimezone():%Y-%m-%d %H:%M:%S}")

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._save_body = self._action(menu, "Save body as…", "download", self.save_body)
        menu.addSeparator()
        self._copy_body = self._action(menu, "Copy body", "copy", self.copy_body)
        self._action(menu, "Copy Result JSON", "braces", self.copy_json)
        self._copy_csv = self._action(menu, "Copy as CSV", "table", self.copy_csv)
        menu.addSeparator()
        self._files = self._action(menu, "Show saved files", "archive", self.files_asked)
        return menu

    def _action(self, menu: QMenu, title: str, icon: str, asked: SignalInstance) -> QAction:
        action = menu_action(menu, title, icon)
        action.triggered.connect(lambda: asked.emit())
        return action

    def _arrange(self) -> None:
        right = QHBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._age)
        right.addSpacing(2)
        right.addWidget(self._copy)
        right.addWidget(self._save)
        side = QVBoxLayout()
        side.addLayout(right)
        side.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 9, 10, 3)
        row.setSpacing(8)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 4, 0, 0)
        middle.addWidget(self._pills)
        middle.addStretch()
        row.addLayout(middle, 1)
        row.addLayout(side)


def _ended(result: Result) -> datetime:
    return result.started + timedelta(milliseconds=result.elapsed_ms)
