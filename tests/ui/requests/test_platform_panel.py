import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.requests import platform_watch
from httpv2_gui.ui.requests.platform_panel import PlatformPanel
from tests.core.platforms.shown import answered
from tests.ui.requests.conftest import TICKETS

FORM = Request(
    name="Form",
    method="POST",
    url="https://tickets.example/api",
    headers='{"Content-type": "application/x-www-form-urlencoded"}',
    body='{"a": "1"}',
)
PLAIN = FORM.with_values(headers='{"Content-Type": "application/json"}')


@pytest.fixture
async def looked(editor, monkeypatch):
    """Wait until the counter shows what is typed now."""
    monkeypatch.setattr(platform_watch, "PAUSE_MS", 20)

    async def wait():
        editor.refresh()
        watch = editor.platform
        while watch._pause.isActive() or watch._asked != watch._done:
            await asyncio.sleep(0.005)

    running = editor.platform._own._tasks
    yield wait
    await running.cancel_all()  # the editor itself is gone already


def panel_of(editor) -> PlatformPanel:
    return editor.findChild(PlatformPanel)


def button(editor, name: str) -> QPushButton:
    return editor.findChild(QPushButton, name)


async def test_the_counter_is_quiet_and_says_how_many(editor, looked):
    counter = editor.bar.platform
    editor.set_request(PLAIN)
    await looked()
    assert (counter.text(), counter.accessibleName()) == ("", "No notes for Google SecOps")
    editor.set_request(FORM)
    await looked()
    assert (counter.text(), counter.accessibleName()) == ("1", "1 note for Google SecOps")
    editor.set_request(FORM.with_values(timeout_s=0))
    await looked()
    assert counter.accessibleName() == "2 notes for Google SecOps"


async def test_nothing_is_made_until_it_is_opened(editor, looked):
    editor.set_request(FORM)
    await looked()
    assert panel_of(editor) is None


async def test_the_panel_shows_findings_and_both_sets_of_bytes(editor, looked, qtbot):
    editor.set_request(FORM)
    await looked()
    qtbot.mouseClick(editor.bar.platform, Qt.MouseButton.LeftButton)
    panel = panel_of(editor)
    assert panel.isVisible()
    await looked()
    assert panel.findings.findChild(QWidget, "secops.content-type-spelling") is not None
    assert panel.bytes.left.toPlainText().endswith("\n\na=1")
    assert panel.bytes.right.toPlainText().endswith('\n\n{"a": "1"}')
    assert any(row.left == "a=1" and row.right == '{"a": "1"}' for row in panel.bytes.differing())
    assert not panel.refused.isVisible()


async def test_a_fix_is_one_step_that_can_be_undone(editor, looked, qtbot):
    editor.set_request(FORM)
    await looked()
    editor.bar.platform.click()
    with qtbot.assertNotEmitted(editor.send_requested):
        button(editor, "fix.secops.content-type-spelling").click()
    assert '"Content-Type"' in editor.request().headers
    assert editor.modified
    await looked()
    assert button(editor, "fix.secops.content-type-spelling") is None
    assert panel_of(editor).bytes.right.toPlainText().endswith("\n\na=1")
    button(editor, "undoFix").click()
    assert editor.request() == FORM
    assert not editor.modified
    assert not panel_of(editor).fixed.isVisible()


async def test_the_way_back_ends_when_the_same_field_is_typed_in(editor, looked):
    editor.set_request(FORM)
    await looked()
    editor.bar.platform.click()
    button(editor, "fix.secops.content-type-spelling").click()
    editor.panes.open("Headers")
    editor.panes.headers.replace_text("{}")
    await looked()
    assert not panel_of(editor).fixed.isVisible()


async def test_a_fix_keeps_what_was_typed_meanwhile(editor, looked):
    editor.set_request(FORM)
    await looked()
    editor.bar.platform.click()
    editor.url.setText("https://tickets.example/other")
    editor.refresh()
    button(editor, "fix.secops.content-type-spelling").click()
    assert editor.request().url == "https://tickets.example/other"
    assert '"Content-Type"' in editor.request().headers


async def test_a_fix_of_what_is_gone_changes_nothing(editor, looked):
    editor.set_request(FORM)
    await looked()
    editor.bar.platform.click()
    editor.set_request(PLAIN)
    button(editor, "fix.secops.content-type-spelling").click()
    assert editor.request() == PLAIN


async def test_what_the_platform_refuses(editor, looked):
    editor.set_request(PLAIN.with_values(headers='{"X-Count": 5}'))
    editor.bar.platform.click()
    await looked()
    assert panel_of(editor).refused.isVisible()
    assert "X-Count" in panel_of(editor).refused.accessibleName()


async def test_the_last_answer_counts(editor, looked):
    editor.set_request(PLAIN.with_values(expected_values='{"state": "done"}'))
    editor.platform.follow_result(answered(b'{"status": "ok"}'))
    await looked()
    editor.bar.platform.click()
    row = panel_of(editor).findings.findChild(QWidget, "secops.expected-absent")
    assert row is not None
    texts = [one.text() for one in row.findChildren(QLabel)]
    assert any("absent from the last response" in text for text in texts)


@pytest.mark.parametrize(
    ("body", "here", "there"),
    [
        (b'{"status": "ok"}', "go on", "would stop waiting and report success"),
        (b'{"state": "done"}', "be over", "would stop waiting and report success"),
        (b'[{"state": "done"}]', "be over", "would go on waiting"),
    ],
)
async def test_both_verdicts_on_the_last_answer(editor, looked, body, here, there):
    editor.set_request(PLAIN.with_values(expected_values='{"state": "done"}'))
    editor.bar.platform.click()
    await looked()
    assert not panel_of(editor).verdict.isVisible()
    editor.platform.follow_result(answered(body))
    await looked()
    said = panel_of(editor).verdict.text()
    assert f"here the wait would {here}" in said
    assert there in said


async def test_a_finding_leads_to_its_place(editor, looked, qtbot):
    digest = Connection(name="Digest", test_url=TICKETS.test_url, auth=DigestAuth(username="a"))
    editor.set_connections([digest])
    editor.set_request(FORM.with_values(connection="Digest"))
    await looked()
    editor.bar.platform.click()
    findings = panel_of(editor).findings
    places = {one.accessibleName(): one for one in findings.findChildren(QPushButton)}
    places["Go to Headers"].click()
    assert editor.panes.tabs.tabText(editor.panes.tabs.currentIndex()).startswith("Headers")
    with qtbot.waitSignal(editor.connection_edit_requested) as asked:
        places["Go to Connection"].click()
    assert asked.args == ["Digest"]


async def test_keyboard(editor, looked, qtbot):
    editor.set_request(FORM)
    await looked()
    editor.activateWindow()
    editor.bar.platform.setFocus()
    qtbot.keyClick(editor.bar.platform, Qt.Key.Key_Space)
    panel = panel_of(editor)
    assert panel.isVisible()
    qtbot.keyClick(panel.findings, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not editor.bar.platform.isChecked()
    for one in panel.findChildren(QPushButton):
        assert one.accessibleName()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
