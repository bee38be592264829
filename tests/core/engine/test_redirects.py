"""Redirects by provenance: what the foreign server received is what counts."""

from __future__ import annotations

import dataclasses

import pytest

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.api_key import ApiKeyAuth
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.engine.redirects import MOST
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

BEARER = '{"Authorization": "Bearer {{integration.token}}", "X-Own": "{{integration.token}}"}'

SIGNING: list[tuple[Scheme, str]] = [
    (BasicAuth(username="tester", password=Secret("s3cret-pass")), "authorization"),
    (ApiKeyAuth(field_name="x-apikey", secret=Secret("k-0123456789")), "x-apikey"),
]


@pytest.mark.parametrize(("auth", "name"), SIGNING, ids=lambda one: getattr(one, "name", one))
async def test_signature_stays_at_home(
    send: Run, home: Recorder, stranger: Recorder, auth: Scheme, name: str
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    connection = Connection(name="c", test_url=home.url("/"), auth=auth)
    result = await send(connection, url=home.url("/go"), headers='{"X-Plain": "yes"}')
    assert home.last.header(name) is not None
    assert stranger.last.header(name) is None
    assert stranger.last.header("x-plain") == "yes"
    assert result.withheld == auth.adds()
    assert "Not sent to" in result.warnings[-1]


@pytest.mark.parametrize(("auth", "name"), SIGNING, ids=lambda one: getattr(one, "name", one))
async def test_each_hop_at_home_is_signed(
    send: Run, home: Recorder, auth: Scheme, name: str
) -> None:
    home.redirect("/go", "/landing")
    await send(Connection(name="c", test_url=home.url("/"), auth=auth), url=home.url("/go"))
    assert [one.target for one in home.seen] == ["/go", "/landing"]
    assert all(one.header(name) for one in home.seen)


async def test_token_stays_at_home_wherever_it_was_typed(
    send: Run, home: Recorder, stranger: Recorder, dedicated: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    result = await send(
        dedicated,
        url=home.url("/go?t={{integration.token}}"),
        headers=BEARER,
        cookies='{"session": "{{integration.token}}"}',
        params='{"p": "{{integration.token}}"}',
    )
    assert home.last.header("x-own") == "tok-0123456789"
    assert "tok-" not in repr(stranger.last)
    assert len(result.withheld) == 3


async def test_typed_credentials_stay_at_home(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    headers = '{"Authorization": "Basic abc", "Cookie": "a=1", "Proxy-Authorization": "x"}'
    await send(url=home.url("/go"), headers=headers)
    assert home.last.header("cookie") == "a=1"
    assert not {"authorization", "cookie", "proxy-authorization"} & stranger.last.names()


async def test_header_with_a_secret_of_the_connection_stays_at_home(
    send: Run, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    await send(keyed, url=home.url("/go"), headers='{"X-Copy": "key=k-0123456789"}')
    assert stranger.last.header("x-copy") is None


async def test_received_cookies_stay_at_home(send: Run, home: Recorder, stranger: Recorder) -> None:
    moved = (("set-cookie", "sid=1"), ("location", stranger.url("/landing")))
    home.answer("/go", Answer(302, moved))
    stranger.redirect("/landing", home.url("/back"))
    await send(url=home.url("/go"))
    assert stranger.last.header("cookie") is None
    assert home.last.target == "/back"
    assert home.last.header("cookie") is None


async def test_credentials_do_not_come_back(
    send: Run, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    stranger.redirect("/landing", home.url("/back"))
    result = await send(keyed, url=home.url("/go"))
    assert home.last.target == "/back"
    assert home.last.header("x-apikey") is None
    assert result.exchanges[-1].withheld


async def test_credentials_do_not_come_back_even_without_any_to_withhold_first(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.answer("/set", Answer(headers=(("set-cookie", "sid=1"),)))
    connection = Connection(name="c", cookie_scope="global")
    await send(connection, url=home.url("/set"))
    home.redirect("/go", stranger.url("/landing"))
    stranger.redirect("/landing", home.url("/back"))
    await send(connection, url=home.url("/go"))
    assert home.seen[1].header("cookie") == "sid=1"
    assert home.last.header("cookie") is None


@pytest.mark.parametrize("status", [307, 308])
async def test_body_with_the_token_is_not_handed_to_a_stranger(
    send: Run, home: Recorder, stranger: Recorder, dedicated: Connection, status: int
) -> None:
    home.redirect("/go", stranger.url("/landing"), status)
    body = '{"token": "{{integration.token}}"}'
    result = await send(dedicated, method="POST", url=home.url("/go"), body=body)
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert stranger.seen == []


async def test_body_with_a_secret_is_not_handed_to_a_stranger(
    send: Run, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"), 307)
    result = await send(keyed, method="POST", url=home.url("/go"), body="k-0123456789")
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert stranger.seen == []


async def test_location_with_the_token_is_not_followed_to_a_stranger(
    send: Run, home: Recorder, stranger: Recorder, dedicated: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing?leak=tok-0123456789"))
    result = await send(dedicated, url=home.url("/go"), headers=BEARER)
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert "tok-0123456789" not in repr(result)
    assert stranger.seen == []


async def test_token_request_is_not_handed_to_a_stranger(
    send: Run, home: Recorder, stranger: Recorder, dedicated: Connection
) -> None:
    home.redirect("/token", stranger.url("/token"), 307)
    result = await send(dedicated, url=home.url("/"), headers=BEARER)
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert stranger.seen == []


async def test_typed_host_header_stays_at_home(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    await send(url=home.url("/go"), headers='{"Host": "virtual.example"}')
    assert home.last.header("host") == "virtual.example"
    assert stranger.last.header("host") == stranger.base.removeprefix("http://")


async def test_restrict_domain_holds_on_every_hop(
    send: Run, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing").replace("127.0.0.1", "localhost"))
    restricted = keyed.with_values(restrict_domain=True)
    result = await send(restricted, url=home.url("/go"))
    assert result.failure is not None
    assert result.failure.kind == "restricted_domain"
    assert result.answer is not None
    assert result.answer.status == 302
    assert stranger.seen == []


@pytest.mark.parametrize(
    ("method", "status", "then"),
    [
        ("POST", 301, "GET"),
        ("POST", 302, "GET"),
        ("POST", 303, "GET"),
        ("POST", 307, "POST"),
        ("POST", 308, "POST"),
        ("PUT", 301, "PUT"),
        ("PUT", 303, "GET"),
        ("HEAD", 302, "HEAD"),
        ("HEAD", 303, "HEAD"),
    ],
)
async def test_method_after_a_redirect(
    send: Run, home: Recorder, method: str, status: int, then: str
) -> None:
    home.redirect("/go", "/landing", status)
    await send(method=method, url=home.url("/go"), body='{"a": 1}')
    assert home.last.method == then
    assert home.last.body == (b"" if then in ("GET",) else b'{"a": 1}')
    assert (home.last.header("content-type") is None) == (then == "GET")


async def test_relative_location_and_fragment(send: Run, home: Recorder) -> None:
    home.redirect("/a/b", "../c?x=1")
    result = await send(url=home.url("/a/b?q=0#part"))
    assert result.redirects == (home.url("/a/b?q=0#part"), home.url("/c?x=1#part"))


async def test_params_are_not_added_again(send: Run, home: Recorder) -> None:
    home.redirect("/go", "/landing")
    await send(url=home.url("/go"), params='{"p": 1}')
    assert [one.target for one in home.seen] == ["/go?p=1", "/landing"]


async def test_missing_location_is_the_answer(send: Run, home: Recorder) -> None:
    home.answer("/go", Answer(302, ()))
    result = await send(url=home.url("/go"))
    assert result.succeeded
    assert result.answer is not None
    assert result.answer.status == 302


async def test_switched_off_gives_the_first_answer(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    result = await send(url=home.url("/go"), follow_redirects=False)
    assert result.succeeded
    assert result.redirects == (home.url("/go"),)
    assert stranger.seen == []


async def test_circle_ends(send: Run, home: Recorder) -> None:
    home.redirect("/go", "/go")
    result = await send(url=home.url("/go"))
    assert result.failure is not None
    assert result.failure.kind == "too_many_redirects"
    assert len(home.seen) == MOST + 1


@pytest.mark.parametrize("location", ["file:///etc/passwd", "javascript:alert(1)", "http://[::"])
async def test_location_that_is_no_web_address_is_not_followed(
    send: Run, home: Recorder, location: str
) -> None:
    home.redirect("/go", location)
    result = await send(url=home.url("/go"))
    assert result.failure is not None
    assert result.failure.kind == "redirect"


async def test_user_name_in_a_location_is_no_credential(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/go", stranger.url("/landing").replace("http://", "http://me:pass@"))
    await send(url=home.url("/go"))
    assert stranger.last.header("authorization") is None


async def test_ignored_cookies_stay_ignored_on_the_way(
    send: Run, home: Recorder, stranger: Recorder
) -> None:
    home.redirect("/go", stranger.url("/a"))
    moved = (("set-cookie", "sid=1"), ("location", "/b"))
    stranger.answer("/a", Answer(302, moved))
    connection = Connection(name="c", cookie_scope="ignored")
    await send(connection, url=home.url("/go"))
    assert stranger.last.header("cookie") is None


async def test_what_was_withheld_is_told_in_events(
    send: Run, home: Recorder, stranger: Recorder, keyed: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    told: list[object] = []
    await send(keyed, url=home.url("/go"), tell=told.append)
    [redirected] = [dataclasses.astuple(one) for one in told if type(one).__name__ == "Redirected"]  # type: ignore[call-overload]
    assert redirected == (302, stranger.url("/landing"), ("x-apikey header (API key)",))
