from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model import json_text, placeholders
from httpv2_gui.core.model.references import References, StepValue, UnfilledError, source_of

RESULT = json_text.parse(
    '{"response_data": {"id": 18446744073709551617, "cost": 1.10, "tags": ["a", "b"],'
    ' "rows": [{"k": "x", "v": 1}, {"k": "y", "v": 2}], "o": {"p": null}, "t": "[Input.key]"},'
    ' "response_code": 200}'
)
REFERENCES = References(
    {"key": "y", "URL (Optional)": "/a?b=c", "json": '{"a": [1, 2]}'},
    {"Read it": StepValue(RESULT, True)},
)


def filled(text: str) -> str:
    return REFERENCES.fill(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('[Read it.JsonResult| "response_data.id"]', "18446744073709551617"),
        ('[Read it.JsonResult| "response_data.cost"]', "1.10"),
        ("[Read it.JsonResult|response_code]", "200"),
        ('[Read it.JsonResult| "response_data.tags"]', '["a", "b"]'),
        ('[Read it.JsonResult| "response_data.tags" | join(",")]', "a,b"),
        ('[Read it.JsonResult| "response_data.o"]', '{"p": null}'),
        ('[Read it.JsonResult| "response_data.rows" | filter("k", "=", "[Input.key]") | v]', "[2]"),
        (
            '[Read it.JsonResult| "response_data.rows" | filter("k", "=", '
            '"[Read it.JsonResult| "response_data.rows.0.k"]") | first() | "v"]',
            "1",
        ),
        ('[Read it.JsonResult| "response_data.none" | setIfEmpty("n/a")]', "n/a"),
        ("[Read it.is_success]", "true"),
        ("[Input.URL (Optional)]", "/a?b=c"),
        ("[Input.key | toUpper()]", "Y"),
        ('[Input.json| "a.1"]', "2"),
        ('[Read it.JsonResult| "response_data.t"]', "[Input.key]"),
    ],
)
def test_values(text: str, value: str):
    assert filled(f"<{text}>") == f"<{value}>"


@pytest.mark.parametrize(
    "text",
    [
        "[Input.unknown]",
        "[Other.JsonResult| a]",
        "[Read it.ScriptResult]",
        "{{integration.token}}",
        "[1.5]",
    ],
)
def test_what_is_not_the_block_s_own_stays(text: str):
    assert REFERENCES.values([text]) == {}
    assert filled(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[Read it.JsonResult| "response_data.nope"]',
            "“response_data” has no “nope”; it has id, cost, tags, rows, o, t.",
        ),
        ("[Read it.JsonResult|response_code | nope()]", "There is no pipe “nope”."),
        ('[Read it.JsonResult| "response_code]', "The closing quote of this text is missing."),
        ('[Input.key| "a"]', "Line 1, column 1: A value is missing here"),
    ],
)
def test_what_cannot_be_filled_says_why(text: str, message: str):
    with pytest.raises(UnfilledError) as raised:
        filled(text)
    assert str(raised.value).startswith(f"{text}: {message}")


def test_source_of_a_placeholder():
    assert source_of('[Read it.JsonResult | "a.b"]') == ("Read it", "JsonResult")
    assert source_of("[Input.a.b ]") == ("Input", "a.b ")


TYPED = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('"\\[]{}|')), max_size=40
)


@given(TYPED)
def test_what_a_step_gives_never_breaks_the_json_around_it(value: str):
    step = StepValue(json_text.parse(json.dumps({"x": value})), True)
    body = '{"a": "<[One.JsonResult| "x"]>", "b": [[One.JsonResult| "x" | split("]")], 1]}'

    filled = placeholders.fill_json(body, References({}, {"One": step}).values([body]))

    parts = [part.strip() for part in value.split("]")]
    assert json.loads(filled) == {"a": f"<{value}>", "b": [parts, 1]}
