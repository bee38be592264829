from __future__ import annotations

from httpv2_gui.core.interchange.secops_inputs import inputs_of, notes_on_references, written
from httpv2_gui.core.interchange.yaml_text import read
from httpv2_gui.core.model.block import Input


def test_names_are_verbatim_and_required_by_their_words() -> None:
    document = read("conditions:\n- field_name: 'a/b ( Required )'\n  value: null\n- {}\n")
    assert inputs_of(document) == (Input(name="a/b ( Required )", required=True),)


def test_without_a_list_nothing_is_written() -> None:
    document = read("type_: get_inputs\n")
    assert written([Input(name="a")], document) == b"type_: get_inputs\n"


def test_an_empty_list_is_filled() -> None:
    document = read("conditions: []\nx: 1\n")
    again = read(written([Input(name="a", default="b")], document).decode())
    assert inputs_of(again) == (Input(name="a", default="b"),)
    assert again.text.endswith("x: 1\n")


def test_each_undeclared_input_is_told_once() -> None:
    text = "[Input.a][Input.a] [Input.b c] {{x}} [1]"
    assert list(notes_on_references("S", text, ["a"])) == [
        "“S” uses [Input.b c], which the block does not declare."
    ]
