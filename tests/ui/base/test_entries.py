import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.model.json_text import JsonError
from httpv2_gui.ui.base import entries
from httpv2_gui.ui.base.entries import Entry

ODD = """{"n": 1.50, "o" : {"x": [1, 2]},"n":"q\\"uote", "t": "Bearer {{integration.token}}",
"p": [Input.x], "s": "[Step.JsonResult| "a.b"]", "e":"", "big": 18446744073709551617}"""


def test_every_value_stays_as_written():
    found = entries.read(ODD)
    assert [entry.raw for entry in found][:2] == ["1.50", '{"x": [1, 2]}']
    assert [entry.shown for entry in found][2:] == [
        'q"uote',
        "Bearer {{integration.token}}",
        "[Input.x]",
        '[Step.JsonResult| "a.b"]',
        "",
        "18446744073709551617",
    ]
    assert entries.read(entries.write(found)) == found


@given(st.dictionaries(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists)))
def test_nothing_is_lost(record):
    found = entries.read(json.dumps(record))
    assert json.loads(entries.write(found) or "{}") == record


def test_what_was_text_stays_text():
    assert Entry("a", '"x"').retyped("5").raw == '"5"'
    assert Entry("a", "1").retyped("5.0").raw == "5.0"
    assert Entry("a", "1").retyped("five").raw == '"five"'


def test_blank_is_none_and_an_array_is_refused():
    assert entries.read(" ") == entries.read("{}") == []
    assert entries.write([]) == ""
    with pytest.raises(JsonError):
        entries.read("[1]")


def test_pasted_lines():
    found = entries.read_lines("Accept: application/json\nX-Time: 10:30\n\njunk\nid\t7")
    assert [(entry.name, entry.shown) for entry in found] == [
        ("Accept", "application/json"),
        ("X-Time", "10:30"),
        ("id", "7"),
    ]
    assert entries.read_lines('{"a": 1}') == [Entry("a", "1")]
    assert entries.read_lines('{"a": ') == []
