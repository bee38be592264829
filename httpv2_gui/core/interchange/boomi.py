"""Boomi's HTTP Client connection (component XML) to a Connection.

Boomi stores secrets encrypted and exports no key to them: they are left blank and named. What
`suppressBlankAccessToken` means is documented both ways; the connection page's reading is taken,
and said.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from httpv2_gui.core.auth import Scheme
from httpv2_gui.core.auth.basic import BasicAuth
from httpv2_gui.core.auth.custom import CustomAuth
from httpv2_gui.core.auth.digest import DigestAuth
from httpv2_gui.core.auth.negotiate import NegotiateAuth
from httpv2_gui.core.auth.no_auth import NoAuth
from httpv2_gui.core.interchange import boomi_tokens, xml_tree
from httpv2_gui.core.interchange.format import Imported, InterchangeError
from httpv2_gui.core.interchange.reading import read_bytes
from httpv2_gui.core.interchange.xml_tree import Element
from httpv2_gui.core.model.connection import COOKIE_SCOPES, Connection, Timeouts
from httpv2_gui.core.model.fields import fields_of

SETTINGS = "HttpSettings"
_SCOPES = {"GLOBAL": "global", "CONNECTOR_SHAPE": "run", "IGNORED": "ignored"}
_WITH_PASSWORD = {"BASIC": BasicAuth, "PASSWORD_DIGEST": DigestAuth, "CUSTOM": CustomAuth}


def fits(path: Path, head: bytes) -> float:
    """Say how sure it is that a file is such a component."""
    return 0.9 if b"HttpSettings" in head and b"<" in head[:200] else 0.0


def read(path: Path) -> Imported:
    """Read a component; raises InterchangeError."""
    root = xml_tree.read(read_bytes(path), str(path))
    settings = root.find(SETTINGS)
    if settings is None:
        message = f"There is no {SETTINGS} in it: it is no HTTP Client connection of Boomi."
        raise InterchangeError(message, path=str(path), line=root.line)
    notes: list[str] = []
    name = root.get("name") or path.stem
    connection = Connection(
        name=name,
        description=_description(root),
        test_url=settings.get("url"),
        cookie_scope=_scope(settings, notes),
        auth=_scheme(settings, notes),
        timeouts=Timeouts(
            connect_ms=_milliseconds(settings, "connectTimeout", notes),
            read_ms=_milliseconds(settings, "readTimeout", notes),
        ),
    )
    notes += _missing(connection)
    notes += _about_tls(settings)
    if connection.test_url:
        notes.append(
            "Boomi's URL is the start of every request's: it is Test URL here, and requests need "
            "their whole URL."
        )
    return Imported(connections=(connection,), notes=tuple(notes))


def _description(root: Element) -> str:
    found = root.find("description")
    return found.text.strip() if found is not None else ""


def _scope(settings: Element, notes: list[str]) -> str:
    text = settings.get("cookieScope") or "GLOBAL"
    scope = _SCOPES.get(text)
    if scope is None:
        usual = COOKIE_SCOPES[0][0]
        notes.append(f"cookieScope “{text[:40]}” is not known: “{usual}” is used.")
        return usual
    if not settings.get("cookieScope"):
        notes.append("No cookieScope is given: cookies are kept, as Boomi's Global does.")
    return scope


def _milliseconds(settings: Element, name: str, notes: list[str]) -> int | None:
    text = settings.get(name)
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if text != "-1":
        notes.append(f"{name} is no number of milliseconds: the default is used.")
    return None


def _scheme(settings: Element, notes: list[str]) -> Scheme:
    kind = settings.get("authenticationType").upper() or "NONE"
    if kind in _WITH_PASSWORD:
        auth = settings.find("AuthSettings")
        return _WITH_PASSWORD[kind](username=auth.get("user") if auth is not None else "")
    if kind == "OAUTH":
        return boomi_tokens.oauth1(settings, notes)
    if kind == "OAUTH2":
        return boomi_tokens.oauth2(settings, notes)
    if kind == "AWSV4":
        return boomi_tokens.aws(settings)
    if kind == "NETWORK_AUTHENTICATION":
        notes.append("Boomi takes the Windows user who is signed in; so does this connection.")
        return NegotiateAuth(mode="negotiate", use_signed_in_user=True)
    if kind != "NONE":
        notes.append(f"authenticationType “{kind[:40]}” is not known: none is chosen.")
    return NoAuth()


def _missing(connection: Connection) -> list[str]:
    """Name the secrets to fill in: Boomi's export has them encrypted."""
    scheme = connection.auth
    labels = [
        one.label
        for one in fields_of(scheme)
        if one.kind.is_secret and not one.hidden and one.shows(scheme)
    ]
    if not labels:
        return []
    return [f"Boomi exports secrets encrypted, so they are missing: fill in {', '.join(labels)}."]


def _about_tls(settings: Element) -> list[str]:
    values: dict[str, Any] = {}
    for options in settings.all("SSLOptions") + settings.all("sslOptions"):
        values |= options.attributes
    notes: list[str] = []
    if str(values.get("clientauth", "")).lower() == "true":
        alias = values.get("clientsslalias", "")
        notes.append(f"The client certificate ({alias}) is a component of its own: pick its file.")
    if str(values.get("trustServerCert", "")).lower() == "true":
        alias = values.get("trustedcertalias", "")
        notes.append(f"The trusted certificate ({alias}) is a component of its own: pick its file.")
    return notes
