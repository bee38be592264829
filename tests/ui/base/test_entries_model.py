import pytest
from PySide6.QtCore import Qt

from httpv2_gui.ui.base.entries import Entry
from httpv2_gui.ui.base.entries_model import NAME, ON, VALUE, EntriesModel

CHECKED = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(qapp, qtmodeltester):
    made = EntriesModel()
    made.show([Entry("a", '"x"'), Entry("n", "1.50")])
    return made


def test_qt_finds_nothing_wrong(model, qtmodeltester):
    qtmodeltester.check(model)


def test_values_show_bare_and_numbers_as_written(model):
    assert model.index(0, VALUE).data() == "x"
    assert model.index(1, VALUE).data() == "1.50"


def test_switching_off_tells(model, qtbot):
    with qtbot.waitSignal(model.edited):
        model.setData(model.index(0, ON), Qt.CheckState.Unchecked, CHECKED)
    assert not model.entries[0].on
    assert model.index(0, ON).data(Qt.ItemDataRole.AccessibleTextRole) == "off"


def test_blank_row_adds_one(model, qtbot):
    with qtbot.waitSignal(model.edited):
        model.setData(model.index(2, NAME), "Accept")
    assert model.entries[2] == Entry("Accept", '""')
    assert model.rowCount() == 4


def test_same_value_is_no_edit(model):
    assert not model.setData(model.index(1, VALUE), "1.50")
    assert model.entries[1].raw == "1.50"


def test_rows_go(model):
    model.remove({0})
    assert [entry.name for entry in model.entries] == ["n"]
