from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QToolButton

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem, Record, problems
from httpv2_gui.core.model.secret import Secret
from httpv2_gui.ui.base.code_edit import CodeEdit
from httpv2_gui.ui.base.form import RecordForm


@dataclass(frozen=True, kw_only=True)
class Everything(Record):
    name: str = fields.text("Name", required=True, help="What it is called.")
    note: str = fields.long_text("Note")
    url: str = fields.url("Address", hint="https://")
    grant: str = fields.choice("Grant", (("a", "First"), ("b", "Second")), "a")
    kinds: tuple[str, ...] = fields.several("Kinds", (("x", "X"), ("y", "Y")), ("x",))
    wide: bool = fields.flag("Wide", True, help="Wide or not.")
    wait: int | None = fields.number("Wait", None, minimum=0)
    params: str = fields.json_object("Params")
    ca: str = fields.certificate("CA")
    key: Secret = fields.secret("Key", usual=True)
    body: Secret = fields.secret_json("Token Body")
    only_b: str = fields.text("Only B", when={"grant": "b"})


FULL = Everything(
    name="n",
    note="a\nb",
    url="https://h",
    grant="b",
    kinds=("y",),
    wide=False,
    wait=0,
    params='{"a": 1.0}',
    ca="abc",
    key=Secret("k"),
    body=Secret('{"id": 1}'),
    only_b="b",
)


@pytest.fixture
def form(qtbot):
    made = RecordForm(Everything())
    qtbot.addWidget(made)
    made.resize(600, 900)
    made.show()
    return made


def test_every_kind_comes_back_as_it_was(form):
    assert form.record() == Everything()
    form.set_record(FULL)
    assert form.record() == FULL


def test_filling_in_tells_nothing(form):
    heard = []
    form.changed.connect(lambda: heard.append(True))
    form.set_record(FULL)
    assert heard == []


def test_typing_tells_and_counts_as_touched(form, qtbot):
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(form.findChild(QLineEdit, "name"), "x")
    assert form.touched == {"name"}
    assert form.record().name == "x"


def test_editors_are_found_and_read_by_their_field(form):
    for name, kind in (("name", QLineEdit), ("grant", QComboBox), ("wide", QCheckBox)):
        editor = form.findChild(kind, name)
        assert editor.accessibleName() in ("Name", "Grant", "Wide")
    assert form.findChild(QComboBox, "grant").accessibleDescription() == "Grant."


def test_when_hides_rows(form, qtbot):
    line = form.findChild(QLineEdit, "only_b")
    assert not line.isVisible()
    qtbot.keyClick(form.findChild(QComboBox, "grant"), Qt.Key.Key_Down)
    assert line.isVisible()


def test_problems_stand_under_their_rows(form):
    form.show_problems(problems(Everything()))
    note = form.findChild(QLabel, "name.problem")
    assert note.isVisible()
    assert note.text() == "This field is needed."
    assert form.findChild(QLineEdit, "name").property("tone") == "err"
    form.show_problems([])
    assert not note.isVisible()


def test_untouched_fields_are_spared(form):
    form.show_problems(problems(Everything()), touched_only=True)
    assert not form.findChild(QLabel, "name.problem").isVisible()


def test_json_problem_names_the_line_in_its_editor(form):
    form.set_record(Everything(params='{\n"a" 1}'))
    form.show_problems(problems(form.record()))
    assert form.findChild(QLabel, "params.problem").text().startswith("Line 2: ")
    assert form.findChild(CodeEdit, "params").error_line() == 2


def test_warning_is_no_error(form):
    form.show_problems([Problem("name", "Name", "Odd.", severity="warning")])
    assert form.findChild(QLabel, "name.problem").property("tone") == "warn"
    assert form.findChild(QLineEdit, "name").property("tone") == ""


def test_number_may_be_blank_and_takes_digits_only(form, qtbot):
    line = form.findChild(QLineEdit, "wait")
    qtbot.keyClicks(line, "1x2")
    assert form.record().wait == 12
    line.clear()
    assert form.record().wait is None


def test_secret_is_behind_dots_until_looked_at(form, qtbot):
    form.set_record(FULL)
    line, eye = form.findChild(QLineEdit, "key"), form.findChild(QToolButton, "key.reveal")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Reveal Key"
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert line.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide Key"


def test_secret_json_is_covered_until_looked_at(form, qtbot):
    form.set_record(FULL)
    editor, eye = form.findChild(CodeEdit, "body"), form.findChild(QToolButton, "body.reveal")
    assert not editor.isVisible()
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert editor.isVisible()
    qtbot.waitUntil(lambda: editor.rect().contains(eye.geometry()))
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert not editor.isVisible()
    assert form.record().body == FULL.body


def test_empty_secret_json_is_open(form):
    assert form.findChild(CodeEdit, "body").isVisible()


def test_secret_says_where_it_is(form):
    words = [label.text() for label in form.findChildren(QLabel)]
    assert any("keyring" in text for text in words)
    form.set_secret_origin("key", "In this session only.")
    words = [label.text() for label in form.findChildren(QLabel)]
    assert "In this session only." in words


def test_tab_leaves_the_editors_of_a_form(form, qtbot):
    editor = form.findChild(CodeEdit, "params")
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert form.focusWidget() is not editor


def test_only_some_fields(qtbot):
    form = RecordForm(FULL, only=("url", "name"))
    qtbot.addWidget(form)
    assert form.names() == ["name", "url"]
    assert form.record() == FULL
    assert not form.focus_field("note")
    assert form.focus_field("url")
