"""The exact request on the wire, with labels in place of secrets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from httpv2_gui.core.auth import scheme_of
from httpv2_gui.core.engine.prepare import Preview
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Problem, fields_of
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.problem_list import ProblemList
from httpv2_gui.ui.requests.raw_colours import RawColours
from httpv2_gui.ui.requests.raw_request import raw_text


def labels_of(connection: Connection | None) -> Iterator[str]:
    """Yield the labels that may stand in a preview of a request with this connection."""
    yield "<token>"
    if scheme_of(connection).values():
        yield "<User Name>"  # Custom's, which may be a key in the path
    if connection is not None:
        for _name, part in connection.parts:
            for declared in fields_of(part):
                if declared.kind.is_secret:
                    yield f"<{declared.label}>"


def curl_options(connection: Connection | None, body_file: str) -> dict[str, Any]:
    """Give what a curl command needs to know beside the preview."""
    scheme = scheme_of(connection)
    return {
        "body_file": body_file,
        "challenged": scheme.name if scheme.waits_for_challenge else "",
        "basic_user": getattr(connection.auth, "username", "") if connection else "",
        "connection": connection,
    }


class PreviewPane(QWidget):
    """Problems and warnings on top, below them the request as text.

    Signals:
        problem_chosen: arg: the Problem to go to.
        copied: Something was put on the clipboard. arg: a sentence that says what.
    """

    problem_chosen = Signal(object)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._preview: Preview | None = None
        self._curl: dict[str, Any] = {}
        self.problems = ProblemList()
        self.problems.chosen.connect(self.problem_chosen)
        self.text = self._make_text()
        self._colours = RawColours(self.text.document())
        self._lay_out()

    def show_preview(
        self,
        preview: Preview,
        problems: Sequence[Problem],
        connection: Connection | None,
        body_file: str = "",
    ) -> None:
        """Show what would go out; `body_file` is where the whole body is, if in a file."""
        self._preview = preview
        self._curl = curl_options(connection, body_file)
        self.problems.show_all(problems, preview.warnings)
        self._colours.set_labels(labels_of(connection))
        shown = raw_text(preview)
        if shown != self.text.toPlainText():
            self._replace(shown)

    def copy_curl(self) -> None:
        """Put the request on the clipboard as a curl command, secrets as shell variables."""
        if self._preview is not None:
            self._copy(to_curl(self._preview, **self._curl), "Copied as a curl command.")

    def copy_raw(self) -> None:
        """Put the text of the message on the clipboard."""
        self._copy(self.text.toPlainText(), "Copied the request as text.")

    def copy_url(self) -> None:
        """Put the full URL, params included, on the clipboard."""
        if self._preview is not None:
            self._copy(self._preview.url, "Copied the URL.")

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(sentence)

    def _replace(self, shown: str) -> None:
        bar = self.text.verticalScrollBar()
        where = bar.value()
        self.text.setPlainText(shown)
        bar.setValue(where)

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("previewText")
        text.setAccessibleName("Preview")
        text.setProperty("kind", "bare")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(theme.mono_font())
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        text.document().setDocumentMargin(12)
        return text

    def _lay_out(self) -> None:
        summary = ElidedText("Exactly what goes out. Secrets are shown as labels.")
        summary.setProperty("kind", "help")
        curl = text_button("Copy as curl", "terminal", "Copy as a curl command")
        curl.clicked.connect(self.copy_curl)
        raw = text_button("Copy raw", "copy", "Copy the text of the request")
        raw.clicked.connect(self.copy_raw)
        top = QHBoxLayout()
        top.setContentsMargins(13, 0, 6, 0)
        top.setSpacing(2)
        top.addWidget(summary, 1)
        top.addWidget(curl)
        top.addWidget(raw)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.problems)
        rows.addWidget(self.text, 1)
