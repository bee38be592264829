from __future__ import annotations

import pytest

from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model.json_text import JsonError, Number
from httpv2_gui.core.model.secret import Secret

TOKEN = "{{integration.token}}"


def test_token_and_inputs_are_filled() -> None:
    filling = Filling.of({"name": "x"}, "tok")
    assert filling.text(f"[Input.name]/{TOKEN}") == "x/tok"


def test_values_are_escaped_inside_json_strings() -> None:
    assert Filling.of({"q": 'a"b\n'}, None).json('{"a": "[Input.q]"}') == '{"a": "a\\"b\\n"}'


def test_pairs_know_where_the_token_is() -> None:
    pairs = Filling.of({}, "x").pairs(f'{{"a": "x", "b": "Bearer {TOKEN}", "{TOKEN}": 1}}')
    assert [pair.holds for pair in pairs] == ["", TOKEN, TOKEN]


def test_token_outside_of_a_string_is_private_too() -> None:
    [pair] = Filling.of({}, "17").pairs(f'{{"a": {TOKEN}}}')
    assert (pair.value, pair.holds) == (Number("17"), TOKEN)


def test_blank_pane_has_no_pairs() -> None:
    assert Filling().pairs(" \n") == []


def test_pane_that_is_no_object_says_so() -> None:
    with pytest.raises(JsonError, match="object"):
        Filling().pairs("[1]")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (TOKEN, "error"),
        ("{{integration.tokn}}", "error"),
        ("[Input.sys_id]", "error"),
        ('[Create.JsonResult| "a.b"]', "error"),
        ("[Alert.Name]", "error"),
        ("{{user.name}}", "warning"),
    ],
)
def test_unfilled_placeholder_is_a_problem_with_its_place(text: str, severity: str) -> None:
    [problem] = Filling().problems("body", "Body Payload", f"one\n  {text}")
    assert (problem.severity, problem.line, problem.column) == (severity, 2, 3)


@pytest.mark.parametrize("text", ["{{username}}", "{{Password}}", "{{token}}"])
def test_short_form_of_a_known_placeholder_names_the_long_one(text: str) -> None:
    filling = Filling.of({}, "t", CustomAuth(username="u", password=Secret("p")).values())
    [problem] = filling.problems("url", "URL Path", f"https://h/{text}")
    assert problem.severity == "warning"
    assert f"{{{{integration.{text[2:].lower()} meant" in problem.message


@pytest.mark.parametrize("text", ["[a-z.]+", "[true, false]", "{{ }}", "[x]"])
def test_what_only_looks_like_one_goes_out(text: str) -> None:
    assert list(Filling().problems("body", "Body Payload", text)) == []


def test_a_token_is_one_value_wherever_it_stands() -> None:
    filling = Filling.of({"path": "a/b?c=1"}, "a/b?c#d&<%41 +")
    assert filling.url(f"/[Input.path]/{TOKEN}") == "/a/b?c=1/a%2Fb%3Fc%23d%26%3C%2541%20%2B"
    assert filling.xml(f"<t>{TOKEN}</t>") == "<t>a/b?c#d&amp;&lt;%41 +</t>"


def test_every_value_is_encoded_in_a_typed_form() -> None:
    filling = Filling.of({"x": "1&y=2"}, "a+b")
    assert filling.form(f"t={TOKEN}&x=[Input.x]") == "t=a%2Bb&x=1%26y%3D2"


def test_half_a_character_becomes_text_that_can_be_sent() -> None:
    filling = Filling.of({"x": "\udcff"}, "t")
    for fill in (filling.text, filling.json, filling.url, filling.xml):
        assert fill('"\ud800" [Input.x]') == r'"\ud800" \udcff'


def test_values_of_the_connection_may_stand_in_a_url_as_they_are() -> None:
    custom = CustomAuth(username="a/b", password=Secret("p w"), encode_in_url=False)
    url = "/{{integration.username}}/{{integration.password}}"
    assert Filling.of({}, None, custom.values()).url(url) == "/a/b/p w"
    encoded = custom.with_values(encode_in_url=True)
    assert Filling.of({}, None, encoded.values()).url(url) == "/a%2Fb/p%20w"
