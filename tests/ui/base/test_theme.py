import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from httpv2_gui.ui.base import theme
from httpv2_gui.ui.base.tokens import DARK, LIGHT


@pytest.fixture
def light_again(qapp):
    yield
    theme.apply(qapp, "light")


def test_dark_changes_palette_and_tells(qapp, qtbot, light_again):
    with qtbot.waitSignal(theme.notifier().changed):
        theme.apply(qapp, "dark")
    assert theme.tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.win


def test_unknown_choice_follows_the_system(qapp, light_again):
    theme.apply(qapp, "pink")
    assert theme.choice() == "system"


def test_style_sheet_is_filled():
    sheet = theme.style_sheet(LIGHT)
    assert LIGHT.acc in sheet
    assert "icon(" not in sheet.split("*/", 1)[1]


def test_fonts_are_ours():
    assert theme.ui_font().family().startswith("Inter")
    assert theme.mono_font().family().startswith("JetBrains Mono")


def test_restyle_sets_properties(qtbot):
    label = QLabel("late")
    qtbot.addWidget(label)
    theme.restyle(label, kind="pill", tone="err")
    label.ensurePolished()
    assert label.property("tone") == "err"
