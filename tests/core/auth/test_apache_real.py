"""Basic, Digest, Bearer, Custom and the API key before Apache httpd, which judges them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from httpv2_gui.core.auth import NoAuth, Scheme
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.bearer import BearerAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.doctor import test_connection as check
from httpv2_gui.core.engine.run import run
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.request import Request
from httpv2_gui.core.model.result import Result, header
from httpv2_gui.core.model.secret import Secret
from tests.servers.apache import (
    API_KEY,
    API_KEY_HEADER,
    BEARER,
    CUSTOM,
    SHORT_LIFE_S,
    USERS,
    Apache,
)

NAMED = [name for name in USERS if USERS[name]]


@pytest.fixture
async def clients() -> AsyncIterator[Clients]:
    async with Clients() as made:
        yield made


async def sent(clients: Clients, url: str, auth: Scheme, **more: object) -> Result:
    connection = Connection(name="c", test_url=url, auth=auth)
    return await run(Request(url=url).with_values(**more), connection, clients=clients)


def statuses(result: Result) -> list[int]:
    return [one.status for one in result.exchanges]


def basic(username: str, password: str, *, waits: bool = False) -> BasicAuth:
    return BasicAuth(username=username, password=Secret(password), after_challenge=waits)


def digest(username: str = "tester", password: str = "s3cret") -> DigestAuth:
    return DigestAuth(username=username, password=Secret(password))


# ---- Basic ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("page", ["/basic", "/basic-among-others"])
@pytest.mark.parametrize("waits", [False, True])
async def test_right_basic_credentials(
    clients: Clients, apache: Apache, name: str, page: str, waits: bool
) -> None:
    result = await sent(clients, apache.url(page), basic(name, USERS[name], waits=waits))
    assert statuses(result) == [401, 200] if waits else [200]
    assert result.answer is not None
    assert header(result.answer.headers, "x-user") in (name, "")


@pytest.mark.parametrize(
    ("auth", "expected"),
    [
        (basic("tester", "wrong-password"), [401]),
        (basic("nobody", "wrong-password"), [401]),
        (basic("tester", "wrong-password", waits=True), [401, 401]),
    ],
)
async def test_wrong_basic_credentials_name_the_fields(
    clients: Clients, apache: Apache, auth: Scheme, expected: list[int]
) -> None:
    result = await sent(clients, apache.url("/basic"), auth)
    assert statuses(result) == expected
    assert result.failure is not None
    assert "check Basic Auth Username and Basic Auth Password" in result.failure.hint
    assert "wrong-password" not in repr(result)


async def test_no_basic_credentials(clients: Clients, apache: Apache) -> None:
    assert statuses(await sent(clients, apache.url("/basic"), NoAuth())) == [401]


async def test_password_that_waits_is_not_sent_to_who_wants_another_proof(
    clients: Clients, apache: Apache
) -> None:
    result = await sent(clients, apache.url("/digest"), basic("tester", "s3cret", waits=True))
    assert statuses(result) == [401]
    assert header(result.exchanges[0].sent.headers, "authorization") == ""
    assert result.failure is not None
    assert "offers Digest (realm “practice range”, MD5), but not Basic" in result.failure.hint


# ---- Digest -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("page", ["/digest", "/digest-odd"])
async def test_right_digest_credentials(
    clients: Clients, apache: Apache, name: str, page: str
) -> None:
    result = await sent(clients, apache.url(page), digest(name, USERS[name]))
    assert statuses(result) == [401, 200]
    assert result.succeeded
    assert result.warnings == ()  # rspauth, Apache's proof, was right


@pytest.mark.parametrize(
    "auth", [digest(password="wrong-password"), digest("nobody"), digest("tester:", "x")]
)
async def test_wrong_digest_credentials_end_after_one_answer(
    clients: Clients, apache: Apache, auth: DigestAuth
) -> None:
    result = await sent(clients, apache.url("/digest"), auth)
    assert statuses(result) == [401, 401]
    assert result.failure is not None
    assert "check User Name and Password" in result.failure.hint
    assert "wrong-password" not in repr(result)


async def test_no_digest_credentials(clients: Clients, apache: Apache) -> None:
    assert statuses(await sent(clients, apache.url("/digest"), NoAuth())) == [401]


@pytest.mark.parametrize(
    "query", ["?a=b&c=d%20e", "?q=ü+x&&=", "?x=[1]|{2}^`\"'", "?a=%zz&b=%41,=;", "?", "?a=?//../b"]
)
async def test_digest_covers_the_query_as_it_goes_out(
    clients: Clients, apache: Apache, query: str
) -> None:
    result = await sent(clients, apache.url(f"/digest{query}"), digest())
    assert statuses(result) == [401, 200]


async def test_digest_with_params_and_a_body(clients: Clients, apache: Apache) -> None:
    result = await sent(
        clients,
        apache.url("/digest?z=1"),
        digest(),
        method="POST",
        params='{"q": ["a b", "ü"]}',
        body='{"n": 1.10}',
    )
    assert statuses(result) == [401, 200]
    assert [one.sent.body for one in result.exchanges] == [b'{"n": 1.10}'] * 2


async def test_nonce_is_used_again(clients: Clients, apache: Apache) -> None:
    url = apache.url("/digest")
    assert statuses(await sent(clients, url, digest())) == [401, 200]
    for count in ("00000002", "00000003"):
        result = await sent(clients, f"{url}?again", digest())
        assert statuses(result) == [200]
        assert f"nc={count}" in header(result.exchanges[0].sent.headers, "authorization")
    assert statuses(await sent(clients, url, digest("jürgen", USERS["jürgen"]))) == [401, 200]


async def test_concurrent_runs_count_on_without_a_repeat(clients: Clients, apache: Apache) -> None:
    url = apache.url("/digest")
    await sent(clients, url, digest())
    results = await asyncio.gather(*(sent(clients, url, digest()) for _ in range(8)))
    assert [statuses(one) for one in results] == [[200]] * 8
    used = {header(one.exchanges[0].sent.headers, "authorization") for one in results}
    assert {text.rpartition("nc=")[2] for text in used} == {f"{n:08x}" for n in range(2, 10)}


async def test_stale_nonce_is_replaced_without_asking(clients: Clients, apache: Apache) -> None:
    url = apache.url("/digest-short")
    assert statuses(await sent(clients, url, digest())) == [401, 200]
    assert statuses(await sent(clients, url, digest())) == [200]
    await asyncio.sleep(SHORT_LIFE_S + 1.1)
    result = await sent(clients, url, digest(), method="POST", body="x")
    assert statuses(result) == [401, 200]
    assert result.exchanges[0].received is not None
    asked = header(result.exchanges[0].received.headers, "www-authenticate")
    assert "stale=true" in asked


async def test_digest_says_so_where_basic_is_wanted(clients: Clients, apache: Apache) -> None:
    result = await sent(clients, apache.url("/basic"), digest())
    assert result.failure is not None
    assert "offers Basic (realm “practice range”), but not Digest" in result.failure.hint


async def test_typed_authorization_is_sent_once(clients: Clients, apache: Apache) -> None:
    headers = '{"Authorization": "Basic eDp5"}'
    result = await sent(clients, apache.url("/digest"), digest(), headers=headers)
    assert statuses(result) == [401]
    assert result.failure is not None
    assert "remove it in Headers" in result.failure.hint
    assert any("typed Authorization" in one for one in result.warnings)


# ---- Bearer, API key --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("token", "expected"),
    [(BEARER, 200), (f"Bearer {BEARER}", 200), (f"{BEARER}x", 403), (None, 403)],
)
async def test_bearer_token(
    clients: Clients, apache: Apache, token: str | None, expected: int
) -> None:
    auth = BearerAuth(token=Secret(token)) if token else NoAuth()
    result = await sent(clients, apache.url("/bearer"), auth)
    assert statuses(result) == [expected]
    if token and result.failure is not None:
        assert "Check Token" in result.failure.hint
    assert BEARER not in repr(result)


@pytest.mark.parametrize(("key", "expected"), [(API_KEY, 200), ("k-wrong", 403), (None, 403)])
async def test_api_key(clients: Clients, apache: Apache, key: str | None, expected: int) -> None:
    auth = ApiKeyAuth(field_name=API_KEY_HEADER, secret=Secret(key)) if key else NoAuth()
    assert statuses(await sent(clients, apache.url("/apikey"), auth)) == [expected]


# ---- Custom -----------------------------------------------------------------------------------

HEADERS = '{"X-User": "{{integration.username}}", "X-Pass": "{{integration.password}}"}'
PATH = "/custom-path/{{integration.username}}/{{integration.password}}/report"


def custom(password: str = CUSTOM, *, encode: bool = True) -> CustomAuth:
    return CustomAuth(username="tester", password=Secret(password), encode_in_url=encode)


async def test_custom_values_in_headers(clients: Clients, apache: Apache) -> None:
    result = await sent(clients, apache.url("/custom"), custom(), headers=HEADERS)
    assert statuses(result) == [200]
    assert ("X-User", "<User Name>") in result.exchanges[0].sent.headers
    assert ("X-Pass", "<Password>") in result.exchanges[0].sent.headers


async def test_custom_values_in_the_path(clients: Clients, apache: Apache) -> None:
    result = await sent(clients, apache.url(PATH), custom())
    assert statuses(result) == [200]
    expected = apache.url("/custom-path/<User Name>/<Password>/report")
    assert result.exchanges[0].sent.url == expected
    assert "s3%20cr" not in repr(result)


@pytest.mark.parametrize(
    ("path", "headers"), [("/custom", HEADERS), ("/custom", ""), (PATH, ""), (PATH, HEADERS)]
)
async def test_wrong_or_unused_custom_values(
    clients: Clients, apache: Apache, path: str, headers: str
) -> None:
    result = await sent(clients, apache.url(path), custom("wrong-word"), headers=headers)
    assert statuses(result) == [403]
    assert result.failure is not None
    assert "Check User Name and Password" in result.failure.hint
    assert "wrong-word" not in repr(result)
    unused = [one for one in result.warnings if "without credentials" in one]
    assert bool(unused) is (path == "/custom" and not headers)


async def test_custom_value_that_is_not_encoded_changes_the_path(
    clients: Clients, apache: Apache
) -> None:
    """The password has a `?`: as it is, the rest of the path becomes a query."""
    assert statuses(await sent(clients, apache.url(PATH), custom(encode=False))) == [403]


# ---- the test of a connection -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "auth"),
    [
        ("/basic", basic("tester", "s3cret")),
        ("/basic", basic("tester", "s3cret", waits=True)),
        ("/digest", digest()),
        ("/bearer", BearerAuth(token=Secret(BEARER))),
        (PATH, custom()),
    ],
)
async def test_green_check(clients: Clients, apache: Apache, path: str, auth: Scheme) -> None:
    connection = Connection(name="c", test_url=apache.url(path), auth=auth, restrict_domain=True)
    report = await check(connection, clients=clients)
    assert report.succeeded
    assert report.headline.startswith("200 OK")


async def test_red_cross_names_the_fields(clients: Clients, apache: Apache) -> None:
    auth = digest(password="wrong-password")
    report = await check(
        Connection(name="c", test_url=apache.url("/digest"), auth=auth), clients=clients
    )
    assert not report.succeeded
    assert "check User Name and Password" in report.hint
    assert "wrong-password" not in repr(report)
