"""What an import would bring: tick what should come, read what cannot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.interchange.format import Imported
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import outline_button, primary_button
from httpv2_gui.ui.base.dialogs import SIDE, Asked
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.plain_tip import plain_tip
from httpv2_gui.ui.interchange.notes_box import notes_box
from httpv2_gui.ui.interchange.offer import KINDS, Line, Taken, lines_of, title_of

COLUMNS = ("Name", "What it is", "In this workspace")
REPLACE = "Replace what has the same name"
ROW_HEIGHT = 28
_LINE = Qt.ItemDataRole.UserRole


async def choose_lines(
    parent: QWidget, source: Path, imported: Imported, taken: Taken
) -> tuple[Line, ...] | None:
    """Let a person choose what comes and whether it replaces; None: cancelled."""
    lines = lines_of(imported, taken)

    async def show() -> tuple[Line, ...] | None:
        dialog = ImportDialog(parent, source, imported, taken)
        code = await dialogs.run_dialog(dialog)
        return dialog.chosen() if code else None

    text = "\n".join((title_of(lines), *imported.notes))
    asked = Asked("import", f"Import {source.name}", text, tuple(one.name for one in lines))
    answer = await dialogs.door.ask(asked, show)
    return lines if answer is True else answer


class ImportDialog(QDialog):
    """Lists connections, requests and blocks, all ticked; Enter imports them."""

    def __init__(self, parent: QWidget, source: Path, imported: Imported, taken: Taken) -> None:
        super().__init__(parent)
        title = f"Import {source.name}"
        self.setWindowTitle(title)
        self.setObjectName("import_dialog")
        self.setMinimumSize(720, 460)
        self._offer = lambda replaces: lines_of(imported, taken, replaces=replaces)
        self._tree = _tree(self)
        self._model = QStandardItemModel(self._tree)
        self._replace = QCheckBox(REPLACE)
        self._replace.setAccessibleName(REPLACE)
        self._replace.setVisible(any(one.clashes for one in self._offer(False)))
        self._ok = primary_button("Import")
        self._count = words("", "help")
        self._lay_out(title, imported.notes)
        self._replace.toggled.connect(self._show_lines)
        self._show_lines()

    def chosen(self) -> tuple[Line, ...]:
        """Give what is ticked."""
        return tuple(
            item.data(_LINE) for item in self._items() if item.checkState() == Qt.CheckState.Checked
        )

    def _items(self) -> list[QStandardItem]:
        headings = [self._model.item(row) for row in range(self._model.rowCount())]
        return [one.child(row) for one in headings for row in range(one.rowCount())]

    def _show_lines(self) -> None:
        """List everything; what was unticked stays so."""
        was = [item.checkState() for item in self._items()]
        lines = self._offer(self._replace.isChecked())
        self._model = model = _model_of(lines, self._tree)
        self._tree.setModel(model)
        for item, state in zip(self._items(), was, strict=False):
            item.setCheckState(state)
        model.itemChanged.connect(self._follow)
        self._tree.expandAll()
        self._tree.setCurrentIndex(self._tree.indexBelow(model.index(0, 0)))
        self._follow()

    def _follow(self) -> None:
        chosen = self.chosen()
        self._ok.setEnabled(bool(chosen))
        self._count.setText(f"Will come: {title_of(chosen)}.")

    def _lay_out(self, title: str, notes: Sequence[str]) -> None:
        cancel = outline_button("Cancel")
        cancel.clicked.connect(self.reject)
        self._ok.clicked.connect(self.accept)
        self._ok.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._count, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 22, SIDE, 20)
        column.setSpacing(10)
        column.addWidget(words(title, "heading"))
        column.addWidget(self._tree, 1)
        column.addWidget(self._replace)
        if notes:
            column.addWidget(notes_box(notes))
        column.addLayout(buttons)
        self._tree.setFocus()


def _tree(parent: QWidget) -> QTreeView:
    tree = QTreeView(parent)
    tree.setObjectName("answer")
    tree.setAccessibleName("What comes")
    tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    tree.setUniformRowHeights(True)
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    header = tree.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setDefaultSectionSize(215)
    header.setStretchLastSection(True)
    return tree


def _model_of(lines: Sequence[Line], parent: QTreeView) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    model.setHorizontalHeaderLabels(COLUMNS)
    for kind in KINDS:
        of_kind = [one for one in lines if one.kind == kind]
        if not of_kind:
            continue
        heading = _plain(f"{kind.capitalize()}  {len(of_kind)}")
        for one in of_kind:
            first = _plain(one.record.name)
            first.setCheckable(True)
            first.setCheckState(Qt.CheckState.Checked)
            first.setData(one, _LINE)
            heading.appendRow([first, _plain(one.summary), _plain(one.fate)])
        model.appendRow([heading, _plain(""), _plain("")])
    return model


def _plain(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setSizeHint(QSize(0, ROW_HEIGHT))
    item.setToolTip(plain_tip(text))
    return item
