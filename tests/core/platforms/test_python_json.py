import json

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from httpv2_gui.core.platforms import python_json
from httpv2_gui.core.platforms.python_json import Change, NotJsonError

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.integers(0, 3))
def test_json_is_written_as_requests_writes_it(value: object, indent: int) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent or None)
    sent = requests.Request("POST", "http://x/", json=json.loads(text)).prepare().body
    if value is None:
        assert sent is None
    else:
        assert python_json.write(python_json.read(text)).encode() == sent


@given(VALUES)
def test_what_python_wrote_itself_does_not_change(value: object) -> None:
    text = json.dumps(value)
    assert list(python_json.changes(text)) == []
    assert python_json.write(python_json.read(text)) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1.10", "1.1"),
        ("1E2", "100.0"),
        ("-0", "0"),
        ("18446744073709551617", "18446744073709551617"),
        ("0.1234567890123456789", "0.12345678901234568"),
        ('"é\\/"', '"\\u00e9/"'),
        ('{"b": 1, "a": 2, "b": 3}', '{"b": 3, "a": 2}'),
    ],
)
def test_spellings(typed: str, written: str) -> None:
    assert python_json.write(python_json.read(typed)) == written


def test_changes_have_their_paths() -> None:
    text = '{"a": [1.10, {"b": 1e400}], "c": 1, "c": 2}'
    assert set(python_json.changes(text)) == {
        Change("a[0]", "1.10", "1.1"),
        Change("a[1].b", "1e400", "Infinity"),
        Change("c", "1", None),
    }


def test_a_number_may_keep_its_value() -> None:
    assert Change("", "1.10", "1.1").keeps_its_value
    assert not Change("", "0.12345678901234567890", "0.12345678901234568").keeps_its_value
    assert not Change("", "1e400", "Infinity").keeps_its_value
    assert not Change("", "1", None).keeps_its_value


@pytest.mark.parametrize("text", ["", "{", "x", "[" * 100_000, "9" * 5000])
def test_what_is_not_json(text: str) -> None:
    assert not python_json.is_json(text)
    assert python_json.members(text) == {}
    assert list(python_json.changes(text)) == [] or text.startswith("9")
    with pytest.raises(NotJsonError):
        python_json.read(text)


def test_nan_is_read_but_not_written() -> None:
    assert python_json.is_json("NaN")
    with pytest.raises(NotJsonError):
        python_json.write(python_json.read("[NaN]"))


def test_other_values_than_objects_have_no_members() -> None:
    assert python_json.members("[1]") == {}
    assert python_json.members('{"a": 1}') == {"a": 1}


def test_python_spells_as_python_does() -> None:
    assert python_json.spelt(True) == "True"
    assert python_json.spelt({"a": None}) == "{'a': None}"
