"""User name and password of a Custom connection, wherever a request can hold them."""

from __future__ import annotations

import pytest

from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.engine.events import Event, Waiting
from httpv2_gui.core.engine.polling import Clock
from httpv2_gui.core.engine.prepare import preview
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.request import Part, Poll, Request
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.conftest import Run
from tests.core.engine.recorder import Answer, Recorder

USER, WORD = "{{integration.username}}", "{{integration.password}}"
NAME, HUSH = 'jö"e/user', 'hush &"42/€'
IN_URL = "j%C3%B6%22e%2Fuser/hush%20%26%2242%2F%E2%82%AC"


@pytest.fixture
def custom(home: Recorder) -> Connection:
    auth = CustomAuth(username=NAME, password=Secret(HUSH))
    return Connection(name="C", test_url=home.url("/me"), auth=auth, restrict_domain=True)


def leaks(shown: object) -> bool:
    text = repr(shown)
    return any(one in text for one in ("hush", "jö", "j%C3%B6", "j\\xc3", "user/"))


async def test_url_params_headers_and_cookies(
    send: Run, home: Recorder, custom: Connection
) -> None:
    result = await send(
        custom,
        url=home.url(f"/v1/{USER}/{WORD}?k={WORD}"),
        params=f'{{"p": "{WORD}"}}',
        headers=f'{{"username": "{USER}", "X-Pass": "a {WORD} b"}}',
        cookies=f'{{"c": "{USER}"}}',
    )
    assert result.succeeded
    [seen] = home.seen
    word = IN_URL.partition("/")[2]
    assert seen.target == f"/v1/{IN_URL}?k={word}&p={word.replace('%20', '+')}"
    sent = dict(seen.headers)
    assert sent["username"].encode("latin-1").decode() == NAME
    assert sent["x-pass"].encode("latin-1").decode() == f"a {HUSH} b"
    assert sent["cookie"].encode("latin-1").decode() == f"c={NAME}"
    assert not leaks(result)
    assert result.exchanges[0].sent.url.startswith(home.url("/v1/<User Name>/<Password>?k="))


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("application/json", f'{{"p": "{WORD}"}}', '{"p": "hush &\\"42/€"}'),
        ("application/x-www-form-urlencoded", f"p={WORD}", "p=hush+%26%2242%2F%E2%82%AC"),
        ("application/xml", f"<p>{WORD}</p>", "<p>hush &amp;&quot;42/€</p>"),
        ("text/plain", WORD, HUSH),
    ],
)
async def test_bodies(
    send: Run, home: Recorder, custom: Connection, content_type: str, body: str, expected: str
) -> None:
    headers = f'{{"Content-Type": "{content_type}"}}'
    result = await send(custom, url=home.url("/"), method="POST", headers=headers, body=body)
    assert home.last.body.decode() == expected
    assert not leaks(result)


async def test_part_of_a_multipart_body(send: Run, home: Recorder, custom: Connection) -> None:
    part = Part(name="key", source="text", content=WORD)
    headers = '{"Content-Type": "multipart/form-data"}'
    result = await send(custom, url=home.url("/"), method="POST", headers=headers, parts=(part,))
    assert HUSH.encode() in home.last.body
    assert not leaks(result)


def test_preview_shows_where_they_go_and_needs_no_secret(custom: Connection) -> None:
    request = Request(
        url=f"{custom.test_url}/{USER}/{WORD}",
        headers=f'{{"X-Pass": "{WORD}"}}',
        body=f'{{"p": "{WORD}"}}',
        method="POST",
    )
    shown = preview(request, custom)
    assert shown.sendable
    assert shown.url == f"{custom.test_url}/<User Name>/<Password>"
    assert ("X-Pass", "<Password>") in shown.headers
    assert shown.body == b'{"p": "<Password>"}'
    assert not leaks(shown)
    empty = custom.with_values(auth=custom.auth.with_values(password=Secret()))
    assert [one.place for one in problems(empty)] == ["auth.password"]
    assert preview(request, empty).url == shown.url


def test_placeholders_need_a_custom_connection(home: Recorder) -> None:
    shown = preview(Request(url=home.url(f"/{WORD}")), Connection(name="c", test_url=home.url("/")))
    assert not shown.sendable
    assert "Choose a connection with Custom" in shown.problems[0].message


def test_short_spelling_is_told(custom: Connection) -> None:
    shown = preview(Request(url=f"{custom.test_url}/{{{{password}}}}"), custom)
    assert "Is {{integration.password}} meant?" in shown.problems[0].message


async def test_unused_credentials_are_told(send: Run, home: Recorder, custom: Connection) -> None:
    result = await send(custom, url=home.url("/"))
    assert result.warnings == (
        f"Neither {USER} nor {WORD} stands in the request: it is sent without credentials.",
    )


async def test_host_made_of_a_value_is_held_to_restrict_domain(
    send: Run, home: Recorder, stranger: Recorder, custom: Connection
) -> None:
    host = stranger.base.removeprefix("http://").replace("127.0.0.1", "localhost")
    auth = CustomAuth(username=host, password=Secret(HUSH), encode_in_url=False)
    result = await send(custom.with_values(auth=auth), url=f"http://{USER}/")
    assert result.failure is not None
    assert result.failure.kind == "restricted_domain"
    assert not stranger.seen


async def test_both_stay_at_home_when_redirected(
    send: Run, home: Recorder, stranger: Recorder, custom: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"))
    result = await send(
        custom.with_values(restrict_domain=False),
        url=home.url("/go"),
        headers=f'{{"X-User": "{USER}", "X-Pass": "{WORD}", "X-Plain": "yes"}}',
        cookies=f'{{"c": "{WORD}"}}',
    )
    assert home.last.header("x-user") is not None
    assert {"x-user", "x-pass", "cookie"}.isdisjoint(stranger.last.names())
    assert stranger.last.header("x-plain") == "yes"
    assert f"X-User header with {USER}" in result.withheld


async def test_relative_redirect_of_a_secret_path_stays_at_home(
    send: Run, home: Recorder, custom: Connection
) -> None:
    home.redirect("/v1/hush/x", "../y?z")
    auth = CustomAuth(username="u", password=Secret("hush"))
    result = await send(custom.with_values(auth=auth), url=home.url(f"/v1/{WORD}/x"))
    assert [one.target for one in home.seen] == ["/v1/hush/x", "/v1/y?z"]
    assert "hush" not in repr(result)


@pytest.mark.parametrize("path", [IN_URL, IN_URL.lower(), "x?next=" + IN_URL.partition("/")[2]])
async def test_redirect_that_would_carry_a_value_away_is_not_followed(
    send: Run, home: Recorder, stranger: Recorder, custom: Connection, path: str
) -> None:
    home.redirect("/go", stranger.url(f"/{path}"))
    result = await send(custom.with_values(restrict_domain=False), url=home.url(f"/go?{USER}"))
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert not stranger.seen
    assert not leaks(result)


async def test_body_with_a_value_is_not_sent_elsewhere(
    send: Run, home: Recorder, stranger: Recorder, custom: Connection
) -> None:
    home.redirect("/go", stranger.url("/landing"), 307)
    result = await send(
        custom.with_values(restrict_domain=False),
        url=home.url("/go"),
        method="POST",
        headers='{"Content-Type": "text/plain"}',
        body=f"key {WORD}",
    )
    assert result.failure is not None
    assert result.failure.kind == "redirect_withheld"
    assert not stranger.seen


async def no_time(seconds: float) -> None:
    """Sleep in no time."""


async def test_polls_are_filled_each_time_and_may_expect_a_value(
    send: Run, home: Recorder, custom: Connection
) -> None:
    answers = [
        Answer(body=b'{"owner": "hush-none"}'),
        Answer(body='{"owner": "jö\\"e/user"}'.encode()),
    ]
    home.answer("/job", *answers)
    told: list[Event] = []
    result = await send(
        custom,
        url=home.url(f"/job?{WORD}"),
        expected_values=f'{{"owner": "{USER}"}}',
        poll=Poll(interval_s=1, timeout_s=60),
        tell=told.append,
        clock=Clock(sleep=no_time),
    )
    assert result.succeeded
    assert result.attempts == 2
    assert len({one.target for one in home.seen}) == 1
    waiting = [one for one in told if isinstance(one, Waiting)]
    assert waiting
    assert "jö" not in repr(waiting)
