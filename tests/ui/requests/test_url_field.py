import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base.completion import CompletionList
from httpv2_gui.ui.requests.url_field import UrlField


@pytest.fixture
def field(qtbot):
    made = UrlField()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_shield_follows_url_and_connection(field):
    field.setText("https://a.example/x")
    assert field.actions() == []
    field.set_connection(Connection(name="A", test_url="https://a.example/me"))
    assert "Same host" in field.actions()[0].toolTip()
    field.setText("https://b.example/x")
    assert "b.example is not a.example" in field.actions()[0].toolTip()


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen has no grabbing
def test_a_begun_placeholder_is_completed(field, qtbot):
    qtbot.keyClicks(field, "https://h/{{in")
    popup = field.findChild(CompletionList).view
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "https://h/{{integration.token}}"


def test_completion_takes_over_braces_that_are_there(field):
    field.setText("https://h/{{}}/x")
    field.setCursorPosition(len("https://h/{{"))
    field._insert("{{integration.token}}")
    assert field.text() == "https://h/{{integration.token}}/x"


CURL = "curl 'https://api.example/x' \\\n  -H 'Accept: text/plain'"


@pytest.fixture
def commands(field):
    came: list[str] = []
    field.curl_pasted.connect(came.append)
    return came


def test_a_pasted_curl_command_is_told_and_the_url_stays(field, commands, qtbot):
    field.setText("https://h/a")
    QGuiApplication.clipboard().setText(CURL)
    field.setCursorPosition(4)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (commands, field.text()) == ([CURL], "https://h/a")


def test_a_dropped_curl_command_too(field, commands):
    mime = QMimeData()
    mime.setText(CURL)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    field.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, left, none))
    assert (commands, field.text()) == ([CURL], "")


def test_what_is_typed_is_no_command(field, commands, qtbot):
    QGuiApplication.clipboard().setText("")
    qtbot.keyClicks(field, "curl https://h/a")
    assert (commands, field.text()) == ([], "curl https://h/a")
