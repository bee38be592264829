import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from httpv2_gui.ui.base.word_switch import WordSwitch


@pytest.fixture
def switch(qtbot):
    made = WordSwitch("Scheme", [("none", "No auth"), ("basic", "Basic"), ("key", "API key")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_click_chooses_and_tells(switch, qtbot):
    word = switch.findChild(QPushButton, "scheme.basic")
    with qtbot.waitSignal(switch.chosen) as heard:
        qtbot.mouseClick(word, Qt.MouseButton.LeftButton)
    assert heard.args == ["basic"]
    assert switch.key() == "basic"


def test_arrows_go_round(switch, qtbot):
    for key, chosen in ((Qt.Key.Key_Left, "key"), (Qt.Key.Key_Right, "none")):
        word = switch.findChild(QPushButton, f"scheme.{switch.key()}")
        qtbot.keyClick(word, key)
        assert switch.key() == chosen


def test_choosing_from_code_is_silent(switch):
    heard = []
    switch.chosen.connect(heard.append)
    switch.choose("key")
    assert switch.key() == "key"
    assert heard == []
