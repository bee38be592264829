from httpv2_gui.ui.base.elided_text import ElidedText


def test_what_does_not_fit_stands_in_the_tooltip(qtbot):
    label = ElidedText("a long sentence about headers")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.accessibleName() == "a long sentence about headers"
    assert label.accessibleName() in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 60
