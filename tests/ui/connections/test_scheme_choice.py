import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.auth import SCHEMES
from httpv2_gui.ui.connections.scheme_choice import GROUPS, SchemeChoice


@pytest.fixture
def choice(qtbot):
    made = SchemeChoice()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_scheme_is_there_once_under_its_product(choice):
    texts = [choice.itemText(at) for at in range(choice.count())]
    headings = [heading for heading, _names in GROUPS]
    titles = [scheme.title for scheme in SCHEMES]
    assert sorted(texts) == sorted(headings + titles)
    assert {name for _heading, names in GROUPS for name in names} == {
        scheme.name for scheme in SCHEMES
    }


def test_arrow_keys_pass_over_headings(choice, qtbot):
    choice.choose("dedicated")
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert chosen.args == ["bearer"]


def test_letter_finds_a_scheme(choice, qtbot):
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, "b")
    assert chosen.args == ["basic"]


def test_choosing_in_code_tells_nothing(choice, qtbot):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.choose("xsoar")
    assert choice.key() == "xsoar"
    assert choice.currentText() == "Cortex XSOAR"


def test_it_is_read_out(choice):
    choice.choose("basic")
    assert choice.accessibleName() == "Scheme"
    assert choice.accessibleDescription().startswith("Scheme. User name and password")
