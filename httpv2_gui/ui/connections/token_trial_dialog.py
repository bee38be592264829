"""The answer of a token request as a tree: a click says where the token stands."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.core.engine.token_trial import TokenLeaf, TokenTrial
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.buttons import outline_button, primary_button
from httpv2_gui.ui.base.dialogs import Asked
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.theme import mono_font, restyle
from httpv2_gui.ui.connections.token_words import span

_NAME = Qt.ItemDataRole.UserRole
COLUMNS = ("Name", "Value", "Token Field Name")
TITLE = "Choose the token"


async def choose_field(parent: QWidget, trial: TokenTrial) -> str | None:
    """Let a person choose a value of the answer; gives its flattened name, None: cancelled."""
    names = tuple(leaf.field_name for leaf in trial.leaves)

    async def show() -> str | None:
        dialog = TokenTrialDialog(trial, parent)
        await dialogs.run_dialog(dialog)
        return dialog.chosen

    return await dialogs.door.ask(Asked("token", TITLE, where_from(trial), names), show)


def where_from(trial: TokenTrial) -> str:
    """Say what was called and what came."""
    exchange = trial.exchange
    if exchange is None:
        return ""
    received = exchange.received
    status = f" answered {received.status} {received.reason}".rstrip() if received else ""
    return f"{exchange.sent.method} {exchange.sent.url}{status}"


def until(trial: TokenTrial, now: datetime) -> str:
    """Say when the token expires and how that is known."""
    if trial.expires_at is None:
        return "The answer does not say when the token expires."
    left = (trial.expires_at - now).total_seconds()
    when = f"Expires in {span(left)}" if left > 0 else "Expired already"
    return f"{when} ({trial.expires_from})."


def clash(leaf: TokenLeaf) -> str:
    """Warn of a name that means several places."""
    if leaf.fits < 2:
        return ""
    return (
        f"The name {leaf.field_name} fits {leaf.fits} values of this answer: the first of them is "
        "used, unless one stands at the top under exactly this name."
    )


class TokenTrialDialog(QDialog):
    """Shows every value; Enter, a double click or the button takes the current one."""

    def __init__(self, trial: TokenTrial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(TITLE)
        self.setObjectName("token_trial")
        self.setMinimumSize(680, 420)
        self._leaves = {leaf.path: leaf for leaf in trial.leaves}
        self._tree = _Tree(self)
        self._tree.setModel(_model(trial.leaves, self._tree))
        self._tree.expandAll()
        self._tree.doubleClicked.connect(self._take)
        self._tree.taken.connect(lambda: self._take(self._tree.currentIndex()))
        self._tree.selectionModel().currentChanged.connect(lambda index, _old: self._follow(index))
        self._warning = words("", "")
        self._warning.setObjectName("clash")
        restyle(self._warning, tone="warn")
        self._use = primary_button("Use this value")
        self._use.clicked.connect(lambda: self._take(self._tree.currentIndex()))
        self._lay_out(trial)
        self._go_to_likely(trial)

    def _follow(self, index: QModelIndex) -> None:
        leaf = self._leaf(index)
        self._use.setEnabled(leaf is not None)
        self._warning.setText(clash(leaf) if leaf else "")
        self._warning.setVisible(bool(self._warning.text()))

    def _take(self, index: QModelIndex) -> None:
        leaf = self._leaf(index)
        if leaf is not None:
            self.chosen = leaf.field_name
            self.accept()

    def _leaf(self, index: QModelIndex) -> TokenLeaf | None:
        path = index.siblingAtColumn(0).data(_NAME)
        return self._leaves.get(tuple(path)) if path is not None else None

    def _go_to_likely(self, trial: TokenTrial) -> None:
        """Begin at what is named like a token."""
        likely = ("access_token", "id_token", "token", "jwt", "session")
        for name in likely:
            for leaf in trial.leaves:
                if leaf.path and leaf.path[-1].lower() == name:
                    self._tree.setCurrentIndex(_index_of(self._tree, leaf.path))
                    return
        self._tree.setCurrentIndex(self._tree.model().index(0, 0))

    def _lay_out(self, trial: TokenTrial) -> None:
        cancel = outline_button("Cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(8)
        column.addWidget(words(TITLE, "heading"))
        column.addWidget(words(where_from(trial), "help"))
        column.addWidget(self._tree, 1)
        column.addWidget(words(until(trial, datetime.now(UTC)), "help"))
        column.addWidget(self._warning)
        column.addLayout(buttons)
        self._tree.setFocus()


class _Tree(QTreeView):
    """Names, values, and what Token Field Name would be.

    Signals:
        taken: Enter was pressed.
    """

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setAccessibleName("Answer of the token request")
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setFont(mono_font(12))
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultSectionSize(210)
        header.setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        super().keyPressEvent(event)


def _model(leaves: tuple[TokenLeaf, ...], parent: QTreeView) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    model.setHorizontalHeaderLabels(COLUMNS)
    branches: dict[tuple[str, ...], QStandardItem] = {(): model.invisibleRootItem()}
    for leaf in leaves:
        for depth in range(1, len(leaf.path)):
            path = leaf.path[:depth]
            if path not in branches:
                branches[path] = QStandardItem(path[-1])
                branches[path[:-1]].appendRow([branches[path]])
        name = QStandardItem(leaf.path[-1] if leaf.path else "(the whole answer)")
        name.setData(list(leaf.path), _NAME)
        row = [name, QStandardItem(leaf.shown), QStandardItem(leaf.field_name)]
        branches[leaf.path[:-1]].appendRow(row)
    return model


def _index_of(tree: QTreeView, path: tuple[str, ...]) -> QModelIndex:
    model = tree.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        if index.data(_NAME) == list(path):
            return index
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return QModelIndex()
