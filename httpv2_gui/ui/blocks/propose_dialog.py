"""Asks which values of a request become inputs of the block that is made of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.model.block import NEVER_IN_INPUT
from httpv2_gui.core.model.proposed_inputs import Candidate
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import outline_button, primary_button
from httpv2_gui.ui.base.dialogs import Asked
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.rows_model import one_line
from httpv2_gui.ui.base.theme import mono_font

TITLE = "Make this request a block"
COLUMNS = ("Input name", "Value", "Found in")
_TEACHES = (
    "Tick what changes from run to run: it becomes an input, and the value its default. "
    "A name can be changed. More steps and inputs can be added afterwards."
)
_NOTHING = (
    "No value was found in URL, params, headers, cookies and body that could be an input. "
    "Inputs can be added afterwards."
)


async def choose_inputs(
    parent: QWidget, found: Sequence[Candidate]
) -> tuple[Candidate, ...] | None:
    """Let a person tick values and name them; None: cancelled."""

    async def show() -> tuple[Candidate, ...] | None:
        dialog = ProposeDialog(found, parent)
        made = await dialogs.run_dialog(dialog)
        return dialog.chosen() if made else None

    names = tuple(one.name for one in found)
    return await dialogs.door.ask(Asked("inputs", TITLE, _TEACHES, names), show)


class ProposeDialog(QDialog):
    """A table with a box to tick in each row; Space ticks, Enter renames."""

    def __init__(self, found: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 420 if found else 160)
        self._found = tuple(found)
        self._complaint = words("", "problem")
        self._complaint.hide()
        self._make = primary_button("Make block")
        self._make.setDefault(True)
        self._make.clicked.connect(self.accept)
        self.table = self._make_table()
        self._lay_out()
        self.table.itemChanged.connect(lambda _item: self._check())

    def chosen(self) -> tuple[Candidate, ...]:
        """Give what is ticked, under the names that stand there."""
        return tuple(
            dataclasses.replace(one, name=self._name(row))
            for row, one in enumerate(self._found)
            if self._item(row).checkState() == Qt.CheckState.Checked
        )

    def _name(self, row: int) -> str:
        return self._item(row).text().strip()

    def _item(self, row: int) -> QTableWidgetItem:
        return self.table.item(row, 0) or QTableWidgetItem()

    def _check(self) -> None:
        """Refuse names that no placeholder could hold or tell apart."""
        names = [one.name for one in self.chosen()]
        trouble = ""
        if "" in names:
            trouble = "An input needs a name."
        elif any(NEVER_IN_INPUT.search(name) for name in names):
            trouble = 'A name cannot have one of [ ] " | in it.'
        elif len(set(names)) < len(names):
            trouble = "Two inputs have the same name."
        self._complaint.setText(trouble)
        self._complaint.setVisible(bool(trouble))
        self._make.setEnabled(not trouble)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._found), len(COLUMNS))
        table.setAccessibleName("Values that could be inputs")
        table.setAccessibleDescription("Space ticks a value, F2 renames its input.")
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(33)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 210)
        table.setColumnWidth(2, 140)
        with QSignalBlocker(table):
            for row, one in enumerate(self._found):
                self._fill(table, row, one)
        if self._found:
            table.setCurrentCell(0, 0)
        return table

    def _fill(self, table: QTableWidget, row: int, one: Candidate) -> None:
        name = QTableWidgetItem(one.name)
        name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        name.setCheckState(Qt.CheckState.Unchecked)
        value = QTableWidgetItem("••••••••" if one.secret else one_line(one.value))
        value.setFont(mono_font())
        place = QTableWidgetItem(f"{one.label}{', secret' if one.secret else ''}")
        for fixed in (value, place):
            fixed.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for column, item in enumerate((name, value, place)):
            table.setItem(row, column, item)

    def _lay_out(self) -> None:
        cancel = outline_button("Cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._complaint, 1)
        buttons.addStretch()
        buttons.addWidget(self._make)
        buttons.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(dialogs.SIDE, 22, dialogs.SIDE, 20)
        rows.setSpacing(10)
        rows.addWidget(words(TITLE, "heading"))
        rows.addWidget(words(_TEACHES if self._found else _NOTHING, "help"))
        rows.addWidget(self.table, 1)
        self.table.setVisible(bool(self._found))
        rows.addLayout(buttons)
