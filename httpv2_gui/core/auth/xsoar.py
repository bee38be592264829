"""Cortex XSOAR API keys, Standard and Advanced, and those of XSOAR 6.

As the product's documentation says (“Get started with Cortex XSOAR APIs”), its example in Python
included.
"""

from __future__ import annotations

import hashlib
import secrets
import string
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import httpx

from httpv2_gui.core.auth import xsoar_answers
from httpv2_gui.core.auth.explanation import Explanation
from httpv2_gui.core.auth.request_header import put
from httpv2_gui.core.auth.scheme import Scheme
from httpv2_gui.core.auth.signing import learn
from httpv2_gui.core.auth.xsoar_host import fqdn_error, is_placeholder, user_url
from httpv2_gui.core.model import fields
from httpv2_gui.core.model.fields import Problem
from httpv2_gui.core.model.header_text import whole_value_error
from httpv2_gui.core.model.redact import Known
from httpv2_gui.core.model.result import Exchange, Received
from httpv2_gui.core.model.secret import Secret

STANDARD, ADVANCED, XSOAR_6 = "standard", "advanced", "xsoar_6"
_ALPHABET = string.ascii_letters + string.digits
_NONCE_LENGTH = 64
_HASH = "hash of API Key"


@dataclass(frozen=True, kw_only=True)
class XsoarAuth(Scheme):
    """Sends an XSOAR API key, as it is or hashed with a nonce and the time."""

    name: ClassVar[str] = "xsoar"
    title: ClassVar[str] = "Cortex XSOAR"
    summary: ClassVar[str] = "An API key of Cortex XSOAR, Standard or Advanced."

    key_type: str = fields.choice(
        "API Key Type",
        (
            (STANDARD, "Standard"),
            (ADVANCED, "Advanced"),
            (XSOAR_6, "XSOAR 6"),
        ),
        STANDARD,
        help="As chosen when the key was made: the key itself does not tell.",
    )
    key_id: str = fields.text(
        "API Key ID",
        required=True,
        help="The ID column of the API keys table.",
        hint="7",
        when={"key_type": (STANDARD, ADVANCED)},
    )
    api_key: Secret = fields.secret("API Key", required=True)
    fqdn: str = fields.text(
        "FQDN",
        help="The tenant's, as View Examples shows it after api-: it makes Test URL.",
        hint="tenant.xdr.us.paloaltonetworks.com",
    )

    def signer(self) -> httpx.Auth:
        return XsoarSigner(self)

    def preview_signer(self) -> httpx.Auth:
        return _PreviewSigner(self)

    def adds(self) -> tuple[str, ...]:
        key = "Authorization header (API key)"
        if self.key_type == XSOAR_6:
            return (key,)
        own = ("x-xdr-auth-id header", key)
        if self.key_type == STANDARD:
            return own
        return ("x-xdr-timestamp header", "x-xdr-nonce header", *own)

    def suggested_test_url(self) -> str:
        return user_url(self.fqdn, is_xsoar_6=self.key_type == XSOAR_6)

    def verdict(self, url: str, received: Received) -> str | None:
        return xsoar_answers.doubt(url, received)

    def explain(self, exchange: Exchange) -> Explanation | None:
        hint = xsoar_answers.reason(self.key_type, exchange)
        return Explanation(hint=hint) if hint else None

    def check(self) -> Iterator[Problem]:
        key_id = self.key_id.strip()
        if self.key_type != XSOAR_6 and key_id and not (key_id.isascii() and key_id.isdigit()):
            yield Problem("key_id", "API Key ID", "It is a number, in the ID column of the keys.")
        yield from self._check_key(self.api_key.reveal())
        if self.fqdn.strip() and (error := fqdn_error(self.fqdn)) is not None:
            yield Problem("fqdn", "FQDN", error, "warning")

    def _check_key(self, key: str) -> Iterator[Problem]:
        message = whole_value_error(key, "The key")
        if message is None and is_placeholder(key):
            message = "Put your own key in place of the placeholder."
        if message is None and key.lower().startswith("bearer "):
            message = "Cortex XSOAR takes the key alone, without Bearer."
        if message is not None:
            yield Problem("api_key", "API Key", message)


class Fresh(NamedTuple):
    """What no two requests with an Advanced key share."""

    nonce: str
    timestamp: str
    """Milliseconds since 1970, in whole seconds as the product's example has it."""


def fresh() -> Fresh:
    """Make a nonce and take the time."""
    nonce = "".join(secrets.choice(_ALPHABET) for _ in range(_NONCE_LENGTH))
    return Fresh(nonce, str(int(time.time()) * 1000))


def hashed(api_key: Secret, one: Fresh) -> str:
    """Give what an Advanced key is sent as: a plain SHA-256 over key, nonce and time."""
    text = f"{api_key.reveal()}{one.nonce}{one.timestamp}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


class XsoarSigner(httpx.Auth):
    """Sends the key, or with an Advanced one a hash that is new for each request."""

    def __init__(self, scheme: XsoarAuth, fresh: Callable[[], Fresh] = fresh) -> None:
        self._scheme = scheme
        self._fresh = fresh

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        scheme = self._scheme
        if scheme.key_type == ADVANCED:
            one = self._fresh()
            made = hashed(scheme.api_key, one)
            learn(request, Known(_HASH, made))  # good for as long as its nonce and time are
            _put(request, scheme, made, one)
        else:
            _put(request, scheme, scheme.api_key.reveal())
        yield request


class _PreviewSigner(httpx.Auth):
    """Shows labels for what an Advanced key makes anew in each request."""

    def __init__(self, scheme: XsoarAuth) -> None:
        self._scheme = scheme

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        if self._scheme.key_type == ADVANCED:
            _put(request, self._scheme, f"<{_HASH}>", Fresh("<nonce>", "<timestamp>"))
        else:
            _put(request, self._scheme, self._scheme.api_key.reveal())
        yield request


def _put(
    request: httpx.Request, scheme: XsoarAuth, authorization: str, one: Fresh | None = None
) -> None:
    own: dict[str, str] = {}
    if one is not None:
        own |= {"x-xdr-timestamp": one.timestamp, "x-xdr-nonce": one.nonce}
    if scheme.key_type != XSOAR_6:
        own["x-xdr-auth-id"] = scheme.key_id.strip()
    own["Authorization"] = authorization
    for name, value in own.items():
        put(request, name, value)
