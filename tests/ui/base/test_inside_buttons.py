from httpv2_gui.ui.base.buttons import ghost_button
from httpv2_gui.ui.base.inside_buttons import LineWithInsides


def test_text_keeps_clear(qtbot):
    line = LineWithInsides()
    qtbot.addWidget(line)
    button = ghost_button("eye", "Reveal")
    line.set_picture("lock", "In the keyring")
    line.set_button(button)
    line.resize(300, 32)
    line.show()
    assert line.textMargins().left() > 0
    assert button.isVisible()
    assert line.rect().contains(button.geometry())
