from __future__ import annotations

import pytest

from httpv2_gui.core.engine.fillable import body_uses_connection, unfilled, uses_token
from httpv2_gui.core.engine.filling import Filling
from httpv2_gui.core.model.request import Part, Request

TOKEN = "{{integration.token}}"


@pytest.mark.parametrize(
    "place", ["url", "params", "headers", "cookies", "body", "expected_values"]
)
def test_token_is_looked_for_everywhere(place: str) -> None:
    assert uses_token(Request().with_values(**{place: TOKEN}))
    assert body_uses_connection(Request().with_values(**{place: TOKEN})) is (place == "body")


@pytest.mark.parametrize("place", ["name", "filename", "content"])
def test_token_in_a_part_is_in_the_body(place: str) -> None:
    part = Part().with_values(**{place: TOKEN})
    assert body_uses_connection(Request(parts=(part,)))


def test_request_without_a_token() -> None:
    assert not uses_token(Request(url="https://h/"))


def test_every_placeholder_without_a_value_is_found() -> None:
    parts = (Part(filename="[Input.a].txt"), Part(source="file", file="[Input.b]"))
    found = unfilled(Request(url="https://h/[Input.c]", parts=parts), Filling())
    assert [one.place for one in found] == ["url", "parts.0.filename", "parts.1.file"]


def test_what_is_not_sent_needs_no_value() -> None:
    part = Part(source="file", file="a.bin", content="[Input.left over]")
    request = Request(body_source="file", body_file="b.bin", body="[Input.left over]")
    assert not list(unfilled(request.with_values(parts=(part,)), Filling()))
