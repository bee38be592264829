from httpv2_gui.ui.requests.side_by_side import Row, SideBySide, rows_of


def test_lines_are_paired():
    rows = rows_of("a\nb\nd", "a\nc\nd\ne")
    assert rows == [Row("a", "a"), Row("b", "c"), Row("d", "d"), Row(None, "e")]
    assert [row.differs for row in rows] == [False, True, False, True]


def test_equal_texts_have_no_marks(qtbot):
    view = SideBySide("Here", "There")
    qtbot.addWidget(view)
    view.show_texts("a\nb", "a\nb")
    assert view.differing() == []
    assert view.left.extraSelections() == []


def test_what_differs_is_marked_in_both(qtbot):
    view = SideBySide("Here", "There")
    qtbot.addWidget(view)
    view.show_texts("same\none", "same\ntwo\nthree")
    assert view.left.toPlainText() == "same\none\n"
    assert view.right.toPlainText() == "same\ntwo\nthree"
    assert len(view.left.extraSelections()) == len(view.right.extraSelections()) == 2
    assert view.left.accessibleName() == "Sent by: Here"
