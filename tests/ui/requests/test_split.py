import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from httpv2_gui.ui.requests import split
from httpv2_gui.ui.requests.split import Split


@pytest.fixture
def two(qtbot, monkeypatch):
    monkeypatch.setattr(split, "_sizes", {})
    made = Split()
    qtbot.addWidget(made)
    made.addWidget(QWidget())
    made.addWidget(QWidget())
    return made


def test_beside_in_a_wide_window_below_in_a_narrow_one(two):
    two.resize(1300, 600)
    two.show()
    assert two.orientation() == Qt.Orientation.Horizontal
    two.resize(1000, 600)
    assert two.orientation() == Qt.Orientation.Vertical


def test_sizes_come_back_from_the_settings(two):
    split.remember_sizes({"horizontal": [400, 800], "vertical": [1], "other": [1, 2]})
    assert split.remembered_sizes() == {"horizontal": [400, 800]}
    two.resize(1310, 600)
    two.show()
    left, right = two.sizes()
    assert right == pytest.approx(2 * left, abs=12)
