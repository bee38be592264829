"""Files that are let go over the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from httpv2_gui.ui.interchange.drop_target import DropTarget


@pytest.mark.parametrize(
    ("urls", "dropped"),
    [
        (["file:///tmp/a.yaml"], [Path("/tmp/a.yaml")]),
        (["file:///tmp/a.yaml", "file:///tmp/b.yaml"], []),
        (["https://example.com/a.yaml"], []),
        ([], []),
    ],
)
def test_one_local_file_is_taken(qtbot, urls: list[str], dropped: list[Path]) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    came: list[Path] = []
    target = DropTarget(widget)
    target.dropped.connect(came.append)
    mime = QMimeData()
    mime.setUrls([QUrl(one) for one in urls])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted() == bool(dropped)
    assert came == []
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    assert came == dropped
