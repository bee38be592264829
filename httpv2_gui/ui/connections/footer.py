"""The foot of a connection's page: test, how it went, revert, save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from httpv2_gui.core.engine.doctor import TestReport
from httpv2_gui.ui.base.buttons import outline_button, primary_button, rename
from httpv2_gui.ui.connections.outcome import OutcomeLine
from httpv2_gui.ui.connections.outcome_details import OutcomeDetails


class PageFooter(QWidget):
    """Always in sight, whatever is scrolled above.

    Signals:
        test_pressed, revert_pressed, save_pressed: as they say.
    """

    test_pressed = Signal()
    revert_pressed = Signal()
    save_pressed = Signal()

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(widest)
        self.is_testing = False
        self.outcome = OutcomeLine(self)
        self._details = OutcomeDetails(self)
        self._test = outline_button("Test connection", "plug")
        self._test.setMinimumWidth(146)
        self._test.clicked.connect(self.test_pressed)
        self._revert = outline_button("Revert", tip="Go back to what is saved")
        self._revert.clicked.connect(self.revert_pressed)
        self._save = primary_button("Save")
        self._save.clicked.connect(self.save_pressed)
        self._lay_out()

    def enable(self, *, save: bool, revert: bool) -> None:
        """Say which buttons can be pressed."""
        self._save.setEnabled(save)
        self._revert.setEnabled(revert)

    def show_testing(self, words: str) -> None:
        """Show what the running test does."""
        self._set_testing(True)
        self._details.clear()
        self.outcome.say_busy(words)

    def show_cancelled(self) -> None:
        """Show that the test was stopped."""
        self._set_testing(False)
        self.outcome.say("Test cancelled", "info", "mid")

    def show_report(self, report: TestReport) -> None:
        """Show the green check or the red cross, and the steps."""
        self._set_testing(False)
        self._details.show_report(report)
        good = report.succeeded
        headline = f"Connected: {report.headline}" if good else report.headline
        icon, tone = ("check-circle", "ok") if good else ("x-circle", "err")
        self.outcome.say(headline, icon, tone, report.started)

    def show_refused(self, words: str) -> None:
        """Show that fields have to be corrected first."""
        self._details.clear()
        self.outcome.say(words, "alert-circle", "err")

    def show_stale(self) -> None:
        """Show that the last result is about something else than what is filled in now."""
        self._details.clear()
        self.outcome.say("Edited since it was tested", "alert-circle", "mid")

    def _set_testing(self, is_testing: bool) -> None:
        self.is_testing = is_testing
        if is_testing:
            rename(self._test, "Cancel", "stop")
        else:
            rename(self._test, "Test connection", "plug")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._test)
        row.addWidget(self.outcome, 1)
        for button in (self._details.fold, self._revert, self._save):
            row.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 12, 24, 16)
        rows.setSpacing(10)
        rows.addLayout(row)
        rows.addWidget(self._details)
