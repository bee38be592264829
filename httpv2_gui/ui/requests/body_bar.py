"""The row above a body: what it is sent as, where it comes from, its Content-Type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from httpv2_gui.core.engine.bodies import media_type
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.requests.combo_rows import ComboRows
from httpv2_gui.ui.requests.content_types import OFFERED
from httpv2_gui.ui.requests.declared import REQUEST

_SOURCE = REQUEST["body_source"]
_HELP = {
    "auto": "JSON, form, XML, multipart or text, as the Content-Type says",
    "base64": "Body Payload is Base64 and its bytes are sent",
    "file": "The bytes of a file are sent",
}

NARROW = 760
"""Below this width the sentence stands in a row of its own."""


class BodyBar(QWidget):
    """Shows and chooses; at its right the `tools` of the editor below, while that is open.

    Signals:
        source_chosen: A person chose another source.
        content_type_chosen: arg: the Content-Type to write into the headers.
    """

    source_chosen = Signal()
    content_type_chosen = Signal(str)

    def __init__(self, tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.sent_as = ElidedText()
        self.sent_as.setObjectName("sentAs")
        self.sent_as.setProperty("kind", "help")
        self.sent_as.setContentsMargins(11, 2, 0, 4)
        self._source = self._make_source()
        self._content_type = self._make_content_type()
        self._lay_out()

    def source(self) -> str:
        return self._source.currentData()

    def set_source(self, source: str) -> None:
        """Choose a source; one from a file that is none of them is kept and shown."""
        if self._source.findData(source) < 0:
            self._source.addItem(source, source)
        self._source.setCurrentIndex(self._source.findData(source))
        _fit(self._source)

    def show_sent_as(self, sentence: str) -> None:
        self.sent_as.setText(sentence)

    def show_content_type(self, content_type: str) -> None:
        """Show the type that the headers ask for; one of a person's own is shown as it is."""
        media = media_type(content_type)
        index = self._content_type.findData(media)
        self._content_type.setItemText(0, media if index < 0 else "No Content-Type")
        self._content_type.setCurrentIndex(max(index, 0))
        _fit(self._content_type)
        self._content_type.setToolTip(
            f"Content-Type in the headers: {content_type or 'none'}. Choose one to write it there."
        )

    def _make_source(self) -> QComboBox:
        box = QComboBox()
        box.setItemDelegate(ComboRows(box))
        box.setObjectName(_SOURCE.name)
        box.setAccessibleName(_SOURCE.label)
        box.setAccessibleDescription(_SOURCE.label)
        box.setToolTip("Where the body comes from")
        box.setProperty("kind", "bare")
        for stored, label in _SOURCE.choices:
            box.addItem(label, stored)
            box.setItemData(box.count() - 1, _HELP[stored], Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._on_source)
        return box

    def _make_content_type(self) -> QComboBox:
        box = QComboBox()
        box.setItemDelegate(ComboRows(box))
        box.setObjectName("contentType")
        box.setAccessibleName("Content-Type")
        box.setAccessibleDescription("Content-Type")
        box.setProperty("kind", "bare")
        box.addItem("No Content-Type", "")
        for title, offered in OFFERED:
            box.addItem(title, offered)
            box.setItemData(box.count() - 1, offered, Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._on_content_type)
        return box

    def _on_source(self) -> None:
        _fit(self._source)
        self.source_chosen.emit()

    def _on_content_type(self, index: int) -> None:
        if index:
            self.content_type_chosen.emit(self._content_type.itemData(index))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._source)
        row.addWidget(self._content_type)
        row.addStretch(1)
        row.addWidget(self.tools)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(2, 0, 6, 0)
        self._rows.setHorizontalSpacing(4)
        self._rows.setVerticalSpacing(0)
        self._rows.addLayout(row, 0, 1)
        self._place_sentence(narrow=False)

    def _place_sentence(self, *, narrow: bool) -> None:
        """Give what is sent a row of its own where it would be cut."""
        self._narrow = narrow
        self._rows.removeWidget(self.sent_as)
        self._rows.addWidget(self.sent_as, *((1, 0, 1, 2) if narrow else (0, 0)))
        self._rows.setColumnStretch(0, 0 if narrow else 1)
        self._rows.setColumnStretch(1, 1 if narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < NARROW
        if narrow != self._narrow:
            self._place_sentence(narrow=narrow)
        super().resizeEvent(event)


def _fit(box: QComboBox) -> None:
    """As wide as what is chosen, not as the longest choice: the row is short."""
    wide = box.fontMetrics().horizontalAdvance(box.currentText()) + 48
    box.setFixedWidth(min(wide, 190))
    box.view().setMinimumWidth(box.sizeHint().width())
