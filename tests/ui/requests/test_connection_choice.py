import pytest

from httpv2_gui.core.model.connection import Connection
from httpv2_gui.ui.base.tested import Tested
from httpv2_gui.ui.requests.connection_choice import ConnectionChoice


@pytest.fixture
def choice(qtbot):
    made = ConnectionChoice()
    qtbot.addWidget(made)
    made.set_connections([Connection(name="EU"), Connection(name="US")], {"EU": Tested("ok")})
    return made


def choose(choice, text):
    index = choice.findText(text)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_choosing_says_which(choice, qtbot):
    with qtbot.waitSignal(choice.chosen) as heard:
        choose(choice, "EU")
    assert heard.args == ["EU"]
    assert choice.connection() == Connection(name="EU")
    assert "Worked when tested" in choice.toolTip()


def test_new_and_edit_leave_the_choice_as_it_is(choice, qtbot):
    choice.set_name("EU")
    with qtbot.waitSignal(choice.new_requested):
        choose(choice, "New connection…")
    with qtbot.waitSignal(choice.edit_requested) as heard:
        choose(choice, "Edit EU…")
    assert heard.args == ["EU"]
    assert choice.currentText() == choice.name() == "EU"


def test_a_name_without_connection_is_kept_and_told(choice):
    choice.set_name("Gone")
    assert choice.currentText() == choice.name() == "Gone"
    assert choice.connection() is None
    assert "no connection of this name" in choice.toolTip()
