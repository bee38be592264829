"""Opening a request makes what is seen and no more: counted, because seconds differ by machine."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from httpv2_gui.ui.requests.panes import TITLES
from tests.ui.requests.conftest import CREATE

MOST = 110
"""Widgets of an editor that was just opened, scroll bars and viewports included."""


def made(editor) -> list[str]:
    return [title for title in TITLES if editor.panes.is_made(title)]


def test_only_the_open_pane_is_made(editor):
    assert made(editor) == ["Params"]
    assert len(editor.findChildren(QPlainTextEdit)) == 1
    assert len(editor.findChildren(QWidget)) < MOST


def test_counts_dots_and_problems_need_no_panes(editor):
    editor.set_request(CREATE.with_values(headers='{"A": "b", "C": "d"}', cookies='{"a" 1}'))
    assert editor.panes.tabs.tabText(1) == "Headers  2"
    assert editor.problems()
    assert made(editor) == ["Params"]


def test_looking_into_every_pane_is_no_edit(editor):
    editor.set_request(CREATE.with_values(description="old\r\nline ends"))
    for title in TITLES:
        editor.panes.open(title)
    assert made(editor) == ["Params", *(title for title in TITLES if title != "Params")]
    assert not editor.modified


def test_an_opened_pane_shows_what_came_meanwhile(editor):
    editor.set_request(CREATE.with_values(name="Later"))
    editor.mark_saved(editor.request().with_values(name="Saved as"))
    editor.panes.open("Notes")
    assert editor.panes.notes.name.text() == "Saved as"
    editor.rename("Renamed")
    assert editor.panes.notes.name.text() == "Renamed"
    assert not editor.modified
