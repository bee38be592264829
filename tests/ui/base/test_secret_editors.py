from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Record
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.form import RecordForm
from tests.ui.waiting import until

PEM = "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n"


@dataclass(frozen=True, kw_only=True)
class Keys(Record):
    key: Secret = fields.secret_text("Client Key")


@pytest.fixture
def form(qtbot, tasks):
    made = RecordForm(Keys(), tasks=tasks)
    qtbot.addWidget(made)
    made.show()
    return made


async def test_key_is_covered_until_looked_at(form, qtbot):
    form.set_record(Keys(key=Secret(PEM)))
    editor, cover = form.findChild(CodeEdit, "key"), form.findChild(QLineEdit, "key.cover")
    assert cover.isVisible()
    assert not editor.isVisible()
    qtbot.mouseClick(form.findChild(QToolButton, "key.reveal"), Qt.MouseButton.LeftButton)
    assert editor.text() == PEM
    assert form.record().key == Secret(PEM)


async def test_cover_tells_nothing(form):
    form.set_record(Keys(key=Secret(PEM)))
    assert "BEGIN" not in form.findChild(QLineEdit, "key.cover").text()


@pytest.mark.parametrize(
    ("content", "text"), [(PEM.encode(), PEM), (b"\x30\x82\x01", "MIIB")], ids=["PEM", "PKCS#12"]
)
async def test_file_is_picked(form, answers, tmp_path, content, text):
    path = tmp_path / "client.key"
    path.write_bytes(content)
    answers.next(path)
    form.findChild(QToolButton, "key.pick").click()
    await until(lambda: form.record().key)
    assert form.record().key == Secret(text)
    assert form.findChild(QLineEdit, "key.cover").isVisible()


async def test_file_that_cannot_be_read_changes_nothing(form, answers, tmp_path):
    answers.next(tmp_path / "gone.key", None)
    form.findChild(QToolButton, "key.pick").click()
    await until(lambda: len(answers.asked) == 2)
    assert form.record() == Keys()


async def test_open_text_can_be_covered_and_emptied(form, qtbot):
    editor, pick = form.findChild(CodeEdit, "key"), form.findChild(QToolButton, "key.pick")
    eye = form.findChild(QToolButton, "key.reveal")
    assert pick.isVisible()
    assert not eye.isVisible()
    editor.insertPlainText(PEM)
    assert eye.isVisible()
    assert not pick.isVisible()
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    editor.selectAll()
    editor.insertPlainText("")
    assert pick.isVisible()
    assert not eye.isVisible()
