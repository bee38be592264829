"""The body as text: laid out or raw, highlighted, searched."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import ghost_button, link_button, toggle_button
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.find_line import FindLine
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.word_switch import WordSwitch
from httpv2_gui.ui.responses.prepared_text import PreparedText, places, prepare
from httpv2_gui.ui.responses.reading import Reading
from httpv2_gui.ui.responses.viewer import Viewer

COLOURED = 256_000
"""Longer texts are not highlighted: every change of the theme would take a second."""

PIECE = 4_000
"""Characters that go into the editor at once."""

TURN_S = 0.006
"""After so long the window gets its turn again."""


class TextView(Viewer):
    """Fits every body that is text."""

    title = "Text"

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._reading: Reading | None = None
        self._text = ""
        self._places: list[tuple[int, int]] = []
        self._place = -1
        self._layout = WordSwitch("Layout", (("pretty", "Pretty"), ("raw", "Raw")), self)
        self._layout.chosen.connect(lambda _key: self._load())
        self._find = FindLine("Find in text")
        self._find.sought.connect(self._seek)
        self._find.moved.connect(self._move)
        self._edit = CodeEdit(self)
        self._edit.setObjectName("response_text")
        self._edit.setAccessibleName("Response text")
        self._edit.setReadOnly(True)
        self._edit.setUndoRedoEnabled(False)
        self._edit.setProperty("kind", "bare")
        self._wrap = toggle_button("wrap", "Wrap lines", "Wrap lines")
        self._wrap.toggled.connect(self._edit.set_wrap)
        self._cut = QWidget(self)
        self._cut_words = QLabel()
        self._arrange()

    @classmethod
    def fits(cls, reading: Reading) -> float:
        if not reading.body or reading.shape in ("image", "hex"):
            return 0.0
        return 1.0 if reading.shape == "text" else 0.3

    def show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._load()

    def _load(self, *, whole: bool = False) -> None:
        if self._reading is not None:
            self._fill(self._show_text(self._reading, whole))

    async def _show_text(self, reading: Reading, whole: bool) -> None:
        laid_out = self._layout.key() == "pretty"
        prepared = await asyncio.to_thread(prepare, reading, laid_out=laid_out, whole=whole)
        self._text = prepared.text
        self._tell_cut(prepared)
        is_long = len(prepared.text) > COLOURED
        self._edit.set_language("text" if is_long else prepared.language)
        self._edit.setPlainText(prepared.text[:PIECE])
        await self._append(prepared.text)
        if self._find.text():
            await self._find_all(self._find.text())

    async def _append(self, text: str) -> None:
        """Put the rest in piece by piece: Qt takes a second for a megabyte at once."""
        cursor = QTextCursor(self._edit.document())
        turn = time.monotonic()
        for start in range(PIECE, len(text), PIECE):
            if time.monotonic() - turn > TURN_S:
                await asyncio.sleep(0)
                turn = time.monotonic()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[start : start + PIECE])

    def _tell_cut(self, prepared: PreparedText) -> None:
        shown = spoken.size(len(prepared.text))
        self._cut_words.setText(f"The first {shown} of {spoken.size(prepared.total)}.")
        self._cut.setVisible(prepared.is_cut)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.said.emit(f"Copied {spoken.size(len(self._text))} of text.")

    def _seek(self, sought: str) -> None:
        self._tasks.start(self._find_all(sought), "find", again="replace")

    async def _find_all(self, sought: str) -> None:
        text = self._text
        found = await asyncio.to_thread(places, text, sought)
        if text is not self._text:
            return
        self._places, self._place = found, -1
        self._find.show_place(0, len(found))
        self._move(1)

    def _move(self, step: int) -> None:
        if not self._places:
            return
        self._place = (self._place + step) % len(self._places)
        start, end = self._places[self._place]
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.centerCursor()
        self._find.show_place(self._place + 1, len(self._places))

    def _arrange(self) -> None:
        copy = ghost_button("copy", "Copy text", "Copy all of this text")
        copy.clicked.connect(self._copy_all)
        self._on_find(self._find.focus)
        tools = bar(self._layout, self._find, self._wrap, copy, grows=self._find)
        self._lay_out(self._edit, tools)
        self._rows.addWidget(self._cut)
        self._arrange_cut()

    def _arrange_cut(self) -> None:
        everything = link_button("Show all", "Show all of it; a long text takes a while")
        everything.clicked.connect(lambda: self._load(whole=True))
        save = link_button("Save body", "Write the whole body to a file")
        save.clicked.connect(self.save_asked)
        row = QHBoxLayout(self._cut)
        row.setContentsMargins(14, 4, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._cut_words)
        row.addWidget(everything)
        row.addWidget(save)
        row.addStretch()
        self._cut.hide()
