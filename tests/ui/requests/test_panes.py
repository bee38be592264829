import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTabBar

from httpv2_gui.core.model.fields import Problem, fields_of
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.requests.panes import TITLES, pane_of
from tests.ui.requests.conftest import CREATE

RIGHT = QTabBar.ButtonPosition.RightSide


def dotted(editor) -> list[str]:
    bar = editor.panes.tabs.tabBar()
    return [title for index, title in enumerate(TITLES) if bar.tabButton(index, RIGHT)]


def test_every_field_belongs_somewhere():
    for declared in fields_of(Request):
        assert pane_of(declared.name) in ("", *TITLES)
    assert pane_of("connection.auth.secret") == ""
    assert pane_of("parts.0.file") == "Body"
    assert pane_of("poll.interval_s") == "Expected values"


def test_a_dot_marks_the_pane_with_an_error(editor):
    editor.set_request(CREATE.with_values(params='{"a" 1}', body="{", fields_to_return=()))
    assert dotted(editor) == ["Params", "Options"]
    editor.set_request(CREATE)
    assert dotted(editor) == []


def test_counts_stand_in_the_labels(editor):
    editor.set_request(CREATE.with_values(params='{"a": 1, "b": 2}'))
    tabs = editor.panes.tabs
    assert tabs.tabText(0) == "Params  2"
    assert tabs.tabText(1) == "Headers  1"
    assert tabs.tabText(2) == "Cookies"


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("params", "Params"),
        ("body", "Body"),
        ("timeout_s", "Options"),
        ("description", "Notes"),
        ("poll.interval_s", "Expected values"),
    ],
)
def test_going_to_a_problem_opens_its_pane(editor, place, title):
    editor.go_to(Problem(place, place, "Wrong.", line=1, column=2))
    assert editor.panes.tabs.currentIndex() == TITLES.index(title)


def test_a_chosen_content_type_is_written_into_the_headers(editor):
    editor.set_request(CREATE.with_values(headers='{"A": "b"}'))
    editor.panes.body_pane.bar.content_type_chosen.emit("text/xml")
    assert editor.request().headers == '{"Content-Type": "text/xml", "A": "b"}'
    assert editor.modified


def test_headers_with_an_error_are_shown_rather_than_changed(editor):
    editor.set_request(CREATE.with_values(headers='{"A" '))
    editor.panes.body_pane.bar.content_type_chosen.emit("text/xml")
    assert editor.request().headers == '{"A" '
    assert editor.panes.tabs.currentIndex() == TITLES.index("Headers")


def test_alt_and_a_number_go_to_where_one_types(editor, qtbot):
    editor.show()
    qtbot.waitExposed(editor)
    editor.panes._jump_to(1)
    assert isinstance(editor.window().focusWidget(), QPlainTextEdit)
    assert editor.window().focusWidget().accessibleName() == "Headers"
