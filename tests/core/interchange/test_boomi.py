from __future__ import annotations

from pathlib import Path

import pytest

from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.auth.oauth1 import OAuth1
from httpv2_gui.core.interchange import boomi
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.model.connection import Timeouts

EXAMPLE = Path(__file__).with_name("examples") / "boomi_oauth1.xml"


def component(tmp_path: Path, attributes: str, inside: str = "") -> Imported:
    path = tmp_path / "plain.xml"
    path.write_text(f"<a><HttpSettings {attributes}>{inside}</HttpSettings></a>")
    return boomi.read(path)


def test_a_connection_with_oauth() -> None:
    imported = boomi.read(EXAMPLE)
    (connection,) = imported.connections
    said = "\n".join(imported.notes)

    assert (connection.name, connection.description) == ("Ledger", "The ledger's API")
    assert connection.test_url == "https://ledger.example.com/api"
    assert connection.timeouts == Timeouts(connect_ms=0, read_ms=30000)
    assert connection.cookie_scope == "run"
    assert connection.auth == OAuth1(
        request_token_url="https://ledger.example.com/request",
        access_token_url="https://ledger.example.com/access",
        authorization_url="https://ledger.example.com/authorize",
        consumer_key="ck",
        realm="123_SB1",
        signature_method="HMAC-SHA256",
        blank_access_token="include",
    )
    assert "fill in Consumer Secret, Access Token, Token Secret" in said
    assert "suppressBlankAccessToken is true: a blank token is sent empty" in said
    assert "The client certificate (aa-bb)" in said
    assert "x0x0" not in repr(imported)


@pytest.mark.parametrize(
    ("kind", "auth"),
    [
        ("BASIC", BasicAuth(username="ana")),
        ("PASSWORD_DIGEST", DigestAuth(username="ana")),
        ("CUSTOM", CustomAuth(username="ana")),
        ("NETWORK_AUTHENTICATION", NegotiateAuth(mode="negotiate", use_signed_in_user=True)),
        ("NONE", NoAuth()),
        ("MARTIAN", NoAuth()),
    ],
)
def test_every_kind(tmp_path: Path, kind: str, auth: object) -> None:
    inside = '<AuthSettings user="ana" password="zz"/>'
    imported = component(tmp_path, f'authenticationType="{kind}" url="https://h"', inside)

    assert imported.connections[0].auth == auth
    assert imported.connections[0].name == "plain"
    assert ("“MARTIAN” is not known" in "".join(imported.notes)) == (kind == "MARTIAN")


def test_values_that_are_none(tmp_path: Path) -> None:
    imported = component(tmp_path, 'connectTimeout="soon" cookieScope="MOON"')
    assert imported.connections[0].timeouts == Timeouts()
    assert len(imported.notes) == 2


def test_other_xml(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<a/>")
    with pytest.raises(InterchangeError, match="no HTTP Client connection of Boomi"):
        boomi.read(path)
    assert boomi.fits(EXAMPLE, EXAMPLE.read_bytes()) > 0.5
    assert boomi.fits(path, b"<a/>") == 0
