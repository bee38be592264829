"""The signer beside the product's own example in Python; test_xsoar_server.py has a judge."""

from __future__ import annotations

import re
import time

import httpx
import pytest

from httpv2_gui.core.auth.xsoar import Fresh, XsoarAuth, XsoarSigner, fresh, hashed
from httpv2_gui.core.model.fields import problems
from httpv2_gui.core.model.secret import Secret


def scheme(**more: object) -> XsoarAuth:
    return XsoarAuth(key_id="7", api_key=Secret("K3y")).with_values(**more)


def headers(one: XsoarAuth, own: dict[str, str] | None = None) -> dict[str, str]:
    request = httpx.Request("POST", "https://h/", headers=own)
    signed = next(XsoarSigner(one, lambda: ADVANCED).sync_auth_flow(request))
    names = {"authorization", "x-xdr-auth-id", "x-xdr-nonce", "x-xdr-timestamp"}
    return {name: value for name, value in signed.headers.items() if name in names}


ADVANCED = Fresh("A" * 64, "1700000000000")
HASH = "99e2b909078a84a1a95bf4b4ffffa7237589b6d2c0a009c4e9ae0dce0cb44cba"


def test_standard() -> None:
    assert headers(scheme(key_id=" 7 ")) == {"x-xdr-auth-id": "7", "authorization": "K3y"}


def test_advanced() -> None:
    assert headers(scheme(key_type="advanced")) == {
        "x-xdr-timestamp": "1700000000000",
        "x-xdr-nonce": "A" * 64,
        "x-xdr-auth-id": "7",
        "authorization": HASH,
    }
    assert hashed(Secret("K3y"), ADVANCED) == HASH


def test_xsoar_6() -> None:
    assert headers(scheme(key_type="xsoar_6")) == {"authorization": "K3y"}


def test_other_headers_of_those_names_are_replaced() -> None:
    assert headers(scheme(), {"AUTHORIZATION": "x", "X-XDR-AUTH-ID": "8"}) == headers(scheme())


def test_nonce_and_time_are_the_examples() -> None:
    one = fresh()
    assert re.fullmatch("[A-Za-z0-9]{64}", one.nonce)
    assert re.fullmatch("[0-9]{10}000", one.timestamp)
    assert abs(int(one.timestamp) / 1000 - time.time()) < 5


def test_every_send_has_its_own() -> None:
    signer = scheme(key_type="advanced").signer()
    request = httpx.Request("GET", "https://h/")
    sent = [next(signer.sync_auth_flow(request)).headers["x-xdr-nonce"] for _ in range(20)]
    assert len(set(sent)) == 20


@pytest.mark.parametrize(
    ("key_type", "names"),
    [
        ("standard", ["x-xdr-auth-id", "Authorization"]),
        ("advanced", ["x-xdr-timestamp", "x-xdr-nonce", "x-xdr-auth-id", "Authorization"]),
        ("xsoar_6", ["Authorization"]),
    ],
)
def test_says_what_stays_behind(key_type: str, names: list[str]) -> None:
    one = scheme(key_type=key_type)
    assert [words.partition(" ")[0] for words in one.adds()] == names
    assert {name.lower() for name in names} == set(headers(one))


@pytest.mark.parametrize("key_type", ["standard", "advanced", "xsoar_6"])
def test_preview_is_the_same_each_time(key_type: str) -> None:
    signer = scheme(key_type=key_type).preview_signer()
    one, two = (next(signer.sync_auth_flow(httpx.Request("GET", "https://h/"))) for _ in range(2))
    assert one.headers == two.headers
    assert ("<nonce>" in one.headers.values()) is (key_type == "advanced")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"key_id": ""}, ("key_id", "error")),
        ({"key_id": "{key_id}"}, ("key_id", "error")),
        ({"key_id": "٧"}, ("key_id", "error")),
        ({"api_key": Secret()}, ("api_key", "error")),
        ({"api_key": Secret("hush\n")}, ("api_key", "error")),
        ({"api_key": Secret(" hush")}, ("api_key", "error")),
        ({"api_key": Secret("{hush}")}, ("api_key", "error")),
        ({"api_key": Secret("Bearer hush")}, ("api_key", "error")),
        ({"fqdn": "{fqdn}"}, ("fqdn", "warning")),
        ({"fqdn": "no host"}, None),
        ({"fqdn": "a..b"}, ("fqdn", "warning")),
        ({"key_type": "xsoar_6", "key_id": ""}, None),
        ({"key_type": "xsoar_6", "key_id": "x"}, None),
    ],
)
def test_problems_name_their_field(
    values: dict[str, object], expected: tuple[str, str] | None
) -> None:
    found = problems(scheme(**values))
    assert [(one.place, one.severity) for one in found] == ([expected] if expected else [])
    assert "hush" not in str(found)


def test_test_url_is_suggested() -> None:
    one = scheme(fqdn="tenant.example.com")
    assert one.suggested_test_url() == "https://api-tenant.example.com/xsoar/user"
    old = one.with_values(key_type="xsoar_6")
    assert old.suggested_test_url() == "https://tenant.example.com/user"
    assert scheme().suggested_test_url() == ""
