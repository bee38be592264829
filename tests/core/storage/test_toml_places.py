"""Where keys stand in a TOML text."""

from __future__ import annotations

import tomllib

import pytest

from httpv2_gui.core.storage.toml_places import Path, Place, places_in

TEXT = """\
# heading: not = a key
name = "x # no comment" # [no] = table
body = '''
[not.a.header]
key = 1
'''
"quoted key" = \"\"\"a\\\"\"\"b
c = 1\"\"\"\"\"
list = [ # a comment with ]
  "]", { inline = "}" },
]

[auth]
scheme = 'basic'
a.dotted . key = 1
[[parts]]
name = "first"
[[parts]]
other = "second"
  [parts.inner]
  deep = 2024-01-01T10:00:00Z
[ last . "table" ]
end = 1.5
"""


@pytest.mark.parametrize(
    ("path", "first", "last"),
    [
        (("name",), 2, 2),
        (("body",), 3, 6),
        (("quoted key",), 7, 8),
        (("list",), 9, 11),
        (("auth", "scheme"), 14, 14),
        (("auth", "a", "dotted", "key"), 15, 15),
        (("parts", 0, "name"), 17, 17),
        (("parts", 1, "other"), 19, 19),
        (("parts", 1, "inner", "deep"), 21, 21),
        (("last", "table", "end"), 23, 23),
    ],
)
def test_every_key_is_found(path: Path, first: int, last: int):
    assert places_in(TEXT).keys[path] == Place(first, last)


def test_nothing_else_is_taken_for_a_key():
    assert tomllib.loads(TEXT)
    assert len(places_in(TEXT).keys) == 10


def test_headers_are_found():
    headers = places_in(TEXT).headers

    assert headers[("auth",)] == Place(13, 13)
    assert headers[("parts", 1)] == Place(18, 18)
    assert headers[("last", "table")] == Place(22, 22)


def test_a_key_without_a_place_of_its_own_is_where_its_holder_is():
    places = places_in('auth = { scheme = "x" }\n')

    assert places.line_of(("auth", "scheme")) == 1
    assert places.line_of(("absent",)) is None


def test_a_large_body_takes_no_time():
    text = "body = '''\n" + "it's \"\n" * 300_000 + "'''\nlast = 1\n"

    assert places_in(text).keys[("last",)].first == 300_003


def test_a_header_may_end_the_text():
    assert places_in("[auth]").headers == {("auth",): Place(1, 1)}
