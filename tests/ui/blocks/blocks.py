"""Blocks, results, and a page with plain stand-ins for what others lend it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel, QWidget

from httpv2_gui.core.engine.events import Event
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.model.block import Block, Input
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Failure, Result

READ = Request(name="Read", url="https://acme.example/tickets/[Input.Ticket]")
NOTE = Request(
    name="Note",
    method="POST",
    url="https://acme.example/notes",
    body='{"text": "[Read.JsonResult| "response_data.title"]"}',
)
BLOCK = Block(name="Enrich", inputs=(Input(name="Ticket", required=True),), steps=(READ, NOTE))


def result(failure: Failure | None = None) -> Result:
    return Result(
        succeeded=failure is None,
        message="",
        failure=failure,
        elapsed_ms=12,
        started=datetime(2026, 1, 2, tzinfo=UTC),
    )


class Editor(QWidget):
    """Holds a step; `type` changes it as a person would."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Request()
        self.problems: list[Problem] = []
        self._do: Callable[[], None] = lambda: None
        self.rename: Callable[[str, str], None] = lambda old, new: None

    @property
    def widget(self) -> QWidget:
        return self

    def when_changed(self, do: Callable[[], None]) -> None:
        self._do = do

    def when_renamed(self, do: Callable[[str, str], None]) -> None:
        self.rename = do

    def finish(self) -> None:
        pass

    def step(self) -> Request:
        return self.shown

    def show_step(self, block: Block, row: int) -> None:
        self.shown = block.steps[row]

    def follow_block(self, block: Block, row: int) -> None:
        pass

    def go_to(self, problem: Problem) -> None:
        self.problems.append(problem)

    def focus_first(self) -> None:
        pass

    def type(self, **values: object) -> None:
        self.shown = self.shown.with_values(**values)
        self._do()


class Results(QLabel):
    """Writes down what it is told to show."""

    @property
    def widget(self) -> QWidget:
        return self

    def show_nothing(self, words: str) -> None:
        self.setText(words)

    def show_begun(self, step: Request) -> None:
        self.live = f"begun {step.name}"

    def show_live(self) -> None:
        self.setText(self.live)

    def show_event(self, event: Event) -> None:
        self.live += f", {type(event).__name__}"

    def end_live(self) -> None:
        self.live = ""

    def show_result(self, result: Result, key: str) -> None:
        self.setText(f"result {key}")

    def show_preview(self, step: Request, preview: Preview) -> None:
        self.setText(f"preview {preview.url}")
