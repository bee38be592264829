"""What every scheme is: declared fields, and a signer for requests to its own origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import httpx

from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.connection import SchemeRecord
from httpv2_gui.core.model.fields import Declared, Kind, secrets_of
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.secret import Secret


@dataclass(frozen=True, kw_only=True)
class TokenFlow:
    """A request that fetches a token before each run (the seed's Dedicated Authentication Flow)."""

    method: str
    url: str
    headers: str
    """Text of a JSON object; secret."""
    body: str
    """Text of a JSON object; secret. Sent as form or as JSON by the headers' Content-Type."""
    token_field: str
    """Flattened name of the token in the answer, see `core.auth.tokens`."""


@dataclass(frozen=True, kw_only=True)
class Scheme(SchemeRecord):
    """One way to authenticate. A new one is a file with a subclass and a line in `SCHEMES`."""

    summary: ClassVar[str] = ""
    """One sentence for the menu and the printed table."""

    def signer(self) -> httpx.Auth | None:
        """Give what signs each send to the own origin; None when the scheme adds nothing."""
        return None

    def adds(self) -> tuple[str, ...]:
        """Say in words what the signer puts on a request: it stays behind on a foreign host."""
        return ()

    def token_flow(self) -> TokenFlow | None:
        """Give the request that fetches `{{integration.token}}`, when the scheme has one."""
        return None

    def known_secrets(self) -> Iterator[Known]:
        """Yield every secret text that must not be shown, with the label that stands for it."""
        for declared, secret in secrets_of(self):
            yield from _known(declared, secret)


_PUBLIC_NAMES = frozenset(
    (
        *("accept", "accept-charset", "accept-encoding", "accept-language", "audience"),
        *("cache-control", "connection", "content-type", "grant_type", "host", "resource"),
        *("response_type", "scope", "token_type", "user-agent"),
        # Who somebody is stands in answers as data; blanking it there would falsify them.
        *("account", "domain", "email", "login", "realm", "tenant", "tenant_id"),
        *("user", "user_name", "username"),
    )
)
"""Entries of the token request that are no secrets though they stand in a secret field."""
_EVERYDAY_WORDS = frozenset(("true", "false", "null", "none", "yes", "no", "on", "off"))
_SHORTEST = 3
"""Blanking `1` or `true` wherever they stand would make answers unreadable."""


def _known(declared: Declared, secret: Secret) -> Iterator[Known]:
    if declared.kind is not Kind.SECRET_JSON:
        yield Known(declared.label, secret.reveal())
        return
    try:
        value = json_text.parse(secret.reveal())
    except JsonError:
        yield Known(declared.label, secret.reveal())
        return
    yield from _known_values(declared.label, value)


def _known_values(label: str, value: Json) -> Iterator[Known]:
    if isinstance(value, Members):
        for name, item in value:
            if name.lower() not in _PUBLIC_NAMES:
                yield from _known_values(name, item)
    elif isinstance(value, list):
        for item in value:
            yield from _known_values(label, item)
    elif isinstance(value, str) and _is_telling(value):
        yield Known(label, str(value))


def _is_telling(value: str) -> bool:
    return len(value) >= _SHORTEST and value.lower() not in _EVERYDAY_WORDS
