from httpv2_gui.ui.base.qt_text import in_qt_units


def test_offsets_are_those_of_qt():
    assert in_qt_units("a\U0001f600b").index("b") == 3
    assert in_qt_units("\u00fcn\u00ef") == "\u00fcn\u00ef"


def test_halves_can_be_found_again():
    assert in_qt_units("\U0001f600") in in_qt_units("x \U0001f600")
