from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Kind, Problem, Record, fields_of, problems, secrets_of
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class Thing(Record):
    name: str = fields.text("Name", required=True)
    size: int = fields.number("Size", 1, minimum=1)
    limit: int | None = fields.number("Limit", None, minimum=0)
    colour: str = fields.choice("Colour", (("red", "Red"), ("blue", "Blue")), "red")
    shade: str = fields.text("Shade", required=True, when={"colour": "blue"})
    wanted: tuple[str, ...] = fields.several("Wanted", (("a", "A"), ("b", "B")), (), required=True)
    headers: str = fields.json_object("Headers")
    key: Secret = fields.secret("Key", required=True)
    token_headers: Secret = fields.secret_json("Token Headers")
    hidden: int = 3

    def check(self) -> Iterable[Problem]:
        if self.colour == "red" and self.shade:
            yield Problem("shade", "Shade", "Red has no shade.")


GOOD = Thing(name="x", wanted=("a",), key=Secret("k"))


def places(thing: Thing) -> list[str]:
    return [problem.place for problem in problems(thing)]


def test_fields_come_in_the_order_they_are_written() -> None:
    names = [declared.name for declared in fields_of(Thing)]

    assert names[:3] == ["name", "size", "limit"]
    assert "hidden" not in names
    assert fields_of(GOOD) is fields_of(Thing)


def test_a_field_says_what_readers_need() -> None:
    size = fields_of(Thing)[1]

    assert (size.kind, size.label, size.default, size.minimum) == (Kind.NUMBER, "Size", 1, 1)


def test_all_problems_are_told_at_once() -> None:
    assert places(Thing(size=0)) == ["name", "size", "wanted", "key"]


def test_a_good_record_has_none() -> None:
    assert places(GOOD) == []


def test_half_a_character_is_a_problem_wherever_it_is() -> None:
    half = GOOD.with_values(name="\ud800", headers='{"a": "\udcfc"}', key=Secret("hush\udcfc"))

    assert places(half) == ["name", "headers", "key"]
    assert "hush" not in " ".join(problem.message for problem in problems(half))


def test_a_hidden_field_is_not_checked() -> None:
    assert places(GOOD.with_values(colour="blue")) == ["shade"]
    assert not fields_of(Thing)[4].shows(GOOD)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"colour": "green"}, "“green” is none of red, blue."),
        ({"wanted": ("a", "c")}, "“c” is none of a, b."),
        ({"size": 0}, "The least value is 1."),
        ({"size": None}, "The value must be an integer."),
        ({"shade": "dark"}, "Red has no shade."),
        ({"name": "  "}, "This field is needed."),
    ],
)
def test_problems_are_sentences(values: dict[str, object], message: str) -> None:
    assert [problem.message for problem in problems(GOOD.with_values(**values))] == [message]


def test_broken_json_has_a_place() -> None:
    (problem,) = problems(GOOD.with_values(headers='{\n "a" 1}'))

    assert (problem.line, problem.column) == (2, 6)
    assert str(problem) == "Headers, line 2: A colon is missing after the name."


def test_the_problem_of_a_secret_does_not_tell_it() -> None:
    (problem,) = problems(GOOD.with_values(token_headers=Secret('{"k": hunter2}')))

    assert problem.place == "token_headers"
    assert "hunter2" not in str(problem)


def test_a_problem_can_be_seen_from_outside() -> None:
    assert Problem("key", "Key", "x").within("auth").place == "auth.key"
    assert str(Problem("key", "Key", "x")) == "Key: x"


def test_only_filled_secrets_are_given() -> None:
    assert [(declared.name, secret.reveal()) for declared, secret in secrets_of(GOOD)] == [
        ("key", "k")
    ]


def test_a_repr_holds_no_secret() -> None:
    assert "hunter2" not in repr(GOOD.with_values(key=Secret("hunter2")))


def test_kinds_know_what_they_are() -> None:
    assert Kind.SECRET.is_secret
    assert Kind.SECRET_JSON.is_secret
    assert Kind.SECRET_JSON.is_json
    assert not Kind.TEXT.is_json
