from httpv2_gui.ui.requests.send_button import SendButton


def test_it_is_cancel_while_running(qtbot):
    button = SendButton()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.send_requested):
        button.click()
    button.set_running(True)
    assert button.accessibleName() == "Cancel"
    assert button.menu() is None
    with qtbot.waitSignal(button.cancel_requested):
        button.click()
    button.set_running(False)
    assert button.text() == "Send"
    assert button.menu() is not None


def test_the_tooltip_says_why_not(qtbot):
    button = SendButton()
    qtbot.addWidget(button)
    button.set_problem("Cannot be sent yet. URL Path: This field is needed.")
    assert "URL Path" in button.toolTip()
    button.set_problem("")
    assert "Ctrl+Enter" in button.toolTip()
