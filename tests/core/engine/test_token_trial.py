from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.dedicated import DedicatedAuth
from httpv2_gui.core.engine.client import Clients
from httpv2_gui.core.engine.token_trial import TokenTrial, try_token_flow
from httpv2_gui.core.model.connection import Connection
from httpv2_gui.core.model.secret import Secret
from tests.core.engine.recorder import Answer, Recorder
from tests.servers.drf import Drf

PASSWORD = "s3cret"


def login(address: str, password: str = PASSWORD, **values: object) -> Connection:
    """A connection whose Token Field Name is still blank."""
    auth = DedicatedAuth(
        url=address,
        headers=Secret('{"Content-Type": "application/json"}'),
        body=Secret(f'{{"username": "tester", "password": "{password}"}}'),
    )
    return Connection(name="Login", auth=auth.with_values(**values))


def named(trial: TokenTrial, field_name: str) -> tuple[str, int]:
    [leaf] = [one for one in trial.leaves if one.field_name == field_name]
    return leaf.shown, leaf.fits


async def test_drf_token_can_be_picked(clients: Clients, drf: Drf) -> None:
    trial = await try_token_flow(login(drf.url("/auth/token")), clients=clients)
    assert trial.failure is None
    [leaf] = trial.leaves
    assert (leaf.path, leaf.field_name, leaf.fits) == (("token",), "token", 1)
    assert leaf.shown.endswith("… (40 characters)")
    assert len(leaf.shown) < 25
    assert trial.exchange is not None
    assert trial.exchange.sent.url == drf.url("/auth/token")
    assert (trial.expires_at, trial.expires_from) == (None, "")


async def test_drf_nested_token_has_a_joined_name(clients: Clients, drf: Drf) -> None:
    trial = await try_token_flow(login(drf.url("/auth/nested")), clients=clients)
    assert [leaf.field_name for leaf in trial.leaves] == ["data_token", "status"]
    assert named(trial, "status") == ("ok", 1)


@pytest.mark.parametrize("password", ["wrong-one", ""])
async def test_drf_refuses_wrong_and_missing_credentials(
    clients: Clients, drf: Drf, password: str
) -> None:
    trial = await try_token_flow(login(drf.url("/auth/token"), password), clients=clients)
    assert trial.failure is not None
    assert trial.failure.kind == "token"
    assert "400 Bad Request" in trial.failure.message
    assert trial.leaves == ()
    assert trial.exchange is not None


async def test_what_was_picked_is_what_the_flow_then_reads(clients: Clients, drf: Drf) -> None:
    blank = login(drf.url("/auth/nested"))
    trial = await try_token_flow(blank, clients=clients)
    field = trial.leaves[0].field_name
    filled = blank.with_values(auth=blank.auth.with_values(token_field=field))
    assert (await try_token_flow(filled, clients=clients)).failure is None


async def test_a_name_that_fits_twice_says_so(clients: Clients, home: Recorder) -> None:
    home.answer("/token", Answer(body=b'{"a": {"b_c": "first"}, "a_b": {"c": 2}, "d": [true]}'))
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert [(leaf.field_name, leaf.shown, leaf.fits) for leaf in trial.leaves] == [
        ("a_b_c", "first", 2),
        ("a_b_c", "2", 2),
        ("d_1", "true", 1),
    ]


async def test_no_secret_of_the_answer_is_in_the_trial(clients: Clients, home: Recorder) -> None:
    hush = ("hush-0123456789-abcdefghijkl", "another-secret")
    body = f'{{"key": "{hush[0]}", "refresh_token": "{hush[1]}", "echo": "{PASSWORD}"}}'
    home.answer("/token", Answer(body=body.encode()))
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert not [one for one in (*hush, PASSWORD) if one in repr(trial)]
    assert named(trial, "key") == ("hush… (28 characters)", 1)
    assert named(trial, "refresh_token") == ("… (14 characters)", 1)


async def test_until_when_it_holds(clients: Clients, home: Recorder) -> None:
    home.answer("/token", Answer(body=b'{"access_token": "opaque", "expires_in": 1800}'))
    before = datetime.now(UTC)
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert trial.expires_at is not None
    assert timedelta() <= trial.expires_at - before - timedelta(seconds=1800) < timedelta(seconds=5)
    assert trial.expires_from == "expires_in in the answer"


async def test_long_values_are_cut(clients: Clients, home: Recorder) -> None:
    home.answer("/token", Answer(body=b'{"note": "' + b"long " * 40 + b'"}'))
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert named(trial, "note") == ("long " * 12 + "…", 1)


@pytest.mark.parametrize("body", [b"<html>", b"", b"access_token=t", b"{}", b"[]", b'{"a":' * 5000])
async def test_answers_without_a_value(clients: Clients, home: Recorder, body: bytes) -> None:
    home.answer("/token", Answer(body=body))
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert trial.failure is not None
    assert trial.failure.message.startswith("The answer of the token request is ")
    assert trial.leaves == ()
    assert trial.exchange is not None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"url": ""}, "Missing mandatory parameter Dedicated Auth API Request URL"),
        ({"url": "https://a b/"}, "Dedicated Auth API Request URL"),
        ({"body": Secret("{")}, "Dedicated Auth API Request Body"),
        ({"headers": Secret("[]")}, "Dedicated Auth API Request Headers"),
    ],
)
async def test_what_is_incomplete_is_named_and_not_sent(
    clients: Clients, home: Recorder, values: dict[str, Any], words: str
) -> None:
    trial = await try_token_flow(login(home.url("/token"), **values), clients=clients)
    assert trial.failure is not None
    assert trial.failure.kind == "problem"
    assert words in trial.failure.message
    assert (trial.exchange, home.seen) == (None, [])


async def test_nobody_there(clients: Clients) -> None:
    trial = await try_token_flow(login("http://127.0.0.1:9/token"), clients=clients)
    assert trial.failure is not None
    assert trial.failure.kind == "refused"


async def test_restrict_domain_holds(clients: Clients, home: Recorder) -> None:
    guarded = login("http://elsewhere.example/token").with_values(
        restrict_domain=True, test_url=home.url("/me")
    )
    trial = await try_token_flow(guarded, clients=clients)
    assert trial.failure is not None
    assert trial.failure.kind == "restricted_domain"


async def test_other_schemes_have_nothing_to_try(clients: Clients) -> None:
    trial = await try_token_flow(Connection(name="c", auth=BasicAuth()), clients=clients)
    assert trial.failure is not None
    assert trial.failure.message == "Basic has no token request that could be tried."


async def test_it_can_be_cancelled(clients: Clients, home: Recorder) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await try_token_flow(login(home.url("/token")), clients=clients)


async def test_an_answer_with_many_ids_takes_no_time(clients: Clients, home: Recorder) -> None:
    ids = ", ".join(f'"{number:032x}"' for number in range(1500))
    home.answer("/token", Answer(body=f'{{"ids": [{ids}], "token": "t"}}'.encode()))
    began = time.perf_counter()
    trial = await try_token_flow(login(home.url("/token")), clients=clients)
    assert len(trial.leaves) == 1501
    assert time.perf_counter() - began < 5
