from httpv2_gui.ui.requests.send_button import SendButton


def test_it_is_cancel_while_running(qtbot):
    send = SendButton()
    qtbot.addWidget(send)
    with qtbot.waitSignal(send.send_requested):
        send.button.click()
    send.set_running(True)
    assert send.button.accessibleName() == "Cancel"
    assert send.more.isHidden()
    with qtbot.waitSignal(send.cancel_requested):
        send.button.click()
    send.set_running(False)
    assert send.button.text() == "Send"
    assert not send.more.isHidden()


def test_cancel_is_as_wide_as_send_with_its_menu(qtbot):
    send = SendButton()
    qtbot.addWidget(send)
    width = send.sizeHint().width(), send.width()
    send.set_running(True)
    assert (send.sizeHint().width(), send.width())[1] == width[1]


def test_the_tooltip_says_why_not(qtbot):
    send = SendButton()
    qtbot.addWidget(send)
    send.set_problem("Cannot be sent yet. URL Path: This field is needed.")
    assert "URL Path" in send.button.toolTip()
    send.set_problem("")
    assert "Ctrl+Enter" in send.button.toolTip()
