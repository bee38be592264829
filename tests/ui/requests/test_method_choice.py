from httpv2_gui.core.model.request import METHODS
from httpv2_gui.ui.requests.method_choice import MethodChoice


def test_the_seven_and_whatever_a_file_says(qtbot):
    choice = MethodChoice()
    qtbot.addWidget(choice)
    assert [choice.itemText(index) for index in range(choice.count())] == list(METHODS)
    choice.set_method("PATCH")
    assert choice.method() == "PATCH"
    choice.set_method("BREW")
    assert choice.method() == "BREW"
