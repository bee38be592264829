from __future__ import annotations

import pytest

from httpv2_gui.core.engine import form
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.json_text import Members


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"Id": "yuriy", "sorting": "asc"}', "Id=yuriy&sorting=asc"),
        ('{"a": [1, 2, null], "b": null, "c": []}', "a=1&a=2"),
        ('{"n": 1.10, "e": 1E2, "t": true, "f": false}', "n=1.10&e=1E2&t=true&f=false"),
        ('{"o": {"x": [1]}}', "o=%7B%22x%22%3A+%5B1%5D%7D"),
        ('{"a": 1, "a": 2}', "a=1&a=2"),
        ('{"ü é": "a+b&c=d"}', "%C3%BC+%C3%A9=a%2Bb%26c%3Dd"),
        ("{}", ""),
    ],
)
def test_members_as_form(text: str, expected: str) -> None:
    members = json_text.parse(text)
    assert isinstance(members, Members)
    assert form.encode(members) == expected
