from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from httpv2_gui.ui.base import buttons


def test_ghost_button_is_named_and_says_its_keys(qtbot):
    button = buttons.ghost_button("copy", "Copy URL", "Copy the full URL", "Ctrl+Shift+C")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy URL"
    assert button.objectName() == "copy_url"
    assert button.toolTip() == "Copy the full URL (Ctrl+Shift+C)"
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_word_buttons_are_read_as_they_are_written(qtbot):
    for make in (buttons.primary_button, buttons.outline_button, buttons.danger_button):
        button = make("Test connection", "plug")
        qtbot.addWidget(button)
        assert button.accessibleName() == button.text() == "Test connection"
        assert not button.icon().isNull()


def test_a_renamed_button_is_read_anew(qtbot):
    button = buttons.outline_button("Send", "send")
    qtbot.addWidget(button)
    buttons.rename(button, "Cancel", "stop")
    assert button.accessibleName() == "Cancel"


def test_menu_action_has_its_keys(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    action = buttons.menu_action(menu, "Copy as cURL", "copy", "Ctrl+L")
    assert menu.actions() == [action]
    assert action.shortcut() == QKeySequence("Ctrl+L")
