from __future__ import annotations

import pytest

from httpv2_gui.core.interchange.curl_command import looks_like_it, parse


def options(text: str) -> list[tuple[str, str, bool]]:
    return [(one.name, one.value, one.on) for one in parse(text).options]


def test_short_options_stand_together() -> None:
    assert options("curl -sXPOST -Lda=1 h -m 5") == [
        ("silent", "", True),
        ("request", "POST", True),
        ("location", "", True),
        ("data", "a=1", True),
        ("max-time", "5", True),
    ]


def test_long_options_with_equals_cut_and_negated() -> None:
    assert options("curl --data=a=1 --inse --no-location h") == [
        ("data", "a=1", True),
        ("insecure", "", True),
        ("location", "", False),
    ]


def test_a_later_no_switches_off() -> None:
    assert not parse("curl -L --no-location h").has("location")
    assert parse("curl h -- -x").urls[-1].text == "-x"


@pytest.mark.parametrize(
    "text",
    ["curl h", "$ curl h", "# hint\ncurl h", "curl.exe h", "/usr/bin/curl h", "\n curl \\\n h"],
)
def test_recognised_where_it_is_pasted(text: str) -> None:
    assert looks_like_it(text)


@pytest.mark.parametrize("text", ["", "curly h", "https://h/curl", "curl", '{"curl": 1}'])
def test_other_text_is_not(text: str) -> None:
    assert not looks_like_it(text)
