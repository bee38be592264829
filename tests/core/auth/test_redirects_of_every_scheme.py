"""Whatever the scheme: nothing of a connection reaches a foreign host, and each hop is signed anew.

Names that end in `.test` lead to this computer. What a foreign server received is compared with all
that it may know: the typed header that has no secret, the typed body, its own name. A new scheme
is covered as soon as it stands in SCHEMES.
"""

from __future__ import annotations

import itertools
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from httpv2_gui.core.auth import SCHEMES, Scheme
from httpv2_gui.core.auth.signing import SigningError
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection, Tls
from httpv2_gui.core.model.fields import Kind, fields_of, problems
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result
from tests.core.auth.test_every_scheme import CHALLENGES, HUSH_HEADER, challenge, filled, shows
from tests.core.engine import recorder as recording
from tests.core.engine.recorder import Answer, Recorder, Seen
from tests.servers import pki

HOME = "api.home.test"
PLACES = {
    "another port": "http://api.home.test:{stranger}/landing",
    "another host": "http://elsewhere.test:{home}/landing",
    "an address": "http://127.0.0.1:{home}/landing",
    "a host above": "http://home.test:{home}/landing",
    "a host below": "http://x.api.home.test:{home}/landing",
    "a host that begins alike": "http://api.home.test.elsewhere.test:{home}/landing",
    "a host that ends alike": "http://not-api.home.test:{home}/landing",
    "the same host with a dot": "http://api.home.test.:{home}/landing",
    "home as a user name": "http://api.home.test:{home}@elsewhere.test:{stranger}/landing",
    "without a scheme": "//elsewhere.test:{stranger}/landing",
}
BODY = b'{"plain": "yes"}'
SECRET_COOKIE = "cookie-0123456789"
MAY_BE_KNOWN = {
    *("host", "accept", "accept-encoding", "connection", "user-agent", "x-plain"),
    *("content-type", "content-length"),
}


@dataclass
class Challenging(Recorder):
    """Asks for authentication where a request has none, if it is told to."""

    challenges: bool = False

    def _next(self, path: str) -> Answer:
        if (
            self.challenges
            and path not in ("/token", "/back")
            and not self.last.header("authorization")
        ):
            return Answer(401, tuple(("www-authenticate", line) for line in CHALLENGES))
        return super()._next(path)


@pytest.fixture(scope="module")
def _home() -> Iterator[Recorder]:
    with recording.serve(Challenging()) as server:
        yield server


@pytest.fixture(scope="module")
def _stranger() -> Iterator[Recorder]:
    with recording.serve() as server:
        yield server


@pytest.fixture
async def scene(
    _home: Challenging, _stranger: Recorder, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scene]:
    look_up = socket.getaddrinfo

    def hosts_file(host: str, *more: Any, **named: Any) -> Any:
        return look_up("127.0.0.1" if host.rstrip(".").endswith(".test") else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", hosts_file)
    async with Clients() as clients:
        yield Scene(_home, _stranger, clients)


@dataclass
class Scene:
    """A home server, a foreign one, and what was sent between."""

    home: Challenging
    stranger: Recorder
    clients: Clients

    def url(self, path: str) -> str:
        return self.home.url(path).replace("127.0.0.1", HOME)

    def place(self, name: str) -> str:
        ports = {"home": self.home.base, "stranger": self.stranger.base}
        ports = {key: base.rpartition(":")[2] for key, base in ports.items()}
        return PLACES[name].format(**ports)

    async def send(
        self, scheme: Scheme, *hops: Answer, tls: Tls | None = None, back: str = ""
    ) -> Result:
        """Start at /0; the hops are the answers of /0, /1 … at home, `back` leads there again."""
        for server in (self.home, self.stranger):
            server.clear()
        if back:
            self.stranger.redirect("/landing", self.url(back), 307)
        scheme = at_home(scheme, self.url("/token"))
        self.home.challenges = waits_for_a_challenge(scheme)
        for number, answer in enumerate(hops):
            self.home.answer(f"/{number}", answer)
        flow = scheme.token_flow()
        token_field = flow.token_field if flow else "access_token"
        token = json.dumps({token_field: HUSH_HEADER, "token_type": "Bearer"})
        self.home.answer("/token", Answer(body=token.encode()))
        placed = ["{{integration.token}}"] if flow else list(scheme.values())
        headers = {f"X-Own-{number}": text for number, text in enumerate(placed)}
        request = Request(
            method="POST",
            url=self.url("/0"),
            headers=json.dumps({"X-Plain": "yes", **headers}),
            body=BODY.decode(),
        )
        connection = Connection(
            name="c",
            test_url=self.url("/"),
            auth=scheme,
            cookie_scope="global",
            tls=tls or Tls(),
        )
        return await run(request, connection, clients=self.clients)

    @property
    def landed(self) -> list[Seen]:
        """What arrived at /landing, wherever that is."""
        seen = [*self.home.seen, *self.stranger.seen]
        return [one for one in seen if one.target.startswith("/landing")]

    def arrivals(self, path: str) -> list[Seen]:
        return [one for one in self.home.seen if one.target.partition("?")[0] == path]


def moved(status: int, to: str) -> Answer:
    cookie = ("set-cookie", f"session={SECRET_COOKIE}; Path=/")
    return Answer(status, (("location", to), cookie), b"moved")


def at_home(scheme: Scheme, token_url: str) -> Scheme:
    """Put every URL of a scheme where the token is."""
    urls = [one.name for one in fields_of(scheme) if one.kind is Kind.URL]
    return scheme.with_values(**dict.fromkeys(urls, token_url))


def variants() -> Iterator[Scheme]:
    """Yield each scheme as it is by itself, and with each other choice that it has."""
    for cls in SCHEMES:
        scheme = filled(cls)
        yield scheme
        for one in fields_of(cls):
            for stored, _shown in one.choices[:12]:
                other = scheme.with_values(**{one.name: stored})
                if other != scheme and not problems(other):
                    yield other


def waits_for_a_challenge(scheme: Scheme) -> bool:
    signer = scheme.signer()
    if signer is None:
        return False
    request = httpx.Request("GET", "https://h/", extensions={"target": b"/"})
    bare = request.headers.raw
    with closing(signer.auth_flow(request)) as flow:
        if next(flow).headers.raw != bare:
            return False
        try:
            flow.send(challenge())
        except StopIteration:
            return False
        except SigningError:
            return True
    return True


def own_lines(seen: Seen) -> dict[str, str]:
    """Give what was added to a request: all but what a stranger may know."""
    return {name: text for name, text in seen.headers if name not in MAY_BE_KNOWN | {"cookie"}}


def assert_bare(seen: Seen, status: int) -> None:
    assert seen.names() <= MAY_BE_KNOWN
    assert seen.header("x-plain") == "yes"
    assert seen.target == "/landing"
    assert (seen.method, seen.body) == (("POST", BODY) if status > 303 else ("GET", b""))
    assert not shows(repr(seen), HUSH_HEADER)
    assert SECRET_COOKIE not in repr(seen)


every_scheme = pytest.mark.parametrize("cls", SCHEMES, ids=lambda cls: cls.name)


@every_scheme
@pytest.mark.parametrize("place", PLACES)
async def test_foreign_host_learns_nothing(scene: Scene, cls: type[Scheme], place: str) -> None:
    scheme = filled(cls)
    for status in (301, 302, 303, 307, 308):
        result = await scene.send(scheme, moved(status, scene.place(place)))
        [seen] = scene.landed  # also where that asks for authentication
        assert_bare(seen, status)
        assert len(result.withheld) >= len(scheme.adds())
        if scheme.adds():
            assert any(own_lines(one) for one in scene.arrivals("/0")), "home was sent nothing"


@pytest.mark.parametrize("scheme", [*variants()], ids=lambda one: one.name)
async def test_foreign_host_learns_nothing_whatever_is_chosen(scene: Scene, scheme: Scheme) -> None:
    await scene.send(scheme, moved(307, scene.place("another port")))
    for seen in scene.landed:
        assert_bare(seen, 307)


@every_scheme
async def test_credentials_do_not_come_back(scene: Scene, cls: type[Scheme]) -> None:
    hops = (moved(307, "/1"), moved(307, scene.place("another port")))
    result = await scene.send(filled(cls), *hops, back="/back")
    assert result.failure is None, result.failure
    [landed], [back] = scene.landed, scene.arrivals("/back")
    for seen in (landed, back):
        assert not own_lines(seen)
        assert SECRET_COOKIE not in repr(seen)
        assert not shows(repr(seen), HUSH_HEADER)


@every_scheme
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_each_hop_at_home_is_signed_anew(
    scene: Scene, cls: type[Scheme], status: int
) -> None:
    scheme = filled(cls)
    result = await scene.send(scheme, moved(status, "/1"), moved(status, "/2"))
    assert result.failure is None, result.failure
    signed = [own_lines(scene.arrivals(path)[-1]) for path in ("/0", "/1", "/2")]
    assert all(bool(one) == bool(scheme.adds()) for one in signed)
    if makes_anew(scheme):
        assert all(one != other for one, other in itertools.pairwise(signed))
    else:
        assert signed[0] == signed[1] == signed[2]


def makes_anew(scheme: Scheme) -> bool:
    """Whether two requests to two URLs get two different signatures."""
    signer = scheme.signer()
    if signer is None:
        return False
    found: list[object] = []
    for path in ("/1", "/2"):
        request = httpx.Request("GET", f"https://h{path}", extensions={"target": path.encode()})
        bare = request.headers.raw
        with closing(signer.auth_flow(request)) as flow:
            if next(flow).headers.raw == bare and waits_for_a_challenge(scheme):
                flow.send(challenge())
            found.append(request.headers.raw)
    return found[0] != found[1]


@pytest.fixture(scope="module")
def tls_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Challenging, str]]:
    folder: Path = tmp_path_factory.mktemp("pki")
    root = pki.authority("Test Root CA")
    pki.write(folder, "home", pki.server(HOME, root, names=(HOME,)))
    certificate, key = folder / "home.crt", folder / "home.key"
    with recording.serve(Challenging(), certificate, key) as server:
        assert isinstance(server, Challenging)
        yield server, root.pem().decode()


@every_scheme
async def test_nothing_falls_from_https_to_http(
    scene: Scene, tls_home: tuple[Challenging, str], cls: type[Scheme]
) -> None:
    plain = scene.place("another port")
    scene.home, ca = tls_home
    result = await scene.send(filled(cls), moved(307, plain), tls=Tls(ca_certificate=ca))
    assert result.failure is None, result.failure
    [seen] = scene.landed
    assert_bare(seen, 307)
    if filled(cls).adds():
        assert own_lines(scene.arrivals("/0")[-1])


@every_scheme
async def test_backslash_leads_nobody_astray(scene: Scene, cls: type[Scheme]) -> None:
    """Browsers go to what stands before the backslash, others to what stands behind the @."""
    port = scene.stranger.base.rpartition(":")[2]
    await scene.send(filled(cls), moved(307, f"http://elsewhere.test:{port}\\@{HOME}/landing"))
    for seen in scene.stranger.seen:
        assert not own_lines(seen)
        assert not shows(repr(seen), HUSH_HEADER)
