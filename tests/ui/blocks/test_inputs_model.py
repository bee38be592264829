"""Inputs as rows: edited, ticked, moved, with a blank row to add one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.model.block import Input
from httpv2_gui.ui.blocks.inputs_model import COLUMNS, InputsModel

CHECK = Qt.ItemDataRole.CheckStateRole
NAMES = [one.name for one in COLUMNS]


@pytest.fixture
def model(qapp) -> InputsModel:
    made = InputsModel()
    made.show([Input(name="Ticket", default="7"), Input(name="Key", secret=True)])
    return made


def at(model: InputsModel, row: int, name: str):
    return model.index(row, NAMES.index(name))


def test_titles_are_the_declared_labels(model: InputsModel) -> None:
    titles = [model.headerData(one, Qt.Orientation.Horizontal) for one in range(len(COLUMNS))]
    assert titles == ["Name", "Description", "Default", "Required", "Secret"]


def test_a_name_in_the_blank_row_adds_an_input(model: InputsModel) -> None:
    edits: list[int] = []
    model.edited.connect(lambda: edits.append(1))
    assert not model.setData(at(model, 2, "name"), "  ")
    assert model.setData(at(model, 2, "name"), " Case Number ")
    assert model.inputs[2] == Input(name="Case Number")
    assert edits == [1]


def test_flags_are_ticked(model: InputsModel) -> None:
    assert model.setData(at(model, 0, "required"), Qt.CheckState.Checked, CHECK)
    assert model.inputs[0].required
    assert at(model, 0, "required").data(CHECK) == Qt.CheckState.Checked


def test_a_secret_has_no_default(model: InputsModel) -> None:
    assert model.setData(at(model, 0, "secret"), Qt.CheckState.Checked, CHECK)
    assert model.inputs[0].default == ""
    assert not at(model, 0, "default").flags() & Qt.ItemFlag.ItemIsEditable
    assert at(model, 1, "default").data() == "asked for each time"


def test_moving_and_removing(model: InputsModel) -> None:
    model.move(0, 1)
    assert [one.name for one in model.inputs] == ["Key", "Ticket"]
    model.move(1, 2)  # there is no such row
    model.move(1, 0)
    assert [one.name for one in model.inputs] == ["Ticket", "Key"]
    assert model.remove(0).name == "Ticket"
    assert [one.name for one in model.inputs] == ["Key"]


def test_the_same_value_is_no_edit(model: InputsModel) -> None:
    assert not model.setData(at(model, 0, "name"), "Ticket")
