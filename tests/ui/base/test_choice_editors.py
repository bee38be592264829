from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Record
from httpv2_gui.ui.base.form import RecordForm

SERVICES = tuple((f"s{number}", f"Service {number}") for number in range(40))


@dataclass(frozen=True, kw_only=True)
class Signed(Record):
    service: str = fields.choice("Service", (*SERVICES, ("s3", "Amazon S3")), "s0")


@pytest.fixture
def form(qtbot):
    made = RecordForm(Signed())
    qtbot.addWidget(made)
    made.show()
    return made


def test_value_of_many_comes_back(form):
    form.set_record(Signed(service="s39"))
    assert form.record().service == "s39"
    assert form.findChild(QLineEdit, "service.filter").text() == "Service 39"


def test_typing_a_part_finds_the_only_one(form, qtbot):
    line = form.findChild(QLineEdit, "service.filter")
    line.selectAll()
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(line, "amazon")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.findChild(QComboBox, "service").currentText() == "Amazon S3"


def test_stored_word_is_enough(form, qtbot):
    line = form.findChild(QLineEdit, "service.filter")
    line.selectAll()
    qtbot.keyClicks(line, "s3")
    line.editingFinished.emit()
    assert form.record().service == "s3"


def test_what_fits_nothing_goes_back(form, qtbot):
    line = form.findChild(QLineEdit, "service.filter")
    line.selectAll()
    qtbot.keyClicks(line, "nothing like it")
    line.clearFocus()
    assert form.record().service == "s0"
    assert line.text() == "Service 0"


def test_field_is_read_out_by_its_label(form):
    assert form.findChild(QLineEdit, "service.filter").accessibleName() == "Service"


def test_word_of_a_newer_version_is_kept(form):
    form.set_record(Signed(service="quantum"))
    assert form.record().service == "quantum"
