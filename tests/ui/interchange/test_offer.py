"""What an import would bring, and under which names."""

from __future__ import annotations

from httpv2_gui.core.interchange.format import Imported
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.ui.interchange.offer import free_name, lines_of, renamed, title_of

CAME = Imported(
    requests=(Request(name="Me", connection="Acme", url="https://x"), Request(name="Me")),
    connections=(Connection(name="Acme", test_url="https://acme.example"),),
    blocks=(Block(name="Two", steps=(Request(name="A", connection="Acme"),)),),
)


def test_connections_come_first_and_names_are_made_free() -> None:
    lines = lines_of(CAME, {"requests": ["Me", "Me-2"], "connections": ["Acme"]})
    assert [one.name for one in lines] == ["Acme-2", "Me-3", "Me-4", "Two"]
    assert [one.fate for one in lines][2:] == ["Comes as Me-4", "New"]
    assert title_of(lines) == "1 connection, 2 requests, 1 block"


def test_two_of_one_name_do_not_replace_the_same() -> None:
    lines = lines_of(CAME, {"requests": ["Me"]}, replaces=True)
    assert [(one.name, one.replaces) for one in lines if one.kind == "requests"] == [
        ("Me", True),
        ("Me-2", False),
    ]
    assert lines[1].fate == "Replaces the one of this name"


def test_requests_and_steps_follow_their_connection() -> None:
    connection, first, _second, block = renamed(lines_of(CAME, {"connections": ["Acme"]}))
    assert connection.record.name == "Acme-2"
    assert isinstance(first.record, Request)
    assert first.record.connection == "Acme-2"
    assert isinstance(block.record, Block)
    assert block.record.steps[0].connection == "Acme-2"


def test_without_the_connection_they_keep_its_name() -> None:
    lines = lines_of(CAME, {"connections": ["Acme"]})
    (request,) = renamed([one for one in lines if one.kind == "requests"][:1])
    assert isinstance(request.record, Request)
    assert request.record.connection == "Acme"


def test_each_says_what_it_is() -> None:
    assert [one.summary for one in lines_of(CAME, {})] == [
        "https://acme.example",
        "GET https://x",
        "GET ",
        "1 step",
    ]


def test_the_first_free_number_is_taken() -> None:
    assert free_name("a", {"a", "a-2", "a-4"}) == "a-3"
