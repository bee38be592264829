from __future__ import annotations

from typing import Any

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.xsoar import XsoarAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.phases import Step
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.recorder import Answer, Recorder
from tests.servers import ntlm as ntlm_server
from tests.servers.apache import USERS, Apache
from tests.servers.gssapi_apache import GssapiApache

HTML = (("content-type", "text/html; charset=utf-8"),)
JSON = (("content-type", "application/problem+json"),)


async def steps(clients: Clients, connection: Connection) -> dict[str, Step]:
    report = await check(connection, clients=clients)
    return {one.name: one for one in report.phases}


async def test_no_authentication(clients: Clients, home: Recorder) -> None:
    found = await steps(clients, Connection(name="c", test_url=home.url("/")))
    assert found["Authentication"].words == "None is set up."
    assert found["Status"].words == f"200 OK from {home.base.removeprefix('http://')}, HTTP/1.1."


async def test_key_in_a_header(clients: Clients, keyed: Connection) -> None:
    said = (await steps(clients, keyed))["Authentication"]
    assert said.state == "ok"
    assert said.words.startswith("Sent: ")
    assert "x-apikey" in said.words


@pytest.mark.parametrize("path", ["/open", "/open?as={{integration.username}}"])
async def test_placeholders_are_only_sent_where_they_stand(
    clients: Clients, apache: Apache, path: str
) -> None:
    auth = CustomAuth(username="tester", password=Secret("pass-0123"))
    connection = Connection(name="c", test_url=apache.url(path), auth=auth)
    said = (await steps(clients, connection))["Authentication"]
    sent = "Sent: {{integration.username}}."
    unsent = "Custom: nothing was added to the request."
    assert (said.state, said.words) == (("ok", sent) if "{{" in path else ("skipped", unsent))


async def test_key_that_is_the_whole_header(clients: Clients, home: Recorder) -> None:
    auth = XsoarAuth(key_type="standard", key_id="7", api_key=Secret("key-0123456789"))
    said = (await steps(clients, Connection(name="c", test_url=home.url("/"), auth=auth)))[
        "Authentication"
    ]
    assert said.words == "Sent: x-xdr-auth-id header, Authorization header (API key)."


async def test_challenge_that_was_not_answered(clients: Clients, apache: Apache) -> None:
    auth = DigestAuth(username="tester", password=Secret("wrong"))
    connection = Connection(name="c", test_url=apache.url("/basic"), auth=auth)
    assert "Sent: " not in (await steps(clients, connection))["Authentication"].words


async def test_challenge_and_answer(clients: Clients, apache: Apache) -> None:
    auth = DigestAuth(username="tester", password=Secret(USERS["tester"]))
    found = await steps(clients, Connection(name="c", test_url=apache.url("/digest"), auth=auth))
    said = found["Authentication"]
    assert said.words.startswith("The server answered 401 and offered Digest.")
    assert "Sent: Digest in the Authorization header." in said.words
    assert said.elapsed_ms is not None


async def test_offer_of_several_legs_is_said_once(clients: Clients, ntlm: GssapiApache) -> None:
    name, password = next(iter(ntlm_server.USERS.items()))
    auth = NegotiateAuth(
        mode="ntlm", domain=ntlm_server.DOMAIN, username=name, password=Secret(password)
    )
    found = await steps(clients, Connection(name="c", test_url=ntlm.url("/ntlm"), auth=auth))
    said = found["Authentication"]
    assert said.state == "ok"
    assert said.words.count("offered") == 1


@pytest.mark.parametrize("password", ["wrong", USERS["tester"]])
async def test_refusal_says_what_the_server_offers(
    clients: Clients, apache: Apache, password: str
) -> None:
    auth = BasicAuth(username="tester", password=Secret(password))
    found = await steps(clients, Connection(name="c", test_url=apache.url("/digest"), auth=auth))
    said = found["Authentication"]
    assert said.state == "failed"
    assert said.words.startswith("401 Unauthorized. Sent: Basic")
    assert said.words.endswith("The server offers Digest.")
    assert found["Status"].state == "skipped"


async def test_refusal_without_an_offer(clients: Clients, home: Recorder) -> None:
    home.answer("/", Answer(401))
    found = await steps(clients, Connection(name="c", test_url=home.url("/")))
    assert "does not say what it wants" in found["Authentication"].words


async def test_token(clients: Clients, home: Recorder, dedicated: Connection) -> None:
    body = b'{"access_token": "tok-0123456789", "expires_in": 3600}'
    home.answer("/token", Answer(body=body))
    said = (await steps(clients, dedicated))["Authentication"]
    assert f"A token was fetched with POST {home.url('/token')}; it expires at " in said.words
    assert "(expires_in in the answer)" in said.words
    assert "tok-0123456789" not in said.words
    home.answer("/token", Answer(body=b'{"access_token": "tok-0123456789"}'))
    said = (await steps(clients, dedicated))["Authentication"]
    assert "the answer does not say when it expires" in said.words


async def test_token_that_was_refused(
    clients: Clients, home: Recorder, dedicated: Connection
) -> None:
    home.answer("/token", Answer(400, body=b'{"error": "invalid_client"}'))
    found = await steps(clients, dedicated)
    assert found["Authentication"].state == "failed"
    words = found["Authentication"].words
    assert words == f"400 Bad Request from {home.url('/token')}, which was asked for a token"


async def test_redirects_are_counted_and_what_stayed_behind_is_told(
    clients: Clients, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.answer("/me", Answer(302, (("location", stranger.url("/there")),)))
    found = await steps(clients, keyed)
    assert "after 1 redirect, HTTP/1.1" in found["Status"].words
    assert found["Authentication"].words.startswith("Not sent to ")


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (Answer(body=b""), "ok", "It is empty."),
        (Answer(200, JSON, b'{"a": 1}'), "ok", "8 bytes, application/problem+json."),
        (Answer(200, JSON, b"<oops>"), "warning", "6 bytes, application/problem+json."),
        (Answer(200, HTML, b"<html>Welcome</html>"), "ok", "20 bytes, text/html."),
        (Answer(200, HTML, b"<FORM><input type=password>"), "warning", "27 bytes, text/html."),
        (Answer(200, HTML, b"<a href=/sso>Sign in</a>"), "warning", "24 bytes, text/html."),
    ],
)
async def test_body(clients: Clients, home: Recorder, answer: Any, state: str, words: str) -> None:
    home.answer("/", answer)
    said = (await steps(clients, Connection(name="c", test_url=home.url("/"))))["Body"]
    assert (said.state, said.words) == (state, words)
    assert bool(said.hint) is (state == "warning")
