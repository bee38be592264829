"""Runs the blocks of open pages; what their steps do is shown in the page they belong to."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from httpv2_gui.core.engine.block_events import InStep
from httpv2_gui.core.engine.block_preview import preview_block
from httpv2_gui.core.engine.events import Renewed
from httpv2_gui.core.engine.waiting import Wait
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.block_result import BlockResult
from httpv2_gui.core.model.result import Failure
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.blocks.page import BlockPage
from httpv2_gui.ui.wiring.block_connections import connections_of
from httpv2_gui.ui.workspace.open_workspace import OpenWorkspace

MemoryKey = Callable[[BlockPage], str]


class BlockRunner(QObject):
    """Runs one block a page at a time, any number of pages at once.

    Signals:
        finished: a run has ended; what it saved is on the case wall. arg: the BlockPage.
        renewed: a connection got a new token meanwhile. args: its Entry, the scheme with it.
    """

    finished = Signal(object)
    renewed = Signal(object, object)

    def __init__(self, desk: OpenWorkspace, tasks: Tasks, memory_key: MemoryKey) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._memory_key = memory_key
        self._waits: dict[BlockPage, Wait] = {}
        self._left: set[BlockPage] = set()

    def start(self, page: BlockPage, block: Block, inputs: Mapping[str, str]) -> None:
        """Run what the page has."""
        if page not in self._waits:
            self._tasks.start(self._run(page, block, inputs), _task_name(page))

    def stop(self, page: BlockPage) -> None:
        """End the run; what its steps gave stays."""
        if page in self._waits:
            self._waits[page].stop()
        else:
            self._tasks.cancel(_task_name(page))

    def check_now(self, page: BlockPage) -> None:
        """Let the step that waits ask at once."""
        if page in self._waits:
            self._waits[page].check_now()

    def leave(self, page: BlockPage) -> None:
        """Stop what runs for a page that is being closed, and never touch it again."""
        if self._tasks.is_running(_task_name(page)):
            self._left.add(page)
            self._tasks.cancel(_task_name(page))

    def dry_run(self, page: BlockPage, block: Block, inputs: Mapping[str, str]) -> None:
        """Show what each step would send."""
        name = f"dry {_task_name(page)}"
        self._tasks.start(self._preview(page, block, inputs), name, again="replace")

    async def _preview(self, page: BlockPage, block: Block, inputs: Mapping[str, str]) -> None:
        connections = {one.record.name: one.record for one in self._desk.contents.connections}
        made = await asyncio.to_thread(
            functools.partial(
                preview_block,
                block,
                connections,
                root=self._desk.workspace.folder,
                inputs=inputs,
            )
        )
        if isValid(page):
            page.show_previews(block, made)

    async def _run(self, page: BlockPage, block: Block, inputs: Mapping[str, str]) -> None:
        page.show_started(block)
        try:
            connections, refused = await connections_of(self._desk, block)
            if refused is not None:
                page.show_refused(refused)
                return
            await self._remember(page, block, inputs)
            self._waits[page] = wait = Wait()
            tell = functools.partial(self._hear, page, block)
            result = await self._desk.run_block(block, connections, inputs, tell, wait)
        except BaseException:
            if page not in self._left:
                page.show_refused(Failure(kind="stopped", message="The run was stopped."))
            self._left.discard(page)
            raise
        finally:
            self._waits.pop(page, None)
        page.show_result(result)
        name = f"list files {id(result):x}"
        self._tasks.start(self._list_files(page, block, result), name)

    async def _remember(self, page: BlockPage, block: Block, inputs: Mapping[str, str]) -> None:
        """Keep the inputs for the next time; a full disk is no reason not to run."""
        with contextlib.suppress(OSError):
            memory, key = self._desk.block_memory, self._memory_key(page)
            await asyncio.to_thread(memory.keep, key, block, inputs)

    async def _list_files(self, page: BlockPage, block: Block, result: BlockResult) -> None:
        for step in result.steps:
            for saved in step.result.saved_files if step.result is not None else ():
                source = f"{block.name}, {step.name}"
                await asyncio.to_thread(self._desk.case_wall.add, saved, source)
        if isValid(page):
            self.finished.emit(page)

    def _hear(self, page: BlockPage, block: Block, told: InStep) -> None:
        """Pass on a new token, whatever became of the page; show the rest."""
        if isinstance(told.event, Renewed):
            entry = self._desk.connection(block.steps[told.index].connection.strip())
            if entry is not None:
                self.renewed.emit(entry, told.event.scheme)
        elif page in self._waits and page not in self._left:
            page.hear(told)


def _task_name(page: BlockPage) -> str:
    return f"run block {id(page):x}"
