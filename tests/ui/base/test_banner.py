from PySide6.QtWidgets import QVBoxLayout, QWidget

from httpv2_gui.ui.base.banner import Banner


def test_shows_while_it_has_something_to_say(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    banner = Banner()
    QVBoxLayout(page).addWidget(banner)
    page.show()
    assert not banner.isVisible()
    banner.say("The keyring is locked.", "Unlock it.", "warn")
    assert banner.isVisible()
    assert banner.accessibleName() == "The keyring is locked. Unlock it."
    banner.say("")
    assert not banner.isVisible()
