"""What a test did, step by step: a sign, a name, plain words, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from httpv2_gui.core.model import spoken
from httpv2_gui.ui.base.icons import set_icon
from httpv2_gui.ui.base.theme import restyle
from httpv2_gui.ui.connections.answer_card import told

if TYPE_CHECKING:
    from httpv2_gui.core.engine.phases import Step

_SIGNS = {
    "ok": ("check-circle", "ok", "worked"),
    "failed": ("x-circle", "err", "failed"),
    "warning": ("alert-triangle", "warn", "worked, with a warning"),
    "skipped": ("minus", "dim", "not reached"),
}
_TONES = {"failed": "err", "warning": "warn"}
_NAME_WIDTH = 118


class PhaseList(QWidget):
    """A line for each step that was taken; the one that failed says why and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("phases")
        self.setAccessibleName("Steps of the test")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        self._steps: tuple[Step, ...] = ()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show them in place of what was shown."""
        self._steps = tuple(steps)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for step in _told(self._steps):
            self._add(step)
        self.setVisible(bool(self._steps))

    def text(self) -> str:
        """Give all steps as lines, to copy."""
        return "\n".join(_line(step) for step in self._steps)

    def _add(self, step: Step) -> None:
        row = self._grid.rowCount()
        icon, tone, meaning = _SIGNS[step.state]
        sign = QLabel()
        sign.setFixedSize(16, 18)
        sign.setAccessibleName(meaning)
        sign.setToolTip(meaning.capitalize())
        set_icon(sign, icon, tone, 16)
        name, said = told("", f"phase.{step.name}"), told("help", f"phase.{step.name}.words")
        name.setText(step.name)
        name.setFixedWidth(_NAME_WIDTH)
        name.setAccessibleDescription(f"{meaning}. {step.words}")
        restyle(name, kind="strong" if step.state == "failed" else "")
        said.setText(step.words)
        restyle(said, tone=_TONES.get(step.state, ""))
        took = told("help", "")
        took.setText(spoken.duration(step.elapsed_ms) if step.elapsed_ms is not None else "")
        top = Qt.AlignmentFlag.AlignTop
        for column, widget in enumerate((sign, name, said, took)):
            self._grid.addWidget(widget, row, column, top)
        if step.hint and step.state in _TONES:
            hint = told("", f"phase.{step.name}.hint")
            hint.setText(step.hint)
            self._grid.addWidget(hint, row + 1, 2, 1, 2)


def _told(steps: Sequence[Step]) -> Iterator[Step]:
    """Leave out what was not reached any more."""
    has_failed = False
    for step in steps:
        if step.state != "skipped" or (step.words and not has_failed):
            yield step
        has_failed = has_failed or step.state == "failed"


def _line(step: Step) -> str:
    took = f" ({spoken.duration(step.elapsed_ms)})" if step.elapsed_ms is not None else ""
    hint = f"\n    {step.hint}" if step.hint else ""
    return f"{step.name}: {_SIGNS[step.state][2]}{took}. {step.words}{hint}"
