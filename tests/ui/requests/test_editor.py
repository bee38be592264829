import pytest
from PySide6.QtCore import Qt

from httpv2_gui.core.model.fields import fields_of
from httpv2_gui.core.model.request import Part, Poll, Request
from httpv2_gui.ui.requests.panes import TITLES
from tests.ui.requests.conftest import CREATE

EVERYTHING = Request(
    name="All",
    description="Why\nand how",
    connection="Gone",
    method="PATCH",
    url="https://a.example/{{integration.token}}",
    params='{"a": 1.10, "a": [1, 2]}',
    headers='{"Content-Type" : "multipart/form-data"}',
    cookies='{"c": "d"}',
    body="UERG",
    body_source="base64",
    body_file="somewhere",
    params_off='{"off": 1}',
    headers_off='{"X": "y"}',
    cookies_off='{"z": ""}',
    expected_values='{"state": ["a", "b"]}',
    follow_redirects=False,
    fail_on_error=False,
    base64_output=True,
    fields_to_return=("redirects", "response_data"),
    timeout_s=7,
    save_to_case_wall=True,
    password_protect_zip=False,
    parts=(Part(name="f", content="QQ=="), Part(source="text", content="t\n\nt")),
    poll=Poll(interval_s=3, timeout_s=9),
)


def test_what_goes_in_comes_out_and_is_not_modified(editor):
    editor.set_request(EVERYTHING)
    assert editor.request() == EVERYTHING
    assert not editor.modified


def test_every_field_has_a_widget_of_its_name_and_label(editor):
    from PySide6.QtWidgets import QWidget

    for title in TITLES:
        editor.panes.open(title)
    editor.panes.body_pane.file.setFocus()
    without = {"params_off", "headers_off", "cookies_off", "fields_to_return"}
    for declared in fields_of(Request):
        if declared.name not in without:
            widget = editor.findChild(QWidget, declared.name)
            assert widget is not None, declared.name
            assert widget.accessibleName() == declared.label


def test_typing_modifies_and_revert_brings_back(editor, qtbot):
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.url, "x")
    assert editor.modified
    editor.revert()
    assert editor.request() == CREATE
    assert not editor.modified


def test_a_draft_is_unsaved(editor):
    editor.set_request(CREATE.with_values(url="https://b.example"), saved=CREATE)
    assert editor.modified
    editor.mark_saved(editor.request())
    assert not editor.modified


def test_saving_keeps_what_was_typed_meanwhile(editor, qtbot):
    sent = editor.request()
    qtbot.keyClicks(editor.url, "x")
    editor.mark_saved(sent)
    assert editor.modified


def test_send_hands_out_the_request(editor, qtbot):
    with qtbot.waitSignal(editor.send_requested) as heard:
        editor.send_button.button.click()
    assert heard.args == [CREATE]


def test_send_with_an_error_goes_there_instead(editor, qtbot):
    editor.set_request(CREATE.with_values(headers='{\n  "Accept" "a/b"\n}'))
    with qtbot.assertNotEmitted(editor.send_requested):
        editor.send()
    assert editor.panes.tabs.name_of(editor.panes.tabs.currentIndex()) == "Headers"
    assert "Headers, line 2" in editor.send_button.button.toolTip()


def test_a_blank_url_is_told_only_when_it_was_to_be_sent(editor):
    editor.set_request(Request(name="New"))
    assert not editor.bar.note.isVisible()
    editor.send()
    assert "URL Path: This field is needed." in editor.bar.note.text()
    assert editor.url.hasFocus() or not editor.isActiveWindow()


def test_a_connection_that_is_gone_keeps_it_from_being_sent(editor, qtbot):
    editor.set_request(CREATE.with_values(connection="Gone"))
    with qtbot.assertNotEmitted(editor.send_requested):
        editor.send()
    assert "no connection named Gone" in editor.bar.note.text()


def test_escape_cancels_only_while_running(editor, qtbot):
    editor.url.setFocus()
    with qtbot.assertNotEmitted(editor.cancel_requested):
        qtbot.keyClick(editor.url, Qt.Key.Key_Escape)
    editor.set_running(True)
    with qtbot.waitSignal(editor.cancel_requested):
        qtbot.keyClick(editor.url, Qt.Key.Key_Escape)


@pytest.mark.parametrize("keys", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_the_url_sends(editor, qtbot, keys):
    with qtbot.waitSignal(editor.send_requested):
        qtbot.keyClick(editor.url, keys)


def test_the_preview_follows_and_shows_no_secret(editor, qtbot):
    editor.url.end(False)
    qtbot.keyClicks(editor.url, "/7")
    qtbot.waitUntil(lambda: "POST /api/7 HTTP/1.1" in editor.panes.preview.text.toPlainText())
    shown = editor.panes.preview.text.toPlainText()
    assert "<Basic Auth Password>" in shown
    assert "hunter2" not in shown
    assert shown.endswith('{"title": "A", "weight": 1.10}')


async def test_a_file_is_read_off_the_windows_thread(editor, tmp_path, preview_done):
    (tmp_path / "body.txt").write_text("from a file")
    editor.set_request(CREATE.with_values(body_source="file", body_file="body.txt"))
    await preview_done()
    assert editor.panes.preview.text.toPlainText().endswith("from a file")
    assert "11 bytes" in editor.panes.body_pane.bar.sent_as.text()
