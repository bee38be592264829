"""What must hold for every scheme, the next one included."""

from __future__ import annotations

import copy
import pickle
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import quote

import httpx
import pytest

from httpv2_gui.core.auth import SCHEMES, Scheme, scheme_named, scheme_of
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import Kind, fields_of, problems
from httpv2_gui.core.model.redact import Redactor
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.secret import Secret
from tests.core.engine import recorder as recording
from tests.core.engine.recorder import Answer, Recorder

HUSH = "hush-Äß/+%-0123456789"
HUSH_HEADER = "hush-0123456789"
SHAPED = {"key_id": "7"}
"""Texts that take only some shape."""


def filled(cls: type[Scheme], hush: str = HUSH_HEADER) -> Scheme:
    values: dict[str, object] = {}
    for declared in fields_of(cls):
        if declared.kind is Kind.SECRET:
            values[declared.name] = Secret(hush)
        elif declared.kind is Kind.SECRET_JSON:
            values[declared.name] = Secret(f'{{"X-Secret": "{hush}"}}')
        elif declared.kind is Kind.URL:
            values[declared.name] = "https://auth.example.com/token"
        elif declared.kind is Kind.TEXT:
            values[declared.name] = SHAPED.get(declared.name, "x-name")
    return cls().with_values(**values)


@pytest.fixture(scope="module")
def recorder() -> Iterator[Recorder]:
    with recording.serve() as server:
        yield server


every_scheme = pytest.mark.parametrize("cls", SCHEMES, ids=lambda cls: cls.name)


@every_scheme
def test_names_are_stable_and_titles_are_there(cls: type[Scheme]) -> None:
    assert cls.name == cls.name.lower()
    assert cls.title
    assert cls.summary.endswith(".")
    assert scheme_named(cls.name) is cls


@every_scheme
def test_empty_one_is_a_record_whose_problems_are_the_required_fields(cls: type[Scheme]) -> None:
    empty = cls()
    required = {one.name for one in fields_of(cls) if one.required and one.shows(empty)}
    assert {problem.place for problem in problems(cls())} == required


@every_scheme
def test_filled_one_has_no_problems(cls: type[Scheme]) -> None:
    assert problems(filled(cls)) == []


@every_scheme
def test_secrets_are_in_no_text_of_it(cls: type[Scheme]) -> None:
    scheme = filled(cls)
    assert "hush" not in f"{scheme!r} {scheme} {copy.deepcopy(scheme)!r}"
    if any(declared.kind.is_secret for declared in fields_of(cls)):
        with pytest.raises(TypeError):
            pickle.dumps(scheme)


@every_scheme
def test_problems_hold_no_secret(cls: type[Scheme]) -> None:
    broken = filled(cls, 'hush\n"')
    assert "hush" not in " ".join(str(problem) for problem in problems(broken))


@every_scheme
def test_every_secret_is_known_to_the_redactor(cls: type[Scheme]) -> None:
    scheme = filled(cls)
    redactor = Redactor(scheme.known_secrets())
    has_secrets = any(declared.kind.is_secret for declared in fields_of(cls))
    assert redactor.finds(HUSH_HEADER) is has_secrets


CHALLENGES = (
    'Newauth x="a,b", Basic realm="r", Bearer error="invalid_token"',
    'Digest realm="r", nonce="n", qop="auth,auth-int", algorithm=SHA-256',
    "Negotiate",
    "NTLM",
)


def challenge() -> httpx.Response:
    return httpx.Response(401, headers=[("WWW-Authenticate", line) for line in CHALLENGES])


def legs(signer: httpx.Auth, *answers: httpx.Response) -> list[list[tuple[bytes, bytes]]]:
    """Give the headers of each request that the signer sends while these answers come."""
    request = httpx.Request("GET", "https://h/", extensions={"target": b"/"})
    flow = signer.auth_flow(request)
    sent = [next(flow).headers.raw]
    with closing(flow), suppress(StopIteration):
        for answer in answers:
            sent.append(flow.send(answer).headers.raw)
    return sent


def shows(text: str, hush: str) -> bool:
    """Whether a secret stands in a text, also URL-encoded or in Base64."""
    if hush in text or quote(hush) in text or quote(hush, safe="") in text:
        return True
    plain = text.replace("-", "+").replace("_", "/")
    words = re.findall(r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2,3})?", plain)
    return any(hush.encode() in b64decode(word + "=" * (-len(word) % 4)) for word in words)


@pytest.mark.parametrize("hush", [HUSH, HUSH_HEADER])
def test_the_check_itself_finds_secrets(hush: str) -> None:
    encoded = b64encode(f"x-name:{hush}".encode()).decode()
    assert all(shows(f"a {one} b", hush) for one in (hush, quote(hush, safe=""), encoded))


@every_scheme
@pytest.mark.parametrize("hush", [HUSH, HUSH_HEADER])
def test_what_a_signer_sends_can_be_redacted(cls: type[Scheme], hush: str) -> None:
    scheme = filled(cls, hush)
    signer = scheme.signer()
    if signer is None:
        assert scheme.adds() == tuple(scheme.values()) or scheme.token_flow() is not None
        return
    assert scheme.adds()
    sent = legs(signer, challenge(), challenge(), challenge())
    bare = httpx.Request("GET", "https://h/").headers.raw
    assert any(lines != bare for lines in sent), "it signs nothing"
    redactor = Redactor(scheme.known_secrets())
    shown = [redactor.text(value.decode()) for lines in sent for _name, value in lines]
    assert not [value for value in shown if shows(value, hush)]


@every_scheme
async def test_refused_run_shows_no_secret_and_says_what_to_check(
    cls: type[Scheme], recorder: Recorder
) -> None:
    """Against a server that offers every way, refuses all, and echoes what it was sent."""
    lines = tuple(("www-authenticate", line) for line in CHALLENGES)
    recorder.answer("/", Answer(401, lines, echo=True))
    urls = {one.name: recorder.url("/token") for one in fields_of(cls) if one.kind is Kind.URL}
    scheme = filled(cls).with_values(**urls)
    url = recorder.url(f"/?a=b{'&'.join(scheme.values())}")
    request = Request(url=url, body="x", method="POST")
    async with Clients() as clients:
        connection = Connection(name="c", test_url=recorder.url("/"), auth=scheme)
        result = await run(request, connection, clients=clients)
    assert result.failure is not None
    names = ["the connection's authentication", *(one.label for one in fields_of(cls))]
    assert any(name in result.failure.hint for name in names)
    assert not shows(repr(result), HUSH_HEADER)


@every_scheme
async def test_missing_fields_are_named_and_nothing_is_sent(
    cls: type[Scheme], recorder: Recorder
) -> None:
    recorder.clear()
    empty = cls()
    needed = [one.label for one in fields_of(cls) if one.required and one.shows(empty)]
    connection = Connection(name="c", test_url=recorder.url("/"), auth=empty)
    async with Clients() as clients:
        result = await run(Request(url=recorder.url("/")), connection, clients=clients)
    if needed:
        assert result.failure is not None
        assert result.failure.kind == "problem"
        assert [one for one in needed if one not in result.failure.message] == []
        assert not recorder.seen


@every_scheme
def test_preview_needs_no_secret_and_shows_none(cls: type[Scheme]) -> None:
    request = Request(
        url="https://h/?t={{integration.token}}" if cls().token_flow() else "https://h/"
    )
    with_secrets = preview(request, Connection(name="c", auth=filled(cls)))
    without = filled(cls).with_values(
        **{one.name: Secret() for one in fields_of(cls) if one.kind.is_secret}
    )
    assert with_secrets == preview(request, Connection(name="c", auth=without))
    assert "hush" not in repr(with_secrets)
    assert with_secrets.sendable


def test_no_connection_is_no_authentication() -> None:
    assert scheme_of(None).name == "none"
    assert scheme_of(Connection(name="c")).name == "none"
    assert scheme_named("nonsense") is None
