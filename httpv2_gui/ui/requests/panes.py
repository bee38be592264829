"""The tabs of a request below its address bar: one pane each, counts and error dots in the labels.

Knows which pane a problem belongs to; what the panes say together is `values()`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTabBar, QWidget

from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.json_text import JsonError, object_error
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import entries, theme
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.later import Later
from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.body_pane import BodyPane, sends_parts
from httpv2_gui.ui.requests.content_types import content_type_of, with_content_type
from httpv2_gui.ui.requests.dot import dot_pixmap
from httpv2_gui.ui.requests.expected_pane import ExpectedPane
from httpv2_gui.ui.requests.notes_pane import NotesPane
from httpv2_gui.ui.requests.object_pane import ObjectPane
from httpv2_gui.ui.requests.options_pane import OptionsPane
from httpv2_gui.ui.requests.preview_pane import PreviewPane

TITLES = (
    "Params",
    "Headers",
    "Cookies",
    "Body",
    "Expected values",
    "Options",
    "Preview",
    "Notes",
)
_OBJECTS = {
    "params": "Params",
    "headers": "Headers",
    "cookies": "Cookies",
    "expected_values": "Expected values",
}
_PANE_OF = {
    **_OBJECTS,
    **{f"{name}_off": title for name, title in _OBJECTS.items()},
    **dict.fromkeys(("body", "body_source", "body_file", "parts"), "Body"),
    **dict.fromkeys(("name", "description"), "Notes"),
    "poll": "Expected values",
}
_SAY_THEMSELVES = ("Preview", "Notes")
"""Panes that need no sentence about problems under them."""
ADDRESS = ("connection", "method", "url")
"""Fields that are above the panes."""


class Pane(Protocol):
    """What the panes that edit have in common."""

    changed: SignalInstance

    def values(self) -> dict[str, object]:
        """Give what is set here, by field name."""
        ...

    def show_request(self, request: Request) -> None:
        """Fill in a record; `changed` is not emitted."""
        ...

    def go_to_problem(self, problem: Problem) -> None:
        """Put the focus where a problem is."""
        ...


def pane_of(place: str) -> str:
    """Give the title of the pane where a problem is; blank for the address bar."""
    name = place.partition(".")[0]
    return "" if name in ADDRESS else _PANE_OF.get(name, "Options")


class Panes(Card):
    """Everything of a request but connection, method and URL; a pane is made when it is opened.

    Signals:
        changed: A person changed something.
        pane_made: A pane was made and shows the request. arg: its title.
    """

    changed = Signal()
    pane_made = Signal(str)

    def __init__(
        self, tasks: Tasks, request: Callable[[], Request], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._request = request
        """Gives the request as it is now, for a pane that is made."""
        self._filled: list[str] = []
        """Titles of the panes that were made and show the request."""
        self._counts: dict[str, int] = {}
        self._sentences: dict[str, QLabel] = {}
        self._problems: Sequence[Problem] = ()
        self._answer: bytes | None = None
        self.tabs = UnderlineTabs(self)
        self._places = {
            title: Later(make, self.tabs) for title, make in self._makers(tasks).items()
        }
        self._lay_out()
        theme.notifier().changed.connect(self._repaint_dots)

    @property
    def body_pane(self) -> BodyPane:
        return cast("BodyPane", self._places["Body"].widget())

    @property
    def preview(self) -> PreviewPane:
        return cast("PreviewPane", self._places["Preview"].widget())

    @property
    def notes(self) -> NotesPane:
        return cast("NotesPane", self._places["Notes"].widget())

    @property
    def expected(self) -> ExpectedPane:
        return cast("ExpectedPane", self._places["Expected values"].widget())

    @property
    def headers(self) -> ObjectPane:
        return cast("ObjectPane", self._places["Headers"].widget())

    def is_made(self, title: str) -> bool:
        """Whether a pane has been opened; one that has not holds what was loaded."""
        return title in self._filled

    def values(self) -> dict[str, object]:
        """Give what is typed in the panes that were opened, by field name."""
        return {
            name: value
            for title in self._made()
            for name, value in self._editing(title).values().items()
        }

    def values_of(self, title: str) -> dict[str, object]:
        """Give what one pane makes of what it was given; the preview has nothing to give."""
        return {} if title == "Preview" else self._editing(title).values()

    def show_request(self, request: Request) -> None:
        """Fill in a record; `changed` is not emitted."""
        for title in self._made():
            self._editing(title).show_request(request)

    def rename(self, name: str) -> None:
        """Follow a name that was given elsewhere."""
        if self.is_made("Notes"):
            self.notes.name.setText(name)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the tabs of panes with errors and say in each pane what is wrong."""
        self._problems = problems
        for index, title in enumerate(TITLES):
            here = self._problems_of(title)
            self._mark(index, any(problem.severity == "error" for problem in here))
            sentences = "\n".join(map(str, here))
            self.tabs.setTabToolTip(index, sentences or f"{title} (Alt+{index + 1})")
            self._say(title)

    def show_counts(self) -> None:
        """Say in the labels how many entries and parts there are; broken text counts as before."""
        request = self._request()
        for name, title in _OBJECTS.items():
            with contextlib.suppress(JsonError):
                self._counts[name] = len(entries.read(getattr(request, name)))
            self.tabs.set_count(TITLES.index(title), self._counts.get(name))
        if self.is_made("Expected values"):
            self.expected.follow_method(request.method)
        content_type = content_type_of(request.headers)
        has_parts = sends_parts(request.body_source, request.parts, content_type)
        self.tabs.set_count(TITLES.index("Body"), len(request.parts) if has_parts else None)

    def go_to(self, problem: Problem) -> None:
        """Open the pane of a problem and put the focus on its place."""
        title = pane_of(problem.place)
        self.open(title)
        self._editing(title).go_to_problem(problem)

    def show_answer(self, content: bytes | None) -> None:
        """Judge the expected values by this body from now on; None: there is none."""
        self._answer = content
        if self.is_made("Expected values"):
            self.expected.show_answer(content)

    def wait_for(self, key: str, raw: str) -> None:
        """Expect this value of a response, written as JSON."""
        self.open("Expected values")
        self.expected.wait_for(key, raw)

    def open(self, title: str) -> None:
        self.tabs.setCurrentIndex(TITLES.index(title))

    def _makers(self, tasks: Tasks) -> dict[str, Callable[[QWidget], QWidget]]:
        return {
            "Params": lambda parent: ObjectPane("params", parent),
            "Headers": lambda parent: ObjectPane("headers", parent),
            "Cookies": lambda parent: ObjectPane("cookies", parent),
            "Body": lambda parent: BodyPane(tasks, parent),
            "Expected values": lambda parent: ExpectedPane(tasks, parent),
            "Options": OptionsPane,
            "Preview": PreviewPane,
            "Notes": NotesPane,
        }

    def _made(self) -> Iterator[str]:
        """Yield the titles of the panes that are there and edit something."""
        return (title for title in self._filled if title != "Preview")

    def _editing(self, title: str) -> Pane:
        return cast("Pane", self._places[title].widget())

    def _lay_out(self) -> None:
        for index, title in enumerate(TITLES):
            place = self._places[title]
            place.made.connect(lambda pane, title=title: self._furnish(title, pane))
            self.tabs.add(place, title)
            self.tabs.setTabToolTip(index, f"{title} (Alt+{index + 1})")
            key = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            key.activated.connect(lambda index=index: self._jump_to(index))
        self.tabs.setObjectName("requestPanes")
        self.tabs.tabBar().setAccessibleName("Parts of the request")
        self.body.addWidget(self.tabs)

    def _furnish(self, title: str, pane: QWidget) -> None:
        """Fill a new pane with what is known of the request, then listen to it."""
        if title != "Preview":
            self._editing(title).show_request(self._request())
            self._editing(title).changed.connect(self.changed)
        self._filled.append(title)
        if isinstance(pane, ExpectedPane):
            pane.show_answer(self._answer)
        if isinstance(pane, BodyPane):
            pane.content_type_chosen.connect(self._write_content_type)
        elif title == "Headers":
            self._editing(title).changed.connect(self._follow_headers)
        self.pane_made.emit(title)
        self._say(title)

    def _follow_headers(self) -> None:
        """Let the body follow the Content-Type."""
        if self.is_made("Body"):
            self.body_pane.show_headers(self.headers.text())

    def _write_content_type(self, content_type: str) -> None:
        """Put a Content-Type into the Headers pane, as if a person had typed it."""
        text = with_content_type(self.headers.text(), content_type)
        if text is None:
            self.open("Headers")
            return
        self.headers.replace_text(text)

    def _jump_to(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)
        page = self.tabs.currentWidget()
        reachable = [
            one
            for one in (page.findChildren(QWidget) if page else ())
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
        ]
        editors = [one for one in reachable if isinstance(one, QPlainTextEdit | QLineEdit)]
        for widget in (editors or reachable)[:1]:
            widget.setFocus()

    def _mark(self, index: int, wrong: bool) -> None:
        bar, side = self.tabs.tabBar(), QTabBar.ButtonPosition.RightSide
        if wrong == (bar.tabButton(index, side) is not None):
            return
        dot = None
        if wrong:
            dot = QLabel()
            dot.setObjectName("errorDot")
            dot.setAccessibleName(f"{TITLES[index]} has a problem")
            dot.setPixmap(dot_pixmap(theme.tokens().err))
        old = bar.tabButton(index, side)
        bar.setTabButton(index, side, dot)  # pyright: ignore[reportArgumentType]
        if old is not None:
            old.deleteLater()

    def _repaint_dots(self) -> None:
        for index in range(len(TITLES)):
            dot = self.tabs.tabBar().tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(dot, QLabel):
                dot.setPixmap(dot_pixmap(theme.tokens().err))

    def _problems_of(self, title: str) -> list[Problem]:
        return [problem for problem in self._problems if pane_of(problem.place) == title]

    def _not_said_by_the_pane(self, problem: Problem) -> bool:
        """Leave out what a JSON pane finds itself and says beside its own buttons."""
        if not problem.line or problem.place not in _OBJECTS:
            return True
        return object_error(getattr(self._request(), problem.place)) is None

    def _say(self, title: str) -> None:
        """Write under a pane that was opened what is wrong with it."""
        if title in _SAY_THEMSELVES or not self.is_made(title):
            return
        here = self._problems_of(title)
        if title == "Body":
            self.body_pane.show_problems(here)
        told = [problem for problem in here if self._not_said_by_the_pane(problem)]
        if not told and title not in self._sentences:
            return
        label = self._sentence_under(title)
        label.setText("\n".join(map(str, told)))
        label.setVisible(bool(told))
        errors = any(problem.severity == "error" for problem in told)
        theme.restyle(label, tone="err" if errors else "warn")

    def _sentence_under(self, title: str) -> QLabel:
        if title not in self._sentences:
            label = self._sentences[title] = QLabel(self._places[title])
            label.setProperty("kind", "problem")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setContentsMargins(13, 4, 13, 8)
            self._places[title].add_below(label)
        return self._sentences[title]
