"""Text as a person reads it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.find_line import FindLine
from httpv2_gui.ui.responses.reading import read
from httpv2_gui.ui.responses.text_view import TextView
from tests.ui.responses.results import result
from tests.ui.waiting import until


@pytest.fixture
async def view(qtbot, tasks):
    made = TextView(tasks)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop()


def text(view) -> str:
    return view.findChild(CodeEdit).toPlainText()


async def test_pretty_and_raw(view) -> None:
    view.show_reading(read(result(b'{"a":1.10}')))
    await until(lambda: text(view) == '{\n  "a": 1.10\n}')
    view.findChild(QPushButton, "layout.raw").click()
    await until(lambda: text(view) == '{"a":1.10}')
    assert view.findChild(CodeEdit).isReadOnly()


async def test_find_selects_the_next_match(view) -> None:
    view.show_reading(
        read(result("one 😀 two one".encode(), content_type="text/plain; charset=utf-8"))
    )
    await until(lambda: text(view))
    bar = view.findChild(FindLine)
    bar.findChild(QLineEdit).setText("one")
    edit = view.findChild(CodeEdit)
    await until(lambda: edit.textCursor().selectedText() == "one")
    bar.moved.emit(1)
    assert edit.textCursor().selectionStart() == 11


async def test_a_long_text_shows_its_first_part_and_then_all(view) -> None:
    body = b"0123456789\n" * 100_000
    view.show_reading(read(result(body, content_type="text/plain")))
    await until(lambda: len(text(view)) == 1_000_000)
    save = view.findChild(QWidget, "save_body")
    assert save.isVisible()
    view.findChild(QWidget, "show_all").click()
    await until(lambda: len(text(view)) == len(body))
    assert not save.isVisible()


async def test_saving_is_asked_for(view, qtbot) -> None:
    view.show_reading(read(result(b"0123456789\n" * 100_000, content_type="text/plain")))
    await until(lambda: view.findChild(QWidget, "save_body").isVisible())
    with qtbot.waitSignal(view.save_asked):
        view.findChild(QWidget, "save_body").click()


async def test_copy_says_how_much(view, qtbot) -> None:
    view.show_reading(read(result(b"abc", content_type="text/plain")))
    await until(lambda: text(view) == "abc")
    with qtbot.waitSignal(view.said) as said:
        view.findChild(QWidget, "copy_text").click()
    assert said.args == ["Copied 3 bytes of text."]
