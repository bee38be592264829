import pytest

from httpv2_gui.core.platforms.secops_v16 import preview_as
from tests.core.platforms.shown import FORM, fixed, told


@pytest.mark.parametrize(
    ("body", "severity", "words"),
    [
        ('{"price": 1.10}', "note", "1.1 of 1.10 (“price”)"),
        ("[1E2, 1.50]", "note", "100.0 of 1E2 (“[0]”), and 1 more"),
        ('{"n": 0.1234567890123456789}', "warning", "0.12345678901234568"),
        ('{"n": 1e400}', "warning", "Infinity"),
    ],
)
def test_numbers_that_are_written_otherwise(body: str, severity: str, words: str) -> None:
    (one,) = told("numbers", body=body)
    assert one.severity == severity
    assert words in one.message


@pytest.mark.parametrize(
    "body", ['{"a": 18446744073709551617, "b": 1.5}', "<a>1.10</a>", "", "[Input.x]"]
)
def test_numbers_that_stay(body: str) -> None:
    assert not told("numbers", body=body)
    assert not told("numbers", body="1.10", body_source="base64")


def test_numbers_of_forms_and_parameters() -> None:
    assert told("numbers", headers=FORM, body='{"a": 1.10}')[0].place == "body"
    assert told("numbers", params='{"a": 1.10}')[0].place == "params"
    assert not told("numbers", params='{"a": "1.10", "b": 2}')


@pytest.mark.parametrize("place", ["params", "headers", "cookies", "expected_values", "body"])
def test_keys_that_repeat(place: str) -> None:
    (one,) = told("equal-keys", **{place: '{"a": "1", "b": "2", "a": "3"}'})
    assert one.place == place
    assert "“a”" in one.message
    assert not told("equal-keys", **{place: '{"a": "1", "b": {"a": "2"}}'})


@pytest.mark.parametrize(("rule", "place"), [("form-values", "body"), ("param-values", "params")])
def test_true_in_a_form_or_a_query(rule: str, place: str) -> None:
    values = {"headers": FORM, place: '{"on": true, "many": [false, "true"]}'}
    corrected = fixed(told(rule, **values))
    assert getattr(corrected, place) == '{"on": "true", "many": ["false", "true"]}'
    sent = preview_as(corrected, None)
    assert "on=true&many=false&many=true" in f"{sent.url} {sent.body.decode()}"
    assert "names" in told(rule, **{**values, place: '{"in": {"a": 1}}'})[0].message
    assert not told(rule, **{**values, place: '{"on": "true", "n": 1}'})


def test_true_in_json_stays() -> None:
    assert not told("form-values", body='{"on": true}')


def test_a_form_that_is_no_object() -> None:
    corrected = fixed(told("form-text", headers=FORM, body="a=1&b=x+y&a=2&c="))
    assert corrected.body == '{"a": ["1", "2"], "b": "x y", "c": ""}'
    assert preview_as(corrected, None).body == b"a=1&a=2&b=x+y&c="
    assert told("form-text", headers=FORM, body="[1]")[0].fix is None
    assert told("form-text", headers=FORM, body="?")[0].fix is None
    assert not told("form-text", headers=FORM, body='{"a": 1}')
    assert not told("form-text", body="a=1")


def test_an_input_that_breaks_the_json_around_it() -> None:
    body = '{"a": "[Input.note]"}'
    (one,) = told("pasted-input", body=body, inputs={"note": 'say "hi"'})
    assert (one.place, one.severity) == ("body", "warning")
    assert not told("pasted-input", body=body, inputs={"note": "plain ü"})
    assert not told("pasted-input", body="text [Input.note]", inputs={"note": 'say "hi"'})
    assert not told("pasted-input", body=body)
