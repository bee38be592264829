"""The page of one block: name, steps, inputs, output, and running it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.core.engine.block_events import InStep
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_renaming import rename_input, rename_step
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.base import tab_order
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.blocks import places
from httpv2_gui.ui.blocks.checks import BlockChecks
from httpv2_gui.ui.blocks.data_tab import DataTab
from httpv2_gui.ui.blocks.head import BlockHead
from httpv2_gui.ui.blocks.inputs_table import InputsTable
from httpv2_gui.ui.blocks.run_tab import RunTab
from httpv2_gui.ui.blocks.steps_tab import StepsTab
from httpv2_gui.ui.blocks.text_tab import TextTab
from httpv2_gui.ui.blocks.tools import Tools

TITLES = ("Steps", "Inputs", "Output", "Description", "Run", "Data file")
_OUTPUT_HELP = "Leave it blank and the block gives nothing but the results of its steps."


class BlockPage(QWidget):
    """Edits a Block. Does nothing itself: it asks, and shows what it is told.

    Attributes:
        may_close: awaited before the page is closed; whether it may be.

    Signals:
        changed: A person changed something, or the page was saved or reverted.
        save_requested: arg: the Block to write.
        run_requested: Nothing is missing. args: the Block, its inputs by name.
        stop_requested: Stop the run.
        dry_run_requested: args: the Block, its inputs by name.
        saved_wanted: A copy of a saved request is wanted as a step. arg: its slug.
        said: a short sentence for the status bar.
    """

    changed = Signal()
    save_requested = Signal(object)
    run_requested = Signal(object, object)
    stop_requested = Signal()
    dry_run_requested = Signal(object, object)
    saved_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, tasks: Tasks, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blockPage")
        self.setProperty("kind", "page")
        self.may_close: Callable[[], Awaitable[bool]] | None = None
        self._saved = self._loaded = Block()
        self._shows = False
        """A block is being shown: what changes now is no edit."""
        self.head = BlockHead()
        self.tabs = UnderlineTabs()
        self.tabs.tabBar().setAccessibleName("Parts of the block")
        self.steps = StepsTab()
        self.inputs = InputsTable()
        self.output = TextTab("output", _OUTPUT_HELP)
        self.description = TextTab("description")
        self.run_tab = RunTab()
        self.data_tab = DataTab(tasks, self.block)
        self.checks = BlockChecks(tasks, self.block)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._lay_out()
        self.steps.use_editor(tools.editor(self))
        self.run_tab.use_results(tools.results(self))
        tab_order.arrange(self)
        self._listen()

    # The record

    def block(self) -> Block:
        """Give the block as it is edited, right or wrong."""
        return self._loaded.with_values(
            name=self.head.name.text(),
            description=self.description.value(),
            output=self.output.value(),
            inputs=self.inputs.inputs(),
            steps=self.steps.steps(),
        )

    def set_block(self, block: Block, *, saved: Block | None = None) -> None:
        """Show a block; `saved` is what its file has, if that is something else."""
        self._loaded = block
        self._saved = saved if saved is not None else block
        self._show(block)

    @property
    def modified(self) -> bool:
        """Whether something differs from what the file has."""
        return self.block() != self._saved

    def saved_name(self) -> str:
        """Give the name under which the block is stored."""
        return self._saved.name

    def rename(self, name: str) -> None:
        """Follow a name that was given elsewhere; other edits stay."""
        self._saved = self._saved.with_values(name=name)
        self.head.name.setText(name)
        self._refresh()

    def mark_saved(self, block: Block) -> None:
        """Take `block` as what the file has now; what was edited since stays unsaved."""
        self._saved = block
        self._refresh()
        self.changed.emit()

    def follow_connection(self, old: str, new: str) -> None:
        """Let steps name a renamed connection by its new name, as the file does now."""
        was_modified = self.modified
        followed = _repointed(self.block(), old, new)
        self._saved = _repointed(self._saved, old, new)
        self._show(followed)
        if self.modified != was_modified:
            self.changed.emit()

    async def can_close(self) -> bool:
        """Whether the tab may be closed; asks when something is not saved."""
        return self.may_close is None or await self.may_close()

    # What a person asks for

    def save(self) -> None:
        """Ask for the block to be written; a wrong one may be saved too."""
        self.steps.finish()
        self.save_requested.emit(self.block())

    def send(self) -> None:
        """Run the block, as Ctrl+Return sends a request; while it runs nothing happens."""
        if not self.head.is_running:
            self.run()

    def run(self) -> None:
        """Ask for a run; what is missing gets the keyboard instead."""
        self.steps.finish()
        self.tabs.open_named("Run")
        block = self.block()
        self.run_tab.show_block(block)
        missing = self.run_tab.missing()
        if missing is not None:
            self.said.emit(f"Fill in {missing.name}: the block needs it.")
            return
        self.run_requested.emit(block, self.run_tab.form.values())

    def dry_run(self) -> None:
        """Ask for previews of all steps."""
        self.steps.finish()
        self.tabs.open_named("Run")
        block = self.block()
        self.run_tab.show_block(block)
        self.dry_run_requested.emit(block, self.run_tab.form.values())

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard where a problem is."""
        place = places.read(problem)
        self.tabs.open_named(place.tab)
        if place.tab == "Steps" and place.row is not None:
            self.steps.go_to(place.row, place.inside)
        elif place.tab == "Inputs" and place.row is not None:
            self.inputs.go_to(place.row, place.column)
        elif place.tab == "Output":
            self.output.go_to(problem.line, problem.column)
        elif place.tab == "Description":
            self.description.go_to(problem.line, problem.column)
        elif problem.place == "name":
            self.head.name.setFocus()

    def focus_first(self) -> None:
        self.head.name.setFocus()
        self.head.name.selectAll()

    # What the page is told

    def offer_saved(self, requests: Sequence[tuple[str, str]]) -> None:
        """Offer these saved requests, slug and name, as steps."""
        self.steps.offer_saved(requests)

    def add_step(self, step: Request) -> None:
        """Add a step that was asked for."""
        self.tabs.open_named("Steps")
        self.steps.add(step)

    def show_started(self, block: Block) -> None:
        """A run begins."""
        self._set_running(True)
        self.run_tab.begin(block)

    def hear(self, told: InStep) -> None:
        """Show what a step does."""
        self.run_tab.hear(told)

    def show_result(self, result: BlockResult) -> None:
        """A run has ended."""
        self._set_running(False)
        self.run_tab.show_result(result)

    def show_refused(self, failure: Failure) -> None:
        """Nothing was run."""
        self._set_running(False)
        self.run_tab.show_refused(failure)

    def show_previews(self, block: Block, previews: Sequence[Preview]) -> None:
        """Show what each step would send."""
        self.run_tab.show_previews(block, previews)

    def problems(self) -> list[Problem]:
        """Give what is wrong, as of the last check."""
        return self.checks.problems()

    # Inside

    def _show(self, block: Block) -> None:
        self._shows = True
        if self.head.name.text() != block.name:
            self.head.name.setText(block.name)
        self.description.show_text(block.description)
        self.output.show_text(block.output)
        self.inputs.show_inputs(block.inputs)
        self.steps.show_steps(block)
        self._shows = False
        self._refresh()

    def _edited(self) -> None:
        if not self._shows:
            self._refresh()
            self.changed.emit()

    def _set_running(self, running: bool) -> None:
        self.head.set_running(running)
        self._escape.setEnabled(running)

    def _follow_input(self, row: int, old: str, new: str) -> None:
        """Let placeholders follow an input to its new name, unless another one has it."""
        block = self.block()
        if _may_follow(old, new, [one.name for one in block.inputs]):
            before = list(block.inputs)
            before[row] = before[row].with_values(name=old)
            self._show(rename_input(block.with_values(inputs=tuple(before)), row, new))

    def _follow_step(self, row: int, old: str, new: str) -> None:
        """Let placeholders follow a step to its new name, unless another one has it."""
        block = self.block()
        if _may_follow(old, new, [one.name for one in block.steps]):
            before = list(block.steps)
            before[row] = before[row].with_values(name=old)
            self._show(rename_step(block.with_values(steps=tuple(before)), row, new))
            self.changed.emit()

    def _refresh(self) -> None:
        block = self.block()
        for title, number in (("Steps", len(block.steps)), ("Inputs", len(block.inputs))):
            self.tabs.set_count(TITLES.index(title), number)
        self.head.set_modified(block != self._saved)
        self.run_tab.show_block(block)
        self.data_tab.show_block(block)
        self.checks.look_soon()

    def _listen(self) -> None:
        for edited in (
            self.head.name_edited,
            self.description.edited,
            self.output.edited,
            self.inputs.edited,
            self.steps.edited,
        ):
            edited.connect(self._edited)
        self.inputs.model.renamed.connect(self._follow_input)
        self.steps.renamed.connect(self._follow_step)
        self.checks.looking.connect(self.output.offer_placeholders)
        self.checks.looking.connect(self.steps.follow_block)
        self.checks.looked.connect(self.steps.show_problems)
        self.checks.chosen.connect(self.go_to)
        self.steps.saved_wanted.connect(self.saved_wanted)
        self.run_tab.said.connect(self.said)
        self.data_tab.said.connect(self.said)
        self.head.save_pressed.connect(self.save)
        self.head.dry_run_pressed.connect(self.dry_run)
        self.head.run_pressed.connect(self.run)
        self.head.stop_pressed.connect(self.stop_requested)
        self._escape.activated.connect(self.stop_requested)

    def _lay_out(self) -> None:
        texts = (self.output, self.description)
        pages = (self.steps, _in_card(self.inputs), *texts, self.run_tab, self.data_tab)
        for title, page in zip(TITLES, pages, strict=True):
            self.tabs.add(page, title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(11, 12, 11, 12)
        rows.setSpacing(8)
        rows.addWidget(self.head)
        rows.addWidget(self.tabs, 1)
        rows.addWidget(self.checks)


def _may_follow(old: str, new: str, names: list[str]) -> bool:
    """Whether it is clear which placeholders mean what was renamed."""
    return bool(old.strip() and new.strip()) and old not in names and names.count(new) == 1


def _in_card(widget: QWidget) -> QWidget:
    page, card = QWidget(), Card()
    card.body.addWidget(widget)
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 10, 0, 0)
    rows.addWidget(card)
    return page


def _repointed(block: Block, old: str, new: str) -> Block:
    return block.with_values(
        steps=tuple(
            one.with_values(connection=new) if one.connection == old else one for one in block.steps
        )
    )
