from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.interchange import secops_parameters
from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.core.model.request import Request

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30).map(str.strip)


def test_a_new_one_has_all_fourteen_in_order_and_blanks_as_line_breaks() -> None:
    written = json.loads(secops_parameters.write(Request(url="https://h/"), None))

    assert list(written) == [name for name, _field in secops_parameters.NAMES]
    assert written["Headers"] == written["Cookie"] == "\n"
    assert written["Request Timeout"] == "120"
    assert written["Follow Redirects"] is True


@given(
    url=TEXTS, body=TEXTS, headers=TEXTS, flag=st.booleans(), timeout=st.integers(0, 999_999_999)
)
def test_what_is_written_is_read_again(
    url: str, body: str, headers: str, flag: bool, timeout: int
) -> None:
    request = Request(url=url, body=body, headers=headers, base64_output=flag, timeout_s=timeout)
    for before in (None, '{ "Z": [1.0] , "URL Path":"x", "Headers" : "\\n"}', "{}"):
        text = secops_parameters.write(request, before)
        assert Request().with_values(**secops_parameters.read(text).values) == request


def test_platform_spellings_of_values() -> None:
    text = (
        '{"Method":"post","Follow Redirects":"False",'
        '"Fields To Return":"response_code,redirects","Body Payload":null}'
    )
    values = secops_parameters.read(text).values

    assert values["method"] == "POST"
    assert values["follow_redirects"] is False
    assert values["fields_to_return"] == ("redirects", "response_code")
    assert values["body"] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"Method":"TRACE"}', "Method is “TRACE”, which cannot stand here: GET is used"),
        ('{"Fields To Return":"response_data,"}', "all of them is used"),
        ('{"Base64 Output":"[Input.b]"}', "Base64 Output is “[Input.b]”"),
        ('{"Headers":"{\\"a\\" 1}"}', "Headers is no JSON object (line 1, column 6)"),
        ('{"Request Timeout":"1.5"}', "Request Timeout is “1.5”"),
    ],
)
def test_what_cannot_stand_here_is_said(text: str, said: str) -> None:
    assert said in " ".join(secops_parameters.read(text).notes)
    assert secops_parameters.write(
        Request().with_values(**secops_parameters.read(text).values), text
    ) == text  # fmt: skip


def test_no_object() -> None:
    with pytest.raises(JsonError):
        secops_parameters.read("[]")
