import base64

import pytest

from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.request import Part
from httpv2_gui.core.platforms import bodies
from httpv2_gui.core.platforms.secops_v16 import preview_as
from tests.core.platforms.shown import FORM, fixed, request, told

XML = '{"Content-Type": "text/xml"}'
MULTIPART = '{"Content-Type": "multipart/form-data"}'
OCTETS = '{"Content-Type": "application/octet-stream"}'
OBJECT = '{"a": "1"}'


@pytest.mark.parametrize("name", ["Content-type", "content-type"])
def test_a_form_spelt_otherwise(name: str) -> None:
    headers = FORM.replace("Content-Type", name)
    found = told("content-type-spelling", headers=headers, body=OBJECT)
    assert found[0].message == (
        f"Headers use “{name}”; HTTP V2 16.0 recognises only “Content-Type”, so it would send JSON "
        "instead of a form."
    )
    assert preview_as(fixed(found), None).body == b"a=1"


def test_a_form_spelt_right_or_json_spelt_otherwise() -> None:
    assert not told("content-type-spelling", headers=FORM, body=OBJECT)
    assert not told("content-type-spelling", headers=FORM.replace("T", "t"), body="")
    as_json = '{"content-type": "application/json"}'
    assert not told("content-type-spelling", headers=as_json, body=OBJECT)


def test_a_form_with_parameters() -> None:
    headers = FORM.replace("urlencoded", "urlencoded; charset=utf-8")
    found = told("form-parameters", headers=headers, body=OBJECT)
    assert "charset=utf-8" in found[0].message
    assert fixed(found).headers == FORM
    assert not told("form-parameters", headers=FORM, body=OBJECT)
    assert not told("form-parameters", headers=headers)


def test_text_that_is_taken_for_base64() -> None:
    (one,) = told("base64-guess", headers=XML, body="<a>1</a>")
    assert base64.b64decode("<a>1</a>").hex(" ") in one.message
    assert "no body" in told("base64-guess", body="<>")[0].message


@pytest.mark.parametrize(
    ("headers", "body", "source"),
    [
        (XML, "<ä>1</ä>", "auto"),
        (XML, "<ab>1</ab>", "auto"),
        ("", OBJECT, "auto"),
        ("", "null", "auto"),
        (OCTETS, "Zm9v", "base64"),
        (MULTIPART, "Zm9v", "auto"),
        (XML, "", "auto"),
    ],
)
def test_text_that_is_not(headers: str, body: str, source: str) -> None:
    if headers == XML and body:
        assert bodies.guessed(body) is None
    assert not told("base64-guess", headers=headers, body=body, body_source=source)


@pytest.mark.parametrize("body", ["<a>1</a>", '<?xml version="1.0"?><a>1</a>', "<abc>1</abc>\n"])
def test_xml_with_a_comment_is_sent_as_typed(body: str) -> None:
    changed = fixed(told("base64-guess", headers=XML, body=body)).body
    assert "<!--" in changed
    assert preview_as(request(headers=XML, body=changed), None).body == changed.strip().encode()


def test_other_text_has_no_fix() -> None:
    assert told("base64-guess", body="test")[0].fix is None


def test_base64_of_digits() -> None:
    assert told("base64-number", headers=OCTETS, body="12345678", body_source="base64")
    assert told("base64-number", headers=MULTIPART, body="12345678")
    assert not told("base64-number", headers=MULTIPART, body="Zm9v")
    assert not told("base64-number", body="12345678")


def test_multipart_has_no_boundary() -> None:
    parts = (Part(source="text", content="hello", name="note"),)
    assert "no parts" in told("multipart-boundary", headers=MULTIPART, parts=parts)[0].message
    assert "whole body" in told("multipart-boundary", headers=MULTIPART, body="Zm9v")[0].message
    assert not told("multipart-boundary", headers=MULTIPART)
    assert not told("multipart-boundary", headers=OCTETS, body="Zm9v", body_source="base64")


@pytest.mark.parametrize("body", ["Zm9v", ""])
def test_the_whole_message_as_one_payload_is_the_same_there_and_here(body: str) -> None:
    parts = (
        () if body else (Part(source="text", content="hello", name="note"), Part(content="Zm9v"))
    )
    typed = request(method="POST", headers=MULTIPART, body=body, parts=parts)
    found = told("multipart-boundary", method="POST", headers=MULTIPART, body=body, parts=parts)
    corrected = fixed(found)
    mine, theirs = preview(typed, None), preview_as(corrected, None)
    assert theirs.body == mine.body == preview(corrected, None).body
    assert dict(theirs.headers)["Content-Type"] == dict(mine.headers)["Content-Type"]


@pytest.mark.parametrize(
    "part",
    [
        Part(source="file", file="x.bin"),
        Part(source="text", content="[Input.x]"),
        Part(content="?"),
    ],
)
def test_what_is_not_known_yet_cannot_be_put_into_one_payload(part: Part) -> None:
    assert told("multipart-boundary", headers=MULTIPART, parts=(part,))[0].fix is None


def test_a_body_from_a_file() -> None:
    assert told("body-file", body_source="file", body_file="x.bin")
    assert not told("body-file")


def test_null() -> None:
    plain = '{"Content-Type": "text/plain"}'
    assert told("null-body", headers=plain, body="null")
    assert not told("null-body", headers='{"Content-Type": "application/json"}', body="null")
    assert not told("null-body", headers=plain, body="nil")
