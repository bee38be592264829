"""The cookies that are kept for connections: to look at, and to delete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.engine.kept_cookie import KeptCookie
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.buttons import danger_button, outline_button
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.grid import Grid
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.rows_model import RowsModel
from httpv2_gui.ui.connections.cookie_words import TITLES, count_of, row_of, why_none
from httpv2_gui.ui.connections.token_words import now

TITLE = "Kept cookies"


class CookiesDialog(QDialog):
    """Lists the cookies of one connection at a time. Does nothing itself: it asks.

    Signals:
        wanted: the cookies of a Connection are to be shown.
        forget_wanted: a Connection, and a tuple of its cookies to delete.
    """

    wanted = Signal(object)
    forget_wanted = Signal(object, object)

    def __init__(
        self, connections: Sequence[Connection], chosen: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setObjectName("kept_cookies_dialog")
        self.setMinimumSize(860, 420)
        self._connections = tuple(connections)
        self._kept: tuple[KeptCookie, ...] = ()
        self._choice = QComboBox()
        self._choice.setAccessibleName("Connection")
        self._choice.addItems([one.name for one in connections])
        self._choice.setCurrentIndex(chosen)
        self._choice.currentIndexChanged.connect(lambda _row: self.refresh())
        self._show = QCheckBox("Show values")
        self._show.setAccessibleName("Show values")
        self._show.toggled.connect(lambda _on: self._fill())
        self._model = RowsModel(TITLES, self)
        self._grid = self._make_grid()
        self._none = QWidget()
        self._why, self._count = words("", "help"), words("", "help")
        self._why.setObjectName("why_none")
        self._count.setObjectName("count")
        self._make_buttons()
        self._lay_out()
        tab_order.arrange(self)
        self._fill()

    def refresh(self) -> None:
        """Ask for the cookies as they are now."""
        if self._connections:
            self.wanted.emit(self._connection())

    def show_cookies(self, connection: Connection, kept: Sequence[KeptCookie]) -> None:
        """List what is kept, if the connection is still the chosen one."""
        if self._connections and connection == self._connection():
            is_first = not self._kept
            self._kept = tuple(kept)
            self._fill()
            if self._kept and is_first and not self._choice.hasFocus():
                self._grid.setFocus()

    def _connection(self) -> Connection:
        return self._connections[self._choice.currentIndex()]

    def _fill(self) -> None:
        row = self._grid.currentIndex().row()
        moment, covered = now(), not self._show.isChecked()
        self._model.show_rows([row_of(one, moment, covered=covered) for one in self._kept])
        self._grid.fit_columns()
        self._grid.setVisible(bool(self._kept))
        scope = self._connection().cookie_scope if self._connections else "global"
        self._why.setText(why_none(scope))
        self._none.setVisible(not self._kept)
        self._count.setText(count_of(self._kept) if self._kept else "")
        if self._kept:
            self._select(min(max(row, 0), len(self._kept) - 1))
        self._follow_selection()

    def _select(self, row: int) -> None:
        """Select one row, whatever keys are held down."""
        selection, index = self._grid.selectionModel(), self._model.index(row, 0)
        flags = selection.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _follow_selection(self) -> None:
        self._delete.setEnabled(bool(self._grid.selected_rows()))
        self._delete_all.setEnabled(bool(self._kept))
        self._show.setEnabled(bool(self._kept))

    def _forget_selected(self) -> None:
        self._forget(tuple(self._kept[row] for row in self._grid.selected_rows()))

    def _forget(self, cookies: tuple[KeptCookie, ...]) -> None:
        if cookies:
            self.forget_wanted.emit(self._connection(), cookies)

    def _copy_names(self) -> None:
        names = [self._kept[row].name for row in self._grid.selected_rows()]
        if names:
            QGuiApplication.clipboard().setText("\n".join(names))

    def _make_grid(self) -> Grid:
        grid = Grid(TITLE)
        grid.setModel(self._model)
        grid.setSelectionBehavior(Grid.SelectionBehavior.SelectRows)
        grid.horizontalHeader().setStretchLastSection(True)
        grid.add_command("Copy name", self._copy_names)
        grid.add_command(
            "Delete", self._forget_selected, QKeySequence(QKeySequence.StandardKey.Delete)
        )
        grid.selectionModel().selectionChanged.connect(lambda *_now: self._follow_selection())
        return grid

    def _make_buttons(self) -> None:
        self._delete = outline_button("Delete", "trash", "Delete the selected cookies (Del)")
        self._delete.clicked.connect(self._forget_selected)
        self._delete_all = danger_button("Delete all", "trash", "Delete all of this connection")
        self._delete_all.clicked.connect(lambda: self._forget(self._kept))
        self._close = outline_button("Close")
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        label = words("Connection", "")
        label.setWordWrap(False)
        label.setBuddy(self._choice)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setSpacing(8)
        self._choice.setMinimumWidth(300)
        top.addWidget(label)
        top.addWidget(self._choice)
        top.addStretch()
        top.addWidget(self._show)
        bottom.addWidget(self._count, 1)
        for button in (self._delete, self._delete_all, self._close):
            bottom.addWidget(button)
        self._lay_out_none()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(words(TITLE, "heading"))
        column.addLayout(top)
        column.addWidget(self._grid, 1)
        column.addWidget(self._none, 1)
        column.addLayout(bottom)

    def _lay_out_none(self) -> None:
        icon = QLabel()
        set_icon(icon, "cookie", "dim", 34)
        column = QVBoxLayout(self._none)
        column.setContentsMargins(60, 12, 60, 12)
        column.setSpacing(6)
        column.addStretch(2)
        for one in (icon, words("No cookies are kept", "heading"), self._why):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(one)
        column.addStretch(3)
