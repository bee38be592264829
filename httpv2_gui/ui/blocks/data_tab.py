"""Running a block once for each row of a data file: what to run at the left, rows at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from httpv2_gui.core.document.data_file import Overview
from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.engine.block_rows import shown_inputs
from httpv2_gui.core.model.block import Block
from httpv2_gui.ui.base import dialogs
from httpv2_gui.ui.base.bars import bar
from httpv2_gui.ui.base.buttons import outline_button
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.base.number_box import number_box
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.blocks.file_line import FileLine
from httpv2_gui.ui.blocks.rows_inbox import Plan, RowsInbox
from httpv2_gui.ui.blocks.rows_view import RowsView
from httpv2_gui.ui.blocks.run_form import RunForm

LEFT_WIDTH = 380
MOST_PARALLEL = 16
_HELP = "CSV with the names of inputs in its first line, or JSON lines: one run a row."
_NOTHING_LEFT = "No input is left to fill in."


class DataTab(QWidget):
    """Asks for files and values; shows what it is told of the rows.

    Signals:
        look_wanted: arg: the path of a data file whose columns are wanted.
        start_wanted: arg: the Plan.
        stop_wanted: Stop the rows.
        open_wanted: arg: the path of the results file to open.
        said: a short sentence for the status bar.
    """

    look_wanted = Signal(str)
    start_wanted = Signal(object)
    stop_wanted = Signal()
    open_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, tasks: Tasks, block: Callable[[], Block]) -> None:
        super().__init__()
        self._block = block
        self._overview: Overview | None = None
        self._looked_at = self._proposed = ""
        self.is_running = False
        self.data = FileLine(tasks, "Data file", "Pick file…", _pick_data)
        self.results = FileLine(tasks, "Results file", "Choose…", dialogs.save_file)
        self.columns = words(_HELP, "help")
        self.form = RunForm(nothing=_NOTHING_LEFT)
        self.parallel = number_box("Parallel", 1, MOST_PARALLEL)
        self.start = outline_button("Start", "play", "Run the block once for each row")
        self.resume = outline_button("Resume", "redo", "Skip the rows that the results file has")
        self.stop = outline_button("Stop", "stop", "Rows under way are done again by Resume")
        self.rows = RowsView()
        self._lay_out()
        self._listen()
        self._show_state()

    def show_block(self, block: Block) -> None:
        """Follow what a person edits: ask for the inputs that no column brings."""
        names = self._overview.names if self._overview is not None else ()
        left = tuple(one for one in block.inputs if one.name not in names)
        self.form.show_inputs(block.with_values(inputs=left))
        if self._overview is not None:
            self._say("\n".join(_compared(block, self._overview)))

    def show_overview(self, overview: Overview) -> None:
        """The data file was read."""
        self._overview = overview
        self.show_block(self._block())
        self._show_state()

    def show_unreadable(self, message: str) -> None:
        """The data file cannot be used."""
        self._say(message, "err")

    def begin(self, inbox: RowsInbox) -> None:
        """Rows begin to run."""
        self.is_running = True
        self.rows.begin(inbox, self._overview.rows if self._overview is not None else 0)
        self._show_state()

    def end(self, word: str) -> None:
        """All rows are done, or it was stopped."""
        self.is_running = False
        self.rows.end(word)
        self._show_state()

    def show_trouble(self, message: str, hint: str = "") -> None:
        """Say what stopped the rows."""
        self.rows.show_trouble(message, hint)

    def _say(self, text: str, tone: str = "") -> None:
        self.columns.setText(text)
        restyle(self.columns, tone=tone)

    def _entered(self) -> None:
        path = self.data.value()
        if path == self._looked_at:
            return
        self._looked_at, self._overview = path, None
        self._say(_HELP)
        if self.results.value() in ("", self._proposed):
            self._proposed = _beside(path)
            self.results.path.setText(self._proposed)
        self.show_block(self._block())
        self._show_state()
        if path:
            self.look_wanted.emit(path)

    def _go(self, *, resume: bool) -> None:
        missing = self.form.first_missing()
        if missing is not None:
            self.form.focus_on(missing)
            self.said.emit(f"Fill in {missing.name}: no column brings it.")
        elif not self.results.value():
            self.results.path.setFocus()
            self.said.emit("Name a results file.")
        else:
            given, number = self.form.values(), self.parallel.value()
            files = (Path(self.data.value()), Path(self.results.value()))
            self.start_wanted.emit(Plan(self._block(), given, *files, number, resume))

    def _show_state(self) -> None:
        for one in (self.start, self.resume):
            one.setEnabled(self._overview is not None and not self.is_running)
        self.stop.setEnabled(self.is_running)
        for one in (self.data, self.results, self.form, self.parallel):
            one.setEnabled(not self.is_running)

    def _listen(self) -> None:
        self.data.entered.connect(self._entered)
        self.start.clicked.connect(lambda: self._go(resume=False))
        self.resume.clicked.connect(lambda: self._go(resume=True))
        self.stop.clicked.connect(self.stop_wanted)
        self.rows.open_wanted.connect(lambda: self.open_wanted.emit(self.results.value()))

    def _lay_out(self) -> None:
        left = Card()
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.data)
        column.addWidget(self.columns)
        column.addWidget(words("For all rows", "strong"))
        column.addWidget(_scrolling(self.form), 1)
        label = words("Parallel", "strong")
        label.setWordWrap(False)
        label.setBuddy(self.parallel)
        column.addLayout(bar(label, self.parallel, None, margins=(0, 0, 0, 0), spacing=10))
        column.addWidget(self.results)
        buttons = bar(self.start, self.resume, self.stop, None, margins=(0, 4, 0, 0))
        column.addLayout(buttons)
        left.body.addLayout(column)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(10)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.rows)
        split.setStretchFactor(1, 1)
        split.setSizes([LEFT_WIDTH, 800])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.addWidget(split)


async def _pick_data(parent: QWidget, title: str, start: Path | None) -> Path | None:
    kinds = "Data files (*.csv *.tsv *.jsonl *.ndjson *.json);;All files (*)"
    return await dialogs.open_file(parent, title, start, kinds)


def _compared(block: Block, overview: Overview) -> Iterator[str]:
    """Say how many rows there are, and which columns are inputs of the block."""
    rows = "1 row" if overview.rows == 1 else f"{overview.rows:,} rows"
    names = [one for one in overview.names if one in {each.name for each in block.inputs}]
    yield f"{rows}. From the file: {', '.join(names) or 'no input'}."
    lacking = [one.name for one in block.inputs if one.required and one.name not in names]
    if lacking:
        yield f"Required and not in the file: {', '.join(lacking)}. Fill in below."
    for sentence in block_inputs.unknown(block, dict.fromkeys(overview.names, "")):
        yield f"{sentence} That column is left out."
    secret = {one.name for one in block.inputs} - set(shown_inputs(block))
    if secret.intersection(names):
        yield "Secret inputs of the file are not written to the results."


def _beside(path: str) -> str:
    return str(Path(path).with_name(f"{Path(path).stem}-results.csv")) if path else ""


def _scrolling(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    for ground in (area, area.viewport(), form):  # else it is the grey of the window
        ground.setBackgroundRole(QPalette.ColorRole.Base)
    return area
