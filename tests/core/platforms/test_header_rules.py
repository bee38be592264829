import pytest

from httpv2_gui.core.model.request import Part
from tests.core.platforms.shown import fixed, told

TOKEN = "{{integration.token}}"


@pytest.mark.parametrize(
    ("value", "text"), [("5", '"5"'), ("true", '"true"'), ('{"a": 1.10}', '"{\\"a\\": 1.10}"')]
)
def test_a_value_that_is_no_text(value: str, text: str) -> None:
    found = told("header-number", headers=f'{{"X-A": {value}, "X-B": "b"}}')
    assert "X-A" in found[0].message
    assert fixed(found).headers == f'{{"X-A": {text}, "X-B": "b"}}'


def test_a_value_that_is_text() -> None:
    assert not told("header-number", headers='{"a": "5", "b": null, "c": ["x"]}')


def test_a_list_repeats_only_here() -> None:
    assert told("repeated-header", headers='{"X-A": ["1", "2"]}')
    assert not told("repeated-header", headers='{"X-A": "1, 2"}')


def test_headers_that_are_a_line_break() -> None:
    assert fixed(told("headers-newline", headers="\n")).headers == "{}"
    assert not told("headers-newline", headers="")
    assert not told("headers-newline", headers="{}")


def test_a_cookie_header_in_another_spelling() -> None:
    found = told("cookie-spelling", headers='{"cookie": "a=1"}', cookies='{"b": "2"}')
    assert fixed(found).headers == '{"Cookie": "a=1"}'
    assert not told("cookie-spelling", headers='{"Cookie": "a=1"}', cookies='{"b": "2"}')
    assert not told("cookie-spelling", headers='{"cookie": "a=1"}', cookies="{}")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("url", f"https://x.example/{TOKEN}"),
        ("params", f'{{"a": "{TOKEN}"}}'),
        ("cookies", f'{{"a": "{TOKEN}"}}'),
        ("body", f'{{"a": "{TOKEN}"}}'),
        ("headers", f'{{"{TOKEN}": "a"}}'),
        ("parts", (Part(source="text", content=TOKEN),)),
    ],
)
def test_the_token_outside_headers(place: str, value: object) -> None:
    (one,) = told("token-place", **{place: value})
    assert one.place.startswith(place)


def test_the_token_in_headers() -> None:
    assert not told("token-place", headers=f'{{"Authorization": "Bearer {TOKEN}"}}')


@pytest.mark.parametrize(
    "values", [{"headers": '{"authorization": "x"}'}, {"cookies": '{"a": "1"}'}]
)
def test_a_credential_is_logged(values: dict[str, str]) -> None:
    assert told("logged", **values)[0].severity == "note"


def test_other_headers_are_logged_without_harm() -> None:
    assert not told("logged", headers='{"Accept": "x"}', cookies="{}")
