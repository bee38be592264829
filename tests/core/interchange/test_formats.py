from __future__ import annotations

import base64
from pathlib import Path

import pytest

from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.interchange.curl import to_curl
from httpv2_gui.core.interchange.format import InterchangeError, Thing
from httpv2_gui.core.interchange.formats import FORMATS, best_for, named
from httpv2_gui.core.model.block import Block
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Sent
from httpv2_gui.core.model.secret import Secret

EXAMPLES = Path(__file__).with_name("examples")
STEP = EXAMPLES / "steps" / "search_tickets_1c9e2.yaml"
XSOAR = """curl -X POST 'https://api-x.example.com/xsoar/public/v1/lists' \\
  -H 'x-xdr-auth-id: 7' -H 'Authorization: hunter22hunter22'"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "curl.txt").write_text("# mine\ncurl https://h/ -u a:b")
    (tmp_path / "xsoar.txt").write_text(XSOAR)
    (tmp_path / "other.txt").write_text("hello")
    return tmp_path


def test_each_file_finds_its_format(folder: Path) -> None:
    assert best_for(STEP).name == "secops"
    assert best_for(EXAMPLES / "enrich_ticket").name == "secops-block"
    assert best_for(EXAMPLES / "boomi_oauth1.xml").name == "boomi"
    assert best_for(folder / "curl.txt").name == "curl"
    assert best_for(folder / "xsoar.txt").name == "xsoar"


def test_a_command_behind_its_large_body_is_one(folder: Path) -> None:
    body = b"\xff" + b"x" * 300_000
    text = to_curl(Sent(method="PUT", url="https://h/", body=body))
    (folder / "large.sh").write_text(text)
    form = best_for(folder / "large.sh")
    assert form.read is not None
    (request,) = form.read(folder / "large.sh").requests

    assert base64.b64decode(request.body) == body


def test_a_stranger_is_told_what_is_known(folder: Path) -> None:
    with pytest.raises(InterchangeError, match="It is none of these: Google SecOps step"):
        best_for(folder / "other.txt")
    with pytest.raises(InterchangeError, match="It is none of these"):
        best_for(folder)
    with pytest.raises(InterchangeError, match="no such file or folder"):
        best_for(folder / "none")


def test_names_are_given_once() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert named("har").title.startswith("HTTP Archive")
    with pytest.raises(InterchangeError, match="There are: secops, secops-block, curl"):
        named("postman")
    for one in FORMATS:
        assert (one.write is not None) == bool(one.writes)


def test_a_step_goes_out_into_what_it_came_from() -> None:
    form = named("secops")
    assert form.read is not None
    assert form.write is not None
    imported = form.read(STEP)
    (request,) = imported.requests
    origin = imported.origins[request.name]

    assert form.write(Thing(request=request, origin=origin)).files == {STEP.name: STEP.read_bytes()}
    fresh = form.write(Thing(request=request))
    assert "Identifiers are made up" in fresh.notes[-1]


def test_xsoar_examples_become_connections(folder: Path) -> None:
    form = named("xsoar")
    assert form.read is not None
    (connection,) = form.read(folder / "xsoar.txt").connections

    assert isinstance(connection.auth, XsoarAuth)
    assert connection.auth.api_key == Secret("hunter22hunter22")
    assert connection.name == "x.example.com"


def test_curl_is_written_from_a_preview() -> None:
    form = named("curl")
    assert form.write is not None
    exported = form.write(Thing(preview=Sent(method="GET", url="https://h/")))
    assert exported.files["request.sh"].startswith(b"curl ")


def test_everything_that_writes_says_what_it_needs() -> None:
    for one in FORMATS:
        if one.write is not None:
            with pytest.raises(InterchangeError):
                one.write(Thing())


def test_every_noun_can_be_written() -> None:
    things = {
        "secops": Thing(request=Request(name="a", url="u")),
        "secops-block": Thing(block=Block(name="b")),
        "httpv2-parameters": Thing(connection=Connection(name="c")),
    }
    for name, thing in things.items():
        write = named(name).write
        assert write is not None
        assert write(thing).files
