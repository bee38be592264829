from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from httpv2_gui.core.auth.grant import TokenState
from httpv2_gui.core.engine.generate import Generated
from httpv2_gui.core.model.result import Exchange, Failure, Received, Sent
from httpv2_gui.ui.connections.token_panel import TokenPanel

NOW = datetime.now(UTC)
REPLY = Exchange(
    sent=Sent(method="POST", url="https://a/token"),
    received=Received(
        status=400,
        reason="Bad Request",
        http_version="HTTP/1.1",
        headers=(("Content-Type", "application/json"),),
        body=b'{"error": "invalid_grant"}',
    ),
    started=NOW,
)
REFUSED = Generated(
    failure=Failure(kind="token", message="invalid_grant", hint="Begin again."), exchanges=(REPLY,)
)


@pytest.fixture
def panel(qtbot):
    made = TokenPanel()
    qtbot.addWidget(made)
    made.show_state(TokenState(present=False, needed=True), can_generate=True)
    made.show()
    return made


def said(panel):
    return panel.findChild(QLabel, "token_state").text()


def test_button_asks_and_then_cancels(panel, qtbot):
    button = panel.findChild(QPushButton, "generate")
    with qtbot.waitSignal(panel.generate_requested):
        button.click()
    panel.show_working("Asking…")
    assert button.accessibleName() == "Cancel"
    with qtbot.waitSignal(panel.cancel_requested):
        button.click()
    panel.show_cancelled()
    assert button.accessibleName() == "Generate"
    assert said(panel).startswith("Cancelled")


def test_raw_reply_is_shown_when_it_fails(panel):
    panel.show_working("Asking…")
    panel.show_generated(REFUSED)
    assert said(panel) == "No token"
    shown = panel.findChild(QPlainTextEdit, "message").toPlainText()
    assert shown.startswith("HTTP/1.1 400 Bad Request\nContent-Type: application/json")
    assert shown.endswith('{"error": "invalid_grant"}')
    assert panel.findChild(QLabel, "called").text() == "Called POST https://a/token"


def test_trouble_of_another_scheme_is_forgotten(panel):
    panel.show_generated(REFUSED)
    panel.forget()
    panel.show_state(TokenState(present=False, needed=True), can_generate=True)
    assert said(panel) == "No access token yet"


def test_countdown_goes_on_by_itself(panel, qtbot):
    panel._clock.setInterval(10)
    until = datetime.now(UTC) + timedelta(seconds=1.6)
    state = TokenState(present=True, obtained_at=NOW, expires_at=until)
    panel.show_state(state, can_generate=True)
    assert "expires in 2 s" in said(panel)
    qtbot.waitUntil(lambda: "expired" in said(panel), timeout=5000)


def test_pasted_answer_is_not_blank(panel, qtbot):
    panel.show_visit("https://a/authorize?x=1", "redirect", is_open=True)
    line, go = panel.findChild(QLineEdit, "pasted"), panel.findChild(QPushButton, "continue")
    assert not go.isEnabled()
    with qtbot.assertNotEmitted(panel.answered):
        line.returnPressed.emit()
    line.setText(" http://127.0.0.1/callback?code=1 ")
    with qtbot.waitSignal(panel.answered) as answered:
        go.click()
    assert answered.args == ["http://127.0.0.1/callback?code=1"]
    assert panel.findChild(QLineEdit, "link").text() == "https://a/authorize?x=1"


def test_nothing_to_generate_and_nothing_known_takes_no_room(panel):
    panel.show_state(None, can_generate=False)
    assert panel.isHidden()
