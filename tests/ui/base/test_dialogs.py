from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from httpv2_gui.ui.base import dialogs
from tests.ui.waiting import until


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


async def opened(window):
    return await until(lambda: [one for one in window.findChildren(QDialog) if one.isVisible()])


def button(dialog, word):
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == word)


async def test_yes_is_true(window, tasks, qtbot):
    asking = tasks.start(dialogs.confirm(window, "Close?", "Unsaved.", "Close"), "ask")
    [dialog] = await opened(window)
    assert button(dialog, "Close").isDefault()
    qtbot.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
    assert await asking is True


async def test_escape_is_no(window, tasks, qtbot):
    asking = tasks.start(dialogs.confirm(window, "Close?", "Unsaved.", "Close"), "ask")
    [dialog] = await opened(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert await asking is False


async def test_enter_is_safe_where_something_is_lost(window, tasks, qtbot):
    question = dialogs.confirm(window, "Delete?", "Gone.", "Delete", danger=True)
    asking = tasks.start(question, "ask")
    [dialog] = await opened(window)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert await asking is False


async def test_one_of_three(window, tasks):
    question = dialogs.choose(window, "Close?", "Unsaved.", ("Save", "Discard", "Cancel"))
    asking = tasks.start(question, "ask")
    [dialog] = await opened(window)
    button(dialog, "Discard").click()
    assert await asking == "Discard"


async def test_text_is_asked_for_until_it_is_there(window, tasks, qtbot):
    asking = tasks.start(dialogs.ask_text(window, "Rename", "Name", ""), "ask")
    [dialog] = await opened(window)
    assert not button(dialog, "OK").isEnabled()
    line = dialog.findChild(QLineEdit, "answer")
    qtbot.keyClicks(line, "Tickets")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert await asking == "Tickets"


async def test_problem_is_read_and_closed(window, tasks):
    asking = tasks.start(dialogs.show_problem(window, "No keyring", "Locked.", "Unlock it."), "a")
    [dialog] = await opened(window)
    assert dialog.accessibleDescription() == "Locked. Unlock it."
    button(dialog, "Close").click()
    assert await asking is None


async def test_cancelled_task_closes_its_dialog(window, tasks):
    tasks.start(dialogs.confirm(window, "Close?", "Unsaved.", "Close"), "ask")
    await opened(window)
    await tasks.cancel_all()
    await until(lambda: not window.findChildren(QDialog))


async def test_files_are_picked(window, tasks, tmp_path):
    (tmp_path / "ca.pem").write_text("x")
    asking = tasks.start(dialogs.open_file(window, "Pick", tmp_path), "ask")
    [dialog] = await opened(window)
    assert isinstance(dialog, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText("ca.pem")
    dialog.accept()
    assert await asking == tmp_path / "ca.pem"


async def test_no_folder_is_none(window, tasks, tmp_path):
    asking = tasks.start(dialogs.choose_folder(window, "Pick", tmp_path), "ask")
    [dialog] = await opened(window)
    dialog.reject()
    assert await asking is None


async def test_answers_stand_in(window, answers):
    answers.next(True, "Tickets", Path("/tmp/x"), None)
    assert await dialogs.confirm(window, "Close?", "Unsaved.", "Close")
    assert await dialogs.ask_text(window, "Rename", "Name") == "Tickets"
    assert await dialogs.save_file(window, "Save") == Path("/tmp/x")
    assert await dialogs.open_files(window, "Open") == []
    assert [one.kind for one in answers.asked] == ["confirm", "text", "save", "open_many"]


async def test_password_is_behind_dots_and_comes_as_typed(window, tasks):
    asking = tasks.start(dialogs.ask_password(window, "a.p12", "Encrypted.", "Open"), "ask")
    [dialog] = await opened(window)
    line = dialog.findChild(QLineEdit, "answer")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.setText(" s3cret ")
    button(dialog, "Open").click()
    assert await asking == " s3cret "


async def test_lines_come_back_as_they_are(window, tasks):
    asking = tasks.start(dialogs.ask_lines(window, "Paste", "What you have.", "Fill in"), "ask")
    [dialog] = await opened(window)
    box = dialog.findChild(QPlainTextEdit, "answer")
    assert dialog.width() > box.width()
    box.setPlainText("a\n b\n")
    button(dialog, "Fill in").click()
    assert await asking == "a\n b\n"


async def test_cancelled_paste_is_none(window, tasks, qtbot):
    asking = tasks.start(dialogs.ask_lines(window, "Paste", "What you have.", "Fill in"), "ask")
    [dialog] = await opened(window)
    dialog.findChild(QPlainTextEdit, "answer").setPlainText("a")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert await asking is None
