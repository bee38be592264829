from httpv2_gui.core.platforms.case import Case
from tests.core.platforms.shown import request


def test_inputs_go_in_as_they_are() -> None:
    case = Case(request=request(body='{"a": "[Input.x]"}'), inputs={"x": 'say "hi"'})
    assert case.payload == '{"a": "say "hi""}'
    assert case.shaped.way != "json"


def test_a_placeholder_without_a_value_reads_as_one() -> None:
    case = Case(request=request(body='{"a": [Input.x]}', headers='{"h": [Step.x]}'))
    assert case.shaped.way == "json"
    assert list(case.headers) == ["h"]
    assert case.payload == '{"a": [Input.x]}'


def test_panes_that_are_no_objects_have_no_entries() -> None:
    case = Case(request=request(headers="[1]", params="{", expected_values=" \n"))
    assert (case.headers, case.params, case.expected) == ({}, {}, {})


def test_without_a_run_there_is_no_answer() -> None:
    assert Case(request=request()).answer is None


def test_a_password_in_the_url_is_seen() -> None:
    assert Case(request=request(url="https://a:b@x.example/")).url_has_password
    assert not Case(request=request()).url_has_password
    assert not Case(request=request(url="no url")).url_has_password
