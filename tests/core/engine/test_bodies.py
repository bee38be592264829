from __future__ import annotations

import base64
from pathlib import Path

import pytest

from httpv2_gui.core.engine.bodies import Body, build, is_json, media_type, size_in_words
from httpv2_gui.core.engine.failures import NotSendable
from httpv2_gui.core.engine.files import Files
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.request import Part, Request

PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


def body(text: str, content_type: str = "", **more: object) -> Body:
    request = Request(method="POST", body=text).with_values(**more)
    return build(request, content_type, Filling.of({"name": 'a"b'}, None), Files())


def problem(text: str, content_type: str = "", **more: object) -> Problem:
    with pytest.raises(NotSendable) as refused:
        body(text, content_type, **more)
    return refused.value.problems[0]


AS_TYPED = '{ "a": 1.10,\n "a": 18446744073709551617,"ü":"\\u00fc" }\n'


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "Application/JSON; charset=utf-8", "application/problem+json", ""],
)
def test_json_goes_out_byte_for_byte(content_type: str) -> None:
    assert body(AS_TYPED, content_type).content == AS_TYPED.encode()


def test_json_without_a_content_type_gets_one() -> None:
    made = body('{"a": 1}')
    assert (made.content_type, made.sent_as) == (
        "application/json",
        "Sent as application/json, 8 bytes",
    )


def test_text_without_a_content_type_gets_none() -> None:
    made = body("hello")
    assert (made.content, made.content_type) == (b"hello", None)


def test_broken_json_goes_out_with_a_warning_and_its_place() -> None:
    made = body('{\n"a": }', "application/json")
    assert made.content == b'{\n"a": }'
    assert (made.problems[0].severity, made.problems[0].line) == ("warning", 2)


@pytest.mark.parametrize(
    "content_type",
    ["application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8"],
)
def test_form_is_made_from_an_object(content_type: str) -> None:
    made = body('{"Id": "yuriy", "sorting": "asc"}', content_type)
    assert made.content == b"Id=yuriy&sorting=asc"
    assert made.sent_as == "Sent as application/x-www-form-urlencoded, 20 bytes"


FORM = "application/x-www-form-urlencoded"


def test_form_text_goes_out_as_typed() -> None:
    assert body("a=1&b=%20", FORM).content == b"a=1&b=%20"


@pytest.mark.parametrize("text", ["[1]", "hello", '{"a": }', "17"])
def test_form_of_something_else_is_a_problem(text: str) -> None:
    assert problem(text, FORM).place == "body"


@pytest.mark.parametrize("text", ["{}", "null", '{"a": null}'])
def test_empty_form_is_no_body(text: str) -> None:
    assert body(text, FORM).content == b""


XML = '<?xml version="1.0"?>\n<a>1</a>'


@pytest.mark.parametrize("content_type", ["text/xml", "application/soap+xml", "text/plain", "x/y"])
@pytest.mark.parametrize("text", [XML, "test", "<a>1</a>"])
def test_text_is_never_taken_for_base64(content_type: str, text: str) -> None:
    assert body(text, content_type).content == text.encode()


@pytest.mark.parametrize("text", ["", " \n"])
@pytest.mark.parametrize("content_type", ["", "application/json", FORM, "multipart/form-data"])
def test_blank_payload_is_no_body(text: str, content_type: str) -> None:
    made = body(text, content_type)
    assert (made.content, made.content_type, made.sent_as) == (b"", None, "No body is sent")


def test_null_is_no_body_as_in_http_v2() -> None:
    made = body("null", "application/json")
    assert made.content == b""
    assert made.warnings


def test_empty_object_is_a_json_body() -> None:
    assert body("{}", "application/json").content == b"{}"


@pytest.mark.parametrize(
    ("content_type", "text", "expected"),
    [
        ("application/x-www-form-urlencoded", "a=[Input.name]&b=1", b"a=a%22b&b=1"),
        ("text/xml", "<a>{{integration.token}}</a>", b"<a>x&amp;&lt;</a>"),
        ("application/soap+xml", "<a>[Input.name]</a>", b'<a>a"b</a>'),
    ],
)
def test_placeholder_is_escaped_for_its_place(
    content_type: str, text: str, expected: bytes
) -> None:
    filling = Filling.of({"name": 'a"b'}, "x&<")
    made = build(Request(method="POST", body=text), content_type, filling, Files())
    assert made.content == expected


def test_placeholder_is_escaped_in_json_and_not_in_text() -> None:
    assert body('{"a": "[Input.name]"}').content == b'{"a": "a\\"b"}'
    assert body("<a>[Input.name]</a>", "text/xml").content == b'<a>a"b</a>'
    assert body('{"a": "[Input.name]"}', FORM).content == b"a=a%22b"


def test_multipart_payload_is_base64_of_one_file() -> None:
    made = body(base64.b64encode(PNG).decode(), "multipart/form-data")
    assert made.content_type is not None
    boundary = made.content_type.removeprefix("multipart/form-data; boundary=")
    assert (
        made.content
        == (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="file.png"\r\n'
            "Content-Type: image/png\r\n\r\n"
        ).encode()
        + PNG
        + f"\r\n--{boundary}--\r\n".encode()
    )


def test_typed_boundary_is_used() -> None:
    made = body("aGk=", 'multipart/form-data; boundary="mine"')
    assert made.content_type is None
    assert made.content.startswith(b"--mine\r\n")


def test_typed_boundary_may_not_cut_the_content() -> None:
    parts = (Part(name="log", source="text", content="1\r\n--mine\r\n2"),)
    found = problem("", "multipart/form-data; boundary=mine", parts=parts)
    assert found.place == "headers"
    assert "log" in found.message


def test_bad_base64_names_its_place() -> None:
    found = problem("aG\nk?", "multipart/form-data")
    assert (found.place, found.line, found.column) == ("body", 2, 2)


def test_parts_from_text_base64_and_file(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(b"%PDF-1.7")
    parts = (
        Part(name="note", source="text", content="[Input.name]"),
        Part(name="image", source="base64", content=base64.b64encode(PNG).decode()),
        Part(name="report", source="file", file="r.pdf"),
    )
    request = Request(method="POST", parts=parts)
    made = build(request, "", Filling.of({"name": "x"}, None), Files(tmp_path))
    assert made.sent_as.startswith("Sent as multipart/form-data (3 parts), ")
    assert b'name="note"\r\n\r\nx\r\n' in made.content
    assert b'name="image"; filename="file.png"\r\nContent-Type: image/png' in made.content
    assert b'name="report"; filename="r.pdf"\r\nContent-Type: application/pdf' in made.content


def test_parts_are_not_sent_with_another_type() -> None:
    made = body('{"a": 1}', "application/json", parts=(Part(),))
    assert made.content == b'{"a": 1}'
    assert "not sent" in made.warnings[0]


def test_binary_from_base64() -> None:
    made = body("AP8=", "image/png", body_source="base64")
    assert (made.content, made.sent_as) == (b"\x00\xff", "Sent as image/png, 2 bytes")


def test_binary_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"\x00\x01")
    request = Request(method="PUT", body="ignored", body_source="file", body_file="b")
    made = build(request, "", Filling(), Files(tmp_path))
    assert (made.content, made.content_type) == (b"\x00\x01", None)


def test_missing_file_is_a_problem() -> None:
    found = problem("", body_source="file", body_file="/nowhere/x")
    assert found.place == "body_file"


def test_other_charset_is_warned_about() -> None:
    made = body("ü", "text/plain; charset=iso-8859-1")
    assert made.content == "ü".encode()
    assert "iso-8859-1" in made.warnings[0]


def test_words() -> None:
    assert media_type(" Text/XML ; x=y") == "text/xml"
    assert is_json("application/vnd.api+json")
    assert [size_in_words(n) for n in (1, 23, 1234)] == ["1 byte", "23 bytes", "1,234 bytes"]
