from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.command_words import Word
from httpv2_gui.core.interchange.curl_command import Option
from httpv2_gui.core.interchange.curl_form import part_of
from httpv2_gui.core.model.request import Part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a=b", Part(name="a", source="text", content="b")),
        ('a="x;y\\"";type=a/b', Part(name="a", source="text", content='x;y"', content_type="a/b")),
        ("a=@f.txt", Part(name="a", source="file", file="f.txt")),
        ('a=@"f;g.txt";filename=h', Part(name="a", source="file", file="f;g.txt", filename="h")),
        ("a=<f.txt", Part(name="a", source="file", file="f.txt")),
        ("a=@f,g", Part(name="a", source="file", file="f")),
        ("=b", Part(name="", source="text", content="b")),
    ],
)
def test_parts(text: str, part: Part) -> None:
    assert part_of(Option("form", Word(text)), []) == part


def test_settings_that_no_part_has_are_said() -> None:
    notes: list[str] = []
    part_of(Option("form", Word("a=b;headers=x;encoder=base64")), notes)
    assert len(notes) == 2
