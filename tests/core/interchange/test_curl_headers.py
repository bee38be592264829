from __future__ import annotations

import json

from httpv2_gui.core.interchange.curl_command import parse
from httpv2_gui.core.interchange.curl_headers import content_type_of, cookies_of, headers_of, pane


def test_pane_of_repeated_blank_and_removed_headers() -> None:
    command = parse("curl h -H 'A: 1' -H 'a: 2' -H 'B;' -H 'Accept:' -H 'Content-Length: 3'")
    lines = headers_of(command, [("Content-Type", "x/y"), ("accept", "no")])

    assert json.loads(pane(lines)) == {
        "A": ["1", "2"],
        "B": "",
        "Accept": None,
        "Content-Type": "x/y",
    }
    assert content_type_of(lines) == "x/y"
    assert command.notes == ["Content-Length is left out: it is computed when the request is sent."]


def test_cookies_of_both_places() -> None:
    command = parse("curl h -b 'a=1;b=2' -H 'Cookie: a=3; c'")
    lines = headers_of(command, [])

    assert json.loads(cookies_of(command, lines)) == {"a": ["1", "3"], "b": "2", "c": ""}
    assert lines == []


def test_a_header_that_none_can_be_is_left_out() -> None:
    command = parse("curl h -H 'a b: 1' -H nothing -H ': x'")
    assert headers_of(command, []) == []
    assert len(command.notes) == 3
