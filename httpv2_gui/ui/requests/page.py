"""One open request: its editor, and beside it whatever shows its result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.editor import RequestEditor
from httpv2_gui.ui.requests.split import Split


class RequestPage(QWidget):
    """Address bar over the full width, below it the panes and the result in a `Split`."""

    def __init__(
        self, key: str, tasks: Tasks, root: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        """What the page is known by in the tabs; stays while the request is renamed."""
        self.setObjectName("requestPage")
        self.setProperty("kind", "page")
        self.editor = RequestEditor(tasks, root, self)
        self.result_widget: QWidget | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.editor)

    @property
    def split(self) -> Split:
        return self.editor.split

    def set_result_widget(self, widget: QWidget) -> None:
        """Show this beside or below the panes, in place of what was there."""
        if self.result_widget is not None:
            self.result_widget.setParent(None)
        self.result_widget = widget
        self.split.addWidget(widget)
        self.split.restore()
