from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model import placeholders
from httpv2_gui.core.model.expression import (
    Expression,
    ExpressionError,
    Path,
    Pipe,
    parse,
)


def shown(placeholder: str) -> list[object]:
    found: list[object] = []
    for stage in parse(placeholder).stages:
        if isinstance(stage, Path):
            found.append(stage.path.text)
        else:
            found.append((stage.name, [one.text for one in stage.arguments]))
    return found


@pytest.mark.parametrize(
    "name", ["job_id", "URL Params (Optional)", "a/b", "a.b", "a: b, c", "{x}", "ä"]
)
def test_an_input_s_name_is_verbatim(name: str):
    assert parse(f"[Input.{name}]") == Expression("Input", name)


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ('[S.JsonResult| "a.b"]', ["a.b"]),
        ("[S.JsonResult|a.b]", ["a.b"]),
        ("[S.JsonResult | a.b | first(2)]", ["a.b", ("first", ["2"])]),
        (r"[S.JsonResult| \"a.b\" | join(\",\")]", ["a.b", ("join", [","])]),
        ('[S.JsonResult| "a" | first() | "id"]', ["a", ("first", []), "id"]),
        ('[S.JsonResult| "a" | max(DATE) | REF]', ["a", ("max", ["DATE"]), "REF"]),
        ('[S.JsonResult| "a" | split("|")]', ["a", ("split", ["|"])]),
        ('[S.JsonResult| "a" | trimChars("[]")]', ["a", ("trimChars", ["[]"])]),
        (r'[S.JsonResult| "a" | setIfEmpty("\"q\"")]', ["a", ("setIfEmpty", ['"q"'])]),
        (
            '[S.JsonResult| "a" | filter("k", "=", "[Input.x]")]',
            ["a", ("filter", ["k", "=", "[Input.x]"])],
        ),
        (
            '[S.JsonResult| "a" | filter(k, =, [Input.x y])]',
            ["a", ("filter", ["k", "=", "[Input.x y]"])],
        ),
        (
            '[S.JsonResult| "a" | setIfEmpty("[T.JsonResult| "b" | last()]")]',
            ["a", ("setIfEmpty", ['[T.JsonResult| "b" | last()]'])],
        ),
        ("[S.JsonResult| a[0].b]", ["a[0].b"]),
    ],
)
def test_stages_are_read(text: str, stages: list[object]):
    assert shown(text) == stages
    if "a[0]" not in text:  # without quotes the first ] ends a placeholder in a longer text
        assert [one.text for one in placeholders.find(f'{{"x": "{text}", "y": "[b"}}')] == [text]


def test_numbers_are_told_from_texts():
    [_path, pipe] = parse('[S.JsonResult| "a" | getByIndex(2)]').stages
    assert isinstance(pipe, Pipe)
    assert pipe.arguments[0].is_number


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ('[S.JsonResult| "a]', "The closing quote of this text is missing.", '"a]'),
        ("[S.JsonResult|]", "A path or a pipe is missing here.", "]"),
        ("[S.JsonResult| a | ]", "A path or a pipe is missing here.", "]"),
        ('[S.JsonResult| "a" first()]', "A | is missing before this.", "first"),
        ('[S.JsonResult| "a" | join(","]', "A comma or a closing ) is missing here.", "]"),
        ('[S.JsonResult| "a" | join("," "b")]', "A comma or a closing ) is missing here.", '"b"'),
        ('[S.JsonResult| "a" | first(2]', "A closing ) is missing.", "]"),
    ],
)
def test_errors_have_their_place(text: str, message: str, at: str):
    with pytest.raises(ExpressionError) as raised:
        parse(text)
    assert (raised.value.message, text[raised.value.offset :][: len(at)]) == (message, at)


@given(st.text(st.sampled_from('ab.|"\\()[], =12'), max_size=30))
def test_whatever_is_typed_is_read_or_refused_with_a_place(text: str):
    placeholder = f"[S.JsonResult| {text}]"
    offset = 0
    try:
        parse(placeholder)
    except ExpressionError as error:
        offset = error.offset
    assert 0 <= offset < len(placeholder)
