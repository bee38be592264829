"""The page that greets: open the sample, a new workspace, a folder, or one of the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from httpv2_gui.ui.base.buttons import outline_button, primary_button, text_button
from httpv2_gui.ui.base.card import Card

WIDTH = 620


class WelcomePage(QWidget):
    """Shown while no workspace is open.

    Signals:
        sample_wanted, new_wanted, folder_wanted: the three ways in.
        recent_wanted: the folder of a workspace that was open before.
    """

    sample_wanted = Signal()
    new_wanted = Signal()
    folder_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(_title("HTTP V2 GUI"))
        column.addWidget(
            _sentence(
                "Build and test the HTTP requests that your SOAR and iPaaS platforms will run. "
                "Everything stays on this machine; secrets stay in its keyring."
            )
        )
        column.addSpacing(12)
        self._first = self._way_in(
            column,
            "Open the sample",
            "play",
            "A commented workspace with a practice API on this machine: nothing to set up.",
            self.sample_wanted,
        )
        self._way_in(
            column,
            "New workspace",
            "plus",
            "An empty folder for connections and requests, as readable files.",
            self.new_wanted,
        )
        self._way_in(
            column,
            "Open a folder",
            "folder-open",
            "A workspace that you or a colleague made before.",
            self.folder_wanted,
        )
        self._recent = QVBoxLayout()
        column.addSpacing(8)
        column.addLayout(self._recent)
        self._place(column)

    def show_recent(self, folders: Sequence[Path]) -> None:
        """List the workspaces that were open before, the latest first."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if folders:
            self._recent.addWidget(_help("Open again"))
        for folder in folders[:5]:
            button = text_button(folder.name, "folder", str(folder))
            button.setAccessibleDescription(str(folder))
            button.clicked.connect(lambda _on=False, one=folder: self.recent_wanted.emit(one))
            self._recent.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Give the keyboard to the first way in."""
        self._first.setFocus()

    def _way_in(
        self, column: QVBoxLayout, label: str, icon: str, words: str, wanted: SignalInstance
    ) -> QPushButton:
        make = primary_button if icon == "play" else outline_button
        button = make(label, icon)
        button.setAccessibleDescription(words)
        button.setMinimumWidth(190)
        button.clicked.connect(wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(_help(words), 1)
        column.addLayout(row)
        return button

    def _place(self, column: QVBoxLayout) -> None:
        card = Card(margin=32)
        card.setFixedWidth(WIDTH)
        card.body.addLayout(column)
        across = QHBoxLayout(self)
        across.addStretch()
        across.addWidget(card, alignment=Qt.AlignmentFlag.AlignVCenter)
        across.addStretch()


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "title")
    return label


def _sentence(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _help(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "help")
    label.setWordWrap(True)
    return label
