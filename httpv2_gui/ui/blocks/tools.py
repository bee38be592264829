"""What a block's page is given by others: it knows neither requests' editors nor responses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result


class StepEditor(Protocol):
    """Edits one request as a step."""

    @property
    def widget(self) -> QWidget: ...
    def when_changed(self, do: Callable[[], None]) -> None:
        """Call this when a person changed the step."""
        ...

    def when_renamed(self, do: Callable[[str, str], None]) -> None:
        """Call this with the old name and the new one when a person has renamed the step."""
        ...

    def finish(self) -> None:
        """Take what is being typed as done: it is about to be saved or run."""
        ...

    def step(self) -> Request: ...
    def show_step(self, block: Block, row: int) -> None:
        """Edit this step; its preview knows the block around it."""
        ...

    def follow_block(self, block: Block, row: int) -> None:
        """Know the block as it is now; what is typed stays."""
        ...

    def go_to(self, problem: Problem) -> None:
        """Put the keyboard where a problem of the step is."""
        ...

    def focus_first(self) -> None: ...


class StepResults(Protocol):
    """Shows what one step gave, and what it would send."""

    @property
    def widget(self) -> QWidget: ...
    def show_nothing(self, words: str) -> None: ...
    def end_live(self) -> None:
        """Nothing runs any more: its clock stops."""
        ...

    def show_result(self, result: Result, key: str) -> None: ...
    def show_begun(self, step: Request) -> None:
        """Show a step that begins, in a place that is kept while others are looked at."""
        ...

    def show_live(self) -> None:
        """Come back to the step that runs."""
        ...

    def show_event(self, event: Event) -> None:
        """Take what the step that runs does now, on screen or not."""
        ...

    def show_preview(self, step: Request, preview: Preview) -> None: ...


@dataclass(frozen=True)
class Tools:
    """Makers of both; each is given its parent."""

    editor: Callable[[QWidget], StepEditor]
    results: Callable[[QWidget], StepResults]
