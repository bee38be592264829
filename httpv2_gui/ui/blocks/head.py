"""The top row of a block: its name, Save, Dry run, and Run, which is Stop while it runs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from httpv2_gui.ui.base.buttons import ghost_button, outline_button, primary_button, rename

RUN_WIDTH = 104


class BlockHead(QWidget):
    """Holds the widgets; the page asks them.

    Signals:
        name_edited: A person changed the name.
        save_pressed, dry_run_pressed, run_pressed, stop_pressed: as they say.
    """

    name_edited = Signal()
    save_pressed = Signal()
    dry_run_pressed = Signal()
    run_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_running = False
        self.name = QLineEdit()
        self.name.setAccessibleName("Block name")
        self.name.setPlaceholderText("Block name")
        self.name.textEdited.connect(self.name_edited)
        self._dry = outline_button("Dry run", "eye", "Show what each step would send; send nothing")
        self._dry.clicked.connect(self.dry_run_pressed)
        self._run = primary_button("Run", "play", "Run the block (Ctrl+Return)")
        self._run.setFixedWidth(RUN_WIDTH)
        self._run.clicked.connect(self._press)
        self._save = ghost_button("save", "Save", "Save this block (Ctrl+S)")
        self._save.clicked.connect(self.save_pressed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.name, 1)
        across.addWidget(self._dry)
        across.addWidget(self._run)
        across.addWidget(self._save)

    def set_running(self, running: bool) -> None:
        """Turn Run into Stop and back."""
        self.is_running = running
        if running:
            rename(self._run, "Stop", "stop", "on_acc")
        else:
            rename(self._run, "Run", "play", "on_acc")
        self._run.setToolTip(
            "Stop the run; what the steps gave so far stays (Esc)"
            if running
            else "Run the block (Ctrl+Return)"
        )
        self._dry.setEnabled(not running)

    def set_modified(self, modified: bool) -> None:
        """Say beside the disk whether there is something to save."""
        self._save.setToolTip(
            "Save this block (Ctrl+S)" if modified else "Saved. Save this block (Ctrl+S)"
        )

    def _press(self) -> None:
        (self.stop_pressed if self.is_running else self.run_pressed).emit()
