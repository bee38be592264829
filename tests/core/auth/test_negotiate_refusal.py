from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from httpv2_gui.core.auth import negotiate_refusal
from httpv2_gui.core.auth.windows_account import Account
from httpv2_gui.core.model.result import Exchange, Received, Sent, Timing

ME = Account("CORP", "me")
GREETING = base64.b64encode(b"NTLMSSP\0\x01\0\0\0").decode()
PROOF = base64.b64encode(b"NTLMSSP\0\x03\0\0\0").decode()
TICKET = base64.b64encode(b"\x60\x82\x01").decode()


def refused(authorization: str, *challenges: str, status: int = 401, **more: str) -> Exchange:
    headers = (*(("WWW-Authenticate", one) for one in challenges), *more.items())
    sent = (("Authorization", authorization),) if authorization else ()
    return Exchange(
        sent=Sent(method="GET", url="http://h/", headers=sent, body=b""),
        received=Received(
            status=status,
            reason="No",
            http_version="HTTP/1.1",
            headers=headers,
            body=b"",
            wire_bytes=0,
            complete=True,
        ),
        started=datetime.now(UTC),
        timing=Timing(total_ms=1.0),
    )


def hint(mode: str, exchange: Exchange) -> str:
    found = negotiate_refusal.explain(mode, ME, exchange)
    assert found is not None
    return found.hint


@pytest.mark.parametrize(
    ("authorization", "words"),
    [
        (f"NTLM {PROOF}", "refused the NTLM proof"),
        (f"Negotiate {PROOF}", "refused the NTLM proof"),
        (f"NTLM {GREETING}", "did not go on after the first NTLM message"),
        (f"Negotiate {TICKET}", "refused a Kerberos ticket"),
    ],
)
def test_says_what_was_offered_and_what_was_answered(authorization: str, words: str) -> None:
    found = hint("negotiate", refused(authorization, "Negotiate", "NTLM"))
    assert found.startswith("The server offers Negotiate and NTLM.")
    assert words in found


@pytest.mark.parametrize(
    ("mode", "challenges", "words"),
    [
        ("ntlm", ("Negotiate",), "Choose the Mechanism Negotiate"),
        ("kerberos", ("NTLM",), "Choose the Mechanism NTLM"),
        ("negotiate", ('Basic realm="a, NTLM"',), "Choose Basic"),
        ("negotiate", ('Digest realm="x"',), "Choose Password Digest"),
        ("negotiate", (), "offers no way to sign in"),
    ],
)
def test_says_what_to_choose_instead(mode: str, challenges: tuple[str, ...], words: str) -> None:
    assert words in hint(mode, refused("", *challenges))
    assert words in hint(mode, refused("Basic eDp5", *challenges))


@pytest.mark.parametrize("mode", ["ntlm", "kerberos", "negotiate"])
def test_typed_header_in_the_way_is_named(mode: str) -> None:
    exchange = refused("Basic eDp5", "Negotiate", "NTLM", "Basic")
    assert "A typed Authorization header" in hint(mode, exchange)


def test_closed_connection_is_named() -> None:
    assert "closes the connection" in hint("ntlm", refused(f"NTLM {PROOF}", Connection="close"))


def test_right_is_missing() -> None:
    found = hint("ntlm", refused(f"NTLM {PROOF}", status=403))
    assert "CORP\\me was signed in" in found
    assert negotiate_refusal.explain("ntlm", ME, refused("", status=403)) is None


def test_other_refusals_are_not_ours() -> None:
    assert negotiate_refusal.explain("ntlm", ME, refused("", status=400)) is None
    assert "offers" in hint("ntlm", refused("NTLM not Base64!", "NTLM"))
