import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.model.request import Part
from httpv2_gui.ui.requests.parts_model import PartsModel


@pytest.fixture
def model():
    made = PartsModel()
    made.set_parts([Part(), Part(name="note", source="text", content="hello")])
    return made


def shown(model, row):
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_rows_in_words(model):
    assert shown(model, 0) == ["file", "guessed", "guessed", "Base64, empty"]
    assert shown(model, 1) == ["note", "none", "none", "Text, 5 characters"]
    model.append(Part(source="file", file="/tmp/a.pdf"))
    assert shown(model, 2)[1::2] == ["a.pdf", "File a.pdf"]


def test_the_content_is_not_edited_in_the_table(model):
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 3)) & Qt.ItemFlag.ItemIsEditable


def test_editing_a_cell_changes_the_part(model):
    assert model.setData(model.index(1, 0), "remark")
    assert model.part(1).name == "remark"
    model.remove(0)
    assert model.parts() == (Part(name="remark", source="text", content="hello"),)
