"""A result makes the viewers that are looked at and no more: counted, seconds differ by machine."""

from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.responses.viewer import Viewer
from tests.ui.responses.results import PEOPLE, result

MOST_EMPTY, MOST_FULL = 16, 110
"""Widgets of a pane, scroll bars and viewports included."""


def viewers(pane) -> list[str]:
    return [one.title for one in pane.findChildren(Viewer)]


async def test_a_pane_without_a_result_holds_little(pane) -> None:
    assert len(pane.findChildren(QWidget)) < MOST_EMPTY


async def test_only_the_viewer_that_is_looked_at_is_made(pane, show) -> None:
    await show(result(PEOPLE))
    assert viewers(pane) == ["Table"]
    assert len(pane.findChildren(QWidget)) < MOST_FULL
    pane.tabs().open("Headers")
    assert viewers(pane) == ["Table", "Headers"]


async def test_there_is_a_frame_for_the_result_before_it_arrives(pane, show) -> None:
    pane.show_running("Waiting…")
    before = len(pane.findChildren(QWidget))
    await show(result(PEOPLE))
    assert len(pane.findChildren(QWidget)) - before < MOST_FULL // 2
