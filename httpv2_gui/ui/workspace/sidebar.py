"""The left side: the workspace's name, search, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from httpv2_gui.ui.base import icons
from httpv2_gui.ui.base.buttons import ghost_button, menu_action, opens_menu
from httpv2_gui.ui.workspace.items import Row, Section
from httpv2_gui.ui.workspace.sidebar_tree import SidebarTree


class Sidebar(QFrame):
    """Name, menu, search field and tree.

    Signals:
        opened: section and slug of a line to open.
        new_wanted: section in which something new is wanted.
        rename_wanted, duplicate_wanted, delete_wanted: section and slug.
        reordered: section and its slugs in their new order.
    """

    opened = Signal(Section, str)
    new_wanted = Signal(Section)
    rename_wanted = Signal(Section, str)
    duplicate_wanted = Signal(Section, str)
    delete_wanted = Signal(Section, str)
    reordered = Signal(Section, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("kind", "side")
        self._name = QLabel()
        self._name.setObjectName("workspace_name")
        self._name.setProperty("kind", "heading")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._more = ghost_button("more", "Menu", "Menu", "Alt+M")
        self._search = _SearchField()
        self._tree = SidebarTree()
        self._nothing = QLabel("Nothing has this name.")
        self._nothing.setProperty("kind", "help")
        self._nothing.setContentsMargins(18, 6, 18, 6)
        self._nothing.hide()
        self._arrange()
        self._add_heading_buttons()
        self._connect()

    @property
    def tree(self) -> SidebarTree:
        """The tree itself: to be given the keyboard."""
        return self._tree

    def set_workspace_name(self, name: str) -> None:
        self._name.setText(name)
        self._name.setToolTip(name)

    def set_menu(self, menu: QMenu) -> None:
        """Give what the three dots open."""
        opens_menu(self._more, menu)

    def show_rows(self, section: Section, rows: Sequence[Row]) -> None:
        """List these under their heading, as far as the search lets them through."""
        self._tree.show_rows(section, rows)
        self._filter()

    def select(self, section: Section, slug: str) -> None:
        """Make a line current, without opening it."""
        self._tree.select(section, slug)

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 10, 2)
        top.addWidget(self._name, 1)
        top.addWidget(self._more)
        search = QHBoxLayout()
        search.setContentsMargins(10, 0, 10, 6)
        search.addWidget(self._search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(search)
        column.addWidget(self._nothing)
        column.addWidget(self._tree, 1)

    def _add_heading_buttons(self) -> None:
        """Put a plus beside each heading."""
        for section in Section:
            button = ghost_button("plus", f"New {section.one}", size=16)
            button.clicked.connect(lambda _on=False, one=section: self.new_wanted.emit(one))
            holder = QWidget()
            across = QHBoxLayout(holder)
            across.setContentsMargins(0, 0, 8, 0)
            across.addStretch()
            across.addWidget(button)
            holder.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            self._tree.setIndexWidget(self._tree.heading_index(section), holder)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._filter)
        self._search.entered.connect(self._tree.open_first)
        self._search.left.connect(self._tree.setFocus)
        self._tree.opened.connect(self.opened)
        self._tree.reordered.connect(self.reordered)
        self._tree.customContextMenuRequested.connect(self._show_menu)

    def _filter(self) -> None:
        shown = self._tree.filter(self._search.text())
        self._nothing.setVisible(bool(self._search.text().strip()) and shown == 0)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = self._tree.current()
        if self._tree.indexAt(where).parent().isValid() and key is not None:
            for name, icon, keys, wanted in self._commands():
                action = menu_action(menu, name, icon, keys)
                action.triggered.connect(lambda _on=False, one=wanted: one.emit(*key))
        else:
            for section in Section:
                action = menu_action(menu, f"New {section.one}", "plus")
                action.triggered.connect(lambda _on=False, one=section: self.new_wanted.emit(one))
        menu.popup(self._tree.viewport().mapToGlobal(where))

    def _commands(self) -> tuple[tuple[str, str, str | None, SignalInstance], ...]:
        return (
            ("Open", "external", "Return", self.opened),
            ("Rename…", "edit", "F2", self.rename_wanted),
            ("Duplicate", "duplicate", "Ctrl+D", self.duplicate_wanted),
            ("Delete", "trash", "Del", self.delete_wanted),
        )

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self._tree.current()
        wanted = {
            (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): self.rename_wanted,
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): self.delete_wanted,
            (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): self.duplicate_wanted,
        }.get((Qt.Key(event.key()), event.modifiers()))
        if wanted is not None and key is not None and self._tree.hasFocus():
            wanted.emit(*key)
        else:
            super().keyPressEvent(event)


class _SearchField(QLineEdit):
    """Filters while one types; Enter opens the first, Down goes to the list, Escape clears."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setProperty("kind", "search")
        self.setPlaceholderText("Search everything")
        self.setAccessibleName("Search everything")
        self.setToolTip("Search everything (Ctrl+P)")
        self.setClearButtonEnabled(True)
        picture = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        picture.setText("Search")

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
