from __future__ import annotations

import contextlib
import gc
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Json, JsonError, Members, Number

AS_WRITTEN = ["18446744073709551617", "1.10", "1E2", "-0", "1e400", "1e999999999", "9" * 100_000]


def json_values() -> st.SearchStrategy[Json]:
    scalars = st.one_of(
        st.none(),
        st.booleans(),
        st.integers().map(lambda number: Number(str(number))),
        st.sampled_from(AS_WRITTEN[:-1]).map(Number),
        st.text(st.characters(exclude_categories=["Cs"])),
    )
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=5),
            st.lists(st.tuples(st.text(max_size=5), inner), max_size=5).map(Members),
        ),
    )


@pytest.mark.parametrize("number", AS_WRITTEN)
def test_numbers_stay_as_written(number: str) -> None:
    value = json_text.parse(f'{{"n": {number}}}')

    assert value == Members([("n", number)])
    assert json_text.dump(value) == f'{{"n": {number}}}'


def test_equal_keys_stay() -> None:
    assert json_text.dump(json_text.parse('{"a":1,"a":2}')) == '{"a": 1, "a": 2}'


@given(json_values())
def test_what_is_written_is_read_again(value: Json) -> None:
    assert json_text.parse(json_text.dump(value)) == value


@given(json_values())
def test_what_is_written_is_json_for_everybody(value: Json) -> None:
    json.loads(json_text.dump(value))


def test_a_depth_bomb_is_an_error_with_its_place() -> None:
    with pytest.raises(JsonError, match="nested too deeply") as caught:
        json_text.parse("[" * 200_000)

    assert caught.value.line == 1
    assert caught.value.column > 100


def test_deep_values_are_written() -> None:
    value: Json = []
    for _ in range(100_000):
        value = [value]

    assert json_text.dump(value) == "[" * 100_001 + "]" * 100_001


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_are_no_json_are_refused_where_they_stand(word: str) -> None:
    with pytest.raises(JsonError) as caught:
        json_text.parse(f'{{"{word}":\n [{word}x]}}')

    assert (caught.value.line, caught.value.column) == (2, 3)
    assert str(caught.value) == f"Line 2, column 3: JSON has no value {word}."


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ('{"a": 1,}', 8, "The comma after the last entry must go."),
        ("[1, 2, ]", 6, "The comma after the last entry must go."),
        ('{"a" 1}', 6, "A colon is missing after the name."),
        ('{"a": 1 "b": 2}', 9, "A comma or a closing bracket is missing before this."),
        ("{'a': 1}", 2, "A name in double quotes is needed here."),
        ('{"a": abc}', 7, "A value is missing here, or it lacks its double quotes."),
        ('{"a": "b}', 7, "The closing double quote of this text is missing."),
        ("{} {}", 4, "The JSON ends before this; what follows does not belong to it."),
    ],
)
def test_errors_are_sentences_with_a_place(text: str, column: int, sentence: str) -> None:
    assert json_text.object_error(text) == JsonError(sentence, 1, column)


def test_a_pane_needs_an_object() -> None:
    error = json_text.object_error("\n  [1]")

    assert error is not None
    assert (error.line, error.column) == (2, 3)
    assert "A JSON object is needed" in error.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        '{"Authorization": "Bearer {{integration.token}}"}',
        '{"id": [Input.id], "all": [[Input.a], 1]}',
        '{"n": "[Create search.JsonResult| "response_data.id"]"}',
        '{"x": ["[a.b", 1]}',
        '{"x": ["[see file.txt", "b]"]}',
        '{"x": [true, null, 1.5]}',
    ],
)
def test_placeholders_are_read_as_values(text: str) -> None:
    assert json_text.object_error(text) is None


def test_places_stay_true_behind_a_placeholder() -> None:
    error = json_text.object_error('{"a": [Input.some name],\n "b" 1}')

    assert error is not None
    assert (error.line, error.column) == (2, 6)


def test_text_that_starts_many_placeholders_is_read_in_no_time() -> None:
    text = '{"a": "' + "[a" + ".a" * 200_000 + '"}'

    assert json_text.hide_placeholders(text) == text


def test_half_a_surrogate_pair_is_written_as_json_writes_it() -> None:
    value = json_text.parse(r'["\ud800", "\ud83d\ude00"]')

    assert json_text.dump(value).encode() == '["\\ud800", "😀"]'.encode()
    assert json_text.plain(json_text.parse(r'"\udc00"')) == r"\udc00"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("null", "null"), ("true", "true"), ("1.10", "1.10"), ('"a b"', "a b"), ("[1,{}]", "[1, {}]")],
)
def test_plain_gives_strings_bare(text: str, plain: str) -> None:
    assert json_text.plain(json_text.parse(text)) == plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32-be"])
def test_bytes_are_read_in_the_unicode_they_are_in(encoding: str) -> None:
    assert json_text.parse_bytes('{"a": "é"}'.encode(encoding)) == Members([("a", "é")])


def test_other_bytes_are_an_error() -> None:
    with pytest.raises(JsonError, match="not text in UTF-8"):
        json_text.parse_bytes(b'{"a": "\xe9"}')


@pytest.mark.parametrize(
    ("text", "texts"),
    [("[1.10, null, [1]]", ["1.10", "[1]"]), ("null", []), ('"a"', ["a"]), ("{}", ["{}"])],
)
def test_texts_an_entry_stands_for(text: str, texts: list[str]) -> None:
    assert list(json_text.texts(json_text.parse(text))) == texts


@pytest.mark.parametrize("text", ["", " ", "[1]", "{", "null"])
def test_what_is_no_object_has_no_members(text: str) -> None:
    assert json_text.members(text) == []
    assert json_text.members('{"a": 1}') == [("a", Number("1"))]


@pytest.mark.parametrize("end", ["]", ""])
def test_collector_rests_while_a_large_document_is_read(end: str) -> None:
    begun: list[str] = []
    gc.callbacks.append(lambda phase, _info: begun.append(phase))
    try:
        with contextlib.suppress(JsonError):
            json_text.parse("[" + ",".join(['{"a": 1}'] * 200_000) + end)
    finally:
        gc.callbacks.pop()
    assert (len(begun) < 10, gc.isenabled()) == (True, True)
