"""A document as a tree: searched, expanded, its values and paths copied."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QTreeView, QWidget

from httpv2_gui.core.document.search import Wanted, find_in_tree
from httpv2_gui.core.document.tree import Node
from httpv2_gui.core.model import json_text
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import ghost_button, object_name
from httpv2_gui.ui.base.find_line import FindLine
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.tree_model import Row, TreeModel, copied_value
from httpv2_gui.ui.responses.viewer import Viewer

OPENED_AT_FIRST = 120
"""Rows that are opened when a document comes up."""
OPENED_AT_ONCE = 5000
FOUND_AT_MOST = 5000


class TreeViewer(Viewer):
    """Fits every JSON object and list; best where a table would not show it all."""

    title = "Tree"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._root: Node | None = None
        self._found: list[Node] = []
        self._place = -1
        self._enough = threading.Event()
        self._model = TreeModel(self)
        self._tree = QTreeView()
        self._find = FindLine("Search keys and values")
        self._find.sought.connect(self._seek)
        self._find.moved.connect(self._move)
        self._arrange()
        self._add_commands()
        theme.notifier().changed.connect(self._tree.viewport().update)

    @classmethod
    def fits(cls, reading: Reading) -> float:
        if reading.document is None or not isinstance(reading.document.root, list):
            return 0.0
        return 1.0 if reading.shape == "tree" else 0.6

    def show_reading(self, reading: Reading) -> None:
        if reading.document is None:
            return
        self._root = Node(reading.document.root)
        self._model.show_root(self._root)
        self._tree.setColumnWidth(0, max(200, min(320, self.width() * 2 // 5)))
        self._open(QModelIndex(), OPENED_AT_FIRST)
        self._found, self._place = [], -1
        if self._find.text():
            self._seek(self._find.text())

    def stop(self) -> None:
        self._enough.set()
        super().stop()

    def _seek(self, text: str) -> None:
        if self._root is not None:
            self._enough.set()
            self._enough = threading.Event()
            self._fill(self._search(self._root, text, self._enough))

    async def _search(self, root: Node, text: str, enough: threading.Event) -> None:
        found = await asyncio.to_thread(_all_of, root, text, enough)
        if root is not self._root:
            return
        self._found, self._place = found, -1
        self._find.show_place(0, len(found))
        self._move(1)

    def _move(self, step: int) -> None:
        if not self._found:
            return
        self._place = (self._place + step) % len(self._found)
        index = self._model.index_of(self._found[self._place])
        self._tree.setCurrentIndex(index)
        self._tree.scrollTo(index)
        self._find.show_place(self._place + 1, len(self._found))

    def _open(self, start: QModelIndex, most: int) -> bool:
        """Open rows level by level until there are `most`; whether that was all of them."""
        waiting = deque([start])
        shown = 0
        while waiting:
            index = waiting.popleft()
            count = self._model.rowCount(index)
            if shown + count > most and index != start:
                return False
            if index.isValid():
                self._tree.expand(index)
            shown += count
            for place in range(min(count, most)):
                child = self._model.index(place, 0, index)
                if self._model.hasChildren(child):
                    waiting.append(child)
        return True

    def _expand_below(self) -> None:
        current = self._tree.currentIndex().siblingAtColumn(0)
        if not self._open(current, OPENED_AT_ONCE):
            self.said.emit(f"Opened the first {OPENED_AT_ONCE:,} rows.")

    def _collapse_all(self) -> None:
        self._tree.collapseAll()

    def _copy(self, what: str, text_of: Callable[[Row], str]) -> None:
        index = self._tree.currentIndex()
        row = self._model.row_at(index) if index.isValid() else None
        if row is not None:
            QGuiApplication.clipboard().setText(text_of(row))
            self.said.emit(f"Copied the {what}.")

    def _wait_for_value(self) -> None:
        """Ask for the value under the nearest name: items of a list have none of their own."""
        index = self._tree.currentIndex()
        row = self._model.row_at(index) if index.isValid() else None
        keys = row.node.keys() if row is not None and not row.node.child_count else ()
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        if row is not None and name:
            self.wait_for.emit(name, json_text.dump(row.node.value))
        else:
            self.said.emit("Choose a single value that has a name.")

    def _add_commands(self) -> None:
        copy = QKeySequence(QKeySequence.StandardKey.Copy).toString()
        self._add("Copy value", lambda: self._copy("value", copied_value), copy)
        self._add("Copy key", lambda: self._copy("key", lambda row: row.node.name))
        self._add(
            "Copy path", lambda: self._copy("path", lambda row: row.node.path), "Ctrl+Shift+C"
        )
        self._add("Copy JSONPath", lambda: self._copy("JSONPath", lambda row: row.node.jsonpath))
        self._add("Copy HTTP V2 name", lambda: self._copy("name", lambda row: row.node.flat_name))
        self._add("Wait for this value", self._wait_for_value)
        self._add("Expand all below", self._expand_below, "Ctrl+E")
        self._add("Collapse all", self._collapse_all, "Ctrl+Shift+E")
        self._on_find(self._find.focus)

    def _add(self, title: str, run: Callable[[], object], keys: str = "") -> None:
        action = QAction(title, self._tree)
        action.setObjectName(object_name(title))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: run())
        self._tree.addAction(action)

    def _arrange(self) -> None:
        tree = self._tree
        tree.setModel(self._model)
        tree.setObjectName("tree")
        tree.setAccessibleName("Tree")
        tree.setFont(theme.mono_font(12))
        tree.setUniformRowHeights(True)
        tree.setIndentation(20)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        tree.header().setStretchLastSection(True)
        expand = ghost_button("expand", "Expand all below", "Open everything below (Ctrl+E)")
        expand.clicked.connect(self._expand_below)
        fold = ghost_button("minus", "Collapse all", "Close everything (Ctrl+Shift+E)")
        fold.clicked.connect(self._collapse_all)
        self._lay_out(tree, bar(self._find, expand, fold, grows=self._find))


def _all_of(root: Node, text: str, enough: threading.Event) -> list[Node]:
    """Give the matches; gives up when `enough` is set, for a search nobody waits for."""
    found: list[Node] = []
    for node in find_in_tree(root, Wanted(text)):
        if enough.is_set() or len(found) == FOUND_AT_MOST:
            break
        if node.parent is not None:
            found.append(node)
    return found
