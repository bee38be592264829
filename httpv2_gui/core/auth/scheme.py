"""What every scheme is: declared fields, and a signer for requests to its own origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

import httpx

from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.grant import Grant, TokenState
from httpv2_gui.core.model import json_text
from httpv2_gui.core.model.connection import SchemeRecord
from httpv2_gui.core.model.fields import Declared, Kind, fields_of, secrets_of
from httpv2_gui.core.model.json_text import Json, JsonError, Members
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange, Received
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
class PlacedValue:
    """What one placeholder of a scheme stands for; never shown."""

    text: Secret
    encoded_in_url: bool = True
    """Percent-encoded where it stands in a URL; otherwise it goes in as it is."""


@dataclass(frozen=True, kw_only=True)
class Scheme(SchemeRecord):
    """One way to authenticate. A new one is a file with a subclass and a line in `SCHEMES`."""

    summary: ClassVar[str] = ""
    """One sentence for the menu and the printed table."""
    binds_connection: ClassVar[bool] = False
    """It authenticates the TCP connection: each run gets one of its own, HTTP/1.1 only."""

    def signer(self) -> httpx.Auth | None:
        """Give what signs each send to the own origin; None when the scheme adds nothing.

        The engine keeps it as long as the scheme stays the same: it may remember nonces.
        """
        return None

    def preview_signer(self) -> httpx.Auth | None:
        """Give what signs a preview: labels such as `<nonce>` for what each send makes anew."""
        return self.signer()

    @property
    def waits_for_challenge(self) -> bool:
        """Whether the Authorization header is sent only after the server has asked for it."""
        return False

    def values(self) -> Mapping[str, PlacedValue]:
        """Give what placeholders of this scheme stand for, by the placeholder as it is typed."""
        return {}

    def adds(self) -> tuple[str, ...]:
        """Say in words what the signer puts on a request: it stays behind on a foreign host."""
        return ()

    def doubts(self, url: str) -> Iterator[str]:
        """Warn of what sending to `url` in this way would give away."""
        yield from ()

    def token_flow(self) -> TokenFlow | None:
        """Give the request that fetches `{{integration.token}}`, when the scheme has one."""
        return None

    # Tokens: see core.auth.grant

    def token_state(self) -> TokenState | None:
        """Say what is known of the token it signs with; None when it needs none."""
        return None

    def renewal(self) -> Grant | None:
        """Give how to get a new token without a person; None when that is impossible."""
        return None

    def generation(self) -> Grant | None:
        """Give what *Generate* does; None when there is nothing to generate."""
        return None

    def without_token(self) -> Self:
        """Give the scheme as it is before Generate: those who have it in common share a token."""
        return self.with_values(
            **{one.name: one.default for one in fields_of(self) if one.obtained or one.hidden}
        )

    # What it knows about answers

    def verdict(self, url: str, received: Received) -> str | None:
        """Say why an answer below 400 to Test URL proves nothing; None when it proves enough."""
        return None

    def explain(self, exchange: Exchange) -> Explanation | None:
        """Say what a refusal (401, 403) usually means here; sees the exchange unredacted."""
        return None

    def suggested_test_url(self) -> str:
        """Give a Test URL that fits what is filled in; blank when nothing is known."""
        return ""

    def known_secrets(self) -> Iterator[Known]:
        """Yield every secret text that must not be shown, with the label that stands for it."""
        for declared, secret in secrets_of(self):
            if not declared.hidden:
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
