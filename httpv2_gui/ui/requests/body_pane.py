"""The body of a request: text in the colours of its Content-Type, Base64, a file, or parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from httpv2_gui.core.engine.bodies import MULTIPART, media_type
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Part, Request
from httpv2_gui.ui.base.buttons import text_button
from httpv2_gui.ui.base.elided_text import ElidedText
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.body_bar import BodyBar
from httpv2_gui.ui.requests.body_text import BodyText
from httpv2_gui.ui.requests.content_types import content_type_of, language_of
from httpv2_gui.ui.requests.dropped_files import DroppedFiles
from httpv2_gui.ui.requests.file_page import FilePage
from httpv2_gui.ui.requests.file_row import FileRow
from httpv2_gui.ui.requests.multipart_pane import MultipartPane


def sends_parts(source: str, parts: Sequence[Part], content_type: str) -> bool:
    """Whether the parts are the body, rather than the text."""
    return source == "auto" and bool(parts) and media_type(content_type) in (MULTIPART, "")


class BodyPane(QWidget):
    """Edits Body Payload, where it comes from, and the parts of a multipart body.

    Signals:
        changed: A person changed the body.
        content_type_chosen: A Content-Type is to be written into the headers. arg: the type.
    """

    changed = Signal()
    content_type_chosen = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.pages = QStackedWidget(self)
        self.text = BodyText(self.pages)
        self.bar = BodyBar(self.text.tools, self)
        self._file_place = Later(self._make_file_page, self.pages)
        self._parts_place = Later(self._make_parts, self.pages)
        self._content_type = ""
        self._loaded = Request()
        """What pages that were not opened yet hold."""
        self._lay_out()
        self._listen()
        self._follow()

    @property
    def file(self) -> FileRow:
        return cast("FilePage", self._file_place.widget()).row

    @property
    def parts(self) -> MultipartPane:
        return cast("MultipartPane", self._parts_place.widget())

    def values(self) -> dict[str, object]:
        """Give what is set here, by field name."""
        return {
            "body": self.text.text(),
            "body_source": self.bar.source(),
            "body_file": self.file.text() if self._file_place.is_made else self._loaded.body_file,
            "parts": self._parts(),
        }

    def show_request(self, request: Request) -> None:
        self._loaded = request
        with QSignalBlocker(self):
            self.text.set_text(request.body)
            self.bar.set_source(request.body_source)
            if self._file_place.is_made:
                self.file.set_text(request.body_file)
            if self._parts_place.is_made:
                self.parts.set_parts(request.parts)
            self._content_type = content_type_of(request.headers)
            self._follow()

    def show_headers(self, headers: str) -> None:
        """Follow the Content-Type of the Headers pane."""
        content_type = content_type_of(headers)
        if content_type != self._content_type:
            self._content_type = content_type
            self._follow()

    def show_sent_as(self, sent_as: str) -> None:
        """Show how much would go out, as what."""
        self.bar.show_sent_as(sent_as)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the place in the text that is wrong."""
        self.text.show_problems(problems)

    def go_to_problem(self, problem: Problem) -> None:
        """Put the focus where a problem is."""
        steps = problem.place.split(".")
        if steps[0] == "parts" and len(steps) == 3:
            self.parts.focus_on(int(steps[1]), steps[2])
        elif steps[0] == "body_file":
            self.file.path.setFocus()
        else:
            self.text.go_to(problem.line or 1, problem.column or 1)

    def _page(self) -> QWidget:
        source = self.bar.source()
        if source == "file":
            return self._file_place
        is_parts = sends_parts(source, self._parts(), self._content_type)
        return self._parts_place if is_parts else self.text

    def _parts(self) -> Sequence[Part]:
        return self.parts.parts() if self._parts_place.is_made else self._loaded.parts

    def _follow(self) -> None:
        """Show the page and the colours that the Content-Type and the source ask for."""
        page = self._page()
        self.pages.setCurrentWidget(page)
        media = media_type(self._content_type)
        as_typed = self.bar.source() == "auto"
        self.text.set_language(language_of(media, self.text.text()) if as_typed else "text")
        self.text.set_hint("" if as_typed and not self._is_multipart() else "Base64 of the file")
        self._strip.setVisible(page is self.text and self._is_multipart())
        self.bar.tools.setVisible(page is self.text)
        self.bar.show_content_type(self._content_type)

    def _lay_out(self) -> None:
        self._strip = self._make_strip()
        for page in (self.text, self._file_place, self._parts_place):
            self.pages.addWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._strip)
        rows.addWidget(self.pages, 1)

    def _make_file_page(self, parent: QWidget) -> QWidget:
        page = FilePage(self._tasks, parent)
        page.row.set_text(self._loaded.body_file)
        page.row.changed.connect(self._on_changed)
        return page

    def _make_parts(self, parent: QWidget) -> QWidget:
        parts = MultipartPane(self._tasks, parent)
        parts.set_parts(self._loaded.parts)
        parts.changed.connect(self._on_changed)
        return parts

    def _make_strip(self) -> QWidget:
        """Say how HTTP V2 sends a file, and offer more than that."""
        strip = QWidget(self)
        hint = ElidedText("Base64 of one file, as in HTTP V2. Or send parts, with names and text:")
        hint.setProperty("kind", "help")
        hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        add = text_button("Add part", "plus", "Add a part with typed content")
        add.clicked.connect(self._add_part)
        pick = text_button("Add files…", "upload", "Add a part for each picked file")
        pick.clicked.connect(self._add_picked_parts)
        row = QHBoxLayout(strip)
        row.setContentsMargins(13, 0, 6, 0)
        row.setSpacing(2)
        for widget in (hint, add, pick):
            row.addWidget(widget)
        row.addStretch(1)
        return strip

    def _listen(self) -> None:
        self.text.changed.connect(self._on_changed)
        self.bar.source_chosen.connect(self._on_changed)
        self.bar.content_type_chosen.connect(self.content_type_chosen)
        self._drops = DroppedFiles(self, self.text.drop_target, self._file_place)
        self._drops.dropped.connect(self._take_files)

    def _on_changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _take_files(self, paths: list[str]) -> None:
        """One dropped file becomes the body; where parts can be sent, each becomes a part."""
        if self._is_multipart():
            self._move_payload()
            self.parts.add_files(paths)
            return
        self.bar.set_source("file")
        self.file.take(paths[0])

    def _add_part(self) -> None:
        if not self._move_payload():
            self.parts.add(Part())

    def _add_picked_parts(self) -> None:
        self._move_payload()
        self.parts.pick()

    def _is_multipart(self) -> bool:
        return self.bar.source() == "auto" and media_type(self._content_type) == MULTIPART

    def _move_payload(self) -> bool:
        """Turn the Base64 of one file, as HTTP V2 has it, into the first part."""
        payload = self.text.text()
        if not payload.strip():
            return False
        self.text.set_text("")
        self.parts.add(Part(content=payload))
        return True
