import pytest

from httpv2_gui.core.model.request import Part
from tests.ui.requests.conftest import CREATE

MULTIPART = '{"Content-Type": "multipart/form-data"}'


@pytest.fixture
def body(editor):
    return editor.panes.body_pane


def test_sent_as_is_told(editor, body):
    assert body.bar.sent_as.text() == "Sent as application/json, 30 bytes"
    form = '{"content-type": "application/x-www-form-urlencoded; charset=utf-8"}'
    editor.set_request(CREATE.with_values(headers=form, body='{"a": ["1", "2"]}'))
    assert body.bar.sent_as.text() == "Sent as application/x-www-form-urlencoded, 7 bytes"


def test_invalid_json_is_told_with_its_place(editor, body):
    editor.set_request(CREATE.with_values(body='{\n  "a" 1\n}'))
    assert body.text.verdict.text().startswith("Line 2, column")
    editor.set_request(CREATE)
    assert body.text.verdict.text() == "Valid JSON"


def test_xml_is_checked_as_xml(editor, body):
    xml = CREATE.with_values(headers='{"Content-Type": "text/xml"}', body="<a><b></a>")
    editor.set_request(xml)
    assert body.text.verdict.text().startswith("Line 1, column")
    editor.set_request(xml.with_values(body="<a/>"))
    assert body.text.verdict.text() == "Valid XML"


def test_formatting_keeps_every_character_of_a_number_and_can_be_undone(editor, body):
    body.text._format()
    assert editor.request().body == '{\n  "title": "A",\n  "weight": 1.10\n}'
    body.text._minify()
    assert editor.request().body == '{"title":"A","weight":1.10}'
    body.text.edit.undo()
    body.text.edit.undo()
    assert editor.request().body == CREATE.body


def test_base64_of_one_file_becomes_a_part(editor, body):
    editor.set_request(CREATE.with_values(headers=MULTIPART, body="UERG"))
    editor.panes.open("Body")
    assert body.text.isVisible()
    body._add_part()
    assert body.parts.isVisible()
    assert not body.text.isVisible()
    assert editor.request().parts == (Part(content="UERG"),)
    assert editor.request().body == ""


async def test_a_dropped_file_is_the_body_or_a_part(editor, body, tmp_path, preview_done):
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\x01")
    body._take_files([str(path)])
    assert editor.request().body_source == "file"
    assert editor.request().body_file == str(path)
    editor.set_request(CREATE.with_values(headers=MULTIPART, body=""))
    body._take_files([str(path), str(path)])
    assert [part.file for part in editor.request().parts] == [str(path)] * 2
    editor.refresh()
    await preview_done()
    assert "multipart/form-data (2 parts)" in body.bar.sent_as.text()
