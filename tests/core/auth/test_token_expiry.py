from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest

from httpv2_gui.core.auth.token_expiry import Expiry, expiry
from httpv2_gui.core.auth.tokens import leaves
from httpv2_gui.core.model import json_text

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
IN_AN_HOUR = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)


def found_in(answer: object, token: str = "") -> Expiry | None:
    all_of_it = list(leaves(json_text.parse(json.dumps(answer))))
    chosen = next((leaf for leaf in all_of_it if leaf.flat == token), None)
    return expiry(all_of_it, chosen, NOW)


def jwt(**claims: object) -> str:
    parts = (json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + ".c2ln"


@pytest.mark.parametrize(
    "answer",
    [
        {"expires_in": 3600},
        {"expires_in": "3600"},
        {"expiresIn": 3600.0},
        {"expires_at": 1795352400},
        {"expires_on": "1795352400"},
        {"expires": 1795352400000},
        {"expires_at": "2026-11-22T13:00:00Z"},
        {"expiry": "2026-11-22T14:00:00+01:00"},
        {"expires": "2026-11-22 13:00:00"},
    ],
)
def test_it_is_read_as_servers_write_it(answer: dict[str, object]) -> None:
    [name] = answer
    assert found_in({"token": "t", **answer}) == Expiry(IN_AN_HOUR, f"{name} in the answer")


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"expires_in": None},
        {"expires_in": True},
        {"expires_in": "soon"},
        {"expires_in": "9" * 16},
        {"expires_in": "1e9"},
        {"expires_at": "9999999999999999"},
        {"expires_at": "tomorrow"},
        {"expires": {"when": 3600}},
    ],
)
def test_what_cannot_be_read_is_not_guessed(answer: dict[str, object]) -> None:
    assert found_in({"token": "t", **answer}) is None


def test_the_neighbour_of_the_token_counts() -> None:
    answer = {
        "session": {"expires_in": 60},
        "data": {"token": "t", "expires_in": 3600},
    }
    assert found_in(answer, "data_token") == Expiry(IN_AN_HOUR, "data_expires_in in the answer")


def test_a_jwt_tells_by_itself() -> None:
    found = found_in({"id_token": jwt(sub="me", exp=1795352400)})
    assert found == Expiry(IN_AN_HOUR, "exp inside id_token, which is a JWT")


def test_only_the_chosen_token_is_looked_into() -> None:
    answer = {"id_token": jwt(exp=1795352400), "access_token": "opaque"}
    assert found_in(answer, "access_token") is None


@pytest.mark.parametrize(
    "token",
    [jwt(), jwt(exp="1795352400"), "eyJ.%%%.x", "eyJhbGciOiJIUzI1NiJ9.WzFd.x", "eyJx.y", "a.b.c"],
)
def test_what_is_no_jwt_with_exp_tells_nothing(token: str) -> None:
    assert found_in({"token": token}) is None
