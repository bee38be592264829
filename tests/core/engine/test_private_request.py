from __future__ import annotations

from httpv2_gui.core.engine import address
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.private_request import private_request


def test_every_line_and_the_body_are_private() -> None:
    made = private_request("POST", address.read("https://h/t"), [Line("X-Client", "me")], b"a=1")
    assert [(line.name, bool(line.private)) for line in made.lines] == [
        ("X-Client", True),
        ("Accept", False),
        ("Accept-Encoding", False),
        ("User-Agent", False),
    ]
    assert made.body_private


def test_a_user_of_the_url_is_basic_unless_something_is_typed() -> None:
    target = address.read("https://me:hush@h/t")
    [basic] = [one for one in private_request("GET", target, [], b"").lines if one.private]
    assert (basic.name, basic.value) == ("Authorization", "Basic bWU6aHVzaA==")
    typed = private_request("GET", target, [Line("authorization", "x")], b"")
    assert [one.value for one in typed.lines if one.private] == ["x"]
    assert typed.address.userinfo is None
