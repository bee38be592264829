from PySide6.QtWidgets import QLabel

from httpv2_gui.ui.base.card import Card, hairline


def test_content_keeps_off_the_hairline(qtbot):
    card = Card(margin=12)
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("content"))
    card.body.addWidget(hairline())
    assert card.contentsMargins().left() == 0
    assert card.body.contentsMargins().left() == 12
