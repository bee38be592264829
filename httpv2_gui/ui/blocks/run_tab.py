"""Running a block: inputs and steps at the left, what the chosen step gave at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from httpv2_gui.core.engine.block_events import Begun, Ended, InStep
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.result import Failure, Result
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.form_row import words
from httpv2_gui.ui.blocks import step_state
from httpv2_gui.ui.blocks.outcome_card import OutcomeCard
from httpv2_gui.ui.blocks.run_form import RunForm
from httpv2_gui.ui.blocks.step_list import StepList
from httpv2_gui.ui.blocks.step_state import StepState
from httpv2_gui.ui.blocks.tools import StepResults

LEFT_WIDTH = 380
IDLE, STARTING = -1, -2
"""In place of the row of the step that runs."""
_NOT_RUN = "Fill in the inputs and press Run. What this step gave will be here."
_NOT_YET = "This step has not ended yet."
_NO_RESULT = "This step gave nothing: it was not sent."


class RunTab(QWidget):
    """Shows one run, or one dry run, of the block as it was then.

    Signals:
        filled_in: A person filled in an input.
        said: a short sentence for the status bar.
    """

    filled_in = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = RunForm()
        self.progress = StepList("Steps of the run", edits=False)
        self.outcome = OutcomeCard()
        self._results: StepResults | None = None
        self._block = Block()
        self._states: list[StepState] | None = None
        self._given: dict[int, Result] = {}
        self._previews: Sequence[Preview] | None = None
        self._running = IDLE
        self._follows = True
        """The running step is shown until a person looks at another one."""
        self._right = QWidget()
        self._lay_out()
        self.form.changed.connect(self.filled_in)
        self.outcome.said.connect(self.said)
        self.progress.chosen.connect(self._choose)

    def use_results(self, results: StepResults) -> None:
        """Show what a step gave in this."""
        self._results = results
        layout = self._right.layout()
        assert layout is not None  # noqa: S101 - made with it
        layout.addWidget(results.widget)
        self._show_step(self.progress.currentRow())

    def show_block(self, block: Block) -> None:
        """Follow what a person edits; the last run is shown as long as its steps are the same."""
        self.form.show_inputs(block)
        if self._running == IDLE and block.steps != self._block.steps:
            self._forget(block)

    def begin(self, block: Block) -> None:
        """A run begins."""
        self._forget(block)
        self.outcome.hide()
        self._states = [StepState() for _ in block.steps]
        self._running, self._follows = STARTING, True
        self._show_states()
        self.progress.choose(0)

    def hear(self, told: InStep) -> None:
        """Show what a step does."""
        if self._states is None or told.index >= len(self._states):
            return
        self._running = told.index
        state = step_state.of_event(told.event)
        if state is not None:
            self._states[told.index] = state
            self._show_states()
        if isinstance(told.event, Ended):
            self._given[told.index] = told.event.result
        if isinstance(told.event, Begun) and self._follows:
            self.progress.choose(told.index)
        if self._results is not None:
            self._show_event(self._results, told)

    def _show_event(self, results: StepResults, told: InStep) -> None:
        """Show what happens in the step that runs, unless a person looks at another one."""
        if isinstance(told.event, Begun):
            results.show_begun(self._block.steps[told.index])
        elif not isinstance(told.event, Ended):
            results.show_event(told.event)
            return
        self._show_step(self.progress.currentRow())

    def show_result(self, result: BlockResult) -> None:
        """A run has ended."""
        self._end_live()
        self._states = [step_state.of_step(one) for one in result.steps]
        for number, one in enumerate(result.steps):
            if one.result is not None:
                self._given[number] = one.result
        self._show_states()
        self.outcome.show_result(result)
        self._show_step(self.progress.currentRow())

    def show_refused(self, failure: Failure) -> None:
        """Nothing was run."""
        self._end_live()
        self._states = None
        self._show_states()
        self.outcome.show_refused(failure)
        self._show_step(self.progress.currentRow())

    def show_previews(self, block: Block, previews: Sequence[Preview]) -> None:
        """Show what each step would send."""
        self._forget(block)
        self.outcome.hide()
        self._previews = tuple(previews)
        self._states = [_of_preview(one) for one in previews]
        self._show_states()
        self._show_step(max(self.progress.currentRow(), 0))

    def remember(self, values: Mapping[str, str]) -> None:
        self.form.remember(values)

    def missing(self) -> Input | None:
        """Give the first required input that is blank; it gets the keyboard."""
        one = self.form.first_missing()
        if one is not None:
            self.form.focus_on(one)
        return one

    def _forget(self, block: Block) -> None:
        """Show the steps of this block, as if nothing had run."""
        self._block, self._states, self._previews = block, None, None
        self._given.clear()
        self.outcome.hide()
        self.progress.show_steps(block.steps)
        self._show_states()
        self._show_step(self.progress.currentRow())

    def _end_live(self) -> None:
        self._running = IDLE
        if self._results is not None:
            self._results.end_live()

    def _choose(self, row: int) -> None:
        self._follows = self._running in (row, STARTING)
        self._show_step(row)

    def _show_states(self) -> None:
        self.progress.show_states(self._states)

    def _show_step(self, row: int) -> None:
        results = self._results
        if results is None:
            return
        if not 0 <= row < len(self._block.steps):
            results.show_nothing(_NOT_RUN)
        elif self._previews is not None:
            results.show_preview(self._block.steps[row], self._previews[row])
        elif row in self._given:
            results.show_result(self._given[row], f"{self._block.name}/{row}")
        elif self._running == row and self._states is not None:
            results.show_live()
        elif self._running != IDLE:
            results.show_nothing(_NOT_YET)
        else:
            results.show_nothing(_NO_RESULT if self._states else _NOT_RUN)

    def _lay_out(self) -> None:
        inputs = Card()
        inputs.body.addWidget(_title("What to run it with"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        for ground in (area, area.viewport(), self.form):  # else it is the grey of the window
            ground.setBackgroundRole(QPalette.ColorRole.Base)
        inputs.body.addWidget(area, 1)
        steps = Card()
        steps.body.addWidget(_title("Steps"))
        steps.body.addWidget(self.progress, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(inputs, 4)
        column.addWidget(steps, 5)
        column.addWidget(self.outcome)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(10)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([LEFT_WIDTH, 800])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 10, 0, 0)
        rows.addWidget(split)


def _title(text: str) -> QWidget:
    label = words(text, "heading")
    label.setContentsMargins(13, 9, 13, 5)
    return label


def _of_preview(preview: Preview) -> StepState:
    errors = [one for one in preview.problems if one.severity == "error"]
    if errors:
        return StepState("failed", str(errors[0]))
    return StepState("pending", f"{preview.method} {preview.url}")
