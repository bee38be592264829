from __future__ import annotations

from httpv2_gui.core.engine import block_inputs
from httpv2_gui.core.model.block import Block, Input

BLOCK = Block(
    name="B",
    inputs=(
        Input(name="ticket id", required=True),
        Input(name="kind", default="note", required=True),
        Input(name="key", secret=True, required=True),
        Input(name="rest"),
    ),
)


def test_a_default_takes_the_place_of_what_is_not_given():
    assert block_inputs.completed(BLOCK, {"ticket id": "7"}) == {
        "ticket id": "7",
        "kind": "note",
        "key": "",
        "rest": "",
    }
    assert block_inputs.completed(BLOCK, {"kind": ""})["kind"] == ""


def test_missing_ones_are_named():
    found = list(block_inputs.missing(BLOCK, {"ticket id": "7", "kind": " "}))
    assert [one.place for one in found] == ["inputs.1", "inputs.2"]
    assert str(found[1]) == "key: The input “key” needs a value."


def test_unknown_ones_have_a_neighbour():
    assert list(block_inputs.unknown(BLOCK, {"ticketid": "7", "zzz": ""})) == [
        "The block has no input “ticketid”. Did you mean “ticket id”?",
        "The block has no input “zzz”.",
    ]


def test_secrets_are_known_by_their_name():
    [known] = block_inputs.known_inputs(BLOCK, {"key": "hush", "kind": "note"})
    assert (known.label, known.text) == ("key", "hush")


def test_what_pipes_make_of_a_secret_is_known_too():
    values = {
        "[Input.key | toUpper()]": "HUSH",
        "[Input.key]": "hush",
        "[Input.key | count()]": "1",
        '[Input.key | ifThenElse("=", "", "a", "b")]': "b",
        "[Input.rest | toUpper()]": "REST",
        '[S.JsonResult| "rows" | filter("k", "=", "[Input.key]")]': "7",
    }
    [known] = block_inputs.derived_secrets(BLOCK, values)
    assert (known.label, known.text) == ("key", "HUSH")
