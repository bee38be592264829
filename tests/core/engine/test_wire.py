from __future__ import annotations

import httpx
import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine import wire
from httpv2_gui.core.engine.address import read
from httpv2_gui.core.engine.headers import Line
from httpv2_gui.core.engine.prepare import Prepared
from httpv2_gui.core.model.secret import Secret

SIGNER = BasicAuth(username="me", password=Secret("x")).signer()


def prepared(*lines: Line) -> Prepared:
    return Prepared(method="POST", address=read("https://h/a/../b"), lines=lines, body=b"{}")


def test_target_goes_out_as_prepared() -> None:
    assert wire.build(prepared(), {}).extensions["target"] == b"/a/../b"


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://h/", b"h"), ("http://[::1]:8080/", b"[::1]:8080"), ("http://xn--/", b"xn--")],
)
def test_host_is_the_first_header(url: str, host: bytes) -> None:
    request = wire.build(Prepared(method="GET", address=read(url)), {})
    assert request.headers.raw[0] == (b"Host", host)


def test_typed_host_is_the_only_one() -> None:
    request = wire.build(prepared(Line("host", "other")), {})
    assert request.headers.get_list("host") == ["other"]


def test_header_values_are_utf_8() -> None:
    request = wire.build(prepared(Line("X-A", "ü")), {})
    assert (b"X-A", "ü".encode()) in request.headers.raw


def test_typed_header_wins_over_the_signer() -> None:
    overridden: list[str] = []
    request = wire.signed(prepared(Line("authorization", "mine")), SIGNER, overridden)
    assert request.headers.get_list("authorization") == ["mine"]
    assert overridden == ["authorization"]


def test_no_signer_changes_nothing() -> None:
    assert "authorization" not in wire.signed(prepared(), None, []).headers


def test_scheme_with_several_steps_is_walked_to_its_end() -> None:
    auth = wire.TypedWins(httpx.DigestAuth("me", "x"), (), [])
    flow = auth.sync_auth_flow(httpx.Request("GET", "https://h/"))
    first = next(flow)
    challenge = {"www-authenticate": 'Digest realm="r", nonce="n", qop="auth"'}
    second = flow.send(httpx.Response(401, headers=challenge, request=first))
    assert second.headers["authorization"].startswith("Digest ")


def test_bytes_of_answers_become_text() -> None:
    raw = [(b"A", "ü".encode()), (b"B", "ü".encode("latin-1"))]
    assert list(wire.texts(raw)) == [("A", "ü"), ("B", "ü")]


def test_typed_header_that_was_refused_is_not_sent_again() -> None:
    overridden: list[str] = []
    typed = (Line("Authorization", "mine"),)
    auth = wire.TypedWins(httpx.DigestAuth("me", "x"), typed, overridden)
    flow = auth.sync_auth_flow(wire.build(prepared(*typed), {}))
    first = next(flow)
    challenge = {"www-authenticate": 'Digest realm="r", nonce="n", qop="auth"'}
    with pytest.raises(StopIteration):
        flow.send(httpx.Response(401, headers=challenge, request=first))
    assert overridden == ["Authorization"]
