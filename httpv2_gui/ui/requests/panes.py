"""The tabs of a request below its address bar: one pane each, counts and error dots in the labels.

Knows which pane a problem belongs to; what the panes say together is `values()`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QTabBar, QVBoxLayout, QWidget

from httpv2_gui.core.document.pretty import indent, minify
from httpv2_gui.core.model.fields import Problem, fields_of
from httpv2_gui.core.model.json_text import object_error
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.card import Card
from httpv2_gui.ui.base.editors import JsonPane
from httpv2_gui.ui.base.tabs import UnderlineTabs
from httpv2_gui.ui.base.tasks import Tasks
from httpv2_gui.ui.requests.body_pane import BodyPane
from httpv2_gui.ui.requests.content_types import with_content_type
from httpv2_gui.ui.requests.dot import dot_pixmap
from httpv2_gui.ui.requests.expected_pane import ExpectedPane
from httpv2_gui.ui.requests.notes_pane import NotesPane
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
_JSON_PANES = {
    "params": "Params",
    "headers": "Headers",
    "cookies": "Cookies",
    "expected_values": "Expected values",
}
_PANE_OF = {
    **_JSON_PANES,
    **{f"{name}_off": title for name, title in _JSON_PANES.items()},
    **dict.fromkeys(("body", "body_source", "body_file", "parts"), "Body"),
    **dict.fromkeys(("name", "description"), "Notes"),
    "poll": "Expected values",
}
ADDRESS = ("connection", "method", "url")
"""Fields that are above the panes."""
_DECLARED = {declared.name: declared for declared in fields_of(Request)}


def pane_of(place: str) -> str:
    """Give the title of the pane where a problem is; blank for the address bar."""
    name = place.partition(".")[0]
    return "" if name in ADDRESS else _PANE_OF.get(name, "Options")


class Panes(Card):
    """Everything of a request but connection, method and URL.

    Signals:
        changed: A person changed something.
    """

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = UnderlineTabs()
        self.json_panes = {name: self._make_json_pane(name) for name in _JSON_PANES}
        self.expected = ExpectedPane(self.json_panes["expected_values"])
        self.body_pane = BodyPane(tasks)
        self.options = OptionsPane()
        self.preview = PreviewPane()
        self.notes = NotesPane()
        self._sentences: dict[str, QLabel] = {}
        self._lay_out()
        self._listen()

    def values(self) -> dict[str, object]:
        """Give what is typed in all panes, by field name."""
        typed: dict[str, object] = {name: pane.text() for name, pane in self.json_panes.items()}
        for name in ("params", "headers", "cookies"):
            typed[f"{name}_off"] = self.json_panes[name].off_text()
        typed["poll"] = self.expected.poll()
        return typed | self.body_pane.values() | self.options.values() | self.notes.values()

    def show_request(self, request: Request) -> None:
        """Fill in a record; `changed` is not emitted."""
        with QSignalBlocker(self):
            for name, pane in self.json_panes.items():
                pane.set_text(getattr(request, name))
            for name in ("params", "headers", "cookies"):
                self.json_panes[name].set_off_text(getattr(request, f"{name}_off"))
            self.expected.show_poll(request.poll)
            self.body_pane.show_request(request)
            self.options.show_request(request)
            self.notes.show_request(request)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the tabs of panes with errors and say in each pane what is wrong."""
        for index, title in enumerate(TITLES):
            here = [problem for problem in problems if pane_of(problem.place) == title]
            errors = [problem for problem in here if problem.severity == "error"]
            self._mark(index, bool(errors))
            sentences = "\n".join(str(problem) for problem in here)
            self.tabs.setTabToolTip(index, sentences or f"{title} (Alt+{index + 1})")
            if title in self._sentences:
                self._say(title, self._not_said_by_the_pane(here))
        self.body_pane.show_problems(problems)

    def set_placeholders(self, placeholders: list[str]) -> None:
        for pane in self.json_panes.values():
            pane.set_placeholders(placeholders)
        self.body_pane.set_placeholders(placeholders)

    def show_counts(self) -> None:
        for name, title in _JSON_PANES.items():
            self.tabs.set_count(TITLES.index(title), self.json_panes[name].entry_count)
        self.tabs.set_count(TITLES.index("Body"), self.body_pane.part_count())

    def go_to(self, problem: Problem) -> None:
        """Open the pane of a problem and put the focus on its place."""
        title = pane_of(problem.place)
        self.tabs.setCurrentIndex(TITLES.index(title))
        name = problem.place.partition(".")[0].removesuffix("_off")
        if name == "poll":
            self.expected.focus_on_times()
        elif name in self.json_panes:
            self.json_panes[name].go_to(problem.line or 1, problem.column or 1)
        elif title == "Body":
            self.body_pane.go_to(problem)
        elif title == "Notes":
            self.notes.focus_on(name)
        else:
            self.options.focus_on(name)

    def open(self, title: str) -> None:
        self.tabs.setCurrentIndex(TITLES.index(title))

    def _make_json_pane(self, name: str) -> JsonPane:
        declared = _DECLARED[name]
        pane = JsonPane(declared.label, declared.hint, indent=indent, minify=minify)
        pane.setObjectName(f"{name}_pane")
        pane.edit.setObjectName(name)
        return pane

    def _lay_out(self) -> None:
        pages = (
            self.json_panes["params"],
            self.json_panes["headers"],
            self.json_panes["cookies"],
            self.body_pane,
            self.expected,
            self.options,
            self.preview,
            self.notes,
        )
        for index, (title, page) in enumerate(zip(TITLES, pages, strict=True)):
            told = title in (*_JSON_PANES.values(), "Body", "Options")
            self.tabs.add(self._with_sentence(title, page) if told else page, title)
            self.tabs.setTabToolTip(index, f"{title} (Alt+{index + 1})")
            key = QShortcut(QKeySequence(f"Alt+{index + 1}"), self)
            key.activated.connect(lambda index=index: self._jump_to(index))
        self.tabs.setObjectName("requestPanes")
        self.tabs.tabBar().setAccessibleName("Parts of the request")
        self.body.addWidget(self.tabs)

    def _with_sentence(self, title: str, page: QWidget) -> QWidget:
        sentence = QLabel()
        sentence.setProperty("kind", "problem")
        sentence.setWordWrap(True)
        sentence.setContentsMargins(13, 4, 13, 8)
        sentence.hide()
        self._sentences[title] = sentence
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(page, 1)
        rows.addWidget(sentence)
        return holder

    def _listen(self) -> None:
        for pane in self.json_panes.values():
            pane.changed.connect(self.changed)
        for pane in (self.body_pane, self.expected, self.options, self.notes):
            pane.changed.connect(self.changed)
        headers = self.json_panes["headers"]
        headers.changed.connect(lambda: self.body_pane.show_headers(headers.text()))
        self.body_pane.content_type_chosen.connect(self._write_content_type)
        theme.notifier().changed.connect(self._repaint_dots)

    def _write_content_type(self, content_type: str) -> None:
        """Put a Content-Type into the Headers pane, as if a person had typed it."""
        pane = self.json_panes["headers"]
        text = with_content_type(pane.text(), content_type)
        if text is None:
            self.open("Headers")
            return
        pane.replace_text(text)

    def _jump_to(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)
        page = self.tabs.currentWidget()
        following = page.nextInFocusChain() if page else None
        while following is not None and following is not page:
            if page.isAncestorOf(following) and following.focusPolicy() and following.isVisible():
                following.setFocus()
                return
            following = following.nextInFocusChain()

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

    def _not_said_by_the_pane(self, problems: Sequence[Problem]) -> list[Problem]:
        """Leave out what a JSON pane finds itself and says beside its own buttons."""
        return [one for one in problems if not (one.line and self._is_broken_json(one.place))]

    def _is_broken_json(self, place: str) -> bool:
        pane = self.json_panes.get(place)
        return pane is not None and object_error(pane.text()) is not None

    def _say(self, title: str, problems: Sequence[Problem]) -> None:
        label = self._sentences[title]
        label.setText("\n".join(map(str, problems)))
        label.setVisible(bool(problems))
        errors = any(problem.severity == "error" for problem in problems)
        theme.restyle(label, tone="err" if errors else "warn")
