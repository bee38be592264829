import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.requests.page import RequestPage
from httpv2_gui.ui.requests.tabs import RequestTabs
from tests.ui.requests.conftest import CREATE
from tests.ui.waiting import until


@pytest.fixture
def saved():
    return []


@pytest.fixture
def tabs(qtbot, tasks, saved):
    async def save(page: RequestPage) -> bool:
        saved.append(page.editor.request())
        page.editor.mark_saved(page.editor.request())
        return True

    made = RequestTabs(tasks, save)
    qtbot.addWidget(made)
    made.resize(1300, 600)
    made.show()
    return made


def opened(tabs, *names: str) -> list[RequestPage]:
    return [tabs.open_request(name, CREATE.with_values(name=name, connection="")) for name in names]


async def test_a_request_is_opened_once(tabs):
    first, second = opened(tabs, "a", "b")
    assert tabs.open_request("a", CREATE) is first
    assert tabs.current_request_page() is first
    assert [page.key for page in tabs.request_pages()] == ["a", "b"]
    assert second.editor.request().name == "b"


async def test_the_first_tab_is_told_with_its_key(tabs):
    told = []
    tabs.current_changed.connect(told.append)
    opened(tabs, "a", "b")
    assert told == ["a", "b"]


async def test_other_pages_stand_among_them(tabs):
    opened(tabs, "a")
    page = QLabel("Case wall")
    tabs.open_page("wall", page, "Case wall", "archive")
    assert tabs.current_key() == "wall"
    assert tabs.current_request_page() is None
    assert not tabs.actions_by_name["send"].isEnabled()
    assert await tabs.close_asking("wall")
    assert tabs.keys() == ["a"]


@pytest.mark.parametrize(
    ("answer", "closed", "written"),
    [("Save", True, 1), ("Discard", True, 0), ("Cancel", False, 0), (None, False, 0)],
)
async def test_closing_asks_about_changes(tabs, saved, answers, answer, closed, written):
    (page,) = opened(tabs, "a")
    page.editor.url.setText("https://other.example")
    answers.next(answer)
    assert await tabs.close_asking("a") is closed
    assert (tabs.page("a") is None) is closed
    assert len(saved) == written


async def test_closing_all_stops_at_the_first_no(tabs, answers):
    _first, second = opened(tabs, "a", "b")
    second.editor.url.setText("https://other.example")
    answers.next("Cancel")
    assert not await tabs.close_all_asking()
    assert tabs.keys() == ["a", "b"]


async def test_the_tab_shows_name_method_and_unsaved_changes(tabs, qtbot):
    (page,) = opened(tabs, "a")
    page.editor.panes.notes.name.end(False)
    qtbot.keyClicks(page.editor.panes.notes.name, "bc")
    page.editor.refresh()
    assert tabs.bar.tabText(0) == "abc"
    mark = tabs.bar.tabButton(0, tabs.bar.ButtonPosition.RightSide)
    assert mark.accessibleName() == "Unsaved, close tab"


async def test_keys_send_cycle_and_close(tabs, saved, qtbot):
    first, _second = opened(tabs, "a", "b")
    tabs.show_page("a")
    sent = []
    tabs.send_requested.connect(lambda page, request: sent.append((page, request)))
    first.editor.url.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(first.editor.url, Qt.Key.Key_Return, ctrl)
    assert sent == [(first, first.editor.request())]
    first.editor.save()
    await until(lambda: saved)
    tabs.actions_by_name["next"].trigger()
    assert tabs.current_key() == "b"
    tabs.actions_by_name["close"].trigger()
    await until(lambda: tabs.keys() == ["a"])


async def test_a_new_request_gets_its_key_when_it_has_a_file(tabs):
    (page,) = opened(tabs, "new")
    tabs.change_key("new", "file")
    assert page.key == "file"
    assert tabs.page("file") is page
    assert tabs.current_key() == "file"


async def test_the_result_stands_beside_or_below(tabs):
    (page,) = opened(tabs, "a")
    result = QWidget()
    page.set_result_widget(result)
    assert page.split.orientation() == Qt.Orientation.Horizontal
    assert result.isVisible()
    tabs.resize(900, 600)
    assert page.split.orientation() == Qt.Orientation.Vertical
    other = QWidget()
    page.set_result_widget(other)
    assert page.split.count() == 2


async def test_closed_pages_do_not_hear_of_a_new_theme(tabs, qapp):
    opened(tabs, "a", "b")
    tabs.open_page("wall", QLabel("Case wall"), "Case wall", "archive")
    tabs.close_page("a")
    tabs.close_page("wall")
    await until(lambda: len(tabs.findChildren(RequestPage)) == 1)
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert tabs.keys() == ["b"]
