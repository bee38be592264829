"""Runs blocks with data files; their pages look at how far the rows are."""

from __future__ import annotations

import asyncio
import dataclasses
import functools
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from httpv2_gui.core.document.data_file import DataFile, overview
from httpv2_gui.core.document.result_json import result_json
from httpv2_gui.core.document.results_file import HasResultsError, Results
from httpv2_gui.core.engine import block_rows
from httpv2_gui.core.engine.block_events import InStep
from httpv2_gui.core.engine.block_run import run_block
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.events import Renewed
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.data_row import DataError
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.blocks.rows_inbox import Plan, RowsInbox
from httpv2_gui.ui.wiring.block_connections import connections_of
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

REFUSED = "Nothing was sent. Correct the named fields and start again."
GO_ON = "Press Resume to go on after them, or name another results file."


class BlockData(QObject):
    """Runs the rows of one data file a page at a time.

    Signals:
        finished: rows have ended; what they saved is on the case wall. arg: the BlockPage.
        renewed: a connection got a new token meanwhile. args: its Entry, the scheme with it.
    """

    finished = Signal(object)
    renewed = Signal(object, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks

    def serve(self, page: BlockPage) -> None:
        """Do what the page's tab asks for."""
        tab = page.data_tab
        tab.look_wanted.connect(
            lambda path: self._tasks.start(
                self._look(page, path), f"look {id(page):x}", again="replace"
            )
        )
        tab.start_wanted.connect(
            lambda plan: self._tasks.start(self._run(page, plan), _task_name(page))
        )
        tab.stop_wanted.connect(lambda: self.leave(page))
        tab.open_wanted.connect(lambda path: self._open(page, path))

    def leave(self, page: BlockPage) -> None:
        """Stop the rows of a page; rows that are done are in the results file."""
        self._tasks.cancel(_task_name(page))

    async def _look(self, page: BlockPage, path: str) -> None:
        try:
            found = await asyncio.to_thread(overview, self._placed(Path(path)))
        except DataError as error:
            if isValid(page):
                page.data_tab.show_unreadable(f"{error} {error.hint}".strip())
            return
        if isValid(page):
            page.data_tab.show_overview(found)

    async def _run(self, page: BlockPage, plan: Plan) -> None:
        """Show the rows while they run; what ends them is said."""
        plan = dataclasses.replace(
            plan, data=self._placed(plan.data), results=self._placed(plan.results)
        )
        inbox = RowsInbox(block_rows.shown_inputs(plan.block))
        page.data_tab.begin(inbox)
        word = "Stopped"
        try:
            await self._rows(plan, inbox)
            word = "Finished"
        except HasResultsError as error:
            word = "Not started"
            _say(page, str(error), GO_ON)
        except DataError as error:
            _say(page, str(error), error.hint)
        finally:
            if isValid(page):
                page.data_tab.end(word)
                self.finished.emit(page)

    async def _rows(self, plan: Plan, inbox: RowsInbox) -> None:
        """Run them on the engine; raises DataError."""
        if wrong := block_rows.errors(plan.block):
            raise DataError("\n".join(wrong), REFUSED)
        if plan.data == plan.results:
            raise DataError("The results file is the data file.", "Name another results file.")
        connections, refused = await connections_of(self._desk, plan.block)
        if refused is not None:
            raise DataError(refused.message, refused.hint)
        tell = functools.partial(self._hear, plan, asyncio.get_running_loop())
        await self._desk.engine.with_clients(
            lambda clients: self._on_engine(plan, inbox, connections, clients, tell)
        )

    async def _on_engine(
        self,
        plan: Plan,
        inbox: RowsInbox,
        connections: Mapping[str, Connection],
        clients: Clients,
        tell: functools.partial[None],
    ) -> None:
        root, case_wall = self._desk.workspace.folder, self._desk.zip_folder

        async def one(values: Mapping[str, str]) -> BlockResult:
            result = await run_block(
                plan.block,
                connections,
                clients=clients,
                json_result=result_json,
                tell=tell,
                root=root,
                case_wall=case_wall,
                inputs=values,
            )
            for step in result.steps:
                for saved in step.result.saved_files if step.result is not None else ():
                    self._desk.case_wall.add(saved, f"{plan.block.name}, {step.name}")
            return result

        opened = functools.partial(Results, plan.results, list(inbox.inputs), resume=plan.resume)
        with await asyncio.to_thread(opened) as results:
            work = block_rows.Work(plan.block, plan.given, results, one, inbox.put, inbox.skip)
            rows = DataFile(plan.data).rows()
            await block_rows.run_rows(rows, work, plan.parallel)

    def _hear(self, plan: Plan, loop: asyncio.AbstractEventLoop, told: InStep) -> None:
        """Pass a new token on to the window's thread; the rest of what steps do is not shown."""
        if isinstance(told.event, Renewed) and not loop.is_closed():
            name = plan.block.steps[told.index].connection.strip()
            loop.call_soon_threadsafe(self._pass_on, name, told.event)

    def _pass_on(self, name: str, event: Renewed) -> None:
        entry = self._desk.connection(name)
        if entry is not None:
            self.renewed.emit(entry, event.scheme)

    def _open(self, page: BlockPage, path: str) -> None:
        placed = self._placed(Path(path))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(placed))):
            page.said.emit(f"No program opens {placed}.")

    def _placed(self, path: Path) -> Path:
        """Let a relative path start at the workspace."""
        return self._desk.workspace.folder / path.expanduser()


def _say(page: BlockPage, message: str, hint: str) -> None:
    if isValid(page):
        page.data_tab.show_trouble(message, hint)


def _task_name(page: BlockPage) -> str:
    return f"run rows {id(page):x}"
